//! `explain`: every clock of an item and why it ends on its day; `count-days`: the reckoning itself, for checks.
//!
//! The JSON form is a list, one object a clock: `clock` and `owner` (codes), `name`, `trigger`, `trigger_name`,
//! `first_day`, `length` {`n`, `unit`}, `prolonged`, `excluded`, `counted`, `skipped`, `made_up`, `rolled_over`, `due`
//! {`raw`, `legal`, `provisional`}, `moment`, `alarm`, `basis`, `unknown_years`, `on_expiry`, `met_on`, `lines`.

use super::advice;
use crate::{
    domain::{
        calendar::{self, Calendar},
        deadline::{Clocks, Explanation, Length, Roll},
    },
    store::Register,
};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::io::Write;

/// Writes every clock of `number` with its reasons.
pub(super) fn run(register: &Register, number: &str, as_json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let file = register.petition(number).map_err(advice)?;
    let clocks = Clocks::of(&file.petition, &file.steps, register.settings(), register.calendar());
    let mut all = Vec::new();
    for clock in &clocks.0 {
        let why = Explanation::of(clock, register.calendar());
        let lines = why.lines();
        if as_json {
            let mut value = serde_json::to_value(&why)?;
            if let Value::Object(fields) = &mut value {
                fields.insert("name".into(), json!(why.clock.label()));
                fields.insert("met_on".into(), json!(clock.met_on));
                fields.insert("lines".into(), json!(lines));
            }
            all.push(value);
            continue;
        }
        let met = clock.met_on.map_or_else(String::new, |day| format!("，{day} 已办"));
        writeln!(out, "{}（{}{met}）", why.title(), why.owner)?;
        for line in lines {
            writeln!(out, "    {line}")?;
        }
    }
    if as_json {
        writeln!(out, "{:#}", Value::Array(all))?;
    }
    Ok(())
}

/// Writes day of trigger, length, raw and legal end, one line each, for every day of the years of the built-in calendar.
pub(super) fn count_days(out: &mut dyn Write) -> anyhow::Result<()> {
    let calendar: Calendar = calendar::built_in();
    let lengths = [15, 30, 60, 90].map(Length::days).into_iter().chain([1, 3, 5, 10].map(Length::workdays));
    let lengths: Vec<Length> = lengths.collect();
    let (Some(first), Some(last)) = (calendar.years().min(), calendar.years().max()) else { return Ok(()) };
    let first = NaiveDate::from_ymd_opt(first, 1, 1).unwrap_or_default();
    let mut text = String::new();
    for day in first.iter_days().take_while(|day| chrono::Datelike::year(day) <= last) {
        for length in &lengths {
            if let Some(due) = length.ends(day, None, Roll::Next, 0, &calendar) {
                let (n, unit) = (length.n, length.unit.code());
                text.push_str(&format!("{day}\t{n}\t{unit}\t{}\t{}\n", due.raw, due.legal));
            }
        }
    }
    Ok(out.write_all(text.as_bytes())?)
}
