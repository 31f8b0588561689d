//! What happens to an agreement after it is signed: performance, events, what is owed next.
//!
//! The text is locked by then. Records are added; one recorded by mistake is taken back and stays readable.

use super::{
    Register, StoreError,
    agreements::{AgreementFilter, has_number, update},
    disputes::DisputeFilter,
    petitions::{parse, refuse_blocking},
};
use crate::domain::{
    agreement::{
        Agreement, AgreementAct, AgreementActKind, AgreementEvent, DueWords, MediationDue, Performance, TakenBack,
    },
    finding::Finding,
};
use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{OptionalExtension, Transaction};
use std::collections::HashMap;

/// Which record of an agreement is meant, by its place from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementRecord {
    /// A line of 履行记录.
    Performance(usize),
    /// An event.
    Event(usize),
}

/// One thing to do about an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediationTask {
    /// 编号 of the agreement.
    pub number: String,
    /// What the dispute is about, else who the parties are.
    pub matter: String,
    /// How it is told.
    pub words: DueWords,
    /// What, when, with which reminders.
    pub item: MediationDue,
}

impl Register {
    /// Records what was done on a duty.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] before signing, when there is no such duty, or when the date lies after today.
    pub fn record_performance(
        &mut self,
        number: &str,
        performance: Performance,
        now: NaiveDateTime,
    ) -> Result<Agreement, StoreError> {
        let mut agreement = self.agreement(number)?;
        refuse_blocking(&agreement.check_performance(&performance, now.date()))?;
        agreement.performed.push(performance);
        refuse_blocking(&agreement.check(now.date()))?;
        self.replace_agreement("履行", agreement, now)
    }

    /// Records an event: 督促, 司法确认, 回访 …
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] with the rule, when it cannot follow what is recorded.
    pub fn record_agreement_event(
        &mut self,
        number: &str,
        event: AgreementEvent,
        now: NaiveDateTime,
    ) -> Result<Agreement, StoreError> {
        let mut agreement = self.agreement(number)?;
        let kind = event.act.kind();
        if kind == AgreementActKind::Changed {
            let words = "变更协议须另签一份协议，写明变更哪一份；新协议生效时自动记在原协议上。";
            return Err(StoreError::Refused(words.into()));
        }
        refuse_blocking(&agreement.check_event(&event, now.date(), self.calendar()))?;
        agreement.events.push(event);
        self.replace_agreement(kind.label(), agreement, now)
    }

    /// Takes a record back that was made by mistake. It stays readable and counts no longer.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] without a reason, when there is no such record, when it was taken back before, or when a
    /// later event rests on it.
    pub fn take_back(
        &mut self,
        number: &str,
        record: AgreementRecord,
        reason: &str,
        now: NaiveDateTime,
    ) -> Result<Agreement, StoreError> {
        let refused = |words: &str| Err(StoreError::Refused(words.into()));
        if reason.trim().is_empty() {
            return refused("请写明为什么收回这条记录。");
        }
        let mut agreement = self.agreement(number)?;
        let taken = match record {
            AgreementRecord::Performance(nth) => {
                nth.checked_sub(1).and_then(|at| agreement.performed.get_mut(at)).map(|done| &mut done.taken_back)
            }
            AgreementRecord::Event(nth) => {
                let event = nth.checked_sub(1).and_then(|at| agreement.events.get_mut(at));
                if event.as_ref().is_some_and(|event| event.act.kind() == AgreementActKind::Changed) {
                    return refused("变更由新签的协议带来，不能收回；要再变更的，另签一份协议。");
                }
                event.map(|event| &mut event.taken_back)
            }
        };
        match taken {
            None => return refused("没有这条记录，请核对序号。"),
            Some(Some(_)) => return refused("这条记录已经收回。"),
            Some(empty) => *empty = Some(TakenBack { on: now.date(), reason: reason.trim().into() }),
        }
        if let Some(finding) = self.first_break(&agreement, now.date()) {
            let words = format!("后面的记录以这条为前提，请先收回后面的：{}", finding.message);
            return Err(StoreError::Refused(words));
        }
        self.replace_agreement("收回记录", agreement, now)
    }

    /// The first event that could not have been recorded without what was taken back.
    fn first_break(&self, agreement: &Agreement, today: NaiveDate) -> Option<Finding> {
        let mut before = Agreement { events: Vec::new(), ..agreement.clone() };
        for event in agreement.events.iter().filter(|event| event.taken_back.is_none()) {
            let automatic = event.act.kind() == AgreementActKind::Changed;
            let findings = if automatic { Vec::new() } else { before.check_event(event, today, self.calendar()) };
            if let Some(finding) = findings.into_iter().find(Finding::blocks) {
                return Some(finding);
            }
            before.events.push(event.clone());
        }
        None
    }

    /// Everything there is to do about agreements at the end of `today`, the earliest first, then by number.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn mediation_due(&self, today: NaiveDate) -> Result<Vec<MediationTask>, StoreError> {
        let disputes = self.list_disputes(&DisputeFilter::default())?;
        let titles: HashMap<&str, &str> = disputes.iter().map(|d| (d.number.as_str(), d.title.as_str())).collect();
        let rules = &self.settings().mediation;
        let mut list = Vec::new();
        for agreement in self.list_agreements(&AgreementFilter::default())? {
            let title = agreement.dispute.as_deref().and_then(|number| titles.get(number));
            let matter = title.map_or_else(|| agreement.parties_line(), |title| (*title).to_owned());
            list.extend(agreement.duties_due(rules, self.calendar(), today).into_iter().map(|item| MediationTask {
                number: agreement.number.clone(),
                matter: matter.clone(),
                words: agreement.due_words(&item),
                item,
            }));
        }
        list.sort_by(|a, b| (a.item.due.raw, &a.number).cmp(&(b.item.due.raw, &b.number)));
        Ok(list)
    }
}

/// An agreement that changes another one must name one that is in effect.
pub(super) fn check_supplement(tx: &Transaction<'_>, agreement: &Agreement) -> Result<(), StoreError> {
    let Some(earlier) = &agreement.supplement else { return Ok(()) };
    if !has_number(tx, &earlier.to)? {
        let words = format!("要变更的协议 {} 不在台账中，请核对编号。", earlier.to);
        return Err(StoreError::Refused(words));
    }
    if !read(tx, &earlier.to)?.is_locked() {
        let words = format!("协议 {} 还没有签，直接改它的文字即可，不用另签补充协议。", earlier.to);
        return Err(StoreError::Refused(words));
    }
    Ok(())
}

/// Tells the earlier agreement that this one, now in effect, changes it.
pub(super) fn mark_changed(tx: &Transaction<'_>, agreement: &Agreement) -> Result<(), StoreError> {
    let (Some(earlier), Some(on)) = (&agreement.supplement, agreement.effective_on()) else { return Ok(()) };
    let mut old = read(tx, &earlier.to)?;
    let by = agreement.number.clone();
    if old.events.iter().any(|event| matches!(&event.act, AgreementAct::Changed { by: known, .. } if *known == by)) {
        return Ok(());
    }
    old.events.push(AgreementEvent::new(on, AgreementAct::Changed { by, replaces: earlier.replaces }));
    update(tx, &old)
}

fn read(tx: &Transaction<'_>, number: &str) -> Result<Agreement, StoreError> {
    let body: Option<String> = tx
        .prepare_cached("SELECT body FROM agreement WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?;
    parse(&body.ok_or_else(|| StoreError::NoSuchRecord(number.to_owned()))?, number)
}
