//! 履行中的事: what happens to an agreement after it took effect, each with its day.
//!
//! The text is locked by then; events are added, never edited. One recorded by mistake is taken back and stays readable.

use super::{TakenBack, is_default, terms};
use crate::domain::dispute::Side;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

terms! {
    /// 回访结果.
    FollowUpResult {
        Satisfied = "satisfied", "已履行满意";
        Dissatisfied = "dissatisfied", "已履行不满意";
        Partly = "partly", "部分履行";
        Unperformed = "unperformed", "未履行";
        Relapsing = "relapsing", "有反弹苗头";
    }
}

terms! {
    /// What kind of event.
    AgreementActKind {
        Urged = "urged", "督促履行";
        DefaultFound = "default_found", "认定逾期";
        MediatedAgain = "mediated_again", "再次调解";
        Changed = "changed", "变更协议";
        ToldToSue = "told_to_sue", "告知起诉";
        Sued = "sued", "起诉";
        ConfirmationDeclined = "confirmation_declined", "不申请司法确认";
        ConfirmationApplied = "confirmation_applied", "申请司法确认";
        ConfirmationDocketed = "confirmation_docketed", "法院立案";
        Confirmed = "confirmed", "法院确认有效";
        ConfirmationRejected = "confirmation_rejected", "法院驳回";
        ConfirmationWithdrawn = "confirmation_withdrawn", "撤回申请";
        EnforcementApplied = "enforcement_applied", "申请强制执行";
        FollowedUp = "followed_up", "回访";
        SetAside = "set_aside", "法院撤销";
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AgreementAct {
    /// 督促: the committee urged a party to perform (人民调解法 Art. 31).
    Urged {
        /// Which obligation, from 1; absent: all that is owed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        obligation: Option<u32>,
        /// Whether it reached the debtor: only then does the limitation period begin anew (民法典 Art. 195).
        #[serde(default = "yes", skip_serializing_if = "is_yes")]
        reached: bool,
    },
    /// 逾期认定.
    DefaultFound {
        /// Which obligation, from 1; absent: all that is overdue.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        obligation: Option<u32>,
    },
    /// 再次调解, with the consent of both sides.
    MediatedAgain {},
    /// 变更: a new agreement names this one. Written by the register when the new one takes effect.
    Changed {
        /// 编号 of the new one.
        by: String,
        /// Whether it takes the place of this one; else it adds to it.
        #[serde(default, skip_serializing_if = "is_default")]
        replaces: bool,
    },
    /// 告知起诉: the parties were told that they may sue (人民调解法 Art. 32).
    ToldToSue {},
    /// A party sued.
    Sued {
        /// 法院.
        court: String,
    },
    /// The parties say that they will not apply.
    ConfirmationDeclined {},
    /// 申请司法确认, by both sides together (人民调解法 Art. 33).
    ConfirmationApplied {
        /// 法院.
        court: String,
        /// The sides that applied; empty: all of them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sides: Vec<Side>,
    },
    /// 法院立案.
    ConfirmationDocketed {},
    /// 裁定有效; the day is that on which the ruling was received.
    Confirmed {
        /// 裁定书文号.
        ruling: String,
    },
    /// 不予受理 or 裁定驳回.
    ConfirmationRejected {
        /// Why.
        reason: String,
        /// 裁定书文号, if there is one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        ruling: String,
    },
    /// 撤回申请.
    ConfirmationWithdrawn {},
    /// 申请强制执行: only of a confirmed agreement.
    EnforcementApplied {
        /// 法院.
        court: String,
    },
    /// 回访.
    FollowedUp {
        /// What was found.
        result: FollowUpResult,
        /// 被回访人.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        visited: String,
    },
    /// 撤销 or 确认无效, by judgment.
    SetAside {
        /// 判决书文号.
        judgment: String,
    },
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde asks for")]
fn is_yes(value: &bool) -> bool {
    *value
}

impl AgreementAct {
    /// Of which kind.
    pub fn kind(&self) -> AgreementActKind {
        use AgreementActKind as K;
        match self {
            Self::Urged { .. } => K::Urged,
            Self::DefaultFound { .. } => K::DefaultFound,
            Self::MediatedAgain {} => K::MediatedAgain,
            Self::Changed { .. } => K::Changed,
            Self::ToldToSue {} => K::ToldToSue,
            Self::Sued { .. } => K::Sued,
            Self::ConfirmationDeclined {} => K::ConfirmationDeclined,
            Self::ConfirmationApplied { .. } => K::ConfirmationApplied,
            Self::ConfirmationDocketed {} => K::ConfirmationDocketed,
            Self::Confirmed { .. } => K::Confirmed,
            Self::ConfirmationRejected { .. } => K::ConfirmationRejected,
            Self::ConfirmationWithdrawn {} => K::ConfirmationWithdrawn,
            Self::EnforcementApplied { .. } => K::EnforcementApplied,
            Self::FollowedUp { .. } => K::FollowedUp,
            Self::SetAside { .. } => K::SetAside,
        }
    }
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementEvent {
    /// When.
    pub on: NaiveDate,
    /// Who did it: 「沈某安」.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// What is to be kept of it, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What happened.
    pub act: AgreementAct,
    /// Recorded by mistake.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<TakenBack>,
}

impl AgreementEvent {
    /// An event of which only the day is told.
    pub fn new(on: NaiveDate, act: AgreementAct) -> Self {
        Self { on, by: String::new(), text: String::new(), act, taken_back: None }
    }
}
