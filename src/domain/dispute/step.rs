//! What an entry of the story is.

use super::vocabulary::{AcceptBasis, ActKind, AvertedKind, LegalWay, NotMediable, SettlementManner, Side};
use crate::domain::{listed::Listed, partial_date::PartialDate};
use serde::{Deserialize, Serialize};

/// What a step of the handling is. Most of its words stand in [`DisputeStep::text`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum DisputeAct {
    /// Told in the story: what happened, what was reported, what was checked. Changes no status.
    Event {},
    /// 调处: a unit works on it.
    Measure {},
    /// 调解受理 by a people's mediation committee: the one month of 人民调解工作若干规定 (2002) Art. 33 runs from here.
    Accepted {
        /// On whose word.
        basis: AcceptBasis,
        /// Who referred it: 法院, 公安, 信访; empty otherwise.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        from: String,
    },
    /// 同意调解: mediation is voluntary (人民调解法 Art. 3).
    Consented {
        /// Which sides.
        sides: Vec<Side>,
    },
    /// 拒绝调解, clearly said; no mediation then (人民调解法 Art. 17), until the side consents.
    Declined {
        /// Which side.
        side: Side,
    },
    /// 不予调解, with the rule; the other routes are told in the text.
    NotMediable {
        /// Why.
        ground: NotMediable,
    },
    /// 风险变更.
    RiskChanged {
        /// The new level.
        to: Listed,
        /// Why.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
    },
    /// 上报: told to a superior; the office keeps the matter.
    ReportedUp {
        /// To whom.
        to: String,
    },
    /// 督办 of the responsible unit.
    Urged {
        /// Whom.
        whom: String,
    },
    /// 防止激化: what the handling kept from happening.
    Averted {
        /// What.
        what: AvertedKind,
        /// How many people were kept from it, when known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        people: Option<u32>,
    },
    /// 上交: a superior takes it over.
    HandedUp {
        /// Who.
        to: String,
    },
    /// 化解.
    Settled {
        /// How.
        manner: SettlementManner,
    },
    /// 转诉讼/仲裁/复议.
    ToCourt {
        /// Which court or body.
        organ: String,
        /// Which way.
        #[serde(default, skip_serializing_if = "is_litigation")]
        way: LegalWay,
    },
    /// 调解不成, the other routes were told (人民调解法 Art. 26).
    Failed {
        /// Which routes.
        routes: String,
    },
    /// 反弹.
    Relapsed {},
    /// 撤销登记: a duplicate or a mistake. It counts in no period that ends on this day or later; a period that ended
    /// before keeps the figures it was printed with.
    Cancelled {
        /// Why.
        reason: String,
    },
}

fn is_litigation(way: &LegalWay) -> bool {
    *way == LegalWay::Litigation
}

impl DisputeAct {
    /// What kind it is.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Event {} => ActKind::Event,
            Self::Measure {} => ActKind::Measure,
            Self::Accepted { .. } => ActKind::Accepted,
            Self::Consented { .. } => ActKind::Consented,
            Self::Declined { .. } => ActKind::Declined,
            Self::NotMediable { .. } => ActKind::NotMediable,
            Self::RiskChanged { .. } => ActKind::RiskChanged,
            Self::ReportedUp { .. } => ActKind::ReportedUp,
            Self::Urged { .. } => ActKind::Urged,
            Self::Averted { .. } => ActKind::Averted,
            Self::HandedUp { .. } => ActKind::HandedUp,
            Self::Settled { .. } => ActKind::Settled,
            Self::ToCourt { .. } => ActKind::ToCourt,
            Self::Failed { .. } => ActKind::Failed,
            Self::Relapsed {} => ActKind::Relapsed,
            Self::Cancelled { .. } => ActKind::Cancelled,
        }
    }

    /// What the kind alone does not say: 「人民调解」, 「清河县人民法院」, 「较大风险（人数增加）」. `None` when it says all.
    pub fn detail(&self) -> Option<String> {
        let told = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        match self {
            Self::Event {} | Self::Measure {} | Self::Relapsed {} => None,
            Self::Accepted { basis, from } if from.is_empty() => told(basis.label()),
            Self::Accepted { basis, from } => Some(format!("{basis}（{from}）")),
            Self::Consented { sides } => told(&sides.iter().map(|side| side.label()).collect::<Vec<_>>().join("、")),
            Self::Declined { side } => told(side.label()),
            Self::NotMediable { ground } => told(ground.label()),
            Self::RiskChanged { to, why } if why.is_empty() => told(&to.label),
            Self::RiskChanged { to, why } => Some(format!("{}（{why}）", to.label)),
            Self::ReportedUp { to } | Self::HandedUp { to } => told(to),
            Self::Urged { whom } => told(whom),
            Self::Averted { what, people: None } => told(what.label()),
            Self::Averted { what, people: Some(people) } => Some(format!("{what} {people} 人")),
            Self::Settled { manner } => told(manner.label()),
            Self::ToCourt { organ, .. } => told(organ),
            Self::Failed { routes } => (!routes.is_empty()).then(|| format!("告知 {routes}")),
            Self::Cancelled { reason } => told(reason),
        }
    }
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
            DisputeAct::ToCourt { way: LegalWay::Arbitration, .. } => "转仲裁",
            DisputeAct::ToCourt { way: LegalWay::Reconsideration, .. } => "转复议",
            ref act => act.kind().label(),
        }
    }
}
