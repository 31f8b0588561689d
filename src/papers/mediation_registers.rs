//! 排查登记簿; 人民调解登记簿: 汇总登记簿, 回访登记簿, 协议履行台账; 统计报表. No ID and no phone number goes on a register.

use super::{PaperError, registers::everybody, words};
use crate::{
    document::{
        Document, Kind,
        papers::{Forms, Issue, MediationRegisterView},
    },
    domain::{
        agreement::{Agreement, AgreementAct, DutyDue, DutyState},
        amount::Amount,
        calendar::Calendar,
        directory::Directory,
        dispute::{AvertedKind, Dispute, DisputeAct, Side},
        issued::PaperSubject,
        period::Period,
        screening::ScreeningRound,
        terms::terms,
        volume::Volume,
    },
    report::{
        facts::Facts,
        figures::{self, FigureId, Figures},
        mediation::{MediationCase, MediationFigures, Tally, cases},
    },
    store::Register,
};
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

terms! {
    /// A register of mediation (登记簿).
    MediationRegister {
        Screenings = "screening-register", "矛盾纠纷排查登记簿";
        Cases = "mediation-register", "调解案件汇总登记簿";
        FollowUps = "follow-up-register", "回访登记簿";
        Performance = "performance-register", "协议履行台账";
        Statistics = "mediation-statistics", "人民调解案件情况统计表";
        Organisation = "mediation-organisation", "人民调解组织队伍经费保障情况统计表";
    }
}

/// Cells that may name people who are no officials.
const TOLD: [&str; 8] = ["当事人", "纠纷", "被回访人", "情况", "义务人", "权利人", "内容", "凭证"];

type Row = Map<String, Value>;

pub(super) fn document(
    forms: &Forms,
    issue: &Issue,
    register: &Register,
    which: MediationRegister,
    period: Period,
    (date, masked): (NaiveDate, bool),
) -> Result<Document, PaperError> {
    let facts = Facts::load(register)?;
    let as_of = period.last().min(date);
    let (form, mut rows) = match which {
        MediationRegister::Screenings => {
            (&forms.screening_register, screenings(&facts, &register.directory()?, period, as_of))
        }
        MediationRegister::Cases => {
            let cases = case_rows(&facts, &register.volumes()?, register.calendar(), period, as_of);
            (&forms.mediation_register, cases)
        }
        MediationRegister::FollowUps => (&forms.follow_up_register, follow_ups(&facts, period)),
        MediationRegister::Performance => {
            (&forms.performance_register, performance(&facts, register.calendar(), period, as_of))
        }
        MediationRegister::Statistics => {
            let figures = MediationFigures::of(&facts, period, as_of);
            let all = Figures::of(&facts, period, date);
            (&forms.mediation_statistics, vec![statistics(&figures, &all)])
        }
        // The organisations, their people and funds are not in the register: a sheet for the pen.
        MediationRegister::Organisation => (&forms.mediation_organisation, Vec::new()),
    };
    if masked {
        let everybody = everybody(&facts);
        for (_, cell) in rows.iter_mut().flatten().filter(|(name, _)| TOLD.contains(&name.as_str())) {
            if let Value::String(words) = cell {
                *words = everybody.text(words);
            }
        }
    }
    for (at, row) in rows.iter_mut().enumerate() {
        row.insert("序号".into(), json!(at + 1));
    }
    let office = &register.settings().office;
    let view = MediationRegisterView {
        office: office.town.clone(),
        committee: office.committee(),
        period: period.label(),
        from: words::date(period.first()),
        to: words::date(period.last()),
        as_of: words::date(as_of),
        checker: String::new(),
        clerk: office.clerk.clone(),
        date: words::date(date),
        rows,
    };
    let mut document = view.document(form, issue)?;
    if which == MediationRegister::Statistics {
        let figures = MediationFigures::of(&facts, period, as_of);
        let second = MediationRegisterView { rows: breakdown(&figures), ..view };
        document.blocks.push(Kind::PageBreak.into());
        document.blocks.extend(second.document(&forms.mediation_breakdown, issue)?.blocks);
    }
    Ok(document)
}

fn row<const N: usize>(cells: [(&str, Value); N]) -> Row {
    cells.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The paper number of an agreement, else its number in the register.
fn number(agreement: &Agreement) -> &str {
    if agreement.paper_number.is_empty() { &agreement.number } else { &agreement.paper_number }
}

/// 汇总登记簿: one row a case.
fn case_rows(facts: &Facts, volumes: &[Volume], calendar: &Calendar, period: Period, as_of: NaiveDate) -> Vec<Row> {
    let case = |case: &MediationCase<'_>| {
        let (dispute, agreement) = (case.dispute, case.agreement);
        let subject = match (dispute, agreement) {
            (Some(dispute), _) => PaperSubject::Dispute(dispute.number.clone()),
            (None, agreement) => PaperSubject::Agreement(agreement.map(|one| one.number.clone()).unwrap_or_default()),
        };
        let volume = volumes.iter().find(|volume| volume.subject == subject);
        let names = agreement.map(Agreement::parties_line).or(dispute.map(Dispute::parties_line));
        let performed = agreement.filter(|one| one.is_effective(as_of)).map(|one| one.state(as_of, calendar).label());
        row([
            ("受理日期", json!(words::short_date(Some(case.accepted_on)))),
            ("当事人", json!(names)),
            ("类型", json!(dispute.map(|one| one.category.label.clone()))),
            ("调解员", json!(agreement.map(|one| one.mediators.join("、")))),
            ("结果", json!(result(dispute, agreement, as_of))),
            ("形式", json!(agreement.map(|one| one.form.label()))),
            ("协议编号", json!(agreement.map(number))),
            ("金额", json!(agreement.map(|one| one.total().fen()).filter(|fen| *fen > 0))),
            ("履行", json!(performed)),
            ("卷号", json!(volume.map(|volume| volume.number.clone()))),
            ("备注", json!("")),
        ])
    };
    cases(facts, period, as_of).iter().map(case).collect()
}

/// The one row of the statistics sheet.
fn statistics(figures: &MediationFigures, all: &Figures) -> Row {
    let state = |state: DutyState| figures.states.get(&state).copied().unwrap_or(0);
    let averted = |kind: AvertedKind| figures.averted.get(&kind).copied().unwrap_or_default();
    let mut sheet = row([
        ("排查次数", json!(all.count(FigureId::ScreeningRounds))),
        ("排查纠纷", json!(all.count(FigureId::Disputes))),
        ("受理", json!(figures.all.accepted)),
        ("成功", json!(figures.all.settled)),
        ("成功率", json!(share(figures.all))),
        ("当事人", json!(figures.all.people)),
        ("书面", json!(figures.forms.0)),
        ("口头", json!(figures.forms.1)),
        ("金额", json!(ten_thousands(figures.all.amount))),
        ("已履行", json!(state(DutyState::Done))),
        ("部分履行", json!(state(DutyState::Partly))),
        ("未到期", json!(state(DutyState::NotDue))),
        ("逾期", json!(state(DutyState::Overdue))),
        ("申请", json!(figures.confirmation.0)),
        ("有效", json!(figures.confirmation.1)),
        ("驳回", json!(figures.confirmation.2)),
    ]);
    for (name, kind) in [
        ("民转刑", AvertedKind::CivilToCriminal),
        ("自杀", AvertedKind::Suicide),
        ("械斗", AvertedKind::Fight),
        ("上访", AvertedKind::MassPetition),
    ] {
        let (cases, people) = averted(kind);
        sheet.insert(format!("{name}件"), json!(cases));
        sheet.insert(format!("{name}人"), json!(people));
    }
    sheet
}

/// By category, source and village, each with its sum.
fn breakdown(figures: &MediationFigures) -> Vec<Row> {
    let line = |group: &str, name: &str, tally: Tally| {
        row([
            ("分类", json!(group)),
            ("项目", json!(name)),
            ("受理", json!(tally.accepted)),
            ("成功", json!(tally.settled)),
            ("成功率", json!(share(tally))),
            ("当事人", json!(tally.people)),
            ("金额", json!(tally.amount.fen())),
        ])
    };
    let mut rows = Vec::new();
    for (group, tallies) in
        [("纠纷类型", &figures.by_category), ("案件来源", &figures.by_source), ("村（居）", &figures.by_village)]
    {
        rows.extend(tallies.iter().map(|(name, tally)| line(group, name, *tally)));
        rows.push(line(group, "合计", figures.all));
    }
    rows
}

/// 成功率; nothing of nothing is 「—」.
fn share(tally: Tally) -> String {
    figures::Value::Share { part: tally.settled, whole: tally.accepted }.text()
}

/// 万元 with two decimals, rounded once, from the sum.
fn ten_thousands(amount: Amount) -> String {
    let hundredths = (amount.fen() + 5_000).div_euclid(10_000);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// 调解结果 on a day.
fn result(dispute: Option<&Dispute>, agreement: Option<&Agreement>, as_of: NaiveDate) -> &'static str {
    if agreement.is_some_and(|agreement| agreement.is_effective(as_of)) {
        return "达成协议";
    }
    let failed = dispute
        .is_some_and(|dispute| dispute.steps_by(Some(as_of)).any(|step| matches!(step.act, DisputeAct::Failed { .. })));
    if failed { "调解不成" } else { "正在调解" }
}

/// 排查登记簿: one row a round, 零报告 too, with the villages that reported.
fn screenings(facts: &Facts, directory: &Directory, period: Period, as_of: NaiveDate) -> Vec<Row> {
    let held = |round: &&ScreeningRound| period.contains(round.held_on) && round.held_on <= as_of;
    let title = |number: &String| {
        let dispute = facts.disputes.iter().find(|dispute| dispute.number == *number);
        dispute.map_or_else(|| number.clone(), |dispute| format!("{number}{}", dispute.title))
    };
    let line = |round: &ScreeningRound| {
        row([
            ("排查日期", json!(words::short_date(Some(round.held_on)))),
            ("排查类别", json!(format!("{}{}", round.level, round.kind))),
            ("排查时段", json!(round.period.label())),
            ("参加单位", json!(round.participants)),
            ("填报村居", json!(reported(round, directory))),
            ("发现", json!(round.found.len())),
            (
                "纠纷",
                json!(match round.is_zero_report() {
                    true => round.result(),
                    false => round.found.iter().map(title).collect::<Vec<_>>().join("；"),
                }),
            ),
            ("预防", json!(round.prevented)),
            ("备注", json!(round.remark)),
        ])
    };
    facts.screenings.iter().map(|(_, round)| round).filter(held).map(line).collect()
}

/// The villages that reported; told by their count when none of 联络网 is missing.
fn reported(round: &ScreeningRound, directory: &Directory) -> String {
    let all = directory.villages_on(round.held_on);
    let whole =
        !all.is_empty() && all.len() == round.villages.len() && all.iter().all(|one| round.villages.contains(one));
    if whole { format!("全部{}个村（居）", all.len()) } else { round.villages.join("、") }
}

fn follow_ups(facts: &Facts, period: Period) -> Vec<Row> {
    let mut found = Vec::new();
    for agreement in &facts.agreements {
        for event in agreement.events_by(period.last()) {
            if let (AgreementAct::FollowedUp { result, visited }, true) = (&event.act, period.contains(event.on)) {
                let row = row([
                    ("回访日期", json!(words::short_date(Some(event.on)))),
                    ("被回访人", json!(visited)),
                    ("协议编号", json!(number(agreement))),
                    ("当事人", json!(agreement.parties_line())),
                    ("结果", json!(result.label())),
                    ("情况", json!(event.text)),
                    ("回访人", json!(event.by)),
                    ("备注", json!("")),
                ]);
                found.push((event.on, row));
            }
        }
    }
    found.sort_by_key(|(on, _)| *on);
    found.into_iter().map(|(_, row)| row).collect()
}

/// One row a duty of every agreement that took effect in the period.
fn performance(facts: &Facts, calendar: &Calendar, period: Period, as_of: NaiveDate) -> Vec<Row> {
    let effective = |one: &&Agreement| one.effective_on().is_some_and(|on| period.contains(on) && on <= as_of);
    let mut agreements: Vec<&Agreement> = facts.agreements.iter().filter(effective).collect();
    agreements.sort_by_key(|agreement| agreement.effective_on());
    let mut rows = Vec::new();
    for agreement in agreements {
        let names = |side: Option<Side>| side.map(|side| agreement.names_of(side)).unwrap_or_default();
        for (at, duty) in agreement.plan.iter().enumerate() {
            let done: Vec<_> =
                agreement.performed_by(as_of).filter(|done| done.obligation as usize == at + 1).collect();
            let proofs: Vec<&str> =
                done.iter().map(|one| one.evidence.as_str()).filter(|one| !one.is_empty()).collect();
            let due = match duty.due {
                DutyDue::Perpetual {} => "持续".to_owned(),
                _ => words::short_date(agreement.duty_due(at, calendar).map(|due| due.legal)),
            };
            let content = if duty.text.is_empty() { duty.duty.label() } else { duty.text.as_str() };
            let state = agreement.duty_state(at, as_of, calendar);
            rows.push(row([
                ("协议编号", json!(number(agreement))),
                ("义务人", json!(names(Some(duty.debtor)))),
                ("权利人", json!(names(duty.creditor))),
                ("内容", json!(content)),
                ("金额", json!(duty.amount.map(|amount| amount.fen()))),
                ("期限", json!(due)),
                ("已履行", json!(duty.amount.map(|_| agreement.paid_on(at, as_of).fen()))),
                ("履行日期", json!(words::short_date(done.iter().map(|one| one.on).max()))),
                ("凭证", json!(proofs.join("、"))),
                ("状态", json!(state.map(|state| state.label()))),
            ]));
        }
    }
    rows
}
