//! `dispute add|step|list`: the ledger of disputes.
//!
//! ```text
//! dispute add --json '{"title":"…","category":"邻里","places":["上塘村"],"parties":[{"side":"first","name":"王某甲"}]}'
//! dispute step 纠2026-001 调解受理 --json '{"basis":"applied"}' --on 2026-06-18
//! dispute step 纠2026-001 measure --json '{"text":"现场丈量","who":"司法所、村委会"}' --on 2026年6月初
//! dispute list [--status 正在化解] [--search T] [--period P] [--json]
//! ```
//!
//! DATA of `add` is one dispute as the export writes it. Short forms are read too: `found_on` and `occurred_on` as a
//! clerk says them (「2026年3月初」; found today when absent), `category` and `risk` by code or label, `places` by name,
//! `claimed` in 元 as a string (a number is 分). DATA of `step` are the fields of the act
//! ([`DisputeAct`](crate::domain::dispute::DisputeAct)) and, of every step, `text` and `who`.
//!
//! Printed are tab-separated lines: `编号`, `状态`, `时限` of a mediation, a line `注意` for every warning and `建议` for every
//! mark that the thresholds suggest. With `--as-json` it is one object: `number`, `status` (code), `due` (legal day or
//! null), `entries`, `warnings` and `suggestions` (`flag`, `why`).

use super::{
    advice,
    data::{self, Reading},
    list,
};
use crate::{
    domain::{
        amount::Amount,
        dispute::{ActKind, Dispute, DisputeStatus, DisputeStep},
        listed::Listed,
        lists,
        partial_date::PartialDate,
        period::Period,
        place::Place,
        settings::Settings,
    },
    store::{Register, disputes::DisputeFilter},
};
use anyhow::{anyhow, bail};
use chrono::{NaiveDate, NaiveDateTime};
use clap::Subcommand;
use serde_json::{Map, Value, json};
use std::io::Write;

/// What is asked of the ledger.
#[derive(Debug, Subcommand)]
pub(super) enum DisputeCommand {
    /// 登记一件纠纷
    Add {
        /// 内容，一个 JSON 对象
        #[arg(long = "json", value_name = "JSON")]
        data: String,
        /// 以 JSON 输出
        #[arg(long)]
        as_json: bool,
    },
    /// 记一步：调处、调解受理、化解、反弹……
    Step {
        /// 编号
        number: String,
        /// 步骤，如 measure 或 调处
        kind: String,
        /// 步骤的内容，一个 JSON 对象
        #[arg(long = "json", value_name = "JSON", default_value = "{}")]
        data: String,
        /// 日期，默认今日；可以写“2026年3月初”
        #[arg(long, value_name = "日期")]
        on: Option<String>,
        /// 以 JSON 输出
        #[arg(long)]
        as_json: bool,
    },
    /// 列出纠纷
    List {
        /// 只列这种状态，如 正在化解
        #[arg(long, value_name = "状态")]
        status: Option<String>,
        /// 查找的词，空格隔开
        #[arg(long, value_name = "词", default_value = "")]
        search: String,
        /// 统计期
        #[arg(long, value_name = "期")]
        period: Option<Period>,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
}

impl DisputeCommand {
    /// Nothing is written.
    pub(super) fn only_reads(&self) -> bool {
        matches!(self, Self::List { .. })
    }
}

pub(super) fn run(
    register: &mut Register,
    asked: DisputeCommand,
    now: NaiveDateTime,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let today = now.date();
    let (dispute, as_json) = match asked {
        DisputeCommand::List { status, search, period, json } => {
            let statuses = status
                .map(|word| data::term(DisputeStatus::ALL.iter().copied(), DisputeStatus::code, &word, "状态"))
                .transpose()?;
            let statuses = statuses.into_iter().collect();
            let filter = DisputeFilter { text: search, period, statuses, ..DisputeFilter::default() };
            return list::disputes(register, &filter, json, out);
        }
        DisputeCommand::Add { data, as_json } => {
            let villages = register.directory().map_err(advice)?.villages_on(today);
            let dispute = read(&data, today, &villages, register.settings())?;
            (register.add_dispute(dispute, now).map_err(advice)?, as_json)
        }
        DisputeCommand::Step { number, kind, data, on, as_json } => {
            let on = on.map_or(Ok(PartialDate::day(today)), |text| partial(&text, "没有办理"))?;
            let step = read_step(&kind, &data, on)?;
            (register.add_dispute_step(&number, step, now).map_err(advice)?, as_json)
        }
    };
    tell(register, &dispute, today, as_json, out)
}

fn tell(
    register: &Register,
    dispute: &Dispute,
    today: NaiveDate,
    as_json: bool,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let status = dispute.status_at(None);
    let due = dispute.mediation_target(register.calendar()).map(|due| due.legal);
    let mut warnings = dispute.check(today);
    warnings.extend(dispute.check_category(register.settings().dispute_categories()));
    let suggestions = dispute.suggestions(&register.settings().dispute_thresholds);
    if as_json {
        let suggestions: Vec<Value> =
            suggestions.iter().map(|one| json!({ "flag": one.flag, "why": one.why })).collect();
        let told = json!({
            "number": dispute.number, "status": status, "due": due, "entries": dispute.steps.len(),
            "warnings": warnings, "suggestions": suggestions,
        });
        return Ok(writeln!(out, "{told:#}")?);
    }
    writeln!(out, "编号\t{}\n状态\t{status}", dispute.number)?;
    if let Some(due) = due {
        writeln!(out, "时限\t{due}\t调解一般在受理后一个月内完成")?;
    }
    for warning in warnings {
        writeln!(out, "注意\t{}", warning.message)?;
    }
    for one in suggestions {
        writeln!(out, "建议\t标“{}”\t{}", one.flag, one.why)?;
    }
    Ok(())
}

/// The dispute that the words on the command line stand for.
fn read(text: &str, today: NaiveDate, villages: &[String], settings: &Settings) -> anyhow::Result<Dispute> {
    let reading = Reading { what: "纠纷", common: &[], outcome: "没有登记" };
    let mut fields = reading.object(text)?;
    for name in ["found_on", "occurred_on"] {
        if let Some(Value::String(words)) = fields.get(name) {
            let told = json!(partial(words, reading.outcome)?);
            fields.insert(name.into(), told);
        }
    }
    if let Some(Value::String(words)) = fields.get("category") {
        let all = settings.dispute_categories().iter().map(lists::DisputeCategory::listed);
        let chosen = json!(listed(words, all, "纠纷类别", reading.outcome)?);
        fields.insert("category".into(), chosen);
    }
    if let Some(Value::String(words)) = fields.get("risk") {
        let chosen = json!(risk(words, reading.outcome)?);
        fields.insert("risk".into(), chosen);
    }
    if let Some(Value::String(words)) = fields.get("claimed") {
        let amount: Amount = words.parse().map_err(|error| anyhow!("{error}，没有登记。"))?;
        fields.insert("claimed".into(), json!(amount));
    }
    if let Some(Value::Array(places)) = fields.get_mut("places") {
        for value in places {
            if let Value::String(words) = value {
                *value = json!(place(words, villages));
            }
        }
    }
    let blank = json!(Dispute { parties: Vec::new(), places: Vec::new(), ..Dispute::blank(today) });
    let mut record = if let Value::Object(usual) = blank { usual } else { Map::new() };
    record.extend(fields);
    reading.record(record)
}

fn read_step(kind: &str, text: &str, on: PartialDate) -> anyhow::Result<DisputeStep> {
    let kind = data::term(ActKind::ALL.iter().copied(), ActKind::code, kind, "步骤")?;
    let reading = Reading { what: kind.label(), common: &["text", "who"], outcome: "没有办理" };
    let mut fields = reading.object(text)?;
    if kind == ActKind::RiskChanged
        && let Some(Value::String(words)) = fields.get("to")
    {
        let chosen = json!(risk(words, reading.outcome)?);
        fields.insert("to".into(), chosen);
    }
    let mut step = Map::new();
    for name in reading.common {
        if let Some(value) = fields.remove(*name) {
            step.insert((*name).into(), value);
        }
    }
    step.insert("on".into(), json!(on));
    fields.insert("kind".into(), kind.code().into());
    step.insert("act".into(), Value::Object(fields));
    reading.record(step)
}

/// A date as a clerk says it.
fn partial(text: &str, outcome: &str) -> anyhow::Result<PartialDate> {
    PartialDate::parse(text).ok_or_else(|| {
        anyhow!("“{text}”不是日期，或没有这一天，请写成 2026-06-30、2026年6月或 2026年6月初 这样，{outcome}。")
    })
}

fn risk(words: &str, outcome: &str) -> anyhow::Result<Listed> {
    listed(words, lists::built_in().risk_levels.iter().map(lists::RiskLevel::listed), "风险等级", outcome)
}

/// The entry of a list with this code or label.
fn listed(words: &str, all: impl Iterator<Item = Listed>, what: &str, outcome: &str) -> anyhow::Result<Listed> {
    let all: Vec<Listed> = all.collect();
    if let Some(one) = all.iter().find(|one| one.code == words || one.label == words) {
        return Ok(one.clone());
    }
    let known: Vec<String> = all.iter().map(|one| format!("{}（{}）", one.code, one.label)).collect();
    bail!("没有“{words}”这种{what}，{outcome}。可以填：{}", known.join("、"))
}

/// 「上塘村三组」: a village of the network and what follows it; anything else is free words.
fn place(words: &str, villages: &[String]) -> Place {
    let known = villages.iter().find_map(|village| Some((village, words.strip_prefix(village.as_str())?)));
    match known {
        Some((village, rest)) => Place::of(village, rest),
        None => Place { detail: words.to_owned(), ..Place::default() },
    }
}
