//! 诉求: title, text, category, purpose and marks.

use super::{
    fields::Field,
    form::{IntakeForm, Tick},
    model::IntakeModel,
    w,
};
use crate::domain::{
    listed::Listed,
    terms::{Channel, Level, MatterClass},
};
use crate::ui::theme::space;
use crate::ui::widgets::{Guide, Note, PickItem, Row, Segmented, TextArea, card, check, form};
use eframe::egui::Ui;

/// Draws the section. `suggested`: 重复 was ticked by the program and may be changed.
pub(super) fn section_ui(
    ui: &mut Ui,
    form: &mut IntakeForm,
    guide: &mut Guide<'_>,
    model: &IntakeModel,
    suggested: &mut bool,
) {
    card::section(ui, w::DEMAND);
    Row::new(w::TITLE).required().show(ui, |ui, label| {
        Field::new("title", ui.available_width()).labelled(label).required().placeholder(w::TITLE_HINT).text(
            ui,
            guide,
            &mut form.title,
        );
    });
    Row::new(w::DEMAND).required().show(ui, |ui, label| {
        let error = guide.error("content");
        let response = TextArea::new("content", &mut form.content)
            .labelled(label)
            .required()
            .error(error.as_deref())
            .hint(w::CONTENT_HINT)
            .counter()
            .rows(5)
            .show(ui);
        if response.gained_focus() {
            ui.scroll_to_rect(response.rect, None);
        }
        guide.area("content", &response);
    });
    category_ui(ui, form, guide, model);
    class_ui(ui, form, guide);
    marks_ui(ui, form, guide, model, suggested);
}

fn category_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, model: &IntakeModel) {
    let list = form.categories(model.now.date());
    let mut mains: Vec<PickItem<Listed>> = list
        .iter()
        .map(|main| item(Listed::new(&main.code, &main.label), main.children.iter().map(|sub| &sub.label)))
        .collect();
    keep(&mut mains, form.main.as_ref());
    Row::new(w::CATEGORY).required().show(ui, |ui, label| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S8;
            let half = (ui.available_width() - space::S8) / 2.0;
            let before = form.main.clone();
            Field::new("category", half).labelled(label).required().pick(ui, guide, &mut form.main, &mains, None);
            if before != form.main {
                form.sub = None;
            }
            let main = list.iter().find(|main| form.main.as_ref().is_some_and(|chosen| chosen.code == main.code));
            let mut subs: Vec<PickItem<Listed>> = main
                .map(|main| main.children.iter().map(|sub| PickItem::new(sub.listed(), &sub.label)).collect())
                .unwrap_or_default();
            keep(&mut subs, form.sub.as_ref());
            Field::new("sub", half).named(w::SUB_CATEGORY).placeholder(w::SUB_OPEN).pick(
                ui,
                guide,
                &mut form.sub,
                &subs,
                Some(w::SUB_OPEN),
            );
        });
    });
}

/// A first-level category is also found by the words below it.
fn item<'a>(value: Listed, below: impl Iterator<Item = &'a String>) -> PickItem<Listed> {
    let keys = below.map(String::as_str).collect::<Vec<_>>().join(" ");
    PickItem::new(value.clone(), value.label).keys(keys)
}

/// Words of an older list stay choosable for the item that bears them.
fn keep(items: &mut Vec<PickItem<Listed>>, chosen: Option<&Listed>) {
    if let Some(chosen) = chosen.filter(|chosen| !items.iter().any(|item| item.value == **chosen)) {
        items.push(PickItem::new(chosen.clone(), &chosen.label));
    }
}

fn class_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>) {
    let parts: Vec<_> = MatterClass::ALL.iter().map(|&class| (class, class.label())).collect();
    Row::new(w::CLASS).required().show(ui, |ui, label| {
        let width = ui.available_width();
        let response = Segmented::new("class", &mut form.class, &parts).labelled(label).width(width).show(ui);
        guide.field("class", &response);
    });
    // What is typed there stays in sight, whatever the purpose is changed to.
    if form.class == MatterClass::Accusation || !form.accused.is_empty() {
        Row::new(w::ACCUSED).show(ui, |ui, label| {
            Field::new("accused", ui.available_width()).labelled(label).text(ui, guide, &mut form.accused);
        });
    }
}

fn marks_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, model: &IntakeModel, suggested: &mut bool) {
    Row::new(w::MARKS).show(ui, |ui, _| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = eframe::egui::vec2(space::S16, 0.0);
            for (tick, salt, words) in [(Tick::First, "first", w::FIRST), (Tick::Repeat, "repeat", w::REPEAT)] {
                let mut on = form.tick == tick;
                let response = check::check(ui, salt, &mut on, words);
                if response.changed() {
                    form.tick = if on { tick } else { Tick::None };
                    *suggested = false;
                }
                guide.field(salt, &response);
            }
            // Follows from channel and number of people; shown, not ticked.
            let mut group = form.channel == Channel::Visit && form.headcount >= model.settings.collective_from;
            ui.add_enabled_ui(false, |ui| check::check(ui, "group", &mut group, w::GROUP_VISIT));
            let mut skipped = form.went_to.is_some();
            let response = check::check(ui, "skipped", &mut skipped, w::SKIPPED);
            if response.changed() {
                form.went_to = skipped.then_some(Level::City);
            }
            guide.field("skipped", &response);
        });
        if *suggested && form.tick == Tick::Repeat {
            form::note(ui, Note::Suggestion(w::SUGGESTED));
        }
        repeat_ui(ui, form, guide);
        skipped_ui(ui, form, guide);
    });
}

fn repeat_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>) {
    if form.tick != Tick::Repeat {
        return;
    }
    ui.horizontal_top(|ui| {
        let label = form::label(ui, w::EARLIER, false, None);
        Field::new("earlier", ui.available_width()).labelled(label).placeholder(w::OPTIONAL).text(
            ui,
            guide,
            &mut form.earlier,
        );
    });
}

fn skipped_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>) {
    let Some(level) = &mut form.went_to else { return };
    let parts: Vec<_> =
        Level::ALL.iter().filter(|level| **level > Level::Township).map(|&level| (level, level.label())).collect();
    ui.horizontal_top(|ui| {
        let label = form::label(ui, w::REACHED, false, None);
        let width = ui.available_width();
        let response = Segmented::new("went_to", level, &parts).labelled(label).width(width).show(ui);
        guide.field("went_to", &response);
    });
    if *level == Level::County {
        form::note(ui, Note::Hint(w::COUNTY_IS_FINE));
    }
}
