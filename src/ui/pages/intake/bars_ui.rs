//! The bars around the form: title, banners, save bar.

use super::{Asked, IntakePage, model::IntakeModel, w};
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{
    Button, Guide,
    banner::{Kind, banner},
    bars, button, chips,
    guide::Seen,
    page_bar, paint,
};
use eframe::egui::{CornerRadius, Id, Rect, Sense, Ui, UiBuilder, vec2};

impl IntakePage {
    /// The bar over the page. True: back was pressed.
    pub(super) fn title_ui(&self, ui: &mut Ui, rect: Rect, model: &IntakeModel) -> bool {
        let wide = rect.width() > 760.0;
        let mut back = false;
        let amending = self.form.is_amending();
        let number = match &self.form.base {
            Some(base) => Some(base.number.as_str()),
            None => model.next_number(self.form.channel, self.form.received_on),
        };
        page_bar::bar_at(
            ui,
            rect,
            |ui| {
                back = bars::breadcrumb(ui, w::BACK);
                page_bar::title(ui, &w::page_title(self.form.channel, amending), "");
                chips::small_label(ui, &w::number_chip(number, amending));
            },
            |ui| {
                if wide {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    for (key, words) in [("F1", w::HELP), ("Shift+Enter", w::PREVIOUS), ("Enter", w::NEXT)] {
                        ui.label(Role::Cell.rich(words, c::INK2));
                        chips::small_label(ui, key);
                        ui.add_space(4.0);
                    }
                }
            },
        );
        back
    }

    /// What went wrong, or where the text comes from. Returns the room below.
    pub(super) fn banners_ui(&mut self, ui: &mut Ui, middle: Rect) -> Rect {
        let mut below = middle;
        let mut put = |ui: &mut Ui, kind: Kind, words: &str, action: Option<&str>| {
            let room = below.shrink2(vec2(space::PAGE, space::S8));
            let builder = UiBuilder::new().id_salt(words).max_rect(room);
            let out = ui.scope_builder(builder, |ui| banner(ui, kind, words, action));
            below = below.with_min_y(out.response.rect.bottom());
            out.inner
        };
        if let Some(words) = &self.failure {
            put(ui, Kind::Error, words, None);
        }
        let words = self.restored.map(w::restored);
        let start_over = words.is_some_and(|words| put(ui, Kind::Info, &words, Some(w::START_OVER)));
        let bring_back = self.set_aside.is_some() && put(ui, Kind::Info, w::SET_ASIDE, Some(w::BRING_BACK));
        if start_over {
            let old = std::mem::replace(&mut self.form, self.opened.clone());
            (self.set_aside, self.restored) = (Some(Box::new(old)), None);
            (self.seen, self.fresh, self.suggested) = (Seen::default(), true, false);
        } else if bring_back && let Some(old) = self.set_aside.take() {
            self.form = *old;
        }
        below
    }

    /// The bar that never scrolls away.
    pub(super) fn save_bar_ui(&self, ui: &mut Ui, rest: Rect, guide: &mut Guide<'_>, save_id: Id) -> Asked {
        let mut out = Asked::default();
        let wide = rest.width() > 820.0;
        let wrong = guide.errors_shown();
        bars::bottom_bar(
            ui,
            rest,
            space::BAR_H,
            |ui| {
                if rest.width() >= 560.0 {
                    self.draft_ui(ui);
                }
            },
            |ui| {
                ui.spacing_mut().item_spacing.x = 10.0;
                let save = Button::primary(w::SAVE).icon(icons::FLOPPY_DISK).id(save_id);
                if ui.add(if wide { save.key("Ctrl+S") } else { save }).clicked() {
                    out.save = Some(false);
                }
                let print = match wide {
                    true => Button::plain(w::SAVE_AND_PRINT).icon(icons::PRINTER),
                    false => Button::icon_only(icons::PRINTER, w::SAVE_AND_PRINT),
                };
                if ui.add(print).clicked() {
                    out.save = Some(true);
                }
                let cancel = Button::plain(w::CANCEL);
                out.leave = ui.add(if wide { cancel.key("Esc") } else { cancel }).clicked();
                if let Some(first) = wrong.first()
                    && to_correct_ui(ui, &w::to_correct(wrong.len()))
                {
                    guide.go_to(&first.field);
                }
            },
        );
        out
    }

    /// 「草稿 09:47 已自动保存」.
    fn draft_ui(&self, ui: &mut Ui) {
        let rested = self.draft_due.is_none();
        let kept = self.draft_at.filter(|_| rested && self.is_touched());
        let words = match kept {
            _ if self.saving => w::SAVING.to_owned(),
            Some(at) => w::draft_kept(at),
            None if self.is_touched() => w::UNSAVED.to_owned(),
            None => w::UNTOUCHED.to_owned(),
        };
        let (icon, color) = if kept.is_some() { (icons::CHECK_CIRCLE, c::GRN) } else { (icons::NOTE_PENCIL, c::INK3) };
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 24.0), Sense::hover());
        paint::icon(ui.painter(), rect.center(), icon, 18.0, color);
        bars::words(ui, &words);
    }
}

/// 「1 处需改正 · 转到该项」. True: pressed.
fn to_correct_ui(ui: &mut Ui, words: &str) -> bool {
    let galley = paint::line(ui, words, Role::Cell, c::RED);
    let (id, rect) = ui.allocate_space(vec2(galley.size().x + 42.0, space::SMALL_H));
    let response = button::hit(ui, rect, id, words);
    let fill = if response.hovered() { c::RED_LINE } else { c::RED_WEAK };
    ui.painter().rect_filled(rect, CornerRadius::same(space::R_CHIP), fill);
    paint::icon(ui.painter(), rect.left_center() + vec2(17.0, 0.0), icons::WARNING_CIRCLE, 16.0, c::RED);
    paint::put(ui.painter(), rect.left() + 30.0, rect.center().y, galley);
    if response.has_focus() {
        paint::focus_ring(ui.painter(), rect, space::R_CHIP);
    }
    response.clicked()
}
