//! 排班: who receives on which working day of a month, in turn.
//!
//! The turn is that of the month before: the leaders follow each other in the order in which they first stood on
//! ordinary days, and the turn goes on after the last of them. On the common reception day (接待日) the first two
//! leaders of the network, 书记 and 镇长, receive together; that day is outside the turn. Days that have a leader
//! are left as they are.

use super::{
    calendar::Calendar,
    directory::Contact,
    period::Period,
    reception::{Reception, ReceptionForm, common_day},
};
use chrono::{Datelike, NaiveDate};

/// How many leaders receive together on the common day.
const TOGETHER: usize = 2;

/// What a roster is made from.
#[derive(Clone, Copy, Debug)]
pub struct Turn<'a> {
    /// Receptions of the month before, oldest first.
    pub before: &'a [Reception],
    /// Receptions the month has already.
    pub present: &'a [Reception],
    /// The leaders, in the order of the network.
    pub leaders: &'a [Contact],
    /// Day of the month of the common reception.
    pub reception_day: u32,
    /// The working calendar.
    pub calendar: &'a Calendar,
}

/// The common reception days that fall into `month`: its own, and that of the month before if it was postponed that
/// far.
pub fn common_days(month: Period, reception_day: u32, calendar: &Calendar) -> Vec<NaiveDate> {
    let months = month.previous().into_iter().chain([month]);
    let days = months.filter_map(|m| common_day(m.first().year(), m.first().month(), reception_day, calendar));
    days.filter(|day| month.contains(*day)).collect()
}

impl Turn<'_> {
    /// Receptions for the working days of `month` that have none, from the day `from` on.
    ///
    /// Empty when the network has no leaders. Time and place are those of the newest fixed reception.
    pub fn fill(&self, month: Period, from: NaiveDate) -> Vec<Reception> {
        let common = common_days(month, self.reception_day, self.calendar);
        let (order, mut last) = self.order(month);
        let like = self.before.iter().chain(self.present).rfind(|reception| reception.form == ReceptionForm::Fixed);
        let mut made = Vec::new();
        for day in month.first().iter_days().take_while(|day| *day <= month.last()) {
            let is_common = common.contains(&day);
            let mut there = self.present.iter().filter(|reception| reception.on == day).peekable();
            if there.peek().is_some() {
                if !is_common {
                    last = there.filter_map(|reception| place_in(&order, planned(reception))).next_back().or(last);
                }
                continue;
            }
            if day < from || !self.calendar.is_workday(day) {
                continue;
            }
            if is_common {
                made.extend(self.leaders.iter().take(TOGETHER).map(|leader| reception(day, leader, like)));
            } else if !order.is_empty() {
                let next = last.map_or(0, |last| (last + 1) % order.len());
                made.extend(order.get(next).map(|leader| reception(day, leader, like)));
                last = Some(next);
            }
        }
        made
    }

    /// The leaders in turn, and the place of the one who stood last.
    fn order(&self, month: Period) -> (Vec<&Contact>, Option<usize>) {
        let common = month.previous().map(|before| common_days(before, self.reception_day, self.calendar));
        let common = common.unwrap_or_default();
        let stood = || self.before.iter().filter(|reception| !common.contains(&reception.on)).map(planned);
        let mut order: Vec<&Contact> = Vec::new();
        for name in stood() {
            let known = self.leaders.iter().find(|leader| leader.name == name);
            if let Some(leader) = known.filter(|leader| place_in(&order, &leader.name).is_none()) {
                order.push(leader);
            }
        }
        // Those who joined since; with two leaders only, they share all days.
        let skip = if self.leaders.len() > TOGETHER { TOGETHER } else { 0 };
        for leader in self.leaders.iter().skip(skip) {
            if place_in(&order, &leader.name).is_none() {
                order.push(leader);
            }
        }
        let last = stood().filter_map(|name| place_in(&order, name)).next_back();
        (order, last)
    }
}

/// Who was to receive before any swap.
fn planned(reception: &Reception) -> &str {
    if reception.instead_of.is_empty() { &reception.leader } else { &reception.instead_of }
}

fn place_in(order: &[&Contact], name: &str) -> Option<usize> {
    order.iter().position(|leader| leader.name == name)
}

fn reception(on: NaiveDate, leader: &Contact, like: Option<&Reception>) -> Reception {
    let (hours, place) = like.map_or((HOURS, PLACE), |like| (like.hours.as_str(), like.place.as_str()));
    Reception {
        on,
        leader: leader.name.clone(),
        post: leader.post.clone(),
        hours: hours.to_owned(),
        place: place.to_owned(),
        form: ReceptionForm::Fixed,
        instead_of: String::new(),
        batches: 0,
        people: 0,
        note: String::new(),
    }
}

/// 时间, until the office has said another.
pub const HOURS: &str = "9:00—11:30";
/// 地点, until the office has said another.
pub const PLACE: &str = "镇信访接访室";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;
    use crate::domain::{calendar, directory::Role};

    fn leaders(names: &[&str]) -> Vec<Contact> {
        let leader = |name: &&str| Contact {
            name: (*name).into(),
            role: Role::Leader,
            post: String::new(),
            unit: String::new(),
            group: String::new(),
            phone: String::new(),
        };
        names.iter().map(leader).collect()
    }

    fn stood(on: &str, name: &str, instead_of: &str) -> Reception {
        let leader = leaders(&[name]).remove(0);
        Reception { instead_of: instead_of.into(), ..reception(on.parse().unwrap(), &leader, None) }
    }

    fn told(made: &[Reception]) -> Vec<String> {
        made.iter().map(|reception| format!("{} {}", reception.on.day(), reception.leader)).collect()
    }

    fn fill(before: &[Reception], present: &[Reception], names: &[&str], month: &str, from: &str) -> Vec<String> {
        let calendar = calendar::built_in();
        let leaders = leaders(names);
        let turn = Turn { before, present, leaders: &leaders, reception_day: 15, calendar: &calendar };
        told(&turn.fill(month.parse().unwrap(), from.parse().unwrap()))
    }

    #[test]
    fn the_turn_of_last_month_goes_on_after_the_holiday() {
        // May 2026: 1 to 5 off, the 9th (a Saturday) worked, the 15th is a Friday.
        let april = [
            stood("2026-04-15", "陈", ""),
            stood("2026-04-15", "周", ""),
            stood("2026-04-27", "杨", ""),
            stood("2026-04-28", "罗", ""),
            stood("2026-04-29", "徐", "何"), // swapped: the turn keeps to what was planned
        ];
        let made = fill(&april, &[], &["陈", "周", "罗", "杨", "何"], "2026-05", "2026-05-01");
        assert_eq!(made[..8], ["6 杨", "7 罗", "8 何", "9 杨", "11 罗", "12 何", "13 杨", "14 罗"]);
        assert_eq!(made[8..12], ["15 陈", "15 周", "18 何", "19 杨"]);
        assert_eq!(made.len(), 18 + 2, "19 working days, two leaders on one of them");
    }

    #[test]
    fn days_that_have_a_leader_stay_and_the_turn_goes_on_from_them() {
        let june = [stood("2026-06-22", "杨", ""), stood("2026-06-24", "何", "")];
        let made = fill(&[], &june, &["陈", "周", "罗", "杨", "何"], "2026-06", "2026-06-18");
        assert_eq!(made, ["18 罗", "23 何", "25 罗", "26 杨", "29 何", "30 罗"], "19 to 21 June are 端午节");
    }

    #[test]
    fn who_left_is_out_of_the_turn_and_who_came_is_in_it() {
        let may = [stood("2026-05-28", "罗", ""), stood("2026-05-29", "曹", "")];
        let made = fill(&may, &[], &["陈", "周", "罗", "邓"], "2026-06", "2026-06-24");
        assert_eq!(made, ["24 邓", "25 罗", "26 邓", "29 罗", "30 邓"]);
    }

    #[test]
    fn two_leaders_share_all_days_and_none_make_no_roster() {
        assert_eq!(fill(&[], &[], &["陈", "周"], "2026-06", "2026-06-29"), ["29 陈", "30 周"]);
        assert!(fill(&[], &[], &[], "2026-06", "2026-06-01").is_empty());
    }
}
