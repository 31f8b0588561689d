//! Promises of disputes and agreements in the window: entered by keyboard, settled, turned into an agreement whose
//! sums agree, signed and then locked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{
    day,
    window::{COMMAND, Window},
};
use eframe::egui::{Event, ImeEvent, Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable;
use xinfang::domain::{
    agreement::{AgreementAct, AgreementState, DutyDue, DutyState, Signatures},
    amount::Amount,
    dispute::{DisputeAct, DisputeStatus, SettlementManner},
};
use xinfang::ui::route::Route;

/// A dispute entered by keyboard alone, from its title to 保存.
fn enter_dispute(window: &mut Window) {
    window.go(Route::NewDispute(None));
    window.focus("标题");
    window.type_on("柳湾村鱼塘死鱼赔偿纠纷");
    window.key(COMMAND, Key::A);
    window.type_on("6月初");
    window.type_on("5-9");
    window.harness.key_press(Key::Enter); // 来源 stays 定期排查
    window.steps();
    window.harness.key_press(Key::Enter); // 来源单位 stays empty
    window.steps();
    window.harness.key_press(Key::Enter); // 排查人 stays empty
    window.steps();
    window.type_in("损害"); // opens the list and narrows it
    window.harness.key_press(Key::Enter);
    window.steps();
    window.fill("地点 1 村（居）", "柳湾村");
    window.harness.key_press(Key::Enter);
    window.steps();
    window.type_on("二组");
    window.fill("甲方 1 姓名", "田某丁");
    window.fill("乙方 2 姓名", "高某戌");
    window.fill("简要案情", "高某戌施工队挖断田某丁鱼塘进水管，死鱼约1300公斤。");
    window.key(COMMAND, Key::S);
    window.steps();
}

#[test]
fn a_dispute_is_entered_by_keyboard_and_settled() {
    let mut window = Window::open();
    enter_dispute(&mut window);
    assert_eq!(window.route(), Route::Dispute("纠2026-001".into()));
    let dispute = window.register().dispute("纠2026-001").unwrap();
    assert_eq!((dispute.found_on.first(), dispute.found_on.last()), (day("2026-06-01"), day("2026-06-10")));
    assert_eq!(dispute.occurred_on.as_ref().and_then(|on| on.exact()), Some(day("2026-05-09")));
    assert_eq!(dispute.category.label, "损害赔偿");
    assert_eq!(dispute.places[0].full(), "柳湾村二组");
    assert_eq!(dispute.due, Some(day("2026-07-18")), "30 days from the day it is entered");
    assert_eq!(dispute.status_at(None), DisputeStatus::Found);

    window.fill("参加单位和人员", "司法所、柳湾村委会");
    window.fill("经过", "到现场查看，约双方见面");
    assert!(
        window.says(
            "高某戌施工队挖断田某丁鱼塘进水管，死鱼约1300公斤。6月18日，司法所、柳湾村委会到现场查看，约双方见面。"
        ),
        "the paragraph shows the entry while it is typed"
    );
    window.key(COMMAND, Key::Enter);
    assert_eq!(window.register().dispute("纠2026-001").unwrap().status_at(None), DisputeStatus::InProgress);

    window.press("化解");
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "经过").focus();
    window.steps();
    window.type_in("双方达成赔偿协议");
    window.press("记下化解");
    let dispute = window.register().dispute("纠2026-001").unwrap();
    assert_eq!(dispute.status_at(None), DisputeStatus::Settled);
    assert_eq!(dispute.steps.last().unwrap().act, DisputeAct::Settled { manner: SettlementManner::PeoplesMediation });
}

#[test]
fn what_is_wrong_is_told_at_the_first_save_and_nothing_is_registered() {
    let mut window = Window::open();
    window.go(Route::NewDispute(None));
    window.fill("排查日期", "前些日子");
    window.key(COMMAND, Key::S);
    for words in [
        "3 处需改正",
        "标题未填，请用一句话写明何地何事。",
        "看不出年月，请写成 2026-06-18、6-18 或“3月初”。",
        "纠纷类别未选。",
    ] {
        assert!(window.says(words), "{words}");
    }
    assert!(window.harness.get_by_role_and_label(Role::TextInput, "排查日期").is_focused());
    assert_eq!(window.register().list_disputes(&Default::default()).unwrap(), []);
    window.fill("排查日期", "3月初");
    assert!(window.says("2 处需改正"), "it goes while it is put right");
}

#[test]
fn a_form_left_half_way_comes_back_as_it_was_typed() {
    let mut window = Window::open();
    window.go(Route::NewDispute(None));
    window.fill("标题", "红岩村坟地占用林地");
    window.fill("涉及面积", "很大");
    window.go(Route::Disputes(None));
    let draft = window.register().draft("dispute").unwrap().unwrap();
    assert!(draft.body.contains("红岩村坟地占用林地") && draft.body.contains("很大"));
    window.go(Route::NewDispute(None));
    assert_eq!(window.harness.get_by_label("标题").value().as_deref(), Some("红岩村坟地占用林地"));
}

#[test]
fn an_agreement_of_three_instalments_is_made_from_the_dispute_signed_and_paid() {
    let mut window = Window::open();
    enter_dispute(&mut window);
    window.press("起草协议");
    assert_eq!(window.route(), Route::NewAgreement(Some("纠2026-001".into())));
    assert_eq!(window.harness.get_by_label("甲方 1 姓名").value().as_deref(), Some("田某丁"));
    window.fill("第一条", "高某戌赔偿田某丁损失共计人民币28,000元，分三期付清。");
    for (number, due, amount) in [(1, "签订当日", "10000"), (2, "7-20", "8000"), (3, "8-20", "8,000")] {
        window.press("+ 添加一期");
        window.fill(&format!("第 {number} 期应付日期"), due);
        window.fill(&format!("第 {number} 期金额"), amount);
    }
    window.focus("第 1 期金额");
    assert!(window.says("贰万陆仟元整"), "the total is read out in capitals");
    assert!(window.says("第一条写 28,000 元，合计 26,000 元"), "the wrong sum is noticed");
    window.press("改成 26,000");
    assert!(window.says("与第一条一致"));

    window.key(COMMAND, Key::S);
    assert_eq!(window.route(), Route::Agreement("协2026-001".into()));
    let agreement = window.register().agreement("协2026-001").unwrap();
    assert_eq!(agreement.dispute.as_deref(), Some("纠2026-001"));
    assert_eq!(agreement.body, "清水镇人民调解委员会");
    assert_eq!((agreement.total(), agreement.plan.len()), (Amount::from_yuan(26_000), 3));
    assert_eq!(
        agreement.clause_text(0).unwrap(),
        "高某戌赔偿田某丁损失共计人民币26000元（大写：贰万陆仟元整），分三期付清。"
    );
    assert_eq!(agreement.state(day("2026-06-18"), window.register().calendar()), AgreementState::Draft);

    window.press("签订生效");
    assert!(window.harness.query_by_role_and_label(Role::Dialog, "签订生效 协2026-001").is_some());
    let all: Vec<_> = window.harness.get_all_by_role_and_label(Role::Button, "签订生效").collect();
    all.last().unwrap().click();
    drop(all);
    window.steps();
    let agreement = window.register().agreement("协2026-001").unwrap();
    assert_eq!(agreement.signed, Signatures::all_on(day("2026-06-18")));
    assert!(window.says("6月18日生效，文字已锁定，付款照常登记"));

    let before = agreement.clone();
    window.harness.get_by_label("第一条").click();
    window.steps();
    window.type_in("另加一万元");
    window.harness.get_by_label("甲方 1 姓名").focus();
    window.steps();
    window.type_in("改名");
    window.key(COMMAND, Key::S);
    assert_eq!(window.register().agreement("协2026-001").unwrap(), before, "signing locks the text");

    window.harness.get_by_label("第 1 期未付").click();
    window.steps();
    assert!(window.says("第 1 期，应付 10,000.00，已付 0.00"));
    let all: Vec<_> = window.harness.get_all_by_role_and_label(Role::Button, "记付款").collect();
    all.last().unwrap().click();
    drop(all);
    window.steps();
    let agreement = window.register().agreement("协2026-001").unwrap();
    assert_eq!(agreement.duty_state(0, day("2026-06-18"), window.register().calendar()), Some(DutyState::Done));
    assert_eq!(agreement.paid(day("2026-06-18")), Amount::from_yuan(10_000));
    assert!(window.says("第 1 期当场付讫"));
}

#[test]
fn enter_that_chooses_a_candidate_makes_no_name_and_leaves_no_field() {
    let mut window = Window::open();
    window.go(Route::NewAgreement(None));
    window.focus("调解员");
    let compose = |text: &str| Event::Ime(ImeEvent::Preedit { text: text.into(), active_range_chars: None });
    window.harness.event(compose("luo"));
    window.harness.key_press(Key::Enter);
    window.harness.event(Event::Ime(ImeEvent::Commit("罗某义".into())));
    window.steps();
    assert!(window.harness.get_by_label("调解员").is_focused() && !window.says("去掉罗某义"));
    window.harness.key_press(Key::Enter);
    window.steps();
    assert!(window.says("去掉罗某义"), "the next Enter makes the name");
    assert!(window.harness.get_by_label("调解员").is_focused());
    window.harness.key_press(Key::Enter);
    window.steps();
    assert!(window.harness.get_by_label("记录人").is_focused(), "an empty field lets Enter go on");
}

#[test]
fn an_instalment_ticked_before_signing_is_paid_in_full_whatever_it_comes_to() {
    let mut window = Window::open();
    window.go(Route::NewAgreement(None));
    window.fill("甲方 1 姓名", "田某丁");
    window.fill("乙方 2 姓名", "高某戌");
    window.fill("第一条", "高某戌当场赔偿田某丁。");
    window.press("+ 添加一期");
    window.fill("第 1 期应付日期", "签订当日");
    window.fill("第 1 期金额", "500");
    window.harness.get_by_label("第 1 期未付").click();
    window.steps();
    window.fill("第 1 期金额", "600");
    window.key(COMMAND, Key::S);
    let agreement = window.register().agreement("协2026-001").unwrap();
    assert_eq!(agreement.paid(day("2026-06-18")), Amount::from_yuan(600));
}

#[test]
fn equal_instalments_add_up_and_keep_their_day() {
    let mut window = Window::open();
    window.go(Route::NewAgreement(None));
    window.press("平均分期");
    window.fill("总额", "26000");
    window.fill("第二期日期", "2026-08-31");
    window.press("生成计划");
    for (label, value) in [
        ("第 1 期应付日期", "签订当日"),
        ("第 1 期金额", "8,666.00"),
        ("第 2 期应付日期", "2026-08-31"),
        ("第 3 期应付日期", "2026-09-30"),
        ("第 3 期金额", "8,668.00"),
    ] {
        assert_eq!(window.harness.get_by_label(label).value().as_deref(), Some(value), "{label}");
    }
}

#[test]
fn the_list_finds_and_counts_while_one_types() {
    let mut window = Window::open();
    enter_dispute(&mut window);
    window.go(Route::Disputes(None));
    assert!(window.says("全部 1"));
    window.focus("查找纠纷");
    window.type_in("高某戌");
    assert!(window.says("全部 1") && window.says("正在化解 1"));
    window.type_in("不存在");
    assert!(window.says("没有找到“高某戌不存在”"));
}

#[test]
fn a_supplement_left_half_way_goes_on_as_the_supplement() {
    let mut window = Window::open();
    window.go(Route::NewAgreement(None));
    window.fill("甲方 1 姓名", "田某丁");
    window.fill("乙方 2 姓名", "高某戌");
    window.fill("第一条", "高某戌于6月25日前修复进水管。");
    window.key(COMMAND, Key::S);
    window.press("签订生效");
    window.press_last("签订生效");
    window.press("另签补充协议");
    assert_eq!(window.route(), Route::Supplement("协2026-001".into()));
    window.fill("第一条", "修复期限改为7月10日。");
    window.go(Route::Workbench);
    window.go(Route::of_draft("agreement/to/协2026-001"));
    assert_eq!(window.route(), Route::Supplement("协2026-001".into()));
    window.harness.get_by_label("第一条").focus();
    window.steps();
    assert_eq!(window.harness.get_by_label("第一条").value().as_deref(), Some("修复期限改为7月10日。"));
}

#[test]
fn mediation_is_accepted_with_consent_fails_with_its_routes_and_what_may_not_be_mediated_says_its_rule() {
    let mut window = Window::open();
    enter_dispute(&mut window);
    window.press("调解受理");
    window.press("受理调解");
    let dispute = window.register().dispute("纠2026-001").unwrap();
    assert_eq!(dispute.consenting(None).len(), 2, "both sides are ticked");
    assert!(window.says("同意调解") && window.says("当事人申请"), "both stand in the story");

    window.press("调解不成");
    window.press("终止调解");
    assert!(window.says("调解不成的应当告知其他途径，请写明告知了什么。"));
    window.fill("告知的途径", "诉讼");
    window.press("终止调解");
    assert_eq!(window.register().dispute("纠2026-001").unwrap().status_at(None), DisputeStatus::Failed);

    // A matter of another nature: the rule stands beside the step that is not possible.
    window.press("修改");
    window.focus("纠纷性质");
    window.type_in("行政争议");
    window.key(Modifiers::NONE, Key::Enter);
    window.key(COMMAND, Key::S);
    assert!(window.says(
        "调解受理 属于行政争议，不得调解（《人民调解工作若干规定》第二十二条、\
         2025年《关于进一步深化人民调解参与信访工作对接的意见》）"
    ));
    assert!(window.harness.query_by_role_and_label(Role::Button, "调解受理").is_none());
}

#[test]
fn a_step_left_half_typed_is_there_when_it_is_opened_again() {
    let mut window = Window::open();
    enter_dispute(&mut window);
    window.press("上交");
    window.fill("上交给", "清河县信访局");
    window.key(Modifiers::NONE, Key::Escape);
    window.go(Route::Workbench);
    let draft = window.register().draft("dispute/纠2026-001").unwrap().unwrap();
    assert!(draft.body.contains("清河县信访局"));
    window.go(Route::Dispute("纠2026-001".into()));
    window.press("上交");
    assert!(window.says("上次没填完的还在。"));
    window.press_last("上交");
    let dispute = window.register().dispute("纠2026-001").unwrap();
    assert_eq!(dispute.steps.last().unwrap().act, DisputeAct::HandedUp { to: "清河县信访局".into() });
}

/// Two instalments, signed on 18 June 2026 by both, the mediator and the committee.
fn sign_two_instalments(window: &mut Window) {
    window.go(Route::NewAgreement(None));
    window.fill("甲方 1 姓名", "田某丁");
    window.fill("乙方 2 姓名", "高某戌");
    window.fill("第一条", "高某戌赔偿田某丁{合计}。");
    for (number, due, amount) in [(1, "6-20", "1000"), (2, "7-20", "2000")] {
        window.press("+ 添加一期");
        window.fill(&format!("第 {number} 期应付日期"), due);
        window.fill(&format!("第 {number} 期金额"), amount);
    }
    window.key(COMMAND, Key::S);
    window.press("签订生效");
    window.press_last("签订生效");
}

#[test]
fn a_payment_recorded_by_mistake_is_taken_back_with_its_reason() {
    let mut window = Window::open();
    sign_two_instalments(&mut window);
    window.harness.get_by_label("第 1 期未付").click();
    window.steps();
    window.fill("凭证", "收条");
    window.press_last("记付款");
    assert!(window.says("第 1 期付款 1,000.00 元") && window.says("收条"));
    window.press("收回：第 1 期付款 1,000.00 元");
    window.press("收回记录");
    assert!(window.says("请写明为什么收回。"));
    window.fill("理由", "记错期次");
    window.press("收回记录");
    let agreement = window.register().agreement("协2026-001").unwrap();
    assert_eq!(agreement.performed[0].taken_back.as_ref().unwrap().reason, "记错期次");
    assert_eq!(agreement.paid(day("2026-06-18")), Amount::ZERO);
    assert!(window.says("已收回：记错期次"), "it stays readable");
    assert!(window.says("第 1 期未付"));
}

#[test]
fn what_follows_a_signed_agreement_is_offered_in_its_turn() {
    let mut window = Window::open();
    sign_two_instalments(&mut window);
    let offered = |window: &Window, words: &str| window.harness.query_by_role_and_label(Role::Button, words).is_some();
    // 30 days from 18 June end on Saturday 18 July, so on Monday the 20th; 17 July is the last day nobody can dispute.
    assert!(window.says("司法确认：各方可在 7月20日 前共同申请（剩 32 天），稳妥不晚于 7月17日"));
    assert!(offered(&window, "督促履行") && offered(&window, "申请司法确认"));

    // One side alone cannot apply.
    window.press("申请司法确认");
    window.harness.get_by_role_and_label(Role::CheckBox, "高某戌").click();
    window.steps();
    window.press("记入");
    assert!(window.says("司法确认须各方共同申请，缺乙方（人民调解法第三十三条）。"));
    window.harness.get_by_role_and_label(Role::CheckBox, "高某戌").click();
    window.steps();
    window.fill("法院", "清河县人民法院");
    window.press("记入");
    assert!(window.says("申请司法确认 清河县人民法院") && window.says("司法确认：已申请"));

    // The first instalment is overdue; its row says so, and the urging is kept.
    window.on("2026-06-25");
    assert!(window.says("第 1 期逾期未付"));
    window.press("督促履行");
    window.press("记入");
    window.press("回访");
    window.press("记入");
    assert!(window.says("请选回访结果。"));
    window.focus("回访结果");
    window.type_in("未履行");
    window.key(Modifiers::NONE, Key::Enter);
    window.press("记入");
    let agreement = window.register().agreement("协2026-001").unwrap();
    let kinds: Vec<&str> = agreement.events.iter().map(|event| event.act.kind().label()).collect();
    assert_eq!(kinds, ["申请司法确认", "督促履行", "回访"]);
    assert_eq!(agreement.events[1].by, "沈某安");
    let overdue = AgreementAct::Urged { obligation: Some(1), reached: true };
    assert_eq!(agreement.events[1].act, overdue, "what is overdue is proposed");
    assert!(!offered(&window, "申请强制执行"), "only of what a court has confirmed");
}

#[test]
fn what_the_strict_form_asks_has_a_field() {
    let mut window = Window::open();
    window.go(Route::NewAgreement(None));
    window.fill("甲方 1 姓名", "田某丁");
    window.fill("乙方 2 姓名", "红岩采石场");
    window.press("乙方，改为另一方或填更多");
    window.harness.get_by_role_and_label(Role::MenuItem, "改为单位").click();
    window.steps();
    window.fill("乙方 2 法定代表人", "陈某山");
    window.fill("各方责任", "红岩采石场负全部责任");
    window.fill("第一条", "红岩采石场赔偿田某丁{合计}。");
    window.press("+ 添加一期");
    window.fill("第 1 期应付日期", "生效后15日内");
    window.fill("第 1 期金额", "1000");
    window.fill("履行地点", "清水镇人民调解委员会");
    window.focus("另加一份给法院");
    window.key(Modifiers::NONE, Key::Space);
    window.key(COMMAND, Key::S);
    let agreement = window.register().agreement("协2026-001").unwrap();
    assert_eq!((agreement.parties[1].representative.as_str(), agreement.parties[1].is_body()), ("陈某山", true));
    assert_eq!(agreement.responsibility, "红岩采石场负全部责任");
    assert_eq!(agreement.plan[0].place, "清水镇人民调解委员会");
    assert_eq!(agreement.plan[0].due, DutyDue::Within { days: 15 });
    assert_eq!(agreement.copies(), 4, "two parties, the committee, the court");
}
