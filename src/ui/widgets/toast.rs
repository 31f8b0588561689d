//! Toasts: quiet messages at the bottom, some with 撤销 and the seconds left.

use std::collections::VecDeque;
use std::time::Duration;

use eframe::egui::{
    Align2, Area, Color32, Context, CornerRadius, CursorIcon, Frame, Id, Margin, Order, Sense, Ui, WidgetInfo,
    accesskit, pos2, vec2,
};

use super::paint;
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};

/// How long a plain toast stays, in seconds.
const STAY: f32 = 3.0;
/// How long 撤销 is offered, in seconds.
const UNDO: f32 = 8.0;
/// How many are shown at once.
const MOST: usize = 3;

/// Names one undoable action; the app knows what it stands for.
pub type UndoKey = u64;

/// What the clerk did with the toasts this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastEvent {
    /// 撤销 was pressed (or Ctrl+Z, through [`Toasts::undo_last`]).
    Undo(UndoKey),
    /// The time for undoing is over.
    Expired(UndoKey),
}

#[derive(Clone, Debug)]
struct Toast {
    serial: u64,
    words: String,
    error: bool,
    action: Option<(String, UndoKey)>,
    counts: bool,
    left: f32,
}

/// The queue of toasts. The app keeps one.
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    queue: VecDeque<Toast>,
    next: u64,
}

impl Toasts {
    fn push(&mut self, words: String, error: bool, action: Option<(String, UndoKey)>, counts: bool, left: f32) {
        self.next += 1;
        self.queue.push_back(Toast { serial: self.next, words, error, action, counts, left });
        while self.queue.len() > MOST {
            self.queue.pop_front();
        }
    }

    /// Something was done: 「已保存 2026-0129」. Stays 3 seconds.
    pub fn done(&mut self, words: impl Into<String>) {
        self.push(words.into(), false, None, false, STAY);
    }

    /// Something was done and can be undone for 8 seconds.
    pub fn undoable(&mut self, words: impl Into<String>, key: UndoKey) {
        self.push(words.into(), false, Some(("撤销".to_owned(), key)), true, UNDO);
    }

    /// Something was done; a button leads on (「删掉草稿」, 「打开文件」).
    pub fn with_action(&mut self, words: impl Into<String>, action: impl Into<String>, key: UndoKey) {
        self.push(words.into(), false, Some((action.into(), key)), false, UNDO);
    }

    /// Something did not happen. Stays 8 seconds; anything worse belongs in a banner or dialog.
    pub fn error(&mut self, words: impl Into<String>) {
        self.push(words.into(), true, None, false, UNDO);
    }

    /// Takes the newest action that can be undone off the queue: Ctrl+Z outside text.
    pub fn undo_last(&mut self) -> Option<ToastEvent> {
        let at = self.queue.iter().rposition(|toast| toast.counts)?;
        let toast = self.queue.remove(at)?;
        toast.action.map(|(_, key)| ToastEvent::Undo(key))
    }

    /// The words on show, oldest first.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.queue.iter().map(|toast| toast.words.as_str())
    }

    /// Draws the toasts at the bottom and counts down. The time stands still under the mouse.
    pub fn show(&mut self, ctx: &Context) -> Option<ToastEvent> {
        if self.queue.is_empty() {
            return None;
        }
        let mut event = None;
        let mut gone = None;
        let area = Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(40.0, -20.0))
            .fade_in(false)
            .show(ctx, |ui| {
                ui.spacing_mut().item_spacing.y = 8.0;
                for toast in &self.queue {
                    match toast_ui(ui, toast) {
                        Some(true) => {
                            event = toast.action.as_ref().map(|(_, key)| ToastEvent::Undo(*key));
                            gone = Some(toast.serial);
                        }
                        Some(false) => gone = Some(toast.serial),
                        None => {}
                    }
                }
            });
        if let Some(serial) = gone {
            self.queue.retain(|toast| toast.serial != serial);
        }
        if !area.response.contains_pointer() {
            let dt = ctx.input(|input| input.unstable_dt).min(1.0);
            for toast in &mut self.queue {
                toast.left -= dt;
            }
        }
        if event.is_none()
            && let Some(at) = self.queue.iter().position(|toast| toast.left <= 0.0)
        {
            let toast = self.queue.remove(at);
            event = toast
                .filter(|toast| toast.counts)
                .and_then(|toast| toast.action)
                .map(|(_, key)| ToastEvent::Expired(key));
        }
        ctx.request_repaint_after(Duration::from_millis(200));
        event
    }
}

/// Draws one toast. `Some(true)`: its action was pressed; `Some(false)`: closed.
fn toast_ui(ui: &mut Ui, toast: &Toast) -> Option<bool> {
    let mut answer = None;
    let frame = Frame::new().fill(c::RAIL).corner_radius(CornerRadius::same(space::R_INPUT)).inner_margin(Margin {
        left: 14,
        right: 8,
        top: 5,
        bottom: 5,
    });
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(30.0);
            ui.spacing_mut().item_spacing.x = 10.0;
            let (icon, color) =
                if toast.error { (icons::WARNING_CIRCLE, c::RED_LINE) } else { (icons::CHECK_CIRCLE, c::RAIL_GRN) };
            let (place, _) = ui.allocate_exact_size(vec2(18.0, 30.0), Sense::hover());
            paint::icon(ui.painter(), place.center(), icon, 18.0, color);
            let label = ui.label(Role::Cell.rich(&toast.words, Color32::WHITE));
            let live = if toast.error { accesskit::Live::Assertive } else { accesskit::Live::Polite };
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(live));
            ui.add_space(8.0);
            if let Some((action, _)) = &toast.action {
                let words = if toast.counts {
                    format!("{action} {}", toast.left.ceil().max(0.0) as u32)
                } else {
                    action.clone()
                };
                if dark_button(ui, &words, action) {
                    answer = Some(true);
                }
            }
            let (place, response) = ui.allocate_exact_size(vec2(26.0, 28.0), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, "关闭提示"));
            let color = if response.hovered() { Color32::WHITE } else { c::RAIL_DIM };
            paint::icon(ui.painter(), place.center(), icons::X, 15.0, color);
            if response.has_focus() {
                paint::focus_ring_on_rail(ui.painter(), place.shrink(3.0), space::R_CHIP);
            }
            if response.clicked() {
                answer = Some(false);
            }
        });
    });
    answer
}

fn dark_button(ui: &mut Ui, words: &str, name: &str) -> bool {
    let galley = paint::line(ui, words, Role::Cell, c::RAIL_TEXT);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, name));
    let fill = if response.hovered() { c::RAIL_LINE } else { c::RAIL };
    paint::boxed(ui.painter(), rect, space::R_CHIP, fill, c::RAIL_DIM);
    let left = rect.center().x - galley.size().x / 2.0;
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, c::RAIL_TEXT);
    if response.has_focus() {
        paint::focus_ring_on_rail(ui.painter(), rect, space::R_CHIP);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
