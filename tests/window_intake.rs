//! Promises of the registration form: every field by keyboard in the order it stands, findings at their fields,
//! nothing typed is lost, and what is saved is what was typed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{Desk, day, now, today};
use eframe::egui::{self, Event, ImeEvent, Key, Modifiers, accesskit::Role};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT, Queryable},
};
use xinfang::domain::{
    petition::{Occurrence, Petition},
    place::Place,
    procedure::{Act, Stage, StepKind},
    terms::{Channel, Flag, Level, MatterClass},
};
use xinfang::store::StoreError;
use xinfang::ui::{
    pages::intake::{Handling, IntakeAction, IntakeForm, IntakeModel, IntakePage, Outcome, limits},
    theme,
};

/// The page with its register; actions are carried out at once, as the worker would.
struct Window {
    desk: Desk,
    page: IntakePage,
    model: IntakeModel,
    asked: Vec<IntakeAction>,
    done: Vec<Outcome>,
    /// The next save fails like a full disk.
    disk_full: bool,
}

type Form = Harness<'static, Window>;

fn network(desk: &mut Desk) {
    use xinfang::domain::directory::{Contact, Directory, Role, Unit, Village};
    let village = |name: &str| Village {
        name: name.into(),
        groups: ["一组", "二组", "三组"].map(String::from).to_vec(),
        until: None,
    };
    let contact = |name: &str, role| Contact {
        name: name.into(),
        role,
        post: String::new(),
        unit: String::new(),
        group: String::new(),
        phone: String::new(),
    };
    let directory = Directory {
        villages: ["上塘村", "下塘村", "红岩村", "柳湾村"].map(village).to_vec(),
        units: ["农业农村办", "水利站", "红岩村委会"]
            .map(|name| Unit { name: name.into(), phone: String::new() })
            .to_vec(),
        contacts: vec![
            contact("何某川", Role::Leader),
            contact("陈某山", Role::Leader),
            contact("沈某安", Role::Clerk),
        ],
    };
    desk.register.save_directory(&directory, now()).unwrap();
}

fn open_sized(mut desk: Desk, amending: Option<&str>, channel: Channel, size: egui::Vec2) -> Form {
    network(&mut desk);
    let model = IntakeModel::load(&desk.register, amending, now()).unwrap();
    let page = IntakePage::open(&model, channel);
    let window = Window { desk, page, model, asked: vec![], done: vec![], disk_full: false };
    let mut harness =
        Harness::builder().with_size(size).with_context_setup(theme::install).build_ui_state(frame, window);
    harness.run_steps(3);
    harness
}

fn frame(ui: &mut egui::Ui, window: &mut Window) {
    let Some(action) = window.page.ui(ui, &window.model) else { return };
    window.asked.push(action.clone());
    if window.disk_full && matches!(action, IntakeAction::Save { .. }) {
        window.page.failed(StoreError::DiskFull(None).advice());
        return;
    }
    match action.carry_out(&mut window.desk.register, now()) {
        Ok(outcome) => window.done.extend(window.page.told(outcome)),
        Err(error) => window.page.failed(error.advice()),
    }
    ui.ctx().request_repaint();
}

fn open(channel: Channel) -> Form {
    open_sized(Desk::empty(), None, channel, egui::vec2(1366.0, 768.0))
}

fn form(harness: &Form) -> &IntakeForm {
    harness.state().page.form()
}

/// The accessible name of what has the focus.
fn focused(harness: &Form) -> String {
    harness
        .root()
        .children_recursive()
        .find(Node::is_focused)
        .and_then(|node| node.accesskit_node().label())
        .unwrap_or_default()
}

fn typed(harness: &mut Form, text: &str) {
    harness.event(Event::Text(text.into()));
    harness.run_steps(2);
}

fn press(harness: &mut Form, key: Key) {
    harness.key_press(key);
    harness.run_steps(2);
}

fn press_with(harness: &mut Form, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(2);
}

fn go_to(harness: &mut Form, label: &str) {
    field(harness, label).focus();
    harness.run_steps(2);
    assert_eq!(focused(harness), label);
}

/// The field or button of this name; headings and labels may bear the same.
fn field<'a>(harness: &'a Form, label: &'a str) -> Node<'a> {
    let passive = |node: &Node<'_>| matches!(node.accesskit_node().role(), Role::Label | Role::Heading);
    harness.query_all_by_label(label).find(|node| !passive(node)).expect(label)
}

fn says(harness: &Form, words: &str) -> bool {
    harness.query_all_by_label(words).next().is_some()
}

/// Fills what must be filled, by keyboard, and leaves the focus on 责任单位's successor.
fn fill(harness: &mut Form) {
    go_to(harness, "第 1 人姓名");
    typed(harness, "李某乙");
    go_to(harness, "标题");
    typed(harness, "要求补偿水库放水造成的稻田减产损失");
    go_to(harness, "诉求");
    typed(harness, "大坝口水库承包人3月初放水捕鱼，未留灌溉用水。");
    go_to(harness, "内容分类");
    typed(harness, "农业");
    press(harness, Key::Enter);
    go_to(harness, "责任单位");
    typed(harness, "农业农村办");
}

#[test]
fn a_visit_is_registered_without_touching_the_mouse() {
    let mut harness = open(Channel::Visit);
    // Field, what is typed into it.
    let walk: [(&str, &str); 26] = [
        ("信访形式", ""),
        ("来访时间", ""),
        ("时刻", ""),
        ("接待人", ""),
        ("来源", ""),
        ("接访", "何某川"),
        ("来访人数", "3"),
        ("第 1 人为代表", ""),
        ("第 1 人姓名", "李某乙"),
        ("第 1 人身份证号", "990121196803120027"),
        ("第 1 人联系电话", "000 0000 1207"),
        ("匿名", ""),
        ("住址", "上塘村"),
        ("住址组", "三组"),
        ("住址门牌", ""),
        ("与住址相同", ""),
        ("标题", "要求补偿水库放水造成的稻田减产损失"),
        ("诉求", "大坝口水库承包人3月初放水捕鱼。"),
        ("内容分类", "农业"),
        ("内容分类二级", ""),
        ("信访目的", ""),
        ("初信初访", ""),
        ("重复", ""),
        ("越级", ""),
        ("处理方式", ""),
        ("责任单位", "农业农村办"),
    ];
    for (field, text) in walk {
        assert_eq!(focused(&harness), field);
        if !text.is_empty() {
            typed(&mut harness, text);
        }
        match field {
            "诉求" => {
                press(&mut harness, Key::Enter);
                typed(&mut harness, "要求补偿。");
                assert_eq!(focused(&harness), "诉求", "Enter is a new line there");
                press_with(&mut harness, Modifiers::COMMAND, Key::Enter);
            }
            "内容分类" => {
                press(&mut harness, Key::Enter); // takes the first that matches
                press(&mut harness, Key::Enter);
            }
            _ => press(&mut harness, Key::Enter),
        }
    }
    assert_eq!(focused(&harness), "协办单位");
    typed(&mut harness, "水利站");
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Enter);
    assert_eq!(focused(&harness), "保存");
    let saved = |harness: &Form| harness.state().asked.iter().any(|asked| matches!(asked, IntakeAction::Save { .. }));
    assert!(!saved(&harness), "the last Enter only leads to 保存");
    press(&mut harness, Key::Enter);
    assert!(saved(&harness));

    let Some(Outcome::Saved { number, print, amended }) = harness.state().done.last().cloned() else { panic!() };
    assert_eq!((print, amended), (false, false));
    let file = harness.state().desk.register.petition(&number).unwrap();
    let item = &file.petition;
    assert_eq!((item.who().as_str(), item.headcount), ("李某乙 等 3 人", 3));
    assert_eq!(item.petitioners[0].id_no, "990121196803120027");
    assert_eq!(item.petitioners[0].sex.map(|sex| sex.label()), Some("女"), "the 17th digit is even");
    assert_eq!(
        (item.place.clone(), item.petitioners[0].address.clone()),
        (Place::of("上塘村", "三组"), Place::of("上塘村", "三组"))
    );
    assert_eq!(item.content, "大坝口水库承包人3月初放水捕鱼。\n要求补偿。");
    assert_eq!((item.receiving_leader.as_str(), item.unit.as_str()), ("何某川", "农业农村办"));
    assert_eq!(item.assisting, ["水利站"]);
    assert_eq!(item.category.main.label, "农业农村");
    let kinds: Vec<StepKind> = file.steps.iter().map(|step| step.kind()).collect();
    assert_eq!(kinds, [StepKind::Registered, StepKind::Accepted]);
    assert_eq!(file.progress().accepted_on, Some(today()));
}

#[test]
fn shift_enter_goes_back() {
    let mut harness = open(Channel::Visit);
    go_to(&mut harness, "第 1 人身份证号");
    press_with(&mut harness, Modifiers::SHIFT, Key::Enter);
    assert_eq!(focused(&harness), "第 1 人姓名");
}

#[test]
fn a_wrong_check_digit_is_told_on_leaving_and_goes_while_it_is_put_right() {
    const WORDS: &str = "末位与前 17 位对不上，请照证件逐位核对。";
    let mut harness = open(Channel::Visit);
    go_to(&mut harness, "第 1 人身份证号");
    typed(&mut harness, "990121197111050016");
    assert!(!says(&harness, WORDS), "not while it is being typed");
    press(&mut harness, Key::Enter);
    assert!(says(&harness, WORDS));
    assert!(says(&harness, "1 处需改正 · 转到该项"));
    harness.get_by_label("1 处需改正 · 转到该项").click();
    harness.run_steps(3);
    assert_eq!(focused(&harness), "第 1 人身份证号");
    press(&mut harness, Key::End);
    press(&mut harness, Key::Backspace);
    typed(&mut harness, "x");
    assert!(says(&harness, WORDS), "still wrong");
    press(&mut harness, Key::Backspace);
    // GB 11643: the weighted sum of 99012119711105001 leaves 10 by MOD 11-2, so the right character is 2.
    typed(&mut harness, &xinfang::domain::identity::check_character("99012119711105001").unwrap().to_string());
    assert!(!says(&harness, WORDS), "right, and still in the field");
    assert!(says(&harness, "男 · 54 岁"));
}

#[test]
fn an_x_is_written_large_and_spaces_go() {
    let mut harness = open(Channel::Visit);
    go_to(&mut harness, "第 1 人身份证号");
    typed(&mut harness, "9901 2119 6803 1200 2x");
    press(&mut harness, Key::Enter);
    assert_eq!(form(&harness).people[0].who.id_no, "99012119680312002X");
}

#[test]
fn six_representatives_are_one_too_many() {
    let mut harness = open(Channel::Visit);
    for n in 2..=6 {
        harness.get_by_label("添加信访人").click();
        harness.run_steps(3);
        assert_eq!(focused(&harness), format!("第 {n} 人姓名"), "the new row is ready to type into");
        typed(&mut harness, "王某甲");
        harness.get_by_label(&format!("第 {n} 人为代表")).click();
        harness.run_steps(2);
        assert_eq!(says(&harness, "代表最多 5 人，现有 6 人。"), n == 6);
    }
    assert_eq!(form(&harness).headcount, 6);
    assert!(form(&harness).item(now()).is_collective(5));
    press_with(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(harness.state().done.is_empty());
}

#[test]
fn fewer_people_than_names_is_told_at_the_number() {
    let mut harness = open(Channel::Visit);
    for name in ["李某乙", "王某甲", "张某丙"] {
        typed_name(&mut harness, name);
    }
    go_to(&mut harness, "来访人数");
    typed(&mut harness, "2");
    press(&mut harness, Key::Enter);
    assert!(says(&harness, "人数 2 人，已填 3 人，请改人数或删去 1 人。"));
    harness.get_by_label("删去第 3 人").click();
    harness.run_steps(3);
    assert!(!says(&harness, "人数 2 人，已填 3 人，请改人数或删去 1 人。"));
}

fn typed_name(harness: &mut Form, name: &str) {
    let rows = form(harness).people.len();
    if form(harness).people[rows - 1].who.name.is_empty() {
        go_to(harness, &format!("第 {rows} 人姓名"));
    } else {
        harness.get_by_label("添加信访人").click();
        harness.run_steps(3);
    }
    typed(harness, name);
}

#[test]
fn a_date_after_today_is_told_and_blocks() {
    let mut harness = open(Channel::Visit);
    fill(&mut harness);
    go_to(&mut harness, "来访时间");
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    typed(&mut harness, "6-19");
    press(&mut harness, Key::Enter);
    assert!(says(&harness, "日期晚于今日，请核对。"));
    press_with(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(focused(&harness), "来访时间", "saving leads to the first thing that is wrong");
    assert!(harness.state().done.is_empty());
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    typed(&mut harness, "昨天");
    press_with(&mut harness, Modifiers::COMMAND, Key::S);
    let Some(Outcome::Saved { number, .. }) = harness.state().done.last().cloned() else { panic!() };
    let file = harness.state().desk.register.petition(&number).unwrap();
    assert_eq!((file.petition.received_on, file.progress().accepted_on), (day("2026-06-17"), Some(today())));
}

#[test]
fn saving_an_empty_form_tells_everything_and_leads_to_the_first() {
    let mut harness = open(Channel::Visit);
    press_with(&mut harness, Modifiers::COMMAND, Key::S);
    for words in [
        "信访人姓名未填；不愿具名的请勾选匿名。",
        "标题未填，请用一句话写明何地何事。",
        "诉求未填，请写清时间、地点、对象、要求。",
        "内容分类未选。",
        "责任单位未填；一时定不下来的选“暂不处理”。",
        "5 处需改正 · 转到该项",
    ] {
        assert!(says(&harness, words), "{words}");
    }
    assert_eq!(focused(&harness), "第 1 人姓名");
}

#[test]
fn the_enter_of_an_input_method_moves_nothing() {
    let mut harness = open(Channel::Visit);
    go_to(&mut harness, "第 1 人姓名");
    let preedit = |text: &str| Event::Ime(ImeEvent::Preedit { text: text.into(), active_range_chars: None });
    harness.event(preedit("wang'mou'jia"));
    harness.run_steps(1);
    // Some systems hand the Enter that takes the candidate to the window as well.
    press(&mut harness, Key::Enter);
    assert_eq!(focused(&harness), "第 1 人姓名");
    // The commit and the key that caused it come in one frame.
    let enter =
        Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    harness.input_mut().events.extend([Event::Ime(ImeEvent::Commit("王某甲".into())), enter]);
    harness.run_steps(2);
    assert_eq!(focused(&harness), "第 1 人姓名");
    assert_eq!(form(&harness).people[0].who.name, "王某甲");
    press(&mut harness, Key::Enter);
    assert_eq!(focused(&harness), "第 1 人身份证号");
}

#[test]
fn the_beginning_of_a_village_is_enough_and_an_unknown_one_is_remarked_on() {
    let mut harness = open(Channel::Visit);
    go_to(&mut harness, "住址");
    typed(&mut harness, "上塘");
    press(&mut harness, Key::Enter);
    assert_eq!(form(&harness).address.village, "上塘村");
    assert_eq!(focused(&harness), "住址组", "Enter went on all the same");
    assert!(!says(&harness, "不在联络网中"));
    go_to(&mut harness, "住址");
    press_with(&mut harness, Modifiers::COMMAND | Modifiers::CTRL, Key::A);
    typed(&mut harness, "青杨村");
    press(&mut harness, Key::Enter);
    assert_eq!(form(&harness).address.village, "青杨村", "kept as typed");
    assert!(says(&harness, "不在联络网中"));
    // A person is never completed: 何某 may be somebody else than 何某川.
    go_to(&mut harness, "接访");
    typed(&mut harness, "何某");
    press(&mut harness, Key::Enter);
    assert_eq!(form(&harness).receiving_leader, "何某");
}

#[test]
fn swapping_the_channel_keeps_what_was_typed() {
    let mut harness = open(Channel::Letter);
    assert_eq!(form(&harness).handling(), Handling::Later, "a letter is read first");
    go_to(&mut harness, "信封邮戳");
    typed(&mut harness, "清河 6月16日");
    go_to(&mut harness, "受信人");
    typed(&mut harness, "何某川");
    go_to(&mut harness, "标题");
    typed(&mut harness, "要求修复机耕桥");
    go_to(&mut harness, "信访形式");
    press(&mut harness, Key::ArrowRight);
    assert_eq!(form(&harness).channel, Channel::Call);
    go_to(&mut harness, "来电号码");
    typed(&mut harness, "000 0000 5582");
    assert_eq!(form(&harness).item(now()).channel_detail, "000 0000 5582");
    go_to(&mut harness, "信访形式");
    press(&mut harness, Key::ArrowLeft);
    let item = form(&harness).item(now());
    assert_eq!((item.channel_detail.as_str(), item.received_by.as_str()), ("清河 6月16日", "何某川"));
    assert_eq!((item.title.as_str(), item.received_at), ("要求修复机耕桥", None));
}

#[test]
fn a_failed_save_leaves_everything_and_says_what_to_do() {
    let mut harness = open(Channel::Visit);
    fill(&mut harness);
    harness.state_mut().disk_full = true;
    press_with(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(says(&harness, "没能保存：磁盘已满。填的内容还在，请清出空间后再保存，或另存到 U 盘。"));
    assert_eq!(form(&harness).people[0].who.name, "李某乙");
    harness.state_mut().disk_full = false;
    press_with(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(matches!(harness.state().done.last(), Some(Outcome::Saved { .. })));
}

#[test]
fn what_is_typed_becomes_a_draft_and_comes_back() {
    let mut harness = open(Channel::Visit);
    go_to(&mut harness, "第 1 人姓名");
    typed(&mut harness, "李某乙");
    assert!(harness.state().desk.register.draft("petition").unwrap().is_none());
    harness.run_steps(10); // a quarter of a second each
    assert!(says(&harness, "草稿 09:42 已自动保存"));
    let draft = harness.state().desk.register.draft("petition").unwrap().unwrap();

    let model = IntakeModel::load(&harness.state().desk.register, None, now()).unwrap();
    let page = IntakePage::open(&model, Channel::Letter);
    assert_eq!(page.form(), form(&harness), "the draft, whatever was asked for");
    assert_eq!(IntakeForm::from_draft(&draft.body).as_ref(), Some(page.form()));

    let window = harness.state_mut();
    (window.page, window.model) = (page, model);
    harness.run_steps(3);
    assert!(says(&harness, "接着填 6月18日 09:42 没保存完的登记"));
    harness.get_by_label("另起一件").click();
    harness.run_steps(3);
    assert_eq!(form(&harness).people[0].who.name, "");
    harness.get_by_label("找回刚才的").click();
    harness.run_steps(3);
    assert_eq!(form(&harness).people[0].who.name, "李某乙");
}

#[test]
fn escape_leaves_and_keeps_the_draft_but_first_closes_what_is_open() {
    let mut harness = open(Channel::Visit);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().asked, [IntakeAction::Leave { draft: None }], "nothing was typed");
    go_to(&mut harness, "责任单位");
    typed(&mut harness, "农");
    assert!(says(&harness, "农业农村办"), "suggested");
    press(&mut harness, Key::Escape);
    assert!(!says(&harness, "农业农村办"));
    assert_eq!(harness.state().asked.len(), 1, "only the list was closed");
    press(&mut harness, Key::Escape);
    let Some(IntakeAction::Leave { draft: Some((key, body)) }) = harness.state().asked.last() else { panic!() };
    assert_eq!(key, "petition");
    assert_eq!(IntakeForm::from_draft(body).unwrap().unit, "农");
    assert!(harness.state().desk.register.draft("petition").unwrap().is_some());
}

#[test]
fn a_saved_form_leaves_no_draft() {
    let mut harness = open(Channel::Visit);
    fill(&mut harness);
    harness.run_steps(10);
    assert!(harness.state().desk.register.draft("petition").unwrap().is_some());
    press_with(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(harness.state().desk.register.draft("petition").unwrap().is_none());
}

/// One open item of the same person and matter.
fn with_earlier() -> (Desk, String) {
    let mut desk = Desk::empty();
    let mut item = Petition::blank(Channel::Visit, desk::at("2026-05-07"));
    item.title = "水库放水致稻田缺水，要求补偿损失".into();
    item.content = "放水捕鱼。".into();
    item.category.main = xinfang::domain::listed::Listed::new("01", "农业农村");
    item.place = Place::of("上塘村", "三组");
    item.petitioners[0].name = "李某乙".into();
    item.petitioners[0].id_no = "990121196803120027".into();
    item.petitioners[0].address = item.place.clone();
    let number = desk.register.register_petition(item, vec![], desk::at("2026-05-07")).unwrap().petition.number;
    (desk, number)
}

#[test]
fn an_earlier_item_is_found_and_repeat_is_ticked_until_told_otherwise() {
    let (desk, number) = with_earlier();
    let mut harness = open_sized(desk, None, Channel::Visit, egui::vec2(1366.0, 768.0));
    fill(&mut harness);
    go_to(&mut harness, "第 1 人身份证号");
    typed(&mut harness, "990121196803120027");
    harness.run_steps(4);
    assert!(says(&harness, "此前信访 1 次") || says(&harness, "· 此前信访 1 次"));
    assert!(says(&harness, "同一身份证号 · 诉求相近"));
    assert!(says(&harness, "已按查重结果勾选“重复”，可改"));
    assert_eq!(form(&harness).item(now()).occurrence, Occurrence::Repeat { earlier: Some(number.clone()) });
    harness.get_by_label(&format!("不是同一件 {number}")).click();
    harness.run_steps(3);
    assert_eq!(form(&harness).item(now()).occurrence, Occurrence::Unstated);
    assert!(says(&harness, "没有疑似重复"));
}

#[test]
fn merging_notes_the_visit_on_the_earlier_item_and_can_be_taken_back() {
    let (desk, number) = with_earlier();
    let mut harness = open_sized(desk, None, Channel::Visit, egui::vec2(1366.0, 768.0));
    fill(&mut harness);
    go_to(&mut harness, "第 1 人身份证号");
    typed(&mut harness, "990121196803120027");
    harness.run_steps(4);
    harness.get_by_label(&format!("并入此件 {number}")).click();
    harness.run_steps(3);
    let Some(Outcome::Merged { form, .. }) = harness.state().done.last().cloned() else { panic!() };
    let register = &mut harness.state_mut().desk.register;
    assert_eq!(register.petition_files().unwrap().len(), 1, "no new item");
    let file = register.petition(&number).unwrap();
    assert_eq!(file.steps.last().unwrap().heading(), "再次来访");
    assert!(register.draft("petition").unwrap().is_none());
    IntakeAction::UndoMerge { number: number.clone(), form }.carry_out(register, now()).unwrap();
    assert_eq!(register.petition(&number).unwrap().steps.last().unwrap().heading(), "更正");
    assert!(register.draft("petition").unwrap().is_some(), "the form is there again");
}

#[test]
fn an_earlier_petitioner_fills_a_row() {
    let (desk, _) = with_earlier();
    let mut harness = open_sized(desk, None, Channel::Visit, egui::vec2(1366.0, 768.0));
    harness.get_by_label("从历次信访人中选").click();
    harness.run_steps(3);
    typed(&mut harness, "李某");
    harness.run_steps(4);
    harness.get_by_label_contains("李某乙，上塘村三组").click();
    harness.run_steps(3);
    let form = form(&harness);
    assert_eq!(form.people[0].who.id_no, "990121196803120027");
    assert_eq!((form.address.clone(), form.people.len()), (Place::of("上塘村", "三组"), 1));
    assert!(form.people[0].who.representative);
}

#[test]
fn an_anonymous_letter_needs_no_name_and_owes_no_notice() {
    let mut harness = open(Channel::Letter);
    fill(&mut harness);
    harness.get_by_label("匿名").click();
    harness.run_steps(2);
    press_with(&mut harness, Modifiers::COMMAND, Key::S);
    let Some(Outcome::Saved { number, .. }) = harness.state().done.last().cloned() else { panic!() };
    let file = harness.state().desk.register.petition(&number).unwrap();
    assert!(file.petition.anonymous && file.petition.petitioners.is_empty());
    assert_eq!(file.progress().stage, Stage::Registered);
}

#[test]
fn an_accusation_shows_the_accused_and_is_never_given_to_them() {
    let mut harness = open(Channel::Visit);
    fill(&mut harness);
    go_to(&mut harness, "信访目的");
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(form(&harness).class, MatterClass::Accusation);
    go_to(&mut harness, "被反映人");
    typed(&mut harness, "农业农村办");
    press_with(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(says(&harness, "检举控告不能交给被反映的单位办理，请改责任单位。"));
    assert_eq!(focused(&harness), "责任单位");
    assert!(harness.state().done.is_empty());
}

#[test]
fn every_width_shows_every_field() {
    // 1366 at 100 %, 125 %, 200 %.
    for width in [1366.0, 1093.0, 683.0] {
        let mut harness = open_sized(Desk::empty(), None, Channel::Visit, egui::vec2(width, 560.0));
        for label in ["信访形式", "第 1 人身份证号", "诉求", "责任单位", "保存"] {
            go_to(&mut harness, label);
        }
        assert!(says(&harness, "疑似重复") && says(&harness, "法定期限"), "{width}");
        assert!(harness.get_by_role_and_label(Role::Button, "保存").rect().bottom() <= 560.0);
    }
}

#[test]
fn amending_changes_the_item_and_leaves_its_steps() {
    let (desk, number) = with_earlier();
    let mut harness = open_sized(desk, Some(&number), Channel::Visit, egui::vec2(1366.0, 768.0));
    assert!(says(&harness, "修改登记"));
    assert_eq!(harness.query_all_by_label("处理方式").count(), 0);
    go_to(&mut harness, "责任单位");
    typed(&mut harness, "水利站");
    press_with(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(
        harness.state().done.last(),
        Some(&Outcome::Saved { number: number.clone(), print: false, amended: true })
    );
    let file = harness.state().desk.register.petition(&number).unwrap();
    assert_eq!((file.petition.unit.as_str(), file.steps.len()), ("水利站", 1));
}

#[test]
fn opening_an_item_to_amend_changes_nothing_by_itself() {
    let desk = Desk::filled();
    let files = desk.register.petition_files().unwrap();
    assert!(files.len() > 5);
    for file in files {
        let form = IntakeForm::amend(&file.petition);
        let (item, steps) = form.registration(now());
        assert_eq!((item, steps.len()), (file.petition, 0));
    }
}

#[test]
fn an_item_with_everything_goes_through_the_form_unharmed() {
    let mut item = Petition::blank(Channel::Letter, desk::at("2026-06-02"));
    item.number = "2026-0007".into();
    item.petitioned_on = day("2026-05-28");
    item.channel_detail = "清河 5月30日".into();
    item.received_by = "何某川".into();
    item.source = Level::City;
    item.went_to = Some(Level::Province);
    item.affected = Some(46);
    item.headcount = 4;
    item.demands = vec!["补偿损失".into(), "恢复蓄水".into()];
    item.flags = [Flag::Urgent, Flag::LongStanding].into();
    item.place = Place { detail: "大坝口".into(), ..Place::of("上塘村", "三组") };
    item.petitioners.push(item.petitioners[0].clone());
    item.petitioners[0].name = "李某乙".into();
    item.petitioners[0].occupation = "农民".into();
    item.petitioners[0].address = Place::of("下塘村", "一组");
    item.petitioners[1].name = "王某甲".into();
    item.petitioners[1].representative = false;
    item.petitioners[1].address = Place::of("红岩村", "二组");
    item.class = MatterClass::Accusation;
    item.accused = "某水库承包人".into();
    item.cancelled = Some("重复登记".into());
    let form = IntakeForm::amend(&item);
    let back = IntakeForm::from_draft(&form.to_draft()).unwrap();
    assert_eq!(back, form);
    assert_eq!(back.registration(now()).0, item);
}

/// A form that may be saved.
fn complete(channel: Channel) -> IntakeForm {
    let mut form = IntakeForm::blank(channel, now(), "沈某安");
    form.people[0].who.name = "李某乙".into();
    form.address = Place::of("上塘村", "三组");
    form.title = "要求修复机耕桥".into();
    form.content = "桥面塌陷。".into();
    let list = form.categories(today());
    form.main = Some(xinfang::domain::listed::Listed::new(&list[0].code, &list[0].label));
    form.unit = "农业农村办".into();
    form.forward_to = "县水利局".into();
    form.opinion = Some(xinfang::domain::terms::Opinion::Explained);
    form.settled = true;
    form
}

#[test]
fn every_way_of_handling_becomes_its_steps_and_is_accepted_by_the_register() {
    use StepKind as K;
    let ways: [(Handling, &[StepKind], Stage); 5] = [
        (Handling::Later, &[K::Registered], Stage::Registered),
        (Handling::Own, &[K::Registered, K::Accepted], Stage::InProgress),
        (Handling::Forward, &[K::Registered, K::Forwarded], Stage::Forwarded),
        (Handling::Assign, &[K::Registered, K::Accepted, K::Assigned], Stage::InProgress),
        (Handling::OnSpot, &[K::Registered, K::Accepted, K::Replied, K::Delivered, K::Closed], Stage::Closed),
    ];
    let mut desk = Desk::empty();
    for &channel in Channel::ALL {
        for (handling, kinds, stage) in ways {
            for anonymous in [false, true] {
                let mut form = complete(channel);
                form.anonymous = anonymous;
                form.received_on = Some(day("2026-06-16"));
                form.chosen_handling = Some(handling);
                let settings = desk.register.settings().clone();
                let blocking: Vec<_> = form
                    .check(now(), &settings, desk.register.calendar())
                    .into_iter()
                    .filter(xinfang::domain::finding::Finding::blocks)
                    .collect();
                assert_eq!(blocking, [], "{channel} {handling}");
                let (item, steps) = form.registration(now());
                assert_eq!(steps.iter().map(|step| step.kind()).collect::<Vec<_>>(), kinds, "{channel} {handling}");
                let file = desk.register.register_petition(item, steps, now()).unwrap();
                assert_eq!(file.progress().stage, stage, "{channel} {handling}");
                if handling == Handling::OnSpot {
                    assert_eq!(file.progress().closed_on, Some(day("2026-06-16")), "dated on the day it was received");
                }
            }
        }
    }
}

#[test]
fn giving_an_accusation_to_the_accused_is_refused_by_forwarding_too() {
    let mut form = complete(Channel::Visit);
    form.chosen_handling = Some(Handling::Forward);
    form.class = MatterClass::Accusation;
    form.accused = "县水利局".into();
    let desk = Desk::empty();
    let found = form.check(now(), desk.register.settings(), desk.register.calendar());
    let fields: Vec<_> = found.iter().filter(|one| one.blocks()).map(|one| one.field.as_str()).collect();
    assert_eq!(fields, ["forward_to"]);
}

#[test]
fn limits_are_those_of_the_statute() {
    let mut desk = Desk::empty();
    network(&mut desk);
    let model = IntakeModel::load(&desk.register, None, now()).unwrap();
    let mut form = complete(Channel::Visit);
    let days = |form: &IntakeForm| {
        limits(form, &model).steps.iter().map(|step| format!("{} {}", step.name, step.date)).collect::<Vec<_>>()
    };
    // 18 June + 15, + 60, + 90 days; all three are working days.
    let usual = ["登记 6月18日", "受理告知 7月3日 周五", "办结 8月17日 周一", "最长延期至 9月16日 周三"];
    assert_eq!(days(&form), usual);
    assert_eq!(limits(&form, &model).basis, "依据《信访工作条例》第二十三条、第三十四条");
    form.chosen_handling = Some(Handling::Later);
    assert_eq!(days(&form), usual, "as if it were accepted today");
    assert!(limits(&form, &model).steps[2].note.contains("按今日受理"));
    form.chosen_handling = Some(Handling::Forward);
    assert_eq!(days(&form), ["登记 6月18日", "受理告知 7月3日 周五"]);
    // 20 June is a Saturday and the 19th 端午: 15 days after 5 June.
    form.received_on = Some(day("2026-06-05"));
    assert_eq!(days(&form)[1], "受理告知 6月22日 周一");
    // Before 1 May 2022 the regulation of 2005 holds.
    form.received_on = Some(day("2009-03-02"));
    form.chosen_handling = Some(Handling::Later);
    assert!(limits(&form, &model).basis.starts_with("依据《信访条例》第二十二条、第三十三条"));
}

#[test]
fn an_old_letter_is_classified_by_the_list_of_its_time() {
    let mut form = complete(Channel::Letter);
    form.main = form.categories(today()).iter().find(|one| one.label == "城乡建设").map(|one| one.category(None).main);
    form.received_on = Some(day("2009-03-02"));
    form.follow_category_list(today());
    assert_eq!(form.main.as_ref().map(|main| main.label.as_str()), Some("城乡建设"), "the name is in both lists");
    assert!(form.categories(today()).iter().any(|one| one.label == "国土资源"));
    form.main = form.categories(today()).iter().find(|one| one.label == "国土资源").map(|one| one.category(None).main);
    form.received_on = Some(today());
    form.follow_category_list(today());
    assert_eq!(form.main, None, "renamed since: to be chosen again");
}

#[test]
fn a_referred_item_carries_its_sheet() {
    let mut form = complete(Channel::Visit);
    form.source = Level::County;
    form.referral_from = "清河县信访局".into();
    form.referral_document = "清信交〔2026〕12号".into();
    form.referral_kind = xinfang::domain::terms::ReferralKind::Assigned;
    form.referral_due = Some(day("2026-07-20"));
    form.petitioned_on = Some(day("2026-06-10"));
    let (item, _) = form.registration(now());
    let referral = item.referral.clone().unwrap();
    assert_eq!((referral.from.as_str(), referral.due), ("清河县信访局", Some(day("2026-07-20"))));
    assert_eq!((item.petitioned_on, item.received_on), (day("2026-06-10"), today()));
    form.chosen_handling = Some(Handling::Assign);
    form.assigned_due = Some(day("2026-07-10"));
    let (_, steps) = form.registration(now());
    let to = Act::assigned("农业农村办", Some(day("2026-07-10")));
    assert_eq!(steps.last().unwrap().act, to);
}

mod through_the_app {
    use super::*;
    use xinfang::ui::{
        app::{App, Setup},
        pages::intake::IntakeScreen,
        route::{Route, View},
        screen,
    };

    type Whole = Harness<'static, Option<App>>;

    fn window(register: xinfang::store::Register) -> Whole {
        let mut desk = Some(screen::Desk { register: Some(register) });
        let mut harness =
            Harness::builder().with_size(egui::vec2(1366.0, 768.0)).with_context_setup(theme::install).build_ui_state(
                move |ui, app: &mut Option<App>| {
                    let made = || App::new(ui.ctx(), Setup::test(desk.take().unwrap(), now())).unwrap();
                    app.get_or_insert_with(made).frame(ui);
                },
                None,
            );
        harness.run_steps(4);
        harness
    }

    fn app(harness: &mut Whole) -> &mut App {
        harness.state_mut().as_mut().unwrap()
    }

    fn type_into(harness: &mut Whole, label: &str, text: &str) {
        let passive = |node: &Node<'_>| matches!(node.accesskit_node().role(), Role::Label | Role::Heading);
        harness.query_all_by_label(label).find(|node| !passive(node)).expect(label).focus();
        harness.run_steps(2);
        harness.event(Event::Text(text.into()));
        harness.run_steps(2);
    }

    fn name_typed(harness: &mut Whole) -> String {
        let screen = app(harness).page::<IntakeScreen>(View::Intake).unwrap();
        screen.page().map(|page| page.form().people[0].who.name.clone()).unwrap_or_default()
    }

    #[test]
    fn from_ctrl_n_to_the_saved_item() {
        let Desk { folder: _folder, mut register } = Desk::empty();
        let mut desk = Desk { folder: tempfile::tempdir().unwrap(), register };
        network(&mut desk);
        register = desk.register;
        let mut harness = window(register);
        harness.key_press_modifiers(Modifiers::CTRL, Key::N);
        harness.run_steps(4);
        type_into(&mut harness, "第 1 人姓名", "李某乙");
        type_into(&mut harness, "标题", "要求修复机耕桥");
        type_into(&mut harness, "诉求", "桥面塌陷。");
        type_into(&mut harness, "内容分类", "农业");
        harness.key_press(Key::Enter);
        harness.run_steps(2);
        harness.key_press_modifiers(Modifiers::CTRL, Key::S);
        harness.run_steps(4);
        assert_eq!(app(&mut harness).route(), &Route::Intake(None), "责任单位 is missing");
        type_into(&mut harness, "责任单位", "农业农村办");
        harness.key_press_modifiers(Modifiers::CTRL, Key::S);
        harness.run_steps(4);
        assert_eq!(app(&mut harness).route(), &Route::Petition("2026-0001".into()));
        assert!(app(&mut harness).toasts().iter().any(|words| words == "已保存 2026-0001"));
        harness.key_press_modifiers(Modifiers::CTRL, Key::N);
        harness.run_steps(4);
        assert_eq!(name_typed(&mut harness), "", "the next one begins blank");
        assert!(harness.query_by_label("编号 2026-0002 · 保存时确定").is_some());
    }

    #[test]
    fn escape_leaves_a_draft_that_is_there_again() {
        let Desk { folder: _folder, register } = Desk::empty();
        let mut harness = window(register);
        harness.key_press_modifiers(Modifiers::CTRL, Key::N);
        harness.run_steps(4);
        type_into(&mut harness, "第 1 人姓名", "李某乙");
        harness.key_press(Key::Escape);
        harness.run_steps(4);
        assert_ne!(app(&mut harness).route(), &Route::Intake(None));
        assert!(app(&mut harness).toasts().iter().any(|words| words.starts_with("草稿已留下")));
        harness.key_press_modifiers(Modifiers::CTRL, Key::N);
        harness.run_steps(4);
        assert_eq!(name_typed(&mut harness), "李某乙");
        assert!(harness.query_by_label_contains("没保存完的登记").is_some());
    }

    #[test]
    fn merging_is_taken_back_by_the_toast() {
        let (desk, number) = with_earlier();
        let Desk { folder: _folder, register } = desk;
        let mut harness = window(register);
        harness.key_press_modifiers(Modifiers::CTRL, Key::N);
        harness.run_steps(4);
        type_into(&mut harness, "第 1 人身份证号", "990121196803120027");
        type_into(&mut harness, "第 1 人姓名", "李某乙");
        harness.run_steps(4);
        harness.get_by_label(&format!("并入此件 {number}")).click();
        harness.run_steps(4);
        assert_eq!(app(&mut harness).route(), &Route::Petition(number.clone()));
        assert!(app(&mut harness).toasts().iter().any(|words| *words == format!("已并入 {number}")));
        harness.get_by_label_contains("撤销").click();
        harness.run_steps(6);
        assert_eq!(app(&mut harness).route(), &Route::Intake(None));
        assert_eq!(name_typed(&mut harness), "李某乙");
    }
}
