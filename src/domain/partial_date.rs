//! 不完整日期: 「2月5日」, 「3月初」, 「上半年」 — what a screening record really says.
//!
//! Of ten disputes in a real half-year summary four carry no date at all and one only says 「3月初」.
//! A register that insists on a day would lock them out or make the clerk invent one.

use crate::domain::day_words;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A day that is known to lie in a span, with the words it was told in.
///
/// `first == last` for a date that is fully known. For periods a record is counted on
/// [`counted_on`](Self::counted_on), the *last* possible day: by then it had certainly happened.
/// In JSON an exact date is a string (`"2009-02-05"`), anything else
/// `{"first":"2009-03-01","last":"2009-03-10","words":"3月初"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct PartialDate {
    first: NaiveDate,
    last: NaiveDate,
    words: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged, expecting = "a date such as \"2009-02-05\" or {first, last, words}")]
enum Form {
    Day(NaiveDate),
    Span(Span),
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Span {
    first: NaiveDate,
    last: NaiveDate,
    #[serde(default)]
    words: String,
}

/// The span of a [`PartialDate`] ends before it begins.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("日期范围颠倒：{first} 晚于 {last}")]
pub struct SpanReversed {
    first: NaiveDate,
    last: NaiveDate,
}

impl PartialDate {
    /// A fully known day.
    pub fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day, words: String::new() }
    }

    /// Some day from `first` to `last`, told as `words` (may be empty: then the span is spelled out).
    ///
    /// # Errors
    ///
    /// [`SpanReversed`] when `first` is later than `last`.
    pub fn span(first: NaiveDate, last: NaiveDate, words: impl Into<String>) -> Result<Self, SpanReversed> {
        if first > last { Err(SpanReversed { first, last }) } else { Ok(Self { first, last, words: words.into() }) }
    }

    /// The earliest day it may be.
    pub fn first(&self) -> NaiveDate {
        self.first
    }

    /// The latest day it may be.
    pub fn last(&self) -> NaiveDate {
        self.last
    }

    /// The words it was told in; empty for an exact day.
    pub fn told(&self) -> &str {
        &self.words
    }

    /// The day on which it counts for periods: the latest possible one.
    pub fn counted_on(&self) -> NaiveDate {
        self.last
    }

    /// The exact day, if known.
    pub fn exact(&self) -> Option<NaiveDate> {
        (self.first == self.last).then_some(self.first)
    }

    /// 「2月5日」, 「3月初」: how a story inside one year tells it.
    pub fn short(&self) -> String {
        match self.exact() {
            _ if !self.words.is_empty() => self.words.clone(),
            Some(day) => day_words::short(day),
            None => format!("{}至{}间", day_words::short(self.first), day_words::short(self.last)),
        }
    }

    /// 「2009-02-05」, 「2009年3月初」: how a list shows it.
    pub fn listed(&self) -> String {
        match self.exact() {
            _ if !self.words.is_empty() => format!("{}年{}", self.first.year(), self.words),
            Some(day) => day.to_string(),
            None => format!("{}～{}", self.first, self.last),
        }
    }

    /// Reads what a clerk types: `2009-02-05`, `2009年3月`, `2009年3月初`, `2009年4月中旬`, `2009年上半年`, `2009年`.
    ///
    /// `None` when no year and month can be made out; the caller then asks for a span.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(day) = text.parse::<NaiveDate>() {
            return Some(Self::day(day));
        }
        let (year, words) = match text.split_once('年') {
            Some((year, words)) => (year.trim().parse::<i32>().ok()?, words.trim()),
            None => {
                let (year, month) = text.split_once('-')?;
                let (year, month) = (year.parse().ok()?, month.parse().ok()?);
                return Self::within_month(year, month, 1, 31, &format!("{month}月"));
            }
        };
        match words {
            "" => return Self::days(year, (1, 1), (12, 31), "年内"),
            "上半年" => return Self::days(year, (1, 1), (6, 30), words),
            "下半年" => return Self::days(year, (7, 1), (12, 31), words),
            _ => {}
        }
        let (month, rest) = words.split_once('月')?;
        let month: u32 = month.trim().parse().ok()?;
        match rest.trim() {
            "" => Self::within_month(year, month, 1, 31, words),
            "初" | "上旬" => Self::within_month(year, month, 1, 10, words),
            "中" | "中旬" => Self::within_month(year, month, 11, 20, words),
            "底" | "末" | "下旬" => Self::within_month(year, month, 21, 31, words),
            day => {
                NaiveDate::from_ymd_opt(year, month, day.trim_end_matches(['日', '号']).parse().ok()?).map(Self::day)
            }
        }
    }

    fn days(year: i32, from: (u32, u32), to: (u32, u32), words: &str) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, from.0, from.1)?;
        let last = NaiveDate::from_ymd_opt(year, to.0, to.1)?;
        Self::span(first, last, words).ok()
    }

    fn within_month(year: i32, month: u32, from: u32, to: u32, words: &str) -> Option<Self> {
        let month_start = NaiveDate::from_ymd_opt(year, month, 1)?;
        let month_end = month_start.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
        let first = NaiveDate::from_ymd_opt(year, month, from)?;
        let last = NaiveDate::from_ymd_opt(year, month, to).unwrap_or(month_end);
        Self::span(first, last, words).ok()
    }
}

/// In the order of [`PartialDate::counted_on`], then of the earliest day.
impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.last, self.first, &self.words).cmp(&(other.last, other.first, &other.words))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl TryFrom<Form> for PartialDate {
    type Error = SpanReversed;

    fn try_from(form: Form) -> Result<Self, SpanReversed> {
        match form {
            Form::Day(day) => Ok(Self::day(day)),
            Form::Span(Span { first, last, words }) => Self::span(first, last, words),
        }
    }
}

impl From<PartialDate> for Form {
    fn from(date: PartialDate) -> Self {
        match date.exact() {
            Some(day) if date.words.is_empty() => Form::Day(day),
            _ => Form::Span(Span { first: date.first, last: date.last, words: date.words }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default()
    }

    #[test]
    fn what_a_screening_record_says_is_read() {
        for (text, first, last, short) in [
            ("2009-02-05", ymd(2009, 2, 5), ymd(2009, 2, 5), "2月5日"),
            ("2009年2月5日", ymd(2009, 2, 5), ymd(2009, 2, 5), "2月5日"),
            ("2009年3月初", ymd(2009, 3, 1), ymd(2009, 3, 10), "3月初"),
            ("2009年4月中旬", ymd(2009, 4, 11), ymd(2009, 4, 20), "4月中旬"),
            ("2009年2月下旬", ymd(2009, 2, 21), ymd(2009, 2, 28), "2月下旬"),
            ("2009-06", ymd(2009, 6, 1), ymd(2009, 6, 30), "6月"),
            ("2009年上半年", ymd(2009, 1, 1), ymd(2009, 6, 30), "上半年"),
        ] {
            let date = PartialDate::parse(text);
            assert_eq!(
                date.as_ref().map(|d| (d.first(), d.last(), d.short())),
                Some((first, last, short.into())),
                "{text}"
            );
        }
        assert_eq!(PartialDate::parse("近日"), None);
        assert_eq!(PartialDate::parse("2009年6月31日"), None);
    }

    #[test]
    fn an_undated_dispute_of_the_half_year_counts_on_its_last_day() {
        let undated = PartialDate::parse("2009年上半年");
        assert_eq!(undated.map(|d| d.counted_on()), Some(ymd(2009, 6, 30)));
    }

    #[test]
    fn a_reversed_span_is_refused_on_input_too() {
        let json = r#"{"first":"2009-03-10","last":"2009-03-01","words":"3月初"}"#;
        assert!(serde_json::from_str::<PartialDate>(json).is_err());
    }
}
