//! What the register acknowledged survives `kill -9`.
//!
//! A second process writes records and says so on its standard output, a line each, after the register has
//! acknowledged the change; it is killed at a random moment, again and again, on the same file. Every line must
//! be found afterwards and the file must check clean. 200 rounds by default; more with
//! `XINFANG_CRASH_ROUNDS=2000 cargo test --test crash`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};
use xinfang::{
    domain::{
        forms::Series,
        issued::{IssuedPaper, PaperNumber, PaperSubject},
        listed::Listed,
        petition::{Petition, Petitioner},
        procedure::{Act, Step},
        settings::Settings,
        terms::Channel,
    },
    store::{
        Register, StoreError,
        papers::{PaperDraft, RenderedPaper},
    },
};

const FILE: &str = "XINFANG_CRASH_FILE";

fn now() -> chrono::NaiveDateTime {
    "2026-06-18T09:42:00".parse().unwrap()
}

fn letter(text: &str) -> Petition {
    let mut item = Petition::blank(Channel::Letter, now());
    item.petitioners = vec![Petitioner { name: "王某甲".into(), representative: true, ..Petitioner::default() }];
    item.title = format!("要求修复灌溉水渠{text}");
    item.content = "水渠被冲毁，请求修复。".repeat(20);
    item.category.main = Listed::new("nync", "农业农村");
    item
}

/// The writing process: does nothing unless it was started by the test below.
#[test]
fn writer() {
    let Ok(file) = std::env::var(FILE) else { return };
    let mut register = Register::open(Path::new(&file)).unwrap();
    let mut out = std::io::stdout().lock();
    for i in 0.. {
        let number = register.register_petition(letter(&i.to_string()), vec![], now()).unwrap().petition.number;
        writeln!(out, "saved {number} 1").unwrap();
        let accepted = Step::new(now().date(), now(), Act::accepted());
        let steps = register.add_step(&number, accepted, now()).unwrap().steps.len();
        writeln!(out, "saved {number} {steps}").unwrap();
        let paper = issue(&mut register, &number);
        writeln!(out, "paper {} {}", paper.id, paper.number.unwrap().text).unwrap();
        register.save_draft("petition", &format!("{{\"round\":\"{number}\"}}"), now()).unwrap();
        writeln!(out, "draft {number}").unwrap();
    }
}

/// A paper of the size a real one has.
fn issue(register: &mut Register, number: &str) -> IssuedPaper {
    let draft = PaperDraft {
        form: "F05".into(),
        title: "受理告知书".into(),
        subject: PaperSubject::Petition(number.into()),
        step: Some(2),
        kind: Some(Series::Accept),
        addressee: "王某甲".into(),
        issued_on: now().date(),
        answers: BTreeMap::new(),
        replaces: None,
    };
    let render = |_: &Register, number: Option<&PaperNumber>| -> Result<RenderedPaper, StoreError> {
        Ok(RenderedPaper { pdf: number.unwrap().text.repeat(2_000).into_bytes(), pages: 1 })
    };
    register.issue_paper(draft, now(), render).unwrap()
}

/// Small random numbers without a crate: the moments need only differ.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

#[test]
fn acknowledged_records_survive_kill_9() {
    let rounds: u32 = std::env::var("XINFANG_CRASH_ROUNDS").map_or(200, |rounds| rounds.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("台账.xinfang");
    drop(Register::create(&file, Settings::default(), now()).unwrap());
    let (mut seed, mut acknowledged) = (2_026_u64, 0);
    let mut numbers = BTreeMap::new();
    for round in 0..rounds {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture", "--test-threads=1"])
            .env(FILE, &file)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut heard: Vec<String> = Vec::new();
        // The moment counts from the first acknowledged change, so that every round kills in the middle of writing.
        while heard.is_empty() {
            let line = lines.next().expect("the writer stopped by itself").unwrap();
            heard.extend(
                line.strip_prefix("test writer ... ")
                    .map_or(Some(line.clone()), |l| Some(l.to_owned()))
                    .filter(|l| l.starts_with("saved")),
            );
        }
        std::thread::sleep(Duration::from_micros(next(&mut seed) % 60_000));
        child.kill().unwrap();
        child.wait().unwrap();
        heard.extend(
            lines
                .map_while(Result::ok)
                .filter(|line| ["saved", "paper", "draft"].iter().any(|word| line.starts_with(word))),
        );

        let register = Register::open(&file).unwrap();
        let draft = register.draft("petition").unwrap().map(|draft| draft.body).unwrap_or_default();
        let mut last_draft = None;
        for line in &heard {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["saved", number, steps] => {
                    let found =
                        register.petition(number).unwrap_or_else(|error| panic!("round {round}: {number}: {error}"));
                    assert!(found.steps.len() >= steps.parse().unwrap(), "round {round}: {line}");
                }
                ["paper", id, number] => {
                    let id = id.parse().unwrap();
                    let bytes =
                        register.paper_bytes(id).unwrap_or_else(|error| panic!("round {round}: {line}: {error}"));
                    assert_eq!(bytes, number.repeat(2_000).as_bytes(), "round {round}: {line}");
                    assert_eq!(
                        numbers.insert((*number).to_owned(), id),
                        None,
                        "round {round}: {number} was given twice"
                    );
                }
                ["draft", number] => last_draft = Some((*number).to_owned()),
                _ => {}
            }
        }
        if let Some(number) = last_draft {
            let kept: String = draft.chars().filter(|c| c.is_ascii_digit()).collect();
            let said: String = number.chars().filter(|c| c.is_ascii_digit()).collect();
            assert!(kept >= said, "round {round}: draft {draft} is older than {number}");
        }
        acknowledged += heard.len();
        if round % 20 == 19 || round + 1 == rounds {
            assert_eq!(register.check().unwrap(), Vec::<String>::new(), "round {round}");
        }
    }
    println!("{rounds} rounds, {acknowledged} acknowledged changes, none lost");
}
