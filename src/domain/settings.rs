//! 设置: what differs from office to office, kept in the register file.

pub use super::deadline::Limits;
use super::{
    agreement::MediationRules,
    dispute::thresholds::DisputeThresholds,
    lists::{self, DisputeCategory},
    numbering::Numbering,
    procedure::RetentionTable,
    screening::ScreeningRules,
    terms::terms,
    volume::VolumeSettings,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The office and the bodies around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Office {
    /// 单位名称: 「清水镇信访工作办公室」.
    pub name: String,
    /// 简称 for the rail: 「清水镇信访办」.
    pub short_name: String,
    /// 乡镇: 「清水镇」. It is the township that issues papers, never the office.
    pub town: String,
    /// 县: 「清河县」.
    pub county: String,
    /// 信访专干.
    pub clerk: String,
    /// 落款机关, whose seal stands on papers; empty: the township's government.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub issuer: String,
    /// 办公电话.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// 办公地址.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// 上级信访部门; empty: the county's 信访局.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub superior: String,
    /// 复查机关, one level up; empty: the county's government.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub review_body: String,
    /// Where a request for 复查 is handed in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub review_address: String,
    /// 电话 of the same.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub review_phone: String,
    /// 复核机关, two levels up; no default, because counties do not tell their city.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub re_review_body: String,
}

impl Default for Office {
    fn default() -> Self {
        Self {
            name: "乡镇信访工作办公室".into(),
            short_name: "乡镇信访办".into(),
            town: "本镇".into(),
            county: "本县".into(),
            clerk: String::new(),
            issuer: String::new(),
            phone: String::new(),
            address: String::new(),
            superior: String::new(),
            review_body: String::new(),
            review_address: String::new(),
            review_phone: String::new(),
            re_review_body: String::new(),
        }
    }
}

impl Office {
    /// 落款机关: the township's government unless another name is set. Papers never bear the petition office's name.
    pub fn issuer(&self) -> String {
        or_else(&self.issuer, || format!("{}人民政府", self.town))
    }

    /// 上级信访部门.
    pub fn superior(&self) -> String {
        or_else(&self.superior, || format!("{}信访局", self.county))
    }

    /// 复查机关: the next government up (信访条例 2005 Art. 34; 信访工作条例 2022 Art. 35).
    pub fn review_body(&self) -> String {
        or_else(&self.review_body, || format!("{}人民政府", self.county))
    }

    /// 人民调解委员会 of the township.
    pub fn committee(&self) -> String {
        format!("{}人民调解委员会", self.town)
    }

    /// An office known by its full name; township and short name are read out of it where possible.
    pub fn named(name: &str) -> Self {
        let name = name.trim();
        let town_end =
            name.char_indices().find(|(i, c)| *i > 0 && matches!(c, '镇' | '乡')).map(|(i, c)| i + c.len_utf8());
        let town = town_end.map_or_else(|| "本镇".to_owned(), |end| name[..end].to_owned());
        let short_name = if town_end.is_some() { format!("{town}信访办") } else { name.to_owned() };
        Self { name: name.to_owned(), short_name, town, ..Self::default() }
    }
}

fn or_else(set: &str, usual: impl FnOnce() -> String) -> String {
    if set.trim().is_empty() { usual() } else { set.trim().to_owned() }
}

terms! {
    /// 计量口径: three ways to add letters and visits, all in live use. The one used is printed on the table.
    Counting {
        /// Every letter and every visit is one.
        Items = "items", "件";
        /// Letters by item, visits by the people who came.
        ItemsAndPeople = "items_and_people", "件（人）次";
        /// Every registered item is one; visits also show their people apart.
        ItemTimes = "item_times", "件次";
    }
}

/// Everything the office may set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The office.
    pub office: Office,
    /// Limits.
    pub limits: Limits,
    /// Number patterns.
    pub numbering: Numbering,
    /// 计量口径.
    pub counting: Counting,
    /// 集体访 begins at this many people (5).
    pub collective_from: u32,
    /// 回访 is due this many days after closing (30; office practice); 0 for no reminder.
    pub follow_up_days: u16,
    /// 保管期限 by what a file holds.
    pub retention: RetentionTable,
    /// 调解协议: reminders and 回访.
    pub mediation: MediationRules,
    /// From where on a dispute is 重大疑难.
    pub dispute_thresholds: DisputeThresholds,
    /// The office's own list of 纠纷类别 instead of the program's, in its order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispute_categories: Option<Vec<DisputeCategory>>,
    /// 排查提醒 by level.
    pub screening: ScreeningRules,
    /// 转诉讼 counts as 化解 in the half-year sentence.
    pub court_counts_as_settled: bool,
    /// The day of the month on which the leaders receive together (15); rolls off rest days.
    pub reception_day: u32,
    /// Font file to print 仿宋 with, when the office has chosen one.
    pub fang_song_file: Option<std::path::PathBuf>,
    /// 调解卷宗.
    pub volume: VolumeSettings,
    /// Whether the register holds the invented sample.
    pub sample: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            office: Office::default(),
            limits: Limits::default(),
            numbering: Numbering::default(),
            counting: Counting::Items,
            collective_from: 5,
            follow_up_days: 30,
            retention: RetentionTable::default(),
            mediation: MediationRules::default(),
            dispute_thresholds: DisputeThresholds::default(),
            dispute_categories: None,
            screening: ScreeningRules::default(),
            court_counts_as_settled: true,
            reception_day: 15,
            fang_song_file: None,
            volume: VolumeSettings::default(),
            sample: false,
        }
    }
}

impl Settings {
    /// 代字 of mediation numbers: as set, else the first character of the township.
    pub fn mediation_mark(&self) -> String {
        or_else(&self.volume.mark, || self.office.town.chars().take(1).collect())
    }

    /// 纠纷类别 in the order they are offered, retired ones included.
    pub fn dispute_categories(&self) -> &[DisputeCategory] {
        self.dispute_categories.as_deref().unwrap_or(&lists::built_in().dispute_categories)
    }

    /// The 纠纷类别 a dispute found on `day` may be given.
    pub fn dispute_categories_on(&self, day: NaiveDate) -> impl Iterator<Item = &DisputeCategory> {
        self.dispute_categories().iter().filter(move |category| category.is_active(day))
    }

    /// Whether two names stand for the same body, its head included; see [`super::protection::same_body`].
    pub fn names_same_body(&self, one: &str, other: &str) -> bool {
        super::protection::same_body(one, other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_village_committee_is_known_under_all_its_names() {
        let settings = Settings::default();
        for other in ["红岩村委会", "红岩村村民委员会", "红岩村", "红岩村党总支", "红岩村村干部"]
        {
            assert!(settings.names_same_body("红岩村村民委员会", other), "{other}");
        }
        assert!(!settings.names_same_body("红岩村委会", "柳湾村委会"));
        assert!(!settings.names_same_body("", "柳湾村委会"));
    }

    #[test]
    fn the_township_is_read_out_of_the_offices_name() {
        let office = Office::named("清水镇信访工作办公室");
        assert_eq!((office.town.as_str(), office.short_name.as_str()), ("清水镇", "清水镇信访办"));
    }
}
