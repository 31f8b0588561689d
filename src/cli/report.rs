//! `report`, `register`, `cases`: what is handed in of a period, and the cases behind a figure.
//!
//! ```text
//! report month|quarter|half-year|year --period P [--out PDF] [--json]
//! register petitions|letters|visits|assigned|out-of-level|…|disputes|issues|screenings|… --period P --out PDF [--masked]
//! cases --figure ID --period P [--json]
//! ```
//!
//! `--json` of `report` is the table of figures: `period`, `as_of`, `lines` (`id`, `block`, `label`, `unit`, `now`, `before`,
//! `to_before`, `year_before`, `to_year_before`, `so_far`, values as printed) and `remarks`. `cases` lists `number`, `day`,
//! `title` and `people`; ID is one of `figures --json`, or of a line of `report --json` such as `by_village/上塘村`.

use super::advice;
use crate::{
    domain::period::{Period, PeriodKind},
    papers::{MediationRegister, PaperRequest, PetitionBook},
    report::{
        facts::Facts,
        figures::{FigureId, Figures, Value},
        filter::Case,
        statistics::{Line, Statistics},
    },
    store::Register,
};
use anyhow::{anyhow, bail};
use chrono::NaiveDate;
use clap::ValueEnum;
use serde_json::{Value as Json, json};
use std::io::Write;

/// Which report.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Kind {
    /// 月报表
    Month,
    /// 季度分析
    Quarter,
    /// 半年小结
    HalfYear,
    /// 年终总结
    Year,
}

/// The paper of a report.
pub(super) fn request(kind: Kind, period: Period) -> anyhow::Result<PaperRequest> {
    let (wanted, name, example) = match kind {
        Kind::Month => (PeriodKind::Month, "月报表", "2009-06"),
        Kind::Quarter => (PeriodKind::Quarter, "季度分析", "2009Q2"),
        Kind::HalfYear => (PeriodKind::HalfYear, "半年小结", "2009H1"),
        Kind::Year => (PeriodKind::Year, "年终总结", "2009"),
    };
    if period.kind() != wanted {
        bail!("{name}的统计期不对，请写如 --period {example}。");
    }
    Ok(match kind {
        Kind::Month => PaperRequest::Statistics { period },
        _ => PaperRequest::Narrative { period },
    })
}

/// The paper of a register by its name.
pub(super) fn register(name: &str, period: Period) -> anyhow::Result<PaperRequest> {
    if let Some(book) = PetitionBook::from_code(name) {
        return Ok(PaperRequest::PetitionBook { book, period });
    }
    if let Some(&which) = MediationRegister::ALL.iter().find(|which| which.code().trim_end_matches("-register") == name)
    {
        return Ok(PaperRequest::Mediation { which, period });
    }
    Ok(match name {
        "disputes" => PaperRequest::DisputeRegister { period, numbers: None },
        "issues" => PaperRequest::IssueRegister { period },
        "statistics" => PaperRequest::Statistics { period },
        other => {
            let books = PetitionBook::ALL.iter().map(|book| book.code());
            let mediation = MediationRegister::ALL.iter().map(|which| which.code().trim_end_matches("-register"));
            let known: Vec<&str> = books.chain(["disputes", "issues", "statistics"]).chain(mediation).collect();
            bail!("没有名为 {other} 的登记簿，可用的有：{}。", known.join("、"))
        }
    })
}

/// The table of a period as JSON.
pub(super) fn table(register: &Register, period: Period, today: NaiveDate, out: &mut dyn Write) -> anyhow::Result<()> {
    let facts = Facts::load(register).map_err(advice)?;
    let directory = register.directory().map_err(advice)?;
    let table = Statistics::of(&facts, &directory, period, today);
    let told = |value: &Option<Value>| value.as_ref().map(Value::text);
    let line = |line: &Line| {
        json!({
            "id": line.id, "block": line.block, "label": line.label, "unit": line.unit, "now": line.now.text(),
            "before": told(&line.before), "to_before": line.to_before.text(),
            "year_before": told(&line.year_before), "to_year_before": line.to_year_before.text(),
            "so_far": line.so_far.text(),
        })
    };
    let lines: Vec<Json> = table.lines.iter().map(line).collect();
    let told = json!({ "period": period, "as_of": table.as_of, "lines": lines, "remarks": table.remarks });
    Ok(writeln!(out, "{told:#}")?)
}

/// The cases behind a figure.
pub(super) fn cases(
    register: &Register,
    id: &str,
    period: Period,
    today: NaiveDate,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let facts = Facts::load(register).map_err(advice)?;
    let filter = match FigureId::from_code(id) {
        Some(figure) => Figures::of(&facts, period, today).get(figure).filter.clone(),
        None => {
            let directory = register.directory().map_err(advice)?;
            let table = Statistics::of(&facts, &directory, period, today);
            let line = table.line(id).map(|line| line.filter.clone());
            line.ok_or_else(|| anyhow!("没有代号为 {id} 的数字，代号见 figures --json 和 report --json。"))?
        }
    };
    let cases = filter.cases(&facts);
    if as_json {
        let told =
            |case: &Case| json!({ "number": case.number, "day": case.day, "title": case.title, "people": case.people });
        return Ok(writeln!(out, "{:#}", Json::Array(cases.iter().map(told).collect()))?);
    }
    for case in &cases {
        writeln!(out, "{}\t{}\t{}", case.number, case.day, case.title.replace(['\t', '\n'], " "))?;
    }
    Ok(())
}
