//! Promises of the page of a volume: what is missing stands first, papers are issued there, a file that is dropped is
//! asked about and kept, a scan goes out with its reason, the volume gets its 卷号.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{Desk, now};
use eframe::egui::{self, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
use xinfang::{
    domain::{agreement::AgreementForm, issued::PaperSubject, scan::ScanKind},
    papers::{
        dossier::{NewScan, take_in},
        forms::mediation::example,
    },
    store::Register,
    ui::{
        app::{App, Setup},
        route::Route,
        screen, theme,
    },
};

type Whole = Harness<'static, Option<App>>;

fn window(register: Register) -> Whole {
    let mut desk = Some(screen::Desk { register: Some(register) });
    let mut harness =
        Harness::builder().with_size(egui::vec2(1366.0, 768.0)).with_context_setup(theme::install).build_ui_state(
            move |ui, app: &mut Option<App>| {
                let made = || App::new(ui.ctx(), Setup::test(desk.take().unwrap(), now())).unwrap();
                app.get_or_insert_with(made).frame(ui);
            },
            None,
        );
    harness.run_steps(4);
    harness
}

fn press(harness: &mut Whole, words: &str) {
    harness.get_by_role_and_label(Role::Button, words).click();
    harness.run_steps(6);
}

fn fill(harness: &mut Whole, label: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    harness.run_steps(2);
}

#[test]
fn a_volume_is_completed_and_filed_in_the_window() {
    let Desk { folder, mut register } = Desk::empty();
    let case = example::mediation(AgreementForm::Written);
    let number = register.add_dispute(case.dispute.unwrap(), now()).unwrap().number;
    register.add_agreement(case.agreement.unwrap(), now()).unwrap();
    let subject = PaperSubject::Dispute(number.clone());
    let card = include_bytes!("data/card-sideways.jpg");
    let new =
        |title: &str, kind| NewScan { subject: subject.clone(), kind, form: None, title: title.into(), dated: None };
    take_in(&mut register, new("李某乙身份证", ScanKind::Identity), card, now()).unwrap();
    let path = register.path().to_owned();
    let mut harness = window(register);
    let ctx = harness.ctx.clone();
    harness.state_mut().as_mut().unwrap().go(&ctx, Route::Dispute(number.clone()));
    harness.run_steps(6);
    press(&mut harness, "卷宗");
    harness.get_by_label("缺少 3 种必备文书");
    harness.get_by_label("缺少 人民调解当事人权利义务告知书");
    harness.get_by_label("1 李某乙身份证");

    // A paper is issued where it is missing.
    press(&mut harness, "生成人民调解当事人权利义务告知书");
    press(&mut harness, "出具");
    harness.get_by_label("缺少 2 种必备文书");
    harness.get_by_label("1 人民调解当事人权利义务告知书");

    // A scan goes out with its reason.
    press(&mut harness, "移出 李某乙身份证");
    press(&mut harness, "移出");
    harness.get_by_label("请写明原因。");
    fill(&mut harness, "原因", "不是本案当事人");
    press(&mut harness, "移出");
    harness.get_by_label("缺少 当事人身份证明");

    // What is missing is asked about before the volume is made.
    press(&mut harness, "生成卷宗");
    assert!(harness.query_all_by_label("生成 纠2026-012 的卷宗？").count() > 0);
    press(&mut harness, "先补文书");

    fill(&mut harness, "审核人", "陈某山");
    press(&mut harness, "保存");
    harness.get_by_label("（2026）清人调字第1号");
    drop(harness);
    let register = Register::open(&path).unwrap();
    let volume = register.volume_of(&subject).unwrap().unwrap();
    assert_eq!(
        (volume.checked_by.as_str(), volume.filed_by.as_str(), volume.period.as_str()),
        ("陈某山", "沈某安", "长期")
    );
    let scans = register.scans_of(&subject).unwrap();
    assert_eq!(scans[0].removed.as_ref().unwrap().reason, "不是本案当事人");
    drop(folder);
}
