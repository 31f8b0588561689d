//! Where an agreement tells its total, and how a total is paid in parts.
//!
//! The total is the sum of the payment plan. A clause tells it with the token `{合计}`, which cannot drift, or by
//! hand, which can: a hand-written sum that is neither the total nor one of the instalments is shown to the clerk.

use super::{
    agreement::Agreement,
    amount::{Amount, chinese_ordinal},
    calendar::same_day_after,
};
use chrono::NaiveDate;
use std::ops::Range;

/// The total as a clause tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldTotal {
    /// Which clause, from 0.
    pub clause: usize,
    /// The sum it tells.
    pub sum: Amount,
    /// The bytes of the clause that tell it, capitals included.
    pub range: Range<usize>,
}

const TOKEN: &str = "{合计}";

impl Agreement {
    /// How the clauses tell the total: the first that tells another sum, else the first that tells it right.
    ///
    /// `None` when there is no plan with money, or no clause tells a sum.
    pub fn told_total(&self) -> Option<ToldTotal> {
        let total = self.total();
        if total == Amount::ZERO {
            return None;
        }
        let told: Vec<ToldTotal> = self
            .clauses
            .iter()
            .enumerate()
            .filter_map(|(clause, text)| {
                if let Some(at) = text.find(TOKEN) {
                    return Some(ToldTotal { clause, sum: total, range: at..at + TOKEN.len() });
                }
                let (sum, range) = written_sum_at(text)?;
                let instalment = sum != total && self.plan.iter().any(|duty| duty.amount == Some(sum));
                (!instalment).then_some(ToldTotal { clause, sum, range })
            })
            .collect();
        told.iter().find(|told| told.sum != total).or(told.first()).cloned()
    }

    /// Puts the token of the total where a clause told it by hand.
    pub fn bind_total(clauses: &mut [String], told: &ToldTotal) {
        if let Some(text) = clauses.get_mut(told.clause)
            && text.get(told.range.clone()).is_some()
        {
            text.replace_range(told.range.clone(), TOKEN);
        }
    }
}

/// The first sum of money written by hand in a clause, such as 「28,000 元」 or 「2.8万元（大写：…）」, and its bytes.
pub(super) fn written_sum_at(clause: &str) -> Option<(Amount, Range<usize>)> {
    let part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '万');
    for (yuan, _) in clause.match_indices('元') {
        let before = clause.get(..yuan)?;
        let start = before.char_indices().rev().take_while(|(_, c)| part(*c)).last().map_or(yuan, |(at, _)| at);
        let typed = before.get(start..)?;
        let start = start + (typed.len() - typed.trim_start().len());
        if let Ok(sum) = typed.trim().parse() {
            let mut end = yuan + '元'.len_utf8();
            let rest = clause.get(end..)?;
            if let Some(capitals) = rest.strip_prefix("（大写").or_else(|| rest.strip_prefix("(大写")) {
                let close = capitals.find(['）', ')']);
                let bracket =
                    |at: usize| capitals.get(at..).and_then(|tail| tail.chars().next()).map_or(0, char::len_utf8);
                end += close.map_or(0, |at| rest.len() - capitals.len() + at + bracket(at));
            }
            return Some((sum, start..end));
        }
    }
    None
}

/// Every sum of money written in a clause, in order.
pub(super) fn written_sums(clause: &str) -> Vec<Amount> {
    let mut sums = Vec::new();
    let mut rest = clause;
    while let Some((sum, range)) = written_sum_at(rest) {
        sums.push(sum);
        rest = rest.get(range.end..).unwrap_or_default();
    }
    sums
}

/// The days written in a clause as 「6月30日」 or 「2026年6月30日」, each with whether there is such a day. A day without a
/// year may be 29 February.
pub(super) fn written_dates(clause: &str) -> Vec<(String, bool)> {
    let digit = |c: &char| c.is_ascii_digit();
    let mut dates = Vec::new();
    for (at, _) in clause.match_indices('月') {
        let (head, tail) = clause.split_at(at);
        let behind = |text: &str| -> String {
            let digits: Vec<char> = text.chars().rev().take_while(digit).collect();
            digits.into_iter().rev().collect()
        };
        let month = behind(head);
        let day: String = tail.chars().skip(1).take_while(digit).collect();
        let named = tail.get('月'.len_utf8() + day.len()..).is_some_and(|rest| rest.starts_with('日'));
        if month.is_empty() || day.is_empty() || !named {
            continue;
        }
        let year = head.get(..head.len() - month.len()).and_then(|rest| rest.strip_suffix('年')).map(behind);
        let year = year.filter(|year| !year.is_empty());
        let number = |text: &str| text.parse::<u32>().unwrap_or(0);
        let in_year = year.as_deref().map_or(2000, |year| year.parse().unwrap_or(0));
        let exists = NaiveDate::from_ymd_opt(in_year, number(&month), number(&day)).is_some();
        let year = year.map(|year| format!("{year}年")).unwrap_or_default();
        dates.push((format!("{year}{month}月{day}日"), exists));
    }
    dates
}

/// How many instalments a clause tells of: 「分三期」, 「分 12 期」.
pub(super) fn told_instalments(clause: &str) -> Option<usize> {
    clause.split('分').skip(1).find_map(|after| {
        let (number, _) = after.split_once('期')?;
        let number = number.trim();
        let ordinal = || (0..99).find(|index| chinese_ordinal(*index) == number).map(|index| index + 1);
        let number = if number == "两" { Some(2) } else { number.parse().ok().or_else(ordinal) };
        number.filter(|number| *number > 0)
    })
}

/// The most instalments a plan is split into: five years of months.
pub const MAX_INSTALMENTS: u32 = 60;

/// `total` in `times` equal parts; whole 元 when the total is whole 元. What is left over comes last.
///
/// Empty for 0 times and for more than [`MAX_INSTALMENTS`]. The parts add up to the total.
pub fn split_evenly(total: Amount, times: u32) -> Vec<Amount> {
    if times > MAX_INSTALMENTS {
        return Vec::new();
    }
    let unit = if total.fen() % 100 == 0 { 100 } else { 1 };
    let Some(part) = (total.fen() / unit).checked_div(i64::from(times)) else { return Vec::new() };
    let mut parts = vec![Amount::from_fen(part * unit); times as usize];
    if let Some(last) = parts.last_mut() {
        *last = Amount::from_fen(total.fen() - part * unit * (i64::from(times) - 1));
    }
    parts
}

/// The `nth` day (from 0) of a plan of one instalment every `months` months from `first`.
///
/// Counted from the first day, not from the one before, so that 31 January leads to 28 February *and* 31 March.
///
/// Source: 民法典 Art. 202 (the matching day, or the last of the month).
pub fn instalment_day(first: NaiveDate, months: u32, nth: u32) -> NaiveDate {
    same_day_after(first, months.saturating_mul(nth))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;
    use crate::domain::{
        agreement::{DutyDue, Obligation},
        dispute::Side,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn agreement(clauses: &[&str]) -> Agreement {
        let mut a = Agreement::blank("清水镇人民调解委员会", day("2026-06-18"));
        a.clauses = clauses.iter().map(|clause| (*clause).to_owned()).collect();
        a.plan = [10_000, 8_000, 8_000]
            .map(|yuan| Obligation::payment(Side::Second, Amount::from_yuan(yuan), DutyDue::AtSigning {}))
            .to_vec();
        a
    }

    #[test]
    fn a_sum_that_differs_is_found_and_bound_with_its_capitals() {
        let mut a = agreement(&["先付 8,000 元。", "共计 28,000 元（大写：贰万捌仟元整），分三期付清。"]);
        let told = a.told_total().unwrap();
        assert_eq!((told.clause, told.sum), (1, Amount::from_yuan(28_000)));
        Agreement::bind_total(&mut a.clauses, &told);
        assert_eq!(a.clauses[1], "共计 {合计}，分三期付清。");
        assert_eq!(a.clause_text(1).unwrap(), "共计 26000元（大写：贰万陆仟元整），分三期付清。");
        assert_eq!(a.told_total().unwrap().sum, a.total());
    }

    #[test]
    fn a_sum_by_hand_that_is_right_is_right() {
        assert_eq!(agreement(&["共计2.6万元。"]).told_total().map(|told| told.sum), Some(Amount::from_yuan(26_000)));
        assert_eq!(agreement(&["修复水管。"]).told_total(), None);
    }

    #[test]
    fn days_that_do_not_exist_are_told_apart() {
        let told = |clause: &str| written_dates(clause);
        assert_eq!(
            told("于6月31日前付清，最迟2026年7月31日。"),
            [("6月31日".into(), false), ("2026年7月31日".into(), true)]
        );
        assert_eq!(told("2月29日前"), [("2月29日".into(), true)]);
        assert_eq!(told("2026年2月29日前，三个月内"), [("2026年2月29日".into(), false)]);
    }

    #[test]
    fn the_number_of_instalments_is_read_in_words_and_figures() {
        let read = ["分三期付清", "分 12 期", "分两期", "分十二期", "分期付款", "部分付清"].map(told_instalments);
        assert_eq!(read, [Some(3), Some(12), Some(2), Some(12), None, None]);
    }

    #[test]
    fn parts_add_up_to_the_fen() {
        let yuan = |text: [i64; 3]| text.map(Amount::from_yuan).to_vec();
        assert_eq!(split_evenly(Amount::from_yuan(26_000), 3), yuan([8_666, 8_666, 8_668]));
        for (fen, times) in [(1, 3), (10_001, 7), (2_600_000, 12), (99, 1)] {
            let parts = split_evenly(Amount::from_fen(fen), times);
            assert_eq!((parts.len(), parts.into_iter().sum::<Amount>().fen()), (times as usize, fen));
        }
        assert_eq!(split_evenly(Amount::from_yuan(1), 0), []);
        assert_eq!(split_evenly(Amount::from_yuan(1), u32::MAX), [], "more than five years of months are refused");
    }

    /// The reference table of month arithmetic from an anchor day.
    #[test]
    fn monthly_instalments_from_the_31st_keep_their_anchor() {
        let days: Vec<_> = (0..6).map(|nth| instalment_day(day("2026-01-31"), 1, nth).to_string()).collect();
        assert_eq!(days, ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"]);
        assert_eq!(instalment_day(day("2024-02-29"), 12, 1), day("2025-02-28"));
    }
}
