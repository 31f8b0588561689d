//! The list of a picker: a popup with a filter, recent choices first, moved through by keyboard.

use eframe::egui::{
    Color32, CornerRadius, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, ScrollArea, Sense, Ui,
    WidgetInfo, accesskit, vec2,
};

use super::form;
use super::{TextField, menu, paint};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::{icons, ime};

use super::picker::PickItem;
#[derive(Clone, Default)]
struct State {
    filter: String,
    row: usize,
    open: bool,
}

/// The popup list. `Some(Some(v))`: picked; `Some(None)`: emptied.
#[expect(clippy::too_many_arguments, reason = "called from the pickers only")]
pub(super) fn list<T: Clone + PartialEq>(
    ui: &Ui,
    id: Id,
    frame: Rect,
    response: &Response,
    items: &[PickItem<T>],
    recent: &[T],
    none: Option<&str>,
    chosen: Option<&T>,
) -> Option<Option<T>> {
    let popup_id = id.with("popup");
    let ctx = ui.ctx().clone();
    let mut state = ctx.data(|data| data.get_temp::<State>(popup_id)).unwrap_or_default();
    let opened = wants_to_open(ui, response, &mut state);
    if form::chosen(ui, response) && response.enabled() {
        Popup::toggle_id(&ctx, popup_id);
    } else if opened {
        Popup::open_id(&ctx, popup_id);
    }
    let just_opened = !state.open && Popup::is_id_open(&ctx, popup_id);
    if just_opened && !opened {
        state.filter.clear();
    }
    if just_opened {
        state.row = chosen.and_then(|v| items.iter().position(|i| i.value == *v)).unwrap_or(0);
    }

    let mut picked = None;
    Popup::new(popup_id, ctx.clone(), frame, ui.layer_id())
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(menu::popup_frame())
        .gap(3.0)
        .show(|ui| {
            ui.set_width(frame.width().max(190.0) - 8.0);
            ui.spacing_mut().item_spacing.y = 2.0;
            let order = order(items, recent, &state.filter);
            let lines = order.len() + usize::from(none.is_some());
            let moved = move_row(ui, &mut state.row, lines);
            let go = ime::take(ui.ctx(), Modifiers::NONE, Key::Enter);
            if items.len() > 7 || !state.filter.is_empty() {
                let before = state.filter.clone();
                let field = TextField::new("filter", &mut state.filter)
                    .named("查找")
                    .placeholder("查找")
                    .icon(icons::MAGNIFYING_GLASS)
                    .show(ui);
                if just_opened {
                    field.request_focus();
                }
                if before != state.filter {
                    state.row = 0;
                }
            }
            if lines == 0 {
                ui.add_space(6.0);
                ui.label(Role::Cell.rich("没有这一项", c::INK3));
                ui.add_space(6.0);
            }
            ScrollArea::vertical().max_height(272.0).auto_shrink([false, true]).show(ui, |ui| {
                for line in 0..lines {
                    let item = match none {
                        Some(_) if line == 0 => None,
                        Some(_) => order.get(line - 1),
                        None => order.get(line),
                    };
                    let item = item.and_then(|index| items.get(*index));
                    let (words, remark) =
                        item.map_or((none.unwrap_or(""), ""), |i| (i.label.as_str(), i.remark.as_str()));
                    let on = item.is_some_and(|item| chosen == Some(&item.value));
                    let response = line_ui(ui, popup_id.with(line), words, remark, on, line == state.row);
                    if line == state.row && (moved || just_opened) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() || (go && line == state.row) {
                        picked = Some(item.map(|item| item.value.clone()));
                    }
                }
            });
            if picked.is_some() {
                ui.close();
            }
        });
    let open = picked.is_none() && Popup::is_id_open(&ctx, popup_id);
    if picked.is_some() {
        Popup::close_id(&ctx, popup_id);
    }
    if state.open && !open {
        response.request_focus();
    }
    state.open = open;
    ctx.data_mut(|data| data.insert_temp(popup_id, state));
    picked
}

/// ↓ or a typed character opens the list from the keyboard; the character starts the filter.
fn wants_to_open(ui: &Ui, response: &Response, state: &mut State) -> bool {
    if !response.has_focus() || state.open {
        return false;
    }
    let filter = eframe::egui::EventFilter { vertical_arrows: true, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let typed: String = ui.input(|input| {
        input
            .events
            .iter()
            .filter_map(|event| match event {
                eframe::egui::Event::Text(text) if text.trim() == text => Some(text.as_str()),
                eframe::egui::Event::Ime(eframe::egui::ImeEvent::Commit(text)) => Some(text.as_str()),
                _ => None,
            })
            .collect()
    });
    if !typed.is_empty() {
        state.filter = typed;
        return true;
    }
    let down = ime::take(ui.ctx(), Modifiers::NONE, Key::ArrowDown);
    if down {
        state.filter.clear();
    }
    down
}

/// Indices of the items that match, recent ones first while nothing is filtered.
fn order<T: PartialEq>(items: &[PickItem<T>], recent: &[T], filter: &str) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    if filter.trim().is_empty() {
        order.extend(recent.iter().filter_map(|value| items.iter().position(|i| i.value == *value)));
    }
    let rest = items.iter().enumerate().filter(|(_, item)| item.matches(filter)).map(|(at, _)| at);
    let rest: Vec<usize> = rest.filter(|at| !order.contains(at)).collect();
    order.extend(rest);
    order
}

fn move_row(ui: &Ui, row: &mut usize, lines: usize) -> bool {
    let before = *row;
    let last = lines.saturating_sub(1);
    let ctx = ui.ctx();
    if ime::take(ctx, Modifiers::NONE, Key::ArrowDown) {
        *row += 1;
    }
    if ime::take(ctx, Modifiers::NONE, Key::ArrowUp) {
        *row = row.saturating_sub(1);
    }
    if ime::take(ctx, Modifiers::NONE, Key::PageDown) {
        *row += 8;
    }
    if ime::take(ctx, Modifiers::NONE, Key::PageUp) {
        *row = row.saturating_sub(8);
    }
    *row = (*row).min(last);
    before != *row
}

fn line_ui(ui: &mut Ui, id: Id, words: &str, remark: &str, on: bool, current: bool) -> Response {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 30.0));
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::ListBoxOption, true, on, words));
    let fill = if current || response.hovered() { c::PRI_WEAK } else { Color32::TRANSPARENT };
    ui.painter().rect_filled(rect, CornerRadius::same(space::R_CHIP), fill);
    let role = if on { Role::CellBold } else { Role::Cell };
    let remark = paint::line(ui, remark, Role::Small, c::INK3);
    let room = rect.width() - 26.0 - remark.size().x;
    let galley = paint::elided(ui, words, role, c::INK, room);
    paint::put(ui.painter(), rect.left() + 10.0, rect.center().y, galley);
    paint::put_right(ui.painter(), rect.right() - 10.0, rect.center().y, remark);
    response
}
