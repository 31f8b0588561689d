//! Ruled sheets and records: a form fills its sheet, a further page says what it belongs to, every page is signed.

use std::collections::BTreeMap;

use xinfang::document::{Document, Filling, Paper, Template};
use xinfang::typeset::{Laid, Page};

use super::{issue, typesetter};

fn lay_out(source: &str, paper: Paper, fact: &str) -> Laid {
    let facts = BTreeMap::from([("事实", fact)]);
    let blocks = Template::parse("样表", source).unwrap().fill(facts, &Filling::default()).unwrap();
    typesetter().lay_out(&Document::new(issue().meta("样表", "样表"), paper, blocks)).unwrap()
}

const SHEET: &str = "@tabletitle 回访记录表\n@grid 30 135\n@row 10\n| # 事　项\n| 灌溉\n@row 20 fill\n| # 情　况\n\
                     | * {{ 事实 }}\n@row 20 fill\n| # 意　见\n| // 签名：　　　　年　月　日\n@end\n@note 如实填写。\n";

fn lowest(page: &Page) -> f64 {
    page.rules.iter().map(|rule| rule.from.1.max(rule.to.1)).fold(0.0, f64::max)
}

#[test]
fn a_form_of_one_page_fills_its_sheet() {
    let laid = lay_out(SHEET, Paper::ruled_form(), "已经放水。");
    assert_eq!(laid.pages.len(), 1);
    // 297 − 20 mm is the type area's end; the note of one line stands under the form.
    let end = lowest(&laid.pages[0]);
    assert!((262.0..277.0).contains(&end), "{end}");
}

#[test]
fn a_further_page_says_which_form_goes_on() {
    let laid = lay_out(SHEET, Paper::ruled_form(), &"村民反映多日没有放水，要求查明原因。\n".repeat(40));
    assert!(laid.pages.len() > 1);
    assert!(!laid.pages[0].text().contains("（续）"));
    for page in &laid.pages[1..] {
        assert!(page.lines()[0].starts_with("回访记录表（续）"), "{:?}", page.lines());
    }
}

#[test]
fn a_signature_line_too_long_for_its_cell_goes_on_below() {
    let sheet = "@tabletitle 样表\n@grid 30 40\n@row 20\n| # 签　名\n| // 被回访人签名：　　　　回访人签名：　　　　　年　月　日\n@end\n";
    let paper = Paper {
        margins: xinfang::document::Margins { right: 110.0, ..Paper::ruled_form().margins },
        ..Paper::ruled_form()
    };
    let text = lay_out(sheet, paper, "").pages[0].text().replace([' ', '\u{3000}', '\n'], "");
    assert!(text.contains("被回访人签名：") && text.contains("回访人签名：年月日"), "{text}");
}

#[test]
fn every_page_of_a_record_has_its_places_to_sign() {
    let record = "@title 调查笔录\n{{ 事实 }}\n@pagefoot 被调查人（签名）： | 调查人（签名）：\n";
    let laid = lay_out(record, Paper::form(), &"问：请说明情况。\n答：没有了。\n".repeat(40));
    assert!(laid.pages.len() > 1);
    for page in &laid.pages {
        assert!(page.text().contains("被调查人（签名）："));
        let label = page.runs.iter().find(|run| run.text().starts_with("被调查人（签")).unwrap();
        let above = page.runs.iter().filter(|run| run.baseline < label.baseline - 1.0).map(|run| run.baseline);
        let room = label.baseline - above.fold(0.0, f64::max);
        // The line stands at the label; over it is room for a pen.
        assert!(room >= 10.0, "{room}");
    }
}

#[test]
fn a_dated_place_to_sign_keeps_its_whole_date_whatever_its_width() {
    for width in [110.0, 120.0, 130.0, 140.0, 150.0, 156.0] {
        let paper = Paper::form();
        let margins = xinfang::document::Margins { right: 210.0 - 28.0 - width, ..paper.margins };
        let laid =
            lay_out("@signs 2 fingerprint\n@sign+date 甲方：\n@sign+date 乙方：\n", Paper { margins, ..paper }, "");
        let text = laid.pages[0].text().replace([' ', '\u{3000}', '\n'], "");
        assert_eq!(text.matches("年月日").count(), 2, "{width}: {text}");
    }
}
