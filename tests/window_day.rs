//! A clerk's day in the window: a visit from registration through acceptance, assignment, extension, reply, delivery and
//! closing to the follow-up, each step with its paper, by label. Nothing in it goes past the window but the last look:
//! the file read again, its steps, its eight papers, and each paper printed again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{
    day,
    window::{COMMAND, Window},
};
use eframe::egui::{Key, Modifiers, accesskit::Role};
use xinfang::domain::{
    issued::PaperSubject,
    procedure::{Act, Stage, StepKind},
    terms::{DeliveredPaper, Outcome, Satisfaction, Settlement},
};
use xinfang::ui::route::Route;

const NUMBER: &str = "2026-0001";

fn stage(window: &Window) -> Stage {
    window.register().petition(NUMBER).unwrap().progress().stage
}

/// 来访登记 by its form, not yet decided on.
fn register_visit(window: &mut Window) {
    window.key(COMMAND, Key::N);
    assert_eq!(window.route(), Route::Intake(None));
    window.fill("第 1 人姓名", "李某乙");
    window.fill_in(Role::TextInput, "住址", "上塘村");
    window.fill("标题", "大坝口水库放水致稻田缺水，要求补偿");
    window.fill_in(Role::MultilineTextInput, "诉求", "3月初放水捕鱼，三组稻田育秧期缺水，要求补偿抽水电费1840元。");
    window.fill_in(Role::ComboBox, "内容分类", "农业");
    window.enter();
    window.choose("暂不处理");
    window.fill_in(Role::TextInput, "责任单位", "农业农村办");
    window.key(COMMAND, Key::S);
    assert_eq!(window.route(), Route::Petition(NUMBER.into()), "{:?}", window.toasts());
}

/// 生成 the paper that the last step gives occasion for, where the step just taken offers it, else from the list of papers;
/// `answers` is what only the clerk knows.
fn issue(window: &mut Window, paper: &str, answers: &[(Role, &str, &str)], named: &str) {
    window.press_in_sight(&format!("生成{paper}"));
    for (role, label, text) in answers {
        window.fill_in(*role, label, text);
    }
    let button = if named.contains('〔') { "出具并编号" } else { "出具" };
    window.press_last(button);
    window.steps();
    let said = format!("已出具 {named}");
    assert!(window.toasts().contains(&said), "{said}: {:?}", window.toasts());
}

#[test]
fn a_visit_goes_from_registration_to_follow_up_with_its_eight_papers() {
    let line = Role::TextInput;
    let contact = [(line, "联系人", "沈某安"), (line, "联系电话", "000 0000 0012")];
    let mut window = Window::begun("2026-03-02");
    register_visit(&mut window);
    assert!(window.mentions("剩 15 天"), "the first duty stands on top");
    issue(&mut window, "来访登记表", &[], "来访登记表");

    window.on("2026-03-03");
    window.press("受理");
    // Sixty days after 3 March is 2 May 2026, a Saturday in the 劳动节 holiday; the next working day is the 6th.
    assert!(window.says("应于 5月2日 周六 前办结。") || window.says("应于 5月6日 周三 前办结。"));
    window.press("受理并送达告知书");
    assert_eq!(stage(&window), Stage::InProgress);
    issue(&mut window, "信访事项受理告知书", &contact, "信访事项受理告知书 清信受〔2026〕1号");
    issue(&mut window, "送达回证", &[], "送达回证");

    window.press("交办责任单位");
    window.fill_in(line, "责任单位", "农业农村办");
    window.fill_in(line, "限期报结果", "2026-04-20");
    window.press_last("交办");
    let handing = [(line, "信访专干", "沈某安"), (line, "信访机构电话", "000 0000 0012")];
    issue(&mut window, "信访事项交办函", &handing, "信访事项交办函 清信交〔2026〕1号");

    window.on("2026-04-28");
    window.press("延长办理期限");
    window.fill_in(Role::MultilineTextInput, "延期理由", "须等县里测绘结果");
    window.fill_in(line, "批准人", "陈某山");
    window.press_last("延长期限");
    assert_eq!(stage(&window), Stage::Extended);
    issue(&mut window, "延长办理期限告知书", &contact, "延长办理期限告知书 清信延〔2026〕1号");
    // The petitioner is told of it, and that is the next thing offered.
    window.press("送达延期告知书");
    window.press_last("记下送达");

    window.on("2026-05-20");
    window.press("出具处理意见书");
    window.choose("支持");
    window.fill_in(Role::MultilineTextInput, "意见摘要", "补偿抽水电费 1840 元，6 月底前付清。");
    window.press_last("出具处理意见书");
    assert_eq!(stage(&window), Stage::Replied);
    let opinion = [
        (Role::MultilineTextInput, "查明事实", "3月初放水，三组 46 亩稻田育秧期缺水，抽水电费 1840 元。"),
        (Role::MultilineTextInput, "适用依据", "《信访工作条例》第三十二条"),
        (Role::MultilineTextInput, "处理结论", "补偿抽水电费 1840 元，6 月底前付清。"),
    ];
    issue(&mut window, "信访事项处理意见书", &opinion, "信访事项处理意见书 清信处〔2026〕1号");
    window.press("送达处理意见书");
    window.press_last("记下送达");
    assert_eq!(stage(&window), Stage::Delivered);
    issue(&mut window, "送达回证", &[], "送达回证");

    window.press("办结");
    window.choose("化解");
    window.pick("三到位一处理", "诉求合理，解决问题到位");
    for check in ["问题查清", "问题解决", "上访人员息访", "稳控措施落实"] {
        window.tick(check);
    }
    window.press_last("办结");
    assert_eq!(stage(&window), Stage::Closed);
    assert!(window.mentions("已办结"));

    window.on("2026-06-10");
    window.press("登记回访");
    window.choose("满意");
    window.fill_in(line, "方式、对象", "电话，李某乙");
    window.press_last("记下回访");
    issue(&mut window, "回访记录表", &[], "回访记录表");

    the_file_tells_the_day(&window);
}

fn the_file_tells_the_day(window: &Window) {
    let register = window.register();
    let file = register.petition(NUMBER).unwrap();
    let kinds: Vec<StepKind> = file.steps.iter().map(|step| step.kind()).collect();
    use StepKind as K;
    assert_eq!(
        kinds,
        [
            K::Registered,
            K::Accepted,
            K::Delivered,
            K::Assigned,
            K::Extended,
            K::Delivered,
            K::Replied,
            K::Delivered,
            K::Closed,
            K::FollowedUp
        ]
    );
    let progress = file.progress();
    assert_eq!(progress.followed_up, Some((day("2026-06-10"), Satisfaction::Satisfied)));
    assert_eq!((progress.settlement, progress.outcome), (Some(Settlement::Settled), Some(Outcome::Solved)));
    assert_eq!(progress.checks.len(), 4);
    let delivered = |act: &Act| if let Act::Delivered { paper, .. } = act { Some(*paper) } else { None };
    let papers: Vec<DeliveredPaper> = file.steps.iter().filter_map(|step| delivered(&step.act)).collect();
    assert_eq!(papers, [DeliveredPaper::Notice, DeliveredPaper::Extension, DeliveredPaper::Reply]);
    assert_eq!(register.check().unwrap(), Vec::<String>::new());

    let kept = register.papers_of(&PaperSubject::Petition(NUMBER.into())).unwrap();
    let told: Vec<(String, &str)> =
        kept.iter().map(|kept| (kept.paper.issued_on.to_string(), kept.paper.title.as_str())).collect();
    let expected = [
        ("2026-03-02", "来访登记表"),
        ("2026-03-03", "信访事项受理告知书"),
        ("2026-03-03", "送达回证"),
        ("2026-03-03", "信访事项交办函"),
        ("2026-04-28", "延长办理期限告知书"),
        ("2026-05-20", "信访事项处理意见书"),
        ("2026-05-20", "送达回证"),
        ("2026-06-10", "回访记录表"),
    ];
    assert_eq!(told, expected.map(|(on, title)| (on.to_owned(), title)));
    let numbers: Vec<&str> =
        kept.iter().filter_map(|kept| kept.paper.number.as_ref()).map(|number| number.text.as_str()).collect();
    assert_eq!(numbers, ["清信受〔2026〕1号", "清信交〔2026〕1号", "清信延〔2026〕1号", "清信处〔2026〕1号"]);
    for kept in &kept {
        let bytes = register.paper_bytes(kept.paper.id).unwrap();
        assert!(bytes.starts_with(b"%PDF-"), "{} is kept as it was issued", kept.paper.title);
    }
}

#[test]
fn what_is_half_typed_on_a_case_is_on_the_disk_when_one_leaves() {
    let mut window = Window::begun("2026-03-02");
    register_visit(&mut window);
    window.press("分流");
    window.choose("转送有权处理机关");
    window.fill_in(Role::TextInput, "去向单位", "清河县自然资源局");
    window.key(Modifiers::NONE, Key::Escape);
    window.go(Route::Workbench);
    let key = format!("case/{NUMBER}");
    assert!(window.register().draft(&key).unwrap().unwrap().body.contains("清河县自然资源局"));
    window.go(Route::Petition(NUMBER.into()));
    window.press("分流");
    assert!(window.mentions("上次没填完的还在"));
    window.press_last("转送");
    assert_eq!(stage(&window), Stage::Forwarded);
    window.go(Route::Workbench);
    assert_eq!(window.register().draft(&key).unwrap(), None, "what was done is no draft");
}

/// Promise: why a day is the day is told where the day is shown, on 工作台 and in the list, without a mouse.
#[test]
fn every_due_date_of_a_list_explains_itself_by_keyboard() {
    let mut window = Window::begun("2026-03-02");
    register_visit(&mut window);
    let reasons = |window: &mut Window, table: &str| {
        window.focus(table);
        window.key(Modifiers::NONE, Key::ArrowDown);
        window.key(Modifiers::SHIFT, Key::F10);
        window.key(Modifiers::NONE, Key::ArrowDown);
        assert_eq!(window.focused().as_deref(), Some("为什么是这一天"));
        window.enter();
        window.steps();
        // Fifteen days after 2 March: 信访工作条例 Art. 23.
        assert!(window.says("受理告知：2026年3月17日（周二）"));
        assert!(window.mentions("《信访工作条例》第二十三条") && window.mentions("2026年3月2日"));
        window.key(Modifiers::NONE, Key::Escape);
        assert!(!window.says("受理告知：2026年3月17日（周二）"));
    };
    window.go(Route::Workbench);
    reasons(&mut window, "待办列表");
    window.go(Route::Petitions(None));
    reasons(&mut window, "信访件列表");
}
