//! What the clerk asks of the work record.

use super::model::DRAFT;
use super::w;
use crate::domain::day_words;
use crate::domain::worklog::WorkRecord;
use crate::ui::screen::{Change, Done, Effect};

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkAction {
    /// A new entry.
    Add(WorkRecord),
    /// An entry as it shall be, and as it was.
    Change {
        /// Which.
        id: i64,
        /// New words.
        record: WorkRecord,
        /// Old words, for 撤销.
        before: WorkRecord,
    },
    /// Strike an entry.
    Remove(i64),
    /// Keep the half-typed line, as JSON; an empty one is thrown away.
    KeepDraft(String),
}

/// Tells the page what is on the disk now.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Saved {
    /// The entry of the line.
    Added,
    /// The entry of the dialog; or one was struck.
    Changed,
    /// The half-typed line.
    Draft,
}

impl WorkAction {
    /// The job for the worker.
    pub fn effect(self) -> Effect {
        Effect::Do(match self {
            Self::Add(record) => Change::new(w::SAVING, move |register, now| {
                let id = register.save_work(None, &record, now)?;
                register.drop_draft(DRAFT)?;
                let undo = Change::new(w::SAVING, move |register, now| {
                    register.remove_work(id, now)?;
                    Ok(Done::quietly())
                });
                Ok(Done::saying(told(w::saved, &record)).undo(undo).tell(Saved::Added))
            }),
            Self::Change { id, record, before } => Change::new(w::SAVING, move |register, now| {
                register.save_work(Some(id), &record, now)?;
                let undo = Change::new(w::SAVING, move |register, now| {
                    register.save_work(Some(id), &before, now)?;
                    Ok(Done::quietly())
                });
                Ok(Done::saying(told(w::changed, &record)).undo(undo).tell(Saved::Changed))
            }),
            Self::Remove(id) => Change::new(w::SAVING, move |register, now| {
                let record = register.remove_work(id, now)?;
                let words = told(w::removed, &record);
                let undo = Change::new(w::SAVING, move |register, now| {
                    register.save_work(None, &record, now)?;
                    Ok(Done::quietly())
                });
                Ok(Done::saying(words).undo(undo).tell(Saved::Changed))
            }),
            Self::KeepDraft(body) => Change::new("", move |register, now| {
                if body.is_empty() {
                    register.drop_draft(DRAFT)?;
                } else {
                    register.save_draft(DRAFT, &body, now)?;
                }
                Ok(Done::quietly().tell(Saved::Draft))
            })
            .reads_only(),
        })
    }
}

fn told(words: fn(&str, &str) -> String, record: &WorkRecord) -> String {
    words(&day_words::with_weekday(record.on), record.kind.label())
}
