//! Colours, type scale and distances of the window: the only place with raw numbers.
//!
//! One idea carries the look, an account book: the dark spine at the left, quiet paper, ink, thin
//! rules, one vermilion seal. No shadows, blur or gradients. Red means overdue, error or
//! destructive and nothing else.

pub mod color;
pub mod install;
pub mod space;
pub mod text;

pub use install::{install, install_fonts};
pub use text::Role;
