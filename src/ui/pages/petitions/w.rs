//! Every word of the list page.

use super::query::Quick;
use crate::domain::{period::Period, procedure::Stage, terms::Channel};
use crate::store::{petition_counts::PetitionWords, petitions::PetitionFilter};
use crate::ui::pages::due;

pub(super) const TITLE: &str = "信访件";
pub(super) const TABLE: &str = "信访件列表";
pub(super) const SEARCH: &str = "查找信访件";
pub(super) const SEARCH_HINT: &str = "编号、姓名、电话、住址、诉求都能搜";
pub(super) const CLEAR: &str = "清除条件";
pub(super) const LOOK_EVERYWHERE: &str = "改查全部信访件";
pub(super) const NEW_VISIT: &str = "登记来访";
pub(super) const NEW_MORE: &str = "登记来信、来电、网上信访";
pub(super) const NEW_OTHERS: [(Channel, &str); 3] =
    [(Channel::Letter, "登记来信"), (Channel::Call, "登记来电"), (Channel::Online, "登记网上信访")];
pub(super) const PAPERS: &str = "发文登记";
pub(super) const PRINT_REGISTER: &str = "打印登记簿";
pub(super) const PRINT_TICKED: &str = "打印所选";
pub(super) const UNTICK: &str = "取消选择";
pub(super) const COLUMNS: &str = "列";
pub(super) const COLUMNS_NAME: &str = "选择显示的列";
pub(super) const CHANNEL: &str = "信访形式";
pub(super) const PERIOD: &str = "收到日期";
pub(super) const UNIT: &str = "责任单位";
pub(super) const CATEGORY: &str = "内容分类";
pub(super) const VILLAGE: &str = "村";
pub(super) const WITH_CANCELLED: &str = "含已作废";
pub(super) const CANCELLED: &str = "已作废";
pub(super) const SEARCHING: &str = "正在查找";
pub(super) const EMPTY: &str = "还没有登记信访件";
pub(super) const EMPTY_REMARK: &str = "登记第一件来访、来信后，这里按日期列出";
pub(super) const OPEN: &str = "打开";
pub(super) const PRINT_FORM: &str = "打印登记表";
pub(super) const CANCEL: &str = "作废";
pub(super) const NO_UNIT: &str = "—";

pub(super) const HEADS: [&str; 10] =
    ["编号", "登记日期", "形式", "信访人", "村组", "诉求", "内容分类", "责任单位", "状态", "期限"];

pub(super) fn quick(quick: Quick, soon_days: u16) -> &'static str {
    match quick {
        Quick::All => "全部",
        Quick::Open => "在办",
        Quick::Overdue => "超期",
        Quick::Soon if soon_days == 7 => "7 日内到期",
        Quick::Soon => "将到期",
        Quick::Closed => "已办结",
        Quick::FollowUp => "待回访",
        Quick::Sealed => "保密件",
    }
}

pub(super) fn channels(channels: &[Channel]) -> String {
    channels.iter().map(|channel| channel.label()).collect::<Vec<_>>().join("、")
}

pub(super) fn stages(stages: &[Stage]) -> String {
    stages.iter().map(|stage| stage.label()).collect::<Vec<_>>().join("、")
}

pub(super) fn categories(codes: &[String], words: &PetitionWords) -> String {
    let label =
        |code: &String| words.categories.iter().find(|c| c.code == *code).map_or(code.clone(), |c| c.label.clone());
    match codes {
        [] => String::new(),
        [one] => label(one),
        [one, ..] => format!("{}等 {} 类", label(one), codes.len()),
    }
}

pub(super) fn due(base: &PetitionFilter) -> String {
    match (base.due_by, base.due_after, base.overdue_on) {
        (Some(day), _, _) => format!("{}前到期", due::short(day)),
        (None, Some(day), _) => format!("{}后到期", due::short(day)),
        (None, None, Some(_)) => "超期".into(),
        (None, None, None) => "未超期".into(),
    }
}

pub(super) fn picked(count: usize) -> String {
    format!("选出的 {count} 件")
}

pub(super) fn closed_in(period: Period) -> String {
    format!("{}办结", period.label())
}

pub(super) fn registered(since: Option<i32>, count: &str) -> String {
    match since {
        Some(year) => format!("{year} 年以来共登记 {count} 件"),
        None => String::new(),
    }
}

pub(super) fn not_found(text: &str) -> String {
    if text.trim().is_empty() {
        "没有符合条件的信访件".into()
    } else {
        format!("没有找到“{}”", text.trim())
    }
}

pub(super) fn only_looked_in(conditions: &str) -> String {
    if conditions.is_empty() { String::new() } else { format!("当前只查：{conditions}") }
}

pub(super) fn hits(hits: &str, all: &str) -> String {
    format!("命中 *{hits}* 件，全部 {all} 件")
}

pub(super) fn ticked(count: &str) -> String {
    format!("已选 *{count}* 件")
}

pub(super) fn rows_in_sight(first: &str, last: &str) -> String {
    format!("第 {first}—{last} 行")
}

pub(super) fn took(milliseconds: u128) -> String {
    format!("查找用时 {milliseconds} 毫秒")
}
