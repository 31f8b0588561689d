//! Names as chips with a text field behind them: mediators, screeners, linked petitions.

use eframe::egui::{
    Align, CornerRadius, Frame, Id, Key, Layout, Margin, Modifiers, Rect, Response, Sense, StrokeKind, TextEdit, Ui,
    UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::{form, paint, suggest, text_field};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::{icons, ime};

/// A list of names. Enter, 、 or a comma makes a chip of what is typed; Backspace takes the last one back.
#[must_use = "call show"]
pub struct Names<'a> {
    salt: &'a str,
    names: &'a mut Vec<String>,
    items: &'a [String],
    label: Option<Id>,
    name: Option<&'a str>,
    first: &'a str,
    placeholder: &'a str,
    error: Option<&'a str>,
    read_only: bool,
    width: Option<f32>,
}

impl<'a> Names<'a> {
    /// `items` are suggested; anything else may be typed. `salt` must be unique within the surrounding `Ui`.
    pub fn new(salt: &'a str, names: &'a mut Vec<String>, items: &'a [String]) -> Self {
        Self {
            salt,
            names,
            items,
            label: None,
            name: None,
            first: "",
            placeholder: "",
            error: None,
            read_only: false,
            width: None,
        }
    }

    /// The id of the visible label.
    pub fn labelled(mut self, label: Id) -> Self {
        self.label = Some(label);
        self
    }

    /// Accessible name when no visible label names it.
    pub fn named(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// What stands behind the first name (「（首席）」) when there are several.
    pub fn first(mut self, words: &'a str) -> Self {
        self.first = words;
        self
    }

    /// Grey words while empty.
    pub fn placeholder(mut self, text: &'a str) -> Self {
        self.placeholder = text;
        self
    }

    /// What is wrong, if anything.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Can be read, not changed.
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.read_only = read_only;
        self
    }

    /// Width of the frame.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Draws it. The response is that of the text behind the chips; `changed()` tells of changed names.
    pub fn show(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.salt);
        let typed_key = id.with("typed");
        let width = self.width.unwrap_or_else(|| ui.available_width()).max(80.0);
        let mut typed = ui.data(|data| data.get_temp::<String>(typed_key)).unwrap_or_default();
        let focused = ui.memory(|memory| memory.has_focus(id));
        let still = self.read_only || !ui.is_enabled();
        let mut changed = false;
        if focused && !still {
            // Backspace and Enter are looked at before the text takes them.
            if typed.is_empty() && !ime::composing(ui.ctx()) && ime::take(ui.ctx(), Modifiers::NONE, Key::Backspace) {
                changed = self.names.pop().is_some();
            }
        }

        let places = self.places(ui, width, still);
        let lines = places.iter().map(|place| place.line).max().unwrap_or(0) + 1;
        let height = space::INPUT_H + 28.0 * (lines as f32 - 1.0);
        let (mut removed, mut taken) = (None, false);
        let mut response = ui
            .scope_builder(UiBuilder::new().id_salt(self.salt).layout(Layout::top_down(Align::LEFT)), |ui| {
                ui.set_max_width(width);
                ui.spacing_mut().item_spacing.y = space::S4;
                let (_, rect) = ui.allocate_space(vec2(width, height));
                let (fill, stroke) = text_field::frame_look(self.error.is_some(), focused, still, false);
                ui.painter().rect(rect, CornerRadius::same(space::R_INPUT), fill, stroke, StrokeKind::Inside);
                let pad = ui.interact(rect, id.with("frame"), Sense::CLICK);
                if pad.clicked() && !still {
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                let mut at = (9.0, 0);
                for (index, place) in places.iter().enumerate() {
                    if chip_ui(ui, rect, id.with(("chip", index)), place, still) {
                        removed = Some(index);
                    }
                    at = (place.x + place.width + 8.0, place.line);
                }
                let (response, picked) = self.text_ui(ui, id, rect, at, &mut typed, still);
                taken = picked;
                if let Some(error) = self.error {
                    form::note(ui, form::Note::Error(error));
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

    fn places(&self, ui: &Ui, width: f32, still: bool) -> Vec<Place> {
        let several = self.names.len() > 1;
        let (mut x, mut line) = (6.0, 0);
        let mut places = Vec::new();
        for (index, name) in self.names.iter().enumerate() {
            let words = if index == 0 && several { format!("{name}{}", self.first) } else { name.clone() };
            let galley = paint::line(ui, &words, Role::Cell, c::INK);
            let chip = (galley.size().x + if still { 16.0 } else { 34.0 }).min(width - 14.0);
            if x + chip > width - 60.0 && x > 6.0 {
                line += 1;
                x = 6.0;
            }
            places.push(Place { x, line, width: chip, words, name: name.clone() });
            x += chip + 8.0;
        }
        places
    }

    fn text_ui(
        &self,
        ui: &mut Ui,
        id: Id,
        rect: Rect,
        (x, line): (f32, usize),
        typed: &mut String,
        still: bool,
    ) -> (Response, bool) {
        let top = rect.top() + 28.0 * line as f32;
        let left = (rect.left() + x + 2.0).min(rect.right() - 58.0);
        let room = Rect::from_min_max(pos2(left, top + 1.0), pos2(rect.right() - 30.0, top + space::INPUT_H - 1.0));
        if !still {
            let plus = pos2(rect.right() - 17.0, top + space::INPUT_H / 2.0);
            paint::icon(ui.painter(), plus, icons::PLUS, 16.0, c::INK2);
        }
        let items: Vec<String> = self.items.iter().filter(|item| !self.names.contains(item)).cloned().collect();
        let placeholder = if self.names.is_empty() { self.placeholder } else { "" };
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
        form::describe(ui.ctx(), id, self.label, self.name, false, self.error, None);
        out
    }
}

struct Place {
    x: f32,
    line: usize,
    width: f32,
    words: String,
    name: String,
}

fn chip_ui(ui: &mut Ui, rect: Rect, id: Id, place: &Place, still: bool) -> bool {
    let top = rect.top() + 5.0 + 28.0 * place.line as f32;
    let chip = Rect::from_min_size(pos2(rect.left() + place.x, top), vec2(place.width, space::CHIP_H));
    ui.painter().rect_filled(chip, CornerRadius::same(space::R_CHIP), if still { c::LINE } else { c::SUNKEN });
    let room = place.width - if still { 16.0 } else { 34.0 };
    let galley = paint::elided(ui, &place.words, Role::Cell, c::INK, room + 1.0);
    paint::put(ui.painter(), chip.left() + 8.0, chip.center().y, galley);
    if still {
        return false;
    }
    let cross = Rect::from_center_size(pos2(chip.right() - 13.0, chip.center().y), vec2(24.0, 24.0));
    let press = ui.interact(cross, id, Sense::CLICK);
    let name = format!("去掉{}", place.name);
    press.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &name));
    let color = if press.hovered() { c::RED } else { c::INK2 };
    paint::icon(ui.painter(), cross.center(), icons::X, 13.0, color);
    press.clicked()
}
