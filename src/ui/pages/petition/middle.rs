//! The middle: timeline, the petitioner's words, follow-ups, the journal, and the quick note under them.

use crate::domain::procedure::{Permission, StepKind, permission};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::timeline::{Dot, entry};
use crate::ui::widgets::why::{Why, why};
use crate::ui::widgets::{Button, PickItem, Picker, TextField, chips, paint, wait};
use crate::ui::{icons, ime};
use chrono::NaiveDate;
use eframe::egui::{
    Align, Key, Label, Layout, Modifiers, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit, vec2,
};

use super::{Entry, PetitionModel, facts, w};

/// Draws the timeline, newest first; `reason` tells why the next duty is due on its day. Returns the entry that is to be corrected, from 1; none can be without `writable`.
pub fn timeline_ui(ui: &mut Ui, entries: &[Entry], reason: Option<&Why>, writable: bool) -> Option<u32> {
    let mut pressed = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(space::S4);
    for (index, step) in entries.iter().enumerate() {
        let last = index + 1 == entries.len();
        entry(ui, &step.day, &step.time, step.dot, last, |ui| {
            if let Some(place) = step.place.filter(|_| writable && !step.struck)
                && pencil_ui(ui, place, &format!("{} {}", step.day, step.heading))
            {
                pressed = Some(place);
            }
            ui.horizontal_wrapped(|ui| {
                ui.set_max_width(ui.available_width() - PENCIL_W);
                ui.spacing_mut().item_spacing = vec2(space::S8, 2.0);
                let (role, color) =
                    if step.dot == Dot::Next { (Role::Body, c::INK2) } else { (Role::BodyBold, c::INK) };
                let heading = role.rich(&step.heading, color);
                ui.label(if step.struck { heading.strikethrough() } else { heading });
                if let Some(reason) = reason.filter(|_| step.dot == Dot::Next) {
                    why(ui, std::slice::from_ref(reason));
                }
                if !step.by.is_empty() {
                    ui.label(Role::Cell.rich(&step.by, c::INK2));
                }
                if !step.document.is_empty() {
                    chips::small_label(ui, &step.document);
                }
            });
            for line in &step.lines {
                let line = Role::Cell.rich(line, c::INK2).line_height(Some(22.0));
                ui.add(Label::new(if step.struck { line.strikethrough() } else { line }).wrap());
            }
            for line in &step.corrections {
                ui.add(Label::new(Role::Cell.rich(line, c::AMB).line_height(Some(22.0))).wrap());
            }
        });
    }
    pressed
}

/// Room for the pencil at the right of an entry's heading.
const PENCIL_W: f32 = 32.0;

/// The pencil at the right edge of an entry; it takes no room from the words.
fn pencil_ui(ui: &mut Ui, number: u32, entry: &str) -> bool {
    let name = w::correct(entry);
    let right = ui.available_rect_before_wrap();
    let place = Rect::from_min_size(right.right_top() - vec2(PENCIL_W - 4.0, 2.0), vec2(28.0, 28.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt(("pencil", number)).max_rect(place));
    child.add(Button::icon_quiet(icons::PENCIL_SIMPLE, &name).icon_color(c::LINE_IN)).clicked()
}

/// Draws what the petitioner said.
pub fn words_ui(ui: &mut Ui, model: &PetitionModel) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let item = &model.file.petition;
    let paragraph = |ui: &mut Ui, text: &str| {
        ui.add(Label::new(Role::Body.rich(text, c::INK)).wrap());
        ui.add_space(space::S4);
    };
    let title = |ui: &mut Ui, words: &str| {
        ui.add_space(space::S8);
        ui.label(Role::Section.rich(words, c::INK));
        ui.add_space(space::S4);
    };
    title(ui, w::CONTENT);
    for line in item.content.lines().filter(|line| !line.trim().is_empty()) {
        paragraph(ui, line);
    }
    if !item.demands.is_empty() {
        title(ui, w::DEMANDS);
        for (index, demand) in item.demands.iter().enumerate() {
            paragraph(ui, &format!("{}. {demand}", index + 1));
        }
    }
    if !item.remark.is_empty() {
        title(ui, w::REMARK);
        paragraph(ui, &item.remark);
    }
}

/// Draws the follow-ups. Returns whether a new one was asked for.
pub fn follow_up_ui(ui: &mut Ui, model: &PetitionModel, today: NaiveDate) -> bool {
    let allowed = permission(model.progress.stage, StepKind::FollowedUp);
    let can = allowed == Permission::Allowed && model.file.petition.cancelled.is_none();
    let made: Vec<Entry> =
        model.timeline.iter().filter(|entry| entry.heading == StepKind::FollowedUp.label()).cloned().collect();
    if made.is_empty() {
        let why = if let Permission::NotYet(why) | Permission::Never(why) = allowed { why } else { w::FOLLOW_UP_HINT };
        return wait::empty_state(ui, icons::CHAT_TEXT, w::NO_FOLLOW_UP, why, can.then_some(w::FOLLOW_UP));
    }
    timeline_ui(ui, &made, None, false);
    if let Some((on, satisfaction)) = model.progress.followed_up {
        let words = w::last_said(&crate::ui::pages::due::dated(on, today), satisfaction.label());
        ui.label(Role::Cell.rich(words, c::INK2));
    }
    ui.add_space(space::S8);
    can && ui.add(Button::plain(w::FOLLOW_UP).icon(icons::PLUS)).clicked()
}

/// Draws the journal of the item.
pub fn journal_ui(ui: &mut Ui, model: &PetitionModel, today: NaiveDate) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for line in &model.journal {
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), space::ROW_DIALOG_H));
        let words = format!("{}，{}，{}", facts::moment(line.at, today), line.who, line.op);
        let response = ui.interact(row, ui.scope_id().with(("journal", line.seq)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, &words));
        let middle = row.center().y;
        let cells = [
            (0.0, facts::moment(line.at, today), Role::Cell, c::INK2),
            (150.0, line.who.clone(), Role::Cell, c::INK2),
            (250.0, line.op.clone(), Role::CellBold, c::INK),
        ];
        for (x, text, role, color) in cells {
            let galley = paint::elided(ui, &text, role, color, row.width() - x);
            paint::put(ui.painter(), row.left() + x, middle, galley);
        }
        ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(space::STROKE, c::LINE2));
    }
}

/// The quick note at the foot. Returns its text when it is to be entered; the clerk's choice of heading stays.
pub fn note_ui(ui: &mut Ui, rect: Rect, label: &mut Option<String>, note: &mut String) -> Option<String> {
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(space::STROKE, c::LINE));
    let inner = rect.shrink2(vec2(24.0, 10.0));
    let builder = UiBuilder::new().id_salt("quick note").max_rect(inner);
    let mut child = ui.new_child(builder.layout(Layout::left_to_right(Align::Center)));
    child.spacing_mut().item_spacing.x = space::S8;
    let items: Vec<PickItem<String>> =
        w::NOTE_LABELS.iter().map(|words| PickItem::new((*words).to_owned(), *words)).collect();
    if label.is_none() {
        *label = Some(w::NOTE_LABELS[0].to_owned());
    }
    Picker::new("note label", label, &items).named(w::NOTE_LABEL).width(120.0).show(&mut child);
    let width = child.available_width() - 148.0;
    let field = TextField::new("note", note).named(w::NOTE).placeholder(w::NOTE).width(width).show(&mut child);
    let full = !note.trim().is_empty();
    let ctx = child.ctx().clone();
    let enter = field.has_focus()
        && (ime::take(&ctx, Modifiers::CTRL, Key::Enter) || ime::take(&ctx, Modifiers::COMMAND, Key::Enter));
    let pressed = child.add(Button::plain(w::ENTER_NOTE).key("Ctrl+Enter").enabled(full)).clicked();
    (full && (enter || pressed)).then(|| note.trim().to_owned())
}
