//! 信访件 counted and ordered: what the workbench and the list ask besides the rows themselves.

use super::{
    Register, StoreError,
    petitions::{PetitionFilter, PetitionOrder},
};
use crate::domain::{listed::Listed, period::Period};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, ToSql, params_from_iter};

/// Items of one calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthCount {
    /// The month.
    pub month: Period,
    /// Received in it.
    pub received: usize,
    /// 办结 in it, whenever they were received.
    pub closed: usize,
}

/// Words that stand in the register and can be filtered by, each once and in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PetitionWords {
    /// 责任单位.
    pub units: Vec<String>,
    /// 村.
    pub villages: Vec<String>,
    /// First-level categories, by code, with the label of one of their items.
    pub categories: Vec<Listed>,
}

impl Register {
    /// How many people came or signed in all on the items that pass `filter` (人次).
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_petition_people(&self, filter: &PetitionFilter) -> Result<usize, StoreError> {
        let (condition, params) = filter.sql();
        let sql = format!("SELECT coalesce(sum(p.headcount), 0) FROM petition p {condition}");
        let people: i64 = self.db.prepare_cached(&sql)?.query_row(params_from_iter(params), |row| row.get(0))?;
        Ok(usize::try_from(people).unwrap_or(0))
    }

    /// The items that pass `filter` by first-level category, most first, then by code.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_petitions_by_category(&self, filter: &PetitionFilter) -> Result<Vec<(Listed, usize)>, StoreError> {
        let (condition, params) = filter.sql();
        // The label is read from one item a category only: taking it out of every body would cost more than counting.
        let sql = format!(
            "SELECT c.category, json_extract(q.body, '$.category.main.label'), c.n
             FROM (SELECT p.category AS category, count(*) AS n, max(p.id) AS id FROM petition p {condition}
                   GROUP BY p.category) c
             JOIN petition q ON q.id = c.id ORDER BY c.n DESC, c.category"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(params), |row| {
            let label: Option<String> = row.get(1)?;
            let count: i64 = row.get(2)?;
            Ok((Listed::new(row.get::<_, String>(0)?, label.unwrap_or_default()), usize::try_from(count).unwrap_or(0)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What each of `months` brought, in their order. Cancelled items count nowhere.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_petitions_by_month(&self, months: &[Period]) -> Result<Vec<MonthCount>, StoreError> {
        let count = |filter: PetitionFilter| self.count_petitions(&filter);
        months
            .iter()
            .map(|&month| {
                Ok(MonthCount {
                    month,
                    received: count(PetitionFilter { period: Some(month), ..PetitionFilter::default() })?,
                    closed: count(PetitionFilter { closed_in: Some(month), ..PetitionFilter::default() })?,
                })
            })
            .collect()
    }

    /// The day the first item was received, `None` in an empty register.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn first_petition_day(&self) -> Result<Option<NaiveDate>, StoreError> {
        Ok(self.db.query_row("SELECT min(received_on) FROM petition", [], |row| row.get(0))?)
    }

    /// The day the last item was received, `None` in a register without items that count.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn last_petition_day(&self) -> Result<Option<NaiveDate>, StoreError> {
        let sql = "SELECT max(received_on) FROM petition WHERE cancelled = 0";
        Ok(self.db.query_row(sql, [], |row| row.get(0))?)
    }

    /// The words the items carry, to filter by.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn petition_words(&self) -> Result<PetitionWords, StoreError> {
        let words = |column: &str| -> Result<Vec<String>, StoreError> {
            let sql = format!("SELECT DISTINCT {column} FROM petition WHERE {column} <> '' ORDER BY {column}");
            let mut statement = self.db.prepare_cached(&sql)?;
            let found = statement.query_map([], |row| row.get(0))?;
            Ok(found.collect::<Result<_, _>>()?)
        };
        let mut categories: Vec<Listed> = self
            .count_petitions_by_category(&PetitionFilter { with_cancelled: true, ..PetitionFilter::default() })?
            .into_iter()
            .map(|(category, _)| category)
            .filter(|category| !category.code.is_empty())
            .collect();
        categories.sort();
        Ok(PetitionWords { units: words("unit")?, villages: words("village")?, categories })
    }

    /// The numbers of the items just before and just after `number` in the list of `filter` in `order`. Both are
    /// `None` when there is no such item; `number` itself need not pass the filter any more.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn petition_neighbours(
        &self,
        filter: &PetitionFilter,
        order: PetitionOrder,
        number: &str,
    ) -> Result<(Option<String>, Option<String>), StoreError> {
        // The keys ascend in list order except for the newest first.
        let (keys, ascending): (&[&str], bool) = match order {
            PetitionOrder::NewestFirst => (&["p.received_on", "p.number"], false),
            PetitionOrder::OldestFirst => (&["p.received_on", "p.number"], true),
            PetitionOrder::DueFirst => (&["p.duty_raw IS NULL", "coalesce(p.duty_raw, '')", "p.number"], true),
            PetitionOrder::FollowUpFirst => {
                (&["p.follow_up_on IS NULL", "coalesce(p.follow_up_on, '')", "p.number"], true)
            }
        };
        let (condition, params) = filter.sql();
        let joint = if condition.contains("WHERE") { "AND" } else { "WHERE" };
        let (key, own) = (keys.join(", "), keys.join(", ").replace("p.", "o."));
        let one = |after: bool| -> Result<Option<String>, StoreError> {
            let (compare, direction) = if after == ascending { (">", "ASC") } else { ("<", "DESC") };
            let by = keys.iter().map(|part| format!("{part} {direction}")).collect::<Vec<_>>().join(", ");
            let sql = format!(
                "SELECT p.number FROM petition p {condition} {joint}
                 ({key}) {compare} (SELECT {own} FROM petition o WHERE o.number = ?) ORDER BY {by} LIMIT 1"
            );
            let values = params.iter().map(|value| value as &dyn ToSql).chain(std::iter::once(&number as &dyn ToSql));
            let found = self.db.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0));
            Ok(found.optional()?)
        };
        Ok((one(false)?, one(true)?))
    }
}
