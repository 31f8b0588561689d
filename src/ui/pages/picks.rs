//! Names the office knows, to be suggested while typing: villages, groups, units, leaders, people.

use crate::domain::directory::{Directory, Role};
use crate::store::{Register, StoreError};

/// What forms suggest. Nothing here is forced: records keep what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    /// 村(居).
    pub villages: Vec<String>,
    /// 村民小组 of each village.
    pub groups: Vec<(String, Vec<String>)>,
    /// 责任单位.
    pub units: Vec<String>,
    /// 领导.
    pub leaders: Vec<String>,
    /// 调解员 first, then everybody else.
    pub mediators: Vec<String>,
    /// Everybody.
    pub people: Vec<String>,
}

impl Picks {
    /// Reads the directory.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register) -> Result<Self, StoreError> {
        Ok(Self::of(&register.directory()?))
    }

    /// From a directory.
    pub fn of(directory: &Directory) -> Self {
        let names = |role: Role| directory.with_role(role).map(|contact| contact.name.clone());
        let people = unique(directory.contacts.iter().map(|contact| contact.name.clone()));
        Self {
            villages: directory.villages.iter().map(|village| village.name.clone()).collect(),
            groups: directory.villages.iter().map(|v| (v.name.clone(), v.groups.clone())).collect(),
            units: directory.units.iter().map(|unit| unit.name.clone()).collect(),
            leaders: names(Role::Leader).collect(),
            mediators: unique(names(Role::Mediator).chain(people.iter().cloned())),
            people,
        }
    }

    /// The groups of a village.
    pub fn groups_of(&self, village: &str) -> &[String] {
        self.groups.iter().find(|(name, _)| name == village.trim()).map_or(&[], |(_, groups)| groups)
    }
}

fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    names.filter(|name| !name.is_empty() && seen.insert(name.clone())).collect()
}
