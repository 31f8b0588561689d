//! How a day is told in Chinese, on paper and on the screen: no leading zeros, the year only where it is needed.

use chrono::{Datelike, NaiveDate};

/// 「6月18日」.
pub fn short(day: NaiveDate) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// 「2026年6月18日」, the date style of papers.
pub fn long(day: NaiveDate) -> String {
    format!("{}年{}", day.year(), short(day))
}

/// 「6月18日」, with the year when it is not that of `beside`: today, or the day named before it.
pub fn dated(day: NaiveDate, beside: NaiveDate) -> String {
    if day.year() == beside.year() { short(day) } else { long(day) }
}

/// 「周四」.
pub fn weekday(day: NaiveDate) -> &'static str {
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][day.weekday().num_days_from_monday() as usize]
}

/// 「6月18日 周四」.
pub fn with_weekday(day: NaiveDate) -> String {
    format!("{} {}", short(day), weekday(day))
}

/// 「6月18日 周四」, with the year when it is not that of `beside`.
pub fn dated_with_weekday(day: NaiveDate, beside: NaiveDate) -> String {
    format!("{} {}", dated(day, beside), weekday(day))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "literal dates")]
    use super::*;

    #[test]
    fn the_year_is_told_only_when_it_is_another() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(with_weekday(day("2026-06-18")), "6月18日 周四");
        assert_eq!(dated(day("2026-06-18"), day("2026-01-01")), "6月18日");
        assert_eq!(dated(day("2025-06-18"), day("2026-06-18")), "2025年6月18日");
        assert_eq!(dated_with_weekday(day("2025-09-02"), day("2026-01-01")), "2025年9月2日 周二");
        assert_eq!(long(day("2009-07-01")), "2009年7月1日");
    }
}
