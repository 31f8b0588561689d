//! Where the parts of the form stand: two columns and a panel, one column, or all one under the other.

use super::{
    IntakePage, action::IntakeAction, case_ui, demand_ui, dialogs::Over, handling_ui, model::IntakeModel, people_ui,
    side_ui,
};
use crate::ui::theme::{color as c, space};
use crate::ui::widgets::Guide;
use eframe::egui::{Align, CornerRadius, Frame, Layout, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

const SIDE_W: f32 = 290.0;
const COLUMN_GAP: f32 = 26.0;
/// Share of the left column, as drawn.
const LEFT_SHARE: f32 = 0.524;
/// Two columns narrower than this together would cut off a resident ID.
const TWO_COLUMNS: f32 = 780.0;

impl IntakePage {
    /// Draws form and panel into `rect`.
    pub(super) fn body_ui(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        model: &IntakeModel,
        guide: &mut Guide<'_>,
    ) -> Option<IntakeAction> {
        let window = ui.ctx().content_rect().width();
        let beside = window >= space::NARROW;
        let form_rect = if beside { rect.with_max_x(rect.right() - SIDE_W) } else { rect };
        let two = window >= space::ONE_COLUMN && form_rect.width() > TWO_COLUMNS;
        let mut action = None;
        let mut child = ui.new_child(UiBuilder::new().id_salt("form").max_rect(form_rect));
        ScrollArea::vertical().id_salt("scroll").auto_shrink(false).show(&mut child, |ui| {
            // The scroll bar stands in the right margin.
            let margin = Margin { left: 20, right: 14, top: 14, bottom: 16 };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                action = self.columns_ui(ui, two, model, guide);
                if !beside {
                    ui.add_space(space::S12);
                    let width = ui.available_width().min(space::FORM_COLUMN_MAX);
                    ui.scope(|ui| {
                        ui.set_max_width(width);
                        action = self.panel_ui(ui, model).or(action.take());
                    });
                }
            });
        });
        if beside {
            let side = rect.with_min_x(rect.right() - SIDE_W);
            ui.painter().rect_filled(side, CornerRadius::ZERO, c::HEAD);
            ui.painter().vline(side.left() + 0.5, side.y_range(), Stroke::new(space::STROKE, c::LINE));
            let mut child = ui.new_child(UiBuilder::new().id_salt("side").max_rect(side));
            ScrollArea::vertical().id_salt("scroll").auto_shrink(false).show(&mut child, |ui| {
                let margin = Margin { left: 17, right: 10, top: 9, bottom: 12 };
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    action = self.panel_ui(ui, model).or(action.take());
                });
            });
        }
        action
    }

    fn panel_ui(&mut self, ui: &mut Ui, model: &IntakeModel) -> Option<IntakeAction> {
        let asked = side_ui::panel_ui(ui, &mut self.form, &self.found, model);
        if let Some(number) = asked.compare {
            self.over = Over::Compare(number);
        }
        asked.action.filter(|_| !self.saving)
    }

    fn columns_ui(
        &mut self,
        ui: &mut Ui,
        two: bool,
        model: &IntakeModel,
        guide: &mut Guide<'_>,
    ) -> Option<IntakeAction> {
        let width = ui.available_width();
        let top = ui.cursor().min;
        let most = space::FORM_COLUMN_MAX;
        let left_w = if two { ((width - COLUMN_GAP) * LEFT_SHARE).floor().min(most) } else { width.min(most) };
        let mut left = column(ui, "left", top.x, top.y, left_w);
        case_ui::section_ui(&mut left, &mut self.form, guide, model);
        let asked = people_ui::section_ui(&mut left, &mut self.form, guide, &self.found, model);
        let left_rect = left.min_rect();

        let mut right = if two {
            let rest = (width - left_w - COLUMN_GAP).min(most);
            column(ui, "right", top.x + left_w + COLUMN_GAP, top.y, rest)
        } else {
            column(ui, "right", top.x, left_rect.bottom() + space::S16, left_w)
        };
        demand_ui::section_ui(&mut right, &mut self.form, guide, model, &mut self.suggested);
        handling_ui::section_ui(&mut right, &mut self.form, guide, model, &mut self.more);
        ui.advance_cursor_after_rect(left_rect.union(right.min_rect()));

        if asked.find {
            self.over = Over::find();
        }
        self.focus_next = asked.focus;
        asked.action
    }
}

fn column(ui: &mut Ui, salt: &str, left: f32, top: f32, width: f32) -> Ui {
    let rect = Rect::from_min_size(pos2(left, top), vec2(width, f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect).layout(Layout::top_down(Align::LEFT)));
    child.spacing_mut().item_spacing.y = space::FORM_ROW;
    child
}
