//! The sheets that follow a case, printed from registers: complete, readable by another program, silent about whom they
//! must not name.
// A test may stop at the first surprise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod desk;

use std::{collections::BTreeMap, process::Command};

use desk::{at, day};
use xinfang::document::Document;
use xinfang::document::forms::{Field, FieldKind, Form};
use xinfang::domain::forms::{FormId, FormId as F};
use xinfang::domain::issued::PaperSubject;
use xinfang::exchange::sample;
use xinfang::papers::Press;
use xinfang::papers::forms::{KNOWN, known};
use xinfang::store::{
    Register,
    papers::{PaperDraft, RenderedPaper},
    petitions::{PetitionFilter, PetitionOrder},
};

/// The sheets of this test.
const SLIPS: [FormId; 21] = [
    F::F16,
    F::F20,
    F::F21,
    F::F22,
    F::F23,
    F::F23A,
    F::F23B,
    F::F23C,
    F::F24,
    F::F25,
    F::F26,
    F::F27,
    F::F28,
    F::F29,
    F::F30,
    F::F31,
    F::F31A,
    F::F32,
    F::F33,
    F::F33A,
    F::F33B,
];

/// What a clerk might type, by the kind of the place.
fn typed(field: &Field) -> String {
    match &field.kind {
        FieldKind::Date => "2026-03-12".into(),
        FieldKind::Moment => "2026-03-12 9:30".into(),
        FieldKind::Number => "3".into(),
        FieldKind::Amount => "6666".into(),
        FieldKind::Choice(choices) => choices[0].clone(),
        FieldKind::Person => "罗某平".into(),
        FieldKind::Rows(columns) => columns.join("|"),
        _ if field.name.contains("电话") => "00000000009".into(),
        _ => format!("{}已经写明", field.name),
    }
}

fn answers(id: FormId, all: bool) -> BTreeMap<String, String> {
    let form = Form::bundled(id, known(id)).unwrap();
    let asked = form.fields().iter().filter(|field| field.asked);
    asked
        .map(|field| {
            let left_empty = !all && field.optional;
            (field.name.clone(), if left_empty { String::new() } else { typed(field) })
        })
        .collect()
}

/// The paper as text without white space, read by another program if there is one (poppler), else from its pages.
fn read_back(press: &Press, document: &Document) -> String {
    let printed = press.print(document).unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &printed.pdf).unwrap();
    let text = match Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(file.path()).arg("-").output() {
        Ok(output) => String::from_utf8(output.stdout).unwrap(),
        Err(_) => printed.laid.pages.iter().map(|page| page.text()).collect(),
    };
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{c}').collect()
}

fn sample_register() -> (tempfile::TempDir, Register) {
    let folder = tempfile::tempdir().unwrap();
    let register = sample::create(&folder.path().join("示例.xinfang"), at("2009-07-01")).unwrap();
    (folder, register)
}

/// An item that a superior assigned and that is as far as it goes, so that every sheet finds its facts.
fn finished(register: &Register) -> String {
    let all = PetitionFilter::default();
    let rows = register.list_petitions(&all, PetitionOrder::OldestFirst, 0, 1000).unwrap();
    let done = rows.iter().filter(|row| row.closed_on.is_some() && !row.petition.is_sealed());
    let best = done.max_by_key(|row| (row.petition.referral.is_some(), !row.petition.anonymous));
    best.unwrap().petition.number.clone()
}

/// Marks of the forms' language and words for nothing: none may reach the paper.
const TRACES: [&str; 8] = ["{{", "}}", "{%", "%}", "@", "None", "undefined", "“”"];

fn complete(press: &Press, register: &Register, id: FormId, number: &str, given: &BTreeMap<String, String>) -> String {
    let paper_number = id.entry().series.map_or(String::new(), |series| format!("清政信{series}〔2009〕1号"));
    let document = press.form(register, id, number, given, &paper_number, day("2009-07-01"));
    let text = read_back(press, &document.unwrap_or_else(|error| panic!("{}: {error}", id.code())));
    for trace in TRACES {
        assert!(!text.contains(trace), "{}: {trace} in {text}", id.code());
    }
    assert!(paper_number.is_empty() || text.contains(&paper_number), "{}: {text}", id.code());
    text
}

#[test]
fn every_sheet_prints_from_the_sample_and_says_what_was_typed() {
    let (_folder, mut register) = sample_register();
    let number = finished(&register);
    let press = Press::new(register.settings()).unwrap();
    file_papers(&mut register, &number);
    for id in SLIPS {
        let given = answers(id, true);
        let text = complete(&press, &register, id, &number, &given);
        for field in Form::bundled(id, known(id)).unwrap().fields().iter().filter(|field| field.asked) {
            if matches!(field.kind, FieldKind::Text | FieldKind::LongText | FieldKind::Body | FieldKind::List) {
                let words = &given[&field.name];
                // 前往人员 is said when somebody is fetched back.
                assert!(text.contains(words) || field.name == "前往人员", "{}: {words} is not in {text}", id.code());
            }
        }
    }
}

#[test]
fn a_sheet_with_nothing_typed_is_left_to_the_pen() {
    let (_folder, mut register) = sample_register();
    let number = finished(&register);
    let press = Press::new(register.settings()).unwrap();
    file_papers(&mut register, &number);
    for id in SLIPS {
        complete(&press, &register, id, &number, &answers(id, false));
    }
}

#[test]
fn nobody_is_asked_to_give_up_a_right() {
    let (_folder, register) = sample_register();
    let number = finished(&register);
    let press = Press::new(register.settings()).unwrap();
    let text = complete(&press, &register, F::F25, &number, &answers(F::F25, true));
    for words in ["不是办理信访事项、落实政策待遇、提供公共服务的条件", "不放弃、也不限制承诺人依法享有的信访"]
    {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    // An office's own text without them is refused.
    let own = xinfang::document::forms::bundled(F::F25).replace("不放弃、也不限制", "不影响");
    let own: String = own.lines().filter(|line| !line.starts_with("@must 不放弃")).collect::<Vec<_>>().join("\n");
    assert!(Form::own(F::F25, &own, KNOWN).unwrap_err().to_string().contains("不放弃"));
}

/// Issues the papers of a usual case, as the clerk would.
fn file_papers(register: &mut Register, number: &str) {
    for (form, pages) in [(F::F01, 1), (F::F05, 1), (F::F16, 3), (F::F17, 2), (F::F20, 1)] {
        let draft = PaperDraft {
            form: form.code().into(),
            title: form.label().into(),
            subject: PaperSubject::Petition(number.into()),
            step: None,
            kind: form.entry().series,
            addressee: String::new(),
            issued_on: day("2009-07-01"),
            answers: BTreeMap::new(),
            replaces: None,
        };
        register
            .issue_paper(draft, at("2009-07-01"), |_, _| {
                Ok::<_, xinfang::store::StoreError>(RenderedPaper { pdf: form.code().into(), pages })
            })
            .unwrap();
    }
}

#[test]
fn the_file_is_listed_from_its_papers_in_the_order_of_the_file() {
    let (_folder, mut register) = sample_register();
    let number = finished(&register);
    let press = Press::new(register.settings()).unwrap();
    let none = BTreeMap::new();
    // Nothing issued, nothing to list; the message says so.
    let empty = press.form(&register, F::F33A, &number, &none, "", day("2009-07-01")).unwrap_err().to_string();
    assert!(empty.contains("卷内文件") && empty.contains("请先出具"), "{empty}");
    file_papers(&mut register, &number);
    let text = complete(&press, &register, F::F33A, &number, &none);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}"));
    let order = ["信访事项处理意见书", "送达回证", "来访登记表", "信访事项受理告知书", "调查笔录"];
    for pair in order.windows(2) {
        assert!(at(pair[0]) < at(pair[1]), "{} comes after {}", pair[0], pair[1]);
    }
    // Two pages of opinion, one of receipt, of registration, of notice, three of record: the last is told with both ends.
    assert!(text.contains("6—8"), "{text}");
    let notes = complete(&press, &register, F::F33B, &number, &none);
    assert!(notes.contains("本卷共有文件材料5件，8页。"), "{notes}");
    let receipt = complete(&press, &register, F::F20, &number, &none);
    assert!(receipt.contains("信访事项处理意见书") && receipt.contains("信访事项受理告知书"), "{receipt}");
}
