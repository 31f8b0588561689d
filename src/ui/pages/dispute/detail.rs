//! A registered dispute as it stands: its facts, its story, what may be done next.

use eframe::egui::{Label, Rect, Ui};

use super::action::DisputeAction;
use super::model::DisputeModel;
use super::next::Pressed;
use super::step_dialog::{Closed, StepDialog};
use super::{DisputePage, Half, facts, halves_ui, next, w};
use crate::domain::{agreement::told_status, dispute::Dispute};
use crate::ui::layout::{rule_left, scroll_pane, split_left, split_right};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, bars, chips, page_bar, paint};
use crate::ui::{icons, pages::disputes};

const FACTS_W: f32 = 262.0;
const NEXT_W: f32 = 288.0;

impl DisputePage {
    /// Draws the detail of `dispute` as registered.
    pub(super) fn detail_ui(&mut self, ui: &mut Ui, dispute: &Dispute, model: &DisputeModel) -> Option<DisputeAction> {
        let mut action = self.head_ui(ui, dispute, model);
        let body = ui.available_rect_before_wrap();
        let narrow = body.width() < space::NARROW - space::RAIL_W;
        let (left, middle, right) = if narrow {
            let parts = [(Half::Story, w::STORY), (Half::Form, w::S_MATTER), (Half::Next, w::NEXT)];
            let rest = halves_ui(ui, body, &mut self.half, &parts);
            let only = |half| (self.half == half).then_some(rest);
            (only(Half::Form), only(Half::Story), only(Half::Next))
        } else {
            let (left, rest) = split_left(body, FACTS_W);
            let (middle, right) = split_right(rest, NEXT_W);
            (Some(left), Some(middle), Some(right))
        };
        if let Some(rect) = left {
            action = scroll_pane(ui, "facts", rect, c::HEAD, space::PAGE, |ui| facts::facts_ui(ui, dispute, model))
                .or(action);
        }
        if let Some(rect) = middle {
            action = self.story_pane(ui, rect, dispute, model).or(action);
            rule_left(ui, rect);
        }
        if let Some(rect) = right {
            let pressed = scroll_pane(ui, "next", rect, c::HEAD, space::S16, |ui| next::next_ui(ui, dispute, model));
            rule_left(ui, rect);
            match pressed {
                Some(Pressed::Step(kind)) => {
                    self.dialog = Some(StepDialog::new(kind, dispute, model.today, self.step.take()));
                }
                Some(Pressed::Go(go)) => action = Some(go),
                None => {}
            }
        }
        ui.advance_cursor_after_rect(body);
        self.dialog_ui(ui, dispute, model).or(action)
    }

    fn head_ui(&mut self, ui: &mut Ui, dispute: &Dispute, model: &DisputeModel) -> Option<DisputeAction> {
        let mut action = None;
        let (mut back, mut edit) = (false, false);
        page_bar(
            ui,
            |ui| {
                back = bars::breadcrumb(ui, w::BACK);
                ui.label(Role::CellBold.rich(&dispute.number, c::INK2));
                let status = dispute.status_at(None);
                let (due, words) = disputes::due_chip(dispute, model.today, &model.limits);
                // The chips keep their room; the title takes what is left.
                let chips_w = 104.0 + if words.is_empty() { 0.0 } else { 112.0 };
                let room = (ui.available_width() - chips_w).max(60.0);
                let galley = paint::elided(ui, &dispute.title, Role::Title, c::INK, room);
                let title = ui.add(Label::new(galley).selectable(false));
                bars::as_heading(ui, &title, &dispute.title);
                crate::ui::widgets::tooltip(&title, &dispute.title);
                let words = told_status(status, model.agreements.iter().map(|line| line.state));
                chips::status_chip(ui, disputes::tone(status), &words);
                if !words.is_empty() {
                    chips::due_chip(ui, due, &words);
                }
            },
            |ui| {
                edit = ui.add(Button::plain(w::EDIT).icon(icons::PENCIL_SIMPLE)).clicked();
                if ui.add(Button::plain(w::VOLUME).icon(icons::FOLDERS)).clicked() {
                    action = Some(DisputeAction::OpenVolume(dispute.number.clone()));
                }
                if ui.add(Button::plain(w::PRINT).icon(icons::PRINTER).key("Ctrl+P")).clicked() {
                    action = Some(DisputeAction::Print(dispute.number.clone()));
                }
            },
        );
        if edit {
            self.edit();
        }
        if back { Some(DisputeAction::Back) } else { action }
    }

    fn story_pane(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        dispute: &Dispute,
        model: &DisputeModel,
    ) -> Option<DisputeAction> {
        crate::ui::layout::pane(ui, "story", rect, c::SURFACE, |ui| self.story_ui(ui, rect, dispute, model))
    }

    fn dialog_ui(&mut self, ui: &Ui, dispute: &Dispute, model: &DisputeModel) -> Option<DisputeAction> {
        let dialog = self.dialog.as_mut()?;
        let closed = dialog.show(ui.ctx(), dispute, model)?;
        let form = self.dialog.take().map(|dialog| dialog.form);
        match closed {
            Closed::Stay => {
                self.step = form.filter(|form| !form.is_blank());
                None
            }
            Closed::Enter(steps) => Some(DisputeAction::Enter { number: dispute.number.clone(), steps }),
        }
    }
}
