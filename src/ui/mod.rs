//! The window: it draws the state and returns actions; it holds no connection and reads no clock below the app.
//!
//! # How to write a page
//!
//! 1. A folder `pages/NAME/`: the page (what outlives a frame), its model (what it shows), its action (what the clerk
//!    asked for), its words in `w.rs`. The page is a plain struct with
//!    `fn ui(&mut self, ui: &mut Ui, model: &Model, …) -> Option<Action>`; tests drive it by label with `egui_kittest`
//!    and [`theme::install`]. Keep the harness's checks for missing glyphs and unnamed inputs on.
//! 2. `ui` is everything right of the rail. Cut it with [`layout`] (`split_bottom` for the save bar, `split_right` for
//!    a side panel, `scroll_pane` for what scrolls); begin with [`widgets::page_bar()`]. Ask `env.wide()` and
//!    `env.two_columns()` before placing side panels and second columns.
//! 3. Colours, sizes and distances come from [`theme`]; a raw number in a page is a smell. Parts come from
//!    [`widgets`]: give each field a salt of its own, `labelled(id)` or `named(…)`, and `required`/`error` as they
//!    are. Text of table cells is painted, not added: the row's sentence is what screen readers get.
//! 4. Forms: one [`widgets::FocusChain`] a frame, `push` every field in order, `end_at` the save button, `run` last.
//!    Enter, Esc and arrows that belong to an input method never arrive (see [`ime`]); ask [`ime::enter`] and
//!    [`ime::take`] for keys.
//! 5. Never read the clock: `env.today`, `env.now`. Never touch the register: return an action.
//!
//! # How to hang it in the app
//!
//! Implement [`screen::Screen`] for the page and name it in `pages::make`. `query` says what must be read, `load` reads
//! it on the worker (again whenever the query, the register or the day changes), `draw` calls the page's `ui`, `act`
//! turns an action into [`screen::Effect`]s:
//!
//! ```ignore
//! impl Screen for DueListPage {
//!     type Query = DueFilter;
//!     type Model = DueListModel;
//!     type Action = DueListAction;
//!     fn query(&self, _: &Env) -> DueFilter { self.filter.clone() }
//!     fn load(desk: &mut Desk, query: &DueFilter, env: &Env, _: &Progress) -> Result<DueListModel, StoreError> {
//!         DueListModel::read(desk.register()?, query, env.today)
//!     }
//!     fn draw(&mut self, ui: &mut Ui, model: &DueListModel, env: &Env) -> Option<DueListAction> {
//!         self.ui(ui, model, env)
//!     }
//!     fn act(&mut self, action: DueListAction, _: Option<&DueListModel>, _: &Env) -> Vec<Effect> {
//!         match action {
//!             DueListAction::Open(number) => vec![Effect::Go(Route::Petition(number))],
//!             DueListAction::Void(number) => vec![Effect::Do(Change::new("正在作废", move |register, now| {
//!                 register.cancel_petition(&number, now)?;
//!                 Ok(Done::saying(format!("已作废 {number}")))
//!             }))],
//!         }
//!     }
//! }
//! ```
//!
//! Global keys reach it through `command`; a job's news through `told` and `failed`; `tick`, `leave` and `draft_open`
//! keep drafts. Whole-window tests build [`app::App`] with [`app::Setup::test`]: its worker answers within the frame.

pub mod app;
pub mod files;
#[doc(hidden)]
pub mod gallery;
pub mod icons;
pub mod ime;
mod keys;
pub mod layout;
pub mod pages;
pub mod prefs;
pub mod route;
pub mod screen;
mod shell;
mod slot;
pub mod start;
mod status;
pub mod theme;
pub mod widgets;
pub mod worker;
