//! A page that is not there yet says so.

use eframe::egui::Ui;

use crate::store::StoreError;
use crate::ui::icons;
use crate::ui::screen::{Desk, Effect, Env, Screen};
use crate::ui::widgets::{page_bar, wait};
use crate::ui::worker::Progress;

/// Stands in for a page.
pub(super) struct Soon {
    title: &'static str,
}

impl Soon {
    pub(super) fn new(title: &'static str) -> Self {
        Self { title }
    }
}

impl Screen for Soon {
    type Query = ();
    type Model = ();
    type Action = ();

    fn query(&self, _env: &Env) {}

    fn load(_desk: &mut Desk, _query: &(), _env: &Env, _progress: &Progress) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, ui: &mut Ui, _model: &(), _env: &Env) -> Option<()> {
        page_bar::page_bar(ui, |ui| drop(page_bar::title(ui, self.title, "")), |_| ());
        wait::empty_state(ui, icons::TRAY, "这一页还没有做好", "其他页面照常可用", None);
        None
    }

    fn act(&mut self, _action: (), _model: Option<&()>, _env: &Env) -> Vec<Effect> {
        Vec::new()
    }
}
