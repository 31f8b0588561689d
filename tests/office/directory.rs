//! 联络网: the people of the town and its villages, typed where they belong.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use xinfang::domain::directory::{Directory, Role as Duty, Village};
use xinfang::store::Register;
use xinfang::ui::route::Route;

use super::window::{Window, network, now};

fn open() -> Window {
    Window::open(Route::Directory, |register: &mut Register| register.save_directory(&network(), now()).unwrap())
}

fn kept(window: &Window) -> Directory {
    window.register().directory().unwrap()
}

fn node(window: &mut Window, words: &str) {
    window.harness.get_by_role_and_label(Role::TreeItem, words).click();
    window.steps();
}

fn save(window: &mut Window) {
    window.shortcut(Modifiers::COMMAND | Modifiers::CTRL, Key::S);
}

#[test]
fn a_new_village_is_typed_with_all_its_groups_and_people_by_keyboard() {
    let mut window = open();
    window.shortcut(Modifiers::COMMAND | Modifiers::CTRL, Key::N);
    window.text("石桥村");
    window.key(Key::Enter);
    window.text("云某五");
    window.press("添加一组");
    window.type_over("一组、二组、三组");
    window.key(Key::Enter);
    window.text("何某一");
    save(&mut window);
    let directory = kept(&window);
    let groups = ["一组", "二组", "三组"].map(str::to_owned).to_vec();
    assert_eq!(directory.villages[2], Village { name: "石桥村".into(), groups, until: None });
    let people: Vec<_> = directory
        .contacts
        .iter()
        .filter(|contact| contact.unit == "石桥村")
        .map(|contact| (contact.role, contact.name.as_str(), contact.group.as_str()))
        .collect();
    assert_eq!(people, [(Duty::VillageOfficer, "云某五", ""), (Duty::GroupContact, "何某一", "一组")]);
    // Two of its groups have nobody yet.
    window.harness.get_by_role_and_label(Role::TreeItem, "石桥村，缺 2 组");
    window.harness.get_by_role_and_label(Role::TreeItem, "二组，未配联络员");
}

#[test]
fn what_is_lacking_stands_in_the_tree_and_leads_to_its_cell() {
    let mut window = open();
    window.harness.get_by_role_and_label(Role::TreeItem, "柳湾村，未配信访员");
    node(&mut window, "上塘村，缺 1 组");
    node(&mut window, "二组，未配联络员");
    window.text("钱某二");
    window.press("保存");
    assert!(kept(&window).contacts.iter().any(|contact| contact.name == "钱某二" && contact.group == "二组"));
    window.harness.get_by_role_and_label(Role::TreeItem, "上塘村，2 组");
}

#[test]
fn a_renamed_village_keeps_its_people_and_going_elsewhere_saves() {
    let mut window = open();
    node(&mut window, "上塘村，缺 1 组");
    window.fill("村（居）名", "塘坊村");
    window.shortcut(Modifiers::ALT, Key::Num6);
    let directory = kept(&window);
    assert_eq!(directory.villages[0].name, "塘坊村");
    let units: Vec<_> = directory.contacts.iter().filter(|c| c.role != Duty::Leader).map(|c| c.unit.as_str()).collect();
    assert_eq!(units, ["塘坊村", "塘坊村"]);
}

#[test]
fn a_leader_taken_off_comes_back_with_undo() {
    let mut window = open();
    node(&mut window, "领导，5");
    window.press("删去 2");
    assert_eq!(window.toasts(), ["已删去 周某清"]);
    assert!(!kept(&window).contacts.iter().any(|contact| contact.name == "周某清"));
    window.press("撤销");
    assert_eq!(kept(&window), network());
    assert_eq!(window.value("姓名 2"), "周某清");
}

#[test]
fn leaders_stand_in_the_order_of_signature() {
    let mut window = open();
    window.press("上移 3");
    save(&mut window);
    let leaders: Vec<_> = kept(&window).with_role(Duty::Leader).map(|leader| leader.name.clone()).collect();
    assert_eq!(leaders[..3], ["陈某山", "罗某平", "周某清"]);
}

#[test]
fn units_are_added_row_by_row() {
    let mut window = open();
    node(&mut window, "责任单位，1");
    window.press("添加一行");
    window.text("水利站");
    window.key(Key::Enter);
    window.text("000 0000 3000");
    save(&mut window);
    let unit = kept(&window).units.remove(1);
    assert_eq!((unit.name.as_str(), unit.phone.as_str()), ("水利站", "000 0000 3000"));
    assert_eq!(window.toasts(), ["联络网已保存"]);
}
