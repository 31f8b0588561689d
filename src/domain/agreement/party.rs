//! 当事人 of an agreement: a person, or a body with its representative.

use super::{is_default, terms};
use crate::domain::{dispute::Side, terms::Sex};
use serde::{Deserialize, Serialize};

terms! {
    /// 当事人的性质.
    PartyKind {
        Person = "person", "个人";
        Body = "body", "单位";
    }
}

#[expect(clippy::derivable_impls, reason = "the enum is declared by a macro")]
impl Default for PartyKind {
    fn default() -> Self {
        Self::Person
    }
}

/// 当事人 of an agreement, with what the paper needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementParty {
    /// Which side.
    pub side: Side,
    /// A person, or a village, company or other body.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: PartyKind,
    /// 姓名 or 名称.
    pub name: String,
    /// 性别.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// 年龄, in full years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<u32>,
    /// 民族.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ethnicity: String,
    /// 职业或职务.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub occupation: String,
    /// 单位或住址.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// 联系方式.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// 身份证号; printed in full on the agreement, masked in registers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id_no: String,
    /// 法定代表人（负责人） of a body.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub representative: String,
    /// 职务 of the representative.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub post: String,
    /// 统一社会信用代码 of a body.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credit_code: String,
    /// 代理人, several apart by 「、」.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub agent: String,
}

impl AgreementParty {
    /// A party of which only the name is known.
    pub fn named(side: Side, name: &str) -> Self {
        Self {
            side,
            kind: PartyKind::Person,
            name: name.into(),
            sex: None,
            age: None,
            ethnicity: String::new(),
            occupation: String::new(),
            address: String::new(),
            phone: String::new(),
            id_no: String::new(),
            representative: String::new(),
            post: String::new(),
            credit_code: String::new(),
            agent: String::new(),
        }
    }

    /// A village, company or other body.
    pub fn is_body(&self) -> bool {
        self.kind == PartyKind::Body
    }

    /// The agents by name.
    pub fn agents(&self) -> impl Iterator<Item = &str> {
        self.agent.split(['、', '，', ',', ' ']).map(str::trim).filter(|name| !name.is_empty())
    }
}
