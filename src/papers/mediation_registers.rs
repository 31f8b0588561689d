//! 人民调解登记簿: 汇总登记簿, 回访登记簿, 协议履行台账. No ID and no phone number goes on a register.

use super::{PaperError, words};
use crate::{
    document::{
        Document,
        papers::{Forms, Issue, MediationRegisterView},
    },
    domain::{
        agreement::{Agreement, AgreementAct, AgreementForm, DutyDue, MediatingKind},
        calendar::Calendar,
        dispute::{Dispute, DisputeAct, Side},
        issued::PaperSubject,
        period::Period,
        terms::terms,
        volume::Volume,
    },
    report::facts::Facts,
    store::Register,
};
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

terms! {
    /// A register of mediation (登记簿).
    MediationRegister {
        Cases = "mediation-register", "调解案件汇总登记簿";
        FollowUps = "follow-up-register", "回访登记簿";
        Performance = "performance-register", "协议履行台账";
    }
}

type Row = Map<String, Value>;

pub(super) fn document(
    forms: &Forms,
    issue: &Issue,
    register: &Register,
    which: MediationRegister,
    period: Period,
    date: NaiveDate,
) -> Result<Document, PaperError> {
    let facts = Facts::load(register)?;
    let as_of = period.last().min(date);
    let (form, mut rows) = match which {
        MediationRegister::Cases => {
            let cases = cases(&facts, &register.volumes()?, register.calendar(), period, as_of);
            (&forms.mediation_register, cases)
        }
        MediationRegister::FollowUps => (&forms.follow_up_register, follow_ups(&facts, period)),
        MediationRegister::Performance => {
            (&forms.performance_register, performance(&facts, register.calendar(), period, as_of))
        }
    };
    for (at, row) in rows.iter_mut().enumerate() {
        row.insert("序号".into(), json!(at + 1));
    }
    let office = &register.settings().office;
    let view = MediationRegisterView {
        office: office.town.clone(),
        committee: office.committee(),
        period: period.label(),
        from: words::date(period.first()),
        to: words::date(period.last()),
        as_of: words::date(as_of),
        checker: String::new(),
        clerk: office.clerk.clone(),
        date: words::date(date),
        rows,
    };
    Ok(view.document(form, issue)?)
}

fn row<const N: usize>(cells: [(&str, Value); N]) -> Row {
    cells.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The paper number of an agreement, else its number in the register.
fn number(agreement: &Agreement) -> &str {
    if agreement.paper_number.is_empty() { &agreement.number } else { &agreement.paper_number }
}

/// One row a case that a people's mediation committee took up: a dispute by its 受理, an agreement of the committee that
/// has no accepted dispute by its session.
fn cases(facts: &Facts, volumes: &[Volume], calendar: &Calendar, period: Period, as_of: NaiveDate) -> Vec<Row> {
    let accepted = |dispute: &Dispute| {
        let (on, _) = dispute.accepted_by(Some(as_of))?;
        on.map(|on| on.counted_on())
    };
    let mut found: Vec<(NaiveDate, Option<&Dispute>, Vec<&Agreement>)> = Vec::new();
    for dispute in &facts.disputes {
        if let Some(on) = accepted(dispute).filter(|on| period.contains(*on)) {
            let of = facts.agreements.iter().filter(|one| one.dispute.as_ref() == Some(&dispute.number)).collect();
            found.push((on, Some(dispute), of));
        }
    }
    for agreement in facts.agreements.iter().filter(|one| one.body_kind == MediatingKind::Committee) {
        let dispute = facts.disputes.iter().find(|dispute| agreement.dispute.as_ref() == Some(&dispute.number));
        if dispute.and_then(accepted).is_none() && period.contains(agreement.mediated_on) {
            found.push((agreement.mediated_on, dispute, vec![agreement]));
        }
    }
    found.sort_by_key(|(on, ..)| *on);
    let case = |(on, dispute, agreements): &(NaiveDate, Option<&Dispute>, Vec<&Agreement>)| {
        let last = agreements.iter().rev().find(|one| one.in_force(as_of)).or(agreements.last());
        let names = |agreement: &&&Agreement| agreement.parties_line();
        let subject = match (dispute, last) {
            (Some(dispute), _) => PaperSubject::Dispute(dispute.number.clone()),
            (None, agreement) => PaperSubject::Agreement(agreement.map(|one| one.number.clone()).unwrap_or_default()),
        };
        let volume = volumes.iter().find(|volume| volume.subject == subject);
        let form = last.map(|one| if one.form == AgreementForm::Oral { "口头" } else { "书面" });
        row([
            ("受理日期", json!(words::short_date(Some(*on)))),
            ("当事人", json!(last.map(|one| names(&one)).or(dispute.map(|one| one.parties_line())))),
            ("类型", json!(dispute.map(|one| one.category.label.clone()))),
            ("调解员", json!(last.map(|one| one.mediators.join("、")))),
            ("结果", json!(result(*dispute, last.copied(), as_of))),
            ("形式", json!(form)),
            ("协议编号", json!(last.map(|one| number(one)))),
            ("金额", json!(last.map(|one| one.total().fen()).filter(|fen| *fen > 0))),
            ("履行", json!(last.filter(|one| one.is_effective(as_of)).map(|one| one.state(as_of, calendar).label()))),
            ("卷号", json!(volume.map(|volume| volume.number.clone()))),
            ("备注", json!("")),
        ])
    };
    found.iter().map(case).collect()
}

/// 调解结果 on a day.
fn result(dispute: Option<&Dispute>, agreement: Option<&Agreement>, as_of: NaiveDate) -> &'static str {
    if agreement.is_some_and(|agreement| agreement.is_effective(as_of)) {
        return "达成协议";
    }
    let failed = dispute
        .is_some_and(|dispute| dispute.steps_by(Some(as_of)).any(|step| matches!(step.act, DisputeAct::Failed { .. })));
    if failed { "调解不成" } else { "正在调解" }
}

fn follow_ups(facts: &Facts, period: Period) -> Vec<Row> {
    let mut found = Vec::new();
    for agreement in &facts.agreements {
        for event in agreement.events_by(period.last()) {
            if let (AgreementAct::FollowedUp { result, visited }, true) = (&event.act, period.contains(event.on)) {
                let row = row([
                    ("回访日期", json!(words::short_date(Some(event.on)))),
                    ("被回访人", json!(visited)),
                    ("协议编号", json!(number(agreement))),
                    ("当事人", json!(agreement.parties_line())),
                    ("结果", json!(result.label())),
                    ("情况", json!(event.text)),
                    ("回访人", json!(event.by)),
                    ("备注", json!("")),
                ]);
                found.push((event.on, row));
            }
        }
    }
    found.sort_by_key(|(on, _)| *on);
    found.into_iter().map(|(_, row)| row).collect()
}

/// One row a duty of every agreement that took effect in the period.
fn performance(facts: &Facts, calendar: &Calendar, period: Period, as_of: NaiveDate) -> Vec<Row> {
    let effective = |one: &&Agreement| one.effective_on().is_some_and(|on| period.contains(on) && on <= as_of);
    let mut agreements: Vec<&Agreement> = facts.agreements.iter().filter(effective).collect();
    agreements.sort_by_key(|agreement| agreement.effective_on());
    let mut rows = Vec::new();
    for agreement in agreements {
        let names = |side: Option<Side>| side.map(|side| agreement.names_of(side)).unwrap_or_default();
        for (at, duty) in agreement.plan.iter().enumerate() {
            let done: Vec<_> =
                agreement.performed_by(as_of).filter(|done| done.obligation as usize == at + 1).collect();
            let proofs: Vec<&str> =
                done.iter().map(|one| one.evidence.as_str()).filter(|one| !one.is_empty()).collect();
            let due = match duty.due {
                DutyDue::Perpetual {} => "持续".to_owned(),
                _ => words::short_date(agreement.duty_due(at, calendar).map(|due| due.legal)),
            };
            let content = if duty.text.is_empty() { duty.duty.label() } else { duty.text.as_str() };
            let state = agreement.duty_state(at, as_of, calendar);
            rows.push(row([
                ("协议编号", json!(number(agreement))),
                ("义务人", json!(names(Some(duty.debtor)))),
                ("权利人", json!(names(duty.creditor))),
                ("内容", json!(content)),
                ("金额", json!(duty.amount.map(|amount| amount.fen()))),
                ("期限", json!(due)),
                ("已履行", json!(duty.amount.map(|_| agreement.paid_on(at, as_of).fen()))),
                ("履行日期", json!(words::short_date(done.iter().map(|one| one.on).max()))),
                ("凭证", json!(proofs.join("、"))),
                ("状态", json!(state.map(|state| state.label()))),
            ]));
        }
    }
    rows
}
