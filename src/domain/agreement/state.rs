//! 协议状态 on any day, derived from signatures, performance and events.

use super::{Agreement, AgreementAct, AgreementEvent, DutyDue, DutyState, terms};
use crate::domain::{calendar::Calendar, dispute::DisputeStatus};
use chrono::NaiveDate;

terms! {
    /// 协议状态 on a given day.
    AgreementState {
        Draft = "draft", "草稿";
        Incomplete = "incomplete", "待签章";
        Running = "running", "履行中";
        Overdue = "overdue", "逾期";
        Performed = "performed", "已履行";
        Superseded = "superseded", "已变更";
        Void = "void", "已撤销";
    }
}

/// The status of a dispute in words: 「已化解（履行中）」 while one of its agreements is owed. 已化解 and 已履行 are
/// independent: what is settled may still be owed, even overdue.
pub fn told_status(status: DisputeStatus, agreements: impl IntoIterator<Item = AgreementState>) -> String {
    let owed = |state: &AgreementState| matches!(state, AgreementState::Running | AgreementState::Overdue);
    match agreements.into_iter().filter(owed).max() {
        Some(state) if status == DisputeStatus::Settled => format!("{status}（{state}）"),
        _ => status.to_string(),
    }
}

impl Agreement {
    /// The events that count, by the end of `day`, in order of time; on one day in order of recording.
    pub fn events_by(&self, day: NaiveDate) -> Vec<&AgreementEvent> {
        let mut events: Vec<_> =
            self.events.iter().filter(|event| event.on <= day && event.taken_back.is_none()).collect();
        events.sort_by_key(|event| event.on);
        events
    }

    /// The state of the whole at the end of `day`.
    pub fn state(&self, day: NaiveDate, calendar: &Calendar) -> AgreementState {
        if !self.is_effective(day) {
            let begun = self.signed.days().iter().any(|signed| *signed <= day);
            return if begun { AgreementState::Incomplete } else { AgreementState::Draft };
        }
        let events = self.events_by(day);
        if events.iter().any(|event| matches!(event.act, AgreementAct::SetAside { .. })) {
            return AgreementState::Void;
        }
        if events.iter().any(|event| matches!(event.act, AgreementAct::Changed { replaces: true, .. })) {
            return AgreementState::Superseded;
        }
        let states = self.duty_states(day, calendar);
        if states.contains(&DutyState::Overdue) {
            AgreementState::Overdue
        } else if states.iter().any(|state| state.is_owed()) {
            AgreementState::Running
        } else {
            AgreementState::Performed
        }
    }

    /// Everything that falls due is done by the end of `day`, and the agreement is in force.
    pub fn is_performed(&self, day: NaiveDate) -> bool {
        let owed = |index: usize| {
            let lasting = self.plan.get(index).is_none_or(|duty| matches!(duty.due, DutyDue::Perpetual {}));
            !lasting && !self.is_done(index, day)
        };
        self.in_force(day) && !(0..self.plan.len()).any(owed)
    }

    /// In force at the end of `day`: in effect, not set aside and not replaced.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.is_effective(day)
            && !self.events_by(day).iter().any(|event| {
                matches!(event.act, AgreementAct::SetAside { .. } | AgreementAct::Changed { replaces: true, .. })
            })
    }
}
