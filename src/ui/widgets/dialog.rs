//! Dialogs: title, body, buttons at the right. Esc gives the safe answer; the focus returns.

use eframe::egui::{
    Align, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Popup, Rect, ScrollArea, Stroke,
    Ui, UiBuilder, accesskit, pos2, vec2,
};

use super::{Button, paint};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::{icons, ime};

const HEAD_H: f32 = 52.0;
const FOOT_H: f32 = 60.0;

/// A dialog of our own: head with title and ×, body, footer with buttons at the right.
///
/// The app keeps whether it is open; [`show`](Self::show) is called in every frame in which it is.
#[must_use = "call show"]
pub struct Dialog<'a> {
    id: Id,
    title: &'a str,
    icon: Option<char>,
    width: f32,
    footer_note: Option<(char, &'a str)>,
}

/// What a dialog was told this frame besides what its own buttons say.
pub struct DialogOutput<B, F> {
    /// What the body returned.
    pub body: B,
    /// What the footer returned.
    pub footer: F,
    /// Esc or × was pressed: close, nothing happens.
    pub dismissed: bool,
    /// A bare Enter was pressed and no button or multi-line text took it.
    pub enter: bool,
}

impl<'a> Dialog<'a> {
    /// `salt` tells dialogs apart; `title` is read first.
    pub fn new(salt: &str, title: &'a str) -> Self {
        Self { id: Id::unique(("dialog", salt)), title, icon: None, width: 440.0, footer_note: None }
    }

    /// An icon before the title.
    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Width in points.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// A remark at the left of the footer, with an icon.
    pub fn footer_note(mut self, icon: char, words: &'a str) -> Self {
        self.footer_note = Some((icon, words));
        self
    }

    /// Draws the dialog. `footer` lays its buttons out from the right: add the primary one first.
    pub fn show<B, F>(
        self,
        ctx: &Context,
        body: impl FnOnce(&mut Ui) -> B,
        footer: impl FnOnce(&mut Ui) -> F,
    ) -> DialogOutput<B, F> {
        if remember_focus(ctx, self.id) {
            super::form::begin_at_first(ctx);
        }
        let popup_open = Popup::is_any_open(ctx);
        let width = self.width.min(ctx.content_rect().width() - 40.0);
        let frame = Frame::new()
            .fill(c::SURFACE)
            .stroke(Stroke::new(space::STROKE, c::RAIL))
            .corner_radius(CornerRadius::same(space::R_DIALOG));
        let mut close = false;
        let response = Modal::new(self.id).backdrop_color(c::SCRIM).frame(frame).show(ctx, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(space::S8, 0.0);
            close = self.head_ui(ui);
            // In a low window (200 %) the body scrolls; head and buttons stay.
            let tallest = (ctx.content_rect().height() - HEAD_H - FOOT_H - 24.0).max(120.0);
            let scroll = ScrollArea::vertical().id_salt(self.id).max_height(tallest).auto_shrink([false, true]);
            let out = scroll.show(ui, |ui| {
                let margin = Margin { left: 20, right: 20, top: 16, bottom: 16 };
                let framed = Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.set_width(width - 40.0);
                    ui.spacing_mut().item_spacing = vec2(space::S8, space::FORM_ROW);
                    body(ui)
                });
                framed.inner
            });
            let out = out.inner;
            let foot = self.footer_ui(ui, footer);
            (out, foot)
        });
        ctx.accesskit_node_builder(self.id, |node| {
            node.set_role(accesskit::Role::Dialog);
            node.set_label(self.title);
            node.set_modal();
        });
        let (body, footer) = response.inner;
        let top = response.is_top_modal && !popup_open;
        let escape = top && ime::take(ctx, Modifiers::NONE, Key::Escape);
        let enter = top && ime::pressed(ctx, Modifiers::NONE, Key::Enter);
        DialogOutput { body, footer, dismissed: close || escape, enter }
    }

    /// Gives the focus back to whatever had it before the dialog opened. Call it once when the
    /// dialog closes.
    pub fn closed(ctx: &Context, salt: &str) {
        return_focus(ctx, Id::unique(("dialog", salt)));
    }

    fn head_ui(&self, ui: &mut Ui) -> bool {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEAD_H));
        let painter = ui.painter();
        let mut x = rect.left() + 20.0;
        if let Some(icon) = self.icon {
            paint::icon(painter, pos2(x + 9.0, rect.center().y), icon, 20.0, c::PRI);
            x += 30.0;
        }
        let galley = paint::elided(ui, self.title, Role::Dialog, c::INK, rect.right() - x - 60.0);
        paint::put(painter, x, rect.center().y, galley);
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, c::LINE));
        let at = Rect::from_center_size(pos2(rect.right() - 30.0, rect.center().y), vec2(28.0, 28.0));
        // A child of its own: `put` would move the cursor back up to the cross, and the body with it.
        ui.new_child(UiBuilder::new().id_salt("close").max_rect(at)).add(Button::icon_quiet(icons::X, "关闭")).clicked()
    }

    fn footer_ui<F>(&self, ui: &mut Ui, footer: impl FnOnce(&mut Ui) -> F) -> F {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), FOOT_H));
        let painter = ui.painter();
        let corner = CornerRadius { nw: 0, ne: 0, sw: space::R_DIALOG - 1, se: space::R_DIALOG - 1 };
        painter.rect_filled(rect.shrink2(vec2(1.0, 0.0)).translate(vec2(0.0, -1.0)), corner, c::HEAD);
        painter.hline(rect.x_range().shrink(1.0), rect.top() + 0.5, Stroke::new(1.0, c::LINE));
        if let Some((icon, words)) = self.footer_note {
            let middle = rect.center().y;
            paint::icon(painter, pos2(rect.left() + 29.0, middle), icon, 18.0, c::GRN);
            let galley = paint::line(ui, words, Role::Cell, c::INK2);
            paint::put(painter, rect.left() + 48.0, middle, galley);
        }
        let inner = rect.shrink2(vec2(20.0, 8.0));
        let builder = UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center));
        let mut child = ui.new_child(builder);
        child.spacing_mut().item_spacing.x = 10.0;
        footer(&mut child)
    }
}

/// The answer to a [`Confirm`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Do it.
    Go,
    /// Leave everything as it is.
    Stay,
}

/// A question before something that cannot be undone. The title names the object, the body says
/// the consequence, the safe button says what stays (「先不办结」).
#[derive(Clone, Debug, PartialEq)]
pub struct Confirm {
    /// 「办结 2026-0091？」
    pub title: String,
    /// 「办结后不能再改办理记录。」
    pub body: String,
    /// 「先不办结」
    pub stay: String,
    /// 「办结」
    pub go: String,
    /// Whether going on destroys something: red button, and Enter does not press it.
    pub danger: bool,
}

impl Confirm {
    /// Draws the question in every frame until it is answered.
    pub fn show(&self, ctx: &Context) -> Option<Answer> {
        let id = Id::unique(("confirm", &self.title));
        let go_id = id.with("go");
        let stay_id = id.with("stay");
        let first = remember_focus(ctx, id);
        let mut answer = None;
        let frame = Frame::new()
            .fill(c::SURFACE)
            .stroke(Stroke::new(space::STROKE, c::RAIL))
            .corner_radius(CornerRadius::same(space::R_DIALOG));
        let width = 372.0_f32.min(ctx.content_rect().width() - 40.0);
        let modal = Modal::new(id).backdrop_color(c::SCRIM).frame(frame).show(ctx, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            Frame::new().inner_margin(Margin { left: 20, right: 20, top: 16, bottom: 16 }).show(ui, |ui| {
                ui.set_width(width - 40.0);
                ui.spacing_mut().item_spacing.y = 4.0;
                ui.label(Role::Dialog.rich(&self.title, c::INK));
                ui.label(Role::Cell.rich(&self.body, c::INK2).line_height(Some(23.0)));
            });
            let plain = Dialog { id, title: "", icon: None, width, footer_note: None };
            plain.footer_ui(ui, |ui| {
                let look = if self.danger { Button::danger(&self.go) } else { Button::primary(&self.go) };
                let look = if self.danger { look } else { look.key("Enter") };
                if ui.add(look.id(go_id)).clicked() {
                    answer = Some(Answer::Go);
                }
                if ui.add(Button::plain(&self.stay).key("Esc").id(stay_id)).clicked() {
                    answer = Some(Answer::Stay);
                }
            });
        });
        if first {
            let focus = if self.danger { stay_id } else { go_id };
            ctx.memory_mut(|memory| memory.request_focus(focus));
        }
        ctx.accesskit_node_builder(id, |node| {
            node.set_role(accesskit::Role::AlertDialog);
            node.set_label(self.title.as_str());
            node.set_description(self.body.as_str());
            node.set_modal();
        });
        if modal.is_top_modal && ime::take(ctx, Modifiers::NONE, Key::Escape) {
            answer = Some(Answer::Stay);
        }
        if answer.is_some() {
            return_focus(ctx, id);
        }
        answer
    }
}

/// Remembers once what had the focus before the dialog `id` opened. True in the first frame.
fn remember_focus(ctx: &Context, id: Id) -> bool {
    let key = id.with("opener");
    let known = ctx.data(|data| data.get_temp::<Option<Id>>(key).is_some());
    if !known {
        let focused = ctx.memory(|memory| memory.focused());
        ctx.data_mut(|data| data.insert_temp(key, focused));
        if let Some(focused) = focused {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
        }
    }
    !known
}

fn return_focus(ctx: &Context, id: Id) {
    let key = id.with("opener");
    let opener = ctx.data_mut(|data| data.remove_temp::<Option<Id>>(key)).flatten();
    if let Some(opener) = opener {
        super::focus_later(ctx, opener);
    }
}
