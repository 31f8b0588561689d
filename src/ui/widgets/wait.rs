//! Waiting and emptiness: spinner with words, progress with 停止, empty states.

use std::time::Duration;

use eframe::egui::{
    Align, CornerRadius, Layout, Rect, Response, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::{Button, paint};
use crate::ui::theme::{Role, color as c, space};

/// A turning ring with words (「正在查找」). The only motion in the window.
pub fn spinner(ui: &mut Ui, words: &str) -> Response {
    let galley = paint::line(ui, words, Role::Body, c::INK);
    let (rect, response) = ui.allocate_exact_size(vec2(26.0 + galley.size().x, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Status, true, words));
    let center = pos2(rect.left() + 9.0, rect.center().y);
    let time = ui.input(|input| input.time);
    ui.painter().circle_stroke(center, 7.5, Stroke::new(2.0, c::LINE));
    let start = (time * 5.0) as f32;
    let arc = (0..=10)
        .map(|i| {
            let angle = start + i as f32 * 0.16;
            center + 7.5 * vec2(angle.cos(), angle.sin())
        })
        .collect();
    ui.painter().add(Shape::line(arc, Stroke::new(2.0, c::PRI)));
    paint::put(ui.painter(), rect.left() + 26.0, rect.center().y, galley);
    ui.ctx().request_repaint_after(Duration::from_millis(60));
    response
}

/// A bar with a count (「正在导入 263 / 424」) and, if `stoppable`, a button 停止.
/// Returns whether 停止 was pressed.
pub fn progress(ui: &mut Ui, doing: &str, count: usize, total: usize, stoppable: bool) -> bool {
    ui.horizontal(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(150.0, 24.0), Sense::hover());
        let words = if total == 0 {
            format!("{doing} {}", super::thousands(count))
        } else {
            format!("{doing} {} / {}", super::thousands(count), super::thousands(total))
        };
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::ProgressIndicator, true, &words));
        let bar = Rect::from_center_size(rect.center(), vec2(150.0, 8.0));
        let radius = CornerRadius::same(4);
        ui.painter().rect_filled(bar, radius, c::SUNKEN);
        let share = if total == 0 { 0.0 } else { (count as f32 / total as f32).clamp(0.0, 1.0) };
        ui.painter().rect_filled(bar.with_max_x(bar.left() + 150.0 * share), radius, c::PRI);
        ui.label(Role::Body.rich(words, c::INK));
        stoppable && ui.add(Button::plain("停止").small()).clicked()
    })
    .inner
}

/// An empty place: a fact, what it means, and a next step. Returns whether the step was pressed.
pub fn empty_state(ui: &mut Ui, icon: char, fact: &str, remark: &str, step: Option<&str>) -> bool {
    let rect = ui.available_rect_before_wrap();
    let height = 86.0 + if remark.is_empty() { 0.0 } else { 22.0 } + if step.is_some() { 38.0 } else { 0.0 };
    let top = if rect.height().is_finite() { ((rect.height() - height) / 2.2).max(0.0) } else { 0.0 };
    ui.add_space(top);
    ui.vertical_centered(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let (place, _) = ui.allocate_exact_size(vec2(34.0, 40.0), Sense::hover());
        paint::icon(ui.painter(), place.center(), icon, 32.0, c::INK2);
        ui.label(Role::Body.rich(fact, c::INK));
        if !remark.is_empty() {
            ui.label(Role::Small.rich(remark, c::INK3));
        }
        step.is_some_and(|step| {
            ui.add_space(4.0);
            ui.add(Button::plain(step).small()).clicked()
        })
    })
    .inner
}

/// Pale bars in place of rows that are still being fetched.
pub fn paint_unread(ui: &Ui, rect: Rect) {
    let bar = Rect::from_min_size(pos2(rect.left(), rect.center().y - 5.0), vec2(rect.width() * 0.7, 10.0));
    ui.painter().rect_filled(bar, CornerRadius::same(space::R_CHIP), c::LINE2);
}

/// A message with a repeat button in place of something that failed. Returns whether to repeat.
pub fn failed(ui: &mut Ui, sentence: &str, again: &str) -> bool {
    let rect = ui.available_rect_before_wrap();
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Center)));
    child.add_space(12.0);
    child.label(Role::Cell.rich(sentence, c::RED));
    child.add(Button::plain(again).small()).clicked()
}
