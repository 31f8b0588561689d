//! 领导接访: a month of reception days, who receives on each, and what came of it.

mod action;
mod dialog;
mod form;
mod model;
mod month_ui;
mod w;

pub use action::{DayChange, ReceptionsAction, by_turn};
pub use form::{Block, DayForm};
pub use model::{Day, ReceptionsModel, Totals};

use chrono::{Datelike, NaiveDate};
use eframe::egui::{Key, Modifiers, Ui, vec2};

use crate::domain::period::Period;
use crate::store::StoreError;
use crate::ui::screen::{Command, Desk, Effect, Env, Message, Screen, Took};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, bars, mark, page_bar, paint};
use crate::ui::worker::Progress;
use crate::ui::{icons, ime};
use dialog::{DayDialog, Told};

/// The page. It keeps its month while one is elsewhere.
#[derive(Default)]
pub struct ReceptionsPage {
    month: Option<Period>,
    /// A day to be opened as soon as its month is there.
    wanted: Option<NaiveDate>,
    open: Option<DayDialog>,
    busy: bool,
    done: bool,
}

impl ReceptionsPage {
    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &ReceptionsModel, env: &Env) -> Option<ReceptionsAction> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut action = bar_ui(ui, model, env);
        let rest = ui.available_rect_before_wrap();
        let (body, ()) = bars::bottom_bar(
            ui,
            rest,
            space::FOOTER_H,
            |ui| totals_ui(ui, model, env.today),
            |ui| {
                if env.writable && env.two_columns() {
                    ui.label(Role::Small.rich(w::HELP, c::INK3));
                }
            },
        );
        let grid = body.shrink2(vec2(space::PAGE, space::S12));
        if let Some(day) = month_ui::month_ui(ui, grid, model, env.today)
            && env.writable
        {
            action = Some(ReceptionsAction::Open(day));
        }
        if self.open.is_none() && ui.memory(|memory| memory.top_modal_layer().is_none()) {
            action = action.or_else(|| turned(ui, model));
        }
        action.or(self.dialog_ui(ui, model, env))
    }

    fn dialog_ui(&mut self, ui: &mut Ui, model: &ReceptionsModel, env: &Env) -> Option<ReceptionsAction> {
        if std::mem::take(&mut self.done) && self.open.take().is_some() {
            DayDialog::closed(ui.ctx());
        }
        if let Some(day) = self.wanted.and_then(|wanted| model.days.iter().find(|day| day.on == wanted)) {
            self.wanted = None;
            self.open = Some(DayDialog::new(DayForm::of(day, model)));
        }
        match self.open.as_mut()?.ui(ui.ctx(), model, env.today, self.busy)? {
            Told::Save(change) => Some(ReceptionsAction::Save(change)),
            Told::Close => {
                self.open = None;
                DayDialog::closed(ui.ctx());
                None
            }
        }
    }
}

fn bar_ui(ui: &mut Ui, model: &ReceptionsModel, env: &Env) -> Option<ReceptionsAction> {
    let mut action = None;
    let mut other = None;
    page_bar(
        ui,
        |ui| {
            page_bar::title(ui, w::TITLE, "");
            ui.add_space(space::S4);
            if ui.add(Button::icon_only(icons::CARET_LEFT, w::BEFORE).small()).clicked() {
                other = model.month.previous();
            }
            let words = w::month(model.month.first().year(), model.month.first().month());
            let galley = paint::line(ui, &words, Role::BodyBold, c::INK);
            ui.add_sized(
                vec2(galley.size().x.max(86.0), space::SMALL_H),
                eframe::egui::Label::new(Role::BodyBold.rich(words, c::INK)),
            );
            if ui.add(Button::icon_only(icons::CARET_RIGHT, w::AFTER).small()).clicked() {
                other = model.month.next();
            }
            if ui.add(Button::plain(w::TODAY).small()).clicked() {
                other = Some(ReceptionsModel::month_of(env.today));
            }
        },
        |ui| {
            if !env.writable {
                return;
            }
            let roomy = env.two_columns();
            let new = Button::primary(w::NEW);
            let new = if roomy { new.icon(icons::NOTE_PENCIL).key("Ctrl+N") } else { new };
            if ui.add(new).clicked() {
                action = Some(ReceptionsAction::Open(env.today));
            }
            let month = model.to_fill.unwrap_or(model.month);
            let words = w::fill(month.first().month());
            let able = model.to_fill.is_some() && !model.leaders.is_empty();
            let why = if model.leaders.is_empty() { w::NO_LEADERS } else { w::FULL };
            let short = w::fill_short(month.first().month());
            let mut button = Button::plain(if roomy { &words } else { &short }).named(&words).enabled(able);
            if roomy {
                button = button.icon(icons::USER_SWITCH);
            }
            if !able {
                button = button.tooltip(why);
            }
            if ui.add(button).clicked() {
                action = Some(ReceptionsAction::Fill(month));
            }
        },
    );
    action.or(other.map(ReceptionsAction::Show))
}

/// PgUp and PgDn turn the page of the calendar.
fn turned(ui: &Ui, model: &ReceptionsModel) -> Option<ReceptionsAction> {
    let key = |key| ime::take(ui.ctx(), Modifiers::NONE, key);
    let month = if key(Key::PageUp) {
        model.month.previous()
    } else if key(Key::PageDown) {
        model.month.next()
    } else {
        None
    };
    month.map(ReceptionsAction::Show)
}

fn totals_ui(ui: &mut Ui, model: &ReceptionsModel, today: NaiveDate) {
    let totals = model.totals(today);
    let mut words = |text: &str| {
        ui.label(mark::with_bold(text, Role::Small, Role::SmallBold, c::INK2, c::INK));
        ui.add_space(space::S8);
    };
    words(&w::planned(totals.planned));
    words(&w::done(totals.done));
    words(&w::total(totals.batches, totals.people));
    if totals.unfilled > 0 {
        ui.label(Role::SmallBold.rich(w::unfilled(totals.unfilled), c::AMB));
    }
}

impl Screen for ReceptionsPage {
    type Query = Period;
    type Model = ReceptionsModel;
    type Action = ReceptionsAction;

    fn query(&self, env: &Env) -> Period {
        self.month.unwrap_or_else(|| ReceptionsModel::month_of(env.today))
    }

    fn load(desk: &mut Desk, month: &Period, env: &Env, _: &Progress) -> Result<ReceptionsModel, StoreError> {
        ReceptionsModel::load(desk.register()?, *month, env.today)
    }

    fn draw(&mut self, ui: &mut Ui, model: &ReceptionsModel, env: &Env) -> Option<ReceptionsAction> {
        self.ui(ui, model, env)
    }

    fn command(&mut self, command: Command, _: Option<&ReceptionsModel>, env: &Env) -> Took<ReceptionsAction> {
        match command {
            Command::New if env.writable => Took::Action(ReceptionsAction::Open(env.today)),
            Command::New => Took::Yes,
            _ => Took::No,
        }
    }

    fn act(&mut self, action: ReceptionsAction, model: Option<&ReceptionsModel>, env: &Env) -> Vec<Effect> {
        match action {
            ReceptionsAction::Show(month) => self.month = Some(month),
            ReceptionsAction::Open(day) => {
                let in_sight = model.is_some_and(|model| model.days.iter().any(|there| there.on == day));
                if !in_sight {
                    self.month = Some(ReceptionsModel::month_of(day));
                }
                self.wanted = Some(day);
            }
            ReceptionsAction::Fill(month) => {
                self.month = Some(month);
                return vec![action::fill(month, env.today)];
            }
            ReceptionsAction::Save(change) => {
                self.busy = true;
                return vec![change.effect()];
            }
        }
        Vec::new()
    }

    fn told(&mut self, message: Message, _env: &Env) -> Vec<Effect> {
        if message.is::<action::Saved>() {
            self.busy = false;
            self.done = true;
        }
        Vec::new()
    }

    fn failed(&mut self, _advice: &str) {
        self.busy = false;
    }
}
