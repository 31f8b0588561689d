//! The fields that the dialogs of steps ask for: what kind of thing each is, and which sentences belong to it.

use serde::{Deserialize, Serialize};

use crate::domain::terms::{
    AnswerWay, ClosingCheck, DeclineGround, DeliveryManner, LegalRoute, MediationConsent, MediationNature,
    NotReacceptedGround, Opinion, Outcome, Retention, ReviewOutcome, Satisfaction, SettledManner, Settlement,
    TerminationReason, Track, UrgeCause, UrgeManner,
};

/// A field. The same field in two dialogs keeps what was typed when one changes between them (分流).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is the field of its name; its label stands in the row of the step")]
pub enum Field {
    On,
    By,
    Text,
    Document,
    Track,
    WithNotice,
    Recipient,
    Ground,
    DirectTo,
    NotAgain,
    Earlier,
    Decision,
    To,
    Route,
    Organ,
    Case,
    Parts,
    Proposal,
    Leader,
    Post,
    Due,
    What,
    Persons,
    Place,
    AskedOne,
    Until,
    Chair,
    Conclusion,
    Body,
    Nature,
    Dispute,
    Other,
    DisputeCategory,
    Agreed,
    SettledBy,
    Agreement,
    UrgedBy,
    Cause,
    Days,
    Approver,
    Opinion,
    Way,
    Manner,
    Refused,
    Witness,
    Proof,
    Settlement,
    Outcome,
    Checks,
    ReviewOutcome,
    Termination,
    Reason,
    Contact,
    Satisfaction,
    OfficeRating,
    UnitRating,
    GotReply,
    Carried,
    NewDemand,
    FileNumber,
    Retention,
    Strike,
    /// None of them: the sentence stands under all.
    Whole,
}

/// A choice: stored code and what is read.
pub type Choice = (&'static str, &'static str);

/// What stands in a field.
pub enum Kind {
    /// A line of text, with an example.
    Line(&'static str),
    /// A unit or village: suggested, completed by Enter.
    Unit(&'static str),
    /// A person: suggested, never completed.
    Person,
    /// Several names.
    Names,
    /// Several lines of text.
    Lines(&'static str),
    /// A day.
    Day,
    /// A number of days.
    Days,
    /// One of a few short ones, side by side.
    Parts(Vec<Choice>),
    /// One of several sentences, one under the other.
    Radios(Vec<Choice>),
    /// One of many, in a list.
    Pick(Vec<Choice>),
    /// Any of several.
    Ticks(Vec<Choice>),
    /// Yes or no.
    Tick(&'static str),
    /// Another item of the register.
    Case,
    /// A dispute of the ledger, or a new one.
    Dispute,
    /// 纠纷类别, from the office's list.
    DisputeCategory,
}

macro_rules! choices {
    ($terms:ty) => {
        <$terms>::ALL.iter().map(|term| (term.code(), term.label())).collect()
    };
}

const YES_NO: [Choice; 3] = [("", "未问"), ("yes", "是"), ("no", "否")];

impl Field {
    /// What stands in it.
    pub fn kind(self) -> Kind {
        let unrated = || std::iter::once(("", "未问")).chain(choices_of_satisfaction()).collect();
        match self {
            Self::On | Self::Due | Self::Until => Kind::Day,
            Self::Text => Kind::Lines(""),
            Self::Parts => Kind::Lines("除本件外的其他事项，每行一件，写明标题"),
            Self::Proposal => Kind::Lines("建议怎样处理，交哪个单位"),
            // The track of suggestions is theirs alone, and the only one they have: it is not asked.
            Self::Track => {
                let asked = Track::ALL.iter().filter(|track| **track != Track::Suggestion);
                Kind::Parts(asked.map(|track| (track.code(), track.label())).collect())
            }
            Self::Ground => Kind::Radios(choices!(DeclineGround)),
            Self::NotAgain => Kind::Radios(choices!(NotReacceptedGround)),
            Self::Route => Kind::Radios(choices!(LegalRoute)),
            Self::SettledBy => Kind::Parts(choices!(SettledManner)),
            Self::UrgedBy => Kind::Parts(choices!(UrgeManner)),
            Self::Cause => Kind::Pick(choices!(UrgeCause)),
            Self::Opinion => Kind::Parts(choices!(Opinion)),
            Self::Way => Kind::Parts(choices!(AnswerWay)),
            Self::Manner => Kind::Pick(choices!(DeliveryManner)),
            Self::Settlement => Kind::Parts(choices!(Settlement)),
            Self::Outcome => Kind::Pick(choices!(Outcome)),
            Self::Checks => Kind::Ticks(choices!(ClosingCheck)),
            Self::ReviewOutcome => Kind::Parts(choices!(ReviewOutcome)),
            Self::Termination => Kind::Pick(choices!(TerminationReason)),
            Self::Satisfaction => Kind::Parts(choices_of_satisfaction().collect()),
            Self::OfficeRating | Self::UnitRating => Kind::Pick(unrated()),
            Self::GotReply | Self::Carried => Kind::Parts(YES_NO.to_vec()),
            Self::Retention => Kind::Parts(choices!(Retention)),
            Self::WithNotice => Kind::Tick("告知书同时当面送达"),
            Self::Refused => Kind::Tick("拒收，有人见证"),
            Self::Strike => Kind::Tick("这一条整条记错，撤销"),
            Self::Days => Kind::Days,
            Self::Case => Kind::Case,
            Self::Dispute => Kind::Dispute,
            Self::Nature => Kind::Pick(choices!(MediationNature)),
            Self::Agreed => Kind::Ticks(choices!(MediationConsent)),
            Self::DisputeCategory => Kind::DisputeCategory,
            Self::Other => Kind::Line("如：何某川"),
            Self::Persons => Kind::Names,
            Self::To => Kind::Unit(""),
            Self::Body => Kind::Unit("如：清水镇人民调解委员会"),
            Self::Leader | Self::Approver | Self::Chair | Self::By => Kind::Person,
            Self::DirectTo | Self::Organ => Kind::Line("如：清河县人民法院"),
            Self::Contact => Kind::Line("如：电话，李某乙"),
            Self::Proof => Kind::Line("如：邮件号、张贴处、照片"),
            Self::What => Kind::Line("如：土地承包合同"),
            Self::Reason => Kind::Line("如：有新的事实和理由"),
            Self::Agreement => Kind::Line("如：协2026-020"),
            _ => Kind::Line(""),
        }
    }

    /// Whether one must say what it is: a choice without which there is no step.
    pub fn is_choice(self) -> bool {
        matches!(self.kind(), Kind::Parts(_) | Kind::Radios(_) | Kind::Pick(_) | Kind::DisputeCategory)
    }

    /// The field among `shown` that a sentence of the rules is about.
    pub fn of_sentence(sentence: &str, shown: &[Self]) -> Self {
        if sentence.starts_with("日期") && shown.contains(&Self::On) {
            return Self::On;
        }
        let about = |(words, field): &(&str, Self)| sentence.contains(words) && shown.contains(field);
        MARKS.iter().find(|mark| about(mark)).map_or(Self::Whole, |(_, field)| *field)
    }
}

fn choices_of_satisfaction() -> impl Iterator<Item = Choice> {
    Satisfaction::ALL.iter().map(|term| (term.code(), term.label()))
}

/// Words of a sentence and the field it is about, the first that fits.
const MARKS: [(&str, Field); 41] = [
    ("四个不放过", Field::Checks),
    ("转人民调解", Field::Nature),
    ("双方都同意", Field::Agreed),
    ("对方当事人", Field::Other),
    ("纠纷", Field::Dispute),
    ("批准人", Field::Approver),
    ("延长 ", Field::Days),
    ("签收人", Field::Recipient),
    ("签收人", Field::Witness),
    ("应向哪里", Field::DirectTo),
    ("批示领导", Field::Leader),
    ("批示内容", Field::Text),
    ("拟办意见", Field::Proposal),
    ("原件编号", Field::Earlier),
    ("哪个机关", Field::Organ),
    ("并入", Field::Case),
    ("件号", Field::Parts),
    ("须补充", Field::What),
    ("主持人", Field::Chair),
    ("结束日期", Field::Until),
    ("调解组织", Field::Body),
    ("协议书", Field::Agreement),
    ("事由", Field::Cause),
    ("答复对象", Field::Recipient),
    ("答复内容", Field::Text),
    ("调查情况", Field::Text),
    ("落实情况", Field::Text),
    ("存查", Field::Text),
    ("依据", Field::Text),
    ("机关未填", Field::Body),
    ("文号", Field::Decision),
    ("档号", Field::FileNumber),
    ("写明原因", Field::Reason),
    ("写明原因", Field::Text),
    ("来文单位", Field::To),
    ("上报单位", Field::To),
    ("去向单位", Field::To),
    ("责任单位", Field::To),
    ("单位未填", Field::To),
    ("的单位", Field::To),
    ("理由", Field::Text),
];
