//! The words of the list of agreements.

/// Title of the page.
pub const TITLE: &str = "调解协议";
/// Name of the table.
pub const TABLE: &str = "调解协议列表";
/// New agreement.
pub const NEW: &str = "新建协议";
/// Name of the search field.
pub const SEARCH: &str = "查找协议";
/// What can be searched.
pub const SEARCH_HINT: &str = "编号、当事人、事实、条款、调解员都能搜";
/// Period condition.
pub const PERIOD: &str = "调解时间";
/// Takes all conditions away.
pub const CLEAR: &str = "清除条件";
/// Print the ticked rows.
pub const PRINT_TICKED: &str = "打印所选";
/// None yet.
pub const EMPTY: &str = "还没有调解协议";
/// What to do about it.
pub const EMPTY_HINT: &str = "可从矛盾纠纷“起草协议”，当事人和经过自动带入";
/// Nothing found.
pub const NO_HIT: &str = "没有符合条件的协议";

/// 「共 20 份」.
pub fn total(count: &str) -> String {
    format!("共 {count} 份")
}

/// 「没有找到“张某乙”」.
pub fn not_found(text: &str) -> String {
    format!("没有找到“{text}”")
}

/// 「命中 *3* 份，协议金额 89,266.00 元，已履行 6,666.00 元」.
pub fn hits(shown: &str, amount: &str, paid: &str) -> String {
    format!("命中 *{shown}* 份，协议金额 *{amount}* 元，已履行 {paid} 元")
}

/// 「已选 *3* 份」.
pub fn ticked(count: &str) -> String {
    format!("已选 *{count}* 份")
}

/// Heads of the columns.
pub const COLUMNS: [&str; 9] =
    ["编号", "调解日期", "当事人", "事由", "协议金额（元）", "已履行（元）", "调解员", "状态", "下次应付"];
