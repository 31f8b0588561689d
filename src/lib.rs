//! 信访台账

pub mod fonts;
