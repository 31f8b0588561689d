//! 司法确认: whether the law allows it, until when, and how far it has come.
//!
//! Sources: 人民调解法 Art. 33 (within 30 days of effect, both sides together); 民事诉讼法 Art. 85, 187, 205, 250;
//! 民诉法解释 Art. 353–358, 372; 法释〔2011〕5号 Art. 4, 5.

use super::{Agreement, AgreementAct, MediationRules, terms};
use crate::domain::calendar::{Calendar, Due};
use chrono::{Datelike, NaiveDate};

/// 司法确认申请期, in days from effect (人民调解法 Art. 33).
pub const CONFIRMATION_DAYS: u16 = 30;

terms! {
    /// How far the confirmation of an agreement has come.
    Confirmation {
        NotAllowed = "not_allowed", "不适用";
        Open = "open", "可申请";
        Lapsed = "lapsed", "已过申请期";
        Declined = "declined", "不申请";
        Applied = "applied", "已申请";
        Docketed = "docketed", "法院审查中";
        Confirmed = "confirmed", "确认有效";
        Rejected = "rejected", "驳回";
    }
}

/// 申请期.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfirmationWindow {
    /// Day 30 after effect; `legal` is the next working day when that is a rest day.
    pub last: Due,
    /// 稳妥日: the last working day on or before day 30.
    pub safe: NaiveDate,
}

impl Agreement {
    /// Why this agreement cannot be confirmed; `None` when it can, or before it takes effect.
    pub fn confirmation_bar(&self) -> Option<&'static str> {
        self.body_kind.confirmation_bar(self.effective_on()?)
    }

    /// The window to apply in; `None` before effect and where confirmation is not allowed.
    pub fn confirmation_window(&self, calendar: &Calendar) -> Option<ConfirmationWindow> {
        let effective = self.effective_on()?;
        if self.body_kind.confirmation_bar(effective).is_some() {
            return None;
        }
        let last = calendar.due_in_days(effective, CONFIRMATION_DAYS);
        Some(ConfirmationWindow { last, safe: calendar.workday_until(last.raw) })
    }

    /// How far confirmation has come by the end of `day`. A withdrawn application may be made again within the window.
    pub fn confirmation(&self, day: NaiveDate, calendar: &Calendar) -> Confirmation {
        let Some(window) = self.confirmation_window(calendar).filter(|_| self.is_effective(day)) else {
            return Confirmation::NotAllowed;
        };
        let open = if day <= window.last.legal { Confirmation::Open } else { Confirmation::Lapsed };
        self.events_by(day).iter().fold(open, |state, event| match &event.act {
            AgreementAct::ConfirmationDeclined {} => Confirmation::Declined,
            AgreementAct::ConfirmationApplied { .. } => Confirmation::Applied,
            AgreementAct::ConfirmationDocketed {} => Confirmation::Docketed,
            AgreementAct::Confirmed { .. } => Confirmation::Confirmed,
            AgreementAct::ConfirmationRejected { .. } => Confirmation::Rejected,
            AgreementAct::ConfirmationWithdrawn {} => open,
            _ => state,
        })
    }

    /// Until when the court answers what stands with it: whether it dockets the application, then its ruling.
    ///
    /// A ruling takes 30 days from docketing (民事诉讼法 Art. 187, special procedure, since 2013-01-01); before, 15 days
    /// (法释〔2011〕5号 Art. 5). The court may extend both.
    pub fn court_answer(&self, day: NaiveDate, rules: &MediationRules, calendar: &Calendar) -> Option<Due> {
        let state = self.confirmation(day, calendar);
        let events = self.events_by(day);
        let last = |wanted: fn(&AgreementAct) -> bool| events.iter().rev().find(|e| wanted(&e.act)).map(|e| e.on);
        match state {
            Confirmation::Applied => {
                let filed = last(|act| matches!(act, AgreementAct::ConfirmationApplied { .. }))?;
                Some(calendar.due_in_days(filed, rules.docket_days))
            }
            Confirmation::Docketed => {
                let docketed = last(|act| matches!(act, AgreementAct::ConfirmationDocketed {}))?;
                let days = if docketed.year() < 2013 { 15 } else { 30 };
                Some(calendar.due_in_days(docketed, days))
            }
            _ => None,
        }
    }

    /// Until when a party may object to the ruling of confirmation: 15 days from receipt (民诉法解释 Art. 372). Outsiders
    /// have six months from the day they know.
    pub fn objection_until(&self, day: NaiveDate, calendar: &Calendar) -> Option<Due> {
        let events = self.events_by(day);
        let ruling = events.iter().rev().find(|event| matches!(event.act, AgreementAct::Confirmed { .. }))?;
        Some(calendar.due_in_days(ruling.on, 15))
    }
}
