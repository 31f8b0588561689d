//! A dispute in the window from screening to the agreement signed and the first payment, with the keyboard alone: there
//! is no mouse in this file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{
    day,
    window::{COMMAND, Window},
};
use eframe::egui::{Key, Modifiers};
use xinfang::domain::{
    agreement::{AgreementState, DutyState},
    amount::Amount,
    dispute::{AcceptBasis, DisputeAct, DisputeStatus, SettlementManner},
};
use xinfang::ui::route::Route;

const ALT: Modifiers = Modifiers::ALT;

#[test]
fn a_dispute_from_screening_to_agreement_signed_and_first_payment_by_keyboard_only() {
    let mut window = Window::open();
    window.key(ALT, Key::Num3);
    assert_eq!(window.route(), Route::Disputes(None));
    window.key(COMMAND, Key::N);
    assert_eq!(window.route(), Route::NewDispute(None));

    // 登记: the focus stands in the first field, Enter leads through the form.
    assert_eq!(window.focused().as_deref(), Some("标题"));
    window.type_on("柳湾村鱼塘死鱼赔偿纠纷");
    window.key(COMMAND, Key::A);
    window.type_on("6月初");
    window.type_on("5-9");
    window.enter(); // 来源 stays 定期排查
    window.enter(); // nobody sent it in
    window.type_on("罗某平"); // makes a name,
    window.enter(); // and goes on
    window.type_on("损害"); // opens the list, narrows it and chooses
    assert_eq!(window.focused().as_deref(), Some("纠纷类别"));
    window.enter();
    assert_eq!(window.focused().as_deref(), Some("风险等级"));
    window.tab_to("地点 1 村（居）");
    window.type_on("柳湾村");
    window.type_on("二组");
    window.enter();
    assert_eq!(window.focused().as_deref(), Some("甲方 1 姓名"));
    window.type_on("田某丁");
    window.enter();
    window.enter();
    assert_eq!(window.focused().as_deref(), Some("乙方 2 姓名"));
    window.type_on("高某戌");
    window.tab_to("简要案情");
    window.type_in("高某戌施工队挖断田某丁鱼塘进水管，死鱼约1300公斤。");
    window.key(COMMAND, Key::S);
    assert_eq!(window.route(), Route::Dispute("纠2026-001".into()));
    let dispute = window.register().dispute("纠2026-001").unwrap();
    assert_eq!(dispute.screeners, ["罗某平"]);
    assert_eq!(dispute.category.label, "损害赔偿");
    assert_eq!(dispute.places[0].full(), "柳湾村二组");
    assert_eq!(dispute.parties_line(), "田某丁 与 高某戌");

    // 调解受理, with the consent of both sides, by Enter through its dialog.
    window.tab_to("调解受理");
    window.enter();
    assert_eq!(window.focused().as_deref(), Some("日期"));
    window.enter_until("受理调解");
    window.enter();
    let dispute = window.register().dispute("纠2026-001").unwrap();
    assert_eq!(dispute.consenting(None).len(), 2);
    assert_eq!(dispute.accepted_by(None).map(|(_, basis)| basis), Some(AcceptBasis::Applied));

    // 调处, into the line under the story.
    window.tab_to("参加单位和人员");
    window.type_on("司法所、柳湾村委会");
    window.type_in("到现场查看，约双方见面");
    window.key(COMMAND, Key::Enter);
    assert_eq!(window.register().dispute("纠2026-001").unwrap().status_at(None), DisputeStatus::InProgress);

    // 起草协议: parties and facts come along.
    window.tab_to("起草协议");
    window.enter();
    assert_eq!(window.route(), Route::NewAgreement(Some("纠2026-001".into())));
    assert_eq!(window.focused().as_deref(), Some("甲方 1 姓名"));
    window.tab_to("调解员");
    window.type_on("罗某义");
    window.enter();
    assert_eq!(window.focused().as_deref(), Some("记录人"));
    window.tab_to("第一条");
    window.type_in("高某戌赔偿田某丁损失共计人民币{合计}，分三期付清。");
    window.tab_to("平均分期");
    window.enter();
    assert_eq!(window.focused().as_deref(), Some("总额"));
    window.type_on("26000");
    window.enter(); // 3 期
    window.enter(); // 首期签订当日付
    window.key(COMMAND, Key::A);
    window.type_on("2026-07-20");
    window.enter(); // every month
    assert_eq!(window.focused().as_deref(), Some("生成计划"));
    window.enter();
    assert!(window.says("第 2 期未付"));
    window.key(COMMAND, Key::S);
    assert_eq!(window.route(), Route::Agreement("协2026-001".into()));
    let agreement = window.register().agreement("协2026-001").unwrap();
    assert_eq!(agreement.dispute.as_deref(), Some("纠2026-001"));
    assert_eq!((agreement.total(), agreement.plan.len()), (Amount::from_yuan(26_000), 3));
    assert_eq!(agreement.parties_line(), "田某丁、高某戌");
    assert!(agreement.facts.contains("死鱼约1300公斤"), "{}", agreement.facts);

    // 签订生效: the days are proposed, Enter leads to the button.
    window.tab_to("签订生效");
    window.enter();
    window.enter_until("签订生效");
    window.enter();
    let agreement = window.register().agreement("协2026-001").unwrap();
    assert_eq!(agreement.effective_on(), Some(day("2026-06-18")));

    // 记付款: the first instalment.
    window.tab_to("第 1 期未付");
    window.key(Modifiers::NONE, Key::Space);
    assert!(window.says("第 1 期，应付 8,666.00，已付 0.00"));
    window.enter_until("记付款");
    window.enter();
    let agreement = window.register().agreement("协2026-001").unwrap();
    assert_eq!(agreement.duty_state(0, day("2026-06-18"), window.register().calendar()), Some(DutyState::Done));
    assert_eq!(agreement.state(day("2026-06-18"), window.register().calendar()), AgreementState::Running);

    // Back to the dispute, which is settled by it.
    window.key(ALT, Key::Num3);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.enter();
    assert_eq!(window.route(), Route::Dispute("纠2026-001".into()));
    window.tab_to("化解");
    window.enter();
    window.enter(); // the day stays
    window.enter(); // 人民调解 stays
    window.enter(); // nobody else took part
    assert_eq!(window.focused().as_deref(), Some("经过"));
    window.type_in("双方达成赔偿协议");
    window.key(COMMAND, Key::Enter);
    assert_eq!(window.focused().as_deref(), Some("记下化解"));
    window.enter();
    let dispute = window.register().dispute("纠2026-001").unwrap();
    assert_eq!(dispute.steps.last().unwrap().act, DisputeAct::Settled { manner: SettlementManner::PeoplesMediation });
}
