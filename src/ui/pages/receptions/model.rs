//! A month of receptions as the page shows it.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::{
    calendar::Calendar,
    directory::{Contact, Role},
    period::{Period, PeriodKind},
    reception::Reception,
    roster::{HOURS, PLACE, common_days},
};
use crate::store::{Register, StoreError, office::Entry};

use super::w;

/// A day of the grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub on: NaiveDate,
    /// Whether it is a day of the month on show.
    pub in_month: bool,
    /// Whether it is worked.
    pub workday: bool,
    /// Why it is special: 端午节, 放假, 休, 上班.
    pub mark: String,
    /// Whether it is the common reception day.
    pub common: bool,
    /// Who receives.
    pub entries: Vec<Entry<Reception>>,
}

impl Day {
    /// A working day of the month without a leader.
    pub fn is_unfilled(&self) -> bool {
        self.in_month && self.workday && self.entries.is_empty()
    }

    /// 批次 and 人次 of the day.
    pub fn came(&self) -> (u32, u32) {
        let sum = |of: fn(&Reception) -> u32| self.entries.iter().map(|e| of(&e.value)).fold(0, u32::saturating_add);
        (sum(|r| r.batches), sum(|r| r.people))
    }
}

/// What a month comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Days with a leader.
    pub planned: usize,
    /// Of these, up to today.
    pub done: usize,
    /// 批次.
    pub batches: u32,
    /// 人次.
    pub people: u32,
    /// Working days without a leader.
    pub unfilled: usize,
}

/// The month.
#[derive(Clone, Debug)]
pub struct ReceptionsModel {
    /// Which month.
    pub month: Period,
    /// Whole weeks from Monday.
    pub days: Vec<Day>,
    /// The leaders, in the order of the network.
    pub leaders: Vec<Contact>,
    /// 时间 and 地点 to begin with.
    pub usual: (String, String),
    /// The month that can be filled by turn: this one, else the next.
    pub to_fill: Option<Period>,
}

impl ReceptionsModel {
    /// Reads the month.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register, month: Period, today: NaiveDate) -> Result<Self, StoreError> {
        let (calendar, reception_day) = (register.calendar(), register.settings().reception_day);
        let week = |day: NaiveDate| u64::from(day.weekday().num_days_from_monday());
        let first = month.first().checked_sub_days(Days::new(week(month.first()))).unwrap_or(month.first());
        let last = month.last().checked_add_days(Days::new(6 - week(month.last()))).unwrap_or(month.last());
        let next = month.next();
        let end = next.map_or(last, |next| next.last().max(last));
        let start = first.checked_sub_days(Days::new(62)).unwrap_or(first);
        let entries =
            Period::custom(start, end).map_or_else(|| Ok(Vec::new()), |span| register.receptions(Some(span)))?;
        let common = common_days(month, reception_day, calendar);
        let days = first.iter_days().take_while(|day| *day <= last).map(|on| Day {
            on,
            in_month: month.contains(on),
            workday: calendar.is_workday(on),
            mark: mark(on, calendar),
            common: common.contains(&on),
            entries: entries.iter().filter(|entry| entry.value.on == on).cloned().collect(),
        });
        let has_room = |month: &Period| {
            let mut days = month.first().iter_days().take_while(|day| *day <= month.last());
            let from = fill_from(*month, today);
            days.any(|day| {
                day >= from && calendar.is_workday(day) && !entries.iter().any(|entry| entry.value.on == day)
            })
        };
        let usual = entries.last().map_or((HOURS, PLACE), |e| (e.value.hours.as_str(), e.value.place.as_str()));
        Ok(Self {
            month,
            days: days.collect(),
            leaders: register.directory()?.with_role(Role::Leader).cloned().collect(),
            usual: (usual.0.to_owned(), usual.1.to_owned()),
            to_fill: [Some(month), next].into_iter().flatten().find(has_room),
        })
    }

    /// The month of a day.
    pub fn month_of(day: NaiveDate) -> Period {
        Period::containing(PeriodKind::Month, day)
    }

    /// What the month comes to.
    pub fn totals(&self, today: NaiveDate) -> Totals {
        let mut totals = Totals::default();
        for day in self.days.iter().filter(|day| day.in_month) {
            if day.is_unfilled() {
                totals.unfilled += 1;
            }
            if !day.entries.is_empty() {
                totals.planned += 1;
                totals.done += usize::from(day.on <= today);
            }
            let (batches, people) = day.came();
            totals.batches += batches;
            totals.people += people;
        }
        totals
    }

    /// The names of the leaders, to be suggested.
    pub fn names(&self) -> Vec<String> {
        self.leaders.iter().map(|leader| leader.name.clone()).collect()
    }
}

/// From which day a month is filled: the past of the present month is not made up afterwards, but a month that is over
/// as a whole may be entered late.
pub(super) fn fill_from(month: Period, today: NaiveDate) -> NaiveDate {
    if month.contains(today) { today } else { month.first() }
}

/// What stands in the corner of a day.
fn mark(day: NaiveDate, calendar: &Calendar) -> String {
    let before = day.pred_opt().and_then(|before| calendar.notice(before));
    match calendar.notice(day) {
        Some(notice) if !notice.off => w::WORKED.to_owned(),
        Some(notice) if before.is_some_and(|before| before.off && before.name == notice.name) => w::HOLIDAY.to_owned(),
        Some(notice) => notice.name.clone(),
        None if !calendar.is_workday(day) => w::REST.to_owned(),
        None => String::new(),
    }
}
