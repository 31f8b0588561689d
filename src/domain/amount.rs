//! 金额: money as whole 分, and its capital form (人民币大写).
//!
//! Rules of the capital form: 支付结算办法 annex 1 (正确填写票据和结算凭证的基本规定). Where the annex leaves a
//! choice, one canonical spelling is written: no optional 零 before 仟 across a 万 or 亿 boundary; 零 between
//! 元 and 角 when the 元 digit is 0; 整 after 角. The amount is the truth, the capitals are always derived.

use super::capitals;
use serde::{Deserialize, Serialize};
use std::{fmt, iter::Sum, ops::Add, str::FromStr};

/// An amount in 分. Never a float.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Amount(i64);

/// The text is no amount.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum AmountError {
    /// Not a number at all.
    #[error("“{0}”不是金额，请填数字，如 6666 或 6666.50")]
    NotANumber(String),
    /// More than two decimals.
    #[error("金额最多两位小数，请改到分")]
    TooFine,
    /// Negative or beyond 1 万亿元.
    #[error("金额超出范围，请核对")]
    OutOfRange,
}

impl Amount {
    /// No money.
    pub const ZERO: Self = Self(0);
    /// The largest amount accepted: 9,999 亿元 and a bit.
    const MAX_FEN: i64 = 99_999_999_999_999;

    /// From 分.
    pub const fn from_fen(fen: i64) -> Self {
        Self(fen)
    }

    /// From whole 元.
    pub const fn from_yuan(yuan: i64) -> Self {
        Self(yuan * 100)
    }

    /// In 分.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// 「26,000.00」 for tables.
    pub fn with_commas(self) -> String {
        let (yuan, fen) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let digits = yuan.to_string();
        let mut out = String::from(if self.0 < 0 { "-" } else { "" });
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 {
                out.push(',');
            }
            out.push(digit);
        }
        format!("{out}.{fen:02}")
    }

    /// 「6666元」, 「8万元」, 「1.5元」: how a report tells it. Round sums of 万 are told in 万元.
    pub fn told(self) -> String {
        match self.0 {
            fen if fen != 0 && fen % 1_000_000 == 0 => format!("{}万元", fen / 1_000_000),
            fen if fen % 100 == 0 => format!("{}元", fen / 100),
            fen => format!("{}元", format!("{}.{:02}", fen / 100, fen % 100).trim_end_matches('0')),
        }
    }

    /// 「人民币陆仟陆佰陆拾陆元整」.
    pub fn capital(self) -> String {
        format!("人民币{}", self.capital_words())
    }

    /// 「陆仟陆佰陆拾陆元整」, without 人民币 in front. Negative amounts begin with 负.
    pub fn capital_words(self) -> String {
        const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
        const UNITS: [&str; 4] = ["", "拾", "佰", "仟"];
        const GROUPS: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];
        let digit = |value: u64| DIGITS[(value % 10) as usize];

        let total = self.0.unsigned_abs();
        let (yuan, jiao, fen) = (total / 100, total / 10 % 10, total % 10);
        let mut out = String::from(if self.0 < 0 { "负" } else { "" });
        let mut written = false; // some digit of 元 has been written
        let mut gap = false; // zeros since the last written digit that must show as one 零
        for group in (0..5).rev() {
            let value = yuan / 10_u64.pow(4 * group) % 10_000;
            if value == 0 {
                gap = written;
                continue;
            }
            let mut inside = false; // some digit of this group has been written
            for place in (0..4).rev() {
                let d = value / 10_u64.pow(place) % 10;
                if d == 0 {
                    gap |= inside || written;
                } else {
                    if gap {
                        out.push('零');
                    }
                    gap = false;
                    out.push_str(digit(d));
                    out.push_str(UNITS[place as usize]);
                    (inside, written) = (true, true);
                }
            }
            out.push_str(GROUPS[group as usize]);
            // Zeros that only end this group are not read before 仟 of the next.
            gap = false;
        }
        if written {
            out.push('元');
        }
        match (jiao, fen) {
            (0, 0) if !written => out.push_str("零元整"),
            (0, 0) => out.push('整'),
            (0, fen) => {
                out.push_str(if written { "零" } else { "" });
                out.push_str(digit(fen));
                out.push('分');
            }
            (jiao, fen) => {
                out.push_str(if written && yuan % 10 == 0 { "零" } else { "" });
                out.push_str(digit(jiao));
                out.push('角');
                if fen == 0 {
                    out.push('整');
                } else {
                    out.push_str(digit(fen));
                    out.push('分');
                }
            }
        }
        out
    }
}

/// Reads 「6666」, 「6,666.50」, 「￥6666」, 「8万」, 「8万元」, full-width digits too, and 「人民币捌万元整」.
impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let not_a_number = || AmountError::NotANumber(text.trim().to_owned());
        if capitals::looks_capital(text) {
            let fen = capitals::read(text, |fen| Self(fen).capital_words()).ok_or_else(not_a_number)?;
            return Self::try_from(fen);
        }
        let plain: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '¥' | '￥'))
            .map(|c| match c {
                '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
                '．' => '.',
                other => other,
            })
            .collect();
        let plain = plain.trim_end_matches('元');
        let (number, scale) = match plain.strip_suffix('万') {
            Some(number) => (number, 6_usize),
            None => (plain, 2),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !digits(whole) || !digits(fraction) {
            return Err(not_a_number());
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > scale {
            return Err(AmountError::TooFine);
        }
        let fen: i64 = format!("{whole}{fraction:0<scale$}").parse().map_err(|_| AmountError::OutOfRange)?;
        if fen > Self::MAX_FEN { Err(AmountError::OutOfRange) } else { Ok(Self(fen)) }
    }
}

/// From 分 as a file holds them.
impl TryFrom<i64> for Amount {
    type Error = AmountError;

    fn try_from(fen: i64) -> Result<Self, AmountError> {
        if (0..=Self::MAX_FEN).contains(&fen) { Ok(Self(fen)) } else { Err(AmountError::OutOfRange) }
    }
}

impl From<Amount> for i64 {
    fn from(amount: Amount) -> Self {
        amount.0
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.with_commas())
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// The number of item `index` (from 0) as Chinese text counts: 一, 二, … 十, 十一, … 九十九.
pub fn chinese_ordinal(index: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let number = index + 1;
    let (tens, ones) = (number / 10, number % 10);
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        2..=9 => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_numbered_the_chinese_way() {
        assert_eq!([0, 9, 10, 19, 20, 98].map(chinese_ordinal), ["一", "十", "十一", "二十", "二十一", "九十九"]);
    }

    /// Rows of the reference table; those of the annex itself are marked there with ※.
    #[test]
    fn capitals_match_the_official_and_the_computed_samples() {
        for (fen, words) in [
            (0, "人民币零元整"),
            (1, "人民币壹分"),
            (5, "人民币伍分"),
            (50, "人民币伍角整"),
            (55, "人民币伍角伍分"),
            (100, "人民币壹元整"),
            (1_000, "人民币壹拾元整"),
            (1_010, "人民币壹拾元零壹角整"),
            (1_500, "人民币壹拾伍元整"),
            (32_504, "人民币叁佰贰拾伍元零肆分"),
            (100_100, "人民币壹仟零壹元整"),
            (101_000, "人民币壹仟零壹拾元整"),
            (110_001, "人民币壹仟壹佰元零壹分"),
            (140_950, "人民币壹仟肆佰零玖元伍角整"),
            (168_032, "人民币壹仟陆佰捌拾元零叁角贰分"),
            (260_000, "人民币贰仟陆佰元整"),
            (600_714, "人民币陆仟零柒元壹角肆分"),
            (666_600, "人民币陆仟陆佰陆拾陆元整"),
            (1_050_000, "人民币壹万零伍佰元整"),
            (1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"),
            (8_000_000, "人民币捌万元整"),
            (8_926_600, "人民币捌万玖仟贰佰陆拾陆元整"),
            (10_000_005, "人民币壹拾万元零伍分"),
            (10_700_053, "人民币壹拾万柒仟元零伍角叁分"),
            (101_000_100, "人民币壹佰零壹万零壹元整"),
            (1_000_100_000, "人民币壹仟万壹仟元整"),
            (2_000_002_002, "人民币贰仟万零贰拾元零贰分"),
            (10_000_000_000, "人民币壹亿元整"),
            (10_000_100_000, "人民币壹亿零壹仟元整"),
            (10_001_000_000, "人民币壹亿零壹万元整"),
            (9_999_999_999, "人民币玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ] {
            assert_eq!(Amount::from_fen(fen).capital(), words);
        }
    }

    #[test]
    fn forgiving_input_is_read_to_the_fen() {
        for (text, fen) in [
            ("6666", 666_600),
            ("6,666.5", 666_650),
            ("￥2600元", 260_000),
            ("8万", 8_000_000),
            ("１０．０５", 1_005),
            ("0.1000", 10),
        ] {
            assert_eq!(text.parse(), Ok(Amount::from_fen(fen)), "{text}");
        }
        assert_eq!("1.005".parse::<Amount>(), Err(AmountError::TooFine));
        assert!("两万".parse::<Amount>().is_err() && "-5".parse::<Amount>().is_err() && "".parse::<Amount>().is_err());
        assert_eq!("99999999999999999999".parse::<Amount>(), Err(AmountError::OutOfRange));
        assert!(serde_json::from_str::<Amount>("-1").is_err() && serde_json::from_str::<Amount>("666600").is_ok());
    }

    #[test]
    fn capitals_are_read_in_every_spelling_the_rules_leave_open() {
        for (text, fen) in [
            ("人民币壹拾万柒仟元零伍角叁分", 10_700_053),
            ("壹拾万零柒仟元伍角叁分", 10_700_053),
            ("壹仟陆佰捌拾圆叁角贰分", 168_032),
            ("壹仟肆佰零玖元伍角", 140_950),
            ("人民幣貳萬陸仟圓正", 2_600_000),
            ("壹仟万零壹仟元整", 1_000_100_000),
            ("壹亿壹仟元整", 10_000_100_000),
            ("伍角", 50),
            ("壹分", 1),
            ("零元整", 0),
        ] {
            assert_eq!(text.parse(), Ok(Amount::from_fen(fen)), "{text}");
        }
        for wrong in ["拾元整", "壹仟壹元整", "壹元贰元", "贰拾零元整", "伍毛", "壹佰", "叁佰两元", "万元整壹"]
        {
            assert!(wrong.parse::<Amount>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn reports_tell_round_sums_in_wan() {
        assert_eq!(Amount::from_yuan(80_000).told(), "8万元");
        assert_eq!(Amount::from_yuan(6_666).told(), "6666元");
        assert_eq!(Amount::from_fen(150).told(), "1.5元");
        assert_eq!(Amount::from_fen(2_600_000).with_commas(), "26,000.00");
    }
}
