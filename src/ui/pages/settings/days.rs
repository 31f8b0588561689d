//! 日历: the days off of a year, built in and the office's own.

use chrono::{Datelike, NaiveDate};
use eframe::egui::{Ui, vec2};

use super::{SettingsAction, SettingsPage, model::SettingsModel, proposal::Proposal, sections::LABEL_W, w};
use crate::domain::own_calendar::{OwnCalendar, OwnDay};
use crate::ui::pages::due;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, DateField, Note, Row, Segmented, TextField, card, check, form};

/// The day being entered.
#[derive(Clone, Debug, Default)]
pub(super) struct NewDay {
    date: Option<NaiveDate>,
    worked: bool,
    name: String,
    source: String,
    /// What is wrong with it, once it was asked for.
    error: Option<&'static str>,
}

pub(super) fn days_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env) {
    form::note(ui, Note::Hint(w::CALENDAR));
    if env.writable {
        entry_ui(page, ui, model, env);
        ui.add_space(space::S8);
    }
    let year = page.year.unwrap_or(env.today.year());
    ui.horizontal(|ui| {
        for (words, to) in [(w::YEAR_BEFORE, year - 1), (w::YEAR_AFTER, year + 1)] {
            if ui.add(Button::plain(words).small()).clicked() {
                page.year = Some(to);
            }
        }
        ui.label(Role::Section.rich(w::year(year), c::INK));
    });
    let known = model.calendar.years().any(|there| there == year);
    let own_year = model.own.complete.contains(&year);
    if !known || own_year {
        let mut whole = own_year;
        let words = w::complete(year);
        if ui.add_enabled_ui(env.writable, |ui| check::check(ui, "complete", &mut whole, &words).changed()).inner {
            let mut own = model.own.clone();
            if whole {
                own.complete.insert(year)
            } else {
                own.complete.remove(&year)
            };
            propose(page, own, w::complete_set(year, whole));
        }
        form::note(ui, if known { Note::Hint(w::N_COMPLETE) } else { Note::Suggestion(w::N_OPEN_YEAR) });
    }
    list_ui(page, ui, model, env, year);
}

/// The days of the year: the built-in ones joined, each of the office's own with a button that takes it away.
fn list_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env, year: i32) {
    let mut spans: Vec<(NaiveDate, NaiveDate, bool, String)> = Vec::new();
    for day in model.calendar.notice_days().filter(|day| day.date.year() == year) {
        if model.own.days.contains_key(&day.date) {
            continue;
        }
        match spans.last_mut() {
            Some((_, last, off, name)) if last.succ_opt() == Some(day.date) && *off == day.off && *name == day.name => {
                *last = day.date;
            }
            _ => spans.push((day.date, day.date, day.off, day.name.clone())),
        }
    }
    card::section(ui, w::L_OWN);
    let own: Vec<(NaiveDate, &OwnDay)> = model.own.in_year(year).collect();
    if own.is_empty() {
        form::note(ui, Note::Hint(w::NO_OWN));
    }
    for (date, day) in own {
        ui.horizontal(|ui| {
            let words = w::day_line(&due::with_weekday(date), day.off, &day.name);
            ui.label(Role::Cell.rich(&words, if day.off { c::INK } else { c::AMB }));
            ui.label(Role::Small.rich(&day.source, c::INK2));
            let named = format!("{} {date}", w::REMOVE_DAY);
            if env.writable && ui.add(Button::link(w::REMOVE_DAY).named(&named)).clicked() {
                let mut own = model.own.clone();
                own.days.remove(&date);
                propose(page, own, w::day_removed(date));
            }
        });
    }
    ui.add_space(space::S8);
    card::section(ui, w::L_BUILT_IN);
    if spans.is_empty() {
        form::note(ui, Note::Hint(w::NO_BUILT_IN));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S8, space::S4);
        for (first, last, off, name) in &spans {
            let days = if first == last { due::with_weekday(*first) } else { w::span(*first, *last) };
            ui.label(Role::Cell.rich(w::day_line(&days, *off, name), if *off { c::INK } else { c::AMB }));
        }
    });
}

fn entry_ui(page: &mut SettingsPage, ui: &mut Ui, model: &SettingsModel, env: &Env) {
    card::section_with(ui, w::L_NEW_DAY, w::N_NEW_DAY);
    let marks = |day| env.day_mark(day);
    let error = page.new_day.error;
    let new = &mut page.new_day;
    Row::new(w::L_DATE).label_width(LABEL_W).show(ui, |ui, label| {
        DateField::new("own_day", &mut new.date, env.today).labelled(label).marks(&marks).show(ui);
    });
    Row::new(w::L_OFF).label_width(LABEL_W).show(ui, |ui, label| {
        let parts = [(false, w::OFF), (true, w::WORKED)];
        Segmented::new("own_off", &mut new.worked, &parts).labelled(label).show(ui);
    });
    Row::new(w::L_DAY_NAME).label_width(LABEL_W).show(ui, |ui, label| {
        TextField::new("own_name", &mut new.name).labelled(label).placeholder(w::P_DAY_NAME).show(ui);
    });
    Row::new(w::L_SOURCE).label_width(LABEL_W).show(ui, |ui, label| {
        TextField::new("own_source", &mut new.source).labelled(label).placeholder(w::P_SOURCE).show(ui);
    });
    Row::new("").label_width(LABEL_W).show(ui, |ui, _| {
        if let Some(words) = error {
            form::note(ui, Note::Error(words));
        }
        if ui.add(Button::plain(w::ADD_DAY)).clicked() {
            add(page, model);
        }
    });
}

fn add(page: &mut SettingsPage, model: &SettingsModel) {
    let new = &mut page.new_day;
    new.error = match (new.date, new.name.trim().is_empty()) {
        (None, _) => Some(w::E_NO_DATE),
        (_, true) => Some(w::E_NO_NAME),
        _ => None,
    };
    if let (Some(date), None) = (new.date, new.error) {
        let (name, source) = (new.name.trim().to_owned(), new.source.trim().to_owned());
        let mut own = model.own.clone();
        let words = w::day_set(date, !new.worked, &name);
        own.days.insert(date, OwnDay { off: !new.worked, name, source });
        page.year = Some(date.year());
        propose(page, own, words);
    }
}

fn propose(page: &mut SettingsPage, own: OwnCalendar, words: String) {
    page.asked.push(SettingsAction::Propose(Proposal::Days(own, words)));
}
