//! The pages of the window, one folder a page: model in, action out.

pub mod agreements;
pub mod autosave;
pub mod dispute;
pub mod disputes;
pub mod due;
pub mod petition;
pub mod petitions;
pub mod picks;
pub mod print;
