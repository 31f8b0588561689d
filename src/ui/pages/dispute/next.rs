//! The right column of a registered dispute: what may be done next, what later and why, and its agreements.

use eframe::egui::{Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::action::DisputeAction;
use super::facts::{heading, rule};
use super::model::DisputeModel;
use super::moves::{Offers, words};
use super::w;
use crate::domain::dispute::{ActKind, Dispute, DisputeStatus};
use crate::ui::icons;
use crate::ui::pages::agreements::tone;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, MenuItem, chips, menu, paint};

/// What was pressed in the column.
pub enum Pressed {
    /// Open the dialog of this step.
    Step(ActKind),
    /// Go on in the app.
    Go(DisputeAction),
}

/// Draws the column.
pub fn next_ui(ui: &mut Ui, dispute: &Dispute, model: &DisputeModel) -> Option<Pressed> {
    let mut pressed = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    let offers = Offers::of(dispute, model.today);
    let width = ui.available_width();
    if !offers.now.is_empty() {
        heading(ui, w::NEXT);
    }
    for (at, kind) in offers.now.iter().enumerate() {
        let told = words(*kind);
        // Only what is still open presses for something.
        let first = at == 0 && dispute.status_at(None).is_open();
        let button = if first { Button::primary(kind.label()).large() } else { Button::plain(kind.label()) };
        if ui.add(button.icon(told.icon).left_aligned().width(width).tooltip(told.tip)).clicked() {
            pressed = Some(Pressed::Step(*kind));
        }
        ui.add_space(space::S8);
    }
    if !offers.more.is_empty() {
        let more = ui.add(Button::plain(w::MORE_STEPS).icon(icons::DOTS_THREE).left_aligned().width(width));
        let items: Vec<MenuItem<'_>> = offers
            .more
            .iter()
            .map(|kind| {
                let item = MenuItem::new(kind.label()).key(words(*kind).tip);
                if *kind == ActKind::Cancelled { item.danger() } else { item }
            })
            .collect();
        if let Some(kind) = menu::menu(&more, &items).and_then(|at| offers.more.get(at)) {
            pressed = Some(Pressed::Step(*kind));
        }
        ui.add_space(space::S8);
    }
    for (kind, why) in &offers.later {
        let text = format!("{} {why}", kind.label());
        let galley = paint::wrapped(ui, &text, Role::Small, c::INK2, width - 24.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y + 5.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, &text));
        paint::icon(ui.painter(), pos2(rect.left() + 8.0, rect.top() + 9.0), icons::LOCK_SIMPLE, 15.0, c::INK3);
        ui.painter().galley(rect.min + vec2(24.0, 0.0), galley, c::INK2);
    }
    if !offers.now.is_empty() {
        rule(ui);
    }
    agreements_ui(ui, dispute, model).map(Pressed::Go).or(pressed)
}

fn agreements_ui(ui: &mut Ui, dispute: &Dispute, model: &DisputeModel) -> Option<DisputeAction> {
    let mut action = None;
    heading(ui, w::AGREEMENTS);
    if model.agreements.is_empty() {
        ui.label(Role::Cell.rich(w::NO_AGREEMENT, c::INK3));
        ui.add_space(space::S8);
    }
    for line in &model.agreements {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S8;
            if ui.add(Button::link(&line.number)).clicked() {
                action = Some(DisputeAction::OpenAgreement(line.number.clone()));
            }
            chips::status_chip(ui, tone(line.state), line.state.label());
            if line.total.fen() > 0 {
                ui.label(Role::Cell.rich(format!("{} 元", line.total.with_commas()), c::INK));
            }
        });
        ui.label(Role::Small.rich(&line.parties, c::INK2));
        ui.add_space(space::S8);
    }
    let width = ui.available_width();
    let draft = Button::plain(w::TO_AGREEMENT).icon(icons::SIGNATURE).left_aligned().width(width);
    if dispute.status_at(None) != DisputeStatus::Cancelled && ui.add(draft.tooltip(w::TO_AGREEMENT_TIP)).clicked() {
        action = Some(DisputeAction::ToAgreement(dispute.number.clone()));
    }
    action
}
