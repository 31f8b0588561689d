//! The list of papers in the right column.

use super::{PaperPressed, Shelf, w};
use crate::domain::issued::KeptPaper;
use crate::papers::issue_register::state;
use crate::ui::icons;
use crate::ui::pages::due;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, paint};
use eframe::egui::{Rect, Sense, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

const ROW_H: f32 = 36.0;

/// Draws issued papers, then those that may be issued.
pub fn list_ui(ui: &mut Ui, shelf: &Shelf, env: &Env) -> Option<PaperPressed> {
    let mut pressed = None;
    for (index, kept) in shelf.issued.iter().enumerate() {
        pressed = issued_ui(ui, kept, index, env).or(pressed);
    }
    for form in &shelf.possible {
        let row = row(ui);
        let name = w::short(form.label());
        paint::icon(ui.painter(), pos2(row.left() + 8.0, row.center().y), icons::FILE_TEXT, 17.0, c::INK2);
        let galley = paint::elided(ui, name, Role::Cell, c::INK, row.width() - 25.0 - 48.0);
        paint::put(ui.painter(), row.left() + 25.0, row.center().y, galley);
        let place = Rect::from_center_size(pos2(row.right() - 20.0, row.center().y), vec2(40.0, 28.0));
        let spoken = format!("{}{name}", w::MAKE);
        let link = Button::link(w::MAKE).named(&spoken).enabled(env.writable);
        if ui.put(place, link).clicked() {
            pressed = Some(PaperPressed::Issue(*form));
        }
    }
    pressed
}

fn issued_ui(ui: &mut Ui, kept: &KeptPaper, index: usize, env: &Env) -> Option<PaperPressed> {
    let mut pressed = None;
    let row = row(ui);
    let middle = row.center().y;
    let stands = kept.is_in_force();
    let (icon, color) = if stands { (icons::CHECK_CIRCLE, c::GRN_SOLID) } else { (icons::PROHIBIT, c::INK3) };
    let remark = match state(kept) {
        "有效" => due::dated(kept.paper.issued_on, env.today),
        state => state.to_owned(),
    };
    let open = row.with_max_x(row.right() - 36.0);
    let response = ui.interact(open, ui.scope_id().with(("issued paper", index)), Sense::click());
    let words = format!("{}，{remark}", kept.paper.name());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &words));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(open, space::R_INPUT, c::SUNKEN);
    }
    paint::icon(ui.painter(), pos2(row.left() + 8.0, middle), icon, 17.0, color);
    let right = row.right() - 38.0;
    let remark = paint::elided(ui, &remark, Role::Small, c::INK2, 84.0);
    let room = right - remark.size().x - row.left() - 25.0 - 8.0;
    paint::put_right(ui.painter(), right, middle, remark);
    let ink = if stands { c::INK } else { c::INK2 };
    let name = paint::elided(ui, w::short(&kept.paper.title), Role::Cell, ink, room);
    paint::put(ui.painter(), row.left() + 25.0, middle, name);
    if response.on_hover_text(kept.paper.name()).clicked() {
        pressed = Some(PaperPressed::Card(kept.paper.id));
    }
    let place = Rect::from_center_size(pos2(row.right() - 15.0, middle), vec2(28.0, 28.0));
    let name = format!("{}{}", w::PRINT, kept.paper.name());
    if ui.put(place, Button::icon_only(icons::PRINTER, &name).small()).clicked() {
        pressed = Some(PaperPressed::Print(kept.paper.id));
    }
    pressed
}

fn row(ui: &mut Ui) -> Rect {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), ROW_H));
    ui.painter().hline(row.x_range(), row.top(), Stroke::new(space::STROKE, c::LINE));
    row
}
