//! 规则: whose rules, and how long each clock runs.

use eframe::egui::Ui;

use super::{
    SettingsAction, SettingsPage,
    field::{Field, Kept},
    model::SettingsModel,
    proposal::Proposal,
    sections, w,
};
use crate::domain::deadline::{ClockId, Kind, Preset, rule, rules::RULES};
use crate::domain::terms::Retention;
use crate::ui::screen::Env;
use crate::ui::theme::space;
use crate::ui::widgets::{Note, PickItem, Picker, Row, card, form};

/// The clocks every office knows; they stand first.
const MAIN: [ClockId; 4] = [ClockId::Notice, ClockId::Finish, ClockId::Extension, ClockId::Review];
/// Clocks without a length to set: 当日, and the one that follows another.
const FIXED: [ClockId; 3] = [ClockId::Register, ClockId::Urgent, ClockId::NoticeReferred];

pub(super) fn rules_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env) {
    form::note(ui, Note::Hint(w::LIMITS));
    let limits = &model.settings.limits;
    Row::new(w::L_PRESET).label_width(sections::LABEL_W).show(ui, |ui, label| {
        let items: Vec<PickItem<String>> =
            Preset::all().iter().map(|preset| PickItem::new(preset.id.clone(), preset.name.clone())).collect();
        let mut chosen = Some(limits.preset.clone());
        ui.add_enabled_ui(env.writable, |ui| {
            let picker = Picker::new("preset", &mut chosen, &items).labelled(label).width(220.0).show(ui);
            if picker.changed()
                && let Some(id) = chosen.clone().filter(|id| *id != limits.preset)
            {
                page.asked.push(SettingsAction::Propose(Proposal::Preset(id)));
            }
        });
        form::note(ui, Note::Hint(w::N_PRESET));
        if let Some(preset) = Preset::named(&limits.preset) {
            for note in &preset.notes {
                form::note(ui, Note::Hint(note));
            }
        }
    });
    for id in MAIN {
        length_ui(page, ui, model, env, id);
    }
    sections::text(page, ui, model, env, Field::DisputeDays, w::N_DISPUTE);
    sections::text(page, ui, model, env, Field::DueSoonDays, w::N_SOON);
    sections::text(page, ui, model, env, Field::FollowUpDays, w::N_FOLLOW_UP);
    ui.add_space(space::S8);
    card::section_with(ui, w::L_RETENTION, w::N_RETENTION);
    for kept in Kept::ALL {
        let parts = Retention::ALL.iter().map(|period| (period.code(), period.label()));
        sections::choice(page, ui, model, env, Field::Retention(kept), parts, "");
    }
    ui.add_space(space::S8);
    card::section_with(ui, w::L_OTHERS, w::N_OTHERS);
    for row in RULES.iter().filter(|row| !MAIN.contains(&row.id) && !FIXED.contains(&row.id)) {
        length_ui(page, ui, model, env, row.id);
    }
}

fn length_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env, id: ClockId) {
    let row = rule(id);
    let limits = &model.settings.limits;
    let basis = limits.basis(id, env.today);
    let usual = if limits.is_usual(id) && row.kind != Kind::Optional {
        String::new()
    } else {
        w::usual(&row.length.to_string())
    };
    let note = w::length_note(row.trigger, row.owner.label(), basis, &usual);
    sections::text(page, ui, model, env, Field::Length(id), &note);
}
