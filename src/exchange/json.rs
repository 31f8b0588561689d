//! 整本台账的 JSON 形式: one document, everything in it, every field checked.
//!
//! ```json
//! { "format": "xinfang-register", "version": 1,
//!   "settings": { "office": { "name": "清水镇信访工作办公室", … }, … },
//!   "directory": { "villages": […], "units": […], "contacts": […] },
//!   "calendar": { "days": { "2027-02-17": { "off": true, "name": "春节", "source": "…" } }, "complete": [2027] },
//!   "petitions": [ { "petition": { "number": "2009-0001", "channel": "visit", … },
//!                    "steps": [ { "on": "2009-01-12", "act": { "kind": "registered" }, … } ] } ],
//!   "disputes": […], "agreements": […], "receptions": […], "work": […],
//!   "report_texts": [ { "report": "half-year", "period": "2009H1", "section": "plans", "text": "…" } ],
//!   "papers": [ { "paper": { "id": 1, "form": "F05", "number": { "text": "清信受〔2026〕1号", … }, … }, "pdf": "JVBERi…" } ],
//!   "passed_numbers": [ { "kind": "accept", "year": 2026, "seq": 2, "number": "清信受〔2026〕2号", "reason": "…" } ] }
//! ```
//!
//! The records are the types of [`crate::domain`]; their documentation is the documentation of the form. A field
//! that is not known is refused, never dropped. Money is in 分, days are ISO 8601, the bytes of issued papers
//! and of scans (`"scans": [ { "scan": { "title": "王某甲身份证", … }, "data": "/9j/4A…" } ]`) are Base64: an export holds
//! everything a backup holds.

pub use crate::store::whole::{FORMAT, PaperFile, PassedNumber, RegisterDocument, ReportText, VERSION};
use crate::store::{Register, StoreError};
use chrono::NaiveDateTime;

/// A document that cannot be taken in. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// No JSON at all.
    #[error("第 {line} 行第 {column} 列不是正确的 JSON，没有导入。请核对文件是否完整。")]
    Syntax {
        /// Line from 1.
        line: usize,
        /// Column from 1.
        column: usize,
    },
    /// A field is wrong, missing or unknown.
    #[error("{record}的 {field} 有误，没有导入：{reason}")]
    Field {
        /// 「第 3 件信访件（2009-0003）」.
        record: String,
        /// Path of the field inside the record.
        field: String,
        /// What the reader said.
        reason: String,
    },
    /// Another format or version.
    #[error("这不是本程序能读的台账导出文件（{0}），没有导入。")]
    Format(String),
    /// The register refused a record.
    #[error("{record}：{}没有导入任何记录。", source.advice())]
    Record {
        /// Which record.
        record: String,
        /// Why.
        source: StoreError,
    },
    /// The register cannot be read or written.
    #[error("{}", .0.advice())]
    Store(#[from] StoreError),
}

/// Reads a document.
///
/// # Errors
///
/// [`ExchangeError`] naming the record and the field.
pub fn read(text: &str) -> Result<RegisterDocument, ExchangeError> {
    let raw: serde_json::Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| ExchangeError::Syntax { line: error.line(), column: error.column() })?;
    match (raw.get("format").and_then(|v| v.as_str()), raw.get("version").and_then(serde_json::Value::as_u64)) {
        (Some(FORMAT), Some(version)) if version == u64::from(VERSION) => {}
        (Some(FORMAT), version) => return Err(ExchangeError::Format(format!("版本 {}", version.unwrap_or(0)))),
        _ => return Err(ExchangeError::Format("缺少 format".into())),
    }
    serde_path_to_error::deserialize(&raw).map_err(|error| {
        let path = error.path().to_string();
        let (record, field) = name_record(&raw, &path);
        ExchangeError::Field { record, field, reason: error.inner().to_string() }
    })
}

/// Splits `petitions[2].petition.received_on` into 「第 3 件信访件（2009-0003）」 and the rest of the path.
fn name_record(raw: &serde_json::Value, path: &str) -> (String, String) {
    let Some((list, rest)) = path.split_once('[') else { return ("文件".into(), path.to_owned()) };
    let Some((index, field)) = rest.split_once(']') else { return ("文件".into(), path.to_owned()) };
    let index: usize = index.parse().unwrap_or(0);
    let kind = match list {
        "petitions" => "信访件",
        "disputes" => "纠纷",
        "agreements" => "协议",
        "receptions" => "接访记录",
        "work" => "工作记录",
        "papers" => "文书",
        "passed_numbers" => "未用文书号",
        "scans" => "扫描件",
        "final_reports" => "定稿",
        "volumes" => "卷宗",
        _ => "记录",
    };
    let record = &raw[list][index];
    let number = ["/petition/number", "/paper/number/text", "/number"]
        .iter()
        .find_map(|path| record.pointer(path)?.as_str())
        .unwrap_or_default();
    let number = if number.is_empty() { String::new() } else { format!("（{number}）") };
    let field = field.trim_start_matches('.');
    (format!("第 {} 件{kind}{number}", index + 1), if field.is_empty() { "内容".into() } else { field.to_owned() })
}

/// The whole register as a document.
///
/// # Errors
///
/// When the register cannot be read.
pub fn export(register: &Register) -> Result<RegisterDocument, StoreError> {
    register.document()
}

/// The document as text, one field a line, so that two exports can be compared.
pub fn to_text(document: &RegisterDocument) -> String {
    // Our own values always become JSON: no maps with odd keys, no floats.
    serde_json::to_string_pretty(document).unwrap_or_default() + "\n"
}

/// Takes a document into a register: all of it, or nothing.
///
/// Settings and network are taken over only by an empty register; otherwise the register keeps its own.
///
/// # Errors
///
/// [`ExchangeError::Record`] naming the first record the register refuses.
pub fn import(register: &mut Register, document: RegisterDocument, now: NaiveDateTime) -> Result<(), ExchangeError> {
    register.import(document, now).map_err(|(record, source)| ExchangeError::Record { record, source })
}
