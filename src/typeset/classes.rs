//! What characters may do at the ends of a line.
//!
//! Source: GB/T 15834-2011 §5 (避头、避尾), W3C CLREQ level "GB-style".

/// A character's part in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A hanzi or anything that stands like one.
    Han,
    /// 。，）” and the like: never first in a line; full-width, with its ink at the left.
    Close,
    /// （“《 and the like: never last in a line; full-width, with its ink at the right.
    Open,
    /// Other marks that are never first: · ／ ～ ％.
    NotFirst,
    /// Other marks that are never last: ¥ № §.
    NotLast,
    /// —— and ……: pairs that are never parted.
    Pair,
    /// Letters, digits and what stands between them.
    Latin,
    /// A space between words.
    Space,
}

pub(super) fn class(ch: char) -> Class {
    match ch {
        '。' | '，' | '、' | '；' | '：' | '？' | '！' | '）' | '〕' | '】' | '》' | '〉' | '”' | '’' | '」' | '』'
        | '］' | '．' => Class::Close,
        '（' | '〔' | '【' | '《' | '〈' | '“' | '‘' | '「' | '『' | '［' => Class::Open,
        '·' | '～' | '／' | '％' | '‰' | '℃' | '－' | '–' => Class::NotFirst,
        '￥' | '¥' | '＄' | '№' | '§' => Class::NotLast,
        '—' | '―' | '…' => Class::Pair,
        ' ' | '\u{a0}' => Class::Space,
        '!'..='~' | '\u{a1}'..='\u{24f}' => Class::Latin,
        _ => Class::Han,
    }
}

/// Full-width marks whose empty half may be cut.
pub(super) fn is_mark(class: Class) -> bool {
    matches!(class, Class::Close | Class::Open)
}

/// Units that stay with the number before them, longest first within a first character.
const UNITS: [&str; 46] = [
    "平方米",
    "平方公里",
    "立方米",
    "个工作日",
    "工作日",
    "个百分点",
    "个月",
    "万元",
    "亿元",
    "万亩",
    "万人",
    "人次",
    "件次",
    "批次",
    "公斤",
    "公里",
    "公顷",
    "小时",
    "分钟",
    "千米",
    "厘米",
    "毫米",
    "元",
    "角",
    "分",
    "亩",
    "米",
    "斤",
    "吨",
    "年",
    "月",
    "日",
    "号",
    "时",
    "天",
    "件",
    "批",
    "人",
    "次",
    "户",
    "名",
    "份",
    "岁",
    "个",
    "条",
    "页",
];

/// How many characters of `rest` are a unit.
pub(super) fn unit_len(rest: &[char]) -> usize {
    UNITS
        .iter()
        .find(|unit| {
            let mut chars = unit.chars();
            rest.len() >= unit.chars().count() && rest.iter().zip(&mut chars).all(|(a, b)| *a == b)
        })
        .map_or(0, |unit| unit.chars().count())
}
