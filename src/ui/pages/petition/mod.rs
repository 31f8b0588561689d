//! 信访件 in detail: who, what happened, what may be done next.

mod action;
mod cancel;
mod w;

pub use action::{Outcome, PetitionChange};
pub use cancel::CancelDialog;
