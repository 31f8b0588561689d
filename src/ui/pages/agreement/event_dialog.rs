//! The dialogs of what follows a signed agreement: an event (督促, 司法确认, 回访 …), and taking a record back.

use chrono::NaiveDate;
use eframe::egui::{Context, Id, Ui};

use super::model::AgreementModel;
use super::w;
use crate::domain::{
    agreement::{Agreement, AgreementAct, AgreementActKind as Kind, AgreementEvent, DutyState, FollowUpResult},
    dispute::Side,
    finding::Finding,
};
use crate::store::performance::AgreementRecord;
use crate::ui::icons;
use crate::ui::theme::{Role, color as c};
use crate::ui::widgets::{
    Button, DateField, Dialog, FocusChain, Note, PickItem, Picker, Row, TextArea, TextField, check, form,
};

const SALT: &str = "agreement event";
const LABEL_W: f32 = 84.0;

/// An event as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct EventForm {
    kind: Kind,
    on: Option<NaiveDate>,
    by: String,
    text: String,
    /// Court, ruling, judgment or reason, by kind.
    extra: String,
    ruling: String,
    obligation: Option<u32>,
    reached: bool,
    sides: Vec<Side>,
    result: Option<FollowUpResult>,
    visited: String,
    tried: bool,
}

impl EventForm {
    /// What is usually so today.
    pub fn new(kind: Kind, agreement: &Agreement, model: &AgreementModel) -> Self {
        let owed = agreement.duty_states(model.today, &model.calendar);
        let overdue = owed.iter().position(|state| *state == DutyState::Overdue).map(|at| at as u32 + 1);
        let to_court = matches!(kind, Kind::Sued | Kind::ConfirmationApplied | Kind::EnforcementApplied);
        let mut sides: Vec<Side> = agreement.parties.iter().map(|party| party.side).collect();
        sides.sort_unstable();
        sides.dedup();
        Self {
            kind,
            on: Some(model.today),
            by: model.clerk.clone(),
            text: String::new(),
            extra: if to_court { model.court.clone() } else { String::new() },
            ruling: String::new(),
            obligation: overdue.filter(|_| matches!(kind, Kind::Urged | Kind::DefaultFound)),
            reached: true,
            sides,
            result: None,
            visited: String::new(),
            tried: false,
        }
    }

    /// The event it makes, with what there is to say about it.
    fn read(&self, agreement: &Agreement, model: &AgreementModel) -> (AgreementEvent, Vec<Finding>) {
        let extra = || self.extra.trim().to_owned();
        let mut found = Vec::new();
        if self.on.is_none() {
            found.push(Finding::error("on", w::PAY_NO_DAY));
        }
        let act = match self.kind {
            Kind::Urged => AgreementAct::Urged { obligation: self.obligation, reached: self.reached },
            Kind::DefaultFound => AgreementAct::DefaultFound { obligation: self.obligation },
            Kind::MediatedAgain => AgreementAct::MediatedAgain {},
            Kind::Changed => AgreementAct::Changed { by: String::new(), replaces: false },
            Kind::ToldToSue => AgreementAct::ToldToSue {},
            Kind::Sued => AgreementAct::Sued { court: extra() },
            Kind::ConfirmationDeclined => AgreementAct::ConfirmationDeclined {},
            Kind::ConfirmationApplied => {
                AgreementAct::ConfirmationApplied { court: extra(), sides: self.sides.clone() }
            }
            Kind::ConfirmationDocketed => AgreementAct::ConfirmationDocketed {},
            Kind::Confirmed => AgreementAct::Confirmed { ruling: extra() },
            Kind::ConfirmationRejected => {
                AgreementAct::ConfirmationRejected { reason: extra(), ruling: self.ruling.trim().to_owned() }
            }
            Kind::ConfirmationWithdrawn => AgreementAct::ConfirmationWithdrawn {},
            Kind::EnforcementApplied => AgreementAct::EnforcementApplied { court: extra() },
            Kind::FollowedUp => {
                if self.result.is_none() {
                    found.push(Finding::error("result", w::RESULT_EMPTY));
                }
                let result = self.result.unwrap_or(FollowUpResult::Satisfied);
                AgreementAct::FollowedUp { result, visited: self.visited.trim().to_owned() }
            }
            Kind::SetAside => AgreementAct::SetAside { judgment: extra() },
        };
        let event = AgreementEvent {
            by: self.by.trim().to_owned(),
            text: self.text.trim().to_owned(),
            ..AgreementEvent::new(self.on.unwrap_or(model.today), act)
        };
        found.extend(agreement.check_event(&event, model.today, &model.calendar));
        (event, found)
    }

    /// Draws it. `Some(None)` when it was closed and nothing happens.
    pub fn show(
        &mut self,
        ctx: &Context,
        agreement: &Agreement,
        model: &AgreementModel,
    ) -> Option<Option<AgreementEvent>> {
        let (event, found) = self.read(agreement, model);
        let go_id = Id::unique((SALT, "go"));
        let title = format!("{} {}", self.kind.label(), agreement.number);
        let (mut go, mut stay) = (false, false);
        let out = Dialog::new(SALT, &title).icon(icon(self.kind)).width(480.0).show(
            ctx,
            |ui| {
                ui.label(Role::Cell.rich(w::event_tip(self.kind), c::INK2));
                let shown = |finding: &&Finding| self.tried || !finding.blocks() || finding.field == "act";
                let told: Vec<&Finding> = found.iter().filter(shown).collect();
                let mut fields = Fields { chain: FocusChain::new(), found: &told };
                fields.all_ui(ui, self, agreement, model.today);
                for finding in told.iter().filter(|finding| !OWN_FIELDS.contains(&finding.field.as_str())) {
                    let words = &finding.message;
                    form::note(ui, if finding.blocks() { Note::Error(words) } else { Note::Suggestion(words) });
                }
                fields.chain.end_at(go_id);
                fields.chain.run(ui.ctx());
            },
            |ui| {
                go = ui.add(Button::primary(w::RECORD).id(go_id)).clicked();
                stay = ui.add(Button::plain(w::PAY_STAY).key("Esc")).clicked();
            },
        );
        if stay || out.dismissed {
            Dialog::closed(ctx, SALT);
            return Some(None);
        }
        if go && found.iter().any(Finding::blocks) {
            self.tried = true;
            ctx.request_repaint();
        } else if go {
            Dialog::closed(ctx, SALT);
            return Some(Some(event));
        }
        None
    }
}

/// The icon of a kind of event.
pub fn icon(kind: Kind) -> char {
    match kind {
        Kind::Urged => icons::BELL_RINGING,
        Kind::DefaultFound => icons::WARNING,
        Kind::MediatedAgain | Kind::Changed => icons::HANDSHAKE,
        Kind::ToldToSue => icons::INFO,
        Kind::Sued | Kind::EnforcementApplied => icons::GAVEL,
        Kind::ConfirmationApplied | Kind::ConfirmationDocketed => icons::SCALES,
        Kind::Confirmed => icons::SEAL_CHECK,
        Kind::FollowedUp => icons::CHAT_TEXT,
        Kind::ConfirmationDeclined | Kind::ConfirmationRejected | Kind::ConfirmationWithdrawn | Kind::SetAside => {
            icons::PROHIBIT
        }
    }
}

/// Fields that show their own sentence.
const OWN_FIELDS: [&str; 6] = ["on", "court", "reason", "judgment", "obligation", "result"];

struct Fields<'a> {
    chain: FocusChain,
    found: &'a [&'a Finding],
}

impl<'a> Fields<'a> {
    fn error(&self, fields: &[&str]) -> Option<&'a str> {
        let about = |finding: &&&Finding| finding.blocks() && fields.contains(&finding.field.as_str());
        self.found.iter().find(about).map(|finding| finding.message.as_str())
    }

    fn all_ui(&mut self, ui: &mut Ui, event: &mut EventForm, agreement: &Agreement, today: NaiveDate) {
        row(w::PAY_ON).show(ui, |ui, label| {
            let field = DateField::new("on", &mut event.on, today).labelled(label).error(self.error(&["on"]));
            self.chain.push(&field.width(180.0).show(ui));
        });
        match event.kind {
            Kind::Urged | Kind::DefaultFound => {
                self.obligation_ui(ui, event, agreement);
                if event.kind == Kind::Urged {
                    row("").show(ui, |ui, _| {
                        self.chain.push(&check::check(ui, "reached", &mut event.reached, w::REACHED));
                    });
                }
            }
            Kind::Sued | Kind::EnforcementApplied => self.line_ui(ui, w::COURT, &["court"], &mut event.extra),
            Kind::ConfirmationApplied => {
                self.line_ui(ui, w::COURT, &["court"], &mut event.extra);
                self.sides_ui(ui, event, agreement);
            }
            Kind::Confirmed => self.line_ui(ui, w::RULING, &[], &mut event.extra),
            Kind::ConfirmationRejected => {
                self.line_ui(ui, w::REASON, &["reason"], &mut event.extra);
                self.line_ui(ui, w::RULING, &[], &mut event.ruling);
            }
            Kind::SetAside => self.line_ui(ui, w::JUDGMENT, &["judgment"], &mut event.extra),
            Kind::FollowedUp => {
                let items: Vec<PickItem<FollowUpResult>> =
                    FollowUpResult::ALL.iter().map(|result| PickItem::new(*result, result.label())).collect();
                row(w::RESULT).required().show(ui, |ui, label| {
                    let picker = Picker::new("result", &mut event.result, &items).labelled(label).required();
                    self.chain.push(&picker.error(self.error(&["result"])).show(ui));
                });
                self.line_ui(ui, w::VISITED, &[], &mut event.visited);
            }
            _ => {}
        }
        self.line_ui(ui, w::BY, &[], &mut event.by);
        row(w::EVENT_TEXT).show(ui, |ui, label| {
            let area = TextArea::new("text", &mut event.text).labelled(label).rows(2).placeholder(w::EVENT_TEXT_HINT);
            self.chain.push_multiline(&area.show(ui));
        });
    }

    fn line_ui(&mut self, ui: &mut Ui, label: &str, fields: &[&str], value: &mut String) {
        row(label).show(ui, |ui, id| {
            let field = TextField::new(label, value).labelled(id).error(self.error(fields));
            self.chain.push(&field.show(ui));
        });
    }

    fn obligation_ui(&mut self, ui: &mut Ui, event: &mut EventForm, agreement: &Agreement) {
        let duties = agreement.plan.iter().enumerate().map(|(at, duty)| {
            let what = duty.amount.map_or_else(|| duty.text.clone(), |sum| format!("{} 元", sum.with_commas()));
            PickItem::new(at as u32 + 1, format!("第 {} 期 {what}", at + 1))
        });
        let items: Vec<PickItem<u32>> = duties.collect();
        row(w::OBLIGATION).show(ui, |ui, label| {
            let picker = Picker::new("obligation", &mut event.obligation, &items).labelled(label);
            let picker = picker.placeholder(w::ALL_OWED).none(w::ALL_OWED).error(self.error(&["obligation"]));
            self.chain.push(&picker.show(ui));
        });
    }

    fn sides_ui(&mut self, ui: &mut Ui, event: &mut EventForm, agreement: &Agreement) {
        row(w::APPLICANTS).show(ui, |ui, _| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 18.0;
                let sides = Side::ALL.iter().filter(|side| agreement.parties.iter().any(|p| p.side == **side));
                for &side in sides {
                    let mut on = event.sides.contains(&side);
                    let response = check::check(ui, side.code(), &mut on, &agreement.names_of(side));
                    self.chain.push(&response);
                    if response.changed() {
                        event.sides.retain(|other| *other != side);
                        event.sides.extend(on.then_some(side));
                        event.sides.sort_unstable();
                    }
                }
            });
        });
    }
}

fn row(label: &str) -> Row<'_> {
    Row::new(label).label_width(LABEL_W)
}

/// Taking a record back: which, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeBackForm {
    /// Which.
    pub record: AgreementRecord,
    told: String,
    reason: String,
    tried: bool,
}

impl TakeBackForm {
    /// `told` is the record in words.
    pub fn new(record: AgreementRecord, told: String) -> Self {
        Self { record, told, reason: String::new(), tried: false }
    }

    /// Draws it. `Some(None)` when it was closed and nothing happens.
    pub fn show(&mut self, ctx: &Context) -> Option<Option<String>> {
        const SALT: &str = "take back";
        let go_id = Id::unique((SALT, "go"));
        let reason = self.reason.trim().to_owned();
        let (mut go, mut stay) = (false, false);
        let out = Dialog::new(SALT, w::TAKE_BACK).icon(icons::ARROW_COUNTER_CLOCKWISE).width(440.0).show(
            ctx,
            |ui| {
                ui.label(Role::Cell.rich(&self.told, c::INK));
                ui.label(Role::Cell.rich(w::TAKE_BACK_BODY, c::INK2));
                let mut chain = FocusChain::new();
                row(w::REASON).required().show(ui, |ui, label| {
                    let error = (self.tried && reason.is_empty()).then_some(w::TAKE_BACK_EMPTY);
                    let field = TextField::new("reason", &mut self.reason).labelled(label).required();
                    chain.push(&field.placeholder(w::TAKE_BACK_HINT).error(error).show(ui));
                });
                chain.end_at(go_id);
                chain.run(ui.ctx());
            },
            |ui| {
                go = ui.add(Button::primary(w::TAKE_BACK_GO).id(go_id)).clicked();
                stay = ui.add(Button::plain(w::TAKE_BACK_STAY).key("Esc")).clicked();
            },
        );
        if stay || out.dismissed {
            Dialog::closed(ctx, SALT);
            return Some(None);
        }
        if go && reason.is_empty() {
            self.tried = true;
            ctx.request_repaint();
        } else if go {
            Dialog::closed(ctx, SALT);
            return Some(Some(reason));
        }
        None
    }
}
