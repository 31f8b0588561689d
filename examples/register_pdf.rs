//! A register of any length to PDF, for `benches/registers.sh`: `register_pdf ROWS.json OUT.pdf`.
//!
//! ROWS.json is an array of objects with the fields of the form below.

use std::{error::Error, path::Path};
use xinfang::{
    document::{Meta, RegisterForm, RegisterSheet},
    domain::settings::Settings,
    papers::Press,
    typeset::file::save_pdf,
};

/// A4 landscape, ten ruled columns, the head repeated on every page, page x of y.
const FORM: &str = r#"{
  "name": "信访登记簿", "sheet": "A4", "title": "信访登记簿", "row_height": 6,
  "columns": [
    { "head": "日期", "field": "date", "width": 20 },
    { "head": "形式", "field": "form", "width": 11 },
    { "head": "姓名", "field": "name", "width": 16 },
    { "head": "村居", "field": "village", "width": 24 },
    { "head": "电话", "field": "phone", "width": 26 },
    { "head": "类别", "field": "category", "width": 20 },
    { "head": "反映事项", "field": "summary", "width": 90 },
    { "head": "承办单位", "field": "unit", "width": 30 },
    { "head": "状态", "field": "status", "width": 16 },
    { "head": "办结日期", "field": "result_date", "width": 20 }
  ]
}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(rows), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: register_pdf ROWS.json OUT.pdf".into());
    };
    let rows: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_slice(&std::fs::read(rows)?)?;
    let meta = Meta {
        title: "信访登记簿".into(),
        author: String::new(),
        subject: "信访登记簿".into(),
        keywords: Vec::new(),
        created: "2026-01-01T00:00:00+08:00".parse()?,
    };
    let sheet = RegisterSheet { meta, facts: serde_json::json!({}), blank_rows: None, anchor: None };
    let document = RegisterForm::parse("信访登记簿", FORM)?.document(sheet, &rows)?;
    let printed = Press::new(&Settings::default())?.print(&document)?;
    save_pdf(Path::new(&out), &printed.pdf)?;
    Ok(())
}
