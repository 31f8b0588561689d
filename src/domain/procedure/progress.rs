//! What the steps of an item add up to.

use super::{
    act::{Act, StepKind},
    stage::Stage,
    step::{Step, effective},
};
use crate::domain::terms::{
    AnswerWay, ClosingCheck, DeliveredPaper, DeliveryManner, Opinion, Outcome, Retention, ReviewLevel, ReviewOutcome,
    Satisfaction, Settlement, TerminationReason, Track, UrgeManner,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How a paper reached the petitioner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The day of receipt or refusal; for 公告送达 the day of posting.
    pub on: NaiveDate,
    /// How.
    pub manner: DeliveryManner,
    /// Refused; deemed served with a witness.
    pub refused: bool,
    /// 见证人 of the refusal.
    pub witness: String,
}

/// A 复查 or 复核, as far as it is known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Which of the two.
    pub level: ReviewLevel,
    /// The day it was asked for.
    pub requested_on: NaiveDate,
    /// 复查、复核机关.
    pub body: String,
    /// The day the decision arrived here, and what it says.
    pub decided: Option<(NaiveDate, ReviewOutcome)>,
    /// The day the petitioner received the decision, when that was recorded: 复核 may be asked for from then.
    pub received_on: Option<NaiveDate>,
}

/// A 听证 with its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Where the item stood: only at 复核 the days are left out of the count.
    pub stage: Stage,
}

/// A round of handling that is over: its opinion was revoked, or the item was taken up again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// 受理日 of the round.
    pub accepted_on: Option<NaiveDate>,
    /// Day and length of the extension.
    pub extended: Option<(NaiveDate, u16)>,
    /// What the opinion said.
    pub opinion: Option<Opinion>,
    /// Day the reply was delivered.
    pub reply_delivered_on: Option<NaiveDate>,
    /// 办结日.
    pub closed_on: Option<NaiveDate>,
    /// The day the next round began.
    pub ended_on: NaiveDate,
    /// 撤销 ended it; otherwise it was reopened.
    pub revoked: bool,
}

/// What the steps of an item add up to. Unless said otherwise, a field tells of the present round of handling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// 办理状态.
    pub stage: Stage,
    /// Rounds that are over, oldest first; empty for most items.
    pub earlier: Vec<Round>,
    /// The triage decision (受理, 转送 …) and its day.
    pub decided: Option<(NaiveDate, StepKind)>,
    /// 受理日. In a later round the day the decision or the reopening arrived.
    pub accepted_on: Option<NaiveDate>,
    /// 办理程序.
    pub track: Track,
    /// Day of 转普通程序; the sixty days still run from [`accepted_on`](Self::accepted_on).
    pub converted_on: Option<NaiveDate>,
    /// Day the first notice (受理, 不予受理, 转送告知) was delivered.
    pub notice_delivered_on: Option<NaiveDate>,
    /// How the notice was delivered.
    pub notice_delivery: Option<Delivery>,
    /// Day a notice or reply of an earlier round was delivered, if one was: he has been told once for all.
    pub told_before_on: Option<NaiveDate>,
    /// Day and length of the extension.
    pub extended: Option<(NaiveDate, u16)>,
    /// Day the petitioner was told of the extension.
    pub extension_told_on: Option<NaiveDate>,
    /// Last request for 补充材料, and by when.
    pub supplement: Option<(NaiveDate, Option<NaiveDate>)>,
    /// Last 交办: day, unit, report by.
    pub assigned: Option<(NaiveDate, String, Option<NaiveDate>)>,
    /// 催办, 督办 in their order, of all rounds: day, which, new limit.
    pub urgings: Vec<(NaiveDate, UrgeManner, Option<NaiveDate>)>,
    /// 听证, of all rounds.
    pub hearings: Vec<Hearing>,
    /// Day of 紧急上报, the first one, of all rounds.
    pub reported_up_on: Option<NaiveDate>,
    /// Day the opinion was signed.
    pub replied_on: Option<NaiveDate>,
    /// What it says.
    pub opinion: Option<Opinion>,
    /// Day and way of a 简易答复 or 建议意见回复.
    pub answered: Option<(NaiveDate, AnswerWay)>,
    /// Day the opinion was delivered, or the simple answer given. For 公告送达 the day of posting.
    pub reply_delivered_on: Option<NaiveDate>,
    /// How the opinion was delivered; `None` for a simple answer.
    pub reply_delivery: Option<Delivery>,
    /// Day of the agreement that ended the matter.
    pub settled_on: Option<NaiveDate>,
    /// Day the promise was carried out, the last one.
    pub performed_on: Option<NaiveDate>,
    /// Day the result was first reported to the superior, of all rounds; what is reported later adds to it.
    pub reported_on: Option<NaiveDate>,
    /// Day the petitioner withdrew: what was owed to him is pointless from then on.
    pub withdrawn_on: Option<NaiveDate>,
    /// 办结日. An item that ended without 办结 has the day it ended.
    pub closed_on: Option<NaiveDate>,
    /// 化解, as judged at closing.
    pub settlement: Option<Settlement>,
    /// 三到位一处理.
    pub outcome: Option<Outcome>,
    /// 四个不放过: what was in order at closing.
    pub checks: BTreeSet<ClosingCheck>,
    /// 复查, 复核 of the present round.
    pub reviews: Vec<Review>,
    /// 终结.
    pub terminated: Option<(NaiveDate, TerminationReason)>,
    /// 归档: day, 档号, 保管期限.
    pub archived: Option<(NaiveDate, String, Option<Retention>)>,
    /// Last follow-up.
    pub followed_up: Option<(NaiveDate, Satisfaction)>,
    /// Day of the last step that is no note: nothing statutory may be dated before it.
    pub last_on: Option<NaiveDate>,
}

impl Progress {
    /// An item of which nothing is known but that it is there.
    fn registered() -> Self {
        Self {
            stage: Stage::Registered,
            earlier: Vec::new(),
            decided: None,
            accepted_on: None,
            track: Track::Ordinary,
            converted_on: None,
            notice_delivered_on: None,
            notice_delivery: None,
            told_before_on: None,
            extended: None,
            extension_told_on: None,
            supplement: None,
            assigned: None,
            urgings: Vec::new(),
            hearings: Vec::new(),
            reported_up_on: None,
            replied_on: None,
            opinion: None,
            answered: None,
            reply_delivered_on: None,
            reply_delivery: None,
            settled_on: None,
            performed_on: None,
            reported_on: None,
            withdrawn_on: None,
            closed_on: None,
            settlement: None,
            outcome: None,
            checks: BTreeSet::new(),
            reviews: Vec::new(),
            terminated: None,
            archived: None,
            followed_up: None,
            last_on: None,
        }
    }

    /// Reads the steps in their order, as their corrections leave them.
    pub fn of(record: &[Step]) -> Self {
        let mut progress = Self::registered();
        effective(record).iter().for_each(|step| progress.take(step));
        progress
    }

    /// Where the item stood at the end of `day`, by what is known now.
    pub fn at(record: &[Step], day: NaiveDate) -> Self {
        let mut progress = Self::registered();
        effective(record).iter().filter(|step| step.on <= day).for_each(|step| progress.take(step));
        progress
    }

    /// Day the petitioner was first told in writing what becomes of the item; the reply itself tells it too.
    pub fn told_on(&self) -> Option<NaiveDate> {
        [self.told_before_on, self.notice_delivered_on, self.reply_delivered_on].into_iter().flatten().min()
    }

    /// 受理日 of the first round.
    pub fn first_accepted_on(&self) -> Option<NaiveDate> {
        self.earlier.iter().find_map(|round| round.accepted_on).or(self.accepted_on)
    }

    /// The last 复查 or 复核 that was decided.
    pub fn last_decision(&self) -> Option<&Review> {
        self.reviews.iter().rev().find(|review| review.decided.is_some())
    }

    /// 办理中 or, once extended, 已延期.
    fn handling(&self) -> Stage {
        if self.extended.is_some() { Stage::Extended } else { Stage::InProgress }
    }

    /// The present round is over; the next begins on `on`. What holds for the whole matter stays.
    fn next_round(&mut self, on: NaiveDate, revoked: bool) {
        let over = std::mem::replace(self, Self::registered());
        let accepted = over.accepted_on.is_some();
        self.stage = if accepted { Stage::InProgress } else { Stage::Registered };
        self.accepted_on = accepted.then_some(on);
        self.decided = accepted.then_some((on, StepKind::Accepted));
        self.told_before_on = over.told_on();
        // The notice of an item that goes on need not be repeated; one that was sent away is decided anew.
        if accepted {
            (self.notice_delivered_on, self.notice_delivery) = (over.notice_delivered_on, over.notice_delivery.clone());
        }
        self.earlier = over.earlier;
        self.earlier.push(Round {
            accepted_on: over.accepted_on,
            extended: over.extended,
            opinion: over.opinion,
            reply_delivered_on: over.reply_delivered_on,
            closed_on: over.closed_on,
            ended_on: on,
            revoked,
        });
        self.assigned = over.assigned;
        self.urgings = over.urgings;
        self.hearings = over.hearings;
        self.reported_up_on = over.reported_up_on;
        self.reported_on = over.reported_on;
        self.followed_up = over.followed_up;
        self.last_on = over.last_on;
    }

    fn take(&mut self, step: &Step) {
        let on = step.on;
        match &step.act {
            Act::Noted { .. } | Act::Corrected { .. } => return,
            Act::Registered {} | Act::SplitOff { .. } | Act::Investigated { .. } => {}
            Act::Proposed { .. } => self.stage = Stage::AwaitingInstruction,
            Act::Instructed { .. } if self.stage == Stage::AwaitingInstruction => self.stage = Stage::Registered,
            Act::Instructed { .. } => {}
            Act::Accepted { track } => {
                (self.accepted_on, self.track) = (Some(on), *track);
                self.decide(step, Stage::InProgress);
            }
            Act::Declined { .. } => self.decide(step, Stage::Declined),
            Act::NotReaccepted { .. } => self.decide(step, Stage::NotReaccepted),
            Act::Forwarded { .. } => self.decide(step, Stage::Forwarded),
            Act::Directed { .. } => self.decide(step, Stage::Directed),
            Act::Merged { .. } => self.decide(step, Stage::Merged),
            Act::Shelved {} => self.decide(step, Stage::Shelved),
            Act::Returned { .. } => self.decide(step, Stage::Returned),
            Act::ReportedUp { .. } => self.reported_up_on = self.reported_up_on.or(Some(on)),
            Act::SupplementAsked { due, .. } => self.supplement = Some((on, *due)),
            Act::Assigned { to, due, .. } => self.assigned = Some((on, to.clone(), *due)),
            Act::Heard { until, .. } => {
                let hearing = Hearing { from: on, until: until.unwrap_or(on).max(on), stage: self.stage };
                self.hearings.push(hearing);
            }
            Act::ToMediation { .. } => self.stage = Stage::Mediating,
            Act::MediationFailed {} => self.stage = self.handling(),
            Act::Settled { .. } => (self.stage, self.settled_on) = (Stage::Settled, Some(on)),
            Act::Urged { manner, due, .. } => self.urgings.push((on, *manner, *due)),
            Act::Extended { days, .. } => {
                self.extended = Some((on, *days));
                if self.stage == Stage::InProgress {
                    self.stage = Stage::Extended;
                }
            }
            Act::Drafted {} => self.stage = Stage::Drafted,
            Act::Replied { opinion, .. } => {
                (self.stage, self.replied_on, self.opinion) = (Stage::Replied, Some(on), Some(*opinion));
            }
            Act::Answered { way, .. } => {
                (self.stage, self.answered, self.reply_delivered_on) = (Stage::Delivered, Some((on, *way)), Some(on));
            }
            Act::Converted {} => {
                (self.track, self.converted_on) = (Track::Ordinary, Some(on));
                // An answer that did not content the petitioner gives way to a written opinion; he has been told.
                self.told_before_on = self.told_on();
                (self.answered, self.reply_delivered_on) = (None, None);
                self.stage = self.handling();
            }
            Act::Delivered { paper, manner, refused, witness, .. } => {
                let delivery = Delivery { on, manner: *manner, refused: *refused, witness: witness.clone() };
                self.deliver(*paper, delivery);
            }
            Act::Performed {} => self.performed_on = Some(on),
            Act::Reported { .. } => self.reported_on = self.reported_on.or(Some(on)),
            Act::Closed { settlement, outcome, checks } => {
                self.stage = Stage::Closed;
                self.closed_on = self.closed_on.or(Some(on));
                (self.settlement, self.outcome) = (settlement.or(self.settlement), outcome.or(self.outcome));
                self.checks.extend(checks);
            }
            Act::Withdrawn {} => (self.stage, self.withdrawn_on) = (Stage::Withdrawn, Some(on)),
            Act::ReviewRequested { level, body } => {
                self.stage = match level {
                    ReviewLevel::Review => Stage::UnderReview,
                    ReviewLevel::ReReview => Stage::UnderReReview,
                };
                let body = body.clone();
                self.reviews.push(Review { level: *level, requested_on: on, body, decided: None, received_on: None });
            }
            Act::ReviewDecided { level, outcome, .. } => self.review_decided(on, *level, *outcome),
            Act::Terminated { reason } => self.terminate(on, *reason),
            Act::Reopened { .. } => self.next_round(on, false),
            Act::FollowedUp { satisfaction, .. } => self.followed_up = Some((on, *satisfaction)),
            Act::Archived { file_number, retention } => {
                (self.stage, self.archived) = (Stage::Archived, Some((on, file_number.clone(), *retention)));
                self.closed_on = self.closed_on.or(Some(on));
            }
        }
        self.last_on = self.last_on.max(Some(on));
    }

    fn decide(&mut self, step: &Step, stage: Stage) {
        (self.stage, self.decided) = (stage, Some((step.on, step.kind())));
    }

    fn deliver(&mut self, paper: DeliveredPaper, delivery: Delivery) {
        let on = Some(delivery.on);
        match paper {
            DeliveredPaper::Notice if self.notice_delivered_on.is_none() => {
                (self.notice_delivered_on, self.notice_delivery) = (on, Some(delivery));
            }
            DeliveredPaper::Reply => {
                (self.stage, self.reply_delivered_on) = (Stage::Delivered, on);
                self.reply_delivery = Some(delivery);
            }
            DeliveredPaper::Extension => self.extension_told_on = self.extension_told_on.or(on),
            DeliveredPaper::ReviewOpinion => {
                if let Some(review) = self.reviews.iter_mut().rev().find(|review| review.decided.is_some()) {
                    review.received_on = on;
                }
            }
            DeliveredPaper::Notice | DeliveredPaper::Other => {}
        }
    }

    fn review_decided(&mut self, on: NaiveDate, level: ReviewLevel, outcome: ReviewOutcome) {
        if let Some(review) = self.reviews.last_mut() {
            review.decided = Some((on, outcome));
        }
        match (level, outcome) {
            (_, ReviewOutcome::Revoked) => self.next_round(on, true),
            (ReviewLevel::Review, _) => self.stage = Stage::Reviewed,
            // 复核意见 is final.
            (ReviewLevel::ReReview, _) => self.terminate(on, TerminationReason::ReReviewed),
        }
    }

    fn terminate(&mut self, on: NaiveDate, reason: TerminationReason) {
        (self.stage, self.terminated) = (Stage::Terminated, Some((on, reason)));
        self.closed_on = self.closed_on.or(Some(on));
    }
}
