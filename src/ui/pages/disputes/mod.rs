//! 矛盾纠纷: the list, with live search, conditions and the due date of every dispute.

mod model;
mod screen;
pub mod w;

pub use model::{DisputeRow, DisputesModel, DisputesQuery, due_chip, periods};

use eframe::egui::{Sense, Ui, UiBuilder, vec2};

use crate::domain::{dispute::DisputeStatus, period::Period};
use crate::ui::icons;
use crate::ui::pages::listing::{Listing, clear_ui, divider, no_hit_ui};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{
    Button, Column, PickItem, Table,
    chips::{self, Due, Pill, Tag, Tone},
    mark, page_bar, pill_picker,
    table::{Cell, RowKind, Sort},
    thousands, wait,
};

/// What the clerk asked for; all of it is for the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisputesAction {
    /// Read the list again for this query.
    Query(DisputesQuery),
    /// Open a dispute.
    Open(String),
    /// 登记纠纷.
    New,
    /// 矛盾纠纷排查.
    Screenings,
    /// Print the ledger of these disputes.
    Print(Vec<String>),
}

/// Which states are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// 正在化解: 待处理, 正在化解, 反弹.
    Open,
    /// Open and past the date.
    Overdue,
    /// 已化解.
    Settled,
    /// 转诉讼.
    ToCourt,
}

impl Shown {
    fn admits(self, row: &DisputeRow) -> bool {
        match self {
            Self::All => true,
            Self::Open => row.status.is_open(),
            Self::Overdue => row.is_overdue(),
            Self::Settled => row.status == DisputeStatus::Settled,
            Self::ToCourt => row.status == DisputeStatus::ToCourt,
        }
    }

    const CHIPS: [(Self, &'static str, Option<Due>); 5] = [
        (Self::All, "全部", None),
        (Self::Open, "正在化解", None),
        (Self::Overdue, "超期", Some(Due::Over)),
        (Self::Settled, "已化解", None),
        (Self::ToCourt, "转诉讼", None),
    ];
}

/// The page. It keeps search, sort order, ticks and scroll position over going away and coming back.
#[derive(Default)]
pub struct DisputesPage {
    query: DisputesQuery,
    shown: Shown,
    list: Listing,
}

const NUMBER: usize = 0;
const FOUND: usize = 1;
const DUE: usize = 8;

impl DisputesPage {
    /// Opens the list already filtered (from a card of the workbench or a figure of a report).
    pub fn filtered(query: DisputesQuery, shown: Shown) -> Self {
        Self { query, shown, ..Self::default() }
    }

    /// What the rows must answer; the app loads the model for it.
    pub fn query(&self) -> &DisputesQuery {
        &self.query
    }

    /// Shows what another page asks for.
    pub fn show(&mut self, query: DisputesQuery) {
        self.query = query;
        self.shown = Shown::All;
        self.list.ticked.clear();
        self.list.table.to_top();
    }

    /// What a print of the page takes: the ticked rows, else all hits.
    pub fn printed(&self, model: &DisputesModel) -> Vec<String> {
        self.list.chosen(&numbers_of(model, &self.order(model)))
    }

    /// Ctrl+F.
    pub fn focus_search(&mut self) {
        self.list.focus_search();
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &DisputesModel) -> Option<DisputesAction> {
        let mut action = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let order = self.order(model);
        let numbers = || self.list.chosen(&numbers_of(model, &order));
        page_bar(
            ui,
            |ui| {
                page_bar::title(ui, w::TITLE, &w::total(&thousands(model.total)));
            },
            |ui| {
                if ui.add(Button::primary(w::NEW).icon(icons::PLUS).key("Ctrl+N")).clicked() {
                    action = Some(DisputesAction::New);
                }
                let some = !order.is_empty();
                if ui.add(Button::plain(w::PRINT).icon(icons::PRINTER).enabled(some)).clicked() {
                    action = Some(DisputesAction::Print(numbers()));
                }
                if ui.add(Button::plain(w::SCREENINGS).icon(icons::CALENDAR_CHECK)).clicked() {
                    action = Some(DisputesAction::Screenings);
                }
            },
        );
        let asked = self.query.clone();
        self.list.search_ui(ui, &mut self.query.text, w::SEARCH, w::SEARCH_HINT);
        self.conditions_ui(ui, model);
        if self.query != asked {
            self.list.table.to_top();
            action = Some(DisputesAction::Query(self.query.clone()));
        }
        let order = self.order(model);
        let rest = ui.available_rect_before_wrap();
        let numbers = numbers_of(model, &order);
        let hits = w::hits(&thousands(order.len()), &thousands(model.total));
        let (body, print) = self.list.footer_ui(ui, rest, &hits, &numbers, (w::ticked, w::PRINT_TICKED));
        action = action.or(print.then(|| DisputesAction::Print(self.list.chosen(&numbers))));
        let mut child = ui.new_child(UiBuilder::new().id_salt("rows").max_rect(body));
        let from_rows =
            if order.is_empty() { self.empty_ui(&mut child, model) } else { self.table_ui(&mut child, model, &order) };
        action.or(from_rows)
    }

    fn conditions_ui(&mut self, ui: &mut Ui, model: &DisputesModel) {
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            ui.set_height(space::SMALL_H);
            ui.add_space(space::PAGE);
            for (shown, words, due) in Shown::CHIPS {
                let count = model.rows.iter().filter(|row| shown.admits(row)).count();
                let state = if self.shown == shown { Pill::On } else { Pill::Off };
                if chips::pill(ui, state, due, words, Some(count)).clicked() {
                    self.shown = shown;
                    self.list.table.to_top();
                }
            }
            divider(ui);
            let items: Vec<PickItem<Period>> =
                model.periods.iter().map(|period| PickItem::new(*period, period.label())).collect();
            pill_picker(ui, "period", w::PERIOD, &mut self.query.period, &items);
            let items: Vec<PickItem<String>> =
                model.categories.iter().map(|(code, label)| PickItem::new(code.clone(), label)).collect();
            pill_picker(ui, "category", w::CATEGORY, &mut self.query.category, &items);
            let items: Vec<PickItem<String>> =
                model.villages.iter().map(|name| PickItem::new(name.clone(), name)).collect();
            pill_picker(ui, "village", w::VILLAGE, &mut self.query.village, &items);
            if !self.query.statuses.is_empty() {
                let words: Vec<&str> = self.query.statuses.iter().map(|status| status.label()).collect();
                if chips::pill(ui, Pill::Set, None, &words.join("、"), None).clicked() {
                    self.query.statuses.clear();
                }
            }
            if let Some(numbers) = &self.query.numbers
                && chips::pill(ui, Pill::Set, None, &w::chosen(numbers.len()), None).clicked()
            {
                self.query.numbers = None;
            }
            if (!self.query.is_empty() || self.shown != Shown::All) && clear_ui(ui, w::CLEAR) {
                self.clear();
            }
        });
        ui.add_space(10.0);
    }

    fn clear(&mut self) {
        self.query = DisputesQuery::default();
        self.shown = Shown::All;
    }

    /// The rows in sight of the chosen state, in the chosen order.
    fn order(&self, model: &DisputesModel) -> Vec<usize> {
        let mut order: Vec<usize> = (0..model.rows.len()).filter(|&at| self.shown.admits(&model.rows[at])).collect();
        let Some(sort) = self.list.sort else { return order };
        order.sort_by(|&a, &b| {
            let (a, b) = (&model.rows[a], &model.rows[b]);
            let by = match sort.column {
                NUMBER => a.number.cmp(&b.number),
                FOUND => a.counted_on.cmp(&b.counted_on).then_with(|| a.number.cmp(&b.number)),
                // Open ones first, the most urgent on top; those without a date after them.
                _ => {
                    let key = |row: &DisputeRow| (!row.status.is_open(), row.due.is_none(), row.due);
                    key(a).cmp(&key(b))
                }
            };
            if sort.descending { by.reverse() } else { by }
        });
        order
    }

    fn empty_ui(&mut self, ui: &mut Ui, model: &DisputesModel) -> Option<DisputesAction> {
        if model.total == 0 {
            let step = wait::empty_state(ui, icons::TRAY, w::EMPTY, w::EMPTY_HINT, Some(w::NEW));
            return step.then_some(DisputesAction::New);
        }
        if no_hit_ui(ui, &self.query.text, (w::NO_HIT, w::not_found, w::CLEAR)) {
            self.clear();
            return Some(DisputesAction::Query(self.query.clone()));
        }
        None
    }

    fn table_ui(&mut self, ui: &mut Ui, model: &DisputesModel, order: &[usize]) -> Option<DisputesAction> {
        let [number, found, category, place, parties, title, unit, status, due] = w::COLUMNS;
        let columns = [
            Column::exact(number, 112.0).sortable().resizable(),
            Column::exact(found, 108.0).sortable().resizable(),
            Column::exact(category, 96.0).resizable(),
            Column::exact(place, 128.0).resizable(),
            Column::exact(parties, 168.0).resizable(),
            Column::at_least(title, 190.0),
            Column::exact(unit, 112.0).resizable(),
            Column::exact(status, 92.0),
            Column::exact(due, 118.0).sortable(),
        ];
        let row_at = |at: usize| order.get(at).and_then(|&at| model.rows.get(at));
        let numbers = numbers_of(model, order);
        let ticked = self.list.ticked.clone();
        let is_ticked = |at: usize| numbers.get(at).is_some_and(|number| ticked.contains(*number));
        let all = self.list.all(&numbers);
        let terms: Vec<&str> = model.query.text.split_whitespace().collect();
        let bubble =
            |at: usize| row_at(at).map_or_else(String::new, |row| format!("{} 第 {} 行", row.found_on, at + 1));
        let out = Table::new("disputes", w::TABLE, &columns, order.len())
            .sort(Some(self.list.sort.unwrap_or(Sort { column: FOUND, descending: true })))
            .ticks(&is_ticked, all)
            .bubble(&bubble)
            .show(
                ui,
                &mut self.list.table,
                |at| row_at(at).map_or(RowKind::Unread, |row| RowKind::Row { sentence: row.sentence() }),
                |cell, at, column| {
                    if let Some(row) = row_at(at) {
                        cell_ui(cell, row, column, &terms);
                    }
                },
            );
        self.list.take(&out, &numbers).map(DisputesAction::Open)
    }
}

/// The chip colours of a state.
pub fn tone(status: DisputeStatus) -> Tone {
    match status {
        DisputeStatus::Found | DisputeStatus::ToCourt | DisputeStatus::HandedUp => Tone::Neutral,
        DisputeStatus::InProgress => Tone::Primary,
        DisputeStatus::Settled => Tone::Good,
        DisputeStatus::Relapsed => Tone::Amber,
        DisputeStatus::Failed | DisputeStatus::Cancelled => Tone::Outline,
    }
}

/// The numbers of the rows in sight, in order.
fn numbers_of<'a>(model: &'a DisputesModel, order: &[usize]) -> Vec<&'a str> {
    order.iter().filter_map(|&at| model.rows.get(at)).map(|row| row.number.as_str()).collect()
}

fn cell_ui(cell: &mut Cell<'_>, row: &DisputeRow, column: usize, terms: &[&str]) {
    let marked = |text: &str, role: Role, color| mark::hits(text, terms, role, color);
    match column {
        NUMBER => cell.job(marked(&row.number, Role::CellBold, c::INK)),
        FOUND => cell.text_in(&row.found_on, Role::Cell, c::INK2),
        2 => cell.job(marked(&row.category, Role::Cell, c::INK2)),
        3 => cell.job(marked(&row.places, Role::Cell, c::INK2)),
        4 => cell.job(marked(&row.parties, Role::Cell, c::INK)),
        5 => {
            if row.mass {
                let (rect, _) = cell.ui.allocate_exact_size(vec2(space::TAG_H, space::TAG_H), Sense::hover());
                Tag::Group.paint(cell.ui, rect);
            }
            cell.job(marked(&row.title, Role::Cell, c::INK));
        }
        6 => cell.job(marked(&row.unit, Role::Cell, c::INK2)),
        7 => {
            chips::status_chip(cell.ui, tone(row.status), row.status.label());
        }
        DUE => {
            chips::due_chip(cell.ui, row.due_chip.0, &row.due_chip.1);
        }
        _ => {}
    }
}
