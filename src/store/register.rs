//! Opening, creating and changing the register file.

use super::{StoreError, journal, lock::WriterLock};
use crate::domain::{
    calendar::{self, Calendar},
    directory::Directory,
    own_calendar::OwnCalendar,
    settings::Settings,
};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};

/// `MIGRATIONS[n]` takes a register from version `n` to `n + 1`. A released entry is never edited.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/0001_register.sql"),
    include_str!("schema/0002_derived.sql"),
    include_str!("schema/0003_papers.sql"),
    include_str!("schema/0004_sealed.sql"),
    include_str!("schema/0005_reminders.sql"),
    include_str!("schema/0006_volumes.sql"),
    include_str!("schema/0007_screening.sql"),
    include_str!("schema/0008_final_reports.sql"),
];

/// `PRAGMA application_id` of every register, so that another program's SQLite file is not taken for one.
const APPLICATION_ID: i64 = 1_481_001_300;

/// An open register.
///
/// Reading methods take `&self`; every change goes through [`transact`](Self::transact).
#[derive(Debug)]
pub struct Register {
    pub(super) db: Connection,
    path: PathBuf,
    pub(super) settings: Settings,
    pub(super) calendar: Calendar,
    writer: Option<WriterLock>,
}

/// What a change is called in the journal.
#[derive(Clone, Debug)]
pub struct Op<'a> {
    /// A short verb phrase: 「登记」, 「答复」, 「修改」.
    pub name: &'a str,
    /// The number of the record, or the name of the document.
    pub subject: &'a str,
    /// When.
    pub now: NaiveDateTime,
}

impl<'a> Op<'a> {
    /// A change of `subject` at `now`.
    pub fn new(name: &'a str, subject: &'a str, now: NaiveDateTime) -> Self {
        Self { name, subject, now }
    }
}

impl Register {
    /// Creates an empty register at `path`, which must not exist, and opens it for writing.
    ///
    /// # Errors
    ///
    /// [`StoreError::Exists`], [`StoreError::ReadOnly`], [`StoreError::DiskFull`]. Nothing half-made stays behind.
    pub fn create(path: &Path, settings: Settings, now: NaiveDateTime) -> Result<Self, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        let writer = WriterLock::take(path)?;
        let made = (|| {
            let mut db = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
            migrate(&mut db)?;
            let mut register =
                Self { db, path: path.to_owned(), settings, calendar: calendar::built_in(), writer: Some(writer) };
            let settings = register.settings.clone();
            register.save_directory(&Directory::default(), now)?;
            register.save_settings(settings, now)?;
            register.rebuild()?;
            Ok(register)
        })();
        if made.is_err() {
            // Only what this call made is taken away: the file did not exist before.
            let _ = std::fs::remove_file(path);
        }
        made
    }

    /// Opens a register for writing.
    ///
    /// # Errors
    ///
    /// [`StoreError::Missing`], [`StoreError::NotARegister`], [`StoreError::Newer`], [`StoreError::Damaged`]: the
    /// file is not touched. [`StoreError::Locked`] when another window has it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        inspect(path)?;
        let writer = WriterLock::take(path)?;
        let mut db = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        migrate(&mut db)?;
        let mut register = Self::with(db, path, Some(writer))?;
        // When this fails the columns stay as they were, `check` tells which, and the next opening tries again: no
        // reason to keep the clerk from the records.
        let _ = register.renew_derived();
        Ok(register)
    }

    /// Opens a register for reading only: lists, figures and papers while the window has it open.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open), without [`StoreError::Locked`].
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        inspect(path)?;
        Self::with(connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?, path, None)
    }

    fn with(db: Connection, path: &Path, writer: Option<WriterLock>) -> Result<Self, StoreError> {
        let settings = super::office::load_document(&db, "settings")?.unwrap_or_default();
        let own: OwnCalendar = super::office::load_document(&db, "calendar")?.unwrap_or_default();
        Ok(Self { db, path: path.to_owned(), settings, calendar: own.merged(), writer })
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Refuses to write a copy, an export or a paper over the register itself: the open window would go on with a
    /// file that no longer has a name, and every later change would be lost.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`].
    pub fn refuse_own_place(&self, target: &Path) -> Result<(), StoreError> {
        let own = self.path.canonicalize()?;
        if target.canonicalize().is_ok_and(|target| target == own) {
            return Err(StoreError::Refused("这是台账自己的位置，没有写入。请另选位置或换一个文件名。".into()));
        }
        Ok(())
    }

    /// Whether changes are possible.
    pub fn is_writable(&self) -> bool {
        self.writer.is_some()
    }

    /// What the office has set.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The working calendar: the built-in one with the office's own days over it.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// One change: all of `change` and its journal line are saved, or nothing is.
    ///
    /// `change` returns its result and the record as saved (JSON, kept in the journal; empty for none).
    ///
    /// # Errors
    ///
    /// Whatever `change` says, or the failure to write; then the register is as before.
    pub fn transact<T>(
        &mut self,
        op: Op<'_>,
        change: impl FnOnce(&Transaction<'_>, &Settings, &Calendar) -> Result<(T, String), StoreError>,
    ) -> Result<T, StoreError> {
        self.transact_named(op.name, op.now, |tx, settings, calendar| {
            let (done, detail) = change(tx, settings, calendar)?;
            Ok((done, op.subject.to_owned(), detail))
        })
    }

    /// As [`transact`](Self::transact), for changes that only learn the subject's number while they run.
    pub(super) fn transact_named<T>(
        &mut self,
        name: &str,
        now: NaiveDateTime,
        change: impl FnOnce(&Transaction<'_>, &Settings, &Calendar) -> Result<(T, String, String), StoreError>,
    ) -> Result<T, StoreError> {
        if self.writer.is_none() {
            return Err(StoreError::Locked(self.path.clone()));
        }
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (done, subject, detail) = change(&tx, &self.settings, &self.calendar)?; // on error `tx` is dropped: rolled back
        journal::append(&tx, &Op { name, subject: &subject, now }, &self.settings.office.clerk, &detail)?;
        tx.commit()?;
        Ok(done)
    }
}

/// Opens the file and sets what every connection needs. The one place where a key will be given.
fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    if flags.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
        // A rollback journal is safer than WAL for one user, USB sticks and careless file copies.
        db.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
        db.pragma_update(None, "synchronous", "EXTRA")?;
    }
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

/// Looks at a file without changing it.
fn inspect(path: &Path) -> Result<(), StoreError> {
    if !path.exists() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    let not_a_register = || StoreError::NotARegister(path.to_owned());
    let mut head = [0_u8; 16];
    std::io::Read::read_exact(&mut std::fs::File::open(path)?, &mut head).map_err(|_| not_a_register())?;
    if &head != b"SQLite format 3\0" {
        return Err(not_a_register());
    }
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    let pragma = |name| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    match pragma("application_id") {
        Ok(APPLICATION_ID) => {}
        // A register cut off by a crash still has its journal: SQLite must repair it first, which reading alone cannot.
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ReadOnly) => return Ok(()),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => {
            return Err(StoreError::Locked(path.to_owned()));
        }
        // An encrypted file looks like no database at all; a failing disk is no reason to say so.
        Err(error) if error.sqlite_error_code() != Some(rusqlite::ErrorCode::NotADatabase) => return Err(error.into()),
        Ok(_) | Err(_) => return Err(not_a_register()),
    }
    let (found, known) = (pragma("user_version")?, MIGRATIONS.len() as i64);
    if found > known { Err(StoreError::Newer { found, known }) } else { Ok(()) }
}

/// Brings the file to the newest version, each step in a transaction of its own.
fn migrate(db: &mut Connection) -> Result<(), StoreError> {
    let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for (n, sql) in MIGRATIONS.iter().enumerate().skip(usize::try_from(version).unwrap_or(0)) {
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", n as i64 + 1)?;
        tx.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // A failure here is the test's failure.
    use super::*;
    use crate::domain::{listed::Listed, petition::Petition, terms::Channel};

    /// SQLite reports a file that may not grow exactly as it reports a full disk.
    #[test]
    fn a_full_disk_is_told_and_nothing_half_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let now = "2026-06-18T09:42:00".parse().unwrap();
        let mut register = Register::create(&folder.path().join("满.xinfang"), Settings::default(), now).unwrap();
        let pages: i64 = register.db.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        register.db.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
        let mut item = Petition::blank(Channel::Visit, now);
        item.petitioners[0].name = "李某乙".into();
        item.title = "要求补偿".into();
        item.content = "大坝口水库放水致稻田缺水。".repeat(2_000);
        item.category.main = Listed::new("nync", "农业农村");
        let refused = register.register_petition(item, vec![], now).unwrap_err();
        assert!(refused.advice().starts_with("没能保存：磁盘已满。填的内容还在"), "{refused:?}");
        assert_eq!(register.count_petitions(&crate::store::petitions::PetitionFilter::default()).unwrap(), 0);
        assert_eq!(register.check().unwrap(), Vec::<String>::new());
    }
}
