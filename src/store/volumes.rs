//! 卷宗: 立卷 gives a mediation its 卷号, once.

use super::{
    Register, StoreError, numbers,
    petitions::{parse, to_json},
};
use crate::domain::{issued::PaperSubject, volume::Volume};
use chrono::{Datelike, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// The sequence of 卷号.
const SERIES: &str = "volume";

impl Register {
    /// 立卷: files `volume` under the next 卷号 of the year of its day, unless it brings a number along.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when the mediation has a volume or the day is wrong; [`StoreError::NumberTaken`]; the
    /// failure to write.
    pub fn file_volume(&mut self, volume: Volume, now: NaiveDateTime) -> Result<Volume, StoreError> {
        if volume.filed_on > now.date() {
            return Err(StoreError::Refused("立卷日期晚于今日，请核对。".into()));
        }
        if let Some(kept) = self.volume_of(&volume.subject)? {
            let record = volume.subject.record();
            return Err(StoreError::Refused(format!("{record} 已经立卷，卷号 {}。", kept.number)));
        }
        self.transact_named("立卷", now, |tx, settings, _| {
            let mut volume = volume;
            volume.year = volume.filed_on.year();
            if volume.number.is_empty() {
                let (pattern, mark) = (&settings.numbering.volume, settings.mediation_mark());
                volume.number =
                    numbers::take(tx, SERIES, volume.year, pattern, &mark, |number| Ok(load(tx, number)?.is_some()))?;
            }
            put(tx, &volume)?;
            let (record, body) = (volume.subject.record().to_owned(), to_json(&volume));
            Ok((volume, record, body))
        })
    }

    /// Changes what the sheets of a volume say; its number and its record stay.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], [`StoreError::Refused`], or the failure to write.
    pub fn amend_volume(&mut self, volume: Volume, now: NaiveDateTime) -> Result<Volume, StoreError> {
        let kept = load(&self.db, &volume.number)?;
        let kept = kept.ok_or_else(|| StoreError::NoSuchRecord(volume.number.clone()))?;
        if kept.subject != volume.subject || volume.filed_on.year() != kept.year {
            return Err(StoreError::Refused("卷号属于另一件，或立卷日期不在卷号的年度，请核对。".into()));
        }
        if kept == volume {
            return Ok(kept);
        }
        self.transact_named("修改卷宗", now, |tx, _, _| {
            let body = to_json(&volume);
            tx.execute("UPDATE volume SET body = ?2 WHERE number = ?1", params![volume.number, body])?;
            let record = volume.subject.record().to_owned();
            Ok((volume, record, body))
        })
    }

    /// The 卷号 the next volume of `year` will get.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn next_volume_number(&self, year: i32) -> Result<String, StoreError> {
        let (pattern, mark) = (&self.settings.numbering.volume, self.settings.mediation_mark());
        numbers::peek(&self.db, SERIES, year, pattern, &mark, |number| Ok(load(&self.db, number)?.is_some()))
    }

    /// The volume of a mediation, if it is filed.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn volume_of(&self, subject: &PaperSubject) -> Result<Option<Volume>, StoreError> {
        Ok(self.volumes()?.into_iter().find(|volume| volume.subject == *subject))
    }

    /// Every volume, by year and in the order of filing.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn volumes(&self) -> Result<Vec<Volume>, StoreError> {
        let mut statement = self.db.prepare_cached("SELECT body FROM volume ORDER BY rowid")?;
        let mut rows = statement.query([])?;
        let mut volumes: Vec<Volume> = Vec::new();
        while let Some(row) = rows.next()? {
            volumes.push(parse(row.get_ref(0)?.as_str().unwrap_or_default(), "卷宗")?);
        }
        volumes.sort_by_key(|volume| volume.year);
        Ok(volumes)
    }
}

fn load(db: &Connection, number: &str) -> Result<Option<Volume>, StoreError> {
    let body: Option<String> = db
        .prepare_cached("SELECT body FROM volume WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?;
    body.map(|body| parse(&body, number)).transpose()
}

/// Takes a volume in as it is.
pub(super) fn put(tx: &Transaction<'_>, volume: &Volume) -> Result<(), StoreError> {
    if load(tx, &volume.number)?.is_some() {
        return Err(StoreError::NumberTaken(volume.number.clone()));
    }
    tx.prepare_cached("INSERT INTO volume (number, body) VALUES (?1, ?2)")?
        .execute(params![volume.number, to_json(volume)])?;
    Ok(())
}
