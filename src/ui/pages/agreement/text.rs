//! A 调解协议 as typed: texts as they stand in the fields, readable as an [`Agreement`] at any time.
//!
//! It is what a draft keeps, so that nothing typed is ever lost.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::w;
use crate::domain::{
    agreement::{
        Agreement, AgreementForm, AgreementParty, DutyDue, DutyKind, FormOverride, MediatingKind, Obligation,
        PartyKind, PaymentMethod, Performance, Supplement,
    },
    amount::Amount,
    dispute::{Dispute, Side},
    finding::Finding,
    terms::Sex,
};
use crate::ui::widgets::typed::parse_date;

/// A party as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyRow {
    /// Which side.
    pub side: Side,
    /// 姓名.
    pub name: String,
    /// 性别.
    pub sex: String,
    /// 年龄.
    pub age: String,
    /// 民族.
    pub ethnicity: String,
    /// 职业.
    pub occupation: String,
    /// 住址.
    pub address: String,
    /// 电话.
    pub phone: String,
    /// 身份证号.
    pub id_no: String,
    /// 代理人.
    pub agent: String,
    /// A person or a body.
    #[serde(default)]
    pub kind: PartyKind,
    /// 法定代表人 of a body.
    #[serde(default)]
    pub representative: String,
    /// 职务.
    #[serde(default)]
    pub post: String,
    /// 统一社会信用代码.
    #[serde(default)]
    pub credit_code: String,
}

impl PartyRow {
    /// An empty row.
    pub fn blank(side: Side) -> Self {
        let none = String::new;
        Self {
            side,
            name: none(),
            sex: none(),
            age: none(),
            ethnicity: none(),
            occupation: none(),
            address: none(),
            phone: none(),
            id_no: none(),
            agent: none(),
            kind: PartyKind::Person,
            representative: none(),
            post: none(),
            credit_code: none(),
        }
    }
}

/// One duty of the plan as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRow {
    /// Who owes.
    pub debtor: Side,
    /// What kind of duty.
    pub duty: DutyKind,
    /// To whom, if the plan says so.
    #[serde(default)]
    pub creditor: Option<Side>,
    /// 履行地点.
    #[serde(default)]
    pub place: String,
    /// Date, 「签订当日」, 「生效后 15 日内」 or 「长期」.
    pub due: String,
    /// Sum.
    pub amount: String,
    /// How.
    pub method: PaymentMethod,
    /// What, for duties that are no payments.
    pub text: String,
}

impl PlanRow {
    /// A payment of which nothing is known.
    pub fn blank(debtor: Side) -> Self {
        Self {
            debtor,
            creditor: None,
            place: String::new(),
            duty: DutyKind::Money,
            due: String::new(),
            amount: String::new(),
            method: PaymentMethod::Cash,
            text: String::new(),
        }
    }
}

/// The agreement as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgreementText {
    /// 协议书编号.
    pub paper_number: String,
    /// The dispute it settles.
    pub dispute: Option<String>,
    /// The agreement it changes.
    pub supplement: Option<Supplement>,
    /// 书面 or 口头.
    pub form: AgreementForm,
    /// Kind of the mediating body.
    pub body_kind: MediatingKind,
    /// Its name.
    pub body: String,
    /// 当事人.
    pub parties: Vec<PartyRow>,
    /// 调解员.
    pub mediators: Vec<String>,
    /// 记录人.
    pub recorder: String,
    /// 调解日期.
    pub mediated_on: String,
    /// 纠纷事实.
    pub facts: String,
    /// 各方责任.
    pub responsibility: String,
    /// 条款.
    pub clauses: Vec<String>,
    /// 履行计划.
    pub plan: Vec<PlanRow>,
    /// 履行记录 so far.
    pub performed: Vec<Performance>,
    /// 份数; empty: one per party and one for the body.
    pub copies: String,
    /// A copy for the court.
    pub court_copy: bool,
    /// Rules of form knowingly not kept.
    pub overrides: Vec<FormOverride>,
    /// 备注.
    pub remark: String,
}

impl Default for AgreementText {
    fn default() -> Self {
        Self {
            paper_number: String::new(),
            dispute: None,
            supplement: None,
            form: AgreementForm::Written,
            body_kind: MediatingKind::Committee,
            body: String::new(),
            parties: vec![PartyRow::blank(Side::First), PartyRow::blank(Side::Second)],
            mediators: Vec::new(),
            recorder: String::new(),
            mediated_on: String::new(),
            facts: String::new(),
            responsibility: String::new(),
            clauses: vec![String::new()],
            plan: Vec::new(),
            performed: Vec::new(),
            copies: String::new(),
            court_copy: false,
            overrides: Vec::new(),
            remark: String::new(),
        }
    }
}

impl AgreementText {
    /// A new agreement of the house's committee.
    pub fn new(body: &str, recorder: &str, today: NaiveDate) -> Self {
        Self { body: body.into(), recorder: recorder.into(), mediated_on: today.to_string(), ..Self::default() }
    }

    /// Takes over what a dispute knows: its parties and its story.
    pub fn take_from(&mut self, dispute: &Dispute) {
        self.dispute = Some(dispute.number.clone());
        self.facts = dispute.story();
        let place = dispute.places.first().map(|place| place.village_and_group()).unwrap_or_default();
        let named: Vec<PartyRow> = dispute
            .parties
            .iter()
            .filter(|party| !party.name.is_empty())
            .map(|party| PartyRow {
                name: party.name.clone(),
                phone: party.phone.clone(),
                address: place.clone(),
                ..PartyRow::blank(party.side)
            })
            .collect();
        if !named.is_empty() {
            self.parties = named;
        }
        for side in [Side::First, Side::Second] {
            if !self.parties.iter().any(|party| party.side == side) {
                self.parties.push(PartyRow::blank(side));
            }
        }
    }

    /// A supplementary agreement (补充协议) that names the one it changes.
    pub fn supplement(to: &Agreement, today: NaiveDate) -> Self {
        let name = if to.paper_number.is_empty() { &to.number } else { &to.paper_number };
        Self {
            mediated_on: today.to_string(),
            facts: w::supplement_facts(to.body_kind.paper_title(), name, to.effective_on()),
            clauses: vec![String::new()],
            plan: Vec::new(),
            performed: Vec::new(),
            paper_number: String::new(),
            remark: String::new(),
            responsibility: String::new(),
            overrides: Vec::new(),
            supplement: Some(Supplement { to: to.number.clone(), replaces: false }),
            ..Self::of(to)
        }
    }

    /// A registered agreement.
    pub fn of(agreement: &Agreement) -> Self {
        let party = |party: &AgreementParty| PartyRow {
            side: party.side,
            name: party.name.clone(),
            sex: party.sex.map(|sex| sex.label().to_owned()).unwrap_or_default(),
            age: party.age.map(|age| age.to_string()).unwrap_or_default(),
            ethnicity: party.ethnicity.clone(),
            occupation: party.occupation.clone(),
            address: party.address.clone(),
            phone: party.phone.clone(),
            id_no: party.id_no.clone(),
            agent: party.agent.clone(),
            kind: party.kind,
            representative: party.representative.clone(),
            post: party.post.clone(),
            credit_code: party.credit_code.clone(),
        };
        let duty = |duty: &Obligation| PlanRow {
            debtor: duty.debtor,
            creditor: duty.creditor,
            place: duty.place.clone(),
            duty: duty.duty,
            due: match duty.due {
                DutyDue::AtSigning {} => w::AT_SIGNING.into(),
                DutyDue::On { day } => day.to_string(),
                DutyDue::Within { days } => w::within(days),
                DutyDue::Perpetual {} => w::PERPETUAL.into(),
            },
            amount: duty.amount.map(Amount::with_commas).unwrap_or_default(),
            method: duty.method,
            text: duty.text.clone(),
        };
        Self {
            paper_number: agreement.paper_number.clone(),
            dispute: agreement.dispute.clone(),
            supplement: agreement.supplement.clone(),
            form: agreement.form,
            body_kind: agreement.body_kind,
            body: agreement.body.clone(),
            parties: agreement.parties.iter().map(party).collect(),
            mediators: agreement.mediators.clone(),
            recorder: agreement.recorder.clone(),
            mediated_on: agreement.mediated_on.to_string(),
            facts: agreement.facts.clone(),
            responsibility: agreement.responsibility.clone(),
            clauses: agreement.clauses.clone(),
            plan: agreement.plan.iter().map(duty).collect(),
            performed: agreement.performed.clone(),
            copies: if agreement.copies > 0 { agreement.copies.to_string() } else { String::new() },
            court_copy: agreement.court_copy,
            overrides: agreement.overrides.clone(),
            remark: agreement.remark.clone(),
        }
    }

    /// Reads the text over `base` (its number, signatures and record of performance are kept), with everything
    /// there is to say about it. Clauses stand where they are typed, empty ones included.
    pub fn read(&self, base: &Agreement, today: NaiveDate) -> (Agreement, Vec<Finding>) {
        let mut wrong = Vec::new();
        let day = parse_date(&self.mediated_on, today);
        if day.is_none() {
            let words = if self.mediated_on.trim().is_empty() { w::DAY_EMPTY } else { w::NOT_A_DAY };
            wrong.push(Finding::error("mediated_on", words));
        }
        let trimmed = |text: &String| text.trim().to_owned();
        let parties = self.parties.iter().enumerate().map(|(at, row)| AgreementParty {
            side: row.side,
            name: trimmed(&row.name),
            sex: read_sex(at, &row.sex, &mut wrong),
            age: read_number(&format!("parties[{at}].age"), row.age.trim_end_matches('岁'), w::NOT_AN_AGE, &mut wrong),
            ethnicity: trimmed(&row.ethnicity),
            occupation: trimmed(&row.occupation),
            address: trimmed(&row.address),
            phone: trimmed(&row.phone),
            id_no: trimmed(&row.id_no),
            agent: trimmed(&row.agent),
            kind: row.kind,
            representative: trimmed(&row.representative),
            post: trimmed(&row.post),
            credit_code: trimmed(&row.credit_code),
        });
        let parties = parties.collect();
        let plan = self.plan.iter().enumerate().map(|(at, row)| read_duty(at, row, today, &mut wrong)).collect();
        let plan: Vec<Obligation> = plan;
        let signed = base.is_locked();
        let agreement = Agreement {
            number: base.number.clone(),
            paper_number: trimmed(&self.paper_number),
            dispute: self.dispute.clone(),
            supplement: self.supplement.clone(),
            form: self.form,
            body_kind: self.body_kind,
            body: trimmed(&self.body),
            parties,
            mediators: self.mediators.clone(),
            recorder: trimmed(&self.recorder),
            mediated_on: day.unwrap_or(base.mediated_on),
            facts: trimmed(&self.facts),
            responsibility: trimmed(&self.responsibility),
            clauses: self.clauses.iter().map(trimmed).collect(),
            performed: if signed { self.performed.clone() } else { paid_in_full(&self.performed, &plan) },
            plan,
            events: base.events.clone(),
            copies: read_number("copies", self.copies.trim_end_matches('份'), w::NOT_COPIES, &mut wrong).unwrap_or(0),
            court_copy: self.court_copy,
            overrides: self.overrides.clone(),
            signed: base.signed.clone(),
            remark: trimmed(&self.remark),
        };
        let told: Vec<String> = wrong.iter().map(|finding| finding.field.clone()).collect();
        wrong.extend(agreement.check(today).into_iter().filter(|finding| !told.contains(&finding.field)));
        (agreement, wrong)
    }
}

/// Before signing, a tick says that the instalment is paid on the spot, whatever it comes to in the end.
fn paid_in_full(performed: &[Performance], plan: &[Obligation]) -> Vec<Performance> {
    let duty = |done: &Performance| plan.get((done.obligation as usize).checked_sub(1)?);
    performed.iter().filter_map(|done| Some(Performance { amount: duty(done)?.amount, ..done.clone() })).collect()
}

/// Without the clauses nobody filled in: what is saved.
pub fn without_blanks(mut agreement: Agreement) -> Agreement {
    agreement.clauses.retain(|clause| !clause.is_empty());
    agreement
}

fn read_sex(at: usize, text: &str, wrong: &mut Vec<Finding>) -> Option<Sex> {
    let text = text.trim();
    let sex = Sex::ALL.iter().copied().find(|sex| sex.label() == text);
    if sex.is_none() && !text.is_empty() {
        wrong.push(Finding::error(format!("parties[{at}].sex"), w::NOT_A_SEX));
    }
    sex
}

fn read_number(field: &str, text: &str, words: &str, wrong: &mut Vec<Finding>) -> Option<u32> {
    let text = text.trim();
    let number = text.parse().ok();
    if number.is_none() && !text.is_empty() {
        wrong.push(Finding::error(field, words));
    }
    number
}

fn read_duty(at: usize, row: &PlanRow, today: NaiveDate, wrong: &mut Vec<Finding>) -> Obligation {
    let amount = match (row.duty, row.amount.trim()) {
        (DutyKind::Act | DutyKind::Forbearance, _) => None,
        (DutyKind::Money, "") => {
            wrong.push(Finding::error(format!("plan[{at}].amount"), w::amount_empty(at + 1)));
            None
        }
        (DutyKind::Money, text) => match text.parse::<Amount>() {
            Ok(amount) => Some(amount),
            Err(error) => {
                wrong.push(Finding::error(format!("plan[{at}].amount"), format!("{error}。")));
                None
            }
        },
    };
    let due = read_due(&row.due, today);
    if due.is_none() {
        wrong.push(Finding::error(format!("plan[{at}].due"), w::due_wrong(at + 1, row.due.trim().is_empty())));
    }
    if row.duty != DutyKind::Money && row.text.trim().is_empty() {
        wrong.push(Finding::error(format!("plan[{at}].text"), w::text_empty(at + 1)));
    }
    Obligation {
        debtor: row.debtor,
        creditor: row.creditor,
        duty: row.duty,
        text: row.text.trim().to_owned(),
        amount,
        due: due.unwrap_or(DutyDue::AtSigning {}),
        method: row.method,
        place: row.place.trim().to_owned(),
    }
}

/// Reads 「签订当日」, 「生效后 15 日内」, 「长期」 or a date.
pub fn read_due(text: &str, today: NaiveDate) -> Option<DutyDue> {
    match text.trim() {
        "签订当日" | "签订时" | "当日" | "当场" => Some(DutyDue::AtSigning {}),
        "长期" | "持续" | "永久" => Some(DutyDue::Perpetual {}),
        text => {
            let days = text.strip_suffix("日内").or_else(|| text.strip_suffix("天内")).map(|days| {
                let after = ["生效后", "签订后", "生效之日起"].iter().find_map(|words| days.strip_prefix(words));
                after.unwrap_or(days).trim()
            });
            match days {
                Some(days) => days.parse().ok().map(|days| DutyDue::Within { days }),
                None => parse_date(text, today).map(|day| DutyDue::On { day }),
            }
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
    fn a_registered_agreement_goes_through_the_fields_unchanged() {
        let today = day("2026-06-18");
        let mut agreement = Agreement::blank("清水镇人民调解委员会", today);
        agreement.number = "协2026-020".into();
        agreement.parties[0] = AgreementParty {
            sex: Some(Sex::Male),
            age: Some(51),
            ethnicity: "汉族".into(),
            ..AgreementParty::named(Side::First, "田某丁")
        };
        agreement.parties[1] = AgreementParty {
            kind: PartyKind::Body,
            representative: "陈某山".into(),
            post: "经理".into(),
            ..AgreementParty::named(Side::Second, "红岩采石场")
        };
        agreement.facts = "鱼塘死鱼。".into();
        agreement.responsibility = "各负一半。".into();
        agreement.supplement = Some(Supplement { to: "协2026-001".into(), replaces: true });
        agreement.court_copy = true;
        agreement.clauses = vec!["红岩采石场赔偿田某丁{合计}。".into()];
        agreement.copies = 4;
        let duty = |duty, due, amount: Option<i64>, text: &str| Obligation {
            debtor: Side::Second,
            duty,
            text: text.into(),
            amount: amount.map(Amount::from_yuan),
            due,
            method: PaymentMethod::Transfer,
            creditor: Some(Side::First),
            place: "镇调委会".into(),
        };
        agreement.plan = vec![
            duty(DutyKind::Money, DutyDue::AtSigning {}, Some(10_000), ""),
            duty(DutyKind::Money, DutyDue::On { day: day("2026-07-20") }, Some(8_000), ""),
            duty(DutyKind::Money, DutyDue::Within { days: 15 }, Some(500), ""),
            duty(DutyKind::Forbearance, DutyDue::Perpetual {}, None, "不得再排放"),
        ];
        assert_eq!(AgreementText::of(&agreement).read(&agreement, today), (agreement, vec![]));
    }

    #[test]
    fn what_is_missing_in_the_plan_is_said_at_its_place() {
        let today = day("2026-06-18");
        let mut text = AgreementText::new("清水镇人民调解委员会", "沈某安", today);
        text.plan = vec![
            PlanRow::blank(Side::Second),
            PlanRow { amount: "两万".into(), due: "长期".into(), ..PlanRow::blank(Side::Second) },
        ];
        let (_, findings) = text.read(&Agreement::blank("", today), today);
        let at = |field: &str| findings.iter().find(|f| f.field == field).map(|f| f.message.as_str());
        assert_eq!(at("plan[0].amount"), Some("第 1 期的金额未填。"));
        assert_eq!(at("plan[0].due"), Some("第 1 期的应付日期未填，可写“签订当日”“长期”。"));
        assert!(at("plan[1].amount").is_some() && at("plan[1].due").is_none());
    }

    #[test]
    fn a_dispute_hands_over_its_parties_and_its_story() {
        let today = day("2026-06-18");
        let mut dispute = Dispute::blank(today);
        dispute.number = "纠2026-031".into();
        dispute.parties[0].name = "田某丁".into();
        dispute.parties[1].name = "高某戌".into();
        dispute.facts = "高某戌施工队挖断进水管".into();
        let mut text = AgreementText::new("清水镇人民调解委员会", "沈某安", today);
        text.take_from(&dispute);
        assert_eq!(text.facts, "高某戌施工队挖断进水管。");
        assert_eq!(
            text.parties.iter().map(|p| (p.side, p.name.as_str())).collect::<Vec<_>>(),
            [(Side::First, "田某丁"), (Side::Second, "高某戌")]
        );
        assert_eq!(text.dispute.as_deref(), Some("纠2026-031"));
    }
}
