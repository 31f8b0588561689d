//! The window: it draws the state and returns actions; it holds no connection and reads no clock below the app.

pub mod app;
pub mod files;
#[doc(hidden)]
pub mod gallery;
pub mod icons;
pub mod ime;
mod keys;
pub mod layout;
pub mod pages;
pub mod prefs;
pub mod route;
pub mod screen;
mod shell;
mod slot;
mod status;
pub mod theme;
pub mod widgets;
pub mod worker;
