//! One entry of the work record as typed.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::model::WorkModel;
use super::w;
use crate::domain::{
    finding::Finding,
    worklog::{WorkKind, WorkRecord},
};

/// The fields. As JSON it is the draft of the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkForm {
    /// 日期.
    pub on: Option<NaiveDate>,
    /// 类别.
    pub kind: WorkKind,
    /// 期号 or 文号.
    pub number: String,
    /// Whether the clerk typed the number; else it is the suggested one.
    pub number_typed: bool,
    /// 标题.
    pub title: String,
    /// 人员, 对象.
    pub people: String,
    /// 数量.
    pub count: String,
    /// 内容.
    pub text: String,
}

impl WorkForm {
    /// An empty line for a day.
    pub fn new(on: NaiveDate, kind: WorkKind) -> Self {
        Self {
            on: Some(on),
            kind,
            number: String::new(),
            number_typed: false,
            title: String::new(),
            people: String::new(),
            count: String::new(),
            text: String::new(),
        }
    }

    /// An entry to be changed.
    pub fn of(record: &WorkRecord) -> Self {
        Self {
            on: Some(record.on),
            kind: record.kind,
            number: record.number.clone(),
            number_typed: true,
            title: record.title.clone(),
            people: record.people.clone(),
            count: record.count.map(|count| count.to_string()).unwrap_or_default(),
            text: record.text.clone(),
        }
    }

    /// Whether nothing worth keeping is typed.
    pub fn is_blank(&self) -> bool {
        [&self.title, &self.people, &self.count, &self.text].iter().all(|text| text.trim().is_empty())
    }

    /// What is kept of it as a draft: nothing of an untouched line.
    pub fn draft(&self) -> String {
        if self.is_blank() { String::new() } else { serde_json::to_string(self).unwrap_or_default() }
    }

    /// The line for the next entry of the same day and kind.
    pub fn next(&self, today: NaiveDate) -> Self {
        Self::new(self.on.unwrap_or(today), self.kind)
    }

    /// Puts the next number of the year into a bulletin that has none typed.
    pub fn suggest_number(&mut self, model: &WorkModel) {
        if self.number_typed {
            return;
        }
        self.number = match (self.kind, self.on) {
            (WorkKind::Bulletin, Some(on)) => w::issue(model.next_issue(on.year())),
            _ => String::new(),
        };
    }

    /// What keeps it from being saved.
    pub fn findings(&self, today: NaiveDate) -> Vec<Finding> {
        let mut findings = Vec::new();
        match self.on {
            None => findings.push(Finding::error("on", w::E_ON)),
            Some(on) if on > today => findings.push(Finding::error("on", w::E_LATE)),
            Some(_) => {}
        }
        if self.title.trim().is_empty() {
            findings.push(Finding::error("title", w::E_TITLE));
        }
        if self.count().is_err() {
            findings.push(Finding::error("count", w::E_COUNT));
        }
        findings
    }

    fn count(&self) -> Result<Option<u32>, std::num::ParseIntError> {
        let text = self.count.trim();
        if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
    }

    /// The entry, if nothing keeps it from being saved.
    pub fn record(&self, today: NaiveDate) -> Option<WorkRecord> {
        if !self.findings(today).is_empty() {
            return None;
        }
        let tidy = |text: &str| text.trim().to_owned();
        Some(WorkRecord {
            on: self.on?,
            kind: self.kind,
            number: tidy(&self.number),
            title: tidy(&self.title),
            text: tidy(&self.text),
            people: tidy(&self.people),
            count: self.count().ok()?,
        })
    }
}
