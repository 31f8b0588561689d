//! A whole register as one value: taken in all or nothing, given out record by record.
//!
//! The text form of the value, and what is said about a bad one, belong to [`crate::exchange::json`].

use super::{
    Register, StoreError, agreements, check::stamp_derived, disputes, final_reports, form_texts, links,
    office::put_document, papers, petitions, scans, screening, volumes, whole_papers,
};
use crate::domain::{
    agreement::Agreement, directory::Directory, dispute::Dispute, forms::FormId, own_calendar::OwnCalendar,
    period::Period, reception::Reception, screening::ScreeningRound, settings::Settings, volume::Volume,
    worklog::WorkRecord,
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use super::{final_reports::KeptFinal, scans::KeptScan, whole_papers::PaperFile};
pub use crate::domain::issued::PassedNumber;

/// The `format` of every document.
pub const FORMAT: &str = "xinfang-register";
/// The version this program writes and reads.
pub const VERSION: u32 = 1;

/// A whole register as one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterDocument {
    /// Always [`FORMAT`].
    pub format: String,
    /// Always [`VERSION`].
    pub version: u32,
    /// 设置.
    pub settings: Settings,
    /// 联络网.
    #[serde(default)]
    pub directory: Directory,
    /// 本单位的放假安排.
    #[serde(default, skip_serializing_if = "OwnCalendar::is_empty")]
    pub calendar: OwnCalendar,
    /// 信访件 with their steps.
    #[serde(default)]
    pub petitions: Vec<petitions::PetitionFile>,
    /// 矛盾纠纷.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
    /// 调解协议.
    #[serde(default)]
    pub agreements: Vec<Agreement>,
    /// 领导接访.
    #[serde(default)]
    pub receptions: Vec<Reception>,
    /// 工作记录.
    #[serde(default)]
    pub work: Vec<WorkRecord>,
    /// 矛盾纠纷排查.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub screenings: Vec<ScreeningRound>,
    /// The clerk's texts in reports.
    #[serde(default)]
    pub report_texts: Vec<ReportText>,
    /// 文书 as issued, in the order of issue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<PaperFile>,
    /// 文书号 that no paper of the register bears.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_numbers: Vec<PassedNumber>,
    /// 扫描件 with their bytes, in the order of taking in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scans: Vec<KeptScan>,
    /// 调解卷宗 as filed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub volumes: Vec<Volume>,
    /// 定稿 with their pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub final_reports: Vec<KeptFinal>,
    /// 文书格式: the office's own form texts by code, `F05`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub form_texts: BTreeMap<FormId, String>,
}

/// A text of the clerk in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportText {
    /// Which report: `half-year`.
    pub report: String,
    /// Of which period.
    pub period: Period,
    /// Which section.
    pub section: String,
    /// The text, with its tokens.
    pub text: String,
}

/// A failure with the record it is about.
type Refused = (String, StoreError);

impl Register {
    /// Everything in the register.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn document(&self) -> Result<RegisterDocument, StoreError> {
        Ok(RegisterDocument {
            format: FORMAT.into(),
            version: VERSION,
            settings: self.settings().clone(),
            directory: self.directory()?,
            calendar: self.own_calendar()?,
            petitions: self.petition_files()?,
            disputes: self.list_disputes(&disputes::DisputeFilter::default())?,
            agreements: self.list_agreements(&agreements::AgreementFilter::default())?,
            receptions: self.receptions(None)?.into_iter().map(|entry| entry.value).collect(),
            work: self.work(None)?.into_iter().map(|entry| entry.value).collect(),
            screenings: self.screenings(None)?.into_iter().map(|entry| entry.value).collect(),
            report_texts: self
                .all_report_texts()?
                .into_iter()
                .map(|(report, period, section, text)| ReportText { report, period, section, text })
                .collect(),
            papers: self.paper_files()?,
            passed_numbers: self.passed_numbers()?,
            scans: self.kept_scans()?,
            volumes: self.volumes()?,
            final_reports: self.kept_finals()?,
            form_texts: self.form_texts()?,
        })
    }

    /// Whether no record of any kind stands in the register, not even a cancelled one.
    fn is_empty(&self) -> Result<bool, StoreError> {
        let none = "SELECT NOT EXISTS (SELECT 1 FROM petition) AND NOT EXISTS (SELECT 1 FROM dispute)
             AND NOT EXISTS (SELECT 1 FROM agreement) AND NOT EXISTS (SELECT 1 FROM reception)
             AND NOT EXISTS (SELECT 1 FROM work) AND NOT EXISTS (SELECT 1 FROM report_text)
             AND NOT EXISTS (SELECT 1 FROM paper) AND NOT EXISTS (SELECT 1 FROM screening)";
        Ok(self.db.query_row(none, [], |row| row.get(0))?)
    }

    /// Takes `document` in; see [`crate::exchange::json::import`], which gives the failure its words.
    pub(crate) fn import(&mut self, document: RegisterDocument, now: NaiveDateTime) -> Result<(), Refused> {
        let whole = |source| ("台账".to_owned(), source);
        let empty = self.is_empty().map_err(whole)?;
        let settings = if empty { document.settings.clone() } else { self.settings.clone() };
        let mut refused = None;
        let calendar = if empty { document.calendar.merged() } else { self.calendar.clone() };
        let done = self.transact_named("导入", now, |tx, _, _| {
            let summary = format!(
                "信访件 {}，纠纷 {}，协议 {}",
                document.petitions.len(),
                document.disputes.len(),
                document.agreements.len()
            );
            if empty {
                put_document(tx, "settings", &petitions::to_json(&document.settings))?;
                put_document(tx, "directory", &petitions::to_json(&document.directory))?;
                for (id, text) in &document.form_texts {
                    form_texts::put(tx, *id, text)?;
                }
                put_document(tx, "calendar", &petitions::to_json(&document.calendar))?;
                stamp_derived(tx, &calendar)?;
            }
            let mut name = |kind: &str, i: usize, number: &str| {
                let number = if number.is_empty() { String::new() } else { format!("（{number}）") };
                refused = Some(format!("第 {} 件{kind}{number}", i + 1));
            };
            let mut merged = Vec::new();
            for (i, file) in document.petitions.into_iter().enumerate() {
                name("信访件", i, &file.petition.number);
                let file = petitions::insert(tx, file, now, &settings, &calendar)?;
                // The item merged into may come later in the document.
                merged.extend(links::merged_into(&file.steps).map(|into| (i, file.petition.clone(), into)));
            }
            for (i, item, into) in merged {
                name("信访件", i, &item.number);
                if let Ok((_, target)) = petitions::load(tx, &into) {
                    links::refuse_merged_handler(&item, &target.petition, None)?;
                }
            }
            for (i, dispute) in document.disputes.into_iter().enumerate() {
                name("纠纷", i, &dispute.number);
                disputes::insert(tx, dispute, now, &settings)?;
            }
            for (i, agreement) in document.agreements.into_iter().enumerate() {
                name("协议", i, &agreement.number);
                agreements::insert(tx, agreement, now, &settings)?;
            }
            for (i, reception) in document.receptions.iter().enumerate() {
                name("接访记录", i, "");
                tx.execute("INSERT INTO reception (body) VALUES (?1)", [petitions::to_json(reception)])?;
            }
            for (i, work) in document.work.iter().enumerate() {
                name("工作记录", i, "");
                tx.execute("INSERT INTO work (body) VALUES (?1)", [petitions::to_json(work)])?;
            }
            for (i, round) in document.screenings.iter().enumerate() {
                name("排查记录", i, "");
                screening::insert(tx, round, now)?;
            }
            for (i, text) in document.report_texts.iter().enumerate() {
                name("报表文字", i, "");
                tx.execute(
                    "INSERT INTO report_text (report, period, section, body) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (report, period, section) DO UPDATE SET body = excluded.body",
                    [&text.report, &text.period.to_string(), &text.section, &text.text],
                )?;
            }
            let first_id = papers::last_id(tx)?;
            for (i, file) in document.papers.into_iter().enumerate() {
                name("文书", i, file.paper.number.as_ref().map_or("", |number| number.text.as_str()));
                whole_papers::insert(tx, file, first_id)?;
            }
            for (i, passed) in document.passed_numbers.iter().enumerate() {
                name("未用文书号", i, &passed.number);
                whole_papers::pass(tx, passed)?;
            }
            whole_papers::move_sequences_on(tx)?;
            for (i, kept) in document.scans.into_iter().enumerate() {
                name("扫描件", i, kept.scan.subject.record());
                scans::import(tx, kept)?;
            }
            for (i, volume) in document.volumes.iter().enumerate() {
                name("卷宗", i, &volume.number);
                volumes::put(tx, volume)?;
            }
            for (i, kept) in document.final_reports.iter().enumerate() {
                name("定稿", i, &kept.report.title);
                final_reports::import(tx, kept)?;
            }
            Ok(((), "台账".to_owned(), summary))
        });
        done.map_err(|source| (refused.unwrap_or_else(|| "台账".to_owned()), source))?;
        (self.settings, self.calendar) = (settings, calendar);
        Ok(())
    }
}
