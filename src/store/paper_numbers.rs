//! 文书号: giving the next number of a kind and year, never one that is used anywhere, and saying why one is passed.

use super::{StoreError, papers};
use crate::domain::{
    forms::Series,
    issued::{PaperNumber, PaperSubject},
    numbering::LAST_SEQ,
    procedure,
    settings::Settings,
};
use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// A number about to be given.
pub(super) struct Given {
    pub(super) number: PaperNumber,
    /// Numbers before it that no paper will bear, with the reason.
    passed: Vec<(u32, String, String)>,
    /// Whether it is the next of its sequence, not one typed by hand earlier.
    moves_on: bool,
}

impl Given {
    pub(super) fn save(&self, tx: &Transaction<'_>) -> Result<(), StoreError> {
        let PaperNumber { kind, year, seq, .. } = &self.number;
        for (seq, number, reason) in &self.passed {
            tx.prepare_cached(
                "INSERT INTO passed_number (kind, year, seq, number, reason) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![kind.code(), year, seq, number, reason])?;
        }
        if self.moves_on {
            set_last(tx, *kind, *year, *seq)?;
        }
        Ok(())
    }
}

/// Notes that a sequence has come to `seq`.
pub(super) fn set_last(tx: &Transaction<'_>, kind: Series, year: i32, seq: u32) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO number_series (series, year, last) VALUES (?1, ?2, ?3)
         ON CONFLICT (series, year) DO UPDATE SET last = max(last, excluded.last)",
    )?
    .execute(params![series(kind), year, seq])?;
    Ok(())
}

fn series(kind: Series) -> String {
    format!("paper/{}", kind.code())
}

/// The last number of a sequence, 0 for none.
pub(super) fn last_seq(db: &Connection, kind: Series, year: i32) -> Result<u32, StoreError> {
    let last: Option<u32> = db
        .prepare_cached("SELECT last FROM number_series WHERE series = ?1 AND year = ?2")?
        .query_row(params![series(kind), year], |row| row.get(0))
        .optional()?;
    Ok(last.unwrap_or(0))
}

/// The number a paper gets: the one typed by hand with its step if there is one to take, else the next.
pub(super) fn for_draft(
    db: &Connection,
    settings: &Settings,
    kind: Series,
    (subject, step): (&PaperSubject, Option<u32>),
    day: NaiveDate,
) -> Result<Given, StoreError> {
    let year = day.year();
    if let (PaperSubject::Petition(item), Some(step)) = (subject, step)
        && let Some(text) = typed_number(db, item, step)?
        && let Some(seq) = settings.numbering.read_paper_number(kind, year, &text)
        && !is_borne(db, kind, year, seq, &text)?
    {
        let number = PaperNumber { kind, year, seq, text };
        return Ok(Given { number, passed: Vec::new(), moves_on: false });
    }
    next(db, settings, kind, day)
}

/// The next number of a sequence, with those that have to be passed before it.
pub(super) fn next(db: &Connection, settings: &Settings, kind: Series, day: NaiveDate) -> Result<Given, StoreError> {
    let (year, first) = (day.year(), settings.numbering.first_seq(kind, day));
    let mut passed = Vec::new();
    let mut seq = last_seq(db, kind, year)?;
    loop {
        seq += 1;
        if seq > LAST_SEQ {
            return Err(StoreError::Refused(format!("{year} 年“{kind}”字文书已编到 {LAST_SEQ} 号，不能再编。")));
        }
        let text = settings.numbering.paper_number(kind, year, seq);
        if is_in_sequence(db, kind, year, seq)? {
            continue;
        }
        let reason =
            if seq < first { Some("启用本程序前的编号".to_owned()) } else { used_elsewhere(db, &text)? };
        match reason {
            Some(reason) => passed.push((seq, text, reason)),
            None => return Ok(Given { number: PaperNumber { kind, year, seq, text }, passed, moves_on: true }),
        }
    }
}

/// The number typed by hand with a step of an item, as its corrections leave it.
fn typed_number(db: &Connection, item: &str, step: u32) -> Result<Option<String>, StoreError> {
    let right = procedure::entry_as_corrected(&papers::steps_of(db, item)?, step);
    Ok(right.map(|step| step.document.trim().to_owned()).filter(|text| !text.is_empty()))
}

fn is_borne(db: &Connection, kind: Series, year: i32, seq: u32, text: &str) -> Result<bool, StoreError> {
    Ok(db
        .prepare_cached("SELECT 1 FROM paper WHERE number = ?4 OR (kind = ?1 AND year = ?2 AND seq = ?3)")?
        .exists(params![kind.code(), year, seq, text])?)
}

fn is_in_sequence(db: &Connection, kind: Series, year: i32, seq: u32) -> Result<bool, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT 1 FROM paper WHERE kind = ?1 AND year = ?2 AND seq = ?3
             UNION ALL SELECT 1 FROM passed_number WHERE kind = ?1 AND year = ?2 AND seq = ?3",
        )?
        .exists(params![kind.code(), year, seq])?)
}

/// Where a number stands already outside its sequence, in words.
fn used_elsewhere(db: &Connection, text: &str) -> Result<Option<String>, StoreError> {
    // Wherever it was ever typed; a record whose corrections took it out again does not use it.
    let mut typed = db.prepare_cached(
        "SELECT DISTINCT p.number FROM step s JOIN petition p ON p.id = s.petition_id
         WHERE ?1 IN (json_extract(s.body, '$.document'), json_extract(s.body, '$.act.change.document'))
         ORDER BY p.number",
    )?;
    let items: Vec<String> = typed.query_map([text], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for item in items {
        let steps = papers::steps_of(db, &item)?;
        if procedure::effective(&steps).iter().any(|step| step.document.trim() == text) {
            return Ok(Some(format!("手工编号，见 {item} 的办理过程")));
        }
    }
    let other: Option<String> = db
        .prepare_cached("SELECT json_extract(body, '$.title') FROM paper WHERE number = ?1")?
        .query_row([text], |row| row.get(0))
        .optional()?;
    Ok(other.map(|title| format!("已用于{title}")))
}

/// Refuses a number typed by hand with a step of `item` that belongs to somebody else's paper or to a void one.
pub(super) fn refuse_typed(db: &Connection, item: &str, number: &str) -> Result<(), StoreError> {
    let found: Option<(String, Option<String>, bool)> = db
        .prepare_cached(
            "SELECT json_extract(body, '$.title'), petition, json_extract(body, '$.void') IS NOT NULL
             FROM paper WHERE number = ?1",
        )?
        .query_row([number.trim()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    match found {
        Some((title, petition, _)) if petition.as_deref() != Some(item) => Err(StoreError::Refused(format!(
            "文书号 {} 已用于{}的{title}，请核对。",
            number.trim(),
            petition.map_or_else(|| "另一件".to_owned(), |number| format!(" {number} ")),
        ))),
        Some((title, _, true)) => {
            Err(StoreError::Refused(format!("{title} {} 已作废，请改填有效的文书号。", number.trim())))
        }
        _ => Ok(()),
    }
}
