//! JSON typed on the command line. What is wrong with it is said in Chinese, with the field by name.

use anyhow::{anyhow, bail};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// What a piece of JSON is read as: words for the sentences that refuse it.
pub(super) struct Reading<'a> {
    /// 「受理」, 「协议」, 「纠纷」.
    pub what: &'a str,
    /// Fields taken out before, which every one of its kind may have.
    pub common: &'a [&'a str],
    /// What did not happen: 「没有办理」, 「没有新建」.
    pub outcome: &'a str,
}

impl Reading<'_> {
    /// The object in `text`.
    pub(super) fn object(&self, text: &str) -> anyhow::Result<Map<String, Value>> {
        let outcome = self.outcome;
        let value: Value = serde_json::from_str(text)
            .map_err(|error| anyhow!("--json 的内容不是正确的 JSON（第 {} 列），{outcome}。", error.column()))?;
        let Value::Object(fields) = value else {
            bail!("--json 须是一个对象，如 {{\"text\":\"…\"}}，{outcome}。")
        };
        Ok(fields)
    }

    /// The record that `fields` are.
    pub(super) fn record<T: DeserializeOwned>(&self, fields: Map<String, Value>) -> anyhow::Result<T> {
        serde_path_to_error::deserialize(Value::Object(fields)).map_err(|error| self.refused(&error))
    }

    /// The sentence for what the reader refused.
    pub(super) fn refused(&self, error: &serde_path_to_error::Error<serde_json::Error>) -> anyhow::Error {
        // The fields of a step's act are typed beside those that every step has.
        let field = error.path().to_string().replace("act.", "");
        anyhow!(self.told(field.trim_start_matches("act"), &error.inner().to_string()))
    }

    fn told(&self, field: &str, reason: &str) -> String {
        let Self { what, common, outcome } = self;
        // What serde quotes: first the offender, then what it knows.
        let quoted: Vec<&str> = reason.split('`').skip(1).step_by(2).collect();
        let (first, known) = quoted.split_first().map_or(("", &[][..]), |(first, known)| (*first, known));
        if reason.starts_with("unknown field") {
            let own: Vec<&str> = known.iter().chain(*common).copied().collect();
            return format!("“{first}”不是“{what}”的内容，{outcome}。可以填：{}", own.join("、"));
        }
        if reason.starts_with("missing field") {
            return format!("“{what}”缺少 {first}，{outcome}。");
        }
        let place = if field.is_empty() || field == "?" { String::new() } else { format!("的 {field} ") };
        if reason.starts_with("unknown variant") {
            return format!("“{what}”{place}不能填“{first}”，{outcome}。可以填：{}", known.join("、"));
        }
        format!("“{what}”{place}有误，{outcome}：{}", in_chinese(reason))
    }
}

/// Reasons of the readers below us; a sentence of our own types is Chinese already.
fn in_chinese(reason: &str) -> String {
    const DATE: &str = "不是日期，或没有这一天，请写成 2026-06-30 这样";
    const REASONS: [(&str, &str); 12] = [
        ("out of range", DATE),
        ("invalid characters", DATE),
        ("end of input", DATE),
        ("trailing input", DATE),
        ("a date such as", DATE),
        ("formatted date", DATE),
        ("expected a string", "应当是文字"),
        ("expected a sequence", "应当是列表，如 [\"…\"]"),
        ("expected a boolean", "应当是 true 或 false"),
        ("expected u", "应当是整数"),
        ("expected i", "应当是整数"),
        ("expected struct", "应当是对象，如 {\"…\":\"…\"}"),
    ];
    let known = REASONS.iter().find(|(words, _)| reason.contains(words));
    known.map_or_else(|| reason.to_owned(), |(_, told)| (*told).to_owned())
}

/// A day as typed.
pub(super) fn day(text: &str, outcome: &str) -> anyhow::Result<NaiveDate> {
    text.trim().parse().map_err(|_| anyhow!("“{text}”不是日期，或没有这一天，请写成 2026-06-30 这样，{outcome}。"))
}

/// The term a word stands for: its code or its Chinese name.
pub(super) fn term<T: Copy + std::fmt::Display>(
    all: impl Iterator<Item = T>,
    code: fn(T) -> &'static str,
    word: &str,
    what: &str,
) -> anyhow::Result<T> {
    let all: Vec<T> = all.collect();
    if let Some(term) = all.iter().find(|term| code(**term) == word || term.to_string() == word) {
        return Ok(*term);
    }
    let known: Vec<String> = all.iter().map(|term| format!("{}（{term}）", code(*term))).collect();
    bail!("没有“{word}”这种{what}，可以填：{}", known.join("、"))
}
