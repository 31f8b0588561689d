//! How the page hangs in the app.

use chrono::Datelike;
use eframe::egui::Ui;

use super::{PapersAction, PapersModel, PapersPage};
use crate::domain::{issued::PaperSubject, period::Period};
use crate::papers::PaperRequest;
use crate::store::StoreError;
use crate::ui::pages::petition::PaperAction;
use crate::ui::pages::print::print;
use crate::ui::route::Route;
use crate::ui::screen::{Command, Desk, Effect, Env, Screen, Took};
use crate::ui::worker::Progress;

impl PapersPage {
    /// Paper wants a period: the one in view, else this year.
    fn printed(&self, env: &Env) -> Vec<Effect> {
        let period = self.period().or_else(|| Period::year(env.today.year()));
        period.map(|period| print(PaperRequest::IssueRegister { period })).into_iter().collect()
    }
}

fn page_of(subject: PaperSubject) -> Option<Route> {
    match subject {
        PaperSubject::Petition(number) => Some(Route::Petition(number)),
        PaperSubject::Dispute(number) => Some(Route::Dispute(number)),
        PaperSubject::Agreement(number) => Some(Route::Agreement(number)),
        PaperSubject::Office => None,
    }
}

impl Screen for PapersPage {
    type Query = Option<Period>;
    type Model = PapersModel;
    type Action = PapersAction;

    fn query(&self, _: &Env) -> Option<Period> {
        self.period()
    }

    fn load(desk: &mut Desk, period: &Option<Period>, env: &Env, _: &Progress) -> Result<PapersModel, StoreError> {
        PapersModel::load(desk.register()?, *period, env.today)
    }

    fn draw(&mut self, ui: &mut Ui, model: &PapersModel, _: &Env) -> Option<PapersAction> {
        self.ui(ui, model)
    }

    fn command(&mut self, command: Command, _: Option<&PapersModel>, _: &Env) -> Took<PapersAction> {
        match command {
            Command::Find => {
                self.focus_search();
                Took::Yes
            }
            Command::Print => Took::Action(PapersAction::Print),
            _ => Took::No,
        }
    }

    fn act(&mut self, action: PapersAction, _: Option<&PapersModel>, env: &Env) -> Vec<Effect> {
        match action {
            PapersAction::Up => vec![Effect::Go(Route::Petitions(None))],
            PapersAction::About(subject) => page_of(subject).map(Effect::Go).into_iter().collect(),
            PapersAction::OpenKept(id) => vec![PaperAction::Open(id).effect()],
            PapersAction::Print => self.printed(env),
        }
    }
}
