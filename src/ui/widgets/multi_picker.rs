//! Picker of several things: the chosen ones stand as chips in the frame.

use eframe::egui::{CornerRadius, Key, Modifiers, Response, Sense, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::chip_line::ChipLine;
use super::face::{Face, face_setters};
use super::{paint, text_field};
use crate::ui::theme::{color as c, space};
use crate::ui::{icons, ime};

use super::pick_list::list;
use super::picker::PickItem;
/// Picks several of many; the chosen ones stand as chips in the frame.
#[must_use = "call show"]
pub struct MultiPicker<'a, T> {
    salt: &'a str,
    chosen: &'a mut Vec<T>,
    items: &'a [PickItem<T>],
    face: Face<'a>,
}

impl<'a, T: Clone + PartialEq> MultiPicker<'a, T> {
    face_setters!(labelled, named, width);

    /// `salt` must be unique within the surrounding `Ui`.
    pub fn new(salt: &'a str, chosen: &'a mut Vec<T>, items: &'a [PickItem<T>]) -> Self {
        Self { salt, chosen, items, face: Face::default() }
    }

    /// Draws it; `changed()` tells of an added or removed one. Backspace takes the last one off.
    pub fn show(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.salt);
        let width = self.face.width.unwrap_or_else(|| ui.available_width());
        let labels: Vec<String> = self
            .chosen
            .iter()
            .map(|value| self.items.iter().find(|i| i.value == *value).map_or_else(String::new, |i| i.label.clone()))
            .collect();
        let chips = labels.iter().map(|label| (label.clone(), label.clone()));
        let chips = ChipLine::lay_out(ui, chips, width, 34.0, !ui.is_enabled());
        let (_, rect) = ui.allocate_space(vec2(width, chips.height()));
        let mut response = ui.interact(rect, id, Sense::click());
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        let (fill, stroke) = text_field::frame_look(false, response.has_focus(), !ui.is_enabled(), false);
        ui.painter().rect(rect, CornerRadius::same(space::R_INPUT), fill, stroke, StrokeKind::Inside);
        let mut removed = chips.show(ui, rect, id);
        paint::icon(ui.painter(), pos2(rect.right() - 19.0, rect.bottom() - 17.0), icons::PLUS, 17.0, c::INK2);
        if response.has_focus() && ime::take(ui.ctx(), Modifiers::NONE, Key::Backspace) && !self.chosen.is_empty() {
            removed = Some(self.chosen.len() - 1);
        }
        response.widget_info(|| WidgetInfo::new(accesskit::Role::ComboBox));
        let value = labels.join("、");
        ui.ctx().accesskit_node_builder(id, |node| node.set_value(value));
        self.face.describe(ui.ctx(), id);

        if let Some(index) = removed {
            self.chosen.remove(index);
            response.mark_changed();
        } else {
            let free: Vec<PickItem<T>> =
                self.items.iter().filter(|i| !self.chosen.contains(&i.value)).cloned().collect();
            if let Some(Some(picked)) = list(ui, id, rect, &response, &free, &[], None, None) {
                self.chosen.push(picked);
                response.mark_changed();
            }
        }
        response
    }
}
