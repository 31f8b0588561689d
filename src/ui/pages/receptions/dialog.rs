//! The dialog of one day.

use chrono::NaiveDate;
use eframe::egui::{Align, Context, Id, Layout, Ui};

use super::action::DayChange;
use super::form::DayForm;
use super::model::ReceptionsModel;
use super::w;
use crate::domain::{finding::Finding, reception::ReceptionForm};
use crate::ui::icons;
use crate::ui::pages::due;
use crate::ui::theme::space;
use crate::ui::widgets::guide::Seen;
use crate::ui::widgets::{
    Button, Dialog, Guide, Note, Row, Segmented, Stepper, Suggest, TextArea, TextField, check, form,
};

const SALT: &str = "reception day";
const LABEL_W: f32 = 76.0;

/// The open day.
pub(super) struct DayDialog {
    form: DayForm,
    seen: Seen,
    fresh: bool,
}

/// What came of a frame.
pub(super) enum Told {
    /// Close; nothing happens.
    Close,
    /// Save this.
    Save(DayChange),
}

impl DayDialog {
    pub fn new(form: DayForm) -> Self {
        Self { form, seen: Seen::default(), fresh: true }
    }

    pub fn closed(ctx: &Context) {
        Dialog::closed(ctx, SALT);
    }

    pub fn ui(&mut self, ctx: &Context, model: &ReceptionsModel, today: NaiveDate, busy: bool) -> Option<Told> {
        let findings = self.form.findings();
        let title = w::dialog(&due::with_weekday(self.form.on));
        let save = Id::unique("save reception day");
        let fresh = std::mem::take(&mut self.fresh);
        let (form, seen) = (&mut self.form, &mut self.seen);
        let out = Dialog::new(SALT, &title).icon(icons::CALENDAR_CHECK).width(600.0).show(
            ctx,
            |ui| body_ui(ui, form, seen, &findings, model, today, (fresh, save)),
            |ui| {
                let go = ui.add(Button::primary(w::SAVE).id(save)).clicked();
                let stay = ui.add(Button::plain(w::CANCEL).key("Esc")).clicked();
                (go && !busy, stay)
            },
        );
        let (go, stay) = out.footer;
        if out.dismissed || stay {
            return Some(Told::Close);
        }
        if !go {
            return None;
        }
        if let Some(first) = findings.first() {
            self.seen.show_all();
            let at = first.field.trim_start_matches("blocks[").split_once(']').and_then(|(at, _)| at.parse().ok());
            self.form.current = at.unwrap_or(self.form.current);
            self.seen.go_to(&first.field);
            return None;
        }
        Some(self.form.change().map_or(Told::Close, Told::Save))
    }
}

fn body_ui(
    ui: &mut Ui,
    day: &mut DayForm,
    seen: &mut Seen,
    findings: &[Finding],
    model: &ReceptionsModel,
    today: NaiveDate,
    (fresh, save): (bool, Id),
) {
    let mut guide = Guide::new(findings, seen);
    who_ui(ui, day, model);
    let at = day.current;
    let path = |field: &str| format!("blocks[{at}].{field}");
    let half = (ui.available_width() - space::S12) / 2.0;
    let (on, names) = (day.on, model.names());
    let mut typed = false;
    if let Some(block) = day.blocks.get_mut(at) {
        form::line(ui, &[half, half], space::S12, |ui, cell| match cell {
            0 => Row::new(w::L_LEADER).required().label_width(LABEL_W).show(ui, |ui, label| {
                let error = guide.error(&path("leader"));
                let field = Suggest::new("leader", &mut block.now.leader, &names).labelled(label).required();
                let response = field.error(error.as_deref()).show(ui);
                typed = response.changed();
                if fresh {
                    response.request_focus();
                }
                guide.field(&path("leader"), &response);
            }),
            _ => text(ui, &mut guide, &path("post"), w::L_POST, &mut block.now.post),
        });
        if let Some(other) = block.other_before().map(str::to_owned) {
            Row::new("")
                .label_width(LABEL_W)
                .show(ui, |ui, _| check::check(ui, "swap", &mut block.swap, &w::swap(&other)));
        }
        form::line(ui, &[half, half], space::S12, |ui, cell| match cell {
            0 => text(ui, &mut guide, &path("hours"), w::L_HOURS, &mut block.now.hours),
            _ => text(ui, &mut guide, &path("place"), w::L_PLACE, &mut block.now.place),
        });
        Row::new(w::L_FORM).label_width(LABEL_W).show(ui, |ui, label| {
            let parts: Vec<(ReceptionForm, &str)> =
                ReceptionForm::ALL.iter().map(|&form| (form, form.label())).collect();
            let response = Segmented::new("form", &mut block.now.form, &parts).labelled(label).show(ui);
            guide.field(&path("form"), &response);
        });
        if on <= today {
            form::line(ui, &[half, half], space::S12, |ui, cell| match cell {
                0 => Row::new(w::L_BATCHES).label_width(LABEL_W).show(ui, |ui, label| {
                    let field = Stepper::new("batches", &mut block.now.batches, 0..=999, "批").labelled(label);
                    let response = field.show(ui);
                    if response.changed() && block.now.people < block.now.batches {
                        block.now.people = block.now.batches; // at least one person each; can be changed
                    }
                    guide.field(&path("batches"), &response);
                }),
                _ => Row::new(w::L_PEOPLE).label_width(LABEL_W).show(ui, |ui, label| {
                    let error = guide.error(&path("people"));
                    let field = Stepper::new("people", &mut block.now.people, 0..=99_999, "人").labelled(label);
                    guide.field(&path("people"), &field.error(error.as_deref()).show(ui));
                    if let Some(words) = error.as_deref() {
                        form::note(ui, Note::Error(words));
                    }
                }),
            });
        }
        Row::new(w::L_NOTE).label_width(LABEL_W).show(ui, |ui, label| {
            let field = TextArea::new("note", &mut block.now.note).labelled(label).placeholder(w::NOTE_HINT).rows(3);
            guide.area(&path("note"), &field.show(ui));
        });
    }
    if typed {
        day.leader_typed(model, today);
    }
    guide.finish(ui.ctx(), Some(save));
}

/// The leaders of the day, and adding or taking off one.
fn who_ui(ui: &mut Ui, day: &mut DayForm, model: &ReceptionsModel) {
    ui.horizontal(|ui| {
        let names: Vec<String> = day
            .blocks
            .iter()
            .enumerate()
            .map(|(at, block)| match block.now.leader.trim() {
                "" => w::nth(at + 1),
                name => name.to_owned(),
            })
            .collect();
        if names.len() > 1 {
            let parts: Vec<(usize, &str)> = names.iter().map(String::as_str).enumerate().collect();
            Segmented::new("who", &mut day.current, &parts).named(w::WHO).show(ui);
        }
        if ui.add(Button::link(w::ADD).icon(icons::PLUS)).clicked() {
            day.add(model);
        }
        let saved = day.blocks.get(day.current).is_some_and(|block| block.before.is_some());
        if day.blocks.len() > 1 || saved {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::danger_plain(w::STRIKE).small()).clicked() {
                    day.strike();
                }
            });
        }
    });
}

fn text(ui: &mut Ui, guide: &mut Guide<'_>, path: &str, label: &str, value: &mut String) {
    Row::new(label).label_width(LABEL_W).show(ui, |ui, id| {
        let field = TextField::new(label, value).labelled(id).placeholder(w::OPTIONAL);
        guide.field(path, &field.show(ui));
    });
}
