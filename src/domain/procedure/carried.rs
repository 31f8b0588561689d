//! What each step must carry, and the sentence when it does not.

use super::{act::Act, step::Step};
use crate::domain::terms::DeliveryManner;

/// The sentence for what `step` lacks; `None` when it is complete.
pub(super) fn lacks(step: &Step) -> Option<String> {
    let said = !blank(&step.text);
    let (missing, sentence) = match &step.act {
        Act::Proposed { opinion } => (blank(opinion) && !said, "拟办意见未填。"),
        Act::Instructed { leader, .. } if blank(leader) => (true, "批示领导未填。"),
        Act::Instructed { .. } => (!said, "批示内容未填。"),
        Act::Declined { direct_to, .. } => (blank(direct_to), "不予受理须告诉信访人应向哪里提出，请填写。"),
        Act::NotReaccepted { earlier, document, .. } => {
            (blank(earlier) && blank(document), "不再受理须写明原件编号或复核意见文号。")
        }
        Act::Forwarded { to } | Act::Reported { to } => (blank(to), "去向单位未填。"),
        Act::Directed { organ, .. } => (blank(organ), "导入法定程序须写明由哪个机关受理。"),
        Act::Merged { into } => (blank(into), "并入哪一件未填。"),
        Act::Shelved {} => (!said, "存查须写明理由。"),
        Act::Returned { to } if blank(to) => (true, "来文单位未填。"),
        Act::Returned { .. } => (!said, "退回须写明不属本机关职责的理由和依据。"),
        Act::SplitOff { into } => (into.is_empty() || into.iter().any(|number| blank(number)), "分出的件号未填。"),
        Act::ReportedUp { to } => (blank(to), "上报单位未填。"),
        Act::SupplementAsked { what, .. } => (blank(what), "须补充的材料未填。"),
        Act::Assigned { to, .. } => (blank(to), "责任单位未填。"),
        Act::Investigated { .. } => (!said, "调查情况未填。"),
        Act::Heard { until, .. } if until.is_some_and(|day| day < step.on) => {
            (true, "听证结束日期早于开始日期，请核对。")
        }
        Act::Heard { chair, .. } => (blank(chair), "听证主持人未填。"),
        Act::ToMediation { body, .. } => (blank(body), "调解组织未填。"),
        Act::Settled { agreement, .. } => (blank(agreement), "调解、和解须有协议书，协议书编号未填。"),
        Act::Urged { to, .. } if blank(to) => (true, "催办、督办的单位未填。"),
        Act::Urged { cause, .. } => (cause.is_none(), "催办、督办的事由未选。"),
        Act::Extended { approver, .. } => (blank(approver), "延期须经负责人批准，批准人未填。"),
        Act::Answered { to, .. } if blank(to) => (true, "答复对象未填。"),
        Act::Answered { .. } => (!said, "答复内容未填；简易答复也须留下记录。"),
        Act::Delivered { manner: DeliveryManner::InPerson, recipient, witness, .. } => {
            (blank(recipient) && blank(witness), "当面送达须填签收人；拒收的填见证人。")
        }
        Act::Performed {} => (!said, "落实情况未填。"),
        Act::ReviewRequested { body, .. } => (blank(body), "复查、复核机关未填。"),
        Act::ReviewDecided { document, .. } => (blank(document), "复查、复核意见的文号未填。"),
        Act::Reopened { reason } => (blank(reason), "重新办理须写明原因。"),
        Act::Archived { file_number, .. } => (blank(file_number), "档号未填。"),
        Act::Corrected { .. } => (!said, "更正须写明原因。"),
        Act::Noted { label } => (blank(label) && !said, "记事内容未填。"),
        Act::Registered {}
        | Act::Accepted { .. }
        | Act::MediationFailed {}
        | Act::Drafted {}
        | Act::Replied { .. }
        | Act::Converted {}
        | Act::Delivered { .. }
        | Act::Closed { .. }
        | Act::Withdrawn {}
        | Act::Terminated { .. }
        | Act::FollowedUp { .. } => (false, ""),
    };
    missing.then(|| sentence.to_owned())
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}
