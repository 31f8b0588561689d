//! May this step be added to this record? The table first, then the days, then what the step must carry.

use super::{
    act::{Act, StepKind},
    carried,
    progress::Progress,
    rules::{self, Case},
    step::{Step, effective},
    table::{Permission, delivery_permission, permission},
};
use crate::domain::{
    calendar::Calendar,
    deadline::{self, Clocks},
    petition::Petition,
    protection,
    settings::Settings,
};
use chrono::NaiveDate;

/// A step was refused, with the sentence for the clerk.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct StepRefused(pub String);

/// What a check is made against besides the record.
#[derive(Clone, Copy)]
struct Office<'a> {
    item: &'a Petition,
    today: NaiveDate,
    settings: &'a Settings,
    calendar: &'a Calendar,
    /// The step is being taken now: today's limits hold for it. What was recorded long ago may have been done under
    /// other limits and is not refused for them.
    now: bool,
}

/// Checks that `step` may be added to `history` of `item`.
///
/// # Errors
///
/// [`StepRefused`] when the rules do not allow the step at this stage, when its date runs backwards or
/// lies after `today`, when what it must carry is missing, or when a correction would leave a record that the rules
/// do not allow.
pub fn check_step(
    item: &Petition,
    history: &[Step],
    step: &Step,
    today: NaiveDate,
    settings: &Settings,
    calendar: &Calendar,
) -> Result<(), StepRefused> {
    let office = Office { item, today, settings, calendar, now: true };
    let record = effective(history);
    check_one(&record, step, office)?;
    match &step.act {
        Act::Corrected { entry, .. } => check_correction(history, *entry, step, office),
        _ => Ok(()),
    }
}

/// Checks a record as it stands, a step at a time: the order, the days and the required data, but not the lengths
/// that today's settings allow. Registers that are taken in and items that are amended are held to this.
///
/// # Errors
///
/// The first step the rules refuse.
pub fn check_record(
    item: &Petition,
    record: &[Step],
    today: NaiveDate,
    settings: &Settings,
    calendar: &Calendar,
) -> Result<(), StepRefused> {
    let office = Office { item, today, settings, calendar, now: false };
    for (place, step) in record.iter().enumerate() {
        if let Act::Corrected { entry, .. } = step.act {
            check_target(&record[..place], entry, step)?;
        }
    }
    check_all(&effective(record), office)
}

fn check_all(record: &[Step], office: Office<'_>) -> Result<(), StepRefused> {
    record.iter().enumerate().try_for_each(|(place, step)| check_one(&record[..place], step, office))
}

/// The corrected entry must exist and keep its kind, and the record must stay in order: by today's limits if it was
/// so before.
fn check_correction(history: &[Step], entry: u32, step: &Step, office: Office<'_>) -> Result<(), StepRefused> {
    check_target(history, entry, step)?;
    let before = effective(history);
    let now = check_all(&before, office).is_ok();
    let mut after = history.to_vec();
    after.push(step.clone());
    check_all(&effective(&after), Office { now, ..office })
        .map_err(|StepRefused(why)| StepRefused(format!("更正后的办理记录不成立：{why}")))
}

fn check_target(before: &[Step], entry: u32, step: &Step) -> Result<(), StepRefused> {
    let refuse = |why: &str| Err(StepRefused(why.into()));
    let Act::Corrected { change, .. } = &step.act else { return Ok(()) };
    let Some(target) = (entry as usize).checked_sub(1).and_then(|place| before.get(place)) else {
        return Err(StepRefused(format!("办理记录没有第 {entry} 条，请核对。")));
    };
    match target.kind() {
        StepKind::Corrected => return refuse("更正不能再更正，请更正原来的那一条。"),
        StepKind::Registered if change.strike => return refuse("登记不能撤销；登记错的件请作废。"),
        _ => {}
    }
    if change.act.as_ref().is_some_and(|act| act.kind() != target.kind()) {
        return refuse("更正不能改变步骤的种类；记错的步骤请撤销该条后另记。");
    }
    if *change == super::Correction::default() {
        return refuse("更正的内容未填。");
    }
    Ok(())
}

fn check_one(record: &[Step], step: &Step, office: Office<'_>) -> Result<(), StepRefused> {
    let refuse = |why: String| Err(StepRefused(why));
    let progress = Progress::of(record);
    let kind = step.kind();
    if step.on > office.today {
        return refuse("日期晚于今日，请核对。".into());
    }
    if kind == StepKind::Registered && record.is_empty() {
        return Ok(());
    }
    let allowed = match &step.act {
        Act::Delivered { paper, .. } => delivery_permission(&progress, *paper),
        _ => permission(progress.stage, kind),
    };
    if let Permission::NotYet(why) | Permission::Never(why) = allowed {
        return refuse(why.into());
    }
    if step.on < office.item.received_on {
        return refuse(format!("日期早于收到日期 {}，请核对。", office.item.received_on));
    }
    let free = matches!(kind, StepKind::Noted | StepKind::Corrected);
    if let Some(last) = progress.last_on.filter(|&last| !free && step.on < last) {
        return refuse(format!("日期早于上一步的 {last}，请核对。"));
    }
    if let Some(why) = carried::lacks(step) {
        return refuse(why);
    }
    if let Some(why) = protection::refuses(office.item, &step.act, None) {
        return refuse(why.into());
    }
    if office.now {
        let Office { item, settings, calendar, .. } = office;
        let case = Case { item, record, progress: &progress, settings, calendar };
        if let Some(why) = rules::refuses(step, &case) {
            return refuse(why);
        }
    }
    check_extension(record, step, &progress, office)
}

/// Only once a round, before the end, and no longer than the limit.
///
/// Source: 信访条例 (2005) Art. 33; 信访工作条例 (2022) Art. 34.
fn check_extension(record: &[Step], step: &Step, progress: &Progress, office: Office<'_>) -> Result<(), StepRefused> {
    let Act::Extended { days, .. } = &step.act else { return Ok(()) };
    let refuse = |why: String| Err(StepRefused(why));
    if progress.extended.is_some() {
        return refuse("已延期一次，不能再延。".into());
    }
    let limit = office.settings.limits.extension_max;
    if *days == 0 || (office.now && *days > limit) {
        return refuse(format!("延长 1 至 {limit} 日，现为 {days} 日。"));
    }
    let clocks = Clocks::of(office.item, record, office.settings, office.calendar);
    match clocks.due(deadline::ClockId::Finish).filter(|due| office.now && step.on > due.legal) {
        Some(due) => refuse(format!("办理期限已于 {} 届满，不能再延期。", due.legal)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        calendar,
        procedure::Stage,
        terms::{Channel, DeliveredPaper, DeliveryManner, Opinion, Satisfaction, Settlement},
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn step(on: &str, act: Act) -> Step {
        Step::new(day(on), day(on).and_hms_opt(9, 0, 0).unwrap(), act)
    }

    fn item() -> Petition {
        Petition::blank(Channel::Letter, day("2026-03-02").and_hms_opt(9, 0, 0).unwrap())
    }

    fn delivered(paper: DeliveredPaper) -> Act {
        Act::delivered(paper, DeliveryManner::InPerson, "李某乙")
    }

    /// Adds the steps one by one; returns the first refusal.
    fn run(steps: &[Step]) -> Result<Progress, String> {
        let (settings, calendar, today) = (Settings::default(), calendar::built_in(), day("2026-12-31"));
        let mut history = vec![step("2026-03-02", Act::Registered {})];
        for next in steps {
            check_step(&item(), &history, next, today, &settings, &calendar).map_err(|refused| refused.0)?;
            history.push(next.clone());
        }
        Ok(Progress::of(&history))
    }

    #[test]
    fn a_matter_goes_its_whole_way() {
        let progress = run(&[
            step("2026-03-03", Act::accepted()),
            step("2026-03-04", delivered(DeliveredPaper::Notice)),
            step("2026-03-05", Act::assigned("农业农村办", None)),
            step("2026-04-30", Act::Extended { days: 30, approver: "陈某山".into() }),
            step("2026-05-20", Act::replied(Opinion::Supported)),
            step("2026-05-21", delivered(DeliveredPaper::Reply)),
            step("2026-05-21", Act::closed(Some(Settlement::Settled))),
            step("2026-06-01", Act::followed_up("电话", Satisfaction::Satisfied)),
        ])
        .unwrap();
        assert_eq!((progress.stage, progress.closed_on), (Stage::Closed, Some(day("2026-05-21"))));
    }

    #[test]
    fn steps_out_of_order_get_their_sentence() {
        let closed = Act::closed(None);
        assert_eq!(run(&[step("2026-03-03", closed.clone())]).unwrap_err(), "处理意见书送达后可办结。");
        assert_eq!(
            run(&[step("2026-03-03", Act::accepted()), step("2026-03-02", Act::replied(Opinion::Supported))])
                .unwrap_err(),
            "日期早于上一步的 2026-03-03，请核对。"
        );
        assert_eq!(
            run(&[step("2026-03-03", Act::accepted()), step("2027-01-04", Act::Withdrawn {})]).unwrap_err(),
            "日期晚于今日，请核对。"
        );
        assert_eq!(run(&[step("2026-03-01", Act::accepted())]).unwrap_err(), "日期早于收到日期 2026-03-02，请核对。");
        let extended = Act::Extended { days: 31, approver: "陈某山".into() };
        assert_eq!(
            run(&[step("2026-03-03", Act::accepted()), step("2026-04-01", extended)]).unwrap_err(),
            "延长 1 至 30 日，现为 31 日。"
        );
        let extended = Act::Extended { days: 30, approver: "陈某山".into() };
        assert_eq!(
            run(&[step("2026-03-03", Act::accepted()), step("2026-05-07", extended.clone())]).unwrap_err(),
            "办理期限已于 2026-05-06 届满，不能再延期。"
        );
        assert_eq!(
            run(&[
                step("2026-03-03", Act::accepted()),
                step("2026-04-01", extended.clone()),
                step("2026-04-02", extended)
            ])
            .unwrap_err(),
            "已延期一次，不能再延。"
        );
    }
}
