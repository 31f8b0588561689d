//! Promises about accusations: neither window nor file nor import hands one to the body it accuses or to its head, and
//! no paper for others tells who accused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{Desk, at, day};
use std::{collections::BTreeMap, process::Command};
use xinfang::domain::{
    directory::{Contact, Role},
    forms::FormId,
    listed::{Category, Listed},
    petition::Petition,
    place::Place,
    procedure::{Act, Step},
    terms::{Channel, MatterClass},
};
use xinfang::exchange::json;
use xinfang::papers::Press;
use xinfang::store::Register;

const NAME: &str = "李某乙";
const PHONE: &str = "00000001207";
/// The accused body in its other names, somebody in it, and last its head, whom only the network knows as such.
const ACCUSED: [&str; 5] = ["红岩村村民委员会", "红岩村委会", "红岩村党总支", "红岩村村委会主任罗某平", "罗某平"];

fn accusation() -> Petition {
    let mut item = Petition::blank(Channel::Letter, at("2026-05-06"));
    item.petitioners[0].name = NAME.into();
    item.petitioners[0].phone = PHONE.into();
    item.petitioners[0].address = Place::of("柳湾村", "四组");
    item.class = MatterClass::Accusation;
    item.accused = "红岩村村民委员会".into();
    item.place = Place::of("红岩村", "");
    item.title = format!("{NAME}反映红岩村委会不公开集体资金收支");
    item.content = format!("{NAME}（电话{PHONE}）称，村集体林地租金去向不明。");
    item.demands = vec!["请求查清林地租金去向".into()];
    item.category = Category { main: Listed::new("16", "纪检监察"), ..Category::default() };
    item.unit = "镇纪委".into();
    item
}

fn desk() -> (Desk, String) {
    let mut desk = Desk::filled();
    let mut directory = desk.register.directory().unwrap();
    directory.contacts.push(Contact {
        name: "罗某平".into(),
        role: Role::Staff,
        post: "村委会主任".into(),
        unit: "红岩村村民委员会".into(),
        group: String::new(),
        phone: String::new(),
    });
    desk.register.save_directory(&directory, at("2026-05-01")).unwrap();
    let number = desk.register.register_petition(accusation(), vec![], at("2026-05-06")).unwrap().petition.number;
    (desk, number)
}

fn step(act: Act) -> Step {
    Step::new(day("2026-05-07"), at("2026-05-07"), act)
}

/// Says what is wrong, in words for the clerk.
fn is_told(sentence: &str) -> bool {
    sentence.contains("被反映") && sentence.ends_with('。')
}

#[test]
fn no_step_hands_an_accusation_to_the_accused_or_its_head() {
    let (mut desk, number) = desk();
    for name in ACCUSED {
        let act = Act::Forwarded { to: name.into() };
        let refused = desk.register.add_step(&number, step(act), at("2026-05-07")).unwrap_err();
        assert!(is_told(&refused.advice()), "{name}: {}", refused.advice());
    }
    desk.register.add_step(&number, step(Act::accepted()), at("2026-05-07")).unwrap();
    for name in ACCUSED {
        let persons = Act::Assigned { to: "镇纪委".into(), due: None, persons: vec![name.into()] };
        for act in [Act::assigned(name, None), persons] {
            let refused = desk.register.add_step(&number, step(act), at("2026-05-07")).unwrap_err();
            assert!(is_told(&refused.advice()), "{name}: {}", refused.advice());
        }
    }
    let file = desk.register.petition(&number).unwrap();
    assert_eq!((file.petition.unit.as_str(), file.steps.len()), ("镇纪委", 2));
    desk.register.add_step(&number, step(Act::assigned("镇纪委", None)), at("2026-05-07")).unwrap();
}

#[test]
fn the_accused_is_not_registered_as_the_handler_nor_made_it_later() {
    let (mut desk, number) = desk();
    for name in ACCUSED {
        let mut item = accusation();
        item.unit = name.into();
        let refused = desk.register.register_petition(item, vec![], at("2026-05-06")).unwrap_err();
        assert!(is_told(&refused.advice()), "{name}: {}", refused.advice());
        let mut item = desk.register.petition(&number).unwrap().petition;
        item.unit = name.into();
        let refused = desk.register.amend_petition(item, at("2026-05-07")).unwrap_err();
        assert!(is_told(&refused.advice()), "{name}: {}", refused.advice());
    }
    assert_eq!(desk.register.petition(&number).unwrap().petition.unit, "镇纪委");
}

#[test]
fn the_import_of_the_command_line_refuses_the_accused_as_handler() {
    let (desk, number) = desk();
    let whole = json::export(&desk.register).unwrap();
    // Who is head today says nothing of who was: the network's heads are asked for what is taken now.
    for name in &ACCUSED[..4] {
        let mut changed = whole.clone();
        let file = changed.petitions.iter_mut().find(|file| file.petition.number == number).unwrap();
        file.steps.extend([step(Act::accepted()), step(Act::assigned(*name, None))]);
        let path = desk.folder.path().join("改过.json");
        std::fs::write(&path, json::to_text(&changed)).unwrap();
        let target = desk.folder.path().join("另一本.xinfang");
        let output = Command::new(env!("CARGO_BIN_EXE_xinfang"))
            .arg("--file")
            .arg(&target)
            .arg("import")
            .arg(&path)
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{name}: {told}");
        assert!(told.contains("被反映") && told.contains(&number), "{name}: {told}");
        assert!(!target.exists());
    }
}

/// The paper as poppler reads it; as its pages say it where there is no poppler.
fn read_back(register: &Register, form: FormId, number: &str, answers: &BTreeMap<String, String>) -> String {
    let press = Press::new(register.settings()).unwrap();
    let document = press.form(register, form, number, answers, "清政信〔2026〕1号", day("2026-05-08"));
    let printed = press.print(&document.unwrap_or_else(|error| panic!("{}: {error}", form.code()))).unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &printed.pdf).unwrap();
    let text = match Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(file.path()).arg("-").output() {
        Ok(output) => String::from_utf8(output.stdout).unwrap(),
        Err(_) => printed.laid.pages.iter().map(|page| page.text()).collect(),
    };
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn papers_for_others_do_not_tell_who_accused() {
    let asked = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        let usual = [("联系人", "沈某安"), ("联系电话", "000-0000000"), ("附件页数", "2")];
        usual.iter().chain(pairs).map(|(name, words)| ((*name).to_owned(), (*words).to_owned())).collect()
    };
    let (mut forwarded, number) = desk();
    let act = Act::Forwarded { to: "清河县纪委监委".into() };
    forwarded.register.add_step(&number, step(act), at("2026-05-07")).unwrap();
    let (mut assigned, _) = desk();
    let due = Some(day("2026-06-05"));
    let steps = vec![step(Act::accepted()), step(Act::assigned("镇纪委", due))];
    assigned.register.add_steps(&number, steps, at("2026-05-07")).unwrap();
    let papers = [
        (&forwarded, FormId::F10, asked(&[("抄告要求", "处理结果不必抄告")])),
        (&assigned, FormId::F11, asked(&[("信访专干", "沈某安"), ("信访机构电话", "000-0000000")])),
        (&assigned, FormId::F16, asked(&[("被调查人", "张某丙"), ("问答", "问：林地租金收在哪里？\n答：在村账上。")])),
        (&forwarded, FormId::F28, asked(&[("介绍事由", "来访介绍"), ("有效天数", "7")])),
    ];
    for (desk, form, answers) in papers {
        let text = read_back(&desk.register, form, &number, &answers);
        for told in [NAME, PHONE, "柳湾村"] {
            assert!(!text.contains(told), "{}: {told} is in {text}", form.code());
        }
        assert!(text.contains("某信访人"), "{}: {text}", form.code());
    }
}
