//! Days and times as people type them.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

/// Reads a date as people type it: 20260618, 2026.6.18, 2026年6月18日, 6-18, 3.12, 0618, 今天, 昨天,
/// 前天, -3 (days before today). Dates without a year are this year's.
pub fn parse_date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim();
    match text {
        "今天" | "今日" => return Some(today),
        "昨天" | "昨日" => return today.pred_opt(),
        "前天" => return today.checked_sub_days(Days::new(2)),
        "大前天" => return today.checked_sub_days(Days::new(3)),
        "明天" | "明日" => return today.succ_opt(),
        "后天" => return today.checked_add_days(Days::new(2)),
        _ => {}
    }
    let mut clean = String::new();
    for ch in text.chars() {
        match ch {
            '0'..='9' | '-' | '+' => clean.push(ch),
            '.' | '/' | '．' | '。' | '、' | '年' | '月' | '－' | '—' | '·' => clean.push('-'),
            '日' | '号' => {}
            ' ' | '\u{3000}' => {}
            _ => clean.push(char::from_digit(full_width_digit(ch)?, 10)?),
        }
    }
    if let Some(days) = clean.strip_prefix('-') {
        return today.checked_sub_days(Days::new(short_number(days)?));
    }
    if let Some(days) = clean.strip_prefix('+') {
        return today.checked_add_days(Days::new(short_number(days)?));
    }
    let parts: Vec<&str> = clean.trim_end_matches('-').split('-').collect();
    let date = |year: i32, month: &str, day: &str| {
        if month.len() > 2 || day.len() > 2 {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
    };
    match parts.as_slice() {
        [year, month, day] => {
            let full: i32 = year.parse().ok()?;
            let full = if year.len() == 2 { 2000 + full } else { full };
            (1900..=2199).contains(&full).then_some(())?;
            date(full, month, day)
        }
        [month, day] if month.len() <= 2 => date(today.year(), month, day),
        [digits] if digits.len() == 8 => {
            let year: i32 = digits.get(0..4)?.parse().ok()?;
            (1900..=2199).contains(&year).then_some(())?;
            date(year, digits.get(4..6)?, digits.get(6..8)?)
        }
        [digits] if digits.len() == 4 => date(today.year(), digits.get(0..2)?, digits.get(2..4)?),
        _ => None,
    }
}

fn short_number(digits: &str) -> Option<u64> {
    (!digits.is_empty() && digits.len() <= 4).then(|| digits.parse().ok()).flatten()
}

/// Reads a time of day: 9:42, 9：42, 0942, 942, 9点, 9点42分.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let mut clean = String::new();
    for ch in text.trim().chars() {
        match ch {
            '0'..='9' | ':' => clean.push(ch),
            '：' | '点' | '时' | '.' => clean.push(':'),
            '分' | ' ' => {}
            _ => clean.push(char::from_digit(full_width_digit(ch)?, 10)?),
        }
    }
    let (hour, minute) = match clean.split_once(':') {
        Some((hour, "")) => (hour.to_owned(), "0".to_owned()),
        Some((hour, minute)) => (hour.to_owned(), minute.to_owned()),
        None if clean.len() == 3 || clean.len() == 4 => {
            let cut = clean.len() - 2;
            (clean.get(..cut)?.to_owned(), clean.get(cut..)?.to_owned())
        }
        None => return None,
    };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// The digit of a full-width figure, as an input method in full-width mode types it.
pub(super) fn full_width_digit(ch: char) -> Option<u32> {
    matches!(ch, '０'..='９').then(|| ch as u32 - '０' as u32)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "literal dates")]
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let today = day(2026, 6, 18);
        for text in [
            "20260618",
            "2026-06-18",
            "2026.6.18",
            "2026/6/18",
            "2026年6月18日",
            "6-18",
            "6.18",
            "6月18日",
            "0618",
            "今天",
            " 今日 ",
            "-0",
            "２０２６０６１８",
            "26.6.18",
            "6。18",
        ] {
            assert_eq!(parse_date(text, today), Some(today), "{text}");
        }
        assert_eq!(parse_date("昨天", today), Some(day(2026, 6, 17)));
        assert_eq!(parse_date("前天", today), Some(day(2026, 6, 16)));
        assert_eq!(parse_date("-3", today), Some(day(2026, 6, 15)));
        assert_eq!(parse_date("3.12", today), Some(day(2026, 3, 12)));
        assert_eq!(parse_date("2025.12.31", today), Some(day(2025, 12, 31)));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let today = day(2026, 6, 18);
        for text in ["", "2017.13.2", "2026-02-30", "6", "明年", "20261", "2026-6-18-1", "0", "99999999", "6-", "-"] {
            assert_eq!(parse_date(text, today), None, "{text}");
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        let at = NaiveTime::from_hms_opt(9, 42, 0);
        for text in ["9:42", "09:42", "9：42", "0942", "942", "9点42分", "９：４２"] {
            assert_eq!(parse_time(text), at, "{text}");
        }
        assert_eq!(parse_time("9点"), NaiveTime::from_hms_opt(9, 0, 0));
        for text in ["", "25:00", "9:61", "上午"] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }
}
