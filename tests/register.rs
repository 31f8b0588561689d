//! Promises of the register file: what is saved, what is refused, what is never touched.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use chrono::{NaiveDate, NaiveDateTime};
use std::{fs, path::PathBuf};
use xinfang::{
    domain::{
        agreement::Agreement,
        dispute::Dispute,
        listed::Listed,
        petition::{Petition, Petitioner},
        place::Place,
        procedure::{Act, Stage, Step},
        settings::Settings,
        terms::{Channel, DeliveredPaper, DeliveryManner, Opinion},
    },
    store::{
        Register, StoreError,
        petitions::{PetitionFilter, PetitionOrder},
        search::RegisterKind,
    },
};

fn at(text: &str) -> NaiveDateTime {
    format!("{text}T09:30:00").parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

struct Desk {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("清水镇.xinfang");
        Self { _folder: folder, path }
    }

    fn create(&self) -> Register {
        Register::create(&self.path, Settings::default(), at("2026-01-01")).unwrap()
    }
}

fn visit(received: &str, name: &str, title: &str) -> Petition {
    let mut item = Petition::blank(Channel::Visit, at(received));
    item.petitioners = vec![Petitioner {
        name: name.into(),
        representative: true,
        phone: "000 0000 1207".into(),
        ..Petitioner::default()
    }];
    item.place = Place::of("上塘村", "三组");
    item.title = title.into();
    item.content = format!("{title}，请镇上处理。");
    item.category.main = Listed::new("nync", "农业农村");
    item
}

fn step(on: &str, act: Act) -> Step {
    Step::new(day(on), at(on), act)
}

#[test]
fn numbers_run_over_all_channels_and_restart_with_the_year() {
    let desk = Desk::new();
    let mut register = desk.create();
    let number = |register: &mut Register, on: &str| {
        register.register_petition(visit(on, "李某乙", "要求补偿"), vec![], at(on)).unwrap().petition.number
    };
    assert_eq!(number(&mut register, "2026-01-05"), "2026-0001");
    assert_eq!(number(&mut register, "2026-02-05"), "2026-0002");
    assert_eq!(number(&mut register, "2027-01-04"), "2027-0001");
    register.cancel_petition("2026-0002", Some("重复登记".into()), at("2027-01-04")).unwrap();
    assert_eq!(number(&mut register, "2026-12-31"), "2026-0003", "a cancelled number is not given again");
}

#[test]
fn a_refused_record_leaves_no_trace() {
    let desk = Desk::new();
    let mut register = desk.create();
    let before = register.journal_length().unwrap();
    let refused = register.register_petition(visit("2026-06-19", "李某乙", "要求补偿"), vec![], at("2026-06-18"));
    assert_eq!(refused.unwrap_err().advice(), "日期晚于今日，请核对。");
    let out_of_order = vec![step("2026-06-18", Act::closed(None))];
    let refused = register.register_petition(visit("2026-06-18", "李某乙", "要求补偿"), out_of_order, at("2026-06-18"));
    assert_eq!(refused.unwrap_err().advice(), "处理意见书送达后可办结。");
    assert_eq!(register.count_petitions(&PetitionFilter::default()).unwrap(), 0);
    assert_eq!(register.journal_length().unwrap(), before);
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_matter_is_followed_to_its_end_and_read_back() {
    let desk = Desk::new();
    let mut register = desk.create();
    let number = register
        .register_petition(visit("2026-03-02", "李某乙", "要求补偿"), vec![], at("2026-03-02"))
        .unwrap()
        .petition
        .number;
    let delivered = |paper| Act::delivered(paper, DeliveryManner::InPerson, "李某乙");
    register.add_step(&number, step("2026-03-10", Act::accepted()), at("2026-03-10")).unwrap();
    let row = register.list_petitions(&PetitionFilter::default(), PetitionOrder::DueFirst, 0, 10).unwrap().remove(0);
    assert_eq!(row.duty.map(|d| (d.what, d.due.raw)), Some(("送达受理告知书".into(), day("2026-03-17"))));
    register.add_step(&number, step("2026-03-11", delivered(DeliveredPaper::Notice)), at("2026-03-11")).unwrap();
    let row = register.list_petitions(&PetitionFilter::default(), PetitionOrder::DueFirst, 0, 10).unwrap().remove(0);
    assert_eq!(row.duty.map(|d| (d.what, d.due.legal)), Some(("出具处理意见书".into(), day("2026-05-09"))));
    let rest = vec![
        step("2026-04-01", Act::replied(Opinion::Supported)),
        step("2026-04-02", delivered(DeliveredPaper::Reply)),
        step("2026-04-02", Act::closed(None)),
    ];
    register.add_steps(&number, rest, at("2026-04-02")).unwrap();
    drop(register);

    let register = Register::open(&desk.path).unwrap();
    let file = register.petition(&number).unwrap();
    assert_eq!((file.steps.len(), file.progress().stage), (6, Stage::Closed));
    let ops: Vec<String> = register.journal_of(&number).unwrap().into_iter().map(|line| line.op).collect();
    assert_eq!(ops, ["答复、送达、办结", "送达", "受理", "登记"]);
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
}

#[test]
fn any_term_of_one_or_more_characters_is_found() {
    let desk = Desk::new();
    let mut register = desk.create();
    let titles = ["大坝口水库放水致稻田缺水", "采矿用地未复垦，拖欠租金", "坟地迁移补偿标准咨询"];
    for title in titles {
        register.register_petition(visit("2026-03-02", "欧阳𠮷", title), vec![], at("2026-03-02")).unwrap();
    }
    let found = |text: &str| {
        let filter = PetitionFilter { text: text.into(), ..PetitionFilter::default() };
        register
            .list_petitions(&filter, PetitionOrder::OldestFirst, 0, 10)
            .unwrap()
            .into_iter()
            .map(|r| r.petition.title)
            .collect::<Vec<_>>()
    };
    assert_eq!(found("坟"), [titles[2]]);
    assert_eq!(found("水库"), [titles[0]]);
    assert_eq!(found("未复垦"), [titles[1]]);
    assert_eq!(found("用地未复垦，拖欠"), [titles[1]]);
    assert_eq!(found("租金 采矿"), [titles[1]]);
    assert_eq!(found("𠮷").len(), 3);
    assert_eq!(found("1207").len(), 3);
    assert_eq!(found("2026-0002"), [titles[1]]);
    assert_eq!(found("上塘村三组 坟地"), [titles[2]]);
    assert!(found("水渠").is_empty() && found("垦复").is_empty() && found("100%_").is_empty());
    assert_eq!(register.search("采矿", 5).unwrap(), [(RegisterKind::Petition, "2026-0002".to_owned())]);
}

#[test]
fn lookalikes_tell_why() {
    let desk = Desk::new();
    let mut register = desk.create();
    register
        .register_petition(
            visit("2026-03-02", "李某乙", "大坝口水库放水致稻田缺水，要求补偿"),
            vec![],
            at("2026-03-02"),
        )
        .unwrap();
    let typed = visit("2026-06-18", "李某乙", "要求补偿水库放水造成的稻田减产损失");
    let found = register.lookalikes(&typed).unwrap();
    assert_eq!(found[0].reasons, ["同一电话", "同名同村", "诉求相近"]);
    let mut stranger = visit("2026-06-18", "张某丙", "要求补偿水库放水造成的稻田减产损失");
    stranger.petitioners[0].phone = String::new();
    assert!(register.lookalikes(&stranger).unwrap().is_empty());
}

#[test]
fn a_second_window_is_told_and_readers_may_still_look() {
    let desk = Desk::new();
    let _first = desk.create();
    assert_eq!(
        Register::open(&desk.path).unwrap_err().advice(),
        "台账正在另一窗口中使用，没有打开。请先关闭那个窗口。"
    );
    let mut reader = Register::open_to_read(&desk.path).unwrap();
    assert!(matches!(
        reader.register_petition(visit("2026-03-02", "李某乙", "要求补偿"), vec![], at("2026-03-02")),
        Err(StoreError::Locked(_))
    ));
}

#[test]
fn files_that_are_no_register_are_not_touched() {
    let desk = Desk::new();
    fs::write(&desk.path, "这不是台账，只是一封信。".repeat(20)).unwrap();
    let before = fs::read(&desk.path).unwrap();
    assert!(Register::open(&desk.path).unwrap_err().advice().contains("不是信访台账文件"));
    assert_eq!(fs::read(&desk.path).unwrap(), before);
    assert!(matches!(Register::create(&desk.path, Settings::default(), at("2026-01-01")), Err(StoreError::Exists(_))));
    assert_eq!(fs::read(&desk.path).unwrap(), before);

    let other = desk.path.with_file_name("别的.db");
    rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    assert!(matches!(Register::open(&other), Err(StoreError::NotARegister(_))));
    assert!(matches!(Register::open(&desk.path.with_file_name("没有.xinfang")), Err(StoreError::Missing(_))));
}

#[test]
fn a_newer_register_is_refused_untouched() {
    let desk = Desk::new();
    drop(desk.create());
    rusqlite::Connection::open(&desk.path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&desk.path).unwrap();
    assert!(matches!(Register::open(&desk.path), Err(StoreError::Newer { found: 99, .. })));
    assert_eq!(fs::read(&desk.path).unwrap(), before);
}

#[test]
fn a_folder_that_cannot_be_written_gets_its_sentence() {
    let desk = Desk::new();
    fs::write(&desk.path, "").unwrap(); // a file where a folder should be: not even root can write below it
    let error = Register::create(&desk.path.join("清水镇.xinfang"), Settings::default(), at("2026-01-01")).unwrap_err();
    assert!(error.advice().contains("请"), "{}", error.advice());
}

#[test]
fn tampering_with_history_is_noticed() {
    let desk = Desk::new();
    let mut register = desk.create();
    register.register_petition(visit("2026-03-02", "李某乙", "要求补偿"), vec![], at("2026-03-02")).unwrap();
    drop(register);
    let db = rusqlite::Connection::open(&desk.path).unwrap();
    db.execute("UPDATE journal SET who = '别人' WHERE seq = 2", []).unwrap();
    drop(db);
    let wrong = Register::open(&desk.path).unwrap().check().unwrap();
    assert_eq!(wrong, ["修改记录第 2 行与前文对不上，可能被改动过。"]);
}

#[test]
fn stale_derived_columns_are_noticed_and_rebuilt() {
    let desk = Desk::new();
    let mut register = desk.create();
    register.register_petition(visit("2026-03-02", "李某乙", "要求补偿"), vec![], at("2026-03-02")).unwrap();
    drop(register);
    let db = rusqlite::Connection::open(&desk.path).unwrap();
    db.execute_batch("UPDATE petition SET stage = 'closed'; DELETE FROM searchable").unwrap();
    drop(db);
    let mut register = Register::open(&desk.path).unwrap();
    assert_eq!(register.check().unwrap().len(), 2);
    register.rebuild().unwrap();
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
    assert_eq!(register.search("李某乙", 5).unwrap().len(), 1);
}

/// Version 1 knew no `derived_by`, no papers, scans or volumes, no sealed items, and only two documents: everything else is as it is now.
#[test]
fn a_register_of_version_1_is_brought_up_to_date() {
    let desk = Desk::new();
    let mut register = desk.create();
    register.register_petition(visit("2026-03-02", "李某乙", "要求补偿"), vec![], at("2026-03-02")).unwrap();
    drop(register);
    let schema = || -> String {
        let db = rusqlite::Connection::open(&desk.path).unwrap();
        let sql = "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_schema ORDER BY name)";
        db.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let today = schema();
    let db = rusqlite::Connection::open(&desk.path).unwrap();
    db.execute_batch(
        "DROP TABLE derived_by; DROP TABLE paper; DROP TABLE passed_number; DROP INDEX step_document;
         DROP TABLE scan; DROP TABLE volume; DROP TABLE screening; DROP TABLE final_report;
         DROP INDEX petition_sealed; ALTER TABLE petition DROP COLUMN sealed;
         DROP INDEX petition_alarm; ALTER TABLE petition DROP COLUMN duty_alarm;
         DROP INDEX petition_follow_up; ALTER TABLE petition DROP COLUMN follow_up_on;
         CREATE TABLE document_1 (
             name TEXT PRIMARY KEY CHECK (name IN ('settings', 'directory')), body TEXT NOT NULL CHECK (json_valid(body))
         ) STRICT;
         INSERT INTO document_1 SELECT name, body FROM document;
         DROP TABLE document;
         ALTER TABLE document_1 RENAME TO document;
         PRAGMA user_version = 1",
    )
    .unwrap();
    drop(db);
    let register = Register::open(&desk.path).unwrap();
    assert_eq!(register.petition("2026-0001").unwrap().petition.title, "要求补偿");
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
    assert_eq!(schema(), today);
}

/// A new version or a new holiday notice moves due dates; so do new limits.
#[test]
fn derived_columns_follow_the_program_and_the_limits() {
    let desk = Desk::new();
    let mut register = desk.create();
    register.register_petition(visit("2026-03-02", "李某乙", "要求补偿"), vec![], at("2026-03-02")).unwrap();
    let due = |register: &Register| {
        let rows = register.list_petitions(&PetitionFilter::default(), PetitionOrder::DueFirst, 0, 1).unwrap();
        rows[0].duty.as_ref().unwrap().due.legal
    };
    drop(register);
    let db = rusqlite::Connection::open(&desk.path).unwrap();
    db.execute_batch("UPDATE petition SET duty_legal = '2026-01-05'; UPDATE derived_by SET stamp = 'other'").unwrap();
    drop(db);
    let mut register = Register::open(&desk.path).unwrap();
    assert_eq!(due(&register), day("2026-03-17"));
    let mut settings = register.settings().clone();
    (settings.limits.notice_days, settings.limits.notice_in_workdays) = (5, true);
    register.save_settings(settings, at("2026-03-03")).unwrap();
    assert_eq!(due(&register), day("2026-03-09"));
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
}

#[test]
fn what_was_registered_cannot_be_changed_against_what_was_done() {
    let desk = Desk::new();
    let mut register = desk.create();
    register.register_petition(visit("2026-03-02", "李某乙", "要求补偿"), vec![], at("2026-03-02")).unwrap();
    register.add_step("2026-0001", step("2026-03-03", Act::accepted()), at("2026-03-10")).unwrap();
    let mut item = register.petition("2026-0001").unwrap().petition;
    item.received_on = day("2026-03-05");
    let refused = register.amend_petition(item.clone(), at("2026-03-10")).unwrap_err();
    assert_eq!(refused.advice(), "日期早于收到日期 2026-03-05，请核对。");
    item.received_on = day("2026-03-03");
    register.amend_petition(item, at("2026-03-10")).unwrap();
}

#[test]
fn links_lead_somewhere() {
    let desk = Desk::new();
    let mut register = desk.create();
    let mut dispute = Dispute::blank(day("2026-03-02"));
    dispute.title = "柳湾村鱼塘死鱼赔偿纠纷".into();
    dispute.category = Listed::new("06", "损害赔偿");
    dispute.petitions = vec!["2026-0001".into()];
    let refused = register.add_dispute(dispute.clone(), at("2026-03-02")).unwrap_err();
    assert_eq!(refused.advice(), "关联的信访件 2026-0001 不在台账中，请核对编号。");
    dispute.petitions.clear();
    assert_eq!(register.add_dispute(dispute, at("2026-03-02")).unwrap().number, "纠2026-001");

    let mut agreement = Agreement::blank("清水镇人民调解委员会", day("2026-03-05"));
    agreement.parties[0].name = "田某丁".into();
    agreement.parties[1].name = "高某戌".into();
    agreement.clauses = vec!["高某戌修复进水管。".into()];
    agreement.dispute = Some("纠2026-009".into());
    assert!(register.add_agreement(agreement.clone(), at("2026-03-05")).unwrap_err().advice().contains("纠2026-009"));
    agreement.dispute = Some("纠2026-001".into());
    assert_eq!(register.add_agreement(agreement, at("2026-03-05")).unwrap().number, "协2026-001");
}

#[test]
fn a_backup_is_a_whole_register() {
    let desk = Desk::new();
    let mut register = desk.create();
    register.register_petition(visit("2026-03-02", "李某乙", "要求补偿"), vec![], at("2026-03-02")).unwrap();
    let copy = desk.path.with_file_name("备份.xinfang");
    register.backup(&copy, at("2026-03-03")).unwrap();
    assert_eq!(register.last_backup().unwrap(), Some(at("2026-03-03")));
    let onto_itself = register.backup(&desk.path, at("2026-03-03")).unwrap_err().advice();
    assert_eq!(onto_itself, "这是台账自己的位置，没有写入。请另选位置或换一个文件名。");
    let copied = Register::open(&copy).unwrap();
    assert_eq!(copied.petition("2026-0001").unwrap(), register.petition("2026-0001").unwrap());
    assert_eq!(copied.check().unwrap(), Vec::<String>::new());
}

#[test]
fn the_list_knows_what_stands_before_and_after() {
    let desk = Desk::new();
    let mut register = desk.create();
    for (on, title) in [("2026-03-02", "水渠"), ("2026-03-09", "道路"), ("2026-03-09", "低保"), ("2026-04-01", "水库")]
    {
        register.register_petition(visit(on, "李某乙", title), vec![], at("2026-04-01")).unwrap();
    }
    register.add_step("2026-0002", step("2026-03-10", Act::Withdrawn {}), at("2026-04-01")).unwrap();
    register.add_step("2026-0002", step("2026-03-10", Act::closed(None)), at("2026-04-01")).unwrap();
    let all = PetitionFilter::default();
    for order in [PetitionOrder::NewestFirst, PetitionOrder::OldestFirst, PetitionOrder::DueFirst] {
        let listed: Vec<String> =
            register.list_petitions(&all, order, 0, 10).unwrap().into_iter().map(|row| row.petition.number).collect();
        for (i, number) in listed.iter().enumerate() {
            let expected = (i.checked_sub(1).map(|i| listed[i].clone()), listed.get(i + 1).cloned());
            assert_eq!(register.petition_neighbours(&all, order, number).unwrap(), expected, "{order:?} {number}");
        }
    }
    let filter = PetitionFilter { text: "水".into(), ..PetitionFilter::default() };
    let around = register.petition_neighbours(&filter, PetitionOrder::NewestFirst, "2026-0003").unwrap();
    assert_eq!(around, (Some("2026-0004".into()), Some("2026-0001".into())));
}

#[test]
fn items_are_counted_by_month_category_and_people() {
    let desk = Desk::new();
    let mut register = desk.create();
    let mut group = visit("2026-03-02", "李某乙", "水渠");
    group.headcount = 6;
    register.register_petition(group, vec![], at("2026-03-02")).unwrap();
    let mut pay = visit("2026-04-02", "王某甲", "工资");
    pay.category.main = Listed::new("ldsb", "劳动社保");
    register.register_petition(pay, vec![], at("2026-04-02")).unwrap();
    register.add_step("2026-0001", step("2026-03-05", Act::Withdrawn {}), at("2026-04-03")).unwrap();
    register.add_step("2026-0001", step("2026-04-03", Act::closed(None)), at("2026-04-03")).unwrap();

    assert_eq!(register.count_petition_people(&PetitionFilter::default()).unwrap(), 7);
    let months: Vec<_> = ["2026-03", "2026-04"].iter().map(|month| month.parse().unwrap()).collect();
    let counts = register.count_petitions_by_month(&months).unwrap();
    assert_eq!(counts.iter().map(|c| (c.received, c.closed)).collect::<Vec<_>>(), [(1, 0), (1, 1)]);
    let words = register.petition_words().unwrap();
    assert_eq!(words.categories, [Listed::new("ldsb", "劳动社保"), Listed::new("nync", "农业农村")]);
    assert_eq!(words.villages, ["上塘村"]);
    assert_eq!(register.first_petition_day().unwrap(), Some(day("2026-03-02")));

    let past = |overdue_on, in_time_on| {
        let filter = PetitionFilter { overdue_on, in_time_on, ..PetitionFilter::default() };
        register.count_petitions(&filter).unwrap()
    };
    // Received on 2 April 2026: the notice is due on 17 April, a Friday.
    assert_eq!((past(Some(day("2026-04-17")), None), past(Some(day("2026-04-18")), None)), (0, 1));
    assert_eq!((past(None, Some(day("2026-04-17"))), past(None, Some(day("2026-04-18")))), (1, 0));
}

#[test]
fn the_unit_an_item_is_assigned_to_is_its_responsible_unit() {
    let desk = Desk::new();
    let mut register = desk.create();
    register.register_petition(visit("2026-03-02", "李某乙", "水渠"), vec![], at("2026-03-02")).unwrap();
    let assigned = Act::assigned("农业农村办", None);
    register
        .add_steps(
            "2026-0001",
            vec![step("2026-03-03", Act::accepted()), step("2026-03-03", assigned)],
            at("2026-03-03"),
        )
        .unwrap();
    assert_eq!(register.petition("2026-0001").unwrap().petition.unit, "农业农村办");
    let filter = PetitionFilter { unit: Some("农业农村办".into()), ..PetitionFilter::default() };
    assert_eq!(register.count_petitions(&filter).unwrap(), 1);
    assert_eq!(register.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_part_of_the_register_is_read_with_its_steps() {
    let desk = Desk::new();
    let mut register = desk.create();
    for (on, title) in [("2026-03-09", "道路"), ("2026-03-02", "水渠"), ("2026-04-01", "水库")] {
        register.register_petition(visit(on, "李某乙", title), vec![], at("2026-04-01")).unwrap();
        let number = format!("2026-000{}", register.count_petitions(&PetitionFilter::default()).unwrap());
        register.add_step(&number, step("2026-04-01", Act::accepted()), at("2026-04-01")).unwrap();
    }
    for (text, numbers) in [("", vec!["2026-0002", "2026-0001", "2026-0003"]), ("水", vec!["2026-0002", "2026-0003"])]
    {
        let filter = PetitionFilter { text: text.into(), ..PetitionFilter::default() };
        let files = register.petition_files_of(&filter).unwrap();
        assert_eq!(files.iter().map(|file| file.petition.number.as_str()).collect::<Vec<_>>(), numbers);
        for file in files {
            assert_eq!(file, register.petition(&file.petition.number).unwrap());
        }
    }
}
