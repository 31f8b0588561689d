//! Which entry may follow, what it must say, and what may not be mediated.
//!
//! These rules meet an entry when it is made. Records taken in from elsewhere are only remarked on
//! ([`Dispute::check`]): what happened is told as it was.

use super::{
    record::Dispute,
    step::{DisputeAct, DisputeStep},
    vocabulary::{ActKind, DisputeNature, DisputeStatus, NotMediable, SettlementManner},
};
use chrono::NaiveDate;

/// An entry that cannot be made, as the sentence the clerk reads.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct StepRefused(pub String);

impl ActKind {
    /// Whether this kind of entry may be made in a state.
    pub fn may_follow(self, status: DisputeStatus) -> bool {
        use DisputeStatus::{Cancelled, Failed, Found, HandedUp, InProgress, Relapsed, Settled, ToCourt};
        match self {
            Self::Event => true,
            // Notes about the matter, not about its course.
            Self::RiskChanged | Self::ReportedUp | Self::Urged | Self::Averted => status != Cancelled,
            Self::Measure => matches!(status, Found | InProgress | Relapsed | HandedUp | ToCourt | Failed),
            Self::Accepted | Self::Consented | Self::Declined | Self::NotMediable => {
                matches!(status, Found | InProgress | Relapsed | ToCourt | Failed)
            }
            Self::HandedUp => matches!(status, Found | InProgress | Relapsed | Failed),
            Self::Settled => !matches!(status, Settled | Cancelled),
            Self::ToCourt => !matches!(status, ToCourt | Cancelled),
            Self::Failed => matches!(status, Found | InProgress | Relapsed | HandedUp),
            Self::Relapsed => matches!(status, Settled | ToCourt | HandedUp | Failed),
            // A record made by mistake may have been carried on for a while.
            Self::Cancelled => status != Cancelled,
        }
    }
}

impl Dispute {
    /// Why a people's mediation committee may not take it up at the end of `day`; `None` when it may.
    ///
    /// Source: 人民调解法 (2010) Art. 17; 人民调解工作若干规定 (2002) Art. 22; the 2025 opinion of 司法部 and
    /// 国家信访局: administrative disputes, matters reserved to a special body and unfinished litigation do not qualify.
    pub fn not_mediable(&self, day: Option<NaiveDate>) -> Option<NotMediable> {
        match self.nature {
            DisputeNature::Administrative => return Some(NotMediable::Administrative),
            DisputeNature::Reserved => return Some(NotMediable::Reserved),
            DisputeNature::Civil | DisputeNature::CivilWithBody => {}
        }
        if self.status_at(day) == DisputeStatus::ToCourt {
            return Some(NotMediable::InLitigation);
        }
        self.declining(day).map(|_| NotMediable::PartyRefuses)
    }

    /// Whether `step` may be entered today.
    ///
    /// # Errors
    ///
    /// What is wrong and what to do, in Chinese.
    pub fn may_take(&self, step: &DisputeStep, today: NaiveDate) -> Result<(), StepRefused> {
        let refused = |sentence: String| Err(StepRefused(sentence));
        let (kind, heading, status) = (step.act.kind(), step.heading(), self.status_at(None));
        if step.on.as_ref().is_some_and(|on| on.first() > today) {
            return refused(format!("“{heading}”的日期晚于今日，请核对。"));
        }
        if !kind.may_follow(status) {
            return refused(match (status, kind) {
                (DisputeStatus::Cancelled, _) => "本件已撤销登记，只能补记情况。".into(),
                (DisputeStatus::Settled, ActKind::Measure | ActKind::Accepted) => {
                    "本件已化解；又起争执的，请先记“反弹”。".into()
                }
                (_, ActKind::Relapsed) => format!("本件{status}，还没有化解，不能记“反弹”；进展请记“调处”。"),
                _ => format!("本件{status}，不能记“{heading}”，请核对。"),
            });
        }
        // What takes back a state needs its day: the figures of earlier periods stand.
        if matches!(kind, ActKind::Relapsed | ActKind::Cancelled) && step.on.is_none() {
            return refused(format!("“{heading}”须写明日期：以前各期的数字按日期保持不变。"));
        }
        if let Some(sentence) = missing(step) {
            return refused(sentence);
        }
        self.mediation_refused(step, today).map_or(Ok(()), refused)
    }

    /// The sentence that refuses a mediation.
    fn mediation_refused(&self, step: &DisputeStep, today: NaiveDate) -> Option<String> {
        let mediates = matches!(
            step.act,
            DisputeAct::Accepted { .. } | DisputeAct::Settled { manner: SettlementManner::PeoplesMediation }
        );
        if let DisputeAct::RiskChanged { to, .. } = &step.act {
            let now = self.risk_at(None).is_some_and(|risk| risk.code == to.code);
            return now.then(|| format!("风险等级已经是“{}”，没有变更。", to.label));
        }
        if let DisputeAct::Consented { sides } = &step.act {
            let known = self.sides();
            return sides
                .iter()
                .find(|side| !known.contains(side))
                .map(|side| format!("{side}没有当事人，不能记其同意调解；请先填当事人。"));
        }
        let ground = self.not_mediable(None).filter(|_| mediates)?;
        let day = step.on.as_ref().map_or(today, |on| on.counted_on());
        Some(format!("{ground}，不得由人民调解委员会调解（{}）。{}。", ground.rule(day), ground.instead()))
    }
}

/// What the entry must say and does not.
fn missing(step: &DisputeStep) -> Option<String> {
    let empty = |text: &str| text.trim().is_empty();
    let sentence = match &step.act {
        DisputeAct::Event {} | DisputeAct::Measure {} if empty(&step.text) => "经过未填，请写明做了什么。",
        DisputeAct::Consented { sides } if sides.is_empty() => "请写明哪几方同意调解。",
        DisputeAct::RiskChanged { to, .. } if empty(&to.code) => "请选变更后的风险等级。",
        DisputeAct::ReportedUp { to } if empty(to) => "请写明向谁上报。",
        DisputeAct::Urged { whom } if empty(whom) => "请写明督办哪个单位或者谁。",
        DisputeAct::HandedUp { to } if empty(to) => "请写明上交给哪个单位。",
        DisputeAct::ToCourt { organ, .. } if empty(organ) => "受理机关未填，如“县人民法院”。",
        DisputeAct::Failed { routes } if empty(routes) => {
            "调解不成的，应当告知当事人其他途径（《人民调解法》第二十六条），请写明告知了什么，如“诉讼”。"
        }
        DisputeAct::Cancelled { reason } if empty(reason) => "请写明撤销登记的原因，如“重复登记”。",
        _ => return None,
    };
    Some(sentence.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{
        dispute::{AcceptBasis, DisputeParty, LegalWay, Side},
        listed::Listed,
        partial_date::PartialDate,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn dispute() -> Dispute {
        let mut dispute = Dispute::blank(day("2026-03-02"));
        dispute.parties = vec![DisputeParty::named(Side::First, "王某甲"), DisputeParty::named(Side::Second, "李某乙")];
        dispute
    }

    fn step(act: DisputeAct) -> DisputeStep {
        DisputeStep { on: PartialDate::parse("2026-03-05"), who: String::new(), text: "记一笔".into(), act }
    }

    fn refusal(dispute: &Dispute, act: DisputeAct) -> String {
        dispute.may_take(&step(act), day("2026-06-30")).err().map(|refused| refused.0).unwrap_or_default()
    }

    fn accepted() -> DisputeAct {
        DisputeAct::Accepted { basis: AcceptBasis::Applied, from: String::new() }
    }

    #[test]
    fn what_may_not_be_mediated_is_refused_with_its_rule() {
        let mut dispute = dispute();
        assert_eq!(refusal(&dispute, accepted()), "");
        dispute.nature = DisputeNature::CivilWithBody;
        assert_eq!(refusal(&dispute, accepted()), "");
        dispute.nature = DisputeNature::Administrative;
        let told = refusal(&dispute, accepted());
        assert!(
            told.starts_with("属于行政争议，不得由人民调解委员会调解（《人民调解工作若干规定》第二十二条"),
            "{told}"
        );
        // Other ways of settling stay open.
        assert_eq!(refusal(&dispute, DisputeAct::Settled { manner: SettlementManner::Administrative }), "");
        dispute.nature = DisputeNature::Reserved;
        assert!(refusal(&dispute, accepted()).contains("专门机关"));
        dispute.nature = DisputeNature::Civil;
        dispute.steps.push(step(DisputeAct::Declined { side: Side::Second }));
        assert!(refusal(&dispute, accepted()).contains("《人民调解法》第十七条"));
        dispute.steps.push(step(DisputeAct::Consented { sides: vec![Side::Second] }));
        assert_eq!(refusal(&dispute, accepted()), "");
        let court = DisputeAct::ToCourt { organ: "清河县人民法院".into(), way: LegalWay::Litigation };
        dispute.steps.push(step(court));
        assert!(refusal(&dispute, accepted()).contains("尚未终结"));
    }

    /// Before 2011-01-01 there was no 人民调解法.
    #[test]
    fn the_rule_is_that_of_the_day() {
        let rule = |on: &str| NotMediable::PartyRefuses.rule(day(on));
        assert_eq!(rule("2009-03-02"), "《人民调解工作若干规定》第六条");
        assert_eq!(rule("2011-01-01"), "《人民调解法》第十七条");
    }

    #[test]
    fn an_entry_must_say_what_its_figure_needs() {
        let dispute = dispute();
        for (act, words) in [
            (DisputeAct::Failed { routes: " ".into() }, "第二十六条"),
            (DisputeAct::HandedUp { to: String::new() }, "上交给哪个单位"),
            (DisputeAct::ToCourt { organ: String::new(), way: LegalWay::Litigation }, "受理机关未填"),
            (DisputeAct::Cancelled { reason: String::new() }, "原因"),
            (DisputeAct::Consented { sides: vec![Side::Third] }, "丙方没有当事人"),
            (DisputeAct::Relapsed {}, "还没有化解"),
        ] {
            let told = refusal(&dispute, act);
            assert!(told.contains(words), "{told}");
        }
        let undated = DisputeStep { on: None, ..step(DisputeAct::Cancelled { reason: "重复登记".into() }) };
        assert!(dispute.may_take(&undated, day("2026-06-30")).unwrap_err().0.contains("须写明日期"));
        let future = DisputeStep { on: PartialDate::parse("2026-07-01"), ..step(DisputeAct::Measure {}) };
        assert!(dispute.may_take(&future, day("2026-06-30")).unwrap_err().0.contains("晚于今日"));
    }

    #[test]
    fn a_risk_that_stays_is_no_change() {
        let mut dispute = dispute();
        dispute.risk = Some(Listed::new("2", "较大风险"));
        let same = DisputeAct::RiskChanged { to: Listed::new("2", "较大风险"), why: String::new() };
        assert_eq!(refusal(&dispute, same), "风险等级已经是“较大风险”，没有变更。");
    }

    /// Every state but the one that ended the record leads on.
    #[test]
    fn only_a_struck_off_record_is_closed_to_everything_but_notes() {
        for &status in DisputeStatus::ALL {
            let ways = ActKind::ALL.iter().filter(|kind| kind.may_follow(status)).count();
            assert_eq!(ways == 1, status == DisputeStatus::Cancelled, "{status}");
        }
    }
}
