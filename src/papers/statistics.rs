//! 信访情况统计表 on paper, with the disputes of the period behind it.

use super::{PaperError, words};
use crate::{
    document::{
        Document, Kind, RegisterSheet,
        papers::{Forms, Issue},
    },
    domain::{agreement::told_status, period::Period},
    report::{
        facts::Facts,
        figures::{FigureId, Value},
        statistics::{Line, Statistics},
    },
    store::Register,
};
use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value as Json, json};

type Row = Map<String, Json>;

pub(super) fn document(
    forms: &Forms,
    issue: &Issue,
    register: &Register,
    period: Period,
    date: NaiveDate,
) -> Result<Document, PaperError> {
    let facts = Facts::load(register)?;
    let table = Statistics::of(&facts, &register.directory()?, period, date);
    let office = &register.settings().office;
    let said = match table.remarks.as_slice() {
        [] => "来源、目的、内容分类、村别各行之和都等于信访件数。".to_owned(),
        remarks => remarks.join(""),
    };
    let around = json!({
        "单位": office.town, "办公室": office.name, "期间": period.label(),
        "起": words::date(period.first()), "止": last_day(period), "截至": words::date(table.as_of),
        "口径": register.settings().counting.label(), "审核人": "", "登记人": office.clerk,
        "日期": words::date(date), "核对": said,
    });
    let sheet = |name: &str| RegisterSheet {
        meta: issue.meta(format!("{}{}{name}", office.town, period.label()), name),
        facts: &around,
        blank_rows: None,
        anchor: None,
    };
    let form = &forms.statistics;
    let mut document = form.document(sheet(&form.name), &rows(&table.lines))?;
    let disputes = disputes(&facts, &table);
    if !disputes.is_empty() {
        let form = &forms.statistics_disputes;
        document.blocks.push(Kind::PageBreak.into());
        document.blocks.extend(form.document(sheet(&form.name), &disputes)?.blocks);
    }
    Ok(document)
}

/// 「6月30日」; with its year when the period began in another.
fn last_day(period: Period) -> String {
    let last = period.last();
    if period.first().year() == last.year() {
        format!("{}月{}日", last.month(), last.day())
    } else {
        words::date(last)
    }
}

/// The lines; each names its block, so that none is without it behind a page break.
fn rows(lines: &[Line]) -> Vec<Row> {
    let told = |value: Option<&Value>| value.map_or_else(|| "—".to_owned(), Value::text);
    lines
        .iter()
        .map(|line| {
            row([
                ("类别", line.block),
                ("项目", &line.label),
                ("单位", if line.unit.is_empty() { "—" } else { line.unit }),
                ("本期", &line.now.text()),
                ("上期", &told(line.before.as_ref())),
                ("环比", &line.to_before.text()),
                ("上年同期", &told(line.year_before.as_ref())),
                ("同比", &line.to_year_before.text()),
                ("累计", &line.so_far.text()),
            ])
        })
        .collect()
}

fn row<const N: usize>(cells: [(&str, &str); N]) -> Row {
    cells.into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect()
}

fn disputes(facts: &Facts, table: &Statistics) -> Vec<Row> {
    let line = table.line(FigureId::Disputes.code());
    let cases = line.map(|line| line.filter.cases(facts)).unwrap_or_default();
    let found: Vec<String> = cases.into_iter().map(|case| case.number).collect();
    let of_period = facts.disputes.iter().filter(|dispute| found.contains(&dispute.number));
    of_period
        .enumerate()
        .map(|(at, dispute)| {
            let own = facts.agreements.iter().filter(|one| one.dispute.as_ref() == Some(&dispute.number));
            let states = own.map(|agreement| agreement.state(table.as_of, &facts.calendar));
            let people = dispute.headcount.map(|count| count.people.to_string()).unwrap_or_default();
            let mut row = row([
                ("编号", &dispute.number),
                ("排查日期", &dispute.found_on.short()),
                ("纠纷", &dispute.title),
                ("地点", &dispute.places_line()),
                ("类别", &dispute.category.label),
                ("人数", &people),
                ("责任单位", &dispute.unit),
                ("状态", &told_status(dispute.status_at(Some(table.as_of)), states)),
            ]);
            row.insert("序号".into(), json!(at + 1));
            row
        })
        .collect()
}
