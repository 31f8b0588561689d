//! From blocks to pieces: paragraphs, headings, titles, notes.

use std::rc::Rc;

use super::TypesetError;
use super::faces::Shaper;
use super::page::{Ink, PT};
use super::piece::{Head, Piece};
use super::style::{Lattice, Spec};
use super::text::Set;
use crate::document::{Align, Block, Heading, Kind, Paper, Run, Setting, Style, Text};

/// Turns a document's blocks into pieces.
pub(super) struct Composer<'a, 'f> {
    pub shaper: &'a mut Shaper<'f>,
    pub paper: &'a Paper,
    pub lattice: Lattice,
    pub pieces: Vec<Piece>,
    pub heads: Vec<Head>,
    /// Field of the block in hand.
    pub anchor: Option<Rc<str>>,
    /// Height that each row which takes what is left of the sheet gets besides, in millimetres.
    pub spare: f64,
    /// Title of the ruled form in hand, for the head of its further pages.
    pub form_title: Option<String>,
}

impl<'a, 'f> Composer<'a, 'f> {
    pub fn new(shaper: &'a mut Shaper<'f>, paper: &'a Paper) -> Self {
        Self {
            shaper,
            paper,
            lattice: Lattice::of(paper),
            pieces: Vec::new(),
            heads: Vec::new(),
            anchor: None,
            spare: 0.0,
            form_title: None,
        }
    }

    /// Width of the type area.
    pub fn width(&self) -> f64 {
        self.paper.type_area().0
    }

    pub fn spec(&self, style: Style) -> Spec {
        Spec::of(style, self.paper)
    }

    pub fn set(&mut self, text: &Text, spec: Spec, width: f64) -> Result<Set, TypesetError> {
        Set::new(self.shaper, text, spec, width)
    }

    pub fn blocks(&mut self, blocks: &[Block]) -> Result<(), TypesetError> {
        for (at, block) in blocks.iter().enumerate() {
            self.anchor = block.anchor.as_deref().map(Rc::from);
            let next = blocks.get(at + 1).map(|block| &block.kind);
            self.block(&block.kind, next)?;
        }
        self.anchor = None;
        Ok(())
    }

    fn block(&mut self, kind: &Kind, next: Option<&Kind>) -> Result<(), TypesetError> {
        match kind {
            Kind::Masthead(mast) => self.masthead(mast),
            Kind::Title(title) => {
                self.title(title)?;
                self.form_title = Some(title.text());
                self.space_after_title(title.style, next);
                Ok(())
            }
            Kind::Heading(heading) => self.heading(heading),
            Kind::Paragraph(paragraph) => {
                self.paragraph(&paragraph.text, paragraph.style)?;
                if matches!(paragraph.style, Style::Subtitle) {
                    self.space_after_title(paragraph.style, next);
                }
                if paragraph.style == Style::FormNumber {
                    self.space(2.0);
                }
                Ok(())
            }
            Kind::Spread { style, parts } => self.spread(*style, parts),
            Kind::Clause(clause) => {
                let mut runs = vec![Run::plain(clause.label())];
                runs.extend(clause.text.0.iter().cloned());
                self.paragraph(&Text(runs), Style::Body)
            }
            Kind::Table(table) => self.table(table),
            Kind::Grid(grid) => self.grid(grid),
            Kind::SignLines(signs) => self.sign_lines(signs),
            Kind::Signature(signature) => self.signature(signature),
            Kind::Notes(notes) => self.notes(notes),
            Kind::Blank { lines } => {
                self.blank(f64::from(*lines) * self.lattice.pitch);
                Ok(())
            }
            // What stands at the foot of every page is drawn when the pages are known.
            Kind::PageFoot(_) => Ok(()),
            Kind::PageBreak => {
                self.pieces.push(Piece { page_break: true, blank: true, ..Piece::default() });
                Ok(())
            }
            Kind::Together(inner) => {
                let start = self.pieces.len();
                let anchor = self.anchor.take();
                self.blocks(inner)?;
                let end = self.pieces.len().saturating_sub(1);
                for piece in self.pieces.get_mut(start..end).unwrap_or_default() {
                    piece.keep = true;
                }
                self.anchor = anchor;
                Ok(())
            }
        }
    }

    /// Empty room that vanishes at the top of a page.
    pub fn blank(&mut self, height: f64) {
        let (keep, loose) = self.pieces.last().map_or((false, false), |piece| (piece.keep, piece.loose));
        self.pieces.push(Piece { height, blank: true, keep, loose, ..Piece::default() });
    }

    /// Room of so many millimetres that stays with what is before it.
    pub fn space(&mut self, height: f64) {
        if let Some(last) = self.pieces.last_mut() {
            last.height += height;
        }
    }

    /// One line is free under the title of a 公文 (GB/T 9704-2012 §7.3.2), a few millimetres elsewhere.
    fn space_after_title(&mut self, style: Style, next: Option<&Kind>) {
        let goes_on = match next {
            Some(Kind::Paragraph(next)) => matches!(next.style, Style::Subtitle | Style::FormNumber),
            Some(Kind::Spread { .. }) => true,
            Some(Kind::Table(_) | Kind::Grid(_)) => style == Style::TableTitle,
            _ => false,
        };
        match self.paper.setting {
            Setting::Official if !goes_on => self.blank(self.lattice.pitch),
            Setting::Official => {}
            _ if goes_on => self.space(2.0),
            _ => self.space(4.0),
        }
    }

    /// The em box's top of a line of `spec` inside a strip of its pitch.
    pub fn rise(&self, spec: Spec) -> f64 {
        if self.lattice.grid && (spec.pitch - self.lattice.pitch).abs() < 1e-9 {
            // On the grid the em box of body type begins where the line begins.
            (self.lattice.em() - spec.em()) / 2.0
        } else {
            (spec.pitch - spec.em()) / 2.0
        }
    }

    /// Lines of running text as pieces: no single first or last line on a page (孤行).
    pub fn paragraph(&mut self, text: &Text, style: Style) -> Result<(), TypesetError> {
        let spec = self.spec(style);
        let set = self.set(text, spec, self.width())?;
        self.lines(&set, spec);
        Ok(())
    }

    pub fn lines(&mut self, set: &Set, spec: Spec) {
        let rise = self.rise(spec);
        let count = set.len();
        let on_grid = self.lattice.grid && (spec.pitch - self.lattice.pitch).abs() < 1e-9;
        for nth in 0..count {
            let mut drawn = Vec::new();
            set.draw(nth, 0.0, rise, Ink::Black, &mut drawn);
            let single = count > 1 && (nth == 0 || nth + 2 == count);
            self.pieces.push(Piece {
                height: spec.pitch,
                ink: if on_grid { self.lattice.em() } else { rise + spec.em() },
                snap: on_grid,
                keep: single || (spec.keep && nth + 1 == count),
                loose: spec.loose && nth + 1 == count,
                line: true,
                drawn,
                anchor: self.anchor.clone(),
                ..Piece::default()
            });
        }
    }

    fn heading(&mut self, heading: &Heading) -> Result<(), TypesetError> {
        let style = match heading.level {
            1 => Style::Heading1,
            2 => Style::Heading2,
            3 => Style::Heading3,
            _ => Style::Heading4,
        };
        let Some(run_in) = &heading.run_in else {
            return self.paragraph(&heading.text, style);
        };
        // On one line with its text a heading is only a change of face.
        let spec = Spec { keep: false, ..self.spec(style) };
        let body = self.spec(Style::Body);
        let set = Set::mixed(self.shaper, &[(&heading.text, spec.role), (run_in, body.role)], spec, self.width())?;
        self.lines(&set, spec);
        Ok(())
    }

    /// Short texts at the left, in the middle and at the right of one line.
    fn spread(&mut self, style: Style, parts: &[Text]) -> Result<(), TypesetError> {
        if style == Style::TableFoot {
            // 审核人 and 填报日期 under nothing would be a foot without a table.
            self.hold_last_lines();
        }
        let spec = self.spec(style);
        let rise = self.rise(spec);
        let width = self.width();
        let last = parts.len().saturating_sub(1);
        let mut drawn = Vec::new();
        let mut lines = 1;
        for (nth, part) in parts.iter().enumerate() {
            let align = match nth {
                0 => Align::Left,
                nth if nth == last => Align::Right,
                _ => Align::Centre,
            };
            let room = width / parts.len().max(1) as f64;
            let set = self.set(part, Spec { align, indent: 0.0, ..spec }, room)?;
            lines = lines.max(set.len());
            for line in 0..set.len() {
                set.draw(line, nth as f64 * room, rise + line as f64 * spec.pitch, Ink::Black, &mut drawn);
            }
        }
        let height = lines as f64 * spec.pitch;
        self.pieces.push(Piece {
            height: height + if style == Style::TableCaption { 0.8 } else { 0.0 },
            ink: height,
            keep: spec.keep,
            drawn,
            anchor: self.anchor.clone(),
            ..Piece::default()
        });
        Ok(())
    }

    /// 注： and, if there are several, 1. 2. 3., the lines of each hanging under its first word.
    fn notes(&mut self, notes: &[Text]) -> Result<(), TypesetError> {
        let numbered = notes.len() > 1;
        for (nth, note) in notes.iter().enumerate() {
            let head = match (nth, numbered) {
                (0, false) => "注：".to_owned(),
                (0, true) => "注：1.".to_owned(),
                (nth, _) => format!("{}.", nth + 1),
            };
            let hang = if numbered { 3.25 } else { 2.0 };
            let indent = if nth == 0 { 0.0 } else { 2.0 };
            let mut runs = vec![Run::plain(head)];
            runs.extend(note.0.iter().cloned());
            let spec = Spec { indent, hang, ..self.spec(Style::Note) };
            if nth == 0 {
                self.blank(4.0 / PT);
            }
            let set = self.set(&Text(runs), spec, self.width())?;
            self.lines(&set, spec);
        }
        Ok(())
    }
}
