//! 更正: sets an earlier entry right by adding one; what was typed first stays in sight.
//!
//! The dialog is that of the step itself, filled with the entry as it stands; the whole record must still hold with what
//! is typed.

use eframe::egui::{Context, Id, Ui};

use super::{
    PetitionModel, StepForm,
    field::Field,
    fields_ui::{self, Frame},
    form::Lack,
    moves::Move,
    w,
};
use crate::domain::procedure::{self, Act, Correction, Step};
use crate::ui::pages::due;
use crate::ui::screen::Env;
use crate::ui::widgets::form::{self as notes, Note};
use crate::ui::widgets::{Button, Dialog, FocusChain, TextArea, check};
use chrono::NaiveDate;

const SALT: &str = "correct an entry";

/// The dialog on show.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectDialog {
    /// Which entry, counted from 1.
    entry: u32,
    heading: String,
    /// The entry as it stands now, with the corrections made before.
    before: Step,
    /// As it was opened: what differs was typed.
    fresh: StepForm,
    now: StepForm,
    /// Whether the entry has data of its own that a dialog asks for; of others only day, clerk, number and words.
    has_data: bool,
    strike: bool,
    reason: String,
    tried: bool,
    focus: bool,
    settling: u8,
}

impl CorrectDialog {
    /// For entry `entry` (from 1) of the item; `None` when there is no such entry.
    pub fn new(entry: u32, model: &PetitionModel, today: NaiveDate) -> Option<Self> {
        let place = (entry as usize).checked_sub(1)?;
        let steps = &model.file.steps;
        let before = procedure::entry_as_corrected(steps, entry).or_else(|| steps.get(place).cloned())?;
        let filled = StepForm::of_step(&before);
        let has_data = filled.is_some();
        let fresh = filled.unwrap_or_else(|| {
            let mut form = StepForm::blank(Move::Shelve);
            form.day.insert(Field::On, Some(before.on));
            form.set(Field::By, &before.by);
            form.set(Field::Text, &before.text);
            form.set(Field::Document, &before.document);
            form
        });
        Some(Self {
            entry,
            heading: format!("{} {}", due::dated(before.on, today), before.heading()),
            before,
            now: fresh.clone(),
            fresh,
            has_data,
            strike: false,
            reason: String::new(),
            tried: false,
            focus: true,
            settling: 3,
        })
    }

    /// Whether something was typed.
    pub fn is_touched(&self) -> bool {
        self.strike || self.now != self.fresh || !self.reason.trim().is_empty()
    }

    /// What differs from the entry as it stands.
    fn change(&self, model: &PetitionModel) -> Result<Correction, Lack> {
        if self.strike {
            return Ok(Correction { strike: true, ..Correction::default() });
        }
        let before = &self.before;
        let on = self.now.day(Field::On).ok_or((Field::On, w::DATE_MISSING.to_owned()))?;
        let other = |field, was: &str| Some(self.now.owned(field)).filter(|text| text != was.trim());
        let act = if self.has_data && self.now != self.fresh {
            Some(self.now.corrected(&before.act, &model.progress)?).filter(|act| *act != before.act)
        } else {
            None
        };
        Ok(Correction {
            on: Some(on).filter(|on| *on != before.on),
            by: other(Field::By, &before.by),
            document: other(Field::Document, &before.document),
            text: other(Field::Text, &before.text),
            act: act.map(Box::new),
            ..Correction::default()
        })
    }

    /// The entry to be made, if the record holds with it.
    fn checked(&self, model: &PetitionModel, env: &Env) -> Result<Step, Lack> {
        let step = Step {
            by: env.settings.office.clerk.clone(),
            at: Some(env.now.time()),
            text: self.reason.trim().to_owned(),
            ..Step::new(env.today, env.now, Act::Corrected { entry: self.entry, change: self.change(model)? })
        };
        let file = &model.file;
        procedure::check_step(&file.petition, &file.steps, &step, env.today, &model.settings, &model.calendar)
            .map(|()| step)
            .map_err(|refused| (self.field_of(&refused.0, model), refused.0))
    }

    /// A sentence about the record as a whole stands under all; one about what the entry must carry under its field.
    fn field_of(&self, sentence: &str, model: &PetitionModel) -> Field {
        if self.strike || !self.has_data || sentence == w::CORRECT_WHY {
            return Field::Whole;
        }
        let shown: Vec<Field> = self.now.correctable(&model.file).into_iter().map(|(field, ..)| field).collect();
        Field::of_sentence(sentence, &shown)
    }

    /// Draws it. `Some(None)`: closed; `Some(Some(step))`: this entry is to be made.
    pub fn ui(&mut self, ctx: &Context, model: &PetitionModel, env: &Env) -> Option<Option<Step>> {
        // A scrolling body finds its height, and the dialog its place, in the first frames.
        if let Some(left) = self.settling.checked_sub(1) {
            self.settling = left;
            ctx.request_repaint();
        }
        let error = self.checked(model, env).err().filter(|_| self.tried);
        let title = w::correct(&self.heading);
        let go_id = Id::unique((SALT, "go"));
        let go_words = if self.strike { w::STRIKE_GO } else { w::CORRECT_GO };
        let mut frame = Frame { model, env, chain: FocusChain::new(), error, focus: None };
        let out = Dialog::new(SALT, &title).width(600.0).show(
            ctx,
            |ui| {
                self.fields_ui(ui, &mut frame);
                frame.chain.end_at(go_id);
                if std::mem::take(&mut self.focus)
                    && let Some(first) = frame.chain.first()
                {
                    ui.memory_mut(|memory| memory.request_focus(first));
                }
                frame.chain.run(ui.ctx());
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
        let step = self.checked(model, env).ok()?;
        Dialog::closed(ctx, SALT);
        Some(Some(step))
    }

    fn fields_ui(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        fields_ui::row("").show(ui, |ui, _| {
            let response = check::check(ui, "strike", &mut self.strike, w::STRIKE);
            frame.chain.push(&response);
        });
        // Reason and refusal stand above the fields: of a long form the end is out of sight.
        fields_ui::row(w::WHY).required().show(ui, |ui, id| {
            let field = TextArea::new("why", &mut self.reason).labelled(id).required().rows(1);
            let response = field.placeholder(w::WHY_EXAMPLE).show(ui);
            frame.chain.push_multiline(&response);
        });
        notes::note(ui, Note::Hint(w::CORRECT_HINT));
        if let Some(sentence) = frame.error(Field::Whole) {
            notes::note(ui, Note::Error(sentence));
        }
        if !self.strike {
            let form = &mut self.now;
            fields_ui::field_ui(ui, form, (Field::On, w::ON, true), frame);
            let asked = if self.has_data { form.correctable(&frame.model.file) } else { Vec::new() };
            for asked in asked.into_iter().filter(|(field, ..)| *field != Field::Document) {
                fields_ui::field_ui(ui, form, asked, frame);
            }
            fields_ui::field_ui(ui, form, (Field::By, w::BY, false), frame);
            fields_ui::field_ui(ui, form, (Field::Document, w::DOCUMENT, false), frame);
            let (label, example) = if self.has_data { form.step.words().text } else { (w::CONTENTS, "") };
            fields_ui::text_ui(ui, form, label, example, frame);
        }
    }
}
