//! An entry of the story as typed: in the line under the timeline, or in the dialog of a step.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::form::partial_date;
use super::w;
use crate::domain::{
    dispute::{
        AcceptBasis, ActKind, AvertedKind, Dispute, DisputeAct, DisputeStep, LegalWay, NotMediable, SettlementManner,
        Side,
    },
    listed::Listed,
    partial_date::PartialDate,
};

/// What is wrong with an entry: the field (`on`, `text`, `extra` …; `rule` when the rules of the ledger forbid it) and
/// what to do, in Chinese.
pub type Lack = (&'static str, String);

/// An entry as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryForm {
    /// Kind.
    pub kind: ActKind,
    /// When; may be empty when the record does not say.
    pub on: String,
    /// Who took part.
    pub who: String,
    /// What was done.
    pub text: String,
    /// 化解方式.
    pub manner: Option<SettlementManner>,
    /// Court, routes, unit or reason, by kind.
    pub extra: String,
    /// 受理依据.
    pub basis: Option<AcceptBasis>,
    /// The sides that consent, or the one that refuses.
    pub sides: Vec<Side>,
    /// 法定途径.
    pub way: LegalWay,
    /// 变更后的风险等级.
    pub risk: Option<Listed>,
    /// Why it may not be mediated.
    pub ground: Option<NotMediable>,
    /// What was kept from happening.
    pub averted: Option<AvertedKind>,
    /// How many people were kept from it.
    pub people: String,
}

impl Default for EntryForm {
    fn default() -> Self {
        Self {
            kind: ActKind::Measure,
            on: String::new(),
            who: String::new(),
            text: String::new(),
            manner: None,
            extra: String::new(),
            basis: None,
            sides: Vec::new(),
            way: LegalWay::Litigation,
            risk: None,
            ground: None,
            averted: None,
            people: String::new(),
        }
    }
}

impl EntryForm {
    /// An empty line for today.
    pub fn new(today: NaiveDate) -> Self {
        Self { on: today.to_string(), ..Self::default() }
    }

    /// An empty form of a kind of step, with what is usually so.
    pub fn of(kind: ActKind, dispute: &Dispute, today: NaiveDate) -> Self {
        let consenting = dispute.consenting(None);
        let sides = match kind {
            ActKind::Accepted | ActKind::Consented => {
                dispute.sides().into_iter().filter(|side| !consenting.contains(side)).collect()
            }
            _ => Vec::new(),
        };
        Self {
            kind,
            sides,
            basis: Some(AcceptBasis::Applied),
            manner: Some(SettlementManner::PeoplesMediation),
            ground: dispute.not_mediable(None),
            ..Self::new(today)
        }
    }

    /// Whether nothing worth keeping is typed.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.who.trim().is_empty() && self.extra.trim().is_empty()
    }

    /// Reads the entry.
    ///
    /// # Errors
    ///
    /// The first field that lacks something.
    pub fn read(&self, today: NaiveDate) -> Result<DisputeStep, Lack> {
        let on = self.day(today)?;
        if self.text.trim().is_empty() && matches!(self.kind, ActKind::Event | ActKind::Measure | ActKind::Settled) {
            return Err(("text", w::E_TEXT_EMPTY.into()));
        }
        Ok(DisputeStep { on, who: self.who.trim().to_owned(), text: self.text.trim().to_owned(), act: self.act()? })
    }

    /// The entries it makes in the story of `dispute`: consent is told before the acceptance that rests on it.
    ///
    /// # Errors
    ///
    /// The first field that lacks something, or the rule that forbids the entry.
    pub fn steps(&self, dispute: &Dispute, today: NaiveDate) -> Result<Vec<DisputeStep>, Lack> {
        let step = self.read(today)?;
        let mut steps = Vec::new();
        let consenting = dispute.consenting(None);
        let fresh: Vec<Side> = self.sides.iter().copied().filter(|side| !consenting.contains(side)).collect();
        if self.kind == ActKind::Accepted && !fresh.is_empty() {
            let act = DisputeAct::Consented { sides: fresh };
            steps.push(DisputeStep { on: step.on.clone(), who: String::new(), text: String::new(), act });
        }
        steps.push(step);
        let mut after = dispute.clone();
        for step in &steps {
            after.may_take(step, today).map_err(|refused| ("rule", refused.0))?;
            after.steps.push(step.clone());
        }
        Ok(steps)
    }

    fn day(&self, today: NaiveDate) -> Result<Option<PartialDate>, Lack> {
        let on = match self.on.trim() {
            "" => None,
            text => Some(partial_date(text, today).ok_or(("on", w::NOT_A_DATE.to_owned()))?),
        };
        if on.as_ref().is_some_and(|on| on.first() > today) {
            return Err(("on", w::E_LATE.into()));
        }
        if on.is_none() && matches!(self.kind, ActKind::Relapsed | ActKind::Cancelled) {
            return Err(("on", w::E_DATE_EMPTY.into()));
        }
        Ok(on)
    }

    fn act(&self) -> Result<DisputeAct, Lack> {
        let extra = || self.extra.trim().to_owned();
        let told = |words: &str| match self.extra.trim() {
            "" => Err(("extra", words.to_owned())),
            text => Ok(text.to_owned()),
        };
        let chosen = |field, words: &str| (field, words.to_owned());
        Ok(match self.kind {
            ActKind::Event => DisputeAct::Event {},
            ActKind::Measure => DisputeAct::Measure {},
            ActKind::Relapsed => DisputeAct::Relapsed {},
            ActKind::Accepted => {
                let basis = self.basis.unwrap_or(AcceptBasis::Applied);
                let from = if basis == AcceptBasis::Referred { told(w::E_FROM_EMPTY)? } else { String::new() };
                DisputeAct::Accepted { basis, from }
            }
            ActKind::Consented if self.sides.is_empty() => return Err(chosen("sides", w::E_SIDES_EMPTY)),
            ActKind::Consented => DisputeAct::Consented { sides: self.sides.clone() },
            ActKind::Declined => {
                let side = self.sides.first().ok_or(chosen("sides", w::E_SIDE_EMPTY))?;
                DisputeAct::Declined { side: *side }
            }
            ActKind::NotMediable => {
                let ground = self.ground.ok_or(chosen("ground", w::E_GROUND_EMPTY))?;
                DisputeAct::NotMediable { ground }
            }
            ActKind::RiskChanged => {
                let to = self.risk.clone().ok_or(chosen("risk", w::E_RISK_EMPTY))?;
                DisputeAct::RiskChanged { to, why: extra() }
            }
            ActKind::ReportedUp => DisputeAct::ReportedUp { to: told(w::E_REPORTED_EMPTY)? },
            ActKind::Urged => DisputeAct::Urged { whom: told(w::E_URGED_EMPTY)? },
            ActKind::Averted => {
                let what = self.averted.ok_or(chosen("averted", w::E_AVERTED_EMPTY))?;
                let people = match self.people.trim().trim_end_matches('人').trim() {
                    "" => None,
                    text => Some(text.parse().map_err(|_| chosen("people", w::E_PEOPLE))?),
                };
                DisputeAct::Averted { what, people }
            }
            ActKind::HandedUp => DisputeAct::HandedUp { to: told(w::E_HANDED_EMPTY)? },
            ActKind::Settled => {
                DisputeAct::Settled { manner: self.manner.unwrap_or(SettlementManner::PeoplesMediation) }
            }
            ActKind::ToCourt => DisputeAct::ToCourt { organ: told(w::E_ORGAN_EMPTY)?, way: self.way },
            ActKind::Failed => DisputeAct::Failed { routes: told(w::E_ROUTES_EMPTY)? },
            ActKind::Cancelled => DisputeAct::Cancelled { reason: told(w::E_REASON_EMPTY)? },
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;
    use crate::domain::dispute::DisputeParty;

    fn dispute() -> Dispute {
        let mut dispute = Dispute::blank("2026-06-01".parse().unwrap());
        dispute.parties = vec![DisputeParty::named(Side::First, "田某丁"), DisputeParty::named(Side::Second, "高某戌")];
        dispute
    }

    #[test]
    fn acceptance_tells_the_consent_first_and_only_once() {
        let (mut dispute, today) = (dispute(), "2026-06-18".parse().unwrap());
        let form = EntryForm::of(ActKind::Accepted, &dispute, today);
        let steps = form.steps(&dispute, today).unwrap();
        assert_eq!(steps[0].act, DisputeAct::Consented { sides: vec![Side::First, Side::Second] });
        assert_eq!(steps[1].act, DisputeAct::Accepted { basis: AcceptBasis::Applied, from: String::new() });
        dispute.steps.push(steps[0].clone());
        assert_eq!(form.steps(&dispute, today).unwrap().len(), 1);
    }

    #[test]
    fn what_a_step_needs_is_asked_at_its_field() {
        let (dispute, today) = (dispute(), "2026-06-18".parse().unwrap());
        let at = |kind| EntryForm::of(kind, &dispute, today).read(today).err().map(|(field, _)| field);
        assert_eq!(at(ActKind::Measure), Some("text"));
        assert_eq!(at(ActKind::Failed), Some("extra"));
        assert_eq!(at(ActKind::RiskChanged), Some("risk"));
        assert_eq!(at(ActKind::Declined), Some("sides"));
        assert_eq!(at(ActKind::Relapsed), None);
        let relapsed = EntryForm::of(ActKind::Relapsed, &dispute, today).steps(&dispute, today).unwrap_err();
        assert_eq!(relapsed.0, "rule", "{}", relapsed.1);
    }
}
