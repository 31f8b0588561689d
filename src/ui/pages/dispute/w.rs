//! The words of the page of one dispute.

/// Where the breadcrumb leads.
pub const BACK: &str = "矛盾纠纷";
/// Title of a dispute without a number.
pub const NEW_TITLE: &str = "登记纠纷";
/// Print.
pub const PRINT: &str = "打印";
/// Make an agreement of it.
pub const TO_AGREEMENT: &str = "转协议";
/// Save.
pub const SAVE: &str = "保存";
/// Save a new one.
pub const SAVE_NEW: &str = "保存登记";
/// Nothing to save.
pub const SAVED: &str = "没有未保存的修改";
/// Something to save.
pub const UNSAVED: &str = "有修改未保存";
/// Throws the draft away.
pub const DROP_DRAFT: &str = "放弃草稿";
/// A draft was found.
pub const DRAFT_BACK: &str = "上次没保存完的内容已填回";
/// Save first.
pub const SAVE_FIRST: &str = "保存登记后可转协议";

/// 「10:06 已自动保存」.
pub fn kept_at(time: &str) -> String {
    format!("{time} 已自动保存")
}

/// 「1 处需改正」.
pub fn errors(count: usize) -> String {
    format!("{count} 处需改正")
}
/// Jump to the first error.
pub const GO_TO: &str = "转到该项";

/// Labels of the fields.
pub const L_TITLE: &str = "标题";
/// 排查日期.
pub const L_FOUND: &str = "排查日期";
/// 发生日期.
pub const L_OCCURRED: &str = "发生日期";
/// 来源.
pub const L_SOURCE: &str = "来源";
/// 排查人.
pub const L_SCREENERS: &str = "排查人";
/// 类别.
pub const L_CATEGORY: &str = "纠纷类别";
/// 附加类别.
pub const L_MORE: &str = "附加类别";
/// 风险.
pub const L_RISK: &str = "风险等级";
/// 地点.
pub const L_PLACES: &str = "地点";
/// 当事人.
pub const L_PARTIES: &str = "当事人";
/// 涉及人数.
pub const L_HEADCOUNT: &str = "涉及人数";
/// 约.
pub const L_ESTIMATED: &str = "约数";
/// 涉及面积.
pub const L_AREA: &str = "涉及面积";
/// 涉及金额.
pub const L_CLAIMED: &str = "涉及金额";
/// 标记.
pub const L_FLAGS: &str = "标记";
/// 案情.
pub const L_FACTS: &str = "简要案情";
/// 诉求.
pub const L_DEMANDS: &str = "主要诉求";
/// 包案领导.
pub const L_LEADER: &str = "包案领导";
/// 责任单位.
pub const L_UNIT: &str = "责任单位";
/// 责任人.
pub const L_PERSON: &str = "责任人";
/// 时限.
pub const L_DUE: &str = "化解时限";
/// 关联.
pub const L_PETITIONS: &str = "关联信访件";
/// 备注.
pub const L_REMARK: &str = "备注";

/// Heads of the sections of the form.
pub const S_MATTER: &str = "纠纷";
/// Who and where.
pub const S_PEOPLE: &str = "地点与当事人";
/// What it is about.
pub const S_STORY: &str = "案情";
/// Who answers for it.
pub const S_DUTY: &str = "责任";

/// What a title looks like.
pub const TITLE_HINT: &str = "何地何事，如 柳湾村鱼塘死鱼赔偿纠纷";
/// How dates may be told.
pub const DATE_HINT: &str = "如 6-18、3月初";
/// May stay empty.
pub const OPTIONAL: &str = "可不填";
/// Number of a petition.
pub const PETITION_HINT: &str = "编号，如 2026-0091";
/// Adds a place.
pub const ADD_PLACE: &str = "+ 添加地点";
/// Adds a party.
pub const ADD_PARTY: &str = "+ 添加当事人";
/// Takes a row away.
pub const REMOVE_ROW: &str = "删去这一行";
/// Heads of the places.
pub const PLACE_HEADS: [(&str, bool); 4] = [("村（居）", false), ("组", false), ("详细位置", false), ("", false)];
/// Heads of the parties.
pub const PARTY_HEADS: [(&str, bool); 5] =
    [("", false), ("姓名或名称", false), ("人数", false), ("电话", false), ("", false)];
/// Name or description.
pub const PARTY_HINT: &str = "个人、户、族、村、公司、多户群众";

/// A date is missing.
pub const FOUND_ON_EMPTY: &str = "排查日期未填，不知道哪天的可写“3月初”“上半年”。";
/// Not a date.
pub const NOT_A_DATE: &str = "看不出年月，请写成 2026-06-18、6-18 或“3月初”。";
/// Not a day.
pub const NOT_A_DAY: &str = "这不是日期，请写成 2026-06-18 或 6-18。";
/// Not a number of people.
pub const NOT_A_COUNT: &str = "请填人数，如 40；大约的勾“约数”。";

/// Head of the timeline.
pub const STORY: &str = "化解过程";
/// Head of the paragraph.
pub const PARAGRAPH: &str = "经过叙述";
/// Where the paragraph goes.
pub const PARAGRAPH_HINT: &str = "台账和报表里就这样写";
/// Head of the agreements.
pub const AGREEMENTS: &str = "调解协议";
/// None yet.
pub const NO_AGREEMENT: &str = "还没有协议";
/// No entry yet.
pub const NO_STEP: &str = "还没有记录，在下面记第一笔";
/// Nothing to tell yet.
pub const NO_STORY: &str = "填了案情、记了过程，这里自动成文";
/// Copy the paragraph.
pub const COPY: &str = "复制";
/// Takes an unsaved entry away.
pub const REMOVE_STEP: &str = "删去这一笔";
/// Not dated.
pub const UNDATED: &str = "日期不详";

/// 「应化解」.
pub const NEXT_DUTY: &str = "应化解或转法定途径";

/// Kinds of entries.
pub const E_KIND: &str = "记录种类";
/// Date of the entry.
pub const E_DATE: &str = "日期";
/// Who took part.
pub const E_WHO: &str = "参加单位和人员";
/// The text.
pub const E_TEXT: &str = "经过";
/// Enter it.
pub const E_ENTER: &str = "记入";
/// 化解方式.
pub const E_MANNER: &str = "化解方式";
/// Court or body.
pub const E_ORGAN: &str = "受理机关，如 县人民法院";
/// Routes that were told.
pub const E_ROUTES: &str = "告知的途径，如 诉讼";
/// Why it was a mistake.
pub const E_REASON: &str = "撤销原因，如 重复登记";
/// What happened.
pub const E_TEXT_HINT: &str = "记一笔，如 到现场查看，约双方见面";
/// Text is missing.
pub const E_TEXT_EMPTY: &str = "经过未填。";
/// The future.
pub const E_LATE: &str = "日期晚于今日，请核对。";
/// The organ is missing.
pub const E_ORGAN_EMPTY: &str = "受理机关未填。";
/// The routes are missing.
pub const E_ROUTES_EMPTY: &str = "调解不成的应当告知其他途径，请写明告知了什么。";
/// A day is needed.
pub const E_DATE_EMPTY: &str = "日期未填；以前各期的数字按日期保持不变。";
/// The reason is missing.
pub const E_REASON_EMPTY: &str = "撤销原因未填。";

/// While the register is written.
pub const SAVING: &str = "正在保存";
/// The paragraph is on the clipboard.
pub const COPIED: &str = "已复制经过叙述";
/// Left with something typed.
pub const DRAFT_STAYS: &str = "草稿已留下";

/// 「已保存 纠2026-031」.
pub fn saved(number: &str) -> String {
    format!("已保存 {number}")
}

/// 「已记入 纠2026-031」.
pub fn entered(number: &str) -> String {
    format!("已记入 {number}")
}

/// 「已撤销 纠2026-031 的一笔记录」.
pub fn taken_back(number: &str) -> String {
    format!("已撤销 {number} 的一笔记录")
}
