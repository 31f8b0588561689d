//! Draws one field of a step's dialog, whatever its kind.

use super::{
    PetitionModel, StepForm,
    dialog::Wrong,
    field::{Choice, Field, Kind},
    moves::Asked,
    w,
};
use crate::ui::screen::Env;
use crate::ui::widgets::form::{self as notes, Note};
use crate::ui::widgets::{
    DateField, FocusChain, Names, PickItem, Picker, Row, Segmented, Stepper, Suggest, TextArea, TextField, check,
};
use eframe::egui::{Id, Response, Ui};

const LABEL_W: f32 = 104.0;

/// What a frame of the dialog needs besides the form.
pub(super) struct Frame<'a> {
    pub model: &'a PetitionModel,
    pub env: &'a Env,
    pub chain: FocusChain,
    pub error: Wrong,
    pub focus: Option<Field>,
}

impl Frame<'_> {
    /// The sentence against a field.
    pub fn error(&self, field: Field) -> Option<&str> {
        self.error.as_ref().filter(|(at, _)| *at == field).map(|(_, sentence)| sentence.as_str())
    }

    /// Puts a field into the order of Enter, and the focus on it when its turn has come.
    pub fn take(&mut self, field: Field, response: &Response) {
        self.take_focus(field, response);
        self.chain.push(response);
    }

    fn take_focus(&mut self, field: Field, response: &Response) {
        if self.focus == Some(field) {
            response.request_focus();
            self.focus = None;
        }
    }
}

/// A row of the dialog.
pub(super) fn row(label: &str) -> Row<'_> {
    Row::new(label).label_width(LABEL_W)
}

/// The free words of the entry.
pub(super) fn text_ui(ui: &mut Ui, form: &mut StepForm, label: &'static str, example: &str, frame: &mut Frame<'_>) {
    lines_ui(ui, form, (Field::Text, label, false), example, 2, frame);
}

fn pick_ui(
    ui: &mut Ui,
    form: &mut StepForm,
    (field, _, needed): Asked,
    label: Id,
    items: &[PickItem<String>],
    frame: &mut Frame<'_>,
) {
    let error = frame.error(field).map(str::to_owned);
    let mut chosen = Some(form.get(field).to_owned()).filter(|code| items.iter().any(|item| item.value == *code));
    let salt = format!("{field:?}");
    let mut input = Picker::new(&salt, &mut chosen, items).labelled(label).error(error.as_deref());
    if needed {
        input = input.required();
    }
    let response = input.show(ui);
    if let Some(code) = chosen.filter(|_| response.changed()) {
        form.set(field, &code);
    }
    frame.take(field, &response);
}

/// Draws a field with its label.
pub(super) fn field_ui(ui: &mut Ui, form: &mut StepForm, asked: Asked, frame: &mut Frame<'_>) {
    let (field, label, needed) = asked;
    let salt = format!("{field:?}");
    let error = frame.error(field).map(str::to_owned);
    if let Kind::Tick(words) = field.kind() {
        tick_ui(ui, form, field, words, &salt, frame);
        return;
    }
    if let Kind::Lines(example) = field.kind() {
        lines_ui(ui, form, asked, example, 3, frame);
        return;
    }
    let shown = if needed { row(label).required() } else { row(label) };
    shown.show(ui, |ui, id| match field.kind() {
        Kind::Day => {
            let env = frame.env;
            let marks = |day| env.day_mark(day);
            let day = form.day.entry(field).or_default();
            let mut input = DateField::new(&salt, day, env.today).labelled(id).marks(&marks).error(error.as_deref());
            if needed {
                input = input.required();
            }
            let response = input.show(ui);
            frame.take(field, &response);
        }
        Kind::Days => {
            let most = u32::from(frame.model.settings.limits.extension_max);
            let response =
                Stepper::new(&salt, &mut form.days, 1..=most, w::DAY).labelled(id).error(error.as_deref()).show(ui);
            frame.take(field, &response);
            note(ui, error.as_deref());
        }
        Kind::Parts(choices) => {
            let parts: Vec<(String, &str)> = choices.iter().map(|(code, label)| ((*code).to_owned(), *label)).collect();
            let value = form.text.entry(field).or_default();
            let response = Segmented::new(&salt, value, &parts).labelled(id).show(ui);
            frame.take(field, &response);
            note(ui, error.as_deref());
        }
        Kind::Radios(choices) => {
            radios_ui(ui, form, field, &choices, frame);
            note(ui, error.as_deref());
        }
        Kind::Pick(choices) => {
            let items: Vec<PickItem<String>> =
                choices.iter().map(|(code, label)| PickItem::new((*code).to_owned(), *label)).collect();
            pick_ui(ui, form, asked, id, &items, frame);
        }
        Kind::DisputeCategory => {
            let offered = frame.model.settings.dispute_categories_on(frame.env.today);
            let items: Vec<PickItem<String>> =
                offered.map(|one| PickItem::new(one.code.clone(), &one.label).keys(&one.code)).collect();
            pick_ui(ui, form, asked, id, &items, frame);
        }
        Kind::Case => {
            let mut chosen = Some(form.get(field).to_owned()).filter(|number| !number.is_empty());
            let input = Picker::new(&salt, &mut chosen, &frame.model.cases).labelled(id).error(error.as_deref());
            let response = input.required().placeholder(w::PICK_CASE).show(ui);
            if let Some(number) = chosen.filter(|_| response.changed()) {
                form.set(field, &number);
            }
            frame.take(field, &response);
        }
        Kind::Dispute => {
            let mut chosen = Some(form.get(field).to_owned());
            let input = Picker::new(&salt, &mut chosen, &frame.model.disputes).labelled(id).error(error.as_deref());
            let response = input.show(ui);
            if let Some(number) = chosen.filter(|_| response.changed()) {
                form.set(field, &number);
            }
            frame.take(field, &response);
        }
        Kind::Ticks(choices) => {
            ticks_ui(ui, form, field, &choices, frame);
            note(ui, error.as_deref());
        }
        Kind::Names => {
            let names = form.list.entry(field).or_default();
            let response = Names::new(&salt, names, &frame.model.people).labelled(id).show(ui);
            frame.take(field, &response);
        }
        Kind::Unit(example) => {
            let text = form.text.entry(field).or_default();
            let input = Suggest::new(&salt, text, &frame.model.units).known().labelled(id).placeholder(example);
            let input = if needed { input.required() } else { input };
            let response = input.error(error.as_deref()).show(ui);
            frame.take(field, &response);
        }
        Kind::Person => {
            let text = form.text.entry(field).or_default();
            let input = Suggest::new(&salt, text, &frame.model.people).labelled(id);
            let input = if needed { input.required() } else { input };
            let response = input.error(error.as_deref()).show(ui);
            frame.take(field, &response);
        }
        Kind::Line(example) => {
            let example = if field == Field::Document { frame.example(form) } else { example.to_owned() };
            let text = form.text.entry(field).or_default();
            let input = TextField::new(&salt, text).labelled(id).placeholder(&example);
            let input = if needed { input.required() } else { input };
            let response = input.error(error.as_deref()).show(ui);
            frame.take(field, &response);
        }
        Kind::Tick(_) | Kind::Lines(_) => {}
    });
}

impl Frame<'_> {
    /// What a number of the step's paper looks like.
    fn example(&self, form: &StepForm) -> String {
        let series = form.step.papers().find_map(|paper| paper.entry().series);
        let Some(series) = series else { return String::new() };
        w::document_example(&self.model.settings.numbering.document_code, series.label(), self.env.today)
    }
}

fn note(ui: &mut Ui, error: Option<&str>) {
    if let Some(sentence) = error {
        notes::note(ui, Note::Error(sentence));
    }
}

fn lines_ui(
    ui: &mut Ui,
    form: &mut StepForm,
    (field, label, needed): Asked,
    example: &str,
    rows: usize,
    frame: &mut Frame<'_>,
) {
    let error = frame.error(field).map(str::to_owned);
    let salt = format!("{field:?}");
    let shown = if needed { row(label).required() } else { row(label) };
    shown.show(ui, |ui, id| {
        let text = form.text.entry(field).or_default();
        let input = TextArea::new(&salt, text).labelled(id).placeholder(example).rows(rows).error(error.as_deref());
        let response = if needed { input.required() } else { input }.show(ui);
        frame.take_focus(field, &response);
        frame.chain.push_multiline(&response);
    });
}

fn tick_ui(ui: &mut Ui, form: &mut StepForm, field: Field, words: &str, salt: &str, frame: &mut Frame<'_>) {
    row("").show(ui, |ui, _| {
        let mut on = form.ticked.contains(&field);
        let response = check::check(ui, salt, &mut on, words);
        if response.changed() {
            if on {
                form.ticked.insert(field);
            } else {
                form.ticked.remove(&field);
            }
        }
        frame.take(field, &response);
    });
}

fn radios_ui(ui: &mut Ui, form: &mut StepForm, field: Field, choices: &[Choice], frame: &mut Frame<'_>) {
    let mut chosen = form.get(field).to_owned();
    for (code, label) in choices {
        let response = check::radio(ui, code, &mut chosen, (*code).to_owned(), label);
        frame.take(field, &response);
        ui.add_space(-10.0);
    }
    ui.add_space(10.0);
    if chosen != form.get(field) {
        form.set(field, &chosen);
    }
}

fn ticks_ui(ui: &mut Ui, form: &mut StepForm, field: Field, choices: &[Choice], frame: &mut Frame<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        for (code, label) in choices {
            let codes = form.list.entry(field).or_default();
            let mut on = codes.iter().any(|known| known == code);
            let response = check::check(ui, code, &mut on, label);
            if response.changed() {
                if on {
                    codes.push((*code).to_owned());
                } else {
                    codes.retain(|known| known != code);
                }
            }
            frame.take(field, &response);
        }
    });
}
