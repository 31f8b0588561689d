//! `list`: the records of a register, as a table of tab-separated columns or as JSON.
//!
//! JSON is an array with one object a record. Items: `number`, `received_on`, `channel`, `who`, `headcount`, `place`,
//! `title`, `category`, `unit`, `stage`, `closed_on`, the day of 回访 `follow_up` while that is
//! open, and while something is owed `duty` with `what`, `due` (day N),
//! `legal` (rolled off rest days). Disputes: `number`, `found_on` (words), `counted_on`, `category`, `places`, `parties`,
//! `title`, `unit`, `status`. Agreements: `number`, `dispute`, `mediated_on`, `effective_on`, `parties`, `total_fen`,
//! `paid_fen`, `state`. Codes are those of [`crate::domain`]. No ID and no phone number is listed.
//!
//! Sealed items (检举控告, 保密) are listed without their people and words and found by their number alone; `--sealed`
//! lists them apart, with their titles.

use super::advice;
use crate::{
    domain::{period::Period, petition::Petition},
    store::{
        Register,
        agreements::AgreementFilter,
        disputes::DisputeFilter,
        petitions::{PetitionFilter, PetitionOrder, Sealed},
    },
};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::io::Write;

pub(super) fn petitions(
    register: &Register,
    filter: &PetitionFilter,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let sealed = filter.sealed;
    let order = if filter.awaits_follow_up { PetitionOrder::FollowUpFirst } else { PetitionOrder::OldestFirst };
    let rows = register.list_petitions(filter, order, 0, usize::MAX >> 1).map_err(advice)?;
    let record = |row: &crate::store::petitions::PetitionRow| {
        let item = &row.petition;
        json!({
            "number": item.number, "received_on": item.received_on, "channel": item.channel, "who": item.who(),
            "headcount": item.headcount, "place": item.place.village_and_group(), "title": title(item, sealed),
            "category": item.category.label(), "unit": item.unit, "stage": row.stage, "closed_on": row.closed_on,
            "follow_up": row.follow_up_on,
            "duty": row.duty.as_ref().map(|duty| {
                json!({ "what": duty.what, "due": duty.due.raw, "legal": duty.due.legal, "alarm": duty.alarm })
            }),
        })
    };
    if as_json {
        return array(rows.iter().map(record), out);
    }
    for row in &rows {
        let item = &row.petition;
        let state = row.closed_on.map_or_else(
            || row.duty.as_ref().map_or(String::new(), |duty| format!("{} {}", duty.due.raw, duty.what)),
            |day| match row.follow_up_on.filter(|_| filter.awaits_follow_up) {
                Some(due) => format!("{day} 办结\t{due} 前回访"),
                None => format!("{day} 办结"),
            },
        );
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{state}",
            item.number,
            item.received_on,
            item.channel,
            column(&item.who()),
            column(title(item, sealed)),
            row.stage
        )?;
    }
    Ok(())
}

pub(super) fn disputes(
    register: &Register,
    filter: &DisputeFilter,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let rows = register.list_disputes(filter).map_err(advice)?;
    if as_json {
        let record = |dispute: &crate::domain::dispute::Dispute| {
            json!({
                "number": dispute.number, "found_on": dispute.found_on.listed(),
                "counted_on": dispute.found_on.counted_on(), "category": dispute.category.label,
                "places": dispute.places_line(), "parties": dispute.parties_line(), "title": dispute.title,
                "unit": dispute.unit, "status": dispute.status_at(None),
            })
        };
        return array(rows.iter().map(record), out);
    }
    for dispute in &rows {
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}",
            dispute.number,
            dispute.found_on.listed(),
            dispute.category.label,
            column(&dispute.title),
            dispute.status_at(None)
        )?;
    }
    Ok(())
}

pub(super) fn agreements(
    register: &Register,
    text: String,
    period: Option<Period>,
    today: NaiveDate,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let filter = AgreementFilter { text, period, ..AgreementFilter::default() };
    let rows = register.list_agreements(&filter).map_err(advice)?;
    if as_json {
        let record = |agreement: &crate::domain::agreement::Agreement| {
            json!({
                "number": agreement.number, "dispute": agreement.dispute, "mediated_on": agreement.mediated_on,
                "effective_on": agreement.effective_on(), "parties": agreement.parties_line(),
                "total_fen": agreement.total(), "paid_fen": agreement.paid(today), "state": agreement.state(today, register.calendar()),
            })
        };
        return array(rows.iter().map(record), out);
    }
    for agreement in &rows {
        writeln!(
            out,
            "{}\t{}\t{}\t{}元\t{}",
            agreement.number,
            agreement.mediated_on,
            column(&agreement.parties_line()),
            agreement.total(),
            agreement.state(today, register.calendar())
        )?;
    }
    Ok(())
}

fn title(item: &Petition, sealed: Sealed) -> &str {
    if sealed == Sealed::Only { &item.title } else { item.shown_title() }
}

/// Text that stays in its column: a tab or a line end in it becomes a space.
fn column(text: &str) -> String {
    text.split(['\t', '\n', '\r']).collect::<Vec<_>>().join(" ")
}

fn array(records: impl Iterator<Item = Value>, out: &mut dyn Write) -> anyhow::Result<()> {
    Ok(writeln!(out, "{:#}", Value::Array(records.collect()))?)
}
