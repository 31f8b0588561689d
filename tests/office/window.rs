//! A window on a register, and the hands of a clerk.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, Node};
use xinfang::domain::directory::{Contact, Directory, Role as Duty, Unit, Village};
use xinfang::domain::settings::{Office, Settings};
use xinfang::store::Register;
use xinfang::ui::app::{App, Setup};
use xinfang::ui::route::Route;
use xinfang::ui::screen::Desk;
use xinfang::ui::theme;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Thursday 18 June 2026, the day before 端午节.
pub fn now() -> NaiveDateTime {
    day("2026-06-18").and_hms_opt(9, 42, 0).unwrap()
}

pub struct Window {
    pub harness: Harness<'static, Option<App>>,
    folder: tempfile::TempDir,
}

impl Window {
    /// Without a register: the first page.
    pub fn first_run() -> Self {
        Self::on(tempfile::tempdir().unwrap(), None, 1366.0)
    }

    /// On a register that `fill` has written to, at a place.
    pub fn open(route: Route, fill: impl FnOnce(&mut Register)) -> Self {
        Self::open_wide(route, 1366.0, fill)
    }

    pub fn open_wide(route: Route, width: f32, fill: impl FnOnce(&mut Register)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = Office { clerk: "沈某安".into(), ..Office::named("清水镇信访工作办公室") };
        let settings = Settings { office, ..Settings::default() };
        let mut register = Register::create(&folder.path().join("清水镇.xinfang"), settings, now()).unwrap();
        fill(&mut register);
        let mut window = Self::on(folder, Some(register), width);
        let ctx = window.harness.ctx.clone();
        window.harness.state_mut().as_mut().unwrap().go(&ctx, route);
        window.steps();
        window
    }

    fn on(folder: tempfile::TempDir, register: Option<Register>, width: f32) -> Self {
        let mut desk = Some(Desk { register });
        let mut harness =
            Harness::builder().with_size(vec2(width, 768.0)).with_context_setup(theme::install).build_ui_state(
                move |ui, app: &mut Option<App>| {
                    let app = app
                        .get_or_insert_with(|| App::new(ui.ctx(), Setup::test(desk.take().unwrap(), now())).unwrap());
                    app.frame(ui);
                },
                None,
            );
        harness.run_steps(4);
        Self { harness, folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The register as it is on the disk.
    pub fn register(&self) -> Register {
        Register::open_to_read(&self.path("清水镇.xinfang")).unwrap()
    }

    pub fn steps(&mut self) {
        self.harness.run_steps(6);
    }

    pub fn app(&mut self) -> &mut App {
        self.harness.state_mut().as_mut().unwrap()
    }

    pub fn toasts(&self) -> Vec<String> {
        self.harness.state().as_ref().unwrap().toasts()
    }

    pub fn press(&mut self, button: &str) {
        self.harness.get_by_role_and_label(Role::Button, button).click();
        self.steps();
    }

    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.steps();
    }

    pub fn shortcut(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.steps();
    }

    /// Types into whatever has the focus.
    pub fn text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.into()));
        self.steps();
    }

    /// Goes into a field by its label and types over what is there.
    pub fn fill(&mut self, label: &str, text: &str) {
        self.field(label).focus();
        self.steps();
        self.type_over(text);
    }

    /// Presses a button by keyboard, wherever on a long page it stands.
    pub fn go_press(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::Button, label).focus();
        self.steps();
        self.key(Key::Enter);
    }

    pub fn type_over(&mut self, text: &str) {
        self.shortcut(Modifiers::COMMAND | Modifiers::CTRL, Key::A);
        if text.is_empty() {
            self.key(Key::Backspace);
        } else {
            self.text(text);
        }
    }

    pub fn field<'a>(&'a self, label: &'a str) -> Node<'a> {
        self.harness.get_by(move |node| {
            node.label().as_deref() == Some(label)
                && matches!(
                    node.role(),
                    Role::TextInput | Role::MultilineTextInput | Role::SpinButton | Role::ComboBox | Role::Button
                )
        })
    }

    pub fn value(&self, label: &str) -> String {
        self.field(label).value().unwrap_or_default()
    }

    pub fn says(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }
}

/// A small network: nine leaders in their order, two villages, one of them without anybody.
pub fn network() -> Directory {
    let contact = |name: &str, role, post: &str, unit: &str, group: &str| Contact {
        name: name.into(),
        role,
        post: post.into(),
        unit: unit.into(),
        group: group.into(),
        phone: String::new(),
    };
    let leaders = [
        ("陈某山", "党委书记"),
        ("周某清", "镇长"),
        ("罗某平", "党委副书记"),
        ("杨某林", "人大主席"),
        ("徐某岚", "纪委书记"),
    ];
    let mut contacts: Vec<Contact> =
        leaders.into_iter().map(|(name, post)| contact(name, Duty::Leader, post, "清水镇", "")).collect();
    contacts.push(contact("温某一", Duty::VillageOfficer, "信访员", "上塘村", ""));
    contacts.push(contact("赵某一", Duty::GroupContact, "", "上塘村", "一组"));
    let village =
        |name: &str| Village { name: name.into(), groups: vec!["一组".into(), "二组".into()], until: None };
    let units = vec![Unit { name: "农业农村办".into(), phone: String::new() }];
    Directory { villages: vec![village("上塘村"), village("柳湾村")], units, contacts }
}

impl Window {
    /// Presses one of the large choices of the first page.
    pub fn harness_click(&mut self, choice: &str) {
        self.harness.get_by_role_and_label(Role::RadioButton, choice).click();
        self.steps();
    }
}
