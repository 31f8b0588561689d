//! Why a document could not be laid out or written.

use thiserror::Error;

/// A fault on the way from a document to PDF bytes. The messages are shown to the clerk, so they are Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TypesetError {
    /// No face has the character: printing it would leave a blank or a box in someone's name.
    #[error(
        "“{near}”中的“{ch}”（{code}）字库里没有，无法打印，没有生成文件。请核对该字；确需使用时，在设置中加装含有该字的字体。"
    )]
    NoGlyph {
        /// The character.
        ch: char,
        /// Its code point, as U+XXXX.
        code: String,
        /// The words around it.
        near: String,
    },
    /// A font file cannot be read.
    #[error("字体“{name}”无法读取（{why}）。请在设置中另选字体文件。")]
    Font {
        /// The face's name.
        name: String,
        /// What is wrong with it.
        why: String,
    },
    /// The PDF writer reported a fault.
    #[error("生成 PDF 时出错（{0}），没有生成文件。请重试；仍不行时请保留本提示并联系维护人员。")]
    Pdf(String),
}
