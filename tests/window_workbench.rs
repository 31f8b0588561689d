//! Promises of the workbench: every figure opens its cases, what is owed stands in order, and the way through list and
//! case and back finds everything as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{Desk, now, today};
use eframe::egui::{self, Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT, Queryable},
};
use std::sync::Arc;
use xinfang::domain::{
    period::Period,
    procedure::Act,
    terms::{Channel, Satisfaction},
};
use xinfang::store::petitions::PetitionFilter;
use xinfang::ui::{
    pages::workbench::{TaskKind, Urgency, WorkbenchAction, WorkbenchModel, WorkbenchPage},
    screen::Env,
    theme,
};

fn half_year() -> Period {
    "2026H1".parse().unwrap()
}

struct Window {
    desk: Desk,
    page: WorkbenchPage,
    model: WorkbenchModel,
    env: Env,
    asked: Vec<WorkbenchAction>,
}

impl Window {
    fn open(desk: Desk, width: f32) -> Harness<'static, Self> {
        let env = Env {
            today: today(),
            now: now(),
            settings: Arc::new(desk.register.settings().clone()),
            calendar: Arc::new(desk.register.calendar().clone()),
            writable: true,
            width,
        };
        let model = WorkbenchModel::load(&desk.register, None, today()).unwrap();
        let window = Self { desk, page: WorkbenchPage::default(), model, env, asked: vec![] };
        let mut harness = Harness::builder()
            .with_size(egui::vec2(width - 148.0, 697.0))
            .with_context_setup(theme::install)
            .build_ui_state(|ui, window: &mut Self| window.frame(ui), window);
        harness.run();
        harness
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        let action = self.page.ui(ui, &self.model, &self.env);
        self.asked.extend(action);
        let period = self.page.period().unwrap_or(half_year());
        if period != self.model.period {
            self.model = WorkbenchModel::load(&self.desk.register, Some(period), today()).unwrap();
            ui.ctx().request_repaint();
        }
    }

    fn count(&self, filter: &PetitionFilter) -> usize {
        self.desk.register.count_petitions(filter).unwrap()
    }
}

fn last(harness: &Harness<'_, Window>) -> WorkbenchAction {
    harness.state().asked.last().cloned().expect("something was asked")
}

fn list_behind(harness: &mut Harness<'_, Window>, label: &str) -> usize {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run();
    let WorkbenchAction::List(filter) = last(harness) else { panic!("{label}: {:?}", last(harness)) };
    harness.state().count(&filter)
}

#[test]
fn every_figure_opens_its_cases() {
    let mut harness = Window::open(Desk::filled(), 1366.0);
    for (card, cases) in [("本期受理 22件", 22), ("办结率 31.8%", 7), ("在办 16件", 16), ("超期 3件", 3)]
    {
        assert_eq!(list_behind(&mut harness, card), cases, "{card}");
    }
    // 4 of the 22 came by letter, 2 by telephone.
    let notes: Vec<_> = harness
        .state()
        .model
        .cards
        .iter()
        .flat_map(|card| card.card.notes.iter().map(|note| note.words.clone()))
        .collect();
    assert_eq!(
        notes,
        [
            "来访 16 批 31 人次",
            "· 同比 —",
            "已办结 7 件",
            "· 同比 —",
            "正常 7",
            "7 日内到期 6",
            "超期 3",
            "最长超期 330 天",
            "· 按期办结率 77.8%" // 7 in time, 2 of the period late
        ]
    );
    assert_eq!(list_behind(&mut harness, "自然资源 6 件，27.3%"), 6);
    assert_eq!(list_behind(&mut harness, "4月受理 5 件"), 5);
    assert_eq!(list_behind(&mut harness, "4月办结 2 件"), 2);
}

#[test]
fn what_is_owed_stands_in_order() {
    let model = WorkbenchModel::load(&Desk::filled().register, None, today()).unwrap();
    let told: Vec<_> = model
        .tasks
        .iter()
        .filter(|task| task.kind != TaskKind::FollowUp)
        .take(9)
        .map(|task| (task.urgency, task.number.as_str(), task.what.as_str(), task.chip.1.as_str()))
        .collect();
    use Urgency::{Over, Soon, Today};
    assert_eq!(
        told,
        [
            (Over, "2025-0001", "送达转送告知书", "超期 330 天"),
            (Over, "2026-0009", "出具处理意见书", "超期 3 天"), // due on Sunday 14 June, moved to Monday
            (Over, "2026-0010", "出具处理意见书", "超期 3 天"),
            (Today, "2026-0016", "受理并送达告知书", "今日到期"),
            // Due on Saturday the 20th and Sunday the 21st of 端午节: Thursday the 18th is the last working day before.
            (Today, "2026-0011", "出具处理意见书", "今日到期"),
            (Today, "2026-0012", "出具处理意见书", "今日到期"),
            (Soon, "协2026-001", "督促履行", "剩 1 天"),
            (Soon, "2026-0015", "报送办结报告", "剩 4 天"),
            (Soon, "2026-0017", "送达受理告知书", "剩 5 天"),
        ]
    );
    let dispute = model.tasks.iter().find(|task| task.kind == TaskKind::Dispute).unwrap();
    assert_eq!((dispute.title.as_str(), dispute.day.as_str()), ("兰草村两户相邻采光纠纷", "6月27日"));
    let paid = model.tasks.iter().filter(|task| task.kind == TaskKind::Agreement).count();
    assert_eq!(paid, 2, "the first instalment is paid; the second and its visit are owed");
}

/// The return of June falls due on Sunday 5 July 2026: asked for on Friday the 3rd, over after Monday the 6th.
#[test]
fn the_monthly_return_is_owed_until_it_is_in_the_work_record() {
    let mut desk = Desk::filled();
    let owed = |desk: &Desk, on: &str| {
        let model = WorkbenchModel::load(&desk.register, None, desk::day(on)).unwrap();
        let task = model.tasks.into_iter().find(|task| task.kind == TaskKind::Return);
        task.map(|task| (task.title, task.urgency, task.day))
    };
    assert_eq!(owed(&desk, "2026-06-30"), None, "that of May was handed in");
    let june = |urgency, day: &str| Some(("2026年6月信访报表".to_owned(), urgency, day.to_owned()));
    assert_eq!(owed(&desk, "2026-07-01"), june(Urgency::Soon, "7月3日"));
    assert_eq!(owed(&desk, "2026-07-03"), june(Urgency::Today, "7月3日"));
    assert_eq!(owed(&desk, "2026-07-07"), june(Urgency::Over, "7月6日"));
    desk.register.save_work(None, &desk::sent("2026-07-06", "6月信访报表"), desk::at("2026-07-06")).unwrap();
    assert_eq!(owed(&desk, "2026-07-07"), None);
}

/// Closed on 16 April 2026; thirty days later is a Saturday, asked for by Friday 15 May and over after Monday the 18th.
#[test]
fn an_ended_item_is_to_be_followed_up() {
    let mut desk = Desk::filled();
    let of = |desk: &Desk, title: &str| {
        let model = WorkbenchModel::load(&desk.register, None, today()).unwrap();
        let count = model.tasks.iter().filter(|task| task.kind == TaskKind::FollowUp).count();
        let task = model.tasks.into_iter().find(|task| task.kind == TaskKind::FollowUp && task.title == title);
        (count, task.map(|task| (task.urgency, task.chip.1, task.day)))
    };
    let dust = "矿山粉尘影响菜地";
    let told = |urgency, chip: &str, day: &str| Some((urgency, chip.to_owned(), day.to_owned()));
    assert_eq!(of(&desk, dust), (11, told(Urgency::Over, "超期 31 天", "5月18日")));
    for (days, expected) in [
        (63, told(Urgency::Today, "今日到期", "6月18日")),
        (69, told(Urgency::Soon, "剩 6 天", "6月24日")),
        (90, told(Urgency::Later, "剩 27 天", "7月15日")),
    ] {
        let settings = xinfang::domain::settings::Settings { follow_up_days: days, ..desk.register.settings().clone() };
        desk.register.save_settings(settings, now()).unwrap();
        assert_eq!(of(&desk, dust).1, expected, "{days}");
    }
    assert_eq!(desk.register.check().unwrap(), Vec::<String>::new());
    let number = desk.register.list_petitions(
        &PetitionFilter { text: dust.into(), ..PetitionFilter::default() },
        Default::default(),
        0,
        1,
    );
    let number = number.unwrap()[0].petition.number.clone();
    let asked = Act::followed_up("电话，周某戊", Satisfaction::Satisfied);
    desk.register.add_step(&number, desk::step(desk::TODAY, asked), now()).unwrap();
    assert_eq!(of(&desk, dust), (10, None));
}

#[test]
fn tasks_are_walked_and_opened_by_keyboard() {
    let mut harness = Window::open(Desk::filled(), 1366.0);
    let of = |harness: &Harness<'static, Window>, number: &str| -> bool {
        let says = |node: &Node<'_>| node.accesskit_node().label().is_some_and(|label| label.contains(number));
        harness.query_all_by_role(Role::Row).any(|node| says(&node))
    };
    assert!(of(&harness, "2026-0009"));
    harness.get_by_role_and_label(Role::Button, "纠纷 1").click();
    harness.run();
    assert!(!of(&harness, "2026-0009"));
    harness.get_by_role_and_label(Role::Table, "待办列表").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(last(&harness), WorkbenchAction::Open(TaskKind::Dispute, "纠2026-001".into()));
}

#[test]
fn the_period_moves_the_figures_and_not_the_duties() {
    let mut harness = Window::open(Desk::filled(), 1366.0);
    let before = harness.state().model.tasks.clone();
    harness.get_by_role_and_label(Role::ComboBox, "统计期").click();
    harness.run();
    harness.get_by_role_and_label(Role::ListBoxOption, "2025年").click();
    harness.run();
    assert_eq!(harness.state().model.period.label(), "2025年");
    harness.get_by_role_and_label(Role::Button, "本期受理 5件");
    harness.get_by_role_and_label(Role::Button, "在办 16件");
    assert_eq!(harness.state().model.tasks, before);
    // 办结 by the end of 2025: one of the four that are closed was so only in January.
    assert_eq!(list_behind(&mut harness, "办结率 60.0%"), 3);
}

#[test]
fn an_old_register_opens_on_its_last_half_year() {
    let desk = Desk::filled();
    let later = |text: &str| WorkbenchModel::load(&desk.register, None, desk::day(text)).unwrap().period.label();
    assert_eq!(later("2026-06-18"), "2026年上半年");
    assert_eq!(later("2028-03-01"), "2026年上半年");
    assert_eq!(WorkbenchModel::load(&Desk::empty().register, None, today()).unwrap().period.label(), "2026年上半年");
}

#[test]
fn words_are_looked_for_in_the_whole_register() {
    let mut harness = Window::open(Desk::filled(), 1366.0);
    harness.state_mut().page.find();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "搜编号、姓名、诉求").type_text("补偿");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(last(&harness), WorkbenchAction::Search("补偿".into()));
}

#[test]
fn an_empty_register_says_how_to_begin() {
    let mut harness = Window::open(Desk::empty(), 1366.0);
    harness.get_by_label("没有待办的事项");
    harness.get_by_label("本期还没有登记信访件");
    harness.get_by_role_and_label(Role::Button, "办结率 —");
    harness.get_all_by_role_and_label(Role::Button, "登记来访").last().unwrap().click();
    harness.run();
    assert_eq!(last(&harness), WorkbenchAction::New(Channel::Visit));
}

#[test]
fn a_narrow_window_still_has_everything() {
    let harness = Window::open(Desk::filled(), 860.0);
    for card in ["本期受理 22件", "超期 3件"] {
        harness.get_by_role_and_label(Role::Button, card);
    }
    harness.get_by_role_and_label(Role::Table, "待办列表");
    harness.get_by_label("每月受理与办结");
}

/// Through the whole window.
mod through_the_app {
    use super::*;
    use xinfang::ui::{
        app::{App, Setup},
        pages::petitions::PetitionsPage,
        route::{Route, View},
        screen,
    };

    type Whole = Harness<'static, Option<App>>;

    fn window(register: xinfang::store::Register) -> Whole {
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

    fn route(harness: &Whole) -> Route {
        harness.state().as_ref().unwrap().route().clone()
    }

    fn key(harness: &mut Whole, key: Key) {
        harness.key_press(key);
        harness.run_steps(4);
    }

    #[test]
    fn from_a_figure_to_its_case_and_back_to_the_same_row() {
        let Desk { folder: _folder, register } = Desk::filled();
        let mut harness = window(register);
        harness.get_by_role_and_label(Role::Button, "超期 3件").click();
        harness.run_steps(4);
        assert_eq!(route(&harness).view(), View::Petitions);
        harness.get_by_role_and_label(Role::Table, "信访件列表").focus();
        harness.run_steps(2);
        key(&mut harness, Key::ArrowDown);
        key(&mut harness, Key::ArrowDown);
        key(&mut harness, Key::Enter);
        assert_eq!(route(&harness), Route::Petition("2026-0009".into()));
        // 下一件 follows the filtered list, in its order.
        harness.run_steps(4);
        harness.get_by_role_and_label(Role::Button, "下一件 ›").click();
        harness.run_steps(4);
        assert_eq!(route(&harness), Route::Petition("2026-0010".into()));
        harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
        harness.run_steps(4);
        let page: &mut PetitionsPage = harness.state_mut().as_mut().unwrap().page(View::Petitions).unwrap();
        assert_eq!(page.current(), Some("2026-0009"));
    }

    #[test]
    fn a_follow_up_opens_its_item_where_it_is_entered() {
        let Desk { folder: _folder, register } = Desk::filled();
        let mut harness = window(register);
        harness.get_by_role_and_label(Role::Button, "回访 11").click();
        harness.run_steps(4);
        harness.get_by_role_and_label(Role::Table, "待办列表").focus();
        harness.run_steps(2);
        key(&mut harness, Key::ArrowDown);
        key(&mut harness, Key::Enter);
        assert_eq!(route(&harness), Route::Petition("2025-0002".into()));
        harness.get_by_label("还没有回访");
        harness.get_all_by_role_and_label(Role::Button, "登记回访").next().unwrap().click();
        harness.run_steps(4);
        harness.get_by_role_and_label(Role::Button, "记下回访");
    }

    #[test]
    fn a_cancelled_item_is_back_after_undo() {
        let Desk { folder: _folder, register } = Desk::filled();
        let mut harness = window(register);
        let ctx = harness.ctx.clone();
        harness.state_mut().as_mut().unwrap().go(&ctx, Route::Petition("2026-0019".into()));
        harness.run_steps(4);
        harness.get_by_role_and_label(Role::Button, "更多操作").click();
        harness.run_steps(4);
        harness.get_by_role_and_label(Role::MenuItem, "作废").click();
        harness.run_steps(4);
        harness.get_by_role_and_label(Role::TextInput, "理由").type_text("重复登记");
        harness.run_steps(2);
        key(&mut harness, Key::Enter);
        key(&mut harness, Key::Enter);
        harness.get_by_label("已作废：重复登记");
        assert_eq!(harness.state().as_ref().unwrap().toasts(), ["已作废 2026-0019"]);
        harness.get_by_role_and_label(Role::Button, "撤销").click();
        harness.run_steps(4);
        assert!(harness.query_by_label("已作废：重复登记").is_none());
        harness.get_by_label("下一步可办");
    }
}
