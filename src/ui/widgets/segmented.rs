//! Segmented control: one frame, a few choices, always exactly one of them on.

use eframe::egui::{
    Color32, CornerRadius, EventFilter, Key, Modifiers, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit,
    vec2,
};

use super::face::{Face, face_setters};
use super::paint;
use crate::ui::ime;
use crate::ui::theme::{Role, color as c, space};

/// A choice among a few values, all of them in sight. The arrow keys move the choice.
#[must_use = "call show"]
pub struct Segmented<'a, T> {
    salt: &'a str,
    value: &'a mut T,
    parts: &'a [(T, &'a str)],
    face: Face<'a>,
}

impl<'a, T: PartialEq + Clone> Segmented<'a, T> {
    face_setters!(labelled, named, width);

    /// `parts` are the values and their words, in order.
    pub fn new(salt: &'a str, value: &'a mut T, parts: &'a [(T, &'a str)]) -> Self {
        Self { salt, value, parts, face: Face::default() }
    }

    /// Draws it. The response is that of the whole group; `changed()` tells of a new choice.
    pub fn show(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.salt);
        let words: Vec<_> =
            self.parts.iter().map(|(_, text)| paint::line(ui, text, Role::Body, Color32::PLACEHOLDER)).collect();
        let natural: Vec<f32> = words.iter().map(|g| (g.size().x + 28.0).max(44.0)).collect();
        let total: f32 = natural.iter().sum();
        let stretch = self.face.width.map_or(0.0, |w| (w - total) / self.parts.len().max(1) as f32);
        let (_, rect) = ui.allocate_space(vec2(self.face.width.unwrap_or(total), space::INPUT_H));
        let mut response = ui.interact(rect, id, Sense::click());
        if response.gained_focus() {
            response.scroll_to_me(None);
        }

        let chosen = self.parts.iter().position(|(value, _)| value == self.value);
        let mut next = chosen;
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            let last = self.parts.len().saturating_sub(1);
            let ctx = ui.ctx();
            let key = |key| ime::take(ctx, Modifiers::NONE, key);
            if key(Key::ArrowRight) || key(Key::ArrowDown) {
                next = Some(chosen.map_or(0, |at| (at + 1).min(last)));
            }
            if key(Key::ArrowLeft) || key(Key::ArrowUp) {
                next = Some(chosen.map_or(last, |at| at.saturating_sub(1)));
            }
        }

        response.widget_info(|| WidgetInfo::new(accesskit::Role::RadioGroup));
        ui.ctx().accesskit_node_builder(id, |node| {
            if let Some((_, text)) = chosen.and_then(|at| self.parts.get(at)) {
                node.set_value(*text);
            }
        });

        self.face.describe(ui.ctx(), id);

        let enabled = ui.is_enabled();
        let painter = ui.painter().clone();
        let radius = CornerRadius::same(space::R_INPUT);
        painter.rect_filled(rect, radius, if enabled { c::SURFACE } else { c::SUNKEN });
        let mut x = rect.left();
        for (index, ((_, text), galley)) in self.parts.iter().zip(words).enumerate() {
            let width = natural.get(index).copied().unwrap_or(0.0) + stretch;
            let part = rect.with_min_x(x).with_max_x(x + width);
            x += width;
            let part_id = id.with(index);
            // Only the group takes the keyboard focus, as in every radio group.
            let part_response = ui.interact(part, part_id, Sense::CLICK);
            let on = chosen == Some(index);
            part_response.widget_info(|| WidgetInfo::selected(accesskit::Role::RadioButton, enabled, on, *text));
            if enabled && part_response.clicked() {
                next = Some(index);
                response.request_focus();
            }
            let corner = CornerRadius {
                nw: if index == 0 { space::R_INPUT } else { 0 },
                sw: if index == 0 { space::R_INPUT } else { 0 },
                ne: if index + 1 == self.parts.len() { space::R_INPUT } else { 0 },
                se: if index + 1 == self.parts.len() { space::R_INPUT } else { 0 },
            };
            if on {
                painter.rect_filled(part, corner, if enabled { c::PRI } else { c::LINE_STRONG });
            } else if enabled && part_response.hovered() {
                painter.rect_filled(part.shrink(1.0), corner, c::HEAD);
            }
            if index > 0 && !on && chosen != Some(index - 1) {
                painter.vline(part.left(), part.y_range().shrink(1.0), Stroke::new(1.0, c::LINE));
            }
            let color = match (enabled, on) {
                (false, _) => c::INK3,
                (true, true) => Color32::WHITE,
                (true, false) => c::INK,
            };
            let words = if on { paint::line(ui, text, Role::BodyBold, color) } else { galley };
            let at = part.center() - words.size() / 2.0;
            painter.galley(at, words, color);
        }
        painter.rect_stroke(rect, radius, Stroke::new(space::STROKE, c::LINE_IN), StrokeKind::Inside);
        if response.has_focus() {
            paint::focus_ring(&painter, rect, space::R_INPUT);
        }

        if next != chosen
            && let Some((value, _)) = next.and_then(|at| self.parts.get(at))
        {
            *self.value = value.clone();
            response.mark_changed();
        }
        response
    }
}
