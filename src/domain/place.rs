//! 问题属地: village, group and free words.

use serde::{Deserialize, Serialize};

/// A place inside the township.
///
/// The names are copied from the directory at registration, because villages merge and are renamed
/// while old registers must read as they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// 村(居) such as 「上塘村」; empty when the matter is not tied to a village.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub village: String,
    /// 村民小组 such as 「三组」; empty when not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// 门牌 or any words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

impl Place {
    /// A village and, if given, its group.
    pub fn of(village: &str, group: &str) -> Self {
        Self { village: village.into(), group: group.into(), detail: String::new() }
    }

    /// Village and group, as lists show it; never the house number.
    pub fn village_and_group(&self) -> String {
        format!("{}{}", self.village, self.group)
    }

    /// Everything that is known, in one run.
    pub fn full(&self) -> String {
        format!("{}{}{}", self.village, self.group, self.detail)
    }

    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        self.village.is_empty() && self.group.is_empty() && self.detail.is_empty()
    }
}
