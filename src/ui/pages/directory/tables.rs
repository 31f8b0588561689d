//! The tables at the right, edited in place.

use eframe::egui::{Align, Id, Layout, Rect, Ui, UiBuilder};

use super::form::{self, DirectoryForm};
use super::{DirectoryPage, Node, w};
use crate::domain::directory::{Contact, Role as Duty, Unit};
use crate::ui::icons;
use crate::ui::theme::{color as c, space};
use crate::ui::widgets::{Button, CellText, FocusChain, Grid, Note, Row, TextField, card, form as part};

const OFF: f32 = 34.0;

/// The cell of the contact `row` of a group.
pub(super) fn contact_id(village: usize, group: usize, row: usize) -> Id {
    Id::unique(("directory contact", village, group, row))
}

/// Which row goes, and what it was called.
type Gone = Option<(usize, String)>;

impl DirectoryPage {
    /// Draws the tables of the chosen node. Returns the network before a row was taken off, and the row's name.
    pub(super) fn tables_ui(&mut self, ui: &mut Ui, writable: bool) -> Option<(DirectoryForm, String)> {
        ui.spacing_mut().item_spacing.y = space::FORM_ROW;
        let before = self.form.clone();
        let mut chain = std::mem::take(&mut self.chain);
        let gone = match self.node {
            Node::Units => self.units_ui(ui, writable, &mut chain),
            Node::People(role) => self.people_ui(ui, role, writable, &mut chain),
            Node::Strays => self.strays_ui(ui, writable, &mut chain),
            Node::Village(at) => self.village_ui(ui, at, writable, &mut chain),
        };
        self.chain = chain;
        if let Some(wanted) = self.wanted.take() {
            ui.memory_mut(|memory| memory.request_focus(wanted));
        }
        gone.map(|name| (before, name))
    }

    fn units_ui(&mut self, ui: &mut Ui, writable: bool, chain: &mut FocusChain) -> Option<String> {
        card::section(ui, w::UNITS);
        let mut gone: Gone = None;
        let root = Id::unique("directory units");
        Grid::show(ui, &[320.0, 220.0, OFF], 0, |grid, ui| {
            grid.head(ui, &[(w::UNIT, false), (w::PHONE, false), ("", false)]);
            for (at, unit) in self.form.units.iter_mut().enumerate() {
                let cells = grid.row(ui);
                let [name, phone, off] = cells.as_slice() else { continue };
                let mut cell = Cells { ui, chain, writable, row: at + 1 };
                cell.text(*name, root.with((at, 0)), &mut unit.name, w::UNIT, &[]);
                cell.text(*phone, root.with((at, 1)), &mut unit.phone, w::PHONE, &[]);
                if cell.off(*off, root.with((at, 2)), w::REMOVE) {
                    gone = Some((at, unit.name.clone()));
                }
            }
        });
        if self.add_ui(ui, w::ADD, writable) {
            self.wanted = Some(root.with((self.form.units.len(), 0)));
            self.form.units.push(Unit::default());
        }
        gone.map(|(at, name)| {
            self.form.units.remove(at);
            name
        })
    }

    fn people_ui(&mut self, ui: &mut Ui, role: Duty, writable: bool, chain: &mut FocusChain) -> Option<String> {
        card::section(ui, role.label());
        if role == Duty::Leader {
            part::note(ui, Note::Hint(w::LEADERS_NOTE));
        }
        let units: Vec<String> = self.form.units.iter().map(|unit| unit.name.clone()).collect();
        let (mut gone, mut up): (Gone, Option<usize>) = (None, None);
        let root = Id::unique(("directory people", role.code()));
        let mut rows = 0;
        Grid::show(ui, &[150.0, 210.0, 200.0, 170.0, 2.0 * OFF], 2, |grid, ui| {
            grid.head(ui, &[(w::NAME, false), (w::POST, false), (w::UNIT, false), (w::PHONE, false), ("", false)]);
            let people = self.form.people.iter_mut().enumerate().filter(|(_, person)| person.role == role);
            for (at, person) in people {
                rows += 1;
                let cells = grid.row(ui);
                let [name, post, unit, phone, off] = cells.as_slice() else { continue };
                let mut cell = Cells { ui, chain, writable, row: rows };
                cell.text(*name, root.with((rows, 0)), &mut person.name, w::NAME, &[]);
                cell.text(*post, root.with((rows, 1)), &mut person.post, w::POST, &[]);
                cell.text(*unit, root.with((rows, 2)), &mut person.unit, w::UNIT, &units);
                cell.text(*phone, root.with((rows, 3)), &mut person.phone, w::PHONE, &[]);
                let (left, right) = off.split_left_right_at_fraction(0.5);
                if rows > 1 && cell.press(left, root.with((rows, 4)), icons::ARROW_UP, w::UP) {
                    up = Some(at);
                }
                if cell.off(right, root.with((rows, 5)), w::REMOVE) {
                    gone = Some((at, person.name.clone()));
                }
            }
        });
        if self.add_ui(ui, w::ADD, writable) {
            self.wanted = Some(root.with((rows + 1, 0)));
            self.form.people.push(form::blank(role));
        }
        if let Some(at) = up
            && let Some(other) = self.form.people.iter().take(at).rposition(|person| person.role == role)
        {
            self.form.people.swap(at, other);
        }
        gone.map(|(at, name)| {
            self.form.people.remove(at);
            name
        })
    }

    fn strays_ui(&mut self, ui: &mut Ui, writable: bool, chain: &mut FocusChain) -> Option<String> {
        card::section(ui, w::STRAYS);
        let villages: Vec<String> = self.form.villages.iter().map(|village| village.name.clone()).collect();
        let mut gone: Gone = None;
        let root = Id::unique("directory strays");
        Grid::show(ui, &[150.0, 200.0, 120.0, 180.0, OFF], 1, |grid, ui| {
            grid.head(ui, &[(w::NAME, false), (w::PLACE, false), (w::GROUP, false), (w::PHONE, false), ("", false)]);
            for (at, person) in self.form.strays.iter_mut().enumerate() {
                let cells = grid.row(ui);
                let [name, unit, group, phone, off] = cells.as_slice() else { continue };
                let mut cell = Cells { ui, chain, writable, row: at + 1 };
                cell.text(*name, root.with((at, 0)), &mut person.name, w::NAME, &[]);
                cell.text(*unit, root.with((at, 1)), &mut person.unit, w::PLACE, &villages);
                cell.text(*group, root.with((at, 2)), &mut person.group, w::GROUP, &[]);
                cell.text(*phone, root.with((at, 3)), &mut person.phone, w::PHONE, &[]);
                if cell.off(*off, root.with((at, 4)), w::REMOVE) {
                    gone = Some((at, person.name.clone()));
                }
            }
        });
        gone.map(|(at, name)| {
            self.form.strays.remove(at);
            name
        })
    }

    fn village_ui(&mut self, ui: &mut Ui, at: usize, writable: bool, chain: &mut FocusChain) -> Option<String> {
        let village = self.form.villages.get_mut(at)?;
        let mut gone_village = false;
        let mut asked = None;
        ui.horizontal_top(|ui| {
            let width = ui.available_width() - 170.0;
            ui.allocate_ui(eframe::egui::vec2(width, space::INPUT_H), |ui| {
                Row::new(w::L_VILLAGE).show(ui, |ui, label| {
                    let salt = format!("village {at}");
                    let field = TextField::new(&salt, &mut village.name).labelled(label).placeholder(w::VILLAGE_HINT);
                    let response = field.read_only(!writable).width(260.0).show(ui);
                    if std::mem::take(&mut self.focus_village) {
                        asked = Some(response.id);
                    }
                    chain.push(&response);
                });
            });
            if writable {
                let right = Layout::right_to_left(Align::TOP);
                let button = Button::danger_plain(w::REMOVE_VILLAGE).small();
                gone_village = ui.with_layout(right, |ui| ui.add(button).clicked()).inner;
            }
        });
        self.wanted = asked.or(self.wanted);
        part::note(ui, Note::Hint(w::RENAMED));
        if gone_village {
            let name = self.form.villages.remove(at).name;
            self.node = match at.min(self.form.villages.len().saturating_sub(1)) {
                _ if self.form.villages.is_empty() => Node::Units,
                next => Node::Village(next),
            };
            return Some(name);
        }
        let officers = self.officers_ui(ui, at, writable, chain);
        let groups = self.groups_ui(ui, at, writable, chain);
        officers.or(groups)
    }

    fn officers_ui(&mut self, ui: &mut Ui, at: usize, writable: bool, chain: &mut FocusChain) -> Option<String> {
        card::section(ui, w::OFFICERS);
        let village = self.form.villages.get_mut(at)?;
        let root = Id::unique(("directory officers", at));
        let mut gone: Gone = None;
        Grid::show(ui, &[200.0, 200.0, 200.0, OFF], 1, |grid, ui| {
            grid.head(ui, &[(w::NAME, false), (w::POST, false), (w::PHONE, false), ("", false)]);
            for (row, officer) in village.officers.iter_mut().enumerate() {
                let cells = grid.row(ui);
                tint(ui, &cells, &officer.name);
                let [name, post, phone, off] = cells.as_slice() else { continue };
                let mut cell = Cells { ui, chain, writable, row: row + 1 };
                cell.hinted(*name, root.with((row, 0)), &mut officer.name, w::OFFICER, w::NO_OFFICER);
                cell.text(*post, root.with((row, 1)), &mut officer.post, w::OFFICER_POST, &[]);
                cell.text(*phone, root.with((row, 2)), &mut officer.phone, w::OFFICER_PHONE, &[]);
                if !officer.name.is_empty() && cell.off(*off, root.with((row, 3)), w::REMOVE_OFFICER) {
                    gone = Some((row, officer.name.clone()));
                }
            }
        });
        if let Some((row, name)) = gone {
            village.officers.remove(row);
            self.form.blank_rows();
            return Some(name);
        }
        let count = village.officers.len();
        if self.add_ui(ui, w::ADD_OFFICER, writable)
            && let Some(village) = self.form.villages.get_mut(at)
        {
            village.officers.push(form::blank(Duty::VillageOfficer));
            self.wanted = Some(root.with((count, 0)));
        }
        None
    }

    fn groups_ui(&mut self, ui: &mut Ui, at: usize, writable: bool, chain: &mut FocusChain) -> Option<String> {
        card::section_with(ui, w::CONTACTS, w::GROUPS_HINT);
        let village = self.form.villages.get_mut(at)?;
        let root = Id::unique(("directory groups", at));
        let mut gone: Option<(usize, usize, String)> = None;
        let mut split = None;
        Grid::show(ui, &[170.0, 200.0, 170.0, 180.0, OFF], 2, |grid, ui| {
            let heads = [w::GROUP, w::CONTACT, w::POST, w::PHONE, ""].map(|words| (words, false));
            grid.head(ui, &heads);
            for (at_group, group) in village.groups.iter_mut().enumerate() {
                for (row, contact) in group.contacts.iter_mut().enumerate() {
                    let cells = grid.row(ui);
                    tint(ui, &cells, &contact.name);
                    let [first, name, post, phone, off] = cells.as_slice() else { continue };
                    let mut cell = Cells { ui, chain, writable, row: at_group + 1 };
                    if row == 0 {
                        let left = cell.text(*first, root.with(at_group), &mut group.name, w::GROUP, &[]);
                        if left {
                            split = Some(at_group);
                        }
                    }
                    let id = contact_id(at, at_group, row);
                    cell.hinted(*name, id, &mut contact.name, w::CONTACT, w::NO_CONTACT);
                    cell.text(*post, id.with(1), &mut contact.post, w::CONTACT_POST, &[]);
                    cell.text(*phone, id.with(2), &mut contact.phone, w::CONTACT_PHONE, &[]);
                    let what = if contact.name.trim().is_empty() { w::REMOVE_GROUP } else { w::REMOVE_CONTACT };
                    if cell.off(*off, id.with(3), what) {
                        let name = if contact.name.trim().is_empty() { &group.name } else { &contact.name };
                        gone = Some((at_group, row, name.clone()));
                    }
                }
            }
        });
        if let Some(group) = split {
            village.split_group(group);
        }
        if let Some((at_group, row, name)) = gone {
            take_off(village, at_group, row);
            return Some(name);
        }
        let count = village.groups.len();
        if self.add_ui(ui, w::ADD_GROUP, writable)
            && let Some(village) = self.form.villages.get_mut(at)
        {
            village.add_group();
            self.wanted = Some(root.with(count));
        }
        None
    }

    fn add_ui(&mut self, ui: &mut Ui, words: &str, writable: bool) -> bool {
        writable && ui.add(Button::link(words).icon(icons::PLUS)).clicked()
    }
}

/// Takes a contact off a group; a group whose only row is empty goes itself.
fn take_off(village: &mut form::VillageForm, at: usize, row: usize) {
    let Some(group) = village.groups.get_mut(at) else { return };
    let empty = group.contacts.get(row).is_none_or(|contact: &Contact| contact.name.trim().is_empty());
    if group.contacts.len() > 1 {
        group.contacts.remove(row);
    } else if empty {
        village.groups.remove(at);
    } else {
        group.contacts = vec![form::blank(Duty::GroupContact)];
    }
}

fn tint(ui: &Ui, cells: &[Rect], name: &str) {
    if name.trim().is_empty() {
        Grid::tint(ui, cells, c::AMB_WEAK);
    }
}

/// Draws the cells of a row.
struct Cells<'a> {
    ui: &'a mut Ui,
    chain: &'a mut FocusChain,
    writable: bool,
    row: usize,
}

impl Cells<'_> {
    /// A text. Returns whether it was left.
    fn text(&mut self, rect: Rect, id: Id, text: &mut String, name: &str, items: &[String]) -> bool {
        let name = format!("{name} {}", self.row);
        let cell = CellText::new(id, text, &name).items(items).read_only(!self.writable);
        let response = cell.show(self.ui, rect);
        self.chain.push(&response);
        response.lost_focus()
    }

    /// A name that must not be missing.
    fn hinted(&mut self, rect: Rect, id: Id, text: &mut String, name: &str, hint: &str) {
        let name = format!("{name} {}", self.row);
        let response = CellText::new(id, text, &name).placeholder(hint).read_only(!self.writable).show(self.ui, rect);
        self.chain.push(&response);
    }

    fn off(&mut self, rect: Rect, id: Id, words: &str) -> bool {
        self.press(rect, id, icons::TRASH, words)
    }

    fn press(&mut self, rect: Rect, id: Id, icon: char, words: &str) -> bool {
        if !self.writable {
            return false;
        }
        // In a child of its own, so that the next row begins where this one ends.
        let mut child = self.ui.new_child(UiBuilder::new().id_salt(id).max_rect(rect.shrink(2.0)));
        let name = format!("{words} {}", self.row);
        child.add(Button::icon_quiet(icon, &name).id(id)).clicked()
    }
}
