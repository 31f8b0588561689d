//! 工作日历: which day is a working day, and where a time limit ends.
//!
//! The weekday alone does not decide: every year the State Council's notice gives days off (放假) and
//! turns weekend days into working days (调休). The notice is data, one file a year in
//! `assets/calendar`; a year without one is computed on weekends only and marked *provisional*.
//!
//! How days are counted (taken as house rule, because neither 信访条例 (2005) nor 信访工作条例 (2022)
//! says it): the trigger day is not counted, day 1 is the next day (民法典 Art. 201); the period ends
//! with day N; when day N is a rest day it ends with the first working day after (Art. 203). Rest days
//! in the middle count, except in limits written in 工作日.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const WEEKEND: &str = "周末";

/// One day that the notice of a year treats differently from its weekday, or names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeDay {
    /// The day.
    pub date: NaiveDate,
    /// `true`: a day off; `false`: a weekend day that is worked (调休上班).
    pub off: bool,
    /// The holiday it belongs to, such as 「国庆节」.
    pub name: String,
}

/// The yearly notice (国务院办公厅关于部分节假日安排的通知), one file of `assets/calendar`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearNotice {
    /// The calendar year the days lie in.
    pub year: i32,
    /// Where the days were taken from.
    pub source: String,
    /// The days, in any order.
    pub days: Vec<NoticeDay>,
}

/// The working calendar of some years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    days: BTreeMap<NaiveDate, NoticeDay>,
    noticed: BTreeSet<i32>,
}

/// Rest days in a row that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RestSpan {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
    /// 「劳动节」, 「周末」, 「周六」.
    pub name: String,
}

/// When a limit ends.
///
/// Alarms for the office's own duties look at [`raw`](Self::raw), because nobody guarantees that the
/// petition rules roll; the petitioner's own windows close on [`legal`](Self::legal).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Due {
    /// Day N, wherever it falls.
    pub raw: NaiveDate,
    /// Day N, moved to the next working day when it is a rest day.
    pub legal: NaiveDate,
    /// The holiday notice of the year is not known yet, so `legal` may still move.
    pub provisional: bool,
}

impl Calendar {
    /// A calendar from the notices of some years. A day listed twice keeps the later entry.
    pub fn new(notices: impl IntoIterator<Item = YearNotice>) -> Self {
        let mut calendar = Self::default();
        for notice in notices {
            calendar.noticed.insert(notice.year);
            calendar.days.extend(notice.days.into_iter().map(|day| (day.date, day)));
        }
        calendar
    }

    /// The same with further days over it, and further years taken as known.
    pub fn with(mut self, days: impl IntoIterator<Item = NoticeDay>, years: impl IntoIterator<Item = i32>) -> Self {
        self.days.extend(days.into_iter().map(|day| (day.date, day)));
        self.noticed.extend(years);
        self
    }

    /// What the notice says of a day, if it says anything.
    pub fn notice(&self, day: NaiveDate) -> Option<&NoticeDay> {
        self.days.get(&day)
    }

    /// Every day that some notice speaks of, in order.
    pub fn notice_days(&self) -> impl Iterator<Item = &NoticeDay> {
        self.days.values()
    }

    /// Whether `day` is worked: the notice decides, then the weekday.
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        match self.days.get(&day) {
            Some(listed) => !listed.off,
            None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// Whether the notice of the day's year is missing, so that only weekends are known.
    pub fn is_provisional(&self, day: NaiveDate) -> bool {
        !self.noticed.contains(&day.year())
    }

    /// The years whose notice is known.
    pub fn years(&self) -> impl Iterator<Item = i32> + '_ {
        self.noticed.iter().copied()
    }

    /// The rest days from `first` to `last`, both counted, those of one holiday or weekend together.
    pub fn rest_spans(&self, first: NaiveDate, last: NaiveDate) -> Vec<RestSpan> {
        let mut spans: Vec<RestSpan> = Vec::new();
        for day in first.iter_days().take_while(|&day| day <= last).filter(|&day| !self.is_workday(day)) {
            let holiday = self.days.get(&day).map(|listed| listed.name.as_str()).filter(|name| !name.is_empty());
            let name = holiday.unwrap_or(WEEKEND);
            match spans.last_mut().filter(|span| span.last.succ_opt() == Some(day) && span.name == name) {
                Some(span) => span.last = day,
                None => spans.push(RestSpan { first: day, last: day, name: name.to_owned() }),
            }
        }
        for span in spans.iter_mut().filter(|span| span.first == span.last && span.name == WEEKEND) {
            span.name = if span.first.weekday() == Weekday::Sat { "周六" } else { "周日" }.to_owned();
        }
        spans
    }

    /// The first working day on or after `day`.
    pub fn workday_from(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|&d| self.is_workday(d)).unwrap_or(day)
    }

    /// The last working day on or before `day`: when the alarm for a duty due on `day` must have rung.
    pub fn workday_until(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().rev().find(|&d| self.is_workday(d)).unwrap_or(day)
    }

    /// Where a limit of `days` calendar days (日) from `trigger` ends.
    pub fn due_in_days(&self, trigger: NaiveDate, days: u16) -> Due {
        self.due_on(trigger.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX))
    }

    /// Where a limit of `days` working days (工作日) from `trigger` ends; it always ends on a working day.
    pub fn due_in_workdays(&self, trigger: NaiveDate, days: u16) -> Due {
        let day = match days {
            0 => trigger,
            _ => trigger
                .iter_days()
                .skip(1)
                .filter(|&d| self.is_workday(d))
                .nth(usize::from(days) - 1)
                .unwrap_or(NaiveDate::MAX),
        };
        self.due_on(day)
    }

    /// Where a limit of `months` calendar months from `trigger` ends: on the same-numbered day, or on the last day of a
    /// month that has none (民法典 Art. 202), then rolled off rest days.
    pub fn due_in_months(&self, trigger: NaiveDate, months: u32) -> Due {
        self.due_on(same_day_after(trigger, months))
    }

    /// A limit that ends on `raw`, rolled off rest days.
    pub fn due_on(&self, raw: NaiveDate) -> Due {
        let legal = self.workday_from(raw);
        Due { raw, legal, provisional: self.is_provisional(raw) || self.is_provisional(legal) }
    }
}

/// The same-numbered day `months` months after `anchor`, or the end of a month that has none.
///
/// Instalments are counted from the anchor, never from one another: 01-31, 02-28, **03-31**.
pub fn same_day_after(anchor: NaiveDate, months: u32) -> NaiveDate {
    anchor.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The calendar the program ships with: the notices of 2007 to 2026.
pub fn built_in() -> Calendar {
    // A test reads every file, so none can be skipped here without being noticed.
    Calendar::new(BUILT_IN.iter().filter_map(|text| serde_json::from_str::<YearNotice>(text).ok()))
}

macro_rules! years {
    ($($year:literal)+) => { &[$(include_str!(concat!("../../assets/calendar/", $year, ".json"))),+] };
}
const BUILT_IN: &[&str] =
    years!(2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026);

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_year_from_2007_to_2026_is_there() {
        assert_eq!(built_in().years().collect::<Vec<_>>(), (2007..=2026).collect::<Vec<_>>());
    }

    #[test]
    fn make_up_days_are_worked_and_holidays_are_not() {
        let calendar = built_in();
        for worked in ["2009-01-24", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
        {
            assert!(calendar.is_workday(day(worked)), "{worked}");
        }
        for (first, last) in [
            ("2009-05-01", "2009-05-03"),
            ("2026-01-01", "2026-01-03"),
            ("2026-02-15", "2026-02-23"),
            ("2026-04-04", "2026-04-06"),
            ("2026-05-01", "2026-05-05"),
            ("2026-06-19", "2026-06-21"),
            ("2026-09-25", "2026-09-27"),
            ("2026-10-01", "2026-10-07"),
        ] {
            for off in day(first).iter_days().take_while(|&d| d <= day(last)) {
                assert!(!calendar.is_workday(off), "{off}");
            }
            assert!(calendar.is_workday(calendar.workday_from(day(first))));
        }
    }

    #[test]
    fn working_day_limits_match_the_worked_examples() {
        let calendar = built_in();
        // E9 objection to a wrong transfer, E10–E12 simple procedure.
        for (trigger, days, due) in [
            ("2026-04-30", 5, "2026-05-11"),
            ("2026-02-11", 3, "2026-02-14"),
            ("2026-02-13", 10, "2026-03-05"),
            ("2026-09-21", 10, "2026-10-12"),
        ] {
            assert_eq!(calendar.due_in_workdays(day(trigger), days).legal, day(due), "{trigger} + {days} working days");
        }
    }

    /// 司法确认 windows and other 30-day spans of the mediation reference.
    #[test]
    fn thirty_day_windows_match_the_worked_examples() {
        let calendar = built_in();
        for (start, raw, legal) in [
            ("2009-02-05", "2009-03-07", "2009-03-09"),
            ("2009-04-08", "2009-05-08", "2009-05-08"),
            ("2026-01-31", "2026-03-02", "2026-03-02"),
            ("2026-02-28", "2026-03-30", "2026-03-30"),
            ("2026-09-01", "2026-10-01", "2026-10-08"),
            ("2026-09-03", "2026-10-03", "2026-10-08"),
            ("2026-11-23", "2026-12-23", "2026-12-23"),
        ] {
            let due = calendar.due_in_days(day(start), 30);
            assert_eq!((due.raw, due.legal), (day(raw), day(legal)), "{start}");
        }
    }

    /// E13: 复核, 30 days and the 5 days of a hearing that do not count.
    #[test]
    fn a_hearing_stretches_the_review() {
        let due = built_in().due_in_days(day("2026-03-02"), 30 + 5);
        assert_eq!((due.raw, due.legal), (day("2026-04-06"), day("2026-04-07")));
    }

    #[test]
    fn months_end_on_the_matching_day_or_the_months_end() {
        let calendar = built_in();
        for (start, months, end) in [
            ("2026-01-31", 1, "2026-02-28"), // a working Saturday: stays
            ("2025-08-31", 6, "2026-02-28"),
            ("2024-02-29", 12, "2025-02-28"),
        ] {
            assert_eq!(calendar.due_in_months(day(start), months).legal, day(end), "{start}");
        }
        assert_eq!(same_day_after(day("2026-06-30"), 24), day("2028-06-30"), "two years to apply for enforcement");
        let instalments: Vec<String> = (0..6).map(|n| same_day_after(day("2026-01-31"), n).to_string()).collect();
        assert_eq!(instalments, ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"]);
    }

    #[test]
    fn a_due_date_is_a_workday_and_never_before_the_raw_one() {
        let calendar = built_in();
        for trigger in day("2007-01-01").iter_days().take_while(|&d| d < day("2026-10-01")) {
            let due = calendar.due_in_days(trigger, 60);
            assert!(due.legal >= due.raw && calendar.is_workday(due.legal));
            assert!(due.raw.iter_days().take_while(|&d| d < due.legal).all(|d| !calendar.is_workday(d)));
        }
    }

    #[test]
    fn a_year_without_notice_is_provisional() {
        let due = built_in().due_in_days(day("2026-12-19"), 60); // E16
        assert_eq!((due.raw, due.provisional), (day("2027-02-17"), true));
    }
}
