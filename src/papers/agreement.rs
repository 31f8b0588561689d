//! 调解协议书 on paper: an original with legal use, so numbers are printed in full.

use super::{PaperError, words};
use crate::{
    document::{
        Document, DocumentError,
        papers::{AgreementView, ClauseView, Forms, InstalmentView, Issue, PartyView},
    },
    domain::{
        agreement::{Agreement, AgreementParty, DutyDue, DutyKind, MediatingKind},
        settings::Settings,
    },
};

pub(super) fn document(forms: &Forms, issue: &Issue, agreement: &Agreement) -> Result<Document, PaperError> {
    // A blank clause is not printed and takes no number.
    let written: Vec<usize> =
        (0..agreement.clauses.len()).filter(|&i| !agreement.clauses[i].trim().is_empty()).collect();
    let mut clauses: Vec<ClauseView> = written
        .iter()
        .filter_map(|&i| agreement.clause_text(i))
        .map(|text| ClauseView { text, plan: Vec::new() })
        .collect();
    let plan = instalments(agreement);
    // A single payment is told in its clause; instalments are shown under the clause that gives their sum.
    if plan.len() > 1 {
        let told = written.iter().position(|&i| agreement.clauses[i].contains("{合计}")).unwrap_or(0);
        if let Some(clause) = clauses.get_mut(told) {
            clause.plan = plan;
        }
    }
    let signed = agreement.signed.seal.or_else(|| agreement.signed.parties.days().into_iter().max());
    let view = AgreementView {
        title: agreement.body_kind.paper_title().into(),
        by_committee: agreement.body_kind == MediatingKind::Committee,
        number: agreement.paper_number.clone(),
        parties: agreement.parties.iter().map(party).collect(),
        facts: agreement.facts.clone(),
        responsibility: agreement.responsibility.clone(),
        clauses,
        performance: String::new(),
        copies: agreement.copies(),
        court_copy: agreement.court_copy,
        fingerprints: true,
        committee: agreement.body.clone(),
        date: signed.map(words::date).unwrap_or_default(),
    };
    Ok(view.document(forms, issue)?)
}

/// An empty copy of the committee, for two parties.
pub(super) fn blank(forms: &Forms, issue: &Issue, settings: &Settings) -> Result<Document, DocumentError> {
    AgreementView::blank(&settings.office.committee(), 2).document(forms, issue)
}

fn party(party: &AgreementParty) -> PartyView {
    PartyView {
        side: party.side.label().into(),
        name: party.name.clone(),
        is_body: party.is_body(),
        sex: party.sex.map(|sex| sex.label().to_owned()).unwrap_or_default(),
        ethnicity: party.ethnicity.clone(),
        age: party.age.map(|age| age.to_string()).unwrap_or_default(),
        occupation: party.occupation.clone(),
        address: party.address.clone(),
        phone: party.phone.clone(),
        id_number: if party.is_body() { party.credit_code.clone() } else { party.id_no.clone() },
        representative: if party.is_body() { representative(party) } else { party.agent.clone() },
    }
}

/// 「陈某山（经理）」.
fn representative(party: &AgreementParty) -> String {
    let post = if party.post.is_empty() { String::new() } else { format!("（{}）", party.post) };
    format!("{}{post}", party.representative)
}

fn instalments(agreement: &Agreement) -> Vec<InstalmentView> {
    let payments = agreement.plan.iter().filter(|duty| duty.duty == DutyKind::Money);
    payments
        .map(|duty| InstalmentView {
            due: match duty.due {
                DutyDue::AtSigning {} => "签订当日".into(),
                DutyDue::On { day } => words::date(day),
                DutyDue::Within { days } => format!("生效后 {days} 日内"),
                DutyDue::Perpetual {} => "持续".into(),
            },
            amount: duty.amount.unwrap_or_default().with_commas(),
            method: duty.method.label().into(),
        })
        .collect()
}
