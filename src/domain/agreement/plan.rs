//! 履行计划 and 履行记录: who owes whom what by when, and what was done.

use super::{Agreement, AgreementState};
use crate::domain::{
    amount::Amount,
    calendar::{Calendar, Due},
    dispute::Side,
    finding::Finding,
    terms::terms,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

terms! {
    /// 履行内容的性质.
    DutyKind {
        Money = "money", "给付金钱";
        Act = "act", "完成行为";
        Forbearance = "forbearance", "不为一定行为";
    }
}

terms! {
    /// 履行方式.
    PaymentMethod {
        Cash = "cash", "现金";
        Transfer = "transfer", "转账";
        Deed = "deed", "行为";
    }
}

/// 履行期限. No due date is legal: 「不得再葬坟」 lasts for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum DutyDue {
    /// 签订当日: on the day of effect.
    AtSigning {},
    /// By a day, as written: not moved off rest days (民法典 Art. 204 lets the parties agree the day).
    On {
        /// The day.
        day: NaiveDate,
    },
    /// 生效后若干日内: a period, so the day of effect is not counted and a last day that is a rest day is moved to the
    /// next working day (民法典 Art. 201, 203).
    Within {
        /// Calendar days.
        days: u16,
    },
    /// Holds on; reviewed at follow-ups, never 已履行.
    Perpetual {},
}

/// One duty of the performance plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Who owes.
    pub debtor: Side,
    /// To whom; absent when the plan does not say, as in 「不得再葬坟」.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creditor: Option<Side>,
    /// What kind of duty.
    pub duty: DutyKind,
    /// What, in words; may be empty for plain payments.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Sum, for money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// By when.
    pub due: DutyDue,
    /// How.
    pub method: PaymentMethod,
    /// 履行地点.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

impl Obligation {
    /// A payment, cash, of which no place is agreed.
    pub fn payment(debtor: Side, amount: Amount, due: DutyDue) -> Self {
        Self {
            debtor,
            creditor: None,
            duty: DutyKind::Money,
            text: String::new(),
            amount: Some(amount),
            due,
            method: PaymentMethod::Cash,
            place: String::new(),
        }
    }

    /// Something to be done, or not to be done.
    pub fn deed(debtor: Side, duty: DutyKind, text: &str, due: DutyDue) -> Self {
        Self {
            text: text.into(),
            duty,
            method: PaymentMethod::Deed,
            amount: None,
            ..Self::payment(debtor, Amount::ZERO, due)
        }
    }
}

/// A record taken back (误记): it stays readable and counts no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenBack {
    /// On which day.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// What was done on a duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Performance {
    /// Which obligation: its place in the plan, from 1.
    pub obligation: u32,
    /// When.
    pub on: NaiveDate,
    /// How much, for money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// 收条, 转账单 …
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// Who recorded it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Recorded by mistake.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<TakenBack>,
}

impl Performance {
    /// A duty done on `on`, with what proves it.
    pub fn new(obligation: u32, on: NaiveDate, amount: Option<Amount>, evidence: &str) -> Self {
        Self { obligation, on, amount, evidence: evidence.into(), by: String::new(), taken_back: None }
    }
}

terms! {
    /// 履行情况 of one duty on a given day.
    DutyState {
        NotDue = "not_due", "未到期";
        Done = "done", "已履行";
        Partly = "partly", "部分履行";
        Overdue = "overdue", "逾期";
        Lasting = "lasting", "持续有效";
    }
}

impl DutyState {
    /// Something is still owed.
    pub fn is_owed(self) -> bool {
        matches!(self, Self::NotDue | Self::Partly | Self::Overdue)
    }
}

impl Agreement {
    /// 协议金额: the sums of the plan.
    pub fn total(&self) -> Amount {
        self.plan.iter().filter_map(|duty| duty.amount).sum()
    }

    /// The records of performance that count, by the end of `day`.
    pub fn performed_by(&self, day: NaiveDate) -> impl Iterator<Item = &Performance> {
        self.performed.iter().filter(move |done| done.on <= day && done.taken_back.is_none())
    }

    /// 已履行金额 by the end of `day`.
    pub fn paid(&self, day: NaiveDate) -> Amount {
        self.performed_by(day).filter_map(|done| done.amount).sum()
    }

    /// What was paid on duty `index` (from 0) by the end of `day`.
    pub fn paid_on(&self, index: usize, day: NaiveDate) -> Amount {
        self.done_on(index, day).filter_map(|done| done.amount).sum()
    }

    fn done_on(&self, index: usize, day: NaiveDate) -> impl Iterator<Item = &Performance> {
        self.performed_by(day).filter(move |done| done.obligation as usize == index + 1)
    }

    /// Whether duty `index` (from 0) is done in full by the end of `day`.
    pub(super) fn is_done(&self, index: usize, day: NaiveDate) -> bool {
        let owed = self.plan.get(index).and_then(|duty| duty.amount);
        self.done_on(index, day).next().is_some() && owed.is_none_or(|amount| self.paid_on(index, day) >= amount)
    }

    /// When duty `index` (from 0) falls due; `None` for one without a day, or before the day is known.
    pub fn duty_due(&self, index: usize, calendar: &Calendar) -> Option<Due> {
        let as_written = |day| Due { raw: day, legal: day, provisional: false };
        match self.plan.get(index)?.due {
            DutyDue::AtSigning {} => self.effective_on().map(as_written),
            DutyDue::On { day } => Some(as_written(day)),
            DutyDue::Within { days } => Some(calendar.due_in_days(self.effective_on()?, days)),
            DutyDue::Perpetual {} => None,
        }
    }

    /// The state of duty `index` (from 0) at the end of `day`.
    pub fn duty_state(&self, index: usize, day: NaiveDate, calendar: &Calendar) -> Option<DutyState> {
        let duty = self.plan.get(index)?;
        if matches!(duty.due, DutyDue::Perpetual {}) {
            return Some(DutyState::Lasting);
        }
        Some(match self.duty_due(index, calendar) {
            _ if self.is_done(index, day) => DutyState::Done,
            Some(due) if due.legal < day => DutyState::Overdue,
            _ if self.done_on(index, day).next().is_some() => DutyState::Partly,
            _ => DutyState::NotDue,
        })
    }

    /// What there is to say of a record of performance that is about to be made: errors refuse it.
    pub fn check_performance(&self, done: &Performance, today: NaiveDate) -> Vec<Finding> {
        let mut found = Vec::new();
        if !self.is_locked() {
            found.push(Finding::error("signed", "协议还没有签，签订后再记履行。"));
        }
        if done.on > today {
            found.push(Finding::error("on", "日期晚于今日，请核对。"));
        }
        let number = done.obligation;
        let Some((index, duty)) =
            (number as usize).checked_sub(1).and_then(|index| Some((index, self.plan.get(index)?)))
        else {
            found.push(Finding::error("obligation", format!("履行计划中没有第 {number} 项。")));
            return found;
        };
        match (duty.duty, duty.amount, done.amount) {
            _ if matches!(duty.due, DutyDue::Perpetual {}) => {
                let message = format!("第 {number} 项持续有效，不记履行，在回访时查看。");
                found.push(Finding::error("obligation", message));
            }
            (DutyKind::Money, _, None | Some(Amount::ZERO)) => found.push(Finding::error("amount", "请填付了多少。")),
            (_, Some(owed), Some(paid)) => {
                let left = Amount::from_fen((owed.fen() - self.paid_on(index, NaiveDate::MAX).fen()).max(0));
                if paid > left {
                    let message = format!("第 {number} 项还欠 {}，记的是 {}，请核对。", left.told(), paid.told());
                    found.push(Finding::warning("amount", message));
                }
            }
            _ => {}
        }
        found
    }

    /// The states of all duties at the end of `day`.
    pub fn duty_states(&self, day: NaiveDate, calendar: &Calendar) -> Vec<DutyState> {
        (0..self.plan.len()).filter_map(|index| self.duty_state(index, day, calendar)).collect()
    }

    /// 履行情况 of the whole at the end of `day`: each agreement in force is in one of the groups
    /// 已履行, 部分履行, 未到期, 逾期, so that they add up. `None` for one that is not in force.
    ///
    /// Lasting duties count as kept: an agreement that has only such is 已履行 the day it takes effect.
    pub fn standing(&self, day: NaiveDate, calendar: &Calendar) -> Option<DutyState> {
        match self.state(day, calendar) {
            AgreementState::Draft | AgreementState::Incomplete | AgreementState::Superseded | AgreementState::Void => {
                None
            }
            AgreementState::Performed => Some(DutyState::Done),
            AgreementState::Overdue => Some(DutyState::Overdue),
            AgreementState::Running => {
                let begun = self.performed_by(day).next().is_some();
                Some(if begun { DutyState::Partly } else { DutyState::NotDue })
            }
        }
    }
}
