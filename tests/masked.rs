//! Promises of what is handed out: no person in full, nothing of a sealed item's petitioner, no way back in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A failure here is the test's failure.

use xinfang::{
    domain::{period::Period, petition::Petition, place::Place, terms::Flag},
    exchange::{json, masked, sample},
    papers::{MediationRegister, PaperRequest, Press},
    store::Register,
};

const ID: &str = "990101197003150016";
const PHONE: &str = "00012345678";
/// What nobody outside may read.
const SECRETS: [&str; 7] = [ID, PHONE, "赵铁柱", "钱满仓", "孙守业", "十二号院", "00087654321"];

/// The sample with people in it whose names could be anybody's.
fn register(folder: &std::path::Path) -> Register {
    let now = sample::today().and_hms_opt(9, 0, 0).unwrap();
    let mut register = sample::create(&folder.join("示例.xinfang"), now).unwrap();
    let mut change = |number: &str, change: &dyn Fn(&mut Petition)| {
        let mut item = register.petition(number).unwrap().petition;
        change(&mut item);
        register.amend_petition(item, now).unwrap();
    };
    change("2009-0002", &|item| {
        item.petitioners.truncate(1);
        let person = &mut item.petitioners[0];
        person.name = "赵铁柱".into();
        person.id_no = ID.into();
        person.phone = PHONE.into();
        person.address = Place { detail: "十二号院".into(), ..Place::of("上塘村", "三组") };
        item.title = "赵铁柱反映水渠堵塞".into();
        item.content = format!("赵铁柱（身份证{ID}，电话{PHONE}）住上塘村三组十二号院。");
    });
    change("2009-0003", &|item| {
        item.petitioners.truncate(1);
        item.petitioners[0].name = "钱满仓".into();
        item.petitioners[0].phone = "00087654321".into();
        item.title = "钱满仓举报".into();
        item.flags.insert(Flag::Confidential);
    });
    change("2009-0004", &|item| item.title = "与钱满仓、赵铁柱的地界争议".into());
    let mut dispute = register.list_disputes(&Default::default()).unwrap()[0].clone();
    dispute.parties[0].name = "孙守业等3户".into();
    dispute.facts = format!("孙守业与邻居争水，电话{PHONE}。");
    register.amend_dispute(dispute, now).unwrap();
    register
}

#[test]
fn a_masked_register_on_paper_shows_nobody_in_full() {
    let folder = tempfile::tempdir().unwrap();
    let register = register(folder.path());
    let press = Press::new(register.settings()).unwrap();
    let period: Period = "2009H1".parse().unwrap();
    let said = |request: PaperRequest| {
        let document = press.document(&register, &request, sample::today()).unwrap();
        let laid = press.print(&document).unwrap().laid;
        let pages: String = laid.pages.iter().map(|page| page.text().replace([' ', '\n'], "")).collect();
        format!("{:?}{pages}", document.meta)
    };
    let petitions = PaperRequest::PetitionRegister { period, numbers: None };
    let disputes = PaperRequest::DisputeRegister { period, numbers: None };
    assert!(said(petitions.clone()).contains("赵铁柱") && said(disputes.clone()).contains("孙守业"));
    let issues = PaperRequest::IssueRegister { period };
    let of_mediation = MediationRegister::ALL.iter().map(|&which| PaperRequest::Mediation { which, period });
    let registers = [petitions, disputes, issues].into_iter().chain(of_mediation);
    let all: String = registers.map(|request| said(PaperRequest::Masked(Box::new(request)))).collect();
    for secret in SECRETS {
        assert!(!all.contains(secret), "{secret}");
    }
    assert!(all.contains("赵某") && all.contains("孙某") && all.contains("某信访人"));

    let original = PaperRequest::Masked(Box::new(PaperRequest::Registration { number: "2009-0002".into() }));
    assert!(press.document(&register, &original, sample::today()).unwrap_err().to_string().contains("脱敏"));
}

#[test]
fn a_masked_export_shows_nobody_in_full_and_does_not_come_in_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = register(folder.path());
    let press = Press::new(register.settings()).unwrap();
    let now = sample::today().and_hms_opt(9, 30, 0).unwrap();
    press.registration_sheet(&mut register, "2009-0002", now).unwrap();
    let text = masked::text(json::export(&register).unwrap());
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret}");
    }
    let told: serde_json::Value = serde_json::from_str(&text).unwrap();
    let item = |number: &str| {
        let all = told["petitions"].as_array().unwrap().iter();
        all.clone().find(|file| file["petition"]["number"] == number).unwrap()["petition"].clone()
    };
    let person = &item("2009-0002")["petitioners"][0];
    assert_eq!((person["name"].as_str(), person["id_no"].as_str()), (Some("赵某"), Some("9901**********0016")));
    assert_eq!(person["phone"], "000****5678");
    assert_eq!(item("2009-0003")["title"], "信访事项（保密）");
    assert!(item("2009-0003").get("petitioners").is_none() && told.get("papers").is_none());
    assert!(json::read(&text).is_err());
    let kept = register.petition("2009-0002").unwrap().petition;
    assert_eq!(kept.petitioners[0].name, "赵铁柱", "a mask is never kept");
}
