//! 信访人: one row a person, with the number checked while it is typed, and where they live.

use super::{
    action::IntakeAction,
    fields::Field,
    form::{IntakeForm, PersonForm},
    model::{Found, IntakeModel},
    w,
};
use crate::domain::{identity, place::Place};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, Guide, Note, Row, TextField, card, check, form, paint};
use crate::ui::{icons, ime};
use eframe::egui::{Align, Layout, Sense, Ui, UiBuilder, vec2};

const REP_W: f32 = 33.0;
const NAME_W: f32 = 69.0;
const PHONE_W: f32 = 121.0;
const CROSS_W: f32 = 24.0;
const GAP: f32 = 4.0;

/// What the section asks of the page.
#[derive(Default)]
pub(super) struct Asked {
    /// An action for the app.
    pub action: Option<IntakeAction>,
    /// Open the list of earlier petitioners.
    pub find: bool,
    /// Give the focus to the field of this path.
    pub focus: Option<String>,
}

/// Draws the section.
pub(super) fn section_ui(
    ui: &mut Ui,
    form: &mut IntakeForm,
    guide: &mut Guide<'_>,
    found: &Found,
    model: &IntakeModel,
) -> Asked {
    let named = form.people.iter().filter(|person| !person.who.name.trim().is_empty()).count();
    let mut asked = Asked::default();
    ui.add_space(4.0);
    card::section_with(ui, w::PEOPLE, &w::filled(named, form.channel, form.headcount));
    if form.anonymous {
        form::note(ui, Note::Hint(w::ANONYMOUS_HINT));
    } else {
        rows_ui(ui, form, guide, found, model, &mut asked);
    }
    buttons_ui(ui, form, guide, &mut asked);
    address_ui(ui, form, guide, model);
    asked
}

fn rows_ui(
    ui: &mut Ui,
    form: &mut IntakeForm,
    guide: &mut Guide<'_>,
    found: &Found,
    model: &IntakeModel,
    asked: &mut Asked,
) {
    let width = ui.available_width();
    let id_w = (width - REP_W - NAME_W - PHONE_W - CROSS_W - 2.0 * GAP).max(80.0);
    head_ui(ui, id_w);
    if let Some(finding) = guide.below("petitioners").iter().find(|finding| finding.field == "petitioners") {
        form::note(ui, Note::Error(&finding.message.clone()));
    }
    let mut gone = None;
    ui.spacing_mut().item_spacing.y = 3.0;
    for index in 0..form.people.len() {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            if row_ui(ui, form, index, id_w, guide) {
                gone = Some(index);
            }
            under_row_ui(ui, form, index, guide, found, model, asked);
        });
    }
    ui.spacing_mut().item_spacing.y = space::FORM_ROW;
    if let Some(index) = gone {
        form.remove_person(index);
        let last = form.people.len() - 1;
        asked.focus = Some(format!("petitioners[{}].name", index.min(last)));
    }
}

fn head_ui(ui: &mut Ui, id_w: f32) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), Role::Small.line()));
    let lefts = [0.0, REP_W, REP_W + NAME_W + GAP, REP_W + NAME_W + id_w + 2.0 * GAP];
    for (words, left) in w::COLUMNS.iter().zip(lefts) {
        let galley = paint::line(ui, words, Role::Small, c::INK2);
        paint::put(ui.painter(), rect.left() + left, rect.center().y, galley);
    }
}

/// The fields of one person. True: 删去 was pressed.
fn row_ui(ui: &mut Ui, form: &mut IntakeForm, index: usize, id_w: f32, guide: &mut Guide<'_>) -> bool {
    let path = |name: &str| format!("petitioners[{index}].{name}");
    let said = |what: &str| format!("第 {} 人{what}", index + 1);
    let Some(person) = form.people.get_mut(index) else { return false };
    let who = &mut person.who;
    let (mut rep, mut gone) = (who.representative, false);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let tick = path("representative");
        let response = check::check_only(ui, &tick, &mut rep, &said("为代表"));
        if response.changed() {
            who.representative = rep;
            guide.leave("petitioners");
        }
        guide.field(&tick, &response);
        ui.add_space(REP_W - 24.0);

        text_ui(ui, guide, &path("name"), &mut who.name, &said("姓名"), NAME_W, "", index == 0, false);
        ui.add_space(GAP);

        let readable = identity::read_id(&who.id_no, chrono::NaiveDate::MAX).is_ok();
        let id_path = path("id_no");
        let response =
            text_ui(ui, guide, &id_path, &mut who.id_no, &said("身份证号"), id_w, w::OPTIONAL, false, readable);
        if response.changed() && !ime::composing(ui.ctx()) && who.id_no.contains('x') {
            who.id_no = who.id_no.replace('x', "X");
        }
        if response.lost_focus() {
            who.id_no = identity::normalise_id(&who.id_no);
        }
        ui.add_space(GAP);

        text_ui(ui, guide, &path("phone"), &mut who.phone, &said("联系电话"), PHONE_W, "", false, false);
        let name = format!("删去第 {} 人", index + 1);
        let (_, rect) = ui.allocate_space(vec2(CROSS_W, space::INPUT_H));
        let builder = UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::centered_and_justified(eframe::egui::Direction::LeftToRight));
        ui.scope_builder(builder, |ui| {
            let at = rect.shrink2(vec2(0.0, 3.0));
            gone = ui.put(at, Button::icon_quiet(icons::X, &name).width(CROSS_W)).clicked();
        });
    });
    gone
}

#[expect(clippy::too_many_arguments, reason = "private, one row of like fields")]
fn text_ui(
    ui: &mut Ui,
    guide: &mut Guide<'_>,
    path: &str,
    text: &mut String,
    name: &str,
    width: f32,
    placeholder: &str,
    required: bool,
    ok: bool,
) -> eframe::egui::Response {
    let error = guide.error(path);
    let mut field = TextField::new(path, text)
        .named(name)
        .placeholder(placeholder)
        .error(error.as_deref())
        .told_elsewhere()
        .ok(ok)
        .width(width);
    if required {
        field = field.required();
    }
    let response = field.show(ui);
    guide.field(path, &response);
    response
}

/// What is wrong with the person, or what their number tells; and their own address.
fn under_row_ui(
    ui: &mut Ui,
    form: &mut IntakeForm,
    index: usize,
    guide: &mut Guide<'_>,
    found: &Found,
    model: &IntakeModel,
    asked: &mut Asked,
) {
    let several = form.people.len() > 1;
    let common = form.address.clone();
    let Some(person) = form.people.get_mut(index) else { return };
    let below = guide.below(&format!("petitioners[{index}]"));
    let notes: Vec<(bool, String)> =
        below.into_iter().map(|finding| (finding.blocks(), finding.message.clone())).collect();
    let wrong = notes.iter().any(|(blocks, _)| *blocks);
    ui.horizontal_top(|ui| {
        ui.add_space(REP_W);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (blocks, words) in &notes {
                form::note(ui, if *blocks { Note::Error(words) } else { Note::Suggestion(words) });
            }
            if !wrong && !person.is_blank() {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    told_ui(ui, person, index, found, model, asked);
                    if several {
                        own_address_ui(ui, person, index, &common);
                    }
                });
            }
        });
    });
    if let Some(place) = &mut person.own_address {
        let prefix = format!("petitioners[{index}].address");
        ui.horizontal_top(|ui| {
            ui.add_space(REP_W);
            place_ui(ui, place, &prefix, None, &format!("第 {} 人", index + 1), guide, model);
        });
    }
}

/// 「女 · 58 岁 · 此前信访 2 次 查看」.
fn told_ui(ui: &mut Ui, person: &PersonForm, index: usize, found: &Found, model: &IntakeModel, asked: &mut Asked) {
    let today = model.now.date();
    match identity::read_id(&person.who.id_no, today) {
        Ok(id) => {
            words(ui, &format!("{} · {} 岁", id.sex, identity::age_on(id.birth, today)), c::GRN);
            let earlier = found.earlier_of(&id.number);
            if earlier.is_empty() {
                return;
            }
            words(ui, &format!("· 此前信访 {} 次", earlier.len()), c::INK2);
            let name = format!("查看第 {} 人此前信访", index + 1);
            if ui.add(Button::link(w::VIEW).named(&name)).clicked() {
                let numbers = earlier.iter().map(|one| one.row.petition.number.clone()).collect();
                asked.action = Some(IntakeAction::List(numbers));
            }
        }
        Err(_) if person.who.id_no.is_empty() => words(ui, w::NO_ID, c::INK2),
        Err(_) => {}
    }
}

/// Gives a person an address of their own, or takes it back.
fn own_address_ui(ui: &mut Ui, person: &mut PersonForm, index: usize, common: &Place) {
    let own = person.own_address.is_some();
    let text = if own { w::COMMON_ADDRESS } else { w::OWN_ADDRESS };
    let name = format!("第 {} 人{text}", index + 1);
    if ui.add(Button::link(text).named(&name)).clicked() {
        person.own_address = (!own).then(|| common.clone());
    }
}

fn words(ui: &mut Ui, text: &str, color: eframe::egui::Color32) {
    let galley = paint::line(ui, text, Role::Small, color);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, Role::Small.line()), Sense::hover());
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Label, true, text));
    paint::put(ui.painter(), rect.left(), rect.center().y, galley);
}

fn buttons_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, asked: &mut Asked) {
    ui.horizontal(|ui| {
        ui.set_min_height(space::INPUT_H);
        if !form.anonymous {
            ui.add_space(REP_W);
            if ui.add(Button::plain(w::ADD_PERSON).icon(icons::PLUS).small()).clicked() {
                form.add_person();
                asked.focus = Some(format!("petitioners[{}].name", form.people.len() - 1));
            }
            asked.find = ui.add(Button::link(w::FROM_EARLIER).icon(icons::USERS)).clicked();
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let response = check::check(ui, "anonymous", &mut form.anonymous, w::ANONYMOUS);
            guide.field("anonymous", &response);
        });
    });
}

fn address_ui(ui: &mut Ui, form: &mut IntakeForm, guide: &mut Guide<'_>, model: &IntakeModel) {
    if !form.anonymous {
        let common = form.people.iter().filter(|person| person.own_address.is_none()).count();
        Row::new(w::ADDRESS).show(ui, |ui, label| {
            ui.horizontal_top(|ui| place_ui(ui, &mut form.address, "address", Some(label), w::ADDRESS, guide, model));
            if let Some(warning) = guide.warning("address") {
                form::note(ui, Note::Suggestion(&warning));
            } else if form.people.len() > 1 {
                form::note(ui, Note::Hint(&w::common_address(common)));
            }
        });
    }
    Row::new(w::PLACE).show(ui, |ui, label| {
        if !form.anonymous {
            let mut same = form.place.is_none();
            let response = check::check(ui, "place_same", &mut same, w::PLACE_SAME);
            if response.changed() {
                form.place = (!same).then(|| Place { detail: String::new(), ..form.address.clone() });
            }
            guide.field("place_same", &response);
        } else if form.place.is_none() {
            // Nobody's address is asked for: the place of the matter stands alone.
            form.place = Some(Place { detail: String::new(), ..form.address.clone() });
        }
        if let Some(place) = &mut form.place {
            ui.horizontal_top(|ui| place_ui(ui, place, "place", Some(label), w::PLACE, guide, model));
        }
    });
}

/// Village, group and door, on one line.
fn place_ui(
    ui: &mut Ui,
    place: &mut Place,
    path: &str,
    label: Option<eframe::egui::Id>,
    of: &str,
    guide: &mut Guide<'_>,
    model: &IntakeModel,
) {
    ui.spacing_mut().item_spacing.x = space::S8;
    let width = ui.available_width();
    let villages: Vec<String> = model.villages.iter().map(|(name, _)| name.clone()).collect();
    let village_w = (width * 0.32).clamp(96.0, 160.0).floor();
    let group_w = (width * 0.24).clamp(76.0, 120.0).floor();
    let (name, group, door) = (format!("{of}{}", w::VILLAGE), format!("{of}{}", w::GROUP), format!("{of}门牌"));
    let mut field = Field::new(path, village_w).placeholder(w::VILLAGE);
    field = match label {
        Some(label) => field.labelled(label),
        None => field.named(&name),
    };
    field.known(ui, guide, &mut place.village, &villages);
    let group_path = format!("{path}.group");
    Field::new(&group_path, group_w).named(&group).placeholder(w::GROUP).known(
        ui,
        guide,
        &mut place.group,
        model.groups_of(&place.village),
    );
    let door_path = format!("{path}.detail");
    Field::new(&door_path, ui.available_width()).named(&door).placeholder(w::DOOR).text(ui, guide, &mut place.detail);
}
