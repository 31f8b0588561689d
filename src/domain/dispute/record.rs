//! The columns of the ledger.

use super::{
    party::{Area, DisputeParty, Headcount},
    step::DisputeStep,
    vocabulary::{DisputeFlag, DisputeNature, DisputeSource, Side},
};
use crate::domain::{amount::Amount, listed::Listed, partial_date::PartialDate, place::Place};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// Who sent it in: 派出所, 法院, 司法所, a village; empty when the source says it all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source_body: String,
    /// 纠纷性质: whether it may be mediated.
    #[serde(default, skip_serializing_if = "is_civil")]
    pub nature: DisputeNature,
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
    /// 受伤人数.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub injured: Option<u32>,
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
    /// 风险等级 at registration; later changes are entries of the story, see [`risk_at`](Self::risk_at).
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
    /// 联系人 of the responsible unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contact: String,
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
            source_body: String::new(),
            nature: DisputeNature::Civil,
            screeners: Vec::new(),
            places: vec![Place::default()],
            parties: Side::ALL[..2].iter().map(|&side| DisputeParty::named(side, "")).collect(),
            headcount: None,
            injured: None,
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
            contact: String::new(),
            due: None,
            claimed: None,
            petitions: Vec::new(),
            remark: String::new(),
            steps: Vec::new(),
        }
    }
}

fn is_civil(nature: &DisputeNature) -> bool {
    *nature == DisputeNature::Civil
}
