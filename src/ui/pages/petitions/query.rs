//! What the list is asked for, as a value: conditions, a quick filter over them, an order.

use crate::domain::{procedure::Stage, settings::Limits};
use crate::store::{
    petition_counts::PetitionWords,
    petitions::{PetitionFilter, PetitionOrder, Sealed},
};
use chrono::{Days, NaiveDate};

use super::w;

/// The quick filters; their counts follow the other conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quick {
    /// 全部.
    #[default]
    All,
    /// 在办: not yet 办结.
    Open,
    /// 超期: something owed is past its legal end.
    Overdue,
    /// 7 日内到期: due soon and not overdue.
    Soon,
    /// 已办结.
    Closed,
    /// 待回访: ended, and its people not yet asked.
    FollowUp,
    /// 保密件: a view of their own.
    Sealed,
}

impl Quick {
    /// In the order they stand.
    pub const ALL: [Self; 7] =
        [Self::All, Self::Open, Self::Overdue, Self::Soon, Self::Closed, Self::FollowUp, Self::Sealed];

    /// The filter by which other pages open a list with this quick filter on.
    pub fn filter(self, today: NaiveDate, limits: &Limits) -> PetitionFilter {
        let mut filter = PetitionFilter::default();
        match self {
            Self::All => {}
            Self::Open => filter.stages = open_stages(),
            Self::Closed => filter.stages = Stage::ENDED.to_vec(),
            Self::FollowUp => filter.awaits_follow_up = true,
            Self::Sealed => filter.sealed = Sealed::Only,
            Self::Overdue => filter.overdue_on = Some(today),
            Self::Soon => {
                filter.in_time_on = Some(today);
                filter.due_by = today.checked_add_days(Days::new(limits.due_soon_days.into()));
            }
        }
        filter
    }
}

fn open_stages() -> Vec<Stage> {
    Stage::ALL.iter().copied().filter(|stage| stage.is_open()).collect()
}

/// A question to the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PetitionsQuery {
    /// The conditions, search words among them.
    pub base: PetitionFilter,
    /// Quick filter on top of them.
    pub quick: Quick,
    /// The order.
    pub order: PetitionOrder,
}

impl PetitionsQuery {
    /// The list that another page asked for: what a quick filter can say becomes one.
    pub fn from_filter(mut base: PetitionFilter) -> Self {
        let quick = if std::mem::take(&mut base.awaits_follow_up) {
            Quick::FollowUp
        } else if base.overdue_on.take().is_some() {
            Quick::Overdue
        } else if base.in_time_on.is_some() && base.due_by.is_some() {
            (base.in_time_on, base.due_by) = (None, None);
            Quick::Soon
        } else if base.stages == open_stages() {
            base.stages.clear();
            Quick::Open
        } else if base.stages == Stage::ENDED {
            base.stages.clear();
            Quick::Closed
        } else if base.sealed == Sealed::Only {
            base.sealed = Sealed::Masked;
            Quick::Sealed
        } else {
            Quick::All
        };
        let order = match quick {
            Quick::Overdue | Quick::Soon => PetitionOrder::DueFirst,
            Quick::FollowUp => PetitionOrder::FollowUpFirst,
            _ => PetitionOrder::NewestFirst,
        };
        Self { base, quick, order }
    }

    /// Turns another quick filter on, with the order in which its items are wanted.
    pub fn choose(&mut self, quick: Quick) {
        let by_follow_up = self.order == PetitionOrder::FollowUpFirst;
        self.quick = quick;
        if quick == Quick::FollowUp {
            self.order = PetitionOrder::FollowUpFirst;
        } else if by_follow_up {
            self.order = PetitionOrder::default();
        }
    }

    /// Whether nothing narrows the list.
    pub fn is_plain(&self) -> bool {
        *self == self.cleared()
    }

    /// Without any condition, in the same order.
    pub fn cleared(&self) -> Self {
        let mut plain = Self { order: self.order, ..Self::default() };
        plain.choose(Quick::All);
        plain
    }

    /// The words to mark in the rows.
    pub fn terms(&self) -> Vec<&str> {
        self.base.text.split_whitespace().collect()
    }

    /// The filter of the store.
    pub fn filter(&self, today: NaiveDate, limits: &Limits) -> PetitionFilter {
        self.filter_as(self.quick, today, limits)
    }

    /// The filter with another quick filter, for the counts on the chips.
    pub fn filter_as(&self, quick: Quick, today: NaiveDate, limits: &Limits) -> PetitionFilter {
        let mut filter = self.base.clone();
        let on_top = quick.filter(today, limits);
        filter.sealed = on_top.sealed;
        filter.awaits_follow_up = on_top.awaits_follow_up;
        filter.overdue_on = on_top.overdue_on.or(filter.overdue_on);
        filter.in_time_on = on_top.in_time_on.or(filter.in_time_on);
        filter.due_by = [on_top.due_by, filter.due_by].into_iter().flatten().min();
        if filter.stages.is_empty() {
            filter.stages = on_top.stages;
        } else if !on_top.stages.is_empty() {
            filter.stages.retain(|stage| on_top.stages.contains(stage));
            if filter.stages.is_empty() {
                filter.numbers = Some(Vec::new()); // the two exclude each other
            }
        }
        filter
    }

    /// What narrows the list besides the search words, one phrase a condition, for 「没有找到」.
    pub fn told(&self, words: &PetitionWords, soon_days: u16) -> String {
        let mut parts: Vec<String> = Vec::new();
        if self.quick != Quick::All {
            parts.push(w::quick(self.quick, soon_days).to_owned());
        }
        parts.extend(conditions(&self.base, words).into_iter().map(|(words, _)| words));
        parts.join("、")
    }
}

/// One set condition, to be taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    Channels,
    Stages,
    Period,
    ClosedIn,
    Due,
    Unit,
    Categories,
    Village,
    Numbers,
    Cancelled,
}

/// The set conditions with their words, in the order they stand.
pub(super) fn conditions(base: &PetitionFilter, words: &PetitionWords) -> Vec<(String, Condition)> {
    let mut set = Vec::new();
    let mut push = |words: Option<String>, condition| set.extend(words.map(|words| (words, condition)));
    push((!base.channels.is_empty()).then(|| w::channels(&base.channels)), Condition::Channels);
    push((!base.stages.is_empty()).then(|| w::stages(&base.stages)), Condition::Stages);
    push(base.period.map(|period| period.label()), Condition::Period);
    push(base.closed_in.map(w::closed_in), Condition::ClosedIn);
    let due = base.due_by.or(base.due_after).or(base.overdue_on).or(base.in_time_on);
    push(due.map(|_| w::due(base)), Condition::Due);
    push(base.unit.clone(), Condition::Unit);
    push((!base.categories.is_empty()).then(|| w::categories(&base.categories, words)), Condition::Categories);
    push(base.village.clone(), Condition::Village);
    push(base.numbers.as_ref().map(|numbers| w::picked(numbers.len())), Condition::Numbers);
    push(base.with_cancelled.then(|| w::WITH_CANCELLED.to_owned()), Condition::Cancelled);
    set
}

/// Takes a condition off.
pub(super) fn take_off(base: &mut PetitionFilter, condition: Condition) {
    match condition {
        Condition::Channels => base.channels.clear(),
        Condition::Stages => base.stages.clear(),
        Condition::Period => base.period = None,
        Condition::ClosedIn => base.closed_in = None,
        Condition::Due => {
            (base.due_by, base.due_after, base.overdue_on, base.in_time_on) = (None, None, None, None);
        }
        Condition::Unit => base.unit = None,
        Condition::Categories => base.categories.clear(),
        Condition::Village => base.village = None,
        Condition::Numbers => base.numbers = None,
        Condition::Cancelled => base.with_cancelled = false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;

    #[test]
    fn a_quick_filter_survives_the_way_through_a_route() {
        let (today, limits) = ("2026-06-18".parse().unwrap(), Limits::default());
        for quick in Quick::ALL {
            let asked = quick.filter(today, &limits);
            let query = PetitionsQuery::from_filter(asked.clone());
            assert_eq!((query.quick, &query.base), (quick, &PetitionFilter::default()));
            assert_eq!(query.filter(today, &limits), asked);
        }
    }

    #[test]
    fn conditions_that_exclude_each_other_find_nothing() {
        let base = PetitionFilter { stages: vec![Stage::InProgress], ..PetitionFilter::default() };
        let query = PetitionsQuery { base, quick: Quick::Closed, ..PetitionsQuery::default() };
        let filter = query.filter("2026-06-18".parse().unwrap(), &Limits::default());
        assert_eq!(filter.numbers, Some(vec![]));
    }

    #[test]
    fn every_condition_can_be_taken_off() {
        let mut base = PetitionFilter {
            channels: vec![crate::domain::terms::Channel::Visit],
            stages: vec![Stage::Forwarded],
            period: "2026".parse().ok(),
            closed_in: "2026-05".parse().ok(),
            due_after: "2026-05-01".parse().ok(),
            unit: Some("司法所".into()),
            categories: vec!["01".into()],
            village: Some("上塘村".into()),
            numbers: Some(vec!["2026-0001".into()]),
            with_cancelled: true,
            ..PetitionFilter::default()
        };
        let words = PetitionWords::default();
        assert_eq!(conditions(&base, &words).len(), 10);
        for (_, condition) in conditions(&base, &words) {
            take_off(&mut base, condition);
        }
        assert_eq!(base, PetitionFilter::default());
    }
}
