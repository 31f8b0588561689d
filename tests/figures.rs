//! Promises of the figures: the half-year of the sample, and every figure opens exactly its cases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use xinfang::{
    domain::{
        amount::Amount,
        dispute::{AvertedKind, Dispute, DisputeAct, DisputeStep, SettlementManner},
        listed::Listed,
        partial_date::PartialDate,
        screening::ScreeningRound,
        settings::Settings,
    },
    exchange::sample,
    report::{
        breakdown::{self, By},
        facts::Facts,
        figures::{FigureId as F, Figures, Value},
        narrative::Narrative,
    },
    store::Register,
};

fn facts_with(change: impl FnOnce(&mut Settings)) -> Facts {
    let folder = tempfile::tempdir().unwrap();
    let now = sample::today().and_hms_opt(9, 0, 0).unwrap();
    let mut register: Register = sample::create(&folder.path().join("示例.xinfang"), now).unwrap();
    let mut settings = register.settings().clone();
    change(&mut settings);
    register.save_settings(settings, now).unwrap();
    Facts::load(&register).unwrap()
}

fn half_year(facts: &Facts) -> Figures {
    Figures::of(facts, "2009H1".parse().unwrap(), sample::today())
}

/// The figures of the half-year summary the sample retells.
#[test]
fn the_half_year_of_the_sample_comes_out() {
    let figures = half_year(&facts_with(|_| {}));
    for (id, count) in [
        (F::Petitions, 11),
        (F::Letters, 5),
        (F::Visits, 6),
        (F::Closed, 11),
        (F::Open, 0),
        (F::Overdue, 0),
        (F::OutOfLevel, 0),
        (F::ToCounty, 0),
        (F::Disputes, 10),
        (F::DisputesSettled, 8),
        (F::DisputesOpen, 2),
        (F::Agreements, 3),
        (F::Bulletins, 9),
        (F::MassAverted, 1),
        (F::Statements, 1),
    ] {
        assert_eq!(figures.count(id), count, "{id}");
    }
    assert_eq!(figures.get(F::ClosedRate).told(), "100%");
    assert_eq!(figures.get(F::ReportedRate).told(), "100%");
    assert_eq!(figures.get(F::DisputesSettledRate).told(), "80.0%");
    assert_eq!(figures.get(F::AgreementsAmount).value, Value::Money(Amount::from_yuan(6_666 + 2_600 + 80_000)));
}

/// With the stricter rule the same ten give 7 settled, 1 in court, 2 open.
#[test]
fn matters_in_court_are_a_line_of_their_own_with_the_stricter_rule() {
    let figures = half_year(&facts_with(|settings| settings.court_counts_as_settled = false));
    let count = |id| figures.count(id);
    assert_eq!((count(F::DisputesSettled), count(F::DisputesInCourt), count(F::DisputesOpen)), (7, 1, 2));
}

#[test]
fn the_open_disputes_are_the_mine_and_the_power_line() {
    let facts = facts_with(|_| {});
    let open = half_year(&facts).get(F::DisputesOpen).filter.cases(&facts);
    let numbers: Vec<&str> = open.iter().map(|case| case.number.as_str()).collect();
    assert_eq!(numbers, ["纠2009-010", "纠2009-006"]);
}

#[test]
fn every_count_is_the_length_of_its_list() {
    let facts = facts_with(|_| {});
    for period in ["2009H1", "2009-02", "2009Q2", "2008"] {
        let figures = Figures::of(&facts, period.parse().unwrap(), sample::today());
        for figure in &figures.all {
            let cases = figure.filter.cases(&facts).len() as u64;
            match figure.value {
                Value::Count(n)
                    if matches!(figure.unit, "件" | "期" | "次" | "份") && figure.id != F::StatementsSigned =>
                {
                    assert_eq!(n, cases, "{period} {}", figure.id);
                }
                Value::Share { part, whole } => assert!(part == cases && part <= whole, "{period} {}", figure.id),
                _ => {}
            }
        }
    }
}

#[test]
fn months_add_up_to_the_half_year_and_breakdowns_to_their_total() {
    let facts = facts_with(|_| {});
    let whole = half_year(&facts);
    for id in
        [F::Petitions, F::Letters, F::Visits, F::Visitors, F::Disputes, F::Bulletins, F::ReceptionPeople, F::Agreements]
    {
        let months: u64 = (1..=6)
            .map(|m| Figures::of(&facts, format!("2009-{m:02}").parse().unwrap(), sample::today()).count(id))
            .sum();
        assert_eq!(months, whole.count(id), "{id}");
    }
    for (by, total) in [(By::Category, 11), (By::Village, 11), (By::Unit, 11), (By::DisputeCategory, 10)] {
        let rows = breakdown::rows(&facts, by, whole.period, whole.as_of);
        assert_eq!(rows.iter().map(|row| row.count).sum::<u64>(), total, "{by:?}");
    }
}

/// The state is that of the cut-off day: what was done later is not known yet.
#[test]
fn figures_know_nothing_of_later_days() {
    let facts = facts_with(|_| {});
    let at_the_end_of_february = Figures::of(&facts, "2009-02".parse().unwrap(), sample::today());
    assert_eq!(at_the_end_of_february.count(F::Petitions), 2);
    assert_eq!(at_the_end_of_february.count(F::Closed), 0);
    assert_eq!(at_the_end_of_february.count(F::Open), 2);
}

/// What is found, what is settled and what is kept from getting worse are counted by their own days; 件 and 人 are two
/// figures; a round counts once, however much it found.
#[test]
fn disputes_are_counted_on_the_day_that_matters() {
    let folder = tempfile::tempdir().unwrap();
    let now = "2026-07-20T09:00:00".parse().unwrap();
    let mut register = Register::create(&folder.path().join("空.xinfang"), Settings::default(), now).unwrap();
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let mut put = |found: &str, steps: &[(&str, DisputeAct)]| {
        let mut dispute = Dispute::blank(day(found));
        dispute.title = "两户相邻采光纠纷".into();
        (dispute.parties[0].name, dispute.parties[1].name) = ("田某丁".into(), "高某戌".into());
        dispute.category = Listed::new("02", "邻里");
        dispute.steps = steps
            .iter()
            .map(|(on, act)| DisputeStep {
                on: PartialDate::parse(on),
                who: "镇司法所".into(),
                text: "调处".into(),
                act: act.clone(),
            })
            .collect();
        register.add_dispute(dispute, now).unwrap();
    };
    let settled = || DisputeAct::Settled { manner: SettlementManner::PeoplesMediation };
    let averted = |what, people| DisputeAct::Averted { what, people: Some(people) };
    put("2026-06-20", &[("2026-07-02", settled())]);
    put("2026-05-10", &[("2026-05-20", averted(AvertedKind::Fight, 30)), ("2026-06-01", settled())]);
    put("2026-05-12", &[("2026-05-20", averted(AvertedKind::Fight, 12))]);
    put("2026-05-15", &[("2026-06-02", DisputeAct::HandedUp { to: "清河县信访局".into() })]);
    put("2026-05-18", &[("2026-06-03", DisputeAct::Failed { routes: "可以依法起诉".into() })]);
    for (held_on, prevented) in [("2026-05-25", 2), ("2026-06-25", 1)] {
        let round =
            ScreeningRound { prevented, villages: vec!["上塘村".into()], ..ScreeningRound::blank(day(held_on)) };
        register.save_screening(None, &round, now).unwrap();
    }
    let facts = Facts::load(&register).unwrap();
    let count = |period: &str, id| Figures::of(&facts, period.parse().unwrap(), day("2026-07-20")).count(id);
    for (id, first_half, second_half) in [
        (F::Disputes, 5, 0),
        (F::DisputesSettled, 1, 0),
        (F::DisputesSettledInPeriod, 1, 1),
        (F::DisputesHandedUp, 1, 0),
        (F::DisputesFailed, 1, 0),
        (F::Fights, 2, 0),
        (F::FightsPeople, 42, 0),
        (F::Suicides, 0, 0),
        (F::ScreeningRounds, 2, 0),
        (F::DisputesPrevented, 3, 0),
    ] {
        assert_eq!((count("2026H1", id), count("2026H2", id)), (first_half, second_half), "{id}");
    }
    // The half-year's text says what became of those that are neither settled nor open.
    let figures = Figures::of(&facts, "2026H1".parse().unwrap(), day("2026-07-20"));
    let directory = register.directory().unwrap();
    let report = Narrative::build(&facts, &directory, &figures, &Default::default(), day("2026-07-20"));
    let told: String = report.sections.iter().flat_map(|section| &section.paragraphs).cloned().collect();
    assert!(told.contains("另有1件已上交，1件调解不成、已告知其他途径，未计入化解数。"), "{told}");
}
