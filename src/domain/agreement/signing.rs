//! 签章 and 生效: who signed when, and the day the agreement takes effect.

use super::{Agreement, is_default};
use crate::domain::terms::terms;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

terms! {
    /// 协议形式.
    AgreementForm {
        Written = "written", "书面";
        Oral = "oral", "口头";
    }
}

/// When the parties signed, sealed or fingerprinted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PartyDays {
    /// Nobody yet.
    #[default]
    Nobody,
    /// All of them, on one day.
    Together(NaiveDate),
    /// Each by its place in the list of parties; `None` has not signed.
    Each(Vec<Option<NaiveDate>>),
}

impl PartyDays {
    /// The day party `index` (from 0) signed.
    pub fn of(&self, index: usize) -> Option<NaiveDate> {
        match self {
            Self::Nobody => None,
            Self::Together(day) => Some(*day),
            Self::Each(days) => days.get(index).copied().flatten(),
        }
    }

    /// The day the last of `count` parties signed; `None` while one is missing.
    pub fn last_of(&self, count: usize) -> Option<NaiveDate> {
        (0..count).map(|index| self.of(index)).collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// Every day on which somebody signed.
    pub fn days(&self) -> Vec<NaiveDate> {
        match self {
            Self::Nobody => Vec::new(),
            Self::Together(day) => vec![*day],
            Self::Each(days) => days.iter().flatten().copied().collect(),
        }
    }

    /// Nobody has signed.
    pub fn is_empty(&self) -> bool {
        self.days().is_empty()
    }

    /// These days, and for those of the `count` parties who have none, the days of `later`. Days agreed on stay.
    pub fn or(&self, later: &Self, count: usize) -> Self {
        let days: Vec<Option<NaiveDate>> = (0..count).map(|at| self.of(at).or(later.of(at))).collect();
        match days.first().copied().flatten() {
            Some(first) if days.iter().all(|day| *day == Some(first)) => Self::Together(first),
            _ if days.iter().all(Option::is_none) => Self::Nobody,
            _ => Self::Each(days),
        }
    }
}

/// All together on a day, or nobody.
impl From<Option<NaiveDate>> for PartyDays {
    fn from(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Nobody, Self::Together)
    }
}

/// 签字盖章: the acts that bring the agreement into effect, each with its day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatures {
    /// The days the parties signed; of an oral agreement, the day agreement was reached.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parties: PartyDays,
    /// The day the mediator signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mediator: Option<NaiveDate>,
    /// The day the committee sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<NaiveDate>,
}

impl Signatures {
    /// Everybody signs and the seal is put on one day.
    pub fn all_on(day: NaiveDate) -> Self {
        Self { parties: PartyDays::Together(day), mediator: Some(day), seal: Some(day) }
    }

    /// Every day on which somebody signed or sealed.
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days = self.parties.days();
        days.extend(self.mediator.into_iter().chain(self.seal));
        days
    }

    /// Nobody has signed.
    pub fn is_empty(&self) -> bool {
        self.days().is_empty()
    }
}

impl Agreement {
    /// 生效日: the last of the signatures and the seal; `None` while one is missing. An oral agreement takes effect on
    /// the day agreement is reached.
    ///
    /// Source: 人民调解法 Art. 29, 30.
    pub fn effective_on(&self) -> Option<NaiveDate> {
        let parties = self.signed.parties.last_of(self.parties.len())?;
        match self.form {
            AgreementForm::Oral => Some(parties),
            AgreementForm::Written => Some(parties.max(self.signed.mediator?).max(self.signed.seal?)),
        }
    }

    /// In effect at the end of `day`.
    pub fn is_effective(&self, day: NaiveDate) -> bool {
        self.effective_on().is_some_and(|on| on <= day)
    }

    /// Whether signing has begun, so that the text may no longer change.
    ///
    /// A change is then a new agreement that names this one.
    pub fn is_locked(&self) -> bool {
        !self.signed.is_empty()
    }

    /// Whose signature or seal is missing, by name.
    pub fn missing_signatures(&self) -> Vec<String> {
        let mut missing: Vec<String> = self
            .parties
            .iter()
            .enumerate()
            .filter(|(at, _)| self.signed.parties.of(*at).is_none())
            .map(|(_, party)| party.name.clone())
            .collect();
        if self.form == AgreementForm::Written {
            let acts = [(self.signed.mediator, "调解员".to_owned()), (self.signed.seal, format!("{}印章", self.body))];
            missing.extend(acts.into_iter().filter(|(day, _)| day.is_none()).map(|(_, who)| who));
        }
        missing
    }
}
