//! Marks inside a line of a filled form.
//!
//! The template engine and the line parser speak to each other through control characters, which cannot occur in facts
//! because [`clean`] takes them out. So no fact, whatever a petitioner is called, is ever read as markup.

use super::{Run, Text};

/// A fact begins; until [`VALUE_END`] nothing is markup but the marks below.
pub(super) const VALUE: char = '\u{1}';
/// A fact ends.
pub(super) const VALUE_END: char = '\u{2}';
/// A name begins.
pub(super) const NAME: char = '\u{3}';
/// A name ends.
pub(super) const NAME_END: char = '\u{4}';
/// A fill-in begins; its width in characters follows, then [`FILL_TEXT`].
pub(super) const FILL: char = '\u{5}';
/// Ends the width of a fill-in.
pub(super) const FILL_TEXT: char = '\u{e}';
/// A fill-in ends.
pub(super) const FILL_END: char = '\u{6}';
/// Line number of the form file, before and after the number.
pub(super) const LINE: char = '\u{7}';
/// A line feed inside a fact.
pub(super) const FEED: char = '\u{b}';

/// A fact as it may stand in a line: without control characters, line feeds as [`FEED`].
pub(super) fn clean(fact: &str) -> String {
    let fact = fact.replace("\r\n", "\n");
    let mut text = String::with_capacity(fact.len());
    for ch in fact.trim_end().chars() {
        match ch {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => text.push(FEED),
            '\t' => text.push(' '),
            ch if ch.is_control() || matches!(ch, '\u{feff}' | '\u{200b}' | '\u{ad}') => {}
            ch => text.push(ch),
        }
    }
    text
}

/// Splits at `mark` outside facts.
pub(super) fn split_outside<'a>(line: &'a str, mark: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut at) = (0usize, 0, 0);
    while let Some(ch) = line[at..].chars().next() {
        match ch {
            VALUE => depth += 1,
            VALUE_END => depth = depth.saturating_sub(1),
            _ if depth == 0 && line[at..].starts_with(mark) => {
                parts.push(&line[start..at]);
                at += mark.len();
                start = at;
                continue;
            }
            _ => {}
        }
        at += ch.len_utf8();
    }
    parts.push(&line[start..]);
    parts
}

/// The runs of a line. `**…**` outside facts is 黑体.
pub(super) fn runs(line: &str) -> Text {
    let mut made: Vec<Run> = Vec::new();
    let mut run = Run::default();
    let mut depth = 0usize;
    let mut chars = line.chars().peekable();
    let turn = |run: &mut Run, made: &mut Vec<Run>, next: Run| {
        let done = std::mem::replace(run, next);
        if !done.text.is_empty() || done.fill > 0 {
            made.push(done);
        }
    };
    while let Some(ch) = chars.next() {
        match ch {
            VALUE => depth += 1,
            VALUE_END => depth = depth.saturating_sub(1),
            NAME | NAME_END => {
                // Inside a fill-in the mark holds for the fill-in as a whole, which must stay one underlined stretch.
                if run.fill > 0 {
                    run.name = true;
                } else {
                    let next = Run { name: ch == NAME, text: String::new(), ..run.clone() };
                    turn(&mut run, &mut made, next);
                }
            }
            FILL => {
                let mut em = 0u8;
                for digit in chars.by_ref().take_while(|c| *c != FILL_TEXT) {
                    em = em.saturating_mul(10).saturating_add(digit.to_digit(10).unwrap_or(0) as u8);
                }
                let next = Run { fill: em.max(1), text: String::new(), ..run.clone() };
                turn(&mut run, &mut made, next);
            }
            FILL_END => {
                let next = Run { fill: 0, name: false, text: String::new(), ..run.clone() };
                turn(&mut run, &mut made, next);
            }
            FEED => run.text.push('\n'),
            '*' if depth == 0 && chars.peek() == Some(&'*') => {
                chars.next();
                let next = Run { strong: !run.strong, text: String::new(), ..run.clone() };
                turn(&mut run, &mut made, next);
            }
            ch => run.text.push(ch),
        }
    }
    turn(&mut run, &mut made, Run::default());
    Text(made)
}

/// The words of a line without any mark, for titles and dates.
pub(super) fn plain(line: &str) -> String {
    runs(line).plain()
}

/// A text as its lines: a line feed inside a fact starts a new paragraph. Full-width spaces that a clerk typed as an
/// indent are dropped, because the style indents.
pub(super) fn paragraphs(text: Text) -> Vec<Text> {
    let mut lines = vec![Vec::new()];
    for run in text.0 {
        for (nth, part) in run.text.split('\n').enumerate() {
            if nth > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                let part = if line.is_empty() { part.trim_start_matches(['\u{3000}', ' ']) } else { part };
                if !part.is_empty() || run.fill > 0 {
                    line.push(Run { text: part.to_owned(), ..run.clone() });
                }
            }
        }
    }
    let some = lines.len() > 1;
    lines.into_iter().filter(|line| !some || !line.is_empty()).map(Text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_never_markup() {
        let line = format!("由{VALUE}{}{VALUE_END}说**明**", clean("甲|**乙**\n丙"));
        assert_eq!(split_outside(&line, "|").len(), 1);
        let text = runs(&line);
        assert_eq!(text.0[0].text, "由甲|**乙**\n丙说");
        assert_eq!(text.0[1], Run::strong("明"));
    }

    #[test]
    fn a_name_in_a_fill_in_is_one_underlined_run() {
        let line = format!("甲方：{FILL}6{FILL_TEXT}{VALUE}{NAME}田某丁{NAME_END}{VALUE_END}{FILL_END}，男");
        let text = runs(&line);
        assert_eq!(text.0[1], Run { text: "田某丁".into(), name: true, strong: false, fill: 6 });
        assert_eq!(text.0[2], Run::plain("，男"));
    }

    #[test]
    fn typed_indents_and_blank_lines_are_dropped() {
        let lines = paragraphs(Text::from("　　第一段\n\n  第二段"));
        assert_eq!(lines, vec![Text::from("第一段"), Text::from("第二段")]);
    }
}
