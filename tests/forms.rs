//! The papers of the catalogue: printed from facts, stopped when something is missing, kept to the words of the law.
// A test may stop at the first surprise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use xinfang::document::forms::{Form, bundled};
use xinfang::document::{Document, DocumentError};
use xinfang::domain::agreement::{AgreementForm, MediatingKind};
use xinfang::domain::calendar;
use xinfang::domain::forms::FormId;
use xinfang::domain::settings::Settings;
use xinfang::domain::terms::{Flag, MatterClass};
use xinfang::exchange::{json, sample};
use xinfang::papers::forms::{
    Case, CaseFacts, KNOWN, case_paper, check_wording, example, example_paper, in_use, known, mediation, proof,
};
use xinfang::papers::{PaperRequest, Press};
use xinfang::store::Register;
use xinfang::store::petitions::PetitionFile;

/// The papers whose forms declare their places.
fn forms() -> impl Iterator<Item = FormId> {
    // An agreement is filled by its own builder.
    FormId::ALL.iter().copied().filter(|id| *id != FormId::M06)
}

#[test]
fn every_form_prints_without_a_trace_of_its_markup() {
    let press = Press::new(&Settings::default()).unwrap();
    for id in forms() {
        let form = Form::bundled(id, known(id)).unwrap_or_else(|error| panic!("{error}"));
        let document = example_paper(&form, &Settings::default()).unwrap_or_else(|error| panic!("{error}"));
        let text = format!("{:?}", document.blocks);
        for trace in ["{{", "}}", "{%", "%}", "@", "“”", "（）", "《》", "：，", "，，", "。。"] {
            assert!(!text.contains(trace), "{id}: {trace} in\n{text}");
        }
        press.print(&document).unwrap_or_else(|error| panic!("{id}: {error}"));
    }
}

/// Promise: clerks print empty papers of mediation for the pen; each has its title, its committee and places to write.
#[test]
fn every_paper_of_mediation_prints_blank() {
    let folder = tempfile::tempdir().unwrap();
    let now = "2026-06-18T09:00:00".parse().unwrap();
    let settings = example::settings(&Settings::default());
    let register = Register::create(&folder.path().join("一.xinfang"), settings, now).unwrap();
    let press = Press::new(register.settings()).unwrap();
    for id in FormId::ALL.iter().copied().filter(|id| id.is_mediation()) {
        let document = press.blank_form(&register, id, example::date()).unwrap_or_else(|error| panic!("{id}: {error}"));
        let printed = press.print(&document).unwrap_or_else(|error| panic!("{id}: {error}"));
        let text: String = printed.laid.pages.iter().map(|page| page.text()).collect();
        for name in ["李某乙", "2600", "清人调字〔2026〕第4号"] {
            assert!(!text.contains(name), "{id}: {name}");
        }
        assert!(printed.laid.pages.len() <= 2, "{id}: {} pages", printed.laid.pages.len());
        if let Ok(folder) = std::env::var("XINFANG_SAMPLES") {
            std::fs::write(format!("{folder}/{}-blank.pdf", id.code()), printed.pdf).unwrap();
        }
    }
    let refused = press.blank_form(&register, FormId::F05, example::date()).unwrap_err().to_string();
    assert!(refused.contains("没有空白式样"), "{refused}");
}

/// Promise: what the police or the government mediated is not 人民调解 and gets none of its papers.
#[test]
fn papers_of_mediation_are_for_a_committee() {
    let form = bundled_form(FormId::M05);
    let paper = |kind| {
        let mut case = mediation::example::mediation(AgreementForm::Written);
        let agreement = case.agreement.as_mut().unwrap();
        (agreement.body_kind, agreement.body) = (kind, "清水派出所".into());
        let settings = example::settings(&Settings::default());
        let facts = CaseFacts::of_mediation(case, &settings, &xinfang::domain::calendar::built_in(), example::date());
        case_paper(&form, &facts, &BTreeMap::new(), "").map(|document| format!("{:?}", document.blocks))
    };
    assert!(paper(MediatingKind::Committee).unwrap().contains("李某乙"));
    assert!(paper(MediatingKind::Police).unwrap_err().to_string().contains("不是人民调解"));
}

/// Writes every form of the example case into the folder named by XINFANG_SAMPLES, to be looked at.
#[test]
#[ignore = "writes files to look at"]
fn dump_forms() {
    let folder = std::path::PathBuf::from(std::env::var("XINFANG_SAMPLES").unwrap());
    let press = Press::new(&Settings::default()).unwrap();
    for id in forms() {
        let form = Form::bundled(id, known(id)).unwrap();
        let printed = press.print(&example_paper(&form, &Settings::default()).unwrap()).unwrap();
        println!("{} {id}: {} pages, {} bytes", id.code(), printed.laid.pages.len(), printed.pdf.len());
        std::fs::write(folder.join(format!("{}.pdf", id.code())), printed.pdf).unwrap();
    }
}

fn bundled_form(id: FormId) -> Form {
    Form::bundled(id, known(id)).unwrap()
}

/// The case of the example with `change` made to it, as the paper `id`.
fn paper(id: FormId, change: impl FnOnce(&mut PetitionFile, &mut Settings)) -> Result<Document, DocumentError> {
    let form = bundled_form(id);
    let mut settings = example::settings(&Settings::default());
    let mut file = example::file(id);
    let answers = example::answers(form.fields().iter(), &file);
    change(&mut file, &mut settings);
    paper_of(&form, &file, &settings, &answers)
}

fn paper_of(
    form: &Form,
    file: &PetitionFile,
    settings: &Settings,
    answers: &BTreeMap<String, String>,
) -> Result<Document, DocumentError> {
    let case = Case {
        papers: &[],
        file: Some(file),
        settings,
        directory: &example::directory(),
        calendar: &calendar::built_in(),
        date: example::date(),
    };
    case_paper(form, &CaseFacts::of(case), answers, "清政信受〔2026〕1号")
}

/// Promise: a fact that is missing stops the paper and is named with what to do.
#[test]
fn a_missing_fact_stops_the_paper_and_is_named() {
    let error = paper(FormId::F05, |file, _| file.steps.truncate(1)).unwrap_err();
    assert!(error.to_string().contains("“信访事项受理告知书”"), "{error}");
    assert!(error.to_string().contains("“受理日”") && error.to_string().contains("请先记录“受理”。"), "{error}");
    let error = paper(FormId::F05, |file, _| file.petition.anonymous = true).unwrap_err();
    assert!(error.to_string().contains("匿名件没有受送达人"), "{error}");
    let nothing_asked = |file: &mut PetitionFile, _: &mut Settings| {
        file.petition.demands.clear();
        file.petition.content.clear();
    };
    let error = paper(FormId::F17, nothing_asked).unwrap_err();
    assert!(error.to_string().contains("“诉求”"), "{error}");
}

/// Promise: demands that nobody told apart are one demand, what the petitioner said; it is answered as one.
#[test]
fn an_opinion_on_an_item_without_single_demands_answers_what_was_said() {
    let form = bundled_form(FormId::F17);
    let (mut file, settings) = (example::file(FormId::F17), example::settings(&Settings::default()));
    file.petition.demands.truncate(1);
    let answers = example::answers(form.fields().iter(), &file);
    file.petition.demands.clear();
    file.petition.content = "承包人放水捕鱼，未留灌溉用水。\n要求补偿稻田减产损失。".into();
    let made = paper_of(&form, &file, &settings, &answers).unwrap();
    let told = format!("{made:?}");
    assert!(told.contains("承包人放水捕鱼，未留灌溉用水。要求补偿稻田减产损失"), "{told}");
}

/// Promise: a reply answers each demand, cites its law, names the review body and gives no way to the courts.
#[test]
fn an_opinion_answers_each_demand_by_law() {
    let form = bundled_form(FormId::F17);
    let (file, settings) = (example::file(FormId::F17), example::settings(&Settings::default()));
    let answers = example::answers(form.fields().iter(), &file);
    let with = |name: &str, words: &str| {
        let mut answers = answers.clone();
        answers.insert(name.into(), words.into());
        paper_of(&form, &file, &settings, &answers).map_err(|error| error.to_string())
    };
    assert!(with("处理结论", "予以支持。").unwrap_err().contains("诉求有 2 项，已写 1 项"));
    assert!(with("适用依据", " \n ").unwrap_err().contains("“适用依据”"));
    let text = format!("{:?}", with("落实安排", "").unwrap().blocks);
    assert!(text.contains("自收到本意见书之日起30日内") && text.contains("清河县人民政府"));
    assert!(!text.contains("行政诉讼") && !text.contains("行政复议") && !text.contains("起诉"));
    assert!(paper(FormId::F17, |file, _| file.petition.class = MatterClass::Suggestion).is_err());
    assert!(paper(FormId::F17, |file, _| file.petition.class = MatterClass::Accusation).is_err());
}

/// Promise: what leaves the house on a sealed item names nobody.
#[test]
fn papers_for_others_do_not_name_a_protected_petitioner() {
    for id in [FormId::F10, FormId::F11, FormId::F12] {
        let document = paper(id, |file, _| {
            file.petition.flags.insert(Flag::Confidential);
            file.petition.demands = vec!["李某乙要求查处，电话00000000000".into()];
        });
        names_nobody(id, &document.unwrap());
        let told_in_one = paper(id, |file, _| {
            file.petition.flags.insert(Flag::Confidential);
            file.petition.demands.clear();
            file.petition.content = "李某乙要求查处，电话00000000000".into();
        });
        names_nobody(id, &told_in_one.unwrap());
    }
    let leaders = paper(FormId::F04, |file, _| file.petition.flags = [Flag::Confidential].into());
    assert!(format!("{:?}", leaders.unwrap().blocks).contains("注意保密"));
}

fn names_nobody(id: FormId, document: &Document) {
    let text = format!("{:?}", document.blocks);
    assert!(text.contains("某信访人"), "{id}");
    for known in ["李某乙", "00000000000", "红岩村三组"] {
        assert!(!text.contains(known), "{id}: {known}");
    }
}

/// Promise: the law on a paper is that of its own day. 信访条例 until 2022-04-30.
#[test]
fn the_law_is_that_of_the_papers_day() {
    let form = bundled_form(FormId::F14);
    let (file, settings) = (example::file(FormId::F14), example::settings(&Settings::default()));
    let answers = example::answers(form.fields().iter(), &file);
    for (date, article) in [("2022-04-30", "《信访条例》第三十三条"), ("2022-05-01", "《信访工作条例》第三十四条")]
    {
        let case = Case {
            papers: &[],
            file: Some(&file),
            settings: &settings,
            directory: &example::directory(),
            calendar: &calendar::built_in(),
            date: date.parse().unwrap(),
        };
        let document = case_paper(&form, &CaseFacts::of(case), &answers, "清政信延〔2022〕1号").unwrap();
        assert!(format!("{:?}", document.blocks).contains(article), "{date}");
    }
}

/// Promise: an office may change the wording, but not drop what the law wants, and a fault is told with its line.
#[test]
fn an_own_form_prints_its_change_and_keeps_the_law() {
    let text = bundled(FormId::F05);
    let changed = text.replace("查询办理进度。", "查询办理进度，也可以来镇信访接待室询问。");
    let form = Form::own(FormId::F05, &changed, KNOWN).unwrap();
    let printed = format!("{:?}", example_paper(&form, &Settings::default()).unwrap().blocks);
    assert!(printed.contains("也可以来镇信访接待室询问"));

    let refused = |text: &str| Form::own(FormId::F05, text, KNOWN).unwrap_err().to_string();
    let dropped = text.replace("查询办理进度", "询问");
    assert!(refused(&dropped).contains("缺少法定内容“查询办理进度”"));
    let hidden = format!("{dropped}{{# 查询办理进度 #}}\n");
    assert!(refused(&hidden).contains("缺少法定内容"));
    let line = text.lines().count() + 1;
    let asks = format!("{text}{{{{ 天气 }}}}\n");
    assert!(refused(&asks).contains(&format!("第 {line} 行")) && refused(&asks).contains("“天气”没有用“@field”声明"));
    assert!(refused(&format!("{text}@field 天气 文字\n")).contains("程序没有数据“天气”"));
    assert!(refused(&text.replace("@field 受理日 日期", "@field 受理日 数")).contains("“受理日”的类型是日期"));
}

/// Promise: an own text lives in the register, is used for printing, travels with an export, and can be taken back.
#[test]
fn an_own_text_lives_in_the_register() {
    let folder = tempfile::tempdir().unwrap();
    let now = "2026-06-18T09:00:00".parse().unwrap();
    let mut register = Register::create(&folder.path().join("一.xinfang"), Settings::default(), now).unwrap();
    let text = bundled(FormId::F05).replace("查询办理进度。", "查询办理进度（试）。");
    register.save_form_text(FormId::F05, Some(&text), now).unwrap();
    assert_eq!(register.form_text(FormId::F05).unwrap().as_deref(), Some(text.as_str()));
    assert_eq!(in_use(&register, FormId::F05).unwrap().fields().len(), bundled_form(FormId::F05).fields().len());

    let document = json::export(&register).unwrap();
    let mut other = Register::create(&folder.path().join("二.xinfang"), Settings::default(), now).unwrap();
    json::import(&mut other, document, now).unwrap();
    assert_eq!(other.form_text(FormId::F05).unwrap(), Some(text));
    other.save_form_text(FormId::F05, None, now).unwrap();
    assert_eq!(other.form_text(FormId::F05).unwrap(), None);
}

/// Promise: the wording of agreements is the office's too, but not what makes them take effect (人民调解法 Art. 29).
#[test]
fn the_wording_of_agreements_is_the_offices_within_the_law() {
    let folder = tempfile::tempdir().unwrap();
    let now = sample::today().and_hms_opt(9, 0, 0).unwrap();
    let mut register = sample::create(&folder.path().join("示例.xinfang"), now).unwrap();
    let number = register.list_agreements(&Default::default()).unwrap()[0].number.clone();
    let press = Press::new(register.settings()).unwrap();
    let request = PaperRequest::Agreement { number };
    let said =
        |register: &Register| format!("{:?}", press.document(register, &request, sample::today()).unwrap().blocks);
    assert!(!said(&register).contains("双方无其他争议"));
    let bundled = bundled(FormId::M06);
    let own = bundled.replace("@anchor 份数", "双方无其他争议。\n@anchor 份数");
    check_wording(FormId::M06, &own).unwrap();
    register.save_form_text(FormId::M06, Some(&own), now).unwrap();
    assert!(said(&register).contains("双方无其他争议"));
    proof(FormId::M06, &own, register.settings()).unwrap();

    for (from, to, told) in [
        ("加盖人民调解委员会印章之日起生效", "之日起生效", "缺少法定内容"),
        ("{{ 事实 }}", "{{ 经过 }}", "程序没有数据“经过”"),
        ("{{ 方.性别|fill(2) }}", "{{ 方.身高 }}", "方.身高"),
        ("@lead 经调解", "@field 事实 长文\n@lead 经调解", "不用“@field”"),
    ] {
        let changed = bundled.replace(from, to);
        assert_ne!(changed, bundled, "{from}");
        let refused = check_wording(FormId::M06, &changed).unwrap_err().to_string();
        assert!(refused.contains(told), "{refused}");
    }
}
