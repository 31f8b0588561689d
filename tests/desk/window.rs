//! The window on an empty register of an invented town, driven by labels and keys.

use std::{cell::Cell, rc::Rc};

use chrono::{NaiveDate, NaiveDateTime};
use eframe::egui::{Event, Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};
use xinfang::domain::settings::{Office, Settings};
use xinfang::store::Register;
use xinfang::ui::{
    app::{App, Setup},
    route::Route,
    screen::Desk,
    theme,
};

use super::day;

/// Ctrl, as the window gets it.
pub const COMMAND: Modifiers = Modifiers { alt: false, ctrl: true, shift: false, mac_cmd: false, command: true };

/// The moment at which the window opens.
pub fn now() -> NaiveDateTime {
    day("2026-06-18").and_hms_opt(10, 6, 0).unwrap()
}

/// The window. The file is read again by a second, reading connection; the calendar on the wall is turned by the test.
pub struct Window {
    folder: tempfile::TempDir,
    today: Rc<Cell<NaiveDate>>,
    pub harness: Harness<'static, Option<App>>,
}

impl Window {
    pub fn open() -> Self {
        Self::sized(1366.0, 768.0)
    }

    pub fn sized(width: f32, height: f32) -> Self {
        Self::first_opened(now(), width, height, |_| {})
    }

    /// A register that holds something when it is opened.
    pub fn holding(prepare: impl FnOnce(&mut Register)) -> Self {
        Self::first_opened(now(), 1366.0, 768.0, prepare)
    }

    /// The window of an office that begins on `day_text`.
    pub fn begun(day_text: &str) -> Self {
        Self::first_opened(day(day_text).and_time(now().time()), 1366.0, 768.0, |_| {})
    }

    fn first_opened(at: NaiveDateTime, width: f32, height: f32, prepare: impl FnOnce(&mut Register)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = Office {
            clerk: "沈某安".into(),
            short_name: "清水镇信访办".into(),
            town: "清水镇".into(),
            county: "清河县".into(),
            ..Office::named("清水镇信访工作办公室")
        };
        let mut settings = Settings { office, ..Settings::default() };
        settings.numbering.document_code = "清信".into();
        let mut register = Register::create(&folder.path().join("清水镇.xinfang"), settings, at).unwrap();
        prepare(&mut register);
        let mut desk = Some(Desk { register: Some(register) });
        let today = Rc::new(Cell::new(at.date()));
        let clock = Rc::clone(&today);
        let harness = Harness::builder()
            .with_size(vec2(width, height))
            .with_context_setup(theme::install)
            .with_max_steps(64)
            .build_ui_state(
                move |ui, app: &mut Option<App>| {
                    let made = || {
                        let mut setup = Setup::test(desk.take().unwrap(), at);
                        let clock = Rc::clone(&clock);
                        setup.clock = Box::new(move || clock.get().and_time(now().time()));
                        App::new(ui.ctx(), setup).unwrap()
                    };
                    app.get_or_insert_with(made).frame(ui);
                },
                None,
            );
        let mut window = Self { folder, today, harness };
        window.steps();
        window
    }

    pub fn steps(&mut self) {
        self.harness.run_steps(8);
    }

    /// Another day begins.
    pub fn on(&mut self, text: &str) {
        self.today.set(day(text));
        self.steps();
    }

    pub fn register(&self) -> Register {
        Register::open_to_read(&self.folder.path().join("清水镇.xinfang")).unwrap()
    }

    pub fn go(&mut self, route: Route) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().as_mut().unwrap().go(&ctx, route);
        self.steps();
    }

    pub fn route(&self) -> Route {
        self.harness.state().as_ref().unwrap().route().clone()
    }

    pub fn focus(&mut self, label: &str) {
        self.harness.get_by_label(label).focus();
        self.steps();
    }

    /// Types as an input method commits, and Enter goes to the next field.
    pub fn type_on(&mut self, text: &str) {
        self.type_in(text);
        self.key(Modifiers::NONE, Key::Enter);
    }

    pub fn type_in(&mut self, text: &str) {
        self.harness.event(Event::Text(text.into()));
        self.steps();
    }

    pub fn fill(&mut self, label: &str, text: &str) {
        self.focus(label);
        self.key(COMMAND, Key::A);
        self.type_in(text);
    }

    pub fn press(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::Button, label).click();
        self.steps();
    }

    /// Brings a button into sight and presses it; of two with the same words the later one.
    pub fn press_in_sight(&mut self, label: &str) {
        self.harness.query_all_by_role_and_label(Role::Button, label).last().expect(label).scroll_to_me();
        self.steps();
        self.press_last(label);
    }

    /// Presses a button; of two with the same words the one in the dialog.
    pub fn press_last(&mut self, label: &str) {
        self.harness.query_all_by_role_and_label(Role::Button, label).last().expect(label).click();
        self.steps();
    }

    /// Fills a field of which a label of the same words stands elsewhere.
    pub fn fill_in(&mut self, role: Role, label: &str, text: &str) {
        self.harness.get_by_role_and_label(role, label).focus();
        self.steps();
        self.key(COMMAND, Key::A);
        self.type_in(text);
    }

    /// Puts a choice on.
    pub fn choose(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::RadioButton, label).click();
        self.steps();
    }

    /// Ticks a box.
    pub fn tick(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::CheckBox, label).click();
        self.steps();
    }

    /// Picks one of a list.
    pub fn pick(&mut self, label: &str, words: &str) {
        self.harness.get_by_role_and_label(Role::ComboBox, label).click();
        self.steps();
        self.harness.get_by_role_and_label(Role::ListBoxOption, words).click();
        self.steps();
    }

    pub fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.steps();
    }

    pub fn enter(&mut self) {
        self.key(Modifiers::NONE, Key::Enter);
    }

    /// Enter leads through a dialog to its button; multi-line text is left by Ctrl+Enter.
    pub fn enter_until(&mut self, label: &str) {
        for _ in 0..16 {
            if self.focused().as_deref() == Some(label) {
                return;
            }
            self.key(COMMAND, Key::Enter);
            if self.focused().as_deref() != Some(label) {
                self.enter();
            }
        }
        panic!("{label} is not reached by Enter: {:?}", self.focused());
    }

    pub fn says(&self, words: &str) -> bool {
        self.harness.query_all_by_label(words).next().is_some()
    }

    pub fn mentions(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    /// What the toasts say.
    pub fn toasts(&self) -> Vec<String> {
        self.harness.state().as_ref().unwrap().toasts().iter().map(|toast| toast.to_string()).collect()
    }

    /// What stands in a field.
    pub fn value_of(&self, label: &str) -> String {
        let field = self.harness.query_all_by_label(label).find(|node| node.value().is_some());
        field.and_then(|node| node.value()).unwrap_or_default()
    }

    /// What has the focus, by its label.
    pub fn focused(&self) -> Option<String> {
        self.harness.ctx.memory(|memory| memory.focused())?;
        let node = self.harness.query_all_by(|node| node.is_focused()).next()?;
        node.accesskit_node().label()
    }

    /// Presses Tab until `label` has the focus, as a clerk without a mouse would.
    pub fn tab_to(&mut self, label: &str) {
        let mut seen = Vec::new();
        for _ in 0..90 {
            self.harness.key_press(Key::Tab);
            self.harness.run_steps(2);
            let focused = self.focused();
            if focused.as_deref() == Some(label) {
                return;
            }
            seen.push(focused);
        }
        panic!("{label} is not reached by Tab: {seen:?}");
    }
}
