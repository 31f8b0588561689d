//! 当事人, 调解员, 记录人 and the facts.

use std::collections::BTreeSet;

use eframe::egui::{Align, Id, Layout, Rect, Ui, UiBuilder, vec2};

use super::model::AgreementModel;
use super::text::{AgreementText, PartyRow};
use super::w;
use crate::domain::agreement::PartyKind;
use crate::domain::dispute::Side;
use crate::domain::finding::Finding;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{
    Button, CellText, Grid, Guide, MenuItem, Names, Note, Row, Suggest, TextArea, TextField, form, grid, paint,
};

/// The head of a section with links at its right. Returns which link was pressed.
pub fn head_ui(ui: &mut Ui, title: &str, remark: &str, links: &[&str]) -> Option<usize> {
    let mut pressed = None;
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        let response = ui.label(Role::Section.rich(title, c::INK));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(eframe::egui::accesskit::Role::Heading));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            if !remark.is_empty() {
                ui.label(Role::Small.rich(remark, c::INK2));
            }
            for (at, words) in links.iter().enumerate().rev() {
                if ui.add(Button::link(words)).clicked() {
                    pressed = Some(at);
                }
            }
        });
    });
    pressed
}

/// Findings below `path`, under their grid.
pub fn notes_ui(ui: &mut Ui, findings: &[&Finding]) {
    let mut told = BTreeSet::new();
    for finding in findings.iter().filter(|finding| told.insert(finding.message.as_str())) {
        let note = if finding.blocks() { Note::Error(&finding.message) } else { Note::Suggestion(&finding.message) };
        form::note(ui, note);
    }
}

/// The grid of parties. `opened` are the rows whose second line is shown.
pub fn parties_ui(
    ui: &mut Ui,
    text: &mut AgreementText,
    opened: &mut BTreeSet<usize>,
    guide: &mut Guide<'_>,
    model: &AgreementModel,
    locked: bool,
) {
    let links: &[&str] = if locked { &[] } else { &[w::ADD_PARTY] };
    if head_ui(ui, w::PARTIES, "", links).is_some() {
        let side = text.parties.last().map_or(Side::First, |party| party.side);
        text.parties.push(PartyRow::blank(side));
    }
    let mut removed = None;
    let several = text.parties.len() > 2;
    let root = ui.make_persistent_id("parties");
    Grid::show(ui, &[52.0, 84.0, 44.0, 44.0, 56.0, 76.0, 110.0, 120.0], 6, |grid, ui| {
        grid.head(ui, &w::PARTY_HEADS);
        for (at, party) in text.parties.iter_mut().enumerate() {
            let cells = grid.row(ui);
            let Some(&first) = cells.first() else { continue };
            match side_ui(ui, first, root.with((at, "side")), party, several, locked) {
                Some(SideChoice::More) => {
                    opened.insert(at);
                }
                Some(SideChoice::Off) => removed = Some(at),
                None => {}
            }
            row_ui(ui, &cells, root.with(at), at, party, guide, model, locked);
            let body = party.kind == PartyKind::Body;
            if opened.contains(&at) || body || !party.id_no.is_empty() || !party.agent.is_empty() {
                let cells = grid.plain_row(ui);
                more_ui(ui, &cells, root.with(at), at, party, guide, locked);
            }
        }
    });
    notes_ui(ui, &guide.below("parties"));
    if let Some(at) = removed {
        text.parties.remove(at);
        opened.clear();
    }
}

enum SideChoice {
    More,
    Off,
}

fn side_ui(ui: &mut Ui, rect: Rect, id: Id, party: &mut PartyRow, several: bool, locked: bool) -> Option<SideChoice> {
    if locked {
        grid::words(ui, rect, party.side.label(), Role::CellBold, c::INK, false);
        return None;
    }
    let mut items: Vec<MenuItem<'_>> = Side::ALL.iter().map(|side| MenuItem::new(side.label())).collect();
    let person = party.kind == PartyKind::Person;
    items.push(MenuItem::new(if person { w::PARTY_BODY } else { w::PARTY_PERSON }));
    items.push(MenuItem::new(w::PARTY_MORE));
    items.push(MenuItem::new(w::PARTY_OFF).danger().enabled(several));
    let name = format!("{}，改为另一方或填更多", party.side.label());
    let picked = grid::menu_cell(ui, rect, id, (party.side.label(), Role::CellBold), &name, &items)?;
    match Side::ALL.get(picked) {
        Some(side) => {
            party.side = *side;
            None
        }
        None if picked == Side::ALL.len() => {
            party.kind = if person { PartyKind::Body } else { PartyKind::Person };
            None
        }
        None if picked == Side::ALL.len() + 1 => Some(SideChoice::More),
        None => Some(SideChoice::Off),
    }
}

#[expect(clippy::too_many_arguments, reason = "private, one caller")]
fn row_ui(
    ui: &mut Ui,
    cells: &[Rect],
    id: Id,
    at: usize,
    party: &mut PartyRow,
    guide: &mut Guide<'_>,
    model: &AgreementModel,
    locked: bool,
) {
    let sexes = ["男".to_owned(), "女".to_owned()];
    let ethnicities = w::ETHNICITIES.map(str::to_owned);
    let occupations: Vec<String> =
        crate::domain::lists::built_in().occupations.iter().map(|entry| entry.label.clone()).collect();
    let side = party.side.label();
    let fields: [(&str, &str, &mut String, &[String]); 7] = [
        ("name", "姓名", &mut party.name, &[]),
        ("sex", "性别", &mut party.sex, &sexes),
        ("age", "年龄", &mut party.age, &[]),
        ("ethnicity", "民族", &mut party.ethnicity, &ethnicities),
        ("occupation", "职业", &mut party.occupation, &occupations),
        ("address", "住址", &mut party.address, &model.picks.villages),
        ("phone", "电话", &mut party.phone, &[]),
    ];
    let body = party.kind == PartyKind::Body;
    for ((key, name, value, items), rect) in fields.into_iter().zip(cells.iter().skip(1)) {
        if body && ["sex", "age", "ethnicity", "occupation"].contains(&key) {
            grid::words(ui, *rect, "—", Role::Cell, c::INK3, false);
            continue;
        }
        let path = format!("parties[{at}].{key}");
        let error = guide.error(&path);
        let name = format!("{side} {} {name}", at + 1);
        let cell = CellText::new(id.with(key), value, &name).items(items).error(error.as_deref()).read_only(locked);
        guide.field(&path, &cell.show(ui, *rect));
    }
}

fn more_ui(ui: &mut Ui, cells: &[Rect], id: Id, at: usize, party: &mut PartyRow, guide: &mut Guide<'_>, locked: bool) {
    let Some(whole) = cells.iter().copied().reduce(Rect::union) else { return };
    let side = party.side.label();
    let agent = (w::AGENT, "agent", 0.44, &mut party.agent);
    let fields: Vec<(&str, &str, f32, &mut String)> = if party.kind == PartyKind::Body {
        vec![
            (w::REPRESENTATIVE, "representative", 0.27, &mut party.representative),
            (w::POST, "post", 0.19, &mut party.post),
            (w::CREDIT_CODE, "credit_code", 0.34, &mut party.credit_code),
            (w::AGENT, agent.1, 0.2, agent.3),
        ]
    } else {
        vec![(w::ID_NO, "id_no", 0.56, &mut party.id_no), agent]
    };
    let mut left = whole.left();
    for (label, key, share, value) in fields {
        let rect = whole.with_min_x(left).with_max_x(left + whole.width() * share);
        left = rect.right();
        let galley = paint::line(ui, label, Role::Small, c::INK2);
        let drawn = paint::put(ui.painter(), rect.left() + 8.0, rect.center().y, galley);
        let path = format!("parties[{at}].{key}");
        let name = format!("{side} {} {label}", at + 1);
        let cell = CellText::new(id.with(key), value, &name).read_only(locked);
        guide.field(&path, &cell.show(ui, rect.with_min_x(drawn.right() + 2.0)));
    }
}

/// 调解员 and 记录人 in one row.
pub fn mediators_ui(
    ui: &mut Ui,
    text: &mut AgreementText,
    guide: &mut Guide<'_>,
    model: &AgreementModel,
    locked: bool,
) {
    let rect = ui.available_rect_before_wrap();
    let split = rect.right() - 152.0;
    let mut bottom = rect.top();
    let layout = Layout::left_to_right(Align::TOP);
    let mut left =
        ui.new_child(UiBuilder::new().id_salt("mediators").max_rect(rect.with_max_x(split - 68.0)).layout(layout));
    let label = section_label(&mut left, w::MEDIATORS);
    let error = guide.error("mediators");
    let names = Names::new("mediators", &mut text.mediators, &model.picks.mediators).labelled(label).first(w::CHIEF);
    let response = names.read_only(locked).error(error.as_deref()).show(&mut left);
    guide.field("mediators", &response);
    bottom = bottom.max(left.min_rect().bottom());
    let builder = UiBuilder::new().id_salt("recorder").max_rect(rect.with_min_x(split - 52.0)).layout(layout);
    let mut right = ui.new_child(builder);
    let label = section_label(&mut right, w::RECORDER);
    let field = Suggest::new("recorder", &mut text.recorder, &model.picks.people).labelled(label).read_only(locked);
    guide.field("recorder", &field.show(&mut right));
    bottom = bottom.max(right.min_rect().bottom());
    ui.advance_cursor_after_rect(rect.with_max_y(bottom));
}

fn section_label(ui: &mut Ui, words: &str) -> Id {
    let galley = paint::line(ui, words, Role::Section, c::INK);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, space::INPUT_H), eframe::egui::Sense::hover());
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Label, true, words));
    paint::put(ui.painter(), rect.left(), rect.center().y, galley);
    response.id
}

/// 纠纷事实 and who is to answer for what.
pub fn facts_ui(ui: &mut Ui, text: &mut AgreementText, guide: &mut Guide<'_>, locked: bool) {
    let count = text.facts.chars().filter(|ch| !ch.is_whitespace()).count();
    head_ui(ui, w::FACTS, &format!("{count} 字"), &[]);
    let warning = guide.warning("facts");
    let area = TextArea::new("facts", &mut text.facts).named(w::FACTS).rows(3).read_only(locked);
    let response = area.show(ui);
    if let Some(words) = warning {
        form::note(ui, Note::Suggestion(&words));
    }
    guide.area("facts", &response);
    if locked && text.responsibility.trim().is_empty() {
        return;
    }
    Row::new(w::RESPONSIBILITY).show(ui, |ui, label| {
        let field = TextField::new("responsibility", &mut text.responsibility).labelled(label).read_only(locked);
        guide.field("responsibility", &field.placeholder(w::RESPONSIBILITY_HINT).show(ui));
    });
}
