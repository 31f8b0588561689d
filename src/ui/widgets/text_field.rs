//! Single-line text field in its own frame: state icon, error or hint under it.

use eframe::egui::{
    Align, Align2, Color32, CornerRadius, CursorIcon, Frame, Id, Layout, Margin, Rect, Response, Sense, Stroke,
    StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::face::{Face, face_setters};
use super::form;
use super::paint;
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};

/// A text field. The caller keeps the text and decides what is wrong with it.
#[must_use = "call show"]
pub struct TextField<'a> {
    salt: &'a str,
    text: &'a mut String,
    told_elsewhere: bool,
    ok: bool,
    suggested: bool,
    icon: Option<char>,
    suffix: Option<&'a str>,
    clear: bool,
    reveal: Option<&'a mut bool>,
    height: f32,
    right_aligned: bool,
    button: Option<(char, &'a str)>,
    char_limit: usize,
    face: Face<'a>,
}

/// What came of drawing a [`TextField`].
pub struct TextFieldOutput {
    /// Response of the text itself: focus, `changed()`, `lost_focus()`.
    pub response: Response,
    /// Whether the button inside the frame was pressed.
    pub button: bool,
    /// The frame, to anchor a popup.
    pub frame: Rect,
}

impl<'a> TextField<'a> {
    face_setters!(labelled, named, placeholder, required, error, note, read_only, width);

    /// `salt` must be unique within the surrounding `Ui`.
    pub fn new(salt: &'a str, text: &'a mut String) -> Self {
        Self {
            salt,
            text,
            told_elsewhere: false,
            ok: false,
            suggested: false,
            icon: None,
            suffix: None,
            clear: false,
            reveal: None,
            height: space::INPUT_H,
            right_aligned: false,
            button: None,
            char_limit: usize::MAX,
            face: Face::default(),
        }
    }

    /// The id a field with this salt has in `ui`, to give it the focus.
    pub fn id_in(ui: &Ui, salt: &str) -> Id {
        ui.make_persistent_id(salt)
    }

    /// All of the face at once, for a field that is made of this one.
    pub(super) fn face(mut self, face: Face<'a>) -> Self {
        self.face = face;
        self
    }

    /// The sentence of the error stands elsewhere; the field only shows that it is wrong.
    pub fn told_elsewhere(mut self) -> Self {
        self.told_elsewhere = true;
        self
    }

    /// Shows the green tick.
    pub fn ok(mut self, ok: bool) -> Self {
        self.ok = ok;
        self
    }

    /// The text was filled in by the program and can be changed: green tint, 「建议」.
    pub fn suggested(mut self, suggested: bool) -> Self {
        self.suggested = suggested;
        self
    }

    /// An icon at the left edge.
    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Words at the right edge (a unit).
    pub fn suffix(mut self, suffix: &'a str) -> Self {
        self.suffix = Some(suffix);
        self
    }

    /// Offers × to empty the field.
    pub fn clearable(mut self) -> Self {
        self.clear = true;
        self
    }

    /// A password, hidden unless `shown`; the eye at the right toggles it.
    pub fn password(mut self, shown: &'a mut bool) -> Self {
        self.reveal = Some(shown);
        self
    }

    /// A button inside the frame, as icon and name; pressing it sets `TextFieldOutput::button`.
    pub fn button(mut self, icon: char, name: &'a str) -> Self {
        self.button = Some((icon, name));
        self
    }

    /// Height of the frame (34 points if not told).
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// Figures: at the right edge.
    pub fn right_aligned(mut self) -> Self {
        self.right_aligned = true;
        self
    }

    /// The most characters it takes.
    pub fn char_limit(mut self, limit: usize) -> Self {
        self.char_limit = limit;
        self
    }

    /// Draws the field.
    pub fn show(self, ui: &mut Ui) -> Response {
        self.show_output(ui).response
    }

    /// Draws the field and tells more.
    pub fn show_output(mut self, ui: &mut Ui) -> TextFieldOutput {
        let id = ui.make_persistent_id(self.salt);
        let width = self.face.width.unwrap_or_else(|| ui.available_width()).max(24.0);
        let under = if self.told_elsewhere { self.face.note } else { self.face.under() };
        ui.scope_builder(UiBuilder::new().id_salt(self.salt).layout(Layout::top_down(Align::LEFT)), |ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = space::S4;
            let output = self.frame_ui(ui, id, width);
            if let Some(note) = under {
                form::note(ui, note);
            }
            output
        })
        .inner
    }

    fn frame_ui(&mut self, ui: &mut Ui, id: Id, width: f32) -> TextFieldOutput {
        let enabled = ui.is_enabled();
        let (_, rect) = ui.allocate_space(vec2(width, self.height));
        let focused = ui.memory(|memory| memory.has_focus(id));
        let still = self.face.read_only || !enabled;
        let (fill, stroke) = frame_look(self.face.error.is_some(), focused, still, self.suggested);
        ui.painter().rect(rect, CornerRadius::same(space::R_INPUT), fill, stroke, StrokeKind::Inside);

        // Pressing anywhere in the frame goes into the text.
        let pad = ui.interact(rect, id.with("frame"), Sense::CLICK);
        if pad.clicked() && enabled {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let pad = pad.on_hover_cursor(if still { CursorIcon::Default } else { CursorIcon::Text });

        let mut inner = rect.shrink2(vec2(11.0, 1.0));
        let middle = rect.center().y;
        if let Some(icon) = self.icon {
            paint::icon(ui.painter(), pos2(inner.left() + 8.0, middle), icon, 17.0, c::INK3);
            inner.min.x += 26.0;
        }
        let mut button = false;
        for mark in self.marks() {
            match mark {
                Mark::Icon(glyph, filled, color) => {
                    let at = pos2(inner.right() - 8.0, middle);
                    if filled {
                        paint::icon_fill(ui.painter(), at, glyph, 16.0, color);
                    } else {
                        paint::icon(ui.painter(), at, glyph, 17.0, color);
                    }
                    inner.max.x -= 22.0;
                }
                Mark::Words(words) => {
                    let galley = paint::line(ui, words, Role::Small, c::INK3);
                    let drawn = paint::put_right(ui.painter(), inner.right(), middle, galley);
                    inner.max.x = drawn.left() - 6.0;
                }
                Mark::Press(glyph, name, what) => {
                    let hit = Rect::from_center_size(pos2(inner.right() - 8.0, middle), vec2(24.0, 24.0));
                    let response = ui.interact(hit, id.with(name), Sense::CLICK);
                    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, name));
                    let color = if response.hovered() { c::PRI } else { c::INK2 };
                    paint::icon(ui.painter(), hit.center(), glyph, 17.0, color);
                    let response = response.on_hover_cursor(CursorIcon::PointingHand);
                    super::tooltip(&response, name);
                    if response.clicked() {
                        ui.memory_mut(|memory| memory.request_focus(id));
                        match what {
                            Press::Clear => self.text.clear(),
                            Press::Reveal => {
                                if let Some(shown) = self.reveal.as_deref_mut() {
                                    *shown = !*shown;
                                }
                            }
                            Press::Button => button = true,
                        }
                        if what == Press::Clear {
                            button = true;
                        }
                    }
                    inner.max.x -= 26.0;
                }
            }
        }

        let hidden = self.reveal.as_ref().is_some_and(|shown| !**shown);
        let cleared = button && self.button.is_none();
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
        let align = if self.right_aligned { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        let color = if still { c::INK2 } else { c::INK };
        let mut readable = self.text.as_str();
        let edit = if still { TextEdit::singleline(&mut readable) } else { TextEdit::singleline(self.text) };
        let mut response = child.add(
            edit.id(id)
                .frame(Frame::NONE)
                .margin(Margin::ZERO)
                .font(Role::Body.font())
                .text_color(color)
                .align(align)
                .desired_width(inner.width())
                .clip_text(true)
                .password(hidden)
                .char_limit(self.char_limit)
                .interactive(enabled)
                .return_key(None)
                .hint_text(Role::Body.rich(self.face.placeholder, c::INK3)),
        );
        if cleared {
            response.mark_changed();
        }
        if response.gained_focus() {
            pad.scroll_to_me(None);
        }
        self.face.describe(ui.ctx(), id);
        TextFieldOutput { response, button: button && !cleared, frame: rect }
    }

    /// The marks inside the frame, from the right edge inwards.
    fn marks(&self) -> Vec<Mark<'a>> {
        let mut marks = Vec::new();
        if let Some((icon, name)) = self.button {
            marks.push(Mark::Press(icon, name, Press::Button));
        }
        if let Some(shown) = self.reveal.as_deref() {
            let (icon, name) = if *shown { (icons::EYE_SLASH, "隐藏密码") } else { (icons::EYE, "显示密码") };
            marks.push(Mark::Press(icon, name, Press::Reveal));
        }
        if self.face.error.is_some() {
            marks.push(Mark::Icon(icons::WARNING_CIRCLE, true, c::RED_SOLID));
        } else if self.ok {
            marks.push(Mark::Icon(icons::CHECK_CIRCLE, true, c::GRN_SOLID));
        } else if self.face.read_only {
            marks.push(Mark::Icon(icons::LOCK_SIMPLE, false, c::INK3));
        }
        if self.clear && !self.text.is_empty() && !self.face.read_only {
            marks.push(Mark::Press(icons::X, "清空", Press::Clear));
        }
        if self.suggested {
            marks.push(Mark::Words("建议"));
        }
        if let Some(suffix) = self.suffix {
            marks.push(Mark::Words(suffix));
        }
        marks
    }
}

enum Mark<'a> {
    Icon(char, bool, Color32),
    Words(&'a str),
    Press(char, &'a str, Press),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Press {
    Clear,
    Reveal,
    Button,
}

/// Fill and border of an input.
pub(super) fn frame_look(error: bool, focused: bool, still: bool, suggested: bool) -> (Color32, Stroke) {
    let fill = if still {
        c::SUNKEN
    } else if suggested {
        c::GRN_WEAK
    } else {
        c::SURFACE
    };
    let stroke = if error {
        Stroke::new(space::STROKE_STRONG, c::RED_SOLID)
    } else if focused {
        Stroke::new(space::STROKE_STRONG, c::PRI)
    } else if still {
        Stroke::new(space::STROKE, c::LINE_STRONG)
    } else if suggested {
        Stroke::new(space::STROKE, c::GRN_SOLID)
    } else {
        Stroke::new(space::STROKE, c::LINE_IN)
    };
    (fill, stroke)
}
