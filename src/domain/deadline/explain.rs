//! 「为什么是这一天」: how a due date came about, as a value and in sentences.

use super::{
    clocks::{Clock, Excluded, Prolonged},
    length::{Length, Unit},
    rules::{ClockId, Force, Owner, Roll, rule},
};
use crate::domain::calendar::{Calendar, Due, NoticeDay, RestSpan};
use crate::domain::day_words::{self, weekday};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;
use std::collections::BTreeSet;

/// Every step from the trigger to the due date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Which clock.
    pub clock: ClockId,
    /// Whose.
    pub owner: Owner,
    /// What started it, as in 「3月20日收到」.
    pub trigger_name: &'static str,
    /// The day it started; not counted.
    pub trigger: NaiveDate,
    /// The time of day, for limits in hours.
    pub at: Option<NaiveTime>,
    /// Day 1; `None` for a limit that is not counted in days.
    pub first_day: Option<NaiveDate>,
    /// How long.
    pub length: Length,
    /// 延期.
    pub prolonged: Option<Prolonged>,
    /// Days that do not count.
    pub excluded: Vec<Excluded>,
    /// The working days counted one by one; empty for other limits.
    pub counted: Vec<NaiveDate>,
    /// Rest days between that a limit in working days leaves out.
    pub skipped: Vec<RestSpan>,
    /// Weekend days that are worked and therefore count, or end the limit.
    pub made_up: Vec<NoticeDay>,
    /// Rest days at the end that the limit was moved over.
    pub rolled_over: Vec<RestSpan>,
    /// When it ends.
    pub due: Due,
    /// The moment it ends, for limits in hours.
    pub moment: Option<NaiveDateTime>,
    /// The day the office is reminded of a duty of its own; `None` for others.
    pub alarm: Option<NaiveDate>,
    /// What it stands on.
    pub basis: &'static str,
    /// Years in the reckoning whose holidays are not known.
    pub unknown_years: Vec<i32>,
    /// What follows when it is missed.
    pub on_expiry: &'static str,
}

impl Explanation {
    /// The explanation of a clock.
    pub fn of(clock: &Clock, calendar: &Calendar) -> Self {
        let row = rule(clock.id);
        let Due { raw, legal, .. } = clock.due;
        let counted: Vec<NaiveDate> = match (clock.length.unit, row.roll) {
            (Unit::Workday, Roll::Next) => {
                let days = clock.trigger.iter_days().skip(1).filter(|&day| calendar.is_workday(day));
                days.take(clock.length.n.into()).take_while(|&day| day <= raw).collect()
            }
            _ => Vec::new(),
        };
        let skipped = match counted.last() {
            Some(&last) => calendar.rest_spans(next(clock.trigger), last),
            None => Vec::new(),
        };
        let made_up = counted.iter().chain(counted.is_empty().then_some(&raw));
        let made_up = made_up.filter_map(|&day| calendar.notice(day)).filter(|day| !day.off).cloned().collect();
        let rolled_over = if legal > raw { calendar.rest_spans(raw, before(legal)) } else { Vec::new() };
        let years: BTreeSet<i32> =
            [raw, legal].into_iter().filter(|&day| calendar.is_provisional(day)).map(|day| day.year()).collect();
        Self {
            clock: clock.id,
            owner: row.owner,
            trigger_name: row.trigger,
            trigger: clock.trigger,
            at: clock.at,
            first_day: matches!(clock.length.unit, Unit::Day | Unit::Workday)
                .then(|| counted.first().copied().unwrap_or_else(|| next(clock.trigger)))
                .filter(|_| row.roll != Roll::Before),
            length: clock.length,
            prolonged: clock.prolonged,
            excluded: clock.excluded.clone(),
            counted,
            skipped,
            made_up,
            rolled_over,
            due: clock.due,
            moment: clock.moment(),
            alarm: clock.is_ours().then(|| clock.alarm(calendar)),
            basis: clock.article,
            unknown_years: if clock.due.provisional { years.into_iter().collect() } else { Vec::new() },
            on_expiry: row.on_expiry,
        }
    }

    /// 「受理告知：2026年4月7日（周二）」.
    pub fn title(&self) -> String {
        match self.moment {
            Some(moment) => format!("{}：{} {}", self.clock, long(moment.date()), moment.format("%H:%M")),
            None => format!("{}：{}", self.clock, long(self.due.legal)),
        }
    }

    /// The steps as sentences, in order.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.start_line()];
        self.count_lines(&mut lines);
        lines.extend(self.end_line());
        for year in &self.unknown_years {
            lines.push(format!("{year} 年放假安排还没有公布，先按周末推算，这一天可能变动。"));
        }
        if let Some(alarm) = self.alarm.filter(|&alarm| alarm != self.due.legal) {
            lines.push(format!("提醒按期满前最后一个工作日：{}。", self.day(alarm)));
        }
        lines.push(self.basis_line());
        lines
    }

    fn start_line(&self) -> String {
        let (day, what) = (long(self.trigger), self.trigger_name);
        match (self.length.unit, rule(self.clock).roll) {
            (Unit::AsSet, _) => format!("{day}{what}。"),
            (Unit::Hour, _) => {
                let at = self.at.map(|at| format!(" {}", at.format("%H:%M"))).unwrap_or_default();
                format!("{day}{at} {what}，从这一刻起算。")
            }
            (Unit::SameDay, _) => format!("{day}{what}，当日办理。"),
            (_, Roll::Before) => format!("{day}{what}，从这一天往前数。"),
            (Unit::Month, _) => format!("{day}{what}，当日不计。"),
            _ => {
                let first = self.first_day.unwrap_or(self.trigger);
                format!("{day}{what}，当日不计，{}为第 1 日。", self.day(first))
            }
        }
    }

    fn count_lines(&self, lines: &mut Vec<String>) {
        let (length, raw) = (self.length, self.day(self.due.raw));
        match length.unit {
            Unit::AsSet => lines.push(format!("来文限定 {raw}，按来文，不因休息日变动。")),
            Unit::Hour => match self.moment {
                Some(moment) => lines.push(format!("期限 {length}，到 {} {}。", raw, moment.format("%H:%M"))),
                None => lines.push(format!("期限 {length}；没有记下时刻，按当日计。")),
            },
            Unit::Day if rule(self.clock).roll == Roll::Before => {
                lines.push(format!("至少提前 {length}，最迟 {raw}，不顺延。"));
            }
            Unit::Day => {
                let more: u16 =
                    self.prolonged.map_or(0, |more| more.days) + self.excluded.iter().map(Excluded::days).sum::<u16>();
                let end = self.trigger.checked_add_days(Days::new(length.n.into())).unwrap_or(self.due.raw);
                let end = if more == 0 { raw.clone() } else { self.day(end) };
                lines.push(format!("期限 {length}，中间的休息日也算，第 {} 日是 {end}。", length.n));
            }
            Unit::Workday => {
                if self.counted.len() <= 10 {
                    let days: Vec<String> = self.counted.iter().map(|&day| self.short(day)).collect();
                    lines.push(format!("期限 {length}：{}。", days.join("、")));
                } else {
                    lines.push(format!("期限 {length}，最后一个工作日是 {raw}。"));
                }
                if !self.skipped.is_empty() {
                    lines.push(format!("不计休息日：{}。", self.spans(&self.skipped)));
                }
                for day in &self.made_up {
                    lines.push(format!("{}{}调休上班，计入。", self.day(day.date), day.name));
                }
            }
            Unit::Month => lines.push(format!("期限 {length}，到对应的日子 {raw}；没有对应日子的，到月末。")),
            Unit::SameDay | Unit::Unlimited => {}
        }
        for span in &self.excluded {
            let (first, last, days) = (self.short(span.first), self.short(span.last), span.days());
            lines.push(format!("{first}至{last}{}，{days} 日不计入期限，期满日推到 {raw}。", span.what));
        }
        if let Some(Prolonged { approved_on, days }) = self.prolonged {
            let approved = self.short(approved_on);
            lines.push(format!("{approved}经批准延长 {days} 日，从原期限届满的次日接着数，到 {raw}。"));
        }
    }

    fn end_line(&self) -> Option<String> {
        let raw = self.day(self.due.raw);
        if !self.rolled_over.is_empty() {
            let (spans, legal) = (self.spans(&self.rolled_over), self.day(self.due.legal));
            return Some(format!("期满日是休息日：{spans}，顺延到 {legal}。"));
        }
        if !matches!(self.length.unit, Unit::Day | Unit::Month) || rule(self.clock).roll != Roll::Next {
            return None;
        }
        Some(match self.made_up.first() {
            Some(day) => format!("{raw}{}调休上班，是工作日，不顺延。", day.name),
            None => format!("{raw}是工作日，不顺延。"),
        })
    }

    fn basis_line(&self) -> String {
        let counting = match self.length.unit {
            Unit::Day | Unit::Workday | Unit::Month | Unit::Hour if rule(self.clock).roll != Roll::Before => {
                format!("；起止算法依照{}", counting_law(self.trigger))
            }
            _ => String::new(),
        };
        let own = match rule(self.clock).force {
            Force::Office if self.basis.starts_with('《') => "，日数为本单位设置",
            _ => "",
        };
        format!("依据：{}{own}{counting}。", self.basis)
    }

    /// 「清明节（4月4日至4月6日）、周日（5月10日）」.
    fn spans(&self, spans: &[RestSpan]) -> String {
        let told = spans.iter().map(|span| {
            let first = self.short(span.first);
            let days = if span.first == span.last { first } else { format!("{first}至{}", self.short(span.last)) };
            format!("{}（{days}）", span.name)
        });
        told.collect::<Vec<_>>().join("、")
    }

    /// 「4月4日」, with the year when it is not the trigger's.
    fn short(&self, day: NaiveDate) -> String {
        day_words::dated(day, self.trigger)
    }

    /// 「4月4日（周六）」.
    fn day(&self, day: NaiveDate) -> String {
        format!("{}（{}）", self.short(day), weekday(day))
    }
}

/// Where the law says how days are counted. Before the 民法典: 民法总则 from 2017-10-01, before it 民法通则.
fn counting_law(day: NaiveDate) -> &'static str {
    match (day.year(), day.month()) {
        (2021.., _) => "《民法典》第二百零一条、第二百零三条",
        (2018.., _) | (2017, 10..) => "《民法总则》第二百零一条、第二百零三条",
        _ => "《民法通则》第一百五十四条",
    }
}

/// 「2026年4月7日（周二）」.
fn long(day: NaiveDate) -> String {
    format!("{}（{}）", day_words::long(day), weekday(day))
}

fn next(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

fn before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{calendar, deadline::Limits};

    /// A clock as it runs by itself, by the table.
    fn told(id: ClockId, trigger: &str, days_more: u16) -> Explanation {
        let (trigger, calendar): (NaiveDate, Calendar) = (trigger.parse().unwrap(), calendar::built_in());
        let (length, row) = (Limits::default().length(id), rule(id));
        let due = length.ends(trigger, None, row.roll, days_more, &calendar).unwrap();
        let prolonged = (days_more > 0).then_some(Prolonged { approved_on: trigger, days: days_more });
        let article = Limits::default().basis(id, trigger);
        let excluded = Vec::new();
        let clock = Clock { id, trigger, at: None, length, prolonged, excluded, due, met_on: None, article };
        Explanation::of(&clock, &calendar)
    }

    /// E2: the fifteenth day falls into 清明节.
    #[test]
    fn a_limit_over_a_holiday_names_it() {
        let why = told(ClockId::Notice, "2026-03-20", 0);
        assert_eq!(why.title(), "受理告知：2026年4月7日（周二）");
        assert_eq!(
            why.lines(),
            [
                "2026年3月20日（周五）收到，当日不计，3月21日（周六）为第 1 日。",
                "期限 15 日，中间的休息日也算，第 15 日是 4月4日（周六）。",
                "期满日是休息日：清明节（4月4日至4月6日），顺延到 4月7日（周二）。",
                "提醒按期满前最后一个工作日：4月3日（周五）。",
                "依据：《信访工作条例》第二十三条；起止算法依照《民法典》第二百零一条、第二百零三条。",
            ]
        );
    }

    /// E4: a worked Saturday ends the sixty days.
    #[test]
    fn a_make_up_working_day_at_the_end_is_named() {
        let lines = told(ClockId::Finish, "2026-03-10", 0).lines();
        assert_eq!(lines[1], "期限 60 日，中间的休息日也算，第 60 日是 5月9日（周六）。");
        assert_eq!(lines[2], "5月9日（周六）劳动节调休上班，是工作日，不顺延。");
    }

    /// E7.
    #[test]
    fn an_extension_counts_from_the_old_end() {
        let lines = told(ClockId::Finish, "2026-03-10", 30).lines();
        assert_eq!(lines[2], "3月10日经批准延长 30 日，从原期限届满的次日接着数，到 6月8日（周一）。");
    }

    /// E9: five working days over 劳动节, a Saturday worked among them.
    #[test]
    fn working_days_are_listed_with_what_is_left_out() {
        let why = told(ClockId::Objection, "2026-04-30", 0);
        assert_eq!(
            why.lines()[..4],
            [
                "2026年4月30日（周四）收到来文，当日不计，5月6日（周三）为第 1 日。",
                "期限 5 个工作日：5月6日、5月7日、5月8日、5月9日、5月11日。",
                "不计休息日：劳动节（5月1日至5月5日）、周日（5月10日）。",
                "5月9日（周六）劳动节调休上班，计入。",
            ]
        );
        assert_eq!(why.alarm, None, "a right of the office, not its duty");
    }

    /// E14, E16: the law of the time; a year without notice.
    #[test]
    fn the_law_of_the_time_and_an_open_year_are_told() {
        let lines = told(ClockId::Notice, "2009-04-16", 0).lines();
        assert_eq!(lines.last().unwrap(), "依据：《信访条例》第二十二条；起止算法依照《民法通则》第一百五十四条。");
        assert_eq!(lines[2], "期满日是休息日：劳动节（5月1日至5月3日），顺延到 5月4日（周一）。");
        let lines = told(ClockId::Finish, "2026-12-19", 0).lines();
        assert!(lines[1].ends_with("第 60 日是 2027年2月17日（周三）。"));
        assert_eq!(lines[3], "2027 年放假安排还没有公布，先按周末推算，这一天可能变动。");
    }
}
