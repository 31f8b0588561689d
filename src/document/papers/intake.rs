//! F01 来访登记表, F02 来信登记表, F03 来电、网上登记表.
//!
//! Originals with legal use print numbers in full. Source of the fields: 信访工作条例 (2022) arts. 19–22 (name, address,
//! demand, facts, reasons; up to five representatives) and the usual sheets of township offices.

use serde::{Deserialize, Serialize};

use super::{Forms, Issue};
use crate::document::{Document, DocumentError, Filling, Paper, Template};

/// A visit. Empty facts leave their cells to the pen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct VisitView {
    /// 登记单位.
    #[serde(rename = "单位")]
    pub office: String,
    /// 登记编号.
    #[serde(rename = "编号")]
    pub number: String,
    /// 2026年6月15日 9:00—9:40.
    #[serde(rename = "来访时间")]
    pub time: String,
    /// 人数 present.
    #[serde(rename = "人数")]
    pub people: String,
    /// 主访人.
    #[serde(rename = "姓名")]
    pub name: String,
    /// 性别.
    #[serde(rename = "性别")]
    pub sex: String,
    /// 民族.
    #[serde(rename = "民族")]
    pub ethnicity: String,
    /// 年龄.
    #[serde(rename = "年龄")]
    pub age: String,
    /// 职业.
    #[serde(rename = "职业")]
    pub occupation: String,
    /// 联系电话.
    #[serde(rename = "电话")]
    pub phone: String,
    /// 证件号码.
    #[serde(rename = "证件号码")]
    pub id_number: String,
    /// ☑首访 ☐重访.
    #[serde(rename = "访次")]
    pub nth: String,
    /// 住址.
    #[serde(rename = "住址")]
    pub address: String,
    /// 来访代表, parted by 、.
    #[serde(rename = "代表")]
    pub representatives: String,
    /// 接待人.
    #[serde(rename = "接待人")]
    pub receiver: String,
    /// 反映的主要问题.
    #[serde(rename = "反映问题")]
    pub matter: String,
    /// 诉求.
    #[serde(rename = "诉求")]
    pub demands: String,
    /// 附件材料.
    #[serde(rename = "附件")]
    pub papers: String,
    /// 拟办意见.
    #[serde(rename = "拟办意见")]
    pub proposal: String,
    /// 领导批示, in order.
    #[serde(rename = "批示")]
    pub instructions: String,
    /// 处理情况.
    #[serde(rename = "处理情况")]
    pub outcome: String,
}

/// A letter. Empty facts leave their cells to the pen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterView {
    /// 登记单位.
    #[serde(rename = "单位")]
    pub office: String,
    /// 登记编号.
    #[serde(rename = "编号")]
    pub number: String,
    /// 收信日期: the day the clock starts.
    #[serde(rename = "收信日期")]
    pub received: String,
    /// 写信日期.
    #[serde(rename = "写信日期")]
    pub written: String,
    /// 邮戳.
    #[serde(rename = "邮戳")]
    pub postmark: String,
    /// 来信人.
    #[serde(rename = "姓名")]
    pub name: String,
    /// 联名人数.
    #[serde(rename = "人数")]
    pub signers: String,
    /// 联系电话.
    #[serde(rename = "电话")]
    pub phone: String,
    /// 住址或单位.
    #[serde(rename = "住址")]
    pub address: String,
    /// 受信人.
    #[serde(rename = "受信人")]
    pub addressee: String,
    /// 1份3页.
    #[serde(rename = "份数")]
    pub pages: String,
    /// ☑初信 ☐重信.
    #[serde(rename = "信次")]
    pub nth: String,
    /// 随信证件钱物.
    #[serde(rename = "随信物品")]
    pub enclosures: String,
    /// 内容摘要.
    #[serde(rename = "反映问题")]
    pub matter: String,
    /// 诉求.
    #[serde(rename = "诉求")]
    pub demands: String,
    /// 拟办意见.
    #[serde(rename = "拟办意见")]
    pub proposal: String,
    /// 领导批示.
    #[serde(rename = "批示")]
    pub instructions: String,
    /// 处理情况.
    #[serde(rename = "处理情况")]
    pub outcome: String,
}

/// A call or an online item. Empty facts leave their cells to the pen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CallView {
    /// 来电 or 网上信访.
    #[serde(rename = "形式")]
    pub channel: String,
    /// 登记单位.
    #[serde(rename = "单位")]
    pub office: String,
    /// 登记编号.
    #[serde(rename = "编号")]
    pub number: String,
    /// 收到时间.
    #[serde(rename = "收到时间")]
    pub received: String,
    /// 号码或账号.
    #[serde(rename = "号码")]
    pub caller: String,
    /// 信访人.
    #[serde(rename = "姓名")]
    pub name: String,
    /// 性别.
    #[serde(rename = "性别")]
    pub sex: String,
    /// 联系电话.
    #[serde(rename = "电话")]
    pub phone: String,
    /// 住址.
    #[serde(rename = "住址")]
    pub address: String,
    /// 上级系统编号.
    #[serde(rename = "上级编号")]
    pub upper_number: String,
    /// 反映内容.
    #[serde(rename = "反映问题")]
    pub matter: String,
    /// 诉求.
    #[serde(rename = "诉求")]
    pub demands: String,
    /// 答复口径.
    #[serde(rename = "答复")]
    pub answer: String,
    /// 拟办意见.
    #[serde(rename = "拟办意见")]
    pub proposal: String,
    /// 处理情况.
    #[serde(rename = "处理情况")]
    pub outcome: String,
}

fn sheet<V: Serialize>(
    form: &Template,
    view: &V,
    issue: &Issue,
    kind: &str,
    number: &str,
) -> Result<Document, DocumentError> {
    let blocks = form.fill(view, &Filling::default())?;
    let title = if number.is_empty() { kind.to_owned() } else { format!("{kind} {number}") };
    Ok(Document::new(issue.meta(title, kind), Paper::ruled_form(), blocks))
}

impl VisitView {
    /// The sheet on paper.
    ///
    /// # Errors
    ///
    /// [`DocumentError`] if the form file asks for something else than a visit has.
    pub fn document(&self, forms: &Forms, issue: &Issue) -> Result<Document, DocumentError> {
        sheet(&forms.visit, self, issue, "来访登记表", &self.number)
    }
}

impl LetterView {
    /// The sheet on paper.
    ///
    /// # Errors
    ///
    /// [`DocumentError`] if the form file asks for something else than a letter has.
    pub fn document(&self, forms: &Forms, issue: &Issue) -> Result<Document, DocumentError> {
        sheet(&forms.letter, self, issue, "来信登记表", &self.number)
    }
}

impl CallView {
    /// The sheet on paper.
    ///
    /// # Errors
    ///
    /// [`DocumentError`] if the form file asks for something else than a call has.
    pub fn document(&self, forms: &Forms, issue: &Issue) -> Result<Document, DocumentError> {
        sheet(&forms.call, self, issue, &format!("{}登记表", self.channel), &self.number)
    }
}
