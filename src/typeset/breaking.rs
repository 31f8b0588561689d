//! Where lines end, and where each glyph of a line stands.
//!
//! Source: W3C CLREQ §3.1 (push in, then push out, then stretch); GB/T 15834-2011 §5.1.10 (a full-width mark at the line
//! end shrinks to half a character); GB/T 9704-2012 §5.2.3 (28 characters a line).

use super::cells::{Cell, NEVER};
use super::classes::{Class, is_mark};

/// Widths are in parts of the type size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// Room in the first line.
    pub first: f32,
    /// Room in the others.
    pub rest: f32,
    /// Full lines are filled out to the right edge.
    pub justify: bool,
    /// Marks inside a line may be cut to let one more character in (flowing lines only).
    pub squeeze: bool,
}

/// A line: its cells and how its spaces change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
    /// Width as it will stand, without trailing spaces.
    pub width: f32,
    /// Added in every space that may grow; negative if marks are cut.
    pub stretch: f32,
    /// Added in spaces between words and in gaps between hanzi and letters, besides.
    pub loose: f32,
}

const EPS: f32 = 1e-3;
/// Most that a word space or a gap beside letters grows before all spaces grow. Wider ones would read as spaces when
/// the text is searched in the PDF.
const LOOSE: f32 = 0.03;
/// Most that a full-width mark inside a line gives up.
const SQUEEZE: f32 = 0.25;

/// Breaks `cells` into lines.
pub(super) fn lines(cells: &[Cell], measure: Measure) -> Vec<Span> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    while start < cells.len() {
        let room = if spans.is_empty() { measure.first } else { measure.rest };
        let end = best_end(cells, start, cells.len(), room, measure);
        spans.push((start, end));
        start = end;
        while start < cells.len() && cells[start].class == Class::Space {
            start += 1;
        }
    }
    if measure.rest >= 10.0 {
        fill_last(cells, &mut spans, measure);
    }
    let last = spans.len().saturating_sub(1);
    spans
        .iter()
        .enumerate()
        .map(|(nth, (start, end))| {
            let room = if nth == 0 { measure.first } else { measure.rest };
            fit(cells, *start, *end, room, measure.justify && nth != last)
        })
        .collect()
}

/// The last line has at least two characters besides marks (孤字): one more is pulled down from the line before.
fn fill_last(cells: &[Cell], spans: &mut [(usize, usize)], measure: Measure) {
    let [.., before, last] = spans else { return };
    let words = cells[last.0..last.1].iter().filter(|c| !is_mark(c.class) && !c.blank).count();
    let blank = cells[last.0..last.1].iter().any(|c| c.blank);
    if words >= 2 || blank || before.1 - before.0 < 4 {
        return;
    }
    let room = if spans_first(before) { measure.first } else { measure.rest };
    let end = best_end(cells, before.0, before.1.saturating_sub(1), room, measure);
    if end > before.0 + 2 && end < last.0 && width(cells, end, last.1) <= measure.rest {
        before.1 = end;
        last.0 = end;
    }
}

fn spans_first(span: &(usize, usize)) -> bool {
    span.0 == 0
}

/// Where the line that starts at `start` had best end, at most at `limit`.
fn best_end(cells: &[Cell], start: usize, limit: usize, room: f32, measure: Measure) -> usize {
    let mut width = 0.0;
    let mut squeeze = 0.0;
    let mut best: Option<(f32, usize)> = None;
    let mut last_fit = start + 1;
    for at in start..limit {
        let cell = &cells[at];
        width += cell.width + if at > start { cell.gap } else { 0.0 };
        if measure.squeeze && is_mark(cell.class) && cell.width >= 1.0 {
            squeeze += SQUEEZE;
        }
        let end = at + 1;
        // A mark at the line end gives up its empty half, a space all of it.
        let slack = room - (width - shrink_at_end(cell));
        let last = limit == cells.len() && end == cells.len();
        if slack < -EPS {
            let over = -slack;
            if over > squeeze + EPS {
                // Two more cells may still be a hanging bracket's end; beyond that nothing fits.
                if over > squeeze + 2.0 {
                    break;
                }
                continue;
            }
            // Fits when the marks inside are cut: push in, at a price.
            if last {
                return end;
            }
            let price = 4.0 + over * 8.0;
            offer(&mut best, cells, end, price);
            continue;
        }
        last_fit = end;
        if last {
            return end;
        }
        // Room left over at the line end; a mark that keeps its own cell leaves none.
        let left = (room - width).max(0.0);
        offer(&mut best, cells, end, left * left);
    }
    best.map_or(last_fit, |(_, end)| end)
}

fn offer(best: &mut Option<(f32, usize)>, cells: &[Cell], end: usize, price: f32) {
    let cost = match cells.get(end) {
        Some(next) if next.cost == NEVER => return,
        Some(next) => f32::from(next.cost),
        None => 0.0,
    };
    let price = price + cost;
    if best.is_none_or(|(lowest, _)| price <= lowest) {
        *best = Some((price, end));
    }
}

fn shrink_at_end(cell: &Cell) -> f32 {
    match cell.class {
        Class::Close if cell.width >= 1.0 => 0.5,
        Class::Space => cell.width,
        _ => 0.0,
    }
}

fn width(cells: &[Cell], start: usize, end: usize) -> f32 {
    let gaps: f32 = cells[start..end].iter().skip(1).map(|cell| cell.gap).sum();
    cells[start..end].iter().map(|cell| cell.width).sum::<f32>() + gaps
}

/// The line from `start` to `end`, filled out to `room` if asked.
fn fit(cells: &[Cell], start: usize, end: usize, room: f32, justify: bool) -> Span {
    let mut end = end;
    while end > start + 1 && cells[end - 1].class == Class::Space && !cells[end - 1].blank {
        end -= 1;
    }
    let natural = width(cells, start, end);
    let mut span = Span { start, end, width: natural, stretch: 0.0, loose: 0.0 };
    if start == end {
        return span;
    }
    let mut slack = room - natural;
    if slack < 0.0 {
        // The mark at the end first gives up its half, then the marks inside.
        let half = shrink_at_end(&cells[end - 1]);
        span.width -= half;
        slack = (slack + half).min(0.0);
        if slack < -EPS {
            let marks = cells[start..end - 1].iter().filter(|c| is_mark(c.class) && c.width >= 1.0).count();
            span.stretch = if marks == 0 { 0.0 } else { slack / marks as f32 };
            span.width = room;
        }
        return span;
    }
    if !justify || slack < EPS {
        return span;
    }
    let places = &cells[start + 1..end];
    let loose = places.iter().filter(|cell| is_loose(cell)).count();
    if loose > 0 {
        span.loose = (slack / loose as f32).min(LOOSE);
        slack -= span.loose * loose as f32;
    }
    let glue = places.iter().filter(|cell| cell.glue).count();
    if glue > 0 {
        span.stretch = slack / glue as f32;
        span.width = room;
    }
    span
}

fn is_loose(cell: &Cell) -> bool {
    cell.class == Class::Space || cell.gap > 0.0
}

/// Where each cell of a line begins, from the line's start, in parts of the type size.
pub(super) fn places(cells: &[Cell], span: Span) -> Vec<f32> {
    let mut x = 0.0;
    let mut places = Vec::with_capacity(span.end - span.start);
    for (nth, cell) in cells[span.start..span.end].iter().enumerate() {
        if nth > 0 {
            x += cell.gap;
            if span.stretch >= 0.0 {
                x += if cell.glue { span.stretch } else { 0.0 };
                x += if is_loose(cell) { span.loose } else { 0.0 };
            }
        }
        let mut place = x;
        x += cell.width;
        // Cutting: what a closing mark loses is behind it, what an opening one loses is before it.
        if span.stretch < 0.0 && nth + 1 < span.end - span.start && is_mark(cell.class) && cell.width >= 1.0 {
            x += span.stretch;
            if cell.class == Class::Open {
                place += span.stretch;
            }
        }
        places.push(place);
    }
    places
}
