//! 公民身份号码 and phone numbers: normalise, check, mask. And how a name is masked.
//!
//! Structure of the number (GB 11643-1999): 6 digits address code, 8 digits birth date, 3 digits sequence
//! (odd for men, even for women), 1 check character by ISO 7064 MOD 11-2. The old form has 15 digits: two
//! digits of the year, no check character, the last digit tells the sex.
//!
//! No number is ever required: minors and foreigners have none, and numbers with wrong check characters have been
//! issued. A number that is given must pass, so that a slip of the finger is caught at the desk; one that cannot
//! pass goes into the remark.

use super::terms::Sex;
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

/// What a resident ID number tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResidentId {
    /// 18 characters, upper case; a 15-digit number is upgraded.
    pub number: String,
    /// Birth date in the number.
    pub birth: NaiveDate,
    /// Sex in the number.
    pub sex: Sex,
}

/// Why a text is not a resident ID number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdProblem {
    /// Neither 18 nor 15 characters.
    #[error("应为 18 位，现有 {0} 位，请照证件补全。")]
    Length(usize),
    /// Something else than digits (and a final X).
    #[error("只能是数字，末位可以是 X，请照证件核对。")]
    Characters,
    /// The birth date does not exist.
    #[error("第 7—14 位不是真实的出生日期，请照证件核对。")]
    Birth,
    /// Born after today.
    #[error("出生日期晚于今日，请照证件核对。")]
    NotYetBorn,
    /// The check character does not fit.
    #[error("末位与前 17 位对不上，请照证件逐位核对。")]
    Check,
}

/// Full-width to half-width, no spaces or hyphens, `x` to `X`.
pub fn normalise_id(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase()
}

/// The check character of the first 17 digits, `None` unless there are 17 digits.
///
/// Source: GB 11643-1999, ISO 7064 MOD 11-2.
pub fn check_character(first17: &str) -> Option<char> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits: Vec<u32> = first17.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    if digits.len() != WEIGHTS.len() {
        return None;
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    "10X98765432".chars().nth((sum % 11) as usize)
}

/// Reads a resident ID number as typed; `today` only tells the unborn.
///
/// # Errors
///
/// The first [`IdProblem`] in the order length, characters, birth date, check character.
pub fn read_id(text: &str, today: NaiveDate) -> Result<ResidentId, IdProblem> {
    let typed = normalise_id(text);
    let length = typed.chars().count();
    let all_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let number = match length {
        15 if all_digits(&typed) => {
            let upgraded = format!("{}19{}", &typed[..6], &typed[6..]);
            let check = check_character(&upgraded).ok_or(IdProblem::Characters)?;
            format!("{upgraded}{check}")
        }
        18 if typed.is_ascii() && all_digits(&typed[..17]) && matches!(typed.as_bytes()[17], b'0'..=b'9' | b'X') => {
            typed
        }
        15 | 18 => return Err(IdProblem::Characters),
        other => return Err(IdProblem::Length(other)),
    };
    let birth = NaiveDate::parse_from_str(&number[6..14], "%Y%m%d").map_err(|_| IdProblem::Birth)?;
    if birth > today {
        return Err(IdProblem::NotYetBorn);
    }
    if check_character(&number[..17]) != number.chars().last() {
        return Err(IdProblem::Check);
    }
    let sex = if number.as_bytes()[16] % 2 == 1 { Sex::Male } else { Sex::Female };
    Ok(ResidentId { number, birth, sex })
}

/// Full years of age on `today`.
pub fn age_on(birth: NaiveDate, today: NaiveDate) -> u32 {
    today.years_since(birth).unwrap_or(0)
}

/// First 4 and last 4 characters, the rest as `*`. Short texts keep the last 4 at most.
pub fn mask_id(number: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    let (head, tail) = if chars.len() >= 12 { (4, 4) } else { (0, chars.len().min(4)) };
    mask_between(&chars, head, tail)
}

/// A mobile number keeps 3 + 4, a landline its area code and last 2; other texts keep the last 2.
///
/// A number typed in blocks keeps its blocks: 「000 0000 1207」 → 「000 **** 1207」.
pub fn mask_phone(phone: &str) -> String {
    if let Some((area, local)) = phone.split_once('-').filter(|(area, _)| area.starts_with('0') && area.len() <= 4) {
        let local: Vec<char> = local.chars().collect();
        return format!("{area}-{}", mask_between(&local, 0, 2));
    }
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let (head, tail) = if digits >= 11 { (3, 4) } else { (0, 2) };
    let mut seen = 0;
    phone
        .chars()
        .map(|c| {
            if !c.is_ascii_digit() {
                return c;
            }
            seen += 1;
            if seen <= head || seen > digits - tail.min(digits) { c } else { '*' }
        })
        .collect()
}

/// 姓 and 某: 「王某」, 「欧阳某」; names of other peoples keep their first two characters.
pub fn mask_name(name: &str) -> String {
    const COMPOUND: [&str; 16] = [
        "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "长孙", "宇文", "夏侯",
        "端木", "申屠",
    ];
    let chars: Vec<char> = name.chars().collect();
    let kept = match chars.len() {
        0 => return String::new(),
        1 => 1,
        n if n >= 3 && COMPOUND.iter().any(|surname| name.starts_with(surname)) => 2,
        n if n >= 5 => 2,
        _ => 1,
    };
    format!("{}某", chars[..kept].iter().collect::<String>())
}

fn mask_between(chars: &[char], head: usize, tail: usize) -> String {
    let keep_from = chars.len().saturating_sub(tail);
    chars.iter().enumerate().map(|(i, &c)| if i < head || i >= keep_from { c } else { '*' }).collect()
}

/// What is odd about a phone number, in the clerk's words; `None` when it looks right or is a remark such as 「无」.
///
/// Never blocks: several numbers, 「邻居转」 and office extensions are all normal. Numbers beginning with
/// 000 are accepted because the sample register uses them.
pub fn phone_problem(phone: &str) -> Option<String> {
    let plain: String = phone.nfkc().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let plain = plain.strip_prefix("+86").unwrap_or(&plain);
    if plain.is_empty() || plain.chars().any(|c| !c.is_ascii_digit()) {
        return None;
    }
    match plain.len() {
        7 | 8 | 10..=12 => None,
        n => Some(format!("电话 {n} 位，手机应为 11 位，请核对。")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;

    fn today() -> NaiveDate {
        "2026-06-18".parse().unwrap()
    }

    /// The standard's own samples, then synthetic numbers on the unassigned prefix 539999.
    #[test]
    fn published_and_synthetic_numbers_are_read() {
        for (number, sex, birth) in [
            ("11010519491231002X", Sex::Female, "1949-12-31"),
            ("440524188001010014", Sex::Male, "1880-01-01"),
            ("539999197003150018", Sex::Male, "1970-03-15"),
            ("539999197003150026", Sex::Female, "1970-03-15"),
            ("539999198512080032", Sex::Male, "1985-12-08"),
            ("539999200002290048", Sex::Female, "2000-02-29"),
            ("53999919750620003x", Sex::Male, "1975-06-20"),
            ("539999199912319991", Sex::Male, "1999-12-31"),
        ] {
            let id = read_id(number, today()).unwrap();
            assert_eq!((id.sex, id.birth), (sex, birth.parse().unwrap()), "{number}");
        }
        assert_eq!(read_id("539999197003150010", today()), Err(IdProblem::Check));
        assert_eq!(read_id("539999197002300010", today()), Err(IdProblem::Birth));
        assert_eq!(read_id("539999700315001", today()).unwrap().number, "539999197003150018");
        assert_eq!(read_id("99012119680312002", today()), Err(IdProblem::Length(17)));
        assert_eq!(read_id("５３９９９９ １９７００３１５ 0018", today()).unwrap().number, "539999197003150018");
    }

    #[test]
    fn every_single_digit_slip_is_caught() {
        let good = "539999197003150018";
        for place in 0..17 {
            for digit in '0'..='9' {
                let mut slipped: Vec<char> = good.chars().collect();
                if slipped[place] != digit {
                    slipped[place] = digit;
                    assert!(read_id(&slipped.iter().collect::<String>(), today()).is_err());
                }
            }
        }
    }

    #[test]
    fn masks_keep_what_a_list_may_show() {
        assert_eq!(mask_id("990121196803120027"), "9901**********0027");
        assert_eq!(mask_phone("13812345678"), "138****5678");
        assert_eq!(mask_phone("000 0000 1207"), "000 **** 1207");
        assert_eq!(mask_phone("0877-2012345"), "0877-*****45");
        assert_eq!(mask_name("王某甲"), "王某");
        assert_eq!(mask_name("欧阳𠮷"), "欧阳某");
        assert_eq!(mask_name("欧阳小𠮷"), "欧阳某");
        assert_eq!(mask_name("买买提·艾力"), "买买某");
    }
}
