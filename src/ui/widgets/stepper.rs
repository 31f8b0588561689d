//! Number with − and + (「3 人」).

use eframe::egui::{
    CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Response, Sense, StrokeKind, Ui, WidgetInfo, accesskit, pos2,
    vec2,
};

use super::typed;
use super::{form, paint, text_field};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::{icons, ime};

/// A small whole number. Digits can be typed, ↑ ↓ and + − change it by one.
#[must_use = "call show"]
pub struct Stepper<'a> {
    salt: &'a str,
    value: &'a mut u32,
    range: std::ops::RangeInclusive<u32>,
    unit: &'a str,
    label: Option<Id>,
    name: Option<&'a str>,
    error: Option<&'a str>,
    width: f32,
}

impl<'a> Stepper<'a> {
    /// A number within `range`, shown with its unit.
    pub fn new(salt: &'a str, value: &'a mut u32, range: std::ops::RangeInclusive<u32>, unit: &'a str) -> Self {
        Self { salt, value, range, unit, label: None, name: None, error: None, width: 112.0 }
    }

    /// The id of the visible label.
    pub fn labelled(mut self, label: Id) -> Self {
        self.label = Some(label);
        self
    }

    /// Accessible name when no visible label names it.
    pub fn named(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Red border; the sentence is for the screen reader, the form shows it.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.salt);
        let (_, rect) = ui.allocate_space(vec2(self.width, space::INPUT_H));
        let mut response = ui.interact(rect, id, Sense::click());
        if response.clicked_by(eframe::egui::PointerButton::Primary) {
            response.request_focus();
        }
        let (low, high) = (*self.range.start(), *self.range.end());
        let before = *self.value;
        let mut value = before;
        if response.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            let ctx = ui.ctx();
            if ime::take(ctx, Modifiers::NONE, Key::ArrowUp) {
                value = value.saturating_add(1);
            }
            if ime::take(ctx, Modifiers::NONE, Key::ArrowDown) {
                value = value.saturating_sub(1);
            }
            let fresh_key = id.with("typing");
            let mut typing = ui.data(|data| data.get_temp::<bool>(fresh_key)).unwrap_or(false);
            for typed in ui.input(typed_text) {
                for ch in typed.chars() {
                    match ch.to_digit(10).or_else(|| typed::full_width_digit(ch)) {
                        Some(digit) if typing => value = value.saturating_mul(10).saturating_add(digit),
                        Some(digit) => {
                            value = digit;
                            typing = true;
                        }
                        None if ch == '+' => value = value.saturating_add(1),
                        None if ch == '-' => value = value.saturating_sub(1),
                        None => {}
                    }
                }
            }
            if ime::take(ctx, Modifiers::NONE, Key::Backspace) {
                value /= 10;
                typing = true;
            }
            ui.data_mut(|data| data.insert_temp(fresh_key, typing));
        } else {
            ui.data_mut(|data| data.insert_temp(id.with("typing"), false));
        }

        let still = !ui.is_enabled();
        let (fill, stroke) = text_field::frame_look(self.error.is_some(), response.has_focus(), still, false);
        ui.painter().rect(rect, CornerRadius::same(space::R_INPUT), fill, stroke, StrokeKind::Inside);
        for (glyph, name, offset, step) in [(icons::PLUS, "加一", 18.0, 1_i64), (icons::MINUS, "减一", 46.0, -1)] {
            let place = Rect::from_center_size(pos2(rect.right() - offset, rect.center().y), vec2(25.0, 25.0));
            let press = ui.interact(place, id.with(name), Sense::CLICK);
            let words = format!("{}{name}", self.name.unwrap_or(""));
            press.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &words));
            let fill = if press.hovered() { c::HEAD } else { c::SURFACE };
            paint::boxed(ui.painter(), place, 5, fill, c::LINE_STRONG);
            paint::icon(ui.painter(), place.center(), glyph, 15.0, c::INK2);
            if press.clicked() && !still {
                value = if step > 0 { value.saturating_add(1) } else { value.saturating_sub(1) };
                response.request_focus();
            }
        }
        value = value.min(high);
        if value < low && !response.has_focus() {
            value = low;
        }
        let words = format!("{} {}", value, self.unit);
        let galley = paint::line(ui, &words, Role::Body, c::INK);
        paint::put(ui.painter(), rect.left() + 11.0, rect.center().y, galley);

        response.widget_info(|| WidgetInfo::new(accesskit::Role::SpinButton));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_numeric_value(f64::from(value));
            node.set_min_numeric_value(f64::from(low));
            node.set_max_numeric_value(f64::from(high));
            node.set_value(words);
        });
        form::describe(ui.ctx(), id, self.label, self.name, false, self.error, None);
        if value != before {
            *self.value = value;
            response.mark_changed();
        }
        response
    }
}

fn typed_text(input: &eframe::egui::InputState) -> Vec<String> {
    input
        .events
        .iter()
        .filter_map(|event| match event {
            eframe::egui::Event::Text(text) | eframe::egui::Event::Ime(eframe::egui::ImeEvent::Commit(text)) => {
                Some(text.clone())
            }
            _ => None,
        })
        .collect()
}
