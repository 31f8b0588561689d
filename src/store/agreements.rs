//! 调解协议 in the register: save, sign, list. What follows signing stands in [`performance`](super::performance).

use super::{
    Register, StoreError, numbers,
    performance::{check_supplement, mark_changed},
    petitions::{from_json, parse, refuse_blocking, to_json},
    search::{self, RegisterKind},
};
use crate::domain::{
    agreement::{Agreement, Signatures},
    period::Period,
    settings::Settings,
};
use chrono::{Datelike, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Transaction, params_from_iter};

/// Which agreements a list shows. Empty fields do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreementFilter {
    /// Search terms; all must be found.
    pub text: String,
    /// Mediated in this period.
    pub period: Option<Period>,
    /// Of this dispute.
    pub dispute: Option<String>,
    /// Just these numbers.
    pub numbers: Option<Vec<String>>,
}

impl Register {
    /// Enters a new agreement and gives it a number, unless it brings one along.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`], [`StoreError::NumberTaken`], or the failure to write. Nothing is saved then.
    pub fn add_agreement(&mut self, agreement: Agreement, now: NaiveDateTime) -> Result<Agreement, StoreError> {
        self.transact_named("新建协议", now, |tx, settings, _| {
            check_supplement(tx, &agreement)?;
            let agreement = insert(tx, agreement, now, settings)?;
            mark_changed(tx, &agreement)?;
            let (number, body) = (agreement.number.clone(), to_json(&agreement));
            Ok((agreement, number, body))
        })
    }

    /// Replaces the text of an agreement that nobody has signed yet.
    ///
    /// # Errors
    ///
    /// As [`add_agreement`](Self::add_agreement); [`StoreError::Refused`] once signing has begun: a change is
    /// then a new agreement that names the old one.
    pub fn amend_agreement(&mut self, agreement: Agreement, now: NaiveDateTime) -> Result<(), StoreError> {
        refuse_blocking(&agreement.check(now.date()))?;
        let before = self.agreement(&agreement.number)?;
        if before.is_locked() {
            return Err(StoreError::Refused("协议已签，文字不能再改；需要变更的，另签补充协议。".into()));
        }
        self.replace_agreement("修改", agreement, now).map(|_| ())
    }

    /// Records signatures and seal. Dates already recorded stay.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] for a date before the session or after today, [`StoreError::NoSuchRecord`].
    pub fn sign_agreement(
        &mut self,
        number: &str,
        signed: Signatures,
        now: NaiveDateTime,
    ) -> Result<Agreement, StoreError> {
        let mut agreement = self.agreement(number)?;
        let before = std::mem::take(&mut agreement.signed);
        agreement.signed = Signatures {
            parties: before.parties.or(&signed.parties, agreement.parties.len()),
            mediator: before.mediator.or(signed.mediator),
            seal: before.seal.or(signed.seal),
        };
        refuse_blocking(&agreement.check(now.date()))?;
        self.replace_agreement("签订", agreement, now)
    }

    /// Writes an agreement over the one of its number; when it is in effect, the one it changes is told so.
    pub(super) fn replace_agreement(
        &mut self,
        name: &str,
        agreement: Agreement,
        now: NaiveDateTime,
    ) -> Result<Agreement, StoreError> {
        self.transact_named(name, now, |tx, _, _| {
            check_dispute(tx, &agreement)?;
            update(tx, &agreement)?;
            mark_changed(tx, &agreement)?;
            let (number, body) = (agreement.number.clone(), to_json(&agreement));
            Ok((agreement, number, body))
        })
    }

    /// One agreement.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or when the file cannot be read.
    pub fn agreement(&self, number: &str) -> Result<Agreement, StoreError> {
        let body: Option<String> = self
            .db
            .prepare_cached("SELECT body FROM agreement WHERE number = ?1")?
            .query_row([number], |row| row.get(0))
            .optional()?;
        parse(&body.ok_or_else(|| StoreError::NoSuchRecord(number.to_owned()))?, number)
    }

    /// The agreements that pass `filter`, by day of mediation, then by number.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn list_agreements(&self, filter: &AgreementFilter) -> Result<Vec<Agreement>, StoreError> {
        let (mut join, mut conditions, mut params) = ("", vec!["1".to_owned()], Vec::new());
        if let Some(found) = search::condition(&filter.text) {
            join = "JOIN searchable s ON s.register = 'agreement' AND s.number = a.number";
            conditions.push(found.sql);
            params.extend(found.params);
        }
        if let Some(period) = filter.period {
            conditions.push("a.mediated_on BETWEEN ? AND ?".into());
            params.extend([period.first().to_string(), period.last().to_string()]);
        }
        if let Some(dispute) = &filter.dispute {
            conditions.push("a.dispute = ?".into());
            params.push(dispute.clone());
        }
        if let Some(numbers) = &filter.numbers {
            conditions.push(format!("a.number IN ({})", vec!["?"; numbers.len()].join(", ")));
            params.extend(numbers.iter().cloned());
        }
        let sql = format!(
            "SELECT a.body, a.number FROM agreement a {join} WHERE {} ORDER BY a.mediated_on, a.number",
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

/// Puts a new agreement into the register; see [`Register::add_agreement`].
pub(super) fn insert(
    tx: &Transaction<'_>,
    mut agreement: Agreement,
    now: NaiveDateTime,
    settings: &Settings,
) -> Result<Agreement, StoreError> {
    refuse_blocking(&agreement.check(now.date()))?;
    let taken = |number: &str| has_number(tx, number);
    if agreement.number.is_empty() {
        let year = agreement.mediated_on.year();
        agreement.number = numbers::take(tx, "agreement", year, &settings.numbering.agreement, "", taken)?;
    } else if taken(&agreement.number)? {
        return Err(StoreError::NumberTaken(agreement.number.clone()));
    }
    check_dispute(tx, &agreement)?;
    tx.prepare_cached("INSERT INTO agreement (body) VALUES (?1)")?.execute([to_json(&agreement)])?;
    index(tx, &agreement)?;
    Ok(agreement)
}

pub(super) fn has_number(db: &Connection, number: &str) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM agreement WHERE number = ?1")?.exists([number])?)
}

/// Writes the agreement and its search text.
pub(super) fn update(tx: &Transaction<'_>, agreement: &Agreement) -> Result<(), StoreError> {
    let changed = tx
        .prepare_cached("UPDATE agreement SET body = ?2 WHERE number = ?1")?
        .execute([&agreement.number, &to_json(agreement)])?;
    if changed == 0 {
        return Err(StoreError::NoSuchRecord(agreement.number.clone()));
    }
    index(tx, agreement)
}

/// The file itself guards the link; this gives it its sentence.
fn check_dispute(tx: &Transaction<'_>, agreement: &Agreement) -> Result<(), StoreError> {
    match &agreement.dispute {
        Some(number) if !tx.prepare_cached("SELECT 1 FROM dispute WHERE number = ?1")?.exists([number])? => {
            Err(StoreError::Refused(format!("关联的纠纷 {number} 不在台账中，请核对编号。")))
        }
        _ => Ok(()),
    }
}

/// Rebuilds the search text of an agreement.
pub(super) fn index(tx: &Transaction<'_>, agreement: &Agreement) -> Result<(), StoreError> {
    let mut parts: Vec<&str> = vec![
        &agreement.number,
        &agreement.paper_number,
        agreement.dispute.as_deref().unwrap_or_default(),
        &agreement.body,
        &agreement.facts,
        &agreement.recorder,
        &agreement.remark,
    ];
    parts.extend(
        agreement
            .parties
            .iter()
            .flat_map(|p| [p.name.as_str(), &p.phone, &p.id_no, &p.address, &p.representative, &p.credit_code]),
    );
    parts.extend(agreement.mediators.iter().map(String::as_str));
    parts.extend(agreement.clauses.iter().map(String::as_str));
    search::index(tx, RegisterKind::Agreement, &agreement.number, &parts)
}
