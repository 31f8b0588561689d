//! Ruled forms as pieces.

use std::rc::Rc;

use super::TypesetError;
use super::compose::Composer;
use super::page::Ink;
use super::piece::{Drawn, Head, Piece};
use super::style::Spec;
use super::table::{PAD, PAD_V, THICK, THIN, across, down, edges};
use super::text::Set;
use crate::document::{Align, FormCell, FormGrid, Style, Text};

/// Room for the signature line at the foot of a cell.
const FOOT: f64 = 10.0;

/// A cell with its place in the form.
struct Placed {
    row: usize,
    rows: usize,
    x: f64,
    right: f64,
    set: Set,
    foot: Option<Set>,
    label: bool,
    long: bool,
    anchor: Option<Rc<str>>,
    pitch: f64,
}

impl Placed {
    /// Height that the cell needs.
    fn needs(&self) -> f64 {
        let air = if self.long { 2.0 * PAD_V + 1.4 } else { 2.0 * PAD_V };
        self.set.height() + air + self.foot_height()
    }

    /// Height of its signature line; one that needs two lines gets them.
    fn foot_height(&self) -> f64 {
        self.foot.as_ref().map_or(0.0, |foot| FOOT + (foot.len().max(1) - 1) as f64 * self.pitch)
    }

    /// Draws the signature line at the foot of a cell that ends at `bottom`.
    fn draw_foot(&self, bottom: f64, drawn: &mut Vec<Drawn>) {
        let Some(foot) = &self.foot else { return };
        for line in 0..foot.len() {
            let y = bottom - self.foot_height() + 2.5 + line as f64 * self.pitch;
            foot.draw(line, self.x, y, Ink::Black, drawn);
        }
    }
}

impl Composer<'_, '_> {
    pub(super) fn grid(&mut self, grid: &FormGrid) -> Result<(), TypesetError> {
        let edges = edges(grid.columns.iter().copied(), self.width());
        let (cells, taken) = self.place_cells(grid, &edges)?;
        let mut heights: Vec<f64> = grid.rows.iter().map(|row| row.height).collect();
        for cell in cells.iter().filter(|cell| cell.rows == 1) {
            heights[cell.row] = heights[cell.row].max(cell.needs());
        }
        for cell in cells.iter().filter(|cell| cell.rows > 1) {
            let given: f64 = heights[cell.row..cell.row + cell.rows].iter().sum();
            heights[cell.row + cell.rows - 1] += (cell.needs() - given).max(0.0);
        }
        for (_, height) in grid.rows.iter().zip(&mut heights).filter(|(row, _)| row.fill) {
            *height += self.spare;
        }
        let head = self.continued_head()?;
        // A row whose cells reach into the next stays with it.
        let tied = |row: usize| cells.iter().any(|cell| cell.row <= row && row + 1 < cell.row + cell.rows);
        let tall = self.paper.type_area().1 / 2.0;
        let count = grid.rows.len();
        let frame = Frame { edges: &edges, taken: &taken, last_row: count.saturating_sub(1) };
        for row in 0..count {
            let alone = !tied(row) && (row == 0 || !tied(row - 1));
            let here: Vec<&Placed> = cells.iter().filter(|cell| cell.row == row).collect();
            let longest = here.iter().map(|cell| cell.set.len()).max().unwrap_or(0);
            if alone && heights[row] > tall && longest > 3 {
                self.tall_cells(&here, row, (heights[row], head), &frame);
                continue;
            }
            let mut drawn = Vec::new();
            for cell in here {
                let height: f64 = heights[row..row + cell.rows].iter().sum();
                draw_cell(cell, height, &mut drawn);
            }
            frame.uprights(row, heights[row], &mut drawn);
            frame.lower(row, heights[row], &mut drawn);
            if row == 0 {
                drawn.push(across(0.0, self.width(), 0.0, THICK));
            }
            self.pieces.push(Piece {
                height: heights[row],
                ink: heights[row],
                keep: tied(row),
                drawn,
                anchor: self.anchor.clone(),
                head: head.filter(|_| row > 0),
                opened: vec![across(0.0, self.width(), 0.0, THICK)],
                closed: vec![across(0.0, self.width(), 0.0, THICK)],
                ..Piece::default()
            });
        }
        Ok(())
    }

    /// 「来访登记表（续）」 over what goes on to a further page.
    fn continued_head(&mut self) -> Result<Option<usize>, TypesetError> {
        let Some(title) = &self.form_title else { return Ok(None) };
        let spec = self.spec(Style::TableTitleAgain);
        let set = self.set(&Text::from(format!("{title}（续）")), spec, self.width())?;
        let mut drawn = Vec::new();
        set.draw(0, 0.0, 0.0, Ink::Black, &mut drawn);
        self.heads.push(Head { height: spec.pitch + 1.0, drawn });
        Ok(Some(self.heads.len() - 1))
    }

    /// Finds each cell's columns: those that cells of rows above reach into are skipped. `taken[row][column]` is the
    /// number of the cell that covers a place.
    fn place_cells(&mut self, grid: &FormGrid, edges: &[f64]) -> Result<(Vec<Placed>, Vec<Vec<usize>>), TypesetError> {
        let columns = grid.columns.len();
        let mut taken = vec![vec![usize::MAX; columns]; grid.rows.len()];
        let mut cells = Vec::new();
        for (row, line) in grid.rows.iter().enumerate() {
            let mut column = 0;
            for cell in &line.cells {
                while column < columns && taken[row][column] != usize::MAX {
                    column += 1;
                }
                let end = (column + cell.columns.max(1)).min(columns);
                let rows = cell.rows.clamp(1, grid.rows.len() - row);
                if column >= end {
                    break;
                }
                for covered in &mut taken[row..row + rows] {
                    covered[column..end].fill(cells.len());
                }
                cells.push(self.place_cell(cell, row, rows, edges[column], edges[end])?);
                column = end;
            }
        }
        Ok((cells, taken))
    }

    fn place_cell(
        &mut self,
        cell: &FormCell,
        row: usize,
        rows: usize,
        x: f64,
        right: f64,
    ) -> Result<Placed, TypesetError> {
        let style = match (cell.label, cell.large) {
            (true, _) => Style::FormLabel,
            (false, true) => Style::CoverValue,
            (false, false) => Style::FormValue,
        };
        let spec = self.spec(style);
        let pad = if cell.label { 0.8 } else { PAD + 0.2 };
        let width = (right - x - 2.0 * pad).max(1.0);
        let spec = match (cell.label, cell.long) {
            (true, _) => spec,
            (false, true) => Spec { align: Align::Justify, indent: 2.0, hang: 0.0, ..spec },
            (false, false) => Spec { align: cell.align, ..spec },
        };
        let mut set = self.set(&cell.text, spec, width)?;
        let (mut x, mut right) = (x + pad, right - pad);
        if cell.label && set.len() > 1 {
            // Rather a little smaller than on two lines.
            let small = self.set(&cell.text, Spec { size: 10.5, ..spec }, width)?;
            if small.len() == 1 {
                set = small;
            }
        }
        if cell.label && set.len() > 1 {
            // A label on two lines has lines of equal length.
            let even = self.set(&cell.text, spec, 1000.0)?.widest() / set.len() as f64 + 0.6 * spec.em();
            if even < width {
                let narrow = self.set(&cell.text, spec, even)?;
                if narrow.len() == set.len() {
                    set = narrow;
                    x += (width - even) / 2.0;
                    right -= (width - even) / 2.0;
                }
            }
        }
        let foot = match &cell.foot {
            Some(foot) => Some(self.set(foot, Spec { align: Align::Right, indent: 0.0, ..spec }, width)?),
            None => None,
        };
        let anchor = cell.anchor.as_deref().map(Rc::from);
        Ok(Placed { row, rows, x, right, set, foot, label: cell.label, long: cell.long, anchor, pitch: spec.pitch })
    }

    /// A row taller than half a page, parted between the lines of its longest cell.
    fn tall_cells(&mut self, cells: &[&Placed], row: usize, (height, head): (f64, Option<usize>), frame: &Frame) {
        let lines = cells.iter().map(|cell| cell.set.len()).max().unwrap_or(1);
        let spec = Spec { size: 9.0, ..self.spec(Style::FormLabel) };
        let mark = cells.first().and_then(|cell| {
            let set = Set::new(self.shaper, &Text::from("（续）"), spec, cell.right - cell.x).ok()?;
            Some((set, cell.x, cell.set.len()))
        });
        let pitch = cells.iter().find(|cell| cell.set.len() == lines).map_or(6.0, |cell| cell.pitch);
        let foot = cells.iter().map(|cell| cell.foot_height()).fold(0.0, f64::max);
        let text = (lines - 1) as f64 * pitch + spec.em();
        let spare = (height - text - 2.0 * PAD_V - foot).max(0.0);
        for line in 0..lines {
            let (first, last) = (line == 0, line + 1 == lines);
            let top = if first { PAD_V + 0.7 } else { 0.0 };
            let strip = top + if last { spec.em() + PAD_V + spare + foot } else { pitch };
            let mut drawn = Vec::new();
            for cell in cells {
                cell.set.draw(line, cell.x, top, Ink::Black, &mut drawn);
                if last {
                    cell.draw_foot(strip, &mut drawn);
                }
                if let Some(anchor) = cell.anchor.clone() {
                    let (x, width) = (cell.x, cell.right - cell.x);
                    drawn.push(Drawn::Field { anchor, x, y: 0.0, width, height: strip });
                }
            }
            frame.uprights(row, strip, &mut drawn);
            if first && row == 0 {
                drawn.push(across(0.0, self.width(), 0.0, THICK));
            }
            if last {
                frame.lower(row, strip, &mut drawn);
            }
            let mut opened = vec![across(0.0, self.width(), 0.0, THICK)];
            if let Some((mark, x, _)) = mark.as_ref().filter(|(_, _, used)| !first && line >= *used) {
                mark.draw(0, *x, PAD_V + 0.6, Ink::Black, &mut opened);
            }
            if !first {
                frame.uprights(row, PAD_V, &mut opened);
            }
            self.pieces.push(Piece {
                height: strip,
                ink: strip,
                keep: first || line + 2 == lines,
                drawn,
                anchor: self.anchor.clone(),
                head: head.filter(|_| row > 0 || !first),
                opened,
                lead: if first { 0.0 } else { PAD_V },
                closed: vec![across(0.0, self.width(), 0.0, THICK)],
                ..Piece::default()
            });
        }
    }
}

fn draw_cell(cell: &Placed, height: f64, drawn: &mut Vec<Drawn>) {
    let foot = cell.foot_height();
    let top =
        if cell.long && !cell.label { PAD_V + 0.7 } else { ((height - foot - cell.set.height()) / 2.0).max(PAD_V) };
    for line in 0..cell.set.len() {
        cell.set.draw(line, cell.x, top + line as f64 * cell.pitch, Ink::Black, drawn);
    }
    cell.draw_foot(height, drawn);
    if let Some(anchor) = cell.anchor.clone() {
        drawn.push(Drawn::Field { anchor, x: cell.x, y: 0.0, width: cell.right - cell.x, height });
    }
}

/// The rules of a ruled form.
struct Frame<'a> {
    edges: &'a [f64],
    taken: &'a [Vec<usize>],
    last_row: usize,
}

impl Frame<'_> {
    /// Upright rules of a row: between two places covered by different cells, and at both sides.
    fn uprights(&self, row: usize, height: f64, drawn: &mut Vec<Drawn>) {
        let places = &self.taken[row];
        for (nth, x) in self.edges.iter().enumerate() {
            let outer = nth == 0 || nth == places.len();
            if outer || places[nth - 1] != places[nth] {
                drawn.push(down(*x, 0.0, height, if outer { THICK } else { THIN }));
            }
        }
    }

    /// The rule under a row, left open where a cell reaches into the next.
    fn lower(&self, row: usize, y: f64, drawn: &mut Vec<Drawn>) {
        let places = &self.taken[row];
        for (column, cell) in places.iter().enumerate() {
            let open = row < self.last_row && self.taken[row + 1][column] == *cell && *cell != usize::MAX;
            if !open {
                let width = if row == self.last_row { THICK } else { THIN };
                drawn.push(across(self.edges[column], self.edges[column + 1], y, width));
            }
        }
    }
}
