//! The network while it is being typed: people stand where they belong, under their village and group, so that a
//! village can be renamed without losing its people.

use super::w;
use crate::domain::directory::{Contact, Directory, Role, Unit, Village};

/// A group and its contacts; without one it has an empty row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupForm {
    /// 「一组」.
    pub name: String,
    /// 小组联络员.
    pub contacts: Vec<Contact>,
}

/// A village with its people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VillageForm {
    /// Its name.
    pub name: String,
    until: Option<chrono::NaiveDate>,
    /// 村信访员.
    pub officers: Vec<Contact>,
    /// 村民小组.
    pub groups: Vec<GroupForm>,
}

/// The network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectoryForm {
    /// Villages.
    pub villages: Vec<VillageForm>,
    /// Units.
    pub units: Vec<Unit>,
    /// People of the town, role by role.
    pub people: Vec<Contact>,
    /// Officers and contacts whose village is not in the network.
    pub strays: Vec<Contact>,
}

impl DirectoryForm {
    /// A network as it stands in the register.
    pub fn of(directory: &Directory) -> Self {
        let mut form = Self { units: directory.units.clone(), ..Self::default() };
        for village in &directory.villages {
            let groups = village.groups.iter().map(|name| GroupForm { name: name.clone(), contacts: Vec::new() });
            form.villages.push(VillageForm {
                name: village.name.clone(),
                until: village.until,
                officers: Vec::new(),
                groups: groups.collect(),
            });
        }
        for contact in &directory.contacts {
            let village = form.villages.iter_mut().find(|village| village.name == contact.unit);
            match (contact.role, village) {
                (Role::VillageOfficer, Some(village)) => village.officers.push(contact.clone()),
                (Role::GroupContact, Some(village)) => {
                    match village.groups.iter_mut().find(|group| group.name == contact.group) {
                        Some(group) => group.contacts.push(contact.clone()),
                        None => form.strays.push(contact.clone()),
                    }
                }
                (Role::VillageOfficer | Role::GroupContact, None) => form.strays.push(contact.clone()),
                _ => form.people.push(contact.clone()),
            }
        }
        form.blank_rows();
        form
    }

    /// Gives an empty row to every village without an officer and every group without a contact.
    pub fn blank_rows(&mut self) {
        for village in &mut self.villages {
            if village.officers.is_empty() {
                village.officers.push(blank(Role::VillageOfficer));
            }
            for group in village.groups.iter_mut().filter(|group| group.contacts.is_empty()) {
                group.contacts.push(blank(Role::GroupContact));
            }
        }
    }

    /// The network as typed, trimmed; rows without a name are left out.
    pub fn directory(&self) -> Directory {
        let villages = self.villages.iter().filter(|village| named(&village.name)).map(|village| Village {
            name: tidy(&village.name),
            groups: village.groups.iter().filter(|group| named(&group.name)).map(|group| tidy(&group.name)).collect(),
            until: village.until,
        });
        let officers = self.villages.iter().flat_map(|village| {
            village.officers.iter().map(|officer| Contact { unit: tidy(&village.name), ..officer.clone() })
        });
        let contacts = self.villages.iter().flat_map(|village| {
            village.groups.iter().flat_map(|group| {
                let (unit, group_name) = (tidy(&village.name), tidy(&group.name));
                group.contacts.iter().map(move |contact| Contact {
                    unit: unit.clone(),
                    group: group_name.clone(),
                    ..contact.clone()
                })
            })
        });
        let of = |roles: &'static [Role]| {
            roles.iter().flat_map(|role| self.people.iter().filter(move |contact| contact.role == *role)).cloned()
        };
        let all = of(&[Role::Leader, Role::Clerk])
            .chain(officers)
            .chain(contacts)
            .chain(of(&[Role::Mediator, Role::Staff]))
            .chain(self.strays.iter().cloned());
        Directory {
            villages: villages.collect(),
            units: self
                .units
                .iter()
                .filter(|unit| named(&unit.name))
                .map(|unit| Unit { name: tidy(&unit.name), phone: tidy(&unit.phone) })
                .collect(),
            contacts: all
                .filter(|contact| named(&contact.name))
                .map(|contact| Contact {
                    name: tidy(&contact.name),
                    role: contact.role,
                    post: tidy(&contact.post),
                    unit: tidy(&contact.unit),
                    group: tidy(&contact.group),
                    phone: tidy(&contact.phone),
                })
                .collect(),
        }
    }

    /// What is worth a look: a name that stands twice.
    pub fn remark(&self) -> Option<String> {
        let villages = self.villages.iter().map(|village| village.name.trim());
        let groups = self.villages.iter().find_map(|village| {
            twice(village.groups.iter().map(|group| group.name.trim())).map(|name| format!("{}{name}", village.name))
        });
        let units = || twice(self.units.iter().map(|unit| unit.name.trim()));
        twice(villages).or(groups).or_else(units).map(|name| w::twice(&name))
    }
}

impl VillageForm {
    /// A village to be filled in.
    pub fn blank() -> Self {
        Self { officers: vec![blank(Role::VillageOfficer)], ..Self::default() }
    }

    /// How many groups have no contact.
    pub fn groups_lacking(&self) -> usize {
        self.groups.iter().filter(|group| named(&group.name) && group.is_lacking()).count()
    }

    /// Whether it has no officer.
    pub fn is_lacking(&self) -> bool {
        !self.officers.iter().any(|officer| named(&officer.name))
    }

    /// Another group, with the next number for a name.
    pub fn add_group(&mut self) {
        let name = w::group(self.groups.len() + 1);
        let name = if self.groups.iter().any(|group| group.name.trim() == name) { String::new() } else { name };
        self.groups.push(GroupForm { name, contacts: vec![blank(Role::GroupContact)] });
    }

    /// 「一组、二组、三组」 typed into one name becomes so many groups. Returns whether it did.
    pub fn split_group(&mut self, at: usize) -> bool {
        let Some(text) = self.groups.get(at).map(|group| group.name.clone()) else { return false };
        let parts = text.split(['、', '，', ',', '；', ' ', '\u{3000}']).map(str::trim);
        let mut names: Vec<String> = parts.filter(|part| !part.is_empty()).map(str::to_owned).collect();
        if names.len() < 2 {
            return false;
        }
        let rest = names.split_off(1);
        if let (Some(group), Some(first)) = (self.groups.get_mut(at), names.pop()) {
            group.name = first;
        }
        for (more, name) in rest.into_iter().enumerate() {
            let group = GroupForm { name, contacts: vec![blank(Role::GroupContact)] };
            self.groups.insert(at + 1 + more, group);
        }
        true
    }
}

impl GroupForm {
    /// Whether nobody is its contact.
    pub fn is_lacking(&self) -> bool {
        !self.contacts.iter().any(|contact| named(&contact.name))
    }
}

/// An empty row for a person.
pub fn blank(role: Role) -> Contact {
    Contact {
        name: String::new(),
        role,
        post: String::new(),
        unit: String::new(),
        group: String::new(),
        phone: String::new(),
    }
}

fn named(name: &str) -> bool {
    !name.trim().is_empty()
}

fn tidy(text: &str) -> String {
    text.trim().to_owned()
}

fn twice<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut seen = std::collections::BTreeSet::new();
    names.into_iter().filter(|name| !name.is_empty()).find(|name| !seen.insert(*name)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // A failure here is the test's failure.
    use super::*;
    use crate::exchange::sample;

    #[test]
    fn the_sample_comes_back_as_it_was() {
        let directory = sample::document().unwrap().directory;
        let form = DirectoryForm::of(&directory);
        assert_eq!(form.directory(), directory);
        assert!(form.strays.is_empty());
    }

    #[test]
    fn people_follow_their_village_when_it_is_renamed() {
        let directory = sample::document().unwrap().directory;
        let mut form = DirectoryForm::of(&directory);
        form.villages[0].name = "塘坊村".into();
        form.villages[0].groups[2].name = "三社".into();
        let renamed = form.directory();
        let of = |directory: &Directory, unit: &str| {
            directory.contacts.iter().filter(|contact| contact.unit == unit).count()
        };
        assert_eq!((of(&renamed, "塘坊村"), of(&renamed, "上塘村")), (of(&directory, "上塘村"), 0));
        assert!(renamed.contacts.iter().any(|contact| contact.unit == "塘坊村" && contact.group == "三社"));
    }

    #[test]
    fn several_groups_typed_at_once_are_parted() {
        let mut village = VillageForm { name: "上塘村".into(), ..VillageForm::blank() };
        village.add_group();
        village.groups[0].name = "一组、二组 三组，四组".into();
        assert!(village.split_group(0));
        village.add_group();
        let names: Vec<_> = village.groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(names, ["一组", "二组", "三组", "四组", "五组"]);
        assert_eq!(village.groups_lacking(), 5);
        let form = DirectoryForm { villages: vec![village], ..DirectoryForm::default() };
        assert_eq!(form.directory().villages[0].groups.len(), 5);
        assert!(form.directory().contacts.is_empty(), "rows without a name are not people");
    }

    #[test]
    fn people_of_unknown_villages_are_kept_and_a_name_listed_twice_is_told() {
        let stray = Contact { name: "王某甲".into(), unit: "撤并村".into(), ..blank(Role::GroupContact) };
        let village = |name: &str| Village { name: name.into(), ..Village::default() };
        let directory = Directory {
            villages: vec![village("上塘村"), village("上塘村")],
            contacts: vec![stray],
            ..Directory::default()
        };
        let form = DirectoryForm::of(&directory);
        assert_eq!(form.directory(), directory);
        assert_eq!(form.remark().as_deref(), Some("上塘村列了两次，请核对。"));
    }
}
