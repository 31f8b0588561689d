//! 登记纠纷 as typed: texts as they stand in the fields, readable as a [`Dispute`] at any time.
//!
//! The form is what a draft keeps, so that nothing typed is ever lost, not even a date that is none.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::w;
use crate::domain::{
    amount::Amount,
    dispute::{
        Area, Dispute, DisputeAct, DisputeFlag, DisputeNature, DisputeParty, DisputeSource, DisputeStep, Headcount,
        PartyKind, Side,
    },
    finding::Finding,
    listed::Listed,
    partial_date::PartialDate,
    petition::Petition,
    place::Place,
    terms::Channel,
};
use crate::ui::widgets::typed::parse_date;

/// A party as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyRow {
    /// Which side.
    pub side: Side,
    /// What it is.
    #[serde(default)]
    pub kind: Option<PartyKind>,
    /// Name or description.
    pub name: String,
    /// How many people.
    pub people: String,
    /// Phone.
    pub phone: String,
}

/// The form as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DisputeForm {
    /// 标题.
    pub title: String,
    /// 排查日期, also 「3月初」.
    pub found_on: String,
    /// 发生日期, also 「3月初」.
    pub occurred_on: String,
    /// 来源.
    pub source: DisputeSource,
    /// 来源单位.
    pub source_body: String,
    /// 纠纷性质.
    pub nature: DisputeNature,
    /// 排查人.
    pub screeners: Vec<String>,
    /// 类别.
    pub category: Option<Listed>,
    /// 附加类别.
    pub more_categories: Vec<Listed>,
    /// 风险等级.
    pub risk: Option<Listed>,
    /// 地点.
    pub places: Vec<Place>,
    /// 当事人.
    pub parties: Vec<PartyRow>,
    /// 涉及人数.
    pub headcount: String,
    /// 「约」.
    pub estimated: bool,
    /// 受伤人数.
    pub injured: String,
    /// 涉及面积.
    pub area: String,
    /// 涉及金额.
    pub claimed: String,
    /// 标记.
    pub flags: BTreeSet<DisputeFlag>,
    /// 简要案情.
    pub facts: String,
    /// 主要诉求.
    pub demands: String,
    /// 包案领导.
    pub leader: String,
    /// 责任单位.
    pub unit: String,
    /// 责任人.
    pub person: String,
    /// 联系人.
    pub contact: String,
    /// 化解时限.
    pub due: String,
    /// 关联信访件.
    pub petitions: Vec<String>,
    /// 备注.
    pub remark: String,
    /// Entries of a dispute that has no number yet; later ones are entered one by one.
    pub steps: Vec<DisputeStep>,
}

impl Default for DisputeForm {
    fn default() -> Self {
        Self {
            title: String::new(),
            found_on: String::new(),
            occurred_on: String::new(),
            source: DisputeSource::Screening,
            source_body: String::new(),
            nature: DisputeNature::Civil,
            screeners: Vec::new(),
            category: None,
            more_categories: Vec::new(),
            risk: None,
            places: vec![Place::default()],
            parties: vec![PartyRow::blank(Side::First), PartyRow::blank(Side::Second)],
            headcount: String::new(),
            estimated: false,
            injured: String::new(),
            area: String::new(),
            claimed: String::new(),
            flags: BTreeSet::new(),
            facts: String::new(),
            demands: String::new(),
            leader: String::new(),
            unit: String::new(),
            person: String::new(),
            contact: String::new(),
            due: String::new(),
            petitions: Vec::new(),
            remark: String::new(),
            steps: Vec::new(),
        }
    }
}

impl PartyRow {
    /// An empty row.
    pub fn blank(side: Side) -> Self {
        Self { side, kind: None, name: String::new(), people: String::new(), phone: String::new() }
    }

    fn is_blank(&self) -> bool {
        [&self.name, &self.people, &self.phone].iter().all(|text| text.trim().is_empty())
    }
}

impl DisputeForm {
    /// A new dispute found today; `due` is the house's limit.
    pub fn new(today: NaiveDate, due: Option<NaiveDate>) -> Self {
        let due = due.map(|day| day.to_string()).unwrap_or_default();
        Self { found_on: today.to_string(), due, ..Self::default() }
    }

    /// Takes over what a petition knows: its place, its petitioners, its words.
    pub fn take_from(&mut self, petition: &Petition) {
        self.title.clone_from(&petition.title);
        self.facts.clone_from(&petition.content);
        self.source = match petition.channel {
            Channel::Visit => DisputeSource::Visit,
            Channel::Letter => DisputeSource::Letter,
            Channel::Call => DisputeSource::Call,
            Channel::Online => DisputeSource::Online,
            Channel::Other => DisputeSource::Work,
        };
        if !petition.place.is_empty() {
            self.places = vec![petition.place.clone()];
        }
        self.unit.clone_from(&petition.unit);
        self.headcount = petition.headcount.to_string();
        self.petitions = vec![petition.number.clone()];
        let named: Vec<PartyRow> = petition
            .petitioners
            .iter()
            .filter(|person| !person.name.is_empty())
            .map(|person| PartyRow {
                name: person.name.clone(),
                phone: person.phone.clone(),
                ..PartyRow::blank(Side::First)
            })
            .collect();
        if !named.is_empty() {
            self.parties = named;
            self.parties.push(PartyRow::blank(Side::Second));
        }
    }

    /// A registered dispute, to be amended.
    pub fn of(dispute: &Dispute) -> Self {
        let told = |date: &PartialDate| date.listed();
        let mut places = dispute.places.clone();
        if places.is_empty() {
            places.push(Place::default());
        }
        let number = |value: Option<u32>| value.map(|n| n.to_string()).unwrap_or_default();
        Self {
            title: dispute.title.clone(),
            found_on: told(&dispute.found_on),
            occurred_on: dispute.occurred_on.as_ref().map(told).unwrap_or_default(),
            source: dispute.source,
            source_body: dispute.source_body.clone(),
            nature: dispute.nature,
            screeners: dispute.screeners.clone(),
            category: Some(dispute.category.clone()).filter(|category| !category.code.is_empty()),
            more_categories: dispute.more_categories.clone(),
            risk: dispute.risk_at(None).cloned(),
            places,
            parties: dispute
                .parties
                .iter()
                .map(|party| PartyRow {
                    side: party.side,
                    kind: party.kind,
                    name: party.name.clone(),
                    people: number(party.people),
                    phone: party.phone.clone(),
                })
                .collect(),
            headcount: number(dispute.headcount.map(|count| count.people)),
            estimated: dispute.headcount.is_some_and(|count| count.estimated),
            injured: number(dispute.injured),
            area: dispute.area.map(|area| area.to_string().trim_end_matches('亩').to_owned()).unwrap_or_default(),
            claimed: dispute.claimed.map(Amount::with_commas).unwrap_or_default(),
            flags: dispute.flags.clone(),
            facts: dispute.facts.clone(),
            demands: dispute.demands.clone(),
            leader: dispute.leader.clone(),
            unit: dispute.unit.clone(),
            person: dispute.person.clone(),
            contact: dispute.contact.clone(),
            due: dispute.due.map(|day| day.to_string()).unwrap_or_default(),
            petitions: dispute.petitions.clone(),
            remark: dispute.remark.clone(),
            steps: Vec::new(),
        }
    }

    /// Reads the form over `base` (its number and its story are kept), with everything there is to say about it.
    ///
    /// What cannot be read keeps the value of `base` and has a finding that blocks.
    pub fn read(&self, base: &Dispute, today: NaiveDate) -> (Dispute, Vec<Finding>) {
        let mut wrong = Vec::new();
        let found_on = read_date("found_on", &self.found_on, today, &mut wrong);
        if found_on.is_none() && self.found_on.trim().is_empty() {
            wrong.push(Finding::error("found_on", w::FOUND_ON_EMPTY));
        }
        let parties = self.parties.iter().enumerate().filter(|(_, row)| !row.is_blank());
        let parties: Vec<DisputeParty> = parties
            .map(|(at, row)| DisputeParty {
                kind: row.kind,
                side: row.side,
                name: row.name.trim().to_owned(),
                people: read_count(&format!("parties[{at}].people"), &row.people, &mut wrong),
                phone: row.phone.trim().to_owned(),
            })
            .collect();
        let headcount = read_count("headcount", &self.headcount, &mut wrong)
            .map(|people| Headcount { people, estimated: self.estimated });
        let injured = read_count("injured", &self.injured, &mut wrong);
        let trimmed = |text: &String| text.trim().to_owned();
        // A registered level is not written over: its change is an entry of the story.
        let changed = self.risk.as_ref().filter(|risk| !base.number.is_empty() && base.risk_at(None) != Some(risk));
        let risk_step = changed.map(|risk| DisputeStep {
            on: Some(PartialDate::day(today)),
            who: String::new(),
            text: String::new(),
            act: DisputeAct::RiskChanged { to: risk.clone(), why: String::new() },
        });
        let dispute = Dispute {
            number: base.number.clone(),
            found_on: found_on.unwrap_or_else(|| base.found_on.clone()),
            occurred_on: read_date("occurred_on", &self.occurred_on, today, &mut wrong),
            source: self.source,
            screeners: self.screeners.clone(),
            places: self.places.iter().filter(|place| !place.is_empty()).map(trimmed_place).collect(),
            parties,
            headcount,
            area: read_as::<Area>("area", &self.area, &mut wrong),
            category: self.category.clone().unwrap_or_default(),
            more_categories: self.more_categories.clone(),
            title: trimmed(&self.title),
            facts: trimmed(&self.facts),
            demands: trimmed(&self.demands),
            risk: if base.number.is_empty() { self.risk.clone() } else { base.risk.clone() },
            flags: self.flags.clone(),
            leader: trimmed(&self.leader),
            unit: trimmed(&self.unit),
            person: trimmed(&self.person),
            due: read_day("due", &self.due, today, &mut wrong),
            claimed: read_as::<Amount>("claimed", &self.claimed, &mut wrong),
            petitions: self.petitions.clone(),
            remark: trimmed(&self.remark),
            steps: base.steps.iter().chain(&self.steps).cloned().chain(risk_step).collect(),
            source_body: trimmed(&self.source_body),
            nature: self.nature,
            injured,
            contact: trimmed(&self.contact),
        };
        let told: BTreeSet<String> = wrong.iter().map(|finding| finding.field.clone()).collect();
        wrong.extend(dispute.check(today).into_iter().filter(|finding| !told.contains(&finding.field)));
        (dispute, wrong)
    }
}

fn trimmed_place(place: &Place) -> Place {
    let trimmed = |text: &str| text.trim().to_owned();
    Place { village: trimmed(&place.village), group: trimmed(&place.group), detail: trimmed(&place.detail) }
}

/// Reads a date that need not be exact: 「2026-05-09」, 「5-9」, 「昨天」, 「3月初」, 「2025年上半年」.
pub fn partial_date(text: &str, today: NaiveDate) -> Option<PartialDate> {
    let text = text.trim();
    parse_date(text, today)
        .map(PartialDate::day)
        .or_else(|| PartialDate::parse(text))
        .or_else(|| PartialDate::parse(&format!("{}年{text}", today.year())))
}

fn read_date(field: &str, text: &str, today: NaiveDate, wrong: &mut Vec<Finding>) -> Option<PartialDate> {
    if text.trim().is_empty() {
        return None;
    }
    let date = partial_date(text, today);
    if date.is_none() {
        wrong.push(Finding::error(field, w::NOT_A_DATE));
    }
    date
}

fn read_day(field: &str, text: &str, today: NaiveDate, wrong: &mut Vec<Finding>) -> Option<NaiveDate> {
    if text.trim().is_empty() {
        return None;
    }
    let day = parse_date(text, today);
    if day.is_none() {
        wrong.push(Finding::error(field, w::NOT_A_DAY));
    }
    day
}

fn read_count(field: &str, text: &str, wrong: &mut Vec<Finding>) -> Option<u32> {
    let plain: String = text.trim().trim_end_matches(['人', '户', '名']).trim().to_owned();
    if plain.is_empty() {
        return None;
    }
    let count = plain.parse().ok();
    if count.is_none() {
        wrong.push(Finding::error(field, w::NOT_A_COUNT));
    }
    count
}

fn read_as<T: std::str::FromStr<Err: std::fmt::Display>>(
    field: &str,
    text: &str,
    wrong: &mut Vec<Finding>,
) -> Option<T> {
    if text.trim().is_empty() {
        return None;
    }
    match text.trim().parse() {
        Ok(value) => Some(value),
        Err(error) => {
            wrong.push(Finding::error(field, format!("{error}。")));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_registered_dispute_goes_through_the_form_unchanged() {
        let today = day("2026-06-18");
        let mut dispute = Dispute::blank(today);
        dispute.number = "纠2026-031".into();
        dispute.found_on = PartialDate::parse("2026年3月初").unwrap();
        dispute.occurred_on = PartialDate::parse("2025年上半年");
        dispute.title = "柳湾鱼塘死鱼赔偿纠纷".into();
        dispute.category = Listed::new("06", "损害赔偿");
        dispute.places = vec![Place::of("柳湾村", "二组"), Place::of("上塘村", "")];
        dispute.parties[0].name = "田某丁".into();
        dispute.parties[1].name = "高某戌".into();
        dispute.parties[1].people = Some(3);
        dispute.headcount = Some(Headcount { people: 40, estimated: true });
        dispute.area = Some(Area(14_250));
        dispute.claimed = Some(Amount::from_fen(2_600_050));
        dispute.due = Some(day("2026-07-18"));
        assert_eq!(DisputeForm::of(&dispute).read(&dispute, today), (dispute, vec![]));
    }

    #[test]
    fn another_risk_is_an_entry_of_the_story() {
        let today = day("2026-06-18");
        let mut dispute = Dispute::blank(day("2026-06-01"));
        dispute.number = "纠2026-031".into();
        dispute.risk = Some(Listed::new("3", "一般风险"));
        let form = DisputeForm { risk: Some(Listed::new("1", "重大风险")), ..DisputeForm::of(&dispute) };
        let (saved, _) = form.read(&dispute, today);
        assert_eq!(saved.risk, dispute.risk);
        assert_eq!(saved.risk_at(None), Some(&Listed::new("1", "重大风险")));
        assert_eq!(DisputeForm::of(&saved).read(&saved, today).0, saved);
    }

    #[test]
    fn dates_are_read_as_they_are_told() {
        let today = day("2026-06-18");
        let told = |text: &str| partial_date(text, today).map(|date| (date.first(), date.last()));
        assert_eq!(told("3月初"), Some((day("2026-03-01"), day("2026-03-10"))));
        assert_eq!(told("5-9"), Some((day("2026-05-09"), day("2026-05-09"))));
        assert_eq!(told("3月"), Some((day("2026-03-01"), day("2026-03-31"))));
        assert_eq!(told("2009-06"), Some((day("2009-06-01"), day("2009-06-30"))));
        assert_eq!(told("2009年上半年"), Some((day("2009-01-01"), day("2009-06-30"))));
        assert_eq!(told("昨天"), Some((day("2026-06-17"), day("2026-06-17"))));
        assert_eq!(told("上半年"), Some((day("2026-01-01"), day("2026-06-30"))));
        assert_eq!(told("前些日子"), None);
    }

    #[test]
    fn what_cannot_be_read_stays_typed_and_blocks() {
        let today = day("2026-06-18");
        let form = DisputeForm {
            area: "很大".into(),
            claimed: "两万".into(),
            headcount: "若干".into(),
            ..DisputeForm::new(today, None)
        };
        let (_, findings) = form.read(&Dispute::blank(today), today);
        let fields: Vec<&str> = findings.iter().filter(|f| f.blocks()).map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["headcount", "area", "claimed", "title", "category"]);
        let kept: DisputeForm = serde_json::from_str(&serde_json::to_string(&form).unwrap()).unwrap();
        assert_eq!(kept, form);
    }
}
