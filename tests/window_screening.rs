//! Screening rounds in the window, with the keyboard alone: there is no mouse in this file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{
    day,
    window::{COMMAND, Window, now},
};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use xinfang::domain::{
    directory::{Directory, Village},
    dispute::Dispute,
    listed::Listed,
    place::Place,
    screening::ScreeningRound,
};
use xinfang::store::Register;
use xinfang::ui::{
    pages::workbench::{TaskKind, Urgency, WorkbenchModel},
    route::Route,
};

fn prepare(register: &mut Register) {
    let villages = ["上塘村", "红岩村"].map(|name| Village { name: name.into(), ..Village::default() });
    register.save_directory(&Directory { villages: villages.into(), ..Directory::default() }, now()).unwrap();
    let mut dispute = Dispute::blank(day("2026-06-03"));
    dispute.title = "上塘村两户宅基地边界纠纷".into();
    dispute.category = Listed::new("02", "邻里");
    dispute.places = vec![Place::of("上塘村", "")];
    register.add_dispute(dispute, now()).unwrap();
    let may = ScreeningRound { villages: vec!["上塘村".into()], ..ScreeningRound::blank(day("2026-05-25")) };
    register.save_screening(None, &may, now()).unwrap();
}

#[test]
fn a_round_is_entered_shown_changed_and_leads_to_what_it_found() {
    let mut window = Window::holding(prepare);
    window.go(Route::Screenings);
    // Every village and month as one sentence for screen readers; months before the first round owe nothing.
    window.harness.get_by_label("上塘村，5月 零报告，6月 未报");
    window.harness.get_by_label("红岩村，5月 未报，6月 未报");

    window.key(COMMAND, Key::N);
    assert_eq!(window.focused().as_deref(), Some("排查日期"));
    window.enter();
    window.enter(); // 定期排查
    window.enter(); // 乡镇
    window.enter(); // 2026年6月
    assert_eq!(window.focused().as_deref(), Some("填报的村（居）"));
    window.key(Modifiers::NONE, Key::Backspace); // 红岩村 has not reported yet
    window.tab_to("发现的纠纷");
    window.type_on("宅基地");
    window.tab_to("参加单位");
    window.type_in("派出所、司法所");
    window.tab_to("保存排查");
    window.enter();
    let rounds = window.register().screenings(None).unwrap();
    assert_eq!(rounds.len(), 2, "{rounds:?}");
    let june = &rounds[1].value;
    assert_eq!((june.held_on, june.villages.join("、")), (day("2026-06-18"), "上塘村".to_owned()));
    assert_eq!((june.found.join("、"), june.participants.as_str()), ("纠2026-001".to_owned(), "派出所、司法所"));
    window.harness.get_by_label("上塘村，5月 零报告，6月 1 件");
    window.harness.get_by_label("红岩村，5月 未报，6月 未报");

    // A number leads to its disputes.
    window.focus("上塘村 6月 1 件");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(matches!(window.route(), Route::Disputes(_)));
    assert!(window.harness.query_all_by_label_contains("纠2026-001，2026-06-03，上塘村").next().is_some());
}

/// By the 25th of each month unless set otherwise; 25 June 2026 is a Thursday.
#[test]
fn the_months_round_is_owed_until_every_village_has_reported() {
    let mut window = Window::holding(prepare);
    let tasks = |window: &Window, on: &str| {
        let model = WorkbenchModel::load(&window.register(), None, day(on)).unwrap();
        let of_kind = model.tasks.into_iter().filter(|task| task.kind == TaskKind::Screening);
        of_kind.map(|task| (task.title, task.what, task.day, task.urgency)).collect::<Vec<_>>()
    };
    // May still lacks a village: that comes first.
    let may = ("2026年5月乡镇排查，未报 红岩村".to_owned(), "登记排查".to_owned(), "5月25日".to_owned(), Urgency::Over);
    assert_eq!(tasks(&window, "2026-06-18"), [may]);
    window.go(Route::Screenings);
    window.key(COMMAND, Key::N);
    window.key(COMMAND, Key::A);
    window.type_on("2026-05-31");
    window.tab_to("保存排查");
    window.enter();
    let june = |urgency| [("2026年6月乡镇排查".to_owned(), "登记排查".to_owned(), "6月25日".to_owned(), urgency)];
    assert_eq!(tasks(&window, "2026-06-18"), june(Urgency::Soon));
    assert_eq!(tasks(&window, "2026-06-25"), june(Urgency::Today));
    window.key(COMMAND, Key::N);
    window.tab_to("保存排查");
    window.enter();
    assert_eq!(tasks(&window, "2026-06-25"), []);
}

/// Esc, another page, a crash: a half-typed round is there again, and goes only when it is saved or given up.
#[test]
fn what_is_half_typed_of_a_round_is_there_again() {
    let mut window = Window::holding(prepare);
    window.go(Route::Screenings);
    window.key(COMMAND, Key::N);
    window.tab_to("参加单位");
    window.type_in("派出所、司法所、综治办");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.says("保存排查"), "Esc closes");
    assert_eq!(window.register().drafts().unwrap().len(), 1);
    window.key(COMMAND, Key::N);
    window.tab_to("参加单位");
    assert_eq!(window.value_of("参加单位"), "派出所、司法所、综治办");
    window.go(Route::Workbench);
    window.go(Route::Screenings);
    window.key(COMMAND, Key::N);
    assert_eq!(window.value_of("参加单位"), "派出所、司法所、综治办");
    window.tab_to("保存排查");
    window.enter();
    let rounds = window.register().screenings(None).unwrap();
    assert_eq!(rounds[1].value.participants, "派出所、司法所、综治办");
    assert_eq!(window.register().drafts().unwrap(), []);
}
