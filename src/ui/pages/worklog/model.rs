//! The work record as the page shows it.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::worklog::{WorkKind, WorkRecord};
use crate::store::{Register, StoreError, office::Entry};
use crate::ui::pages::picks::Picks;

use super::form::WorkForm;

/// Under which name the draft of the line is kept.
pub(super) const DRAFT: &str = "worklog";

/// Everything on record.
#[derive(Clone, Debug, Default)]
pub struct WorkModel {
    /// The entries, newest day first.
    pub entries: Vec<Entry<WorkRecord>>,
    /// Names to suggest.
    pub people: Vec<String>,
    /// The line that was not finished last time.
    pub draft: Option<WorkForm>,
    issues: BTreeMap<i32, u32>,
}

impl WorkModel {
    /// Reads the record.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register) -> Result<Self, StoreError> {
        let picks = Picks::load(register)?;
        let mut people = picks.units;
        people.extend(picks.leaders);
        // A draft of an older version that can no longer be read is left alone.
        let draft = register.draft(DRAFT)?.and_then(|draft| serde_json::from_str(&draft.body).ok());
        Ok(Self { people, draft, ..Self::of(register.work(None)?) })
    }

    /// From entries in any order.
    pub fn of(mut entries: Vec<Entry<WorkRecord>>) -> Self {
        entries.sort_by(|a, b| b.value.on.cmp(&a.value.on).then(b.id.cmp(&a.id)));
        let mut issues = BTreeMap::new();
        for record in entries.iter().map(|entry| &entry.value).filter(|record| record.kind == WorkKind::Bulletin) {
            let last = issues.entry(record.on.year()).or_insert(0);
            *last = (*last).max(issue_of(&record.number).unwrap_or(0));
        }
        Self { entries, people: Vec::new(), draft: None, issues }
    }

    /// The number the next bulletin of a year gets.
    pub fn next_issue(&self, year: i32) -> u32 {
        self.issues.get(&year).map_or(1, |last| last.saturating_add(1))
    }

    /// The first day on record.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.entries.last().map(|entry| entry.value.on)
    }
}

/// The number in 「第3期」, 「2009年第3期」, 「3」: the figures before 期, else the last ones.
fn issue_of(number: &str) -> Option<u32> {
    let before = number.rsplit_once('期').map_or(number, |(before, _)| before);
    let digits = |ch: char| ch.is_ascii_digit();
    let end = before.rfind(digits)? + 1;
    let start = before[..end]
        .rfind(|ch| !digits(ch))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    before[start..end].parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;

    fn bulletin(on: &str, number: &str) -> Entry<WorkRecord> {
        let value = WorkRecord {
            on: on.parse().unwrap(),
            kind: WorkKind::Bulletin,
            number: number.into(),
            title: "春灌用水".into(),
            text: String::new(),
            people: String::new(),
            count: None,
        };
        Entry { id: 1, value }
    }

    #[test]
    fn bulletins_are_numbered_by_year() {
        let model = WorkModel::of(vec![
            bulletin("2009-06-16", "第9期"),
            bulletin("2009-04-25", "2009年第10期"),
            bulletin("2010-01-05", "信访信息2010年（3）"),
            bulletin("2011-01-05", "增刊"),
        ]);
        let next = [2008, 2009, 2010, 2011].map(|year| model.next_issue(year));
        assert_eq!(next, [1, 11, 4, 1]);
    }
}
