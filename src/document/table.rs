//! Tables: registers, plans of payment, figures.

use super::{Align, Block, Text};

/// A table of fixed column widths.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// A small title repeated above the head from the second page on, for instance 清水镇2026年信访登记簿.
    pub again: Option<String>,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The head's rows, one or two, each cell saying how far it reaches.
    pub head: Vec<Vec<HeadCell>>,
    /// The rows; each has as many cells as there are columns, fewer leave empty cells at the right.
    pub rows: Vec<Row>,
    /// 合计: cells as in a row, printed after the last one.
    pub total: Option<Row>,
    /// Empty ruled rows for handwriting after the rows.
    pub blank_rows: BlankRows,
    /// Height that a row has at least, in millimetres.
    pub row_height: f64,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Width with rules, in millimetres. The typesetter scales all columns together if they do not fill or overfill the
    /// type area.
    pub width: f64,
    /// How its cells stand.
    pub align: Align,
}

/// A cell of the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadCell {
    /// Its words; a line feed breaks the line.
    pub text: String,
    /// First column it covers, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many head rows it covers.
    pub rows: usize,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Text>,
    /// Name of the record it shows, for the preview.
    pub anchor: Option<String>,
}

impl From<Vec<&str>> for Row {
    fn from(cells: Vec<&str>) -> Self {
        Self { cells: cells.into_iter().map(Text::from).collect(), anchor: None }
    }
}

/// Empty rows after the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BlankRows {
    /// None.
    #[default]
    None,
    /// So many.
    Count(u16),
    /// As many as the page has room for, leaving what follows the table (foot, notes) on the same page.
    ToPageEnd,
}

impl Table {
    /// A table with a one-row head and no blank rows.
    pub fn simple(columns: Vec<(f64, Align, &str)>, rows: Vec<Row>) -> Self {
        let head = columns
            .iter()
            .enumerate()
            .map(|(column, (_, _, text))| HeadCell { text: (*text).to_owned(), column, columns: 1, rows: 1 })
            .collect();
        Self {
            again: None,
            columns: columns.into_iter().map(|(width, align, _)| Column { width, align }).collect(),
            head: vec![head],
            rows,
            total: None,
            blank_rows: BlankRows::None,
            row_height: 8.0,
        }
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        super::Kind::Table(table).into()
    }
}
