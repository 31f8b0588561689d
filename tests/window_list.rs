//! Promises of the list page: what is typed is found and marked, rows work by keyboard, nothing is lost on return.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{Desk, day, now, today};
use eframe::egui::{self, Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use xinfang::domain::terms::Channel;
use xinfang::store::petitions::{PetitionFilter, PetitionOrder};
use xinfang::ui::{
    pages::petitions::{PetitionsAction, PetitionsModel, PetitionsPage, PetitionsQuery, Pick, Quick},
    theme,
};

struct Window {
    desk: Desk,
    page: PetitionsPage,
    model: PetitionsModel,
    asked: Vec<PetitionsAction>,
}

impl Window {
    fn open(desk: Desk, query: PetitionsQuery) -> Harness<'static, Self> {
        let mut page = PetitionsPage::default();
        page.show(query);
        let mut window = Self { desk, page, model: PetitionsModel::default(), asked: vec![] };
        window.load();
        let mut harness = Harness::builder()
            .with_size(egui::vec2(1218.0, 697.0))
            .with_context_setup(theme::install)
            .build_ui_state(|ui, window: &mut Self| window.frame(ui), window);
        harness.run();
        harness
    }

    fn load(&mut self) {
        let (query, rows) = self.page.wanted();
        self.model = PetitionsModel::load(&self.desk.register, query, rows, today()).unwrap();
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        let before = (self.page.wanted().0.clone(), self.page.wanted().1);
        let action = self.page.ui(ui, &self.model);
        if let Some(PetitionsAction::Change(change)) = action.clone() {
            change.carry_out(&mut self.desk.register, now()).unwrap();
            self.load();
        }
        if (before.0, before.1) != (self.page.wanted().0.clone(), self.page.wanted().1) {
            self.load();
            ui.ctx().request_repaint();
        }
        self.asked.extend(action);
    }
}

fn numbers(harness: &Harness<'_, Window>) -> Vec<String> {
    harness.state().model.rows.iter().map(|row| row.number.clone()).collect()
}

fn last(harness: &Harness<'_, Window>) -> PetitionsAction {
    harness.state().asked.last().cloned().expect("something was asked")
}

fn row<'a>(harness: &'a Harness<'_, Window>, number: &str) -> egui_kittest::Node<'a> {
    let begins = |node: &egui_kittest::Node<'a>| node.accesskit_node().label().is_some_and(|l| l.starts_with(number));
    harness.get_all_by_role(Role::Row).find(begins).expect(number)
}

#[test]
fn typing_searches_and_the_counts_follow() {
    let mut harness = Window::open(Desk::filled(), PetitionsQuery::default());
    harness.state_mut().page.find();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "查找信访件").type_text("补偿 红岩村");
    harness.run();
    assert_eq!(numbers(&harness), ["2026-0010", "2026-0008", "2025-0001"]);
    harness.get_by_label("超期 2").click(); // 2026-0010 by its reply, 2025-0001 by its notice
    harness.run();
    assert_eq!(harness.state().model.hits, 2);
    // Esc empties the search box, the quick filter stays.
    harness.get_by_role_and_label(Role::TextInput, "查找信访件").focus();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!((harness.state().page.wanted().0.base.text.as_str(), harness.state().model.hits), ("", 3));
}

#[test]
fn what_waits_for_a_follow_up_is_a_list_of_its_own() {
    let mut harness = Window::open(Desk::filled(), PetitionsQuery::default());
    harness.get_by_label("待回访 11").click();
    harness.run();
    let first = &harness.state().model.rows[0];
    // Closed on 8 September 2025, a Monday; 8 October was a holiday, 30 September the last working day before.
    assert_eq!((first.number.as_str(), first.due.1.as_str()), ("2025-0002", "超期 252 天"));
    harness.get_by_label("全部 27").click();
    harness.run();
    assert_eq!(harness.state().page.wanted().0, &PetitionsQuery::default());
}

#[test]
fn rows_work_without_a_mouse() {
    let mut harness = Window::open(Desk::filled(), PetitionsQuery::default());
    harness.state_mut().page.find();
    harness.run();
    for _ in 0..3 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    harness.key_press(Key::Space);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(last(&harness), PetitionsAction::Open("2026-0018".into()));
    harness.get_by_label("打印所选").click();
    harness.run();
    let PetitionsAction::PrintRegister(pick) = last(&harness) else { panic!("{:?}", last(&harness)) };
    let picked: Vec<_> = pick
        .rows(&harness.state().desk.register, today())
        .unwrap()
        .into_iter()
        .map(|row| row.petition.number)
        .collect();
    assert_eq!(picked, ["2026-0019", "2026-0018"], "the order of the list");
}

#[test]
fn without_ticks_every_hit_is_printed() {
    let query = PetitionsQuery::from_filter(PetitionFilter { channels: vec![Channel::Call], ..Default::default() });
    let mut harness = Window::open(Desk::filled(), query.clone());
    harness.get_by_label("打印登记簿").click();
    harness.run();
    assert_eq!(
        last(&harness),
        PetitionsAction::PrintRegister(Box::new(Pick { query, only: None, but: Default::default() }))
    );
}

#[test]
fn a_row_says_all_of_itself_to_a_screen_reader() {
    let harness = Window::open(Desk::filled(), PetitionsQuery::default());
    harness.get_by_label("2026-0022，李某乙 等 3 人，大坝口水库放水致稻田缺水，要求补偿，办理中，剩 19 天");
}

#[test]
fn conditions_are_set_and_taken_off_by_hand() {
    let mut harness = Window::open(Desk::filled(), PetitionsQuery::default());
    harness.get_by_role_and_label(Role::Button, "责任单位").click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItem, "司法所").click();
    harness.run();
    assert_eq!(numbers(&harness), ["2025-0004"]);
    harness.get_by_label("去掉条件 司法所").click();
    harness.run();
    assert_eq!(harness.state().model.hits, 27);
}

#[test]
fn the_head_sorts_by_date_and_by_limit() {
    let mut harness = Window::open(Desk::filled(), PetitionsQuery::default());
    let press = |harness: &mut Harness<'_, Window>, head: &str| {
        harness.get_by_role_and_label(Role::ColumnHeader, head).click();
        harness.run();
        harness.state().page.wanted().0.order
    };
    assert_eq!(press(&mut harness, "登记日期"), PetitionOrder::OldestFirst);
    assert_eq!(numbers(&harness)[0], "2025-0001");
    assert_eq!(press(&mut harness, "期限"), PetitionOrder::DueFirst);
    assert_eq!(numbers(&harness)[1], "2026-0009", "due 15 June 2026, after the old 转送告知");
    assert_eq!(press(&mut harness, "期限"), PetitionOrder::NewestFirst);
}

#[test]
fn del_asks_why_and_keeps_the_number() {
    let mut harness = Window::open(Desk::filled(), PetitionsQuery::default());
    row(&harness, "2026-0018").click();
    harness.run();
    harness.key_press(Key::Delete);
    harness.run();
    harness.get_by_label("先不作废");
    harness.get_by_role_and_label(Role::Button, "作废").click();
    harness.run();
    harness.get_by_label("理由未填，请写明为什么作废。");
    harness.get_by_role_and_label(Role::TextInput, "理由").type_text("重复登记");
    harness.run();
    harness.key_press(Key::Enter); // to the button
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().model.hits, 26);
    let item = harness.state().desk.register.petition("2026-0018").unwrap().petition;
    assert_eq!(item.cancelled.as_deref(), Some("重复登记"));
    harness.get_by_label("含已作废").click();
    harness.run();
    assert_eq!(harness.state().model.hits, 27);
    harness.get_by_label("2026-0018，白某子，村道路灯长期不亮，已作废");
}

#[test]
fn an_empty_list_says_why_and_what_next() {
    let mut harness = Window::open(Desk::empty(), PetitionsQuery::default());
    harness.get_by_label("还没有登记信访件");
    harness.get_all_by_label("登记来访").next().unwrap().click();
    harness.run();
    assert_eq!(last(&harness), PetitionsAction::New(Channel::Visit));

    let filter = PetitionFilter {
        text: "张某乙".into(),
        period: "2026".parse().ok(),
        categories: vec!["nync".into()],
        ..PetitionFilter::default()
    };
    let mut harness = Window::open(Desk::filled(), PetitionsQuery::from_filter(filter));
    harness.get_by_label("没有找到“张某乙”");
    harness.get_by_label("当前只查：2026年、农业农村");
    harness.get_by_label("改查全部信访件").click();
    harness.run();
    assert_eq!(harness.state().page.wanted().0.base, PetitionFilter { text: "张某乙".into(), ..Default::default() });
    harness.get_all_by_label("清除条件").last().unwrap().click();
    harness.run();
    assert_eq!(harness.state().model.hits, 27);
}

#[test]
fn a_long_list_fetches_what_is_looked_at() {
    let mut desk = Desk::empty();
    for i in 0..400 {
        let name = format!("王某{i}");
        let item = desk::petition("2026-03-02", Channel::Visit, &name, 1, "上塘村", "一组", "水渠渗漏", 0);
        desk.register.register_petition(item, vec![], now()).unwrap();
    }
    let mut harness = Window::open(desk, PetitionsQuery::default());
    assert!(harness.state().model.rows.len() < 400);
    row(&harness, "2026-0400").click();
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    row(&harness, "2026-0001");
    // Coming back finds the same row.
    harness.state_mut().load();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(last(&harness), PetitionsAction::Open("2026-0001".into()));
}

#[test]
fn quick_filters_part_the_open_duties() {
    let desk = Desk::filled();
    let count = |quick| {
        let filter = Quick::filter(quick, today(), &desk.register.settings().limits);
        desk.register.count_petitions(&filter).unwrap()
    };
    // Due on 15 and 16 June and, since last July, one notice; due 18 to 25 June are six.
    assert_eq!((count(Quick::Overdue), count(Quick::Soon)), (3, 6));
    assert_eq!(count(Quick::Open) + count(Quick::Closed), 27);
    assert_eq!(day("2026-06-18"), today());
}
