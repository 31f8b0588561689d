//! What the page of one dispute shows.

use chrono::{Days, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::entry::EntryForm;
use super::form::DisputeForm;
use crate::domain::{
    agreement::AgreementState,
    amount::Amount,
    dispute::{Dispute, thresholds::Suggestion},
    lists::DisputeCategory,
    petition::Petition,
    settings::Limits,
};
use crate::store::{Register, StoreError, agreements::AgreementFilter};
use crate::ui::pages::picks::Picks;

/// What a draft of this page keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DisputeDraft {
    /// The form as typed.
    pub form: DisputeForm,
    /// The entry that was being written.
    pub entry: EntryForm,
    /// The dialog of a step that was left half-filled.
    pub step: Option<EntryForm>,
}

/// An agreement of this dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementLine {
    /// 编号.
    pub number: String,
    /// 当事人.
    pub parties: String,
    /// 协议金额.
    pub total: Amount,
    /// 状态 today.
    pub state: AgreementState,
}

/// One dispute, or a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeModel {
    /// The dispute as registered; `None` for a new one.
    pub dispute: Option<Dispute>,
    /// Its agreements.
    pub agreements: Vec<AgreementLine>,
    /// Linked petitions: number and title.
    pub petitions: Vec<(String, String)>,
    /// What is suggested.
    pub picks: Picks,
    /// What was typed last time and not saved, with its time.
    pub draft: Option<(NaiveDateTime, DisputeDraft)>,
    /// Today.
    pub today: NaiveDate,
    /// Marks that the thresholds suggest for a dispute that is still open, each with its reason.
    pub suggestions: Vec<Suggestion>,
    /// 纠纷类别 of the office, retired ones included.
    pub categories: Vec<DisputeCategory>,
    /// Limits.
    pub limits: Limits,
    /// The petition a new dispute comes from.
    pub petition: Option<Petition>,
}

impl DisputeModel {
    /// What a new dispute that comes from a petition needs (转人民调解).
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or when the register cannot be read.
    pub fn of_petition(register: &Register, petition: &str, today: NaiveDate) -> Result<Self, StoreError> {
        let petition = register.petition(petition)?.petition;
        Ok(Self { petition: Some(petition), ..Self::load(register, None, today)? })
    }

    /// Reads a dispute by its number, or what a new one needs.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or when the register cannot be read.
    pub fn load(register: &Register, number: Option<&str>, today: NaiveDate) -> Result<Self, StoreError> {
        let dispute = number.map(|number| register.dispute(number)).transpose()?;
        let agreements = match number {
            Some(number) => {
                let filter = AgreementFilter { dispute: Some(number.to_owned()), ..AgreementFilter::default() };
                register.list_agreements(&filter)?
            }
            None => Vec::new(),
        };
        let line = |agreement: &crate::domain::agreement::Agreement| AgreementLine {
            number: agreement.number.clone(),
            parties: agreement.parties_line(),
            total: agreement.total(),
            state: agreement.state(today, register.calendar()),
        };
        let linked = dispute.iter().flat_map(|dispute| &dispute.petitions);
        let petitions = linked
            .map(|number| Ok((number.clone(), register.petition(number)?.petition.title)))
            .collect::<Result<_, StoreError>>()?;
        let draft = register.draft(&draft_key(number))?.and_then(|draft| {
            // A draft of an older version that can no longer be read is left alone.
            serde_json::from_str(&draft.body).ok().map(|body| (draft.saved_at, body))
        });
        let thresholds = &register.settings().dispute_thresholds;
        let open = dispute.iter().filter(|dispute| dispute.status_at(None).is_open());
        let suggestions = open.flat_map(|dispute| dispute.suggestions(thresholds)).collect();
        Ok(Self {
            suggestions,
            agreements: agreements.iter().map(line).collect(),
            dispute,
            petitions,
            picks: Picks::load(register)?,
            draft,
            today,
            categories: register.settings().dispute_categories().to_vec(),
            limits: register.settings().limits.clone(),
            petition: None,
        })
    }

    /// The number, if it has one.
    pub fn number(&self) -> Option<&str> {
        self.dispute.as_ref().map(|dispute| dispute.number.as_str())
    }

    /// The dispute as registered, or a blank one.
    pub fn base(&self) -> Dispute {
        self.dispute.clone().unwrap_or_else(|| Dispute {
            places: Vec::new(),
            parties: Vec::new(),
            ..Dispute::blank(self.today)
        })
    }

    /// The form as it stands without anything typed.
    pub fn form(&self) -> DisputeForm {
        match &self.dispute {
            Some(dispute) => DisputeForm::of(dispute),
            None => {
                let due = self.today.checked_add_days(Days::new(self.limits.dispute_days.into()));
                let mut form = DisputeForm::new(self.today, due);
                if let Some(petition) = &self.petition {
                    form.take_from(petition);
                }
                form
            }
        }
    }
}

/// Under which name the draft of a dispute is kept.
pub fn draft_key(number: Option<&str>) -> String {
    number.map_or_else(|| "dispute".to_owned(), |number| format!("dispute/{number}"))
}
