//! The grid of a month: seven columns, one cell a day.

use chrono::{Datelike, NaiveDate};
use eframe::egui::{Color32, CornerRadius, Rect, Response, ScrollArea, Stroke, StrokeKind, Ui, pos2, vec2};

use super::model::{Day, ReceptionsModel};
use super::w;
use crate::ui::pages::due;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{button, mark, paint};

const HEAD: f32 = 30.0;
const LOWEST: f32 = 108.0;
const PAD: f32 = 8.0;

/// Draws the month into `rect`. Returns the day that was pressed.
pub(super) fn month_ui(ui: &mut Ui, rect: Rect, model: &ReceptionsModel, today: NaiveDate) -> Option<NaiveDate> {
    let weeks = (model.days.len() / 7).max(1) as f32;
    let height = ((rect.height() - HEAD) / weeks).max(LOWEST);
    let column = rect.width() / 7.0;
    let painter = ui.painter().clone();
    let frame = CornerRadius::same(space::R_CARD);
    painter.rect_filled(rect, frame, c::SURFACE);
    let head = CornerRadius { nw: space::R_CARD, ne: space::R_CARD, sw: 0, se: 0 };
    painter.rect_filled(rect.with_max_y(rect.top() + HEAD), head, c::HEAD);
    for (at, words) in w::WEEKDAYS.into_iter().enumerate() {
        let left = rect.left() + at as f32 * column + PAD;
        let galley = paint::line(ui, words, Role::Small, c::INK2);
        paint::put(&painter, left, rect.top() + HEAD / 2.0, galley);
    }
    let body = rect.with_min_y(rect.top() + HEAD);
    let mut pressed = None;
    let mut child = ui.new_child(eframe::egui::UiBuilder::new().id_salt("month").max_rect(body));
    ScrollArea::vertical().auto_shrink(false).show(&mut child, |ui| {
        let (_, whole) = ui.allocate_space(vec2(rect.width(), height * weeks));
        for (at, day) in model.days.iter().enumerate() {
            let corner = whole.min + vec2((at % 7) as f32 * column, (at / 7) as f32 * height);
            let cell = Rect::from_min_size(corner, vec2(column, height));
            if day_ui(ui, cell, day, today).clicked() {
                pressed = Some(day.on);
            }
        }
    });
    painter.rect_stroke(rect, frame, Stroke::new(space::STROKE, c::LINE), StrokeKind::Inside);
    pressed
}

fn day_ui(ui: &mut Ui, rect: Rect, day: &Day, today: NaiveDate) -> Response {
    let id = ui.make_persistent_id(("day", day.on));
    let response = button::hit(ui, rect.shrink(1.0), id, &sentence(day, today));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let quiet = !day.in_month || !day.workday;
    let fill = match (day.on == today, quiet, response.hovered()) {
        (true, _, _) => c::SEL,
        (_, _, true) => c::HEAD,
        (_, true, _) => c::PAPER,
        _ => c::SURFACE,
    };
    painter.rect_filled(rect, CornerRadius::ZERO, fill);
    let edge = Stroke::new(space::STROKE, c::LINE);
    painter.hline(rect.x_range(), rect.top() + 0.5, edge);
    painter.vline(rect.right() - 0.5, rect.y_range(), edge);
    corner_ui(ui, &painter, rect, day, today, quiet);
    leaders_ui(ui, &painter, rect, day, today);
    foot_ui(ui, &painter, rect, day, today);
    if day.on == today {
        painter.rect_stroke(rect, CornerRadius::ZERO, Stroke::new(2.0, c::PRI), StrokeKind::Inside);
    }
    if response.has_focus() {
        let ring = Stroke::new(space::STROKE_STRONG, c::PRI);
        painter.rect_stroke(rect.shrink(4.0), CornerRadius::same(space::R_CHIP), ring, StrokeKind::Inside);
    }
    response
}

/// The number of the day, and what is special about it.
fn corner_ui(ui: &Ui, painter: &eframe::egui::Painter, rect: Rect, day: &Day, today: NaiveDate, quiet: bool) {
    let middle = rect.top() + 19.0;
    let left = rect.left() + PAD;
    let words = if day.in_month { day.on.day().to_string() } else { due::short(day.on) };
    let color = if quiet { c::INK3 } else { c::INK };
    let drawn = if day.on == today {
        let galley = paint::line(ui, &words, Role::BodyBold, Color32::WHITE);
        let place = Rect::from_min_size(pos2(left, middle - 12.0), vec2(galley.size().x + 12.0, 24.0));
        painter.rect_filled(place, CornerRadius::same(12), c::PRI);
        paint::put_center(painter, place.center(), galley);
        place
    } else {
        paint::put(painter, left, middle, paint::line(ui, &words, Role::Body, color))
    };
    let swapped = day.entries.iter().any(|entry| !entry.value.instead_of.is_empty());
    let right = rect.right() - PAD;
    let room = right - drawn.right() - PAD;
    if day.common && day.in_month {
        let galley = paint::elided(ui, w::COMMON, Role::Small, c::PRI, room);
        let place = Rect::from_min_max(pos2(right - galley.size().x - 12.0, middle - 10.0), pos2(right, middle + 10.0));
        painter.rect_filled(place, CornerRadius::same(space::R_CHIP), c::PRI_WEAK);
        paint::put_center(painter, place.center(), galley);
        return;
    }
    let (words, color) = if swapped {
        (w::SWAPPED, c::AMB)
    } else if day.on == today {
        (w::IS_TODAY, c::INK2)
    } else {
        (day.mark.as_str(), c::INK3)
    };
    paint::put_right(painter, right, middle, paint::elided(ui, words, Role::Small, color, room));
}

/// Who receives; amber 「未排」 on a working day without anybody.
fn leaders_ui(ui: &Ui, painter: &eframe::egui::Painter, rect: Rect, day: &Day, today: NaiveDate) {
    let (left, width) = (rect.left() + PAD, rect.width() - 2.0 * PAD);
    let top = rect.top() + 45.0;
    if day.is_unfilled() {
        paint::put(painter, left, top, paint::line(ui, w::UNFILLED, Role::Small, c::AMB));
        return;
    }
    let past = day.on < today;
    let (role, color) = match (past, day.common) {
        (true, true) => (Role::Body, c::PRI),
        (true, false) => (Role::Body, c::INK2),
        (false, true) => (Role::BodyBold, c::PRI),
        (false, false) => (Role::BodyBold, c::INK),
    };
    if let [only] = day.entries.as_slice() {
        let reception = &only.value;
        paint::put(painter, left, top, paint::elided(ui, &reception.leader, role, color, width));
        let below =
            if reception.instead_of.is_empty() { reception.post.clone() } else { w::instead_of(&reception.instead_of) };
        paint::put(painter, left, top + 20.0, paint::elided(ui, &below, Role::Small, c::INK2, width));
        return;
    }
    for (at, entry) in day.entries.iter().take(2).enumerate() {
        let middle = top + 21.0 * at as f32;
        let name = paint::put(painter, left, middle, paint::elided(ui, &entry.value.leader, role, color, width));
        let more = day.entries.len() > 2 && at == 1;
        let words = if more { w::more(day.entries.len()) } else { entry.value.post.clone() };
        let room = rect.right() - PAD - name.right() - 5.0;
        if room > 20.0 {
            paint::put(painter, name.right() + 5.0, middle, paint::elided(ui, &words, Role::Small, c::INK2, room));
        }
    }
}

/// What came of a day that has begun.
fn foot_ui(ui: &Ui, painter: &eframe::egui::Painter, rect: Rect, day: &Day, today: NaiveDate) {
    if day.entries.is_empty() || day.on > today {
        return;
    }
    let middle = rect.bottom() - 17.0;
    let (batches, people) = day.came();
    if batches > 0 {
        let job = mark::with_bold(&w::came(batches, people), Role::Small, Role::SmallBold, c::INK2, c::INK);
        let galley = painter.layout_job(job);
        paint::put(painter, rect.left() + PAD, middle, galley);
    } else if day.on < today {
        paint::put(painter, rect.left() + PAD, middle, paint::line(ui, w::NOBODY_CAME, Role::Small, c::INK3));
    }
}

/// 「6月15日 周一，接待日，陈某山 党委书记、周某清 镇长，3 批 5 人次」
fn sentence(day: &Day, today: NaiveDate) -> String {
    let mut parts = vec![due::with_weekday(day.on)];
    if day.on == today {
        parts.push(w::IS_TODAY.into());
    }
    if day.common && day.in_month {
        parts.push(w::COMMON.into());
    }
    if !day.mark.is_empty() {
        parts.push(day.mark.clone());
    }
    let who: Vec<String> =
        day.entries.iter().map(|entry| format!("{} {}", entry.value.leader, entry.value.post).trim().into()).collect();
    if !who.is_empty() {
        parts.push(who.join("、"));
    }
    if day.is_unfilled() {
        parts.push(w::UNFILLED.into());
    }
    let (batches, people) = day.came();
    if batches > 0 {
        parts.push(w::came(batches, people).replace('*', ""));
    } else if !day.entries.is_empty() && day.on < today {
        parts.push(w::NOBODY_CAME.into());
    }
    parts.join("，")
}
