//! 登记 and 修改: the form in which an item enters the register, and in which it is put right.
//!
//! [`IntakePage`] is model in, action out: open it with [`IntakePage::open`], draw it, have every returned
//! [`IntakeAction`] carried out on the register, and hand back what came of it through [`IntakePage::told`] or
//! [`IntakePage::failed`]. [`IntakeScreen`] hangs it in the app.
//!
//! Nothing typed is lost: the form is a draft two seconds after the last key, a failed save leaves everything as it
//! is, and leaving keeps the draft.

mod action;
mod bars_ui;
mod body_ui;
mod case_ui;
mod demand_ui;
mod dialogs;
mod fields;
pub mod form;
mod handling_ui;
mod limits;
mod model;
mod people_ui;
mod registration;
mod screen;
mod side_ui;
mod w;

pub use action::{IntakeAction, KnownPerson, Outcome};
pub use form::{Handling, IntakeForm};
pub use limits::{Limits, limits};
pub use model::{Found, IntakeModel};
pub use screen::IntakeScreen;

use crate::domain::terms::Channel;
use crate::store::petitions::Lookalike;
use crate::ui::ime;
use crate::ui::theme::{color as c, space};
use crate::ui::widgets::{Guide, guide::Seen, suggest};
use chrono::NaiveDateTime;
use dialogs::Over;
use eframe::egui::{Context, CornerRadius, Key, Modifiers, Popup, Rect, Ui, UiBuilder};
use form::{PersonForm, Tick};
use std::sync::atomic::{AtomicU64, Ordering};

/// Seconds after the last change before earlier items are looked for.
const LOOK_AFTER: f64 = 0.3;
/// Seconds after the last change before the draft is written.
const DRAFT_AFTER: f64 = 2.0;

/// The form and what must outlive a frame.
pub struct IntakePage {
    /// Tells the fields of one opened form from those of the next.
    serial: u64,
    form: IntakeForm,
    /// As opened: nothing was typed while they are equal.
    opened: IntakeForm,
    /// As in the last frame.
    last: IntakeForm,
    found: Found,
    seen: Seen,
    over: Over,
    /// A key of the whole window that the app handed on.
    pressed: Option<Press>,
    /// Time of the last change that no draft holds yet.
    draft_due: Option<f64>,
    draft_at: Option<NaiveDateTime>,
    /// What was looked for last, and the time of the last change since.
    looked_for: String,
    look_due: Option<f64>,
    /// 重复 was ticked by the program.
    suggested: bool,
    more: bool,
    fresh: bool,
    /// Field of a row that is drawn from the next frame on.
    focus_next: Option<String>,
    saving: bool,
    failure: Option<String>,
    restored: Option<NaiveDateTime>,
    set_aside: Option<Box<IntakeForm>>,
}

/// A key of the whole window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Ctrl+S; with `true` Ctrl+P, which prints as well.
    Save(bool),
    /// F1.
    Help,
    /// Esc, when nothing was open.
    Escape,
}

/// What one frame of the form asked for besides typing.
#[derive(Default)]
struct Asked {
    action: Option<IntakeAction>,
    save: Option<bool>,
    leave: bool,
}

/// Once `delay` seconds have passed since `due`, forgets it and says so; else has the window wake up then.
fn settled(ctx: &Context, due: &mut Option<f64>, delay: f64) -> bool {
    let Some(since) = *due else { return false };
    let left = delay - (ctx.input(|input| input.time) - since);
    if left <= 0.0 {
        *due = None;
        return true;
    }
    ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
    false
}

impl IntakePage {
    /// Opens the form: with the draft if there is one, with the item to amend, or blank for `channel`.
    pub fn open(model: &IntakeModel, channel: Channel) -> Self {
        let blank = match &model.amending {
            Some(file) => IntakeForm::amend(&file.petition),
            None => IntakeForm::blank(channel, model.now, &model.settings.office.clerk),
        };
        let mut page = Self::with(blank);
        let draft = model.draft.as_ref().and_then(|draft| Some((IntakeForm::from_draft(&draft.body)?, draft.saved_at)));
        if let Some((form, saved_at)) = draft {
            page.restored = Some(saved_at);
            page.draft_at = Some(saved_at);
            page.take(form);
        }
        page
    }

    /// Opens the form with what was typed before (撤销 of 并入).
    pub fn resume(form: IntakeForm) -> Self {
        let mut page = Self::with(IntakeForm::default());
        page.take(form);
        page
    }

    fn with(form: IntakeForm) -> Self {
        static SERIAL: AtomicU64 = AtomicU64::new(0);
        Self {
            serial: SERIAL.fetch_add(1, Ordering::Relaxed),
            opened: form.clone(),
            last: form.clone(),
            more: handling_ui::has_more(&form),
            form,
            found: Found::default(),
            seen: Seen::default(),
            over: Over::Nothing,
            pressed: None,
            draft_due: None,
            draft_at: None,
            looked_for: String::new(),
            look_due: None,
            suggested: false,
            fresh: true,
            focus_next: None,
            saving: false,
            failure: None,
            restored: None,
            set_aside: None,
        }
    }

    fn take(&mut self, form: IntakeForm) {
        self.more = handling_ui::has_more(&form);
        self.last = form.clone();
        self.form = form;
        self.look_due = Some(0.0);
    }

    /// What is typed.
    pub fn form(&self) -> &IntakeForm {
        &self.form
    }

    /// Whether anything was typed since the form was opened, or a draft was taken up.
    pub fn is_touched(&self) -> bool {
        self.form != self.opened
    }

    /// What to keep when one goes elsewhere: name and text of the draft; `None` when nothing was typed, or when it is
    /// just being saved.
    pub fn unsaved(&self) -> Option<(String, String)> {
        (self.is_touched() && !self.saving).then(|| (self.form.draft_key(), self.form.to_draft()))
    }

    /// A key of the whole window; it is looked at when the form is drawn next.
    pub fn press(&mut self, press: Press) {
        self.pressed = Some(press);
    }

    /// One comes back to what was typed before: says so, and offers to start over.
    pub fn come_back(&mut self, now: NaiveDateTime) {
        self.restored = Some(self.draft_at.unwrap_or(now));
        self.fresh = true;
    }

    /// Takes what came of an action. Returns what is for the app: [`Outcome::Saved`], [`Outcome::Merged`],
    /// [`Outcome::Unmerged`], [`Outcome::Left`].
    pub fn told(&mut self, outcome: Outcome) -> Option<Outcome> {
        self.failure = None;
        match outcome {
            Outcome::DraftKept { at } => self.draft_at = Some(at),
            Outcome::DraftDropped => self.draft_at = None,
            Outcome::Same(same) => {
                self.suggest_repeat(&same);
                self.found.same = Some(same);
            }
            Outcome::People(people) => self.found.people = Some(people),
            Outcome::Nothing => {}
            done => {
                self.saving = false;
                return Some(done);
            }
        }
        None
    }

    /// An action failed: `advice` is what the clerk reads. Everything typed stays.
    pub fn failed(&mut self, advice: String) {
        self.saving = false;
        self.failure = Some(advice);
    }

    /// Ticks 重复 when the same person came with a like demand; the clerk may change it.
    fn suggest_repeat(&mut self, same: &[Lookalike]) {
        if self.form.tick != Tick::None || self.form.is_amending() {
            return;
        }
        let alike = |one: &&Lookalike| {
            one.reasons.len() > 1
                && one.reasons.contains(&"诉求相近")
                && !self.form.not_same.contains(&one.row.petition.number)
        };
        if let Some(one) = same.iter().find(alike) {
            self.form.tick = Tick::Repeat;
            self.form.earlier.clone_from(&one.row.petition.number);
            self.suggested = true;
        }
    }

    /// Draws the page over all the room there is.
    pub fn ui(&mut self, ui: &mut Ui, model: &IntakeModel) -> Option<IntakeAction> {
        let whole = ui.available_rect_before_wrap();
        let ctx = ui.ctx().clone();
        let nothing_open = !Popup::is_any_open(&ctx) && !suggest::any_open(&ctx) && self.over == Over::Nothing;
        let builder = UiBuilder::new().id_salt(("intake", self.serial)).max_rect(whole);
        let mut asked = ui.scope_builder(builder, |ui| self.page_ui(ui, whole, model)).inner;
        if let Some(action) = self.over.show(&ctx, &mut self.form, &self.found, model) {
            asked.action = Some(action);
        }
        if nothing_open && ime::take(&ctx, Modifiers::NONE, Key::Escape) {
            asked.leave = true;
        }
        self.forget_what_is_gone();
        self.decide(asked).or_else(|| self.by_itself(&ctx, model))
    }

    fn page_ui(&mut self, ui: &mut Ui, whole: Rect, model: &IntakeModel) -> Asked {
        let (top, rest) = whole.split_top_bottom_at_y(whole.top() + space::BAR_H);
        let (middle, _) = rest.split_top_bottom_at_y(rest.bottom() - space::BAR_H);
        ui.painter().rect_filled(top, CornerRadius::ZERO, c::HEAD);
        ui.painter().rect_filled(middle, CornerRadius::ZERO, c::SURFACE);
        let back = self.title_ui(ui, top, model);
        let middle = self.banners_ui(ui, middle);

        let findings = self.form.check(model.now, &model.settings, &model.calendar);
        let mut seen = std::mem::take(&mut self.seen);
        if let Some(path) = self.focus_next.take() {
            seen.go_to(&path);
        }
        let mut guide = Guide::new(&findings, &mut seen);
        let action = self.body_ui(ui, middle, model, &mut guide);
        let save_id = ui.make_persistent_id("save");
        let mut asked = self.save_bar_ui(ui, rest, &mut guide, save_id);
        asked.action = action;
        asked.leave |= back;
        let ctx = ui.ctx().clone();
        self.keys(&ctx, &mut guide, &mut asked);
        if let Some(print) = asked.save.take() {
            guide.show_all();
            match guide.first_error() {
                Some(finding) => guide.go_to(&finding.field),
                None => asked.save = Some(print),
            }
        }
        if std::mem::take(&mut self.fresh)
            && let Some(first) = guide.first()
        {
            ctx.memory_mut(|memory| memory.request_focus(first));
        }
        guide.finish(&ctx, Some(save_id));
        self.seen = seen;
        asked
    }

    /// Ctrl+S, Ctrl+P, F1 and Esc, from the window or handed on by the app.
    fn keys(&mut self, ctx: &Context, guide: &mut Guide<'_>, asked: &mut Asked) {
        let handed = self.pressed.take();
        if self.over != Over::Nothing {
            return;
        }
        let own = |modifiers, key, press| ime::take(ctx, modifiers, key).then_some(press);
        let press = handed
            .or_else(|| own(Modifiers::COMMAND, Key::S, Press::Save(false)))
            .or_else(|| own(Modifiers::COMMAND, Key::P, Press::Save(true)))
            .or_else(|| own(Modifiers::NONE, Key::F1, Press::Help));
        match press {
            Some(Press::Save(print)) => asked.save = Some(print),
            Some(Press::Escape) => asked.leave = true,
            Some(Press::Help) => self.over = Over::Help(w::help(guide.focused(ctx).unwrap_or_default())),
            None => {}
        }
    }

    /// What the clerk asked for, as an action.
    fn decide(&mut self, asked: Asked) -> Option<IntakeAction> {
        if let Some(print) = asked.save.filter(|_| !self.saving) {
            self.saving = true;
            self.failure = None;
            return Some(IntakeAction::Save { form: Box::new(self.form.clone()), print });
        }
        if asked.leave {
            self.draft_due = None;
            return Some(IntakeAction::Leave { draft: self.unsaved() });
        }
        if matches!(asked.action, Some(IntakeAction::MergeInto { .. })) {
            self.saving = true;
        }
        asked.action
    }

    /// What happens without being asked for: the draft, and looking for earlier items.
    fn by_itself(&mut self, ctx: &Context, model: &IntakeModel) -> Option<IntakeAction> {
        if self.form != self.last {
            let now = ctx.input(|input| input.time);
            self.last = self.form.clone();
            self.draft_due = Some(now);
            if self.look_key() != self.looked_for {
                self.look_due = Some(now);
            }
        }
        if self.saving {
            return None;
        }
        if settled(ctx, &mut self.look_due, LOOK_AFTER) {
            let key = self.look_key();
            let worth = !key.is_empty() && key != self.looked_for;
            self.looked_for = key;
            if worth {
                return Some(IntakeAction::LookForSame(Box::new(self.form.item(model.now))));
            }
            if self.looked_for.is_empty() {
                self.found.same = None;
            }
        }
        if settled(ctx, &mut self.draft_due, DRAFT_AFTER) && self.is_touched() {
            return Some(IntakeAction::SaveDraft { key: self.form.draft_key(), body: self.form.to_draft() });
        }
        None
    }

    /// What the search for earlier items goes by; empty while there is nobody to compare with.
    fn look_key(&self) -> String {
        let people = if self.form.anonymous { &[] } else { self.form.people.as_slice() };
        if people.iter().all(PersonForm::is_blank) {
            return String::new();
        }
        let mut parts = vec![self.form.title.trim()];
        parts.push(&self.form.place.as_ref().unwrap_or(&self.form.address).village);
        parts.extend(people.iter().flat_map(|row| [&row.who.name, &row.who.id_no, &row.who.phone]).map(String::as_str));
        parts.join("\n")
    }

    /// When the item that made the program tick 重复 is said to be another, the tick goes too.
    fn forget_what_is_gone(&mut self) {
        if self.suggested && self.form.not_same.contains(&self.form.earlier) {
            self.form.tick = Tick::None;
            self.form.earlier.clear();
            self.suggested = false;
        }
    }
}
