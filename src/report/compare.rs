//! 上期, 上年同期, 环比, 同比.

use super::{
    facts::Facts,
    figures::{FigureId, Figures, Value},
};
use crate::domain::period::Period;
use chrono::{Months, NaiveDate};

/// Figures of a period beside those of the period before and of the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// 本期.
    pub now: Figures,
    /// 上期, whole; `None` at the edge of the calendar.
    pub before: Option<Figures>,
    /// 上年同期, the same days when the period is not over.
    pub year_before: Option<Figures>,
}

/// How a figure moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing to compare with: 「—」.
    None,
    /// In tenths of a per cent of the base.
    Percent(i64),
    /// In tenths of a percentage point, from the unrounded shares.
    Points(i64),
}

impl Change {
    /// 「↓ 9.2%」, 「↑ 4.0 个百分点」, 「持平」, 「—」.
    pub fn text(self) -> String {
        let (tenths, unit) = match self {
            Self::None => return "—".into(),
            Self::Percent(0) | Self::Points(0) => return "持平".into(),
            Self::Percent(tenths) => (tenths, "%"),
            Self::Points(tenths) => (tenths, " 个百分点"),
        };
        let arrow = if tenths < 0 { '↓' } else { '↑' };
        format!("{arrow} {}.{}{unit}", tenths.abs() / 10, tenths.abs() % 10)
    }
}

impl Comparison {
    /// Compares `period` as known at the end of `today`.
    pub fn of(facts: &Facts, period: Period, today: NaiveDate) -> Self {
        let now = Figures::of(facts, period, today);
        let a_year_ago =
            if today < period.last() { today.checked_sub_months(Months::new(12)) } else { Some(NaiveDate::MAX) };
        Self {
            before: period.previous().map(|before| Figures::of(facts, before, before.last())),
            year_before: period.year_before().zip(a_year_ago).map(|(before, day)| Figures::of(facts, before, day)),
            now,
        }
    }

    /// 环比 of a figure.
    pub fn to_before(&self, id: FigureId) -> Change {
        change(&self.now, self.before.as_ref(), id)
    }

    /// 同比 of a figure.
    pub fn to_year_before(&self, id: FigureId) -> Change {
        change(&self.now, self.year_before.as_ref(), id)
    }
}

fn change(now: &Figures, base: Option<&Figures>, id: FigureId) -> Change {
    change_of(&now.get(id).value, base.map(|base| &base.get(id).value))
}

/// How a value moved from `base`.
pub fn change_of(now: &Value, base: Option<&Value>) -> Change {
    let Some(base) = base else { return Change::None };
    match (now, base) {
        (Value::Share { part, whole }, Value::Share { part: old_part, whole: old_whole })
            if *whole > 0 && *old_whole > 0 =>
        {
            let points = i128::from(*part) * i128::from(*old_whole) - i128::from(*old_part) * i128::from(*whole);
            Change::Points(rounded(points * 1_000, i128::from(*whole) * i128::from(*old_whole)))
        }
        (Value::Count(new), Value::Count(old)) if *old > 0 => {
            Change::Percent(rounded((i128::from(*new) - i128::from(*old)) * 1_000, i128::from(*old)))
        }
        (Value::Money(new), Value::Money(old)) if old.fen() > 0 => {
            Change::Percent(rounded((i128::from(new.fen()) - i128::from(old.fen())) * 1_000, i128::from(old.fen())))
        }
        _ => Change::None,
    }
}

/// `numerator / denominator` (positive), half away from zero.
fn rounded(numerator: i128, denominator: i128) -> i64 {
    let half = if numerator < 0 { -denominator } else { denominator };
    i64::try_from((numerator * 2 + half) / (denominator * 2)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_rounded_once() {
        // 128 of 141 and 22 of 24, from the report picture.
        assert_eq!(Change::Percent(rounded((128 - 141) * 1_000, 141)).text(), "↓ 9.2%");
        assert_eq!(Change::Percent(rounded((24 - 18) * 1_000, 18)).text(), "↑ 33.3%");
        assert_eq!(Change::Points(40).text(), "↑ 4.0 个百分点");
        assert_eq!(Change::None.text(), "—");
    }
}
