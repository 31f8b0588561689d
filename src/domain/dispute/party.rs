//! Who and how much: parties, heads, area.

use super::vocabulary::{PartyKind, Side};
use serde::{Deserialize, Serialize};

/// A party of a dispute: a person, a household, a clan, a village, a company, 「多户群众」.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeParty {
    /// Which side.
    pub side: Side,
    /// A person, a household, a clan …; absent when the record does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<PartyKind>,
    /// Name or description.
    pub name: String,
    /// Rows are not heads: how many people this row stands for, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// 联系方式.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

impl DisputeParty {
    /// A party of which only the name is known.
    pub fn named(side: Side, name: &str) -> Self {
        Self { side, kind: None, name: name.into(), people: None, phone: String::new() }
    }
}

/// 涉及人数: people affected, exact or estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headcount {
    /// How many.
    pub people: u32,
    /// Told as 「约」.
    #[serde(default, skip_serializing_if = "crate::domain::petition::is_false")]
    pub estimated: bool,
}

/// 涉及面积 in hundredths of a 亩, so that 142.5 亩 is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Area(pub u32);

impl std::fmt::Display for Area {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{}.{:02}", self.0 / 100, self.0 % 100);
        write!(f, "{}亩", text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl std::str::FromStr for Area {
    type Err = String;

    /// Reads 「142.5」 or 「142.5亩」.
    fn from_str(text: &str) -> Result<Self, String> {
        let plain = text.trim().trim_end_matches('亩').trim();
        let wrong = || format!("“{text}”不是面积，请填亩数，如 142.5");
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        if fraction.len() > 2 || !plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') || whole.is_empty() {
            return Err(wrong());
        }
        format!("{whole}{fraction:0<2}").parse().map(Self).map_err(|_| wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_exact() {
        assert_eq!("142.5".parse::<Area>().map(|a| (a.0, a.to_string())), Ok((14_250, "142.5亩".into())));
        assert_eq!("2000亩".parse::<Area>().map(|a| a.to_string()), Ok("2000亩".into()));
        assert!("很大".parse::<Area>().is_err() && "1.234".parse::<Area>().is_err());
    }
}
