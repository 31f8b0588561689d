//! From pieces to pages.

use std::rc::Rc;

use super::page::{Area, Page, Region, Rule};
use super::piece::{Drawn, Head, Piece};
use super::style::Lattice;
use crate::document::Paper;

const EPS: f64 = 1e-6;

/// Puts `pieces` on pages, in order.
pub(super) fn paginate(
    pieces: Vec<Piece>,
    heads: &[Head],
    paper: &Paper,
    lattice: Lattice,
) -> (Vec<Page>, Vec<Region>) {
    let mut maker = Maker { paper, lattice, pages: Vec::new(), regions: Vec::new(), y: 0.0, left: 0.0 };
    maker.new_page();
    let after = heights_after(&pieces);
    let mut pieces = pieces.into_iter().enumerate().peekable();
    let mut chain: Vec<(usize, Piece)> = Vec::new();
    let mut last_closed: Option<Vec<Drawn>> = None;
    while let Some((at, piece)) = pieces.next() {
        let keep = piece.keep && pieces.peek().is_some_and(|(_, next)| !next.page_break);
        chain.push((at, piece));
        if keep {
            continue;
        }
        let chained = std::mem::take(&mut chain);
        maker.place_chain(chained, heads, &after, &mut last_closed);
    }
    let Maker { mut pages, regions, .. } = maker;
    for page in &mut pages {
        page.rules = joined(std::mem::take(&mut page.rules));
    }
    (pages, regions)
}

/// For each piece the height of all that follow it, as far as it matters (one page).
fn heights_after(pieces: &[Piece]) -> Vec<f64> {
    let mut after = vec![0.0; pieces.len()];
    let mut sum = 0.0f64;
    for (at, piece) in pieces.iter().enumerate().rev() {
        after[at] = sum;
        sum = if piece.page_break { piece.height } else { (sum + piece.height).min(1000.0) };
    }
    after
}

struct Maker<'a> {
    paper: &'a Paper,
    lattice: Lattice,
    pages: Vec<Page>,
    regions: Vec<Region>,
    /// Top of the free room, from the type area's top.
    y: f64,
    /// Left edge of the type area on this page.
    left: f64,
}

impl Maker<'_> {
    fn room(&self) -> f64 {
        self.paper.type_area().1
    }

    fn new_page(&mut self) {
        let (width, height) = self.paper.size();
        let even = self.pages.len() % 2 == 1;
        let margins = self.paper.margins;
        self.left = if self.paper.mirrored && even { margins.right } else { margins.left };
        self.pages.push(Page { width, height, runs: Vec::new(), rules: Vec::new() });
        self.y = 0.0;
    }

    fn at_top(&self) -> bool {
        self.y <= EPS
    }

    fn snapped(&self, y: f64, piece: &Piece) -> f64 {
        if piece.snap && self.lattice.grid {
            ((y / self.lattice.pitch) - 1e-4).ceil().max(0.0) * self.lattice.pitch
        } else {
            y
        }
    }

    /// Where the chain would end, laid from `y`.
    fn end_of(&self, chain: &[(usize, Piece)], mut y: f64) -> f64 {
        let mut ink = y;
        for (_, piece) in chain {
            if piece.fill || (piece.blank && y <= EPS) {
                continue;
            }
            y = self.snapped(y, piece);
            ink = f64::max(ink, y + piece.ink);
            y += piece.height;
        }
        ink
    }

    fn place_chain(
        &mut self,
        chain: Vec<(usize, Piece)>,
        heads: &[Head],
        after: &[f64],
        last_closed: &mut Option<Vec<Drawn>>,
    ) {
        let head = chain.first().and_then(|(_, piece)| piece.head);
        let head_height = head.and_then(|at| heads.get(at)).map_or(0.0, |head| head.height);
        let breaks = chain.first().is_some_and(|(_, piece)| piece.page_break);
        let whole = self.end_of(&chain, self.y) <= self.room() + EPS;
        let fits_a_page = self.end_of(&chain, head_height) <= self.room() + EPS;
        if !fits_a_page && !whole && chain.iter().any(|(_, piece)| piece.loose) {
            // First what may let go lets go.
            let mut part = Vec::new();
            for (at, mut piece) in chain {
                let ends = std::mem::take(&mut piece.loose);
                part.push((at, piece));
                if ends {
                    self.place_chain(std::mem::take(&mut part), heads, after, last_closed);
                }
            }
            if !part.is_empty() {
                self.place_chain(part, heads, after, last_closed);
            }
            return;
        }
        // A chain that no page can hold even so is laid where it stands, piece by piece.
        if !self.at_top() && (breaks || (!whole && fits_a_page)) {
            self.turn(&chain[0].1, heads, last_closed);
        }
        for (at, piece) in chain {
            if piece.fill {
                let room = self.room() - after.get(at).copied().unwrap_or(0.0);
                while self.y + piece.height <= room + EPS {
                    self.draw(&piece.drawn, self.y);
                    self.y += piece.height;
                }
                continue;
            }
            let y = self.snapped(self.y, &piece);
            if y + piece.ink > self.room() + EPS && !self.at_top() {
                self.turn(&piece, heads, last_closed);
            }
            if piece.blank && self.at_top() {
                continue;
            }
            *last_closed = (!piece.closed.is_empty()).then(|| piece.closed.clone());
            self.place(piece);
        }
    }

    /// Starts a new page for `next`.
    fn turn(&mut self, next: &Piece, heads: &[Head], last_closed: &mut Option<Vec<Drawn>>) {
        if let Some(closed) = last_closed.take() {
            self.draw(&closed, self.y);
        }
        self.new_page();
        if let Some(head) = next.head.and_then(|at| heads.get(at)) {
            self.draw(&head.drawn, 0.0);
            self.y = head.height;
        }
        if !next.opened.is_empty() {
            self.draw(&next.opened, self.y);
            self.y += next.lead;
        }
    }

    fn place(&mut self, piece: Piece) {
        let y = self.snapped(self.y, &piece);
        if let Some(anchor) = &piece.anchor {
            let width = self.paper.type_area().0;
            self.region(anchor, 0.0, y, width, piece.height.max(piece.ink));
        }
        self.draw_owned(piece.drawn, y);
        self.y = y + piece.height;
    }

    fn draw(&mut self, drawn: &[Drawn], y: f64) {
        self.draw_owned(drawn.to_vec(), y);
    }

    fn draw_owned(&mut self, drawn: Vec<Drawn>, y: f64) {
        let (dx, dy) = (self.left, self.paper.margins.top + y);
        for drawn in drawn {
            match drawn {
                Drawn::Field { anchor, x, y: inner, width, height } => {
                    self.region(&anchor, x, y + inner, width, height);
                }
                Drawn::Glyphs(mut run) => {
                    run.x += dx;
                    run.baseline += dy;
                    if let Some(page) = self.pages.last_mut() {
                        page.runs.push(run);
                    }
                }
                Drawn::Rule(mut rule) => {
                    rule.from = (rule.from.0 + dx, rule.from.1 + dy);
                    rule.to = (rule.to.0 + dx, rule.to.1 + dy);
                    if let Some(page) = self.pages.last_mut() {
                        page.rules.push(rule);
                    }
                }
            }
        }
    }

    /// Notes a field's place; pieces of one field that follow each other on a page make one region.
    fn region(&mut self, anchor: &Rc<str>, x: f64, y: f64, width: f64, height: f64) {
        let page = self.pages.len() - 1;
        let area = Area { x: x + self.left, y: y + self.paper.margins.top, width, height };
        if let Some(last) = self.regions.last_mut()
            && last.page == page
            && *last.anchor == **anchor
            && (last.area.x - area.x).abs() < EPS
            && (last.area.width - area.width).abs() < EPS
        {
            last.area.height = f64::max(last.area.height, area.y + area.height - last.area.y);
            return;
        }
        self.regions.push(Region { anchor: anchor.to_string(), page, area });
    }
}

/// Joins rules that touch on one line, so that a table is a handful of strokes.
fn joined(rules: Vec<Rule>) -> Vec<Rule> {
    let key = |v: f64| (v * 1000.0).round() as i64;
    let mut rules: Vec<(bool, i64, i64, i64, Rule)> = rules
        .into_iter()
        .map(|rule| {
            let across = key(rule.from.1) == key(rule.to.1);
            let (line, from, to) = if across {
                (key(rule.from.1), key(rule.from.0), key(rule.to.0))
            } else {
                (key(rule.from.0), key(rule.from.1), key(rule.to.1))
            };
            (across, line, from, to, rule)
        })
        .collect();
    let weight = |rule: &Rule| (rule.width * 100.0).round() as i64;
    rules.sort_by(|a, b| {
        (a.4.ink as u8, weight(&a.4), a.0, a.1, a.2).cmp(&(b.4.ink as u8, weight(&b.4), b.0, b.1, b.2))
    });
    let mut made: Vec<(bool, i64, i64, i64, Rule)> = Vec::new();
    for next in rules {
        if let Some(last) = made.last_mut()
            && (last.0, last.1, last.4.ink) == (next.0, next.1, next.4.ink)
            && weight(&last.4) == weight(&next.4)
            && next.2 <= last.3 + 1
        {
            if next.3 > last.3 {
                last.3 = next.3;
                last.4.to = next.4.to;
            }
            continue;
        }
        made.push(next);
    }
    made.into_iter().map(|(.., rule)| rule).collect()
}
