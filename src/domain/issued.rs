//! 已出具的文书: what is known of an issued paper besides its bytes.
//!
//! A paper is issued once: its number, its words and its bytes stay. A mistake is met in one of two ways: the paper is
//! declared void (作废), its number stays used; or a new paper with a number of its own is issued that names the old one
//! (重新出具). Sealed papers are evidence: printing again must give the same bytes.

use super::{
    forms::{FormId, Series},
    procedure::{Act, Step},
    terms::{DeliveredPaper, DeliveryManner},
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The record a paper is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperSubject {
    /// 信访件, by its 编号.
    Petition(String),
    /// 矛盾纠纷.
    Dispute(String),
    /// 调解协议.
    Agreement(String),
    /// The office as such: an introduction, a report.
    Office,
}

impl PaperSubject {
    /// The number of the record; empty for the office.
    pub fn record(&self) -> &str {
        match self {
            Self::Petition(number) | Self::Dispute(number) | Self::Agreement(number) => number,
            Self::Office => "",
        }
    }
}

/// 文书号: the `seq`-th paper of a kind in a year, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperNumber {
    /// The sequence.
    pub kind: Series,
    /// Calendar year of the day of issue.
    pub year: i32,
    /// From 1.
    pub seq: u32,
    /// 「清信受〔2026〕31号」.
    pub text: String,
}

/// 作废.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Void {
    /// The day.
    pub on: NaiveDate,
    /// Why; explains the gap in the issue register.
    pub reason: String,
}

/// An issued paper without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssuedPaper {
    /// Running number in the register, from 1, in the order of issue.
    pub id: i64,
    /// Code of the form: `F05`.
    pub form: String,
    /// 「受理告知书」.
    pub title: String,
    /// What it is about.
    pub subject: PaperSubject,
    /// Place of the step it belongs to, from 1, when it belongs to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u32>,
    /// 文书号; slips such as the proof of delivery have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<PaperNumber>,
    /// To whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub addressee: String,
    /// The day on the paper.
    pub issued_on: NaiveDate,
    /// When it was made.
    pub issued_at: NaiveDateTime,
    /// By whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issued_by: String,
    /// What the clerk was asked and answered, by placeholder of the form.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
    /// How many pages.
    pub pages: u32,
    /// SHA-256 of the PDF, in hexadecimal digits.
    pub sha256: String,
    /// The paper this one takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<i64>,
    /// Why it does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// 作废.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub void: Option<Void>,
}

impl IssuedPaper {
    /// 「受理告知书 清信受〔2026〕31号」.
    pub fn name(&self) -> String {
        match &self.number {
            Some(number) => format!("{} {}", self.title, number.text),
            None => self.title.clone(),
        }
    }

    /// A file name for the paper, without a folder.
    pub fn file_name(&self) -> String {
        let record = Some(self.subject.record()).filter(|_| self.number.is_none()).filter(|number| !number.is_empty());
        let name = match record {
            Some(record) => format!("{} {record}", self.name()),
            None => self.name(),
        };
        format!("{}.pdf", name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-"))
    }

    /// The form, when this version knows it.
    pub fn form_id(&self) -> Option<FormId> {
        FormId::from_code(&self.form)
    }

    /// As what it is delivered to the petitioner; `None` for papers to others.
    fn delivered_as(&self) -> Option<DeliveredPaper> {
        match self.form_id()? {
            FormId::F05 | FormId::F06 | FormId::F07 | FormId::F08 | FormId::F09 => Some(DeliveredPaper::Notice),
            FormId::F17 => Some(DeliveredPaper::Reply),
            _ => None,
        }
    }

    /// The step that delivered this paper: the last one that names its number; without a number on the step, the first
    /// delivery of such a paper on or after its day.
    pub fn delivery<'a>(&self, steps: &'a [Step]) -> Option<&'a Step> {
        let deliveries = || steps.iter().filter(|step| matches!(step.act, Act::Delivered { .. }));
        let number = self.number.as_ref()?;
        let named = deliveries().rev().find(|step| step.document.trim() == number.text);
        named.or_else(|| {
            deliveries().find(|step| {
                step.document.trim().is_empty()
                    && step.on >= self.issued_on
                    && matches!(&step.act, Act::Delivered { paper, .. } if Some(*paper) == self.delivered_as())
            })
        })
    }
}

/// A 文书号 that no paper of the register bears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassedNumber {
    /// The sequence.
    pub kind: Series,
    /// Calendar year.
    pub year: i32,
    /// From 1.
    pub seq: u32,
    /// How it is written.
    pub number: String,
    /// Why no paper bears it.
    pub reason: String,
}

/// One line of the 文书发文登记: every number of every kind, whatever became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// The sequence; `None` for papers without a number.
    pub kind: Option<Series>,
    /// Calendar year.
    pub year: i32,
    /// First number of the line; 0 without a number.
    pub seq: u32,
    /// Last number of the line: more than `seq` only for a run of passed numbers.
    pub last: u32,
    /// How the number is written; for a run the first.
    pub number: String,
    /// What became of it.
    pub entry: LedgerEntry,
}

/// What became of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerEntry {
    /// A paper bears it.
    Paper(Box<KeptPaper>),
    /// No paper of this register bears it; the reason.
    Passed(String),
    /// Nothing is known of it: the register is damaged.
    Missing,
}

/// An issued paper with what happened to it since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPaper {
    /// The paper as issued.
    pub paper: IssuedPaper,
    /// The paper that took its place.
    pub replaced_by: Option<i64>,
    /// When and how it reached the addressee.
    pub delivered: Option<DeliveredOn>,
}

/// A delivery, derived from the steps of the item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveredOn {
    /// The day on the receipt.
    pub on: NaiveDate,
    /// 送达方式, as the step tells it.
    pub manner: DeliveryManner,
    /// 拒收.
    pub refused: bool,
}

impl KeptPaper {
    /// Whether the paper stands: neither void nor replaced.
    pub fn is_in_force(&self) -> bool {
        self.paper.void.is_none() && self.replaced_by.is_none()
    }
}
