//! What the page of screening rounds shows.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::form::{RoundForm, draft_name};
use crate::domain::{
    period::{Period, PeriodKind},
    screening::{self, ScreeningRound, VillageReport},
};
use crate::store::{Register, StoreError, disputes::DisputeFilter, office::Entry};

/// What a village reported for a month, with the disputes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VillageMonth {
    /// 件数, 零报告 or 未报.
    pub report: VillageReport,
    /// The disputes by number.
    pub found: Vec<String>,
}

/// A village through the months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VillageRow {
    /// 「上塘村」.
    pub village: String,
    /// Month by month; `None` for a month that owes no report.
    pub months: Vec<Option<VillageMonth>>,
}

/// A half-year of rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreeningsModel {
    /// The half-year.
    pub half: Period,
    /// Its months.
    pub months: Vec<Period>,
    /// The villages of 联络网, in order.
    pub villages: Vec<VillageRow>,
    /// Its rounds, the last on top.
    pub rounds: Vec<Entry<ScreeningRound>>,
    /// Villages to choose from today.
    pub names: Vec<String>,
    /// Disputes to choose from, the last on top: number and title.
    pub disputes: Vec<(String, String)>,
    /// What was typed and not saved.
    pub drafts: Vec<RoundForm>,
}

impl ScreeningsModel {
    /// What was typed and not saved of the round with `id`, of a new one for `None`.
    pub fn draft(&self, id: Option<i64>) -> Option<RoundForm> {
        self.drafts.iter().find(|form| form.before.as_ref().map(|(id, _)| *id) == id).cloned()
    }
}

impl ScreeningsModel {
    /// The half-year of a day.
    pub fn half_of(day: NaiveDate) -> Period {
        Period::containing(PeriodKind::HalfYear, day)
    }

    /// Reads a half-year.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register, half: Period, today: NaiveDate) -> Result<Self, StoreError> {
        let directory = register.directory()?;
        let disputes = register.list_disputes(&DisputeFilter::default())?;
        let mut entries = register.screenings(None)?;
        let kept = register.drafts()?.into_iter().filter(|draft| draft.form.starts_with(draft_name(None).as_str()));
        // A draft of an older version that can no longer be read is left alone.
        let drafts = kept.filter_map(|draft| serde_json::from_str(&draft.body).ok()).collect();
        let all: Vec<ScreeningRound> = entries.iter().map(|entry| entry.value.clone()).collect();
        let this = Period::containing(PeriodKind::Month, today);
        let begun = all.iter().map(|round| round.month().first()).min().unwrap_or(this.first());
        let first = Period::containing(PeriodKind::Month, half.first());
        let months: Vec<Period> =
            std::iter::successors(Some(first), Period::next).take_while(|month| month.first() <= half.last()).collect();
        let in_time = |month: &Period, village: &str| {
            (begun..=this.first()).contains(&month.first())
                && directory.villages_on(month.last()).iter().any(|name| name == village)
        };
        let row = |village: String| {
            let of = |month: &Period| {
                in_time(month, &village).then(|| {
                    let found = screening::found_in(*month, &village, &all, &disputes);
                    let report = VillageReport::of(found.as_ref());
                    VillageMonth { report, found: found.unwrap_or_default().into_iter().collect() }
                })
            };
            VillageRow { months: months.iter().map(of).collect(), village }
        };
        let villages = directory.villages_on(half.first()).into_iter().map(row).collect();
        entries.retain(|entry| months.contains(&entry.value.month()));
        entries.reverse();
        Ok(Self {
            half,
            villages,
            rounds: entries,
            names: directory.villages_on(today),
            disputes: disputes.into_iter().rev().map(|dispute| (dispute.number, dispute.title)).collect(),
            months,
            drafts,
        })
    }

    /// The disputes that the rounds of the half-year found, each once.
    pub fn found(&self) -> BTreeSet<&str> {
        self.rounds.iter().flat_map(|entry| &entry.value.found).map(String::as_str).collect()
    }

    /// How many reports are missing.
    pub fn missing(&self) -> usize {
        let months = self.villages.iter().flat_map(|row| &row.months).flatten();
        months.filter(|month| month.report == VillageReport::Missing).count()
    }
}
