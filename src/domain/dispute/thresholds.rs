//! 重大疑难纠纷: from which size a dispute is marked, and why.
//!
//! The numbers are those one street office published as its standard; an office sets its own.

use super::{
    record::Dispute,
    vocabulary::{DisputeFlag, DisputeStatus},
};
use crate::domain::amount::Amount;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// 拖欠农民工工资 in the list of categories.
const WAGES: &str = "07-01";
/// 劳动争议.
const LABOUR: &str = "07";
/// 涉法涉诉.
const LITIGATION: &str = "21";

/// From where on a dispute is 重大疑难.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DisputeThresholds {
    /// 群体性纠纷: people (10).
    pub group_people: u32,
    /// 劳动报酬 disputes: people (5).
    pub wage_people: u32,
    /// 受伤人数 (3).
    pub injured: u32,
    /// 涉及金额 (100,000 元).
    pub claimed: Amount,
}

impl Default for DisputeThresholds {
    fn default() -> Self {
        Self { group_people: 10, wage_people: 5, injured: 3, claimed: Amount::from_yuan(100_000) }
    }
}

/// A mark that a dispute seems to deserve and does not bear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The mark.
    pub flag: DisputeFlag,
    /// Why: 「涉及 64 人，达到 10 人」.
    pub why: String,
}

impl Dispute {
    /// The marks that the thresholds suggest and the record does not bear. Whatever is reached also makes a dispute
    /// 重大疑难; the clerk decides.
    pub fn suggestions(&self, thresholds: &DisputeThresholds) -> Vec<Suggestion> {
        let mut reached: Vec<(Option<DisputeFlag>, String)> = Vec::new();
        let people = self.headcount.map_or(0, |count| count.people);
        let wages = [WAGES, LABOUR].contains(&self.category.code.as_str());
        if people >= thresholds.group_people {
            let why = format!("涉及 {people} 人，达到 {} 人", thresholds.group_people);
            reached.push((Some(DisputeFlag::Mass), why));
        } else if wages && people >= thresholds.wage_people {
            reached.push((
                Some(DisputeFlag::Mass),
                format!("劳动报酬涉及 {people} 人，达到 {} 人", thresholds.wage_people),
            ));
        }
        if let Some(injured) = self.injured.filter(|&injured| injured >= thresholds.injured) {
            reached.push((None, format!("受伤 {injured} 人，达到 {} 人", thresholds.injured)));
        }
        if let Some(claimed) = self.claimed.filter(|&claimed| claimed >= thresholds.claimed) {
            reached.push((None, format!("涉及金额{}，达到{}", claimed.told(), thresholds.claimed.told())));
        }
        let words = format!("{}{}", self.title, self.facts);
        if ["死亡", "身亡", "遇难", "自杀"].iter().any(|word| words.contains(word)) {
            reached.push((Some(DisputeFlag::Death), "案情涉及非正常死亡".into()));
        }
        if self.status_at(None) == DisputeStatus::ToCourt || self.category.code == LITIGATION {
            reached.push((None, "涉法涉诉".into()));
        }
        for flag in [DisputeFlag::CivilToCriminal, DisputeFlag::Mass, DisputeFlag::Death] {
            if self.flags.contains(&flag) && !reached.iter().any(|(other, _)| *other == Some(flag)) {
                reached.push((Some(flag), format!("已标“{flag}”")));
            }
        }
        let all: Vec<&str> = reached.iter().map(|(_, why)| why.as_str()).collect();
        let major = (!all.is_empty()).then(|| (DisputeFlag::Major, all.join("；")));
        let mut told = BTreeSet::new();
        reached
            .iter()
            .filter_map(|(flag, why)| Some(((*flag)?, why.clone())))
            .chain(major)
            .filter(|(flag, _)| !self.flags.contains(flag) && told.insert(*flag))
            .map(|(flag, why)| Suggestion { flag, why })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{dispute::Headcount, listed::Listed};

    fn of(change: impl FnOnce(&mut Dispute)) -> Vec<DisputeFlag> {
        let mut dispute = Dispute::blank("2026-03-02".parse().unwrap());
        change(&mut dispute);
        dispute.suggestions(&DisputeThresholds::default()).into_iter().map(|suggestion| suggestion.flag).collect()
    }

    fn heads(people: u32) -> Option<Headcount> {
        Some(Headcount { people, estimated: false })
    }

    #[test]
    fn each_threshold_is_met_exactly() {
        let mass = vec![DisputeFlag::Mass, DisputeFlag::Major];
        assert_eq!(of(|d| d.headcount = heads(9)), []);
        assert_eq!(of(|d| d.headcount = heads(10)), mass);
        let wages =
            |people| of(|d| (d.category, d.headcount) = (Listed::new("07-01", "拖欠农民工工资"), heads(people)));
        assert_eq!((wages(4), wages(5)), (vec![], mass));
        assert_eq!((of(|d| d.injured = Some(2)), of(|d| d.injured = Some(3))), (vec![], vec![DisputeFlag::Major]));
        let claimed = |fen| of(|d| d.claimed = Some(Amount::from_fen(fen)));
        assert_eq!((claimed(9_999_999), claimed(10_000_000)), (vec![], vec![DisputeFlag::Major]));
        assert_eq!(of(|d| d.facts = "一名儿童触电身亡".into()), [DisputeFlag::Death, DisputeFlag::Major]);
        assert_eq!(of(|d| d.category = Listed::new("21", "涉法涉诉")), [DisputeFlag::Major]);
    }

    #[test]
    fn what_is_marked_is_not_suggested_again() {
        assert_eq!(of(|d| (d.headcount, d.flags) = (heads(40), [DisputeFlag::Mass, DisputeFlag::Major].into())), []);
        assert_eq!(of(|d| d.flags = [DisputeFlag::CivilToCriminal].into()), [DisputeFlag::Major]);
    }
}
