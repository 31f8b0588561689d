//! 信访情况统计表: the monthly table, block by block, beside the period before, the year before and the year so far.
//!
//! Every line is a figure with the cases behind it, so that a number of the table can be opened like any other. Blocks
//! that split the items up (形式, 来源, 初重, 目的, 内容分类, 村别) name every place there is, zeros included, and must add
//! up to the items; [`Statistics::remarks`] says where they do not.

use super::{
    breakdown::{self, By},
    compare::{Change, Comparison, change_of},
    facts::Facts,
    figures::{Figure, FigureId, Figures, Value},
    filter::{Condition, Filter, PetitionIs},
};
use crate::domain::{directory::Directory, lists, period::Period, terms::Level};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Stable id: that of a figure, or `by_village/上塘村`.
    pub id: String,
    /// Which block it stands in: 「形式」.
    pub block: &'static str,
    /// 项目.
    pub label: String,
    /// 单位; empty for shares.
    pub unit: &'static str,
    /// 本期.
    pub now: Value,
    /// 上期; `None` at the edge of the calendar.
    pub before: Option<Value>,
    /// 环比.
    pub to_before: Change,
    /// 上年同期.
    pub year_before: Option<Value>,
    /// 同比.
    pub to_year_before: Change,
    /// 累计, from the first of January.
    pub so_far: Value,
    /// How it comes about; empty for the parts of a split.
    pub formula: &'static str,
    /// The cases behind 本期 (of a share: its numerator).
    pub filter: Filter,
}

/// The whole table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// 本期.
    pub period: Period,
    /// The day it is taken on.
    pub as_of: NaiveDate,
    /// Its lines, block by block.
    pub lines: Vec<Line>,
    /// Where a block does not add up.
    pub remarks: Vec<String>,
}

use FigureId as F;

/// What a block is made of.
enum Part {
    /// Figures.
    Figures(&'static [FigureId]),
    /// The items split up.
    By(By),
}

/// The blocks in their order.
const BLOCKS: &[(&str, &[Part])] = &[
    (
        "形式",
        &[Part::Figures(&[
            F::Petitions,
            F::Letters,
            F::JointLetters,
            F::LetterPeople,
            F::Visits,
            F::Visitors,
            F::SingleVisits,
            F::CollectiveVisits,
            F::CollectiveVisitors,
            F::Calls,
            F::Online,
            F::OtherChannels,
        ])],
    ),
    ("来源", &[Part::By(By::Source)]),
    ("初重", &[Part::Figures(&[F::First, F::Repeat, F::OccurrenceUnstated, F::RepeatRate, F::FirstOnceRate])]),
    ("目的", &[Part::By(By::Purpose)]),
    ("分类", &[Part::By(By::Category)]),
    ("村别", &[Part::By(By::Village)]),
    (
        "越级",
        &[Part::Figures(&[
            F::ToCounty,
            F::ToCountyPeople,
            F::ToCountyCollective,
            F::ToCountyRepeat,
            F::ToCity,
            F::ToCityPeople,
            F::ToCityCollective,
            F::ToCityRepeat,
            F::ToProvince,
            F::ToProvincePeople,
            F::ToProvinceCollective,
            F::ToProvinceRepeat,
            F::ToNation,
            F::ToNationPeople,
            F::ToNationCollective,
            F::ToNationRepeat,
        ])],
    ),
    (
        "办理",
        &[Part::Figures(&[
            F::Accepted,
            F::NoticeOnTimeRate,
            F::Closed,
            F::ClosedRate,
            F::ClosedOnTimeRate,
            F::Open,
            F::Extended,
            F::Overdue,
            F::Supported,
            F::PartlySupported,
            F::Explained,
            F::NotSupported,
            F::Resolved,
            F::ResolvedRate,
        ])],
    ),
    ("交办", &[Part::Figures(&[F::Assigned, F::Reported, F::ReportedOnTime, F::ReportedRate, F::ReportedOnTimeRate])]),
    (
        "纠纷",
        &[Part::Figures(&[
            F::ScreeningRounds,
            F::Disputes,
            F::DisputesSettled,
            F::DisputesOpen,
            F::DisputesInCourt,
            F::DisputesSettledRate,
            F::DisputesPeople,
            F::DisputesClaimed,
            F::Agreements,
            F::AgreementsAmount,
        ])],
    ),
    ("回访", &[Part::Figures(&[F::FollowedUp, F::Rated, F::RatedRate, F::SatisfiedRate])]),
    ("日常", &[Part::Figures(&[F::ReceptionDays, F::ReceptionBatches, F::ReceptionPeople, F::Bulletins])]),
];

/// The items of a split: key → label, in the order they are printed.
type Keys = Vec<(String, String)>;

impl Statistics {
    /// The table of `period` as known at the end of `today`.
    pub fn of(facts: &Facts, directory: &Directory, period: Period, today: NaiveDate) -> Self {
        Self::compared(facts, directory, &Comparison::of(facts, period, today), today)
    }

    /// The table of figures that are compared already.
    pub fn compared(facts: &Facts, directory: &Directory, compared: &Comparison, today: NaiveDate) -> Self {
        let period = compared.now.period;
        let year = NaiveDate::from_ymd_opt(period.last().year(), 1, 1);
        let whole = year.and_then(|first| Period::custom(first, period.last())).unwrap_or(period);
        let so_far = Figures::of(facts, whole, today);
        let mut lines = Vec::new();
        let mut remarks = Vec::new();
        for &(block, parts) in BLOCKS {
            for part in parts {
                match part {
                    Part::Figures(ids) => {
                        lines.extend(ids.iter().map(|&id| figure_line(block, compared.now.get(id), compared, &so_far)));
                    }
                    Part::By(by) => {
                        let split = split_lines(block, *by, facts, directory, compared, &so_far);
                        remarks.extend(add_up(block, &split, facts, &compared.now));
                        lines.extend(split);
                    }
                }
            }
        }
        Self { period, as_of: compared.now.as_of, lines, remarks }
    }

    /// The line of an id.
    pub fn line(&self, id: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }
}

fn figure_line(block: &'static str, now: &Figure, compared: &Comparison, so_far: &Figures) -> Line {
    let value = |figures: &Figures| figures.get(now.id).value.clone();
    Line {
        id: now.id.code().to_owned(),
        block,
        label: now.id.label().to_owned(),
        unit: now.unit,
        now: now.value.clone(),
        before: compared.before.as_ref().map(value),
        to_before: compared.to_before(now.id),
        year_before: compared.year_before.as_ref().map(value),
        to_year_before: compared.to_year_before(now.id),
        so_far: value(so_far),
        formula: now.formula,
        filter: now.filter.clone(),
    }
}

/// The items of the four periods by key.
fn split_lines(
    block: &'static str,
    by: By,
    facts: &Facts,
    directory: &Directory,
    compared: &Comparison,
    so_far: &Figures,
) -> Vec<Line> {
    let counts = |figures: &Figures| -> BTreeMap<String, (String, u64)> {
        let rows = breakdown::rows(facts, by, figures.period, figures.as_of);
        rows.into_iter().map(|row| (row.key, (row.label, row.count))).collect()
    };
    let now = counts(&compared.now);
    let before = compared.before.as_ref().map(counts);
    let year_before = compared.year_before.as_ref().map(counts);
    let all = counts(so_far);
    let mut keys = known(by, directory, compared.now.period);
    let there = [Some(&now), before.as_ref(), year_before.as_ref(), Some(&all)];
    for (key, (label, _)) in there.into_iter().flatten().flatten() {
        if !keys.iter().any(|(known, _)| known == key) {
            keys.push((key.clone(), label.clone()));
        }
    }
    let of = |counts: &BTreeMap<String, (String, u64)>, key: &str| {
        Value::Count(counts.get(key).map_or(0, |(_, count)| *count))
    };
    keys.into_iter()
        .map(|(key, label)| {
            let value = of(&now, &key);
            let (before, year_before) =
                (before.as_ref().map(|c| of(c, &key)), year_before.as_ref().map(|c| of(c, &key)));
            Line {
                id: format!("{}/{key}", by.code()),
                block,
                label,
                unit: "件",
                to_before: change_of(&value, before.as_ref()),
                to_year_before: change_of(&value, year_before.as_ref()),
                so_far: of(&all, &key),
                formula: "",
                filter: Filter {
                    period: compared.now.period,
                    as_of: compared.now.as_of,
                    condition: by.condition(&key),
                },
                now: value,
                before,
                year_before,
            }
        })
        .collect()
}

/// The keys a split names even when nothing falls to them: a zero must be seen to be one.
fn known(by: By, directory: &Directory, period: Period) -> Keys {
    let pair = |code: &str, label: &str| (code.to_owned(), label.to_owned());
    match by {
        By::Source => Level::ALL.iter().map(|level| pair(level.code(), level.label())).collect(),
        By::Purpose => lists::built_in().purposes.iter().map(|one| pair(&one.code, &one.label)).collect(),
        By::Category => {
            let offered = lists::built_in().petition_categories_on(period.last());
            offered.iter().map(|one| pair(&one.code, &one.label)).collect()
        }
        By::Village => directory.villages_on(period.last()).iter().map(|name| pair(name, name)).collect(),
        By::Unit | By::DisputeCategory => Vec::new(),
    }
}

/// A split must give the items, each once.
fn add_up(block: &str, lines: &[Line], facts: &Facts, now: &Figures) -> Option<String> {
    let filter = Filter { condition: Condition::Petitions(PetitionIs::Any), ..now.get(F::Petitions).filter.clone() };
    let items = filter.cases(facts).len() as u64;
    let sum: u64 = lines.iter().map(|line| if let Value::Count(n) = line.now { n } else { 0 }).sum();
    (sum != items)
        .then(|| format!("“{block}”各行合计 {sum} 件，信访件共 {items} 件，相差 {}，请核对。", sum.abs_diff(items)))
}
