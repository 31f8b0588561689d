//! 更正: sets an earlier entry right by adding one; what was typed first stays in sight.

use chrono::NaiveDate;
use eframe::egui::{Context, Id};

use super::{PetitionModel, w};
use crate::domain::procedure::{self, Act, Correction, Step};
use crate::ui::pages::due;
use crate::ui::screen::Env;
use crate::ui::widgets::form::{self as notes, Note};
use crate::ui::widgets::{Button, DateField, Dialog, FocusChain, Row, TextArea, TextField, check};

const SALT: &str = "correct an entry";
const LABEL_W: f32 = 104.0;

/// The dialog on show.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectDialog {
    /// Which entry, counted from 1.
    entry: u32,
    heading: String,
    /// As it stands now, with the corrections made before.
    before: Lines,
    now: Lines,
    strike: bool,
    reason: String,
    tried: bool,
    focus: bool,
}

/// What can be set right.
#[derive(Clone, Debug, PartialEq)]
struct Lines {
    on: Option<NaiveDate>,
    by: String,
    document: String,
    text: String,
}

impl CorrectDialog {
    /// For entry `entry` (from 1) of the item; `None` when there is no such entry.
    pub fn new(entry: u32, model: &PetitionModel, today: NaiveDate) -> Option<Self> {
        let place = (entry as usize).checked_sub(1)?;
        let step = as_corrected(&model.file.steps, entry).or_else(|| model.file.steps.get(place).cloned())?;
        let before =
            Lines { on: Some(step.on), by: step.by.clone(), document: step.document.clone(), text: step.text.clone() };
        Some(Self {
            entry,
            heading: format!("{} {}", due::dated(step.on, today), step.heading()),
            now: before.clone(),
            before,
            strike: false,
            reason: String::new(),
            tried: false,
            focus: true,
        })
    }

    /// Whether something was typed.
    pub fn is_touched(&self) -> bool {
        self.strike || self.now != self.before || !self.reason.trim().is_empty()
    }

    fn step(&self, env: &Env) -> Step {
        fn other<T: PartialEq + Clone>(now: &T, before: &T) -> Option<T> {
            (now != before).then(|| now.clone())
        }
        let change = if self.strike {
            Correction { strike: true, ..Correction::default() }
        } else {
            Correction {
                on: other(&self.now.on, &self.before.on).flatten(),
                by: other(&self.now.by, &self.before.by),
                document: other(&self.now.document, &self.before.document),
                text: other(&self.now.text, &self.before.text),
                ..Correction::default()
            }
        };
        Step {
            by: env.settings.office.clerk.clone(),
            at: Some(env.now.time()),
            text: self.reason.trim().to_owned(),
            ..Step::new(env.today, env.now, Act::Corrected { entry: self.entry, change })
        }
    }

    fn lacks(&self, step: &Step, model: &PetitionModel, env: &Env) -> Option<String> {
        let file = &model.file;
        procedure::check_step(&file.petition, &file.steps, step, env.today, &model.settings, &model.calendar)
            .err()
            .map(|refused| refused.0)
    }

    /// Draws it. `Some(None)`: closed; `Some(Some(step))`: this entry is to be made.
    pub fn ui(&mut self, ctx: &Context, model: &PetitionModel, env: &Env) -> Option<Option<Step>> {
        let step = self.step(env);
        let error = if self.tried { self.lacks(&step, model, env) } else { None };
        let title = w::correct(&self.heading);
        let go_id = Id::unique((SALT, "go"));
        let go_words = if self.strike { w::STRIKE_GO } else { w::CORRECT_GO };
        let mut chain = FocusChain::new();
        let out = Dialog::new(SALT, &title).width(600.0).show(
            ctx,
            |ui| {
                let row = |label| Row::new(label).label_width(LABEL_W);
                row("").show(ui, |ui, _| chain.push(&check::check(ui, "strike", &mut self.strike, w::STRIKE)));
                if !self.strike {
                    row(w::ON).show(ui, |ui, id| {
                        let marks = |day| env.day_mark(day);
                        let field = DateField::new("on", &mut self.now.on, env.today).labelled(id).marks(&marks);
                        chain.push(&field.show(ui));
                    });
                    for (label, salt, text) in
                        [(w::BY, "by", &mut self.now.by), (w::DOCUMENT, "document", &mut self.now.document)]
                    {
                        row(label).show(ui, |ui, id| chain.push(&TextField::new(salt, text).labelled(id).show(ui)));
                    }
                    row(w::CONTENTS).show(ui, |ui, id| {
                        let field = TextArea::new("text", &mut self.now.text).labelled(id).rows(2);
                        chain.push_multiline(&field.show(ui));
                    });
                }
                row(w::WHY).required().show(ui, |ui, id| {
                    let field = TextArea::new("why", &mut self.reason).labelled(id).required().rows(1);
                    let response = field.placeholder(w::WHY_EXAMPLE).show(ui);
                    chain.push_multiline(&response);
                });
                notes::note(ui, Note::Hint(w::CORRECT_HINT));
                if let Some(sentence) = &error {
                    notes::note(ui, Note::Error(sentence));
                }
                chain.end_at(go_id);
                if std::mem::take(&mut self.focus)
                    && let Some(first) = chain.first()
                {
                    ui.memory_mut(|memory| memory.request_focus(first));
                }
                chain.run(ui.ctx());
            },
            |ui| {
                let go = ui.add(Button::primary(go_words).id(go_id)).clicked();
                (go, ui.add(Button::plain(w::CORRECT_STAY).key("Esc")).clicked())
            },
        );
        let (go, stay) = out.footer;
        if out.dismissed || stay {
            Dialog::closed(ctx, SALT);
            return Some(None);
        }
        if !go {
            return None;
        }
        self.tried = true;
        let step = self.step(env);
        if self.lacks(&step, model, env).is_some() {
            return None;
        }
        Dialog::closed(ctx, SALT);
        Some(Some(step))
    }
}

/// The entry with its corrections; `None` when it was struck.
fn as_corrected(record: &[Step], entry: u32) -> Option<Step> {
    // Only this entry's corrections, so that it stands alone in what is left.
    let place = (entry as usize).checked_sub(1)?;
    let mut alone = vec![record.get(place)?.clone()];
    alone.extend(record.iter().filter_map(|step| match &step.act {
        Act::Corrected { entry: about, change } if *about == entry => {
            Some(Step { act: Act::Corrected { entry: 1, change: change.clone() }, ..step.clone() })
        }
        _ => None,
    }));
    procedure::effective(&alone).first().cloned()
}
