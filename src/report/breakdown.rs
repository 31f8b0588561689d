//! Figures split up: by 内容分类, 村, 责任单位, 月. The rows of a breakdown always add up to its total.

use super::{
    facts::Facts,
    filter::{Condition, DisputeIs, Filter, PetitionIs},
};
use crate::domain::{
    period::{Period, PeriodKind},
    terms::Level,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// By what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// 内容分类, first level, of items.
    Category,
    /// 村, of items.
    Village,
    /// 责任单位, of items.
    Unit,
    /// 信访来源, of items.
    Source,
    /// 信访目的, of items.
    Purpose,
    /// 纠纷类别, of disputes.
    DisputeCategory,
}

impl By {
    /// The id in the published JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Category => "by_category",
            Self::Village => "by_village",
            Self::Unit => "by_unit",
            Self::Source => "by_source",
            Self::Purpose => "by_purpose",
            Self::DisputeCategory => "disputes_by_category",
        }
    }

    /// The condition of the row with this key.
    pub fn condition(self, key: &str) -> Condition {
        let petitions = |is: fn(String) -> PetitionIs| Condition::Petitions(is(key.to_owned()));
        match self {
            Self::Category => petitions(PetitionIs::Category),
            Self::Village => petitions(PetitionIs::Village),
            Self::Unit => petitions(PetitionIs::Unit),
            Self::Source => Condition::Petitions(PetitionIs::Source(Level::from_code(key).unwrap_or(Level::Township))),
            Self::Purpose => petitions(PetitionIs::Purpose),
            Self::DisputeCategory => Condition::Disputes(DisputeIs::Category(key.to_owned())),
        }
    }

    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Category, Self::Village, Self::Unit, Self::Source, Self::Purpose, Self::DisputeCategory];
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What tells the rows apart: a code or a name.
    pub key: String,
    /// Label as registered; 「未填」 when empty.
    pub label: String,
    /// How many.
    pub count: u64,
    /// The cases behind it.
    pub filter: Filter,
}

/// The rows of a breakdown, most frequent first, then by label.
pub fn rows(facts: &Facts, by: By, period: Period, as_of: NaiveDate) -> Vec<Row> {
    let filter = |condition| Filter { period, as_of, condition };
    let mut keys: BTreeMap<String, String> = BTreeMap::new(); // key → label
    let within = |day: NaiveDate| period.contains(day) && day <= as_of;
    for item in facts.petitions.iter().map(|fact| &fact.file.petition).filter(|item| within(item.received_on)) {
        match by {
            By::Category => keys.insert(item.category.main.code.clone(), item.category.main.label.clone()),
            By::Village => keys.insert(item.place.village.clone(), item.place.village.clone()),
            By::Unit => keys.insert(item.unit.clone(), item.unit.clone()),
            By::Source => keys.insert(item.source.code().to_owned(), item.source.label().to_owned()),
            By::Purpose => {
                let purpose = item.purpose.clone().unwrap_or_default();
                keys.insert(purpose.code, purpose.label)
            }
            By::DisputeCategory => None,
        };
    }
    if by == By::DisputeCategory {
        let found = facts.disputes.iter().filter(|dispute| within(dispute.found_on.counted_on()));
        keys.extend(found.map(|dispute| (dispute.category.code.clone(), dispute.category.label.clone())));
    }
    let mut rows: Vec<Row> = keys
        .into_iter()
        .map(|(key, label)| {
            let filter = filter(by.condition(&key));
            let label = if label.is_empty() { "未填".to_owned() } else { label };
            Row { key, label, count: filter.cases(facts).len() as u64, filter }
        })
        .filter(|row| row.count > 0)
        .collect();
    rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    rows
}

/// Items received and items closed in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The month.
    pub period: Period,
    /// 受理: received in it.
    pub received: u64,
    /// 办结: closed in it, whenever received.
    pub closed: u64,
}

/// The `count` months up to and with that of `today`, oldest first.
pub fn months(facts: &Facts, today: NaiveDate, count: usize) -> Vec<Month> {
    let mut months = Vec::with_capacity(count);
    let mut period = Some(Period::containing(PeriodKind::Month, today));
    while let Some(month) = period.filter(|_| months.len() < count) {
        let number = |days: &mut dyn Iterator<Item = NaiveDate>| {
            days.filter(|&day| month.contains(day) && day <= today).count() as u64
        };
        months.push(Month {
            period: month,
            received: number(&mut facts.petitions.iter().map(|fact| fact.file.petition.received_on)),
            closed: number(&mut facts.petitions.iter().filter_map(|fact| fact.progress.closed_on)),
        });
        period = month.previous();
    }
    months.reverse();
    months
}
