//! Words that several papers share: dates, ticked boxes, lists.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// 「2009年7月1日」, the date style of papers: no leading zeros.
pub fn date(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// 「2009-07-01」 for narrow columns; empty for none.
pub fn short_date(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// 「9:05」.
pub fn time(at: NaiveTime) -> String {
    format!("{}:{:02}", at.hour(), at.minute())
}

/// 「☑首访 ☐重访」: the boxes of a choice.
pub fn boxes(choices: &[(&str, bool)]) -> String {
    choices
        .iter()
        .map(|(label, ticked)| format!("{}{label}", if *ticked { '☑' } else { '☐' }))
        .collect::<Vec<_>>()
        .join(" ")
}
