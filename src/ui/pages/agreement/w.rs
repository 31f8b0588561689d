//! The words of the agreement editor.

use crate::domain::day_words;
use chrono::NaiveDate;

use crate::domain::agreement::AgreementActKind as Kind;

/// Where the breadcrumb leads.
pub const BACK: &str = "调解协议";
/// Title without a number.
pub const NEW_TITLE: &str = "新建协议";
/// Where it comes from.
pub const FROM: &str = "来自";
/// Print.
pub const PRINT: &str = "打印";
/// Export.
pub const EXPORT: &str = "导出 PDF";
/// Sign.
pub const SIGN: &str = "签订生效";
/// Complete the signatures.
pub const SIGN_MORE: &str = "补记签章";
/// Supplementary agreement.
pub const SUPPLEMENT: &str = "另签补充协议";
/// Save.
pub const SAVE: &str = "保存";
/// Nothing to save.
pub const SAVED: &str = "没有未保存的修改";
/// Something to save.
pub const UNSAVED: &str = "有修改未保存";
/// Throws the draft away.
pub const DROP_DRAFT: &str = "放弃草稿";
/// A draft was found.
pub const DRAFT_BACK: &str = "上次没保存完的内容已填回";
/// Jump to the first error.
pub const GO_TO: &str = "转到该项";
/// Print and export take what is registered.
pub const SAVE_FIRST: &str = "保存后可打印";

/// 「1 处需改正」.
pub fn errors(count: usize) -> String {
    format!("{count} 处需改正")
}

/// 「6月18日生效，文字已锁定」.
pub fn locked(effective: Option<NaiveDate>) -> String {
    match effective {
        Some(day) => format!("{}生效，文字已锁定，付款照常登记", day_words::short(day)),
        None => "已有签章，文字已锁定；签章齐全之日起生效".into(),
    }
}

/// Parties.
pub const PARTIES: &str = "当事人";
/// Adds one.
pub const ADD_PARTY: &str = "+ 添加当事人";
/// Heads of the parties.
pub const PARTY_HEADS: [(&str, bool); 8] = [
    ("", false),
    ("姓名", false),
    ("性别", false),
    ("年龄", false),
    ("民族", false),
    ("职业", false),
    ("住址", false),
    ("电话", false),
];
/// Menu of a party, after the sides.
pub const PARTY_MORE: &str = "填身份证号和代理人";
/// Makes a body of a person.
pub const PARTY_BODY: &str = "改为单位";
/// Makes a person of a body.
pub const PARTY_PERSON: &str = "改为个人";
/// Who stands for a body.
pub const REPRESENTATIVE: &str = "法定代表人";
/// 职务.
pub const POST: &str = "职务";
/// 统一社会信用代码.
pub const CREDIT_CODE: &str = "信用代码";
/// Takes a party away.
pub const PARTY_OFF: &str = "删去这一方";
/// 身份证号.
pub const ID_NO: &str = "身份证号";
/// 代理人.
pub const AGENT: &str = "代理人";
/// 民族 that are suggested.
pub const ETHNICITIES: [&str; 10] =
    ["汉族", "苗族", "彝族", "壮族", "土家族", "布依族", "侗族", "回族", "蒙古族", "藏族"];

/// Mediators.
pub const MEDIATORS: &str = "调解员";
/// The first of them.
pub const CHIEF: &str = "（首席）";
/// Recorder.
pub const RECORDER: &str = "记录人";
/// Facts.
pub const FACTS: &str = "纠纷事实";
/// Who is to answer for what.
pub const RESPONSIBILITY: &str = "各方责任";
/// What it may be.
pub const RESPONSIBILITY_HINT: &str = "如 高某戌施工未告知，负全部责任";
/// Clauses.
pub const CLAUSES: &str = "协议条款";
/// Adds a clause.
pub const ADD_CLAUSE: &str = "+ 添加一条";
/// Stock phrases.
pub const STOCK: &str = "插入常用条款";
/// Amounts that follow the plan.
pub const INSERT_SUM: &str = "插入金额";
/// The total.
pub const TOTAL_TOKEN: &str = "合计金额";
/// Takes a clause away.
pub const CLAUSE_OFF: &str = "删去这一条";
/// Moves a clause.
pub const CLAUSE_MOVE: &str = "拖动排序，也可按 Alt+↑ Alt+↓";
/// An empty clause.
pub const CLAUSE_HINT: &str = "谁在何时做什么，如 高某戌于6月25日前修复进水管";

/// Plan.
pub const PLAN: &str = "履行计划";
/// Equal parts.
pub const SPLIT: &str = "平均分期";
/// Adds one.
pub const ADD_DUTY: &str = "+ 添加一期";
/// Heads of the plan.
pub const PLAN_HEADS: [(&str, bool); 5] =
    [("期次", false), ("应付日期", false), ("金额（元）", true), ("方式", false), ("已付", false)];
/// Due when signing.
pub const AT_SIGNING: &str = "签订当日";
/// 「生效后 15 日内」.
pub fn within(days: u16) -> String {
    format!("生效后 {days} 日内")
}

/// For ever.
pub const PERPETUAL: &str = "长期";
/// What the plan says before it has a line.
pub const NO_PLAN: &str = "没有给付内容可不填；“不得再葬坟”一类写条款，也可作一期，应付日期写“长期”";
/// Takes an instalment away.
pub const DUTY_OFF: &str = "删去这一期";
/// What is to be done.
pub const DUTY_TEXT: &str = "内容";
/// A hint for it.
pub const DUTY_TEXT_HINT: &str = "要做什么，如 修复进水管";
/// Total.
pub const TOTAL: &str = "合计";
/// In capitals.
pub const CAPITALS: &str = "大写";
/// Paid on the spot.
pub const PAID_NOW: &str = "当场付讫";
/// Not paid.
pub const UNPAID: &str = "未付";
/// Not done.
pub const UNDONE: &str = "未完成";

/// 「与第一条一致」.
pub fn agrees(ordinal: &str) -> String {
    format!("与第{ordinal}条一致")
}

/// 「第一条写 28,000 元，合计 26,000 元」.
pub fn differs(ordinal: &str, told: &str, total: &str) -> String {
    format!("第{ordinal}条写 {told} 元，合计 {total} 元")
}

/// 「改成 26,000」.
pub fn make_it(total: &str) -> String {
    format!("改成 {total}")
}

/// The papers section.
pub const PAPER: &str = "文书";
/// Which agreement a supplement changes.
pub const EARLIER: &str = "与原协议";
/// It adds to it.
pub const ADDS: &str = "补充";
/// It takes its place.
pub const REPLACES: &str = "代替";

/// What a supplement does to the earlier agreement when it takes effect.
pub fn earlier(number: &str, replaces: bool) -> String {
    if replaces {
        format!("签订生效后，{number} 不再履行，待办里也不再提醒")
    } else {
        format!("{number} 继续履行，这里只写补充的内容")
    }
}

/// 「给乙方」
pub fn to_side(side: &str) -> String {
    format!("给{side}")
}

/// Number on the paper.
pub const PAPER_NUMBER: &str = "协议书编号";
/// A pattern of it.
pub const PAPER_NUMBER_HINT: &str = "如 清人调字〔2026〕第3号";
/// 形式.
pub const FORM: &str = "形式";
/// Kind of body.
pub const BODY_KIND: &str = "主持单位";
/// Its name.
pub const BODY: &str = "单位名称";
/// Date.
pub const MEDIATED_ON: &str = "调解日期";
/// Copies.
pub const COPIES: &str = "份数";
/// One more copy, for the court.
pub const COURT_COPY: &str = "另加一份给法院";
/// 履行地点.
pub const PLACE: &str = "履行地点";
/// What it may be.
pub const PLACE_HINT: &str = "如 清水镇人民调解委员会";
/// Not one for all.
pub const PLACE_MIXED: &str = "各期不同，填了就统一";
/// Remark.
pub const REMARK: &str = "备注";

/// 「自动：3」.
pub fn copies_hint(count: u32) -> String {
    format!("按当事人数为 {count}")
}

/// Preview.
pub const PREVIEW: &str = "预览";
/// What it is.
pub const PREVIEW_REMARK: &str = "随填随改，与打印一致";

/// Errors of fields.
pub const DAY_EMPTY: &str = "调解日期未填。";
/// Not a day.
pub const NOT_A_DAY: &str = "这不是日期，请写成 2026-06-18 或 6-18。";
/// Not a sex.
pub const NOT_A_SEX: &str = "性别请填男或女，单位可不填。";
/// Not an age.
pub const NOT_AN_AGE: &str = "年龄请填周岁数。";
/// Not a number.
pub const NOT_COPIES: &str = "份数请填数字。";

/// 「第 1 期的金额未填。」
pub fn amount_empty(number: usize) -> String {
    format!("第 {number} 期的金额未填。")
}

/// 「第 1 期的应付日期未填…」
pub fn due_wrong(number: usize, empty: bool) -> String {
    if empty {
        format!("第 {number} 期的应付日期未填，可写“签订当日”“长期”。")
    } else {
        format!("第 {number} 期的应付日期不对，请写成 2026-06-18，或“签订当日”“长期”。")
    }
}

/// 「第 1 期的内容未填。」
pub fn text_empty(number: usize) -> String {
    format!("第 {number} 期的内容未填。")
}

/// Facts of a supplementary agreement.
pub fn supplement_facts(title: &str, number: &str, effective: Option<NaiveDate>) -> String {
    let day = effective.map(|day| format!("于{}", day_words::long(day))).unwrap_or_default();
    format!("各方{day}签订《{title}》（{number}），现就履行事项协商变更，补充约定如下。")
}

/// Dialog: sign.
pub const SIGN_BODY: &str = "当事人、调解员签名和调解委员会盖章齐全之日起生效。签后文字不能再改，需要变更的另签补充协议；打印和登记付款不受影响。";
/// The mediator's day.
pub const SIGN_MEDIATOR: &str = "调解员签名";
/// The seal's day.
pub const SIGN_SEAL: &str = "加盖印章";
/// A day may be added later.
pub const SIGN_LATER: &str = "未签的先空着，以后补记";
/// Not now.
pub const SIGN_STAY: &str = "先不签";
/// Why the strict form is not kept.
pub const SIGN_REASON: &str = "不补的理由";
/// It may stay empty.
pub const SIGN_REASON_HINT: &str = "不补也可以签，理由记入协议";

/// What the strict form asks for and is missing.
pub fn sign_gaps(gaps: &[String]) -> String {
    format!("按《人民调解工作若干规定》还缺：{}", gaps.concat())
}

/// None given.
pub const SIGN_NONE: &str = "至少填一个日期。";
/// The future.
pub const SIGN_LATE: &str = "签章日期晚于今日，请核对。";
/// Before the session.
pub const SIGN_EARLY: &str = "签章日期早于调解日期，请核对。";

/// Dialog: pay.
pub const PAY: &str = "记付款";
/// Dialog of a duty that is no payment.
pub const DO: &str = "记履行";
/// When.
pub const PAY_ON: &str = "日期";
/// How much.
pub const PAY_AMOUNT: &str = "金额";
/// Evidence.
pub const PAY_EVIDENCE: &str = "凭证";
/// What it may be.
pub const PAY_EVIDENCE_HINT: &str = "收条、转账单、照片";
/// Not now.
pub const PAY_STAY: &str = "先不记";
/// The future.
pub const PAY_LATE: &str = "日期晚于今日，请核对。";
/// No sum.
pub const PAY_NOTHING: &str = "请填付了多少。";
/// No day.
pub const PAY_NO_DAY: &str = "请填日期。";

/// 「第 2 期，应付 8,000.00，已付 0.00」.
pub fn pay_line(number: usize, due: &str, paid: &str) -> String {
    format!("第 {number} 期，应付 {due}，已付 {paid}")
}

/// Dialog: split.
pub const SPLIT_TOTAL: &str = "总额";
/// How many.
pub const SPLIT_TIMES: &str = "分几期";
/// First date.
pub const SPLIT_FIRST: &str = "首期日期";
/// Months between.
pub const SPLIT_EVERY: &str = "每隔";
/// First at signing.
pub const SPLIT_AT_SIGNING: &str = "首期签订当日付";
/// Carry out.
pub const SPLIT_GO: &str = "生成计划";
/// Not now.
pub const SPLIT_STAY: &str = "不改计划";
/// Replaces.
pub const SPLIT_REPLACES: &str = "现有的分期会换成新的";

/// While the register is written.
pub const SAVING: &str = "正在保存";
/// Left with something typed.
pub const DRAFT_STAYS: &str = "草稿已留下";

/// 「已保存 协2026-020」.
pub fn saved(number: &str) -> String {
    format!("已保存 {number}")
}

/// 「协2026-020 已签订，6月18日生效」.
pub fn signed(number: &str, effective: Option<NaiveDate>) -> String {
    match effective {
        Some(day) => format!("{number} 已签订，{}生效", day_words::short(day)),
        None => format!("{number} 已记签章，签章齐全后生效"),
    }
}

/// 「已记付款 协2026-020」.
pub fn paid(number: &str) -> String {
    format!("已记付款 {number}")
}

/// Section: what follows the signing.
pub const SEQUEL: &str = "履行与后续";
/// The less usual kinds.
pub const MORE: &str = "其他";
/// Nothing recorded.
pub const NO_RECORD: &str = "还没有记录；付款在履行计划里勾“已付”";
/// Record it.
pub const RECORD: &str = "记入";
/// 法院.
pub const COURT: &str = "法院";
/// 裁定书文号.
pub const RULING: &str = "裁定书文号";
/// 判决书文号.
pub const JUDGMENT: &str = "判决书文号";
/// Why.
pub const REASON: &str = "理由";
/// What was found at the visit.
pub const RESULT: &str = "回访结果";
/// Nothing chosen.
pub const RESULT_EMPTY: &str = "请选回访结果。";
/// Who was visited.
pub const VISITED: &str = "被回访人";
/// Which duty.
pub const OBLIGATION: &str = "哪一期";
/// All of them.
pub const ALL_OWED: &str = "全部未履行的";
/// Whether the debtor heard it.
pub const REACHED: &str = "已通知到本人，诉讼时效从此重新计算";
/// Who applies.
pub const APPLICANTS: &str = "申请人";
/// Who did it.
pub const BY: &str = "经办人";
/// What is to be kept.
pub const EVENT_TEXT: &str = "情况";
/// What it may be.
pub const EVENT_TEXT_HINT: &str = "可不填，如 电话催告，答应月底前付清";
/// Dialog: take back.
pub const TAKE_BACK: &str = "收回这条记录";
/// What it does.
pub const TAKE_BACK_BODY: &str = "收回后不再算数，原来的记录和理由照样留着。";
/// No reason.
pub const TAKE_BACK_EMPTY: &str = "请写明为什么收回。";
/// What the reason may be.
pub const TAKE_BACK_HINT: &str = "如 记错期次";
/// Do it.
pub const TAKE_BACK_GO: &str = "收回记录";
/// Do not.
pub const TAKE_BACK_STAY: &str = "留着";
/// Why a toast's 撤销 took it back.
pub const UNDONE_AT_ONCE: &str = "当场撤销";

/// What a kind of event is, in a few words.
pub fn event_tip(kind: Kind) -> &'static str {
    match kind {
        Kind::Urged => "调解委员会应当监督、督促当事人履行（人民调解法第三十一条）",
        Kind::DefaultFound => "到期没有履行，认定逾期",
        Kind::MediatedAgain => "各方同意，再次调解",
        Kind::Changed => "新签的协议变更这一份",
        Kind::ToldToSue => "告知当事人可以就协议起诉（人民调解法第三十二条）",
        Kind::Sued => "一方向法院起诉",
        Kind::ConfirmationDeclined => "各方表示不申请司法确认",
        Kind::ConfirmationApplied => "各方自生效之日起三十日内共同申请（人民调解法第三十三条）",
        Kind::ConfirmationDocketed => "法院受理了申请",
        Kind::Confirmed => "法院裁定协议有效，不履行的可以申请强制执行",
        Kind::ConfirmationRejected => "法院不予受理或者驳回，可以变更协议、另行调解或者起诉",
        Kind::ConfirmationWithdrawn => "申请人撤回了申请",
        Kind::EnforcementApplied => "经法院确认的协议逾期不履行，申请强制执行",
        Kind::FollowedUp => "看履行得怎样、有没有反复",
        Kind::SetAside => "法院判决撤销协议或者确认无效",
    }
}

/// 「司法确认：确认有效」.
pub fn confirmation(state: &str) -> String {
    format!("司法确认：{state}")
}

/// 「司法确认：各方可在 7月20日 前共同申请（剩 30 天），稳妥不晚于 7月17日」.
pub fn confirmation_until(last: &str, safe: &str, left: i64) -> String {
    let careful = if last == safe { String::new() } else { format!("，稳妥不晚于 {safe}") };
    format!("司法确认：各方可在 {last} 前共同申请（剩 {left} 天）{careful}")
}

/// 「变更协2026-001 的补充协议」.
pub fn changes(number: &str) -> String {
    format!("这是变更 {number} 的补充协议")
}

/// 「第 1 期付款 10,000.00 元」.
pub fn performed(obligation: u32, sum: Option<String>) -> String {
    match sum {
        Some(sum) => format!("第 {obligation} 期付款 {sum} 元"),
        None => format!("第 {obligation} 期已履行"),
    }
}

/// 「已收回：记错期次」.
pub fn taken_back(reason: &str) -> String {
    format!("已收回：{reason}")
}

/// 「收回：第 1 期付款 10,000.00 元」.
pub fn take_back_of(heading: &str) -> String {
    format!("收回：{heading}")
}

/// 「已记入 协2026-020」.
pub fn recorded(number: &str) -> String {
    format!("已记入 {number}")
}

/// 「已收回 协2026-020 的一条记录」.
pub fn took_back(number: &str) -> String {
    format!("已收回 {number} 的一条记录")
}
