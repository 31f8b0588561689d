//! 期限 in the register: the lengths of a province, the office's own days off, what they move, and back again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)] // A failure here is the test's failure.

mod desk;

use desk::{Desk, at, day};
use xinfang::domain::{
    deadline::{ClockId, Length, Preset},
    own_calendar::{OwnCalendar, OwnDay},
    petition::Petition,
    procedure::{Act, Step},
    terms::{Channel, DeliveredPaper, DeliveryManner, Opinion},
};
use xinfang::exchange::json;
use xinfang::store::{Register, moved::Moved, petitions::PetitionFilter, petitions::PetitionOrder};

/// Three items: told and accepted on 06-01, received on 06-10, one delivered on 06-05.
fn desk() -> Desk {
    let mut desk = Desk::empty();
    for (on, title) in [("2026-06-01", "水渠渗漏"), ("2026-06-10", "要求补偿"), ("2026-05-06", "道路积水")]
    {
        let mut item = Petition::blank(Channel::Letter, at(on));
        item.petitioners[0].name = "李某乙".into();
        (item.title, item.content) = (title.into(), "请镇上处理。".into());
        item.category.main.code = "nync".into();
        desk.register.register_petition(item, vec![], at(on)).unwrap();
    }
    let told = || Act::delivered(DeliveredPaper::Notice, DeliveryManner::InPerson, "李某乙");
    let reply = Act::delivered(DeliveredPaper::Reply, DeliveryManner::InPerson, "李某乙");
    for (number, on, act) in [
        ("2026-0001", "2026-06-01", Act::accepted()),
        ("2026-0001", "2026-06-01", told()),
        ("2026-0003", "2026-05-06", Act::accepted()),
        ("2026-0003", "2026-05-06", told()),
        ("2026-0003", "2026-06-04", Act::replied(Opinion::Supported)),
        ("2026-0003", "2026-06-05", reply),
    ] {
        desk.register.add_step(number, Step::new(day(on), at(on), act), at("2026-06-12")).unwrap();
    }
    desk
}

fn due(register: &Register, number: &str) -> String {
    let rows = register.list_petitions(&PetitionFilter::default(), PetitionOrder::OldestFirst, 0, 10).unwrap();
    let row = rows.into_iter().find(|row| row.petition.number == number).unwrap();
    row.duty.unwrap().due.legal.to_string()
}

fn told(moved: &[Moved]) -> Vec<String> {
    let legal = |due: Option<xinfang::domain::calendar::Due>| due.map_or("-".into(), |due| due.legal.to_string());
    moved.iter().map(|m| format!("{} {} {} {}", m.number, m.clock.code(), legal(m.old), legal(m.new))).collect()
}

#[test]
fn the_rules_of_zhejiang_move_every_open_date_and_can_be_taken_back() {
    let mut desk = desk();
    let register = &mut desk.register;
    let national = register.settings().clone();
    assert_eq!((due(register, "2026-0001"), due(register, "2026-0002")), ("2026-07-31".into(), "2026-06-25".into()));
    let mut zhejiang = national.clone();
    zhejiang.limits.take(Preset::named("zhejiang-2016").unwrap());
    let moved = register.preview_dates(&zhejiang, register.calendar(), day("2026-06-12")).unwrap();
    // Five working days from 06-10; thirty days from 06-01. The review window of thirty days stays.
    assert_eq!(told(&moved), ["2026-0001 finish 2026-07-31 2026-07-01", "2026-0002 notice 2026-06-25 2026-06-17"]);
    assert_eq!(moved[0].title, "水渠渗漏");
    assert_eq!(due(register, "2026-0001"), "2026-07-31", "looking changes nothing");
    register.save_settings(zhejiang, at("2026-06-12")).unwrap();
    assert_eq!((due(register, "2026-0001"), due(register, "2026-0002")), ("2026-07-01".into(), "2026-06-17".into()));
    let extended = Act::Extended { days: 60, approver: "陈某山".into() };
    register.add_step("2026-0001", Step::new(day("2026-06-12"), at("2026-06-12"), extended), at("2026-06-12")).unwrap();
    assert_eq!(due(register, "2026-0001"), "2026-08-31", "30 + 60 days end on Sunday 08-30");
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
    register.save_settings(national, at("2026-06-12")).unwrap();
    assert_eq!(due(register, "2026-0002"), "2026-06-25");
}

/// The county gives 06-24 to 06-26 and 07-06 off: the notice due on 06-25 and the review window of 07-05 move.
#[test]
fn days_off_of_the_office_move_what_ends_on_them_and_back() {
    let mut desk = desk();
    let register = &mut desk.register;
    let mut own = OwnCalendar::default();
    for date in ["2026-06-24", "2026-06-25", "2026-06-26", "2026-07-06"] {
        let festival = OwnDay { off: true, name: "火把节".into(), source: "清河县人民政府通知".into() };
        own.days.insert(day(date), festival);
    }
    let moved = register.preview_dates(register.settings(), &own.merged(), day("2026-06-12")).unwrap();
    assert_eq!(told(&moved), ["2026-0002 notice 2026-06-25 2026-06-29", "2026-0003 review 2026-07-06 2026-07-07"]);
    register.save_calendar(&own, at("2026-06-12")).unwrap();
    assert_eq!(due(register, "2026-0002"), "2026-06-29");
    assert_eq!(register.check().unwrap(), Vec::<String>::new());

    // Reopened and carried over as JSON, the days are still there.
    let document = json::export(register).unwrap();
    assert_eq!(document.calendar, own);
    let text = json::to_text(&document);
    let mut other = Desk::empty();
    json::import(&mut other.register, json::read(&text).unwrap(), at("2026-06-12")).unwrap();
    assert_eq!(due(&other.register, "2026-0002"), "2026-06-29");
    assert_eq!(other.register.check().unwrap(), Vec::<String>::new());
    let path = other.register.path().to_owned();
    drop(other.register);
    let again = Register::open(&path).unwrap();
    assert!(!again.calendar().is_workday(day("2026-06-25")));
    assert_eq!(json::to_text(&json::export(&again).unwrap()), text);

    register.save_calendar(&OwnCalendar::default(), at("2026-06-12")).unwrap();
    assert_eq!(due(register, "2026-0002"), "2026-06-25");
    assert_eq!(register.preview_dates(register.settings(), register.calendar(), day("2026-06-12")).unwrap(), []);
}

#[test]
fn a_clock_that_is_switched_on_or_off_is_told_too() {
    let desk = desk();
    let mut settings = desk.register.settings().clone();
    settings.limits.set(ClockId::Rating, Length::days(30)).unwrap();
    settings.limits.set(ClockId::Review, Length::days(60)).unwrap();
    let moved = desk.register.preview_dates(&settings, desk.register.calendar(), day("2026-06-12")).unwrap();
    assert_eq!(told(&moved), ["2026-0003 review 2026-07-06 2026-08-04", "2026-0003 rating - 2026-07-06"]);
    let late = desk.register.preview_dates(&settings, desk.register.calendar(), day("2027-01-04")).unwrap();
    assert_eq!(late, [], "windows that are over either way are not told");
}
