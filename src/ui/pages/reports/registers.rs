//! The registers and tables of the period: which one, masked or not, on paper, as PDF or as an Excel workbook.

use eframe::egui::{Context, Id};

use super::action::ReportsAction;
use super::w;
use crate::domain::period::Period;
use crate::papers::{MediationRegister, PaperRequest, PetitionBook};
use crate::ui::icons;
use crate::ui::widgets::{Button, Dialog, FocusChain, Note, PickItem, Picker, Row, check, form};

const SALT: &str = "registers";
const LABEL_W: f32 = 104.0;

/// The open dialog.
#[derive(Default)]
pub(super) struct Registers {
    chosen: usize,
    masked: bool,
    fresh: bool,
}

impl Registers {
    pub(super) fn new() -> Self {
        Self { fresh: true, ..Self::default() }
    }

    /// Draws it. `Some(None)` closes it, `Some(Some(…))` closes it with what is asked for.
    pub(super) fn ui(&mut self, ctx: &Context, period: Period) -> Option<Option<ReportsAction>> {
        let papers = papers(period);
        let fresh = std::mem::take(&mut self.fresh);
        let print = Id::unique("print register");
        let out = Dialog::new(SALT, w::REGISTERS).icon(icons::LIST).width(520.0).show(
            ctx,
            |ui| {
                let mut chain = FocusChain::new();
                Row::new(w::L_REGISTER).label_width(LABEL_W).show(ui, |ui, label| {
                    let items: Vec<PickItem<usize>> =
                        papers.iter().enumerate().map(|(at, (words, _))| PickItem::new(at, words)).collect();
                    let mut chosen = Some(self.chosen);
                    let response = Picker::new("register", &mut chosen, &items).labelled(label).show(ui);
                    self.chosen = chosen.unwrap_or(self.chosen);
                    if fresh {
                        response.request_focus();
                    }
                    chain.push(&response);
                    form::note(ui, Note::Hint(&period.label()));
                });
                let names = papers.get(self.chosen).is_some_and(|(_, request)| request.names_people());
                self.masked &= names;
                Row::new("").label_width(LABEL_W).show(ui, |ui, _| {
                    ui.add_enabled_ui(names, |ui| {
                        chain.push(&check::check(ui, "masked", &mut self.masked, w::MASKED));
                    });
                    form::note(ui, Note::Hint(if names { w::N_MASKED } else { w::N_NOBODY }));
                });
                chain.run(ui.ctx());
            },
            |ui| {
                let print = ui.add(Button::primary(w::PRINT).icon(icons::PRINTER).id(print)).clicked();
                let pdf = ui.add(Button::plain(w::EXPORT).icon(icons::FILE_PDF)).clicked();
                let excel = ui.add(Button::plain(w::EXCEL).icon(icons::FILE_XLS)).clicked();
                let stay = ui.add(Button::plain(w::CLOSE).key("Esc")).clicked();
                (print, pdf, excel, stay)
            },
        );
        let (print, pdf, excel, stay) = out.footer;
        let (_, request) = papers.get(self.chosen).cloned()?;
        let request = if self.masked { PaperRequest::Masked(Box::new(request)) } else { request };
        let asked = match (print, pdf, excel) {
            (true, ..) => Some(Some(ReportsAction::Print(request))),
            (_, true, _) => Some(Some(ReportsAction::Export(request))),
            (.., true) => Some(Some(ReportsAction::Excel(request))),
            _ => (stay || out.dismissed).then_some(None),
        };
        if asked.is_some() {
            Dialog::closed(ctx, SALT);
        }
        asked
    }
}

/// Every register and table of a period, by the name it is chosen by.
fn papers(period: Period) -> Vec<(String, PaperRequest)> {
    let named = |words: &str, request| (words.to_owned(), request);
    let mut papers = vec![named(w::STATISTICS, PaperRequest::Statistics { period })];
    let books = PetitionBook::ALL.iter();
    papers.extend(books.map(|&book| named(book.label(), PaperRequest::PetitionBook { book, period })));
    papers.push(named(w::DISPUTES, PaperRequest::DisputeRegister { period, numbers: None }));
    papers.push(named(w::ISSUES, PaperRequest::IssueRegister { period }));
    let mediation = MediationRegister::ALL.iter();
    papers.extend(mediation.map(|&which| named(which.label(), PaperRequest::Mediation { which, period })));
    papers
}
