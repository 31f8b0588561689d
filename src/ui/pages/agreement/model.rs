//! What the agreement editor shows.

use chrono::{NaiveDate, NaiveDateTime};

use super::text::AgreementText;
use crate::domain::{agreement::Agreement, calendar::Calendar};
use crate::store::{Register, StoreError};
use crate::ui::pages::picks::Picks;

/// Which agreement is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgreementSource {
    /// A registered one, by number.
    Registered(String),
    /// A new one.
    New,
    /// A new one that settles this dispute (起草协议).
    OfDispute(String),
    /// A new one that changes this agreement (补充协议).
    SupplementTo(String),
}

impl AgreementSource {
    /// The number, if it has one.
    pub fn number(&self) -> Option<&str> {
        match self {
            Self::Registered(number) => Some(number),
            _ => None,
        }
    }

    /// Under which name its draft is kept.
    pub fn draft_key(&self) -> String {
        match self {
            Self::Registered(number) => format!("agreement/{number}"),
            Self::New => "agreement".into(),
            Self::OfDispute(number) => format!("agreement/of/{number}"),
            Self::SupplementTo(number) => format!("agreement/to/{number}"),
        }
    }
}

/// One agreement, or a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementModel {
    /// Which.
    pub source: AgreementSource,
    /// As registered; `None` for a new one.
    pub agreement: Option<Agreement>,
    /// The text before anything is typed.
    pub text: AgreementText,
    /// The dispute it settles: number and title.
    pub dispute: Option<(String, String)>,
    /// What is suggested.
    pub picks: Picks,
    /// What was typed last time and not saved, with its time.
    pub draft: Option<(NaiveDateTime, AgreementText)>,
    /// The working calendar, which periods roll by.
    pub calendar: Calendar,
    /// Who records.
    pub clerk: String,
    /// The court one applies to.
    pub court: String,
    /// Today.
    pub today: NaiveDate,
}

impl AgreementModel {
    /// Reads an agreement, or what a new one begins with.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or when the register cannot be read.
    pub fn load(register: &Register, source: &AgreementSource, today: NaiveDate) -> Result<Self, StoreError> {
        let office = &register.settings().office;
        let committee = office.committee();
        let fresh = || AgreementText::new(&committee, &office.clerk, today);
        let agreement = source.number().map(|number| register.agreement(number)).transpose()?;
        let text = match (source, &agreement) {
            (_, Some(agreement)) => AgreementText::of(agreement),
            (AgreementSource::OfDispute(number), _) => {
                let mut text = fresh();
                text.take_from(&register.dispute(number)?);
                text
            }
            (AgreementSource::SupplementTo(number), _) => {
                AgreementText::supplement(&register.agreement(number)?, today)
            }
            _ => fresh(),
        };
        let dispute = text
            .dispute
            .as_ref()
            .map(|number| Ok::<_, StoreError>((number.clone(), register.dispute(number)?.title)))
            .transpose()?;
        let draft = register.draft(&source.draft_key())?.and_then(|draft| {
            // A draft of an older version that can no longer be read is left alone.
            serde_json::from_str(&draft.body).ok().map(|body| (draft.saved_at, body))
        });
        Ok(Self {
            source: source.clone(),
            agreement,
            text,
            dispute,
            picks: Picks::load(register)?,
            draft,
            calendar: register.calendar().clone(),
            clerk: office.clerk.clone(),
            court: if office.county.is_empty() { String::new() } else { format!("{}人民法院", office.county) },
            today,
        })
    }

    /// As registered, or a blank one.
    pub fn base(&self) -> Agreement {
        self.agreement.clone().unwrap_or_else(|| Agreement::blank("", self.today))
    }

    /// Whether the text may no longer change.
    pub fn is_locked(&self) -> bool {
        self.agreement.as_ref().is_some_and(Agreement::is_locked)
    }
}
