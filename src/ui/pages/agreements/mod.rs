//! 调解协议: the list, with what was agreed, what was paid and what falls due next.

mod model;
mod screen;
pub mod w;

pub use model::{AgreementRow, AgreementsModel};

use eframe::egui::{Ui, UiBuilder};

use crate::domain::{agreement::AgreementState, amount::Amount, period::Period};
use crate::store::agreements::AgreementFilter;
use crate::ui::icons;
use crate::ui::pages::listing::{Listing, clear_ui, divider, no_hit_ui};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{
    Button, Column, PickItem, Table,
    chips::{self, Due, Pill, Tone},
    mark, page_bar, pill_picker,
    table::{Cell, RowKind, Sort},
    thousands, wait,
};

/// What the clerk asked for; all of it is for the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgreementsAction {
    /// Read the list again for this filter.
    Query(AgreementFilter),
    /// Open an agreement.
    Open(String),
    /// 新建协议.
    New,
    /// Print these agreements, one after the other.
    Print(Vec<String>),
}

/// The page. It keeps search, sort order, ticks and scroll position over going away and coming back.
#[derive(Default)]
pub struct AgreementsPage {
    filter: AgreementFilter,
    state: Option<AgreementState>,
    list: Listing,
}

/// The chip colours of a state.
pub fn tone(state: AgreementState) -> Tone {
    match state {
        AgreementState::Draft => Tone::Outline,
        AgreementState::Incomplete => Tone::Amber,
        AgreementState::Running => Tone::Primary,
        AgreementState::Overdue => Tone::Red,
        AgreementState::Performed => Tone::Good,
        AgreementState::Superseded | AgreementState::Void => Tone::Neutral,
    }
}

const NUMBER: usize = 0;
const DAY: usize = 1;
const TOTAL: usize = 4;
const NEXT: usize = 8;

impl AgreementsPage {
    /// Opens the list already filtered.
    pub fn filtered(filter: AgreementFilter, state: Option<AgreementState>) -> Self {
        Self { filter, state, ..Self::default() }
    }

    /// What the rows must answer; the app loads the model for it.
    pub fn filter(&self) -> &AgreementFilter {
        &self.filter
    }

    /// Shows what another page asks for.
    pub fn show(&mut self, filter: AgreementFilter) {
        self.filter = filter;
        self.state = None;
        self.list.ticked.clear();
        self.list.table.to_top();
    }

    /// Ctrl+F.
    pub fn focus_search(&mut self) {
        self.list.focus_search();
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &AgreementsModel) -> Option<AgreementsAction> {
        let mut action = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        page_bar(
            ui,
            |ui| {
                page_bar::title(ui, w::TITLE, &w::total(&thousands(model.total)));
            },
            |ui| {
                if ui.add(Button::primary(w::NEW).icon(icons::PLUS).key("Ctrl+N")).clicked() {
                    action = Some(AgreementsAction::New);
                }
            },
        );
        let asked = self.filter.clone();
        self.list.search_ui(ui, &mut self.filter.text, w::SEARCH, w::SEARCH_HINT);
        self.conditions_ui(ui, model);
        if self.filter != asked {
            self.list.table.to_top();
            action = Some(AgreementsAction::Query(self.filter.clone()));
        }
        let order = self.order(model);
        let rest = ui.available_rect_before_wrap();
        let numbers = numbers_of(model, &order);
        let rows = || order.iter().map(|&at| &model.rows[at]);
        let total: Amount = rows().map(|row| row.total).sum();
        let paid: Amount = rows().map(|row| row.paid).sum();
        let hits = w::hits(&thousands(order.len()), &total.with_commas(), &paid.with_commas());
        let (body, print) = self.list.footer_ui(ui, rest, &hits, &numbers, (w::ticked, w::PRINT_TICKED));
        let from_footer = print.then(|| AgreementsAction::Print(self.list.chosen(&numbers)));
        let mut child = ui.new_child(UiBuilder::new().id_salt("rows").max_rect(body));
        let from_rows =
            if order.is_empty() { self.empty_ui(&mut child, model) } else { self.table_ui(&mut child, model, &order) };
        ui.advance_cursor_after_rect(rest);
        action.or(from_footer).or(from_rows)
    }

    fn conditions_ui(&mut self, ui: &mut Ui, model: &AgreementsModel) {
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            ui.set_height(space::SMALL_H);
            ui.add_space(space::PAGE);
            let chips = std::iter::once(None).chain(AgreementState::ALL.iter().copied().map(Some));
            for state in chips {
                let count = model.rows.iter().filter(|row| state.is_none_or(|state| row.state == state)).count();
                let pill = if self.state == state { Pill::On } else { Pill::Off };
                let due = (state == Some(AgreementState::Overdue)).then_some(Due::Over);
                let words = state.map_or("全部", AgreementState::label);
                if chips::pill(ui, pill, due, words, Some(count)).clicked() {
                    self.state = state;
                    self.list.table.to_top();
                }
            }
            divider(ui);
            let items: Vec<PickItem<Period>> =
                model.periods.iter().map(|period| PickItem::new(*period, period.label())).collect();
            pill_picker(ui, "period", w::PERIOD, &mut self.filter.period, &items);
            if let Some(number) = self.filter.dispute.clone()
                && chips::pill(ui, Pill::Set, None, &number, None).clicked()
            {
                self.filter.dispute = None;
            }
            if (self.filter != AgreementFilter::default() || self.state.is_some()) && clear_ui(ui, w::CLEAR) {
                self.clear();
            }
        });
        ui.add_space(10.0);
    }

    fn clear(&mut self) {
        self.filter = AgreementFilter::default();
        self.state = None;
    }

    fn order(&self, model: &AgreementsModel) -> Vec<usize> {
        let admits = |row: &AgreementRow| self.state.is_none_or(|state| row.state == state);
        let mut order: Vec<usize> = (0..model.rows.len()).filter(|&at| admits(&model.rows[at])).collect();
        let Some(sort) = self.list.sort else { return order };
        order.sort_by(|&a, &b| {
            let (a, b) = (&model.rows[a], &model.rows[b]);
            let by = match sort.column {
                NUMBER => a.number.cmp(&b.number),
                DAY => a.mediated_on.cmp(&b.mediated_on).then_with(|| a.number.cmp(&b.number)),
                TOTAL => a.total.cmp(&b.total),
                // Those that owe nothing more come after the others.
                _ => (a.next.is_none(), a.next).cmp(&(b.next.is_none(), b.next)),
            };
            if sort.descending { by.reverse() } else { by }
        });
        order
    }

    fn empty_ui(&mut self, ui: &mut Ui, model: &AgreementsModel) -> Option<AgreementsAction> {
        if model.total == 0 {
            let step = wait::empty_state(ui, icons::HANDSHAKE, w::EMPTY, w::EMPTY_HINT, Some(w::NEW));
            return step.then_some(AgreementsAction::New);
        }
        if no_hit_ui(ui, &self.filter.text, (w::NO_HIT, w::not_found, w::CLEAR)) {
            self.clear();
            return Some(AgreementsAction::Query(self.filter.clone()));
        }
        None
    }

    fn table_ui(&mut self, ui: &mut Ui, model: &AgreementsModel, order: &[usize]) -> Option<AgreementsAction> {
        let [number, day, parties, matter, total, paid, mediators, state, next] = w::COLUMNS;
        let columns = [
            Column::exact(number, 112.0).sortable().resizable(),
            Column::exact(day, 108.0).sortable().resizable(),
            Column::exact(parties, 168.0).resizable(),
            Column::at_least(matter, 180.0),
            Column::exact(total, 124.0).sortable().right(),
            Column::exact(paid, 116.0).right(),
            Column::exact(mediators, 124.0).resizable(),
            Column::exact(state, 88.0),
            Column::exact(next, 112.0).sortable(),
        ];
        let row_at = |at: usize| order.get(at).and_then(|&at| model.rows.get(at));
        let numbers = numbers_of(model, order);
        let ticked = self.list.ticked.clone();
        let is_ticked = |at: usize| numbers.get(at).is_some_and(|number| ticked.contains(*number));
        let all = self.list.all(&numbers);
        let terms: Vec<&str> = model.filter.text.split_whitespace().collect();
        let out = Table::new("agreements", w::TABLE, &columns, order.len())
            .sort(Some(self.list.sort.unwrap_or(Sort { column: DAY, descending: true })))
            .ticks(&is_ticked, all)
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
        self.list.take(&out, &numbers).map(AgreementsAction::Open)
    }
}

/// The numbers of the rows in sight, in order.
fn numbers_of<'a>(model: &'a AgreementsModel, order: &[usize]) -> Vec<&'a str> {
    order.iter().filter_map(|&at| model.rows.get(at)).map(|row| row.number.as_str()).collect()
}

fn cell_ui(cell: &mut Cell<'_>, row: &AgreementRow, column: usize, terms: &[&str]) {
    let marked = |text: &str, role: Role, color| mark::hits(text, terms, role, color);
    let money = |amount: Amount| if amount == Amount::ZERO { "—".to_owned() } else { amount.with_commas() };
    match column {
        NUMBER => cell.job(marked(&row.number, Role::CellBold, c::INK)),
        DAY => cell.text_in(&row.mediated_on.to_string(), Role::Cell, c::INK2),
        2 => cell.job(marked(&row.parties, Role::Cell, c::INK)),
        3 => cell.job(marked(&row.matter, Role::Cell, c::INK)),
        TOTAL => cell.text_in(&money(row.total), Role::CellBold, c::INK),
        5 => cell.text_in(&money(row.paid), Role::Cell, c::INK2),
        6 => cell.job(marked(&row.mediators, Role::Cell, c::INK2)),
        7 => {
            chips::status_chip(cell.ui, tone(row.state), row.state.label());
        }
        NEXT if !row.due_chip.1.is_empty() => {
            chips::due_chip(cell.ui, row.due_chip.0, &row.due_chip.1);
        }
        _ => {}
    }
}
