//! 定稿: what was handed in stays as it was, and what is corrected afterwards is told beside it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use chrono::{NaiveDate, NaiveDateTime};
use std::{collections::BTreeMap, path::Path};
use xinfang::{
    domain::{period::Period, settings::Settings, terms::Channel},
    exchange::{json, sample},
    papers::{PaperRequest, Press, narrative},
    report::narrative::REPORT,
    store::Register,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> NaiveDateTime {
    day(text).and_hms_opt(9, 0, 0).unwrap()
}

fn half_year() -> Period {
    "2009H1".parse().unwrap()
}

fn register(folder: &Path) -> Register {
    let mut register = Register::create(&folder.join("台账.xinfang"), Settings::default(), at("2009-07-01")).unwrap();
    json::import(&mut register, sample::document().unwrap(), at("2009-07-01")).unwrap();
    register
}

fn moved(register: &Register) -> BTreeMap<String, (String, String)> {
    let kept = register.final_report(half_year()).unwrap().unwrap();
    let moved = narrative::moved(register, &kept).unwrap();
    moved.into_iter().map(|one| (one.label, (one.was, one.now))).collect()
}

#[test]
fn a_late_correction_leaves_what_was_handed_in_and_is_listed_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = register(folder.path());
    let press = Press::new(register.settings()).unwrap();
    register
        .save_report_text(REPORT, half_year(), "plans", Some("下半年继续排查，本期来信{来信}。"), at("2009-07-02"))
        .unwrap();
    let first = press.finalise(&mut register, half_year(), at("2009-07-02")).unwrap();
    assert_eq!((first.edition, first.figures["letters"].as_str()), (1, "5件"));
    let handed_in = register.final_report_bytes(half_year(), 1).unwrap();
    assert_eq!(moved(&register), BTreeMap::new(), "nothing has been corrected yet");

    // An item of May turns out to have been a visit of two.
    let mut item = register.petition("2009-0010").unwrap().petition;
    (item.channel, item.headcount) = (Channel::Visit, 2);
    register.amend_petition(item, at("2009-07-20")).unwrap();
    register.save_report_text(REPORT, half_year(), "problems", Some("经费不足。"), at("2009-07-20")).unwrap();

    assert!(register.final_report_bytes(half_year(), 1).unwrap() == handed_in, "a reprint is the same to the byte");
    let told = moved(&register);
    assert_eq!(told["来信"], ("5件".into(), "4件".into()));
    assert_eq!(told["来访"], ("6件".into(), "7件".into()));
    assert_eq!(told["来访人次"], ("17人次".into(), "19人次".into()));
    assert_eq!(told["下半年工作打算"].1, "下半年继续排查，本期来信4件。");
    assert_eq!(told["存在问题"].1, "经费不足。");
    assert!(!told.contains_key("信访总量"), "eleven they are all the same");

    let second = press.finalise(&mut register, half_year(), at("2009-07-21")).unwrap();
    assert_eq!((second.edition, second.figures["letters"].as_str()), (2, "4件"));
    assert!(second.sections[0].text.ends_with("本稿为第2稿，代替2009年7月2日的定稿。"), "{}", second.sections[0].text);
    assert!(register.final_report_bytes(half_year(), 2).unwrap() != handed_in);
    assert!(register.final_report_bytes(half_year(), 1).unwrap() == handed_in);
    assert_eq!(moved(&register), BTreeMap::new());
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
}

#[test]
fn editions_travel_with_the_register() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = register(folder.path());
    let press = Press::new(register.settings()).unwrap();
    press.finalise(&mut register, half_year(), at("2009-07-02")).unwrap();
    let text = json::to_text(&json::export(&register).unwrap());
    let mut other = Register::create(&folder.path().join("二.xinfang"), Settings::default(), at("2009-07-03")).unwrap();
    json::import(&mut other, json::read(&text).unwrap(), at("2009-07-03")).unwrap();
    let bytes = |register: &Register| register.final_report_bytes(half_year(), 1).unwrap();
    assert!(bytes(&other) == bytes(&register));
    assert!(json::to_text(&json::export(&other).unwrap()) == text);
    // Neither twice nor damaged.
    assert!(json::import(&mut other, json::read(&text).unwrap(), at("2009-07-03")).is_err());
    let mut damaged = json::read(&text).unwrap();
    damaged.final_reports[0].pdf[100] ^= 1;
    let mut third = Register::create(&folder.path().join("三.xinfang"), Settings::default(), at("2009-07-03")).unwrap();
    let sentence = json::import(&mut third, damaged, at("2009-07-03")).unwrap_err().to_string();
    assert!(sentence.contains("定稿的内容与摘要不一致"), "{sentence}");
    let masked = xinfang::exchange::masked::text(json::export(&register).unwrap());
    assert!(!masked.contains("final_reports"), "pages that name people do not go out masked");
}

#[test]
fn the_live_report_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = register(folder.path());
    let press = Press::new(register.settings()).unwrap();
    press.finalise(&mut register, half_year(), at("2009-07-02")).unwrap();
    let request = PaperRequest::Narrative { period: half_year() };
    let live = press.pdf(&register, &request, day("2009-07-05")).unwrap();
    assert!(live != register.final_report_bytes(half_year(), 1).unwrap());
}
