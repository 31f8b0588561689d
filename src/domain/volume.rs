//! 调解卷宗: which papers make up the volume of a mediation, in which order, and the volume as filed.
//!
//! One case, one volume. The law only orders that files be made (人民调解法 Art. 27); order and marks follow the sets of
//! papers in use, and are data (`assets/lists/volume.json`). 保管期限 differs from place to place: a free list.

use super::{forms::FormId, issued::PaperSubject, scan::ScanKind, terms::terms};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

terms! {
    /// Whether a volume must hold a paper.
    Need {
        Always = "always", "必须";
        OneOf = "one_of", "任选其一";
        WhenAgreed = "when_agreed", "达成协议时必须";
        WhenUsed = "when_used", "按需";
    }
}

/// One place of the volume.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VolumeItem {
    /// Its place, from 1.
    pub order: u32,
    /// What the list of missing papers calls it.
    pub title: String,
    /// Papers that fill it; a signed copy of one does too.
    #[serde(default)]
    pub forms: Vec<FormId>,
    /// Scans that belong here.
    #[serde(default)]
    pub scans: Vec<ScanKind>,
    /// Whether it must be filled.
    pub need: Need,
}

/// The places of a volume as the program brings them, in their order.
pub fn built_in() -> &'static [VolumeItem] {
    static LIST: LazyLock<Vec<VolumeItem>> = LazyLock::new(|| {
        // A fault of this file shows in the tests, never in an office.
        serde_json::from_str(include_str!("../../assets/lists/volume.json")).unwrap_or_default()
    });
    &LIST
}

/// How the office files its volumes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct VolumeSettings {
    /// 保管期限 to choose from; any other may be typed.
    pub periods: Vec<String>,
    /// The one proposed.
    pub period: String,
    /// 代字 in 卷号 and 协议书编号: 「清」; empty: the first character of the township.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mark: String,
    /// Printed on both sides: every paper begins on a new leaf, numbers stand at the outer corner of each face.
    pub duplex: bool,
    /// The office's own list of places instead of the program's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<VolumeItem>>,
}

impl Default for VolumeSettings {
    fn default() -> Self {
        Self {
            periods: ["永久", "长期", "短期", "10年", "5年"].map(str::to_owned).into(),
            period: "长期".into(),
            mark: String::new(),
            duplex: true,
            items: None,
        }
    }
}

impl VolumeSettings {
    /// The places of a volume.
    pub fn items(&self) -> &[VolumeItem] {
        self.items.as_deref().unwrap_or_else(|| built_in())
    }
}

/// 立卷: a volume as filed. One a mediation; its number is never given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    /// 卷号, 「（2026）清人调字第4号」.
    pub number: String,
    /// Its year.
    pub year: i32,
    /// The dispute, or an agreement without one.
    pub subject: PaperSubject,
    /// 立卷日期.
    pub filed_on: NaiveDate,
    /// 立卷人.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub filed_by: String,
    /// 审核人 (检查人).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub checked_by: String,
    /// 保管期限.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub period: String,
    /// 卷宗情况说明: missing or damaged papers, originals lent, later additions.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// 备注 on the cover.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

impl Volume {
    /// A volume of a mediation that has no number yet.
    pub fn new(subject: PaperSubject, filed_on: NaiveDate) -> Self {
        Self {
            number: String::new(),
            year: 0,
            subject,
            filed_on,
            filed_by: String::new(),
            checked_by: String::new(),
            period: String::new(),
            note: String::new(),
            remark: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The order in use: application or registration first, the note last, what is required marked so.
    #[test]
    fn the_list_is_complete_and_in_order() {
        let list = built_in();
        assert!(list.iter().map(|item| item.order).eq(1..=13));
        assert_eq!(list[0].forms, [FormId::M01, FormId::M02]);
        let needed: Vec<u32> = list.iter().filter(|item| item.need != Need::WhenUsed).map(|item| item.order).collect();
        assert_eq!(needed, [1, 2, 3, 7, 8]);
        for kind in ScanKind::ALL {
            assert!(*kind == ScanKind::Paper || list.iter().any(|item| item.scans.contains(kind)), "{kind}");
        }
    }
}
