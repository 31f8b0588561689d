//! Search hits inside a text, and quiet figures inside a sentence.

use eframe::egui::{
    Color32,
    epaint::text::{LayoutJob, TextFormat},
};

use crate::ui::theme::{Role, color as c};

/// `text` with every occurrence of each of `terms` on the hit background.
///
/// Terms are compared without regard to ASCII case; empty terms are ignored. The job has one row
/// and no wrap width: set `job.wrap` before layout.
pub fn hits(text: &str, terms: &[&str], role: Role, color: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    let plain = TextFormat { font_id: role.font(), color, ..TextFormat::default() };
    let hit = TextFormat { background: c::MARK, color: c::INK, ..plain.clone() };
    let mut at = 0;
    for (from, to) in ranges(text, terms) {
        if let Some(before) = text.get(at..from).filter(|part| !part.is_empty()) {
            job.append(before, 0.0, plain.clone());
        }
        if let Some(found) = text.get(from..to) {
            job.append(found, 0.0, hit.clone());
        }
        at = to;
    }
    if let Some(rest) = text.get(at..).filter(|part| !part.is_empty()) {
        job.append(rest, 0.0, plain);
    }
    job
}

/// Byte ranges of the hits, ascending and disjoint.
fn ranges(text: &str, terms: &[&str]) -> Vec<(usize, usize)> {
    let low = text.to_ascii_lowercase(); // keeps every byte position
    let mut found: Vec<(usize, usize)> = terms
        .iter()
        .filter(|term| !term.is_empty())
        .flat_map(|term| {
            let term = term.to_ascii_lowercase();
            low.match_indices(&term).map(|(at, part)| (at, at + part.len())).collect::<Vec<_>>()
        })
        .collect();
    found.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (from, to) in found {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// A sentence in which every part between `*` signs is bold: 「命中 *37* 件」.
pub fn with_bold(text: &str, role: Role, bold: Role, color: Color32, strong: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (index, part) in text.split('*').enumerate() {
        if part.is_empty() {
            continue;
        }
        let (role, color) = if index % 2 == 1 { (bold, strong) } else { (role, color) };
        let format = TextFormat { font_id: role.font(), color, ..TextFormat::default() };
        job.append(part, 0.0, format);
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_terms_mark_each_character_once() {
        assert_eq!(ranges("要求补偿损失", &["补偿", "偿损"]), vec![(6, 15)]);
        assert_eq!(ranges("Abc abc", &["ABC"]), vec![(0, 3), (4, 7)]);
        assert_eq!(ranges("无", &["", "有"]), vec![]);
    }

    #[test]
    fn the_marked_text_is_the_text() {
        let job = hits("大坝口水库放水", &["水"], Role::Cell, c::INK);
        assert_eq!(job.text, "大坝口水库放水");
        assert_eq!(job.sections.len(), 4);
    }
}
