//! 大写金额 as typed: reads what [`Amount::capital`](super::amount::Amount::capital) writes, in every spelling the rules
//! leave open.
//!
//! Rules: 支付结算办法 annex 1. Open are 零 at the 万 and 元 place before 仟 and 角, 整 after 角, 圆 for 元, 正 for 整 and the
//! traditional forms. 一二三, 廿, 毛, 两 and 拾 without 壹 are wrong.

/// Whether the text is meant as capitals.
pub(super) fn looks_capital(text: &str) -> bool {
    text.chars().any(|c| digit(fold(c)).is_some())
}

/// The amount in 分; `None` when it is no amount in capitals. `write` gives the capitals of an amount, without 人民币.
pub(super) fn read(text: &str, write: impl FnOnce(i64) -> String) -> Option<i64> {
    let folded: String = text.chars().filter(|c| !c.is_whitespace()).map(fold).collect();
    let words = folded.strip_prefix("人民币").unwrap_or(&folded);
    let fen = value(words)?;
    // The reckoning alone would let 壹仟壹 pass for 壹仟零壹: what is typed must be a spelling of what it comes to.
    (bare(words) == bare(&write(fen))).then_some(fen)
}

fn fold(c: char) -> char {
    match c {
        '圆' | '圓' => '元',
        '正' => '整',
        '貳' | '贰' => '贰',
        '叄' | '參' | '叁' => '叁',
        '陸' => '陆',
        '萬' => '万',
        '億' => '亿',
        '幣' => '币',
        other => other,
    }
}

fn digit(c: char) -> Option<i64> {
    "零壹贰叁肆伍陆柒捌玖".chars().position(|known| known == c).and_then(|at| i64::try_from(at).ok())
}

/// What the words come to, if only characters of amounts stand in them.
fn value(words: &str) -> Option<i64> {
    let (mut total, mut wan, mut section, mut figure, mut cents) = (0_i64, 0_i64, 0_i64, 0_i64, 0_i64);
    for c in words.chars() {
        if let Some(known) = digit(c) {
            figure = known;
            continue;
        }
        match c {
            '拾' => section += figure * 10,
            '佰' => section += figure * 100,
            '仟' => section += figure * 1_000,
            '万' => (wan, section) = ((section + figure).checked_mul(10_000)?, 0),
            '亿' => (total, wan, section) = ((wan + section + figure).checked_mul(100_000_000)?, 0, 0),
            '元' => (total, wan, section) = ((total + wan + section + figure).checked_mul(100)?, 0, 0),
            '角' => cents += figure * 10,
            '分' => cents += figure,
            '整' => {}
            _ => return None,
        }
        figure = 0;
    }
    if !words.contains('元') && total + wan + section != 0 {
        return None;
    }
    total.checked_add(cents)
}

/// Without the characters a spelling may have or not.
fn bare(words: &str) -> String {
    let chars: Vec<char> = words.trim_end_matches('整').chars().collect();
    let open = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let unit = chars.get(at + 2);
        chars.get(at) == Some(&'零')
            && (matches!((before, unit), (Some('万' | '亿'), Some('仟')))
                || matches!((before, unit), (Some('元'), Some('角'))))
    };
    (0..chars.len()).filter(|at| !open(*at)).filter_map(|at| chars.get(at)).collect()
}
