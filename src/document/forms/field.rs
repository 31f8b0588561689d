//! The places of a form: what each holds, where it comes from, and how an answer of the clerk is read.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::fact::Fact;
use crate::domain::amount::Amount;

/// What a place holds (类型).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// 文字: one line.
    Text,
    /// 长文: several paragraphs.
    LongText,
    /// 日期.
    Date,
    /// 时刻: a day with or without the time of day.
    Moment,
    /// 数.
    Number,
    /// 金额, in 元; the form may also ask for `NAME大写`.
    Amount,
    /// 单位.
    Body,
    /// 人名.
    Person,
    /// 选项: one of these; the form may also ask for `NAME各项`, every choice with whether it is ticked.
    Choice(Vec<String>),
    /// 列表: several lines.
    List,
    /// 表格: rows with these columns.
    Rows(Vec<String>),
}

/// The plain kinds by the word of the form file.
const PLAIN: [(&str, FieldKind); 9] = [
    ("文字", FieldKind::Text),
    ("长文", FieldKind::LongText),
    ("日期", FieldKind::Date),
    ("时刻", FieldKind::Moment),
    ("数", FieldKind::Number),
    ("金额", FieldKind::Amount),
    ("单位", FieldKind::Body),
    ("人名", FieldKind::Person),
    ("列表", FieldKind::List),
];

impl FieldKind {
    /// Reads the word of a form file: 「日期」, 「选项(当面|电话)」.
    pub fn parse(word: &str) -> Option<Self> {
        if let Some((_, kind)) = PLAIN.iter().find(|(name, _)| *name == word) {
            return Some(kind.clone());
        }
        let (name, rest) = word.replace('（', "(").replace('）', ")").split_once('(').map(own)?;
        let parts: Vec<String> =
            rest.strip_suffix(')')?.split('|').map(|part| part.trim().to_owned()).filter(|p| !p.is_empty()).collect();
        match name.as_str() {
            "选项" if parts.len() > 1 => Some(Self::Choice(parts)),
            "表格" if !parts.is_empty() => Some(Self::Rows(parts)),
            _ => None,
        }
    }

    /// The word of the form file, without what stands in brackets.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Choice(_) => "选项",
            Self::Rows(_) => "表格",
            plain => PLAIN.iter().find(|(_, kind)| kind == plain).map_or("", |(name, _)| name),
        }
    }

    /// Whether a place of this kind may hold a fact of that one: words fit words.
    pub fn takes(&self, fact: &Self) -> bool {
        let words = |kind: &Self| {
            matches!(kind, Self::Text | Self::LongText | Self::Body | Self::Person | Self::Moment | Self::Choice(_))
        };
        self == fact || words(self) && words(fact)
    }

    /// Reads an answer.
    ///
    /// # Errors
    ///
    /// A Chinese sentence: what is wrong and what is wanted.
    pub fn read(&self, answer: &str) -> Result<Fact, String> {
        let answer = answer.trim();
        let lines = || answer.lines().map(str::trim).filter(|line| !line.is_empty());
        match self {
            Self::Text | Self::Body | Self::Person => match answer.contains('\n') {
                true => Err("只能写一行，请去掉换行。".into()),
                false => Ok(Fact::Text(answer.to_owned())),
            },
            Self::LongText => Ok(Fact::Text(lines().collect::<Vec<_>>().join("\n"))),
            Self::Date => read_date(answer)
                .map(Fact::Date)
                .ok_or_else(|| format!("“{answer}”不是日期，请写成 2026-06-18 或 2026年6月18日。")),
            Self::Moment => {
                let (day, time) = split_moment(answer);
                let wrong = || format!("“{answer}”不是时间，请写成 2026-06-18 9:30。");
                let day = read_date(day).ok_or_else(wrong)?;
                let time = time.map(|time| read_time(time).ok_or_else(wrong)).transpose()?;
                Ok(Fact::Moment(day, time))
            }
            Self::Number => {
                answer.parse().map(Fact::Number).map_err(|_| format!("“{answer}”不是整数，请只写数字，如 3。"))
            }
            Self::Amount => {
                answer.trim_end_matches('元').parse::<Amount>().map(Fact::Amount).map_err(|wrong| format!("{wrong}。"))
            }
            Self::Choice(choices) => choices
                .iter()
                .find(|choice| *choice == answer)
                .map(|choice| Fact::Text(choice.clone()))
                .ok_or_else(|| format!("“{answer}”不在可选项中，请选{}。", choices.join("、"))),
            Self::List => Ok(Fact::List(lines().map(str::to_owned).collect())),
            Self::Rows(columns) => lines()
                .map(|line| {
                    let cells: Vec<&str> = line.split(['|', '｜']).map(str::trim).collect();
                    match cells.len() == columns.len() {
                        true => Ok(columns.iter().cloned().zip(cells.into_iter().map(str::to_owned)).collect()),
                        false => Err(format!(
                            "“{line}”有 {} 栏，应为 {} 栏（{}），请用“|”隔开。",
                            cells.len(),
                            columns.len(),
                            columns.join("|")
                        )),
                    }
                })
                .collect::<Result<Vec<BTreeMap<_, _>>, _>>()
                .map(Fact::Rows),
        }
    }
}

fn own((name, rest): (&str, &str)) -> (String, String) {
    (name.to_owned(), rest.to_owned())
}

/// 「2026-06-18」, 「2026.6.18」, 「2026/6/18」, 「2026年6月18日」.
fn read_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim().trim_end_matches('日');
    let mut parts = text.split(['-', '.', '/', '年', '月']).map(|part| part.trim().parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || !(1900..=2200).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// The day and what follows it.
fn split_moment(text: &str) -> (&str, Option<&str>) {
    let end = text.find('日').map(|at| at + '日'.len_utf8()).or_else(|| text.find([' ', 'T']));
    match end.map(|at| (&text[..at], text[at..].trim_matches([' ', 'T']))) {
        Some((day, time)) if !time.is_empty() => (day, Some(time)),
        Some((day, _)) => (day, None),
        None => (text, None),
    }
}

/// 「9:30」, 「9：30」, 「9时30分」, 「9时」.
fn read_time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.trim_end_matches('分').split([':', '：', '时']).filter(|part| !part.is_empty());
    let hour = parts.next()?.trim().parse().ok()?;
    let minute = parts.next().map_or(Some(0), |part| part.trim().parse().ok())?;
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A place that a form declares in a head line: `@field 名称 类型 [填写] [可空] [逐项]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, as the placeholders say it.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// 填写: asked of the clerk when the paper is issued; a fact of the same name is the first proposal.
    pub asked: bool,
    /// 可空: may be left empty.
    pub optional: bool,
    /// 逐项: one line for each demand.
    pub per_demand: bool,
    /// Line in the form file, from 1.
    pub line: usize,
}

impl Field {
    /// Reads what stands after `@field`.
    ///
    /// # Errors
    ///
    /// What is wrong with the line.
    pub fn parse(rest: &str, line: usize) -> Result<Self, String> {
        let mut words = rest.split_whitespace();
        let (Some(name), Some(kind)) = (words.next(), words.next()) else {
            return Err("“@field”后要写名称和类型，如“@field 受理日 日期”".into());
        };
        let kind = FieldKind::parse(kind).ok_or_else(|| {
            let known: Vec<&str> = PLAIN.iter().map(|(name, _)| *name).collect();
            format!("不认识的类型“{kind}”，可用的有{}、选项(甲|乙)、表格(甲|乙)", known.join("、"))
        })?;
        let mut field = Self { name: name.into(), kind, asked: false, optional: false, per_demand: false, line };
        for word in words {
            match word {
                "填写" => field.asked = true,
                "可空" => field.optional = true,
                "逐项" if field.kind == FieldKind::List => field.per_demand = true,
                "逐项" => return Err("“逐项”只用于列表".into()),
                other => return Err(format!("不认识“{other}”，名称和类型之后只能写填写、可空、逐项")),
            }
        }
        Ok(field)
    }

    /// Every name by which the form may ask for this place.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let also = match self.kind {
            FieldKind::Amount => Some(format!("{}大写", self.name)),
            FieldKind::Choice(_) => Some(format!("{}各项", self.name)),
            _ => None,
        };
        std::iter::once(self.name.clone()).chain(also)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn answers_are_read_by_their_kind() {
        let read = |kind: &str, answer: &str| FieldKind::parse(kind).unwrap().read(answer).map(|fact| fact.words());
        assert_eq!(read("日期", "2026.6.8").unwrap(), "2026年6月8日");
        assert_eq!(read("日期", "2026年6月8日").unwrap(), "2026年6月8日");
        assert_eq!(read("时刻", "2026-06-08 9:05").unwrap(), "2026年6月8日9时05分");
        assert_eq!(read("时刻", "2026年6月8日9时").unwrap(), "2026年6月8日9时");
        assert_eq!(read("时刻", "2026-06-08").unwrap(), "2026年6月8日");
        assert_eq!(read("金额", "6666.5元").unwrap(), "6666.5元");
        assert_eq!(read("列表", " 甲\n\n乙 ").unwrap(), "甲\n乙");
        assert_eq!(read("选项(当面|电话)", "电话").unwrap(), "电话");
        assert_eq!(read("表格(姓名|身份)", "陈某山 | 主持人").unwrap(), "陈某山　主持人");
    }

    #[test]
    fn a_wrong_answer_gets_a_sentence() {
        let read = |kind: &str, answer: &str| FieldKind::parse(kind).unwrap().read(answer).unwrap_err();
        assert_eq!(read("日期", "2026-02-30"), "“2026-02-30”不是日期，请写成 2026-06-18 或 2026年6月18日。");
        assert_eq!(read("数", "三"), "“三”不是整数，请只写数字，如 3。");
        assert_eq!(read("选项(当面|电话)", "短信"), "“短信”不在可选项中，请选当面、电话。");
        assert_eq!(read("文字", "甲\n乙"), "只能写一行，请去掉换行。");
        assert!(read("表格(姓名|身份)", "陈某山").contains("应为 2 栏"));
        assert!(read("时刻", "明天").contains("不是时间"));
        assert!(read("金额", "很多").ends_with('。'));
    }

    #[test]
    fn a_head_line_says_what_is_wrong_with_it() {
        let field = Field::parse("听证地点 文字 填写 可空", 3).unwrap();
        assert!(field.asked && field.optional && field.line == 3);
        assert!(Field::parse("听证地点", 1).unwrap_err().contains("名称和类型"));
        assert!(Field::parse("听证地点 地址", 1).unwrap_err().contains("不认识的类型“地址”"));
        assert!(Field::parse("听证地点 文字 必填", 1).unwrap_err().contains("不认识“必填”"));
        assert!(Field::parse("听证地点 文字 逐项", 1).unwrap_err().contains("只用于列表"));
    }
}
