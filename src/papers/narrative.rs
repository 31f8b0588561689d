//! 半年信访工作总结 on paper.

use super::{PaperError, words};
use crate::{
    document::{
        Document,
        papers::{Forms, Issue, ReportView, SectionPart, SectionView},
    },
    domain::{
        final_report::{FinalReport, FinalSection, Moved},
        period::Period,
    },
    report::{
        facts::Facts,
        figures::Figures,
        narrative::{Narrative, REPORT, Section},
    },
    store::{Register, StoreError},
};
use chrono::{NaiveDate, NaiveDateTime};

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
    let mut report = Narrative::build(&facts, &register.directory()?, &figures, &texts, date);
    name_replaced(&mut report, register.final_report(period)?.as_ref());
    Ok(view(&report, &facts).document(forms, issue)?)
}

/// An edition after the first says so in its opening.
fn name_replaced(report: &mut Narrative, earlier: Option<&FinalReport>) {
    if let (Some(earlier), Some(opening)) = (earlier, report.sections.first_mut()) {
        opening.paragraphs.push(earlier.replaced_by_words());
    }
}

/// The report of a period as it would be finalised now: text and figures.
///
/// # Errors
///
/// When the register cannot be read.
pub fn draft(register: &Register, period: Period, date: NaiveDate) -> Result<FinalReport, StoreError> {
    let facts = Facts::load(register)?;
    let figures = Figures::of(&facts, period, date);
    let texts = register.report_texts(REPORT, period)?;
    let mut report = Narrative::build(&facts, &register.directory()?, &figures, &texts, date);
    name_replaced(&mut report, register.final_report(period)?.as_ref());
    Ok(final_of(&report, &figures))
}

fn final_of(report: &Narrative, figures: &Figures) -> FinalReport {
    let section = |section: &Section| FinalSection {
        id: section.id.clone(),
        heading: section.heading.clone(),
        text: section.paragraphs.join("\n"),
    };
    FinalReport {
        period: report.period,
        edition: 0,
        title: report.title.clone(),
        as_of: figures.as_of,
        dated: report.dated,
        finalised_at: NaiveDateTime::default(),
        by: String::new(),
        figures: figures.all.iter().map(|figure| (figure.id.code().to_owned(), figure.told())).collect(),
        sections: report.sections.iter().map(section).collect(),
        sha256: String::new(),
    }
}

/// What is different from a finalised report by what the register says now, as known on the day its figures were taken.
///
/// # Errors
///
/// When the register cannot be read.
pub fn moved(register: &Register, kept: &FinalReport) -> Result<Vec<Moved>, StoreError> {
    let facts = Facts::load(register)?;
    let figures = Figures::of(&facts, kept.period, kept.as_of);
    let texts = register.report_texts(REPORT, kept.period)?;
    let report = Narrative::build(&facts, &register.directory()?, &figures, &texts, kept.dated);
    let now = final_of(&report, &figures);
    let mut moved = Vec::new();
    for figure in &figures.all {
        let id = figure.id.code();
        // A figure the program did not know then has not moved.
        if let Some(was) = kept.figures.get(id).filter(|was| **was != figure.told()) {
            let label = figure.id.label().to_owned();
            moved.push(Moved { id: id.to_owned(), label, was: was.clone(), now: figure.told() });
        }
    }
    for section in now.sections.iter().filter(|section| section.id != "opening") {
        let was = kept.sections.iter().find(|was| was.id == section.id);
        let before = was.map_or("", |was| was.text.as_str());
        if before != section.text {
            let (id, label) = (section.id.clone(), section.heading.clone());
            moved.push(Moved { id, label, was: before.to_owned(), now: section.text.clone() });
        }
    }
    Ok(moved)
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
