//! How the detail page hangs in the app.

use crate::papers::PaperRequest;
use crate::store::StoreError;
use crate::ui::pages::petitions::PetitionsQuery;
use crate::ui::pages::print::print;
use crate::ui::pages::proof::PreviewPages;
use crate::ui::route::Route;
use crate::ui::screen::{Command, Desk, Effect, Env, Message, Screen, Took};
use crate::ui::worker::Progress;
use eframe::egui::Ui;

use super::{PetitionAction, PetitionModel, PetitionPage, action::WantPaper, w};

impl Screen for PetitionPage {
    type Query = (String, Option<PetitionsQuery>);
    type Model = PetitionModel;
    type Action = PetitionAction;

    fn open(&mut self, route: &Route, _: &Env) {
        match route {
            Route::Petition(number) => self.show(number),
            Route::FollowUp(number) => self.show_follow_up(number),
            _ => {}
        }
    }

    fn query(&self, _: &Env) -> Self::Query {
        let (number, list) = self.wanted();
        (number.to_owned(), list.cloned())
    }

    fn load(desk: &mut Desk, query: &Self::Query, env: &Env, _: &Progress) -> Result<PetitionModel, StoreError> {
        PetitionModel::load(desk.register()?, &query.0, query.1.as_ref(), env.today)
    }

    fn draw(&mut self, ui: &mut Ui, model: &PetitionModel, env: &Env) -> Option<PetitionAction> {
        self.ui(ui, model, env)
    }

    fn command(&mut self, command: Command, model: Option<&PetitionModel>, _: &Env) -> Took<PetitionAction> {
        match (command, model) {
            (Command::Print, Some(model)) => Took::Action(PetitionAction::PrintForm(model.number().to_owned())),
            _ => Took::No,
        }
    }

    fn act(&mut self, action: PetitionAction, _: Option<&PetitionModel>, _: &Env) -> Vec<Effect> {
        match action {
            PetitionAction::Back => vec![Effect::Go(Route::Petitions(None))],
            PetitionAction::Open(number) => vec![Effect::Replace(Route::Petition(number))],
            PetitionAction::OpenDispute(number) => vec![Effect::Go(Route::Dispute(number))],
            PetitionAction::NewDispute(number) => vec![Effect::Go(Route::NewDispute(Some(number)))],
            PetitionAction::Edit(number) => vec![Effect::Go(Route::Intake(Some(format!("petition/{number}"))))],
            PetitionAction::PrintForm(number) => vec![print(PaperRequest::Registration { number })],
            PetitionAction::Paper(action) => vec![action.effect()],
            PetitionAction::Change(change) => vec![change.effect()],
        }
    }

    fn told(&mut self, message: Message, _: &Env) -> Vec<Effect> {
        if message.is::<PreviewPages>() {
            if let Ok(pages) = message.downcast::<PreviewPages>() {
                self.papers.show_preview(*pages);
            }
            return Vec::new();
        }
        if let Some(WantPaper(form)) = message.downcast_ref() {
            self.wanted_paper = Some(*form);
            return Vec::new();
        }
        self.papers.done();
        if let Some(sent) = self.sent.take() {
            self.kept.remove(&(self.number.clone(), sent.place()));
        }
        self.sent_note = None;
        self.sent_correction = None;
        Vec::new()
    }

    fn leave(&mut self, _: &Env) -> Vec<Effect> {
        self.keep();
        let Some(draft) = self.draft() else { return Vec::new() };
        self.taken_in = Some(!draft.is_empty());
        let told = (!draft.is_empty()).then(|| Effect::Toast(w::DRAFT_STAYS.into()));
        std::iter::once(draft.keep(&self.number)).chain(told).collect()
    }

    fn failed(&mut self, _: &str) {
        self.put_back();
    }

    fn draft_open(&self) -> bool {
        self.has_draft()
    }
}
