//! Chips: due dates, states, one-character tags, filters.

use eframe::egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, accesskit,
    pos2, vec2,
};

use super::paint;
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};

/// How urgent a limit is. The words come with it: it reads without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// Past its date: red square.
    Over,
    /// Within the warning days: amber triangle.
    Soon,
    /// In time: green disc.
    InTime,
    /// No limit: hollow ring.
    None,
    /// Nothing runs any more: plain words.
    Closed,
}

impl Due {
    /// Text, ground and shape colours.
    pub fn colors(self) -> (Color32, Color32, Color32) {
        match self {
            Self::Over => (c::RED, c::RED_WEAK, c::RED_SOLID),
            Self::Soon => (c::AMB, c::AMB_WEAK, c::AMB_SOLID),
            Self::InTime => (c::GRN, c::GRN_WEAK, c::GRN_SOLID),
            Self::None => (c::INK2, c::SUNKEN, c::INK3),
            Self::Closed => (c::INK3, Color32::TRANSPARENT, c::INK3),
        }
    }
}

/// Paints the shape of a due state around `center`.
pub fn paint_due_shape(painter: &Painter, center: Pos2, due: Due) {
    let (_, _, color) = due.colors();
    match due {
        Due::Over => {
            painter.rect_filled(Rect::from_center_size(center, vec2(9.0, 9.0)), CornerRadius::same(1), color);
        }
        Due::Soon => {
            let points = vec![center + vec2(0.0, -5.0), center + vec2(5.5, 4.5), center + vec2(-5.5, 4.5)];
            painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
        }
        Due::InTime => {
            painter.circle_filled(center, 4.5, color);
        }
        Due::None => {
            painter.circle_stroke(center, 3.8, Stroke::new(1.8, color));
        }
        Due::Closed => {}
    }
}

/// A due chip with its words (「剩 19 天」, 「超期 3 天」, 「今日到期」, 「4月28日办结」).
pub fn due_chip(ui: &mut Ui, due: Due, words: &str) -> Response {
    let (color, ground, _) = due.colors();
    if due == Due::Closed {
        let galley = paint::elided(ui, words, Role::Small, color, ui.available_width());
        let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, space::CHIP_H), Sense::hover());
        paint::put(ui.painter(), rect.left(), rect.center().y, galley);
        return text_only(response, words);
    }
    let galley = paint::line(ui, words, Role::SmallBold, color);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 31.0, space::CHIP_H), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(space::R_CHIP), ground);
    paint_due_shape(ui.painter(), pos2(rect.left() + 13.0, rect.center().y), due);
    paint::put(ui.painter(), rect.left() + 23.0, rect.center().y, galley);
    text_only(response, words)
}

/// Ground of a state chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// 待受理, 已转送.
    Neutral,
    /// 办理中.
    Primary,
    /// 已延期, 复查中, 复核中.
    Violet,
    /// 已办结.
    Good,
    /// Needs an eye.
    Amber,
    /// Wrong, damaged.
    Red,
    /// 不予受理, 草稿.
    Outline,
}

impl Tone {
    /// Text, ground and border colours.
    pub fn colors(self) -> (Color32, Color32, Color32) {
        let none = Color32::TRANSPARENT;
        match self {
            Self::Neutral => (c::INK2, c::SUNKEN, none),
            Self::Primary => (c::PRI, c::PRI_WEAK, none),
            Self::Violet => (c::VIO, c::VIO_WEAK, none),
            Self::Good => (c::GRN, c::GRN_WEAK, none),
            Self::Amber => (c::AMB, c::AMB_WEAK, none),
            Self::Red => (c::RED, c::RED_WEAK, none),
            Self::Outline => (c::INK2, c::SURFACE, c::LINE_STRONG),
        }
    }
}

/// A state chip.
pub fn status_chip(ui: &mut Ui, tone: Tone, words: &str) -> Response {
    let (color, ground, border) = tone.colors();
    let galley = paint::line(ui, words, Role::Small, color);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, space::CHIP_H), Sense::hover());
    paint::boxed(ui.painter(), rect, space::R_CHIP, ground, border);
    paint::put_center(ui.painter(), rect.center(), galley);
    text_only(response, words)
}

/// The one-character tags of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// 初信初访.
    First,
    /// 重复.
    Repeat,
    /// 集体.
    Group,
    /// 越级.
    Skip,
}

impl Tag {
    /// The character, the full term and the colour.
    pub fn parts(self) -> (&'static str, &'static str, Color32) {
        match self {
            Self::First => ("初", "初信初访", c::PRI),
            Self::Repeat => ("重", "重复", c::AMB),
            Self::Group => ("集", "集体", c::VIO),
            Self::Skip => ("越", "越级", c::RED),
        }
    }

    /// Paints the tag with its top-left corner at `rect`'s.
    pub fn paint(self, ui: &Ui, rect: Rect) {
        let (glyph, _, color) = self.parts();
        ui.painter().rect(
            rect,
            CornerRadius::same(3),
            c::SURFACE,
            Stroke::new(1.0, color.gamma_multiply(0.55)),
            StrokeKind::Inside,
        );
        let galley = paint::line(ui, glyph, Role::Tiny, color);
        paint::put_center(ui.painter(), rect.center(), galley);
    }
}

/// A one-character tag; the pointer is told the full term.
pub fn tag(ui: &mut Ui, tag: Tag) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(space::TAG_H, space::TAG_H), Sense::hover());
    tag.paint(ui, rect);
    let (_, term, _) = tag.parts();
    super::tooltip(&response, term);
    text_only(response, term)
}

/// A small bordered or filled word (document number, attachment), not pressable.
pub fn small_label(ui: &mut Ui, words: &str) -> Response {
    status_chip(ui, Tone::Neutral, words)
}

/// What a filter pill shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pill {
    /// A quick filter that is off.
    Off,
    /// A quick filter that is on.
    On,
    /// A condition that is set; pressing removes it.
    Set,
    /// Opens a list of conditions.
    Menu,
}

/// A filter pill: words, then a count. `due` puts a due shape before the words.
pub fn pill(ui: &mut Ui, state: Pill, due: Option<Due>, words: &str, count: Option<usize>) -> Response {
    let (fill, border, color, quiet) = match state {
        Pill::On => (c::PRI, c::PRI, Color32::WHITE, c::RAIL_TEXT),
        Pill::Set => (c::PRI_WEAK, c::PRI_MID, c::PRI, c::PRI),
        Pill::Off | Pill::Menu => (c::SURFACE, c::LINE_STRONG, c::INK, c::INK2),
    };
    let role = if state == Pill::On { Role::CellBold } else { Role::Cell };
    let galley = paint::line(ui, words, role, color);
    let number = count.map(|n| paint::line(ui, &crate::ui::widgets::thousands(n), role, quiet));
    let shape_w = if due.is_some() { 16.0 } else { 0.0 };
    let number_w = number.as_ref().map_or(0.0, |g| g.size().x + 6.0);
    let mark_w = if matches!(state, Pill::Set | Pill::Menu) { 18.0 } else { 0.0 };
    let width = galley.size().x + shape_w + number_w + mark_w + 24.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, space::SMALL_H), Sense::click());
    let enabled = ui.is_enabled();
    let name = match (state, count) {
        (Pill::Set, _) => format!("去掉条件 {words}"),
        (_, Some(n)) => format!("{words} {n}"),
        _ => words.to_owned(),
    };
    response.widget_info(|| match state {
        Pill::On | Pill::Off => WidgetInfo::selected(accesskit::Role::Button, enabled, state == Pill::On, &name),
        _ => WidgetInfo::labeled(accesskit::Role::Button, enabled, &name),
    });
    let fill = if response.hovered() && state != Pill::On { c::HEAD } else { fill };
    let painter = ui.painter();
    let radius = (space::SMALL_H / 2.0) as u8;
    paint::boxed(painter, rect, radius, fill, border);
    let mut x = rect.left() + 12.0;
    let middle = rect.center().y;
    if let Some(due) = due {
        paint_due_shape(painter, pos2(x + 5.0, middle), due);
        x += shape_w;
    }
    x = paint::put(painter, x, middle, galley).right();
    if let Some(number) = number {
        x = paint::put(painter, x + 6.0, middle, number).right();
    }
    match state {
        Pill::Set => paint::icon(painter, pos2(x + 11.0, middle), icons::X, 12.0, quiet),
        Pill::Menu => paint::icon(painter, pos2(x + 11.0, middle), icons::CARET_DOWN, 13.0, quiet),
        Pill::On | Pill::Off => {}
    }
    if response.has_focus() {
        paint::focus_ring(painter, rect, radius);
    }
    response
}

fn text_only(response: Response, words: &str) -> Response {
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, words));
    response
}
