//! The bar over a page: title, quiet remark, actions at the right with the primary one last.

use eframe::egui::{Align, Layout, Rect, Response, Stroke, Ui, UiBuilder, vec2};

use crate::ui::theme::{Role, color as c, space};

/// Draws the bar: `left` from the left edge, `right` from the right edge (add the primary action first).
pub fn page_bar<R>(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui) -> R) -> R {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), space::BAR_H));
    bar_at(ui, rect, left, right)
}

/// As [`page_bar`], in a rectangle of its own height.
pub fn bar_at<R>(ui: &mut Ui, rect: Rect, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui) -> R) -> R {
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(space::STROKE, c::LINE));
    let inner = rect.shrink2(vec2(space::PAGE, 0.0));
    let builder = UiBuilder::new().id_salt("bar right").max_rect(inner);
    let mut child = ui.new_child(builder.layout(Layout::right_to_left(Align::Center)));
    child.spacing_mut().item_spacing.x = space::S12;
    let out = right(&mut child);
    let edge = child.min_rect().left() - space::S12;
    let builder = UiBuilder::new().id_salt("bar left").max_rect(inner.with_max_x(edge.max(inner.left())));
    let mut child = ui.new_child(builder.layout(Layout::left_to_right(Align::Center)));
    child.shrink_clip_rect(rect.with_max_x(edge));
    child.spacing_mut().item_spacing.x = space::S12;
    left(&mut child);
    out
}

/// The title in the bar, and a quiet remark after it.
pub fn title(ui: &mut Ui, title: &str, remark: &str) -> Response {
    let response = ui.label(Role::Title.rich(title, c::INK));
    super::bars::as_heading(ui, &response, title);
    if !remark.is_empty() {
        ui.label(Role::Cell.rich(remark, c::INK2));
    }
    response
}
