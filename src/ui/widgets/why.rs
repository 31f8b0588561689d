//! 「为什么是这一天」: a link that opens the reasons of a due date.

use eframe::egui::{Align, Frame, Margin, Popup, PopupCloseBehavior, RectAlign, Response, ScrollArea, Ui, WidgetInfo};
use eframe::egui::{Label, accesskit};

use super::{Button, menu::popup_frame};
use crate::domain::{
    calendar::Calendar,
    deadline::{Clock, Explanation},
};
use crate::ui::theme::{Role, color as c, space};

/// The words of the link.
pub const WHY: &str = "为什么是这一天";

const WIDTH: f32 = 380.0;
const TALLEST: f32 = 420.0;

/// The reasons of one due date: what it is, and the sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// 「受理告知：2026年4月7日（周二）」.
    pub title: String,
    /// One a line.
    pub lines: Vec<String>,
}

impl Why {
    /// The reasons of a clock.
    pub fn of(clock: &Clock, calendar: &Calendar) -> Self {
        let why = Explanation::of(clock, calendar);
        Self { title: why.title(), lines: why.lines() }
    }
}

/// The link and, when it is open, the popup under it with the reasons of one due date or of several.
pub fn why(ui: &mut Ui, reasons: &[Why]) -> Response {
    let named = match reasons {
        [one] => format!("{WHY}：{}", one.title),
        _ => WHY.to_owned(),
    };
    let link = ui.add(Button::link(WHY).named(&named));
    let tallest = TALLEST.min(ui.ctx().content_rect().height() - 80.0);
    let frame = popup_frame().inner_margin(Margin::same(12));
    Popup::from_toggle_button_response(&link)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .align(RectAlign::BOTTOM_END)
        .frame(frame)
        .gap(4.0)
        .show(|ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = space::S4;
            ScrollArea::vertical().max_height(tallest).show(ui, |ui| reasons_ui(ui, reasons));
        });
    link
}

/// The reasons themselves, for pages that have room for them.
pub fn reasons_ui(ui: &mut Ui, reasons: &[Why]) {
    for (at, reason) in reasons.iter().enumerate() {
        if at > 0 {
            ui.add_space(space::S8);
        }
        ui.label(Role::CellBold.rich(&reason.title, c::INK));
        for line in &reason.lines {
            Frame::new().inner_margin(Margin { left: 10, ..Margin::ZERO }).show(ui, |ui| {
                let said = ui.add(Label::new(Role::Small.rich(line, c::INK2)).wrap().halign(Align::Min));
                said.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, line));
            });
        }
    }
}
