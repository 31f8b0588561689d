//! 人民调解案件情况: the cases of a period and their figures, for the registers and the statistics sheet of mediation.
//!
//! A case is a dispute that a people's mediation committee accepted in the period, or an agreement of the committee whose
//! dispute was never accepted on record, by the day of its session. It counts once, with its people once; what became of
//! it is taken on the cut-off day. 成功 means that a written or oral agreement is in force, so 书面 + 口头 = 成功, and
//! 成功率 divides by accepted cases (nothing of nothing is 「—」).
//!
//! Source of the columns: 人民调解案件情况统计表 (司发通〔2010〕239号) and published county figures.

use super::facts::Facts;
use crate::domain::{
    agreement::{Agreement, AgreementAct, AgreementForm, DutyState, MediatingKind},
    amount::Amount,
    calendar::Calendar,
    dispute::{AcceptBasis, AvertedKind, Dispute, DisputeAct},
    period::Period,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One case of mediation.
#[derive(Clone, Debug)]
pub struct MediationCase<'a> {
    /// 受理日期.
    pub accepted_on: NaiveDate,
    /// On whose word; `None` when the acceptance is not on record.
    pub basis: Option<AcceptBasis>,
    /// The dispute; none for an agreement without one.
    pub dispute: Option<&'a Dispute>,
    /// Its agreement: the last in force, else the last.
    pub agreement: Option<&'a Agreement>,
}

impl MediationCase<'_> {
    /// Whether an agreement was in force at the end of `day`.
    pub fn is_settled(&self, day: NaiveDate) -> bool {
        self.agreement.is_some_and(|agreement| agreement.is_effective(day))
    }

    fn people(&self) -> u64 {
        let told = self.dispute.and_then(|dispute| dispute.headcount).map(|count| u64::from(count.people));
        told.unwrap_or_else(|| {
            let parties = self.agreement.map_or(0, |agreement| agreement.parties.len());
            let named = self.dispute.map_or(0, |dispute| dispute.parties.len());
            parties.max(named) as u64
        })
    }
}

/// The cases accepted in a period, by day.
pub fn cases(facts: &Facts, period: Period, as_of: NaiveDate) -> Vec<MediationCase<'_>> {
    let accepted = |dispute: &Dispute| {
        let (on, basis) = dispute.accepted_by(Some(as_of))?;
        Some((on?.counted_on(), basis))
    };
    let last = |number: &str| {
        let of = |one: &&Agreement| one.dispute.as_deref() == Some(number);
        let mut found = facts.agreements.iter().filter(of);
        found.clone().rfind(|one| one.is_effective(as_of)).or(found.next_back())
    };
    let mut cases = Vec::new();
    for dispute in &facts.disputes {
        if let Some((on, basis)) = accepted(dispute).filter(|(on, _)| period.contains(*on)) {
            let agreement = last(&dispute.number);
            cases.push(MediationCase { accepted_on: on, basis: Some(basis), dispute: Some(dispute), agreement });
        }
    }
    for agreement in facts.agreements.iter().filter(|one| one.body_kind == MediatingKind::Committee) {
        let dispute = facts.disputes.iter().find(|dispute| agreement.dispute.as_ref() == Some(&dispute.number));
        // A supplement belongs to the case of the agreement it changes.
        let counted = dispute.and_then(accepted).is_some() || agreement.supplement.is_some();
        if !counted && period.contains(agreement.mediated_on) && agreement.mediated_on <= as_of {
            let accepted_on = agreement.mediated_on;
            cases.push(MediationCase { accepted_on, basis: None, dispute, agreement: Some(agreement) });
        }
    }
    cases.sort_by_key(|case| case.accepted_on);
    cases
}

/// Accepted, settled and agreed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// 受理.
    pub accepted: u64,
    /// 成功.
    pub settled: u64,
    /// 涉及当事人, once a case.
    pub people: u64,
    /// 协议金额.
    pub amount: Amount,
}

/// Cases and people.
pub type CasesAndPeople = (u64, u64);

/// The figures of the statistics sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MediationFigures {
    /// All cases.
    pub all: Tally,
    /// 书面, 口头 of the settled.
    pub forms: (u64, u64),
    /// Settled cases by 履行情况 on the cut-off day; without a duty 已履行.
    pub states: BTreeMap<DutyState, u64>,
    /// 司法确认 in the period: 申请, 确认有效, 驳回.
    pub confirmation: (u64, u64, u64),
    /// 防止激化 in the period.
    pub averted: BTreeMap<AvertedKind, CasesAndPeople>,
    /// By 纠纷类别: the sum of the rows is the whole.
    pub by_category: BTreeMap<String, Tally>,
    /// By 案件来源.
    pub by_source: BTreeMap<String, Tally>,
    /// By village of the main place.
    pub by_village: BTreeMap<String, Tally>,
}

/// What has no name of its own in a breakdown.
const NOT_TOLD: &str = "未注明";

impl MediationFigures {
    /// The figures of `period` as known at the end of `as_of`.
    pub fn of(facts: &Facts, calendar: &Calendar, period: Period, as_of: NaiveDate) -> Self {
        let mut figures = Self::default();
        for case in cases(facts, period, as_of) {
            let settled = case.is_settled(as_of);
            let agreement = case.agreement.filter(|_| settled);
            let one = Tally {
                accepted: 1,
                settled: u64::from(settled),
                people: case.people(),
                amount: agreement.map(Agreement::total).unwrap_or_default(),
            };
            let category = case.dispute.map_or("", |dispute| dispute.category.label.as_str());
            let place = case.dispute.and_then(|dispute| dispute.places.first());
            let village = place.map_or("", |place| place.village.as_str());
            let source = case.basis.map_or("", AcceptBasis::label);
            add(&mut figures.all, one);
            for (rows, name) in [
                (&mut figures.by_category, category),
                (&mut figures.by_source, source),
                (&mut figures.by_village, village),
            ] {
                let name = if name.is_empty() { NOT_TOLD } else { name };
                add(rows.entry(name.to_owned()).or_default(), one);
            }
            if let Some(agreement) = agreement {
                match agreement.form {
                    AgreementForm::Written => figures.forms.0 += 1,
                    AgreementForm::Oral => figures.forms.1 += 1,
                }
                let state = agreement.standing(as_of, calendar).unwrap_or(DutyState::Done);
                *figures.states.entry(state).or_default() += 1;
            }
        }
        let within = |on: NaiveDate| period.contains(on) && on <= as_of;
        for event in facts.agreements.iter().flat_map(|one| one.events_by(as_of)).filter(|event| within(event.on)) {
            match event.act {
                AgreementAct::ConfirmationApplied { .. } => figures.confirmation.0 += 1,
                AgreementAct::Confirmed { .. } => figures.confirmation.1 += 1,
                AgreementAct::ConfirmationRejected { .. } => figures.confirmation.2 += 1,
                _ => {}
            }
        }
        for step in facts.disputes.iter().flat_map(|dispute| dispute.steps_by(Some(as_of))) {
            if let DisputeAct::Averted { what, people } = &step.act
                && step.on.as_ref().is_some_and(|on| within(on.counted_on()))
            {
                let (cases, heads) = figures.averted.entry(*what).or_default();
                *cases += 1;
                *heads += u64::from(people.unwrap_or(0));
            }
        }
        figures
    }
}

fn add(to: &mut Tally, one: Tally) {
    to.accepted += one.accepted;
    to.settled += one.settled;
    to.people += one.people;
    to.amount = to.amount + one.amount;
}
