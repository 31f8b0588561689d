//! The pages of the window, one folder a page: model in, action out.

pub mod due;
