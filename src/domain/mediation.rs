//! 转调解: which matters of a petition may be handed to mediation, the dispute that is opened, and how it came out.
//!
//! A petition goes to mediation when both sides agree; a party that clearly refuses may not be mediated (人民调解法 Art.
//! 17). Civil disputes and civil-type disputes with an administrative body qualify; administrative disputes, what the
//! law reserves to a special body, and unfinished litigation do not (司法部、国家信访局关于人民调解参与信访工作的意见,
//! 2025). The dispute stands in its own ledger, names the petition and is counted there, never as a petition.

use super::{
    agreement::Agreement,
    dispute::{
        Dispute, DisputeAct, DisputeNature, DisputeParty, DisputeSource, DisputeStatus, DisputeStep, Headcount, Side,
    },
    listed::Listed,
    lists::{self, DisputeCategory, OTHER},
    partial_date::PartialDate,
    petition::Petition,
    procedure::{Act, Step},
    settings::Settings,
    terms::{Channel, MatterClass, MediationConsent, MediationNature},
};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// The sentence by which the law keeps `item` from mediation; `None` when it may be mediated.
pub fn refuses(
    item: &Petition,
    nature: Option<MediationNature>,
    agreed: &BTreeSet<MediationConsent>,
) -> Option<String> {
    if item.class != MatterClass::Appeal {
        return Some("建议意见、检举控告不转人民调解。".into());
    }
    let bar = match nature {
        None => Some("纠纷性质未选。"),
        Some(MediationNature::Administrative) => Some("行政争议不能转人民调解，请告知行政复议、行政诉讼等法定途径。"),
        Some(MediationNature::Reserved) => Some("法律规定由专门机关处理的事项不能转人民调解，请告知向该机关提出。"),
        Some(MediationNature::Pending) => Some("诉讼、仲裁、复议尚未结束的不能转人民调解，请等结果或由受理机关调解。"),
        Some(MediationNature::Civil | MediationNature::CivilWithBody) => None,
    };
    if let Some(sentence) = bar {
        return Some(sentence.into());
    }
    let missing = match [MediationConsent::Petitioner, MediationConsent::Other].map(|side| agreed.contains(&side)) {
        [true, true] => return None,
        [false, true] => "信访人",
        [true, false] => "对方当事人",
        [false, false] => "信访人、对方当事人",
    };
    Some(format!("双方都同意才能调解，{missing}还没有同意；明确拒绝的不得调解（《人民调解法》第十七条）。"))
}

/// The sentence for what a dispute that is to be opened lacks. Which of its own categories an office has, only its
/// settings tell.
pub fn lacks(other: &str, category: &str, day: NaiveDate) -> Option<String> {
    if other.trim().is_empty() {
        return Some("对方当事人未填。".into());
    }
    let code = category.trim();
    let built_in = |one: &DisputeCategory| one.is_active(day) && one.code == code;
    let known =
        code.is_empty() || lists::is_own_code(code) || lists::built_in().dispute_categories.iter().any(built_in);
    (!known).then(|| format!("没有编码为 {code} 的纠纷类别，请核对。"))
}

/// A 纠纷类别 by its code; 其他 for none.
fn listed(code: &str, settings: &Settings) -> Option<Listed> {
    let code = if code.is_empty() { OTHER } else { code };
    settings.dispute_categories().iter().find(|category| category.code == code).map(DisputeCategory::listed)
}

/// The dispute to be opened for `item` by its 转调解 `step`, without a number; `None` for any other step.
///
/// A sealed item (保密件) gives neither names nor words: what is in the ledger of disputes is not sealed.
pub fn dispute_of(item: &Petition, step: &Step, settings: &Settings) -> Option<Dispute> {
    let Act::ToMediation { body, other, category, nature, .. } = &step.act else { return None };
    let party = |side, name: &str, phone: &str| DisputeParty {
        phone: phone.to_owned(),
        ..DisputeParty::named(side, name.trim())
    };
    let sealed = item.is_sealed();
    let mut parties: Vec<DisputeParty> = if sealed || item.petitioners.iter().all(|p| p.name.trim().is_empty()) {
        vec![party(Side::First, &item.who(), "")]
    } else {
        let named = item.petitioners.iter().filter(|person| !person.name.trim().is_empty());
        named.map(|person| party(Side::First, &person.name, &person.phone)).collect()
    };
    let names = other.split(['、', '，', ',', '；', ';']).filter(|name| !name.trim().is_empty());
    parties.extend(names.map(|name| party(Side::Second, name, "")));
    let told = |text: &str| if sealed { String::new() } else { text.to_owned() };
    Some(Dispute {
        source: match item.channel {
            Channel::Visit => DisputeSource::Visit,
            Channel::Letter => DisputeSource::Letter,
            Channel::Call => DisputeSource::Call,
            Channel::Online => DisputeSource::Online,
            Channel::Other => DisputeSource::Work,
        },
        nature: match nature {
            Some(MediationNature::CivilWithBody) => DisputeNature::CivilWithBody,
            _ => DisputeNature::Civil,
        },
        places: if item.place.is_empty() { Vec::new() } else { vec![item.place.clone()] },
        parties,
        headcount: Some(Headcount { people: item.headcount, estimated: false }),
        category: listed(category.trim(), settings)?,
        title: item.shown_title().to_owned(),
        facts: told(&item.content),
        demands: told(&item.demands.join("；")),
        unit: body.clone(),
        due: step.on.checked_add_days(Days::new(settings.limits.dispute_days.into())),
        petitions: vec![item.number.clone()],
        steps: vec![DisputeStep {
            act: DisputeAct::Consented { sides: vec![Side::First, Side::Second] },
            ..entry(step.on, format!("由信访件 {} 转来调解，信访人、对方当事人均同意", item.number))
        }],
        ..Dispute::blank(step.on)
    })
}

/// The entry by which a dispute that was there before tells that a petition was handed to it.
pub fn taken_over(item: &str, on: NaiveDate) -> DisputeStep {
    entry(on, format!("信访件 {item} 转入本纠纷一并调解，信访人、对方当事人均同意"))
}

/// The entry by which it tells that this was taken back.
pub fn given_back(item: &str, on: NaiveDate) -> DisputeStep {
    entry(on, format!("信访件 {item} 的转调解已撤销，不再由本纠纷调解"))
}

fn entry(on: NaiveDate, text: String) -> DisputeStep {
    DisputeStep { on: Some(PartialDate::day(on)), who: String::new(), text, act: DisputeAct::Event {} }
}

/// The disputes that a record says its item was handed to, in order, each once. `steps` as their corrections leave them.
pub fn handed_to(steps: &[Step]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for step in steps {
        if let Act::ToMediation { dispute, .. } = &step.act
            && !dispute.is_empty()
            && !found.contains(dispute)
        {
            found.push(dispute.clone());
        }
    }
    found
}

/// How the mediation of a petition came out, by the ledger of disputes and its agreements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediationResult {
    /// 编号 of the dispute.
    pub dispute: String,
    /// The day it ended.
    pub on: NaiveDate,
    /// 编号 of the agreement; `None` when the mediation failed.
    pub agreement: Option<String>,
}

/// The result of `dispute` on `today`: the first agreement in force, or that it failed. `None` while it goes on.
pub fn result(dispute: &Dispute, agreements: &[Agreement], today: NaiveDate) -> Option<MediationResult> {
    let of = |on, agreement| Some(MediationResult { dispute: dispute.number.clone(), on, agreement });
    let in_force = agreements.iter().filter(|agreement| agreement.dispute.as_ref() == Some(&dispute.number));
    let in_force = in_force.filter_map(|agreement| Some((agreement.effective_on()?, &agreement.number)));
    if let Some((on, number)) = in_force.filter(|(on, _)| *on <= today).min() {
        return of(on, Some(number.clone()));
    }
    if !matches!(dispute.status_at(Some(today)), DisputeStatus::Failed | DisputeStatus::ToCourt) {
        return None;
    }
    let ends = |act: &DisputeAct| matches!(act, DisputeAct::Failed { .. } | DisputeAct::ToCourt { .. });
    let last = dispute.steps_by(Some(today)).rev().find(|step| ends(&step.act));
    of(last.and_then(|step| step.on.as_ref()).map_or(today, PartialDate::counted_on), None)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::{petition::Petitioner, terms::Flag};

    fn item() -> Petition {
        let mut item = Petition::blank(Channel::Visit, "2026-06-01T09:00:00".parse().unwrap());
        item.number = "2026-0031".into();
        item.title = "要求返还承包地".into();
        item.petitioners = vec![Petitioner { name: "李某乙".into(), ..Petitioner::default() }];
        item
    }

    fn both() -> BTreeSet<MediationConsent> {
        MediationConsent::ALL.iter().copied().collect()
    }

    #[test]
    fn only_civil_matters_that_both_sides_want_mediated_are() {
        let said = |nature| refuses(&item(), Some(nature), &both());
        assert_eq!((said(MediationNature::Civil), said(MediationNature::CivilWithBody)), (None, None));
        for (nature, words) in [
            (MediationNature::Administrative, "行政争议不能转人民调解"),
            (MediationNature::Reserved, "专门机关处理的事项不能转人民调解"),
            (MediationNature::Pending, "尚未结束的不能转人民调解"),
        ] {
            assert!(said(nature).unwrap().contains(words), "{nature}");
        }
        assert_eq!(refuses(&item(), None, &both()).unwrap(), "纠纷性质未选。");
        let one = BTreeSet::from([MediationConsent::Petitioner]);
        let refused = refuses(&item(), Some(MediationNature::Civil), &one).unwrap();
        assert!(refused.contains("对方当事人还没有同意") && refused.contains("《人民调解法》第十七条"));
        for class in [MatterClass::Suggestion, MatterClass::Accusation] {
            let other = Petition { class, ..item() };
            assert!(refuses(&other, Some(MediationNature::Civil), &both()).is_some());
        }
    }

    #[test]
    fn the_dispute_is_what_the_petition_tells_and_a_sealed_one_tells_nothing() {
        let on = "2026-06-05".parse().unwrap();
        let at = "2026-06-05T09:00:00".parse().unwrap();
        let step = Step::new(on, at, Act::to_mediation("清水镇人民调解委员会", "何某川、红岩村委会"));
        let dispute = dispute_of(&item(), &step, &Settings::default()).unwrap();
        assert_eq!(dispute.parties_line(), "李某乙 与 何某川、红岩村委会");
        assert_eq!(dispute.consenting(None), BTreeSet::from([Side::First, Side::Second]));
        assert_eq!((dispute.petitions, dispute.category.label), (vec!["2026-0031".to_owned()], "其他".into()));
        assert_eq!((dispute.source, dispute.due), (DisputeSource::Visit, "2026-07-05".parse().ok()));
        let sealed = Petition { flags: BTreeSet::from([Flag::Confidential]), content: "内情".into(), ..item() };
        let dispute = dispute_of(&sealed, &step, &Settings::default()).unwrap();
        let told = serde_json::to_string(&dispute).unwrap();
        assert!(!told.contains("李某乙") && !told.contains("内情") && !told.contains("承包地"));
    }
}
