//! From a dispute and its agreement to the facts of the forms.

use super::{Mediation, lines};
use crate::{
    document::forms::{Fact, Facts},
    domain::{
        agreement::{Agreement, AgreementForm, AgreementParty},
        calendar::Calendar,
        dispute::{AcceptBasis, Dispute, DisputeAct, DisputeParty, DisputeSource, Side},
        identity,
        settings::Settings,
    },
    papers::words,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A party as the forms name its parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    side: String,
    name: String,
    sex: String,
    ethnicity: String,
    age: String,
    birth: String,
    occupation: String,
    phone: String,
    address: String,
    id_no: String,
    agent: String,
}

impl Person {
    /// Nobody yet, on a side.
    pub(super) fn unnamed(side: &str) -> Self {
        Self { side: side.into(), ..Self::default() }
    }

    fn of(party: &AgreementParty, day: NaiveDate) -> Self {
        let identity = identity::read_id(&party.id_no, day).ok();
        let age = party.age.or(identity.as_ref().map(|id| identity::age_on(id.birth, day)));
        let sex = party.sex.or(identity.as_ref().map(|id| id.sex));
        Self {
            side: party.side.label().into(),
            name: party.name.clone(),
            sex: sex.map(|sex| sex.label().to_owned()).unwrap_or_default(),
            ethnicity: party.ethnicity.clone(),
            age: age.map(|age| age.to_string()).unwrap_or_default(),
            birth: identity.map(|id| words::date(id.birth)).unwrap_or_default(),
            occupation: party.occupation.clone(),
            phone: party.phone.clone(),
            address: party.address.clone(),
            id_no: party.id_no.clone(),
            agent: party.agent.clone(),
        }
    }

    fn named(party: &DisputeParty) -> Self {
        Self {
            side: party.side.label().into(),
            name: party.name.clone(),
            phone: party.phone.clone(),
            ..Self::default()
        }
    }
}

pub(super) fn party_row(person: &Person) -> BTreeMap<String, String> {
    [
        ("称谓", &person.side),
        ("姓名", &person.name),
        ("性别", &person.sex),
        ("民族", &person.ethnicity),
        ("年龄", &person.age),
        ("出生日期", &person.birth),
        ("职业", &person.occupation),
        ("电话", &person.phone),
        ("住址", &person.address),
        ("证件号码", &person.id_no),
        ("代理人", &person.agent),
    ]
    .map(|(name, words)| (name.to_owned(), words.clone()))
    .into()
}

/// Everything the register says of a mediation, for a paper dated `date`.
pub(in crate::papers::forms) fn facts(
    mediation: &Mediation,
    settings: &Settings,
    calendar: &Calendar,
    date: NaiveDate,
) -> Facts {
    let mut facts = Facts::default();
    let office = &settings.office;
    let body = mediation.agreement.as_ref().map(|agreement| agreement.body.clone()).filter(|body| !body.is_empty());
    facts.put("委员会", body.unwrap_or_else(|| office.committee()));
    facts.put("乡镇", office.town.as_str());
    facts.put("县", office.county.as_str());
    facts.put("成文日期", date);
    facts.put("填表日", date);
    facts.put("人民法院", format!("{}人民法院", office.county));
    for name in ["受理登记人", "回访人", "立卷人"] {
        facts.put(name, office.clerk.as_str());
    }
    parties(&mut facts, mediation, date);
    if let Some(dispute) = &mediation.dispute {
        of_dispute(&mut facts, dispute);
    }
    if let Some(agreement) = &mediation.agreement {
        of_agreement(&mut facts, agreement, calendar, date);
    }
    ended(&mut facts, mediation, date);
    facts
}

fn parties(facts: &mut Facts, mediation: &Mediation, date: NaiveDate) {
    let agreed = mediation.agreement.iter().flat_map(|agreement| &agreement.parties);
    let mut people: Vec<(Side, Person)> =
        agreed.filter(|party| !party.name.trim().is_empty()).map(|p| (p.side, Person::of(p, date))).collect();
    if people.is_empty() {
        let told = mediation.dispute.iter().flat_map(|dispute| &dispute.parties);
        people = told.filter(|party| !party.name.trim().is_empty()).map(|p| (p.side, Person::named(p))).collect();
    }
    let rows = |keep: &dyn Fn(Side) -> bool| {
        Fact::Rows(people.iter().filter(|(side, _)| keep(*side)).map(|(_, person)| party_row(person)).collect())
    };
    let names = |keep: &dyn Fn(Side) -> bool| {
        let names = people.iter().filter(|(side, _)| keep(*side)).map(|(_, person)| person.name.as_str());
        names.collect::<Vec<_>>().join("、")
    };
    facts.put("当事人", rows(&|_| true));
    facts.put("申请人", rows(&|side| side == Side::First));
    facts.put("被申请人", rows(&|side| side != Side::First));
    let (first, others) = (names(&|side| side == Side::First), names(&|side| side != Side::First));
    facts.put("当事人各方", names(&|_| true));
    if !first.is_empty() && !others.is_empty() {
        let category = mediation.dispute.as_ref().map(|dispute| dispute.category.label.trim()).unwrap_or_default();
        let ending = if category.ends_with("争议") || category.ends_with("纠纷") { "" } else { "纠纷" };
        facts.put("纠纷名称", format!("{first}与{others}{category}{ending}"));
        facts.put("卷名", format!("{first}与{others}{category}{ending}"));
    }
    facts.put("甲方", first);
    facts.put("乙方", others);
}

fn of_dispute(facts: &mut Facts, dispute: &Dispute) {
    facts.put("纠纷编号", dispute.number.as_str());
    facts.put("纠纷类型", dispute.category.label.as_str());
    facts.put("案件来源", source(dispute.source));
    let accepted = dispute.steps.iter().rev().find_map(|step| match &step.act {
        DisputeAct::Accepted { basis, from } => Some((step, *basis, from)),
        _ => None,
    });
    if let Some((step, basis, from)) = accepted {
        facts.put_some("受理日", step.on.as_ref().and_then(|on| on.exact()));
        facts.put("案件来源", by_basis(basis));
        facts.put("移送单位", from.as_str());
    }
    facts.put("纠纷简要情况", dispute.facts.as_str());
    let demands = dispute.demands.split(['\n', '；', ';']).map(str::trim).filter(|one| !one.is_empty());
    facts.put("申请事项", demands.map(str::to_owned).collect::<Vec<_>>());
}

/// 案件来源 of the ministry's sheet has two boxes; 委托移送 is added in practice.
fn source(source: DisputeSource) -> &'static str {
    match source {
        DisputeSource::Party => "当事人申请",
        DisputeSource::Superior | DisputeSource::Department => "委托移送",
        _ => "人民调解委员会主动调解",
    }
}

fn by_basis(basis: AcceptBasis) -> &'static str {
    match basis {
        AcceptBasis::Applied => "当事人申请",
        AcceptBasis::Initiated => "人民调解委员会主动调解",
        AcceptBasis::Referred => "委托移送",
    }
}

fn of_agreement(facts: &mut Facts, agreement: &Agreement, calendar: &Calendar, date: NaiveDate) {
    let number = if agreement.paper_number.is_empty() { &agreement.number } else { &agreement.paper_number };
    facts.put("协议编号", number.as_str());
    facts.put("协议形式", agreement.form.label());
    let total = agreement.total();
    if total.fen() > 0 {
        facts.put("涉及金额", format!("{}（大写：{}）", total.told(), total.capital_words()));
    }
    facts.put("事实", agreement.facts.as_str());
    facts.put("查明事实", agreement.facts.as_str());
    if facts.get("纠纷简要情况").is_none() {
        facts.put("纠纷简要情况", agreement.facts.as_str());
    }
    let clauses = (0..agreement.clauses.len()).filter_map(|at| agreement.clause_text(at));
    let clauses: Vec<String> = clauses.filter(|clause| !clause.trim().is_empty()).collect();
    if !clauses.is_empty() {
        let numbered = clauses.iter().enumerate().map(|(at, clause)| format!("{}.{clause}", at + 1));
        let agreed = numbered.collect::<Vec<_>>().join("\n");
        facts.put("调解结果", format!("经调解，各方当事人自愿达成如下协议：\n{agreed}"));
    }
    facts.put("协议内容", clauses);
    facts.put("履行方式与时限", agreement.plan.iter().map(lines::duty).collect::<Vec<_>>());
    facts.put("调解日", agreement.mediated_on);
    facts.put("调解时间", Fact::Moment(agreement.mediated_on, None));
    if agreement.form == AgreementForm::Oral {
        facts.put("协议达成日", agreement.effective_on().unwrap_or(agreement.mediated_on));
    }
    facts.put_some("协议生效日", agreement.effective_on());
    facts.put("人民调解员", agreement.mediators.join("、"));
    let done = agreement.performed_by(date);
    facts.put("履行情况", done.map(|done| lines::performance(agreement, done)).collect::<Vec<_>>().join("\n"));
    facts.put_some("履行结果", lines::performed(agreement, calendar, date));
}

/// How and when it ended: performed, or without an agreement.
fn ended(facts: &mut Facts, mediation: &Mediation, date: NaiveDate) {
    let steps = mediation.dispute.iter().flat_map(|dispute| &dispute.steps);
    let first = steps.clone().find_map(|step| step.on.as_ref()?.exact());
    let failed = steps.rev().find_map(|step| match &step.act {
        DisputeAct::Failed { routes } => Some((step, routes)),
        _ => None,
    });
    let agreement = mediation.agreement.as_ref();
    let reached = agreement.map(|agreement| agreement.effective_on().unwrap_or(agreement.mediated_on));
    let end = reached.or_else(|| failed.and_then(|(step, _)| step.on.as_ref()?.exact()));
    let begin = first.filter(|first| end.is_none_or(|end| *first <= end)).or(agreement.map(|one| one.mediated_on));
    if let (Some(begin), Some(end)) = (begin, end) {
        facts.put("调解起止", format!("{}至{}", words::date(begin), words::date(end)));
    }
    if let (None, Some((step, routes))) = (agreement, failed) {
        let text = step.text.trim().trim_end_matches('。');
        let told = if routes.is_empty() { String::new() } else { format!("，已告知当事人可以{routes}") };
        facts.put("调解结果", format!("{text}{told}。"));
        facts.put_some("结案日", step.on.as_ref().and_then(|on| on.exact()));
    }
    if let Some(agreement) = agreement.filter(|agreement| agreement.is_performed(date)) {
        let last = agreement.performed_by(date).map(|done| done.on).max();
        facts.put_some("结案日", last.or(agreement.effective_on()));
    }
}
