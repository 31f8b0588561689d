//! 矛盾纠纷排查: rounds by level and period, and which villages a month still lacks.
//!
//! A round that finds nothing is a record too (零报告). How often one is held differs by place and time: village
//! half-monthly or every ten days, township monthly, daily in sensitive times; so the rhythm is a setting.
//!
//! Sources: 关于把矛盾纠纷排查化解工作制度化的意见 (2009); screening rules of counties and townships.

use super::{
    dispute::Dispute,
    finding::Finding,
    period::{Period, PeriodKind},
    terms::terms,
};
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

terms! {
    /// 排查层级.
    ScreeningLevel {
        Village = "village", "村级";
        Township = "township", "乡镇";
        County = "county", "县级";
    }
}

terms! {
    /// 排查类别.
    ScreeningKind {
        Regular = "regular", "定期排查";
        Concentrated = "concentrated", "集中排查";
        Special = "special", "专项排查";
        ZeroReport = "zero_report", "敏感时期零报告";
    }
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreeningRound {
    /// 层级.
    pub level: ScreeningLevel,
    /// 类别.
    pub kind: ScreeningKind,
    /// What it screens: a month, ten days, one day. It belongs to the month in which this ends.
    pub period: Period,
    /// 排查日期: when it was held. It counts on this day.
    pub held_on: NaiveDate,
    /// 村(居) that reported, with or without a find.
    pub villages: Vec<String>,
    /// 参加单位: 「派出所、司法所、综治办」.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub participants: String,
    /// The disputes it found, by number. None is 零报告.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<String>,
    /// 预防纠纷: headed off before they formed. They have no record of their own.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub prevented: u32,
    /// 备注.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

fn is_zero(n: &u32) -> bool {
    *n == 0
}

impl ScreeningRound {
    /// A regular monthly round of the township, held on `day`, no village in yet.
    pub fn blank(day: NaiveDate) -> Self {
        Self {
            level: ScreeningLevel::Township,
            kind: ScreeningKind::Regular,
            period: Period::containing(PeriodKind::Month, day),
            held_on: day,
            villages: Vec::new(),
            participants: String::new(),
            found: Vec::new(),
            prevented: 0,
            remark: String::new(),
        }
    }

    /// The month it belongs to: that in which its period ends.
    pub fn month(&self) -> Period {
        Period::containing(PeriodKind::Month, self.period.last())
    }

    /// Whether it found nothing: 零报告.
    pub fn is_zero_report(&self) -> bool {
        self.found.is_empty()
    }

    /// 「零报告」, 「3 件」.
    pub fn result(&self) -> String {
        let report = if self.is_zero_report() { VillageReport::Zero } else { VillageReport::Found(self.found.len()) };
        report.label()
    }

    /// 「2009年6月 乡镇定期排查」, for lists.
    pub fn title(&self) -> String {
        format!("{} {}{}", self.period.label(), self.level, self.kind)
    }

    /// Checks the round as typed.
    pub fn check(&self, today: NaiveDate) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.held_on > today {
            found.push(Finding::error("held_on", "排查日期晚于今日，请核对。"));
        }
        if self.held_on < self.period.first() {
            found.push(Finding::error("held_on", "排查日期早于所排查的时段，请核对。"));
        }
        if self.villages.iter().all(|village| village.trim().is_empty()) {
            found.push(Finding::error("villages", "填报的村（居）未选，请至少选一个。"));
        }
        for (i, village) in self.villages.iter().enumerate() {
            if self.villages[..i].contains(village) {
                found.push(Finding::error(format!("villages[{i}]"), format!("{village}列了两次，请删去一个。")));
            }
        }
        for (i, number) in self.found.iter().enumerate() {
            if self.found[..i].contains(number) {
                found.push(Finding::error(format!("found[{i}]"), format!("{number} 列了两次，请删去一个。")));
            }
        }
        found
    }
}

/// What a village reported for a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VillageReport {
    /// 未报.
    Missing,
    /// 零报告.
    Zero,
    /// So many disputes found there. One that spans villages is told by each.
    Found(usize),
}

impl VillageReport {
    /// Of what [`found_in`] tells.
    pub fn of(found: Option<&BTreeSet<String>>) -> Self {
        match found {
            None => Self::Missing,
            Some(numbers) if numbers.is_empty() => Self::Zero,
            Some(numbers) => Self::Found(numbers.len()),
        }
    }

    /// 「未报」, 「零报告」, 「3 件」.
    pub fn label(self) -> String {
        match self {
            Self::Missing => "未报".into(),
            Self::Zero => "零报告".into(),
            Self::Found(n) => format!("{n} 件"),
        }
    }
}

/// The disputes that the rounds of `month` found in `village`, by number; `None` when it has not reported.
pub fn found_in(
    month: Period,
    village: &str,
    rounds: &[ScreeningRound],
    disputes: &[Dispute],
) -> Option<BTreeSet<String>> {
    let of_month: Vec<&ScreeningRound> = rounds.iter().filter(|round| round.month() == month).collect();
    if !of_month.iter().any(|round| round.villages.iter().any(|name| name == village)) {
        return None;
    }
    let here = |number: &&String| {
        disputes.iter().any(|d| d.number == **number && d.places.iter().any(|place| place.village == village))
    };
    Some(of_month.iter().flat_map(|round| &round.found).filter(here).cloned().collect())
}

/// What every village of `villages` reported for `month`, in their order.
pub fn reports(
    month: Period,
    villages: &[String],
    rounds: &[ScreeningRound],
    disputes: &[Dispute],
) -> Vec<VillageReport> {
    villages.iter().map(|village| VillageReport::of(found_in(month, village, rounds, disputes).as_ref())).collect()
}

/// The villages that have not reported for `month`.
pub fn missing(month: Period, villages: &[String], rounds: &[ScreeningRound]) -> Vec<String> {
    let reported = reports(month, villages, rounds, &[]);
    villages.iter().zip(reported).filter(|(_, r)| *r == VillageReport::Missing).map(|(v, _)| v.clone()).collect()
}

/// How often a level screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Rhythm {
    /// Not reminded.
    None {},
    /// Every so many days: 15 half-monthly, 10, 1 in sensitive times.
    EveryDays {
        /// How many.
        days: u16,
    },
    /// Once a month, by this day; the last day of a shorter month.
    MonthlyBy {
        /// 1–31.
        day: u32,
    },
}

impl std::fmt::Display for Rhythm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::None {} => f.write_str("不提醒"),
            Self::EveryDays { days } => write!(f, "每 {days} 天"),
            Self::MonthlyBy { day } => write!(f, "每月 {day} 日前"),
        }
    }
}

impl Rhythm {
    /// Reads 「不提醒」, 「每 15 天」, 「每月 25 日前」, and short forms of them: `15天`, `25日`.
    pub fn read(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|sign| !sign.is_whitespace() && !"每月前".contains(*sign)).collect();
        if plain == "不提醒" || plain == "不" {
            return Some(Self::None {});
        }
        if let Some(days) = plain.strip_suffix('天') {
            return days.parse().ok().filter(|days| (1..=366).contains(days)).map(|days| Self::EveryDays { days });
        }
        let day = plain.strip_suffix(['日', '号'])?;
        day.parse().ok().filter(|day| (1..=31).contains(day)).map(|day| Self::MonthlyBy { day })
    }
}

/// 排查提醒 by level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScreeningRules {
    /// 村级 (none).
    pub village: Rhythm,
    /// 乡镇 (by the 25th of the month).
    pub township: Rhythm,
    /// 县级 (none).
    pub county: Rhythm,
}

impl Default for ScreeningRules {
    fn default() -> Self {
        Self { village: Rhythm::None {}, township: Rhythm::MonthlyBy { day: 25 }, county: Rhythm::None {} }
    }
}

impl ScreeningRules {
    /// The rhythm of a level.
    pub fn of(&self, level: ScreeningLevel) -> Rhythm {
        match level {
            ScreeningLevel::Village => self.village,
            ScreeningLevel::Township => self.township,
            ScreeningLevel::County => self.county,
        }
    }
}

impl ScreeningRules {
    /// Sets the rhythm of a level.
    pub fn set(&mut self, level: ScreeningLevel, rhythm: Rhythm) {
        *match level {
            ScreeningLevel::Village => &mut self.village,
            ScreeningLevel::Township => &mut self.township,
            ScreeningLevel::County => &mut self.county,
        } = rhythm;
    }
}

/// The next round a level owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreeningDue {
    /// Who.
    pub level: ScreeningLevel,
    /// By when.
    pub by: NaiveDate,
    /// Monthly rounds: the month. `None` for those every so many days.
    pub month: Option<Period>,
    /// Villages that the month's rounds so far lack.
    pub missing: Vec<String>,
}

/// What the levels owe next, as known on `today`. A month is complete when every village has reported; before that it is
/// owed, until the month after is. Nothing is owed for the time before the first round of the register.
pub fn due(
    rules: &ScreeningRules,
    villages: &[String],
    rounds: &[ScreeningRound],
    today: NaiveDate,
) -> Vec<ScreeningDue> {
    let owed = |level: ScreeningLevel| {
        let own: Vec<&ScreeningRound> = rounds.iter().filter(|round| round.level == level).collect();
        match rules.of(level) {
            Rhythm::None {} => None,
            Rhythm::EveryDays { days } => {
                let last = own.iter().map(|round| round.held_on).max()?;
                let by = last.checked_add_days(Days::new(days.into()))?;
                Some(ScreeningDue { level, by, month: None, missing: Vec::new() })
            }
            Rhythm::MonthlyBy { day } => {
                let mine: Vec<ScreeningRound> = own.into_iter().cloned().collect();
                let lacks = |month: Period| {
                    let none = !mine.iter().any(|round| round.month() == month);
                    let missing = missing(month, villages, &mine);
                    (none || !missing.is_empty()).then_some((month, missing))
                };
                let this = Period::containing(PeriodKind::Month, today);
                let first = mine.iter().map(|round| round.month().first()).min();
                let before = this.previous().filter(|month| first.is_some_and(|first| first <= month.first()));
                let (month, missing) = before.and_then(lacks).or_else(|| lacks(this))?;
                let last = month.last();
                let by = last.with_day(day.min(last.day()))?;
                Some(ScreeningDue { level, by, month: Some(month), missing })
            }
        }
    };
    ScreeningLevel::ALL.iter().filter_map(|&level| owed(level)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::place::Place;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn round(held_on: &str, villages: &[&str], found: &[&str]) -> ScreeningRound {
        ScreeningRound {
            villages: villages.iter().map(|&v| v.to_owned()).collect(),
            found: found.iter().map(|&n| n.to_owned()).collect(),
            ..ScreeningRound::blank(day(held_on))
        }
    }

    fn villages() -> Vec<String> {
        ["上塘村", "红岩村", "柳湾村"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_village_reports_a_number_or_nothing_or_is_missing() {
        let mut spans = Dispute::blank(day("2026-03-05"));
        spans.number = "纠2026-001".into();
        spans.places = vec![Place::of("上塘村", ""), Place::of("柳湾村", "")];
        let rounds = [round("2026-03-25", &["上塘村", "红岩村"], &["纠2026-001"])];
        let month = "2026-03".parse().unwrap();
        let told = reports(month, &villages(), &rounds, &[spans]);
        assert_eq!(told, [VillageReport::Found(1), VillageReport::Zero, VillageReport::Missing]);
        assert_eq!(missing(month, &villages(), &rounds), ["柳湾村"]);
        assert_eq!(missing("2026-04".parse().unwrap(), &villages(), &rounds), villages());
    }

    /// A round of ten days belongs to the month in which they end, so that months add up.
    #[test]
    fn a_round_belongs_to_one_month() {
        let ten_days = ScreeningRound {
            period: "2026-03-25..2026-04-03".parse().unwrap(),
            ..round("2026-04-03", &["上塘村"], &[])
        };
        assert_eq!(ten_days.month().to_string(), "2026-04");
        assert!(ten_days.is_zero_report());
    }

    #[test]
    fn a_round_is_checked() {
        let wrong = |round: &ScreeningRound| -> Vec<String> {
            round.check(day("2026-03-31")).into_iter().map(|finding| finding.message).collect()
        };
        assert_eq!(wrong(&round("2026-03-25", &["上塘村"], &["纠2026-001"])), Vec::<String>::new());
        assert_eq!(wrong(&round("2026-04-01", &["上塘村"], &[])), ["排查日期晚于今日，请核对。"]);
        assert_eq!(wrong(&round("2026-03-25", &[], &[])), ["填报的村（居）未选，请至少选一个。"]);
        assert_eq!(
            wrong(&round("2026-03-25", &["上塘村", "上塘村"], &["a", "a"])),
            ["上塘村列了两次，请删去一个。", "a 列了两次，请删去一个。"]
        );
        let early = ScreeningRound { held_on: day("2026-02-28"), ..round("2026-03-25", &["上塘村"], &[]) };
        assert_eq!(wrong(&early), ["排查日期早于所排查的时段，请核对。"]);
    }

    #[test]
    fn a_month_is_owed_until_every_village_has_reported() {
        let rules = ScreeningRules::default();
        let owed = |rounds: &[ScreeningRound], today: &str| {
            let due = due(&rules, &villages(), rounds, day(today));
            due.into_iter().next().map(|due| (due.by.to_string(), due.missing.join("、")))
        };
        let all = ["上塘村", "红岩村", "柳湾村"];
        // A fresh register owes this month only.
        assert_eq!(owed(&[], "2026-03-10"), Some(("2026-03-25".into(), "上塘村、红岩村、柳湾村".into())));
        let february = round("2026-02-25", &all, &[]);
        let part = round("2026-03-25", &all[..2], &[]);
        assert_eq!(owed(&[february.clone(), part.clone()], "2026-04-02"), Some(("2026-03-25".into(), "柳湾村".into())));
        let rest = round("2026-03-27", &all[2..], &[]);
        assert_eq!(owed(&[february.clone(), part, rest], "2026-03-28"), None);
        assert_eq!(owed(&[february], "2026-03-01").map(|(by, _)| by), Some("2026-03-25".into()));
    }

    #[test]
    fn a_rhythm_of_days_runs_from_the_last_round() {
        let rules = ScreeningRules { township: Rhythm::EveryDays { days: 15 }, ..ScreeningRules::default() };
        let rounds = [round("2026-03-01", &["上塘村"], &[]), round("2026-03-14", &["上塘村"], &[])];
        let due = due(&rules, &villages(), &rounds, day("2026-03-20"));
        assert_eq!(due.iter().map(|due| due.by).collect::<Vec<_>>(), [day("2026-03-29")]);
    }

    #[test]
    fn rhythms_are_read_as_written() {
        for rhythm in [Rhythm::None {}, Rhythm::EveryDays { days: 15 }, Rhythm::MonthlyBy { day: 25 }] {
            assert_eq!(Rhythm::read(&rhythm.to_string()), Some(rhythm));
        }
        assert_eq!(Rhythm::read("15天"), Some(Rhythm::EveryDays { days: 15 }));
        assert_eq!(Rhythm::read("25日"), Some(Rhythm::MonthlyBy { day: 25 }));
        assert_eq!((Rhythm::read("每月 32 日前"), Rhythm::read("常常")), (None, None));
    }
}
