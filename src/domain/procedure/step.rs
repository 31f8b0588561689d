//! One entry of the timeline, and the record as its corrections leave it.

use super::act::{Act, StepKind};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One entry of the timeline. Entries are added, never edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The day it happened; paper may come first and typing later.
    pub on: NaiveDate,
    /// Time of day, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveTime>,
    /// When it was typed.
    pub recorded_at: NaiveDateTime,
    /// Who did it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// What was done, in the clerk's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// 文书号 of the paper that goes with it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// What kind of step, with its own data.
    pub act: Act,
}

impl Step {
    /// A step of `act` on `on`, typed at `recorded_at`, without words.
    pub fn new(on: NaiveDate, recorded_at: NaiveDateTime, act: Act) -> Self {
        Self { on, at: None, recorded_at, by: String::new(), text: String::new(), document: String::new(), act }
    }

    /// Which step this is.
    pub fn kind(&self) -> StepKind {
        self.act.kind()
    }

    /// 「受理」, 「送达处理意见书」, 「领导批示」: the head of the timeline entry.
    pub fn heading(&self) -> String {
        match &self.act {
            Act::Noted { label } => label.clone(),
            Act::Delivered { paper, .. } => format!("送达{paper}"),
            Act::Assigned { to, .. } => format!("交办 {to}"),
            Act::Forwarded { to } => format!("转送 {to}"),
            Act::Returned { to } => format!("退回 {to}"),
            Act::Directed { organ, .. } => format!("导入法定程序 {organ}"),
            Act::Merged { into } => format!("并入 {into}"),
            Act::SplitOff { into } => format!("分件 {}", into.join("、")),
            Act::ReportedUp { to } => format!("紧急上报 {to}"),
            Act::Instructed { leader, .. } => format!("{leader}批示"),
            Act::ToMediation { body, .. } => format!("转 {body} 调解"),
            Act::Settled { manner, .. } => format!("{manner}结案"),
            Act::Urged { manner, to, .. } => format!("{manner} {to}"),
            Act::Extended { days, .. } => format!("延期 {days} 日"),
            Act::Answered { way, .. } => format!("{way}答复"),
            Act::Reported { to } => format!("报送 {to}"),
            Act::ReviewRequested { level, .. } => format!("申请{level}"),
            Act::ReviewDecided { level, outcome, .. } => format!("{level}{outcome}"),
            Act::Terminated { reason } => format!("终结（{reason}）"),
            Act::Corrected { entry, change } if change.strike => format!("撤销第 {entry} 条"),
            Act::Corrected { entry, .. } => format!("更正第 {entry} 条"),
            act => act.kind().label().into(),
        }
    }
}

/// Entry `entry` (from 1) as its corrections leave it; `None` when there is none, or when it was struck.
pub fn entry_as_corrected(record: &[Step], entry: u32) -> Option<Step> {
    // Only this entry and its corrections, so that it stands alone in what is left.
    let place = (entry as usize).checked_sub(1)?;
    let mut alone = vec![record.get(place)?.clone()];
    alone.extend(record.iter().filter_map(|step| match &step.act {
        Act::Corrected { entry: about, change } if *about == entry => {
            Some(Step { act: Act::Corrected { entry: 1, change: change.clone() }, ..step.clone() })
        }
        _ => None,
    }));
    effective(&alone).first().cloned()
}

/// The steps as the corrections leave them: corrected values in place, struck entries and the corrections themselves
/// left out. Everything derived (stage, clocks, figures, papers) reads this; the timeline shows the record itself.
pub fn effective(record: &[Step]) -> Cow<'_, [Step]> {
    if !record.iter().any(|step| step.kind() == StepKind::Corrected) {
        return Cow::Borrowed(record);
    }
    let mut entries: Vec<Option<Step>> = record.iter().cloned().map(Some).collect();
    for step in record {
        let Act::Corrected { entry, change } = &step.act else { continue };
        let place = (*entry as usize).checked_sub(1);
        let Some(slot) = place.and_then(|place| entries.get_mut(place)) else { continue };
        if change.strike {
            *slot = None;
        } else if let Some(entry) = slot {
            entry.on = change.on.unwrap_or(entry.on);
            entry.at = change.at.or(entry.at);
            for (field, right) in
                [(&mut entry.by, &change.by), (&mut entry.text, &change.text), (&mut entry.document, &change.document)]
            {
                if let Some(right) = right {
                    field.clone_from(right);
                }
            }
            if let Some(act) = &change.act {
                entry.act = Act::clone(act);
            }
        }
    }
    Cow::Owned(entries.into_iter().flatten().filter(|step| step.kind() != StepKind::Corrected).collect())
}
