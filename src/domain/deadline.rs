//! 法定期限: which clocks run on an item, when they end, whether they were met.
//!
//! Three different days start three different clocks, and the date on the letter starts none:
//!
//! | clock | trigger | length | article |
//! |---|---|---|---|
//! | [`ClockId::Notice`] 告知 | 收到日 (for referred items the arrival at the township) | 15 日 | 信访条例 (2005) Art. 21–22; 信访工作条例 (2022) Art. 23 |
//! | [`ClockId::Finish`] 办结 | 受理日 | 60 日 | Art. 33; Art. 34 |
//! | [`ClockId::Finish`] after 延期 | end of the 60 days, not the day of approval | ≤ 30 日, once | Art. 33; Art. 34 |
//! | [`ClockId::Report`] 报结 | the superior's sheet | as set (限办时间) | Art. 21(4); Art. 22(3) |
//! | [`ClockId::Review`] 申请复查 | delivery of the reply | 30 日, the petitioner's | Art. 34; Art. 35 |
//!
//! The lengths are settings, because provinces differ (Zhejiang: 5 working days, 30 + 60 days).

use super::{
    calendar::{Calendar, Due},
    petition::Petition,
    procedure::{Progress, Stage, Step},
    settings::Settings,
    terms::{ReferralKind, terms},
};
use chrono::NaiveDate;

terms! {
    /// Which clock.
    ClockId {
        Notice = "notice", "受理告知";
        Finish = "finish", "办结";
        Report = "report", "报送结果";
        Review = "review", "申请复查";
    }
}

/// One running or finished clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Which clock.
    pub id: ClockId,
    /// The day it was started by; not counted.
    pub trigger: NaiveDate,
    /// When it ends.
    pub due: Due,
    /// The day the duty was done, or the clock became pointless.
    pub met_on: Option<NaiveDate>,
    /// 「信访工作条例第三十四条」.
    pub article: &'static str,
}

impl Clock {
    /// Done no later than the legal end.
    pub fn is_on_time(&self) -> Option<bool> {
        self.met_on.map(|day| day <= self.due.legal)
    }

    /// A duty of the office (the review window is the petitioner's).
    pub fn is_ours(&self) -> bool {
        self.id != ClockId::Review
    }
}

/// All clocks of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clocks(pub Vec<Clock>);

/// The next thing the office owes on an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// By which clock.
    pub clock: ClockId,
    /// When.
    pub due: Due,
    /// What: 「送达受理告知书」, 「出具处理意见书」 …
    pub what: &'static str,
}

impl Clocks {
    /// The clocks of `item` after `history`.
    pub fn of(item: &Petition, history: &[Step], settings: &Settings, calendar: &Calendar) -> Self {
        let progress = Progress::of(history);
        let limits = &settings.limits;
        let r2022 = item.received_on >= settings.limits.rules_of_2022_from;
        let article = |old, new| if r2022 { new } else { old };
        let ended = progress.withdrawn_on.or(progress.closed_on);
        let mut clocks = Vec::new();
        if item.notice_owed() {
            clocks.push(Clock {
                id: ClockId::Notice,
                trigger: item.received_on,
                due: limits.notice_due(item.received_on, calendar),
                met_on: progress.told_on().or(ended),
                article: article("《信访条例》第二十一条、第二十二条", "《信访工作条例》第二十三条"),
            });
        }
        if let Some(accepted) = progress.accepted_on {
            let extension = progress.extended.map_or(0, |(_, days)| days);
            clocks.push(Clock {
                id: ClockId::Finish,
                trigger: accepted,
                due: calendar.due_in_days(accepted, limits.finish_days.saturating_add(extension)),
                met_on: progress.reply_delivered_on.or(ended),
                article: article("《信访条例》第三十三条", "《信访工作条例》第三十四条"),
            });
        }
        if let Some((referral, due)) = item.referral.as_ref().and_then(|r| Some((r, r.due?)))
            && referral.kind == ReferralKind::Assigned
        {
            clocks.push(Clock {
                id: ClockId::Report,
                trigger: item.received_on,
                // The sender wrote a day, not a length: it is not moved.
                due: Due { raw: due, legal: due, provisional: false },
                met_on: progress.reported_on,
                article: article("《信访条例》第二十一条", "《信访工作条例》第二十二条"),
            });
        }
        if let Some(delivered) = progress.reply_delivered_on {
            clocks.push(Clock {
                id: ClockId::Review,
                trigger: delivered,
                due: calendar.due_in_days(delivered, limits.review_days),
                met_on: None,
                article: article("《信访条例》第三十四条", "《信访工作条例》第三十五条"),
            });
        }
        Self(clocks)
    }

    /// When a clock ends, if it runs.
    pub fn due(&self, id: ClockId) -> Option<Due> {
        self.0.iter().find(|clock| clock.id == id).map(|clock| clock.due)
    }

    /// A clock by its name.
    pub fn get(&self, id: ClockId) -> Option<&Clock> {
        self.0.iter().find(|clock| clock.id == id)
    }

    /// What the office owes next: the earliest clock of ours that is not met.
    pub fn next_duty(&self, stage: Stage) -> Option<Duty> {
        let open = self.0.iter().filter(|clock| clock.is_ours() && clock.met_on.is_none());
        let next = open.min_by_key(|clock| (clock.due.raw, clock.id))?;
        let what = match (next.id, stage) {
            (ClockId::Notice, Stage::Registered) => "受理并送达告知书",
            (ClockId::Notice, Stage::Declined) => "送达不予受理告知书",
            (ClockId::Notice, Stage::Forwarded) => "送达转送告知书",
            (ClockId::Notice, _) => "送达受理告知书",
            (ClockId::Finish, Stage::Replied) => "送达处理意见书",
            (ClockId::Finish, _) => "出具处理意见书",
            (ClockId::Report | ClockId::Review, _) => "报送办结报告",
        };
        Some(Duty { clock: next.id, due: next.due, what })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        calendar,
        procedure::Act,
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
