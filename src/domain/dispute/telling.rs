//! The story as words.

use super::{
    record::Dispute,
    step::{DisputeAct, DisputeStep},
    vocabulary::Side,
};
use crate::domain::place::Place;
use chrono::NaiveDate;

impl DisputeStep {
    /// The clause that tells it, without full stop: its text, else what the act itself says. Empty for what is no part
    /// of a story (风险变更, 撤销登记 …).
    pub fn told(&self) -> String {
        let text = self.text.trim().trim_end_matches('。');
        if !text.is_empty() {
            return text.to_owned();
        }
        match &self.act {
            DisputeAct::Accepted { .. } => "受理调解".into(),
            DisputeAct::Consented { sides } if sides.len() > 1 => "各方同意调解".into(),
            DisputeAct::Declined { side } => format!("{side}明确拒绝调解"),
            DisputeAct::NotMediable { ground } => format!("因{ground}，不予调解"),
            DisputeAct::ReportedUp { to } => format!("向{to}报告"),
            DisputeAct::Urged { whom } => format!("督促{whom}抓紧化解"),
            DisputeAct::HandedUp { to } => format!("上交{to}处理"),
            DisputeAct::Settled { manner } => format!("经{manner}化解"),
            DisputeAct::ToCourt { organ, way } => format!("当事人向{organ}申请{way}").replace("申请诉讼", "提起诉讼"),
            DisputeAct::Failed { routes } => format!("调解不成，已告知当事人可以{routes}"),
            _ => String::new(),
        }
    }
}

impl Dispute {
    /// 「甲某及其子 与 乙某」: the sides, for lists.
    pub fn parties_line(&self) -> String {
        let sides = Side::ALL.iter().filter_map(|&side| {
            let names: Vec<&str> =
                self.parties.iter().filter(|p| p.side == side && !p.name.is_empty()).map(|p| p.name.as_str()).collect();
            (!names.is_empty()).then(|| names.join("、"))
        });
        sides.collect::<Vec<_>>().join(" 与 ")
    }

    /// The places, 「上塘村三组、下塘村」.
    pub fn places_line(&self) -> String {
        self.places.iter().filter(|p| !p.is_empty()).map(Place::full).collect::<Vec<_>>().join("、")
    }

    /// The story as one paragraph: facts, then every entry with its date and its people.
    pub fn story(&self) -> String {
        self.story_by(None)
    }

    /// The story as it was known at the end of `day`.
    pub fn story_by(&self, day: Option<NaiveDate>) -> String {
        let mut clauses: Vec<String> = Vec::new();
        let facts = self.facts.trim().trim_end_matches('。');
        if !facts.is_empty() {
            clauses.push(format!("{facts}。"));
        }
        for step in self.steps_by(day) {
            let text = step.told();
            if text.is_empty() || matches!(step.act, DisputeAct::Cancelled { .. }) {
                continue;
            }
            let when = step.on.as_ref().map(|on| format!("{}，", on.short())).unwrap_or_default();
            clauses.push(format!("{when}{}{text}。", step.who));
        }
        clauses.concat()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{dispute::LegalWay, partial_date::PartialDate};

    #[test]
    fn what_is_not_worded_is_told_by_the_act_itself() {
        let mut dispute = Dispute::blank("2026-03-01".parse().unwrap());
        dispute.facts = "两户因滴水沟争执".into();
        for act in [
            DisputeAct::Consented { sides: vec![Side::First, Side::Second] },
            DisputeAct::Urged { whom: "水利站".into() },
            DisputeAct::ToCourt { organ: "清河县人民法院".into(), way: LegalWay::Litigation },
        ] {
            dispute.steps.push(DisputeStep {
                on: PartialDate::parse("2026-03-05"),
                who: String::new(),
                text: String::new(),
                act,
            });
        }
        assert_eq!(
            dispute.story(),
            "两户因滴水沟争执。3月5日，各方同意调解。3月5日，督促水利站抓紧化解。3月5日，当事人向清河县人民法院提起诉讼。"
        );
    }
}
