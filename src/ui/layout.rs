//! Cutting a page into panes: the save bar at the bottom, panels at the sides, the scrolling body.

use eframe::egui::{Align, Color32, CornerRadius, Id, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder};

use super::theme::{color as c, space};

/// Cuts `height` points off the bottom of `rect`: (rest, bottom).
pub fn split_bottom(rect: Rect, height: f32) -> (Rect, Rect) {
    let at = (rect.bottom() - height).max(rect.top());
    (rect.with_max_y(at), rect.with_min_y(at))
}

/// Cuts `height` points off the top of `rect`: (top, rest).
pub fn split_top(rect: Rect, height: f32) -> (Rect, Rect) {
    let at = (rect.top() + height).min(rect.bottom());
    (rect.with_max_y(at), rect.with_min_y(at))
}

/// Cuts `width` points off the right of `rect`: (rest, right).
pub fn split_right(rect: Rect, width: f32) -> (Rect, Rect) {
    let at = (rect.right() - width).max(rect.left());
    (rect.with_max_x(at), rect.with_min_x(at))
}

/// Cuts `width` points off the left of `rect`: (left, rest).
pub fn split_left(rect: Rect, width: f32) -> (Rect, Rect) {
    let at = (rect.left() + width).min(rect.right());
    (rect.with_max_x(at), rect.with_min_x(at))
}

/// A pane: `add` draws inside `rect` on `fill`, never outside. F6 walks from pane to pane.
pub fn pane<R>(ui: &mut Ui, salt: &str, rect: Rect, fill: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    begin_pane(ui);
    let builder = UiBuilder::new().id_salt(salt).max_rect(rect).layout(Layout::top_down(Align::LEFT));
    let mut child = ui.new_child(builder);
    child.shrink_clip_rect(rect);
    add(&mut child)
}

/// A pane with a margin that scrolls up and down by itself.
pub fn scroll_pane<R>(
    ui: &mut Ui,
    salt: &str,
    rect: Rect,
    fill: Color32,
    margin: f32,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    pane(ui, salt, rect, fill, |ui| {
        ScrollArea::vertical()
            .id_salt((salt, "scroll"))
            .auto_shrink(false)
            .show(ui, |ui| {
                eframe::egui::Frame::new()
                    .inner_margin(eframe::egui::Margin::symmetric(margin as i8, (margin - 4.0).max(0.0) as i8))
                    .show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        add(ui)
                    })
                    .inner
            })
            .inner
    })
}

/// A rule at the left edge of a side panel.
pub fn rule_left(ui: &Ui, rect: Rect) {
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(space::STROKE, c::LINE));
}

#[derive(Clone, Copy, Default)]
struct Panes {
    drawn: usize,
    count: usize,
    current: usize,
    target: Option<usize>,
}

fn panes_id() -> Id {
    Id::unique("panes of the window")
}

/// F6 was pressed: the first thing that can take the focus in the next pane gets it. Called before drawing.
pub(super) fn next_pane(ctx: &eframe::egui::Context) {
    ctx.data_mut(|data| {
        let panes = data.get_temp_mut_or_default::<Panes>(panes_id());
        panes.target = (panes.count > 0).then(|| (panes.current + 1) % panes.count);
    });
}

/// A new frame begins.
pub(super) fn begin_frame(ctx: &eframe::egui::Context) {
    ctx.data_mut(|data| {
        let panes = data.get_temp_mut_or_default::<Panes>(panes_id());
        panes.count = panes.drawn;
        panes.drawn = 0;
    });
}

fn begin_pane(ui: &Ui) {
    let ctx = ui.ctx();
    let take = ctx.data_mut(|data| {
        let panes = data.get_temp_mut_or_default::<Panes>(panes_id());
        let here = panes.drawn;
        panes.drawn += 1;
        if panes.target == Some(here) {
            panes.target = None;
            panes.current = here;
            return true;
        }
        false
    });
    if take {
        // With nothing focused and a step forward pending, the next widget that wants the focus takes it.
        ctx.memory_mut(|memory| {
            memory.stop_text_input();
            memory.move_focus(eframe::egui::FocusDirection::Next);
        });
    }
}
