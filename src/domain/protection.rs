//! 保护: an accusation never reaches the accused body or its head; whoever is accused is no handler.
//!
//! In a township the accused is often the village unit that would handle the item. Names are compared by what they
//! stand for: 「红岩村村民委员会」, 「红岩村委会」 and 「红岩村党总支书记罗某平」 are one body, and the person named behind
//! a post is known by name too.
//!
//! Source: 信访条例 (2005) Art. 23, 30, 44; 信访工作条例 (2022) Art. 28, 30, 46(5).

use super::{directory::Directory, petition::Petition, procedure::Act, terms::MatterClass};

/// Words for a body or a post of it, longest first where one contains another.
const BODY_WORDS: &[&str] = &[
    "村民委员会",
    "居民委员会",
    "村务监督委员会",
    "党总支部委员会",
    "党支部委员会",
    "党总支部",
    "党总支",
    "党支部",
    "党委会",
    "支部委员会",
    "支委会",
    "总支部",
    "总支",
    "支部",
    "村委会",
    "居委会",
    "社区居委会",
    "村两委",
    "两委",
    "村党委",
    "村委",
    "委会",
    "村支书",
    "支书",
    "村主任",
    "村干部",
    "村组干部",
    "干部",
    "村文书",
    "副主任",
    "主任",
    "副书记",
    "书记",
    "村长",
    "副组长",
    "组长",
    "副站长",
    "站长",
    "副所长",
    "所长",
    "副局长",
    "局长",
    "院长",
    "校长",
    "会计",
    "出纳",
    "负责人",
    "工作人员",
];

/// The part of a body's name that tells it apart, and the person named behind a post:
/// 「红岩村党总支书记罗某平」 → 「红岩村」, 「罗某平」.
fn read(name: &str) -> (String, String) {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let first = |text: &str| -> Option<(usize, usize, bool)> {
        let found = BODY_WORDS.iter().filter_map(|word| text.find(word).map(|at| (at, word)));
        let (at, word) = found.min_by_key(|(at, word)| (*at, std::cmp::Reverse(word.len())))?;
        Some((at, at + word.len(), word.starts_with('村')))
    };
    let Some((at, end, of_village)) = first(&name) else { return (name, String::new()) };
    let mut stem = name[..at].to_owned();
    if of_village && !stem.ends_with('村') {
        stem.push('村');
    }
    let mut rest = &name[end..];
    while let Some((0, end, _)) = first(rest) {
        rest = &rest[end..];
    }
    let person = rest.trim_start_matches(['、', '，', '（', '(', '：', ':']).trim_end_matches(['）', ')']);
    let person = if (2..=4).contains(&person.chars().count()) { person.to_owned() } else { String::new() };
    (stem, person)
}

/// Whether two names stand for the same body, its head included: 「红岩村村民委员会」 and 「红岩村党总支书记罗某平」.
pub fn same_body(one: &str, other: &str) -> bool {
    let (one, other) = (read(one).0, read(other).0);
    alike(&one, &other)
}

/// One is the other, a part of it, or the same with its county or town in front: 「县水利局」, 「清河县水利局」.
fn alike(one: &str, other: &str) -> bool {
    let within = |whole: &str, part: &str| {
        let above = whole.strip_suffix(part).unwrap_or_default();
        let level = ['省', '市', '县', '乡', '镇'];
        whole.starts_with(part) || !above.is_empty() && (above.ends_with(level) || part.starts_with(level))
    };
    is_name(one) && is_name(other) && (within(one, other) || within(other, one))
}

/// 「村」 alone names nobody.
fn is_name(stem: &str) -> bool {
    stem.chars().count() >= 2
}

/// Whom an item accuses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accused {
    /// Bodies, by the part of their name that tells them apart.
    bodies: Vec<String>,
    /// People, by name.
    people: Vec<String>,
}

impl Accused {
    /// Reads 被反映人或单位; a post without a body is one of the village the matter lies in. From the network come
    /// the heads of an accused body, and the body that an accused person heads.
    pub fn of(item: &Petition, directory: Option<&Directory>) -> Self {
        let mut accused = Self::default();
        for part in split(&item.accused) {
            let (mut body, person) = read(part);
            if !is_name(&body) {
                body.clone_from(&item.place.village);
            }
            accused.people.extend(Some(person).filter(|person| !person.is_empty()));
            accused.bodies.extend(Some(body).filter(|body| is_name(body)));
        }
        let contacts = directory.map_or(&[][..], |directory| directory.contacts.as_slice());
        let heads = contacts.iter().filter(|contact| !contact.unit.is_empty() && heads_it(&contact.post));
        for head in heads {
            let unit = read(&head.unit).0;
            if accused.bodies.contains(&unit) {
                accused.people.push(head.name.clone());
            } else if accused.names_person(&head.name) && is_name(&unit) {
                accused.bodies.push(unit);
            }
        }
        accused
    }

    /// Whether `name` is an accused person.
    pub fn names_person(&self, name: &str) -> bool {
        split(name).any(|name| self.people.iter().chain(&self.bodies).any(|known| known == name))
    }

    /// Whether `name` is an accused body, somebody in it, or an accused person.
    pub fn names(&self, name: &str) -> bool {
        self.names_person(name)
            || split(name).any(|name| {
                let (body, person) = read(name);
                self.people.contains(&person) || self.bodies.iter().any(|known| alike(known, &body))
            })
    }
}

/// Whether a post makes its holder the head.
fn heads_it(post: &str) -> bool {
    let deputy = post.contains('副');
    !deputy && (post.contains("书记") || post.contains("主任") || post.contains("支书") || post.ends_with('长'))
}

/// Several names in one field.
fn split(names: &str) -> impl Iterator<Item = &str> {
    names.split(['、', '，', ',', '；', ';', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

/// The sentence when a step would hand an accusation to the accused, or make the accused its handler.
pub fn refuses(item: &Petition, act: &Act, directory: Option<&Directory>) -> Option<&'static str> {
    let accused = Accused::of(item, directory);
    if let Act::Assigned { persons, .. } | Act::Investigated { persons, .. } = act
        && persons.iter().any(|person| accused.names_person(person))
    {
        return Some(RECUSE);
    }
    let handed = item.class == MatterClass::Accusation && recipients(act).any(|to| accused.names(to));
    handed.then_some("检举控告不能交给被反映的单位办理，请改责任单位。")
}

const RECUSE: &str = "承办人是被反映人，应当回避，请改承办人。";

/// The bodies and people that a step tells of the item. Its own sender and superior know it already.
fn recipients(act: &Act) -> impl Iterator<Item = &str> {
    let to = match act {
        Act::Assigned { to, .. }
        | Act::Forwarded { to }
        | Act::Urged { to, .. }
        | Act::ReportedUp { to }
        | Act::Directed { organ: to, .. }
        | Act::ToMediation { body: to, .. }
        | Act::Instructed { leader: to, .. } => Some(to),
        _ => None,
    };
    let persons = match act {
        Act::Assigned { persons, .. } | Act::Investigated { persons, .. } => persons.as_slice(),
        _ => &[],
    };
    to.into_iter().chain(persons).map(String::as_str)
}

/// The fields of an item that name the accused as handling it: field and sentence.
pub fn exposed_fields(item: &Petition, directory: Option<&Directory>) -> Vec<(&'static str, &'static str)> {
    let accused = Accused::of(item, directory);
    let mut found = Vec::new();
    if accused.names_person(&item.handler) {
        found.push(("handler", RECUSE));
    }
    if item.class == MatterClass::Accusation {
        let sentence = "检举控告不能交给被反映的单位办理，请改责任单位。";
        found.extend(accused.names(&item.unit).then_some(("unit", sentence)));
        let helps = item.assisting.iter().any(|unit| accused.names(unit));
        found.extend(helps.then_some(("assisting", "检举控告不能交给被反映的单位协办，请改协办单位。")));
        let leads = accused.names(&item.leader);
        found.extend(leads.then_some(("leader", "包案领导是被反映人，应当回避，请改包案领导。")));
        if found.is_empty() && accused.names(&item.handler) {
            found.push(("handler", RECUSE));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        directory::{Contact, Role},
        terms::Channel,
    };

    fn accusation(accused: &str) -> Petition {
        let mut item = Petition::blank(Channel::Letter, "2026-03-02T09:00:00".parse().unwrap());
        item.class = MatterClass::Accusation;
        item.accused = accused.into();
        item.place.village = "红岩村".into();
        item
    }

    #[test]
    fn a_village_body_is_known_under_all_its_names() {
        for other in [
            "红岩村委会",
            "红岩村村委会",
            "红岩村民委员会",
            "红岩村村民委员会",
            "红岩村",
            "红岩村党总支",
            "红岩村党总支书记罗某平",
            "红岩村村支书",
            "红岩村支书",
            "红岩村主任",
            "红岩村村主任罗某平",
            "红岩村村干部",
            "红岩村两委",
            "清水镇红岩村委会",
        ] {
            assert!(same_body("红岩村村民委员会", other), "{other}");
        }
        assert!(same_body("清河县水利局", "县水利局") && !same_body("上塘村", "塘村"));
        for other in ["柳湾村委会", "农业农村办", "村委会", "", "清水镇纪委", "罗某平"] {
            assert!(!same_body("红岩村村民委员会", other), "{other}");
        }
    }

    #[test]
    fn the_head_is_known_by_name_and_by_post() {
        let item = accusation("村支书罗某平");
        let accused = Accused::of(&item, None);
        assert!(accused.names("红岩村委会") && accused.names("罗某平") && accused.names("红岩村党总支书记"));
        assert!(!accused.names("柳湾村委会") && !accused.names("何某川"));
    }

    #[test]
    fn the_network_tells_who_heads_the_accused_body() {
        let contact = |name: &str, unit: &str, post: &str| Contact {
            name: name.into(),
            role: Role::Staff,
            post: post.into(),
            unit: unit.into(),
            group: String::new(),
            phone: String::new(),
        };
        let directory = Directory {
            contacts: vec![
                contact("罗某平", "红岩村", "党总支书记"),
                contact("何某川", "红岩村", "信访员"),
                contact("陈某山", "水利站", "站长"),
            ],
            ..Directory::default()
        };
        let accused = Accused::of(&accusation("红岩村委会"), Some(&directory));
        assert!(accused.names("罗某平") && !accused.names("何某川") && !accused.names("陈某山"));
        let accused = Accused::of(&accusation("陈某山"), Some(&directory));
        assert!(accused.names("水利站") && accused.names("陈某山") && !accused.names("红岩村委会"));
    }

    #[test]
    fn every_way_to_the_accused_is_closed() {
        let item = accusation("红岩村委会");
        let to = || "红岩村党总支".to_owned();
        for act in [
            Act::assigned(to(), None),
            Act::Forwarded { to: to() },
            Act::ReportedUp { to: to() },
            Act::to_mediation("红岩村人民调解委员会", "何某川"),
            Act::Instructed { leader: "红岩村书记".into(), post: String::new(), due: None },
        ] {
            assert!(refuses(&item, &act, None).is_some(), "{act:?}");
        }
        assert_eq!(refuses(&item, &Act::Forwarded { to: "清水镇纪委".into() }, None), None);
        let appeal = Petition { class: MatterClass::Appeal, ..item };
        assert_eq!(refuses(&appeal, &Act::assigned(to(), None), None), None);
    }

    #[test]
    fn the_accused_person_is_no_handler_of_any_matter() {
        let mut item = accusation("罗某平");
        item.class = MatterClass::Appeal;
        item.handler = "何某川、罗某平".into();
        assert_eq!(exposed_fields(&item, None), [("handler", RECUSE)]);
        let act = Act::Assigned { to: "农业农村办".into(), due: None, persons: vec!["罗某平".into()] };
        assert_eq!(refuses(&item, &act, None), Some(RECUSE));
    }
}
