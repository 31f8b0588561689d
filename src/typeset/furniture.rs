//! Page numbers and running feet.

use super::TypesetError;
use super::faces::{Faces, Shaper};
use super::page::{Ink, Page, Rule};
use super::piece::Drawn;
use super::style::{Lattice, Spec};
use super::text::Set;
use crate::document::{Align, Document, Kind, PageNumbers, Paper, Run, Style, Text};

/// From the type area's bottom to the top of the dashes beside a page number (GB/T 9704-2012 §7.5).
const UNDER_TYPE: f64 = 7.0;
/// Where the ink of an em dash begins, from its em box's top, in parts of the size: measured in the bundled 楷体
/// (0.88 − 0.41).
const DASH_TOP: f64 = 0.47;

/// Height of the places to sign at the foot of every page: the type area is so much lower.
pub(super) const PAGE_FOOT: f64 = 15.0;

/// The places to sign that every page of `document` carries.
pub(super) fn page_foot(document: &Document) -> Option<&[Text]> {
    document.blocks.iter().find_map(|block| match &block.kind {
        Kind::PageFoot(parts) => Some(parts.as_slice()),
        _ => None,
    })
}

/// Draws what stands outside the type area of every page.
pub(super) fn furnish(shaper: &mut Shaper, pages: &mut [Page], document: &Document) -> Result<(), TypesetError> {
    let paper = &document.paper;
    let total = pages.len();
    for (at, page) in pages.iter_mut().enumerate() {
        let mut drawn = Vec::new();
        let even = at % 2 == 1;
        let (left, right) = sides(paper, even);
        match paper.page_numbers {
            PageNumbers::None => {}
            PageNumbers::Official { duplex } => {
                let spec = Spec::of(Style::PageNumber, paper);
                let number = Text(vec![Run::plain(format!("— {} —", at + 1))]);
                let set = Set::new(shaper, &number, Spec { flow: false, ..spec }, 100.0)?;
                let em = Lattice::of(paper).em();
                let x = if even && duplex { left + em } else { right - em - set.widest() };
                let top = page.height - paper.margins.bottom + UNDER_TYPE - DASH_TOP * spec.em();
                set.draw(0, x, top, Ink::Black, &mut drawn);
            }
            PageNumbers::OfTotal => {
                let spec = Spec { align: Align::Centre, ..Spec::of(Style::PageNumber, paper) };
                let text = Text::from(format!("第 {} 页  共 {} 页", at + 1, total));
                let set = Set::new(shaper, &text, Spec { flow: false, ..spec }, right - left)?;
                set.draw(0, left, page.height - paper.margins.bottom + 5.0, Ink::Black, &mut drawn);
            }
        }
        if let Some(parts) = page_foot(document) {
            let spec = Spec { align: Align::Left, indent: 0.0, size: 12.0, ..Spec::of(Style::SignLabel, paper) };
            let bottom = page.height - paper.margins.bottom - 1.0;
            let (gutter, count) = (6.0, parts.len().max(1) as f64);
            let column = (right - left - gutter * (count - 1.0)) / count;
            for (nth, part) in parts.iter().enumerate() {
                let from = left + nth as f64 * (column + gutter);
                let set = Set::new(shaper, part, Spec { flow: false, ..spec }, column)?;
                set.draw(0, from, bottom - spec.em() - 0.8, Ink::Black, &mut drawn);
                let (from, to) = ((from + set.widest() + 1.0, bottom), (from + column, bottom));
                page.rules.push(Rule { from, to, width: 0.5, ink: Ink::Black });
            }
        }
        if let Some(foot) = &document.running_foot {
            // At the inner edge, away from the number.
            let outer_left = even && paper.page_numbers == PageNumbers::Official { duplex: true };
            let align = if outer_left { Align::Right } else { Align::Left };
            let spec = Spec { align, ..Spec::of(Style::Running, paper) };
            let half = (right - left) / 2.0;
            let set = Set::new(shaper, &Text::from(foot.as_str()), spec, half)?;
            set.draw(
                0,
                if outer_left { left + half } else { left },
                page.height - paper.margins.bottom + 5.5,
                Ink::Grey,
                &mut drawn,
            );
        }
        for drawn in drawn {
            if let Drawn::Glyphs(run) = drawn {
                page.runs.push(run);
            }
        }
    }
    Ok(())
}

/// From the edges of the sheet to the corner number of a volume.
const CORNER: (f64, f64) = (14.0, 10.0);

/// A page with nothing but the number at the outer top corner and a small line at the foot: what is drawn over a page
/// of a volume. `size` is that of the sheet in millimetres.
pub(super) fn corner(
    faces: &Faces,
    paper: &Paper,
    size: (f64, f64),
    number: Option<u32>,
    back: bool,
    foot: &str,
) -> Result<Page, TypesetError> {
    let mut shaper = Shaper::new(faces, 0.5)?;
    let mut drawn = Vec::new();
    if let Some(number) = number {
        let spec = Spec { size: 14.0, flow: false, align: Align::Left, ..Spec::of(Style::PageNumber, paper) };
        let set = Set::new(&mut shaper, &Text::from(number.to_string()), spec, 40.0)?;
        let x = if back { CORNER.0 } else { size.0 - CORNER.0 - set.widest() };
        set.draw(0, x, CORNER.1, Ink::Black, &mut drawn);
    }
    if !foot.is_empty() {
        let spec = Spec { align: Align::Centre, ..Spec::of(Style::Running, paper) };
        let set = Set::new(&mut shaper, &Text::from(foot), spec, size.0 - 50.0)?;
        set.draw(0, 25.0, size.1 - 14.0, Ink::Grey, &mut drawn);
    }
    let runs = drawn.into_iter().filter_map(|drawn| match drawn {
        Drawn::Glyphs(run) => Some(run),
        _ => None,
    });
    Ok(Page { width: size.0, height: size.1, runs: runs.collect(), rules: Vec::new() })
}

/// Left and right edge of the type area on an odd or even page.
fn sides(paper: &Paper, even: bool) -> (f64, f64) {
    let m = paper.margins;
    let (left, right) = if paper.mirrored && even { (m.right, m.left) } else { (m.left, m.right) };
    (left, paper.size().0 - right)
}
