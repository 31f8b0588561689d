//! The right panel: 疑似重复 and 法定期限.

use super::{
    action::IntakeAction,
    form::IntakeForm,
    limits,
    model::{Found, IntakeModel},
    w,
};
use crate::store::petitions::Lookalike;
use crate::ui::icons;
use crate::ui::pages::due;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, bars, card, chips, paint, timeline, why};
use eframe::egui::{Align, Layout, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

/// What the panel asks of the page.
#[derive(Default)]
pub(super) struct Asked {
    /// An action for the app.
    pub action: Option<IntakeAction>,
    /// Show this earlier item beside the form.
    pub compare: Option<String>,
}

/// Draws the panel.
pub(super) fn panel_ui(ui: &mut Ui, form: &mut IntakeForm, found: &Found, model: &IntakeModel) -> Asked {
    let mut asked = Asked::default();
    ui.spacing_mut().item_spacing.y = 10.0;
    let all = found.same.as_deref();
    let same: Vec<&Lookalike> =
        all.unwrap_or_default().iter().filter(|one| !form.not_same.contains(&one.row.petition.number)).collect();
    head_ui(ui, icons::COPY, w::SAME, same.len());
    if same.is_empty() {
        let words = if all.is_some() { w::SAME_NONE } else { w::SAME_WAIT };
        let galley = paint::wrapped(ui, words, Role::Cell, c::INK3, ui.available_width());
        let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, words));
        ui.painter().galley(rect.min, galley, c::INK3);
    }
    let mut not_same = None;
    for (at, one) in same.iter().enumerate() {
        let strong = one.reasons.len() > 1 && at == 0;
        let border = if strong { c::AMB_LINE } else { c::LINE };
        card::card_with(ui, 12, border, |ui| {
            if lookalike_ui(ui, one, form, model, &mut asked) {
                not_same = Some(one.row.petition.number.clone());
            }
        });
    }
    form.not_same.extend(not_same);
    ui.add_space(6.0);
    limits_ui(ui, form, model);
    asked
}

fn head_ui(ui: &mut Ui, icon: char, words: &str, count: usize) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(19.0, 24.0), Sense::hover());
        paint::icon(ui.painter(), pos2(rect.left() + 9.0, rect.center().y), icon, 18.0, c::AMB);
        let heading = ui.label(Role::Section.rich(words, c::INK));
        bars::as_heading(ui, &heading, words);
        if count > 0 {
            chips::status_chip(ui, chips::Tone::Amber, &count.to_string());
        }
    });
}

/// One earlier item. True: 不是同一件.
fn lookalike_ui(ui: &mut Ui, one: &Lookalike, form: &IntakeForm, model: &IntakeModel, asked: &mut Asked) -> bool {
    let item = &one.row.petition;
    ui.spacing_mut().item_spacing.y = 5.0;
    ui.horizontal(|ui| {
        ui.label(Role::CellBold.rich(&item.number, c::INK));
        chips::status_chip(ui, due::tone(one.row.stage), one.row.stage.label());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(Role::Small.rich(due::dated(item.received_on, model.now.date()), c::INK2));
        });
    });
    let title = paint::elided(ui, item.shown_title(), Role::Cell, c::INK, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, item.shown_title()));
    paint::put(ui.painter(), rect.left(), rect.center().y, title);
    ui.label(Role::Small.rich(one.reasons.join(" · "), c::AMB));
    let mut other = false;
    ui.horizontal(|ui| {
        let named = |what: &str| format!("{what} {}", item.number);
        let open = one.row.closed_on.is_none() && item.cancelled.is_none() && !form.is_amending();
        if open && ui.add(Button::plain(w::MERGE).small().named(&named(w::MERGE))).clicked() {
            asked.action = Some(IntakeAction::MergeInto { number: item.number.clone(), form: Box::new(form.clone()) });
        }
        if ui.add(Button::link(w::COMPARE).named(&named(w::COMPARE))).clicked() {
            asked.compare = Some(item.number.clone());
        }
        other = ui.add(Button::link(w::NOT_SAME).named(&named(w::NOT_SAME))).clicked();
    });
    other
}

fn limits_ui(ui: &mut Ui, form: &IntakeForm, model: &IntakeModel) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(19.0, 24.0), Sense::hover());
        paint::icon(ui.painter(), pos2(rect.left() + 9.0, rect.center().y), icons::TIMER, 18.0, c::PRI);
        let heading = ui.label(Role::Section.rich(w::LIMITS, c::INK));
        bars::as_heading(ui, &heading, w::LIMITS);
    });
    let limits = limits::limits(form, model);
    card::card(ui, |ui| timeline::limit_steps(ui, &limits.steps));
    if !limits.basis.is_empty() {
        ui.spacing_mut().item_spacing.y = space::S4;
        ui.label(Role::Small.rich(limits.basis, c::INK2));
        why::why(ui, &limits.reasons);
    }
}
