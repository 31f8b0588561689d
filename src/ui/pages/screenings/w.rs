//! Words of the screening rounds.

pub const UP: &str = "矛盾纠纷";
pub const TITLE: &str = "矛盾纠纷排查";
pub const BEFORE: &str = "前半年";
pub const AFTER: &str = "后半年";
pub const NEW: &str = "登记排查";
pub const GRID: &str = "各村逐月填报";
pub const ROUNDS: &str = "各次排查";
pub const VILLAGE: &str = "村（居）";
pub const NOT_YET: &str = "—";
pub const COLUMNS: [&str; 7] = ["日期", "排查", "结果", "发现的纠纷", "填报的村（居）", "参加单位", "备注"];
pub const EMPTY: &str = "本期还没有登记排查";
pub const EMPTY_HINT: &str = "没有发现纠纷的也登记，记作零报告";
pub const NO_VILLAGES: &str = "联络网里还没有村（居）";
pub const NO_VILLAGES_HINT: &str = "先到联络网填写，再登记排查";
pub const TO_DIRECTORY: &str = "去联络网";

pub const L_ON: &str = "排查日期";
pub const L_PERIOD: &str = "所排查的时段";
pub const L_LEVEL: &str = "层级";
pub const L_KIND: &str = "类别";
pub const L_VILLAGES: &str = "填报的村（居）";
pub const L_FOUND: &str = "发现的纠纷";
pub const L_WHO: &str = "参加单位";
pub const WHO_HINT: &str = "如派出所、司法所、综治办";
pub const L_PREVENTED: &str = "预防纠纷";
pub const L_REMARK: &str = "备注";
pub const OPTIONAL: &str = "可不填";
pub const ZERO: &str = "没有选纠纷，记作零报告。新发现的纠纷先登记到纠纷台账，再到这里选。";
pub const DRAFT_BACK: &str = "上次没保存完的内容已填回。";
pub const DROP_DRAFT: &str = "放弃草稿";
pub const DRAFT_STAYS: &str = "草稿已留下，再打开时填回";
pub const SAVE: &str = "保存排查";
pub const CANCEL: &str = "取消";
pub const STRIKE: &str = "删去这次";
pub const SAVING: &str = "正在保存";
pub const E_ON: &str = "排查日期未填。";

/// 「已保存 2009年6月 乡镇定期排查」
pub fn saved(title: &str) -> String {
    format!("已保存 {title}")
}

/// 「已删去 2009年6月 乡镇定期排查」
pub fn struck(title: &str) -> String {
    format!("已删去 {title}")
}

/// 「排查 *6* 次」
pub fn rounds(count: usize) -> String {
    format!("排查 *{count}* 次")
}

/// 「发现纠纷 *10* 件」
pub fn found(count: usize) -> String {
    format!("发现纠纷 *{count}* 件")
}

/// 「零报告 *2* 次」
pub fn zero(count: usize) -> String {
    format!("零报告 *{count}* 次")
}

/// 「未报 2 村次」
pub fn missing(count: usize) -> String {
    format!("未报 {count} 村次")
}

/// 「6月」
pub fn month(month: u32) -> String {
    format!("{month}月")
}

/// 「上塘村 6月 3 件」
pub fn cell(village: &str, month: &str, words: &str) -> String {
    format!("{village} {month} {words}")
}
