//! Promises of the procedure: every cell of step × stage, and what holds on every way an item can take.
//!
//! `cargo test --test procedure -- --nocapture` prints the counts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod case;
mod cells;
mod links;
mod rounds;
mod walks;
