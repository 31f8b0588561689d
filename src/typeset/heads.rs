//! Head and foot of a paper: 版头, 标题, 落款, places to sign.

use super::TypesetError;
use super::compose::Composer;
use super::faces::Role;
use super::page::{Ink, PT, Rule};
use super::piece::{Drawn, Piece};
use super::style::{CHU, Spec};
use crate::document::{Align, Masthead, Run, Seal, Setting, SignLine, SignLines, Signature, Style, Text, Title};

/// From the type area's top to the mast's top (GB/T 9704-2012 §7.2.4).
const MAST_TOP: f64 = 35.0;
/// From the number to the red rule (§7.2.7).
const RULE_UNDER_NUMBER: f64 = 4.0;
/// Room for a fingerprint: 20 × 25 mm.
const PRINT: (f64, f64) = (20.0, 25.0);
/// Least room to sign beside a label.
const BESIDE: f64 = 24.0;

impl Composer<'_, '_> {
    /// 版头. The mast's top stands 35 mm under the type area's top; two lines are free before the number, the red rule
    /// is 4 mm under it, and two lines are free before the title.
    pub(super) fn masthead(&mut self, mast: &Masthead) -> Result<(), TypesetError> {
        let (width, pitch) = (self.width(), self.lattice.pitch);
        let line = |y: f64| ((y / pitch) - 1e-4).ceil() * pitch;
        let mut drawn = Vec::new();
        let letters = mast.body.chars().count().max(1) as f64;
        let size = CHU.min((width - 4.0) / letters * PT);
        let spec = Spec { size, ..self.spec(Style::Mast) };
        if !mast.preprinted {
            let set = self.set(&Text::from(mast.body.as_str()), spec, width)?;
            set.draw(0, 0.0, MAST_TOP, Ink::Red, &mut drawn);
        }
        let number_top = line(MAST_TOP + CHU / PT + 2.0 * pitch);
        let em = self.lattice.em();
        match &mast.signer {
            None => {
                let set = self.set(&Text::from(mast.number.as_str()), self.spec(Style::DocNumber), width)?;
                set.draw(0, 0.0, number_top, Ink::Black, &mut drawn);
            }
            Some(signer) => {
                let flush = Spec { align: Align::Left, ..self.spec(Style::DocNumber) };
                let set = self.set(&Text::from(mast.number.as_str()), flush, width)?;
                set.draw(0, em, number_top, Ink::Black, &mut drawn);
                let words = self.set(&Text::from("签发人："), flush, width)?;
                let name = Text(vec![Run::name(signer.as_str())]);
                let name = self.set(&name, self.spec(Style::Signer), width)?;
                let left = width - em - words.widest() - name.widest();
                words.draw(0, left, number_top, Ink::Black, &mut drawn);
                name.draw(0, left + words.widest(), number_top, Ink::Black, &mut drawn);
            }
        }
        let rule = number_top + em + RULE_UNDER_NUMBER;
        if !mast.preprinted {
            let from = (0.0, rule);
            drawn.push(Drawn::Rule(Rule { from, to: (width, rule), width: 1.6, ink: Ink::Red }));
        }
        self.pieces.push(Piece {
            height: line(rule + 2.0 * pitch),
            ink: rule,
            snap: true,
            keep: true,
            loose: true,
            drawn,
            anchor: self.anchor.clone(),
            ..Piece::default()
        });
        Ok(())
    }

    /// A title on as few lines as it needs, broken between its phrases so that the lines are as even as can be.
    pub(super) fn title(&mut self, title: &Title) -> Result<(), TypesetError> {
        let spec = self.spec(title.style);
        let width = self.width();
        let mut phrases = Vec::new();
        let mut widths = Vec::new();
        for phrase in &title.phrases {
            let wide = self.set(&Text::from(phrase.as_str()), spec, 10_000.0)?.widest();
            let parts = evenly(phrase, (wide / width).ceil().max(1.0) as usize);
            widths.extend(parts.iter().map(|part| wide * part.chars().count() as f64 / phrase.chars().count() as f64));
            phrases.extend(parts);
        }
        for line in balanced(&widths, width) {
            let words: String = phrases[line].concat();
            let set = self.set(&Text::from(words), spec, width)?;
            self.lines(&set, spec);
        }
        for piece in self.pieces.iter_mut().rev().take(title.phrases.len().max(4)).filter(|piece| piece.line) {
            piece.keep = true;
        }
        Ok(())
    }

    /// 落款 (GB/T 9704-2012 §7.3.5). Never alone on a page: the two lines before it come along.
    pub(super) fn signature(&mut self, signature: &Signature) -> Result<(), TypesetError> {
        self.hold_last_lines();
        let (width, pitch, em) = (self.width(), self.lattice.pitch, self.lattice.em());
        let spec = Spec { align: Align::Left, indent: 0.0, ..self.spec(Style::Flush) };
        let body = self.set(&Text(vec![Run::name(signature.body.as_str())]), spec, width)?;
        let date = self.set(&Text::from(signature.date.as_str()), spec, width)?;
        let (body_width, date_width) = (body.widest(), date.widest());
        let (blank, body_left, date_left) = match signature.seal {
            Seal::Sealed => {
                let date_right = width - 4.0 * em;
                let middle = date_right - date_width / 2.0;
                // A name too long to stand centred over its date ends at the margin.
                let left = (middle - body_width / 2.0).min(width - body_width).max(0.0);
                // The seal's top stays within a line of the text: two lines are free on the grid, one in a form, whose seal
                // stands on the date.
                (if self.lattice.grid { 2.0 } else { 1.0 }, left, date_right - date_width)
            }
            Seal::Unsealed => {
                let body_left = width - 2.0 * em - body_width;
                let date_left = body_left + 2.0 * em;
                if date_left + date_width <= width - 2.0 * em + 1e-6 || date_width <= body_width {
                    (1.0, body_left, date_left)
                } else {
                    let date_left = width - 2.0 * em - date_width;
                    (1.0, date_left - 2.0 * em, date_left)
                }
            }
        };
        let rise = self.rise(spec);
        let top = blank * pitch + rise;
        let mut drawn = Vec::new();
        body.draw(0, body_left, top, Ink::Black, &mut drawn);
        date.draw(0, date_left, top + pitch, Ink::Black, &mut drawn);
        let height = (blank + 2.0) * pitch;
        self.pieces.push(Piece {
            height,
            ink: top + pitch + em,
            snap: true,
            drawn,
            anchor: self.anchor.clone(),
            ..Piece::default()
        });
        Ok(())
    }

    /// Keeps the last two lines (or rows) and the places to sign after them with what comes next.
    pub(super) fn hold_last_lines(&mut self) {
        let mut held = 0;
        for piece in self.pieces.iter_mut().rev() {
            if held == 2 || piece.page_break {
                break;
            }
            piece.keep = true;
            held += usize::from(!piece.blank && !piece.sign && !piece.fill && piece.height > 0.0);
        }
    }

    /// Places to sign by hand, at least 10 mm high, row by row.
    pub(super) fn sign_lines(&mut self, signs: &SignLines) -> Result<(), TypesetError> {
        self.hold_last_lines();
        let columns = usize::from(signs.columns.max(1));
        let gutter = 6.0;
        let column = (self.width() - gutter * (columns - 1) as f64) / columns as f64;
        let rows = signs.lines.chunks(columns);
        let count = rows.len();
        // All places of a group look alike: the rule beside its label if there is room beside every label.
        let mut beside = !signs.fingerprint;
        for sign in &signs.lines {
            let label = self.set(&sign.label, self.spec(Style::SignLabel), column)?;
            beside &= label.len() == 1 && column - label.widest() >= BESIDE;
        }
        for (nth, row) in rows.enumerate() {
            let mut drawn = Vec::new();
            let mut height: f64 = 0.0;
            for (at, sign) in row.iter().enumerate() {
                let left = at as f64 * (column + gutter);
                height = height.max(self.sign(sign, (signs.fingerprint, beside), left, column, &mut drawn)?);
            }
            let last = nth + 1 == count;
            self.pieces.push(Piece {
                height,
                ink: height,
                keep: !last,
                sign: true,
                drawn,
                anchor: self.anchor.clone(),
                ..Piece::default()
            });
        }
        Ok(())
    }

    /// One place to sign; returns its height.
    fn sign(
        &mut self,
        sign: &SignLine,
        (fingerprint, beside): (bool, bool),
        left: f64,
        width: f64,
        drawn: &mut Vec<Drawn>,
    ) -> Result<f64, TypesetError> {
        let spec = self.spec(Style::SignLabel);
        let label = self.set(&sign.label, spec, width)?;
        let (pitch, em) = (spec.pitch, spec.em());
        let rule = |from: f64, to: f64, y: f64| {
            Drawn::Rule(Rule { from: (left + from, y), to: (left + to, y), width: 0.5, ink: Ink::Black })
        };
        let bottom = if beside {
            let line = 12.0;
            label.draw(0, left, line - em - 0.8, Ink::Black, drawn);
            drawn.push(rule(label.widest() + 1.0, width, line));
            line
        } else {
            for nth in 0..label.len() {
                label.draw(nth, left, 2.0 + nth as f64 * pitch, Ink::Black, drawn);
            }
            let under_label = 2.0 + label.height();
            let line = under_label + 10.5;
            let to = if fingerprint { width - PRINT.0 - 2.0 } else { width };
            drawn.push(rule(0.0, to, line));
            if fingerprint { f64::max(line, under_label + PRINT.1) } else { line }
        };
        if !sign.dated {
            return Ok(bottom + 2.0);
        }
        let spec = Spec { align: Align::Right, role: Role::Fang, ..spec };
        let right = if fingerprint { width - PRINT.0 - 2.0 } else { width };
        // The widest that stands on one line.
        let rooms = ["　　　　年　　月　　日", "　　年　月　日", "年　月　日"];
        let fits = |room: &&str| room.chars().count() as f64 * em < right - 0.1;
        let room = rooms.iter().copied().find(fits).unwrap_or("年月日");
        let set = self.set(&Text::from(room), spec, right)?;
        let top = if fingerprint { bottom - em - 2.0 } else { bottom + 2.0 };
        set.draw(0, left, top, Ink::Black, drawn);
        let gap = if self.paper.setting == Setting::Official { 2.0 } else { 3.0 };
        Ok(f64::max(bottom, top + em) + gap)
    }
}

/// A phrase too long for one line in so many parts of nearly the same length; no part begins with a mark that may not
/// begin a line, none ends in the middle of a number.
fn evenly(phrase: &str, parts: usize) -> Vec<String> {
    let chars: Vec<char> = phrase.chars().collect();
    let mut cuts = vec![0];
    for part in 1..parts {
        let mut at = chars.len() * part / parts;
        let bad = |at: usize| {
            "、，。：；？！）》〉”’〕】".contains(chars[at])
                || "（《〈“‘〔【".contains(chars[at - 1])
                || chars[at].is_ascii_alphanumeric() && chars[at - 1].is_ascii_alphanumeric()
        };
        while at > 1 && at < chars.len() && bad(at) {
            at -= 1;
        }
        cuts.push(at);
    }
    cuts.push(chars.len());
    cuts.windows(2).filter(|cut| cut[0] < cut[1]).map(|cut| chars[cut[0]..cut[1]].iter().collect()).collect()
}

/// Parts phrases of the given widths into the fewest lines that fit `room`, the widest of them as narrow as can be.
/// A phrase wider than the room has a line of its own and is broken there.
fn balanced(widths: &[f64], room: f64) -> Vec<std::ops::Range<usize>> {
    let total: f64 = widths.iter().sum();
    let narrowest = widths.iter().copied().fold(0.0, f64::max);
    let greedy = |limit: f64| {
        let mut lines: Vec<std::ops::Range<usize>> = Vec::new();
        let mut used = 0.0;
        for (at, width) in widths.iter().enumerate() {
            match lines.last_mut() {
                Some(line) if used + width <= limit + 1e-6 => {
                    line.end = at + 1;
                    used += width;
                }
                _ => {
                    lines.push(at..at + 1);
                    used = *width;
                }
            }
        }
        lines
    };
    let fewest = greedy(room);
    // Narrow the limit step by step as long as the count of lines stays.
    let (mut low, mut high) = (narrowest.max(total / fewest.len().max(1) as f64 * 0.5), room);
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if greedy(middle).len() <= fewest.len() { high = middle } else { low = middle }
    }
    greedy(high)
}

#[cfg(test)]
mod tests {
    use super::{balanced, evenly};

    #[test]
    fn a_phrase_too_long_for_a_line_is_parted_in_halves() {
        assert_eq!(evenly("红岩村三组承包地被葬坟占用要求迁出问题", 2), ["红岩村三组承包地被", "葬坟占用要求迁出问题"]);
        // Half of it would begin with 》.
        assert_eq!(evenly("关于《条例》有关问题", 2), ["关于《条", "例》有关问题"]);
        assert_eq!(evenly("信访", 1), ["信访"]);
    }

    #[test]
    fn a_title_that_fits_is_one_line() {
        assert_eq!(balanced(&[60.0, 50.0], 156.0), vec![0..2]);
    }

    #[test]
    fn a_long_title_is_broken_evenly_between_phrases() {
        assert_eq!(balanced(&[60.0, 40.0, 40.0, 30.0], 156.0), vec![0..2, 2..4]);
        assert_eq!(balanced(&[20.0, 70.0, 80.0], 156.0), vec![0..2, 2..3]);
    }
}
