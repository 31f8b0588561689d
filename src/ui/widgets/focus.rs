//! Gives the focus back once nothing stands in front of it any more.
//!
//! While a dialog is open, and in the frame after, egui takes the focus away from everything behind it. So a dialog
//! that closes leaves a note here, and the note is carried out when no dialog is left.

use eframe::egui::{Context, Id, Plugin, Ui};

#[derive(Default)]
struct FocusLater {
    wanted: Option<Id>,
    patience: u8,
}

/// Installs the helper on `ctx`.
pub(in crate::ui) fn install(ctx: &Context) {
    ctx.add_plugin(FocusLater::default());
}

/// Gives the focus to `id` as soon as no dialog is open.
pub fn focus_later(ctx: &Context, id: Id) {
    if let Some(later) = ctx.plugin_opt::<FocusLater>() {
        *later.lock() = FocusLater { wanted: Some(id), patience: 8 };
        ctx.request_repaint();
    }
}

impl Plugin for FocusLater {
    fn debug_name(&self) -> &'static str {
        "focus after dialogs"
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        let Some(id) = self.wanted else { return };
        if ui.ctx().memory(|memory| memory.top_modal_layer().is_none()) {
            ui.ctx().memory_mut(|memory| memory.request_focus(id));
            self.wanted = None;
        } else if self.patience == 0 {
            self.wanted = None; // another dialog opened: it has the focus now
        } else {
            self.patience -= 1;
            ui.ctx().request_repaint();
        }
    }
}
