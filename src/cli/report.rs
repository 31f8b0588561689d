//! `report`, `register`, `cases`: what is handed in of a period, and the cases behind a figure.
//!
//! ```text
//! report month|quarter|half-year|year --period P [--out PDF] [--json]
//! register petitions|letters|visits|assigned|out-of-level|…|disputes|issues|screenings|… --period P --out PDF [--masked]
//! cases --figure ID --period P [--json]
//! ```
//!
//! `report … --finalise` keeps text, figures and pages as an edition (定稿); after that `--out` gives those very bytes, `--draft`
//! what the register says now, `--changes` what has moved since: label, as finalised, as it would be.
//!
//! `--json` of `report` is the table of figures: `period`, `as_of`, `lines` (`id`, `block`, `label`, `unit`, `now`, `before`,
//! `to_before`, `year_before`, `to_year_before`, `so_far`, values as printed) and `remarks`. `cases` lists `number`, `day`,
//! `title` and `people`; ID is one of `figures --json`, or of a line of `report --json` such as `by_village/上塘村`.

use super::{Desk, advice};
use crate::{
    domain::period::{Period, PeriodKind},
    papers::{MediationRegister, PaperRequest, PetitionBook, Press, narrative},
    report::{
        facts::Facts,
        figures::{FigureId, Figures, Value},
        filter::Case,
        statistics::{Line, Statistics},
    },
    store::Register,
    typeset::file,
};
use anyhow::{anyhow, bail};
use chrono::NaiveDate;
use clap::ValueEnum;
use serde_json::{Value as Json, json};
use std::{io::Write, path::Path};

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

/// What is to be done with a report.
pub(super) struct Asked {
    pub finalise: bool,
    pub draft: bool,
    pub changes: bool,
    pub json: bool,
}

/// `report`: prints the finalised edition where there is one, else what the register says now.
pub(super) fn run(
    desk: &Desk,
    request: PaperRequest,
    period: Period,
    asked: &Asked,
    path: Option<&Path>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let written = matches!(request, PaperRequest::Narrative { .. });
    if asked.finalise {
        if !written {
            bail!("统计表不定稿，文字报告（季度分析、半年小结、年终总结）才定稿。");
        }
        let mut register = desk.open()?;
        let kept = Press::new(register.settings())?.finalise(&mut register, period, desk.now)?;
        writeln!(out, "定稿\t{}\t第{}稿", kept.title, kept.edition)?;
    }
    if asked.changes {
        return tell_changes(&desk.open_to_read()?, period, asked.json, out);
    }
    if let Some(path) = path {
        let register = desk.open_to_read()?;
        let kept = if written && !asked.draft { register.final_report(period).map_err(advice)? } else { None };
        let mut quiet = std::io::sink();
        let said: &mut dyn Write = if asked.json { &mut quiet } else { &mut *out };
        match kept {
            Some(kept) => {
                register.refuse_own_place(path).map_err(advice)?;
                file::save_pdf(path, &register.final_report_bytes(period, kept.edition).map_err(advice)?)?;
                writeln!(said, "已存为 {}（第{}稿，{}定稿）", path.display(), kept.edition, kept.finalised_at.date())?;
            }
            None => desk.print(request, path, said)?,
        }
    }
    if asked.json { table(&desk.open_to_read()?, period, desk.now.date(), out) } else { Ok(()) }
}

fn tell_changes(register: &Register, period: Period, as_json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let Some(kept) = register.final_report(period).map_err(advice)? else {
        bail!("{}的报告还没有定稿。", period.label());
    };
    let moved = narrative::moved(register, &kept).map_err(advice)?;
    if as_json {
        return Ok(writeln!(out, "{:#}", json!({ "edition": kept.edition, "changes": moved }))?);
    }
    if moved.is_empty() {
        return Ok(writeln!(out, "第{}稿定稿以后没有变化。", kept.edition)?);
    }
    for one in &moved {
        let short = |text: &str| text.replace(['\t', '\n'], " ");
        writeln!(out, "{}\t{}\t{}", one.label, short(&one.was), short(&one.now))?;
    }
    Ok(())
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
