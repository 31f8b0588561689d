//! What starts a clock and what stops it.

use super::{
    clocks::{Clock, Clocks, Excluded, Prolonged},
    length::Unit,
    rules::{ClockId, Force, rule},
};
use crate::domain::{
    calendar::{Calendar, Due},
    petition::Petition,
    procedure::{Act, Delivery, Progress, Round, Stage, Step, StepKind, effective},
    settings::Settings,
    terms::{
        DeliveryManner, Flag, LegalRoute, ReferralKind, ReviewLevel, ReviewOutcome, SettledManner, Track, UrgeManner,
    },
};
use chrono::{NaiveDate, NaiveTime};

impl Clocks {
    /// The clocks of `item` after `history`, those of earlier rounds of handling first.
    pub fn of(item: &Petition, history: &[Step], settings: &Settings, calendar: &Calendar) -> Self {
        let progress = Progress::of(history);
        let mut run = Runner { item, settings, calendar, clocks: Vec::new() };
        run.receipt(&progress);
        for round in &progress.earlier {
            run.earlier_round(round);
        }
        run.handling(&progress);
        run.reviews(&progress);
        run.beside(&effective(history), &progress);
        Self(run.clocks)
    }
}

/// How a clock is started, beyond the day.
#[derive(Default)]
struct Start {
    at: Option<NaiveTime>,
    prolonged: Option<Prolonged>,
    excluded: Vec<Excluded>,
    /// The day another body has written.
    set: Option<NaiveDate>,
}

struct Runner<'a> {
    item: &'a Petition,
    settings: &'a Settings,
    calendar: &'a Calendar,
    clocks: Vec<Clock>,
}

impl Runner<'_> {
    /// From 收到日.
    fn receipt(&mut self, p: &Progress) {
        let received = self.item.received_on;
        let decided = p.decided.map(|(day, _)| day).or(p.first_accepted_on());
        let is = |kinds: &[StepKind]| p.decided.filter(|(_, kind)| kinds.contains(kind)).map(|(day, _)| day);
        self.plain(ClockId::Register, received, Some(self.item.registered_at.date()));
        if self.item.flags.contains(&Flag::Urgent) {
            let met = p.reported_up_on.or(p.reported_on).or(ended_on(p));
            self.plain(ClockId::Urgent, received, met);
            if let Some(at) = self.item.received_at {
                self.run(ClockId::UrgentWritten, received, met, Start { at: Some(at), ..Start::default() });
            }
        }
        if self.item.notice_owed() {
            let id = if self.item.referral.is_some() { ClockId::NoticeReferred } else { ClockId::Notice };
            // Nobody is told of what is only filed; whoever sent a wrong item tells him himself.
            let pointless = is(&[StepKind::Shelved, StepKind::Returned]);
            self.plain(id, received, first([p.told_on(), ended_on(p), pointless]));
        }
        self.plain(ClockId::Transfer, received, decided);
        self.plain(ClockId::TransferCounty, received, decided);
        if let Some(referral) = &self.item.referral {
            self.plain(ClockId::Objection, received, first([decided, ended_on(p), p.told_on()]));
            if referral.kind == ReferralKind::Assigned {
                let met = p.reported_on.or(is(&[StepKind::Returned]));
                self.run(ClockId::Report, received, met, Start { set: referral.due, ..Start::default() });
            }
        }
        if p.track == Track::Simple || p.converted_on.is_some() {
            self.plain(ClockId::SimpleDecision, received, p.first_accepted_on());
        }
        if let Some(forwarded) = is(&[StepKind::Forwarded]) {
            self.plain(ClockId::SimpleForward, received, Some(forwarded));
        }
        if p.track == Track::Suggestion && p.accepted_on.is_some() {
            self.plain(ClockId::Suggestion, received, first([p.reply_delivered_on, ended_on(p)]));
        }
    }

    /// A round whose opinion was revoked, or that was taken up again.
    fn earlier_round(&mut self, round: &Round) {
        if let Some(accepted) = round.accepted_on {
            let met = first([round.reply_delivered_on, round.closed_on]).or(Some(round.ended_on));
            self.finish(accepted, round.extended, met);
        }
        if let Some(delivered) = round.reply_delivered_on {
            self.plain(ClockId::Review, delivered, Some(round.ended_on));
        }
    }

    /// From 受理日. A hearing at this stage stops nothing.
    fn handling(&mut self, p: &Progress) {
        let Some(accepted) = p.accepted_on else { return };
        let met = first([p.reply_delivered_on, p.settled_on, ended_on(p)]);
        match p.track {
            Track::Ordinary => self.finish(accepted, p.extended, met),
            Track::Simple => self.plain(ClockId::SimpleReply, accepted, met),
            Track::Suggestion => {}
        }
    }

    fn finish(&mut self, accepted: NaiveDate, extended: Option<(NaiveDate, u16)>, met: Option<NaiveDate>) {
        let prolonged = extended.map(|(approved_on, days)| Prolonged { approved_on, days });
        self.run(ClockId::Finish, accepted, met, Start { prolonged, ..Start::default() });
    }

    /// From delivery of the written opinion. A simple answer and the reply to a suggestion open no review.
    fn reviews(&mut self, p: &Progress) {
        let asked = |level| p.reviews.iter().find(|review| review.level == level).map(|review| review.requested_on);
        if let Some(delivered) = p.reply_delivery.as_ref().map(|delivery| self.served(delivery)) {
            self.plain(ClockId::Review, delivered, asked(ReviewLevel::Review));
        }
        if p.track == Track::Ordinary
            && let Some(delivered) = p.reply_delivered_on
        {
            self.plain(ClockId::Rating, delivered, p.followed_up.map(|(day, _)| day));
        }
        for review in &p.reviews {
            let (asked_on, decided) = (review.requested_on, review.decided);
            let answered = decided.map(|(day, _)| day);
            self.plain(ClockId::ReviewAcceptance, asked_on, answered);
            match review.level {
                ReviewLevel::Review => {
                    self.plain(ClockId::ReviewOpinion, asked_on, answered);
                    if let Some((day, ReviewOutcome::Maintained | ReviewOutcome::Changed)) = decided {
                        self.plain(ClockId::ReReview, review.received_on.unwrap_or(day), asked(ReviewLevel::ReReview));
                    }
                }
                ReviewLevel::ReReview => {
                    let hearings = p.hearings.iter().filter(|hearing| {
                        hearing.stage == Stage::UnderReReview
                            && hearing.from >= asked_on
                            && answered.is_none_or(|day| hearing.from <= day)
                    });
                    let excluded = hearings.map(|h| Excluded { first: h.from, last: h.until, what: "听证" }).collect();
                    let start = Start { excluded, ..Start::default() };
                    self.run(ClockId::ReReviewOpinion, asked_on, answered, start);
                }
            }
        }
    }

    /// What runs beside the handling: hearings, 督办, the other routes, confirmation by the court, public notice.
    fn beside(&mut self, steps: &[Step], p: &Progress) {
        for hearing in &p.hearings {
            self.plain(ClockId::HearingNotice, hearing.from, None);
            self.plain(ClockId::HearingConclusion, hearing.until, None);
        }
        for &(urged, _, set) in p.urgings.iter().filter(|(_, manner, _)| *manner == UrgeManner::Supervise) {
            let answered = [p.replied_on, p.reply_delivered_on, p.performed_on, p.reported_on, ended_on(p)];
            let met = first(answered.map(|day| day.filter(|&day| day >= urged)));
            self.run(ClockId::Improvement, urged, met, Start { set, ..Start::default() });
        }
        for step in steps {
            match &step.act {
                Act::Directed { route: LegalRoute::StatutoryDuty, .. } => {
                    self.plain(ClockId::LawfulDuty, step.on, p.closed_on);
                }
                Act::Settled { manner: SettledManner::Mediated, .. } => {
                    self.plain(ClockId::Confirmation, step.on, None);
                }
                _ => {}
            }
        }
        for delivery in [&p.notice_delivery, &p.reply_delivery].into_iter().flatten() {
            if is_public(delivery) {
                self.plain(ClockId::PublicNotice, delivery.on, None);
            }
        }
    }

    /// The day a paper counts as received. A refused one counts as received that day; a public notice when its time is
    /// over.
    fn served(&self, delivery: &Delivery) -> NaiveDate {
        let length = self.settings.limits.length(ClockId::PublicNotice);
        let over = length.ends(delivery.on, None, rule(ClockId::PublicNotice).roll, 0, self.calendar);
        over.filter(|_| is_public(delivery)).map_or(delivery.on, |due| due.raw)
    }

    fn plain(&mut self, id: ClockId, trigger: NaiveDate, met_on: Option<NaiveDate>) {
        self.run(id, trigger, met_on, Start::default());
    }

    fn run(&mut self, id: ClockId, trigger: NaiveDate, met_on: Option<NaiveDate>, start: Start) {
        let (row, limits) = (rule(id), &self.settings.limits);
        let lawless = row.force == Force::Statute && row.article(limits.goes_by_2022(self.item.received_on)).is_empty();
        if lawless && limits.is_usual(id) && start.set.is_none() {
            return;
        }
        let mut length = limits.length(id);
        let more = start.prolonged.map_or(0, |prolonged| prolonged.days)
            + start.excluded.iter().map(Excluded::days).sum::<u16>();
        let due = match start.set {
            Some(day) => {
                length.unit = Unit::AsSet;
                // The sender wrote a day, not a length: it is not moved.
                Some(Due { raw: day, legal: day, provisional: false })
            }
            None => length.ends(trigger, start.at, row.roll, more, self.calendar),
        };
        let Some(due) = due else { return };
        let article = limits.basis(id, self.item.received_on);
        let Start { at, prolonged, excluded, .. } = start;
        self.clocks.push(Clock { id, trigger, at, length, prolonged, excluded, due, met_on, article });
    }
}

/// Day from which nothing more is owed to the petitioner.
fn ended_on(p: &Progress) -> Option<NaiveDate> {
    p.withdrawn_on.or(p.closed_on)
}

fn first<const N: usize>(days: [Option<NaiveDate>; N]) -> Option<NaiveDate> {
    days.into_iter().flatten().min()
}

fn is_public(delivery: &Delivery) -> bool {
    delivery.manner == DeliveryManner::PublicNotice && !delivery.refused
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        calendar,
        deadline::Preset,
        petition::Referral,
        procedure::{Act, Stage},
        terms::{AnswerWay, Channel, DeliveredPaper, Opinion},
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn step(on: &str, act: Act) -> Step {
        Step::new(day(on), day(on).and_hms_opt(9, 0, 0).unwrap(), act)
    }

    fn clocks(received: &str, steps: &[Step]) -> Clocks {
        let item = Petition::blank(Channel::Letter, day(received).and_hms_opt(9, 0, 0).unwrap());
        Clocks::of(&item, steps, &Settings::default(), &calendar::built_in())
    }

    fn check(due: Option<Due>, raw: &str, legal: &str) {
        assert_eq!(due.map(|due| (due.raw, due.legal)), Some((day(raw), day(legal))));
    }

    /// E1, E2, E3, E14.
    #[test]
    fn the_notice_is_due_fifteen_days_after_receipt() {
        check(clocks("2026-03-02", &[]).due(ClockId::Notice), "2026-03-17", "2026-03-17");
        check(clocks("2026-03-20", &[]).due(ClockId::Notice), "2026-04-04", "2026-04-07");
        check(clocks("2026-02-05", &[]).due(ClockId::Notice), "2026-02-20", "2026-02-24");
        check(clocks("2009-04-16", &[]).due(ClockId::Notice), "2009-05-01", "2009-05-04");
    }

    /// E4, E5, E6, E15, E16, E17.
    #[test]
    fn finishing_is_due_sixty_days_after_acceptance() {
        for (accepted, raw, legal) in [
            ("2026-03-10", "2026-05-09", "2026-05-09"),
            ("2026-03-03", "2026-05-02", "2026-05-06"),
            ("2026-08-06", "2026-10-05", "2026-10-08"),
            ("2009-03-16", "2009-05-15", "2009-05-15"),
            ("2023-10-01", "2023-11-30", "2023-11-30"),
        ] {
            check(clocks(accepted, &[step(accepted, Act::accepted())]).due(ClockId::Finish), raw, legal);
        }
        let open_year = clocks("2026-12-19", &[step("2026-12-19", Act::accepted())]).due(ClockId::Finish).unwrap();
        assert_eq!((open_year.raw, open_year.provisional), (day("2027-02-17"), true));
    }

    /// E7: the extension runs from the raw end, not from the approval.
    #[test]
    fn an_extension_runs_from_the_old_end() {
        let steps = [
            step("2026-03-10", Act::accepted()),
            step("2026-04-20", Act::Extended { days: 30, approver: "陈某山".into() }),
        ];
        check(clocks("2026-03-10", &steps).due(ClockId::Finish), "2026-06-08", "2026-06-08");
    }

    /// E8.
    #[test]
    fn the_review_window_opens_with_delivery() {
        let paper = Act::delivered(DeliveredPaper::Reply, DeliveryManner::InPerson, "李某乙");
        check(
            clocks("2026-03-10", &[step("2026-03-10", Act::accepted()), step("2026-04-02", paper)])
                .due(ClockId::Review),
            "2026-05-02",
            "2026-05-06",
        );
    }

    #[test]
    fn the_next_duty_is_the_earliest_open_clock() {
        let open = clocks("2026-03-02", &[step("2026-03-02", Act::accepted())]);
        assert_eq!(open.next_duty(Stage::InProgress).map(|d| d.what), Some("送达受理告知书"));
        let notice = Act::delivered(DeliveredPaper::Notice, DeliveryManner::Mail, "");
        let told = clocks("2026-03-02", &[step("2026-03-02", Act::accepted()), step("2026-03-03", notice)]);
        assert_eq!(
            told.next_duty(Stage::InProgress).map(|d| (d.what, d.due.raw)),
            Some(("出具处理意见书", day("2026-05-01")))
        );
    }

    /// Withdrawn in time is in time, however late the item is closed; a second report does not undo the first.
    #[test]
    fn later_steps_do_not_make_a_met_clock_late() {
        let steps = [
            step("2026-03-10", Act::accepted()),
            step("2026-04-20", Act::Withdrawn {}),
            step("2026-04-21", Act::Reported { to: "清河县信访局".into() }),
            step("2026-06-30", Act::Reported { to: "清河县信访局".into() }),
            step("2026-06-30", Act::closed(None)),
        ];
        let finish = clocks("2026-03-10", &steps).get(ClockId::Finish).cloned().unwrap();
        assert_eq!((finish.met_on, finish.is_on_time()), (Some(day("2026-04-20")), Some(true)));
        assert_eq!(Progress::of(&steps).reported_on, Some(day("2026-04-21")));
    }

    fn met(clocks: &Clocks, id: ClockId) -> Option<String> {
        clocks.get(id).unwrap().met_on.map(|day| day.to_string())
    }

    /// E10–E12: three working days to decide, ten to answer; converted, the sixty days run from the same acceptance.
    #[test]
    fn the_simple_procedure_has_clocks_of_its_own() {
        let simple = |received: &str, accepted: &str| {
            clocks(received, &[step(accepted, Act::Accepted { track: Track::Simple })])
        };
        let one = simple("2026-02-11", "2026-02-13");
        check(one.due(ClockId::SimpleDecision), "2026-02-14", "2026-02-14");
        check(one.due(ClockId::SimpleReply), "2026-03-05", "2026-03-05");
        assert_eq!(
            (met(&one, ClockId::SimpleDecision).as_deref(), one.due(ClockId::Finish)),
            (Some("2026-02-13"), None)
        );
        assert_eq!(one.next_duty(Stage::InProgress).map(|duty| duty.what), Some("送达受理告知书"));
        check(simple("2026-09-21", "2026-09-21").due(ClockId::SimpleReply), "2026-10-12", "2026-10-12");
        let answered = clocks(
            "2026-02-11",
            &[
                step("2026-02-13", Act::Accepted { track: Track::Simple }),
                step("2026-02-26", Act::Answered { way: AnswerWay::Phone, to: "李某乙".into() }),
            ],
        );
        assert_eq!(met(&answered, ClockId::SimpleReply).as_deref(), Some("2026-02-26"));
        assert_eq!((answered.due(ClockId::Review), answered.next_duty(Stage::Delivered)), (None, None));
        let converted = clocks(
            "2026-03-10",
            &[step("2026-03-10", Act::Accepted { track: Track::Simple }), step("2026-03-20", Act::Converted {})],
        );
        check(converted.due(ClockId::Finish), "2026-05-09", "2026-05-09");
        assert_eq!(converted.due(ClockId::SimpleReply), None);
    }

    /// E9, and only under the rules of 2022.
    #[test]
    fn a_wrong_transfer_may_be_objected_to_for_five_working_days() {
        let clocks_of = |received: &str, kind: ReferralKind, due: Option<&str>, steps: &[Step]| {
            let mut item = Petition::blank(Channel::Letter, day(received).and_hms_opt(9, 0, 0).unwrap());
            let due = due.map(day);
            item.referral = Some(Referral { from: "清河县信访局".into(), document: String::new(), kind, due });
            Clocks::of(&item, steps, &Settings::default(), &calendar::built_in())
        };
        let sent = clocks_of("2026-04-30", ReferralKind::Forwarded, None, &[]);
        check(sent.due(ClockId::Objection), "2026-05-11", "2026-05-11");
        check(sent.due(ClockId::NoticeReferred), "2026-05-15", "2026-05-15");
        assert_eq!(sent.due(ClockId::Notice), None);
        assert_eq!(sent.next_duty(Stage::Registered).map(|duty| duty.clock), Some(ClockId::NoticeReferred));
        assert_eq!(clocks_of("2009-04-30", ReferralKind::Forwarded, None, &[]).due(ClockId::Objection), None);
        // The sender's day is not moved, not even off a Saturday.
        let assigned = clocks_of("2026-04-30", ReferralKind::Assigned, Some("2026-05-16"), &[]);
        check(assigned.due(ClockId::Report), "2026-05-16", "2026-05-16");
        let back = [step("2026-05-08", Act::Returned { to: "清河县信访局".into() })];
        let returned = clocks_of("2026-04-30", ReferralKind::Assigned, Some("2026-05-16"), &back);
        for id in [ClockId::Objection, ClockId::NoticeReferred, ClockId::Report] {
            assert_eq!(met(&returned, id).as_deref(), Some("2026-05-08"), "{id}");
        }
    }

    fn replied(manner: DeliveryManner, refused: bool) -> Vec<Step> {
        let paper = Act::Delivered {
            paper: DeliveredPaper::Reply,
            manner,
            recipient: String::new(),
            refused,
            witness: "何某川".into(),
            proof: String::new(),
        };
        vec![
            step("2026-01-05", Act::accepted()),
            step("2026-01-20", Act::replied(Opinion::Explained)),
            step("2026-01-22", paper),
        ]
    }

    /// Refused counts as delivered that day; a public notice when its thirty days are over, which are not moved.
    #[test]
    fn the_review_window_opens_when_the_reply_counts_as_received() {
        let refused = clocks("2026-01-05", &replied(DeliveryManner::InPerson, true));
        check(refused.due(ClockId::Review), "2026-02-21", "2026-02-24");
        let public = clocks("2026-01-05", &replied(DeliveryManner::PublicNotice, false));
        check(public.due(ClockId::PublicNotice), "2026-02-21", "2026-02-21");
        assert_eq!(public.get(ClockId::Review).unwrap().trigger, day("2026-02-21"));
        check(public.due(ClockId::Review), "2026-03-23", "2026-03-23");
        assert_eq!(met(&public, ClockId::Finish).as_deref(), Some("2026-01-22"), "posted in time is in time");
    }

    /// E13: 复核 asked for on 03-02, five days of hearing left out; then final.
    #[test]
    fn a_hearing_stretches_the_second_review_and_nothing_else() {
        let heard = |on: &str, until: &str| {
            let until = Some(day(until));
            step(on, Act::Heard { until, place: String::new(), chair: String::new(), conclusion: String::new() })
        };
        let mut steps = replied(DeliveryManner::InPerson, false);
        let body = String::from("清河县人民政府");
        steps.push(step("2026-01-26", Act::ReviewRequested { level: ReviewLevel::Review, body: body.clone() }));
        let (level, outcome, document) = (ReviewLevel::Review, ReviewOutcome::Maintained, String::new());
        steps.push(step("2026-02-25", Act::ReviewDecided { level, outcome, document }));
        let reviewed = clocks("2026-01-05", &steps);
        check(reviewed.due(ClockId::ReviewOpinion), "2026-02-25", "2026-02-25");
        assert_eq!(met(&reviewed, ClockId::Review).as_deref(), Some("2026-01-26"));
        check(reviewed.due(ClockId::ReReview), "2026-03-27", "2026-03-27");
        steps.push(step("2026-03-02", Act::ReviewRequested { level: ReviewLevel::ReReview, body }));
        steps.push(heard("2026-03-16", "2026-03-20"));
        let again = clocks("2026-01-05", &steps);
        check(again.due(ClockId::ReReviewOpinion), "2026-04-06", "2026-04-07");
        check(again.due(ClockId::HearingNotice), "2026-03-09", "2026-03-09");
        assert_eq!(again.next_duty(Stage::UnderReReview), None, "the reviewers' clocks are not ours");
        // At the handling a hearing stops nothing.
        let handling = [step("2026-03-10", Act::accepted()), heard("2026-03-16", "2026-03-20")];
        check(clocks("2026-03-10", &handling).due(ClockId::Finish), "2026-05-09", "2026-05-09");
    }

    #[test]
    fn a_revoked_opinion_starts_sixty_days_anew_and_keeps_the_old_clock() {
        let mut steps = replied(DeliveryManner::InPerson, false);
        let body = String::from("清河县人民政府");
        steps.push(step("2026-01-26", Act::ReviewRequested { level: ReviewLevel::Review, body }));
        let (level, outcome, document) = (ReviewLevel::Review, ReviewOutcome::Revoked, String::new());
        steps.push(step("2026-03-10", Act::ReviewDecided { level, outcome, document }));
        let clocks = clocks("2026-01-05", &steps);
        let finish: Vec<_> = clocks.0.iter().filter(|clock| clock.id == ClockId::Finish).collect();
        assert_eq!(
            finish.iter().map(|clock| clock.trigger).collect::<Vec<_>>(),
            [day("2026-01-05"), day("2026-03-10")]
        );
        assert_eq!(finish[0].met_on, Some(day("2026-01-22")));
        check(clocks.due(ClockId::Finish), "2026-05-09", "2026-05-09");
    }

    #[test]
    fn suggestions_urgent_news_and_agreements_have_their_clocks() {
        let suggestion = clocks("2026-03-10", &[step("2026-03-12", Act::Accepted { track: Track::Suggestion })]);
        check(suggestion.due(ClockId::Suggestion), "2026-05-09", "2026-05-09");
        assert_eq!(suggestion.due(ClockId::Finish), None);

        let mut item = Petition::blank(Channel::Visit, day("2026-03-10").and_hms_opt(23, 10, 0).unwrap());
        item.received_at = NaiveTime::from_hms_opt(23, 10, 0);
        item.flags.insert(Flag::Urgent);
        let urgent = Clocks::of(&item, &[], &Settings::default(), &calendar::built_in());
        check(urgent.due(ClockId::Urgent), "2026-03-10", "2026-03-10");
        assert_eq!(urgent.get(ClockId::UrgentWritten).unwrap().moment().unwrap().to_string(), "2026-03-11 01:10:00");
        assert_eq!(urgent.next_duty(Stage::Registered).map(|duty| duty.what), Some("上报紧急情况"));

        let settled = Act::Settled { manner: SettledManner::Mediated, agreement: String::new() };
        let settled = clocks("2026-01-31", &[step("2026-01-31", Act::accepted()), step("2026-02-05", settled)]);
        check(settled.due(ClockId::Confirmation), "2026-03-07", "2026-03-09");
        assert_eq!(met(&settled, ClockId::Finish).as_deref(), Some("2026-02-05"));
    }

    /// 督办 with a day; the thirty days of 2005; no number in 2022.
    #[test]
    fn a_chased_unit_answers_by_the_day_or_by_the_rules_of_the_time() {
        let chased = |received: &str, on: &str, due: Option<&str>| {
            let (manner, to, due) = (UrgeManner::Supervise, "红岩村委会".into(), due.map(day));
            let urged = Act::Urged { manner, to, cause: None, due };
            clocks(received, &[step(received, Act::accepted()), step(on, urged)]).due(ClockId::Improvement)
        };
        check(chased("2009-03-02", "2009-03-16", None), "2009-04-15", "2009-04-15");
        check(chased("2026-03-02", "2026-03-16", Some("2026-03-28")), "2026-03-28", "2026-03-28");
        assert_eq!(chased("2026-03-02", "2026-03-16", None), None);
    }

    /// Zhejiang: five working days, thirty days and sixty more.
    #[test]
    fn the_lengths_of_a_province_move_all_clocks() {
        let mut settings = Settings::default();
        settings.limits.take(Preset::named("zhejiang-2016").unwrap());
        let item = Petition::blank(Channel::Letter, day("2026-04-30").and_hms_opt(9, 0, 0).unwrap());
        let extended = Act::Extended { days: 60, approver: "陈某山".into() };
        let steps = [step("2026-05-06", Act::accepted()), step("2026-05-20", extended)];
        let of = |steps: &[Step]| Clocks::of(&item, steps, &settings, &calendar::built_in());
        check(of(&[]).due(ClockId::Notice), "2026-05-11", "2026-05-11");
        check(of(&steps[..1]).due(ClockId::Finish), "2026-06-05", "2026-06-05");
        check(of(&steps).due(ClockId::Finish), "2026-08-04", "2026-08-04");
        assert_eq!(of(&steps).get(ClockId::Finish).unwrap().article, "《浙江省信访条例》（2016）");
    }
}
