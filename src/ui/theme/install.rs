//! Sets fonts, visuals and spacing on a context.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontTweak, Margin, Shadow, Stroke, TextStyle,
    Theme, Visuals, epaint::text::HintingTarget, style::ScrollStyle, vec2,
};

use super::{Role, color as c, space, text};
use crate::fonts::{Face, Icon};
use crate::ui::ime;

/// Makes `ctx` look like this program: light theme only, our fonts, no blinking caret (blinking
/// costs 4 % of a core on software GL), no Ctrl+Q, and input-method safety for every widget.
pub fn install(ctx: &egui::Context) {
    install_fonts(ctx);
    ctx.set_theme(Theme::Light);
    ctx.options_mut(|options| {
        options.quit_shortcuts.clear();
        options.zoom_with_keyboard = false; // the shell zooms by 10 % steps and remembers
        options.fallback_theme = Theme::Light;
    });
    ctx.all_styles_mut(style);
    ime::install(ctx);
    crate::ui::widgets::focus::install(ctx);
}

/// Sets the font families. The chain is Noto Sans SC, the whole Noto Serif SC for rare names, then
/// whatever the system offers (eframe's `system_fonts`).
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    // The glyphs of Noto Sans SC sit a little low in their line box; this centres them.
    let centred = FontTweak { y_offset_factor: -0.045, ..FontTweak::default() };
    let unhinted = FontTweak { hinting: Some(false), ..FontTweak::default() };
    let crisp = FontTweak { hinting_target: HintingTarget::default(), ..FontTweak::default() };
    let mut add = |name: &str, bytes: &'static [u8], tweak: &FontTweak| {
        let data = FontData::from_static(bytes).tweak(tweak.clone());
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    };
    add("sans", Face::Sans.bytes(), &centred);
    add("sans_bold", Face::SansBold.bytes(), &centred);
    add("serif", Face::Serif.bytes(), &unhinted);
    add("serif_bold", Face::SerifBold.bytes(), &unhinted);
    add("icon", Icon::Regular.bytes(), &crisp);
    add("icon_fill", Icon::Fill.bytes(), &crisp);

    let chains: [(FontFamily, &[&str]); 7] = [
        (FontFamily::Proportional, &["sans", "serif"]),
        (FontFamily::Monospace, &["sans", "serif"]),
        (text::family(text::UI), &["sans", "serif"]),
        (text::family(text::UI_BOLD), &["sans_bold", "serif"]),
        (text::family(text::SERIF_BOLD), &["serif_bold", "serif"]),
        (text::family(text::ICON), &["icon", "sans"]),
        (text::family(text::ICON_FILL), &["icon_fill", "sans"]),
    ];
    for (family, chain) in chains {
        fonts.families.insert(family, chain.iter().map(|&name| name.to_owned()).collect());
    }
    ctx.set_fonts(fonts);
}

fn style(style: &mut egui::Style) {
    style.text_styles = BTreeMap::from([
        (TextStyle::Heading, Role::Title.font()),
        (TextStyle::Body, Role::Body.font()),
        (TextStyle::Button, Role::Body.font()),
        (TextStyle::Monospace, Role::Body.font()),
        (TextStyle::Small, Role::Small.font()),
    ]);
    style.animation_time = 0.0; // no motion except the spinner
    style.scroll_animation = egui::style::ScrollAnimation::none();
    style.url_in_tooltip = false;
    style.explanation_tooltips = false;
    style.visuals = visuals();

    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S8, space::S8);
    spacing.button_padding = vec2(space::S12, 4.0);
    spacing.interact_size = vec2(space::SMALL_H, space::SMALL_H);
    spacing.menu_margin = Margin::same(4);
    spacing.icon_width = 17.0;
    spacing.icon_width_inner = 11.0;
    spacing.tooltip_width = 320.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        handle_min_length: 32.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        ..ScrollStyle::thin()
    };

    let interaction = &mut style.interaction;
    interaction.tooltip_delay = space::TOOLTIP_DELAY;
    interaction.show_tooltips_only_when_still = true;
    interaction.selectable_labels = false; // labels must not steal focus or Ctrl+C from tables
    interaction.multi_widget_text_select = false;
}

fn visuals() -> Visuals {
    let mut v = Visuals::light();
    v.override_text_color = None;
    v.weak_text_color = Some(c::INK3);
    v.hyperlink_color = c::PRI;
    v.faint_bg_color = c::HEAD;
    v.extreme_bg_color = c::SURFACE;
    v.text_edit_bg_color = Some(c::SURFACE);
    v.code_bg_color = c::SUNKEN;
    v.warn_fg_color = c::AMB;
    v.error_fg_color = c::RED;
    v.panel_fill = c::PAPER;
    v.window_fill = c::SURFACE;
    v.window_stroke = Stroke::new(space::STROKE, c::LINE_STRONG);
    v.window_corner_radius = CornerRadius::same(space::R_DIALOG);
    v.menu_corner_radius = CornerRadius::same(space::R_INPUT);
    v.window_shadow = Shadow::NONE;
    v.popup_shadow = Shadow::NONE;
    v.selection.bg_fill = c::PRI_MID;
    v.selection.stroke = Stroke::new(space::STROKE, c::INK);
    v.text_cursor.blink = false;
    v.text_cursor.stroke = Stroke::new(1.5, c::INK);
    v.striped = false;
    v.indent_has_left_vline = false;
    v.disabled_alpha = 1.0; // our widgets paint their own disabled state; fading would break contrast

    let radius = CornerRadius::same(space::R_INPUT);
    let line = |w: f32, color: Color32| Stroke::new(w, color);
    let widgets = &mut v.widgets;
    for w in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        w.corner_radius = radius;
        w.expansion = 0.0;
        w.fg_stroke = line(1.0, c::INK);
        w.bg_stroke = line(1.0, c::LINE_STRONG);
    }
    widgets.noninteractive.bg_fill = c::SURFACE;
    widgets.noninteractive.weak_bg_fill = c::SURFACE;
    widgets.noninteractive.bg_stroke = line(1.0, c::LINE);
    widgets.inactive.bg_fill = c::LINE_STRONG; // also the scroll bar's handle
    widgets.inactive.weak_bg_fill = c::SURFACE;
    widgets.hovered.bg_fill = c::LINE_IN;
    widgets.hovered.weak_bg_fill = c::HEAD;
    widgets.hovered.bg_stroke = line(1.0, c::LINE_IN);
    widgets.active.bg_fill = c::LINE_IN;
    widgets.active.weak_bg_fill = c::SUNKEN;
    widgets.active.bg_stroke = line(1.0, c::LINE_IN);
    widgets.open.bg_fill = c::SURFACE;
    widgets.open.weak_bg_fill = c::SUNKEN;
    v
}

/// How long a repaint may wait while something counts down.
pub const TICK: Duration = Duration::from_millis(250);
