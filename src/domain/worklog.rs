//! 工作记录: what the office did besides handling items — meetings, screening rounds, bulletins, statements.

use super::terms::terms;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

terms! {
    /// 工作记录类别.
    WorkKind {
        Bulletin = "bulletin", "信访信息";
        Meeting = "meeting", "会议";
        Screening = "screening", "排查";
        Training = "training", "培训";
        Study = "study", "业务学习";
        Publicity = "publicity", "宣传";
        Statement = "statement", "责任书";
        UrgentReport = "urgent_report", "紧急报送";
        OnSite = "on_site", "下访";
        Return = "return", "报表报送";
        Accountability = "accountability", "责任追究";
        Plan = "plan", "工作计划";
        Other = "other", "其他";
    }
}

/// One entry of the work record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkRecord {
    /// The day.
    pub on: NaiveDate,
    /// What kind.
    pub kind: WorkKind,
    /// 期号 of a bulletin, 文号 of a paper.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// 标题.
    pub title: String,
    /// 内容.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// 参加人, 签订单位, 报送对象.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub people: String,
    /// A number that belongs to it: people trained, statements signed, disputes found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}
