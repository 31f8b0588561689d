//! Speed bars: how long the things take that a clerk waits for.
//!
//! `cargo bench` prints medians in milliseconds; nothing here is a test. The register is the sample, and a made-up one
//! of `XINFANG_BENCH_ITEMS` items (10,000 by default) for search and lists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, missing_docs)]

use std::time::{Duration, Instant};
use xinfang::{
    domain::{
        listed::Listed,
        petition::{Petition, Petitioner},
        place::Place,
        settings::Settings,
        terms::Channel,
    },
    exchange::{json, sample},
    papers::{PaperRequest, Press},
    report::{facts::Facts, figures::Figures},
    store::{
        Register,
        petitions::{PetitionFile, PetitionFilter, PetitionOrder},
    },
};

fn median(times: usize, mut work: impl FnMut()) -> Duration {
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    taken.sort();
    taken[times / 2]
}

fn say(what: &str, taken: Duration, more: &str) {
    println!("{what:<32}{:>10.2} ms  {more}", taken.as_secs_f64() * 1000.0);
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let now = sample::today().and_hms_opt(9, 0, 0).unwrap();
    let register = sample::create(&folder.path().join("示例.xinfang"), now).unwrap();
    let today = sample::today();
    let period = "2009H1".parse().unwrap();

    say("press: fonts and forms", median(5, || drop(Press::new(register.settings()).unwrap())), "");
    let press = Press::new(register.settings()).unwrap();
    for (name, request) in [
        ("half-year report", PaperRequest::Narrative { period }),
        ("petition register", PaperRequest::PetitionRegister { period, numbers: None }),
        ("dispute register", PaperRequest::DisputeRegister { period, numbers: None }),
        ("agreement", PaperRequest::Agreement { number: "协2009-002".into() }),
        ("registration sheet", PaperRequest::Registration { number: "2009-0002".into() }),
    ] {
        let pdf = press.pdf(&register, &request, today).unwrap();
        let taken = median(9, || drop(press.pdf(&register, &request, today).unwrap()));
        say(name, taken, &format!("{} KB", pdf.len() / 1024));
    }

    let items: u32 = std::env::var("XINFANG_BENCH_ITEMS").map_or(10_000, |n| n.parse().unwrap());
    let mut large = Register::create(&folder.path().join("大.xinfang"), Settings::default(), now).unwrap();
    let mut document = sample::document().unwrap();
    (document.disputes, document.agreements) = (Vec::new(), Vec::new());
    document.petitions = (0..items).map(item).collect();
    let start = Instant::now();
    json::import(&mut large, document, now).unwrap();
    say(&format!("import of {items} items"), start.elapsed(), "");
    for text in ["水", "水渠", "水渠堵塞", "0000 12", "上塘村 租金"] {
        let filter = PetitionFilter { text: text.into(), ..PetitionFilter::default() };
        let taken = median(9, || drop(large.list_petitions(&filter, PetitionOrder::NewestFirst, 0, 100).unwrap()));
        say(&format!("first 100 of “{text}”"), taken, &format!("{} hits", large.count_petitions(&filter).unwrap()));
    }
    say("facts of the whole register", median(3, || drop(Facts::load(&large).unwrap())), "");
    let facts = Facts::load(&large).unwrap();
    say("figures of a half-year", median(5, || drop(Figures::of(&facts, period, today))), "");
    let mut n = items;
    let saved = median(9, || {
        n += 1;
        let file = item(n);
        drop(large.register_petition(Petition { number: String::new(), ..file.petition }, vec![], now).unwrap());
    });
    say("one registration, durable", saved, "");
}

fn item(i: u32) -> PetitionFile {
    const WHAT: [&str; 4] = ["水渠堵塞影响灌溉", "矿区占地租金未付", "低保申请未答复", "通组道路损坏"];
    let day = chrono::NaiveDate::from_ymd_opt(2009, 1, 1).unwrap() + chrono::Days::new(u64::from(i % 180));
    let mut petition = Petition::blank(
        if i.is_multiple_of(2) { Channel::Visit } else { Channel::Letter },
        day.and_hms_opt(9, 0, 0).unwrap(),
    );
    petition.number = format!("2009-{i:06}");
    let person = Petitioner {
        name: format!("王某{}", ["甲", "乙", "丙", "丁"][i as usize % 4]),
        phone: format!("000 0000 {:04}", i % 10_000),
        representative: true,
        ..Petitioner::default()
    };
    petition.petitioners = vec![person];
    petition.place = Place::of(["上塘村", "下塘村", "红岩村"][i as usize % 3], "一组");
    petition.title = format!("{}{}", petition.place.village, WHAT[i as usize % 4]);
    petition.content = format!("来访人反映{}，请求镇上处理。", WHAT[i as usize % 4]).repeat(3);
    petition.category.main = Listed::new("01", "农村农业");
    PetitionFile { petition, steps: Vec::new() }
}
