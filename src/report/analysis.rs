//! Sentences that compare and rank, for 季度分析 and 年度报告. Numbers come from the figures only; what there is none of is
//! said to be none, or left out where it would read as a complaint about nothing.

use super::{
    breakdown::{self, By},
    compare::{Change, Comparison},
    facts::Facts,
    figures::{FigureId as F, Figures, Value},
};
use crate::domain::{
    procedure::{Act, StepKind},
    terms::MatterClass,
};

/// How many of a ranking are named.
const NAMED: usize = 3;

/// 「比上期下降9.2%，上年同期没有登记，不作比较」: a change from nothing has no per cent.
pub(super) fn total(facts: &Facts, figures: &Figures) -> String {
    let compared = Comparison::of(facts, figures.period, figures.as_of);
    let moved = |name: &str, change: Change| match change {
        Change::Percent(0) => format!("与{name}持平"),
        Change::Percent(tenths) => {
            let way = if tenths < 0 { "下降" } else { "上升" };
            format!("比{name}{way}{}.{}%", tenths.abs() / 10, tenths.abs() % 10)
        }
        Change::None | Change::Points(_) => format!("{name}没有登记，不作比较"),
    };
    format!(
        "{}共受理信访事项{}，{}，{}。",
        figures.period.label(),
        figures.get(F::Petitions).told(),
        moved("上期", compared.to_before(F::Petitions)),
        moved("上年同期", compared.to_year_before(F::Petitions)),
    )
}

/// 形式: each with its share of the items.
pub(super) fn structure(figures: &Figures) -> String {
    let items = items(figures);
    let visitors = figures.get(F::Visitors).told();
    let told = |id| {
        let count = figures.count(id);
        let share = Value::Share { part: count, whole: items }.text();
        let people = if id == F::Visits { format!("（{visitors}）") } else { String::new() };
        (count > 0).then(|| format!("{}{}{people}，占{share}", F::label(id), figures.get(id).told()))
    };
    let parts: Vec<String> =
        [F::Letters, F::Visits, F::Calls, F::Online, F::OtherChannels].into_iter().filter_map(told).collect();
    if parts.is_empty() { "没有来信来访。".to_owned() } else { format!("其中{}。", parts.join("；")) }
}

fn items(figures: &Figures) -> u64 {
    [F::Letters, F::Visits, F::Calls, F::Online, F::OtherChannels].iter().map(|&id| figures.count(id)).sum()
}

/// 初重, 集体访, 联名信.
pub(super) fn repeats(figures: &Figures) -> String {
    let told = |id| figures.get(id).told();
    format!(
        "初信初访{}，重复信访{}，重复信访率{}；集体访{}{}，联名信{}。",
        told(F::First),
        told(F::Repeat),
        told(F::RepeatRate),
        told(F::CollectiveVisits),
        told(F::CollectiveVisitors),
        told(F::JointLetters),
    )
}

/// 来源 by level, where anything came from above.
pub(super) fn sources(facts: &Facts, figures: &Figures) -> String {
    let rows = breakdown::rows(facts, By::Source, figures.period, figures.as_of);
    let parts: Vec<String> = rows.iter().map(|row| format!("{}级{}件", row.label, row.count)).collect();
    if parts.is_empty() { String::new() } else { format!("按来源分，{}。", parts.join("、")) }
}

/// The leading categories with their shares.
pub(super) fn hot_spots(facts: &Facts, figures: &Figures) -> String {
    ranked(facts, figures, By::Category, "问题较为集中的是")
}

/// The leading villages.
pub(super) fn villages(facts: &Facts, figures: &Figures) -> String {
    ranked(facts, figures, By::Village, "从问题属地看，居前的是")
}

/// The bodies that most items were about or went to.
pub(super) fn units(facts: &Facts, figures: &Figures) -> String {
    ranked(facts, figures, By::Unit, "从责任单位看，件数居前的是")
}

/// The leading categories of disputes.
pub(super) fn dispute_categories(facts: &Facts, figures: &Figures) -> String {
    ranked(facts, figures, By::DisputeCategory, "纠纷以")
}

fn ranked(facts: &Facts, figures: &Figures, by: By, lead: &str) -> String {
    let rows = breakdown::rows(facts, by, figures.period, figures.as_of);
    let whole: u64 = rows.iter().map(|row| row.count).sum();
    let named: Vec<String> = rows
        .iter()
        .filter(|row| !row.key.is_empty())
        .take(NAMED)
        .map(|row| {
            let share = Value::Share { part: row.count, whole }.text();
            format!("{}{}件（占{share}）", row.label, row.count)
        })
        .collect();
    let tail = if by == By::DisputeCategory { "居多" } else { "" };
    if named.is_empty() { String::new() } else { format!("{lead}{}{tail}。", named.join("、")) }
}

/// 办理 in figures.
pub(super) fn handling(figures: &Figures) -> String {
    let told = |id| figures.get(id).told();
    format!(
        "办结{}，办结率{}，按期办结率{}，按期告知率{}；在办{}，延期{}，超期{}。",
        told(F::Closed),
        told(F::ClosedRate),
        told(F::ClosedOnTimeRate),
        told(F::NoticeOnTimeRate),
        told(F::Open),
        told(F::Extended),
        told(F::Overdue),
    )
}

/// 转送, 交办, 督办 done in the period, counted by their entries (信访工作条例 2022 Art. 41: 转送、交办、督办情况).
pub(super) fn handed_on(facts: &Facts, figures: &Figures) -> String {
    let within = |on| figures.period.contains(on) && on <= figures.as_of;
    let count = |kind: StepKind| {
        let steps = facts.petitions.iter().flat_map(|fact| &fact.file.steps);
        steps.filter(|step| step.kind() == kind && within(step.on)).count()
    };
    let (forwarded, assigned, urged) = (count(StepKind::Forwarded), count(StepKind::Assigned), count(StepKind::Urged));
    format!("本期转送{forwarded}件次，交办{assigned}件次，催办督办{urged}件次。")
}

/// 建议意见 received, and how many were answered (信访工作条例 2022 Art. 41: 提出改进工作建议及采纳情况).
pub(super) fn advice(facts: &Facts, figures: &Figures) -> String {
    let within = |on| figures.period.contains(on) && on <= figures.as_of;
    let suggestions: Vec<_> = facts
        .petitions
        .iter()
        .filter(|fact| fact.file.petition.class == MatterClass::Suggestion && within(fact.file.petition.received_on))
        .collect();
    let answered = |act: &Act| matches!(act.kind(), StepKind::Answered | StepKind::Replied | StepKind::Closed);
    let replied = suggestions
        .iter()
        .filter(|fact| fact.file.steps.iter().any(|step| answered(&step.act) && step.on <= figures.as_of))
        .count();
    match suggestions.len() {
        0 => "没有收到建议意见类信访事项。".to_owned(),
        n => format!("收到建议意见类信访事项{n}件，已研究答复{replied}件。"),
    }
}
