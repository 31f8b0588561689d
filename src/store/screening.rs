//! 矛盾纠纷排查 in the register: rounds saved, listed, struck.

use super::{
    Register, StoreError, disputes,
    office::{Entry, Table, put, take},
    petitions::{refuse_blocking, to_json},
};
use crate::domain::{period::Period, screening::ScreeningRound};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Transaction};

impl Register {
    /// Adds a round, or replaces the one with `id`. Returns its id.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] for what [`ScreeningRound::check`] blocks and for a dispute that is not in the ledger,
    /// [`StoreError::NoSuchRecord`], or the failure to write.
    pub fn save_screening(
        &mut self,
        id: Option<i64>,
        round: &ScreeningRound,
        now: NaiveDateTime,
    ) -> Result<i64, StoreError> {
        self.transact_named(Table::Screening.label(), now, |tx, _, _| {
            refuse(tx, round, now)?;
            let body = to_json(round);
            let id = put(tx, Table::Screening, id, &body)?;
            Ok((id, format!("screening/{id}"), body))
        })
    }

    /// The rounds held in `period` (all for `None`), oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn screenings(&self, period: Option<Period>) -> Result<Vec<Entry<ScreeningRound>>, StoreError> {
        self.entries(Table::Screening, period)
    }

    /// Strikes a round. Its words stay in the journal.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or the failure to write.
    pub fn remove_screening(&mut self, id: i64, now: NaiveDateTime) -> Result<ScreeningRound, StoreError> {
        self.transact_named("删去排查记录", now, |tx, _, _| {
            let (round, body) = take(tx, Table::Screening, id)?;
            Ok((round, format!("screening/{id}"), body))
        })
    }
}

/// Puts a round of an imported register in.
pub(super) fn insert(tx: &Transaction<'_>, round: &ScreeningRound, now: NaiveDateTime) -> Result<i64, StoreError> {
    refuse(tx, round, now)?;
    put(tx, Table::Screening, None, &to_json(round))
}

fn refuse(db: &Connection, round: &ScreeningRound, now: NaiveDateTime) -> Result<(), StoreError> {
    refuse_blocking(&round.check(now.date()))?;
    for number in &round.found {
        match disputes::load(db, number) {
            Err(StoreError::NoSuchRecord(_)) => {
                return Err(StoreError::Refused(format!("纠纷台账没有 {number}，请先登记纠纷，再填入排查结果。")));
            }
            found => drop(found?),
        }
    }
    Ok(())
}
