//! What a check has to say about a record: which field, how grave, in the clerk's words.

use serde::Serialize;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth a look; the record may be saved as it is.
    Warning,
    /// The record cannot be registered like this.
    Error,
}

/// One remark of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Path of the field, as in the exchange form: `received_on`, `petitioners[1].id_no`.
    pub field: String,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong and what to do, in Chinese.
    pub message: String,
}

impl Finding {
    /// A finding that blocks registration.
    pub fn error(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), severity: Severity::Error, message: message.into() }
    }

    /// A finding that only warns.
    pub fn warning(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), severity: Severity::Warning, message: message.into() }
    }

    /// Whether the record cannot be saved because of this.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Error
    }
}
