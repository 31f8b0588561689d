//! Words that several papers share: dates, ticked boxes, lists.

use chrono::NaiveDate;

pub use crate::document::forms::date;

/// 「2009-07-01」 for narrow columns; empty for none.
pub fn short_date(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// 「☑首访 ☐重访」: the boxes of a choice.
pub fn boxes(choices: &[(&str, bool)]) -> String {
    choices
        .iter()
        .map(|(label, ticked)| format!("{}{label}", if *ticked { '☑' } else { '☐' }))
        .collect::<Vec<_>>()
        .join(" ")
}
