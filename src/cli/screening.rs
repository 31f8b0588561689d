//! `screening add|list`: rounds of 矛盾纠纷排查.
//!
//! ```text
//! screening add --json '{"held_on":"2026-06-25","villages":["上塘村","红岩村"],"found":["纠2026-001"]}'
//! screening list [--period 2026H1] [--json]
//! ```
//!
//! DATA of `add` is one [`ScreeningRound`]. What is absent: held today, of the month, by the township, all villages of
//! 联络网 reported, nothing found (零报告).
//!
//! `list` prints a line a round: `日期`, `排查`, `零报告` or how many, their numbers, the villages; then, for every month of
//! the period that has begun, `未报` with the villages that the month lacks. With `--json` it is one object: `rounds` (as
//! the export writes them, with `id`) and `missing` (`month`, `villages`).

use super::{advice, data::Reading};
use crate::{
    domain::{
        period::{Period, PeriodKind},
        screening::{self, ScreeningRound},
    },
    store::Register,
};
use chrono::{NaiveDate, NaiveDateTime};
use clap::Subcommand;
use serde_json::{Map, Value, json};
use std::io::Write;

/// What is asked of the rounds.
#[derive(Debug, Subcommand)]
pub(super) enum ScreeningCommand {
    /// 记一次排查，没有发现纠纷的记作零报告
    Add {
        /// 内容，一个 JSON 对象
        #[arg(long = "json", value_name = "JSON", default_value = "{}")]
        data: String,
    },
    /// 列出各次排查和未报的村（居）
    List {
        /// 统计期，不写为全部
        #[arg(long, value_name = "期")]
        period: Option<Period>,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
}

impl ScreeningCommand {
    /// Nothing is written.
    pub(super) fn only_reads(&self) -> bool {
        matches!(self, Self::List { .. })
    }
}

pub(super) fn run(
    register: &mut Register,
    asked: ScreeningCommand,
    now: NaiveDateTime,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    match asked {
        ScreeningCommand::List { period, json } => list(register, period, now.date(), json, out),
        ScreeningCommand::Add { data } => {
            let round = read(register, &data, now.date())?;
            register.save_screening(None, &round, now).map_err(advice)?;
            tell(&round, out)?;
            missing(register, &[round.month()], out)
        }
    }
}

fn read(register: &Register, text: &str, today: NaiveDate) -> anyhow::Result<ScreeningRound> {
    let reading = Reading { what: "排查", common: &[], outcome: "没有登记" };
    let fields = reading.object(text)?;
    let day = match fields.get("held_on").and_then(Value::as_str) {
        Some(text) => super::data::day(text, reading.outcome)?,
        None => today,
    };
    let villages = register.directory().map_err(advice)?.villages_on(day);
    let usual = json!(ScreeningRound { villages, ..ScreeningRound::blank(day) });
    let mut record = if let Value::Object(usual) = usual { usual } else { Map::new() };
    record.extend(fields);
    reading.record(record)
}

fn tell(round: &ScreeningRound, out: &mut dyn Write) -> anyhow::Result<()> {
    let (found, villages) = (round.found.join("、"), round.villages.join("、"));
    Ok(writeln!(out, "{}\t{}\t{}\t{found}\t{villages}", round.held_on, round.title(), round.result())?)
}

/// The villages that `months` lack, a line each month.
fn missing(register: &Register, months: &[Period], out: &mut dyn Write) -> anyhow::Result<()> {
    for (month, villages) in lacking(register, months)? {
        writeln!(out, "未报\t{month}\t{}", villages.join("、"))?;
    }
    Ok(())
}

fn lacking(register: &Register, months: &[Period]) -> anyhow::Result<Vec<(Period, Vec<String>)>> {
    let directory = register.directory().map_err(advice)?;
    let rounds: Vec<ScreeningRound> =
        register.screenings(None).map_err(advice)?.into_iter().map(|entry| entry.value).collect();
    let of = |month: &Period| (*month, screening::missing(*month, &directory.villages_on(month.last()), &rounds));
    Ok(months.iter().map(of).filter(|(_, villages)| !villages.is_empty()).collect())
}

fn list(
    register: &Register,
    period: Option<Period>,
    today: NaiveDate,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let rounds = register.screenings(period).map_err(advice)?;
    let months = period.map_or_else(Vec::new, |period| {
        let first = Period::containing(PeriodKind::Month, period.first());
        let end = period.last().min(today);
        std::iter::successors(Some(first), Period::next).take_while(|month| month.first() <= end).collect()
    });
    if as_json {
        let record = |entry: &crate::store::office::Entry<ScreeningRound>| {
            let mut value = json!(entry.value);
            value["id"] = json!(entry.id);
            value
        };
        let missing: Vec<Value> = lacking(register, &months)?
            .into_iter()
            .map(|(month, villages)| json!({ "month": month, "villages": villages }))
            .collect();
        let told = json!({ "rounds": rounds.iter().map(record).collect::<Vec<_>>(), "missing": missing });
        return Ok(writeln!(out, "{told:#}")?);
    }
    for entry in &rounds {
        tell(&entry.value, out)?;
    }
    missing(register, &months, out)
}
