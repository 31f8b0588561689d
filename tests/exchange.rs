//! Promises of the exchange form: the same register before and after, and a bad document changes nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use std::path::Path;
use xinfang::{
    domain::{screening::ScreeningRound, settings::Settings},
    exchange::{json, sample},
    report::{facts::Facts, figures::Figures, summary},
    store::{Register, petitions::PetitionFilter},
};

fn now() -> chrono::NaiveDateTime {
    sample::today().and_hms_opt(9, 0, 0).unwrap()
}

fn figures(register: &Register) -> serde_json::Value {
    let facts = Facts::load(register).unwrap();
    summary::json(&facts, &Figures::of(&facts, "2009H1".parse().unwrap(), sample::today()))
}

fn empty(folder: &Path) -> Register {
    Register::create(&folder.join("新.xinfang"), Settings::default(), now()).unwrap()
}

#[test]
fn out_and_in_again_is_the_same_register() {
    let folder = tempfile::tempdir().unwrap();
    let first = sample::create(&folder.path().join("示例.xinfang"), now()).unwrap();
    let text = json::to_text(&json::export(&first).unwrap());
    let mut second = empty(folder.path());
    json::import(&mut second, json::read(&text).unwrap(), now()).unwrap();
    assert_eq!(json::to_text(&json::export(&second).unwrap()), text);
    assert_eq!(figures(&second), figures(&first));
    assert_eq!(second.check().unwrap(), Vec::<String>::new());
}

/// A round is kept with what it found, goes out and in again, and may only name disputes of the ledger.
#[test]
fn screening_rounds_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = sample::create(&folder.path().join("示例.xinfang"), now()).unwrap();
    let before = first.screenings(None).unwrap();
    assert_eq!(before.len(), 6, "one a month");
    for entry in before {
        first.remove_screening(entry.id, now()).unwrap();
    }
    let held = "2009-06-25".parse().unwrap();
    let zero = ScreeningRound { villages: vec!["上塘村".into()], ..ScreeningRound::blank(held) };
    let round = ScreeningRound { found: vec!["纠2009-010".into()], ..zero.clone() };
    first.save_screening(None, &zero, now()).unwrap();
    let id = first.save_screening(None, &round, now()).unwrap();
    let unknown = ScreeningRound { found: vec!["纠2009-099".into()], ..zero.clone() };
    assert!(first.save_screening(Some(id), &unknown, now()).unwrap_err().advice().contains("纠2009-099"));
    let mut second = empty(folder.path());
    json::import(&mut second, json::export(&first).unwrap(), now()).unwrap();
    let kept: Vec<ScreeningRound> = second.screenings(None).unwrap().into_iter().map(|entry| entry.value).collect();
    assert_eq!(kept, [zero, round.clone()]);
    assert_eq!(first.remove_screening(id, now()).unwrap(), round);
    assert_eq!(first.screenings(None).unwrap().len(), 1);
}

/// Settings and network come only with a whole register, never over somebody's own.
#[test]
fn a_register_with_any_record_keeps_its_settings() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = empty(folder.path());
    let first = sample::document().unwrap().petitions[0].petition.clone();
    let number = register.register_petition(first, vec![], now()).unwrap().petition.number;
    register.cancel_petition(&number, Some("重复登记".into()), now()).unwrap();
    let mut document = sample::document().unwrap();
    document.petitions.remove(0);
    json::import(&mut register, document, now()).unwrap();
    assert_eq!(register.settings(), &Settings::default());
}

#[test]
fn bad_documents_are_named_and_change_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = empty(folder.path());
    let good = json::to_text(&sample::document().unwrap());
    let message = |text: &str| json::read(text).unwrap_err().to_string();
    assert!(message(&good[..5_000]).contains("不是正确的 JSON"));
    assert!(message("{}").contains("不是本程序能读的"));
    assert!(message(&good.replacen("\"version\": 1", "\"version\": 7", 1)).contains("版本 7"));
    let typo = message(&good.replacen("\"headcount\": 3", "\"headcont\": 3", 1));
    assert!(typo.starts_with("第 2 件信访件（2009-0002）的 petition") && typo.contains("headcont"), "{typo}");
    let bad_day = message(&good.replacen("\"found_on\": \"2009-01-25\"", "\"found_on\": \"2009-02-30\"", 1));
    assert!(bad_day.starts_with("第 1 件纠纷（纠2009-001）的 found_on"), "{bad_day}");

    // A record the rules refuse: a number with a slip of the finger.
    let mut document = sample::document().unwrap();
    document.petitions[4].petition.petitioners[0].id_no = "990121195509170011".into();
    let error = json::import(&mut register, document, now()).unwrap_err().to_string();
    assert!(error.starts_with("第 5 件信访件（2009-0005）：末位与前 17 位对不上"), "{error}");
    assert_eq!(register.count_petitions(&PetitionFilter::default()).unwrap(), 0);
    assert_eq!(register.settings(), &Settings::default());
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
}
