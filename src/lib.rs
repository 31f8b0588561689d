//! 信访台账

pub mod cli;
pub mod document;
pub mod domain;
pub mod exchange;
pub mod fonts;
pub mod papers;
pub mod report;
pub mod store;
pub mod typeset;
pub mod ui;
