//! What is refused or noticed, each in its words; windows of the law on their worked examples.

use super::{day, three_instalments};
use xinfang::domain::{
    agreement::{
        Agreement, AgreementAct, AgreementEvent, AgreementForm, Confirmation, DutyDue, DutyKind, FormOverride,
        FormRule, MediatingKind, Obligation, PartyKind, Performance, Signatures, told_status,
    },
    amount::Amount,
    calendar::{Calendar, built_in},
    dispute::{DisputeStatus, Side},
    finding::{Finding, Severity},
};

/// The worked examples of the 30 days; safe days by the calendar of 2026.
#[test]
fn the_window_for_confirmation_closes_on_its_day() {
    let calendar = built_in();
    for (effective, raw, legal, safe) in [
        ("2026-01-31", "2026-03-02", "2026-03-02", "2026-03-02"),
        ("2026-02-28", "2026-03-30", "2026-03-30", "2026-03-30"),
        ("2026-09-01", "2026-10-01", "2026-10-08", "2026-09-30"),
        ("2026-09-03", "2026-10-03", "2026-10-08", "2026-09-30"),
        ("2026-11-23", "2026-12-23", "2026-12-23", "2026-12-23"),
    ] {
        let mut agreement = three_instalments();
        agreement.signed = Signatures::all_on(day(effective));
        let window = agreement.confirmation_window(&calendar).unwrap();
        assert_eq!((window.last.raw, window.last.legal, window.safe), (day(raw), day(legal), day(safe)), "{effective}");
        let state = |on| agreement.confirmation(on, &calendar);
        assert_eq!(state(day(legal)), Confirmation::Open);
        assert_eq!(state(day(legal).succ_opt().unwrap()), Confirmation::Lapsed);
    }
}

#[test]
fn only_what_the_law_names_is_confirmed() {
    let calendar = built_in();
    for (kind, effective, title, allowed) in [
        (MediatingKind::Committee, "2026-06-18", "人民调解协议书", true),
        (MediatingKind::Committee, "2009-02-05", "人民调解协议书", false),
        (MediatingKind::Police, "2026-06-18", "治安调解协议书", false),
        (MediatingKind::Township, "2026-06-18", "调解协议书", false),
        (MediatingKind::Other, "2026-06-18", "调解协议书", true),
        (MediatingKind::Other, "2021-06-18", "调解协议书", false),
    ] {
        let mut agreement = three_instalments();
        agreement.body_kind = kind;
        agreement.signed = Signatures::all_on(day(effective));
        assert_eq!(kind.paper_title(), title);
        assert_eq!(agreement.confirmation_bar().is_none(), allowed, "{kind} {effective}");
        let apply = AgreementAct::ConfirmationApplied { court: "清河县人民法院".into(), sides: vec![] };
        let event = AgreementEvent::new(day(effective), apply);
        let findings = agreement.check_event(&event, day("2026-12-01"), &calendar);
        assert_eq!(!findings.iter().any(Finding::blocks), allowed, "{kind} {effective}");
    }
}

#[test]
fn enforcement_needs_confirmation_and_suit_does_not() {
    let calendar = built_in();
    let mut agreement = three_instalments();
    agreement.signed = Signatures::all_on(day("2026-06-18"));
    let enforce =
        AgreementEvent::new(day("2026-07-25"), AgreementAct::EnforcementApplied { court: "清河县人民法院".into() });
    let findings = agreement.check_event(&enforce, day("2026-07-25"), &calendar);
    assert_eq!(
        findings[0].message,
        "没有经法院确认的协议不能申请强制执行，只能就协议起诉（人民调解法第三十二条、第三十三条）。"
    );
    let told = AgreementEvent::new(day("2026-07-25"), AgreementAct::ToldToSue {});
    let findings = agreement.check_event(&told, day("2026-07-25"), &calendar);
    assert_eq!((findings.len(), findings[0].severity), (1, Severity::Warning), "urging comes first, and only warns");
    // Three years from the last instalment; two once the court has confirmed; instalments to 30 June 2026 end in 2028.
    assert_eq!(agreement.limitation(day("2026-07-25"), &calendar).unwrap().until.raw, day("2029-09-20"));
    agreement.plan =
        vec![Obligation::payment(Side::Second, Amount::from_yuan(1), DutyDue::On { day: day("2026-06-30") })];
    for act in [
        AgreementAct::ConfirmationApplied { court: "清河县人民法院".into(), sides: vec![] },
        AgreementAct::Confirmed { ruling: "（2026）清确1号".into() },
    ] {
        let event = AgreementEvent::new(day("2026-06-20"), act);
        assert!(agreement.check_event(&event, day("2026-07-25"), &calendar).is_empty());
        agreement.events.push(event);
    }
    assert_eq!(agreement.limitation(day("2026-07-25"), &calendar).unwrap().until.legal, day("2028-06-30"));
    // Received on 20 June: objections within 15 days, Sunday 5 July, so Monday the 6th.
    assert_eq!(agreement.objection_until(day("2026-07-25"), &calendar).unwrap().legal, day("2026-07-06"));
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let calendar: Calendar = built_in();
    let refused = |change: fn(&mut xinfang::domain::agreement::Agreement)| {
        let mut agreement = three_instalments();
        change(&mut agreement);
        let findings = agreement.check(day("2026-07-01"));
        findings.into_iter().filter(Finding::blocks).map(|finding| finding.message).collect::<Vec<_>>()
    };
    assert_eq!(refused(|_| ()), Vec::<String>::new());
    assert_eq!(refused(|a| a.parties[1].name = "王某甲".into()), ["王某甲同时列在两方，请核对。"]);
    assert_eq!(refused(|a| a.mediators.push("李某乙".into())), ["李某乙是当事人，不能同时担任调解员。"]);
    assert_eq!(
        refused(|a| a.signed = Signatures::all_on("2026-06-15".parse().unwrap())),
        ["签章日期早于调解日期，请核对。"]
    );
    assert_eq!(refused(|a| a.plan[0].creditor = Some(Side::Second)), ["第 1 期由乙方履行给自己，请核对。"]);
    assert_eq!(
        refused(|a| a.clauses[0] = "付{第4期}。".into()),
        ["“{第4期}”没有对应的期次，可用的有 {合计}、{第1期}。"]
    );
    let mut lasting = three_instalments();
    lasting.signed = Signatures::all_on(day("2026-06-18"));
    lasting.plan = vec![Obligation::deed(Side::First, DutyKind::Forbearance, "不再葬坟", DutyDue::Perpetual {})];
    let done = lasting.check_performance(&Performance::new(1, day("2026-06-20"), None, ""), day("2026-06-20"));
    assert_eq!(done[0].message, "第 1 项持续有效，不记履行，在回访时查看。");
    // Nothing falls due, so the visit is owed 30 days after effect: Saturday 18 July, made on Monday the 20th.
    let due = lasting.duties_due(&xinfang::domain::agreement::MediationRules::default(), &calendar, day("2026-06-20"));
    assert_eq!(due.iter().map(|item| item.due.legal).collect::<Vec<_>>(), [day("2026-07-20")]);
}

#[test]
fn what_is_odd_is_noticed_in_words() {
    let noticed = |change: fn(&mut xinfang::domain::agreement::Agreement)| {
        let mut agreement = three_instalments();
        change(&mut agreement);
        agreement.check(day("2026-07-01")).into_iter().map(|finding| finding.message).collect::<Vec<_>>()
    };
    for (words, change) in [
        (
            "第一条写 28000元，合计 26000元。",
            (|a| a.clauses[0] = "李某乙赔偿王某甲 28,000 元。".into())
                as fn(&mut xinfang::domain::agreement::Agreement),
        ),
        ("第一条写的“6月31日”没有这一天，请核对。", |a| {
            a.clauses[0] = "李某乙于6月31日前赔偿{合计}。".into()
        }),
        ("第一条写分 2 期，履行计划有 3 期。", |a| {
            a.clauses[0] = "李某乙赔偿{合计}，分两期付清。".into()
        }),
        ("第一条各期合计 24000元，与总额 26000元 不符。", |a| {
            a.clauses[0] = "共计{合计}，第一期10000元，第二期8000元，第三期6000元。".into();
        }),
        ("花括号没有成对，照原样印出；写金额请用 {合计}、{第1期}。", |a| {
            a.clauses[0] = "赔偿{a{合计}。".into()
        }),
        ("涉及金钱或约定日后履行，宜签书面协议。", |a| a.form = AgreementForm::Oral),
        ("第 1 期涉及丙方，当事人中没有这一方。", |a| a.plan[0].debtor = Side::Third),
        ("统一社会信用代码末位与前 17 位对不上，请照证件逐位核对。", |a| {
            a.parties[1].kind = PartyKind::Body;
            a.parties[1].credit_code = "91350100M000100Y44".into();
        }),
    ] {
        assert_eq!(noticed(change), [words]);
    }
    let mut braces = three_instalments();
    braces.clauses[0] = "赔偿{a{合计}。".into();
    assert_eq!(braces.clause_text(0).unwrap(), "赔偿{a26000元（大写：贰万陆仟元整）。");
}

#[test]
fn the_strict_form_warns_and_a_reason_is_kept() {
    let mut agreement = three_instalments();
    let rules = |agreement: &xinfang::domain::agreement::Agreement| {
        agreement.open_gaps().into_iter().map(|gap| gap.rule).collect::<Vec<_>>()
    };
    assert_eq!(rules(&agreement), [FormRule::PartyBasics, FormRule::PartyBasics, FormRule::Performance]);
    assert_eq!(agreement.form_gaps()[2].message, "第 1、2、3 期的履行地点未填。");
    agreement.overrides.push(FormOverride { rule: FormRule::PartyBasics, reason: "当事人不愿写年龄".into() });
    assert_eq!(rules(&agreement), [FormRule::Performance]);
    agreement.keep_reason("按习惯送到家中");
    assert_eq!((rules(&agreement).len(), agreement.overrides.len()), (0, 2));
    // A body is asked for other things than a person.
    let mut company = three_instalments();
    company.parties[1].kind = PartyKind::Body;
    let told: Vec<String> = company.form_gaps().into_iter().map(|gap| gap.message).collect();
    assert!(told.contains(&"李某乙的住所、法定代表人（负责人）未填。".to_owned()), "{told:?}");
    // What a court would not confirm.
    for (clause, rule) in [
        ("该块地归王某甲所有。", FormRule::Ownership),
        ("双方自愿离婚。", FormRule::StatusRelation),
        ("尽快修复水渠。", FormRule::Vague),
    ] {
        let mut agreement = three_instalments();
        agreement.clauses = vec![clause.into()];
        agreement.plan.clear();
        assert!(rules(&agreement).contains(&rule), "{clause}");
        agreement.body_kind = MediatingKind::Police;
        assert!(!rules(&agreement).contains(&rule), "no court is asked: {clause}");
    }
    assert!(!rules(&three_instalments()).contains(&FormRule::Vague));
}

/// 已化解 and 已履行 are independent: what is settled and still owed is told as such.
#[test]
fn what_is_settled_and_still_owed_says_so() {
    let calendar = built_in();
    let mut agreement = three_instalments();
    let told =
        |agreement: &Agreement, on: &str| told_status(DisputeStatus::Settled, [agreement.state(day(on), &calendar)]);
    assert_eq!(told(&agreement, "2026-06-17"), "已化解", "unsigned, it owes nothing yet");
    agreement.signed = Signatures::all_on(day("2026-06-16"));
    assert_eq!(told(&agreement, "2026-06-17"), "已化解（履行中）");
    assert_eq!(told(&agreement, "2026-07-21"), "已化解（逾期）");
    for (at, on) in [(1, "2026-07-20"), (2, "2026-08-20"), (3, "2026-09-20")] {
        agreement.performed.push(Performance::new(at, day(on), agreement.plan[at as usize - 1].amount, "收条"));
    }
    assert_eq!(told(&agreement, "2026-09-21"), "已化解");
}
