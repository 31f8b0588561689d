//! 工作台: what is to be done, who receives today, how the period stands.

mod model;
mod screen;
mod side;
mod tasks;
mod w;

pub use model::{Card, CategoryBar, WorkbenchModel};
pub use tasks::{Task, TaskKind, TaskRow, Urgency, rows};

use crate::domain::{period::Period, terms::Channel};
use crate::store::petitions::PetitionFilter;
use crate::ui::layout::{split_left, split_top};
use crate::ui::pages::reasons::ReasonsDialog;
use crate::ui::screen::{Env, Message};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::card::{FigureCard, card_at};
use crate::ui::widgets::chips::{self, Pill, Tone, pill};
use crate::ui::widgets::table::{Column, RowKind};
use crate::ui::widgets::why::WHY;
use crate::ui::widgets::{Button, MenuItem, PickItem, Picker, Table, TableState, TextField, menu, page_bar, wait};
use crate::ui::{icons, ime};
use eframe::egui::{Align, Id, Key, Layout, Modifiers, Popup, Pos2, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

const SEARCH: &str = "search all";
/// Height of a row of 待办.
const TASK_H: f32 = 35.0;
/// Width of the right column.
const SIDE_W: f32 = 428.0;
const GAP: f32 = 15.0;
/// The least that 待办 and the figures beside it need; a lower window scrolls.
const LEAST: f32 = 320.0;

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum WorkbenchAction {
    /// A blank registration form.
    New(Channel),
    /// A blank dispute.
    NewDispute,
    /// A blank agreement.
    NewAgreement,
    /// The petitions behind a figure.
    List(Box<PetitionFilter>),
    /// Look for words in the whole register of petitions.
    Search(String),
    /// The record a task lies in.
    Open(TaskKind, String),
    /// Why what is owed on this petition falls on its day.
    Why(String),
    /// The roster.
    Receptions,
}

/// The workbench: what outlives a frame.
#[derive(Default)]
pub struct WorkbenchPage {
    period: Option<Period>,
    kind: Option<TaskKind>,
    table: TableState,
    search: String,
    find: bool,
    menu_at: Option<(Pos2, TaskKind, String)>,
    reasons: ReasonsDialog,
}

impl WorkbenchPage {
    /// The chosen period; `None`: that of the last items.
    pub fn period(&self) -> Option<Period> {
        self.period
    }

    /// The worker tells why a day is the day.
    fn take_reasons(&mut self, message: Message) {
        self.reasons.told(message);
    }

    /// Ctrl+F: into the search box.
    pub fn find(&mut self) {
        self.find = true;
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &WorkbenchModel, env: &Env) -> Option<WorkbenchAction> {
        ui.spacing_mut().item_spacing = vec2(space::S8, 0.0);
        self.reasons.ui(ui.ctx());
        let mut action = self.bar_ui(ui, model);
        let all = ui.available_rect_before_wrap();
        let least = if env.wide() { 54.0 + 2.0 * FigureCard::HEIGHT + LEAST } else { f32::INFINITY };
        let body = all.shrink2(vec2(space::PAGE, 14.0));
        if all.height() >= least - FigureCard::HEIGHT {
            let mut child = ui.new_child(UiBuilder::new().id_salt("body").max_rect(body));
            return self.body_ui(&mut child, model, env, body.height()).or(action);
        }
        let mut child = ui.new_child(UiBuilder::new().id_salt("scrolled").max_rect(all));
        child.shrink_clip_rect(all);
        ScrollArea::vertical().id_salt("workbench").auto_shrink(false).show(&mut child, |ui| {
            ui.add_space(14.0);
            let width = (ui.available_width() - 2.0 * space::PAGE).max(200.0);
            ui.horizontal(|ui| {
                ui.add_space(space::PAGE - space::S8);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing = vec2(space::S8, 0.0);
                    action = self.body_ui(ui, model, env, 0.0).or(action.take());
                });
            });
            ui.add_space(14.0);
        });
        action
    }

    fn bar_ui(&mut self, ui: &mut Ui, model: &WorkbenchModel) -> Option<WorkbenchAction> {
        let mut action = None;
        page_bar(
            ui,
            |ui| {
                page_bar::title(ui, w::TITLE, &model.date);
                if let Some(words) = &model.holiday {
                    chips::status_chip(ui, Tone::Amber, words);
                }
            },
            |ui| {
                let (_, place) = ui.allocate_space(vec2(260.0, space::INPUT_H));
                let mut child = ui.new_child(UiBuilder::new().id_salt(SEARCH).max_rect(place));
                let id = TextField::id_in(&child, SEARCH);
                if std::mem::take(&mut self.find) {
                    child.memory_mut(|memory| memory.request_focus(id));
                }
                let has_focus = child.memory(|memory| memory.has_focus(id));
                let enter = has_focus && ime::take(child.ctx(), Modifiers::NONE, Key::Enter);
                TextField::new(SEARCH, &mut self.search)
                    .named(w::SEARCH)
                    .placeholder(w::SEARCH)
                    .icon(icons::MAGNIFYING_GLASS)
                    .suffix("Ctrl+F")
                    .show(&mut child);
                if enter && !self.search.trim().is_empty() {
                    action = Some(WorkbenchAction::Search(std::mem::take(&mut self.search).trim().to_owned()));
                }
            },
        );
        action
    }

    /// Buttons, cards, and below them 待办 and the side. `height` 0: as high as they like, one under the other.
    fn body_ui(&mut self, ui: &mut Ui, model: &WorkbenchModel, env: &Env, height: f32) -> Option<WorkbenchAction> {
        let top = ui.cursor().top();
        let mut action = self.buttons_ui(ui, model);
        ui.add_space(space::S12);
        action = cards_ui(ui, model, env).or(action);
        ui.add_space(space::S12);
        let start = ui.cursor().min;
        let width = ui.available_width();
        if height > 0.0 {
            let rest = Rect::from_min_max(start, pos2(start.x + width, top + height));
            let (left, right) = split_left(rest, width - SIDE_W - GAP);
            action = self.tasks_ui(ui, left, model).or(action);
            return side::side_ui(ui, right.with_min_x(right.left() + GAP), model).or(action);
        }
        let rows = rows(&model.tasks, self.kind).len().clamp(5, 14) as f32;
        let (_, rect) = ui.allocate_space(vec2(width, 80.0 + rows * TASK_H));
        action = self.tasks_ui(ui, rect, model).or(action);
        ui.add_space(space::CARD_GAP);
        let (_, rect) = ui.allocate_space(vec2(width, side::height(model)));
        side::cards_ui(ui, rect, model).or(action)
    }

    fn buttons_ui(&mut self, ui: &mut Ui, model: &WorkbenchModel) -> Option<WorkbenchAction> {
        let mut action = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(10.0, space::S8);
            let buttons = [
                (Button::primary(w::NEW_VISIT).icon(icons::USER).key("Ctrl+N"), WorkbenchAction::New(Channel::Visit)),
                (Button::plain(w::NEW_LETTER).icon(icons::ENVELOPE_SIMPLE), WorkbenchAction::New(Channel::Letter)),
                (Button::plain(w::NEW_DISPUTE).icon(icons::SCALES), WorkbenchAction::NewDispute),
                (Button::plain(w::NEW_AGREEMENT).icon(icons::HANDSHAKE), WorkbenchAction::NewAgreement),
            ];
            for (button, asked) in buttons {
                if ui.add(button.large()).clicked() {
                    action = Some(asked);
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let items: Vec<PickItem<Period>> =
                    model.periods.iter().map(|period| PickItem::new(*period, period.label())).collect();
                let mut chosen = Some(self.period.unwrap_or(model.period));
                ui.spacing_mut().item_spacing.x = 10.0;
                let (_, place) = ui.allocate_space(vec2(176.0, space::INPUT_H));
                let mut child = ui.new_child(UiBuilder::new().id_salt("period").max_rect(place));
                let picker = Picker::new("period", &mut chosen, &items).named(w::PERIOD).show(&mut child);
                ui.label(Role::Cell.rich(w::PERIOD, c::INK2));
                if picker.changed() {
                    self.period = chosen;
                }
            });
        });
        action
    }

    fn tasks_ui(&mut self, ui: &mut Ui, rect: Rect, model: &WorkbenchModel) -> Option<WorkbenchAction> {
        let count = |kind: TaskKind| model.tasks.iter().filter(|task| task.kind == kind).count();
        let mut kind = self.kind;
        let remark = w::task_count(model.tasks.len());
        let body = card_at(ui, rect, w::TASKS, &remark, |ui| {
            ui.spacing_mut().item_spacing.x = space::S4;
            let parts = [
                (Some(TaskKind::Agreement), w::AGREEMENTS, Some(count(TaskKind::Agreement))),
                (Some(TaskKind::Dispute), w::DISPUTES, Some(count(TaskKind::Dispute))),
                (Some(TaskKind::FollowUp), w::FOLLOW_UPS, Some(count(TaskKind::FollowUp))),
                (Some(TaskKind::Petition), w::PETITIONS, Some(count(TaskKind::Petition))),
                (None, w::ALL, None),
            ];
            for (part, words, count) in parts {
                let state = if kind == part { Pill::On } else { Pill::Off };
                if pill(ui, state, None, words, count).clicked() {
                    kind = part;
                }
            }
        });
        if kind != self.kind {
            self.kind = kind;
            self.table.to_top();
        }
        let (_, inner) = split_top(body.shrink2(vec2(1.0, 0.0)).with_max_y(body.bottom() - 4.0), 0.0);
        let mut child = ui.new_child(UiBuilder::new().id_salt("tasks").max_rect(inner));
        let rows = rows(&model.tasks, self.kind);
        if rows.is_empty() {
            return none_ui(&mut child, model);
        }
        self.table_ui(&mut child, model, &rows)
    }

    fn table_ui(&mut self, ui: &mut Ui, model: &WorkbenchModel, rows: &[TaskRow]) -> Option<WorkbenchAction> {
        // A day of another year carries its year.
        let day_w = if model.tasks.iter().any(|task| task.day.contains('-')) { 98.0 } else { 84.0 };
        let columns = [
            Column::exact(w::HEADS[0], 108.0),
            Column::exact(w::HEADS[1], 94.0),
            Column::at_least(w::HEADS[2], 150.0),
            Column::exact(w::HEADS[3], 132.0),
            Column::exact(w::HEADS[4], 94.0),
            Column::exact(w::HEADS[5], day_w),
        ];
        let task = |row: usize| match rows.get(row) {
            Some(TaskRow::Task(at)) => model.tasks.get(*at),
            _ => None,
        };
        let out = Table::new("tasks", w::TASKS_TABLE, &columns, rows.len()).row_height(TASK_H).margin(6.0).show(
            ui,
            &mut self.table,
            |row| match rows.get(row) {
                Some(TaskRow::Head(urgency, count)) => RowKind::Group {
                    words: w::urgency(*urgency, model.soon_days),
                    count: count.to_string(),
                    color: match urgency {
                        Urgency::Over => c::RED,
                        Urgency::Today | Urgency::Soon => c::AMB,
                        Urgency::Later => c::INK2,
                    },
                },
                _ => RowKind::Row { sentence: task(row).map(Task::sentence).unwrap_or_default() },
            },
            |cell, row, column| {
                let Some(task) = task(row) else { return };
                match column {
                    0 => {
                        chips::due_chip(cell.ui, task.chip.0, &task.chip.1);
                    }
                    1 => cell.text_in(&task.number, Role::Cell, c::INK2),
                    2 => cell.text(&task.title),
                    3 => cell.text(&task.what),
                    4 => cell.text_in(&task.unit, Role::Cell, c::INK2),
                    _ => cell.text_in(&task.day, Role::Cell, c::INK2),
                }
            },
        );
        if let Some((row, at)) = out.menu
            && let Some(task) = task(row)
        {
            self.menu_at = Some((at, task.kind, task.number.clone()));
            Popup::open_id(ui.ctx(), menu_id());
        }
        let opened = out.open.and_then(task).map(|task| WorkbenchAction::Open(task.kind, task.number.clone()));
        let table = out.response.map(|response| response.id);
        opened.or_else(|| self.menu_ui(ui, table))
    }

    fn menu_ui(&mut self, ui: &Ui, table: Option<Id>) -> Option<WorkbenchAction> {
        let (at, kind, number) = self.menu_at.clone()?;
        let explained = matches!(kind, TaskKind::Petition | TaskKind::FollowUp);
        let items = [MenuItem::new(w::OPEN_TASK).key("Enter"), MenuItem::new(WHY).enabled(explained)];
        Some(match menu::menu_at(ui, menu_id(), at, table, &items)? {
            0 => WorkbenchAction::Open(kind, number),
            _ => WorkbenchAction::Why(number),
        })
    }
}

fn menu_id() -> Id {
    Id::unique("task row menu")
}

fn none_ui(ui: &mut Ui, model: &WorkbenchModel) -> Option<WorkbenchAction> {
    if !model.tasks.is_empty() {
        wait::empty_state(ui, icons::TRAY, w::NO_TASKS_OF_KIND, "", None);
        return None;
    }
    let step = model.empty.then_some(w::NEW_VISIT);
    let go = wait::empty_state(ui, icons::TRAY, w::NO_TASKS, w::NO_TASKS_HINT, step);
    go.then_some(WorkbenchAction::New(Channel::Visit))
}

fn cards_ui(ui: &mut Ui, model: &WorkbenchModel, env: &Env) -> Option<WorkbenchAction> {
    let mut action = None;
    let across = if env.wide() { 4 } else { 2 };
    let width = (ui.available_width() - space::S12 * (across - 1) as f32) / across as f32;
    for (at, line) in model.cards.chunks(across).enumerate() {
        if at > 0 {
            ui.add_space(space::S12);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            for card in line {
                if card.card.show(ui, width).clicked() {
                    action = Some(WorkbenchAction::List(Box::new(card.list.clone())));
                }
            }
        });
    }
    action
}
