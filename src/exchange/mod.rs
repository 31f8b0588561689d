//! What goes out of a register and comes in: the JSON form of a whole register, registers as Excel workbooks, and the
//! sample register.

pub mod file;
pub mod json;
pub mod masked;
pub mod sample;
pub mod xlsx;
