//! What every field can be told beside its value: who names it, what it says while empty, what is wrong with it.

use eframe::egui::{Context, Id};

use super::form::{self, Note};

/// The face of a field. The setters of [`face_setters`] fill it; [`describe`](Self::describe) tells it to screen readers.
#[derive(Clone, Copy, Default)]
pub struct Face<'a> {
    /// The id of the visible label.
    pub(super) label: Option<Id>,
    /// Accessible name when no visible label names the field.
    pub(super) name: Option<&'a str>,
    /// Grey words while empty.
    pub(super) placeholder: &'a str,
    /// Must not stay empty.
    pub(super) required: bool,
    /// What is wrong, if anything.
    pub(super) error: Option<&'a str>,
    /// A remark under the field; an error takes its place.
    pub(super) note: Option<Note<'a>>,
    /// Can be read and copied, not changed.
    pub(super) read_only: bool,
    /// Width of the frame; all that is available if not told.
    pub(super) width: Option<f32>,
}

impl<'a> Face<'a> {
    /// A face with these grey words.
    pub(super) fn saying(placeholder: &'a str) -> Self {
        Self { placeholder, ..Self::default() }
    }

    /// What stands under the field: the error, else the remark.
    pub(super) fn under(&self) -> Option<Note<'a>> {
        self.error.map(Note::Error).or(self.note)
    }

    /// Tells name, error and remark of the field `id` to the accessibility tree.
    pub(super) fn describe(&self, ctx: &Context, id: Id) {
        let note = self.note.map(|note| match note {
            Note::Error(text) | Note::Hint(text) | Note::Suggestion(text) | Note::Good(text) => text,
        });
        form::describe(ctx, id, self.label, self.name, self.required, self.error, note);
    }
}

/// The setters of a widget that keeps a [`Face`] in its field `face`: those that make sense for it, by name.
macro_rules! face_setters {
    ($($setter:ident),+ $(,)?) => { $($crate::ui::widgets::face::face_setters! { @ $setter })+ };
    (@ labelled) => {
        /// The id of the visible label.
        pub fn labelled(mut self, label: eframe::egui::Id) -> Self {
            self.face.label = Some(label);
            self
        }
    };
    (@ named) => {
        /// Accessible name when no visible label names the field.
        pub fn named(mut self, name: &'a str) -> Self {
            self.face.name = Some(name);
            self
        }
    };
    (@ placeholder) => {
        /// Grey words while empty (「可不填」).
        pub fn placeholder(mut self, text: &'a str) -> Self {
            self.face.placeholder = text;
            self
        }
    };
    (@ required) => {
        /// Must not stay empty (told to screen readers; the star belongs to the label).
        pub fn required(mut self) -> Self {
            self.face.required = true;
            self
        }
    };
    (@ error) => {
        /// What is wrong, if anything: red border, icon, sentence under the field.
        pub fn error(mut self, error: Option<&'a str>) -> Self {
            self.face.error = error;
            self
        }
    };
    (@ note) => {
        /// A remark under the field; an error takes its place.
        pub fn note(mut self, note: $crate::ui::widgets::Note<'a>) -> Self {
            self.face.note = Some(note);
            self
        }
    };
    (@ read_only) => {
        /// Can be read and copied, not changed.
        pub fn read_only(mut self, read_only: bool) -> Self {
            self.face.read_only = read_only;
            self
        }
    };
    (@ width) => {
        /// Width of the frame.
        pub fn width(mut self, width: f32) -> Self {
            self.face.width = Some(width);
            self
        }
    };
}
pub(super) use face_setters;
