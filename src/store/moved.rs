//! Which due dates would move, before new limits or new days off are taken.

use super::{Register, StoreError};
use crate::domain::{
    calendar::{Calendar, Due},
    deadline::{Clock, ClockId, Clocks, Owner, rule},
    settings::Settings,
};
use chrono::NaiveDate;

/// A due date that would move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// 编号.
    pub number: String,
    /// Title as lists show it.
    pub title: String,
    /// Which clock.
    pub clock: ClockId,
    /// As it stands; `None` for a clock that would begin to run.
    pub old: Option<Due>,
    /// As it would be; `None` for a clock that would no longer run.
    pub new: Option<Due>,
}

impl Register {
    /// The due dates of open clocks, ours and the petitioner's, that `settings` and `calendar` would move; by number.
    /// A petitioner's window that is over by `today` either way is left out.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn preview_dates(
        &self,
        settings: &Settings,
        calendar: &Calendar,
        today: NaiveDate,
    ) -> Result<Vec<Moved>, StoreError> {
        let mut moved = Vec::new();
        for file in self.petition_files()?.iter().filter(|file| file.petition.cancelled.is_none()) {
            let of = |settings: &Settings, calendar: &Calendar| {
                Clocks::of(&file.petition, &file.steps, settings, calendar).0.into_iter().filter(is_open).collect()
            };
            let old: Vec<Clock> = of(&self.settings, &self.calendar);
            let mut new: Vec<Clock> = of(settings, calendar);
            let title = file.petition.shown_title().to_owned();
            let mut push = |clock: ClockId, old: Option<Due>, new: Option<Due>| {
                let over = [old, new].iter().flatten().all(|due| due.legal < today);
                if over && !rule(clock).is_our_duty() {
                    return;
                }
                moved.push(Moved { number: file.petition.number.clone(), title: title.clone(), clock, old, new });
            };
            for clock in old {
                let same = new.iter().position(|other| (other.id, other.trigger) == (clock.id, clock.trigger));
                match same.map(|place| new.remove(place)) {
                    Some(other) if other.due == clock.due => {}
                    other => push(clock.id, Some(clock.due), other.map(|other| other.due)),
                }
            }
            for clock in new {
                push(clock.id, None, Some(clock.due));
            }
        }
        moved.sort_by(|a, b| a.number.cmp(&b.number));
        Ok(moved)
    }
}

fn is_open(clock: &Clock) -> bool {
    clock.met_on.is_none() && (clock.is_ours() || rule(clock.id).owner == Owner::Petitioner)
}
