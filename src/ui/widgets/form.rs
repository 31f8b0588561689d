//! Forms: label and field in a row, messages under a field, and the way Enter goes.

use eframe::egui::{
    Align, Context, Id, Key, Layout, Modifiers, Response, Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::paint;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::{icons, ime};

/// What stands under a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note<'a> {
    /// What is wrong and what to do.
    Error(&'a str),
    /// A remark.
    Hint(&'a str),
    /// Something the program did by itself and that can be changed.
    Suggestion(&'a str),
    /// Something that was found to be right.
    Good(&'a str),
}

/// Draws a note under a field.
pub fn note(ui: &mut Ui, note: Note<'_>) {
    let (text, color) = match note {
        Note::Error(text) => (text, c::RED),
        Note::Hint(text) => (text, c::INK3),
        Note::Suggestion(text) => (text, c::AMB),
        Note::Good(text) => (text, c::GRN),
    };
    let is_error = matches!(note, Note::Error(_));
    let indent = if is_error { 19.0 } else { 0.0 };
    let width = ui.available_width() - indent;
    let galley = paint::wrapped(ui, text, Role::Small, color, width);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(indent, 0.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, text));
    if is_error {
        let at = pos2(rect.left() + 7.0, rect.top() + Role::Small.line() / 2.0);
        paint::icon_fill(ui.painter(), at, icons::WARNING_CIRCLE, 14.0, c::RED_SOLID);
    }
    ui.painter().galley(rect.min + vec2(indent, 0.0), galley, color);
}

/// One row of a form: the label right-aligned in its column, the field beside it.
#[must_use = "call show"]
pub struct Row<'a> {
    label: &'a str,
    required: bool,
    label_width: f32,
    top: bool,
}

impl<'a> Row<'a> {
    /// A row with this label.
    pub fn new(label: &'a str) -> Self {
        Self { label, required: false, label_width: 76.0, top: true }
    }

    /// Marks the field as required, with a red star.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Width of the label column (76 points if not told).
    pub fn label_width(mut self, width: f32) -> Self {
        self.label_width = width;
        self
    }

    /// Draws label and contents. `add` gets the label's id, to be given to the field's `labelled`.
    pub fn show<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui, Id) -> R) -> R {
        let layout = if self.top { Layout::left_to_right(Align::TOP) } else { Layout::left_to_right(Align::Center) };
        let inner = ui.with_layout(layout, |ui| {
            ui.spacing_mut().item_spacing.x = space::LABEL_GAP;
            let label = label(ui, self.label, self.required, Some(self.label_width));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = vec2(space::S8, space::S4);
                add(ui, label)
            })
            .inner
        });
        inner.inner
    }
}

/// Draws a label as high as an input, right-aligned in `width` if given. Returns its id.
pub fn label(ui: &mut Ui, text: &str, required: bool, width: Option<f32>) -> Id {
    let galley = paint::line(ui, text, Role::Body, c::INK2);
    let star = required.then(|| paint::line(ui, "*", Role::Body, c::RED));
    let star_w = star.as_ref().map_or(0.0, |s| s.size().x + 3.0);
    let width = width.unwrap_or(galley.size().x + star_w);
    let (rect, response) = ui.allocate_exact_size(vec2(width, space::INPUT_H), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, text));
    let left = rect.right() - galley.size().x;
    if let Some(star) = star {
        paint::put(ui.painter(), left - star_w, rect.center().y, star);
    }
    paint::put(ui.painter(), left, rect.center().y, galley);
    response.id
}

/// Fields beside each other: cell after cell of the given widths, `gap` apart; the next line begins below the tallest.
pub fn line(ui: &mut Ui, widths: &[f32], gap: f32, mut add: impl FnMut(&mut Ui, usize)) {
    let rect = ui.available_rect_before_wrap();
    let (mut left, mut bottom) = (rect.left(), rect.top());
    for (cell, &width) in widths.iter().enumerate() {
        let place = rect.with_min_x(left).with_max_x(left + width);
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::LEFT)));
        add(&mut child, cell);
        bottom = bottom.max(child.min_rect().bottom());
        left += width + gap;
    }
    ui.advance_cursor_after_rect(rect.with_max_y(bottom));
}

/// Tells the accessibility tree what a field's name, error and remarks are.
pub(super) fn describe(
    ctx: &Context,
    id: Id,
    label: Option<Id>,
    name: Option<&str>,
    required: bool,
    error: Option<&str>,
    note: Option<&str>,
) {
    ctx.accesskit_node_builder(id, |node| {
        if let Some(label) = label {
            node.clear_label();
            node.push_labelled_by(label.accesskit_id());
        } else if let Some(name) = name {
            node.set_label(name);
        }
        if required {
            node.set_required();
        }
        let mut words = Vec::new();
        if required {
            words.push("必填".to_owned());
        }
        if let Some(error) = error {
            node.set_invalid(accesskit::Invalid::True);
            words.push(format!("有误：{error}"));
        } else if let Some(note) = note {
            words.push(note.to_owned());
        }
        if !words.is_empty() {
            node.set_description(words.join("，"));
        }
    });
}

/// The order in which Enter walks through a form.
///
/// Make one per frame, [`push`](Self::push) every field as it is drawn, name the save button with
/// [`end_at`](Self::end_at) and call [`run`](Self::run) last. Enter goes to the next field,
/// Shift+Enter to the one before, in multi-line text Ctrl+Enter goes on; after the last field the
/// save button has the focus. Nothing is saved by this alone. While an input method composes,
/// Enter belongs to it (see [`ime`]).
#[derive(Default)]
pub struct FocusChain {
    stops: Vec<(Id, bool)>,
    end: Option<Id>,
}

impl FocusChain {
    /// An empty chain.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field whose Enter goes on.
    pub fn push(&mut self, response: &Response) {
        self.stops.push((response.id, false));
    }

    /// Adds a multi-line field: Enter is a new line, Ctrl+Enter goes on.
    pub fn push_multiline(&mut self, response: &Response) {
        self.stops.push((response.id, true));
    }

    /// Where the last field leads.
    pub fn end_at(&mut self, id: Id) {
        self.end = Some(id);
    }

    /// The first field, to focus when the form opens.
    pub fn first(&self) -> Option<Id> {
        self.stops.first().map(|&(id, _)| id)
    }

    /// Moves the focus if Enter asked for it. Returns whether it did.
    pub fn run(&self, ctx: &Context) -> bool {
        let fresh = ctx.data_mut(|data| data.remove_temp::<bool>(begin_key())).is_some();
        let Some(focused) = ctx.memory(|memory| memory.focused()) else {
            if let Some(first) = self.first().filter(|_| fresh) {
                ctx.memory_mut(|memory| memory.request_focus(first));
            }
            return false;
        };
        let Some(at) = self.stops.iter().position(|&(id, _)| id == focused) else {
            return false;
        };
        let multiline = self.stops.get(at).is_some_and(|&(_, multiline)| multiline);
        let forward = if multiline {
            ime::take(ctx, Modifiers::COMMAND, Key::Enter) || ime::take(ctx, Modifiers::CTRL, Key::Enter)
        } else {
            ime::take(ctx, Modifiers::NONE, Key::Enter)
        };
        let back = !multiline && ime::take(ctx, Modifiers::SHIFT, Key::Enter);
        let target = if forward {
            self.stops.get(at + 1).map(|&(id, _)| id).or(self.end)
        } else if back {
            at.checked_sub(1).and_then(|before| self.stops.get(before)).map(|&(id, _)| id)
        } else {
            None
        };
        if let Some(target) = target {
            ctx.memory_mut(|memory| memory.request_focus(target));
        }
        forward || back
    }
}

fn begin_key() -> Id {
    Id::unique("a dialog opened")
}

/// A dialog opened: unless something asks for the focus itself, the next chain that runs gives it to its first field.
pub(super) fn begin_at_first(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(begin_key(), true));
}

/// Whether a choice widget was used, but not by Enter: in forms Enter goes to the next field.
pub(super) fn chosen(ui: &Ui, response: &Response) -> bool {
    response.clicked_by(eframe::egui::PointerButton::Primary)
        || (response.clicked() && !ui.input(|input| input.key_pressed(Key::Enter)))
}
