//! The whole window: rail, keys, history, first page, files.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use xinfang::exchange::sample;
use xinfang::store::Register;
use xinfang::ui::app::{App, Setup};
use xinfang::ui::route::Route;
use xinfang::ui::screen::Desk;
use xinfang::ui::theme;

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2009, 7, 1).unwrap().and_hms_opt(9, 0, 0).unwrap()
}

fn window(register: Option<Register>, width: f32) -> Harness<'static, Option<App>> {
    let mut desk = Some(Desk { register });
    let mut harness =
        Harness::builder().with_size(vec2(width, 768.0)).with_context_setup(theme::install).build_ui_state(
            move |ui, app: &mut Option<App>| {
                let app =
                    app.get_or_insert_with(|| App::new(ui.ctx(), Setup::test(desk.take().unwrap(), now())).unwrap());
                app.frame(ui);
            },
            None,
        );
    harness.run_steps(4);
    harness
}

fn open(folder: &Path) -> Register {
    sample::create(&folder.join("示例.xinfang"), now()).unwrap()
}

fn route(harness: &Harness<'_, Option<App>>) -> Route {
    harness.state().as_ref().unwrap().route().clone()
}

#[test]
fn the_rail_leads_everywhere_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Some(open(folder.path())), 1366.0);
    assert_eq!(route(&harness), Route::Workbench);
    harness.get_by_role_and_label(Role::Tab, "领导接访").click();
    harness.run_steps(4);
    assert_eq!(route(&harness), Route::Receptions);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num8);
    harness.run_steps(4);
    assert_eq!(route(&harness), Route::Reports);
    for back in [Route::Receptions, Route::Workbench] {
        harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
        harness.run_steps(4);
        assert_eq!(route(&harness), back);
    }
}

#[test]
fn all_nine_tabs_answer_to_alt_and_their_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Some(open(folder.path())), 1366.0);
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    let places = [
        Route::Workbench,
        Route::Petitions(None),
        Route::Disputes(None),
        Route::Agreements(None),
        Route::Receptions,
        Route::WorkLog,
        Route::Directory,
        Route::Reports,
        Route::Settings(None),
    ];
    for (key, place) in keys.into_iter().zip(places).rev() {
        harness.key_press_modifiers(Modifiers::ALT, key);
        harness.run_steps(4);
        assert_eq!(route(&harness), place);
    }
}

#[test]
fn the_rail_folds_below_1180_points_and_keeps_its_names() {
    let folder = tempfile::tempdir().unwrap();
    let harness = window(Some(open(folder.path())), 1000.0);
    let tab = harness.get_by_role_and_label(Role::Tab, "设置");
    assert!(tab.rect().width() <= 56.0, "{}", tab.rect().width());
}

#[test]
fn f1_lists_the_keys_and_esc_closes_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Some(open(folder.path())), 1366.0);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num9);
    harness.run_steps(4);
    harness.key_press(Key::F1);
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Dialog, "快捷键").is_some());
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Dialog, "快捷键").is_none());
    assert_eq!(route(&harness), Route::Settings(None), "Esc closed the list, nothing else");
}

#[test]
fn the_zoom_goes_by_tenths() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Some(open(folder.path())), 1366.0);
    harness.key_press_modifiers(Modifiers::CTRL | Modifiers::COMMAND, Key::Plus);
    harness.run_steps(3);
    assert!((harness.ctx.zoom_factor() - 1.1).abs() < 1e-6);
    harness.key_press_modifiers(Modifiers::CTRL | Modifiers::COMMAND, Key::Num0);
    harness.run_steps(3);
    assert!((harness.ctx.zoom_factor() - 1.0).abs() < 1e-6);
}

#[test]
fn a_new_register_is_made_by_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(None, 1366.0);
    assert_eq!(route(&harness), Route::Welcome);
    harness.get_by_role_and_label(Role::Button, "更改").click();
    harness.run_steps(3);
    // The test's window asks for paths in its own dialog.
    harness.get_by_label("文件位置").focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::CTRL | Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    harness.event(Event::Text(folder.path().display().to_string()));
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    harness.get_by_label("单位名称").focus();
    harness.run_steps(2);
    harness.event(Event::Text("清水镇信访工作办公室".into()));
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    harness.event(Event::Text("沈某安".into()));
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(6);
    assert_eq!(route(&harness), Route::Workbench);
    let file = folder.path().join("清水镇信访办台账.xinfang");
    assert!(file.is_file(), "{:?}", std::fs::read_dir(folder.path()).unwrap().flatten().collect::<Vec<_>>());
    let register = Register::open_to_read(&file).unwrap();
    assert_eq!(register.settings().office.clerk, "沈某安");
    assert_eq!(register.settings().office.town, "清水镇");
}

#[test]
fn the_window_says_when_another_window_holds_the_register() {
    let folder = tempfile::tempdir().unwrap();
    let first = open(folder.path());
    let second = Register::open_to_read(first.path()).unwrap();
    let harness = window(Some(second), 1366.0);
    let _ = harness.query_by_label_contains("只能查看").or_else(|| harness.query_by_label_contains("示例")).unwrap();
}
