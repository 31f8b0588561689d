//! The steps that may be taken next on a dispute, as buttons; and what may come later, with its reason.
//!
//! The rules are those of [`ActKind::may_follow`]; here they only get words and an order.

use crate::domain::dispute::{ActKind, Dispute, DisputeStatus};
use crate::ui::icons;
use chrono::NaiveDate;

/// How many steps stand as buttons; the others are in the menu.
const BUTTONS: usize = 5;

/// What the window says of a step.
pub struct Words {
    /// On the button that does it.
    pub go: &'static str,
    /// On the button that leaves everything as it is.
    pub stay: &'static str,
    /// What it is, in a few words.
    pub tip: &'static str,
    /// Beside the words.
    pub icon: char,
    /// What the free words may look like.
    pub example: &'static str,
}

/// The words of a step.
pub fn words(kind: ActKind) -> Words {
    use ActKind as K;
    let (icon, go, stay, tip, example) = match kind {
        K::Event => (icons::NOTE_PENCIL, "记入", "先不记", "发生了什么，不改变状态", "如 双方再次争执"),
        K::Measure => (icons::USERS_THREE, "记下调处", "先不记", "做了什么工作", "如 到现场查看，约双方见面"),
        K::Accepted => {
            (icons::SEAL_CHECK, "受理调解", "先不受理", "人民调解委员会受理，一个月内调结", "如 双方同意于6月20日调解")
        }
        K::Consented => (icons::CHECK_CIRCLE, "记下同意", "先不记", "当事人同意调解", ""),
        K::Declined => (icons::X_CIRCLE, "记下拒绝", "先不记", "一方明确拒绝，不得调解", ""),
        K::NotMediable => {
            (icons::PROHIBIT, "不予调解", "先不定", "不属调解范围，告知其他途径", "如 已告知可申请行政复议")
        }
        K::RiskChanged => (icons::WARNING, "变更风险等级", "等级不变", "风险升降，原等级留着", ""),
        K::ReportedUp => (icons::ARROW_UP, "记下上报", "先不记", "报上级知道，本镇继续办", ""),
        K::Urged => (icons::BELL_RINGING, "记下督办", "先不记", "催办责任单位", "如 限5日内报结果"),
        K::Averted => {
            (icons::SHIELD_CHECK, "记下防止激化", "先不记", "避免了民转刑、械斗、群体上访等", "如 劝回准备上访的村民")
        }
        K::HandedUp => (icons::PAPER_PLANE_TILT, "上交", "先不上交", "本镇解决不了，交上级处理", "如 涉及两县水源"),
        K::Settled => (icons::HANDSHAKE, "记下化解", "还没化解", "争执已经解决", "如 双方达成赔偿协议"),
        K::ToCourt => (icons::GAVEL, "转入法定途径", "先不转", "转诉讼、仲裁、复议", "如 已指导当事人起诉"),
        K::Failed => (icons::PROHIBIT, "终止调解", "接着调解", "调解不成，告知其他途径", "如 赔偿数额分歧过大"),
        K::Relapsed => {
            (icons::ARROW_COUNTER_CLOCKWISE, "记下反弹", "没有反弹", "化解后又起争执", "如 一方反悔，再次堵路")
        }
        K::Cancelled => (icons::TRASH, "撤销登记", "不撤销", "重复或者误登，编号留着", ""),
    };
    Words { go, stay, tip, icon, example }
}

/// What may be done now and later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// As buttons, the most usual first.
    pub now: Vec<ActKind>,
    /// In the menu.
    pub more: Vec<ActKind>,
    /// Not now: what, and why.
    pub later: Vec<(ActKind, String)>,
}

impl Offers {
    /// What the rules offer on `dispute` on the day `today`.
    pub fn of(dispute: &Dispute, today: NaiveDate) -> Self {
        let status = dispute.status_at(None);
        let mediating = status.is_open() && dispute.accepted_by(None).is_some();
        let barred = dispute.not_mediable(None);
        let mut later = Vec::new();
        if let Some(ground) = barred.filter(|_| ActKind::Accepted.may_follow(status)) {
            later.push((ActKind::Accepted, format!("{ground}，不得调解（{}）", ground.rule(today))));
        }
        if status.is_open() {
            later.push((ActKind::Relapsed, "化解后又起争执的可记".into()));
        }
        let fits = |kind: &ActKind| match kind {
            ActKind::Event => false, // the line under the story
            ActKind::Accepted => barred.is_none() && !mediating,
            ActKind::NotMediable => barred.is_some() || !mediating,
            ActKind::Consented => dispute.sides().iter().any(|side| !dispute.consenting(None).contains(side)),
            ActKind::Relapsed => status != DisputeStatus::Failed,
            _ => true,
        };
        let allowed = ActKind::ALL.iter().copied().filter(|kind| kind.may_follow(status)).filter(fits);
        let order = usual(status, mediating, barred.is_some());
        let rank = |kind: &ActKind| order.iter().position(|other| other == kind);
        let (mut now, more): (Vec<ActKind>, Vec<ActKind>) = allowed.partition(|kind| rank(kind).is_some());
        now.sort_by_key(rank);
        Self { now, more, later }
    }
}

/// The most usual steps in a state, in the order of their buttons; never more than [`BUTTONS`].
fn usual(status: DisputeStatus, mediating: bool, barred: bool) -> &'static [ActKind] {
    use ActKind::{Accepted, Failed, HandedUp, Measure, NotMediable, Relapsed, RiskChanged, Settled, ToCourt};
    const _: () = assert!(BUTTONS == 5);
    match status {
        DisputeStatus::Found | DisputeStatus::InProgress | DisputeStatus::Relapsed if mediating => {
            &[Settled, Measure, Failed, ToCourt, HandedUp]
        }
        DisputeStatus::Found | DisputeStatus::InProgress | DisputeStatus::Relapsed if barred => {
            &[Measure, NotMediable, Settled, ToCourt, HandedUp]
        }
        DisputeStatus::Found | DisputeStatus::InProgress | DisputeStatus::Relapsed => {
            &[Accepted, Measure, Settled, ToCourt, HandedUp]
        }
        DisputeStatus::Failed => &[ToCourt, Accepted, Settled, HandedUp],
        DisputeStatus::HandedUp | DisputeStatus::ToCourt => &[Settled, Measure, Relapsed],
        DisputeStatus::Settled => &[Relapsed, RiskChanged],
        DisputeStatus::Cancelled => &[],
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;
    use crate::domain::dispute::{AcceptBasis, DisputeAct, DisputeNature, DisputeStep, SettlementManner};

    fn offers(acts: &[DisputeAct], nature: DisputeNature) -> Offers {
        let today = "2026-06-18".parse().unwrap();
        let mut dispute = Dispute::blank(today);
        dispute.nature = nature;
        let step =
            |act: &DisputeAct| DisputeStep { on: None, who: String::new(), text: "记".into(), act: act.clone() };
        dispute.steps = acts.iter().map(step).collect();
        Offers::of(&dispute, today)
    }

    #[test]
    fn the_usual_step_of_a_state_stands_first() {
        let accepted = DisputeAct::Accepted { basis: AcceptBasis::Applied, from: String::new() };
        let settled = DisputeAct::Settled { manner: SettlementManner::PeoplesMediation };
        let failed = DisputeAct::Failed { routes: "诉讼".into() };
        for (acts, first) in [
            (vec![], ActKind::Accepted),
            (vec![accepted.clone()], ActKind::Settled),
            (vec![accepted.clone(), failed], ActKind::ToCourt),
            (vec![accepted, settled], ActKind::Relapsed),
        ] {
            assert_eq!(offers(&acts, DisputeNature::Civil).now.first(), Some(&first), "{acts:?}");
        }
        let gone = offers(&[DisputeAct::Cancelled { reason: "重复登记".into() }], DisputeNature::Civil);
        assert_eq!(gone, Offers::default());
    }

    #[test]
    fn what_may_not_be_mediated_is_not_offered_and_says_by_which_rule() {
        let offers = offers(&[], DisputeNature::Administrative);
        assert!(!offers.now.contains(&ActKind::Accepted) && offers.now.contains(&ActKind::NotMediable));
        let (kind, why) = &offers.later[0];
        assert!(*kind == ActKind::Accepted && why.contains("行政争议") && why.contains("第二十二条"), "{why}");
    }
}
