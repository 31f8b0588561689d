//! 字典: the lists the clerk picks from, as they stand in `assets/lists` (see the README there).
//!
//! Which entries are offered depends on the day: 内容分类 was renamed, 计划生育 is no longer counted apart. Records
//! copy code and label ([`Listed`]), so nothing here changes what an old record says.

use super::listed::{Category, Listed};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// One entry of a plain list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// Stable code.
    pub code: String,
    /// What the clerk reads.
    pub label: String,
}

impl Entry {
    /// As a record holds it.
    pub fn listed(&self) -> Listed {
        Listed::new(&self.code, &self.label)
    }
}

/// 内容分类, level 1 with its second level.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PetitionCategory {
    /// Stable code within its list.
    pub code: String,
    /// What the clerk reads.
    pub label: String,
    /// Level 2; may be empty.
    #[serde(default)]
    pub children: Vec<Entry>,
}

impl PetitionCategory {
    /// This category with one of its children, as a record holds it.
    pub fn category(&self, sub: Option<&Entry>) -> Category {
        Category { main: Listed::new(&self.code, &self.label), sub: sub.map(Entry::listed) }
    }
}

/// A version of 内容分类 with the days it is valid for, both included.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PetitionCategoryList {
    /// 「2005」, 「2023」.
    pub list: String,
    /// 「内容分类（2023年起）」.
    pub label: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; open when absent.
    pub until: Option<NaiveDate>,
    /// Level 1 in the order they are offered.
    pub categories: Vec<PetitionCategory>,
}

/// 乡镇快选: a township's own word with its place in both lists of 内容分类.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct QuickCategory {
    /// Stable code.
    pub code: String,
    /// What the clerk reads.
    pub label: String,
    /// Code in the list of 2005.
    pub category_2005: String,
    /// Code in the list of 2023.
    pub category_2023: String,
}

/// 纠纷类别. The categories partition the disputes: each dispute has one main category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeCategory {
    /// Stable code.
    pub code: String,
    /// What the clerk reads.
    pub label: String,
    /// Code of the category it belongs below.
    pub parent: Option<String>,
    /// First day it is offered; open when absent.
    pub active_from: Option<NaiveDate>,
    /// Last day it is offered; open when absent.
    pub active_until: Option<NaiveDate>,
}

impl DisputeCategory {
    /// As a record holds it.
    pub fn listed(&self) -> Listed {
        Listed::new(&self.code, &self.label)
    }

    /// Whether a dispute found on `day` may be given this category.
    pub fn is_active(&self, day: NaiveDate) -> bool {
        self.active_from.is_none_or(|from| from <= day) && self.active_until.is_none_or(|until| day <= until)
    }
}

/// 风险等级. The word is always shown, never the colour alone.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RiskLevel {
    /// 1 is the gravest; also the code a record keeps.
    pub rank: u32,
    /// 「重大风险」.
    pub label: String,
    /// 「红」.
    pub colour: String,
    /// Hours until somebody must act; none for the lowest.
    pub first_action_hours: Option<u32>,
    /// Whether the county must be told.
    pub report_up: bool,
}

impl RiskLevel {
    /// As a record holds it.
    pub fn listed(&self) -> Listed {
        Listed::new(self.rank.to_string(), &self.label)
    }

    /// The day by which somebody must act on what was found on `day`: hours that stay below a day mean that day.
    pub fn first_action_by(&self, day: NaiveDate) -> Option<NaiveDate> {
        let hours = self.first_action_hours?;
        day.checked_add_days(chrono::Days::new(u64::from(hours / 24)))
    }
}

/// 常用条款 of an agreement. `{甲方}` and `{乙方}` become names when it is inserted, `{合计}` stays a token.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct StockClause {
    /// What it is picked by.
    pub label: String,
    /// Its text.
    pub text: String,
}

/// All lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// 内容分类 in all its versions, oldest first.
    pub petition_categories: Vec<PetitionCategoryList>,
    /// 乡镇快选.
    pub quick_categories: Vec<QuickCategory>,
    /// 信访目的.
    pub purposes: Vec<Entry>,
    /// 职业.
    pub occupations: Vec<Entry>,
    /// 纠纷类别.
    pub dispute_categories: Vec<DisputeCategory>,
    /// 风险等级, gravest first.
    pub risk_levels: Vec<RiskLevel>,
    /// 常用条款.
    pub stock_clauses: Vec<StockClause>,
}

impl Lists {
    /// The 内容分类 valid on `day`; before the first list, the first.
    pub fn petition_categories_on(&self, day: NaiveDate) -> &[PetitionCategory] {
        let valid = |list: &&PetitionCategoryList| list.from <= day && list.until.is_none_or(|until| day <= until);
        let list = self.petition_categories.iter().find(valid).or(self.petition_categories.first());
        list.map_or(&[], |list| list.categories.as_slice())
    }

    /// The category a quick choice stands for on `day`.
    pub fn quick_category_on(&self, quick: &QuickCategory, day: NaiveDate) -> Option<Category> {
        let new = self.petition_categories.iter().find(|list| list.list == "2023").is_some_and(|list| list.from <= day);
        let code = if new { &quick.category_2023 } else { &quick.category_2005 };
        self.petition_categories_on(day).iter().find_map(|main| {
            if main.code == *code {
                return Some(main.category(None));
            }
            main.children.iter().find(|sub| sub.code == *code).map(|sub| main.category(Some(sub)))
        })
    }
}

/// The codes of categories an office added begin with this.
const OWN_CODE: char = 'Z';

/// Whether `code` is that of a category which an office added to the program's list.
pub fn is_own_code(code: &str) -> bool {
    code.strip_prefix(OWN_CODE).is_some_and(|rest| rest.parse::<u32>().is_ok())
}

/// Adds a category of the office's own, before 其他, which stays the last.
pub fn add_dispute_category(list: &mut Vec<DisputeCategory>, label: &str) {
    let last = list.iter().filter_map(|one| one.code.strip_prefix(OWN_CODE)?.parse::<u32>().ok()).max().unwrap_or(0);
    let code = format!("{OWN_CODE}{}", last + 1);
    let added = DisputeCategory { code, label: label.to_owned(), parent: None, active_from: None, active_until: None };
    let at = list.iter().position(|one| one.code == OTHER).unwrap_or(list.len());
    list.insert(at, added);
}

/// Code of 其他.
pub const OTHER: &str = "99";

/// The lists that come with the program.
pub fn built_in() -> &'static Lists {
    static LISTS: LazyLock<Lists> = LazyLock::new(read_built_in);
    &LISTS
}

fn read_built_in() -> Lists {
    // Tests count every list, so none can be left empty here without being noticed.
    macro_rules! list {
        ($file:literal, $key:literal) => {
            read(include_str!(concat!("../../assets/lists/", $file)), $key)
        };
    }
    Lists {
        petition_categories: list!("petition_categories.json", "lists"),
        quick_categories: list!("quick_categories.json", "categories"),
        purposes: list!("purposes.json", "purposes"),
        occupations: list!("occupations.json", "occupations"),
        dispute_categories: list!("dispute_categories.json", "categories"),
        risk_levels: list!("risk_levels.json", "levels"),
        stock_clauses: list!("stock_clauses.json", "clauses"),
    }
}

fn read<T: serde::de::DeserializeOwned>(text: &str, key: &str) -> Vec<T> {
    serde_json::from_str::<serde_json::Value>(text)
        .ok()
        .and_then(|mut file| serde_json::from_value(file.get_mut(key)?.take()).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;
    use std::collections::BTreeSet;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The counts the README of the lists tells.
    #[test]
    fn every_list_is_read_whole() {
        let lists = built_in();
        let tops: Vec<usize> = lists.petition_categories.iter().map(|list| list.categories.len()).collect();
        assert_eq!(tops, [17, 19]);
        assert_eq!(lists.dispute_categories.len(), 23);
        assert_eq!(lists.risk_levels.iter().map(|level| level.rank).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert_eq!((lists.purposes.len(), lists.occupations.len()), (6, 17));
        assert!(!lists.quick_categories.is_empty() && !lists.stock_clauses.is_empty());
    }

    #[test]
    fn codes_are_unique_and_parents_exist() {
        let lists = built_in();
        let codes: BTreeSet<&str> = lists.dispute_categories.iter().map(|c| c.code.as_str()).collect();
        assert_eq!(codes.len(), lists.dispute_categories.len());
        assert!(lists.dispute_categories.iter().filter_map(|c| c.parent.as_deref()).all(|p| codes.contains(p)));
        for list in &lists.petition_categories {
            let all = || list.categories.iter().flat_map(|c| c.children.iter().map(|s| &s.code).chain([&c.code]));
            assert_eq!(all().collect::<BTreeSet<_>>().len(), all().count(), "{}", list.list);
        }
    }

    #[test]
    fn names_follow_the_day() {
        let lists = built_in();
        let first = |on: &str| lists.petition_categories_on(day(on))[0].label.clone();
        assert_eq!((first("2009-03-01"), first("2022-12-31")), ("农村农业".into(), "农村农业".into()));
        assert_eq!(first("2023-01-01"), "农业农村");
        let planning = |on: &str| {
            lists.dispute_categories.iter().any(|category| category.is_active(day(on)) && category.label == "计划生育")
        };
        assert!(planning("2009-06-30") && planning("2021-12-31") && !planning("2022-01-01"));
    }

    #[test]
    fn every_quick_choice_leads_somewhere_in_both_lists() {
        let lists = built_in();
        for quick in &lists.quick_categories {
            for on in ["2009-03-01", "2026-03-01"] {
                assert!(lists.quick_category_on(quick, day(on)).is_some(), "{} {on}", quick.label);
            }
        }
    }
}
