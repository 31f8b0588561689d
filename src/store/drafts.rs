//! 草稿: forms that were begun and not saved. Nothing typed is ever lost.

use super::{Register, StoreError, journal::stamp};
use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, params};

/// A form that was left unfinished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which form, such as `petition` or `agreement/协2026-020`.
    pub form: String,
    /// When it was last written.
    pub saved_at: NaiveDateTime,
    /// What was typed, as the form's own JSON.
    pub body: String,
}

impl Register {
    /// Keeps the state of a form. Drafts are no records: they have no journal line.
    ///
    /// # Errors
    ///
    /// When the file cannot be written, or `body` is no JSON.
    pub fn save_draft(&mut self, form: &str, body: &str, now: NaiveDateTime) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT INTO draft (form, saved_at, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (form) DO UPDATE SET saved_at = excluded.saved_at, body = excluded.body",
            params![form, stamp(now), body],
        )?;
        Ok(())
    }

    /// Throws a draft away, after its form was saved or given up.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn drop_draft(&mut self, form: &str) -> Result<(), StoreError> {
        self.db.execute("DELETE FROM draft WHERE form = ?1", [form])?;
        Ok(())
    }

    /// The draft of a form.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn draft(&self, form: &str) -> Result<Option<Draft>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT form, saved_at, body FROM draft WHERE form = ?1")?;
        let draft = statement
            .query_row([form], |row| Ok(Draft { form: row.get(0)?, saved_at: row.get(1)?, body: row.get(2)? }))
            .optional()?;
        Ok(draft)
    }

    /// All drafts, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT form, saved_at, body FROM draft ORDER BY saved_at DESC")?;
        let drafts =
            statement.query_map([], |row| Ok(Draft { form: row.get(0)?, saved_at: row.get(1)?, body: row.get(2)? }))?;
        Ok(drafts.collect::<Result<_, _>>()?)
    }
}
