//! The left column of a registered dispute: who, what, where, and who answers for it.

use eframe::egui::{Align, Label, Layout, Sense, Stroke, Ui, vec2};

use super::action::DisputeAction;
use super::model::DisputeModel;
use super::w;
use crate::domain::{
    dispute::{Dispute, Side},
    identity,
};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, paint};

/// Label and words; a group of them under its title.
type Group = (&'static str, Vec<(&'static str, String)>);

const LABEL_W: f32 = 60.0;

fn groups(dispute: &Dispute) -> Vec<Group> {
    let text = |label, words: String| (label, words);
    let mut people: Vec<(&'static str, String)> = Side::ALL
        .iter()
        .map(|&side| {
            let names = dispute.parties.iter().filter(|party| party.side == side && !party.name.is_empty());
            let names: Vec<String> = names
                .map(|party| {
                    let people = party.people.map(|people| format!(" {people} 人")).unwrap_or_default();
                    let phone = match party.phone.as_str() {
                        "" => String::new(),
                        phone => format!(" {}", identity::mask_phone(phone)),
                    };
                    format!("{}{people}{phone}", party.name)
                })
                .collect();
            text(side.label(), names.join("\n"))
        })
        .collect();
    let about = if dispute.headcount.is_some_and(|count| count.estimated) { "约 " } else { "" };
    let heads = dispute.headcount.map(|count| format!("{about}{} 人", count.people)).unwrap_or_default();
    let injured = dispute.injured.map(|injured| format!("{injured} 人")).unwrap_or_default();
    people.extend([text(w::L_HEADCOUNT, heads), text(w::L_INJURED, injured)]);

    let source = [dispute.source.label(), &dispute.source_body].map(str::to_owned).to_vec();
    let joined = |parts: Vec<String>, between: &str| {
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
    };
    let categories = std::iter::once(&dispute.category).chain(&dispute.more_categories);
    let matter = vec![
        text(w::L_PLACES, dispute.places_line()),
        text(w::L_CATEGORY_SHORT, categories.map(|category| category.label.clone()).collect::<Vec<_>>().join("、")),
        text(w::L_NATURE_SHORT, dispute.nature.label().to_owned()),
        text(w::L_RISK, dispute.risk_at(None).map(|risk| risk.label.clone()).unwrap_or_default()),
        text(w::L_FLAGS, dispute.flags.iter().map(|flag| flag.label()).collect::<Vec<_>>().join("、")),
        text(w::L_SOURCE, joined(source, " · ")),
        text(w::L_FOUND, joined(vec![dispute.found_on.listed(), dispute.screeners.join("、")], "，")),
        text(w::L_OCCURRED, dispute.occurred_on.as_ref().map(|on| on.listed()).unwrap_or_default()),
        text(w::L_AREA, dispute.area.map(|area| area.to_string()).unwrap_or_default()),
        text(w::L_CLAIMED, dispute.claimed.map(|sum| format!("{} 元", sum.with_commas())).unwrap_or_default()),
        text(w::L_DEMANDS, dispute.demands.clone()),
        text(w::L_REMARK, dispute.remark.clone()),
    ];
    // The four who answer for it stand even when nobody is named: an empty line is a task.
    let named = |name: &str| if name.is_empty() { w::NOBODY.to_owned() } else { name.to_owned() };
    let duty = vec![
        text(w::L_LEADER, named(&dispute.leader)),
        text(w::L_UNIT, named(&dispute.unit)),
        text(w::L_PERSON, named(&dispute.person)),
        text(w::L_CONTACT, named(&dispute.contact)),
        text(w::L_DUE, dispute.due.map(|day| day.to_string()).unwrap_or_default()),
    ];
    [(w::L_PARTIES, people), (w::S_MATTER, matter), (w::S_DUTY, duty)]
        .map(|(title, facts)| (title, facts.into_iter().filter(|(_, words)| !words.is_empty()).collect()))
        .into_iter()
        .filter(|(_, facts): &Group| !facts.is_empty())
        .collect()
}

/// Draws the column.
pub fn facts_ui(ui: &mut Ui, dispute: &Dispute, model: &DisputeModel) -> Option<DisputeAction> {
    ui.spacing_mut().item_spacing.y = 0.0;
    for (at, (title, facts)) in groups(dispute).into_iter().enumerate() {
        if at > 0 {
            rule(ui);
        }
        heading(ui, title);
        for (label, words) in facts {
            let color = if words == w::NOBODY { c::AMB } else { c::INK };
            line(ui, label, |ui| {
                ui.add(Label::new(Role::Cell.rich(&words, color).line_height(Some(22.0))).wrap());
            });
        }
        if title == w::S_MATTER {
            for one in &model.suggestions {
                let words = w::suggested(one.flag.label(), &one.why);
                line(ui, w::L_SUGGESTED, |ui| {
                    ui.add(Label::new(Role::Cell.rich(&words, c::AMB).line_height(Some(22.0))).wrap());
                });
            }
        }
    }
    let mut action = None;
    if !model.petitions.is_empty() {
        rule(ui);
        heading(ui, w::S_LINKS);
        for (number, title) in &model.petitions {
            line(ui, w::L_PETITION, |ui| {
                if ui.add(Button::link(number)).clicked() {
                    action = Some(DisputeAction::OpenPetition(number.clone()));
                }
                ui.add(Label::new(Role::Small.rich(title, c::INK2)).wrap());
            });
        }
    }
    action
}

fn line(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui)) {
    let row = vec2(ui.available_width(), 24.0);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::TOP), |ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        let galley = paint::line(ui, label, Role::Cell, c::INK2);
        let (rect, _) = ui.allocate_exact_size(vec2(LABEL_W, 24.0), Sense::hover());
        paint::put(ui.painter(), rect.left(), rect.center().y, galley);
        ui.vertical(|ui| {
            ui.add_space(1.0);
            add(ui);
        });
    });
    ui.add_space(5.0);
}

/// A heading of a side column.
pub fn heading(ui: &mut Ui, words: &str) {
    ui.label(Role::Section.rich(words, c::INK));
    ui.add_space(space::S8);
}

/// The line between two parts of a side column.
pub fn rule(ui: &mut Ui) {
    ui.add_space(space::S8);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(space::STROKE, c::LINE));
    ui.add_space(space::S12);
}
