//! Distances, heights, radii and strokes, in logical points.

/// Margin of a page and of its bars.
pub const PAGE: f32 = 20.0;
/// Padding inside a card.
pub const CARD: f32 = 16.0;
/// Gap between cards.
pub const CARD_GAP: f32 = 13.0;
/// Gap between rows of a form.
pub const FORM_ROW: f32 = 9.0;
/// Gap between a label and its field.
pub const LABEL_GAP: f32 = 12.0;
/// The small steps of the scale.
pub const S4: f32 = 4.0;
/// Second step.
pub const S8: f32 = 8.0;
/// Third step.
pub const S12: f32 = 12.0;
/// Fourth step.
pub const S16: f32 = 16.0;
/// Sixth step.
pub const S28: f32 = 28.0;

/// Height of inputs, buttons and segmented controls.
pub const INPUT_H: f32 = 34.0;
/// Height of a large button.
pub const LARGE_H: f32 = 40.0;
/// Height of a small button and of a filter chip.
pub const SMALL_H: f32 = 28.0;
/// Height of a table row in a list.
pub const ROW_H: f32 = 34.0;
/// Height of a table row in a dialog.
pub const ROW_DIALOG_H: f32 = 36.0;
/// Height of a row of report figures.
pub const ROW_FIGURE_H: f32 = 27.0;
/// Height of a table head.
pub const HEAD_H: f32 = 34.0;
/// Height of a chip.
pub const CHIP_H: f32 = 24.0;
/// Side of a one-character tag.
pub const TAG_H: f32 = 20.0;
/// Height of the page bar and of the save bar.
pub const BAR_H: f32 = 56.0;
/// Height of the status footer.
pub const FOOTER_H: f32 = 36.0;

/// Width of the rail.
pub const RAIL_W: f32 = 148.0;
/// Width of the folded rail.
pub const RAIL_FOLDED_W: f32 = 56.0;
/// Below this logical width the rail folds and right panels become tabs.
pub const NARROW: f32 = 1180.0;
/// Below this logical width two columns of a form become one.
pub const ONE_COLUMN: f32 = 900.0;
/// The widest a form column gets.
pub const FORM_COLUMN_MAX: f32 = 560.0;

/// Radius of chips.
pub const R_CHIP: u8 = 4;
/// Radius of buttons and inputs.
pub const R_INPUT: u8 = 6;
/// Radius of cards.
pub const R_CARD: u8 = 8;
/// Radius of dialogs.
pub const R_DIALOG: u8 = 10;

/// Every ordinary stroke.
pub const STROKE: f32 = 1.0;
/// Border of an invalid or focused input, and the focus ring.
pub const STROKE_STRONG: f32 = 2.0;
/// Gap between a shape and its focus ring.
pub const RING_GAP: f32 = 2.0;

/// Seconds before a tooltip shows.
pub const TOOLTIP_DELAY: f32 = 0.4;
