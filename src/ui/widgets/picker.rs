//! Picker with search: a field that opens a list with a filter; recent choices stand first.

use eframe::egui::{CornerRadius, Rect, Response, Sense, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::chips::{self, Pill};
use super::face::{Face, face_setters};
use super::form;
use super::pick_list::list;
use super::{paint, text_field};
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};

/// One thing that can be picked.
#[derive(Clone, Debug, PartialEq)]
pub struct PickItem<T> {
    /// What is picked.
    pub value: T,
    /// What the clerk reads.
    pub label: String,
    /// More words the filter finds it by: pinyin initials, a code, the unit.
    pub keys: String,
    /// A quiet remark at the right of the line.
    pub remark: String,
}

impl<T> PickItem<T> {
    /// An item found by its label only.
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self { value, label: label.into(), keys: String::new(), remark: String::new() }
    }

    /// Adds filter words.
    pub fn keys(mut self, keys: impl Into<String>) -> Self {
        self.keys = keys.into();
        self
    }

    /// Adds a remark.
    pub fn remark(mut self, remark: impl Into<String>) -> Self {
        self.remark = remark.into();
        self
    }

    pub(super) fn matches(&self, filter: &str) -> bool {
        let filter = filter.trim().to_lowercase();
        filter.is_empty() || self.label.to_lowercase().contains(&filter) || self.keys.to_lowercase().contains(&filter)
    }
}

/// Picks one of many. Space, ↓ or typing opens the list; in forms Enter goes to the next field.
#[must_use = "call show"]
pub struct Picker<'a, T> {
    salt: &'a str,
    chosen: &'a mut Option<T>,
    items: &'a [PickItem<T>],
    recent: &'a [T],
    none: Option<&'a str>,
    face: Face<'a>,
}

impl<'a, T: Clone + PartialEq> Picker<'a, T> {
    face_setters!(labelled, named, placeholder, required, error, note, width);

    /// `salt` must be unique within the surrounding `Ui`.
    pub fn new(salt: &'a str, chosen: &'a mut Option<T>, items: &'a [PickItem<T>]) -> Self {
        Self { salt, chosen, items, recent: &[], none: None, face: Face::saying("请选择") }
    }

    /// Values picked lately, newest first; they stand on top while the filter is empty.
    pub fn recent(mut self, recent: &'a [T]) -> Self {
        self.recent = recent;
        self
    }

    /// A first line that empties the choice (「不限」).
    pub fn none(mut self, words: &'a str) -> Self {
        self.none = Some(words);
        self
    }

    /// Draws it; `changed()` tells of a new choice.
    pub fn show(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.salt);
        let width = self.face.width.unwrap_or_else(|| ui.available_width());
        ui.vertical(|ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = space::S4;
            let (_, rect) = ui.allocate_space(vec2(width, space::INPUT_H));
            let mut response = ui.interact(rect, id, Sense::click());
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            let item = self.chosen.as_ref().and_then(|v| self.items.iter().find(|i| i.value == *v));
            let words = item.map_or("", |item| item.label.as_str());
            paint_closed(ui, rect, words, self.face.placeholder, self.face.error.is_some(), response.has_focus());

            response.widget_info(|| WidgetInfo::new(accesskit::Role::ComboBox));
            let value = words.to_owned();
            ui.ctx().accesskit_node_builder(id, |node| node.set_value(value));
            self.face.describe(ui.ctx(), id);

            if let Some(picked) =
                list(ui, id, rect, &response, self.items, self.recent, self.none, self.chosen.as_ref())
                && *self.chosen != picked
            {
                *self.chosen = picked;
                response.mark_changed();
            }
            if let Some(note) = self.face.under() {
                form::note(ui, note);
            }
            response
        })
        .inner
    }
}

fn paint_closed(ui: &Ui, rect: Rect, words: &str, placeholder: &str, error: bool, focused: bool) {
    let still = !ui.is_enabled();
    let (fill, stroke) = text_field::frame_look(error, focused, still, false);
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(space::R_INPUT), fill, stroke, StrokeKind::Inside);
    let (text, color) = if words.is_empty() { (placeholder, c::INK3) } else { (words, c::INK) };
    let galley = paint::elided(ui, text, Role::Body, color, rect.width() - 40.0);
    paint::put(painter, rect.left() + 11.0, rect.center().y, galley);
    paint::icon(painter, pos2(rect.right() - 18.0, rect.center().y), icons::CARET_DOWN, 16.0, c::INK2);
}

/// A filter pill with a list behind it: 「责任单位 ⌄」, once chosen 「农业农村办 ×」. Returns whether the choice changed.
pub fn pill_picker<T: Clone + PartialEq>(
    ui: &mut Ui,
    salt: &str,
    words: &str,
    chosen: &mut Option<T>,
    items: &[PickItem<T>],
) -> bool {
    let id = ui.make_persistent_id(salt);
    if let Some(value) = chosen.as_ref() {
        let label = items.iter().find(|item| item.value == *value).map_or(words, |item| item.label.as_str());
        let off = chips::pill(ui, Pill::Set, None, label, None).clicked();
        if off {
            *chosen = None;
        }
        return off;
    }
    let response = chips::pill(ui, Pill::Menu, None, words, None);
    match list(ui, id, response.rect, &response, items, &[], None, None) {
        Some(picked) => {
            *chosen = picked;
            true
        }
        None => false,
    }
}
