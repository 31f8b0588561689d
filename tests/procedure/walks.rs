//! On every way an item can take the invariants hold.

use super::case::*;
use chrono::{Days, NaiveDate};
use xinfang::domain::{
    petition::Referral,
    procedure::{Act, Correction, Progress, Stage, StepKind, effective},
    terms::*,
};

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

fn any_act(dice: &mut Dice, stage: Stage, entries: usize) -> Act {
    let mut kind = dice.of(StepKind::ALL);
    // What ends an item or takes steps back is rarer, or few would come far.
    for _ in 0..3 {
        if matches!(kind, StepKind::Terminated | StepKind::Withdrawn | StepKind::Corrected | StepKind::Merged) {
            kind = dice.of(StepKind::ALL);
        }
    }
    match kind {
        StepKind::Accepted => accepted(dice.of(Track::ALL)),
        StepKind::Assigned => Act::assigned(dice.of(&["农业农村办", "红岩村委会", "红岩村党总支书记"]), None),
        StepKind::Forwarded => Act::Forwarded { to: dice.of(&["清河县水利局", "红岩村"]).into() },
        StepKind::Extended => Act::Extended { days: dice.below(40) as u16, approver: "陈某山".into() },
        StepKind::Replied => Act::replied(dice.of(Opinion::ALL)),
        StepKind::Delivered => Act::delivered(dice.of(DeliveredPaper::ALL), dice.of(DeliveryManner::ALL), "李某乙"),
        StepKind::ReviewDecided => decided(dice.of(ReviewLevel::ALL), dice.of(ReviewOutcome::ALL)),
        StepKind::ReviewRequested => requested(dice.of(ReviewLevel::ALL)),
        StepKind::Terminated => Act::Terminated { reason: dice.of(TerminationReason::ALL) },
        StepKind::Corrected => {
            let strike = dice.below(2) == 0;
            let on = (!strike).then(|| day("2026-03-02") + Days::new(dice.below(60) as u64));
            let entry = 1 + dice.below(entries + 1) as u32;
            Act::Corrected { entry, change: Correction { strike, on, ..Correction::default() } }
        }
        kind => complete(kind, stage),
    }
}

/// A round of an item: the steps of one handling.
#[derive(Default)]
struct Round {
    extensions: usize,
    accepted: Option<NaiveDate>,
    replied: Option<NaiveDate>,
    answered: bool,
}

/// 办结日 ≥ 受理日 ≥ 收到日, delivery ≥ signature, extension once and in time, opinions only on appeals, nothing to the
/// accused, and every refusal is a sentence.
fn holds(walk: &Walk) {
    let steps = effective(&walk.steps);
    let mut last = walk.item.received_on;
    let mut round = Round::default();
    for (place, step) in steps.iter().enumerate() {
        if step.kind() != StepKind::Noted {
            assert!(step.on >= last, "days run backwards");
            last = step.on;
        }
        let before = Progress::of(&steps[..place]);
        match &step.act {
            Act::Accepted { .. } => {
                assert!(round.accepted.is_none() && step.on >= walk.item.received_on);
                round.accepted = Some(step.on);
            }
            Act::Extended { days, .. } => {
                round.extensions += 1;
                assert!((1..=30).contains(days) && round.extensions == 1);
                assert!(matches!(before.stage, Stage::InProgress | Stage::Mediating));
                // 60 days and at most the nine days of a holiday that the end may be moved by.
                assert!((step.on - before.accepted_on.unwrap()).num_days() <= 69);
            }
            Act::Replied { .. } => {
                assert_eq!(walk.item.class, MatterClass::Appeal, "no opinion on suggestions and accusations");
                assert!(before.track == Track::Ordinary && round.accepted.is_some());
                round.replied = Some(step.on);
            }
            Act::Answered { .. } => {
                assert!(before.track != Track::Ordinary || walk.item.class != MatterClass::Appeal);
                round.answered = true;
            }
            Act::Delivered { paper: DeliveredPaper::Reply, .. } => assert!(step.on >= round.replied.unwrap()),
            Act::Closed { .. } => {
                let told = round.replied.is_some() || round.answered || before.stage.is_disposed();
                assert!(told || before.stage == Stage::Settled, "closed without an answer");
            }
            Act::ReviewRequested { .. } => {
                assert!(before.reply_delivered_on.is_some() && walk.item.class == MatterClass::Appeal)
            }
            Act::Assigned { to, .. } | Act::Forwarded { to } if walk.item.class == MatterClass::Accusation => {
                assert!(!to.contains("红岩村"), "an accusation reached the accused");
            }
            _ => {}
        }
        let after = Progress::of(&steps[..=place]);
        if after.earlier.len() > before.earlier.len() {
            round = Round { accepted: after.accepted_on, ..Round::default() };
        }
    }
    let progress = walk.progress();
    if let (Some(closed), Some(accepted)) = (progress.closed_on, progress.accepted_on) {
        assert!(closed >= accepted);
    }
    assert_eq!(progress.stage == Stage::Archived, progress.archived.is_some());
}

#[test]
fn on_every_way_the_invariants_hold() {
    let (mut taken, mut refused, mut seen) = (0, 0, std::collections::BTreeSet::new());
    for seed in 1..=400_u64 {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut item = item();
        item.class = dice.of(MatterClass::ALL);
        item.accused = "红岩村委会".into();
        item.anonymous = dice.below(6) == 0;
        item.referral = (dice.below(4) == 0).then(|| Referral {
            from: "清河县信访局".into(),
            document: String::new(),
            kind: dice.of(ReferralKind::ALL),
            due: None,
        });
        let mut walk = Walk::new(item);
        // Half of the walks begin with an answered matter, so that reviews are reached.
        if walk.item.class == MatterClass::Appeal && dice.below(2) == 0 {
            walk = walk.go(&[accepted(Track::Ordinary), replied(), delivered(DeliveredPaper::Reply)]);
        }
        for _ in 0..60 {
            let stage = walk.progress().stage;
            let on = walk.progress().last_on.unwrap() + Days::new(dice.below(12) as u64);
            let next = step(on, any_act(&mut dice, stage, walk.steps.len()));
            let kept = walk.steps.clone();
            match walk.take(next) {
                Ok(()) => {
                    taken += 1;
                    seen.insert(walk.progress().stage);
                    assert_eq!(walk.steps[..kept.len()], kept, "a record only grows");
                    holds(&walk);
                }
                Err(why) => {
                    refused += 1;
                    assert!(why.ends_with('。'), "{why}");
                }
            }
        }
    }
    println!("random walks: 400, steps taken: {taken}, refused: {refused}, stages seen: {}", seen.len());
    assert!(taken > 2_000 && seen.len() >= 20, "{taken} {seen:?}");
}
