//! The papers of a case: the register's facts in the places of a form, checked before anything is printed.

mod checks;
mod citation;
mod conceal;
mod done;
pub mod example;
mod example_slips;
mod gather;
mod known;
pub mod mediation;
mod slips;
mod wording;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{PaperError, Press, agreement};
use crate::{
    document::{
        Document, DocumentError,
        forms::{Facts, Form, KnownFact},
    },
    domain::{calendar, forms::FormId, settings::Settings},
    store::Register,
};

pub use gather::{Case, CaseFacts};
pub use known::KNOWN;
pub use wording::{check_wording, proof};

/// The facts a form may ask for: those of a petition, or those of a mediation.
pub const fn known(id: FormId) -> &'static [KnownFact] {
    match id {
        FormId::M06 => agreement::KNOWN,
        _ if id.is_mediation() => mediation::KNOWN,
        _ => KNOWN,
    }
}

impl Press {
    /// A paper of the catalogue on the item `number`, dated `date`, with the clerk's `answers` to its questions.
    /// `document_number` is the number the register gave it, empty for sheets without one.
    ///
    /// # Errors
    ///
    /// When a place stays empty, an answer cannot be read or the paper may not be made of this case; the message
    /// names the paper, the place and what to do.
    pub fn form(
        &self,
        register: &Register,
        id: FormId,
        number: &str,
        answers: &BTreeMap<String, String>,
        document_number: &str,
        date: NaiveDate,
    ) -> Result<Document, PaperError> {
        let facts = CaseFacts::gather_for(register, id, number, date)?;
        let form = in_use(register, id)?;
        Ok(case_paper(&form, &facts, answers, document_number)?)
    }

    /// An empty copy of a mediation paper for handwriting: the committee's name and nothing else.
    ///
    /// # Errors
    ///
    /// When the form is not in order, or is one that is made of a case only.
    pub fn blank_form(&self, register: &Register, id: FormId, date: NaiveDate) -> Result<Document, PaperError> {
        let facts = mediation::blank(register.settings(), date);
        if id == FormId::M06 {
            return Ok(agreement::blank(&agreement::in_use(register)?, facts.issue(), register.settings())?);
        }
        if !id.is_mediation() {
            let why = format!("{id}没有空白式样，请在信访件上出具。");
            return Err(crate::store::StoreError::Refused(why).into());
        }
        let form = in_use(register, id)?;
        let blocks = form.fill_blank(&facts.for_paper(id))?;
        Ok(form.document(facts.issue().meta(id.label(), id.label()), blocks))
    }
}

/// The form the office uses: its own text, else the program's.
///
/// # Errors
///
/// When the register cannot be read or the text is not in order.
pub fn in_use(register: &Register, id: FormId) -> Result<Form, PaperError> {
    Ok(match register.form_text(id)? {
        Some(text) => Form::own(id, &text, known(id))?,
        None => Form::bundled(id, known(id))?,
    })
}

/// A paper of the example case with the wording of `form`, for the editor of the forms and for the tests.
///
/// # Errors
///
/// As [`Press::form`].
pub fn example_paper(form: &Form, settings: &Settings) -> Result<Document, DocumentError> {
    let settings = example::settings(settings);
    if form.id().is_mediation() {
        return mediation::example::paper(form, &settings);
    }
    let file = example::file(form.id());
    let case = Case {
        file: Some(&file),
        settings: &settings,
        directory: &example::directory(),
        calendar: &calendar::built_in(),
        papers: &example::papers(),
        date: example::date(),
    };
    let number = form.id().entry().series.map_or(String::new(), |series| format!("清政信{series}〔2026〕1号"));
    let facts = CaseFacts::of(case);
    let mut answers = example::answers(form.fields().iter(), &file);
    example::leave_to_the_case(&mut answers, &facts.for_paper(form.id()));
    case_paper(form, &facts, &answers, &number)
}

/// The paper of a case in the wording of `form`.
///
/// # Errors
///
/// As [`Press::form`].
pub fn case_paper(
    form: &Form,
    case: &CaseFacts,
    answers: &BTreeMap<String, String>,
    document_number: &str,
) -> Result<Document, DocumentError> {
    let id = form.id();
    if let Some(why) = checks::unfit(id, case) {
        return Err(DocumentError::Unfit { form: id.label().to_owned(), why });
    }
    let mut facts: Facts = case.for_paper(id);
    facts.put("文号", document_number);
    let blocks = form.fill(&facts, answers)?;
    let number = case.record();
    Ok(form.document(case.issue().meta(title(id, document_number, number), id.label()), blocks))
}

/// Title of the file: the paper and its number, never a person's name.
fn title(id: FormId, document_number: &str, number: &str) -> String {
    let number = if document_number.is_empty() { number } else { document_number };
    format!("{} {number}", id.label()).trim_end().to_owned()
}
