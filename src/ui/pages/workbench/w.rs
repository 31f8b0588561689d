//! Every word of the workbench.

use crate::domain::day_words;
use crate::domain::dispute::DisputeStatus;
use crate::report::compare::Change;
use chrono::NaiveDate;

use super::tasks::Urgency;

pub(super) const TITLE: &str = "工作台";
pub(super) const SEARCH: &str = "搜编号、姓名、诉求";
pub(super) const NEW_VISIT: &str = "登记来访";
pub(super) const NEW_LETTER: &str = "登记来信";
pub(super) const NEW_DISPUTE: &str = "登记纠纷";
pub(super) const NEW_AGREEMENT: &str = "新建协议";
pub(super) const PERIOD: &str = "统计期";
pub(super) const RECEIVED: &str = "本期受理";
pub(super) const CLOSED_RATE: &str = "办结率";
pub(super) const OPEN: &str = "在办";
pub(super) const OPEN_TASK: &str = "打开";
pub(super) const OVERDUE: &str = "超期";
pub(super) const NO_OVERDUE: &str = "没有超期";
pub(super) const PIECES: &str = "件";
pub(super) const TASKS: &str = "待办";
pub(super) const TASKS_TABLE: &str = "待办列表";
pub(super) const ALL: &str = "全部";
pub(super) const PETITIONS: &str = "信访件";
pub(super) const FOLLOW_UPS: &str = "回访";
pub(super) const DISPUTES: &str = "纠纷";
pub(super) const AGREEMENTS: &str = "协议";
pub(super) const HAND_IN: &str = "报送，记入工作记录";
pub(super) const HEADS: [&str; 6] = ["期限", "编号", "事项", "应办", "责任", "日期"];
pub(super) const HOLD: &str = "登记排查";
pub(super) const NO_TASKS: &str = "没有待办的事项";
pub(super) const NO_TASKS_HINT: &str = "登记后，法定期限自动列在这里";
pub(super) const NO_TASKS_OF_KIND: &str = "这一类没有待办的事项";
pub(super) const RECEPTION: &str = "今日接访领导";
pub(super) const ROSTER: &str = "接访日程 ›";
pub(super) const NO_RECEPTION: &str = "今天没有安排领导接访";
pub(super) const SO_FAR: &str = "已接";
pub(super) const MONTHS: &str = "每月受理与办结";
pub(super) const SERIES: [&str; 2] = ["受理", "办结"];
pub(super) const CATEGORIES: &str = "内容分类";
pub(super) const NO_CATEGORIES: &str = "本期还没有登记信访件";
pub(super) const OTHER: &str = "其他";
pub(super) const UNFILLED: &str = "未填";

pub(super) fn date(day: NaiveDate) -> String {
    format!("{} {}", day_words::long(day), day_words::weekday(day).replace('周', "星期"))
}

pub(super) fn holiday(ahead: u64, day: &str, name: &str, days: usize) -> String {
    match ahead {
        0 => format!("今日起{name}放假 {days} 天"),
        1 => format!("明日起{name}放假 {days} 天"),
        _ => format!("{day}起{name}放假 {days} 天"),
    }
}

pub(super) fn make_up(ahead: u64, day: &str) -> String {
    match ahead {
        0 => "今日调休上班".into(),
        1 => "明日调休上班".into(),
        _ => format!("{day} 调休上班"),
    }
}

pub(super) fn visits(batches: u64, people: u64) -> String {
    format!("来访 {batches} 批 {people} 人次")
}

pub(super) fn closed(count: u64) -> String {
    format!("已办结 {count} 件")
}

pub(super) fn year_on_year(change: Change) -> String {
    format!("· 同比 {}", change.text())
}

pub(super) fn calm(count: usize) -> String {
    format!("正常 {count}")
}

pub(super) fn soon(days: u16, count: usize) -> String {
    format!("{days} 日内到期 {count}")
}

pub(super) fn over(count: usize) -> String {
    format!("超期 {count}")
}

pub(super) fn longest(days: i64) -> String {
    format!("最长超期 {days} 天")
}

pub(super) fn on_time(rate: &str) -> String {
    format!("· 按期办结率 {rate}")
}

pub(super) fn task_count(count: usize) -> String {
    format!("{count} 项，按期限先后")
}

pub(super) fn urgency(urgency: Urgency, soon_days: u16) -> String {
    match urgency {
        Urgency::Over => "已超期".into(),
        Urgency::Today => "今日到期".into(),
        Urgency::Soon => format!("{soon_days} 日内到期"),
        Urgency::Later => format!("{soon_days} 日以后"),
    }
}

/// 「乡镇排查」, 「2009年6月乡镇排查，未报 柳湾村、石桥村」.
pub(super) fn screening_of(month: &str, level: &str, missing: &[String]) -> String {
    match missing {
        [] => format!("{month}{level}排查"),
        some => format!("{month}{level}排查，未报 {}", some.join("、")),
    }
}

/// 「2009年6月信访报表」.
pub(super) fn return_of(month: &str) -> String {
    format!("{month}信访报表")
}

pub(super) fn dispute_duty(status: DisputeStatus) -> &'static str {
    match status {
        DisputeStatus::Found => "组织调处",
        DisputeStatus::Relapsed => "重新调处",
        _ => "继续调处",
    }
}

pub(super) fn received(batches: u32, people: u32) -> String {
    format!("{batches} 批 {people} 人次")
}

pub(super) fn categories_of(period: &str, count: usize) -> String {
    format!("{period} {count} 件")
}
