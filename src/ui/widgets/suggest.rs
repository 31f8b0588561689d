//! Suggestions under a text field: what the office already knows, without forbidding what it does not.
//!
//! Names of villages, units and people are copied into records as typed (they merge and change), so a closed
//! list would lock the clerk out. ↓ opens the list, typing narrows it, ↑ ↓ choose, Enter takes; a text that is
//! in no list is as good as any other.

use eframe::egui::{
    Context, Id, Key, Modifiers, Order, Rect, Response, ScrollArea, Sense, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::face::{Face, face_setters};
use super::form::Note;
use super::{TextField, menu, paint};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::{icons, ime};

const LINE_H: f32 = 30.0;
const MOST: usize = 60;

#[derive(Clone, Default)]
struct State {
    open: bool,
    all: bool,
    row: Option<usize>,
    rect: Option<Rect>,
}

/// Draws a text field by `draw` (which must use `id` and return response and frame) with suggestions under it.
///
/// A taken suggestion replaces the text; the response is then `changed()` and the second value true.
pub fn with_suggestions(
    ui: &mut Ui,
    id: Id,
    text: &mut String,
    items: &[String],
    draw: impl FnOnce(&mut Ui, &mut String) -> (Response, Rect),
) -> (Response, bool) {
    let key = id.with("suggest");
    let mut state = ui.data(|data| data.get_temp::<State>(key)).unwrap_or_default();
    let focused = ui.memory(|memory| memory.has_focus(id));
    let mut taken = None;
    if focused && state.open {
        let found = matching(items, text, state.all);
        taken = keys(ui, &mut state, &found);
    } else if focused && !items.is_empty() && ime::take(ui.ctx(), Modifiers::NONE, Key::ArrowDown) {
        state = State { open: true, all: true, row: Some(0), rect: None };
    }
    let (mut response, frame) = draw(ui, text);
    if response.changed() {
        state = State { open: !text.trim().is_empty(), all: false, row: None, rect: state.rect };
    }
    let found = matching(items, text, state.all);
    if state.open && !found.is_empty() {
        taken = popup(ui, key, frame, &found, &mut state).or(taken);
    }
    let was_taken = taken.is_some();
    if let Some(words) = taken {
        *text = words;
        state = State::default();
        response.mark_changed();
        response.request_focus();
    } else if response.lost_focus() {
        let inside = state.rect.zip(ui.input(|input| input.pointer.interact_pos()));
        let pressed = ui.input(|input| input.pointer.any_pressed() || input.pointer.any_down());
        if !(pressed && inside.is_some_and(|(rect, at)| rect.contains(at))) {
            state = State::default();
        }
    }
    ui.data_mut(|data| data.insert_temp(key, state));
    (response, was_taken)
}

/// Whether a list of suggestions is open: Esc belongs to it.
pub fn any_open(ctx: &Context) -> bool {
    let shown = ctx.data(|data| data.get_temp::<u64>(Id::unique("suggestions"))).unwrap_or_default();
    // Shown in the last frame, or already in this one.
    shown > 0 && shown + 1 >= ctx.cumulative_frame_nr()
}

/// A text field of the ordinary look with suggestions.
#[must_use = "call show"]
pub struct Suggest<'a> {
    salt: &'a str,
    text: &'a mut String,
    items: &'a [String],
    known: bool,
    face: Face<'a>,
}

impl<'a> Suggest<'a> {
    face_setters!(labelled, named, placeholder, required, error, read_only, width);

    /// `salt` must be unique within the surrounding `Ui`.
    pub fn new(salt: &'a str, text: &'a mut String, items: &'a [String]) -> Self {
        Self { salt, text, items, known: false, face: Face::default() }
    }

    /// The names are those of the network (villages, groups, units), not of people: Enter completes the only one that
    /// begins with what is typed, and a name that is none of them is remarked on.
    pub fn known(mut self) -> Self {
        self.known = true;
        self
    }

    /// A remark under the field.
    pub fn note(mut self, note: Option<Note<'a>>) -> Self {
        self.face.note = note;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.salt);
        let Self { salt, text, items, known, mut face } = self;
        let items = if face.read_only { &[] } else { items };
        let mut completed = false;
        if known && !items.is_empty() {
            let focused = ui.memory(|memory| memory.has_focus(id));
            if focused
                && ime::pressed(ui.ctx(), Modifiers::NONE, Key::Enter)
                && ui.data(|data| data.get_temp::<State>(id.with("suggest"))).is_none_or(|state| state.row.is_none())
                && let Some(whole) = completion(items, text)
            {
                whole.clone_into(text);
                completed = true;
            }
            if !focused && face.note.is_none() && is_unknown(items, text) {
                face.note = Some(Note::Suggestion(UNKNOWN));
            }
        }
        let mut response = with_suggestions(ui, id, text, items, |ui, text| {
            let mut field = TextField::new(salt, text).face(face);
            if !face.read_only && !items.is_empty() {
                field = field.button(icons::CARET_DOWN, "列出");
            }
            let out = field.show_output(ui);
            if out.button {
                let state = State { open: true, all: true, row: None, rect: None };
                ui.data_mut(|data| data.insert_temp(id.with("suggest"), state));
                // The list shows from the next frame on, when the field has the focus.
                ui.ctx().request_repaint();
            }
            (out.response, out.frame)
        })
        .0;
        if completed {
            response.mark_changed();
        }
        response
    }
}

/// Said of a name that the network does not have. It is kept as typed.
const UNKNOWN: &str = "不在联络网中";

/// The one item that begins with what is typed; `None` when there are several, or when it is an item itself.
fn completion<'a>(items: &'a [String], text: &str) -> Option<&'a str> {
    let typed = text.trim().to_lowercase();
    if typed.is_empty() || !is_unknown(items, text) {
        return None;
    }
    let mut found = items.iter().filter(|item| item.to_lowercase().starts_with(&typed));
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

fn is_unknown(items: &[String], text: &str) -> bool {
    let typed = text.trim();
    !typed.is_empty() && items.iter().all(|item| item.trim() != typed)
}

fn matching<'a>(items: &'a [String], text: &str, all: bool) -> Vec<&'a String> {
    let filter = text.trim().to_lowercase();
    let hit = |item: &&String| all || (item.to_lowercase().contains(&filter) && item.trim().to_lowercase() != filter);
    items.iter().filter(hit).take(MOST).collect()
}

fn keys(ui: &Ui, state: &mut State, found: &[&String]) -> Option<String> {
    let ctx = ui.ctx();
    let last = found.len().checked_sub(1)?;
    if ime::take(ctx, Modifiers::NONE, Key::ArrowDown) {
        state.row = Some(state.row.map_or(0, |row| (row + 1).min(last)));
    }
    if ime::take(ctx, Modifiers::NONE, Key::ArrowUp) {
        state.row = state.row.and_then(|row| row.checked_sub(1));
    }
    if ime::take(ctx, Modifiers::NONE, Key::Escape) {
        *state = State::default();
        return None;
    }
    let row = state.row?;
    let go = ime::take(ctx, Modifiers::NONE, Key::Enter);
    if go { found.get(row).map(|words| (*words).clone()) } else { None }
}

fn popup(ui: &Ui, key: Id, frame: Rect, found: &[&String], state: &mut State) -> Option<String> {
    let mut taken = None;
    let width = frame.width().max(140.0);
    let height = (found.len() as f32 * LINE_H).min(8.0 * LINE_H);
    let screen = ui.ctx().content_rect();
    let below = frame.bottom() + 3.0 + height + 12.0 <= screen.bottom();
    let top = if below { frame.bottom() + 3.0 } else { frame.top() - height - 13.0 };
    let area = eframe::egui::Area::new(key).order(Order::Foreground).fixed_pos(pos2(frame.left(), top));
    let shown = area.show(ui.ctx(), |ui| {
        menu::popup_frame().show(ui, |ui| {
            ui.set_width(width - 8.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                for (row, words) in found.iter().enumerate() {
                    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), LINE_H));
                    let response = ui.interact(rect, key.with(row), Sense::CLICK);
                    let on = state.row == Some(row);
                    response.widget_info(|| WidgetInfo::selected(accesskit::Role::ListBoxOption, true, on, *words));
                    if on || response.hovered() {
                        ui.painter().rect_filled(rect, space::R_CHIP, c::PRI_WEAK);
                    }
                    if on {
                        response.scroll_to_me(None);
                    }
                    let galley = paint::elided(ui, words, Role::Cell, c::INK, rect.width() - 20.0);
                    paint::put(ui.painter(), rect.left() + 10.0, rect.center().y, galley);
                    if response.clicked() {
                        taken = Some((*words).clone());
                    }
                }
            });
        });
    });
    state.rect = Some(shown.response.rect);
    let frame_nr = ui.ctx().cumulative_frame_nr();
    ui.ctx().data_mut(|data| data.insert_temp(Id::unique("suggestions"), frame_nr));
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_single_beginning_is_completed() {
        let villages = ["上塘村", "上坝村", "红岩村"].map(str::to_owned);
        assert_eq!(completion(&villages, "上塘"), Some("上塘村"));
        assert_eq!(completion(&villages, "红"), Some("红岩村"));
        assert_eq!(completion(&villages, "上"), None, "two begin so");
        assert_eq!(completion(&villages, "塘村"), None, "no beginning");
        assert_eq!(completion(&villages, "红岩村"), None, "whole already");
        assert_eq!(completion(&villages, " "), None);
        assert!(is_unknown(&villages, "柳湾村") && !is_unknown(&villages, "上塘村") && !is_unknown(&villages, ""));
    }
}
