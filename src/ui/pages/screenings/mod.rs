//! 矛盾纠纷排查: which village reported what in which month, and the rounds behind it.
//!
//! A village that found nothing has reported (零报告); one that said nothing is missing (未报). A number leads to the
//! disputes it counts; a round opens to be changed.

mod dialog;
mod form;
mod model;
mod screen;
mod w;

pub use form::RoundForm;
pub use model::{ScreeningsModel, VillageMonth, VillageRow};

use chrono::Datelike;
use eframe::egui::{Key, Modifiers, Ui, UiBuilder, vec2};

use crate::domain::{period::Period, screening::VillageReport};
use crate::ui::layout::split_top;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::chips::{self, Tone};
use crate::ui::widgets::table::{Cell, Column, RowKind, Table, TableState};
use crate::ui::widgets::{Button, bars, mark, page_bar, paint, wait};
use crate::ui::{icons, ime};
use dialog::{RoundDialog, Told};

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScreeningsAction {
    /// Up to the list of disputes.
    Up,
    /// To 联络网, where the villages stand.
    Directory,
    /// Show another half-year.
    Show(Period),
    /// The disputes with these numbers.
    Disputes(Vec<String>),
    /// 登记排查.
    New,
    /// Open a round.
    Open(i64),
    /// Save what was typed.
    Save(Box<RoundForm>),
    /// Strike a round.
    Strike(i64),
    /// Keep the draft of this name; without text it is thrown away.
    Keep(String, Option<String>),
    /// The dialog was closed with something typed: keep it and say so.
    Left(String, String),
}

/// The page. It keeps its half-year while one is elsewhere.
#[derive(Default)]
pub struct ScreeningsPage {
    half: Option<Period>,
    dialog: Option<RoundDialog>,
    grid: TableState,
    rounds: TableState,
    busy: bool,
    done: bool,
}

const VILLAGE_W: f32 = 132.0;

impl ScreeningsPage {
    fn open(&mut self, form: Option<RoundForm>, model: Option<&ScreeningsModel>) {
        self.dialog = form.map(|form| {
            let draft = model.and_then(|model| model.draft(form.before.as_ref().map(|(id, _)| *id)));
            RoundDialog::new(form, draft)
        });
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, model: &ScreeningsModel, env: &Env) -> Option<ScreeningsAction> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut action = bar_ui(ui, model, env);
        let rest = ui.available_rect_before_wrap();
        let (body, ()) = bars::bottom_bar(ui, rest, space::FOOTER_H, |ui| totals_ui(ui, model), |_| {});
        if model.villages.is_empty() {
            let mut child = ui.new_child(UiBuilder::new().id_salt("empty").max_rect(body));
            let go = wait::empty_state(
                &mut child,
                icons::TREE_STRUCTURE,
                w::NO_VILLAGES,
                w::NO_VILLAGES_HINT,
                Some(w::TO_DIRECTORY),
            );
            return action.or(go.then_some(ScreeningsAction::Directory));
        }
        let wanted = space::ROW_H * (model.villages.len() as f32 + 1.0) + space::S12;
        let (upper, lower) = split_top(body, wanted.min(body.height() * 0.6));
        let mut child = ui.new_child(UiBuilder::new().id_salt("grid").max_rect(upper));
        action = action.or(self.grid_ui(&mut child, model));
        let mut child = ui.new_child(UiBuilder::new().id_salt("rounds").max_rect(lower));
        action = action.or(self.rounds_ui(&mut child, model));
        if self.dialog.is_none() && ui.memory(|memory| memory.top_modal_layer().is_none()) {
            action = action.or_else(|| turned(ui, model));
        }
        action.or(self.dialog_ui(ui, model, env))
    }

    fn grid_ui(&mut self, ui: &mut Ui, model: &ScreeningsModel) -> Option<ScreeningsAction> {
        let months: Vec<String> = model.months.iter().map(|month| w::month(month.first().month())).collect();
        let width = (ui.available_width() - VILLAGE_W - 2.0 * space::PAGE) / months.len().max(1) as f32;
        let mut columns = vec![Column::exact(w::VILLAGE, VILLAGE_W)];
        columns.extend(months.iter().map(|month| Column::exact(month, width.max(84.0))));
        let mut asked = None;
        let out = Table::new("grid", w::GRID, &columns, model.villages.len()).show(
            ui,
            &mut self.grid,
            |at| {
                let sentence = model.villages.get(at).map(|row| sentence(row, &months)).unwrap_or_default();
                RowKind::Row { sentence }
            },
            |cell, at, column| {
                let Some(row) = model.villages.get(at) else { return };
                let Some(month) = column.checked_sub(1) else {
                    return cell.text_in(&row.village, Role::CellBold, c::INK);
                };
                let words = months.get(month).map_or("", String::as_str);
                let there = row.months.get(month).and_then(Option::as_ref);
                if month_ui(cell, &row.village, words, there) {
                    asked = there.map(|month| month.found.clone());
                }
            },
        );
        let of_row = out.open.and_then(|at| model.villages.get(at)).map(|row| {
            row.months.iter().flatten().flat_map(|month| month.found.iter().cloned()).collect::<Vec<String>>()
        });
        asked.or(of_row).filter(|numbers| !numbers.is_empty()).map(ScreeningsAction::Disputes)
    }

    fn rounds_ui(&mut self, ui: &mut Ui, model: &ScreeningsModel) -> Option<ScreeningsAction> {
        if model.rounds.is_empty() {
            let go = wait::empty_state(ui, icons::CALENDAR_CHECK, w::EMPTY, w::EMPTY_HINT, Some(w::NEW));
            return go.then_some(ScreeningsAction::New);
        }
        let [on, title, result, found, villages, who, remark] = w::COLUMNS;
        let columns = [
            Column::exact(on, 108.0),
            Column::exact(title, 200.0).resizable(),
            Column::exact(result, 80.0),
            Column::exact(found, 220.0).resizable(),
            Column::at_least(villages, 180.0),
            Column::exact(who, 180.0).resizable(),
            Column::exact(remark, 140.0).resizable(),
        ];
        let out = Table::new("rounds", w::ROUNDS, &columns, model.rounds.len()).show(
            ui,
            &mut self.rounds,
            |at| {
                let told = model.rounds.get(at).map(|entry| {
                    let round = &entry.value;
                    [round.held_on.to_string(), round.title(), round.result(), round.found.join("、")].join("，")
                });
                RowKind::Row { sentence: told.unwrap_or_default() }
            },
            |cell, at, column| {
                let Some(round) = model.rounds.get(at).map(|entry| &entry.value) else { return };
                match column {
                    0 => cell.text_in(&round.held_on.to_string(), Role::CellBold, c::INK),
                    1 => cell.text_in(&round.title(), Role::Cell, c::INK),
                    2 => report_chip(cell, VillageReport::of(Some(&round.found.iter().cloned().collect()))),
                    3 => cell.text_in(&round.found.join("、"), Role::Cell, c::INK2),
                    4 => cell.text_in(&round.villages.join("、"), Role::Cell, c::INK2),
                    5 => cell.text_in(&round.participants, Role::Cell, c::INK2),
                    _ => cell.text_in(&round.remark, Role::Cell, c::INK2),
                }
            },
        );
        out.open.and_then(|at| model.rounds.get(at)).map(|entry| ScreeningsAction::Open(entry.id))
    }

    fn dialog_ui(&mut self, ui: &mut Ui, model: &ScreeningsModel, env: &Env) -> Option<ScreeningsAction> {
        if std::mem::take(&mut self.done) && self.dialog.take().is_some() {
            RoundDialog::closed(ui.ctx());
        }
        match self.dialog.as_mut()?.ui(ui, model, env.today, self.busy)? {
            Told::Save(form) => Some(ScreeningsAction::Save(form)),
            Told::Strike(form) => form.before.map(|(id, _)| ScreeningsAction::Strike(id)),
            Told::Keep(name, body) => Some(ScreeningsAction::Keep(name, body)),
            Told::Close(behind) => {
                self.dialog = None;
                RoundDialog::closed(ui.ctx());
                behind.map(|(name, body)| ScreeningsAction::Left(name, body))
            }
        }
    }
}

fn bar_ui(ui: &mut Ui, model: &ScreeningsModel, env: &Env) -> Option<ScreeningsAction> {
    let (mut up, mut other) = (false, None);
    let new = page_bar(
        ui,
        |ui| {
            up = bars::breadcrumb(ui, w::UP);
            page_bar::title(ui, w::TITLE, "");
            ui.add_space(space::S4);
            if ui.add(Button::icon_only(icons::CARET_LEFT, w::BEFORE).small()).clicked() {
                other = model.half.previous();
            }
            let words = model.half.label();
            let galley = paint::line(ui, &words, Role::BodyBold, c::INK);
            let label = eframe::egui::Label::new(Role::BodyBold.rich(words, c::INK));
            ui.add_sized(vec2(galley.size().x.max(108.0), space::SMALL_H), label);
            if ui.add(Button::icon_only(icons::CARET_RIGHT, w::AFTER).small()).clicked() {
                other = model.half.next();
            }
        },
        |ui| env.writable && ui.add(Button::primary(w::NEW).icon(icons::NOTE_PENCIL).key("Ctrl+N")).clicked(),
    );
    let go = up.then_some(ScreeningsAction::Up).or(new.then_some(ScreeningsAction::New));
    go.or(other.map(ScreeningsAction::Show))
}

/// PgUp and PgDn turn to another half-year.
fn turned(ui: &Ui, model: &ScreeningsModel) -> Option<ScreeningsAction> {
    let key = |key| ime::take(ui.ctx(), Modifiers::NONE, key);
    let half = if key(Key::PageUp) {
        model.half.previous()
    } else if key(Key::PageDown) {
        model.half.next()
    } else {
        None
    };
    half.map(ScreeningsAction::Show)
}

fn totals_ui(ui: &mut Ui, model: &ScreeningsModel) {
    let zero = model.rounds.iter().filter(|entry| entry.value.is_zero_report()).count();
    for words in [w::rounds(model.rounds.len()), w::found(model.found().len()), w::zero(zero)] {
        ui.label(mark::with_bold(&words, Role::Small, Role::SmallBold, c::INK2, c::INK));
        ui.add_space(space::S8);
    }
    let missing = model.missing();
    if missing > 0 {
        ui.label(Role::SmallBold.rich(w::missing(missing), c::AMB));
    }
}

/// Draws what a village reported. Tells whether its disputes were asked for.
fn month_ui(cell: &mut Cell<'_>, village: &str, month: &str, there: Option<&VillageMonth>) -> bool {
    match there {
        None => cell.text_in(w::NOT_YET, Role::Cell, c::INK3),
        Some(VillageMonth { report: VillageReport::Found(count), .. }) => {
            let words = VillageReport::Found(*count).label();
            return cell.ui.add(Button::link(&words).named(&w::cell(village, month, &words))).clicked();
        }
        Some(VillageMonth { report, .. }) => report_chip(cell, *report),
    }
    false
}

fn report_chip(cell: &mut Cell<'_>, report: VillageReport) {
    let tone = match report {
        VillageReport::Missing => Tone::Amber,
        VillageReport::Zero => Tone::Neutral,
        VillageReport::Found(_) => Tone::Primary,
    };
    chips::status_chip(cell.ui, tone, &report.label());
}

/// 「上塘村，5月 零报告，6月 1 件」
fn sentence(row: &VillageRow, months: &[String]) -> String {
    let told = row
        .months
        .iter()
        .zip(months)
        .filter_map(|(there, month)| there.as_ref().map(|there| format!("{month} {}", there.report.label())));
    std::iter::once(row.village.clone()).chain(told).collect::<Vec<_>>().join("，")
}
