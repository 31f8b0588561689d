//! The dialog of one round.

use chrono::NaiveDate;
use eframe::egui::{Context, Id, Ui};

use super::form::RoundForm;
use super::model::ScreeningsModel;
use super::w;
use crate::domain::{finding::Finding, screening::ScreeningKind};
use crate::ui::icons;
use crate::ui::pages::autosave::Autosave;
use crate::ui::theme::space;
use crate::ui::widgets::guide::Seen;
use crate::ui::widgets::{
    Button, DateField, Dialog, Guide, MultiPicker, Note, PickItem, Picker, Row, Segmented, Stepper, TextArea,
    TextField, banner, form,
};

const SALT: &str = "screening round";
const LABEL_W: f32 = 104.0;

/// The open round.
pub(super) struct RoundDialog {
    form: RoundForm,
    /// As it was when nothing had been typed.
    blank: RoundForm,
    seen: Seen,
    fresh: bool,
    autosave: Autosave,
    restored: bool,
}

/// What came of a frame.
pub(super) enum Told {
    /// Close; what is typed is kept as the draft of this name.
    Close(Option<(String, String)>),
    /// Save this.
    Save(Box<RoundForm>),
    /// Strike the saved round.
    Strike(Box<RoundForm>),
    /// Keep what is typed; `None` as JSON throws the draft away.
    Keep(String, Option<String>),
}

impl RoundDialog {
    /// Opens `blank` with what was typed before, if anything.
    pub fn new(blank: RoundForm, draft: Option<RoundForm>) -> Self {
        let mut autosave = Autosave::default();
        let restored = draft.is_some();
        let form = draft.unwrap_or_else(|| blank.clone());
        autosave.sent(&body(&form));
        Self { form, blank, seen: Seen::default(), fresh: true, autosave, restored }
    }

    /// What must still be kept: the name of the draft and its text, if something was typed.
    pub fn behind(&self) -> Option<(String, String)> {
        let body = body(&self.form);
        (self.form != self.blank && self.autosave.is_behind(&body)).then(|| (self.form.draft_name(), body))
    }

    /// Whether something was typed that is not in the register.
    pub fn is_dirty(&self) -> bool {
        self.form != self.blank
    }

    pub fn closed(ctx: &Context) {
        Dialog::closed(ctx, SALT);
    }

    pub fn ui(&mut self, ui: &Ui, model: &ScreeningsModel, today: NaiveDate, busy: bool) -> Option<Told> {
        let ctx = ui.ctx();
        let findings = self.form.findings(today);
        let save = Id::unique("save screening round");
        let fresh = std::mem::take(&mut self.fresh);
        let saved = self.form.before.is_some();
        let restored = self.restored;
        let (form, seen) = (&mut self.form, &mut self.seen);
        let out = Dialog::new(SALT, w::NEW).icon(icons::CALENDAR_CHECK).width(680.0).show(
            ctx,
            |ui| {
                let drop = restored && banner::banner(ui, banner::Kind::Info, w::DRAFT_BACK, Some(w::DROP_DRAFT));
                body_ui(ui, form, seen, &findings, model, today, (fresh, save));
                drop
            },
            |ui| {
                let go = ui.add(Button::primary(w::SAVE).id(save)).clicked();
                let stay = ui.add(Button::plain(w::CANCEL).key("Esc")).clicked();
                let strike = saved && ui.add(Button::danger(w::STRIKE).icon(icons::TRASH)).clicked();
                (go && !busy, stay, strike && !busy)
            },
        );
        let (go, stay, strike) = out.footer;
        if strike {
            return Some(Told::Strike(Box::new(self.form.clone())));
        }
        if out.body {
            self.form = self.blank.clone();
            self.restored = false;
            self.autosave.sent(&body(&self.form));
            return Some(Told::Keep(self.form.draft_name(), None));
        }
        if out.dismissed || stay {
            let kept = self.is_dirty().then(|| (self.form.draft_name(), body(&self.form)));
            return Some(Told::Close(kept));
        }
        if !go {
            let body = body(&self.form);
            if busy || !self.is_dirty() || !self.autosave.is_due(ui, &body) {
                return None;
            }
            self.autosave.sent(&body);
            return Some(Told::Keep(self.form.draft_name(), Some(body)));
        }
        if let Some(first) = findings.first() {
            self.seen.show_all();
            self.seen.go_to(first.field.split('[').next().unwrap_or_default());
            return None;
        }
        Some(Told::Save(Box::new(self.form.clone())))
    }
}

fn body(form: &RoundForm) -> String {
    serde_json::to_string(form).unwrap_or_default()
}

fn row(label: &str) -> Row<'_> {
    Row::new(label).label_width(LABEL_W)
}

fn body_ui(
    ui: &mut Ui,
    typed: &mut RoundForm,
    seen: &mut Seen,
    findings: &[Finding],
    model: &ScreeningsModel,
    today: NaiveDate,
    (fresh, save): (bool, Id),
) {
    let mut guide = Guide::new(findings, seen);
    row(w::L_ON).required().show(ui, |ui, label| {
        let error = guide.error("held_on");
        let field = DateField::new("on", &mut typed.on, today).labelled(label).error(error.as_deref());
        let response = field.width(180.0).show(ui);
        if fresh {
            response.request_focus();
        }
        guide.field("held_on", &response);
        if let Some(words) = error.as_deref() {
            form::note(ui, Note::Error(words));
        }
    });
    row(w::L_KIND).show(ui, |ui, label| {
        let items: Vec<_> = ScreeningKind::ALL.iter().map(|&kind| (kind, kind.label())).collect();
        let response = Segmented::new("kind", &mut typed.round.kind, &items).labelled(label).show(ui);
        guide.field("kind", &response);
    });
    row(w::L_LEVEL).show(ui, |ui, label| {
        let levels = RoundForm::levels();
        let response = Segmented::new("level", &mut typed.round.level, &levels).labelled(label).show(ui);
        guide.field("level", &response);
    });
    row(w::L_PERIOD).show(ui, |ui, label| {
        let spans: Vec<_> = typed.spans(today).into_iter().map(|span| PickItem::new(span, span.label())).collect();
        let mut chosen = Some(typed.span(today));
        let response = Picker::new("period", &mut chosen, &spans).labelled(label).width(300.0).show(ui);
        if response.changed() {
            typed.period = chosen;
        }
        guide.field("period", &response);
    });
    row(w::L_VILLAGES).required().show(ui, |ui, label| {
        let names = model.names.iter().chain(typed.round.villages.iter().filter(|name| !model.names.contains(name)));
        let items: Vec<_> = names.map(|name| PickItem::new(name.clone(), name)).collect();
        let response = MultiPicker::new("villages", &mut typed.round.villages, &items).labelled(label).show(ui);
        guide.field("villages", &response);
        if let Some(words) = guide.error("villages") {
            form::note(ui, Note::Error(&words));
        }
    });
    row(w::L_FOUND).show(ui, |ui, label| {
        let words = |(number, title): &(String, String)| PickItem::new(number.clone(), format!("{number} {title}"));
        let items: Vec<_> = model.disputes.iter().map(words).collect();
        let response = MultiPicker::new("found", &mut typed.round.found, &items).labelled(label).show(ui);
        guide.field("found", &response);
        if typed.round.found.is_empty() {
            form::note(ui, Note::Hint(w::ZERO));
        }
    });
    let half = (ui.available_width() - space::S12) / 2.0;
    form::line(ui, &[half, half], space::S12, |ui, cell| match cell {
        0 => row(w::L_WHO).show(ui, |ui, label| {
            let field = TextField::new("who", &mut typed.round.participants).labelled(label).placeholder(w::WHO_HINT);
            guide.field("participants", &field.show(ui));
        }),
        _ => row(w::L_PREVENTED).show(ui, |ui, label| {
            let field = Stepper::new("prevented", &mut typed.round.prevented, 0..=9999, "件").labelled(label);
            guide.field("prevented", &field.show(ui));
        }),
    });
    row(w::L_REMARK).show(ui, |ui, label| {
        let field = TextArea::new("remark", &mut typed.round.remark).labelled(label).placeholder(w::OPTIONAL).rows(2);
        guide.area("remark", &field.show(ui));
    });
    guide.finish(ui.ctx(), Some(save));
}
