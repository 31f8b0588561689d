//! Multi-line text with a counter.

use std::ops::Range;

use eframe::egui::{
    CornerRadius, Frame, Margin, Response, ScrollArea, StrokeKind, TextEdit, Ui, UiBuilder,
    epaint::text::{LayoutJob, TextFormat},
    vec2,
};

use super::face::{Face, face_setters};
use super::form::{self, Note};
use super::{paint, text_field};
use crate::ui::theme::{Role, color as c, space};

/// Tells where a tint lies behind a text: ascending, disjoint byte ranges of it.
pub type Marks<'a> = &'a dyn Fn(&str) -> Vec<Range<usize>>;

/// Several lines of text. Enter is a new line; in a form Ctrl+Enter goes on.
#[must_use = "call show"]
pub struct TextArea<'a> {
    salt: &'a str,
    text: &'a mut String,
    counter: bool,
    rows: usize,
    marks: Option<Marks<'a>>,
    face: Face<'a>,
}

impl<'a> TextArea<'a> {
    face_setters!(labelled, named, placeholder, required, error, read_only, width);

    /// `salt` must be unique within the surrounding `Ui`.
    pub fn new(salt: &'a str, text: &'a mut String) -> Self {
        Self { salt, text, counter: false, rows: 5, marks: None, face: Face::default() }
    }

    /// A remark under the field.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.face.note = Some(Note::Hint(hint));
        self
    }

    /// Shows the number of characters at the right under the field (「71 字」).
    pub fn counter(mut self) -> Self {
        self.counter = true;
        self
    }

    /// Height in lines of text.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Puts a tint behind parts of the text.
    pub fn marks(mut self, marks: Marks<'a>) -> Self {
        self.marks = Some(marks);
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.salt);
        let width = self.face.width.unwrap_or_else(|| ui.available_width()).max(60.0);
        let height = Role::Body.line() * self.rows as f32 + 14.0;
        let still = self.face.read_only || !ui.is_enabled();
        ui.scope_builder(UiBuilder::new().id_salt(self.salt), |ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = space::S4;
            let (_, rect) = ui.allocate_space(vec2(width, height));
            let focused = ui.memory(|memory| memory.has_focus(id));
            let (fill, stroke) = text_field::frame_look(self.face.error.is_some(), focused, still, false);
            let painter = ui.painter();
            painter.rect(rect, CornerRadius::same(space::R_INPUT), fill, stroke, StrokeKind::Inside);

            let inner = rect.shrink2(vec2(2.0, 3.0));
            let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
            let color = if still { c::INK2 } else { c::INK };
            let mut layouter = |ui: &Ui, text: &dyn eframe::egui::TextBuffer, wrap: f32| {
                let format = TextFormat {
                    font_id: Role::Body.font(),
                    color,
                    line_height: Some(Role::Body.line() - 1.0),
                    ..TextFormat::default()
                };
                let text = text.as_str();
                let mut job = match self.marks {
                    Some(marks) => paint::tinted(text, &marks(text), &format),
                    None => LayoutJob::single_section(text.to_owned(), format),
                };
                job.wrap.max_width = wrap;
                ui.painter().layout_job(job)
            };
            let mut readable = self.text.as_str();
            let edit = if still { TextEdit::multiline(&mut readable) } else { TextEdit::multiline(self.text) };
            let response = ScrollArea::vertical()
                .id_salt((self.salt, "scroll"))
                .auto_shrink(false)
                .show(&mut child, |ui| {
                    ui.add(
                        edit.id(id)
                            .frame(Frame::new().inner_margin(Margin { left: 9, right: 6, top: 4, bottom: 4 }))
                            .font(Role::Body.font())
                            .layouter(&mut layouter)
                            .desired_width(f32::INFINITY)
                            .desired_rows(self.rows)
                            .interactive(ui.is_enabled())
                            .hint_text(Role::Body.rich(self.face.placeholder, c::INK3)),
                    )
                })
                .inner;
            let count = self.text.chars().filter(|ch| !ch.is_whitespace()).count();
            if !self.counter || self.face.error.is_some() {
                if let Some(note) = self.face.under() {
                    form::note(ui, note);
                }
            } else {
                let line = Role::Small.line();
                let (_, under) = ui.allocate_space(vec2(width, line));
                if let Some(Note::Hint(hint)) = self.face.note {
                    let galley = paint::elided(ui, hint, Role::Small, c::INK3, width - 70.0);
                    paint::put(ui.painter(), under.left(), under.center().y, galley);
                }
                let galley = paint::line(ui, &format!("{count} 字"), Role::Small, c::INK3);
                paint::put_right(ui.painter(), under.right(), under.center().y, galley);
            }
            self.face.describe(ui.ctx(), id);
            response
        })
        .inner
    }
}
