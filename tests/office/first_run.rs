//! From nothing to an open register.

use eframe::egui::Key;
use xinfang::store::Register;
use xinfang::ui::pages::welcome::WelcomePage;
use xinfang::ui::route::{Route, View};

use super::window::Window;

fn at_first_page() -> Window {
    let mut window = Window::first_run();
    let folder = window.path("台账");
    *window.app().page::<WelcomePage>(View::Welcome).unwrap() = WelcomePage::new(folder);
    window.steps();
    window
}

#[test]
fn a_register_is_made_where_it_was_typed() {
    let mut window = at_first_page();
    window.fill("单位名称", "清水镇信访工作办公室");
    window.key(Key::Enter);
    window.text("沈某安");
    let place = window.path("U盘/信访");
    window.fill("保存位置", &place.display().to_string());
    assert!(window.says("台账文件：清水镇信访办台账.xinfang"));
    window.key(Key::Enter); // to the button
    window.key(Key::Enter);
    assert_eq!(*window.app().route(), Route::Workbench);
    let register = Register::open_to_read(&place.join("清水镇信访办台账.xinfang")).unwrap();
    let office = &register.settings().office;
    assert_eq!((office.name.as_str(), office.clerk.as_str()), ("清水镇信访工作办公室", "沈某安"));
    assert_eq!((office.town.as_str(), office.short_name.as_str()), ("清水镇", "清水镇信访办"));
}

#[test]
fn nothing_is_made_until_both_names_are_there() {
    let mut window = at_first_page();
    window.press("建立台账");
    assert!(window.says("填好单位名称和信访专干后可继续"));
    window.fill("单位名称", "清水镇信访工作办公室");
    window.fill("信访专干", "");
    window.key(Key::Enter);
    assert!(window.says("信访专干未填"));
    assert!(!window.path("台账").exists());
}

#[test]
fn a_register_that_is_there_is_never_written_over() {
    let mut window = at_first_page();
    let file = window.path("台账/清水镇信访办台账.xinfang");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, b"not to be touched").unwrap();
    window.fill("单位名称", "清水镇信访工作办公室");
    window.fill("信访专干", "沈某安");
    assert!(window.says("这里已有“清水镇信访办台账.xinfang”"));
    window.press("建立台账");
    assert_eq!(*window.app().route(), Route::Welcome);
    assert_eq!(std::fs::read(&file).unwrap(), b"not to be touched");
}

#[test]
fn the_sample_is_made_once_and_opened_again() {
    let mut window = at_first_page();
    window.harness_click("试用示例");
    window.press("建立示例台账");
    assert_eq!(*window.app().route(), Route::Workbench);
    let file = window.path("台账/示例.xinfang");
    assert_eq!(Register::open_to_read(&file).unwrap().work(None).unwrap().len(), 24);
    // It lives on the morning after its half-year, not on the day of the wall calendar, and says so.
    assert!(window.says("日期按 2009年7月1日 算"));
    assert!(window.says("2009年上半年"));

    drop(std::mem::replace(&mut window.harness, Window::first_run().harness));
    *window.app().page::<WelcomePage>(View::Welcome).unwrap() = WelcomePage::new(file.parent().unwrap().into());
    window.steps();
    window.harness_click("试用示例");
    window.press("打开示例台账");
    assert_eq!(*window.app().route(), Route::Workbench);
}

#[test]
fn a_file_that_is_no_register_is_refused_in_words() {
    let mut window = at_first_page();
    let file = window.path("照片.xinfang");
    std::fs::write(&file, b"no register at all, but long enough").unwrap();
    window.harness_click("打开台账");
    window.fill("台账文件", &file.display().to_string());
    window.press("打开台账");
    assert_eq!(*window.app().route(), Route::Welcome);
    assert!(window.toasts().iter().any(|words| words.contains("不是信访台账文件")), "{:?}", window.toasts());
}
