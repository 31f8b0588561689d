//! What the story adds up to at the end of a day.

use super::{
    record::Dispute,
    step::{DisputeAct, DisputeStep},
    vocabulary::{AcceptBasis, DisputeStatus, SettlementManner, Side},
};
use crate::domain::{
    calendar::{Calendar, Due},
    listed::Listed,
    partial_date::PartialDate,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

fn ends(act: &DisputeAct) -> bool {
    matches!(act, DisputeAct::Settled { .. } | DisputeAct::ToCourt { .. })
}

impl Dispute {
    /// The steps known at the end of `day`, all of them for `None`. An undated step counts as done.
    pub fn steps_by(&self, day: Option<NaiveDate>) -> impl DoubleEndedIterator<Item = &DisputeStep> {
        self.steps.iter().filter(move |step| match (&step.on, day) {
            (Some(on), Some(day)) => on.counted_on() <= day,
            _ => true,
        })
    }

    /// The status at the end of `day`, or by all that is known when `day` is `None`.
    pub fn status_at(&self, day: Option<NaiveDate>) -> DisputeStatus {
        self.steps_by(day).fold(DisputeStatus::Found, |status, step| match &step.act {
            DisputeAct::Measure {} | DisputeAct::Consented { .. } if status == DisputeStatus::Found => {
                DisputeStatus::InProgress
            }
            // 再次调解 after a failure is a new try.
            DisputeAct::Accepted { .. } if matches!(status, DisputeStatus::Found | DisputeStatus::Failed) => {
                DisputeStatus::InProgress
            }
            DisputeAct::Settled { manner: SettlementManner::Guided } | DisputeAct::ToCourt { .. } => {
                DisputeStatus::ToCourt
            }
            DisputeAct::Settled { .. } => DisputeStatus::Settled,
            DisputeAct::HandedUp { .. } => DisputeStatus::HandedUp,
            DisputeAct::Failed { .. } => DisputeStatus::Failed,
            DisputeAct::Relapsed {} => DisputeStatus::Relapsed,
            DisputeAct::Cancelled { .. } => DisputeStatus::Cancelled,
            _ => status,
        })
    }

    /// The day it was settled (last time), if it is settled by all that is known.
    pub fn settled_on(&self) -> Option<&PartialDate> {
        self.settled_by(None)
    }

    /// The day it was settled (last time), if it is settled at the end of `day`.
    pub fn settled_by(&self, day: Option<NaiveDate>) -> Option<&PartialDate> {
        if !self.status_at(day).counts_as_settled(true) {
            return None;
        }
        self.steps_by(day).rev().find(|step| ends(&step.act)).and_then(|step| step.on.as_ref())
    }

    /// The day of its first 化解, which a 反弹 does not take away.
    pub fn first_settled_on(&self) -> Option<&PartialDate> {
        self.steps.iter().find(|step| ends(&step.act)).and_then(|step| step.on.as_ref())
    }

    /// 化解方式 of the settlement that holds at the end of `day`; 引导诉讼、仲裁、复议 for a matter in court.
    pub fn manner_by(&self, day: Option<NaiveDate>) -> Option<SettlementManner> {
        if !self.status_at(day).counts_as_settled(true) {
            return None;
        }
        self.steps_by(day).rev().find_map(|step| match &step.act {
            DisputeAct::Settled { manner } => Some(*manner),
            DisputeAct::ToCourt { .. } => Some(SettlementManner::Guided),
            _ => None,
        })
    }

    /// 风险等级 at the end of `day`.
    pub fn risk_at(&self, day: Option<NaiveDate>) -> Option<&Listed> {
        let changed = self.steps_by(day).rev().find_map(|step| match &step.act {
            DisputeAct::RiskChanged { to, .. } => Some(to),
            _ => None,
        });
        changed.or(self.risk.as_ref())
    }

    /// The last 调解受理 known at the end of `day`: its date and on whose word.
    pub fn accepted_by(&self, day: Option<NaiveDate>) -> Option<(Option<&PartialDate>, AcceptBasis)> {
        self.steps_by(day).rev().find_map(|step| match &step.act {
            DisputeAct::Accepted { basis, .. } => Some((step.on.as_ref(), *basis)),
            _ => None,
        })
    }

    /// The last day of the one month in which mediation usually ends, from the last 调解受理. `None`
    /// before acceptance, for an undated one, and when the matter is not open.
    ///
    /// Source: 人民调解工作若干规定 (2002) Art. 33; the starting day is not counted, rest days move the end
    /// (民法典 Art. 201–203).
    pub fn mediation_target(&self, calendar: &Calendar) -> Option<Due> {
        if !self.status_at(None).is_open() {
            return None;
        }
        let (on, _) = self.accepted_by(None)?;
        Some(calendar.due_in_months(on?.counted_on(), 1))
    }

    /// The sides that consented to mediation and did not refuse afterwards, at the end of `day`.
    pub fn consenting(&self, day: Option<NaiveDate>) -> BTreeSet<Side> {
        self.steps_by(day).fold(BTreeSet::new(), |mut sides, step| {
            match &step.act {
                DisputeAct::Consented { sides: more } => sides.extend(more),
                DisputeAct::Declined { side } => drop(sides.remove(side)),
                _ => {}
            }
            sides
        })
    }

    /// The side that refused mediation and has not consented since, at the end of `day`.
    pub fn declining(&self, day: Option<NaiveDate>) -> Option<Side> {
        let mut refused = BTreeSet::new();
        for step in self.steps_by(day) {
            match &step.act {
                DisputeAct::Declined { side } => drop(refused.insert(*side)),
                DisputeAct::Consented { sides } => refused.retain(|side| !sides.contains(side)),
                _ => {}
            }
        }
        refused.first().copied()
    }

    /// The sides that have a named party.
    pub fn sides(&self) -> BTreeSet<Side> {
        self.parties.iter().filter(|party| !party.name.trim().is_empty()).map(|party| party.side).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{calendar, dispute::LegalWay};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn dispute(steps: &[(&str, DisputeAct)]) -> Dispute {
        let mut dispute = Dispute::blank(day("2009-01-25"));
        dispute.steps = steps
            .iter()
            .map(|(on, act)| DisputeStep {
                on: PartialDate::parse(on),
                who: String::new(),
                text: "调处".into(),
                act: act.clone(),
            })
            .collect();
        dispute
    }

    #[test]
    fn a_relapse_does_not_move_last_half_years_figures() {
        let settled = DisputeAct::Settled { manner: SettlementManner::PeoplesMediation };
        let dispute = dispute(&[
            ("2009-02-04", DisputeAct::Measure {}),
            ("2009-02-05", settled),
            ("2009-08-01", DisputeAct::Relapsed {}),
        ]);
        assert_eq!(dispute.status_at(Some(day("2009-01-31"))), DisputeStatus::Found);
        assert_eq!(dispute.status_at(Some(day("2009-06-30"))), DisputeStatus::Settled);
        assert_eq!(dispute.status_at(Some(day("2009-12-31"))), DisputeStatus::Relapsed);
        let half_year = Some(day("2009-06-30"));
        assert_eq!(dispute.settled_by(half_year).and_then(PartialDate::exact), Some(day("2009-02-05")));
        assert_eq!(dispute.story_by(half_year), "2月4日，调处。2月5日，调处。");
        assert_eq!(dispute.settled_on(), None);
    }

    #[test]
    fn matters_in_court_count_as_settled_only_by_setting() {
        let dispute =
            dispute(&[("2009-04-25", DisputeAct::ToCourt { organ: "县人民法院".into(), way: LegalWay::Litigation })]);
        let status = dispute.status_at(None);
        assert!(status.counts_as_settled(true) && !status.counts_as_settled(false) && !status.is_open());
    }

    #[test]
    fn a_matter_handed_up_is_neither_open_nor_settled() {
        let handed = dispute(&[("2009-04-25", DisputeAct::HandedUp { to: "清河县信访局".into() })]).status_at(None);
        assert!(handed == DisputeStatus::HandedUp && !handed.is_open() && !handed.counts_as_settled(true));
    }

    /// Both ways of leaving a matter to the courts are counted by the one setting.
    #[test]
    fn guiding_to_court_counts_like_going_to_court() {
        let guided = dispute(&[("2009-04-25", DisputeAct::Settled { manner: SettlementManner::Guided })]);
        assert_eq!(guided.status_at(None), DisputeStatus::ToCourt);
        assert_eq!(guided.manner_by(None), Some(SettlementManner::Guided));
    }

    #[test]
    fn risk_keeps_its_history() {
        let level = |code: &str, label: &str| Listed::new(code, label);
        let raise = DisputeAct::RiskChanged { to: level("1", "重大风险"), why: "抬棺".into() };
        let mut dispute = dispute(&[("2009-06-12", raise)]);
        dispute.risk = Some(level("2", "较大风险"));
        let at = |on: &str| dispute.risk_at(Some(day(on))).map(|risk| risk.label.clone());
        assert_eq!((at("2009-06-11"), at("2009-06-12")), (Some("较大风险".into()), Some("重大风险".into())));
    }

    /// 2026-01-31 plus a month is 2026-02-28, a Saturday the yearly notice makes a working day.
    #[test]
    fn the_month_of_mediation_runs_from_acceptance() {
        let accepted = DisputeAct::Accepted { basis: AcceptBasis::Applied, from: String::new() };
        let target = |on: &str| dispute(&[(on, accepted.clone())]).mediation_target(&calendar::built_in());
        assert_eq!(target("2026-01-31").map(|due| due.legal), Some(day("2026-02-28")));
        assert_eq!(target("2009-02-04").map(|due| due.legal), Some(day("2009-03-04")));
    }

    #[test]
    fn who_refused_may_still_consent() {
        let both = vec![Side::First, Side::Second];
        let refused = dispute(&[
            ("2026-03-02", DisputeAct::Consented { sides: both.clone() }),
            ("2026-03-05", DisputeAct::Declined { side: Side::Second }),
        ]);
        assert_eq!(refused.declining(None), Some(Side::Second));
        assert_eq!(refused.declining(Some(day("2026-03-04"))), None);
        assert_eq!(refused.consenting(None), BTreeSet::from([Side::First]));
        let mut again = refused;
        again.steps.push(DisputeStep {
            on: None,
            who: String::new(),
            text: String::new(),
            act: DisputeAct::Consented { sides: vec![Side::Second] },
        });
        assert_eq!((again.declining(None), again.consenting(None).len()), (None, 2));
    }

    /// Old steps are read as before.
    #[test]
    fn steps_written_by_older_programs_are_read() {
        let old = r#"{"on":"2009-06-01","text":"起诉","act":{"kind":"to_court","organ":"清河县人民法院"}}"#;
        let step: DisputeStep = serde_json::from_str(old).unwrap();
        assert_eq!((step.heading(), serde_json::to_string(&step).unwrap()), ("转诉讼", old.to_owned()));
    }
}
