//! 统一社会信用代码: the number of a village, company or other body.
//!
//! Structure (GB 32100-2015): 1 registering department, 1 kind of body, 6 administrative division, 9 body code, 1 check
//! character by MOD 31 over the digits and the letters without I, O, S, V and Z.

use unicode_normalization::UnicodeNormalization;

const CHARACTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The check character of the first 17 characters; `None` unless there are 17 and all are allowed.
pub fn credit_check_character(first17: &str) -> Option<char> {
    let values: Vec<usize> = first17.chars().map(|c| CHARACTERS.find(c)).collect::<Option<_>>()?;
    if values.len() != 17 {
        return None;
    }
    let mut weight = 1;
    let mut sum = 0;
    for value in values {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    CHARACTERS.chars().nth((31 - sum % 31) % 31)
}

/// What is odd about a credit code, in the clerk's words; `None` when it is empty or right. Never blocks.
pub fn credit_code_problem(typed: &str) -> Option<String> {
    let code = typed.nfkc().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase();
    let length = code.chars().count();
    if length == 0 {
        return None;
    }
    if length != 18 {
        return Some(format!("统一社会信用代码应为 18 位，现有 {length} 位，请照证件核对。"));
    }
    let last = code.chars().last();
    let first: String = code.chars().take(17).collect();
    match credit_check_character(&first) {
        None => Some("统一社会信用代码只能是数字和大写字母，不含 I、O、S、V、Z。".into()),
        check if check != last => Some("统一社会信用代码末位与前 17 位对不上，请照证件逐位核对。".into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sample of the standard, and a number whose body code belongs to nobody.
    #[test]
    fn the_standards_sample_passes_and_slips_are_told() {
        assert_eq!(credit_code_problem("91350100M000100Y43"), None);
        assert_eq!(credit_code_problem("91350100m000100y43 "), None);
        assert_eq!(credit_code_problem(""), None);
        for (code, part) in [
            ("91350100M000100Y44", "末位"),
            ("91350100M000100Y4", "17 位"),
            ("91350100I000100Y43", "不含"),
            ("19350100M000100Y43", "末位"),
        ] {
            assert!(credit_code_problem(code).is_some_and(|words| words.contains(part)), "{code}");
        }
    }
}
