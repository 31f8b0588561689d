//! Small painting helpers shared by the widgets: text, icons, the focus ring.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, Ui,
    epaint::text::{LayoutJob, TextFormat, TextWrapping},
};

use crate::ui::theme::{Role, color as c, space, text};

/// `content` on one line, as wide as it wants to be.
pub fn line(ui: &Ui, content: &str, role: Role, color: Color32) -> Arc<Galley> {
    ui.painter().layout_no_wrap(content.to_owned(), role.font(), color)
}

/// `content` on one line, cut with 「…」 at `width` points.
pub fn elided(ui: &Ui, content: &str, role: Role, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(
        content.to_owned(),
        TextFormat { font_id: role.font(), color, ..TextFormat::default() },
    );
    job.wrap =
        TextWrapping { max_width: width.max(1.0), max_rows: 1, break_anywhere: true, overflow_character: Some('…') };
    ui.painter().layout_job(job)
}

/// `content` wrapped at `width` points with the role's line height.
pub fn wrapped(ui: &Ui, content: &str, role: Role, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(
        content.to_owned(),
        TextFormat { font_id: role.font(), color, line_height: Some(role.line()), ..TextFormat::default() },
    );
    job.wrap.max_width = width.max(1.0);
    ui.painter().layout_job(job)
}

/// `text` with a tint behind some byte ranges of it, ascending and disjoint: what the register says and keeps right.
pub fn tinted(text: &str, ranges: &[Range<usize>], format: &TextFormat) -> LayoutJob {
    let tint = TextFormat { background: c::PRI_WEAK, color: c::PRI, ..format.clone() };
    let mut job = LayoutJob::default();
    let mut at = 0;
    for range in ranges {
        for (part, format) in [(text.get(at..range.start), format), (text.get(range.clone()), &tint)] {
            if let Some(part) = part.filter(|part| !part.is_empty()) {
                job.append(part, 0.0, format.clone());
            }
        }
        at = range.end;
    }
    if let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty() || at == 0) {
        job.append(rest, 0.0, format.clone());
    }
    job
}

/// Paints `galley` with its left edge at `left` and its middle at `middle`.
pub fn put(painter: &Painter, left: f32, middle: f32, galley: Arc<Galley>) -> Rect {
    let rect = Rect::from_min_size(Pos2::new(left, middle - galley.size().y / 2.0), galley.size());
    painter.galley(rect.min, galley, c::INK);
    rect
}

/// Paints `galley` with its middle at `center`.
pub fn put_center(painter: &Painter, center: Pos2, galley: Arc<Galley>) -> Rect {
    let rect = Rect::from_center_size(center, galley.size());
    painter.galley(rect.min, galley, c::INK);
    rect
}

/// Paints `galley` with its right edge at `right` and its middle at `middle`.
pub fn put_right(painter: &Painter, right: f32, middle: f32, galley: Arc<Galley>) -> Rect {
    let left = right - galley.size().x;
    put(painter, left, middle, galley)
}

/// Paints an outline icon of `size` points around `center`.
pub fn icon(painter: &Painter, center: Pos2, glyph: char, size: f32, color: Color32) {
    glyph_at(painter, center, glyph, text::icon_font(size), color);
}

/// Paints a filled icon of `size` points around `center`.
pub fn icon_fill(painter: &Painter, center: Pos2, glyph: char, size: f32, color: Color32) {
    glyph_at(painter, center, glyph, text::icon_fill_font(size), color);
}

fn glyph_at(painter: &Painter, center: Pos2, glyph: char, font: FontId, color: Color32) {
    painter.text(center, Align2::CENTER_CENTER, glyph, font, color);
}

/// Filled and bordered box; the border lies inside.
pub fn boxed(painter: &Painter, rect: Rect, radius: u8, fill: Color32, border: Color32) {
    painter.rect(rect, CornerRadius::same(radius), fill, Stroke::new(space::STROKE, border), StrokeKind::Inside);
}

/// The focus ring: 2 points wide, 2 points outside `rect`.
pub fn focus_ring(painter: &Painter, rect: Rect, radius: u8) {
    ring(painter, rect, radius, c::PRI);
}

/// The focus ring on the dark rail.
pub fn focus_ring_on_rail(painter: &Painter, rect: Rect, radius: u8) {
    ring(painter, rect, radius, c::MARK);
}

fn ring(painter: &Painter, rect: Rect, radius: u8, color: Color32) {
    painter.rect_stroke(
        rect.expand(space::RING_GAP),
        CornerRadius::same(radius.saturating_add(2)),
        Stroke::new(space::STROKE_STRONG, color),
        StrokeKind::Outside,
    );
}
