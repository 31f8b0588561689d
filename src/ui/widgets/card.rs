//! Cards: a white sheet with a thin border, its head, and the figure card of the workbench.

use eframe::egui::{
    Color32, CornerRadius, Frame, InnerResponse, Margin, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, accesskit, pos2, vec2,
};

use super::chips::{Due, paint_due_shape};
use super::{button, paint};
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};

/// A card around `add`, with the usual padding.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    card_with(ui, space::CARD as i8, c::LINE, add)
}

/// A card with its own padding and border colour (amber for a duplicate, red for an error).
pub fn card_with<R>(ui: &mut Ui, padding: i8, border: Color32, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    Frame::new()
        .fill(c::SURFACE)
        .stroke(Stroke::new(space::STROKE, border))
        .corner_radius(CornerRadius::same(space::R_CARD))
        .inner_margin(Margin::same(padding))
        .show(ui, add)
}

/// Fills `rect` as a card with a head line: title, quiet remark, `right` at the right edge.
/// Returns the body below the head.
pub fn card_at(ui: &mut Ui, rect: Rect, title: &str, remark: &str, right: impl FnOnce(&mut Ui)) -> Rect {
    paint::boxed(ui.painter(), rect, space::R_CARD, c::SURFACE, c::LINE);
    let head = rect.with_max_y(rect.top() + 43.0);
    let line = Stroke::new(1.0, c::LINE);
    ui.painter().hline(rect.x_range().shrink(1.0), head.bottom() - 0.5, line);
    let mut child = ui.new_child(
        UiBuilder::new()
            .id_salt(title)
            .max_rect(head.shrink2(vec2(space::CARD, 0.0)))
            .layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center)),
    );
    section_words(&mut child, title);
    if !remark.is_empty() {
        child.label(Role::Cell.rich(remark, c::INK2));
    }
    child.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), right);
    rect.with_min_y(head.bottom())
}

fn section_words(ui: &mut Ui, title: &str) -> Response {
    let response = ui.label(Role::Section.rich(title, c::INK));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Heading);
        node.set_label(title);
    });
    response
}

/// A section title with a rule under it over the whole width.
pub fn section(ui: &mut Ui, title: &str) -> Response {
    section_with(ui, title, "")
}

/// A section title with a quiet remark at the right edge, and a rule under it.
pub fn section_with(ui: &mut Ui, title: &str, remark: &str) -> Response {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 29.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Heading, true, title));
    let middle = rect.top() + 11.0;
    paint::put(ui.painter(), rect.left(), middle, paint::line(ui, title, Role::Section, c::INK));
    if !remark.is_empty() {
        let galley = paint::line(ui, remark, Role::Small, c::INK2);
        paint::put_right(ui.painter(), rect.right(), middle, galley);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 1.5, Stroke::new(1.0, c::LINE));
    response
}

/// What the figure card draws beside its figure.
#[derive(Clone, Debug, PartialEq)]
pub enum FigureBar {
    /// Nothing.
    None,
    /// One share, 0 to 1.
    Share(f32),
    /// Counts of in time, due soon, overdue.
    Dues([usize; 3]),
}

/// One part of the line under the figure.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureNote {
    /// A due shape before the words.
    pub due: Option<Due>,
    /// The words.
    pub words: String,
    /// Whether they are plainly good news.
    pub good: bool,
}

impl FigureNote {
    /// Plain words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self { due: None, words: words.into(), good: false }
    }
}

/// A figure that opens its cases.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureCard {
    /// What is counted (「办结率」).
    pub title: String,
    /// The figure (「82.0」).
    pub figure: String,
    /// Its unit (「%」).
    pub unit: String,
    /// The bar at the right.
    pub bar: FigureBar,
    /// The line under the figure.
    pub notes: Vec<FigureNote>,
    /// Red edge and red figure.
    pub alarm: bool,
}

impl FigureCard {
    /// Height of the card.
    pub const HEIGHT: f32 = 104.0;

    /// Draws the card `width` points wide. Clicked: open the cases.
    pub fn show(&self, ui: &mut Ui, width: f32) -> Response {
        let (auto, rect) = ui.allocate_space(vec2(width, Self::HEIGHT));
        let name = format!("{} {}{}", self.title, self.figure, self.unit);
        let response = button::hit(ui, rect, auto, &name);
        let (fill, border) = match (self.alarm, response.hovered()) {
            (true, _) => (c::SURFACE, c::RED_LINE),
            (false, true) => (c::HEAD, c::LINE_STRONG),
            (false, false) => (c::SURFACE, c::LINE),
        };
        paint::boxed(ui.painter(), rect, space::R_CARD, fill, border);
        if self.alarm {
            let edge = rect.with_max_x(rect.left() + 4.0);
            let corner = CornerRadius { nw: space::R_CARD, sw: space::R_CARD, ne: 0, se: 0 };
            ui.painter().rect_filled(edge, corner, c::RED_SOLID);
        }
        let left = rect.left() + space::CARD;
        let right = rect.right() - space::CARD;
        let painter = ui.painter();
        let title_color = if self.alarm { c::RED } else { c::INK2 };
        paint::put(painter, left, rect.top() + 23.0, paint::line(ui, &self.title, Role::Cell, title_color));
        paint::icon(painter, pos2(right - 7.0, rect.top() + 23.0), icons::CARET_RIGHT, 16.0, c::INK2);

        let figure_color = if self.alarm { c::RED } else { c::INK };
        let figure = paint::line(ui, &self.figure, Role::Figure, figure_color);
        let drawn = paint::put(painter, left, rect.top() + 54.0, figure);
        let unit = paint::line(ui, &self.unit, Role::Body, c::INK2);
        paint::put(painter, drawn.right() + 5.0, rect.top() + 60.0, unit);
        self.bar_ui(ui, pos2(right, rect.top() + 54.0));

        let mut x = left;
        for note in &self.notes {
            let middle = rect.bottom() - 15.0;
            if let Some(due) = note.due {
                paint_due_shape(painter, pos2(x + 5.0, middle), due);
                x += 14.0;
            }
            let color = if note.good { c::GRN } else { c::INK2 };
            let role = if note.good { Role::SmallBold } else { Role::Small };
            let room = (right - x).max(8.0);
            let galley = paint::elided(ui, &note.words, role, color, room);
            x = paint::put(painter, x, middle, galley).right() + 8.0;
            if x >= right {
                break;
            }
        }
        if response.has_focus() {
            paint::focus_ring(painter, rect, space::R_CARD);
        }
        response
    }

    fn bar_ui(&self, ui: &Ui, right_middle: eframe::egui::Pos2) {
        const W: f32 = 112.0;
        const H: f32 = 8.0;
        let rect = Rect::from_min_size(right_middle - vec2(W, H / 2.0), vec2(W, H));
        let radius = CornerRadius::same(4);
        match self.bar {
            FigureBar::None => {}
            FigureBar::Share(share) => {
                ui.painter().rect_filled(rect, radius, c::SUNKEN);
                let part = rect.with_max_x(rect.left() + W * share.clamp(0.0, 1.0));
                ui.painter().rect_filled(part, radius, c::PRI);
            }
            FigureBar::Dues(counts) => {
                let total = counts.iter().sum::<usize>().max(1) as f32;
                let mut x = rect.left();
                for (count, due) in counts.iter().zip([Due::InTime, Due::Soon, Due::Over]) {
                    if *count == 0 {
                        continue;
                    }
                    let w = (W * *count as f32 / total).max(4.0);
                    let part = rect.with_min_x(x).with_max_x((x + w - 2.0).min(rect.right()));
                    let (_, _, color) = due.colors();
                    ui.painter().rect_filled(part, CornerRadius::same(2), color);
                    x += w;
                }
            }
        }
    }
}

/// A large choice of the first run: icon, title, two quiet lines, a radio mark.
pub fn choice_card(ui: &mut Ui, width: f32, on: bool, icon: char, title: &str, lines: &str) -> Response {
    let (auto, rect) = ui.allocate_space(vec2(width, 112.0));
    let response = ui.interact(rect, auto, Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::RadioButton, true, on, title));
    let fill = if on { c::SEL } else { c::SURFACE };
    let border = if on { c::PRI } else { c::LINE_STRONG };
    let painter = ui.painter();
    painter.rect(
        rect,
        CornerRadius::same(space::R_CARD),
        fill,
        Stroke::new(if on { 2.0 } else { 1.0 }, border),
        StrokeKind::Inside,
    );
    let middle = rect.top() + 29.0;
    paint::icon(painter, pos2(rect.left() + 28.0, middle), icon, 24.0, c::PRI);
    paint::put(painter, rect.left() + 50.0, middle, paint::line(ui, title, Role::Section, c::INK));
    let dot = pos2(rect.right() - 25.0, middle - 2.0);
    if on {
        painter.circle_filled(dot, 8.5, c::PRI);
        painter.circle_filled(dot, 3.5, Color32::WHITE);
    } else {
        painter.circle_stroke(dot, 8.0, Stroke::new(1.0, c::LINE_IN));
    }
    let words = paint::wrapped(ui, lines, Role::Cell, c::INK2, rect.width() - 34.0);
    painter.galley(pos2(rect.left() + 17.0, rect.top() + 50.0), words, c::INK2);
    if response.has_focus() {
        paint::focus_ring(painter, rect, space::R_CARD);
    }
    response
}
