//! 报表: the figures of a period, each opening its cases; the half-year's text, section by section; its pages.

mod action;
mod figures;
mod finalise;
mod model;
mod paper;
mod period;
mod registers;
#[cfg(test)]
mod tests;
mod text;
mod w;
mod writing;

pub use action::{ReportsAction, SaveText};
pub use model::{Cases, FigureRow, ReportsModel, SectionText, TextReport};
pub use paper::Paper;

use std::sync::Arc;

use eframe::egui::{Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit, vec2};

use crate::domain::period::{Period, PeriodKind};
use crate::papers::PaperRequest;
use crate::report::narrative::is_written;
use crate::store::StoreError;
use crate::ui::icons;
use crate::ui::layout::{split_left, split_top};
use crate::ui::route::Route;
use crate::ui::screen::{Command, Desk, Effect, Env, Message, Screen, Took};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::preview::{Picture, Sheets};
use crate::ui::widgets::{Button, PreviewState, banner, bars, page_bar, paint, tabs, tooltip, wait};
use crate::ui::worker::Progress;
use action::{Drawn, PictureKey, Saved};
use period::Choice;
use registers::Registers;
use writing::Writing;

/// Width of figures and text beside the preview.
const LEFT_W: f32 = 664.0;
/// What the text keeps of the height below the figures: to read, to write.
const TEXT_H: [f32; 2] = [196.0, 330.0];
const BANNER_H: f32 = 34.0;

/// What is shown when there is no room for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Figures,
    Text,
    Preview,
}

/// The page: what outlives a frame.
#[derive(Default)]
pub struct ReportsPage {
    choice: Choice,
    writing: Writing,
    preview: PreviewState,
    picture: Option<(PictureKey, Picture)>,
    asked: Option<PictureKey>,
    part: Part,
    finalising: bool,
    registers: Option<Registers>,
    stale_since: Option<f64>,
}

impl ReportsPage {
    /// The period in view.
    pub fn period(&self, env: &Env) -> Period {
        self.choice.period(env.today)
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &ReportsModel, env: &Env) -> Option<ReportsAction> {
        ui.spacing_mut().item_spacing = vec2(space::S8, 0.0);
        let before = self.period(env);
        let mut action = self.bar_ui(ui, model, env);
        let whole = ui.available_rect_before_wrap();
        let has_text = is_written(self.period(env).kind());
        let (left, right) = match (env.wide(), has_text) {
            (true, true) => {
                let (left, right) = split_left(whole, LEFT_W);
                (left, Some(right))
            }
            _ => (whole, None),
        };
        let (line, mut body) = split_top(left, period::LINE_H);
        period::period_ui(ui, line, &mut self.choice, env);
        if let (false, Some(report)) = (env.wide(), &model.text)
            && has_text
        {
            let (strip, below) = split_top(body, tabs::TABS_H);
            body = below;
            let mut child =
                ui.new_child(UiBuilder::new().id_salt("parts").max_rect(strip.shrink2(vec2(space::PAGE, 0.0))));
            let parts = [(Part::Figures, w::PART_FIGURES), (Part::Text, w::PART_TEXT), (Part::Preview, w::PREVIEW)];
            if tabs(&mut child, "part", w::PARTS, &mut self.part, &parts) && report.paper.is_err() {
                child.ctx().request_repaint();
            }
        }
        let stale = model.period != self.period(env);
        let part = if env.wide() || !has_text { None } else { Some(self.part) };
        let body_action = match part {
            Some(Part::Preview) => self.preview_ui(ui, body, model),
            Some(Part::Text) => self.sections_ui(ui, body, model, env),
            Some(Part::Figures) => self.numbers_ui(ui, body, model, env),
            None => self.left_ui(ui, body, model, env),
        };
        action = action.or(body_action);
        if let Some(right) = right {
            ui.painter().vline(right.left() + 0.5, right.y_range(), Stroke::new(space::STROKE, c::LINE));
            action = self.preview_ui(ui, right.with_min_x(right.left() + 1.0), model).or(action);
        }
        if self.finalising
            && let Some(go) = finalise::dialog(ui.ctx(), model)
        {
            self.finalising = false;
            action = go.then_some(ReportsAction::Finalise(model.period)).or(action);
        }
        if let Some(done) = self.registers.as_mut().and_then(|dialog| dialog.ui(ui.ctx(), model.period)) {
            self.registers = None;
            action = done.or(action);
        }
        if stale {
            self.stale_ui(ui, whole.with_min_y(whole.top() + period::LINE_H));
            action = None;
        } else {
            self.stale_since = None;
        }
        if self.period(env) != before {
            self.writing.finish();
            self.preview.go_to(0);
        }
        action
    }

    fn bar_ui(&mut self, ui: &mut Ui, model: &ReportsModel, env: &Env) -> Option<ReportsAction> {
        let mut action = None;
        let (mut seen, mut asked, mut registers) = (false, false, false);
        let period = self.period(env);
        let remark = match (&model.text, self.writing.kept_words()) {
            (Some(_), Some(kept)) => kept,
            (Some(report), None) => report.title.clone(),
            (None, _) => String::new(),
        };
        page_bar(
            ui,
            |ui| {
                bars::title(ui, w::TITLE);
                if let Some(report) = &model.text {
                    seen = finalise::state_ui(ui, report, env.today);
                }
                bars::words(ui, &remark);
            },
            |ui| {
                if ui.add(Button::primary(w::PRINT).icon(icons::PRINTER).key("Ctrl+P")).clicked() {
                    action = Some(ReportsAction::Print(main_paper(period, Some(model))));
                }
                if ui.add(Button::plain(w::EXPORT).icon(icons::FILE_PDF)).clicked() {
                    action = Some(ReportsAction::Export(main_paper(period, Some(model))));
                }
                if env.writable && model.text.as_ref().is_some_and(finalise::is_due) {
                    asked |= ui.add(Button::plain(w::FINALISE).icon(icons::LOCK)).clicked();
                }
                if ui.add(Button::plain(w::REGISTERS).icon(icons::LIST)).clicked() {
                    registers = true;
                }
            },
        );
        self.finalising |= seen || asked;
        if registers {
            self.registers = Some(Registers::new());
        }
        action
    }

    /// The old period's content stays, greyed, until the new one is read.
    fn stale_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let time = ui.input(|input| input.time);
        let since = *self.stale_since.get_or_insert(time);
        ui.interact(rect, ui.scope_id().with("stale"), Sense::click());
        ui.painter().rect_filled(rect, 0, c::PAPER.gamma_multiply(0.7));
        if time - since > 0.15 {
            let mut child = ui.new_child(UiBuilder::new().id_salt("wait").max_rect(rect.shrink(space::S28)));
            wait::spinner(&mut child, w::READING);
        }
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(60));
    }

    /// Banner and figures above, sections below.
    fn left_ui(&mut self, ui: &mut Ui, rect: Rect, model: &ReportsModel, env: &Env) -> Option<ReportsAction> {
        if model.text.is_none() {
            return self.numbers_ui(ui, rect, model, env);
        }
        let banner = if self.banner(model, env).is_some() { BANNER_H } else { 0.0 };
        let natural = banner + figures::height(model.rows.len());
        let text = TEXT_H[usize::from(self.writing.draft.is_some())];
        let high = natural.min((rect.height() - text).max(rect.height() * 0.3));
        let (above, below) = split_top(rect, high);
        let numbers = self.numbers_ui(ui, above, model, env);
        ui.painter().hline(below.x_range(), below.top() + 0.5, Stroke::new(space::STROKE, c::LINE_STRONG));
        let text = self.sections_ui(ui, below.with_min_y(below.top() + 1.0), model, env);
        numbers.or(text)
    }

    /// The words over the figures, and where they may lead.
    fn banner(&self, model: &ReportsModel, env: &Env) -> Option<(String, Option<Period>)> {
        let period = model.period;
        if let Some(found) = model.elsewhere {
            return Some((w::nothing_here(found), Some(found)));
        }
        if env.today < period.first() {
            return Some((w::not_begun(period.first()), None));
        }
        model.is_partial().then(|| (w::not_over(period.first(), model.as_of), None))
    }

    fn numbers_ui(&mut self, ui: &mut Ui, rect: Rect, model: &ReportsModel, env: &Env) -> Option<ReportsAction> {
        let mut rest = rect;
        if let Some((words, leads)) = self.banner(model, env) {
            let (strip, below) = split_top(rest, BANNER_H);
            rest = below;
            let button = leads.map(w::see);
            let mut child = ui.new_child(UiBuilder::new().id_salt("banner").max_rect(strip));
            if banner::banner(&mut child, banner::Kind::Info, &words, button.as_deref())
                && let Some(period) = leads
            {
                self.choice.set(period);
            }
        }
        if model.text.is_none() {
            let (above, below) = split_top(rest, figures::height(model.rows.len()).min(rest.height() - 48.0));
            rest = above;
            self.only_half_years_ui(ui, below, env);
        }
        figures::figures_ui(ui, rest, &model.rows).map(ReportsAction::Open)
    }

    /// Months and free spans are handed in as a table; the way to the next report in words.
    fn only_half_years_ui(&mut self, ui: &mut Ui, rect: Rect, env: &Env) {
        let line = rect.with_max_y(rect.top() + 48.0).shrink2(vec2(space::PAGE, 0.0));
        let mut child = ui.new_child(
            UiBuilder::new()
                .id_salt("only half-years")
                .max_rect(line)
                .layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center)),
        );
        child.label(Role::Cell.rich(w::ONLY_HALF_YEARS, c::INK2));
        let half = period::of_kind(PeriodKind::HalfYear, self.period(env), env.today);
        if child.add(Button::link(&w::see_report(half))).clicked() {
            self.choice.set(half);
        }
    }

    fn sections_ui(&mut self, ui: &mut Ui, rect: Rect, model: &ReportsModel, env: &Env) -> Option<ReportsAction> {
        let said = text::text_ui(ui, rect, &mut self.writing, model, env);
        if said.chosen {
            self.turn_to_section(model);
        }
        said.action
    }

    /// Turns the preview to the page of the section in view.
    fn turn_to_section(&mut self, model: &ReportsModel) {
        let section = self.writing.section(model).map(|section| section.id.as_str());
        let paper = model.text.as_ref().and_then(|report| report.paper.as_ref().ok());
        if let Some(page) = section.zip(paper).and_then(|(section, paper)| paper.page_of(section)) {
            self.preview.go_to(page);
        }
    }

    fn preview_ui(&mut self, ui: &mut Ui, rect: Rect, model: &ReportsModel) -> Option<ReportsAction> {
        let report = model.text.as_ref()?;
        let mut child = ui.new_child(UiBuilder::new().id_salt("preview").max_rect(rect));
        child.shrink_clip_rect(rect);
        let paper = match &report.paper {
            Ok(paper) => Arc::clone(paper),
            Err(advice) => {
                self.preview.bar_ui(&mut child, w::PREVIEW, "", 0, |_| ());
                self.preview.ui(&mut child, &Sheets::default(), None, |_, _| None);
                let mut over = ui.new_child(UiBuilder::new().id_salt("no paper").max_rect(rect.shrink(space::S28)));
                over.add_space(period::LINE_H);
                over.label(Role::Body.rich(advice, c::RED));
                return None;
            }
        };
        self.preview.bar_ui(&mut child, w::PREVIEW, w::STANDARD, paper.pages(), |_| ());
        match report.kept.as_ref().filter(|_| !report.moved.is_empty()) {
            Some(kept) => remark_ui(&mut child, &w::preview_is_next(kept.edition)),
            None => {
                if let Some(remark) = &paper.remark {
                    remark_ui(&mut child, remark);
                }
            }
        }
        let mut ask = None;
        let (picture, asked) = (&self.picture, &mut self.asked);
        let tint = self.writing.section(model).map(|section| section.id.as_str());
        let pressed = self.preview.ui(&mut child, &paper.sheets, tint, |page, dpi| {
            let key = (paper.sheets.stamp, page, dpi.round() as u32);
            if let Some((made, picture)) = picture
                && *made == key
            {
                return Some(picture.clone());
            }
            if asked.replace(key) != Some(key) {
                ask = Some(ReportsAction::Draw { paper: Arc::clone(&paper), page, dpi });
            }
            None
        });
        if let Some(section) = pressed {
            self.writing.choose(&section);
            self.part = if self.part == Part::Preview { Part::Text } else { self.part };
        }
        ask
    }

    fn printed(&mut self, action: ReportsAction) -> Vec<Effect> {
        // What is typed goes on paper too: it is saved before.
        self.writing.keep();
        let mut effects = self.writing.send();
        effects.extend(action.effects());
        effects
    }
}

/// One quiet line under the preview's bar.
fn remark_ui(ui: &mut Ui, remark: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, remark));
    ui.painter().rect_filled(rect, 0, c::HEAD);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(space::STROKE, c::LINE));
    let galley = paint::elided(ui, remark, Role::Small, c::INK2, rect.width() - 2.0 * space::S16);
    if galley.elided {
        tooltip(&response, remark);
    }
    paint::put(ui.painter(), rect.left() + space::S16, rect.center().y, galley);
}

impl Screen for ReportsPage {
    type Query = Period;
    type Model = ReportsModel;
    type Action = ReportsAction;

    fn open(&mut self, _route: &Route, _env: &Env) {}

    fn query(&self, env: &Env) -> Period {
        self.period(env)
    }

    fn load(desk: &mut Desk, period: &Period, env: &Env, progress: &Progress) -> Result<ReportsModel, StoreError> {
        ReportsModel::load(desk.register()?, *period, env.today, progress)
    }

    fn draw(&mut self, ui: &mut Ui, model: &ReportsModel, env: &Env) -> Option<ReportsAction> {
        self.ui(ui, model, env)
    }

    fn command(&mut self, command: Command, model: Option<&ReportsModel>, env: &Env) -> Took<ReportsAction> {
        let period = self.period(env);
        match command {
            Command::Print => Took::Action(ReportsAction::Print(main_paper(period, model))),
            Command::Save if self.writing.draft.is_some() => {
                self.writing.keep();
                Took::Yes
            }
            Command::Escape if self.writing.draft.is_some() => {
                self.writing.finish();
                Took::Yes
            }
            _ => Took::No,
        }
    }

    fn act(&mut self, action: ReportsAction, _model: Option<&ReportsModel>, _env: &Env) -> Vec<Effect> {
        match action {
            ReportsAction::Print(_)
            | ReportsAction::Export(_)
            | ReportsAction::Excel(_)
            | ReportsAction::Finalise(_) => self.printed(action),
            action => action.effects(),
        }
    }

    fn told(&mut self, message: Message, _env: &Env) -> Vec<Effect> {
        match message.downcast::<Drawn>() {
            Ok(drawn) => self.picture = Some((drawn.key, drawn.picture)),
            Err(message) => {
                if let Ok(saved) = message.downcast::<Saved>() {
                    self.writing.saved(saved.0);
                }
            }
        }
        Vec::new()
    }

    fn failed(&mut self, _advice: &str) {
        self.writing.failed();
    }

    fn tick(&mut self, _env: &Env) -> Vec<Effect> {
        self.writing.send()
    }

    fn leave(&mut self, _env: &Env) -> Vec<Effect> {
        self.writing.finish();
        self.writing.send()
    }

    fn draft_open(&self) -> bool {
        self.writing.is_behind()
    }
}

/// What is handed in of a period: the report in words where there is one — as finalised, once it is —, else the table.
fn main_paper(period: Period, model: Option<&ReportsModel>) -> PaperRequest {
    let of_period = model.filter(|model| model.period == period);
    let kept = of_period.and_then(|model| model.text.as_ref()?.kept.as_ref());
    match kept {
        Some(kept) => PaperRequest::Final { period, edition: kept.edition },
        None if is_written(period.kind()) => PaperRequest::Narrative { period },
        None => PaperRequest::Statistics { period },
    }
}
