//! 法定期限 of the item being typed: the clocks of [`crate::domain::deadline`], as they will run when it is saved.

use super::{form::IntakeForm, model::IntakeModel};
use crate::domain::{
    calendar::Due,
    deadline::{Clock, ClockId, Clocks},
    petition::Petition,
    procedure::{Act, Progress, Stage, Step},
};
use crate::ui::pages::due;
use crate::ui::widgets::{timeline::LimitStep, why::Why};
use chrono::NaiveDate;

/// The steps to draw, and 「依据《信访工作条例》第二十三条、第三十四条」.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Earliest first.
    pub steps: Vec<LimitStep>,
    /// Which articles they stand on; empty without a clock.
    pub basis: String,
    /// Why each ends on its day.
    pub reasons: Vec<Why>,
}

/// The limits of the form as it stands.
pub fn limits(form: &IntakeForm, model: &IntakeModel) -> Limits {
    let today = model.now.date();
    let (item, mut history) = form.registration(model.now);
    if let Some(file) = &model.amending {
        history.clone_from(&file.steps);
    }
    let progress = Progress::of(&history);
    let of = |history: &[Step]| Clocks::of(&item, history, &model.settings, &model.calendar);
    let clocks = of(&history);
    let mut out = Limits::default();
    let mut shown: Vec<Clock> = Vec::new();
    out.steps.push(step("登记", item.received_on, today, String::new(), true));
    if let Some(clock) = clocks.notice() {
        out.steps.push(clock_step("受理告知", clock, today, format!("收到之日起 {}内", clock.length)));
        shown.push(clock.clone());
    }
    if let Some(clock) = clocks.get(ClockId::Report) {
        out.steps.push(clock_step("报送结果", clock, today, "上级限办时间".into()));
        shown.push(clock.clone());
    }
    finish_steps(&item, &history, &progress, &of, model, &mut out.steps, &mut shown);
    if let Some(clock) = clocks.get(ClockId::Review) {
        let days = model.settings.limits.review_days;
        out.steps.push(clock_step("申请复查至", clock, today, format!("送达之日起 {days} 日内")));
        shown.push(clock.clone());
    }
    out.basis = basis(&shown.iter().map(|clock| clock.article).collect::<Vec<_>>());
    out.reasons = shown.iter().map(|clock| Why::of(clock, &model.calendar)).collect();
    out
}

/// 办结 and the longest extension; before 受理 as if it were accepted today.
fn finish_steps(
    item: &Petition,
    history: &[Step],
    progress: &Progress,
    of: &dyn Fn(&[Step]) -> Clocks,
    model: &IntakeModel,
    steps: &mut Vec<LimitStep>,
    shown: &mut Vec<Clock>,
) {
    let today = model.now.date();
    let limits = &model.settings.limits;
    let mut history = history.to_vec();
    let assumed = progress.stage == Stage::Registered;
    if assumed {
        history.push(Step::new(today.max(item.received_on), model.now, Act::accepted()));
    }
    let Some(clock) = of(&history).get(ClockId::Finish).cloned() else { return };
    shown.push(clock.clone());
    let remark = if assumed { "（按今日受理）" } else { "" };
    let days = limits.finish_days;
    steps.push(clock_step("办结", &clock, today, format!("受理之日起 {days} 日内{remark}")));
    if clock.met_on.is_none() && progress.extended.is_none() {
        let days = limits.extension_max;
        history.push(Step::new(today, model.now, Act::Extended { days, approver: String::new() }));
        if let Some(longest) = of(&history).due(ClockId::Finish) {
            let note = moved(longest, format!("经批准可延长 {days} 日"));
            steps.push(step("最长延期至", longest.legal, today, note, false));
        }
    }
}

fn clock_step(name: &str, clock: &Clock, today: NaiveDate, note: String) -> LimitStep {
    step(name, clock.due.legal, today, moved(clock.due, note), clock.met_on.is_some())
}

fn step(name: &str, day: NaiveDate, today: NaiveDate, note: String, done: bool) -> LimitStep {
    let date = due::dated_with_weekday(day, today);
    let date = if done && note.is_empty() { due::dated(day, today) } else { date };
    LimitStep { name: name.into(), date, note, done }
}

/// Says when the end was moved off a rest day, or may still move.
fn moved(due: Due, note: String) -> String {
    match (due.provisional, due.raw != due.legal) {
        (true, _) => format!("{note}，放假安排未定"),
        (false, true) => format!("{note}，遇休息日顺延"),
        (false, false) => note,
    }
}

/// Names every law once: 「依据《信访工作条例》第二十三条、第三十四条」.
fn basis(articles: &[&str]) -> String {
    let mut laws: Vec<(String, Vec<String>)> = Vec::new();
    for article in articles {
        // Two articles of one law may come in one piece: 《…》第二十一条、第二十二条.
        let (law, rest) = article.split_once('》').unwrap_or(("", article));
        let law = if law.is_empty() { String::new() } else { format!("{law}》") };
        let at = laws.iter().position(|(name, _)| *name == law).unwrap_or_else(|| {
            laws.push((law, Vec::new()));
            laws.len() - 1
        });
        for one in rest.split('、') {
            if !laws[at].1.iter().any(|known| known == one) {
                laws[at].1.push(one.to_owned());
            }
        }
    }
    if laws.is_empty() {
        return String::new();
    }
    let laws: Vec<String> = laws.into_iter().map(|(law, articles)| format!("{law}{}", articles.join("、"))).collect();
    format!("依据{}", laws.join("，"))
}
