//! Issued papers and passed numbers in the exchange form: with their bytes, and never over somebody else's number.

use super::{
    Register, StoreError, paper_numbers,
    papers::{self, hex},
    petitions::{parse, to_json},
};
use crate::domain::{
    forms::Series,
    issued::{IssuedPaper, PassedNumber},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// An issued paper with its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperFile {
    /// The paper as issued.
    pub paper: IssuedPaper,
    /// The PDF, in Base64 (RFC 4648 with padding).
    #[serde(with = "base64_bytes")]
    pub pdf: Vec<u8>,
}

pub(super) mod base64_bytes {
    use super::{Engine, STANDARD};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(in crate::store) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(bytes))
    }

    pub(in crate::store) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        STANDARD.decode(String::deserialize(from)?).map_err(|error| D::Error::custom(format!("不是 Base64（{error}）")))
    }
}

impl Register {
    /// Every issued paper with its bytes, in the order of issue.
    ///
    /// # Errors
    ///
    /// When the file cannot be read. Damaged bytes are given out as they are; who takes them in notices.
    pub fn paper_files(&self) -> Result<Vec<PaperFile>, StoreError> {
        let mut statement = self.db.prepare("SELECT body, pdf FROM paper ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut files = Vec::new();
        while let Some(row) = rows.next()? {
            let paper = parse(row.get_ref(0)?.as_str().unwrap_or_default(), "文书")?;
            files.push(PaperFile { paper, pdf: row.get(1)? });
        }
        Ok(files)
    }
}

/// Takes a paper in, its running number moved on by `first_id`.
pub(super) fn insert(tx: &Transaction<'_>, file: PaperFile, first_id: i64) -> Result<(), StoreError> {
    let PaperFile { mut paper, pdf } = file;
    let refuse = |sentence: &str| Err(StoreError::Refused(sentence.to_owned()));
    if hex(&Sha256::digest(&pdf)) != paper.sha256 {
        return refuse("文书的内容与摘要不一致，请核对文件是否完整。");
    }
    paper.id += first_id;
    paper.replaces = paper.replaces.map(|id| id + first_id);
    if paper.id <= papers::last_id(tx)? || paper.replaces.is_some_and(|id| id <= first_id || id >= paper.id) {
        return refuse("文书的先后次序不对，请核对文件。");
    }
    if let Some(number) = &paper.number {
        refuse_used(tx, number.kind, number.year, number.seq, &number.text)?;
    }
    papers::insert(tx, &to_json(&paper), &pdf)
}

/// Takes a passed number in. A paper of the same document may bear it all the same: it was printed later.
pub(super) fn pass(tx: &Transaction<'_>, passed: &PassedNumber) -> Result<(), StoreError> {
    let PassedNumber { kind, year, seq, number, reason } = passed;
    if tx.prepare_cached("SELECT 1 FROM passed_number WHERE kind = ?1 AND year = ?2 AND seq = ?3")?.exists(params![
        kind.code(),
        year,
        seq
    ])? {
        return Err(StoreError::NumberTaken(number.clone()));
    }
    tx.prepare_cached("INSERT INTO passed_number (kind, year, seq, number, reason) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![kind.code(), year, seq, number, reason])?;
    Ok(())
}

fn refuse_used(tx: &Transaction<'_>, kind: Series, year: i32, seq: u32, number: &str) -> Result<(), StoreError> {
    if tx
        .prepare_cached("SELECT 1 FROM paper WHERE number = ?4 OR (kind = ?1 AND year = ?2 AND seq = ?3)")?
        .exists(params![kind.code(), year, seq, number])?
    {
        return Err(StoreError::NumberTaken(number.to_owned()));
    }
    Ok(())
}

/// After an import every sequence goes on after the numbers that follow each other from 1.
pub(super) fn move_sequences_on(tx: &Transaction<'_>) -> Result<(), StoreError> {
    let mut statement = tx.prepare(
        "SELECT kind, year, seq FROM paper WHERE kind IS NOT NULL
         UNION SELECT kind, year, seq FROM passed_number ORDER BY kind, year, seq",
    )?;
    let mut rows = statement.query([])?;
    let mut run: Option<(Series, i32, u32)> = None;
    while let Some(row) = rows.next()? {
        let code: String = row.get(0)?;
        let Some(kind) = Series::from_code(&code) else { continue };
        let (year, seq): (i32, u32) = (row.get(1)?, row.get(2)?);
        let last = run.filter(|(k, y, _)| (*k, *y) == (kind, year)).map_or(0, |(_, _, last)| last);
        let reached = if seq == last + 1 { seq } else { last };
        if reached == seq {
            paper_numbers::set_last(tx, kind, year, seq)?;
        }
        run = Some((kind, year, reached));
    }
    Ok(())
}
