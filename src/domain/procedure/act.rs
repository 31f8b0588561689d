//! What a step carries beyond its day and words.

use crate::domain::{
    petition::is_false,
    terms::{
        AnswerWay, ClosingCheck, DeclineGround, DeliveredPaper, DeliveryManner, LegalRoute, MediationConsent,
        MediationNature, NotReacceptedGround, Opinion, Outcome, Retention, ReviewLevel, ReviewOutcome, Satisfaction,
        SettledManner, Settlement, TerminationReason, Track, UrgeCause, UrgeManner, terms,
    },
};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

terms! {
    /// 办理步骤.
    StepKind {
        Registered = "registered", "登记";
        Proposed = "proposed", "拟办";
        Instructed = "instructed", "批示";
        Accepted = "accepted", "受理";
        Declined = "declined", "不予受理";
        NotReaccepted = "not_reaccepted", "不再受理";
        Forwarded = "forwarded", "转送";
        Directed = "directed", "导入法定程序";
        Merged = "merged", "并案";
        Shelved = "shelved", "存查";
        Returned = "returned", "退回";
        SplitOff = "split_off", "分件";
        ReportedUp = "reported_up", "紧急上报";
        SupplementAsked = "supplement_asked", "补充材料";
        Assigned = "assigned", "交办";
        Investigated = "investigated", "调查";
        Heard = "heard", "听证";
        ToMediation = "to_mediation", "转调解";
        MediationFailed = "mediation_failed", "调解不成";
        Settled = "settled", "调解结案";
        Urged = "urged", "催办督办";
        Extended = "extended", "延期";
        Drafted = "drafted", "拟稿送审";
        Replied = "replied", "答复";
        Answered = "answered", "简易答复";
        Converted = "converted", "转普通程序";
        Delivered = "delivered", "送达";
        Performed = "performed", "落实";
        Reported = "reported", "报结";
        Closed = "closed", "办结";
        Withdrawn = "withdrawn", "撤回";
        ReviewRequested = "review_requested", "申请复查";
        ReviewDecided = "review_decided", "复查结果";
        Terminated = "terminated", "终结";
        Reopened = "reopened", "重新办理";
        FollowedUp = "followed_up", "回访";
        Archived = "archived", "归档";
        Corrected = "corrected", "更正";
        Noted = "noted", "记事";
    }
}

/// What one step carries beyond its date and words.
///
/// A field with a default may be absent from the JSON form; registers of older versions lack many of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// 登记.
    Registered {},
    /// 拟办: the drafter ([`Step::by`](super::Step::by)) puts an opinion before the leaders.
    Proposed {
        /// 拟办意见.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        opinion: String,
    },
    /// 批示; the words are the step's text. There may be several, in their order.
    Instructed {
        /// 批示领导.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        leader: String,
        /// 职务.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        post: String,
        /// Day the leader set.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<NaiveDate>,
    },
    /// 受理: the finish clock starts.
    Accepted {
        /// 办理程序.
        #[serde(default, skip_serializing_if = "is_ordinary")]
        track: Track,
    },
    /// 不予受理: a refusal needs a reason *and* a direction.
    Declined {
        /// The ticked ground.
        ground: DeclineGround,
        /// The office or route the petitioner is pointed to.
        direct_to: String,
    },
    /// 不再受理: the same facts and reasons were settled for good.
    NotReaccepted {
        /// Why.
        ground: NotReacceptedGround,
        /// 编号 of the earlier item, when it is known.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        earlier: String,
        /// 文号 of the final opinion.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        document: String,
    },
    /// 转送 to the competent body.
    Forwarded {
        /// 去向单位.
        to: String,
    },
    /// 导入法定程序.
    Directed {
        /// Which route.
        route: LegalRoute,
        /// The organ that takes it up.
        organ: String,
    },
    /// 并案 into an item on the same matter that is still running. It counts as an item all the same.
    Merged {
        /// 编号 of that item.
        into: String,
    },
    /// 存查; the reason is the step's text.
    Shelved {},
    /// 退回 to the sender: not ours; reason and basis are the step's text.
    Returned {
        /// 来文单位.
        to: String,
    },
    /// 分件: one letter with several matters.
    SplitOff {
        /// 编号 of the new items.
        into: Vec<String>,
    },
    /// 紧急上报 of a major or urgent matter.
    ReportedUp {
        /// To whom.
        to: String,
    },
    /// 补充材料: no clock is restarted by it.
    SupplementAsked {
        /// 缺项.
        what: String,
        /// By when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<NaiveDate>,
    },
    /// 交办 to a unit of the township.
    Assigned {
        /// 责任单位.
        to: String,
        /// Day by which the unit reports.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<NaiveDate>,
        /// 承办人, two by custom.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        persons: Vec<String>,
    },
    /// 调查; what was found is the step's text.
    Investigated {
        /// 地点.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        place: String,
        /// 调查人; at least two.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        persons: Vec<String>,
        /// 被询问人.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        asked: String,
    },
    /// 听证. At the handling it stops no clock; at 复核 its days are left out of the count.
    Heard {
        /// Last day, when it took more than one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
        /// 地点.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        place: String,
        /// 主持人.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        chair: String,
        /// 听证结论.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        conclusion: String,
    },
    /// 转调解. The dispute stands in the ledger of disputes and names the item there.
    ToMediation {
        /// Who mediates.
        body: String,
        /// 纠纷性质; absent in records made before it was asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        nature: Option<MediationNature>,
        /// Which sides agreed.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        agreed: BTreeSet<MediationConsent>,
        /// 对方当事人, for a dispute that is opened: 「何某川、红岩村委会」.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        other: String,
        /// Code of the 纠纷类别 under which a dispute is opened; 其他 when empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        category: String,
        /// 编号 of the dispute. Empty while the step is being taken: the register opens one and puts its number here.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        dispute: String,
    },
    /// 调解不成.
    MediationFailed {},
    /// 调解或和解结案.
    Settled {
        /// Which of the two.
        manner: SettledManner,
        /// 协议书 number.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        agreement: String,
    },
    /// 催办, 督办.
    Urged {
        /// Which of the two.
        manner: UrgeManner,
        /// The unit that is chased.
        to: String,
        /// 事由.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cause: Option<UrgeCause>,
        /// 新限.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<NaiveDate>,
    },
    /// 延期, once, approved by the head of the body.
    Extended {
        /// Calendar days added after the old end.
        days: u16,
        /// 批准人.
        approver: String,
    },
    /// 拟稿送审.
    Drafted {},
    /// 答复: the written opinion is signed.
    Replied {
        /// What it says.
        opinion: Opinion,
        /// How many of the demands it answers, when that was counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answered: Option<u32>,
    },
    /// 简易答复 or 建议意见回复: answered without a written opinion; what was said is the step's text.
    Answered {
        /// How.
        way: AnswerWay,
        /// Who was answered.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        to: String,
    },
    /// 简易程序转普通程序: the sixty days run from the simple acceptance.
    Converted {},
    /// 送达.
    Delivered {
        /// Which paper.
        paper: DeliveredPaper,
        /// How. For 公告送达 the step's day is the day of posting.
        manner: DeliveryManner,
        /// 签收人.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        recipient: String,
        /// 拒收: deemed served with a witness.
        #[serde(default, skip_serializing_if = "is_false")]
        refused: bool,
        /// 见证人 of a refusal.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        witness: String,
        /// 邮件号, 张贴处, 照片: what proves it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        proof: String,
    },
    /// 落实: what was promised has been carried out.
    Performed {},
    /// 报结: the result was reported to the superior that assigned the item.
    Reported {
        /// 上级机关.
        to: String,
    },
    /// 办结.
    Closed {
        /// Whether the trouble itself is settled.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        settlement: Option<Settlement>,
        /// 三到位一处理.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<Outcome>,
        /// 四个不放过: what is in order.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        checks: BTreeSet<ClosingCheck>,
    },
    /// 撤回: the petitioner withdrew in writing.
    Withdrawn {},
    /// 申请复查, 申请复核: asked of the level above, only tracked here.
    ReviewRequested {
        /// Which of the two.
        level: ReviewLevel,
        /// 复查、复核机关.
        body: String,
    },
    /// The decision on it arrived.
    ReviewDecided {
        /// Which of the two.
        level: ReviewLevel,
        /// 维持, 变更, 撤销. 撤销 starts a new round of handling on the day of this step.
        outcome: ReviewOutcome,
        /// 文号.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        document: String,
    },
    /// 终结.
    Terminated {
        /// Why.
        reason: TerminationReason,
    },
    /// 重新办理: a new round of handling starts on the day of this step.
    Reopened {
        /// Why.
        reason: String,
    },
    /// 回访.
    FollowedUp {
        /// How and with whom: 「电话，李某乙」.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        contact: String,
        /// What the petitioner said.
        satisfaction: Satisfaction,
        /// 对信访部门的评价, when asked apart.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        office_rating: Option<Satisfaction>,
        /// 对责任单位的评价, when asked apart.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit_rating: Option<Satisfaction>,
        /// 是否收到答复.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        got_reply: Option<bool>,
        /// 答复事项是否落实.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        performed: Option<bool>,
        /// 新的诉求.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        new_demand: String,
    },
    /// 归档: locked from now on.
    Archived {
        /// 档号.
        file_number: String,
        /// 保管期限.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retention: Option<Retention>,
    },
    /// 更正 of an earlier entry, which stays as it was typed; why is the step's text.
    Corrected {
        /// Which entry, counted from 1 in the order of the record.
        entry: u32,
        /// The right values; what is absent was right.
        #[serde(default)]
        change: Correction,
    },
    /// 记事: 现场核实, 来访续谈 … anything worth keeping that changes no stage.
    Noted {
        /// The heading of the entry.
        label: String,
    },
}

/// What a 更正 sets right. An entry that should not be there at all is struck.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Correction {
    /// The whole entry was a mistake.
    #[serde(skip_serializing_if = "is_false")]
    pub strike: bool,
    /// The right day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The right time of day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveTime>,
    /// The right person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The right words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The right 文书号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The right data, of the same kind of step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<Box<Act>>,
}

fn is_ordinary(track: &Track) -> bool {
    *track == Track::Ordinary
}

impl Act {
    /// 受理 by the ordinary procedure.
    pub fn accepted() -> Self {
        Self::Accepted { track: Track::Ordinary }
    }

    /// 交办 to `to`, report by `due`.
    pub fn assigned(to: impl Into<String>, due: Option<NaiveDate>) -> Self {
        Self::Assigned { to: to.into(), due, persons: Vec::new() }
    }

    /// 转调解 of a civil dispute to `body`, both sides agreeing; a dispute with `other` is opened for it.
    pub fn to_mediation(body: impl Into<String>, other: impl Into<String>) -> Self {
        Self::ToMediation {
            body: body.into(),
            nature: Some(MediationNature::Civil),
            agreed: MediationConsent::ALL.iter().copied().collect(),
            other: other.into(),
            category: String::new(),
            dispute: String::new(),
        }
    }

    /// 答复 with one opinion.
    pub fn replied(opinion: Opinion) -> Self {
        Self::Replied { opinion, answered: None }
    }

    /// 送达 of `paper`, signed for by `recipient`.
    pub fn delivered(paper: DeliveredPaper, manner: DeliveryManner, recipient: impl Into<String>) -> Self {
        let recipient = recipient.into();
        Self::Delivered { paper, manner, recipient, refused: false, witness: String::new(), proof: String::new() }
    }

    /// 办结 with the judgement on the trouble itself; 化解 with the whole of 四个不放过 confirmed, as it must be.
    pub fn closed(settlement: Option<Settlement>) -> Self {
        let settled = settlement == Some(Settlement::Settled);
        let checks = ClosingCheck::ALL.iter().copied().filter(|_| settled).collect();
        Self::Closed { settlement, outcome: None, checks }
    }

    /// 回访 with one rating.
    pub fn followed_up(contact: impl Into<String>, satisfaction: Satisfaction) -> Self {
        Self::FollowedUp {
            contact: contact.into(),
            satisfaction,
            office_rating: None,
            unit_rating: None,
            got_reply: None,
            performed: None,
            new_demand: String::new(),
        }
    }

    /// Which step this is.
    pub fn kind(&self) -> StepKind {
        match self {
            Self::Registered { .. } => StepKind::Registered,
            Self::Proposed { .. } => StepKind::Proposed,
            Self::Instructed { .. } => StepKind::Instructed,
            Self::Accepted { .. } => StepKind::Accepted,
            Self::Declined { .. } => StepKind::Declined,
            Self::NotReaccepted { .. } => StepKind::NotReaccepted,
            Self::Forwarded { .. } => StepKind::Forwarded,
            Self::Directed { .. } => StepKind::Directed,
            Self::Merged { .. } => StepKind::Merged,
            Self::Shelved { .. } => StepKind::Shelved,
            Self::Returned { .. } => StepKind::Returned,
            Self::SplitOff { .. } => StepKind::SplitOff,
            Self::ReportedUp { .. } => StepKind::ReportedUp,
            Self::SupplementAsked { .. } => StepKind::SupplementAsked,
            Self::Assigned { .. } => StepKind::Assigned,
            Self::Investigated { .. } => StepKind::Investigated,
            Self::Heard { .. } => StepKind::Heard,
            Self::ToMediation { .. } => StepKind::ToMediation,
            Self::MediationFailed { .. } => StepKind::MediationFailed,
            Self::Settled { .. } => StepKind::Settled,
            Self::Urged { .. } => StepKind::Urged,
            Self::Extended { .. } => StepKind::Extended,
            Self::Drafted { .. } => StepKind::Drafted,
            Self::Replied { .. } => StepKind::Replied,
            Self::Answered { .. } => StepKind::Answered,
            Self::Converted { .. } => StepKind::Converted,
            Self::Delivered { .. } => StepKind::Delivered,
            Self::Performed { .. } => StepKind::Performed,
            Self::Reported { .. } => StepKind::Reported,
            Self::Closed { .. } => StepKind::Closed,
            Self::Withdrawn { .. } => StepKind::Withdrawn,
            Self::ReviewRequested { .. } => StepKind::ReviewRequested,
            Self::ReviewDecided { .. } => StepKind::ReviewDecided,
            Self::Terminated { .. } => StepKind::Terminated,
            Self::Reopened { .. } => StepKind::Reopened,
            Self::FollowedUp { .. } => StepKind::FollowedUp,
            Self::Archived { .. } => StepKind::Archived,
            Self::Corrected { .. } => StepKind::Corrected,
            Self::Noted { .. } => StepKind::Noted,
        }
    }
}
