//! What is known of a case when a form is filled.

pub use crate::domain::day_words::long as date;
use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Serialize, Serializer};

use crate::domain::amount::Amount;

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Words; a line feed starts a new paragraph.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A day with or without the time of day.
    Moment(NaiveDate, Option<NaiveTime>),
    /// A number.
    Number(i64),
    /// Money.
    Amount(Amount),
    /// Several lines.
    List(Vec<String>),
    /// Rows by column.
    Rows(Vec<BTreeMap<String, String>>),
}

impl Fact {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::List(list) => list.is_empty(),
            Self::Rows(rows) => rows.is_empty(),
            _ => false,
        }
    }

    /// The fact as the paper says it; lists line by line.
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Date(day) => date(*day),
            Self::Moment(day, None) => date(*day),
            Self::Moment(day, Some(at)) if at.minute() == 0 => format!("{}{}时", date(*day), at.hour()),
            Self::Moment(day, Some(at)) => format!("{}{}时{:02}分", date(*day), at.hour(), at.minute()),
            Self::Number(number) => number.to_string(),
            Self::Amount(amount) => amount.told(),
            Self::List(list) => list.join("\n"),
            Self::Rows(rows) => {
                let line = |row: &BTreeMap<String, String>| row.values().cloned().collect::<Vec<_>>().join("　");
                rows.iter().map(line).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::List(list) => list.serialize(to),
            Self::Rows(rows) => rows.serialize(to),
            // A number stays one, so that a form may count with it.
            Self::Number(number) => number.serialize(to),
            words => words.words().serialize(to),
        }
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<NaiveDate> for Fact {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl From<Vec<String>> for Fact {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}

/// The facts of one case by name. An empty fact counts as not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<String, Fact>);

impl Facts {
    /// Puts a fact in; an empty one takes out what was there.
    pub fn put(&mut self, name: &str, fact: impl Into<Fact>) {
        let fact = fact.into();
        if fact.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), fact);
        }
    }

    /// Puts a fact in if there is one.
    pub fn put_some(&mut self, name: &str, fact: Option<impl Into<Fact>>) {
        if let Some(fact) = fact {
            self.put(name, fact);
        }
    }

    /// A fact, if it is known.
    pub fn get(&self, name: &str) -> Option<&Fact> {
        self.0.get(name)
    }

    /// Takes a fact out.
    pub fn remove(&mut self, name: &str) -> Option<Fact> {
        self.0.remove(name)
    }
}
