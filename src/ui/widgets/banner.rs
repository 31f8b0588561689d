//! Full-width banner under the page bar: one fact, one action.

use eframe::egui::{CornerRadius, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::{Button, paint};
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};

/// What kind of fact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Good to know.
    Info,
    /// Needs doing.
    Warning,
    /// Went wrong.
    Error,
}

/// Draws a banner. Returns whether its action was pressed.
pub fn banner(ui: &mut Ui, kind: Kind, words: &str, action: Option<&str>) -> bool {
    let (color, ground, icon) = match kind {
        Kind::Info => (c::PRI, c::PRI_WEAK, icons::INFO),
        Kind::Warning => (c::AMB, c::AMB_WEAK, icons::WARNING),
        Kind::Error => (c::RED, c::RED_WEAK, icons::WARNING_CIRCLE),
    };
    let width = ui.available_width();
    let action_w = action.map_or(0.0, |text| paint::line(ui, text, Role::CellBold, color).size().x + 36.0);
    let galley = paint::wrapped(ui, words, Role::Cell, color, width - 52.0 - action_w);
    let height = (galley.size().y + 14.0).max(34.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let role = if kind == Kind::Error { accesskit::Role::Alert } else { accesskit::Role::Status };
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
    let live = if kind == Kind::Error { accesskit::Live::Assertive } else { accesskit::Live::Polite };
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(live));
    ui.painter().rect_filled(rect, CornerRadius::same(space::R_CHIP), ground);
    paint::icon(ui.painter(), pos2(rect.left() + 21.0, rect.center().y), icon, 17.0, color);
    paint::put(ui.painter(), rect.left() + 39.0, rect.center().y, galley);
    let Some(action) = action else { return false };
    let at = rect.with_min_x(rect.right() - action_w).shrink2(vec2(6.0, 3.0));
    ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(at).id_salt(words), |ui| {
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            ui.add(Button::link(action).ink(color)).clicked()
        })
        .inner
    })
    .inner
}
