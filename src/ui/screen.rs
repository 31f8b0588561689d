//! How a page hangs in the app, and what it may ask of it.
//!
//! A page draws a model and returns an action. The app carries actions out after the frame: as [`Effect`]s, most of
//! them jobs of the worker. A page never touches the register and never waits.

use std::any::Any;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use eframe::egui::Ui;

use super::route::Route;
use super::widgets::Confirm;
use super::worker::Progress;
use crate::domain::calendar::Calendar;
use crate::domain::settings::Settings;
use crate::store::{Register, StoreError};

/// What every page may look at.
#[derive(Clone, Debug)]
pub struct Env {
    /// The day it is.
    pub today: NaiveDate,
    /// The moment it is.
    pub now: NaiveDateTime,
    /// What the office has set.
    pub settings: Arc<Settings>,
    /// The working calendar.
    pub calendar: Arc<Calendar>,
    /// Whether changes are possible (another window may hold the register).
    pub writable: bool,
    /// Logical width of the window in points.
    pub width: f32,
}

impl Env {
    /// Whether right panels stand beside the body (else they become a tab of it).
    pub fn wide(&self) -> bool {
        self.width >= super::theme::space::NARROW
    }

    /// Whether a form has two columns.
    pub fn two_columns(&self) -> bool {
        self.width >= super::theme::space::ONE_COLUMN
    }

    /// What the calendar says of a day, for [`DateField::marks`](super::widgets::DateField::marks).
    pub fn day_mark(&self, day: NaiveDate) -> Option<super::widgets::month::DayMark> {
        use super::widgets::month::DayMark;
        let notice = self.calendar.notice(day)?;
        Some(if notice.off { DayMark::Holiday(notice.name.clone()) } else { DayMark::MakeUp })
    }
}

/// What the worker owns: the open register, if any.
#[derive(Debug, Default)]
pub struct Desk {
    /// The open register.
    pub register: Option<Register>,
}

impl Desk {
    /// The open register.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when none is open.
    pub fn register(&mut self) -> Result<&mut Register, StoreError> {
        self.register.as_mut().ok_or_else(|| StoreError::Refused("还没有打开台账。".into()))
    }
}

/// The keys of the whole window, as they reach a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Ctrl+N.
    New,
    /// Ctrl+F.
    Find,
    /// Ctrl+S.
    Save,
    /// Ctrl+P.
    Print,
    /// Esc, when no popup and no dialog was open.
    Escape,
    /// F1.
    Help,
}

/// Whether a page took a [`Command`].
#[derive(Debug)]
pub enum Took<A> {
    /// It did, and asks for this.
    Action(A),
    /// It did.
    Yes,
    /// It did not: the app does what it does everywhere.
    No,
}

/// Anything a job tells its page.
pub type Message = Box<dyn Any + Send>;

type Work = Box<dyn FnOnce(&mut Desk, NaiveDateTime, &Progress) -> Result<Done, String> + Send>;

/// A job that changes the register (or takes long).
pub struct Change {
    pub(super) doing: String,
    pub(super) work: Work,
    pub(super) reads_only: bool,
}

impl Change {
    /// A change of the register; `doing` is shown when it takes long (「正在保存」).
    pub fn new(
        doing: impl Into<String>,
        work: impl FnOnce(&mut Register, NaiveDateTime) -> Result<Done, StoreError> + Send + 'static,
    ) -> Self {
        Self::on_desk(doing, move |desk, now, _| {
            let register = desk.register().map_err(|error| error.advice())?;
            work(register, now).map_err(|error| error.advice())
        })
    }

    /// A job with progress and 停止, or one that opens another register. The error is a sentence for the clerk.
    pub fn on_desk(
        doing: impl Into<String>,
        work: impl FnOnce(&mut Desk, NaiveDateTime, &Progress) -> Result<Done, String> + Send + 'static,
    ) -> Self {
        Self { doing: doing.into(), work: Box::new(work), reads_only: false }
    }

    /// The job changes nothing that any page shows (export, print, a draft): pages are not loaded again.
    pub fn reads_only(mut self) -> Self {
        self.reads_only = true;
        self
    }
}

/// What a job leads to.
#[derive(Default)]
pub struct Done {
    pub(super) toast: Option<String>,
    pub(super) undo: Option<Change>,
    pub(super) offer: Option<(String, Change)>,
    pub(super) effects: Vec<Effect>,
    pub(super) message: Option<Message>,
}

impl Done {
    /// Nothing to say.
    pub fn quietly() -> Self {
        Self::default()
    }

    /// A quiet toast: 「已保存 2026-0129」.
    pub fn saying(words: impl Into<String>) -> Self {
        Self { toast: Some(words.into()), ..Self::default() }
    }

    /// Offers 撤销 for 8 seconds.
    pub fn undo(mut self, undo: Change) -> Self {
        self.undo = Some(undo);
        self
    }

    /// Offers a next step beside the words for 8 seconds (「打开」).
    pub fn offer(mut self, words: impl Into<String>, next: Change) -> Self {
        self.offer = Some((words.into(), next));
        self
    }

    /// Then does this.
    pub fn then(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }

    /// Tells the page that asked ([`Screen::told`]).
    pub fn tell(mut self, message: impl Any + Send) -> Self {
        self.message = Some(Box::new(message));
        self
    }
}

/// Which file to ask for.
pub struct Pick {
    /// Title of the dialog (「导出 Excel」).
    pub title: String,
    /// What is asked for.
    pub kind: PickKind,
    /// Suggested file name.
    pub name: String,
    /// Kind of file and its endings: (「Excel 工作簿」, `["xlsx"]`). 「所有文件」 is added.
    pub filter: (String, Vec<String>),
    /// What to do with it.
    pub then: Box<dyn FnOnce(PathBuf) -> Vec<Effect> + Send>,
}

/// What a file dialog asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickKind {
    /// A file that exists.
    Open,
    /// A file to write.
    Save,
    /// A folder.
    Folder,
}

/// What a page asks of the app. Carried out after the frame, in order.
pub enum Effect {
    /// Go there; Alt+← comes back.
    Go(Route),
    /// Go there in place of the present page.
    Replace(Route),
    /// Back to where one came from.
    Back,
    /// A quiet toast.
    Toast(String),
    /// A sentence about what did not happen.
    Error(String),
    /// Ask first, then do.
    Ask(Confirm, Vec<Effect>),
    /// A job for the worker.
    Do(Change),
    /// Ask for a file, then go on.
    PickFile(Pick),
    /// Show a file with the system's viewer.
    OpenFile(PathBuf),
    /// Send a PDF to the printer.
    PrintFile(PathBuf),
    /// Load the page's model again.
    Reload,
    /// Another register was opened: everything is loaded again.
    Reopened,
    /// Lay the register aside and show the first page.
    CloseRegister,
}

/// What the app needs of a page. A page is `model in, action out` by itself and tested so; this trait only says how
/// its model is read and what its actions lead to. See the guide in [`crate::ui`].
pub trait Screen: 'static {
    /// What must be read for it: search text, number, period. A new value makes the app read again.
    type Query: Clone + PartialEq + Send + 'static;
    /// What it shows.
    type Model: Send + 'static;
    /// What the clerk asked for.
    type Action: 'static;

    /// One arrives. `route` may carry a number or a filter.
    fn open(&mut self, _route: &Route, _env: &Env) {}

    /// What it needs now.
    fn query(&self, env: &Env) -> Self::Query;

    /// Reads the model. Runs on the worker.
    ///
    /// # Errors
    ///
    /// Whatever the register says; the clerk reads its advice with 「重试」.
    fn load(desk: &mut Desk, query: &Self::Query, env: &Env, progress: &Progress) -> Result<Self::Model, StoreError>;

    /// Whether the page fills the window, without the rail.
    fn whole_window(&self) -> bool {
        false
    }

    /// Draws the page: its bar, its body, its own dialogs. `ui` is all that is right of the rail.
    fn draw(&mut self, ui: &mut Ui, model: &Self::Model, env: &Env) -> Option<Self::Action>;

    /// A key of the whole window.
    fn command(&mut self, _command: Command, _model: Option<&Self::Model>, _env: &Env) -> Took<Self::Action> {
        Took::No
    }

    /// Turns an action into effects. The page may change its own state here.
    fn act(&mut self, action: Self::Action, model: Option<&Self::Model>, env: &Env) -> Vec<Effect>;

    /// A job that this page sent has something to tell.
    fn told(&mut self, _message: Message, _env: &Env) -> Vec<Effect> {
        Vec::new()
    }

    /// A job that this page sent did not succeed; the clerk has been told.
    fn failed(&mut self, _advice: &str) {}

    /// Called in every frame in which the page is shown: autosave.
    fn tick(&mut self, _env: &Env) -> Vec<Effect> {
        Vec::new()
    }

    /// One goes elsewhere or closes the window: keep the draft.
    fn leave(&mut self, _env: &Env) -> Vec<Effect> {
        Vec::new()
    }

    /// Whether something typed is not yet saved as a record. Closing the window asks then.
    fn draft_open(&self) -> bool {
        false
    }
}
