//! 文书 of an item: what was issued, what may be, the dialog that issues one and the card of an issued one.

mod card;
mod issue;
mod job;
mod list;
mod shelf;
mod w;

pub use job::PaperAction;
pub use list::list_ui;
pub use shelf::Shelf;

use crate::domain::forms::FormId;
use crate::ui::pages::proof::PreviewPages;
use crate::ui::screen::Env;
use card::PaperCard;
use eframe::egui::Context;
use issue::IssueDialog;

/// What was pressed in the list of papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperPressed {
    /// Issue this one.
    Issue(FormId),
    /// Look at an issued one, by its running number.
    Card(i64),
    /// Print an issued one again.
    Print(i64),
}

/// The dialogs of papers: what outlives a frame.
#[derive(Default)]
pub struct PaperDesk {
    issue: Option<IssueDialog>,
    sent: Option<IssueDialog>,
    card: Option<PaperCard>,
}

impl PaperDesk {
    /// Answers a press in the list.
    pub fn pressed(&mut self, pressed: PaperPressed, record: &str, shelf: &Shelf, env: &Env) -> Option<PaperAction> {
        match pressed {
            PaperPressed::Issue(form) => self.issue = Some(IssueDialog::new(form, record, shelf, None, env.today)),
            PaperPressed::Card(id) => {
                self.card = shelf.issued.iter().find(|kept| kept.paper.id == id).cloned().map(PaperCard::new);
            }
            PaperPressed::Print(id) => return Some(PaperAction::Open(id)),
        }
        None
    }

    /// Draws the open dialog.
    pub fn ui(&mut self, ctx: &Context, record: &str, shelf: &Shelf, env: &Env) -> Option<PaperAction> {
        if let Some(answer) = self.card.as_mut().and_then(|card| card.ui(ctx, env)) {
            let kept = self.card.take().map(PaperCard::into_kept);
            return match answer {
                card::Answer::Closed => None,
                card::Answer::Do(action) => Some(action),
                card::Answer::Replace => {
                    let kept = kept?;
                    let form = kept.paper.form_id()?;
                    self.issue = Some(IssueDialog::new(form, record, shelf, Some(&kept.paper), env.today));
                    None
                }
            };
        }
        match self.issue.as_mut()?.ui(ctx, env)? {
            issue::Answer::Closed => {
                self.issue = None;
                None
            }
            issue::Answer::Preview(action) => Some(action),
            issue::Answer::Issue(action) => {
                self.sent = self.issue.take();
                Some(action)
            }
        }
    }

    /// The pages that were asked for.
    pub fn show_preview(&mut self, pages: PreviewPages) {
        if let Some(dialog) = &mut self.issue {
            dialog.show_preview(pages);
        }
    }

    /// What was sent is done.
    pub fn done(&mut self) {
        self.sent = None;
    }

    /// What was sent did not succeed: what was typed is there again.
    pub fn put_back(&mut self) {
        self.issue = self.sent.take().or(self.issue.take());
    }

    /// Whether a dialog is open.
    pub fn is_open(&self) -> bool {
        self.issue.is_some() || self.card.is_some()
    }
}
