//! The type scale: a role names a size, a line height and a weight.

use eframe::egui::{Color32, FontFamily, FontId, RichText};

/// Family of the regular interface face (Noto Sans SC).
pub const UI: &str = "ui";
/// Family of the bold interface face: egui does not embolden by itself.
pub const UI_BOLD: &str = "ui_bold";
/// Family of the document title face (Noto Serif SC Bold), used for the seal.
pub const SERIF_BOLD: &str = "serif_bold";
/// Family of outline icons (Phosphor regular).
pub const ICON: &str = "icon";
/// Family of filled icons (Phosphor fill).
pub const ICON_FILL: &str = "icon_fill";

/// What a piece of text is for; gives its size, line height and weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Figure on a card.
    Figure,
    /// Title of a detail page.
    DetailTitle,
    /// Title of a page.
    Title,
    /// Title of a dialog.
    Dialog,
    /// Title of a section.
    Section,
    /// Inputs and running text.
    Body,
    /// Buttons and stressed running text.
    BodyBold,
    /// Table cells, filter chips, secondary text.
    Cell,
    /// Stressed table cells.
    CellBold,
    /// Table heads, chips, hints, errors.
    Small,
    /// Stressed small text.
    SmallBold,
    /// One-character tags, key hints, chart axes. Nothing is smaller.
    Tiny,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 12] = [
        Self::Figure,
        Self::DetailTitle,
        Self::Title,
        Self::Dialog,
        Self::Section,
        Self::Body,
        Self::BodyBold,
        Self::Cell,
        Self::CellBold,
        Self::Small,
        Self::SmallBold,
        Self::Tiny,
    ];

    /// Size in points, line height in points, bold or not.
    pub const fn scale(self) -> (f32, f32, bool) {
        match self {
            Self::Figure => (31.0, 38.0, true),
            Self::DetailTitle => (21.0, 30.0, true),
            Self::Title => (20.0, 28.0, true),
            Self::Dialog => (17.0, 26.0, true),
            Self::Section => (15.0, 22.0, true),
            Self::Body => (15.0, 24.0, false),
            Self::BodyBold => (15.0, 24.0, true),
            Self::Cell => (14.0, 20.0, false),
            Self::CellBold => (14.0, 20.0, true),
            Self::Small => (13.0, 19.0, false),
            Self::SmallBold => (13.0, 19.0, true),
            Self::Tiny => (12.0, 16.0, false),
        }
    }

    /// The font of this role.
    pub fn font(self) -> FontId {
        let (size, _, bold) = self.scale();
        FontId::new(size, family(if bold { UI_BOLD } else { UI }))
    }

    /// Line height in points.
    pub const fn line(self) -> f32 {
        self.scale().1
    }

    /// `text` in this role and `color`, for labels.
    pub fn rich(self, text: impl Into<String>, color: Color32) -> RichText {
        RichText::new(text).font(self.font()).line_height(Some(self.line())).color(color)
    }
}

/// A named family of ours.
pub fn family(name: &'static str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// An icon font at `size` points.
pub fn icon_font(size: f32) -> FontId {
    FontId::new(size, family(ICON))
}

/// A filled icon font at `size` points.
pub fn icon_fill_font(size: f32) -> FontId {
    FontId::new(size, family(ICON_FILL))
}
