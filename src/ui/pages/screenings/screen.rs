//! How the page hangs in the app.

use eframe::egui::Ui;

use super::dialog::RoundDialog;
use super::form::{RoundForm, draft_name};
use super::{ScreeningsAction, ScreeningsModel, ScreeningsPage, w};
use crate::domain::{period::Period, screening::ScreeningRound};
use crate::store::{StoreError, disputes::DisputeFilter};
use crate::ui::route::Route;
use crate::ui::screen::{Change, Command, Desk, Done, Effect, Env, Message, Screen, Took};
use crate::ui::worker::Progress;

/// Tells the page that the round is on the disk.
struct Saved;

fn save(form: &RoundForm, round: ScreeningRound) -> Effect {
    let before = form.before.clone();
    let draft = form.draft_name();
    Effect::Do(Change::new(w::SAVING, move |register, now| {
        let id = register.save_screening(before.as_ref().map(|(id, _)| *id), &round, now)?;
        register.drop_draft(&draft)?;
        let undo = Change::new(w::SAVING, move |register, now| {
            match &before {
                Some((id, round)) => drop(register.save_screening(Some(*id), round, now)?),
                None => drop(register.remove_screening(id, now)?),
            }
            Ok(Done::quietly())
        });
        Ok(Done::saying(w::saved(&round.title())).undo(undo).tell(Saved))
    }))
}

fn strike(id: i64) -> Effect {
    Effect::Do(Change::new(w::SAVING, move |register, now| {
        let round = register.remove_screening(id, now)?;
        register.drop_draft(&draft_name(Some(id)))?;
        let words = w::struck(&round.title());
        let undo = Change::new(w::SAVING, move |register, now| {
            register.save_screening(None, &round, now)?;
            Ok(Done::quietly())
        });
        Ok(Done::saying(words).undo(undo).tell(Saved))
    }))
}

fn keep(name: String, body: Option<String>) -> Effect {
    Effect::Do(Change::new("", move |register, now| {
        match body {
            Some(body) => register.save_draft(&name, &body, now)?,
            None => register.drop_draft(&name)?,
        }
        Ok(Done::quietly())
    }))
}

impl Screen for ScreeningsPage {
    type Query = Period;
    type Model = ScreeningsModel;
    type Action = ScreeningsAction;

    fn query(&self, env: &Env) -> Period {
        self.half.unwrap_or_else(|| ScreeningsModel::half_of(env.today))
    }

    fn load(desk: &mut Desk, half: &Period, env: &Env, _: &Progress) -> Result<ScreeningsModel, StoreError> {
        ScreeningsModel::load(desk.register()?, *half, env.today)
    }

    fn draw(&mut self, ui: &mut Ui, model: &ScreeningsModel, env: &Env) -> Option<ScreeningsAction> {
        self.ui(ui, model, env)
    }

    fn command(&mut self, command: Command, _: Option<&ScreeningsModel>, env: &Env) -> Took<ScreeningsAction> {
        match command {
            Command::New if env.writable => Took::Action(ScreeningsAction::New),
            Command::New => Took::Yes,
            _ => Took::No,
        }
    }

    fn act(&mut self, action: ScreeningsAction, model: Option<&ScreeningsModel>, env: &Env) -> Vec<Effect> {
        match action {
            ScreeningsAction::Up => vec![Effect::Go(Route::Disputes(None))],
            ScreeningsAction::Directory => vec![Effect::Go(Route::Directory)],
            ScreeningsAction::Disputes(numbers) => {
                let filter = DisputeFilter { numbers: Some(numbers), ..DisputeFilter::default() };
                vec![Effect::Go(Route::Disputes(Some(filter)))]
            }
            ScreeningsAction::Show(half) => {
                self.half = Some(half);
                Vec::new()
            }
            ScreeningsAction::New => {
                self.open(model.map(|model| RoundForm::new(model, env.today)), model);
                Vec::new()
            }
            ScreeningsAction::Open(id) => {
                let round = model.and_then(|model| model.rounds.iter().find(|entry| entry.id == id));
                self.open(round.map(|entry| RoundForm::of(id, &entry.value)), model);
                Vec::new()
            }
            ScreeningsAction::Save(form) => {
                self.busy = true;
                vec![save(&form, form.read(env.today))]
            }
            ScreeningsAction::Keep(name, body) => vec![keep(name, body)],
            ScreeningsAction::Left(name, body) => {
                vec![keep(name, Some(body)), Effect::Toast(w::DRAFT_STAYS.into())]
            }
            ScreeningsAction::Strike(id) => {
                self.busy = true;
                vec![strike(id)]
            }
        }
    }

    fn told(&mut self, message: Message, _env: &Env) -> Vec<Effect> {
        if message.is::<Saved>() {
            self.busy = false;
            self.done = true;
        }
        Vec::new()
    }

    fn leave(&mut self, _env: &Env) -> Vec<Effect> {
        let behind = self.dialog.as_ref().and_then(RoundDialog::behind);
        behind.map(|(name, body)| keep(name, Some(body))).into_iter().collect()
    }

    fn draft_open(&self) -> bool {
        self.dialog.as_ref().is_some_and(RoundDialog::is_dirty)
    }

    fn failed(&mut self, _advice: &str) {
        self.busy = false;
    }
}
