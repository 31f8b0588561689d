//! The keyboard in a table.

use eframe::egui::{EventFilter, FocusDirection, Key, Modifiers, Response, Ui};

use super::state::{RowKind, TableOutput, TableState};
use crate::ui::ime;

/// Keys that walk through rows.
const ROW_KEYS: [Key; 6] = [Key::ArrowDown, Key::ArrowUp, Key::PageDown, Key::PageUp, Key::Home, Key::End];

/// No field has the focus and no dialog lies over the page.
fn nobody_wants_keys(ui: &Ui) -> bool {
    ui.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none())
}

#[expect(clippy::too_many_arguments, reason = "private, one caller")]
pub(super) fn handle(
    ui: &Ui,
    table: &Response,
    state: &mut TableState,
    rows: usize,
    row_height: f32,
    height: f32,
    kind: &impl Fn(usize) -> RowKind,
    ticked: Option<&dyn Fn(usize) -> bool>,
    out: &mut TableOutput,
) {
    if rows > 0 && nobody_wants_keys(ui) && ROW_KEYS.iter().any(|&key| ime::pressed(ui.ctx(), Modifiers::NONE, key)) {
        // One has just come to the page: the first arrow belongs to the list.
        table.request_focus();
        // … and to nothing that happens to lie below it, such as a toast.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    if !table.has_focus() || rows == 0 {
        return;
    }
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(table.id, filter));
    let ctx = ui.ctx();
    let page = ((height / row_height).floor() as usize).saturating_sub(1).max(1);
    let at = state.cursor;
    let last = rows - 1;
    let steps: [(Key, usize, bool); 6] = [
        (Key::ArrowDown, at.map_or(0, |row| row + 1), true),
        (Key::ArrowUp, at.map_or(last, |row| row.saturating_sub(1)), false),
        (Key::PageDown, at.map_or(page, |row| row + page), true),
        (Key::PageUp, at.map_or(0, |row| row.saturating_sub(page)), false),
        (Key::Home, 0, true),
        (Key::End, last, false),
    ];
    for (key, target, down) in steps {
        let plain = ime::take(ctx, Modifiers::NONE, key);
        let extend = !plain && ime::take(ctx, Modifiers::SHIFT, key);
        if !plain && !extend {
            continue;
        }
        let Some(target) = selectable(target.min(last), down, last, kind) else { continue };
        if extend {
            let anchor = *state.anchor.get_or_insert(at.unwrap_or(target));
            out.tick = Some(anchor.min(target)..anchor.max(target) + 1);
            out.tick_to = true;
        } else {
            state.anchor = Some(target);
        }
        out.moved = state.cursor != Some(target);
        state.cursor = Some(target);
        state.reveal(target, row_height, height);
    }
    if let Some(row) = state.cursor {
        if ime::take(ctx, Modifiers::NONE, Key::Enter) {
            out.open = Some(row);
        }
        if ime::take(ctx, Modifiers::NONE, Key::Space)
            && let Some(ticked) = ticked
        {
            out.tick = Some(row..row + 1);
            out.tick_to = !ticked(row);
        }
        if ime::take(ctx, Modifiers::NONE, Key::Delete) {
            out.void = Some(row);
        }
    }
    if ime::take(ctx, Modifiers::COMMAND, Key::A) || ime::take(ctx, Modifiers::CTRL, Key::A) {
        out.tick_all = Some(true);
    }
}

/// `target`, or the nearest row beyond it that is no heading, first in the direction of travel.
fn selectable(target: usize, down: bool, last: usize, kind: &impl Fn(usize) -> RowKind) -> Option<usize> {
    let fits = |row: &usize| !matches!(kind(*row), RowKind::Group { .. });
    let below = || (target..=last).take(50).find(fits);
    let above = || (0..=target).rev().take(50).find(fits);
    if down { below().or_else(above) } else { above().or_else(below) }
}
