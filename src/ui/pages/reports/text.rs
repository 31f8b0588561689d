//! The sections of the half-year's text: a list, and the one in view to read or to write.

use std::collections::BTreeMap;
use std::ops::Range;

use eframe::egui::{
    Align, CursorIcon, Layout, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit,
    epaint::text::TextFormat, pos2, vec2,
};

use super::action::ReportsAction;
use super::model::{ReportsModel, SectionText};
use super::w;
use super::writing::Writing;
use crate::report::narrative::{Piece, SectionState, pieces};
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, TextArea, button, paint, tooltip};

/// Width of the list: at least, at most.
const LIST_W: [f32; 2] = [204.0, 280.0];
const LINE_H: f32 = 28.0;
const FIELD: &str = "section text";

/// What was done here.
#[derive(Default)]
pub(super) struct TextSaid {
    /// Another section is in view: the preview follows.
    pub chosen: bool,
    /// For the app.
    pub action: Option<ReportsAction>,
}

/// Draws list and section in `rect`.
pub(super) fn text_ui(ui: &mut Ui, rect: Rect, writing: &mut Writing, model: &ReportsModel, env: &Env) -> TextSaid {
    let mut said = TextSaid::default();
    let Some(report) = &model.text else { return said };
    let Some(section) = writing.section(model).cloned() else { return said };
    let width = (rect.width() * 0.28).clamp(LIST_W[0], LIST_W[1]);
    let (list, body) = rect.split_left_right_at_x(rect.left() + width);
    ui.painter().rect_filled(list, 0, c::HEAD);
    ui.painter().rect_filled(body, 0, c::SURFACE);
    ui.painter().vline(body.left() + 0.5, body.y_range(), Stroke::new(space::STROKE, c::LINE));
    let reveal = std::mem::take(&mut writing.reveal);
    if let Some(chosen) = list_ui(ui, list, &report.sections, &section.id, reveal) {
        writing.choose(&chosen);
        said.chosen = true;
        return said;
    }
    let inner = body.shrink2(vec2(space::S12 + 2.0, space::S8));
    let mut child = ui.new_child(UiBuilder::new().id_salt("section").max_rect(inner));
    child.shrink_clip_rect(body.shrink(1.0));
    let writes = writing.draft.as_ref().is_some_and(|d| d.period == model.period && d.section == section.id);
    said.action = if writes {
        write_ui(&mut child, writing, model, &section, &report.tokens)
    } else {
        read_ui(&mut child, writing, model, &section, &report.tokens, env)
    };
    said
}

fn list_ui(ui: &mut Ui, rect: Rect, sections: &[SectionText], current: &str, reveal: bool) -> Option<String> {
    let mut chosen = None;
    let mut child = ui.new_child(UiBuilder::new().id_salt("sections").max_rect(rect));
    child.shrink_clip_rect(rect);
    ScrollArea::vertical().id_salt("list").auto_shrink(false).show(&mut child, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::S4);
        for section in sections {
            let (_, line) = ui.allocate_space(vec2(ui.available_width(), LINE_H));
            if reveal && section.id == current {
                ui.scroll_to_rect(line, None);
            }
            if line_ui(ui, line, section, section.id == current) {
                chosen = Some(section.id.clone());
            }
        }
        ui.add_space(space::S4);
    });
    chosen
}

fn line_ui(ui: &Ui, rect: Rect, section: &SectionText, on: bool) -> bool {
    let state = if section.heading_only { "" } else { section.state.label() };
    let name = format!("{}，{state}", section.title);
    let response = button::hit(ui, rect, ui.scope_id().with(&section.id), name.trim_end_matches('，'));
    let fill = match (on, response.hovered()) {
        (true, _) => c::SURFACE,
        (false, true) => c::SUNKEN,
        (false, false) => c::HEAD,
    };
    ui.painter().rect_filled(rect, 0, fill);
    if on {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0, c::PRI);
    }
    let color = if section.state == SectionState::ToWrite { c::AMB } else { c::INK3 };
    let state = paint::line(ui, state, Role::Small, color);
    let right = rect.right() - space::S12;
    let indent = if section.level == 2 { space::S12 } else { 0.0 };
    let left = rect.left() + 14.0 + indent;
    let (role, color) = match (on, section.level) {
        (true, _) => (Role::CellBold, c::PRI),
        (false, 2) => (Role::Cell, c::INK2),
        (false, _) => (Role::Cell, c::INK),
    };
    let room = right - state.size().x - 6.0 - left;
    let title = paint::elided(ui, &section.title, role, color, room);
    if title.elided {
        tooltip(&response, &section.title);
    }
    paint::put(ui.painter(), left, rect.center().y, title);
    paint::put_right(ui.painter(), right, rect.center().y, state);
    if response.has_focus() {
        paint::focus_ring(ui.painter(), rect.shrink(4.0), space::R_CHIP);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// The line over a section: a remark at the left, buttons at the right.
fn head_ui(ui: &mut Ui, remark: &str, color: eframe::egui::Color32, right: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_min_height(space::SMALL_H);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S8;
            right(ui);
            let room = ui.available_width();
            let galley = paint::elided(ui, remark, Role::Small, color, room);
            let (place, response) = ui.allocate_exact_size(vec2(room, galley.size().y), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, remark));
            if galley.elided {
                tooltip(&response, remark);
            }
            paint::put(ui.painter(), place.left(), place.center().y, galley);
        });
    });
}

fn restore(model: &ReportsModel, section: &SectionText) -> ReportsAction {
    ReportsAction::Restore { period: model.period, section: section.id.clone(), own: section.source.clone() }
}

fn read_ui(
    ui: &mut Ui,
    writing: &mut Writing,
    model: &ReportsModel,
    section: &SectionText,
    tokens: &BTreeMap<String, String>,
    env: &Env,
) -> Option<ReportsAction> {
    if section.heading_only {
        ui.add_space(space::S4);
        ui.label(Role::Cell.rich(w::HEADING_ONLY, c::INK2));
        return None;
    }
    let awaited = writing.awaited(model, section).map(str::to_owned);
    let source = awaited.as_deref().unwrap_or(&section.source);
    let (text, ranges) = filled(source, tokens);
    let remark = match (section.told, ranges.is_empty()) {
        (true, _) => w::TOLD,
        (false, false) => w::TINTED,
        (false, true) => w::PLAIN,
    };
    let free = env.writable && awaited.is_none();
    let (mut edit, mut back) = (false, false);
    head_ui(ui, remark, c::INK3, |ui| {
        edit = ui.add(Button::plain(w::EDIT).small().enabled(free)).clicked();
        if section.state != SectionState::Automatic {
            back = ui.add(Button::link(w::RESTORE).enabled(free)).clicked();
        }
    });
    ScrollArea::vertical().id_salt(("read", &section.id)).auto_shrink(false).show(ui, |ui| {
        if text.trim().is_empty() {
            let words = if section.state == SectionState::ToWrite { w::TO_WRITE } else { w::NOTHING_TO_SAY };
            ui.label(Role::Body.rich(words, c::INK3));
            return;
        }
        let format = TextFormat {
            font_id: Role::Body.font(),
            color: c::INK,
            line_height: Some(Role::Body.line() - 1.0),
            ..TextFormat::default()
        };
        let mut job = paint::tinted(&text, &ranges, &format);
        job.wrap.max_width = ui.available_width();
        let galley = ui.painter().layout_job(job);
        let sense = if free { Sense::CLICK } else { Sense::hover() };
        let (place, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), sense);
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, &text));
        ui.painter().galley(pos2(place.left(), place.top()), galley, c::INK);
        edit |= free && response.on_hover_cursor(CursorIcon::Text).clicked();
    });
    if edit {
        writing.edit(model.period, section);
    }
    back.then(|| {
        writing.drop_draft();
        restore(model, section)
    })
}

fn write_ui(
    ui: &mut Ui,
    writing: &mut Writing,
    model: &ReportsModel,
    section: &SectionText,
    tokens: &BTreeMap<String, String>,
) -> Option<ReportsAction> {
    let draft = writing.draft.as_mut()?;
    let strange = strange_token(&draft.text, tokens);
    let (remark, color) = match &strange {
        Some(name) => (w::strange(name), c::AMB),
        None => (w::TOKENS.to_owned(), c::INK3),
    };
    let (mut done, mut back) = (false, false);
    head_ui(ui, &remark, color, |ui| {
        done = ui.add(Button::primary(w::DONE).small()).clicked();
        if section.state != SectionState::Automatic {
            back = ui.add(Button::link(w::RESTORE)).clicked();
        }
    });
    let rows = ((ui.available_height() - 16.0) / Role::Body.line()).floor().max(3.0) as usize;
    let marks = |text: &str| token_ranges(text, tokens);
    let name = section.title.clone();
    let response = TextArea::new(FIELD, &mut draft.text).named(&name).rows(rows).marks(&marks).show(ui);
    if std::mem::take(&mut draft.fresh) {
        response.request_focus();
    }
    writing.rest(ui);
    if done {
        writing.finish();
        ui.ctx().request_repaint();
    }
    back.then(|| {
        writing.drop_draft();
        restore(model, section)
    })
}

/// The text as it reads, and where in it the register speaks.
fn filled(source: &str, tokens: &BTreeMap<String, String>) -> (String, Vec<Range<usize>>) {
    let (mut text, mut ranges) = (String::new(), Vec::new());
    for piece in pieces(source, tokens) {
        match piece {
            Piece::Text(part) => text.push_str(part),
            Piece::Token { value, .. } => {
                let from = text.len();
                text.push_str(value);
                if !value.is_empty() {
                    ranges.push(from..text.len());
                }
            }
        }
    }
    (text, ranges)
}

/// Where the tokens stand in a source, braces and all.
fn token_ranges(source: &str, tokens: &BTreeMap<String, String>) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut ranges = Vec::new();
    for piece in pieces(source, tokens) {
        match piece {
            Piece::Text(part) => at += part.len(),
            Piece::Token { name, .. } => {
                let to = at + name.len() + 2;
                ranges.push(at..to);
                at = to;
            }
        }
    }
    ranges
}

/// The first word in braces that stands for nothing: it would be printed as it is.
fn strange_token(source: &str, tokens: &BTreeMap<String, String>) -> Option<String> {
    pieces(source, tokens).into_iter().find_map(|piece| {
        let Piece::Text(part) = piece else { return None };
        let open = part.find('{')?;
        let close = part[open..].find('}')? + open;
        Some(part[open..=close].to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_found_where_they_stand() {
        let tokens = BTreeMap::from([("来信".to_owned(), "5件".to_owned()), ("空".to_owned(), String::new())]);
        let source = "来信{来信}，{空}{不认得}，{来信}。";
        assert_eq!(token_ranges(source, &tokens), [6..14, 17..22, 36..44]);
        let (text, ranges) = filled(source, &tokens);
        assert_eq!(text, "来信5件，{不认得}，5件。");
        assert_eq!(ranges, [6..10, 27..31]);
        assert_eq!(strange_token(source, &tokens).as_deref(), Some("{不认得}"));
        assert_eq!(strange_token("来信{来信}", &tokens), None);
    }
}
