//! 联络网: villages with their groups, units, and the people in charge.
//!
//! Villages merge and people change office: entries carry the days they are valid for and are retired, not
//! deleted. Records copy names at registration, so that old papers read as they were written.

use super::terms::terms;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// 村(居)委会 with its groups.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Village {
    /// 「上塘村」.
    pub name: String,
    /// 村民小组 in order: 「一组」 …
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// First day after its end (撤并).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

/// A unit that may be responsible for an item: 站所, 办公室, 村委会.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// 「农业农村办」.
    pub name: String,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

terms! {
    /// 身份 in the network.
    Role {
        Leader = "leader", "领导";
        Clerk = "clerk", "信访专干";
        VillageOfficer = "village_officer", "村信访员";
        GroupContact = "group_contact", "小组联络员";
        Mediator = "mediator", "调解员";
        Staff = "staff", "工作人员";
    }
}

/// A person of the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// 姓名.
    pub name: String,
    /// 身份.
    pub role: Role,
    /// 职务: 「党委副书记」.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub post: String,
    /// 所在单位 or 村.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// 村民小组.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// 电话.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

/// The whole network.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Directory {
    /// 村(居).
    pub villages: Vec<Village>,
    /// 责任单位.
    pub units: Vec<Unit>,
    /// 人员, leaders in signature order.
    pub contacts: Vec<Contact>,
}

impl Directory {
    /// The villages there are on `day`, by name, in order.
    pub fn villages_on(&self, day: NaiveDate) -> Vec<String> {
        let there = |village: &&Village| village.until.is_none_or(|until| day < until);
        self.villages.iter().filter(there).map(|village| village.name.clone()).collect()
    }

    /// Everybody with a role, in order.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().filter(move |contact| contact.role == role)
    }
}
