//! F-06 人民调解协议书.
//!
//! Source: 人民调解法 arts. 28–29 (what an agreement may state; it takes effect when the parties have signed, sealed or
//! fingerprinted, the mediator has signed and the committee's seal is on it), 人民调解工作若干规定 art. 35.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Forms, Issue};
use crate::document::{Align, Document, DocumentError, Filling, Paper, Row, Table, Template, Text};
use crate::domain::amount::chinese_ordinal;

/// The facts of an agreement. Empty ones are left to be filled in by hand.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct AgreementView {
    /// 人民调解协议书; mediation by police or government has another title.
    #[serde(rename = "标题")]
    pub title: String,
    /// Made by a 人民调解委员会, so that 人民调解法 art. 29 says when it takes effect.
    #[serde(rename = "人民调解")]
    pub by_committee: bool,
    /// 清调〔2026〕20号; empty before it is numbered.
    #[serde(rename = "编号")]
    pub number: String,
    /// At least two.
    #[serde(rename = "当事人")]
    pub parties: Vec<PartyView>,
    /// 纠纷主要事实、争议事项.
    #[serde(rename = "事实")]
    pub facts: String,
    /// 各方责任, if stated.
    #[serde(rename = "责任")]
    pub responsibility: String,
    /// 条款.
    #[serde(rename = "条款")]
    pub clauses: Vec<ClauseView>,
    /// 履行方式、地点、期限, if not in the clauses.
    #[serde(rename = "履行方式")]
    pub performance: String,
    /// How many copies are made; 0 = one for each party and one for the committee.
    #[serde(skip)]
    pub copies: u32,
    /// A copy for the court besides, when 司法确认 is wanted.
    #[serde(skip)]
    pub court_copy: bool,
    /// Room for fingerprints beside the parties' signatures.
    #[serde(rename = "指印")]
    pub fingerprints: bool,
    /// 清水镇人民调解委员会, or whoever mediated.
    #[serde(rename = "委员会")]
    pub committee: String,
    /// 2026年6月18日, or empty for the pen.
    #[serde(rename = "日期")]
    pub date: String,
}

/// A party: a person, or a body with `is_body`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PartyView {
    /// 甲方, 乙方, 第三方.
    #[serde(rename = "称谓")]
    pub side: String,
    /// 姓名 or 名称.
    #[serde(rename = "姓名")]
    pub name: String,
    /// A village, company or other body.
    #[serde(rename = "单位")]
    pub is_body: bool,
    /// 性别.
    #[serde(rename = "性别")]
    pub sex: String,
    /// 民族.
    #[serde(rename = "民族")]
    pub ethnicity: String,
    /// 年龄 in years.
    #[serde(rename = "年龄")]
    pub age: String,
    /// 职业或职务.
    #[serde(rename = "职业")]
    pub occupation: String,
    /// 单位或住址.
    #[serde(rename = "住址")]
    pub address: String,
    /// 联系方式.
    #[serde(rename = "电话")]
    pub phone: String,
    /// 公民身份号码 or 统一社会信用代码, in full: an agreement has legal use.
    #[serde(rename = "证件号码")]
    pub id_number: String,
    /// 法定代表人 of a body.
    #[serde(rename = "代表人")]
    pub representative: String,
    /// 委托代理人, joined by 、; empty for none.
    #[serde(rename = "代理人")]
    pub agents: String,
}

/// A clause, with the plan of payment that follows it, if there is one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClauseView {
    /// Its words.
    #[serde(rename = "正文")]
    pub text: String,
    /// Instalments shown as a table under it.
    #[serde(skip)]
    pub plan: Vec<InstalmentView>,
}

/// One instalment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct InstalmentView {
    /// 2026年6月18日.
    pub due: String,
    /// 10,000.00.
    pub amount: String,
    /// 现金, 转账.
    pub method: String,
    /// 「甲方付乙方」 where the agreement says who pays whom; empty otherwise.
    pub who: String,
}

const PLAN: &str = "履行计划";
/// Which column tells who pays whom.
const WHO: usize = 1;

impl AgreementView {
    /// An empty copy for `parties` sides, to be filled in by hand.
    pub fn blank(committee: &str, parties: usize) -> Self {
        let sides = ["甲方", "乙方", "丙方", "丁方"];
        Self {
            parties: sides
                .into_iter()
                .take(parties.clamp(2, 4))
                .map(|side| PartyView { side: side.to_owned(), ..PartyView::default() })
                .collect(),
            clauses: vec![ClauseView::default(); 3],
            title: "人民调解协议书".to_owned(),
            by_committee: true,
            committee: committee.to_owned(),
            fingerprints: true,
            ..Self::default()
        }
    }

    /// The agreement on paper.
    ///
    /// # Errors
    ///
    /// [`DocumentError`] if the form file asks for something else than an agreement has.
    pub fn document(&self, forms: &Forms, issue: &Issue) -> Result<Document, DocumentError> {
        self.in_form(&forms.agreement, issue)
    }

    /// The agreement on paper in the office's own wording.
    ///
    /// # Errors
    ///
    /// As [`document`](Self::document).
    pub fn in_form(&self, form: &Template, issue: &Issue) -> Result<Document, DocumentError> {
        #[derive(Serialize)]
        struct Facts<'a> {
            #[serde(flatten)]
            view: &'a AgreementView,
            #[serde(rename = "条款")]
            clauses: Vec<ClauseFacts<'a>>,
            #[serde(rename = "份数")]
            copies: String,
            #[serde(rename = "各方")]
            sides: &'static str,
            #[serde(rename = "持有人")]
            holders: &'static str,
            #[serde(rename = "日期")]
            date: &'a str,
        }
        #[derive(Serialize)]
        struct ClauseFacts<'a> {
            #[serde(rename = "正文")]
            text: &'a str,
            #[serde(rename = "履行计划")]
            plan: bool,
        }
        let copies = match self.copies {
            0 => self.parties.len() as u32 + 1 + u32::from(self.court_copy),
            copies => copies,
        };
        let sides: BTreeSet<&str> = self.parties.iter().map(|party| party.side.as_str()).collect();
        let facts = Facts {
            view: self,
            clauses: self
                .clauses
                .iter()
                .map(|clause| ClauseFacts { text: &clause.text, plan: !clause.plan.is_empty() })
                .collect(),
            copies: if self.facts.is_empty() {
                String::new()
            } else {
                chinese_ordinal(copies.saturating_sub(1) as usize)
            },
            sides: if sides.len() > 2 { "各方" } else { "双方" },
            holders: match (self.by_committee, self.court_copy) {
                (true, true) => "当事人、人民调解委员会、人民法院",
                (true, false) => "当事人、人民调解委员会",
                (false, true) => "当事人、主持调解的单位、人民法院",
                (false, false) => "当事人、主持调解的单位",
            },
            date: if self.date.is_empty() { "　　　　年　　月　　日" } else { &self.date },
        };
        let filling = match self.clauses.iter().find(|clause| !clause.plan.is_empty()) {
            Some(clause) => Filling::table(PLAN, plan_table(&clause.plan)),
            None => Filling::default(),
        };
        let blocks = form.fill(&facts, &filling)?;
        let title = format!("{} {}", self.title, self.number);
        Ok(Document::new(issue.meta(title.trim_end(), &self.title), Paper::form(), blocks))
    }
}

fn plan_table(plan: &[InstalmentView]) -> Table {
    let told = plan.iter().any(|instalment| !instalment.who.is_empty());
    let rows = plan
        .iter()
        .enumerate()
        .map(|(nth, instalment)| {
            let nth = (nth + 1).to_string();
            let cells = [&nth, &instalment.who, &instalment.due, &instalment.amount, &instalment.method];
            let cells = cells.into_iter().enumerate().filter(|(at, _)| told || *at != WHO);
            Row {
                cells: cells.map(|(_, words)| Text::from(words.as_str())).collect(),
                anchor: Some(format!("{PLAN}-{nth}")),
            }
        })
        .collect();
    let columns = [
        (if told { 14.0 } else { 22.0 }, Align::Centre, "期次"),
        (40.0, Align::Centre, "付款方、收款方"),
        (if told { 42.0 } else { 52.0 }, Align::Centre, "应付日期"),
        (if told { 36.0 } else { 46.0 }, Align::Right, "金额（元）"),
        (if told { 24.0 } else { 36.0 }, Align::Centre, "方式"),
    ];
    let columns =
        columns.into_iter().enumerate().filter(|(at, _)| told || *at != WHO).map(|(_, column)| column).collect();
    Table { row_height: 7.5, ..Table::simple(columns, rows) }
}
