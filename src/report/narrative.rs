//! 季度分析, 半年小结, 年终总结: the report in words, section by section.
//!
//! The skeletons and their standing texts are data (`assets/reports`), one for each kind of period. Figures come in through
//! tokens such as `{来信}` and are never typed; the clerk may rewrite any section, tokens included, and his text
//! is kept in the register. The disputes are told one by one in the order they were found.
//!
//! Shape: 「月有报表，季度有分析，半年有小结，年终有总结」. The half-year summary follows those of township offices — leadership,
//! the work in figures, characteristics, disputes one by one, problems, plans; the quarter's analysis goes from totals
//! over structure and hot spots to causes, outlook and advice; the year's report has the four blocks of 信访工作条例
//! (2022) Art. 41: figures with fields and bodies complained of, what was handed on and urged, advice made and adopted,
//! and the rest.

use super::{
    analysis,
    breakdown::{self, By},
    facts::Facts,
    figures::{FigureId, Figures},
    filter::{Condition, DisputeIs, Filter},
};
use crate::domain::day_words;
use crate::domain::{
    directory::{Directory, Role},
    dispute::{Dispute, DisputeStatus},
    period::{Period, PeriodKind},
    worklog::WorkKind,
};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The name under which the clerk's texts are kept, whatever the period; each period has its own.
pub const REPORT: &str = "half-year";

/// Whether a report in words is written on periods of this kind.
pub fn is_written(kind: PeriodKind) -> bool {
    skeleton_text(kind).is_some()
}

/// The skeleton of a kind of period.
fn skeleton_text(kind: PeriodKind) -> Option<&'static str> {
    match kind {
        PeriodKind::Quarter => Some(include_str!("../../assets/reports/quarter.json")),
        PeriodKind::HalfYear => Some(include_str!("../../assets/reports/half_year.json")),
        PeriodKind::Year => Some(include_str!("../../assets/reports/year.json")),
        PeriodKind::Month | PeriodKind::Custom => None,
    }
}

/// What a section is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Text with tokens.
    Text,
    /// The disputes of the period.
    Disputes,
}

/// Whether a section stands as the program wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionState {
    /// 自动
    Automatic,
    /// 已改
    Edited,
    /// 待写
    ToWrite,
}

impl SectionState {
    /// 「自动」, 「已改」, 「待写」.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Automatic => "自动",
            Self::Edited => "已改",
            Self::ToWrite => "待写",
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Skeleton {
    title: String,
    sections: Vec<SkeletonSection>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SkeletonSection {
    id: String,
    level: u8,
    heading: String,
    kind: SectionKind,
    text: String,
}

/// One section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Stable id.
    pub id: String,
    /// 1 for 「一、」, 2 for 「（一）」, 0 for text without a heading.
    pub level: u8,
    /// Heading without its number.
    pub heading: String,
    /// What it is made of.
    pub kind: SectionKind,
    /// Whether the clerk has rewritten it.
    pub state: SectionState,
    /// The text with its tokens, as the clerk edits it; empty for disputes that stand as told.
    pub source: String,
    /// What is printed, paragraph by paragraph.
    pub paragraphs: Vec<String>,
}

/// The report as values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrative {
    /// Title.
    pub title: String,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// 署名: the township office.
    pub signed_by: String,
    /// 成文日期.
    pub dated: NaiveDate,
    /// The period.
    pub period: Period,
}

/// A piece of a section's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Plain text.
    Text(&'a str),
    /// A known token with what it stands for now.
    Token {
        /// Name between the braces.
        name: &'a str,
        /// Value.
        value: &'a str,
    },
}

impl Narrative {
    /// Builds the report from the facts and the clerk's texts (by section id).
    pub fn build(
        facts: &Facts,
        directory: &Directory,
        figures: &Figures,
        texts: &BTreeMap<String, String>,
        dated: NaiveDate,
    ) -> Self {
        let tokens = tokens(facts, directory, figures);
        let skeleton = skeleton(figures.period.kind());
        let sections = skeleton
            .sections
            .into_iter()
            .map(|section| {
                let own = texts.get(&section.id);
                let state = match own {
                    Some(text) if text.trim().is_empty() => SectionState::ToWrite,
                    Some(_) => SectionState::Edited,
                    None => SectionState::Automatic,
                };
                let source = own.cloned().unwrap_or(section.text);
                let paragraphs = match section.kind {
                    SectionKind::Disputes if own.is_none() => disputes(facts, figures),
                    _ => fill(&source, &tokens)
                        .lines()
                        .filter(|line| !line.trim().is_empty())
                        .map(str::to_owned)
                        .collect(),
                };
                Section {
                    id: section.id,
                    level: section.level,
                    heading: section.heading,
                    kind: section.kind,
                    state,
                    source,
                    paragraphs,
                }
            })
            .collect();
        Self {
            title: fill(&skeleton.title, &tokens),
            sections,
            signed_by: facts.settings.office.name.clone(),
            dated,
            period: figures.period,
        }
    }
}

/// The skeleton the program ships with; a month or a span of days is told as a half-year. A test reads them all, so the
/// empty one below never shows.
fn skeleton(kind: PeriodKind) -> Skeleton {
    let text = skeleton_text(kind).or_else(|| skeleton_text(PeriodKind::HalfYear)).unwrap_or_default();
    serde_json::from_str(text).unwrap_or(Skeleton { title: String::new(), sections: Vec::new() })
}

/// Splits a source into text and known tokens; unknown tokens stay text.
pub fn pieces<'a>(source: &'a str, tokens: &'a BTreeMap<String, String>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(open) = source[at..].find('{').map(|i| at + i) {
        let Some(close) = source[open..].find('}').map(|i| open + i) else { break };
        match tokens.get_key_value(&source[open + 1..close]) {
            Some((name, value)) => {
                if start < open {
                    pieces.push(Piece::Text(&source[start..open]));
                }
                pieces.push(Piece::Token { name, value });
                start = close + 1;
                at = start;
            }
            None => at = open + 1,
        }
    }
    if start < source.len() {
        pieces.push(Piece::Text(&source[start..]));
    }
    pieces
}

fn fill(source: &str, tokens: &BTreeMap<String, String>) -> String {
    pieces(source, tokens)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text,
            Piece::Token { value, .. } => value,
        })
        .collect()
}

/// Every token of a report text with its value: each figure by its label, and the sentences made of several.
pub fn tokens(facts: &Facts, directory: &Directory, figures: &Figures) -> BTreeMap<String, String> {
    let office = &facts.settings.office;
    let rules = if figures.period.last() >= facts.settings.limits.rules_of_2022_from {
        "信访工作条例"
    } else {
        "信访条例"
    };
    let mut tokens: BTreeMap<String, String> =
        figures.all.iter().map(|figure| (figure.id.label().to_owned(), figure.told())).collect();
    for (name, value) in [
        ("镇", office.town.clone()),
        ("县", office.county.clone()),
        ("办公室", office.name.clone()),
        ("期", figures.period.label()),
        ("条例", rules.to_owned()),
        ("接待日", facts.settings.reception_day.to_string()),
        ("联络网句", network_sentence(directory, figures.as_of)),
        ("责任书句", statement_sentence(facts, figures)),
        ("接访句", reception_sentence(figures)),
        ("其他渠道句", other_channels(figures)),
        ("分类句", category_sentence(facts, figures)),
        ("交办句", assigned_sentence(figures)),
        ("协议句", agreement_sentence(figures)),
        ("口径句", court_sentence(facts, figures)),
        ("培训句", training_sentence(figures)),
        ("越级句", out_of_level_sentence(figures)),
        ("总量句", analysis::total(facts, figures)),
        ("形式句", analysis::structure(figures)),
        ("重复句", analysis::repeats(figures)),
        ("来源句", analysis::sources(facts, figures)),
        ("热点句", analysis::hot_spots(facts, figures)),
        ("村别句", analysis::villages(facts, figures)),
        ("单位句", analysis::units(facts, figures)),
        ("纠纷类别句", analysis::dispute_categories(facts, figures)),
        ("办理句", analysis::handling(figures)),
        ("转办督办句", analysis::handed_on(facts, figures)),
        ("建议句", analysis::advice(facts, figures)),
    ] {
        tokens.insert(name.to_owned(), value);
    }
    tokens
}

fn network_sentence(directory: &Directory, as_of: NaiveDate) -> String {
    let villages = directory.villages.iter().filter(|v| v.until.is_none_or(|until| as_of < until)).count();
    let (officers, contacts) =
        (directory.with_role(Role::VillageOfficer).count(), directory.with_role(Role::GroupContact).count());
    match (villages, officers) {
        (0, _) => String::new(),
        (villages, officers) if officers >= villages => {
            let groups = if contacts > 0 {
                format!("，各村民小组设信访联络员共{contacts}名")
            } else {
                String::new()
            };
            format!("全镇{villages}个村（社区）做到一村一名信访员{groups}，")
        }
        (villages, officers) => format!("全镇{villages}个村（社区）配有信访员{officers}名，"),
    }
}

fn statement_sentence(facts: &Facts, figures: &Figures) -> String {
    let of_period =
        Filter { condition: Condition::Work(WorkKind::Statement), ..figures.get(FigureId::Statements).filter.clone() };
    let ids: Vec<String> = of_period.cases(facts).into_iter().map(|case| case.number).collect();
    let records = facts.work.iter().filter(|(id, _)| ids.contains(&format!("work/{id}")));
    let signed: Vec<String> = records
        .map(|(_, work)| {
            let copies = work.count.map(|n| format!("{n}份")).unwrap_or_default();
            format!("{}，与{}签订{}{copies}", day_words::short(work.on), work.people, work.title)
        })
        .collect();
    if signed.is_empty() { String::new() } else { format!("{}，层层落实责任。", signed.join("；")) }
}

fn reception_sentence(figures: &Figures) -> String {
    let n = |id| figures.count(id);
    match n(FigureId::ReceptionDays) {
        0 => String::new(),
        days => format!(
            "{}共安排领导接访{days}天，接待来访群众{}批{}人次。",
            figures.period.label(),
            n(FigureId::ReceptionBatches),
            n(FigureId::ReceptionPeople)
        ),
    }
}

fn other_channels(figures: &Figures) -> String {
    [FigureId::Calls, FigureId::Online]
        .iter()
        .filter(|&&id| figures.count(id) > 0)
        .map(|&id| format!("、{}{}", id.label(), figures.get(id).told()))
        .collect()
}

fn category_sentence(facts: &Facts, figures: &Figures) -> String {
    let rows = breakdown::rows(facts, By::Category, figures.period, figures.as_of);
    if rows.is_empty() {
        return String::new();
    }
    let parts: Vec<String> = rows.iter().map(|row| format!("{}类{}件", row.label, row.count)).collect();
    format!("按内容分，{}。", parts.join("、"))
}

fn assigned_sentence(figures: &Figures) -> String {
    match figures.count(FigureId::Assigned) {
        0 => "无上级交办件。".into(),
        assigned => format!(
            "上级交办{assigned}件，已报送结果{}件，回复率{}。",
            figures.count(FigureId::Reported),
            figures.get(FigureId::ReportedRate).told()
        ),
    }
}

fn agreement_sentence(figures: &Figures) -> String {
    match figures.count(FigureId::Agreements) {
        0 => String::new(),
        n => format!("签订调解协议{n}份，协议金额{}。", figures.get(FigureId::AgreementsAmount).told()),
    }
}

/// What became of the disputes that are neither 化解 nor open, so that the numbers of the sentence before add up.
fn court_sentence(facts: &Facts, figures: &Figures) -> String {
    let counted = facts.settings.court_counts_as_settled;
    let within = match figures.count(FigureId::DisputesInCourt) {
        n if n > 0 && counted => format!("化解数中含已转入诉讼程序的{n}件。"),
        _ => String::new(),
    };
    let court = if counted { 0 } else { figures.count(FigureId::DisputesInCourt) };
    let (handed_up, failed) = (figures.count(FigureId::DisputesHandedUp), figures.count(FigureId::DisputesFailed));
    let parts = [(court, "已转入诉讼程序"), (handed_up, "已上交"), (failed, "调解不成、已告知其他途径")];
    let others: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n}件{what}")).collect();
    if others.is_empty() { within } else { format!("{within}另有{}，未计入化解数。", others.join("，")) }
}

fn training_sentence(figures: &Figures) -> String {
    let parts: Vec<String> = [
        (FigureId::Meetings, "召开信访工作会议"),
        (FigureId::Trainings, "培训村党总支书记、主任、信访员"),
        (FigureId::Studies, "开展业务学习分析"),
        (FigureId::Publicity, "开展集中宣传"),
    ]
    .iter()
    .filter(|(id, _)| figures.count(*id) > 0)
    .map(|(id, what)| format!("{what}{}", figures.get(*id).told()))
    .collect();
    if parts.is_empty() { String::new() } else { format!("{}。", parts.join("，")) }
}

fn out_of_level_sentence(figures: &Figures) -> String {
    let gone: Vec<String> = [FigureId::ToCounty, FigureId::ToCity, FigureId::ToProvince, FigureId::ToNation]
        .iter()
        .filter(|&&id| figures.count(id) > 0)
        .map(|&id| format!("{}{}", id.label(), figures.get(id).told()))
        .collect();
    if gone.is_empty() {
        "未发生越级到市、到省、进京上访，未发生同一问题到县集体重复上访。".into()
    } else if figures.count(FigureId::OutOfLevel) == 0 {
        format!("{}，未发生越级到市、到省、进京上访。", gone.join("，"))
    } else {
        format!("{}。", gone.join("，"))
    }
}

/// The disputes of the period, one paragraph each: number, title, story, how it stands.
fn disputes(facts: &Facts, figures: &Figures) -> Vec<String> {
    let filter =
        Filter { condition: Condition::Disputes(DisputeIs::Any), ..figures.get(FigureId::Disputes).filter.clone() };
    let numbers: Vec<String> = filter.cases(facts).into_iter().map(|case| case.number).collect();
    facts
        .disputes
        .iter()
        .filter(|dispute| numbers.contains(&dispute.number))
        .enumerate()
        .map(|(i, dispute)| {
            format!(
                "{}.{}。{}{}",
                i + 1,
                dispute.title,
                dispute.story_by(Some(figures.as_of)),
                standing(dispute, figures.as_of)
            )
        })
        .collect()
}

fn standing(dispute: &Dispute, as_of: NaiveDate) -> String {
    let responsible = match (dispute.unit.as_str(), dispute.person.as_str()) {
        ("", "") => String::new(),
        (unit, "") => format!("责任单位为{unit}，"),
        ("", person) => format!("责任人为{person}，"),
        (unit, person) => format!("责任单位为{unit}，责任人为{person}，"),
    };
    match dispute.status_at(Some(as_of)) {
        DisputeStatus::Found | DisputeStatus::InProgress | DisputeStatus::Relapsed => {
            format!("{responsible}目前正在化解。")
        }
        DisputeStatus::Failed => "调解不成，已告知其他途径。".into(),
        DisputeStatus::HandedUp => "已上交处理。".into(),
        DisputeStatus::Settled | DisputeStatus::ToCourt | DisputeStatus::Cancelled => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)] // A failure here is the test's failure.
    use super::*;

    #[test]
    fn the_skeletons_are_read_and_their_tokens_are_known() {
        let facts = Facts::default();
        for text in ["2009Q1", "2009H1", "2009", "2009-03"] {
            let Ok(period) = text.parse::<Period>() else { panic!("{text}") };
            let figures = Figures::of(&facts, period, NaiveDate::MAX);
            let report = Narrative::build(&facts, &Directory::default(), &figures, &BTreeMap::new(), period.last());
            assert!(report.sections.len() > 8, "{text}");
            let printed: String = report.sections.iter().flat_map(|section| &section.paragraphs).cloned().collect();
            assert!(!printed.contains(['{', '}']), "{printed}");
        }
    }

    #[test]
    fn unknown_tokens_stay_as_typed() {
        let tokens = BTreeMap::from([("来信".to_owned(), "5件".to_owned())]);
        assert_eq!(fill("来信{来信}，{不认得}，{", &tokens), "来信5件，{不认得}，{");
    }
}
