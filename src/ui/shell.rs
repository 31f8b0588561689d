//! What stands around every page: the rail.

mod rail;

pub(super) use rail::{Rail, paint_seal};
