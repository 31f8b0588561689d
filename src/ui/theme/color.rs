//! The colour tokens. Contrast is measured by the tests below (WCAG 2.1 relative luminance).

use eframe::egui::Color32;

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// 纸: the page behind everything.
pub const PAPER: Color32 = rgb(0xF5F3EE);
/// 面: cards, tables, forms.
pub const SURFACE: Color32 = rgb(0xFFFFFF);
/// Table heads, side panels, footers.
pub const HEAD: Color32 = rgb(0xF9F7F3);
/// 沉: pressed, read-only, disabled.
pub const SUNKEN: Color32 = rgb(0xECE8E0);

/// Rule between table rows.
pub const LINE2: Color32 = rgb(0xEFEBE4);
/// 线: rule between panels, border of cards.
pub const LINE: Color32 = rgb(0xE3DED5);
/// Border of buttons.
pub const LINE_STRONG: Color32 = rgb(0xCFC8BB);
/// 框: border of inputs.
pub const LINE_IN: Color32 = rgb(0x8B8578);

/// 墨: text.
pub const INK: Color32 = rgb(0x1E282B);
/// 墨二: secondary text.
pub const INK2: Color32 = rgb(0x465155);
/// 墨三: hints and placeholders. Nothing readable is lighter.
pub const INK3: Color32 = rgb(0x5F696C);

/// 黛青: primary buttons, links, focus, selection.
pub const PRI: Color32 = rgb(0x1D5C6C);
/// Primary button under the pointer.
pub const PRI_HOVER: Color32 = rgb(0x174C5A);
/// Primary button held down.
pub const PRI_PRESS: Color32 = rgb(0x113C47);
/// 黛青浅: info banner and chip.
pub const PRI_WEAK: Color32 = rgb(0xE2EDEF);
/// Selected row.
pub const SEL: Color32 = rgb(0xE8F1F2);
/// Soft border on primary tints.
pub const PRI_MID: Color32 = rgb(0xA7C4CA);
/// Second series of a chart.
pub const CHART2: Color32 = rgb(0x6E9AA5);
/// Bars of a chart with one series; the largest is [`PRI`].
pub const CHART_BAR: Color32 = rgb(0x5C8F9B);
/// 「其他」 in charts.
pub const CHART_OTHER: Color32 = rgb(0x948D80);

/// 朱砂: overdue and error text.
pub const RED: Color32 = rgb(0xA5271C);
/// Red shapes and the danger button.
pub const RED_SOLID: Color32 = rgb(0xC23A2D);
/// 朱砂浅: red tint.
pub const RED_WEAK: Color32 = rgb(0xFBE8E5);
/// Red soft border.
pub const RED_LINE: Color32 = rgb(0xEFC4BE);

/// 赭黄: due soon and warning text.
pub const AMB: Color32 = rgb(0x7D4D00);
/// Amber shapes, never text.
pub const AMB_SOLID: Color32 = rgb(0xB97600);
/// 赭黄浅: amber tint.
pub const AMB_WEAK: Color32 = rgb(0xFBEFD6);
/// Amber soft border.
pub const AMB_LINE: Color32 = rgb(0xEBCF98);

/// 竹青: in time, done, valid.
pub const GRN: Color32 = rgb(0x24623F);
/// Green shapes.
pub const GRN_SOLID: Color32 = rgb(0x3B8A5C);
/// 竹青浅: green tint.
pub const GRN_WEAK: Color32 = rgb(0xE3F1E8);

/// 已延期, 复查中, 复核中, 集.
pub const VIO: Color32 = rgb(0x57458A);
/// Violet tint.
pub const VIO_WEAK: Color32 = rgb(0xEDE9F6);

/// 脊: the spine, toasts, tooltips.
pub const RAIL: Color32 = rgb(0x1C3137);
/// Rule on the spine.
pub const RAIL_LINE: Color32 = rgb(0x34505A);
/// Text on the spine.
pub const RAIL_TEXT: Color32 = rgb(0xC9D6D8);
/// Quiet text on the spine.
pub const RAIL_DIM: Color32 = rgb(0x9DB0B3);
/// Done mark on the spine.
pub const RAIL_GRN: Color32 = rgb(0x7CC79B);

/// 命中: background of a search hit; focus ring on the spine.
pub const MARK: Color32 = rgb(0xFFE7A3);
/// Behind A4 pages.
pub const DESK: Color32 = rgb(0xDEDAD1);
/// Red head of printed documents, nowhere else.
pub const SEAL_DOC: Color32 = rgb(0xC8161D);
/// Behind dialogs: 16 22 26 at 52 %.
pub const SCRIM: Color32 = Color32::from_rgba_premultiplied(11, 18, 20, 0x85);

/// Contrast ratio of two opaque colours, 1 to 21.
///
/// Source: WCAG 2.1, relative luminance and contrast ratio.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    fn channel(value: u8) -> f32 {
        let v = f32::from(value) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    }
    fn luminance(c: Color32) -> f32 {
        0.2126 * channel(c.r()) + 0.7152 * channel(c.g()) + 0.0722 * channel(c.b())
    }
    let (x, y) = (luminance(a), luminance(b));
    (x.max(y) + 0.05) / (x.min(y) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_colour_is_readable_on_every_ground_it_stands_on() {
        let pairs = [
            ("ink", INK, vec![PAPER, SURFACE, HEAD, SUNKEN, SEL, MARK]),
            ("ink2", INK2, vec![PAPER, SURFACE, HEAD, SUNKEN, SEL, MARK]),
            ("ink3", INK3, vec![PAPER, SURFACE, HEAD, SUNKEN, SEL]),
            ("pri", PRI, vec![PAPER, SURFACE, HEAD, PRI_WEAK, SEL]),
            ("white", Color32::WHITE, vec![PRI, PRI_HOVER, PRI_PRESS, RED_SOLID, RAIL]),
            ("red", RED, vec![PAPER, SURFACE, HEAD, RED_WEAK, SEL]),
            ("amb", AMB, vec![PAPER, SURFACE, HEAD, AMB_WEAK, SEL]),
            ("grn", GRN, vec![PAPER, SURFACE, HEAD, GRN_WEAK, SEL]),
            ("vio", VIO, vec![SURFACE, VIO_WEAK]),
            ("rail_text", RAIL_TEXT, vec![RAIL]),
            ("rail_dim", RAIL_DIM, vec![RAIL]),
            ("rail_grn", RAIL_GRN, vec![RAIL]),
        ];
        for (name, text, grounds) in pairs {
            for ground in grounds {
                let ratio = contrast(text, ground);
                assert!(ratio >= 4.5, "{name} on {ground:?} has only {ratio:.2}");
            }
        }
    }

    #[test]
    fn borders_shapes_and_chart_marks_stand_out() {
        let pairs = [
            ("line_in", LINE_IN, SURFACE),
            ("pri border", PRI, SURFACE),
            ("red shape", RED_SOLID, RED_WEAK),
            ("amber shape", AMB_SOLID, AMB_WEAK),
            ("green shape", GRN_SOLID, GRN_WEAK),
            ("chart2", CHART2, SURFACE),
            ("chart bar", CHART_BAR, SURFACE),
            ("chart other", CHART_OTHER, SURFACE),
            ("mark on rail", MARK, RAIL),
        ];
        for (name, shape, ground) in pairs {
            let ratio = contrast(shape, ground);
            assert!(ratio >= 3.0, "{name} has only {ratio:.2}");
        }
    }

    #[test]
    fn contrast_agrees_with_the_published_extremes() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        // #767676 on white is the well-known limit case of 4.54.
        assert!((contrast(rgb(0x767676), Color32::WHITE) - 4.54).abs() < 0.01);
    }
}
