//! 办理过程: the steps of an item, which may follow which, and what each must carry.
//!
//! What happened is kept as a list of [`Step`]s that only grows; everything else — the stage, the open
//! duties, the figures — is derived from it by pure functions. [`permission`] is the one table that says
//! which step the rules allow at which stage; window and store ask it and never repeat it.
//!
//! Source: 信访条例 (2005) Art. 21–35, 信访工作条例 (2022) Art. 22–36; the stages are office practice.

use super::{
    calendar::Calendar,
    deadline::{self, Clocks},
    petition::Petition,
    settings::Settings,
    terms::{DeclineGround, DeliveredPaper, DeliveryManner, Opinion, Satisfaction, Settlement, terms},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

terms! {
    /// 办理步骤.
    StepKind {
        Registered = "registered", "登记";
        Accepted = "accepted", "受理";
        Declined = "declined", "不予受理";
        Forwarded = "forwarded", "转送";
        Assigned = "assigned", "交办";
        Extended = "extended", "延期";
        Replied = "replied", "答复";
        Delivered = "delivered", "送达";
        Reported = "reported", "报结";
        Closed = "closed", "办结";
        Withdrawn = "withdrawn", "撤回";
        FollowedUp = "followed_up", "回访";
        Noted = "noted", "记事";
    }
}

terms! {
    /// 办理状态, derived from the steps.
    Stage {
        Registered = "registered", "待受理";
        InProgress = "in_progress", "办理中";
        Extended = "extended", "已延期";
        Replied = "replied", "待送达";
        Delivered = "delivered", "已送达";
        Forwarded = "forwarded", "已转送";
        Declined = "declined", "不予受理";
        Withdrawn = "withdrawn", "已撤回";
        Closed = "closed", "已办结";
    }
}

impl Stage {
    /// 在办: still owes something.
    pub fn is_open(self) -> bool {
        self != Self::Closed
    }
}

/// What one step carries beyond its date and words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// 登记.
    Registered {},
    /// 受理: the finish clock starts.
    Accepted {},
    /// 不予受理: a refusal needs a reason *and* a direction.
    Declined {
        /// The ticked ground.
        ground: DeclineGround,
        /// The office or route the petitioner is pointed to.
        direct_to: String,
    },
    /// 转送 to the competent body.
    Forwarded {
        /// 去向单位.
        to: String,
    },
    /// 交办 to a unit of the township.
    Assigned {
        /// 责任单位.
        to: String,
        /// Day by which the unit reports.
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
    /// 答复: the written opinion is signed.
    Replied {
        /// What it says.
        opinion: Opinion,
    },
    /// 送达.
    Delivered {
        /// Which paper.
        paper: DeliveredPaper,
        /// How.
        manner: DeliveryManner,
        /// 签收人; for a refusal the witness.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        recipient: String,
        /// 拒收: deemed served with a witness.
        #[serde(default, skip_serializing_if = "super::petition::is_false")]
        refused: bool,
    },
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
    },
    /// 撤回: the petitioner withdrew in writing.
    Withdrawn {},
    /// 回访.
    FollowedUp {
        /// How and with whom: 「电话，李某乙」.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        contact: String,
        /// What the petitioner said.
        satisfaction: Satisfaction,
    },
    /// 记事: 领导批示, 现场核实, 调查情况 … anything worth keeping that changes no stage.
    Noted {
        /// The heading of the entry.
        label: String,
    },
}

impl Act {
    /// Which step this is.
    pub fn kind(&self) -> StepKind {
        match self {
            Self::Registered {} => StepKind::Registered,
            Self::Accepted {} => StepKind::Accepted,
            Self::Declined { .. } => StepKind::Declined,
            Self::Forwarded { .. } => StepKind::Forwarded,
            Self::Assigned { .. } => StepKind::Assigned,
            Self::Extended { .. } => StepKind::Extended,
            Self::Replied { .. } => StepKind::Replied,
            Self::Delivered { .. } => StepKind::Delivered,
            Self::Reported { .. } => StepKind::Reported,
            Self::Closed { .. } => StepKind::Closed,
            Self::Withdrawn {} => StepKind::Withdrawn,
            Self::FollowedUp { .. } => StepKind::FollowedUp,
            Self::Noted { .. } => StepKind::Noted,
        }
    }
}

/// One entry of the timeline. Entries are added, never edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The day it happened; paper may come first and typing later.
    pub on: NaiveDate,
    /// Time of day, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveTime>,
    /// When it was typed.
    pub recorded_at: NaiveDateTime,
    /// Who did it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// What was done, in the clerk's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// 文书号 of the paper that goes with it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// What kind of step, with its own data.
    pub act: Act,
}

impl Step {
    /// A step of `act` on `on`, typed at `recorded_at`, without words.
    pub fn new(on: NaiveDate, recorded_at: NaiveDateTime, act: Act) -> Self {
        Self { on, at: None, recorded_at, by: String::new(), text: String::new(), document: String::new(), act }
    }

    /// Which step this is.
    pub fn kind(&self) -> StepKind {
        self.act.kind()
    }

    /// 「受理」, 「送达 处理意见书」, 「领导批示」: the head of the timeline entry.
    pub fn heading(&self) -> String {
        match &self.act {
            Act::Noted { label } => label.clone(),
            Act::Delivered { paper, .. } => format!("送达{paper}"),
            Act::Assigned { to, .. } => format!("交办 {to}"),
            Act::Forwarded { to } => format!("转送 {to}"),
            Act::Extended { days, .. } => format!("延期 {days} 日"),
            Act::Reported { to } => format!("报送 {to}"),
            act => act.kind().label().into(),
        }
    }
}

/// What the steps of an item add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// 办理状态.
    pub stage: Stage,
    /// 受理日.
    pub accepted_on: Option<NaiveDate>,
    /// Day the first notice (受理, 不予受理, 转送告知) was delivered.
    pub notice_delivered_on: Option<NaiveDate>,
    /// Day and length of the extension.
    pub extended: Option<(NaiveDate, u16)>,
    /// Day the opinion was signed.
    pub replied_on: Option<NaiveDate>,
    /// Day the opinion was delivered: the petitioner's review window starts.
    pub reply_delivered_on: Option<NaiveDate>,
    /// Day the result was first reported to the superior; what is reported later adds to it.
    pub reported_on: Option<NaiveDate>,
    /// Day the petitioner withdrew: what was owed to him is pointless from then on.
    pub withdrawn_on: Option<NaiveDate>,
    /// 办结日.
    pub closed_on: Option<NaiveDate>,
    /// 化解, as judged at closing.
    pub settlement: Option<Settlement>,
    /// Last follow-up.
    pub followed_up: Option<(NaiveDate, Satisfaction)>,
    /// Day of the last step that is no note: nothing statutory may be dated before it.
    pub last_on: Option<NaiveDate>,
}

impl Progress {
    /// Day the petitioner was first told in writing what becomes of the item; the reply itself tells it too.
    pub fn told_on(&self) -> Option<NaiveDate> {
        [self.notice_delivered_on, self.reply_delivered_on].into_iter().flatten().min()
    }

    /// Reads the steps in their order.
    pub fn of(steps: &[Step]) -> Self {
        let mut p = Self {
            stage: Stage::Registered,
            accepted_on: None,
            notice_delivered_on: None,
            extended: None,
            replied_on: None,
            reply_delivered_on: None,
            reported_on: None,
            withdrawn_on: None,
            closed_on: None,
            settlement: None,
            followed_up: None,
            last_on: None,
        };
        for step in steps {
            let on = step.on;
            match &step.act {
                Act::Noted { .. } => continue,
                Act::Registered {} | Act::Assigned { .. } => {}
                Act::Accepted {} => (p.stage, p.accepted_on) = (Stage::InProgress, Some(on)),
                Act::Declined { .. } => p.stage = Stage::Declined,
                Act::Forwarded { .. } => p.stage = Stage::Forwarded,
                Act::Extended { days, .. } => (p.stage, p.extended) = (Stage::Extended, Some((on, *days))),
                Act::Replied { .. } => (p.stage, p.replied_on) = (Stage::Replied, Some(on)),
                Act::Delivered { paper: DeliveredPaper::Notice, .. } => {
                    p.notice_delivered_on = p.notice_delivered_on.or(Some(on))
                }
                Act::Delivered { paper: DeliveredPaper::Reply, .. } => {
                    (p.stage, p.reply_delivered_on) = (Stage::Delivered, Some(on))
                }
                Act::Reported { .. } => p.reported_on = p.reported_on.or(Some(on)),
                Act::Closed { settlement } => {
                    (p.stage, p.closed_on, p.settlement) = (Stage::Closed, Some(on), *settlement)
                }
                Act::Withdrawn {} => (p.stage, p.withdrawn_on) = (Stage::Withdrawn, Some(on)),
                Act::FollowedUp { satisfaction, .. } => p.followed_up = Some((on, *satisfaction)),
            }
            p.last_on = p.last_on.max(Some(on));
        }
        p
    }
}

/// Whether the rules allow a step now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It may be done.
    Allowed,
    /// It may come later; the sentence says when.
    NotYet(&'static str),
    /// It can no longer be done; the sentence says why.
    Never(&'static str),
}

/// The table of the procedure: may `kind` follow at `stage`?
///
/// [`StepKind::Delivered`] stands for delivering the reply; notices have their own entry,
/// [`notice_permission`].
pub fn permission(stage: Stage, kind: StepKind) -> Permission {
    use Permission::{Allowed, Never, NotYet};
    use Stage as S;
    use StepKind as K;
    const ENDED: Permission = Never("已办结，办理记录不再增加；可以回访或记事。");
    match (stage, kind) {
        (_, K::Noted) => Allowed,
        (_, K::Registered) => Never("已经登记。"),
        (S::Closed, K::FollowedUp | K::Reported) => Allowed,
        (S::Closed, _) => ENDED,
        (_, K::FollowedUp) => NotYet("办结后可回访。"),

        (S::Registered, K::Accepted | K::Declined | K::Forwarded | K::Withdrawn) => Allowed,
        (S::Registered, K::Assigned) => NotYet("受理后可交办。"),
        (S::Registered, K::Extended) => NotYet("受理后可延期。"),
        (S::Registered, K::Replied) => NotYet("受理后可答复。"),

        (S::InProgress | S::Extended, K::Assigned | K::Replied | K::Withdrawn | K::Reported) => Allowed,
        (S::InProgress, K::Extended) => Allowed,
        (S::Extended, K::Extended) => Never("已延期一次，不能再延。"),
        (S::InProgress | S::Extended | S::Replied | S::Delivered, K::Accepted) => Never("已经受理。"),
        (S::InProgress | S::Extended | S::Replied | S::Delivered, K::Declined) => Never("已经受理，不能改为不予受理。"),
        (S::InProgress | S::Extended | S::Replied | S::Delivered, K::Forwarded) => {
            Never("已经受理，不能转送；可以交办。")
        }

        (S::Replied, K::Delivered) => Allowed,
        (S::Registered | S::InProgress | S::Extended, K::Delivered) => NotYet("处理意见书签发后可送达。"),
        (S::Replied | S::Delivered, K::Extended) => Never("已经答复，不必延期。"),
        (S::Replied | S::Delivered, K::Replied) => Never("已经答复。"),
        (S::Replied | S::Delivered, K::Assigned) => Never("已经答复，不再交办。"),
        (S::Replied, K::Withdrawn) => Allowed,
        (S::Delivered, K::Withdrawn) => Never("处理意见书已送达，不能撤回。"),
        (S::Delivered, K::Delivered) => Never("处理意见书已经送达。"),

        (S::Delivered | S::Forwarded | S::Declined | S::Withdrawn, K::Closed) => Allowed,
        (_, K::Closed) => NotYet("处理意见书送达后可办结。"),
        (S::Replied | S::Delivered | S::Forwarded | S::Declined | S::Withdrawn, K::Reported) => Allowed,
        (S::Registered, K::Reported) => NotYet("受理后可报送结果。"),

        (S::Forwarded, _) => Never("已转送有权处理机关。"),
        (S::Declined, _) => Never("已作不予受理。"),
        (S::Withdrawn, _) => Never("信访人已撤回。"),
    }
}

/// May a 告知书 be delivered at this stage? Once, after the office has decided what it does with the item.
pub fn notice_permission(progress: &Progress) -> Permission {
    match progress.stage {
        _ if progress.notice_delivered_on.is_some() => Permission::Never("告知书已经送达。"),
        Stage::Registered => Permission::NotYet("受理、不予受理或转送后可送达告知书。"),
        Stage::Closed | Stage::Withdrawn => Permission::Never("已办结，不再送达告知书。"),
        _ => Permission::Allowed,
    }
}

/// A step was refused, with the sentence for the clerk.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct StepRefused(pub String);

/// Checks that `step` may be added to `history` of `item`.
///
/// # Errors
///
/// [`StepRefused`] when the rules do not allow the step at this stage, when its date runs backwards or
/// lies after `today`, or when what it must carry is missing.
pub fn check_step(
    item: &Petition,
    history: &[Step],
    step: &Step,
    today: NaiveDate,
    settings: &Settings,
    calendar: &Calendar,
) -> Result<(), StepRefused> {
    let refuse = |why: String| Err(StepRefused(why));
    let progress = Progress::of(history);
    let kind = step.kind();
    if kind == StepKind::Registered && history.is_empty() {
        return if step.on > today { refuse("日期晚于今日，请核对。".into()) } else { Ok(()) };
    }
    let allowed = match &step.act {
        Act::Delivered { paper: DeliveredPaper::Notice, .. } => notice_permission(&progress),
        _ => permission(progress.stage, kind),
    };
    if let Permission::NotYet(why) | Permission::Never(why) = allowed {
        return refuse(why.into());
    }
    if step.on > today {
        return refuse("日期晚于今日，请核对。".into());
    }
    if step.on < item.received_on {
        return refuse(format!("日期早于收到日期 {}，请核对。", item.received_on));
    }
    if let Some(last) = progress.last_on.filter(|&last| kind != StepKind::Noted && step.on < last) {
        return refuse(format!("日期早于上一步的 {last}，请核对。"));
    }
    let blank = |text: &str| text.trim().is_empty();
    match &step.act {
        Act::Declined { direct_to, .. } if blank(direct_to) => {
            refuse("不予受理须告诉信访人应向哪里提出，请填写。".into())
        }
        Act::Forwarded { to } | Act::Reported { to } if blank(to) => refuse("去向单位未填。".into()),
        Act::Assigned { to, .. } if blank(to) => refuse("责任单位未填。".into()),
        Act::Assigned { to, .. } | Act::Forwarded { to }
            if item.class == super::terms::MatterClass::Accusation && settings.names_same_body(&item.accused, to) =>
        {
            refuse("检举控告不能交给被反映的单位办理，请改责任单位。".into())
        }
        Act::Extended { days, approver } => {
            let limit = settings.limits.extension_max;
            let clocks = Clocks::of(item, history, settings, calendar);
            if *days == 0 || *days > limit {
                refuse(format!("延长 1 至 {limit} 日，现为 {days} 日。"))
            } else if blank(approver) {
                refuse("延期须经负责人批准，批准人未填。".into())
            } else if let Some(due) = clocks.due(deadline::ClockId::Finish).filter(|due| step.on > due.legal) {
                refuse(format!("办理期限已于 {} 届满，不能再延期。", due.legal))
            } else {
                Ok(())
            }
        }
        Act::Delivered { recipient, manner: DeliveryManner::InPerson, .. } if blank(recipient) => {
            refuse("当面送达须填签收人；拒收的填见证人。".into())
        }
        Act::Noted { label } if blank(label) && blank(&step.text) => refuse("记事内容未填。".into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{calendar, terms::Channel};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn step(on: &str, act: Act) -> Step {
        Step::new(day(on), day(on).and_hms_opt(9, 0, 0).unwrap(), act)
    }

    fn item() -> Petition {
        Petition::blank(Channel::Letter, day("2026-03-02").and_hms_opt(9, 0, 0).unwrap())
    }

    fn delivered(paper: DeliveredPaper) -> Act {
        Act::Delivered { paper, manner: DeliveryManner::InPerson, recipient: "李某乙".into(), refused: false }
    }

    /// Adds the steps one by one; returns the first refusal.
    fn run(steps: &[Step]) -> Result<Progress, String> {
        let (settings, calendar, today) = (Settings::default(), calendar::built_in(), day("2026-12-31"));
        let mut history = vec![step("2026-03-02", Act::Registered {})];
        for next in steps {
            check_step(&item(), &history, next, today, &settings, &calendar).map_err(|refused| refused.0)?;
            history.push(next.clone());
        }
        Ok(Progress::of(&history))
    }

    #[test]
    fn a_matter_goes_its_whole_way() {
        let progress = run(&[
            step("2026-03-03", Act::Accepted {}),
            step("2026-03-04", delivered(DeliveredPaper::Notice)),
            step("2026-03-05", Act::Assigned { to: "农业农村办".into(), due: None }),
            step("2026-04-30", Act::Extended { days: 30, approver: "陈某山".into() }),
            step("2026-05-20", Act::Replied { opinion: Opinion::Supported }),
            step("2026-05-21", delivered(DeliveredPaper::Reply)),
            step("2026-05-21", Act::Closed { settlement: Some(Settlement::Settled) }),
            step("2026-06-01", Act::FollowedUp { contact: "电话".into(), satisfaction: Satisfaction::Satisfied }),
        ])
        .unwrap();
        assert_eq!((progress.stage, progress.closed_on), (Stage::Closed, Some(day("2026-05-21"))));
    }

    #[test]
    fn steps_out_of_order_get_their_sentence() {
        let closed = Act::Closed { settlement: None };
        assert_eq!(run(&[step("2026-03-03", closed.clone())]).unwrap_err(), "处理意见书送达后可办结。");
        assert_eq!(
            run(&[
                step("2026-03-03", Act::Accepted {}),
                step("2026-03-02", Act::Replied { opinion: Opinion::Supported })
            ])
            .unwrap_err(),
            "日期早于上一步的 2026-03-03，请核对。"
        );
        assert_eq!(
            run(&[step("2026-03-03", Act::Accepted {}), step("2027-01-04", Act::Withdrawn {})]).unwrap_err(),
            "日期晚于今日，请核对。"
        );
        assert_eq!(run(&[step("2026-03-01", Act::Accepted {})]).unwrap_err(), "日期早于收到日期 2026-03-02，请核对。");
        let extended = Act::Extended { days: 31, approver: "陈某山".into() };
        assert_eq!(
            run(&[step("2026-03-03", Act::Accepted {}), step("2026-04-01", extended)]).unwrap_err(),
            "延长 1 至 30 日，现为 31 日。"
        );
        let extended = Act::Extended { days: 30, approver: "陈某山".into() };
        assert_eq!(
            run(&[step("2026-03-03", Act::Accepted {}), step("2026-05-07", extended.clone())]).unwrap_err(),
            "办理期限已于 2026-05-06 届满，不能再延期。"
        );
        assert_eq!(
            run(&[
                step("2026-03-03", Act::Accepted {}),
                step("2026-04-01", extended.clone()),
                step("2026-04-02", extended)
            ])
            .unwrap_err(),
            "已延期一次，不能再延。"
        );
    }

    #[test]
    fn nothing_statutory_follows_a_closed_item() {
        for &kind in StepKind::ALL {
            let allowed = permission(Stage::Closed, kind) == Permission::Allowed;
            assert_eq!(allowed, matches!(kind, StepKind::FollowedUp | StepKind::Reported | StepKind::Noted), "{kind}");
        }
    }

    #[test]
    fn every_refusal_of_the_table_is_a_sentence() {
        for &stage in Stage::ALL {
            for &kind in StepKind::ALL {
                if let Permission::NotYet(why) | Permission::Never(why) = permission(stage, kind) {
                    assert!(why.ends_with('。') && why.chars().count() >= 5, "{stage} {kind}: {why}");
                }
            }
        }
    }
}
