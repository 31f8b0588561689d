//! Picker with search: a field that opens a list with a filter; recent choices stand first.

use eframe::egui::{
    Color32, CornerRadius, Frame, Id, Key, Margin, Modifiers, Popup, PopupCloseBehavior, Rect, Response, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::chip_line::ChipLine;
use super::chips::{self, Pill};
use super::face::{Face, face_setters};
use super::form;
use super::{TextField, menu, paint, text_field};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::{icons, ime};

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

    fn matches(&self, filter: &str) -> bool {
        let filter = filter.trim().to_lowercase();
        filter.is_empty() || self.label.to_lowercase().contains(&filter) || self.keys.to_lowercase().contains(&filter)
    }
}

#[derive(Clone, Default)]
struct State {
    filter: String,
    row: usize,
    open: bool,
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

/// The popup list. `Some(Some(v))`: picked; `Some(None)`: emptied.
#[expect(clippy::too_many_arguments, reason = "private, called from the two pickers above")]
fn list<T: Clone + PartialEq>(
    ui: &Ui,
    id: Id,
    frame: Rect,
    response: &Response,
    items: &[PickItem<T>],
    recent: &[T],
    none: Option<&str>,
    chosen: Option<&T>,
) -> Option<Option<T>> {
    let popup_id = id.with("popup");
    let ctx = ui.ctx().clone();
    let mut state = ctx.data(|data| data.get_temp::<State>(popup_id)).unwrap_or_default();
    let opened = wants_to_open(ui, response, &mut state);
    if form::chosen(ui, response) && response.enabled() {
        Popup::toggle_id(&ctx, popup_id);
    } else if opened {
        Popup::open_id(&ctx, popup_id);
    }
    let just_opened = !state.open && Popup::is_id_open(&ctx, popup_id);
    if just_opened && !opened {
        state.filter.clear();
    }
    if just_opened {
        state.row = chosen.and_then(|v| items.iter().position(|i| i.value == *v)).unwrap_or(0);
    }

    let mut picked = None;
    Popup::new(popup_id, ctx.clone(), frame, ui.layer_id())
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(menu::popup_frame())
        .gap(3.0)
        .show(|ui| {
            ui.set_width(frame.width().max(190.0) - 8.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            let order = order(items, recent, &state.filter);
            let lines = order.len() + usize::from(none.is_some());
            let moved = move_row(ui, &mut state.row, lines);
            let go = ime::take(ui.ctx(), Modifiers::NONE, Key::Enter);
            if items.len() > 7 || !state.filter.is_empty() {
                let before = state.filter.clone();
                let field = TextField::new("filter", &mut state.filter)
                    .named("查找")
                    .placeholder("查找")
                    .icon(icons::MAGNIFYING_GLASS)
                    .show(ui);
                if just_opened {
                    field.request_focus();
                }
                if before != state.filter {
                    state.row = 0;
                }
            }
            if lines == 0 {
                ui.add_space(6.0);
                ui.label(Role::Cell.rich("没有这一项", c::INK3));
                ui.add_space(6.0);
            }
            ScrollArea::vertical().max_height(272.0).auto_shrink([false, true]).show(ui, |ui| {
                for line in 0..lines {
                    let item = match none {
                        Some(_) if line == 0 => None,
                        Some(_) => order.get(line - 1),
                        None => order.get(line),
                    };
                    let item = item.and_then(|index| items.get(*index));
                    let (words, remark) =
                        item.map_or((none.unwrap_or(""), ""), |i| (i.label.as_str(), i.remark.as_str()));
                    let on = item.is_some_and(|item| chosen == Some(&item.value));
                    let response = line_ui(ui, popup_id.with(line), words, remark, on, line == state.row);
                    if line == state.row && (moved || just_opened) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() || (go && line == state.row) {
                        picked = Some(item.map(|item| item.value.clone()));
                    }
                }
            });
            if picked.is_some() {
                ui.close();
            }
        });
    let open = picked.is_none() && Popup::is_id_open(&ctx, popup_id);
    if picked.is_some() {
        Popup::close_id(&ctx, popup_id);
    }
    if state.open && !open {
        response.request_focus();
    }
    state.open = open;
    ctx.data_mut(|data| data.insert_temp(popup_id, state));
    picked
}

/// ↓ or a typed character opens the list from the keyboard; the character starts the filter.
fn wants_to_open(ui: &Ui, response: &Response, state: &mut State) -> bool {
    if !response.has_focus() || state.open {
        return false;
    }
    let filter = eframe::egui::EventFilter { vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let typed: String = ui.input(|input| {
        input
            .events
            .iter()
            .filter_map(|event| match event {
                eframe::egui::Event::Text(text) if text.trim() == text => Some(text.as_str()),
                eframe::egui::Event::Ime(eframe::egui::ImeEvent::Commit(text)) => Some(text.as_str()),
                _ => None,
            })
            .collect()
    });
    if !typed.is_empty() {
        state.filter = typed;
        return true;
    }
    let down = ime::take(ui.ctx(), Modifiers::NONE, Key::ArrowDown);
    if down {
        state.filter.clear();
    }
    down
}

/// Indices of the items that match, recent ones first while nothing is filtered.
fn order<T: PartialEq>(items: &[PickItem<T>], recent: &[T], filter: &str) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    if filter.trim().is_empty() {
        order.extend(recent.iter().filter_map(|value| items.iter().position(|i| i.value == *value)));
    }
    let rest = items.iter().enumerate().filter(|(_, item)| item.matches(filter)).map(|(at, _)| at);
    let rest: Vec<usize> = rest.filter(|at| !order.contains(at)).collect();
    order.extend(rest);
    order
}

fn move_row(ui: &Ui, row: &mut usize, lines: usize) -> bool {
    let before = *row;
    let last = lines.saturating_sub(1);
    let ctx = ui.ctx();
    if ime::take(ctx, Modifiers::NONE, Key::ArrowDown) {
        *row += 1;
    }
    if ime::take(ctx, Modifiers::NONE, Key::ArrowUp) {
        *row = row.saturating_sub(1);
    }
    if ime::take(ctx, Modifiers::NONE, Key::PageDown) {
        *row += 8;
    }
    if ime::take(ctx, Modifiers::NONE, Key::PageUp) {
        *row = row.saturating_sub(8);
    }
    *row = (*row).min(last);
    before != *row
}

fn line_ui(ui: &mut Ui, id: Id, words: &str, remark: &str, on: bool, current: bool) -> Response {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 30.0));
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::ListBoxOption, true, on, words));
    let fill = if current || response.hovered() { c::PRI_WEAK } else { Color32::TRANSPARENT };
    ui.painter().rect_filled(rect, CornerRadius::same(space::R_CHIP), fill);
    let role = if on { Role::CellBold } else { Role::Cell };
    let remark = paint::line(ui, remark, Role::Small, c::INK3);
    let room = rect.width() - 26.0 - remark.size().x;
    let galley = paint::elided(ui, words, role, c::INK, room);
    paint::put(ui.painter(), rect.left() + 10.0, rect.center().y, galley);
    paint::put_right(ui.painter(), rect.right() - 10.0, rect.center().y, remark);
    response
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

/// A frame around chosen things that is not itself a field, for pages that build their own.
pub fn chip_frame() -> Frame {
    Frame::new()
        .fill(c::SURFACE)
        .stroke(Stroke::new(space::STROKE, c::LINE_IN))
        .corner_radius(CornerRadius::same(space::R_INPUT))
        .inner_margin(Margin::symmetric(6, 4))
}
