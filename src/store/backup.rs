//! 备份: a verified copy of the register at another place.
//!
//! The copy is made by SQLite's backup interface into a temporary file beside the target, checked, flushed to
//! the disk and only then given its name. Copying the file by hand while the window is open is never needed.

use super::{Register, StoreError};
use chrono::NaiveDateTime;
use rusqlite::{Connection, backup::Backup};
use std::path::Path;

impl Register {
    /// Writes a verified copy to `target`, replacing an older one only when the new one is complete.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when `target` is the register itself. [`StoreError::DiskFull`],
    /// [`StoreError::ReadOnly`], [`StoreError::Damaged`] when the copy does not check. Nothing half-written stays
    /// behind.
    pub fn backup(&mut self, target: &Path, now: NaiveDateTime) -> Result<(), StoreError> {
        self.refuse_own_place(target)?;
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let temporary = tempfile::Builder::new().prefix(".备份").suffix(".tmp").tempfile_in(folder)?;
        {
            let mut copy = Connection::open(temporary.path())?;
            Backup::new(&self.db, &mut copy)?.run_to_completion(256, std::time::Duration::ZERO, None)?;
            let verdict: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
            if verdict != "ok" {
                return Err(StoreError::Damaged(verdict));
            }
        }
        temporary.as_file().sync_all()?;
        temporary.persist(target).map_err(|error| StoreError::Io(error.error))?;
        if self.is_writable() {
            self.note_backup(&target.to_string_lossy(), now)?;
        }
        Ok(())
    }
}
