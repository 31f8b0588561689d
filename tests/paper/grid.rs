//! The grid of GB/T 9704-2012 in millimetres. Expected numbers are worked out from 156 × 225 mm, 28 characters, 22 lines.

use xinfang::document::{Block, Document, PageNumbers, Paper, Style};
use xinfang::typeset::{Laid, Page};

use super::{issue, typesetter};

const EM: f64 = 156.0 / 28.0;
const PITCH: f64 = (225.0 - EM) / 21.0;
const HANZI: &str = "清水镇坚持把矛盾纠纷化解在基层解决在萌芽状态认真落实信访工作条例做到件件有登记事事有回音";

fn official(blocks: Vec<Block>) -> Document {
    Document::new(issue().meta("样张", "样张"), Paper::official(), blocks)
}

/// `count` full lines of hanzi without any mark.
fn full_lines(count: usize) -> Block {
    let text: String = HANZI.chars().cycle().take(28 * count).collect();
    Block::paragraph(Style::Flush, text)
}

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 0.01, "{found} mm for {wanted} mm");
}

fn baselines(page: &Page) -> Vec<f64> {
    let mut lines: Vec<f64> = page.runs.iter().map(|run| run.baseline).filter(|y| *y < 263.0).collect();
    lines.sort_by(f64::total_cmp);
    lines.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    lines
}

fn lay(blocks: Vec<Block>) -> Laid {
    typesetter().lay_out(&official(blocks)).unwrap()
}

#[test]
fn twenty_two_lines_of_twenty_eight_fill_the_type_area() {
    let laid = lay(vec![full_lines(22)]);
    assert_eq!(laid.pages.len(), 1);
    let page = &laid.pages[0];
    near(page.width, 210.0);
    near(page.height, 297.0);
    let lines = baselines(page);
    assert_eq!(lines.len(), 22);
    near(lines[0] - 0.88 * EM, 37.0);
    near(lines[21] + 0.12 * EM, 262.0);
    for pair in lines.windows(2) {
        near(pair[1] - pair[0], PITCH);
    }
    for run in page.runs.iter().filter(|run| run.baseline < 263.0) {
        assert_eq!(run.glyphs.len(), 28);
        near(f64::from(run.size), 15.793);
        near(run.x, 28.0);
        for (nth, glyph) in run.glyphs.iter().enumerate() {
            near(f64::from(glyph.x), nth as f64 * EM);
        }
        // Bundled hanzi fill their em, so the last one's cell ends on the right edge.
        near(run.x + f64::from(run.glyphs[27].x) + EM, 184.0);
    }
}

#[test]
fn the_twenty_third_line_is_on_the_next_page_with_its_neighbour() {
    let laid = lay(vec![full_lines(23)]);
    assert_eq!(laid.pages.len(), 2);
    // No single line at the top of a page: two go over.
    assert_eq!(baselines(&laid.pages[0]).len(), 21);
    assert_eq!(baselines(&laid.pages[1]).len(), 2);
    near(baselines(&laid.pages[1])[0] - 0.88 * EM, 37.0);
}

#[test]
fn headings_titles_and_tables_leave_the_lines_on_the_grid() {
    use xinfang::document::{Align, Kind, Row, Table, Title};
    let table = Table::simple(
        vec![(50.0, Align::Left, "村"), (50.0, Align::Right, "件")],
        vec![Row::from(vec!["石桥村", "3"])],
    );
    let laid = lay(vec![
        Kind::Title(Title::parse(Style::Title, "关于上半年信访工作情况的报告")).into(),
        Block::paragraph(Style::Addressee, "清河县信访局："),
        Block::heading(1, "一、基本情况"),
        full_lines(1),
        Block::heading(2, "（一）来访"),
        table.into(),
        full_lines(2),
    ]);
    let mut seen = 0;
    for run in laid.pages[0].runs.iter().filter(|run| (run.size - 15.793).abs() < 0.01 && run.baseline < 263.0) {
        let line = (run.baseline - 0.88 * EM - 37.0) / PITCH;
        assert!((line - line.round()).abs() < 0.001, "{} stands on line {line}", run.text());
        seen += 1;
    }
    assert!(seen >= 6);
}

#[test]
fn indent_is_two_cells() {
    let laid = lay(vec![Block::paragraph(Style::Body, HANZI)]);
    near(laid.pages[0].runs[0].x, 28.0 + 2.0 * EM);
}

#[test]
fn a_line_with_figures_still_ends_on_the_right_edge() {
    let text = "截至6月30日全镇共登记信访事项128件同比下降9.2%其中来访71批164人次来信22件网上24件来电11件已办结";
    let laid = lay(vec![Block::paragraph(Style::Flush, text)]);
    let last = laid.pages[0].runs.iter().rfind(|run| (run.baseline - 37.0 - 0.88 * EM).abs() < 0.01).unwrap();
    let glyph = last.glyphs.last().unwrap();
    assert!(!glyph.ch.is_ascii(), "the sample's first line should end in a hanzi");
    near(last.x + f64::from(glyph.x) + EM, 184.0);
}

/// The number's dashes lie 7 mm under the type area; it ends one character from the outer edge.
#[test]
fn page_numbers_stand_at_the_outer_edge() {
    let laid = lay(vec![full_lines(44)]);
    let number = |at: usize| {
        let runs: Vec<_> = laid.pages[at].runs.iter().filter(|run| run.baseline > 263.0).collect();
        let text: String = runs.iter().map(|run| run.text()).collect();
        assert_eq!(text.replace(' ', ""), format!("—{}—", at + 1));
        let size = 14.0 / 72.0 * 25.4;
        // The dash of the bundled 楷体 has its upper edge 0.41 em over the baseline.
        near(runs[0].baseline - 0.41 * size, 269.0);
        let last = runs.last().unwrap();
        (runs[0].x, last.x + f64::from(last.glyphs.last().unwrap().x) + size)
    };
    assert!((number(0).1 - (184.0 - EM)).abs() < 0.1);
    assert!((number(1).0 - (28.0 + EM)).abs() < 0.1);
}

#[test]
fn printing_on_one_side_keeps_all_numbers_at_the_right() {
    let mut document = official(vec![full_lines(44)]);
    document.paper.page_numbers = PageNumbers::Official { duplex: false };
    let laid = typesetter().lay_out(&document).unwrap();
    for page in &laid.pages {
        assert!(page.runs.iter().filter(|run| run.baseline > 263.0).all(|run| run.x > 105.0));
    }
}

/// §7.2: the mast's top 35 mm under the type area's top, the number two lines free under it, the rule 4 mm under the
/// number, the title two lines free under the rule.
#[test]
fn the_red_head_stands_where_the_standard_says() {
    use xinfang::document::{Kind, Masthead, Title};
    use xinfang::typeset::Ink;
    let mast = |preprinted| Masthead {
        body: "清水镇人民政府文件".to_owned(),
        number: "清政报〔2026〕7号".to_owned(),
        signer: None,
        preprinted,
    };
    let blocks = |preprinted| {
        vec![
            Kind::Masthead(mast(preprinted)).into(),
            Kind::Title(Title::parse(Style::Title, "关于上半年信访工作情况的报告")).into(),
            Block::paragraph(Style::Body, HANZI),
        ]
    };
    let laid = lay(blocks(false));
    let page = &laid.pages[0];
    let red: Vec<_> = page.runs.iter().filter(|run| run.ink == Ink::Red).collect();
    assert_eq!(red.len(), 1);
    let size = f64::from(red[0].size) / 72.0 * 25.4;
    near(red[0].baseline - 0.88 * size, 72.0);
    let number = page.runs.iter().find(|run| run.text().contains('号')).unwrap();
    let rule = page.rules.iter().find(|rule| rule.ink == Ink::Red).unwrap();
    near(rule.from.1 - (number.baseline + 0.12 * EM), 4.0);
    near(rule.from.0, 28.0);
    near(rule.to.0, 184.0);
    let title = page.runs.iter().find(|run| run.text().starts_with("关于")).unwrap();
    let free = title.baseline - 0.88 * 22.0 / 72.0 * 25.4 - rule.from.1;
    assert!((2.0 * PITCH - 2.0..3.0 * PITCH).contains(&free), "{free} mm over the title");

    // On paper with a red head everything else keeps its place.
    let laid = lay(blocks(true));
    assert!(laid.pages[0].runs.iter().all(|run| run.ink == Ink::Black));
    assert!(laid.pages[0].rules.is_empty());
    let again = laid.pages[0].runs.iter().find(|run| run.text().starts_with("关于")).unwrap();
    near(again.baseline, title.baseline);
}

/// §7.3.5: under a seal the date ends four characters from the right and the name stands centred over it; without one the
/// name ends two characters from the right and the date begins two characters to the right of it.
#[test]
fn signatures_stand_where_the_standard_says() {
    use xinfang::document::{Kind, Seal, Signature};
    let sign = |seal| {
        let signature =
            Signature { body: "清水镇人民政府".to_owned(), date: "2026年7月3日".to_owned(), seal };
        let laid = lay(vec![full_lines(3), Kind::Signature(signature).into()]);
        let runs = laid.pages[0].runs.clone();
        let edges = |runs: Vec<&xinfang::typeset::GlyphRun>| {
            let last = runs.last().unwrap();
            (runs[0].x, last.x + f64::from(last.glyphs.last().unwrap().x) + EM, runs[0].baseline)
        };
        let name = edges(runs.iter().filter(|run| run.text() == "清水镇人民政府").collect());
        let date = edges(runs.iter().filter(|run| (run.baseline - name.2 - PITCH).abs() < 0.01).collect());
        (name, date)
    };
    let (name, date) = sign(Seal::Sealed);
    near(date.1, 184.0 - 4.0 * EM);
    assert!(((name.0 + name.1) / 2.0 - (date.0 + date.1) / 2.0).abs() < 0.3);
    let (name, date) = sign(Seal::Unsealed);
    near(name.1, 184.0 - 2.0 * EM);
    assert!((date.0 - (name.0 + 2.0 * EM)).abs() < 0.3);
}

#[test]
fn a_signature_is_never_alone_on_a_page() {
    use xinfang::document::{Kind, Seal, Signature};
    for lines in 1..=44 {
        let signature =
            Signature {
                body: "清水镇人民政府".to_owned(), date: "2026年7月3日".to_owned(), seal: Seal::Sealed
            };
        let paragraphs = (0..lines).map(|_| full_lines(1));
        let laid = lay(paragraphs.chain([Kind::Signature(signature).into()]).collect());
        let page = laid.pages.last().unwrap();
        let body = page.lines().iter().filter(|line| line.chars().count() == 28).count();
        assert!(body >= lines.min(2), "{lines} lines: the signature has {body} lines before it");
    }
}

#[test]
fn a_heading_is_never_the_last_line_of_a_page() {
    for lines in 15..=22 {
        let mut blocks: Vec<Block> = (0..lines).map(|_| full_lines(1)).collect();
        blocks.push(Block::heading(1, "二、主要特点"));
        blocks.push(full_lines(3));
        let laid = lay(blocks);
        for page in &laid.pages {
            let lines: Vec<String> = page.lines().into_iter().filter(|line| !line.contains('—')).collect();
            if let Some(at) = lines.iter().position(|line| line.starts_with("二、")) {
                assert!(lines.len() >= at + 3, "{} lines after the heading", lines.len() - at - 1);
            }
        }
    }
}

/// Mast, title, addressee and headings hang together; when that is more than a page, the text still keeps its rules.
#[test]
fn a_long_head_does_not_leave_a_single_line_behind() {
    use xinfang::document::Kind;
    let laid = typesetter().lay_out(&super::samples::every_kind()).unwrap();
    let first = &laid.pages[0];
    let last_text = first.lines().into_iter().rfind(|line| !line.contains('—')).unwrap();
    assert!(!last_text.starts_with("信访人") && !last_text.contains("标题"), "{last_text} ends the page");
    assert!(super::samples::every_kind().blocks.iter().any(|block| matches!(block.kind, Kind::Masthead(_))));
}
