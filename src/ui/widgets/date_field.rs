//! Date field: understands what people type, and opens a Chinese month, Monday first.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};
use eframe::egui::{
    Align2, Color32, CornerRadius, EventFilter, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::face::{Face, face_setters};
use super::{Button, TextField, menu, paint, stepper};
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

/// A date, or nothing.
#[must_use = "call show"]
pub struct DateField<'a> {
    salt: &'a str,
    date: &'a mut Option<NaiveDate>,
    today: NaiveDate,
    marks: Option<&'a dyn Fn(NaiveDate) -> Option<DayMark>>,
    face: Face<'a>,
}

impl<'a> DateField<'a> {
    face_setters!(labelled, named, placeholder, required, error, read_only, width);

    /// `today` resolves 「今天」, 「6-18」 and 「-3」.
    pub fn new(salt: &'a str, date: &'a mut Option<NaiveDate>, today: NaiveDate) -> Self {
        Self { salt, date, today, marks: None, face: Face { width: Some(150.0), ..Face::saying("如 6-18") } }
    }

    /// Tells holidays and make-up days for the month popup.
    pub fn marks(mut self, marks: &'a dyn Fn(NaiveDate) -> Option<DayMark>) -> Self {
        self.marks = Some(marks);
        self
    }

    /// Draws it. `changed()` tells of a new date.
    pub fn show(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.salt);
        let key = id.with("typed");
        let focused = ui.memory(|memory| memory.has_focus(id));
        let kept = ui.data(|data| data.get_temp::<String>(key)).unwrap_or_default();
        let mut text = match *self.date {
            Some(date) if !focused || parse_date(&kept, self.today) != Some(date) => iso(date),
            _ => kept,
        };
        let unreadable = self.date.is_none() && !text.trim().is_empty() && !focused;
        let own = unreadable.then_some("这不是日期，请写成 2026-06-18 或 6-18。");
        let mut field = TextField::new(self.salt, &mut text).face(Face { error: self.face.error.or(own), ..self.face });
        if !self.face.read_only {
            field = field.button(icons::CALENDAR_BLANK, "打开月历");
        }
        let output = field.show_output(ui);
        let mut response = output.response;
        if response.changed() {
            *self.date = parse_date(&text, self.today);
        }
        let popup = id.with("month");
        let down = response.has_focus()
            && (ime::take(ui.ctx(), Modifiers::ALT, Key::ArrowDown) || ime::take(ui.ctx(), Modifiers::NONE, Key::F4));
        if output.button || down {
            Popup::toggle_id(ui.ctx(), popup);
        }
        if let Some(date) = month_popup(ui, popup, output.frame, id, *self.date, self.today, self.marks) {
            if *self.date != Some(date) {
                *self.date = Some(date);
                response.mark_changed();
            }
            text = iso(date);
        }
        ui.data_mut(|data| data.insert_temp(key, text));
        response
    }
}

/// A time of day, or nothing: understands 「9:42」, 「0942」, 「9点42」.
pub fn time_field(
    ui: &mut Ui,
    salt: &str,
    time: &mut Option<NaiveTime>,
    label: Option<Id>,
    name: &str,
    width: f32,
) -> Response {
    let id = ui.make_persistent_id(salt);
    let key = id.with("typed");
    let focused = ui.memory(|memory| memory.has_focus(id));
    let kept = ui.data(|data| data.get_temp::<String>(key)).unwrap_or_default();
    let mut text = match *time {
        Some(at) if !focused || parse_time(&kept) != Some(at) => at.format("%H:%M").to_string(),
        _ => kept,
    };
    let unreadable = time.is_none() && !text.trim().is_empty() && !focused;
    let mut field = TextField::new(salt, &mut text)
        .named(name)
        .placeholder("9:00")
        .error(unreadable.then_some("请写成 9:42。"))
        .width(width);
    if let Some(label) = label {
        field = field.labelled(label);
    }
    let response = field.show(ui);
    if response.changed() {
        *time = parse_time(&text);
    }
    ui.data_mut(|data| data.insert_temp(key, text));
    response
}

/// 「2026-06-18」.
pub fn iso(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// 「周四」.
pub fn weekday(date: NaiveDate) -> &'static str {
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
        .get(date.weekday().num_days_from_monday() as usize)
        .copied()
        .unwrap_or("")
}

/// 「6月18日 周四」; with the year if it is not `today`'s.
pub fn spoken(date: NaiveDate, today: NaiveDate) -> String {
    let year = if date.year() == today.year() { String::new() } else { format!("{}年", date.year()) };
    format!("{year}{}月{}日 {}", date.month(), date.day(), weekday(date))
}

/// Reads a date as people type it: 20260618, 2026.6.18, 2026年6月18日, 6-18, 3.12, 0618, 今天, 昨天,
/// 前天, -3 (days before today). Dates without a year are this year's.
pub fn parse_date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim();
    match text {
        "今天" | "今日" => return Some(today),
        "昨天" | "昨日" => return today.pred_opt(),
        "前天" => return today.checked_sub_days(Days::new(2)),
        "大前天" => return today.checked_sub_days(Days::new(3)),
        "明天" | "明日" => return today.succ_opt(),
        "后天" => return today.checked_add_days(Days::new(2)),
        _ => {}
    }
    let mut clean = String::new();
    for ch in text.chars() {
        match ch {
            '0'..='9' | '-' | '+' => clean.push(ch),
            '.' | '/' | '．' | '。' | '、' | '年' | '月' | '－' | '—' | '·' => clean.push('-'),
            '日' | '号' => {}
            ' ' | '\u{3000}' => {}
            _ => clean.push(char::from_digit(stepper::full_width_digit(ch)?, 10)?),
        }
    }
    if let Some(days) = clean.strip_prefix('-') {
        return today.checked_sub_days(Days::new(short_number(days)?));
    }
    if let Some(days) = clean.strip_prefix('+') {
        return today.checked_add_days(Days::new(short_number(days)?));
    }
    let parts: Vec<&str> = clean.trim_end_matches('-').split('-').collect();
    let date = |year: i32, month: &str, day: &str| {
        if month.len() > 2 || day.len() > 2 {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
    };
    match parts.as_slice() {
        [year, month, day] => {
            let full: i32 = year.parse().ok()?;
            let full = if year.len() == 2 { 2000 + full } else { full };
            (1900..=2199).contains(&full).then_some(())?;
            date(full, month, day)
        }
        [month, day] if month.len() <= 2 => date(today.year(), month, day),
        [digits] if digits.len() == 8 => {
            let year: i32 = digits.get(0..4)?.parse().ok()?;
            (1900..=2199).contains(&year).then_some(())?;
            date(year, digits.get(4..6)?, digits.get(6..8)?)
        }
        [digits] if digits.len() == 4 => date(today.year(), digits.get(0..2)?, digits.get(2..4)?),
        _ => None,
    }
}

fn short_number(digits: &str) -> Option<u64> {
    (!digits.is_empty() && digits.len() <= 4).then(|| digits.parse().ok()).flatten()
}

/// Reads a time of day: 9:42, 9：42, 0942, 942, 9点, 9点42分.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let mut clean = String::new();
    for ch in text.trim().chars() {
        match ch {
            '0'..='9' | ':' => clean.push(ch),
            '：' | '点' | '时' | '.' => clean.push(':'),
            '分' | ' ' => {}
            _ => clean.push(char::from_digit(stepper::full_width_digit(ch)?, 10)?),
        }
    }
    let (hour, minute) = match clean.split_once(':') {
        Some((hour, "")) => (hour.to_owned(), "0".to_owned()),
        Some((hour, minute)) => (hour.to_owned(), minute.to_owned()),
        None if clean.len() == 3 || clean.len() == 4 => {
            let cut = clean.len() - 2;
            (clean.get(..cut)?.to_owned(), clean.get(cut..)?.to_owned())
        }
        None => return None,
    };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

#[derive(Clone, Copy)]
struct MonthState {
    cursor: NaiveDate,
    open: bool,
}

const CELL: eframe::egui::Vec2 = vec2(38.0, 34.0);

fn month_popup(
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
    let words = format!("{}，用方向键选日，Enter 选定", spoken(*cursor, today));
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
            Some(DayMark::Holiday(name)) => format!("{}，{name}放假", spoken(day, today)),
            Some(DayMark::MakeUp) => format!("{}，调休上班", spoken(day, today)),
            None => spoken(day, today),
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "literal dates")]
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let today = day(2026, 6, 18);
        for text in [
            "20260618",
            "2026-06-18",
            "2026.6.18",
            "2026/6/18",
            "2026年6月18日",
            "6-18",
            "6.18",
            "6月18日",
            "0618",
            "今天",
            " 今日 ",
            "-0",
            "２０２６０６１８",
            "26.6.18",
            "6。18",
        ] {
            assert_eq!(parse_date(text, today), Some(today), "{text}");
        }
        assert_eq!(parse_date("昨天", today), Some(day(2026, 6, 17)));
        assert_eq!(parse_date("前天", today), Some(day(2026, 6, 16)));
        assert_eq!(parse_date("-3", today), Some(day(2026, 6, 15)));
        assert_eq!(parse_date("3.12", today), Some(day(2026, 3, 12)));
        assert_eq!(parse_date("2025.12.31", today), Some(day(2025, 12, 31)));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let today = day(2026, 6, 18);
        for text in ["", "2017.13.2", "2026-02-30", "6", "明年", "20261", "2026-6-18-1", "0", "99999999", "6-", "-"] {
            assert_eq!(parse_date(text, today), None, "{text}");
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        let at = NaiveTime::from_hms_opt(9, 42, 0);
        for text in ["9:42", "09:42", "9：42", "0942", "942", "9点42分", "９：４２"] {
            assert_eq!(parse_time(text), at, "{text}");
        }
        assert_eq!(parse_time("9点"), NaiveTime::from_hms_opt(9, 0, 0));
        for text in ["", "25:00", "9:61", "上午"] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }

    #[test]
    fn running_text_names_the_year_only_when_it_is_another() {
        assert_eq!(spoken(day(2026, 6, 18), day(2026, 1, 1)), "6月18日 周四");
        assert_eq!(spoken(day(2025, 9, 2), day(2026, 1, 1)), "2025年9月2日 周二");
    }
}
