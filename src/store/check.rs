//! 核对: proves the register sound, and rebuilds what is derived.
//!
//! The derived columns belong to a program version, a calendar and the limits in force. New limits are saved
//! together with new columns ([`Register::save_settings`]); a register last written by another version or with
//! another calendar gets new columns when it is opened, so that a due date in next January stops being
//! provisional once the notice is known.

use super::{
    Register, StoreError, agreements, disputes, journal,
    petitions::{self, Derived, PetitionFilter, PetitionOrder},
};
use crate::domain::{calendar::Calendar, dispute::Dispute, settings::Settings};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};

/// Counts up whenever the rules change by which stages, duties and search texts are computed.
const RULES: u32 = 3;

impl Register {
    /// What is wrong with the register, in the clerk's words; empty when it is sound.
    ///
    /// Looks at the pages of the file, the links between records, the chain of the journal, the search index,
    /// every derived column, every issued paper, every scan and every sequence of numbers.
    ///
    /// # Errors
    ///
    /// When the file cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        let mut wrong = Vec::new();
        let mut statement = self.db.prepare("PRAGMA integrity_check")?;
        for line in statement.query_map([], |row| row.get::<_, String>(0))? {
            let line = line?;
            if line != "ok" {
                wrong.push(format!("文件结构有损坏：{line}"));
            }
        }
        if self.db.prepare("PRAGMA foreign_key_check")?.exists([])? {
            wrong.push("有记录指向不存在的记录。".into());
        }
        if let Some(seq) = journal::first_broken_line(&self.db)? {
            wrong.push(format!("修改记录第 {seq} 行与前文对不上，可能被改动过。"));
        }
        self.check_derived(&mut wrong)?;
        self.check_disputes(&mut wrong)?;
        self.check_search(&mut wrong)?;
        self.check_papers(&mut wrong)?;
        self.check_scans(&mut wrong)?;
        self.check_finals(&mut wrong)?;
        Ok(wrong)
    }

    fn check_derived(&self, wrong: &mut Vec<String>) -> Result<(), StoreError> {
        let filter = PetitionFilter { with_cancelled: true, ..PetitionFilter::default() };
        let rows = self.list_petitions(&filter, PetitionOrder::OldestFirst, 0, usize::MAX >> 1)?;
        let files = self.petition_files()?;
        for (row, file) in rows.iter().zip(&files) {
            if Derived::of_row(row) != Derived::of(file, &self.settings, &self.calendar) {
                wrong.push(format!("{} 的状态或期限与办理过程不符，可用“重算”改正。", file.petition.number));
            }
        }
        if rows.len() != files.len() {
            wrong.push("信访件清单与卷宗数目不符。".into());
        }
        Ok(())
    }

    fn check_disputes(&self, wrong: &mut Vec<String>) -> Result<(), StoreError> {
        let mut statement = self.db.prepare("SELECT body, number, counted_on, status FROM dispute ORDER BY number")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let dispute: Dispute = petitions::from_json(row, 0, 1)?;
            if (row.get::<_, NaiveDate>(2)?, row.get::<_, String>(3)?)
                != (dispute.found_on.counted_on(), dispute.status_at(None).code().to_owned())
            {
                wrong.push(format!("{} 的日期或状态与记录不符，可用“重算”改正。", dispute.number));
            }
        }
        Ok(())
    }

    fn check_search(&self, wrong: &mut Vec<String>) -> Result<(), StoreError> {
        let records: i64 = self.db.query_row(
            "SELECT (SELECT count(*) FROM petition) + (SELECT count(*) FROM dispute) + (SELECT count(*) FROM agreement)",
            [],
            |row| row.get(0),
        )?;
        let (texts, indexed): (i64, i64) = self.db.query_row(
            "SELECT (SELECT count(*) FROM searchable), (SELECT count(*) FROM search_index)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if records != texts || texts != indexed {
            wrong.push("查找用的索引不全，可用“重算”改正。".into());
        }
        Ok(())
    }

    /// Rebuilds every derived column and the search index from the records and the steps.
    ///
    /// # Errors
    ///
    /// The failure to read or write; then everything stays as it was.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        if !self.is_writable() {
            return Err(StoreError::Locked(self.path().to_owned()));
        }
        let all_disputes = self.list_disputes(&disputes::DisputeFilter::default())?;
        let all_agreements = self.list_agreements(&agreements::AgreementFilter::default())?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute("DELETE FROM searchable", [])?;
        tx.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')", [])?;
        refresh_petitions(&tx, &self.settings, &self.calendar)?;
        for dispute in &all_disputes {
            tx.execute(
                "UPDATE dispute SET counted_on = ?2, status = ?3 WHERE number = ?1",
                [&dispute.number, &dispute.found_on.counted_on().to_string(), dispute.status_at(None).code()],
            )?;
            disputes::index(&tx, dispute)?;
        }
        for agreement in &all_agreements {
            agreements::index(&tx, agreement)?;
        }
        stamp_derived(&tx, &self.calendar)?;
        tx.commit()?;
        Ok(())
    }

    /// Rebuilds when the derived columns were computed by another version or with another calendar.
    pub(super) fn renew_derived(&mut self) -> Result<(), StoreError> {
        let known: Option<String> =
            self.db.query_row("SELECT stamp FROM derived_by", [], |row| row.get(0)).optional()?;
        if known.as_deref() == Some(&derived_by(&self.calendar)) { Ok(()) } else { self.rebuild() }
    }
}

/// What the derived columns depend on besides the records and the limits.
fn derived_by(calendar: &Calendar) -> String {
    let mut hasher = Sha256::new();
    for day in calendar.notice_days() {
        hasher.update(petitions::to_json(day));
    }
    hasher.update(petitions::to_json(&calendar.years().collect::<Vec<_>>()));
    let digest: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{} {RULES} {digest}", env!("CARGO_PKG_VERSION"))
}

/// Notes that the derived columns are those of this program and `calendar`.
pub(super) fn stamp_derived(tx: &Transaction<'_>, calendar: &Calendar) -> Result<(), StoreError> {
    tx.execute("DELETE FROM derived_by", [])?;
    tx.execute("INSERT INTO derived_by (stamp) VALUES (?1)", [derived_by(calendar)])?;
    Ok(())
}

/// Computes stage, next duty, people and search text of every item anew.
pub(super) fn refresh_petitions(
    tx: &Transaction<'_>,
    settings: &Settings,
    calendar: &Calendar,
) -> Result<(), StoreError> {
    for file in petitions::all(tx)? {
        let id: i64 = tx
            .prepare_cached("SELECT id FROM petition WHERE number = ?1")?
            .query_row([&file.petition.number], |row| row.get(0))?;
        petitions::refresh(tx, id, &file, settings, calendar)?;
    }
    Ok(())
}
