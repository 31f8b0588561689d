//! Wheel and scroll bars of a table.

use eframe::egui::{Align2, Area, CornerRadius, Frame, Id, Margin, Order, Rect, Sense, Ui, pos2, vec2};

use super::BAR_W;
use super::state::TableState;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::thousands;

const THUMB_MIN: f32 = 32.0;

pub(super) fn wheel(ui: &Ui, rect: Rect, state: &mut TableState) {
    if !ui.rect_contains_pointer(rect) {
        return;
    }
    let delta = ui.input(|input| input.smooth_scroll_delta());
    if delta.y != 0.0 {
        state.scroll_by(-delta.y);
    }
    if delta.x != 0.0 {
        state.sideways -= delta.x;
    }
}

/// The bar at the right: thumb at least 32 points; while dragged a bubble tells where one is.
pub(super) fn bar(
    ui: &Ui,
    id: Id,
    body: Rect,
    state: &mut TableState,
    rows: usize,
    row_height: f32,
    bubble: Option<&dyn Fn(usize) -> String>,
) {
    let furthest = TableState::furthest(rows, row_height, body.height());
    if furthest <= 0.0 {
        return;
    }
    let track = body.with_min_x(body.right() - BAR_W).shrink2(vec2(2.0, 3.0));
    let whole = furthest + f64::from(body.height());
    let share = (f64::from(body.height()) / whole) as f32;
    let thumb_h = (track.height() * share).max(THUMB_MIN).min(track.height());
    let run = (track.height() - thumb_h).max(1.0);
    let at = (state.offset / furthest) as f32 * run;
    let thumb = Rect::from_min_size(pos2(track.left(), track.top() + at), vec2(track.width(), thumb_h));

    let response = ui.interact(track, id.with("bar"), Sense::CLICK | Sense::DRAG);
    let grab = id.with("grab");
    if response.drag_started() || response.clicked() {
        let press = ui.input(|input| input.pointer.press_origin()).or(response.interact_pointer_pos());
        let inside = press.filter(|p| thumb.contains(*p)).map_or(thumb_h / 2.0, |p| p.y - thumb.top());
        ui.data_mut(|data| data.insert_temp(grab, inside));
    }
    if (response.dragged() || response.clicked())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let inside = ui.data(|data| data.get_temp::<f32>(grab)).unwrap_or(thumb_h / 2.0);
        let ratio = f64::from((pointer.y - inside - track.top()) / run);
        state.offset = (ratio.clamp(0.0, 1.0) * furthest).round();
    }
    let color = if response.dragged() || response.hovered() { c::LINE_IN } else { c::LINE_STRONG };
    ui.painter().rect_filled(thumb, CornerRadius::same(4), color);

    if response.dragged() {
        let first = (state.offset / f64::from(row_height)) as usize;
        let words = bubble.map_or_else(|| format!("第 {} 行", thousands(first + 1)), |bubble| bubble(first));
        Area::new(id.with("bubble"))
            .order(Order::Tooltip)
            .pivot(Align2::RIGHT_CENTER)
            .fixed_pos(pos2(track.left() - 8.0, thumb.center().y))
            .show(ui.ctx(), |ui| {
                Frame::new()
                    .fill(c::RAIL)
                    .corner_radius(CornerRadius::same(space::R_CHIP))
                    .inner_margin(Margin::symmetric(10, 4))
                    .show(ui, |ui| ui.label(Role::Small.rich(words, c::RAIL_TEXT)));
            });
    }
}

/// The bar at the bottom, when the columns do not fit.
pub(super) fn sideways(ui: &Ui, id: Id, strip: Rect, state: &mut TableState, total: f32, room: f32) {
    let track = strip.with_max_x(strip.right() - BAR_W).shrink2(vec2(4.0, 2.0));
    let furthest = (total - room).max(1.0);
    let thumb_w = (track.width() * room / total).max(THUMB_MIN);
    let run = (track.width() - thumb_w).max(1.0);
    let left = track.left() + state.sideways / furthest * run;
    let thumb = Rect::from_min_size(pos2(left, track.top()), vec2(thumb_w, track.height()));
    let response = ui.interact(track, id.with("sideways"), Sense::DRAG);
    if response.dragged() {
        state.sideways = (state.sideways + response.drag_delta().x * furthest / run).clamp(0.0, furthest);
    }
    let color = if response.dragged() || response.hovered() { c::LINE_IN } else { c::LINE_STRONG };
    ui.painter().rect_filled(thumb, CornerRadius::same(4), color);
}
