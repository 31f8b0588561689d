//! What the registration form shows besides what is typed: the network, limits, earlier items.

use super::action::KnownPerson;
use crate::domain::{
    calendar::Calendar,
    directory::{Directory, Role},
    settings::Settings,
    terms::Channel,
};
use crate::store::{
    Register, StoreError,
    drafts::Draft,
    petitions::{Lookalike, PetitionFile},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// What was found in the register while the clerk was typing.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Earlier items that may be the same, strongest first; `None` until they were looked for.
    pub same: Option<Vec<Lookalike>>,
    /// Petitioners of earlier items, as last asked for.
    pub people: Option<Vec<KnownPerson>>,
}

impl Found {
    /// The earlier items of a person, newest first; empty until they were looked for.
    pub fn earlier_of(&self, id_no: &str) -> Vec<&Lookalike> {
        let same = self.same.as_deref().unwrap_or_default();
        same.iter().filter(|one| one.row.petition.petitioners.iter().any(|who| who.id_no == id_no)).collect()
    }
}

/// Plain values for the form, read once when it is opened.
#[derive(Clone, Debug)]
pub struct IntakeModel {
    /// When the form was opened; a blank form starts with it.
    pub now: NaiveDateTime,
    /// Office, limits, thresholds.
    pub settings: Settings,
    /// Working days.
    pub calendar: Calendar,
    /// Villages with their groups, those that are no more left out.
    pub villages: Vec<(String, Vec<String>)>,
    /// 责任单位.
    pub units: Vec<String>,
    /// Who may take an item down.
    pub staff: Vec<String>,
    /// 领导, in signature order.
    pub leaders: Vec<String>,
    /// The number a new item of this channel would get, for items received in the year of `now`.
    pub next_numbers: Vec<(Channel, String)>,
    /// The item being amended.
    pub amending: Option<PetitionFile>,
    /// A form that was not saved last time.
    pub draft: Option<Draft>,
}

impl IntakeModel {
    /// Reads what the form needs; `amending` is the number of the item to change, `None` for a new one.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or when the file cannot be read.
    pub fn load(register: &Register, amending: Option<&str>, now: NaiveDateTime) -> Result<Self, StoreError> {
        let settings = register.settings().clone();
        let directory = register.directory()?;
        let mut next_numbers = Vec::new();
        for &channel in Channel::ALL {
            next_numbers.push((channel, register.next_petition_number(channel, now.date())?));
        }
        let key = amending.map_or_else(|| "petition".to_owned(), |number| format!("petition/{number}"));
        Ok(Self {
            draft: register.draft(&key)?,
            amending: amending.map(|number| register.petition(number)).transpose()?,
            next_numbers,
            ..Self::of(settings, register.calendar().clone(), &directory, now)
        })
    }

    /// A model without a register: what the office and its network are.
    pub fn of(settings: Settings, calendar: Calendar, directory: &Directory, now: NaiveDateTime) -> Self {
        let is_there = |until: Option<NaiveDate>| until.is_none_or(|until| now.date() < until);
        let villages = directory.villages.iter().filter(|village| is_there(village.until));
        let mut staff = vec![settings.office.clerk.clone()];
        for role in [Role::Clerk, Role::Staff] {
            staff.extend(directory.with_role(role).map(|contact| contact.name.clone()));
        }
        Self {
            now,
            calendar,
            villages: villages.map(|village| (village.name.clone(), village.groups.clone())).collect(),
            units: directory.units.iter().map(|unit| unit.name.clone()).collect(),
            staff: distinct(staff),
            leaders: distinct(directory.with_role(Role::Leader).map(|contact| contact.name.clone()).collect()),
            next_numbers: Vec::new(),
            amending: None,
            draft: None,
            settings,
        }
    }

    /// The number a new item would get, when it can be told.
    pub fn next_number(&self, channel: Channel, received_on: Option<NaiveDate>) -> Option<&str> {
        received_on.filter(|day| day.year() == self.now.year())?;
        self.next_numbers.iter().find(|(of, _)| *of == channel).map(|(_, number)| number.as_str())
    }

    /// The groups of a village.
    pub fn groups_of(&self, village: &str) -> &[String] {
        self.villages.iter().find(|(name, _)| name == village).map_or(&[], |(_, groups)| groups.as_slice())
    }
}

fn distinct(names: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in names {
        if !name.trim().is_empty() && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}
