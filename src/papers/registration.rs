//! 来访登记表, 来信登记表, 来电/网上登记表: the sheet on which the petitioner's own words are kept.

use super::{PaperError, words};
use crate::{
    document::{
        Document,
        papers::{CallView, Forms, Issue, LetterView, VisitView},
    },
    domain::{
        identity,
        petition::{Occurrence, Petition, Petitioner},
        procedure::{Act, Step, StepKind},
        settings::Settings,
        terms::Channel,
    },
    store::petitions::PetitionFile,
};

pub(super) fn document(
    forms: &Forms,
    issue: &Issue,
    settings: &Settings,
    file: &PetitionFile,
) -> Result<Document, PaperError> {
    let item = &file.petition;
    let person = lead(item);
    let office = settings.office.name.clone();
    let identity = identity::read_id(&person.id_no, item.received_on).ok();
    let sex = person.sex.or(identity.as_ref().map(|id| id.sex)).map(|sex| sex.label().to_owned()).unwrap_or_default();
    let age = identity.map(|id| identity::age_on(id.birth, item.received_on).to_string()).unwrap_or_default();
    let name = if item.anonymous { "匿名".to_owned() } else { person.name.clone() };
    let address = if person.address.is_empty() { item.place.full() } else { person.address.full() };
    let demands = numbered(&item.demands);
    let received = received(item);
    match item.channel {
        Channel::Letter => LetterView {
            office,
            number: item.number.clone(),
            received,
            written: words::date(item.petitioned_on),
            postmark: item.channel_detail.clone(),
            name,
            signers: item.headcount.to_string(),
            phone: person.phone,
            address,
            addressee: item.received_by.clone(),
            pages: String::new(),
            nth: nth(item, "初信", "重信"),
            enclosures: item.enclosures.clone(),
            matter: item.content.clone(),
            demands,
            proposal: said(file, &[StepKind::Accepted, StepKind::Declined, StepKind::Forwarded]),
            instructions: instructions(file),
            outcome: outcome(file),
        }
        .document(forms, issue)
        .map_err(PaperError::from),
        Channel::Visit => VisitView {
            office,
            number: item.number.clone(),
            time: received,
            people: item.headcount.to_string(),
            name,
            sex,
            ethnicity: person.ethnicity,
            age,
            occupation: person.occupation,
            phone: person.phone,
            id_number: person.id_no,
            nth: nth(item, "首访", "重访"),
            address,
            representatives: names(item),
            receiver: join(&[&item.received_by, &item.receiving_leader]),
            matter: item.content.clone(),
            demands,
            papers: item.enclosures.clone(),
            proposal: said(file, &[StepKind::Accepted, StepKind::Declined, StepKind::Forwarded]),
            instructions: instructions(file),
            outcome: outcome(file),
        }
        .document(forms, issue)
        .map_err(PaperError::from),
        Channel::Call | Channel::Online | Channel::Other => CallView {
            channel: item.channel.label().into(),
            office,
            number: item.number.clone(),
            received,
            caller: item.channel_detail.clone(),
            name,
            sex,
            phone: person.phone,
            address,
            upper_number: item.referral.as_ref().map(|r| r.document.clone()).unwrap_or_default(),
            matter: item.content.clone(),
            demands,
            answer: said(file, &[StepKind::Replied]),
            proposal: said(file, &[StepKind::Accepted, StepKind::Declined, StepKind::Forwarded]),
            outcome: outcome(file),
        }
        .document(forms, issue)
        .map_err(PaperError::from),
    }
}

/// The representative, else the first petitioner, else nobody.
fn lead(item: &Petition) -> Petitioner {
    item.petitioners.iter().find(|p| p.representative).or(item.petitioners.first()).cloned().unwrap_or_default()
}

fn received(item: &Petition) -> String {
    let at = item.received_at.map(|at| format!(" {}", words::time(at))).unwrap_or_default();
    format!("{}{at}", words::date(item.received_on))
}

fn nth(item: &Petition, first: &str, repeat: &str) -> String {
    words::boxes(&[(first, item.occurrence == Occurrence::First), (repeat, item.is_repeat())])
}

fn names(item: &Petition) -> String {
    item.petitioners.iter().map(|p| p.name.as_str()).filter(|name| !name.is_empty()).collect::<Vec<_>>().join("、")
}

fn join(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("、")
}

/// 「1.… 2.…」 when there are several.
fn numbered(demands: &[String]) -> String {
    match demands {
        [one] => one.clone(),
        all => all.iter().enumerate().map(|(i, demand)| format!("{}.{demand}", i + 1)).collect::<Vec<_>>().join("\n"),
    }
}

/// The words of the first step of these kinds.
fn said(file: &PetitionFile, kinds: &[StepKind]) -> String {
    file.corrected().iter().find(|step| kinds.contains(&step.kind())).map(|step| step.text.clone()).unwrap_or_default()
}

/// 领导批示 in their order, with name and day.
fn instructions(file: &PetitionFile) -> String {
    let steps = file.corrected();
    // Before 批示 was a step of its own it was a note under this heading.
    let is_instruction = |act: &Act| matches!(act, Act::Noted { label } if label == "领导批示");
    let written = steps.iter().filter(|step| step.kind() == StepKind::Instructed || is_instruction(&step.act));
    written
        .map(|step| format!("{}　{}　{}", step.text, signer(step), words::date(step.on)))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Who gave the instruction.
fn signer(step: &Step) -> &str {
    match &step.act {
        Act::Instructed { leader, .. } => leader,
        _ => &step.by,
    }
}

/// How it ended: the reply, then the day of closing.
fn outcome(file: &PetitionFile) -> String {
    let closed = file.progress().closed_on.map(|day| format!("{}办结。", words::date(day))).unwrap_or_default();
    format!("{}{closed}", said(file, &[StepKind::Replied]))
}
