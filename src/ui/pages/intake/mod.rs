//! 登记 and 修改: the form in which an item enters the register, and in which it is put right.
//!
//! The app loads an [`IntakeModel`] on the worker, makes an [`IntakePage`] with [`IntakePage::open`], draws it, and
//! lets every returned [`IntakeAction`] be carried out on the worker. What comes back goes through
//! [`IntakePage::told`] or [`IntakePage::failed`]; what the page keeps for itself is `None`, the rest is for the app
//! (a saved item, a way out). Nothing typed is lost: the form is a draft two seconds after the last key, a failed
//! save leaves everything as it is, and leaving keeps the draft.

mod action;
mod case_ui;
mod demand_ui;
mod dialogs;
mod fields;
pub mod form;
mod handling_ui;
mod limits;
mod model;
mod people_ui;
mod side_ui;
mod w;

pub use action::{IntakeAction, KnownPerson, Outcome};
pub use form::{Handling, IntakeForm};
pub use limits::{Limits, limits};
pub use model::IntakeModel;

use crate::domain::{petition::Petition, terms::Channel};
use crate::store::petitions::Lookalike;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{
    Button, Guide,
    banner::{Kind, banner},
    bars, button, chips,
    guide::Seen,
    page_bar, paint,
};
use crate::ui::{icons, ime};
use chrono::NaiveDateTime;
use dialogs::Over;
use eframe::egui::{
    Align, Context, CornerRadius, Id, Key, Layout, Margin, Modifiers, Popup, Rect, ScrollArea, Stroke, Ui, UiBuilder,
    vec2,
};
use form::Tick;
use std::sync::atomic::{AtomicU64, Ordering};

/// Seconds after the last change before earlier items are looked for.
const LOOK_AFTER: f64 = 0.3;
/// Seconds after the last change before the draft is written.
const DRAFT_AFTER: f64 = 2.0;
const SIDE_W: f32 = 290.0;
const COLUMN_GAP: f32 = 26.0;
/// Share of the left column, as drawn.
const LEFT_SHARE: f32 = 0.524;

/// The form and what must outlive a frame.
pub struct IntakePage {
    /// Tells the fields of one opened form from those of the next.
    serial: u64,
    form: IntakeForm,
    /// As opened: nothing was typed while they are equal.
    opened: IntakeForm,
    /// As in the last frame.
    last: IntakeForm,
    seen: Seen,
    over: Over,
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
    saving: bool,
    failure: Option<String>,
    restored: Option<NaiveDateTime>,
    set_aside: Option<Box<IntakeForm>>,
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

/// What one frame of the form asked for besides typing.
#[derive(Default)]
struct Frame {
    action: Option<IntakeAction>,
    save: Option<bool>,
    leave: bool,
}

impl IntakePage {
    /// Opens the form: with the draft if there is one, with the item to amend, or blank for `channel`.
    pub fn open(model: &IntakeModel, channel: Channel) -> Self {
        let blank = match &model.amending {
            Some(file) => IntakeForm::amend(&file.petition),
            None => IntakeForm::blank(channel, model.now, &model.settings.office.clerk),
        };
        let draft = model.draft.as_ref().and_then(|draft| Some((IntakeForm::from_draft(&draft.body)?, draft.saved_at)));
        let mut page = Self::with(blank);
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
            seen: Seen::default(),
            over: Over::Nothing,
            draft_due: None,
            draft_at: None,
            looked_for: String::new(),
            look_due: None,
            suggested: false,
            fresh: true,
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

    /// What to keep if the program must close now: name and text of the draft, `None` when nothing was typed.
    pub fn unsaved(&self) -> Option<(String, String)> {
        self.is_touched().then(|| (self.form.draft_key(), self.form.to_draft()))
    }

    /// Takes what came of an action. Returns what is for the app: [`Outcome::Saved`], [`Outcome::Merged`],
    /// [`Outcome::Unmerged`], [`Outcome::Left`].
    pub fn told(&mut self, model: &mut IntakeModel, outcome: Outcome) -> Option<Outcome> {
        self.failure = None;
        match outcome {
            Outcome::DraftKept { at } => self.draft_at = Some(at),
            Outcome::DraftDropped => self.draft_at = None,
            Outcome::Same(same) => {
                self.suggest_repeat(&same);
                model.same = Some(same);
            }
            Outcome::People(people) => model.people = Some(people),
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
    ///
    /// The app keeps `model.now` on the current day; everything else of the model may be as old as the form.
    pub fn ui(&mut self, ui: &mut Ui, model: &IntakeModel) -> Option<IntakeAction> {
        let whole = ui.available_rect_before_wrap();
        let ctx = ui.ctx().clone();
        let nothing_open = !Popup::is_any_open(&ctx) && self.over == Over::Nothing;
        let builder = UiBuilder::new().id_salt(("intake", self.serial)).max_rect(whole);
        let mut frame = ui.scope_builder(builder, |ui| self.page_ui(ui, whole, model)).inner;

        if let Some(asked) = self.over.show(&ctx, &mut self.form, model) {
            frame.action = Some(asked);
        }
        if nothing_open && ime::take(&ctx, Modifiers::NONE, Key::Escape) {
            frame.leave = true;
        }
        self.forget_what_is_gone();
        let asked = self.decide(frame);
        asked.or_else(|| self.by_itself(&ctx, model))
    }

    /// What the clerk asked for, as an action.
    fn decide(&mut self, frame: Frame) -> Option<IntakeAction> {
        if let Some(print) = frame.save.filter(|_| !self.saving) {
            self.saving = true;
            self.failure = None;
            return Some(IntakeAction::Save { form: Box::new(self.form.clone()), print });
        }
        if frame.leave {
            let draft = (self.is_touched() && !self.saving).then(|| self.form.to_draft());
            self.draft_due = None;
            return Some(IntakeAction::Leave { key: self.form.draft_key(), draft });
        }
        frame.action
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
            let worth = key.chars().any(|ch| ch != '\n') && key != self.looked_for;
            self.looked_for = key;
            if worth {
                return Some(IntakeAction::LookForSame(Box::new(self.form.item(model.now))));
            }
        }
        if settled(ctx, &mut self.draft_due, DRAFT_AFTER) && self.is_touched() {
            return Some(IntakeAction::SaveDraft { key: self.form.draft_key(), body: self.form.to_draft() });
        }
        None
    }

    /// What the search for earlier items goes by.
    fn look_key(&self) -> String {
        let mut parts = vec![self.form.title.trim().to_owned()];
        let village = self.form.place.as_ref().unwrap_or(&self.form.address).village.clone();
        let people = if self.form.anonymous { &[] } else { self.form.people.as_slice() };
        if people.iter().all(form::PersonForm::is_blank) {
            // Nobody to compare with: a title alone finds nothing.
            return String::new();
        }
        parts.extend(people.iter().flat_map(|row| [&row.who.name, &row.who.id_no, &row.who.phone]).cloned());
        parts.push(village);
        parts.join("\n")
    }

    fn forget_what_is_gone(&mut self) {
        if self.suggested && self.form.not_same.contains(&self.form.earlier) {
            self.form.tick = Tick::None;
            self.form.earlier.clear();
            self.suggested = false;
        }
    }

    fn page_ui(&mut self, ui: &mut Ui, whole: Rect, model: &IntakeModel) -> Frame {
        let mut frame = Frame::default();
        let (top, rest) = whole.split_top_bottom_at_y(whole.top() + space::BAR_H);
        let (middle, _) = rest.split_top_bottom_at_y(rest.bottom() - space::BAR_H);
        ui.painter().rect_filled(top, CornerRadius::ZERO, c::HEAD);
        ui.painter().rect_filled(middle, CornerRadius::ZERO, c::SURFACE);
        frame.leave |= self.title_ui(ui, top, model);
        let middle = self.banners_ui(ui, middle);

        let findings = self.form.check(model.now, &model.settings, &model.calendar);
        let mut seen = std::mem::take(&mut self.seen);
        let mut guide = Guide::new(&findings, &mut seen);
        let asked = self.body_ui(ui, middle, model, &mut guide);
        frame.action = asked;

        let save_id = ui.make_persistent_id("save");
        let pressed = self.save_bar_ui(ui, rest, &mut guide, save_id);
        frame.leave |= pressed.leave;
        let ctx = ui.ctx().clone();
        let key = |key| self.over == Over::Nothing && ime::take(&ctx, Modifiers::COMMAND, key);
        let asked_to_save = match (key(Key::S), key(Key::P)) {
            (true, _) => Some(false),
            (_, true) => Some(true),
            _ => pressed.save,
        };
        if let Some(print) = asked_to_save {
            guide.show_all();
            match guide.first_error() {
                Some(finding) => guide.go_to(&finding.field),
                None => frame.save = Some(print),
            }
        }
        if self.over == Over::Nothing && ime::take(&ctx, Modifiers::NONE, Key::F1) {
            self.over = Over::Help(w::help(guide.focused(&ctx).unwrap_or_default()));
        }
        if std::mem::take(&mut self.fresh)
            && let Some(first) = guide.first()
        {
            ctx.memory_mut(|memory| memory.request_focus(first));
        }
        guide.finish(&ctx, Some(save_id));
        self.seen = seen;
        frame
    }

    /// The bar over the page. True: back was pressed.
    fn title_ui(&self, ui: &mut Ui, rect: Rect, model: &IntakeModel) -> bool {
        let wide = rect.width() > 760.0;
        let mut back = false;
        let amending = self.form.is_amending();
        let number = match &self.form.base {
            Some(base) => Some(base.number.as_str()),
            None => model.next_number(self.form.channel, self.form.received_on),
        };
        page_bar::bar_at(
            ui,
            rect,
            |ui| {
                back = bars::breadcrumb(ui, w::BACK);
                page_bar::title(ui, &w::page_title(self.form.channel, amending), "");
                chips::small_label(ui, &w::number_chip(number, amending));
            },
            |ui| {
                if wide {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    for (key, words) in [("F1", w::HELP), ("Shift+Enter", w::PREVIOUS), ("Enter", w::NEXT)] {
                        ui.label(Role::Cell.rich(words, c::INK2));
                        chips::small_label(ui, key);
                        ui.add_space(4.0);
                    }
                }
            },
        );
        back
    }

    /// What went wrong, or where the text comes from. Returns the room below.
    fn banners_ui(&mut self, ui: &mut Ui, middle: Rect) -> Rect {
        let mut below = middle;
        let mut put = |ui: &mut Ui, kind: Kind, words: &str, action: Option<&str>| {
            let room = below.shrink2(vec2(space::PAGE, 8.0));
            let builder = UiBuilder::new().id_salt(words).max_rect(room);
            let (pressed, rect) = {
                let out = ui.scope_builder(builder, |ui| banner(ui, kind, words, action));
                (out.inner, out.response.rect)
            };
            below = below.with_min_y(rect.bottom() + 4.0);
            pressed
        };
        if let Some(words) = self.failure.clone() {
            put(ui, Kind::Error, &words, None);
        }
        let mut set_aside = None;
        if let Some(at) = self.restored
            && put(ui, Kind::Info, &w::restored(at), Some(w::START_OVER))
        {
            set_aside = Some(true);
        }
        if self.set_aside.is_some() && put(ui, Kind::Info, w::SET_ASIDE, Some(w::BRING_BACK)) {
            set_aside = Some(false);
        }
        match set_aside {
            Some(true) => {
                let old = std::mem::replace(&mut self.form, self.opened.clone());
                (self.set_aside, self.restored) = (Some(Box::new(old)), None);
                (self.seen, self.fresh) = (Seen::default(), true);
            }
            Some(false) => {
                if let Some(old) = self.set_aside.take() {
                    self.form = *old;
                }
            }
            None => {}
        }
        below
    }

    fn body_ui(&mut self, ui: &mut Ui, rect: Rect, model: &IntakeModel, guide: &mut Guide<'_>) -> Option<IntakeAction> {
        let window = ui.ctx().content_rect().width();
        let beside = window >= space::NARROW;
        let form_rect = if beside { rect.with_max_x(rect.right() - SIDE_W) } else { rect };
        let two = window >= space::ONE_COLUMN && form_rect.width() > 780.0;
        let mut action = None;
        let mut child = ui.new_child(UiBuilder::new().id_salt("form").max_rect(form_rect));
        ScrollArea::vertical().id_salt("scroll").auto_shrink(false).show(&mut child, |ui| {
            // The scroll bar stands in the right margin.
            let margin = Margin { left: 20, right: 14, top: 14, bottom: 16 };
            eframe::egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                action = self.columns_ui(ui, two, model, guide);
                if !beside {
                    ui.add_space(space::S12);
                    let width = ui.available_width().min(space::FORM_COLUMN_MAX);
                    ui.scope(|ui| {
                        ui.set_max_width(width);
                        action = self.panel_ui(ui, model).or(action.take());
                    });
                }
            });
        });
        if beside {
            let side = rect.with_min_x(rect.right() - SIDE_W);
            ui.painter().rect_filled(side, CornerRadius::ZERO, c::HEAD);
            ui.painter().vline(side.left() + 0.5, side.y_range(), Stroke::new(space::STROKE, c::LINE));
            let mut child = ui.new_child(UiBuilder::new().id_salt("side").max_rect(side));
            ScrollArea::vertical().id_salt("scroll").auto_shrink(false).show(&mut child, |ui| {
                let margin = Margin { left: 17, right: 10, top: 9, bottom: 12 };
                eframe::egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                    action = self.panel_ui(ui, model).or(action.take());
                });
            });
        }
        action
    }

    fn panel_ui(&mut self, ui: &mut Ui, model: &IntakeModel) -> Option<IntakeAction> {
        let asked = side_ui::panel_ui(ui, &mut self.form, model);
        if let Some(number) = asked.compare {
            self.over = Over::Compare(number);
        }
        asked.action.filter(|_| !self.saving)
    }

    fn columns_ui(
        &mut self,
        ui: &mut Ui,
        two: bool,
        model: &IntakeModel,
        guide: &mut Guide<'_>,
    ) -> Option<IntakeAction> {
        let width = ui.available_width();
        let top = ui.cursor().min;
        let most = space::FORM_COLUMN_MAX;
        let left_w = if two { ((width - COLUMN_GAP) * LEFT_SHARE).floor().min(most) } else { width.min(most) };
        let column = |ui: &mut Ui, left: f32, from: f32, width: f32, salt: &str| {
            let rect = Rect::from_min_size(eframe::egui::pos2(left, from), vec2(width, f32::INFINITY));
            let mut child =
                ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(Layout::top_down(Align::LEFT)));
            child.spacing_mut().item_spacing.y = space::FORM_ROW;
            child
        };
        let mut left = column(ui, top.x, top.y, left_w, "left");
        case_ui::section_ui(&mut left, &mut self.form, guide, model);
        let asked = people_ui::section_ui(&mut left, &mut self.form, guide, model);
        let left_rect = left.min_rect();

        let (right_x, right_y, right_w) = match two {
            true => {
                let rest = (width - left_w - COLUMN_GAP).min(most);
                (top.x + left_w + COLUMN_GAP, top.y, rest)
            }
            false => (top.x, left_rect.bottom() + space::S16, left_w),
        };
        let mut right = column(ui, right_x, right_y, right_w, "right");
        demand_ui::section_ui(&mut right, &mut self.form, guide, model, &mut self.suggested);
        handling_ui::section_ui(&mut right, &mut self.form, guide, model, &mut self.more);
        ui.advance_cursor_after_rect(left_rect.union(right.min_rect()));

        if asked.find {
            self.over = Over::find();
        }
        if let Some(path) = asked.focus {
            guide.go_to(&path);
        }
        asked.action
    }

    fn save_bar_ui(&self, ui: &mut Ui, rest: Rect, guide: &mut Guide<'_>, save_id: Id) -> Frame {
        let mut out = Frame::default();
        let wide = rest.width() > 820.0;
        let draft = match self.draft_at {
            _ if self.saving => w::SAVING.to_owned(),
            _ if !self.is_touched() => w::UNTOUCHED.to_owned(),
            Some(at) if self.draft_due.is_none() => w::draft_kept(at),
            _ => w::UNSAVED.to_owned(),
        };
        let kept = self.draft_at.is_some() && self.draft_due.is_none() && self.is_touched();
        let wrong = guide.errors_shown();
        bars::bottom_bar(
            ui,
            rest,
            space::BAR_H,
            |ui| {
                if rest.width() < 560.0 {
                    return;
                }
                let (icon, color) = if kept { (icons::CHECK_CIRCLE, c::GRN) } else { (icons::NOTE_PENCIL, c::INK3) };
                let (rect, _) = ui.allocate_exact_size(vec2(18.0, 24.0), eframe::egui::Sense::hover());
                paint::icon(ui.painter(), rect.center(), icon, 18.0, color);
                ui.spacing_mut().item_spacing.x = 8.0;
                bars::words(ui, &draft);
            },
            |ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                let save = Button::primary(w::SAVE).icon(icons::FLOPPY_DISK).id(save_id);
                let save = if wide { save.key("Ctrl+S") } else { save };
                if ui.add(save).clicked() {
                    out.save = Some(false);
                }
                let print = if wide {
                    Button::plain(w::SAVE_AND_PRINT).icon(icons::PRINTER)
                } else {
                    Button::icon_only(icons::PRINTER, w::SAVE_AND_PRINT)
                };
                if ui.add(print).clicked() {
                    out.save = Some(true);
                }
                let cancel = Button::plain(w::CANCEL);
                out.leave = ui.add(if wide { cancel.key("Esc") } else { cancel }).clicked();
                if let Some(first) = wrong.first()
                    && to_correct_ui(ui, &w::to_correct(wrong.len()))
                {
                    guide.go_to(&first.field);
                }
            },
        );
        out
    }
}

/// 「1 处需改正 · 转到该项」. True: pressed.
fn to_correct_ui(ui: &mut Ui, words: &str) -> bool {
    let galley = paint::line(ui, words, Role::Cell, c::RED);
    let (id, rect) = ui.allocate_space(vec2(galley.size().x + 42.0, space::SMALL_H));
    let response = button::hit(ui, rect, id, words);
    let fill = if response.hovered() { c::RED_LINE } else { c::RED_WEAK };
    ui.painter().rect_filled(rect, CornerRadius::same(space::R_CHIP), fill);
    paint::icon(ui.painter(), rect.left_center() + vec2(17.0, 0.0), icons::WARNING_CIRCLE, 16.0, c::RED);
    paint::put(ui.painter(), rect.left() + 30.0, rect.center().y, galley);
    if response.has_focus() {
        paint::focus_ring(ui.painter(), rect, space::R_CHIP);
    }
    response.clicked()
}

/// The item as the form would register it, for a preview of the 登记表.
pub fn preview(form: &IntakeForm, now: NaiveDateTime) -> Petition {
    form.registration(now).0
}
