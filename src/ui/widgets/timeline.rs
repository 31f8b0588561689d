//! Timeline of a case and the steps of its legal limits.

use eframe::egui::{Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2};

use super::paint;
use crate::ui::theme::{Role, color as c};

/// The mark of a timeline entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dot {
    /// The next duty, not yet done.
    Next,
    /// A step required by law.
    Statutory,
    /// Any other entry.
    Other,
}

const WHEN_W: f32 = 66.0;
const DOT_X: f32 = 86.0;
const TEXT_X: f32 = 106.0;

/// One entry: day and time at the left, a dot on the line, contents at the right. `last` ends the
/// line.
pub fn entry<R>(ui: &mut Ui, day: &str, time: &str, dot: Dot, last: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    let top_left = ui.cursor().min;
    let width = ui.available_width();
    let body = eframe::egui::Rect::from_min_size(
        top_left + vec2(TEXT_X, 0.0),
        vec2((width - TEXT_X).max(40.0), f32::INFINITY),
    );
    let inner = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let out = add(ui);
        ui.add_space(14.0);
        out
    });
    let bottom = inner.response.rect.bottom().max(top_left.y + 44.0);
    let painter = ui.painter();
    let quiet = dot == Dot::Next;
    let role = if quiet { Role::Cell } else { Role::CellBold };
    let color = if quiet { c::INK2 } else { c::INK };
    paint::put_right(painter, top_left.x + WHEN_W, top_left.y + 12.0, paint::line(ui, day, role, color));
    paint::put_right(painter, top_left.x + WHEN_W, top_left.y + 32.0, paint::line(ui, time, Role::Small, c::INK2));
    let center = pos2(top_left.x + DOT_X, top_left.y + 12.0);
    if !last {
        let line = Stroke::new(1.0, c::LINE_STRONG);
        painter.vline(center.x, center.y + 8.0..=bottom + 4.0, line);
    }
    paint_dot(painter, center, dot);
    ui.advance_cursor_after_rect(eframe::egui::Rect::from_min_max(top_left, pos2(top_left.x + width, bottom)));
    inner.inner
}

fn paint_dot(painter: &eframe::egui::Painter, center: eframe::egui::Pos2, dot: Dot) {
    match dot {
        Dot::Statutory => {
            painter.circle_filled(center, 6.5, c::PRI);
        }
        Dot::Other => {
            painter.circle(center, 5.5, c::SURFACE, Stroke::new(2.0, c::PRI));
        }
        Dot::Next => {
            painter.circle(center, 5.5, c::SURFACE, Stroke::new(2.0, c::LINE_IN));
        }
    }
}

/// One step of the legal limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitStep {
    /// 「受理告知」
    pub name: String,
    /// 「7月3日 周五」
    pub date: String,
    /// 「登记之日起 15 日内」
    pub note: String,
    /// Whether it is done.
    pub done: bool,
}

/// The steps of the legal limits, one under the other.
pub fn limit_steps(ui: &mut Ui, steps: &[LimitStep]) {
    let width = ui.available_width();
    for (index, step) in steps.iter().enumerate() {
        let height = if step.note.is_empty() { 32.0 } else { 52.0 };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height - 8.0), Sense::hover());
        let words = format!("{} {} {}", step.name, step.date, step.note);
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, words.trim()));
        let painter = ui.painter();
        let middle = rect.top() + 10.0;
        let center = pos2(rect.left() + 6.0, middle - 2.0);
        if index + 1 < steps.len() {
            painter.vline(center.x, center.y + 7.0..=rect.bottom() + 10.0, Stroke::new(1.0, c::LINE_STRONG));
        }
        if step.done {
            painter.circle_filled(center, 4.5, c::PRI);
        } else {
            painter.circle(center, 4.0, c::SURFACE, Stroke::new(1.8, c::PRI));
        }
        let name = paint::line(ui, &step.name, Role::Cell, c::INK2);
        paint::put(painter, rect.left() + 19.0, middle, name);
        let date = paint::line(ui, &step.date, Role::CellBold, c::INK);
        paint::put_right(painter, rect.right(), middle, date);
        if !step.note.is_empty() {
            let note = paint::line(ui, &step.note, Role::Small, c::INK2);
            paint::put(painter, rect.left() + 19.0, middle + 22.0, note);
        }
    }
}
