//! What is worth a look before a step is taken. Nothing here refuses it.

use super::{act::Act, progress::Progress, step::Step};
use crate::domain::{
    calendar::Calendar,
    deadline::Clocks,
    petition::Petition,
    settings::Settings,
    terms::{DeliveryManner, Opinion, Track},
};
use chrono::NaiveDate;

/// Sentences for the clerk about `step`, which [`check_step`](super::check_step) has allowed; empty when nothing is
/// remarkable.
pub fn step_warnings(
    item: &Petition,
    history: &[Step],
    step: &Step,
    today: NaiveDate,
    settings: &Settings,
    calendar: &Calendar,
) -> Vec<String> {
    let progress = Progress::of(history);
    let mut found = Vec::new();
    match &step.act {
        Act::Accepted { track: Track::Simple }
            if item.headcount >= settings.collective_from || !item.assisting.is_empty() =>
        {
            found.push("多人或者涉及几个责任单位的件，重大复杂的不宜简易办理。".into());
        }
        Act::Investigated { persons, .. } if persons.len() < 2 => found.push("调查人员不得少于 2 人。".into()),
        Act::Assigned { persons, .. } if persons.len() == 1 => found.push("承办人一般为 2 人。".into()),
        Act::Replied { opinion, answered } => replied(item, &progress, *opinion, *answered, &mut found),
        Act::Delivered { refused: true, witness, proof, .. } if witness.is_empty() && proof.is_empty() => {
            found.push("拒收须有见证人，或者拍照、录像。".into());
        }
        Act::Delivered { manner: DeliveryManner::Mail, proof, .. } if proof.is_empty() => {
            found.push("邮寄送达宜留邮件号，日期填收到日。".into());
        }
        _ => {}
    }
    if let Some(sentence) = overdue_at_once(item, history, step, today, settings, calendar) {
        found.push(sentence);
    }
    found
}

fn replied(item: &Petition, progress: &Progress, opinion: Opinion, answered: Option<u32>, found: &mut Vec<String>) {
    if answered.is_none() && item.demands.len() > 1 {
        found.push(format!("诉求 {} 项，须逐项答复。", item.demands.len()));
    }
    let revoked = progress.earlier.last().filter(|round| round.revoked).and_then(|round| round.opinion);
    if revoked == Some(opinion) {
        found.push("原处理意见已被撤销，不得以同一事实和理由作出相同的处理意见。".into());
    }
}

/// Paper first, typing later: a day in the past may start a clock that has already run out.
fn overdue_at_once(
    item: &Petition,
    history: &[Step],
    step: &Step,
    today: NaiveDate,
    settings: &Settings,
    calendar: &Calendar,
) -> Option<String> {
    let over = |history: &[Step]| {
        let clocks = Clocks::of(item, history, settings, calendar);
        let over = clocks.0.into_iter().filter(|c| c.is_ours() && c.met_on.is_none() && c.due.legal < today);
        over.map(|clock| (clock.id, clock.due.legal)).collect::<Vec<_>>()
    };
    let before = over(history);
    let mut after = history.to_vec();
    after.push(step.clone());
    let (id, due) = over(&after).into_iter().find(|clock| !before.contains(clock))?;
    Some(format!("按这个日期，{id}期限已于 {due} 届满，补记后即为超期。"))
}
