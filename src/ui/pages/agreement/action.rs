//! What the clerk asks for in the agreement editor.

use chrono::NaiveDateTime;

use super::model::AgreementSource;
use super::text::without_blanks;
use crate::domain::agreement::{Agreement, AgreementEvent, Performance, Signatures};
use crate::store::{Register, StoreError, performance::AgreementRecord};

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum AgreementAction {
    /// Save: a new agreement when it has no number, else an amendment.
    Save {
        /// The agreement.
        agreement: Box<Agreement>,
        /// Where it came from; its draft goes.
        source: AgreementSource,
    },
    /// Save what is not saved, then record signatures and seal. The text is locked from then on.
    Sign {
        /// The agreement as it stands.
        agreement: Box<Agreement>,
        /// Where it came from; its draft goes.
        source: AgreementSource,
        /// Who signed when.
        signed: Signatures,
    },
    /// Record what was done on a duty of a signed agreement.
    Pay {
        /// Of which agreement.
        number: String,
        /// What was done.
        performance: Performance,
    },
    /// Record an event of a signed agreement.
    Record {
        /// Of which agreement.
        number: String,
        /// What happened.
        event: Box<AgreementEvent>,
    },
    /// Take back a record that was made by mistake.
    TakeBack {
        /// Of which agreement.
        number: String,
        /// Which record.
        record: AgreementRecord,
        /// Why.
        reason: String,
    },
    /// Keep what is typed (two seconds after the last key, and on leaving).
    KeepDraft {
        /// Of which.
        source: AgreementSource,
        /// The text as JSON.
        body: String,
    },
    /// Throw the draft away.
    DropDraft(AgreementSource),
    /// For the app: lay the text out and draw one page; the answer goes to
    /// [`show_preview`](super::AgreementPage::show_preview). One is asked for at a time.
    Preview {
        /// The text as it stands, valid or not.
        agreement: Box<Agreement>,
        /// Which page, from 0.
        page: usize,
        /// Pixels an inch.
        dpi: f32,
    },
    /// For the app: print the registered agreement.
    Print(String),
    /// For the app: export the registered agreement as PDF.
    ExportPdf(String),
    /// For the app: open the dispute.
    OpenDispute(String),
    /// For the app: open the volume of the agreement.
    OpenVolume(String),
    /// For the app: open a new agreement that changes this one.
    Supplement(String),
    /// For the app: back to the list.
    Back,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum AgreementOutcome {
    /// Saved under this number; load the page for it again.
    Saved {
        /// Its number.
        number: String,
        /// Whether it is new.
        new: bool,
    },
    /// Signed; load the page again. Tells the day of effect if all have signed.
    Signed {
        /// Its number.
        number: String,
        /// When it takes effect.
        effective: Option<chrono::NaiveDate>,
    },
    /// The performance is recorded; load the page again.
    Paid {
        /// Of which agreement.
        number: String,
        /// The record, to be taken back when it is undone at once.
        record: AgreementRecord,
    },
    /// The event is recorded; load the page again.
    Recorded {
        /// Of which agreement.
        number: String,
        /// The record, to be taken back when it is undone at once.
        record: AgreementRecord,
    },
    /// The record is taken back; load the page again.
    TookBack(String),
    /// The draft is kept: tell the page by [`draft_kept`](super::AgreementPage::draft_kept).
    Kept(NaiveDateTime),
    /// The draft is gone; load the page again.
    Dropped,
    /// Nothing for the register: the app's to do.
    ForApp(AgreementAction),
}

impl AgreementAction {
    /// Carries it out, off the window's thread.
    ///
    /// # Errors
    ///
    /// What the register says; what was typed stays on the page. When signing is refused, the text is saved all the
    /// same.
    pub fn carry_out(self, register: &mut Register, now: NaiveDateTime) -> Result<AgreementOutcome, StoreError> {
        Ok(match self {
            Self::Save { agreement, source } => {
                let new = agreement.number.is_empty();
                let number = save(register, *agreement, &source, now)?;
                AgreementOutcome::Saved { number, new }
            }
            Self::Sign { agreement, source, signed } => {
                let locked = agreement.is_locked();
                let number = if locked { agreement.number } else { save(register, *agreement, &source, now)? };
                let effective = register.sign_agreement(&number, signed, now)?.effective_on();
                AgreementOutcome::Signed { number, effective }
            }
            Self::Pay { number, performance } => {
                let nth = register.record_performance(&number, performance, now)?.performed.len();
                AgreementOutcome::Paid { number, record: AgreementRecord::Performance(nth) }
            }
            Self::Record { number, event } => {
                let nth = register.record_agreement_event(&number, *event, now)?.events.len();
                AgreementOutcome::Recorded { number, record: AgreementRecord::Event(nth) }
            }
            Self::TakeBack { number, record, reason } => {
                register.take_back(&number, record, &reason, now)?;
                AgreementOutcome::TookBack(number)
            }
            Self::KeepDraft { source, body } => {
                register.save_draft(&source.draft_key(), &body, now)?;
                AgreementOutcome::Kept(now)
            }
            Self::DropDraft(source) => {
                register.drop_draft(&source.draft_key())?;
                AgreementOutcome::Dropped
            }
            other => AgreementOutcome::ForApp(other),
        })
    }
}

fn save(
    register: &mut Register,
    agreement: Agreement,
    source: &AgreementSource,
    now: NaiveDateTime,
) -> Result<String, StoreError> {
    let agreement = without_blanks(agreement);
    let number = if agreement.number.is_empty() {
        register.add_agreement(agreement, now)?.number
    } else {
        let number = agreement.number.clone();
        // An unchanged text is not written again: the journal tells changes, not presses of a button.
        if register.agreement(&number)? != agreement {
            register.amend_agreement(agreement, now)?;
        }
        number
    };
    register.drop_draft(&source.draft_key())?;
    Ok(number)
}
