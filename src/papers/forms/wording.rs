//! 文书格式: the wording an office makes of a paper, checked and shown with an example.

use super::{agreement, example, example_paper, known, mediation};
use crate::{
    document::{Document, DocumentError, forms::Form},
    domain::{agreement::Agreement, forms::FormId, settings::Settings},
    papers::issue,
};

/// Whether the office may use this text: it asks for nothing the program does not know and says what the law wants.
///
/// # Errors
///
/// [`DocumentError`] names the line that is not in order, or the words that are gone.
pub fn check_wording(id: FormId, text: &str) -> Result<(), DocumentError> {
    match id {
        FormId::M06 => {
            agreement::own(text, &example_agreement(), &issue(&Settings::default(), example::date())).map(drop)
        }
        id => Form::own(id, text, known(id)).map(drop),
    }
}

/// The paper of an invented case in the wording of `text`.
///
/// # Errors
///
/// As [`check_wording`].
pub fn proof(id: FormId, text: &str, settings: &Settings) -> Result<Document, DocumentError> {
    match id {
        FormId::M06 => {
            let (issue, example) = (issue(settings, example::date()), example_agreement());
            agreement::document(&agreement::own(text, &example, &issue)?, &issue, &example)
        }
        id => example_paper(&Form::own(id, text, known(id))?, settings),
    }
}

fn example_agreement() -> Agreement {
    let written = crate::domain::agreement::AgreementForm::Written;
    mediation::example::mediation(written).agreement.unwrap_or_else(|| Agreement::blank("", example::date()))
}
