//! 信访件 in the register: save, step, list.

use super::{
    Register, StoreError, handover, links, numbers, paper_numbers,
    search::{self, RegisterKind},
};
use crate::domain::{
    calendar::{Calendar, Due},
    deadline::{ClockId, Clocks},
    finding::Finding,
    identity, mediation,
    period::Period,
    petition::Petition,
    procedure::{self, Act, Progress, Stage, Step, StepKind},
    protection::same_body,
    settings::Settings,
    terms::{Channel, MatterClass},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params, params_from_iter};
use serde::{Deserialize, Serialize};

/// An item with everything that happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PetitionFile {
    /// The item as registered and amended.
    pub petition: Petition,
    /// 办理过程, in order.
    #[serde(default)]
    pub steps: Vec<Step>,
}

impl PetitionFile {
    /// What the steps add up to.
    pub fn progress(&self) -> Progress {
        Progress::of(&self.steps)
    }

    /// The steps as their corrections leave them: what papers and figures go by.
    pub fn corrected(&self) -> std::borrow::Cow<'_, [Step]> {
        procedure::effective(&self.steps)
    }
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PetitionRow {
    /// The item.
    pub petition: Petition,
    /// 办理状态.
    pub stage: Stage,
    /// 办结日.
    pub closed_on: Option<NaiveDate>,
    /// What the office owes next, and when.
    pub duty: Option<RowDuty>,
    /// The day by which it is to be followed up (回访), while that is open; see [`procedure::follow_up_due`].
    pub follow_up_on: Option<NaiveDate>,
}

/// The next duty of a list row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDuty {
    /// 「出具处理意见书」.
    pub what: String,
    /// By which clock.
    pub clock: ClockId,
    /// When.
    pub due: Due,
    /// The day the office is reminded of it; see [`Clock::alarm`](crate::domain::deadline::Clock::alarm).
    pub alarm: NaiveDate,
}

/// Which items a list shows. Empty fields do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PetitionFilter {
    /// Search terms, separated by spaces; all must be found.
    pub text: String,
    /// Received in this period.
    pub period: Option<Period>,
    /// 信访形式.
    pub channels: Vec<Channel>,
    /// 办理状态.
    pub stages: Vec<Stage>,
    /// A duty the office is reminded of on or before this day.
    pub due_by: Option<NaiveDate>,
    /// A duty the office is reminded of after this day.
    pub due_after: Option<NaiveDate>,
    /// A duty whose legal end lies before this day: 超期 when the day is today.
    pub overdue_on: Option<NaiveDate>,
    /// A duty whose legal end does not lie before this day.
    pub in_time_on: Option<NaiveDate>,
    /// 办结 in this period.
    pub closed_in: Option<Period>,
    /// Ended and waiting for 回访, whenever that is due.
    pub awaits_follow_up: bool,
    /// 责任单位.
    pub unit: Option<String>,
    /// Codes of first-level categories: any of them.
    pub categories: Vec<String>,
    /// 村.
    pub village: Option<String>,
    /// Just these numbers.
    pub numbers: Option<Vec<String>>,
    /// Cancelled items too.
    pub with_cancelled: bool,
    /// How sealed items (保密件) take part.
    pub sealed: Sealed,
}

/// How sealed items (保密件) take part in a list.
///
/// Source: 信访条例 (2005) Art. 23 and 信访工作条例 (2022) Art. 30: reports and what they tell must not become known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sealed {
    /// They stand in the list like any other, masked; a search finds them by their whole number alone.
    #[default]
    Masked,
    /// Only they, by what they tell: the clerk asked for them.
    Only,
}

/// How a list is ordered; ties go by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PetitionOrder {
    /// Newest first.
    #[default]
    NewestFirst,
    /// Oldest first: registers on paper.
    OldestFirst,
    /// Next duty first, items without one last.
    DueFirst,
    /// The 回访 that is due first, items that wait for none last.
    FollowUpFirst,
}

/// Items that may be the same matter as the one being typed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookalike {
    /// The earlier item.
    pub row: PetitionRow,
    /// 「同一身份证号」, 「同一电话」 …, strongest first.
    pub reasons: Vec<&'static str>,
}

pub(super) const COLUMNS: &str =
    "p.body, p.stage, p.closed_on, p.duty, p.duty_clock, p.duty_raw, p.duty_legal, p.duty_provisional, p.number,
     p.duty_alarm, p.follow_up_on";

impl Register {
    /// Registers a new item with its first steps and gives it a number, unless it brings one along.
    ///
    /// A 登记 step on the day of receipt is put in front when `steps` does not begin with one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] with the first sentence of a failed check, [`StoreError::NumberTaken`], or the
    /// failure to write. Nothing is saved then.
    pub fn register_petition(
        &mut self,
        petition: Petition,
        steps: Vec<Step>,
        now: NaiveDateTime,
    ) -> Result<PetitionFile, StoreError> {
        self.transact_named("登记", now, |tx, settings, calendar| {
            let file = insert(tx, PetitionFile { petition, steps }, now, settings, calendar)?;
            links::refuse_fields(tx, &file.petition)?;
            check_taken_now(&file, now, settings, calendar)?;
            for step in &file.steps {
                links::refuse_step(tx, &file.petition, &step.act)?;
            }
            links::relink(tx, &file, None, now, settings, calendar)?;
            let (number, body) = (file.petition.number.clone(), to_json(&file.petition));
            Ok((file, number, body))
        })
    }

    /// The number the next item of a channel will get, if nothing comes between.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn next_petition_number(&self, channel: Channel, received_on: NaiveDate) -> Result<String, StoreError> {
        let numbering = &self.settings.numbering;
        let prefix = numbering.prefix(channel);
        let taken = |number: &str| has_number(&self.db, number);
        numbers::peek(&self.db, &format!("petition{prefix}"), received_on.year(), &numbering.petition, prefix, taken)
    }

    /// Replaces what was registered about an item; its number and its steps stay, and must still be allowed: a day
    /// of receipt after the first step is refused.
    ///
    /// # Errors
    ///
    /// As [`register_petition`](Self::register_petition), and [`StoreError::NoSuchRecord`].
    pub fn amend_petition(&mut self, petition: Petition, now: NaiveDateTime) -> Result<(), StoreError> {
        refuse_blocking(&petition.check(now.date(), &self.settings))?;
        let before = self.petition(&petition.number)?;
        let fits = |item| check_history(item, &before.steps, now, &self.settings, &self.calendar);
        // Steps that other settings would refuse today are no fault of this change.
        if fits(&before.petition).is_ok() {
            fits(&petition)?;
        }
        // What was exposed before the network or the rule knew of it may still be amended.
        if links::refuse_fields(&self.db, &before.petition).is_ok() {
            links::refuse_fields(&self.db, &petition)?;
        }
        self.replace_petition("修改", petition, now)
    }

    /// 作废: keeps the item and its number, and counts it nowhere. `None` brings it back.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or the failure to write.
    pub fn cancel_petition(
        &mut self,
        number: &str,
        reason: Option<String>,
        now: NaiveDateTime,
    ) -> Result<(), StoreError> {
        let mut petition = self.petition(number)?.petition;
        let name = if reason.is_some() { "作废" } else { "恢复" };
        petition.cancelled = reason;
        self.replace_petition(name, petition, now)
    }

    fn replace_petition(&mut self, name: &str, petition: Petition, now: NaiveDateTime) -> Result<(), StoreError> {
        self.transact_named(name, now, |tx, settings, calendar| {
            let (id, before) = load(tx, &petition.number)?;
            let body = to_json(&petition);
            save_body(tx, id, &petition)?;
            let file = PetitionFile { petition, steps: before.steps };
            refresh(tx, id, &file, settings, calendar)?;
            Ok(((), file.petition.number, body))
        })
    }

    /// Adds a step, if the procedure allows it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] with the reason, [`StoreError::NoSuchRecord`], or the failure to write.
    pub fn add_step(&mut self, number: &str, step: Step, now: NaiveDateTime) -> Result<PetitionFile, StoreError> {
        self.add_steps(number, vec![step], now)
    }

    /// Adds several steps at once: all of them or none.
    ///
    /// # Errors
    ///
    /// As [`add_step`](Self::add_step).
    pub fn add_steps(
        &mut self,
        number: &str,
        steps: Vec<Step>,
        now: NaiveDateTime,
    ) -> Result<PetitionFile, StoreError> {
        let name = steps.iter().map(|step| step.kind().label()).collect::<Vec<_>>().join("、");
        self.transact_named(&name, now, |tx, settings, calendar| {
            let (id, mut file) = load(tx, number)?;
            if file.petition.cancelled.is_some() {
                return Err(StoreError::Refused("此件已作废，不能再办理。".into()));
            }
            let mut details = Vec::new();
            let merged = links::merged_into(&file.steps);
            let mediated = mediation::handed_to(&file.corrected());
            for mut step in steps {
                links::refuse_step(tx, &file.petition, &step.act)?;
                links::refuse_correction(tx, &file, &step)?;
                procedure::check_step(&file.petition, &file.steps, &step, now.date(), settings, calendar)
                    .map_err(|refused| StoreError::Refused(refused.0))?;
                handover::open(tx, &file.petition, &mut step, now, settings)?;
                paper_numbers::refuse_typed(tx, number, &step.document)?;
                details.push(to_json(&step));
                append_step(tx, id, &mut file, step)?;
                // 交办 names the 责任单位 from now on, also when it is corrected; lists and figures go by the item.
                let last = file.steps.last().map(Step::kind);
                let names = matches!(last, Some(StepKind::Assigned | StepKind::Corrected));
                if let Some((_, to, _)) =
                    file.progress().assigned.filter(|(_, to, _)| names && *to != file.petition.unit)
                {
                    file.petition.unit = to;
                    save_body(tx, id, &file.petition)?;
                }
            }
            links::relink(tx, &file, merged.as_deref(), now, settings, calendar)?;
            handover::relink(tx, &file, &mediated, now, settings)?;
            refresh(tx, id, &file, settings, calendar)?;
            Ok((file, number.to_owned(), format!("[{}]", details.join(","))))
        })
    }

    /// 查看: nothing changes, but that `what` (「身份证号」, 「来访登记表」) of an item was shown or printed in full is in the
    /// journal from now on.
    ///
    /// # Errors
    ///
    /// The failure to write.
    pub fn note_look(&mut self, number: &str, what: &str, now: NaiveDateTime) -> Result<(), StoreError> {
        self.transact_named(&format!("查看{what}"), now, |_, _, _| Ok(((), number.to_owned(), String::new())))
    }

    /// One item with its steps.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or when the file cannot be read.
    pub fn petition(&self, number: &str) -> Result<PetitionFile, StoreError> {
        load(&self.db, number).map(|(_, file)| file)
    }

    /// Every item with its steps, oldest first; cancelled ones too.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn petition_files(&self) -> Result<Vec<PetitionFile>, StoreError> {
        all(&self.db)
    }

    /// The items that pass `filter` with their steps, oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn petition_files_of(&self, filter: &PetitionFilter) -> Result<Vec<PetitionFile>, StoreError> {
        let rows = self.list_petitions(filter, PetitionOrder::OldestFirst, 0, i64::MAX as usize)?;
        let mut files: Vec<PetitionFile> =
            rows.into_iter().map(|row| PetitionFile { petition: row.petition, steps: Vec::new() }).collect();
        let (condition, params) = filter.sql();
        let sql = format!(
            "SELECT p.number, s.body FROM step s JOIN petition p ON p.id = s.petition_id {condition}
             ORDER BY p.received_on, p.number, s.seq"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut steps = statement.query(params_from_iter(params))?;
        let mut at = 0; // both come in the same order
        while let Some(row) = steps.next()? {
            let number = row.get_ref(0)?.as_str().unwrap_or_default();
            while files.get(at).is_some_and(|file| file.petition.number != number) {
                at += 1;
            }
            if let Some(file) = files.get_mut(at) {
                file.steps.push(parse(row.get_ref(1)?.as_str().unwrap_or_default(), number)?);
            }
        }
        Ok(files)
    }

    /// The items that pass `filter`, in `order`, at most `limit` after skipping `offset`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn list_petitions(
        &self,
        filter: &PetitionFilter,
        order: PetitionOrder,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<PetitionRow>, StoreError> {
        let (condition, params) = filter.sql();
        let order = match order {
            PetitionOrder::NewestFirst => "p.received_on DESC, p.number DESC",
            PetitionOrder::OldestFirst => "p.received_on, p.number",
            PetitionOrder::DueFirst => "p.duty_raw IS NULL, p.duty_raw, p.number",
            PetitionOrder::FollowUpFirst => "p.follow_up_on IS NULL, p.follow_up_on, p.number",
        };
        let sql =
            format!("SELECT {COLUMNS} FROM petition p {condition} ORDER BY {order} LIMIT {limit} OFFSET {offset}");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(params))?;
        let mut list = Vec::new();
        while let Some(row) = rows.next()? {
            list.push(list_row(row)?);
        }
        Ok(list)
    }

    /// How many items pass `filter`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_petitions(&self, filter: &PetitionFilter) -> Result<usize, StoreError> {
        let (condition, params) = filter.sql();
        let sql = format!("SELECT count(*) FROM petition p {condition}");
        let count: i64 = self.db.prepare_cached(&sql)?.query_row(params_from_iter(params), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Earlier items that may be the same person or the same matter as the one being typed, strongest first,
    /// at most ten, none of them cancelled. The clerk decides; nothing is ever merged by itself.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn lookalikes(&self, typed: &Petition) -> Result<Vec<Lookalike>, StoreError> {
        let mut reasons: std::collections::BTreeMap<i64, Vec<(&'static str, u32)>> = std::collections::BTreeMap::new();
        let mut note = |sql: &str, values: &[&str], reason, weight| -> Result<(), StoreError> {
            let mut statement = self.db.prepare_cached(sql)?;
            let ids = statement.query_map(params_from_iter(values), |row| row.get::<_, i64>(0))?;
            for id in ids {
                let found = reasons.entry(id?).or_default();
                if !found.iter().any(|(known, _)| *known == reason) {
                    found.push((reason, weight));
                }
            }
            Ok(())
        };
        for person in &typed.petitioners {
            let id_no = identity::normalise_id(&person.id_no);
            if id_no.len() >= 15 {
                note(
                    "SELECT DISTINCT petition_id FROM petition_person WHERE id_no = ?1",
                    &[&id_no],
                    "同一身份证号",
                    8,
                )?;
            }
            let phone = digits(&person.phone);
            if phone.len() >= 7 {
                note("SELECT DISTINCT petition_id FROM petition_person WHERE phone = ?1", &[&phone], "同一电话", 4)?;
            }
            let name = search::fold(&person.name);
            if name.chars().count() >= 2 && !typed.place.village.is_empty() {
                note(
                    "SELECT DISTINCT w.petition_id FROM petition_person w JOIN petition p ON p.id = w.petition_id
                     WHERE w.name = ?1 AND p.village = ?2",
                    &[&name, &typed.place.village],
                    "同名同村",
                    4,
                )?;
            }
        }
        // Accusations, the nameless ones above all, are compared by whom they accuse.
        if typed.class == MatterClass::Accusation && !typed.accused.trim().is_empty() {
            let sql = "SELECT id, json_extract(body, '$.accused') FROM petition
                       WHERE cancelled = 0 AND json_extract(body, '$.class') = 'accusation'
                         AND json_extract(body, '$.accused') <> ''";
            let mut statement = self.db.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if same_body(&typed.accused, row.get_ref(1)?.as_str().unwrap_or_default()) {
                    reasons.entry(row.get(0)?).or_default().push(("同一被反映人", 4));
                }
            }
        }
        let mut found: Vec<(u32, Lookalike)> = Vec::new();
        for (id, mut why) in reasons {
            let sql =
                format!("SELECT {COLUMNS} FROM petition p WHERE p.id = ?1 AND p.number <> ?2 AND p.cancelled = 0");
            let row = self
                .db
                .prepare_cached(&sql)?
                .query_row(params![id, typed.number], |row| Ok(list_row(row)))
                .optional()?;
            let Some(row) = row.transpose()? else { continue };
            if alike(&typed.title, &row.petition.title) {
                why.push(("诉求相近", 3));
            }
            why.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
            let weight = why.iter().map(|(_, weight)| weight).sum();
            found.push((weight, Lookalike { row, reasons: why.into_iter().map(|(reason, _)| reason).collect() }));
        }
        found.sort_by(|a, b| {
            b.0.cmp(&a.0).then_with(|| b.1.row.petition.received_on.cmp(&a.1.row.petition.received_on))
        });
        found.truncate(10);
        Ok(found.into_iter().map(|(_, lookalike)| lookalike).collect())
    }
}

/// Whether two titles share at least two fifths of the shorter one's character pairs.
fn alike(one: &str, other: &str) -> bool {
    let pairs = |text: &str| {
        let chars: Vec<char> = search::fold(text).chars().collect();
        chars.windows(2).map(|pair| (pair[0], pair[1])).collect::<std::collections::BTreeSet<_>>()
    };
    let (one, other) = (pairs(one), pairs(other));
    let shorter = one.len().min(other.len());
    shorter >= 2 && one.intersection(&other).count() * 5 >= shorter * 2
}

impl PetitionFilter {
    /// The WHERE clause with its parameters.
    pub(super) fn sql(&self) -> (String, Vec<String>) {
        let (mut join, mut conditions, mut params) = (String::new(), Vec::new(), Vec::new());
        if let Some(found) = search::condition(&self.text) {
            join = "JOIN searchable s ON s.register = 'petition' AND s.number = p.number".into();
            conditions.push(found.sql);
            params.extend(found.params);
            if self.sealed == Sealed::Masked {
                conditions.push("(p.id NOT IN (SELECT id FROM petition WHERE sealed) OR p.number = ?)".into());
                params.push(self.text.trim().to_owned());
            }
        }
        if self.sealed == Sealed::Only {
            conditions.push("p.id IN (SELECT id FROM petition WHERE sealed)".into());
        }
        let mut narrow = |condition: &str, values: &mut dyn Iterator<Item = String>| {
            conditions.push(condition.to_owned());
            params.extend(values);
        };
        let marks = |n: usize| vec!["?"; n].join(", ");
        if !self.with_cancelled {
            narrow("p.cancelled = 0", &mut std::iter::empty());
        }
        if self.awaits_follow_up {
            narrow("p.follow_up_on IS NOT NULL", &mut std::iter::empty());
        }
        if let Some(period) = self.period {
            let span = [period.first(), period.last()];
            narrow("p.received_on BETWEEN ? AND ?", &mut span.iter().map(NaiveDate::to_string));
        }
        if !self.channels.is_empty() {
            let condition = format!("p.channel IN ({})", marks(self.channels.len()));
            narrow(&condition, &mut self.channels.iter().map(|c| c.code().to_owned()));
        }
        if !self.categories.is_empty() {
            let condition = format!("p.category IN ({})", marks(self.categories.len()));
            narrow(&condition, &mut self.categories.iter().cloned());
        }
        if let Some(period) = self.closed_in {
            let span = [period.first(), period.last()];
            narrow("p.closed_on BETWEEN ? AND ?", &mut span.iter().map(NaiveDate::to_string));
        }
        if !self.stages.is_empty() {
            let condition = format!("p.stage IN ({})", marks(self.stages.len()));
            narrow(&condition, &mut self.stages.iter().map(|s| s.code().to_owned()));
        }
        if let Some(numbers) = &self.numbers {
            narrow(&format!("p.number IN ({})", marks(numbers.len())), &mut numbers.iter().cloned());
        }
        for (condition, value) in [
            ("p.duty_alarm <= ?", self.due_by.map(|day| day.to_string())),
            ("p.duty_alarm > ?", self.due_after.map(|day| day.to_string())),
            ("p.duty_legal < ?", self.overdue_on.map(|day| day.to_string())),
            ("p.duty_legal >= ?", self.in_time_on.map(|day| day.to_string())),
            ("p.unit = ?", self.unit.clone()),
            ("p.village = ?", self.village.clone()),
        ] {
            if let Some(value) = value {
                narrow(condition, &mut std::iter::once(value));
            }
        }
        let clause = if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
        (format!("{join}{clause}"), params)
    }
}

pub(super) fn refuse_blocking(findings: &[Finding]) -> Result<(), StoreError> {
    match findings.iter().find(|finding| finding.blocks()) {
        Some(finding) => Err(StoreError::Refused(finding.message.clone())),
        None => Ok(()),
    }
}

/// Our own values always become JSON: they hold no maps with odd keys and no floats.
pub(super) fn to_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(body: &str, number: &str) -> Result<T, StoreError> {
    serde_json::from_str(body).map_err(|source| StoreError::Unreadable { number: number.to_owned(), source })
}

/// Reads the JSON of column `body`, naming the record by column `number` when it cannot be read.
pub(super) fn from_json<T: serde::de::DeserializeOwned>(
    row: &Row<'_>,
    body: usize,
    number: usize,
) -> Result<T, StoreError> {
    let number = row.get_ref(number)?.as_str().unwrap_or_default();
    parse(row.get_ref(body)?.as_str().unwrap_or_default(), number)
}

/// Puts a new item with its steps into the register; see [`Register::register_petition`].
pub(super) fn insert(
    tx: &Transaction<'_>,
    mut file: PetitionFile,
    now: NaiveDateTime,
    settings: &Settings,
    calendar: &Calendar,
) -> Result<PetitionFile, StoreError> {
    let PetitionFile { petition, steps } = &mut file;
    refuse_blocking(&petition.check(now.date(), settings))?;
    if steps.first().is_none_or(|step| step.kind() != StepKind::Registered) {
        let mut first = Step::new(petition.received_on, now, Act::Registered {});
        first.at = petition.received_at;
        first.by.clone_from(&petition.registrar);
        steps.insert(0, first);
    }
    let taken = |number: &str| has_number(tx, number);
    if petition.number.is_empty() {
        let (year, prefix) = (petition.received_on.year(), settings.numbering.prefix(petition.channel));
        let series = format!("petition{prefix}");
        petition.number = numbers::take(tx, &series, year, &settings.numbering.petition, prefix, taken)?;
    } else if taken(&petition.number)? {
        return Err(StoreError::NumberTaken(petition.number.clone()));
    }
    check_history(petition, steps, now, settings, calendar)?;
    tx.prepare_cached("INSERT INTO petition (body) VALUES (?1)")?.execute([to_json(petition)])?;
    let id = tx.last_insert_rowid();
    for (i, step) in steps.iter().enumerate() {
        insert_step(tx, id, i + 1, step)?;
    }
    refresh(tx, id, &file, settings, calendar)?;
    Ok(file)
}

/// The record must be one the rules allow, whatever limits it was made under.
fn check_history(
    petition: &Petition,
    steps: &[Step],
    now: NaiveDateTime,
    settings: &Settings,
    calendar: &Calendar,
) -> Result<(), StoreError> {
    procedure::check_record(petition, steps, now.date(), settings, calendar)
        .map_err(|refused| StoreError::Refused(refused.0))
}

/// Steps that are taken together with the registration are taken now: today's limits hold for them.
fn check_taken_now(
    file: &PetitionFile,
    now: NaiveDateTime,
    settings: &Settings,
    calendar: &Calendar,
) -> Result<(), StoreError> {
    for (i, step) in file.steps.iter().enumerate() {
        let before = file.steps.get(..i).unwrap_or_default();
        procedure::check_step(&file.petition, before, step, now.date(), settings, calendar)
            .map_err(|refused| StoreError::Refused(refused.0))?;
    }
    Ok(())
}

fn has_number(db: &Connection, number: &str) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM petition WHERE number = ?1")?.exists([number])?)
}

pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Writes the item as it is now.
pub(super) fn save_body(tx: &Transaction<'_>, id: i64, petition: &Petition) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE petition SET body = ?2 WHERE id = ?1")?.execute(params![id, to_json(petition)])?;
    Ok(())
}

/// Adds a step to the item's record.
pub(super) fn append_step(
    tx: &Transaction<'_>,
    id: i64,
    file: &mut PetitionFile,
    step: Step,
) -> Result<(), StoreError> {
    insert_step(tx, id, file.steps.len() + 1, &step)?;
    file.steps.push(step);
    Ok(())
}

fn insert_step(tx: &Transaction<'_>, id: i64, seq: usize, step: &Step) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT INTO step (petition_id, seq, body) VALUES (?1, ?2, ?3)")?.execute(params![
        id,
        seq as i64,
        to_json(step)
    ])?;
    Ok(())
}

pub(super) fn load(db: &Connection, number: &str) -> Result<(i64, PetitionFile), StoreError> {
    let found: Option<(i64, String)> = db
        .prepare_cached("SELECT id, body FROM petition WHERE number = ?1")?
        .query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (id, body) = found.ok_or_else(|| StoreError::NoSuchRecord(number.to_owned()))?;
    let petition = parse(&body, number)?;
    let mut statement = db.prepare_cached("SELECT body FROM step WHERE petition_id = ?1 ORDER BY seq")?;
    let mut rows = statement.query([id])?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        steps.push(parse(row.get_ref(0)?.as_str().unwrap_or_default(), number)?);
    }
    Ok((id, PetitionFile { petition, steps }))
}

/// Every item with its steps; see [`Register::petition_files`].
pub(super) fn all(db: &Connection) -> Result<Vec<PetitionFile>, StoreError> {
    let mut files: Vec<PetitionFile> = Vec::new();
    let mut places = std::collections::HashMap::new();
    let mut statement = db.prepare_cached("SELECT id, number, body FROM petition ORDER BY received_on, number")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        places.insert(row.get::<_, i64>(0)?, files.len());
        files.push(PetitionFile { petition: from_json(row, 2, 1)?, steps: Vec::new() });
    }
    let mut statement = db.prepare_cached("SELECT petition_id, body FROM step ORDER BY petition_id, seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(file) = places.get(&row.get::<_, i64>(0)?).and_then(|&place| files.get_mut(place)) {
            let step = parse(row.get_ref(1)?.as_str().unwrap_or_default(), &file.petition.number)?;
            file.steps.push(step);
        }
    }
    Ok(files)
}

/// Rebuilds everything that is derived from one item: stage, next duty, people, search text.
pub(super) fn refresh(
    tx: &Transaction<'_>,
    id: i64,
    file: &PetitionFile,
    settings: &Settings,
    calendar: &Calendar,
) -> Result<(), StoreError> {
    let PetitionFile { petition, steps } = file;
    let derived = Derived::of(file, settings, calendar);
    tx.prepare_cached(
        "UPDATE petition SET stage = ?2, closed_on = ?3, duty = ?4, duty_clock = ?5, duty_raw = ?6, duty_legal = ?7,
         duty_provisional = ?8, duty_alarm = ?9, follow_up_on = ?10 WHERE id = ?1",
    )?
    .execute(params![
        id,
        derived.stage.code(),
        derived.closed_on,
        derived.duty.as_ref().map(|d| d.what.clone()),
        derived.duty.as_ref().map(|d| d.clock.code()),
        derived.duty.as_ref().map(|d| d.due.raw.to_string()),
        derived.duty.as_ref().map(|d| d.due.legal.to_string()),
        derived.duty.as_ref().is_some_and(|d| d.due.provisional),
        derived.duty.as_ref().map(|d| d.alarm.to_string()),
        derived.follow_up_on.map(|day| day.to_string()),
    ])?;
    tx.prepare_cached("DELETE FROM petition_person WHERE petition_id = ?1")?.execute([id])?;
    for person in &petition.petitioners {
        tx.prepare_cached("INSERT INTO petition_person (petition_id, name, id_no, phone) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![
                id,
                search::fold(&person.name),
                identity::normalise_id(&person.id_no),
                digits(&person.phone)
            ])?;
    }
    let category = petition.category.label();
    // Who told it, and what was told in words, is in no index: a search for a name must not lead to the item.
    if petition.is_sealed() {
        let parts = [&petition.number, &petition.title, &petition.accused, &category, &petition.unit];
        return search::index(tx, RegisterKind::Petition, &petition.number, &parts.map(String::as_str));
    }
    let place = petition.place.full();
    let mut parts: Vec<&str> = vec![
        &petition.number,
        &petition.title,
        &petition.content,
        &place,
        &petition.accused,
        &category,
        &petition.unit,
        &petition.handler,
        &petition.leader,
        &petition.received_by,
        &petition.receiving_leader,
        &petition.remark,
        petition.channel.label(),
    ];
    parts.extend(petition.demands.iter().map(String::as_str));
    let addresses: Vec<String> = petition.petitioners.iter().map(|p| p.address.full()).collect();
    parts.extend(addresses.iter().map(String::as_str));
    for person in &petition.petitioners {
        parts.extend([person.name.as_str(), &person.id_no, &person.phone]);
    }
    if let Some(referral) = &petition.referral {
        parts.extend([referral.from.as_str(), &referral.document]);
    }
    for step in steps {
        parts.extend([step.text.as_str(), &step.document, &step.by]);
    }
    search::index(tx, RegisterKind::Petition, &petition.number, &parts)
}

/// The cached columns of an item.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Derived {
    pub stage: Stage,
    pub closed_on: Option<String>,
    pub duty: Option<RowDuty>,
    pub follow_up_on: Option<NaiveDate>,
}

impl Derived {
    pub(super) fn of(file: &PetitionFile, settings: &Settings, calendar: &Calendar) -> Self {
        let progress = file.progress();
        let clocks = Clocks::of(&file.petition, &file.steps, settings, calendar);
        let duty = if file.petition.cancelled.is_some() { None } else { clocks.next_open(progress.stage) };
        Self {
            stage: progress.stage,
            closed_on: progress.closed_on.map(|day| day.to_string()),
            duty: duty.map(|(clock, what)| RowDuty {
                what: what.into(),
                clock: clock.id,
                due: clock.due,
                alarm: clock.alarm(calendar),
            }),
            follow_up_on: procedure::follow_up_due(&file.petition, &progress, settings),
        }
    }

    pub(super) fn of_row(row: &PetitionRow) -> Self {
        Self {
            stage: row.stage,
            closed_on: row.closed_on.map(|day| day.to_string()),
            duty: row.duty.clone(),
            follow_up_on: row.follow_up_on,
        }
    }
}

fn list_row(row: &Row<'_>) -> Result<PetitionRow, StoreError> {
    let due = match (row.get::<_, Option<NaiveDate>>(5)?, row.get::<_, Option<NaiveDate>>(6)?) {
        (Some(raw), Some(legal)) => Some(Due { raw, legal, provisional: row.get(7)? }),
        _ => None,
    };
    let clock = row.get_ref(4)?.as_str_or_null().ok().flatten().and_then(ClockId::from_code);
    let alarm: Option<NaiveDate> = row.get(9)?;
    let duty = match (row.get::<_, Option<String>>(3)?, clock, due) {
        (Some(what), Some(clock), Some(due)) => Some(RowDuty { what, clock, due, alarm: alarm.unwrap_or(due.raw) }),
        _ => None,
    };
    Ok(PetitionRow {
        petition: from_json(row, 0, 8)?,
        stage: row.get_ref(1)?.as_str().ok().and_then(Stage::from_code).unwrap_or(Stage::Registered),
        closed_on: row.get(2)?,
        duty,
        follow_up_on: row.get(10)?,
    })
}
