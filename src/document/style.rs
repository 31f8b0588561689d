//! The named styles a builder may use. Their faces and sizes are known to `typeset` alone.

use serde::{Deserialize, Serialize};

/// What a piece of text is, which decides how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Style {
    /// 发文机关标志: the issuing body in red 小标宋.
    Mast,
    /// 发文字号 under the mast, centred.
    DocNumber,
    /// 签发人 beside the number of an upward document: the words in 仿宋, the name in 楷体.
    Signer,
    /// 标题: 二号小标宋, centred.
    Title,
    /// A line under the title, in 楷体, centred.
    Subtitle,
    /// 编号 of a form, at the right under the title.
    FormNumber,
    /// 主送机关: body type, flush left.
    Addressee,
    /// 一级标题 in 黑体.
    Heading1,
    /// 二级标题 in 楷体.
    Heading2,
    /// 三级标题 in body type.
    Heading3,
    /// 四级标题 in body type.
    Heading4,
    /// 正文: two characters in, justified.
    Body,
    /// Body type without the indent.
    Flush,
    /// Body type at the right margin.
    Right,
    /// Body type in the middle.
    Centre,
    /// A line of a form that leads in to what follows (纠纷主要事实、争议事项：), in 黑体.
    Lead,
    /// Title of a register.
    TableTitle,
    /// The small title that a register repeats from its second page on.
    TableTitleAgain,
    /// 填报单位, 统计期间, 单位: the line between a register's title and its head.
    TableCaption,
    /// Column heads.
    TableHead,
    /// Cells of a table.
    TableCell,
    /// Foot of a register: 审核人, 制表人, 填报日期.
    TableFoot,
    /// Label cells of a ruled form.
    FormLabel,
    /// Value cells of a ruled form.
    FormValue,
    /// What a cover says in large type.
    CoverValue,
    /// The first line of 附件： under a text, and a further one whose number stands under the first.
    Enclosure,
    /// See [`Style::Enclosure`].
    FurtherEnclosure,
    /// 注： lines.
    Note,
    /// Labels of signature lines.
    SignLabel,
    /// 页码.
    PageNumber,
    /// A running head or foot in small type.
    Running,
}

/// How the lines of a text stand between its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Ragged right.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// Ragged left: numbers and dates at the right margin.
    Right,
    /// Full lines end on the right edge, the last one is ragged.
    Justify,
}
