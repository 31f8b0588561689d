//! 调解协议书 on paper: an original with legal use, so numbers are printed in full.

use super::{PaperError, words};
use crate::{
    document::{
        Document, DocumentError, Template,
        forms::{KnownFact, bundled},
        papers::{AgreementView, ClauseView, InstalmentView, Issue, PartyView},
    },
    domain::{
        agreement::{Agreement, AgreementParty, DutyDue, DutyKind, MediatingKind, Obligation},
        forms::FormId,
        settings::Settings,
    },
    store::Register,
};

pub(super) fn document(form: &Template, issue: &Issue, agreement: &Agreement) -> Result<Document, DocumentError> {
    view(agreement).in_form(form, issue)
}

fn view(agreement: &Agreement) -> AgreementView {
    // A blank clause is not printed and takes no number.
    let written: Vec<usize> =
        (0..agreement.clauses.len()).filter(|&i| !agreement.clauses[i].trim().is_empty()).collect();
    let mut clauses: Vec<ClauseView> = written
        .iter()
        .filter_map(|&i| agreement.clause_text(i))
        .map(|text| ClauseView { text, plan: Vec::new() })
        .collect();
    let plan = instalments(agreement);
    // A single payment is told in its clause; instalments are shown under the clause that gives their sum.
    if plan.len() > 1 {
        let told = written.iter().position(|&i| agreement.clauses[i].contains("{合计}")).unwrap_or(0);
        if let Some(clause) = clauses.get_mut(told) {
            clause.plan = plan;
        }
    }
    let signed = agreement.signed.seal.or_else(|| agreement.signed.parties.days().into_iter().max());
    AgreementView {
        title: agreement.body_kind.paper_title().into(),
        by_committee: agreement.body_kind == MediatingKind::Committee,
        number: agreement.paper_number.clone(),
        parties: agreement.parties.iter().map(party).collect(),
        facts: agreement.facts.clone(),
        responsibility: agreement.responsibility.clone(),
        clauses,
        performance: places(agreement),
        copies: agreement.copies(),
        court_copy: agreement.court_copy,
        fingerprints: true,
        committee: agreement.body.clone(),
        date: signed.map(words::date).unwrap_or_default(),
    }
}

/// An empty copy of the committee, for two parties.
pub(super) fn blank(form: &Template, issue: &Issue, settings: &Settings) -> Result<Document, DocumentError> {
    AgreementView::blank(&settings.office.committee(), 2).in_form(form, issue)
}

fn party(party: &AgreementParty) -> PartyView {
    PartyView {
        side: party.side.label().into(),
        name: party.name.clone(),
        is_body: party.is_body(),
        sex: party.sex.map(|sex| sex.label().to_owned()).unwrap_or_default(),
        ethnicity: party.ethnicity.clone(),
        age: party.age.map(|age| age.to_string()).unwrap_or_default(),
        occupation: party.occupation.clone(),
        address: party.address.clone(),
        phone: party.phone.clone(),
        id_number: if party.is_body() { party.credit_code.clone() } else { party.id_no.clone() },
        representative: if party.is_body() { representative(party) } else { String::new() },
        agents: party.agents().collect::<Vec<_>>().join("、"),
    }
}

/// 「陈某山（经理）」.
fn representative(party: &AgreementParty) -> String {
    let post = if party.post.is_empty() { String::new() } else { format!("（{}）", party.post) };
    format!("{}{post}", party.representative)
}

/// 履行地点, where one is agreed: one for all, else one for each.
fn places(agreement: &Agreement) -> String {
    let placed: Vec<(usize, &str)> = agreement
        .plan
        .iter()
        .enumerate()
        .map(|(at, duty)| (at + 1, duty.place.trim()))
        .filter(|(_, place)| !place.is_empty())
        .collect();
    let Some((_, first)) = placed.first() else { return String::new() };
    if placed.iter().all(|(_, place)| place == first) {
        return format!("履行地点为{first}。");
    }
    let each: Vec<String> = placed.iter().map(|(nth, place)| format!("第{nth}项在{place}履行")).collect();
    format!("{}。", each.join("，"))
}

/// 「甲方付乙方」, where more than two sides make it unclear or the plan says so.
fn who_pays(agreement: &Agreement, duty: &Obligation) -> String {
    let owed: Vec<&Obligation> = agreement.plan.iter().filter(|duty| duty.duty == DutyKind::Money).collect();
    let one_way = owed.iter().all(|other| other.debtor == duty.debtor && other.creditor.is_none());
    match duty.creditor {
        _ if one_way => String::new(),
        Some(creditor) => format!("{}付{}", duty.debtor, creditor),
        None => format!("{}付", duty.debtor),
    }
}

fn instalments(agreement: &Agreement) -> Vec<InstalmentView> {
    let payments = agreement.plan.iter().filter(|duty| duty.duty == DutyKind::Money);
    payments
        .map(|duty| InstalmentView {
            due: match duty.due {
                DutyDue::AtSigning {} => "签订当日".into(),
                DutyDue::On { day } => words::date(day),
                DutyDue::Within { days } => format!("生效后 {days} 日内"),
                DutyDue::Perpetual {} => "持续".into(),
            },
            amount: duty.amount.unwrap_or_default().with_commas(),
            method: duty.method.label().into(),
            who: who_pays(agreement, duty),
        })
        .collect()
}

/// The wording the office uses: its own, else the program's.
///
/// # Errors
///
/// When the register cannot be read or the text is not in order.
pub(super) fn in_use(register: &Register) -> Result<Template, PaperError> {
    let own = register.form_text(FormId::M06)?;
    Ok(Template::parse(FormId::M06.label(), own.as_deref().unwrap_or(bundled(FormId::M06)))?)
}

/// An own wording that asks for nothing an agreement does not have and says what the law wants.
///
/// # Errors
///
/// [`DocumentError`] names the line that is not in order, or the words that are gone.
pub(super) fn own(text: &str, example: &Agreement, issue: &Issue) -> Result<Template, DocumentError> {
    let title = FormId::M06.label();
    let form = Template::parse(title, text)?;
    let fault = |line: usize, what: String| DocumentError::Form { form: title.to_owned(), line, what };
    if let Some(field) = form.fields().first() {
        return Err(fault(field.line, "协议书的内容取自协议编辑页，不用“@field”".into()));
    }
    if let Some((line, name)) = form.asked_for().iter().find(|(_, name)| !KNOWN.iter().any(|fact| fact.name == name)) {
        return Err(fault(*line, format!("程序没有数据“{name}”，请改用可用数据中的名称")));
    }
    form.keeps(Template::parse(title, bundled(FormId::M06))?.musts())?;
    // What is asked of a party or a clause shows only where there is one: a full copy of either kind, and an empty one.
    let mut full = view(example);
    full.responsibility = "乙方负责。".into();
    full.performance = "转账。".into();
    if let Some(clause) = full.clauses.first_mut() {
        clause.plan = vec![InstalmentView::default(); 2];
    }
    let mut by_office = AgreementView { by_committee: false, fingerprints: false, ..full.clone() };
    by_office.parties.iter_mut().for_each(|party| party.is_body = true);
    for view in [full, by_office, AgreementView::blank("", 2)] {
        view.in_form(&form, issue)?;
    }
    Ok(form)
}

const fn fact(name: &'static str, kind: &'static str, meaning: &'static str) -> KnownFact {
    KnownFact { name, kind, meaning, remedy: "请在协议编辑页填写该项。" }
}

/// What an agreement has (可用数据); rows are gone through with `{% for 方 in 当事人 %}`.
pub(super) const KNOWN: &[KnownFact] = &[
    fact("标题", "文字", "协议书的标题，依主持调解的组织"),
    fact("编号", "文字", "协议书编号"),
    fact("当事人", "列表", "每方有称谓、姓名、性别、民族、年龄、职业、住址、电话、证件号码、单位、代表人、代理人"),
    fact("事实", "长文", "纠纷主要事实、争议事项"),
    fact("责任", "长文", "各方当事人的责任"),
    fact("条款", "列表", "每条有正文、履行计划"),
    fact("履行方式", "长文", "履行方式、地点、期限"),
    fact("份数", "文字", "一式几份"),
    fact("各方", "文字", "双方；三方以上的写各方"),
    fact("持有人", "文字", "谁各持一份"),
    fact("人民调解", "是否", "是否由人民调解委员会主持"),
    fact("指印", "是否", "签名旁是否留按指印的地方"),
    fact("委员会", "单位", "主持调解的组织"),
    fact("日期", "日期", "签订日期"),
];
