//! Every word of the detail page.

use super::{Field, Move, PetitionModel, StepForm};
use crate::domain::terms::Channel;

pub(super) const CANCEL: &str = "作废";
pub(super) const CANCEL_NOT: &str = "先不作废";
pub(super) const CANCEL_HINT: &str = "编号留在台账中，统计不再计入，期限不再提醒；可以恢复。";
pub(super) const REASON: &str = "理由";
pub(super) const REASON_MISSING: &str = "理由未填，请写明为什么作废。";
pub(super) const REASON_EXAMPLE: &str = "如：与 2026-0012 重复登记";
pub(super) const CANCELLED: &str = "已作废";
pub(super) const RESTORED: &str = "已恢复";
pub(super) const NOTICE_DELIVERED: &str = "告知书已送达";
pub(super) const SAVING: &str = "正在保存";

pub(super) const DATE_MISSING: &str = "日期未填，请写成 2026-06-18 或 6-18。";
pub(super) const NOT_CHOSEN: &str = "有一项未选。";
pub(super) const NO_PARTS: &str = "分出的事项未填，请每行写一件。";
pub(super) const CLOSE_HINT: &str = "办结后不能再改办理记录。";
pub(super) const REVOKED_HINT: &str = "撤销的，从这一天起重新办理，办结期限重新计算。";
pub(super) const MERGE_HINT: &str = "并案后本件仍计 1 件，办理情况看主件。";
pub(super) const SPLIT_HINT: &str = "每件另有编号，信访人和收到时间照本件；本件留下其余的事项。";
pub(super) const MEDIATION_HINT: &str = "新立的纠纷照本件填好当事人和事由，两边互相关联；调解有结果后回到这里结案。";
pub(super) const TAKEN_BACK_WHY: &str = "转调解记错，撤销";

/// 「2026-0091 已转 清水镇人民调解委员会 调解，纠纷 纠2026-031」.
pub(super) fn handed_over(done: &str, dispute: &str) -> String {
    format!("{done}，纠纷 {dispute}")
}

pub(super) fn mediation_taken_back(number: &str) -> String {
    format!("{number} 的转调解已撤销")
}
pub(super) const ARCHIVE_HINT: &str = "归档后只能记事、更正；须再办理的，先写明原因重新办理。";
pub(super) const REASSIGN: &str = "改派责任单位";
pub(super) const TRIAGE: &str = "分流";
pub(super) const TRIAGE_TIP: &str = "受理以外的去向：不予受理、转送、并案、存查等";
pub(super) const TRIAGE_TO: &str = "去向";
pub(super) const MORE_STEPS: &str = "其他办理";
pub(super) const DRAFT_STAYS: &str = "草稿已留下";
pub(super) const RESUMED: &str = "上次没填完的还在，接着填。";
pub(super) const PICK_CASE: &str = "选先前的件";

/// 「2026-0091 已分件：2026-0092、2026-0093」.
pub(super) fn was_split(number: &str, into: &[String]) -> String {
    format!("{number} 已分件：{}", into.join("、"))
}

/// 「由 2026-0091 分出」, in the remark of the new item.
pub(super) fn split_from(number: &str) -> String {
    format!("由 {number} 分出")
}

pub(super) fn not_chosen(label: &str) -> String {
    format!("{label}未选。")
}

/// The words on the button of a step and in its title. `assigned`: the item was assigned before.
pub(super) fn move_name(step: Move, assigned: bool) -> &'static str {
    if step == Move::Assign && assigned { REASSIGN } else { step.words().name }
}

pub(super) fn finish_by(day: &str) -> String {
    format!("应于 {day} 前办结。")
}

pub(super) fn extended_to(day: &str) -> String {
    format!("办理期限延至 {day}。")
}

pub(super) fn review_until(day: &str) -> String {
    format!("信访人 {day} 前可申请复查。")
}

pub(super) const BEFORE_NOTICE: &str = "前受理并告知";
pub(super) const BEFORE_DELIVERY: &str = "前送达告知书";
pub(super) const BEFORE_FINISH: &str = "前办结";
pub(super) const BEFORE_REPORT: &str = "前报送结果";
pub(super) const LEAD: &str = "代表";
pub(super) const NAME: &str = "姓名";
pub(super) const ANONYMOUS: &str = "匿名";
pub(super) const ID_NO: &str = "身份证号";
pub(super) const PHONE: &str = "电话";
pub(super) const OTHERS: &str = "同访人";
pub(super) const ADDRESS: &str = "住址";
pub(super) const MATTER: &str = "信访事项";
pub(super) const DIRECT: &str = "群众直接提出";
pub(super) const CHANNEL: &str = "形式";
pub(super) const REFERRAL_NO: &str = "来文号";
pub(super) const REFERRAL_DUE: &str = "限办时间";
pub(super) const RECEIVED: &str = "收到时间";
pub(super) const PETITIONED: &str = "信访日期";
pub(super) const CATEGORY: &str = "内容分类";
pub(super) const CLASS: &str = "事项类别";
pub(super) const PURPOSE: &str = "信访目的";
pub(super) const PLACE: &str = "问题属地";
pub(super) const ACCUSED: &str = "被反映人";
pub(super) const WENT_TO: &str = "曾到";
pub(super) const FLAGS: &str = "标记";
pub(super) const DUTY: &str = "责任";
pub(super) const UNIT: &str = "责任单位";
pub(super) const HANDLER: &str = "承办人";
pub(super) const ASSISTING: &str = "协办";
pub(super) const LEADER: &str = "包案领导";
pub(super) const LINKS: &str = "关联";
pub(super) const EARLIER: &str = "此前信访";
pub(super) const DISPUTE: &str = "矛盾纠纷";

pub(super) fn people(count: u32) -> String {
    format!("信访人 {count} 人")
}

pub(super) fn age(years: u32) -> String {
    format!("{years} 岁")
}

pub(super) fn committee(village: &str) -> String {
    if village.ends_with("社区") { format!("{village}居委会") } else { format!("{village}委会") }
}

pub(super) fn is_due(day: &str, verb: &str) -> String {
    format!("应于 *{day}* {verb}")
}

pub(super) fn until(day: &str) -> String {
    format!("最长至 {day}")
}

pub(super) fn must(what: &str) -> String {
    format!("应{what}")
}

pub(super) fn received_by(leader: &str) -> String {
    format!("{leader}接访")
}

pub(super) fn arrived(channel: Channel, people: u32) -> String {
    if people > 1 { format!("{channel} {people} 人。") } else { format!("{channel}。") }
}

pub(super) fn typed_later(day: &str) -> String {
    format!("（{day}补记）")
}

pub(super) fn declined(ground: &str, direct_to: &str) -> String {
    format!("{ground}；请向{direct_to}提出。")
}

pub(super) fn report_by(day: &str) -> String {
    format!("要求 {day}前报送办理结果。")
}

pub(super) fn approved_by(approver: &str) -> String {
    format!("{approver}批准。")
}

pub(super) fn opinion(label: &str) -> String {
    format!("处理意见：{label}。")
}

pub(super) fn delivered(manner: &str, recipient: &str, refused: bool) -> String {
    match (recipient, refused) {
        ("", _) => format!("{manner}。"),
        (witness, true) => format!("{manner}，拒收，见证人{witness}。"),
        (recipient, false) => format!("{manner}，{recipient}签收。"),
    }
}

pub(super) fn followed_up(contact: &str, satisfaction: &str) -> String {
    if contact.is_empty() { format!("{satisfaction}。") } else { format!("{contact}：{satisfaction}。") }
}

pub(super) const LIST: &str = "信访件";
pub(super) const BEFORE: &str = "‹ 上一件";
pub(super) const AFTER: &str = "下一件 ›";
pub(super) const NO_MORE: &str = "列表中没有了";
pub(super) const MORE: &str = "更多操作";
pub(super) const EDIT: &str = "修改";
pub(super) const PRINT: &str = "打印";
pub(super) const PRINT_FORM: &str = "打印登记表";
pub(super) const TO_DISPUTE: &str = "登记为矛盾纠纷";
/// The first choice of the disputes a matter may be handed to.
pub(super) const NEW_DISPUTE: &str = "新立一件纠纷";

/// 「调解已达成协议 协2026-020（6月12日），可记“调解、和解结案”。」
pub(super) fn mediated(dispute: &str, agreement: Option<&str>, day: &str) -> String {
    match agreement {
        Some(agreement) => format!("纠纷 {dispute} 的协议书 {agreement} 已于{day}生效，可记“调解、和解结案”。"),
        None => format!("纠纷 {dispute} 已于{day}结束调解，没有达成协议，可记“调解不成”。"),
    }
}
pub(super) const RESTORE: &str = "恢复";
pub(super) const SHOW: &str = "显示";
pub(super) const HIDE: &str = "隐藏";
pub(super) const NEXT: &str = "下一步可办";
pub(super) const PAPERS: &str = "文书";
pub(super) const ENCLOSURES: &str = "附件材料";
pub(super) const TABS_NAME: &str = "信访件内容";
pub(super) const TABS: [&str; 6] = ["办理过程", "诉求原文", "回访与评价", "修改记录", "下一步", "信访人与事项"];
pub(super) const CONTENT: &str = "反映的主要问题";
pub(super) const DEMANDS: &str = "诉求";
pub(super) const REMARK: &str = "备注";
pub(super) const NO_FOLLOW_UP: &str = "还没有回访";
pub(super) const FOLLOW_UP_HINT: &str = "回访后在这里看到信访人的评价";
pub(super) const FOLLOW_UP: &str = "登记回访";
pub(super) const NOTE: &str = "记一笔办理情况";
pub(super) const NOTE_LABEL: &str = "记事类别";
pub(super) const NOTE_LABELS: [&str; 6] = ["调查情况", "现场核实", "领导批示", "协调会", "联系信访人", "其他情况"];
pub(super) const ENTER_NOTE: &str = "记入";

pub(super) fn cancelled(reason: &str) -> String {
    format!("已作废：{reason}")
}

pub(super) fn last_said(day: &str, satisfaction: &str) -> String {
    format!("{day}评价：{satisfaction}")
}

pub(super) const ON: &str = "日期";
pub(super) const BY: &str = "经办人";
pub(super) const DOCUMENT: &str = "文书号";
pub(super) const CONTENTS: &str = "内容";
pub(super) const WHY: &str = "更正原因";
pub(super) const WHY_EXAMPLE: &str = "如：日期录错";
pub(super) const STRIKE: &str = "这一条整条记错，撤销";
pub(super) const STRIKE_GO: &str = "撤销这一条";
pub(super) const CORRECT_GO: &str = "更正";
pub(super) const CORRECT_STAY: &str = "先不更正";
pub(super) const CORRECT_HINT: &str = "原来的记录留着，旁边注明更正；步骤种类记错的，撤销这一条后另记。";
/// What the rules say when the reason is missing.
pub(super) const CORRECT_WHY: &str = "更正须写明原因。";

/// 「2025年」, under the day of an entry.
pub(super) fn year(year: i32) -> String {
    format!("{year}年")
}

/// 「更正 5月8日 受理」.
pub(super) fn correct(heading: &str) -> String {
    format!("更正 {heading}")
}

/// 「6月18日更正：日期应为 5月9日；日期录错」.
pub(super) fn corrected(day: &str, what: &[String], why: &str) -> String {
    let what = what.join("，");
    format!("{day}更正：{what}（{why}）")
}

/// 「6月18日撤销：登记错件」.
pub(super) fn struck(day: &str, why: &str) -> String {
    format!("{day}撤销：{why}")
}

/// Whether something is ticked.
pub(super) fn yes_no(yes: bool) -> &'static str {
    if yes { "是" } else { "否" }
}

/// 「日期应为 5月9日」.
pub(super) fn should_be(label: &str, value: &str) -> String {
    format!("{label}应为 {value}")
}
pub(super) const DAY: &str = "日";

/// 「在本程序出具的不填；手写的填其号，如：清信受〔2026〕1号」.
pub(super) fn document_example(code: &str, series: &str, today: chrono::NaiveDate) -> String {
    format!("手写的文书才填，如：{code}{series}〔{}〕1号", chrono::Datelike::year(&today))
}

/// The button that makes the entry.
pub(super) fn go(form: &StepForm, model: &PetitionModel) -> &'static str {
    match form.step {
        Move::Accept if form.ticked.contains(&Field::WithNotice) && model.file.petition.notice_owed() => {
            "受理并送达告知书"
        }
        Move::Assign if model.is_assigned() => "改派",
        step => step.words().go,
    }
}

pub(super) fn stay(step: Move) -> &'static str {
    match step {
        Move::Accept => "先不受理",
        Move::Close => "先不办结",
        _ => "先不办",
    }
}

/// Above the list of what a closing still lacks.
pub(super) fn missing(count: usize, refused: bool) -> String {
    let may = if refused { "" } else { "可以照样办结，缺的留在这里备查：" };
    format!("还缺 {count} 项。{may}")
}

/// On the toast after a step, beside what was done.
pub(super) fn make_paper(title: &str) -> String {
    format!("生成{title}")
}
