//! 提醒与回访: the numbers of days that no law fixes, which an office may set.

use serde::{Deserialize, Serialize};

/// When the clerk is reminded, and when parties are visited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MediationRules {
    /// 到期前几天提醒 (7 and 1).
    pub remind_before: Vec<u16>,
    /// 逾期后每几天督促一次 (7).
    pub urge_every: u16,
    /// 司法确认: reminded on these days after effect (20 and 25), and on the safe day.
    pub remind_confirmation: Vec<u16>,
    /// 回访: days after each due day (7).
    pub follow_up_after_due: u16,
    /// 回访: days after effect when nothing falls due later (30).
    pub follow_up_after_effect: u16,
    /// 法院是否立案: asked after this many days (3, as 法释〔2011〕5号 Art. 4 had it).
    pub docket_days: u16,
    /// 时效: an agreement in default is listed this many days before its limitation period ends (90).
    pub limitation_notice: u16,
}

impl Default for MediationRules {
    fn default() -> Self {
        Self {
            remind_before: vec![7, 1],
            urge_every: 7,
            remind_confirmation: vec![20, 25],
            follow_up_after_due: 7,
            follow_up_after_effect: 30,
            docket_days: 3,
            limitation_notice: 90,
        }
    }
}
