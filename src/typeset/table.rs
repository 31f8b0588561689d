//! Tables as pieces: a row is a piece, unless it is taller than half a page.

use std::rc::Rc;

use super::TypesetError;
use super::compose::Composer;
use super::page::{Ink, Rule};
use super::piece::{Drawn, Head, Piece};
use super::style::{Spec, XIAO_WU};
use super::text::Set;
use crate::document::{Align, BlankRows, Row, Style, Table, Text};

/// White space at the left and right of a cell.
pub(super) const PAD: f64 = 1.2;
/// White space over and under the text of a cell.
pub(super) const PAD_V: f64 = 1.1;
/// Thickness of inner rules.
pub(super) const THIN: f32 = 0.45;
/// Thickness of outer rules.
pub(super) const THICK: f32 = 0.9;

/// Left edges of the columns and the right edge of the last, scaled to fill `width`.
pub(super) fn edges(widths: impl Iterator<Item = f64> + Clone, width: f64) -> Vec<f64> {
    let total: f64 = widths.clone().sum();
    let scale = if total > 0.0 { width / total } else { 1.0 };
    let mut x = 0.0;
    let mut edges = vec![0.0];
    for column in widths {
        x += column * scale;
        edges.push(x);
    }
    edges
}

pub(super) fn across(from: f64, to: f64, y: f64, width: f32) -> Drawn {
    Drawn::Rule(Rule { from: (from, y), to: (to, y), width, ink: Ink::Black })
}

pub(super) fn down(x: f64, from: f64, to: f64, width: f32) -> Drawn {
    Drawn::Rule(Rule { from: (x, from), to: (x, to), width, ink: Ink::Black })
}

/// The upright rules of a row.
fn uprights(edges: &[f64], height: f64, drawn: &mut Vec<Drawn>) {
    for (nth, x) in edges.iter().enumerate() {
        let outer = nth == 0 || nth + 1 == edges.len();
        drawn.push(down(*x, 0.0, height, if outer { THICK } else { THIN }));
    }
}

impl Composer<'_, '_> {
    pub(super) fn table(&mut self, table: &Table) -> Result<(), TypesetError> {
        let edges = edges(table.columns.iter().map(|column| column.width), self.width());
        let anchor = self.anchor.clone();
        let width = self.width();
        if self.pieces.last().is_some_and(|piece| piece.line && !piece.snap) {
            // Off the grid a line's own air is too little over a rule.
            self.space(1.2);
        }
        let (height, drawn) = self.table_head(table, &edges)?;
        let mut again = Vec::new();
        let mut again_height = 0.0;
        if let Some(title) = &table.again {
            let spec = self.spec(Style::TableTitleAgain);
            let set = self.set(&Text::from(format!("{title}（续）")), spec, width)?;
            set.draw(0, 0.0, 0.0, Ink::Black, &mut again);
            again_height = spec.pitch + 1.0;
        }
        again.extend(shifted(drawn.clone(), again_height));
        self.heads.push(Head { height: again_height + height, drawn: again });
        let head = Some(self.heads.len() - 1);
        self.pieces.push(Piece { height, ink: height, keep: true, drawn, anchor: anchor.clone(), ..Piece::default() });

        let tall = self.paper.type_area().1 / 2.0;
        for row in &table.rows {
            self.table_row(row, table, &edges, head, tall, false)?;
        }
        let blank = |fill: bool| {
            let mut drawn = Vec::new();
            uprights(&edges, table.row_height, &mut drawn);
            drawn.push(across(0.0, width, table.row_height, THIN));
            let closed = vec![across(0.0, width, 0.0, THICK)];
            let height = table.row_height;
            Piece { height, ink: height, drawn, head, closed, fill, anchor: anchor.clone(), ..Piece::default() }
        };
        match table.blank_rows {
            BlankRows::None => {}
            BlankRows::Count(count) => self.pieces.extend((0..count).map(|_| blank(false))),
            BlankRows::ToPageEnd => self.pieces.push(blank(true)),
        }
        if let Some(total) = &table.total {
            // 合计 never stands alone under a repeated head.
            if let Some(last) = self.pieces.last_mut().filter(|piece| !piece.fill) {
                last.keep = true;
            }
            self.table_row(total, table, &edges, head, tall, true)?;
        }
        let drawn = vec![across(0.0, width, 0.0, THICK)];
        self.pieces.push(Piece { drawn, ..Piece::default() });
        Ok(())
    }

    /// Height and drawing of the head.
    fn table_head(&mut self, table: &Table, edges: &[f64]) -> Result<(f64, Vec<Drawn>), TypesetError> {
        let spec = self.spec(Style::TableHead);
        let last = edges.len() - 1;
        let mut cells = Vec::new();
        let mut heights = vec![6.0f64; table.head.len()];
        for (row, head) in table.head.iter().enumerate() {
            for cell in head {
                let (from, to) = (cell.column.min(last), (cell.column + cell.columns).min(last));
                let (x, right) = (edges[from], edges[to]);
                let set = self.set(&Text::from(cell.text.as_str()), spec, (right - x - 1.0).max(1.0))?;
                if cell.rows <= 1 {
                    heights[row] = heights[row].max(set.height() + 2.0 * PAD_V);
                }
                cells.push((row, cell.rows.max(1), x, right, set));
            }
        }
        // A cell over two rows that needs more than both makes the last one taller.
        for (row, rows, _, _, set) in &cells {
            let to = (row + rows).min(heights.len());
            let given: f64 = heights[*row..to].iter().sum();
            if let Some(last) = heights[..to].last_mut() {
                *last += (set.height() + 2.0 * PAD_V - given).max(0.0);
            }
        }
        let top_of = |row: usize| heights[..row].iter().sum::<f64>();
        let total = top_of(heights.len());
        let mut drawn = Vec::new();
        for (row, rows, x, right, set) in &cells {
            let (top, bottom) = (top_of(*row), top_of((row + rows).min(heights.len())));
            let first = top + (bottom - top - set.height()) / 2.0;
            for line in 0..set.len() {
                set.draw(line, x + 0.5, first + line as f64 * spec.pitch, Ink::Black, &mut drawn);
            }
            drawn.push(across(*x, *right, bottom, THIN));
            drawn.push(down(*x, top, bottom, if *x <= 0.0 { THICK } else { THIN }));
        }
        drawn.push(across(0.0, edges[last], 0.0, THICK));
        drawn.push(down(edges[last], 0.0, total, THICK));
        Ok((total, drawn))
    }

    fn table_row(
        &mut self,
        row: &Row,
        table: &Table,
        edges: &[f64],
        head: Option<usize>,
        tall: f64,
        total: bool,
    ) -> Result<(), TypesetError> {
        let base = self.spec(Style::TableCell);
        let mut sets = Vec::with_capacity(table.columns.len());
        for (nth, column) in table.columns.iter().enumerate() {
            let Some(text) = row.cells.get(nth) else { break };
            // A sum is read as a number whatever its column is, the sign — stands in the middle.
            let align = if total && (nth == 0 || text.plain() == "—") { Align::Centre } else { column.align };
            let spec = Spec { align, ..base };
            let width = (edges[nth + 1] - edges[nth] - 2.0 * PAD).max(1.0);
            let mut set = self.set(text, spec, width)?;
            if set.len() > 1 && align != Align::Left && !text.plain().contains('\n') {
                // Dates, numbers and short words are rather set a size smaller than broken, but never under 小五.
                let small = self.set(text, Spec { size: spec.size.min(XIAO_WU), ..spec }, width)?;
                if small.len() < set.len() {
                    set = small;
                }
            }
            sets.push(set);
        }
        let needed = sets.iter().map(Set::height).fold(0.0, f64::max) + 2.0 * PAD_V;
        let height = needed.max(table.row_height);
        let anchor = row.anchor.as_deref().map(Rc::from).or_else(|| self.anchor.clone());
        let lines = sets.iter().map(Set::len).max().unwrap_or(1);
        let right = edges[edges.len() - 1];
        if height > tall && lines > 2 {
            self.tall_row(&sets, lines, edges, head, anchor, base.pitch);
            return Ok(());
        }
        let mut drawn = Vec::new();
        for (nth, set) in sets.iter().enumerate() {
            // Short rows stand in the middle, the cells of tall ones begin on one line.
            let top = if lines <= 2 {
                (height - set.height()) / 2.0
            } else {
                // On one baseline, whatever their sizes.
                PAD_V.max((height - needed) / 2.0) + (base.em() - set.em()) * 0.88
            };
            for line in 0..set.len() {
                set.draw(line, edges[nth] + PAD, top + line as f64 * base.pitch, Ink::Black, &mut drawn);
            }
        }
        uprights(edges, height, &mut drawn);
        drawn.push(across(0.0, right, height, THIN));
        let closed = vec![across(0.0, right, 0.0, THICK)];
        self.pieces.push(Piece { height, ink: height, drawn, anchor, head, closed, ..Piece::default() });
        Ok(())
    }

    /// A row taller than half a page, parted between its lines; where it goes on its first cell says （续）.
    fn tall_row(
        &mut self,
        sets: &[Set],
        lines: usize,
        edges: &[f64],
        head: Option<usize>,
        anchor: Option<Rc<str>>,
        pitch: f64,
    ) {
        let right = edges[edges.len() - 1];
        let spec = Spec { align: Align::Centre, ..self.spec(Style::TableCell) };
        let mark = self.set(&Text::from("（续）"), Spec { size: XIAO_WU, ..spec }, edges[1] - edges[0]).ok();
        for line in 0..lines {
            let (first, last) = (line == 0, line + 1 == lines);
            let top = if first { PAD_V } else { 0.0 };
            let height = top + if last { spec.em() + PAD_V } else { pitch };
            let mut drawn = Vec::new();
            for (nth, set) in sets.iter().enumerate() {
                set.draw(line, edges[nth] + PAD, top, Ink::Black, &mut drawn);
            }
            uprights(edges, height, &mut drawn);
            if last {
                drawn.push(across(0.0, right, height, THIN));
            }
            let mut opened = Vec::new();
            if let Some(mark) = mark.as_ref().filter(|_| !first && sets.first().is_none_or(|set| set.len() <= line)) {
                mark.draw(0, edges[0], PAD_V + 0.3, Ink::Black, &mut opened);
            }
            if !first {
                uprights(edges, PAD_V, &mut opened);
            }
            self.pieces.push(Piece {
                height,
                ink: height,
                // Two lines at least on either page.
                keep: first || line + 2 == lines,
                drawn,
                anchor: anchor.clone(),
                head,
                opened,
                lead: if first { 0.0 } else { PAD_V },
                closed: vec![across(0.0, right, 0.0, THICK)],
                ..Piece::default()
            });
        }
    }
}

/// The same drawing further down.
pub(super) fn shifted(drawn: Vec<Drawn>, by: f64) -> Vec<Drawn> {
    drawn
        .into_iter()
        .map(|drawn| match drawn {
            Drawn::Glyphs(mut run) => {
                run.baseline += by;
                Drawn::Glyphs(run)
            }
            Drawn::Rule(mut rule) => {
                rule.from.1 += by;
                rule.to.1 += by;
                Drawn::Rule(rule)
            }
            Drawn::Field { anchor, x, y, width, height } => Drawn::Field { anchor, x, y: y + by, width, height },
        })
        .collect()
}
