//! 信访台账

pub mod domain;
pub mod fonts;
pub mod store;
pub mod ui;
