//! The records of a register as values, read once for a whole report.

use chrono::NaiveDate;

use std::collections::HashMap;

use crate::{
    domain::{
        agreement::Agreement, calendar::Calendar, deadline::Clocks, dispute::Dispute, petition::Occurrence,
        procedure::Progress, reception::Reception, screening::ScreeningRound, settings::Settings, worklog::WorkRecord,
    },
    store::{Register, StoreError, agreements::AgreementFilter, disputes::DisputeFilter, petitions::PetitionFile},
};

/// An item with what its steps add up to.
#[derive(Clone, Debug)]
pub struct PetitionFact {
    /// The item and its steps.
    pub file: PetitionFile,
    /// What the steps add up to, by all that is known.
    pub progress: Progress,
    /// The clocks.
    pub clocks: Clocks,
}

/// A whole register.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// 信访件 without cancelled ones, oldest first.
    pub petitions: Vec<PetitionFact>,
    /// Numbers of items that another one repeats, with the day the first of those was received.
    repeated: HashMap<String, NaiveDate>,
    /// 矛盾纠纷, by the day they count on.
    pub disputes: Vec<Dispute>,
    /// 调解协议, by the day of mediation.
    pub agreements: Vec<Agreement>,
    /// 领导接访, with their ids.
    pub receptions: Vec<(i64, Reception)>,
    /// 工作记录, with their ids.
    pub work: Vec<(i64, WorkRecord)>,
    /// 矛盾纠纷排查, with their ids.
    pub screenings: Vec<(i64, ScreeningRound)>,
    /// 设置.
    pub settings: Settings,
    /// The working calendar, by which what is agreed falls due.
    pub calendar: Calendar,
}

impl Facts {
    /// Whether another item, received by `day`, is registered as repeating this one.
    pub fn was_repeated(&self, number: &str, day: NaiveDate) -> bool {
        self.repeated.get(number).is_some_and(|on| *on <= day)
    }

    /// Reads a register.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn load(register: &Register) -> Result<Self, StoreError> {
        let petitions = register.petition_files()?;
        Ok(Self {
            disputes: register.list_disputes(&DisputeFilter::default())?,
            agreements: register.list_agreements(&AgreementFilter::default())?,
            receptions: register.receptions(None)?.into_iter().map(|entry| (entry.id, entry.value)).collect(),
            work: register.work(None)?.into_iter().map(|entry| (entry.id, entry.value)).collect(),
            screenings: register.screenings(None)?.into_iter().map(|entry| (entry.id, entry.value)).collect(),
            ..Self::of_petitions(petitions, register.settings().clone(), register.calendar())
        })
    }

    /// The facts of some items alone.
    pub fn of_petitions(files: Vec<PetitionFile>, settings: Settings, calendar: &Calendar) -> Self {
        let petitions: Vec<PetitionFact> = files
            .into_iter()
            .filter(|file| file.petition.cancelled.is_none())
            .map(|file| PetitionFact {
                progress: file.progress(),
                clocks: Clocks::of(&file.petition, &file.steps, &settings, calendar),
                file,
            })
            .collect();
        let mut repeated: HashMap<String, NaiveDate> = HashMap::new();
        for item in petitions.iter().map(|fact| &fact.file.petition) {
            if let Occurrence::Repeat { earlier: Some(number) } = &item.occurrence {
                let first = repeated.entry(number.clone()).or_insert(item.received_on);
                *first = item.received_on.min(*first);
            }
        }
        Self { petitions, repeated, settings, calendar: calendar.clone(), ..Self::default() }
    }
}
