//! The right side of the page: timeline, the paragraph it makes, agreements, and the line that enters a step.

use eframe::egui::{Align, Frame, Key, Layout, Margin, Modifiers, Stroke, Ui, vec2};

use super::action::DisputeAction;
use super::entry::EntryForm;
use super::model::DisputeModel;
use super::w;
use crate::domain::dispute::{ActKind, Dispute, DisputeAct, DisputeStep};
use crate::domain::partial_date::PartialDate;
use crate::ui::pages::due;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{
    Button, PickItem, Picker, TextField, card, chips, form,
    guide::Seen,
    timeline::{self, Dot},
};
use crate::ui::{icons, ime};

/// Timeline and paragraph. `unsaved` is how many of the last steps have not been saved yet; the index of
/// one to be taken away is returned beside the action.
pub fn story_ui(
    ui: &mut Ui,
    dispute: &Dispute,
    unsaved: usize,
    typed: Option<&DisputeStep>,
    model: &DisputeModel,
) -> (Option<DisputeAction>, Option<usize>) {
    ui.spacing_mut().item_spacing.y = space::FORM_ROW;
    card::section(ui, w::STORY);
    let removed = timeline_ui(ui, dispute, unsaved, model);
    (paragraph_ui(ui, dispute, typed), removed)
}

fn timeline_ui(ui: &mut Ui, dispute: &Dispute, unsaved: usize, model: &DisputeModel) -> Option<usize> {
    let mut removed = None;
    let status = dispute.status_at(None);
    if let Some(day) = dispute.due.filter(|_| status.is_open()) {
        let left = (day - model.today).num_days();
        let words = if left < 0 { format!("超期 {} 天", -left) } else { format!("剩 {left} 天") };
        timeline::entry(ui, &due::dated(day, model.today), &words, Dot::Next, dispute.steps.is_empty(), |ui| {
            ui.label(Role::Body.rich(w::NEXT_DUTY, c::INK2));
        });
    }
    if dispute.steps.is_empty() {
        ui.label(Role::Cell.rich(w::NO_STEP, c::INK3));
    }
    let saved = dispute.steps.len() - unsaved.min(dispute.steps.len());
    for (index, step) in dispute.steps.iter().enumerate().rev() {
        let (day, year) = when(step.on.as_ref(), model);
        let ends = !matches!(step.act, DisputeAct::Event {} | DisputeAct::Measure {});
        let dot = if ends { Dot::Statutory } else { Dot::Other };
        timeline::entry(ui, &day, &year, dot, index == 0, |ui| {
            ui.horizontal(|ui| {
                ui.label(Role::BodyBold.rich(step.heading(), c::INK));
                if !step.who.is_empty() {
                    ui.label(Role::Cell.rich(&step.who, c::INK2));
                }
                if let Some(words) = step.act.detail() {
                    chips::small_label(ui, &words);
                }
                if index >= saved && ui.add(Button::icon_quiet(icons::X, w::REMOVE_STEP)).clicked() {
                    removed = Some(index - saved);
                }
            });
            if !step.text.is_empty() {
                ui.label(Role::Cell.rich(&step.text, c::INK2));
            }
        });
    }
    removed
}

fn when(on: Option<&PartialDate>, model: &DisputeModel) -> (String, String) {
    let Some(on) = on else { return (w::UNDATED.into(), String::new()) };
    let year = chrono::Datelike::year(&on.counted_on());
    let other = year != chrono::Datelike::year(&model.today);
    (on.short(), if other { format!("{year}年") } else { String::new() })
}

fn paragraph_ui(ui: &mut Ui, dispute: &Dispute, typed: Option<&DisputeStep>) -> Option<DisputeAction> {
    let mut dispute = dispute.clone();
    dispute.steps.extend(typed.cloned());
    let story = dispute.story();
    let mut action = None;
    ui.horizontal(|ui| {
        ui.label(Role::Section.rich(w::PARAGRAPH, c::INK));
        ui.label(Role::Small.rich(w::PARAGRAPH_HINT, c::INK3));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !story.is_empty() && ui.add(Button::link(w::COPY).named("复制经过叙述")).clicked() {
                ui.ctx().copy_text(story.clone());
                action = Some(DisputeAction::Copied);
            }
        });
    });
    Frame::new()
        .fill(c::HEAD)
        .stroke(Stroke::new(space::STROKE, c::LINE))
        .corner_radius(space::R_CARD)
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let (words, color) = if story.is_empty() { (w::NO_STORY, c::INK3) } else { (story.as_str(), c::INK) };
            ui.label(Role::Cell.rich(words, color).line_height(Some(22.0)));
        });
    action
}

/// Height of the entry line, with room for what is wrong with it.
pub fn entry_height(entry: &EntryForm, seen: &EntrySeen, model: &DisputeModel) -> f32 {
    if seen.tried && entry.read(model.today).is_err() { 122.0 } else { 98.0 }
}

/// What the line enters; every other step has its dialog.
const QUICK: [ActKind; 2] = [ActKind::Measure, ActKind::Event];

/// The entry line. Returns the step that was entered.
pub fn entry_ui(
    ui: &mut Ui,
    entry: &mut EntryForm,
    seen: &mut EntrySeen,
    dispute: &Dispute,
    model: &DisputeModel,
) -> Option<DisputeStep> {
    if !QUICK.contains(&entry.kind) || !entry.kind.may_follow(dispute.status_at(None)) {
        entry.kind =
            if ActKind::Measure.may_follow(dispute.status_at(None)) { ActKind::Measure } else { ActKind::Event };
    }
    let read = entry.read(model.today);
    let wrong = read.as_ref().err().filter(|_| seen.tried).cloned();
    let error = |path: &str| wrong.as_ref().filter(|(field, _)| *field == path).map(|(_, words)| words.as_str());
    let mut entered = false;
    ui.spacing_mut().item_spacing = vec2(space::S8, space::S8);
    let mut guide = crate::ui::widgets::Guide::new(&[], &mut seen.seen);
    ui.horizontal(|ui| {
        let allowed = QUICK.iter().filter(|kind| kind.may_follow(dispute.status_at(None)));
        let items: Vec<PickItem<ActKind>> = allowed.map(|&kind| PickItem::new(kind, kind.label())).collect();
        let mut kind = Some(entry.kind);
        let response = Picker::new("kind", &mut kind, &items).named(w::E_KIND).width(112.0).show(ui);
        guide.field("kind", &response);
        entry.kind = kind.unwrap_or(entry.kind);
        let field = TextField::new("on", &mut entry.on).named(w::E_DATE).placeholder(w::UNDATED).width(118.0);
        guide.field("on", &field.error(error("on")).told_elsewhere().show(ui));
        let who = TextField::new("who", &mut entry.who).named(w::E_WHO).placeholder(w::E_WHO);
        guide.field("who", &who.show(ui));
    });
    ui.horizontal(|ui| {
        let width = ui.available_width() - 134.0;
        let field = TextField::new("text", &mut entry.text).named(w::E_TEXT).placeholder(w::E_TEXT_HINT).width(width);
        let response = field.error(error("text")).told_elsewhere().show(ui);
        guide.field("text", &response);
        let enter_id = ui.make_persistent_id("enter");
        entered = ui.add(Button::plain(w::E_ENTER).key("Ctrl+Enter").id(enter_id)).clicked();
        let inside = guide.focused(ui.ctx()).is_some();
        entered |= inside && ime::take(ui.ctx(), Modifiers::COMMAND, Key::Enter);
        guide.finish(ui.ctx(), Some(enter_id));
    });
    if let Some((_, words)) = &wrong {
        form::note(ui, form::Note::Error(words));
    }
    if !entered {
        return None;
    }
    match read {
        Ok(step) => {
            seen.tried = false;
            Some(step)
        }
        Err((path, _)) => {
            seen.tried = true;
            seen.seen.go_to(path);
            None
        }
    }
}

/// What the entry line remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct EntrySeen {
    seen: Seen,
    tried: bool,
}
