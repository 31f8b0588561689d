//! Promises of the detail page: every step the rules allow, by keyboard; nothing edited, nothing lost, nothing shown
//! that should be masked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{Desk, now, today};
use eframe::egui::{self, Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
use std::sync::Arc;
use xinfang::domain::{
    procedure::{Act, Stage, Step},
    terms::{DeliveryManner, MatterClass, Opinion, Satisfaction, Settlement},
};
use xinfang::store::{Register, petitions::PetitionFile};
use xinfang::ui::{
    pages::petition::{PetitionAction, PetitionChange, PetitionModel, PetitionPage},
    screen::Env,
    theme,
};

struct Window {
    desk: Desk,
    page: PetitionPage,
    model: PetitionModel,
    env: Env,
    asked: Vec<PetitionAction>,
}

impl Window {
    fn open(desk: Desk, number: &str) -> Harness<'static, Self> {
        Self::sized(desk, number, 1366.0)
    }

    fn sized(desk: Desk, number: &str, width: f32) -> Harness<'static, Self> {
        let env = Env {
            today: today(),
            now: now(),
            settings: Arc::new(desk.register.settings().clone()),
            calendar: Arc::new(desk.register.calendar().clone()),
            writable: true,
            width,
        };
        let mut page = PetitionPage::default();
        page.show(number);
        let model = PetitionModel::load(&desk.register, number, None, today()).unwrap();
        let window = Self { desk, page, model, env, asked: vec![] };
        let mut harness = Harness::builder()
            .with_size(egui::vec2(width - 148.0, 697.0))
            .with_context_setup(theme::install)
            .with_max_steps(16)
            .build_ui_state(|ui, window: &mut Self| window.frame(ui), window);
        harness.run();
        harness
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        let Some(action) = self.page.ui(ui, &self.model, &self.env) else { return };
        self.asked.push(action.clone());
        if let PetitionAction::Change(change) = action {
            if change.carry_out(&mut self.desk.register, now()).is_err() {
                self.page.put_back();
            }
            self.model = PetitionModel::load(&self.desk.register, self.page.wanted().0, None, today()).unwrap();
            ui.ctx().request_repaint();
        }
    }

    fn file(&self) -> PetitionFile {
        self.desk.register.petition(self.page.wanted().0).unwrap()
    }
}

type Page = Harness<'static, Window>;

fn press(harness: &mut Page, words: &str) {
    harness.get_by_role_and_label(Role::Button, words).click();
    harness.run();
}

fn key(harness: &mut Page, key: Key) {
    harness.key_press(key);
    harness.run();
}

/// Presses Enter until the focus stands on the button that does it, then presses it.
fn enter_through(harness: &mut Page, button: &str) {
    for _ in 0..12 {
        if harness.get_by_role_and_label(Role::Button, button).is_focused() {
            key(harness, Key::Enter);
            return;
        }
        harness.key_press_modifiers(Modifiers::CTRL, Key::Enter); // leaves multi-line text
        harness.run();
        if !harness.get_by_role_and_label(Role::Button, button).is_focused() {
            key(harness, Key::Enter);
        }
    }
    panic!("{button} was never reached");
}

fn last_act(harness: &Page) -> Act {
    harness.state().file().steps.last().unwrap().act.clone()
}

#[test]
fn an_item_goes_from_desk_to_end_by_its_buttons() {
    let mut harness = Window::open(Desk::filled(), "2026-0019");
    press(&mut harness, "受理");
    harness.get_by_label("应于 8月17日 周一 前办结。");
    enter_through(&mut harness, "受理并送达告知书");
    let file = harness.state().file();
    assert_eq!(file.progress().stage, Stage::InProgress);
    let headings: Vec<_> = file.steps.iter().map(|step| step.heading()).collect();
    assert_eq!(headings, ["登记", "受理", "送达告知书"]);
    assert!(
        matches!(last_act(&harness), Act::Delivered { manner: DeliveryManner::InPerson, recipient, .. } if recipient == "马某丑")
    );

    press(&mut harness, "出具处理意见书");
    harness.get_by_role_and_label(Role::RadioButton, "部分支持").click();
    harness.run();
    harness.get_all_by_role_and_label(Role::Button, "出具处理意见书").last().unwrap().click();
    harness.run();
    assert_eq!(last_act(&harness), Act::replied(Opinion::PartlySupported));

    press(&mut harness, "送达处理意见书");
    harness.get_by_label("信访人 7月20日 周一 前可申请复查。"); // 30 days end on Saturday 18 July
    press(&mut harness, "记下送达");
    press(&mut harness, "办结");
    harness.get_by_label_contains("办结后不能再改办理记录。");
    harness.get_by_role_and_label(Role::RadioButton, "化解").click();
    harness.run();
    harness.get_all_by_role_and_label(Role::Button, "办结").last().unwrap().click();
    harness.run();
    harness.get_by_label_contains("还差：问题查清、问题解决、上访人员息访、稳控措施落实");
    harness.get_by_label_contains("四个不放过：“问题查清”还没有确认；");
    for check in ["问题查清", "问题解决", "上访人员息访", "稳控措施落实"] {
        harness.get_by_role_and_label(Role::CheckBox, check).click();
        harness.run();
    }
    harness.get_all_by_role_and_label(Role::Button, "办结").last().unwrap().click();
    harness.run();
    assert_eq!(last_act(&harness), Act::closed(Some(Settlement::Settled)));

    press(&mut harness, "登记回访");
    harness.get_by_role_and_label(Role::RadioButton, "基本满意").click();
    harness.run();
    press(&mut harness, "记下回访");
    assert!(
        matches!(last_act(&harness), Act::FollowedUp { satisfaction: Satisfaction::FairlySatisfied, .. }),
        "{:?}",
        last_act(&harness)
    );
    assert_eq!(harness.state().desk.register.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_step_that_lacks_something_says_what_under_its_field() {
    let mut harness = Window::open(Desk::filled(), "2026-0019");
    press(&mut harness, "分流");
    harness.get_by_role_and_label(Role::RadioButton, "不予受理").click();
    harness.run();
    press(&mut harness, "不予受理");
    harness.get_by_label("理由未选。");
    harness.get_by_role_and_label(Role::RadioButton, "不属于本机关职责范围").click();
    harness.run();
    assert!(harness.query_by_label("理由未选。").is_none(), "goes as soon as it is right");
    harness.get_by_label("不予受理须告诉信访人应向哪里提出，请填写。");
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_label("理由").is_none());
    assert_eq!(harness.state().file().steps.len(), 1);
    // What was typed is there when one comes back.
    press(&mut harness, "分流");
    harness.get_by_label("上次没填完的还在，接着填。");
    harness.get_by_label("应向何处提出");
    press(&mut harness, "不予受理");
    harness.get_by_label("不予受理须告诉信访人应向哪里提出，请填写。");
}

#[test]
fn only_allowed_steps_are_buttons_and_later_ones_say_when() {
    let harness = Window::open(Desk::filled(), "2026-0022");
    for words in ["出具处理意见书", "延长办理期限", "转人民调解", "改派责任单位", "调查核实", "其他办理"]
    {
        harness.get_by_role_and_label(Role::Button, words);
    }
    for words in ["受理", "不予受理", "办结", "送达告知书", "报送办理结果"] {
        assert!(harness.query_by_role_and_label(Role::Button, words).is_none(), "{words}");
    }
    harness.get_by_label("办结 处理意见书送达后可办结");
    // The limit of 2026-0009 ended on 15 June: it cannot be made longer any more.
    let mut harness = harness;
    press(&mut harness, "其他办理");
    for words in ["登记撤回", "催办、督办", "要求补充材料", "分件", "终结"] {
        harness.get_by_role_and_label(Role::MenuItem, words);
    }
    let harness = Window::open(Desk::filled(), "2026-0009");
    assert!(harness.query_by_role_and_label(Role::Button, "延长办理期限").is_none());
    harness.get_by_label("超期 3 天");
}

#[test]
fn assigning_picks_a_unit_and_makes_it_responsible() {
    let mut harness = Window::open(Desk::filled(), "2026-0022");
    press(&mut harness, "改派责任单位");
    let unit = |harness: &mut Page| {
        harness.get_by_role_and_label(Role::TextInput, "责任单位").focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::CTRL, Key::A);
        harness.run();
    };
    unit(&mut harness);
    harness.get_by_role_and_label(Role::TextInput, "责任单位").type_text("司法");
    harness.run();
    key(&mut harness, Key::Enter); // the only unit that begins so
    press(&mut harness, "改派");
    assert_eq!(last_act(&harness), Act::assigned("司法所", None));
    assert_eq!(harness.state().file().petition.unit, "司法所");
}

#[test]
fn the_timeline_tells_newest_first_with_the_next_duty_on_top() {
    let harness = Window::open(Desk::filled(), "2026-0022");
    let told: Vec<_> = harness
        .state()
        .model
        .timeline
        .iter()
        .map(|entry| (entry.day.as_str(), entry.time.as_str(), entry.heading.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("7月7日", "剩 19 天", "应出具处理意见书"),
            ("6月12日", "15:40", "现场核实"),
            ("5月22日", "09:05", "领导批示"),
            ("5月12日", "11:20", "交办 农业农村办"),
            ("5月8日", "", "送达告知书"),
            ("5月8日", "16:30", "受理"),
            ("5月7日", "10:15", "登记"),
        ]
    );
    harness.get_by_label("现场核实");
    harness.get_by_label("清信交〔2026〕12号");
    harness.get_by_label("当面送达，李某乙签收。");
}

#[test]
fn numbers_stay_masked_and_a_look_is_noted() {
    let mut harness = Window::open(Desk::filled(), "2026-0022");
    harness.get_by_label("9901**********0027");
    press(&mut harness, "显示身份证号");
    harness.get_by_label("990121196805070027");
    let change = PetitionChange::NoteLook { number: "2026-0022".into(), what: "身份证号" };
    assert_eq!(harness.state().asked, [PetitionAction::Change(change)]);
    assert_eq!(harness.state().desk.register.journal_of("2026-0022").unwrap()[0].op, "查看身份证号");
    // A quarter of a second a frame: half a minute later it is masked again.
    harness.run_steps(130);
    harness.get_by_label("9901**********0027");
}

#[test]
fn a_quick_note_is_one_entry_and_survives_a_failure() {
    let mut harness = Window::open(Desk::filled(), "2026-0022");
    harness.get_by_role_and_label(Role::TextInput, "记一笔办理情况").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "记一笔办理情况").type_text("水利站已派人修闸门");
    harness.run();
    harness.key_press_modifiers(Modifiers::CTRL, Key::Enter);
    harness.run();
    let step = harness.state().file().steps.last().unwrap().clone();
    assert_eq!(
        (step.heading().as_str(), step.text.as_str(), step.by.as_str()),
        ("调查情况", "水利站已派人修闸门", "沈某安")
    );
    assert!(!harness.state().page.has_draft());

    // Another window holds the register: nothing can be written, what was typed is there again.
    let path = harness.state().desk.register.path().to_owned();
    harness.state_mut().desk.register = Register::open_to_read(&path).unwrap();
    harness.get_by_role_and_label(Role::TextInput, "记一笔办理情况").type_text("已通知三组");
    harness.run();
    press(&mut harness, "记入");
    assert!(harness.state().page.has_draft());
}

#[test]
fn cancelling_is_told_on_the_page_and_taken_back() {
    let mut harness = Window::open(Desk::filled(), "2026-0019");
    press(&mut harness, "更多操作");
    harness.get_by_role_and_label(Role::MenuItem, "作废").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "理由").type_text("与 2026-0018 重复登记");
    harness.run();
    enter_through(&mut harness, "作废");
    harness.get_by_label("已作废：与 2026-0018 重复登记");
    assert!(harness.query_by_label("下一步可办").is_none());
    press(&mut harness, "恢复");
    assert_eq!(harness.state().file().petition.cancelled, None);
    harness.get_by_label("下一步可办");
}

#[test]
fn the_way_on_follows_the_list() {
    let mut harness = Window::open(Desk::filled(), "2026-0018");
    press(&mut harness, "下一件 ›");
    press(&mut harness, "‹ 上一件");
    press(&mut harness, "信访件");
    assert_eq!(
        harness.state().asked,
        [PetitionAction::Open("2026-0017".into()), PetitionAction::Open("2026-0019".into()), PetitionAction::Back]
    );
}

#[test]
fn everything_is_reached_in_a_narrow_window() {
    let mut harness = Window::sized(Desk::filled(), "2026-0022", 860.0);
    assert!(harness.query_by_role_and_label(Role::Button, "出具处理意见书").is_none());
    harness.get_by_role_and_label(Role::Tab, "下一步").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "出具处理意见书");
    harness.get_by_role_and_label(Role::Tab, "信访人与事项").click();
    harness.run();
    harness.get_by_label("9901**********0027");
}

#[test]
fn a_new_item_is_split_and_each_part_has_a_number_of_its_own() {
    let mut harness = Window::open(Desk::filled(), "2026-0019");
    press(&mut harness, "分件");
    harness.get_by_role_and_label(Role::MultilineTextInput, "分出的事项").focus();
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "分出的事项").type_text("村道路灯不亮\n水渠渗漏");
    harness.run();
    harness.get_all_by_role_and_label(Role::Button, "分件").last().unwrap().click();
    harness.run();
    let into = vec!["2026-0023".to_owned(), "2026-0024".to_owned()];
    assert_eq!(last_act(&harness), Act::SplitOff { into: into.clone() });
    let register = &harness.state().desk.register;
    let parts: Vec<_> = into.iter().map(|number| register.petition(number).unwrap().petition).collect();
    assert_eq!((parts[0].title.as_str(), parts[1].title.as_str()), ("村道路灯不亮", "水渠渗漏"));
    assert_eq!(parts[0].petitioners[0].name, "马某丑");
    assert_eq!(parts[0].remark, "由 2026-0019 分出");
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_matter_goes_to_mediation_to_review_and_back_to_handling() {
    let mut harness = Window::open(Desk::filled(), "2026-0022");
    press(&mut harness, "转人民调解");
    press(&mut harness, "转调解");
    harness.get_by_label("纠纷类别未选。");
    harness.get_by_role_and_label(Role::ComboBox, "纠纷类别").click();
    harness.run();
    harness.get_by_role_and_label(Role::ListBoxOption, "邻里").click();
    harness.run();
    press(&mut harness, "转调解");
    harness.get_by_label_contains("双方都同意才能调解，信访人、对方当事人还没有同意");
    for side in ["信访人同意", "对方当事人同意"] {
        harness.get_by_role_and_label(Role::CheckBox, side).click();
        harness.run();
    }
    press(&mut harness, "转调解");
    harness.get_by_label("对方当事人未填。");
    harness.get_by_role_and_label(Role::TextInput, "对方当事人").type_text("何某川");
    harness.run();
    press(&mut harness, "转调解");
    let file = harness.state().file();
    assert_eq!(file.progress().stage, Stage::Mediating);
    let handed = xinfang::domain::mediation::handed_to(&file.steps);
    let dispute = harness.state().desk.register.dispute(&handed[0]).unwrap();
    assert_eq!((dispute.petitions, dispute.category.label), (vec!["2026-0022".to_owned()], "邻里".into()));
    press(&mut harness, "调解不成");
    press(&mut harness, "记下调解不成");
    assert_eq!(harness.state().file().progress().stage, Stage::InProgress);
    press(&mut harness, "出具处理意见书");
    harness.get_by_role_and_label(Role::RadioButton, "不予支持").click();
    harness.run();
    harness.get_all_by_role_and_label(Role::Button, "出具处理意见书").last().unwrap().click();
    harness.run();
    press(&mut harness, "送达处理意见书");
    press(&mut harness, "记下送达");
    press(&mut harness, "登记复查申请");
    press(&mut harness, "记下申请");
    assert_eq!(harness.state().file().progress().stage, Stage::UnderReview);
    press(&mut harness, "登记复查意见");
    harness.get_by_role_and_label(Role::RadioButton, "撤销").click();
    harness.run();
    harness.get_by_label("撤销的，从这一天起重新办理，办结期限重新计算。");
    press(&mut harness, "记下意见");
    harness.get_by_label("复查、复核意见的文号未填。");
    harness.get_by_role_and_label(Role::TextInput, "意见文号").type_text("清河信复〔2026〕3号");
    harness.run();
    press(&mut harness, "记下意见");
    let progress = harness.state().file().progress();
    assert_eq!((progress.stage, progress.earlier.len()), (Stage::InProgress, 1));
}

#[test]
fn a_wrong_entry_is_set_right_by_another_and_both_stay_in_sight() {
    let mut harness = Window::open(Desk::filled(), "2026-0022");
    press(&mut harness, "更正 5月12日 交办 农业农村办");
    press(&mut harness, "更正");
    harness.get_by_label("更正须写明原因。");
    harness.get_by_role_and_label(Role::TextInput, "文书号").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::CTRL, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "文书号").type_text("清信交〔2026〕13号");
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "更正原因").focus();
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "更正原因").type_text("文号录错");
    harness.run();
    press(&mut harness, "更正");
    let file = harness.state().file();
    assert_eq!(file.steps[3].document, "清信交〔2026〕12号", "nothing typed is edited");
    assert_eq!(file.corrected()[3].document, "清信交〔2026〕13号");
    harness.get_by_role_and_label(Role::Label, "更正 5月12日 交办 农业农村办");
    harness.get_by_label("6月18日更正：文书号应为 清信交〔2026〕13号（文号录错）");
}

#[test]
fn what_a_step_says_is_set_right_in_its_own_form() {
    let mut harness = Window::open(Desk::filled(), "2026-0022");
    press(&mut harness, "更正 5月12日 交办 农业农村办");
    let unit = |harness: &mut Page, words: &str| {
        harness.get_by_role_and_label(Role::TextInput, "责任单位").focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::CTRL, Key::A);
        harness.run();
        harness.key_press(Key::Delete);
        harness.run();
        harness.get_by_role_and_label(Role::TextInput, "责任单位").type_text(words);
        harness.run();
    };
    unit(&mut harness, "");
    harness.get_by_role_and_label(Role::MultilineTextInput, "更正原因").focus();
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "更正原因").type_text("责任单位记错");
    harness.run();
    press(&mut harness, "更正");
    harness.get_by_label("更正后的办理记录不成立：责任单位未填。");
    unit(&mut harness, "民政办");
    press(&mut harness, "更正");
    let file = harness.state().file();
    assert_eq!(file.steps[3].heading(), "交办 农业农村办", "nothing typed is edited");
    assert_eq!(file.corrected()[3].heading(), "交办 民政办");
    assert_eq!((file.petition.unit.as_str(), file.steps.len()), ("民政办", harness.state().model.file.steps.len()));
    harness.get_by_label("6月18日更正：责任单位应为 民政办（责任单位记错）");
}

#[test]
fn an_accusation_is_not_assigned_to_the_body_it_accuses() {
    let mut desk = Desk::filled();
    let mut item = desk.register.petition("2026-0019").unwrap().petition;
    item.class = MatterClass::Accusation;
    item.accused = "农业农村办".into();
    item.unit = "镇纪委".into();
    desk.register.amend_petition(item, now()).unwrap();
    desk.register.add_step("2026-0019", Step::new(today(), now(), Act::accepted()), now()).unwrap();
    let mut harness = Window::open(desk, "2026-0019");
    press(&mut harness, "交办责任单位");
    harness.get_by_role_and_label(Role::TextInput, "责任单位").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::CTRL, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "责任单位").type_text("农业农村办");
    harness.run();
    press(&mut harness, "交办");
    harness.get_by_label_contains("检举控告不能交给被反映的单位办理");
    let file = harness.state().file();
    assert_eq!((file.petition.unit.as_str(), file.steps.len()), ("镇纪委", 2));
}
