//! 期限设置: the lengths an office goes by.

use super::{
    length::{Length, Unit},
    presets::Preset,
    rules::{ClockId, Kind, Rule, rule},
};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// 期限. The table of [`super::rules`] gives the defaults; provinces override some.
///
/// The four lengths every office knows have fields of their own; any other clock set differently from the table stands in
/// [`overrides`](Self::overrides). Ask [`length`](Self::length), set with [`set`](Self::set): they know the place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// 告知, from receipt (15).
    pub notice_days: u16,
    /// Whether [`notice_days`](Self::notice_days) are working days (Zhejiang: 5 working days).
    pub notice_in_workdays: bool,
    /// 办结, from acceptance (60).
    pub finish_days: u16,
    /// Longest 延期 (30).
    pub extension_max: u16,
    /// 申请复查, from delivery (30).
    pub review_days: u16,
    /// Other clocks set differently from the table.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "others")]
    pub overrides: BTreeMap<ClockId, Length>,
    /// Whose rules were taken over last: the id of a [`Preset`], empty for the national ones. Names the source of a
    /// length; the lengths themselves stand in the fields above.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub preset: String,
    /// Default 化解时限 of a dispute, from the day it was found (30; office practice).
    pub dispute_days: u16,
    /// A due date this near is shown as 「将到期」 (7).
    pub due_soon_days: u16,
    /// First day of 信访工作条例 (2022); items received before go by 信访条例 (2005).
    pub rules_of_2022_from: NaiveDate,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            notice_days: rule(ClockId::Notice).length.n,
            notice_in_workdays: false,
            finish_days: rule(ClockId::Finish).length.n,
            extension_max: rule(ClockId::Extension).length.n,
            review_days: rule(ClockId::Review).length.n,
            overrides: BTreeMap::new(),
            preset: String::new(),
            dispute_days: 30,
            due_soon_days: 7,
            rules_of_2022_from: NaiveDate::from_ymd_opt(2022, 5, 1).unwrap_or_default(),
        }
    }
}

/// A length that cannot be set, as the sentence the clerk reads.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct LengthRefused(pub String);

impl Limits {
    /// How long a clock runs. [`Length::UNLIMITED`] for one that does not run here.
    pub fn length(&self, id: ClockId) -> Length {
        match id {
            ClockId::Notice | ClockId::NoticeReferred if self.notice_in_workdays => Length::workdays(self.notice_days),
            ClockId::Notice | ClockId::NoticeReferred => Length::days(self.notice_days),
            ClockId::Finish => Length::days(self.finish_days),
            ClockId::Extension => Length::days(self.extension_max),
            ClockId::Review => Length::days(self.review_days),
            _ => self.overrides.get(&id).copied().unwrap_or_else(|| usual(rule(id))),
        }
    }

    /// Sets how long a clock runs; [`Length::UNLIMITED`] stops it.
    ///
    /// # Errors
    ///
    /// A unit that the clock cannot be counted in.
    pub fn set(&mut self, id: ClockId, length: Length) -> Result<(), LengthRefused> {
        let days = || match length.unit {
            Unit::Day if length.n > 0 || id == ClockId::Extension => Ok(length.n),
            _ => Err(LengthRefused(format!("{id}期限按日计算，请写日数。"))),
        };
        match id {
            ClockId::Notice | ClockId::NoticeReferred => match length.unit {
                Unit::Day | Unit::Workday if length.n > 0 => {
                    (self.notice_days, self.notice_in_workdays) = (length.n, length.unit == Unit::Workday);
                }
                _ => return Err(LengthRefused("告知期限按日或工作日计算，请写日数。".into())),
            },
            ClockId::Finish => self.finish_days = days()?,
            ClockId::Extension => self.extension_max = days()?,
            ClockId::Review => self.review_days = days()?,
            _ if length.unit.is_counted() && length.n == 0 => {
                return Err(LengthRefused(format!(
                    "{id}期限至少为 1{}；不用这个期限的，请选“不设期限”。",
                    length.unit
                )));
            }
            _ if length == usual(rule(id)) => drop(self.overrides.remove(&id)),
            _ => drop(self.overrides.insert(id, length)),
        }
        Ok(())
    }

    /// The lengths of a province in place of all lengths set before. What is no length stays.
    pub fn take(&mut self, preset: &Preset) {
        *self = Self {
            dispute_days: self.dispute_days,
            due_soon_days: self.due_soon_days,
            rules_of_2022_from: self.rules_of_2022_from,
            preset: preset.id.clone(),
            ..Self::default()
        };
        for (&id, &length) in &preset.lengths {
            let _ = self.set(id, length); // a test sets every length of every preset
        }
    }

    /// Whether an item received on `day` goes by 信访工作条例 (2022).
    pub fn goes_by_2022(&self, day: NaiveDate) -> bool {
        day >= self.rules_of_2022_from
    }

    /// What the length of a clock stands on, as printed: the article, the province's regulation, or the office's own
    /// setting. `received` is the item's day of receipt, which decides on the rule set.
    pub fn basis(&self, id: ClockId, received: NaiveDate) -> &'static str {
        let row = rule(id);
        let article = row.article(self.goes_by_2022(received));
        let length = self.length(id);
        if length != usual(row) {
            let preset = Preset::named(&self.preset).filter(|preset| preset.lengths.get(&id) == Some(&length));
            return preset.map_or(OWN, |preset| &preset.law);
        }
        if article.is_empty() { OWN } else { article }
    }

    /// Whether a clock keeps the length of the table.
    pub fn is_usual(&self, id: ClockId) -> bool {
        self.length(id) == usual(rule(id))
    }
}

const OWN: &str = "本单位设置";

/// The length of a row as it runs when nothing is set.
fn usual(row: &Rule) -> Length {
    if row.kind == Kind::Optional { Length::UNLIMITED } else { row.length }
}

/// Clocks with a field of their own are refused: their length would stand in two places.
fn others<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<ClockId, Length>, D::Error> {
    let others = BTreeMap::<ClockId, Length>::deserialize(from)?;
    let own = [ClockId::Notice, ClockId::NoticeReferred, ClockId::Finish, ClockId::Extension, ClockId::Review];
    match own.iter().find(|id| others.contains_key(id)) {
        Some(id) => Err(serde::de::Error::custom(format!("“{}”有自己的字段，不写在这里", id.code()))),
        None => Ok(others),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn settings_of_before_are_read_and_written_the_same() {
        let old = r#"{"notice_days":5,"notice_in_workdays":true,"finish_days":30,"extension_max":60,"review_days":30,
            "dispute_days":20,"due_soon_days":3,"rules_of_2022_from":"2022-05-01"}"#;
        let limits: Limits = serde_json::from_str(old).unwrap();
        assert_eq!(limits.length(ClockId::Notice), Length::workdays(5));
        assert_eq!(limits.length(ClockId::NoticeReferred), Length::workdays(5));
        assert_eq!(limits.length(ClockId::Finish), Length::days(30));
        assert_eq!(limits.length(ClockId::Objection), Length::workdays(5));
        let again: serde_json::Value = serde_json::to_value(&limits).unwrap();
        assert_eq!(again, serde_json::from_str::<serde_json::Value>(old).unwrap());
    }

    #[test]
    fn a_length_stands_in_one_place_only() {
        let mut limits = Limits::default();
        limits.set(ClockId::Objection, Length::days(5)).unwrap();
        limits.set(ClockId::Finish, Length::days(45)).unwrap();
        assert_eq!(limits.overrides, BTreeMap::from([(ClockId::Objection, Length::days(5))]));
        let text = serde_json::to_string(&limits).unwrap();
        assert_eq!(serde_json::from_str::<Limits>(&text).unwrap(), limits);
        limits.set(ClockId::Objection, Length::workdays(5)).unwrap();
        limits.set(ClockId::Finish, Length::days(60)).unwrap();
        assert_eq!(limits, Limits::default());
        let twice = r#"{"overrides":{"finish":{"n":30,"unit":"day"}}}"#;
        assert!(serde_json::from_str::<Limits>(twice).unwrap_err().to_string().contains("有自己的字段"));
        for (id, length) in [
            (ClockId::Finish, Length::workdays(60)),
            (ClockId::Notice, Length::months(1)),
            (ClockId::Review, Length::days(0)),
            (ClockId::Objection, Length::workdays(0)),
        ] {
            assert!(limits.set(id, length).is_err(), "{id}");
        }
        assert_eq!(limits, Limits::default());
    }

    #[test]
    fn the_basis_of_a_length_names_who_set_it() {
        let (old, new): (NaiveDate, NaiveDate) = ("2009-03-02".parse().unwrap(), "2026-03-02".parse().unwrap());
        let mut limits = Limits::default();
        assert_eq!(limits.basis(ClockId::Finish, old), "《信访条例》第三十三条");
        assert_eq!(limits.basis(ClockId::Finish, new), "《信访工作条例》第三十四条");
        assert_eq!(limits.basis(ClockId::Suggestion, new), "《信访工作条例》第二十九条");
        limits.take(Preset::named("zhejiang-2016").unwrap());
        assert_eq!(limits.basis(ClockId::Finish, new), "《浙江省信访条例》（2016）");
        assert_eq!(limits.basis(ClockId::Review, new), "《信访工作条例》第三十五条");
        limits.finish_days = 45;
        assert_eq!(limits.basis(ClockId::Finish, new), "本单位设置");
    }
}
