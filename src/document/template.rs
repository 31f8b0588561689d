//! Forms as data: a small line markup, filled by a template engine (模板).
//!
//! A form file is plain text. A line that begins with `@` says what it is, any other line is a paragraph of body text,
//! an empty line means nothing:
//!
//! ```text
//! @title 人民调解|协议书          title; `|` marks where it may be broken
//! @subtitle … @number …           lines under the title
//! @mast 机关标志 | 发文字号 | 签发人   版头 (签发人 only for upward documents); `@preprinted` keeps its place empty
//! @addressee 清河县信访局：        主送机关
//! @h1 一、基本情况                 headings, levels 1 to 4; `@h2 标题。 >> 正文` sets both on one line
//! @clause 甲方赔偿……              条款, numbered 一、二、三、 by themselves
//! @lead … @flush … @right … @centre …   single lines
//! @table 名称                     a table that the builder gives
//! @signs 2 fingerprint            places to sign: how many beside each other, with room for fingerprints
//! @sign 甲方（签名）：             one place; `@sign+date` adds a date
//! @sealed 机关 | 日期              落款 under a seal; `@unsealed` without
//! @enclosure 附件：1. …  @enclosure+ 2. …   the papers enclosed
//! @caption 左 | 中 | 右            the line over a table; `@tablefoot` the one under it
//! @note …                         注：lines
//! @blank 2  @page                 empty lines; a new page
//! @together … @end                what must stay on one page
//! @pagefoot 甲（签名）： | 乙（签名）：  places to sign at the foot of every page
//! @anchor 字段                    the next block shows this field
//! @grid 22 40 22 40               a ruled form and its column widths in mm, up to `@end`
//! @row 10                         a row at least 10 mm high, followed by its cells, each on a line of its own;
//!                                 `@row 10 fill` takes its share of what is left of the sheet
//! | # 姓名                        `#` label, `<2` covers two columns, `^3` three rows, `*` long text, `=` centred, `+` large,
//! | <3 &name {{ 姓名|name }}      `&field` shows a field, ` // ` parts the text from a line at the cell's foot
//! ```
//!
//! Facts stand in `{{ }}`; the filters are `name` (kept on one line, one face) and `fill(8)` (underlined; eight
//! characters wide for the pen if the fact is empty), `boxes` (every choice of a 选项 with its tick) and `chinese` (1 → 一). `{% if %}` and `{% for %}` stand on lines of their own; no tag may reach
//! over a line end. `**…**` is 黑体. A fact that is missing is an error that names it.

use std::collections::BTreeMap;

use minijinja::value::Value;
use minijinja::{Environment, ErrorKind, UndefinedBehavior};
use serde::Serialize;

use super::forms::Field;
use super::{Block, DocumentError, Table, inline, markup};
use crate::domain::amount::chinese_ordinal;

/// A form, read and checked once.
#[derive(Debug)]
pub struct Template {
    name: String,
    lines: Vec<String>,
    engine: Environment<'static>,
    fields: Vec<Field>,
    musts: Vec<(usize, String)>,
}

/// What a filled form is made from besides its facts.
#[derive(Debug, Default)]
pub struct Filling {
    /// Tables by the name that the form calls them.
    pub tables: BTreeMap<String, Table>,
}

impl Filling {
    /// A filling with one table.
    pub fn table(name: &str, table: Table) -> Self {
        Self { tables: BTreeMap::from([(name.to_owned(), table)]) }
    }
}

impl Template {
    /// Reads a form file.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Form`] names the first line that is not well formed.
    pub fn parse(name: &str, source: &str) -> Result<Self, DocumentError> {
        let fault = |line: usize, what: String| DocumentError::Form { form: name.to_owned(), line, what };
        let source = source.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let lines: Vec<String> = source.lines().map(str::to_owned).collect();
        let mut numbered = String::with_capacity(source.len() + lines.len() * 8);
        let (mut fields, mut musts) = (Vec::new(), Vec::new());
        for (at, line) in lines.iter().enumerate() {
            if let Some(head) = head_line(line) {
                match head {
                    Head::Field(rest) => fields.push(Field::parse(rest, at + 1).map_err(|what| fault(at + 1, what))?),
                    Head::Must("") => {
                        return Err(fault(at + 1, "“@must”后要写不能少的文字".into()));
                    }
                    Head::Must(rest) => musts.push((at + 1, rest.to_owned())),
                }
                numbered.push('\n');
                continue;
            }
            for (open, close) in [("{{", "}}"), ("{%", "%}"), ("{#", "#}")] {
                if line.matches(open).count() != line.matches(close).count() {
                    return Err(fault(at + 1, format!("“{open}”没有在本行用“{close}”结束")));
                }
            }
            if let Some(word) = markup::directive(line)
                && !markup::known(word)
            {
                return Err(fault(at + 1, format!("不认识的标记“@{word}”")));
            }
            // A line of the engine alone makes no line of the form.
            let head = if line.trim_start().starts_with("{%") || line.trim().is_empty() {
                String::new()
            } else {
                format!("{}{}{}", inline::LINE, at + 1, inline::LINE)
            };
            numbered.push_str(&head);
            numbered.push_str(line);
            numbered.push('\n');
        }
        let mut engine = Environment::new();
        engine.set_undefined_behavior(UndefinedBehavior::Strict);
        engine.set_formatter(format_fact);
        engine.add_filter("name", name_filter);
        engine.add_filter("fill", fill_filter);
        engine.add_filter("bare", bare_filter);
        engine.add_filter("boxes", boxes_filter);
        engine.add_filter("chinese", |n: u32| chinese_ordinal(n.saturating_sub(1) as usize));
        engine
            .add_template_owned("form", numbered)
            .map_err(|error| fault(error.line().unwrap_or(0), reason(&error)))?;
        Ok(Self { name: name.to_owned(), lines, engine, fields, musts })
    }

    /// The places declared in the head, in their order.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The words the law wants, with the lines that say so.
    pub fn musts(&self) -> &[(usize, String)] {
        &self.musts
    }

    /// Whether the form still says what the law wants.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Form`] names the words that are gone.
    pub fn keeps(&self, musts: &[(usize, String)]) -> Result<(), DocumentError> {
        let body = self.wording();
        match musts.iter().find(|(_, must)| !body.contains(&squeezed(must))) {
            Some((_, must)) => {
                let what = format!("缺少法定内容“{must}”");
                Err(DocumentError::Form { form: self.name.clone(), line: 0, what })
            }
            None => Ok(()),
        }
    }

    /// Every name the form asks for that it does not bind itself, with the first line it stands in.
    pub fn asked_for(&self) -> Vec<(usize, String)> {
        let names = self.engine.get_template("form").map(|form| form.undeclared_variables(false)).unwrap_or_default();
        let line = |name: &str| {
            let stands = |line: &String| line.contains('{') && head_line(line).is_none() && line.contains(name);
            self.lines.iter().position(stands).map_or(0, |at| at + 1)
        };
        // `range` and its like belong to the engine.
        let own = |name: &String| !self.engine.globals().any(|(global, _)| global == name);
        let mut asked: Vec<_> = names.into_iter().filter(own).map(|name| (line(&name), name)).collect();
        asked.sort();
        asked
    }

    /// What the form says, head lines, remarks, marks of type and white space left out.
    fn wording(&self) -> String {
        let body: Vec<&str> = self.lines.iter().map(String::as_str).filter(|line| head_line(line).is_none()).collect();
        let body = body.join("\n");
        let mut said = String::with_capacity(body.len());
        let mut rest = body.as_str();
        while let Some((before, remark)) = rest.split_once("{#") {
            said.push_str(before);
            rest = remark.split_once("#}").map_or("", |(_, after)| after);
        }
        squeezed(&(said + rest).replace("**", ""))
    }

    /// Whether the form is mainly a ruled sheet.
    pub fn is_ruled(&self) -> bool {
        self.lines.iter().any(|line| line.starts_with("@tabletitle"))
    }

    /// The blocks of the form with `facts` in their places.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Missing`] if a fact is not given, [`DocumentError::NoTable`] if a table is not, and
    /// [`DocumentError::Form`] for a fault of the form that shows only with these facts.
    pub fn fill<F: Serialize>(&self, facts: F, filling: &Filling) -> Result<Vec<Block>, DocumentError> {
        let facts = Value::from(minijinja::value::Serde(facts));
        let form = self.engine.get_template("form").map_err(|error| self.fault(&error, &facts))?;
        let text = form.render(facts.clone()).map_err(|error| self.fault(&error, &facts))?;
        markup::blocks(&self.name, &text, filling)
    }

    /// Tells a missing fact from a broken form.
    fn fault(&self, error: &minijinja::Error, facts: &Value) -> DocumentError {
        let line = error.line().unwrap_or(0);
        if error.kind() != ErrorKind::UndefinedError {
            return DocumentError::Form { form: self.name.clone(), line, what: reason(error) };
        }
        let source = line.checked_sub(1).and_then(|at| self.lines.get(at)).map_or("", String::as_str);
        // A name bound by a loop is not among the facts; then all names of the line are told.
        let asked: Vec<&str> = placeholders(source).collect();
        let missing: Vec<&str> = asked.iter().copied().filter(|name| absent(facts, name)).collect();
        let told = match missing.first() {
            Some(name) if !name.contains('.') => (*name).to_owned(),
            _ if asked.is_empty() => source.trim().to_owned(),
            _ => missing.join("、"),
        };
        DocumentError::missing(&self.name, line, told)
    }
}

/// A line that says something about the form and prints nothing.
enum Head<'a> {
    Field(&'a str),
    Must(&'a str),
}

fn head_line(line: &str) -> Option<Head<'_>> {
    let word = markup::directive(line)?;
    let rest = line[1 + word.len()..].trim();
    match word {
        "field" => Some(Head::Field(rest)),
        "must" => Some(Head::Must(rest)),
        _ => None,
    }
}

/// A text without any white space, for looking up the words of the law.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The names asked for in a line: what stands in `{{ }}` before the first filter.
fn placeholders(line: &str) -> impl Iterator<Item = &str> {
    line.split("{{").skip(1).filter_map(|part| {
        let inner = part.split("}}").next()?;
        Some(inner.split('|').next()?.trim())
    })
}

/// Whether a dotted name leads nowhere in `facts`. Names bound by a loop lead nowhere too; they are told by line alone.
fn absent(facts: &Value, name: &str) -> bool {
    let mut value = facts.clone();
    for part in name.split('.') {
        match value.get_attr(part) {
            Ok(next) if !next.is_undefined() && !next.is_none() => value = next,
            _ => return true,
        }
    }
    false
}

fn reason(error: &minijinja::Error) -> String {
    match error.kind() {
        ErrorKind::SyntaxError => format!("语法不对（{}）", error.detail().unwrap_or("?")),
        ErrorKind::UnknownFilter => format!("不认识的过滤器（{}）", error.detail().unwrap_or("?")),
        _ => error.to_string(),
    }
}

type Fact<T> = Result<T, minijinja::Error>;

fn missing() -> minijinja::Error {
    minijinja::Error::from(ErrorKind::UndefinedError)
}

/// Writes a fact so that nothing in it is markup.
fn format_fact(out: &mut minijinja::Output, _: &mut minijinja::State, value: &Value) -> Fact<()> {
    if value.is_undefined() || value.is_none() {
        return Err(missing());
    }
    let text = if value.is_safe() { value.to_string() } else { inline::clean(&value.to_string()) };
    write!(out, "{}{text}{}", inline::VALUE, inline::VALUE_END)?;
    Ok(())
}

fn name_filter(value: &Value) -> Fact<Value> {
    if value.is_undefined() || value.is_none() {
        return Err(missing());
    }
    let text = inline::clean(&value.to_string());
    Ok(Value::from_safe_string(format!("{}{text}{}", inline::NAME, inline::NAME_END)))
}

/// 「☑当面　☐邮寄」 of rows with 名 and 中.
fn boxes_filter(value: &Value) -> Fact<String> {
    let mut boxes = Vec::new();
    for row in value.try_iter()? {
        let mark = if row.get_attr("中")?.is_true() { '☑' } else { '☐' };
        boxes.push(format!("{mark}{}", row.get_attr("名")?));
    }
    Ok(boxes.join("　"))
}

/// What is typed as a sentence but stands inside one.
fn bare_filter(value: &Value) -> Fact<Value> {
    if value.is_undefined() || value.is_none() {
        return Err(missing());
    }
    let text = inline::clean(&value.to_string());
    Ok(Value::from_safe_string(text.trim_end_matches(['。', '；', '，', ';', '.', ',']).to_owned()))
}

fn fill_filter(value: &Value, em: u8) -> Fact<Value> {
    // A fact that was never asked for is a fault of the form; one that is known to be unknown is left for the pen.
    if value.is_undefined() {
        return Err(missing());
    }
    let text = match value {
        value if value.is_none() => String::new(),
        value if value.is_safe() => value.to_string(),
        value => inline::clean(&value.to_string()),
    };
    // A name that is not known is a place for the pen too.
    let unnamed = format!("{}{}", inline::NAME, inline::NAME_END);
    let text = if text == unnamed { String::new() } else { text };
    let em = if text.is_empty() { em } else { 1 };
    let (fill, start, end) = (inline::FILL, inline::FILL_TEXT, inline::FILL_END);
    Ok(Value::from_safe_string(format!("{fill}{em}{start}{text}{end}")))
}
