//! Tables and ruled forms on pages.

use std::collections::BTreeMap;
use xinfang::document::forms::Form;
use xinfang::document::papers::Forms;
use xinfang::document::{Align, BlankRows, Document, Filling, Kind, Paper, Row, Sheet, Table, Template, Text};
use xinfang::domain::{forms::FormId, settings::Settings};
use xinfang::papers::forms::{KNOWN, example_paper};
use xinfang::typeset::{Laid, Page};

use super::{issue, samples, typesetter};

fn lay(document: &Document) -> Laid {
    typesetter().lay_out(document).unwrap()
}

fn register(count: u32) -> Laid {
    let forms = Forms::bundled().unwrap();
    lay(&samples::petition_register(count).document(&forms, &issue()).unwrap())
}

fn words(page: &Page) -> String {
    page.text().replace([' ', '\n'], "")
}

#[test]
fn every_page_of_a_register_has_its_head_and_its_number() {
    let laid = register(60);
    let total = laid.pages.len();
    assert!(total > 3);
    for (at, page) in laid.pages.iter().enumerate() {
        let text = words(page);
        assert!(text.contains("反映的主要问题及诉求") && text.contains("受理日期"));
        assert!(text.contains(&format!("第{}页共{total}页", at + 1)));
        assert_eq!(text.contains("清水镇2026年上半年信访登记簿（续）"), at > 0);
    }
}

#[test]
fn no_row_is_lost_doubled_or_parted() {
    let laid = register(60);
    let mut seen = Vec::new();
    for page in &laid.pages {
        for region in laid.regions.iter().filter(|region| std::ptr::eq(&laid.pages[region.page], page)) {
            seen.push(region.anchor.clone());
            assert!(region.area.y >= 20.0 && region.area.y + region.area.height <= 210.0 - 18.0 + 0.01);
        }
    }
    let wanted: Vec<String> = (1..=60).map(|no| format!("LF2026-{no:04}")).collect();
    assert_eq!(seen, wanted);
}

#[test]
fn the_total_is_on_the_last_page_only() {
    let laid = register(60);
    let people: u32 = (1..=60).map(|no| no % 7 + 1).sum();
    for (at, page) in laid.pages.iter().enumerate() {
        assert_eq!(words(page).contains("合计"), at + 1 == laid.pages.len());
    }
    assert!(words(laid.pages.last().unwrap()).contains(&people.to_string()));
}

#[test]
fn an_empty_register_is_a_page_to_write_on() {
    let laid = register(0);
    assert_eq!(laid.pages.len(), 1);
    let page = &laid.pages[0];
    assert!(words(page).contains("审核人："));
    // Ruled down to the foot: rows of 9 mm, and less than one row is left over.
    let across: Vec<f64> = page.rules.iter().filter(|rule| rule.from.1 == rule.to.1).map(|rule| rule.from.1).collect();
    let lowest = across.iter().copied().fold(0.0, f64::max);
    let foot = page.runs.iter().find(|run| run.text().starts_with("审核人")).unwrap();
    assert!(foot.baseline > lowest && foot.baseline - lowest < 12.0);
    assert!(192.0 - lowest < 9.0 + 9.0 + 2.0, "the rules end at {lowest}");
}

#[test]
fn blank_rows_are_counted() {
    let table = |blank_rows| {
        let columns = vec![(30.0, Align::Left, "姓名"), (60.0, Align::Left, "事项")];
        let table = Table { blank_rows, row_height: 10.0, ..Table::simple(columns, Vec::new()) };
        let document = Document::new(issue().meta("样张", "样张"), Paper::register(Sheet::A4), vec![table.into()]);
        let laid = lay(&document);
        let lines = laid.pages[0].rules.iter().filter(|rule| rule.from.1 == rule.to.1);
        // Thick and thin rule of the same line count once.
        let mut lines: Vec<i64> = lines.map(|rule| (rule.from.1 * 100.0).round() as i64).collect();
        lines.sort_unstable();
        lines.dedup();
        lines.len()
    };
    assert_eq!(table(BlankRows::None), 2);
    assert_eq!(table(BlankRows::Count(5)), 7);
    // 172 mm of type area: a head of 6.3 mm and 16 rows.
    assert_eq!(table(BlankRows::ToPageEnd), 18);
}

#[test]
fn a_row_taller_than_half_a_page_goes_on_with_a_mark() {
    let long = "反映村民小组水渠多年失修，汛期田块受淹，要求尽快修复并公布账目。".repeat(60);
    let rows = vec![
        Row::from(vec!["1", "王某甲", "短"]),
        Row::from(vec!["2", "李某乙", long.as_str()]),
        Row::from(vec!["3", "赵某丙", "短"]),
    ];
    let columns = vec![(12.0, Align::Centre, "序号"), (24.0, Align::Left, "姓名"), (120.0, Align::Left, "事项")];
    let document = Document::new(
        issue().meta("样张", "样张"),
        Paper::register(Sheet::A4),
        vec![Table::simple(columns, rows).into()],
    );
    let laid = lay(&document);
    assert!(laid.pages.len() >= 2);
    assert!(!words(&laid.pages[0]).contains("（续）"));
    assert!(words(&laid.pages[1]).contains("（续）"));
    let all: String = laid.pages.iter().map(words).collect();
    assert_eq!(all.matches('淹').count(), 60);
    for page in &laid.pages {
        let lowest = page.runs.iter().map(|run| run.baseline).filter(|y| *y < 197.0).fold(0.0, f64::max);
        assert!(lowest < 192.0, "text at {lowest}");
        // Whatever page: its table is closed by a rule at its lower edge.
        let lowest = |across: bool| {
            let rules = page.rules.iter().filter(|rule| (rule.from.1 == rule.to.1) == across);
            rules.map(|rule| rule.to.1).fold(0.0, f64::max)
        };
        assert!((lowest(true) - lowest(false)).abs() < 0.01);
    }
}

/// The registration sheet of a channel, as the office's example.
fn sheet(id: FormId) -> Document {
    example_paper(&Form::bundled(id, KNOWN).unwrap(), &Settings::default()).unwrap()
}

#[test]
fn a_long_answer_makes_a_ruled_form_go_on_to_the_next_page() {
    let mut document = sheet(FormId::F01);
    let Some(Kind::Grid(grid)) = document.blocks.iter_mut().map(|block| &mut block.kind).find(is_grid) else {
        panic!("a ruled form");
    };
    let mut cells = grid.rows.iter_mut().flat_map(|row| &mut row.cells);
    let matter = cells.find(|cell| cell.long).unwrap();
    matter.text = Text::from("红岩村三组耕地租期已满，至今未复垦，租金也未付清。\n".repeat(30).as_str());
    let laid = lay(&document);
    assert_eq!(laid.pages.len(), 2);
    let all: String = laid.pages.iter().map(words).collect();
    assert_eq!(all.matches('垦').count(), 30);
    assert!(words(&laid.pages[1]).contains("（续）") && words(&laid.pages[1]).contains("领导批示"));
}

fn is_grid(kind: &&mut Kind) -> bool {
    matches!(kind, Kind::Grid(_))
}

#[test]
fn the_intake_sheets_fit_one_page() {
    for id in [FormId::F01, FormId::F02, FormId::F03] {
        assert_eq!(lay(&sheet(id)).pages.len(), 1, "{id}");
    }
}

#[test]
fn a_click_on_a_cell_finds_its_field() {
    let form = "@grid 30 120\n@row 30\n| # 内容\n| &反映问题 * {{ 反映内容 }}\n@end\n";
    let facts = BTreeMap::from([("反映内容", "红岩村三组耕地租期已满。")]);
    let blocks = Template::parse("表", form).unwrap().fill(facts, &Filling::default()).unwrap();
    let laid = lay(&Document::new(issue().meta("表", "表"), Paper::ruled_form(), blocks));
    let run = laid.pages[0].runs.iter().find(|run| run.text().starts_with("红岩村三组")).unwrap();
    assert_eq!(laid.field_at(0, run.x + 1.0, run.baseline - 1.0), Some("反映问题"));
}

#[test]
fn rules_are_joined_into_few() {
    let laid = register(60);
    for page in &laid.pages {
        // 15 columns: 16 uprights, of which some end under a group head; one rule a row.
        assert!(page.rules.len() < 120, "{} rules", page.rules.len());
    }
}

#[test]
fn the_register_document_is_what_the_rows_say() {
    let document = samples::petition_register(3).document(&Forms::bundled().unwrap(), &issue()).unwrap();
    assert_eq!(document.meta.title, "清水镇2026年上半年信访登记簿");
    let table = document.first_table().unwrap();
    assert_eq!(table.rows.len(), 3);
    assert_eq!(table.rows[0].cells[4].plain(), "李某");
    assert!(table.rows[0].cells[4].0[0].name);
    assert_eq!(table.head.len(), 2);
    assert_eq!(table.total.as_ref().unwrap().cells[6].plain(), "9");
    assert!(matches!(document.blocks[0].kind, Kind::Title(_)));
}

#[test]
fn the_foot_of_a_register_is_never_alone() {
    for rows in 0..30 {
        let laid = register(rows);
        let last = words(laid.pages.last().unwrap());
        assert!(last.contains("审核人") && last.contains("合计"), "{rows} rows");
        let here = laid.regions.iter().filter(|region| region.page + 1 == laid.pages.len()).count();
        assert!(here >= 1 || rows == 0, "{rows} rows: foot and total without a row");
    }
}
