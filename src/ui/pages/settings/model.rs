//! The settings as the page shows them.

use std::{collections::BTreeMap, path::PathBuf};

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::w;
use crate::domain::{
    calendar::Calendar,
    forms::{FormId, Series},
    own_calendar::OwnCalendar,
    settings::Settings,
};
use crate::fonts::{FangSong, fang_song::Origin};
use crate::store::{Register, StoreError};

/// The parts of the page, from the top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// 单位.
    #[default]
    Office,
    /// 规则.
    Limits,
    /// 日历.
    Calendar,
    /// 编号.
    Numbers,
    /// 调解.
    Mediation,
    /// 统计口径.
    Counting,
    /// 文书格式.
    Forms,
    /// 仿宋字体.
    Font,
    /// 备份.
    Backup,
    /// 台账.
    Register,
    /// 关于.
    About,
}

impl Section {
    /// All, with the name in routes and the words on the page.
    pub const ALL: [(Self, &'static str, &'static str); 11] = [
        (Self::Office, "office", "单位"),
        (Self::Limits, "limits", "规则"),
        (Self::Calendar, "calendar", "日历"),
        (Self::Numbers, "numbers", "编号"),
        (Self::Mediation, "mediation", "调解"),
        (Self::Counting, "counting", "统计口径"),
        (Self::Forms, "forms", "文书格式"),
        (Self::Font, "font", "仿宋字体"),
        (Self::Backup, "backup", "备份"),
        (Self::Register, "register", "台账"),
        (Self::About, "about", "关于"),
    ];

    /// The section a route names.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(section, _, _)| *section)
    }

    /// Its words.
    pub fn words(self) -> &'static str {
        Self::ALL.iter().find(|(section, _, _)| *section == self).map_or("", |(_, _, words)| words)
    }
}

/// What is shown.
#[derive(Clone, Debug, Default)]
pub struct SettingsModel {
    /// What is set.
    pub settings: Settings,
    /// The office's own days off.
    pub own: OwnCalendar,
    /// The calendar in force.
    pub calendar: Calendar,
    /// Where the register lies.
    pub path: PathBuf,
    /// When it was last copied to a safe place.
    pub last_backup: Option<NaiveDateTime>,
    /// The office's own form texts; read only for their section.
    pub form_texts: BTreeMap<FormId, String>,
    /// Last number of each kind of paper this year; read only for the numbers.
    pub last_papers: BTreeMap<Series, u32>,
    /// Which 仿宋 is in use, and whether it is a real one; read only for its section.
    pub font: Option<(String, bool)>,
}

impl SettingsModel {
    /// Reads them.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register, section: Section, today: NaiveDate) -> Result<Self, StoreError> {
        let settings = register.settings().clone();
        let (own, calendar) = (register.own_calendar()?, register.calendar().clone());
        let form_texts = if section == Section::Forms { register.form_texts()? } else { BTreeMap::new() };
        let mut last_papers = BTreeMap::new();
        for &kind in Series::ALL.iter().filter(|_| section == Section::Numbers) {
            last_papers.insert(kind, register.last_paper_number(kind, today.year())?);
        }
        let font = (section == Section::Font).then(|| font_words(&settings));
        Ok(Self {
            path: register.path().to_owned(),
            last_backup: register.last_backup()?,
            form_texts,
            last_papers,
            font,
            settings,
            own,
            calendar,
        })
    }
}

fn font_words(settings: &Settings) -> (String, bool) {
    let found = FangSong::find(settings.fang_song_file.as_deref());
    match (found.remark(), &found.origin) {
        (Some(remark), _) => (remark, false),
        (None, Origin::Chosen(path)) => (w::font_in_use(&path.display().to_string()), true),
        (None, Origin::Installed(family)) => (format!("{}（{family}）", w::FONT_OWN.trim_end_matches('。')), true),
        (None, Origin::StandIn) => (String::new(), false),
    }
}
