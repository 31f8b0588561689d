//! A4 preview: the very pages that will be printed, as pictures; the layout tells what was pressed.
//!
//! The pane asks for a picture of one page at the resolution it needs and shows the old one until the new one is
//! there. It never lays text out itself.

use eframe::egui::{
    Align, Color32, ColorImage, CornerRadius, CursorIcon, Key, Layout, Modifiers, Rect, Response, ScrollArea, Sense,
    Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::{Button, paint};
use crate::ui::theme::{Role, color as c, space};
use crate::ui::{icons, ime};

/// A page as pixels: red, green, blue, alpha, row by row from the top, opaque.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// The pixels.
    pub rgba: Vec<u8>,
}

/// A place on a page that belongs to a field of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Page, from 0.
    pub page: usize,
    /// Left, top, width, height in millimetres.
    pub mm: [f32; 4],
    /// The field's name.
    pub anchor: String,
}

/// What is previewed. `stamp` changes whenever the contents do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheets {
    /// Tells contents apart.
    pub stamp: u64,
    /// Width and height of every page in millimetres.
    pub pages: Vec<[f32; 2]>,
    /// Where the fields stand.
    pub spots: Vec<Spot>,
}

/// How large a page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Zoom {
    /// The whole page in the pane.
    #[default]
    Fit,
    /// So many times its real size at 96 dpi.
    Times(f32),
}

/// What the pane remembers. The page keeps it.
#[derive(Default)]
pub struct PreviewState {
    page: usize,
    zoom: Zoom,
    shown: Option<Shown>,
}

struct Shown {
    key: (u64, usize, u32),
    texture: TextureHandle,
}

const ZOOMS: [f32; 7] = [0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0];
const PX_PER_MM: f32 = 96.0 / 25.4;

impl PreviewState {
    /// The page in view, from 0.
    pub fn page(&self) -> usize {
        self.page
    }

    /// Shows another page.
    pub fn go_to(&mut self, page: usize) {
        self.page = page;
    }

    /// The bar above the pages: title, remark, zoom, pages. `extra` adds buttons at its right edge.
    pub fn bar_ui(&mut self, ui: &mut Ui, title: &str, remark: &str, pages: usize, extra: impl FnOnce(&mut Ui)) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 44.0));
        ui.painter().rect_filled(rect, CornerRadius::ZERO, c::HEAD);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(space::STROKE, c::LINE));
        let builder = UiBuilder::new()
            .id_salt("preview bar")
            .max_rect(rect.shrink2(vec2(space::S16, 0.0)))
            .layout(Layout::left_to_right(Align::Center));
        let mut bar = ui.new_child(builder);
        bar.label(Role::Section.rich(title, c::INK));
        let right = Layout::right_to_left(Align::Center);
        bar.with_layout(right, |ui| {
            extra(ui);
            self.pages_ui(ui, pages);
            self.zoom_ui(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                // A remark that does not fit is better left out than cut.
                let galley = paint::line(ui, remark, Role::Cell, c::INK2);
                if galley.size().x <= ui.available_width() {
                    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
                    ui.painter().galley(rect.min, galley, c::INK2);
                }
            });
        });
    }

    fn pages_ui(&mut self, ui: &mut Ui, pages: usize) {
        let last = pages.saturating_sub(1);
        self.page = self.page.min(last);
        if pages > 1
            && ui.add(Button::icon_only(icons::CARET_RIGHT, "下一页").small().enabled(self.page < last)).clicked()
        {
            self.page += 1;
        }
        let words = format!("第 {} 页，共 {pages} 页", if pages == 0 { 0 } else { self.page + 1 });
        ui.label(Role::Cell.rich(words, c::INK2));
        if pages > 1 && ui.add(Button::icon_only(icons::CARET_LEFT, "上一页").small().enabled(self.page > 0)).clicked()
        {
            self.page -= 1;
        }
        ui.add_space(space::S8);
    }

    fn zoom_ui(&mut self, ui: &mut Ui) {
        let now = match self.zoom {
            Zoom::Fit => 1.0,
            Zoom::Times(times) => times,
        };
        if ui.add(Button::icon_only(icons::MAGNIFYING_GLASS_PLUS, "放大").small()).clicked() {
            let next = ZOOMS.iter().copied().find(|zoom| *zoom > now + 0.01);
            self.zoom = Zoom::Times(next.unwrap_or(3.0));
        }
        let words = match self.zoom {
            Zoom::Fit => "适合页面".to_owned(),
            Zoom::Times(times) => format!("{:.0}%", times * 100.0),
        };
        if ui.add(Button::new(&words, super::button::Look::Quiet).small().tooltip("显示整页")).clicked() {
            self.zoom = Zoom::Fit;
        }
        if ui.add(Button::icon_only(icons::MAGNIFYING_GLASS_MINUS, "缩小").small()).clicked() {
            let next = ZOOMS.iter().rev().copied().find(|zoom| *zoom < now - 0.01);
            self.zoom = Zoom::Times(next.unwrap_or(0.5));
        }
    }

    /// The page itself, on the desk, in all the space that is left. `picture` is asked for page and dpi and may
    /// answer `None` while it is being made. `tint` names the field that is being edited. Returns the field that
    /// was pressed.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        sheets: &Sheets,
        tint: Option<&str>,
        mut picture: impl FnMut(usize, f32) -> Option<Picture>,
    ) -> Option<String> {
        let desk = ui.available_rect_before_wrap();
        ui.painter().rect_filled(desk, CornerRadius::ZERO, c::DESK);
        let Some(&[width_mm, height_mm]) = sheets.pages.get(self.page.min(sheets.pages.len().saturating_sub(1))) else {
            ui.advance_cursor_after_rect(desk);
            return None;
        };
        self.page = self.page.min(sheets.pages.len().saturating_sub(1));
        let room = desk.size() - vec2(26.0, 26.0);
        let scale = match self.zoom {
            Zoom::Fit => (room.x / width_mm).min(room.y / height_mm).max(0.4),
            Zoom::Times(times) => times * PX_PER_MM,
        };
        let size = vec2(width_mm, height_mm) * scale;
        let dpi = (scale * ui.ctx().pixels_per_point() * 25.4).clamp(36.0, 300.0);
        self.fetch(ui, sheets.stamp, dpi, &mut picture);

        let mut pressed = None;
        let page = self.page;
        ScrollArea::both().id_salt(("sheet", page)).auto_shrink(false).show(ui, |ui| {
            let whole = (size + vec2(26.0, 26.0)).max(ui.available_size());
            let (rect, response) = ui.allocate_exact_size(whole, Sense::click());
            let sheet = Rect::from_center_size(rect.center(), size);
            pressed = self.sheet_ui(ui, sheet, &response, sheets, scale, tint);
        });
        pressed
    }

    fn fetch(&mut self, ui: &Ui, stamp: u64, dpi: f32, picture: &mut impl FnMut(usize, f32) -> Option<Picture>) {
        let key = (stamp, self.page, dpi.round() as u32);
        if self.shown.as_ref().is_some_and(|shown| shown.key == key) {
            return;
        }
        let Some(made) = picture(self.page, dpi.round()) else { return };
        if made.rgba.len() != made.size.iter().product::<usize>() * 4 {
            return;
        }
        let image = ColorImage::from_rgba_premultiplied(made.size, &made.rgba);
        match &mut self.shown {
            Some(shown) => {
                shown.texture.set(image, TextureOptions::LINEAR);
                shown.key = key;
            }
            None => {
                let texture = ui.ctx().load_texture("preview", image, TextureOptions::LINEAR);
                self.shown = Some(Shown { key, texture });
            }
        }
    }

    fn sheet_ui(
        &mut self,
        ui: &Ui,
        sheet: Rect,
        response: &Response,
        sheets: &Sheets,
        scale: f32,
        tint: Option<&str>,
    ) -> Option<String> {
        let pages = sheets.pages.len();
        let name = format!("第 {} 页，共 {pages} 页", self.page + 1);
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Image, true, &name));
        let painter = ui.painter();
        painter.rect_filled(sheet, CornerRadius::ZERO, c::SURFACE);
        if let Some(shown) = &self.shown {
            let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            painter.image(shown.texture.id(), sheet, uv, Color32::WHITE);
        }
        let edge = Stroke::new(space::STROKE, c::LINE_STRONG);
        painter.rect_stroke(sheet, CornerRadius::ZERO, edge, StrokeKind::Outside);
        let place = |spot: &Spot| {
            let [x, y, w, h] = spot.mm;
            Rect::from_min_size(sheet.min + vec2(x, y) * scale, vec2(w, h) * scale)
        };
        let here = || sheets.spots.iter().filter(|spot| spot.page == self.page);
        for spot in here().filter(|spot| Some(spot.anchor.as_str()) == tint) {
            // Multiplied over the ink, so the words stay as dark as they print.
            painter.rect_filled(place(spot).expand(2.0), CornerRadius::same(2), c::PRI.gamma_multiply(0.10));
        }
        let under = |at: eframe::egui::Pos2| {
            here()
                .filter(|spot| place(spot).contains(at))
                .min_by(|a, b| (a.mm[2] * a.mm[3]).total_cmp(&(b.mm[2] * b.mm[3])))
        };
        if let Some(spot) = response.hover_pos().and_then(under) {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            painter.rect_stroke(
                place(spot).expand(2.0),
                CornerRadius::same(2),
                Stroke::new(1.0, c::PRI_MID),
                StrokeKind::Inside,
            );
        }
        if response.has_focus() {
            paint::focus_ring(painter, sheet.shrink(2.0), 0);
            if ime::take(ui.ctx(), Modifiers::NONE, Key::PageDown) {
                self.page = (self.page + 1).min(pages.saturating_sub(1));
                return None;
            }
            if ime::take(ui.ctx(), Modifiers::NONE, Key::PageUp) {
                self.page = self.page.saturating_sub(1);
                return None;
            }
        }
        let at = response.interact_pointer_pos().filter(|_| response.clicked())?;
        under(at).map(|spot| spot.anchor.clone())
    }
}
