//! Parts that two pages or more share. Every part has an accessible name and works by keyboard.

pub mod banner;
pub mod bars;
pub mod button;
pub mod card;
pub mod chart;
pub mod check;
mod chip_line;
pub mod chips;
pub mod date_field;
pub mod dialog;
pub mod face;
pub mod focus;
pub mod form;
pub mod grid;
pub mod guide;
pub mod mark;
pub mod menu;
pub mod money;
pub mod month;
pub mod multi_picker;
pub mod names;
pub mod page_bar;
pub mod paint;
mod pick_list;
pub mod picker;
pub mod preview;
pub mod segmented;
pub mod stepper;
pub mod suggest;
pub mod table;
pub mod tabs;
pub mod text_area;
pub mod text_field;
pub mod timeline;
pub mod toast;
mod tooltip;
pub mod typed;
pub mod wait;
pub mod why;

pub use button::Button;
pub use date_field::DateField;
pub use dialog::{Answer, Confirm, Dialog};
pub use focus::focus_later;
pub use form::{FocusChain, Note, Row};
pub use grid::{CellText, Grid};
pub use guide::Guide;
pub use menu::MenuItem;
pub use money::MoneyField;
pub use multi_picker::MultiPicker;
pub use names::Names;
pub use page_bar::page_bar;
pub use picker::{PickItem, Picker, pill_picker};
pub use preview::PreviewState;
pub use segmented::Segmented;
pub use stepper::Stepper;
pub use suggest::Suggest;
pub use table::{Column, Table, TableState};
pub use tabs::tabs;
pub use text_area::TextArea;
pub use text_field::TextField;
pub use toast::{ToastEvent, Toasts};
pub use tooltip::tooltip;

/// `4216` as 「4,216」.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
