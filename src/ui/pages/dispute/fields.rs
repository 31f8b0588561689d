//! The fields of a dispute.

use eframe::egui::{Align, Id, Layout, Ui, UiBuilder, vec2};

use super::form::{DisputeForm, PartyRow};
use super::model::DisputeModel;
use super::w;
use crate::domain::{
    dispute::{Dispute, DisputeFlag, DisputeNature, DisputeSource, PartyKind, Side},
    listed::Listed,
    lists::{self, DisputeCategory},
    place::Place,
};
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{
    Button, CellText, Grid, Guide, MenuItem, MultiPicker, Names, Note, PickItem, Picker, Row, Suggest, TextArea,
    TextField, card, check, form, grid,
};

const LABEL_W: f32 = 76.0;

/// Draws all fields into the width that is left.
pub fn fields_ui(ui: &mut Ui, form: &mut DisputeForm, guide: &mut Guide<'_>, model: &DisputeModel) {
    ui.spacing_mut().item_spacing = vec2(space::S8, space::FORM_ROW);
    card::section(ui, w::S_MATTER);
    text(ui, guide, "title", Row::new(w::L_TITLE).required(), &mut form.title, w::TITLE_HINT);
    pair(ui, |ui, side| match side {
        0 => text(ui, guide, "found_on", Row::new(w::L_FOUND).required(), &mut form.found_on, w::DATE_HINT),
        _ => text(ui, guide, "occurred_on", Row::new(w::L_OCCURRED), &mut form.occurred_on, w::OPTIONAL),
    });
    pair(ui, |ui, side| match side {
        0 => source_ui(ui, guide, form),
        _ => suggest(ui, guide, ("source_body", true), w::L_SOURCE_BODY, &mut form.source_body, &model.picks.units),
    });
    Row::new(w::L_SCREENERS).label_width(LABEL_W).show(ui, |ui, label| {
        let names = Names::new("screeners", &mut form.screeners, &model.picks.people);
        let response = names.labelled(label).placeholder(w::OPTIONAL).show(ui);
        guide.field("screeners", &response);
    });
    let day = super::form::partial_date(&form.found_on, model.today).map_or(model.today, |date| date.counted_on());
    pair(ui, |ui, side| match side {
        0 => category_ui(ui, guide, form, day, &model.categories),
        _ => risk_ui(ui, guide, form),
    });
    more_ui(ui, guide, form, day, &model.categories);
    nature_ui(ui, guide, form, day);

    ui.add_space(space::S4);
    card::section(ui, w::S_PEOPLE);
    places_ui(ui, form, guide, model);
    parties_ui(ui, form, guide);
    numbers_ui(ui, form, guide);
    flags_ui(ui, form);

    ui.add_space(space::S4);
    card::section(ui, w::S_STORY);
    area(ui, guide, "facts", w::L_FACTS, &mut form.facts, 4);
    area(ui, guide, "demands", w::L_DEMANDS, &mut form.demands, 2);

    ui.add_space(space::S4);
    card::section(ui, w::S_DUTY);
    let picks = &model.picks;
    pair(ui, |ui, side| match side {
        0 => suggest(ui, guide, ("leader", false), w::L_LEADER, &mut form.leader, &picks.leaders),
        _ => suggest(ui, guide, ("unit", true), w::L_UNIT, &mut form.unit, &picks.units),
    });
    pair(ui, |ui, side| match side {
        0 => suggest(ui, guide, ("person", false), w::L_PERSON, &mut form.person, &picks.people),
        _ => suggest(ui, guide, ("contact", false), w::L_CONTACT, &mut form.contact, &picks.people),
    });
    pair(ui, |ui, side| {
        if side == 0 {
            text(ui, guide, "due", Row::new(w::L_DUE), &mut form.due, w::OPTIONAL);
        }
    });
    Row::new(w::L_PETITIONS).label_width(LABEL_W + 14.0).show(ui, |ui, label| {
        let names = Names::new("petitions", &mut form.petitions, &[]);
        let response = names.labelled(label).placeholder(w::PETITION_HINT).show(ui);
        guide.field("petitions", &response);
    });
    area(ui, guide, "remark", w::L_REMARK, &mut form.remark, 2);
    ui.add_space(space::S12);
}

/// Two fields beside each other, or one below the other when it is narrow.
pub fn pair(ui: &mut Ui, mut add: impl FnMut(&mut Ui, usize)) {
    let width = ui.available_width();
    if width < 460.0 {
        add(ui, 0);
        add(ui, 1);
        return;
    }
    let half = (width - space::S16) / 2.0;
    let rect = ui.available_rect_before_wrap();
    let mut bottom = rect.top();
    for side in 0..2 {
        let left = rect.left() + side as f32 * (half + space::S16);
        let place = rect.with_min_x(left).with_max_x(left + half);
        let builder = UiBuilder::new().max_rect(place).layout(Layout::top_down(Align::LEFT));
        let mut child = ui.new_child(builder);
        add(&mut child, side);
        bottom = bottom.max(child.min_rect().bottom());
    }
    ui.advance_cursor_after_rect(rect.with_max_y(bottom));
}

fn text(ui: &mut Ui, guide: &mut Guide<'_>, path: &str, row: Row<'_>, value: &mut String, hint: &str) {
    row.label_width(LABEL_W).show(ui, |ui, label| {
        let (error, warning) = (guide.error(path), guide.warning(path));
        let mut field = TextField::new(path, value).labelled(label).placeholder(hint).error(error.as_deref());
        if let Some(words) = warning.as_deref() {
            field = field.note(Note::Suggestion(words));
        }
        let response = field.show(ui);
        guide.field(path, &response);
    });
}

/// `known`: a name of the network, no person.
fn suggest(
    ui: &mut Ui,
    guide: &mut Guide<'_>,
    (path, known): (&str, bool),
    label: &str,
    value: &mut String,
    items: &[String],
) {
    Row::new(label).label_width(LABEL_W).show(ui, |ui, label| {
        let field = Suggest::new(path, value, items).labelled(label).placeholder(w::OPTIONAL);
        let response = if known { field.known() } else { field }.show(ui);
        guide.field(path, &response);
    });
}

fn area(ui: &mut Ui, guide: &mut Guide<'_>, path: &str, label: &str, value: &mut String, rows: usize) {
    Row::new(label).label_width(LABEL_W).show(ui, |ui, label| {
        let response = TextArea::new(path, value).labelled(label).rows(rows).show(ui);
        guide.area(path, &response);
    });
}

fn source_ui(ui: &mut Ui, guide: &mut Guide<'_>, form: &mut DisputeForm) {
    let items: Vec<PickItem<DisputeSource>> =
        DisputeSource::ALL.iter().map(|&source| PickItem::new(source, source.label())).collect();
    Row::new(w::L_SOURCE).label_width(LABEL_W).show(ui, |ui, label| {
        let mut chosen = Some(form.source);
        let response = Picker::new("source", &mut chosen, &items).labelled(label).show(ui);
        form.source = chosen.unwrap_or(form.source);
        guide.field("source", &response);
    });
}

fn category_items(all: &[DisputeCategory], day: chrono::NaiveDate, also: Option<&Listed>) -> Vec<PickItem<Listed>> {
    let mut items: Vec<PickItem<Listed>> = all
        .iter()
        .filter(|category| category.is_active(day))
        .map(|category| PickItem::new(category.listed(), &category.label).keys(&category.code))
        .collect();
    // A label of former times stays pickable in the record that has it.
    if let Some(kept) = also.filter(|kept| !items.iter().any(|item| item.value == **kept)) {
        items.push(PickItem::new(kept.clone(), &kept.label));
    }
    items
}

fn category_ui(
    ui: &mut Ui,
    guide: &mut Guide<'_>,
    form: &mut DisputeForm,
    day: chrono::NaiveDate,
    all: &[DisputeCategory],
) {
    let items = category_items(all, day, form.category.as_ref());
    Row::new(w::L_CATEGORY).label_width(LABEL_W).required().show(ui, |ui, label| {
        let error = guide.error("category");
        let picker = Picker::new("category", &mut form.category, &items).labelled(label).required();
        let response = picker.error(error.as_deref()).show(ui);
        guide.field("category", &response);
    });
}

fn more_ui(
    ui: &mut Ui,
    guide: &mut Guide<'_>,
    form: &mut DisputeForm,
    day: chrono::NaiveDate,
    all: &[DisputeCategory],
) {
    let items = category_items(all, day, None);
    Row::new(w::L_MORE).label_width(LABEL_W).show(ui, |ui, label| {
        let response = MultiPicker::new("more", &mut form.more_categories, &items).labelled(label).show(ui);
        guide.field("more_categories", &response);
    });
}

/// 纠纷性质, with the rule when it may not be mediated.
fn nature_ui(ui: &mut Ui, guide: &mut Guide<'_>, form: &mut DisputeForm, day: chrono::NaiveDate) {
    let items: Vec<PickItem<DisputeNature>> =
        DisputeNature::ALL.iter().map(|&nature| PickItem::new(nature, nature.label())).collect();
    Row::new(w::L_NATURE).label_width(LABEL_W).show(ui, |ui, label| {
        let mut chosen = Some(form.nature);
        let response = Picker::new("nature", &mut chosen, &items).labelled(label).show(ui);
        form.nature = chosen.unwrap_or(form.nature);
        guide.field("nature", &response);
        let bar = Dispute { nature: form.nature, ..Dispute::blank(day) }.not_mediable(None);
        if let Some(ground) = bar {
            let words = format!("不得由人民调解委员会调解（{}）。{}。", ground.rule(day), ground.instead());
            form::note(ui, Note::Suggestion(&words));
        }
    });
}

fn risk_ui(ui: &mut Ui, guide: &mut Guide<'_>, form: &mut DisputeForm) {
    let items: Vec<PickItem<Listed>> = lists::built_in()
        .risk_levels
        .iter()
        .map(|level| PickItem::new(level.listed(), &level.label).remark(&level.colour))
        .collect();
    Row::new(w::L_RISK).label_width(LABEL_W).show(ui, |ui, label| {
        let picker = Picker::new("risk", &mut form.risk, &items).labelled(label).placeholder("未定").none("未定");
        let response = picker.show(ui);
        guide.field("risk", &response);
    });
}

fn head_ui(ui: &mut Ui, title: &str, add: &str) -> bool {
    ui.horizontal(|ui| {
        ui.label(Role::Body.rich(title, c::INK2));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(Button::link(add)).clicked()).inner
    })
    .inner
}

fn places_ui(ui: &mut Ui, form: &mut DisputeForm, guide: &mut Guide<'_>, model: &DisputeModel) {
    if head_ui(ui, w::L_PLACES, w::ADD_PLACE) {
        form.places.push(Place::default());
    }
    let mut removed = None;
    let several = form.places.len() > 1;
    let root = ui.make_persistent_id("places");
    Grid::show(ui, &[150.0, 96.0, 120.0, 34.0], 2, |grid, ui| {
        grid.head(ui, &w::PLACE_HEADS);
        for (at, place) in form.places.iter_mut().enumerate() {
            let cells = grid.row(ui);
            let groups = model.picks.groups_of(&place.village).to_vec();
            let parts: [(&str, &str, &mut String, &[String]); 3] = [
                ("village", "村（居）", &mut place.village, &model.picks.villages),
                ("group", "组", &mut place.group, &groups),
                ("detail", "详细位置", &mut place.detail, &[]),
            ];
            for ((key, name, value, items), rect) in parts.into_iter().zip(&cells) {
                let name = format!("地点 {} {name}", at + 1);
                let response = CellText::new(root.with((at, key)), value, &name).items(items).show(ui, *rect);
                guide.field(&format!("places[{at}].{key}"), &response);
            }
            if several && remove_ui(ui, cells.get(3).copied(), root.with((at, "off"))) {
                removed = Some(at);
            }
        }
    });
    if let Some(at) = removed {
        form.places.remove(at);
    }
}

fn parties_ui(ui: &mut Ui, form: &mut DisputeForm, guide: &mut Guide<'_>) {
    if head_ui(ui, w::L_PARTIES, w::ADD_PARTY) {
        let side = form.parties.last().map_or(Side::First, |party| party.side);
        form.parties.push(PartyRow::blank(side));
    }
    let mut removed = None;
    let root = ui.make_persistent_id("parties");
    Grid::show(ui, &[56.0, 140.0, 84.0, 52.0, 126.0, 34.0], 1, |grid, ui| {
        grid.head(ui, &w::PARTY_HEADS);
        for (at, party) in form.parties.iter_mut().enumerate() {
            let cells = grid.row(ui);
            let [side, name, what, people, phone, off] = cells.as_slice() else { continue };
            let items: Vec<MenuItem<'_>> = Side::ALL.iter().map(|side| MenuItem::new(side.label())).collect();
            let words = format!("{}，改为另一方", party.side.label());
            if let Some(picked) = grid::menu_cell(
                ui,
                *side,
                root.with((at, "side")),
                (party.side.label(), Role::CellBold),
                &words,
                &items,
            ) {
                party.side = Side::ALL.get(picked).copied().unwrap_or(party.side);
            }
            let names = ["姓名", "人数", "电话"].map(|what| format!("{} {} {what}", party.side.label(), at + 1));
            let path = |key: &str| format!("parties[{at}].{key}");
            let error = guide.error(&path("name"));
            let cell = CellText::new(root.with((at, "name")), &mut party.name, &names[0]).placeholder(w::PARTY_HINT);
            guide.field(&path("name"), &cell.error(error.as_deref()).show(ui, *name));
            let kinds: Vec<MenuItem<'_>> = PartyKind::ALL.iter().map(|kind| MenuItem::new(kind.label())).collect();
            let words = party.kind.map_or("", PartyKind::label);
            let told = format!("{} {} {}{words}", party.side.label(), at + 1, w::PARTY_KIND);
            if let Some(kind) = grid::menu_cell(ui, *what, root.with((at, "kind")), (words, Role::Cell), &told, &kinds)
            {
                party.kind = PartyKind::ALL.get(kind).copied();
            }
            let error = guide.error(&path("people"));
            let cell = CellText::new(root.with((at, "people")), &mut party.people, &names[1]).right();
            guide.field(&path("people"), &cell.error(error.as_deref()).show(ui, *people));
            let cell = CellText::new(root.with((at, "phone")), &mut party.phone, &names[2]);
            guide.field(&path("phone"), &cell.show(ui, *phone));
            if remove_ui(ui, Some(*off), root.with((at, "off"))) {
                removed = Some(at);
            }
        }
    });
    for finding in guide.below("parties") {
        let note = if finding.blocks() { Note::Error(&finding.message) } else { Note::Suggestion(&finding.message) };
        form::note(ui, note);
    }
    if let Some(at) = removed {
        form.parties.remove(at);
    }
}

fn remove_ui(ui: &mut Ui, rect: Option<eframe::egui::Rect>, id: Id) -> bool {
    let Some(rect) = rect else { return false };
    // In a child of its own, so that the next row begins where this one ends.
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect.shrink(2.0)));
    child.add(Button::icon_quiet(icons::TRASH, w::REMOVE_ROW).id(id)).clicked()
}

fn numbers_ui(ui: &mut Ui, form: &mut DisputeForm, guide: &mut Guide<'_>) {
    pair(ui, |ui, side| match side {
        0 => Row::new(w::L_HEADCOUNT).label_width(LABEL_W).show(ui, |ui, label| {
            let error = guide.error("headcount");
            ui.horizontal(|ui| {
                let field = TextField::new("headcount", &mut form.headcount).labelled(label).suffix("人").width(108.0);
                let response = field.error(error.as_deref()).told_elsewhere().show(ui);
                guide.field("headcount", &response);
                check::check(ui, "estimated", &mut form.estimated, w::L_ESTIMATED);
            });
            if let Some(words) = error.as_deref() {
                form::note(ui, Note::Error(words));
            }
        }),
        _ => unit(ui, guide, "area", w::L_AREA, &mut form.area, "亩"),
    });
    pair(ui, |ui, side| match side {
        0 => unit(ui, guide, "claimed", w::L_CLAIMED, &mut form.claimed, "元"),
        _ => unit(ui, guide, "injured", w::L_INJURED, &mut form.injured, "人"),
    });
}

fn unit(ui: &mut Ui, guide: &mut Guide<'_>, path: &str, label: &str, value: &mut String, unit: &str) {
    Row::new(label).label_width(LABEL_W).show(ui, |ui, label| {
        let error = guide.error(path);
        let field = TextField::new(path, value).labelled(label).suffix(unit).placeholder(w::OPTIONAL);
        let response = field.error(error.as_deref()).show(ui);
        guide.field(path, &response);
    });
}

fn flags_ui(ui: &mut Ui, form: &mut DisputeForm) {
    Row::new(w::L_FLAGS).label_width(LABEL_W).show(ui, |ui, _| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::S16, 0.0);
            for &flag in DisputeFlag::ALL {
                let mut on = form.flags.contains(&flag);
                if check::check(ui, flag.code(), &mut on, flag.label()).changed() {
                    if on {
                        form.flags.insert(flag);
                    } else {
                        form.flags.remove(&flag);
                    }
                }
            }
        });
    });
}
