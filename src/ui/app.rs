//! The app: one window, one worker, the pages, and everything that carries an action out.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{Local, NaiveDateTime, Timelike};
use eframe::egui::{Context, Popup, Rect, Ui, UiBuilder, ViewportCommand, ViewportInfo, vec2};

use super::files::Files;
use super::prefs::{Prefs, first_zoom, step_zoom};
use super::route::{Route, Tab, View};
use super::screen::{Change, Desk, Done, Effect, Env, Message};
use super::shell::Rail;
use super::slot::AnySlot;
use super::status::Status;
use super::theme::color as c;
use super::widgets::banner::{Kind, banner};
use super::widgets::toast::UndoKey;
use super::widgets::{Answer as Reply, Confirm, ToastEvent, Toasts, wait};
use super::worker::Worker;
use super::{keys, layout, pages, status};
use crate::exchange::sample;

/// What the worker answers.
pub(super) enum Answer {
    Loaded { view: View, serial: u64, model: Result<Message, String> },
    Done { view: View, reads_only: bool, result: Result<Done, String> },
    Status(Box<Result<Status, String>>),
}

/// Tells the moment. Tests bring their own.
pub type Clock = Box<dyn Fn() -> NaiveDateTime>;

/// How the app is made.
pub struct Setup {
    /// The worker's desk, with the register if one is open.
    pub desk: Desk,
    /// What was remembered, and where it is kept.
    pub prefs: Prefs,
    /// Where to keep it; `None`: nowhere.
    pub prefs_file: Option<PathBuf>,
    /// Tells the moment.
    pub clock: Clock,
    /// The clock's date was chosen: the sample does not live on its own day.
    pub dated: bool,
    /// Jobs are done at once and paths are typed: for tests.
    pub inline: bool,
    /// A sentence to begin with: why the register of last time did not open.
    pub notice: Option<String>,
}

impl Setup {
    /// For the real window.
    pub fn real(desk: Desk, prefs: Prefs, prefs_file: Option<PathBuf>) -> Self {
        Self {
            desk,
            prefs,
            prefs_file,
            clock: Box::new(|| Local::now().naive_local()),
            dated: false,
            inline: false,
            notice: None,
        }
    }

    /// For tests: everything at once, at a fixed moment, remembering nothing.
    pub fn test(desk: Desk, now: NaiveDateTime) -> Self {
        Self {
            desk,
            prefs: Prefs::default(),
            prefs_file: None,
            clock: Box::new(move || now),
            dated: false,
            inline: true,
            notice: None,
        }
    }
}

/// The window's program.
pub struct App {
    worker: Worker<Desk, Answer>,
    slots: BTreeMap<View, Box<dyn AnySlot>>,
    route: Route,
    history: Vec<Route>,
    status: Status,
    revision: u64,
    status_asked: Option<(u64, chrono::NaiveDate)>,
    toasts: Toasts,
    undo: HashMap<UndoKey, Change>,
    next_undo: UndoKey,
    asking: Option<(Confirm, Vec<Effect>)>,
    closing: Option<Confirm>,
    may_close: bool,
    help: bool,
    files: Files,
    prefs: Prefs,
    prefs_file: Option<PathBuf>,
    screen: Option<String>,
    zoom_before: f32,
    clock: Clock,
    dated: bool,
    waiting_since: Option<f64>,
}

impl App {
    /// Makes the app on `ctx`, whose look must be installed already.
    ///
    /// # Errors
    ///
    /// When the system has no thread to give.
    pub fn new(ctx: &Context, setup: Setup) -> std::io::Result<Self> {
        let open = setup.desk.register.is_some();
        let status = setup.desk.register.as_ref().map(Status::first).unwrap_or_default();
        let worker = if setup.inline {
            Worker::inline(setup.desk)
        } else {
            let wake = ctx.clone();
            Worker::start(setup.desk, move || wake.request_repaint())?
        };
        let mut app = Self {
            worker,
            slots: BTreeMap::new(),
            route: if open { Route::Workbench } else { Route::Welcome },
            history: Vec::new(),
            status,
            revision: 0,
            status_asked: None,
            toasts: Toasts::default(),
            undo: HashMap::new(),
            next_undo: 0,
            asking: None,
            closing: None,
            may_close: false,
            help: false,
            files: Files::new(!setup.inline),
            prefs: setup.prefs,
            prefs_file: setup.prefs_file,
            screen: None,
            zoom_before: 1.0,
            clock: setup.clock,
            dated: setup.dated,
            waiting_since: None,
        };
        if let Some(notice) = setup.notice {
            app.toasts.error(notice);
        }
        let env = app.env(ctx);
        let route = app.route.clone();
        app.slot(route.view()).open(&route, &env);
        Ok(app)
    }

    /// Where one is.
    pub fn route(&self) -> &Route {
        &self.route
    }

    /// The words of the toasts on show.
    pub fn toasts(&self) -> Vec<String> {
        self.toasts.words().map(str::to_owned).collect()
    }

    /// Goes somewhere, as a page would ask. For tests and for the start.
    pub fn go(&mut self, ctx: &Context, route: Route) {
        self.carry_out(ctx, vec![Effect::Go(route)]);
    }

    /// The page of a view, for tests.
    pub fn page<P: 'static>(&mut self, view: View) -> Option<&mut P> {
        self.slot(view).page().downcast_mut()
    }

    /// The moment it is on the open register: the sample lives on its own day, whatever the calendar on the wall says.
    fn now(&self) -> NaiveDateTime {
        let now = (self.clock)();
        if self.status.settings.sample && !self.dated { sample::today().and_time(now.time()) } else { now }
    }

    fn env(&self, ctx: &Context) -> Env {
        let now = self.now();
        Env {
            today: now.date(),
            now,
            settings: Arc::clone(&self.status.settings),
            calendar: Arc::clone(&self.status.calendar),
            writable: self.status.writable,
            width: ctx.content_rect().width(),
        }
    }

    fn slot(&mut self, view: View) -> &mut Box<dyn AnySlot> {
        self.slots.entry(view).or_insert_with(|| pages::make(view))
    }

    /// Carries effects out, in order.
    fn carry_out(&mut self, ctx: &Context, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Go(route) => self.travel(ctx, route, true),
                Effect::Replace(route) => self.travel(ctx, route, false),
                Effect::Back => self.back(ctx),
                Effect::Toast(words) => self.toasts.done(words),
                Effect::Error(words) => self.toasts.error(words),
                Effect::Ask(question, then) => self.asking = Some((question, then)),
                Effect::Do(change) => self.start(change),
                Effect::PickFile(pick) => self.files.pick(ctx, pick),
                Effect::OpenFile(path) => self.files.open(ctx, path),
                Effect::PrintFile(path) => self.files.print(ctx, path),
                Effect::Reload => {
                    let view = self.route.view();
                    self.slot(view).reload();
                }
                Effect::Reopened => self.reopened(ctx),
                Effect::CloseRegister => {
                    self.start(Change::on_desk("正在关闭", |desk, _, _| {
                        desk.register = None;
                        Ok(Done::quietly().then(Effect::Reopened))
                    }));
                }
            }
        }
    }

    /// Another register, or none, lies on the desk.
    fn reopened(&mut self, ctx: &Context) {
        self.slots.clear();
        self.history.clear();
        self.revision += 1;
        self.status_asked = None;
        self.refresh_status(ctx);
        self.drain(ctx);
        let route = if self.status.open { Route::Workbench } else { Route::Welcome };
        self.prefs.register = self.status.path.clone().or_else(|| self.prefs.register.take());
        self.save_prefs();
        self.travel(ctx, route, false);
    }

    fn travel(&mut self, ctx: &Context, route: Route, remember: bool) {
        let env = self.env(ctx);
        let from = self.route.view();
        if from != route.view() {
            let effects = self.slot(from).leave(&env);
            self.carry_out(ctx, effects);
        }
        if remember && self.route != Route::Welcome {
            let here = self.route.clone().settled();
            if here != route.clone().settled() && self.history.last() != Some(&here) {
                self.history.push(here);
            }
            if self.history.len() > 100 {
                self.history.remove(0);
            }
        }
        ctx.memory_mut(|memory| memory.stop_text_input());
        Popup::close_all(ctx);
        let view = route.view();
        self.slot(view).open(&route, &env);
        self.route = route.settled();
        ctx.request_repaint();
    }

    fn back(&mut self, ctx: &Context) {
        if let Some(route) = self.history.pop().or_else(|| self.route.up()) {
            self.travel(ctx, route, false);
        }
    }

    /// Sends a job to the worker for the page in view.
    fn start(&mut self, change: Change) {
        let view = self.route.view();
        let now = self.now();
        let Change { doing, work, reads_only } = change;
        self.worker.send(&doing, move |desk, progress| {
            let result = work(desk, now, progress);
            Answer::Done { view, reads_only, result }
        });
    }

    /// Takes in what the worker has answered.
    fn drain(&mut self, ctx: &Context) {
        for answer in self.worker.poll() {
            match answer {
                Answer::Loaded { view, serial, model } => {
                    self.slot(view).loaded(serial, model);
                }
                Answer::Status(status) => match *status {
                    Ok(status) => self.status = status,
                    Err(advice) => self.toasts.error(advice),
                },
                Answer::Done { view, reads_only, result } => self.settle(ctx, view, reads_only, result),
            }
        }
        for _ in 0..self.worker.take_failures() {
            self.toasts.error("程序内部出错，这一步没有做成，台账没有改动。请重试。");
        }
    }

    fn settle(&mut self, ctx: &Context, view: View, reads_only: bool, result: Result<Done, String>) {
        let env = self.env(ctx);
        let done = match result {
            Ok(done) => done,
            Err(advice) => {
                self.slot(view).failed(&advice);
                self.toasts.error(advice);
                return;
            }
        };
        if !reads_only {
            self.revision += 1;
        }
        match (done.toast, done.undo, done.offer) {
            (Some(words), Some(undo), _) => {
                self.next_undo += 1;
                self.undo.insert(self.next_undo, undo);
                self.toasts.undoable(words, self.next_undo);
            }
            (Some(words), None, Some((button, next))) => {
                self.next_undo += 1;
                self.undo.insert(self.next_undo, next);
                self.toasts.with_action(words, button, self.next_undo);
            }
            (Some(words), None, None) => self.toasts.done(words),
            (None, ..) => {}
        }
        if let Some(message) = done.message {
            let effects = self.slot(view).told(message, &env);
            self.carry_out(ctx, effects);
        }
        self.carry_out(ctx, done.effects);
    }

    fn toast_event(&mut self, event: ToastEvent) {
        match event {
            ToastEvent::Undo(key) => {
                if let Some(change) = self.undo.remove(&key) {
                    self.start(change);
                }
            }
            ToastEvent::Expired(key) => {
                self.undo.remove(&key);
            }
        }
    }

    fn refresh_status(&mut self, ctx: &Context) {
        let env = self.env(ctx);
        let wanted = (self.revision, env.today);
        if self.status_asked == Some(wanted) {
            return;
        }
        self.status_asked = Some(wanted);
        let today = env.today;
        self.worker.send_latest("status", "", move |desk, _| Answer::Status(Box::new(status::read(desk, today))));
    }

    fn refresh(&mut self, ctx: &Context) {
        self.refresh_status(ctx);
        let env = self.env(ctx);
        let (view, revision) = (self.route.view(), self.revision);
        if let Some((serial, load)) = self.slot(view).wanted(&env, revision) {
            self.worker.send_latest(view.slot(), "正在读取", move |desk, progress| Answer::Loaded {
                view,
                serial,
                model: load(desk, progress),
            });
            self.drain(ctx); // inline workers have answered already
        }
    }

    fn shortcuts(&mut self, ctx: &Context) {
        use keys::Shortcut as S;
        let blocked = self.asking.is_some()
            || self.closing.is_some()
            || self.help
            || ctx.memory(|memory| memory.top_modal_layer().is_some());
        let Some(shortcut) = keys::read(ctx, blocked) else { return };
        let env = self.env(ctx);
        let welcome = self.route == Route::Welcome;
        match shortcut {
            S::Zoom(up) => {
                let zoom = step_zoom(ctx.zoom_factor(), up);
                self.set_zoom(ctx, zoom);
            }
            S::ZoomReset => self.set_zoom(ctx, 1.0),
            _ if welcome => {}
            S::Tab(tab) => self.carry_out(ctx, vec![Effect::Go(tab.route())]),
            S::Back => self.back(ctx),
            S::NextPane => layout::next_pane(ctx),
            S::Undo => {
                if let Some(event) = self.toasts.undo_last() {
                    self.toast_event(event);
                }
            }
            S::Command(command) => {
                let view = self.route.view();
                match self.slot(view).command(command, &env) {
                    Some(effects) => self.carry_out(ctx, effects),
                    None => self.default_command(ctx, command),
                }
            }
        }
    }

    fn default_command(&mut self, ctx: &Context, command: super::screen::Command) {
        use super::screen::Command;
        match command {
            Command::New => {
                let route = match self.route.tab() {
                    Some(Tab::Disputes) => Route::NewDispute(None),
                    Some(Tab::Agreements) => Route::NewAgreement(None),
                    _ => Route::Intake(None),
                };
                if route.view() != self.route.view() {
                    self.travel(ctx, route, true);
                }
            }
            Command::Find => {
                self.travel(ctx, Route::Petitions(None), true);
                let env = self.env(ctx);
                if let Some(effects) = self.slot(View::Petitions).command(Command::Find, &env) {
                    self.carry_out(ctx, effects);
                }
            }
            Command::Escape => {
                if self.route.up().is_some() {
                    self.back(ctx);
                }
            }
            Command::Help => self.help = true,
            Command::Save | Command::Print => {}
        }
    }

    fn set_zoom(&mut self, ctx: &Context, zoom: f32) {
        ctx.set_zoom_factor(zoom);
        if let Some(screen) = self.screen.clone() {
            self.prefs.zoom.insert(screen, zoom);
            self.save_prefs();
        }
    }

    /// Sets the zoom for the screen the window is on, once it is known.
    fn follow_screen(&mut self, ctx: &Context) {
        // What is told of screen and window was measured before this frame, at the zoom of the frame before.
        let zoom = std::mem::replace(&mut self.zoom_before, ctx.zoom_factor());
        let (monitor, info) = ctx.input(|input| {
            let info: &ViewportInfo = input.viewport();
            (info.monitor_size, (info.inner_rect, info.maximized))
        });
        if let (Some(rect), maximized) = info {
            self.prefs.maximized = maximized.unwrap_or(false);
            if !self.prefs.maximized {
                let size = rect.size() * zoom;
                self.prefs.size = Some([size.x, size.y]);
            }
        }
        let Some(size) = monitor.filter(|size| size.x > 1.0) else { return };
        let native = size * zoom; // points of the system, whatever our zoom
        let name = format!("{:.0}x{:.0}", native.x, native.y);
        if self.screen.as_deref() != Some(name.as_str()) {
            let wanted = self.prefs.zoom.get(&name).copied().unwrap_or_else(|| first_zoom(native.x));
            self.screen = Some(name);
            if (wanted - ctx.zoom_factor()).abs() > 0.01 {
                ctx.set_zoom_factor(wanted);
            }
        }
    }

    fn save_prefs(&self) {
        if let Some(file) = &self.prefs_file {
            self.prefs.save(file);
        }
    }

    /// Keeps the window open to ask when a form is not saved.
    fn closing(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.may_close {
            return;
        }
        let env = self.env(ctx);
        let view = self.route.view();
        let effects = self.slot(view).leave(&env);
        self.carry_out(ctx, effects);
        if self.slots.values().any(|slot| slot.draft_open()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.closing = Some(Confirm {
                title: "退出信访台账？".into(),
                body: "还有没保存完的登记。草稿会留下，下次打开可以接着填。".into(),
                stay: "接着填".into(),
                go: "留下草稿并退出".into(),
                danger: false,
            });
        } else {
            self.save_prefs();
        }
    }

    fn closing_dialog(&mut self, ctx: &Context) {
        let Some(question) = self.closing.clone() else { return };
        match question.show(ctx) {
            Some(Reply::Go) => {
                self.closing = None;
                self.may_close = true;
                self.save_prefs();
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Some(Reply::Stay) => self.closing = None,
            None => {}
        }
    }

    /// Draws everything. One call a frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let ctx = &ctx;
        layout::begin_frame(ctx);
        self.drain(ctx);
        let effects = self.files.poll();
        self.carry_out(ctx, effects);
        self.shortcuts(ctx);
        self.refresh(ctx);
        self.closing(ctx);

        let rect = ui.max_rect();
        ui.painter().rect_filled(rect, 0.0, c::PAPER);
        let view = self.route.view();
        let env = self.env(ctx);
        let mut effects = self.slot(view).tick(&env);
        if self.slot(view).whole_window() {
            let mut child = ui.new_child(UiBuilder::new().id_salt(view).max_rect(rect));
            effects.extend(self.slot(view).ui(&mut child, &env));
        } else {
            effects.extend(self.framed(ui, rect, view, &env));
        }
        self.carry_out(ctx, effects);
        self.overlays(ui, rect);
        // A worker without a thread has answered what was asked during this frame.
        self.drain(ctx);
        if self.worker.is_busy() {
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
        // A window left open over night shows the new day.
        let rest = 86_401_u64.saturating_sub(u64::from(env.now.time().num_seconds_from_midnight()));
        ctx.request_repaint_after(std::time::Duration::from_secs(rest));
    }

    fn framed(&mut self, ui: &mut Ui, rect: Rect, view: View, env: &Env) -> Vec<Effect> {
        let mut effects = Vec::new();
        let rail = Rail {
            office: self.status.settings.office.short_name.clone(),
            clerk: self.status.settings.office.clerk.clone(),
            overdue: self.status.overdue,
            backup: Some(status::backup_words(self.status.last_backup, env.now)),
            tab: self.route.tab(),
            numbers: ui.input(|input| input.modifiers.alt),
            folded: !env.wide(),
        };
        let (left, mut rest) = layout::split_left(rect, rail.width());
        let said = layout::pane(ui, "rail", left, c::RAIL, |ui| rail.ui(ui, left));
        if let Some(tab) = said.tab {
            effects.push(Effect::Go(tab.route()));
        }
        if said.backup {
            effects.push(Effect::Go(Route::Settings(Some("backup".into()))));
        }
        if said.clerk {
            effects.push(Effect::Go(Route::Settings(None)));
        }

        if let Some((words, action, route)) = self.banner_words(env) {
            let (strip, below) = layout::split_top(rest, 36.0);
            rest = below;
            layout::pane(ui, "banner", strip, c::PAPER, |ui| {
                if banner(ui, Kind::Warning, &words, action)
                    && let Some(route) = route
                {
                    effects.push(Effect::Go(route));
                }
            });
        }
        let body = layout::pane(ui, "body", rest, c::PAPER, |ui| {
            let mut child = ui.new_child(UiBuilder::new().id_salt(view).max_rect(rest));
            self.slot(view).ui(&mut child, env)
        });
        effects.extend(body);
        effects
    }

    /// The one banner that matters most.
    fn banner_words(&self, env: &Env) -> Option<(String, Option<&'static str>, Option<Route>)> {
        if self.status.open && !env.writable {
            return Some(("台账正在另一窗口中使用，这里只能查看。".into(), None, None));
        }
        if self.route.tab() == Some(Tab::Workbench)
            && let Some(draft) = self.status.drafts.first()
        {
            let words = format!("上次没保存完的登记还在（{}）", draft.saved_at.format("%m月%d日 %H:%M"));
            return Some((words, Some("接着填"), Some(Route::of_draft(&draft.form))));
        }
        if env.settings.sample && self.route.tab() == Some(Tab::Workbench) {
            let words = format!(
                "这是示例台账，人名和事都是虚构的；日期按 {} 算。可随便试，随时可删。",
                env.today.format("%Y年%-m月%-d日")
            );
            return Some((words, None, None));
        }
        None
    }

    /// Dialogs and toasts above the page.
    fn overlays(&mut self, ui: &mut Ui, rect: Rect) {
        let ctx = ui.ctx().clone();
        let ctx = &ctx;
        if let Some((question, then)) = self.asking.take() {
            match question.show(ctx) {
                Some(Reply::Go) => self.carry_out(ctx, then),
                Some(Reply::Stay) => {}
                None => self.asking = Some((question, then)),
            }
        }
        self.closing_dialog(ctx);
        if self.help {
            self.help = !keys::help_dialog(ctx);
        }
        let effects = self.files.show(ctx);
        self.carry_out(ctx, effects);
        self.busy_ui(ui, rect);
        if let Some(event) = self.toasts.show(ctx) {
            self.toast_event(event);
        }
    }

    /// A job that takes longer than a second shows what it does, how far it is, and 停止.
    fn busy_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let Some(busy) = self.worker.running().filter(|busy| !busy.doing.is_empty()) else {
            self.waiting_since = None;
            return;
        };
        let time = ui.input(|input| input.time);
        let since = *self.waiting_since.get_or_insert(time);
        if time - since < 1.0 {
            return;
        }
        let place = Rect::from_center_size(rect.center_top() + vec2(60.0, 84.0), vec2(420.0, 48.0));
        let area = eframe::egui::Area::new(eframe::egui::Id::unique("busy"))
            .order(eframe::egui::Order::Foreground)
            .fixed_pos(place.min)
            .fade_in(false);
        area.show(ui.ctx(), |ui| {
            super::widgets::card::card_with(ui, 10, c::LINE_STRONG, |ui| {
                let (count, total) = busy.progress.get();
                let stop = if count > 0 || total > 0 {
                    wait::progress(ui, &busy.doing, count, total, true)
                } else {
                    wait::spinner(ui, &busy.doing);
                    false
                };
                if stop {
                    busy.progress.cancel();
                }
            });
        });
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.follow_screen(ui.ctx());
        self.frame(ui);
    }

    fn clear_color(&self, _visuals: &eframe::egui::Visuals) -> [f32; 4] {
        c::PAPER.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.save_prefs();
    }
}
