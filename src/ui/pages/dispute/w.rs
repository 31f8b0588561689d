//! The words of the page of one dispute.

/// Where the breadcrumb leads.
pub const BACK: &str = "矛盾纠纷";
/// Title of a dispute without a number.
pub const NEW_TITLE: &str = "登记纠纷";
/// Print.
pub const PRINT: &str = "打印";
/// Its volume.
pub const VOLUME: &str = "卷宗";
/// Make an agreement of it.
pub const TO_AGREEMENT: &str = "起草协议";
/// What it does.
pub const TO_AGREEMENT_TIP: &str = "当事人、经过和地点自动带入";
/// Change what is registered.
pub const EDIT: &str = "修改";
/// Back to the detail.
pub const EDIT_STOP: &str = "回到详情";
/// Go on changing.
pub const EDIT_ON: &str = "接着改";
/// What may be done next.
pub const NEXT: &str = "下一步可办";
/// The less usual steps.
pub const MORE_STEPS: &str = "其他办理";
/// A dialog that was left half-filled.
pub const RESUMED: &str = "上次没填完的还在。";
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
/// Marks that the thresholds suggest.
pub const L_SUGGESTED: &str = "建议标";
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
/// 联系人.
pub const L_CONTACT: &str = "联系人";
/// Nobody is named.
pub const NOBODY: &str = "未定";
/// 来源单位.
pub const L_SOURCE_BODY: &str = "来源单位";
/// 纠纷性质.
pub const L_NATURE: &str = "纠纷性质";
/// The same, where there is little room.
pub const L_NATURE_SHORT: &str = "性质";
/// 纠纷类别, where there is little room.
pub const L_CATEGORY_SHORT: &str = "类别";
/// 受伤人数.
pub const L_INJURED: &str = "受伤人数";
/// A linked petition.
pub const L_PETITION: &str = "信访件";
/// Head of the links.
pub const S_LINKS: &str = "关联";
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
pub const PARTY_HEADS: [(&str, bool); 6] =
    [("", false), ("姓名或名称", false), (PARTY_KIND, false), ("人数", true), ("电话", false), ("", false)];
/// What a party is.
pub const PARTY_KIND: &str = "类型";
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
/// Who took part, as a label.
pub const E_WHO_SHORT: &str = "参加人员";
/// Who they may be.
pub const E_WHO_HINT: &str = "如 派出所、司法所、村委会";
/// 受理依据.
pub const E_BASIS: &str = "受理依据";
/// Who referred it.
pub const E_FROM: &str = "移送单位";
/// Who it may be.
pub const E_FROM_HINT: &str = "如 清河县人民法院、派出所";
/// Which sides consent.
pub const E_CONSENT: &str = "同意调解";
/// The rule behind it.
pub const E_CONSENT_HINT: &str = "调解须出于自愿，哪一方明确拒绝就不得调解。";
/// Told before.
pub const E_TOLD: &str = "（已同意）";
/// Which side refuses.
pub const E_DECLINES: &str = "拒绝的一方";
/// Why not.
pub const E_GROUND: &str = "原因";
/// The new level.
pub const E_RISK: &str = "变更为";
/// Why it changed.
pub const E_WHY: &str = "变更原因";
/// What it may be.
pub const E_WHY_HINT: &str = "如 人数增加，扬言上访";
/// Told to whom.
pub const E_REPORTED: &str = "上报给";
/// Handed to whom.
pub const E_HANDED: &str = "上交给";
/// A superior.
pub const E_SUPERIOR_HINT: &str = "如 清河县信访局";
/// Who was urged.
pub const E_URGED: &str = "督办单位";
/// What was averted.
pub const E_AVERTED: &str = "防止了什么";
/// Which legal way.
pub const E_WAY: &str = "途径";
/// Court or body.
pub const E_ORGAN: &str = "受理机关";
/// Who it may be.
pub const E_ORGAN_HINT: &str = "如 清河县人民法院";
/// Routes that were told.
pub const E_ROUTES: &str = "告知的途径";
/// What they may be.
pub const E_ROUTES_HINT: &str = "如 诉讼、仲裁";
/// The rule behind it.
pub const E_ROUTES_RULE: &str =
    "《人民调解法》第二十六条：调解不成的，终止调解，并告知当事人可以通过仲裁、行政、司法等途径维护权利。";
/// Why it was a mistake.
pub const E_REASON: &str = "撤销原因";
/// What it may be.
pub const E_REASON_HINT: &str = "如 重复登记";
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
/// Who referred it is missing.
pub const E_FROM_EMPTY: &str = "移送单位未填。";
/// No side is ticked.
pub const E_SIDES_EMPTY: &str = "请勾选同意调解的一方。";
/// No side to choose.
pub const E_SIDE_EMPTY: &str = "当事人未填，请先在“修改”里填明各方。";
/// No ground.
pub const E_GROUND_EMPTY: &str = "请选不予调解的原因。";
/// No level.
pub const E_RISK_EMPTY: &str = "请选变更后的风险等级。";
/// Nobody told.
pub const E_REPORTED_EMPTY: &str = "请写明向谁上报。";
/// Nobody urged.
pub const E_URGED_EMPTY: &str = "请写明督办哪个单位或者谁。";
/// Nothing chosen.
pub const E_AVERTED_EMPTY: &str = "请选防止了什么。";
/// Not a number.
pub const E_PEOPLE: &str = "请填人数，如 40。";
/// Handed to nobody.
pub const E_HANDED_EMPTY: &str = "请写明上交给哪个单位。";
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

/// 「群体性（涉及 64 人，达到 10 人）」
pub fn suggested(flag: &str, why: &str) -> String {
    format!("{flag}（{why}）")
}
