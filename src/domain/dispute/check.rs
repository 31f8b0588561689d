//! What is wrong with a record as typed.

use super::{party::DisputeParty, record::Dispute, step::DisputeAct, vocabulary::SettlementManner};
use crate::domain::{finding::Finding, lists::DisputeCategory};
use chrono::NaiveDate;

impl Dispute {
    /// Checks the dispute as typed.
    pub fn check(&self, today: NaiveDate) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.title.trim().is_empty() {
            found.push(Finding::error("title", "标题未填，请用一句话写明何地何事。"));
        }
        if self.found_on.first() > today {
            found.push(Finding::error("found_on", "日期晚于今日，请核对。"));
        }
        if self.category.code.is_empty() {
            found.push(Finding::error("category", "纠纷类别未选。"));
        }
        if self.parties.iter().all(|party| party.name.trim().is_empty()) {
            found.push(Finding::warning("parties", "当事人未填。"));
        }
        for (i, party) in self.parties.iter().enumerate() {
            let twice = |p: &DisputeParty| p.side != party.side && p.name.trim() == party.name.trim();
            if !party.name.trim().is_empty() && self.parties[..i].iter().any(twice) {
                found.push(Finding::error(
                    format!("parties[{i}].name"),
                    format!("{}同时列在两方，请核对。", party.name.trim()),
                ));
            }
        }
        if self.occurred_on.as_ref().is_some_and(|on| on.first() > self.found_on.last()) {
            found.push(Finding::error("occurred_on", "发生日期晚于排查日期，请核对。"));
        }
        if self.due.is_some_and(|due| due < self.found_on.first()) {
            found.push(Finding::warning("due", "化解时限早于排查日期，请核对。"));
        }
        let named: u32 = self.parties.iter().filter_map(|party| party.people).fold(0, u32::saturating_add);
        if let Some(count) = self.headcount.filter(|count| count.people < named) {
            let message = format!("涉及人数 {} 少于各方当事人之和 {named}，请核对。", count.people);
            found.push(Finding::warning("headcount", message));
        }
        found.extend(self.check_mediation());
        for (i, step) in self.steps.iter().enumerate() {
            if step.on.as_ref().is_some_and(|on| on.first() > today) {
                found.push(Finding::error(format!("steps[{i}].on"), "日期晚于今日，请核对。"));
            }
        }
        found
    }

    /// A category that the list of the day does not offer. The label stays as registered, whatever becomes of the list.
    pub fn check_category(&self, list: &[DisputeCategory]) -> Option<Finding> {
        if self.category.code.is_empty() {
            return None;
        }
        let day = self.found_on.counted_on();
        let message = match list.iter().find(|known| known.code == self.category.code) {
            None => format!("纠纷类别“{}”不在清单中，统计时单列一行。", self.category.label),
            Some(known) if !known.is_active(day) => format!("纠纷类别“{}”当时已停用，请核对。", known.label),
            Some(_) => return None,
        };
        Some(Finding::warning("category", message))
    }

    /// What a mediation lacks that is done all the same.
    fn check_mediation(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for (i, step) in self.steps.iter().enumerate() {
            if matches!(&step.act, DisputeAct::Failed { routes } if routes.trim().is_empty()) {
                let message = "调解不成的，应当告知当事人其他途径（《人民调解法》第二十六条），请补记。";
                found.push(Finding::warning(format!("steps[{i}].act.routes"), message));
            }
        }
        let mediated = self.manner_by(None) == Some(SettlementManner::PeoplesMediation);
        let consenting = self.consenting(None);
        if mediated && self.accepted_by(None).is_some() && !self.sides().iter().all(|side| consenting.contains(side)) {
            let message = "没有记下各方同意调解，请补记（《人民调解法》第三条：当事人自愿）。";
            found.push(Finding::warning("steps", message));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        dispute::{AcceptBasis, DisputeStep, Headcount},
        listed::Listed,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn says(dispute: &Dispute, words: &str) -> bool {
        dispute.check(day("2026-12-31")).iter().any(|finding| finding.message.contains(words))
    }

    fn category(dispute: &Dispute) -> String {
        let list = &crate::domain::lists::built_in().dispute_categories;
        dispute.check_category(list).map(|finding| finding.message).unwrap_or_default()
    }

    /// 计划生育 is offered to disputes found up to 2021-12-31; what was registered before keeps it.
    #[test]
    fn a_retired_category_is_good_for_its_time() {
        let mut dispute = Dispute::blank(day("2009-05-20"));
        dispute.category = Listed::new("11", "计划生育");
        assert_eq!(category(&dispute), "");
        dispute.found_on = crate::domain::partial_date::PartialDate::day(day("2022-01-01"));
        assert!(category(&dispute).contains("当时已停用"));
        dispute.category = Listed::new("77", "自设");
        assert!(category(&dispute).contains("不在清单中"));
    }

    #[test]
    fn fewer_heads_than_named_people_are_noticed() {
        let mut dispute = Dispute::blank(day("2026-05-20"));
        dispute.parties[0].people = Some(4);
        dispute.parties[1].people = Some(3);
        dispute.headcount = Some(Headcount { people: 6, estimated: false });
        assert!(says(&dispute, "涉及人数 6 少于各方当事人之和 7"));
    }

    #[test]
    fn mediation_without_consent_and_failure_without_routes_are_noticed() {
        let mut dispute = Dispute::blank(day("2026-05-20"));
        (dispute.parties[0].name, dispute.parties[1].name) = ("王某甲".into(), "李某乙".into());
        let step = |act| DisputeStep { on: None, who: String::new(), text: "调解".into(), act };
        dispute.steps = vec![
            step(DisputeAct::Accepted { basis: AcceptBasis::Applied, from: String::new() }),
            step(DisputeAct::Settled { manner: SettlementManner::PeoplesMediation }),
        ];
        assert!(says(&dispute, "没有记下各方同意调解"));
        dispute.steps.insert(1, step(DisputeAct::Consented { sides: dispute.sides().into_iter().collect() }));
        assert!(!says(&dispute, "没有记下各方同意调解"));
        dispute.steps = vec![step(DisputeAct::Failed { routes: String::new() })];
        assert!(says(&dispute, "应当告知当事人其他途径"));
    }

    #[test]
    fn a_party_on_both_sides_is_noticed() {
        let mut dispute = Dispute::blank(day("2009-01-25"));
        dispute.parties[0].name = "王某甲".into();
        dispute.parties[1].name = "王某甲".into();
        assert!(dispute.check(day("2009-06-30")).iter().any(|f| f.message == "王某甲同时列在两方，请核对。"));
    }
}
