//! Giving numbers: the next free one of a series and year, never one that was given before.

use super::StoreError;
use crate::domain::numbering::Pattern;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// Takes the next number of `series` in `year`. `taken` tells whether a number stands already in the register,
/// which happens when records were imported with numbers of their own.
pub(super) fn take(
    tx: &Transaction<'_>,
    series: &str,
    year: i32,
    pattern: &Pattern,
    prefix: &str,
    taken: impl Fn(&str) -> Result<bool, StoreError>,
) -> Result<String, StoreError> {
    let (seq, number) = next(tx, series, year, pattern, prefix, taken)?;
    tx.prepare_cached(
        "INSERT INTO number_series (series, year, last) VALUES (?1, ?2, ?3)
         ON CONFLICT (series, year) DO UPDATE SET last = excluded.last",
    )?
    .execute(params![series, year, seq])?;
    Ok(number)
}

/// The number that [`take`] would give, without taking it.
pub(super) fn peek(
    db: &Connection,
    series: &str,
    year: i32,
    pattern: &Pattern,
    prefix: &str,
    taken: impl Fn(&str) -> Result<bool, StoreError>,
) -> Result<String, StoreError> {
    Ok(next(db, series, year, pattern, prefix, taken)?.1)
}

fn next(
    db: &Connection,
    series: &str,
    year: i32,
    pattern: &Pattern,
    prefix: &str,
    taken: impl Fn(&str) -> Result<bool, StoreError>,
) -> Result<(u32, String), StoreError> {
    let last: Option<u32> = db
        .prepare_cached("SELECT last FROM number_series WHERE series = ?1 AND year = ?2")?
        .query_row(params![series, year], |row| row.get(0))
        .optional()?;
    let mut seq = last.unwrap_or(0);
    loop {
        seq += 1;
        let number = pattern.format(year, prefix, seq);
        if !taken(&number)? {
            return Ok((seq, number));
        }
    }
}
