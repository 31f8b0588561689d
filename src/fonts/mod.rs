//! The faces we bring along, which characters they have, and where 仿宋 comes from.
//!
//! Window, paper and spreadsheets ask [`coverage`] the same question, so that a rare name that cannot be
//! printed is marked when it is typed and not when it is at the printer.
//!
//! The files, their packages and licences are described in `assets/fonts/README.md`.

pub mod bundled;
pub mod coverage;
pub mod fang_song;
pub mod icons;

pub use bundled::{Face, Icon};
pub use coverage::{covers, face_for, missing};
pub use fang_song::FangSong;
