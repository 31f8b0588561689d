//! The rail: the dark spine of the account book. The active tab is a paper index tab that runs into the page.

use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, accesskit, pos2, vec2,
};

use crate::ui::icons;
use crate::ui::route::Tab;
use crate::ui::theme::{Role, color as c, space, text};
use crate::ui::widgets::{paint, tooltip};

/// What the rail shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui) struct Rail {
    /// Short name of the office.
    pub office: String,
    /// The clerk.
    pub clerk: String,
    /// Number in the red badge at 信访件.
    pub overdue: usize,
    /// 「08:31 已备份」, and whether that is recent enough.
    pub backup: Option<(String, bool)>,
    /// The active tab.
    pub tab: Option<Tab>,
    /// Alt is held: numbers are shown.
    pub numbers: bool,
    /// 56 points wide, icons only.
    pub folded: bool,
}

/// What was pressed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui) struct RailOutput {
    pub tab: Option<Tab>,
    pub backup: bool,
    pub clerk: bool,
}

const ITEM: f32 = 44.0;

impl Rail {
    /// Its width.
    pub fn width(&self) -> f32 {
        if self.folded { space::RAIL_FOLDED_W } else { space::RAIL_W }
    }

    /// Draws it into `rect`.
    pub fn ui(&self, ui: &mut Ui, rect: Rect) -> RailOutput {
        let mut out = RailOutput::default();
        ui.painter().rect_filled(rect, CornerRadius::ZERO, c::RAIL);
        self.head_ui(ui, rect);
        let foot_h = 82.0_f32.min((rect.height() - 120.0).max(0.0));
        let list = Rect::from_min_max(rect.min + vec2(0.0, 75.0), rect.max - vec2(0.0, foot_h));
        let mut child = ui.new_child(UiBuilder::new().id_salt("tabs").max_rect(list));
        child.shrink_clip_rect(list);
        child.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("tabs").auto_shrink(false).show(&mut child, |ui| {
            for (index, tab) in Tab::ALL.into_iter().enumerate() {
                if tab == Tab::Settings {
                    let (line, _) = ui.allocate_exact_size(vec2(self.width(), 17.0), Sense::hover());
                    let x = line.x_range().shrink(12.0);
                    ui.painter().hline(x, line.center().y, Stroke::new(1.0, c::RAIL_LINE));
                }
                if self.tab_ui(ui, tab, index + 1).clicked() {
                    out.tab = Some(tab);
                }
            }
        });
        if foot_h > 40.0 {
            self.foot_ui(ui, rect, &mut out);
        }
        out
    }

    fn head_ui(&self, ui: &Ui, rect: Rect) {
        let seal = Rect::from_min_size(rect.min + vec2(if self.folded { 11.0 } else { 13.0 }, 19.0), vec2(34.0, 34.0));
        paint_seal(ui, seal);
        if self.folded {
            return;
        }
        let left = seal.right() + 9.0;
        let room = rect.right() - left - 4.0;
        let name = paint::elided(ui, "信访台账", Role::BodyBold, Color32::WHITE, room);
        paint::put(ui.painter(), left, rect.top() + 29.0, name);
        let office = paint::elided(ui, &self.office, Role::Small, c::RAIL_DIM, room);
        paint::put(ui.painter(), left, rect.top() + 48.0, office);
    }

    fn tab_ui(&self, ui: &mut Ui, tab: Tab, number: usize) -> Response {
        let (_, slot) = ui.allocate_space(vec2(self.width(), ITEM));
        let id = ui.make_persistent_id(("tab", number));
        let response = ui.interact(slot, id, Sense::click());
        let on = self.tab == Some(tab);
        let name = if tab == Tab::Petitions && self.overdue > 0 {
            format!("{}，超期 {} 件", tab.words(), self.overdue)
        } else {
            tab.words().to_owned()
        };
        response.widget_info(|| WidgetInfo::selected(accesskit::Role::Tab, true, on, &name));
        ui.ctx().accesskit_node_builder(id, |node| node.set_keyboard_shortcut(format!("Alt+{number}")));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        let painter = ui.painter();
        let place = slot.shrink2(vec2(0.0, 1.0)).with_min_x(slot.left() + if self.folded { 6.0 } else { 10.0 });
        let corner = CornerRadius { nw: space::R_CARD, sw: space::R_CARD, ne: 0, se: 0 };
        if on {
            painter.rect_filled(place, corner, c::PAPER);
        } else if response.hovered() {
            painter.rect_filled(place, corner, c::RAIL_LINE.gamma_multiply(0.55));
        }
        let middle = place.center().y;
        let icon_x = if self.folded { slot.center().x + 1.0 } else { slot.left() + 32.0 };
        if on {
            paint::icon_fill(painter, pos2(icon_x, middle), tab.icon(), 19.0, c::PRI);
        } else {
            paint::icon(painter, pos2(icon_x, middle), tab.icon(), 19.0, c::RAIL_TEXT);
        }
        if !self.folded {
            let (role, color) = if on { (Role::BodyBold, c::INK) } else { (Role::Body, c::RAIL_TEXT) };
            let words = paint::line(ui, tab.words(), role, color);
            paint::put(painter, slot.left() + 52.0, middle, words);
        }
        if self.numbers {
            let at = Rect::from_center_size(
                pos2(slot.right() - if self.folded { 10.0 } else { 18.0 }, middle),
                vec2(20.0, 18.0),
            );
            painter.rect_filled(at, CornerRadius::same(space::R_CHIP), c::MARK);
            let words = paint::line(ui, &number.to_string(), Role::SmallBold, c::INK);
            paint::put_center(painter, at.center(), words);
        } else if tab == Tab::Petitions && self.overdue > 0 {
            let at = if self.folded { pos2(icon_x + 11.0, middle - 9.0) } else { pos2(slot.right() - 19.0, middle) };
            painter.circle_filled(at, 9.0, c::RED_SOLID);
            let words = if self.overdue > 99 { "99+".to_owned() } else { self.overdue.to_string() };
            let words = paint::line(ui, &words, Role::Tiny, Color32::WHITE);
            paint::put_center(painter, at, words);
        }
        if response.has_focus() {
            paint::focus_ring_on_rail(painter, place.shrink(5.0), space::R_INPUT);
        }
        if self.folded {
            tooltip(&response, tab.words());
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    fn foot_ui(&self, ui: &Ui, rect: Rect, out: &mut RailOutput) {
        let painter = ui.painter();
        let left = rect.left() + 15.0;
        if let Some((words, recent)) = &self.backup {
            let middle = rect.bottom() - 63.0;
            let place =
                Rect::from_min_max(pos2(rect.left() + 8.0, middle - 13.0), pos2(rect.right() - 8.0, middle + 13.0));
            let response = ui.interact(place, ui.make_persistent_id("backup"), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, words));
            let (icon, color) = if *recent { (icons::CHECK_CIRCLE, c::RAIL_GRN) } else { (icons::WARNING, c::MARK) };
            paint::icon(painter, pos2(left + 7.0, middle), icon, 15.0, color);
            if !self.folded {
                let color = if *recent { c::RAIL_DIM } else { c::MARK };
                let galley = paint::elided(ui, words, Role::Small, color, rect.right() - left - 30.0);
                paint::put(painter, left + 21.0, middle, galley);
            }
            if response.has_focus() {
                paint::focus_ring_on_rail(painter, place.shrink(2.0), space::R_CHIP);
            }
            tooltip(&response, words);
            out.backup = response.clicked();
        }
        let line = Stroke::new(1.0, c::RAIL_LINE);
        painter.hline(rect.x_range().shrink(14.0), rect.bottom() - 42.5, line);
        let middle = rect.bottom() - 22.0;
        let place = Rect::from_min_max(pos2(rect.left() + 8.0, middle - 14.0), pos2(rect.right() - 8.0, middle + 14.0));
        let response = ui.interact(place, ui.make_persistent_id("clerk"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, format!("经办人 {}", self.clerk)));
        paint::icon(painter, pos2(left + 9.0, middle), icons::USER_CIRCLE, 18.0, c::RAIL_TEXT);
        if !self.folded {
            let galley = paint::elided(ui, &self.clerk, Role::Cell, Color32::WHITE, rect.right() - left - 40.0);
            paint::put(painter, left + 27.0, middle, galley);
        }
        if response.has_focus() {
            paint::focus_ring_on_rail(painter, place.shrink(2.0), space::R_CHIP);
        }
        out.clerk = response.clicked();
    }
}

/// Paints the vermilion seal 「信」.
pub(in crate::ui) fn paint_seal(ui: &Ui, rect: Rect) {
    let painter = ui.painter();
    let radius = (rect.width() / 8.5) as u8;
    painter.rect_filled(rect, CornerRadius::same(radius), c::RED_SOLID);
    let inset = (rect.width() / 14.0).round();
    painter.rect_stroke(
        rect.shrink(inset),
        CornerRadius::same(radius.saturating_sub(1)),
        Stroke::new(1.0, Color32::from_rgba_unmultiplied(255, 255, 255, 170)),
        StrokeKind::Inside,
    );
    let font = eframe::egui::FontId::new(rect.width() * 0.68, text::family(text::SERIF_BOLD));
    painter.text(rect.center() - vec2(0.0, rect.height() * 0.02), Align2::CENTER_CENTER, "信", font, Color32::WHITE);
}
