//! The pages of a volume: numbered, listed in the contents, bound.

use super::{Bound, DossierError, Entry, Held, Plan};
use crate::{
    document::{PageNumbers, forms::Fact},
    domain::{agreement::AgreementForm, forms::FormId},
    papers::{
        PaperError, PaperRequest, Press,
        forms::{CaseFacts, case_paper, in_use},
    },
    store::Register,
    typeset::{
        Page,
        bind::{Part, Source, Told, pages_of},
    },
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) fn bind(
    press: &Press,
    register: &Register,
    plan: &Plan,
    date: NaiveDate,
    duplex: bool,
    told: Told<'_>,
) -> Result<Bound, DossierError> {
    let mut facts = CaseFacts::of_mediation(plan.mediation.clone(), register.settings(), register.calendar(), date);
    volume_facts(&mut facts, plan);
    let mut papers: Vec<Part> = Vec::new();
    let (mut contents, mut next) = (Vec::new(), 1);
    for entry in &plan.entries {
        let source = source(press, register, &facts, entry, date)?;
        let part = Part { title: entry.title.clone(), source, first: Some(next) };
        contents.push((entry, next));
        next += pages_of(&part)?;
        papers.push(part);
    }
    let pages = next - 1;
    facts.facts_mut().put("卷宗页数", Fact::Number(pages.into()));
    facts.facts_mut().put("卷宗目录", rows(&contents, pages));
    let sheet = |form: FormId| -> Result<Part, DossierError> {
        let source = Source::Pages(sheet(press, register, &facts, form)?);
        Ok(Part { title: form.label().to_owned(), source, first: None })
    };
    let mut parts = vec![sheet(FormId::M10)?, sheet(FormId::M11)?];
    parts.append(&mut papers);
    parts.push(sheet(FormId::M13)?);
    let number = plan.volume.as_ref().map_or(plan.subject.record(), |volume| volume.number.as_str());
    let meta = facts.issue().meta(format!("调解卷宗 {number}"), "调解卷宗");
    let pdf = press.typesetter.bind(&meta, parts, duplex, told)?;
    let contents = contents.into_iter().map(|(entry, first)| (entry.title.clone(), first)).collect();
    Ok(Bound { pdf, contents, pages })
}

/// What cover, note and back cover say of the volume.
fn volume_facts(facts: &mut CaseFacts, plan: &Plan) {
    let facts = facts.facts_mut();
    facts.put("卷宗说明", plan.note());
    let Some(volume) = &plan.volume else { return };
    facts.put("卷号", volume.number.as_str());
    facts.put("立卷人", volume.filed_by.as_str());
    facts.put("审核人", volume.checked_by.as_str());
    facts.put("立卷日", volume.filed_on);
    facts.put("保管期限", volume.period.as_str());
    facts.put("卷宗备注", volume.remark.as_str());
}

/// 卷内目录: the first page of each paper, for the last paper both.
fn rows(contents: &[(&Entry, u32)], pages: u32) -> Fact {
    let row = |(at, (entry, first)): (usize, &(&Entry, u32))| {
        let page =
            if at + 1 == contents.len() && pages > *first { format!("{first}—{pages}") } else { first.to_string() };
        let cells = [
            ("序号", (at + 1).to_string()),
            ("文书名称", entry.title.clone()),
            ("页号", page),
            ("备注", entry.remark.clone()),
        ];
        cells.map(|(name, words)| (name.to_owned(), words)).into()
    };
    Fact::Rows(contents.iter().enumerate().map(row).collect())
}

fn source(
    press: &Press,
    register: &Register,
    facts: &CaseFacts,
    entry: &Entry,
    date: NaiveDate,
) -> Result<Source, DossierError> {
    Ok(match &entry.held {
        Held::Issued(id) => Source::Paper(register.paper_bytes(*id)?),
        Held::Scan(id) => Source::Scan(register.scan(*id)?.format, register.scan_bytes(*id)?),
        Held::Made(form) => Source::Pages(sheet(press, register, facts, *form)?),
        Held::Agreement(number) if register.agreement(number)?.form == AgreementForm::Oral => {
            let document = press.form(register, FormId::M07, number, &BTreeMap::new(), "", date)?;
            Source::Pages(lay_out(press, &document)?)
        }
        Held::Agreement(number) => {
            let request = PaperRequest::Agreement { number: number.clone() };
            Source::Pages(lay_out(press, &press.document(register, &request, date)?)?)
        }
    })
}

fn sheet(press: &Press, register: &Register, facts: &CaseFacts, form: FormId) -> Result<Vec<Page>, DossierError> {
    let mut document = case_paper(&in_use(register, form)?, facts, &BTreeMap::new(), "").map_err(PaperError::from)?;
    if matches!(form, FormId::M10 | FormId::M13) {
        document.paper.page_numbers = PageNumbers::None; // covers are no pages
    }
    lay_out(press, &document)
}

fn lay_out(press: &Press, document: &crate::document::Document) -> Result<Vec<Page>, DossierError> {
    Ok(press.typesetter.lay_out(document).map_err(PaperError::from)?.pages)
}
