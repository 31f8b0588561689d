//! 矛盾纠纷: one dispute. A registered one shows its facts, its story and the steps that may be taken; a new one, and
//! one that is changed, shows its form beside its story.
//!
//! The page keeps what is typed as it is typed ([`DisputeForm`]); every change of the register goes out as a
//! [`DisputeAction`]. When the model of the same dispute comes back changed, what is typed and not saved stays.

mod action;
mod detail;
mod entry;
mod facts;
mod fields;
mod form;
mod model;
mod moves;
mod next;
mod screen;
mod step_dialog;
mod story;
pub mod w;

pub use action::{DisputeAction, DisputeOutcome};
pub use entry::{EntryForm, Lack};
pub(super) use fields::pair;
pub use form::{DisputeForm, PartyRow, partial_date};
pub use model::{AgreementLine, DisputeDraft, DisputeModel, draft_key};
pub use screen::DisputeScreen;

use chrono::NaiveDateTime;
use eframe::egui::{CornerRadius, Id, Rect, ScrollArea, Ui, UiBuilder, vec2};

use crate::domain::{dispute::Dispute, finding::Finding};
use crate::ui::icons;
use crate::ui::pages::autosave::Autosave;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, Guide, banner, bars, guide::Seen, page_bar, tabs};
use step_dialog::StepDialog;
use story::EntrySeen;

/// Which part is shown when there is no room for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Half {
    #[default]
    Story,
    Form,
    Next,
}

/// The page. Make a new one for every dispute that is opened.
#[derive(Default)]
pub struct DisputePage {
    base: Option<Option<Dispute>>,
    saved: DisputeForm,
    form: DisputeForm,
    entry: EntryForm,
    step: Option<EntryForm>,
    dialog: Option<StepDialog>,
    editing: bool,
    saving: Option<DisputeForm>,
    seen: Seen,
    entry_seen: EntrySeen,
    restored: bool,
    autosave: Autosave,
    half: Half,
    save_asked: bool,
}

impl DisputePage {
    /// Ctrl+S.
    pub fn save(&mut self) {
        self.save_asked = true;
    }

    /// Whether something typed is not in the register.
    pub fn is_dirty(&self) -> bool {
        self.base.is_some() && self.is_other()
    }

    /// Whether the form of a registered dispute is open.
    pub fn is_editing(&self) -> bool {
        self.editing
    }

    /// Back to the detail; what is typed stays.
    pub fn stop_editing(&mut self) {
        self.editing = false;
    }

    fn edit(&mut self) {
        self.editing = true;
        self.half = Half::Form;
        self.seen.go_to("title");
    }

    /// What must still be kept when the page is left or the window closes.
    pub fn leave(&mut self) -> Option<DisputeAction> {
        if !self.is_dirty() || !self.autosave.is_behind(&self.draft_body()) {
            return None;
        }
        self.keep()
    }

    /// The app tells that the draft is on the disk.
    pub fn draft_kept(&mut self, at: NaiveDateTime) {
        self.autosave.kept_at(at);
    }

    /// The app tells that an action failed: what is typed stays, saving may be tried again.
    pub fn failed(&mut self) {
        self.saving = None;
    }

    fn draft_body(&self) -> String {
        let step = self.dialog.as_ref().map(|dialog| dialog.form.clone()).or_else(|| self.step.clone());
        let draft = DisputeDraft { form: self.form.clone(), entry: self.entry.clone(), step };
        serde_json::to_string(&draft).unwrap_or_default()
    }

    fn keep(&mut self) -> Option<DisputeAction> {
        let body = self.draft_body();
        self.autosave.sent(&body);
        Some(DisputeAction::KeepDraft { number: self.number(), body })
    }

    fn number(&self) -> Option<String> {
        self.base.as_ref().and_then(|base| base.as_ref()).map(|dispute| dispute.number.clone())
    }

    /// Takes over what the register says, without losing what is typed.
    fn sync(&mut self, model: &DisputeModel) {
        let Some(base) = &self.base else {
            self.saved = model.form();
            let draft = model.draft.as_ref();
            self.form = draft.map_or_else(|| self.saved.clone(), |(_, draft)| draft.form.clone());
            self.entry = draft.map_or_else(|| EntryForm::new(model.today), |(_, draft)| draft.entry.clone());
            self.step = draft.and_then(|(_, draft)| draft.step.clone());
            self.restored = draft.is_some() && self.is_other();
            // What was being changed goes on being changed.
            self.editing = self.form != self.saved;
            self.autosave = Autosave::default();
            self.base = Some(model.dispute.clone());
            if model.dispute.is_none() {
                self.half = Half::Form;
                self.seen.go_to("title");
            }
            return;
        };
        if *base == model.dispute {
            return;
        }
        if base.as_ref().map(|d| &d.number) != model.dispute.as_ref().map(|d| &d.number) && self.saving.is_none() {
            *self = Self::default();
            return self.sync(model);
        }
        let clean = self.form == self.saved || self.saving.take().as_ref() == Some(&self.form);
        self.saved = model.form();
        if clean {
            self.form = self.saved.clone();
            self.seen = Seen::default();
            self.restored = false;
            self.editing = false;
        }
        // Entries of a new dispute were saved with it.
        self.form.steps.clear();
        self.base = Some(model.dispute.clone());
    }

    fn is_other(&self) -> bool {
        let half = |form: Option<&EntryForm>| form.is_some_and(|form| !form.is_blank());
        self.form != self.saved
            || !self.entry.is_blank()
            || half(self.step.as_ref())
            || half(self.dialog.as_ref().map(|dialog| &dialog.form))
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &DisputeModel) -> Option<DisputeAction> {
        self.sync(model);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut action = match &model.dispute {
            Some(dispute) if !self.editing && !self.save_asked => {
                let banner = self.banner_ui(ui, model);
                self.detail_ui(ui, dispute, model).or(banner)
            }
            _ => self.form_page_ui(ui, model),
        };
        if action.is_none() && self.is_dirty() {
            let body = self.draft_body();
            if self.autosave.is_due(ui, &body) {
                action = self.keep();
            }
        }
        action
    }

    /// What is typed and not saved, told once above the page.
    fn banner_ui(&mut self, ui: &mut Ui, model: &DisputeModel) -> Option<DisputeAction> {
        if self.restored {
            let words =
                model.draft.as_ref().map_or_else(String::new, |(at, _)| at.format("%-m月%-d日 %H:%M").to_string());
            let words = format!("{}（{words}）", w::DRAFT_BACK);
            if banner::banner(ui, banner::Kind::Info, &words, Some(w::DROP_DRAFT)) {
                self.form = self.saved.clone();
                self.entry = EntryForm::new(model.today);
                self.step = None;
                self.restored = false;
                return Some(DisputeAction::DropDraft { number: self.number() });
            }
        } else if !self.editing
            && model.dispute.is_some()
            && self.form != self.saved
            && banner::banner(ui, banner::Kind::Info, w::UNSAVED, Some(w::EDIT_ON))
        {
            self.edit();
        }
        None
    }

    /// The form beside the story.
    fn form_page_ui(&mut self, ui: &mut Ui, model: &DisputeModel) -> Option<DisputeAction> {
        let (dispute, mut findings) = self.form.read(&model.base(), model.today);
        findings.extend(dispute.check_category(&model.categories));
        let mut action = self.bar_ui(ui, &dispute, model);
        action = self.banner_ui(ui, model).or(action);
        let body = ui.available_rect_before_wrap();
        let narrow = body.width() < space::NARROW - space::RAIL_W;
        let (left, right) = if narrow {
            let parts = [(Half::Form, "登记内容"), (Half::Story, w::STORY)];
            let rest = halves_ui(ui, body, &mut self.half, &parts);
            if self.half == Half::Story { (None, Some(rest)) } else { (Some(rest), None) }
        } else {
            let (left, right) = body.split_left_right_at_x(body.left() + (body.width() * 0.525).min(660.0));
            (Some(left), Some(right))
        };
        if let Some(rect) = left {
            action = self.form_ui(ui, rect, &dispute, &findings, model).or(action);
        }
        if let Some(rect) = right {
            action = self.story_ui(ui, rect, &dispute, model).or(action);
        }
        ui.advance_cursor_after_rect(body);
        action
    }

    fn bar_ui(&mut self, ui: &mut Ui, dispute: &Dispute, model: &DisputeModel) -> Option<DisputeAction> {
        let (mut back, mut stop) = (false, false);
        page_bar(
            ui,
            |ui| {
                back = bars::breadcrumb(ui, w::BACK);
                let Some(number) = model.number() else {
                    bars::title(ui, w::NEW_TITLE);
                    return;
                };
                bars::title(ui, number);
                bars::words(ui, &dispute.title);
            },
            |ui| {
                if model.dispute.is_some() {
                    stop = ui.add(Button::plain(w::EDIT_STOP).key("Esc")).clicked();
                }
                if let Some(words) = self.autosave.words() {
                    ui.label(Role::Cell.rich(words, c::INK2));
                }
            },
        );
        if stop {
            self.stop_editing();
        }
        back.then_some(DisputeAction::Back)
    }

    fn form_ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        dispute: &Dispute,
        findings: &[Finding],
        model: &DisputeModel,
    ) -> Option<DisputeAction> {
        let errors: Vec<&Finding> = findings.iter().filter(|finding| finding.blocks()).collect();
        let save_id = Id::unique("save dispute");
        let dirty = self.form != self.saved;
        let mut save = std::mem::take(&mut self.save_asked);
        let mut child = ui.new_child(UiBuilder::new().id_salt("form").max_rect(rect));
        let (above, ()) = bars::bottom_bar(
            &mut child,
            rect,
            space::BAR_H,
            |ui| {
                if self.seen.is_all() && !errors.is_empty() {
                    ui.label(Role::Cell.rich(w::errors(errors.len()), c::RED));
                    if ui.add(Button::link(w::GO_TO)).clicked()
                        && let Some(first) = errors.first()
                    {
                        self.seen.go_to(&first.field);
                    }
                } else {
                    bars::words(ui, if dirty { w::UNSAVED } else { w::SAVED });
                }
            },
            |ui| {
                let words = if model.dispute.is_some() { w::SAVE } else { w::SAVE_NEW };
                save |= ui.add(Button::primary(words).icon(icons::FLOPPY_DISK).key("Ctrl+S").id(save_id)).clicked();
            },
        );
        child.painter().rect_filled(above, CornerRadius::ZERO, c::SURFACE);
        child.painter().vline(rect.right() - 0.5, rect.y_range(), eframe::egui::Stroke::new(space::STROKE, c::LINE));
        let mut inner = child.new_child(UiBuilder::new().id_salt("fields").max_rect(above.shrink2(vec2(1.0, 0.0))));
        ScrollArea::vertical().id_salt("fields").auto_shrink(false).show(&mut inner, |ui| {
            let margin = eframe::egui::Margin { left: space::PAGE as i8, right: 14, top: 12, bottom: 0 };
            eframe::egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                let mut guide = Guide::new(findings, &mut self.seen);
                fields::fields_ui(ui, &mut self.form, &mut guide, model);
                guide.finish(ui.ctx(), Some(save_id));
            });
        });
        if !save {
            return None;
        }
        if let Some(first) = errors.first() {
            self.seen.show_all();
            self.seen.go_to(&first.field);
            ui.ctx().request_repaint();
            return None;
        }
        self.saving = Some(self.form.clone());
        Some(DisputeAction::Save(Box::new(dispute.clone())))
    }

    fn story_ui(&mut self, ui: &mut Ui, rect: Rect, dispute: &Dispute, model: &DisputeModel) -> Option<DisputeAction> {
        let height = story::entry_height(&self.entry, &self.entry_seen, model);
        let (above, strip) = rect.split_top_bottom_at_y(rect.bottom() - height);
        ui.painter().rect_filled(rect, CornerRadius::ZERO, c::SURFACE);
        let line = eframe::egui::Stroke::new(space::STROKE, c::LINE);
        ui.painter().hline(strip.x_range(), strip.top() + 0.5, line);
        let mut child = ui.new_child(UiBuilder::new().id_salt("story").max_rect(above));
        let typed = Some(&self.entry).filter(|entry| !entry.text.trim().is_empty());
        let typed = typed.and_then(|entry| entry.read(model.today).ok());
        let unsaved = self.form.steps.len();
        let (mut action, removed) = ScrollArea::vertical()
            .id_salt("story")
            .auto_shrink(false)
            .show(&mut child, |ui| {
                let margin = eframe::egui::Margin { left: space::PAGE as i8, right: 16, top: 12, bottom: 12 };
                let frame = eframe::egui::Frame::new().inner_margin(margin);
                frame.show(ui, |ui| story::story_ui(ui, dispute, unsaved, typed.as_ref(), model)).inner
            })
            .inner;
        if let Some(at) = removed {
            self.form.steps.remove(at);
        }
        let inner = strip.shrink2(vec2(space::PAGE, 11.0));
        let mut child = ui.new_child(UiBuilder::new().id_salt("entry").max_rect(inner));
        if let Some(step) = story::entry_ui(&mut child, &mut self.entry, &mut self.entry_seen, dispute, model) {
            match model.number() {
                Some(number) => {
                    action = Some(DisputeAction::Enter { number: number.to_owned(), steps: vec![step] });
                }
                None => self.form.steps.push(step),
            }
            self.entry = EntryForm::new(model.today);
        }
        action
    }
}

/// Tabs for the two halves of a page that is too narrow for both. Returns what is left below them.
pub(super) fn halves_ui<T: PartialEq + Clone>(ui: &mut Ui, body: Rect, half: &mut T, parts: &[(T, &str)]) -> Rect {
    let (strip, rest) = body.split_top_bottom_at_y(body.top() + tabs::TABS_H);
    let inner = strip.shrink2(vec2(space::PAGE, 0.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt("halves").max_rect(inner));
    tabs(&mut child, "half", "内容", half, parts);
    ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, eframe::egui::Stroke::new(space::STROKE, c::LINE));
    rest
}
