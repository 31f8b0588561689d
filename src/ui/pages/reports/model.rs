//! What the page shows: the figures of a period beside two others, and the half-year's text with its pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::paper::Paper;
use crate::domain::amount::chinese_ordinal;
use crate::domain::final_report::{FinalReport, Moved};
use crate::domain::period::{Period, PeriodKind};
use crate::papers::narrative;
use crate::report::compare::Comparison;
use crate::report::facts::Facts;
use crate::report::figures::{FigureId, Figures, Value};
use crate::report::filter::{Condition, Filter};
use crate::report::mediation::MediationIs;
use crate::report::narrative::{Narrative, REPORT, Section, SectionKind, SectionState, is_written, tokens};
use crate::report::statistics::{Line, Statistics};
use crate::store::{Register, StoreError};
use crate::ui::worker::Progress;

/// The figures of the table: which, and whether it stands under the one before.
const ROWS: [(FigureId, bool); 24] = [
    (FigureId::Petitions, false),
    (FigureId::Visits, true),
    (FigureId::Visitors, true),
    (FigureId::Letters, true),
    (FigureId::Online, true),
    (FigureId::Calls, true),
    (FigureId::ClosedRate, false),
    (FigureId::ClosedOnTimeRate, true),
    (FigureId::Repeat, false),
    (FigureId::CollectiveVisits, false),
    (FigureId::ToCounty, false),
    (FigureId::OutOfLevel, false),
    (FigureId::ReceptionBatches, false),
    (FigureId::Disputes, false),
    (FigureId::DisputesSettledRate, true),
    (FigureId::Agreements, true),
    (FigureId::AgreementsAmount, true),
    (FigureId::ScreeningRounds, false),
    (FigureId::DisputesSettledInPeriod, true),
    (FigureId::Mediated, false),
    (FigureId::MediatedSettledRate, true),
    (FigureId::MediatedPerformed, true),
    (FigureId::MediatedOverdue, true),
    (FigureId::ConfirmationsGranted, true),
];

/// The cases behind a figure, by register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cases {
    /// 信访件 by number.
    Petitions(Vec<String>),
    /// 矛盾纠纷 by number.
    Disputes(Vec<String>),
    /// 调解协议 by number.
    Agreements(Vec<String>),
    /// 领导接访: the calendar, this many days.
    Receptions(usize),
    /// 矛盾纠纷排查, this many.
    Screenings(usize),
    /// 工作记录, this many.
    Work(usize),
}

impl Cases {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::Petitions(numbers) | Self::Disputes(numbers) | Self::Agreements(numbers) => numbers.len(),
            Self::Receptions(count) | Self::Screenings(count) | Self::Work(count) => *count,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A row of the table, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    /// 指标.
    pub label: String,
    /// Stands under the row before.
    pub under: bool,
    /// 本期 with its unit.
    pub now: String,
    /// 去年同期.
    pub year_before: String,
    /// 同比.
    pub to_year_before: String,
    /// 上期.
    pub before: String,
    /// 环比.
    pub to_before: String,
    /// How it comes about.
    pub formula: &'static str,
    /// Numerator and denominator of a share.
    pub base: Option<(u64, u64)>,
    /// What it opens.
    pub cases: Cases,
}

/// A section of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionText {
    /// Stable id.
    pub id: String,
    /// 「一、基本情况」, 「（一）组织健全」, 「开头」.
    pub title: String,
    /// 2 for a section under another.
    pub level: u8,
    /// 自动, 已改, 待写.
    pub state: SectionState,
    /// The text with its tokens, as the clerk edits it.
    pub source: String,
    /// Nothing but the heading of the sections under it.
    pub heading_only: bool,
    /// 矛盾纠纷 told one by one by the program.
    pub told: bool,
}

/// The report in words.
#[derive(Debug)]
pub struct TextReport {
    /// 标题.
    pub title: String,
    /// Its sections in order.
    pub sections: Vec<SectionText>,
    /// What the tokens of the texts stand for.
    pub tokens: BTreeMap<String, String>,
    /// The last finalised edition (定稿).
    pub kept: Option<FinalReport>,
    /// What has moved since.
    pub moved: Vec<Moved>,
    /// Its pages, or why there are none.
    pub paper: Result<Arc<Paper>, String>,
}

/// The page's model.
#[derive(Debug)]
pub struct ReportsModel {
    /// Of which period.
    pub period: Period,
    /// The day the figures are taken on.
    pub as_of: NaiveDate,
    /// The table.
    pub rows: Vec<FigureRow>,
    /// Nothing was registered in the period, but in this one.
    pub elsewhere: Option<Period>,
    /// Of a quarter, half-year or year: its text.
    pub text: Option<TextReport>,
}

impl ReportsModel {
    /// Reads the figures of `period` as known on `today`, and where it is told in words makes its paper.
    ///
    /// # Errors
    ///
    /// When the register cannot be read. A paper that cannot be made is no error: the clerk must be able to mend it.
    pub fn load(
        register: &Register,
        period: Period,
        today: NaiveDate,
        progress: &Progress,
    ) -> Result<Self, StoreError> {
        let facts = Facts::load(register)?;
        let comparison = Comparison::of(&facts, period, today);
        let rows: Vec<FigureRow> = if is_written(period.kind()) {
            ROWS.iter().map(|&(id, under)| row(&facts, &comparison, id, under)).collect()
        } else {
            // What is handed in is the table: it is shown whole.
            lines(&facts, &Statistics::compared(&facts, &register.directory()?, &comparison, today))
        };
        let nothing = rows.iter().all(|row| row.cases.is_empty());
        let text =
            is_written(period.kind()).then(|| text(register, &facts, &comparison.now, today, progress)).transpose()?;
        Ok(Self {
            period,
            as_of: comparison.now.as_of,
            rows,
            elsewhere: nothing.then(|| elsewhere(&facts, period, today)).flatten(),
            text,
        })
    }

    /// Whether the period is not over.
    pub fn is_partial(&self) -> bool {
        self.as_of < self.period.last()
    }

    /// A section of the text.
    pub fn section(&self, id: &str) -> Option<&SectionText> {
        self.text.as_ref()?.sections.iter().find(|section| section.id == id)
    }
}

fn row(facts: &Facts, comparison: &Comparison, id: FigureId, under: bool) -> FigureRow {
    let figure = comparison.now.get(id);
    let then =
        |figures: &Option<Figures>| figures.as_ref().map_or("—".into(), |figures| figures.get(id).value.text());
    FigureRow {
        label: if id == FigureId::ReceptionBatches { "领导接访" } else { id.label() }.to_owned(),
        under,
        now: told(&figure.value, figure.unit),
        year_before: then(&comparison.year_before),
        to_year_before: comparison.to_year_before(id).text(),
        before: then(&comparison.before),
        to_before: comparison.to_before(id).text(),
        formula: figure.formula,
        base: base(&figure.value),
        cases: cases(facts, &figure.filter),
    }
}

/// 「11 件」, 「100%」: in the window with a space.
fn told(value: &Value, unit: &str) -> String {
    let value = value.text();
    if unit.is_empty() { value } else { format!("{value} {unit}") }
}

fn base(value: &Value) -> Option<(u64, u64)> {
    match *value {
        Value::Share { part, whole } if whole > 0 => Some((part, whole)),
        _ => None,
    }
}

/// The lines of the monthly table; the first of each block stands out.
fn lines(facts: &Facts, table: &Statistics) -> Vec<FigureRow> {
    let then = |value: &Option<Value>| value.as_ref().map_or("—".into(), Value::text);
    let mut block = "";
    let row = |line: &Line| {
        let first = std::mem::replace(&mut block, line.block) != line.block;
        FigureRow {
            label: if line.id.contains('/') { format!("{}：{}", line.block, line.label) } else { line.label.clone() },
            under: !first,
            now: told(&line.now, line.unit),
            year_before: then(&line.year_before),
            to_year_before: line.to_year_before.text(),
            before: then(&line.before),
            to_before: line.to_before.text(),
            formula: line.formula,
            base: base(&line.now),
            cases: cases(facts, &line.filter),
        }
    };
    table.lines.iter().map(row).collect()
}

fn cases(facts: &Facts, filter: &Filter) -> Cases {
    let found = filter.cases(facts);
    let count = found.len();
    let numbers = found.into_iter().map(|case| case.number).collect();
    match filter.condition {
        Condition::Petitions(_) => Cases::Petitions(numbers),
        Condition::Disputes(_) | Condition::SettledInPeriod | Condition::Averted(_) => Cases::Disputes(numbers),
        // A case without a dispute is told by its agreement, and so are those whose agreement is what counts.
        Condition::Mediation(is) if is != MediationIs::Accepted => Cases::Agreements(numbers),
        Condition::Mediation(_) => Cases::Disputes(numbers),
        Condition::Agreements(_) | Condition::Confirmation(_) => Cases::Agreements(numbers),
        Condition::Receptions => Cases::Receptions(count),
        Condition::Screenings | Condition::Prevented => Cases::Screenings(count),
        Condition::Work(_) => Cases::Work(count),
    }
}

/// The latest period of the same kind in which anything was registered.
fn elsewhere(facts: &Facts, period: Period, today: NaiveDate) -> Option<Period> {
    if period.kind() == PeriodKind::Custom {
        return None;
    }
    let items = facts.petitions.iter().map(|fact| fact.file.petition.received_on);
    let disputes = facts.disputes.iter().map(|dispute| dispute.found_on.counted_on());
    let last = items.chain(disputes).filter(|&day| day <= today).max()?;
    Some(Period::containing(period.kind(), last)).filter(|found| *found != period)
}

fn text(
    register: &Register,
    facts: &Facts,
    figures: &Figures,
    today: NaiveDate,
    progress: &Progress,
) -> Result<TextReport, StoreError> {
    let directory = register.directory()?;
    let texts = register.report_texts(REPORT, figures.period)?;
    let report = Narrative::build(facts, &directory, figures, &texts, today);
    let tokens = tokens(facts, &directory, figures);
    let mut titles = Titles::default();
    let sections: Vec<SectionText> = report
        .sections
        .iter()
        .enumerate()
        .map(|(at, section)| {
            let told = section.kind == SectionKind::Disputes && section.state == SectionState::Automatic;
            let source = if told { section.paragraphs.join("\n") } else { section.source.clone() };
            let next = report.sections.get(at + 1);
            SectionText {
                id: section.id.clone(),
                title: titles.of(section),
                level: section.level,
                state: section.state,
                heading_only: section.state == SectionState::Automatic
                    && source.is_empty()
                    && next.is_some_and(|next| next.level > section.level),
                source,
                told,
            }
        })
        .collect();
    let paper = if progress.cancelled() {
        Err(String::new()) // nobody will see it
    } else {
        Paper::make(register, &report, today).map(Arc::new)
    };
    let kept = register.final_report(figures.period)?;
    let moved = kept.as_ref().map(|kept| narrative::moved_by(register, facts, kept)).transpose()?.unwrap_or_default();
    Ok(TextReport { title: report.title, sections, tokens, kept, moved, paper })
}

/// Numbers headings the way the form does.
#[derive(Default)]
struct Titles {
    first: usize,
    second: usize,
}

impl Titles {
    fn of(&mut self, section: &Section) -> String {
        match section.level {
            0 => "开头".to_owned(),
            1 => {
                self.first += 1;
                self.second = 0;
                format!("{}、{}", chinese_ordinal(self.first - 1), section.heading)
            }
            _ => {
                self.second += 1;
                format!("（{}）{}", chinese_ordinal(self.second - 1), section.heading)
            }
        }
    }
}
