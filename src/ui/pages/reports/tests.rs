//! Promises of the page, on the sample register in the whole window: figures open their cases, texts are kept, the
//! preview shows the paper.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::{Cases, ReportsModel, ReportsPage};
use crate::domain::period::Period;
use crate::exchange::sample;
use crate::report::narrative::{REPORT, SectionState};
use crate::store::Register;
use crate::store::petitions::PetitionFilter;
use crate::ui::app::{App, Setup};
use crate::ui::route::{Route, View};
use crate::ui::screen::Desk;
use crate::ui::theme;
use crate::ui::worker::Progress;

type Window = Harness<'static, Option<App>>;

fn now() -> NaiveDateTime {
    sample::today().and_hms_opt(9, 0, 0).unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn open(folder: &Path) -> Register {
    sample::create(&folder.join("示例.xinfang"), now()).unwrap()
}

fn again(folder: &Path) -> Register {
    Register::open(&folder.join("示例.xinfang")).unwrap()
}

/// The window at the reports, 768 points high.
fn window(register: Register, width: f32, today: NaiveDate) -> Window {
    let mut desk = Some(Desk { register: Some(register) });
    let mut harness =
        Harness::builder().with_size(vec2(width, 768.0)).with_context_setup(theme::install).build_ui_state(
            move |ui, app: &mut Option<App>| {
                let app = app.get_or_insert_with(|| {
                    let now = today.and_hms_opt(9, 0, 0).unwrap();
                    let setup = Setup { dated: true, ..Setup::test(desk.take().unwrap(), now) };
                    let mut app = App::new(ui.ctx(), setup).unwrap();
                    app.go(ui.ctx(), Route::Reports);
                    app
                });
                app.frame(ui);
            },
            None,
        );
    harness.run_steps(4);
    harness
}

fn route(harness: &Window) -> Route {
    harness.state().as_ref().unwrap().route().clone()
}

fn page(harness: &mut Window) -> &mut ReportsPage {
    harness.state_mut().as_mut().unwrap().page(View::Reports).unwrap()
}

fn press(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

/// Chooses a section, wherever the list is scrolled to.
fn choose(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click_accesskit();
    harness.run_steps(4);
}

#[test]
fn the_figures_are_those_of_the_half_year() {
    let folder = tempfile::tempdir().unwrap();
    let harness = window(open(folder.path()), 1366.0, sample::today());
    // 5 letters and 6 visits, all closed; 10 disputes, 8 of them settled; 3 agreements.
    for figure in ["信访总量 11 件", "来信 5 件", "来访 6 件", "办结率 100%"] {
        harness.get_by_label(figure);
    }
    for figure in ["排查矛盾纠纷 10 件", "化解率 80.0%", "签订协议 3 份"] {
        harness.get_by_label(figure);
    }
    // Nothing in 2008: no base to compare with.
    harness.get_by_label("来信，本期 5 件，去年同期 0，同比 —，上期 0，环比 —");
    // Nothing behind it: no link.
    assert!(harness.query_by_label("来电 0 件").is_none());
}

#[test]
fn a_figure_opens_its_cases() {
    let folder = tempfile::tempdir().unwrap();
    let register = open(folder.path());
    let model = ReportsModel::load(&register, period("2009H1"), sample::today(), &Progress::default()).unwrap();
    let row = |label: &str| model.rows.iter().find(|row| row.label == label).unwrap();
    let Cases::Petitions(letters) = row("来信").cases.clone() else { panic!("petitions") };
    assert_eq!(letters.len(), 5);
    let Route::Petitions(Some(PetitionFilter { numbers: Some(asked), .. })) = row("来信").cases.clone().route()
    else {
        panic!("the list of petitions");
    };
    assert_eq!(asked, letters);
    assert!(
        matches!(row("化解率").cases.clone().route(), Route::Disputes(Some(f)) if f.numbers.as_ref().unwrap().len() == 8)
    );
    assert!(
        matches!(row("签订协议").cases.clone().route(), Route::Agreements(Some(f)) if f.numbers.as_ref().unwrap().len() == 3)
    );

    let mut harness = window(register, 1366.0, sample::today());
    for (figure, view, count) in
        [("来信 5 件", View::Petitions, 5), ("化解率 80.0%", View::Disputes, 8), ("签订协议 3 份", View::Agreements, 3)]
    {
        press(&mut harness, figure);
        assert_eq!(route(&harness).view(), view);
        let rows = harness.get_all_by_role(Role::Row).count();
        assert_eq!(rows, count, "{figure}");
        harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
        harness.run_steps(4);
        assert_eq!(route(&harness), Route::Reports);
        harness.get_by_label(figure);
    }
}

#[test]
fn a_text_is_kept_and_can_be_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(open(folder.path()), 1366.0, sample::today());
    choose(&mut harness, "四、矛盾纠纷化解情况，自动");
    choose(&mut harness, "五、存在问题，自动");
    press(&mut harness, "改写");
    harness.get_by_role_and_label(Role::MultilineTextInput, "五、存在问题").type_text("来信{来信}。");
    harness.run_steps(2);
    let period = period("2009H1");
    let kept = || again_read(folder.path(), period);
    assert_eq!(kept(), None, "not yet rested");
    harness.run_steps(150); // more than two seconds
    assert!(kept().unwrap().ends_with("来信{来信}。"));
    harness.get_by_label("09:00 已自动保存");
    press(&mut harness, "改好了");
    harness.get_by_label("五、存在问题，已改");
    assert!(harness.query_by_role(Role::MultilineTextInput).is_none());
    drop(harness);

    let mut harness = window(again(folder.path()), 1366.0, sample::today());
    choose(&mut harness, "五、存在问题，已改");
    harness.get_by_label_contains("来信5件。");
    press(&mut harness, "恢复自动文字");
    harness.get_by_label("五、存在问题，自动");
    assert_eq!(kept(), None);
    press(&mut harness, "撤销");
    assert!(kept().unwrap().ends_with("来信{来信}。"));
}

fn again_read(folder: &Path, period: Period) -> Option<String> {
    let register = Register::open_to_read(&folder.join("示例.xinfang")).unwrap();
    register.report_texts(REPORT, period).unwrap().remove("problems")
}

#[test]
fn leaving_keeps_what_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(open(folder.path()), 1366.0, sample::today());
    choose(&mut harness, "五、存在问题，自动");
    press(&mut harness, "改写");
    harness.get_by_role_and_label(Role::MultilineTextInput, "五、存在问题").type_text("另有一点。");
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num1);
    harness.run_steps(4);
    assert_eq!(route(&harness), Route::Workbench);
    assert!(again_read(folder.path(), period("2009H1")).unwrap().ends_with("另有一点。"));
}

#[test]
fn the_preview_has_the_pages_and_knows_the_sections() {
    let folder = tempfile::tempdir().unwrap();
    let register = open(folder.path());
    let model = ReportsModel::load(&register, period("2009H1"), sample::today(), &Progress::default()).unwrap();
    let report = model.text.as_ref().unwrap();
    let paper = report.paper.as_ref().unwrap();
    let pages = paper.pages();
    assert!(pages >= 3, "{pages}");
    for section in report.sections.iter().filter(|section| !section.source.is_empty()) {
        assert!(paper.page_of(&section.id).is_some(), "{} stands nowhere", section.id);
    }
    let order: Vec<usize> = report.sections.iter().filter_map(|section| paper.page_of(&section.id)).collect();
    assert!(order.is_sorted(), "{order:?}");
    let picture = paper.picture(0, 72.0).unwrap();
    assert_eq!(picture.size, [595, 841]); // A4 at 72 dpi: 595.3 × 841.9 points
    assert!(picture.rgba.chunks(4).any(|pixel| pixel[0] > 150 && pixel[1] < 80), "the red mast");

    let mut harness = window(register, 1366.0, sample::today());
    harness.run_steps(4);
    assert!(page(&mut harness).picture.is_some(), "a page was drawn");
    harness.get_by_role_and_label(Role::Image, &format!("第 1 页，共 {pages} 页"));
    choose(&mut harness, "六、下半年工作打算，自动");
    let last = paper.page_of("plans").unwrap() + 1;
    harness.get_by_role_and_label(Role::Image, &format!("第 {last} 页，共 {pages} 页"));
}

#[test]
fn the_period_moves_and_a_month_has_a_table_instead_of_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(open(folder.path()), 1366.0, sample::today());
    harness.get_by_label("2009年上半年");
    press(&mut harness, "后一期");
    harness.get_by_label("2009年下半年");
    harness.get_by_label("本期没有登记。最近的登记在 2009年上半年");
    press(&mut harness, "看 2009年上半年");
    harness.get_by_label("来信 5 件");
    press(&mut harness, "季");
    harness.get_by_label("2009年第二季度");
    choose(&mut harness, "一、总体情况，自动");
    press(&mut harness, "月");
    harness.get_by_label("2009年6月");
    harness.get_by_label("村别：青杨村 1 件");
    harness.get_by_label("月和自定期出统计表，在“登记簿和台账”里印；文字报告按季、半年、年写。");
    press(&mut harness, "看 2009年上半年的报告");
    choose(&mut harness, "六、下半年工作打算，自动");
}

#[test]
fn a_period_that_runs_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let today = NaiveDate::from_ymd_opt(2009, 6, 18).unwrap();
    let harness = window(open(folder.path()), 1366.0, today);
    harness.get_by_label("本期未满，数字截至 6月18日；同比按去年 1月1日—6月18日算，环比仅供参考");
}

#[test]
fn a_narrow_window_has_the_preview_as_a_part() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(open(folder.path()), 1090.0, sample::today());
    harness.get_by_label("来信 5 件");
    assert!(harness.query_by_role(Role::Image).is_none());
    harness.get_by_role_and_label(Role::Tab, "预览").click();
    harness.run_steps(4);
    harness.get_by_role(Role::Image);
    harness.get_by_role_and_label(Role::Tab, "文字").click();
    harness.run_steps(4);
    harness.get_by_label("五、存在问题，自动");
}

#[test]
fn a_paper_that_cannot_be_made_is_told_and_can_be_mended() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = open(folder.path());
    // A private-use character stands in no font.
    register.save_report_text(REPORT, period("2009H1"), "problems", Some("有\u{e9f3}字"), now()).unwrap();
    let model = ReportsModel::load(&register, period("2009H1"), sample::today(), &Progress::default()).unwrap();
    let report = model.text.as_ref().unwrap();
    assert!(report.paper.as_ref().unwrap_err().contains("U+E9F3"));
    assert_eq!(model.section("problems").unwrap().source, "有\u{e9f3}字");
    assert!(!model.rows.is_empty());
}

#[test]
fn an_emptied_section_waits_to_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = open(folder.path());
    register.save_report_text(REPORT, period("2009H1"), "plans", Some(""), now()).unwrap();
    let model = ReportsModel::load(&register, period("2009H1"), sample::today(), &Progress::default()).unwrap();
    assert_eq!(model.section("plans").unwrap().state, SectionState::ToWrite);
    let heading = model.section("leadership").unwrap();
    assert!(heading.heading_only, "it has sections under it and no text of its own");
}

#[test]
fn the_paper_can_be_written_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(open(folder.path()), 1366.0, sample::today());
    choose(&mut harness, "五、存在问题，自动");
    press(&mut harness, "改写");
    harness.get_by_role_and_label(Role::MultilineTextInput, "五、存在问题").type_text("另有一点。");
    harness.run_steps(2);
    press(&mut harness, "导出 PDF");
    let target = folder.path().join("总结.pdf");
    harness.get_by_label("文件位置").focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::CTRL | Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    harness.event(Event::Text(target.display().to_string()));
    harness.run_steps(2);
    press(&mut harness, "存到这里");
    let pdf = std::fs::read(&target).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    harness.get_by_label("已导出 总结.pdf");
    harness.get_by_label("打开");
    // What was being typed is on the paper: it was saved first, and the same day gives the same bytes.
    let register = Register::open_to_read(&folder.path().join("示例.xinfang")).unwrap();
    let press = crate::ui::pages::print::press(register.settings()).unwrap();
    let request = crate::papers::PaperRequest::Narrative { period: period("2009H1") };
    assert!(register.report_texts(REPORT, period("2009H1")).unwrap()["problems"].ends_with("另有一点。"));
    assert!(press.pdf(&register, &request, sample::today()).unwrap() == pdf);
}

/// 定稿 in the window: what is printed is the edition; a correction is listed and leads to the next one.
#[test]
fn a_report_is_finalised_and_a_later_correction_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(open(folder.path()), 1366.0, sample::today());
    press(&mut harness, "定稿");
    harness.get_by_label_contains("文字、数字和页面照原样保存");
    harness.get_all_by_role_and_label(Role::Button, "定稿").last().unwrap().click();
    harness.run_steps(6);
    harness.get_by_label_contains("定稿（第1稿）");
    assert!(harness.query_by_role_and_label(Role::Button, "定稿").is_none(), "nothing more to finalise");
    drop(harness);

    let mut register = again(folder.path());
    let mut item = register.petition("2009-0010").unwrap().petition;
    (item.channel, item.headcount) = (crate::domain::terms::Channel::Visit, 2);
    register.amend_petition(item, now()).unwrap();
    let mut harness = window(register, 1366.0, sample::today());
    harness.get_by_label_contains("定稿后有").click();
    harness.run_steps(4);
    harness.get_by_label("来信：5件 → 4件");
    press(&mut harness, "重新定稿");
    harness.run_steps(4);
    harness.get_by_label_contains("定稿（第2稿）");
    drop(harness);
    assert_eq!(again(folder.path()).final_reports(period("2009H1")).unwrap().len(), 2);
}
