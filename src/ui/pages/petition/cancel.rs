//! 作废: asks why, and says that the number stays in the register.

use crate::ui::theme::{Role, color as c};
use crate::ui::widgets::{Button, Dialog, FocusChain, Row, TextField};
use eframe::egui::{Context, Id};

use super::{PetitionChange, w};

const SALT: &str = "cancel petition";

/// The question on show.
#[derive(Clone, Debug, PartialEq)]
pub struct CancelDialog {
    number: String,
    title: String,
    reason: String,
    tried: bool,
    begun: bool,
}

impl CancelDialog {
    /// Asks about item `number`; `title` is its 标题.
    pub fn new(number: &str, title: &str) -> Self {
        let (number, title) = (number.to_owned(), title.to_owned());
        Self { number, title, reason: String::new(), tried: false, begun: false }
    }

    /// Draws it. `Some(None)`: closed without a change.
    pub fn ui(&mut self, ctx: &Context) -> Option<Option<PetitionChange>> {
        let title = format!("{} {}？", w::CANCEL, self.number);
        let go_id = Id::unique((SALT, "go"));
        let mut go = false;
        let mut stay = false;
        let out = Dialog::new(SALT, &title).show(
            ctx,
            |ui| {
                ui.label(Role::Cell.rich(&self.title, c::INK));
                ui.label(Role::Small.rich(w::CANCEL_HINT, c::INK2));
                let mut chain = FocusChain::new();
                Row::new(w::REASON).required().show(ui, |ui, label| {
                    let error = (self.tried && self.reason.trim().is_empty()).then_some(w::REASON_MISSING);
                    let field = TextField::new("reason", &mut self.reason)
                        .labelled(label)
                        .required()
                        .placeholder(w::REASON_EXAMPLE)
                        .error(error)
                        .show(ui);
                    if !self.begun {
                        field.request_focus();
                        self.begun = true;
                    }
                    chain.push(&field);
                });
                chain.end_at(go_id);
                chain.run(ui.ctx());
            },
            |ui| {
                go = ui.add(Button::danger(w::CANCEL).id(go_id)).clicked();
                stay = ui.add(Button::plain(w::CANCEL_NOT).key("Esc")).clicked();
            },
        );
        if out.dismissed || stay {
            Dialog::closed(ctx, SALT);
            return Some(None);
        }
        if go {
            (self.tried, self.begun) = (true, false);
        }
        if go && !self.reason.trim().is_empty() {
            Dialog::closed(ctx, SALT);
            let reason = self.reason.trim().to_owned();
            return Some(Some(PetitionChange::Cancel { number: self.number.clone(), reason }));
        }
        None
    }
}
