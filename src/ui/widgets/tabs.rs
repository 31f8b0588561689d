//! Tabs: words on a line, the chosen one underlined. The arrow keys move the choice.

use eframe::egui::{EventFilter, Key, Modifiers, Sense, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::paint;
use crate::ui::ime;
use crate::ui::theme::{Role, color as c, space};

/// Height of the line of tabs.
pub const TABS_H: f32 = 44.0;

/// Draws the tabs `parts` (value, words) and a rule under them over the whole width. Returns whether `value` changed.
pub fn tabs<T: PartialEq + Clone>(ui: &mut Ui, salt: &str, name: &str, value: &mut T, parts: &[(T, &str)]) -> bool {
    let id = ui.make_persistent_id(salt);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), TABS_H));
    let before = parts.iter().position(|(part, _)| part == value);
    let mut next = before;
    let mut x = rect.left();
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(space::STROKE, c::LINE));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(accesskit::Role::TabList);
        node.set_label(name);
    });
    for (index, (_, words)) in parts.iter().enumerate() {
        let on = before == Some(index);
        let (role, color) = if on { (Role::BodyBold, c::PRI) } else { (Role::Body, c::INK2) };
        let galley = paint::line(ui, words, role, color);
        let part = rect.with_min_x(x).with_max_x(x + galley.size().x);
        x = part.right() + space::S28 - 4.0;
        // One stop for the keyboard, as in every tab list: the chosen tab.
        let sense = if on { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(part, id.with(index), sense);
        response.widget_info(|| WidgetInfo::selected(accesskit::Role::Tab, true, on, *words));
        let color = if !on && response.hovered() { c::INK } else { color };
        ui.painter().galley(pos2(part.left(), part.center().y - galley.size().y / 2.0), galley, color);
        if on {
            let line = part.with_min_y(rect.bottom() - 3.0);
            ui.painter().rect_filled(line, 0, c::PRI);
        }
        if response.has_focus() {
            paint::focus_ring(ui.painter(), part.shrink2(vec2(-4.0, 8.0)), space::R_CHIP);
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            let ctx = ui.ctx();
            if ime::take(ctx, Modifiers::NONE, Key::ArrowRight) {
                next = Some((index + 1).min(parts.len() - 1));
            }
            if ime::take(ctx, Modifiers::NONE, Key::ArrowLeft) {
                next = Some(index.saturating_sub(1));
            }
            if let Some(next) = next.filter(|next| *next != index) {
                ui.memory_mut(|memory| memory.request_focus(id.with(next)));
            }
        }
        if response.clicked() {
            next = Some(index);
        }
    }
    let Some((part, _)) = next.filter(|next| before != Some(*next)).and_then(|next| parts.get(next)) else {
        return false;
    };
    *value = part.clone();
    true
}
