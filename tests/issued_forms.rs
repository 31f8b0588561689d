//! Promises of issued papers with real pages: what was issued is printed again byte for byte, whatever changed since.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use std::collections::BTreeMap;
use xinfang::{
    domain::forms::FormId,
    exchange::sample,
    papers::{
        Press,
        issue::{IssueForm, Order},
    },
};

fn now() -> chrono::NaiveDateTime {
    sample::today().and_hms_opt(9, 0, 0).unwrap()
}

fn order() -> Order {
    let answers = [("联系人", "沈某安"), ("联系电话", "000-0000")];
    Order {
        form: IssueForm::Catalogue(FormId::F05),
        record: "2009-0002".into(),
        answers: answers.map(|(name, text)| (name.to_owned(), text.to_owned())).into(),
        date: sample::today(),
        replaces: None,
    }
}

#[test]
fn a_reprint_is_the_same_after_form_data_and_settings_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = sample::create(&folder.path().join("示例.xinfang"), now()).unwrap();
    let press = Press::new(register.settings()).unwrap();
    let paper = press.issue(&mut register, &order(), now()).unwrap();
    let bytes = register.paper_bytes(paper.id).unwrap();
    let fresh = |register: &xinfang::store::Register| {
        let press = Press::new(register.settings()).unwrap();
        press
            .print(
                &press
                    .form(
                        register,
                        FormId::F05,
                        "2009-0002",
                        &order().answers,
                        &paper.number.clone().unwrap().text,
                        sample::today(),
                    )
                    .unwrap(),
            )
            .unwrap()
            .pdf
    };
    assert!(fresh(&register) == bytes, "the paper is the one the form makes");

    let mut item = register.petition("2009-0002").unwrap().petition;
    item.title = "水渠堵塞（改过的标题）".into();
    register.amend_petition(item, now()).unwrap();
    let mut settings = register.settings().clone();
    settings.office.town = "清河镇".into();
    register.save_settings(settings, now()).unwrap();
    assert!(fresh(&register) != bytes, "a paper made today would be another one");
    let changed = fresh(&register);
    let own = include_str!("../assets/forms/F05.txt").replace("经审核，该事项属于", "经研究，该事项属于");
    register.save_form_text(FormId::F05, Some(&own), now()).unwrap();
    assert!(fresh(&register) != changed, "the office's own wording is used from now on");
    assert!(register.paper_bytes(paper.id).unwrap() == bytes, "the kept one is as it was issued");
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_paper_belongs_to_its_step_and_its_addressee() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = sample::create(&folder.path().join("示例.xinfang"), now()).unwrap();
    let press = Press::new(register.settings()).unwrap();
    let paper = press.issue(&mut register, &order(), now()).unwrap();
    let file = register.petition("2009-0002").unwrap();
    let step = &file.steps[paper.step.unwrap() as usize - 1];
    assert_eq!(step.kind().code(), "accepted");
    assert_eq!((paper.addressee.as_str(), paper.pages, paper.answers.len()), ("李某乙等3人", 1, 2));
}

#[test]
fn a_refused_paper_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = sample::create(&folder.path().join("示例.xinfang"), now()).unwrap();
    let press = Press::new(register.settings()).unwrap();
    let before = register.journal_length().unwrap();
    let lacking = Order { answers: BTreeMap::new(), ..order() };
    assert!(press.issue(&mut register, &lacking, now()).unwrap_err().to_string().contains("联系电话"));
    let sheet = Order { form: IssueForm::Catalogue(FormId::F02), ..order() };
    let refused = press.issue(&mut register, &sheet, now()).unwrap_err().to_string();
    assert_eq!(refused, "“来信登记表”没有生成：2009-0002是来访件，请用来访登记表（F01）。");
    assert_eq!(register.journal_length().unwrap(), before);
    assert!(register.paper_ledger(None).unwrap().is_empty());
}

/// Promise: the sheet somebody signed is kept; it is printed again as it was until the case says something else.
#[test]
fn a_registration_sheet_is_kept_until_the_case_says_something_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = sample::create(&folder.path().join("示例.xinfang"), now()).unwrap();
    let press = Press::new(register.settings()).unwrap();
    let first = press.registration_sheet(&mut register, "2009-0002", now()).unwrap();
    assert_eq!((first.form.as_str(), first.number.as_ref(), first.pages), ("F01", None, 1));
    let bytes = register.paper_bytes(first.id).unwrap();
    let later = now() + chrono::Days::new(3);
    assert_eq!(press.registration_sheet(&mut register, "2009-0002", later).unwrap().id, first.id);

    let mut item = register.petition("2009-0002").unwrap().petition;
    item.enclosures = "照片9张".into();
    register.amend_petition(item, later).unwrap();
    let second = press.registration_sheet(&mut register, "2009-0002", later).unwrap();
    assert_eq!((second.replaces, second.reason.as_str()), (Some(first.id), "登记表内容或式样有变化"));
    assert!(register.paper_bytes(first.id).unwrap() == bytes && !register.kept_paper(first.id).unwrap().is_in_force());

    let own = include_str!("../assets/forms/F01.txt").replace("# 附件材料", "# 随件材料");
    register.save_form_text(FormId::F01, Some(&own), later).unwrap();
    let third = press.registration_sheet(&mut register, "2009-0002", later).unwrap();
    assert_eq!(third.replaces, Some(second.id), "the office's own wording is a new sheet");
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
}
