//! Words of the receptions.

pub const TITLE: &str = "领导接访";
pub const BEFORE: &str = "上个月";
pub const AFTER: &str = "下个月";
pub const TODAY: &str = "回到今日";
pub const NEW: &str = "登记接访";
pub const FULL: &str = "这个月和下个月都已排满";
pub const NO_LEADERS: &str = "联络网里还没有领导，先到联络网填写";
pub const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

pub const COMMON: &str = "接待日";
pub const IS_TODAY: &str = "今日";
pub const REST: &str = "休";
pub const HOLIDAY: &str = "放假";
pub const WORKED: &str = "上班";
pub const SWAPPED: &str = "已换班";
pub const UNFILLED: &str = "未排";
pub const NOBODY_CAME: &str = "无来访";
pub const HELP: &str = "点日期可改领导、时间、地点，登记接待批次人次";

pub const L_LEADER: &str = "接访领导";
pub const L_POST: &str = "职务";
pub const L_HOURS: &str = "时间";
pub const L_PLACE: &str = "地点";
pub const L_FORM: &str = "方式";
pub const L_BATCHES: &str = "批次";
pub const L_PEOPLE: &str = "人次";
pub const L_NOTE: &str = "备注";
pub const NOTE_HINT: &str = "接待情况和交办意见，可不填";
pub const OPTIONAL: &str = "可不填";
pub const WHO: &str = "这天的领导";
pub const ADD: &str = "再加一位领导";
pub const SAVE: &str = "保存";
pub const CANCEL: &str = "取消";
pub const STRIKE: &str = "取消这一位";
pub const SAVING: &str = "正在保存";
pub const FILLING: &str = "正在排班";

pub const E_LEADER: &str = "接访领导未填。";
pub const E_TWICE: &str = "这位领导这天已经排了，请核对。";
pub const E_PEOPLE: &str = "有人次没有批次，请核对。";
pub const E_FEW: &str = "人次不能少于批次，请核对。";

/// 「2026年6月」
pub fn month(year: i32, month: u32) -> String {
    format!("{year}年{month}月")
}

/// 「按上月轮次排 7月」
pub fn fill(month: u32) -> String {
    format!("按上月轮次排 {month}月")
}

/// 「排 7月」, where there is little room
pub fn fill_short(month: u32) -> String {
    format!("排 {month}月")
}

/// 「已排 7月 23 天」
pub fn filled(month: u32, days: usize) -> String {
    format!("已排 {month}月 {days} 天")
}

/// 「*3* 批 5 人次」
pub fn came(batches: u32, people: u32) -> String {
    format!("*{batches}* 批 {people} 人次")
}

/// 「等 3 人」
pub fn more(count: usize) -> String {
    format!("等 {count} 人")
}

/// 「原 邓某溪」
pub fn instead_of(name: &str) -> String {
    format!("原 {name}")
}

/// 「记为换班，原定 邓某溪」
pub fn swap(name: &str) -> String {
    format!("记为换班，原定 {name}")
}

/// 「6月18日 周四 接访」
pub fn dialog(day: &str) -> String {
    format!("{day} 接访")
}

/// 「已保存 6月18日 何某川」
pub fn saved(day: &str, names: &str) -> String {
    format!("已保存 {day} {names}")
}

/// 「已取消 6月18日 何某川」
pub fn struck(day: &str, names: &str) -> String {
    format!("已取消 {day} {names}")
}

/// 「第 2 位」, while the name is not typed yet.
pub fn nth(number: usize) -> String {
    format!("第 {number} 位")
}

/// 「本月排班 *21* 天」
pub fn planned(days: usize) -> String {
    format!("本月排班 *{days}* 天")
}

/// 「已接访 *14* 天」
pub fn done(days: usize) -> String {
    format!("已接访 *{days}* 天")
}

/// 「接待 *12* 批 *20* 人次」
pub fn total(batches: u32, people: u32) -> String {
    format!("接待 *{batches}* 批 *{people}* 人次")
}

/// 「未排 2 天」
pub fn unfilled(days: usize) -> String {
    format!("未排 {days} 天")
}
