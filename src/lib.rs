//! 信访台账

pub mod document;
pub mod domain;
pub mod exchange;
pub mod fonts;
pub mod report;
pub mod store;
pub mod typeset;
pub mod ui;
