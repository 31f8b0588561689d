//! 半年信访工作总结 on paper.

use super::{PaperError, words};
use crate::{
    document::{
        Document,
        papers::{Forms, Issue, ReportView, SectionPart, SectionView},
    },
    domain::period::Period,
    report::{
        facts::Facts,
        figures::Figures,
        narrative::{Narrative, REPORT},
    },
    store::Register,
};
use chrono::NaiveDate;

pub(super) fn document(
    forms: &Forms,
    issue: &Issue,
    register: &Register,
    period: Period,
    date: NaiveDate,
) -> Result<Document, PaperError> {
    let facts = Facts::load(register)?;
    let figures = Figures::of(&facts, period, date);
    let texts = register.report_texts(REPORT, period)?;
    let report = Narrative::build(&facts, &register.directory()?, &figures, &texts, date);
    Ok(view(&report, &facts).document(forms, issue)?)
}

/// The report as its form asks for it: first-level headings with their paragraphs, second-level ones run in.
fn view(report: &Narrative, facts: &Facts) -> ReportView {
    let office = &facts.settings.office;
    let mut view = ReportView {
        mast: office.name.clone(),
        title: title_phrases(&report.title, &office.town, &report.period.label()),
        body: report.signed_by.clone(),
        date: words::date(report.dated),
        duplex: true,
        ..ReportView::default()
    };
    for section in &report.sections {
        let text = section.paragraphs.join("\n");
        match (section.level, view.sections.last_mut()) {
            (0, _) => view.opening = text,
            (2, Some(chapter)) => {
                chapter.parts.push(SectionPart { heading: section.heading.clone(), text });
            }
            _ => view.sections.push(SectionView {
                field: section.id.clone(),
                heading: section.heading.clone(),
                parts: section
                    .paragraphs
                    .iter()
                    .map(|paragraph| SectionPart { heading: String::new(), text: paragraph.clone() })
                    .collect(),
                table: None,
            }),
        }
    }
    view
}

/// Breaks the title by sense: 「清水镇」「2009年上半年」「信访工作总结」.
fn title_phrases(title: &str, town: &str, period: &str) -> Vec<String> {
    let mut phrases = Vec::new();
    let mut rest = title;
    for phrase in [town, period] {
        if let Some(after) = rest.strip_prefix(phrase) {
            phrases.push(phrase.to_owned());
            rest = after;
        }
    }
    if !rest.is_empty() {
        phrases.push(rest.to_owned());
    }
    phrases
}
