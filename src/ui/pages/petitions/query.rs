//! What the list is asked for, as a value: words, a quick filter, further conditions, an order.

use crate::domain::{listed::Listed, period::Period, procedure::Stage, settings::Settings, terms::Channel};
use crate::store::petitions::{PetitionFilter, PetitionOrder};
use chrono::{Days, NaiveDate};

use super::w;

/// The quick filters; their counts follow the other conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quick {
    /// 全部.
    #[default]
    All,
    /// 在办: not yet 办结.
    Open,
    /// 超期: something owed is past its legal end.
    Overdue,
    /// 7 日内到期: due soon and not overdue.
    Soon,
    /// 已办结.
    Closed,
}

impl Quick {
    /// In the order they stand.
    pub const ALL: [Self; 5] = [Self::All, Self::Open, Self::Overdue, Self::Soon, Self::Closed];
}

/// A question to the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PetitionsQuery {
    /// Search terms, separated by spaces; all must be found.
    pub text: String,
    /// Quick filter.
    pub quick: Quick,
    /// 信访形式; empty for all.
    pub channels: Vec<Channel>,
    /// Received in this period.
    pub period: Option<Period>,
    /// 办结 in this period.
    pub closed_in: Option<Period>,
    /// 责任单位.
    pub unit: Option<String>,
    /// 内容分类, first level; empty for all.
    pub categories: Vec<Listed>,
    /// 村.
    pub village: Option<String>,
    /// Just these numbers, and what they are called: 「按期办结率 102 件」.
    pub picked: Option<(String, Vec<String>)>,
    /// Cancelled items too.
    pub with_cancelled: bool,
    /// The order.
    pub order: PetitionOrder,
}

impl PetitionsQuery {
    /// Everything received in `period`.
    pub fn of_period(period: Period) -> Self {
        Self { period: Some(period), ..Self::default() }
    }

    /// With another quick filter.
    pub fn quick(mut self, quick: Quick) -> Self {
        self.quick = quick;
        if matches!(quick, Quick::Overdue | Quick::Soon) {
            self.order = PetitionOrder::DueFirst;
        }
        self
    }

    /// Just these items, under a name.
    pub fn picked(name: impl Into<String>, numbers: Vec<String>) -> Self {
        Self { picked: Some((name.into(), numbers)), ..Self::default() }
    }

    /// Whether anything besides words and quick filter narrows the list.
    pub fn has_conditions(&self) -> bool {
        let plain = Self { text: self.text.clone(), quick: self.quick, order: self.order, ..Self::default() };
        *self != plain
    }

    /// Without any condition, in the same order.
    pub fn cleared(&self) -> Self {
        Self { order: self.order, ..Self::default() }
    }

    /// The words to mark in the rows.
    pub fn terms(&self) -> Vec<&str> {
        self.text.split_whitespace().collect()
    }

    /// The filter of the store.
    pub fn filter(&self, today: NaiveDate, settings: &Settings) -> PetitionFilter {
        self.filter_as(self.quick, today, settings)
    }

    /// The filter with another quick filter, for the counts on the chips.
    pub fn filter_as(&self, quick: Quick, today: NaiveDate, settings: &Settings) -> PetitionFilter {
        let mut filter = PetitionFilter {
            text: self.text.clone(),
            period: self.period,
            closed_in: self.closed_in,
            channels: self.channels.clone(),
            unit: self.unit.clone(),
            categories: self.categories.iter().map(|category| category.code.clone()).collect(),
            village: self.village.clone(),
            numbers: self.picked.as_ref().map(|(_, numbers)| numbers.clone()),
            with_cancelled: self.with_cancelled,
            ..PetitionFilter::default()
        };
        match quick {
            Quick::All => {}
            Quick::Open => filter.stages = Stage::ALL.iter().copied().filter(|stage| stage.is_open()).collect(),
            Quick::Closed => filter.stages = vec![Stage::Closed],
            Quick::Overdue => filter.overdue_on = Some(today),
            Quick::Soon => {
                filter.in_time_on = Some(today);
                filter.due_by = today.checked_add_days(Days::new(settings.limits.due_soon_days.into()));
            }
        }
        filter
    }

    /// What narrows the list, in words, for 「没有找到」.
    pub fn told(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        if self.quick != Quick::All {
            parts.push(w::quick(self.quick, 7).to_owned());
        }
        parts.extend((!self.channels.is_empty()).then(|| w::channels(&self.channels)));
        parts.extend(self.period.map(|period| period.label()));
        parts.extend(self.closed_in.map(w::closed_in));
        parts.extend(self.unit.clone());
        parts.extend((!self.categories.is_empty()).then(|| w::categories(&self.categories)));
        parts.extend(self.village.clone());
        parts.extend(self.picked.as_ref().map(|(name, _)| name.clone()));
        parts.join("、")
    }
}
