//! What the clerk asks of the list.

use crate::domain::terms::Channel;
use crate::store::{Register, StoreError, petitions::PetitionRow};
use crate::ui::pages::petition::PetitionChange;
use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::query::PetitionsQuery;

/// What the clerk asked for. The app carries it out after the frame.
#[derive(Clone, Debug, PartialEq)]
pub enum PetitionsAction {
    /// Open this item.
    Open(String),
    /// A blank registration form.
    New(Channel),
    /// Print the register of these items.
    PrintRegister(Box<Pick>),
    /// 文书发文登记.
    Papers,
    /// Why the next thing owed on this item falls on its day.
    Why(String),
    /// Print the registration form of this item.
    PrintForm(String),
    /// Change one item, then load anew.
    Change(PetitionChange),
}

/// Items to print: the ticked ones, else every hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// The list they come from, with its order.
    pub query: PetitionsQuery,
    /// Just these; `None` for every hit.
    pub only: Option<Vec<String>>,
    /// Hits that were left out.
    pub but: BTreeSet<String>,
}

impl Pick {
    /// Reads the items, in the order of the list.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn rows(&self, register: &Register, today: NaiveDate) -> Result<Vec<PetitionRow>, StoreError> {
        let mut filter = match &self.only {
            Some(_) => crate::store::petitions::PetitionFilter { with_cancelled: true, ..Default::default() },
            None => self.query.filter(today, &register.settings().limits),
        };
        if let Some(only) = &self.only {
            filter.numbers = Some(only.clone());
        }
        let mut rows = register.list_petitions(&filter, self.query.order, 0, i64::MAX as usize)?;
        rows.retain(|row| !self.but.contains(&row.petition.number));
        Ok(rows)
    }
}

/// The ticked rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ticks {
    /// Every hit but [`numbers`](Self::numbers), instead of just them.
    pub all: bool,
    /// The numbers.
    pub numbers: BTreeSet<String>,
}

impl Ticks {
    pub fn has(&self, number: &str) -> bool {
        self.numbers.contains(number) != self.all
    }

    pub fn set(&mut self, number: &str, on: bool) {
        if on == self.all {
            self.numbers.remove(number);
        } else {
            self.numbers.insert(number.to_owned());
        }
    }

    pub fn count(&self, hits: usize) -> usize {
        if self.all { hits.saturating_sub(self.numbers.len()) } else { self.numbers.len() }
    }

    pub fn pick(&self, query: &PetitionsQuery) -> Pick {
        let query = query.clone();
        let only = (!self.all && !self.numbers.is_empty()).then(|| self.numbers.iter().cloned().collect());
        let but = if self.all { self.numbers.clone() } else { BTreeSet::new() };
        Pick { query, only, but }
    }
}
