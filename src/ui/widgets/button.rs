//! Buttons: a verb that names the result, with an icon and a key hint.

use eframe::egui::{
    Color32, CornerRadius, CursorIcon, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo,
    accesskit, pos2, vec2,
};

use super::paint;
use crate::ui::theme::{Role, color as c, space};

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The one thing this page is for.
    Primary,
    /// Everything else.
    Plain,
    /// Destructive, as the answer of a dialog.
    Danger,
    /// Destructive, beside other buttons.
    DangerPlain,
    /// Words only.
    Link,
    /// No border until the pointer is there (icon buttons in bars).
    Quiet,
}

/// How large a button is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 28 points high.
    Small,
    /// 34 points high.
    Normal,
    /// 40 points high.
    Large,
}

/// A button. Add it with `ui.add(Button::primary("保存").icon(icons::FLOPPY_DISK).key("Ctrl+S"))`.
#[must_use = "add it with ui.add"]
pub struct Button<'a> {
    text: &'a str,
    name: Option<&'a str>,
    icon: Option<char>,
    icon_color: Option<Color32>,
    ink: Option<Color32>,
    key: Option<&'a str>,
    note: Option<&'a str>,
    tooltip: Option<&'a str>,
    look: Look,
    size: Size,
    width: Option<f32>,
    left_aligned: bool,
    enabled: bool,
    id: Option<Id>,
}

impl<'a> Button<'a> {
    /// A button of the given look.
    pub fn new(text: &'a str, look: Look) -> Self {
        Self {
            text,
            name: None,
            icon: None,
            icon_color: None,
            ink: None,
            key: None,
            note: None,
            tooltip: None,
            look,
            size: Size::Normal,
            width: None,
            left_aligned: false,
            enabled: true,
            id: None,
        }
    }

    /// Primary button.
    pub fn primary(text: &'a str) -> Self {
        Self::new(text, Look::Primary)
    }

    /// Ordinary button.
    pub fn plain(text: &'a str) -> Self {
        Self::new(text, Look::Plain)
    }

    /// Red filled button.
    pub fn danger(text: &'a str) -> Self {
        Self::new(text, Look::Danger)
    }

    /// Red words on white.
    pub fn danger_plain(text: &'a str) -> Self {
        Self::new(text, Look::DangerPlain)
    }

    /// Words only, in the colour of links.
    pub fn link(text: &'a str) -> Self {
        Self::new(text, Look::Link).small()
    }

    /// A square button with an icon only; `name` is its accessible name and tooltip.
    pub fn icon_only(icon: char, name: &'a str) -> Self {
        Self { name: Some(name), icon: Some(icon), ..Self::new("", Look::Plain) }
    }

    /// Like [`Self::icon_only`] without a border until the pointer is there.
    pub fn icon_quiet(icon: char, name: &'a str) -> Self {
        Self { look: Look::Quiet, size: Size::Small, ..Self::icon_only(icon, name) }
    }

    /// An icon before the words.
    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Colour of the icon, if not that of the words.
    pub fn icon_color(mut self, color: Color32) -> Self {
        self.icon_color = Some(color);
        self
    }

    /// Colour of the words, for links on a tinted ground.
    pub fn ink(mut self, color: Color32) -> Self {
        self.ink = Some(color);
        self
    }

    /// The shortcut, shown small after the words.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// A quiet remark at the right edge (「最长至 8月6日」).
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = Some(note);
        self
    }

    /// What the pointer is told; for a disabled button the reason.
    pub fn tooltip(mut self, tooltip: &'a str) -> Self {
        self.tooltip = Some(tooltip);
        self
    }

    /// Accessible name if the words alone do not say enough (「生成处理意见书」 for 「生成」).
    pub fn named(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// 28 points high.
    pub fn small(mut self) -> Self {
        self.size = Size::Small;
        self
    }

    /// 40 points high.
    pub fn large(mut self) -> Self {
        self.size = Size::Large;
        self
    }

    /// A fixed width.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Icon and words at the left edge instead of the middle.
    pub fn left_aligned(mut self) -> Self {
        self.left_aligned = true;
        self
    }

    /// Whether it can be pressed.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// A fixed id, for a button that must be found from elsewhere (the end of a [`FocusChain`]).
    ///
    /// [`FocusChain`]: super::FocusChain
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }
}

/// Colours of one state.
struct Skin {
    fill: Color32,
    border: Color32,
    text: Color32,
    key: Color32,
}

fn skin(look: Look, enabled: bool, pressed: bool, hovered: bool) -> Skin {
    let none = Color32::TRANSPARENT;
    if !enabled {
        return match look {
            Look::Link | Look::Quiet => Skin { fill: none, border: none, text: c::INK3, key: c::INK3 },
            _ => Skin { fill: c::SUNKEN, border: c::LINE, text: c::INK3, key: c::INK3 },
        };
    }
    let pick = |rest, hover, press| {
        if pressed {
            press
        } else if hovered {
            hover
        } else {
            rest
        }
    };
    match look {
        Look::Primary => {
            let fill = pick(c::PRI, c::PRI_HOVER, c::PRI_PRESS);
            Skin { fill, border: fill, text: Color32::WHITE, key: c::RAIL_TEXT }
        }
        Look::Danger => {
            let fill = pick(c::RED_SOLID, c::RED, c::RED);
            Skin { fill, border: fill, text: Color32::WHITE, key: Color32::WHITE }
        }
        Look::Plain => Skin {
            fill: pick(c::SURFACE, c::HEAD, c::SUNKEN),
            border: pick(c::LINE_STRONG, c::LINE_IN, c::LINE_IN),
            text: c::INK,
            key: c::INK3,
        },
        Look::DangerPlain => Skin {
            fill: pick(c::SURFACE, c::RED_WEAK, c::RED_WEAK),
            border: pick(c::RED_LINE, c::RED_SOLID, c::RED_SOLID),
            text: c::RED,
            key: c::RED,
        },
        Look::Link => Skin { fill: none, border: none, text: pick(c::PRI, c::PRI_HOVER, c::PRI_PRESS), key: c::INK3 },
        Look::Quiet => Skin { fill: pick(none, c::SUNKEN, c::LINE), border: none, text: c::INK2, key: c::INK3 },
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let enabled = self.enabled && ui.is_enabled();
        let (height, role, icon_size, gap) = match self.size {
            Size::Small if self.look == Look::Link && self.ink.is_some() => (space::CHIP_H, Role::CellBold, 15.0, 5.0),
            Size::Small if self.look == Look::Link => (space::CHIP_H, Role::Cell, 15.0, 5.0),
            Size::Small => (space::SMALL_H, Role::CellBold, 15.0, 6.0),
            Size::Normal => (space::INPUT_H, Role::BodyBold, 17.0, 8.0),
            Size::Large => (space::LARGE_H, Role::BodyBold, 18.0, 8.0),
        };
        let pad = match (self.look, self.size) {
            (Look::Link, _) => 2.0,
            (_, Size::Small) => 10.0,
            (_, Size::Normal) => 14.0,
            (_, Size::Large) => 18.0,
        };
        let words = paint::line(ui, self.text, role, Color32::PLACEHOLDER);
        let key = self.key.map(|key| paint::line(ui, key, Role::Tiny, Color32::PLACEHOLDER));
        let note = self.note.map(|note| paint::line(ui, note, Role::Small, Color32::PLACEHOLDER));
        let icon_w = if self.icon.is_some() { icon_size } else { 0.0 };
        let icon_gap = if self.icon.is_some() && !self.text.is_empty() { gap } else { 0.0 };
        let key_w = key.as_ref().map_or(0.0, |galley| galley.size().x + 10.0);
        let note_w = note.as_ref().map_or(0.0, |galley| galley.size().x + 16.0);
        let content = icon_w + icon_gap + words.size().x + key_w;
        let natural = if self.text.is_empty() { height } else { content + note_w + 2.0 * pad };
        let size = vec2(self.width.unwrap_or(natural), height);

        let (auto, rect) = ui.allocate_space(size);
        let id = self.id.unwrap_or(auto);
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let mut response = ui.interact(rect, id, sense);
        let name = self.name.unwrap_or(self.text);
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, enabled, name));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }

        if ui.is_rect_visible(rect) {
            let pressed = response.is_pointer_button_down_on();
            let mut s = skin(self.look, enabled, pressed, response.hovered());
            if let Some(ink) = self.ink.filter(|_| enabled) {
                s.text = ink;
            }
            let painter = ui.painter();
            painter.rect(
                rect,
                CornerRadius::same(space::R_INPUT),
                s.fill,
                Stroke::new(space::STROKE, s.border),
                StrokeKind::Inside,
            );
            let mut x =
                if self.left_aligned { rect.left() + pad } else { rect.center().x - content / 2.0 - note_w / 2.0 };
            let middle = rect.center().y;
            if let Some(icon) = self.icon {
                let color = self.icon_color.filter(|_| enabled).unwrap_or(s.text);
                paint::icon(painter, pos2(x + icon_w / 2.0, middle), icon, icon_size, color);
                x += icon_w + icon_gap;
            }
            let words_w = words.size().x;
            painter.galley(pos2(x, middle - words.size().y / 2.0), words, s.text);
            if self.look == Look::Link && response.hovered() {
                let y = middle + role.line() / 2.0 - 1.0;
                painter.hline(x..=x + words_w, y, Stroke::new(1.0, s.text));
            }
            x += words_w + 10.0;
            if let Some(key) = key {
                painter.galley(pos2(x, middle - key.size().y / 2.0), key, s.key);
            }
            if let Some(note) = note {
                let at = pos2(rect.right() - pad - note.size().x, middle - note.size().y / 2.0);
                painter.galley(at, note, s.key);
            }
            if response.has_focus() {
                paint::focus_ring(painter, rect, space::R_INPUT);
            }
        }

        if enabled && self.look == Look::Link {
            response = response.on_hover_cursor(CursorIcon::PointingHand);
        }
        let tip = self.tooltip.or(if self.text.is_empty() { self.name } else { None });
        if let Some(tip) = tip {
            super::tooltip(&response, tip);
        }
        response
    }
}

/// A rectangle that can be pressed like a button but paints itself: cards, rows, tabs.
pub fn hit(ui: &Ui, rect: Rect, id: Id, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, enabled, name));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}
