//! The line that enters a step into the story of a dispute.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::form::partial_date;
use super::w;
use crate::domain::dispute::{DisputeAct, DisputeStatus, DisputeStep, LegalWay, SettlementManner};

/// Which kind of entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// 情况.
    Event,
    /// 调处.
    #[default]
    Measure,
    /// 化解.
    Settled,
    /// 转诉讼.
    ToCourt,
    /// 调解不成.
    Failed,
    /// 反弹.
    Relapsed,
    /// 撤销登记.
    Cancelled,
}

impl EntryKind {
    /// 「调处」.
    pub fn label(self) -> &'static str {
        match self {
            Self::Event => "情况",
            Self::Measure => "调处",
            Self::Settled => "化解",
            Self::ToCourt => "转诉讼",
            Self::Failed => "调解不成",
            Self::Relapsed => "反弹",
            Self::Cancelled => "撤销登记",
        }
    }

    /// What may follow on a state.
    pub fn offered(status: DisputeStatus) -> &'static [Self] {
        use EntryKind::{Cancelled, Event, Failed, Measure, Relapsed, Settled, ToCourt};
        match status {
            DisputeStatus::Found | DisputeStatus::InProgress | DisputeStatus::Relapsed => {
                &[Event, Measure, Settled, ToCourt, Failed, Cancelled]
            }
            DisputeStatus::Settled => &[Event, Relapsed, ToCourt],
            DisputeStatus::ToCourt => &[Event, Settled, Relapsed],
            DisputeStatus::Failed | DisputeStatus::HandedUp => &[Event, Settled, ToCourt, Relapsed],
            DisputeStatus::Cancelled => &[Event],
        }
    }
}

/// The line as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryForm {
    /// Kind.
    pub kind: EntryKind,
    /// When; may be empty when the record does not say.
    pub on: String,
    /// Who took part.
    pub who: String,
    /// What was done.
    pub text: String,
    /// 化解方式.
    pub manner: Option<SettlementManner>,
    /// Court, routes or reason, by kind.
    pub extra: String,
}

impl EntryForm {
    /// An empty line for today.
    pub fn new(today: NaiveDate) -> Self {
        Self { on: today.to_string(), ..Self::default() }
    }

    /// Whether nothing worth keeping is typed.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.who.trim().is_empty() && self.extra.trim().is_empty()
    }

    /// Reads the line.
    ///
    /// # Errors
    ///
    /// The field (`entry.on`, `entry.text`, `entry.extra`) and what is wrong with it, in Chinese.
    pub fn read(&self, today: NaiveDate) -> Result<DisputeStep, (&'static str, &'static str)> {
        let on = match self.on.trim() {
            "" => None,
            text => Some(partial_date(text, today).ok_or(("entry.on", w::NOT_A_DATE))?),
        };
        if on.as_ref().is_some_and(|on| on.first() > today) {
            return Err(("entry.on", w::E_LATE));
        }
        if self.text.trim().is_empty() && self.kind != EntryKind::Cancelled {
            return Err(("entry.text", w::E_TEXT_EMPTY));
        }
        if on.is_none() && matches!(self.kind, EntryKind::Relapsed | EntryKind::Cancelled) {
            return Err(("entry.on", w::E_DATE_EMPTY));
        }
        let extra = self.extra.trim().to_owned();
        let act = match self.kind {
            EntryKind::Event => DisputeAct::Event {},
            EntryKind::Measure => DisputeAct::Measure {},
            EntryKind::Settled => {
                DisputeAct::Settled { manner: self.manner.unwrap_or(SettlementManner::PeoplesMediation) }
            }
            EntryKind::ToCourt if extra.is_empty() => return Err(("entry.extra", w::E_ORGAN_EMPTY)),
            EntryKind::ToCourt => DisputeAct::ToCourt { organ: extra, way: LegalWay::Litigation },
            EntryKind::Failed if extra.is_empty() => return Err(("entry.extra", w::E_ROUTES_EMPTY)),
            EntryKind::Failed => DisputeAct::Failed { routes: extra },
            EntryKind::Relapsed => DisputeAct::Relapsed {},
            EntryKind::Cancelled if extra.is_empty() => return Err(("entry.extra", w::E_REASON_EMPTY)),
            EntryKind::Cancelled => DisputeAct::Cancelled { reason: extra },
        };
        Ok(DisputeStep { on, who: self.who.trim().to_owned(), text: self.text.trim().to_owned(), act })
    }
}
