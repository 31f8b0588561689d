//! 办理状态: where an item stands, always derived from its steps, never stored as truth.

use crate::domain::terms::terms;

terms! {
    /// 办理状态, derived from the steps.
    ///
    /// Two things are no stages. The delivery of a notice is a duty beside the handling: the sixty days run whether
    /// or not the notice has reached the petitioner. And 复查期内 is a matter of the review clock: an item whose reply
    /// was delivered stands at 已送达 or 已办结 until somebody asks for the review.
    ///
    /// 办结 ends the procedure of this office; 终结 ends the matter. Both end what the office owes.
    Stage {
        Registered = "registered", "待受理";
        AwaitingInstruction = "awaiting_instruction", "待批示";
        InProgress = "in_progress", "办理中";
        Extended = "extended", "已延期";
        Mediating = "mediating", "调解中";
        Drafted = "drafted", "待审签";
        Replied = "replied", "待送达";
        Delivered = "delivered", "已送达";
        Settled = "settled", "已和解";
        Forwarded = "forwarded", "已转送";
        Directed = "directed", "已导入法定程序";
        Declined = "declined", "不予受理";
        NotReaccepted = "not_reaccepted", "不再受理";
        Merged = "merged", "已并案";
        Shelved = "shelved", "已存查";
        Returned = "returned", "已退回";
        Withdrawn = "withdrawn", "已撤回";
        Closed = "closed", "已办结";
        UnderReview = "under_review", "复查中";
        Reviewed = "reviewed", "已复查";
        UnderReReview = "under_re_review", "复核中";
        Terminated = "terminated", "已终结";
        Archived = "archived", "已归档";
    }
}

impl Stage {
    /// 已办结, 已终结, 已归档: nothing is owed any more.
    pub const ENDED: [Self; 3] = [Self::Closed, Self::Terminated, Self::Archived];

    /// Decided without acceptance, or withdrawn: only the notice and the closing are left.
    pub const DISPOSED: [Self; 8] = [
        Self::Forwarded,
        Self::Directed,
        Self::Declined,
        Self::NotReaccepted,
        Self::Merged,
        Self::Shelved,
        Self::Returned,
        Self::Withdrawn,
    ];

    /// 在办: still owes something.
    pub fn is_open(self) -> bool {
        !Self::ENDED.contains(&self)
    }

    /// Decided without acceptance, or withdrawn; see [`Stage::DISPOSED`].
    pub fn is_disposed(self) -> bool {
        Self::DISPOSED.contains(&self)
    }

    /// Accepted and without a signed opinion yet.
    pub fn is_handling(self) -> bool {
        matches!(self, Self::InProgress | Self::Extended | Self::Mediating | Self::Drafted)
    }
}
