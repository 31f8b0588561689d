//! 信访台账: the case register of a township petition office (乡镇信访办).
//!
//! One clerk, one PC, no network. The clerk registers letters and visits, follows each through its statutory steps and
//! time limits, keeps the ledger of disputes and the mediation agreements, and hands in registers and reports on paper.
//! The crate is a library with a thin binary: a window over one local SQLite file, PDF out.
//!
//! # The idea in five sentences
//!
//! 1. The office's knowledge is **values and rules** ([`domain`]): no file, no clock, no window.
//! 2. The **register file** ([`store`]) is one SQLite file; every change is one transaction and one line in its journal.
//! 3. What happened to a case is kept as **steps** (受理, 转送, 延期, 答复 …); stage, due dates and figures are *derived*
//!    from them by pure functions, and the store only caches what lists need.
//! 4. Everything printed is first a [`document::Document`] value made from a form file and facts; one typesetter
//!    ([`typeset`]) turns any document into pages and PDF. A new form is a new file in `assets/forms`.
//! 5. The window ([`ui`]) draws a model and returns actions; all work with the register runs on a worker thread.
//!
//! # The rooms
//!
//! | room | what stands in it | may use |
//! |---|---|---|
//! | [`domain`] | plain types and rules of the trade, with their sources | nothing of ours |
//! | [`fonts`] | the bundled faces, which character they have, the office's 仿宋 | – |
//! | [`store`] | the register file: records, search, journal, backup | `domain` |
//! | [`report`] | figures of a period, each with the filter behind it; the text of the half-year report | `store`, `domain` |
//! | [`document`] | what is printed, as values; forms, views | – |
//! | [`typeset`] | document → pages → PDF, and pictures of the pages | `document`, `fonts` |
//! | [`papers`] | which records go on which paper | `report`, `store`, `document`, `typeset` |
//! | [`exchange`] | a whole register as JSON, the sample register | `store` |
//! | [`cli`] | headless commands | everything but pages of the window |
//! | [`ui`] | the window | everything |
//!
//! Data flows one way: `ui`, `cli` → `papers`, `exchange` → `report` → `store` → `domain`. There are no circles.
//!
//! # A day in the life of one letter
//!
//! `ui::pages::intake` fills a [`domain::petition::Petition`]; its `check` says what is wrong;
//! [`store::Register::register_petition`] saves rows, search text and journal line in one transaction;
//! [`domain::procedure::permission`] offers 受理; the step is saved and [`domain::deadline::Clocks`] gives the sixty days;
//! the workbench shows the due date; after 答复, 送达, 办结 and 回访 [`report::figures::Figures`] counts it in its
//! half-year, [`papers::Press`] builds the report and prints it.
//!
//! # Rules of the house
//!
//! - Time comes in as a value (`today`, `now`); nothing below `ui` and `cli` reads the clock.
//! - A rule has one place and a citation. Nobody else repeats a number of days or a list of stages.
//! - SQL lives in `store` only.
//! - Words the user sees are data: labels of terms, form files, one wording file a page.
//! - Errors are typed at the edges and carry a Chinese sentence: what happened, what was kept, what to do.

pub mod cli;
pub mod document;
pub mod domain;
pub mod exchange;
pub mod fonts;
pub mod papers;
pub mod report;
pub mod store;
pub mod typeset;
pub mod ui;
