//! 出具文书: from what the clerk asks for to a paper kept in the register, and the unnumbered draft before it.

use super::{PaperError, PaperRequest, Press, forms::CaseFacts};
use crate::{
    document::Document,
    domain::{
        forms::{FormId, Receiver, Series},
        issued::{IssuedPaper, PaperSubject},
        procedure::Step,
        terms::Channel,
    },
    store::{
        Register,
        papers::{PaperDraft, RenderedPaper},
    },
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

/// The foot of every page of a draft.
const DRAFT_MARK: &str = "草稿，未编号，不作为正式文书";

/// Why a registration sheet takes the place of the one before.
const CHANGED: &str = "登记表内容或式样有变化";

/// A paper that can be issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IssueForm {
    /// A paper of the catalogue, on an item.
    Catalogue(FormId),
    /// 人民调解协议书, on an agreement.
    Agreement,
}

impl IssueForm {
    /// The code kept with the paper.
    pub fn code(self) -> &'static str {
        match self {
            Self::Catalogue(id) => id.code(),
            Self::Agreement => "agreement",
        }
    }

    /// The form of a code, however its letters are written. M06 is the agreement.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.trim() {
            code if code.eq_ignore_ascii_case("agreement") || code.eq_ignore_ascii_case("m06") => Some(Self::Agreement),
            code => FormId::from_code(&code.to_ascii_uppercase()).map(Self::Catalogue),
        }
    }

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Catalogue(id) => id.label(),
            Self::Agreement => "调解协议书",
        }
    }

    /// The sequence it is numbered in.
    pub fn series(self) -> Option<Series> {
        match self {
            Self::Catalogue(id) => id.entry().series,
            Self::Agreement => None,
        }
    }

    /// The record `number` as what such a paper is about: a paper of mediation stands with the dispute or, when there is
    /// an agreement of that number, with the agreement.
    pub fn subject(self, register: &Register, number: &str) -> PaperSubject {
        match self {
            Self::Catalogue(id) if id.is_mediation() && register.agreement(number).is_err() => {
                PaperSubject::Dispute(number.to_owned())
            }
            Self::Catalogue(id) if id.is_mediation() => PaperSubject::Agreement(number.to_owned()),
            Self::Catalogue(_) => PaperSubject::Petition(number.to_owned()),
            Self::Agreement => PaperSubject::Agreement(number.to_owned()),
        }
    }
}

/// What the clerk asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Which paper.
    pub form: IssueForm,
    /// Number of the record it is about.
    pub record: String,
    /// What the clerk answered to the questions of the form.
    pub answers: BTreeMap<String, String>,
    /// The day on the paper.
    pub date: NaiveDate,
    /// The issued paper it takes the place of, and why.
    pub replaces: Option<(i64, String)>,
}

impl Press {
    /// Issues a paper: number, pages and bytes are kept in the register together, or nothing is.
    ///
    /// # Errors
    ///
    /// When the record lacks something the form needs, which is named, or the register refuses; no number is used then.
    pub fn issue(&self, register: &mut Register, order: &Order, now: NaiveDateTime) -> Result<IssuedPaper, PaperError> {
        let draft = PaperDraft {
            form: order.form.code().into(),
            title: order.form.title().into(),
            subject: order.form.subject(register, &order.record),
            step: self.step_of(register, order)?,
            kind: order.form.series(),
            addressee: addressee(register, order)?,
            issued_on: order.date,
            answers: order.answers.clone(),
            replaces: order.replaces.clone(),
        };
        register.issue_paper(draft, now, |register, number| {
            let number = number.map_or("", |number| number.text.as_str());
            let printed = self.print(&self.order_document(register, order, number)?)?;
            let pages = u32::try_from(printed.laid.pages.len()).unwrap_or(u32::MAX);
            Ok(RenderedPaper { pdf: printed.pdf, pages })
        })
    }

    /// The paper as it would be issued, without a number and marked 草稿 on every page.
    ///
    /// # Errors
    ///
    /// As [`issue`](Self::issue).
    pub fn draft(&self, register: &Register, order: &Order) -> Result<Document, PaperError> {
        let numbering = &register.settings().numbering;
        let number = order.form.series().map(|kind| numbering.paper_number_unset(kind, order.date.year()));
        let mut document = self.order_document(register, order, &number.unwrap_or_default())?;
        document.running_foot = Some(DRAFT_MARK.into());
        Ok(document)
    }

    /// The registration sheet of item `number` as it stands `now`, kept: one that says the same is the one kept before;
    /// else a new one takes its place.
    ///
    /// # Errors
    ///
    /// As [`issue`](Self::issue).
    pub fn registration_sheet(
        &self,
        register: &mut Register,
        number: &str,
        now: NaiveDateTime,
    ) -> Result<IssuedPaper, PaperError> {
        let id = registration_form(register.petition(number)?.petition.channel);
        let form = IssueForm::Catalogue(id);
        let kept = register.papers_of(&form.subject(register, number))?;
        let mut order =
            Order { form, record: number.into(), answers: BTreeMap::new(), date: now.date(), replaces: None };
        if let Some(kept) = kept.into_iter().rev().find(|kept| kept.paper.form_id() == Some(id) && kept.is_in_force()) {
            let paper = kept.paper;
            order.answers = paper.answers.clone();
            // Printed again with its own day it is the same to the byte, unless what it says has changed.
            let again = Order { date: paper.issued_on, ..order.clone() };
            if self.print(&self.order_document(register, &again, "")?)?.pdf == register.paper_bytes(paper.id)? {
                return Ok(paper);
            }
            order.replaces = Some((paper.id, CHANGED.into()));
        }
        self.issue(register, &order, now)
    }

    fn order_document(&self, register: &Register, order: &Order, number: &str) -> Result<Document, PaperError> {
        let record = order.record.clone();
        match order.form {
            IssueForm::Agreement => self.document(register, &PaperRequest::Agreement { number: record }, order.date),
            IssueForm::Catalogue(id) => self.form(register, id, &record, &order.answers, number, order.date),
        }
    }

    /// The latest step at which the paper is offered.
    fn step_of(&self, register: &Register, order: &Order) -> Result<Option<u32>, PaperError> {
        let IssueForm::Catalogue(id) = order.form else { return Ok(None) };
        if id.is_mediation() {
            return Ok(None);
        }
        let file = register.petition(&order.record)?;
        let offered = |step: &Step| id.entry().steps.contains(&step.kind().code());
        Ok(file.steps.iter().rposition(offered).and_then(|at| u32::try_from(at + 1).ok()))
    }
}

/// Which registration sheet an item of a channel has.
pub fn registration_form(channel: Channel) -> FormId {
    match channel {
        Channel::Visit => FormId::F01,
        Channel::Letter => FormId::F02,
        Channel::Call | Channel::Online | Channel::Other => FormId::F03,
    }
}

/// To whom the paper goes, in the words of the form.
fn addressee(register: &Register, order: &Order) -> Result<String, PaperError> {
    let IssueForm::Catalogue(id) = order.form else { return Ok(String::new()) };
    let fact = match (id.entry().to, id) {
        (Receiver::Superior, FormId::M09) => "人民法院",
        (Receiver::Petitioner, _) => "称谓",
        (Receiver::Unit, FormId::F10 | FormId::F28) => "转送单位",
        (Receiver::Unit, _) => "交办单位",
        (Receiver::Superior, FormId::F21) => "复查机关",
        (Receiver::Superior, FormId::F13) => "来文单位",
        (Receiver::Superior, _) => "上级信访部门",
        (Receiver::Leaders | Receiver::File, _) => return Ok(String::new()),
    };
    let facts = CaseFacts::gather_for(register, id, &order.record, order.date)?.for_paper(id);
    Ok(facts.get(fact).map(|fact| fact.words()).unwrap_or_default())
}
