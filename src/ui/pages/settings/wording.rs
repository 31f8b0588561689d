//! 文书格式: the forms at the left, the text of one in the middle, its paper or the facts it may use at the right.
//!
//! A text that is in order is saved when its field is left; one that is not stays as typed, with what is wrong.

use std::collections::BTreeMap;

use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{CornerRadius, Id, Rect, ScrollArea, Ui, WidgetInfo, accesskit, vec2};

use super::{SettingsAction, SettingsModel, w};
use crate::document::forms::{KnownFact, bundled};
use crate::domain::forms::FormId;
use crate::papers::forms::{check_wording, known};
use crate::ui::layout;
use crate::ui::pages::proof::PreviewPages;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::preview::PreviewState;
use crate::ui::widgets::{Button, Segmented, TextArea, banner, button, paint};

const LIST_W: f32 = 190.0;
/// Below this the text and the paper take turns.
const SIDE_BY_SIDE: f32 = 660.0;
const ROW_H: f32 = 32.0;
const BAR_H: f32 = 48.0;

/// What stands beside, or in place of, the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    Text,
    #[default]
    Paper,
    Facts,
}

/// What the section remembers.
#[derive(Default)]
pub(super) struct Wording {
    chosen: Option<FormId>,
    typed: BTreeMap<FormId, String>,
    sent: BTreeMap<FormId, String>,
    checked: Option<(FormId, String, Option<String>)>,
    side: Side,
    editor: Option<Id>,
    preview: PreviewState,
    pages: Option<PreviewPages>,
    wanted: Option<(usize, f32)>,
    asked: Option<(FormId, String, usize, f32)>,
    waiting: bool,
}

impl Wording {
    fn chosen(&self) -> FormId {
        self.chosen.unwrap_or(FormId::F05)
    }

    fn text(&self, model: &SettingsModel, id: FormId) -> String {
        let kept = || model.form_texts.get(&id).cloned().unwrap_or_else(|| bundled(id).to_owned());
        self.typed.get(&id).cloned().unwrap_or_else(kept)
    }

    /// Whether something typed is not saved.
    pub(super) fn is_dirty(&self) -> bool {
        !self.typed.is_empty()
    }

    /// The answer to [`SettingsAction::Proof`].
    pub(super) fn show(&mut self, pages: PreviewPages) {
        self.waiting = false;
        match (&mut self.pages, pages.trouble) {
            (Some(shown), Some(trouble)) => shown.trouble = Some(trouble),
            (_, trouble) => self.pages = Some(PreviewPages { trouble, ..pages }),
        }
    }

    /// A job failed: what was typed is sent again when its field is left.
    pub(super) fn failed(&mut self) {
        self.sent.clear();
        self.waiting = false;
    }

    /// Every typed text that is in order, to be saved.
    pub(super) fn leave(&mut self) -> Vec<SettingsAction> {
        let ready: Vec<(FormId, String)> = self
            .typed
            .iter()
            .filter(|(id, text)| self.sent.get(id) != Some(text) && check_wording(**id, text).is_ok())
            .map(|(id, text)| (*id, text.clone()))
            .collect();
        self.sent.extend(ready.iter().cloned());
        ready.into_iter().map(|(id, text)| SettingsAction::Form(id, Some(text))).collect()
    }

    /// Forgets what was typed once it stands in the register.
    fn settle(&mut self, model: &SettingsModel) {
        let kept = |id: &FormId| model.form_texts.get(id).map_or_else(|| bundled(*id), String::as_str);
        self.typed.retain(|id, text| text != kept(id));
        self.sent.retain(|id, text| text != kept(id));
    }

    /// What is wrong with a text; looked at anew only when it changes.
    fn trouble(&mut self, id: FormId, text: &str) -> Option<String> {
        match &self.checked {
            Some((of, checked, trouble)) if *of == id && checked == text => trouble.clone(),
            _ => {
                let trouble = check_wording(id, text).err().map(|error| error.to_string());
                self.checked = Some((id, text.to_owned(), trouble.clone()));
                trouble
            }
        }
    }

    /// Draws the section in `body`.
    pub(super) fn ui(&mut self, ui: &mut Ui, body: Rect, model: &SettingsModel, env: &Env) -> Vec<SettingsAction> {
        self.settle(model);
        let mut asked = Vec::new();
        let (list, rest) = layout::split_left(body, LIST_W);
        let pressed = layout::pane(ui, "forms", list, c::PAPER, |ui| self.list_ui(ui, model));
        if let Some(id) = pressed {
            asked.extend(self.leave());
            self.chosen = Some(id);
            self.preview.go_to(0);
            self.pages = None;
        }
        let wide = rest.width() >= SIDE_BY_SIDE;
        if wide && self.side == Side::Text {
            self.side = Side::Paper;
        }
        let (top, rest) = layout::split_top(rest, BAR_H);
        layout::pane(ui, "form bar", top, c::PAPER, |ui| asked.extend(self.bar_ui(ui, model, env, wide)));
        let (middle, side) = if wide { layout::split_left(rest, rest.width() * 0.5) } else { (rest, rest) };
        if wide || self.side == Side::Text {
            layout::pane(ui, "form text", middle, c::PAPER, |ui| asked.extend(self.text_ui(ui, model, env)));
        }
        match self.side {
            Side::Facts => layout::pane(ui, "form facts", side, c::PAPER, |ui| self.facts_ui(ui, model, env)),
            Side::Paper => layout::pane(ui, "form paper", side, c::DESK, |ui| self.paper_ui(ui)),
            Side::Text => {}
        }
        let id = self.chosen();
        let (page, dpi) = self.wanted.unwrap_or((0, 96.0));
        let wish = (id, self.text(model, id), page, dpi);
        if !self.waiting && self.asked.as_ref() != Some(&wish) && self.trouble(id, &wish.1).is_none() {
            self.waiting = true;
            asked.push(SettingsAction::Proof { id, text: wish.1.clone(), page, dpi: dpi.round() as u32 });
            self.asked = Some(wish);
        }
        asked
    }

    /// The forms; returns the one that was pressed.
    fn list_ui(&self, ui: &mut Ui, model: &SettingsModel) -> Option<FormId> {
        let mut pressed = None;
        ScrollArea::vertical().id_salt("forms scroll").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(space::S8);
            for &id in FormId::ALL {
                if self.form_row(ui, id, model.form_texts.contains_key(&id)) {
                    pressed = Some(id);
                }
            }
        });
        pressed
    }

    fn form_row(&self, ui: &mut Ui, id: FormId, own: bool) -> bool {
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), ROW_H));
        let name = if own { format!("{}，{}", id.label(), w::OWN) } else { id.label().to_owned() };
        let response = button::hit(ui, row, ui.make_persistent_id(("form", id.code())), &name);
        let on = self.chosen() == id;
        response.widget_info(|| WidgetInfo::selected(accesskit::Role::Tab, true, on, &name));
        if on {
            ui.painter().rect_filled(row, CornerRadius::ZERO, c::SEL);
        } else if response.hovered() {
            ui.painter().rect_filled(row, CornerRadius::ZERO, c::SUNKEN);
        }
        let color = if on { c::PRI } else { c::INK };
        let room = row.width() - space::S16 - if own { 44.0 } else { space::S8 };
        let words = paint::elided(ui, id.label(), Role::Body, color, room);
        paint::put(ui.painter(), row.left() + space::S16, row.center().y, words);
        if own {
            let mark = paint::line(ui, w::OWN, Role::Small, c::INK3);
            paint::put_right(ui.painter(), row.right() - space::S8, row.center().y, mark);
        }
        if response.has_focus() {
            paint::focus_ring(ui.painter(), row.shrink(3.0), space::R_INPUT);
        }
        response.clicked()
    }

    fn bar_ui(&mut self, ui: &mut Ui, model: &SettingsModel, env: &Env, wide: bool) -> Vec<SettingsAction> {
        let mut asked = Vec::new();
        let id = self.chosen();
        ui.horizontal_centered(|ui| {
            ui.add_space(space::S16);
            let parts: &[(Side, &str)] = if wide {
                &[(Side::Paper, w::PAPER), (Side::Facts, w::FACTS)]
            } else {
                &[(Side::Text, w::TEXT), (Side::Paper, w::PAPER), (Side::Facts, w::FACTS)]
            };
            Segmented::new("form side", &mut self.side, parts).named(w::BESIDE).show(ui);
            let own = model.form_texts.contains_key(&id) || self.typed.contains_key(&id);
            if own && ui.add(Button::plain(w::RESTORE).enabled(env.writable)).clicked() {
                self.typed.remove(&id);
                self.sent.remove(&id);
                if model.form_texts.contains_key(&id) {
                    asked.push(SettingsAction::Form(id, None));
                }
            }
            self.example_words(ui);
        });
        asked
    }

    /// What the paper beside the text is.
    fn example_words(&self, ui: &Ui) {
        let rest = ui.available_rect_before_wrap();
        let words = paint::elided(ui, w::EXAMPLE, Role::Small, c::INK3, (rest.width() - space::S16).max(0.0));
        paint::put_right(ui.painter(), rest.right() - space::S16, rest.center().y, words);
    }

    fn text_ui(&mut self, ui: &mut Ui, model: &SettingsModel, env: &Env) -> Vec<SettingsAction> {
        let id = self.chosen();
        let mut text = self.text(model, id);
        let mut asked = Vec::new();
        if let Some(trouble) = self.trouble(id, &text) {
            banner::banner(ui, banner::Kind::Warning, &format!("{}{trouble}", w::NOT_SAVED), None);
        }
        let margin = eframe::egui::Margin { left: 16, right: 12, top: 0, bottom: 12 };
        eframe::egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            let rows = ((ui.available_height() - 26.0) / Role::Body.line()).floor().max(4.0) as usize;
            let salt = format!("form text {}", id.code());
            let area = TextArea::new(&salt, &mut text).named(id.label()).rows(rows).read_only(!env.writable);
            let response = area.show(ui);
            self.editor = Some(response.id);
            if response.changed() {
                self.typed.insert(id, text);
            }
            if response.lost_focus() {
                asked = self.leave();
            }
        });
        asked
    }

    fn paper_ui(&mut self, ui: &mut Ui) {
        let empty = PreviewPages::default();
        let pages = self.pages.as_ref().unwrap_or(&empty);
        self.preview.bar_ui(ui, w::PAPER, "", pages.sheets.pages.len(), |_| {});
        if let Some(trouble) = &pages.trouble {
            banner::banner(ui, banner::Kind::Warning, trouble, None);
        }
        let mut wanted = None;
        self.preview.ui(ui, &pages.sheets, None, |page, dpi| {
            wanted = Some((page, dpi));
            let made = pages.picture.as_ref().filter(|(at, made, _)| *at == page && (made - dpi).abs() < 0.5);
            made.map(|(_, _, picture)| picture.clone())
        });
        self.wanted = wanted.or(self.wanted);
    }

    /// The facts a form may use; a press puts one where the cursor stands.
    fn facts_ui(&mut self, ui: &mut Ui, model: &SettingsModel, env: &Env) {
        let mut pressed = None;
        ScrollArea::vertical().id_salt("facts").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let hint = paint::elided(ui, w::FACTS_HINT, Role::Small, c::INK3, ui.available_width() - 24.0);
            let (_, line) = ui.allocate_space(vec2(ui.available_width(), ROW_H));
            paint::put(ui.painter(), line.left() + space::S12, line.center().y, hint);
            for fact in known(self.chosen()) {
                if fact_row(ui, fact, env.writable) {
                    pressed = Some(fact);
                }
            }
        });
        if let Some(fact) = pressed {
            self.insert(ui, model, fact);
        }
    }

    /// Puts a fact into the text, declared in its head.
    fn insert(&mut self, ui: &Ui, model: &SettingsModel, fact: &KnownFact) {
        let id = self.chosen();
        let mut text = self.text(model, id);
        let state = self.editor.and_then(|editor| TextEditState::load(ui.ctx(), editor));
        let at: Option<usize> =
            state.as_ref().and_then(|state| state.cursor.char_range()).map(|range| range.primary.index.into());
        let place = at.and_then(|at| text.char_indices().nth(at)).map_or(text.len(), |(byte, _)| byte);
        let words = format!("{{{{ {} }}}}", fact.name);
        text.insert_str(place, &words);
        let mut moved = words.chars().count();
        // An agreement declares nothing.
        let declared =
            id == FormId::M06 || text.lines().any(|line| line.split_whitespace().take(2).eq(["@field", fact.name]));
        if !declared {
            let head = format!("@field {} {} 可空\n", fact.name, fact.kind);
            moved += head.chars().count();
            text.insert_str(0, &head);
        }
        if let (Some(editor), Some(mut state), Some(at)) = (self.editor, state, at) {
            state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(at + moved))));
            state.store(ui.ctx(), editor);
        }
        self.typed.insert(id, text);
    }
}

fn fact_row(ui: &mut Ui, fact: &KnownFact, enabled: bool) -> bool {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), ROW_H));
    let name = format!("{}，{}，{}", fact.name, fact.kind, fact.meaning);
    let response = button::hit(ui, row, ui.make_persistent_id(("fact", fact.name)), &name);
    if response.hovered() && enabled {
        ui.painter().rect_filled(row, CornerRadius::ZERO, c::SUNKEN);
    }
    let (x, y) = (row.left() + space::S12, row.center().y);
    paint::put(ui.painter(), x, y, paint::elided(ui, fact.name, Role::Body, c::PRI, 124.0));
    paint::put(ui.painter(), x + 132.0, y, paint::line(ui, fact.kind, Role::Small, c::INK3));
    let meaning = paint::elided(ui, fact.meaning, Role::Small, c::INK2, (row.width() - 190.0).max(40.0));
    paint::put(ui.painter(), x + 168.0, y, meaning);
    if response.has_focus() {
        paint::focus_ring(ui.painter(), row.shrink(3.0), space::R_INPUT);
    }
    enabled && response.clicked()
}
