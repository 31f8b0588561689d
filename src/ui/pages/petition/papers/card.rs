//! The card of an issued paper: what it is, and what may still be done with it.

use super::{PaperAction, w};
use crate::domain::issued::KeptPaper;
use crate::papers::issue_register::state;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c};
use crate::ui::widgets::{Button, Dialog, FocusChain, Row, TextField};
use eframe::egui::{Context, Id, Ui};

const SALT: &str = "issued paper";

/// What the card was answered.
pub enum Answer {
    /// Nothing.
    Closed,
    /// Do this.
    Do(PaperAction),
    /// Issue it anew.
    Replace,
}

/// The card on show.
pub struct PaperCard {
    kept: KeptPaper,
    /// The reason being typed, while 作废 is asked.
    reason: Option<String>,
    tried: bool,
}

impl PaperCard {
    /// Shows a paper.
    pub fn new(kept: KeptPaper) -> Self {
        Self { kept, reason: None, tried: false }
    }

    /// The paper it showed.
    pub fn into_kept(self) -> KeptPaper {
        self.kept
    }

    /// Draws it.
    pub fn ui(&mut self, ctx: &Context, env: &Env) -> Option<Answer> {
        let paper = &self.kept.paper;
        let (id, title) = (paper.id, paper.title.clone());
        let file_name = paper.file_name();
        let stands = self.kept.is_in_force() && env.writable;
        let may_void = stands && self.kept.delivered.is_none();
        let go_id = Id::unique((SALT, "go"));
        let mut answer = None;
        let (kept, reason, tried) = (&self.kept, &mut self.reason, self.tried);
        let asking = reason.is_some();
        let (mut go, mut ask, mut back) = (false, false, false);
        let out = Dialog::new(SALT, &title).show(
            ctx,
            |ui| {
                facts_ui(ui, kept);
                let Some(reason) = reason.as_mut() else { return };
                ui.label(Role::Small.rich(w::VOID_HINT, c::INK2));
                let mut chain = FocusChain::new();
                Row::new(w::REASON).required().show(ui, |ui, label| {
                    let error = (tried && reason.trim().is_empty()).then_some(w::REASON_MISSING);
                    let field = TextField::new("reason", reason)
                        .labelled(label)
                        .required()
                        .placeholder(w::VOID_EXAMPLE)
                        .error(error)
                        .show(ui);
                    chain.push(&field);
                });
                chain.end_at(go_id);
                chain.run(ui.ctx());
            },
            |ui| {
                if asking {
                    go = ui.add(Button::danger(w::VOID).id(go_id)).clicked();
                    back = ui.add(Button::plain(w::BACK)).clicked();
                    return;
                }
                if ui.add(Button::primary(w::PRINT)).clicked() {
                    answer = Some(Answer::Do(PaperAction::Open(id)));
                }
                if ui.add(Button::plain(w::SAVE)).clicked() {
                    answer = Some(Answer::Do(PaperAction::Save { id, name: file_name.clone() }));
                }
                if stands && ui.add(Button::plain(w::REPLACE)).clicked() {
                    answer = Some(Answer::Replace);
                }
                ask = may_void && ui.add(Button::plain(w::VOID)).clicked();
            },
        );
        if ask {
            self.reason = Some(String::new());
        }
        if back {
            (self.reason, self.tried) = (None, false);
        }
        if go {
            self.tried = true;
            let reason = self.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
            answer = reason.map(|reason| Answer::Do(PaperAction::Void { id, reason: reason.to_owned() }));
        }
        if out.dismissed {
            answer = Some(Answer::Closed);
        }
        if answer.is_some() {
            Dialog::closed(ctx, SALT);
        }
        answer
    }
}

fn facts_ui(ui: &mut Ui, kept: &KeptPaper) {
    let paper = &kept.paper;
    let mut facts = Vec::new();
    if let Some(number) = &paper.number {
        facts.push((w::NUMBER, number.text.clone()));
    }
    facts.push((w::DATE, paper.issued_on.to_string()));
    if !paper.addressee.is_empty() {
        facts.push((w::ADDRESSEE, paper.addressee.clone()));
    }
    let state = match (&paper.void, &kept.delivered) {
        (Some(void), _) => format!("{} {}：{}", void.on, w::VOID, void.reason),
        (None, Some(delivered)) => w::delivered(&delivered.on.to_string(), delivered.refused),
        _ => state(kept).to_owned(),
    };
    facts.push((w::STATE, state));
    if !paper.reason.is_empty() {
        facts.push((w::REASON, paper.reason.clone()));
    }
    for (label, words) in facts {
        ui.horizontal(|ui| {
            ui.add_sized(
                [64.0, 20.0],
                eframe::egui::Label::new(Role::Cell.rich(label, c::INK2)).halign(eframe::egui::Align::Min),
            );
            ui.label(Role::Cell.rich(words, c::INK));
        });
    }
}
