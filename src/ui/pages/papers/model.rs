//! What the issue register shows.

use chrono::NaiveDate;

use crate::document::papers::IssueRow;
use crate::domain::{
    forms::Series,
    issued::{LedgerEntry, LedgerLine, PaperSubject},
    period::Period,
};
use crate::papers::issue_register;
use crate::store::{Register, StoreError};
use crate::ui::pages::disputes::periods;

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperRow {
    /// The words, as on paper.
    pub told: IssueRow,
    /// The sequence its number belongs to; `None` without a number.
    pub kind: Option<Series>,
    /// The kept paper; `None` for a number that no paper bears.
    pub id: Option<i64>,
    /// What it is about, when that has a page.
    pub about: Option<PaperSubject>,
}

impl PaperRow {
    /// Whether every word of `text` is found in it.
    pub fn has(&self, text: &str) -> bool {
        let IssueRow { number, title, record, addressee, remark, .. } = &self.told;
        let all = [number, title, record, addressee, remark].map(|part| part.to_lowercase());
        text.split_whitespace().map(str::to_lowercase).all(|word| all.iter().any(|part| part.contains(&word)))
    }

    /// The whole row as one sentence.
    pub fn sentence(&self) -> String {
        let IssueRow { number, title, record, addressee, issued, delivered, state, remark, .. } = &self.told;
        let delivered = if delivered.is_empty() { String::new() } else { format!("{delivered}送达") };
        let parts = [number, title, record, addressee, issued, &delivered, state, remark];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("，")
    }
}

/// The lines of a period, by kind, year and number.
#[derive(Clone, Debug, PartialEq)]
pub struct PapersModel {
    /// What these lines answer.
    pub period: Option<Period>,
    /// The lines.
    pub rows: Vec<PaperRow>,
    /// Periods to choose from, newest first.
    pub periods: Vec<Period>,
}

impl PapersModel {
    /// Reads the ledger.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register, period: Option<Period>, today: NaiveDate) -> Result<Self, StoreError> {
        let issued = |line: &LedgerLine| match &line.entry {
            LedgerEntry::Paper(kept) => Some(kept.paper.issued_on),
            LedgerEntry::Passed(_) | LedgerEntry::Missing => None,
        };
        let first = register.paper_ledger(None)?.iter().filter_map(issued).min().unwrap_or(today);
        let mut rows = Vec::new();
        for (line, told) in issue_register::lines(register, period)? {
            let (id, about) = match &line.entry {
                LedgerEntry::Paper(kept) => {
                    let about = Some(kept.paper.subject.clone()).filter(|about| *about != PaperSubject::Office);
                    (Some(kept.paper.id), about)
                }
                LedgerEntry::Passed(_) | LedgerEntry::Missing => (None, None),
            };
            rows.push(PaperRow { told, kind: line.kind, id, about });
        }
        Ok(Self { period, rows, periods: periods(first, today) })
    }
}
