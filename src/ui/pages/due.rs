//! Words about days that several pages show: due chips, 「6月18日 周四」.

pub use crate::domain::day_words::{dated, dated_with_weekday, short, weekday, with_weekday};
use crate::domain::{
    calendar::{self, Calendar},
    deadline::Clock,
    procedure::Stage,
    settings::Limits,
};
use crate::store::petitions::RowDuty;
use crate::ui::widgets::chips::{Due, Tone};
use chrono::NaiveDate;

/// A due date with the day on which the office is reminded of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// When it ends.
    pub due: calendar::Due,
    /// The day to have it done by: see [`Clock::alarm`].
    pub alarm: NaiveDate,
}

impl Term {
    /// The term of a running clock.
    pub fn of(clock: &Clock, calendar: &Calendar) -> Self {
        Self { due: clock.due, alarm: clock.alarm(calendar) }
    }

    /// A day the office has set itself, such as that of a 回访: reminded of and moved like a duty of the law.
    pub fn on(day: NaiveDate, calendar: &Calendar) -> Self {
        Self { due: calendar.due_on(day), alarm: calendar.workday_until(day) }
    }
}

/// A day that stands as it is written: in a plan, in an agreement.
impl From<calendar::Due> for Term {
    fn from(due: calendar::Due) -> Self {
        Self { due, alarm: due.raw }
    }
}

impl From<&RowDuty> for Term {
    fn from(duty: &RowDuty) -> Self {
        Self { due: duty.due, alarm: duty.alarm }
    }
}

/// How a due date looks today: urgency and words.
///
/// The warning counts down to the day of the reminder; 超期 begins when the legal end, moved off rest days, is over.
/// On the days between the two the chip names the end.
pub fn due_words(term: impl Into<Term>, today: NaiveDate, limits: &Limits) -> (Due, String) {
    let Term { due, alarm } = term.into();
    let left = (alarm - today).num_days();
    if today > due.legal {
        (Due::Over, format!("超期 {} 天", (today - due.legal).num_days()))
    } else if today == due.legal || left == 0 {
        (Due::Soon, "今日到期".into())
    } else if left < 0 && due.legal > due.raw {
        (Due::Soon, format!("顺延至 {}", short(due.legal)))
    } else if left < 0 {
        (Due::Soon, format!("{}到期", short(due.legal)))
    } else if left <= i64::from(limits.due_soon_days) {
        (Due::Soon, format!("剩 {left} 天"))
    } else {
        (Due::InTime, format!("剩 {left} 天"))
    }
}

/// A day as a limit without rest-day rule.
pub fn plain(day: NaiveDate) -> calendar::Due {
    calendar::Due { raw: day, legal: day, provisional: false }
}

/// The ground of a stage's chip.
pub fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Registered
        | Stage::AwaitingInstruction
        | Stage::Forwarded
        | Stage::Directed
        | Stage::Merged
        | Stage::Shelved
        | Stage::Returned => Tone::Neutral,
        Stage::InProgress | Stage::Mediating | Stage::Drafted | Stage::Replied | Stage::Delivered | Stage::Settled => {
            Tone::Primary
        }
        Stage::Extended | Stage::UnderReview | Stage::Reviewed | Stage::UnderReReview => Tone::Violet,
        Stage::Closed | Stage::Terminated | Stage::Archived => Tone::Good,
        Stage::Declined | Stage::NotReaccepted | Stage::Withdrawn => Tone::Outline,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;

    #[test]
    fn a_chip_reads_without_colour() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let limits = Limits::default();
        // A limit that ends on Saturday 2 May 2026 and is moved over 劳动节 to Wednesday the 6th.
        let due = calendar::Due { raw: day("2026-05-02"), legal: day("2026-05-06"), provisional: false };
        for (today, urgency, words) in [
            ("2026-04-20", Due::InTime, "剩 12 天"),
            ("2026-04-25", Due::Soon, "剩 7 天"),
            ("2026-05-02", Due::Soon, "今日到期"),
            ("2026-05-03", Due::Soon, "顺延至 5月6日"),
            ("2026-05-06", Due::Soon, "今日到期"),
            ("2026-05-09", Due::Over, "超期 3 天"),
        ] {
            assert_eq!(due_words(due, day(today), &limits), (urgency, words.to_owned()), "{today}");
        }
        // A duty of the office is to be done by Thursday 30 April, the last working day before.
        let term = Term { due, alarm: day("2026-04-30") };
        for (today, urgency, words) in [
            ("2026-04-20", Due::InTime, "剩 10 天"),
            ("2026-04-23", Due::Soon, "剩 7 天"),
            ("2026-04-30", Due::Soon, "今日到期"),
            ("2026-05-01", Due::Soon, "顺延至 5月6日"),
            ("2026-05-06", Due::Soon, "今日到期"),
            ("2026-05-07", Due::Over, "超期 1 天"),
        ] {
            assert_eq!(due_words(term, day(today), &limits), (urgency, words.to_owned()), "{today}");
        }
        // A superior's Saturday is not moved: reminded of on Friday, and over on Sunday.
        let term = Term { due: plain(day("2026-05-16")), alarm: day("2026-05-15") };
        let words = ["2026-05-15", "2026-05-16", "2026-05-17"].map(|today| due_words(term, day(today), &limits).1);
        assert_eq!(words, ["今日到期", "今日到期", "超期 1 天"]);
    }
}
