//! The tree at the left: the town's lists, then the villages with their groups.

use eframe::egui::{CornerRadius, Id, Rect, Sense, Ui, WidgetInfo, accesskit, vec2};

use super::form::DirectoryForm;
use super::{DirectoryPage, Node, w};
use crate::domain::directory::Role as Duty;
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, button, paint};

/// The lists of the town, from the top.
pub(super) const TOWN: [(Node, &str); 5] = [
    (Node::People(Duty::Leader), Duty::Leader.label()),
    (Node::Units, w::UNITS),
    (Node::People(Duty::Mediator), Duty::Mediator.label()),
    (Node::People(Duty::Clerk), Duty::Clerk.label()),
    (Node::People(Duty::Staff), Duty::Staff.label()),
];

const ROW: f32 = 34.0;
const GROUP_ROW: f32 = 28.0;

impl DirectoryPage {
    /// Draws the tree.
    pub(super) fn tree_ui(&mut self, ui: &mut Ui, writable: bool) {
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui, w::TOWN);
        for (node, words) in TOWN {
            let count = count(&self.form, node).to_string();
            if row_ui(ui, ROW, 0.0, words, (&count, false), self.node == node) {
                self.node = node;
            }
        }
        if !self.form.strays.is_empty() {
            let count = self.form.strays.len().to_string();
            if row_ui(ui, ROW, 0.0, w::STRAYS, (&count, true), self.node == Node::Strays) {
                self.node = Node::Strays;
            }
        }
        ui.add_space(space::S8);
        head_ui(ui, w::VILLAGES);
        let mut picked = None;
        for (at, village) in self.form.villages.iter().enumerate() {
            let lacking = village.groups_lacking();
            let remark = match (village.is_lacking(), lacking) {
                (true, _) => (w::NO_OFFICER.to_owned(), true),
                (false, 0) => (w::groups(village.groups.len()), false),
                (false, lacking) => (w::lacking(lacking), true),
            };
            let name = if village.name.trim().is_empty() { w::NEW_VILLAGE } else { village.name.as_str() };
            let on = self.node == Node::Village(at);
            if row_ui(ui, ROW, 0.0, name, (&remark.0, remark.1), on) {
                picked = Some((at, None));
            }
            if !on {
                continue;
            }
            for (row, group) in village.groups.iter().enumerate() {
                let who: Vec<&str> =
                    group.contacts.iter().map(|contact| contact.name.trim()).filter(|name| !name.is_empty()).collect();
                let words = if who.is_empty() { w::NO_CONTACT.to_owned() } else { who.join("、") };
                if row_ui(ui, GROUP_ROW, 20.0, &group.name, (&words, who.is_empty()), false) {
                    picked = Some((at, Some(row)));
                }
            }
        }
        if let Some((village, group)) = picked {
            self.node = Node::Village(village);
            self.wanted = group.map(|group| super::tables::contact_id(village, group, 0));
        }
        if writable {
            ui.add_space(space::S8);
            ui.horizontal(|ui| {
                ui.add_space(space::S12);
                if ui.add(Button::plain(w::ADD_VILLAGE).icon(icons::PLUS).small()).clicked() {
                    self.add_village();
                }
            });
        }
    }
}

/// How many stand in a list of the town.
fn count(form: &DirectoryForm, node: Node) -> usize {
    match node {
        Node::Units => form.units.iter().filter(|unit| !unit.name.trim().is_empty()).count(),
        Node::People(role) => {
            form.people.iter().filter(|person| person.role == role && !person.name.trim().is_empty()).count()
        }
        Node::Strays => form.strays.len(),
        Node::Village(_) => form.villages.len(),
    }
}

fn head_ui(ui: &mut Ui, words: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let galley = paint::line(ui, words, Role::SmallBold, c::INK3);
    paint::put(ui.painter(), rect.left() + space::S16, rect.center().y + 2.0, galley);
}

/// A row with a remark at its right edge; amber when it is a lack. Returns whether it was pressed.
fn row_ui(ui: &mut Ui, height: f32, indent: f32, words: &str, (remark, lack): (&str, bool), on: bool) -> bool {
    let (auto, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let id: Id = auto;
    let name = if remark.is_empty() { words.to_owned() } else { format!("{words}，{remark}") };
    let response = button::hit(ui, rect, id, &name);
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::TreeItem, true, on, &name));
    if on {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, c::SEL);
        let edge = Rect::from_min_size(rect.min, vec2(4.0, rect.height()));
        ui.painter().rect_filled(edge, CornerRadius::ZERO, c::PRI);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, c::SUNKEN);
    }
    let ink = if lack { c::AMB } else { c::INK3 };
    let middle = rect.center().y;
    let galley = paint::elided(ui, remark, Role::Small, ink, rect.width() * 0.5);
    let right = paint::put_right(ui.painter(), rect.right() - space::S12, middle, galley).left();
    let (role, color) = match (on, indent > 0.0) {
        (true, _) => (Role::BodyBold, c::PRI),
        (false, true) => (Role::Cell, c::INK2),
        (false, false) => (Role::Body, c::INK),
    };
    let left = rect.left() + space::S16 + indent;
    paint::put(ui.painter(), left, middle, paint::elided(ui, words, role, color, (right - left - space::S8).max(20.0)));
    if response.has_focus() {
        paint::focus_ring(ui.painter(), rect.shrink(4.0), space::R_INPUT);
    }
    response.clicked()
}
