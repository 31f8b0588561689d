//! What the detail page shows, read from the register and put into words.

use crate::domain::{
    calendar::Calendar,
    deadline::{Clock, ClockId, Clocks},
    directory::{Directory, Role},
    dispute::Dispute,
    mediation::{self, MediationResult},
    procedure::{Act, Correction, Progress, Stage, Step, StepKind},
    settings::Settings,
    terms::Channel,
};
use crate::store::{
    Register, StoreError,
    agreements::AgreementFilter,
    disputes::DisputeFilter,
    journal::JournalLine,
    petitions::{PetitionFile, PetitionFilter, PetitionOrder},
};
use crate::ui::pages::due::{self, Term};
use crate::ui::pages::petitions::{PetitionsQuery, tags};
use crate::ui::widgets::PickItem;
use crate::ui::widgets::chips::{Due, Tag};
use crate::ui::widgets::timeline::Dot;
use crate::ui::widgets::why::Why;
use chrono::{Datelike, NaiveDate};

use super::{
    Draft, StepForm,
    facts::{self, Group},
    offers::Offers,
    papers::Shelf,
    w,
};

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// 「6月12日」.
    pub day: String,
    /// 「15:40」; 「剩 19 天」 for the next duty.
    pub time: String,
    /// Its mark.
    pub dot: Dot,
    /// 「现场核实」.
    pub heading: String,
    /// Who.
    pub by: String,
    /// 文书号.
    pub document: String,
    /// What the step itself says, then the clerk's words, a line each.
    pub lines: Vec<String>,
    /// What later corrections say of it, a line each.
    pub corrections: Vec<String>,
    /// A correction struck it.
    pub struck: bool,
    /// Its place in the record from 1, when it can be corrected.
    pub place: Option<u32>,
}

/// One line of the list of papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLine {
    /// 「受理告知书」.
    pub name: &'static str,
    /// The number of the paper, else its day.
    pub remark: String,
    /// The program prints it.
    pub printable: bool,
}

/// The limit in the head of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// Chip.
    pub chip: (Due, String),
    /// 「应于 7月7日 周二 前办结」.
    pub words: String,
    /// How much of the time is gone, 0 to 1.
    pub gone: f32,
    /// 「为什么是这一天」.
    pub why: Why,
}

/// One item, ready to be shown.
#[derive(Clone, Debug)]
pub struct PetitionModel {
    /// The item with its steps.
    pub file: PetitionFile,
    /// What they add up to.
    pub progress: Progress,
    /// 初 重 集 越.
    pub tags: Vec<Tag>,
    /// The limit that ends next; `None` when nothing is owed.
    pub limit: Option<Limit>,
    /// Left column.
    pub facts: Vec<Group>,
    /// Newest first, the next duty on top.
    pub timeline: Vec<Entry>,
    /// What may be done.
    pub offers: Offers,
    /// Longest end after an extension: 「最长至 8月6日」.
    pub extension_until: Option<String>,
    /// 文书.
    pub papers: Vec<PaperLine>,
    /// Papers issued and to be issued.
    pub shelf: Shelf,
    /// 修改记录, newest first.
    pub journal: Vec<JournalLine>,
    /// The item before in the list one came from.
    pub before: Option<String>,
    /// The item after.
    pub after: Option<String>,
    /// Units that can be picked.
    pub units: Vec<String>,
    /// People that are suggested: leaders first.
    pub people: Vec<String>,
    /// Items that this one may be merged into: those that look alike first, each with its title.
    pub cases: Vec<PickItem<String>>,
    /// Disputes that this one may be handed to: a new one first, then the open ones, its own first.
    pub disputes: Vec<PickItem<String>>,
    /// How the mediation came out, while the item waits for it.
    pub mediated: Option<MediationResult>,
    /// First leader in signature order: approves an extension.
    pub leader: String,
    /// What was left half-typed.
    pub draft: Draft,
    /// What the office has set.
    pub settings: Settings,
    /// The working calendar.
    pub calendar: Calendar,
}

impl PetitionModel {
    /// Reads item `number`; `list` is the list one came from.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoSuchRecord`], or when the register cannot be read.
    pub fn load(
        register: &Register,
        number: &str,
        list: Option<&PetitionsQuery>,
        today: NaiveDate,
    ) -> Result<Self, StoreError> {
        let file = register.petition(number)?;
        let (settings, calendar) = (register.settings().clone(), register.calendar().clone());
        let progress = file.progress();
        let clocks = Clocks::of(&file.petition, &file.steps, &settings, &calendar);
        let (filter, order) = match list {
            Some(list) => (list.filter(today, &settings.limits), list.order),
            None => Default::default(),
        };
        let (before, after) = register.petition_neighbours(&filter, order, number)?;
        let directory = register.directory()?;
        let mut disputes = register.list_disputes(&DisputeFilter::default())?;
        let is_linked = |dispute: &Dispute| dispute.petitions.iter().any(|other| other == number);
        let linked: Vec<String> =
            disputes.iter().filter(|dispute| is_linked(dispute)).map(|dispute| dispute.number.clone()).collect();
        let mediated = match progress.stage {
            Stage::Mediating => mediation_result(register, &file, &disputes, today)?,
            _ => None,
        };
        disputes.sort_by_key(|dispute| !is_linked(dispute));
        let mut units: Vec<String> = directory.units.iter().map(|unit| unit.name.clone()).collect();
        units.extend(register.petition_words()?.units);
        units.extend(directory.villages.iter().map(|village| w::committee(&village.name)));
        let mut seen = std::collections::BTreeSet::new();
        units.retain(|unit| seen.insert(unit.clone()));
        let cancelled = file.petition.cancelled.is_some();
        Ok(Self {
            tags: tags(&file.petition, &settings),
            limit: if cancelled { None } else { limit(&clocks, &progress, today, &settings, &calendar) },
            facts: facts::groups(&file.petition, &linked, today),
            timeline: timeline(&file, &progress, &clocks, today, (&settings, &calendar)),
            offers: Offers::of(&file.petition, &progress, &clocks, mediated.as_ref(), today),
            disputes: disputes_to_pick(&disputes),
            mediated,
            extension_until: extension_until(&progress, &settings, &calendar),
            papers: papers(&file, today),
            shelf: Shelf::load(register, &file, today)?,
            journal: register.journal_of(number)?,
            draft: Draft::load(register, number)?,
            before,
            after,
            units,
            people: people(&directory),
            cases: if progress.stage.is_open() { cases(register, &file)? } else { Vec::new() },
            leader: directory.with_role(Role::Leader).next().map(|leader| leader.name.clone()).unwrap_or_default(),
            progress,
            settings,
            calendar,
            file,
        })
    }

    /// 登记编号.
    pub fn number(&self) -> &str {
        &self.file.petition.number
    }

    /// Whether the item was assigned to a unit before.
    pub fn is_assigned(&self) -> bool {
        self.file.steps.iter().any(|step| step.kind() == StepKind::Assigned)
    }
}

/// Leaders in signature order, then everybody else.
fn people(directory: &Directory) -> Vec<String> {
    let leaders = directory.with_role(Role::Leader).map(|contact| &contact.name);
    let mut seen = std::collections::BTreeSet::new();
    let names = leaders.chain(directory.contacts.iter().map(|contact| &contact.name));
    names.filter(|name| !name.is_empty() && seen.insert((*name).clone())).cloned().collect()
}

/// A new dispute, then the open ones.
fn disputes_to_pick(disputes: &[Dispute]) -> Vec<PickItem<String>> {
    let open = disputes.iter().filter(|dispute| dispute.status_at(None).is_open());
    let item = |dispute: &Dispute| {
        PickItem::new(dispute.number.clone(), format!("{} {}", dispute.number, dispute.title))
            .remark(dispute.parties_line())
    };
    std::iter::once(PickItem::new(String::new(), w::NEW_DISPUTE)).chain(open.map(item)).collect()
}

/// What came of the dispute the item was handed to last.
fn mediation_result(
    register: &Register,
    file: &PetitionFile,
    disputes: &[Dispute],
    today: NaiveDate,
) -> Result<Option<MediationResult>, StoreError> {
    let Some(number) = mediation::handed_to(&file.corrected()).pop() else { return Ok(None) };
    let filter = AgreementFilter { dispute: Some(number.clone()), ..AgreementFilter::default() };
    let agreements = register.list_agreements(&filter)?;
    let dispute = disputes.iter().find(|dispute| dispute.number == number);
    Ok(dispute.and_then(|dispute| mediation::result(dispute, &agreements, today)))
}

/// How many open items are offered for 并案 besides those that look alike.
const CASES: usize = 200;

fn cases(register: &Register, file: &PetitionFile) -> Result<Vec<PickItem<String>>, StoreError> {
    let alike = register.lookalikes(&file.petition)?;
    let remark: std::collections::BTreeMap<String, String> =
        alike.iter().map(|alike| (alike.row.petition.number.clone(), alike.reasons.join("、"))).collect();
    let open = PetitionFilter {
        stages: Stage::ALL.iter().copied().filter(|stage| stage.is_open()).collect(),
        ..PetitionFilter::default()
    };
    let others = register.list_petitions(&open, PetitionOrder::NewestFirst, 0, CASES)?;
    let mut seen = std::collections::BTreeSet::from([file.petition.number.clone()]);
    let rows = alike.into_iter().map(|alike| alike.row).chain(others);
    let item = |row: crate::store::petitions::PetitionRow| {
        let item = &row.petition;
        let words = format!("{} {} {}", item.number, item.who(), item.title);
        let remark = remark.get(&item.number).cloned().unwrap_or_default();
        PickItem::new(item.number.clone(), words).remark(remark)
    };
    Ok(rows.filter(|row| seen.insert(row.petition.number.clone())).map(item).collect())
}

fn next_clock<'a>(clocks: &'a Clocks, progress: &Progress) -> Option<(&'a Clock, &'static str)> {
    clocks.next_open(progress.stage)
}

fn limit(
    clocks: &Clocks,
    progress: &Progress,
    today: NaiveDate,
    settings: &Settings,
    calendar: &Calendar,
) -> Option<Limit> {
    let (clock, _) = next_clock(clocks, progress)?;
    let chip = due::due_words(Term::of(clock, calendar), today, &settings.limits);
    let over = chip.0 == Due::Over;
    let day = due::with_weekday(if over { clock.due.legal } else { clock.due.raw });
    let verb = match clock.id {
        id if id.is_notice() && progress.accepted_on.is_none() => w::BEFORE_NOTICE,
        id if id.is_notice() => w::BEFORE_DELIVERY,
        ClockId::Finish => w::BEFORE_FINISH,
        _ => w::BEFORE_REPORT,
    };
    let words = w::is_due(&day, verb);
    let whole = (clock.due.raw - clock.trigger).num_days().max(1) as f32;
    let gone = ((today - clock.trigger).num_days() as f32 / whole).clamp(0.0, 1.0);
    Some(Limit { chip, words, gone, why: Why::of(clock, calendar) })
}

fn extension_until(progress: &Progress, settings: &Settings, calendar: &Calendar) -> Option<String> {
    let accepted = progress.accepted_on.filter(|_| progress.extended.is_none())?;
    let days = settings.limits.finish_days.saturating_add(settings.limits.extension_max);
    Some(w::until(&due::short(calendar.due_in_days(accepted, days).raw)))
}

fn timeline(
    file: &PetitionFile,
    progress: &Progress,
    clocks: &Clocks,
    today: NaiveDate,
    (settings, calendar): (&Settings, &Calendar),
) -> Vec<Entry> {
    let next = next_clock(clocks, progress).filter(|_| file.petition.cancelled.is_none()).map(|(clock, what)| Entry {
        day: due::dated(clock.due.raw, today),
        time: due::due_words(Term::of(clock, calendar), today, &settings.limits).1,
        dot: Dot::Next,
        heading: w::must(what),
        by: String::new(),
        document: String::new(),
        lines: Vec::new(),
        corrections: Vec::new(),
        struck: false,
        place: None,
    });
    let mut steps: Vec<(usize, &Step)> = file.steps.iter().enumerate().collect();
    steps.sort_by_key(|(place, step)| std::cmp::Reverse((step.on, *place)));
    next.into_iter().chain(steps.into_iter().map(|(place, step)| entry(place, step, file, today))).collect()
}

fn entry(place: usize, step: &Step, file: &PetitionFile, today: NaiveDate) -> Entry {
    let number = u32::try_from(place + 1).ok();
    let made: Vec<(&Step, &Correction)> = file
        .steps
        .iter()
        .filter_map(|later| match &later.act {
            Act::Corrected { entry, change } if Some(*entry) == number => Some((later, change)),
            _ => None,
        })
        .collect();
    let registered = step.kind() == StepKind::Registered;
    let mut by = step.by.clone();
    if registered && !file.petition.receiving_leader.is_empty() {
        by = format!("{by} · {}", w::received_by(&file.petition.receiving_leader));
    }
    let mut lines: Vec<String> = act_line(&step.act, today).into_iter().collect();
    if registered {
        lines.push(w::arrived(file.petition.channel, file.petition.headcount));
    }
    lines.extend(step.text.lines().map(str::to_owned).filter(|line| !line.trim().is_empty()));
    if step.recorded_at.date() != step.on && !registered {
        lines.push(w::typed_later(&due::dated(step.recorded_at.date(), today)));
    }
    let time = step.at.map(|at| at.format("%H:%M").to_string()).unwrap_or_default();
    // Under the day there is room for one of the two: of another year the year is told there.
    let this_year = step.on.year() == today.year();
    if !this_year {
        by = [time.as_str(), by.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    }
    Entry {
        day: due::short(step.on),
        time: if this_year { time } else { w::year(step.on.year()) },
        dot: if is_plain(step.kind()) { Dot::Other } else { Dot::Statutory },
        heading: match &step.act {
            Act::Corrected { entry, .. } => corrected_heading(*entry, file, today),
            _ => step.heading(),
        },
        by,
        document: step.document.clone(),
        lines,
        corrections: made.iter().map(|(later, change)| correction_line(step, later, change, today)).collect(),
        struck: made.iter().any(|(_, change)| change.strike),
        place: number.filter(|_| step.kind() != StepKind::Corrected),
    }
}

/// Entries that are no step of the statute.
fn is_plain(kind: StepKind) -> bool {
    use StepKind as K;
    matches!(
        kind,
        K::Noted
            | K::Corrected
            | K::Proposed
            | K::Instructed
            | K::Investigated
            | K::Drafted
            | K::Performed
            | K::FollowedUp
    )
}

/// 「更正 5月8日 受理」.
fn corrected_heading(entry: u32, file: &PetitionFile, today: NaiveDate) -> String {
    let target = (entry as usize).checked_sub(1).and_then(|place| file.steps.get(place));
    let heading = target.map(|step| format!("{} {}", due::dated(step.on, today), step.heading()));
    w::correct(&heading.unwrap_or_default())
}

/// `wrong` is the entry as it was typed.
fn correction_line(wrong: &Step, later: &Step, change: &Correction, today: NaiveDate) -> String {
    let day = due::dated(later.on, today);
    if change.strike {
        return w::struck(&day, &later.text);
    }
    let mut what: Vec<String> = change.on.iter().map(|on| w::should_be(w::ON, &due::dated(*on, today))).collect();
    let texts = [(w::BY, &change.by), (w::DOCUMENT, &change.document), (w::CONTENTS, &change.text)];
    what.extend(texts.iter().filter_map(|(label, text)| text.as_ref().map(|text| w::should_be(label, text))));
    if let Some(act) = change.act.as_deref() {
        let form = |act: &Act| StepForm::of_step(&Step { act: act.clone(), ..later.clone() });
        if let (Some(now), Some(was)) = (form(act), form(&wrong.act)) {
            what.extend(now.differs(&was, today).iter().map(|(label, value)| w::should_be(label, value)));
        }
    }
    w::corrected(&day, &what, &later.text)
}

/// What a step itself says beyond its heading.
fn act_line(act: &Act, today: NaiveDate) -> Option<String> {
    Some(match act {
        Act::Declined { ground, direct_to } => w::declined(ground.label(), direct_to),
        Act::Assigned { due: Some(day), .. } => w::report_by(&due::dated(*day, today)),
        Act::Extended { approver, .. } => w::approved_by(approver),
        Act::Replied { opinion, .. } => w::opinion(opinion.label()),
        Act::Delivered { manner, recipient, refused, witness, .. } => {
            // Older entries name the witness of a refusal where the recipient stands.
            let who = if *refused && !witness.is_empty() { witness } else { recipient };
            w::delivered(manner.label(), who, *refused)
        }
        Act::Closed { settlement: Some(settlement), .. } => settlement.label().to_owned(),
        Act::FollowedUp { contact, satisfaction, .. } => w::followed_up(contact, satisfaction.label()),
        _ => return None,
    })
}

fn papers(file: &PetitionFile, today: NaiveDate) -> Vec<PaperLine> {
    let item = &file.petition;
    let form = match item.channel {
        Channel::Visit => "来访登记表",
        Channel::Letter => "来信登记表",
        Channel::Call => "来电登记表",
        Channel::Online | Channel::Other => "网上信访登记表",
    };
    vec![PaperLine { name: form, remark: due::dated(item.received_on, today), printable: true }]
}
