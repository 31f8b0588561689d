//! Which articles a paper cites: those in force on the day of the paper, whatever day the item came in.

use chrono::NaiveDate;

use crate::domain::settings::Limits;

/// What is cited: the fact's name, the article of 信访条例 (2005), that of 信访工作条例 (2022).
const ARTICLES: [(&str, &str, &str); 13] = [
    ("告知依据", "第二十一条、第二十二条", "第二十三条"),
    ("受理依据", "第二十二条", "第二十三条、第三十一条"),
    ("转送依据", "第二十一条", "第二十二条、第二十三条"),
    ("不予受理依据", "第二十一条", "第二十条、第二十三条"),
    ("导入依据", "第十四条、第二十一条", "第三十一条"),
    ("退回依据", "第二十一条", "第二十三条"),
    ("紧急依据", "第二十六条", "第二十五条"),
    ("建议依据", "第二十九条", "第二十九条"),
    ("办理依据", "第三十二条", "第三十二条"),
    ("延期依据", "第三十三条", "第三十四条"),
    ("复查依据", "第三十四条", "第三十五条"),
    ("复核依据", "第三十五条", "第三十六条"),
    ("督办依据", "第三十六条", "第四十条"),
];

/// The regulation in force on `date`.
pub(super) fn regulation(date: NaiveDate, limits: &Limits) -> &'static str {
    if date >= limits.rules_of_2022_from { "《信访工作条例》" } else { "《信访条例》" }
}

/// Every citation as it stands on `date`: the fact's name and its words.
pub(super) fn all(date: NaiveDate, limits: &Limits) -> impl Iterator<Item = (&'static str, String)> {
    let regulation = regulation(date, limits);
    let new = date >= limits.rules_of_2022_from;
    ARTICLES
        .iter()
        .map(move |(name, of_2005, of_2022)| (*name, format!("{regulation}{}", if new { of_2022 } else { of_2005 })))
}
