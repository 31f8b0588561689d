//! What a step means beyond its own item: 分件, 并案, and whom an accusation may not reach.

use super::{
    Register, StoreError, handover,
    office::load_document,
    paper_numbers,
    petitions::{PetitionFile, append_step, insert, load, refresh, save_body, to_json},
};
use crate::domain::{
    calendar::Calendar,
    directory::Directory,
    petition::Petition,
    procedure::{self, Act, Step},
    protection::{self, Accused},
    settings::Settings,
    terms::MatterClass,
};
use chrono::NaiveDateTime;
use rusqlite::Connection;

impl Register {
    /// 分件: registers the `parts` of a letter as items of their own, linked to the first, and adds `step` to it with
    /// their numbers. [`Petition::part`] makes a part. All of it is saved, or nothing.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when a part cannot be registered or the item can no longer be split.
    pub fn split_petition(
        &mut self,
        number: &str,
        parts: Vec<Petition>,
        mut step: Step,
        now: NaiveDateTime,
    ) -> Result<Vec<PetitionFile>, StoreError> {
        self.transact_named("分件", now, |tx, settings, calendar| {
            let (id, mut first) = load(tx, number)?;
            let mut registered = Vec::new();
            for part in parts {
                let part = Petition { split_from: Some(number.to_owned()), number: String::new(), ..part };
                let file = PetitionFile { petition: part, steps: Vec::new() };
                registered.push(insert(tx, file, now, settings, calendar)?);
            }
            let into: Vec<String> = registered.iter().map(|file| file.petition.number.clone()).collect();
            step.act = Act::SplitOff { into };
            procedure::check_step(&first.petition, &first.steps, &step, now.date(), settings, calendar)
                .map_err(|refused| StoreError::Refused(refused.0))?;
            let body = to_json(&step);
            append_step(tx, id, &mut first, step)?;
            refresh(tx, id, &first, settings, calendar)?;
            Ok((registered, number.to_owned(), body))
        })
    }
}

/// Refuses a step that would hand an accusation to the accused, by what the network tells of them. A register that is
/// taken in is not asked for this: the network tells who is head today, not who was.
fn refuse_exposure(db: &Connection, item: &Petition, act: &Act) -> Result<(), StoreError> {
    if item.accused.trim().is_empty() {
        return Ok(());
    }
    let directory: Option<Directory> = load_document(db, "directory")?;
    match protection::refuses(item, act, directory.as_ref()) {
        Some(sentence) => Err(StoreError::Refused(sentence.into())),
        None => Ok(()),
    }
}

/// Refuses a step by what stands in the register besides its own item: exposure, and items that are not there.
pub(super) fn refuse_step(db: &Connection, item: &Petition, act: &Act) -> Result<(), StoreError> {
    let refuse = |sentence: String| Err(StoreError::Refused(sentence));
    refuse_exposure(db, item, act)?;
    match act {
        Act::Merged { into } => refuse_merging(db, item, into),
        Act::ToMediation { dispute, .. } => handover::refuse(db, dispute),
        Act::SplitOff { into } => into.iter().try_for_each(|part| match load(db, part) {
            Ok((_, file)) if file.petition.split_from.as_ref() == Some(&item.number) => Ok(()),
            Ok(_) => refuse(format!("{part} 不是从本件分出的，请核对。")),
            Err(StoreError::NoSuchRecord(_)) => refuse(format!("没有 {part} 这一件，请核对编号。")),
            Err(error) => Err(error),
        }),
        _ => Ok(()),
    }
}

/// What a correction makes of an entry is refused as the entry itself would be; a link that stays is not asked for again.
pub(super) fn refuse_correction(db: &Connection, file: &PetitionFile, step: &Step) -> Result<(), StoreError> {
    let Act::Corrected { entry, change } = &step.act else { return Ok(()) };
    if let Some(document) = &change.document {
        paper_numbers::refuse_typed(db, &file.petition.number, document)?;
    }
    let Some(act) = change.act.as_deref() else { return Ok(()) };
    let before = procedure::entry_as_corrected(&file.steps, *entry);
    let same_link = match (before.as_ref().map(|step| &step.act), act) {
        (Some(Act::Merged { into: was }), Act::Merged { into }) => was == into,
        (Some(Act::SplitOff { into: was }), Act::SplitOff { into }) => was == into,
        (Some(Act::ToMediation { dispute: was, .. }), Act::ToMediation { dispute, .. }) => was == dispute,
        _ => false,
    };
    if same_link { refuse_exposure(db, &file.petition, act) } else { refuse_step(db, &file.petition, act) }
}

/// The item merged into must be there and running, and not be handled by the accused.
fn refuse_merging(db: &Connection, item: &Petition, into: &str) -> Result<(), StoreError> {
    let refuse = |sentence: String| Err(StoreError::Refused(sentence));
    let target = match load(db, into) {
        Err(StoreError::NoSuchRecord(_)) => return refuse(format!("没有 {into} 这一件，请核对编号。")),
        found => found?.1,
    };
    if target.petition.cancelled.is_some() || !target.progress().stage.is_open() {
        return refuse(format!("{into} 已经办结或作废，不能并入；再次反映的另行办理。"));
    }
    let directory: Option<Directory> = load_document(db, "directory")?;
    refuse_merged_handler(item, &target.petition, directory.as_ref())
}

/// An accusation is not merged into an item that the accused handles.
pub(super) fn refuse_merged_handler(
    item: &Petition,
    target: &Petition,
    directory: Option<&Directory>,
) -> Result<(), StoreError> {
    if item.class != MatterClass::Accusation || item.accused.trim().is_empty() {
        return Ok(());
    }
    let accused = Accused::of(item, directory);
    if [&target.unit, &target.handler].into_iter().chain(&target.assisting).any(|name| accused.names(name)) {
        return Err(StoreError::Refused(format!("{} 由被反映的单位办理，检举控告不能并入。", target.number)));
    }
    Ok(())
}

/// Refuses an item whose fields name the accused as handling it, by what the network tells of them.
pub(super) fn refuse_fields(db: &Connection, item: &Petition) -> Result<(), StoreError> {
    if item.accused.trim().is_empty() {
        return Ok(());
    }
    let directory: Option<Directory> = load_document(db, "directory")?;
    match protection::exposed_fields(item, directory.as_ref()).first() {
        Some((_, sentence)) => Err(StoreError::Refused((*sentence).into())),
        None => Ok(()),
    }
}

/// The item that the record says this one was merged into.
pub(super) fn merged_into(steps: &[Step]) -> Option<String> {
    procedure::effective(steps)
        .iter()
        .rev()
        .find_map(|step| match &step.act {
            Act::Merged { into } => Some(into.clone()),
            Act::Reopened { .. } => Some(String::new()),
            _ => None,
        })
        .filter(|into| !into.is_empty())
}

/// Keeps the link from the other side: the item merged into names this one and tells of it in its record.
pub(super) fn relink(
    db: &rusqlite::Transaction<'_>,
    file: &PetitionFile,
    before: Option<&str>,
    now: NaiveDateTime,
    settings: &Settings,
    calendar: &Calendar,
) -> Result<(), StoreError> {
    let after = merged_into(&file.steps);
    if before == after.as_deref() {
        return Ok(());
    }
    let number = &file.petition.number;
    for (target, linked) in [(before, false), (after.as_deref(), true)] {
        let Some(target) = target else { continue };
        let (id, mut other) = match load(db, target) {
            Err(StoreError::NoSuchRecord(_)) => continue,
            found => found?,
        };
        if linked {
            other.petition.merged_from.insert(number.clone());
        } else {
            other.petition.merged_from.remove(number);
        }
        save_body(db, id, &other.petition)?;
        let words =
            if linked { format!("{number} 并入本件。") } else { format!("{number} 不再并入本件。") };
        let mut note = Step::new(now.date(), now, Act::Noted { label: "并案".into() });
        note.text = words;
        note.by.clone_from(&settings.office.clerk);
        append_step(db, id, &mut other, note)?;
        refresh(db, id, &other, settings, calendar)?;
    }
    Ok(())
}
