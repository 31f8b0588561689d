//! 扫描件: taken in with their digest, given out checked, never deleted. They are part of every backup and export.

use super::{
    Register, StoreError,
    papers::hex,
    petitions::{parse, to_json},
    whole_papers::base64_bytes,
};
use crate::domain::{
    forms::FormId,
    issued::{PaperSubject, Void},
    scan::{LARGEST, Scan, ScanFormat, ScanKind},
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A scan to be taken in; its bytes have been looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanDraft {
    /// The record it belongs to.
    pub subject: PaperSubject,
    /// What it shows.
    pub kind: ScanKind,
    /// Which paper it is a signed copy of.
    pub form: Option<FormId>,
    /// Its name.
    pub title: String,
    /// The day on the paper.
    pub dated: Option<NaiveDate>,
    /// Format of the bytes.
    pub format: ScanFormat,
    /// How many pages.
    pub pages: u32,
}

/// A scan with its bytes, in the exchange form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptScan {
    /// The scan as taken in.
    pub scan: Scan,
    /// The bytes, in Base64 (RFC 4648 with padding).
    #[serde(with = "base64_bytes")]
    pub data: Vec<u8>,
}

impl Register {
    /// Takes a scan in.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] for a file that is too large, has no name, or stands with the record already;
    /// [`StoreError::NoSuchRecord`]; the failure to write.
    pub fn add_scan(&mut self, draft: ScanDraft, data: &[u8], now: NaiveDateTime) -> Result<Scan, StoreError> {
        let refuse = |sentence: String| Err(StoreError::Refused(sentence));
        if data.len() > LARGEST {
            return refuse(too_large(data.len()));
        }
        if draft.title.trim().is_empty() {
            return refuse("扫描件要有名称，请填写，如“王某甲身份证”。".into());
        }
        self.record_exists(&draft.subject)?;
        let sha256 = hex(&Sha256::digest(data));
        if let Some(same) = self.scans_of(&draft.subject)?.iter().find(|scan| scan.sha256 == sha256 && scan.is_kept()) {
            return refuse(format!("同一个文件已经存为“{}”，没有重复添加。", same.title));
        }
        let ScanDraft { subject, kind, form, title, dated, format, pages } = draft;
        self.transact_named("添加扫描件", now, |tx, settings, _| {
            let scan = Scan {
                id: last_id(tx)? + 1,
                subject,
                kind,
                form: form.filter(|_| kind == ScanKind::Paper),
                title: title.trim().to_owned(),
                dated,
                format,
                pages,
                bytes: data.len() as u64,
                sha256,
                added_at: now,
                added_by: settings.office.clerk.clone(),
                removed: None,
            };
            put(tx, &scan, data)?;
            let (record, body) = (scan.subject.record().to_owned(), to_json(&scan));
            Ok((scan, record, body))
        })
    }

    /// 移出: the scan no longer belongs to the volume; its bytes stay. `None` puts it back.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], [`StoreError::Refused`] without a reason, or the failure to write.
    pub fn remove_scan(&mut self, id: i64, reason: Option<&str>, now: NaiveDateTime) -> Result<Scan, StoreError> {
        let mut scan = self.scan(id)?;
        scan.removed = match reason.map(str::trim) {
            Some("") => return Err(StoreError::Refused("移出须写明原因，请填写。".into())),
            Some(reason) => Some(Void { on: now.date(), reason: reason.to_owned() }),
            None => None,
        };
        let op = if scan.removed.is_some() { "移出扫描件" } else { "放回扫描件" };
        self.transact_named(op, now, |tx, _, _| {
            let body = to_json(&scan);
            tx.execute("UPDATE scan SET body = ?2 WHERE id = ?1", params![id, body])?;
            let record = scan.subject.record().to_owned();
            Ok((scan, record, body))
        })
    }

    /// One scan by its running number.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or when the file cannot be read.
    pub fn scan(&self, id: i64) -> Result<Scan, StoreError> {
        let body: Option<String> = self
            .db
            .prepare_cached("SELECT body FROM scan WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        let missing = || StoreError::NoSuchRecord(format!("扫描件 {id}"));
        parse(&body.ok_or_else(missing)?, &format!("扫描件 {id}"))
    }

    /// The scans of a record in the order of taking in, with those that were taken out.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn scans_of(&self, subject: &PaperSubject) -> Result<Vec<Scan>, StoreError> {
        let column = match subject {
            PaperSubject::Petition(_) => "petition",
            PaperSubject::Dispute(_) => "dispute",
            PaperSubject::Agreement(_) => "agreement",
            PaperSubject::Office => return Ok(Vec::new()),
        };
        let mut statement =
            self.db.prepare_cached(&format!("SELECT body FROM scan WHERE {column} = ?1 ORDER BY id"))?;
        let mut rows = statement.query([subject.record()])?;
        let mut scans = Vec::new();
        while let Some(row) = rows.next()? {
            scans.push(parse(row.get_ref(0)?.as_str().unwrap_or_default(), "扫描件")?);
        }
        Ok(scans)
    }

    /// The bytes of a scan.
    ///
    /// # Errors
    ///
    /// [`StoreError::ScanDamaged`] when they are not those that were taken in.
    pub fn scan_bytes(&self, id: i64) -> Result<Vec<u8>, StoreError> {
        let scan = self.scan(id)?;
        let data: Vec<u8> =
            self.db.prepare_cached("SELECT data FROM scan WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
        if hex(&Sha256::digest(&data)) != scan.sha256 {
            return Err(StoreError::ScanDamaged(scan.title));
        }
        Ok(data)
    }

    /// Every scan with its bytes, in the order of taking in.
    ///
    /// # Errors
    ///
    /// When the file cannot be read. Damaged bytes are given out as they are; who takes them in notices.
    pub fn kept_scans(&self) -> Result<Vec<KeptScan>, StoreError> {
        let mut statement = self.db.prepare("SELECT body, data FROM scan ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut scans = Vec::new();
        while let Some(row) = rows.next()? {
            let scan = parse(row.get_ref(0)?.as_str().unwrap_or_default(), "扫描件")?;
            scans.push(KeptScan { scan, data: row.get(1)? });
        }
        Ok(scans)
    }

    /// Notes every scan whose bytes are not those that were taken in.
    pub(super) fn check_scans(&self, wrong: &mut Vec<String>) -> Result<(), StoreError> {
        for kept in self.kept_scans()? {
            if hex(&Sha256::digest(&kept.data)) != kept.scan.sha256 {
                let record = kept.scan.subject.record();
                wrong.push(format!("{record} 的扫描件“{}”与存入时不一致，请用备份核对。", kept.scan.title));
            }
        }
        Ok(())
    }

    fn record_exists(&self, subject: &PaperSubject) -> Result<(), StoreError> {
        match subject {
            PaperSubject::Petition(number) => self.petition(number).map(drop),
            PaperSubject::Dispute(number) => self.dispute(number).map(drop),
            PaperSubject::Agreement(number) => self.agreement(number).map(drop),
            PaperSubject::Office => Err(StoreError::Refused("扫描件要放在一件记录下。".into())),
        }
    }
}

/// Why a file of `bytes` is not taken in.
fn too_large(bytes: usize) -> String {
    let mega = |bytes: usize| bytes as f64 / (1024.0 * 1024.0);
    format!(
        "文件有 {:.1} MB，超过 {:.0} MB，没有添加。请用较低的分辨率（200 dpi）重新扫描，或分成几个文件。",
        mega(bytes),
        mega(LARGEST)
    )
}

/// Takes a scan of an exchange document in, its running number moved on.
pub(super) fn import(tx: &Transaction<'_>, kept: KeptScan) -> Result<(), StoreError> {
    let KeptScan { mut scan, data } = kept;
    if data.len() > LARGEST {
        return Err(StoreError::Refused(too_large(data.len())));
    }
    if hex(&Sha256::digest(&data)) != scan.sha256 {
        return Err(StoreError::Refused("扫描件的内容与摘要不一致，请核对文件是否完整。".into()));
    }
    scan.id = last_id(tx)? + 1;
    put(tx, &scan, &data)
}

fn put(tx: &Transaction<'_>, scan: &Scan, data: &[u8]) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT INTO scan (id, body, data) VALUES (?1, ?2, ?3)")?.execute(params![
        scan.id,
        to_json(scan),
        data
    ])?;
    Ok(())
}

fn last_id(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.query_row("SELECT coalesce(max(id), 0) FROM scan", [], |row| row.get(0))?)
}
