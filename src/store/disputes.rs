//! 矛盾纠纷 in the register: save, list.

use super::{
    Register, StoreError, numbers,
    petitions::{from_json, parse, refuse_blocking, to_json},
    search::{self, RegisterKind},
};
use crate::domain::{
    dispute::{Dispute, DisputeStatus, DisputeStep},
    period::Period,
    settings::Settings,
};
use chrono::{Datelike, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Transaction, params, params_from_iter};

/// Which disputes a list shows. Empty fields do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DisputeFilter {
    /// Search terms; all must be found.
    pub text: String,
    /// Found in this period (by the last possible day).
    pub period: Option<Period>,
    /// 状态 by all that is known.
    pub statuses: Vec<DisputeStatus>,
    /// Just these numbers.
    pub numbers: Option<Vec<String>>,
}

impl Register {
    /// Enters a new dispute and gives it a number, unless it brings one along.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`], [`StoreError::NumberTaken`], or the failure to write. Nothing is saved then.
    pub fn add_dispute(&mut self, dispute: Dispute, now: NaiveDateTime) -> Result<Dispute, StoreError> {
        self.transact_named("登记纠纷", now, |tx, settings, _| {
            let dispute = insert(tx, dispute, now, settings)?;
            let (number, body) = (dispute.number.clone(), to_json(&dispute));
            Ok((dispute, number, body))
        })
    }

    /// Replaces a dispute under its number.
    ///
    /// # Errors
    ///
    /// As [`add_dispute`](Self::add_dispute), and [`StoreError::NoSuchRecord`].
    pub fn amend_dispute(&mut self, dispute: Dispute, now: NaiveDateTime) -> Result<(), StoreError> {
        refuse_blocking(&dispute.check(now.date()))?;
        self.replace_dispute("修改", dispute, now)
    }

    /// Adds an entry to the story of a dispute.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], [`StoreError::Refused`] when the rules of the ledger forbid it
    /// ([`Dispute::may_take`]), or the failure to write.
    pub fn add_dispute_step(
        &mut self,
        number: &str,
        step: DisputeStep,
        now: NaiveDateTime,
    ) -> Result<Dispute, StoreError> {
        let mut dispute = self.dispute(number)?;
        let name = step.heading();
        dispute.may_take(&step, now.date()).map_err(|refused| StoreError::Refused(refused.0))?;
        dispute.steps.push(step);
        refuse_blocking(&dispute.check(now.date()))?;
        self.replace_dispute(name, dispute.clone(), now)?;
        Ok(dispute)
    }

    fn replace_dispute(&mut self, name: &str, dispute: Dispute, now: NaiveDateTime) -> Result<(), StoreError> {
        self.transact_named(name, now, |tx, _, _| {
            let body = save(tx, &dispute)?;
            Ok(((), dispute.number, body))
        })
    }

    /// One dispute.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or when the file cannot be read.
    pub fn dispute(&self, number: &str) -> Result<Dispute, StoreError> {
        load(&self.db, number)
    }

    /// The disputes that pass `filter`, by the day they count on, then by number.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn list_disputes(&self, filter: &DisputeFilter) -> Result<Vec<Dispute>, StoreError> {
        let (mut join, mut conditions, mut params) = ("", vec!["1".to_owned()], Vec::new());
        if let Some(found) = search::condition(&filter.text) {
            join = "JOIN searchable s ON s.register = 'dispute' AND s.number = d.number";
            conditions.push(found.sql);
            params.extend(found.params);
        }
        if let Some(period) = filter.period {
            conditions.push("d.counted_on BETWEEN ? AND ?".into());
            params.extend([period.first().to_string(), period.last().to_string()]);
        }
        let statuses: Vec<String> = filter.statuses.iter().map(|status| status.code().to_owned()).collect();
        // No statuses do not narrow; no numbers are no disputes.
        let statuses = Some(statuses).filter(|statuses| !statuses.is_empty());
        for (column, values) in [("d.status", statuses), ("d.number", filter.numbers.clone())] {
            if let Some(values) = values {
                conditions.push(format!("{column} IN ({})", vec!["?"; values.len()].join(", ")));
                params.extend(values);
            }
        }
        let sql = format!(
            "SELECT d.body, d.number FROM dispute d {join} WHERE {} ORDER BY d.counted_on, d.number",
            conditions.join(" AND ")
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(params))?;
        let mut list = Vec::new();
        while let Some(row) = rows.next()? {
            list.push(from_json(row, 0, 1)?);
        }
        Ok(list)
    }
}

/// Puts a new dispute into the register; see [`Register::add_dispute`].
pub(super) fn insert(
    tx: &Transaction<'_>,
    mut dispute: Dispute,
    now: NaiveDateTime,
    settings: &Settings,
) -> Result<Dispute, StoreError> {
    refuse_blocking(&dispute.check(now.date()))?;
    let taken = |number: &str| has_number(tx, number);
    if dispute.number.is_empty() {
        let year = dispute.found_on.counted_on().year();
        dispute.number = numbers::take(tx, "dispute", year, &settings.numbering.dispute, "", taken)?;
    } else if taken(&dispute.number)? {
        return Err(StoreError::NumberTaken(dispute.number.clone()));
    }
    check_petitions(tx, &dispute)?;
    let counted_on = dispute.found_on.counted_on().to_string();
    tx.prepare_cached("INSERT INTO dispute (body, counted_on, status) VALUES (?1, ?2, ?3)")?.execute(params![
        to_json(&dispute),
        counted_on,
        dispute.status_at(None).code()
    ])?;
    index(tx, &dispute)?;
    Ok(dispute)
}

/// One dispute, inside a change.
pub(super) fn load(db: &Connection, number: &str) -> Result<Dispute, StoreError> {
    let body: Option<String> = db
        .prepare_cached("SELECT body FROM dispute WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?;
    parse(&body.ok_or_else(|| StoreError::NoSuchRecord(number.to_owned()))?, number)
}

/// Writes a dispute as it is now; returns what was written.
pub(super) fn save(tx: &Transaction<'_>, dispute: &Dispute) -> Result<String, StoreError> {
    check_petitions(tx, dispute)?;
    let body = to_json(dispute);
    let changed =
        tx.prepare_cached("UPDATE dispute SET body = ?2, counted_on = ?3, status = ?4 WHERE number = ?1")?.execute(
            params![dispute.number, body, dispute.found_on.counted_on().to_string(), dispute.status_at(None).code()],
        )?;
    if changed == 0 {
        return Err(StoreError::NoSuchRecord(dispute.number.clone()));
    }
    index(tx, dispute)?;
    Ok(body)
}

fn has_number(db: &Connection, number: &str) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM dispute WHERE number = ?1")?.exists([number])?)
}

/// A dispute may only point to petitions that exist.
fn check_petitions(tx: &Transaction<'_>, dispute: &Dispute) -> Result<(), StoreError> {
    for number in &dispute.petitions {
        if !tx.prepare_cached("SELECT 1 FROM petition WHERE number = ?1")?.exists([number])? {
            return Err(StoreError::Refused(format!("关联的信访件 {number} 不在台账中，请核对编号。")));
        }
    }
    Ok(())
}

/// Rebuilds the search text of a dispute.
pub(super) fn index(tx: &Transaction<'_>, dispute: &Dispute) -> Result<(), StoreError> {
    let (places, category) = (dispute.places_line(), dispute.category.label.clone());
    let mut parts: Vec<&str> = vec![
        &dispute.number,
        &dispute.title,
        &dispute.facts,
        &dispute.demands,
        &places,
        &category,
        &dispute.leader,
        &dispute.unit,
        &dispute.person,
        &dispute.contact,
        &dispute.source_body,
        &dispute.remark,
    ];
    parts.extend(dispute.parties.iter().flat_map(|p| [p.name.as_str(), &p.phone]));
    parts.extend(dispute.screeners.iter().map(String::as_str));
    parts.extend(dispute.more_categories.iter().map(|c| c.label.as_str()));
    parts.extend(dispute.steps.iter().flat_map(|s| [s.text.as_str(), &s.who]));
    parts.extend(dispute.petitions.iter().map(String::as_str));
    search::index(tx, RegisterKind::Dispute, &dispute.number, &parts)
}
