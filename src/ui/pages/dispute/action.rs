//! What the clerk asks for on the page of one dispute.

use chrono::NaiveDateTime;

use super::model::draft_key;
use crate::domain::dispute::{Dispute, DisputeStep};
use crate::store::{Register, StoreError};

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisputeAction {
    /// Save: a new dispute when it has no number, else an amendment.
    Save(Box<Dispute>),
    /// Enter steps into the story of a registered dispute.
    Enter {
        /// Of which dispute.
        number: String,
        /// The steps, in order.
        steps: Vec<DisputeStep>,
    },
    /// Keep what is typed (two seconds after the last key, and on leaving).
    KeepDraft {
        /// Of which dispute; `None` for a new one.
        number: Option<String>,
        /// The draft as JSON.
        body: String,
    },
    /// Throw the draft away.
    DropDraft {
        /// Of which dispute; `None` for a new one.
        number: Option<String>,
    },
    /// For the app: make an agreement of this dispute.
    ToAgreement(String),
    /// For the app: open an agreement.
    OpenAgreement(String),
    /// For the app: open the volume.
    OpenVolume(String),
    /// For the app: open a petition.
    OpenPetition(String),
    /// For the app: print this dispute.
    Print(String),
    /// For the app: put these words on the clipboard and say so.
    Copied,
    /// For the app: back to the list.
    Back,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisputeOutcome {
    /// Saved under this number; load the page for it again.
    Saved {
        /// Its number.
        number: String,
        /// Whether it is new.
        new: bool,
    },
    /// The steps are in; load the page again.
    Entered(String),
    /// The draft is kept: tell the page by [`draft_kept`](super::DisputePage::draft_kept).
    Kept(NaiveDateTime),
    /// The draft is gone; load the page again.
    Dropped,
    /// Nothing for the register: the app's to do.
    ForApp(DisputeAction),
}

impl DisputeAction {
    /// Carries it out, off the window's thread.
    ///
    /// # Errors
    ///
    /// What the register says; nothing is changed then, and what was typed stays on the page.
    pub fn carry_out(self, register: &mut Register, now: NaiveDateTime) -> Result<DisputeOutcome, StoreError> {
        Ok(match self {
            Self::Save(dispute) if dispute.number.is_empty() => {
                let number = register.add_dispute(*dispute, now)?.number;
                register.drop_draft(&draft_key(None))?;
                DisputeOutcome::Saved { number, new: true }
            }
            Self::Save(dispute) => {
                let number = dispute.number.clone();
                register.amend_dispute(*dispute, now)?;
                register.drop_draft(&draft_key(Some(&number)))?;
                DisputeOutcome::Saved { number, new: false }
            }
            Self::Enter { number, steps } => {
                for step in steps {
                    register.add_dispute_step(&number, step, now)?;
                }
                DisputeOutcome::Entered(number)
            }
            Self::KeepDraft { number, body } => {
                register.save_draft(&draft_key(number.as_deref()), &body, now)?;
                DisputeOutcome::Kept(now)
            }
            Self::DropDraft { number } => {
                register.drop_draft(&draft_key(number.as_deref()))?;
                DisputeOutcome::Dropped
            }
            other => DisputeOutcome::ForApp(other),
        })
    }
}
