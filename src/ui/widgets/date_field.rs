//! Date field: understands what people type, and opens a Chinese month, Monday first.

use super::month::{DayMark, month_popup};
use super::typed::{parse_date, parse_time};
use chrono::{NaiveDate, NaiveTime};
use eframe::egui::{Id, Key, Modifiers, Popup, Response, Ui};

use super::TextField;
use super::face::{Face, face_setters};
use crate::ui::{icons, ime};

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
