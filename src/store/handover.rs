//! 转调解 in the register: the dispute it opens or joins, and the link from both sides.
//!
//! A step that names no dispute opens one; the record and the ledger of disputes change in one transaction. Striking the
//! step takes the dispute back: one that nobody touched since is 撤销登记, another only loses the petition.

use super::{StoreError, disputes, petitions::PetitionFile};
use crate::domain::{
    dispute::{DisputeAct, DisputeStep},
    mediation,
    partial_date::PartialDate,
    petition::Petition,
    procedure::{Act, Step},
    settings::Settings,
};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Transaction};

/// The dispute a step names must be there and still open.
pub(super) fn refuse(db: &Connection, number: &str) -> Result<(), StoreError> {
    let number = number.trim();
    if number.is_empty() {
        return Ok(());
    }
    match disputes::load(db, number) {
        Ok(dispute) if dispute.status_at(None).is_open() => Ok(()),
        Ok(dispute) => Err(StoreError::Refused(format!(
            "纠纷 {number} 现为“{}”，不能再转入；请另选或新立一件。",
            dispute.status_at(None)
        ))),
        Err(StoreError::NoSuchRecord(_)) => {
            Err(StoreError::Refused(format!("纠纷台账没有 {number}，请核对编号；不填则新立一件。")))
        }
        Err(error) => Err(error),
    }
}

/// Opens the dispute of a 转调解 that names none and puts its number into the step.
pub(super) fn open(
    tx: &Transaction<'_>,
    item: &Petition,
    step: &mut Step,
    now: NaiveDateTime,
    settings: &Settings,
) -> Result<(), StoreError> {
    let opened = mediation::dispute_of(item, step, settings);
    if let (Act::ToMediation { dispute, .. }, Some(opened)) = (&mut step.act, opened)
        && dispute.trim().is_empty()
    {
        *dispute = disputes::insert(tx, opened, now, settings)?.number;
    }
    Ok(())
}

/// Keeps the link from the other side: disputes that the record now names, and those it named `before` and no longer
/// does.
pub(super) fn relink(
    tx: &Transaction<'_>,
    file: &PetitionFile,
    before: &[String],
    now: NaiveDateTime,
    settings: &Settings,
) -> Result<(), StoreError> {
    let (item, after) = (&file.petition, mediation::handed_to(&file.corrected()));
    for number in after.iter().filter(|number| !before.contains(number)) {
        let mut dispute = disputes::load(tx, number)?;
        if !dispute.petitions.contains(&item.number) {
            let on = handed(&file.corrected(), number).map_or(now.date(), |step| step.on);
            dispute.petitions.push(item.number.clone());
            dispute.steps.push(mediation::taken_over(&item.number, on));
            disputes::save(tx, &dispute)?;
        }
    }
    for number in before.iter().filter(|number| !after.contains(number)) {
        let mut dispute = match disputes::load(tx, number) {
            Err(StoreError::NoSuchRecord(_)) => continue,
            found => found?,
        };
        let opened = handed(&file.steps, number).and_then(|step| mediation::dispute_of(item, step, settings));
        let untouched = opened.is_some_and(|opened| opened.steps == dispute.steps)
            && dispute.petitions == [item.number.as_str()]
            && !has_agreement(tx, number)?;
        dispute.steps.push(if untouched {
            let reason = format!("信访件 {} 的转调解已撤销", item.number);
            let (on, act) = (Some(PartialDate::day(now.date())), DisputeAct::Cancelled { reason });
            DisputeStep { on, who: String::new(), text: String::new(), act }
        } else {
            mediation::given_back(&item.number, now.date())
        });
        dispute.petitions.retain(|other| *other != item.number);
        disputes::save(tx, &dispute)?;
    }
    Ok(())
}

/// The step that handed the item to a dispute.
fn handed<'a>(steps: &'a [Step], number: &str) -> Option<&'a Step> {
    steps.iter().find(|step| matches!(&step.act, Act::ToMediation { dispute, .. } if dispute == number))
}

fn has_agreement(db: &Connection, dispute: &str) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM agreement WHERE dispute = ?1")?.exists([dispute])?)
}
