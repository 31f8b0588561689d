//! How the page of a volume hangs in the app.

use super::{VolumeAction, VolumeModel, VolumePage, action, dialog::AddDialog, w};
use crate::domain::volume::Volume;
use crate::store::StoreError;
use crate::ui::pages::proof::PreviewPages;
use crate::ui::route::Route;
use crate::ui::screen::{Command, Desk, Effect, Env, Message, Screen, Took};
use crate::ui::widgets::Confirm;
use crate::ui::worker::Progress;
use eframe::egui::Ui;

impl Screen for VolumePage {
    type Query = String;
    type Model = VolumeModel;
    type Action = VolumeAction;

    fn open(&mut self, route: &Route, _: &Env) {
        if let Route::Volume(number) = route {
            self.number.clone_from(number);
        }
    }

    fn query(&self, _: &Env) -> String {
        self.number.clone()
    }

    fn load(desk: &mut Desk, number: &String, env: &Env, _: &Progress) -> Result<VolumeModel, StoreError> {
        VolumeModel::load(desk.register()?, number, env.today)
    }

    fn draw(&mut self, ui: &mut Ui, model: &VolumeModel, env: &Env) -> Option<VolumeAction> {
        self.ui(ui, model, env)
    }

    fn command(&mut self, command: Command, model: Option<&VolumeModel>, _: &Env) -> Took<VolumeAction> {
        match (command, model) {
            (Command::Save, Some(model)) => match self.typed.get(model.record()) {
                Some(volume) => Took::Action(VolumeAction::File(Box::new(volume.clone()))),
                None => Took::Yes,
            },
            (Command::Print, Some(model)) => Took::Action(VolumeAction::Bind {
                volume: Box::new(self.typed.get(model.record()).unwrap_or(&model.volume).clone()),
                duplex: model.settings.duplex != self.single,
                name: model.plan.file_name(),
            }),
            _ => Took::No,
        }
    }

    fn act(&mut self, action: VolumeAction, model: Option<&VolumeModel>, _: &Env) -> Vec<Effect> {
        let missing = model.map(|model| model.plan.missing.clone()).unwrap_or_default();
        match (&action, model) {
            (VolumeAction::Bind { .. }, Some(model)) if !missing.is_empty() => {
                let ask = Confirm {
                    title: w::ask_title(model.record()),
                    body: w::ask_body(&missing),
                    stay: w::NOT_YET.into(),
                    go: w::PRINT_ANYWAY.into(),
                    danger: false,
                };
                vec![Effect::Ask(ask, action::effect(action))]
            }
            _ => action::effect(action),
        }
    }

    fn told(&mut self, message: Message, _: &Env) -> Vec<Effect> {
        let message = match message.downcast::<PreviewPages>() {
            Ok(pages) => {
                self.papers.show_preview(*pages);
                return Vec::new();
            }
            Err(message) => message,
        };
        let message = match message.downcast::<action::Chosen>() {
            Ok(chosen) => {
                self.add = Some(AddDialog::new(*chosen));
                return Vec::new();
            }
            Err(message) => message,
        };
        match message.downcast::<Volume>() {
            Ok(volume) => drop(self.typed.remove(volume.subject.record())),
            Err(_) => self.papers.done(),
        }
        Vec::new()
    }

    fn failed(&mut self, _: &str) {
        self.papers.put_back();
    }

    fn draft_open(&self) -> bool {
        self.is_dirty()
    }
}
