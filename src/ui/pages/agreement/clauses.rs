//! 协议条款: numbered paragraphs whose sums follow the payment plan.
//!
//! A clause that is not being edited reads as it will be printed: `{合计}` shows its figures and capitals, tinted. A
//! press puts the caret where it was pressed, in the text with its tokens.

use std::ops::Range;

use eframe::egui::{
    Color32, CornerRadius, CursorIcon, Frame, Id, Key, Margin, Modifiers, Rect, Response, Sense, Stroke, StrokeKind,
    TextEdit, Ui, UiBuilder, WidgetInfo, accesskit,
    epaint::text::{LayoutJob, TextFormat},
    pos2,
    text::{CCursor, CCursorRange},
    vec2,
};

use super::parties::{head_ui, notes_ui};
use super::text::AgreementText;
use super::w;
use crate::domain::agreement::{Agreement, ClausePiece, pieces};
use crate::domain::amount::chinese_ordinal;
use crate::domain::dispute::Side;
use crate::domain::lists;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, Guide, MenuItem, menu, paint};
use crate::ui::{icons, ime};

const HANDLE_W: f32 = 26.0;
const ORDINAL_W: f32 = 36.0;
const OFF_W: f32 = 34.0;

/// What the clauses remember between frames.
#[derive(Clone, Debug, Default)]
pub struct ClausesState {
    /// The clause that has the focus, or had it last.
    pub last: Option<usize>,
    rects: Vec<Rect>,
    dragged: Option<usize>,
}

/// The id of a clause's text.
pub fn clause_id(index: usize) -> Id {
    Id::unique(("agreement clause", index))
}

/// Draws the clauses. `agreement` is the text as read, for the live sums. Returns the clause in focus.
pub fn clauses_ui(
    ui: &mut Ui,
    text: &mut AgreementText,
    state: &mut ClausesState,
    guide: &mut Guide<'_>,
    agreement: &Agreement,
    locked: bool,
) -> Option<usize> {
    tools_ui(ui, text, state, agreement, locked);
    let mut focused = None;
    let mut wish = None;
    let count = text.clauses.len();
    state.rects.clear();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, clause) in text.clauses.iter_mut().enumerate() {
            let live = agreement.clause_text(at).unwrap_or_default();
            let (rect, response, asked) = clause_ui(ui, at, clause, &live, agreement, locked);
            state.rects.push(rect);
            if response.has_focus() {
                focused = Some(at);
                state.last = Some(at);
                if ime::take(ui.ctx(), Modifiers::ALT, Key::ArrowUp) && at > 0 {
                    wish = Some(Wish::Move(at, at - 1));
                } else if ime::take(ui.ctx(), Modifiers::ALT, Key::ArrowDown) && at + 1 < count {
                    wish = Some(Wish::Move(at, at + 1));
                }
            }
            guide.field(&format!("clauses[{at}]"), &response);
            wish = asked.or(wish);
        }
    });
    drag_ui(ui, state, &mut wish);
    notes_ui(ui, &guide.below("clauses"));
    match wish {
        Some(Wish::Off(at)) => {
            text.clauses.remove(at);
            if text.clauses.is_empty() {
                text.clauses.push(String::new());
            }
        }
        Some(Wish::Move(from, to)) => {
            let clause = text.clauses.remove(from);
            text.clauses.insert(to, clause);
            ui.memory_mut(|memory| memory.request_focus(clause_id(to)));
        }
        Some(Wish::Drag(at)) => state.dragged = Some(at),
        None => {}
    }
    focused
}

#[derive(Clone, Copy)]
enum Wish {
    Off(usize),
    Move(usize, usize),
    Drag(usize),
}

fn clause_ui(
    ui: &mut Ui,
    at: usize,
    clause: &mut String,
    live: &str,
    agreement: &Agreement,
    locked: bool,
) -> (Rect, Response, Option<Wish>) {
    let top = ui.cursor().min;
    let width = ui.available_width();
    let room =
        Rect::from_min_max(pos2(top.x + HANDLE_W + ORDINAL_W, top.y + 5.0), pos2(top.x + width - OFF_W, f32::INFINITY));
    let id = clause_id(at);
    let mut child = ui.new_child(UiBuilder::new().id_salt(("clause", at)).max_rect(room));
    child.spacing_mut().interact_size.y = 0.0; // a clause is as high while it is edited as when it is read
    let name = format!("第{}条", chinese_ordinal(at));
    let editing = !locked && child.memory(|memory| memory.has_focus(id));
    let response = if editing {
        edit_ui(&mut child, id, clause)
    } else {
        read_ui(&mut child, id, clause, live, agreement, locked)
    };
    response.widget_info(|| WidgetInfo::new(accesskit::Role::MultilineTextInput));
    let value = if editing { clause.as_str() } else { live };
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_label(name.as_str());
        node.set_value(value);
    });
    let bottom = (child.min_rect().bottom() + 5.0).max(top.y + 32.0);
    let rect = Rect::from_min_max(top, pos2(top.x + width, bottom));
    let first = top.y + 16.0;
    let ordinal = paint::line(ui, &format!("{}、", chinese_ordinal(at)), Role::Body, c::INK);
    paint::put(ui.painter(), top.x + HANDLE_W + 2.0, first, ordinal);
    let mut wish = None;
    if !locked {
        let grip = Rect::from_center_size(pos2(top.x + HANDLE_W / 2.0, first), vec2(HANDLE_W, 24.0));
        let handle = ui.interact(grip, id.with("grip"), Sense::drag());
        handle.widget_info(|| WidgetInfo::labeled(accesskit::Role::Image, true, w::CLAUSE_MOVE));
        paint::icon(ui.painter(), grip.center(), icons::DOTS_SIX_VERTICAL, 16.0, c::INK3);
        crate::ui::widgets::tooltip(&handle, w::CLAUSE_MOVE);
        if handle.drag_started() {
            wish = Some(Wish::Drag(at));
        }
        if handle.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Grab);
        }
        let place = Rect::from_center_size(pos2(rect.right() - OFF_W / 2.0, first), vec2(28.0, 28.0));
        let mut off = ui.new_child(UiBuilder::new().max_rect(place));
        let off_name = format!("{}：{name}", w::CLAUSE_OFF);
        if off.add(Button::icon_quiet(icons::TRASH, &off_name).id(id.with("off"))).clicked() {
            wish = Some(Wish::Off(at));
        }
    }
    let (stroke, color) = if response.has_focus() { (space::STROKE_STRONG, c::PRI) } else { (space::STROKE, c::LINE) };
    let edge = Stroke::new(stroke, color);
    ui.painter().rect_stroke(rect, CornerRadius::ZERO, edge, StrokeKind::Inside);
    // Neighbours share one line.
    ui.advance_cursor_after_rect(rect.with_max_y(bottom - space::STROKE));
    (rect, response, wish)
}

fn format(color: Color32, ground: Color32) -> TextFormat {
    TextFormat {
        font_id: Role::Body.font(),
        color,
        background: ground,
        line_height: Some(Role::Body.line() - 2.0),
        ..TextFormat::default()
    }
}

fn edit_ui(ui: &mut Ui, id: Id, clause: &mut String) -> Response {
    let mut layouter = |ui: &Ui, text: &dyn eframe::egui::TextBuffer, wrap: f32| {
        let mut job = LayoutJob::default();
        for (part, token) in parts(text.as_str()) {
            let (color, ground) = if token { (c::PRI, c::PRI_WEAK) } else { (c::INK, Color32::TRANSPARENT) };
            job.append(part, 0.0, format(color, ground));
        }
        job.wrap.max_width = wrap;
        ui.painter().layout_job(job)
    };
    ui.add(
        TextEdit::multiline(clause)
            .id(id)
            .frame(Frame::NONE)
            .margin(Margin::ZERO)
            .font(Role::Body.font())
            .layouter(&mut layouter)
            .desired_width(f32::INFINITY)
            .desired_rows(1)
            .return_key(None)
            .hint_text(Role::Body.rich(w::CLAUSE_HINT, c::INK3)),
    )
}

/// The clause as it will be printed. A press begins to edit it at the place that was pressed.
fn read_ui(ui: &mut Ui, id: Id, clause: &str, live: &str, agreement: &Agreement, locked: bool) -> Response {
    let mut job = LayoutJob::default();
    let shown = shown_parts(clause, agreement);
    for (words, token) in &shown {
        let ground = if *token { c::PRI_WEAK } else { Color32::TRANSPARENT };
        let color = if *token { c::PRI } else { c::INK };
        job.append(words, 0.0, format(color, ground));
    }
    if live.trim().is_empty() {
        job.append(w::CLAUSE_HINT, 0.0, format(c::INK3, Color32::TRANSPARENT));
    }
    job.wrap.max_width = ui.available_width();
    let galley = ui.painter().layout_job(job);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), galley.size().y));
    let sense = if locked { Sense::hover() } else { Sense::click() };
    let response =
        ui.interact(rect, id, sense).on_hover_cursor(if locked { CursorIcon::Default } else { CursorIcon::Text });
    let pressed = response.interact_pointer_pos().filter(|_| response.clicked());
    if let Some(at) = pressed {
        let cursor = galley.cursor_from_pos(at - rect.min);
        let typed = typed_index(clause, &shown, cursor.index.0);
        set_caret(ui, id, typed);
        response.request_focus();
    } else if response.gained_focus() {
        set_caret(ui, id, clause.chars().count());
        response.scroll_to_me(None);
    }
    ui.painter().galley(rect.min, galley, c::INK);
    response
}

fn set_caret(ui: &Ui, id: Id, index: usize) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(index))));
    state.store(ui.ctx(), id);
}

/// The clause cut into plain text and tokens (`{合计}`), braces included.
fn parts(clause: &str) -> Vec<(&str, bool)> {
    pieces(clause).into_iter().map(|piece| (piece.typed(), matches!(piece, ClausePiece::Token(_)))).collect()
}

/// As [`parts`], with tokens as their live text.
fn shown_parts(clause: &str, agreement: &Agreement) -> Vec<(String, bool)> {
    let live = |token: &str| {
        let one = Agreement { clauses: vec![token.to_owned()], ..agreement.clone() };
        one.clause_text(0).unwrap_or_else(|| token.to_owned())
    };
    parts(clause).into_iter().map(|(part, token)| (if token { live(part) } else { part.to_owned() }, token)).collect()
}

/// Where a character of the shown text stands in the typed one.
fn typed_index(clause: &str, shown: &[(String, bool)], mut index: usize) -> usize {
    let mut typed = 0;
    for ((words, token), (part, _)) in shown.iter().zip(parts(clause)) {
        let (shown, here) = (words.chars().count(), part.chars().count());
        if index <= shown {
            return typed + if *token { here } else { index };
        }
        index -= shown;
        typed += here;
    }
    typed
}

fn drag_ui(ui: &Ui, state: &mut ClausesState, wish: &mut Option<Wish>) {
    let Some(from) = state.dragged else { return };
    let Some(at) = ui.input(|input| input.pointer.interact_pos()) else { return };
    let to = state.rects.iter().position(|rect| at.y < rect.center().y).unwrap_or(state.rects.len());
    let line = state.rects.get(to).map(|rect| rect.top()).or(state.rects.last().map(|rect| rect.bottom()));
    if let (Some(y), Some(first)) = (line, state.rects.first()) {
        ui.painter().hline(first.x_range(), y, Stroke::new(3.0, c::PRI));
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    if ui.input(|input| input.pointer.any_released() || !input.pointer.any_down()) {
        state.dragged = None;
        let to = if to > from { to - 1 } else { to };
        if to != from && from < state.rects.len() {
            *wish = Some(Wish::Move(from, to));
        }
    }
}

fn tools_ui(ui: &mut Ui, text: &mut AgreementText, state: &mut ClausesState, agreement: &Agreement, locked: bool) {
    if locked {
        head_ui(ui, w::CLAUSES, "", &[]);
        return;
    }
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        ui.label(Role::Section.rich(w::CLAUSES, c::INK));
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S12;
            if ui.add(Button::link(w::ADD_CLAUSE)).clicked() {
                text.clauses.push(String::new());
                ui.memory_mut(|memory| memory.request_focus(clause_id(text.clauses.len() - 1)));
            }
            let stock = &lists::built_in().stock_clauses;
            let items: Vec<MenuItem<'_>> = stock.iter().map(|clause| MenuItem::new(&clause.label)).collect();
            let button = ui.add(Button::link(w::STOCK));
            if let Some(clause) = menu::menu(&button, &items).and_then(|at| stock.get(at)) {
                insert_stock(ui, text, state, &named(&clause.text, text));
            }
            let payments = agreement.plan.iter().filter(|duty| duty.amount.is_some()).count();
            if payments > 0 {
                let words: Vec<String> = (1..=payments).map(|nth| format!("第 {nth} 期金额")).collect();
                let mut items = vec![MenuItem::new(w::TOTAL_TOKEN)];
                items.extend(words.iter().map(|words| MenuItem::new(words)));
                let button = ui.add(Button::link(w::INSERT_SUM));
                if let Some(at) = menu::menu(&button, &items) {
                    let token = if at == 0 { "{合计}".to_owned() } else { format!("{{第{at}期}}") };
                    insert_token(ui, text, state, &token);
                }
            }
        });
    });
}

/// `{甲方}` and `{乙方}` of a stock phrase become the names, if they are known.
fn named(phrase: &str, text: &AgreementText) -> String {
    let mut out = phrase.to_owned();
    for side in [Side::First, Side::Second] {
        let names: Vec<&str> = text
            .parties
            .iter()
            .filter(|party| party.side == side && !party.name.trim().is_empty())
            .map(|party| party.name.trim())
            .collect();
        let words = if names.is_empty() { side.label().to_owned() } else { names.join("、") };
        out = out.replace(&format!("{{{}}}", side.label()), &words);
    }
    out
}

/// Into the empty clause in focus, else as a new last clause.
fn insert_stock(ui: &Ui, text: &mut AgreementText, state: &mut ClausesState, phrase: &str) {
    let empty = |at: &usize| text.clauses.get(*at).is_some_and(|clause| clause.trim().is_empty());
    let at = state.last.filter(empty).or_else(|| text.clauses.iter().position(|clause| clause.trim().is_empty()));
    let at = match at {
        Some(at) => {
            phrase.clone_into(&mut text.clauses[at]);
            at
        }
        None => {
            text.clauses.push(phrase.to_owned());
            text.clauses.len() - 1
        }
    };
    state.last = Some(at);
    ui.memory_mut(|memory| memory.request_focus(clause_id(at)));
}

/// Where the caret last stood.
fn insert_token(ui: &Ui, text: &mut AgreementText, state: &mut ClausesState, token: &str) {
    let at = state.last.filter(|at| *at < text.clauses.len()).unwrap_or(0);
    let Some(clause) = text.clauses.get_mut(at) else { return };
    let id = clause_id(at);
    let caret: Option<Range<usize>> =
        TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range()).map(|range| {
            let [from, to] = [range.primary.index.0, range.secondary.index.0];
            from.min(to)..from.max(to)
        });
    let count = clause.chars().count();
    let range = caret.map_or(count..count, |range| range.start.min(count)..range.end.min(count));
    let byte = |index: usize| clause.char_indices().nth(index).map_or(clause.len(), |(at, _)| at);
    let bytes = byte(range.start)..byte(range.end);
    clause.replace_range(bytes, token);
    set_caret(ui, id, range.start + token.chars().count());
    ui.memory_mut(|memory| memory.request_focus(id));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_told_apart_from_text() {
        assert_eq!(parts("共{合计}，分"), [("共", false), ("{合计}", true), ("，分", false)]);
        assert_eq!(parts("没{闭合"), [("没{闭合", false)]);
    }

    #[test]
    fn a_press_behind_a_live_sum_lands_behind_its_token() {
        let clause = "共{合计}，分";
        let shown = vec![("共".to_owned(), false), ("26000元".to_owned(), true), ("，分".to_owned(), false)];
        assert_eq!([0, 1, 3, 7, 8, 9].map(|at| typed_index(clause, &shown, at)), [0, 1, 5, 5, 6, 7]);
    }
}
