//! The window: it draws the state and returns actions; it holds no connection and reads no clock below the app.

#[doc(hidden)]
pub mod gallery;
pub mod icons;
pub mod ime;
pub mod pages;
pub mod theme;
pub mod widgets;
pub mod worker;
