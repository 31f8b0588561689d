//! 文书: issued papers with their numbers, kept as issued.
//!
//! A number is given together with the paper that bears it: number, bytes, digest and journal line are saved in one
//! transaction, so a paper that could not be laid out takes no number. Numbers run by kind and calendar year without
//! gaps: one that was typed by hand, or given before the office used the program, stands in `passed_number` with its
//! reason; `paper_numbers` gives them. See `schema/0003_papers.sql` for what the file itself refuses.

use super::{
    Register, StoreError, paper_numbers,
    petitions::{from_json, parse, to_json},
};
use crate::domain::{
    forms::Series,
    issued::{DeliveredOn, IssuedPaper, KeptPaper, PaperNumber, PaperSubject, Void},
    procedure::{self, Act, Step},
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A paper to be issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperDraft {
    /// Code of the form.
    pub form: String,
    /// Title of the paper.
    pub title: String,
    /// What it is about.
    pub subject: PaperSubject,
    /// Place of the step it belongs to, from 1.
    pub step: Option<u32>,
    /// The sequence it is numbered in; `None` for slips.
    pub kind: Option<Series>,
    /// To whom.
    pub addressee: String,
    /// The day on the paper.
    pub issued_on: NaiveDate,
    /// What the clerk answered.
    pub answers: BTreeMap<String, String>,
    /// The paper it takes the place of, and why.
    pub replaces: Option<(i64, String)>,
}

/// A paper as it was laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedPaper {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages.
    pub pages: u32,
}

impl Register {
    /// Issues a paper: gives it the next number of its kind and year, has `render` lay it out, and keeps the bytes.
    ///
    /// When the step of the paper already carries a number of this kind, typed by hand, and no paper bears it, the
    /// paper gets that number. No other change of the register can come between number and paper: the register has one
    /// writer, and `render` only reads.
    ///
    /// # Errors
    ///
    /// Whatever `render` says; [`StoreError::Refused`] when the record is void, the day is wrong, or the replaced paper
    /// is not one that can be replaced; the failure to write. No number is used up then.
    pub fn issue_paper<E: From<StoreError>>(
        &mut self,
        draft: PaperDraft,
        now: NaiveDateTime,
        render: impl FnOnce(&Register, Option<&PaperNumber>) -> Result<RenderedPaper, E>,
    ) -> Result<IssuedPaper, E> {
        if !self.is_writable() {
            return Err(StoreError::Locked(self.path().to_owned()).into());
        }
        self.refuse_draft(&draft, now)?;
        let given =
            draft.kind.map(|kind| self.given(kind, (&draft.subject, draft.step), draft.issued_on)).transpose()?;
        let number = given.as_ref().map(|given| given.number.clone());
        let rendered = render(self, number.as_ref())?;
        let PaperDraft { form, title, subject, step, addressee, issued_on, answers, replaces, .. } = draft;
        let (replaces, reason) = replaces.map_or((None, String::new()), |(id, reason)| (Some(id), reason));
        let op = if replaces.is_some() { "重新出具文书" } else { "出具文书" };
        let issued = self.transact_named(op, now, |tx, settings, _| {
            let replaces = replaces.map(|id| last_replacement(tx, id)).transpose()?;
            let paper = IssuedPaper {
                id: last_id(tx)? + 1,
                form,
                title,
                subject,
                step,
                number,
                addressee,
                issued_on,
                issued_at: now,
                issued_by: settings.office.clerk.clone(),
                answers,
                pages: rendered.pages,
                sha256: hex(&Sha256::digest(&rendered.pdf)),
                replaces,
                reason: reason.trim().to_owned(),
                void: None,
            };
            if let Some(given) = &given {
                given.save(tx)?;
            }
            let body = to_json(&paper);
            insert(tx, &body, &rendered.pdf)?;
            let subject = journal_subject(&paper);
            Ok((paper, subject, body))
        })?;
        Ok(issued)
    }

    /// The number the next paper of a kind on `day` will get, if nothing comes between.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or the sequence is full.
    pub fn next_paper_number(&self, kind: Series, day: NaiveDate) -> Result<PaperNumber, StoreError> {
        Ok(paper_numbers::next(&self.db, &self.settings, kind, day)?.number)
    }

    /// The last number given to papers of a kind in a calendar year, counted in the sequence; 0 for none.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn last_paper_number(&self, kind: Series, year: i32) -> Result<u32, StoreError> {
        paper_numbers::last_seq(&self.db, kind, year)
    }

    /// The number a paper of a step of item `item` will get on `day`: the one typed with the step, else the next.
    ///
    /// # Errors
    ///
    /// As [`next_paper_number`](Self::next_paper_number).
    pub fn paper_number_for(
        &self,
        kind: Series,
        item: &str,
        step: Option<u32>,
        day: NaiveDate,
    ) -> Result<PaperNumber, StoreError> {
        Ok(self.given(kind, (&PaperSubject::Petition(item.to_owned()), step), day)?.number)
    }

    fn given(
        &self,
        kind: Series,
        of: (&PaperSubject, Option<u32>),
        day: NaiveDate,
    ) -> Result<paper_numbers::Given, StoreError> {
        paper_numbers::for_draft(&self.db, &self.settings, kind, of, day)
    }

    /// 作废: the paper stays, its number stays used, and the issue register tells why.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when no reason is given, or when the paper is void already or was delivered.
    pub fn void_paper(&mut self, id: i64, reason: &str, now: NaiveDateTime) -> Result<IssuedPaper, StoreError> {
        let kept = self.kept_paper(id)?;
        let refuse = |sentence: String| Err(StoreError::Refused(sentence));
        let mut paper = kept.paper;
        if reason.trim().is_empty() {
            return refuse("作废须写明原因，请填写。".into());
        }
        if paper.void.is_some() {
            return refuse(format!("{}已经作废。", paper.name()));
        }
        if let Some(delivered) = kept.delivered {
            return refuse(format!(
                "{}已于 {} 送达，不能作废；内容有误的，请重新出具并送达新的一份。",
                paper.name(),
                delivered.on
            ));
        }
        paper.void = Some(Void { on: now.date(), reason: reason.trim().to_owned() });
        self.transact_named("作废文书", now, |tx, _, _| {
            let body = to_json(&paper);
            tx.execute("UPDATE paper SET body = ?2 WHERE id = ?1", params![id, body])?;
            let subject = journal_subject(&paper);
            Ok((paper, subject, body))
        })
    }

    /// One paper with what happened to it since.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or when the file cannot be read.
    pub fn kept_paper(&self, id: i64) -> Result<KeptPaper, StoreError> {
        self.kept("p.id = ?1", params![id])?.pop().ok_or_else(|| StoreError::NoSuchRecord(format!("文书 {id}")))
    }

    /// The paper that bears a 文书号, if one does.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn paper_numbered(&self, number: &str) -> Result<Option<KeptPaper>, StoreError> {
        Ok(self.kept("p.number = ?1", params![number])?.pop())
    }

    /// Every paper about a record, in the order of issue.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn papers_of(&self, subject: &PaperSubject) -> Result<Vec<KeptPaper>, StoreError> {
        match subject {
            PaperSubject::Petition(number) => self.kept("p.petition = ?1", params![number]),
            PaperSubject::Dispute(number) => self.kept("p.dispute = ?1", params![number]),
            PaperSubject::Agreement(number) => self.kept("p.agreement = ?1", params![number]),
            PaperSubject::Office => self.kept("coalesce(p.petition, p.dispute, p.agreement) IS NULL", params![]),
        }
    }

    /// The PDF of a paper, as issued.
    ///
    /// # Errors
    ///
    /// [`StoreError::PaperDamaged`] when the bytes are not those that were issued.
    pub fn paper_bytes(&self, id: i64) -> Result<Vec<u8>, StoreError> {
        let found: Option<(Vec<u8>, String, String)> = self
            .db
            .prepare_cached("SELECT pdf, sha256, body FROM paper WHERE id = ?1")?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let (pdf, sha256, body) = found.ok_or_else(|| StoreError::NoSuchRecord(format!("文书 {id}")))?;
        if hex(&Sha256::digest(&pdf)) != sha256 {
            let paper: IssuedPaper = parse(&body, &format!("文书 {id}"))?;
            return Err(StoreError::PaperDamaged(paper.name()));
        }
        Ok(pdf)
    }

    /// Papers that meet `condition` on `p`, in the order of issue.
    pub(super) fn kept(&self, condition: &str, values: impl rusqlite::Params) -> Result<Vec<KeptPaper>, StoreError> {
        // A replacement that was declared void no longer stands in the old one's place; one made after it does.
        let sql = format!(
            "SELECT p.body, p.id, (
               WITH RECURSIVE later(id, void) AS (
                 SELECT r.id, json_extract(r.body, '$.void') IS NOT NULL FROM paper r WHERE r.replaces = p.id
                 UNION ALL
                 SELECT r.id, json_extract(r.body, '$.void') IS NOT NULL FROM later JOIN paper r ON r.replaces = later.id
                 WHERE later.void
               ) SELECT id FROM later WHERE NOT void LIMIT 1)
             FROM paper p WHERE {condition} ORDER BY p.id"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(values)?;
        let mut papers = Vec::new();
        while let Some(row) = rows.next()? {
            let paper: IssuedPaper = parse(row.get_ref(0)?.as_str().unwrap_or_default(), "文书")?;
            papers.push(KeptPaper { paper, replaced_by: row.get(2)?, delivered: None });
        }
        let mut steps: BTreeMap<String, Vec<Step>> = BTreeMap::new();
        for kept in &mut papers {
            let PaperSubject::Petition(number) = &kept.paper.subject else { continue };
            if !steps.contains_key(number) {
                steps.insert(number.clone(), procedure::effective(&steps_of(&self.db, number)?).into_owned());
            }
            let delivery = steps.get(number).and_then(|steps| kept.paper.delivery(steps));
            kept.delivered = delivery.and_then(|step| match &step.act {
                Act::Delivered { manner, refused, .. } => {
                    Some(DeliveredOn { on: step.on, manner: *manner, refused: *refused })
                }
                _ => None,
            });
        }
        Ok(papers)
    }

    fn refuse_draft(&self, draft: &PaperDraft, now: NaiveDateTime) -> Result<(), StoreError> {
        let refuse = |sentence: String| Err(StoreError::Refused(sentence));
        if draft.issued_on > now.date() {
            return refuse("文书日期晚于今日，请核对。".into());
        }
        if let PaperSubject::Petition(number) = &draft.subject {
            let item = self.petition(number)?.petition;
            if item.cancelled.is_some() {
                return refuse("此件已作废，不能出具文书。".into());
            }
            if draft.issued_on < item.received_on {
                return refuse(format!("文书日期早于收到日期 {}，请核对。", item.received_on));
            }
        }
        let Some((id, reason)) = &draft.replaces else { return Ok(()) };
        let old = self.kept_paper(*id)?;
        if reason.trim().is_empty() {
            refuse("重新出具须写明原因，请填写。".into())
        } else if old.replaced_by.is_some() {
            refuse(format!("{}已经重新出具过，请在新的一份上重新出具。", old.paper.name()))
        } else if (&old.paper.form, &old.paper.subject) != (&draft.form, &draft.subject) {
            refuse(format!("{}是另一种文书，不能代替。", old.paper.name()))
        } else {
            Ok(())
        }
    }
}

/// Under what a paper stands in the journal: the record it is about, so that its history shows the paper.
fn journal_subject(paper: &IssuedPaper) -> String {
    match paper.subject.record() {
        "" => paper.number.as_ref().map_or_else(|| paper.form.clone(), |number| number.text.clone()),
        record => record.to_owned(),
    }
}

pub(super) fn last_id(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.query_row("SELECT coalesce(max(id), 0) FROM paper", [], |row| row.get(0))?)
}

pub(super) fn insert(tx: &Transaction<'_>, body: &str, pdf: &[u8]) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT INTO paper (id, body, pdf) VALUES (json_extract(?1, '$.id'), ?1, ?2)")?
        .execute(params![body, pdf])?;
    Ok(())
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The paper itself, or the last of its replacements: they are void, and each is replaced once.
fn last_replacement(db: &Connection, id: i64) -> Result<i64, StoreError> {
    let mut last = id;
    let mut next = db.prepare_cached("SELECT id FROM paper WHERE replaces = ?1")?;
    while let Some(id) = next.query_row([last], |row| row.get(0)).optional()? {
        last = id;
    }
    Ok(last)
}

/// The record of an item as it was typed.
pub(super) fn steps_of(db: &Connection, number: &str) -> Result<Vec<Step>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT s.body, p.number FROM step s JOIN petition p ON p.id = s.petition_id WHERE p.number = ?1 ORDER BY s.seq",
    )?;
    let mut rows = statement.query([number])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        steps.push(from_json(row, 0, 1)?);
    }
    Ok(steps)
}
