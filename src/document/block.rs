//! The blocks a document is made of.

use chrono::{DateTime, FixedOffset};

use super::{FormGrid, Paper, Style, Table};
use crate::domain::amount::chinese_ordinal;

/// What the file says about itself (文件属性). Never put a resident ID here: it is not masked.
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    /// Title and number of the paper.
    pub title: String,
    /// The issuing body.
    pub author: String,
    /// Kind of paper.
    pub subject: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// When it was made, with the offset of the office.
    pub created: DateTime<FixedOffset>,
}

/// A paper ready to be laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// File properties.
    pub meta: Meta,
    /// Sheet, margins, setting and page numbers.
    pub paper: Paper,
    /// Small line at the foot of every page, inner side: print time or version.
    pub running_foot: Option<String>,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// A document without a running foot.
    pub fn new(meta: Meta, paper: Paper, blocks: Vec<Block>) -> Self {
        Self { meta, paper, running_foot: None, blocks }
    }
}

/// One block and the field of the window it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Name of the field that this block shows. The preview tints it and leads a click back.
    pub anchor: Option<String>,
    /// What it is.
    pub kind: Kind,
}

impl Block {
    /// A paragraph in `style`.
    pub fn paragraph(style: Style, text: impl Into<Text>) -> Self {
        Kind::Paragraph(Paragraph { style, text: text.into() }).into()
    }

    /// A heading of `level` 1 to 4 that carries its own number in its text.
    pub fn heading(level: u8, text: impl Into<Text>) -> Self {
        Kind::Heading(Heading { level, text: text.into(), run_in: None }).into()
    }
}

impl From<Kind> for Block {
    fn from(kind: Kind) -> Self {
        Self { anchor: None, kind }
    }
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// 版头.
    Masthead(Masthead),
    /// 标题.
    Title(Title),
    /// 一、（一）1.（1）
    Heading(Heading),
    /// Running text.
    Paragraph(Paragraph),
    /// Two or three short texts on one line: left and right, or left, middle and right.
    Spread {
        /// How they are set.
        style: Style,
        /// The texts.
        parts: Vec<Text>,
    },
    /// One numbered clause of an agreement.
    Clause(Clause),
    /// Columns and rows.
    Table(Table),
    /// A ruled form.
    Grid(FormGrid),
    /// Places to sign by hand.
    SignLines(SignLines),
    /// 落款.
    Signature(Signature),
    /// 注： lines; the sign 注： is set before the first.
    Notes(Vec<Text>),
    /// Empty lines of body pitch; vanishes at the top of a page.
    Blank {
        /// How many lines.
        lines: f32,
    },
    /// What follows starts a new page.
    PageBreak,
    /// Blocks that stay on one page if a page can hold them.
    Together(Vec<Block>),
    /// Places to sign beside each other at the foot of every page (逐页签名), wherever in the document it stands.
    PageFoot(Vec<Text>),
}

/// 版头: issuing body, number, red rule (GB/T 9704-2012 §7.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masthead {
    /// 发文机关标志, for instance 清水镇人民政府文件.
    pub body: String,
    /// 发文字号: 〔〕, no 第, no leading zero.
    pub number: String,
    /// 签发人 of an upward document; puts the number at the left.
    pub signer: Option<String>,
    /// Printed on sheets that carry the red head already: the space is kept, nothing is drawn but the number.
    pub preprinted: bool,
}

/// 标题.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// [`Style::Title`] or [`Style::TableTitle`].
    pub style: Style,
    /// The words in order. A title that needs two or three lines is broken between phrases, so that no word is torn.
    pub phrases: Vec<String>,
}

impl Title {
    /// A title of one or more phrases parted by `|`.
    pub fn parse(style: Style, text: &str) -> Self {
        Self { style, phrases: text.split('|').map(str::to_owned).collect() }
    }

    /// The whole title in one line.
    pub fn text(&self) -> String {
        self.phrases.concat()
    }
}

/// A heading. Its number is part of its text, because a report may quote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 1 黑体 一、; 2 楷体 （一）; 3 and 4 仿宋 1. and （1）.
    pub level: u8,
    /// Number and words, without a full stop unless text follows on the same line.
    pub text: Text,
    /// Body text that follows on the same line.
    pub run_in: Option<Text>,
}

/// Running text.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// How it is set.
    pub style: Style,
    /// Its words.
    pub text: Text,
}

/// 条款: 一、二、三、 set before its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// From 1.
    pub number: u32,
    /// Its words.
    pub text: Text,
}

impl Clause {
    /// What stands before its text: 一、.
    pub fn label(&self) -> String {
        format!("{}、", chinese_ordinal(self.number.saturating_sub(1) as usize))
    }
}

/// 落款: who and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// 署名.
    pub body: String,
    /// 成文日期 in Arabic digits, or empty words for handwriting (　年　月　日).
    pub date: String,
    /// Which of the two positions of GB/T 9704-2012 §7.3.5.
    pub seal: Seal,
}

/// Whether a seal comes over the signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// 加盖印章: the date ends four characters from the right, the name stands centred over it, and a round seal of
    /// 42 mm finds room over both.
    Sealed,
    /// 不加盖印章: the name ends two characters from the right, the date starts two characters to the right of the name.
    Unsealed,
}

/// Places to sign by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct SignLines {
    /// One or two beside each other.
    pub columns: u8,
    /// Room for a fingerprint (20 × 25 mm) at the right of each.
    pub fingerprint: bool,
    /// The places, filled row by row.
    pub lines: Vec<SignLine>,
}

/// One place to sign.
#[derive(Debug, Clone, PartialEq)]
pub struct SignLine {
    /// What stands before the line, for instance 甲方（签名、盖章或者按指印）：.
    pub label: Text,
    /// A date to be filled in under the line.
    pub dated: bool,
}

/// Words with marks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text(pub Vec<Run>);

impl Text {
    /// The words without their marks.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// No words and no room to fill in.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.is_empty() && run.fill == 0)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(vec![Run::plain(text)])
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(vec![Run::plain(text)])
    }
}

impl From<Vec<Run>> for Text {
    fn from(runs: Vec<Run>) -> Self {
        Self(runs)
    }
}

/// A stretch of text under the same marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The words. A line feed starts a new line.
    pub text: String,
    /// A person's or place's name: kept on one line if it can be, and set in one face throughout.
    pub name: bool,
    /// Set in 黑体.
    pub strong: bool,
    /// A fill-in: underlined and at least this many characters wide; 0 = no underline.
    pub fill: u8,
}

impl Run {
    /// Words without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A name.
    pub fn name(text: impl Into<String>) -> Self {
        Self { text: text.into(), name: true, ..Self::default() }
    }

    /// Words in 黑体.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: true, ..Self::default() }
    }

    /// A fill-in at least `em` characters wide; an empty one is left for handwriting.
    pub fn fill(text: impl Into<String>, em: u8) -> Self {
        Self { text: text.into(), fill: em.max(1), ..Self::default() }
    }
}
