//! How a thing to do about an agreement is told in a list: what it is about, what is to be done, by whom.

use super::{Agreement, MediationDue, MediationDueKind, Obligation};
use crate::domain::day_words::short;

/// A row of 待办.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueWords {
    /// 「坟地占地补偿第 2 期 8,000 元」.
    pub title: String,
    /// 「督促履行」.
    pub what: String,
    /// Who owes, or who has to act.
    pub who: String,
}

impl Agreement {
    /// The words of one thing to do.
    pub fn due_words(&self, item: &MediationDue) -> DueWords {
        let mediator = self.mediators.first().filter(|name| !name.is_empty()).unwrap_or(&self.body).clone();
        let what = item.kind.label().to_owned();
        let duty = item.obligation.and_then(|number| Some((number, self.plan.get((number as usize).checked_sub(1)?)?)));
        match (item.kind, duty) {
            (MediationDueKind::Duty, Some((number, duty))) => DueWords {
                title: self.duty_words(number, duty),
                what: if item.urged > 0 { "再次督促".to_owned() } else { what },
                who: self.names_of(duty.debtor),
            },
            (MediationDueKind::Duty, None) => DueWords { title: String::new(), what, who: mediator },
            (MediationDueKind::Confirmation, _) => {
                let safe = item.safe.map(|day| format!("，稳妥日 {}", short(day))).unwrap_or_default();
                DueWords { title: format!("司法确认须各方共同申请{safe}"), what, who: self.parties_line() }
            }
            (MediationDueKind::CourtAnswer, _) => {
                DueWords { title: "司法确认申请的答复".into(), what, who: mediator }
            }
            (MediationDueKind::FollowUp, _) => DueWords { title: "协议履行回访".into(), what, who: mediator },
            (MediationDueKind::Limitation, _) => {
                DueWords { title: "逾期未履行，时效将届满".into(), what, who: self.parties_line() }
            }
        }
    }

    /// 「坟地占地补偿 8,000 元」, 「给付第 2 期 8,000 元」.
    pub fn duty_words(&self, number: u32, duty: &Obligation) -> String {
        let what = if duty.text.trim().is_empty() { "给付" } else { duty.text.trim() };
        let Some(amount) = duty.amount else { return what.to_owned() };
        let sum = amount.with_commas();
        let sum = sum.trim_end_matches(".00");
        // Instalments are counted among the payments, as the tokens of the clauses are.
        let payments = self.plan.iter().filter(|duty| duty.amount.is_some()).count();
        let before = self.plan.iter().take(number as usize).filter(|duty| duty.amount.is_some()).count();
        if payments > 1 { format!("{what}第 {before} 期 {sum} 元") } else { format!("{what} {sum} 元") }
    }
}
