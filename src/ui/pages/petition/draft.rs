//! What was typed on the detail page and is no entry yet, as it is kept on the disk.

use serde::{Deserialize, Serialize};

use super::{Move, StepForm};
use crate::store::{Register, StoreError};
use crate::ui::screen::{Change, Done, Effect};

/// The half-typed line and the half-filled dialogs of one item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The quick note.
    pub note: String,
    /// Dialogs by step; `None` is 分流.
    pub forms: Vec<(Option<Move>, StepForm)>,
}

impl Draft {
    /// Under which name it is kept.
    fn key(number: &str) -> String {
        format!("case/{number}")
    }

    /// Whether nothing is worth keeping.
    pub fn is_empty(&self) -> bool {
        self.note.trim().is_empty() && self.forms.is_empty()
    }

    /// The one kept for an item. One that can no longer be read is left alone.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register, number: &str) -> Result<Self, StoreError> {
        let draft = register.draft(&Self::key(number))?;
        Ok(draft.and_then(|draft| serde_json::from_str(&draft.body).ok()).unwrap_or_default())
    }

    /// Keeps it; an empty one is thrown away.
    pub fn keep(self, number: &str) -> Effect {
        let key = Self::key(number);
        let change = Change::new("", move |register, now| {
            match serde_json::to_string(&self) {
                Ok(body) if !self.is_empty() => register.save_draft(&key, &body, now)?,
                _ => register.drop_draft(&key)?,
            }
            Ok(Done::quietly())
        });
        Effect::Do(change.reads_only())
    }
}
