//! 脱敏导出: the register for others to read. It shows no person in full and cannot be taken in again.
//!
//! Every text goes through the mask of its own record and then through that of everybody in the register. A sealed item
//! leaves its number, day, class and kinds of steps. Issued papers, the network and the settings stay at home.

use super::json::RegisterDocument;
use crate::domain::{
    identity::{mask_id, mask_phone},
    masking::Masking,
};
use crate::store::petitions::PetitionFile;
use serde::Serialize;
use serde_json::{Value, json};

/// The `format` of a masked document; [`super::json::read`] refuses it.
pub const FORMAT: &str = "xinfang-masked";

/// The masked register as text.
pub fn text(document: RegisterDocument) -> String {
    serde_json::to_string_pretty(&masked(document)).unwrap_or_default() + "\n"
}

/// The masked register.
pub fn masked(document: RegisterDocument) -> Value {
    let items = document.petitions.iter().map(|file| &file.petition);
    let all = Masking::of_all(items, document.disputes.iter(), document.agreements.iter());
    let disputes = document.disputes.iter();
    let agreements = document.agreements.iter();
    json!({
        "format": FORMAT,
        "version": 1,
        "office": document.settings.office.name,
        "petitions": document.petitions.iter().map(|file| item(file, &all)).collect::<Vec<_>>(),
        "disputes": disputes.map(|one| through(one, &Masking::of_dispute(one).with(all.clone()))).collect::<Vec<_>>(),
        "agreements":
            agreements.map(|one| through(one, &Masking::of_agreement(one).with(all.clone()))).collect::<Vec<_>>(),
        "receptions": through(&document.receptions, &all),
        "work": through(&document.work, &all),
        "report_texts": through(&document.report_texts, &all),
    })
}

fn item(file: &PetitionFile, all: &Masking) -> Value {
    let petition = &file.petition;
    if petition.is_sealed() {
        let step = |step: &crate::domain::procedure::Step| json!({ "on": step.on, "act": step.kind().code() });
        return json!({
            "petition": {
                "number": petition.number,
                "channel": petition.channel,
                "received_on": petition.received_on,
                "class": petition.class,
                "title": petition.shown_title(),
            },
            "steps": file.steps.iter().map(step).collect::<Vec<_>>(),
        });
    }
    let mask = Masking::of_petition(petition).with(all.clone());
    let mut shown = file.clone();
    for person in &mut shown.petition.petitioners {
        person.id_no = mask_id(&person.id_no);
        person.phone = mask_phone(&person.phone);
        person.address.detail.clear();
    }
    shown.petition.place.detail.clear();
    through(&shown, &mask)
}

/// The record with every text behind the mask.
fn through(record: &impl Serialize, mask: &Masking) -> Value {
    let mut value = serde_json::to_value(record).unwrap_or_default();
    walk(&mut value, mask);
    value
}

fn walk(value: &mut Value, mask: &Masking) {
    match value {
        Value::String(text) => *text = mask.text(text),
        Value::Array(list) => list.iter_mut().for_each(|one| walk(one, mask)),
        Value::Object(fields) => fields.values_mut().for_each(|one| walk(one, mask)),
        _ => {}
    }
}
