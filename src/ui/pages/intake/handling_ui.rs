//! 处理: what is done with the item at once, who is responsible, and the rarely used rest.

use super::{
    case_ui::handling_parts,
    fields::Field,
    form::{Handling, IntakeForm},
    model::IntakeModel,
    w,
};
use crate::domain::terms::{Flag, Opinion};
use crate::ui::icons;
use crate::ui::widgets::{
    Button, Guide, MultiPicker, Names, Note, PickItem, Row, Segmented, Stepper, TextArea, card, check, form,
};
use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder};

/// Draws the section. `more`: the rarely used fields are in sight.
pub(super) fn section_ui(
    ui: &mut Ui,
    form: &mut IntakeForm,
    guide: &mut Guide<'_>,
    model: &IntakeModel,
    more: &mut bool,
) {
    ui.add_space(4.0);
    let head = card::section(ui, w::HANDLING);
    more_button_ui(ui, head.rect, more);
    if form.is_amending() {
        form::note(ui, Note::Hint(w::HANDLING_STAYS));
        unit_ui(ui, form, guide, model, false);
    } else {
        how_ui(ui, form, guide);
        match form.handling() {
            Handling::Forward => forward_ui(ui, form, guide),
            Handling::OnSpot => {
                on_spot_ui(ui, form, guide);
                unit_ui(ui, form, guide, model, false);
            }
            Handling::Later => unit_ui(ui, form, guide, model, false),
            Handling::Own => unit_ui(ui, form, guide, model, true),
            Handling::Assign => {
                unit_ui(ui, form, guide, model, true);
                Row::new(w::ASSIGNED_DUE).show(ui, |ui, label| {
                    Field::new("assigned_due", 150.0).labelled(label).placeholder(w::OPTIONAL).date(
                        ui,
                        guide,
                        &mut form.assigned_due,
                        model,
                    );
                });
            }
        }
    }
    if *more {
        more_ui(ui, form, guide, model);
    }
}

/// 更多项目, at the right of the section's head.
fn more_button_ui(ui: &mut Ui, head: Rect, more: &mut bool) {
    let words = if *more { w::LESS } else { w::MORE };
    let icon = if *more { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    let layout = Layout::right_to_left(Align::Min);
    let mut child = ui.new_child(UiBuilder::new().id_salt("more").max_rect(head).layout(layout));
    if child.add(Button::link(words).icon(icon)).clicked() {
        *more = !*more;
    }
}

fn how_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>) {
    let parts = handling_parts();
    Row::new(w::HANDLING_HOW).required().show(ui, |ui, label| {
        let mut handling = form.handling();
        let width = ui.available_width();
        let response = Segmented::new("handling", &mut handling, &parts).labelled(label).width(width).show(ui);
        if response.changed() {
            form.chosen_handling = Some(handling);
        }
        guide.field("handling", &response);
        match guide.error("handling") {
            Some(error) => form::note(ui, Note::Error(&error)),
            None => form::note(ui, Note::Hint(w::handling_hint(handling))),
        }
    });
}

fn forward_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>) {
    Row::new(w::FORWARD_TO).required().show(ui, |ui, label| {
        Field::new("forward_to", ui.available_width()).labelled(label).required().placeholder(w::FORWARD_HINT).text(
            ui,
            guide,
            &mut form.forward_to,
        );
    });
}

fn unit_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, model: &IntakeModel, required: bool) {
    let row = Row::new(w::UNIT);
    let row = if required { row.required() } else { row };
    row.show(ui, |ui, label| {
        let mut field = Field::new("unit", ui.available_width()).labelled(label);
        if required {
            field = field.required();
        }
        field.known(ui, guide, &mut form.unit, &model.units);
    });
    Row::new(w::ASSISTING).show(ui, |ui, label| {
        let response = Names::new("assisting", &mut form.assisting, &model.units).labelled(label).show(ui);
        guide.field("assisting", &response);
    });
}

fn on_spot_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>) {
    let parts: Vec<_> = Opinion::ALL.iter().map(|&opinion| (Some(opinion), opinion.label())).collect();
    Row::new(w::OPINION).required().show(ui, |ui, label| {
        let width = ui.available_width();
        let response = Segmented::new("opinion", &mut form.opinion, &parts).labelled(label).width(width).show(ui);
        guide.field("opinion", &response);
        if let Some(error) = guide.error("opinion") {
            form::note(ui, Note::Error(&error));
        }
    });
    Row::new(w::REPLY).show(ui, |ui, label| {
        let response = TextArea::new("reply", &mut form.reply).labelled(label).rows(2).show(ui);
        guide.area("reply", &response);
        let response = check::check(ui, "settled", &mut form.settled, w::SETTLED);
        guide.field("settled", &response);
    });
}

fn more_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, model: &IntakeModel) {
    Row::new(w::DEMANDS).show(ui, |ui, label| {
        let area = TextArea::new("demands", &mut form.demands).labelled(label).hint(w::DEMANDS_HINT).rows(3);
        guide.area("demands", &area.show(ui));
    });
    Row::new(w::FLAGS).show(ui, |ui, label| {
        let items: Vec<_> = Flag::ALL.iter().map(|&flag| PickItem::new(flag, flag.label())).collect();
        let mut chosen: Vec<Flag> = form.flags.iter().copied().collect();
        let response = MultiPicker::new("flags", &mut chosen, &items).labelled(label).show(ui);
        if response.changed() {
            form.flags = chosen.into_iter().collect();
        }
        guide.field("flags", &response);
    });
    Row::new(w::HANDLER).show(ui, |ui, label| {
        Field::new("handler", ui.available_width()).labelled(label).suggest(ui, guide, &mut form.handler, &model.staff);
    });
    Row::new(w::LEADER).show(ui, |ui, label| {
        Field::new("leader", ui.available_width()).labelled(label).suggest(ui, guide, &mut form.leader, &model.leaders);
    });
    Row::new(w::AFFECTED).show(ui, |ui, label| {
        let response =
            Stepper::new("affected", &mut form.affected, 0..=99_999, "人").labelled(label).named(w::AFFECTED).show(ui);
        guide.field("affected", &response);
        form::note(ui, Note::Hint(w::AFFECTED_HINT));
    });
    Row::new(w::ENCLOSURES).show(ui, |ui, label| {
        Field::new("enclosures", ui.available_width()).labelled(label).text(ui, guide, &mut form.enclosures);
    });
    Row::new(w::REMARK).show(ui, |ui, label| {
        Field::new("remark", ui.available_width()).labelled(label).text(ui, guide, &mut form.remark);
    });
}

/// Whether one of the rarely used fields holds something.
pub(super) fn has_more(form: &IntakeForm) -> bool {
    !form.flags.is_empty()
        || form.affected > 0
        || [&form.demands, &form.handler, &form.leader, &form.enclosures, &form.remark]
            .iter()
            .any(|text| !text.is_empty())
}
