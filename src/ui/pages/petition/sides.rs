//! The side columns: facts at the left, what may be done and the papers at the right.

use crate::ui::icons;
use crate::ui::pages::due;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::form::{self as notes, Note};
use crate::ui::widgets::{Button, MenuItem, menu, paint};
use eframe::egui::{Align, Label, Layout, Sense, Stroke, TextWrapMode, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::papers::{PaperPressed, list_ui};
use super::{Fact, Group, Move, PetitionAction, PetitionModel, w};

/// What was pressed in a side column.
#[derive(Clone, Debug, PartialEq)]
pub enum Pressed {
    /// Show this secret.
    Look(&'static str),
    /// Mask it again.
    Hide,
    /// Take this step.
    Step(Move),
    /// Decide what becomes of a new item.
    Triage,
    /// Set an entry of the timeline right, counted from 1.
    Correct(u32),
    /// A paper.
    Paper(PaperPressed),
    /// Go on in the app.
    Go(PetitionAction),
}

const LABEL_W: f32 = 60.0;

/// Draws the facts. `looking` is the secret in sight.
pub fn facts_ui(ui: &mut Ui, groups: &[Group], looking: Option<&str>) -> Option<Pressed> {
    let mut pressed = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (index, group) in groups.iter().enumerate() {
        if index > 0 {
            rule(ui);
        }
        title(ui, &group.title);
        for (label, fact) in &group.facts {
            // Only running text may need more than one line.
            let align = if matches!(fact, Fact::Text(_)) { Align::TOP } else { Align::Center };
            let row = vec2(ui.available_width(), 24.0);
            ui.allocate_ui_with_layout(row, Layout::left_to_right(align), |ui| {
                ui.spacing_mut().item_spacing.x = space::S8;
                let galley = paint::line(ui, label, Role::Cell, c::INK2);
                let (rect, _) = ui.allocate_exact_size(vec2(LABEL_W, 24.0), Sense::hover());
                paint::put(ui.painter(), rect.left(), rect.center().y, galley);
                pressed = fact_ui(ui, label, fact, looking).or(pressed.take());
            });
            ui.add_space(5.0);
        }
    }
    pressed
}

fn fact_ui(ui: &mut Ui, label: &str, fact: &Fact, looking: Option<&str>) -> Option<Pressed> {
    let words = |ui: &mut Ui, text: &str, role: Role, color| {
        ui.add(Label::new(role.rich(text, color)).wrap_mode(TextWrapMode::Extend));
    };
    match fact {
        Fact::Text(text) => {
            ui.vertical(|ui| {
                ui.add_space(2.0);
                ui.add(Label::new(Role::Cell.rich(text, c::INK)).wrap());
            });
            None
        }
        Fact::Person(name, about) => {
            words(ui, name, Role::CellBold, c::INK);
            words(ui, about, Role::Cell, c::INK);
            None
        }
        Fact::Secret { what, full, masked } => {
            let open = looking == Some(*what);
            words(ui, if open { full } else { masked }, Role::Cell, c::INK);
            let (icon, name) = if open {
                (icons::EYE_SLASH, format!("{}{label}", w::HIDE))
            } else {
                (icons::EYE, format!("{}{label}", w::SHOW))
            };
            ui.add_space(2.0 - space::S8);
            let (place, _) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
            let pressed = ui.put(place.expand(2.0), Button::icon_quiet(icon, &name).icon_color(c::PRI)).clicked();
            pressed.then_some(if open { Pressed::Hide } else { Pressed::Look(what) })
        }
        Fact::Petition(number) => {
            let go = Pressed::Go(PetitionAction::Open(number.clone()));
            ui.add(Button::link(number)).clicked().then_some(go)
        }
        Fact::Dispute(number) => {
            let go = Pressed::Go(PetitionAction::OpenDispute(number.clone()));
            ui.add(Button::link(number)).clicked().then_some(go)
        }
    }
}

/// Draws what may be done next, what later, and the papers.
pub fn next_ui(ui: &mut Ui, model: &PetitionModel, env: &Env) -> Option<Pressed> {
    let mut pressed = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    let stage = model.progress.stage;
    if !stage.is_open() {
        closed_ui(ui, model, env);
    }
    if !model.offers.now.is_empty() {
        title(ui, w::NEXT);
    }
    if let Some(result) = &model.mediated {
        let day = due::dated(result.on, env.today);
        notes::note(ui, Note::Suggestion(&w::mediated(&result.dispute, result.agreement.as_deref(), &day)));
        ui.add_space(space::S8);
    }
    let width = ui.available_width();
    for (index, step) in model.offers.now.iter().enumerate() {
        let mut button = step_button(*step, index == 0, model).width(width).enabled(env.writable);
        if let Some(until) = model.extension_until.as_deref().filter(|_| *step == Move::Extend) {
            button = button.note(until);
        }
        if ui.add(button).clicked() {
            pressed = Some(Pressed::Step(*step));
        }
        ui.add_space(space::S8);
        if *step == Move::Accept && model.offers.triage.len() > 1 {
            let button = Button::plain(w::TRIAGE).icon(icons::SHARE_NETWORK).left_aligned().width(width);
            if ui.add(button.enabled(env.writable).tooltip(w::TRIAGE_TIP)).clicked() {
                pressed = Some(Pressed::Triage);
            }
            ui.add_space(space::S8);
        }
    }
    if !model.offers.more.is_empty() {
        let more = Button::plain(w::MORE_STEPS).icon(icons::DOTS_THREE).left_aligned().width(width);
        let more = ui.add(more.enabled(env.writable));
        let items: Vec<MenuItem<'_>> =
            model.offers.more.iter().map(|step| MenuItem::new(w::move_name(*step, model.is_assigned()))).collect();
        if let Some(step) = menu::menu(&more, &items).and_then(|at| model.offers.more.get(at)) {
            pressed = Some(Pressed::Step(*step));
        }
        ui.add_space(space::S8);
    }
    for (step, why) in &model.offers.later {
        let text = format!("{} {}", step.words().name, why.trim_end_matches('。'));
        let galley = paint::wrapped(ui, &text, Role::Small, c::INK2, width - 24.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y + 5.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, &text));
        paint::icon(ui.painter(), pos2(rect.left() + 8.0, rect.top() + 9.0), icons::LOCK_SIMPLE, 15.0, c::INK3);
        ui.painter().galley(rect.min + vec2(24.0, 0.0), galley, c::INK2);
    }
    if !model.offers.now.is_empty() {
        rule(ui);
    }
    papers_ui(ui, model, env).or(pressed)
}

/// 「已办结」, with the day and what came of it.
fn closed_ui(ui: &mut Ui, model: &PetitionModel, env: &Env) {
    let progress = &model.progress;
    let day = progress.closed_on.map(|on| due::dated(on, env.today)).unwrap_or_default();
    let parts = [Some(day), progress.settlement.map(|settlement| settlement.label().to_owned())];
    let words = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        let (place, _) = ui.allocate_exact_size(vec2(20.0, 26.0), Sense::hover());
        paint::icon_fill(ui.painter(), place.center(), icons::CHECK_CIRCLE, 19.0, c::GRN_SOLID);
        ui.label(Role::Section.rich(progress.stage.label(), c::GRN));
        ui.label(Role::Cell.rich(words, c::INK2));
    });
    ui.add_space(space::S8);
}

fn papers_ui(ui: &mut Ui, model: &PetitionModel, env: &Env) -> Option<Pressed> {
    let mut pressed = None;
    title(ui, w::PAPERS);
    for (index, paper) in model.papers.iter().enumerate() {
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), 36.0));
        let painter = ui.painter();
        if index > 0 {
            painter.hline(row.x_range(), row.top(), Stroke::new(space::STROKE, c::LINE));
        }
        let middle = row.center().y;
        let (icon, color) =
            if paper.printable { (icons::FILE_TEXT, c::INK2) } else { (icons::CHECK_CIRCLE, c::GRN_SOLID) };
        paint::icon(painter, pos2(row.left() + 8.0, middle), icon, 17.0, color);
        let name = paint::line(ui, paper.name, Role::Cell, c::INK);
        let name = paint::put(ui.painter(), row.left() + 25.0, middle, name);
        let right = if paper.printable { row.right() - 38.0 } else { row.right() };
        let remark = paint::elided(ui, &paper.remark, Role::Small, c::INK2, right - name.right() - 8.0);
        paint::put_right(ui.painter(), right, middle, remark);
        let response = ui.interact(row, ui.scope_id().with(("paper", index)), Sense::hover());
        let words = format!("{}，{}", paper.name, paper.remark);
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, &words));
        if paper.printable {
            let place = eframe::egui::Rect::from_center_size(pos2(row.right() - 15.0, middle), vec2(28.0, 28.0));
            let name = format!("{}{}", w::PRINT, paper.name);
            if ui.put(place, Button::icon_only(icons::PRINTER, &name).small()).clicked() {
                pressed = Some(Pressed::Go(PetitionAction::PrintForm(model.number().to_owned())));
            }
        }
    }
    pressed = list_ui(ui, &model.shelf, env).map(Pressed::Paper).or(pressed);
    if !model.file.petition.enclosures.is_empty() {
        rule(ui);
        title(ui, w::ENCLOSURES);
        ui.add(Label::new(Role::Cell.rich(&model.file.petition.enclosures, c::INK)).wrap());
    }
    pressed
}

fn step_button(step: Move, first: bool, model: &PetitionModel) -> Button<'static> {
    let name = w::move_name(step, model.is_assigned());
    let look = if first { Button::primary(name).large() } else { Button::plain(name) };
    look.icon(step.words().icon).left_aligned().tooltip(step.words().tip)
}

fn title(ui: &mut Ui, words: &str) {
    let response = ui.label(Role::Section.rich(words, c::INK));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Heading);
        node.set_label(words);
    });
    ui.add_space(space::S4);
}

fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 25.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(space::STROKE, c::LINE));
}
