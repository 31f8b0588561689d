//! Which cases belong to a figure, as a value: register, period, cut-off day and condition.

use super::{
    facts::{Facts, PetitionFact},
    mediation::{self, ConfirmationIs, MediationIs},
};
use crate::domain::{
    agreement::AgreementForm,
    amount::Amount,
    dispute::{AvertedKind, Dispute, DisputeFlag, DisputeStatus},
    period::{Period, PeriodKind},
    petition::Occurrence,
    procedure::{Progress, Stage},
    screening::ScreeningRound,
    terms::{Channel, Level, MatterClass, Opinion, ReferralKind, Satisfaction, Settlement},
    worklog::{WorkKind, WorkRecord},
};
use chrono::NaiveDate;
use std::{borrow::Cow, collections::BTreeSet};

/// A condition on items (信访件) received in the period. States are those of the cut-off day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PetitionIs {
    /// Every item.
    Any,
    /// Of this 信访形式.
    Channel(Channel),
    /// 联名信: a letter of at least two signers.
    JointLetter,
    /// 集体访, by the threshold of the settings.
    Collective,
    /// 初信初访.
    First,
    /// 重信重访.
    Repeat,
    /// Neither is registered.
    Unstated,
    /// 个访: a visit below the threshold of 集体访.
    SingleVisit,
    /// 初信初访 that nobody repeated by the cut-off day.
    FirstOnce,
    /// Handed in at this level (信访来源).
    Source(Level),
    /// Of this 信访目的, by code; empty for none.
    Purpose(String),
    /// Of this 事项大类.
    Class(MatterClass),
    /// Went to this level before or instead.
    WentTo(Level),
    /// Went to any level above.
    WentUp,
    /// Went to this level as 集体访.
    WentToCollective(Level),
    /// Went to this level as 重复访.
    WentToRepeat(Level),
    /// 越级: above the county.
    OutOfLevel,
    /// 受理 by the cut-off day.
    Accepted,
    /// 办结 by the cut-off day.
    Closed,
    /// 延期 by the cut-off day.
    Extended,
    /// What the 处理意见 says.
    Opinion(Opinion),
    /// 办结, and 化解.
    Resolved,
    /// 办结 no later than its legal limit.
    ClosedOnTime,
    /// Not 办结 by the cut-off day.
    Open,
    /// Not 办结 and past its legal limit on the cut-off day.
    Overdue,
    /// 告知 done no later than its legal limit. Closing an item tells nobody anything.
    NoticeOnTime,
    /// 告知 owed at all, and due by the cut-off day or done; not what was withdrawn before it was due.
    NoticeDue,
    /// In this state on the cut-off day.
    Stage(Stage),
    /// Assigned by a superior with a report due (交办).
    Assigned,
    /// Assigned, and the result reported by the cut-off day.
    Reported,
    /// Assigned, and reported within the sender's 限办时间; without one, reported.
    ReportedOnTime,
    /// Assigned, and reported or past the sender's 限办时间.
    ReportDue,
    /// 回访 done by the cut-off day.
    FollowedUp,
    /// 回访 done, and the petitioner said how satisfied he is.
    Rated,
    /// 回访: 满意 or 基本满意.
    Satisfied,
    /// First-level category of this code.
    Category(String),
    /// Matter lies in this village; empty for none.
    Village(String),
    /// This 责任单位; empty for none.
    Unit(String),
}

/// A condition on disputes found in the period. States are those of the cut-off day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisputeIs {
    /// Every dispute that was not struck off.
    Any,
    /// Counted as 化解, by the setting on matters in court.
    Settled,
    /// 正在化解: still open on the cut-off day.
    Open,
    /// 转诉讼.
    InCourt,
    /// 调解不成.
    Failed,
    /// 已上交.
    HandedUp,
    /// With this mark.
    Flagged(DisputeFlag),
    /// Of this category.
    Category(String),
}

/// A condition on agreements that took effect in the period (签字盖章齐备), whenever the session was: one that is
/// mediated in June and sealed in July belongs to the second half-year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgreementIs {
    /// Every agreement.
    InForce,
    /// In this form.
    Form(AgreementForm),
}

/// Which register, and what of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// 信访件.
    Petitions(PetitionIs),
    /// 矛盾纠纷.
    Disputes(DisputeIs),
    /// 调解协议.
    Agreements(AgreementIs),
    /// 矛盾纠纷 that were 化解 in the period, whenever they were found.
    SettledInPeriod,
    /// 防止激化 recorded in the period, one case an entry.
    Averted(AvertedKind),
    /// 排查 rounds in the period that headed something off.
    Prevented,
    /// Cases of people's mediation accepted in the period.
    Mediation(MediationIs),
    /// 司法确认 in the period, one case an entry.
    Confirmation(ConfirmationIs),
    /// 工作记录 of a kind.
    Work(WorkKind),
    /// 矛盾纠纷排查: rounds; of a month without any, the work records of that kind.
    Screenings,
    /// 领导接访 days that are past.
    Receptions,
}

/// A filter: the cases behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The period the record falls into: received, found, in force, done.
    pub period: Period,
    /// States are those at the end of this day; nothing later is known.
    pub as_of: NaiveDate,
    /// Register and condition.
    pub condition: Condition,
}

/// What one case adds to a figure besides itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Number of the record, or `work/12`, `reception/3`.
    pub number: String,
    /// The day it counts on.
    pub day: NaiveDate,
    /// What it is about, for lists.
    pub title: String,
    /// People: present for items, affected for disputes, received on reception days, kept from harm, parties of a
    /// mediation; the count of a work record; the disputes a screening headed off.
    pub people: u64,
    /// Batches of a reception day.
    pub batches: u64,
    /// Agreed sum of an agreement.
    pub amount: Amount,
}

impl Filter {
    /// The cases, in the order of their register.
    pub fn cases(&self, facts: &Facts) -> Vec<Case> {
        let within = |day: NaiveDate| self.period.contains(day) && day <= self.as_of;
        match &self.condition {
            Condition::Petitions(is) => facts
                .petitions
                .iter()
                .filter(|fact| within(fact.file.petition.received_on) && self.petition_is(fact, is, facts))
                .map(petition_case)
                .collect(),
            Condition::Disputes(is) => facts
                .disputes
                .iter()
                .filter(|dispute| within(dispute.found_on.counted_on()) && self.dispute_is(dispute, is, facts))
                .map(dispute_case)
                .collect(),
            Condition::Agreements(is) => facts
                .agreements
                .iter()
                .filter_map(|a| Some((a, a.effective_on().filter(|&on| within(on))?)))
                .filter(|(a, _)| match is {
                    AgreementIs::InForce => true,
                    AgreementIs::Form(form) => a.form == *form,
                })
                .map(|(a, effective_on)| Case {
                    number: a.number.clone(),
                    day: effective_on,
                    title: a.parties_line(),
                    people: a.parties.len() as u64,
                    batches: 0,
                    amount: a.total(),
                })
                .collect(),
            Condition::SettledInPeriod => facts
                .disputes
                .iter()
                .filter(|dispute| self.dispute_is(dispute, &DisputeIs::Settled, facts))
                .filter_map(|dispute| {
                    let day = dispute.settled_by(Some(self.as_of))?.counted_on();
                    within(day).then(|| Case { day, ..dispute_case(dispute) })
                })
                .collect(),
            Condition::Averted(kind) => mediation::averted(facts, *kind, self.period, self.as_of),
            Condition::Mediation(is) => mediation::counted(facts, *is, self.period, self.as_of),
            Condition::Confirmation(is) => mediation::confirmations(facts, *is, self.period, self.as_of),
            Condition::Prevented => {
                let headed_off = |(_, round): &&(i64, ScreeningRound)| round.prevented > 0 && within(round.held_on);
                facts.screenings.iter().filter(headed_off).map(screening_case).collect()
            }
            Condition::Work(kind) => {
                facts.work.iter().filter(|(_, work)| work.kind == *kind && within(work.on)).map(work_case).collect()
            }
            Condition::Screenings => {
                let months: BTreeSet<Period> = facts.screenings.iter().map(|(_, round)| round.month()).collect();
                let alone = |on| !months.contains(&Period::containing(PeriodKind::Month, on));
                let rounds = facts.screenings.iter().filter(|(_, round)| within(round.held_on)).map(screening_case);
                let work = facts
                    .work
                    .iter()
                    .filter(|(_, work)| work.kind == WorkKind::Screening && within(work.on) && alone(work.on));
                rounds.chain(work.map(work_case)).collect()
            }
            Condition::Receptions => facts
                .receptions
                .iter()
                .filter(|(_, reception)| within(reception.on))
                .map(|(id, reception)| Case {
                    number: format!("reception/{id}"),
                    day: reception.on,
                    title: format!("{} {}", reception.on, reception.leader),
                    people: reception.people.into(),
                    batches: reception.batches.into(),
                    amount: Amount::ZERO,
                })
                .collect(),
        }
    }

    fn petition_is(&self, fact: &PetitionFact, is: &PetitionIs, facts: &Facts) -> bool {
        let item = &fact.file.petition;
        let by_then = |day: Option<NaiveDate>| day.filter(|&day| day <= self.as_of);
        // What was done after the cut-off day is not known yet; a case reopened since then was closed on that day.
        let later = fact.file.steps.iter().any(|step| step.on > self.as_of);
        let then = || {
            if later { Cow::Owned(Progress::at(&fact.file.steps, self.as_of)) } else { Cow::Borrowed(&fact.progress) }
        };
        let reopened = later && !fact.progress.earlier.is_empty();
        let closed = if reopened { then().closed_on } else { by_then(fact.progress.closed_on) };
        let told = by_then(fact.progress.told_on());
        match is {
            PetitionIs::Any => true,
            PetitionIs::Channel(channel) => item.channel == *channel,
            PetitionIs::JointLetter => item.channel == Channel::Letter && item.headcount >= 2,
            PetitionIs::Collective => item.is_collective(facts.settings.collective_from),
            PetitionIs::First => item.occurrence == Occurrence::First,
            PetitionIs::Repeat => item.is_repeat(),
            PetitionIs::Unstated => item.occurrence == Occurrence::Unstated,
            PetitionIs::SingleVisit => {
                item.channel == Channel::Visit && !item.is_collective(facts.settings.collective_from)
            }
            PetitionIs::FirstOnce => {
                item.occurrence == Occurrence::First && !facts.was_repeated(&item.number, self.as_of)
            }
            PetitionIs::Source(level) => item.source == *level,
            PetitionIs::Purpose(code) => item.purpose.as_ref().map_or("", |purpose| purpose.code.as_str()) == code,
            PetitionIs::Class(class) => item.class == *class,
            PetitionIs::WentTo(level) => item.went_to == Some(*level),
            PetitionIs::WentUp => item.went_to.is_some_and(|level| level != Level::Township),
            PetitionIs::WentToCollective(level) => {
                item.went_to == Some(*level) && item.headcount >= facts.settings.collective_from
            }
            PetitionIs::WentToRepeat(level) => item.went_to == Some(*level) && item.is_repeat(),
            PetitionIs::OutOfLevel => item.is_out_of_level(),
            PetitionIs::Accepted => by_then(fact.progress.first_accepted_on()).is_some(),
            PetitionIs::Closed => closed.is_some(),
            PetitionIs::Extended => then().extended.is_some(),
            PetitionIs::Opinion(opinion) => then().opinion == Some(*opinion),
            PetitionIs::Resolved => closed.is_some() && then().settlement == Some(Settlement::Settled),
            PetitionIs::ClosedOnTime => {
                closed.is_some_and(|day| fact.clocks.finish().is_none_or(|c| c.met_on.unwrap_or(day) <= c.due.legal))
            }
            PetitionIs::Open => closed.is_none(),
            PetitionIs::Overdue => {
                closed.is_none()
                    && fact.clocks.finish().is_some_and(|c| by_then(c.met_on).is_none() && c.due.legal < self.as_of)
            }
            PetitionIs::NoticeOnTime => {
                fact.clocks.notice().is_some_and(|c| told.is_some_and(|day| day <= c.due.legal))
            }
            PetitionIs::NoticeDue => fact.clocks.notice().is_some_and(|c| {
                let withdrawn = fact.progress.withdrawn_on.is_some_and(|day| day <= c.due.legal);
                let filed = matches!(then().stage, Stage::Shelved | Stage::Returned);
                told.is_some() || (c.due.legal <= self.as_of && !withdrawn && !filed)
            }),
            PetitionIs::Stage(stage) => then().stage == *stage,
            PetitionIs::Assigned => item.referral.as_ref().is_some_and(|r| r.kind == ReferralKind::Assigned),
            PetitionIs::Reported => {
                item.referral.as_ref().is_some_and(|r| r.kind == ReferralKind::Assigned)
                    && by_then(fact.progress.reported_on).is_some()
            }
            PetitionIs::ReportedOnTime | PetitionIs::ReportDue => item.referral.as_ref().is_some_and(|referral| {
                let reported = by_then(fact.progress.reported_on);
                let late = referral.due.is_some_and(|due| reported.unwrap_or(self.as_of) > due);
                let counts =
                    if *is == PetitionIs::ReportDue { reported.is_some() || late } else { reported.is_some() && !late };
                referral.kind == ReferralKind::Assigned && counts
            }),
            PetitionIs::FollowedUp => then().followed_up.is_some(),
            PetitionIs::Rated => then().followed_up.is_some_and(|(_, s)| s != Satisfaction::NotRated),
            PetitionIs::Satisfied => then()
                .followed_up
                .is_some_and(|(_, s)| matches!(s, Satisfaction::Satisfied | Satisfaction::FairlySatisfied)),
            PetitionIs::Category(code) => item.category.main.code == *code,
            PetitionIs::Village(village) => item.place.village == *village,
            PetitionIs::Unit(unit) => item.unit == *unit,
        }
    }

    fn dispute_is(&self, dispute: &Dispute, is: &DisputeIs, facts: &Facts) -> bool {
        let status = dispute.status_at(Some(self.as_of));
        if status == DisputeStatus::Cancelled {
            return false;
        }
        match is {
            DisputeIs::Any => true,
            DisputeIs::Settled => status.counts_as_settled(facts.settings.court_counts_as_settled),
            DisputeIs::Open => status.is_open(),
            DisputeIs::InCourt => status == DisputeStatus::ToCourt,
            DisputeIs::Failed => status == DisputeStatus::Failed,
            DisputeIs::HandedUp => status == DisputeStatus::HandedUp,
            DisputeIs::Flagged(flag) => dispute.flags.contains(flag),
            DisputeIs::Category(code) => dispute.category.code == *code,
        }
    }
}

fn work_case((id, work): &(i64, WorkRecord)) -> Case {
    Case {
        number: format!("work/{id}"),
        day: work.on,
        title: work.title.clone(),
        people: work.count.unwrap_or(0).into(),
        batches: 0,
        amount: Amount::ZERO,
    }
}

/// A round; its people are the disputes it headed off, which have no record of their own.
fn screening_case((id, round): &(i64, ScreeningRound)) -> Case {
    Case {
        number: format!("screening/{id}"),
        day: round.held_on,
        title: round.title(),
        people: round.prevented.into(),
        batches: 0,
        amount: Amount::ZERO,
    }
}

fn petition_case(fact: &PetitionFact) -> Case {
    let item = &fact.file.petition;
    Case {
        number: item.number.clone(),
        day: item.received_on,
        title: item.shown_title().to_owned(),
        people: item.headcount.into(),
        batches: 0,
        amount: Amount::ZERO,
    }
}

fn dispute_case(dispute: &Dispute) -> Case {
    Case {
        number: dispute.number.clone(),
        day: dispute.found_on.counted_on(),
        title: dispute.title.clone(),
        people: dispute.headcount.map_or(0, |h| h.people.into()),
        batches: 0,
        amount: dispute.claimed.unwrap_or_default(),
    }
}
