//! The papers of the catalogue as data: a form file with declared places, checked, asked and filled.
//!
//! Besides the lines that [`Template`] knows, a form of the catalogue begins with head lines:
//!
//! ```text
//! @field 受理日 日期                 a fact the register knows (see the list of known facts)
//! @field 听证地点 文字 填写           asked of the clerk when the paper is issued
//! @field 来文单位 单位 可空           may be empty; then `{% if 来文单位 %}` is false and a list has no rows
//! @field 答复各项 列表 填写 逐项       one line for each demand
//! @must 请求复查                     the law wants these words: an office's own form without them is refused
//! ```
//!
//! Types: 文字 长文 日期 时刻 数 金额 单位 人名 列表 选项(甲|乙) 表格(甲|乙). A 金额 `X` also gives `X大写`, a 选项 `X`
//! also gives `X各项` (rows with 名 and 中: every choice and whether it is ticked). A fact asked for with 填写 that the
//! register knows is the proposal the clerk may change.
//!
//! A placeholder that is not declared, a fact nobody knows and a type that does not fit are faults of the form, told
//! with their line. A declared place that stays empty and is not 可空 stops the paper and is named.

mod fact;
mod field;
mod form;
mod texts;

pub use fact::{Fact, Facts, date};
pub use field::{Field, FieldKind};
pub use form::{Form, KnownFact, Question};
pub use texts::bundled;
