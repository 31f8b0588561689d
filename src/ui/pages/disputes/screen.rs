//! How the list hangs in the app.

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::{DisputesAction, DisputesModel, DisputesPage, DisputesQuery};
use crate::domain::period::{Period, PeriodKind};
use crate::papers::PaperRequest;
use crate::store::StoreError;
use crate::ui::pages::print::print;
use crate::ui::route::Route;
use crate::ui::screen::{Command, Desk, Effect, Env, Screen, Took};
use crate::ui::worker::Progress;

impl Screen for DisputesPage {
    type Query = DisputesQuery;
    type Model = DisputesModel;
    type Action = DisputesAction;

    fn open(&mut self, route: &Route, _: &Env) {
        if let Route::Disputes(Some(filter)) = route {
            self.show(DisputesQuery::from_filter(filter.clone()));
        }
    }

    fn query(&self, _: &Env) -> DisputesQuery {
        DisputesPage::query(self).clone()
    }

    fn load(desk: &mut Desk, query: &DisputesQuery, env: &Env, _: &Progress) -> Result<DisputesModel, StoreError> {
        DisputesModel::load(desk.register()?, query, env.today)
    }

    fn draw(&mut self, ui: &mut Ui, model: &DisputesModel, _: &Env) -> Option<DisputesAction> {
        self.ui(ui, model)
    }

    fn command(&mut self, command: Command, model: Option<&DisputesModel>, _: &Env) -> Took<DisputesAction> {
        match (command, model) {
            (Command::Find, _) => {
                self.focus_search();
                Took::Yes
            }
            (Command::Print, Some(model)) => Took::Action(DisputesAction::Print(self.printed(model))),
            _ => Took::No,
        }
    }

    fn act(&mut self, action: DisputesAction, model: Option<&DisputesModel>, env: &Env) -> Vec<Effect> {
        match action {
            // The new query is asked for by itself.
            DisputesAction::Query(_) => Vec::new(),
            DisputesAction::Open(number) => vec![Effect::Go(Route::Dispute(number))],
            DisputesAction::Screenings => vec![Effect::Go(Route::Screenings)],
            DisputesAction::New => vec![Effect::Go(Route::NewDispute(None))],
            DisputesAction::Print(numbers) => {
                let period = model.map_or_else(|| year(env.today), |model| heading(model, &numbers, env.today));
                vec![print(PaperRequest::DisputeRegister { period, numbers: Some(numbers) })]
            }
        }
    }
}

fn year(today: NaiveDate) -> Period {
    Period::containing(PeriodKind::Year, today)
}

/// The paper is headed by the period of the list, else by the days its disputes span.
fn heading(model: &DisputesModel, numbers: &[String], today: NaiveDate) -> Period {
    let days = || model.rows.iter().filter(|row| numbers.contains(&row.number)).map(|row| row.counted_on);
    let span = || days().min().zip(days().max()).and_then(|(first, last)| Period::custom(first, last));
    model.query.period.or_else(span).unwrap_or_else(|| year(today))
}
