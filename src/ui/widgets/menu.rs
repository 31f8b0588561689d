//! Popup menu: words at the left, shortcut at the right.

use eframe::egui::{
    Color32, CornerRadius, EventFilter, Frame, Id, Key, Margin, Modifiers, Popup, PopupCloseBehavior, Pos2, RectAlign,
    Response, ScrollArea, Sense, Stroke, Ui, WidgetInfo, accesskit, vec2,
};

use super::paint;
use crate::ui::ime;
use crate::ui::theme::{Role, color as c, space};

/// One line of a menu.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MenuItem<'a> {
    /// The words.
    pub words: &'a str,
    /// The shortcut, or a quiet remark.
    pub key: &'a str,
    /// Destructive: red words.
    pub danger: bool,
    /// Whether it can be chosen.
    pub enabled: bool,
}

impl<'a> MenuItem<'a> {
    /// An ordinary line.
    pub fn new(words: &'a str) -> Self {
        Self { words, key: "", danger: false, enabled: true }
    }

    /// With a shortcut.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }

    /// Destructive.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Whether it can be chosen.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }
}

/// Frame of every popup: white, thin border, no shadow.
pub fn popup_frame() -> Frame {
    Frame::new()
        .fill(c::SURFACE)
        .stroke(Stroke::new(space::STROKE, c::LINE_STRONG))
        .corner_radius(CornerRadius::same(space::R_INPUT))
        .inner_margin(Margin::same(4))
}

/// A menu under `button`, opened and closed by it. Returns the index of the chosen line.
pub fn menu(button: &Response, items: &[MenuItem<'_>]) -> Option<usize> {
    let popup = Popup::from_toggle_button_response(button)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .align(RectAlign::BOTTOM_END)
        .frame(popup_frame())
        .gap(4.0);
    let id = popup.get_id();
    show(popup, id, button.id, items)
}

/// A menu where the second mouse button was pressed on `area`.
pub fn context_menu(area: &Response, items: &[MenuItem<'_>]) -> Option<usize> {
    let popup = Popup::context_menu(area).frame(popup_frame());
    let id = popup.get_id();
    show(popup, id, area.id, items)
}

/// A menu at a place, opened with `Popup::open_id(ctx, id)`; afterwards the focus goes to `opener`.
pub fn menu_at(ui: &Ui, id: Id, at: Pos2, opener: Option<Id>, items: &[MenuItem<'_>]) -> Option<usize> {
    let popup = Popup::new(id, ui.ctx().clone(), at, ui.layer_id())
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .align(RectAlign::BOTTOM_START)
        .frame(popup_frame());
    show(popup, id, opener.unwrap_or(id), items)
}

fn show(popup: Popup<'_>, id: Id, opener: Id, items: &[MenuItem<'_>]) -> Option<usize> {
    let ctx = popup.ctx().clone();
    let was_open = ctx.data(|data| data.get_temp::<bool>(id.with("open"))).unwrap_or(false);
    let mut chosen = None;
    let shown = popup.show(|ui| {
        let width = items
            .iter()
            .map(|item| {
                let key = paint::line(ui, item.key, Role::Small, c::INK3).size().x;
                paint::line(ui, item.words, Role::Cell, c::INK).size().x + key + 56.0
            })
            .fold(160.0, f32::max);
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        let ids: Vec<Id> = (0..items.len()).map(|index| id.with(("line", index))).collect();
        let tallest = (ui.ctx().content_rect().height() - 120.0).clamp(120.0, 372.0);
        ScrollArea::vertical().max_height(tallest).show(ui, |ui| {
            for (item, line) in items.iter().zip(&ids) {
                if line_ui(ui, *line, item, width) && item.enabled {
                    chosen = ids.iter().position(|other| other == line);
                }
            }
        });
        walk(ui, &ids);
        // After the lines: the Enter that opened the menu must not choose the first of them.
        if !was_open && let Some(first) = ids.first() {
            ui.memory_mut(|memory| memory.request_focus(*first));
        }
        if chosen.is_some() {
            ui.close();
        }
    });
    let open = shown.is_some() && chosen.is_none() && Popup::is_id_open(&ctx, id);
    if was_open && !open {
        ctx.memory_mut(|memory| memory.request_focus(opener));
    }
    ctx.data_mut(|data| data.insert_temp(id.with("open"), open));
    chosen
}

/// ↑ ↓ Home End walk through the lines.
fn walk(ui: &Ui, ids: &[Id]) {
    let Some(focused) = ui.memory(|memory| memory.focused()) else {
        return;
    };
    let Some(at) = ids.iter().position(|id| *id == focused) else {
        return;
    };
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
    let last = ids.len().saturating_sub(1);
    let ctx = ui.ctx();
    let target = if ime::take(ctx, Modifiers::NONE, Key::ArrowDown) {
        Some((at + 1).min(last))
    } else if ime::take(ctx, Modifiers::NONE, Key::ArrowUp) {
        Some(at.saturating_sub(1))
    } else if ime::take(ctx, Modifiers::NONE, Key::Home) {
        Some(0)
    } else if ime::take(ctx, Modifiers::NONE, Key::End) {
        Some(last)
    } else {
        None
    };
    if let Some(id) = target.and_then(|at| ids.get(at)) {
        ui.memory_mut(|memory| memory.request_focus(*id));
    }
}

fn line_ui(ui: &mut Ui, id: Id, item: &MenuItem<'_>, width: f32) -> bool {
    let (_, rect) = ui.allocate_space(vec2(width, 30.0));
    let sense = if item.enabled { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::MenuItem, item.enabled, item.words));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let on = item.enabled && (response.hovered() || response.has_focus());
    let fill = if on { c::PRI_WEAK } else { Color32::TRANSPARENT };
    ui.painter().rect_filled(rect, CornerRadius::same(space::R_CHIP), fill);
    let color = match (item.enabled, item.danger) {
        (false, _) => c::INK3,
        (true, true) => c::RED,
        (true, false) => c::INK,
    };
    let words = paint::line(ui, item.words, Role::Cell, color);
    paint::put(ui.painter(), rect.left() + 10.0, rect.center().y, words);
    let key_color = if item.danger { c::RED } else { c::INK3 };
    let key = paint::line(ui, item.key, Role::Small, key_color);
    paint::put_right(ui.painter(), rect.right() - 10.0, rect.center().y, key);
    response.clicked()
}
