//! 编号: item, dispute, agreement and document numbers from a pattern.
//!
//! A pattern is text with `{year}`, `{prefix}`, `{seq}` or `{seq:04}`; in the pattern of papers (文书号) `{prefix}` is
//! the 机关代字 and `{kind}` the word of the kind: 「清信受〔2026〕31号」. Numbers run within a calendar year and a
//! series; a number once given is never given again, even when its record was cancelled (作废).

use super::{forms::Series, terms::Channel};
use chrono::{Datelike, NaiveDate};
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
        self.format_paper(year, prefix, "", seq)
    }

    /// The number `seq` of `year` of the papers whose kind is written `word`.
    pub fn format_paper(&self, year: i32, prefix: &str, word: &str, seq: u32) -> String {
        self.fill(year, prefix, word, &|width| format!("{seq:0width$}"))
    }

    /// The `seq` of a paper's number, `None` when `number` is not one of this pattern and year.
    pub fn read_paper(&self, year: i32, prefix: &str, word: &str, number: &str) -> Option<u32> {
        let around = self.fill(year, prefix, word, &|_| "\u{0}".into());
        let (before, after) = around.split_once('\u{0}')?;
        let seq = number.strip_prefix(before)?.strip_suffix(after)?.parse().ok().filter(|&seq| seq > 0)?;
        (self.format_paper(year, prefix, word, seq) == number).then_some(seq)
    }

    fn fill(&self, year: i32, prefix: &str, word: &str, seq: &dyn Fn(usize) -> String) -> String {
        let mut out = String::new();
        let mut rest = self.text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (key, tail) = after.split_once('}').unwrap_or((after, ""));
            match key {
                "year" => out.push_str(&year.to_string()),
                "prefix" => out.push_str(prefix),
                "kind" => out.push_str(word),
                "seq" => out.push_str(&seq(0)),
                padded => {
                    out.push_str(&seq(padded.strip_prefix("seq:0").and_then(|w| w.parse().ok()).unwrap_or(0)));
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
        let known = keys.iter().all(|key| matches!(*key, "year" | "prefix" | "kind") || is_seq(key));
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
    /// 文书号, default `{prefix}{kind}〔{year}〕{seq}号`: six-cornered brackets and no leading zeros, as on public
    /// documents (党政机关公文格式 GB/T 9704).
    pub paper: Pattern,
    /// 卷号 of mediations, default `（{year}）{prefix}人调字第{seq}号`, with the 第 that public documents do without.
    pub volume: Pattern,
    /// What is different for one kind of paper.
    pub paper_kinds: BTreeMap<Series, KindNumbering>,
}

/// What an office does differently for one kind of paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KindNumbering {
    /// The word in the number; empty for that of the kind.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub word: String,
    /// A pattern of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<Pattern>,
    /// First number of a year in which the office began with the program: those before were given outside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<StartNumber>,
}

/// The first number given by the program in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartNumber {
    /// Calendar year.
    pub year: i32,
    /// From 1.
    pub seq: u32,
}

/// The highest number of a sequence, so that a slip of the finger in a start number does not fill the ledger.
pub const LAST_SEQ: u32 = 9_999;

impl Default for Numbering {
    fn default() -> Self {
        let pattern = |text: &str| Pattern { text: text.into() };
        Self {
            petition: pattern("{prefix}{year}-{seq:04}"),
            channel_prefix: BTreeMap::new(),
            dispute: pattern("纠{year}-{seq:03}"),
            agreement: pattern("协{year}-{seq:03}"),
            document_code: "镇信".into(),
            paper: pattern("{prefix}{kind}〔{year}〕{seq}号"),
            volume: pattern("（{year}）{prefix}人调字第{seq}号"),
            paper_kinds: BTreeMap::new(),
        }
    }
}

impl Numbering {
    /// The prefix of a channel; empty unless set.
    pub fn prefix(&self, channel: Channel) -> &str {
        self.channel_prefix.get(&channel).map_or("", String::as_str)
    }

    /// The word of a kind in its numbers.
    pub fn word(&self, kind: Series) -> &str {
        self.paper_kinds.get(&kind).map(|own| own.word.trim()).filter(|word| !word.is_empty()).unwrap_or(kind.label())
    }

    /// 文书号 `seq` of a kind and year.
    pub fn paper_number(&self, kind: Series, year: i32, seq: u32) -> String {
        self.paper_pattern(kind).format_paper(year, &self.document_code, self.word(kind), seq)
    }

    /// 文书号 of a paper that has none yet: 「清信受〔2026〕　号」.
    pub fn paper_number_unset(&self, kind: Series, year: i32) -> String {
        self.paper_pattern(kind).fill(year, &self.document_code, self.word(kind), &|_| "　".into())
    }

    /// The `seq` of a 文书号 of this kind and year that was typed by hand.
    pub fn read_paper_number(&self, kind: Series, year: i32, number: &str) -> Option<u32> {
        let seq = self.paper_pattern(kind).read_paper(year, &self.document_code, self.word(kind), number.trim());
        seq.filter(|&seq| seq <= LAST_SEQ)
    }

    /// First number of a kind in the year of `day`: 1, or where the office began.
    pub fn first_seq(&self, kind: Series, day: NaiveDate) -> u32 {
        let start = self.paper_kinds.get(&kind).and_then(|own| own.start).filter(|start| start.year == day.year());
        start.map_or(1, |start| start.seq.clamp(1, LAST_SEQ))
    }

    fn paper_pattern(&self, kind: Series) -> &Pattern {
        self.paper_kinds.get(&kind).and_then(|own| own.pattern.as_ref()).unwrap_or(&self.paper)
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
    fn papers_are_numbered_by_kind_and_year_as_public_documents_are() {
        let mut numbering = Numbering { document_code: "清信".into(), ..Numbering::default() };
        assert_eq!(numbering.paper_number(Series::Accept, 2026, 31), "清信受〔2026〕31号");
        assert_eq!(numbering.paper_number(Series::NotReaccept, 2026, 1), "清信不再受〔2026〕1号");
        let own = KindNumbering {
            word: "访答".into(),
            pattern: Some(Pattern::try_from("{prefix}〔{year}〕{kind}{seq:03}".to_owned()).unwrap()),
            start: Some(StartNumber { year: 2026, seq: 18 }),
        };
        numbering.paper_kinds.insert(Series::Opinion, own);
        assert_eq!(numbering.paper_number(Series::Opinion, 2026, 7), "清信〔2026〕访答007");
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(numbering.first_seq(Series::Opinion, day("2026-07-01")), 18);
        assert_eq!(numbering.first_seq(Series::Opinion, day("2027-01-04")), 1);
    }

    #[test]
    fn a_number_typed_by_hand_is_known_by_its_pattern() {
        let numbering = Numbering { document_code: "清信".into(), ..Numbering::default() };
        let read = |kind, number| numbering.read_paper_number(kind, 2026, number);
        assert_eq!(read(Series::Accept, "清信受〔2026〕31号"), Some(31));
        for other in ["清信受〔2025〕31号", "清信不受〔2026〕31号", "清信受〔2026〕031号", "清信受〔2026〕0号", "31号"]
        {
            assert_eq!(read(Series::Accept, other), None, "{other}");
        }
    }

    #[test]
    fn a_pattern_that_cannot_tell_records_apart_is_refused() {
        for wrong in ["{year}", "{seq}", "{year}-{seq", "{year}-{no}", "{year}{seq}{seq}"] {
            assert!(Pattern::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
