//! 履行计划: who owes what by when, what was paid, and whether the clauses tell the same total.

use chrono::NaiveDate;
use eframe::egui::{Align, Color32, Id, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit, vec2};

use super::AgreementModel;
use super::parties::{head_ui, notes_ui};
use super::text::{AgreementText, PlanRow};
use super::w;
use crate::domain::{
    agreement::{Agreement, DutyKind, DutyState, PaymentMethod, Performance},
    amount::{Amount, chinese_ordinal},
    dispute::Side,
};
use crate::ui::icons;
use crate::ui::pages::due;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, CellText, Grid, Guide, MenuItem, Row, TextField, grid, paint};

/// What the plan asks of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanWish {
    /// 平均分期.
    Split,
    /// 记付款 on this obligation, from 1.
    Pay(u32),
}

/// Draws the plan. `agreement` is the text as read.
pub fn plan_ui(
    ui: &mut Ui,
    text: &mut AgreementText,
    guide: &mut Guide<'_>,
    agreement: &Agreement,
    model: &AgreementModel,
    locked: bool,
) -> Option<PlanWish> {
    let today = model.today;
    let mut wish = None;
    let links: &[&str] = if locked { &[] } else { &[w::SPLIT, w::ADD_DUTY] };
    match head_ui(ui, w::PLAN, "", links) {
        Some(0) => wish = Some(PlanWish::Split),
        Some(_) => {
            let debtor = text.plan.last().map_or(Side::Second, |row| row.debtor);
            text.plan.push(PlanRow::blank(debtor));
            let id = row_id(text.plan.len() - 1).with("due");
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        None => {}
    }
    if text.plan.is_empty() {
        ui.label(Role::Small.rich(w::NO_PLAN, c::INK3));
        return wish;
    }
    let mut removed = None;
    let told = agreement.told_total();
    let mut rebind = false;
    Grid::show(ui, &[88.0, 132.0, 120.0, 92.0, 148.0], 4, |grid, ui| {
        grid.head(ui, &w::PLAN_HEADS);
        for at in 0..text.plan.len() {
            let cells = grid.row(ui);
            let state = agreement.duty_state(at, today, &model.calendar);
            if locked && state == Some(DutyState::Overdue) {
                Grid::tint(ui, &cells, c::RED_WEAK);
            }
            if duty_ui(ui, &cells, at, text, guide, locked) {
                removed = Some(at);
            }
            if let Some(&cell) = cells.get(4)
                && paid_ui(ui, cell, at, text, agreement, state, today, locked)
            {
                wish = Some(PlanWish::Pay(at as u32 + 1));
            }
            let Some(row) = text.plan.get_mut(at) else { continue };
            if row.duty != DutyKind::Money {
                let cells = grid.plain_row(ui);
                if let Some(whole) = cells.iter().copied().reduce(Rect::union) {
                    let path = format!("plan[{at}].text");
                    let error = guide.error(&path);
                    let name = format!("第 {} 期{}", at + 1, w::DUTY_TEXT);
                    let cell = CellText::new(row_id(at).with("text"), &mut row.text, &name);
                    let cell = cell.placeholder(w::DUTY_TEXT_HINT).error(error.as_deref()).read_only(locked);
                    guide.field(&path, &cell.show(ui, whole.with_min_x(whole.left() + 64.0)));
                }
            }
        }
        rebind = total_ui(ui, grid, agreement, locked);
    });
    place_ui(ui, text, guide, locked);
    notes_ui(ui, &guide.below("plan"));
    notes_ui(ui, &guide.below("form"));
    if rebind && let Some(told) = &told {
        Agreement::bind_total(&mut text.clauses, told);
    }
    if let Some(at) = removed {
        text.plan.remove(at);
        let gone = at as u32 + 1;
        text.performed.retain(|done| done.obligation != gone);
        for done in text.performed.iter_mut().filter(|done| done.obligation > gone) {
            done.obligation -= 1;
        }
    }
    wish
}

/// 履行地点, one for all instalments; those that differ keep theirs until another is typed.
fn place_ui(ui: &mut Ui, text: &mut AgreementText, guide: &mut Guide<'_>, locked: bool) {
    let owed = |row: &&PlanRow| row.due.trim() != w::PERPETUAL;
    let first = text.plan.iter().find(owed).map(|row| row.place.clone()).unwrap_or_default();
    let mixed = text.plan.iter().filter(owed).any(|row| row.place != first);
    let mut place = if mixed { String::new() } else { first };
    if locked && place.is_empty() {
        return;
    }
    ui.add_space(space::S4);
    Row::new(w::PLACE).show(ui, |ui, label| {
        let hint = if mixed { w::PLACE_MIXED } else { w::PLACE_HINT };
        let field = TextField::new("place", &mut place).labelled(label).placeholder(hint).read_only(locked);
        let response = field.show(ui);
        guide.field("plan[0].place", &response);
        if response.changed() {
            for row in &mut text.plan {
                row.place.clone_from(&place);
            }
        }
    });
}

fn row_id(at: usize) -> Id {
    Id::unique(("agreement plan", at))
}

/// 「甲」 of 甲方, 「丙」 of 丙方.
fn short(side: Side) -> &'static str {
    match side {
        Side::First => "甲",
        Side::Second => "乙",
        Side::Third => "丙",
    }
}

/// 期次, date, amount, method. Returns whether the row is to be taken away.
fn duty_ui(
    ui: &mut Ui,
    cells: &[Rect],
    at: usize,
    text: &mut AgreementText,
    guide: &mut Guide<'_>,
    locked: bool,
) -> bool {
    let [number, day, amount, method, ..] = cells else { return false };
    let three = text.parties.iter().any(|party| party.side == Side::Third);
    let Some(row) = text.plan.get_mut(at) else { return false };
    let id = row_id(at);
    let mut removed = false;
    let usual = row.debtor == Side::Second && row.creditor.is_none();
    let words = match row.creditor {
        _ if usual => (at + 1).to_string(),
        Some(creditor) => format!("{} {}→{}", at + 1, short(row.debtor), short(creditor)),
        None => format!("{} {}", at + 1, row.debtor.label()),
    };
    if locked {
        grid::words(ui, *number, &words, Role::Cell, c::INK, false);
    } else {
        let sides: Vec<String> = Side::ALL.iter().map(|side| format!("{}履行", side.label())).collect();
        let mut items: Vec<MenuItem<'_>> = sides.iter().map(|words| MenuItem::new(words)).collect();
        // Of two sides it is plain who is paid; of three it must be said.
        let creditors: Vec<Side> = if three { Side::ALL.to_vec() } else { Vec::new() };
        let to: Vec<String> = creditors.iter().map(|side| w::to_side(side.label())).collect();
        items.extend(to.iter().map(|words| MenuItem::new(words)));
        items.push(MenuItem::new(w::DUTY_OFF).danger());
        let name = format!("第 {} 期，由{}履行", at + 1, row.debtor.label());
        if let Some(picked) = grid::menu_cell(ui, *number, id.with("number"), (&words, Role::Cell), &name, &items) {
            match (Side::ALL.get(picked), creditors.get(picked.saturating_sub(Side::ALL.len()))) {
                (Some(side), _) => row.debtor = *side,
                (None, Some(side)) => row.creditor = Some(*side),
                (None, None) => removed = true,
            }
        }
    }

    let path = |key: &str| format!("plan[{at}].{key}");
    let dues = [w::AT_SIGNING.to_owned(), w::within(15), w::PERPETUAL.to_owned()];
    let name = format!("第 {} 期应付日期", at + 1);
    let error = guide.error(&path("due"));
    let cell = CellText::new(id.with("due"), &mut row.due, &name).items(&dues).placeholder("如 7-20");
    guide.field(&path("due"), &cell.error(error.as_deref()).read_only(locked).show(ui, *day));

    if row.duty == DutyKind::Money {
        let name = format!("第 {} 期金额", at + 1);
        let error = guide.error(&path("amount"));
        let cell = CellText::new(id.with("amount"), &mut row.amount, &name).right().bold();
        let response = cell.error(error.as_deref()).read_only(locked).show(ui, *amount);
        if response.lost_focus()
            && let Ok(sum) = row.amount.parse::<Amount>()
        {
            row.amount = sum.with_commas();
        }
        guide.field(&path("amount"), &response);
    } else {
        grid::words(ui, *amount, "—", Role::Cell, c::INK3, true);
    }

    let words = match row.duty {
        DutyKind::Money => row.method.label(),
        DutyKind::Act | DutyKind::Forbearance => row.duty.label(),
    };
    if locked {
        grid::words(ui, *method, words, Role::Cell, c::INK, false);
        return removed;
    }
    let choices = [
        (DutyKind::Money, PaymentMethod::Cash, PaymentMethod::Cash.label()),
        (DutyKind::Money, PaymentMethod::Transfer, PaymentMethod::Transfer.label()),
        (DutyKind::Act, PaymentMethod::Deed, DutyKind::Act.label()),
        (DutyKind::Forbearance, PaymentMethod::Deed, DutyKind::Forbearance.label()),
    ];
    let items = choices.map(|(_, _, words)| MenuItem::new(words));
    let name = format!("第 {} 期方式：{words}", at + 1);
    let picked = grid::menu_cell(ui, *method, id.with("method"), (words, Role::Cell), &name, &items);
    if let Some((duty, method, _)) = picked.and_then(|at| choices.get(at)) {
        row.duty = *duty;
        row.method = *method;
        if *duty == DutyKind::Forbearance && row.due.trim().is_empty() {
            row.due = w::PERPETUAL.into();
        }
    }
    removed
}

/// The tick of 已付. Before signing it is part of the text; afterwards it asks for 记付款 (returns true).
#[expect(clippy::too_many_arguments, reason = "private, one caller")]
fn paid_ui(
    ui: &mut Ui,
    cell: Rect,
    at: usize,
    text: &mut AgreementText,
    agreement: &Agreement,
    state: Option<DutyState>,
    today: NaiveDate,
    locked: bool,
) -> bool {
    let number = at as u32 + 1;
    let counts = |done: &&Performance| done.obligation == number && done.taken_back.is_none();
    let done: Vec<&Performance> = text.performed.iter().filter(counts).collect();
    let money = agreement.plan.get(at).is_some_and(|duty| duty.duty == DutyKind::Money);
    let last = done.iter().map(|done| done.on).max();
    let paid: Amount = done.iter().filter_map(|done| done.amount).sum();
    let (words, color) = match (state, last) {
        (Some(DutyState::Lasting), _) => ("长期有效".to_owned(), c::INK2),
        (Some(DutyState::Done), Some(day)) if day == agreement.mediated_on && money => (w::PAID_NOW.to_owned(), c::INK),
        (Some(DutyState::Done), Some(day)) => (format!("{} 已付", due::dated(day, today)), c::INK),
        (Some(DutyState::Overdue), Some(_)) => (format!("逾期，已付 {paid}"), c::RED),
        (Some(DutyState::Overdue), None) => ("逾期未付".to_owned(), c::RED),
        (_, Some(_)) => (format!("已付 {paid}"), c::INK),
        _ => (if money { w::UNPAID } else { w::UNDONE }.to_owned(), c::INK2),
    };
    if state == Some(DutyState::Lasting) {
        grid::words(ui, cell, &words, Role::Cell, color, false);
        return false;
    }
    let on = state == Some(DutyState::Done);
    let name = format!("第 {number} 期{words}");
    let response = grid::check_cell(ui, cell, row_id(at).with("paid"), on, &words, color, &name);
    if !response.clicked() {
        return false;
    }
    if locked {
        return !on;
    }
    if text.performed.iter().any(|done| done.obligation == number) {
        text.performed.retain(|done| done.obligation != number);
    } else {
        let amount = agreement.plan.get(at).and_then(|duty| duty.amount);
        let on = agreement.mediated_on.min(today);
        text.performed.push(Performance::new(number, on, amount, ""));
    }
    false
}

/// 合计, 大写, and whether the clauses agree. Returns whether a hand-written sum is to be put right.
fn total_ui(ui: &mut Ui, grid: &Grid, agreement: &Agreement, locked: bool) -> bool {
    let total = agreement.total();
    let cells = grid.plain_row(ui);
    let [title, _, sum, words, last] = cells.as_slice() else { return false };
    grid::words(ui, *title, w::TOTAL, Role::CellBold, c::INK, false);
    grid::words(ui, *sum, &total.with_commas(), Role::CellBold, c::INK, true);
    let edge = eframe::egui::Stroke::new(space::STROKE, c::LINE);
    for x in [sum.left(), sum.right()] {
        ui.painter().vline(x - 0.5, sum.y_range(), edge);
    }
    let rest = words.union(*last).shrink2(vec2(8.0, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().id_salt("capitals").max_rect(rest).layout(layout));
    child.spacing_mut().item_spacing.x = 6.0;
    child.label(Role::Cell.rich(w::CAPITALS, c::INK2));
    let capitals = total.capital_words();
    let told = agreement.told_total();
    let galley = paint::elided(&child, &capitals, Role::CellBold, c::INK, child.available_width());
    let beside = child.available_width() - galley.size().x >= CHIP_W;
    let (rect, response) = child.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, &capitals));
    crate::ui::widgets::tooltip(&response, &capitals);
    child.painter().galley(rect.min, galley, c::INK);
    let Some(told) = told else { return false };
    let ordinal = chinese_ordinal(told.clause);
    if told.sum == total && beside {
        check_chip(&mut child, &w::agrees(&ordinal));
        return false;
    }
    // A disagreement has a line of its own, and so has what does not fit beside long capitals: both are read in full.
    let plain = |amount: Amount| amount.with_commas().trim_end_matches(".00").to_owned();
    let cells = grid.plain_row(ui);
    let Some(whole) = cells.iter().copied().reduce(Rect::union) else { return false };
    if told.sum == total {
        let place = whole.with_min_x(sum.right()).shrink2(vec2(8.0, 0.0));
        let mut child = ui.new_child(UiBuilder::new().id_salt("agrees").max_rect(place).layout(layout));
        check_chip(&mut child, &w::agrees(&ordinal));
        return false;
    }
    Grid::tint(ui, &cells, c::AMB_WEAK);
    let builder = UiBuilder::new().id_salt("differs").max_rect(whole.shrink2(vec2(8.0, 0.0))).layout(layout);
    let mut child = ui.new_child(builder);
    let (mark, _) = child.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
    paint::icon(child.painter(), mark.center(), icons::WARNING, 16.0, c::AMB);
    child.label(Role::Cell.rich(w::differs(&ordinal, &plain(told.sum), &plain(total)), c::AMB));
    !locked && child.add(Button::plain(&w::make_it(&plain(total))).small()).clicked()
}

/// Room for 「与第一条一致」.
const CHIP_W: f32 = 114.0;

fn check_chip(ui: &mut Ui, words: &str) {
    let galley = paint::line(ui, words, Role::Small, c::GRN);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 32.0, space::CHIP_H), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, words));
    paint::boxed(ui.painter(), rect, space::R_CHIP, c::GRN_WEAK, Color32::TRANSPARENT);
    paint::icon(ui.painter(), rect.left_center() + vec2(14.0, 0.0), icons::CHECK, 13.0, c::GRN);
    paint::put(ui.painter(), rect.left() + 24.0, rect.center().y, galley);
}
