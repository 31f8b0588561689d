//! A clerk's day in the window: a visit from registration through acceptance, assignment, extension, reply, delivery and
//! closing to the follow-up, by label and keyboard; and the eight papers that go with it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use chrono::NaiveDate;
use desk::{Desk, day, petition};
use eframe::egui::{self, Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
use std::{cell::Cell, collections::BTreeMap, rc::Rc};
use xinfang::domain::{
    forms::FormId,
    procedure::{Act, Stage, StepKind},
    terms::{Channel, DeliveredPaper, Outcome, Satisfaction, Settlement},
};
use xinfang::papers::{
    Press,
    issue::{IssueForm, Order},
};
use xinfang::store::Register;
use xinfang::ui::{
    app::{App, Setup},
    route::Route,
    screen, theme,
};

/// The window of the office; the calendar on the wall is turned by the test.
struct Office {
    harness: Harness<'static, Option<App>>,
    today: Rc<Cell<NaiveDate>>,
    path: std::path::PathBuf,
    number: String,
    _folder: tempfile::TempDir,
}

impl Office {
    fn open(from: &str) -> Self {
        let Desk { folder, mut register } = Desk::empty();
        let title = "大坝口水库放水致稻田缺水，要求补偿";
        let mut item = petition(from, Channel::Visit, "李某乙", 1, "上塘村", "三组", title, 0);
        item.demands = vec!["补偿抽水电费 1840 元".into()];
        item.unit = "农业农村办".into();
        item.petitioners[0].address = item.place.clone();
        let now = desk::at(from);
        let number = register.register_petition(item, vec![], now).unwrap().petition.number;
        let path = register.path().to_owned();
        let today = Rc::new(Cell::new(day(from)));
        let clock = Rc::clone(&today);
        let mut desk = Some(screen::Desk { register: Some(register) });
        let route = Route::Petition(number.clone());
        let mut harness =
            Harness::builder().with_size(egui::vec2(1366.0, 697.0)).with_context_setup(theme::install).build_ui_state(
                move |ui, app: &mut Option<App>| {
                    let app = app.get_or_insert_with(|| {
                        let mut setup = Setup::test(desk.take().unwrap(), now);
                        let clock = Rc::clone(&clock);
                        setup.clock = Box::new(move || clock.get().and_hms_opt(9, 42, 0).unwrap());
                        let mut app = App::new(ui.ctx(), setup).unwrap();
                        app.go(ui.ctx(), route.clone());
                        app
                    });
                    app.frame(ui);
                },
                None,
            );
        harness.run_steps(6);
        Self { harness, today, path, number, _folder: folder }
    }

    fn on(&mut self, day_text: &str) -> &mut Self {
        self.today.set(day(day_text));
        self.harness.run_steps(6);
        self
    }

    /// Presses a button; of two with the same words the one in the dialog.
    fn press(&mut self, words: &str) -> &mut Self {
        self.harness.query_all_by_role_and_label(Role::Button, words).last().expect(words).click();
        self.harness.run_steps(8);
        self
    }

    fn choose(&mut self, words: &str) -> &mut Self {
        self.harness.get_by_role_and_label(Role::RadioButton, words).click();
        self.harness.run_steps(4);
        self
    }

    fn tick(&mut self, words: &str) -> &mut Self {
        self.harness.get_by_role_and_label(Role::CheckBox, words).click();
        self.harness.run_steps(4);
        self
    }

    fn pick(&mut self, label: &str, words: &str) -> &mut Self {
        self.harness.get_by_role_and_label(Role::ComboBox, label).click();
        self.harness.run_steps(4);
        self.harness.get_by_role_and_label(Role::ListBoxOption, words).click();
        self.harness.run_steps(4);
        self
    }

    fn fill(&mut self, role: Role, label: &str, text: &str) -> &mut Self {
        self.harness.get_by_role_and_label(role, label).focus();
        self.harness.run_steps(2);
        self.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::CTRL, Key::A);
        self.harness.run_steps(2);
        self.harness.event(egui::Event::Text(text.into()));
        self.harness.run_steps(4);
        self
    }

    fn says(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    fn register(&self) -> Register {
        Register::open_to_read(&self.path).unwrap()
    }

    fn stage(&self) -> Stage {
        self.register().petition(&self.number).unwrap().progress().stage
    }
}

#[test]
fn a_visit_goes_from_registration_to_follow_up_with_its_eight_papers() {
    let mut office = Office::open("2026-03-02");
    assert!(office.says("剩 15 天"), "the first duty stands on top");

    office.on("2026-03-03").press("受理");
    assert!(office.says("应于 5月2日 周六 前办结。") || office.says("应于 5月6日 周三 前办结。"));
    office.press("受理并送达告知书");
    assert_eq!(office.stage(), Stage::InProgress);

    office.press("交办责任单位").fill(Role::TextInput, "责任单位", "农业农村办");
    office.fill(Role::TextInput, "限期报结果", "2026-04-20").press("交办");
    office.on("2026-04-28").press("延长办理期限");
    office.fill(Role::MultilineTextInput, "延期理由", "须等县里测绘结果").fill(Role::TextInput, "批准人", "陈某山");
    office.press("延长期限");
    assert_eq!(office.stage(), Stage::Extended);
    // The petitioner is told of it, and that is the next thing offered.
    office.press("送达延期告知书").press("记下送达");

    office.on("2026-05-20").press("出具处理意见书").choose("支持");
    office.fill(Role::MultilineTextInput, "意见摘要", "补偿抽水电费 1840 元，6 月底前付清。").press("出具处理意见书");
    assert_eq!(office.stage(), Stage::Replied);
    office.press("送达处理意见书").press("记下送达");
    assert_eq!(office.stage(), Stage::Delivered);

    office.press("办结").choose("化解").pick("三到位一处理", "诉求合理，解决问题到位");
    for check in ["问题查清", "问题解决", "上访人员息访", "稳控措施落实"] {
        office.tick(check);
    }
    office.press("办结");
    assert_eq!(office.stage(), Stage::Closed);
    assert!(office.says("已办结"));

    office
        .on("2026-06-10")
        .press("登记回访")
        .choose("满意")
        .fill(Role::TextInput, "方式、对象", "电话，李某乙")
        .press("记下回访");

    let register = office.register();
    let file = register.petition(&office.number).unwrap();
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
    let delivered = file.steps.iter().filter(|step| matches!(step.act, Act::Delivered { .. }));
    let papers: Vec<DeliveredPaper> = delivered
        .map(|step| if let Act::Delivered { paper, .. } = &step.act { *paper } else { panic!("no delivery") })
        .collect();
    assert_eq!(papers, [DeliveredPaper::Notice, DeliveredPaper::Extension, DeliveredPaper::Reply]);
    assert_eq!(register.check().unwrap(), Vec::<String>::new());

    // With the window closed, the eight papers of the case are issued, each with its number, and kept.
    let Office { harness, path, number, _folder, .. } = office;
    drop((harness, register));
    let mut register = Register::open(&path).unwrap();
    let press = Press::new(register.settings()).unwrap();
    let contact = [("联系人", "沈某安"), ("联系电话", "000 0000 0012")];
    let handing = [("信访专干", "沈某安"), ("信访机构电话", "000 0000 0012")];
    let opinion = [
        ("查明事实", "3月初放水，三组 46 亩稻田育秧期缺水，抽水电费 1840 元。"),
        ("适用依据", "《信访工作条例》第三十二条"),
        ("处理结论", "补偿抽水电费 1840 元，6 月底前付清。"),
    ];
    let none: [(&str, &str); 0] = [];
    type Ordered<'a> = (FormId, &'a str, &'a [(&'a str, &'a str)]);
    let ordered: [Ordered<'_>; 8] = [
        (FormId::F01, "2026-03-02", &none),
        (FormId::F05, "2026-03-03", &contact),
        (FormId::F20, "2026-03-03", &none),
        (FormId::F11, "2026-03-03", &handing),
        (FormId::F14, "2026-04-28", &contact),
        (FormId::F17, "2026-05-20", &opinion),
        (FormId::F20, "2026-05-20", &none),
        (FormId::F30, "2026-06-10", &none),
    ];
    let mut numbers = Vec::new();
    for (form, on, answers) in ordered {
        let answers: BTreeMap<String, String> =
            answers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let order =
            Order { form: IssueForm::Catalogue(form), record: number.clone(), answers, date: day(on), replaces: None };
        let paper = press
            .issue(&mut register, &order, desk::at("2026-06-10"))
            .unwrap_or_else(|error| panic!("{form}: {error}"));
        numbers.push(paper.number.map(|number| number.text).unwrap_or_default());
    }
    assert_eq!(
        numbers,
        ["", "清信受〔2026〕1号", "", "清信交〔2026〕1号", "清信延〔2026〕1号", "清信处〔2026〕1号", "", ""]
    );
}

#[test]
fn what_is_half_typed_on_a_case_is_on_the_disk_when_one_leaves() {
    let mut office = Office::open("2026-03-02");
    office.press("分流").choose("转送有权处理机关").fill(Role::TextInput, "去向单位", "清河县自然资源局");
    office.harness.key_press(Key::Escape);
    office.harness.run_steps(6);
    let ctx = office.harness.ctx.clone();
    office.harness.state_mut().as_mut().unwrap().go(&ctx, Route::Workbench);
    office.harness.run_steps(6);
    let key = format!("case/{}", office.number);
    assert!(office.register().draft(&key).unwrap().unwrap().body.contains("清河县自然资源局"));
    let route = Route::Petition(office.number.clone());
    office.harness.state_mut().as_mut().unwrap().go(&ctx, route);
    office.harness.run_steps(6);
    office.press("分流");
    assert!(office.says("上次没填完的还在"));
    office.press("转送");
    assert_eq!(office.stage(), Stage::Forwarded);
    office.harness.state_mut().as_mut().unwrap().go(&ctx, Route::Workbench);
    office.harness.run_steps(6);
    assert_eq!(office.register().draft(&key).unwrap(), None, "what was done is no draft");
}
