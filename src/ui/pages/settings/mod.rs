//! 设置: the sections at the left, the form at the right. Each change is saved when its field is left, with 撤销.

mod action;
mod days;
mod field;
mod mediation;
mod model;
mod numbers;
mod proposal;
mod rules;
mod sections;
mod w;
mod wording;

pub use action::SettingsAction;
pub use field::Field;
pub use model::{Section, SettingsModel};
pub use proposal::Proposal;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use eframe::egui::{CornerRadius, Rect, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2};

use crate::domain::settings::Settings;
use crate::store::StoreError;
use crate::ui::layout;
use crate::ui::pages::proof::PreviewPages;
use crate::ui::route::Route;
use crate::ui::screen::{Command, Desk, Effect, Env, Message, Screen, Took};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{FocusChain, bars, button, page_bar, paint};
use crate::ui::worker::Progress;

const SECTIONS_W: f32 = 176.0;
const FORM_W: f32 = 680.0;

/// The page. What is typed and not right yet stays until it is put right.
#[derive(Default)]
pub struct SettingsPage {
    section: Section,
    typed: BTreeMap<Field, String>,
    left: BTreeSet<Field>,
    sent: BTreeMap<Field, String>,
    checked: Option<(Vec<String>, NaiveDateTime)>,
    licence: usize,
    wording: wording::Wording,
    looked: Option<proposal::Looked>,
    year: Option<i32>,
    new_day: days::NewDay,
    chain: FocusChain,
    asked: Vec<SettingsAction>,
}

impl SettingsPage {
    /// Draws the page. Everything asked for in the frame, in order.
    pub fn ui(&mut self, ui: &mut Ui, model: &SettingsModel, env: &Env) -> Option<Vec<SettingsAction>> {
        ui.spacing_mut().item_spacing.y = 0.0;
        self.settle(&model.settings);
        page_bar(
            ui,
            |ui| drop(page_bar::title(ui, w::TITLE, "")),
            |ui| {
                let words = if env.writable { w::SAVED_AT_ONCE } else { w::READ_ONLY };
                bars::words(ui, words);
            },
        );
        let rest = ui.available_rect_before_wrap();
        let (list, body) = layout::split_left(rest, if env.two_columns() { SECTIONS_W } else { 120.0 });
        layout::pane(ui, "sections", list, c::HEAD, |ui| self.sections_ui(ui, list, &model.settings));
        if self.section == Section::Forms {
            let asked = self.wording.ui(ui, body, model, env);
            self.asked.extend(asked);
            let asked = std::mem::take(&mut self.asked);
            return (!asked.is_empty()).then_some(asked);
        }
        layout::scroll_pane(ui, "section", body, c::PAPER, space::PAGE, |ui| {
            self.chain = FocusChain::new();
            let place = ui.available_rect_before_wrap();
            let place = place.with_max_x(place.left() + FORM_W.min(place.width()));
            ui.scope_builder(UiBuilder::new().id_salt(self.section as usize).max_rect(place), |ui| {
                ui.spacing_mut().item_spacing = vec2(space::S8, space::FORM_ROW);
                sections::section_ui(self, ui, model, env);
            });
            self.chain.run(ui.ctx());
        });
        self.dialog_ui(ui);
        let asked = std::mem::take(&mut self.asked);
        (!asked.is_empty()).then_some(asked)
    }

    /// What a change would move, before it is taken.
    fn dialog_ui(&mut self, ui: &Ui) {
        let Some(looked) = &self.looked else { return };
        let Some(take) = proposal::dialog(ui.ctx(), looked) else { return };
        let proposal = looked.proposal.clone();
        self.looked = None;
        if take {
            self.new_day = days::NewDay::default();
            self.asked.push(SettingsAction::Take(proposal));
        } else if let Proposal::Length(field, _) = proposal {
            self.typed.remove(&field);
            self.sent.remove(&field);
        }
    }

    fn sections_ui(&mut self, ui: &mut Ui, list: Rect, settings: &Settings) {
        for (at, (section, name, words)) in Section::ALL.into_iter().enumerate() {
            let top = list.top() + space::S8 + at as f32 * 40.0;
            let row = Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), 38.0));
            let id = ui.make_persistent_id(("section", name));
            let response = button::hit(ui, row, id, words);
            let on = self.section == section;
            response.widget_info(|| WidgetInfo::selected(accesskit::Role::Tab, true, on, words));
            if on {
                ui.painter().rect_filled(row, CornerRadius::ZERO, c::SEL);
                let edge = Rect::from_min_size(row.min, vec2(4.0, row.height()));
                ui.painter().rect_filled(edge, CornerRadius::ZERO, c::PRI);
            } else if response.hovered() {
                ui.painter().rect_filled(row, CornerRadius::ZERO, c::SUNKEN);
            }
            let (role, color) = if on { (Role::BodyBold, c::PRI) } else { (Role::Body, c::INK) };
            paint::put(ui.painter(), row.left() + space::PAGE, row.center().y, paint::line(ui, words, role, color));
            if response.has_focus() {
                paint::focus_ring(ui.painter(), row.shrink(4.0), space::R_INPUT);
            }
            if response.clicked() {
                let asked = self.leave_all(settings);
                self.asked.extend(asked);
                self.section = section;
            }
        }
        let edge = eframe::egui::Stroke::new(space::STROKE, c::LINE);
        ui.painter().vline(list.right() - 0.5, list.y_range(), edge);
    }

    /// Forgets what was typed once it stands in the register.
    fn settle(&mut self, settings: &Settings) {
        self.sent.retain(|field, text| field.get(settings) != *text);
        let sent = &self.sent;
        self.typed.retain(|field, text| sent.contains_key(field) || field.get(settings) != *text);
    }

    /// The settings as they would be with what is typed into one field, for its example.
    fn as_typed(&self, field: Field, settings: &Settings) -> Settings {
        let mut trial = settings.clone();
        if let Some(text) = self.typed.get(&field) {
            let _ = field.put(&mut trial, text); // what is wrong stands at the field
        }
        trial
    }

    /// What is wrong with a field that was left.
    fn error(&self, field: Field, settings: &Settings) -> Option<String> {
        let text = self.typed.get(&field).filter(|_| self.left.contains(&field))?;
        field.put(&mut settings.clone(), text).err()
    }

    /// A field was left: what is right is saved, what is wrong is told.
    fn leave_field(&mut self, field: Field, settings: &Settings) -> Option<SettingsAction> {
        let text = self.typed.get(&field)?.trim().to_owned();
        if text == field.get(settings) {
            self.typed.remove(&field);
            return None;
        }
        let mut trial = settings.clone();
        if field.put(&mut trial, &text).is_err() {
            self.left.insert(field);
            return None;
        }
        self.left.remove(&field);
        let text = field.get(&trial); // 「10」 is 「10 日」
        if text == field.get(settings) {
            self.typed.remove(&field);
            return None;
        }
        if self.sent.get(&field) == Some(&text) {
            return None; // on its way already
        }
        self.typed.insert(field, text.clone());
        self.sent.insert(field, text.clone());
        Some(SettingsAction::Set(field, text))
    }

    /// Everything typed that can be saved, as when every field were left.
    fn leave_all(&mut self, settings: &Settings) -> Vec<SettingsAction> {
        let fields: Vec<Field> = self.typed.keys().copied().collect();
        let left = fields.into_iter().filter_map(|field| self.leave_field(field, settings));
        left.collect::<Vec<_>>().into_iter().chain(self.wording.leave()).collect()
    }
}

impl Screen for SettingsPage {
    type Query = Section;
    type Model = SettingsModel;
    type Action = Vec<SettingsAction>;

    fn open(&mut self, route: &Route, _env: &Env) {
        if let Route::Settings(Some(name)) = route
            && let Some(section) = Section::named(name)
        {
            self.section = section;
        }
    }

    fn query(&self, _env: &Env) -> Section {
        self.section
    }

    fn load(desk: &mut Desk, section: &Section, env: &Env, _: &Progress) -> Result<SettingsModel, StoreError> {
        SettingsModel::load(desk.register()?, *section, env.today)
    }

    fn draw(&mut self, ui: &mut Ui, model: &SettingsModel, env: &Env) -> Option<Vec<SettingsAction>> {
        self.ui(ui, model, env)
    }

    fn command(&mut self, command: Command, model: Option<&SettingsModel>, _env: &Env) -> Took<Vec<SettingsAction>> {
        match (command, model) {
            (Command::Save, Some(model)) => Took::Action(self.leave_all(&model.settings)),
            _ => Took::No,
        }
    }

    fn act(&mut self, asked: Vec<SettingsAction>, _: Option<&SettingsModel>, env: &Env) -> Vec<Effect> {
        asked.into_iter().map(|action| action.effect(&env.settings, env.now)).collect()
    }

    fn told(&mut self, message: Message, _env: &Env) -> Vec<Effect> {
        let message = match message.downcast::<PreviewPages>() {
            Ok(pages) => {
                self.wording.show(*pages);
                return Vec::new();
            }
            Err(message) => message,
        };
        match message.downcast::<action::Checked>() {
            Ok(checked) => self.checked = Some((checked.0, checked.1)),
            Err(message) => {
                if let Ok(looked) = message.downcast::<proposal::Looked>() {
                    if looked.moved.is_empty() {
                        self.new_day = days::NewDay::default();
                        return vec![Effect::Do(looked.proposal.take())];
                    }
                    self.looked = Some(*looked);
                }
            }
        }
        Vec::new()
    }

    fn failed(&mut self, _advice: &str) {
        self.wording.failed();
        self.sent.clear(); // what was typed still stands in its field and is sent again when it is left
    }

    fn leave(&mut self, env: &Env) -> Vec<Effect> {
        if !env.writable {
            return Vec::new();
        }
        // Nobody is here any more to be asked: what was typed is taken, and 撤销 is offered.
        let actions = self.leave_all(&env.settings).into_iter().map(SettingsAction::unasked);
        actions.map(|action| action.effect(&env.settings, env.now)).collect()
    }
    fn draft_open(&self) -> bool {
        self.wording.is_dirty()
    }
}
