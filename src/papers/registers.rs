//! 信访登记簿 and 矛盾纠纷排查化解台账 on paper. No ID and no phone number goes on a register.

use super::{PaperError, words};
use crate::{
    document::{
        Document,
        papers::{DisputeLedgerView, DisputeRow, Forms, Issue, PetitionRegisterView, PetitionRow},
    },
    domain::{
        agreement::told_status,
        dispute::{Dispute, DisputeAct, DisputeStatus},
        masking::Masking,
        period::Period,
        petition::Petition,
        settings::Settings,
        terms::{Channel, ReferralKind, terms},
    },
    report::{
        facts::{Facts, PetitionFact},
        filter::{Condition, DisputeIs, Filter, PetitionIs},
    },
    store::Register,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

terms! {
    /// A register of items (信访件).
    PetitionBook {
        All = "petitions", "信访登记簿";
        Letters = "letters", "来信登记簿";
        Visits = "visits", "来访登记簿";
        Assigned = "assigned", "上级交办件台账";
        OutOfLevel = "out-of-level", "越级上访登记簿";
        Collective = "collective", "集体访登记簿";
        Repeat = "repeat", "重复信访登记簿";
        Open = "open", "在办信访件台账";
        FollowedUp = "followed-up", "信访回访登记簿";
    }
}

impl PetitionBook {
    /// Which items it holds. 越级 begins at the county here, as offices register it (到县 市 省 京).
    fn holds(self) -> PetitionIs {
        match self {
            Self::All => PetitionIs::Any,
            Self::Letters => PetitionIs::Channel(Channel::Letter),
            Self::Visits => PetitionIs::Channel(Channel::Visit),
            Self::Assigned => PetitionIs::Assigned,
            Self::OutOfLevel => PetitionIs::WentUp,
            Self::Collective => PetitionIs::Collective,
            Self::Repeat => PetitionIs::Repeat,
            Self::Open => PetitionIs::Open,
            Self::FollowedUp => PetitionIs::FollowedUp,
        }
    }
}

pub(super) fn petitions(
    forms: &Forms,
    issue: &Issue,
    register: &Register,
    period: Period,
    (book, numbers): (PetitionBook, Option<&[String]>),
    (date, masked): (NaiveDate, bool),
) -> Result<Document, PaperError> {
    let facts = Facts::load(register)?;
    let everybody = if masked { everybody(&facts) } else { Masking::default() };
    let settings = register.settings();
    let in_book = Filter { period, as_of: period.last().min(date), condition: Condition::Petitions(book.holds()) };
    let chosen: BTreeSet<String> = match numbers {
        Some(numbers) => numbers.iter().cloned().collect(),
        None => in_book.cases(&facts).into_iter().map(|case| case.number).collect(),
    };
    let within = |item: &Petition| chosen.contains(&item.number);
    let rows = facts
        .petitions
        .iter()
        .filter(|fact| within(&fact.file.petition))
        .enumerate()
        .map(|(i, fact)| {
            let row = petition_row(i, fact, settings);
            if masked {
                masked_petition(row, &Masking::of_petition(&fact.file.petition).with(everybody.clone()))
            } else {
                row
            }
        })
        .collect();
    let view = PetitionRegisterView {
        book: book.label().to_owned(),
        office: settings.office.name.clone(),
        period: period.label(),
        from: words::date(period.first()),
        to: words::date(period.last()),
        checker: String::new(),
        clerk: settings.office.clerk.clone(),
        date: words::date(date),
        rows,
        blank_rows: None,
    };
    Ok(view.document(forms, issue)?)
}

/// Whoever the register knows: a name may be told in another record than its own.
pub(super) fn everybody(facts: &Facts) -> Masking {
    let items = facts.petitions.iter().map(|fact| &fact.file.petition);
    Masking::of_all(items, facts.disputes.iter(), facts.agreements.iter())
}

fn masked_petition(row: PetitionRow, mask: &Masking) -> PetitionRow {
    PetitionRow {
        name: mask.text(&row.name),
        gist: mask.text(&row.gist),
        unit: mask.text(&row.unit),
        remark: mask.text(&row.remark),
        ..row
    }
}

fn masked_dispute(row: DisputeRow, mask: &Masking) -> DisputeRow {
    DisputeRow {
        parties: mask.text(&row.parties),
        facts: mask.text(&row.facts),
        measures: mask.text(&row.measures),
        way: mask.text(&row.way),
        remark: mask.text(&row.remark),
        ..row
    }
}

fn petition_row(i: usize, fact: &PetitionFact, settings: &Settings) -> PetitionRow {
    let (item, progress) = (&fact.file.petition, &fact.progress);
    let lead = item.petitioners.iter().find(|p| p.representative).or(item.petitioners.first());
    let name = match lead {
        _ if item.is_sealed() => "某信访人".to_owned(),
        _ if item.anonymous => "匿名".to_owned(),
        Some(person) => person.name.clone(),
        None => String::new(),
    };
    let address = lead.map(|person| person.address.village_and_group()).unwrap_or_default();
    let mut remarks: Vec<&str> = Vec::new();
    if item.is_repeat() {
        remarks.push("重复");
    }
    if item.is_collective(settings.collective_from) {
        remarks.push("集体");
    }
    match item.referral.as_ref().map(|referral| referral.kind) {
        Some(ReferralKind::Assigned) => remarks.push("上级交办"),
        Some(ReferralKind::Forwarded) => remarks.push("上级转送"),
        None => {}
    }
    PetitionRow {
        no: u32::try_from(i).unwrap_or(u32::MAX).saturating_add(1),
        number: item.number.clone(),
        received: item.received_on.to_string(),
        channel: item.channel.label().into(),
        name,
        address: if item.is_sealed() { String::new() } else { address },
        people: item.headcount,
        gist: item.shown_title().into(),
        category: item.category.main.label.clone(),
        unit: item.unit.clone(),
        accepted: words::short_date(progress.accepted_on),
        due: words::short_date(fact.clocks.finish().map(|clock| clock.due.legal)),
        finished: words::short_date(progress.closed_on),
        result: progress.stage.label().into(),
        remark: remarks.join("、"),
    }
}

pub(super) fn disputes(
    forms: &Forms,
    issue: &Issue,
    register: &Register,
    period: Period,
    chosen: Option<&[String]>,
    (date, masked): (NaiveDate, bool),
) -> Result<Document, PaperError> {
    let facts = Facts::load(register)?;
    let everybody = if masked { everybody(&facts) } else { Masking::default() };
    let settings = register.settings();
    let as_of = period.last().min(date);
    let filter = |is| Filter { period, as_of, condition: Condition::Disputes(is) };
    let numbers = || filter(DisputeIs::Any).cases(&facts).into_iter().map(|case| case.number).collect();
    let numbers: Vec<String> = chosen.map_or_else(numbers, <[String]>::to_vec);
    let rows = facts
        .disputes
        .iter()
        .filter(|dispute| numbers.contains(&dispute.number))
        .enumerate()
        .map(|(i, dispute)| {
            let row = dispute_row(i, dispute, &facts, as_of);
            if masked { masked_dispute(row, &Masking::of_dispute(dispute).with(everybody.clone())) } else { row }
        })
        .collect();
    let in_court =
        filter(DisputeIs::InCourt).cases(&facts).iter().filter(|case| numbers.contains(&case.number)).count();
    let counting = match (in_court, settings.court_counts_as_settled) {
        (0, _) => String::new(),
        (n, true) => format!("转入诉讼程序的{n}件计入化解。"),
        (n, false) => format!("转入诉讼程序的{n}件单列，不计入化解。"),
    };
    let view = DisputeLedgerView {
        office: settings.office.name.clone(),
        period: period.label(),
        from: words::date(period.first()),
        to: words::date(period.last()),
        checker: String::new(),
        clerk: settings.office.clerk.clone(),
        date: words::date(date),
        counting,
        rows,
        blank_rows: None,
    };
    Ok(view.document(forms, issue)?)
}

fn dispute_row(i: usize, dispute: &Dispute, facts: &Facts, as_of: NaiveDate) -> DisputeRow {
    let measures: Vec<String> = dispute
        .steps_by(Some(as_of))
        .filter(|step| !step.text.is_empty())
        .map(|step| {
            let when = step.on.as_ref().map(|on| on.short()).unwrap_or_default();
            let comma = if when.is_empty() { "" } else { "，" };
            format!("{when}{comma}{}{}", step.who, step.text.trim_end_matches('。'))
        })
        .collect();
    let status = dispute.status_at(Some(as_of));
    let way = dispute
        .steps_by(Some(as_of))
        .filter_map(|step| match &step.act {
            DisputeAct::Settled { manner } => Some(manner.label().to_owned()),
            DisputeAct::ToCourt { organ, way } => Some(format!("{way}（{organ}）")),
            _ => None,
        })
        .next_back();
    let own = facts.agreements.iter().filter(|one| one.dispute.as_ref() == Some(&dispute.number));
    let states = own.map(|agreement| agreement.state(as_of, &facts.calendar));
    let agreed = facts
        .agreements
        .iter()
        .filter(|a| a.dispute.as_ref() == Some(&dispute.number) && a.effective_on().is_some_and(|on| on <= as_of))
        .map(crate::domain::agreement::Agreement::total)
        .filter(|total| total.fen() > 0)
        .reduce(|a, b| a + b);
    DisputeRow {
        no: u32::try_from(i).unwrap_or(u32::MAX).saturating_add(1),
        number: dispute.number.clone(),
        found: dispute.found_on.short(),
        place: dispute.places_line(),
        parties: dispute.parties_line(),
        people: dispute.headcount.map(|h| h.people),
        category: dispute.category.label.clone(),
        facts: dispute.facts.clone(),
        risk: dispute.risk_at(Some(as_of)).map(|risk| risk.label.clone()).unwrap_or_default(),
        leader: dispute.leader.clone(),
        unit: dispute.unit.clone(),
        person: dispute.person.clone(),
        measures: measures.join("；"),
        due: words::short_date(dispute.due),
        way: if status == DisputeStatus::Settled || status == DisputeStatus::ToCourt {
            way.unwrap_or_default()
        } else {
            String::new()
        },
        agreed: agreed.map(|amount| amount.fen()),
        state: told_status(status, states),
        resolved: dispute.settled_by(Some(as_of)).map(|on| on.short()).unwrap_or_default(),
        remark: dispute.remark.clone(),
    }
}
