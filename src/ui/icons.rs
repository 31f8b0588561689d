//! Named code points of the Phosphor icon faces: those of [`crate::fonts::icons`] and some more the window
//! needs. One code point serves both faces, outline (family `icon`) and filled (family `icon_fill`).

pub use crate::fonts::icons::*;

/// Workbench.
pub const SQUARES_FOUR: char = '\u{e464}';
/// Locked, not allowed.
pub const LOCK_SIMPLE: char = '\u{e308}';
/// Sortable.
pub const CARET_UP_DOWN: char = '\u{e140}';
/// Import.
pub const UPLOAD_SIMPLE: char = '\u{e4c0}';
/// Export.
pub const EXPORT: char = '\u{eaf0}';
/// Choose columns.
pub const COLUMNS: char = '\u{e546}';
/// Send back, reassign.
pub const ARROW_U_UP_LEFT: char = '\u{e08a}';
/// Swap.
pub const ARROWS_LEFT_RIGHT: char = '\u{e0a0}';
/// Exchange.
pub const SWAP: char = '\u{e83c}';
/// Drag.
pub const DOTS_SIX_VERTICAL: char = '\u{eae2}';
/// Extension.
pub const HOURGLASS_MEDIUM: char = '\u{e2b8}';
/// Photos.
pub const IMAGES: char = '\u{e836}';
/// One photo.
pub const IMAGE_SQUARE: char = '\u{e2cc}';
/// Sample data.
pub const FLASK: char = '\u{e79e}';
/// Stop.
pub const STOP_CIRCLE: char = '\u{e46e}';
/// Merge cases.
pub const GIT_MERGE: char = '\u{e280}';
/// Training.
pub const CHALKBOARD_TEACHER: char = '\u{e600}';
/// Dot.
pub const DOT_OUTLINE: char = '\u{ece0}';
