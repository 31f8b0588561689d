//! The table of figures: each of 本期 opens its cases.

use eframe::egui::{CursorIcon, Rect, ScrollArea, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::model::{Cases, FigureRow};
use super::w;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{button, paint, tooltip};

/// Widths of 环比, 上期, 同比 and 去年同期 from the right; 本期 takes up to [`NOW_W`] beside them.
const WIDTHS: [f32; 4] = [122.0, 78.0, 126.0, 86.0];
const NOW_W: f32 = 110.0;
/// The columns spread no further.
const WIDEST: f32 = 880.0;
/// Height of the head.
const HEAD_H: f32 = 31.0;

/// How high the whole table is.
pub(super) fn height(rows: usize) -> f32 {
    HEAD_H + rows as f32 * space::ROW_FIGURE_H
}

/// The right edges of 本期, 去年同期, 同比, 上期, 环比.
fn edges(rect: Rect) -> [f32; 5] {
    // Spare width goes to the columns evenly, but a wide window does not part labels and figures.
    let natural: f32 = WIDTHS.iter().sum::<f32>() + NOW_W + 150.0 + 2.0 * space::PAGE;
    let width = rect.width().min(WIDEST);
    let spare = ((width - natural) / 6.0).max(0.0);
    let last = rect.left() + width - space::PAGE;
    let mut edges = [last; 5];
    for at in (0..4).rev() {
        edges[at] = edges[at + 1] - WIDTHS[3 - at] - spare;
    }
    edges
}

/// Draws head and rows in `rect`; the rows scroll if they must. Returns the cases that were asked for.
pub(super) fn figures_ui(ui: &mut Ui, rect: Rect, rows: &[FigureRow]) -> Option<Cases> {
    let head = rect.with_max_y(rect.top() + HEAD_H);
    let line = Stroke::new(space::STROKE, c::LINE);
    ui.painter().rect_filled(head, 0, c::HEAD);
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, line);
    let edges = edges(head);
    for (at, words) in w::HEADS.iter().enumerate() {
        let galley = paint::line(ui, words, Role::Small, c::INK2);
        if let Some(edge) = at.checked_sub(1).and_then(|at| edges.get(at)) {
            paint::put_right(ui.painter(), *edge, head.center().y, galley);
        } else {
            paint::put(ui.painter(), head.left() + space::PAGE, head.center().y, galley);
        }
    }
    let body = rect.with_min_y(head.bottom());
    ui.painter().rect_filled(body, 0, c::SURFACE);
    let mut pressed = None;
    let mut child = ui.new_child(eframe::egui::UiBuilder::new().id_salt("figures").max_rect(body));
    child.shrink_clip_rect(body);
    ScrollArea::vertical().id_salt("rows").auto_shrink(false).show(&mut child, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in rows {
            if row_ui(ui, row, &edges) {
                pressed = Some(row.cases.clone());
            }
        }
    });
    pressed
}

fn row_ui(ui: &mut Ui, row: &FigureRow, edges: &[f32; 5]) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), space::ROW_FIGURE_H), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Row, true, w::row_sentence(row)));
    if !ui.is_rect_visible(rect) && !ui.ctx().memory(|memory| memory.focused().is_some()) {
        return false;
    }
    if response.contains_pointer() {
        ui.painter().rect_filled(rect, 0, c::SEL);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(space::STROKE, c::LINE2));
    let middle = rect.center().y;
    let (indent, role, color) = if row.under { (18.0, Role::Cell, c::INK2) } else { (0.0, Role::CellBold, c::INK) };
    let label = paint::line(ui, &row.label, role, color);
    paint::put(ui.painter(), rect.left() + space::PAGE + indent, middle, label);
    let others = [&row.year_before, &row.to_year_before, &row.before, &row.to_before];
    for ((words, edge), color) in others.iter().zip(&edges[1..]).zip([c::INK2, c::INK, c::INK2, c::INK2]) {
        let color = if words.as_str() == "—" { c::INK3 } else { color };
        let galley = paint::line(ui, words, Role::Cell, color);
        paint::put_right(ui.painter(), *edge, middle, galley);
    }
    now_ui(ui, rect, edges[0], row)
}

/// 本期: a link, unless nothing is behind it. Returns whether it was pressed.
fn now_ui(ui: &Ui, row_rect: Rect, edge: f32, row: &FigureRow) -> bool {
    let middle = row_rect.center().y;
    let link = !row.cases.is_empty();
    let (role, color) = if link { (Role::CellBold, c::PRI) } else { (Role::Cell, c::INK2) };
    let galley = paint::line(ui, &row.now, role, color);
    let words = paint::put_right(ui.painter(), edge, middle, galley);
    let id = ui.scope_id().with(("now", &row.label));
    let target = Rect::from_min_max(pos2(words.left() - 4.0, row_rect.top()), pos2(edge + 4.0, row_rect.bottom()));
    if !link {
        tooltip(&ui.interact(target, id, Sense::hover()), &w::figure_tip(row));
        return false;
    }
    let response = button::hit(ui, target, id, &format!("{} {}", row.label, row.now));
    let under = words.bottom() - 1.0;
    let ends = [pos2(words.left(), under), pos2(words.right(), under)];
    if response.hovered() {
        ui.painter().line_segment(ends, Stroke::new(space::STROKE, c::PRI));
    } else {
        ui.painter().extend(Shape::dashed_line(&ends, Stroke::new(space::STROKE, c::PRI_MID), 2.0, 2.0));
    }
    if response.has_focus() {
        paint::focus_ring(ui.painter(), target.shrink2(vec2(1.0, 4.0)), space::R_CHIP);
    }
    tooltip(&response, &w::figure_tip(row));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
