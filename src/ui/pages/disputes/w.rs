//! The words of the list of disputes.

/// Title of the page.
pub const TITLE: &str = "矛盾纠纷";
/// Name of the table.
pub const TABLE: &str = "矛盾纠纷列表";
/// Print.
pub const PRINT: &str = "打印台账";
/// New dispute.
pub const NEW: &str = "登记纠纷";
/// Name of the search field.
pub const SEARCH: &str = "查找纠纷";
/// What can be searched.
pub const SEARCH_HINT: &str = "编号、当事人、地点、案情、责任单位都能搜";
/// Period condition.
pub const PERIOD: &str = "排查时间";
/// Category condition.
pub const CATEGORY: &str = "纠纷类别";
/// Village condition.
pub const VILLAGE: &str = "村（居）";
/// Takes all conditions away.
pub const CLEAR: &str = "清除条件";
/// Print the ticked rows.
pub const PRINT_TICKED: &str = "打印所选";
/// Nothing registered yet.
pub const EMPTY: &str = "还没有登记矛盾纠纷";
/// What to do about it.
pub const EMPTY_HINT: &str = "排查发现的矛盾纠纷登记在这里，没有确切日期的可写“3月初”";
/// Nothing found.
pub const NO_HIT: &str = "没有符合条件的纠纷";

/// 「共登记 412 件」.
pub fn total(count: &str) -> String {
    format!("共登记 {count} 件")
}

/// 「选定 3 件」.
pub fn chosen(count: usize) -> String {
    format!("选定 {count} 件")
}

/// 「没有找到“张某乙”」.
pub fn not_found(text: &str) -> String {
    format!("没有找到“{text}”")
}

/// 「命中 *37* 件，全部 412 件」.
pub fn hits(shown: &str, total: &str) -> String {
    format!("命中 *{shown}* 件，全部 {total} 件")
}

/// 「已选 *3* 件」.
pub fn ticked(count: &str) -> String {
    format!("已选 *{count}* 件")
}

/// Heads of the columns.
pub const COLUMNS: [&str; 9] = ["编号", "排查日期", "类别", "地点", "当事人", "标题", "责任单位", "状态", "期限"];

/// To the rounds of screening.
pub const SCREENINGS: &str = "矛盾纠纷排查";
