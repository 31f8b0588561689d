//! The dialogs of the editor: 签订生效, 记付款, 平均分期.

use chrono::NaiveDate;
use eframe::egui::{Context, Id};

use super::event_dialog::{EventForm, TakeBackForm};
use super::model::AgreementModel;
use super::text::{AgreementText, PlanRow};
use super::w;
use crate::domain::{
    agreement::{
        Agreement, AgreementEvent, AgreementForm, DutyKind, PartyDays, PaymentMethod, Performance, Signatures,
    },
    amount::Amount,
    dispute::Side,
    sums::{MAX_INSTALMENTS, instalment_day, split_evenly},
};
use crate::store::performance::AgreementRecord;
use crate::ui::icons;
use crate::ui::theme::{Role, color as c};
use crate::ui::widgets::{
    Button, DateField, Dialog, FocusChain, MoneyField, Note, Row, Stepper, TextField, check, form,
};

/// Which dialog is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Open {
    /// 签订生效.
    Sign(SignForm),
    /// 记付款.
    Pay(PayForm),
    /// 平均分期.
    Split(SplitForm),
    /// 督促, 司法确认, 回访 …
    Event(EventForm),
    /// Taking a record back.
    TakeBack(TakeBackForm),
}

/// What came of a dialog in this frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Closed {
    /// Nothing happens.
    Stay,
    /// Sign, with the reason why the strict form is not kept (may be empty).
    Sign(Signatures, String),
    /// Record a performance.
    Pay(Performance),
    /// A new plan.
    Split(Vec<PlanRow>),
    /// Record an event.
    Record(Box<AgreementEvent>),
    /// Take a record back, for this reason.
    TakeBack(AgreementRecord, String),
}

/// 签订生效 as typed: everybody's own day.
#[derive(Clone, Debug, PartialEq)]
pub struct SignForm {
    parties: Vec<Option<NaiveDate>>,
    mediator: Option<NaiveDate>,
    seal: Option<NaiveDate>,
    reason: String,
}

impl SignForm {
    /// What is recorded; who has not signed signs today.
    pub fn new(agreement: &Agreement, today: NaiveDate) -> Self {
        let kept = &agreement.signed;
        Self {
            parties: (0..agreement.parties.len()).map(|at| kept.parties.of(at).or(Some(today))).collect(),
            mediator: kept.mediator.or(Some(today)),
            seal: kept.seal.or(Some(today)),
            reason: String::new(),
        }
    }

    fn read(&self) -> Signatures {
        let parties = PartyDays::Each(self.parties.clone()).or(&PartyDays::Nobody, self.parties.len());
        Signatures { parties, mediator: self.mediator, seal: self.seal }
    }
}

/// 记付款 as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct PayForm {
    obligation: u32,
    on: Option<NaiveDate>,
    fen: Option<i64>,
    evidence: String,
}

/// 平均分期 as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct SplitForm {
    fen: Option<i64>,
    times: u32,
    at_signing: bool,
    first: Option<NaiveDate>,
    months: u32,
    debtor: Side,
    method: PaymentMethod,
}

impl PayForm {
    /// What is still owed on an obligation (from 1), paid today.
    pub fn new(agreement: &Agreement, obligation: u32, today: NaiveDate) -> Self {
        let owed = agreement.plan.get(obligation as usize - 1).and_then(|duty| duty.amount);
        let fen = owed.map(|owed| (owed.fen() - paid(agreement, obligation).fen()).max(0)).filter(|fen| *fen > 0);
        Self { obligation, on: Some(today), fen, evidence: String::new() }
    }
}

fn paid(agreement: &Agreement, obligation: u32) -> Amount {
    agreement.paid_on(obligation as usize - 1, NaiveDate::MAX)
}

impl SplitForm {
    /// From the plan as it is.
    pub fn new(agreement: &Agreement, today: NaiveDate) -> Self {
        let total = agreement.total();
        let money: Vec<_> = agreement.plan.iter().filter(|duty| duty.duty == DutyKind::Money).collect();
        Self {
            fen: (total != Amount::ZERO).then_some(total.fen()),
            times: if money.len() > 1 { u32::try_from(money.len()).unwrap_or(3) } else { 3 },
            at_signing: true,
            first: Some(instalment_day(today, 1, 1)),
            months: 1,
            debtor: money.first().map_or(Side::Second, |duty| duty.debtor),
            method: money.first().map_or(PaymentMethod::Transfer, |duty| duty.method),
        }
    }

    /// The rows it makes; `None` while something is missing.
    pub fn rows(&self) -> Option<Vec<PlanRow>> {
        let (total, first) = (Amount::from_fen(self.fen.filter(|fen| *fen > 0)?), self.first?);
        let parts = split_evenly(total, self.times).into_iter().enumerate();
        let row = |(nth, amount): (usize, Amount)| {
            let nth = nth as u32;
            let due = match (self.at_signing, nth) {
                (true, 0) => w::AT_SIGNING.to_owned(),
                // The anchor is the first dated instalment, whether or not one was paid before it.
                (true, nth) => instalment_day(first, self.months, nth - 1).to_string(),
                (false, nth) => instalment_day(first, self.months, nth).to_string(),
            };
            PlanRow { due, amount: amount.with_commas(), method: self.method, ..PlanRow::blank(self.debtor) }
        };
        Some(parts.map(row).collect())
    }
}

/// Puts the new instalments in place of the old payments; other duties stay.
pub fn replace_payments(text: &mut AgreementText, rows: Vec<PlanRow>) {
    text.performed.clear();
    let others: Vec<PlanRow> = text.plan.drain(..).filter(|row| row.duty != DutyKind::Money).collect();
    text.plan = rows.into_iter().chain(others).collect();
}

/// Draws the open dialog.
pub fn dialog_ui(ctx: &Context, open: &mut Open, agreement: &Agreement, model: &AgreementModel) -> Option<Closed> {
    let today = model.today;
    match open {
        Open::Event(form) => {
            let closed = form.show(ctx, agreement, model)?;
            Some(closed.map_or(Closed::Stay, |event| Closed::Record(Box::new(event))))
        }
        Open::TakeBack(form) => {
            let closed = form.show(ctx)?;
            Some(closed.map_or(Closed::Stay, |reason| Closed::TakeBack(form.record, reason)))
        }
        Open::Sign(form) => sign_ui(ctx, form, agreement, today),
        Open::Pay(form) => pay_ui(ctx, form, agreement, today),
        Open::Split(form) => split_ui(ctx, form, agreement, today),
    }
}

/// The words of the primary button and, if it cannot be pressed, why.
fn answer_ui(ui: &mut eframe::egui::Ui, go: &str, stay: &str, go_id: Id, blocked: Option<&str>) -> Option<bool> {
    let mut answer = None;
    let button = Button::primary(go).id(go_id).enabled(blocked.is_none());
    let button = match blocked {
        Some(reason) => button.tooltip(reason),
        None => button,
    };
    if ui.add(button).clicked() {
        answer = Some(true);
    }
    if ui.add(Button::plain(stay).key("Esc")).clicked() {
        answer = Some(false);
    }
    answer
}

fn sign_ui(ctx: &Context, sign: &mut SignForm, agreement: &Agreement, today: NaiveDate) -> Option<Closed> {
    let go_id = Id::unique("sign agreement");
    let oral = agreement.form == AgreementForm::Oral;
    let signed = sign.read();
    let days = signed.days();
    let wrong = if days.iter().any(|day| *day > today) {
        Some(w::SIGN_LATE)
    } else if days.iter().any(|day| *day < agreement.mediated_on) {
        Some(w::SIGN_EARLY)
    } else if days.is_empty() || signed == agreement.signed {
        Some(w::SIGN_NONE)
    } else {
        None
    };
    let title =
        if agreement.number.is_empty() { w::SIGN.to_owned() } else { format!("{} {}", w::SIGN, agreement.number) };
    let gaps: Vec<String> = agreement.open_gaps().into_iter().map(|gap| gap.message).collect();
    let out = Dialog::new("sign", &title).icon(icons::SIGNATURE).width(460.0).show(
        ctx,
        |ui| {
            ui.label(Role::Cell.rich(w::SIGN_BODY, c::INK2).line_height(Some(22.0)));
            let mut chain = FocusChain::new();
            let kept = &agreement.signed;
            let names = agreement.parties.iter().map(|party| party.name.as_str());
            let parties = names.zip(&mut sign.parties).enumerate();
            let mut rows: Vec<(&str, &mut Option<NaiveDate>, bool)> = Vec::new();
            rows.extend(parties.map(|(at, (name, day))| (name, day, kept.parties.of(at).is_some())));
            if !oral {
                rows.push((w::SIGN_MEDIATOR, &mut sign.mediator, kept.mediator.is_some()));
                rows.push((w::SIGN_SEAL, &mut sign.seal, kept.seal.is_some()));
            }
            for (words, day, kept) in rows {
                Row::new(words).label_width(84.0).show(ui, |ui, label| {
                    let field = DateField::new(words, day, today).labelled(label).read_only(kept);
                    chain.push(&field.placeholder(w::SIGN_LATER).width(220.0).show(ui));
                });
            }
            if let Some(words) = wrong.filter(|words| *words != w::SIGN_NONE) {
                form::note(ui, Note::Error(words));
            }
            if !gaps.is_empty() {
                form::note(ui, Note::Suggestion(&w::sign_gaps(&gaps)));
                Row::new(w::SIGN_REASON).label_width(84.0).show(ui, |ui, label| {
                    let field = TextField::new("reason", &mut sign.reason).labelled(label);
                    chain.push(&field.placeholder(w::SIGN_REASON_HINT).show(ui));
                });
            }
            chain.end_at(go_id);
            chain.run(ui.ctx());
        },
        |ui| answer_ui(ui, w::SIGN, w::SIGN_STAY, go_id, wrong),
    );
    close(ctx, "sign", out.dismissed, out.footer, || Closed::Sign(signed, sign.reason.trim().to_owned()))
}

fn pay_ui(ctx: &Context, pay: &mut PayForm, agreement: &Agreement, today: NaiveDate) -> Option<Closed> {
    let go_id = Id::unique("pay agreement");
    let duty = agreement.plan.get(pay.obligation as usize - 1)?;
    let money = duty.duty == DutyKind::Money;
    let title = if money { w::PAY } else { w::DO };
    let wrong = match pay.on {
        None => Some(w::PAY_NO_DAY),
        Some(day) if day > today => Some(w::PAY_LATE),
        Some(_) if money && pay.fen.is_none_or(|fen| fen <= 0) => Some(w::PAY_NOTHING),
        Some(_) => None,
    };
    let line = w::pay_line(
        pay.obligation as usize,
        &duty.amount.unwrap_or_default().with_commas(),
        &paid(agreement, pay.obligation).with_commas(),
    );
    let out = Dialog::new("pay", title).icon(icons::HAND_COINS).width(420.0).show(
        ctx,
        |ui| {
            ui.label(Role::Cell.rich(if money { line.as_str() } else { duty.text.as_str() }, c::INK2));
            let mut chain = FocusChain::new();
            Row::new(w::PAY_ON).show(ui, |ui, label| {
                let error = (wrong == Some(w::PAY_LATE)).then_some(w::PAY_LATE);
                let field = DateField::new("on", &mut pay.on, today).labelled(label).error(error);
                chain.push(&field.width(180.0).show(ui));
            });
            if money {
                Row::new(w::PAY_AMOUNT).show(ui, |ui, label| {
                    let reading = |fen: i64| Amount::from_fen(fen).capital_words();
                    let field = MoneyField::new("fen", &mut pay.fen).labelled(label).reading(&reading);
                    chain.push(&field.width(180.0).show(ui));
                });
            }
            Row::new(w::PAY_EVIDENCE).show(ui, |ui, label| {
                let field = TextField::new("evidence", &mut pay.evidence).labelled(label);
                chain.push(&field.placeholder(w::PAY_EVIDENCE_HINT).show(ui));
            });
            chain.end_at(go_id);
            chain.run(ui.ctx());
        },
        |ui| answer_ui(ui, title, w::PAY_STAY, go_id, wrong),
    );
    let amount = pay.fen.filter(|_| money).map(Amount::from_fen);
    let done = Performance::new(pay.obligation, pay.on.unwrap_or(today), amount, pay.evidence.trim());
    close(ctx, "pay", out.dismissed, out.footer, || Closed::Pay(done))
}

fn split_ui(ctx: &Context, split: &mut SplitForm, agreement: &Agreement, today: NaiveDate) -> Option<Closed> {
    let go_id = Id::unique("split agreement");
    let rows = split.rows();
    let blocked = rows.is_none().then_some(w::PAY_NOTHING);
    let out = Dialog::new("split", w::SPLIT).icon(icons::LIST_NUMBERS).width(440.0).show(
        ctx,
        |ui| {
            let mut chain = FocusChain::new();
            Row::new(w::SPLIT_TOTAL).show(ui, |ui, label| {
                let reading = |fen: i64| Amount::from_fen(fen).capital_words();
                let field = MoneyField::new("total", &mut split.fen).labelled(label).reading(&reading);
                chain.push(&field.width(200.0).show(ui));
            });
            Row::new(w::SPLIT_TIMES).show(ui, |ui, label| {
                chain
                    .push(&Stepper::new("times", &mut split.times, 1..=MAX_INSTALMENTS, "期").labelled(label).show(ui));
            });
            Row::new("").show(ui, |ui, _| {
                chain.push(&check::check(ui, "at signing", &mut split.at_signing, w::SPLIT_AT_SIGNING));
            });
            let first = if split.at_signing { "第二期日期" } else { w::SPLIT_FIRST };
            Row::new(first).show(ui, |ui, label| {
                chain.push(&DateField::new("first", &mut split.first, today).labelled(label).show(ui));
            });
            Row::new(w::SPLIT_EVERY).show(ui, |ui, label| {
                chain.push(&Stepper::new("months", &mut split.months, 1..=24, "月").labelled(label).show(ui));
            });
            if let Some(rows) = &rows {
                let parts: Vec<String> = rows.iter().map(|row| format!("{} {}", row.due, row.amount)).collect();
                ui.label(Role::Cell.rich(parts.join("；"), c::INK2));
            }
            if agreement.plan.iter().any(|duty| duty.duty == DutyKind::Money) {
                form::note(ui, Note::Suggestion(w::SPLIT_REPLACES));
            }
            chain.end_at(go_id);
            chain.run(ui.ctx());
        },
        |ui| answer_ui(ui, w::SPLIT_GO, w::SPLIT_STAY, go_id, blocked),
    );
    close(ctx, "split", out.dismissed, out.footer, || rows.map_or(Closed::Stay, Closed::Split))
}

fn close(
    ctx: &Context,
    salt: &str,
    dismissed: bool,
    answer: Option<bool>,
    go: impl FnOnce() -> Closed,
) -> Option<Closed> {
    let closed = match answer {
        Some(true) => go(),
        Some(false) => Closed::Stay,
        None if dismissed => Closed::Stay,
        None => return None,
    };
    Dialog::closed(ctx, salt);
    Some(closed)
}
