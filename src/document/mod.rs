//! What is printed, as values (文书).
//!
//! A [`Document`] is a list of [`Block`]s on a [`Paper`]: it knows which words stand where in the order of reading, and in
//! which named [`Style`], but nothing of millimetres on the page, fonts or PDF. `typeset` lays it out. The wording of every
//! form is data in `assets/forms`, read by [`Template`] and [`RegisterForm`]; a new form is a new file there.
//!
//! A paper is built in three steps that can be tested apart:
//! facts (a plain view struct) → `Template::fill` → blocks → a [`Document`].

mod block;
mod error;
pub mod forms;
mod grid;
mod inline;
mod markup;
mod paper;
pub mod papers;
mod register;
mod style;
mod table;
mod template;

pub use block::{
    Block, Clause, Document, Heading, Kind, Masthead, Meta, Paragraph, Run, Seal, SignLine, SignLines, Signature, Text,
    Title,
};
pub use error::DocumentError;
pub use grid::{FormCell, FormGrid, FormRow};
pub use paper::{Margins, PageNumbers, Paper, Setting, Sheet};
pub use register::{ColumnForm, ColumnKind, RegisterForm, RegisterSheet};
pub use style::{Align, Style};
pub use table::{BlankRows, Column, HeadCell, Row, Table};
pub use template::{Filling, Template};
