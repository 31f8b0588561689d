//! 人民调解文书: what the dispute, its agreement and the office say, in the places of the forms M01 to M14.
//!
//! A mediation is a dispute with its agreement, or an agreement that was made without a dispute on the ledger; either
//! number leads to both. What the register does not know is asked or left to the pen: a mediator writes by hand.

pub mod example;
mod facts;
mod known;
mod lines;

pub use known::KNOWN;

use super::gather::CaseFacts;
use crate::{
    document::forms::{Fact, Facts},
    domain::{agreement::Agreement, dispute::Dispute, settings::Settings},
    papers::issue,
    store::{Register, StoreError, agreements::AgreementFilter},
};
use chrono::NaiveDate;

pub(super) use facts::facts;

/// A dispute with the agreement that settles it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mediation {
    /// The dispute; none for an agreement without one.
    pub dispute: Option<Dispute>,
    /// The agreement; none while there is none.
    pub agreement: Option<Agreement>,
}

impl Mediation {
    /// The mediation of a dispute or an agreement by its number. Of several agreements of a dispute the last one that is
    /// in force counts, else the last.
    ///
    /// # Errors
    ///
    /// When there is neither, or the register cannot be read.
    pub fn load(register: &Register, number: &str) -> Result<Self, StoreError> {
        match register.agreement(number) {
            Ok(agreement) => {
                let dispute = agreement.dispute.as_deref().map(|number| register.dispute(number)).transpose()?;
                return Ok(Self { dispute, agreement: Some(agreement) });
            }
            Err(StoreError::NoSuchRecord(_)) => {}
            Err(error) => return Err(error),
        }
        let dispute = register.dispute(number)?;
        let agreements = agreements_of(register, number)?;
        let stands = |agreement: &&Agreement| agreement.in_force(NaiveDate::MAX);
        let agreement = agreements.iter().rev().find(stands).or(agreements.last()).cloned();
        Ok(Self { dispute: Some(dispute), agreement })
    }

    /// The number of the record its papers stand with: the dispute, else the agreement.
    pub fn record(&self) -> &str {
        let agreement = self.agreement.as_ref().map_or("", |agreement| agreement.number.as_str());
        self.dispute.as_ref().map_or(agreement, |dispute| dispute.number.as_str())
    }
}

/// The agreements of a dispute, in the order of the register.
///
/// # Errors
///
/// When the register cannot be read.
pub fn agreements_of(register: &Register, dispute: &str) -> Result<Vec<Agreement>, StoreError> {
    let mut all = register.list_agreements(&AgreementFilter::default())?;
    all.retain(|agreement| agreement.dispute.as_deref() == Some(dispute));
    all.sort_by(|a, b| a.number.cmp(&b.number));
    Ok(all)
}

/// What a blank copy says: the committee, and two parties without names.
pub(super) fn blank(settings: &Settings, date: NaiveDate) -> CaseFacts {
    let mut facts = Facts::default();
    facts.put("委员会", settings.office.committee());
    let side = |name: &str| facts::party_row(&facts::Person::unnamed(name));
    facts.put("当事人", Fact::Rows(vec![side("甲方"), side("乙方")]));
    facts.put("申请人", Fact::Rows(vec![side("甲方")]));
    facts.put("被申请人", Fact::Rows(vec![side("乙方")]));
    CaseFacts::told(facts, issue(settings, date))
}
