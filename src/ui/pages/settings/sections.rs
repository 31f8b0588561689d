//! The form of each section.

use eframe::egui::{Align, Id, Layout, ScrollArea, Ui};

use super::field::{self, Field};
use super::model::{Section, SettingsModel};
use super::{SettingsAction, SettingsPage, days, mediation, numbers, rules, w};
use crate::domain::{screening::ScreeningLevel, settings::Counting};
use crate::fonts::bundled::LICENCES;
use crate::ui::pages::due;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, Note, Row, Segmented, TextField, card, check, form};
use crate::ui::{icons, ime};

pub(super) const LABEL_W: f32 = 112.0;
pub(super) const NUMBER_W: f32 = 120.0;

/// Draws the section in sight.
pub(super) fn section_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env) {
    card::section(ui, page.section.words());
    match page.section {
        Section::Office => office_ui(page, ui, model, env),
        Section::Limits => rules::rules_ui(page, ui, model, env),
        Section::Calendar => days::days_ui(page, ui, model, env),
        Section::Numbers => numbers::numbers_ui(page, ui, model, env),
        Section::Mediation => mediation::mediation_ui(page, ui, model, env),
        Section::Counting => counting_ui(page, ui, model, env),
        Section::Forms => {} // has a layout of its own
        Section::Font => font_ui(page, ui, model, env),
        Section::Backup => backup_ui(page, ui, model, env),
        Section::Register => register_ui(page, ui, model, env),
        Section::About => about_ui(page, ui),
    }
}

fn office_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env) {
    for (field, note) in [
        (Field::OfficeName, ""),
        (Field::ShortName, w::N_SHORT),
        (Field::Town, w::N_TOWN),
        (Field::County, ""),
        (Field::Clerk, w::N_CLERK),
    ] {
        text(page, ui, model, env, field, note);
    }
    text(page, ui, model, env, Field::ReceptionDay, w::N_RECEPTION);
    ui.add_space(space::S8);
    card::section_with(ui, w::L_SCREENING, w::N_SCREENING);
    for &level in ScreeningLevel::ALL {
        text(page, ui, model, env, Field::Screening(level), "");
    }
    ui.add_space(space::S8);
    card::section_with(ui, w::L_ON_PAPER, w::N_ON_PAPER);
    let office = &model.settings.office;
    for (field, note) in [
        (Field::Issuer, w::if_empty(&office.issuer, &office.issuer())),
        (Field::Phone, String::new()),
        (Field::Address, String::new()),
        (Field::Superior, w::if_empty(&office.superior, &office.superior())),
        (Field::ReviewBody, w::if_empty(&office.review_body, &office.review_body())),
        (Field::ReviewAddress, String::new()),
        (Field::ReviewPhone, String::new()),
        (Field::ReReviewBody, String::new()),
    ] {
        text(page, ui, model, env, field, &note);
    }
}

fn counting_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env) {
    let parts = Counting::ALL.iter().map(|way| (way.code(), way.label()));
    let at = Counting::ALL.iter().position(|&there| there == model.settings.counting).unwrap_or(0);
    choice(page, ui, model, env, Field::Counting, parts, w::N_COUNTING.get(at).copied().unwrap_or_default());
    tick(page, ui, model, env, Field::CourtCounts, w::COURT, w::N_COURT);
    text(page, ui, model, env, Field::CollectiveFrom, w::N_COLLECTIVE);
}

fn font_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env) {
    ui.label(Role::Body.rich(w::FONT_TEXT, c::INK));
    if let Some((words, good)) = &model.font
        && !words.is_empty()
    {
        form::note(ui, if *good { Note::Good(words) } else { Note::Suggestion(words) });
    }
    let mut path = Field::FangSong.get(&model.settings);
    Row::new(w::L_FONT).label_width(LABEL_W).show(ui, |ui, label| {
        TextField::new("font", &mut path).labelled(label).read_only(true).placeholder(w::NO_FONT).show(ui);
        ui.horizontal(|ui| {
            let pick = Button::plain(w::PICK_FONT).icon(icons::TEXT_AA).enabled(env.writable);
            if ui.add(pick).clicked() {
                page.asked.push(SettingsAction::PickFont);
            }
            if !path.is_empty() && ui.add(Button::plain(w::FORGET_FONT).enabled(env.writable)).clicked() {
                page.asked.push(SettingsAction::Set(Field::FangSong, String::new()));
            }
        });
    });
}

fn backup_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env) {
    ui.label(Role::Body.rich(w::BACKUP_TEXT, c::INK));
    Row::new(w::L_LAST).label_width(LABEL_W).show(ui, |ui, _| {
        ui.allocate_ui_with_layout(
            eframe::egui::vec2(ui.available_width(), space::INPUT_H),
            Layout::left_to_right(Align::Center),
            |ui| match model.last_backup {
                Some(at) => {
                    let words = format!("{} {}", due::dated(at.date(), env.today), at.format("%H:%M"));
                    ui.label(Role::Body.rich(words, c::INK))
                }
                None => ui.label(Role::Body.rich(w::NEVER, c::AMB)),
            },
        );
        let button = Button::primary(w::BACK_UP).icon(icons::USB);
        if ui.add(button).clicked() {
            page.asked.push(SettingsAction::PickBackup);
        }
    });
}

fn register_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env) {
    let mut path = model.path.display().to_string();
    Row::new(w::L_PATH).label_width(LABEL_W).show(ui, |ui, label| {
        TextField::new("path", &mut path).labelled(label).read_only(true).show(ui);
    });
    Row::new("").label_width(LABEL_W).show(ui, |ui, _| {
        form::note(ui, Note::Hint(w::CHECK_TEXT));
        ui.horizontal(|ui| {
            if ui.add(Button::plain(w::CHECK).icon(icons::SHIELD_CHECK)).clicked() {
                page.asked.push(SettingsAction::Check);
            }
            if let Some((found, at)) = &page.checked {
                let at = w::checked(&format!("{} {}", due::short(at.date()), at.format("%H:%M")));
                ui.label(Role::Small.rich(at, c::INK2));
                if found.is_empty() {
                    form::note(ui, Note::Good(w::SOUND));
                } else {
                    form::note(ui, Note::Error(&w::found(found.len())));
                }
            }
        });
        if let Some((found, _)) = page.checked.as_ref().filter(|(found, _)| !found.is_empty()) {
            for words in found {
                form::note(ui, Note::Error(words));
            }
            if ui.add(Button::plain(w::REBUILD).enabled(env.writable)).clicked() {
                page.asked.push(SettingsAction::Rebuild);
            }
        }
        ui.add_space(space::S12);
        form::note(ui, Note::Hint(w::OTHER_TEXT));
        if ui.add(Button::plain(w::OTHER).icon(icons::FOLDER_OPEN)).clicked() {
            page.asked.push(SettingsAction::Other);
        }
    });
}

fn about_ui(page: &mut SettingsPage, ui: &mut Ui) {
    ui.horizontal(|ui| {
        ui.label(Role::Section.rich(w::PROGRAM, c::INK));
        ui.label(Role::Body.rich(w::version(), c::INK2));
    });
    ui.label(Role::Body.rich(w::ABOUT_TEXT, c::INK));
    ui.label(Role::Body.rich(format!("{}：{}", w::L_LICENCE, env!("CARGO_PKG_LICENSE")), c::INK));
    ui.add_space(space::S8);
    card::section(ui, w::L_FONTS);
    let parts: Vec<(usize, &str)> = LICENCES.iter().map(|(name, _)| *name).enumerate().collect();
    Segmented::new("licence", &mut page.licence, &parts).named(w::L_FONTS).show(ui);
    let text = LICENCES.get(page.licence).map_or("", |(_, text)| *text);
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ScrollArea::vertical().id_salt(("licence", page.licence)).max_height(360.0).show(ui, |ui| {
            ui.label(Role::Small.rich(text, c::INK2));
        });
    });
}

/// A setting that is typed. It is saved when the field is left.
pub(super) fn text(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env, field: Field, note: &str) {
    Row::new(&field.label()).label_width(LABEL_W).show(ui, |ui, label| {
        let width = match field {
            Field::Prefix(_) | Field::DocumentCode | Field::Length(_) | Field::Mark | Field::KeepFor => {
                Some(2.0 * NUMBER_W)
            }
            _ if field.unit().is_empty() => None,
            _ => Some(NUMBER_W),
        };
        let shape = Shape { label: Some(label), width, ..Shape::default() };
        match input(page, ui, model, env, field, &shape) {
            Some(words) => form::note(ui, Note::Error(&words)),
            None if !note.is_empty() => form::note(ui, Note::Hint(note)),
            None => {}
        }
    });
}

/// How the field of a setting stands in its row.
#[derive(Default)]
pub(super) struct Shape<'a> {
    /// The label beside it.
    pub label: Option<Id>,
    /// Its name where no label of its own stands beside it.
    pub name: &'a str,
    /// What may be typed.
    pub placeholder: &'a str,
    /// As wide as the row unless told.
    pub width: Option<f32>,
}

/// The field of a setting alone. Returns what is wrong with what was typed, to be told under it.
pub(super) fn input(
    page: &mut SettingsPage,
    ui: &mut Ui,
    model: &SettingsModel,
    env: &Env,
    field: Field,
    shape: &Shape<'_>,
) -> Option<String> {
    let base = field.get(&model.settings);
    let mut value = page.typed.get(&field).cloned().unwrap_or(base);
    let error = page.error(field, &model.settings);
    let salt = format!("{field:?}");
    let mut input = TextField::new(&salt, &mut value).read_only(!env.writable).placeholder(shape.placeholder);
    input = match shape.label {
        Some(label) => input.labelled(label),
        None => input.named(shape.name),
    };
    if !field.unit().is_empty() {
        input = input.suffix(field.unit());
    }
    if let Some(width) = shape.width {
        input = input.width(width);
    }
    let response = input.error(error.as_deref()).told_elsewhere().show(ui);
    page.chain.push(&response);
    if response.changed() {
        page.typed.insert(field, value);
    }
    if response.lost_focus() || ime::enter(ui, &response) {
        let asked = page.leave_field(field, &model.settings);
        page.asked.extend(asked);
    }
    error
}

/// A setting with a few values, all of them in sight. It is saved at once.
pub(super) fn choice<'a>(
    page: &mut SettingsPage,
    ui: &mut Ui,
    model: &SettingsModel,
    env: &Env,
    field: Field,
    parts: impl Iterator<Item = (&'a str, &'a str)>,
    note: &str,
) {
    Row::new(&field.label()).label_width(LABEL_W).show(ui, |ui, label| {
        let parts: Vec<(String, &str)> = parts.map(|(code, words)| (code.to_owned(), words)).collect();
        let mut code = field.get(&model.settings);
        ui.add_enabled_ui(env.writable, |ui| {
            if Segmented::new(&format!("{field:?}"), &mut code, &parts).labelled(label).show(ui).changed() {
                page.asked.push(SettingsAction::Set(field, code.clone()));
            }
        });
        if !note.is_empty() {
            form::note(ui, Note::Hint(note));
        }
    });
}

/// A setting that is on or off. It is saved at once.
pub(super) fn tick(
    page: &mut SettingsPage,
    ui: &mut Ui,
    model: &SettingsModel,
    env: &Env,
    field: Field,
    words: &str,
    note: &str,
) {
    let mut on = field::is_on(&field.get(&model.settings));
    Row::new("").label_width(LABEL_W).show(ui, |ui, _| {
        let changed = ui
            .add_enabled_ui(env.writable, |ui| check::check(ui, &format!("{field:?}"), &mut on, words).changed())
            .inner;
        if !note.is_empty() {
            form::note(ui, Note::Hint(note));
        }
        if changed {
            page.asked.push(SettingsAction::Set(field, field::flag(on)));
        }
    });
}
