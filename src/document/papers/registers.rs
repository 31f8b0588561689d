//! 信访登记簿, 矛盾纠纷排查化解台账 and 文书发文登记簿.
//!
//! Registers are read by others than the clerk: names, numbers and addresses come masked in the rows.

use serde::{Deserialize, Serialize};

use super::{Forms, Issue};
use crate::document::{BlankRows, Document, DocumentError, RegisterForm, RegisterSheet};

/// A row of the 信访登记簿.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PetitionRow {
    /// 序号, continuous over pages.
    #[serde(rename = "序号")]
    pub no: u32,
    /// 登记编号.
    #[serde(rename = "编号")]
    pub number: String,
    /// 收到日期.
    #[serde(rename = "收到日期")]
    pub received: String,
    /// 来信, 来访, 来电, 网上.
    #[serde(rename = "形式")]
    pub channel: String,
    /// 姓名, masked.
    #[serde(rename = "姓名")]
    pub name: String,
    /// 住址 to the 村民小组.
    #[serde(rename = "住址")]
    pub address: String,
    /// 人数.
    #[serde(rename = "人数")]
    pub people: u32,
    /// 概况.
    #[serde(rename = "概况")]
    pub gist: String,
    /// 内容分类.
    #[serde(rename = "分类")]
    pub category: String,
    /// 承办单位.
    #[serde(rename = "承办单位")]
    pub unit: String,
    /// 受理日期.
    #[serde(rename = "受理日期")]
    pub accepted: String,
    /// 办结期限.
    #[serde(rename = "办结期限")]
    pub due: String,
    /// 办结日期.
    #[serde(rename = "办结日期")]
    pub finished: String,
    /// 结果.
    #[serde(rename = "结果")]
    pub result: String,
    /// 备注.
    #[serde(rename = "备注")]
    pub remark: String,
}

/// A row of the 矛盾纠纷排查化解台账.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DisputeRow {
    /// 序号, continuous over pages.
    #[serde(rename = "序号")]
    pub no: u32,
    /// 编号.
    #[serde(rename = "编号")]
    pub number: String,
    /// 排查日期; words such as 3月初 are allowed.
    #[serde(rename = "排查日期")]
    pub found: String,
    /// 地点.
    #[serde(rename = "地点")]
    pub place: String,
    /// 当事人, masked, parted by 、.
    #[serde(rename = "当事人")]
    pub parties: String,
    /// 涉及人数.
    #[serde(rename = "人数")]
    pub people: Option<u32>,
    /// 纠纷类别.
    #[serde(rename = "类别")]
    pub category: String,
    /// 简要案情及主要诉求.
    #[serde(rename = "案情")]
    pub facts: String,
    /// 风险等级, as a word.
    #[serde(rename = "风险")]
    pub risk: String,
    /// 包案领导.
    #[serde(rename = "包案领导")]
    pub leader: String,
    /// 责任单位.
    #[serde(rename = "责任单位")]
    pub unit: String,
    /// 责任人.
    #[serde(rename = "责任人")]
    pub person: String,
    /// 化解措施.
    #[serde(rename = "措施")]
    pub measures: String,
    /// 时限.
    #[serde(rename = "时限")]
    pub due: String,
    /// 化解方式.
    #[serde(rename = "方式")]
    pub way: String,
    /// 协议金额 in 分.
    #[serde(rename = "金额")]
    pub agreed: Option<i64>,
    /// 状态.
    #[serde(rename = "状态")]
    pub state: String,
    /// 化解日期.
    #[serde(rename = "化解日期")]
    pub resolved: String,
    /// 备注.
    #[serde(rename = "备注")]
    pub remark: String,
}

/// A row of the 文书发文登记簿: a paper, or numbers that no paper bears.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct IssueRow {
    /// 序号, continuous over pages.
    #[serde(rename = "序号")]
    pub no: u32,
    /// 文书号; empty for slips.
    #[serde(rename = "文书号")]
    pub number: String,
    /// 文书名称.
    #[serde(rename = "名称")]
    pub title: String,
    /// Number of the record it is about.
    #[serde(rename = "编号")]
    pub record: String,
    /// 送往, masked where the petitioner is protected.
    #[serde(rename = "送往")]
    pub addressee: String,
    /// 成文日期.
    #[serde(rename = "成文日期")]
    pub issued: String,
    /// 页数.
    #[serde(rename = "页数")]
    pub pages: Option<u32>,
    /// 送达日期.
    #[serde(rename = "送达日期")]
    pub delivered: String,
    /// 有效, 已送达, 作废, 已更换, 程序外.
    #[serde(rename = "状态")]
    pub state: String,
    /// Why: the reason of 作废, of a new issue, of a passed number.
    #[serde(rename = "备注")]
    pub remark: String,
}

/// What the issue register says around its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct IssueRegisterView {
    /// 登记单位.
    #[serde(rename = "单位")]
    pub office: String,
    /// 2026年上半年.
    #[serde(rename = "期间")]
    pub period: String,
    /// First day.
    #[serde(rename = "起")]
    pub from: String,
    /// Last day.
    #[serde(rename = "止")]
    pub to: String,
    /// 审核人.
    #[serde(rename = "审核人")]
    pub checker: String,
    /// 登记人.
    #[serde(rename = "登记人")]
    pub clerk: String,
    /// Day of printing.
    #[serde(rename = "日期")]
    pub date: String,
    /// How many papers of which state, for the note under the table.
    #[serde(rename = "小计")]
    pub summary: String,
    /// The rows.
    #[serde(skip)]
    pub rows: Vec<IssueRow>,
}

/// What a register says around its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PetitionRegisterView {
    /// 信访登记簿, 来信登记簿, 越级上访登记簿 …
    #[serde(rename = "簿名")]
    pub book: String,
    /// 填报单位.
    #[serde(rename = "单位")]
    pub office: String,
    /// 2026年上半年.
    #[serde(rename = "期间")]
    pub period: String,
    /// First day.
    #[serde(rename = "起")]
    pub from: String,
    /// Last day.
    #[serde(rename = "止")]
    pub to: String,
    /// 审核人.
    #[serde(rename = "审核人")]
    pub checker: String,
    /// 登记人.
    #[serde(rename = "登记人")]
    pub clerk: String,
    /// Day of printing.
    #[serde(rename = "日期")]
    pub date: String,
    /// The rows.
    #[serde(skip)]
    pub rows: Vec<PetitionRow>,
    /// Empty rows; `None` = as the form says.
    #[serde(skip)]
    pub blank_rows: Option<BlankRowsView>,
}

/// Empty rows asked for by the clerk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlankRowsView {
    /// So many.
    Count(u16),
    /// To the page's end.
    ToPageEnd,
}

impl From<BlankRowsView> for BlankRows {
    fn from(rows: BlankRowsView) -> Self {
        match rows {
            BlankRowsView::Count(count) => Self::Count(count),
            BlankRowsView::ToPageEnd => Self::ToPageEnd,
        }
    }
}

/// What the ledger says around its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DisputeLedgerView {
    /// 填报单位.
    #[serde(rename = "单位")]
    pub office: String,
    /// 2026年上半年.
    #[serde(rename = "期间")]
    pub period: String,
    /// First day.
    #[serde(rename = "起")]
    pub from: String,
    /// Last day.
    #[serde(rename = "止")]
    pub to: String,
    /// 审核人.
    #[serde(rename = "审核人")]
    pub checker: String,
    /// 填表人.
    #[serde(rename = "登记人")]
    pub clerk: String,
    /// Day of printing.
    #[serde(rename = "日期")]
    pub date: String,
    /// How 化解 is counted, for the note under the table.
    #[serde(rename = "口径")]
    pub counting: String,
    /// The rows.
    #[serde(skip)]
    pub rows: Vec<DisputeRow>,
    /// Empty rows; `None` = as the form says.
    #[serde(skip)]
    pub blank_rows: Option<BlankRowsView>,
}

/// What a register of mediation says around its rows. The rows come by the field names of the form: a new column is a
/// new field there.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct MediationRegisterView {
    /// 乡镇, in the title.
    #[serde(rename = "单位")]
    pub office: String,
    /// 填报单位: the committee.
    #[serde(rename = "委员会")]
    pub committee: String,
    /// 2026年上半年.
    #[serde(rename = "期间")]
    pub period: String,
    /// First day.
    #[serde(rename = "起")]
    pub from: String,
    /// Last day.
    #[serde(rename = "止")]
    pub to: String,
    /// The day whose state the register shows.
    #[serde(rename = "截至")]
    pub as_of: String,
    /// 审核人.
    #[serde(rename = "审核人")]
    pub checker: String,
    /// 登记人.
    #[serde(rename = "登记人")]
    pub clerk: String,
    /// Day of printing.
    #[serde(rename = "日期")]
    pub date: String,
    /// The rows.
    #[serde(skip)]
    pub rows: Vec<serde_json::Map<String, serde_json::Value>>,
}

impl MediationRegisterView {
    /// The register on paper, in the columns of `form`.
    ///
    /// # Errors
    ///
    /// [`DocumentError`] if the form file asks for something else than the rows have.
    pub fn document(&self, form: &RegisterForm, issue: &Issue) -> Result<Document, DocumentError> {
        let title = format!("{}{}{}", self.office, self.period, form.name);
        let meta = issue.meta(title, &form.name);
        form.document(RegisterSheet { meta, facts: self, blank_rows: None, anchor: None }, &self.rows)
    }
}

fn register<F: Serialize, R: Serialize>(
    form: &RegisterForm,
    title: String,
    view: F,
    rows: &[R],
    blank_rows: Option<BlankRowsView>,
    issue: &Issue,
) -> Result<Document, DocumentError> {
    let meta = issue.meta(title, &form.name);
    form.document(
        RegisterSheet { meta, facts: view, blank_rows: blank_rows.map(Into::into), anchor: Some("编号") },
        rows,
    )
}

impl PetitionRegisterView {
    /// The register on paper.
    ///
    /// # Errors
    ///
    /// [`DocumentError`] if the form file asks for something else than the rows have.
    pub fn document(&self, forms: &Forms, issue: &Issue) -> Result<Document, DocumentError> {
        let form = &forms.petition_register;
        let title = format!("{}{}{}", self.office, self.period, self.book);
        register(form, title, self, &self.rows, self.blank_rows, issue)
    }
}

impl DisputeLedgerView {
    /// The ledger on paper.
    ///
    /// # Errors
    ///
    /// [`DocumentError`] if the form file asks for something else than the rows have.
    pub fn document(&self, forms: &Forms, issue: &Issue) -> Result<Document, DocumentError> {
        let form = &forms.dispute_ledger;
        let title = format!("{}{}{}", self.office, self.period, form.name);
        register(form, title, self, &self.rows, self.blank_rows, issue)
    }
}

impl IssueRegisterView {
    /// The issue register on paper.
    ///
    /// # Errors
    ///
    /// [`DocumentError`] if the form file asks for something else than the rows have.
    pub fn document(&self, forms: &Forms, issue: &Issue) -> Result<Document, DocumentError> {
        let form = &forms.issue_register;
        let title = format!("{}{}{}", self.office, self.period, form.name);
        form.document(
            RegisterSheet {
                meta: issue.meta(title, &form.name),
                facts: self,
                blank_rows: None,
                anchor: Some("文书号"),
            },
            &self.rows,
        )
    }
}
