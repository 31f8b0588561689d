//! What pages draw into cells. Text is painted without nodes of its own: the row is one sentence already.

use eframe::egui::{
    Color32, Sense, Ui,
    epaint::text::{LayoutJob, TextWrapping},
};

use crate::ui::theme::{Role, color as c};
use crate::ui::widgets::paint;

/// A cell: a `Ui` as large as the cell, laid out from its aligned edge, and whether its row is the current one.
pub struct Cell<'a> {
    /// Draw here.
    pub ui: &'a mut Ui,
    /// Whether the row is the current one.
    pub current: bool,
}

impl Cell<'_> {
    /// Plain text, cut with 「…」.
    pub fn text(&mut self, text: &str) {
        cell_text(self.ui, text);
    }

    /// Text in another role or colour.
    pub fn text_in(&mut self, text: &str, role: Role, color: Color32) {
        cell_text_in(self.ui, text, role, color);
    }

    /// A laid out job (search hits), cut with 「…」.
    pub fn job(&mut self, job: LayoutJob) {
        cell_job(self.ui, job);
    }
}

/// Plain text of a cell.
pub fn cell_text(ui: &mut Ui, text: &str) {
    cell_text_in(ui, text, Role::Cell, c::INK);
}

/// Text of a cell in another role or colour.
pub fn cell_text_in(ui: &mut Ui, text: &str, role: Role, color: Color32) {
    let galley = paint::elided(ui, text, role, color, ui.available_width());
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, color);
}

/// A laid out job in a cell.
pub fn cell_job(ui: &mut Ui, mut job: LayoutJob) {
    job.wrap = TextWrapping {
        max_width: ui.available_width().max(1.0),
        max_rows: 1,
        break_anywhere: true,
        overflow_character: Some('…'),
    };
    let galley = ui.painter().layout_job(job);
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, c::INK);
}

/// The words of a table head outside a [`Table`](super::Table), for hand-made grids.
pub fn head_text(ui: &mut Ui, text: &str) {
    cell_text_in(ui, text, Role::Small, c::INK2);
}
