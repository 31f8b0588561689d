//! What a table remembers between frames, and what it tells its page.

use std::collections::BTreeMap;
use std::ops::Range;

use eframe::egui::{Color32, Pos2, Response};

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// Always this many points.
    Exact(f32),
    /// At least this many points; spare width is shared among such columns.
    AtLeast(f32),
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column<'a> {
    /// The words in the head; also the name under which a dragged width is remembered.
    pub title: &'a str,
    /// Its width.
    pub width: Width,
    /// Whether pressing the head sorts.
    pub sortable: bool,
    /// Figures: aligned at the right.
    pub right: bool,
    /// Whether its width can be dragged.
    pub resizable: bool,
}

impl<'a> Column<'a> {
    /// A column of a fixed width.
    pub const fn exact(title: &'a str, width: f32) -> Self {
        Self { title, width: Width::Exact(width), sortable: false, right: false, resizable: false }
    }

    /// A column that takes spare width.
    pub const fn at_least(title: &'a str, width: f32) -> Self {
        Self { title, width: Width::AtLeast(width), sortable: false, right: false, resizable: false }
    }

    /// Pressing the head sorts.
    pub const fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }

    /// Aligned at the right.
    pub const fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// Its width can be dragged.
    pub const fn resizable(mut self) -> Self {
        self.resizable = true;
        self
    }
}

/// By which column the rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// Index into the columns.
    pub column: usize,
    /// Largest or newest first.
    pub descending: bool,
}

impl Sort {
    /// What the order becomes when the head of `column` is pressed.
    pub fn pressed(current: Option<Self>, column: usize) -> Self {
        match current {
            Some(sort) if sort.column == column => Self { column, descending: !sort.descending },
            _ => Self { column, descending: false },
        }
    }
}

/// What a row is.
#[derive(Clone, Debug, PartialEq)]
pub enum RowKind {
    /// An ordinary row with its full sentence (「2026-0091，李某乙等 3 人，办理中，剩 19 天」).
    Row {
        /// The sentence.
        sentence: String,
    },
    /// A heading between rows (「已超期」 with a count); the cursor passes over it.
    Group {
        /// The words.
        words: String,
        /// The count.
        count: String,
        /// Colour of the words.
        color: Color32,
    },
    /// Not fetched yet: a pale bar.
    Unread,
}

/// What a table remembers. The page keeps it, so scroll position and cursor survive going away and back.
#[derive(Clone, Debug, Default)]
pub struct TableState {
    /// The current row.
    pub cursor: Option<usize>,
    /// Where a selection with Shift began.
    pub anchor: Option<usize>,
    /// Pixels scrolled down. `f64`: exact for any number of rows.
    pub(super) offset: f64,
    /// Pixels scrolled sideways.
    pub(super) sideways: f32,
    widths: BTreeMap<String, f32>,
}

impl TableState {
    /// A table that opens with this row current.
    pub fn at(cursor: usize) -> Self {
        Self { cursor: Some(cursor), ..Self::default() }
    }

    /// Back to the first row, for a new search.
    pub fn to_top(&mut self) {
        self.offset = 0.0;
        self.cursor = None;
        self.anchor = None;
    }

    /// The dragged widths by column title, to be remembered by the page.
    pub fn widths(&self) -> &BTreeMap<String, f32> {
        &self.widths
    }

    /// Sets a column's width.
    pub fn set_width(&mut self, title: &str, width: f32) {
        self.widths.insert(title.to_owned(), width);
    }

    /// Scrolls so that `row` is in sight.
    pub fn reveal(&mut self, row: usize, row_height: f32, height: f32) {
        let top = row as f64 * f64::from(row_height);
        let bottom = top + f64::from(row_height);
        if top < self.offset {
            self.offset = top;
        } else if bottom > self.offset + f64::from(height) {
            self.offset = bottom - f64::from(height);
        }
    }

    pub(super) fn scroll_by(&mut self, pixels: f32) {
        self.offset += f64::from(pixels);
    }

    pub(super) fn furthest(rows: usize, row_height: f32, height: f32) -> f64 {
        (rows as f64 * f64::from(row_height) - f64::from(height)).max(0.0)
    }

    pub(super) fn limit(&mut self, rows: usize, row_height: f32, height: f32, sideways: f32) {
        self.offset = self.offset.clamp(0.0, Self::furthest(rows, row_height, height));
        self.sideways = self.sideways.clamp(0.0, sideways);
        if self.cursor.is_some_and(|row| row >= rows) {
            self.cursor = rows.checked_sub(1);
        }
    }

    pub(super) fn visible(&self, rows: usize, row_height: f32, height: f32) -> Range<usize> {
        let first = (self.offset / f64::from(row_height)).floor() as usize;
        let last = ((self.offset + f64::from(height)) / f64::from(row_height)).ceil() as usize;
        first.min(rows)..last.min(rows)
    }

    /// Where `row` begins, in points below the top of the body. Only exact for rows near the visible ones.
    pub(super) fn row_top(&self, row: usize, row_height: f32) -> f32 {
        (row as f64 * f64::from(row_height) - self.offset) as f32
    }

    pub(super) fn resolve(&self, columns: &[Column<'_>], room: f32) -> Vec<f32> {
        let base: Vec<f32> = columns
            .iter()
            .map(|column| {
                let natural = match column.width {
                    Width::Exact(width) | Width::AtLeast(width) => width,
                };
                self.widths.get(column.title).copied().unwrap_or(natural)
            })
            .collect();
        let spare = room - base.iter().sum::<f32>();
        let flexible = columns.iter().filter(|column| matches!(column.width, Width::AtLeast(_))).count();
        if spare <= 0.0 || flexible == 0 {
            return base;
        }
        let share = spare / flexible as f32;
        columns
            .iter()
            .zip(base)
            .map(|(column, width)| if matches!(column.width, Width::AtLeast(_)) { width + share } else { width })
            .collect()
    }
}

/// What the clerk did in the table this frame.
#[derive(Clone, Debug, Default)]
pub struct TableOutput {
    /// Open this row: double click or Enter.
    pub open: Option<usize>,
    /// The cursor moved to another row.
    pub moved: bool,
    /// The tick of these rows was changed …
    pub tick: Option<Range<usize>>,
    /// … to this.
    pub tick_to: bool,
    /// The box in the head was pressed, or Ctrl+A: tick or untick every hit.
    pub tick_all: Option<bool>,
    /// The head of this column was pressed.
    pub sort: Option<usize>,
    /// Del was pressed on the current row: 作废.
    pub void: Option<usize>,
    /// The menu of this row was asked for, by the second mouse button or Shift+F10; it opens there.
    pub menu: Option<(usize, Pos2)>,
    /// Rows in sight, to be fetched.
    pub visible: Range<usize>,
    /// Response of the body as a whole.
    pub response: Option<Response>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_a_million_rows_stands_exactly_at_the_bottom() {
        let mut state = TableState::default();
        state.reveal(999_999, 34.0, 500.0);
        state.limit(1_000_000, 34.0, 500.0, 0.0);
        assert_eq!(state.visible(1_000_000, 34.0, 500.0), 999_985..1_000_000);
        assert!((state.row_top(999_999, 34.0) - 466.0).abs() < 1e-3);
        state.reveal(0, 34.0, 500.0);
        assert_eq!(state.visible(1_000_000, 34.0, 500.0), 0..15);
    }

    #[test]
    fn spare_width_goes_to_the_columns_that_want_it() {
        let columns = [Column::exact("编号", 90.0), Column::at_least("诉求", 200.0)];
        let state = TableState::default();
        assert_eq!(state.resolve(&columns, 400.0), vec![90.0, 310.0]);
        assert_eq!(state.resolve(&columns, 100.0), vec![90.0, 200.0]);
    }

    #[test]
    fn pressing_a_head_twice_turns_the_order() {
        let first = Sort::pressed(None, 2);
        assert_eq!(first, Sort { column: 2, descending: false });
        assert_eq!(Sort::pressed(Some(first), 2), Sort { column: 2, descending: true });
        assert_eq!(Sort::pressed(Some(first), 1), Sort { column: 1, descending: false });
    }
}
