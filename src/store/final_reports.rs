//! 定稿 in the register: never changed and never deleted. They are part of every backup and export.

use super::{
    Register, StoreError,
    papers::hex,
    petitions::{parse, to_json},
    whole_papers::base64_bytes,
};
use crate::domain::{final_report::FinalReport, period::Period};
use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A finalised report with its pages, in the exchange form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptFinal {
    /// The report.
    pub report: FinalReport,
    /// The PDF, in Base64 (RFC 4648 with padding).
    #[serde(with = "base64_bytes")]
    pub pdf: Vec<u8>,
}

impl Register {
    /// Keeps a report as the next edition of its period; edition, time, name and digest are set here.
    ///
    /// # Errors
    ///
    /// The failure to write.
    pub fn finalise(&mut self, report: FinalReport, pdf: &[u8], now: NaiveDateTime) -> Result<FinalReport, StoreError> {
        let edition = self.final_report(report.period)?.map_or(1, |last| last.edition + 1);
        self.transact_named("报表定稿", now, |tx, settings, _| {
            let report = FinalReport {
                edition,
                finalised_at: now,
                by: settings.office.clerk.clone(),
                sha256: hex(&Sha256::digest(pdf)),
                ..report
            };
            let body = to_json(&report);
            put(tx, &body, pdf)?;
            let subject = format!("{} 第{}稿", report.title, report.edition);
            Ok((report, subject, body))
        })
    }

    /// The last edition of a period.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn final_report(&self, period: Period) -> Result<Option<FinalReport>, StoreError> {
        Ok(self.final_reports(period)?.pop())
    }

    /// Every edition of a period, the first one first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn final_reports(&self, period: Period) -> Result<Vec<FinalReport>, StoreError> {
        let mut statement =
            self.db.prepare_cached("SELECT body FROM final_report WHERE period = ?1 ORDER BY edition")?;
        let mut rows = statement.query([period.to_string()])?;
        let mut reports = Vec::new();
        while let Some(row) = rows.next()? {
            reports.push(parse(row.get_ref(0)?.as_str().unwrap_or_default(), "定稿")?);
        }
        Ok(reports)
    }

    /// The pages of an edition, as handed in.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`]; [`StoreError::PaperDamaged`] when the bytes are not those that were kept.
    pub fn final_report_bytes(&self, period: Period, edition: u32) -> Result<Vec<u8>, StoreError> {
        let found: Option<(String, Vec<u8>)> = self
            .db
            .prepare_cached("SELECT body, pdf FROM final_report WHERE period = ?1 AND edition = ?2")?
            .query_row(params![period.to_string(), edition], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let missing = || StoreError::NoSuchRecord(format!("{} 第{edition}稿", period.label()));
        let (body, pdf) = found.ok_or_else(missing)?;
        let report: FinalReport = parse(&body, "定稿")?;
        if hex(&Sha256::digest(&pdf)) != report.sha256 {
            return Err(StoreError::PaperDamaged(report.title));
        }
        Ok(pdf)
    }

    /// Every edition of every period with its pages.
    ///
    /// # Errors
    ///
    /// When the file cannot be read. Damaged bytes are given out as they are; who takes them in notices.
    pub fn kept_finals(&self) -> Result<Vec<KeptFinal>, StoreError> {
        let mut statement = self.db.prepare("SELECT body, pdf FROM final_report ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut kept = Vec::new();
        while let Some(row) = rows.next()? {
            let report = parse(row.get_ref(0)?.as_str().unwrap_or_default(), "定稿")?;
            kept.push(KeptFinal { report, pdf: row.get(1)? });
        }
        Ok(kept)
    }

    /// Notes every edition whose pages are not those that were kept.
    pub(super) fn check_finals(&self, wrong: &mut Vec<String>) -> Result<(), StoreError> {
        for kept in self.kept_finals()? {
            if hex(&Sha256::digest(&kept.pdf)) != kept.report.sha256 {
                let edition = kept.report.edition;
                wrong.push(format!("{}第{edition}稿与定稿时不一致，请用备份核对。", kept.report.title));
            }
        }
        Ok(())
    }
}

/// Takes an edition of an exchange document in.
pub(super) fn import(tx: &Transaction<'_>, kept: &KeptFinal) -> Result<(), StoreError> {
    if hex(&Sha256::digest(&kept.pdf)) != kept.report.sha256 {
        return Err(StoreError::Refused("定稿的内容与摘要不一致，请核对文件是否完整。".to_owned()));
    }
    let FinalReport { period, edition, .. } = &kept.report;
    let there = "SELECT 1 FROM final_report WHERE period = ?1 AND edition = ?2";
    if tx.prepare_cached(there)?.exists(params![period.to_string(), edition])? {
        return Err(StoreError::NumberTaken(format!("{} 第{edition}稿", period.label())));
    }
    put(tx, &to_json(&kept.report), &kept.pdf)
}

fn put(tx: &Transaction<'_>, body: &str, pdf: &[u8]) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT INTO final_report (body, pdf) VALUES (?1, ?2)")?.execute(params![body, pdf])?;
    Ok(())
}
