//! The window, driven as a clerk drives it: by name, by keyboard, with an input method.
//!
//! The harness panics on a character no bundled face has and on an input without a name; both checks stay on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

#[path = "window/app.rs"]
mod app;
#[path = "window/parts.rs"]
mod parts;
