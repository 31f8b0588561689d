//! Which period is looked at: kind, one step back or forth, or any two days.

use chrono::{Days, NaiveDate};
use eframe::egui::{Align, Layout, Rect, Stroke, Ui, UiBuilder, vec2};

use super::w;
use crate::domain::period::{Period, PeriodKind};
use crate::ui::icons;
use crate::ui::screen::Env;
use crate::ui::theme::{Role, color as c, space};
use crate::ui::widgets::{Button, DateField, Segmented, paint};

/// Height of the line of choices; that of the preview's bar beside it.
pub(super) const LINE_H: f32 = 44.0;
const DAY_W: f32 = 130.0;
/// A half-year is written up in the month after it.
const WRITING_DAYS: u64 = 31;

/// The period that is chosen.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    period: Option<Period>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl Choice {
    /// What is chosen; at first the half-year that is being written up.
    pub fn period(&self, today: NaiveDate) -> Period {
        self.period.unwrap_or_else(|| first_choice(today))
    }

    /// Chooses a period.
    pub fn set(&mut self, period: Period) {
        (self.from, self.to) = (Some(period.first()), Some(period.last()));
        self.period = Some(period);
    }
}

/// The half-year of `today`, in January and July the one just past.
pub(super) fn first_choice(today: NaiveDate) -> Period {
    let day = today.checked_sub_days(Days::new(WRITING_DAYS)).unwrap_or(today);
    Period::containing(PeriodKind::HalfYear, day)
}

/// The period of another kind that lies nearest: the one its last day, or today, falls into.
pub(super) fn of_kind(kind: PeriodKind, now: Period, today: NaiveDate) -> Period {
    let day = if now.contains(today) { today } else { now.last() };
    match kind {
        PeriodKind::Custom => Period::custom(now.first(), day).unwrap_or(now),
        kind => Period::containing(kind, day),
    }
}

const KINDS: [(PeriodKind, &str); 5] = [
    (PeriodKind::Month, "月"),
    (PeriodKind::Quarter, "季"),
    (PeriodKind::HalfYear, "半年"),
    (PeriodKind::Year, "年"),
    (PeriodKind::Custom, "自定"),
];

/// Draws the line in `rect`.
pub(super) fn period_ui(ui: &mut Ui, rect: Rect, choice: &mut Choice, env: &Env) {
    let now = choice.period(env.today);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(space::STROKE, c::LINE));
    let inner = rect.shrink2(vec2(space::PAGE, 0.0));
    let builder = UiBuilder::new().id_salt("period").max_rect(inner).layout(Layout::left_to_right(Align::Center));
    let mut ui = ui.new_child(builder);
    ui.shrink_clip_rect(rect);
    ui.spacing_mut().item_spacing.x = space::S8;
    let mut kind = now.kind();
    if Segmented::new("kind", &mut kind, &KINDS).named(w::KIND).show(&mut ui).changed() {
        choice.set(of_kind(kind, now, env.today));
    }
    ui.add_space(space::S4);
    if now.kind() == PeriodKind::Custom {
        days_ui(&mut ui, choice, now, env);
        return;
    }
    if ui.add(Button::icon_only(icons::CARET_LEFT, w::EARLIER).small()).clicked()
        && let Some(before) = now.previous()
    {
        choice.set(before);
    }
    ui.label(Role::Section.rich(now.label(), c::INK));
    let next = now.next().filter(|next| next.first() <= env.today);
    if ui.add(Button::icon_only(icons::CARET_RIGHT, w::LATER).small().enabled(next.is_some())).clicked()
        && let Some(next) = next
    {
        choice.set(next);
    }
    let span = w::span(now.first(), now.last());
    let galley = paint::line(&ui, &span, Role::Small, c::INK2);
    if galley.size().x < ui.available_width() {
        paint::put_right(ui.painter(), inner.right(), inner.center().y, galley);
    }
}

fn days_ui(ui: &mut Ui, choice: &mut Choice, now: Period, env: &Env) {
    let marks = |day| env.day_mark(day);
    let field = |ui: &mut Ui, salt: &str, name: &str, date: &mut Option<NaiveDate>| {
        // A field has room for its error under it; in a line it stands like a button.
        let (_, place) = ui.allocate_space(vec2(DAY_W, space::INPUT_H));
        let mut child = ui.new_child(UiBuilder::new().id_salt((salt, "place")).max_rect(place));
        DateField::new(salt, date, env.today).named(name).width(DAY_W).marks(&marks).show(&mut child).changed()
    };
    let from = field(ui, "from", w::FROM, &mut choice.from);
    ui.label(Role::Body.rich("—", c::INK2));
    let to = field(ui, "to", w::TO, &mut choice.to);
    if (from || to)
        && let (Some(first), Some(last)) = (choice.from, choice.to)
        && let Some(period) = Period::custom(first, last)
        && period != now
    {
        choice.period = Some(period);
    }
    if let (Some(first), Some(last)) = (choice.from, choice.to)
        && first > last
    {
        ui.label(Role::Small.rich(w::WRONG_WAY, c::RED));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // A failure here is the test's failure.
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn in_january_and_july_the_half_year_just_past_is_written_up() {
        for (today, period) in [
            ("2026-06-18", "2026H1"),
            ("2026-07-01", "2026H1"),
            ("2026-07-31", "2026H1"),
            ("2026-08-15", "2026H2"),
            ("2026-01-20", "2025H2"),
        ] {
            assert_eq!(first_choice(day(today)).to_string(), period, "{today}");
        }
    }

    #[test]
    fn another_kind_stays_near() {
        let half: Period = "2009H1".parse().unwrap();
        let over = day("2009-07-01");
        assert_eq!(of_kind(PeriodKind::Month, half, over).to_string(), "2009-06");
        assert_eq!(of_kind(PeriodKind::Year, half, over).to_string(), "2009");
        let during = day("2009-04-10");
        assert_eq!(of_kind(PeriodKind::Month, half, during).to_string(), "2009-04");
        assert_eq!(of_kind(PeriodKind::Custom, half, during).to_string(), "2009-01-01..2009-04-10");
    }
}
