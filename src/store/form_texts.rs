//! The office's own wording of forms (文书格式): one text a form, beside those that come with the program.

use super::{
    Register, StoreError,
    office::{load_document, put_document},
    petitions::to_json,
    register::Op,
};
use crate::domain::forms::FormId;
use chrono::NaiveDateTime;
use rusqlite::Transaction;
use std::collections::BTreeMap;

fn name(id: FormId) -> String {
    format!("form/{}", id.code())
}

impl Register {
    /// The office's own text of a form; `None` while it uses the program's.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn form_text(&self, id: FormId) -> Result<Option<String>, StoreError> {
        load_document(&self.db, &name(id))
    }

    /// Every own text.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn form_texts(&self) -> Result<BTreeMap<FormId, String>, StoreError> {
        let mut texts = BTreeMap::new();
        for &id in FormId::ALL {
            if let Some(text) = self.form_text(id)? {
                texts.insert(id, text);
            }
        }
        Ok(texts)
    }

    /// Keeps the office's own text of a form; `None` goes back to the program's. The text before stays in the journal.
    /// Whether the text is in order is for the caller to check first.
    ///
    /// # Errors
    ///
    /// The failure to write.
    pub fn save_form_text(&mut self, id: FormId, text: Option<&str>, now: NaiveDateTime) -> Result<(), StoreError> {
        let name = name(id);
        let label = if text.is_some() { "修改文书格式" } else { "恢复内置文书格式" };
        self.transact(Op::new(label, &name, now), |tx, _, _| {
            match text {
                Some(text) => put(tx, id, text)?,
                None => drop(tx.execute("DELETE FROM document WHERE name = ?1", [&name])?),
            }
            Ok(((), text.unwrap_or_default().to_owned()))
        })
    }
}

/// Puts an own text in the place of the one before.
pub(super) fn put(tx: &Transaction<'_>, id: FormId, text: &str) -> Result<(), StoreError> {
    put_document(tx, &name(id), &to_json(&text))
}
