//! 编号: item, dispute, agreement and document numbers from a pattern.
//!
//! A pattern is text with `{year}`, `{prefix}`, `{seq}` or `{seq:04}`. Numbers run within a calendar year and a
//! series; a number once given is never given again, even when its record was cancelled (作废).

use super::terms::Channel;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A number pattern such as `{year}-{seq:04}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pattern {
    text: String,
}

/// The pattern cannot make distinct numbers.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("编号格式“{0}”不能用：须含 {{year}} 和 {{seq}}（或 {{seq:04}}），其余照写")]
pub struct PatternError(String);

impl Pattern {
    /// The number `seq` of `year`.
    pub fn format(&self, year: i32, prefix: &str, seq: u32) -> String {
        let mut out = String::new();
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (key, tail) = after.split_once('}').unwrap_or((after, ""));
            match key {
                "year" => out.push_str(&year.to_string()),
                "prefix" => out.push_str(prefix),
                "seq" => out.push_str(&seq.to_string()),
                padded => {
                    let width = padded.strip_prefix("seq:0").and_then(|w| w.parse().ok()).unwrap_or(0);
                    out.push_str(&format!("{seq:0width$}"));
                }
            }
            rest = tail;
        }
        out + rest
    }
}

impl TryFrom<String> for Pattern {
    type Error = PatternError;

    fn try_from(text: String) -> Result<Self, PatternError> {
        let mut keys = Vec::new();
        let mut rest = text.as_str();
        while let Some((_, after)) = rest.split_once('{') {
            let Some((key, tail)) = after.split_once('}') else { return Err(PatternError(text)) };
            keys.push(key);
            rest = tail;
        }
        let is_seq = |key: &&str| {
            *key == "seq" || key.strip_prefix("seq:0").is_some_and(|w| w.parse::<usize>().is_ok_and(|w| w <= 9))
        };
        let known = keys.iter().all(|key| matches!(*key, "year" | "prefix") || is_seq(key));
        let complete = keys.contains(&"year") && keys.iter().filter(|key| is_seq(key)).count() == 1;
        if known && complete { Ok(Self { text }) } else { Err(PatternError(text)) }
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.text
    }
}

/// How the office numbers its records. Each pattern has its own sequence per calendar year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Numbering {
    /// Items (信访件), default `{prefix}{year}-{seq:04}`: one sequence over all channels while none has a prefix.
    pub petition: Pattern,
    /// Prefix of a channel for `{prefix}`; channels with different prefixes have sequences of their own.
    pub channel_prefix: BTreeMap<Channel, String>,
    /// Disputes (矛盾纠纷).
    pub dispute: Pattern,
    /// Agreements (调解协议).
    pub agreement: Pattern,
    /// 代字 of the office in document numbers, such as 「清信」.
    pub document_code: String,
}

impl Default for Numbering {
    fn default() -> Self {
        let pattern = |text: &str| Pattern { text: text.into() };
        Self {
            petition: pattern("{prefix}{year}-{seq:04}"),
            channel_prefix: BTreeMap::new(),
            dispute: pattern("纠{year}-{seq:03}"),
            agreement: pattern("协{year}-{seq:03}"),
            document_code: "镇信".into(),
        }
    }
}

impl Numbering {
    /// The prefix of a channel; empty unless set.
    pub fn prefix(&self, channel: Channel) -> &str {
        self.channel_prefix.get(&channel).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn patterns_make_the_numbers_of_the_trade() {
        let number = |text: &str, prefix, seq| Pattern::try_from(text.to_owned()).unwrap().format(2026, prefix, seq);
        assert_eq!(number("{year}-{seq:04}", "", 91), "2026-0091");
        assert_eq!(number("{prefix}{year}-{seq:04}", "LX", 5), "LX2026-0005");
        assert_eq!(number("纠{year}-{seq:03}", "", 31), "纠2026-031");
        assert_eq!(number("清信受〔{year}〕{seq}号", "", 31), "清信受〔2026〕31号");
    }

    #[test]
    fn a_pattern_that_cannot_tell_records_apart_is_refused() {
        for wrong in ["{year}", "{seq}", "{year}-{seq", "{year}-{no}", "{year}{seq}{seq}"] {
            assert!(Pattern::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
