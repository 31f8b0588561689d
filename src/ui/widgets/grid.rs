//! Small grids edited in place: parties, places, instalments. For long lists see [`Table`](super::Table).

use eframe::egui::{
    Align, Align2, Color32, CornerRadius, Frame, Id, Layout, Margin, Rect, Response, Sense, Stroke, StrokeKind,
    TextEdit, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::{MenuItem, check, form, menu, paint, suggest};
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};

const PAD: f32 = 8.0;

/// A grid being drawn, row by row.
pub struct Grid {
    widths: Vec<f32>,
}

impl Grid {
    /// Draws a grid into the width that is left; column `stretch` takes what the others leave.
    pub fn show(ui: &mut Ui, widths: &[f32], stretch: usize, add: impl FnOnce(&mut Self, &mut Ui)) {
        let spare = ui.available_width() - widths.iter().sum::<f32>();
        let mut widths = widths.to_vec();
        if let Some(width) = widths.get_mut(stretch) {
            *width = (*width + spare).max(30.0);
        }
        let mut grid = Self { widths };
        let whole = ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            add(&mut grid, ui);
        });
        let rect = whole.response.rect;
        let edge = Stroke::new(space::STROKE, c::LINE);
        ui.painter().rect_stroke(rect, CornerRadius::ZERO, edge, StrokeKind::Inside);
    }

    /// The head; `true` stands for figures at the right.
    pub fn head(&self, ui: &mut Ui, titles: &[(&str, bool)]) {
        let cells = self.line(ui, 28.0, c::HEAD, true);
        for ((title, right), rect) in titles.iter().zip(cells) {
            let galley = paint::elided(ui, title, Role::Small, c::INK2, rect.width() - 2.0 * PAD);
            if *right {
                paint::put_right(ui.painter(), rect.right() - PAD, rect.center().y, galley);
            } else {
                paint::put(ui.painter(), rect.left() + PAD, rect.center().y, galley);
            }
        }
    }

    /// A row of cells, 33 points high.
    pub fn row(&self, ui: &mut Ui) -> Vec<Rect> {
        self.line(ui, 33.0, c::SURFACE, true)
    }

    /// A row without lines between its cells (a total, a second line of the row above).
    pub fn plain_row(&self, ui: &mut Ui) -> Vec<Rect> {
        self.line(ui, 33.0, c::SURFACE, false)
    }

    /// Covers a row with a tint (an overdue instalment). Call it before drawing the row's cells.
    pub fn tint(ui: &Ui, cells: &[Rect], color: Color32) {
        if let Some(whole) = cells.iter().copied().reduce(Rect::union) {
            ui.painter().rect_filled(whole.shrink2(vec2(1.0, 0.5)), CornerRadius::ZERO, color);
        }
    }

    fn line(&self, ui: &mut Ui, height: f32, fill: Color32, lines: bool) -> Vec<Rect> {
        let total = self.widths.iter().sum();
        let (_, rect) = ui.allocate_space(vec2(total, height));
        ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
        let edge = Stroke::new(space::STROKE, c::LINE);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, edge);
        let mut x = rect.left();
        let mut cells = Vec::with_capacity(self.widths.len());
        for width in &self.widths {
            let cell = Rect::from_min_size(pos2(x, rect.top()), vec2(*width, height));
            x += width;
            if lines && x < rect.right() - 1.0 {
                ui.painter().vline(x - 0.5, rect.y_range(), edge);
            }
            cells.push(cell);
        }
        cells
    }
}

/// Words in a cell.
pub fn words(ui: &mut Ui, rect: Rect, text: &str, role: Role, color: Color32, right: bool) {
    let galley = paint::elided(ui, text, role, color, rect.width() - 2.0 * PAD);
    let drawn = if right {
        paint::put_right(ui.painter(), rect.right() - PAD, rect.center().y, galley)
    } else {
        paint::put(ui.painter(), rect.left() + PAD, rect.center().y, galley)
    };
    let response =
        ui.interact(drawn, ui.scope_id().with(("words", drawn.min.x as i32, drawn.min.y as i32)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, text));
}

/// A text in a cell, edited where it stands.
#[must_use = "call show"]
pub struct CellText<'a> {
    id: Id,
    text: &'a mut String,
    name: &'a str,
    placeholder: &'a str,
    error: Option<&'a str>,
    right: bool,
    bold: bool,
    read_only: bool,
    items: &'a [String],
}

impl<'a> CellText<'a> {
    /// `name` is read to those who cannot see row and head (「甲方姓名」).
    pub fn new(id: Id, text: &'a mut String, name: &'a str) -> Self {
        Self { id, text, name, placeholder: "", error: None, right: false, bold: false, read_only: false, items: &[] }
    }

    /// Grey words while empty.
    pub fn placeholder(mut self, text: &'a str) -> Self {
        self.placeholder = text;
        self
    }

    /// What is wrong: red border; the sentence stands under the grid.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Figures: at the right edge.
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// Bold.
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// Can be read, not changed.
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.read_only = read_only;
        self
    }

    /// What is suggested.
    pub fn items(mut self, items: &'a [String]) -> Self {
        self.items = items;
        self
    }

    /// Draws it into `rect`.
    pub fn show(self, ui: &mut Ui, rect: Rect) -> Response {
        let Self { id, text, name, placeholder, error, right, bold, read_only, items } = self;
        let role = if bold { Role::CellBold } else { Role::Cell };
        let pad = ui.interact(rect, id.with("cell"), Sense::CLICK);
        if pad.clicked() && !read_only {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let inner = rect.shrink2(vec2(PAD, 1.0));
        let items = if read_only { &[] } else { items };
        let (response, _) = suggest::with_suggestions(ui, id, text, items, |ui, text| {
            let layout = Layout::left_to_right(Align::Center);
            let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout));
            let mut readable = text.as_str();
            let edit = if read_only { TextEdit::singleline(&mut readable) } else { TextEdit::singleline(text) };
            let response = child.add(
                edit.id(id)
                    .frame(Frame::NONE)
                    .margin(Margin::ZERO)
                    .font(role.font())
                    .text_color(c::INK)
                    .align(if right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER })
                    .desired_width(inner.width())
                    .clip_text(true)
                    .return_key(None)
                    .hint_text(Role::Cell.rich(placeholder, c::INK3)),
            );
            (response, rect)
        });
        if response.gained_focus() {
            pad.scroll_to_me(None);
        }
        let stroke = match error {
            Some(_) => Some(c::RED_SOLID),
            None if response.has_focus() => Some(c::PRI),
            None => None,
        };
        if let Some(color) = stroke {
            let edge = Stroke::new(space::STROKE_STRONG, color);
            ui.painter().rect_stroke(rect, CornerRadius::ZERO, edge, StrokeKind::Inside);
        }
        form::describe(ui.ctx(), id, None, Some(name), false, error, None);
        response
    }
}

/// A cell that opens a menu. `name` is read to those who cannot see the row. Returns the line that was chosen.
pub fn menu_cell(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    (words, role): (&str, Role),
    name: &str,
    items: &[MenuItem<'_>],
) -> Option<usize> {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, name));
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::ZERO, c::HEAD);
    }
    let galley = paint::elided(ui, words, role, c::INK, rect.width() - 2.0 * PAD);
    let drawn = paint::put(ui.painter(), rect.left() + PAD, rect.center().y, galley);
    if response.hovered() || response.has_focus() {
        let at = pos2((drawn.right() + 9.0).min(rect.right() - 8.0), rect.center().y);
        paint::icon(ui.painter(), at, icons::CARET_DOWN, 12.0, c::INK2);
    }
    if response.has_focus() {
        let edge = Stroke::new(space::STROKE_STRONG, c::PRI);
        ui.painter().rect_stroke(rect, CornerRadius::ZERO, edge, StrokeKind::Inside);
    }
    menu::menu(&response, items)
}

/// A check box with words in a cell. Returns whether it was pressed; the caller decides what that means.
pub fn check_cell(ui: &mut Ui, rect: Rect, id: Id, on: bool, words: &str, color: Color32, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::CheckBox, true, on, name));
    let at = pos2(rect.left() + PAD + check::BOX / 2.0, rect.center().y);
    check::paint_box(ui, at, on.into(), response.hovered());
    let galley = paint::elided(ui, words, Role::Cell, color, rect.width() - 2.0 * PAD - 24.0);
    paint::put(ui.painter(), rect.left() + PAD + 24.0, rect.center().y, galley);
    if response.has_focus() {
        let around = Rect::from_center_size(at, vec2(check::BOX, check::BOX));
        paint::focus_ring(ui.painter(), around, space::R_CHIP);
    }
    response
}
