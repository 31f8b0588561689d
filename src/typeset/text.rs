//! Texts as lines that can be drawn anywhere.

use super::TypesetError;
use super::breaking::{self, Measure, Span};
use super::cells::{Cell, Manner, cells};
use super::faces::{Role, Shaper};
use super::page::{Glyph, GlyphRun, Ink, PT, Rule};
use super::piece::Drawn;
use super::style::Spec;
use crate::document::{Align, Text};

/// From an em box's top to the baseline, in parts of the type size: Noto, 楷体 and 仿宋 files draw hanzi in a box from
/// −0.12 to 0.88.
const BASELINE: f64 = 0.88;
/// From the baseline to the underline of a fill-in.
const UNDER: f64 = 0.2;
/// Gap between hanzi and letters in flowing lines. CLREQ allows up to a quarter; a tenth and more would be read back from
/// the PDF as a space, and a search for 5月12日 would fail.
const GAP: f32 = 0.06;

/// A text broken into lines for a given width.
#[derive(Debug)]
pub(super) struct Set {
    spec: Spec,
    /// Width of the measure in millimetres.
    width: f64,
    lines: Vec<SetLine>,
}

#[derive(Debug)]
struct SetLine {
    cells: Vec<Cell>,
    span: Span,
    /// Room before the line in characters.
    indent: f32,
}

impl Set {
    /// Breaks `text` for `width` millimetres.
    pub fn new(shaper: &mut Shaper, text: &Text, spec: Spec, width: f64) -> Result<Self, TypesetError> {
        Self::mixed(shaper, &[(text, spec.role)], spec, width)
    }

    /// Breaks texts that follow each other on the same lines in different faces.
    pub fn mixed(shaper: &mut Shaper, texts: &[(&Text, Role)], spec: Spec, width: f64) -> Result<Self, TypesetError> {
        let manner = Manner { flow: spec.flow, gap: if spec.flow { GAP } else { 0.0 } };
        let room = (width / spec.em()) as f32;
        let mut lines = Vec::new();
        for cells in cells(shaper, texts, manner)? {
            let first_indent = spec.indent;
            let measure = Measure {
                first: (room - first_indent).max(1.0),
                rest: (room - spec.hang).max(1.0),
                justify: spec.align == Align::Justify,
                squeeze: spec.flow,
            };
            let spans = breaking::lines(&cells, measure);
            if spans.is_empty() {
                let span = Span { start: 0, end: 0, width: 0.0, stretch: 0.0, loose: 0.0 };
                lines.push(SetLine { cells: Vec::new(), span, indent: first_indent });
            }
            for (nth, span) in spans.into_iter().enumerate() {
                let indent = if nth == 0 { first_indent } else { spec.hang };
                let line = cells[span.start..span.end].to_vec();
                let span = Span { start: 0, end: line.len(), ..span };
                lines.push(SetLine { cells: line, span, indent });
            }
        }
        Ok(Self { spec, width, lines })
    }

    /// How many lines.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Size of a character in millimetres.
    pub fn em(&self) -> f64 {
        self.spec.em()
    }

    /// Height of all lines, from the first em box's top to the last one's bottom.
    pub fn height(&self) -> f64 {
        if self.lines.is_empty() { 0.0 } else { (self.len() - 1) as f64 * self.spec.pitch + self.spec.em() }
    }

    /// Width of the widest line in millimetres.
    pub fn widest(&self) -> f64 {
        let widest = self.lines.iter().map(|line| line.indent + line.span.width).fold(0.0, f32::max);
        f64::from(widest) * self.spec.em()
    }

    /// Draws line `nth` with its em box's top at `top` and the measure's left edge at `left`.
    pub fn draw(&self, nth: usize, left: f64, top: f64, ink: Ink, drawn: &mut Vec<Drawn>) {
        let Some(line) = self.lines.get(nth) else { return };
        let em = self.spec.em();
        let width = f64::from(line.span.width) * em;
        let indent = f64::from(line.indent) * em;
        let start = left
            + match self.spec.align {
                Align::Left | Align::Justify => indent,
                Align::Centre => indent + (self.width - indent - width) / 2.0,
                Align::Right => self.width - width,
            };
        draw_cells(&line.cells, line.span, self.spec.size, start, top, ink, drawn);
    }
}

/// Draws a broken line whose left edge is `start`.
fn draw_cells(cells: &[Cell], span: Span, size: f64, start: f64, top: f64, ink: Ink, drawn: &mut Vec<Drawn>) {
    let em = size / PT;
    let baseline = top + BASELINE * em;
    let places = breaking::places(cells, span);
    let mut run: Option<GlyphRun> = None;
    let mut under: Option<(f64, f64)> = None;
    let flush_under = |under: &mut Option<(f64, f64)>, drawn: &mut Vec<Drawn>| {
        if let Some((from, to)) = under.take() {
            let y = baseline + UNDER * em;
            drawn.push(Drawn::Rule(Rule { from: (from, y), to: (to, y), width: 0.5, ink }));
        }
    };
    for (cell, place) in cells.iter().zip(&places) {
        let x = start + f64::from(*place) * em;
        if cell.under {
            let to = x + f64::from(cell.width) * em;
            under = Some((under.map_or(x, |(from, _)| from), to));
        } else {
            flush_under(&mut under, drawn);
        }
        if cell.blank {
            continue;
        }
        let origin = x + f64::from(cell.dx) * em;
        let same = run.as_ref().is_some_and(|run| run.face == cell.face && run.stretch == cell.stretch);
        if !same {
            drawn.extend(run.take().map(Drawn::Glyphs));
            run = Some(GlyphRun {
                face: cell.face,
                size: size as f32,
                stretch: cell.stretch,
                ink,
                x: origin,
                baseline,
                glyphs: Vec::new(),
            });
        }
        if let Some(run) = &mut run {
            let x = (origin - run.x) as f32;
            run.glyphs.push(Glyph { ch: cell.ch, id: cell.id, x });
        }
    }
    drawn.extend(run.map(Drawn::Glyphs));
    flush_under(&mut under, drawn);
}
