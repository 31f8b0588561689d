//! 时效: until when an agreement may be enforced or sued upon.
//!
//! Enforcement of a confirmed agreement: 2 years (民事诉讼法 Art. 250). Suit upon an unconfirmed one: 3 years (民法典 Art.
//! 188). Instalments of one debt: from the last instalment's due day (Art. 189). Each request that reached the debtor,
//! each payment (a consent to perform), a suit and a request made to a mediation committee begin the period anew (民法典
//! Art. 195; 诉讼时效规定 2020 Art. 12).

use super::{Agreement, AgreementAct, Confirmation};
use crate::domain::calendar::{Calendar, Due};
use chrono::NaiveDate;

/// A limitation period as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limitation {
    /// Months: 24 for enforcement, 36 for suit.
    pub months: u32,
    /// From which day it runs now.
    pub from: NaiveDate,
    /// When it ends.
    pub until: Due,
}

impl Agreement {
    /// The period that runs by what is known at the end of `day`; `None` before effect, and for an unconfirmed agreement
    /// without any due day, which may be demanded at any time.
    pub fn limitation(&self, day: NaiveDate, calendar: &Calendar) -> Option<Limitation> {
        let effective = self.effective_on().filter(|on| *on <= day)?;
        let last_due = (0..self.plan.len()).filter_map(|index| self.duty_due(index, calendar)).map(|due| due.raw).max();
        let (months, start) = if self.confirmation(day, calendar) == Confirmation::Confirmed {
            (24, last_due.unwrap_or(effective))
        } else {
            (36, last_due?)
        };
        let restarts = |act: &AgreementAct| {
            matches!(
                act,
                AgreementAct::Urged { reached: true, .. }
                    | AgreementAct::MediatedAgain {}
                    | AgreementAct::Sued { .. }
                    | AgreementAct::EnforcementApplied { .. }
            )
        };
        let mut days: Vec<NaiveDate> =
            self.events_by(day).into_iter().filter(|event| restarts(&event.act)).map(|event| event.on).collect();
        days.extend(self.performed_by(day).map(|done| done.on));
        days.sort_unstable();
        let ends = |from| calendar.due_in_months(from, months);
        let from =
            days.into_iter().fold(start, |from, day| if day > from && day <= ends(from).legal { day } else { from });
        Some(Limitation { months, from, until: ends(from) })
    }
}
