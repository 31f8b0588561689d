//! Versioned lists that an office may edit: 内容分类, 信访目的, 纠纷类别, 风险等级, 职业.
//!
//! A record keeps the code *and* the label it was registered with ([`Listed`]), so that an old
//! register prints with the words of its time although the national list was renamed meanwhile
//! (国土资源 → 自然资源, 卫生计生 → 卫生健康, 环境保护 → 生态环境).

use serde::{Deserialize, Serialize};

/// An entry of a list as a record holds it: stable code and the label at registration.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// The stable code inside its list.
    pub code: String,
    /// The label as it was when the record was written.
    pub label: String,
}

impl Listed {
    /// An entry from its two parts.
    pub fn new(code: impl Into<String>, label: impl Into<String>) -> Self {
        Self { code: code.into(), label: label.into() }
    }
}

/// 内容分类 of a petition: level 1 and, where known, level 2.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Level 1.
    pub main: Listed,
    /// Level 2; absent when the clerk left it open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub: Option<Listed>,
}

impl Category {
    /// 「农业农村 › 水利灌溉」, or the first level alone.
    pub fn label(&self) -> String {
        match &self.sub {
            Some(sub) => format!("{} › {}", self.main.label, sub.label),
            None => self.main.label.clone(),
        }
    }
}
