//! From words with marks to cells: one glyph a cell, with what may happen before it.

use super::TypesetError;
use super::classes::{Class, class, is_mark, unit_len};
use super::faces::{Role, Shaper};
use crate::document::{Run, Text};

/// A glyph in its cell. Widths are in parts of the type size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub ch: char,
    pub face: u8,
    pub id: u16,
    /// Width of the cell, after cuts between neighbouring marks.
    pub width: f32,
    /// From the cell's left edge to the glyph's origin.
    pub dx: f32,
    pub stretch: f32,
    pub class: Class,
    /// What a line break before this cell costs: 0 nothing, [`NEVER`] it is not allowed.
    pub cost: u16,
    /// Whether the space before this cell may grow when the line is filled out.
    pub glue: bool,
    /// Fixed space before this cell unless it opens a line: the gap between hanzi and letters.
    pub gap: f32,
    /// Underlined.
    pub under: bool,
    /// Nothing is drawn: room in a fill-in.
    pub blank: bool,
}

/// No break here.
pub(super) const NEVER: u16 = u16::MAX;
/// Inside a number with its unit, a number with its signs, 第n号.
const KEEP: u16 = 60;
/// Inside a name.
const NAME: u16 = 30;
/// Inside a date, after 年 or 月.
const DATE: u16 = 9;

/// How a text becomes cells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// Neighbouring marks share a cell and a half, letters stand off from hanzi (flowing lines). On the grid neither.
    pub flow: bool,
    /// Gap between hanzi and letters.
    pub gap: f32,
}

/// Cells of texts that follow each other, line by line: a line feed in a text parts the lines.
pub(super) fn cells(
    shaper: &mut Shaper,
    texts: &[(&Text, Role)],
    manner: Manner,
) -> Result<Vec<Vec<Cell>>, TypesetError> {
    let mut lines = vec![Vec::new()];
    for (run, role) in texts.iter().flat_map(|(text, role)| text.0.iter().map(|run| (run, *role))) {
        let role = if run.strong { Role::Hei } else { role };
        for (nth, part) in run.text.split('\n').enumerate() {
            if nth > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                push_run(shaper, line, run, part, role)?;
            }
        }
    }
    for line in &mut lines {
        join(line, manner);
    }
    Ok(lines)
}

fn push_run(shaper: &mut Shaper, line: &mut Vec<Cell>, run: &Run, part: &str, role: Role) -> Result<(), TypesetError> {
    let start = line.len();
    let under = run.fill > 0;
    let pad = |width: f32, cost: u16| Cell {
        ch: ' ',
        face: 0,
        id: 0,
        width,
        dx: 0.0,
        stretch: 1.0,
        class: Class::Han,
        cost,
        glue: false,
        gap: 0.0,
        under: true,
        blank: true,
    };
    if under {
        line.push(pad(0.25, 0));
    }
    let face = if run.name { shaper.face_for_name(role, part) } else { None };
    for (nth, ch) in part.chars().filter(|ch| !is_unseen(*ch)).flat_map(box_parts).enumerate() {
        let shape = match face {
            Some(face) => shaper.shape_in_name(role, face, ch),
            None => shaper.shape(role, ch),
        };
        let shape = shape.ok_or_else(|| TypesetError::NoGlyph {
            ch,
            code: format!("U+{:04X}", u32::from(ch)),
            near: near(part, nth),
        })?;
        let class = class(ch);
        let cost = if run.name && nth > 0 { NAME } else { 0 };
        line.push(Cell {
            ch,
            face: shape.face,
            id: shape.id,
            width: shape.width,
            dx: shape.dx,
            stretch: shape.stretch,
            class,
            cost,
            glue: true,
            gap: 0.0,
            under,
            blank: false,
        });
        if ch == TICK {
            // The tick stands in the box before it.
            if let Some(cell) = line.last_mut() {
                (cell.width, cell.cost, cell.glue) = (0.0, NEVER, false);
                cell.dx -= 0.95;
            }
        }
    }
    if under {
        if let Some(first) = line.get_mut(start + 1) {
            first.cost = NEVER;
        }
        let made: f32 = line[start..].iter().map(|cell| cell.width).sum();
        line.push(pad(0.25, NEVER));
        // What is left of the width asked for is room for the pen, which may run on to the next line.
        let mut room = f32::from(run.fill) - made - 0.25;
        while room > 0.01 {
            // Full lines of it end on the right edge like those of text.
            line.push(Cell { glue: true, ..pad(room.min(1.0), 0) });
            room -= 1.0;
        }
    }
    Ok(())
}

/// Characters without a shape of their own: controls, joiners, and the selectors that pick a variant of a hanzi.
fn is_unseen(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
        || matches!(ch, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// The tick of a ticked box.
const TICK: char = '√';

/// ☐ and ☑, which few faces have, as the box □ that all have and a tick over it.
fn box_parts(ch: char) -> impl Iterator<Item = char> {
    let (first, second) = match ch {
        '☐' => ('□', None),
        '☑' => ('□', Some(TICK)),
        ch => (ch, None),
    };
    std::iter::once(first).chain(second)
}

/// A few characters around the `nth` of `text`, for a message.
fn near(text: &str, nth: usize) -> String {
    text.chars().skip(nth.saturating_sub(6)).take(13).collect()
}

/// Says what may happen between neighbours.
fn join(line: &mut [Cell], manner: Manner) {
    let chars: Vec<char> = line.iter().map(|cell| cell.ch).collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    for at in 1..line.len() {
        if line[at].blank || line[at - 1].blank {
            continue;
        }
        let (before, here) = (line[at - 1].class, line[at].class);
        let cell = &mut line[at];
        if matches!(here, Class::Close | Class::NotFirst) || matches!(before, Class::Open | Class::NotLast) {
            cell.cost = NEVER;
        }
        match (before, here) {
            (Class::Pair, Class::Pair) if chars[at - 1] == chars[at] => {
                cell.cost = NEVER;
                cell.glue = false;
            }
            (Class::Latin, Class::Latin) => {
                cell.cost = NEVER;
                cell.glue = false;
            }
            (_, Class::Space) => cell.cost = NEVER,
            // 000 0000 4471 and 53 9999 1970: groups of one number.
            (Class::Space, Class::Latin) if digit(at) && at >= 2 && digit(at - 2) => cell.cost = cell.cost.max(KEEP),
            (Class::Han, Class::Latin) | (Class::Latin, Class::Han) => cell.gap = manner.gap,
            _ => {}
        }
        // A solidus or a per cent sign in half width is never first either.
        if matches!(chars[at], '/' | '%') || matches!(chars[at - 1], '/' | '$') {
            cell.cost = NEVER;
        }
        if digit(at - 1) && here != Class::Latin {
            let unit = unit_len(&chars[at..]);
            for inner in 0..unit {
                let inner = &mut line[at + inner];
                inner.cost = inner.cost.max(KEEP);
            }
        }
        if digit(at) {
            let cell = &mut line[at];
            match chars[at - 1] {
                '年' | '月' => cell.cost = cell.cost.max(DATE),
                '第' | '〕' => cell.cost = cell.cost.max(KEEP),
                _ => {}
            }
        }
        // 4·25: between figures the dot takes half a cell, as they do.
        if chars[at] == '·' && line[at].width > 0.5 && digit(at - 1) && digit(at + 1) {
            line[at].width -= 0.5;
            line[at].dx -= 0.25;
        }
        // 1. and the word after it.
        if at == 2 && chars[1] == '.' && digit(0) {
            line[at].cost = NEVER;
        }
    }
    if manner.flow {
        cut_marks(line);
    }
}

/// Two neighbouring marks take a cell and a half: 》， ）、 。” ：“ （“.
fn cut_marks(line: &mut [Cell]) {
    for at in 1..line.len() {
        let (before, here) = (line[at - 1], line[at]);
        if !is_mark(before.class) || !is_mark(here.class) || before.width < 1.0 || here.width < 1.0 {
            continue;
        }
        if before.class == Class::Close {
            line[at - 1].width = 0.5;
        } else {
            line[at].width = 0.5;
            line[at].dx -= 0.5;
        }
    }
}
