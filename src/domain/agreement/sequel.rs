//! What may follow what in the life of an agreement.
//!
//! 督促 first, then 再次调解, 变更 or 起诉; 强制执行 only after a court's confirmation (人民调解法 Art. 31–33).

use super::{
    Agreement, AgreementAct, AgreementActKind as Kind, AgreementEvent, AgreementState, Confirmation, DutyState,
};
use crate::domain::{calendar::Calendar, finding::Finding};
use chrono::NaiveDate;

impl Agreement {
    /// What may be recorded at the end of `day`, in the order it is offered.
    pub fn offered(&self, day: NaiveDate, calendar: &Calendar) -> Vec<Kind> {
        let offered = |kind: &Kind| *kind != Kind::Changed && self.bar(*kind, day, calendar).is_none();
        let (urged, overdue) = (self.was_urged(day, calendar), self.state(day, calendar) == AgreementState::Overdue);
        let in_turn = |kind: &Kind| match kind {
            Kind::MediatedAgain | Kind::ToldToSue | Kind::Sued => overdue && urged,
            Kind::EnforcementApplied => overdue,
            _ => true,
        };
        Kind::ALL.iter().copied().filter(offered).filter(in_turn).collect()
    }

    /// Whether the debtor of something overdue at the end of `day` was urged since it fell due.
    pub fn was_urged(&self, day: NaiveDate, calendar: &Calendar) -> bool {
        let overdue = |index: &usize| self.duty_state(*index, day, calendar) == Some(DutyState::Overdue);
        (0..self.plan.len()).filter(overdue).any(|index| self.urged_since_due(index, day, calendar) > 0)
    }

    /// How often the debtor of duty `index` (from 0) was urged after it fell due, by the end of `day`.
    pub(super) fn urged_since_due(&self, index: usize, day: NaiveDate, calendar: &Calendar) -> usize {
        let Some(due) = self.duty_due(index, calendar) else { return 0 };
        let concerns = |act: &AgreementAct| match act {
            AgreementAct::Urged { obligation, .. } => obligation.is_none_or(|no| no as usize == index + 1),
            _ => false,
        };
        self.events_by(day).iter().filter(|event| event.on > due.legal && concerns(&event.act)).count()
    }

    /// What there is to say of an event that is about to be recorded: errors refuse it.
    pub fn check_event(&self, event: &AgreementEvent, today: NaiveDate, calendar: &Calendar) -> Vec<Finding> {
        let mut found = Vec::new();
        let kind = event.act.kind();
        if event.on > today {
            found.push(Finding::error("on", "日期晚于今日，请核对。"));
        }
        if let Some(reason) = self.bar(kind, event.on, calendar) {
            found.push(Finding::error("act", reason));
        }
        match &event.act {
            AgreementAct::Urged { obligation, .. } | AgreementAct::DefaultFound { obligation } => {
                found.extend(obligation.and_then(|no| self.obligation_problem(no, event.on, calendar)));
            }
            AgreementAct::ConfirmationApplied { sides, .. } => {
                let missing: Vec<&str> = self
                    .sides()
                    .into_iter()
                    .filter(|side| !sides.is_empty() && !sides.contains(side))
                    .map(|side| side.label())
                    .collect();
                if !missing.is_empty() {
                    let message = format!("司法确认须各方共同申请，缺{}（人民调解法第三十三条）。", missing.join("、"));
                    found.push(Finding::error("sides", message));
                }
                if let Some(window) = self.confirmation_window(calendar).filter(|w| event.on > w.last.legal) {
                    let message =
                        format!("申请期已于{}届满，法院可能不予受理。", window.last.legal.format("%Y年%-m月%-d日"));
                    found.push(Finding::warning("on", message));
                }
            }
            AgreementAct::ToldToSue {} | AgreementAct::MediatedAgain {} if !self.was_urged(event.on, calendar) => {
                found.push(Finding::warning("act", format!("还没有督促的记录，先督促、再{kind}。")));
            }
            _ => {}
        }
        let words: &[(&str, &str)] = match &event.act {
            AgreementAct::Sued { court }
            | AgreementAct::ConfirmationApplied { court, .. }
            | AgreementAct::EnforcementApplied { court } => &[("court", court)],
            AgreementAct::ConfirmationRejected { reason, .. } => &[("reason", reason)],
            AgreementAct::SetAside { judgment } => &[("judgment", judgment)],
            _ => &[],
        };
        for (field, _) in words.iter().filter(|(_, text)| text.trim().is_empty()) {
            let what = match *field {
                "court" => "法院",
                "reason" => "理由",
                _ => "裁判文书文号",
            };
            found.push(Finding::error(*field, format!("“{kind}”的{what}未填。")));
        }
        found
    }

    fn obligation_problem(&self, no: u32, day: NaiveDate, calendar: &Calendar) -> Option<Finding> {
        let state = (no as usize).checked_sub(1).and_then(|index| self.duty_state(index, day, calendar));
        let message = match state {
            None => format!("履行计划中没有第 {no} 项。"),
            Some(DutyState::Done) => format!("第 {no} 项已经履行。"),
            Some(_) => return None,
        };
        Some(Finding::error("obligation", message))
    }

    /// Why an event of this kind cannot be on `day`; `None` when it can.
    fn bar(&self, kind: Kind, day: NaiveDate, calendar: &Calendar) -> Option<String> {
        let state = self.state(day, calendar);
        match state {
            AgreementState::Draft | AgreementState::Incomplete => {
                return Some(format!("协议当日还没有生效，不能登记“{kind}”。"));
            }
            AgreementState::Void => return Some(format!("协议已被法院撤销，不能登记“{kind}”。")),
            AgreementState::Superseded if kind != Kind::FollowedUp && kind != Kind::SetAside => {
                return Some(format!("协议已被新的协议代替，“{kind}”请登记在新协议上。"));
            }
            _ => {}
        }
        let owes = self.duty_states(day, calendar).iter().any(|state| state.is_owed());
        let lasting = self.duty_states(day, calendar).contains(&DutyState::Lasting);
        let confirmation = self.confirmation(day, calendar);
        let sentence = match kind {
            Kind::Urged if !owes && !lasting => "没有待履行的内容，不用督促。",
            Kind::DefaultFound if state != AgreementState::Overdue => "当日没有逾期的履行内容，不能认定逾期。",
            Kind::ConfirmationDeclined | Kind::ConfirmationApplied => match confirmation {
                Confirmation::NotAllowed => return self.confirmation_bar().map(str::to_owned),
                Confirmation::Applied | Confirmation::Docketed => "已经申请司法确认，正等法院答复。",
                Confirmation::Confirmed => "法院已经确认有效，不用再申请。",
                Confirmation::Rejected => "法院已经驳回申请，可以变更协议、另行调解或者起诉。",
                Confirmation::Lapsed if kind == Kind::ConfirmationDeclined => "申请期已过，不用再登记。",
                Confirmation::Open | Confirmation::Lapsed | Confirmation::Declined => return None,
            },
            Kind::ConfirmationDocketed if confirmation != Confirmation::Applied => {
                "先登记申请司法确认，再登记法院立案。"
            }
            Kind::Confirmed | Kind::ConfirmationRejected | Kind::ConfirmationWithdrawn
                if !matches!(confirmation, Confirmation::Applied | Confirmation::Docketed) =>
            {
                "没有正在审查的司法确认申请，先登记申请。"
            }
            Kind::EnforcementApplied if confirmation != Confirmation::Confirmed => {
                "没有经法院确认的协议不能申请强制执行，只能就协议起诉（人民调解法第三十二条、第三十三条）。"
            }
            Kind::EnforcementApplied if state != AgreementState::Overdue => "没有逾期的履行内容，不能申请强制执行。",
            _ => return None,
        };
        Some(sentence.to_owned())
    }
}
