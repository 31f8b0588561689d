//! The left column: who, what, who is responsible, what it hangs together with.

use crate::domain::{
    identity,
    petition::{Occurrence, Petition},
    terms::Level,
};
use crate::ui::pages::due;
use chrono::NaiveDate;

use super::w;

/// What stands beside a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Plain words.
    Text(String),
    /// The first words bold, the rest plain.
    Person(String, String),
    /// Masked; the eye shows it for a while.
    Secret {
        /// What it is called in the journal.
        what: &'static str,
        /// As it is.
        full: String,
        /// As it stands.
        masked: String,
    },
    /// Another item of the register.
    Petition(String),
    /// A dispute.
    Dispute(String),
}

/// What stands for a fact of a sealed item: nothing of it shows.
const MASKED: &str = "******";

/// Facts under one title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// 「信访人 3 人」.
    pub title: String,
    /// Label and fact.
    pub facts: Vec<(&'static str, Fact)>,
}

impl Group {
    fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), facts: Vec::new() }
    }

    /// A fact that only the eye shows; none for an empty one.
    fn secret(&mut self, label: &'static str, full: String, masked: String) {
        if !full.is_empty() {
            self.facts.push((label, Fact::Secret { what: label, full, masked }));
        }
    }

    fn text(&mut self, label: &'static str, words: impl Into<String>) {
        let words = words.into();
        if !words.is_empty() {
            self.facts.push((label, Fact::Text(words)));
        }
    }
}

/// The facts of `item`; `disputes` are the numbers of those that name it.
pub fn groups(item: &Petition, disputes: &[String], today: NaiveDate) -> Vec<Group> {
    let groups = [people(item, today), matter(item), duty(item), links(item, disputes)];
    groups.into_iter().filter(|group| !group.facts.is_empty()).collect()
}

fn people(item: &Petition, today: NaiveDate) -> Group {
    let mut group = Group::new(w::people(item.headcount));
    if item.anonymous {
        group.text(w::LEAD, w::ANONYMOUS);
        return group;
    }
    let lead = item.petitioners.iter().position(|p| p.representative).unwrap_or(0);
    let Some(person) = item.petitioners.get(lead) else { return group };
    if item.is_sealed() {
        let names: Vec<&str> = item.petitioners.iter().map(|p| p.name.as_str()).filter(|n| !n.is_empty()).collect();
        group.secret(w::NAME, names.join("、"), item.who());
        group.secret(w::ID_NO, person.id_no.clone(), MASKED.into());
        group.secret(w::PHONE, person.phone.clone(), MASKED.into());
        group.secret(w::ADDRESS, person.address.full(), MASKED.into());
        return group;
    }
    let identity = identity::read_id(&person.id_no, today).ok();
    let sex = person.sex.or(identity.as_ref().map(|id| id.sex)).map(|sex| sex.label().to_owned());
    let age = identity.map(|id| w::age(identity::age_on(id.birth, today)));
    let about = [sex, age, Some(person.occupation.clone())].into_iter().flatten().filter(|part| !part.is_empty());
    let label = if item.headcount > 1 { w::LEAD } else { w::NAME };
    group.facts.push((label, Fact::Person(person.name.clone(), about.collect::<Vec<_>>().join(" "))));
    group.secret(w::ID_NO, person.id_no.clone(), identity::mask_id(&person.id_no));
    group.secret(w::PHONE, person.phone.clone(), identity::mask_phone(&person.phone));
    let others: Vec<&str> = item
        .petitioners
        .iter()
        .enumerate()
        .filter(|(at, person)| *at != lead && !person.name.is_empty())
        .map(|(_, person)| person.name.as_str())
        .collect();
    group.text(w::OTHERS, others.join("、"));
    group.text(w::ADDRESS, person.address.full());
    group
}

fn matter(item: &Petition) -> Group {
    let mut group = Group::new(w::MATTER);
    let from = match &item.referral {
        Some(referral) => format!("{}{}", referral.from, referral.kind),
        None if item.source == Level::Township => w::DIRECT.to_owned(),
        None => format!("{}级", item.source),
    };
    group.text(w::CHANNEL, format!("{} · {from}", item.channel));
    if let Some(referral) = &item.referral {
        group.text(w::REFERRAL_NO, referral.document.clone());
        group.text(w::REFERRAL_DUE, referral.due.map(|day| day.to_string()).unwrap_or_default());
    }
    let at = item.received_at.map(|at| format!(" {}", at.format("%H:%M"))).unwrap_or_default();
    group.text(w::RECEIVED, format!("{}{at}", item.received_on));
    if item.petitioned_on != item.received_on {
        group.text(w::PETITIONED, item.petitioned_on.to_string());
    }
    group.text(w::CATEGORY, item.category.label());
    group.text(w::CLASS, item.class.label());
    group.text(w::PURPOSE, item.purpose.as_ref().map(|purpose| purpose.label.clone()).unwrap_or_default());
    group.text(w::PLACE, item.place.full());
    group.text(w::ACCUSED, item.accused.clone());
    group.text(w::WENT_TO, item.went_to.map(|level| level.label().to_owned()).unwrap_or_default());
    group.text(w::FLAGS, item.flags.iter().map(|flag| flag.label()).collect::<Vec<_>>().join("、"));
    group
}

fn duty(item: &Petition) -> Group {
    let mut group = Group::new(w::DUTY);
    group.text(w::UNIT, item.unit.clone());
    group.text(w::HANDLER, item.handler.clone());
    group.text(w::ASSISTING, item.assisting.join("、"));
    group.text(w::LEADER, item.leader.clone());
    group
}

fn links(item: &Petition, disputes: &[String]) -> Group {
    let mut group = Group::new(w::LINKS);
    if let Occurrence::Repeat { earlier: Some(earlier) } = &item.occurrence {
        group.facts.push((w::EARLIER, Fact::Petition(earlier.clone())));
    }
    group.facts.extend(disputes.iter().map(|number| (w::DISPUTE, Fact::Dispute(number.clone()))));
    group
}

/// 「6月12日 15:40」, for the journal.
pub fn moment(at: chrono::NaiveDateTime, today: NaiveDate) -> String {
    format!("{} {}", due::dated(at.date(), today), at.format("%H:%M"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;
    use crate::domain::{petition::Petitioner, terms::Channel};

    #[test]
    fn numbers_are_masked_and_age_is_read_from_them() {
        let mut item = Petition::blank(Channel::Visit, "2026-05-07T10:15:00".parse().unwrap());
        item.headcount = 3;
        item.petitioners = vec![
            Petitioner {
                name: "李某乙".into(),
                representative: true,
                id_no: "990121196805070027".into(),
                phone: "000 0000 1207".into(),
                ..Petitioner::default()
            },
            Petitioner { name: "王某甲".into(), ..Petitioner::default() },
        ];
        let group = people(&item, "2026-06-18".parse().unwrap());
        assert_eq!(group.title, "信访人 3 人");
        assert_eq!(group.facts[0].1, Fact::Person("李某乙".into(), "女 58 岁".into()));
        let masked: Vec<&str> = group
            .facts
            .iter()
            .filter_map(|(_, fact)| if let Fact::Secret { masked, .. } = fact { Some(masked.as_str()) } else { None })
            .collect();
        assert_eq!(masked, ["9901**********0027", "000 **** 1207"]);
        assert_eq!(group.facts[3], (w::OTHERS, Fact::Text("王某甲".into())));
    }
}
