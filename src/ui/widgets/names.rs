//! Names as chips with a text field behind them: mediators, screeners, linked petitions.

use eframe::egui::{
    Align, CornerRadius, Frame, Id, Key, Layout, Margin, Modifiers, Rect, Response, Sense, StrokeKind, TextEdit, Ui,
    UiBuilder, pos2, vec2,
};

use super::chip_line::ChipLine;
use super::face::{Face, face_setters};
use super::{form, paint, suggest, text_field};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::{icons, ime};

/// A list of names. Enter, 、 or a comma makes a chip of what is typed; Backspace takes the last one back.
#[must_use = "call show"]
pub struct Names<'a> {
    salt: &'a str,
    names: &'a mut Vec<String>,
    items: &'a [String],
    first: &'a str,
    face: Face<'a>,
}

impl<'a> Names<'a> {
    face_setters!(labelled, named, placeholder, error, read_only, width);

    /// `items` are suggested; anything else may be typed. `salt` must be unique within the surrounding `Ui`.
    pub fn new(salt: &'a str, names: &'a mut Vec<String>, items: &'a [String]) -> Self {
        Self { salt, names, items, first: "", face: Face::default() }
    }

    /// What stands behind the first name (「（首席）」) when there are several.
    pub fn first(mut self, words: &'a str) -> Self {
        self.first = words;
        self
    }

    /// Draws it. The response is that of the text behind the chips; `changed()` tells of changed names.
    pub fn show(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.salt);
        let typed_key = id.with("typed");
        let width = self.face.width.unwrap_or_else(|| ui.available_width()).max(80.0);
        let mut typed = ui.data(|data| data.get_temp::<String>(typed_key)).unwrap_or_default();
        let focused = ui.memory(|memory| memory.has_focus(id));
        let still = self.face.read_only || !ui.is_enabled();
        let mut changed = false;
        if focused && !still {
            // Backspace and Enter are looked at before the text takes them.
            if typed.is_empty() && !ime::composing(ui.ctx()) && ime::take(ui.ctx(), Modifiers::NONE, Key::Backspace) {
                changed = self.names.pop().is_some();
            }
        }

        let chips = self.chips(ui, width, still);
        let (mut removed, mut taken) = (None, false);
        let mut response = ui
            .scope_builder(UiBuilder::new().id_salt(self.salt).layout(Layout::top_down(Align::LEFT)), |ui| {
                ui.set_max_width(width);
                ui.spacing_mut().item_spacing.y = space::S4;
                let (_, rect) = ui.allocate_space(vec2(width, chips.height()));
                let (fill, stroke) = text_field::frame_look(self.face.error.is_some(), focused, still, false);
                ui.painter().rect(rect, CornerRadius::same(space::R_INPUT), fill, stroke, StrokeKind::Inside);
                let pad = ui.interact(rect, id.with("frame"), Sense::CLICK);
                if pad.clicked() && !still {
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                removed = chips.show(ui, rect, id);
                let (response, picked) = self.text_ui(ui, id, rect, chips.end(), &mut typed, still);
                taken = picked;
                if let Some(note) = self.face.under() {
                    form::note(ui, note);
                }
                response
            })
            .inner;
        if let Some(index) = removed {
            self.names.remove(index);
            changed = true;
        }
        let done = taken || typed.contains(['、', ',', '，', ';', '；']) || response.lost_focus();
        let entered = focused && !typed.trim().is_empty() && ime::take(ui.ctx(), Modifiers::NONE, Key::Enter);
        if (done || entered) && !typed.trim().is_empty() {
            for name in typed.split(['、', ',', '，', ';', '；']).map(str::trim).filter(|name| !name.is_empty()) {
                if !self.names.iter().any(|known| known == name) {
                    self.names.push(name.to_owned());
                }
            }
            typed.clear();
            changed = true;
            if entered {
                response.request_focus();
            }
        }
        ui.data_mut(|data| data.insert_temp(typed_key, typed));
        let value = self.names.join("、");
        ui.ctx().accesskit_node_builder(id, |node| {
            if !value.is_empty() {
                node.set_description(format!("已有{value}"));
            }
        });
        if changed {
            response.mark_changed();
        }
        response
    }

    fn chips(&self, ui: &Ui, width: f32, still: bool) -> ChipLine {
        let several = self.names.len() > 1;
        let chips = self.names.iter().enumerate().map(|(index, name)| {
            let words = if index == 0 && several { format!("{name}{}", self.first) } else { name.clone() };
            (words, name.clone())
        });
        ChipLine::lay_out(ui, chips, width, 60.0, still)
    }

    fn text_ui(
        &self,
        ui: &mut Ui,
        id: Id,
        rect: Rect,
        (x, below): (f32, f32),
        typed: &mut String,
        still: bool,
    ) -> (Response, bool) {
        let top = rect.top() + below;
        let left = (rect.left() + x + 2.0).min(rect.right() - 58.0);
        let room = Rect::from_min_max(pos2(left, top + 1.0), pos2(rect.right() - 30.0, top + space::INPUT_H - 1.0));
        if !still {
            let plus = pos2(rect.right() - 17.0, top + space::INPUT_H / 2.0);
            paint::icon(ui.painter(), plus, icons::PLUS, 16.0, c::INK2);
        }
        let items: Vec<String> = self.items.iter().filter(|item| !self.names.contains(item)).cloned().collect();
        let placeholder = if self.names.is_empty() { self.face.placeholder } else { "" };
        let out = suggest::with_suggestions(ui, id, typed, if still { &[] } else { &items }, |ui, typed| {
            let layout = Layout::left_to_right(Align::Center);
            let mut child = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
            let response = child.add(
                TextEdit::singleline(typed)
                    .id(id)
                    .frame(Frame::NONE)
                    .margin(Margin::ZERO)
                    .font(Role::Body.font())
                    .text_color(c::INK)
                    .desired_width(room.width())
                    .clip_text(true)
                    .interactive(!still)
                    .return_key(None)
                    .hint_text(Role::Body.rich(placeholder, c::INK3)),
            );
            (response, rect)
        });
        self.face.describe(ui.ctx(), id);
        out
    }
}
