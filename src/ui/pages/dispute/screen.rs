//! How the page of one dispute hangs in the app.
//!
//! What is typed stays while one is elsewhere, and its draft is on the disk.

use eframe::egui::Ui;

use super::{DisputeAction, DisputeModel, DisputeOutcome, DisputePage, w};
use crate::domain::period::{Period, PeriodKind};
use crate::papers::PaperRequest;
use crate::store::StoreError;
use crate::ui::pages::print::print;
use crate::ui::route::Route;
use crate::ui::screen::{Change, Command, Desk, Done, Effect, Env, Message, Screen, Took};
use crate::ui::worker::Progress;

/// The page in the app: a registered dispute, or a new one.
#[derive(Default)]
pub struct DisputeScreen {
    page: DisputePage,
    number: Option<String>,
    petition: Option<String>,
    /// Every opened form reads its model anew.
    opened: u64,
}

impl DisputeScreen {
    fn fresh(&mut self, number: Option<String>, petition: Option<String>) {
        *self = Self { page: DisputePage::default(), number, petition, opened: self.opened + 1 };
    }
}

impl Screen for DisputeScreen {
    type Query = (Option<String>, Option<String>, u64);
    type Model = DisputeModel;
    type Action = DisputeAction;

    fn open(&mut self, route: &Route, _: &Env) {
        let (number, petition) = match route {
            Route::Dispute(number) => (Some(number.clone()), None),
            Route::NewDispute(petition) => (None, petition.clone()),
            _ => return,
        };
        let other_petition = petition.is_some() && petition != self.petition;
        if number != self.number || other_petition || !self.page.is_dirty() {
            self.fresh(number, petition);
        }
    }

    fn query(&self, _: &Env) -> Self::Query {
        (self.number.clone(), self.petition.clone(), self.opened)
    }

    fn load(desk: &mut Desk, query: &Self::Query, env: &Env, _: &Progress) -> Result<DisputeModel, StoreError> {
        let register = desk.register()?;
        match query {
            (None, Some(petition), _) => DisputeModel::of_petition(register, petition, env.today),
            (number, _, _) => DisputeModel::load(register, number.as_deref(), env.today),
        }
    }

    fn draw(&mut self, ui: &mut Ui, model: &DisputeModel, _: &Env) -> Option<DisputeAction> {
        self.page.ui(ui, model)
    }

    fn command(&mut self, command: Command, _: Option<&DisputeModel>, _: &Env) -> Took<DisputeAction> {
        match (command, &self.number) {
            (Command::Save, _) => {
                self.page.save();
                Took::Yes
            }
            (Command::Escape, Some(_)) if self.page.is_editing() => {
                self.page.stop_editing();
                Took::Yes
            }
            (Command::Print, Some(number)) => Took::Action(DisputeAction::Print(number.clone())),
            _ => Took::No,
        }
    }

    fn act(&mut self, action: DisputeAction, model: Option<&DisputeModel>, env: &Env) -> Vec<Effect> {
        match action {
            DisputeAction::ToAgreement(number) => vec![Effect::Go(Route::NewAgreement(Some(number)))],
            DisputeAction::OpenAgreement(number) => vec![Effect::Go(Route::Agreement(number))],
            DisputeAction::OpenVolume(number) => vec![Effect::Go(Route::Volume(number))],
            DisputeAction::OpenPetition(number) => vec![Effect::Go(Route::Petition(number))],
            DisputeAction::Copied => vec![Effect::Toast(w::COPIED.into())],
            DisputeAction::Back => vec![Effect::Back],
            DisputeAction::Print(number) => {
                let found = model.and_then(|model| model.dispute.as_ref()).map(|dispute| dispute.found_on.counted_on());
                let period = Period::containing(PeriodKind::Year, found.unwrap_or(env.today));
                vec![print(PaperRequest::DisputeRegister { period, numbers: Some(vec![number]) })]
            }
            action => vec![Effect::Do(change(action))],
        }
    }

    fn told(&mut self, message: Message, _: &Env) -> Vec<Effect> {
        let Ok(outcome) = message.downcast::<DisputeOutcome>() else { return Vec::new() };
        match *outcome {
            DisputeOutcome::Saved { number, new: true } => {
                self.fresh(None, None);
                vec![Effect::Replace(Route::Dispute(number))]
            }
            DisputeOutcome::Kept(at) => {
                self.page.draft_kept(at);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, _: &str) {
        self.page.failed();
    }

    fn leave(&mut self, _: &Env) -> Vec<Effect> {
        let dirty = self.page.is_dirty();
        let kept = self.page.leave().map(|action| Effect::Do(change(action)));
        kept.into_iter().chain(dirty.then(|| Effect::Toast(w::DRAFT_STAYS.into()))).collect()
    }

    fn draft_open(&self) -> bool {
        self.page.is_dirty()
    }
}

/// An action as a job of the worker.
fn change(action: DisputeAction) -> Change {
    let quiet = matches!(action, DisputeAction::KeepDraft { .. });
    let change = Change::new(if quiet { "" } else { w::SAVING }, move |register, now| {
        let before = match &action {
            DisputeAction::Enter { number, .. } => Some(register.dispute(number)?),
            _ => None,
        };
        let outcome = action.carry_out(register, now)?;
        let done = match (&outcome, before) {
            (DisputeOutcome::Saved { number, .. }, _) => Done::saying(w::saved(number)),
            (DisputeOutcome::Entered(number), Some(before)) => {
                let undo = Change::new(w::SAVING, move |register, now| {
                    let words = w::taken_back(&before.number);
                    register.amend_dispute(before, now)?;
                    Ok(Done::saying(words))
                });
                Done::saying(w::entered(number)).undo(undo)
            }
            _ => Done::quietly(),
        };
        Ok(done.tell(outcome))
    });
    if quiet { change.reads_only() } else { change }
}
