//! A round as typed.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::model::ScreeningsModel;
use super::w;
use crate::domain::{
    finding::Finding,
    period::{Period, PeriodKind},
    screening::{ScreeningKind, ScreeningLevel, ScreeningRound},
};

/// The fields. As JSON it is the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundForm {
    /// The saved round that is changed.
    pub before: Option<(i64, ScreeningRound)>,
    /// 排查日期.
    pub on: Option<NaiveDate>,
    /// 所排查的时段 as chosen; `None` is the usual one of the day.
    pub period: Option<Period>,
    /// All the rest.
    pub round: ScreeningRound,
}

impl RoundForm {
    /// A new round of today, for which every village reported.
    pub fn new(model: &ScreeningsModel, today: NaiveDate) -> Self {
        let round = ScreeningRound { villages: model.names.clone(), ..ScreeningRound::blank(today) };
        Self { before: None, on: Some(today), period: None, round }
    }

    /// Under which name its draft is kept: a new round and each changed one apart.
    pub fn draft_name(&self) -> String {
        draft_name(self.before.as_ref().map(|(id, _)| *id))
    }

    /// A round to be changed.
    pub fn of(id: i64, round: &ScreeningRound) -> Self {
        Self {
            before: Some((id, round.clone())),
            on: Some(round.held_on),
            period: Some(round.period),
            round: round.clone(),
        }
    }

    /// 所排查的时段: as chosen, else the month, for zero reports of a sensitive time the day.
    pub fn span(&self, today: NaiveDate) -> Period {
        let day = self.on.unwrap_or(today);
        let usual = || match self.round.kind {
            ScreeningKind::ZeroReport => Period::custom(day, day),
            _ => None,
        };
        self.period.or_else(usual).unwrap_or_else(|| Period::containing(PeriodKind::Month, day))
    }

    /// What a round of this day may screen: the month, the month before, the half, the ten days, the day.
    pub fn spans(&self, today: NaiveDate) -> Vec<Period> {
        let day = self.on.unwrap_or(today);
        let month = Period::containing(PeriodKind::Month, day);
        let part = |starts: &[u32]| {
            let from = starts.iter().rev().find(|&&start| start <= day.day())?;
            let next = starts.iter().find(|&&start| start > day.day());
            let last = next.and_then(|&next| day.with_day(next)?.pred_opt()).unwrap_or(month.last());
            Period::custom(day.with_day(*from)?, last)
        };
        let all = [Some(month), month.previous(), part(&[1, 16]), part(&[1, 11, 21]), Period::custom(day, day)];
        let mut spans: Vec<Period> = all.into_iter().flatten().collect();
        spans.extend(self.period.filter(|chosen| !spans.contains(chosen)));
        spans
    }

    /// The round it is.
    pub fn read(&self, today: NaiveDate) -> ScreeningRound {
        let round = &self.round;
        let tidy = |text: &str| text.trim().to_owned();
        ScreeningRound {
            held_on: self.on.unwrap_or(today),
            period: self.span(today),
            participants: tidy(&round.participants),
            remark: tidy(&round.remark),
            ..round.clone()
        }
    }

    /// What keeps it from being saved.
    pub fn findings(&self, today: NaiveDate) -> Vec<Finding> {
        if self.on.is_none() {
            return vec![Finding::error("held_on", w::E_ON)];
        }
        self.read(today).check(today)
    }

    /// Levels for the row of choices.
    pub fn levels() -> Vec<(ScreeningLevel, &'static str)> {
        ScreeningLevel::ALL.iter().map(|&level| (level, level.label())).collect()
    }
}

/// Under which name the draft of the round with `id` is kept, of a new one for `None`.
pub fn draft_name(id: Option<i64>) -> String {
    id.map_or_else(|| "screening".to_owned(), |id| format!("screening/{id}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;

    /// Half months and tens of days end with the month, however long it is.
    #[test]
    fn the_spans_of_a_day_hold_the_day() {
        let day: NaiveDate = "2026-02-25".parse().unwrap();
        let form = RoundForm::of(1, &ScreeningRound::blank(day));
        let spans: Vec<String> = form.spans(day).iter().map(ToString::to_string).collect();
        assert_eq!(
            spans,
            ["2026-02", "2026-01", "2026-02-16..2026-02-28", "2026-02-21..2026-02-28", "2026-02-25..2026-02-25"]
        );
    }

    #[test]
    fn a_zero_report_of_a_sensitive_time_is_of_the_day() {
        let day: NaiveDate = "2026-02-25".parse().unwrap();
        let mut form = RoundForm { period: None, ..RoundForm::of(1, &ScreeningRound::blank(day)) };
        assert_eq!(form.span(day).to_string(), "2026-02");
        form.round.kind = ScreeningKind::ZeroReport;
        assert_eq!(form.span(day).to_string(), "2026-02-25..2026-02-25");
    }
}
