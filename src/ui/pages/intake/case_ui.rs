//! 来访情况: how, when and from where the item came, and how many people.

use super::{
    fields::Field,
    form::{Handling, IntakeForm},
    model::IntakeModel,
    w,
};
use crate::domain::terms::{Channel, Level, ReferralKind};
use crate::ui::widgets::{Guide, Note, PickItem, Row, Segmented, Stepper, card, form};
use eframe::egui::Ui;

/// Room for a field that shares its row with a second label and field.
const SECOND_W: f32 = 103.0;
const SECOND_LABEL_W: f32 = 53.0;
const DATE_W: f32 = 134.0;
const TIME_W: f32 = 64.0;

/// Draws the section.
pub(super) fn section_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, model: &IntakeModel) {
    card::section(ui, &w::section(form.channel));
    channel_ui(ui, form, guide);
    when_ui(ui, form, guide, model);
    detail_ui(ui, form, guide, model);
    source_ui(ui, form, guide, model);
    headcount_ui(ui, form, guide, model);
}

fn channel_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>) {
    let mut parts: Vec<(Channel, &str)> = [Channel::Visit, Channel::Letter, Channel::Call, Channel::Online]
        .map(|channel| (channel, channel.label()))
        .to_vec();
    // Imported items may have come another way; new ones are offered the four of the office's book.
    if form.channel == Channel::Other {
        parts.push((Channel::Other, Channel::Other.label()));
    }
    Row::new(w::CHANNEL).required().show(ui, |ui, label| {
        let width = ui.available_width();
        let response = Segmented::new("channel", &mut form.channel, &parts).labelled(label).width(width).show(ui);
        guide.field("channel", &response);
    });
}

fn when_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, model: &IntakeModel) {
    let letter = form.channel == Channel::Letter;
    Row::new(w::when(form.channel)).required().show(ui, |ui, label| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let first = ui.available_width() - SECOND_LABEL_W - SECOND_W - 12.0;
            let before = form.received_on;
            let width = if letter { first.max(DATE_W) } else { DATE_W.max(first - TIME_W - 4.0) };
            Field::new("received_on", width).labelled(label).required().date(ui, guide, &mut form.received_on, model);
            if before != form.received_on && form.received_on.is_some() {
                form.follow_category_list(model.now.date());
            }
            if !letter {
                Field::new("received_at", TIME_W).named(w::TIME_OF_DAY).time(ui, guide, &mut form.received_at);
                ui.add_space(2.0);
            }
            ui.spacing_mut().item_spacing.x = 6.0;
            if letter {
                second(ui, w::LETTER_DATE, |ui, field| {
                    field("petitioned_on", ui).placeholder(w::OPTIONAL).date(ui, guide, &mut form.petitioned_on, model);
                });
            } else {
                second(ui, w::receiver(form.channel), |ui, field| {
                    field("received_by", ui).suggest(ui, guide, &mut form.received_by, &model.staff);
                });
            }
        });
        if let Some(words) = guide.warning("received_on") {
            form::note(ui, Note::Suggestion(&words));
        }
    });
}

/// A second label and field at the right of a row.
fn second(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui, &dyn Fn(&'static str, &Ui) -> Field<'static>)) {
    let id = form::label(ui, label, false, Some(SECOND_LABEL_W));
    add(ui, &|path, ui: &Ui| Field::new(path, ui.available_width()).labelled(id));
}

/// What only this channel brings along.
fn detail_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, model: &IntakeModel) {
    let (words, text) = match form.channel {
        Channel::Visit => return,
        Channel::Letter => (w::POSTMARK, &mut form.postmark),
        Channel::Call => (w::CALLER, &mut form.caller),
        Channel::Online => (w::PLATFORM, &mut form.platform),
        Channel::Other => (w::OTHER_DETAIL, &mut form.other_detail),
    };
    let path = match form.channel {
        Channel::Letter => "postmark",
        Channel::Call => "caller",
        Channel::Online => "platform",
        Channel::Visit | Channel::Other => "other_detail",
    };
    Row::new(words).show(ui, |ui, label| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let letter = form.channel == Channel::Letter;
            let taken = if letter { SECOND_LABEL_W + SECOND_W + 12.0 } else { 0.0 };
            Field::new(path, ui.available_width() - taken)
                .labelled(label)
                .placeholder(w::OPTIONAL)
                .text(ui, guide, text);
            if letter {
                second(ui, w::ADDRESSEE, |ui, field| {
                    field("addressee", ui).suggest(ui, guide, &mut form.addressee, &model.leaders);
                });
            }
        });
    });
}

fn source_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, model: &IntakeModel) {
    let meets = matches!(form.channel, Channel::Visit | Channel::Other);
    Row::new(w::SOURCE).required().show(ui, |ui, label| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let items: Vec<_> = Level::ALL.iter().map(|&level| PickItem::new(level, w::source(level))).collect();
            let mut chosen = Some(form.source);
            let taken = if meets { SECOND_LABEL_W + SECOND_W + 12.0 } else { 0.0 };
            Field::new("source", ui.available_width() - taken).labelled(label).required().pick(
                ui,
                guide,
                &mut chosen,
                &items,
                None,
            );
            if let Some(level) = chosen.filter(|level| *level != form.source) {
                form.source = level;
                if form.referral_from.is_empty() && level == Level::County {
                    form.referral_from = format!("{}信访局", model.settings.office.county);
                }
            }
            if meets {
                second(ui, w::LEADER_RECEIVES, |ui, field| {
                    field("receiving_leader", ui).suggest(ui, guide, &mut form.receiving_leader, &model.leaders);
                });
            }
        });
    });
    if form.is_referred() {
        referral_ui(ui, form, guide, model);
    }
}

/// 上级转交办: the sheet that came with the item.
fn referral_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, model: &IntakeModel) {
    Row::new(w::FROM).required().show(ui, |ui, label| {
        Field::new("referral.from", ui.available_width()).labelled(label).required().text(
            ui,
            guide,
            &mut form.referral_from,
        );
    });
    Row::new(w::DOCUMENT).show(ui, |ui, label| {
        Field::new("referral.document", ui.available_width()).labelled(label).placeholder(w::OPTIONAL).text(
            ui,
            guide,
            &mut form.referral_document,
        );
    });
    Row::new(w::REFERRAL_KIND).show(ui, |ui, label| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let parts = ReferralKind::ALL.iter().map(|&kind| (kind, kind.label())).collect::<Vec<_>>();
            let response =
                Segmented::new("referral.kind", &mut form.referral_kind, &parts).labelled(label).width(120.0).show(ui);
            guide.field("referral.kind", &response);
            let due = form::label(ui, w::REFERRAL_DUE, false, None);
            Field::new("referral.due", ui.available_width()).labelled(due).placeholder(w::OPTIONAL).date(
                ui,
                guide,
                &mut form.referral_due,
                model,
            );
        });
        if let Some(words) = guide.warning("referral.due") {
            form::note(ui, Note::Suggestion(&words));
        }
    });
    if form.channel != Channel::Letter {
        Row::new(w::TOLD_DATE).show(ui, |ui, label| {
            Field::new("petitioned_on", DATE_W).labelled(label).placeholder(w::OPTIONAL).date(
                ui,
                guide,
                &mut form.petitioned_on,
                model,
            );
        });
    }
}

fn headcount_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, model: &IntakeModel) {
    Row::new(w::headcount(form.channel)).required().show(ui, |ui, label| {
        let error = guide.error("headcount");
        ui.horizontal_top(|ui| {
            let response = Stepper::new("headcount", &mut form.headcount, 1..=9999, "人")
                .labelled(label)
                .named(w::headcount(form.channel))
                .error(error.as_deref())
                .show(ui);
            guide.field("headcount", &response);
            ui.vertical(|ui| {
                ui.add_space(8.0);
                form::note(ui, Note::Hint(&w::collective_hint(form.channel, model.settings.collective_from)));
            });
        });
        if let Some(error) = &error {
            form::note(ui, Note::Error(error));
        }
    });
}

/// The five ways of 处理方式, in the order of the picture with 暂不处理 first.
pub(super) fn handling_parts() -> Vec<(Handling, &'static str)> {
    Handling::ALL.iter().map(|&handling| (handling, handling.label())).collect()
}
