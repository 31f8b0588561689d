//! The dialog of a step: asks for what the step must carry, says what it leads to.

use crate::domain::{
    procedure::Step,
    terms::{DeclineGround, DeliveryManner, Opinion, Satisfaction, Settlement},
};
use crate::ui::icons;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c};
use crate::ui::widgets::form::{self as notes, Note};
use crate::ui::widgets::{
    Button, DateField, Dialog, FocusChain, MenuItem, Row, Segmented, Stepper, TextArea, TextField, check, menu,
};
use eframe::egui::{Context, Id, Label, Popup, Response, ScrollArea, Ui};

use super::{Field, Move, PetitionModel, StepForm, w};

const SALT: &str = "petition step";
const LABEL_W: f32 = 100.0;
const WIDTH: f32 = 600.0;
/// Head and foot of the dialog, and the space around it.
const FRAME_H: f32 = 184.0;

/// The dialog on show.
#[derive(Clone, Debug, PartialEq)]
pub struct StepDialog {
    form: StepForm,
    tried: bool,
    focus: Option<Field>,
    settling: u8,
}

/// What a frame of the dialog needs besides the form.
struct Frame<'a> {
    model: &'a PetitionModel,
    env: &'a Env,
    chain: FocusChain,
    error: Option<(Field, String)>,
    focus: Option<Field>,
}

impl Frame<'_> {
    fn error(&self, field: Field) -> Option<&str> {
        self.error.as_ref().filter(|(at, _)| *at == field).map(|(_, sentence)| sentence.as_str())
    }

    /// Puts a field into the order of Enter, and the focus on it when its turn has come.
    fn take(&mut self, field: Field, response: &Response) {
        if self.focus == Some(field) {
            response.request_focus();
            self.focus = None;
        }
        self.chain.push(response);
    }
}

impl StepDialog {
    /// Asks for the fields of `form`.
    pub fn new(form: StepForm) -> Self {
        Self { form, tried: false, focus: Some(Field::On), settling: 3 }
    }

    /// Draws it. `Some(None)`: closed; `Some(Some(steps))`: these entries are to be made.
    pub fn ui(&mut self, ctx: &Context, model: &PetitionModel, env: &Env) -> Option<Option<Vec<Step>>> {
        // A scrolling body finds its height, and the dialog its place, in the first frames.
        if let Some(left) = self.settling.checked_sub(1) {
            self.settling = left;
            ctx.request_repaint();
        }
        let form = &mut self.form;
        let words = super::offers::words(form.step, model.is_assigned());
        let question = if form.step == Move::Close { "？" } else { "" };
        let title = format!("{words} {}{question}", model.number());
        let checked = form.checked(&model.file, env.now, &model.settings, &model.calendar);
        let error = checked.as_ref().err().cloned().filter(|_| self.tried);
        let mut frame = Frame { model, env, chain: FocusChain::new(), error, focus: self.focus.take() };
        let go_id = Id::unique((SALT, "go"));
        let (mut go, mut stay) = (false, false);
        let go_words = w::go(form.step, form.with_notice, model.is_assigned());
        let stay_words = w::stay(form.step);
        let out = Dialog::new(SALT, &title).width(WIDTH).show(
            ctx,
            |ui| {
                // At a high zoom the window is lower than the form: the buttons stay in sight.
                let room = (ui.ctx().content_rect().height() - FRAME_H).max(160.0);
                ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
                    ui.add(Label::new(Role::Cell.rich(&model.file.petition.title, c::INK2)).truncate());
                    fields_ui(ui, form, &mut frame);
                    if let Some(told) = form.consequence(&model.file, env.now, &model.settings, &model.calendar) {
                        notes::note(ui, Note::Hint(&told));
                    }
                    if let Some(sentence) = frame.error(Field::Whole) {
                        notes::note(ui, Note::Error(sentence));
                    }
                });
                frame.chain.end_at(go_id);
                frame.chain.run(ui.ctx());
            },
            |ui| {
                go = ui.add(Button::primary(go_words).id(go_id)).clicked();
                stay = ui.add(Button::plain(stay_words).key("Esc")).clicked();
            },
        );
        if out.dismissed || stay {
            Dialog::closed(ctx, SALT);
            return Some(None);
        }
        if !go {
            return None;
        }
        match self.form.checked(&model.file, env.now, &model.settings, &model.calendar) {
            Ok(mut steps) => {
                for step in steps.iter_mut().filter(|step| step.on == env.today) {
                    step.at = Some(env.now.time());
                }
                Dialog::closed(ctx, SALT);
                Some(Some(steps))
            }
            Err((field, _)) => {
                (self.tried, self.focus) = (true, Some(field));
                None
            }
        }
    }
}

fn fields_ui(ui: &mut Ui, form: &mut StepForm, frame: &mut Frame<'_>) {
    date_ui(ui, w::ON, "on", &mut form.on, Field::On, true, frame);
    match form.step {
        Move::Accept => {
            document_ui(ui, form, frame);
            notice_ui(ui, form, frame);
        }
        Move::Decline => {
            ground_ui(ui, form, frame);
            line_ui(ui, w::DIRECT_TO, "to", &mut form.to, w::DIRECT_TO_EXAMPLE, Some(Field::To), frame);
            document_ui(ui, form, frame);
        }
        Move::Forward => {
            line_ui(ui, w::FORWARD_TO, "to", &mut form.to, w::FORWARD_TO_EXAMPLE, Some(Field::To), frame);
            document_ui(ui, form, frame);
        }
        Move::DeliverNotice | Move::DeliverReply => delivery_ui(ui, form, frame),
        Move::Reply => {
            let parts: Vec<(Option<Opinion>, &str)> = Opinion::ALL.iter().map(|o| (Some(*o), o.label())).collect();
            parts_ui(ui, w::OPINION, "opinion", &mut form.opinion, &parts, Field::Opinion, frame);
            document_ui(ui, form, frame);
        }
        Move::Close => {
            let parts: Vec<_> = Settlement::ALL.iter().map(|s| (Some(*s), s.label())).collect();
            parts_ui(ui, w::SETTLEMENT, "settlement", &mut form.settlement, &parts, Field::Settlement, frame);
        }
        Move::Assign => {
            unit_ui(ui, form, frame);
            date_ui(ui, w::REPORT_BY, "due", &mut form.due, Field::Whole, false, frame);
            document_ui(ui, form, frame);
        }
        Move::Extend => {
            days_ui(ui, form, frame);
            line_ui(ui, w::APPROVER, "approver", &mut form.approver, "", Some(Field::Approver), frame);
            document_ui(ui, form, frame);
        }
        Move::Report => {
            line_ui(ui, w::SUPERIOR, "to", &mut form.to, "", Some(Field::To), frame);
            document_ui(ui, form, frame);
        }
        Move::FollowUp => {
            line_ui(ui, w::CONTACT, "contact", &mut form.contact, w::CONTACT_EXAMPLE, None, frame);
            let parts: Vec<_> = Satisfaction::ALL.iter().map(|s| (Some(*s), s.label())).collect();
            parts_ui(ui, w::SATISFACTION, "satisfaction", &mut form.satisfaction, &parts, Field::Satisfaction, frame);
        }
        Move::Withdraw => {}
    }
    line_ui(ui, w::BY, "by", &mut form.by, "", None, frame);
    row(w::text_label(form.step)).show(ui, |ui, label| {
        let response = TextArea::new("text", &mut form.text)
            .labelled(label)
            .placeholder(w::text_example(form.step))
            .rows(2)
            .show(ui);
        frame.chain.push_multiline(&response);
    });
}

fn row(label: &str) -> Row<'_> {
    Row::new(label).label_width(LABEL_W)
}

fn line_ui(
    ui: &mut Ui,
    label: &str,
    salt: &str,
    text: &mut String,
    example: &str,
    field: Option<Field>,
    frame: &mut Frame<'_>,
) {
    let mut row = row(label);
    if field.is_some() {
        row = row.required();
    }
    row.show(ui, |ui, label| {
        let mut line = TextField::new(salt, text).labelled(label).placeholder(example);
        if let Some(field) = field {
            line = line.required().error(frame.error(field));
        }
        let response = line.show(ui);
        frame.take(field.unwrap_or(Field::Whole), &response);
    });
}

fn document_ui(ui: &mut Ui, form: &mut StepForm, frame: &mut Frame<'_>) {
    let code = &frame.model.settings.numbering.document_code;
    let example = w::document_example(code, form.step, frame.env.today);
    line_ui(ui, w::DOCUMENT, "document", &mut form.document, &example, None, frame);
}

fn date_ui(
    ui: &mut Ui,
    label: &str,
    salt: &str,
    date: &mut Option<chrono::NaiveDate>,
    field: Field,
    required: bool,
    frame: &mut Frame<'_>,
) {
    let mut row = row(label);
    if required {
        row = row.required();
    }
    row.show(ui, |ui, label| {
        let env = frame.env;
        let marks = |day| env.day_mark(day);
        let mut input = DateField::new(salt, date, env.today).labelled(label).marks(&marks);
        if required {
            input = input.required().error(frame.error(field));
        }
        let response = input.show(ui);
        frame.take(if required { field } else { Field::Whole }, &response);
    });
}

fn parts_ui<T: PartialEq + Clone>(
    ui: &mut Ui,
    label: &str,
    salt: &str,
    value: &mut T,
    parts: &[(T, &str)],
    field: Field,
    frame: &mut Frame<'_>,
) {
    row(label).required().show(ui, |ui, label| {
        let response = Segmented::new(salt, value, parts).labelled(label).show(ui);
        frame.take(field, &response);
        if let Some(sentence) = frame.error(field) {
            notes::note(ui, Note::Error(sentence));
        }
    });
}

fn notice_ui(ui: &mut Ui, form: &mut StepForm, frame: &mut Frame<'_>) {
    if !frame.model.file.petition.notice_owed() {
        return;
    }
    row("").show(ui, |ui, _| {
        let response = check::check(ui, "notice", &mut form.with_notice, w::WITH_NOTICE);
        frame.chain.push(&response);
    });
    if form.with_notice {
        line_ui(ui, w::RECIPIENT, "recipient", &mut form.recipient, "", Some(Field::Recipient), frame);
    }
}

fn delivery_ui(ui: &mut Ui, form: &mut StepForm, frame: &mut Frame<'_>) {
    let parts: Vec<_> = DeliveryManner::ALL.iter().map(|manner| (*manner, manner.label())).collect();
    parts_ui(ui, w::MANNER, "manner", &mut form.manner, &parts, Field::Whole, frame);
    let in_person = form.manner == DeliveryManner::InPerson;
    let label = if form.refused { w::WITNESS } else { w::RECIPIENT };
    let field = in_person.then_some(Field::Recipient);
    line_ui(ui, label, "recipient", &mut form.recipient, "", field, frame);
    row("").show(ui, |ui, _| {
        let response = check::check(ui, "refused", &mut form.refused, w::REFUSED);
        if response.changed() {
            form.recipient.clear(); // the name of the one is not that of the other
        }
        frame.chain.push(&response);
    });
}

fn ground_ui(ui: &mut Ui, form: &mut StepForm, frame: &mut Frame<'_>) {
    row(w::GROUND).required().show(ui, |ui, _| {
        for ground in DeclineGround::ALL {
            let response = check::radio(ui, ground.code(), &mut form.ground, Some(*ground), ground.label());
            frame.take(Field::Ground, &response);
            ui.add_space(-10.0);
        }
        ui.add_space(10.0);
        if let Some(sentence) = frame.error(Field::Ground) {
            notes::note(ui, Note::Error(sentence));
        }
    });
}

/// 责任单位: typed, or picked from the list under the arrow.
fn unit_ui(ui: &mut Ui, form: &mut StepForm, frame: &mut Frame<'_>) {
    row(w::UNIT).required().show(ui, |ui, label| {
        let out = TextField::new("to", &mut form.to)
            .labelled(label)
            .required()
            .error(frame.error(Field::To))
            .button(icons::CARET_DOWN, w::PICK_UNIT)
            .show_output(ui);
        frame.take(Field::To, &out.response);
        let id = Id::unique((SALT, "units"));
        if out.button {
            Popup::toggle_id(ui.ctx(), id);
        }
        let items: Vec<MenuItem<'_>> = frame.model.units.iter().map(|unit| MenuItem::new(unit)).collect();
        let picked = menu::menu_at(ui, id, out.frame.left_bottom(), Some(out.response.id), &items);
        if let Some(unit) = picked.and_then(|at| frame.model.units.get(at)) {
            form.to.clone_from(unit);
        }
    });
}

fn days_ui(ui: &mut Ui, form: &mut StepForm, frame: &mut Frame<'_>) {
    let most = u32::from(frame.model.settings.limits.extension_max);
    row(w::DAYS).required().show(ui, |ui, label| {
        let error = frame.error(Field::Days).map(str::to_owned);
        let response =
            Stepper::new("days", &mut form.days, 1..=most, w::DAY).labelled(label).error(error.as_deref()).show(ui);
        frame.take(Field::Days, &response);
        if let Some(sentence) = error {
            notes::note(ui, Note::Error(&sentence));
        }
    });
}
