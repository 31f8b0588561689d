//! 脱敏: what a paper or a file for others shows of the persons in a record.
//!
//! Names become 姓 and 某, two of one surname 甲 and 乙; resident IDs keep 4 + 4 characters, mobile numbers 3 + 4,
//! landlines their area code and last 2, bank accounts the last 4; homes end with the 村民小组. The petitioners of a
//! sealed item are not shown at all (信访工作条例 (2022) Art. 30, 46). A mask is put on what is handed out, never kept.
//! Which characters stay is office practice: no statute fixes a pattern.

use super::{
    agreement::{Agreement, PartyKind},
    dispute::Dispute,
    identity::{mask_id, mask_name, mask_phone},
    petition::{Petition, SOMEBODY},
};

/// What stands in the place of a number or home of a protected person.
const LEFT_OUT: &str = "（略）";

/// Tells persons of one surname apart.
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/// Words by which a party is a body, which keeps its name. Only names of four characters and more are looked at.
const BODY: [&str; 20] = [
    "公司",
    "委员会",
    "村",
    "组",
    "社",
    "厂",
    "站",
    "院",
    "所",
    "局",
    "办",
    "政府",
    "中心",
    "学校",
    "银行",
    "店",
    "场",
    "矿",
    "队",
    "集团",
];

/// What is replaced by what, longest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masking(Vec<(String, String)>);

impl Masking {
    /// The mask of an item.
    pub fn of_petition(item: &Petition) -> Self {
        let people = || item.petitioners.iter();
        let mut mask = Self::default();
        if item.is_sealed() {
            people().for_each(|one| mask.put(&one.name, SOMEBODY));
            let told = people().flat_map(|one| [&one.id_no, &one.phone, &one.address.detail]);
            told.for_each(|word| mask.put(word, LEFT_OUT));
        } else {
            mask.names(people().map(|one| one.name.as_str()));
            people().for_each(|one| mask.numbers(&one.id_no, &one.phone));
            people().for_each(|one| mask.put(&one.address.detail, ""));
        }
        mask.sorted()
    }

    /// The mask of a dispute.
    pub fn of_dispute(dispute: &Dispute) -> Self {
        let mut mask = Self::default();
        mask.names(dispute.parties.iter().map(|party| party.name.as_str()));
        dispute.parties.iter().for_each(|party| mask.numbers("", &party.phone));
        mask.sorted()
    }

    /// The mask of an agreement.
    pub fn of_agreement(agreement: &Agreement) -> Self {
        let parties = || agreement.parties.iter();
        let mut mask = Self::default();
        let named = parties().filter(|party| party.kind == PartyKind::Person).map(|party| party.name.as_str());
        mask.names(named.chain(parties().flat_map(|party| [party.representative.as_str(), party.agent.as_str()])));
        parties().for_each(|party| mask.numbers(&party.id_no, &party.phone));
        parties().for_each(|party| mask.put(&party.address, &to_group(&party.address)));
        mask.sorted()
    }

    /// The mask of everybody in a register, for what one record tells of another.
    pub fn of_all<'a>(
        items: impl Iterator<Item = &'a Petition>,
        disputes: impl Iterator<Item = &'a Dispute>,
        agreements: impl Iterator<Item = &'a Agreement>,
    ) -> Self {
        let all = items.map(Self::of_petition).chain(disputes.map(Self::of_dispute));
        let mut known = std::collections::BTreeMap::new();
        for (word, shown) in all.chain(agreements.map(Self::of_agreement)).flat_map(|mask| mask.0) {
            // Who must stay unknown in one record stays so in every other.
            if shown == SOMEBODY || shown == LEFT_OUT {
                known.insert(word, shown);
            } else {
                known.entry(word).or_insert(shown);
            }
        }
        Self(known.into_iter().collect()).sorted()
    }

    /// Both masks; where they differ the first counts.
    pub fn with(mut self, other: Self) -> Self {
        for (word, shown) in other.0 {
            self.put(&word, &shown);
        }
        self.sorted()
    }

    /// The text as others may read it.
    pub fn text(&self, text: &str) -> String {
        let known = self.0.iter().fold(text.to_owned(), |text, (word, shown)| text.replace(word, shown));
        mask_numbers(&known)
    }

    fn put(&mut self, word: &str, shown: &str) {
        if word.chars().count() > 1 && self.0.iter().all(|(known, _)| known != word) {
            self.0.push((word.to_owned(), shown.to_owned()));
        }
    }

    fn numbers(&mut self, id_no: &str, phone: &str) {
        self.put(id_no, &mask_id(id_no));
        self.put(phone, &mask_phone(phone));
    }

    /// Names of one record, as they stand: several may be told in one.
    fn names<'a>(&mut self, told: impl Iterator<Item = &'a str>) {
        let mut people: Vec<&str> = Vec::new();
        for name in told.flat_map(|told| told.split(['、', '，', ',', ' '])) {
            let name = name.split('等').next().unwrap_or_default().trim();
            if !name.is_empty() && !is_body(name) && !people.contains(&name) {
                people.push(name);
            }
        }
        for (at, name) in people.iter().enumerate() {
            let shown = mask_name(name);
            let same = |others: &[&str]| others.iter().filter(|other| mask_name(other) == shown).count();
            let stem = STEMS.get(same(&people[..at])).filter(|_| same(&people) > 1);
            self.put(name, &stem.map_or(shown.clone(), |stem| format!("{shown}{stem}")));
        }
    }

    fn sorted(mut self) -> Self {
        self.0.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
        self
    }
}

fn is_body(name: &str) -> bool {
    name.chars().count() > 3 && BODY.iter().any(|word| name.contains(word))
}

/// An address as far as the 村民小组, else the village or township.
fn to_group(address: &str) -> String {
    let end = ["组", "村", "社区", "镇", "乡"].iter().find_map(|part| Some(address.rfind(part)? + part.len()));
    end.map(|end| address[..end].to_owned()).unwrap_or_default()
}

/// Masks every run of digits that can be a resident ID, a phone or an account, whoever it belongs to.
fn mask_numbers(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, run) = rest.split_at(start);
        let end = run_of_digits(run);
        shown.push_str(before);
        shown.push_str(&mask_run(&run[..end]));
        rest = &run[end..];
    }
    shown + rest
}

/// Where a run of digits ends: single blanks and hyphens stand inside it, an X may close it.
fn run_of_digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || matches!(bytes.get(end), Some(b' ' | b'-')) && digit(end + 1) {
        end += 1;
    }
    end + usize::from(matches!(bytes.get(end), Some(b'X' | b'x')) && end > 16)
}

fn mask_run(run: &str) -> String {
    let digits = run.chars().filter(|c| c.is_ascii_alphanumeric()).count();
    let area = run.split_once('-').filter(|(area, local)| {
        area.starts_with('0') && (3..=4).contains(&area.len()) && (7..=8).contains(&local.len())
    });
    match digits {
        _ if area.is_some() => mask_phone(run),
        11 if run.starts_with(['0', '1']) => mask_phone(run),
        15 | 18 if !run.contains('-') => mask_id(&run.replace(' ', "")),
        16 | 17 | 19 if !run.contains('-') => {
            let plain: Vec<char> = run.chars().filter(|c| *c != ' ').collect();
            let hidden = plain.len() - 4;
            "*".repeat(hidden) + &plain[hidden..].iter().collect::<String>()
        }
        _ => run.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::petition::Petitioner;
    use crate::domain::terms::{Channel, Flag};

    fn item(names: &[&str]) -> Petition {
        let now = chrono::NaiveDate::from_ymd_opt(2026, 6, 18).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let mut item = Petition::blank(Channel::Visit, now);
        item.petitioners =
            names.iter().map(|name| Petitioner { name: (*name).into(), ..Petitioner::default() }).collect();
        item
    }

    #[test]
    fn names_keep_the_surname_and_two_of_one_are_told_apart() {
        let mask = Masking::of_petition(&item(&["王大山", "王小河", "欧阳明远", "阿依古丽·买买提", "𠮷田一"]));
        let told = mask.text("王小河、王大山、欧阳明远、阿依古丽·买买提和𠮷田一反映");
        assert_eq!(told, "王某乙、王某甲、欧阳某、阿依某和𠮷某反映");
    }

    #[test]
    fn a_body_keeps_its_name_and_a_row_of_names_is_parted() {
        let mut dispute = Dispute::blank(chrono::NaiveDate::default());
        for (party, name) in dispute.parties.iter_mut().zip(["李四光、赵明亮等5户", "清水镇大坝口水库管理站"])
        {
            party.name = name.into();
        }
        let told = Masking::of_dispute(&dispute).text("李四光、赵明亮与清水镇大坝口水库管理站");
        assert_eq!(told, "李某、赵某与清水镇大坝口水库管理站");
    }

    #[test]
    fn any_number_of_a_person_is_masked_where_it_stands() {
        let mask = Masking::default();
        for (told, shown) in [
            ("身份证539999197003150018。", "身份证5399**********0018。"),
            ("53999919750620003X", "5399**********003X"),
            ("电话13800005678，", "电话138****5678，"),
            ("000 0000 1207", "000 **** 1207"),
            ("办公室000-0000005", "办公室000-*****05"),
            ("账号6222000011112222333", "账号***************2333"),
            ("2009-0001于2009-01-12 10时", "2009-0001于2009-01-12 10时"),
            ("补偿28500元、142.5亩", "补偿28500元、142.5亩"),
        ] {
            assert_eq!(mask.text(told), shown);
        }
    }

    #[test]
    fn a_sealed_items_petitioner_is_somebody() {
        let mut item = item(&["王大山"]);
        item.flags.insert(Flag::Confidential);
        item.petitioners[0].phone = "0000000".into();
        assert_eq!(Masking::of_petition(&item).text("王大山电话0000000"), "某信访人电话（略）");
    }

    #[test]
    fn a_home_ends_with_its_group() {
        assert_eq!(to_group("清河县清水镇红岩村三组12号"), "清河县清水镇红岩村三组");
        assert_eq!(to_group("清水镇石桥村18号"), "清水镇石桥村");
        assert_eq!(to_group("清水镇人民路8号"), "清水镇");
    }
}
