//! Charts: horizontal bars by category, grouped bars by month. A bar opens its cases.

use eframe::egui::{Color32, CornerRadius, CursorIcon, Rect, Sense, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::paint;
use crate::ui::theme::{Role, color as c};

/// One bar of [`bar_rows`].
#[derive(Clone, Debug, PartialEq)]
pub struct BarRow {
    /// 「自然资源」
    pub label: String,
    /// How many.
    pub count: usize,
    /// 「26.6%」
    pub share: String,
    /// 「其他」: drawn grey.
    pub other: bool,
}

/// Horizontal bars, the largest in the primary colour. Returns the index of a pressed one.
pub fn bar_rows(ui: &mut Ui, salt: &str, rows: &[BarRow], row_height: f32) -> Option<usize> {
    let most = rows.iter().map(|row| row.count).max().unwrap_or(0).max(1);
    let label_w =
        rows.iter().map(|row| paint::line(ui, &row.label, Role::Small, c::INK).size().x).fold(0.0, f32::max).min(110.0);
    let mut pressed = None;
    let width = ui.available_width();
    for (index, row) in rows.iter().enumerate() {
        let (_, rect) = ui.allocate_space(vec2(width, row_height - ui.spacing().item_spacing.y));
        let id = ui.make_persistent_id((salt, index));
        let response = ui.interact(rect, id, Sense::click());
        let name = format!("{} {} 件，{}", row.label, row.count, row.share);
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &name));
        let painter = ui.painter();
        let middle = rect.center().y;
        if response.hovered() {
            painter.rect_filled(rect.expand2(vec2(4.0, 1.0)), CornerRadius::same(3), c::HEAD);
        }
        let label = paint::elided(ui, &row.label, Role::Small, c::INK2, label_w);
        paint::put(painter, rect.left(), middle, label);
        let share = paint::line(ui, &row.share, Role::Small, c::INK2);
        paint::put_right(painter, rect.right(), middle, share);
        let count = paint::line(ui, &super::thousands(row.count), Role::SmallBold, c::INK);
        paint::put_right(painter, rect.right() - 52.0, middle, count);
        let from = rect.left() + label_w + 12.0;
        let room = (rect.right() - 86.0 - from).max(4.0);
        let to = from + room * row.count as f32 / most as f32;
        let color = match (row.other, row.count == most) {
            (true, _) => c::CHART_OTHER,
            (false, true) => c::PRI,
            (false, false) => c::CHART_BAR,
        };
        let bar = Rect::from_min_max(pos2(from, middle - 5.5), pos2(to.max(from + 1.0), middle + 5.5));
        painter.rect_filled(bar, CornerRadius::same(2), color);
        if response.has_focus() {
            paint::focus_ring(painter, rect, 2);
        }
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            pressed = Some(index);
        }
    }
    pressed
}

/// One month of [`month_bars`].
#[derive(Clone, Debug, PartialEq)]
pub struct MonthBar {
    /// Axis text (「7月」, 「8」).
    pub label: String,
    /// Value of the first series.
    pub first: usize,
    /// Value of the second series.
    pub second: usize,
    /// The current month: bold axis text.
    pub current: bool,
    /// A new year begins here: thin line before it.
    pub new_year: bool,
}

/// The legend of [`month_bars`], to stand in the head of its card (drawn from the right).
pub fn legend(ui: &mut Ui, first: &str, second: &str) {
    for (words, color) in [(second, c::CHART2), (first, c::PRI)] {
        ui.label(Role::Small.rich(words, c::INK2));
        let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
        ui.painter().rect_filled(rect, CornerRadius::same(2), color);
        ui.add_space(2.0);
    }
}

/// Grouped bars by month. Returns month and series (0 or 1) of a pressed bar.
pub fn month_bars(
    ui: &mut Ui,
    salt: &str,
    names: [&str; 2],
    months: &[MonthBar],
    height: f32,
) -> Option<(usize, usize)> {
    let width = ui.available_width();
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let most = months.iter().map(|m| m.first.max(m.second)).max().unwrap_or(0);
    let step = nice_step(most);
    let top_value = (most.div_ceil(step)).max(1) * step;
    let plot = Rect::from_min_max(rect.min + vec2(26.0, 8.0), rect.max - vec2(0.0, 22.0));
    let painter = ui.painter().clone();
    let y_of = |value: usize| plot.bottom() - plot.height() * value as f32 / top_value as f32;
    let mut value = 0;
    while value <= top_value {
        let y = y_of(value);
        let color = if value == 0 { c::LINE_STRONG } else { c::LINE2 };
        painter.hline(plot.x_range(), y, Stroke::new(1.0, color));
        let words = paint::line(ui, &super::thousands(value), Role::Tiny, c::INK2);
        paint::put_right(&painter, plot.left() - 6.0, y, words);
        value += step;
    }
    let slot = plot.width() / months.len().max(1) as f32;
    let bar_w = (slot * 0.36).clamp(3.0, 26.0);
    let mut pressed = None;
    for (index, month) in months.iter().enumerate() {
        let middle = plot.left() + slot * (index as f32 + 0.5);
        if month.new_year && index > 0 {
            let x = plot.left() + slot * index as f32;
            painter.vline(x, plot.y_range(), Stroke::new(1.0, c::LINE_STRONG));
        }
        for (series, (count, color)) in [(month.first, c::PRI), (month.second, c::CHART2)].into_iter().enumerate() {
            let left = middle - bar_w + series as f32 * bar_w;
            let bar = Rect::from_min_max(pos2(left + 0.5, y_of(count)), pos2(left + bar_w - 0.5, plot.bottom()));
            let hit = bar.with_min_y(bar.min.y.min(plot.bottom() - 24.0));
            let id = ui.make_persistent_id((salt, index, series));
            let response = ui.interact(hit, id, Sense::click());
            let of = month.label.trim_end_matches('月');
            let name = format!("{of}月{} {count} 件", names.get(series).copied().unwrap_or(""));
            response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &name));
            let color = if response.hovered() { c::PRI_HOVER } else { color };
            painter.rect_filled(bar, CornerRadius::ZERO, color);
            if response.has_focus() {
                paint::focus_ring(&painter, hit, 1);
            }
            super::tooltip(&response, &name);
            if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                pressed = Some((index, series));
            }
        }
        let (role, color) = if month.current { (Role::SmallBold, c::INK) } else { (Role::Tiny, c::INK2) };
        let words = paint::line(ui, &month.label, role, color);
        paint::put_center(&painter, pos2(middle, rect.bottom() - 9.0), words);
    }
    pressed
}

/// A round step that gives two to five rules.
fn nice_step(most: usize) -> usize {
    let mut scale = 1;
    loop {
        for factor in [1, 2, 5] {
            let step = factor * scale;
            if most <= step * 4 {
                return step;
            }
        }
        scale *= 10;
    }
}

/// A thin bar of shares, side by side, for footers.
pub fn share_bar(ui: &mut Ui, width: f32, parts: &[(f32, Color32)]) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, 8.0), Sense::hover());
    let mut x = rect.left();
    for (share, color) in parts {
        let w = width * share.clamp(0.0, 1.0);
        ui.painter().rect_filled(rect.with_min_x(x).with_max_x(x + w), CornerRadius::same(2), *color);
        x += w;
    }
}

#[cfg(test)]
mod tests {
    use super::nice_step;

    #[test]
    fn the_rules_of_a_chart_are_round_and_few() {
        for (most, step) in [(0, 1), (4, 1), (5, 2), (27, 10), (30, 10), (41, 20), (128, 50), (4216, 2000)] {
            assert_eq!(nice_step(most), step, "{most}");
            assert!(most.div_ceil(step) <= 4);
        }
    }
}
