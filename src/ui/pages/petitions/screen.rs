//! How the list hangs in the app.

use crate::domain::period::{Period, PeriodKind};
use crate::papers::PaperRequest;
use crate::store::StoreError;
use crate::ui::pages::print::print;
use crate::ui::pages::reasons;
use crate::ui::route::Route;
use crate::ui::screen::{Change, Command, Desk, Effect, Env, Message, Screen, Took};
use crate::ui::worker::Progress;
use eframe::egui::Ui;
use std::ops::Range;

use super::{PetitionsAction, PetitionsModel, PetitionsPage, PetitionsQuery, Pick};

impl Screen for PetitionsPage {
    type Query = (PetitionsQuery, Range<usize>);
    type Model = PetitionsModel;
    type Action = PetitionsAction;

    fn open(&mut self, route: &Route, _: &Env) {
        if let Route::Petitions(Some(filter)) = route {
            self.show(PetitionsQuery::from_filter(filter.clone()));
        }
    }

    fn query(&self, _: &Env) -> Self::Query {
        let (query, rows) = self.wanted();
        (query.clone(), rows)
    }

    fn load(desk: &mut Desk, query: &Self::Query, env: &Env, _: &Progress) -> Result<PetitionsModel, StoreError> {
        PetitionsModel::load(desk.register()?, &query.0, query.1.clone(), env.today)
    }

    fn draw(&mut self, ui: &mut Ui, model: &PetitionsModel, _: &Env) -> Option<PetitionsAction> {
        self.ui(ui, model)
    }

    fn command(&mut self, command: Command, _: Option<&PetitionsModel>, _: &Env) -> Took<PetitionsAction> {
        match command {
            Command::Find => {
                self.find();
                Took::Yes
            }
            Command::Print => Took::Action(PetitionsAction::PrintRegister(Box::new(self.pick()))),
            _ => Took::No,
        }
    }

    fn act(&mut self, action: PetitionsAction, _: Option<&PetitionsModel>, env: &Env) -> Vec<Effect> {
        match action {
            PetitionsAction::Open(number) => vec![Effect::Go(Route::Petition(number))],
            PetitionsAction::New(channel) => vec![Effect::Go(Route::Intake(Some(channel.code().into())))],
            PetitionsAction::Why(number) => vec![reasons::ask(number)],
            PetitionsAction::Papers => vec![Effect::Go(Route::Papers)],
            PetitionsAction::PrintRegister(pick) => vec![print_register(*pick, env)],
            PetitionsAction::PrintForm(number) => vec![print(PaperRequest::Registration { number })],
            PetitionsAction::Change(change) => vec![change.effect()],
        }
    }

    fn told(&mut self, message: Message, _: &Env) -> Vec<Effect> {
        self.take_reasons(message);
        Vec::new()
    }
}

/// The register of the picked items. The paper is headed by the period of the list, else by the days they span.
fn print_register(pick: Pick, env: &Env) -> Effect {
    let today = env.today;
    Effect::Do(
        Change::on_desk("正在排版", move |desk, _, _| {
            let register = desk.register().map_err(|error| error.advice())?;
            let rows = pick.rows(register, today).map_err(|error| error.advice())?;
            let days = || rows.iter().map(|row| row.petition.received_on);
            let span = days().min().zip(days().max()).and_then(|(first, last)| Period::custom(first, last));
            let period = pick.query.base.period.or(span).unwrap_or(Period::containing(PeriodKind::Year, today));
            let numbers = rows.into_iter().map(|row| row.petition.number).collect();
            let request = PaperRequest::PetitionRegister { period, numbers: Some(numbers) };
            Ok(crate::ui::screen::Done::quietly().then(print(request)))
        })
        .reads_only(),
    )
}
