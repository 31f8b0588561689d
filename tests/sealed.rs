//! Promises about sealed items (保密件): accusations, and what the clerk marks 保密. Who petitioned shows nowhere by
//! itself: not in lists, not by searching, not on registers; each look is in the journal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

mod desk;

use desk::{Desk, at, now, today};
use std::process::Command;
use xinfang::domain::{
    listed::{Category, Listed},
    petition::Petition,
    terms::{Channel, Flag, MatterClass},
};
use xinfang::papers::{PaperRequest, Press};
use xinfang::store::petitions::{PetitionFilter, PetitionOrder, Sealed};

const NAME: &str = "李某乙";

/// 李某乙 accuses the committee of 红岩村.
fn accusation() -> Petition {
    let mut item = Petition::blank(Channel::Letter, at("2026-05-06"));
    item.petitioners[0].name = NAME.into();
    item.petitioners[0].phone = "000 0000 1207".into();
    item.petitioners[0].address.village = "红岩村".into();
    item.class = MatterClass::Accusation;
    item.accused = "红岩村村民委员会".into();
    item.title = "红岩村委会不公开集体资金收支".into();
    item.content = "李某乙称，村集体林地租金去向不明。".into();
    item.category = Category { main: Listed::new("16", "纪检监察"), ..Category::default() };
    item.unit = "镇纪委".into();
    item
}

fn desk() -> (Desk, String) {
    let mut desk = Desk::filled();
    let number = desk.register.register_petition(accusation(), vec![], at("2026-05-06")).unwrap().petition.number;
    (desk, number)
}

fn found(desk: &Desk, text: &str, sealed: Sealed) -> Vec<String> {
    let filter = PetitionFilter { text: text.into(), sealed, ..PetitionFilter::default() };
    let rows = desk.register.list_petitions(&filter, PetitionOrder::NewestFirst, 0, 1000).unwrap();
    rows.into_iter().map(|row| row.petition.number).collect()
}

#[test]
fn a_search_for_the_petitioner_never_leads_to_a_sealed_item() {
    let (desk, number) = desk();
    for words in [NAME, "1207", "林地租金", "红岩村委会"] {
        assert!(!found(&desk, words, Sealed::Masked).contains(&number), "{words}");
    }
    assert_eq!(found(&desk, &number, Sealed::Masked), vec![number.clone()]);
    // In the view of their own they are found by what they are about, still not by who told it.
    assert_eq!(found(&desk, "红岩村委会", Sealed::Only), vec![number.clone()]);
    assert_eq!(found(&desk, NAME, Sealed::Only), Vec::<String>::new());
    assert_eq!(found(&desk, "", Sealed::Only), [number]);
}

#[test]
fn sealing_and_opening_an_item_changes_what_is_found_at_once() {
    let mut desk = Desk::filled();
    let mut item = accusation();
    item.class = MatterClass::Appeal;
    let number = desk.register.register_petition(item, vec![], at("2026-05-06")).unwrap().petition.number;
    let seal = |on: bool, desk: &mut Desk| {
        let mut item = desk.register.petition(&number).unwrap().petition;
        if on {
            item.flags.insert(Flag::Confidential)
        } else {
            item.flags.remove(&Flag::Confidential)
        };
        desk.register.amend_petition(item, now()).unwrap();
        found(desk, NAME, Sealed::Masked).contains(&number)
    };
    assert!(!seal(true, &mut desk));
    assert!(seal(false, &mut desk));
}

#[test]
fn the_command_line_lists_neither_people_nor_words() {
    let (desk, number) = desk();
    let file = desk.register.path().to_str().unwrap().to_owned();
    let list = |more: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_xinfang"))
            .args(["--file", &file, "list", "petitions"])
            .args(more)
            .output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    for form in [&[][..], &["--json"]] {
        let all = list(form);
        assert!(all.contains(&number) && all.contains("某信访人") && all.contains("检举控告事项（保密）"), "{all}");
        assert!(!all.contains("集体资金"), "{all}");
    }
    assert!(!list(&["--search", "集体资金"]).contains(&number));
    let sealed = list(&["--sealed"]);
    assert!(sealed.contains("红岩村委会不公开集体资金收支") && !sealed.contains(NAME), "{sealed}");
    assert_eq!(sealed.lines().count(), 1);
}

#[test]
fn the_register_on_paper_names_nobody_of_a_sealed_item() {
    let (desk, number) = desk();
    let press = Press::new(desk.register.settings()).unwrap();
    let request =
        PaperRequest::PetitionRegister { period: "2026".parse().unwrap(), numbers: Some(vec![number.clone()]) };
    let paper = format!("{:?}", press.document(&desk.register, &request, today()).unwrap());
    assert!(paper.contains(&number) && paper.contains("某信访人"), "{paper}");
    assert!(!paper.contains(NAME) && !paper.contains("集体资金"), "{paper}");
}

#[test]
fn a_look_is_in_the_journal() {
    let (mut desk, number) = desk();
    desk.register.note_look(&number, "登记表", now()).unwrap();
    let line = desk.register.journal_of(&number).unwrap().remove(0);
    assert_eq!((line.op.as_str(), line.at), ("查看登记表", now()));
}
