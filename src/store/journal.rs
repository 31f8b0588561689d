//! 修改记录: who changed what and when, each line chained to the one before by SHA-256.
//!
//! The chain does not stop a person with the file in hand; it makes a silent change of history visible to
//! [`super::check`].

use super::{Register, StoreError, register::Op};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalLine {
    /// Running number from 1.
    pub seq: i64,
    /// When.
    pub at: NaiveDateTime,
    /// By whom.
    pub who: String,
    /// What: 「登记」, 「受理」 …
    pub op: String,
    /// On which record.
    pub subject: String,
}

/// Adds a line inside the transaction of its change.
pub(super) fn append(tx: &Transaction<'_>, op: &Op<'_>, who: &str, detail: &str) -> Result<(), StoreError> {
    let last: Option<(i64, Vec<u8>)> = tx
        .prepare_cached("SELECT seq, digest FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (seq, before) = last.map_or((1, Vec::new()), |(seq, digest)| (seq + 1, digest));
    let at = stamp(op.now);
    let digest = digest(&before, &[&at, who, op.name, op.subject, detail]);
    tx.prepare_cached(
        "INSERT INTO journal (seq, at, who, op, subject, detail, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![seq, at, who, op.name, op.subject, detail, digest.as_slice()])?;
    Ok(())
}

/// Seconds are enough for a desk; the text sorts.
pub(super) fn stamp(now: NaiveDateTime) -> String {
    now.format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// The digest of a line: that of the line before, then every field with its length.
fn digest(before: &[u8], fields: &[&str]) -> Vec<u8> {
    let mut hasher = Sha256::new();
    hasher.update(before);
    for field in fields {
        hasher.update((field.len() as u64).to_le_bytes());
        hasher.update(field.as_bytes());
    }
    hasher.finalize().to_vec()
}

/// The first line whose digest does not fit, if any.
pub(super) fn first_broken_line(db: &Connection) -> Result<Option<i64>, StoreError> {
    let mut statement = db.prepare("SELECT seq, at, who, op, subject, detail, digest FROM journal ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let (mut before, mut expected) = (Vec::new(), 1_i64);
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let field = |i: usize| row.get_ref(i)?.as_str().map_err(rusqlite::Error::from);
        let found: Vec<u8> = row.get(6)?;
        let computed = digest(&before, &[field(1)?, field(2)?, field(3)?, field(4)?, field(5)?]);
        if seq != expected || computed != found {
            return Ok(Some(seq));
        }
        (before, expected) = (found, seq + 1);
    }
    Ok(None)
}

impl Register {
    /// The journal of one record, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn journal_of(&self, subject: &str) -> Result<Vec<JournalLine>, StoreError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT seq, at, who, op, subject FROM journal WHERE subject = ?1 ORDER BY seq DESC")?;
        let lines = statement.query_map([subject], |row| {
            Ok(JournalLine {
                seq: row.get(0)?,
                at: row.get(1)?,
                who: row.get(2)?,
                op: row.get(3)?,
                subject: row.get(4)?,
            })
        })?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    /// How many lines the journal has: a cheap sign that something changed.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn journal_length(&self) -> Result<i64, StoreError> {
        Ok(self.db.query_row("SELECT coalesce(max(seq), 0) FROM journal", [], |row| row.get(0))?)
    }
}
