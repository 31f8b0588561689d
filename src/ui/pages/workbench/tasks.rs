//! 待办: what is owed on petitions, disputes and agreements, earliest first.

use crate::domain::{
    agreement::MediationDueKind,
    calendar::Calendar,
    deadline::monthly_return,
    dispute::Dispute,
    period::{Period, PeriodKind},
    procedure::StepKind,
    screening::{self, ScreeningDue, ScreeningRound},
    settings::Limits,
    worklog::WorkKind,
};
use crate::store::{
    Register, StoreError,
    disputes::DisputeFilter,
    performance::MediationTask,
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
    /// 月报表.
    Return,
    /// 矛盾纠纷排查.
    Screening,
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

/// Everything that is owed, the earliest first, then by number; of what is late the duties of the law stand before
/// 回访, 月报表 and 排查.
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
    let calendar = register.calendar();
    tasks.extend(register.mediation_due(today)?.into_iter().map(|owed| of_agreement(owed, today, limits, calendar)));
    tasks.extend(monthly(register, today)?);
    tasks.extend(screenings(register, today)?);
    let key = |task: &Task| {
        let late = task.urgency == Urgency::Over
            && matches!(task.kind, TaskKind::FollowUp | TaskKind::Return | TaskKind::Screening);
        (task.urgency, late, task.due.alarm, task.due.due.raw, task.number.clone())
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

/// 月报表 of the month that is over.
fn monthly(register: &Register, today: NaiveDate) -> Result<Option<Task>, StoreError> {
    let Some(first) = register.first_petition_day()? else { return Ok(None) };
    let this_month = Period::containing(PeriodKind::Month, today);
    let sent: Vec<NaiveDate> = register
        .work(Some(this_month))?
        .into_iter()
        .filter_map(|entry| (entry.value.kind == WorkKind::Return).then_some(entry.value.on))
        .collect();
    let (settings, calendar) = (register.settings(), register.calendar());
    let owed = monthly_return(today, first, &sent, &settings.limits, calendar);
    Ok(owed.map(|(month, clock)| {
        let words = (String::new(), w::return_of(&month.label()), w::HAND_IN.to_owned(), settings.office.clerk.clone());
        task(TaskKind::Return, words, Term::of(&clock, calendar), today, &settings.limits)
    }))
}

/// 排查 that the levels owe; nothing while 联络网 has no village.
fn screenings(register: &Register, today: NaiveDate) -> Result<Vec<Task>, StoreError> {
    let villages = register.directory()?.villages_on(today);
    if villages.is_empty() {
        return Ok(Vec::new());
    }
    let rounds: Vec<ScreeningRound> = register.screenings(None)?.into_iter().map(|entry| entry.value).collect();
    let (settings, calendar) = (register.settings(), register.calendar());
    let owed = |due: ScreeningDue| {
        let month = due.month.map(|month| month.label()).unwrap_or_default();
        // A round not yet held lacks them all.
        let some = if due.missing.len() < villages.len() { due.missing.as_slice() } else { &[] };
        let title = w::screening_of(&month, due.level.label(), some);
        let words = (String::new(), title, w::HOLD.to_owned(), settings.office.clerk.clone());
        task(TaskKind::Screening, words, Term::on(due.by, calendar), today, &settings.limits)
    };
    Ok(screening::due(&settings.screening, &villages, &rounds, today).into_iter().map(owed).collect())
}

fn of_dispute(dispute: &Dispute, today: NaiveDate, limits: &Limits) -> Option<Task> {
    let status = dispute.status_at(Some(today));
    let due = due::plain(dispute.due.filter(|_| status.is_open())?);
    let unit = if dispute.unit.is_empty() { dispute.places_line() } else { dispute.unit.clone() };
    let what = w::dispute_duty(status).to_owned();
    Some(task(TaskKind::Dispute, (dispute.number.clone(), dispute.title.clone(), what, unit), due, today, limits))
}

/// Performance counts to the agreed day; a window of the law to the last working day in it.
fn of_agreement(owed: MediationTask, today: NaiveDate, limits: &Limits, calendar: &Calendar) -> Task {
    let MediationTask { number, matter, words, item } = owed;
    let term = match item.kind {
        MediationDueKind::Duty => Term::from(item.due),
        _ => Term { due: item.due, alarm: calendar.workday_until(item.due.raw) },
    };
    let title = format!("{}：{matter}", words.title);
    task(TaskKind::Agreement, (number, title, words.what, words.who), term, today, limits)
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
