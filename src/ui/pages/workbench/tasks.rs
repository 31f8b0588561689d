//! 待办: what is owed on petitions, disputes and agreements, earliest first.

use crate::domain::{
    agreement::{Agreement, Obligation},
    calendar::Calendar,
    dispute::Dispute,
    procedure::StepKind,
    settings::Limits,
};
use crate::store::{
    Register, StoreError,
    agreements::AgreementFilter,
    disputes::DisputeFilter,
    petitions::{PetitionFilter, PetitionOrder},
};
use crate::ui::pages::due::{self, Term};
use crate::ui::widgets::chips::Due;
use chrono::{Datelike, NaiveDate};

use super::w;

/// In which register a task lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskKind {
    /// 信访件.
    Petition,
    /// 回访 of an ended 信访件.
    FollowUp,
    /// 矛盾纠纷.
    Dispute,
    /// 调解协议.
    Agreement,
}

/// The groups of the list, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// 已超期.
    Over,
    /// 今日到期.
    Today,
    /// 7 日内到期.
    Soon,
    /// 7 日以后.
    Later,
}

impl Urgency {
    /// In the order they stand.
    pub const ALL: [Self; 4] = [Self::Over, Self::Today, Self::Soon, Self::Later];
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// In which register.
    pub kind: TaskKind,
    /// 编号.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// What is owed.
    pub what: String,
    /// Whose duty.
    pub unit: String,
    /// When.
    pub due: Term,
    /// Its chip.
    pub chip: (Due, String),
    /// 「6月18日」; a day of another year as 「2025-07-23」.
    pub day: String,
    /// Its group.
    pub urgency: Urgency,
}

impl Task {
    /// 「超期 3 天，2026-0071，机井电费分摊不公，出具处理意见书，农业农村办，6月15日」.
    pub fn sentence(&self) -> String {
        let parts = [self.chip.1.as_str(), &self.number, &self.title, &self.what, &self.unit, &self.day];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
    }
}

/// Everything that is owed, the earliest first, then by number; in each group what is only practice (回访) comes last.
///
/// # Errors
///
/// When the register cannot be read.
pub fn tasks(register: &Register, today: NaiveDate) -> Result<Vec<Task>, StoreError> {
    let limits = &register.settings().limits;
    let mut tasks = petitions(register, today)?;
    tasks.extend(follow_ups(register, today)?);
    let disputes = register.list_disputes(&DisputeFilter::default())?;
    tasks.extend(disputes.iter().filter_map(|dispute| of_dispute(dispute, today, limits)));
    for agreement in register.list_agreements(&AgreementFilter::default())? {
        let matter = agreement.dispute.as_ref().and_then(|number| disputes.iter().find(|d| d.number == *number));
        let matter = matter.map_or_else(|| agreement.parties_line(), |dispute| dispute.title.clone());
        tasks.extend(of_agreement(&agreement, &matter, today, limits, register.calendar()));
    }
    let key = |task: &Task| {
        let (when, follow_up) = ((task.due.alarm, task.due.due.raw), task.kind == TaskKind::FollowUp);
        (task.urgency, follow_up, when, task.number.clone())
    };
    tasks.sort_by_cached_key(key);
    Ok(tasks)
}

fn petitions(register: &Register, today: NaiveDate) -> Result<Vec<Task>, StoreError> {
    let limits = &register.settings().limits;
    // Any duty at all: no item of an office lies further ahead.
    let filter = PetitionFilter { due_by: NaiveDate::from_ymd_opt(9999, 12, 31), ..PetitionFilter::default() };
    let rows = register.list_petitions(&filter, PetitionOrder::DueFirst, 0, i64::MAX as usize)?;
    let task = |row: crate::store::petitions::PetitionRow| {
        let duty = row.duty?;
        let item = row.petition;
        let title = item.shown_title().to_owned();
        let term = Term::from(&duty);
        Some(task(TaskKind::Petition, (item.number, title, duty.what, item.unit), term, today, limits))
    };
    Ok(rows.into_iter().filter_map(task).collect())
}

fn follow_ups(register: &Register, today: NaiveDate) -> Result<Vec<Task>, StoreError> {
    let (limits, clerk) = (&register.settings().limits, &register.settings().office.clerk);
    let filter = PetitionFilter { awaits_follow_up: true, ..PetitionFilter::default() };
    let rows = register.list_petitions(&filter, PetitionOrder::FollowUpFirst, 0, i64::MAX as usize)?;
    let task = |row: crate::store::petitions::PetitionRow| {
        let term = Term::on(row.follow_up_on?, register.calendar());
        let item = row.petition;
        let title = item.shown_title().to_owned();
        let words = (item.number, title, StepKind::FollowedUp.label().to_owned(), clerk.clone());
        Some(task(TaskKind::FollowUp, words, term, today, limits))
    };
    Ok(rows.into_iter().filter_map(task).collect())
}

fn of_dispute(dispute: &Dispute, today: NaiveDate, limits: &Limits) -> Option<Task> {
    let status = dispute.status_at(Some(today));
    let due = due::plain(dispute.due.filter(|_| status.is_open())?);
    let unit = if dispute.unit.is_empty() { dispute.places_line() } else { dispute.unit.clone() };
    let what = w::dispute_duty(status).to_owned();
    Some(task(TaskKind::Dispute, (dispute.number.clone(), dispute.title.clone(), what, unit), due, today, limits))
}

fn of_agreement<'a>(
    agreement: &'a Agreement,
    matter: &'a str,
    today: NaiveDate,
    limits: &'a Limits,
    calendar: &'a Calendar,
) -> impl Iterator<Item = Task> + use<'a> {
    agreement.plan.iter().enumerate().filter_map(move |(index, duty)| {
        let owed = agreement.duty_state(index, today, calendar)?.is_owed();
        let due = agreement.duty_due(index, calendar)?;
        let title = format!("{}：{matter}", told(agreement, index, duty));
        let debtor = debtor(agreement, duty);
        let words = (agreement.number.clone(), title, w::URGE.to_owned(), debtor);
        (owed && agreement.in_force(today)).then(|| task(TaskKind::Agreement, words, due, today, limits))
    })
}

/// 「坟地占地补偿 8,000 元」, 「给付 8,000 元（第 2 期）」.
fn told(agreement: &Agreement, index: usize, duty: &Obligation) -> String {
    let what = if duty.text.trim().is_empty() { w::PAY } else { duty.text.trim() };
    let Some(amount) = duty.amount else { return what.to_owned() };
    let sums: Vec<usize> = (0..agreement.plan.len()).filter(|at| agreement.plan[*at].amount.is_some()).collect();
    let sum = amount.with_commas();
    let sum = sum.trim_end_matches(".00");
    match sums.iter().position(|at| *at == index) {
        Some(at) if sums.len() > 1 => w::instalment(what, sum, at + 1),
        _ => w::payment(what, sum),
    }
}

fn debtor(agreement: &Agreement, duty: &Obligation) -> String {
    let names: Vec<&str> =
        agreement.parties.iter().filter(|party| party.side == duty.debtor).map(|party| party.name.as_str()).collect();
    names.join("、")
}

fn task(
    kind: TaskKind,
    (number, title, what, unit): (String, String, String, String),
    due: impl Into<Term>,
    today: NaiveDate,
    limits: &Limits,
) -> Task {
    let due = due.into();
    let chip = due::due_words(due, today, limits);
    let urgency = match chip.0 {
        Due::Over => Urgency::Over,
        _ if due.alarm <= today => Urgency::Today,
        Due::Soon => Urgency::Soon,
        _ => Urgency::Later,
    };
    // The day the chip counts to: that of the reminder, and once it is past the end itself.
    let day = if today <= due.alarm { due.alarm } else { due.due.legal };
    let day = if day.year() == today.year() { due::short(day) } else { day.to_string() };
    Task { kind, number, title, what, unit, chip, day, due, urgency }
}

/// A row of the table: the head of a group, or a task by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskRow {
    /// Head of a group with its count.
    Head(Urgency, usize),
    /// A task.
    Task(usize),
}

/// The rows for the tasks of `kind` (all for `None`), each group under its head.
pub fn rows(tasks: &[Task], kind: Option<TaskKind>) -> Vec<TaskRow> {
    let mut rows = Vec::new();
    for urgency in Urgency::ALL {
        let of_group: Vec<usize> = tasks
            .iter()
            .enumerate()
            .filter(|(_, task)| task.urgency == urgency && kind.is_none_or(|kind| task.kind == kind))
            .map(|(at, _)| at)
            .collect();
        if !of_group.is_empty() {
            rows.push(TaskRow::Head(urgency, of_group.len()));
            rows.extend(of_group.into_iter().map(TaskRow::Task));
        }
    }
    rows
}
