//! Promises that hold for every register: figures are measures of their lists, months add up to longer periods, and
//! a register that goes out and comes in again is the same, byte by byte.
//!
//! The registers are made up from fixed seeds: some hundred records of every kind, with as many random steps as the
//! rules of the procedure allow.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use chrono::{Days, NaiveDate, NaiveDateTime};
use std::{collections::BTreeMap, path::Path};
use xinfang::{
    domain::{
        agreement::{Agreement, AgreementForm, DutyDue, Obligation, PartyDays, Performance, Signatures},
        amount::Amount,
        calendar::{self, Calendar},
        directory::Directory,
        dispute::{
            Dispute, DisputeAct, DisputeFlag, DisputeSource, DisputeStep, Headcount, LegalWay, SettlementManner, Side,
        },
        forms::FormId,
        listed::Listed,
        partial_date::PartialDate,
        period::Period,
        petition::{Occurrence, Petition, Petitioner, Referral},
        place::Place,
        procedure::{self, Act, Step},
        reception::{Reception, ReceptionForm},
        settings::{Counting, Settings},
        terms::{
            Channel, DeclineGround, DeliveredPaper, DeliveryManner, Level, MatterClass, Opinion, ReferralKind,
            Satisfaction, Settlement,
        },
        worklog::{WorkKind, WorkRecord},
    },
    exchange::json::{self, RegisterDocument, ReportText},
    report::{
        breakdown::{self, By},
        facts::Facts,
        figures::{FigureId as F, Figures, Value},
        summary,
    },
    store::{Register, petitions::PetitionFile},
};

/// Small random numbers without a crate: the same seed gives the same register.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    fn people(&mut self, most: usize) -> u32 {
        u32::try_from(self.below(most) + 1).unwrap()
    }

    /// A day of 2025 or 2026.
    fn day(&mut self) -> NaiveDate {
        day("2025-01-01") + Days::new(self.below(730) as u64)
    }

    fn after(&mut self, day: NaiveDate, most: usize) -> NaiveDate {
        day + Days::new(self.below(most) as u64)
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// The day everything is typed on, after all that happened.
fn now() -> NaiveDateTime {
    day("2027-12-31").and_hms_opt(9, 0, 0).unwrap()
}

const VILLAGES: [&str; 4] = ["上塘村", "下塘村", "红岩村", ""];

fn petition(dice: &mut Dice) -> Petition {
    let received = dice.day();
    let mut item = Petition::blank(dice.of(Channel::ALL), received.and_hms_opt(9, 0, 0).unwrap());
    item.anonymous = dice.one_in(9);
    item.headcount = dice.people(12);
    let name = dice.of(&["王某甲", "李某乙", "张某丙", "欧阳某丁"]);
    item.petitioners = vec![Petitioner { name: name.into(), representative: true, ..Petitioner::default() }];
    item.place = Place::of(dice.of(&VILLAGES), "");
    item.title = dice.of(&["要求修复水渠", "反馈低保未批", "矿区租金未付，请求支付"]).into();
    item.content = format!("{}，请镇上处理。", item.title);
    item.category.main = dice.of(&[Listed::new("nync", "农业农村"), Listed::new("mz", "民政")]);
    item.class = dice.of(MatterClass::ALL);
    item.unit = dice.of(&["", "农业农村办", "民政办"]).into();
    item.occurrence = dice.of(&[Occurrence::Unstated, Occurrence::First, Occurrence::Repeat { earlier: None }]);
    item.went_to = dice.of(&[None, None, None, Some(Level::County), Some(Level::City), Some(Level::Nation)]);
    if dice.one_in(4) {
        let due = Some(dice.after(received, 60));
        item.referral = Some(Referral {
            from: "清河县信访局".into(),
            document: String::new(),
            kind: dice.of(ReferralKind::ALL),
            due,
        });
    }
    item
}

fn act(dice: &mut Dice) -> Act {
    let text = || "清河县信访局".to_owned();
    match dice.below(12) {
        0 | 1 => Act::accepted(),
        2 => Act::Declined { ground: dice.of(DeclineGround::ALL), direct_to: "清河县人民法院".into() },
        3 => Act::Forwarded { to: text() },
        4 => Act::assigned(dice.of(&["农业农村办", "民政办", "财政所"]), None),
        5 => Act::Extended { days: dice.people(30) as u16, approver: "陈某山".into() },
        6 => Act::replied(dice.of(Opinion::ALL)),
        7 | 8 => Act::delivered(dice.of(DeliveredPaper::ALL), DeliveryManner::Mail, ""),
        9 => Act::closed(dice.of(&[None, Some(Settlement::Settled), Some(Settlement::Unsettled)])),
        10 => Act::followed_up("", dice.of(Satisfaction::ALL)),
        _ => dice.of(&[Act::Withdrawn {}, Act::Reported { to: text() }, Act::Noted { label: "现场核实".into() }]),
    }
}

fn dispute(dice: &mut Dice) -> Dispute {
    let found = dice.day();
    let mut dispute = Dispute::blank(found);
    if dice.one_in(4) {
        // The end of the span decides where it counts, also over the end of a month or a year.
        dispute.found_on = PartialDate::span(found, dice.after(found, 40), "前后").unwrap();
    }
    dispute.title = "鱼塘死鱼赔偿纠纷".into();
    dispute.source = dice.of(DisputeSource::ALL);
    dispute.category = dice.of(&[Listed::new("06", "损害赔偿"), Listed::new("09", "山林土地")]);
    dispute.headcount = dice.of(&[None, Some(Headcount { people: 4, estimated: false })]);
    if dice.one_in(5) {
        dispute.flags.insert(DisputeFlag::MassAverted);
    }
    let mut on = dispute.found_on.last();
    for _ in 0..dice.below(5) {
        on = dice.after(on, 90);
        let act = match dice.below(8) {
            0 | 1 => DisputeAct::Settled { manner: SettlementManner::PeoplesMediation },
            2 => DisputeAct::ToCourt { organ: "清河县人民法院".into(), way: LegalWay::Litigation },
            3 => DisputeAct::Failed { routes: "诉讼".into() },
            4 => DisputeAct::Relapsed {},
            5 if dice.one_in(3) => DisputeAct::Cancelled { reason: "重复登记".into() },
            _ => DisputeAct::Measure {},
        };
        let when = if dice.one_in(6) { None } else { Some(PartialDate::day(on)) };
        dispute.steps.push(DisputeStep { on: when, who: "司法所".into(), text: "调处".into(), act });
    }
    dispute
}

fn agreement(dice: &mut Dice, disputes: &[String]) -> Agreement {
    let mediated = dice.day();
    let mut agreement = Agreement::blank("清水镇人民调解委员会", mediated);
    agreement.form = dice.of(AgreementForm::ALL);
    for (party, name) in agreement.parties.iter_mut().zip(["田某丁", "高某戌"]) {
        party.name = name.into();
    }
    agreement.clauses = vec!["乙方付甲方{合计}。".into()];
    if dice.one_in(2) {
        agreement.dispute = Some(dice.of(disputes));
    }
    for _ in 0..dice.below(3) {
        let amount = Amount::from_fen(i64::from(dice.people(1_000_000)));
        let due = if dice.one_in(3) {
            DutyDue::Within { days: u16::try_from(dice.below(60)).unwrap_or(0) }
        } else {
            DutyDue::On { day: dice.after(mediated, 60) }
        };
        agreement.plan.push(Obligation::payment(Side::Second, amount, due));
    }
    let mut signed = || if dice.one_in(4) { None } else { Some(dice.after(mediated, 30)) };
    let parties = PartyDays::Each(vec![signed(), signed()]).or(&PartyDays::Nobody, 2);
    agreement.signed = Signatures { parties, mediator: signed(), seal: signed() };
    if !agreement.plan.is_empty() && dice.one_in(2) {
        let (on, amount) = (dice.after(mediated, 90), agreement.plan[0].amount);
        agreement.performed.push(Performance::new(1, on, amount, "收条"));
    }
    agreement
}

/// An item with as many random steps as the rules allow.
fn petition_file(dice: &mut Dice, settings: &Settings, calendar: &Calendar) -> PetitionFile {
    let mut petition = petition(dice);
    let mut on = petition.received_on;
    let mut steps = vec![Step::new(on, petition.registered_at, Act::Registered {})];
    for _ in 0..14 {
        let next = Step::new(dice.after(on, 20), now(), act(dice));
        if procedure::check_step(&petition, &steps, &next, now().date(), settings, calendar).is_ok() {
            on = next.on;
            steps.push(next);
        }
    }
    if dice.one_in(12) {
        petition.cancelled = Some("重复登记".into());
    }
    PetitionFile { petition, steps }
}

/// A register of some hundred records.
fn register(seed: u64, folder: &Path) -> Register {
    register_of(seed, 20, folder)
}

/// A register of about 32 records for each of `size`: 10 items, 6 disputes, 4 agreements, 4 reception days, 8 work records.
fn register_of(seed: u64, size: usize, folder: &Path) -> Register {
    let mut dice = Dice(seed);
    let settings =
        Settings { counting: dice.of(Counting::ALL), court_counts_as_settled: dice.one_in(2), ..Settings::default() };
    let calendar = calendar::built_in();
    let petitions: Vec<PetitionFile> = (0..10 * size).map(|_| petition_file(&mut dice, &settings, &calendar)).collect();
    let taken: usize = petitions.iter().map(|file| file.steps.len()).sum();
    assert!(taken > 35 * size, "the dice hardly ever hit an allowed step: {taken}");
    let disputes: Vec<Dispute> =
        (0..6 * size).map(|i| Dispute { number: format!("纠-{i:03}"), ..dispute(&mut dice) }).collect();
    let numbers: Vec<String> = disputes.iter().map(|dispute| dispute.number.clone()).collect();
    let document = RegisterDocument {
        format: json::FORMAT.into(),
        version: json::VERSION,
        settings,
        calendar: Default::default(),
        directory: Directory::default(),
        petitions,
        disputes,
        agreements: (0..4 * size).map(|_| agreement(&mut dice, &numbers)).collect(),
        receptions: (0..4 * size).map(|_| reception(&mut dice)).collect(),
        work: (0..8 * size).map(|_| work(&mut dice)).collect(),
        screenings: Vec::new(),
        report_texts: vec![ReportText {
            report: "half-year".into(),
            period: period("2026H1"),
            section: "plans".into(),
            text: "下半年打算{来信}".into(),
        }],
        papers: Vec::new(),
        scans: Vec::new(),
        final_reports: Vec::new(),
        volumes: Vec::new(),
        passed_numbers: Vec::new(),
        form_texts: BTreeMap::from([(FormId::F05, "@title 受理告知书\n".to_owned())]),
    };
    let mut register = Register::create(&folder.join("一.xinfang"), Settings::default(), now()).unwrap();
    json::import(&mut register, document, now()).unwrap();
    register
}

fn reception(dice: &mut Dice) -> Reception {
    Reception {
        on: dice.day(),
        leader: "陈某山".into(),
        post: String::new(),
        hours: String::new(),
        place: String::new(),
        form: dice.of(ReceptionForm::ALL),
        instead_of: String::new(),
        batches: dice.people(4),
        people: dice.people(20),
        note: String::new(),
    }
}

fn work(dice: &mut Dice) -> WorkRecord {
    WorkRecord {
        on: dice.day(),
        kind: dice.of(WorkKind::ALL),
        number: String::new(),
        title: "工作".into(),
        text: String::new(),
        people: String::new(),
        count: Some(dice.people(9)),
    }
}

const SEEDS: [u64; 3] = [1, 2_009, 2_026];

/// Run on every made-up register; the folder lives as long as the register.
fn on_every_register(check: impl Fn(&mut Register)) {
    for seed in SEEDS {
        let folder = tempfile::tempdir().unwrap();
        check(&mut register(seed, folder.path()));
    }
}

#[test]
fn every_figure_is_a_measure_of_its_cases() {
    on_every_register(|register| {
        let facts = Facts::load(register).unwrap();
        for (text, today) in
            [("2025", "2027-12-31"), ("2026H1", "2026-06-30"), ("2026Q3", "2026-08-15"), ("2026-02", "2027-01-01")]
        {
            let figures = Figures::of(&facts, period(text), day(today));
            for figure in &figures.all {
                let cases = figure.filter.cases(&facts);
                assert!(cases.iter().all(|case| period(text).contains(case.day) && case.day <= day(today)));
                let people: u64 = cases.iter().map(|case| case.people).sum();
                let expected = match (figure.id, figure.unit) {
                    (F::Petitions, _) if figures.counting == Counting::ItemsAndPeople => {
                        let visits = figures.get(F::Visits).filter.cases(&facts);
                        (cases.len() - visits.len()) as u64 + visits.iter().map(|case| case.people).sum::<u64>()
                    }
                    (F::ReceptionBatches, _) => cases.iter().map(|case| case.batches).sum(),
                    (F::ReceptionDays, _) => {
                        let mut days: Vec<NaiveDate> = cases.iter().map(|case| case.day).collect();
                        days.sort();
                        days.dedup();
                        days.len() as u64
                    }
                    (_, "元") => cases.iter().map(|case| case.amount.fen().unsigned_abs()).sum(),
                    (F::StatementsSigned | F::DisputesPrevented, _) | (_, "人次" | "人") => people,
                    _ => cases.len() as u64,
                };
                assert_eq!(figures.count(figure.id), expected, "{text} {}", figure.id);
                if let Value::Share { part, whole } = figure.value {
                    assert!(part <= whole, "{text} {}", figure.id);
                }
            }
            let count = |id| figures.count(id);
            let listed = figures.get(F::Petitions).filter.cases(&facts).len() as u64;
            assert_eq!(count(F::SingleVisits) + count(F::CollectiveVisits), count(F::Visits), "{text}");
            assert_eq!(
                count(F::First) + count(F::Repeat) + count(F::OccurrenceUnstated),
                count(F::Petitions),
                "{text}"
            );
            assert_eq!(count(F::Closed) + count(F::Open), listed, "{text}");
            assert_eq!(count(F::AgreementsWritten) + count(F::AgreementsOral), count(F::Agreements), "{text}");
            assert_eq!(count(F::MediatedWritten) + count(F::MediatedOral), count(F::MediatedSettled), "{text}");
            let standing = [F::MediatedPerformed, F::MediatedPartly, F::MediatedNotDue, F::MediatedOverdue];
            assert_eq!(standing.map(count).iter().sum::<u64>(), count(F::MediatedSettled), "{text}");
            let settled_in_court = if facts.settings.court_counts_as_settled { 0 } else { count(F::DisputesInCourt) };
            assert_eq!(
                count(F::DisputesSettled)
                    + count(F::DisputesOpen)
                    + count(F::DisputesFailed)
                    + count(F::DisputesHandedUp)
                    + settled_in_court,
                count(F::Disputes),
                "{text}"
            );
            for by in By::ALL {
                let total = if by == By::DisputeCategory { count(F::Disputes) } else { listed };
                let rows = breakdown::rows(&facts, by, figures.period, figures.as_of);
                assert_eq!(rows.iter().map(|row| row.count).sum::<u64>(), total, "{text} {by:?}");
            }
        }
    });
}

/// What is counted by the day it happened on adds up; what is told by its state on the cut-off day need not.
#[test]
fn months_add_up_to_quarters_half_years_and_years() {
    const ADDITIVE: [F; 36] = [
        F::Petitions,
        F::Letters,
        F::Visits,
        F::Visitors,
        F::Calls,
        F::Online,
        F::JointLetters,
        F::CollectiveVisits,
        F::CollectiveVisitors,
        F::First,
        F::Repeat,
        F::Assigned,
        F::ToCounty,
        F::ToCity,
        F::ToProvince,
        F::ToNation,
        F::OutOfLevel,
        F::ReceptionDays,
        F::ReceptionBatches,
        F::ReceptionPeople,
        F::ScreeningRounds,
        F::Agreements,
        F::AgreementsWritten,
        F::AgreementsOral,
        F::AgreementsAmount,
        F::Bulletins,
        F::Meetings,
        F::Trainings,
        F::Studies,
        F::Publicity,
        F::Statements,
        F::StatementsSigned,
        F::UrgentReports,
        F::OnSite,
        F::RepeatRate,
        F::ReportedRate,
    ];
    on_every_register(|register| {
        let facts = Facts::load(register).unwrap();
        let figures = |text: &str| Figures::of(&facts, period(text), day("2028-12-31"));
        for year in [2025, 2026] {
            let months: Vec<Figures> = (1..=12).map(|m| figures(&format!("{year}-{m:02}"))).collect();
            let mut longer = vec![(figures(&year.to_string()), 0..12)];
            longer.extend((0..4).map(|q| (figures(&format!("{year}Q{}", q + 1)), q * 3..q * 3 + 3)));
            longer.extend((0..2).map(|h| (figures(&format!("{year}H{}", h + 1)), h * 6..h * 6 + 6)));
            for (whole, range) in &longer {
                for id in ADDITIVE {
                    let value = |figures: &Figures| match figures.get(id).value {
                        // Of a share the whole adds up.
                        Value::Share { whole, .. } => whole,
                        _ => figures.count(id),
                    };
                    let sum: u64 = months[range.clone()].iter().map(value).sum();
                    assert_eq!(sum, value(whole), "{} {id}", whole.period);
                }
            }
        }
    });
}

#[test]
fn out_and_in_and_out_again_is_the_same_to_the_byte() {
    on_every_register(|register| {
        let text = json::to_text(&json::export(register).unwrap());
        let folder = tempfile::tempdir().unwrap();
        let mut second = Register::create(&folder.path().join("二.xinfang"), Settings::default(), now()).unwrap();
        json::import(&mut second, json::read(&text).unwrap(), now()).unwrap();
        assert!(json::to_text(&json::export(&second).unwrap()) == text, "the second export differs from the first");
        let figures = |register: &Register| {
            let facts = Facts::load(register).unwrap();
            summary::json(&facts, &Figures::of(&facts, period("2026H1"), day("2026-06-30")))
        };
        let (mut one, mut other) = (figures(register), figures(&second));
        // Rows without numbers are listed by the order they were typed in, which is not kept.
        for figures in [&mut one, &mut other] {
            for figure in figures["figures"].as_array_mut().unwrap() {
                figure["cases"].as_array_mut().unwrap().retain(|case| !case.as_str().unwrap().contains('/'));
            }
        }
        assert_eq!(one, other);
        assert_eq!(register.check().unwrap(), Vec::<String>::new());
        assert_eq!(second.check().unwrap(), Vec::<String>::new());
    });
}

/// Writes registers of up to 2,000 records and their figures into the folder XINFANG_SAMPLES, to be counted anew by
/// `tests/outside/count_figures.py`.
#[test]
#[ignore = "writes files for another program"]
fn dump_registers() {
    let out = std::path::PathBuf::from(std::env::var("XINFANG_SAMPLES").unwrap());
    for (seed, size) in [(3, 1), (7, 4), (11, 12), (13, 30), (17, 60), (19, 60)] {
        let folder = tempfile::tempdir().unwrap();
        let register = register_of(seed, size, folder.path());
        std::fs::write(out.join(format!("{seed}.register.json")), json::to_text(&json::export(&register).unwrap()))
            .unwrap();
        let facts = Facts::load(&register).unwrap();
        for (text, today) in
            [("2025", "2027-12-31"), ("2026H1", "2026-06-30"), ("2026Q3", "2026-08-15"), ("2026-02", "2027-01-01")]
        {
            let figures = summary::json(&facts, &Figures::of(&facts, period(text), day(today)));
            std::fs::write(out.join(format!("{seed}.{text}.figures.json")), figures.to_string()).unwrap();
        }
    }
}
