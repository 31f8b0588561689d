//! From the register to the facts of a case, named as the forms name them.

use chrono::NaiveDate;

use super::{
    PaperError, citation, conceal,
    done::done,
    mediation::{self, Mediation},
    slips,
};
use crate::{
    document::{
        forms::{Fact, Facts},
        papers::Issue,
    },
    domain::{
        calendar::Calendar,
        directory::Directory,
        forms::FormId,
        identity,
        issued::{KeptPaper, PaperSubject},
        petition::{Occurrence, Petition, Petitioner},
        settings::Settings,
        terms::Channel,
    },
    papers::{issue, words},
    store::{Register, petitions::PetitionFile},
};

/// What the facts of a case are worked out of.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The item with its steps; none for a paper of the office without an item.
    pub file: Option<&'a PetitionFile>,
    /// The office.
    pub settings: &'a Settings,
    /// 联络网, for phones.
    pub directory: &'a Directory,
    /// Working days.
    pub calendar: &'a Calendar,
    /// 文书 of the item, in the order of issue.
    pub papers: &'a [KeptPaper],
    /// 成文日期.
    pub date: NaiveDate,
}

/// The facts of a case, for any paper on it.
#[derive(Clone, Debug)]
pub struct CaseFacts {
    file: Option<PetitionFile>,
    mediation: Option<Mediation>,
    facts: Facts,
    issue: Issue,
}

impl CaseFacts {
    /// The facts of the item `number` for a paper dated `date`; only those of the office for an empty number.
    ///
    /// # Errors
    ///
    /// When there is no such item or the register cannot be read.
    pub fn gather(register: &Register, number: &str, date: NaiveDate) -> Result<Self, PaperError> {
        let file = if number.is_empty() { None } else { Some(register.petition(number)?) };
        let papers = match &file {
            Some(file) => register.papers_of(&PaperSubject::Petition(file.petition.number.clone()))?,
            None => Vec::new(),
        };
        Ok(Self::of(Case {
            papers: &papers,
            file: file.as_ref(),
            settings: register.settings(),
            directory: &register.directory()?,
            calendar: register.calendar(),
            date,
        }))
    }

    /// The facts of a case.
    pub fn of(case: Case<'_>) -> Self {
        let mut facts = Facts::default();
        office(&mut facts, case);
        if let Some(file) = case.file {
            item(&mut facts, &file.petition, case);
            done(&mut facts, file, case);
            slips::put(&mut facts, file, &lead(&file.petition), case);
        }
        Self { file: case.file.cloned(), mediation: None, facts, issue: issue(case.settings, case.date) }
    }

    /// The facts for the paper `id` on the record `number`: a petition, or for a paper of mediation a dispute or an
    /// agreement.
    ///
    /// # Errors
    ///
    /// As [`gather`](Self::gather).
    pub fn gather_for(register: &Register, id: FormId, number: &str, date: NaiveDate) -> Result<Self, PaperError> {
        if id.is_mediation() {
            let mediation = Mediation::load(register, number)?;
            return Ok(Self::of_mediation(mediation, register.settings(), register.calendar(), date));
        }
        Self::gather(register, number, date)
    }

    /// The facts of a mediation.
    pub fn of_mediation(mediation: Mediation, settings: &Settings, calendar: &Calendar, date: NaiveDate) -> Self {
        let facts = mediation::facts(&mediation, settings, calendar, date);
        Self { file: None, facts, issue: issue(settings, date), mediation: Some(mediation) }
    }

    /// Only what is told, for a blank copy or a sheet of the office.
    pub(super) fn told(facts: Facts, issue: Issue) -> Self {
        Self { file: None, mediation: None, facts, issue }
    }

    /// The number of the record the paper is about; empty for the office.
    pub fn record(&self) -> &str {
        match (&self.file, &self.mediation) {
            (Some(file), _) => &file.petition.number,
            (None, Some(mediation)) => mediation.record(),
            (None, None) => "",
        }
    }

    /// The mediation, if the paper is about one.
    pub fn mediation(&self) -> Option<&Mediation> {
        self.mediation.as_ref()
    }

    /// The facts, to be completed by who knows more: the contents of a volume, its number.
    pub fn facts_mut(&mut self) -> &mut Facts {
        &mut self.facts
    }

    /// Who makes the paper, and when.
    pub fn issue(&self) -> &Issue {
        &self.issue
    }

    /// The item, if the paper has one.
    pub fn item(&self) -> Option<&PetitionFile> {
        self.file.as_ref()
    }

    /// The facts this paper may say: in papers for others a protected petitioner stays unknown.
    pub fn for_paper(&self, id: FormId) -> Facts {
        let mut facts = self.facts.clone();
        if let Some(item) = self.file.as_ref().map(|file| &file.petition)
            && conceal::goes_outside(id)
            && conceal::is_protected(item)
        {
            conceal::conceal(item, &mut facts);
        }
        facts
    }
}

/// The office and the law of the day.
fn office(facts: &mut Facts, case: Case<'_>) {
    let office = &case.settings.office;
    facts.put("落款", office.issuer());
    facts.put("成文日期", case.date);
    facts.put("信访机构", office.name.as_str());
    facts.put("信访机构电话", office.phone.as_str());
    facts.put("信访机构地址", office.address.as_str());
    facts.put("信访专干", office.clerk.as_str());
    facts.put("乡镇", office.town.as_str());
    facts.put("县", office.county.as_str());
    facts.put("上级信访部门", office.superior());
    facts.put("复查机关", office.review_body());
    facts.put("复查机关地址", office.review_address.as_str());
    facts.put("复查机关电话", office.review_phone.as_str());
    facts.put("复核机关", office.re_review_body.as_str());
    facts.put("承办部门", office.name.as_str());
    facts.put("联系人", office.clerk.as_str());
    facts.put("联系电话", office.phone.as_str());
    facts.put("法规", citation::regulation(case.date));
    for (name, words) in citation::all(case.date) {
        facts.put(name, words);
    }
}

/// The item as registered.
fn item(facts: &mut Facts, item: &Petition, case: Case<'_>) {
    let person = lead(item);
    let identity = identity::read_id(&person.id_no, item.received_on).ok();
    facts.put("登记编号", item.number.as_str());
    let many = item.headcount > 1;
    let others = if many { format!("等{}人", item.headcount) } else { String::new() };
    facts.put("你", if many { "你们" } else { "你" });
    if item.anonymous {
        facts.put("信访人", "匿名");
        facts.put("信访人等", "匿名信访人");
    } else if !person.name.is_empty() {
        facts.put("信访人", person.name.as_str());
        facts.put("信访人等", format!("{}{others}", person.name));
        facts.put("称谓", format!("{}{others}", person.name));
    }
    facts.put("信访代表", names(item));
    let sex = person.sex.or(identity.as_ref().map(|id| id.sex));
    facts.put_some("性别", sex.map(|sex| sex.label()));
    facts.put_some("年龄", identity.map(|id| identity::age_on(id.birth, item.received_on).to_string()));
    facts.put("民族", person.ethnicity.as_str());
    facts.put("职业", person.occupation.as_str());
    facts.put("证件号码", person.id_no.as_str());
    facts.put("信访人电话", person.phone.as_str());
    let address = if person.address.is_empty() { item.place.full() } else { person.address.full() };
    facts.put("信访人住址", address);
    facts.put("人数", Fact::Number(item.headcount.into()));
    let (first, again) = match item.channel {
        Channel::Visit => ("首访", "重访"),
        Channel::Letter => ("初信", "重信"),
        _ => ("初次", "重复"),
    };
    facts.put("初重", words::boxes(&[(first, item.occurrence == Occurrence::First), (again, item.is_repeat())]));
    facts.put("信访形式", item.channel.label());
    facts.put("形式附记", item.channel_detail.as_str());
    facts.put("信访日", item.petitioned_on);
    facts.put("收到日", item.received_on);
    facts.put("收到时刻", Fact::Moment(item.received_on, item.received_at));
    facts.put("事项概况", item.title.as_str());
    facts.put("反映内容", item.content.as_str());
    // The forms put the stop behind a demand.
    facts.put("诉求", demands(item));
    facts.put("诉求逐条", numbered(&item.demands));
    facts.put("被反映人", item.accused.as_str());
    facts.put("问题属地", item.place.full());
    facts.put("附件材料", item.enclosures.as_str());
    facts.put("接待人", join(&[&item.received_by, &item.receiving_leader]));
    facts.put("受信人", item.received_by.as_str());
    facts.put("登记人", item.registrar.as_str());
    if conceal::is_protected(item) {
        facts.put("密级标注", "注意保密");
    }
    if let Some(sheet) = &item.referral {
        facts.put("来文单位", sheet.from.as_str());
        facts.put("来文文号", sheet.document.as_str());
        facts.put("来文方式", sheet.kind.label());
        facts.put_some("来文限期", sheet.due);
    }
    if let Occurrence::Repeat { earlier: Some(earlier) } = &item.occurrence {
        facts.put("原件编号", earlier.as_str());
    }
    put_known(facts, "承办部门", &item.unit);
    put_known(facts, "联系人", &item.handler);
    let unit = case.directory.units.iter().find(|unit| !item.unit.is_empty() && unit.name == item.unit);
    let handler = case.directory.contacts.iter().find(|one| !item.handler.is_empty() && one.name == item.handler);
    let phones = handler.map(|one| &one.phone).into_iter().chain(unit.map(|unit| &unit.phone));
    if let Some(phone) = phones.into_iter().find(|phone| !phone.is_empty()) {
        facts.put("联系电话", phone.as_str());
    }
    facts.put("包案领导", item.leader.as_str());
}

/// Puts a better fact in the place of the usual one, if there is one.
pub(super) fn put_known(facts: &mut Facts, name: &str, fact: &str) {
    if !fact.is_empty() {
        facts.put(name, fact);
    }
}

/// The representative, else the first petitioner, else nobody.
fn lead(item: &Petition) -> Petitioner {
    item.petitioners.iter().find(|p| p.representative).or(item.petitioners.first()).cloned().unwrap_or_default()
}

fn names(item: &Petition) -> String {
    item.petitioners.iter().map(|p| p.name.as_str()).filter(|name| !name.is_empty()).collect::<Vec<_>>().join("、")
}

fn join(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("、")
}

/// What is asked for, one by one, without its stop. An item whose demands nobody told apart asks for what it says.
fn demands(item: &Petition) -> Vec<String> {
    let whole = [item.content.lines().map(str::trim).collect::<String>()];
    let told = if item.demands.is_empty() { &whole[..] } else { &item.demands };
    let bare = told.iter().map(|demand| demand.trim_end_matches(['。', '；', ';']).to_owned());
    bare.filter(|demand| !demand.is_empty()).collect()
}

/// 「1.… 2.…」 when there are several.
fn numbered(demands: &[String]) -> String {
    match demands {
        [one] => one.clone(),
        all => all.iter().enumerate().map(|(i, demand)| format!("{}.{demand}", i + 1)).collect::<Vec<_>>().join("\n"),
    }
}
