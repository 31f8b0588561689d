//! What the list of papers shows, read from the register.

use crate::document::forms::Question;
use crate::domain::{
    agreement::AgreementForm,
    forms::{FormId, offered_at},
    issued::{KeptPaper, PaperSubject},
};
use crate::papers::{
    PaperError,
    dossier::Plan,
    forms::{CaseFacts, in_use},
    issue::registration_form,
};
use crate::store::{Register, StoreError, petitions::PetitionFile};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The papers of one item.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// Issued ones in the order of issue.
    pub issued: Vec<KeptPaper>,
    /// What the steps taken so far give occasion for and was not issued yet.
    pub possible: Vec<FormId>,
    /// What is asked of the clerk, by form.
    pub questions: BTreeMap<FormId, Vec<Question>>,
    /// The number each possible one would get.
    pub next: BTreeMap<FormId, String>,
}

impl Shelf {
    /// Reads the papers of an item.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register, file: &PetitionFile, today: NaiveDate) -> Result<Self, StoreError> {
        let number = &file.petition.number;
        let issued = register.papers_of(&PaperSubject::Petition(number.clone()))?;
        let (mut possible, mut steps): (Vec<FormId>, BTreeMap<FormId, u32>) = Default::default();
        let sheet = registration_form(file.petition.channel);
        let is_fit = |form| !matches!(form, FormId::F01 | FormId::F02 | FormId::F03) || form == sheet;
        for (at, step) in file.steps.iter().enumerate() {
            let seq = u32::try_from(at + 1).ok();
            let latest = file.steps.iter().rposition(|other| other.kind() == step.kind()) == Some(at);
            for form in offered_at(step.kind().code()).map(|entry| entry.id).filter(|_| latest) {
                let made = |kept: &KeptPaper| {
                    kept.is_in_force() && kept.paper.form_id() == Some(form) && kept.paper.step >= seq
                };
                if !possible.contains(&form) && is_fit(form) && !issued.iter().any(made) {
                    possible.push(form);
                    steps.extend(seq.map(|seq| (form, seq)));
                }
            }
        }
        if file.petition.cancelled.is_some() {
            possible.clear();
        }
        let facts = match CaseFacts::gather(register, number, today) {
            Ok(facts) => Some(facts),
            Err(PaperError::Store(error)) => return Err(error),
            Err(_) => None,
        };
        let (mut questions, mut next) = (BTreeMap::new(), BTreeMap::new());
        let known = issued.iter().filter_map(|kept| kept.paper.form_id());
        for form in possible.iter().copied().chain(known) {
            // A form that is not in order says so in its preview.
            if let (Some(facts), Ok(text)) = (&facts, in_use(register, form)) {
                questions.insert(form, text.questions(&facts.for_paper(form)));
            }
            if let Some(series) = form.entry().series {
                let step = steps.get(&form).copied();
                next.insert(form, register.paper_number_for(series, number, step, today)?.text);
            }
        }
        Ok(Self { issued, possible, questions, next })
    }
}

impl Shelf {
    /// The papers of a mediation: those in its volume, and every other that a mediator may need.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn of_mediation(register: &Register, plan: &Plan, today: NaiveDate) -> Result<Self, StoreError> {
        let number = plan.subject.record();
        let mut issued = register.papers_of(&plan.subject)?;
        if let (PaperSubject::Dispute(_), Some(agreement)) = (&plan.subject, &plan.mediation.agreement) {
            issued.extend(register.papers_of(&PaperSubject::Agreement(agreement.number.clone()))?);
        }
        let made = |form: &FormId| issued.iter().any(|kept| kept.is_in_force() && kept.paper.form_id() == Some(*form));
        // The sheets of the volume are made with it; the agreement is printed from its own page.
        let own = [FormId::M06, FormId::M10, FormId::M11, FormId::M12, FormId::M13];
        let oral = plan.mediation.agreement.as_ref().is_some_and(|one| one.form == AgreementForm::Oral);
        let forms = FormId::ALL.iter().copied().filter(|form| form.is_mediation() && !own.contains(form));
        let possible: Vec<FormId> =
            forms.filter(|form| !made(form)).filter(|form| *form != FormId::M07 || oral).collect();
        let mut questions = BTreeMap::new();
        let known = issued.iter().filter_map(|kept| kept.paper.form_id());
        for form in possible.iter().copied().chain(known).filter(|form| form.is_mediation()) {
            let facts = match CaseFacts::gather_for(register, form, number, today) {
                Ok(facts) => facts,
                Err(PaperError::Store(error)) => return Err(error),
                Err(_) => continue,
            };
            if let Ok(text) = in_use(register, form) {
                questions.insert(form, text.questions(&facts.for_paper(form)));
            }
        }
        Ok(Self { issued, possible, questions, next: BTreeMap::new() })
    }
}
