//! Through the register: 分件, 并案, and no way to the accused by window, command line or import.

use super::case::*;
use xinfang::{
    domain::{
        agreement::Agreement,
        directory::{Contact, Directory, Role},
        dispute::{Dispute, DisputeStatus},
        mediation,
        petition::Petition,
        procedure::{Act, Correction, Stage, StepKind},
        settings::Settings,
        terms::*,
    },
    exchange::json,
    store::Register,
};

struct Desk {
    register: Register,
    folder: tempfile::TempDir,
}

fn now() -> chrono::NaiveDateTime {
    today().and_hms_opt(9, 0, 0).unwrap()
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let register = Register::create(&folder.path().join("一.xinfang"), Settings::default(), now()).unwrap();
        Self { register, folder }
    }

    fn put(&mut self, item: Petition, acts: &[Act]) -> String {
        let number = self.register.register_petition(item, Vec::new(), now()).unwrap().petition.number;
        for (act, on) in acts.iter().zip(3..) {
            self.add(&number, act.clone(), &format!("2026-03-{on:02}")).unwrap();
        }
        number
    }

    fn add(&mut self, number: &str, act: Act, on: &str) -> Result<Stage, String> {
        let added = self.register.add_step(number, step(day(on), act), now());
        added.map(|file| file.progress().stage).map_err(|error| error.advice())
    }
}

fn accusation() -> Petition {
    Petition { class: MatterClass::Accusation, accused: "红岩村委会".into(), ..item() }
}

fn splitting() -> xinfang::domain::procedure::Step {
    step(day("2026-03-03"), Act::SplitOff { into: Vec::new() })
}

#[test]
fn a_letter_with_several_matters_is_split() {
    let mut desk = Desk::new();
    let number = desk.put(item(), &[]);
    let first = desk.register.petition(&number).unwrap().petition;
    let parts = vec![first.part("水渠损坏要求修复", "三组水渠损坏。"), first.part("低保申请", "要求办理低保。")];
    let split = desk.register.split_petition(&number, parts, splitting(), now()).unwrap();
    let numbers: Vec<String> = split.iter().map(|file| file.petition.number.clone()).collect();
    assert_eq!((split.len(), desk.register.petition_files().unwrap().len()), (2, 3));
    assert!(split.iter().all(|file| file.petition.split_from.as_ref() == Some(&number)));
    assert!(split.iter().all(|file| file.petition.who() == "李某乙"));
    let kept = desk.register.petition(&number).unwrap();
    assert_eq!(kept.steps.last().unwrap().act, Act::SplitOff { into: numbers });
    // All or nothing: the second part lacks its title.
    let parts = vec![first.part("另一事", "内容。"), first.part("", "内容。")];
    assert!(desk.register.split_petition(&number, parts, splitting(), now()).is_err());
    assert_eq!(desk.register.petition_files().unwrap().len(), 3);
}

#[test]
fn mediation_opens_a_dispute_and_striking_it_takes_the_dispute_back() {
    let mut desk = Desk::new();
    let number = desk.put(item(), &[Act::accepted()]);
    let hand = || Act::to_mediation("清水镇人民调解委员会", "何某川");
    desk.add(&number, hand(), "2026-03-05").unwrap();
    let file = desk.register.petition(&number).unwrap();
    let dispute = desk.register.dispute(&mediation::handed_to(&file.steps)[0]).unwrap();
    assert_eq!(dispute.petitions, [number.as_str()]);
    assert_eq!((dispute.parties_line().as_str(), dispute.title), ("李某乙 与 何某川", file.petition.title));
    assert!(dispute.steps[0].text.contains(&number), "the dispute tells where it comes from");
    assert_eq!(desk.register.check().unwrap(), Vec::<String>::new());

    // One entry takes all of it back: the item is in handling again, the dispute is cancelled and names it no more.
    let strike = Correction { strike: true, ..Correction::default() };
    let stage = desk.add(&number, Act::Corrected { entry: 3, change: strike }, "2026-03-06").unwrap();
    assert_eq!(stage, Stage::InProgress);
    let dispute = desk.register.dispute(&dispute.number).unwrap();
    assert_eq!((dispute.status_at(None), dispute.petitions.len()), (DisputeStatus::Cancelled, 0));

    // Again, into a dispute that is there already; one that is over or unknown is refused, and nothing is written.
    let into = |number: &str| match hand() {
        Act::ToMediation { body, nature, agreed, .. } => Act::ToMediation {
            body,
            nature,
            agreed,
            other: String::new(),
            category: String::new(),
            dispute: number.into(),
        },
        other => other,
    };
    assert!(desk.add(&number, into(&dispute.number), "2026-03-07").unwrap_err().contains("撤销登记"));
    assert!(desk.add(&number, into("纠2026-999"), "2026-03-07").unwrap_err().contains("纠2026-999"));
    let mut known = Dispute::blank(day("2026-03-01"));
    known.title = "三组田埂纠纷".into();
    known.category = xinfang::domain::listed::Listed::new("02", "邻里");
    let known = desk.register.add_dispute(known, now()).unwrap().number;
    desk.add(&number, into(&known), "2026-03-07").unwrap();
    assert_eq!(desk.register.dispute(&known).unwrap().petitions, [number.as_str()]);

    // The agreement that settles the dispute is what the item is offered to end with.
    let mut agreement = Agreement::blank("清水镇人民调解委员会", day("2026-03-08"));
    agreement.number = "协2026-001".into();
    agreement.dispute = Some(known.clone());
    let dispute = desk.register.dispute(&known).unwrap();
    assert_eq!(mediation::result(&dispute, &[agreement.clone()], today()), None, "unsigned");
    let mut signed = serde_json::to_value(&agreement).unwrap();
    (signed["form"], signed["signed"]) = ("oral".into(), serde_json::json!({ "parties": "2026-03-08" }));
    let signed: Agreement = serde_json::from_value(signed).unwrap();
    let result = mediation::result(&dispute, &[signed], today()).unwrap();
    assert_eq!((result.agreement.as_deref(), result.on), (Some("协2026-001"), day("2026-03-08")));
    let strike = Correction { strike: true, ..Correction::default() };
    desk.add(&number, Act::Corrected { entry: 5, change: strike }, "2026-03-09").unwrap();
    let dispute = desk.register.dispute(&known).unwrap();
    assert_eq!((dispute.status_at(None), dispute.petitions.len()), (DisputeStatus::Found, 0), "it was there before");
}

#[test]
fn a_correction_is_refused_as_the_entry_itself_would_be() {
    let mut desk = Desk::new();
    let number = desk.put(accusation(), &[Act::accepted(), Act::assigned("镇纪委", None)]);
    let mut right = |to: &str| {
        let change = Correction { act: Some(Box::new(Act::assigned(to, None))), ..Correction::default() };
        desk.add(&number, Act::Corrected { entry: 3, change }, "2026-03-09")
    };
    assert!(right("红岩村委会").unwrap_err().contains("检举控告不能交给被反映的单位"));
    assert!(right("").unwrap_err().contains("更正后的办理记录不成立：责任单位未填。"));
    assert_eq!(right("县纪委"), Ok(Stage::InProgress));
    assert_eq!(desk.register.petition(&number).unwrap().petition.unit, "县纪委");
    // A date that would put the assignment before the acceptance leaves no lawful record.
    let change = Correction { on: Some(day("2026-03-02")), ..Correction::default() };
    let refused = desk.add(&number, Act::Corrected { entry: 3, change }, "2026-03-09").unwrap_err();
    assert!(refused.contains("更正后的办理记录不成立：日期早于上一步"), "{refused}");
}

#[test]
fn merging_links_both_and_both_count() {
    let mut desk = Desk::new();
    let main = desk.put(item(), &[Act::accepted()]);
    let again = desk.put(item(), &[]);
    let merge = |into: &str| Act::Merged { into: into.into() };
    assert!(desk.add(&again, merge("2026-0999"), "2026-03-05").unwrap_err().contains("没有 2026-0999 这一件"));
    assert!(desk.add(&again, merge(&again), "2026-03-05").is_err());
    assert_eq!(desk.add(&again, merge(&main), "2026-03-05"), Ok(Stage::Merged));
    let kept = desk.register.petition(&main).unwrap();
    assert!(kept.petition.merged_from.contains(&again));
    assert!(kept.steps.last().unwrap().text.contains(&again));
    assert_eq!(desk.register.petition_files().unwrap().len(), 2);
    // Taken up by itself again, the link goes.
    desk.add(&again, Act::Reopened { reason: "并案有误".into() }, "2026-03-06").unwrap();
    assert!(desk.register.petition(&main).unwrap().petition.merged_from.is_empty());
    // What is closed cannot take anything in.
    let closed = desk.put(item(), &[complete(StepKind::Forwarded, Stage::Registered), Act::closed(None)]);
    assert!(desk.add(&again, merge(&closed), "2026-03-07").unwrap_err().contains("不能并入"));
}

#[test]
fn no_way_leads_to_the_accused() {
    let mut desk = Desk::new();
    let head = Contact {
        name: "罗某平".into(),
        role: Role::Staff,
        post: "党总支书记".into(),
        unit: "红岩村".into(),
        group: String::new(),
        phone: String::new(),
    };
    let directory = Directory { contacts: vec![head], ..Directory::default() };
    desk.register.save_directory(&directory, now()).unwrap();
    for exposed in [
        Petition { unit: "红岩村党总支".into(), ..accusation() },
        Petition { handler: "罗某平".into(), ..accusation() },
        Petition { leader: "罗某平".into(), ..accusation() },
        Petition { assisting: vec!["红岩村村民委员会".into()], ..accusation() },
    ] {
        assert!(desk.register.register_petition(exposed, Vec::new(), now()).is_err());
    }
    let handled = desk.put(Petition { unit: "红岩村委会".into(), ..item() }, &[Act::accepted()]);
    let number = desk.put(accusation(), &[]);
    for act in [
        Act::Forwarded { to: "清水镇红岩村委会".into() },
        Act::Forwarded { to: "罗某平".into() },
        Act::ReportedUp { to: "红岩村支书".into() },
        Act::Merged { into: handled },
    ] {
        assert!(desk.add(&number, act.clone(), "2026-03-03").is_err(), "{act:?}");
    }
    desk.add(&number, Act::accepted(), "2026-03-03").unwrap();
    for to in ["红岩村委会", "红岩村主任", "罗某平"] {
        let why = desk.add(&number, Act::assigned(to, None), "2026-03-04").unwrap_err();
        assert!(why.starts_with("检举控告不能交给被反映的单位办理"), "{to}: {why}");
    }
    let persons = vec!["何某川".into(), "罗某平".into()];
    let act = Act::Assigned { to: "清水镇纪委".into(), due: None, persons };
    assert!(desk.add(&number, act, "2026-03-04").unwrap_err().contains("回避"));
    desk.add(&number, Act::assigned("清水镇纪委", None), "2026-03-04").unwrap();
    let exposed = Petition { unit: "红岩村委会".into(), ..desk.register.petition(&number).unwrap().petition };
    assert!(desk.register.amend_petition(exposed, now()).is_err());
}

#[test]
fn the_import_refuses_what_hands_an_accusation_to_the_accused() {
    let mut desk = Desk::new();
    let number = desk.put(accusation(), &[Act::accepted(), Act::assigned("清水镇纪委", None)]);
    let text = json::to_text(&json::export(&desk.register).unwrap());
    let take = |text: &str, name: &str| {
        let path = desk.folder.path().join(name);
        let mut other = Register::create(&path, Settings::default(), now()).unwrap();
        json::import(&mut other, json::read(text).unwrap(), now()).map_err(|error| error.to_string())
    };
    assert_eq!(take(&text, "二.xinfang"), Ok(()));
    let why = take(&text.replace("清水镇纪委", "红岩村党总支书记"), "三.xinfang").unwrap_err();
    assert!(why.contains(&number) && why.contains("检举控告不能交给被反映的单位办理"), "{why}");
}

#[test]
fn nameless_accusations_are_compared_by_the_accused() {
    let mut desk = Desk::new();
    let nameless = Petition { anonymous: true, petitioners: Vec::new(), title: "反对村务".into(), ..accusation() };
    let number = desk.put(nameless.clone(), &[]);
    let again =
        Petition { accused: "红岩村党支部书记".into(), title: "举报村干部占地".into(), ..nameless };
    let found = desk.register.lookalikes(&again).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].row.petition.number.as_str(), found[0].reasons[0]), (number.as_str(), "同一被反映人"));
}
