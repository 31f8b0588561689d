//! From the lines of a filled form to blocks. The markup is described in `template`.

use super::inline::{paragraphs, plain, runs, split_outside};
use super::{
    Align, Block, Clause, DocumentError, Filling, FormCell, FormGrid, FormRow, Heading, Kind, Masthead, Paragraph,
    Seal, SignLine, SignLines, Signature, Style, Text, Title, inline,
};

/// The words that may follow `@`.
const WORDS: [&str; 36] = [
    "title",
    "tabletitle",
    "subtitle",
    "number",
    "mast",
    "preprinted",
    "addressee",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "clause",
    "lead",
    "flush",
    "right",
    "centre",
    "enclosure",
    "enclosure+",
    "caption",
    "table",
    "signs",
    "sign",
    "sign+date",
    "sealed",
    "unsealed",
    "note",
    "tablefoot",
    "blank",
    "page",
    "pagefoot",
    "together",
    "end",
    "anchor",
    "grid",
    "row",
];

/// The word after `@` if the line is a directive.
pub(super) fn directive(line: &str) -> Option<&str> {
    line.strip_prefix('@').map(|rest| rest.split(char::is_whitespace).next().unwrap_or(""))
}

/// Whether the word is one of the markup.
pub(super) fn known(word: &str) -> bool {
    WORDS.contains(&word)
}

/// The blocks of the filled form `text`.
pub(super) fn blocks(form: &str, text: &str, filling: &Filling) -> Result<Vec<Block>, DocumentError> {
    let mut parser = Parser { form, filling, line: 0, open: vec![Vec::new()], anchor: None, clause: 0, grid: None };
    for line in text.lines() {
        let line = match line.strip_prefix(inline::LINE).and_then(|rest| rest.split_once(inline::LINE)) {
            Some((number, rest)) => {
                parser.line = number.parse().unwrap_or(parser.line);
                rest
            }
            None => line,
        };
        if line.trim().is_empty() {
            continue;
        }
        parser.take(line)?;
    }
    if parser.grid.is_some() || parser.open.len() > 1 {
        return Err(parser.fault("缺少“@end”"));
    }
    Ok(parser.open.pop().unwrap_or_default())
}

struct Parser<'a> {
    form: &'a str,
    filling: &'a Filling,
    line: usize,
    /// Blocks of the document and of every open `@together`.
    open: Vec<Vec<Block>>,
    anchor: Option<String>,
    clause: u32,
    grid: Option<FormGrid>,
}

impl Parser<'_> {
    fn fault(&self, what: &str) -> DocumentError {
        DocumentError::Form { form: self.form.to_owned(), line: self.line, what: what.to_owned() }
    }

    fn push(&mut self, kind: Kind) {
        let anchor = self.anchor.take();
        if let Some(blocks) = self.open.last_mut() {
            blocks.push(Block { anchor, kind });
        }
    }

    fn last(&mut self) -> Option<&mut Kind> {
        self.open.last_mut()?.last_mut().map(|block| &mut block.kind)
    }

    fn paragraphs(&mut self, style: Style, rest: &str) {
        let anchor = self.anchor.take();
        for text in paragraphs(runs(rest)) {
            self.anchor.clone_from(&anchor);
            self.push(Kind::Paragraph(Paragraph { style, text }));
        }
        self.anchor = None;
    }

    fn take(&mut self, line: &str) -> Result<(), DocumentError> {
        if self.grid.is_some() && line.starts_with('|') {
            return self.cell(&line[1..]);
        }
        let Some(word) = directive(line) else {
            if self.grid.is_some() {
                return Err(self.fault("表格中的内容应以“|”开头"));
            }
            self.paragraphs(Style::Body, line);
            return Ok(());
        };
        let rest = line[1 + word.len()..].trim();
        match word {
            "title" => self.title(Style::Title, rest),
            "tabletitle" => self.title(Style::TableTitle, rest),
            "mast" => {
                let parts = split_outside(rest, "|");
                let part = |at: usize| parts.get(at).map(|text| plain(text.trim())).filter(|t| !t.is_empty());
                self.push(Kind::Masthead(Masthead {
                    body: part(0).unwrap_or_default(),
                    number: part(1).unwrap_or_default(),
                    signer: part(2),
                    preprinted: false,
                }));
            }
            "preprinted" => match self.last() {
                Some(Kind::Masthead(mast)) => mast.preprinted = true,
                _ => return Err(self.fault("“@preprinted”要写在“@mast”之后")),
            },
            "h1" | "h2" | "h3" | "h4" => {
                let level = word.as_bytes()[1] - b'0';
                let mut parts = split_outside(rest, ">>").into_iter().map(|part| runs(part.trim()));
                let text = parts.next().unwrap_or_default();
                let mut texts = parts.next().map(paragraphs).unwrap_or_default().into_iter();
                let anchor = self.anchor.clone();
                self.push(Kind::Heading(Heading { level, text, run_in: texts.next() }));
                for text in texts {
                    self.anchor.clone_from(&anchor);
                    self.push(Kind::Paragraph(Paragraph { style: Style::Body, text }));
                }
            }
            "clause" => {
                self.clause += 1;
                let number = self.clause;
                let anchor = self.anchor.clone();
                let mut texts = paragraphs(runs(rest)).into_iter();
                self.push(Kind::Clause(Clause { number, text: texts.next().unwrap_or_default() }));
                for text in texts {
                    self.anchor.clone_from(&anchor);
                    self.push(Kind::Paragraph(Paragraph { style: Style::Body, text }));
                }
            }
            "table" => {
                let name = plain(rest);
                let Some(table) = self.filling.tables.get(&name) else {
                    return Err(DocumentError::NoTable { form: self.form.to_owned(), line: self.line, name });
                };
                self.push(Kind::Table(table.clone()));
            }
            "signs" => {
                let columns = rest.split_whitespace().find_map(|word| word.parse().ok()).unwrap_or(1);
                self.push(Kind::SignLines(SignLines {
                    columns: u8::clamp(columns, 1, 3),
                    fingerprint: rest.contains("fingerprint"),
                    lines: Vec::new(),
                }));
            }
            "sign" | "sign+date" => {
                let line = SignLine { label: runs(rest), dated: word == "sign+date" };
                match self.last() {
                    Some(Kind::SignLines(signs)) => signs.lines.push(line),
                    _ => return Err(self.fault("“@sign”要写在“@signs”之后")),
                }
            }
            "sealed" | "unsealed" => {
                let parts = split_outside(rest, "|");
                let [body, date] = parts.as_slice() else {
                    return Err(self.fault("落款要写成“机关 | 日期”"));
                };
                let seal = if word == "sealed" { Seal::Sealed } else { Seal::Unsealed };
                self.push(Kind::Signature(Signature { body: plain(body.trim()), date: plain(date.trim()), seal }));
            }
            "note" => match self.last() {
                Some(Kind::Notes(notes)) => notes.push(runs(rest)),
                _ => self.push(Kind::Notes(vec![runs(rest)])),
            },
            "blank" => {
                let lines = if rest.is_empty() { Some(1.0) } else { rest.parse().ok() };
                let Some(lines) = lines.filter(|n| (0.0..=40.0).contains(n)) else {
                    return Err(self.fault("“@blank”后要写空行数"));
                };
                self.push(Kind::Blank { lines });
            }
            "caption" | "tablefoot" => {
                let style = if word == "caption" { Style::TableCaption } else { Style::TableFoot };
                let parts = split_outside(rest, "|").into_iter().map(|part| runs(part.trim())).collect();
                self.push(Kind::Spread { style, parts });
            }
            "page" => self.push(Kind::PageBreak),
            "pagefoot" => {
                let parts = split_outside(rest, "|").into_iter().map(|part| runs(part.trim())).collect();
                self.push(Kind::PageFoot(parts));
            }
            "together" => self.open.push(Vec::new()),
            "end" => self.end()?,
            "anchor" => self.anchor = Some(plain(rest)),
            "grid" => {
                let columns: Option<Vec<f64>> =
                    rest.split_whitespace().map(|w| w.parse().ok().filter(|w| *w > 0.0)).collect();
                match columns {
                    Some(columns) if !columns.is_empty() => {
                        self.grid = Some(FormGrid { columns, rows: Vec::new() });
                    }
                    _ => return Err(self.fault("“@grid”后要写各列宽度（毫米）")),
                }
            }
            "row" => {
                let (height, fill) = match rest.strip_suffix("fill") {
                    Some(height) => (height.trim(), true),
                    None => (rest, false),
                };
                let height = height.parse().unwrap_or(9.0);
                match &mut self.grid {
                    Some(grid) => grid.rows.push(FormRow { height, fill, cells: Vec::new() }),
                    None => return Err(self.fault("“@row”要写在“@grid”之后")),
                }
            }
            word => match single(word) {
                Some(style) => self.paragraphs(style, rest),
                None => return Err(self.fault(&format!("不认识的标记“@{word}”"))),
            },
        }
        Ok(())
    }

    fn title(&mut self, style: Style, rest: &str) {
        let phrases = split_outside(rest, "|").into_iter().map(plain).collect();
        self.push(Kind::Title(Title { style, phrases }));
    }

    fn end(&mut self) -> Result<(), DocumentError> {
        if let Some(grid) = self.grid.take() {
            self.push(Kind::Grid(grid));
            return Ok(());
        }
        match self.open.pop() {
            Some(inner) if !self.open.is_empty() => {
                self.anchor = None;
                self.push(Kind::Together(inner));
                Ok(())
            }
            _ => Err(self.fault("多了一个“@end”")),
        }
    }

    /// A cell line without its `|`.
    fn cell(&mut self, line: &str) -> Result<(), DocumentError> {
        let mut cell = FormCell::value(Text::default());
        let mut rest = line.trim();
        while let Some(mark) = rest.chars().next() {
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            let number = || word[1..].parse::<usize>().ok().filter(|n| (1..=40).contains(n));
            match mark {
                '#' if word == "#" => {
                    cell.label = true;
                    cell.align = Align::Centre;
                }
                '<' => cell.columns = number().ok_or_else(|| self.fault("“<”后要写列数"))?,
                '^' => cell.rows = number().ok_or_else(|| self.fault("“^”后要写行数"))?,
                '*' if word == "*" => cell.long = true,
                '=' if word == "=" => cell.align = Align::Centre,
                '+' if word == "+" => cell.large = true,
                '&' => cell.anchor = Some(word[1..].to_owned()),
                _ => break,
            }
            rest = after.trim_start();
        }
        let mut parts = split_outside(rest, "//").into_iter();
        cell.text = runs(parts.next().unwrap_or("").trim());
        cell.foot = parts.next().map(|foot| runs(foot.trim()));
        match self.grid.as_mut().and_then(|grid| grid.rows.last_mut()) {
            Some(row) => {
                row.cells.push(cell);
                Ok(())
            }
            None => Err(self.fault("单元格要写在“@row”之后")),
        }
    }
}

/// Directives that are one paragraph of a style.
fn single(word: &str) -> Option<Style> {
    Some(match word {
        "p" => Style::Body,
        "subtitle" => Style::Subtitle,
        "number" => Style::FormNumber,
        "addressee" => Style::Addressee,
        "lead" => Style::Lead,
        "flush" => Style::Flush,
        "right" => Style::Right,
        "centre" => Style::Centre,
        "enclosure" => Style::Enclosure,
        "enclosure+" => Style::FurtherEnclosure,
        _ => return None,
    })
}
