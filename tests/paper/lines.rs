//! Line breaking: GB/T 15834-2011 §5 and W3C CLREQ.

use xinfang::document::{Block, Document, Paper, Run, Style, Text};
use xinfang::typeset::{Faces, FontBytes, FontFile, Typesetter};

use super::{issue, typesetter};

const NOT_FIRST: &str = "。，、；：？！）〕】》〉”’」』·～%／/";
const NOT_LAST: &str = "（〔【《〈“‘「『￥¥$";

fn lines_with(typesetter: &Typesetter, paper: Paper, text: impl Into<Text>) -> Vec<String> {
    let document = Document::new(issue().meta("样张", "样张"), paper, vec![Block::paragraph(Style::Body, text)]);
    let laid = typesetter.lay_out(&document).unwrap();
    laid.pages
        .iter()
        .flat_map(|page| page.lines())
        .filter(|line| !line.contains("— ") && !line.starts_with("第 "))
        .collect()
}

fn lines(paper: Paper, text: impl Into<Text>) -> Vec<String> {
    lines_with(&typesetter(), paper, text)
}

/// A small repeatable source of numbers.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// Text as an office writes it, put together by chance.
fn chance_text(seed: u64, parts: usize) -> String {
    const PARTS: [&str; 30] = [
        "镇",
        "村民",
        "反映",
        "水渠",
        "赔偿",
        "调解",
        "受理",
        "，",
        "。",
        "；",
        "、",
        "《信访工作条例》",
        "“三到位一处理”",
        "（签名）",
        "2026年6月18日",
        "第20号",
        "清政报〔2026〕7号",
        "26,000元",
        "98.1%",
        "142.5亩",
        "——",
        "……",
        "阿依古丽·买买提",
        "GB/T 9704",
        "三组",
        "990100196803150013",
        "1,300公斤",
        "（一）",
        "：",
        "人民币贰万陆仟元整",
    ];
    let mut dice = Dice(seed);
    let mut text = String::from("经");
    let mut mark = false;
    for _ in 0..parts {
        let part = PARTS[dice.roll(PARTS.len())];
        // Two marks in a row do not occur in plain text; brackets do.
        let is_mark = "，。；、：——……".contains(part);
        if !(is_mark && mark) {
            text.push_str(part);
        }
        mark = is_mark;
    }
    text + "之日起"
}

#[test]
fn no_line_begins_or_ends_with_a_forbidden_mark() {
    for seed in 0..120 {
        let text = chance_text(seed, 150);
        for paper in [Paper::official(), Paper::form()] {
            let lines = lines(paper, text.as_str());
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""), "words are lost or moved");
            for (at, line) in lines.iter().enumerate() {
                let (first, last) = (line.chars().next().unwrap(), line.chars().next_back().unwrap());
                assert!(at == 0 || !NOT_FIRST.contains(first), "seed {seed}: line begins: {line}");
                assert!(!NOT_LAST.contains(last), "seed {seed}: line ends: {line}");
                if let Some(next) = lines.get(at + 1) {
                    let pair = [last, next.chars().next().unwrap()];
                    assert!(pair != ['—'; 2] && pair != ['…'; 2], "seed {seed}: a dash is parted");
                    assert!(!(last.is_ascii_digit() && pair[1].is_ascii_digit()), "seed {seed}: a number is parted");
                    assert!(!(last == '第' && pair[1].is_ascii_digit()), "seed {seed}: 第 is parted from its number");
                }
            }
            let words = lines.last().unwrap().chars().filter(|ch| !NOT_FIRST.contains(*ch)).count();
            assert!(words >= 2, "seed {seed}: the last line is {:?}", lines.last());
        }
    }
}

#[test]
fn no_glyph_leaves_the_type_area() {
    for seed in 0..60 {
        let text = chance_text(seed, 150);
        for (paper, right) in [(Paper::official(), 184.0), (Paper::form(), 184.0)] {
            let blocks = vec![Block::paragraph(Style::Body, text.as_str())];
            let laid = typesetter().lay_out(&Document::new(issue().meta("样张", "样张"), paper, blocks)).unwrap();
            for run in laid.pages.iter().flat_map(|page| &page.runs).filter(|run| run.baseline < 270.0) {
                let em = f64::from(run.size) / 72.0 * 25.4;
                let last = run.glyphs.last().unwrap();
                // A closing mark at the end may reach out with its empty half.
                let width = match last.ch {
                    '·' => 0.3,
                    ch if NOT_FIRST.contains(ch) => 0.5,
                    ch if ch.is_ascii() => 0.45,
                    _ => 1.0,
                };
                let end = run.x + f64::from(last.x) + width * em;
                // An opening mark may begin with its empty half outside.
                let start = run.x + if NOT_LAST.contains(run.glyphs[0].ch) { 0.5 * em } else { 0.0 };
                assert!(start > 27.9 && end < right + 0.05, "seed {seed}: {} ends at {end}", run.text());
            }
        }
    }
}

#[test]
fn a_phone_number_stays_on_one_line() {
    for lead in 14..27 {
        let before: String =
            "甲乙双方自愿达成协议并当场履行完毕由调解员见证签字后生效".chars().cycle().take(lead).collect();
        let lines =
            lines(Paper::official(), format!("{before}联系电话000 0000 4471，有事请与本人联系，不必再找他人转告。"));
        assert!(lines.iter().any(|line| line.contains("000 0000 4471")), "{lines:?}");
    }
}

#[test]
fn a_name_is_kept_on_one_line_if_it_can_be() {
    for lead in 20..27 {
        let before: String =
            "甲乙双方自愿达成协议并当场履行完毕由调解员见证签字后生效".chars().cycle().take(lead).collect();
        let text =
            vec![Run::plain(before), Run::name("欧阳某戊"), Run::plain("签收后生效，双方不再就此事提出其他要求。")];
        let lines = lines(Paper::official(), text);
        assert!(lines.iter().any(|line| line.contains("欧阳某戊")), "{lines:?}");
    }
}

#[test]
fn a_number_stays_with_its_unit() {
    for lead in 18..27 {
        let before: String =
            "甲乙双方自愿达成协议并当场履行完毕由调解员见证签字后生效".chars().cycle().take(lead).collect();
        let lines = lines(
            Paper::official(),
            format!("{before}赔偿26000元并恢复142.5亩耕地的灌溉，双方不再就此事提出其他要求。"),
        );
        assert!(lines.iter().any(|line| line.contains("26000元")), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains("142.5亩")), "{lines:?}");
    }
}

/// Word and WPS users compare line by line: whichever 仿宋 an office has, lines break at the same places.
#[test]
fn lines_break_alike_in_every_fang_song() {
    let kai =
        FontFile { name: "StandIn".to_owned(), bytes: FontBytes::Bundled(xinfang::fonts::Face::Kai.bytes()), index: 0 };
    let other = Typesetter::new(Faces::new(Some(kai)));
    assert!(other.faces().has_fang_song() && !typesetter().faces().has_fang_song());
    for seed in 0..40 {
        let text = chance_text(seed, 200);
        for paper in [Paper::official(), Paper::form()] {
            assert_eq!(lines_with(&other, paper.clone(), text.as_str()), lines(paper, text.as_str()));
        }
    }
}

#[test]
fn a_rare_name_is_set_in_one_face() {
    // U+4E02 is not in the bundled 黑体, which the words ask for, but in 宋体.
    let name = "王丂平";
    let text = Text(vec![Run { strong: true, ..Run::plain("申请人") }, Run { strong: true, ..Run::name(name) }]);
    let document =
        Document::new(issue().meta("样张", "样张"), Paper::form(), vec![Block::paragraph(Style::Body, text)]);
    let laid = typesetter().lay_out(&document).unwrap();
    let run = laid.pages[0].runs.iter().find(|run| run.text() == name);
    assert!(run.is_some(), "{:?}", laid.pages[0].runs);
}

#[test]
fn a_character_without_glyph_stops_the_paper_and_is_named() {
    // A private-use code point, as old systems wrote rare names.
    let document = Document::new(
        issue().meta("样张", "样张"),
        Paper::form(),
        vec![Block::paragraph(Style::Body, "申请人王\u{E863}平，男")],
    );
    let error = typesetter().lay_out(&document).unwrap_err().to_string();
    assert!(error.contains("U+E863") && error.contains("申请人王") && error.contains("没有生成文件"), "{error}");
}
