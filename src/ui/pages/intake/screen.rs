//! How the form hangs in the app.
//!
//! A form that was begun stays as it is while one is elsewhere, and its draft is on the disk; an untouched one is
//! made anew, so that its time of arrival is that of opening it.

use super::{IntakeAction, IntakeForm, IntakeModel, IntakePage, Outcome, Press, w};
use crate::domain::terms::Channel;
use crate::papers::PaperRequest;
use crate::store::{StoreError, petitions::PetitionFilter};
use crate::ui::pages::print::print;
use crate::ui::route::Route;
use crate::ui::screen::{Change, Command, Desk, Done, Effect, Env, Message, Screen, Took};
use crate::ui::worker::Progress;
use eframe::egui::Ui;

/// The form in the app: a new item, or one being amended.
#[derive(Default)]
pub struct IntakeScreen {
    page: Option<IntakePage>,
    amending: Option<String>,
    channel: Option<Channel>,
    /// Every opened form reads its model anew: next number, draft, the time.
    opened: u64,
}

impl IntakeScreen {
    /// The form on show, for tests.
    pub fn page(&self) -> Option<&IntakePage> {
        self.page.as_ref()
    }

    /// `None` and 「petition」 are a new item, a channel's code one of that channel, 「petition/2026-0091」 an item to
    /// amend.
    fn go_to(&mut self, what: Option<&str>, env: &Env) {
        let amending = what.and_then(|what| what.strip_prefix("petition/")).map(str::to_owned);
        let channel = what.and_then(Channel::from_code);
        let same = self.amending == amending;
        match self.page.as_mut().filter(|page| same && page.is_touched()) {
            Some(page) => page.come_back(env.now),
            None => {
                (self.page, self.amending, self.channel) = (None, amending, channel);
                self.opened += 1;
            }
        }
    }

    fn close(&mut self) {
        self.page = None;
        self.opened += 1;
    }
}

impl Screen for IntakeScreen {
    type Query = (Option<String>, u64);
    type Model = IntakeModel;
    type Action = IntakeAction;

    fn open(&mut self, route: &Route, env: &Env) {
        if let Route::Intake(what) = route {
            self.go_to(what.as_deref(), env);
        }
    }

    fn query(&self, _: &Env) -> Self::Query {
        (self.amending.clone(), self.opened)
    }

    fn load(desk: &mut Desk, query: &Self::Query, env: &Env, _: &Progress) -> Result<IntakeModel, StoreError> {
        IntakeModel::load(desk.register()?, query.0.as_deref(), env.now)
    }

    fn draw(&mut self, ui: &mut Ui, model: &IntakeModel, _: &Env) -> Option<IntakeAction> {
        let channel = self.channel.unwrap_or(Channel::Visit);
        self.page.get_or_insert_with(|| IntakePage::open(model, channel)).ui(ui, model)
    }

    fn command(&mut self, command: Command, _: Option<&IntakeModel>, _: &Env) -> Took<IntakeAction> {
        let Some(page) = &mut self.page else { return Took::No };
        page.press(match command {
            Command::Save => Press::Save(false),
            Command::Print => Press::Save(true),
            Command::Help => Press::Help,
            Command::Escape => Press::Escape,
            Command::New => return Took::Yes,
            Command::Find => return Took::No,
        });
        Took::Yes
    }

    fn act(&mut self, action: IntakeAction, _: Option<&IntakeModel>, _: &Env) -> Vec<Effect> {
        match action {
            IntakeAction::Leave { .. } => vec![Effect::Back],
            IntakeAction::Open(number) => vec![Effect::Go(Route::Petition(number))],
            IntakeAction::List(numbers) => {
                let filter = PetitionFilter { numbers: Some(numbers), ..PetitionFilter::default() };
                vec![Effect::Go(Route::Petitions(Some(filter)))]
            }
            action => vec![Effect::Do(change(action))],
        }
    }

    fn told(&mut self, message: Message, _: &Env) -> Vec<Effect> {
        let Ok(outcome) = message.downcast::<Outcome>() else { return Vec::new() };
        match self.page.as_mut().and_then(|page| page.told(*outcome)) {
            Some(Outcome::Saved { number, print: wanted, .. }) => {
                self.close();
                let mut effects = vec![Effect::Replace(Route::Petition(number.clone()))];
                if wanted {
                    effects.push(print(PaperRequest::Registration { number }));
                }
                effects
            }
            Some(Outcome::Merged { number, .. }) => {
                self.close();
                vec![Effect::Replace(Route::Petition(number))]
            }
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, advice: &str) {
        if let Some(page) = &mut self.page {
            page.failed(advice.to_owned());
        }
    }

    fn leave(&mut self, _: &Env) -> Vec<Effect> {
        let draft = self.page.as_ref().and_then(IntakePage::unsaved);
        let kept = |(key, body)| Effect::Do(change(IntakeAction::SaveDraft { key, body }));
        match draft {
            Some(draft) => vec![kept(draft), Effect::Toast(w::DRAFT_STAYS.into())],
            None => Vec::new(),
        }
    }

    fn draft_open(&self) -> bool {
        self.page.as_ref().is_some_and(IntakePage::is_touched)
    }
}

/// An action as a job of the worker.
fn change(action: IntakeAction) -> Change {
    let quiet = matches!(
        action,
        IntakeAction::SaveDraft { .. }
            | IntakeAction::DropDraft { .. }
            | IntakeAction::LookForSame(_)
            | IntakeAction::FindPeople(_)
    );
    let doing = if quiet { "" } else { w::SAVING };
    let change = Change::new(doing, move |register, now| {
        let outcome = action.carry_out(register, now)?;
        Ok(said(&outcome).tell(outcome))
    });
    if quiet { change.reads_only() } else { change }
}

/// What the clerk reads of it.
fn said(outcome: &Outcome) -> Done {
    match outcome {
        Outcome::Saved { number, amended, .. } => Done::saying(w::saved(number, *amended)),
        Outcome::Merged { number, form } => {
            let undo = IntakeAction::UndoMerge { number: number.clone(), form: Box::new(IntakeForm::clone(form)) };
            Done::saying(w::merged(number)).undo(change(undo))
        }
        // Its form is the draft again, and opens with it.
        Outcome::Unmerged { .. } => Done::saying(w::MERGE_UNDONE).then(Effect::Go(Route::Intake(None))),
        _ => Done::quietly(),
    }
}
