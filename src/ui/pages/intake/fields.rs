//! One field of the form: it knows its path, shows what is wrong with it, and stands in the way Enter goes.

use super::model::IntakeModel;
use crate::domain::calendar::Calendar;
use crate::ui::widgets::{DateField, Guide, Note, PickItem, Picker, Suggest, TextField, date_field, month::DayMark};
use chrono::{NaiveDate, NaiveTime};
use eframe::egui::{Id, Response, Ui};

/// A field in the making; its path is also its id salt.
#[must_use = "call one of text, suggest, date, time, pick"]
pub(super) struct Field<'a> {
    path: &'a str,
    label: Option<Id>,
    name: Option<&'a str>,
    placeholder: &'a str,
    required: bool,
    width: f32,
}

impl<'a> Field<'a> {
    /// A field of this path, `width` points wide.
    pub fn new(path: &'a str, width: f32) -> Self {
        Self { path, label: None, name: None, placeholder: "", required: false, width }
    }

    /// The visible label that names it.
    pub fn labelled(mut self, label: Id) -> Self {
        self.label = Some(label);
        self
    }

    /// Its name when no visible label does.
    pub fn named(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Grey words while empty.
    pub fn placeholder(mut self, words: &'a str) -> Self {
        self.placeholder = words;
        self
    }

    /// Must not stay empty.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Free text.
    pub fn text(self, ui: &mut Ui, guide: &mut Guide<'_>, text: &mut String) -> Response {
        let (error, warning) = (guide.error(self.path), guide.warning(self.path));
        let mut field = TextField::new(self.path, text).placeholder(self.placeholder).error(error.as_deref());
        field = warning.as_deref().map(Note::Suggestion).into_iter().fold(field, TextField::note);
        field = self.label.into_iter().fold(field, TextField::labelled);
        field = self.name.into_iter().fold(field, TextField::named);
        if self.required {
            field = field.required();
        }
        let response = field.width(self.width).show(ui);
        guide.field(self.path, &response);
        response
    }

    /// A person: free text with the people of the office under it.
    pub fn suggest(self, ui: &mut Ui, guide: &mut Guide<'_>, text: &mut String, items: &[String]) -> Response {
        self.suggest_of(ui, guide, text, items, false)
    }

    /// A village, a group, a unit: free text that Enter completes to what the network has.
    pub fn known(self, ui: &mut Ui, guide: &mut Guide<'_>, text: &mut String, items: &[String]) -> Response {
        self.suggest_of(ui, guide, text, items, true)
    }

    fn suggest_of(
        self,
        ui: &mut Ui,
        guide: &mut Guide<'_>,
        text: &mut String,
        items: &[String],
        known: bool,
    ) -> Response {
        let (error, warning) = (guide.error(self.path), guide.warning(self.path));
        let note = warning.as_deref().map(Note::Suggestion);
        let mut field =
            Suggest::new(self.path, text, items).placeholder(self.placeholder).error(error.as_deref()).note(note);
        field = self.label.into_iter().fold(field, Suggest::labelled);
        field = self.name.into_iter().fold(field, Suggest::named);
        if known {
            field = field.known();
        }
        if self.required {
            field = field.required();
        }
        let response = field.width(self.width).show(ui);
        guide.field(self.path, &response);
        response
    }

    /// A date.
    pub fn date(
        self,
        ui: &mut Ui,
        guide: &mut Guide<'_>,
        date: &mut Option<NaiveDate>,
        model: &IntakeModel,
    ) -> Response {
        let error = guide.error(self.path);
        let marks = |day| day_mark(&model.calendar, day);
        let mut field =
            DateField::new(self.path, date, model.now.date()).marks(&marks).error(error.as_deref()).width(self.width);
        field = self.label.into_iter().fold(field, DateField::labelled);
        field = self.name.into_iter().fold(field, DateField::named);
        if self.required {
            field = field.required();
        }
        if !self.placeholder.is_empty() {
            field = field.placeholder(self.placeholder);
        }
        let response = field.show(ui);
        guide.field(self.path, &response);
        response
    }

    /// A time of day.
    pub fn time(self, ui: &mut Ui, guide: &mut Guide<'_>, time: &mut Option<NaiveTime>) -> Response {
        let name = self.name.unwrap_or_default();
        let response = date_field::time_field(ui, self.path, time, self.label, name, self.width);
        guide.field(self.path, &response);
        response
    }

    /// One of a closed list; `none` is the first line that leaves it open.
    pub fn pick<T: Clone + PartialEq>(
        self,
        ui: &mut Ui,
        guide: &mut Guide<'_>,
        chosen: &mut Option<T>,
        items: &[PickItem<T>],
        none: Option<&str>,
    ) -> Response {
        let (error, warning) = (guide.error(self.path), guide.warning(self.path));
        let mut field = Picker::new(self.path, chosen, items).error(error.as_deref()).width(self.width);
        field = warning.as_deref().map(Note::Suggestion).into_iter().fold(field, Picker::note);
        field = self.label.into_iter().fold(field, Picker::labelled);
        field = self.name.into_iter().fold(field, Picker::named);
        field = none.into_iter().fold(field, Picker::none);
        if self.required {
            field = field.required();
        }
        if !self.placeholder.is_empty() {
            field = field.placeholder(self.placeholder);
        }
        let response = field.show(ui);
        guide.field(self.path, &response);
        response
    }
}

fn day_mark(calendar: &Calendar, day: NaiveDate) -> Option<DayMark> {
    calendar.notice(day).map(|notice| match notice.off {
        true => DayMark::Holiday(notice.name.clone()),
        false => DayMark::MakeUp,
    })
}
