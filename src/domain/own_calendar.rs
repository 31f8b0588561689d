//! 本单位的放假安排: days the office enters over the built-in calendar, and years it has entered whole.
//!
//! A new year's notice comes in November; the clerk types its days and marks the year as complete, and dates in it stop
//! being provisional. A county's own day off, or a day the built-in calendar has wrong, is entered the same way: what the
//! office says of a day goes before everything else.

use super::calendar::{self, Calendar, NoticeDay};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the office says of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnDay {
    /// `true` 休, `false` 班.
    pub off: bool,
    /// 「国庆节」.
    pub name: String,
    /// Where it was read: 「国办发明电〔2026〕9号」.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// The days of the office.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OwnCalendar {
    /// By day.
    pub days: BTreeMap<NaiveDate, OwnDay>,
    /// Years whose notice has been entered whole: dates in them are no longer provisional.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub complete: BTreeSet<i32>,
}

impl OwnCalendar {
    /// Whether the office has entered nothing.
    pub fn is_empty(&self) -> bool {
        self.days.is_empty() && self.complete.is_empty()
    }

    /// The built-in calendar with these days over it.
    pub fn merged(&self) -> Calendar {
        let days = self.days.iter();
        let days = days.map(|(&date, day)| NoticeDay { date, off: day.off, name: day.name.clone() });
        calendar::built_in().with(days, self.complete.iter().copied())
    }

    /// The days of one year.
    pub fn in_year(&self, year: i32) -> impl Iterator<Item = (NaiveDate, &OwnDay)> {
        self.days.iter().map(|(&date, day)| (date, day)).filter(move |(date, _)| date.year() == year)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_offices_days_go_before_the_built_in_ones() {
        let off = |off, name: &str| OwnDay { off, name: name.into(), source: String::new() };
        let mut own = OwnCalendar::default();
        own.days.insert(day("2026-06-25"), off(true, "火把节"));
        own.days.insert(day("2026-05-04"), off(false, "防汛值守"));
        own.days.insert(day("2027-02-17"), off(true, "春节"));
        let calendar = own.merged();
        assert!(!calendar.is_workday(day("2026-06-25")) && calendar.is_workday(day("2026-05-04")));
        assert!(calendar.is_workday(day("2026-06-26")) && !calendar.is_workday(day("2026-05-05")));
        // E16: the clerk's day is known, the year is not.
        let due = calendar.due_in_days(day("2026-12-19"), 60);
        assert_eq!((due.legal, due.provisional), (day("2027-02-18"), true));
        own.complete.insert(2027);
        assert!(!own.merged().due_in_days(day("2026-12-19"), 60).provisional);
        assert_eq!(OwnCalendar::default().merged(), calendar::built_in());
    }
}
