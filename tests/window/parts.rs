//! Every part by itself, on the page of all parts.

use chrono::NaiveDate;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, ImeEvent, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use xinfang::ui::gallery::Gallery;
use xinfang::ui::theme;
use xinfang::ui::widgets::{Answer, ToastEvent};

fn gallery() -> Harness<'static, Gallery> {
    let mut harness = Harness::builder()
        .with_size(vec2(1366.0, 1100.0))
        .with_context_setup(theme::install)
        .build_ui_state(|ui, page: &mut Gallery| page.ui(ui), Gallery::sample());
    harness.run();
    harness
}

fn focused(harness: &Harness<'_, Gallery>) -> Option<String> {
    harness.root().children_recursive().find(|node| node.is_focused()).and_then(|node| node.accesskit_node().label())
}

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit { text: text.into(), active_range_chars: None })
}

#[test]
fn fields_are_found_by_their_label_and_take_chinese() {
    let mut harness = gallery();
    harness.state_mut().name.clear();
    harness.run();
    harness.get_by_label("姓名").focus();
    harness.run();
    harness.get_by_label("姓名").type_text("欧阳某");
    harness.run();
    assert_eq!(harness.state().name, "欧阳某");
}

#[test]
fn a_rare_name_is_drawn_and_never_a_box() {
    let mut harness = gallery();
    // 㐱 is in Extension A: outside the cut of the interface face, inside the whole serif face.
    harness.state_mut().name = "王㐱某".into();
    harness.run();
    assert_eq!(harness.get_by_label("姓名").value().as_deref(), Some("王㐱某"));
}

#[test]
fn what_must_be_filled_and_what_is_wrong_is_told_to_screen_readers() {
    let harness = gallery();
    let name = harness.get_by_label("姓名");
    assert!(name.accesskit_node().is_required());
    let id = harness.get_by_label("身份证号");
    let words = id.accesskit_node().data().description().unwrap().to_owned();
    assert_eq!(words, "有误：末位与前 17 位对不上，请照证件逐位核对。");
    assert!(id.accesskit_node().data().invalid().is_some());
}

#[test]
fn enter_walks_through_the_form_and_ends_at_the_save_button() {
    let mut harness = gallery();
    harness.get_by_role_and_label(Role::RadioGroup, "信访形式").focus();
    harness.run();
    let mut seen = vec![focused(&harness).unwrap()];
    for _ in 0..8 {
        harness.key_press(Key::Enter);
        harness.run();
        seen.push(focused(&harness).unwrap());
    }
    assert_eq!(seen, ["信访形式", "姓名", "身份证号", "来访日期", "来访人数", "住址", "赔偿", "协办单位", "诉求"]);
    harness.key_press(Key::Enter); // a new line in multi-line text
    harness.run();
    assert_eq!(focused(&harness).as_deref(), Some("诉求"));
    assert!(harness.state().story.contains('\n'));
    harness.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    harness.run();
    assert_eq!(focused(&harness).as_deref(), Some("重复"));
    for _ in 0..4 {
        harness.key_press(Key::Enter);
        harness.run();
    }
    assert_eq!(focused(&harness).as_deref(), Some("存下"));
    assert!(harness.state().repeat, "Enter goes on, it does not tick");
    assert!(harness.state().pressed.is_empty(), "nothing is saved by walking");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().pressed, ["存下"]);
}

#[test]
fn shift_enter_goes_back() {
    let mut harness = gallery();
    harness.get_by_label("身份证号").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    harness.run();
    assert_eq!(focused(&harness).as_deref(), Some("姓名"));
}

#[test]
fn the_enter_that_commits_a_candidate_stays_in_the_field() {
    let mut harness = gallery();
    harness.state_mut().name.clear();
    harness.get_by_label("姓名").focus();
    harness.run();
    harness.event(preedit("zhang'san"));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(focused(&harness).as_deref(), Some("姓名"), "Enter while composing");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(focused(&harness).as_deref(), Some("姓名"), "Esc while composing");
    // Commit and Enter in one and the same frame, Enter first.
    harness.input_mut().events.extend([
        Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE },
        Event::Ime(ImeEvent::Commit("张三".into())),
    ]);
    harness.step();
    harness.run();
    assert_eq!(focused(&harness).as_deref(), Some("姓名"), "Enter in the frame of the commit");
    assert_eq!(harness.state().name, "张三");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(focused(&harness).as_deref(), Some("身份证号"), "the next Enter is the clerk's");
}

#[test]
fn arrows_choose_in_the_segmented_control() {
    let mut harness = gallery();
    harness.get_by_role_and_label(Role::RadioGroup, "信访形式").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().channel, 2);
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().channel, 1);
    harness.get_by_role_and_label(Role::RadioButton, "网上").click();
    harness.run();
    assert_eq!(harness.state().channel, 3);
}

#[test]
fn a_date_is_typed_or_picked_from_a_chinese_month() {
    let mut harness = gallery();
    harness.get_by_label("来访日期").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::CTRL | Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_label("来访日期").type_text("6-3");
    harness.run();
    assert_eq!(harness.state().date, NaiveDate::from_ymd_opt(2026, 6, 3));
    harness.get_by_label("来访人数").focus();
    harness.run();
    assert_eq!(harness.get_by_label("来访日期").value().as_deref(), Some("2026-06-03"));

    harness.get_by_label("来访日期").focus();
    harness.run();
    harness.key_press(Key::F4);
    harness.run();
    harness.key_press(Key::ArrowDown); // a week on: 6月10日
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().date, NaiveDate::from_ymd_opt(2026, 6, 11));
    assert_eq!(focused(&harness).as_deref(), Some("来访日期"), "the focus returns");
}

#[test]
fn an_unreadable_date_is_kept_and_named_when_the_field_is_left() {
    let mut harness = gallery();
    harness.get_by_label("来访日期").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::CTRL | Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_label("来访日期").type_text("13-45");
    harness.run();
    assert!(harness.query_by_label_contains("这不是日期").is_none(), "not while typing");
    harness.get_by_label("姓名").focus();
    harness.run();
    assert_eq!(harness.state().date, None);
    assert!(harness.query_by_label_contains("这不是日期").is_some());
    assert_eq!(harness.get_by_label("来访日期").value().as_deref(), Some("13-45"));
}

#[test]
fn the_picker_opens_by_typing_filters_by_pinyin_and_gives_the_focus_back() {
    let mut harness = gallery();
    harness.get_by_role_and_label(Role::ComboBox, "住址").focus();
    harness.run();
    harness.event(Event::Text("hyc".into()));
    harness.run();
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "红岩村").is_some());
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "上塘村").is_none());
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().village, Some(2));
    assert_eq!(focused(&harness).as_deref(), Some("住址"));
}

#[test]
fn esc_closes_the_picker_and_changes_nothing() {
    let mut harness = gallery();
    harness.get_by_role_and_label(Role::ComboBox, "住址").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "下塘村").is_some());
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "下塘村").is_none());
    assert_eq!(harness.state().village, Some(0));
    assert_eq!(focused(&harness).as_deref(), Some("住址"));
}

#[test]
fn several_units_are_added_and_taken_off() {
    let mut harness = gallery();
    harness.get_by_label("去掉水利站").click();
    harness.run();
    assert_eq!(harness.state().units, [0]);
    harness.get_by_role_and_label(Role::ComboBox, "协办单位").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.get_by_role_and_label(Role::ListBoxOption, "司法所").click();
    harness.run();
    assert_eq!(harness.state().units, [0, 2]);
    harness.key_press(Key::Backspace);
    harness.run();
    assert_eq!(harness.state().units, [0]);
}

#[test]
fn money_and_numbers_are_typed_freely() {
    let mut harness = gallery();
    harness.get_by_label("赔偿").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::CTRL | Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_label("赔偿").type_text("1.84万");
    harness.run();
    assert_eq!(harness.state().money, Some(1_840_000));
    harness.get_by_label("来访人数").focus();
    harness.run();
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert_eq!(harness.state().persons, 4);
    harness.event(Event::Text("12".into()));
    harness.run();
    assert_eq!(harness.state().persons, 12);
    assert_eq!(harness.get_by_label("赔偿").value().as_deref(), Some("18,400.00"));
}

#[test]
fn space_ticks_and_the_radio_moves() {
    let mut harness = gallery();
    harness.get_by_role_and_label(Role::CheckBox, "集体").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert!(harness.state().group);
    harness.get_by_label("同访").click();
    harness.run();
    assert_eq!(harness.state().person, 1);
}

#[test]
fn a_million_rows_are_walked_by_keyboard() {
    let mut harness = gallery();
    harness.get_by_role_and_label(Role::Table, "信访件列表").focus();
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    let last = "2026-999999，机井电费，剩 19 天";
    assert!(harness.query_by_role_and_label(Role::Row, last).is_some(), "the last row is in sight");
    harness.key_press(Key::Home);
    harness.run();
    assert_eq!(harness.state().table.cursor, Some(1), "the heading is passed over");
    harness.key_press(Key::PageDown);
    harness.run();
    harness.key_press(Key::ArrowUp);
    harness.run();
    let at = harness.state().table.cursor.unwrap();
    harness.key_press(Key::Space);
    harness.run();
    assert!(harness.state().ticked.contains(&at));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().opened, [at]);
    let drawn = harness.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Row).count();
    assert!(drawn < 12, "only rows in sight are drawn, not {drawn}");
}

#[test]
fn shift_and_arrows_tick_a_run_of_rows() {
    let mut harness = gallery();
    harness.get_by_role_and_label(Role::Row, "2026-0001，机井电费，剩 19 天").click();
    harness.run();
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        harness.run();
    }
    let mut ticked = harness.state().ticked.clone();
    ticked.sort_unstable();
    assert_eq!(ticked, [1, 2, 3]);
}

#[test]
fn a_question_is_answered_by_enter_or_esc_and_the_focus_returns() {
    for (key, answer) in [(Key::Enter, Answer::Go), (Key::Escape, Answer::Stay)] {
        let mut harness = gallery();
        harness.get_by_role_and_label(Role::Button, "办结").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.query_by_role_and_label(Role::AlertDialog, "办结 2026-0091？").is_some());
        harness.key_press(key);
        harness.run();
        assert_eq!(harness.state().answer, Some(answer));
        assert_eq!(focused(&harness).as_deref(), Some("办结"));
    }
}

#[test]
fn a_menu_is_walked_by_keyboard() {
    let mut harness = gallery();
    harness.get_by_label("更多").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().pressed, ["菜单 1"]);
    assert!(harness.query_by_role_and_label(Role::MenuItem, "打开").is_none());
}

#[test]
fn undo_is_offered_for_eight_seconds() {
    let mut harness = gallery();
    harness.get_by_label("作废它").click();
    harness.run_steps(3);
    harness.get_by_label("撤销").click();
    harness.run_steps(3);
    assert_eq!(harness.state().toast_events, [ToastEvent::Undo(127)]);

    let mut harness = gallery();
    harness.get_by_label("作废它").click();
    harness.run_steps(3);
    harness.remove_cursor();
    harness.run_steps((7.0_f32 / 0.25) as usize);
    assert!(harness.state().toast_events.is_empty(), "still there after 7 seconds");
    harness.run_steps(8);
    assert_eq!(harness.state().toast_events, [ToastEvent::Expired(127)]);
}

#[test]
fn fields_still_take_the_keyboard_at_double_size() {
    let mut harness = gallery();
    harness.ctx.set_zoom_factor(2.0);
    harness.run();
    harness.get_by_label("姓名").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(focused(&harness).as_deref(), Some("身份证号"));
}

#[test]
fn the_first_arrow_on_a_page_belongs_to_its_list() {
    let mut harness = gallery();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(harness.state().table.cursor.is_some(), "nothing had the focus, so the rows are walked");
}
