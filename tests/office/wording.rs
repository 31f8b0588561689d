//! 文书格式: the office's own wording, saved when it is in order, told when it is not, taken back with undo.

use eframe::egui::Key;
use xinfang::document::forms::bundled;
use xinfang::domain::forms::FormId;
use xinfang::ui::route::Route;

use super::window::{Window, now};

fn wording(width: f32) -> Window {
    Window::open_wide(Route::Settings(Some("forms".into())), width, |_| {})
}

const F05: &str = "信访事项受理告知书";

#[test]
fn an_own_wording_is_saved_shown_and_taken_back() {
    let mut window = wording(1366.0);
    let changed = bundled(FormId::F05).replace("查询办理进度。", "查询办理进度，也可以来访。");
    window.fill(F05, &changed);
    window.harness_click("可用数据"); // leaves the field
    assert_eq!(window.register().form_text(FormId::F05).unwrap(), Some(changed));
    assert_eq!(window.toasts(), ["已保存“信访事项受理告知书”的格式"]);
    window.press("撤销");
    assert_eq!(window.register().form_text(FormId::F05).unwrap(), None);
}

#[test]
fn an_own_wording_goes_back_to_the_programs_and_comes_again_with_undo() {
    let changed = bundled(FormId::F05).replace("查询办理进度。", "查询办理进度，也可以来访。");
    let mut window = Window::open(Route::Settings(Some("forms".into())), |register| {
        register.save_form_text(FormId::F05, Some(&changed), now()).unwrap();
    });
    window.press("恢复内置格式");
    assert_eq!(window.register().form_text(FormId::F05).unwrap(), None);
    window.press("撤销");
    assert_eq!(window.register().form_text(FormId::F05).unwrap(), Some(changed));
}

#[test]
fn a_wording_without_the_law_stays_typed_and_is_not_saved() {
    let mut window = wording(1366.0);
    let dropped = bundled(FormId::F05).replace("查询办理进度", "询问");
    window.fill(F05, &dropped);
    window.harness_click("可用数据");
    assert!(window.says("还没有保存。") && window.says("缺少法定内容“查询办理进度”"));
    assert_eq!(window.register().form_text(FormId::F05).unwrap(), None);
    assert_eq!(window.value(F05), dropped);
    window.press("恢复内置格式");
    assert!(!window.says("还没有保存。"));
}

#[test]
fn a_known_fact_is_put_into_the_text_with_its_declaration() {
    let mut window = wording(1366.0);
    window.field(F05).focus();
    window.steps();
    window.key(Key::End);
    window.harness_click("可用数据");
    window.press("信访机构地址，文字，信访办地址");
    let text = window.value(F05);
    assert!(text.starts_with("@field 信访机构地址 文字 可空\n") && text.contains("{{ 信访机构地址 }}"), "{text}");
}

#[test]
fn in_a_narrow_window_text_and_paper_take_turns() {
    let mut window = wording(900.0);
    window.harness_click("文字");
    assert_eq!(window.value(F05), bundled(FormId::F05));
}
