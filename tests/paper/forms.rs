//! Forms as data: what is printed is what the facts say, and a fault names its place.

use std::collections::BTreeMap;

use xinfang::document::papers::{AgreementView, Forms};
use xinfang::document::{Block, DocumentError, Filling, Kind, RegisterForm, Template};

use super::{issue, samples, typesetter};

fn fill(source: &str, facts: &[(&str, &str)]) -> Result<Vec<Block>, DocumentError> {
    let facts: BTreeMap<&str, &str> = facts.iter().copied().collect();
    Template::parse("样表", source)?.fill(facts, &Filling::default())
}

#[test]
fn a_missing_fact_is_named_with_its_line() {
    let error = fill("@title 告知书\n\n编号{{ 编号 }}，{{ 受理日 }}受理。\n", &[("编号", "7")]).unwrap_err();
    assert_eq!(error, DocumentError::missing("样表", 3, "受理日"));
    assert!(error.to_string().contains("“样表”第 3 行缺少数据“受理日”"));
}

#[test]
fn a_missing_fact_behind_a_filter_is_named_too() {
    for filter in ["name", "fill(6)"] {
        let error = fill(&format!("甲方：{{{{ 甲方|{filter} }}}}\n"), &[]).unwrap_err();
        assert_eq!(error, DocumentError::missing("样表", 1, "甲方"));
    }
}

#[test]
fn an_unknown_mark_is_named_with_its_line() {
    let error = Template::parse("样表", "@title 告知书\n@titel 告知书\n").unwrap_err();
    assert!(matches!(&error, DocumentError::Form { line: 2, what, .. } if what.contains("@titel")));
}

#[test]
fn an_open_tag_is_named_with_its_line() {
    let error = Template::parse("样表", "一\n二{{ 编号\n").unwrap_err();
    assert!(matches!(error, DocumentError::Form { line: 2, .. }));
}

#[test]
fn an_unclosed_form_is_told() {
    let error = fill("@grid 20 30\n@row 9\n| # 姓名\n", &[]).unwrap_err();
    assert!(error.to_string().contains("@end"));
}

#[test]
fn a_table_that_is_not_there_is_named() {
    let error = fill("@table 履行计划\n", &[]).unwrap_err();
    assert_eq!(error, DocumentError::NoTable { form: "样表".into(), line: 1, name: "履行计划".into() });
}

#[test]
fn no_fact_is_ever_read_as_a_mark() {
    let nasty = "@title 骗你|**黑**{{ 编号 }}{% if %}\n@page";
    let blocks = fill("{{ 事实 }}\n", &[("事实", nasty)]).unwrap();
    let texts: Vec<String> = blocks
        .iter()
        .map(|block| match &block.kind {
            Kind::Paragraph(paragraph) => paragraph.text.plain(),
            kind => panic!("{kind:?}"),
        })
        .collect();
    assert_eq!(texts, ["@title 骗你|**黑**{{ 编号 }}{% if %}", "@page"]);
}

#[test]
fn a_register_row_without_a_field_is_named() {
    let form = RegisterForm::parse(
        "登记簿",
        r#"{"name":"登记簿","sheet":"A4","title":"登记簿","row_height":9,"columns":[{"head":"姓名","field":"姓名","width":30}]}"#,
    )
    .unwrap();
    let rows = [BTreeMap::from([("姓名", "王某甲")]), BTreeMap::from([("名字", "李某乙")])];
    let error = form.table(&rows, None).unwrap_err();
    assert_eq!(error, DocumentError::missing("登记簿", 2, "姓名"));
}

#[test]
fn a_broken_register_form_is_told_with_its_line() {
    let error = RegisterForm::parse("登记簿", "{\n\"name\": 7\n}").unwrap_err();
    assert!(matches!(error, DocumentError::Form { line: 2, .. }));
}

#[test]
fn an_agreement_says_what_the_law_asks_for() {
    let document = samples::agreement().document(&Forms::bundled().unwrap(), &issue()).unwrap();
    let laid = typesetter().lay_out(&document).unwrap();
    assert_eq!(laid.pages.len(), 1);
    let text = laid.pages[0].text().replace([' ', '\n'], "");
    for wanted in [
        "人民调解协议书",
        "编号：清调〔2026〕20号",
        "甲方：田某丁，男，汉族，51岁，养殖户，住清水镇柳湾村二组，联系电话00000004471。",
        "纠纷主要事实、争议事项：",
        "一、高某戌赔偿田某丁",
        "四、双方可自本协议生效之日起30日内",
        // Two parties and the committee: 当事人、调解员 and committee, 人民调解法 art. 29.
        "本协议一式三份",
        "甲方（签名、盖章或者按指印）：",
        "乙方（签名、盖章或者按指印）：",
        "人民调解员（签名）：",
        "清水镇人民调解委员会（印章）",
        "2026年6月18日",
    ] {
        assert!(text.contains(wanted), "{wanted} is not in {text}");
    }
    assert_eq!(text.matches("8,000.00").count(), 2);
}

#[test]
fn the_number_of_copies_follows_the_parties() {
    let forms = Forms::bundled().unwrap();
    let mut view = samples::agreement();
    let third = view.parties[0].clone();
    view.parties.push(third);
    view.court_copy = true;
    let laid = typesetter().lay_out(&view.document(&forms, &issue()).unwrap()).unwrap();
    let text: String = laid.pages.iter().map(|page| page.text().replace([' ', '\n'], "")).collect();
    // Three parties, the committee, the court.
    assert!(text.contains("本协议一式五份，当事人、人民调解委员会、人民法院各持一份"));
}

#[test]
fn an_empty_agreement_can_be_filled_in_by_hand() {
    let view = AgreementView::blank("清水镇人民调解委员会", 2);
    let laid = typesetter().lay_out(&view.document(&Forms::bundled().unwrap(), &issue()).unwrap()).unwrap();
    let text = laid.pages[0].text().replace([' ', '\u{3000}', '\n'], "");
    assert!(text.contains("甲方：姓名，性别") && text.contains("年月日"), "{text}");
    let underlines = laid.pages[0].rules.len();
    assert!(underlines > 20, "{underlines} lines to write on");
}

#[test]
fn places_to_sign_are_high_enough_for_a_pen() {
    let laid =
        typesetter().lay_out(&samples::agreement().document(&Forms::bundled().unwrap(), &issue()).unwrap()).unwrap();
    let page = &laid.pages[0];
    let label = page.runs.iter().find(|run| run.text().starts_with("甲方（签名")).unwrap();
    let line =
        page.rules.iter().filter(|rule| rule.from.1 > label.baseline).map(|rule| rule.from.1).fold(f64::MAX, f64::min);
    assert!(line - label.baseline >= 10.0);
}

#[test]
fn a_report_of_four_sections_reads_in_order() {
    let document = samples::report().document(&Forms::bundled().unwrap(), &issue()).unwrap();
    let laid = typesetter().lay_out(&document).unwrap();
    let text: String = laid.pages.iter().map(|page| page.text().replace([' ', '\n'], "")).collect();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}"));
    let order = [
        "清水镇人民政府文件",
        "清政报〔2026〕7号",
        "关于2026年上半年",
        "清河县信访局：",
        "一、基本情况",
        "二、主要特点",
        "（一）土地类问题占比较高。自然资源类34件",
        "（三）重复信访",
        "三、主要做法",
        "四、存在的问题",
        "五、下步打算",
        "以上报告，请审阅。",
        "2026年7月3日",
    ];
    for pair in order.windows(2) {
        assert!(at(pair[0]) < at(pair[1]), "{} comes after {}", pair[0], pair[1]);
    }
}

#[test]
fn a_title_is_broken_between_its_phrases() {
    let laid =
        typesetter().lay_out(&samples::report().document(&Forms::bundled().unwrap(), &issue()).unwrap()).unwrap();
    let lines = laid.pages[0].lines();
    let at = lines.iter().position(|line| line.starts_with("清水镇人民政府关于")).unwrap();
    assert_eq!(lines[at..at + 2], ["清水镇人民政府关于2026年上半年", "信访工作情况的报告"]);
}

/// With room for fingerprints the sample would need a second page for its signatures; closer lines spare it.
#[test]
fn signatures_without_room_are_given_it_by_closer_lines() {
    let view = AgreementView { fingerprints: true, ..samples::agreement() };
    let document = view.document(&Forms::bundled().unwrap(), &issue()).unwrap();
    let laid = typesetter().lay_out(&document).unwrap();
    assert_eq!(laid.pages.len(), 1);
    let page = &laid.pages[0];
    let label = page.runs.iter().find(|run| run.text().starts_with("甲方（签名")).unwrap();
    let next = page.runs.iter().filter(|run| run.baseline > label.baseline + 1.0).map(|run| run.baseline - 0.88 * 4.94);
    // 25 mm for a fingerprint between the label and whatever comes next.
    assert!(next.fold(f64::MAX, f64::min) - label.baseline >= 25.0);
}
