//! 月报表: the one clock that belongs to no item. It starts at the end of every month and is met by a 工作记录 of the kind
//! 报表报送 in the month after. How many days the county gives differs from place to place; it is an entry of the settings.

use super::{
    clocks::Clock,
    limits::Limits,
    rules::{ClockId, rule},
};
use crate::domain::{
    calendar::Calendar,
    period::{Period, PeriodKind},
};
use chrono::{Days, NaiveDate};

/// The month whose return is to be handed in on `today`, and its clock; `None` when it was handed in, or when the office
/// had registered nothing by its end. Months before the last one are not asked for again.
///
/// `first` is the first day with an item, `handed_in` the days of the entries 报表报送.
pub fn monthly_return(
    today: NaiveDate,
    first: NaiveDate,
    handed_in: &[NaiveDate],
    limits: &Limits,
    calendar: &Calendar,
) -> Option<(Period, Clock)> {
    let this_month = Period::containing(PeriodKind::Month, today);
    let trigger = this_month.first().checked_sub_days(Days::new(1))?;
    let met_on = handed_in.iter().copied().filter(|day| this_month.contains(*day) && *day <= today).min();
    if first > trigger || met_on.is_some() {
        return None;
    }
    let id = ClockId::MonthlyReturn;
    let length = limits.length(id);
    let due = length.ends(trigger, None, rule(id).roll, 0, calendar)?;
    let (at, prolonged, excluded, article) = (None, None, Vec::new(), limits.basis(id, trigger));
    let clock = Clock { id, trigger, at, length, prolonged, excluded, due, met_on, article };
    Some((Period::containing(PeriodKind::Month, trigger), clock))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "literal dates")]
    use super::*;
    use crate::domain::calendar;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_return_of_a_month_is_due_on_the_fifth_of_the_next() {
        let calendar = calendar::built_in();
        let owed = |today: &str, handed_in: &[NaiveDate]| {
            monthly_return(day(today), day("2009-01-08"), handed_in, &Limits::default(), &calendar)
        };
        // 5 July 2009 is a Sunday: the end moves to Monday, the reminder stands on the Friday before.
        let (month, clock) = owed("2009-07-01", &[]).unwrap();
        assert_eq!(
            (month.label().as_str(), clock.due.raw, clock.due.legal),
            ("2009年6月", day("2009-07-05"), day("2009-07-06"))
        );
        assert_eq!(clock.alarm(&calendar), day("2009-07-03"));
        assert!(owed("2009-07-02", &[day("2009-07-02")]).is_none(), "handed in");
        assert!(owed("2009-07-02", &[day("2009-06-30")]).is_some(), "that was the one of May");
        assert!(owed("2009-01-20", &[]).is_none(), "nothing was registered before");
    }
}
