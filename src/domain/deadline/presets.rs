//! 各地期限: what provincial regulations set differently, as data (`assets/limits/presets.json`).

use super::{length::Length, rules::ClockId};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::OnceLock};

/// The lengths of a province.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Stored in the settings; empty for the national rules.
    pub id: String,
    /// 「浙江 2016」.
    pub name: String,
    /// 「《浙江省信访条例》（2016）」.
    pub law: String,
    /// Where it differs from the table.
    pub lengths: BTreeMap<ClockId, Length>,
    /// Fewer 代表 than the national five, for small groups of visitors.
    #[serde(default)]
    pub representatives: Vec<RepresentativeCap>,
    /// What the regulation adds that is no length, in sentences.
    pub notes: Vec<String>,
}

/// How many 代表 a group of visitors may send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepresentativeCap {
    /// Groups of up to this many people.
    pub people: u32,
    /// The most representatives.
    pub most: usize,
}

impl Preset {
    /// The most 代表 that `people` visitors may send; `None` where the national five
    /// hold.
    pub fn representatives_of(&self, people: u32) -> Option<usize> {
        self.representatives.iter().filter(|cap| people <= cap.people).map(|cap| cap.most).min()
    }

    /// All, the national rules first.
    pub fn all() -> &'static [Self] {
        static ALL: OnceLock<Vec<Preset>> = OnceLock::new();
        // A test reads the file, so it cannot be skipped here without being noticed.
        ALL.get_or_init(|| {
            serde_json::from_str(include_str!("../../../assets/limits/presets.json")).unwrap_or_default()
        })
    }

    /// One by its id.
    pub fn named(id: &str) -> Option<&'static Self> {
        Self::all().iter().find(|preset| preset.id == id)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::deadline::Limits;

    #[test]
    fn every_preset_can_be_taken_whole_and_laid_down_again() {
        assert_eq!(Preset::all().len(), 5);
        for preset in Preset::all() {
            let mut limits = Limits { dispute_days: 20, due_soon_days: 3, ..Limits::default() };
            limits.take(preset);
            for (&id, &length) in &preset.lengths {
                assert_eq!(limits.length(id), length, "{} {id}", preset.name);
                limits.clone().set(id, length).unwrap();
            }
            assert_eq!((limits.dispute_days, limits.due_soon_days), (20, 3));
            limits.take(&Preset::all()[0]);
            assert_eq!(limits, Limits { dispute_days: 20, due_soon_days: 3, ..Limits::default() });
        }
    }

    /// Zhejiang 5 working days, 30 + 60; Henan 5, 30 + 60, 90; Shandong 3 working days; Shanghai 15, 60 + 30.
    #[test]
    fn the_presets_say_what_the_provinces_say() {
        let told = |id: &str, clocks: &[ClockId]| {
            let mut limits = Limits::default();
            limits.take(Preset::named(id).unwrap());
            clocks.iter().map(|&clock| limits.length(clock).to_string()).collect::<Vec<_>>()
        };
        use ClockId as K;
        let main = [K::Notice, K::Finish, K::Extension];
        assert_eq!(told("zhejiang-2016", &main), ["5 个工作日", "30 日", "60 日"]);
        assert_eq!(told("henan-2012", &main), ["15 日", "30 日", "60 日"]);
        assert_eq!(told("henan-2012", &[K::Transfer, K::Report, K::Objection]), ["5 日", "90 日", "5 日"]);
        assert_eq!(told("shandong-2015", &[K::ReviewAcceptance]), ["3 个工作日"]);
        assert_eq!(told("shanghai-2018", &main), ["15 日", "60 日", "30 日"]);
        assert_eq!(told("", &[K::Transfer, K::ReviewAcceptance]), ["不设期限", "不设期限"]);
    }
}
