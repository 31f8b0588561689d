//! The words of the papers of an item.

pub const MAKE: &str = "生成";
pub const PRINT: &str = "打印";
pub const SAVE: &str = "另存 PDF";
pub const REPLACE: &str = "重新出具";
pub const VOID: &str = "作废";
pub const CLOSE: &str = "关闭";
pub const BACK: &str = "返回";
pub const ISSUE: &str = "出具并编号";
pub const ISSUE_PLAIN: &str = "出具";
pub const DATE: &str = "成文日期";
pub const NUMBER: &str = "文书号";
pub const ADDRESSEE: &str = "送往";
pub const STATE: &str = "状态";
pub const REASON: &str = "原因";
pub const REASON_MISSING: &str = "请写明原因。";
pub const VOID_HINT: &str = "作废后文书号不再使用，发文登记簿里写明原因。";
pub const VOID_EXAMPLE: &str = "收件人写错";
pub const PREVIEW: &str = "预览";
pub const LAYING_OUT: &str = "正在排版";
pub const ISSUING: &str = "正在出具";
pub const OPENING: &str = "正在打开";
pub const MISSING: &str = "未填，请填写。";
pub const FILE_KIND: &str = "PDF 文件";

/// 「信访事项受理告知书」 in a narrow column: 「受理告知书」.
pub fn short(title: &str) -> &str {
    title.strip_prefix("信访事项").filter(|rest| rest.chars().count() >= 3).unwrap_or(title)
}

pub fn next_number(number: &str) -> String {
    format!("将编为 {number}")
}

pub fn replaces(name: &str) -> String {
    format!("代替 {name}，原来那份留存备查。")
}

pub fn issued(name: &str) -> String {
    format!("已出具 {name}")
}

pub fn voided(name: &str) -> String {
    format!("已作废 {name}")
}

pub fn saved(name: &str) -> String {
    format!("已存为 {name}")
}

pub fn delivered(day: &str, refused: bool) -> String {
    if refused { format!("{day} 拒收，视为送达") } else { format!("{day} 送达") }
}
