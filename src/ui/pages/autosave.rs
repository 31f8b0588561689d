//! 自动保存: when a form that is being typed into must be kept as a draft, and what is said about it.

use std::time::Duration;

use chrono::NaiveDateTime;
use eframe::egui::Ui;

/// Seconds after the last key.
const REST: f64 = 2.0;

/// Follows what is typed and what is kept.
#[derive(Clone, Debug, Default)]
pub struct Autosave {
    seen: String,
    changed_at: f64,
    sent: String,
    kept: Option<NaiveDateTime>,
}

impl Autosave {
    /// Whether `body` has rested for two seconds and is not yet on its way to the disk.
    pub fn is_due(&mut self, ui: &Ui, body: &str) -> bool {
        let now = ui.input(|input| input.time);
        if self.seen != body {
            body.clone_into(&mut self.seen);
            self.changed_at = now;
        }
        if self.sent == body {
            return false;
        }
        let rested = now - self.changed_at;
        if rested < REST {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(REST - rested));
        }
        rested >= REST
    }

    /// Whether `body` is not yet on its way to the disk.
    pub fn is_behind(&self, body: &str) -> bool {
        self.sent != body
    }

    /// `body` was handed on to be kept.
    pub fn sent(&mut self, body: &str) {
        body.clone_into(&mut self.sent);
    }

    /// It is on the disk.
    pub fn kept_at(&mut self, at: NaiveDateTime) {
        self.kept = Some(at);
    }

    /// 「10:06 已自动保存」, once something was kept.
    pub fn words(&self) -> Option<String> {
        self.kept.map(|at| format!("{} 已自动保存", at.format("%H:%M")))
    }
}
