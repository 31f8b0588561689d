//! The figures in their published JSON form (`figures --json`).
//!
//! ```json
//! {"period":"2009H1","label":"2009年上半年","first":"2009-01-01","last":"2009-06-30","as_of":"2009-06-30",
//!  "counting":"items","court_counts_as_settled":true,
//!  "figures":[
//!    {"id":"petitions","label":"信访总量","value":11,"unit":"件","cases":["2009-0001", …]},
//!    {"id":"closed_rate","label":"办结率","part":11,"whole":11,"text":"100%","cases":[…]},
//!    {"id":"agreements_amount","label":"协议金额","fen":8926600,"unit":"元","cases":[…]}],
//!  "breakdowns":[{"id":"by_category","rows":[{"label":"国土资源","value":4,"cases":[…]}]}]}
//! ```
//!
//! Ids and keys are stable; new ones may be added.

use super::{
    breakdown::{self, By},
    facts::Facts,
    figures::{Figures, Value},
};
use serde_json::{Value as Json, json};

/// The figures and breakdowns as JSON.
pub fn json(facts: &Facts, figures: &Figures) -> Json {
    let cases = |filter: &super::filter::Filter| -> Vec<String> {
        filter.cases(facts).into_iter().map(|case| case.number).collect()
    };
    let rows: Vec<Json> = figures
        .all
        .iter()
        .map(|figure| {
            let mut row = json!({ "id": figure.id.code(), "label": figure.id.label(), "cases": cases(&figure.filter) });
            let extra = match figure.value {
                Value::Count(n) => json!({ "value": n, "unit": figure.unit }),
                Value::Share { part, whole } => json!({ "part": part, "whole": whole, "text": figure.value.text() }),
                Value::Money(amount) => json!({ "fen": amount.fen(), "unit": "元" }),
            };
            if let (Json::Object(row), Json::Object(extra)) = (&mut row, extra) {
                row.extend(extra);
            }
            row
        })
        .collect();
    let breakdowns: Vec<Json> = By::ALL
        .iter()
        .map(|&by| {
            let rows: Vec<Json> = breakdown::rows(facts, by, figures.period, figures.as_of)
                .into_iter()
                .map(|row| json!({ "label": row.label, "value": row.count, "cases": cases(&row.filter) }))
                .collect();
            json!({ "id": by.code(), "rows": rows })
        })
        .collect();
    json!({
        "period": figures.period,
        "label": figures.period.label(),
        "first": figures.period.first(),
        "last": figures.period.last(),
        "as_of": figures.as_of,
        "counting": figures.counting,
        "court_counts_as_settled": facts.settings.court_counts_as_settled,
        "figures": rows,
        "breakdowns": breakdowns,
    })
}
