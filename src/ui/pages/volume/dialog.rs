//! The dialogs of a volume: what a file shows, and why a scan is taken out.

use super::{action::Chosen, w};
use crate::domain::{
    forms::FormId,
    issued::PaperSubject,
    scan::{Scan, ScanKind},
};
use crate::papers::dossier::NewScan;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c};
use crate::ui::widgets::{Button, DateField, Dialog, FocusChain, Row, Suggest, TextField, check};
use chrono::NaiveDate;
use eframe::egui::{Context, Id};
use std::sync::Arc;

const ADD: &str = "add scan";
const REMOVE: &str = "remove scan";

/// What is asked of a file before it is taken in.
pub(super) struct AddDialog {
    data: Arc<Vec<u8>>,
    kind: ScanKind,
    form: String,
    title: String,
    dated: Option<NaiveDate>,
    tried: bool,
    forms: Vec<String>,
}

/// What a dialog was answered.
pub(super) enum Answer<T> {
    Closed,
    Go(T),
}

/// Papers of which a signed copy may be in a volume.
fn signed() -> impl Iterator<Item = FormId> {
    let sheets = [FormId::M10, FormId::M11, FormId::M13];
    FormId::ALL.iter().copied().filter(move |form| form.is_mediation() && !sheets.contains(form))
}

impl AddDialog {
    pub(super) fn new(chosen: Chosen) -> Self {
        Self {
            data: chosen.data,
            kind: ScanKind::Identity,
            form: String::new(),
            title: chosen.title,
            dated: None,
            tried: false,
            forms: signed().map(|form| form.label().to_owned()).collect(),
        }
    }

    fn form(&self) -> Option<FormId> {
        signed().find(|form| form.label() == self.form.trim())
    }

    pub(super) fn ui(
        &mut self,
        ctx: &Context,
        env: &Env,
        subject: &PaperSubject,
    ) -> Option<Answer<(NewScan, Arc<Vec<u8>>)>> {
        let go_id = Id::unique((ADD, "go"));
        let (mut go, mut stay) = (false, false);
        let form = self.form();
        let Self { kind, form: typed, title, dated, tried, forms, .. } = self;
        let out = Dialog::new(ADD, w::ADD).show(
            ctx,
            |ui| {
                let mut chain = FocusChain::new();
                Row::new(w::KIND).required().show(ui, |ui, _| {
                    ui.vertical(|ui| {
                        for one in ScanKind::ALL {
                            chain.push(&check::radio(ui, one.code(), kind, *one, one.label()));
                        }
                    });
                });
                if *kind == ScanKind::Paper {
                    Row::new(w::FORM).required().show(ui, |ui, label| {
                        let error = (*tried && form.is_none()).then_some(w::FORM_MISSING);
                        chain
                            .push(&Suggest::new("form", typed, forms).labelled(label).required().error(error).show(ui));
                    });
                }
                Row::new(w::NAME).required().show(ui, |ui, label| {
                    let error = (*tried && title.trim().is_empty()).then_some(w::NAME_MISSING);
                    chain.push(&TextField::new("title", title).labelled(label).required().error(error).show(ui));
                });
                Row::new(w::DATE).show(ui, |ui, label| {
                    let marks = |day| env.day_mark(day);
                    chain.push(&DateField::new("dated", dated, env.today).labelled(label).marks(&marks).show(ui));
                });
                chain.end_at(go_id);
                chain.run(ui.ctx());
            },
            |ui| {
                go = ui.add(Button::primary(w::ADD).id(go_id)).clicked();
                stay = ui.add(Button::plain("取消").key("Esc")).clicked();
            },
        );
        if out.dismissed || stay {
            Dialog::closed(ctx, ADD);
            return Some(Answer::Closed);
        }
        if go {
            self.tried = true;
            let complete = !self.title.trim().is_empty() && (self.kind != ScanKind::Paper || form.is_some());
            if complete {
                Dialog::closed(ctx, ADD);
                let new = NewScan {
                    subject: subject.clone(),
                    kind: self.kind,
                    form: form.filter(|_| self.kind == ScanKind::Paper),
                    title: self.title.trim().to_owned(),
                    dated: self.dated,
                };
                return Some(Answer::Go((new, Arc::clone(&self.data))));
            }
        }
        None
    }
}

/// Why a scan is taken out.
pub(super) struct RemoveDialog {
    id: i64,
    title: String,
    reason: String,
    tried: bool,
}

impl RemoveDialog {
    pub(super) fn new(scan: &Scan) -> Self {
        Self { id: scan.id, title: format!("{} {}", w::REMOVE, scan.title), reason: String::new(), tried: false }
    }

    pub(super) fn ui(&mut self, ctx: &Context) -> Option<Answer<(i64, String)>> {
        let go_id = Id::unique((REMOVE, "go"));
        let (mut go, mut stay) = (false, false);
        let Self { reason, tried, title, .. } = self;
        let out = Dialog::new(REMOVE, title).show(
            ctx,
            |ui| {
                ui.label(Role::Small.rich(w::REMOVE_HINT, c::INK2));
                let mut chain = FocusChain::new();
                Row::new(w::REASON).required().show(ui, |ui, label| {
                    let error = (*tried && reason.trim().is_empty()).then_some(w::REASON_MISSING);
                    chain.push(&TextField::new("reason", reason).labelled(label).required().error(error).show(ui));
                });
                chain.end_at(go_id);
                chain.run(ui.ctx());
            },
            |ui| {
                go = ui.add(Button::danger(w::REMOVE).id(go_id)).clicked();
                stay = ui.add(Button::plain("取消").key("Esc")).clicked();
            },
        );
        if out.dismissed || stay {
            Dialog::closed(ctx, REMOVE);
            return Some(Answer::Closed);
        }
        if go {
            self.tried = true;
            let reason = self.reason.trim();
            if !reason.is_empty() {
                Dialog::closed(ctx, REMOVE);
                return Some(Answer::Go((self.id, reason.to_owned())));
            }
        }
        None
    }
}
