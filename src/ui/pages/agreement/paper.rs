//! 文书: number, form, body, date and copies.

use eframe::egui::Ui;

use super::parties::head_ui;
use super::text::AgreementText;
use super::w;
use crate::domain::agreement::{Agreement, AgreementForm, MediatingKind};
use crate::ui::pages::dispute::pair;
use crate::ui::widgets::{Guide, Note, PickItem, Picker, Row, Segmented, TextArea, TextField, check, form};

/// Draws the fields of the paper itself.
pub fn paper_ui(ui: &mut Ui, text: &mut AgreementText, guide: &mut Guide<'_>, agreement: &Agreement, locked: bool) {
    head_ui(ui, w::PAPER, "", &[]);
    if let Some(earlier) = &mut text.supplement {
        Row::new(w::EARLIER).show(ui, |ui, label| {
            let parts = [(false, w::ADDS), (true, w::REPLACES)];
            ui.add_enabled_ui(!locked, |ui| {
                let response = Segmented::new("replaces", &mut earlier.replaces, &parts).labelled(label).show(ui);
                guide.field("supplement", &response);
            });
            form::note(ui, Note::Hint(&w::earlier(&earlier.to, earlier.replaces)));
        });
    }
    let field = |ui: &mut Ui, guide: &mut Guide<'_>, path: &str, label: &str, value: &mut String, hint: &str| {
        Row::new(label).show(ui, |ui, label| {
            let (error, warning) = (guide.error(path), guide.warning(path));
            let mut field = TextField::new(path, value).labelled(label).placeholder(hint).read_only(locked);
            if let Some(words) = warning.as_deref() {
                field = field.note(Note::Suggestion(words));
            }
            guide.field(path, &field.error(error.as_deref()).show(ui));
        });
    };
    pair(ui, |ui, side| match side {
        0 => field(ui, guide, "mediated_on", w::MEDIATED_ON, &mut text.mediated_on, "如 6-18"),
        _ => field(ui, guide, "paper_number", w::PAPER_NUMBER, &mut text.paper_number, w::PAPER_NUMBER_HINT),
    });
    pair(ui, |ui, side| {
        if side == 0 {
            let items: Vec<PickItem<MediatingKind>> =
                MediatingKind::ALL.iter().map(|&kind| PickItem::new(kind, kind.label())).collect();
            Row::new(w::BODY_KIND).show(ui, |ui, label| {
                let mut kind = Some(text.body_kind);
                ui.add_enabled_ui(!locked, |ui| {
                    guide.field("body_kind", &Picker::new("body_kind", &mut kind, &items).labelled(label).show(ui));
                });
                text.body_kind = kind.unwrap_or(text.body_kind);
            });
        } else {
            field(ui, guide, "body", w::BODY, &mut text.body, "");
        }
    });
    let copies = w::copies_hint(Agreement { copies: 0, ..agreement.clone() }.copies());
    pair(ui, |ui, side| {
        if side == 0 {
            Row::new(w::FORM).show(ui, |ui, label| {
                let parts = [
                    (AgreementForm::Written, AgreementForm::Written.label()),
                    (AgreementForm::Oral, AgreementForm::Oral.label()),
                ];
                ui.add_enabled_ui(!locked, |ui| {
                    guide.field("form", &Segmented::new("form", &mut text.form, &parts).labelled(label).show(ui));
                });
            });
        } else {
            field(ui, guide, "copies", w::COPIES, &mut text.copies, &copies);
            Row::new("").show(ui, |ui, _| {
                ui.add_enabled_ui(!locked, |ui| {
                    guide.field("court_copy", &check::check(ui, "court copy", &mut text.court_copy, w::COURT_COPY));
                });
            });
        }
    });
    Row::new(w::REMARK).show(ui, |ui, label| {
        let area = TextArea::new("remark", &mut text.remark).labelled(label).rows(2).read_only(locked);
        guide.area("remark", &area.show(ui));
    });
}
