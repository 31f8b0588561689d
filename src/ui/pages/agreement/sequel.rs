//! 履行与后续 of a signed agreement: what may be recorded now, how far 司法确认 has come, and what is recorded.

use chrono::NaiveDate;
use eframe::egui::{Label, Ui};

use super::event_dialog::icon;
use super::model::AgreementModel;
use super::parties::head_ui;
use super::w;
use crate::domain::agreement::{Agreement, AgreementAct, AgreementActKind as Kind, AgreementEvent, Confirmation};
use crate::store::performance::AgreementRecord;
use crate::ui::icons;
use crate::ui::pages::due;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{
    Button, MenuItem, chips, menu,
    timeline::{self, Dot},
};

/// What is asked for.
pub enum SequelWish {
    /// Record an event of this kind.
    Record(Kind),
    /// Take this record back; it is told in words.
    TakeBack(AgreementRecord, String),
}

/// How many of the usual kinds stand as buttons; the others are in the menu.
const BUTTONS: usize = 3;

/// Draws the section.
pub fn sequel_ui(ui: &mut Ui, agreement: &Agreement, model: &AgreementModel) -> Option<SequelWish> {
    let mut wish = None;
    head_ui(ui, w::SEQUEL, "", &[]);
    let offered = agreement.offered(model.today, &model.calendar);
    let rank = |kind: &Kind| USUAL.iter().position(|usual| usual == kind);
    let (mut now, mut rest): (Vec<Kind>, Vec<Kind>) = offered.into_iter().partition(|kind| rank(kind).is_some());
    now.sort_by_key(rank);
    rest.splice(0..0, now.split_off(now.len().min(BUTTONS)));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = eframe::egui::vec2(space::S8, space::S8);
        for kind in &now {
            if ui.add(Button::plain(kind.label()).icon(icon(*kind)).tooltip(w::event_tip(*kind))).clicked() {
                wish = Some(SequelWish::Record(*kind));
            }
        }
        if !rest.is_empty() {
            let more = ui.add(Button::plain(w::MORE).icon(icons::DOTS_THREE));
            let items: Vec<MenuItem<'_>> = rest.iter().map(|kind| MenuItem::new(kind.label())).collect();
            if let Some(kind) = menu::menu(&more, &items).and_then(|at| rest.get(at)) {
                wish = Some(SequelWish::Record(*kind));
            }
        }
    });
    if let Some(words) = confirmation_words(agreement, model) {
        ui.add(Label::new(Role::Cell.rich(words, c::INK2)).wrap());
    }
    if let Some(earlier) = &agreement.supplement {
        ui.label(Role::Cell.rich(w::changes(&earlier.to), c::INK2));
    }
    ui.add_space(space::S4);
    records_ui(ui, agreement, model.today).or(wish)
}

/// The order in which kinds are offered.
const USUAL: [Kind; 8] = [
    Kind::Urged,
    Kind::FollowedUp,
    Kind::ConfirmationApplied,
    Kind::ConfirmationDocketed,
    Kind::Confirmed,
    Kind::DefaultFound,
    Kind::ToldToSue,
    Kind::EnforcementApplied,
];

/// 「司法确认：各方可在 7月20日 前共同申请，稳妥不晚于 7月17日」.
fn confirmation_words(agreement: &Agreement, model: &AgreementModel) -> Option<String> {
    let state = agreement.confirmation(model.today, &model.calendar);
    let window = agreement.confirmation_window(&model.calendar);
    Some(match (state, window) {
        (Confirmation::NotAllowed, _) => w::confirmation(agreement.confirmation_bar()?.trim_end_matches('。')),
        (Confirmation::Open, Some(window)) => w::confirmation_until(
            &due::dated(window.last.legal, model.today),
            &due::dated(window.safe, model.today),
            (window.last.legal - model.today).num_days(),
        ),
        (state, _) => w::confirmation(state.label()),
    })
}

/// Payments, deeds and events in one timeline, newest first.
fn records_ui(ui: &mut Ui, agreement: &Agreement, today: NaiveDate) -> Option<SequelWish> {
    struct Line<'a> {
        on: NaiveDate,
        heading: String,
        by: &'a str,
        text: String,
        taken: Option<&'a str>,
        law: bool,
        record: AgreementRecord,
    }
    let performed = agreement.performed.iter().enumerate().map(|(at, done)| Line {
        on: done.on,
        heading: w::performed(done.obligation, done.amount.map(|sum| sum.with_commas())),
        by: &done.by,
        text: done.evidence.clone(),
        taken: done.taken_back.as_ref().map(|taken| taken.reason.as_str()),
        law: false,
        record: AgreementRecord::Performance(at + 1),
    });
    let events = agreement.events.iter().enumerate().map(|(at, event)| Line {
        on: event.on,
        heading: heading(event),
        by: &event.by,
        text: event.text.clone(),
        taken: event.taken_back.as_ref().map(|taken| taken.reason.as_str()),
        law: event.act.kind() != Kind::Urged && event.act.kind() != Kind::FollowedUp,
        record: AgreementRecord::Event(at + 1),
    });
    let mut lines: Vec<Line<'_>> = performed.chain(events).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.on));
    let mut wish = None;
    if lines.is_empty() {
        ui.label(Role::Cell.rich(w::NO_RECORD, c::INK3));
    }
    let count = lines.len();
    for (at, line) in lines.into_iter().enumerate() {
        let year = if due::dated(line.on, today) == due::short(line.on) {
            String::new()
        } else {
            line.on.format("%Y年").to_string()
        };
        let dot = if line.law { Dot::Statutory } else { Dot::Other };
        timeline::entry(ui, &due::short(line.on), &year, dot, at + 1 == count, |ui| {
            ui.horizontal_wrapped(|ui| {
                let words = Role::BodyBold.rich(&line.heading, c::INK);
                ui.label(if line.taken.is_some() { words.strikethrough() } else { words });
                if !line.by.is_empty() {
                    ui.label(Role::Cell.rich(line.by, c::INK2));
                }
                match line.taken {
                    Some(reason) => {
                        chips::small_label(ui, &w::taken_back(reason));
                    }
                    // What a later agreement brought about goes only with that agreement.
                    None if is_own(agreement, line.record) => {
                        let name = w::take_back_of(&line.heading);
                        let button = Button::icon_quiet(icons::ARROW_COUNTER_CLOCKWISE, &name);
                        if ui.add(button.icon_color(c::LINE_IN)).clicked() {
                            let told = format!("{} {}", due::dated(line.on, today), line.heading);
                            wish = Some(SequelWish::TakeBack(line.record, told));
                        }
                    }
                    None => {}
                }
            });
            if !line.text.is_empty() {
                ui.add(Label::new(Role::Cell.rich(&line.text, c::INK2)).wrap());
            }
        });
    }
    wish
}

fn is_own(agreement: &Agreement, record: AgreementRecord) -> bool {
    match record {
        AgreementRecord::Performance(_) => true,
        AgreementRecord::Event(nth) => {
            nth.checked_sub(1).and_then(|at| agreement.events.get(at)).is_some_and(|e| e.act.kind() != Kind::Changed)
        }
    }
}

/// 「督促履行 第 2 期，已通知到本人」.
fn heading(event: &AgreementEvent) -> String {
    let kind = event.act.kind().label();
    let about = match &event.act {
        AgreementAct::Urged { obligation, reached } => {
            let which = obligation.map(|no| format!("第 {no} 期")).unwrap_or_default();
            if *reached { which } else { format!("{which}（未通知到）") }
        }
        AgreementAct::DefaultFound { obligation } => obligation.map(|no| format!("第 {no} 期")).unwrap_or_default(),
        AgreementAct::Changed { by, .. } => by.clone(),
        AgreementAct::Sued { court }
        | AgreementAct::ConfirmationApplied { court, .. }
        | AgreementAct::EnforcementApplied { court } => court.clone(),
        AgreementAct::Confirmed { ruling } => ruling.clone(),
        AgreementAct::ConfirmationRejected { reason, ruling } => format!("{reason} {ruling}"),
        AgreementAct::FollowedUp { result, visited } if visited.is_empty() => result.label().to_owned(),
        AgreementAct::FollowedUp { result, visited } => format!("{}，{visited}", result.label()),
        AgreementAct::SetAside { judgment } => judgment.clone(),
        _ => String::new(),
    };
    format!("{kind} {about}").trim_end().to_owned()
}
