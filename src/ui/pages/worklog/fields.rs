//! The fields of an entry, for the line on top and for the dialog.

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::form::WorkForm;
use super::w;
use crate::domain::worklog::WorkKind;
use crate::ui::screen::Env;
use crate::ui::theme::space;
use crate::ui::widgets::{DateField, Guide, PickItem, Picker, Row, Suggest, TextArea, TextField, form};

/// What the fields need to know.
pub(super) struct Around<'a> {
    pub today: NaiveDate,
    pub env: Option<&'a Env>,
    pub people: &'a [String],
}

/// The entry line: two rows when there is room, else three. The last cell of the last row is left to `end`.
pub(super) fn line_ui(
    ui: &mut Ui,
    form: &mut WorkForm,
    guide: &mut Guide<'_>,
    around: &Around<'_>,
    end: f32,
    mut at_end: impl FnMut(&mut Ui),
) {
    let width = ui.available_width();
    let gap = space::S12;
    if width >= 880.0 {
        let first = [200.0, 176.0, 176.0, width - 552.0 - 3.0 * gap];
        form::line(ui, &first, gap, |ui, cell| match cell {
            0 => on_ui(ui, form, guide, around),
            1 => kind_ui(ui, form, guide),
            2 => number_ui(ui, form, guide),
            _ => title_ui(ui, form, guide),
        });
        ui.add_space(space::FORM_ROW);
        let second = [340.0, 176.0, width - 516.0 - end - 3.0 * gap, end];
        form::line(ui, &second, gap, |ui, cell| match cell {
            0 => people_ui(ui, form, guide, around),
            1 => count_ui(ui, form, guide),
            2 => text_ui(ui, form, guide, 1),
            _ => at_end(ui),
        });
    } else {
        let half = (width - gap) / 2.0;
        for row in 0..3 {
            form::line(ui, &[half, half], gap, |ui, cell| match (row, cell) {
                (0, 0) => on_ui(ui, form, guide, around),
                (0, _) => kind_ui(ui, form, guide),
                (1, 0) => number_ui(ui, form, guide),
                (1, _) => title_ui(ui, form, guide),
                (_, 0) => people_ui(ui, form, guide, around),
                (_, _) => count_ui(ui, form, guide),
            });
            ui.add_space(space::FORM_ROW);
        }
        form::line(ui, &[width - end - gap, end], gap, |ui, cell| match cell {
            0 => text_ui(ui, form, guide, 1),
            _ => at_end(ui),
        });
    }
}

/// All fields below each other.
pub(super) fn column_ui(ui: &mut Ui, form: &mut WorkForm, guide: &mut Guide<'_>, around: &Around<'_>) {
    let half = (ui.available_width() - space::S12) / 2.0;
    form::line(ui, &[half, half], space::S12, |ui, cell| match cell {
        0 => on_ui(ui, form, guide, around),
        _ => kind_ui(ui, form, guide),
    });
    form::line(ui, &[half, half], space::S12, |ui, cell| match cell {
        0 => number_ui(ui, form, guide),
        _ => count_ui(ui, form, guide),
    });
    title_ui(ui, form, guide);
    people_ui(ui, form, guide, around);
    text_ui(ui, form, guide, 5);
}

const TWO: f32 = 42.0;
const FOUR: f32 = 62.0;

fn on_ui(ui: &mut Ui, form: &mut WorkForm, guide: &mut Guide<'_>, around: &Around<'_>) {
    Row::new(w::L_ON).required().label_width(TWO).show(ui, |ui, label| {
        let error = guide.error("on");
        let width = ui.available_width();
        let marks = |day| around.env.and_then(|env| env.day_mark(day));
        let field = DateField::new("on", &mut form.on, around.today).labelled(label).required().marks(&marks);
        guide.field("on", &field.error(error.as_deref()).width(width).show(ui));
    });
}

fn kind_ui(ui: &mut Ui, form: &mut WorkForm, guide: &mut Guide<'_>) {
    let items: Vec<PickItem<WorkKind>> = WorkKind::ALL.iter().map(|&kind| PickItem::new(kind, kind.label())).collect();
    Row::new(w::L_KIND).label_width(TWO).show(ui, |ui, label| {
        let mut chosen = Some(form.kind);
        let width = ui.available_width();
        let response = Picker::new("kind", &mut chosen, &items).labelled(label).width(width).show(ui);
        form.kind = chosen.unwrap_or(form.kind);
        guide.field("kind", &response);
    });
}

fn number_ui(ui: &mut Ui, form: &mut WorkForm, guide: &mut Guide<'_>) {
    let suggested = !form.number_typed && !form.number.is_empty();
    Row::new(w::number(form.kind)).label_width(TWO).show(ui, |ui, label| {
        let field = TextField::new("number", &mut form.number).labelled(label).placeholder(w::OPTIONAL);
        let response = field.suggested(suggested).show(ui);
        if response.changed() {
            form.number_typed = !form.number.trim().is_empty();
        }
        guide.field("number", &response);
    });
}

fn title_ui(ui: &mut Ui, form: &mut WorkForm, guide: &mut Guide<'_>) {
    Row::new(w::L_TITLE).required().label_width(TWO).show(ui, |ui, label| {
        let error = guide.error("title");
        let field = TextField::new("title", &mut form.title).labelled(label).required();
        guide.field("title", &field.error(error.as_deref()).show(ui));
    });
}

fn people_ui(ui: &mut Ui, form: &mut WorkForm, guide: &mut Guide<'_>, around: &Around<'_>) {
    let words = w::people(form.kind);
    let width = if words.chars().count() > 3 { FOUR } else { 47.0 };
    Row::new(words).label_width(width).show(ui, |ui, label| {
        let field = Suggest::new("people", &mut form.people, around.people).labelled(label).placeholder(w::OPTIONAL);
        guide.field("people", &field.show(ui));
    });
}

fn count_ui(ui: &mut Ui, form: &mut WorkForm, guide: &mut Guide<'_>) {
    let (words, unit) = w::count(form.kind);
    let width = if words.chars().count() > 2 { 47.0 } else { TWO };
    Row::new(words).label_width(width).show(ui, |ui, label| {
        let error = guide.error("count");
        let mut field = TextField::new("count", &mut form.count).labelled(label);
        if !unit.is_empty() {
            field = field.suffix(unit);
        }
        guide.field("count", &field.error(error.as_deref()).show(ui));
    });
}

fn text_ui(ui: &mut Ui, form: &mut WorkForm, guide: &mut Guide<'_>, rows: usize) {
    Row::new(w::L_TEXT).label_width(TWO).show(ui, |ui, label| {
        if rows > 1 {
            guide.area("text", &TextArea::new("text", &mut form.text).labelled(label).rows(rows).show(ui));
        } else {
            let field = TextField::new("text", &mut form.text).labelled(label).placeholder(w::OPTIONAL);
            guide.field("text", &field.show(ui));
        }
    });
}
