//! How the list hangs in the app.

use eframe::egui::Ui;

use super::{AgreementsAction, AgreementsModel, AgreementsPage};
use crate::papers::PaperRequest;
use crate::store::{StoreError, agreements::AgreementFilter};
use crate::ui::pages::print::print;
use crate::ui::route::Route;
use crate::ui::screen::{Command, Desk, Effect, Env, Screen, Took};
use crate::ui::worker::Progress;

impl Screen for AgreementsPage {
    type Query = AgreementFilter;
    type Model = AgreementsModel;
    type Action = AgreementsAction;

    fn open(&mut self, route: &Route, _: &Env) {
        if let Route::Agreements(Some(filter)) = route {
            self.show(filter.clone());
        }
    }

    fn query(&self, _: &Env) -> AgreementFilter {
        self.filter().clone()
    }

    fn load(desk: &mut Desk, filter: &AgreementFilter, env: &Env, _: &Progress) -> Result<AgreementsModel, StoreError> {
        AgreementsModel::load(desk.register()?, filter, env.today)
    }

    fn draw(&mut self, ui: &mut Ui, model: &AgreementsModel, _: &Env) -> Option<AgreementsAction> {
        self.ui(ui, model)
    }

    fn command(&mut self, command: Command, _: Option<&AgreementsModel>, _: &Env) -> Took<AgreementsAction> {
        match command {
            Command::Find => {
                self.focus_search();
                Took::Yes
            }
            _ => Took::No,
        }
    }

    fn act(&mut self, action: AgreementsAction, _: Option<&AgreementsModel>, _: &Env) -> Vec<Effect> {
        match action {
            // The new filter is asked for by itself.
            AgreementsAction::Query(_) => Vec::new(),
            AgreementsAction::Open(number) => vec![Effect::Go(Route::Agreement(number))],
            AgreementsAction::New => vec![Effect::Go(Route::NewAgreement(None))],
            AgreementsAction::Print(numbers) => {
                numbers.into_iter().map(|number| print(PaperRequest::Agreement { number })).collect()
            }
        }
    }
}
