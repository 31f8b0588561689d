//! The right column: who receives today, the months, the categories.

use crate::domain::reception::Reception;
use crate::ui::layout::split_top;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::card::card_at;
use crate::ui::widgets::chart::{self, BarRow};
use crate::ui::widgets::{Button, paint};
use eframe::egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2};

use super::model::month_list;
use super::{WorkbenchAction, WorkbenchModel, w};

const HEAD_H: f32 = 43.0;
const LEADER_H: f32 = 70.0;
const MONTHS_H: f32 = 168.0;
const BAR_H: f32 = 19.0;

fn leaders_height(model: &WorkbenchModel) -> f32 {
    HEAD_H + LEADER_H * model.receptions.len().max(1) as f32
}

/// How high the three cards want to be.
pub fn height(model: &WorkbenchModel) -> f32 {
    let bars = HEAD_H + BAR_H * model.categories.len().max(3) as f32 + 20.0;
    leaders_height(model) + MONTHS_H + bars + 2.0 * space::CARD_GAP
}

/// Draws the column into `rect`; it scrolls by itself when it is too low.
pub fn side_ui(ui: &mut Ui, rect: Rect, model: &WorkbenchModel) -> Option<WorkbenchAction> {
    if height(model) <= rect.height() {
        return cards_ui(ui, rect, model);
    }
    let mut child = ui.new_child(UiBuilder::new().id_salt("side").max_rect(rect));
    child.shrink_clip_rect(rect);
    ScrollArea::vertical()
        .id_salt("side scroll")
        .auto_shrink(false)
        .show(&mut child, |ui| {
            let (_, place) = ui.allocate_space(vec2(ui.available_width() - 2.0, height(model)));
            cards_ui(ui, place, model)
        })
        .inner
}

/// Draws the three cards into `rect`.
pub fn cards_ui(ui: &mut Ui, rect: Rect, model: &WorkbenchModel) -> Option<WorkbenchAction> {
    let mut action = None;
    let (leaders, rest) = split_top(rect, leaders_height(model));
    let (months, rest) = split_top(rest.with_min_y(rest.top() + space::CARD_GAP), MONTHS_H);
    let categories = rest.with_min_y(rest.top() + space::CARD_GAP);

    let body = card_at(ui, leaders, w::RECEPTION, "", |ui| {
        if ui.add(Button::link(w::ROSTER)).clicked() {
            action = Some(WorkbenchAction::Receptions);
        }
    });
    if model.receptions.is_empty() {
        let words = paint::line(ui, w::NO_RECEPTION, Role::Cell, c::INK2);
        paint::put(ui.painter(), body.left() + space::CARD, body.center().y, words);
    }
    for (at, reception) in model.receptions.iter().enumerate() {
        let top = body.top() + LEADER_H * at as f32;
        leader_ui(ui, Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), LEADER_H)), reception, at);
    }

    let body = card_at(ui, months, w::MONTHS, "", |ui| chart::legend(ui, w::SERIES[0], w::SERIES[1]));
    let place = body.shrink2(vec2(14.0, 2.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt("months").max_rect(place));
    if let Some((at, series)) = chart::month_bars(&mut child, "months", w::SERIES, &model.month_bars(), place.height())
        && let Some(count) = model.months.get(at)
    {
        action = Some(WorkbenchAction::List(Box::new(month_list(count, series))));
    }

    let body = card_at(ui, categories, w::CATEGORIES, "", |ui| {
        ui.label(Role::Cell.rich(&model.categories_of, c::INK2));
    });
    let place = body.shrink2(vec2(space::CARD, 8.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt("categories").max_rect(place));
    child.spacing_mut().item_spacing.y = 0.0;
    if model.categories.is_empty() {
        child.label(Role::Cell.rich(w::NO_CATEGORIES, c::INK2));
    }
    let bars: Vec<BarRow> = model.categories.iter().map(|category| category.bar.clone()).collect();
    let pressed = chart::bar_rows(&mut child, "categories", &bars, BAR_H);
    if let Some(category) = pressed.and_then(|at| model.categories.get(at)) {
        action = Some(WorkbenchAction::List(Box::new(category.list.clone())));
    }
    action
}

/// 「何 何某川 副镇长 / 9:00—11:30 · 一楼接访室 / 已接 2 批 3 人次」.
fn leader_ui(ui: &mut Ui, rect: Rect, reception: &Reception, at: usize) {
    let where_and_when =
        [&reception.hours, &reception.place].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>();
    let where_and_when = where_and_when.join(" · ");
    let so_far = w::received(reception.batches, reception.people);
    let sentence = format!("{} {}，{where_and_when}，{}{so_far}", reception.leader, reception.post, w::SO_FAR);
    let response = ui.interact(rect, ui.scope_id().with(("leader", at)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, &sentence));
    let painter = ui.painter();
    let middle = rect.center().y;
    let disc = pos2(rect.left() + 39.0, middle);
    painter.circle_filled(disc, 23.0, c::PRI_WEAK);
    let first: String = reception.leader.chars().take(1).collect();
    paint::put_center(painter, disc, paint::line(ui, &first, Role::Title, c::PRI));
    let left = rect.left() + 76.0;
    let name = paint::line(ui, &reception.leader, Role::Section, c::INK);
    let name = paint::put(painter, left, middle - 11.0, name);
    paint::put(painter, name.right() + 8.0, middle - 11.0, paint::line(ui, &reception.post, Role::Cell, c::INK2));
    let right = rect.right() - space::CARD;
    let count = paint::line(ui, &so_far, Role::BodyBold, c::INK);
    let count = paint::put_right(painter, right, middle + 11.0, count);
    paint::put_right(painter, right, middle - 11.0, paint::line(ui, w::SO_FAR, Role::Small, c::INK2));
    let room = count.left() - left - 10.0;
    paint::put(painter, left, middle + 11.0, paint::elided(ui, &where_and_when, Role::Small, c::INK2, room));
}
