//! 半年、全年信访工作总结, as a 公文 or as an inner paper without 版头.
//!
//! Source of the form: GB/T 9704-2012. The order of the sections is the office's own.

use serde::{Deserialize, Serialize};

use super::{Forms, Issue};
use crate::document::{Align, Document, DocumentError, Filling, PageNumbers, Paper, Row, Table, Text};

/// The facts of a report.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ReportView {
    /// 发文机关标志; empty = no 版头.
    #[serde(rename = "机关标志")]
    pub mast: String,
    /// 发文字号.
    #[serde(rename = "文号")]
    pub number: String,
    /// 签发人 of an upward report.
    #[serde(rename = "签发人")]
    pub signer: String,
    /// Printed on paper with a red head.
    #[serde(rename = "套红纸")]
    pub preprinted: bool,
    /// The title in phrases: it is broken between them only.
    #[serde(rename = "标题")]
    pub title: Vec<String>,
    /// 主送机关 without its colon; empty = none.
    #[serde(rename = "主送")]
    pub addressee: String,
    /// Opening paragraphs.
    #[serde(rename = "开头")]
    pub opening: String,
    /// Sections in order.
    #[serde(rename = "章节")]
    pub sections: Vec<SectionView>,
    /// 口径: how figures were counted, as a note; empty = none.
    #[serde(rename = "口径")]
    pub counting: String,
    /// 署名.
    #[serde(rename = "落款")]
    pub body: String,
    /// 成文日期.
    #[serde(rename = "日期")]
    pub date: String,
    /// A seal comes over the signature.
    #[serde(rename = "盖章")]
    pub sealed: bool,
    /// Printed on both sides: page numbers at the outer edge.
    #[serde(skip)]
    pub duplex: bool,
}

/// A section under a first-level heading.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SectionView {
    /// Name of the window's field.
    #[serde(rename = "字段")]
    pub field: String,
    /// Heading without its number.
    #[serde(rename = "标题")]
    pub heading: String,
    /// Its paragraphs.
    #[serde(skip)]
    pub parts: Vec<SectionPart>,
    /// A table after them.
    #[serde(skip)]
    pub table: Option<FigureTable>,
}

/// A paragraph of a section, with a second-level heading on the same line if it has one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SectionPart {
    /// Heading without number and full stop; empty = none.
    pub heading: String,
    /// The text; a line feed starts a new paragraph.
    pub text: String,
}

/// A table of figures.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FigureTable {
    /// Its title.
    pub title: String,
    /// Heads of the number columns; the first column is 指标.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<FigureRow>,
}

/// A row of figures.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FigureRow {
    /// What is counted.
    pub label: String,
    /// The figures as printed; an empty base is —.
    pub figures: Vec<String>,
}

#[derive(Serialize)]
struct PartFacts<'a> {
    #[serde(rename = "标题")]
    heading: &'a str,
    #[serde(rename = "序号")]
    number: u32,
    #[serde(rename = "正文")]
    text: &'a str,
}

#[derive(Serialize)]
struct SectionFacts<'a> {
    #[serde(flatten)]
    view: &'a SectionView,
    #[serde(rename = "段落")]
    parts: Vec<PartFacts<'a>>,
    #[serde(rename = "附表")]
    table: &'a str,
}

impl<'a> From<&'a SectionView> for SectionFacts<'a> {
    fn from(view: &'a SectionView) -> Self {
        let mut number = 0;
        let parts = view
            .parts
            .iter()
            .map(|part| {
                number += u32::from(!part.heading.is_empty());
                PartFacts { heading: &part.heading, number, text: &part.text }
            })
            .collect();
        Self { view, parts, table: view.table.as_ref().map_or("", |table| table.title.as_str()) }
    }
}

impl ReportView {
    /// The report on paper.
    ///
    /// # Errors
    ///
    /// [`DocumentError`] if the form file asks for something else than a report has.
    pub fn document(&self, forms: &Forms, issue: &Issue) -> Result<Document, DocumentError> {
        #[derive(Serialize)]
        struct Facts<'a> {
            #[serde(flatten)]
            view: &'a ReportView,
            #[serde(rename = "章节")]
            sections: Vec<SectionFacts<'a>>,
        }
        let facts = Facts { view: self, sections: self.sections.iter().map(SectionFacts::from).collect() };
        let tables = self.sections.iter().filter_map(|section| section.table.as_ref());
        let filling = Filling { tables: tables.map(|table| (table.title.clone(), figures(table))).collect() };
        let blocks = forms.report.fill(&facts, &filling)?;
        let title = format!("{} {}", self.title.concat(), self.number);
        let paper = Paper { page_numbers: PageNumbers::Official { duplex: self.duplex }, ..Paper::official() };
        Ok(Document::new(issue.meta(title.trim_end(), "信访工作总结"), paper, blocks))
    }
}

fn figures(table: &FigureTable) -> Table {
    let mut columns = vec![(40.0, Align::Left, "指标")];
    columns.extend(table.heads.iter().map(|head| (24.0, Align::Right, head.as_str())));
    let rows = table
        .rows
        .iter()
        .map(|row| Row {
            cells: std::iter::once(row.label.as_str())
                .chain(row.figures.iter().map(String::as_str))
                .map(Text::from)
                .collect(),
            anchor: None,
        })
        .collect();
    Table { row_height: 7.0, ..Table::simple(columns, rows) }
}
