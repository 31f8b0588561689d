//! What the list of disputes shows.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    dispute::{Dispute, DisputeFlag, DisputeStatus},
    period::Period,
    settings::Limits,
};
use crate::store::{Register, StoreError, disputes::DisputeFilter};
use crate::ui::pages::due;
use crate::ui::widgets::chips::Due;

/// What the clerk looks for. Empty fields do not narrow. The state is chosen on the page itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DisputesQuery {
    /// Search terms; all must be found.
    pub text: String,
    /// Found in this period.
    pub period: Option<Period>,
    /// 村(居).
    pub village: Option<String>,
    /// Code of the 纠纷类别.
    pub category: Option<String>,
    /// Only these states (from a figure that was pressed).
    pub statuses: Vec<DisputeStatus>,
    /// Only these numbers (from a figure that was pressed).
    pub numbers: Option<Vec<String>>,
}

impl DisputesQuery {
    /// From a filter another page asks for.
    pub fn from_filter(filter: DisputeFilter) -> Self {
        let DisputeFilter { text, period, statuses, numbers } = filter;
        Self { text, period, statuses, numbers, ..Self::default() }
    }

    fn filter(&self) -> DisputeFilter {
        let Self { text, period, statuses, numbers, .. } = self.clone();
        DisputeFilter { text, period, statuses, numbers }
    }

    /// Whether nothing narrows the list.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeRow {
    /// 编号.
    pub number: String,
    /// 排查日期 as listed: 「2026-03-05」, 「2026年3月初」.
    pub found_on: String,
    /// The day it counts on, to sort by.
    pub counted_on: NaiveDate,
    /// 类别.
    pub category: String,
    /// 地点.
    pub places: String,
    /// 当事人.
    pub parties: String,
    /// 标题.
    pub title: String,
    /// 责任单位.
    pub unit: String,
    /// 状态 by all that is known.
    pub status: DisputeStatus,
    /// Whether many people are involved.
    pub mass: bool,
    /// 化解时限.
    pub due: Option<NaiveDate>,
    /// What the due chip says.
    pub due_chip: (Due, String),
}

impl DisputeRow {
    fn of(dispute: &Dispute, today: NaiveDate, limits: &Limits) -> Self {
        let status = dispute.status_at(None);
        Self {
            number: dispute.number.clone(),
            found_on: dispute.found_on.listed(),
            counted_on: dispute.found_on.counted_on(),
            category: dispute.category.label.clone(),
            places: dispute.places_line(),
            parties: dispute.parties_line(),
            title: dispute.title.clone(),
            unit: dispute.unit.clone(),
            status,
            mass: dispute.flags.contains(&DisputeFlag::Mass),
            due: dispute.due,
            due_chip: due_chip(dispute, today, limits),
        }
    }

    /// Whether it is open and past its date.
    pub fn is_overdue(&self) -> bool {
        self.due_chip.0 == Due::Over
    }

    /// The whole row as one sentence.
    pub fn sentence(&self) -> String {
        let parts = [
            self.number.as_str(),
            &self.found_on,
            &self.places,
            &self.parties,
            &self.title,
            self.status.label(),
            &self.due_chip.1,
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
    }
}

/// The due chip of a dispute: how long is left, or how it ended.
pub fn due_chip(dispute: &Dispute, today: NaiveDate, limits: &Limits) -> (Due, String) {
    let status = dispute.status_at(None);
    if status.is_open() {
        return match dispute.due {
            Some(day) => due::due_words(due::plain(day), today, limits),
            None => (Due::None, "无期限".into()),
        };
    }
    let when = dispute.settled_on().and_then(|on| on.exact()).map(|day| due::dated(day, today)).unwrap_or_default();
    let words = match status {
        DisputeStatus::Settled => format!("{when}化解"),
        DisputeStatus::ToCourt => format!("{when}转诉讼"),
        _ => String::new(),
    };
    (Due::Closed, words)
}

/// The list: the disputes that pass the query, newest first, and what the conditions offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputesModel {
    /// What these rows answer.
    pub query: DisputesQuery,
    /// The rows, newest first.
    pub rows: Vec<DisputeRow>,
    /// How many the register holds.
    pub total: usize,
    /// 村(居) that occur or are in the directory.
    pub villages: Vec<String>,
    /// Categories that occur: code and label.
    pub categories: Vec<(String, String)>,
    /// Periods to choose from, newest first.
    pub periods: Vec<Period>,
}

impl DisputesModel {
    /// Reads the list.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register, query: &DisputesQuery, today: NaiveDate) -> Result<Self, StoreError> {
        let all = register.list_disputes(&DisputeFilter::default())?;
        let filter = query.filter();
        let found = if filter == DisputeFilter::default() { all.clone() } else { register.list_disputes(&filter)? };
        let limits = &register.settings().limits;
        let in_village = |d: &Dispute| {
            query.village.as_ref().is_none_or(|village| d.places.iter().any(|place| place.village == *village))
        };
        let in_category = |d: &Dispute| {
            query.category.as_ref().is_none_or(|code| {
                d.category.code == *code || d.more_categories.iter().any(|category| category.code == *code)
            })
        };
        let mut rows: Vec<DisputeRow> = found
            .iter()
            .filter(|dispute| in_village(dispute) && in_category(dispute))
            .map(|dispute| DisputeRow::of(dispute, today, limits))
            .collect();
        rows.reverse();

        let mut villages: BTreeSet<String> =
            all.iter().flat_map(|d| d.places.iter().map(|place| place.village.clone())).collect();
        villages.extend(register.directory()?.villages.into_iter().map(|village| village.name));
        villages.remove("");
        let mut categories: Vec<(String, String)> =
            all.iter().map(|d| (d.category.code.clone(), d.category.label.clone())).collect();
        categories.sort();
        categories.dedup_by(|a, b| a.0 == b.0);
        let first = all.first().map_or(today, |dispute| dispute.found_on.counted_on());
        Ok(Self {
            query: query.clone(),
            rows,
            total: all.len(),
            villages: villages.into_iter().collect(),
            categories,
            periods: periods(first, today),
        })
    }
}

/// This year and the years before it down to `first`, each with its halves.
pub fn periods(first: NaiveDate, today: NaiveDate) -> Vec<Period> {
    let years = first.year().min(today.year())..=today.year();
    years
        .rev()
        .flat_map(|year| [Period::year(year), Period::half_year(year, 2), Period::half_year(year, 1)])
        .flatten()
        .filter(|period| period.first() <= today)
        .collect()
}
