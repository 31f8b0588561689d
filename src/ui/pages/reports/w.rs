//! The words of the page.

use crate::domain::day_words;
use chrono::{Datelike, NaiveDate};

use super::model::FigureRow;
use crate::domain::period::Period;

pub(super) const TITLE: &str = "报表";
pub(super) const KIND: &str = "统计期种类";
pub(super) const EARLIER: &str = "前一期";
pub(super) const LATER: &str = "后一期";
pub(super) const FROM: &str = "起始日期";
pub(super) const TO: &str = "截止日期";
pub(super) const WRONG_WAY: &str = "起止颠倒，请核对。";
pub(super) const PRINT: &str = "打印";
pub(super) const EXPORT: &str = "导出 PDF";
pub(super) const REGISTERS: &str = "登记簿和台账";
pub(super) const STATISTICS: &str = "信访情况统计表";
pub(super) const DISPUTES: &str = "矛盾纠纷排查化解台账";
pub(super) const ISSUES: &str = "文书发文登记簿";
pub(super) const L_REGISTER: &str = "哪一本";
pub(super) const MASKED: &str = "脱敏";
pub(super) const N_MASKED: &str = "给外单位看的勾上：姓名、号码遮住";
pub(super) const N_NOBODY: &str = "这一份没有人名，不用脱敏";
pub(super) const EXCEL: &str = "导出 Excel";
pub(super) const CLOSE: &str = "关闭";
pub(super) const HEADS: [&str; 6] = ["指标", "本期", "去年同期", "同比", "上期", "环比"];
pub(super) const PARTS: &str = "报表的各部分";
pub(super) const PART_FIGURES: &str = "数字";
pub(super) const PART_TEXT: &str = "文字";
pub(super) const PREVIEW: &str = "预览";
pub(super) const STANDARD: &str = "公文格式 GB/T 9704";
pub(super) const EDIT: &str = "改写";
pub(super) const DONE: &str = "改好了";
pub(super) const RESTORE: &str = "恢复自动文字";
pub(super) const RESTORED: &str = "已恢复自动文字";
pub(super) const OWN_BACK: &str = "已换回改写的文字";
pub(super) const SAVING: &str = "正在保存";
pub(super) const DRAWING: &str = "正在准备预览";
pub(super) const READING: &str = "正在读取";
pub(super) const TINTED: &str = "带底色的数字随台账更新，改写时可改成固定数";
pub(super) const TOLD: &str = "按台账逐件讲述，随台账更新；改写后成为固定文字";
pub(super) const PLAIN: &str = "这一节没有随台账更新的数字";
pub(super) const TOKENS: &str = "带底色的记号印出来是数字或词句";
pub(super) const HEADING_ONLY: &str = "这里只有标题，文字在下面各小节。";
pub(super) const TO_WRITE: &str = "还没有写。点“改写”填写，或恢复自动文字。";
pub(super) const NOTHING_TO_SAY: &str = "台账中没有相应记录，这一节暂无文字。";
pub(super) const ONLY_HALF_YEARS: &str = "月和自定期出统计表，在“登记簿和台账”里印；文字报告按季、半年、年写。";

pub(super) fn see(period: Period) -> String {
    format!("看 {}", period.label())
}

pub(super) fn see_report(period: Period) -> String {
    format!("看 {}的报告", period.label())
}

pub(super) fn nothing_here(found: Period) -> String {
    format!("本期没有登记。最近的登记在 {}", found.label())
}

/// 「1月1日—6月30日」, with the year where it changes.
pub(super) fn span(first: NaiveDate, last: NaiveDate) -> String {
    let year = |day: NaiveDate| if first.year() == last.year() { String::new() } else { format!("{}年", day.year()) };
    format!("{}{}—{}{}", year(first), day_words::short(first), year(last), day_words::short(last))
}

pub(super) fn not_over(first: NaiveDate, as_of: NaiveDate) -> String {
    format!("本期未满，数字截至 {}；同比按去年 {}算，环比仅供参考", day_words::short(as_of), span(first, as_of))
}

pub(super) fn not_begun(first: NaiveDate) -> String {
    format!("本期从 {}年{}起，还没有数字", first.year(), day_words::short(first))
}

/// What is said over a figure: what pressing it does, how it comes about, the share it is.
pub(super) fn figure_tip(row: &FigureRow) -> String {
    let mut tip = match row.cases.len() {
        0 => String::new(),
        count => format!("点开看这 {count} {}\n", counter(row)),
    };
    tip.push_str(row.formula);
    if let Some((part, whole)) = row.base {
        tip.push_str(&format!("\n{part} ÷ {whole}"));
    }
    tip
}

fn counter(row: &FigureRow) -> &'static str {
    use super::model::Cases;
    match row.cases {
        Cases::Petitions(_) | Cases::Disputes(_) => "件",
        Cases::Agreements(_) => "份",
        Cases::Receptions(_) => "场接访",
        Cases::Screenings(_) => "次排查",
        Cases::Work(_) => "条记录",
    }
}

/// The row in one sentence.
pub(super) fn row_sentence(row: &FigureRow) -> String {
    format!(
        "{}，本期 {}，去年同期 {}，同比 {}，上期 {}，环比 {}",
        row.label, row.now, row.year_before, row.to_year_before, row.before, row.to_before
    )
}

pub(super) fn strange(token: &str) -> String {
    format!("“{token}”不是可用的记号，会照原样印出")
}

pub(super) const FINALISE: &str = "定稿";
pub(super) const FINALISE_AGAIN: &str = "重新定稿";
pub(super) const FINALISE_TEXT: &str = "定稿后，文字、数字和页面照原样保存，重印都是这一份；之后台账有更正，会列出哪些数字变了，可以重新定稿，注明代替哪一稿。";
pub(super) const STAY: &str = "先不定稿";
pub(super) const PERIOD_RUNS: &str = "本期未满，数字还会变。";
pub(super) const MOVED_SINCE: &str = "定稿以后的变化";
pub(super) const FINALISING: &str = "正在定稿";

/// 「7月2日 定稿（第1稿）」
pub(super) fn finalised(day: &str, edition: u32) -> String {
    format!("{day} 定稿（第{edition}稿）")
}

/// 「定稿后有 3 处变化」
pub(super) fn moved(count: usize) -> String {
    format!("定稿后有 {count} 处变化")
}

/// 「还有 2 节待写。」
pub(super) fn to_write(count: usize) -> String {
    format!("还有 {count} 节待写，定稿后这几节空着。")
}

/// What stands under the preview's bar when paper and register differ.
pub(super) fn preview_is_next(edition: u32) -> String {
    format!("这里是重新定稿后的样子；打印、导出的仍是第{edition}稿，要印这一份请先重新定稿")
}

pub(super) fn text_moved(label: &str, now: &str) -> String {
    format!("{label}：文字有变，现在是“{now}”")
}

pub(super) fn kept(title: &str, edition: u32) -> String {
    format!("已定稿：{title}（第{edition}稿）")
}
