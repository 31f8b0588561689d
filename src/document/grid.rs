//! Ruled forms (登记表): label cells and value cells that may cover several columns and rows.

use super::{Align, Text};

/// A ruled form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormGrid {
    /// Column widths in millimetres; scaled together to fill the type area.
    pub columns: Vec<f64>,
    /// The rows from top to bottom.
    pub rows: Vec<FormRow>,
}

/// A row of a ruled form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRow {
    /// Height it has at least, in millimetres; it grows with its content.
    pub height: f64,
    /// Takes its share of the room that is left on the sheet, so that a form of one page fills it.
    pub fill: bool,
    /// Its cells. Columns covered from a row above are left out.
    pub cells: Vec<FormCell>,
}

/// A cell of a ruled form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormCell {
    /// What stands in it; a line feed starts a new line.
    pub text: Text,
    /// A label (centred) or a value.
    pub label: bool,
    /// Columns it covers, at least 1.
    pub columns: usize,
    /// Rows it covers, at least 1.
    pub rows: usize,
    /// How a value stands.
    pub align: Align,
    /// Set large, as on a cover.
    pub large: bool,
    /// Long text at the top of the cell with a two-character indent, instead of a short answer in the middle.
    pub long: bool,
    /// A line for signature and date at the foot of the cell.
    pub foot: Option<Text>,
    /// The field it shows.
    pub anchor: Option<String>,
}

impl FormCell {
    /// A label.
    pub fn label(text: impl Into<Text>) -> Self {
        Self { label: true, align: Align::Centre, ..Self::value(text) }
    }

    /// A value.
    pub fn value(text: impl Into<Text>) -> Self {
        Self {
            text: text.into(),
            label: false,
            columns: 1,
            rows: 1,
            align: Align::Left,
            large: false,
            long: false,
            foot: None,
            anchor: None,
        }
    }
}
