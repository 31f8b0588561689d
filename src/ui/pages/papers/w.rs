//! The words of the issue register.

/// Title of the page.
pub const TITLE: &str = "文书发文登记";
/// Name of the table.
pub const TABLE: &str = "文书发文登记列表";
/// Name of the search field.
pub const SEARCH: &str = "查找文书";
/// What can be searched.
pub const SEARCH_HINT: &str = "文书号、文书、编号、送往、备注都能搜";
/// Condition: the kind of number.
pub const KIND: &str = "文种";
/// Papers without a number.
pub const UNNUMBERED: &str = "不编号";
/// Condition: the day of issue.
pub const PERIOD: &str = "出具时间";
/// Condition of state: all.
pub const ALL: &str = "全部";
/// Takes all conditions away.
pub const CLEAR: &str = "清除条件";
/// Prints the register of the period in view.
pub const PRINT: &str = "打印登记簿";
/// Up to the list of petitions.
pub const UP: &str = "信访件";
/// None yet.
pub const EMPTY: &str = "还没有出具文书";
/// What to do about it.
pub const EMPTY_HINT: &str = "在信访件、纠纷或者协议的页面上“生成”文书，编号后都记在这里";
/// Nothing found.
pub const NO_HIT: &str = "没有符合条件的文书";

/// Heads of the columns.
pub const COLUMNS: [&str; 8] = ["文书号", "文书", "编号", "送往", "成文日期", "送达", "状态", "备注"];

/// 「共 12 份」.
pub fn total(count: &str) -> String {
    format!("共 {count} 份")
}

/// 「没有找到“张某乙”」.
pub fn not_found(text: &str) -> String {
    format!("没有找到“{text}”")
}

/// 「命中 *12* 行，其中作废 1 份、更换 1 份」.
pub fn hits(shown: &str, void: usize, replaced: usize) -> String {
    format!("命中 *{shown}* 行，其中作废 {void} 份、更换 {replaced} 份。回车打开存档的那一份")
}
