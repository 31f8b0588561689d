//! The volume of a mediation: what it holds and lacks, its contents true to its pages, its scans whole.
// A test may stop at the first surprise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::process::Command;

use chrono::{NaiveDate, NaiveDateTime};
use xinfang::domain::agreement::{AgreementForm, MediatingKind};
use xinfang::domain::amount::Amount;
use xinfang::domain::forms::FormId;
use xinfang::domain::issued::PaperSubject;
use xinfang::domain::period::Period;
use xinfang::domain::scan::ScanKind;
use xinfang::domain::settings::{Office, Settings};
use xinfang::domain::volume::Volume;
use xinfang::exchange::json;
use xinfang::papers::Press;
use xinfang::papers::dossier::{Bound, NewScan, Plan, TakeError, plan, take_in};
use xinfang::papers::forms::mediation;
use xinfang::papers::issue::{IssueForm, Order};
use xinfang::papers::{MediationRegister, PaperRequest};
use xinfang::report::{
    facts::Facts,
    figures::{FigureId as F, Figures},
    mediation::MediationFigures,
};
use xinfang::store::Register;

const CARD: &[u8] = include_bytes!("data/card-sideways.jpg");

fn now() -> NaiveDateTime {
    "2026-06-18T09:00:00".parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A register with the mediation of the example in it; returns the number of its dispute.
fn register(folder: &std::path::Path) -> (Register, String) {
    let office = Office {
        clerk: "沈某安".into(), county: "清河县".into(), ..Office::named("清水镇信访工作办公室")
    };
    let settings = Settings { office, ..Settings::default() };
    let mut register = Register::create(&folder.join("一.xinfang"), settings, now()).unwrap();
    let case = mediation::example::mediation(AgreementForm::Written);
    let dispute = register.add_dispute(case.dispute.unwrap(), now()).unwrap();
    register.add_agreement(case.agreement.unwrap(), now()).unwrap();
    (register, dispute.number)
}

fn issue(register: &mut Register, press: &Press, form: FormId, number: &str, answers: &[(&str, &str)]) {
    let answers: BTreeMap<String, String> =
        answers.iter().map(|(name, words)| ((*name).to_owned(), (*words).to_owned())).collect();
    let order = Order {
        form: IssueForm::Catalogue(form),
        record: number.into(),
        answers,
        date: day("2026-06-18"),
        replaces: None,
    };
    press.issue(register, &order, now()).unwrap_or_else(|error| panic!("{form}: {error}"));
}

/// A white page with a grey bar, of 40 × 60 pixels.
fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 40, 60);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    let pixels: Vec<u8> = (0..40 * 60).flat_map(|at| [90, 90, 90, if at / 40 == 30 { 255 } else { 0 }]).collect();
    writer.write_image_data(&pixels).unwrap();
    drop(writer);
    bytes
}

fn scan(register: &mut Register, number: &str, kind: ScanKind, title: &str, data: &[u8]) -> Result<(), TakeError> {
    let subject = PaperSubject::Dispute(number.into());
    let new = NewScan { subject, kind, form: None, title: title.into(), dated: None };
    take_in(register, new, data, now()).map(drop)
}

/// Everything a volume needs: seven issued papers, the agreement, three scans.
fn complete(register: &mut Register, press: &Press, number: &str) {
    for form in [FormId::M01, FormId::M02, FormId::M03, FormId::M04, FormId::M05, FormId::M08, FormId::M09, FormId::M14]
    {
        issue(register, press, form, number, &[]);
    }
    scan(register, number, ScanKind::Identity, "李某乙身份证", CARD).unwrap();
    scan(register, number, ScanKind::Proof, "收条", &png()).unwrap();
    let printed = press.blank_form(register, FormId::M12, day("2026-06-18")).unwrap();
    let two_pages = press.print(&printed).unwrap().pdf;
    scan(register, number, ScanKind::Evidence, "现场照片说明", &two_pages).unwrap();
}

fn bind(press: &Press, register: &Register, plan: &Plan, duplex: bool) -> Bound {
    press.dossier(register, plan, day("2026-06-18"), duplex, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

/// The words of each page, without white space, as another program reads them; `None` where there is no poppler.
fn pages(pdf: &[u8]) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("卷宗.pdf");
    std::fs::write(&path, pdf).unwrap();
    let text = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&path).arg("-").output().ok()?;
    assert!(text.stderr.is_empty(), "{}", String::from_utf8_lossy(&text.stderr));
    let text = String::from_utf8(text.stdout).unwrap();
    let mut pages: Vec<String> =
        text.split('\u{c}').map(|page| page.chars().filter(|c| !c.is_whitespace()).collect()).collect();
    pages.pop();
    Some(pages)
}

/// Promise: what is required and missing is known before anything is printed, in the order of the volume.
#[test]
fn what_is_missing_is_named_first() {
    let folder = tempfile::tempdir().unwrap();
    let (mut register, number) = register(folder.path());
    let press = Press::new(register.settings()).unwrap();
    let bare = plan(&register, &number).unwrap();
    assert_eq!(
        bare.missing,
        ["人民调解申请书或者人民调解受理登记表", "人民调解当事人权利义务告知书", "当事人身份证明", "人民调解记录"]
    );
    assert_eq!(bare.entries.len(), 1, "the agreement is in force");
    // Either number leads to the same volume.
    assert_eq!(plan(&register, "协2026-004").unwrap(), bare);
    let noted = bare.with_note();
    assert!(noted.note().contains("缺少下列文书：人民调解申请书或者人民调解受理登记表、"));
    let text = pages(&bind(&press, &register, &noted, true).pdf);
    if let Some(pages) = text {
        assert!(pages.iter().any(|page| page.contains("本卷立卷时缺少下列文书")));
    }
    complete(&mut register, &press, &number);
    assert_eq!(plan(&register, &number).unwrap().missing, Vec::<String>::new());
}

/// Promise: the contents name every paper with the page it begins on, read back by another program.
#[test]
fn the_contents_are_true() {
    let folder = tempfile::tempdir().unwrap();
    let (mut register, number) = register(folder.path());
    let press = Press::new(register.settings()).unwrap();
    complete(&mut register, &press, &number);
    let filed = Volume {
        filed_by: "沈某安".into(),
        period: "长期".into(),
        ..Volume::new(PaperSubject::Dispute(number.clone()), day("2026-06-18"))
    };
    let volume = register.file_volume(filed.clone(), now()).unwrap();
    assert_eq!(volume.number, "（2026）清人调字第1号");
    assert!(register.file_volume(filed, now()).unwrap_err().advice().contains("已经立卷"));
    let found = plan(&register, &number).unwrap();
    assert!(found.entries.len() >= 12, "{:?}", found.entries);
    let order: Vec<u32> = found.entries.iter().map(|entry| entry.order).collect();
    assert!(order.is_sorted(), "{order:?}");
    for duplex in [true, false] {
        let bound = bind(&press, &register, &found, duplex);
        // The same volume gives the same bytes.
        assert!(bind(&press, &register, &found, duplex).pdf == bound.pdf);
        let Some(pages) = pages(&bound.pdf) else { return };
        let numbered: Vec<(usize, &String)> = pages.iter().enumerate().filter(|(_, page)| !page.is_empty()).collect();
        let contents = numbered.iter().find(|(_, page)| page.starts_with("卷内目录")).unwrap().1;
        for (title, first) in &bound.contents {
            assert!(contents.contains(title.as_str()), "{title} is not in the contents");
            // Cover and contents come before the first numbered page.
            let (at, page) = numbered[1 + *first as usize];
            assert!(page.ends_with(&first.to_string()) || page.contains(&first.to_string()), "{title}: {page}");
            assert!(
                page.contains(title.as_str()) || page.contains("人民调解"),
                "{title} is not on page {first}: {page}"
            );
            assert!(!duplex || at % 2 == 0, "{title} begins on a back");
        }
        assert_eq!(numbered.len(), bound.pages as usize + 3, "cover, contents, back cover");
        assert!(numbered.last().unwrap().1.contains(&format!("本卷宗共{}页", bound.pages)));
        assert!(numbered[0].1.contains("（2026）清人调字第1号") && numbered[0].1.contains("长期"));
    }
}

/// Promise: a stop is heard between two papers and nothing comes of it.
#[test]
fn binding_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let (mut register, number) = register(folder.path());
    let press = Press::new(register.settings()).unwrap();
    complete(&mut register, &press, &number);
    let found = plan(&register, &number).unwrap();
    let mut heard = Vec::new();
    let stopped = press.dossier(&register, &found, day("2026-06-18"), true, &mut |done, total| {
        heard.push((done, total));
        if done == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(stopped.unwrap_err().to_string().contains("没有生成卷宗"));
    assert_eq!(heard.iter().map(|(done, _)| *done).collect::<Vec<_>>(), [0, 1, 2, 3]);
}

/// Promise: a scan that is damaged, too large, nameless, of another kind or there already is refused with a sentence.
#[test]
fn bad_scans_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (mut register, number) = register(folder.path());
    let mut refused = |data: &[u8], title: &str| {
        scan(&mut register, &number, ScanKind::Proof, title, data)
            .map_or_else(|error| error.to_string(), |()| String::new())
    };
    assert_eq!(refused(CARD, "身份证"), "");
    assert!(refused(CARD, "身份证").contains("已经存为“身份证”"));
    assert!(refused(&CARD[..CARD.len() / 2], "身份证").contains("JPG 文件有损坏"));
    let png = png();
    assert!(refused(&png[..png.len() - 20], "收条").contains("PNG 文件有损坏"));
    assert!(refused(&png, " ").contains("要有名称"));
    assert!(refused(b"hello", "收条").contains("只能添加 JPG、PNG 图片和 PDF 文件"));
    let large = [CARD, &vec![0; 21 * 1024 * 1024]].concat();
    assert!(refused(&large, "大图").contains("超过 20 MB"));
    let mut spoilt = png.clone();
    let middle = spoilt.len() / 2;
    spoilt[middle] ^= 0x55;
    assert!(refused(&spoilt, "收条").contains("PNG 文件有损坏"));
}

/// Promise: scans and volumes are in every export, come back byte for byte, and no number is given twice.
#[test]
fn scans_and_volumes_travel() {
    let folder = tempfile::tempdir().unwrap();
    let (mut register, number) = register(folder.path());
    let press = Press::new(register.settings()).unwrap();
    complete(&mut register, &press, &number);
    let subject = PaperSubject::Dispute(number.clone());
    register.file_volume(Volume::new(subject.clone(), day("2026-06-18")), now()).unwrap();
    let card = register.scans_of(&subject).unwrap()[0].clone();
    register.remove_scan(card.id, Some("放错了"), now()).unwrap();
    assert_eq!(plan(&register, &number).unwrap().missing, ["当事人身份证明"]);
    let document = json::read(&json::to_text(&json::export(&register).unwrap())).unwrap();
    let mut copy = Register::create(&folder.path().join("二.xinfang"), Settings::default(), now()).unwrap();
    json::import(&mut copy, document, now()).unwrap();
    assert_eq!(copy.scan_bytes(card.id).unwrap(), CARD);
    assert_eq!(plan(&copy, &number).unwrap(), plan(&register, &number).unwrap());
    assert_eq!(copy.check().unwrap(), Vec::<String>::new());
    assert_eq!(copy.next_volume_number(2026).unwrap(), "（2026）清人调字第2号");
    copy.remove_scan(card.id, None, now()).unwrap();
    assert!(plan(&copy, &number).unwrap().missing.is_empty());
}

/// Promise: the statistics sheet counts a case once, written and oral make up the settled, every breakdown adds up.
#[test]
fn the_statistics_of_mediation_add_up() {
    let folder = tempfile::tempdir().unwrap();
    let (mut register, _) = register(folder.path());
    // A second case, oral, without a dispute; a third of the police, which is not 人民调解.
    let mut oral = mediation::example::mediation(AgreementForm::Oral).agreement.unwrap();
    (oral.number, oral.paper_number, oral.dispute) = (String::new(), String::new(), None);
    register.add_agreement(oral.clone(), now()).unwrap();
    (oral.body_kind, oral.body) = (MediatingKind::Police, "清水派出所".into());
    register.add_agreement(oral, now()).unwrap();
    let facts = Facts::load(&register).unwrap();
    let period: Period = "2026H1".parse().unwrap();
    let figures = MediationFigures::of(&facts, period, day("2026-06-18"));
    assert_eq!((figures.all.accepted, figures.all.settled, figures.forms), (2, 2, (1, 1)));
    assert_eq!((figures.all.people, figures.all.amount), (4, Amount::from_fen(520_000)));
    assert_eq!(figures.states.values().sum::<u64>(), 2);
    for rows in [&figures.by_category, &figures.by_source, &figures.by_village] {
        assert_eq!(rows.values().map(|tally| tally.accepted).sum::<u64>(), 2);
        assert_eq!(rows.values().map(|tally| tally.amount).sum::<Amount>(), figures.all.amount);
    }
    assert_eq!(figures.by_source["当事人申请"].accepted, 1);
    // The figures of the reports say the same, and each opens as many cases.
    let all = Figures::of(&facts, period, day("2026-06-18"));
    for (id, count) in [
        (F::Mediated, 2),
        (F::MediatedSettled, 2),
        (F::MediatedPeople, 4),
        (F::MediatedAmount, 520_000),
        (F::MediatedWritten, 1),
        (F::MediatedOral, 1),
    ] {
        assert_eq!(all.count(id), count, "{id}");
    }
    let standing = [F::MediatedPerformed, F::MediatedPartly, F::MediatedNotDue, F::MediatedOverdue];
    assert_eq!(standing.map(|id| all.get(id).filter.cases(&facts).len()).iter().sum::<usize>(), 2);
    let later = MediationFigures::of(&facts, "2026H2".parse().unwrap(), day("2026-07-01"));
    assert_eq!(later.all.accepted, 0);
    let press = Press::new(register.settings()).unwrap();
    for &which in MediationRegister::ALL {
        for period in ["2026H1", "2025H1"] {
            let request = PaperRequest::Mediation { which, period: period.parse().unwrap() };
            assert!(!press.pdf(&register, &request, day("2026-06-18")).unwrap().is_empty(), "{which}");
        }
    }
}

/// Writes a volume with scans from the folder XINFANG_SCANS into the folder XINFANG_SAMPLES, to be looked at.
#[test]
#[ignore = "writes a file to look at"]
fn dump_volume() {
    let folder = tempfile::tempdir().unwrap();
    let (mut register, number) = register(folder.path());
    let press = Press::new(register.settings()).unwrap();
    complete(&mut register, &press, &number);
    if let Ok(scans) = std::env::var("XINFANG_SCANS") {
        let mut paths: Vec<_> = std::fs::read_dir(scans).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let title = path.file_stem().unwrap().to_string_lossy().into_owned();
            scan(&mut register, &number, ScanKind::Other, &title, &std::fs::read(&path).unwrap()).unwrap();
        }
    }
    let mut volume = Volume::new(PaperSubject::Dispute(number.clone()), day("2026-06-18"));
    (volume.filed_by, volume.checked_by) = ("沈某安".into(), "陈某山".into());
    (volume.period, volume.note) = ("长期".into(), "收条为复印件，原件由李某乙保存。".into());
    register.file_volume(volume, now()).unwrap();
    let found = plan(&register, &number).unwrap();
    for duplex in [true, false] {
        let bound = bind(&press, &register, &found, duplex);
        println!("{} pages, {} bytes", bound.pages, bound.pdf.len());
        let name = format!("volume-{}.pdf", if duplex { "duplex" } else { "single" });
        std::fs::write(std::path::Path::new(&std::env::var("XINFANG_SAMPLES").unwrap()).join(name), bound.pdf).unwrap();
    }
}
