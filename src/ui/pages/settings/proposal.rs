//! Changes that move due dates: looked at first, taken when the clerk says so, given up with 撤销.

use eframe::egui::{Context, Ui};

use super::{field::Field, w};
use crate::domain::{
    deadline::{Limits, Preset},
    own_calendar::OwnCalendar,
    settings::Settings,
};
use crate::store::{Register, StoreError, moved::Moved};
use crate::ui::pages::due;
use crate::ui::screen::{Change, Done};
use crate::ui::theme::{Role, color as c};
use crate::ui::widgets::{Button, Dialog};

/// Most rows of the list; a township has fewer open items.
const ROWS: usize = 200;

/// A change that moves due dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// Another length.
    Length(Field, String),
    /// The lengths of a province, by id.
    Preset(String),
    /// Other days off, and what changed in words.
    Days(OwnCalendar, String),
}

/// Tells the page what a proposal would move.
#[derive(Clone, Debug)]
pub(super) struct Looked {
    /// The proposal.
    pub proposal: Proposal,
    /// What it moves.
    pub moved: Vec<Moved>,
}

impl Proposal {
    /// Works out what would move and tells the page.
    pub fn look(self) -> Change {
        Change::new(w::LOOKING, move |register, now| {
            let settings = self.settings(register.settings())?;
            let calendar = match &self {
                Self::Days(own, _) => own.merged(),
                _ => register.calendar().clone(),
            };
            let moved = register.preview_dates(&settings, &calendar, now.date())?;
            Ok(Done::quietly().tell(Looked { proposal: self, moved }))
        })
        .reads_only()
    }

    /// Takes it; 撤销 brings all back.
    pub fn take(self) -> Change {
        Change::new(w::SAVING, move |register, now| {
            if let Self::Days(own, words) = self {
                let before = register.own_calendar()?;
                register.save_calendar(&own, now)?;
                let undo = Change::new(w::SAVING, move |register, now| {
                    register.save_calendar(&before, now)?;
                    Ok(Done::quietly())
                });
                return Ok(Done::saying(words).undo(undo));
            }
            let before = register.settings().limits.clone();
            let settings = self.settings(register.settings())?;
            let words = self.words(&settings);
            register.save_settings(settings, now)?;
            let undo = Change::new(w::SAVING, move |register, now| {
                put_limits(register, before, now)?;
                Ok(Done::quietly())
            });
            Ok(Done::saying(words).undo(undo))
        })
    }

    fn settings(&self, now: &Settings) -> Result<Settings, StoreError> {
        let mut settings = now.clone();
        match self {
            Self::Length(field, text) => field.put(&mut settings, text).map_err(StoreError::Refused)?,
            Self::Preset(id) => {
                if let Some(preset) = Preset::named(id) {
                    settings.limits.take(preset);
                }
            }
            Self::Days(..) => {}
        }
        Ok(settings)
    }

    fn words(&self, settings: &Settings) -> String {
        match self {
            Self::Length(field, _) => w::changed(&field.label(), &field.told(settings)),
            Self::Preset(id) => w::preset_taken(Preset::named(id).map_or("", |preset| preset.name.as_str())),
            Self::Days(_, words) => words.clone(),
        }
    }
}

fn put_limits(register: &mut Register, limits: Limits, now: chrono::NaiveDateTime) -> Result<(), StoreError> {
    let settings = Settings { limits, ..register.settings().clone() };
    register.save_settings(settings, now)
}

/// The dialog with what would move. `Some(true)`: take it; `Some(false)`: leave all as it is.
pub(super) fn dialog(ctx: &Context, looked: &Looked) -> Option<bool> {
    let out = Dialog::new("moved", w::MOVED).width(640.0).show(
        ctx,
        |ui| {
            ui.label(Role::Body.rich(w::moved(looked.moved.len()), c::INK));
            for moved in looked.moved.iter().take(ROWS) {
                row_ui(ui, moved);
            }
        },
        |ui| {
            let go = ui.add(Button::primary(w::TAKE)).clicked();
            let stay = ui.add(Button::plain(w::STAY)).clicked();
            (go, stay)
        },
    );
    let answer = match out.footer {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ if out.dismissed => Some(false),
        _ => None,
    };
    if answer.is_some() {
        Dialog::closed(ctx, "moved");
    }
    answer
}

fn row_ui(ui: &mut Ui, moved: &Moved) {
    let day = |due: Option<crate::domain::calendar::Due>| {
        due.map_or_else(|| w::NO_LIMIT.to_owned(), |due| format!("{} {}", due.legal, due::weekday(due.legal)))
    };
    let words = format!("{} {} {}：{} → {}", moved.number, moved.title, moved.clock, day(moved.old), day(moved.new));
    ui.label(Role::Cell.rich(words, c::INK));
}
