//! 工作记录: what the half-year report counts can be typed in.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use xinfang::domain::worklog::{WorkKind, WorkRecord};
use xinfang::store::Register;
use xinfang::ui::route::Route;

use super::window::{Window, day, now};

fn record(on: &str, kind: WorkKind, number: &str, title: &str) -> WorkRecord {
    WorkRecord {
        on: day(on),
        kind,
        number: number.into(),
        title: title.into(),
        text: String::new(),
        people: String::new(),
        count: None,
    }
}

fn fill(register: &mut Register) {
    for entry in [
        record("2025-12-30", WorkKind::Bulletin, "第21期", "年末信访形势"),
        record("2026-03-18", WorkKind::Bulletin, "第4期", "烟苗质量排查"),
        record("2026-03-18", WorkKind::Meeting, "", "联席会议"),
        record("2026-05-06", WorkKind::Training, "", "村级信访员培训"),
    ] {
        register.save_work(None, &entry, now()).unwrap();
    }
}

fn rows(window: &Window) -> Vec<String> {
    window.harness.get_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label()).collect()
}

#[test]
fn a_bulletin_gets_the_next_number_of_its_year_by_keyboard_alone() {
    let mut window = Window::open(Route::WorkLog, fill);
    window.fill("日期", "6-16");
    assert_eq!(window.value("期号"), "第5期", "the fourth was the last of 2026");
    window.fill("标题", "石料厂事故赔偿纠纷成功化解");
    window.key(Key::Enter);
    window.text("报县信访局");
    for _ in 0..3 {
        window.key(Key::Enter); // number, text, to the button
    }
    window.key(Key::Enter);
    let saved = window.register().work(Some("2026-06".parse().unwrap())).unwrap();
    let expected = WorkRecord {
        people: "报县信访局".into(),
        ..record("2026-06-16", WorkKind::Bulletin, "第5期", "石料厂事故赔偿纠纷成功化解")
    };
    assert_eq!(saved.iter().map(|entry| &entry.value).collect::<Vec<_>>(), [&expected]);
    // Ready for the next one, of the same day.
    assert_eq!((window.value("日期").as_str(), window.value("标题").as_str()), ("2026-06-16", ""));
    assert_eq!(window.value("期号"), "第6期");
    // A day of another year has numbers of its own.
    window.fill("日期", "2025-12-31");
    assert_eq!(window.value("期号"), "第22期");
}

#[test]
fn what_is_wrong_stands_at_the_field_and_nothing_is_saved() {
    let mut window = Window::open(Route::WorkLog, fill);
    window.fill("日期", "2026-06-19");
    window.press("记下");
    assert!(window.says("日期晚于今日"));
    assert!(window.says("标题未填"));
    assert_eq!(window.register().work(None).unwrap().len(), 4);
}

#[test]
fn the_list_stands_by_day_newest_first_and_can_be_narrowed() {
    let mut window = Window::open(Route::WorkLog, fill);
    let all = [
        "5月6日 周三，培训，村级信访员培训",
        "3月18日 周三，会议，联席会议",
        "3月18日 周三，信访信息，第4期，烟苗质量排查",
        "2025年12月30日 周二，信访信息，第21期，年末信访形势",
    ];
    assert_eq!(rows(&window), all);
    window.harness.get_all_by_role_and_label(Role::Button, "类别").last().unwrap().click();
    window.steps();
    window.harness.get_by_role_and_label(Role::ListBoxOption, "信访信息").click();
    window.steps();
    assert_eq!(rows(&window), [all[2], all[3]]);
    window.press("时间");
    window.harness.get_by_role_and_label(Role::ListBoxOption, "2026年上半年").click();
    window.steps();
    assert_eq!(rows(&window), [all[2]]);
    window.press("清除条件");
    assert_eq!(rows(&window).len(), 4);
}

#[test]
fn an_entry_is_changed_in_its_dialog_and_the_change_taken_back() {
    let mut window = Window::open(Route::WorkLog, fill);
    window.harness.get_by_role_and_label(Role::Row, "3月18日 周三，会议，联席会议").click();
    window.steps();
    window.key(Key::Enter);
    let titles: Vec<_> = window.harness.get_all_by_role_and_label(Role::TextInput, "标题").collect();
    titles.last().unwrap().focus();
    window.steps();
    window.type_over("第一次联席会议");
    window.press("保存");
    assert_eq!(rows(&window)[1], "3月18日 周三，会议，第一次联席会议");
    window.press("撤销");
    assert_eq!(rows(&window)[1], "3月18日 周三，会议，联席会议");
}

#[test]
fn an_entry_is_struck_with_del_and_comes_back_with_undo() {
    let mut window = Window::open(Route::WorkLog, fill);
    window.harness.get_by_role_and_label(Role::Row, "3月18日 周三，会议，联席会议").click();
    window.steps();
    window.key(Key::Delete);
    assert_eq!(rows(&window).len(), 3);
    assert_eq!(window.toasts(), ["已删去 3月18日 周三 会议"]);
    window.press("撤销");
    assert_eq!(rows(&window).len(), 4);
}

#[test]
fn a_half_typed_line_is_kept_when_one_leaves_and_is_there_in_the_next_window() {
    let mut window = Window::open(Route::WorkLog, fill);
    window.fill("日期", "6-16");
    window.fill("标题", "石料厂事故赔偿纠纷");
    let ctx = window.harness.ctx.clone();
    window.app().go(&ctx, Route::Workbench);
    window.steps();
    assert_eq!(window.toasts(), ["草稿已留下"]);
    let draft = window.register().draft("worklog").unwrap().unwrap();

    let mut next = Window::open(Route::WorkLog, |register| {
        fill(register);
        register.save_draft("worklog", &draft.body, now()).unwrap();
    });
    let kept = ["日期", "标题"].map(|label| next.value(label));
    assert_eq!(kept, ["2026-06-16", "石料厂事故赔偿纠纷"]);
    next.press("记下");
    assert_eq!(next.register().draft("worklog").unwrap(), None, "what is recorded is no draft");
    assert_eq!(next.register().work(None).unwrap().len(), 5);
}

#[test]
fn a_line_that_rests_is_kept_and_one_that_is_emptied_is_thrown_away() {
    let mut window = Window::open(Route::WorkLog, fill);
    window.fill("标题", "联席会议");
    window.harness.run_steps(16); // a quarter of a second each
    assert!(window.register().draft("worklog").unwrap().is_some());
    window.fill("标题", "");
    window.harness.run_steps(16);
    assert_eq!(window.register().draft("worklog").unwrap(), None);
}
