//! Chips in the frame of a field: what is chosen already, each with a cross, on as many lines as it needs.

use eframe::egui::{CornerRadius, Id, Rect, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::paint;
use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};

/// Height of a further line of chips.
const LINE: f32 = 28.0;

/// The chips of one field, laid out before its height is known.
pub(super) struct ChipLine {
    places: Vec<Place>,
    still: bool,
}

struct Place {
    x: f32,
    line: usize,
    width: f32,
    words: String,
    name: String,
}

impl ChipLine {
    /// Chips of `(words, name)` in a frame `width` wide; a line ends where less than `free` would remain behind it.
    /// `still` chips have no cross.
    pub(super) fn lay_out(
        ui: &Ui,
        chips: impl IntoIterator<Item = (String, String)>,
        width: f32,
        free: f32,
        still: bool,
    ) -> Self {
        let (mut x, mut line) = (6.0, 0);
        let mut places = Vec::new();
        for (words, name) in chips {
            let galley = paint::line(ui, &words, Role::Cell, c::INK);
            let chip = (galley.size().x + extra(still)).min(width - 14.0);
            if x + chip > width - free && x > 6.0 {
                line += 1;
                x = 6.0;
            }
            places.push(Place { x, line, width: chip, words, name });
            x += chip + 8.0;
        }
        Self { places, still }
    }

    /// Height of the frame around them.
    pub(super) fn height(&self) -> f32 {
        space::INPUT_H + LINE * self.places.last().map_or(0, |place| place.line) as f32
    }

    /// Where the next thing goes: to the right of the last chip, and how far below the frame's top its line begins.
    pub(super) fn end(&self) -> (f32, f32) {
        self.places.last().map_or((9.0, 0.0), |last| (last.x + last.width + 8.0, LINE * last.line as f32))
    }

    /// Draws them into the frame `rect` of the field `id`. Tells which one's cross was pressed.
    pub(super) fn show(&self, ui: &Ui, rect: Rect, id: Id) -> Option<usize> {
        let mut removed = None;
        for (index, place) in self.places.iter().enumerate() {
            if self.chip_ui(ui, rect, id.with(("chip", index)), place) {
                removed = Some(index);
            }
        }
        removed
    }

    fn chip_ui(&self, ui: &Ui, rect: Rect, id: Id, place: &Place) -> bool {
        let top = rect.top() + 5.0 + LINE * place.line as f32;
        let chip = Rect::from_min_size(pos2(rect.left() + place.x, top), vec2(place.width, space::CHIP_H));
        let fill = if self.still { c::LINE } else { c::SUNKEN };
        ui.painter().rect_filled(chip, CornerRadius::same(space::R_CHIP), fill);
        let room = place.width - extra(self.still) + 1.0;
        let galley = paint::elided(ui, &place.words, Role::Cell, c::INK, room);
        paint::put(ui.painter(), chip.left() + 8.0, chip.center().y, galley);
        if self.still {
            return false;
        }
        let cross = Rect::from_center_size(pos2(chip.right() - 13.0, chip.center().y), vec2(24.0, 24.0));
        let press = ui.interact(cross, id, Sense::CLICK);
        let name = format!("去掉{}", place.name);
        press.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, &name));
        let color = if press.hovered() { c::RED } else { c::INK2 };
        paint::icon(ui.painter(), cross.center(), icons::X, 13.0, color);
        press.clicked()
    }
}

/// What a chip is wider than its words.
fn extra(still: bool) -> f32 {
    if still { 16.0 } else { 34.0 }
}
