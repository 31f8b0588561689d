//! 设置: each change is saved when its field is left, moves what depends on it, and can be taken back.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use xinfang::domain::deadline::{ClockId, Length};
use xinfang::domain::forms::Series;
use xinfang::domain::listed::Listed;
use xinfang::domain::petition::{Petition, Petitioner};
use xinfang::domain::settings::Counting;
use xinfang::domain::terms::{Channel, Retention};
use xinfang::store::Register;
use xinfang::store::petitions::{PetitionFilter, PetitionOrder};
use xinfang::ui::route::Route;

use super::window::{Window, day, now};

fn settings(section: &str) -> Window {
    Window::open(Route::Settings(Some(section.into())), |register| {
        let mut item = Petition::blank(Channel::Visit, day("2026-06-10").and_hms_opt(9, 0, 0).unwrap());
        item.petitioners = vec![Petitioner { name: "王某甲".into(), representative: true, ..Petitioner::default() }];
        item.title = "水渠渗漏".into();
        item.content = "三组水渠渗漏，请镇上处理。".into();
        item.category.main = Listed::new("nync", "农业农村");
        register.register_petition(item, vec![], now()).unwrap();
    })
}

fn due(register: &Register) -> (String, String) {
    let rows = register.list_petitions(&PetitionFilter::default(), PetitionOrder::OldestFirst, 0, 10).unwrap();
    let due = rows[0].duty.as_ref().unwrap().due;
    (due.raw.to_string(), due.legal.to_string())
}

#[test]
fn another_limit_is_shown_with_what_it_moves_then_taken_and_undone() {
    let mut window = settings("limits");
    assert_eq!(due(&window.register()), ("2026-06-25".into(), "2026-06-25".into()));
    window.fill("告知期限", "10");
    window.key(Key::Enter); // leaves the field
    // The tenth day is the Saturday of 端午节; the next working day is the 22nd.
    assert!(window.says("2026-0001 水渠渗漏 受理告知：2026-06-25 周四 → 2026-06-22 周一"));
    assert_eq!(due(&window.register()).0, "2026-06-25", "nothing is taken before it is said");
    window.press("按新的重算");
    assert_eq!(due(&window.register()), ("2026-06-20".into(), "2026-06-22".into()));
    assert_eq!(window.toasts(), ["已把“告知期限”改为 10 日"]);
    window.press("撤销");
    assert_eq!(due(&window.register()), ("2026-06-25".into(), "2026-06-25".into()));
    assert_eq!(window.value("告知期限"), "15 日");
    // 不改 puts back what stood there.
    window.fill("告知期限", "5个工作日");
    window.key(Key::Enter);
    window.press("不改");
    assert_eq!(window.value("告知期限"), "15 日");
    // What moves nothing is saved at once.
    window.fill("退回异议", "5日");
    window.key(Key::Enter);
    assert_eq!(window.register().settings().limits.length(ClockId::Objection), Length::days(5));
    window.fill("办结期限", "六十");
    window.key(Key::Enter);
    assert!(window.says("请写期限，如“60 日”"));
}

#[test]
fn the_rules_of_a_province_are_taken_whole_after_a_look() {
    let mut window = settings("limits");
    window.harness.get_by_label("按哪里的规定").click();
    window.steps();
    window.harness.get_by_role_and_label(Role::ListBoxOption, "浙江 2016").click();
    window.steps();
    assert!(window.says("2026-0001 水渠渗漏 受理告知：2026-06-25 周四 → 2026-06-17 周三"));
    window.press("按新的重算");
    assert_eq!(due(&window.register()).0, "2026-06-17");
    assert_eq!(window.value("告知期限"), "5 个工作日");
    assert_eq!(window.value("办结期限"), "30 日");
    assert_eq!(window.value("最长延期"), "60 日");
    assert!(window.says("依据：《浙江省信访条例》（2016）；一般 60 日"));
    window.press("撤销");
    assert_eq!(due(&window.register()).0, "2026-06-25");
}

#[test]
fn a_day_off_of_the_county_moves_the_due_date_and_goes_again() {
    let mut window = settings("calendar");
    assert!(window.says("6月19日—21日 休 端午节"));
    window.press("加入日历");
    assert!(window.says("日期未填。"));
    window.fill("日期", "2026-06-25");
    window.fill("名称", "火把节");
    window.fill("来源", "清河县人民政府通知");
    window.press("加入日历");
    assert!(window.says("2026-0001 水渠渗漏 受理告知：2026-06-25 周四 → 2026-06-26 周五"));
    window.press("按新的重算");
    assert_eq!(due(&window.register()), ("2026-06-25".into(), "2026-06-26".into()));
    assert!(window.says("6月25日 周四 休 火把节") && window.says("清河县人民政府通知"));
    window.press("撤销");
    assert_eq!(due(&window.register()), ("2026-06-25".into(), "2026-06-25".into()));
    window.fill("日期", "2026-06-25");
    window.fill("名称", "火把节");
    window.press("加入日历");
    window.press("按新的重算");
    window.press("删去 2026-06-25");
    window.press("按新的重算");
    assert_eq!(due(&window.register()), ("2026-06-25".into(), "2026-06-25".into()));
    window.press("下一年");
    assert!(window.says("程序里没有这一年的放假安排"));
    window.harness.get_by_role_and_label(Role::CheckBox, "2027年的放假安排已录全").click();
    window.steps();
    assert!(window.register().calendar().years().any(|year| year == 2027));
}

#[test]
fn a_pattern_that_cannot_tell_records_apart_is_refused_at_its_field() {
    let mut window = settings("numbers");
    window.fill("矛盾纠纷", "纠{year}");
    window.key(Key::Enter);
    assert!(window.says("编号格式“纠{year}”不能用"));
    let pattern: String = window.register().settings().numbering.dispute.clone().into();
    assert_eq!(pattern, "纠{year}-{seq:03}");
    window.fill("矛盾纠纷", "清纠{year}-{seq:04}");
    assert!(!window.says("不能用"), "the error goes while it is put right");
    assert!(window.says("例：清纠2026-0001"));
    window.shortcut(Modifiers::CTRL | Modifiers::COMMAND, Key::S);
    let pattern: String = window.register().settings().numbering.dispute.clone().into();
    assert_eq!(pattern, "清纠{year}-{seq:04}");
}

/// An office that gave 17 numbers on paper this year begins with the 18th.
#[test]
fn the_first_number_of_a_kind_is_set_with_its_year() {
    let mut window = settings("numbers");
    assert!(window.says("下一号：镇信受〔2026〕1号"));
    window.fill("受字起号", "18");
    window.key(Key::Enter);
    assert!(window.says("请写年份和第一个号，如“2026年18号”"));
    window.fill("受字起号", "2026-18");
    assert!(window.says("下一号：镇信受〔2026〕18号"), "told while it is typed");
    window.key(Key::Enter);
    assert_eq!(window.value("受字起号"), "2026年18号");
    assert_eq!(window.toasts(), ["已把“受字起号”改为 2026年18号"]);
    let next = |window: &Window| window.register().next_paper_number(Series::Accept, day("2026-06-18")).unwrap().text;
    assert_eq!(next(&window), "镇信受〔2026〕18号");
    window.press("撤销");
    assert_eq!(next(&window), "镇信受〔2026〕1号");
    assert!(window.register().settings().numbering.paper_kinds.is_empty());
}

#[test]
fn follow_up_days_and_the_retention_table_are_set_in_the_window() {
    let mut window = settings("limits");
    window.fill("回访期限", "四周");
    window.key(Key::Enter);
    assert!(window.says("请写 0 到 365 的整数。"));
    window.fill("回访期限", "0");
    window.key(Key::Enter);
    assert_eq!(window.toasts(), ["已把“回访期限”改为 不提醒"]);
    assert_eq!(window.register().settings().follow_up_days, 0);
    window.press("撤销");
    assert_eq!(window.register().settings().follow_up_days, 30);
    window.harness.get_by_label("没有结果").focus();
    window.steps();
    window.key(Key::ArrowLeft);
    assert_eq!(window.register().settings().retention.without_result, Retention::ThirtyYears);
    assert!(window.toasts().contains(&"已把“没有结果”改为 30年".to_owned()));
    window.press("撤销");
    assert_eq!(window.register().settings().retention.without_result, Retention::TenYears);
}

#[test]
fn what_was_typed_is_saved_when_one_goes_elsewhere() {
    let mut window = settings("office");
    window.fill("信访专干", "苏某六");
    window.shortcut(Modifiers::ALT, Key::Num6);
    assert_eq!(*window.app().route(), Route::WorkLog);
    assert_eq!(window.register().settings().office.clerk, "苏某六");
}

#[test]
fn the_way_of_counting_is_set_with_the_arrow_keys() {
    let mut window = settings("counting");
    window.harness.get_by_label("计量口径").focus();
    window.steps();
    window.key(Key::ArrowRight);
    assert_eq!(window.register().settings().counting, Counting::ItemsAndPeople);
    window.harness.get_by_role_and_label(Role::CheckBox, "转诉讼的纠纷计入已化解").click();
    window.steps();
    assert!(!window.register().settings().court_counts_as_settled);
    window.fill("集体访人数", "1");
    window.key(Key::Enter);
    assert!(window.says("请写 2 到 100 的整数。"));
    assert_eq!(window.register().settings().collective_from, 5);
}

#[test]
fn a_backup_is_made_where_it_was_asked_for_and_never_over_the_register() {
    let mut window = settings("backup");
    assert!(window.says("还没有备份"));
    let target = window.path("U盘.xinfang");
    let own = window.path("清水镇.xinfang");
    for (path, there) in [(own, false), (target.clone(), true)] {
        window.press("立即备份");
        window.fill("文件位置", &path.display().to_string());
        window.press("存到这里");
        let told = window.toasts();
        assert_eq!(told.iter().any(|words| words.starts_with("已备份到")), there, "{told:?}");
    }
    let copy = Register::open_to_read(&target).unwrap();
    assert_eq!(due(&copy), due(&window.register()));
    assert_eq!(window.register().last_backup().unwrap(), Some(now()));
    assert!(window.says("6月18日 09:42"));
}

#[test]
fn the_register_is_proved_sound_and_laid_aside() {
    let mut window = settings("register");
    window.press("核对台账");
    assert!(window.says("核对无误"));
    window.press("换一本台账");
    assert_eq!(*window.app().route(), Route::Welcome);
    // Nothing holds it any more.
    drop(Register::open(&window.path("清水镇.xinfang")).unwrap());
}

#[test]
fn the_page_about_the_program_shows_the_licence_of_every_font() {
    let mut window = settings("about");
    for name in ["Noto Sans SC", "Noto Serif SC", "Xinfang Kai", "Phosphor Icons"] {
        window.harness.get_by_role_and_label(Role::RadioButton, name).click();
        window.steps();
        assert!(window.says(if name.starts_with('P') { "MIT License" } else { "SIL OPEN FONT LICENSE" }), "{name}");
    }
}

/// 纠纷类别 are the office's own: renamed, added, retired, and back to the program's; records keep their words.
#[test]
fn the_list_of_dispute_categories_is_the_offices_own() {
    let mut window = settings("mediation");
    let offered = |window: &Window| -> Vec<String> {
        let register = window.register();
        register.settings().dispute_categories_on(day("2026-06-18")).map(|one| one.label.clone()).collect()
    };
    assert!(offered(&window).contains(&"环境污染".to_owned()));
    window.fill("12", "环境保护");
    window.key(Key::Enter);
    assert!(offered(&window).contains(&"环境保护".to_owned()), "{:?}", offered(&window));
    window.fill("13", "环境保护");
    window.key(Key::Enter);
    assert!(window.says("已有“环境保护”，同名的两类统计时分不开，请换一个名称。"));
    window.fill("13", "交通事故");
    window.key(Key::Enter);
    window.fill("旅游的停用日期", "2025-12-31");
    window.key(Key::Enter);
    assert!(!offered(&window).contains(&"旅游".to_owned()));
    window.go_press("添加类别");
    window.fill("Z1", "水库移民");
    window.key(Key::Enter);
    let list = offered(&window);
    assert_eq!(list[list.len() - 2..], ["水库移民", "其他"].map(str::to_owned));
    window.go_press("水库移民上移");
    assert_eq!(offered(&window)[list.len() - 3..], ["水库移民", "涉法涉诉", "其他"].map(str::to_owned));
    window.go_press("恢复内置清单");
    assert_eq!(window.register().settings().dispute_categories, None);
    window.shortcut(Modifiers::COMMAND | Modifiers::CTRL, Key::Z);
    assert!(offered(&window).contains(&"水库移民".to_owned()));
    window.fill("付款到期前", "10、3");
    window.key(Key::Enter);
    assert_eq!(window.register().settings().mediation.remind_before, [10, 3]);
}
