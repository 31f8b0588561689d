//! 文书发文登记: every number of every kind, with the paper that bears it, where it went and what became of it.
//!
//! It stands behind the list of petitions, because that is where papers come from and where a clerk who is asked
//! 「那份函发了没有」 looks first. A line opens the kept paper as it was issued; its 编号 leads to what it is about, where
//! a paper is declared void or issued anew. Numbers that no paper bears are lines too, with their reason.

mod model;
mod screen;
mod w;

pub use model::{PaperRow, PapersModel};

use eframe::egui::{Ui, UiBuilder};

use crate::domain::{forms::Series, issued::PaperSubject, period::Period};
use crate::ui::icons;
use crate::ui::pages::listing::{Listing, clear_ui, divider, no_hit_ui};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{
    Button, Column, PickItem, Table, bars,
    chips::{self, Pill, Tone},
    mark, page_bar, pill_picker,
    table::{Cell, RowKind},
    thousands, wait,
};

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PapersAction {
    /// Up to the list of petitions.
    Up,
    /// To what a paper is about.
    About(PaperSubject),
    /// Open a kept paper as it was issued.
    OpenKept(i64),
    /// Print the register.
    Print,
}

/// The page. It keeps its conditions and scroll position over going away and coming back.
#[derive(Default)]
pub struct PapersPage {
    text: String,
    period: Option<Period>,
    kind: Option<Option<Series>>,
    state: Option<&'static str>,
    list: Listing,
}

/// The states a line can be in, and their chips.
const STATES: [(&str, Tone); 6] = [
    ("有效", Tone::Primary),
    ("已送达", Tone::Good),
    ("拒收", Tone::Amber),
    ("作废", Tone::Neutral),
    ("已更换", Tone::Neutral),
    ("缺", Tone::Red),
];

const NUMBER: usize = 0;
const RECORD: usize = 2;
const STATE: usize = 6;

impl PapersPage {
    /// The period in view; `None` is all.
    pub fn period(&self) -> Option<Period> {
        self.period
    }

    /// Ctrl+F.
    pub fn focus_search(&mut self) {
        self.list.focus_search();
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &PapersModel) -> Option<PapersAction> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let papers = model.rows.iter().filter(|row| row.id.is_some()).count();
        let mut up = false;
        let print = page_bar(
            ui,
            |ui| {
                up = bars::breadcrumb(ui, w::UP);
                page_bar::title(ui, w::TITLE, &w::total(&thousands(papers)));
            },
            |ui| ui.add(Button::primary(w::PRINT).icon(icons::PRINTER).key("Ctrl+P").enabled(papers > 0)).clicked(),
        );
        let from_bar = up.then_some(PapersAction::Up).or(print.then_some(PapersAction::Print));
        self.list.search_ui(ui, &mut self.text, w::SEARCH, w::SEARCH_HINT);
        self.conditions_ui(ui, model);
        let rows: Vec<&PaperRow> = model.rows.iter().filter(|row| self.admits(row) && self.is_in_state(row)).collect();
        let count = |state: &str| rows.iter().filter(|row| row.told.state == state).count();
        let hits = w::hits(&thousands(rows.len()), count("作废"), count("已更换"));
        let rest = ui.available_rect_before_wrap();
        let words = |text: &str| mark::with_bold(text, Role::Small, Role::SmallBold, c::INK2, c::INK);
        let (body, ()) = bars::bottom_bar(
            ui,
            rest,
            space::FOOTER_H,
            |ui| {
                ui.label(words(&hits));
            },
            |_| {},
        );
        let mut child = ui.new_child(UiBuilder::new().id_salt("rows").max_rect(body));
        let from_rows =
            if rows.is_empty() { self.empty_ui(&mut child, model) } else { self.table_ui(&mut child, &rows) };
        ui.advance_cursor_after_rect(rest);
        from_bar.or(from_rows)
    }

    fn conditions_ui(&mut self, ui: &mut Ui, model: &PapersModel) {
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            ui.set_height(space::SMALL_H);
            ui.add_space(space::PAGE);
            let admitted: Vec<&PaperRow> = model.rows.iter().filter(|row| self.admits(row)).collect();
            for state in std::iter::once(None).chain(STATES.map(|(state, _)| Some(state))) {
                let count = admitted.iter().filter(|row| state.is_none_or(|state| row.told.state == state)).count();
                // 缺 is a fault of the register: it has a chip only when there is one.
                if state == Some("缺") && count == 0 && self.state != state {
                    continue;
                }
                let pill = if self.state == state { Pill::On } else { Pill::Off };
                if chips::pill(ui, pill, None, state.unwrap_or(w::ALL), Some(count)).clicked() {
                    self.state = state;
                    self.list.table.to_top();
                }
            }
            divider(ui);
            let mut kinds: Vec<Option<Series>> = model.rows.iter().map(|row| row.kind).collect();
            kinds.dedup();
            let label = |kind: &Option<Series>| kind.map_or(w::UNNUMBERED, Series::label);
            let kinds: Vec<_> = kinds.iter().map(|kind| PickItem::new(*kind, label(kind))).collect();
            pill_picker(ui, "kind", w::KIND, &mut self.kind, &kinds);
            let periods: Vec<_> = model.periods.iter().map(|one| PickItem::new(*one, one.label())).collect();
            pill_picker(ui, "period", w::PERIOD, &mut self.period, &periods);
            let narrowed = self.state.is_some() || self.kind.is_some() || self.period.is_some();
            if (narrowed || !self.text.is_empty()) && clear_ui(ui, w::CLEAR) {
                self.clear();
            }
        });
        ui.add_space(10.0);
    }

    fn clear(&mut self) {
        (self.text, self.period, self.kind, self.state) = Default::default();
    }

    /// Everything but the state.
    fn admits(&self, row: &PaperRow) -> bool {
        self.kind.is_none_or(|kind| row.kind == kind) && row.has(&self.text)
    }

    fn is_in_state(&self, row: &PaperRow) -> bool {
        self.state.is_none_or(|state| row.told.state == state)
    }

    fn empty_ui(&mut self, ui: &mut Ui, model: &PapersModel) -> Option<PapersAction> {
        if model.rows.is_empty() && self.period.is_none() {
            wait::empty_state(ui, icons::FILE_TEXT, w::EMPTY, w::EMPTY_HINT, None);
        } else if no_hit_ui(ui, &self.text, (w::NO_HIT, w::not_found, w::CLEAR)) {
            self.clear();
        }
        None
    }

    fn table_ui(&mut self, ui: &mut Ui, rows: &[&PaperRow]) -> Option<PapersAction> {
        let [number, title, record, addressee, issued, delivered, state, remark] = w::COLUMNS;
        let columns = [
            Column::exact(number, 168.0).resizable(),
            Column::at_least(title, 150.0),
            Column::exact(record, 112.0).resizable(),
            Column::exact(addressee, 128.0).resizable(),
            Column::exact(issued, 104.0),
            Column::exact(delivered, 64.0),
            Column::exact(state, 76.0),
            Column::at_least(remark, 150.0),
        ];
        let terms: Vec<&str> = self.text.split_whitespace().collect();
        let mut go = None;
        let out = Table::new("papers", w::TABLE, &columns, rows.len()).show(
            ui,
            &mut self.list.table,
            |at| rows.get(at).map_or(RowKind::Unread, |row| RowKind::Row { sentence: row.sentence() }),
            |cell, at, column| {
                if let Some(row) = rows.get(at)
                    && cell_ui(cell, row, column, &terms)
                {
                    go.clone_from(&row.about);
                }
            },
        );
        let opened = out.open.and_then(|at| rows.get(at)).and_then(|row| row.id);
        go.map(PapersAction::About).or(opened.map(PapersAction::OpenKept))
    }
}

/// Draws a cell. Tells whether its record was asked for.
fn cell_ui(cell: &mut Cell<'_>, row: &PaperRow, column: usize, terms: &[&str]) -> bool {
    let marked = |text: &str, role: Role, color| mark::hits(text, terms, role, color);
    let told = &row.told;
    match column {
        NUMBER => cell.job(marked(&told.number, Role::CellBold, c::INK)),
        1 => cell.job(marked(&told.title, Role::Cell, c::INK)),
        RECORD if row.about.is_some() => return cell.ui.add(Button::link(&told.record)).clicked(),
        3 => cell.job(marked(&told.addressee, Role::Cell, c::INK)),
        4 => cell.text_in(&told.issued, Role::Cell, c::INK2),
        5 => cell.text_in(&told.delivered, Role::Cell, c::INK2),
        STATE => {
            let tone = STATES.iter().find(|(state, _)| *state == told.state).map_or(Tone::Outline, |(_, tone)| *tone);
            chips::status_chip(cell.ui, tone, &told.state);
        }
        7 => cell.job(marked(&told.remark, Role::Cell, c::INK2)),
        _ => {}
    }
    false
}
