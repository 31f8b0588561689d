//! 待办: what the clerk has to do about an agreement, and when: urge, remind of confirmation, ask the court, visit.

use super::{Agreement, AgreementAct, AgreementState, Confirmation, DutyDue, DutyState, MediationRules, terms};
use crate::domain::calendar::{Calendar, Due};
use chrono::{Days, NaiveDate};

terms! {
    /// What is to be done.
    MediationDueKind {
        Duty = "duty", "督促履行";
        Confirmation = "confirmation", "提醒申请司法确认";
        CourtAnswer = "court_answer", "询问法院";
        FollowUp = "follow_up", "回访";
        Limitation = "limitation", "提醒时效";
    }
}

/// One thing to do about an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediationDue {
    /// What.
    pub kind: MediationDueKind,
    /// Which obligation, from 1, for [`MediationDueKind::Duty`].
    pub obligation: Option<u32>,
    /// When it falls due.
    pub due: Due,
    /// The last working day on or before it, where being late by one rest day loses the right.
    pub safe: Option<NaiveDate>,
    /// The days on which the clerk is reminded, in order: all up to today, and the next.
    pub reminders: Vec<NaiveDate>,
    /// How often the debtor was urged since it fell due.
    pub urged: u32,
}

impl MediationDue {
    /// Whether the clerk is reminded on this very day.
    pub fn rings(&self, today: NaiveDate) -> bool {
        self.reminders.contains(&today)
    }

    /// The next day on which the clerk is reminded.
    pub fn next_reminder(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.reminders.iter().copied().find(|day| *day > today)
    }
}

fn before(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(day)
}

fn after(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(day)
}

impl Agreement {
    /// Everything there is to do at the end of `today`, the earliest first. Nothing before effect, and nothing for an
    /// agreement that was set aside or replaced.
    pub fn duties_due(&self, rules: &MediationRules, calendar: &Calendar, today: NaiveDate) -> Vec<MediationDue> {
        if !self.in_force(today) {
            return Vec::new();
        }
        let mut list: Vec<MediationDue> =
            (0..self.plan.len()).filter_map(|index| self.duty_item(index, rules, calendar, today)).collect();
        list.extend(self.confirmation_item(rules, calendar, today));
        list.extend(self.court_answer(today, rules, calendar).map(|due| plain(MediationDueKind::CourtAnswer, due)));
        list.extend(self.follow_up_item(rules, calendar, today));
        list.extend(self.limitation_item(rules, calendar, today));
        list.sort_by_key(|item| (item.due.raw, item.kind, item.obligation));
        list
    }

    fn duty_item(
        &self,
        index: usize,
        rules: &MediationRules,
        calendar: &Calendar,
        today: NaiveDate,
    ) -> Option<MediationDue> {
        let due = self.duty_due(index, calendar)?;
        if !self.duty_state(index, today, calendar)?.is_owed() {
            return None;
        }
        let number = u32::try_from(index + 1).ok()?;
        let mut reminders: Vec<NaiveDate> = rules.remind_before.iter().map(|days| before(due.raw, *days)).collect();
        reminders.push(due.raw);
        // Weekly once it is overdue: up to the first one that lies ahead.
        let weeks = due.legal.iter_days().step_by(usize::from(rules.urge_every.max(1))).skip(1);
        let mut passed = false;
        reminders.extend(weeks.take_while(|day| !std::mem::replace(&mut passed, *day > today)));
        reminders.sort_unstable();
        reminders.dedup();
        let urged = self.urged_since_due(index, today, calendar);
        let urged = u32::try_from(urged).unwrap_or(u32::MAX);
        Some(MediationDue { obligation: Some(number), reminders, urged, ..plain(MediationDueKind::Duty, due) })
    }

    /// The window for confirmation, while something is still owed and nobody has applied or declined.
    fn confirmation_item(&self, rules: &MediationRules, calendar: &Calendar, today: NaiveDate) -> Option<MediationDue> {
        if self.confirmation(today, calendar) != Confirmation::Open
            || self.state(today, calendar) == AgreementState::Performed
        {
            return None;
        }
        let (window, effective) = (self.confirmation_window(calendar)?, self.effective_on()?);
        let mut reminders: Vec<NaiveDate> =
            rules.remind_confirmation.iter().map(|days| after(effective, *days)).collect();
        reminders.push(window.safe);
        reminders.sort_unstable();
        reminders.dedup();
        let item = plain(MediationDueKind::Confirmation, window.last);
        Some(MediationDue { safe: Some(window.safe), reminders, ..item })
    }

    /// The earliest visit that is still owed: after each due day, or after effect when nothing falls due later. A visit
    /// on or after a due day answers for that day; one that found everything performed, for all of them.
    fn follow_up_item(&self, rules: &MediationRules, calendar: &Calendar, today: NaiveDate) -> Option<MediationDue> {
        let later = |duty: &DutyDue| matches!(duty, DutyDue::On { .. } | DutyDue::Within { .. });
        let mut days: Vec<(NaiveDate, u16)> = (0..self.plan.len())
            .filter(|index| self.plan.get(*index).is_some_and(|duty| later(&duty.due)))
            .filter_map(|index| Some((self.duty_due(index, calendar)?.legal, rules.follow_up_after_due)))
            .collect();
        if days.is_empty() {
            days.push((self.effective_on()?, rules.follow_up_after_effect));
        }
        days.sort_unstable();
        let visits: Vec<NaiveDate> = self
            .events_by(today)
            .iter()
            .filter(|event| matches!(event.act, AgreementAct::FollowedUp { .. }))
            .map(|event| event.on)
            .collect();
        let settled = |visit: &&NaiveDate| {
            let states = self.duty_states(**visit, calendar);
            states.iter().all(|state| *state == DutyState::Done) && !states.is_empty()
        };
        if visits.iter().find(settled).is_some() {
            return None;
        }
        let (day, wait) = days.into_iter().find(|(day, _)| !visits.iter().any(|visit| visit >= day))?;
        Some(plain(MediationDueKind::FollowUp, calendar.due_on(after(day, wait))))
    }

    /// An agreement in default whose limitation period ends soon.
    fn limitation_item(&self, rules: &MediationRules, calendar: &Calendar, today: NaiveDate) -> Option<MediationDue> {
        if self.state(today, calendar) != AgreementState::Overdue {
            return None;
        }
        let until = self.limitation(today, calendar)?.until;
        let near = today >= before(until.raw, rules.limitation_notice) && today <= until.legal;
        let safe = Some(calendar.workday_until(until.raw));
        near.then(|| MediationDue { safe, ..plain(MediationDueKind::Limitation, until) })
    }
}

/// Reminded on the day itself.
fn plain(kind: MediationDueKind, due: Due) -> MediationDue {
    MediationDue { kind, obligation: None, due, safe: None, reminders: vec![due.raw], urged: 0 }
}
