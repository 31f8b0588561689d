//! 示例台账: a half-year of an invented township, for trying things out and for the demo.
//!
//! It retells the shape of a real 2009 half-year summary — 5 letters and 6 visits, all closed; 10 disputes, 8 of
//! them settled; three agreements; 9 bulletins — with invented people and places.

use super::json::{self, ExchangeError, RegisterDocument};
use crate::store::Register;
use chrono::{NaiveDate, NaiveDateTime};
use std::path::Path;

const SAMPLE: &str = include_str!("../../assets/sample/2009H1.json");

/// The sample as a document.
///
/// # Errors
///
/// Never with the file as shipped; a test reads it.
pub fn document() -> Result<RegisterDocument, ExchangeError> {
    json::read(SAMPLE)
}

/// The day the sample is looked at: the morning after its half-year.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2009, 7, 1).unwrap_or_default()
}

/// Makes a sample register at `path`, which must not exist.
///
/// # Errors
///
/// When the file cannot be written.
pub fn create(path: &Path, now: NaiveDateTime) -> Result<Register, ExchangeError> {
    let document = document()?;
    let mut register = Register::create(path, document.settings.clone(), now)?;
    json::import(&mut register, document, now)?;
    Ok(register)
}
