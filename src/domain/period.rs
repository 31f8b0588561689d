//! 统计期: 月, 季, 半年, 年 and free spans, both ends included.

use crate::domain::day_words;
use chrono::{Datelike, Days, Months, NaiveDate};
use std::{fmt, str::FromStr};

/// Which kind of period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// 月
    Month,
    /// 季
    Quarter,
    /// 半年
    HalfYear,
    /// 年
    Year,
    /// 自定: any two days.
    Custom,
}

/// A closed span of days. It never ends before it begins.
///
/// Written and read as `2009-06`, `2009Q2`, `2009H1`, `2009` or `2009-01-01..2009-06-30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    kind: PeriodKind,
    first: NaiveDate,
    last: NaiveDate,
}

/// The text is no period.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("“{0}”不是统计期，请写成 2009H1、2009Q2、2009-06、2009 或 2009-01-01..2009-06-30")]
pub struct NotAPeriod(String);

impl Period {
    /// The period of `months` months beginning at `month` of `year`; `None` outside the calendar.
    fn of_months(kind: PeriodKind, year: i32, month: u32, months: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))?;
        Some(Self { kind, first, last })
    }

    /// A month, 1–12.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Self::of_months(PeriodKind::Month, year, month, 1)
    }

    /// A quarter, 1–4.
    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        (1..=4).contains(&quarter).then(|| Self::of_months(PeriodKind::Quarter, year, quarter * 3 - 2, 3))?
    }

    /// 上半年 (1) or 下半年 (2).
    pub fn half_year(year: i32, half: u32) -> Option<Self> {
        (1..=2).contains(&half).then(|| Self::of_months(PeriodKind::HalfYear, year, half * 6 - 5, 6))?
    }

    /// A calendar year.
    pub fn year(year: i32) -> Option<Self> {
        Self::of_months(PeriodKind::Year, year, 1, 12)
    }

    /// Any two days; `None` when they are the wrong way round.
    pub fn custom(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { kind: PeriodKind::Custom, first, last })
    }

    /// The period of `kind` that `day` lies in. A custom period is that one day.
    pub fn containing(kind: PeriodKind, day: NaiveDate) -> Self {
        let (year, month) = (day.year(), day.month());
        match kind {
            PeriodKind::Month => Self::month(year, month),
            PeriodKind::Quarter => Self::quarter(year, (month - 1) / 3 + 1),
            PeriodKind::HalfYear => Self::half_year(year, (month - 1) / 6 + 1),
            PeriodKind::Year => Self::year(year),
            PeriodKind::Custom => None,
        }
        .unwrap_or(Self { kind: PeriodKind::Custom, first: day, last: day })
    }

    /// Kind of period.
    pub fn kind(&self) -> PeriodKind {
        self.kind
    }

    /// First day, included.
    pub fn first(&self) -> NaiveDate {
        self.first
    }

    /// Last day, included.
    pub fn last(&self) -> NaiveDate {
        self.last
    }

    /// Whether `day` lies in the period.
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// 上期: the period of the same kind just before; for a custom one the same number of days before it.
    pub fn previous(&self) -> Option<Self> {
        let before = self.first.checked_sub_days(Days::new(1))?;
        match self.kind {
            PeriodKind::Custom => {
                let days = (self.last - self.first).num_days().unsigned_abs();
                Self::custom(before.checked_sub_days(Days::new(days))?, before)
            }
            kind => Some(Self::containing(kind, before)),
        }
    }

    /// 下期: the period of the same kind just after.
    pub fn next(&self) -> Option<Self> {
        let after = self.last.checked_add_days(Days::new(1))?;
        match self.kind {
            PeriodKind::Custom => {
                let days = (self.last - self.first).num_days().unsigned_abs();
                Self::custom(after, after.checked_add_days(Days::new(days))?)
            }
            kind => Some(Self::containing(kind, after)),
        }
    }

    /// 上年同期: the same days a year earlier (29 February becomes the 28th).
    pub fn year_before(&self) -> Option<Self> {
        let back = |day: NaiveDate| day.checked_sub_months(Months::new(12));
        match self.kind {
            PeriodKind::Custom => Self::custom(back(self.first)?, back(self.last)?),
            kind => Some(Self::containing(kind, back(self.first)?)),
        }
    }

    /// 「2009年上半年」, 「2009年6月」, 「2009年第二季度」, 「2009年」, 「2009年1月1日至3月5日」.
    pub fn label(&self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        match self.kind {
            PeriodKind::Month => format!("{year}年{month}月"),
            PeriodKind::Quarter => format!("{year}年第{}季度", ["一", "二", "三", "四"][(month as usize - 1) / 3]),
            PeriodKind::HalfYear => format!("{year}年{}", if month == 1 { "上半年" } else { "下半年" }),
            PeriodKind::Year => format!("{year}年"),
            PeriodKind::Custom => self.span_label(),
        }
    }

    /// 「2026年1月1日至6月30日」, the second year only when it differs.
    pub fn span_label(&self) -> String {
        format!("{}至{}", day_words::long(self.first), day_words::dated(self.last, self.first))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.kind {
            PeriodKind::Month => write!(f, "{year}-{month:02}"),
            PeriodKind::Quarter => write!(f, "{year}Q{}", (month - 1) / 3 + 1),
            PeriodKind::HalfYear => write!(f, "{year}H{}", (month - 1) / 6 + 1),
            PeriodKind::Year => write!(f, "{year}"),
            PeriodKind::Custom => write!(f, "{}..{}", self.first, self.last),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let trimmed = text.trim().to_ascii_uppercase();
        let parse = || {
            if let Some((first, last)) = trimmed.split_once("..") {
                return Self::custom(first.parse().ok()?, last.parse().ok()?);
            }
            let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit()).then(|| t.parse::<u32>().ok())?;
            let (year, rest) = trimmed.split_at_checked(4)?;
            let year = digits(year)? as i32;
            match rest.split_at_checked(1) {
                None if rest.is_empty() => Self::year(year),
                Some(("H", half)) => Self::half_year(year, digits(half)?),
                Some(("Q", quarter)) => Self::quarter(year, digits(quarter)?),
                Some(("-", month)) => Self::month(year, digits(month)?),
                _ => None,
            }
        };
        parse().ok_or_else(|| NotAPeriod(text.to_owned()))
    }
}

impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // A failed parse here is the test's failure.
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn every_written_form_is_read_and_written_back() {
        for (text, first, last, label) in [
            ("2009H1", "2009-01-01", "2009-06-30", "2009年上半年"),
            ("2009H2", "2009-07-01", "2009-12-31", "2009年下半年"),
            ("2009Q2", "2009-04-01", "2009-06-30", "2009年第二季度"),
            ("2009-06", "2009-06-01", "2009-06-30", "2009年6月"),
            ("2008-02", "2008-02-01", "2008-02-29", "2008年2月"),
            ("2009", "2009-01-01", "2009-12-31", "2009年"),
            ("2009-01-01..2009-03-05", "2009-01-01", "2009-03-05", "2009年1月1日至3月5日"),
        ] {
            let read = period(text);
            assert_eq!((read.first().to_string(), read.last().to_string()), (first.into(), last.into()), "{text}");
            assert_eq!((read.to_string(), read.label()), (text.to_owned(), label.to_owned()));
        }
        for wrong in
            ["", "2009H3", "2009Q0", "2009-13", "209", "2009-06-30..2009-01-01", "二〇〇九", "2009+1", "2009年上半年"]
        {
            assert!(wrong.parse::<Period>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn neighbours_keep_their_kind() {
        assert_eq!(period("2009H1").previous().unwrap().to_string(), "2008H2");
        assert_eq!(period("2009H1").year_before().unwrap().to_string(), "2008H1");
        assert_eq!(period("2009-12").next().unwrap().to_string(), "2010-01");
        assert_eq!(period("2008-02-29..2008-03-10").year_before().unwrap().to_string(), "2007-02-28..2007-03-10");
        assert_eq!(period("2009-01-11..2009-01-20").previous().unwrap().to_string(), "2009-01-01..2009-01-10");
    }
}
