//! Check box, radio button and switch-like marks, 17 points wide, filled in the primary colour.

use eframe::egui::{
    Color32, CornerRadius, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::{form, paint};
use crate::ui::theme::{Role, color as c, space};

/// Side of the box.
pub const BOX: f32 = 17.0;

/// State of a check box over several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// None is on.
    Off,
    /// Some are on.
    Some,
    /// All are on.
    On,
}

impl From<bool> for Tick {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

/// Paints a box of the given state around `center`.
pub fn paint_box(ui: &Ui, center: eframe::egui::Pos2, state: Tick, hovered: bool) {
    let rect = Rect::from_center_size(center, vec2(BOX, BOX));
    let painter = ui.painter();
    let enabled = ui.is_enabled();
    let radius = CornerRadius::same(space::R_CHIP);
    if state == Tick::Off {
        let fill = if enabled { c::SURFACE } else { c::SUNKEN };
        let border = if hovered { c::PRI } else { c::LINE_IN };
        painter.rect(rect, radius, fill, Stroke::new(1.0, border), StrokeKind::Inside);
        return;
    }
    painter.rect_filled(rect, radius, if enabled { c::PRI } else { c::LINE_IN });
    let stroke = Stroke::new(2.0, Color32::WHITE);
    if state == Tick::On {
        let at = |x: f32, y: f32| center + vec2(x, y);
        painter.line(vec![at(-4.0, 0.2), at(-1.3, 3.0), at(4.2, -3.0)], stroke);
    } else {
        painter.hline(center.x - 4.0..=center.x + 4.0, center.y, stroke);
    }
}

fn paint_radio(ui: &Ui, center: eframe::egui::Pos2, on: bool, hovered: bool) {
    let painter = ui.painter();
    if on {
        painter.circle_filled(center, BOX / 2.0, c::PRI);
        painter.circle_filled(center, 3.2, Color32::WHITE);
    } else {
        let border = if hovered { c::PRI } else { c::LINE_IN };
        painter.circle(center, BOX / 2.0 - 0.5, c::SURFACE, Stroke::new(1.0, border));
    }
}

/// A check box with words. Space and the pointer toggle it; in forms Enter goes on.
pub fn check(ui: &mut Ui, salt: &str, on: &mut bool, text: &str) -> Response {
    let mut response = mark(ui, ui.make_persistent_id(salt), text, *on, accesskit::Role::CheckBox, |ui, at, hover| {
        paint_box(ui, at, (*on).into(), hover);
    });
    if form::chosen(ui, &response) {
        *on = !*on;
        response.mark_changed();
    }
    response
}

/// A check box without words; `name` is its accessible name.
pub fn check_only(ui: &mut Ui, salt: &str, on: &mut bool, name: &str) -> Response {
    let id = ui.make_persistent_id(salt);
    let mut response = bare(ui, id, name, *on, accesskit::Role::CheckBox, |ui, at, hover| {
        paint_box(ui, at, (*on).into(), hover);
    });
    if form::chosen(ui, &response) {
        *on = !*on;
        response.mark_changed();
    }
    response
}

/// One of several radio buttons: on if `*value == this`.
pub fn radio<T: PartialEq>(ui: &mut Ui, salt: &str, value: &mut T, this: T, text: &str) -> Response {
    let on = *value == this;
    let id = ui.make_persistent_id(salt);
    let draw = |ui: &Ui, at, hover| paint_radio(ui, at, on, hover);
    let mut response = mark(ui, id, text, on, accesskit::Role::RadioButton, draw);
    if form::chosen(ui, &response) && !on {
        *value = this;
        response.mark_changed();
    }
    response
}

fn mark(
    ui: &mut Ui,
    id: Id,
    text: &str,
    on: bool,
    role: accesskit::Role,
    draw: impl Fn(&Ui, eframe::egui::Pos2, bool),
) -> Response {
    let color = if ui.is_enabled() { c::INK } else { c::INK3 };
    let galley = paint::line(ui, text, Role::Body, color);
    let (_, rect) = ui.allocate_space(vec2(BOX + 7.0 + galley.size().x, space::INPUT_H));
    let response = interact(ui, rect, id, text, on, role);
    let at = pos2(rect.left() + BOX / 2.0, rect.center().y);
    draw(ui, at, response.hovered());
    paint::put(ui.painter(), rect.left() + BOX + 7.0, rect.center().y, galley);
    if response.has_focus() {
        let around = Rect::from_center_size(at, vec2(BOX, BOX));
        paint::focus_ring(ui.painter(), around, space::R_CHIP);
    }
    response
}

fn bare(
    ui: &mut Ui,
    id: Id,
    name: &str,
    on: bool,
    role: accesskit::Role,
    draw: impl Fn(&Ui, eframe::egui::Pos2, bool),
) -> Response {
    let (_, rect) = ui.allocate_space(vec2(24.0, space::INPUT_H));
    let response = interact(ui, rect, id, name, on, role);
    draw(ui, rect.center(), response.hovered());
    if response.has_focus() {
        let around = Rect::from_center_size(rect.center(), vec2(BOX, BOX));
        paint::focus_ring(ui.painter(), around, space::R_CHIP);
    }
    response
}

fn interact(ui: &Ui, rect: Rect, id: Id, name: &str, on: bool, role: accesskit::Role) -> Response {
    let enabled = ui.is_enabled();
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(role, enabled, on, name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}
