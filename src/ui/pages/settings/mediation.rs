//! 调解: numbers of volumes, reminders, thresholds, and the list of 纠纷类别.

use eframe::egui::Ui;

use super::{
    SettingsAction, SettingsPage,
    field::Field,
    model::SettingsModel,
    sections::{self, Shape},
    w,
};
use crate::domain::lists;
use crate::ui::icons;
use crate::ui::screen::Env;
use crate::ui::theme::space;
use crate::ui::widgets::{Button, Note, Row, card, form};

const NAME_W: f32 = 220.0;
const UNTIL_W: f32 = 150.0;

pub(super) fn mediation_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env) {
    let example = Field::Volume.example(&page.as_typed(Field::Volume, &model.settings), env.today).unwrap_or_default();
    sections::text(page, ui, model, env, Field::Volume, &example);
    let mark = w::if_empty(&model.settings.volume.mark, &model.settings.mediation_mark());
    sections::text(page, ui, model, env, Field::Mark, &mark);
    sections::text(page, ui, model, env, Field::KeepFor, "");
    sections::text(page, ui, model, env, Field::KeepPeriods, w::N_KEEP_PERIODS);
    sections::tick(page, ui, model, env, Field::Duplex, w::DUPLEX, w::N_DUPLEX);
    ui.add_space(space::S8);
    card::section_with(ui, w::L_REMINDERS, w::N_REMINDERS);
    for (field, note) in [
        (Field::RemindBefore, w::N_DAYS_LIST),
        (Field::UrgeEvery, ""),
        (Field::RemindConfirmation, w::N_CONFIRMATION),
        (Field::FollowUpAfterDue, ""),
        (Field::FollowUpAfterEffect, w::N_AFTER_EFFECT),
        (Field::DocketDays, w::N_DOCKET),
        (Field::LimitationNotice, ""),
    ] {
        sections::text(page, ui, model, env, field, note);
    }
    ui.add_space(space::S8);
    card::section_with(ui, w::L_THRESHOLDS, w::N_THRESHOLDS);
    for field in [Field::GroupPeople, Field::WagePeople, Field::Injured, Field::Claimed] {
        sections::text(page, ui, model, env, field, "");
    }
    ui.add_space(space::S8);
    card::section_with(ui, w::L_CATEGORIES, w::N_CATEGORIES);
    for at in 0..model.settings.dispute_categories().len() {
        category_ui(page, ui, model, env, at);
    }
    Row::new("").label_width(sections::LABEL_W).show(ui, |ui, _| {
        ui.horizontal(|ui| {
            if ui.add(Button::plain(w::ADD_CATEGORY).icon(icons::PLUS).enabled(env.writable)).clicked() {
                let mut list = model.settings.dispute_categories().to_vec();
                let label = w::new_category(list.len());
                lists::add_dispute_category(&mut list, &label);
                page.asked.push(SettingsAction::Set(Field::Categories, super::field::categories_text(&list)));
            }
            let own = model.settings.dispute_categories.is_some();
            if own && ui.add(Button::plain(w::BUILT_IN_CATEGORIES).enabled(env.writable)).clicked() {
                page.asked.push(SettingsAction::Set(Field::Categories, String::new()));
            }
        });
    });
}

/// One category: its name, until when it is offered, and one place up.
fn category_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env, at: usize) {
    let list = model.settings.dispute_categories();
    let Some(category) = list.get(at) else { return };
    let code = category.code.clone();
    Row::new(&code).label_width(sections::LABEL_W).show(ui, |ui, label| {
        let wrong = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S8;
            let name = Shape { label: Some(label), width: Some(NAME_W), ..Shape::default() };
            let name = sections::input(page, ui, model, env, Field::CategoryName(at), &name);
            let words = w::until_of(&category.label);
            let until = Shape { name: &words, placeholder: w::P_UNTIL, width: Some(UNTIL_W), ..Shape::default() };
            let until = sections::input(page, ui, model, env, Field::CategoryUntil(at), &until);
            let words = w::up_of(&category.label);
            let up = Button::icon_only(icons::ARROW_UP, &words).small();
            if at > 0 && ui.add(up.enabled(env.writable)).clicked() {
                let mut list = list.to_vec();
                list.swap(at - 1, at);
                page.asked.push(SettingsAction::Set(Field::Categories, super::field::categories_text(&list)));
            }
            name.or(until)
        });
        if let Some(words) = wrong.inner {
            form::note(ui, Note::Error(&words));
        }
    });
}
