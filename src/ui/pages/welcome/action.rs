//! What the first page leads to: a register on the desk.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::w;
use crate::domain::settings::{Office, Settings};
use crate::exchange::sample;
use crate::store::{Register, StoreError};
use crate::ui::screen::Desk;

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WelcomeAction {
    /// Make an empty register.
    Create {
        /// 单位名称.
        name: String,
        /// 信访专干.
        clerk: String,
        /// The file.
        path: PathBuf,
    },
    /// Open this register.
    Open(PathBuf),
    /// Open the sample here; make it first if it is not there.
    Sample(PathBuf),
    /// Ask for a folder.
    PickFolder,
    /// Ask for a register.
    PickFile,
}

/// A fresh register of an office.
///
/// # Errors
///
/// A sentence for the clerk; nothing half-made stays behind.
pub fn create(desk: &mut Desk, name: &str, clerk: &str, path: &Path, now: NaiveDateTime) -> Result<(), String> {
    make_folder(path)?;
    let office = Office { clerk: clerk.trim().to_owned(), ..Office::named(name) };
    let settings = Settings { office, ..Settings::default() };
    desk.register = Some(Register::create(path, settings, now).map_err(|error| error.advice())?);
    Ok(())
}

/// Lays a register on the desk; one that another window is writing to can be read.
///
/// # Errors
///
/// A sentence for the clerk; the register on the desk stays there.
pub fn open(desk: &mut Desk, path: &Path) -> Result<(), String> {
    let same = |register: &Register| same_file(register.path(), path);
    if desk.register.as_ref().is_some_and(same) {
        return Ok(()); // its own lock must not stand in its way
    }
    let opened = match Register::open(path) {
        Err(StoreError::Locked(_) | StoreError::ReadOnly(_)) => Register::open_to_read(path),
        other => other,
    };
    desk.register = Some(opened.map_err(|error| error.advice())?);
    Ok(())
}

/// The sample of before, or a new one, made on the day it is looked at.
///
/// # Errors
///
/// A sentence for the clerk.
pub fn open_sample(desk: &mut Desk, path: &Path, now: NaiveDateTime) -> Result<(), String> {
    if path.exists() {
        return open(desk, path);
    }
    make_folder(path)?;
    let now = sample::today().and_time(now.time());
    desk.register = Some(sample::create(path, now).map_err(|error| error.to_string())?);
    Ok(())
}

fn make_folder(path: &Path) -> Result<(), String> {
    match path.parent() {
        Some(folder) => std::fs::create_dir_all(folder).map_err(|_| w::NO_FOLDER.to_owned()),
        None => Ok(()),
    }
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}
