//! The month picture of a date field: Chinese, Monday first, with holidays and make-up days.

use chrono::{Datelike, Days, Months, NaiveDate};
use eframe::egui::{
    Align2, Color32, CornerRadius, EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::{Button, menu, paint};
use crate::domain::day_words;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::{icons, ime};

/// What is special about a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayMark {
    /// A day off by the yearly notice, with its name (「端午节」).
    Holiday(String),
    /// A weekend day that is worked (调休上班).
    MakeUp,
}

#[derive(Clone, Copy)]
struct MonthState {
    cursor: NaiveDate,
    open: bool,
}

const CELL: eframe::egui::Vec2 = vec2(38.0, 34.0);

/// Draws the month popup `id` below `anchor` if it is open; when it closes, `opener` has the focus again.
/// Tells the day that was picked.
pub(super) fn month_popup(
    ui: &Ui,
    id: Id,
    anchor: Rect,
    opener: Id,
    date: Option<NaiveDate>,
    today: NaiveDate,
    marks: Option<&dyn Fn(NaiveDate) -> Option<DayMark>>,
) -> Option<NaiveDate> {
    let ctx = ui.ctx().clone();
    let kept = ctx.data(|data| data.get_temp::<MonthState>(id));
    let was_open = kept.is_some_and(|state| state.open);
    let mut state = match kept {
        Some(state) if was_open => state,
        _ => MonthState { cursor: date.unwrap_or(today), open: false },
    };
    let mut picked = None;
    Popup::new(id, ctx.clone(), anchor, ui.layer_id())
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(menu::popup_frame().inner_margin(eframe::egui::Margin::same(10)))
        .gap(3.0)
        .show(|ui| {
            ui.set_width(CELL.x * 7.0);
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            head_ui(ui, &mut state.cursor, today, &mut picked);
            picked = picked.or(grid_ui(ui, id, &mut state.cursor, date, today, marks, !was_open));
            if picked.is_some() {
                ui.close();
            }
        });
    if picked.is_some() {
        Popup::close_id(&ctx, id);
    }
    state.open = Popup::is_id_open(&ctx, id);
    if was_open && !state.open {
        ctx.memory_mut(|memory| memory.request_focus(opener));
    }
    ctx.data_mut(|data| data.insert_temp(id, state));
    picked
}

fn shift(date: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    if months < 0 { date.checked_sub_months(by) } else { date.checked_add_months(by) }.unwrap_or(date)
}

fn head_ui(ui: &mut Ui, cursor: &mut NaiveDate, today: NaiveDate, picked: &mut Option<NaiveDate>) {
    ui.horizontal(|ui| {
        if ui.add(Button::icon_quiet(icons::CARET_LEFT, "上个月")).clicked() {
            *cursor = shift(*cursor, -1);
        }
        let words = format!("{}年{}月", cursor.year(), cursor.month());
        ui.label(Role::Section.rich(words, c::INK));
        if ui.add(Button::icon_quiet(icons::CARET_RIGHT, "下个月")).clicked() {
            *cursor = shift(*cursor, 1);
        }
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            if ui.add(Button::plain("今天").small()).clicked() {
                *picked = Some(today);
            }
        });
    });
}

fn grid_ui(
    ui: &mut Ui,
    id: Id,
    cursor: &mut NaiveDate,
    chosen: Option<NaiveDate>,
    today: NaiveDate,
    marks: Option<&dyn Fn(NaiveDate) -> Option<DayMark>>,
    opening: bool,
) -> Option<NaiveDate> {
    let first = cursor.with_day(1)?;
    let start = first.checked_sub_days(Days::new(first.weekday().num_days_from_monday().into()))?;
    let (_, rect) = ui.allocate_space(vec2(CELL.x * 7.0, 22.0 + CELL.y * 6.0));
    let grid_id = id.with("grid");
    let grid = ui.interact(rect, grid_id, Sense::FOCUSABLE);
    let words = format!("{}，用方向键选日，Enter 选定", day_words::dated_with_weekday(*cursor, today));
    grid.widget_info(|| WidgetInfo::labeled(accesskit::Role::Grid, true, &words));
    if opening {
        grid.request_focus();
    }
    let mut picked = None;
    if grid.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(grid_id, filter));
        for (key, days) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -7), (Key::ArrowDown, 7)] {
            if ime::take(ui.ctx(), Modifiers::NONE, key) {
                let step = chrono::Duration::days(days);
                *cursor = cursor.checked_add_signed(step).unwrap_or(*cursor);
            }
        }
        for (key, months) in [(Key::PageUp, -1), (Key::PageDown, 1)] {
            if ime::take(ui.ctx(), Modifiers::NONE, key) {
                *cursor = shift(*cursor, months);
            }
        }
        if ime::take(ui.ctx(), Modifiers::NONE, Key::Enter) {
            picked = Some(*cursor);
        }
    }
    let painter = ui.painter().clone();
    for (index, name) in ["一", "二", "三", "四", "五", "六", "日"].iter().enumerate() {
        let at = pos2(rect.left() + CELL.x * (index as f32 + 0.5), rect.top() + 10.0);
        painter.text(at, Align2::CENTER_CENTER, name, Role::Small.font(), c::INK3);
    }
    for index in 0..42_u64 {
        let Some(day) = start.checked_add_days(Days::new(index)) else {
            continue;
        };
        let (column, row) = ((index % 7) as f32, (index / 7) as f32);
        let place = Rect::from_min_size(rect.min + vec2(column * CELL.x, 22.0 + row * CELL.y), CELL).shrink(1.5);
        let press = ui.interact(place, grid_id.with(index), Sense::CLICK);
        let mark = marks.and_then(|marks| marks(day));
        let name = match &mark {
            Some(DayMark::Holiday(name)) => format!("{}，{name}放假", day_words::dated_with_weekday(day, today)),
            Some(DayMark::MakeUp) => format!("{}，调休上班", day_words::dated_with_weekday(day, today)),
            None => day_words::dated_with_weekday(day, today),
        };
        press.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &name));
        if let Some(DayMark::Holiday(name)) = &mark {
            super::tooltip(&press, name);
        }
        if press.clicked() {
            picked = Some(day);
        }
        let on = chosen == Some(day);
        let other_month = day.month() != cursor.month();
        let off =
            matches!(mark, Some(DayMark::Holiday(_))) || (mark.is_none() && day.weekday().num_days_from_monday() >= 5);
        let fill = match (on, press.hovered(), off) {
            (true, _, _) => c::PRI,
            (false, true, _) => c::PRI_WEAK,
            (false, false, true) => c::PAPER,
            (false, false, false) => Color32::TRANSPARENT,
        };
        let radius = CornerRadius::same(space::R_CHIP);
        painter.rect_filled(place, radius, fill);
        if day == today && !on {
            painter.rect_stroke(place, radius, Stroke::new(1.0, c::PRI), StrokeKind::Inside);
        }
        if day == *cursor && grid.has_focus() {
            paint::focus_ring(&painter, place.shrink(2.0), space::R_CHIP);
        }
        let color = match (on, other_month || off) {
            (true, _) => Color32::WHITE,
            (false, true) => c::INK3,
            (false, false) => c::INK,
        };
        let at = place.center() + vec2(0.0, if mark.is_some() { -4.0 } else { 0.0 });
        painter.text(at, Align2::CENTER_CENTER, day.day(), Role::Cell.font(), color);
        let tiny = match &mark {
            Some(DayMark::Holiday(_)) => Some(("休", if on { Color32::WHITE } else { c::INK3 })),
            Some(DayMark::MakeUp) => Some(("班", if on { Color32::WHITE } else { c::AMB })),
            None => None,
        };
        if let Some((words, color)) = tiny {
            let at = place.center_bottom() - vec2(0.0, 7.0);
            painter.text(at, Align2::CENTER_CENTER, words, Role::Tiny.font(), color);
        }
    }
    picked
}
