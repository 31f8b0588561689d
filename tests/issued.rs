//! Promises of issued papers: numbers by kind and year, never given twice; bytes kept as issued; every number told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use chrono::{NaiveDate, NaiveDateTime};
use std::{collections::BTreeMap, path::PathBuf};
use xinfang::{
    domain::{
        forms::{FormId, Series},
        issued::{IssuedPaper, LedgerEntry, LedgerLine, PaperSubject},
        listed::Listed,
        numbering::{KindNumbering, Numbering, StartNumber},
        petition::{Petition, Petitioner},
        procedure::{Act, Correction, Step},
        settings::Settings,
        terms::{Channel, DeliveredPaper, DeliveryManner},
    },
    exchange::json,
    store::{
        Register, StoreError,
        papers::{PaperDraft, RenderedPaper},
    },
};

fn at(text: &str) -> NaiveDateTime {
    format!("{text}T09:30:00").parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

struct Desk {
    folder: tempfile::TempDir,
    register: Register,
}

impl Desk {
    /// A register of 清信 with two items received on 2 March 2026.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let numbering = Numbering { document_code: "清信".into(), ..Numbering::default() };
        let settings = Settings { numbering, ..Settings::default() };
        let mut register = Register::create(&folder.path().join("清水镇.xinfang"), settings, at("2026-03-01")).unwrap();
        for _ in 0..2 {
            let mut item = Petition::blank(Channel::Letter, at("2026-03-02"));
            item.petitioners = vec![Petitioner { name: "李某乙".into(), ..Petitioner::default() }];
            item.title = "要求修复水渠".into();
            item.content = "水渠被冲毁，请求修复。".into();
            item.category.main = Listed::new("nync", "农业农村");
            register.register_petition(item, vec![], at("2026-03-02")).unwrap();
        }
        Self { folder, register }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("清水镇.xinfang")
    }

    fn issue(&mut self, draft: PaperDraft) -> Result<IssuedPaper, StoreError> {
        let now = draft.issued_on.and_hms_opt(10, 0, 0).unwrap();
        self.register.issue_paper(draft, now, |_, number| {
            let text = number.map_or("没有文书号", |number| number.text.as_str());
            Ok(RenderedPaper { pdf: format!("%PDF {text}").into_bytes(), pages: 1 })
        })
    }

    fn issued(&mut self, form: &str, on: &str) -> String {
        self.issue(draft(form, "2026-0001", on)).unwrap().number.unwrap().text
    }

    fn step(&mut self, number: &str, on: &str, document: &str, act: Act) -> Result<(), StoreError> {
        let step = Step { document: document.into(), ..Step::new(day(on), at(on), act) };
        self.register.add_step(number, step, at(on)).map(|_| ())
    }

    /// The ledger in words: number and what became of it.
    fn ledger(&self) -> Vec<(String, String)> {
        self.register.paper_ledger(None).unwrap().iter().map(told).collect()
    }

    fn assert_sound(&self) {
        assert_eq!(self.register.check().unwrap(), Vec::<String>::new());
    }
}

fn told(line: &LedgerLine) -> (String, String) {
    let number =
        if line.last > line.seq { format!("{}+{}", line.number, line.last - line.seq) } else { line.number.clone() };
    let entry = match &line.entry {
        LedgerEntry::Paper(kept) => match &kept.paper.void {
            Some(void) => format!("作废：{}", void.reason),
            None => kept.paper.title.clone(),
        },
        LedgerEntry::Passed(reason) => reason.clone(),
        LedgerEntry::Missing => "缺".into(),
    };
    (number, entry)
}

fn draft(form: &str, item: &str, on: &str) -> PaperDraft {
    PaperDraft {
        form: form.into(),
        title: match form {
            "F05" => "受理告知书",
            "F11" => "交办函",
            "F17" => "处理意见书",
            _ => "送达回证",
        }
        .into(),
        subject: PaperSubject::Petition(item.into()),
        step: None,
        kind: FormId::from_code(form).and_then(|form| form.entry().series),
        addressee: "李某乙".into(),
        issued_on: day(on),
        answers: BTreeMap::new(),
        replaces: None,
    }
}

#[test]
fn each_kind_has_its_own_sequence_and_every_year_begins_with_one() {
    let mut desk = Desk::new();
    assert_eq!(desk.issued("F05", "2026-03-03"), "清信受〔2026〕1号");
    assert_eq!(desk.issued("F05", "2026-03-04"), "清信受〔2026〕2号");
    assert_eq!(desk.issued("F17", "2026-03-05"), "清信处〔2026〕1号");
    assert_eq!(desk.issued("F05", "2027-01-04"), "清信受〔2027〕1号");
    assert_eq!(desk.issued("F05", "2026-12-31"), "清信受〔2026〕3号", "typed later, dated in the old year");
    assert_eq!(desk.issue(draft("F20", "2026-0001", "2026-03-05")).unwrap().number, None);
    let next = desk.register.next_paper_number(Series::Opinion, day("2026-04-01")).unwrap();
    assert_eq!(next.text, "清信处〔2026〕2号");
    desk.assert_sound();
}

#[test]
fn a_void_number_stays_used_and_is_explained() {
    let mut desk = Desk::new();
    desk.issued("F05", "2026-03-03");
    let second = desk.issue(draft("F05", "2026-0002", "2026-03-04")).unwrap();
    assert_eq!(
        desk.register.void_paper(second.id, "  ", at("2026-03-04")).unwrap_err().advice(),
        "作废须写明原因，请填写。"
    );
    desk.register.void_paper(second.id, "收件人写错", at("2026-03-04")).unwrap();
    let again = desk.register.void_paper(second.id, "再作废", at("2026-03-04")).unwrap_err().advice();
    assert_eq!(again, "受理告知书 清信受〔2026〕2号已经作废。");
    assert_eq!(desk.issued("F05", "2026-03-05"), "清信受〔2026〕3号");
    let expected = [
        ("清信受〔2026〕1号", "受理告知书"),
        ("清信受〔2026〕2号", "作废：收件人写错"),
        ("清信受〔2026〕3号", "受理告知书"),
    ];
    assert_eq!(desk.ledger(), expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert_eq!(desk.register.paper_bytes(second.id).unwrap(), "%PDF 清信受〔2026〕2号".as_bytes());
    desk.assert_sound();
}

#[test]
fn a_paper_that_cannot_be_laid_out_takes_no_number() {
    let mut desk = Desk::new();
    let before = desk.register.journal_length().unwrap();
    let failed = desk.register.issue_paper(draft("F05", "2026-0001", "2026-03-03"), at("2026-03-03"), |_, number| {
        assert_eq!(number.unwrap().text, "清信受〔2026〕1号");
        Err(StoreError::Refused("受理告知书缺“受理日”。".into()))
    });
    assert_eq!(failed.unwrap_err().advice(), "受理告知书缺“受理日”。");
    assert_eq!((desk.register.journal_length().unwrap(), desk.ledger().len()), (before, 0));
    assert_eq!(desk.issued("F05", "2026-03-03"), "清信受〔2026〕1号");
}

#[test]
fn a_changed_paper_is_a_new_one_that_names_the_old() {
    let mut desk = Desk::new();
    let old = desk.issue(draft("F05", "2026-0001", "2026-03-03")).unwrap();
    let changed = |reason: &str| PaperDraft {
        replaces: Some((old.id, reason.into())),
        ..draft("F05", "2026-0001", "2026-03-04")
    };
    assert_eq!(desk.issue(changed("")).unwrap_err().advice(), "重新出具须写明原因，请填写。");
    let other = PaperDraft { replaces: Some((old.id, "错字".into())), ..draft("F17", "2026-0001", "2026-03-04") };
    assert_eq!(desk.issue(other).unwrap_err().advice(), "受理告知书 清信受〔2026〕1号是另一种文书，不能代替。");
    let new = desk.issue(changed("承办部门有变")).unwrap();
    assert_eq!((new.replaces, new.number.unwrap().text.as_str()), (Some(old.id), "清信受〔2026〕2号"));
    let kept = desk.register.kept_paper(old.id).unwrap();
    assert_eq!((kept.replaced_by, kept.is_in_force()), (Some(new.id), false));
    assert!(desk.issue(changed("再改")).unwrap_err().advice().contains("已经重新出具过"));
    let story: Vec<String> = desk.register.journal_of("2026-0001").unwrap().into_iter().map(|line| line.op).collect();
    assert_eq!(story, ["重新出具文书", "出具文书", "登记"]);
}

#[test]
fn a_void_replacement_gives_its_place_back_and_can_be_followed_by_another() {
    let mut desk = Desk::new();
    let old = desk.issue(draft("F05", "2026-0001", "2026-03-03")).unwrap();
    let again = || PaperDraft { replaces: Some((old.id, "错字".into())), ..draft("F05", "2026-0001", "2026-03-04") };
    let second = desk.issue(again()).unwrap();
    desk.register.void_paper(second.id, "又写错", at("2026-03-05")).unwrap();
    let kept = desk.register.kept_paper(old.id).unwrap();
    assert_eq!((kept.replaced_by, kept.is_in_force()), (None, true), "the first is the valid one again");
    let third = desk.issue(again()).unwrap();
    let kept = desk.register.kept_paper(old.id).unwrap();
    assert_eq!((kept.replaced_by, kept.is_in_force()), (Some(third.id), false));
    let in_force: Vec<i64> = (1..=third.id).filter(|id| desk.register.kept_paper(*id).unwrap().is_in_force()).collect();
    assert_eq!(in_force, [third.id]);
    desk.assert_sound();
}

#[test]
fn a_number_typed_wrongly_and_corrected_is_free_again() {
    let mut desk = Desk::new();
    desk.step("2026-0002", "2026-03-03", "清信受〔2026〕1号", Act::accepted()).unwrap();
    let right = Correction { document: Some("清信受〔2026〕2号".into()), ..Correction::default() };
    let correct = Act::Corrected { entry: 2, change: right };
    let correct = Step { text: "文号录错".into(), ..Step::new(day("2026-03-04"), at("2026-03-04"), correct) };
    desk.register.add_step("2026-0002", correct, at("2026-03-04")).unwrap();
    assert_eq!(desk.issued("F05", "2026-03-04"), "清信受〔2026〕1号");
    assert_eq!(desk.issued("F05", "2026-03-04"), "清信受〔2026〕3号", "what it was corrected to is taken");
    let own = PaperDraft { step: Some(2), ..draft("F05", "2026-0002", "2026-03-04") };
    assert_eq!(desk.issue(own).unwrap().number.unwrap().text, "清信受〔2026〕2号");
    desk.assert_sound();
}

#[test]
fn a_number_typed_by_hand_is_not_given_again() {
    let mut desk = Desk::new();
    desk.step("2026-0002", "2026-03-03", "清信受〔2026〕2号", Act::accepted()).unwrap();
    assert_eq!(desk.issued("F05", "2026-03-04"), "清信受〔2026〕1号");
    assert_eq!(desk.issued("F05", "2026-03-04"), "清信受〔2026〕3号");
    assert_eq!(desk.ledger()[1].1, "手工编号，见 2026-0002 的办理过程");
    // The paper of that very step gets the number that was typed with it.
    let own = PaperDraft { step: Some(2), ..draft("F05", "2026-0002", "2026-03-04") };
    assert_eq!(desk.issue(own.clone()).unwrap().number.unwrap().text, "清信受〔2026〕2号");
    assert_eq!(desk.issue(own).unwrap().number.unwrap().text, "清信受〔2026〕4号", "a second paper gets another");
    assert_eq!(desk.ledger().iter().map(|(_, what)| what.as_str()).collect::<Vec<_>>(), ["受理告知书"; 4]);
    // And a number of a paper cannot be typed with somebody else's step, nor a void one with any.
    let refused = desk.step("2026-0001", "2026-03-05", "清信受〔2026〕2号", Act::accepted()).unwrap_err().advice();
    assert_eq!(refused, "文书号 清信受〔2026〕2号 已用于 2026-0002 的受理告知书，请核对。");
    desk.register.void_paper(1, "写错", at("2026-03-05")).unwrap();
    let refused = desk.step("2026-0001", "2026-03-05", "清信受〔2026〕1号", Act::accepted()).unwrap_err().advice();
    assert_eq!(refused, "受理告知书 清信受〔2026〕1号 已作废，请改填有效的文书号。");
    desk.step("2026-0001", "2026-03-05", "清信受〔2026〕3号", Act::accepted()).unwrap();
    desk.assert_sound();
}

#[test]
fn an_office_that_begins_in_the_middle_of_a_year_goes_on_counting() {
    let mut desk = Desk::new();
    let mut settings = desk.register.settings().clone();
    let start = KindNumbering { start: Some(StartNumber { year: 2026, seq: 31 }), ..KindNumbering::default() };
    settings.numbering.paper_kinds.insert(Series::Accept, start);
    desk.register.save_settings(settings, at("2026-03-02")).unwrap();
    assert_eq!(desk.issued("F05", "2026-03-03"), "清信受〔2026〕31号");
    assert_eq!(desk.issued("F11", "2026-03-03"), "清信交〔2026〕1号");
    assert_eq!(desk.issued("F05", "2027-03-03"), "清信受〔2027〕1号");
    let run = desk.ledger().into_iter().find(|(_, what)| what == "启用本程序前的编号").unwrap();
    assert_eq!(run.0, "清信受〔2026〕1号+29", "one line for 30 numbers");
    desk.assert_sound();
}

#[test]
fn two_kinds_with_the_same_word_never_share_a_number() {
    let mut desk = Desk::new();
    let mut settings = desk.register.settings().clone();
    let word = KindNumbering { word: "受".into(), ..KindNumbering::default() };
    settings.numbering.paper_kinds.insert(Series::Opinion, word);
    desk.register.save_settings(settings, at("2026-03-02")).unwrap();
    assert_eq!(desk.issued("F05", "2026-03-03"), "清信受〔2026〕1号");
    assert_eq!(desk.issued("F17", "2026-03-03"), "清信受〔2026〕2号");
    assert_eq!(desk.issued("F05", "2026-03-03"), "清信受〔2026〕3号");
    desk.assert_sound();
}

#[test]
fn what_may_not_be_issued_gets_its_sentence() {
    let mut desk = Desk::new();
    let early = desk.issue(draft("F05", "2026-0001", "2026-03-01")).unwrap_err().advice();
    assert_eq!(early, "文书日期早于收到日期 2026-03-02，请核对。");
    let late = desk.register.issue_paper(draft("F05", "2026-0001", "2026-03-09"), at("2026-03-08"), |_, _| {
        Err(StoreError::Refused("不应到这里".into()))
    });
    assert_eq!(late.unwrap_err().advice(), "文书日期晚于今日，请核对。");
    desk.register.cancel_petition("2026-0002", Some("重复登记".into()), at("2026-03-03")).unwrap();
    assert_eq!(desk.issue(draft("F05", "2026-0002", "2026-03-04")).unwrap_err().advice(), "此件已作废，不能出具文书。");
}

#[test]
fn a_delivered_paper_is_not_void_any_more() {
    let mut desk = Desk::new();
    desk.step("2026-0001", "2026-03-03", "", Act::accepted()).unwrap();
    let paper = desk.issue(draft("F05", "2026-0001", "2026-03-03")).unwrap();
    assert_eq!(desk.register.kept_paper(paper.id).unwrap().delivered, None);
    let delivered = Act::Delivered {
        paper: DeliveredPaper::Notice,
        manner: DeliveryManner::InPerson,
        recipient: "李某乙".into(),
        refused: false,
        witness: String::new(),
        proof: String::new(),
    };
    desk.step("2026-0001", "2026-03-05", &paper.number.as_ref().unwrap().text, delivered).unwrap();
    assert_eq!(desk.register.kept_paper(paper.id).unwrap().delivered.unwrap().on, day("2026-03-05"));
    let refused = desk.register.void_paper(paper.id, "写错", at("2026-03-06")).unwrap_err().advice();
    assert!(refused.contains("已于 2026-03-05 送达，不能作废") && refused.contains("重新出具"), "{refused}");
}

#[test]
fn the_file_itself_keeps_papers_as_they_were_issued() {
    let mut desk = Desk::new();
    desk.issued("F05", "2026-03-03");
    desk.issued("F05", "2026-03-04");
    let Desk { folder, register } = desk;
    drop(register);
    let path = folder.path().join("清水镇.xinfang");
    let db = rusqlite::Connection::open(&path).unwrap();
    for change in [
        "DELETE FROM paper",
        "UPDATE paper SET pdf = x'00'",
        "UPDATE paper SET body = json_set(body, '$.title', '别的')",
        "UPDATE paper SET body = json_set(body, '$.number.text', '清信受〔2026〕9号')",
    ] {
        assert!(db.execute(change, []).is_err(), "{change}");
    }
    // Somebody who takes the locks off is noticed.
    db.execute_batch("DROP TRIGGER paper_is_kept; DROP TRIGGER paper_stays_as_issued").unwrap();
    db.execute_batch("UPDATE paper SET pdf = x'00' WHERE id = 2; DELETE FROM paper WHERE id = 1").unwrap();
    drop(db);
    let register = Register::open(&path).unwrap();
    let damaged = register.paper_bytes(2).unwrap_err().advice();
    assert_eq!(damaged, "受理告知书 清信受〔2026〕2号的存档与出具时不一致，没有打印。请用最近的备份核对。");
    let wrong = register.check().unwrap();
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(wrong[0].contains("清信受〔2026〕2号的存档与出具时不一致"), "{wrong:?}");
    assert!(wrong[1].contains("文书号 清信受〔2026〕1号 没有记录"), "{wrong:?}");
}

#[test]
fn papers_travel_with_the_register_and_keep_their_bytes() {
    let mut desk = Desk::new();
    desk.step("2026-0002", "2026-03-03", "清信受〔2026〕2号", Act::accepted()).unwrap();
    let old = desk.issue(draft("F05", "2026-0001", "2026-03-03")).unwrap();
    let new = PaperDraft { replaces: Some((old.id, "错字".into())), ..draft("F05", "2026-0001", "2026-03-04") };
    let new = desk.issue(new).unwrap();
    desk.register.void_paper(new.id, "收件人写错", at("2026-03-05")).unwrap();
    desk.issue(draft("F20", "2026-0001", "2026-03-05")).unwrap();
    let text = json::to_text(&json::export(&desk.register).unwrap());

    let path = desk.path().with_file_name("另一台.xinfang");
    let mut second = Register::create(&path, Settings::default(), at("2026-03-06")).unwrap();
    json::import(&mut second, json::read(&text).unwrap(), at("2026-03-06")).unwrap();
    assert_eq!(json::to_text(&json::export(&second).unwrap()), text);
    assert_eq!(second.paper_bytes(new.id).unwrap(), desk.register.paper_bytes(new.id).unwrap());
    assert_eq!(second.paper_ledger(None).unwrap(), desk.register.paper_ledger(None).unwrap());
    assert_eq!(second.next_paper_number(Series::Accept, day("2026-03-06")).unwrap().text, "清信受〔2026〕4号");
    assert_eq!(second.check().unwrap(), Vec::<String>::new());

    // A document whose bytes were changed on the way is refused.
    let path = desk.path().with_file_name("第三台.xinfang");
    let mut third = Register::create(&path, Settings::default(), at("2026-03-06")).unwrap();
    let refused =
        json::import(&mut third, json::read(&text.replacen("JVBERi", "JVBERj", 1)).unwrap(), at("2026-03-06"));
    let sentence = refused.unwrap_err().to_string();
    assert!(sentence.starts_with("第 1 件文书（清信受〔2026〕1号）：文书的内容与摘要不一致"), "{sentence}");
}

#[test]
fn a_document_without_papers_is_taken_in() {
    let desk = Desk::new();
    let text = json::to_text(&json::export(&desk.register).unwrap());
    assert!(!text.contains("\"papers\"") && !text.contains("passed_numbers"));
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let numbering = value["settings"]["numbering"].as_object_mut().unwrap();
    assert!(numbering.remove("paper").is_some() && numbering.remove("paper_kinds").is_some());
    let read = json::read(&value.to_string()).unwrap();
    assert_eq!(read.settings.numbering, desk.register.settings().numbering);
}

#[test]
fn the_ledger_of_a_month_has_its_papers_and_the_numbers_between_them() {
    let mut desk = Desk::new();
    desk.step("2026-0002", "2026-03-03", "清信受〔2026〕2号", Act::accepted()).unwrap();
    desk.issued("F05", "2026-03-30");
    desk.issued("F05", "2026-04-02");
    desk.issued("F17", "2026-05-02");
    let numbers = |period: &str| -> Vec<String> {
        let lines = desk.register.paper_ledger(Some(period.parse().unwrap())).unwrap();
        lines.iter().map(|line| line.number.clone()).collect()
    };
    assert_eq!(numbers("2026-03"), ["清信受〔2026〕1号"]);
    assert_eq!(numbers("2026-04"), ["清信受〔2026〕2号", "清信受〔2026〕3号"]);
    assert_eq!(numbers("2026-05"), ["清信处〔2026〕1号"]);
    assert_eq!(numbers("2026H1").len(), 4);
}
