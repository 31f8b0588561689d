//! The network while it is being typed.

use super::w;
use crate::domain::directory::{Contact, Directory, Role, Unit, Village};

/// A directory with the groups of each village as one line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectoryForm {
    /// Village names with what else is known of them.
    pub villages: Vec<(Village, String)>,
    /// Units.
    pub units: Vec<Unit>,
    /// People, of all roles.
    pub contacts: Vec<Contact>,
}

impl DirectoryForm {
    /// A network as it stands in the register.
    pub fn of(directory: &Directory) -> Self {
        let villages = directory.villages.iter().map(|village| (village.clone(), village.groups.join("、"))).collect();
        Self { villages, units: directory.units.clone(), contacts: directory.contacts.clone() }
    }

    /// The network as typed; rows without a name are left out.
    pub fn directory(&self) -> Directory {
        let groups = |text: &str| {
            let parts = text.split(['、', '，', ',', ' ', '；']).map(str::trim);
            parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let named = |name: &str| !name.trim().is_empty();
        Directory {
            villages: self
                .villages
                .iter()
                .filter(|(village, _)| named(&village.name))
                .map(|(village, text)| Village { groups: groups(text), ..village.clone() })
                .collect(),
            units: self.units.iter().filter(|unit| named(&unit.name)).cloned().collect(),
            contacts: self.contacts.iter().filter(|contact| named(&contact.name)).cloned().collect(),
        }
    }

    /// What keeps it from being saved, in a sentence.
    pub fn problem(&self) -> Option<String> {
        let villages: Vec<&str> = self.villages.iter().map(|(village, _)| village.name.trim()).collect();
        let units: Vec<&str> = self.units.iter().map(|unit| unit.name.trim()).collect();
        let twice = |names: &[&str]| {
            let mut seen = std::collections::BTreeSet::new();
            names.iter().filter(|name| !name.is_empty()).find(|name| !seen.insert(**name)).map(|name| w::twice(name))
        };
        twice(&villages).or_else(|| twice(&units))
    }

    /// How many people of a role belong to a village.
    pub fn of_village(&self, role: Role, village: &str) -> Vec<&str> {
        let belongs = |contact: &&Contact| contact.role == role && contact.unit == village && !contact.name.is_empty();
        self.contacts.iter().filter(belongs).map(|contact| contact.name.as_str()).collect()
    }
}

/// An empty row for a person.
pub fn blank_contact(role: Role) -> Contact {
    Contact {
        name: String::new(),
        role,
        post: String::new(),
        unit: String::new(),
        group: String::new(),
        phone: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_read_however_they_are_parted_and_blank_rows_go() {
        let mut form = DirectoryForm::default();
        form.villages.push((Village { name: "上塘村".into(), ..Village::default() }, "一组、二组 三组，四组".into()));
        form.villages.push((Village::default(), String::new()));
        form.contacts.push(blank_contact(Role::Leader));
        let directory = form.directory();
        assert_eq!(directory.villages[0].groups, ["一组", "二组", "三组", "四组"]);
        assert_eq!((directory.villages.len(), directory.contacts.len()), (1, 0));
        assert_eq!(DirectoryForm::of(&directory).directory(), directory);
    }

    #[test]
    fn a_village_listed_twice_is_told() {
        let village = || (Village { name: "上塘村".into(), ..Village::default() }, String::new());
        let form = DirectoryForm { villages: vec![village(), village()], ..DirectoryForm::default() };
        assert_eq!(form.problem().as_deref(), Some("上塘村列了两次，请删去一行。"));
    }
}
