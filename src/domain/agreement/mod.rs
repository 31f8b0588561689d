//! 调解协议: parties on their sides, facts, numbered clauses, who owes what by when, what was paid.
//!
//! Effect: a written agreement takes effect when every party has signed, sealed or fingerprinted, the mediator
//! has signed and the committee has sealed (人民调解法 Art. 29); an oral one when agreement is reached (Art. 30).
//! The 30 days for 司法确认 run from the last of these (Art. 33). Which body mediated decides the title of the
//! paper: only a people's mediation committee makes a 人民调解协议书.
//!
//! Sums stand once, in the payment plan; clauses point to them with tokens ([`Agreement::clause_text`]), so
//! that figures, capitals and plan cannot drift apart.
//!
//! | part | what stands in it |
//! |---|---|
//! | `party`, `body` | 当事人; 主持调解的单位 and what applies to it |
//! | `clauses` | words and tokens |
//! | `signing` | signatures and seal, effect, the lock |
//! | `plan` | obligations, performance, 履行情况 |
//! | `event`, `sequel` | 督促, 司法确认, 回访 …; what may follow what |
//! | `state`, `confirmation`, `limitation` | what is derived on any day |
//! | `due`, `due_words`, `rules` | what the clerk has to do when; the days an office may set |
//! | `check`, `form_rules` | nonsense is refused; the strict form only warns |

mod body;
mod check;
mod clauses;
mod confirmation;
mod due;
mod due_words;
mod event;
mod form_rules;
mod limitation;
mod party;
mod plan;
mod rules;
mod sequel;
mod signing;
mod state;

pub use body::MediatingKind;
pub use clauses::{ClausePiece, pieces};
pub use confirmation::{CONFIRMATION_DAYS, Confirmation, ConfirmationWindow};
pub use due::{MediationDue, MediationDueKind};
pub use due_words::DueWords;
pub use event::{AgreementAct, AgreementActKind, AgreementEvent, FollowUpResult};
pub use form_rules::{FormGap, FormOverride, FormRule};
pub use limitation::Limitation;
pub use party::{AgreementParty, PartyKind};
pub use plan::{DutyDue, DutyKind, DutyState, Obligation, PaymentMethod, Performance, TakenBack};
pub use rules::MediationRules;
pub use signing::{AgreementForm, PartyDays, Signatures};
pub use state::{AgreementState, told_status};

use super::{dispute::Side, terms::terms};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// 补充协议: which earlier agreement this one changes. An agreement in effect is never edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supplement {
    /// 编号 of the earlier one.
    pub to: String,
    /// Whether it takes the place of the earlier one; else it adds to it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub replaces: bool,
}

/// One agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// 编号 in this register, 「协2026-020」; empty until given.
    #[serde(default)]
    pub number: String,
    /// 协议书编号 on the paper, 「清人调字〔2026〕第3号」.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub paper_number: String,
    /// The dispute it settles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<String>,
    /// The agreement it changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplement: Option<Supplement>,
    /// Written or oral.
    pub form: AgreementForm,
    /// Kind of the mediating body.
    pub body_kind: MediatingKind,
    /// Its name: 「清水镇人民调解委员会」.
    pub body: String,
    /// 当事人.
    pub parties: Vec<AgreementParty>,
    /// 调解员, the chief first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mediators: Vec<String>,
    /// 记录人.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recorder: String,
    /// 调解日期: when the session was held.
    pub mediated_on: NaiveDate,
    /// 纠纷的主要事实、争议事项.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub facts: String,
    /// 各方当事人的责任.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub responsibility: String,
    /// 条款, without their numbers; `{合计}` stands for the total, `{第1期}` for an instalment.
    pub clauses: Vec<String>,
    /// 履行计划.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<Obligation>,
    /// 履行记录.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub performed: Vec<Performance>,
    /// What happened after signing, in order of recording.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<AgreementEvent>,
    /// 一式几份; 0 = one per party, one for the body, and one for the court if asked for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub copies: u32,
    /// A copy for the court, when 司法确认 is wanted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub court_copy: bool,
    /// Rules of form that were knowingly not kept, each with its reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<FormOverride>,
    /// 签章.
    #[serde(default)]
    pub signed: Signatures,
    /// 备注.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

/// Whether a field is as it is when nothing was said about it.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Agreement {
    /// A blank written agreement of a people's mediation committee.
    pub fn blank(body: &str, day: NaiveDate) -> Self {
        Self {
            number: String::new(),
            paper_number: String::new(),
            dispute: None,
            supplement: None,
            form: AgreementForm::Written,
            body_kind: MediatingKind::Committee,
            body: body.into(),
            parties: Side::ALL[..2].iter().map(|&side| AgreementParty::named(side, "")).collect(),
            mediators: Vec::new(),
            recorder: String::new(),
            mediated_on: day,
            facts: String::new(),
            responsibility: String::new(),
            clauses: vec![String::new()],
            plan: Vec::new(),
            performed: Vec::new(),
            events: Vec::new(),
            copies: 0,
            court_copy: false,
            overrides: Vec::new(),
            signed: Signatures::default(),
            remark: String::new(),
        }
    }

    /// How many copies are made: as set, else one per party, one for the body, and the court's if asked for.
    pub fn copies(&self) -> u32 {
        let usual = u32::try_from(self.parties.len()).unwrap_or(2) + 1 + u32::from(self.court_copy);
        if self.copies > 0 { self.copies } else { usual }
    }

    /// 「甲某、乙某」: everybody by name, for lists.
    pub fn parties_line(&self) -> String {
        self.parties.iter().filter(|p| !p.name.is_empty()).map(|p| p.name.as_str()).collect::<Vec<_>>().join("、")
    }

    /// The names on one side; 「乙方」 when none is known.
    pub fn names_of(&self, side: Side) -> String {
        let names: Vec<&str> =
            self.parties.iter().filter(|p| p.side == side && !p.name.is_empty()).map(|p| p.name.as_str()).collect();
        if names.is_empty() { side.label().to_owned() } else { names.join("、") }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;
    use crate::domain::{amount::Amount, calendar::built_in, finding::Finding};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn instalment(yuan: i64, due: &str) -> Obligation {
        Obligation::payment(Side::Second, Amount::from_yuan(yuan), DutyDue::On { day: day(due) })
    }

    fn agreement() -> Agreement {
        let mut a = Agreement::blank("清水镇人民调解委员会", day("2026-06-18"));
        a.parties[0].name = "田某丁".into();
        a.parties[1].name = "高某戌".into();
        a.facts = "鱼塘死鱼。".into();
        a.clauses = vec!["高某戌赔偿田某丁损失共计人民币{合计}，分三期付清。".into()];
        a.plan =
            vec![instalment(10_000, "2026-06-18"), instalment(8_000, "2026-07-20"), instalment(8_000, "2026-08-20")];
        a
    }

    #[test]
    fn clauses_take_their_sums_from_the_plan() {
        assert_eq!(
            agreement().clause_text(0).unwrap(),
            "高某戌赔偿田某丁损失共计人民币26000元（大写：贰万陆仟元整），分三期付清。"
        );
    }

    #[test]
    fn a_hand_typed_sum_that_differs_is_noticed() {
        let mut a = agreement();
        a.clauses[0] = "高某戌赔偿田某丁 28,000 元。".into();
        assert_eq!(a.check(day("2026-06-18"))[0].message, "第一条写 28000元，合计 26000元。");
        a.clauses[0] = "高某戌先付 8,000 元。".into();
        assert_eq!(a.check(day("2026-06-18")), []);
    }

    #[test]
    fn effect_waits_for_the_last_signature_or_seal() {
        let (calendar, mut a) = (built_in(), agreement());
        let each = |second| PartyDays::Each(vec![Some(day("2026-06-18")), second]);
        a.signed = Signatures { parties: each(None), mediator: Some(day("2026-06-18")), seal: Some(day("2026-06-19")) };
        assert_eq!((a.effective_on(), a.state(day("2026-06-19"), &calendar)), (None, AgreementState::Incomplete));
        assert_eq!(a.missing_signatures(), ["高某戌"]);
        a.signed.parties = each(Some(day("2026-06-22")));
        assert_eq!(a.effective_on(), Some(day("2026-06-22")));
        assert_eq!(a.state(day("2026-06-21"), &calendar), AgreementState::Incomplete);
    }

    #[test]
    fn signatures_of_older_files_are_read_and_written_as_they_were() {
        let older = r#"{"parties":"2026-06-18","mediator":"2026-06-18"}"#;
        let signed: Signatures = serde_json::from_str(older).unwrap();
        assert_eq!((signed.parties.of(0), signed.parties.of(1)), (Some(day("2026-06-18")), Some(day("2026-06-18"))));
        assert_eq!(serde_json::to_string(&signed).unwrap(), older);
        for text in ["{}", r#"{"parties":null}"#] {
            assert!(serde_json::from_str::<Signatures>(text).unwrap().is_empty());
        }
    }

    #[test]
    fn a_signature_once_recorded_stays() {
        let first = PartyDays::Each(vec![Some(day("2026-06-18")), None]);
        let later = PartyDays::Together(day("2026-06-20"));
        let both = first.or(&later, 2);
        assert_eq!(both, PartyDays::Each(vec![Some(day("2026-06-18")), Some(day("2026-06-20"))]));
        assert_eq!(both.last_of(2), Some(day("2026-06-20")));
        assert_eq!(PartyDays::Nobody.or(&later, 2), later);
        assert_eq!(PartyDays::Nobody.or(&PartyDays::Nobody, 2), PartyDays::Nobody);
    }

    #[test]
    fn duties_fall_due_and_are_done_one_by_one() {
        let (calendar, mut a) = (built_in(), agreement());
        a.signed = Signatures::all_on(day("2026-06-18"));
        a.performed = vec![Performance::new(1, day("2026-06-18"), Some(Amount::from_yuan(10_000)), "收条")];
        assert_eq!(a.state(day("2026-07-20"), &calendar), AgreementState::Running);
        assert_eq!(
            (a.duty_state(1, day("2026-07-21"), &calendar), a.state(day("2026-07-21"), &calendar)),
            (Some(DutyState::Overdue), AgreementState::Overdue)
        );
        a.plan.truncate(1);
        assert_eq!(a.state(day("2026-07-21"), &calendar), AgreementState::Performed);
        a.performed[0].taken_back = Some(TakenBack { on: day("2026-07-01"), reason: "误记".into() });
        assert_eq!(a.state(day("2026-07-21"), &calendar), AgreementState::Overdue);
        assert_eq!(a.paid(day("2026-07-21")), Amount::ZERO);
    }

    /// 2026-06-19 is 端午节, off until Sunday the 21st. A period ends on the next working day, an agreed day stays.
    #[test]
    fn a_period_rolls_off_rest_days_and_an_agreed_day_does_not() {
        let (calendar, mut a) = (built_in(), agreement());
        a.signed = Signatures::all_on(day("2026-06-16"));
        a.plan = vec![instalment(100, "2026-06-19"), instalment(100, "2026-06-19")];
        a.plan[1].due = DutyDue::Within { days: 3 };
        let last = |index| a.duty_due(index, &calendar).map(|due| due.legal);
        assert_eq!((last(0), last(1)), (Some(day("2026-06-19")), Some(day("2026-06-22"))));
        assert_eq!(a.duty_state(1, day("2026-06-22"), &calendar), Some(DutyState::NotDue));
        assert_eq!(a.duty_state(1, day("2026-06-23"), &calendar), Some(DutyState::Overdue));
    }

    #[test]
    fn a_lasting_duty_is_never_overdue() {
        let mut a = agreement();
        a.plan = vec![Obligation::deed(Side::First, DutyKind::Forbearance, "该地今后不再葬坟", DutyDue::Perpetual {})];
        assert_eq!(a.duty_state(0, day("2030-01-01"), &built_in()), Some(DutyState::Lasting));
    }

    #[test]
    fn nonsense_is_refused_with_its_sentence() {
        let mut a = agreement();
        a.mediators = vec!["田某丁".into()];
        a.signed.parties = PartyDays::Together(day("2026-06-17"));
        let messages: Vec<_> =
            a.check(day("2026-06-18")).into_iter().filter(Finding::blocks).map(|f| f.message).collect();
        assert_eq!(messages, ["田某丁是当事人，不能同时担任调解员。", "签章日期早于调解日期，请核对。"]);
    }
}
