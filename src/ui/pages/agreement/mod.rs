//! 调解协议: the editor at the left, the very paper that will be printed at the right.
//!
//! The page keeps what is typed as it is typed ([`AgreementText`]). Signing locks the text: what remains is printing,
//! 记付款 and a 补充协议.

mod action;
mod clauses;
mod dialogs;
mod event_dialog;
mod model;
mod paper;
mod parties;
mod plan;
mod preview;
mod screen;
mod sequel;
mod text;
pub mod w;

pub use crate::ui::pages::proof::PreviewPages;
pub use action::{AgreementAction, AgreementOutcome};
pub use model::{AgreementModel, AgreementSource};
pub use screen::AgreementScreen;
pub use text::{AgreementText, PartyRow, PlanRow, read_due, without_blanks};

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use eframe::egui::{CornerRadius, Frame, Id, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use crate::domain::{
    agreement::{Agreement, AgreementState},
    finding::Finding,
};
use crate::ui::icons;
use crate::ui::pages::{agreements, autosave::Autosave, dispute};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, Guide, PreviewState, banner, bars, chips, guide::Seen, page_bar};
use clauses::ClausesState;
use dialogs::{Closed, Open, PayForm, SignForm, SplitForm};
use event_dialog::{EventForm, TakeBackForm};
use plan::PlanWish;
use sequel::SequelWish;

/// Which half is shown when there is no room for both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Half {
    #[default]
    Text,
    Preview,
}

/// The page.
#[derive(Default)]
pub struct AgreementPage {
    opened: Option<AgreementSource>,
    base: Option<Agreement>,
    saved: AgreementText,
    text: AgreementText,
    saving: Option<AgreementText>,
    seen: Seen,
    restored: bool,
    autosave: Autosave,
    more: BTreeSet<usize>,
    clauses: ClausesState,
    dialog: Option<Open>,
    half: Half,
    save_asked: bool,
    print_asked: bool,
    preview: PreviewState,
    pages: Option<PreviewPages>,
    wanted: Option<(usize, f32)>,
    shown: Option<(Agreement, usize, f32)>,
    waiting: bool,
}

impl AgreementPage {
    /// Whether something typed is not in the register.
    pub fn is_dirty(&self) -> bool {
        self.opened.is_some() && self.text != self.saved
    }

    /// What must still be kept when the page is left or the window closes.
    pub fn leave(&mut self) -> Option<AgreementAction> {
        if !self.is_dirty() || !self.autosave.is_behind(&self.body()) {
            return None;
        }
        self.keep()
    }

    /// Ctrl+S.
    pub fn save(&mut self) {
        self.save_asked = true;
    }

    /// Ctrl+P.
    pub fn print(&mut self) {
        self.print_asked = true;
    }

    /// The app tells that the draft is on the disk.
    pub fn draft_kept(&mut self, at: NaiveDateTime) {
        self.autosave.kept_at(at);
    }

    /// The app tells that an action failed: what is typed stays, and it may be tried again.
    pub fn failed(&mut self) {
        self.saving = None;
        self.waiting = false;
    }

    /// The answer to [`AgreementAction::Preview`].
    pub fn show_preview(&mut self, pages: PreviewPages) {
        self.waiting = false;
        match (&mut self.pages, pages.trouble) {
            // What cannot be laid out leaves the last good paper in sight.
            (Some(shown), Some(trouble)) => shown.trouble = Some(trouble),
            (_, trouble) => self.pages = Some(PreviewPages { trouble, ..pages }),
        }
    }

    fn body(&self) -> String {
        serde_json::to_string(&self.text).unwrap_or_default()
    }

    fn keep(&mut self) -> Option<AgreementAction> {
        let body = self.body();
        self.autosave.sent(&body);
        Some(AgreementAction::KeepDraft { source: self.opened.clone()?, body })
    }

    /// Takes over what the register says, without losing what is typed.
    fn sync(&mut self, model: &AgreementModel) {
        if self.opened.as_ref() != Some(&model.source) {
            let pages = self.pages.take().filter(|_| self.saving.is_some());
            *self = Self { opened: Some(model.source.clone()), pages, half: self.half, ..Self::default() };
            self.saved = model.text.clone();
            self.text = model.draft.as_ref().map_or_else(|| model.text.clone(), |(_, text)| text.clone());
            // What a dispute hands over is not typed, but it is not in the register either.
            self.restored = self.text != self.saved;
            self.base.clone_from(&model.agreement);
            if model.agreement.is_none() {
                self.seen.go_to("parties[0].name");
            }
            return;
        }
        if self.base == model.agreement {
            return;
        }
        let clean = self.text == self.saved || self.saving.take().as_ref() == Some(&self.text);
        self.saved = model.text.clone();
        if clean || model.is_locked() {
            self.text = self.saved.clone();
            self.seen = Seen::default();
            self.restored = false;
        }
        self.base.clone_from(&model.agreement);
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &AgreementModel) -> Option<AgreementAction> {
        self.sync(model);
        ui.spacing_mut().item_spacing.y = 0.0;
        let locked = model.is_locked();
        let (agreement, findings) = self.text.read(&model.base(), model.today);
        let mut action = self.bar_ui(ui, &agreement, &findings, model);
        if locked {
            let words = w::locked(agreement.effective_on());
            let link = model.agreement.as_ref().map(|_| w::SUPPLEMENT);
            if banner::banner(ui, banner::Kind::Info, &words, link) {
                action = Some(AgreementAction::Supplement(agreement.number.clone()));
            }
        } else if self.restored && model.draft.is_some() {
            let time = model.draft.as_ref().map(|(at, _)| at.format("%-m月%-d日 %H:%M").to_string());
            let words = format!("{}（{}）", w::DRAFT_BACK, time.unwrap_or_default());
            if banner::banner(ui, banner::Kind::Info, &words, Some(w::DROP_DRAFT)) {
                self.text = self.saved.clone();
                self.restored = false;
                action = Some(AgreementAction::DropDraft(model.source.clone()));
            }
        }
        let body = ui.available_rect_before_wrap();
        let narrow = body.width() < space::NARROW - space::RAIL_W;
        let (left, right) = if narrow {
            let parts = [(Half::Text, "协议"), (Half::Preview, w::PREVIEW)];
            let rest = dispute::halves_ui(ui, body, &mut self.half, &parts);
            if self.half == Half::Text { (Some(rest), None) } else { (None, Some(rest)) }
        } else {
            let (left, right) = body.split_left_right_at_x(body.left() + EDITOR_W);
            (Some(left), Some(right))
        };
        let mut focused = None;
        if let Some(rect) = left {
            focused = self.editor_ui(ui, rect, &agreement, &findings, model);
        }
        if let Some(rect) = right {
            self.preview_ui(ui, rect, &agreement, focused.as_deref());
        }
        ui.advance_cursor_after_rect(body);
        action = self.dialogs_ui(ui, &agreement, model).or(action);
        action.or_else(|| self.preview_wish(&agreement)).or_else(|| {
            let body = if self.is_dirty() && !locked { self.body() } else { return None };
            if self.autosave.is_due(ui, &body) { self.keep() } else { None }
        })
    }

    fn bar_ui(
        &mut self,
        ui: &mut Ui,
        agreement: &Agreement,
        findings: &[Finding],
        model: &AgreementModel,
    ) -> Option<AgreementAction> {
        let mut action = None;
        let mut tell_errors = false;
        let mut opened = None;
        let locked = model.is_locked();
        let errors = findings.iter().filter(|finding| finding.blocks()).count();
        let mut save = std::mem::take(&mut self.save_asked) && !locked;
        let told = (self.seen.is_all() && errors > 0).then(|| w::errors(errors));
        let autosaved = self.autosave.words();
        let print = std::mem::take(&mut self.print_asked);
        let dirty = self.is_dirty();
        let number = model.source.number();
        let mut back = None;
        page_bar(
            ui,
            |ui| {
                if bars::breadcrumb(ui, w::BACK) {
                    back = Some(AgreementAction::Back);
                }
                bars::title(ui, number.unwrap_or(w::NEW_TITLE));
                let state = agreement.state(model.today, &model.calendar);
                chips::status_chip(ui, agreements::tone(state), state.label());
                if let Some((number, title)) = &model.dispute {
                    ui.spacing_mut().item_spacing.x = 5.0;
                    ui.label(Role::Cell.rich(w::FROM, c::INK2));
                    if ui.add(Button::link(number)).clicked() {
                        back = Some(AgreementAction::OpenDispute(number.clone()));
                    }
                    bars::words(ui, title);
                }
            },
            |ui| {
                let state = agreement.state(model.today, &model.calendar);
                let signing = match state {
                    AgreementState::Draft => Some(w::SIGN),
                    AgreementState::Incomplete => Some(w::SIGN_MORE),
                    _ => None,
                };
                if let Some(words) = signing
                    && ui.add(Button::primary(words).icon(icons::SIGNATURE)).clicked()
                {
                    if findings.iter().any(Finding::blocks) {
                        tell_errors = true;
                    } else {
                        opened = Some(SignForm::new(agreement, model.today));
                    }
                }
                // Print and export take what is registered, so that paper and register never differ.
                let ready = number.is_some() && !dirty;
                let button = |text, icon| {
                    let button = Button::plain(text).icon(icon).enabled(ready);
                    if ready { button } else { button.tooltip(w::SAVE_FIRST) }
                };
                if ui.add(button(crate::ui::pages::dispute::w::VOLUME, icons::FOLDERS)).clicked() {
                    action = number.map(|number| AgreementAction::OpenVolume(number.to_owned()));
                }
                if ui.add(button(w::EXPORT, icons::FILE_PDF)).clicked() {
                    action = number.map(|number| AgreementAction::ExportPdf(number.to_owned()));
                }
                let pressed = ui.add(button(w::PRINT, icons::PRINTER).key("Ctrl+P")).clicked();
                if pressed || (print && ready) {
                    action = number.map(|number| AgreementAction::Print(number.to_owned()));
                }
                if !locked {
                    let unsaved = dirty || number.is_none();
                    let button = Button::plain(w::SAVE).icon(icons::FLOPPY_DISK).key("Ctrl+S").id(save_id());
                    let tip = if unsaved { w::UNSAVED } else { w::SAVED };
                    save |= ui.add(button.enabled(unsaved).tooltip(tip)).clicked();
                }
                if let Some(words) = &told {
                    tell_errors |= ui.add(Button::link(w::GO_TO)).clicked();
                    ui.label(Role::Cell.rich(words, c::RED));
                } else if let Some(words) = &autosaved {
                    ui.label(Role::Cell.rich(words, c::INK2));
                }
            },
        );
        if tell_errors || (save && errors > 0) {
            self.jump(findings);
            ui.ctx().request_repaint();
        } else if save {
            self.saving = Some(self.text.clone());
            let agreement = Box::new(without_blanks(agreement.clone()));
            action = Some(AgreementAction::Save { agreement, source: model.source.clone() });
        }
        if let Some(form) = opened {
            self.dialog = Some(Open::Sign(form));
        }
        back.or(action)
    }

    fn jump(&mut self, findings: &[Finding]) {
        self.seen.show_all();
        if let Some(first) = findings.iter().find(|finding| finding.blocks()) {
            self.seen.go_to(&first.field);
        }
    }

    /// The editor. Returns the field in focus.
    fn editor_ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        agreement: &Agreement,
        findings: &[Finding],
        model: &AgreementModel,
    ) -> Option<String> {
        let locked = model.is_locked();
        let mut child = ui.new_child(UiBuilder::new().id_salt("editor").max_rect(rect));
        child.painter().rect_filled(rect, CornerRadius::ZERO, c::SURFACE);
        let edge = Stroke::new(space::STROKE, c::LINE);
        child.painter().vline(rect.right() - 0.5, rect.y_range(), edge);
        let mut focused = None;
        let mut wish = None;
        let mut after = None;
        let mut inner = child.new_child(UiBuilder::new().id_salt("fields").max_rect(rect.shrink2(vec2(1.0, 0.0))));
        ScrollArea::vertical().id_salt("fields").auto_shrink(false).show(&mut inner, |ui| {
            let margin = Margin { left: space::PAGE as i8 - 1, right: 15, top: 10, bottom: 16 };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(space::S8, 6.0);
                let mut guide = Guide::new(findings, &mut self.seen);
                // Of a signed agreement one wants to see what is owed; its text stands below.
                if locked {
                    wish = plan::plan_ui(ui, &mut self.text, &mut guide, agreement, model, locked);
                    ui.add_space(4.0);
                    after = sequel::sequel_ui(ui, agreement, model);
                    ui.add_space(4.0);
                }
                parties::parties_ui(ui, &mut self.text, &mut self.more, &mut guide, model, locked);
                ui.add_space(4.0);
                parties::mediators_ui(ui, &mut self.text, &mut guide, model, locked);
                parties::facts_ui(ui, &mut self.text, &mut guide, locked);
                clauses::clauses_ui(ui, &mut self.text, &mut self.clauses, &mut guide, agreement, locked);
                ui.add_space(4.0);
                if !locked {
                    wish = plan::plan_ui(ui, &mut self.text, &mut guide, agreement, model, locked);
                    ui.add_space(4.0);
                }
                paper::paper_ui(ui, &mut self.text, &mut guide, agreement, locked);
                focused = guide.focused(ui.ctx()).map(str::to_owned);
                guide.finish(ui.ctx(), (!locked).then(save_id));
            });
        });
        match wish {
            Some(PlanWish::Split) => self.dialog = Some(Open::Split(SplitForm::new(agreement, model.today))),
            Some(PlanWish::Pay(obligation)) => {
                self.dialog = Some(Open::Pay(PayForm::new(agreement, obligation, model.today)));
            }
            None => {}
        }
        match after {
            Some(SequelWish::Record(kind)) => {
                self.dialog = Some(Open::Event(EventForm::new(kind, agreement, model)));
            }
            Some(SequelWish::TakeBack(record, told)) => {
                self.dialog = Some(Open::TakeBack(TakeBackForm::new(record, told)));
            }
            None => {}
        }
        focused
    }

    fn dialogs_ui(&mut self, ui: &Ui, agreement: &Agreement, model: &AgreementModel) -> Option<AgreementAction> {
        let open = self.dialog.as_mut()?;
        let closed = dialogs::dialog_ui(ui.ctx(), open, agreement, model)?;
        self.dialog = None;
        match closed {
            Closed::Stay => None,
            Closed::Split(rows) => {
                dialogs::replace_payments(&mut self.text, rows);
                None
            }
            Closed::Sign(signed, reason) => {
                self.saving = Some(self.text.clone());
                let mut agreement = without_blanks(agreement.clone());
                agreement.keep_reason(&reason);
                let agreement = Box::new(agreement);
                Some(AgreementAction::Sign { agreement, source: model.source.clone(), signed })
            }
            Closed::Record(event) => Some(AgreementAction::Record { number: model.source.number()?.to_owned(), event }),
            Closed::TakeBack(record, reason) => {
                Some(AgreementAction::TakeBack { number: model.source.number()?.to_owned(), record, reason })
            }
            Closed::Pay(performance) => {
                Some(AgreementAction::Pay { number: model.source.number()?.to_owned(), performance })
            }
        }
    }
}

/// Width of the editor beside the preview.
const EDITOR_W: f32 = 640.0;

fn save_id() -> Id {
    Id::unique("save agreement")
}
