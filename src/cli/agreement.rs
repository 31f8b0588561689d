//! `agreement show|add|sign|pay|event|take-back|due`: an agreement from the text to the last payment.
//!
//! ```text
//! agreement show 协2026-001 [--json]
//! agreement add 协议.json                       one agreement as the export writes it; “-” reads standard input
//! agreement sign 协2026-001 [--on D] [--party 姓名=D]… [--mediator D] [--seal D] [--reason 理由]
//! agreement pay 协2026-001 2 8000 [--on D] [--proof 收条]
//! agreement event 协2026-001 督促履行 [--json '{"obligation":2}'] [--on D]
//! agreement take-back 协2026-001 pay 1 --reason 误记
//! agreement due [--json]
//! ```
//!
//! `show --json` is one object: `agreement` (as the export writes it), `effective_on`, `state`, `standing`, `total_fen`,
//! `paid_fen`, `duties` (`no`, `words`, `due`, `legal`, `state`, `paid_fen`), `confirmation` (`state`, `bar`, `last`,
//! `legal`, `safe`), `limitation` (`months`, `from`, `until`) or null, `due` (as `due --json` without `number`,
//! `matter`), `offered` (codes of events) and `gaps` (`rule`, `field`, `message`).
//!
//! `due --json` is a list: `number`, `matter`, `kind` (code), `title`, `what`, `who`, `due`, `legal`, `provisional`,
//! `safe`, `reminders`, `rings` (whether a reminder falls on today).

use super::{
    advice,
    data::{self, Reading},
};
use crate::{
    domain::{
        agreement::{Agreement, AgreementActKind, AgreementEvent, MediationDue, PartyDays, Performance, Signatures},
        amount::Amount,
        finding::Finding,
    },
    store::{Register, performance::AgreementRecord},
};
use anyhow::{anyhow, bail};
use chrono::{NaiveDate, NaiveDateTime};
use clap::{Subcommand, ValueEnum};
use serde_json::{Map, Value, json};
use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
};

/// What is asked of an agreement.
#[derive(Debug, Subcommand)]
pub(super) enum AgreementCommand {
    /// 一份协议：条款、履行、司法确认、下一步
    Show {
        /// 协议编号
        number: String,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 新建一份协议
    Add {
        /// JSON 文件，“-”为标准输入
        path: PathBuf,
    },
    /// 记签名和盖章；不另写日期的，都记在 --on 那天
    Sign {
        /// 协议编号
        number: String,
        /// 日期，默认今日
        #[arg(long, value_name = "日期")]
        on: Option<String>,
        /// 某一当事人签名的日期，如“田某丁=2026-06-18”，可写多次
        #[arg(long, value_name = "姓名=日期")]
        party: Vec<String>,
        /// 调解员签名的日期
        #[arg(long, value_name = "日期")]
        mediator: Option<String>,
        /// 盖章的日期
        #[arg(long, value_name = "日期")]
        seal: Option<String>,
        /// 形式有缺而仍然签订的理由，记入协议
        #[arg(long, value_name = "理由", default_value = "")]
        reason: String,
    },
    /// 记一笔履行：付款，或做完一件事
    Pay {
        /// 协议编号
        number: String,
        /// 履行计划中的第几项
        obligation: u32,
        /// 金额（元），给付金钱的要写
        amount: Option<String>,
        /// 日期，默认今日
        #[arg(long, value_name = "日期")]
        on: Option<String>,
        /// 凭证，如“收条”
        #[arg(long, value_name = "凭证", default_value = "")]
        proof: String,
    },
    /// 记一件事：督促履行、申请司法确认、回访……
    Event {
        /// 协议编号
        number: String,
        /// 哪一件，如 urged 或 督促履行
        kind: String,
        /// 内容，一个 JSON 对象
        #[arg(long = "json", value_name = "JSON", default_value = "{}")]
        data: String,
        /// 日期，默认今日
        #[arg(long, value_name = "日期")]
        on: Option<String>,
    },
    /// 收回一条误记的记录；记录留着，不再计数
    TakeBack {
        /// 协议编号
        number: String,
        /// 哪一种记录
        what: Record,
        /// 第几条
        nth: usize,
        /// 原因
        #[arg(long, value_name = "原因")]
        reason: String,
    },
    /// 各份协议的待办：履行、司法确认、回访
    Due {
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
}

/// Which list of records.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Record {
    /// 履行记录
    Pay,
    /// 事件
    Event,
}

impl AgreementCommand {
    /// Nothing is written.
    pub(super) fn only_reads(&self) -> bool {
        matches!(self, Self::Show { .. } | Self::Due { .. })
    }
}

pub(super) fn run(
    register: &mut Register,
    asked: AgreementCommand,
    now: NaiveDateTime,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let today = now.date();
    let on = |text: Option<&String>| text.map_or(Ok(today), |text| day(text));
    let agreement = match asked {
        AgreementCommand::Show { number, json } => {
            let agreement = register.agreement(&number).map_err(advice)?;
            return if json {
                show_json(register, &agreement, today, out)
            } else {
                show(register, &agreement, today, out)
            };
        }
        AgreementCommand::Due { json } => return due(register, today, json, out),
        AgreementCommand::Add { path } => {
            let agreement = register.add_agreement(read(&path)?, now).map_err(advice)?;
            warn(&agreement.check(today), out)?;
            agreement
        }
        AgreementCommand::Sign { number, on: when, party, mediator, seal, reason } => {
            let mut agreement = register.agreement(&number).map_err(advice)?;
            let when = on(when.as_ref())?;
            let signed = signatures(&agreement, when, &party, mediator.as_ref(), seal.as_ref())?;
            if !reason.trim().is_empty() && !agreement.is_locked() {
                agreement.keep_reason(&reason);
                register.amend_agreement(agreement, now).map_err(advice)?;
            }
            let agreement = register.sign_agreement(&number, signed, now).map_err(advice)?;
            for gap in agreement.open_gaps() {
                writeln!(out, "注意\t{}", gap.message)?;
            }
            agreement
        }
        AgreementCommand::Pay { number, obligation, amount, on: when, proof } => {
            let amount = amount.map(|text| text.parse::<Amount>().map_err(|error| anyhow!("{error}。"))).transpose()?;
            let mut done = Performance::new(obligation, on(when.as_ref())?, amount, proof.trim());
            done.by.clone_from(&register.settings().office.clerk);
            let before = register.agreement(&number).map_err(advice)?;
            let agreement = register.record_performance(&number, done.clone(), now).map_err(advice)?;
            warn(&before.check_performance(&done, today), out)?;
            agreement
        }
        AgreementCommand::Event { number, kind, data, on: when } => {
            let event = event(&kind, &data, on(when.as_ref())?, &register.settings().office.clerk)?;
            let before = register.agreement(&number).map_err(advice)?;
            let findings = before.check_event(&event, today, register.calendar());
            let agreement = register.record_agreement_event(&number, event, now).map_err(advice)?;
            warn(&findings, out)?;
            agreement
        }
        AgreementCommand::TakeBack { number, what, nth, reason } => {
            let record = match what {
                Record::Pay => AgreementRecord::Performance(nth),
                Record::Event => AgreementRecord::Event(nth),
            };
            register.take_back(&number, record, &reason, now).map_err(advice)?
        }
    };
    head(register, &agreement, today, out)?;
    next(register, &agreement, today, out)
}

/// A day as typed.
fn day(text: &str) -> anyhow::Result<NaiveDate> {
    data::day(text, "没有办理")
}

fn read(path: &Path) -> anyhow::Result<Agreement> {
    let mut text = String::new();
    if path == Path::new("-") {
        std::io::stdin().read_to_string(&mut text)?;
    } else {
        text = std::fs::read_to_string(path)
            .map_err(|error| anyhow!(error).context(format!("读不了“{}”，没有新建。请核对文件。", path.display())))?;
    }
    let mut reader = serde_json::Deserializer::from_str(&text);
    let reading = Reading { what: "协议", common: &[], outcome: "没有新建" };
    serde_path_to_error::deserialize(&mut reader).map_err(|error| reading.refused(&error))
}

/// Who signs when: those named on their days; nobody named, everybody on `on`.
fn signatures(
    agreement: &Agreement,
    on: NaiveDate,
    parties: &[String],
    mediator: Option<&String>,
    seal: Option<&String>,
) -> anyhow::Result<Signatures> {
    if parties.is_empty() && mediator.is_none() && seal.is_none() {
        return Ok(Signatures::all_on(on));
    }
    let mut days = vec![None; agreement.parties.len()];
    for named in parties {
        let (name, when) = match named.split_once('=') {
            Some((name, when)) => (name.trim(), day(when)?),
            None => (named.trim(), on),
        };
        let Some(at) = agreement.parties.iter().position(|party| party.name.trim() == name) else {
            bail!("当事人中没有“{name}”，没有办理。当事人是：{}", agreement.parties_line());
        };
        days[at] = Some(when);
    }
    Ok(Signatures {
        parties: PartyDays::Each(days),
        mediator: mediator.map(|text| day(text)).transpose()?,
        seal: seal.map(|text| day(text)).transpose()?,
    })
}

/// The event that the words on the command line stand for.
fn event(kind: &str, data: &str, on: NaiveDate, clerk: &str) -> anyhow::Result<AgreementEvent> {
    let known = AgreementActKind::ALL.iter().copied().filter(|kind| *kind != AgreementActKind::Changed);
    let kind = data::term(known, AgreementActKind::code, kind, "事")?;
    let reading = Reading { what: kind.label(), common: &["text", "by"], outcome: "没有办理" };
    let mut fields = reading.object(data)?;
    let mut event = Map::new();
    for name in reading.common {
        if let Some(value) = fields.remove(*name) {
            event.insert((*name).into(), value);
        }
    }
    event.entry("by").or_insert_with(|| clerk.into());
    event.insert("on".into(), json!(on));
    fields.insert("kind".into(), kind.code().into());
    event.insert("act".into(), Value::Object(fields));
    reading.record(event)
}

fn warn(findings: &[Finding], out: &mut dyn Write) -> anyhow::Result<()> {
    for finding in findings.iter().filter(|finding| !finding.blocks()) {
        writeln!(out, "注意\t{}", finding.message)?;
    }
    Ok(())
}

fn head(register: &Register, agreement: &Agreement, today: NaiveDate, out: &mut dyn Write) -> anyhow::Result<()> {
    let calendar = register.calendar();
    writeln!(out, "编号\t{}", agreement.number)?;
    writeln!(out, "状态\t{}", agreement.state(today, calendar))?;
    match agreement.effective_on() {
        Some(day) => writeln!(out, "生效\t{day}")?,
        None if agreement.is_locked() => writeln!(out, "待签章\t{}", agreement.missing_signatures().join("、"))?,
        None => {}
    }
    if agreement.total() != Amount::ZERO {
        writeln!(out, "金额\t{}元\t已付 {}元", agreement.total(), agreement.paid(today))?;
    }
    Ok(())
}

fn next(register: &Register, agreement: &Agreement, today: NaiveDate, out: &mut dyn Write) -> anyhow::Result<()> {
    for item in agreement.duties_due(&register.settings().mediation, register.calendar(), today) {
        let words = agreement.due_words(&item);
        writeln!(out, "待办\t{}\t{}\t{}\t{}", item.due.legal, words.what, words.title, words.who)?;
    }
    Ok(())
}

fn show(register: &Register, agreement: &Agreement, today: NaiveDate, out: &mut dyn Write) -> anyhow::Result<()> {
    let calendar = register.calendar();
    head(register, agreement, today, out)?;
    if let Some(earlier) = &agreement.supplement {
        writeln!(out, "变更\t{}\t{}", earlier.to, if earlier.replaces { "代替原协议" } else { "补充原协议" })?;
    }
    for party in &agreement.parties {
        writeln!(out, "{}\t{}", party.side, party.name)?;
    }
    for clause in 0..agreement.clauses.len() {
        let ordinal = crate::domain::amount::chinese_ordinal(clause);
        writeln!(out, "第{ordinal}条\t{}", agreement.clause_text(clause).unwrap_or_default())?;
    }
    for (index, duty) in agreement.plan.iter().enumerate() {
        let number = u32::try_from(index + 1)?;
        let due = agreement.duty_due(index, calendar).map_or_else(|| "—".to_owned(), |due| due.legal.to_string());
        let state = agreement.duty_state(index, today, calendar).map_or("", |state| state.label());
        let debtor = agreement.names_of(duty.debtor);
        writeln!(out, "履行{number}\t{due}\t{debtor}\t{}\t{state}", agreement.duty_words(number, duty))?;
    }
    for (nth, done) in agreement.performed.iter().enumerate() {
        let amount = done.amount.map(|amount| format!("{amount}元")).unwrap_or_default();
        let back = if done.taken_back.is_some() { "（已收回）" } else { "" };
        writeln!(out, "记录{}\t{}\t第 {} 项\t{amount}\t{}{back}", nth + 1, done.on, done.obligation, done.evidence)?;
    }
    for (nth, event) in agreement.events.iter().enumerate() {
        let back = if event.taken_back.is_some() { "（已收回）" } else { "" };
        writeln!(out, "事件{}\t{}\t{}{back}\t{}", nth + 1, event.on, event.act.kind(), event.text)?;
    }
    if let Some(reason) = agreement.confirmation_bar() {
        writeln!(out, "司法确认\t{reason}")?;
    } else if let Some(window) = agreement.confirmation_window(calendar) {
        let state = agreement.confirmation(today, calendar);
        writeln!(
            out,
            "司法确认\t{state}\t第 30 日 {}，最迟 {}，稳妥日 {}",
            window.last.raw, window.last.legal, window.safe
        )?;
    }
    if let Some(limit) = agreement.limitation(today, calendar) {
        let what = if limit.months == 24 { "申请执行期限" } else { "诉讼时效" };
        writeln!(out, "{what}\t{}\t自 {} 起算", limit.until.legal, limit.from)?;
    }
    for gap in agreement.open_gaps() {
        writeln!(out, "注意\t{}", gap.message)?;
    }
    next(register, agreement, today, out)
}

fn item_json(agreement: &Agreement, item: &MediationDue, today: NaiveDate) -> Map<String, Value> {
    let words = agreement.due_words(item);
    let value = json!({
        "kind": item.kind, "title": words.title, "what": words.what, "who": words.who, "due": item.due.raw,
        "legal": item.due.legal, "provisional": item.due.provisional, "safe": item.safe,
        "reminders": item.reminders, "rings": item.rings(today),
    });
    if let Value::Object(fields) = value { fields } else { Map::new() }
}

fn show_json(register: &Register, agreement: &Agreement, today: NaiveDate, out: &mut dyn Write) -> anyhow::Result<()> {
    let calendar = register.calendar();
    let duty = |(index, duty): (usize, &crate::domain::agreement::Obligation)| {
        let due = agreement.duty_due(index, calendar);
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        json!({
            "no": number, "words": agreement.duty_words(number, duty), "due": due.map(|due| due.raw),
            "legal": due.map(|due| due.legal), "state": agreement.duty_state(index, today, calendar),
            "paid_fen": agreement.paid_on(index, today),
        })
    };
    let window = agreement.confirmation_window(calendar);
    let limitation = agreement.limitation(today, calendar);
    let list = agreement.duties_due(&register.settings().mediation, calendar, today);
    let told = json!({
        "agreement": agreement, "effective_on": agreement.effective_on(), "state": agreement.state(today, calendar),
        "standing": agreement.standing(today, calendar), "total_fen": agreement.total(),
        "paid_fen": agreement.paid(today),
        "duties": agreement.plan.iter().enumerate().map(duty).collect::<Vec<_>>(),
        "confirmation": {
            "state": agreement.confirmation(today, calendar), "bar": agreement.confirmation_bar(),
            "last": window.map(|w| w.last.raw), "legal": window.map(|w| w.last.legal), "safe": window.map(|w| w.safe),
        },
        "limitation": limitation.map(|l| json!({ "months": l.months, "from": l.from, "until": l.until.legal })),
        "due": list.iter().map(|item| item_json(agreement, item, today)).collect::<Vec<_>>(),
        "offered": agreement.offered(today, calendar), "gaps": agreement.open_gaps(),
    });
    Ok(writeln!(out, "{told:#}")?)
}

fn due(register: &Register, today: NaiveDate, as_json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let tasks = register.mediation_due(today).map_err(advice)?;
    let mut list = Vec::new();
    for task in &tasks {
        if as_json {
            let agreement = register.agreement(&task.number).map_err(advice)?;
            let mut fields = item_json(&agreement, &task.item, today);
            fields.insert("number".into(), json!(task.number));
            fields.insert("matter".into(), json!(task.matter));
            list.push(Value::Object(fields));
            continue;
        }
        let bell = if task.item.rings(today) { "今日提醒" } else { "" };
        let words = &task.words;
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{bell}",
            task.item.due.legal, task.number, words.what, words.title, words.who, task.matter
        )?;
    }
    if as_json {
        writeln!(out, "{:#}", Value::Array(list))?;
    }
    Ok(())
}
