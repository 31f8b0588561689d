//! What opens over the form: an earlier item beside it, the earlier petitioners, the help of a field.

use super::{
    action::{IntakeAction, KnownPerson},
    form::{IntakeForm, PersonForm},
    model::{Found, IntakeModel},
    w,
};
use crate::domain::{identity, petition::Petition};
use crate::ui::icons;
use crate::ui::pages::due;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, Dialog, TextField, paint};
use eframe::egui::{Context, ScrollArea, Sense, Ui, accesskit, vec2};

const COMPARE: &str = "intake compare";
const FIND: &str = "intake find";
const HELP: &str = "intake help";

/// Which dialog stands over the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Over {
    /// None.
    #[default]
    Nothing,
    /// The item of this number beside the form.
    Compare(String),
    /// Earlier petitioners.
    Find {
        /// What is looked for.
        text: String,
        /// When it was last changed, until it was asked for.
        changed: Option<f64>,
        /// The dialog was just opened.
        fresh: bool,
    },
    /// Help on a field.
    Help(&'static str),
}

impl Over {
    /// The list of earlier petitioners, before anything is typed.
    pub fn find() -> Self {
        Self::Find { text: String::new(), changed: None, fresh: true }
    }

    /// Draws it, if any.
    pub fn show(
        &mut self,
        ctx: &Context,
        form: &mut IntakeForm,
        found: &Found,
        model: &IntakeModel,
    ) -> Option<IntakeAction> {
        match self {
            Self::Nothing => None,
            Self::Compare(number) => {
                let number = number.clone();
                let (close, action) = compare(ctx, &number, form, found, model);
                self.close_if(ctx, close, COMPARE);
                action
            }
            Self::Find { text, changed, fresh } => {
                let (picked, close, action) = find(ctx, text, changed, fresh, found, model);
                if let Some(known) = &picked {
                    take_person(form, known);
                }
                self.close_if(ctx, close || picked.is_some(), FIND);
                action
            }
            Self::Help(words) => {
                let out = Dialog::new(HELP, w::HELP).icon(icons::INFO).width(400.0).show(
                    ctx,
                    |ui| ui.label(Role::Body.rich(*words, c::INK)),
                    |ui| ui.add(Button::primary(w::HELP_CLOSE)).clicked(),
                );
                self.close_if(ctx, out.dismissed || out.footer || out.enter, HELP);
                None
            }
        }
    }

    fn close_if(&mut self, ctx: &Context, close: bool, salt: &str) {
        if close {
            *self = Self::Nothing;
            Dialog::closed(ctx, salt);
        }
    }
}

/// Puts an earlier petitioner into the first row without a name, else into a new one.
fn take_person(form: &mut IntakeForm, known: &KnownPerson) {
    let row = match form.people.iter().position(PersonForm::is_blank) {
        Some(row) => row,
        None => {
            form.add_person();
            form.people.len() - 1
        }
    };
    let first = form.address.is_empty();
    if let Some(person) = form.people.get_mut(row) {
        let representative = person.who.representative;
        person.who = known.who.clone();
        person.who.representative = representative;
        person.own_address = (!first && known.who.address != form.address && !known.who.address.is_empty())
            .then(|| known.who.address.clone());
    }
    if first {
        form.address = known.who.address.clone();
    }
}

fn find(
    ctx: &Context,
    text: &mut String,
    changed: &mut Option<f64>,
    fresh: &mut bool,
    found: &Found,
    model: &IntakeModel,
) -> (Option<KnownPerson>, bool, Option<IntakeAction>) {
    let out = Dialog::new(FIND, w::FIND_TITLE).icon(icons::USERS).width(560.0).show(
        ctx,
        |ui| {
            let field = TextField::new("find", text).named(w::FIND_HINT).placeholder(w::FIND_HINT).show(ui);
            if std::mem::take(fresh) {
                field.request_focus();
            }
            if field.changed() {
                *changed = Some(ui.input(|input| input.time));
            }
            let known = found.people.as_deref().filter(|_| !text.trim().is_empty());
            let words = match known {
                None => Some(w::FIND_WAIT),
                Some([]) => Some(w::FIND_NONE),
                Some(_) => None,
            };
            if let Some(words) = words {
                ui.label(Role::Cell.rich(words, c::INK3));
            }
            let mut picked = None;
            ScrollArea::vertical().max_height(300.0).auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for one in known.unwrap_or_default() {
                    if person_ui(ui, one, model) {
                        picked = Some(one.clone());
                    }
                }
            });
            picked
        },
        |ui| ui.add(Button::plain(w::CLOSE).key("Esc")).clicked(),
    );
    let asked = super::settled(ctx, changed, super::LOOK_AFTER) && !text.trim().is_empty();
    let action = asked.then(|| IntakeAction::FindPeople(text.trim().to_owned()));
    (out.body, out.dismissed || out.footer, action)
}

/// One line of the list. True: picked.
fn person_ui(ui: &mut Ui, one: &KnownPerson, model: &IntakeModel) -> bool {
    let (id, rect) = ui.allocate_space(vec2(ui.available_width(), space::ROW_DIALOG_H));
    let who = &one.who;
    let number = if who.id_no.is_empty() { "未填身份证号".to_owned() } else { identity::mask_id(&who.id_no) };
    let count = format!("{} 件，最近 {}", one.items.len(), due::dated(one.latest, model.now.date()));
    let name = format!("{}，{}，{number}，{count}", who.name, who.address.village_and_group());
    let response = crate::ui::widgets::button::hit(ui, rect, id, &name);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, space::R_CHIP, c::PRI_WEAK);
    }
    let middle = rect.center().y;
    let painter = ui.painter();
    paint::put(painter, rect.left() + 8.0, middle, paint::elided(ui, &who.name, Role::CellBold, c::INK, 84.0));
    let place = who.address.village_and_group();
    paint::put(painter, rect.left() + 96.0, middle, paint::elided(ui, &place, Role::Cell, c::INK2, 110.0));
    paint::put(painter, rect.left() + 212.0, middle, paint::line(ui, &number, Role::Cell, c::INK2));
    paint::put_right(painter, rect.right() - 8.0, middle, paint::line(ui, &count, Role::Small, c::INK2));
    response.clicked()
}

fn compare(
    ctx: &Context,
    number: &str,
    form: &IntakeForm,
    found: &Found,
    model: &IntakeModel,
) -> (bool, Option<IntakeAction>) {
    let same = found.same.as_deref().unwrap_or_default();
    let Some(one) = same.iter().find(|one| one.row.petition.number == number) else { return (true, None) };
    let this = form.registration(model.now).0;
    let title = format!("{} {number}", w::COMPARE_TITLE);
    let out = Dialog::new(COMPARE, &title).icon(icons::COPY).width(760.0).show(
        ctx,
        |ui| {
            ScrollArea::vertical().max_height(ctx.content_rect().height() - 220.0).show(ui, |ui| {
                let half = (ui.available_width() - 92.0) / 2.0;
                line_ui(ui, "", [w::THIS_ONE, number], half, true);
                let stage = match one.row.closed_on {
                    Some(day) => format!("{}办结", due::dated(day, model.now.date())),
                    None => one.row.stage.label().to_owned(),
                };
                line_ui(ui, "状态", ["尚未登记", &stage], half, false);
                let pair = |of: &dyn Fn(&Petition) -> String| [of(&this), of(&one.row.petition)];
                let rows: [(&str, [String; 2]); 7] = [
                    ("收到", pair(&|item| due::dated(item.received_on, model.now.date()))),
                    ("信访人", pair(&Petition::who)),
                    ("住址", pair(&|item| item.petitioners.first().map(|who| who.address.full()).unwrap_or_default())),
                    ("标题", pair(&|item| item.title.clone())),
                    ("诉求", pair(&|item| item.content.clone())),
                    ("内容分类", pair(&|item| item.category.label())),
                    ("责任单位", pair(&|item| item.unit.clone())),
                ];
                for (label, [left, right]) in &rows {
                    line_ui(ui, label, [left, right], half, false);
                }
            });
        },
        |ui| {
            let close = ui.add(Button::primary(w::CLOSE)).clicked();
            (close, ui.add(Button::plain(w::OPEN_IT)).clicked())
        },
    );
    let (close, open) = out.footer;
    (out.dismissed || close || open, open.then(|| IntakeAction::Open(number.to_owned())))
}

/// A label and the same thing of both items beside each other.
fn line_ui(ui: &mut Ui, label: &str, pair: [&str; 2], half: f32, head: bool) {
    let role = if head { Role::CellBold } else { Role::Cell };
    let galleys = pair.map(|text| paint::wrapped(ui, text, role, c::INK, half - 12.0));
    let height = galleys.iter().map(|galley| galley.size().y).fold(20.0, f32::max) + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let words = format!("{label} {}；{}", pair[0], pair[1]);
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(accesskit::Role::Label, true, words.trim()));
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.bottom(), eframe::egui::Stroke::new(space::STROKE, c::LINE2));
    let top = rect.top() + 5.0;
    let name = paint::line(ui, label, Role::Small, c::INK2);
    painter.galley(rect.min + vec2(0.0, 6.0), name, c::INK2);
    for (at, galley) in galleys.into_iter().enumerate() {
        let left = rect.left() + 76.0 + (half + 8.0) * at as f32;
        painter.galley(eframe::egui::pos2(left, top), galley, c::INK);
    }
}
