//! How the workbench hangs in the app.

use crate::domain::period::Period;
use crate::store::{StoreError, petitions::PetitionFilter};
use crate::ui::pages::reasons;
use crate::ui::route::Route;
use crate::ui::screen::{Command, Desk, Effect, Env, Message, Screen, Took};
use crate::ui::worker::Progress;
use eframe::egui::Ui;

use super::{TaskKind, WorkbenchAction, WorkbenchModel, WorkbenchPage};

impl Screen for WorkbenchPage {
    type Query = Option<Period>;
    type Model = WorkbenchModel;
    type Action = WorkbenchAction;

    fn query(&self, _: &Env) -> Option<Period> {
        self.period()
    }

    fn load(desk: &mut Desk, query: &Option<Period>, env: &Env, _: &Progress) -> Result<WorkbenchModel, StoreError> {
        WorkbenchModel::load(desk.register()?, *query, env.today)
    }

    fn draw(&mut self, ui: &mut Ui, model: &WorkbenchModel, env: &Env) -> Option<WorkbenchAction> {
        self.ui(ui, model, env)
    }

    fn command(&mut self, command: Command, _: Option<&WorkbenchModel>, _: &Env) -> Took<WorkbenchAction> {
        match command {
            Command::Find => {
                self.find();
                Took::Yes
            }
            _ => Took::No,
        }
    }

    fn act(&mut self, action: WorkbenchAction, _: Option<&WorkbenchModel>, _: &Env) -> Vec<Effect> {
        vec![Effect::Go(match action {
            WorkbenchAction::Why(number) => return vec![reasons::ask(number)],
            WorkbenchAction::New(channel) => Route::Intake(Some(channel.code().into())),
            WorkbenchAction::NewDispute => Route::NewDispute(None),
            WorkbenchAction::NewAgreement => Route::NewAgreement(None),
            WorkbenchAction::List(filter) => Route::Petitions(Some(*filter)),
            WorkbenchAction::Search(text) => {
                Route::Petitions(Some(PetitionFilter { text, ..PetitionFilter::default() }))
            }
            WorkbenchAction::Open(TaskKind::Petition, number) => Route::Petition(number),
            WorkbenchAction::Open(TaskKind::FollowUp, number) => Route::FollowUp(number),
            WorkbenchAction::Open(TaskKind::Dispute, number) => Route::Dispute(number),
            WorkbenchAction::Open(TaskKind::Agreement, number) => Route::Agreement(number),
            WorkbenchAction::Open(TaskKind::Screening, _) => Route::Screenings,
            WorkbenchAction::Open(TaskKind::Return, _) => Route::WorkLog,
            WorkbenchAction::Receptions => Route::Receptions,
        })]
    }

    fn told(&mut self, message: Message, _: &Env) -> Vec<Effect> {
        self.take_reasons(message);
        Vec::new()
    }
}
