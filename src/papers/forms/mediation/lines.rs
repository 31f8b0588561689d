//! What is said of an agreement in one line: a duty of the plan, a payment made.

use crate::{
    domain::{
        agreement::{Agreement, AgreementState, DutyDue, DutyKind, Obligation, Performance},
        calendar::Calendar,
    },
    papers::words,
};
use chrono::NaiveDate;

/// 「甲方于2026年6月18日前以现金给付6666元。」
pub(super) fn duty(duty: &Obligation) -> String {
    let due = match duty.due {
        DutyDue::AtSigning {} => "于签订当日".to_owned(),
        DutyDue::On { day } => format!("于{}前", words::date(day)),
        DutyDue::Within { days } => format!("于生效后{days}日内"),
        DutyDue::Perpetual {} => "今后持续".to_owned(),
    };
    let what = match (duty.duty, duty.amount) {
        (DutyKind::Money, Some(amount)) => format!("以{}方式给付{}", duty.method.label(), amount.told()),
        _ => String::new(),
    };
    let text = duty.text.trim().trim_end_matches('。');
    let between = if what.is_empty() || text.is_empty() { "" } else { "，" };
    format!("{}{due}{what}{between}{text}。", duty.debtor.label())
}

/// 「2026年6月18日，给付6666元（收条）。」
pub(super) fn performance(agreement: &Agreement, done: &Performance) -> String {
    let duty = agreement.plan.get((done.obligation as usize).saturating_sub(1));
    let what = match (done.amount, duty) {
        (Some(amount), _) => format!("给付{}", amount.told()),
        (None, Some(duty)) if !duty.text.is_empty() => duty.text.trim_end_matches('。').to_owned(),
        (None, _) => "完成".to_owned(),
    };
    let proof = if done.evidence.is_empty() { String::new() } else { format!("（{}）", done.evidence) };
    format!("{}，{what}{proof}。", words::date(done.on))
}

/// How far the agreement is performed on `day`, in the words of the follow-up sheet; nothing before it takes effect.
pub(super) fn performed(agreement: &Agreement, calendar: &Calendar, day: NaiveDate) -> Option<&'static str> {
    let paid = agreement.performed_by(day).next().is_some();
    match agreement.state(day, calendar) {
        AgreementState::Performed => Some("已全部履行"),
        AgreementState::Running | AgreementState::Overdue if paid => Some("部分履行"),
        AgreementState::Running => Some("尚未到期"),
        AgreementState::Overdue => Some("未履行"),
        _ => None,
    }
}
