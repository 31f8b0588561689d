//! Dark tooltips, 400 ms after the pointer rests.

use eframe::egui::{CornerRadius, Frame, Label, Margin, Response, Stroke, TextWrapMode, Tooltip};

use crate::ui::theme::{Role, color as c, space};

/// Shows `text` when the pointer rests on `response`, also on a disabled one. Each line break
/// starts a new line; lines after the first are quieter.
pub fn tooltip(response: &Response, text: &str) {
    let mut tip = Tooltip::for_widget(response);
    tip.popup = tip.popup.open(Tooltip::should_show_tooltip(response, true)).frame(
        Frame::new()
            .fill(c::RAIL)
            .stroke(Stroke::NONE)
            .corner_radius(CornerRadius::same(space::R_CHIP + 1))
            .inner_margin(Margin::symmetric(10, 6)),
    );
    tip.show(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for (index, line) in text.lines().enumerate() {
            let color = if index == 0 { eframe::egui::Color32::WHITE } else { c::RAIL_TEXT };
            let label = Label::new(Role::Small.rich(line, color)).selectable(false);
            let label = if line.chars().count() < 24 { label.wrap_mode(TextWrapMode::Extend) } else { label };
            ui.add(label);
        }
    });
}
