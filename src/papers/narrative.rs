//! 季度分析, 半年小结, 年终总结 on paper, and their finalised editions (定稿).

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

/// Writes the report of a period from facts that are read; it names `earlier`, the edition it takes the place of.
fn write(
    register: &Register,
    facts: &Facts,
    (period, known_on, dated): (Period, NaiveDate, NaiveDate),
    earlier: Option<&FinalReport>,
) -> Result<(Figures, Narrative), StoreError> {
    let figures = Figures::of(facts, period, known_on);
    let texts = register.report_texts(REPORT, period)?;
    let mut report = Narrative::build(facts, &register.directory()?, &figures, &texts, dated);
    name_replaced(&mut report, earlier);
    Ok((figures, report))
}

pub(super) fn document(
    forms: &Forms,
    issue: &Issue,
    register: &Register,
    period: Period,
    date: NaiveDate,
) -> Result<Document, PaperError> {
    Ok(edition(forms, issue, register, period, date)?.1)
}

/// The report of a period as it is finalised now: what is kept of it, and its paper, both of one reading.
pub(super) fn edition(
    forms: &Forms,
    issue: &Issue,
    register: &Register,
    period: Period,
    date: NaiveDate,
) -> Result<(FinalReport, Document), PaperError> {
    let facts = Facts::load(register)?;
    let earlier = register.final_report(period)?;
    let (figures, report) = write(register, &facts, (period, date, date), earlier.as_ref())?;
    let document = view(&report, &facts).document(forms, issue)?;
    Ok((final_of(&report, &figures), document))
}

/// An edition after the first says so in its opening.
fn name_replaced(report: &mut Narrative, earlier: Option<&FinalReport>) {
    if let (Some(earlier), Some(opening)) = (earlier, report.sections.first_mut()) {
        opening.paragraphs.push(earlier.replaced_by_words());
    }
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
    moved_by(register, &Facts::load(register)?, kept)
}

/// As [`moved`], of facts that are read already.
///
/// # Errors
///
/// When the register cannot be read.
pub fn moved_by(register: &Register, facts: &Facts, kept: &FinalReport) -> Result<Vec<Moved>, StoreError> {
    let editions = register.final_reports(kept.period)?;
    let earlier = editions.iter().find(|one| one.edition + 1 == kept.edition);
    let (figures, report) = write(register, facts, (kept.period, kept.as_of, kept.dated), earlier)?;
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
    for section in now.sections {
        let was = kept.sections.iter().find(|was| was.id == section.id);
        let before = was.map_or("", |was| was.text.as_str());
        if before != section.text {
            let label = if section.heading.is_empty() { "开头".to_owned() } else { section.heading };
            moved.push(Moved { id: section.id, label, was: before.to_owned(), now: section.text });
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
