//! The bar at the bottom of a page (save bar, status footer) and the words that stand in bars.

use eframe::egui::{CornerRadius, Rect, Response, Sense, Ui, WidgetInfo, accesskit, vec2};

use super::{Button, page_bar, paint};
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};

/// Takes a strip at the bottom of `whole` and draws into it; returns what is left above it. It never scrolls away.
pub fn bottom_bar<R>(
    ui: &mut Ui,
    whole: Rect,
    height: f32,
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui) -> R,
) -> (Rect, R) {
    let (above, strip) = whole.split_top_bottom_at_y(whole.bottom() - height);
    ui.painter().rect_filled(strip, CornerRadius::ZERO, c::HEAD);
    let edge = eframe::egui::Stroke::new(space::STROKE, c::LINE);
    ui.painter().hline(strip.x_range(), strip.top() + 0.5, edge);
    let out = page_bar::bar_at(ui, strip, left, right);
    (above, out)
}

/// The title in a bar, cut when there is no room.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    cut(ui, text, Role::Title, c::INK, accesskit::Role::Heading)
}

/// Quiet words in a bar, cut when there is no room.
pub fn words(ui: &mut Ui, text: &str) -> Response {
    cut(ui, text, Role::Cell, c::INK2, accesskit::Role::Label)
}

fn cut(ui: &mut Ui, text: &str, role: Role, color: eframe::egui::Color32, node: accesskit::Role) -> Response {
    let galley = paint::elided(ui, text, role, color, (ui.available_width() - 4.0).max(20.0));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(node, true, text));
    ui.painter().galley(rect.min, galley, color);
    response
}

/// Makes a label a heading of this name for screen readers.
pub fn as_heading(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Heading);
        node.set_label(name);
    });
}

/// 「矛盾纠纷 ›」 before a title. Returns whether the way back was pressed.
pub fn breadcrumb(ui: &mut Ui, back: &str) -> bool {
    let pressed = ui.add(Button::link(back)).clicked();
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, space::CHIP_H), Sense::hover());
    paint::icon(ui.painter(), rect.center(), icons::CARET_RIGHT, 14.0, c::INK3);
    pressed
}
