//! Lengths of limits, and where they end.

use super::rules::Roll;
use crate::domain::{
    calendar::{Calendar, Due},
    terms::terms,
};
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

terms! {
    /// In what a length is counted. Both petition regulations count 日, which is calendar days; a length is in working
    /// days only where its text says 工作日.
    Unit {
        Day = "day", "日";
        Workday = "workday", "个工作日";
        Hour = "hour", "小时";
        Month = "month", "个月";
        /// On the day itself.
        SameDay = "same_day", "当日";
        /// The sender writes a day, no length.
        AsSet = "as_set", "按来文";
        /// No limit.
        Unlimited = "none", "不设期限";
    }
}

impl Unit {
    /// Whether a number belongs to it.
    pub fn is_counted(self) -> bool {
        matches!(self, Self::Day | Self::Workday | Self::Hour | Self::Month)
    }
}

/// 「15 日」, 「5 个工作日」.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// How many; 0 for units without a number.
    #[serde(default)]
    pub n: u16,
    /// Of what.
    pub unit: Unit,
}

impl Length {
    /// No limit.
    pub const UNLIMITED: Self = Self { n: 0, unit: Unit::Unlimited };
    /// As the sender wrote.
    pub const AS_SET: Self = Self { n: 0, unit: Unit::AsSet };
    /// On the day itself.
    pub const SAME_DAY: Self = Self { n: 0, unit: Unit::SameDay };

    /// Calendar days.
    pub const fn days(n: u16) -> Self {
        Self { n, unit: Unit::Day }
    }

    /// Working days.
    pub const fn workdays(n: u16) -> Self {
        Self { n, unit: Unit::Workday }
    }

    /// Months.
    pub const fn months(n: u16) -> Self {
        Self { n, unit: Unit::Month }
    }

    /// Hours.
    pub const fn hours(n: u16) -> Self {
        Self { n, unit: Unit::Hour }
    }

    /// Reads 「15 日」, 「5个工作日」, 「不设期限」; a bare number is of `unit`.
    pub fn read(text: &str, unit: Unit) -> Option<Self> {
        let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
        let (number, words) = text.split_at(end);
        if number.is_empty() {
            let bare = [Unit::SameDay, Unit::AsSet, Unit::Unlimited].into_iter();
            return bare
                .filter(|unit| unit.label() == words || words == "不设" && *unit == Unit::Unlimited)
                .map(|unit| Self { n: 0, unit })
                .next();
        }
        let unit = match words {
            "" if unit.is_counted() => unit,
            "" | "日" | "天" => Unit::Day,
            "工作日" | "个工作日" => Unit::Workday,
            "小时" | "个小时" => Unit::Hour,
            "月" | "个月" => Unit::Month,
            _ => return None,
        };
        Some(Self { n: number.parse().ok().filter(|n| *n <= 1000)?, unit })
    }

    /// Where it ends when it starts on `trigger`, which is not counted (民法典 Art. 201); `more` calendar days come on
    /// top (延期, days that do not count). `None` for a length that has no end of its own.
    ///
    /// Hours run from the moment, with no next-day rule; without a time of day they are taken to end on the day.
    pub fn ends(
        self,
        trigger: NaiveDate,
        at: Option<NaiveTime>,
        roll: Roll,
        more: u16,
        calendar: &Calendar,
    ) -> Option<Due> {
        let fixed = |day: NaiveDate| Due { raw: day, legal: day, provisional: calendar.is_provisional(day) };
        let due = match (self.unit, roll) {
            (Unit::Unlimited | Unit::AsSet, _) => return None,
            (Unit::SameDay, _) => fixed(trigger),
            (Unit::Hour, _) => fixed(self.moment(trigger, at).map_or(trigger, |moment| moment.date())),
            (Unit::Day, Roll::Before) => fixed(before(trigger, self.n)),
            (Unit::Workday, Roll::Before) => {
                fixed((0..self.n).fold(trigger, |day, _| calendar.workday_until(before(day, 1))))
            }
            (Unit::Day, _) => calendar.due_in_days(trigger, self.n.saturating_add(more)),
            (Unit::Workday, _) => calendar.due_in_workdays(trigger, self.n),
            (Unit::Month, _) => calendar.due_in_months(trigger, self.n.into()),
        };
        match roll {
            _ if more > 0 && !matches!(self.unit, Unit::Day) => {
                Some(calendar.due_in_days(due.raw, more)) // whatever the first part was counted in
            }
            Roll::Never => Some(Due { legal: due.raw, ..due }),
            Roll::Next | Roll::Before => Some(due),
        }
    }

    /// The moment a length in hours ends.
    pub fn moment(self, day: NaiveDate, at: Option<NaiveTime>) -> Option<chrono::NaiveDateTime> {
        if self.unit != Unit::Hour {
            return None;
        }
        day.and_time(at?).checked_add_signed(TimeDelta::hours(self.n.into()))
    }
}

fn before(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN)
}

impl std::fmt::Display for Length {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.unit.is_counted() { write!(f, "{} {}", self.n, self.unit) } else { f.write_str(self.unit.label()) }
    }
}
