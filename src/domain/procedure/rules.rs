//! What the law asks of a step beyond the table: which outcome fits which matter, extension, delivery, review, ending.
//!
//! These rules hold for steps that are being taken. A record that was made under other rules or limits is not refused
//! for them; see [`check_record`](super::check_record).
//!
//! Triage, as the outcomes are called in the procedure of petition offices:
//!
//! | outcome | step | when |
//! |---|---|---|
//! | 受理 | 受理, 普通程序 | 申诉求决 within the township's powers (2022 Art. 31(6)) |
//! | 简易受理 | 受理, 简易程序 | first-time, clear, small; see [`simple_is_refused`] |
//! | 建议意见 | 受理, 建议意见办理 | suggestions: answered after study, no 处理意见书, no 复查 (Art. 29) |
//! | 检举控告 | 转送 to 纪检 or 受理 | never handed to the accused (Art. 30) |
//! | 导入法定程序 | 导入法定程序 | 诉讼, 仲裁, 党员申诉, 行政程序, 履职 (Art. 31(1)–(5)) |
//! | 转送 | 转送 | not the township's remit (Art. 22–23) |
//! | 不予受理 | 不予受理 | with ground and direction |
//! | 不再受理 | 不再受理 | 复核 done, same facts and reasons (Art. 36) |
//! | 并案 | 并案 | same person and matter, still running |
//! | 存查 | 存查 | anonymous without clue, thanks, unclear |
//! | 紧急上报 | 紧急上报 | danger (Art. 25); besides another outcome |
//! | 退回 | 退回 | wrongly sent to us, within five working days (Art. 23) |

use super::{act::Act, progress::Progress, stage::Stage, step::Step};
use crate::domain::{
    calendar::Calendar,
    citation::RuleSet,
    deadline::{ClockId, Clocks},
    mediation,
    petition::Petition,
    settings::Settings,
    terms::{
        ClosingCheck, DeclineGround, Flag, MatterClass, ReferralKind, ReviewLevel, Settlement, TerminationReason, Track,
    },
};
use std::collections::BTreeSet;

/// Where a reason of 终结 belongs. 死亡 may end a matter at any stage; 复核终结 comes with the decision itself.
const ENDINGS: &[(TerminationReason, &[Stage])] = &[
    (
        TerminationReason::Told,
        &[
            Stage::Directed,
            Stage::Declined,
            Stage::NotReaccepted,
            Stage::Merged,
            Stage::Shelved,
            Stage::Returned,
            Stage::Closed,
        ],
    ),
    (TerminationReason::ForwardDone, &[Stage::Forwarded, Stage::Directed, Stage::Closed]),
    (TerminationReason::ReviewLapsed, &[Stage::Delivered, Stage::Closed, Stage::Reviewed]),
    (TerminationReason::Mediated, &[Stage::Settled, Stage::Closed]),
    (TerminationReason::Withdrawn, &[Stage::Withdrawn, Stage::UnderReview, Stage::UnderReReview, Stage::Closed]),
    (TerminationReason::Died, Stage::ALL),
    (TerminationReason::ReReviewed, &[]),
];

/// The record a rule looks at.
pub(super) struct Case<'a> {
    pub item: &'a Petition,
    pub record: &'a [Step],
    pub progress: &'a Progress,
    pub settings: &'a Settings,
    pub calendar: &'a Calendar,
}

impl Case<'_> {
    fn clocks(&self) -> Clocks {
        Clocks::of(self.item, self.record, self.settings, self.calendar)
    }
}

/// The sentence by which the law refuses `step`; `None` when it agrees.
pub(super) fn refuses(step: &Step, case: &Case<'_>) -> Option<String> {
    let Case { item, progress, .. } = *case;
    let rules = RuleSet::on(item.received_on);
    let brief = progress.track != Track::Ordinary;
    let appeal = item.class == MatterClass::Appeal;
    let words = |(refused, sentence): (bool, &str)| refused.then(|| sentence.to_owned());
    match &step.act {
        Act::Accepted { track } => accepting(item, *track),
        Act::Declined { ground: DeclineGround::LegalRoute, .. } => {
            words((rules == RuleSet::R2022, "应当通过法定途径解决的不作不予受理，请选“导入法定程序”并告知受理机关。"))
        }
        Act::Declined { ground: DeclineGround::Ended, .. } => words((true, "信访程序已经终结的，请选“不再受理”。")),
        Act::Directed { .. } if rules == RuleSet::R2005 => {
            words((true, "2022年5月1日前收到的件没有导入法定程序，请选“不予受理”并告知法定途径。"))
        }
        Act::Directed { .. } => words((!appeal, "建议意见、检举控告不导入法定程序。")),
        Act::Merged { into } => words((*into == item.number, "不能并入本件自己。")),
        Act::Shelved {} => words((
            !item.anonymous && item.class != MatterClass::Suggestion,
            "署名的申诉求决、检举控告不能存查，须告知信访人。",
        )),
        Act::Returned { .. } => returning(step, case),
        Act::ToMediation { .. } | Act::Heard { .. } if brief && progress.stage.is_handling() => {
            words((true, "先转普通程序，再调解或听证。"))
        }
        Act::ToMediation { nature, agreed, other, category, dispute, .. } => mediation::refuses(item, *nature, agreed)
            .or_else(|| match dispute.trim() {
                "" => mediation::lacks(other, category, step.on),
                _ => None,
            }),
        Act::Extended { .. } => words((brief, "延期适用于普通程序，请先转普通程序。")),
        Act::Drafted {} | Act::Replied { .. } if !appeal => {
            words((true, "建议意见、检举控告不出具处理意见书，请用“答复”告知结果。"))
        }
        Act::Drafted {} | Act::Replied { .. } if brief => {
            words((true, "简易办理的件请直接答复；要出具处理意见书的，先转普通程序。"))
        }
        Act::Replied { answered: Some(answered), .. } => {
            let demands = item.demands.len();
            (demands > 0 && *answered as usize != demands)
                .then(|| format!("诉求 {demands} 项，已答复 {answered} 项，须逐项答复。"))
        }
        Act::Answered { .. } => words((!brief && appeal, "普通程序须书面答复，请出具处理意见书。")),
        Act::Converted {} => words((progress.track != Track::Simple, "不是简易办理的件，不必转普通程序。")),
        Act::Closed { settlement: Some(Settlement::Settled), checks, .. } => unconfirmed(checks, &progress.checks),
        Act::ReviewRequested { level, .. } => reviewing(*level, item, progress),
        Act::ReviewDecided { level, .. } => {
            let asked = progress.reviews.last().filter(|review| review.decided.is_none()).map(|review| review.level);
            words((asked != Some(*level), "与申请的复查、复核不一致，请核对。"))
        }
        Act::Terminated { reason } => ending(*reason, step, case),
        Act::Archived { .. } => window_open(step, case).map(|day| format!("复查期到 {day} 才满，期满后归档。")),
        _ => None,
    }
}

/// The track an item is accepted on unless the clerk chooses the simple one.
pub fn usual_track(item: &Petition) -> Track {
    if item.class == MatterClass::Suggestion { Track::Suggestion } else { Track::Ordinary }
}

/// Which track fits the matter.
fn accepting(item: &Petition, track: Track) -> Option<String> {
    let suggestion = item.class == MatterClass::Suggestion;
    match track {
        Track::Ordinary if suggestion => Some("建议意见不走普通程序，请按建议意见办理。".into()),
        Track::Suggestion if !suggestion => Some("不是建议意见，请按普通程序或简易程序受理。".into()),
        Track::Simple => simple_is_refused(item).map(str::to_owned),
        Track::Ordinary | Track::Suggestion => None,
    }
}

/// Why an item may not be handled by the simple procedure; `None` when it may. Whether the facts are clear and the
/// matter small is for the clerk to judge.
///
/// Source: 信访事项简易办理办法 (2016 trial; 2022): not for matters of Art. 31(1)–(5), not when a superior assigned
/// it, not when it is no first petition; accusations have their own way.
pub fn simple_is_refused(item: &Petition) -> Option<&'static str> {
    let assigned = item.referral.as_ref().is_some_and(|referral| referral.kind == ReferralKind::Assigned);
    let grounds = [
        (item.class == MatterClass::Accusation, "检举控告不适用简易程序。"),
        (assigned, "上级交办的件不适用简易程序。"),
        (item.flags.contains(&Flag::Litigation), "涉法涉诉的件不适用简易程序。"),
        (item.is_repeat(), "简易程序适用于初次信访，此件为重复信访。"),
    ];
    grounds.into_iter().find(|(holds, _)| *holds).map(|(_, sentence)| sentence)
}

/// A wrong transfer goes back to its sender, with reasons, within five working days.
fn returning(step: &Step, case: &Case<'_>) -> Option<String> {
    if case.item.referral.is_none() {
        return Some("不是上级转交办的件，不能退回。".into());
    }
    let due = case.clocks().due(ClockId::Objection)?.legal;
    (step.on > due).then(|| format!("退回异议的期限已于 {due} 届满；可以转送有权处理机关。"))
}

/// Whether 复查 is open to the petitioner: only against a reply to an 申诉求决.
///
/// Source: 信访工作条例 (2022) Art. 29–31, 35.
pub fn has_review_rights(item: &Petition, progress: &Progress) -> bool {
    item.class == MatterClass::Appeal && progress.track != Track::Suggestion && progress.reply_delivered_on.is_some()
}

fn reviewing(level: ReviewLevel, item: &Petition, progress: &Progress) -> Option<String> {
    let refuse = |sentence: &str| Some(sentence.to_owned());
    if !has_review_rights(item, progress) {
        return refuse("没有送达处理意见书，不能申请复查。");
    }
    let reviewed = progress.reviews.iter().any(|review| review.decided.is_some());
    match level {
        ReviewLevel::Review if reviewed => refuse("已经复查，不服的申请复核。"),
        ReviewLevel::ReReview if !reviewed => refuse("先申请复查，不服复查意见的再申请复核。"),
        _ => None,
    }
}

/// 办结 needs no checklist, 化解 does: each of 四个不放过 is confirmed, now or at an earlier closing of the round.
fn unconfirmed(now: &BTreeSet<ClosingCheck>, before: &BTreeSet<ClosingCheck>) -> Option<String> {
    let open: Vec<&str> = ClosingCheck::ALL
        .iter()
        .filter(|check| !now.contains(check) && !before.contains(check))
        .map(|check| check.label())
        .collect();
    (!open.is_empty())
        .then(|| format!("记作化解须四个不放过都已确认，还差：{}；没有做到的请选“未化解”。", open.join("、")))
}

/// The day the petitioner's window for 复查 or 复核 closes, when it is still open on the day of `step`.
fn window_open(step: &Step, case: &Case<'_>) -> Option<chrono::NaiveDate> {
    if !has_review_rights(case.item, case.progress) || case.progress.terminated.is_some() {
        return None;
    }
    let due = case.clocks().due(ClockId::Review)?.legal;
    (step.on <= due).then_some(due)
}

fn ending(reason: TerminationReason, step: &Step, case: &Case<'_>) -> Option<String> {
    if reason == TerminationReason::ReReviewed {
        return Some("复核意见作出即告终结，请记复核结果。".into());
    }
    let fits = ENDINGS.iter().any(|(known, stages)| *known == reason && stages.contains(&case.progress.stage));
    if !fits {
        return Some(format!("现为“{}”，不能以“{reason}”终结，请改选终结原因。", case.progress.stage));
    }
    if reason == TerminationReason::ReviewLapsed {
        if case.progress.reply_delivered_on.is_none() {
            return Some("没有送达处理意见书，不能以逾期未复查终结。".into());
        }
        return window_open(step, case).map(|day| format!("复查期到 {day} 才满，不能以逾期未复查终结。"));
    }
    None
}
