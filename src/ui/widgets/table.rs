//! Table list: fixed row height, sortable heads, a row cursor, ticks, its own scrolling.
//!
//! Rows are drawn by number, only those in sight. The scroll position is kept in whole pixels as `f64`, exact for any
//! number of rows (egui's scroll areas keep `f32`, exact to about 490,000 rows of 34 points). Each row is one
//! full sentence for screen readers, because cells of painted tables carry no roles.

mod cells;
mod keys;
mod scroll;
mod state;

pub use cells::{Cell, cell_job, cell_text, cell_text_in, head_text};
pub use state::{Column, RowKind, Sort, TableOutput, TableState, Width};

use std::ops::Range;

use eframe::egui::{
    Align, Color32, CornerRadius, Id, Key, Layout, Modifiers, PointerButton, Rect, Response, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::check::{self, Tick};
use super::paint;
use crate::ui::icons;
use crate::ui::ime;
use crate::ui::theme::{Role, color as c, space};

const TICK_W: f32 = 44.0;
const BAR_W: f32 = 12.0;
const PAD: f32 = 10.0;

/// A table. The page keeps its [`TableState`] and the rows.
#[must_use = "call show"]
pub struct Table<'a> {
    salt: &'a str,
    name: &'a str,
    columns: &'a [Column<'a>],
    rows: usize,
    row_height: f32,
    sort: Option<Sort>,
    ticked: Option<&'a dyn Fn(usize) -> bool>,
    all: Tick,
    bubble: Option<&'a dyn Fn(usize) -> String>,
    margin: f32,
    fill: Color32,
}

impl<'a> Table<'a> {
    /// A table of `rows` rows; `name` is read before its rows (「信访件列表」).
    pub fn new(salt: &'a str, name: &'a str, columns: &'a [Column<'a>], rows: usize) -> Self {
        Self {
            salt,
            name,
            columns,
            rows,
            row_height: space::ROW_H,
            sort: None,
            ticked: None,
            all: Tick::Off,
            bubble: None,
            margin: space::PAGE - PAD,
            fill: c::SURFACE,
        }
    }

    /// Height of every row (34 points if not told).
    pub fn row_height(mut self, height: f32) -> Self {
        self.row_height = height;
        self
    }

    /// The column the rows are sorted by, shown in its head.
    pub fn sort(mut self, sort: Option<Sort>) -> Self {
        self.sort = sort;
        self
    }

    /// Adds a column of ticks: whether a row is ticked, and what the box in the head shows.
    pub fn ticks(mut self, ticked: &'a dyn Fn(usize) -> bool, all: Tick) -> Self {
        self.ticked = Some(ticked);
        self.all = all;
        self
    }

    /// What the bubble beside the scroll thumb says about the first row in sight.
    pub fn bubble(mut self, bubble: &'a dyn Fn(usize) -> String) -> Self {
        self.bubble = Some(bubble);
        self
    }

    /// Space before the first column.
    pub fn margin(mut self, margin: f32) -> Self {
        self.margin = margin;
        self
    }

    /// Draws head and rows into all the space that is left. `kind` says what a row is and its sentence; `cell`
    /// draws one cell (row, column) into the given [`Cell`].
    pub fn show(
        self,
        ui: &mut Ui,
        state: &mut TableState,
        kind: impl Fn(usize) -> RowKind,
        mut cell: impl FnMut(&mut Cell<'_>, usize, usize),
    ) -> TableOutput {
        let id = ui.make_persistent_id(self.salt);
        let rect = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(rect);
        let head = rect.with_max_y(rect.top() + space::HEAD_H);
        let mut out = TableOutput::default();

        let tick_w = if self.ticked.is_some() { TICK_W } else { 0.0 };
        let spare = rect.width() - BAR_W - self.margin - tick_w;
        let widths = state.resolve(self.columns, spare);
        let total: f32 = widths.iter().sum();
        let overflow = (total - spare).max(0.0);
        let strip = if overflow > 1.0 { BAR_W } else { 0.0 };
        let body = rect.with_min_y(head.bottom()).with_max_y((rect.bottom() - strip).max(head.bottom()));
        state.limit(self.rows, self.row_height, body.height(), overflow);

        // The table as a whole takes the focus; its rows are told apart by the cursor.
        let table = ui.interact(body, id, Sense::click());
        table.widget_info(|| WidgetInfo::labeled(accesskit::Role::Table, true, self.name));
        keys::handle(ui, &table, state, self.rows, self.row_height, body.height(), &kind, self.ticked, &mut out);
        scroll::wheel(ui, rect, state);
        state.limit(self.rows, self.row_height, body.height(), overflow);

        ui.painter().rect_filled(body, CornerRadius::ZERO, self.fill);
        let visible = state.visible(self.rows, self.row_height, body.height());
        out.visible = visible.clone();
        self.rows_ui(ui, id, body, &table, state, &widths, visible, &kind, &mut cell, &mut out);
        self.head_ui(ui, id, head, state, &widths, &mut out);
        scroll::bar(ui, id, body, state, self.rows, self.row_height, self.bubble);
        if strip > 0.0 {
            let under = rect.with_min_y(body.bottom());
            ui.painter().rect_filled(under, CornerRadius::ZERO, self.fill);
            scroll::sideways(ui, id, under, state, total, spare);
        }
        out.response = Some(table);
        out
    }

    #[expect(clippy::too_many_arguments, reason = "private, one caller")]
    fn rows_ui(
        &self,
        ui: &mut Ui,
        id: Id,
        body: Rect,
        table: &Response,
        state: &mut TableState,
        widths: &[f32],
        visible: Range<usize>,
        kind: &impl Fn(usize) -> RowKind,
        cell: &mut impl FnMut(&mut Cell<'_>, usize, usize),
        out: &mut TableOutput,
    ) {
        let right = body.right() - BAR_W;
        let builder = UiBuilder::new().id_salt(self.salt).max_rect(body).accessibility_parent(id);
        let mut area = ui.new_child(builder);
        area.shrink_clip_rect(body);
        for row in visible {
            let top = body.top() + state.row_top(row, self.row_height);
            let rect = Rect::from_min_max(pos2(body.left(), top), pos2(right, top + self.row_height));
            match kind(row) {
                RowKind::Group { words, count, color } => {
                    paint_group(&area, rect, self.margin + PAD, &words, &count, color)
                }
                RowKind::Unread => {
                    let bar = rect.shrink2(vec2(self.margin + PAD, 0.0)).with_max_x(rect.left() + rect.width() * 0.6);
                    super::wait::paint_unread(&area, bar);
                    rule(&area, rect);
                }
                RowKind::Row { sentence } => {
                    self.row_ui(&mut area, id, rect, table, state, widths, row, &sentence, cell, out);
                }
            }
        }
        if self.ticked.is_some() || !self.columns.is_empty() {
            let edge = Stroke::new(space::STROKE, c::LINE);
            ui.painter().vline(right, body.y_range(), edge);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "private, one caller")]
    fn row_ui(
        &self,
        ui: &mut Ui,
        id: Id,
        rect: Rect,
        table: &Response,
        state: &mut TableState,
        widths: &[f32],
        row: usize,
        sentence: &str,
        cell: &mut impl FnMut(&mut Cell<'_>, usize, usize),
        out: &mut TableOutput,
    ) {
        let response = ui.interact(rect, id.with(("row", row)), Sense::CLICK);
        let ticked = self.ticked.is_some_and(|ticked| ticked(row));
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Row, true, sentence));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_row_index(row + 1);
            if ticked {
                node.set_selected(true);
            }
        });
        if response.clicked_by(PointerButton::Primary) || response.secondary_clicked() || response.clicked() {
            if state.cursor != Some(row) {
                out.moved = true;
            }
            state.cursor = Some(row);
            state.anchor = Some(row);
            table.request_focus();
        }
        if response.double_clicked() {
            out.open = Some(row);
        }
        let current = state.cursor == Some(row);
        if response.secondary_clicked() {
            let at = ui.input(|input| input.pointer.interact_pos()).unwrap_or(rect.left_bottom());
            out.menu = Some((row, at));
        } else if current && table.has_focus() && ime::take(ui.ctx(), Modifiers::SHIFT, Key::F10) {
            out.menu = Some((row, rect.left_bottom() + vec2(self.margin + PAD, 0.0)));
        }
        let fill = if current || ticked {
            Some(c::SEL)
        } else if response.hovered() {
            Some(c::HEAD)
        } else {
            None
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
        }
        rule(ui, rect);

        let mut x = rect.left() + self.margin - state.sideways;
        if let Some(ticked) = self.ticked {
            let place = Rect::from_min_size(pos2(x, rect.top()), vec2(TICK_W, rect.height()));
            let on = ticked(row);
            let press = ui.interact(place, id.with(("tick", row)), Sense::CLICK);
            press.widget_info(|| WidgetInfo::selected(accesskit::Role::CheckBox, true, on, format!("选 {sentence}")));
            check::paint_box(ui, place.center() - vec2(2.0, 0.0), on.into(), press.hovered());
            if press.clicked() {
                out.tick = Some(row..row + 1);
                out.tick_to = !on;
                state.cursor = Some(row);
                state.anchor = Some(row);
                table.request_focus();
            }
            x += TICK_W;
        }
        let clip = rect.intersect(ui.clip_rect());
        for (index, width) in widths.iter().enumerate() {
            let place = Rect::from_min_size(pos2(x, rect.top()), vec2(*width, rect.height()));
            x += width;
            if !clip.intersects(place) {
                continue;
            }
            let inner = place.shrink2(vec2(PAD, 0.0));
            let right = self.columns.get(index).is_some_and(|column| column.right);
            let layout =
                if right { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
            let builder = UiBuilder::new().id_salt((row, index)).max_rect(inner).layout(layout);
            let mut child = ui.new_child(builder);
            child.shrink_clip_rect(place.intersect(clip));
            child.spacing_mut().item_spacing.x = 6.0;
            cell(&mut Cell { ui: &mut child, current }, row, index);
        }
        if current {
            let edge = rect.with_max_x(rect.left() + 4.0);
            ui.painter().rect_filled(edge, CornerRadius::ZERO, c::PRI);
            if table.has_focus() {
                let line = Stroke::new(space::STROKE, c::PRI);
                ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
                ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
            }
        }
    }

    fn head_ui(&self, ui: &mut Ui, id: Id, head: Rect, state: &mut TableState, widths: &[f32], out: &mut TableOutput) {
        ui.painter().rect_filled(head, CornerRadius::ZERO, c::HEAD);
        ui.painter().hline(head.x_range(), head.bottom() - 0.5, Stroke::new(space::STROKE, c::LINE));
        let mut child = ui.new_child(UiBuilder::new().id_salt((self.salt, "head")).max_rect(head));
        child.shrink_clip_rect(head);
        let ui = &mut child;
        let mut x = head.left() + self.margin - state.sideways;
        if self.ticked.is_some() {
            let place = Rect::from_min_size(pos2(x, head.top()), vec2(TICK_W, head.height()));
            let press = ui.interact(place, id.with("tick all"), Sense::click());
            let on = self.all == Tick::On;
            press.widget_info(|| WidgetInfo::selected(accesskit::Role::CheckBox, true, on, "全选"));
            check::paint_box(ui, place.center() - vec2(2.0, 0.0), self.all, press.hovered());
            if press.has_focus() {
                let around = Rect::from_center_size(place.center() - vec2(2.0, 0.0), vec2(17.0, 17.0));
                paint::focus_ring(ui.painter(), around, space::R_CHIP);
            }
            if press.clicked() {
                out.tick_all = Some(self.all != Tick::On);
            }
            x += TICK_W;
        }
        for (index, (column, width)) in self.columns.iter().zip(widths).enumerate() {
            let place = Rect::from_min_size(pos2(x, head.top()), vec2(*width, head.height()));
            x += width;
            if head_cell(ui, id.with(("head", index)), place, column, self.sort, index) {
                out.sort = Some(index);
            }
            if column.resizable {
                let grip = Rect::from_center_size(pos2(place.right(), place.center().y), vec2(8.0, place.height()));
                let drag = ui.interact(grip, id.with(("width", index)), Sense::DRAG);
                if drag.dragged() {
                    state.set_width(column.title, (width + drag.drag_delta().x).max(48.0));
                }
                if drag.hovered() || drag.dragged() {
                    let line = Stroke::new(2.0, c::PRI_MID);
                    ui.painter().vline(place.right(), place.y_range().shrink(6.0), line);
                    ui.ctx().set_cursor_icon(eframe::egui::CursorIcon::ResizeHorizontal);
                }
            }
        }
    }
}

fn head_cell(ui: &Ui, id: Id, place: Rect, column: &Column<'_>, sort: Option<Sort>, index: usize) -> bool {
    let inner = place.shrink2(vec2(PAD, 0.0));
    let active = sort.filter(|sort| sort.column == index);
    let role = if active.is_some() { Role::SmallBold } else { Role::Small };
    let color = if active.is_some() { c::INK } else { c::INK2 };
    let mark = match (column.sortable, active) {
        (_, Some(sort)) => Some(if sort.descending { icons::ARROW_DOWN } else { icons::ARROW_UP }),
        (true, None) => None,
        (false, None) => None,
    };
    let galley = paint::line(ui, column.title, role, color);
    let mark_w = if mark.is_some() { 18.0 } else { 0.0 };
    let left = if column.right { inner.right() - galley.size().x - mark_w } else { inner.left() };
    let drawn = paint::put(ui.painter(), left, place.center().y, galley);
    if let Some(mark) = mark {
        paint::icon(ui.painter(), pos2(drawn.right() + 9.0, place.center().y), mark, 14.0, c::INK2);
    }
    if !column.sortable {
        let response = ui.interact(place, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::ColumnHeader, true, column.title));
        return false;
    }
    let response = ui.interact(place, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::ColumnHeader, true, column.title));
    ui.ctx().accesskit_node_builder(id, |node| {
        if let Some(sort) = active {
            node.set_sort_direction(if sort.descending {
                accesskit::SortDirection::Descending
            } else {
                accesskit::SortDirection::Ascending
            });
        }
    });
    if mark.is_none() && (response.hovered() || response.has_focus()) {
        let at = pos2(drawn.right() + 9.0, place.center().y);
        paint::icon(ui.painter(), at, icons::CARET_UP_DOWN, 14.0, c::INK3);
    }
    if response.has_focus() {
        paint::focus_ring(ui.painter(), place.shrink(5.0), space::R_CHIP);
    }
    response.clicked()
}

fn rule(ui: &Ui, rect: Rect) {
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(space::STROKE, c::LINE2));
}

fn paint_group(ui: &Ui, rect: Rect, indent: f32, words: &str, count: &str, color: Color32) {
    ui.painter().rect_filled(rect, CornerRadius::ZERO, c::HEAD);
    let galley = paint::line(ui, words, Role::SmallBold, color);
    let drawn = paint::put(ui.painter(), rect.left() + indent, rect.center().y, galley);
    let galley = paint::line(ui, count, Role::Small, c::INK2);
    paint::put(ui.painter(), drawn.right() + 6.0, rect.center().y, galley);
    rule(ui, rect);
}
