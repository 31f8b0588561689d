//! The head of the page: the way back, title and state, the limit, what is done with the item as a whole.

use crate::ui::icons;
use crate::ui::layout::split_top;
use crate::ui::pages::due;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::chips::{self, Tone};
use crate::ui::widgets::why::why;
use crate::ui::widgets::{Button, MenuItem, mark, menu, paint};
use eframe::egui::{Align, CornerRadius, Label, Layout, Rect, Sense, Stroke, Ui, UiBuilder, accesskit, pos2, vec2};

use super::{CancelDialog, Limit, PetitionAction, PetitionModel, w};

/// Height of the head.
pub const HEIGHT: f32 = 80.0;

/// Draws the head into `rect`.
pub fn head_ui(
    ui: &mut Ui,
    rect: Rect,
    model: &PetitionModel,
    env: &Env,
    cancel: &mut Option<CancelDialog>,
) -> Option<PetitionAction> {
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(space::STROKE, c::LINE));
    let inner = rect.shrink2(vec2(space::PAGE, 0.0));
    let mut action = None;

    let right = UiBuilder::new().id_salt("head right").max_rect(inner.with_min_y(rect.top() + 22.0));
    let mut child = ui.new_child(right.layout(Layout::right_to_left(Align::Center)));
    child.spacing_mut().item_spacing.x = space::S8;
    action = actions_ui(&mut child, model, env, cancel).or(action);
    let mut edge = child.min_rect().left() - space::PAGE;
    if let Some(limit) = model.limit.as_ref().filter(|_| env.two_columns()) {
        edge =
            limit_ui(ui, Rect::from_min_max(pos2(edge - limit_w(env), rect.top()), pos2(edge, rect.bottom())), limit);
    }

    let left = inner.with_max_x((edge - space::PAGE).max(inner.left()));
    let (path, title) = split_top(left.with_min_y(rect.top() + 9.0), 26.0);
    let builder = UiBuilder::new().id_salt("path").max_rect(path).layout(Layout::left_to_right(Align::Center));
    action = path_ui(&mut ui.new_child(builder), model).or(action);
    let title = title.with_max_y(rect.bottom() - 6.0);
    let builder = UiBuilder::new().id_salt("title").max_rect(title).layout(Layout::left_to_right(Align::Center));
    title_ui(&mut ui.new_child(builder), model);
    action
}

fn path_ui(ui: &mut Ui, model: &PetitionModel) -> Option<PetitionAction> {
    let mut action = None;
    ui.spacing_mut().item_spacing.x = space::S8;
    if ui.add(Button::link(w::LIST)).clicked() {
        action = Some(PetitionAction::Back);
    }
    let (place, _) = ui.allocate_exact_size(vec2(12.0, 20.0), Sense::hover());
    paint::icon(ui.painter(), place.center(), icons::CARET_RIGHT, 13.0, c::INK3);
    ui.label(Role::CellBold.rich(model.number(), c::INK2));
    let (bar, _) = ui.allocate_exact_size(vec2(7.0, 16.0), Sense::hover());
    ui.painter().vline(bar.center().x, bar.y_range(), Stroke::new(space::STROKE, c::LINE_STRONG));
    for (number, words) in [(&model.before, w::BEFORE), (&model.after, w::AFTER)] {
        let tip = number.as_deref().unwrap_or(w::NO_MORE);
        if ui.add(Button::link(words).enabled(number.is_some()).tooltip(tip)).clicked() {
            action = number.clone().map(PetitionAction::Open);
        }
    }
    action
}

fn title_ui(ui: &mut Ui, model: &PetitionModel) {
    ui.spacing_mut().item_spacing.x = 10.0;
    let chips_w = 92.0 + 30.0 * model.tags.len() as f32;
    let title = &model.file.petition.title;
    let galley = paint::elided(ui, title, Role::DetailTitle, c::INK, ui.available_width() - chips_w);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(accesskit::Role::Heading, true, title));
    ui.painter().galley(rect.min, galley, c::INK);
    crate::ui::widgets::tooltip(&response, title);
    if model.file.petition.cancelled.is_some() {
        chips::status_chip(ui, Tone::Outline, w::CANCELLED);
    } else {
        chips::status_chip(ui, due::tone(model.progress.stage), model.progress.stage.label());
    }
    for tag in &model.tags {
        chips::tag(ui, *tag);
    }
}

/// Room for the limit; where the window is wide also for its reasons.
fn limit_w(env: &Env) -> f32 {
    if env.wide() { 404.0 } else { 290.0 }
}

/// The limit that ends next: chip, words, a bar of the time that is gone. Returns its left edge.
fn limit_ui(ui: &mut Ui, rect: Rect, limit: &Limit) -> f32 {
    let (_, ground, solid) = limit.chip.0.colors();
    let line = Rect::from_min_max(pos2(rect.left(), rect.top() + 24.0), pos2(rect.right(), rect.top() + 54.0));
    let builder = UiBuilder::new().id_salt("limit").max_rect(line).layout(Layout::left_to_right(Align::Center));
    let mut child = ui.new_child(builder);
    chips::due_chip(&mut child, limit.chip.0, &limit.chip.1);
    child.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if rect.width() > 300.0 {
            why(ui, std::slice::from_ref(&limit.why));
        }
        ui.add(Label::new(mark::with_bold(&limit.words, Role::Cell, Role::CellBold, c::INK2, c::INK)));
    });
    let bar = Rect::from_min_max(pos2(rect.left(), rect.top() + 60.0), pos2(rect.right(), rect.top() + 68.0));
    let radius = CornerRadius::same(space::R_CHIP);
    ui.painter().rect_filled(bar, radius, if ground == c::GRN_WEAK { c::SUNKEN } else { ground });
    ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * limit.gone), radius, solid);
    rect.left()
}

fn actions_ui(
    ui: &mut Ui,
    model: &PetitionModel,
    env: &Env,
    cancel: &mut Option<CancelDialog>,
) -> Option<PetitionAction> {
    let number = model.number().to_owned();
    let live = model.file.petition.cancelled.is_none();
    let more = ui.add(Button::icon_only(icons::DOTS_THREE, w::MORE));
    let items = [
        MenuItem::new(w::PRINT_FORM).key("Ctrl+P"),
        MenuItem::new(w::TO_DISPUTE).enabled(env.writable && live),
        MenuItem::new(w::CANCEL).danger().enabled(env.writable && live),
    ];
    match menu::menu(&more, &items) {
        Some(0) => return Some(PetitionAction::PrintForm(number)),
        Some(1) => return Some(PetitionAction::NewDispute(number)),
        Some(_) => *cancel = Some(CancelDialog::new(&number, &model.file.petition.title)),
        None => {}
    }
    let edit = Button::plain(w::EDIT).icon(icons::PENCIL_SIMPLE).enabled(env.writable && live);
    ui.add(edit).clicked().then_some(PetitionAction::Edit(number))
}
