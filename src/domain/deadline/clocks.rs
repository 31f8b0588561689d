//! The clocks of one item.

use super::{
    length::Length,
    rules::{ClockId, rule},
};
use crate::domain::{
    calendar::{Calendar, Due},
    procedure::Stage,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;

/// Days that do not count: a hearing while a 复核 runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Excluded {
    /// The first.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
    /// 「听证」.
    pub what: &'static str,
}

impl Excluded {
    /// How many calendar days.
    pub fn days(&self) -> u16 {
        u16::try_from((self.last - self.first).num_days() + 1).unwrap_or(0)
    }
}

/// 延期: days after the old end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Prolonged {
    /// Day of the approval; starts nothing.
    pub approved_on: NaiveDate,
    /// Calendar days.
    pub days: u16,
}

/// One running or finished clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Which clock.
    pub id: ClockId,
    /// The day it was started by; not counted.
    pub trigger: NaiveDate,
    /// The time of day, for limits in hours.
    pub at: Option<NaiveTime>,
    /// How long.
    pub length: Length,
    /// What was added.
    pub prolonged: Option<Prolonged>,
    /// What does not count.
    pub excluded: Vec<Excluded>,
    /// When it ends.
    pub due: Due,
    /// The day the duty was done, or the clock became pointless.
    pub met_on: Option<NaiveDate>,
    /// 「《信访工作条例》第三十四条」.
    pub article: &'static str,
}

impl Clock {
    /// Done no later than the legal end.
    pub fn is_on_time(&self) -> Option<bool> {
        self.met_on.map(|day| day <= self.due.legal)
    }

    /// A duty of the office, as against its rights and the clocks of others.
    pub fn is_ours(&self) -> bool {
        rule(self.id).is_our_duty()
    }

    /// The day on which the office is reminded of its duty: the last working day not after day N, because nobody
    /// guarantees that the petition rules roll.
    pub fn alarm(&self, calendar: &Calendar) -> NaiveDate {
        calendar.workday_until(self.due.raw)
    }

    /// The moment it ends, for limits in hours.
    pub fn moment(&self) -> Option<NaiveDateTime> {
        self.length.moment(self.trigger, self.at)
    }
}

/// All clocks of one item, in the order of the procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clocks(pub Vec<Clock>);

/// The next thing the office owes on an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// By which clock.
    pub clock: ClockId,
    /// When.
    pub due: Due,
    /// What: 「送达受理告知书」, 「出具处理意见书」 …
    pub what: &'static str,
}

impl Clocks {
    /// When a clock ends, if it runs.
    pub fn due(&self, id: ClockId) -> Option<Due> {
        self.get(id).map(|clock| clock.due)
    }

    /// A clock by its name; when it ran more than once (复查 after a new reply), the last.
    pub fn get(&self, id: ClockId) -> Option<&Clock> {
        self.0.iter().rev().find(|clock| clock.id == id)
    }

    /// 告知, of an item that came from the people or from a superior.
    pub fn notice(&self) -> Option<&Clock> {
        self.0.iter().find(|clock| clock.id.is_notice())
    }

    /// 办结, by whichever procedure: the sixty days, or the ten working days of the simple one. A suggestion has no
    /// such limit in the law.
    pub fn finish(&self) -> Option<&Clock> {
        self.get(ClockId::Finish).or(self.get(ClockId::SimpleReply))
    }

    /// What the office owes next: the earliest clock of ours that is not met.
    pub fn next_duty(&self, stage: Stage) -> Option<Duty> {
        let (next, what) = self.next_open(stage)?;
        Some(Duty { clock: next.id, due: next.due, what })
    }

    /// The clock of what the office owes next, and the duty in words.
    pub fn next_open(&self, stage: Stage) -> Option<(&Clock, &'static str)> {
        let open = self.0.iter().filter(|clock| clock.is_ours() && clock.met_on.is_none());
        let next = open.min_by_key(|clock| (clock.due.raw, clock.id))?;
        Some((next, what(next.id, stage)))
    }
}

/// The duty in words.
fn what(clock: ClockId, stage: Stage) -> &'static str {
    use ClockId as K;
    match (clock, stage) {
        (K::Notice | K::NoticeReferred, Stage::Registered | Stage::AwaitingInstruction) => "受理并送达告知书",
        (K::Notice | K::NoticeReferred, Stage::Declined) => "送达不予受理告知书",
        (K::Notice | K::NoticeReferred, Stage::Forwarded) => "送达转送告知书",
        (K::Notice | K::NoticeReferred, Stage::NotReaccepted) => "送达不再受理告知书",
        (K::Notice | K::NoticeReferred, Stage::Directed | Stage::Merged) => "送达告知书",
        (K::Notice | K::NoticeReferred, _) => "送达受理告知书",
        (K::Finish, Stage::Replied) => "送达处理意见书",
        (K::Finish, Stage::Drafted) => "签发处理意见书",
        (K::Finish, _) => "出具处理意见书",
        (K::SimpleReply, _) => "简易答复",
        (K::Suggestion, _) => "回复建议",
        (K::Urgent, _) => "上报紧急情况",
        (K::UrgentWritten, _) => "书面上报紧急情况",
        (K::Transfer | K::TransferCounty | K::SimpleForward, _) => "转送、交办",
        _ => "报送办结报告",
    }
}
