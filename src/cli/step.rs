//! `step NUMBER KIND --json DATA [--on DATE]`: takes one step on an item.
//!
//! KIND is the code or the Chinese name of a step: `accepted`, 受理. DATA is one JSON object with the step's own fields
//! as [`Act`](crate::domain::procedure::Act) describes them, and, of every step, `text`, `by`, `document` and `at`
//! (`"09:30:00"`), all optional. A field the step does not have is refused by name.
//!
//! ```text
//! step 2026-0091 受理 --json '{"track":"ordinary","by":"沈某安"}' --on 2026-03-03
//! step 2026-0091 assigned --json '{"to":"农业农村办","due":"2026-04-10"}'
//! step 2026-0091 转调解 --json '{"body":"清水镇人民调解委员会","nature":"civil","agreed":["petitioner","other"],"other":"何某川"}'
//! step 2026-0091 corrected --json '{"entry":3,"change":{"on":"2026-03-04"},"text":"日期误填"}'
//! ```
//!
//! 转调解 without `dispute` opens one (`category` is the code of its 纠纷类别, 99 when absent).
//!
//! Printed are tab-separated lines: `编号`, `步骤`, `状态`, `纠纷` (after 转调解), `下一步` with its day (absent when nothing is owed), and a line
//! `注意` for every warning. With `--as-json` it is one object: `number`, `kind`, `on`, `stage` (code), `stage_label`,
//! `entries` (how many entries the record now has), `duty` with `what`, `due`, `legal` (or null), `warnings` and `dispute` (or null).

use super::{
    advice,
    data::{self, Reading},
};
use crate::{
    domain::{
        deadline::Clocks,
        procedure::{self, Act, Step, StepKind},
    },
    store::Register,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Map, Value, json};
use std::io::Write;

/// What every step may have besides its own fields.
const COMMON: [&str; 4] = ["text", "by", "document", "at"];

/// What the command line says.
pub(super) struct Request {
    pub number: String,
    pub kind: String,
    pub data: String,
    pub on: Option<NaiveDate>,
    pub as_json: bool,
}

pub(super) fn run(
    register: &mut Register,
    request: &Request,
    now: NaiveDateTime,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let on = request.on.unwrap_or(now.date());
    let step = read(&request.kind, &request.data, on, now, &register.settings().office.clerk)?;
    let before = register.petition(&request.number).map_err(advice)?;
    let (settings, calendar) = (register.settings().clone(), register.calendar().clone());
    let warnings = procedure::step_warnings(&before.petition, &before.steps, &step, now.date(), &settings, &calendar);
    let (kind, heading) = (step.kind(), step.heading());
    let file = register.add_step(&request.number, step, now).map_err(advice)?;
    let progress = file.progress();
    let duty = Clocks::of(&file.petition, &file.steps, &settings, &calendar).next_duty(progress.stage);
    let opened = match file.steps.last().map(|step| &step.act) {
        Some(Act::ToMediation { dispute, .. }) => Some(dispute.as_str()),
        _ => None,
    };
    if request.as_json {
        let duty = duty.map(|duty| json!({ "what": duty.what, "due": duty.due.raw, "legal": duty.due.legal }));
        let told = json!({
            "number": request.number, "kind": kind, "on": on, "stage": progress.stage,
            "stage_label": progress.stage.label(), "entries": file.steps.len(), "duty": duty, "warnings": warnings,
            "dispute": opened,
        });
        return Ok(writeln!(out, "{told:#}")?);
    }
    writeln!(out, "编号\t{}\n步骤\t{heading}\n状态\t{}", request.number, progress.stage)?;
    if let Some(dispute) = opened {
        writeln!(out, "纠纷\t{dispute}")?;
    }
    if let Some(duty) = duty {
        writeln!(out, "下一步\t{}\t{}", duty.what, duty.due.legal)?;
    }
    for warning in warnings {
        writeln!(out, "注意\t{warning}")?;
    }
    Ok(())
}

/// The step that the words on the command line stand for.
fn read(kind: &str, data: &str, on: NaiveDate, now: NaiveDateTime, clerk: &str) -> anyhow::Result<Step> {
    let kind = data::term(StepKind::ALL.iter().copied(), StepKind::code, kind, "步骤")?;
    let reading = Reading { what: kind.label(), common: &COMMON, outcome: "没有办理" };
    let mut fields = reading.object(data)?;
    let mut step = Map::new();
    for name in COMMON {
        // 不再受理 and 复查结果 have a `document` of their own: that of the opinion they rest on.
        let own = name == "document" && matches!(kind, StepKind::NotReaccepted | StepKind::ReviewDecided);
        if !own && let Some(value) = fields.remove(name) {
            step.insert(name.into(), value);
        }
    }
    step.entry("by").or_insert_with(|| clerk.into());
    step.insert("on".into(), json!(on));
    step.insert("recorded_at".into(), json!(now));
    fields.insert("kind".into(), kind.code().into());
    step.insert("act".into(), Value::Object(fields));
    reading.record(step)
}
