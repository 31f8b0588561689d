//! What the lists of disputes and of agreements have in common: the search field, ticks, sorting, an empty list.

use std::collections::BTreeSet;

use eframe::egui::{Align, Layout, Sense, Ui, vec2};

use crate::ui::icons;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{
    Button, TableState, TextField, bars,
    check::Tick,
    mark,
    table::{Sort, TableOutput},
    thousands, wait,
};

/// What a list remembers over going away and coming back.
#[derive(Default)]
pub struct Listing {
    /// The order the clerk asked for.
    pub sort: Option<Sort>,
    /// The numbers that are ticked.
    pub ticked: BTreeSet<String>,
    /// Scroll position, cursor, widths.
    pub table: TableState,
    focus_search: bool,
}

impl Listing {
    /// Ctrl+F.
    pub fn focus_search(&mut self) {
        self.focus_search = true;
    }

    /// The search field over the whole width.
    pub fn search_ui(&mut self, ui: &mut Ui, text: &mut String, name: &str, hint: &str) {
        ui.add_space(space::S12);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(space::PAGE);
            let width = ui.available_width() - space::PAGE;
            let response = TextField::new("search", text)
                .named(name)
                .placeholder(hint)
                .icon(icons::MAGNIFYING_GLASS)
                .clearable()
                .height(38.0)
                .width(width)
                .show(ui);
            if std::mem::take(&mut self.focus_search) {
                response.request_focus();
            }
        });
    }

    /// What print takes: the ticked ones among `numbers`, else all of them.
    pub fn chosen(&self, numbers: &[&str]) -> Vec<String> {
        let ticked: Vec<String> =
            numbers.iter().filter(|number| self.ticked.contains(**number)).map(|number| (*number).to_owned()).collect();
        if ticked.is_empty() { numbers.iter().map(|number| (*number).to_owned()).collect() } else { ticked }
    }

    /// The box in the head.
    pub fn all(&self, numbers: &[&str]) -> Tick {
        match numbers.iter().filter(|number| self.ticked.contains(**number)).count() {
            0 => Tick::Off,
            n if n == numbers.len() => Tick::On,
            _ => Tick::Some,
        }
    }

    /// Takes in what was done to the table whose rows have these numbers. Returns the one to be opened.
    pub fn take(&mut self, out: &TableOutput, numbers: &[&str]) -> Option<String> {
        if let Some(column) = out.sort {
            self.sort = Some(Sort::pressed(self.sort, column));
        }
        let range = out.tick.clone().or(out.tick_all.map(|_| 0..numbers.len()));
        for number in range.into_iter().flatten().filter_map(|at| numbers.get(at)) {
            if out.tick_all.unwrap_or(out.tick_to) {
                self.ticked.insert((*number).to_owned());
            } else {
                self.ticked.remove(*number);
            }
        }
        out.open.and_then(|at| numbers.get(at)).map(|number| (*number).to_owned())
    }

    /// The footer's words and, when some are ticked, how many with a link. Returns whether the link was pressed.
    pub fn footer_ui(
        &self,
        ui: &mut Ui,
        rest: eframe::egui::Rect,
        hits: &str,
        numbers: &[&str],
        (ticked_words, print): (impl Fn(&str) -> String, &str),
    ) -> (eframe::egui::Rect, bool) {
        let ticked = numbers.iter().filter(|number| self.ticked.contains(**number)).count();
        let mut pressed = false;
        let (body, ()) = bars::bottom_bar(
            ui,
            rest,
            space::FOOTER_H,
            |ui| {
                let bold = |text: &str| mark::with_bold(text, Role::Small, Role::SmallBold, c::INK2, c::INK);
                ui.label(bold(hits));
                if ticked > 0 {
                    ui.label(bold(&ticked_words(&thousands(ticked))));
                    pressed = ui.add(Button::link(print)).clicked();
                }
            },
            |_| {},
        );
        (body, pressed)
    }
}

/// The line between the chips and the conditions.
pub fn divider(ui: &mut Ui) {
    ui.add_space(2.0);
    let (rect, _) = ui.allocate_exact_size(vec2(1.0, 18.0), Sense::hover());
    ui.painter().rect_filled(rect, 0, c::LINE_STRONG);
    ui.add_space(2.0);
}

/// 「清除条件」 at the right edge. Returns whether it was pressed.
pub fn clear_ui(ui: &mut Ui, words: &str) -> bool {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(space::PAGE);
        ui.add(Button::link(words)).clicked()
    })
    .inner
}

/// No hit for `text`: the fact and the way out. Returns whether the conditions are to be cleared.
pub fn no_hit_ui(ui: &mut Ui, text: &str, (no_hit, not_found, clear): (&str, impl Fn(&str) -> String, &str)) -> bool {
    let text = text.trim();
    let fact = if text.is_empty() { no_hit.to_owned() } else { not_found(text) };
    wait::empty_state(ui, icons::MAGNIFYING_GLASS, &fact, "", Some(clear))
}
