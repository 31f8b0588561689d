//! Promises of the papers on the detail page: asked for, issued with a number, printed as kept, void with a reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{
    Desk, now,
    window::{COMMAND, Window},
};
use eframe::egui::{self, Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{self, Queryable},
};
use xinfang::{
    domain::{forms::Series, issued::PaperSubject},
    store::{
        Register,
        petitions::{PetitionFilter, PetitionOrder},
    },
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
    let field = harness.get_by_role_and_label(Role::TextInput, label);
    if field.value().is_some_and(|value| !value.is_empty()) {
        return;
    }
    field.focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    harness.run_steps(2);
}

fn toasts(harness: &Whole) -> Vec<String> {
    harness.state().as_ref().unwrap().toasts().iter().map(|toast| toast.to_string()).collect()
}

#[test]
fn a_paper_is_issued_and_declared_void_from_the_detail_page() {
    let Desk { folder, register } = Desk::filled();
    let filter = PetitionFilter { text: "大坝口水库放水致稻田缺水".into(), ..PetitionFilter::default() };
    let rows = register.list_petitions(&filter, PetitionOrder::OldestFirst, 0, 9).unwrap();
    let number = rows
        .iter()
        .map(|row| register.petition(&row.petition.number).unwrap())
        .find(|file| file.steps.iter().any(|step| step.document == "清信受〔2026〕31号"))
        .unwrap()
        .petition
        .number;
    let path = register.path().to_owned();
    let mut harness = window(register);
    let ctx = harness.ctx.clone();
    harness.state_mut().as_mut().unwrap().go(&ctx, Route::Petition(number.clone()));
    harness.run_steps(4);

    press(&mut harness, "生成受理告知书");
    harness.get_by_label("将编为 清信受〔2026〕31号");
    fill(&mut harness, "联系人", "马某原");
    fill(&mut harness, "联系电话", "000-6021");
    press(&mut harness, "出具并编号");
    assert_eq!(toasts(&harness), ["已出具 信访事项受理告知书 清信受〔2026〕31号"]);
    assert!(harness.query_by_label("生成受理告知书").is_none(), "it is issued now");

    let row = harness
        .get_by(|node| node.label().is_some_and(|label| label.starts_with("信访事项受理告知书 清信受〔2026〕31号，")));
    row.click();
    harness.run_steps(6);
    press(&mut harness, "作废");
    fill(&mut harness, "原因", "收件人写错");
    press(&mut harness, "作废");
    assert!(
        toasts(&harness).contains(&"已作废 信访事项受理告知书 清信受〔2026〕31号".to_owned()),
        "{:?}",
        toasts(&harness)
    );
    harness.get_by_label("生成受理告知书");
    drop(harness);

    let register = Register::open_to_read(&path).unwrap();
    let kept = register.papers_of(&PaperSubject::Petition(number)).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].paper.void.as_ref().unwrap().reason, "收件人写错");
    assert_eq!(kept[0].paper.answers.get("联系电话").map(String::as_str), Some("000-6021"));
    let next = register.next_paper_number(Series::Accept, now().date()).unwrap();
    assert_ne!(next.text, "清信受〔2026〕31号");
    drop(folder);
}

#[test]
fn the_issue_register_shows_every_number_finds_it_and_leads_to_its_record() {
    let mut window = Window::begun("2026-03-02");
    window.go(Route::Papers);
    assert!(window.says("还没有出具文书"));
    window.key(COMMAND, Key::N);
    window.fill("第 1 人姓名", "李某乙");
    window.fill_in(Role::TextInput, "住址", "上塘村");
    window.fill("标题", "大坝口水库放水致稻田缺水，要求补偿");
    window.fill_in(Role::MultilineTextInput, "诉求", "要求补偿抽水电费1840元。");
    window.fill_in(Role::ComboBox, "内容分类", "农业");
    window.enter();
    window.fill_in(Role::TextInput, "责任单位", "农业农村办");
    window.key(COMMAND, Key::S);
    let contact = [("联系人", "沈某安"), ("联系电话", "000 0000 0012")];
    for _ in 0..2 {
        window.press_in_sight("生成受理告知书");
        for (label, text) in contact {
            window.fill_in(Role::TextInput, label, text);
        }
        window.press_last("出具并编号");
        if window.register().paper_ledger(None).unwrap().len() == 1 {
            let made = |node: &kittest::AccessKitNode<'_>| {
                node.label().is_some_and(|label| label.starts_with("信访事项受理告知书 清信受〔2026〕1号，"))
            };
            window.harness.get_by(made).click();
            window.steps();
            window.press("作废");
            window.fill_in(Role::TextInput, "原因", "收件人写错");
            window.press_last("作废");
        }
    }

    window.go(Route::Petitions(None));
    window.press("发文登记");
    assert_eq!(window.route(), Route::Papers);
    assert!(window.mentions(
        "清信受〔2026〕1号，信访事项受理告知书，2026-0001，李某乙，2026-03-02，作废，2026-03-02 作废：收件人写错"
    ));
    assert!(window.mentions("清信受〔2026〕2号，信访事项受理告知书，2026-0001，李某乙，2026-03-02，有效"));
    window.fill("查找文书", "写错");
    assert!(window.mentions("清信受〔2026〕1号，") && !window.mentions("清信受〔2026〕2号，"));
    window.press("2026-0001");
    assert_eq!(window.route(), Route::Petition("2026-0001".into()));
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.route(), Route::Papers, "one comes back to where one came from");
    assert!(!window.mentions("清信受〔2026〕2号，"), "and the search still stands");
}
