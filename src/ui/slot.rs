//! Keeps a page with what was loaded for it, without its types.

use std::any::Any;

use eframe::egui::Ui;

use super::route::Route;
use super::screen::{Command, Desk, Effect, Env, Message, Screen, Took};
use super::widgets::wait;
use super::worker::Progress;

/// A load for the worker.
pub(super) type Load = Box<dyn FnOnce(&mut Desk, &Progress) -> Result<Message, String> + Send>;

/// A page as the app sees it.
pub(super) trait AnySlot {
    fn open(&mut self, route: &Route, env: &Env);
    /// What must be loaded, if the page needs something else than it has or has asked for.
    fn wanted(&mut self, env: &Env, revision: u64) -> Option<(u64, Load)>;
    fn loaded(&mut self, serial: u64, model: Result<Message, String>);
    fn reload(&mut self);
    fn whole_window(&self) -> bool;
    fn ui(&mut self, ui: &mut Ui, env: &Env) -> Vec<Effect>;
    /// `None`: not taken.
    fn command(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>>;
    fn told(&mut self, message: Message, env: &Env) -> Vec<Effect>;
    fn failed(&mut self, advice: &str);
    fn tick(&mut self, env: &Env) -> Vec<Effect>;
    fn leave(&mut self, env: &Env) -> Vec<Effect>;
    fn draft_open(&self) -> bool;
    /// For tests: the page itself.
    fn page(&mut self) -> &mut dyn Any;
}

/// One page and its model.
pub(super) struct Slot<P: Screen> {
    page: P,
    model: Option<P::Model>,
    failure: Option<String>,
    asked: Option<(P::Query, u64, chrono::NaiveDate)>,
    serial: u64,
    waiting: bool,
    since: Option<f64>,
}

impl<P: Screen> Slot<P> {
    pub(super) fn boxed(page: P) -> Box<dyn AnySlot> {
        Box::new(Self { page, model: None, failure: None, asked: None, serial: 0, waiting: false, since: None })
    }

    fn act(&mut self, action: Option<P::Action>, env: &Env) -> Vec<Effect> {
        action.map_or_else(Vec::new, |action| self.page.act(action, self.model.as_ref(), env))
    }
}

/// How long old or no content is shown before a spinner, in seconds.
const PATIENCE: f64 = 0.15;

impl<P: Screen> AnySlot for Slot<P> {
    fn open(&mut self, route: &Route, env: &Env) {
        let before = self.page.query(env);
        self.page.open(route, env);
        if self.page.query(env) != before {
            self.model = None; // another record: its page must not show the old one
            self.failure = None;
        }
    }

    fn wanted(&mut self, env: &Env, revision: u64) -> Option<(u64, Load)> {
        let now = (self.page.query(env), revision, env.today);
        if self.asked.as_ref() == Some(&now) {
            return None;
        }
        self.asked = Some(now.clone());
        self.serial += 1;
        self.waiting = true;
        self.since = None;
        let env = env.clone();
        let load: Load = Box::new(move |desk, progress| {
            P::load(desk, &now.0, &env, progress)
                .map(|model| Box::new(model) as Message)
                .map_err(|error| error.advice())
        });
        Some((self.serial, load))
    }

    fn loaded(&mut self, serial: u64, model: Result<Message, String>) {
        if serial != self.serial {
            return;
        }
        self.waiting = false;
        match model {
            Ok(model) => {
                if let Ok(model) = model.downcast::<P::Model>() {
                    self.model = Some(*model);
                    self.failure = None;
                }
            }
            Err(advice) => self.failure = Some(advice),
        }
    }

    fn reload(&mut self) {
        self.asked = None;
    }

    fn whole_window(&self) -> bool {
        self.page.whole_window()
    }

    fn ui(&mut self, ui: &mut Ui, env: &Env) -> Vec<Effect> {
        if let Some(advice) = self.failure.clone() {
            if wait::failed(ui, &advice, "重试") {
                self.failure = None;
                self.asked = None;
            }
            return Vec::new();
        }
        let Some(model) = self.model.as_ref() else {
            let time = ui.input(|input| input.time);
            let since = *self.since.get_or_insert(time);
            if self.waiting && time - since >= PATIENCE {
                ui.add_space(24.0);
                ui.vertical_centered(|ui| wait::spinner(ui, "正在读取"));
            } else {
                ui.ctx().request_repaint_after(std::time::Duration::from_millis(160));
            }
            return Vec::new();
        };
        let action = self.page.draw(ui, model, env);
        self.act(action, env)
    }

    fn command(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match self.page.command(command, self.model.as_ref(), env) {
            Took::Action(action) => Some(self.act(Some(action), env)),
            Took::Yes => Some(Vec::new()),
            Took::No => None,
        }
    }

    fn told(&mut self, message: Message, env: &Env) -> Vec<Effect> {
        self.page.told(message, env)
    }

    fn failed(&mut self, advice: &str) {
        self.page.failed(advice);
    }

    fn tick(&mut self, env: &Env) -> Vec<Effect> {
        self.page.tick(env)
    }

    fn leave(&mut self, env: &Env) -> Vec<Effect> {
        self.page.leave(env)
    }

    fn draft_open(&self) -> bool {
        self.page.draft_open()
    }

    fn page(&mut self) -> &mut dyn Any {
        &mut self.page
    }
}
