//! One row of the list, cell by cell.

use crate::ui::theme::{Role, color as c};
use crate::ui::widgets::table::{Cell, Column};
use crate::ui::widgets::{chips, mark};

use super::{model::ListRow, w};

/// The columns, in order. 编号 and 诉求 are always shown.
pub const COLUMNS: [Column<'static>; 10] = [
    Column::exact(w::HEADS[0], 94.0).resizable(),
    Column::exact(w::HEADS[1], 100.0).sortable(),
    Column::exact(w::HEADS[2], 52.0),
    Column::exact(w::HEADS[3], 116.0).resizable(),
    Column::exact(w::HEADS[4], 100.0).resizable(),
    Column::at_least(w::HEADS[5], 240.0),
    Column::exact(w::HEADS[6], 88.0).resizable(),
    Column::exact(w::HEADS[7], 98.0).resizable(),
    Column::exact(w::HEADS[8], 84.0),
    Column::exact(w::HEADS[9], 118.0).sortable(),
];

/// Places of the columns that sort.
pub const DATE: usize = 1;
/// 期限.
pub const DUE: usize = 9;

/// Draws column `column` of `row`, with the search terms marked.
pub fn cell_ui(cell: &mut Cell<'_>, row: &ListRow, column: usize, terms: &[&str]) {
    let ink = if row.cancelled { c::INK3 } else { c::INK };
    let quiet = if row.cancelled { c::INK3 } else { c::INK2 };
    let mut marked = |text: &str, role, color| cell.job(mark::hits(text, terms, role, color));
    match column {
        0 => marked(&row.number, Role::CellBold, ink),
        1 => marked(&row.date, Role::Cell, quiet),
        2 => marked(row.channel, Role::Cell, quiet),
        3 => marked(&row.who, Role::Cell, ink),
        4 => marked(&row.place, Role::Cell, quiet),
        5 => {
            for tag in &row.tags {
                chips::tag(cell.ui, *tag);
            }
            cell.job(mark::hits(&row.title, terms, Role::Cell, ink));
        }
        6 => marked(&row.category, Role::Cell, quiet),
        7 if row.unit.is_empty() => marked(w::NO_UNIT, Role::Cell, c::INK3),
        7 => marked(&row.unit, Role::Cell, quiet),
        8 => {
            chips::status_chip(cell.ui, row.status.0, row.status.1);
        }
        _ if row.due.1.is_empty() => {}
        _ => {
            chips::due_chip(cell.ui, row.due.0, &row.due.1);
        }
    }
}
