//! Capitals, out and in again, through a reader written from the rules (支付结算办法 annex 1) and not from the writer.
//!
//! The reader takes a text apart from the left by the grammar of the annex: 人民币, groups of four places with 亿 and 万,
//! 元, 角, 分, 整. It insists on the places in falling order, on one 零 where zeros stand between digits, and leaves open
//! what the annex leaves open.

use xinfang::domain::amount::Amount;

/// 0 to 9 by its character.
fn figure(c: char) -> Option<u64> {
    Some(match c {
        '壹' => 1,
        '贰' => 2,
        '叁' => 3,
        '肆' => 4,
        '伍' => 5,
        '陆' => 6,
        '柒' => 7,
        '捌' => 8,
        '玖' => 9,
        _ => return None,
    })
}

/// A group of up to four places: its value, whether it begins with 零, and its first place (0 = 个, 3 = 仟).
struct Group {
    value: u64,
    zero_before: bool,
    first: usize,
}

fn group(text: &[char]) -> Option<Group> {
    let (zero_before, mut rest) = match text.split_first()? {
        ('零', rest) => (true, rest),
        _ => (false, text),
    };
    let (mut value, mut last, mut first, mut zero) = (0, 4, None, false);
    while let Some((&c, after)) = rest.split_first() {
        if c == '零' {
            if zero || first.is_none() {
                return None;
            }
            zero = true;
            rest = after;
            continue;
        }
        let figure = figure(c)?;
        let (place, after) = match after.split_first() {
            Some(('仟', after)) => (3, after),
            Some(('佰', after)) => (2, after),
            Some(('拾', after)) => (1, after),
            Some(_) => return None,
            None => (0, after),
        };
        // Falling places; a 零 exactly where places were left out.
        if place >= last || (first.is_some() && zero != (last - place > 1)) {
            return None;
        }
        value += figure * 10_u64.pow(u32::try_from(place).ok()?);
        first.get_or_insert(place);
        (last, zero, rest) = (place, false, after);
    }
    Some(Group { value, zero_before, first: first? }).filter(|_| !zero)
}

fn yuan(text: &[char]) -> Option<u64> {
    let (mut rest, mut total, mut lowest_above) = (text, 0, None);
    for (unit, worth) in [(Some('亿'), 100_000_000), (Some('万'), 10_000), (None, 1)] {
        let part = match unit.map(|unit| rest.iter().position(|c| *c == unit)) {
            Some(None) => continue,
            Some(Some(at)) => {
                let part = &rest[..at];
                rest = &rest[at + 1..];
                part
            }
            None if rest.is_empty() => break,
            None => rest,
        };
        let part = group(part)?;
        match lowest_above {
            // Nothing stands before the first group.
            None if part.zero_before => return None,
            None => {}
            // Zeros between the digits of two groups: one 零. Open when 仟 is there and the zeros end the group above.
            Some((above, ends_in_zero)) => {
                let skipped: bool = above / worth > 10_000;
                let inside = part.first < 3;
                let open = !inside && (ends_in_zero || skipped);
                if !open && part.zero_before != inside {
                    return None;
                }
            }
        }
        lowest_above = Some((worth, part.value % 10 == 0));
        total += part.value * worth;
    }
    Some(total)
}

/// The amount in 分.
fn read(text: &str) -> Option<i64> {
    let words: Vec<char> = text.strip_prefix("人民币")?.chars().collect();
    if words == ['零', '元', '整'] {
        return Some(0);
    }
    let (whole, rest) = match words.iter().position(|c| *c == '元') {
        Some(at) => (yuan(&words[..at])?, &words[at + 1..]),
        None => (0, words.as_slice()),
    };
    let has_yuan = words.contains(&'元');
    let (zero, rest) = match rest.split_first() {
        Some(('零', rest)) if has_yuan => (true, rest),
        _ => (false, rest),
    };
    let (jiao, fen, end) = match rest {
        [j, '角', f, '分', end @ ..] => (figure(*j)?, figure(*f)?, end),
        [j, '角', end @ ..] => (figure(*j)?, 0, end),
        [f, '分', end @ ..] => (0, figure(*f)?, end),
        end => (0, 0, end),
    };
    let ends_right = match (jiao, fen) {
        (0, 0) => end == ['整'] && !zero && has_yuan,
        (_, 0) => end == ['整'] || end.is_empty(),
        _ => end.is_empty(),
    };
    let zero_right = match (jiao, fen) {
        (0, 0) => true,
        (0, _) => zero == has_yuan,
        _ => !zero || whole % 10 == 0,
    };
    let total = whole * 100 + jiao * 10 + fen;
    (ends_right && zero_right).then_some(i64::try_from(total).ok()?)
}

#[test]
fn the_reader_knows_right_from_wrong() {
    for (text, fen) in [
        ("人民币壹仟肆佰零玖元伍角", 140_950),
        ("人民币壹仟陆佰捌拾元零叁角贰分", 168_032),
        ("人民币壹仟陆佰捌拾元叁角贰分", 168_032),
        ("人民币壹拾万柒仟元零伍角叁分", 10_700_053),
        ("人民币壹拾万零柒仟元伍角叁分", 10_700_053),
        ("人民币陆仟零柒元壹角肆分", 600_714),
        ("人民币壹亿零壹万元整", 10_001_000_000),
    ] {
        assert_eq!(read(text), Some(fen), "{text}");
        assert_eq!(text.parse(), Ok(Amount::from_fen(fen)), "{text}");
    }
    for wrong in ["人民币拾元整", "人民币壹仟壹元整", "人民币壹元", "人民币壹元伍分", "人民币壹元壹分整", "壹元整"]
    {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

fn round(fen: i64) {
    let amount = Amount::from_fen(fen);
    let text = amount.capital();
    assert_eq!(read(&text), Some(fen), "{text}");
    assert!(!text.contains("零零") && !text.contains("零万") && !text.contains("零亿"), "{text}");
    assert!(fen == 0 || !text.contains("零元"), "{text}");
}

#[test]
fn every_amount_below_two_thousand_yuan_goes_round() {
    (0..200_000).for_each(round);
}

/// A million amounts up to 10¹³ 分, of every length, by a generator that gives the same ones every time (splitmix64).
#[test]
fn a_million_random_amounts_go_round_and_are_read_as_typed() {
    let mut state = 20_260_618_u64;
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    for nth in 0..1_000_000_u32 {
        let length = 10_u64.pow(3 + nth % 11);
        let mut fen = next() % length;
        if nth % 3 == 0 {
            // Zeros are what goes wrong: strike out some places.
            let from = 10_u64.pow(u32::try_from(next() % 12).unwrap());
            let run = 10_u64.pow(1 + u32::try_from(next() % 5).unwrap());
            fen -= (fen / from % run) * from;
        }
        let fen = i64::try_from(fen).unwrap();
        round(fen);
        if nth % 16 == 0 {
            assert_eq!(Amount::from_fen(fen).capital().parse(), Ok(Amount::from_fen(fen)));
        }
    }
}
