//! The font files compiled into the program.

// Statics, so that each file stands in the program once: `include_bytes!` inside a function that is inlined is copied
// with it.
static SANS: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf");
static SANS_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold.ttf");
static SERIF: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-Regular.ttf");
static SERIF_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSerifSC-Bold.ttf");
static KAI: &[u8] = include_bytes!("../../assets/fonts/XinfangKai-Regular.ttf");
static ICONS: &[u8] = include_bytes!("../../assets/fonts/Phosphor-Regular.ttf");
static ICONS_FILL: &[u8] = include_bytes!("../../assets/fonts/Phosphor-Fill.ttf");

/// A bundled text face. Static TrueType outlines, 1000 units to the em, em box from −120 to 880.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Noto Sans SC Regular: the window's text.
    Sans,
    /// Noto Sans SC Bold: emphasis in the window, 黑体 on paper.
    SansBold,
    /// Noto Serif SC Regular, every character of it: 宋体, and what rare names fall back to.
    Serif,
    /// Noto Serif SC Bold: 小标宋.
    SerifBold,
    /// Xinfang Kai, a cut of LXGW WenKai under its own name: 楷体.
    Kai,
}

impl Face {
    /// Every bundled text face.
    pub const ALL: [Self; 5] = [Self::Sans, Self::SansBold, Self::Serif, Self::SerifBold, Self::Kai];

    /// The font file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => SANS,
            Self::SansBold => SANS_BOLD,
            Self::Serif => SERIF,
            Self::SerifBold => SERIF_BOLD,
            Self::Kai => KAI,
        }
    }

    /// The PostScript name in the file, as it appears in a PDF.
    pub fn postscript_name(self) -> &'static str {
        match self {
            Self::Sans => "NotoSansSC-Regular",
            Self::SansBold => "NotoSansSC-Bold",
            Self::Serif => "NotoSerifSC-Regular",
            Self::SerifBold => "NotoSerifSC-Bold",
            Self::Kai => "XinfangKai-Regular",
        }
    }
}

/// A style of the icon font; the code points are in [`super::icons`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Icon {
    /// Outlined icons.
    Regular,
    /// Filled icons, for what is selected or urgent.
    Fill,
}

impl Icon {
    /// Both styles.
    pub const ALL: [Self; 2] = [Self::Regular, Self::Fill];

    /// The font file: Phosphor 2.1, 1024 units to the em.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => ICONS,
            Self::Fill => ICONS_FILL,
        }
    }
}

/// About: each bundled family with its licence text, for the page 关于.
pub const LICENCES: [(&str, &str); 4] = [
    ("Noto Sans SC", include_str!("../../assets/fonts/LICENSES/NotoSansSC-OFL.txt")),
    ("Noto Serif SC", include_str!("../../assets/fonts/LICENSES/NotoSerifSC-OFL.txt")),
    ("Xinfang Kai", include_str!("../../assets/fonts/LICENSES/XinfangKai-OFL.txt")),
    ("Phosphor Icons", include_str!("../../assets/fonts/LICENSES/Phosphor-MIT.txt")),
];

#[cfg(test)]
mod tests {
    // A test may stop at the first surprise.
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_face_is_a_parsable_font_with_truetype_outlines() {
        let faces = Face::ALL.map(Face::bytes);
        let icons = Icon::ALL.map(Icon::bytes);
        for bytes in faces.iter().chain(&icons) {
            let font = ttf_parser::Face::parse(bytes, 0).unwrap();
            assert!(font.tables().glyf.is_some());
            assert!(font.tables().cff.is_none());
            assert!(!font.is_variable());
            assert_eq!(font.permissions(), Some(ttf_parser::Permissions::Installable));
        }
    }

    #[test]
    fn text_faces_share_one_em_box() {
        for face in Face::ALL {
            let font = ttf_parser::Face::parse(face.bytes(), 0).unwrap();
            assert_eq!(font.units_per_em(), 1000);
            assert_eq!(font.typographic_ascender(), Some(880));
            assert_eq!(font.typographic_descender(), Some(-120));
        }
    }

    /// OFL 1.1 condition 3: the reserved names may not name a changed font. The copyright line must stay as it
    /// was (condition 2) and names the author, so it is the one field that is not looked at.
    #[test]
    fn the_cut_kai_does_not_carry_the_reserved_names() {
        let font = ttf_parser::Face::parse(Face::Kai.bytes(), 0).unwrap();
        let mut seen = 0;
        for name in font.names() {
            let text = name.to_string().unwrap();
            match name.name_id {
                ttf_parser::name_id::COPYRIGHT_NOTICE => {
                    assert!(text.contains("Klee Project Authors"))
                }
                _ => {
                    seen += 1;
                    assert!(!text.contains("霞鹜") && !text.to_uppercase().contains("LXGW"), "{text}");
                    assert!(!text.contains("WenKai") && !text.contains("文楷"), "{text}");
                }
            }
        }
        assert!(seen > 5);
    }

    #[test]
    fn names_in_the_files_are_the_names_we_say() {
        for face in Face::ALL {
            let font = ttf_parser::Face::parse(face.bytes(), 0).unwrap();
            let found = font.names().into_iter().find(|n| n.name_id == ttf_parser::name_id::POST_SCRIPT_NAME);
            assert_eq!(found.unwrap().to_string().unwrap(), face.postscript_name());
        }
    }

    #[test]
    fn both_icon_styles_have_the_named_icons() {
        for icon in Icon::ALL {
            let font = ttf_parser::Face::parse(icon.bytes(), 0).unwrap();
            for c in [super::super::icons::BELL, super::super::icons::X_SQUARE, super::super::icons::PRINTER] {
                assert!(font.glyph_index(c).is_some_and(|g| font.glyph_bounding_box(g).is_some()));
            }
        }
    }
}
