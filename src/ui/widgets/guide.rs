//! Findings at their fields: what is wrong shows when a field is left and goes while it is put right.

use std::collections::BTreeSet;

use eframe::egui::{Context, Id, Popup, Response};

use super::FocusChain;
use crate::domain::finding::Finding;

/// What a form remembers about its findings between frames.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    left: BTreeSet<String>,
    /// Left with the mouse button still down: what is wrong shows when it is released, so that nothing moves away from
    /// under a press.
    leaving: BTreeSet<String>,
    all: bool,
    wanted: Option<String>,
}

impl Seen {
    /// Shows every finding from now on (saving was tried).
    pub fn show_all(&mut self) {
        self.all = true;
    }

    /// Whether saving was tried.
    pub fn is_all(&self) -> bool {
        self.all
    }

    /// Gives the focus to the field of this path in the next frame.
    pub fn go_to(&mut self, path: &str) {
        self.wanted = Some(path.to_owned());
    }
}

/// Walks with a form through one frame: which finding to show where, and the way Enter goes.
pub struct Guide<'a> {
    findings: &'a [Finding],
    seen: &'a mut Seen,
    chain: FocusChain,
    stops: Vec<(String, Id)>,
}

impl<'a> Guide<'a> {
    /// `findings` are those of the form as it stands.
    pub fn new(findings: &'a [Finding], seen: &'a mut Seen) -> Self {
        Self { findings, seen, chain: FocusChain::new(), stops: Vec::new() }
    }

    /// What is wrong with the field, once it was left. Cloned, because the field borrows the form.
    pub fn error(&self, path: &str) -> Option<String> {
        self.find(path, true)
    }

    /// What is worth a look at the field, once it was left.
    pub fn warning(&self, path: &str) -> Option<String> {
        self.find(path, false)
    }

    /// Errors and warnings below this path (`parties[1].name` for `parties`), to stand under a grid.
    pub fn below(&self, path: &str) -> Vec<&'a Finding> {
        let below = |finding: &&Finding| {
            finding.field.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', '.']))
        };
        let shown = |finding: &&Finding| self.is_shown(&finding.field);
        self.findings.iter().filter(below).filter(shown).collect()
    }

    /// The errors on show, in the order in which their fields were drawn so far.
    pub fn errors_shown(&self) -> Vec<&'a Finding> {
        let shown = |finding: &&Finding| finding.blocks() && self.is_shown(&finding.field);
        let mut shown: Vec<&Finding> = self.findings.iter().filter(shown).collect();
        shown.sort_by_key(|finding| self.place(&finding.field).unwrap_or(usize::MAX));
        shown
    }

    /// The first error of the form, on show or not, in the order in which the fields were drawn so far.
    pub fn first_error(&self) -> Option<&'a Finding> {
        let errors = self.findings.iter().filter(|finding| finding.blocks());
        errors.min_by_key(|finding| self.place(&finding.field).unwrap_or(usize::MAX))
    }

    /// Shows every finding from now on (saving was tried).
    pub fn show_all(&mut self) {
        self.seen.show_all();
    }

    /// Gives the focus to the field of this path at the end of the frame.
    pub fn go_to(&mut self, path: &str) {
        self.seen.go_to(path);
    }

    /// Treats a path as left although no field bears it (a finding about a whole table).
    pub fn leave(&mut self, path: &str) {
        self.seen.left.insert(path.to_owned());
    }

    /// Where the field of this path stands; a finding about a whole grid is at home in its first field.
    fn place(&self, path: &str) -> Option<usize> {
        let exact = self.stops.iter().position(|(stop, _)| stop == path);
        let near = || self.stops.iter().position(|(stop, _)| stop.starts_with(path) || path.starts_with(stop.as_str()));
        exact.or_else(near)
    }

    fn find(&self, path: &str, blocks: bool) -> Option<String> {
        let found = self.findings.iter().find(|finding| finding.field == path && finding.blocks() == blocks)?;
        self.is_shown(path).then(|| found.message.clone())
    }

    fn is_shown(&self, path: &str) -> bool {
        self.seen.all || self.seen.left.contains(path)
    }

    /// A field was drawn: Enter goes on from it.
    pub fn field(&mut self, path: &str, response: &Response) {
        self.chain.push(response);
        self.stop(path, response);
    }

    /// A multi-line field was drawn: Ctrl+Enter goes on from it.
    pub fn area(&mut self, path: &str, response: &Response) {
        self.chain.push_multiline(response);
        self.stop(path, response);
    }

    fn stop(&mut self, path: &str, response: &Response) {
        // A picker whose list is open has not been left: its filter only borrows the focus.
        let list_open = || Popup::is_id_open(&response.ctx, response.id.with("popup"));
        if response.lost_focus() && !list_open() {
            self.seen.leaving.insert(path.to_owned());
        }
        self.stops.push((path.to_owned(), response.id));
    }

    /// The first field, to focus when the form opens.
    pub fn first(&self) -> Option<Id> {
        self.chain.first()
    }

    /// Which field has the focus.
    pub fn focused(&self, ctx: &Context) -> Option<&str> {
        let focused = ctx.memory(|memory| memory.focused())?;
        self.stops.iter().find(|(_, id)| *id == focused).map(|(path, _)| path.as_str())
    }

    /// Call last: moves the focus if Enter or a jump asked for it. `end` is where the last field leads.
    pub fn finish(mut self, ctx: &Context, end: Option<Id>) {
        if let Some(end) = end {
            self.chain.end_at(end);
        }
        self.chain.run(ctx);
        if !self.seen.leaving.is_empty() {
            if ctx.input(|input| input.pointer.any_down()) {
                ctx.request_repaint();
            } else {
                self.seen.left.append(&mut self.seen.leaving);
            }
        }
        let Some(wanted) = self.seen.wanted.take() else { return };
        if let Some((_, id)) = self.place(&wanted).and_then(|at| self.stops.get(at)) {
            ctx.memory_mut(|memory| memory.request_focus(*id));
        }
    }
}
