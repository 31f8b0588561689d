//! Registers as data (登记簿、台账): columns, head and wording from a form file, rows from the register.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    Align, BlankRows, Block, Column, Document, DocumentError, Filling, HeadCell, Meta, Paper, Row, Run, Sheet, Table,
    Template, Text,
};
use crate::domain::amount::Amount;

/// A register form, as in `assets/forms/*.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterForm {
    /// What the form is called, for messages.
    pub name: String,
    /// `"A4"` or `"A3"`.
    pub sheet: String,
    /// Upright (竖排) for tables of few narrow columns; landscape otherwise.
    #[serde(default)]
    pub portrait: bool,
    /// The title, with placeholders; `|` marks where it may be broken.
    pub title: String,
    /// The line over the head: left, middle, right; with placeholders.
    #[serde(default)]
    pub caption: Vec<String>,
    /// The line under the table, with placeholders.
    #[serde(default)]
    pub foot: Vec<String>,
    /// 注： lines, with placeholders.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Height of an empty row in millimetres.
    pub row_height: f64,
    /// Empty rows up to the page end when nothing else is asked.
    #[serde(default)]
    pub fill_page: bool,
    /// The columns.
    pub columns: Vec<ColumnForm>,
}

/// A column of a register form, or a group of columns under one head cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnForm {
    /// Head; `\n` breaks the line.
    pub head: String,
    /// Columns under this head; then nothing else is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnForm>,
    /// Field of the row that it shows.
    #[serde(default)]
    pub field: String,
    /// Width in millimetres.
    #[serde(default)]
    pub width: f64,
    /// How its cells stand.
    #[serde(default)]
    pub align: Align,
    /// What its cells hold.
    #[serde(default)]
    pub kind: ColumnKind,
    /// Summed in the row 合计.
    #[serde(default)]
    pub total: bool,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Words.
    #[default]
    Text,
    /// A name, kept on one line if it can be.
    Name,
    /// A whole number.
    Int,
    /// Money, given in 分, printed in 元 with two decimals.
    Money,
}

/// A register form filled with its wording, ready for its rows.
#[derive(Debug)]
pub struct RegisterSheet<'a, F: Serialize> {
    /// File properties.
    pub meta: Meta,
    /// Facts for title, caption, foot and notes.
    pub facts: F,
    /// Empty rows; `None` = as the form says.
    pub blank_rows: Option<BlankRows>,
    /// Name of the field that holds a row's anchor, if the rows have one.
    pub anchor: Option<&'a str>,
}

const TABLE: &str = "register";

impl RegisterForm {
    /// Reads a form file.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Form`] if it is not well formed.
    pub fn parse(name: &str, json: &str) -> Result<Self, DocumentError> {
        let fault = |line, what| DocumentError::Form { form: name.to_owned(), line, what };
        let form: Self =
            serde_json::from_str(json).map_err(|error| fault(error.line(), format!("格式不对（{error}）")))?;
        if form.columns.is_empty() {
            return Err(fault(0, "没有任何栏目".to_owned()));
        }
        for column in form.flat() {
            if column.field.is_empty() || column.width <= 0.0 {
                return Err(fault(0, format!("栏目“{}”缺少字段名或宽度", column.head)));
            }
        }
        Ok(form)
    }

    /// The columns that hold cells, from left to right.
    pub fn flat(&self) -> impl Iterator<Item = &ColumnForm> {
        self.columns.iter().flat_map(|column| {
            if column.columns.is_empty() { std::slice::from_ref(column) } else { column.columns.as_slice() }
        })
    }

    /// The register as a document.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Missing`] if a row lacks a field of the form (the line is the row's number), or the wording a fact.
    pub fn document<F: Serialize, R: Serialize>(
        &self,
        sheet: RegisterSheet<'_, F>,
        rows: &[R],
    ) -> Result<Document, DocumentError> {
        let mut source = format!("@tabletitle {}\n", self.title);
        if !self.caption.is_empty() {
            source.push_str(&format!("@caption {}\n", self.caption.join(" | ")));
        }
        source.push_str(&format!("@table {TABLE}\n"));
        if !self.foot.is_empty() {
            source.push_str(&format!("@tablefoot {}\n", self.foot.join(" | ")));
        }
        for note in &self.notes {
            source.push_str(&format!("@note {note}\n"));
        }
        let wording = Template::parse(&self.name, &source)?;
        let mut table = self.table(rows, sheet.anchor)?;
        if let Some(blank_rows) = sheet.blank_rows {
            table.blank_rows = blank_rows;
        }
        let mut blocks = wording.fill(sheet.facts, &Filling::table(TABLE, table))?;
        let title = blocks.iter().find_map(|block| match &block.kind {
            super::Kind::Title(title) => Some(title.text()),
            _ => None,
        });
        for block in &mut blocks {
            if let super::Kind::Table(table) = &mut block.kind {
                table.again.clone_from(&title);
            }
        }
        let sheet_size = if self.sheet == "A3" { Sheet::A3 } else { Sheet::A4 };
        let paper = Paper { landscape: !self.portrait, ..Paper::register(sheet_size) };
        Ok(Document::new(sheet.meta, paper, blocks))
    }

    /// The table alone.
    ///
    /// # Errors
    ///
    /// As [`RegisterForm::document`].
    pub fn table<R: Serialize>(&self, rows: &[R], anchor: Option<&str>) -> Result<Table, DocumentError> {
        let columns: Vec<&ColumnForm> = self.flat().collect();
        let mut sums = vec![0i64; columns.len()];
        let mut made = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let Ok(Value::Object(row)) = serde_json::to_value(row) else {
                return Err(DocumentError::Form {
                    form: self.name.clone(),
                    line: at + 1,
                    what: "这一行不是由字段组成的数据".to_owned(),
                });
            };
            let mut cells = Vec::with_capacity(columns.len());
            for (column, sum) in columns.iter().zip(&mut sums) {
                let value =
                    row.get(&column.field).ok_or_else(|| DocumentError::missing(&self.name, at + 1, &column.field))?;
                *sum += value.as_i64().unwrap_or(0);
                cells.push(cell(column.kind, value));
            }
            made.push(Row { cells, anchor: anchor.and_then(|field| text_of(&row, field)) });
        }
        Ok(Table {
            again: None,
            columns: columns.iter().map(|c| Column { width: c.width, align: c.align }).collect(),
            head: self.head(),
            rows: made,
            total: self.total(&columns, &sums),
            blank_rows: if self.fill_page { BlankRows::ToPageEnd } else { BlankRows::None },
            row_height: self.row_height,
        })
    }

    fn head(&self) -> Vec<Vec<HeadCell>> {
        let two = self.columns.iter().any(|column| !column.columns.is_empty());
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        let mut at = 0;
        for column in &self.columns {
            let cell = |head: &str, column, columns, rows| HeadCell { text: head.to_owned(), column, columns, rows };
            if column.columns.is_empty() {
                upper.push(cell(&column.head, at, 1, if two { 2 } else { 1 }));
                at += 1;
            } else {
                upper.push(cell(&column.head, at, column.columns.len(), 1));
                for inner in &column.columns {
                    lower.push(cell(&inner.head, at, 1, 1));
                    at += 1;
                }
            }
        }
        if two { vec![upper, lower] } else { vec![upper] }
    }

    /// 合计: sums under the columns that are summed, — under other numbers, nothing under words.
    fn total(&self, columns: &[&ColumnForm], sums: &[i64]) -> Option<Row> {
        columns.iter().any(|column| column.total).then(|| {
            let mut cells: Vec<Text> = columns
                .iter()
                .zip(sums)
                .map(|(column, sum)| if column.total { cell(column.kind, &Value::from(*sum)) } else { "—".into() })
                .collect();
            if let Some(first) = cells.first_mut().filter(|_| !columns[0].total) {
                *first = "合计".into();
            }
            Row { cells, anchor: None }
        })
    }
}

fn text_of(row: &Map<String, Value>, field: &str) -> Option<String> {
    match row.get(field)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn cell(kind: ColumnKind, value: &Value) -> Text {
    match (kind, value) {
        (_, Value::Null) => Text::default(),
        (ColumnKind::Money, Value::Number(number)) => {
            Amount::from_fen(number.as_i64().unwrap_or(0)).with_commas().into()
        }
        (ColumnKind::Name, Value::String(name)) => {
            // Several names are parted by 、 and may be broken there.
            let mut runs = Vec::new();
            for (nth, name) in name.split('、').enumerate() {
                if nth > 0 {
                    runs.push(Run::plain("、"));
                }
                runs.push(Run::name(name));
            }
            runs.into()
        }
        (_, Value::String(text)) => text.as_str().into(),
        (_, Value::Bool(yes)) => if *yes { "是" } else { "否" }.into(),
        (_, value) => value.to_string().into(),
    }
}

/// Blocks of a document, for tests of register forms.
impl Document {
    /// The first table, if there is one.
    pub fn first_table(&self) -> Option<&Table> {
        self.blocks.iter().find_map(|Block { kind, .. }| match kind {
            super::Kind::Table(table) => Some(table),
            _ => None,
        })
    }
}
