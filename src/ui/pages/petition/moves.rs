//! The steps the clerk can take from the detail page: one row each, with its words and the fields its dialog asks.

use serde::{Deserialize, Serialize};

use super::field::Field;
use crate::domain::{
    forms::{FormId, offered_at},
    procedure::StepKind,
    terms::DeliveredPaper,
};
use crate::ui::icons;

/// A step the clerk can take from the detail page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is the step of its name; its row in MOVES says it in Chinese")]
pub enum Move {
    Accept,
    Decline,
    NotReaccept,
    Forward,
    Direct,
    Merge,
    Shelve,
    Return,
    Split,
    Propose,
    Instruct,
    ReportUp,
    AskSupplement,
    Assign,
    Investigate,
    Hear,
    ToMediation,
    MediationFailed,
    Settle,
    Urge,
    Extend,
    Draft,
    Reply,
    Answer,
    Convert,
    DeliverNotice,
    DeliverExtension,
    DeliverReply,
    Perform,
    Report,
    Close,
    Withdraw,
    RequestReview,
    DecideReview,
    DeliverReview,
    Terminate,
    Reopen,
    FollowUp,
    Archive,
}

/// What the window says of a step.
pub struct Words {
    /// On the button that opens the dialog, and in its title.
    pub name: &'static str,
    /// On the button that does it.
    pub go: &'static str,
    /// What it is, in a few words.
    pub tip: &'static str,
    /// Beside the words.
    pub icon: char,
    /// Label and example of the free words of the entry.
    pub text: (&'static str, &'static str),
}

/// A field of a dialog with its label there; `true` when it must be filled.
pub type Asked = (Field, &'static str, bool);

struct Row {
    step: Move,
    kind: StepKind,
    words: Words,
    fields: &'static [Asked],
}

/// A paper of the program is numbered when it is issued; only one that was written elsewhere brings its number along.
const OWN_NUMBER: &str = "别处编的号";
const PLAIN: (&str, &str) = ("说明", "可不填");

#[rustfmt::skip]
const MOVES: [Row; 39] = {
    use Field as F;
    use Move as M;
    use StepKind as K;
    #[allow(clippy::too_many_arguments, reason = "a row of a table, every cell with a type of its own")]
    const fn row(
        step: Move, kind: StepKind, icon: char, name: &'static str, go: &'static str, tip: &'static str,
        text: (&'static str, &'static str), fields: &'static [Asked],
    ) -> Row {
        Row { step, kind, words: Words { name, go, tip, icon, text }, fields }
    }
    const DELIVERY: &[Asked] = &[
        (F::Manner, "送达方式", true), (F::Recipient, "签收人", false), (F::Refused, "拒收", false),
        (F::Witness, "见证人", false), (F::Proof, "送达凭证", false),
    ];
    [
        row(M::Accept, K::Accepted, icons::SEAL_CHECK, "受理", "受理", "决定受理，办结期限从受理日起算", PLAIN,
            &[(F::Track, "办理程序", true), (F::Document, OWN_NUMBER, false), (F::WithNotice, "告知书同时当面送达", false), (F::Recipient, "签收人", false)]),
        row(M::Decline, K::Declined, icons::PROHIBIT, "不予受理", "不予受理", "写明理由，并告知应向哪里提出", PLAIN,
            &[(F::Ground, "理由", true), (F::DirectTo, "应向何处提出", true), (F::Document, OWN_NUMBER, false)]),
        row(M::NotReaccept, K::NotReaccepted, icons::PROHIBIT, "不再受理", "不再受理", "同一事实和理由已经办理终结", PLAIN,
            &[(F::NotAgain, "理由", true), (F::Earlier, "原件编号", false), (F::Decision, "原意见文号", false), (F::Document, OWN_NUMBER, false)]),
        row(M::Forward, K::Forwarded, icons::SIGN_OUT, "转送有权处理机关", "转送", "不属本镇职责，转有权处理机关", PLAIN,
            &[(F::To, "去向单位", true), (F::Document, OWN_NUMBER, false)]),
        row(M::Direct, K::Directed, icons::GAVEL, "导入法定程序", "导入法定程序", "应当由诉讼、仲裁、复议等途径解决", PLAIN,
            &[(F::Route, "法定途径", true), (F::Organ, "受理机关", true), (F::Document, OWN_NUMBER, false)]),
        row(M::Merge, K::Merged, icons::GIT_MERGE, "并案", "并案", "同一人、同一事，先前的件还在办", PLAIN,
            &[(F::Case, "并入", true)]),
        row(M::Shelve, K::Shelved, icons::ARCHIVE, "存查", "存查", "匿名无线索、感谢信、内容不清的", ("存查理由", "如：匿名，无具体线索"), &[]),
        row(M::Return, K::Returned, icons::ARROW_U_UP_LEFT, "退回来文单位", "退回", "转错了：收到后 5 个工作日内提出", ("理由和依据", "不属本机关职责的理由和依据"),
            &[(F::To, "来文单位", true), (F::Document, OWN_NUMBER, false)]),
        row(M::Split, K::SplitOff, icons::FILES, "分件", "分件", "一封信有几件事：各立一件，分别办理", PLAIN,
            &[(F::Parts, "分出的事项", true)]),
        row(M::Propose, K::Proposed, icons::PENCIL_LINE, "拟办", "呈领导批示", "拟办意见报领导批示", PLAIN,
            &[(F::Proposal, "拟办意见", true)]),
        row(M::Instruct, K::Instructed, icons::SIGNATURE, "领导批示", "记下批示", "录入领导的批示", ("批示内容", "照批示原文"),
            &[(F::Leader, "批示领导", true), (F::Post, "职务", false), (F::Due, "限期", false)]),
        row(M::ReportUp, K::ReportedUp, icons::SIREN, "紧急上报", "记下上报", "重大、紧急信访信息报告", ("上报内容", "时间、地点、人数、诉求、处置"),
            &[(F::To, "上报单位", true), (F::Document, OWN_NUMBER, false)]),
        row(M::AskSupplement, K::SupplementAsked, icons::PAPERCLIP, "要求补充材料", "要求补充", "缺材料；期限不因此重算", PLAIN,
            &[(F::What, "缺什么", true), (F::Due, "限期", false), (F::Document, OWN_NUMBER, false)]),
        row(M::Assign, K::Assigned, icons::ARROW_U_UP_LEFT, "交办责任单位", "交办", "交由责任单位办理，可限期报结果", ("交办要求", "如：先保灌溉，再商补偿"),
            &[(F::To, "责任单位", true), (F::Persons, "承办人", false), (F::Due, "限期报结果", false), (F::Document, OWN_NUMBER, false)]),
        row(M::Investigate, K::Investigated, icons::MAGNIFYING_GLASS, "调查核实", "记下调查", "录入调查情况", ("调查情况", "查明的事实"),
            &[(F::Place, "地点", false), (F::Persons, "调查人", false), (F::AskedOne, "被询问人", false)]),
        row(M::Hear, K::Heard, icons::USERS_THREE, "听证", "记下听证", "重大、复杂、疑难的可以听证", PLAIN,
            &[(F::Until, "结束日期", false), (F::Place, "地点", false), (F::Chair, "主持人", true), (F::Conclusion, "听证结论", false), (F::Document, OWN_NUMBER, false)]),
        row(M::ToMediation, K::ToMediation, icons::HANDSHAKE, "转人民调解", "转调解", "双方愿意调解的", PLAIN,
            &[(F::Body, "调解组织", true), (F::Nature, "纠纷性质", true), (F::Dispute, "纠纷", false), (F::Other, "对方当事人", true),
              (F::DisputeCategory, "纠纷类别", true), (F::Agreed, "双方意愿", true)]),
        row(M::MediationFailed, K::MediationFailed, icons::X_CIRCLE, "调解不成", "记下调解不成", "调解不成，继续办理", PLAIN, &[]),
        row(M::Settle, K::Settled, icons::HANDSHAKE, "调解、和解结案", "结案", "达成协议，写入协议书", PLAIN,
            &[(F::SettledBy, "方式", true), (F::Agreement, "协议书编号", true)]),
        row(M::Urge, K::Urged, icons::BELL_RINGING, "催办、督办", "发出", "催促责任单位按期办理", PLAIN,
            &[(F::UrgedBy, "方式", true), (F::To, "责任单位", true), (F::Cause, "事由", true), (F::Due, "新的期限", false), (F::Document, OWN_NUMBER, false)]),
        row(M::Extend, K::Extended, icons::HOURGLASS_MEDIUM, "延长办理期限", "延长期限", "情况复杂，经负责人批准延长一次", ("延期理由", "如：须等县里测绘结果"),
            &[(F::Days, "延长", true), (F::Approver, "批准人", true), (F::Document, OWN_NUMBER, false)]),
        row(M::Draft, K::Drafted, icons::NOTE_PENCIL, "拟稿送审", "送审", "处理意见书拟好，送领导审签", PLAIN, &[]),
        row(M::Reply, K::Replied, icons::STAMP, "出具处理意见书", "出具处理意见书", "处理意见书已签发", ("意见摘要", "逐项答复诉求"),
            &[(F::Opinion, "处理意见", true), (F::Document, OWN_NUMBER, false)]),
        row(M::Answer, K::Answered, icons::CHAT_TEXT, "答复信访人", "记下答复", "简易办理、建议意见的答复", ("答复内容", "答复了什么"),
            &[(F::Way, "方式", true), (F::Recipient, "答复对象", true), (F::Document, OWN_NUMBER, false)]),
        row(M::Convert, K::Converted, icons::SWAP, "转普通程序", "转普通程序", "简易办不了的，期限仍从受理日算", ("理由", "如：信访人对简易答复不满意"), &[]),
        row(M::DeliverNotice, K::Delivered, icons::ENVELOPE_SIMPLE, "送达告知书", "记下送达", "记下告知书何时、怎样送达", PLAIN, DELIVERY),
        row(M::DeliverExtension, K::Delivered, icons::ENVELOPE_SIMPLE, "送达延期告知书", "记下送达", "延期须告知信访人", PLAIN, DELIVERY),
        row(M::DeliverReply, K::Delivered, icons::ENVELOPE_SIMPLE, "送达处理意见书", "记下送达", "记下处理意见书何时、怎样送达", PLAIN, DELIVERY),
        row(M::Perform, K::Performed, icons::CHECK_SQUARE, "记落实情况", "记下落实", "答应的事落实了没有", ("落实情况", "如：闸门已修好，补偿款已付"), &[]),
        row(M::Report, K::Reported, icons::PAPER_PLANE_TILT, "报送办理结果", "报送结果", "向交办的上级报送结果", PLAIN,
            &[(F::To, "上级机关", true), (F::Document, OWN_NUMBER, false)]),
        row(M::Close, K::Closed, icons::CHECK_CIRCLE, "办结", "办结", "办理结束，记下是否化解", PLAIN,
            &[(F::Settlement, "化解情况", true), (F::Outcome, "三到位一处理", false), (F::Checks, "四个不放过", false)]),
        row(M::Withdraw, K::Withdrawn, icons::X_CIRCLE, "登记撤回", "记下撤回", "信访人书面撤回", PLAIN, &[]),
        row(M::RequestReview, K::ReviewRequested, icons::ARROWS_CLOCKWISE, "登记复查申请", "记下申请", "信访人向上一级申请复查、复核", PLAIN,
            &[(F::Body, "受理机关", true)]),
        row(M::DecideReview, K::ReviewDecided, icons::GAVEL, "登记复查意见", "记下意见", "维持、变更；撤销的重新办理", PLAIN,
            &[(F::ReviewOutcome, "结果", true), (F::Decision, "意见文号", true)]),
        row(M::DeliverReview, K::Delivered, icons::ENVELOPE_SIMPLE, "送达复查意见书", "记下送达", "信访人收到后 30 日内可申请复核", PLAIN, DELIVERY),
        row(M::Terminate, K::Terminated, icons::PROHIBIT, "终结", "终结", "信访程序终结", PLAIN,
            &[(F::Termination, "终结原因", true)]),
        row(M::Reopen, K::Reopened, icons::ARROW_COUNTER_CLOCKWISE, "重新办理", "重新办理", "有新的事实和理由，或回访发现没有落实", PLAIN,
            &[(F::Reason, "原因", true)]),
        row(M::FollowUp, K::FollowedUp, icons::CHAT_TEXT, "登记回访", "记下回访", "记下回访情况和满意度", ("回访情况", "答复是否落实，有无新的诉求"),
            &[(F::Contact, "方式、对象", false), (F::Satisfaction, "满意度", true), (F::OfficeRating, "对信访办", false), (F::UnitRating, "对责任单位", false),
              (F::GotReply, "收到答复", false), (F::Carried, "答复已落实", false), (F::NewDemand, "新的诉求", false)]),
        row(M::Archive, K::Archived, icons::FOLDER, "归档", "归档", "归档后锁定", PLAIN,
            &[(F::FileNumber, "档号", true), (F::Retention, "保管期限", true)]),
    ]
};

impl Move {
    /// Every one, in the order of a case's life.
    pub fn all() -> impl Iterator<Item = Self> {
        MOVES.iter().map(|row| row.step)
    }

    fn row(self) -> &'static Row {
        // The table has a row for every step, in their order; a test holds it to that.
        &MOVES[self as usize]
    }

    /// Which step of the procedure it makes.
    pub fn kind(self) -> StepKind {
        self.row().kind
    }

    /// Its words.
    pub fn words(self) -> &'static Words {
        &self.row().words
    }

    /// What its dialog asks besides day, clerk and words.
    pub fn fields(self) -> &'static [Asked] {
        self.row().fields
    }

    /// Which paper it delivers.
    pub fn paper(self) -> Option<DeliveredPaper> {
        Some(match self {
            Self::DeliverNotice => DeliveredPaper::Notice,
            Self::DeliverReply => DeliveredPaper::Reply,
            Self::DeliverExtension => DeliveredPaper::Extension,
            Self::DeliverReview => DeliveredPaper::ReviewOpinion,
            _ => return None,
        })
    }

    /// One of the first decisions about a new item, which stand together under 分流.
    pub fn is_triage(self) -> bool {
        self <= Self::Return
    }

    /// The papers that go with it, the first first.
    pub fn papers(self) -> impl Iterator<Item = FormId> {
        offered_at(self.kind().code()).map(|entry| entry.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_its_row_and_says_how_it_is_done() {
        for (place, row) in MOVES.iter().enumerate() {
            assert_eq!(row.step as usize, place, "{}", row.words.name);
            let words = &row.words;
            assert!([words.name, words.go, words.tip, words.text.0].iter().all(|words| !words.is_empty()));
            assert_eq!(row.kind == StepKind::Delivered, row.step.paper().is_some());
        }
        // Every step of the procedure can be taken from the page; notes and corrections have places of their own.
        let apart = [StepKind::Registered, StepKind::Corrected, StepKind::Noted];
        for kind in StepKind::ALL.iter().filter(|kind| !apart.contains(kind)) {
            assert!(Move::all().any(|step| step.kind() == *kind), "{kind}");
        }
    }
}
