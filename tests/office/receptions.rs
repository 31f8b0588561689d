//! 领导接访: a month filled by turn, a day typed in, a swap remembered.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use xinfang::domain::reception::{Reception, ReceptionForm};
use xinfang::store::Register;
use xinfang::ui::route::Route;

use super::window::{Window, day, network, now};

fn reception(on: &str, leader: &str, post: &str) -> Reception {
    Reception {
        on: day(on),
        leader: leader.into(),
        post: post.into(),
        hours: "9:00—11:30".into(),
        place: "镇信访接访室".into(),
        form: ReceptionForm::Fixed,
        instead_of: String::new(),
        batches: 0,
        people: 0,
        note: String::new(),
    }
}

fn fill(register: &mut Register) {
    register.save_directory(&network(), now()).unwrap();
    for value in [
        reception("2026-05-28", "杨某林", "人大主席"),
        reception("2026-05-29", "徐某岚", "纪委书记"),
        reception("2026-06-17", "杨某林", "人大主席"),
        reception("2026-06-22", "徐某岚", "纪委书记"),
    ] {
        register.save_reception(None, &value, now()).unwrap();
    }
}

fn month(window: &Window, month: &str) -> Vec<Reception> {
    let entries = window.register().receptions(Some(month.parse().unwrap())).unwrap();
    entries.into_iter().map(|entry| entry.value).collect()
}

fn click_day(window: &mut Window, begins: &str) {
    let begins_so =
        |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|l| l.starts_with(begins));
    window.harness.get_all_by_role(Role::Button).find(begins_so).expect(begins).click();
    window.steps();
}

#[test]
fn a_reception_day_is_typed_in_by_keyboard_alone() {
    let mut window = Window::open(Route::Receptions, fill);
    window.shortcut(Modifiers::CTRL | Modifiers::COMMAND, Key::N);
    assert!(window.says("6月18日 周四 接访"));
    window.text("罗某平");
    assert_eq!(window.value("职务"), "党委副书记", "the post comes with the name");
    for _ in 0..5 {
        window.key(Key::Enter); // post, hours, place, form, batches
    }
    window.text("2");
    window.key(Key::Enter);
    window.text("3");
    window.key(Key::Enter);
    window.text("水渠渗漏，交水利站。");
    window.shortcut(Modifiers::CTRL | Modifiers::COMMAND, Key::Enter);
    window.key(Key::Enter);
    let expected = Reception {
        batches: 2,
        people: 3,
        note: "水渠渗漏，交水利站。".into(),
        ..reception("2026-06-18", "罗某平", "党委副书记")
    };
    assert_eq!(month(&window, "2026-06")[1], expected);
    assert!(window.says("接待 2 批 3 人次"));
    click_day(&mut window, "6月18日 周四，今日，罗某平 党委副书记，2 批 3 人次");
}

#[test]
fn the_month_is_filled_from_today_by_last_months_turn_and_emptied_by_undo() {
    let mut window = Window::open(Route::Receptions, fill);
    window.press("按上月轮次排 6月");
    let june = month(&window, "2026-06");
    let told: Vec<String> = june.iter().map(|r| format!("{} {}", &r.on.to_string()[8..], r.leader)).collect();
    // Turn of May: 杨, 徐, then 罗 who has not stood; 17 and 22 June stay, 19 June is 端午节.
    let expected = [
        "17 杨某林",
        "18 徐某岚",
        "22 徐某岚",
        "23 罗某平",
        "24 杨某林",
        "25 徐某岚",
        "26 罗某平",
        "29 杨某林",
        "30 徐某岚",
    ];
    assert_eq!(told, expected);
    assert_eq!(june[1].post, "纪委书记");
    window.press("撤销");
    assert_eq!(month(&window, "2026-06").len(), 2);
}

#[test]
fn on_the_common_day_the_first_two_leaders_receive_together() {
    let mut window = Window::open(Route::Receptions, fill);
    window.press("下个月");
    assert!(window.says("2026年7月"));
    click_day(&mut window, "7月15日 周三，接待日，未排");
    assert_eq!(window.value("接访领导"), "陈某山");
    window.press("保存");
    let july = month(&window, "2026-07");
    assert_eq!(july.iter().map(|r| r.leader.as_str()).collect::<Vec<_>>(), ["陈某山", "周某清"]);
}

#[test]
fn another_leader_on_a_day_to_come_is_a_swap() {
    let mut window = Window::open(Route::Receptions, fill);
    click_day(&mut window, "6月22日");
    window.fill("接访领导", "罗某平");
    assert!(window.says("记为换班，原定 徐某岚"));
    window.press("保存");
    let changed = month(&window, "2026-06").remove(1);
    assert_eq!((changed.leader.as_str(), changed.instead_of.as_str()), ("罗某平", "徐某岚"));
    window.press("撤销");
    assert_eq!(month(&window, "2026-06")[1], reception("2026-06-22", "徐某岚", "纪委书记"));
}

#[test]
fn people_without_a_batch_are_asked_about() {
    let mut window = Window::open(Route::Receptions, fill);
    click_day(&mut window, "6月17日 周三，杨某林 人大主席，无来访");
    window.field("人次").focus();
    window.steps();
    window.text("4");
    window.press("保存");
    assert!(window.says("有人次没有批次"));
    assert_eq!(month(&window, "2026-06")[0].people, 0);
}

#[test]
fn a_leader_is_taken_off_a_day_and_the_day_is_open_again() {
    let mut window = Window::open(Route::Receptions, fill);
    click_day(&mut window, "6月22日");
    window.press("取消这一位");
    window.press("保存");
    assert_eq!(month(&window, "2026-06").len(), 1);
    assert_eq!(window.toasts(), ["已取消 6月22日 周一 徐某岚"]);
    click_day(&mut window, "6月22日 周一，未排");
}
