//! What may be done next on an item, as buttons; and what may come later, with its reason.
//!
//! The rules are those of [`procedure::permission`]; here they only get an order.

use crate::domain::{
    citation::RuleSet,
    deadline::{ClockId, Clocks},
    mediation::MediationResult,
    petition::Petition,
    procedure::{self, Permission, Progress, Stage},
    terms::{DeliveredPaper, MatterClass, ReferralKind, Track},
};
use chrono::NaiveDate;

use super::moves::Move;

/// How many steps stand as buttons; the others are in the menu.
const BUTTONS: usize = 5;

/// What may be done now and later.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    /// Allowed now, the one that is due first, then the most usual.
    pub now: Vec<Move>,
    /// Allowed now, less usual.
    pub more: Vec<Move>,
    /// The first decisions that are possible, for 分流; empty once it is decided.
    pub triage: Vec<Move>,
    /// Not yet allowed: what, and when it will be. At most three.
    pub later: Vec<(Move, &'static str)>,
}

impl Offers {
    /// What the rules offer on `item` on the day `today`; `mediated` is how a mediation it waits for came out.
    pub fn of(
        item: &Petition,
        progress: &Progress,
        clocks: &Clocks,
        mediated: Option<&MediationResult>,
        today: NaiveDate,
    ) -> Self {
        if item.cancelled.is_some() {
            return Self::default();
        }
        let failed = mediated.is_some_and(|result| result.agreement.is_none());
        let due = if failed { Some(Move::MediationFailed) } else { due_move(item, progress, clocks) };
        let (mut now, mut later, mut triage) = (Vec::new(), Vec::new(), Vec::new());
        for step in Move::all().filter(|step| fits(*step, item, progress, clocks, today)) {
            match permission(step, progress) {
                Permission::Allowed if step.is_triage() => triage.push(step),
                Permission::Allowed => now.push(step),
                Permission::NotYet(why) => later.push((step, why)),
                Permission::Never(_) => {}
            }
        }
        now.extend(triage.first().filter(|step| **step == Move::Accept));
        now.sort_by_key(|step| (Some(*step) != due, rank(&usual(progress.stage), *step), *step));
        later.sort_by_key(|(step, _)| rank(&WAY, *step));
        later.truncate(3);
        let more = now.split_off(now.len().min(BUTTONS));
        Self { now, more, triage, later }
    }
}

fn permission(step: Move, progress: &Progress) -> Permission {
    match step.paper() {
        Some(paper) => procedure::delivery_permission(progress, paper),
        None => procedure::permission(progress.stage, step.kind()),
    }
}

/// Whether the step makes sense for this item at all: some are only for some classes of matter.
fn fits(step: Move, item: &Petition, progress: &Progress, clocks: &Clocks, today: NaiveDate) -> bool {
    let appeal = item.class == MatterClass::Appeal;
    let ended = !progress.stage.is_open();
    match step {
        // A written opinion answers a demand; a suggestion is replied to, an accusation told of (Art. 31).
        Move::Reply | Move::Draft => appeal && progress.track == Track::Ordinary,
        Move::Answer => !appeal || progress.track != Track::Ordinary,
        Move::Convert => progress.track == Track::Simple,
        Move::ToMediation | Move::Hear | Move::Extend if progress.track != Track::Ordinary => false,
        Move::Direct => appeal && RuleSet::on(item.received_on) == RuleSet::R2022,
        Move::NotReaccept => appeal,
        Move::Shelve => item.anonymous || item.class == MatterClass::Suggestion,
        Move::Decline => item.class != MatterClass::Suggestion,
        Move::Return => item.referral.is_some(),
        // Only a superior's 交办 wants a report back; anonymous people get no notice.
        Move::Report => {
            progress.reported_on.is_none()
                && item.referral.as_ref().is_some_and(|referral| referral.kind == ReferralKind::Assigned)
        }
        Move::DeliverNotice => item.notice_owed(),
        Move::DeliverExtension => progress.extended.is_some() && progress.extension_told_on.is_none() && !ended,
        Move::DeliverReview => {
            progress.last_decision().is_some_and(|review| review.received_on.is_none())
                && procedure::delivery_permission(progress, DeliveredPaper::ReviewOpinion) == Permission::Allowed
        }
        // A limit that is over cannot be made longer.
        Move::Extend => clocks.due(ClockId::Finish).is_none_or(|due| today <= due.legal),
        Move::RequestReview => appeal && progress.opinion.is_some(),
        Move::DecideReview => !progress.reviews.is_empty(),
        // What is decided once and for all at the end need not be offered while nothing has happened.
        Move::Terminate => progress.stage != Stage::Registered,
        _ => true,
    }
}

/// What the next duty asks for; without a duty, what brings the case to its end.
fn due_move(item: &Petition, progress: &Progress, clocks: &Clocks) -> Option<Move> {
    let stage = progress.stage;
    let duty = clocks.next_duty(stage).map(|duty| duty.clock);
    let answer =
        if item.class == MatterClass::Appeal && progress.track == Track::Ordinary { Move::Reply } else { Move::Answer };
    Some(match (duty, stage) {
        (_, Stage::AwaitingInstruction) => Move::Instruct,
        (_, Stage::Delivered | Stage::Withdrawn | Stage::Settled | Stage::Reviewed) => Move::Close,
        (_, Stage::UnderReview | Stage::UnderReReview) => Move::DecideReview,
        (_, Stage::Registered) => Move::Accept,
        (Some(id), _) if id.is_notice() => Move::DeliverNotice,
        (_, Stage::Mediating) => Move::Settle,
        (_, Stage::Replied) => Move::DeliverReply,
        (Some(ClockId::Report), Stage::Closed) => Move::Report,
        (_, Stage::InProgress | Stage::Extended | Stage::Drafted) => answer,
        (_, stage) if stage.is_disposed() => Move::Close,
        (_, Stage::Closed | Stage::Terminated) if procedure::awaits_follow_up(item, progress) => Move::FollowUp,
        (_, Stage::Closed | Stage::Terminated) => Move::Archive,
        _ => return None,
    })
}

fn rank(order: &[Move], step: Move) -> usize {
    order.iter().position(|other| *other == step).unwrap_or(order.len())
}

/// The most usual steps of a stage, in the order of their buttons.
fn usual(stage: Stage) -> Vec<Move> {
    use Move as M;
    match stage {
        Stage::Registered | Stage::AwaitingInstruction => {
            vec![M::Accept, M::Propose, M::Instruct, M::Split, M::AskSupplement]
        }
        Stage::Mediating => vec![M::Settle, M::MediationFailed, M::Extend, M::Reply],
        Stage::Closed | Stage::Terminated => vec![M::FollowUp, M::RequestReview, M::Perform, M::Archive, M::Reopen],
        Stage::Delivered | Stage::Reviewed => vec![M::Close, M::DeliverReview, M::RequestReview, M::Perform, M::Reopen],
        _ => vec![
            M::DeliverNotice,
            M::DeliverExtension,
            M::DeliverReply,
            M::Reply,
            M::Answer,
            M::Extend,
            M::ToMediation,
            M::Assign,
            M::Investigate,
            M::Report,
            M::Close,
            M::Perform,
        ],
    }
}

/// Which of the later steps are worth a line: the way to the end first.
const WAY: [Move; 8] = [
    Move::Reply,
    Move::DeliverReply,
    Move::Close,
    Move::RequestReview,
    Move::FollowUp,
    Move::Extend,
    Move::Assign,
    Move::Archive,
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;
    use crate::domain::{
        calendar,
        procedure::{Act, Step},
        settings::Settings,
        terms::{Channel, DeclineGround, DeliveryManner, Opinion, ReviewLevel},
    };

    fn offers_on(item: &Petition, acts: &[Act]) -> Offers {
        let at = "2026-06-01T09:00:00".parse::<chrono::NaiveDateTime>().unwrap();
        let mut steps = vec![Step::new(at.date(), at, Act::Registered {})];
        steps.extend(acts.iter().map(|act| Step::new(at.date(), at, act.clone())));
        let clocks = Clocks::of(item, &steps, &Settings::default(), &calendar::built_in());
        Offers::of(item, &Progress::of(&steps), &clocks, None, at.date())
    }

    fn item() -> Petition {
        Petition::blank(Channel::Visit, "2026-06-01T09:00:00".parse().unwrap())
    }

    fn offers(acts: &[Act]) -> Offers {
        offers_on(&item(), acts)
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
        let review = Act::ReviewRequested { level: ReviewLevel::Review, body: "清河县人民政府".into() };
        let reviewed = [&closed[..], &[review]].concat();
        let declined =
            vec![Act::Declined { ground: DeclineGround::LegalRoute, direct_to: "清河县人民法院".into() }];
        let proposed = vec![Act::Proposed { opinion: "交农业农村办".into() }];
        let mediating = [&told[..], &[Act::to_mediation("清水镇人民调解委员会", "何某川")]].concat();
        for (acts, first) in [
            (vec![], Move::Accept),
            (proposed, Move::Instruct),
            (accepted, Move::DeliverNotice),
            (told, Move::Reply),
            (mediating, Move::Settle),
            (replied, Move::DeliverReply),
            (served, Move::Close),
            (closed, Move::FollowUp),
            (reviewed, Move::DecideReview),
            (declined, Move::DeliverNotice),
        ] {
            let offers = offers(&acts);
            assert_eq!(offers.now.first(), Some(&first), "{acts:?}");
            assert!(offers.now.len() <= BUTTONS);
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
    fn triage_offers_what_the_class_of_the_matter_allows() {
        let all = offers(&[]).triage;
        assert_eq!(
            all,
            [Move::Accept, Move::Decline, Move::NotReaccept, Move::Forward, Move::Direct, Move::Merge],
            "a signed appeal must be answered, it is not shelved"
        );
        let suggestion = Petition { class: MatterClass::Suggestion, ..item() };
        let fewer = offers_on(&suggestion, &[]).triage;
        assert_eq!(fewer, [Move::Accept, Move::Forward, Move::Merge, Move::Shelve]);
        assert_eq!(offers_on(&suggestion, &[Act::accepted(), delivered(DeliveredPaper::Notice)]).now[0], Move::Answer);
        assert!(offers(&[Act::accepted()]).triage.is_empty(), "decided once");
    }

    #[test]
    fn a_cancelled_item_offers_nothing() {
        let mut item = item();
        item.cancelled = Some("重复登记".into());
        assert_eq!(
            Offers::of(&item, &Progress::of(&[]), &Clocks::default(), None, item.received_on),
            Offers::default()
        );
    }
}
