//! 矛盾纠纷: found by screening, taken up by a named unit, told as a dated story.
//!
//! A dispute is not a petition: the two registers are counted apart and only linked. What happened is kept
//! as [`DisputeStep`]s; the status on any day is derived from them, so that last half-year's figures do not
//! move when a settled dispute flares up again.
//!
//! Sources: 人民调解法 (2010); 关于把矛盾纠纷排查化解工作制度化的意见 (2009); the columns follow the screening
//! registers of townships.

use super::{amount::Amount, finding::Finding, listed::Listed, partial_date::PartialDate, place::Place, terms::terms};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

terms! {
    /// 纠纷来源.
    DisputeSource {
        Screening = "screening", "定期排查";
        Campaign = "campaign", "专项排查";
        Letter = "letter", "来信";
        Visit = "visit", "来访";
        Call = "call", "来电";
        Online = "online", "网上";
        Superior = "superior", "上级交办";
        Department = "department", "部门移送";
        Village = "village", "村级上报";
        Party = "party", "当事人申请";
        Incident = "incident", "突发事件";
        Work = "work", "工作发现";
    }
}

terms! {
    /// 当事人的一方. Three sides occur.
    Side {
        First = "first", "甲方";
        Second = "second", "乙方";
        Third = "third", "丙方";
    }
}

terms! {
    /// 风险与特征标记.
    DisputeFlag {
        CivilToCriminal = "civil_to_criminal", "民转刑风险";
        Mass = "mass", "群体性";
        OutOfLevel = "out_of_level", "越级访风险";
        Extreme = "extreme", "极端行为";
        Death = "death", "涉死亡";
        Minor = "minor", "涉未成年人";
        LongStanding = "long_standing", "疑难积案";
        MassAverted = "mass_averted", "避免群体性事件";
    }
}

terms! {
    /// 化解方式.
    SettlementManner {
        PeoplesMediation = "peoples_mediation", "人民调解";
        Administrative = "administrative", "行政调解";
        Police = "police", "公安调解";
        Judicial = "judicial", "司法调解";
        Petition = "petition", "信访办理";
        Decision = "decision", "行政处理";
        Agreement = "agreement", "当事人和解";
        Other = "other", "其他方式";
    }
}

terms! {
    /// 纠纷状态 on a given day.
    DisputeStatus {
        Found = "found", "待处理";
        InProgress = "in_progress", "正在化解";
        Settled = "settled", "已化解";
        ToCourt = "to_court", "转诉讼";
        Failed = "failed", "调解不成";
        Relapsed = "relapsed", "反弹";
        Cancelled = "cancelled", "撤销登记";
    }
}

impl DisputeStatus {
    /// Whether it counts as 化解 in the half-year sentence. Matters in court count when the setting says so.
    pub fn counts_as_settled(self, court_counts: bool) -> bool {
        self == Self::Settled || (court_counts && self == Self::ToCourt)
    }

    /// Still being worked on: 待处理, 正在化解, 反弹.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Found | Self::InProgress | Self::Relapsed)
    }
}

/// A party of a dispute: a person, a household, a clan, a village, a company, 「多户群众」.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeParty {
    /// Which side.
    pub side: Side,
    /// Name or description.
    pub name: String,
    /// Rows are not heads: how many people this row stands for, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// 联系方式.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

/// 涉及人数: people affected, exact or estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headcount {
    /// How many.
    pub people: u32,
    /// Told as 「约」.
    #[serde(default, skip_serializing_if = "super::petition::is_false")]
    pub estimated: bool,
}

/// 涉及面积 in hundredths of a 亩, so that 142.5 亩 is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Area(pub u32);

impl std::fmt::Display for Area {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{}.{:02}", self.0 / 100, self.0 % 100);
        write!(f, "{}亩", text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl std::str::FromStr for Area {
    type Err = String;

    /// Reads 「142.5」 or 「142.5亩」.
    fn from_str(text: &str) -> Result<Self, String> {
        let plain = text.trim().trim_end_matches('亩').trim();
        let wrong = || format!("“{text}”不是面积，请填亩数，如 142.5");
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        if fraction.len() > 2 || !plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') || whole.is_empty() {
            return Err(wrong());
        }
        format!("{whole}{fraction:0<2}").parse().map(Self).map_err(|_| wrong())
    }
}

/// What a step of the handling is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum DisputeAct {
    /// Told in the story: what happened, what was reported, what was checked. Changes no status.
    Event {},
    /// 调处: a unit works on it.
    Measure {},
    /// 化解.
    Settled {
        /// How.
        manner: SettlementManner,
    },
    /// 转诉讼/仲裁/复议.
    ToCourt {
        /// Which court or body.
        organ: String,
    },
    /// 调解不成, the other routes were told.
    Failed {
        /// Which routes.
        routes: String,
    },
    /// 反弹.
    Relapsed {},
    /// 撤销登记: a duplicate or a mistake; counted nowhere.
    Cancelled {
        /// Why.
        reason: String,
    },
}

/// One dated entry of the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeStep {
    /// When; absent when the record does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<PartialDate>,
    /// Who took part: 「派出所、司法所」.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// What was done, a clause without full stop at the end.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What kind of entry.
    pub act: DisputeAct,
}

impl DisputeStep {
    /// What the timeline heads the entry with.
    pub fn heading(&self) -> &'static str {
        match self.act {
            DisputeAct::Event {} => "情况",
            DisputeAct::Measure {} => "调处",
            DisputeAct::Settled { .. } => "化解",
            DisputeAct::ToCourt { .. } => "转诉讼",
            DisputeAct::Failed { .. } => "调解不成",
            DisputeAct::Relapsed {} => "反弹",
            DisputeAct::Cancelled { .. } => "撤销登记",
        }
    }
}

/// One dispute of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    /// 编号 such as 「纠2026-031」; empty until the register gives one.
    #[serde(default)]
    pub number: String,
    /// 排查日期.
    pub found_on: PartialDate,
    /// 发生日期; may precede the finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_on: Option<PartialDate>,
    /// 来源.
    pub source: DisputeSource,
    /// 排查人, the main one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub screeners: Vec<String>,
    /// 地点, the main one first: a dispute can span villages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// 当事人.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<DisputeParty>,
    /// 涉及人数.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headcount: Option<Headcount>,
    /// 涉及面积.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
    /// 纠纷类别 (主): statistics use this one, so categories partition the disputes.
    pub category: Listed,
    /// 附加类别, for search only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_categories: Vec<Listed>,
    /// 标题.
    pub title: String,
    /// 简要案情.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub facts: String,
    /// 主要诉求.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub demands: String,
    /// 风险等级.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<Listed>,
    /// Marks.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub flags: BTreeSet<DisputeFlag>,
    /// 包案领导.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub leader: String,
    /// 责任单位.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// 责任人.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// 化解时限.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// 涉及金额 as claimed; agreed and paid sums belong to the agreement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed: Option<Amount>,
    /// 关联信访件 by number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub petitions: Vec<String>,
    /// 备注.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// The story, in order of telling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<DisputeStep>,
}

impl Dispute {
    /// A blank dispute found on `day`.
    pub fn blank(day: NaiveDate) -> Self {
        Self {
            number: String::new(),
            found_on: PartialDate::day(day),
            occurred_on: None,
            source: DisputeSource::Screening,
            screeners: Vec::new(),
            places: vec![Place::default()],
            parties: Side::ALL[..2]
                .iter()
                .map(|&side| DisputeParty { side, name: String::new(), people: None, phone: String::new() })
                .collect(),
            headcount: None,
            area: None,
            category: Listed::default(),
            more_categories: Vec::new(),
            title: String::new(),
            facts: String::new(),
            demands: String::new(),
            risk: None,
            flags: BTreeSet::new(),
            leader: String::new(),
            unit: String::new(),
            person: String::new(),
            due: None,
            claimed: None,
            petitions: Vec::new(),
            remark: String::new(),
            steps: Vec::new(),
        }
    }

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
            DisputeAct::Event {} => status,
            DisputeAct::Measure {} if status == DisputeStatus::Found => DisputeStatus::InProgress,
            DisputeAct::Measure {} => status,
            DisputeAct::Settled { .. } => DisputeStatus::Settled,
            DisputeAct::ToCourt { .. } => DisputeStatus::ToCourt,
            DisputeAct::Failed { .. } => DisputeStatus::Failed,
            DisputeAct::Relapsed {} => DisputeStatus::Relapsed,
            DisputeAct::Cancelled { .. } => DisputeStatus::Cancelled,
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
        let ends = |act: &DisputeAct| matches!(act, DisputeAct::Settled { .. } | DisputeAct::ToCourt { .. });
        self.steps_by(day).rev().find(|step| ends(&step.act)).and_then(|step| step.on.as_ref())
    }

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
            let text = step.text.trim().trim_end_matches('。');
            if text.is_empty() || matches!(step.act, DisputeAct::Cancelled { .. }) {
                continue;
            }
            let when = step.on.as_ref().map(|on| format!("{}，", on.short())).unwrap_or_default();
            clauses.push(format!("{when}{}{text}。", step.who));
        }
        clauses.concat()
    }

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
        for (i, step) in self.steps.iter().enumerate() {
            if step.on.as_ref().is_some_and(|on| on.first() > today) {
                found.push(Finding::error(format!("steps[{i}].on"), "日期晚于今日，请核对。"));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

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
        let dispute = dispute(&[("2009-04-25", DisputeAct::ToCourt { organ: "县人民法院".into() })]);
        let status = dispute.status_at(None);
        assert!(status.counts_as_settled(true) && !status.counts_as_settled(false) && !status.is_open());
    }

    #[test]
    fn a_party_on_both_sides_is_noticed() {
        let mut dispute = dispute(&[]);
        dispute.parties[0].name = "王某甲".into();
        dispute.parties[1].name = "王某甲".into();
        assert!(dispute.check(day("2009-06-30")).iter().any(|f| f.message == "王某甲同时列在两方，请核对。"));
    }

    #[test]
    fn areas_are_exact() {
        assert_eq!("142.5".parse::<Area>().map(|a| (a.0, a.to_string())), Ok((14_250, "142.5亩".into())));
        assert_eq!("2000亩".parse::<Area>().map(|a| a.to_string()), Ok("2000亩".into()));
        assert!("很大".parse::<Area>().is_err() && "1.234".parse::<Area>().is_err());
    }
}
