//! Why a paper could not be put together.

use thiserror::Error;

/// A fault in a form file or in the facts given to it. The messages are shown to the clerk, so they are Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DocumentError {
    /// The form has a placeholder for which no fact was given.
    #[error("模板“{form}”第 {line} 行缺少数据“{name}”，没有生成文书。{advice}")]
    Missing {
        /// Title of the form file.
        form: String,
        /// Line in the form file, from 1.
        line: usize,
        /// The placeholder as written.
        name: String,
        /// What to do, in Chinese.
        advice: String,
    },
    /// What the clerk typed for a place of the form cannot be read.
    #[error("“{form}”的“{field}”填写有误：{what}")]
    Answer {
        /// Title of the form.
        form: String,
        /// The place.
        field: String,
        /// What is wrong and what is wanted, in Chinese.
        what: String,
    },
    /// The paper may not be made of this case as it stands.
    #[error("“{form}”没有生成：{why}")]
    Unfit {
        /// Title of the form.
        form: String,
        /// Why, and what to do, in Chinese.
        why: String,
    },
    /// The form file itself is not well formed.
    #[error("模板“{form}”第 {line} 行有误：{what}。请改正模板文件，或恢复原有模板。")]
    Form {
        /// Title of the form file.
        form: String,
        /// Line in the form file, from 1; 0 if the whole file is meant.
        line: usize,
        /// What is wrong, in Chinese.
        what: String,
    },
    /// The form asks for a table that the builder did not give.
    #[error("模板“{form}”第 {line} 行要用表格“{name}”，但没有这张表。请检查模板中的表名。")]
    NoTable {
        /// Title of the form file.
        form: String,
        /// Line in the form file, from 1.
        line: usize,
        /// The table's name as written.
        name: String,
    },
}

impl DocumentError {
    /// A placeholder without its fact; the usual advice.
    pub fn missing(form: &str, line: usize, name: impl Into<String>) -> Self {
        let advice = "请补填该项，或检查模板中的名称。".to_owned();
        Self::Missing { form: form.to_owned(), line, name: name.into(), advice }
    }
}
