//! 信访件: the list with live search.

mod action;
mod filters;
mod model;
mod query;
mod rows;
mod screen;
mod w;

pub use action::{PetitionsAction, Pick};
pub use filters::periods;
pub use model::{ListRow, PetitionsModel, tags};
pub use query::{PetitionsQuery, Quick};

use crate::domain::terms::Channel;
use crate::store::petitions::PetitionOrder;
use crate::ui::pages::petition::CancelDialog;
use crate::ui::pages::reasons::ReasonsDialog;
use crate::ui::screen::Message;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::check::Tick;
use crate::ui::widgets::chips::Due;
use crate::ui::widgets::table::{RowKind, Sort};
use crate::ui::widgets::why::WHY;
use crate::ui::widgets::{Button, MenuItem, Table, TableState, TextField, mark, menu, page_bar, thousands, wait};
use crate::ui::{icons, ime};
use action::Ticks;
use eframe::egui::{
    Align, Frame, Id, Key, Label, Layout, Margin, Modifiers, Popup, Pos2, Rect, Stroke, Ui, UiBuilder, vec2,
};
use std::collections::BTreeSet;
use std::ops::Range;

const SEARCH: &str = "search";
const SEARCH_H: f32 = 38.0;
const TABLE: &str = "petitions";
/// Seconds before the footer says that it is searching.
const PATIENCE: f64 = 0.15;

/// The list page: what outlives a frame, so that coming back finds scroll, cursor and ticks as they were.
#[derive(Default)]
pub struct PetitionsPage {
    query: PetitionsQuery,
    table: TableState,
    current: Option<String>,
    ticks: Ticks,
    hidden: BTreeSet<usize>,
    visible: Range<usize>,
    window: Range<usize>,
    cancel: Option<CancelDialog>,
    menu_at: Option<(Pos2, String)>,
    reasons: ReasonsDialog,
    table_id: Option<Id>,
    searching: bool,
    find: bool,
    waiting_since: Option<f64>,
}

impl PetitionsPage {
    /// Shows another list, from its top.
    pub fn show(&mut self, query: PetitionsQuery) {
        self.query = query;
        self.rewind();
    }

    /// What the model must answer, and which rows of it. When it changes, the model is to be loaded anew; older
    /// answers may be shown meanwhile.
    pub fn wanted(&self) -> (&PetitionsQuery, Range<usize>) {
        (&self.query, self.window.start..self.window.end.max(3 * PetitionsModel::AROUND))
    }

    /// The worker tells why a day is the day.
    fn take_reasons(&mut self, message: Message) {
        self.reasons.told(message);
    }

    /// The number of the current row.
    pub fn current(&self) -> Option<&str> {
        self.current.as_deref()
    }

    /// What is printed: the ticked rows, else every hit.
    pub fn pick(&self) -> Pick {
        self.ticks.pick(&self.query)
    }

    /// Ctrl+F: into the search box.
    pub fn find(&mut self) {
        self.find = true;
    }

    fn rewind(&mut self) {
        self.table.to_top();
        self.current = None;
        self.visible = 0..0;
        self.window = 0..0;
        if self.ticks.all {
            self.ticks = Ticks::default();
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &PetitionsModel) -> Option<PetitionsAction> {
        ui.spacing_mut().item_spacing = vec2(space::S8, 0.0);
        let told = self.query.clone();
        ui.data_mut(|data| data.insert_temp(crate::ui::pages::petition::list_key(), told));
        let mut action = self.bar_ui(ui, model);
        let before = self.query.clone();
        self.search_ui(ui);
        let margin = Margin { left: space::PAGE as i8, right: space::PAGE as i8, top: 0, bottom: 10 };
        Frame::new().inner_margin(margin).show(ui, |ui| filters::filters_ui(ui, &mut self.query, model));
        if self.query != before {
            self.rewind();
        }
        let rest = ui.available_rect_before_wrap();
        let footer = rest.with_min_y(rest.bottom() - space::FOOTER_H);
        let body = rest.with_max_y(footer.top());
        ui.painter().hline(body.x_range(), body.top() + 0.5, Stroke::new(space::STROKE, c::LINE));
        let mut child = ui.new_child(UiBuilder::new().id_salt("rows").max_rect(body.with_min_y(body.top() + 1.0)));
        let rows = if model.hits == 0 { self.empty_ui(&mut child, model) } else { self.table_ui(&mut child, model) };
        action = rows.or(action);
        action = self.footer_ui(ui, footer, model).or(action);
        self.dialogs_ui(ui, model).or(action)
    }

    fn bar_ui(&mut self, ui: &mut Ui, model: &PetitionsModel) -> Option<PetitionsAction> {
        let mut action = None;
        let remark = w::registered(model.since, &thousands(model.registered));
        page_bar(
            ui,
            |ui| {
                crate::ui::widgets::page_bar::title(ui, w::TITLE, &remark);
            },
            |ui| {
                let more = ui.add(Button::icon_only(icons::CARET_DOWN, w::NEW_MORE));
                let items = w::NEW_OTHERS.map(|(_, words)| MenuItem::new(words));
                if let Some((channel, _)) = menu::menu(&more, &items).and_then(|at| w::NEW_OTHERS.get(at)) {
                    action = Some(PetitionsAction::New(*channel));
                }
                ui.add_space(-space::S8);
                if ui.add(Button::primary(w::NEW_VISIT).icon(icons::PLUS).key("Ctrl+N")).clicked() {
                    action = Some(PetitionsAction::New(Channel::Visit));
                }
                let ticked = self.ticks.count(model.hits);
                let count = format!("{} 件", thousands(if ticked > 0 { ticked } else { model.hits }));
                let print = Button::plain(w::PRINT_REGISTER).icon(icons::PRINTER).key(&count).enabled(model.hits > 0);
                if ui.add(Button::plain(w::PAPERS).icon(icons::FILE_TEXT)).clicked() {
                    action = Some(PetitionsAction::Papers);
                }
                if ui.add(print).clicked() {
                    action = Some(PetitionsAction::PrintRegister(Box::new(self.pick())));
                }
            },
        );
        action
    }

    fn search_ui(&mut self, ui: &mut Ui) {
        let margin = Margin { left: space::PAGE as i8, right: space::PAGE as i8, top: 12, bottom: 10 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.horizontal(|ui| {
                let id = TextField::id_in(ui, SEARCH);
                let ctx = ui.ctx().clone();
                if std::mem::take(&mut self.find) {
                    ctx.memory_mut(|memory| memory.request_focus(id));
                }
                let focused = ctx.memory(|memory| memory.has_focus(id)) && !Popup::is_any_open(&ctx);
                // The focus is gone already when a field hears of Esc: what counts is where it was before.
                let was = std::mem::replace(&mut self.searching, focused);
                if was && !self.query.base.text.is_empty() && ime::take(&ctx, Modifiers::NONE, Key::Escape) {
                    self.query.base.text.clear();
                    ctx.memory_mut(|memory| memory.request_focus(id));
                }
                let down = focused
                    && (ime::take(&ctx, Modifiers::NONE, Key::ArrowDown)
                        || ime::take(&ctx, Modifiers::NONE, Key::Enter));
                if let Some(table) = self.table_id.filter(|_| down) {
                    ctx.memory_mut(|memory| memory.request_focus(table));
                    self.table.cursor = self.table.cursor.or(Some(0));
                }
                let width = ui.available_width() - 92.0;
                TextField::new(SEARCH, &mut self.query.base.text)
                    .named(w::SEARCH)
                    .icon(icons::MAGNIFYING_GLASS)
                    .suffix(w::SEARCH_HINT)
                    .clearable()
                    .width(width)
                    .height(SEARCH_H)
                    .show(ui);
                self.columns_ui(ui);
            });
        });
    }

    /// Which columns are shown; a press hides or shows one.
    fn columns_ui(&mut self, ui: &mut Ui) {
        let button = ui.add(Button::plain(w::COLUMNS).icon(icons::COLUMNS).named(w::COLUMNS_NAME).width(84.0));
        let free: Vec<usize> = (1..rows::COLUMNS.len()).filter(|at| *at != 5).collect();
        let words: Vec<String> = free
            .iter()
            .map(|at| format!("{} {}", if self.hidden.contains(at) { "　" } else { "✓" }, w::HEADS[*at]))
            .collect();
        let items: Vec<MenuItem<'_>> = words.iter().map(|words| MenuItem::new(words)).collect();
        if let Some(at) = menu::menu(&button, &items).and_then(|at| free.get(at))
            && !self.hidden.remove(at)
        {
            self.hidden.insert(*at);
        }
    }

    fn table_ui(&mut self, ui: &mut Ui, model: &PetitionsModel) -> Option<PetitionsAction> {
        if let Some(at) = self.current.as_ref().and_then(|n| model.rows.iter().position(|row| row.number == *n)) {
            self.table.cursor = Some(model.first + at);
        }
        let shown: Vec<usize> = (0..rows::COLUMNS.len()).filter(|at| !self.hidden.contains(at)).collect();
        let columns: Vec<_> = shown.iter().map(|at| rows::COLUMNS[*at]).collect();
        let terms = model.query.terms();
        let ticks = &self.ticks;
        let ticked = |row: usize| model.row(row).is_some_and(|row| ticks.has(&row.number));
        let bubble =
            |row: usize| model.row(row).map_or(String::new(), |r| format!("{} 第 {} 行", r.date, thousands(row + 1)));
        let out = Table::new(TABLE, w::TABLE, &columns, model.hits)
            .sort(sort_of(self.query.order, &shown))
            .ticks(&ticked, tick_all(ticks, model.hits))
            .bubble(&bubble)
            .show(
                ui,
                &mut self.table,
                |row| match model.row(row) {
                    Some(row) => RowKind::Row { sentence: row.sentence() },
                    None => RowKind::Unread,
                },
                |cell, row, column| {
                    if let (Some(row), Some(column)) = (model.row(row), shown.get(column)) {
                        rows::cell_ui(cell, row, *column, &terms);
                    }
                },
            );
        self.visible = out.visible.clone();
        self.table_id = out.response.as_ref().map(|response| response.id);
        let number = |row: Option<usize>| row.and_then(|row| model.row(row)).map(|row| row.number.clone());
        if out.moved || out.tick.is_some() {
            self.current = number(self.table.cursor);
        }
        for row in out.tick.clone().into_iter().flatten() {
            if let Some(row) = model.row(row) {
                self.ticks.set(&row.number, out.tick_to);
            }
        }
        if let Some(all) = out.tick_all {
            self.ticks = Ticks { all, numbers: BTreeSet::new() };
        }
        if let Some(row) = out.void.and_then(|row| model.row(row)).filter(|row| !row.cancelled) {
            self.cancel = Some(CancelDialog::new(&row.number, &row.title));
        }
        if let Some((row, at)) = out.menu
            && let Some(number) = number(Some(row))
        {
            self.menu_at = Some((at, number));
            Popup::open_id(ui.ctx(), menu_id());
        }
        if let Some(number) = number(out.open) {
            return Some(PetitionsAction::Open(number));
        }
        if let Some(order) = out.sort.and_then(|at| shown.get(at)).and_then(|column| pressed(self.query.order, *column))
        {
            self.query.order = order;
            self.rewind();
        }
        self.fetch(model);
        None
    }

    /// Rows in sight that are not at hand are wanted, with some around them.
    fn fetch(&mut self, model: &PetitionsModel) {
        let at_hand = model.first..model.first + model.rows.len();
        let lacks = self.visible.start < at_hand.start || self.visible.end.min(model.hits) > at_hand.end;
        if lacks && !self.visible.is_empty() && model.query == self.query {
            let around = PetitionsModel::AROUND;
            self.window = self.visible.start.saturating_sub(around)..self.visible.end + around;
        }
    }

    fn empty_ui(&mut self, ui: &mut Ui, model: &PetitionsModel) -> Option<PetitionsAction> {
        ui.painter().rect_filled(ui.max_rect(), 0, c::SURFACE);
        let plain = self.query.is_plain();
        if model.registered == 0 && plain {
            let go = wait::empty_state(ui, icons::TRAY, w::EMPTY, w::EMPTY_REMARK, Some(w::NEW_VISIT));
            return go.then_some(PetitionsAction::New(Channel::Visit));
        }
        let conditions = model.query.told(&model.words, model.soon_days);
        let fact = w::not_found(&model.query.base.text);
        // What was typed stays; only what hides it is taken off.
        let mut wider = self.query.cleared();
        let step = if conditions.is_empty() || self.query.base.text.trim().is_empty() {
            w::CLEAR
        } else {
            wider.base.text.clone_from(&self.query.base.text);
            w::LOOK_EVERYWHERE
        };
        if wait::empty_state(ui, icons::MAGNIFYING_GLASS, &fact, &w::only_looked_in(&conditions), Some(step)) {
            self.show(wider);
        }
        None
    }

    fn footer_ui(&mut self, ui: &mut Ui, rect: Rect, model: &PetitionsModel) -> Option<PetitionsAction> {
        let mut action = None;
        ui.painter().rect_filled(rect, 0, c::HEAD);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(space::STROKE, c::LINE));
        let inner = rect.shrink2(vec2(space::PAGE, 0.0));
        let builder = UiBuilder::new().id_salt("footer").max_rect(inner);
        let mut child = ui.new_child(builder.layout(Layout::left_to_right(Align::Center)));
        child.spacing_mut().item_spacing.x = space::S16;
        let bold = |text: &str| mark::with_bold(text, Role::Cell, Role::CellBold, c::INK2, c::INK);
        child.add(Label::new(bold(&w::hits(&thousands(model.hits), &thousands(model.registered)))));
        let ticked = self.ticks.count(model.hits);
        if ticked > 0 {
            child.add(Label::new(bold(&w::ticked(&thousands(ticked)))));
            if child.add(Button::link(w::PRINT_TICKED)).clicked() {
                action = Some(PetitionsAction::PrintRegister(Box::new(self.pick())));
            }
            if child.add(Button::link(w::UNTICK)).clicked() {
                self.ticks = Ticks::default();
            }
        }
        child.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if self.is_late(ui, model) {
                wait::spinner(ui, w::SEARCHING);
            } else {
                ui.label(Role::Small.rich(w::took(model.took.as_millis()), c::INK2));
            }
            if !self.visible.is_empty() && model.hits > 0 {
                let last = thousands(self.visible.end.min(model.hits));
                let words = w::rows_in_sight(&thousands(self.visible.start + 1), &last);
                ui.label(Role::Small.rich(words, c::INK2));
            }
        });
        action
    }

    /// Whether an answer has been awaited long enough to say so.
    fn is_late(&mut self, ui: &Ui, model: &PetitionsModel) -> bool {
        if model.query == self.query {
            self.waiting_since = None;
            return false;
        }
        let time = ui.input(|input| input.time);
        time - *self.waiting_since.get_or_insert(time) > PATIENCE
    }

    fn dialogs_ui(&mut self, ui: &mut Ui, model: &PetitionsModel) -> Option<PetitionsAction> {
        self.reasons.ui(ui.ctx());
        if let Some(answer) = self.cancel.as_mut().and_then(|dialog| dialog.ui(ui.ctx())) {
            self.cancel = None;
            return answer.map(PetitionsAction::Change);
        }
        let (at, number) = self.menu_at.clone()?;
        let row = model.rows.iter().find(|row| row.number == number)?;
        let items = [
            MenuItem::new(w::OPEN).key("Enter"),
            MenuItem::new(WHY).enabled(matches!(row.due.0, Due::Over | Due::Soon | Due::InTime)),
            MenuItem::new(w::PRINT_FORM),
            MenuItem::new(w::CANCEL).key("Del").danger().enabled(!row.cancelled),
        ];
        let chosen = menu::menu_at(ui, menu_id(), at, self.table_id, &items)?;
        match chosen {
            0 => Some(PetitionsAction::Open(number)),
            1 => Some(PetitionsAction::Why(number)),
            2 => Some(PetitionsAction::PrintForm(number)),
            _ => {
                self.cancel = Some(CancelDialog::new(&row.number, &row.title));
                None
            }
        }
    }
}

fn menu_id() -> Id {
    Id::unique("petition row menu")
}

fn tick_all(ticks: &Ticks, hits: usize) -> Tick {
    match ticks.count(hits) {
        0 => Tick::Off,
        n if n >= hits => Tick::On,
        _ => Tick::Some,
    }
}

fn sort_of(order: PetitionOrder, shown: &[usize]) -> Option<Sort> {
    let (column, descending) = match order {
        PetitionOrder::NewestFirst => (rows::DATE, true),
        PetitionOrder::OldestFirst => (rows::DATE, false),
        PetitionOrder::DueFirst | PetitionOrder::FollowUpFirst => (rows::DUE, false),
    };
    shown.iter().position(|at| *at == column).map(|column| Sort { column, descending })
}

/// The order after the head of `column` was pressed.
fn pressed(order: PetitionOrder, column: usize) -> Option<PetitionOrder> {
    match (column, order) {
        (rows::DATE, PetitionOrder::NewestFirst) => Some(PetitionOrder::OldestFirst),
        (rows::DATE, _) => Some(PetitionOrder::NewestFirst),
        (rows::DUE, PetitionOrder::DueFirst | PetitionOrder::FollowUpFirst) => Some(PetitionOrder::NewestFirst),
        (rows::DUE, _) => Some(PetitionOrder::DueFirst),
        _ => None,
    }
}
