//! 定稿: what is kept, what has moved since, and the way to the next edition.

use eframe::egui::{Context, Label, ScrollArea, Ui};

use super::model::{ReportsModel, TextReport};
use super::w;
use crate::domain::final_report::Moved;
use crate::report::narrative::SectionState;
use crate::ui::icons;
use crate::ui::pages::due;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, Dialog, Note, chips, form};

const SALT: &str = "finalise";
/// A text that moved is shown so far; the report itself shows the rest.
const SHOWN: usize = 60;

/// The chip beside the title, and the link to what has moved. Returns whether the dialog is asked for.
pub(super) fn state_ui(ui: &mut Ui, report: &TextReport, today: chrono::NaiveDate) -> bool {
    let Some(kept) = &report.kept else { return false };
    let day = due::dated(kept.finalised_at.date(), today);
    chips::status_chip(ui, chips::Tone::Primary, &w::finalised(&day, kept.edition));
    !report.moved.is_empty() && ui.add(Button::link(&w::moved(report.moved.len()))).clicked()
}

/// Whether there is anything to finalise: no edition yet, or one that the register has left behind.
pub(super) fn is_due(report: &TextReport) -> bool {
    report.kept.is_none() || !report.moved.is_empty()
}

/// The dialog. `Some(true)` finalises, `Some(false)` leaves it.
pub(super) fn dialog(ctx: &Context, model: &ReportsModel) -> Option<bool> {
    let report = model.text.as_ref()?;
    let out = Dialog::new(SALT, w::FINALISE).icon(icons::LOCK).width(640.0).show(
        ctx,
        |ui| body_ui(ui, model, report),
        |ui| {
            let words = if report.kept.is_some() { w::FINALISE_AGAIN } else { w::FINALISE };
            let go = ui.add(Button::primary(words)).clicked();
            let stay = ui.add(Button::plain(w::STAY).key("Esc")).clicked();
            (go, stay)
        },
    );
    let answer = match out.footer {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ if out.dismissed => Some(false),
        _ => None,
    };
    if answer.is_some() {
        Dialog::closed(ctx, SALT);
    }
    answer
}

fn body_ui(ui: &mut Ui, model: &ReportsModel, report: &TextReport) {
    ui.label(Role::Body.rich(w::FINALISE_TEXT, c::INK));
    if model.is_partial() {
        form::note(ui, Note::Suggestion(w::PERIOD_RUNS));
    }
    let open = report.sections.iter().filter(|section| section.state == SectionState::ToWrite).count();
    if open > 0 {
        form::note(ui, Note::Suggestion(&w::to_write(open)));
    }
    if report.moved.is_empty() {
        return;
    }
    ui.add_space(space::S8);
    ui.label(Role::BodyBold.rich(w::MOVED_SINCE, c::INK));
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for one in &report.moved {
            ui.add(Label::new(Role::Cell.rich(told(one), c::INK)).wrap());
        }
    });
}

/// 「来信：5件 → 4件」.
fn told(one: &Moved) -> String {
    let short = |text: &str| {
        let line = text.replace('\n', " ");
        if line.chars().count() > SHOWN { line.chars().take(SHOWN).collect::<String>() + "……" } else { line }
    };
    if one.was.chars().count().max(one.now.chars().count()) > SHOWN {
        return w::text_moved(&one.label, &short(&one.now));
    }
    format!("{}：{} → {}", one.label, one.was, one.now)
}
