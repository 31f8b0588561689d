//! One writer a register: an operating-system lock on a small file beside it.
//!
//! SQLite's own locks last only for a transaction; two windows on one register would both be allowed and
//! would show each other stale lists. The lock file stays behind when the program ends; only the lock itself,
//! which the system drops with the process, means anything.

use super::StoreError;
use std::{
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

/// Held as long as the register is open for writing.
#[derive(Debug)]
pub(super) struct WriterLock(#[allow(dead_code, reason = "kept only to be dropped")] File);

impl WriterLock {
    /// Takes the lock of the register at `path`.
    pub(super) fn take(path: &Path) -> Result<Self, StoreError> {
        let lock_path = lock_path(path);
        let file =
            OpenOptions::new().create(true).truncate(false).write(true).open(&lock_path).map_err(
                |error| match error.kind() {
                    std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                        StoreError::ReadOnly(error.to_string())
                    }
                    std::io::ErrorKind::StorageFull => StoreError::DiskFull(None),
                    _ => StoreError::Io(error),
                },
            )?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked(path.to_owned())),
            Err(TryLockError::Error(error)) => Err(StoreError::Io(error)),
        }
    }
}

fn lock_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    name.into()
}
