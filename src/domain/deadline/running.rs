//! What starts a clock and what stops it.

use super::{
    clocks::{Clock, Clocks, Excluded, Prolonged},
    length::Unit,
    rules::{ClockId, Force, rule},
};
use crate::domain::{
    calendar::{Calendar, Due},
    petition::Petition,
    procedure::{Progress, Step},
    settings::Settings,
    terms::ReferralKind,
};
use chrono::{NaiveDate, NaiveTime};

impl Clocks {
    /// The clocks of `item` after `history`.
    pub fn of(item: &Petition, history: &[Step], settings: &Settings, calendar: &Calendar) -> Self {
        let progress = Progress::of(history);
        let mut run = Runner { item, settings, calendar, clocks: Vec::new() };
        run.receipt(&progress);
        run.handling(&progress);
        run.reviews(&progress);
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
        let referred = self.item.referral.is_some();
        if self.item.notice_owed() {
            let id = if referred { ClockId::NoticeReferred } else { ClockId::Notice };
            self.plain(id, received, p.told_on().or(ended_on(p)));
        }
        if let Some(referral) = &self.item.referral {
            self.plain(ClockId::Objection, received, decided_on(p));
            let set = referral.due;
            if referral.kind == ReferralKind::Assigned {
                self.run(ClockId::Report, received, p.reported_on, Start { set, ..Start::default() });
            }
        }
    }

    /// From 受理日.
    fn handling(&mut self, p: &Progress) {
        let Some(accepted) = p.accepted_on else { return };
        let prolonged = p.extended.map(|(approved_on, days)| Prolonged { approved_on, days });
        let met = p.reply_delivered_on.or(ended_on(p));
        self.run(ClockId::Finish, accepted, met, Start { prolonged, ..Start::default() });
    }

    /// From delivery of the reply.
    fn reviews(&mut self, p: &Progress) {
        if let Some(delivered) = p.reply_delivered_on {
            self.plain(ClockId::Review, delivered, None);
        }
    }

    fn plain(&mut self, id: ClockId, trigger: NaiveDate, met_on: Option<NaiveDate>) {
        self.run(id, trigger, met_on, Start::default());
    }

    fn run(&mut self, id: ClockId, trigger: NaiveDate, met_on: Option<NaiveDate>, start: Start) {
        let (row, limits) = (rule(id), &self.settings.limits);
        let r2022 = limits.goes_by_2022(self.item.received_on);
        if row.force == Force::Statute && row.article(r2022).is_empty() && limits.is_usual(id) {
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

/// Day from which it is too late to hand the item back: the office has decided what becomes of it.
fn decided_on(p: &Progress) -> Option<NaiveDate> {
    p.accepted_on.or(ended_on(p)).or(p.notice_delivered_on)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        calendar,
        procedure::{Act, Stage},
        terms::{Channel, DeliveredPaper, DeliveryManner},
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
}
