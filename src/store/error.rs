//! What can go wrong with the register file, for the log and for the clerk.

use rusqlite::ErrorCode;
use std::path::PathBuf;

/// A failure of the register. `Display` is the fact for the log (no petitioner's data);
/// [`advice`](Self::advice) is what the clerk reads.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another window has the register open for writing.
    #[error("register {0} is locked by another process")]
    Locked(PathBuf),
    /// The file was written by a newer version; it was not touched.
    #[error("register has schema version {found}, this program knows {known}")]
    Newer {
        /// Version of the file.
        found: i64,
        /// Newest version this program knows.
        known: i64,
    },
    /// The file is no register, or is encrypted.
    #[error("{0} is not a register")]
    NotARegister(PathBuf),
    /// The file does not exist.
    #[error("{0} does not exist")]
    Missing(PathBuf),
    /// A new register may not replace a file.
    #[error("{0} already exists")]
    Exists(PathBuf),
    /// The file is damaged; it was not touched.
    #[error("register is damaged: {0}")]
    Damaged(String),
    /// No room on the disk.
    #[error("disk full")]
    DiskFull(#[source] Option<rusqlite::Error>),
    /// The file or its folder may not be written.
    #[error("register or its folder is read-only: {0}")]
    ReadOnly(String),
    /// No record of that number.
    #[error("no record numbered {0}")]
    NoSuchRecord(String),
    /// The number is already taken.
    #[error("number {0} is already used")]
    NumberTaken(String),
    /// A rule of the trade refuses the change; the sentence is for the clerk.
    #[error("refused: {0}")]
    Refused(String),
    /// A stored record cannot be read.
    #[error("record {number} cannot be read")]
    Unreadable {
        /// Which record.
        number: String,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// The bytes of an issued paper are not those that were issued.
    #[error("issued paper {0} is damaged")]
    PaperDamaged(String),
    /// The bytes of a scan are not those that were taken in.
    #[error("scan {0} is damaged")]
    ScanDamaged(String),
    /// The disk failed.
    #[error("file system: {0}")]
    Io(#[from] std::io::Error),
    /// Anything else of SQLite.
    #[error("database: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

impl StoreError {
    /// What the clerk reads: what happened, what was kept, what to do.
    pub fn advice(&self) -> String {
        match self {
            Self::Locked(_) => "台账正在另一窗口中使用，没有打开。请先关闭那个窗口。".into(),
            Self::Newer { .. } => "这份台账由更新版本的程序写成，没有改动。请用新版程序打开。".into(),
            Self::NotARegister(path) => format!("“{}”不是信访台账文件，没有改动。请另选文件。", file_name(path)),
            Self::Missing(path) => format!("找不到“{}”。请核对位置，或先新建台账。", path.display()),
            Self::Exists(path) => format!("“{}”已经存在，没有改动。请换一个文件名。", file_name(path)),
            Self::Damaged(_) => "台账文件有损坏，已停止使用，原文件没有改动。请用最近的备份恢复。".into(),
            Self::DiskFull(_) => "没能保存：磁盘已满。填的内容还在，请清出空间后再保存，或另存到 U 盘。".into(),
            Self::ReadOnly(_) => "没能保存：文件或所在文件夹只读。填的内容还在，请换一个可以写的位置。".into(),
            Self::NoSuchRecord(number) => format!("没有编号为 {number} 的记录。"),
            Self::NumberTaken(number) => format!("编号 {number} 已经用过，请换一个编号。"),
            Self::Refused(sentence) => sentence.clone(),
            Self::Unreadable { number, .. } => format!("{number} 的记录读不出来，没有改动。请用备份核对。"),
            Self::PaperDamaged(name) => format!("{name}的存档与出具时不一致，没有打印。请用最近的备份核对。"),
            Self::ScanDamaged(title) => format!("扫描件“{title}”与存入时不一致，没有打开。请用最近的备份核对。"),
            Self::Io(_) => "没能读写文件。填的内容还在，请检查磁盘或 U 盘后重试。".into(),
            Self::Sqlite(_) => "没能完成，台账没有改动。填的内容还在，请重试；仍不行请用备份核对。".into(),
        }
    }
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull(Some(error)),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly(error.to_string())
            }
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::NotADatabase) => Self::NotARegister(PathBuf::from("所选文件")),
            _ => Self::Sqlite(error),
        }
    }
}
