//! What may be done next on an item, as buttons; and what may come later, with its reason.
//!
//! The rules are those of [`procedure::permission`]; here they only get an order and words.

use crate::domain::{
    deadline::{ClockId, Clocks},
    petition::Petition,
    procedure::{self, Permission, Progress, Stage, StepKind},
    terms::ReferralKind,
};
use chrono::NaiveDate;

use super::w;

/// A step the clerk can take from the detail page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Move {
    /// 受理.
    Accept,
    /// 不予受理.
    Decline,
    /// 转送.
    Forward,
    /// 送达告知书.
    DeliverNotice,
    /// 出具处理意见书.
    Reply,
    /// 送达处理意见书.
    DeliverReply,
    /// 办结.
    Close,
    /// 交办, or 改派 when it was assigned before.
    Assign,
    /// 延期.
    Extend,
    /// 报送结果.
    Report,
    /// 回访.
    FollowUp,
    /// 撤回.
    Withdraw,
}

impl Move {
    /// In the order of a case's life.
    pub const ALL: [Self; 12] = [
        Self::Accept,
        Self::Decline,
        Self::Forward,
        Self::DeliverNotice,
        Self::Reply,
        Self::DeliverReply,
        Self::Close,
        Self::Assign,
        Self::Extend,
        Self::Report,
        Self::FollowUp,
        Self::Withdraw,
    ];

    fn kind(self) -> StepKind {
        match self {
            Self::Accept => StepKind::Accepted,
            Self::Decline => StepKind::Declined,
            Self::Forward => StepKind::Forwarded,
            Self::DeliverNotice | Self::DeliverReply => StepKind::Delivered,
            Self::Reply => StepKind::Replied,
            Self::Close => StepKind::Closed,
            Self::Assign => StepKind::Assigned,
            Self::Extend => StepKind::Extended,
            Self::Report => StepKind::Reported,
            Self::FollowUp => StepKind::FollowedUp,
            Self::Withdraw => StepKind::Withdrawn,
        }
    }

    fn permission(self, progress: &Progress) -> Permission {
        match self {
            Self::DeliverNotice => procedure::notice_permission(progress),
            _ => procedure::permission(progress.stage, self.kind()),
        }
    }
}

/// What may be done now and later.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    /// Allowed now, the one that is due first.
    pub now: Vec<Move>,
    /// Not yet allowed: what, and when it will be. At most three.
    pub later: Vec<(Move, &'static str)>,
}

impl Offers {
    /// What the rules offer on `item` on the day `today`.
    pub fn of(item: &Petition, progress: &Progress, clocks: &Clocks, today: NaiveDate) -> Self {
        if item.cancelled.is_some() {
            return Self::default();
        }
        let due = due_move(progress.stage, clocks);
        let fits = |step: &Move| match step {
            // Only a superior's 交办 wants a report back; anonymous people get no notice.
            Move::Report => {
                progress.reported_on.is_none()
                    && item.referral.as_ref().is_some_and(|referral| referral.kind == ReferralKind::Assigned)
            }
            Move::DeliverNotice => item.notice_owed(),
            // A limit that is over cannot be made longer.
            Move::Extend => clocks.due(ClockId::Finish).is_none_or(|due| today <= due.legal),
            _ => true,
        };
        let mut now = Vec::new();
        let mut later = Vec::new();
        for step in Move::ALL.into_iter().filter(fits) {
            match step.permission(progress) {
                Permission::Allowed if Some(step) == due => now.insert(0, step),
                Permission::Allowed => now.push(step),
                Permission::NotYet(why) => later.push((step, why)),
                Permission::Never(_) => {}
            }
        }
        later.sort_by_key(|(step, _)| importance(*step));
        later.truncate(3);
        Self { now, later }
    }
}

/// What the next duty asks for; without a duty, what brings the case to its end.
fn due_move(stage: Stage, clocks: &Clocks) -> Option<Move> {
    let duty = clocks.next_duty(stage).map(|duty| duty.clock);
    Some(match (duty, stage) {
        (_, Stage::Delivered | Stage::Withdrawn) => Move::Close,
        (_, Stage::Registered) => Move::Accept,
        (Some(id), _) if id.is_notice() => Move::DeliverNotice,
        (Some(ClockId::Finish), Stage::Replied) => Move::DeliverReply,
        (Some(ClockId::Finish), _) => Move::Reply,
        (Some(ClockId::Report), Stage::Closed) => Move::Report,
        (_, Stage::InProgress | Stage::Extended) => Move::Reply,
        (_, Stage::Replied) => Move::DeliverReply,
        (_, stage) if stage.is_disposed() || stage == Stage::Settled => Move::Close,
        (_, Stage::Closed) => Move::FollowUp,
        _ => return None,
    })
}

/// Which of the later steps are worth a line: the way to the end first.
fn importance(step: Move) -> usize {
    let order = [Move::Reply, Move::DeliverReply, Move::Close, Move::Extend, Move::Assign, Move::FollowUp];
    order.iter().position(|other| *other == step).unwrap_or(order.len())
}

/// The words on the button of a step. `assigned`: the item was assigned before.
pub fn words(step: Move, assigned: bool) -> &'static str {
    match step {
        Move::Assign if assigned => w::REASSIGN,
        _ => w::move_words(step),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;
    use crate::domain::{
        calendar,
        procedure::{Act, Step},
        settings::Settings,
        terms::{Channel, DeclineGround, DeliveredPaper, DeliveryManner, Opinion},
    };

    fn offers(acts: &[Act]) -> Offers {
        let at = "2026-06-01T09:00:00".parse::<chrono::NaiveDateTime>().unwrap();
        let item = Petition::blank(Channel::Visit, at);
        let mut steps = vec![Step::new(at.date(), at, Act::Registered {})];
        steps.extend(acts.iter().map(|act| Step::new(at.date(), at, act.clone())));
        let clocks = Clocks::of(&item, &steps, &Settings::default(), &calendar::built_in());
        Offers::of(&item, &Progress::of(&steps), &clocks, at.date())
    }

    fn delivered(paper: DeliveredPaper) -> Act {
        Act::delivered(paper, DeliveryManner::InPerson, "李某乙")
    }

    #[test]
    fn the_step_that_is_due_stands_first() {
        let reply = Act::replied(Opinion::Supported);
        let accepted = vec![Act::accepted()];
        let told = [&accepted[..], &[delivered(DeliveredPaper::Notice)]].concat();
        let replied = [&told[..], &[reply]].concat();
        let served = [&replied[..], &[delivered(DeliveredPaper::Reply)]].concat();
        let closed = [&served[..], &[Act::closed(None)]].concat();
        let declined =
            vec![Act::Declined { ground: DeclineGround::LegalRoute, direct_to: "清河县人民法院".into() }];
        for (acts, first) in [
            (vec![], Move::Accept),
            (accepted, Move::DeliverNotice),
            (told, Move::Reply),
            (replied, Move::DeliverReply),
            (served, Move::Close),
            (closed, Move::FollowUp),
            (declined, Move::DeliverNotice),
        ] {
            assert_eq!(offers(&acts).now.first(), Some(&first), "{acts:?}");
        }
    }

    #[test]
    fn what_comes_later_says_when() {
        let later = offers(&[Act::accepted()]).later;
        assert_eq!(
            later,
            [
                (Move::DeliverReply, "处理意见书签发后可送达。"),
                (Move::Close, "处理意见书送达后可办结。"),
                (Move::FollowUp, "办结后可回访。")
            ]
        );
    }

    #[test]
    fn a_cancelled_item_offers_nothing() {
        let at = "2026-06-01T09:00:00".parse::<chrono::NaiveDateTime>().unwrap();
        let mut item = Petition::blank(Channel::Visit, at);
        item.cancelled = Some("重复登记".into());
        assert_eq!(Offers::of(&item, &Progress::of(&[]), &Clocks::default(), at.date()), Offers::default());
    }
}
