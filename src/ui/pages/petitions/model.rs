//! What the list shows: the rows around the ones in sight, counts, and the words to filter by.

use crate::domain::{calendar::Calendar, procedure::Stage, settings::Settings};
use crate::store::{
    Register, StoreError,
    petition_counts::PetitionWords,
    petitions::{PetitionFilter, PetitionRow},
};
use crate::ui::pages::due::{self, Term};
use crate::ui::widgets::chips::{Due, Tag, Tone};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;
use std::time::{Duration, Instant};

use super::{
    query::{PetitionsQuery, Quick},
    w,
};

/// One row, ready to be painted.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    /// 编号.
    pub number: String,
    /// 登记日期.
    pub date: String,
    /// 信访形式.
    pub channel: &'static str,
    /// 信访人.
    pub who: String,
    /// 村组.
    pub place: String,
    /// Tags before the title.
    pub tags: Vec<Tag>,
    /// 标题.
    pub title: String,
    /// 内容分类.
    pub category: String,
    /// 责任单位.
    pub unit: String,
    /// 办理状态 with its ground.
    pub status: (Tone, &'static str),
    /// 期限.
    pub due: (Due, String),
    /// 作废.
    pub cancelled: bool,
}

impl ListRow {
    /// The row as a list shows it today, for the quick filter of the list: sealed items tell what they are about in
    /// their own view alone, and among those that wait for 回访 the limit is that of the 回访.
    pub fn of(row: &PetitionRow, quick: Quick, today: NaiveDate, settings: &Settings, calendar: &Calendar) -> Self {
        let item = &row.petition;
        let cancelled = item.cancelled.is_some();
        Self {
            number: item.number.clone(),
            date: item.received_on.to_string(),
            channel: item.channel.label(),
            who: item.who(),
            place: item.place.village_and_group(),
            tags: tags(item, settings),
            title: if quick == Quick::Sealed { &item.title } else { item.shown_title() }.to_owned(),
            category: item.category.main.label.clone(),
            unit: item.unit.clone(),
            status: if cancelled { (Tone::Outline, w::CANCELLED) } else { (due::tone(row.stage), row.stage.label()) },
            due: match row.follow_up_on.filter(|_| quick == Quick::FollowUp) {
                Some(day) => due::due_words(Term::on(day, calendar), today, &settings.limits),
                None => due_of(row, today, settings),
            },
            cancelled,
        }
    }

    /// 「2026-0091，李某乙 等 3 人，大坝口水库放水，办理中，剩 19 天」: the row for a screen reader.
    pub fn sentence(&self) -> String {
        let parts = [self.number.as_str(), &self.who, &self.title, self.status.1, &self.due.1];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
    }
}

/// The tags 初 重 集 越 of an item.
pub fn tags(item: &crate::domain::petition::Petition, settings: &Settings) -> Vec<Tag> {
    use crate::domain::petition::Occurrence;
    let mut tags = Vec::new();
    match item.occurrence {
        Occurrence::First => tags.push(Tag::First),
        Occurrence::Repeat { .. } => tags.push(Tag::Repeat),
        Occurrence::Unstated => {}
    }
    tags.extend(item.is_collective(settings.collective_from).then_some(Tag::Group));
    tags.extend(item.is_out_of_level().then_some(Tag::Skip));
    tags
}

fn due_of(row: &PetitionRow, today: NaiveDate, settings: &Settings) -> (Due, String) {
    match (&row.duty, row.closed_on) {
        _ if row.petition.cancelled.is_some() => (Due::Closed, String::new()),
        (Some(duty), _) => due::due_words(duty, today, &settings.limits),
        (None, Some(day)) if day == row.petition.received_on => (Due::Closed, "当日办结".into()),
        (None, Some(day)) if day.year() == today.year() => (Due::Closed, format!("{}办结", due::short(day))),
        (None, Some(day)) => (Due::Closed, format!("{}年{}月办结", day.year(), day.month())),
        (None, None) if row.stage.is_disposed() || matches!(row.stage, Stage::Delivered | Stage::Settled) => {
            (Due::Closed, "待办结".into())
        }
        (None, None) => (Due::None, "无期限".into()),
    }
}

/// An answer to a [`PetitionsQuery`].
#[derive(Clone, Debug, Default)]
pub struct PetitionsModel {
    /// What was asked.
    pub query: PetitionsQuery,
    /// Items in the register, without cancelled ones.
    pub registered: usize,
    /// Year of the first item.
    pub since: Option<i32>,
    /// Counts of the quick filters, in the order of [`Quick::ALL`].
    pub counts: [usize; 7],
    /// The threshold of 「7 日内到期」.
    pub soon_days: u16,
    /// How many rows the list has.
    pub hits: usize,
    /// Place of the first of [`rows`](Self::rows) in the list.
    pub first: usize,
    /// The rows that are at hand.
    pub rows: Vec<ListRow>,
    /// The words to filter by.
    pub words: PetitionWords,
    /// The day for which it was made.
    pub today: NaiveDate,
    /// How long the search took.
    pub took: Duration,
}

impl PetitionsModel {
    /// How many rows are read before and after those in sight.
    pub const AROUND: usize = 100;

    /// Answers `query` with the rows of `window`.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(
        register: &Register,
        query: &PetitionsQuery,
        window: Range<usize>,
        today: NaiveDate,
    ) -> Result<Self, StoreError> {
        let began = Instant::now();
        let settings = register.settings();
        let mut counts = [0; 7];
        for (count, quick) in counts.iter_mut().zip(Quick::ALL) {
            *count = register.count_petitions(&query.filter_as(quick, today, &settings.limits))?;
        }
        let hits = Quick::ALL.iter().position(|quick| *quick == query.quick).map_or(0, |at| counts[at]);
        let first = window.start.min(hits);
        let filter = query.filter(today, &settings.limits);
        let rows = register.list_petitions(&filter, query.order, first, window.end.saturating_sub(first))?;
        let took = began.elapsed();
        Ok(Self {
            query: query.clone(),
            registered: register.count_petitions(&PetitionFilter::default())?,
            since: register.first_petition_day()?.map(|day| day.year()),
            counts,
            soon_days: settings.limits.due_soon_days,
            hits,
            first,
            rows: rows.iter().map(|row| ListRow::of(row, query.quick, today, settings, register.calendar())).collect(),
            words: register.petition_words()?,
            today,
            took,
        })
    }

    /// The row at `index` of the list, if it is at hand.
    pub fn row(&self, index: usize) -> Option<&ListRow> {
        self.rows.get(index.checked_sub(self.first)?)
    }
}
