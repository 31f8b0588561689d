//! The office itself in the register: 设置, 联络网, 领导接访, 工作记录, and texts of reports.

use super::{
    Register, StoreError, check,
    journal::stamp,
    petitions::{parse, to_json},
    register::Op,
};
use crate::domain::{
    directory::Directory, own_calendar::OwnCalendar, period::Period, reception::Reception, settings::Settings,
    worklog::WorkRecord,
};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::collections::BTreeMap;

/// A record of a list without numbers, with the id it is changed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<T> {
    /// Row id in the register.
    pub id: i64,
    /// The record.
    pub value: T,
}

/// Reads one of the documents (`settings`, `directory`).
pub(super) fn load_document<T: serde::de::DeserializeOwned>(
    db: &Connection,
    name: &str,
) -> Result<Option<T>, StoreError> {
    let body: Option<String> = db
        .prepare_cached("SELECT body FROM document WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    body.map(|body| parse(&body, name)).transpose()
}

impl Register {
    fn save_document(&mut self, name: &str, label: &str, body: String, now: NaiveDateTime) -> Result<(), StoreError> {
        self.transact(Op::new(label, name, now), |tx, _, _| {
            put_document(tx, name, &body)?;
            Ok(((), body))
        })
    }

    /// Replaces the settings together with what depends on them: new limits move the due dates.
    ///
    /// # Errors
    ///
    /// The failure to write; the old settings stay in force then.
    pub fn save_settings(&mut self, settings: Settings, now: NaiveDateTime) -> Result<(), StoreError> {
        let moves_due_dates =
            self.settings.limits != settings.limits || self.settings.follow_up_days != settings.follow_up_days;
        self.transact(Op::new("修改设置", "settings", now), |tx, _, calendar| {
            let body = to_json(&settings);
            put_document(tx, "settings", &body)?;
            if moves_due_dates {
                check::refresh_petitions(tx, &settings, calendar)?;
            }
            Ok(((), body))
        })?;
        self.settings = settings;
        Ok(())
    }

    /// 本单位的放假安排, as entered. [`calendar`](Self::calendar) is what one reckons with.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn own_calendar(&self) -> Result<OwnCalendar, StoreError> {
        Ok(load_document(&self.db, "calendar")?.unwrap_or_default())
    }

    /// Replaces the office's own days, together with the due dates that depend on them.
    ///
    /// # Errors
    ///
    /// The failure to write; the old calendar stays in force then.
    pub fn save_calendar(&mut self, own: &OwnCalendar, now: NaiveDateTime) -> Result<(), StoreError> {
        let merged = own.merged();
        self.transact(Op::new("修改放假安排", "calendar", now), |tx, settings, _| {
            let body = to_json(own);
            put_document(tx, "calendar", &body)?;
            check::refresh_petitions(tx, settings, &merged)?;
            check::stamp_derived(tx, &merged)?;
            Ok(((), body))
        })?;
        self.calendar = merged;
        Ok(())
    }

    /// 联络网.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn directory(&self) -> Result<Directory, StoreError> {
        Ok(load_document(&self.db, "directory")?.unwrap_or_default())
    }

    /// Replaces the network.
    ///
    /// # Errors
    ///
    /// The failure to write.
    pub fn save_directory(&mut self, directory: &Directory, now: NaiveDateTime) -> Result<(), StoreError> {
        self.save_document("directory", "修改联络网", to_json(directory), now)
    }

    /// Adds a reception day, or replaces the one with `id`. Returns its id.
    ///
    /// # Errors
    ///
    /// The failure to write.
    pub fn save_reception(
        &mut self,
        id: Option<i64>,
        value: &Reception,
        now: NaiveDateTime,
    ) -> Result<i64, StoreError> {
        self.save_entry(Table::Reception, id, to_json(value), now)
    }

    /// Reception days in `period` (all for `None`), oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn receptions(&self, period: Option<Period>) -> Result<Vec<Entry<Reception>>, StoreError> {
        self.entries(Table::Reception, period)
    }

    /// Adds an entry to the work record, or replaces the one with `id`. Returns its id.
    ///
    /// # Errors
    ///
    /// The failure to write.
    pub fn save_work(&mut self, id: Option<i64>, value: &WorkRecord, now: NaiveDateTime) -> Result<i64, StoreError> {
        self.save_entry(Table::Work, id, to_json(value), now)
    }

    /// The work record of `period` (all for `None`), oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn work(&self, period: Option<Period>) -> Result<Vec<Entry<WorkRecord>>, StoreError> {
        self.entries(Table::Work, period)
    }

    /// Strikes an entry from the work record. Its words stay in the journal.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or the failure to write.
    pub fn remove_work(&mut self, id: i64, now: NaiveDateTime) -> Result<WorkRecord, StoreError> {
        self.transact_named("删去工作记录", now, |tx, _, _| {
            let (record, body) = take(tx, Table::Work, id)?;
            Ok((record, format!("work/{id}"), body))
        })
    }

    /// One change of the reception roster: saves all of `save` (new ones without id) and strikes all of `strike`.
    /// Returns the ids of the saved ones, in order, and what was struck.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or the failure to write; then the roster is as before.
    pub fn change_receptions(
        &mut self,
        save: &[(Option<i64>, Reception)],
        strike: &[i64],
        now: NaiveDateTime,
    ) -> Result<(Vec<i64>, Vec<Reception>), StoreError> {
        self.transact_named(Table::Reception.label(), now, |tx, _, _| {
            let mut struck = Vec::new();
            for &id in strike {
                struck.push(take::<Reception>(tx, Table::Reception, id)?.0);
            }
            let mut ids = Vec::new();
            for (id, value) in save {
                ids.push(put(tx, Table::Reception, *id, &to_json(value))?);
            }
            let subject = format!("reception ({} / {})", save.len(), strike.len());
            Ok(((ids.clone(), struck.clone()), subject, to_json(&(ids, save, struck))))
        })
    }

    fn save_entry(
        &mut self,
        table: Table,
        id: Option<i64>,
        body: String,
        now: NaiveDateTime,
    ) -> Result<i64, StoreError> {
        self.transact_named(table.label(), now, |tx, _, _| {
            let id = put(tx, table, id, &body)?;
            Ok((id, format!("{}/{id}", table.name()), body))
        })
    }

    pub(super) fn entries<T: serde::de::DeserializeOwned>(
        &self,
        table: Table,
        period: Option<Period>,
    ) -> Result<Vec<Entry<T>>, StoreError> {
        let (first, last) =
            period.map_or((String::new(), "9999".into()), |p| (p.first().to_string(), p.last().to_string()));
        let table = table.name();
        let sql = format!("SELECT id, body FROM {table} WHERE on_day BETWEEN ?1 AND ?2 ORDER BY on_day, id");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([first, last])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let value = parse(row.get_ref(1)?.as_str().unwrap_or_default(), &format!("{table}/{id}"))?;
            entries.push(Entry { id, value });
        }
        Ok(entries)
    }

    /// The texts the clerk wrote for the sections of a report, by section.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn report_texts(&self, report: &str, period: Period) -> Result<BTreeMap<String, String>, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT section, body FROM report_text WHERE report = ?1 AND period = ?2")?;
        let texts = statement.query_map([report, &period.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(texts.collect::<Result<_, _>>()?)
    }

    /// All report texts: report, period, section, text.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn all_report_texts(&self) -> Result<Vec<(String, Period, String, String)>, StoreError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT report, period, section, body FROM report_text ORDER BY period, report, section")?;
        let mut rows = statement.query([])?;
        let mut texts = Vec::new();
        while let Some(row) = rows.next()? {
            let period: String = row.get(1)?;
            let period = period.parse().map_err(|_| StoreError::Damaged(format!("report period {period}")))?;
            texts.push((row.get(0)?, period, row.get(2)?, row.get(3)?));
        }
        Ok(texts)
    }

    /// Saves the text of a section; `None` goes back to what the program writes.
    ///
    /// # Errors
    ///
    /// The failure to write.
    pub fn save_report_text(
        &mut self,
        report: &str,
        period: Period,
        section: &str,
        text: Option<&str>,
        now: NaiveDateTime,
    ) -> Result<(), StoreError> {
        let subject = format!("{report}/{period}/{section}");
        self.transact(Op::new("修改报表文字", &subject, now), |tx, _, _| {
            let period = period.to_string();
            match text {
                Some(text) => tx.execute(
                    "INSERT INTO report_text (report, period, section, body) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (report, period, section) DO UPDATE SET body = excluded.body",
                    params![report, period, section, text],
                )?,
                None => tx.execute(
                    "DELETE FROM report_text WHERE report = ?1 AND period = ?2 AND section = ?3",
                    params![report, period, section],
                )?,
            };
            Ok(((), text.unwrap_or_default().to_owned()))
        })
    }

    /// When the register was last copied to a safe place, as told by [`super::backup`].
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn last_backup(&self) -> Result<Option<NaiveDateTime>, StoreError> {
        let at: Option<NaiveDateTime> =
            self.db.query_row("SELECT max(at) FROM journal WHERE subject = '台账' AND op = '备份'", [], |row| {
                row.get(0)
            })?;
        Ok(at)
    }

    /// Notes in the journal that a backup was made.
    ///
    /// # Errors
    ///
    /// The failure to write.
    pub(super) fn note_backup(&mut self, target: &str, now: NaiveDateTime) -> Result<(), StoreError> {
        self.transact(Op::new("备份", "台账", now), |_, _, _| Ok(((), format!("{} {target}", stamp(now)))))
    }
}

/// Puts one of the documents in the place of the one before.
pub(super) fn put_document(tx: &Transaction<'_>, name: &str, body: &str) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO document (name, body) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
        [name, body],
    )?;
    Ok(())
}

/// Adds an entry, or replaces the one with `id`. Returns its id.
pub(super) fn put(tx: &Transaction<'_>, table: Table, id: Option<i64>, body: &str) -> Result<i64, StoreError> {
    let name = table.name();
    let Some(id) = id else {
        tx.execute(&format!("INSERT INTO {name} (body) VALUES (?1)"), [body])?;
        return Ok(tx.last_insert_rowid());
    };
    match tx.execute(&format!("UPDATE {name} SET body = ?2 WHERE id = ?1"), params![id, body])? {
        0 => Err(StoreError::NoSuchRecord(format!("{name}/{id}"))),
        _ => Ok(id),
    }
}

/// Takes an entry out and returns it, also as it was written.
pub(super) fn take<T: serde::de::DeserializeOwned>(
    tx: &Transaction<'_>,
    table: Table,
    id: i64,
) -> Result<(T, String), StoreError> {
    let name = table.name();
    let body: Option<String> = tx
        .prepare_cached(&format!("DELETE FROM {name} WHERE id = ?1 RETURNING body"))?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let body = body.ok_or_else(|| StoreError::NoSuchRecord(format!("{name}/{id}")))?;
    Ok((parse(&body, &format!("{name}/{id}"))?, body))
}

/// The registers of dated entries without numbers.
#[derive(Clone, Copy)]
pub(super) enum Table {
    Reception,
    Work,
    Screening,
}

impl Table {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Reception => "reception",
            Self::Work => "work",
            Self::Screening => "screening",
        }
    }

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Reception => "接访安排",
            Self::Work => "工作记录",
            Self::Screening => "矛盾纠纷排查",
        }
    }
}
