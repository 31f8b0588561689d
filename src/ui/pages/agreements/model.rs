//! What the list of agreements shows.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::{
    agreement::{Agreement, AgreementState, DutyState},
    amount::Amount,
    calendar::{self, Calendar},
    period::Period,
    settings::Limits,
};
use crate::store::{Register, StoreError, agreements::AgreementFilter, disputes::DisputeFilter};
use crate::ui::pages::{disputes::periods, due};
use crate::ui::widgets::chips::Due;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementRow {
    /// 编号.
    pub number: String,
    /// 调解日期.
    pub mediated_on: NaiveDate,
    /// 当事人.
    pub parties: String,
    /// What it is about: the title of the dispute, else the facts.
    pub matter: String,
    /// 协议金额.
    pub total: Amount,
    /// 已履行.
    pub paid: Amount,
    /// 调解员.
    pub mediators: String,
    /// 状态 today.
    pub state: AgreementState,
    /// The earliest day on which something is still owed.
    pub next: Option<NaiveDate>,
    /// What the due chip says.
    pub due_chip: (Due, String),
}

impl AgreementRow {
    fn of(
        agreement: &Agreement,
        titles: &HashMap<String, String>,
        today: NaiveDate,
        limits: &Limits,
        calendar: &Calendar,
    ) -> Self {
        let state = agreement.state(today, calendar);
        let next = next_due(agreement, today, calendar);
        let due_chip = match (state, next) {
            (AgreementState::Running | AgreementState::Overdue, Some(due)) => due::due_words(due, today, limits),
            (AgreementState::Running | AgreementState::Overdue, None) => (Due::None, "无期限".into()),
            _ => (Due::Closed, String::new()),
        };
        let title = agreement.dispute.as_ref().and_then(|number| titles.get(number)).cloned();
        Self {
            number: agreement.number.clone(),
            mediated_on: agreement.mediated_on,
            parties: agreement.parties_line(),
            matter: title.unwrap_or_else(|| agreement.facts.clone()),
            total: agreement.total(),
            paid: agreement.paid(today),
            mediators: agreement.mediators.join("、"),
            state,
            next: next.map(|due| due.raw),
            due_chip,
        }
    }

    /// The whole row as one sentence.
    pub fn sentence(&self) -> String {
        let money = if self.total == Amount::ZERO { String::new() } else { format!("{} 元", self.total) };
        let parts = [
            self.number.as_str(),
            &due::short(self.mediated_on),
            &self.parties,
            &self.matter,
            &money,
            self.state.label(),
            &self.due_chip.1,
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
    }
}

/// The earliest day on which something is still owed at the end of `today`.
fn next_due(agreement: &Agreement, today: NaiveDate, calendar: &Calendar) -> Option<calendar::Due> {
    let owed = |at: &usize| agreement.duty_state(*at, today, calendar).is_some_and(DutyState::is_owed);
    (0..agreement.plan.len()).filter(owed).filter_map(|at| agreement.duty_due(at, calendar)).min()
}

/// The agreements that pass the filter, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementsModel {
    /// What these rows answer.
    pub filter: AgreementFilter,
    /// The rows, newest first.
    pub rows: Vec<AgreementRow>,
    /// How many the register holds.
    pub total: usize,
    /// Periods to choose from, newest first.
    pub periods: Vec<Period>,
}

impl AgreementsModel {
    /// Reads the list.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register, filter: &AgreementFilter, today: NaiveDate) -> Result<Self, StoreError> {
        let all = register.list_agreements(&AgreementFilter::default())?;
        let found =
            if *filter == AgreementFilter::default() { all.clone() } else { register.list_agreements(filter)? };
        let disputes = register.list_disputes(&DisputeFilter::default())?;
        let titles: HashMap<String, String> = disputes.into_iter().map(|d| (d.number, d.title)).collect();
        let (limits, calendar) = (&register.settings().limits, register.calendar());
        let rows =
            found.iter().rev().map(|agreement| AgreementRow::of(agreement, &titles, today, limits, calendar)).collect();
        let first = all.first().map_or(today, |agreement| agreement.mediated_on);
        Ok(Self { filter: filter.clone(), rows, total: all.len(), periods: periods(first, today) })
    }
}
