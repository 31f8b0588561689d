//! 定稿: a report as it was handed in. Its text, its figures and its pages stay as they were, whatever is corrected in the
//! register afterwards; a corrected edition is a new one that names the old.

use super::{day_words, period::Period};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A section as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinalSection {
    /// Stable id.
    pub id: String,
    /// Heading without its number; empty for the opening.
    pub heading: String,
    /// Its paragraphs.
    pub text: String,
}

/// One edition (第几稿) of the report of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinalReport {
    /// Of which period.
    pub period: Period,
    /// From 1, counted within the period.
    pub edition: u32,
    /// 标题.
    pub title: String,
    /// The day the figures were taken on.
    pub as_of: NaiveDate,
    /// 成文日期.
    pub dated: NaiveDate,
    /// When it was finalised.
    pub finalised_at: NaiveDateTime,
    /// By whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Every figure as told then, by its id: 「11件」.
    pub figures: BTreeMap<String, String>,
    /// The text as printed.
    pub sections: Vec<FinalSection>,
    /// Digest of the pages (SHA-256, hexadecimal).
    pub sha256: String,
}

impl FinalReport {
    /// What a new edition says of the one it takes the place of.
    pub fn replaced_by_words(&self) -> String {
        format!("本稿为第{}稿，代替{}的定稿。", self.edition + 1, day_words::long(self.dated))
    }
}

/// What is different from a finalised report by what the register says now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Id of the figure or the section.
    pub id: String,
    /// 「办结」, 「矛盾纠纷化解情况」.
    pub label: String,
    /// As finalised.
    pub was: String,
    /// As it would be.
    pub now: String,
}
