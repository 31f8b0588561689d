//! The pages that keep the office itself: first page, receptions, work record, network, settings.
//!
//! Driven in the whole window, by name and by keyboard; the register is read back from the file's own door.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

#[path = "office/directory.rs"]
mod directory;
#[path = "office/first_run.rs"]
mod first_run;
#[path = "office/receptions.rs"]
mod receptions;
#[path = "office/settings.rs"]
mod settings;
#[path = "office/window.rs"]
mod window;
#[path = "office/wording.rs"]
mod wording;
#[path = "office/worklog.rs"]
mod worklog;
