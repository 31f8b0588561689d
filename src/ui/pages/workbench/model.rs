//! What the workbench shows. The figures are those of the reports, so the two can never disagree.

use crate::domain::{
    calendar::Calendar,
    period::{Period, PeriodKind},
    procedure::Stage,
    reception::Reception,
    settings::Settings,
};
use crate::report::{
    compare::{Change, Comparison},
    facts::Facts,
    figures::{FigureId, Value},
};
use crate::store::{Register, StoreError, petition_counts::MonthCount, petitions::PetitionFilter};
use crate::ui::pages::due;
use crate::ui::pages::petitions::{Quick, periods};
use crate::ui::widgets::card::{FigureBar, FigureCard, FigureNote};
use crate::ui::widgets::chart::{BarRow, MonthBar};
use crate::ui::widgets::chips::Due;
use chrono::{Datelike, Days, NaiveDate};

use super::{
    tasks::{self, Task},
    w,
};

/// How many categories are told apart; the rest is 「其他」.
const CATEGORIES: usize = 8;

/// A figure and the list behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What is drawn.
    pub card: FigureCard,
    /// What pressing it opens.
    pub list: PetitionFilter,
}

/// A bar of 内容分类 and the list behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryBar {
    /// What is drawn.
    pub bar: BarRow,
    /// What pressing it opens.
    pub list: PetitionFilter,
}

/// The workbench of one day.
#[derive(Clone, Debug)]
pub struct WorkbenchModel {
    /// 「2026年6月18日 星期四」.
    pub date: String,
    /// 「明日起端午节放假 3 天」, when days off or a make-up day are near.
    pub holiday: Option<String>,
    /// 统计期.
    pub period: Period,
    /// Periods on offer.
    pub periods: Vec<Period>,
    /// 本期受理, 办结率, 在办, 超期.
    pub cards: Vec<Card>,
    /// 待办.
    pub tasks: Vec<Task>,
    /// The threshold of 「7 日内到期」.
    pub soon_days: u16,
    /// Who receives today.
    pub receptions: Vec<Reception>,
    /// The twelve months up to the end of the period, or to today.
    pub months: Vec<MonthCount>,
    /// 内容分类 of the period, most first.
    pub categories: Vec<CategoryBar>,
    /// 「上半年 128 件」.
    pub categories_of: String,
    /// Whether nothing was ever registered.
    pub empty: bool,
}

impl WorkbenchModel {
    /// Reads the workbench of `today` with the figures of `period`; for `None` of the half-year it is, or, when
    /// nothing has been registered in it, of the last one in which something was.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub fn load(register: &Register, period: Option<Period>, today: NaiveDate) -> Result<Self, StoreError> {
        let period = match period {
            Some(period) => period,
            None => Period::containing(PeriodKind::HalfYear, register.last_petition_day()?.unwrap_or(today).min(today)),
        };
        let settings = register.settings();
        let since = register.first_petition_day()?.map(|day| day.year());
        let mut on_offer = periods(today, since);
        if !on_offer.contains(&period) {
            on_offer.insert(0, period);
        }
        let tasks = tasks::tasks(register, today)?;
        let of_period = of_period(period);
        Ok(Self {
            date: w::date(today),
            holiday: holiday(register.calendar(), today),
            period,
            periods: on_offer,
            cards: cards(register, period, today)?,
            soon_days: settings.limits.due_soon_days,
            receptions: register.receptions(Period::custom(today, today))?.into_iter().map(|e| e.value).collect(),
            months: register.count_petitions_by_month(&last_months(period.last().min(today), 12))?,
            categories: categories(register, &of_period)?,
            categories_of: w::categories_of(&period.label(), register.count_petitions(&of_period)?),
            empty: since.is_none(),
            tasks,
        })
    }

    /// The months as bars.
    pub fn month_bars(&self) -> Vec<MonthBar> {
        let last = self.months.len().saturating_sub(1);
        let bar = |(at, count): (usize, &MonthCount)| {
            let month = count.month.first().month();
            MonthBar {
                label: if at == 0 || month == 1 { format!("{month}月") } else { month.to_string() },
                first: count.received,
                second: count.closed,
                current: at == last,
                new_year: month == 1,
            }
        };
        self.months.iter().enumerate().map(bar).collect()
    }
}

/// What was received in the period.
fn of_period(period: Period) -> PetitionFilter {
    PetitionFilter { period: Some(period), ..PetitionFilter::default() }
}

fn cards(register: &Register, period: Period, today: NaiveDate) -> Result<Vec<Card>, StoreError> {
    let settings = register.settings();
    let compared = compared(register, period, today, settings)?;
    let figure = |id| compared.now.get(id);
    let list = of_period(period);
    let closed = if period.contains(today) {
        PetitionFilter { stages: Stage::ENDED.to_vec(), ..list.clone() }
    } else {
        PetitionFilter { closed_in: Some(period), ..list.clone() }
    };
    let received = FigureCard {
        title: w::RECEIVED.into(),
        figure: figure(FigureId::Petitions).value.text(),
        unit: figure(FigureId::Petitions).unit.into(),
        bar: FigureBar::None,
        notes: vec![
            FigureNote::plain(w::visits(compared.now.count(FigureId::Visits), compared.now.count(FigureId::Visitors))),
            FigureNote::plain(w::year_on_year(compared.to_year_before(FigureId::Petitions))),
        ],
        alarm: false,
    };
    let change = compared.to_year_before(FigureId::ClosedRate);
    let rate = &figure(FigureId::ClosedRate).value;
    let finished = FigureCard {
        title: w::CLOSED_RATE.into(),
        figure: rate.text().trim_end_matches('%').to_owned(),
        unit: if matches!(rate, Value::Share { whole: 0, .. }) { String::new() } else { "%".into() },
        bar: FigureBar::Share(share(rate)),
        notes: vec![
            FigureNote::plain(w::closed(compared.now.count(FigureId::Closed))),
            FigureNote {
                good: matches!(change, Change::Points(n) if n > 0),
                ..FigureNote::plain(w::year_on_year(change))
            },
        ],
        alarm: false,
    };
    Ok(vec![
        Card { card: received, list },
        Card { card: finished, list: closed },
        open_card(register, today)?,
        overdue_card(register, today, &figure(FigureId::ClosedOnTimeRate).value.text())?,
    ])
}

/// 在办, whenever received: what still has to be done does not follow the period.
fn open_card(register: &Register, today: NaiveDate) -> Result<Card, StoreError> {
    let limits = &register.settings().limits;
    let list = Quick::Open.filter(today, limits);
    let count = |quick: Quick| {
        let filter = PetitionFilter { stages: list.stages.clone(), ..quick.filter(today, limits) };
        register.count_petitions(&filter)
    };
    let (all, soon, over) = (register.count_petitions(&list)?, count(Quick::Soon)?, count(Quick::Overdue)?);
    let calm = all.saturating_sub(soon + over);
    let note = |due, words: String| FigureNote { due: Some(due), words, good: false };
    let card = FigureCard {
        title: w::OPEN.into(),
        figure: crate::ui::widgets::thousands(all),
        unit: w::PIECES.into(),
        bar: FigureBar::Dues([calm, soon, over]),
        notes: vec![
            note(Due::InTime, w::calm(calm)),
            note(Due::Soon, w::soon(limits.due_soon_days, soon)),
            note(Due::Over, w::over(over)),
        ],
        alarm: false,
    };
    Ok(Card { card, list })
}

/// 超期, whenever received.
fn overdue_card(register: &Register, today: NaiveDate, on_time: &str) -> Result<Card, StoreError> {
    let list = Quick::Overdue.filter(today, &register.settings().limits);
    let over = register.count_petitions(&list)?;
    let longest = register
        .list_petitions(&list, crate::store::petitions::PetitionOrder::DueFirst, 0, 1)?
        .first()
        .and_then(|row| row.duty.as_ref())
        .map(|duty| (today - duty.due.legal).num_days());
    let first = longest.map_or_else(|| w::NO_OVERDUE.to_owned(), w::longest);
    let card = FigureCard {
        title: w::OVERDUE.into(),
        figure: crate::ui::widgets::thousands(over),
        unit: w::PIECES.into(),
        bar: FigureBar::None,
        notes: vec![FigureNote::plain(first), FigureNote::plain(w::on_time(on_time))],
        alarm: over > 0,
    };
    Ok(Card { card, list })
}

fn share(value: &Value) -> f32 {
    match value {
        Value::Share { part, whole } if *whole > 0 => *part as f32 / *whole as f32,
        _ => 0.0,
    }
}

/// The figures of the period beside those of a year before, from the items of the two alone.
fn compared(
    register: &Register,
    period: Period,
    today: NaiveDate,
    settings: &Settings,
) -> Result<Comparison, StoreError> {
    let mut files = Vec::new();
    for span in [period.year_before(), Some(period)].into_iter().flatten() {
        files.extend(register.petition_files_of(&PetitionFilter { period: Some(span), ..PetitionFilter::default() })?);
    }
    let facts = Facts::of_petitions(files, settings.clone(), register.calendar());
    Ok(Comparison::of(&facts, period, today))
}

fn categories(register: &Register, of_period: &PetitionFilter) -> Result<Vec<CategoryBar>, StoreError> {
    let counts = register.count_petitions_by_category(of_period)?;
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let shown = if counts.len() > CATEGORIES { CATEGORIES - 1 } else { counts.len() };
    let bar = |label: String, count: usize, other: bool, codes: Vec<String>| CategoryBar {
        bar: BarRow { label, count, share: format!("{:.1}%", count as f64 * 100.0 / all.max(1) as f64), other },
        list: PetitionFilter { categories: codes, ..of_period.clone() },
    };
    let (most, rest) = counts.split_at(shown);
    let mut bars: Vec<CategoryBar> = most
        .iter()
        .map(|(category, count)| {
            let label = if category.label.is_empty() { w::UNFILLED.to_owned() } else { category.label.clone() };
            bar(label, *count, category.label == w::OTHER, vec![category.code.clone()])
        })
        .collect();
    if !rest.is_empty() {
        let codes = rest.iter().map(|(category, _)| category.code.clone()).collect();
        bars.push(bar(w::OTHER.into(), rest.iter().map(|(_, count)| count).sum(), true, codes));
    }
    Ok(bars)
}

/// The `count` months up to and with that of `day`, oldest first.
fn last_months(day: NaiveDate, count: usize) -> Vec<Period> {
    let this = Period::containing(PeriodKind::Month, day);
    let mut months: Vec<Period> = std::iter::successors(Some(this), Period::previous).take(count).collect();
    months.reverse();
    months
}

/// Days off or a make-up day within the week to come, from the yearly notice.
fn holiday(calendar: &Calendar, today: NaiveDate) -> Option<String> {
    let after = |n| today.checked_add_days(Days::new(n));
    for ahead in 0..=7 {
        let day = after(ahead)?;
        let Some(notice) = calendar.notice(day) else { continue };
        if !notice.off {
            return Some(w::make_up(ahead, &due::with_weekday(day)));
        }
        let before = day.pred_opt().and_then(|before| calendar.notice(before)).is_some_and(|n| n.off);
        if ahead > 0 || !before {
            let days = day.iter_days().take_while(|day| !calendar.is_workday(*day)).count();
            return Some(w::holiday(ahead, &due::short(day), &notice.name, days));
        }
    }
    None
}

/// The filter of the items received, or 办结, in a month.
pub fn month_list(count: &MonthCount, series: usize) -> PetitionFilter {
    match series {
        0 => PetitionFilter { period: Some(count.month), ..PetitionFilter::default() },
        _ => PetitionFilter { closed_in: Some(count.month), ..PetitionFilter::default() },
    }
}
