//! The line of filters: quick filters with counts, set conditions, and lists of conditions to set.

use crate::domain::{
    period::{Period, PeriodKind},
    terms::Channel,
};
use crate::store::petitions::PetitionFilter;
use crate::ui::theme::{color as c, space};
use crate::ui::widgets::chips::{Due, Pill, pill};
use crate::ui::widgets::{Button, MenuItem, menu};
use chrono::{Datelike, NaiveDate};
use eframe::egui::{Sense, Stroke, Ui, vec2};

use super::{
    model::PetitionsModel,
    query::{PetitionsQuery, Quick, conditions, take_off},
    w,
};

/// Draws the line and changes `query`. Returns whether it changed.
pub fn filters_ui(ui: &mut Ui, query: &mut PetitionsQuery, model: &PetitionsModel) -> bool {
    let before = query.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S8, 6.0);
        quick_ui(ui, query, model);
        let (bar, _) = ui.allocate_exact_size(vec2(9.0, space::SMALL_H), Sense::hover());
        ui.painter().vline(bar.center().x, bar.y_range().shrink(5.0), Stroke::new(space::STROKE, c::LINE_STRONG));
        set_ui(ui, query, model);
        menus_ui(ui, &mut query.base, model);
        if !query.is_plain() && ui.add(Button::link(w::CLEAR)).clicked() {
            *query = query.cleared();
        }
    });
    *query != before
}

fn quick_ui(ui: &mut Ui, query: &mut PetitionsQuery, model: &PetitionsModel) {
    for (quick, count) in Quick::ALL.into_iter().zip(model.counts) {
        if matches!(quick, Quick::Sealed | Quick::FollowUp) && count == 0 && query.quick != quick {
            continue;
        }
        let due = match quick {
            Quick::Overdue => Some(Due::Over),
            Quick::Soon => Some(Due::Soon),
            _ => None,
        };
        let state = if query.quick == quick { Pill::On } else { Pill::Off };
        if pill(ui, state, due, w::quick(quick, model.soon_days), Some(count)).clicked() {
            query.choose(quick);
        }
    }
}

/// The set conditions; pressing one takes it off.
fn set_ui(ui: &mut Ui, query: &mut PetitionsQuery, model: &PetitionsModel) {
    for (words, condition) in conditions(&query.base, &model.words) {
        if pill(ui, Pill::Set, None, &words, None).clicked() {
            take_off(&mut query.base, condition);
        }
    }
}

/// The lists of conditions that are not set yet. Several 信访形式 may be set one after the other.
fn menus_ui(ui: &mut Ui, base: &mut PetitionFilter, model: &PetitionsModel) {
    let free: Vec<Channel> = Channel::ALL.iter().copied().filter(|c| !base.channels.contains(c)).collect();
    if free.len() > 1
        && let Some(at) = choose(ui, w::CHANNEL, free.iter().map(|channel| channel.label()))
    {
        base.channels.extend(free.get(at));
        base.channels.sort();
    }
    if base.period.is_none() {
        let periods = periods(model.today, model.since);
        let labels: Vec<String> = periods.iter().map(Period::label).collect();
        if let Some(at) = choose(ui, w::PERIOD, labels.iter().map(String::as_str)) {
            base.period = periods.get(at).copied();
        }
    }
    if base.unit.is_none()
        && let Some(at) = choose(ui, w::UNIT, model.words.units.iter().map(String::as_str))
    {
        base.unit = model.words.units.get(at).cloned();
    }
    if base.categories.is_empty()
        && let Some(at) = choose(ui, w::CATEGORY, model.words.categories.iter().map(|category| category.label.as_str()))
    {
        base.categories.extend(model.words.categories.get(at).map(|category| category.code.clone()));
    }
    if base.village.is_none()
        && let Some(at) = choose(ui, w::VILLAGE, model.words.villages.iter().map(String::as_str))
    {
        base.village = model.words.villages.get(at).cloned();
    }
    if !base.with_cancelled && pill(ui, Pill::Off, None, w::WITH_CANCELLED, None).clicked() {
        base.with_cancelled = true;
    }
}

fn choose<'a>(ui: &mut Ui, words: &str, items: impl Iterator<Item = &'a str>) -> Option<usize> {
    let items: Vec<MenuItem<'_>> = items.map(MenuItem::new).collect();
    if items.is_empty() {
        return None;
    }
    let button = pill(ui, Pill::Menu, None, words, None);
    menu::menu(&button, &items)
}

/// The periods on offer, newest first: this month and the one before, the half-years and years since the first item.
pub fn periods(today: NaiveDate, since: Option<i32>) -> Vec<Period> {
    let month = Period::containing(PeriodKind::Month, today);
    let mut periods = vec![month];
    periods.extend(month.previous());
    periods.push(Period::containing(PeriodKind::Quarter, today));
    for year in (since.unwrap_or(today.year())..=today.year()).rev().take(20) {
        let halves = [Period::half_year(year, 2), Period::half_year(year, 1)];
        periods.extend(Period::year(year));
        periods.extend(halves.into_iter().flatten().filter(|half| half.first() <= today));
    }
    periods
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;

    #[test]
    fn the_periods_on_offer_reach_from_this_month_to_the_first_year() {
        let labels: Vec<String> =
            periods("2026-06-18".parse().unwrap(), Some(2025)).iter().map(Period::label).collect();
        assert_eq!(
            labels,
            [
                "2026年6月",
                "2026年5月",
                "2026年第二季度",
                "2026年",
                "2026年上半年",
                "2025年",
                "2025年下半年",
                "2025年上半年"
            ]
        );
    }
}
