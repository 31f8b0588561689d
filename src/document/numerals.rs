//! Chinese counting words for headings and clauses.

const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// `n` as a heading counts: 一, 十, 十一, 二十, 一百零一. Zero is 〇; from ten thousand on plain digits.
pub fn chinese_number(n: u32) -> String {
    if n == 0 {
        return "〇".to_owned();
    }
    if n > 9999 {
        return n.to_string();
    }
    let mut text = String::new();
    let mut gap = false;
    for (unit, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / unit % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        if !(unit == 10 && digit == 1 && text.is_empty()) {
            text.push_str(DIGITS[digit as usize]);
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::chinese_number;

    #[test]
    fn headings_count_as_people_do() {
        for (n, word) in [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (21, "二十一"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
        ] {
            assert_eq!(chinese_number(n), word);
        }
    }
}
