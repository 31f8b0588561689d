//! The dialog of a step: asks for what the step must carry, says what it leads to.

use super::{
    PetitionModel, StepForm,
    field::Field,
    fields_ui::{self, Frame},
    form::Lack,
    moves::Move,
    w,
};
use crate::domain::procedure::{Act, Missing, Step, missing_to_close};
use crate::store::petitions::PetitionFile;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c};
use crate::ui::widgets::form::{self as notes, Note};
use crate::ui::widgets::{Button, Dialog, FocusChain, check};
use eframe::egui::{Context, Id, Label, Ui};

const SALT: &str = "petition step";
const WIDTH: f32 = 600.0;

/// The dialog on show.
#[derive(Clone, Debug, PartialEq)]
pub struct StepDialog {
    form: StepForm,
    /// As it was proposed: what differs was typed.
    fresh: StepForm,
    /// The outcomes one chooses from; empty when the step is given.
    triage: Vec<Move>,
    /// It was left half-filled before.
    resumed: bool,
    tried: bool,
    focus: Option<Field>,
    settling: u8,
}

impl StepDialog {
    /// Asks for the fields of `step`; with `triage` also for which of those steps it is.
    pub fn new(step: Move, triage: Vec<Move>, model: &PetitionModel, env: &Env) -> Self {
        let mut form = StepForm::new(step, &model.file, env.today, &model.leader, &model.settings);
        if let Some(result) = model.mediated.as_ref().filter(|_| matches!(step, Move::Settle | Move::MediationFailed)) {
            form.take_result(result);
        }
        let focus = Some(if triage.is_empty() { Field::On } else { Field::Whole });
        Self { fresh: form.clone(), form, triage, resumed: false, tried: false, focus, settling: 3 }
    }

    /// Goes on with what was left half-filled.
    pub fn resume(mut self, form: StepForm) -> Self {
        self.resumed = true;
        self.form = form;
        self
    }

    /// What was typed so far, if anything was.
    pub fn typed(&self) -> Option<&StepForm> {
        (self.form != self.fresh).then_some(&self.form)
    }

    /// Under which step it is left half-filled: 分流 is one, whichever outcome stands there.
    pub fn place(&self) -> Option<Move> {
        self.triage.is_empty().then_some(self.form.step)
    }

    /// Whether a form of this step belongs here.
    pub fn admits(&self, step: Move) -> bool {
        self.form.step == step || self.triage.contains(&step)
    }

    /// Draws it. `Some(None)`: closed; `Some(Some(steps))`: these entries are to be made.
    pub fn ui(&mut self, ctx: &Context, model: &PetitionModel, env: &Env) -> Option<Option<Vec<Step>>> {
        // A scrolling body finds its height, and the dialog its place, in the first frames.
        if let Some(left) = self.settling.checked_sub(1) {
            self.settling = left;
            ctx.request_repaint();
        }
        let checked = self.form.checked(&model.file, env.now, &model.settings, &model.calendar);
        let error = checked.as_ref().err().cloned().filter(|_| self.tried);
        let warnings = checked.as_ref().map_or_else(
            |_| Vec::new(),
            |steps| self.form.warnings(steps, &model.file, env.today, &model.settings, &model.calendar),
        );
        let missing =
            self.form.steps(&model.file, env.now).map_or_else(|_| Vec::new(), |steps| missing(&steps, &model.file));
        let refused = checked.is_err();
        let mut frame = Frame { model, env, chain: FocusChain::new(), error, focus: self.focus.take() };
        let go_id = Id::unique((SALT, "go"));
        let (mut go, mut stay) = (false, false);
        let step = self.form.step;
        let name = if self.triage.is_empty() { w::move_name(step, model.is_assigned()) } else { w::TRIAGE };
        let question = if step == Move::Close { "？" } else { "" };
        let title = format!("{name} {}{question}", model.number());
        let go_words = w::go(&self.form, model);
        let out = Dialog::new(SALT, &title).width(WIDTH).show(
            ctx,
            |ui| {
                self.body_ui(ui, model, env, &mut frame);
                for words in &warnings {
                    notes::note(ui, Note::Suggestion(words));
                }
                missing_ui(ui, &missing, refused);
                frame.chain.end_at(go_id);
                frame.chain.run(ui.ctx());
            },
            |ui| {
                go = ui.add(Button::primary(go_words).id(go_id)).clicked();
                stay = ui.add(Button::plain(w::stay(step)).key("Esc")).clicked();
            },
        );
        if out.dismissed || stay {
            Dialog::closed(ctx, SALT);
            return Some(None);
        }
        if !go {
            return None;
        }
        self.enter(ctx, model, env)
    }

    fn enter(&mut self, ctx: &Context, model: &PetitionModel, env: &Env) -> Option<Option<Vec<Step>>> {
        match self.form.checked(&model.file, env.now, &model.settings, &model.calendar) {
            Ok(mut steps) => {
                for step in steps.iter_mut().filter(|step| step.on == env.today) {
                    step.at = Some(env.now.time());
                }
                Dialog::closed(ctx, SALT);
                Some(Some(steps))
            }
            Err((field, _)) => {
                (self.tried, self.focus) = (true, Some(field));
                None
            }
        }
    }

    fn body_ui(&mut self, ui: &mut Ui, model: &PetitionModel, env: &Env, frame: &mut Frame<'_>) {
        ui.add(Label::new(Role::Cell.rich(&model.file.petition.title, c::INK2)).truncate());
        if self.resumed {
            notes::note(ui, Note::Suggestion(w::RESUMED));
        }
        self.triage_ui(ui, model, env, frame);
        let form = &mut self.form;
        fields_ui::field_ui(ui, form, (Field::On, w::ON, true), frame);
        for asked in form.shown(&model.file) {
            fields_ui::field_ui(ui, form, asked, frame);
        }
        fields_ui::field_ui(ui, form, (Field::By, w::BY, false), frame);
        let (label, example) = form.step.words().text;
        fields_ui::text_ui(ui, form, label, example, frame);
        if let Some(told) = form.consequence(&model.file, env.now, &model.settings, &model.calendar) {
            notes::note(ui, Note::Hint(&told));
        }
        if let Some(sentence) = frame.error(Field::Whole) {
            notes::note(ui, Note::Error(sentence));
        }
    }

    /// 分流: which outcome it is.
    fn triage_ui(&mut self, ui: &mut Ui, model: &PetitionModel, env: &Env, frame: &mut Frame<'_>) {
        if self.triage.is_empty() {
            return;
        }
        let mut chosen = self.form.step;
        fields_ui::row(w::TRIAGE_TO).required().show(ui, |ui, _| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = eframe::egui::vec2(18.0, 0.0);
                for step in &self.triage {
                    let words = step.words();
                    let response = check::radio(ui, words.name, &mut chosen, *step, words.name);
                    if *step == self.form.step {
                        frame.take(Field::Whole, &response);
                    } else {
                        frame.chain.push(&response);
                    }
                }
            });
            notes::note(ui, Note::Hint(self.form.step.words().tip));
        });
        if chosen != self.form.step {
            self.form.turn_to(chosen, &model.file, env.today, &model.leader, &model.settings);
            (self.tried, frame.error) = (false, None);
        }
    }
}

/// What an item that is closed by `steps` still lacks: for 办结 and, when it is judged so, for 化解.
fn missing(steps: &[Step], file: &PetitionFile) -> Vec<Missing> {
    let closing = steps.iter().find_map(|step| match &step.act {
        Act::Closed { settlement, outcome, checks } => Some((*settlement, *outcome, checks)),
        _ => None,
    });
    let Some((settlement, outcome, checks)) = closing else { return Vec::new() };
    missing_to_close(&file.petition, &file.steps, settlement, outcome, checks)
}

/// The list of what is missing; `refused` when it cannot be closed so.
fn missing_ui(ui: &mut Ui, missing: &[Missing], refused: bool) {
    if missing.is_empty() {
        return;
    }
    notes::note(ui, Note::Suggestion(&w::missing(missing.len(), refused)));
    let sentences: Vec<&str> = missing.iter().map(|lack| lack.sentence.trim_end_matches('。')).collect();
    notes::note(ui, Note::Hint(&format!("{}。", sentences.join("；"))));
}

/// What is wrong in the dialog, for the frame.
pub(super) type Wrong = Option<Lack>;
