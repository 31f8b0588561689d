//! 编号: patterns of records and papers, the word of each kind of paper and where its numbers begin.

use chrono::Datelike;
use eframe::egui::Ui;

use super::{
    SettingsPage,
    field::Field,
    model::SettingsModel,
    sections::{self, Shape},
    w,
};
use crate::domain::{forms::Series, terms::Channel};
use crate::ui::screen::Env;
use crate::ui::theme::space;
use crate::ui::widgets::{Note, Row, card, form};

const WORD_W: f32 = 104.0;
const START_W: f32 = 168.0;

pub(super) fn numbers_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env) {
    form::note(ui, Note::Hint(w::NUMBERS));
    for field in [Field::Petition, Field::Dispute, Field::Agreement] {
        let example = field.example(&page.as_typed(field, &model.settings), env.today).unwrap_or_default();
        sections::text(page, ui, model, env, field, &example);
    }
    sections::text(page, ui, model, env, Field::DocumentCode, w::N_CODE);
    let example = Field::Paper.example(&page.as_typed(Field::Paper, &model.settings), env.today).unwrap_or_default();
    sections::text(page, ui, model, env, Field::Paper, &example);
    ui.add_space(space::S8);
    card::section_with(ui, w::L_PREFIX, w::N_PREFIX);
    for &channel in Channel::ALL {
        sections::text(page, ui, model, env, Field::Prefix(channel), "");
    }
    ui.add_space(space::S8);
    card::section_with(ui, w::L_WORDS, w::N_WORDS);
    for &kind in Series::ALL {
        kind_ui(page, ui, model, env, kind);
    }
}

/// One kind of paper: its word, where its numbers begin, and the number that comes next.
fn kind_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env, kind: Series) {
    let (word, start) = (Field::Word(kind), Field::Start(kind));
    Row::new(&word.label()).label_width(sections::LABEL_W).show(ui, |ui, label| {
        let wrong = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S8;
            let name = start.label();
            let left = Shape { label: Some(label), width: Some(WORD_W), ..Shape::default() };
            let word = sections::input(page, ui, model, env, word, &left);
            let right = Shape { name: &name, placeholder: w::P_START, width: Some(START_W), ..Shape::default() };
            let start = sections::input(page, ui, model, env, start, &right);
            word.or(start)
        });
        if let Some(words) = wrong.inner {
            form::note(ui, Note::Error(&words));
            return;
        }
        let trial = page.as_typed(word, &page.as_typed(start, &model.settings));
        let last = model.last_papers.get(&kind).copied().unwrap_or(0);
        let year = env.today.year();
        let begins = trial.numbering.paper_kinds.get(&kind).and_then(|own| own.start);
        match begins.filter(|begins| begins.year == year && begins.seq <= last) {
            Some(begins) => form::note(ui, Note::Suggestion(&w::start_past(year, last, begins.seq))),
            None => {
                let next = (last + 1).max(trial.numbering.first_seq(kind, env.today));
                form::note(ui, Note::Hint(&w::next_number(&trial.numbering.paper_number(kind, year, next))));
            }
        }
    });
}
