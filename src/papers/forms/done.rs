//! What was done with an item, as facts: read off its steps, the last word of each kind counts.

use super::gather::{Case, put_known};
use crate::{
    document::forms::{Fact, Facts},
    domain::{
        deadline::{ClockId, Clocks},
        procedure::{Act, Step, StepKind, effective},
        terms::ReviewLevel,
    },
    papers::words,
    store::petitions::PetitionFile,
};

/// Puts in what the steps of `file` say.
pub(super) fn done(facts: &mut Facts, file: &PetitionFile, case: Case<'_>) {
    let steps = effective(&file.steps);
    let progress = file.progress();
    let due = |steps: &[Step], id| {
        Clocks::of(&file.petition, steps, case.settings, case.calendar).due(id).map(|due| due.legal)
    };
    let finish = due(&steps, ClockId::Finish);
    let not_extended: Vec<Step> = steps.iter().filter(|step| step.kind() != StepKind::Extended).cloned().collect();
    facts.put_some("告知期限", due(&steps, ClockId::Notice).or_else(|| due(&steps, ClockId::NoticeReferred)));
    facts.put_some("受理日", progress.accepted_on);
    facts.put_some("办理期限", finish);
    facts.put_some("原定期限", due(&not_extended, ClockId::Finish));
    facts.put_some("复查截止日", due(&steps, ClockId::Review));
    facts.put_some("意见送达日", progress.reply_delivered_on);
    facts.put_some("办结日", progress.closed_on);
    facts.put_some("化解情况", progress.settlement.map(|settlement| settlement.label()));
    facts.put("拟办意见", said(&steps, &[StepKind::Accepted, StepKind::Declined, StepKind::Forwarded]));
    facts.put("领导批示", instructions(&steps));
    for step in steps.iter() {
        one(facts, file, step, case);
        if step.kind() == StepKind::Extended {
            facts.put_some("延长期限", finish);
        }
    }
    let closed = progress.closed_on.map(|day| format!("{}办结。", words::date(day))).unwrap_or_default();
    facts.put("处理情况", format!("{}{closed}", said(&steps, &[StepKind::Replied, StepKind::Answered])));
}

/// What one step says.
fn one(facts: &mut Facts, file: &PetitionFile, step: &Step, case: Case<'_>) {
    let text = step.text.as_str();
    match &step.act {
        Act::Proposed { opinion } => {
            facts.put("拟办意见", if opinion.is_empty() { text } else { opinion.as_str() });
            facts.put("拟办人", step.by.as_str());
        }
        Act::Accepted { track } => facts.put("办理程序", track.label()),
        Act::Declined { ground, direct_to } => {
            facts.put("不予受理情形", ground.label());
            facts.put("应向提出", direct_to.as_str());
        }
        Act::NotReaccepted { ground, earlier, document } => {
            facts.put("不再受理情形", ground.label());
            put_known(facts, "原件编号", earlier);
            facts.put("复核意见文号", document.as_str());
        }
        Act::Forwarded { to } => {
            facts.put("转送单位", to.as_str());
            facts.put("转送日", step.on);
        }
        Act::Directed { route, organ } => {
            facts.put("法定途径", route.label());
            facts.put("法定机关", organ.as_str());
        }
        Act::Returned { to } => {
            facts.put("退回单位", to.as_str());
            facts.put("退回日", step.on);
            facts.put("退回理由", text);
            // The day of receipt is not counted.
            let days = file.petition.received_on.iter_days().skip(1).take_while(|day| *day <= step.on);
            let workdays = days.filter(|day| case.calendar.is_workday(*day)).count();
            facts.put_some("第几个工作日", i64::try_from(workdays).ok().map(Fact::Number));
        }
        Act::SupplementAsked { what, due } => {
            facts.put("补充内容", Fact::List(what.lines().map(str::to_owned).collect()));
            facts.put_some("补充期限", *due);
        }
        Act::Assigned { to, due, persons } => {
            facts.put("交办单位", to.as_str());
            facts.put("交办日", step.on);
            facts.put("交办文号", step.document.as_str());
            facts.put("交办要求", text);
            put_known(facts, "承办部门", if file.petition.unit.is_empty() { to } else { "" });
            facts.put("承办人", persons.join("、"));
            facts.put_some("限办日", *due);
        }
        Act::Investigated { place, persons, asked } => {
            facts.put("调查日", step.on);
            facts.put("调查地点", place.as_str());
            facts.put("调查人", persons.join("、"));
            facts.put("被调查人", asked.as_str());
            facts.put("调查情况", text);
        }
        Act::Heard { place, chair, conclusion, .. } => {
            facts.put("听证时间", Fact::Moment(step.on, step.at));
            facts.put("听证地点", place.as_str());
            facts.put("听证主持人", chair.as_str());
            facts.put("听证结论", conclusion.as_str());
        }
        Act::Settled { manner, agreement } => {
            facts.put("和解方式", manner.label());
            facts.put("协议书编号", agreement.as_str());
            facts.put("和解日", step.on);
        }
        Act::Urged { to, cause, due, .. } => {
            facts.put("督办单位", to.as_str());
            facts.put_some("督办原因", cause.map(|cause| cause.label()));
            facts.put_some("督办期限", *due);
            if let Some(Fact::Date(limit)) = facts.get("限办日") {
                let late = (case.date - *limit).num_days();
                facts.put_some("逾期天数", (late > 0).then_some(Fact::Number(late)));
            }
        }
        Act::Extended { days, approver } => {
            facts.put("延长日数", Fact::Number((*days).into()));
            facts.put("批准人", approver.as_str());
            facts.put("延长理由", text);
        }
        Act::Replied { opinion, .. } => {
            facts.put("处理意见", opinion.label());
            facts.put("处理意见内容", text);
            facts.put("处理意见文号", step.document.as_str());
            facts.put("处理意见日期", step.on);
        }
        Act::Answered { way, to } => {
            facts.put("答复方式", way.label());
            facts.put("答复对象", to.as_str());
            facts.put("答复时间", Fact::Moment(step.on, step.at));
            facts.put("答复内容", text);
            facts.put("答复人", step.by.as_str());
        }
        Act::Reported { to } => {
            facts.put("报送单位", to.as_str());
            facts.put("报送日", step.on);
        }
        Act::ReportedUp { to } => {
            facts.put("上报单位", to.as_str());
            facts.put("上报时间", Fact::Moment(step.on, step.at));
            facts.put("上报内容", text);
        }
        Act::ReviewRequested { level, body } => facts.put(of(*level, "受理机关"), body.as_str()),
        Act::ReviewDecided { level, outcome, document } => {
            facts.put(of(*level, "结果"), outcome.label());
            facts.put(of(*level, "意见文号"), document.as_str());
            facts.put(of(*level, "意见日期"), step.on);
        }
        Act::Withdrawn {} => {
            facts.put("撤回日", step.on);
            facts.put("撤回理由", text);
        }
        Act::FollowedUp { contact, satisfaction, .. } => {
            facts.put("回访日", step.on);
            facts.put("回访方式", contact.as_str());
            facts.put("满意度", satisfaction.label());
            facts.put("回访情况", text);
        }
        Act::Archived { file_number, retention } => {
            facts.put("档号", file_number.as_str());
            facts.put_some("保管期限", retention.map(|retention| retention.label()));
        }
        _ => {}
    }
}

/// The fact of a review's level.
fn of(level: ReviewLevel, what: &str) -> &'static str {
    match (level, what) {
        (ReviewLevel::Review, "受理机关") => "复查受理机关",
        (ReviewLevel::Review, "结果") => "复查结果",
        (ReviewLevel::Review, "意见文号") => "复查意见文号",
        (ReviewLevel::Review, _) => "复查意见日期",
        (ReviewLevel::ReReview, "受理机关") => "复核受理机关",
        (ReviewLevel::ReReview, "结果") => "复核结果",
        (ReviewLevel::ReReview, "意见文号") => "复核意见文号",
        (ReviewLevel::ReReview, _) => "复核意见日期",
    }
}

/// The words of the first step of these kinds.
fn said(steps: &[Step], kinds: &[StepKind]) -> String {
    steps.iter().find(|step| kinds.contains(&step.kind())).map(|step| step.text.clone()).unwrap_or_default()
}

/// 领导批示 in their order, with name and day. Older registers kept them as notes.
fn instructions(steps: &[Step]) -> String {
    let told = steps.iter().filter_map(|step| {
        let who = match &step.act {
            Act::Instructed { leader, post, .. } => format!("{post}{leader}"),
            Act::Noted { label } if label == "领导批示" => step.by.clone(),
            _ => return None,
        };
        Some(format!("{}　{who}　{}", step.text, words::date(step.on)))
    });
    told.collect::<Vec<_>>().join("\n")
}
