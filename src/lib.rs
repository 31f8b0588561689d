//! 信访台账

pub mod domain;
pub mod fonts;
pub mod ui;
