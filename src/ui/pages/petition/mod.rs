//! 信访件 in detail: who, what happened, what may be done next.

mod action;
mod acts;
mod cancel;
mod correct;
mod dialog;
mod draft;
mod facts;
mod field;
mod fields_ui;
mod form;
mod head;
mod middle;
mod model;
mod moves;
mod offers;
pub(in crate::ui::pages) mod papers;
mod screen;
mod sides;
mod w;

pub use action::{Outcome, PetitionAction, PetitionChange};
pub use cancel::CancelDialog;
pub use draft::Draft;
pub use facts::{Fact, Group};
pub use field::Field;
pub use form::StepForm;
pub use model::{Entry, Limit, PaperLine, PetitionModel};
pub use moves::Move;
pub use offers::Offers;
pub use papers::{PaperAction, Shelf};

use crate::domain::forms::FormId;
use crate::domain::procedure::{Act, Step};
use crate::ui::layout::{self, rule_left, split_bottom, split_left, split_right, split_top};
use crate::ui::pages::petitions::PetitionsQuery;
use crate::ui::screen::Env;
use crate::ui::theme::{color as c, space};
use crate::ui::widgets::banner::{Kind, banner};
use crate::ui::widgets::tabs;
use correct::CorrectDialog;
use dialog::StepDialog;
use eframe::egui::{Frame, Id, Margin, Ui, UiBuilder};
use std::collections::BTreeMap;

const LEFT_W: f32 = 274.0;
const RIGHT_W: f32 = 288.0;
/// Seconds an ID number or phone stays in sight.
const LOOK: f64 = 30.0;

/// The tabs of the middle; the last two only where there is no room for their columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// 办理过程.
    #[default]
    Process,
    /// 诉求原文.
    Words,
    /// 回访与评价.
    FollowUp,
    /// 修改记录.
    Journal,
    /// 下一步.
    Next,
    /// 信访人与事项.
    Facts,
}

/// The detail page: what outlives a frame.
#[derive(Default)]
pub struct PetitionPage {
    number: String,
    tab: Tab,
    list: Option<PetitionsQuery>,
    wanted_paper: Option<FormId>,
    looking: Option<(&'static str, f64)>,
    label: Option<String>,
    note: String,
    dialog: Option<StepDialog>,
    sent: Option<StepDialog>,
    /// Dialogs left half-filled, by item and step (`None`: 分流).
    kept: BTreeMap<(String, Option<Move>), StepForm>,
    /// Half-typed notes of other items one has looked at since.
    notes: BTreeMap<String, String>,
    sent_note: Option<String>,
    cancel: Option<CancelDialog>,
    /// The draft on the disk was taken in; `true` when there was one.
    taken_in: Option<bool>,
    correct: Option<CorrectDialog>,
    sent_correction: Option<CorrectDialog>,
    papers: papers::PaperDesk,
}

impl PetitionPage {
    /// Shows item `number`.
    pub fn show(&mut self, number: &str) {
        if self.number != number {
            self.keep();
            let (kept, mut notes) = (std::mem::take(&mut self.kept), std::mem::take(&mut self.notes));
            notes.insert(std::mem::take(&mut self.number), std::mem::take(&mut self.note));
            let note = notes.remove(number).unwrap_or_default();
            *self = Self { number: number.to_owned(), list: self.list.take(), kept, notes, note, ..Self::default() };
        }
    }

    /// Shows item `number` at its follow-ups.
    pub fn show_follow_up(&mut self, number: &str) {
        self.show(number);
        self.tab = Tab::FollowUp;
    }

    /// Which item, and the list one came from: what the model must be loaded for.
    pub fn wanted(&self) -> (&str, Option<&PetitionsQuery>) {
        (&self.number, self.list.as_ref())
    }

    /// A change that was asked for did not succeed: what was typed is there again.
    pub fn put_back(&mut self) {
        self.dialog = self.sent.take().or(self.dialog.take());
        self.correct = self.sent_correction.take().or(self.correct.take());
        self.papers.put_back();
        if let Some(note) = self.sent_note.take().filter(|_| self.note.is_empty()) {
            self.note = note;
        }
    }

    /// Whether something typed is not yet an entry.
    pub fn has_draft(&self) -> bool {
        !self.note.trim().is_empty()
            || self.dialog.as_ref().is_some_and(|dialog| dialog.typed().is_some())
            || self.correct.as_ref().is_some_and(CorrectDialog::is_touched)
    }

    /// Takes in what was left on the disk, once.
    fn take_in(&mut self, draft: &Draft) {
        if self.taken_in.is_some() {
            return;
        }
        self.taken_in = Some(!draft.is_empty());
        if self.note.is_empty() {
            self.note.clone_from(&draft.note);
        }
        for (place, form) in &draft.forms {
            self.kept.entry((self.number.clone(), *place)).or_insert_with(|| form.clone());
        }
    }

    /// What is to be on the disk now; `None` when nothing was there and nothing is to be kept.
    fn draft(&self) -> Option<Draft> {
        let forms = self.kept.iter().filter(|((number, _), _)| *number == self.number);
        let forms = forms.map(|((_, place), form)| (*place, form.clone())).collect();
        let draft = Draft { note: self.note.clone(), forms };
        (!draft.is_empty() || self.taken_in == Some(true)).then_some(draft)
    }

    /// Lays what was typed into the open dialog aside.
    fn keep(&mut self) {
        let Some(dialog) = self.dialog.take() else { return };
        let place = (self.number.clone(), dialog.place());
        match dialog.typed() {
            Some(form) => drop(self.kept.insert(place, form.clone())),
            None => drop(self.kept.remove(&place)),
        }
    }

    /// Opens the dialog of a step; of several, the one is chosen in it.
    fn open_dialog(&mut self, step: Move, triage: Vec<Move>, model: &PetitionModel, env: &Env) {
        let dialog = StepDialog::new(step, triage, model, env);
        let kept = self.kept.get(&(self.number.clone(), dialog.place()));
        self.dialog = Some(match kept.filter(|form| dialog.admits(form.step)) {
            Some(form) => dialog.resume(form.clone()),
            None => dialog,
        });
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &PetitionModel, env: &Env) -> Option<PetitionAction> {
        self.take_in(&model.draft);
        // The list tells where it stands by the way both know, so that 上一件 and 下一件 follow it.
        self.list = ui.data(|data| data.get_temp(list_key())).or(self.list.take());
        if let Some(form) = self.wanted_paper.take_if(|form| model.shelf.possible.contains(form)) {
            self.papers.pressed(papers::PaperPressed::Issue(form), model.number(), &model.shelf, env);
        }
        let all = ui.available_rect_before_wrap();
        let (head, rest) = split_top(all, head::HEIGHT);
        let mut action = head::head_ui(ui, head, model, env, &mut self.cancel);
        let rest = match &model.file.petition.cancelled {
            Some(reason) => {
                let (line, rest) = split_top(rest, 42.0);
                let mut child = ui.new_child(UiBuilder::new().id_salt("cancelled").max_rect(line.shrink(4.0)));
                if banner(&mut child, Kind::Warning, &w::cancelled(reason), Some(w::RESTORE)) {
                    let number = model.number().to_owned();
                    action = Some(PetitionAction::Change(PetitionChange::Restore { number }));
                }
                rest
            }
            None => rest,
        };
        let mut middle = rest;
        if env.two_columns() {
            let (left, after) = split_left(middle, LEFT_W);
            middle = after;
            let looking = self.looking(ui);
            let done = layout::scroll_pane(ui, "facts", left, c::HEAD, space::PAGE, |ui| {
                sides::facts_ui(ui, &model.facts, looking)
            });
            action = self.fact_action(ui, done, model).or(action);
        }
        if env.wide() {
            let (body, right) = split_right(middle, RIGHT_W);
            middle = body;
            let done = layout::scroll_pane(ui, "next", right, c::HEAD, space::S16, |ui| sides::next_ui(ui, model, env));
            rule_left(ui, right);
            action = self.next_action(done, model, env).or(action);
        }
        rule_left(ui, middle);
        action = self.middle_ui(ui, middle, model, env).or(action);
        self.dialogs_ui(ui, model, env).or(action)
    }

    fn middle_ui(
        &mut self,
        ui: &mut Ui,
        rect: eframe::egui::Rect,
        model: &PetitionModel,
        env: &Env,
    ) -> Option<PetitionAction> {
        let mut action = None;
        let (top, body) = split_top(rect, tabs::TABS_H);
        let (body, foot) = split_bottom(body, space::BAR_H);
        ui.painter().rect_filled(rect.with_min_x(rect.left() + 1.0), 0, c::SURFACE);
        let mut parts = vec![
            (Tab::Process, w::TABS[0]),
            (Tab::Words, w::TABS[1]),
            (Tab::FollowUp, w::TABS[2]),
            (Tab::Journal, w::TABS[3]),
        ];
        parts.extend((!env.wide()).then_some((Tab::Next, w::TABS[4])));
        parts.extend((!env.two_columns()).then_some((Tab::Facts, w::TABS[5])));
        if parts.iter().all(|(tab, _)| *tab != self.tab) {
            self.tab = Tab::Process;
        }
        let mut child = ui.new_child(UiBuilder::new().id_salt("tabs").max_rect(top));
        Frame::new().inner_margin(Margin::symmetric(24, 0)).show(&mut child, |ui| {
            tabs::tabs(ui, "tabs", w::TABS_NAME, &mut self.tab, &parts);
        });
        let body = body.with_min_x(body.left() + 1.0);
        let looking = self.looking(ui);
        let tab = self.tab;
        let salt = ["process", "words", "follow up", "journal", "next step", "facts of it"][tab as usize];
        let done = layout::scroll_pane(ui, salt, body, c::SURFACE, space::PAGE, |ui| match tab {
            Tab::Process => {
                let writable = env.writable && model.file.petition.cancelled.is_none();
                let reason = model.limit.as_ref().map(|limit| &limit.why);
                middle::timeline_ui(ui, &model.timeline, reason, writable).map(sides::Pressed::Correct)
            }
            Tab::Words => {
                middle::words_ui(ui, model);
                None
            }
            Tab::FollowUp => middle::follow_up_ui(ui, model, env.today).then_some(sides::Pressed::Step(Move::FollowUp)),
            Tab::Journal => {
                middle::journal_ui(ui, model, env.today);
                None
            }
            Tab::Next => sides::next_ui(ui, model, env),
            Tab::Facts => sides::facts_ui(ui, &model.facts, looking),
        });
        action = match tab {
            Tab::Facts => self.fact_action(ui, done, model),
            _ => self.next_action(done, model, env),
        }
        .or(action);
        if model.file.petition.cancelled.is_none()
            && env.writable
            && let Some(text) = middle::note_ui(ui, foot, &mut self.label, &mut self.note)
        {
            let label = self.label.clone().unwrap_or_else(|| w::NOTE_LABELS[0].to_owned());
            let note = Step {
                by: env.settings.office.clerk.clone(),
                at: Some(env.now.time()),
                text: text.clone(),
                ..Step::new(env.today, env.now, Act::Noted { label })
            };
            self.sent_note = Some(text);
            self.note.clear();
            action = Some(add(model, vec![note]));
        }
        action
    }

    /// Which secret is in sight now.
    fn looking(&mut self, ui: &Ui) -> Option<&'static str> {
        let time = ui.input(|input| input.time);
        let (what, until) = self.looking?;
        if time >= until {
            self.looking = None;
            return None;
        }
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64((until - time).max(0.05)));
        Some(what)
    }

    fn fact_action(
        &mut self,
        ui: &Ui,
        pressed: Option<sides::Pressed>,
        model: &PetitionModel,
    ) -> Option<PetitionAction> {
        match pressed? {
            sides::Pressed::Look(what) => {
                self.looking = Some((what, ui.input(|input| input.time) + LOOK));
                let number = model.number().to_owned();
                Some(PetitionAction::Change(PetitionChange::NoteLook { number, what }))
            }
            sides::Pressed::Hide => {
                self.looking = None;
                None
            }
            sides::Pressed::Go(action) => Some(action),
            sides::Pressed::Step(_)
            | sides::Pressed::Triage
            | sides::Pressed::Correct(_)
            | sides::Pressed::Paper(_) => None,
        }
    }

    fn next_action(
        &mut self,
        pressed: Option<sides::Pressed>,
        model: &PetitionModel,
        env: &Env,
    ) -> Option<PetitionAction> {
        match pressed? {
            sides::Pressed::Step(step) => {
                self.open_dialog(step, Vec::new(), model, env);
                None
            }
            sides::Pressed::Triage => {
                let triage = model.offers.triage.clone();
                if let Some(first) = triage.first() {
                    self.open_dialog(*first, triage, model, env);
                }
                None
            }
            sides::Pressed::Correct(entry) => {
                self.correct = CorrectDialog::new(entry, model, env.today);
                None
            }
            sides::Pressed::Go(action) => Some(action),
            sides::Pressed::Paper(pressed) => {
                self.papers.pressed(pressed, model.number(), &model.shelf, env).map(PetitionAction::Paper)
            }
            sides::Pressed::Look(_) | sides::Pressed::Hide => None,
        }
    }

    fn dialogs_ui(&mut self, ui: &Ui, model: &PetitionModel, env: &Env) -> Option<PetitionAction> {
        if let Some(answer) = self.cancel.as_mut().and_then(|dialog| dialog.ui(ui.ctx())) {
            self.cancel = None;
            return answer.map(PetitionAction::Change);
        }
        if let Some(answer) = self.correct.as_mut().and_then(|dialog| dialog.ui(ui.ctx(), model, env)) {
            let dialog = self.correct.take();
            let step = answer?;
            self.sent_correction = dialog;
            return Some(add(model, vec![step]));
        }
        if self.papers.is_open() {
            return self.papers.ui(ui.ctx(), model.number(), &model.shelf, env).map(PetitionAction::Paper);
        }
        let answer = self.dialog.as_mut()?.ui(ui.ctx(), model, env)?;
        let Some(steps) = answer else {
            self.keep();
            return None;
        };
        self.sent = self.dialog.take();
        Some(add(model, steps))
    }
}

fn add(model: &PetitionModel, mut steps: Vec<Step>) -> PetitionAction {
    let number = model.number().to_owned();
    PetitionAction::Change(match steps.first().map(|step| &step.act) {
        Some(Act::SplitOff { .. }) => PetitionChange::Split { number, step: Box::new(steps.remove(0)) },
        _ => PetitionChange::AddSteps { number, steps },
    })
}

/// Where the list leaves its question for 上一件 and 下一件.
pub(super) fn list_key() -> Id {
    Id::unique("the list of petitions one came from")
}
