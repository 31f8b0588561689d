//! What the clerk asks of the roster.

use chrono::{Datelike, NaiveDate};

use super::{model::fill_from, w};
use crate::domain::{directory::Role, period::Period, reception::Reception, roster::Turn};
use crate::store::{Register, StoreError};
use crate::ui::pages::due;
use crate::ui::screen::{Change, Done, Effect};

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceptionsAction {
    /// Show another month.
    Show(Period),
    /// 登记接访 on this day.
    Open(NaiveDate),
    /// Fill the working days of a month by turn.
    Fill(Period),
    /// Save what was typed about a day.
    Save(DayChange),
}

/// A day as it shall be, and what is needed to take that back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayChange {
    /// The day.
    pub on: NaiveDate,
    /// New and changed receptions.
    pub save: Vec<(Option<i64>, Reception)>,
    /// The changed ones as they were.
    pub before: Vec<(i64, Reception)>,
    /// Those to be struck.
    pub strike: Vec<i64>,
}

/// Tells the page that the day is on the disk.
pub(super) struct Saved;

impl DayChange {
    /// The job for the worker.
    pub fn effect(self) -> Effect {
        Effect::Do(Change::new(w::SAVING, move |register, now| {
            let (ids, struck) = register.change_receptions(&self.save, &self.strike, now)?;
            let day = due::with_weekday(self.on);
            let names = |all: &mut dyn Iterator<Item = &Reception>| {
                all.map(|reception| reception.leader.as_str()).collect::<Vec<_>>().join("、")
            };
            let words = if self.save.is_empty() {
                w::struck(&day, &names(&mut struck.iter()))
            } else {
                w::saved(&day, &names(&mut self.save.iter().map(|(_, reception)| reception)))
            };
            let new = self.save.iter().zip(&ids).filter(|((id, _), _)| id.is_none()).map(|(_, id)| *id).collect();
            let back = self.before.into_iter().map(|(id, reception)| (Some(id), reception));
            let back = back.chain(struck.into_iter().map(|reception| (None, reception))).collect();
            Ok(Done::saying(words).undo(put_back(back, new)).tell(Saved))
        }))
    }
}

/// Fills a month by turn, from today on if it is the present one.
pub fn fill(month: Period, today: NaiveDate) -> Effect {
    Effect::Do(Change::new(w::FILLING, move |register, now| {
        let made = by_turn(register, month, today)?;
        if made.is_empty() {
            return Err(StoreError::Refused(w::NO_LEADERS.into()));
        }
        let mut days: Vec<NaiveDate> = made.iter().map(|reception| reception.on).collect();
        days.dedup();
        let save: Vec<_> = made.into_iter().map(|reception| (None, reception)).collect();
        let (ids, _) = register.change_receptions(&save, &[], now)?;
        Ok(Done::saying(w::filled(month.first().month(), days.len())).undo(put_back(Vec::new(), ids)))
    }))
}

/// The receptions that filling a month would add.
///
/// # Errors
///
/// When the register cannot be read.
pub fn by_turn(register: &Register, month: Period, today: NaiveDate) -> Result<Vec<Reception>, StoreError> {
    let read = |period: Option<Period>| -> Result<Vec<Reception>, StoreError> {
        let Some(period) = period else { return Ok(Vec::new()) };
        Ok(register.receptions(Some(period))?.into_iter().map(|entry| entry.value).collect())
    };
    let (before, present) = (read(month.previous())?, read(Some(month))?);
    let leaders: Vec<_> = register.directory()?.with_role(Role::Leader).cloned().collect();
    let turn = Turn {
        before: &before,
        present: &present,
        leaders: &leaders,
        reception_day: register.settings().reception_day,
        calendar: register.calendar(),
    };
    Ok(turn.fill(month, fill_from(month, today)))
}

fn put_back(save: Vec<(Option<i64>, Reception)>, strike: Vec<i64>) -> Change {
    Change::new(w::SAVING, move |register, now| {
        register.change_receptions(&save, &strike, now)?;
        Ok(Done::quietly())
    })
}
