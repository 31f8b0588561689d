//! 领导接访: who receives on which day, and what came of it.
//!
//! Source: 关于领导干部定期接待群众来访的意见 (2009): day, name, post, portfolio, time, place and form are made
//! public; a day that falls on a holiday is postponed.

use super::{calendar::Calendar, terms::terms};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

terms! {
    /// 接访方式.
    ReceptionForm {
        Fixed = "fixed", "定点接访";
        Appointed = "appointed", "重点约访";
        Visiting = "visiting", "带案下访";
    }
}

/// A reception day of one leader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reception {
    /// The day.
    pub on: NaiveDate,
    /// 接访领导.
    pub leader: String,
    /// 职务.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub post: String,
    /// 时间: 「9:00—11:30」.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hours: String,
    /// 地点.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// 方式.
    pub form: ReceptionForm,
    /// 原定领导, after a swap.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instead_of: String,
    /// 批次 received; 0 with a day past is 无来访.
    #[serde(default)]
    pub batches: u32,
    /// 人次 received.
    #[serde(default)]
    pub people: u32,
    /// What was said and ordered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The common reception day of a month: `day_of_month`, postponed off rest days. `None` outside the calendar.
pub fn common_day(year: i32, month: u32, day_of_month: u32, calendar: &Calendar) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day_of_month).map(|day| calendar.workday_from(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar;
    use chrono::Datelike;

    #[test]
    fn the_fifteenth_is_postponed_off_rest_days() {
        let calendar = calendar::built_in();
        let day = |year, month| common_day(year, month, 15, &calendar).map_or(0, |d| d.day());
        assert_eq!(
            (1..=12).map(|m| day(2026, m)).collect::<Vec<_>>(),
            [15, 24, 16, 15, 15, 15, 15, 17, 15, 15, 16, 15]
        );
        assert_eq!((1..=6).map(|m| day(2009, m)).collect::<Vec<_>>(), [15, 16, 16, 15, 15, 15]);
    }
}
