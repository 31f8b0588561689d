//! 人民调解案件情况: the cases of a period and their figures, for the registers and the statistics sheet of mediation.
//!
//! A case is a dispute that a people's mediation committee accepted in the period, or an agreement of the committee whose
//! dispute was never accepted on record, by the day of its session. It counts once, with its people once; what became of
//! it is taken on the cut-off day. 成功 means that a written or oral agreement is in force, so 书面 + 口头 = 成功, and
//! 成功率 divides by accepted cases (nothing of nothing is 「—」).
//!
//! Source of the columns: 人民调解案件情况统计表 (司发通〔2010〕239号) and published county figures.

use super::{facts::Facts, filter::Case};
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

/// A condition on the cases accepted in the period. States are those of the cut-off day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediationIs {
    /// 受理: every case.
    Accepted,
    /// 调解成功: with an agreement in force.
    Settled,
    /// Settled in this form.
    Form(AgreementForm),
    /// Settled, and performed so far.
    Standing(DutyState),
}

/// 司法确认: what was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmationIs {
    /// 申请.
    Applied,
    /// 确认有效.
    Granted,
    /// 驳回.
    Rejected,
}

impl ConfirmationIs {
    fn of(act: &AgreementAct) -> Option<Self> {
        match act {
            AgreementAct::ConfirmationApplied { .. } => Some(Self::Applied),
            AgreementAct::Confirmed { .. } => Some(Self::Granted),
            AgreementAct::ConfirmationRejected { .. } => Some(Self::Rejected),
            _ => None,
        }
    }
}

impl MediationCase<'_> {
    /// Whether an agreement was in force at the end of `day`.
    pub fn is_settled(&self, day: NaiveDate) -> bool {
        self.agreement.is_some_and(|agreement| agreement.is_effective(day))
    }

    /// The agreement in force at the end of `day`.
    fn in_force(&self, day: NaiveDate) -> Option<&Agreement> {
        self.agreement.filter(|_| self.is_settled(day))
    }

    /// 履行情况 at the end of `day` of a settled case; without a duty 已履行.
    fn standing(&self, day: NaiveDate, calendar: &Calendar) -> Option<DutyState> {
        Some(self.in_force(day)?.standing(day, calendar).unwrap_or(DutyState::Done))
    }

    fn is(&self, is: MediationIs, day: NaiveDate, calendar: &Calendar) -> bool {
        match is {
            MediationIs::Accepted => true,
            MediationIs::Settled => self.is_settled(day),
            MediationIs::Form(form) => self.in_force(day).is_some_and(|agreement| agreement.form == form),
            MediationIs::Standing(state) => self.standing(day, calendar) == Some(state),
        }
    }

    /// As a case of a figure: by the number of its agreement where the agreement is what counts.
    fn case(&self, is: MediationIs, day: NaiveDate) -> Case {
        let dispute = self.dispute.map(|dispute| (&dispute.number, dispute.title.clone()));
        let agreement = self.agreement.map(|agreement| (&agreement.number, agreement.parties_line()));
        let told = if is == MediationIs::Accepted { dispute.or(agreement) } else { agreement.or(dispute) };
        let (number, title) = told.map(|(number, title)| (number.clone(), title)).unwrap_or_default();
        let amount = self.in_force(day).map(Agreement::total).unwrap_or_default();
        Case { number, day: self.accepted_on, title, people: self.people(), batches: 0, amount }
    }

    /// 当事人, once a case: those of the dispute as told, else the named ones.
    pub fn people(&self) -> u64 {
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

/// The cases of a figure.
pub(super) fn counted(facts: &Facts, is: MediationIs, period: Period, as_of: NaiveDate) -> Vec<Case> {
    let all = cases(facts, period, as_of).into_iter();
    all.filter(|case| case.is(is, as_of, &facts.calendar)).map(|case| case.case(is, as_of)).collect()
}

/// What was kept from getting worse in the period: one case an entry, with the people it was told with.
pub(super) fn averted(facts: &Facts, kind: AvertedKind, period: Period, as_of: NaiveDate) -> Vec<Case> {
    let mut found = Vec::new();
    for dispute in &facts.disputes {
        for step in dispute.steps_by(Some(as_of)) {
            let day = step.on.as_ref().map(|on| on.counted_on());
            let within = day.filter(|&day| period.contains(day) && day <= as_of);
            if let (DisputeAct::Averted { what, people }, Some(day)) = (&step.act, within)
                && *what == kind
            {
                let (number, title) = (dispute.number.clone(), dispute.title.clone());
                let people = people.unwrap_or(0).into();
                found.push(Case { number, day, title, people, batches: 0, amount: Amount::ZERO });
            }
        }
    }
    found
}

/// 司法确认 in the period: one case an entry.
pub(super) fn confirmations(facts: &Facts, is: ConfirmationIs, period: Period, as_of: NaiveDate) -> Vec<Case> {
    let mut found = Vec::new();
    for agreement in &facts.agreements {
        let events = agreement.events_by(as_of).into_iter().filter(|event| ConfirmationIs::of(&event.act) == Some(is));
        for event in events.filter(|event| period.contains(event.on) && event.on <= as_of) {
            found.push(Case {
                number: agreement.number.clone(),
                day: event.on,
                title: agreement.parties_line(),
                people: agreement.parties.len() as u64,
                batches: 0,
                amount: agreement.total(),
            });
        }
    }
    found
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
    pub fn of(facts: &Facts, period: Period, as_of: NaiveDate) -> Self {
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
            }
            if let Some(state) = case.standing(as_of, &facts.calendar) {
                *figures.states.entry(state).or_default() += 1;
            }
        }
        let confirmed = |is| confirmations(facts, is, period, as_of).len() as u64;
        figures.confirmation = (
            confirmed(ConfirmationIs::Applied),
            confirmed(ConfirmationIs::Granted),
            confirmed(ConfirmationIs::Rejected),
        );
        for &kind in AvertedKind::ALL {
            let found = averted(facts, kind, period, as_of);
            if !found.is_empty() {
                figures.averted.insert(kind, (found.len() as u64, found.iter().map(|case| case.people).sum()));
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
