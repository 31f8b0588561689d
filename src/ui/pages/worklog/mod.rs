//! 工作记录: an entry line on top, the entries below by day, newest first.

mod action;
mod fields;
mod form;
mod model;
mod w;

pub use action::WorkAction;
pub use form::WorkForm;
pub use model::WorkModel;

use chrono::NaiveDate;
use eframe::egui::{Align, Context, Frame, Id, Layout, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use crate::domain::{
    day_words,
    period::Period,
    worklog::{WorkKind, WorkRecord},
};
use crate::store::{StoreError, office::Entry};
use crate::ui::icons;
use crate::ui::pages::autosave::Autosave;
use crate::ui::pages::disputes::periods;
use crate::ui::route::Route;
use crate::ui::screen::{Command, Desk, Effect, Env, Message, Screen, Took};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::guide::Seen;
use crate::ui::widgets::table::{Cell, RowKind};
use crate::ui::widgets::{
    Button, Column, Dialog, Guide, PickItem, Table, TableState, bars, mark, page_bar, pill_picker, thousands, wait,
};
use crate::ui::worker::Progress;
use fields::Around;

const DIALOG: &str = "work entry";
/// Less height than this for line and list: the page scrolls.
const LOW: f32 = 480.0;

/// An entry being changed.
struct Editing {
    id: i64,
    before: WorkRecord,
    form: WorkForm,
    seen: Seen,
    fresh: bool,
}

/// The page. Line, conditions and scroll position stay while one is elsewhere.
#[derive(Default)]
pub struct WorkLogPage {
    form: Option<WorkForm>,
    autosave: Autosave,
    seen: Seen,
    kind: Option<WorkKind>,
    period: Option<Period>,
    table: TableState,
    editing: Option<Editing>,
    saving: bool,
    /// What the dialog asked for is done: it closes.
    done: bool,
    focus_title: bool,
}

/// A line of the list: a day with its count, or an entry by index.
enum Line {
    Day(NaiveDate, usize),
    Entry(usize),
}

impl WorkLogPage {
    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &WorkModel, env: &Env) -> Option<WorkAction> {
        ui.spacing_mut().item_spacing.y = 0.0;
        page_bar(ui, |ui| drop(page_bar::title(ui, w::TITLE, "")), |_| ());
        let rest = ui.available_rect_before_wrap();
        let hits = self.lines(model).iter().filter(|line| matches!(line, Line::Entry(_))).count();
        let (body, ()) = bars::bottom_bar(
            ui,
            rest,
            space::FOOTER_H,
            |ui| {
                let words = w::hits(&thousands(hits), &thousands(model.entries.len()));
                ui.label(mark::with_bold(&words, Role::Small, Role::SmallBold, c::INK2, c::INK));
            },
            |_| {},
        );
        let mut child = ui.new_child(UiBuilder::new().id_salt("body").max_rect(body));
        child.spacing_mut().item_spacing.y = 0.0;
        let action = if body.height() >= LOW {
            self.body_ui(&mut child, model, env)
        } else {
            // So low a window that line and list cannot both be seen: the page scrolls.
            let scrolled = ScrollArea::vertical().auto_shrink(false).show(&mut child, |ui| {
                let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), LOW));
                ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
                    let action = self.body_ui(ui, model, env);
                    ui.expand_to_include_rect(room);
                    action
                })
                .inner
            });
            scrolled.inner
        };
        action.or(self.dialog_ui(ui.ctx(), model, env))
    }

    /// Line, conditions and list.
    fn body_ui(&mut self, ui: &mut Ui, model: &WorkModel, env: &Env) -> Option<WorkAction> {
        let action = if env.writable { self.entry_ui(ui, model, env) } else { None };
        self.conditions_ui(ui, model, env);
        let lines = self.lines(model);
        if lines.is_empty() {
            self.empty_ui(ui, model);
            return action;
        }
        action.or(self.table_ui(ui, model, env, &lines))
    }

    fn entry_ui(&mut self, ui: &mut Ui, model: &WorkModel, env: &Env) -> Option<WorkAction> {
        let form = self.form.get_or_insert_with(|| match &model.draft {
            Some(draft) => {
                self.autosave.sent(&draft.draft());
                draft.clone()
            }
            None => WorkForm::new(env.today, WorkKind::Bulletin),
        });
        form.suggest_number(model);
        let findings = form.findings(env.today);
        // An untouched line is not wrong; it is only told so when it shall be saved.
        let quiet = form.is_blank() && !self.seen.is_all();
        let mut guide = Guide::new(if quiet { &[] } else { &findings }, &mut self.seen);
        let around = Around { today: env.today, env: Some(env), people: &model.people };
        let save = Id::unique("save work entry");
        let title = {
            let mut pressed = false;
            let frame = Frame::new()
                .fill(c::SURFACE)
                .stroke(Stroke::new(space::STROKE, c::LINE))
                .inner_margin(Margin::symmetric(space::PAGE as i8, space::S12 as i8));
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                fields::line_ui(ui, form, &mut guide, &around, 96.0, |ui| {
                    let button = Button::primary(w::SAVE).icon(icons::CHECK).width(96.0).id(save);
                    pressed = ui.add(button).clicked();
                });
            });
            pressed
        };
        if std::mem::take(&mut self.focus_title) {
            guide.go_to("title");
        }
        let mut action = None;
        if title && !self.saving {
            match form.record(env.today) {
                Some(record) => action = Some(WorkAction::Add(record)),
                None => {
                    guide.show_all();
                    if let Some(first) = findings.first() {
                        guide.go_to(&first.field);
                    }
                }
            }
        }
        guide.finish(ui.ctx(), Some(save));
        action.or_else(|| self.keep(ui))
    }

    /// The half-typed line, once it has rested.
    fn keep(&mut self, ui: &Ui) -> Option<WorkAction> {
        let draft = self.form.as_ref()?.draft();
        if self.saving || !self.autosave.is_due(ui, &draft) {
            return None;
        }
        self.autosave.sent(&draft);
        Some(WorkAction::KeepDraft(draft))
    }

    fn conditions_ui(&mut self, ui: &mut Ui, model: &WorkModel, env: &Env) {
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            ui.set_height(space::SMALL_H);
            ui.add_space(space::PAGE);
            let kinds: Vec<PickItem<WorkKind>> = WorkKind::ALL
                .iter()
                .filter(|&&kind| model.entries.iter().any(|entry| entry.value.kind == kind))
                .map(|&kind| {
                    let count = model.entries.iter().filter(|entry| entry.value.kind == kind).count();
                    PickItem::new(kind, kind.label()).remark(thousands(count))
                })
                .collect();
            let mut changed = pill_picker(ui, "kinds", w::KIND, &mut self.kind, &kinds);
            let items: Vec<PickItem<Period>> = periods(model.first_day().unwrap_or(env.today), env.today)
                .into_iter()
                .map(|period| PickItem::new(period, period.label()))
                .collect();
            changed |= pill_picker(ui, "periods", w::PERIOD, &mut self.period, &items);
            if changed {
                self.table.to_top();
            }
            if self.kind.is_some() || self.period.is_some() {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add_space(space::PAGE);
                    if ui.add(Button::link(w::CLEAR)).clicked() {
                        (self.kind, self.period) = (None, None);
                    }
                });
            }
        });
        ui.add_space(10.0);
    }

    fn admits(&self, record: &WorkRecord) -> bool {
        self.kind.is_none_or(|kind| kind == record.kind) && self.period.is_none_or(|period| period.contains(record.on))
    }

    fn lines(&self, model: &WorkModel) -> Vec<Line> {
        let mut lines = Vec::new();
        let shown = model.entries.iter().enumerate().filter(|(_, entry)| self.admits(&entry.value));
        let mut head = None;
        for (at, entry) in shown {
            match head.and_then(|head: usize| lines.get_mut(head)) {
                Some(Line::Day(day, count)) if *day == entry.value.on => *count += 1,
                _ => {
                    head = Some(lines.len());
                    lines.push(Line::Day(entry.value.on, 1));
                }
            }
            lines.push(Line::Entry(at));
        }
        lines
    }

    fn empty_ui(&mut self, ui: &mut Ui, model: &WorkModel) {
        if model.entries.is_empty() {
            wait::empty_state(ui, icons::NOTEBOOK, w::EMPTY, w::EMPTY_HINT, None);
        } else if wait::empty_state(ui, icons::MAGNIFYING_GLASS, w::NO_HIT, "", Some(w::CLEAR)) {
            (self.kind, self.period) = (None, None);
        }
    }

    fn table_ui(&mut self, ui: &mut Ui, model: &WorkModel, env: &Env, lines: &[Line]) -> Option<WorkAction> {
        let [kind, number, title, text, people, count] = w::COLUMNS;
        let columns = [
            Column::exact(kind, 92.0),
            Column::exact(number, 128.0).resizable(),
            Column::at_least(title, 240.0),
            Column::at_least(text, 200.0),
            Column::exact(people, 190.0).resizable(),
            Column::exact(count, 76.0).right(),
        ];
        let entry_at = |line: usize| match lines.get(line) {
            Some(Line::Entry(at)) => model.entries.get(*at),
            _ => None,
        };
        let out = Table::new("work", w::LIST, &columns, lines.len()).show(
            ui,
            &mut self.table,
            |line| match lines.get(line) {
                Some(Line::Day(day, count)) => RowKind::Group {
                    words: day_words::dated_with_weekday(*day, env.today),
                    count: thousands(*count),
                    color: c::INK2,
                },
                _ => entry_at(line)
                    .map_or(RowKind::Unread, |entry| RowKind::Row { sentence: sentence(&entry.value, env.today) }),
            },
            |cell, line, column| {
                if let Some(entry) = entry_at(line) {
                    cell_ui(cell, &entry.value, column);
                }
            },
        );
        if !env.writable {
            return None;
        }
        if let Some(entry) = out.open.and_then(entry_at) {
            self.editing = Some(Editing::of(entry));
        }
        out.void.and_then(entry_at).map(|entry| WorkAction::Remove(entry.id))
    }

    fn dialog_ui(&mut self, ctx: &Context, model: &WorkModel, env: &Env) -> Option<WorkAction> {
        if std::mem::take(&mut self.done) && self.editing.is_some() {
            self.close(ctx);
        }
        let editing = self.editing.as_mut()?;
        let findings = editing.form.findings(env.today);
        let save = Id::unique("save changed work entry");
        let (form, seen, saving) = (&mut editing.form, &mut editing.seen, self.saving);
        let fresh = std::mem::take(&mut editing.fresh);
        let out = Dialog::new(DIALOG, w::EDIT).icon(icons::NOTEBOOK).width(640.0).show(
            ctx,
            |ui| {
                let mut guide = Guide::new(&findings, seen);
                let around = Around { today: env.today, env: Some(env), people: &model.people };
                fields::column_ui(ui, form, &mut guide, &around);
                if fresh {
                    guide.go_to("title");
                }
                guide.finish(ui.ctx(), Some(save));
            },
            |ui| {
                let go = ui.add(Button::primary(w::SAVE_EDIT).id(save)).clicked();
                let stay = ui.add(Button::plain(w::CANCEL).key("Esc")).clicked();
                let layout = Layout::left_to_right(Align::Center);
                let remove = ui.with_layout(layout, |ui| ui.add(Button::danger_plain(w::REMOVE)).clicked()).inner;
                (go && !saving, stay, remove && !saving)
            },
        );
        let (go, stay, remove) = out.footer;
        if out.dismissed || stay {
            self.close(ctx);
            return None;
        }
        if remove {
            return Some(WorkAction::Remove(editing.id));
        }
        if !go {
            return None;
        }
        match editing.form.record(env.today) {
            Some(record) if record == editing.before => {
                self.close(ctx);
                None
            }
            Some(record) => Some(WorkAction::Change { id: editing.id, record, before: editing.before.clone() }),
            None => {
                editing.seen.show_all();
                if let Some(first) = findings.first() {
                    editing.seen.go_to(&first.field);
                }
                None
            }
        }
    }

    fn close(&mut self, ctx: &Context) {
        self.editing = None;
        Dialog::closed(ctx, DIALOG);
    }
}

impl Editing {
    fn of(entry: &Entry<WorkRecord>) -> Self {
        let form = WorkForm::of(&entry.value);
        Self { id: entry.id, before: entry.value.clone(), form, seen: Seen::default(), fresh: true }
    }
}

/// What a screen reader says of an entry: its day too, because the heads of the days are only painted.
fn sentence(record: &WorkRecord, today: NaiveDate) -> String {
    let day = day_words::dated_with_weekday(record.on, today);
    let count = record.count.map(|count| format!("{count} {}", w::count(record.kind).1)).unwrap_or_default();
    let parts = [day.as_str(), record.kind.label(), &record.number, &record.title, &record.people, count.trim_end()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
}

fn cell_ui(cell: &mut Cell<'_>, record: &WorkRecord, column: usize) {
    match column {
        0 => cell.text_in(record.kind.label(), Role::Cell, c::INK2),
        1 => cell.text_in(&record.number, Role::Cell, c::INK2),
        2 => cell.text(&record.title),
        3 => cell.text_in(&record.text.replace('\n', " "), Role::Cell, c::INK2),
        4 => cell.text_in(&record.people, Role::Cell, c::INK2),
        _ => {
            if let Some(count) = record.count {
                let words = format!("{} {}", thousands(count as usize), w::count(record.kind).1);
                cell.text(words.trim_end());
            }
        }
    }
}

impl Screen for WorkLogPage {
    type Query = ();
    type Model = WorkModel;
    type Action = WorkAction;

    fn open(&mut self, _route: &Route, _env: &Env) {
        self.focus_title = true;
    }

    fn query(&self, _env: &Env) {}

    fn load(desk: &mut Desk, _: &(), _: &Env, _: &Progress) -> Result<WorkModel, StoreError> {
        WorkModel::load(desk.register()?)
    }

    fn draw(&mut self, ui: &mut Ui, model: &WorkModel, env: &Env) -> Option<WorkAction> {
        self.ui(ui, model, env)
    }

    fn command(&mut self, command: Command, _model: Option<&WorkModel>, _env: &Env) -> Took<WorkAction> {
        match command {
            Command::New => {
                self.focus_title = true;
                Took::Yes
            }
            _ => Took::No,
        }
    }

    fn act(&mut self, action: WorkAction, _model: Option<&WorkModel>, _env: &Env) -> Vec<Effect> {
        self.saving |= !matches!(action, WorkAction::KeepDraft(_));
        vec![action.effect()]
    }

    fn told(&mut self, message: Message, env: &Env) -> Vec<Effect> {
        let Ok(saved) = message.downcast::<action::Saved>() else { return Vec::new() };
        if *saved == action::Saved::Draft {
            return Vec::new();
        }
        self.saving = false;
        match (*saved, &self.form) {
            (action::Saved::Added, Some(form)) => {
                self.form = Some(form.next(env.today));
                self.autosave = Autosave::default(); // its draft went with it
                self.seen = Seen::default();
                self.focus_title = true;
            }
            _ => self.done = true,
        }
        Vec::new()
    }

    fn failed(&mut self, _advice: &str) {
        self.saving = false;
    }

    fn leave(&mut self, _env: &Env) -> Vec<Effect> {
        let Some(draft) = self.form.as_ref().map(WorkForm::draft) else { return Vec::new() };
        let mut effects = Vec::new();
        if self.autosave.is_behind(&draft) {
            self.autosave.sent(&draft);
            effects.push(WorkAction::KeepDraft(draft.clone()).effect());
        }
        if !draft.is_empty() {
            effects.push(Effect::Toast(w::DRAFT_STAYS.into()));
        }
        effects
    }

    fn draft_open(&self) -> bool {
        self.form.as_ref().is_some_and(|form| !form.is_blank())
    }
}
