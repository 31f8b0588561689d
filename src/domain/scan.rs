//! 扫描件: pictures and PDF files kept with a record, such as copies of ID cards, receipts, signed papers.
//!
//! The bytes stand in the register file itself, so that one backup holds everything. A scan is never changed; one that
//! does not belong is taken out with a reason and stays in the file, because it may be evidence.

use super::{forms::FormId, issued::PaperSubject, issued::Void, terms::terms};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

terms! {
    /// What a scan shows; decides its place in the volume.
    ScanKind {
        Paper = "paper", "已签署的文书";
        Identity = "identity", "当事人身份证明";
        Authority = "authority", "授权委托书";
        Evidence = "evidence", "证据材料";
        Proof = "proof", "履行凭证";
        Court = "court", "司法确认材料";
        Other = "other", "其他材料";
    }
}

terms! {
    /// The format of the bytes.
    ScanFormat {
        Jpeg = "jpeg", "JPG";
        Png = "png", "PNG";
        Pdf = "pdf", "PDF";
    }
}

/// The largest file that is taken in, in bytes: 20 MiB, some twenty pages of a colour scanner. A register of a few
/// hundred cases stays small enough to be copied to a USB stick every day.
pub const LARGEST: usize = 20 * 1024 * 1024;

/// A scan without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scan {
    /// Running number in the register, from 1, in the order of taking in.
    pub id: i64,
    /// The record it belongs to.
    pub subject: PaperSubject,
    /// What it shows.
    pub kind: ScanKind,
    /// Which paper of the catalogue it is a signed copy of, for [`ScanKind::Paper`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<FormId>,
    /// 「王某甲身份证」, as the contents of the volume name it.
    pub title: String,
    /// The day on the paper, when it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<NaiveDate>,
    /// Format of the bytes.
    pub format: ScanFormat,
    /// How many pages.
    pub pages: u32,
    /// How many bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// When it was taken in.
    pub added_at: NaiveDateTime,
    /// By whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub added_by: String,
    /// 移出: taken out of the volume, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Void>,
}

impl Scan {
    /// Whether it belongs to the volume.
    pub fn is_kept(&self) -> bool {
        self.removed.is_none()
    }

    /// A name for the file when it is opened or saved.
    pub fn file_name(&self) -> String {
        let ending = match self.format {
            ScanFormat::Jpeg => "jpg",
            ScanFormat::Png => "png",
            ScanFormat::Pdf => "pdf",
        };
        let title: String =
            self.title.chars().map(|c| if "/\\:*?\"<>|".contains(c) || c.is_control() { '_' } else { c }).collect();
        format!("{title}.{ending}")
    }
}
