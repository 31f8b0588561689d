//! The settings one by one: each can be read as text, and put from text.

use std::{borrow::Cow, path::PathBuf};

use chrono::{Datelike, NaiveDate};

use super::w;
use crate::domain::{
    amount::Amount,
    deadline::{ClockId, Length},
    forms::Series,
    lists::{self, DisputeCategory},
    numbering::{KindNumbering, LAST_SEQ, Pattern, StartNumber},
    procedure::RetentionTable,
    screening::{Rhythm, ScreeningLevel},
    settings::{Counting, Settings},
    terms::{Channel, Retention},
};

/// One setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the same names as in the settings")]
pub enum Field {
    OfficeName,
    ShortName,
    Town,
    County,
    Clerk,
    Issuer,
    Phone,
    Address,
    Superior,
    ReviewBody,
    ReviewAddress,
    ReviewPhone,
    ReReviewBody,
    ReceptionDay,
    Screening(ScreeningLevel),
    Length(ClockId),
    DisputeDays,
    DueSoonDays,
    FollowUpDays,
    Retention(Kept),
    Petition,
    Dispute,
    Agreement,
    Prefix(Channel),
    DocumentCode,
    Paper,
    Word(Series),
    Start(Series),
    Counting,
    CourtCounts,
    CollectiveFrom,
    FangSong,
    Volume,
    Mark,
    KeepFor,
    KeepPeriods,
    Duplex,
    RemindBefore,
    UrgeEvery,
    RemindConfirmation,
    FollowUpAfterDue,
    FollowUpAfterEffect,
    DocketDays,
    LimitationNotice,
    GroupPeople,
    WagePeople,
    Injured,
    Claimed,
    /// The whole list, as JSON; empty for the program's.
    Categories,
    CategoryName(usize),
    CategoryUntil(usize),
}

/// What a file holds, by which its 保管期限 is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kept {
    /// A leader's instruction and a result.
    Instructed,
    /// A result.
    WithResult,
    /// No result.
    WithoutResult,
}

impl Kept {
    /// All, in the order of the table.
    pub const ALL: [Self; 3] = [Self::Instructed, Self::WithResult, Self::WithoutResult];
}

const ON: &str = "1";

impl Field {
    /// What the clerk calls it.
    pub fn label(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Start(kind) => return Cow::Owned(w::start_of(kind.label())),
            Self::FollowUpDays => "回访期限",
            Self::Retention(Kept::Instructed) => "有批示有结果",
            Self::Retention(Kept::WithResult) => "有结果",
            Self::Retention(Kept::WithoutResult) => "没有结果",
            Self::OfficeName => "单位名称",
            Self::ShortName => "简称",
            Self::Town => "乡镇",
            Self::County => "县",
            Self::Clerk => "信访专干",
            Self::Issuer => "落款机关",
            Self::Phone => "办公电话",
            Self::Address => "办公地址",
            Self::Superior => "上级信访部门",
            Self::ReviewBody => "复查机关",
            Self::ReviewAddress => "复查申请地址",
            Self::ReviewPhone => "复查机关电话",
            Self::ReReviewBody => "复核机关",
            Self::ReceptionDay => "领导接待日",
            Self::Screening(ScreeningLevel::Village) => "村级排查提醒",
            Self::Screening(ScreeningLevel::Township) => "乡镇排查提醒",
            Self::Screening(ScreeningLevel::County) => "县级排查提醒",
            Self::Length(ClockId::Notice) => "告知期限",
            Self::Length(ClockId::Finish) => "办结期限",
            Self::Length(ClockId::Extension) => "最长延期",
            Self::Length(id) => id.label(),
            Self::DisputeDays => "化解时限",
            Self::DueSoonDays => "到期提醒",
            Self::Petition => "信访件",
            Self::Dispute => "矛盾纠纷",
            Self::Agreement => "调解协议",
            Self::Prefix(channel) => channel.label(),
            Self::DocumentCode => "文书代字",
            Self::Paper => "文书",
            Self::Word(kind) => kind.label(),
            Self::Counting => "计量口径",
            Self::CourtCounts => "转诉讼计入化解",
            Self::CollectiveFrom => "集体访人数",
            Self::FangSong => "仿宋字体",
            Self::Volume => "卷号",
            Self::Mark => "代字",
            Self::KeepFor => "保管期限",
            Self::KeepPeriods => "可选期限",
            Self::Duplex => "双面打印",
            Self::RemindBefore => "付款到期前",
            Self::UrgeEvery => "逾期督促",
            Self::RemindConfirmation => "司法确认",
            Self::FollowUpAfterDue => "到期后回访",
            Self::FollowUpAfterEffect => "生效后回访",
            Self::DocketDays => "查问立案",
            Self::LimitationNotice => "时效届满前",
            Self::GroupPeople => "群体性人数",
            Self::WagePeople => "欠薪人数",
            Self::Injured => "受伤人数",
            Self::Claimed => "涉及金额",
            Self::Categories | Self::CategoryName(_) => "纠纷类别",
            Self::CategoryUntil(_) => "停用日期",
        })
    }

    /// Its unit, if it is a number.
    pub fn unit(self) -> &'static str {
        match self {
            Self::DisputeDays | Self::DueSoonDays | Self::FollowUpDays => "天",
            Self::ReceptionDay => "日",
            Self::CollectiveFrom | Self::GroupPeople | Self::WagePeople | Self::Injured => "人",
            Self::UrgeEvery
            | Self::FollowUpAfterDue
            | Self::FollowUpAfterEffect
            | Self::DocketDays
            | Self::LimitationNotice
            | Self::RemindBefore
            | Self::RemindConfirmation => "天",
            Self::Claimed => "元",
            _ => "",
        }
    }

    /// As text.
    pub fn get(self, settings: &Settings) -> String {
        let flag = |on: bool| if on { ON.to_owned() } else { String::new() };
        let (office, limits, numbers) = (&settings.office, &settings.limits, &settings.numbering);
        match self {
            Self::OfficeName => office.name.clone(),
            Self::ShortName => office.short_name.clone(),
            Self::Town => office.town.clone(),
            Self::County => office.county.clone(),
            Self::Clerk => office.clerk.clone(),
            Self::Issuer => office.issuer.clone(),
            Self::Phone => office.phone.clone(),
            Self::Address => office.address.clone(),
            Self::Superior => office.superior.clone(),
            Self::ReviewBody => office.review_body.clone(),
            Self::ReviewAddress => office.review_address.clone(),
            Self::ReviewPhone => office.review_phone.clone(),
            Self::ReReviewBody => office.re_review_body.clone(),
            Self::ReceptionDay => settings.reception_day.to_string(),
            Self::Screening(level) => settings.screening.of(level).to_string(),
            Self::Length(id) => limits.length(id).to_string(),
            Self::DisputeDays => limits.dispute_days.to_string(),
            Self::DueSoonDays => limits.due_soon_days.to_string(),
            Self::FollowUpDays => settings.follow_up_days.to_string(),
            Self::Retention(kept) => kept_for(&settings.retention, kept).code().to_owned(),
            Self::Petition => numbers.petition.clone().into(),
            Self::Dispute => numbers.dispute.clone().into(),
            Self::Agreement => numbers.agreement.clone().into(),
            Self::Prefix(channel) => numbers.prefix(channel).to_owned(),
            Self::DocumentCode => numbers.document_code.clone(),
            Self::Paper => numbers.paper.clone().into(),
            Self::Word(kind) => numbers.word(kind).to_owned(),
            Self::Start(kind) => {
                let start = numbers.paper_kinds.get(&kind).and_then(|own| own.start);
                start.map_or_else(String::new, |start| w::start(start.year, start.seq))
            }
            Self::Counting => settings.counting.code().to_owned(),
            Self::CourtCounts => flag(settings.court_counts_as_settled),
            Self::CollectiveFrom => settings.collective_from.to_string(),
            Self::FangSong => {
                settings.fang_song_file.as_ref().map(|path| path.display().to_string()).unwrap_or_default()
            }
            Self::Volume => numbers.volume.clone().into(),
            Self::Mark => settings.volume.mark.clone(),
            Self::KeepFor => settings.volume.period.clone(),
            Self::KeepPeriods => settings.volume.periods.join("、"),
            Self::Duplex => flag(settings.volume.duplex),
            Self::RemindBefore => days_list(&settings.mediation.remind_before),
            Self::UrgeEvery => settings.mediation.urge_every.to_string(),
            Self::RemindConfirmation => days_list(&settings.mediation.remind_confirmation),
            Self::FollowUpAfterDue => settings.mediation.follow_up_after_due.to_string(),
            Self::FollowUpAfterEffect => settings.mediation.follow_up_after_effect.to_string(),
            Self::DocketDays => settings.mediation.docket_days.to_string(),
            Self::LimitationNotice => settings.mediation.limitation_notice.to_string(),
            Self::GroupPeople => settings.dispute_thresholds.group_people.to_string(),
            Self::WagePeople => settings.dispute_thresholds.wage_people.to_string(),
            Self::Injured => settings.dispute_thresholds.injured.to_string(),
            Self::Claimed => settings.dispute_thresholds.claimed.with_commas().trim_end_matches(".00").to_owned(),
            Self::Categories => settings.dispute_categories.as_deref().map(categories_text).unwrap_or_default(),
            Self::CategoryName(at) => {
                settings.dispute_categories().get(at).map(|one| one.label.clone()).unwrap_or_default()
            }
            Self::CategoryUntil(at) => {
                let until = settings.dispute_categories().get(at).and_then(|one| one.active_until);
                until.map(|day| day.to_string()).unwrap_or_default()
            }
        }
    }

    /// From text.
    ///
    /// # Errors
    ///
    /// What is wrong and what to do, for the clerk; the settings are as before then.
    pub fn put(self, settings: &mut Settings, text: &str) -> Result<(), String> {
        let text = text.trim();
        let filled = || if text.is_empty() { Err(w::E_EMPTY.to_owned()) } else { Ok(text.to_owned()) };
        let days = |low| number(text, low, 365).map(|days| u16::try_from(days).unwrap_or(u16::MAX));
        let pattern = || Pattern::try_from(text.to_owned()).map_err(|error| format!("{error}。"));
        let (office, limits, numbers) = (&mut settings.office, &mut settings.limits, &mut settings.numbering);
        match self {
            Self::OfficeName => office.name = filled()?,
            Self::ShortName => office.short_name = filled()?,
            Self::Town => office.town = filled()?,
            Self::County => office.county = filled()?,
            Self::Clerk => office.clerk = filled()?,
            Self::Issuer => text.clone_into(&mut office.issuer),
            Self::Phone => text.clone_into(&mut office.phone),
            Self::Address => text.clone_into(&mut office.address),
            Self::Superior => text.clone_into(&mut office.superior),
            Self::ReviewBody => text.clone_into(&mut office.review_body),
            Self::ReviewAddress => text.clone_into(&mut office.review_address),
            Self::ReviewPhone => text.clone_into(&mut office.review_phone),
            Self::ReReviewBody => text.clone_into(&mut office.re_review_body),
            Self::ReceptionDay => settings.reception_day = number(text, 1, 31)?,
            Self::Screening(level) => {
                let rhythm = Rhythm::read(text).ok_or_else(|| w::E_RHYTHM.to_owned())?;
                settings.screening.set(level, rhythm);
            }
            Self::Length(id) => {
                let length = Length::read(text, limits.length(id).unit).ok_or_else(|| w::E_LENGTH.to_owned())?;
                limits.set(id, length).map_err(|refused| refused.0)?;
            }
            Self::DisputeDays => limits.dispute_days = days(1)?,
            Self::DueSoonDays => limits.due_soon_days = days(0)?,
            Self::FollowUpDays => settings.follow_up_days = days(0)?,
            Self::Retention(kept) => {
                let period = Retention::from_code(text).ok_or_else(|| w::E_EMPTY.to_owned())?;
                match kept {
                    Kept::Instructed => settings.retention.instructed = period,
                    Kept::WithResult => settings.retention.with_result = period,
                    Kept::WithoutResult => settings.retention.without_result = period,
                }
            }
            Self::Petition => numbers.petition = pattern()?,
            Self::Dispute => numbers.dispute = pattern()?,
            Self::Agreement => numbers.agreement = pattern()?,
            Self::Prefix(channel) if text.is_empty() => drop(numbers.channel_prefix.remove(&channel)),
            Self::Prefix(channel) => drop(numbers.channel_prefix.insert(channel, text.to_owned())),
            Self::DocumentCode => numbers.document_code = filled()?,
            Self::Paper if !text.contains("{kind}") => return Err(w::E_KIND.into()),
            Self::Paper => numbers.paper = pattern()?,
            Self::Word(kind) => {
                let word = filled()?;
                if let Some(other) = Series::ALL.iter().find(|&&other| other != kind && numbers.word(other) == word) {
                    return Err(w::e_word(&word, other.label()));
                }
                let own = numbers.paper_kinds.entry(kind).or_default();
                own.word = if word == kind.label() { String::new() } else { word };
                numbers.paper_kinds.retain(|_, own| *own != KindNumbering::default());
            }
            Self::Start(kind) => {
                let start = if text.is_empty() { None } else { Some(start_number(text)?) };
                numbers.paper_kinds.entry(kind).or_default().start = start;
                numbers.paper_kinds.retain(|_, own| *own != KindNumbering::default());
            }
            Self::Counting => settings.counting = Counting::from_code(text).unwrap_or(settings.counting),
            Self::CourtCounts => settings.court_counts_as_settled = text == ON,
            Self::CollectiveFrom => settings.collective_from = number(text, 2, 100)?,
            Self::FangSong => settings.fang_song_file = (!text.is_empty()).then(|| PathBuf::from(text)),
            Self::Volume => numbers.volume = pattern()?,
            Self::Mark => text.clone_into(&mut settings.volume.mark),
            Self::KeepFor => settings.volume.period = filled()?,
            Self::KeepPeriods => {
                let periods: Vec<String> = parts(text).map(str::to_owned).collect();
                if periods.is_empty() {
                    return Err(w::E_EMPTY.to_owned());
                }
                settings.volume.periods = periods;
            }
            Self::Duplex => settings.volume.duplex = text == ON,
            Self::RemindBefore => settings.mediation.remind_before = read_days(text)?,
            Self::UrgeEvery => settings.mediation.urge_every = days(1)?,
            Self::RemindConfirmation => settings.mediation.remind_confirmation = read_days(text)?,
            Self::FollowUpAfterDue => settings.mediation.follow_up_after_due = days(0)?,
            Self::FollowUpAfterEffect => settings.mediation.follow_up_after_effect = days(0)?,
            Self::DocketDays => settings.mediation.docket_days = days(1)?,
            Self::LimitationNotice => settings.mediation.limitation_notice = days(0)?,
            Self::GroupPeople => settings.dispute_thresholds.group_people = number(text, 2, 10_000)?,
            Self::WagePeople => settings.dispute_thresholds.wage_people = number(text, 1, 10_000)?,
            Self::Injured => settings.dispute_thresholds.injured = number(text, 1, 10_000)?,
            Self::Claimed => {
                let sum = text.parse::<Amount>().map_err(|error| format!("{error}。"))?;
                settings.dispute_thresholds.claimed = sum;
            }
            Self::Categories if text.is_empty() => settings.dispute_categories = None,
            Self::Categories => {
                let list: Vec<DisputeCategory> = serde_json::from_str(text).map_err(|_| w::E_EMPTY.to_owned())?;
                set_categories(settings, list);
            }
            Self::CategoryName(at) => {
                let label = filled()?;
                let mut list = settings.dispute_categories().to_vec();
                if list.iter().enumerate().any(|(other, one)| other != at && one.label == label) {
                    return Err(w::e_category(&label));
                }
                if let Some(category) = list.get_mut(at) {
                    category.label = label;
                }
                set_categories(settings, list);
            }
            Self::CategoryUntil(at) => {
                let until = match text {
                    "" => None,
                    text => Some(text.parse::<NaiveDate>().map_err(|_| w::E_UNTIL.to_owned())?),
                };
                let mut list = settings.dispute_categories().to_vec();
                if let Some(category) = list.get_mut(at) {
                    if category.code == lists::OTHER && until.is_some() {
                        return Err(w::E_OTHER_STAYS.to_owned());
                    }
                    category.active_until = until;
                }
                set_categories(settings, list);
            }
        }
        Ok(())
    }

    /// The value in words, for 「已把“办结期限”改为 45 天」.
    pub fn told(self, settings: &Settings) -> String {
        let value = self.get(settings);
        match self {
            Self::CourtCounts | Self::Duplex => (if value == ON { "是" } else { "否" }).to_owned(),
            Self::Categories if value.is_empty() => w::BUILT_IN_LIST.to_owned(),
            Self::Categories => w::own_list(settings.dispute_categories().len()),
            Self::CategoryUntil(_) if value.is_empty() => w::IN_USE.to_owned(),
            Self::Counting => settings.counting.label().to_owned(),
            Self::Retention(kept) => kept_for(&settings.retention, kept).label().to_owned(),
            Self::FollowUpDays if settings.follow_up_days == 0 => w::NO_REMINDER.to_owned(),
            _ if self.unit().is_empty() => value,
            _ => format!("{value} {}", self.unit()),
        }
    }

    /// The first number a pattern would give this year.
    pub fn example(self, settings: &Settings, today: chrono::NaiveDate) -> Option<String> {
        let numbers = &settings.numbering;
        let paper = |kind| Some(w::example(&numbers.paper_number(kind, today.year(), 1)));
        let pattern = match self {
            Self::Paper => return paper(Series::Accept),
            Self::Petition => &numbers.petition,
            Self::Dispute => &numbers.dispute,
            Self::Agreement => &numbers.agreement,
            Self::Volume => {
                return Some(w::example(&numbers.volume.format(today.year(), &settings.mediation_mark(), 1)));
            }
            _ => return None,
        };
        Some(w::example(&pattern.format(today.year(), numbers.prefix(Channel::Visit), 1)))
    }
}

/// A list as text, for [`Field::Categories`].
pub(super) fn categories_text(list: &[DisputeCategory]) -> String {
    serde_json::to_string(list).unwrap_or_default()
}

/// A list that is the program's needs no place in the settings.
fn set_categories(settings: &mut Settings, list: Vec<DisputeCategory>) {
    settings.dispute_categories = (list != lists::built_in().dispute_categories).then_some(list);
}

/// 「7、1」.
fn days_list(days: &[u16]) -> String {
    days.iter().map(u16::to_string).collect::<Vec<_>>().join("、")
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', '，', ',', ' ']).map(str::trim).filter(|part| !part.is_empty())
}

/// Days apart by 「、」; none is no reminder.
fn read_days(text: &str) -> Result<Vec<u16>, String> {
    let day = |part: &str| part.trim_end_matches('天').parse().ok().filter(|day| (1..=365).contains(day));
    parts(text).map(|part| day(part).ok_or_else(|| w::E_DAYS.to_owned())).collect()
}

fn kept_for(table: &RetentionTable, kept: Kept) -> Retention {
    match kept {
        Kept::Instructed => table.instructed,
        Kept::WithResult => table.with_result,
        Kept::WithoutResult => table.without_result,
    }
}

/// 「2026年18号」, also as 「2026-18」.
fn start_number(text: &str) -> Result<StartNumber, String> {
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (year, seq, rest) = (parts.next(), parts.next(), parts.next());
    let year = year.and_then(|year| year.parse().ok()).filter(|year| (1949..=2200).contains(year));
    let seq = seq.and_then(|seq| seq.parse().ok()).filter(|seq| (1..=LAST_SEQ).contains(seq));
    match (year, seq, rest) {
        (Some(year), Some(seq), None) => Ok(StartNumber { year, seq }),
        _ => Err(w::e_start(LAST_SEQ)),
    }
}

/// Whether a text means on, for check boxes.
pub(super) fn is_on(text: &str) -> bool {
    text == ON
}

/// The text of a check box.
pub(super) fn flag(on: bool) -> String {
    if on { ON.to_owned() } else { String::new() }
}

fn number(text: &str, low: u32, high: u32) -> Result<u32, String> {
    text.parse().ok().filter(|number| (low..=high).contains(number)).ok_or_else(|| w::e_range(low, high))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // A refusal here is the test's failure.
    use super::*;

    const ALL: [Field; 51] = [
        Field::Volume,
        Field::Mark,
        Field::KeepFor,
        Field::KeepPeriods,
        Field::Duplex,
        Field::RemindBefore,
        Field::UrgeEvery,
        Field::RemindConfirmation,
        Field::FollowUpAfterDue,
        Field::FollowUpAfterEffect,
        Field::DocketDays,
        Field::LimitationNotice,
        Field::GroupPeople,
        Field::WagePeople,
        Field::Injured,
        Field::Claimed,
        Field::Categories,
        Field::CategoryName(0),
        Field::CategoryUntil(0),
        Field::OfficeName,
        Field::ShortName,
        Field::Town,
        Field::County,
        Field::Clerk,
        Field::ReceptionDay,
        Field::Screening(ScreeningLevel::Village),
        Field::Screening(ScreeningLevel::Township),
        Field::Screening(ScreeningLevel::County),
        Field::Length(ClockId::Notice),
        Field::Length(ClockId::Objection),
        Field::Length(ClockId::Finish),
        Field::Length(ClockId::Extension),
        Field::Length(ClockId::Transfer),
        Field::DisputeDays,
        Field::DueSoonDays,
        Field::FollowUpDays,
        Field::Retention(Kept::Instructed),
        Field::Retention(Kept::WithResult),
        Field::Retention(Kept::WithoutResult),
        Field::Petition,
        Field::Dispute,
        Field::Agreement,
        Field::Prefix(Channel::Letter),
        Field::DocumentCode,
        Field::Paper,
        Field::Word(Series::Opinion),
        Field::Start(Series::Opinion),
        Field::Counting,
        Field::CourtCounts,
        Field::CollectiveFrom,
        Field::FangSong,
    ];

    #[test]
    fn every_setting_taken_as_text_and_put_back_is_the_same() {
        let mut settings = Settings::default();
        settings.office.clerk = "沈某安".into();
        settings.numbering.channel_prefix.insert(Channel::Letter, "LX".into());
        settings.numbering.paper = Pattern::try_from("{prefix}{kind}字〔{year}〕{seq}号".to_owned()).unwrap();
        settings.numbering.paper_kinds.entry(Series::Opinion).or_default().word = "答".into();
        let start = Some(StartNumber { year: 2026, seq: 18 });
        settings.numbering.paper_kinds.entry(Series::Opinion).or_default().start = start;
        settings.follow_up_days = 90;
        settings.volume.mark = "清".into();
        settings.volume.duplex = false;
        settings.mediation.remind_before = vec![10, 3];
        settings.dispute_thresholds.claimed = Amount::from_yuan(50_000);
        let mut list = settings.dispute_categories().to_vec();
        lists::add_dispute_category(&mut list, "水库移民");
        settings.dispute_categories = Some(list);
        settings.screening.set(ScreeningLevel::Village, Rhythm::EveryDays { days: 15 });
        settings.retention.without_result = Retention::Permanent;
        settings.fang_song_file = Some("/字体/仿宋.ttf".into());
        let mut copy = Settings::default();
        copy.office.clerk = "别人".into();
        for field in ALL {
            field.put(&mut copy, &field.get(&settings)).unwrap();
        }
        assert_eq!(copy, settings);
    }

    #[test]
    fn what_cannot_be_set_is_refused_in_words_and_changes_nothing() {
        let mut settings = Settings::default();
        for (field, text, words) in [
            (Field::OfficeName, " ", "不能空着"),
            (Field::Length(ClockId::Finish), "六十", "如“60 日”"),
            (Field::ReceptionDay, "32", "1 到 31"),
            (Field::Screening(ScreeningLevel::Township), "常常", "如“每月 25 日前”"),
            (Field::CollectiveFrom, "1", "2 到 100"),
            (Field::Petition, "{year}-", "须含 {year} 和 {seq}"),
            (Field::Paper, "{prefix}〔{year}〕{seq}号", "须含 {kind}"),
            (Field::Word(Series::Opinion), "受", "已用于“受”"),
            (Field::Start(Series::Opinion), "18", "如“2026年18号”"),
            (Field::Start(Series::Opinion), "2026年0号", "1 到 9999"),
            (Field::FollowUpDays, "一个月", "0 到 365"),
            (Field::RemindBefore, "一周", "如“7、1”"),
            (Field::CategoryName(0), "邻里", "已有“邻里”"),
            (Field::CategoryUntil(0), "明年", "如 2026-12-31"),
            (Field::CategoryUntil(22), "2026-12-31", "“其他”不能停用"),
        ] {
            let said = field.put(&mut settings, text).unwrap_err();
            assert!(said.contains(words), "{said}");
        }
        assert_eq!(settings, Settings::default());
    }
}
