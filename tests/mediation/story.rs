//! One agreement of three instalments: one paid late, one in default, the window for confirmation, the visits.
//!
//! Days by hand. Parties sign on 16 and 17 June 2026, the mediator on the 17th, the seal is put on Thursday the 18th: in
//! effect from the 18th. Day 30 is Saturday 18 July, so the window closes on Monday the 20th and the safe day is Friday
//! the 17th; days 20 and 25 are 8 and 13 July. Visits fall seven days after each due day.

use super::{at, day, register, three_instalments};
use chrono::NaiveDate;
use xinfang::{
    domain::{
        agreement::{
            AgreementAct, AgreementActKind, AgreementEvent, AgreementState, Confirmation, DutyState, FollowUpResult,
            MediationDueKind as Kind, PartyDays, Performance, Signatures,
        },
        amount::Amount,
    },
    store::{Register, performance::AgreementRecord},
    ui::pages::workbench::{TaskKind, Urgency, WorkbenchModel},
};

const NUMBER: &str = "协2026-001";

/// What 待办 shows of agreements: group, what, day.
fn tasks(register: &Register, on: &str) -> Vec<(Urgency, String, String)> {
    let model = WorkbenchModel::load(register, None, day(on)).unwrap();
    let agreements = model.tasks.into_iter().filter(|task| task.kind == TaskKind::Agreement);
    agreements.map(|task| (task.urgency, task.what, task.day)).collect()
}

fn told(rows: &[(Urgency, &str, &str)]) -> Vec<(Urgency, String, String)> {
    rows.iter().map(|(urgency, what, day)| (*urgency, (*what).to_owned(), (*day).to_owned())).collect()
}

/// The kinds that ring on a day.
fn rings(register: &Register, on: &str) -> Vec<(Kind, Option<u32>)> {
    let due = register.mediation_due(day(on)).unwrap();
    due.iter().filter(|task| task.item.rings(day(on))).map(|task| (task.item.kind, task.item.obligation)).collect()
}

fn record(register: &mut Register, on: &str, act: AgreementAct) {
    register.record_agreement_event(NUMBER, AgreementEvent::new(day(on), act), at(on)).unwrap();
}

#[test]
fn everything_stands_in_the_list_on_its_day() {
    use Urgency::{Later, Over, Soon, Today};
    let (_folder, mut register) = register();
    register.add_agreement(three_instalments(), at("2026-06-16")).unwrap();
    let each = |first: &str, second: &str| {
        let read = |text: &str| text.parse::<NaiveDate>().ok();
        PartyDays::Each(vec![read(first), read(second)])
    };
    let first = Signatures { parties: each("2026-06-16", ""), mediator: None, seal: None };
    let signed = register.sign_agreement(NUMBER, first, at("2026-06-16")).unwrap();
    assert_eq!((signed.effective_on(), signed.missing_signatures().len()), (None, 3));
    assert_eq!(tasks(&register, "2026-06-17"), [], "nothing is owed before effect");
    let rest = Signatures {
        parties: each("2026-06-17", "2026-06-17"),
        mediator: Some(day("2026-06-17")),
        seal: Some(day("2026-06-18")),
    };
    let signed = register.sign_agreement(NUMBER, rest, at("2026-06-18")).unwrap();
    assert_eq!(signed.signed.parties.of(0), Some(day("2026-06-16")), "a signature once recorded stays");
    assert_eq!(signed.effective_on(), Some(day("2026-06-18")));
    let calendar = register.calendar().clone();
    let window = signed.confirmation_window(&calendar).unwrap();
    assert_eq!(
        (window.last.raw, window.last.legal, window.safe),
        (day("2026-07-18"), day("2026-07-20"), day("2026-07-17"))
    );

    assert_eq!(
        tasks(&register, "2026-06-18"),
        told(&[
            (Later, "提醒申请司法确认", "7月17日"),
            (Later, "督促履行", "7月20日"),
            (Later, "回访", "7月27日"),
            (Later, "督促履行", "8月20日"),
            (Later, "督促履行", "9月20日"),
        ])
    );
    for (on, expected) in [
        ("2026-07-07", vec![]),
        ("2026-07-08", vec![(Kind::Confirmation, None)]),
        ("2026-07-13", vec![(Kind::Confirmation, None), (Kind::Duty, Some(1))]),
        ("2026-07-17", vec![(Kind::Confirmation, None)]),
        ("2026-07-19", vec![(Kind::Duty, Some(1))]),
        ("2026-07-20", vec![(Kind::Duty, Some(1))]),
    ] {
        assert_eq!(rings(&register, on), expected, "{on}");
    }
    let groups = |on: &str| tasks(&register, on).into_iter().map(|task| task.0).collect::<Vec<_>>();
    assert_eq!(groups("2026-07-13"), [Soon, Soon, Later, Later, Later]);
    assert_eq!(groups("2026-07-17"), [Today, Soon, Later, Later, Later]);
    // On Saturday the 18th day 30 is here; on Monday the 20th the window closes; on the 21st it is gone.
    assert_eq!(groups("2026-07-20"), [Today, Today, Soon, Later, Later]);
    assert_eq!(groups("2026-07-21"), [Over, Soon, Later, Later]);

    // Both sides apply on 14 July; the court docketed on the 16th and confirmed on 10 August.
    let apply = |sides| AgreementAct::ConfirmationApplied { court: "清河县人民法院".into(), sides };
    let one_side = AgreementEvent::new(day("2026-07-14"), apply(vec![xinfang::domain::dispute::Side::First]));
    let refused = register.record_agreement_event(NUMBER, one_side, at("2026-07-14")).unwrap_err();
    assert_eq!(refused.advice(), "司法确认须各方共同申请，缺乙方（人民调解法第三十三条）。");
    record(&mut register, "2026-07-14", apply(vec![]));
    assert!(tasks(&register, "2026-07-15").contains(&(Soon, "询问法院".into(), "7月17日".into())));
    record(&mut register, "2026-07-16", AgreementAct::ConfirmationDocketed {});
    // 30 days from 16 July: Saturday 15 August, so Monday the 17th; asked by Friday the 14th.
    let answer = register.agreement(NUMBER).unwrap();
    let answer = answer.court_answer(day("2026-07-16"), &register.settings().mediation, &calendar).unwrap();
    assert_eq!((answer.raw, answer.legal), (day("2026-08-15"), day("2026-08-17")));
    assert!(tasks(&register, "2026-07-20").contains(&(Later, "询问法院".into(), "8月14日".into())));

    // The first instalment is paid four days late, after one urging.
    assert_eq!(tasks(&register, "2026-07-21")[0], (Over, "督促履行".into(), "7月20日".into()));
    record(&mut register, "2026-07-22", AgreementAct::Urged { obligation: Some(1), reached: true });
    assert_eq!(tasks(&register, "2026-07-22")[0], (Over, "再次督促".into(), "7月20日".into()));
    assert_eq!(rings(&register, "2026-07-27"), [(Kind::Duty, Some(1)), (Kind::FollowUp, None)], "weekly while overdue");
    let paid = Performance::new(1, day("2026-07-24"), Some(Amount::from_yuan(10_000)), "收条");
    register.record_performance(NUMBER, paid, at("2026-07-24")).unwrap();
    let agreement = register.agreement(NUMBER).unwrap();
    assert_eq!(agreement.state(day("2026-07-23"), &calendar), AgreementState::Overdue);
    assert_eq!(agreement.state(day("2026-07-24"), &calendar), AgreementState::Running);
    assert_eq!(agreement.standing(day("2026-07-24"), &calendar), Some(DutyState::Partly));

    // The visit of 27 July answers for the first due day; the next follows the second.
    assert_eq!(tasks(&register, "2026-07-27")[0], (Today, "回访".into(), "7月27日".into()));
    let visit = AgreementAct::FollowedUp { result: FollowUpResult::Partly, visited: "王某甲".into() };
    record(&mut register, "2026-07-27", visit);
    assert!(tasks(&register, "2026-07-28").contains(&(Later, "回访".into(), "8月27日".into())));

    // The second instalment is never paid.
    record(&mut register, "2026-08-10", AgreementAct::Confirmed { ruling: "（2026）清确1号".into() });
    assert_eq!(tasks(&register, "2026-08-21")[0], (Over, "督促履行".into(), "8月20日".into()));
    let offered = |register: &Register, on: &str| register.agreement(NUMBER).unwrap().offered(day(on), &calendar);
    use AgreementActKind::{EnforcementApplied, MediatedAgain, ToldToSue, Urged};
    let before = offered(&register, "2026-08-21");
    assert!(before.contains(&Urged) && before.contains(&EnforcementApplied) && !before.contains(&ToldToSue));
    record(&mut register, "2026-08-28", AgreementAct::Urged { obligation: None, reached: true });
    let after = offered(&register, "2026-08-28");
    assert!(after.contains(&MediatedAgain) && after.contains(&ToldToSue));
    let agreement = register.agreement(NUMBER).unwrap();
    assert_eq!(agreement.confirmation(day("2026-08-28"), &calendar), Confirmation::Confirmed);
    // Two years from the last instalment's day; an urging before that day moves nothing, one after it does.
    let until = |on: &str| agreement.limitation(day(on), &calendar).unwrap().until.raw;
    assert_eq!(until("2026-08-28"), day("2028-09-20"));
    record(&mut register, "2026-10-12", AgreementAct::Urged { obligation: None, reached: true });
    let agreement = register.agreement(NUMBER).unwrap();
    assert_eq!(agreement.limitation(day("2026-10-12"), &calendar).unwrap().until.raw, day("2028-10-12"));
    let missed = AgreementAct::Urged { obligation: None, reached: false };
    record(&mut register, "2026-10-20", missed);
    let agreement = register.agreement(NUMBER).unwrap();
    assert_eq!(agreement.limitation(day("2026-10-20"), &calendar).unwrap().until.raw, day("2028-10-12"));
    // Ninety days before it ends the period itself stands in the list: 14 July 2028.
    let listed = |on: &str| register.mediation_due(day(on)).unwrap().iter().any(|t| t.item.kind == Kind::Limitation);
    assert!(!listed("2028-07-13") && listed("2028-07-14"));
}

#[test]
fn a_mistaken_record_is_taken_back_and_stays_readable() {
    let (_folder, mut register) = register();
    register.add_agreement(three_instalments(), at("2026-06-16")).unwrap();
    let refused = register.record_performance(
        NUMBER,
        Performance::new(1, day("2026-06-16"), Some(Amount::from_yuan(10_000)), ""),
        at("2026-06-16"),
    );
    assert_eq!(refused.unwrap_err().advice(), "协议还没有签，签订后再记履行。");
    register.sign_agreement(NUMBER, Signatures::all_on(day("2026-06-18")), at("2026-06-18")).unwrap();
    let paid = Performance::new(1, day("2026-07-20"), Some(Amount::from_yuan(10_000)), "收条");
    register.record_performance(NUMBER, paid, at("2026-07-20")).unwrap();
    let first = AgreementRecord::Performance(1);
    let taken = register.take_back(NUMBER, first, "记错了人", at("2026-07-21")).unwrap();
    assert_eq!((taken.performed.len(), taken.paid(day("2026-07-21"))), (1, Amount::ZERO));
    assert_eq!(taken.state(day("2026-07-21"), register.calendar()), AgreementState::Overdue);
    for (wrong, reason, words) in [
        (first, "再收", "这条记录已经收回。"),
        (AgreementRecord::Performance(2), "没有", "没有这条记录，请核对序号。"),
        (first, " ", "请写明为什么收回这条记录。"),
    ] {
        assert_eq!(register.take_back(NUMBER, wrong, reason, at("2026-07-21")).unwrap_err().advice(), words);
    }
    let apply = AgreementAct::ConfirmationApplied { court: "清河县人民法院".into(), sides: vec![] };
    record(&mut register, "2026-07-10", apply);
    record(&mut register, "2026-07-14", AgreementAct::ConfirmationDocketed {});
    let refused = register.take_back(NUMBER, AgreementRecord::Event(1), "误记", at("2026-07-21")).unwrap_err();
    assert!(refused.advice().starts_with("后面的记录以这条为前提"), "{}", refused.advice());
}

#[test]
fn an_agreement_in_effect_changes_only_by_a_new_one() {
    let (_folder, mut register) = register();
    register.add_agreement(three_instalments(), at("2026-06-16")).unwrap();
    let mut supplement = three_instalments();
    supplement.mediated_on = day("2026-08-01");
    supplement.supplement = Some(xinfang::domain::agreement::Supplement { to: NUMBER.into(), replaces: true });
    let early = register.add_agreement(supplement.clone(), at("2026-08-01")).unwrap_err();
    assert_eq!(early.advice(), "协议 协2026-001 还没有签，直接改它的文字即可，不用另签补充协议。");
    register.sign_agreement(NUMBER, Signatures::all_on(day("2026-06-18")), at("2026-06-18")).unwrap();
    let mut changed = register.agreement(NUMBER).unwrap();
    changed.clauses[0] = "改一个字。".into();
    let refused = register.amend_agreement(changed, at("2026-08-01")).unwrap_err();
    assert_eq!(refused.advice(), "协议已签，文字不能再改；需要变更的，另签补充协议。");

    let number = register.add_agreement(supplement, at("2026-08-01")).unwrap().number;
    let state = |register: &Register, on: &str| register.agreement(NUMBER).unwrap().state(day(on), register.calendar());
    assert_eq!(state(&register, "2026-08-02"), AgreementState::Overdue, "a draft changes nothing");
    register.sign_agreement(&number, Signatures::all_on(day("2026-08-03")), at("2026-08-03")).unwrap();
    assert_eq!(state(&register, "2026-08-02"), AgreementState::Overdue);
    assert_eq!(state(&register, "2026-08-03"), AgreementState::Superseded);
    let due = register.mediation_due(day("2026-08-04")).unwrap();
    assert!(due.iter().all(|task| task.number == number), "only the new one is owed");
    let by_hand =
        AgreementEvent::new(day("2026-08-04"), AgreementAct::Changed { by: "协2026-009".into(), replaces: true });
    assert!(register.record_agreement_event(&number, by_hand, at("2026-08-04")).is_err());
    let mut unknown = three_instalments();
    unknown.supplement = Some(xinfang::domain::agreement::Supplement { to: "协2026-099".into(), replaces: false });
    let refused = register.add_agreement(unknown, at("2026-08-04")).unwrap_err();
    assert_eq!(refused.advice(), "要变更的协议 协2026-099 不在台账中，请核对编号。");
}
