//! How the editor hangs in the app: the paper is laid out on the worker, one wish at a time.

use eframe::egui::Ui;

use super::{AgreementAction, AgreementModel, AgreementOutcome, AgreementPage, AgreementSource, PreviewPages, w};
use crate::domain::agreement::Agreement;
use crate::papers::PaperRequest;
use crate::store::{Register, StoreError, performance::AgreementRecord};
use crate::ui::pages::print::{export, press, print};
use crate::ui::route::Route;
use crate::ui::screen::{Change, Command, Desk, Done, Effect, Env, Message, Screen, Took};
use crate::ui::worker::Progress;

/// The editor in the app: a registered agreement, or a new one.
pub struct AgreementScreen {
    page: AgreementPage,
    source: AgreementSource,
    /// Every opened form reads its model anew.
    opened: u64,
}

impl Default for AgreementScreen {
    fn default() -> Self {
        Self { page: AgreementPage::default(), source: AgreementSource::New, opened: 0 }
    }
}

impl AgreementScreen {
    fn fresh(&mut self, source: AgreementSource) {
        *self = Self { page: AgreementPage::default(), source, opened: self.opened + 1 };
    }
}

impl Screen for AgreementScreen {
    type Query = (AgreementSource, u64);
    type Model = AgreementModel;
    type Action = AgreementAction;

    fn open(&mut self, route: &Route, _: &Env) {
        let source = match route {
            Route::Agreement(number) => AgreementSource::Registered(number.clone()),
            Route::NewAgreement(None) if self.page.is_dirty() => return,
            Route::NewAgreement(None) => AgreementSource::New,
            Route::NewAgreement(Some(dispute)) => AgreementSource::OfDispute(dispute.clone()),
            Route::Supplement(number) => AgreementSource::SupplementTo(number.clone()),
            _ => return,
        };
        if source != self.source || !self.page.is_dirty() {
            self.fresh(source);
        }
    }

    fn query(&self, _: &Env) -> Self::Query {
        (self.source.clone(), self.opened)
    }

    fn load(desk: &mut Desk, query: &Self::Query, env: &Env, _: &Progress) -> Result<AgreementModel, StoreError> {
        AgreementModel::load(desk.register()?, &query.0, env.today)
    }

    fn draw(&mut self, ui: &mut Ui, model: &AgreementModel, _: &Env) -> Option<AgreementAction> {
        self.page.ui(ui, model)
    }

    fn command(&mut self, command: Command, _: Option<&AgreementModel>, _: &Env) -> Took<AgreementAction> {
        match command {
            Command::Save => self.page.save(),
            Command::Print => self.page.print(),
            _ => return Took::No,
        }
        Took::Yes
    }

    fn act(&mut self, action: AgreementAction, _: Option<&AgreementModel>, _: &Env) -> Vec<Effect> {
        match action {
            AgreementAction::Print(number) => vec![print(PaperRequest::Agreement { number })],
            AgreementAction::ExportPdf(number) => vec![export(PaperRequest::Agreement { number })],
            AgreementAction::OpenVolume(number) => vec![Effect::Go(Route::Volume(number))],
            AgreementAction::OpenDispute(number) => vec![Effect::Go(Route::Dispute(number))],
            AgreementAction::Supplement(number) => vec![Effect::Go(Route::Supplement(number))],
            AgreementAction::Back => vec![Effect::Back],
            AgreementAction::Preview { agreement, page, dpi } => {
                let work = move |register: &mut Register, now: chrono::NaiveDateTime| {
                    Ok(Done::quietly().tell(draw(register, &agreement, page, dpi, now.date())))
                };
                vec![Effect::Do(Change::new("", work).reads_only())]
            }
            action => vec![Effect::Do(change(action))],
        }
    }

    fn told(&mut self, message: Message, _: &Env) -> Vec<Effect> {
        let message = match message.downcast::<PreviewPages>() {
            Ok(pages) => {
                self.page.show_preview(*pages);
                return Vec::new();
            }
            Err(message) => message,
        };
        let Ok(outcome) = message.downcast::<AgreementOutcome>() else { return Vec::new() };
        match *outcome {
            AgreementOutcome::Saved { number, .. } | AgreementOutcome::Signed { number, .. }
                if self.source.number().is_none() =>
            {
                self.fresh(AgreementSource::New);
                vec![Effect::Replace(Route::Agreement(number))]
            }
            AgreementOutcome::Kept(at) => {
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
fn change(action: AgreementAction) -> Change {
    let quiet = matches!(action, AgreementAction::KeepDraft { .. });
    let change = Change::new(if quiet { "" } else { w::SAVING }, move |register, now| {
        let outcome = action.carry_out(register, now)?;
        let done = match &outcome {
            AgreementOutcome::Saved { number, .. } => Done::saying(w::saved(number)),
            AgreementOutcome::Signed { number, effective } => Done::saying(w::signed(number, *effective)),
            AgreementOutcome::Paid { number, record } => undoable(w::paid(number), number, *record),
            AgreementOutcome::Recorded { number, record } => undoable(w::recorded(number), number, *record),
            AgreementOutcome::TookBack(number) => Done::saying(w::took_back(number)),
            _ => Done::quietly(),
        };
        Ok(done.tell(outcome))
    });
    if quiet { change.reads_only() } else { change }
}

/// A record that can be taken back at once; it stays readable as taken back.
fn undoable(words: String, number: &str, record: AgreementRecord) -> Done {
    let number = number.to_owned();
    Done::saying(words).undo(Change::new(w::SAVING, move |register, now| {
        register.take_back(&number, record, w::UNDONE_AT_ONCE, now)?;
        Ok(Done::saying(w::took_back(&number)))
    }))
}

/// Lays the text out and draws one page of it. What cannot be laid out is told in the preview, not as a failure.
fn draw(register: &Register, agreement: &Agreement, page: usize, dpi: f32, today: chrono::NaiveDate) -> PreviewPages {
    PreviewPages::of(page, dpi, || {
        let press = press(register.settings()).map_err(|error| error.to_string())?;
        let document = press.agreement_draft(register, agreement, today).map_err(|error| error.to_string())?;
        Ok((press, document))
    })
}
