//! One form of the catalogue: read, checked against what the program knows, and filled.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fact, Facts, Field, FieldKind, texts};
use crate::document::{Block, Document, DocumentError, Filling, Meta, Paper, Template};
use crate::domain::forms::{FormId, Receiver};

/// A fact the program can work out of the register (可用数据).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownFact {
    /// Its name in the forms.
    pub name: &'static str,
    /// Its type, as head lines say it.
    pub kind: &'static str,
    /// What it is, for the list beside the editor.
    pub meaning: &'static str,
    /// What to do when it is missing: a sentence.
    pub remedy: &'static str,
}

/// A form of the catalogue.
#[derive(Debug)]
pub struct Form {
    id: FormId,
    template: Template,
    known: &'static [KnownFact],
}

/// What is asked of the clerk before a paper is issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The place.
    pub field: Field,
    /// The proposal, as it would be typed; empty if there is none.
    pub proposal: String,
}

const LACKS_ANSWER: &str = "请在出具文书时填写该项。";

impl Form {
    /// The form as the program brings it.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Form`] names the line that is not in order.
    pub fn bundled(id: FormId, known: &'static [KnownFact]) -> Result<Self, DocumentError> {
        Self::parse(id, texts::bundled(id), known)
    }

    /// The office's own form; it must keep every `@must` of the program's.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Form`] names the line that is not in order, or the words that are gone.
    pub fn own(id: FormId, text: &str, known: &'static [KnownFact]) -> Result<Self, DocumentError> {
        let form = Self::parse(id, text, known)?;
        let wanted = Template::parse(id.label(), texts::bundled(id))?;
        form.template.keeps(wanted.musts())?;
        Ok(form)
    }

    fn parse(id: FormId, text: &str, known: &'static [KnownFact]) -> Result<Self, DocumentError> {
        let template = Template::parse(id.label(), text)?;
        let form = Self { id, template, known };
        form.check_fields()?;
        form.template.keeps(form.template.musts())?;
        Ok(form)
    }

    /// Which paper it is.
    pub fn id(&self) -> FormId {
        self.id
    }

    /// Its declared places, in their order.
    pub fn fields(&self) -> &[Field] {
        self.template.fields()
    }

    fn fault(&self, line: usize, what: String) -> DocumentError {
        DocumentError::Form { form: self.id.label().to_owned(), line, what }
    }

    fn known(&self, name: &str) -> Option<&'static KnownFact> {
        self.known.iter().find(|known| known.name == name)
    }

    fn check_fields(&self) -> Result<(), DocumentError> {
        let mut declared = BTreeSet::new();
        for field in self.fields() {
            if !declared.insert(field.name.as_str()) {
                return Err(self.fault(field.line, format!("“{}”写了两次", field.name)));
            }
            match self.known(&field.name) {
                None if !field.asked => {
                    let what = format!("程序没有数据“{}”，请改用可用数据中的名称，或在行末加“填写”", field.name);
                    return Err(self.fault(field.line, what));
                }
                Some(known) if !FieldKind::parse(known.kind).is_some_and(|kind| field.kind.takes(&kind)) => {
                    let what = format!("“{}”的类型是{}，不能写成{}", field.name, known.kind, field.kind.word());
                    return Err(self.fault(field.line, what));
                }
                _ => {}
            }
        }
        let names: BTreeSet<String> = self.fields().iter().flat_map(Field::names).collect();
        for (line, name) in self.template.asked_for() {
            if !names.contains(&name) {
                return Err(self.fault(line, format!("“{name}”没有用“@field”声明")));
            }
        }
        Ok(())
    }

    /// What the clerk is asked, with the proposals the register gives.
    pub fn questions(&self, facts: &Facts) -> Vec<Question> {
        let asked = self.fields().iter().filter(|field| field.asked);
        let proposal = |field: &Field| facts.get(&field.name).map(Fact::words).unwrap_or_default();
        asked.map(|field| Question { proposal: proposal(field), field: field.clone() }).collect()
    }

    /// The paper with the facts and the clerk's answers in their places.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Missing`] names a place that stays empty, [`DocumentError::Answer`] an answer that cannot be
    /// read.
    pub fn fill(&self, facts: &Facts, answers: &BTreeMap<String, String>) -> Result<Vec<Block>, DocumentError> {
        self.fill_with(|field| self.value(field, facts, answers))
    }

    /// The paper for handwriting: only what `facts` say is printed, every other place is left to the pen.
    ///
    /// # Errors
    ///
    /// When the form needs a fact to be laid out at all.
    pub fn fill_blank(&self, facts: &Facts) -> Result<Vec<Block>, DocumentError> {
        self.fill_with(|field| Ok(facts.get(&field.name).cloned()))
    }

    fn fill_with(
        &self,
        value: impl Fn(&Field) -> Result<Option<Fact>, DocumentError>,
    ) -> Result<Vec<Block>, DocumentError> {
        let mut values: BTreeMap<String, Value> = BTreeMap::new();
        for field in self.fields() {
            let fact = value(field)?;
            if let FieldKind::Choice(choices) = &field.kind {
                let chosen = fact.as_ref().map(Fact::words).unwrap_or_default();
                let rows =
                    choices.iter().map(|choice| Ticked { name: choice.clone(), on: *choice == chosen }).collect();
                values.insert(format!("{}各项", field.name), Value::Choices(rows));
            }
            if field.kind == FieldKind::Amount {
                let words = match &fact {
                    Some(Fact::Amount(amount)) => amount.capital(),
                    _ => String::new(),
                };
                values.insert(format!("{}大写", field.name), Value::Fact(Fact::Text(words)));
            }
            let empty = || match field.kind {
                FieldKind::List => Fact::List(Vec::new()),
                FieldKind::Rows(_) => Fact::Rows(Vec::new()),
                _ => Fact::Text(String::new()),
            };
            values.insert(field.name.clone(), Value::Fact(fact.unwrap_or_else(empty)));
        }
        self.template.fill(values, &Filling::default())
    }

    /// The value of one place; `None` for one that may be and is empty.
    fn value(
        &self,
        field: &Field,
        facts: &Facts,
        answers: &BTreeMap<String, String>,
    ) -> Result<Option<Fact>, DocumentError> {
        let answer = answers.get(&field.name).filter(|_| field.asked);
        let fact = match answer {
            Some(answer) if answer.trim().is_empty() => None,
            Some(answer) => {
                let wrong = |what| self.bad_answer(field, what);
                Some(field.kind.read(answer).map_err(wrong)?)
            }
            None => facts.get(&field.name).cloned(),
        };
        let Some(fact) = fact.filter(|fact| !fact.is_empty()) else {
            if field.optional {
                return Ok(None);
            }
            let advice = match self.known(&field.name) {
                Some(known) if !field.asked => known.remedy,
                _ => LACKS_ANSWER,
            };
            return Err(DocumentError::Missing {
                form: self.id.label().to_owned(),
                line: field.line,
                name: field.name.clone(),
                advice: advice.to_owned(),
            });
        };
        if let (true, Fact::List(lines)) = (field.per_demand, &fact) {
            let demands = match facts.get("诉求") {
                Some(Fact::List(demands)) => demands.len(),
                _ => 0,
            };
            if lines.len() != demands {
                let what = format!("诉求有 {demands} 项，已写 {} 项，请逐项填写，每项一行。", lines.len());
                return Err(self.bad_answer(field, what));
            }
        }
        Ok(Some(fact))
    }

    fn bad_answer(&self, field: &Field, what: String) -> DocumentError {
        DocumentError::Answer { form: self.id.label().to_owned(), field: field.name.clone(), what }
    }

    /// The paper of these blocks: sheets on file are ruled forms, what is sent is a 公文. A request of the petitioner is
    /// none.
    pub fn document(&self, meta: Meta, blocks: Vec<Block>) -> Document {
        let paper = match self.id.entry().to {
            _ if self.template.is_ruled() => Paper::ruled_form(),
            Receiver::File => Paper::form(),
            _ if matches!(self.id, FormId::F21 | FormId::M09) => Paper::form(),
            _ => Paper { page_numbers: crate::document::PageNumbers::OfTotal, ..Paper::official() },
        };
        Document::new(meta, paper, blocks)
    }
}

#[derive(serde::Serialize)]
#[serde(untagged)]
enum Value {
    Fact(Fact),
    Choices(Vec<Ticked>),
}

#[derive(serde::Serialize)]
struct Ticked {
    #[serde(rename = "名")]
    name: String,
    #[serde(rename = "中")]
    on: bool,
}
