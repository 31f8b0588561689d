//! 结案: what is still missing before 办结 and 化解, when to follow up, how long the file is kept.
//!
//! 办结 says that the procedure of the office is over, 化解 that the trouble is. What is missing is told as a list; it
//! stops nobody from 办结: a clerk may close an item whose petitioner cannot be found, and the list says what was not
//! done. 化解 alone waits for the whole of 四个不放过; see `rules`.

use super::{
    act::{Act, StepKind},
    progress::Progress,
    stage::Stage,
    step::{Step, effective},
    table::{Permission, permission},
};
use crate::domain::{
    petition::Petition,
    settings::Settings,
    terms::{ClosingCheck, Opinion, Outcome, ReferralKind, Retention, Settlement},
};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a thing is missing for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingFor {
    /// 办结.
    Closing,
    /// 化解.
    Settlement,
}

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// For what.
    pub missing_for: MissingFor,
    /// 「告知书尚未送达。」
    pub sentence: String,
}

/// What is still lacking before `item` can be closed with this judgement: first for 办结, then for 化解 (only when it
/// is to be judged 化解). Empty when everything is in order.
pub fn missing_to_close(
    item: &Petition,
    history: &[Step],
    settlement: Option<Settlement>,
    outcome: Option<Outcome>,
    checks: &BTreeSet<ClosingCheck>,
) -> Vec<Missing> {
    let progress = Progress::of(history);
    let mut found = Vec::new();
    let mut lacks = |missing_for, lacking: bool, sentence: String| {
        if lacking {
            found.push(Missing { missing_for, sentence });
        }
    };
    let stage = permission(progress.stage, StepKind::Closed);
    if let Permission::NotYet(why) | Permission::Never(why) = stage {
        lacks(MissingFor::Closing, true, why.into());
    }
    let handled = progress.accepted_on.is_some();
    // Who withdrew, or whose item went back to its sender, is told by what he did and by the sender.
    let notice = item.notice_owed() && !matches!(progress.stage, Stage::Withdrawn | Stage::Returned);
    lacks(MissingFor::Closing, notice && progress.told_on().is_none(), "告知书尚未送达。".into());
    let untold = progress.extended.is_some() && progress.extension_told_on.is_none() && item.notice_owed();
    lacks(MissingFor::Closing, untold, "延期告知书尚未送达。".into());
    if let Some(referral) = item.referral.as_ref().filter(|referral| referral.kind == ReferralKind::Assigned) {
        let open = progress.reported_on.is_none() && progress.stage != Stage::Returned;
        lacks(MissingFor::Closing, open, format!("尚未向{}报送办理结果。", referral.from));
    }
    lacks(MissingFor::Closing, handled && outcome.is_none(), "三到位一处理的情况未选。".into());
    if settlement == Some(Settlement::Settled) {
        for check in ClosingCheck::ALL.iter().filter(|check| !checks.contains(check)) {
            lacks(MissingFor::Settlement, true, format!("四个不放过：“{check}”还没有确认。"));
        }
        let undone = progress.performed_on.is_none();
        lacks(MissingFor::Settlement, progress.settled_on.is_some() && undone, "协议履行情况未记。".into());
        let promised = matches!(progress.opinion, Some(Opinion::Supported | Opinion::PartlySupported));
        lacks(MissingFor::Settlement, promised && undone, "支持的事项还没有记落实情况。".into());
    }
    found
}

/// The day by which an ended item is to be followed up (回访); `None` when it was, when there is nobody to ask, or when
/// the office wants no reminder (zero days).
pub fn follow_up_due(item: &Petition, progress: &Progress, settings: &Settings) -> Option<NaiveDate> {
    let closed = progress.closed_on.filter(|_| settings.follow_up_days > 0 && awaits_follow_up(item, progress))?;
    closed.checked_add_days(Days::new(settings.follow_up_days.into()))
}

/// Whether an ended item is still to be followed up: it was handled here, there is somebody to ask, and he was not
/// asked since.
pub fn awaits_follow_up(item: &Petition, progress: &Progress) -> bool {
    let over = matches!(progress.stage, Stage::Closed | Stage::Terminated);
    let asked = progress.followed_up.is_some_and(|(on, _)| progress.closed_on.is_some_and(|closed| on >= closed));
    over && !asked && !item.anonymous && item.cancelled.is_none() && progress.accepted_on.is_some()
}

/// 保管期限 by what a file holds.
///
/// Source: 机关文书档案保管期限表 (2006), as townships apply it to petition files; the office's own table, approved by
/// the archives, goes before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RetentionTable {
    /// With a leader's instruction and a result.
    pub instructed: Retention,
    /// With a result.
    pub with_result: Retention,
    /// Without one.
    pub without_result: Retention,
}

impl Default for RetentionTable {
    fn default() -> Self {
        Self {
            instructed: Retention::Permanent,
            with_result: Retention::ThirtyYears,
            without_result: Retention::TenYears,
        }
    }
}

/// The 保管期限 to propose for a file.
pub fn proposed_retention(history: &[Step], table: &RetentionTable) -> Retention {
    let steps = effective(history);
    let progress = Progress::of(history);
    let result = progress.reply_delivered_on.is_some()
        || progress.settled_on.is_some()
        || progress.earlier.iter().any(|round| round.reply_delivered_on.is_some());
    let instructed = steps.iter().any(|step| match &step.act {
        Act::Instructed { .. } => true,
        Act::Noted { label } => label == "领导批示",
        _ => false,
    });
    match (result, instructed) {
        (true, true) => table.instructed,
        (true, false) => table.with_result,
        (false, _) => table.without_result,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        petition::Referral,
        terms::{Channel, DeclineGround, DeliveredPaper, DeliveryManner},
    };

    fn item() -> Petition {
        Petition::blank(Channel::Letter, "2026-03-02T09:00:00".parse().unwrap())
    }

    fn record(acts: &[Act]) -> Vec<Step> {
        let at = "2026-03-02T09:00:00".parse::<chrono::NaiveDateTime>().unwrap();
        let acts = std::iter::once(Act::Registered {}).chain(acts.iter().cloned());
        acts.map(|act| Step::new(at.date(), at, act)).collect()
    }

    fn replied() -> Vec<Step> {
        record(&[
            Act::accepted(),
            Act::replied(Opinion::Supported),
            Act::delivered(DeliveredPaper::Reply, DeliveryManner::InPerson, "李某乙"),
        ])
    }

    fn sentences(item: &Petition, steps: &[Step], settlement: Option<Settlement>) -> Vec<String> {
        missing_to_close(item, steps, settlement, Some(Outcome::Solved), &BTreeSet::new())
            .into_iter()
            .map(|missing| missing.sentence)
            .collect()
    }

    #[test]
    fn a_refusal_without_its_notice_is_listed_but_not_for_the_nameless() {
        let declined = Act::Declined { ground: DeclineGround::OutsideRemit, direct_to: "县水利局".into() };
        let steps = record(&[declined]);
        assert_eq!(sentences(&item(), &steps, None), ["告知书尚未送达。"]);
        let nameless = Petition { anonymous: true, ..item() };
        assert!(sentences(&nameless, &steps, None).is_empty());
    }

    #[test]
    fn what_the_superior_waits_for_is_listed() {
        let referral =
            Referral {
                from: "清河县信访局".into(), document: String::new(), kind: ReferralKind::Assigned, due: None
            };
        let item = Petition { referral: Some(referral), ..item() };
        assert_eq!(sentences(&item, &replied(), None), ["尚未向清河县信访局报送办理结果。"]);
    }

    #[test]
    fn closing_needs_no_checklist_and_settling_does() {
        assert!(sentences(&item(), &replied(), Some(Settlement::Unsettled)).is_empty());
        let missing = sentences(&item(), &replied(), Some(Settlement::Settled));
        assert_eq!(missing.len(), 5);
        assert_eq!(missing[0], "四个不放过：“问题查清”还没有确认。");
        assert_eq!(missing[4], "支持的事项还没有记落实情况。");
    }

    #[test]
    fn an_open_item_says_what_comes_first() {
        assert_eq!(sentences(&item(), &record(&[Act::accepted()]), None)[0], "处理意见书送达后可办结。");
    }

    #[test]
    fn a_closed_item_is_followed_up_after_thirty_days_once() {
        let mut steps = replied();
        steps.extend(record(&[Act::closed(None)]).pop());
        let due = |steps: &[Step]| follow_up_due(&item(), &Progress::of(steps), &Settings::default());
        assert_eq!(due(&steps), "2026-04-01".parse().ok());
        steps.extend(record(&[Act::followed_up("电话", crate::domain::terms::Satisfaction::Satisfied)]).pop());
        assert_eq!(due(&steps), None);
    }

    #[test]
    fn the_file_is_kept_by_what_it_holds() {
        let table = RetentionTable::default();
        assert_eq!(proposed_retention(&replied(), &table), Retention::ThirtyYears);
        let mut steps = replied();
        let instructed = Act::Instructed { leader: "陈某山".into(), post: String::new(), due: None };
        steps.extend(record(&[instructed]).pop());
        assert_eq!(proposed_retention(&steps, &table), Retention::Permanent);
        assert_eq!(proposed_retention(&record(&[]), &table), Retention::TenYears);
    }
}
