//! What the rail and the banner know of the register.

use crate::domain::day_words;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::screen::Desk;
use crate::domain::calendar::{self, Calendar};
use crate::domain::settings::Settings;
use crate::store::drafts::Draft;
use crate::store::petitions::PetitionFilter;
use crate::store::{Register, StoreError};

/// The state of the register as a whole.
#[derive(Clone, Debug)]
pub(super) struct Status {
    /// Whether a register is open.
    pub open: bool,
    /// Where it lies.
    pub path: Option<PathBuf>,
    /// Whether it can be changed.
    pub writable: bool,
    /// What the office has set.
    pub settings: Arc<Settings>,
    /// The working calendar.
    pub calendar: Arc<Calendar>,
    /// Petitions past their limit.
    pub overdue: usize,
    /// When it was last copied to a safe place.
    pub last_backup: Option<NaiveDateTime>,
    /// Forms left unfinished, newest first.
    pub drafts: Vec<Draft>,
}

impl Default for Status {
    fn default() -> Self {
        Self {
            open: false,
            path: None,
            writable: false,
            settings: Arc::default(),
            calendar: Arc::new(calendar::built_in()),
            overdue: 0,
            last_backup: None,
            drafts: Vec::new(),
        }
    }
}

impl Status {
    /// What is known before anything was counted.
    pub fn first(register: &Register) -> Self {
        Self {
            open: true,
            path: Some(register.path().to_owned()),
            writable: register.is_writable(),
            settings: Arc::new(register.settings().clone()),
            calendar: Arc::new(register.calendar().clone()),
            ..Self::default()
        }
    }
}

/// Reads the status. Runs on the worker.
pub(super) fn read(desk: &mut Desk, today: NaiveDate) -> Result<Status, String> {
    let Some(register) = desk.register.as_ref() else { return Ok(Status::default()) };
    count(register, today).map_err(|error| error.advice())
}

fn count(register: &Register, today: NaiveDate) -> Result<Status, StoreError> {
    let past = PetitionFilter { overdue_on: Some(today), ..PetitionFilter::default() };
    Ok(Status {
        overdue: register.count_petitions(&past)?,
        last_backup: register.last_backup()?,
        drafts: register.drafts()?,
        ..Status::first(register)
    })
}

/// The backup line of the rail, and whether the copy is recent (at most 5 days old).
pub(super) fn backup_words(last: Option<NaiveDateTime>, now: NaiveDateTime) -> (String, bool) {
    let Some(last) = last else { return ("还没有备份".into(), false) };
    let days = (now.date() - last.date()).num_days();
    let words = if days <= 0 {
        format!("{} 已备份", last.format("%H:%M"))
    } else if days <= 5 {
        format!("{}已备份", day_words::short(last.date()))
    } else {
        format!("{days} 天没有备份")
    };
    (words, days <= 5)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "literal dates")]
    use super::*;

    #[test]
    fn the_backup_line_warns_after_five_days() {
        let at = |d, h| NaiveDate::from_ymd_opt(2026, 6, d).unwrap().and_hms_opt(h, 31, 0).unwrap();
        assert_eq!(backup_words(Some(at(18, 8)), at(18, 9)), ("08:31 已备份".into(), true));
        assert_eq!(backup_words(Some(at(13, 8)), at(18, 9)), ("6月13日已备份".into(), true));
        assert_eq!(backup_words(Some(at(12, 8)), at(18, 9)), ("6 天没有备份".into(), false));
        assert_eq!(backup_words(None, at(18, 9)), ("还没有备份".into(), false));
    }
}
