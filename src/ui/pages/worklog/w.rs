//! Words of the work record.

use crate::domain::worklog::WorkKind;

pub const TITLE: &str = "工作记录";
pub const LIST: &str = "工作记录列表";
pub const COLUMNS: [&str; 6] = ["类别", "编号", "标题", "内容", "人员、对象", "数量"];

pub const L_ON: &str = "日期";
pub const L_KIND: &str = "类别";
pub const L_TITLE: &str = "标题";
pub const L_TEXT: &str = "内容";
pub const OPTIONAL: &str = "可不填";

pub const SAVE: &str = "记下";
pub const SAVE_EDIT: &str = "保存";
pub const CANCEL: &str = "取消";
pub const REMOVE: &str = "删去这条";
pub const EDIT: &str = "改工作记录";
pub const SAVING: &str = "正在保存";
pub const DRAFT_STAYS: &str = "草稿已留下";

pub const KIND: &str = "类别";
pub const PERIOD: &str = "时间";
pub const CLEAR: &str = "清除条件";

pub const E_ON: &str = "日期未填，请写成 2026-06-18 或 6-18。";
pub const E_LATE: &str = "日期晚于今日，请核对。";
pub const E_TITLE: &str = "标题未填，请写明做了什么。";
pub const E_COUNT: &str = "请写整数，或留空。";

pub const EMPTY: &str = "还没有工作记录";
pub const EMPTY_HINT: &str = "会议、培训、排查、信访信息都记在这里，半年总结自动取用";
pub const NO_HIT: &str = "没有符合条件的记录";

/// Name and unit of the number that belongs to an entry.
pub fn count(kind: WorkKind) -> (&'static str, &'static str) {
    match kind {
        WorkKind::Meeting | WorkKind::Training | WorkKind::Study => ("人数", "人"),
        WorkKind::Screening => ("排查出", "起"),
        WorkKind::Publicity | WorkKind::Statement => ("份数", "份"),
        _ => ("数量", ""),
    }
}

/// Name of the people of an entry.
pub fn people(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::Bulletin | WorkKind::UrgentReport | WorkKind::Return => "报送",
        WorkKind::Statement => "签订单位",
        WorkKind::Publicity => "对象",
        WorkKind::Accountability => "责任人",
        WorkKind::Plan | WorkKind::Other => "有关人员",
        _ => "参加人",
    }
}

/// Name of the number of an entry.
pub fn number(kind: WorkKind) -> &'static str {
    if kind == WorkKind::Bulletin { "期号" } else { "文号" }
}

/// 「第3期」
pub fn issue(number: u32) -> String {
    format!("第{number}期")
}

/// 「命中 *37* 条，共 120 条」
pub fn hits(hits: &str, total: &str) -> String {
    if hits == total { format!("共 *{total}* 条") } else { format!("符合条件 *{hits}* 条，共 {total} 条") }
}

/// 「已记下 6月25日 排查」
pub fn saved(day: &str, kind: &str) -> String {
    format!("已记下 {day} {kind}")
}

/// 「已改 6月25日 排查」
pub fn changed(day: &str, kind: &str) -> String {
    format!("已改 {day} {kind}")
}

/// 「已删去 6月25日 排查」
pub fn removed(day: &str, kind: &str) -> String {
    format!("已删去 {day} {kind}")
}
