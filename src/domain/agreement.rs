//! 调解协议: parties on their sides, facts, numbered clauses, who owes what by when, what was paid.
//!
//! Effect: a written agreement takes effect when every party has signed, sealed or fingerprinted, the mediator
//! has signed and the committee has sealed (人民调解法 Art. 29); an oral one when agreement is reached (Art. 30).
//! The 30 days for 司法确认 run from the last of these (Art. 33). Which body mediated decides the title of the
//! paper: only a people's mediation committee makes a 人民调解协议书.
//!
//! Sums stand once, in the payment plan; clauses point to them with tokens ([`Agreement::clause_text`]), so
//! that figures, capitals and plan cannot drift apart.

use super::{
    amount::Amount,
    dispute::Side,
    finding::Finding,
    terms::{Sex, terms},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

terms! {
    /// 协议形式.
    AgreementForm {
        Written = "written", "书面";
        Oral = "oral", "口头";
    }
}

terms! {
    /// 主持调解的单位的性质.
    MediatingKind {
        Committee = "committee", "人民调解委员会";
        Police = "police", "公安派出所";
        Township = "township", "镇人民政府";
        Judicial = "judicial", "司法所";
        Other = "other", "其他组织";
    }
}

impl MediatingKind {
    /// The title of the paper. Mediation by police or government is not 人民调解.
    pub fn paper_title(self) -> &'static str {
        match self {
            Self::Committee => "人民调解协议书",
            Self::Police => "治安调解协议书",
            Self::Township | Self::Judicial | Self::Other => "调解协议书",
        }
    }
}

terms! {
    /// 履行内容的性质.
    DutyKind {
        Money = "money", "给付金钱";
        Act = "act", "完成行为";
        Forbearance = "forbearance", "不为一定行为";
    }
}

terms! {
    /// 履行方式.
    PaymentMethod {
        Cash = "cash", "现金";
        Transfer = "transfer", "转账";
        Deed = "deed", "行为";
    }
}

/// 当事人 of an agreement, with what the paper needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementParty {
    /// Which side.
    pub side: Side,
    /// 姓名 or 名称.
    pub name: String,
    /// 性别.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// 年龄, in full years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<u32>,
    /// 民族.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ethnicity: String,
    /// 职业或职务.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub occupation: String,
    /// 单位或住址.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// 联系方式.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// 身份证号; printed in full on the agreement, masked in registers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id_no: String,
    /// 代理人.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub agent: String,
}

impl AgreementParty {
    /// A party of which only the name is known.
    pub fn named(side: Side, name: &str) -> Self {
        Self {
            side,
            name: name.into(),
            sex: None,
            age: None,
            ethnicity: String::new(),
            occupation: String::new(),
            address: String::new(),
            phone: String::new(),
            id_no: String::new(),
            agent: String::new(),
        }
    }
}

/// 履行期限. No due date is legal: 「不得再葬坟」 lasts for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum DutyDue {
    /// 签订当日.
    AtSigning {},
    /// By a day, as written: not moved off rest days.
    On {
        /// The day.
        day: NaiveDate,
    },
    /// Holds on; reviewed at follow-ups, never 已履行.
    Perpetual {},
}

/// One duty of the performance plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Who owes.
    pub debtor: Side,
    /// What kind of duty.
    pub duty: DutyKind,
    /// What, in words; may be empty for plain payments.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Sum, for money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// By when.
    pub due: DutyDue,
    /// How.
    pub method: PaymentMethod,
}

/// What was done on a duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Performance {
    /// Which obligation: its place in the plan, from 1.
    pub obligation: u32,
    /// When.
    pub on: NaiveDate,
    /// How much, for money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// 收条, 转账单 …
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
}

/// 签字盖章: three acts with dates of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatures {
    /// The day the last party signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parties: Option<NaiveDate>,
    /// The day the mediator signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mediator: Option<NaiveDate>,
    /// The day the committee sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<NaiveDate>,
}

terms! {
    /// 履行情况 of one duty on a given day.
    DutyState {
        NotDue = "not_due", "未到期";
        Done = "done", "已履行";
        Partly = "partly", "部分履行";
        Overdue = "overdue", "逾期";
        Lasting = "lasting", "持续有效";
    }
}

terms! {
    /// 协议状态 on a given day.
    AgreementState {
        Draft = "draft", "草稿";
        Incomplete = "incomplete", "待签章";
        Running = "running", "履行中";
        Overdue = "overdue", "逾期";
        Performed = "performed", "已履行";
    }
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
    /// 条款, without their numbers; `{合计}` stands for the total, `{第1期}` for an instalment.
    pub clauses: Vec<String>,
    /// 履行计划.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<Obligation>,
    /// 履行记录.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub performed: Vec<Performance>,
    /// 一式几份; 0 = one per party and one for the body.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub copies: u32,
    /// 签章.
    #[serde(default)]
    pub signed: Signatures,
    /// 备注.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}

fn is_zero(value: &u32) -> bool {
    *value == 0
}

impl Agreement {
    /// A blank written agreement of a people's mediation committee.
    pub fn blank(body: &str, day: NaiveDate) -> Self {
        Self {
            number: String::new(),
            paper_number: String::new(),
            dispute: None,
            form: AgreementForm::Written,
            body_kind: MediatingKind::Committee,
            body: body.into(),
            parties: Side::ALL[..2].iter().map(|&side| AgreementParty::named(side, "")).collect(),
            mediators: Vec::new(),
            recorder: String::new(),
            mediated_on: day,
            facts: String::new(),
            clauses: vec![String::new()],
            plan: Vec::new(),
            performed: Vec::new(),
            copies: 0,
            signed: Signatures::default(),
            remark: String::new(),
        }
    }

    /// 协议金额: the sums of the plan.
    pub fn total(&self) -> Amount {
        self.plan.iter().filter_map(|duty| duty.amount).sum()
    }

    /// 已履行金额 up to `day`.
    pub fn paid(&self, day: NaiveDate) -> Amount {
        self.performed.iter().filter(|p| p.on <= day).filter_map(|p| p.amount).sum()
    }

    /// How many copies are made: as set, else one per party and one for the body.
    pub fn copies(&self) -> u32 {
        if self.copies > 0 { self.copies } else { u32::try_from(self.parties.len()).unwrap_or(2) + 1 }
    }

    /// 生效日: the last of the signatures and the seal; `None` while one is missing.
    pub fn effective_on(&self) -> Option<NaiveDate> {
        let Signatures { parties, mediator, seal } = self.signed;
        match self.form {
            AgreementForm::Oral => parties,
            AgreementForm::Written => Some(parties?.max(mediator?).max(seal?)),
        }
    }

    /// The state of duty `index` (from 0) at the end of `day`.
    pub fn duty_state(&self, index: usize, day: NaiveDate) -> Option<DutyState> {
        let duty = self.plan.get(index)?;
        let done = self.performed.iter().filter(|p| p.obligation as usize == index + 1 && p.on <= day);
        let (times, paid) = done.fold((0, Amount::ZERO), |(n, sum), p| (n + 1, sum + p.amount.unwrap_or_default()));
        let fulfilled = times > 0 && duty.amount.is_none_or(|amount| paid >= amount);
        let due = match duty.due {
            DutyDue::AtSigning {} => self.effective_on(),
            DutyDue::On { day } => Some(day),
            DutyDue::Perpetual {} => return Some(DutyState::Lasting),
        };
        Some(match due {
            _ if fulfilled => DutyState::Done,
            Some(due) if due < day => DutyState::Overdue,
            _ if times > 0 => DutyState::Partly,
            _ => DutyState::NotDue,
        })
    }

    /// The state of the whole at the end of `day`.
    pub fn state(&self, day: NaiveDate) -> AgreementState {
        let Signatures { parties, mediator, seal } = self.signed;
        if self.effective_on().is_none_or(|on| on > day) {
            let begun = parties.or(mediator).or(seal).is_some();
            return if begun { AgreementState::Incomplete } else { AgreementState::Draft };
        }
        let states: Vec<DutyState> = (0..self.plan.len()).filter_map(|i| self.duty_state(i, day)).collect();
        if states.contains(&DutyState::Overdue) {
            AgreementState::Overdue
        } else if states.iter().all(|s| matches!(s, DutyState::Done | DutyState::Lasting)) {
            AgreementState::Performed
        } else {
            AgreementState::Running
        }
    }

    /// The text of clause `index` with its tokens filled in: `{合计}` and `{第n期}` become
    /// 「6666元（大写：陆仟陆佰陆拾陆元整）」. Unknown tokens stay as typed and are reported by [`check`](Self::check).
    pub fn clause_text(&self, index: usize) -> Option<String> {
        let mut rest = self.clauses.get(index)?.as_str();
        let mut out = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            match after.split_once('}') {
                Some((token, tail)) => {
                    match self.token(token) {
                        Some(amount) => out.push_str(&written_sum(amount)),
                        None => out.push_str(&format!("{{{token}}}")),
                    }
                    rest = tail;
                }
                None => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        Some(out + rest)
    }

    fn token(&self, token: &str) -> Option<Amount> {
        if token == "合计" {
            return Some(self.total());
        }
        let number: usize = token.strip_prefix('第')?.strip_suffix('期')?.parse().ok()?;
        self.plan.iter().filter_map(|duty| duty.amount).nth(number.checked_sub(1)?)
    }

    /// 「甲某、乙某」: everybody by name, for lists.
    pub fn parties_line(&self) -> String {
        self.parties.iter().filter(|p| !p.name.is_empty()).map(|p| p.name.as_str()).collect::<Vec<_>>().join("、")
    }

    /// Checks the agreement as typed. Form is a matter of warnings; only nonsense is an error.
    ///
    /// Source: 人民调解法 Art. 28–29; 人民调解工作若干规定 Art. 34–35 (the stricter list, as warnings).
    pub fn check(&self, today: NaiveDate) -> Vec<Finding> {
        let mut found = Vec::new();
        for (i, party) in self.parties.iter().enumerate() {
            let name = party.name.trim();
            if name.is_empty() {
                found.push(Finding::error(format!("parties[{i}].name"), "当事人姓名未填。"));
            } else if self.parties[..i].iter().any(|p| p.side != party.side && p.name.trim() == name) {
                found.push(Finding::error(format!("parties[{i}].name"), format!("{name}同时列在两方，请核对。")));
            } else if self.mediators.iter().any(|m| m.trim() == name) {
                found.push(Finding::error("mediators", format!("{name}是当事人，不能同时担任调解员。")));
            }
        }
        if self.parties.iter().map(|p| p.side).collect::<std::collections::BTreeSet<_>>().len() < 2 {
            found.push(Finding::error("parties", "协议至少有两方当事人。"));
        }
        if self.clauses.iter().all(|clause| clause.trim().is_empty()) {
            found.push(Finding::error("clauses", "协议条款未填。"));
        }
        for (i, clause) in self.clauses.iter().enumerate() {
            self.check_clause(i, clause, &mut found);
        }
        if self.mediated_on > today {
            found.push(Finding::error("mediated_on", "日期晚于今日，请核对。"));
        }
        let Signatures { parties, mediator, seal } = self.signed;
        if [parties, mediator, seal].into_iter().flatten().any(|day| day < self.mediated_on) {
            found.push(Finding::error("signed", "签章日期早于调解日期，请核对。"));
        }
        if [parties, mediator, seal].into_iter().flatten().any(|day| day > today) {
            found.push(Finding::error("signed", "签章日期晚于今日，请核对。"));
        }
        for (i, done) in self.performed.iter().enumerate() {
            if done.on > today {
                found.push(Finding::error(format!("performed[{i}].on"), "日期晚于今日，请核对。"));
            }
            if done.obligation == 0 || done.obligation as usize > self.plan.len() {
                let message = format!("履行计划中没有第 {} 项。", done.obligation);
                found.push(Finding::error(format!("performed[{i}].obligation"), message));
            }
        }
        if self.form == AgreementForm::Oral
            && self.plan.iter().any(|duty| duty.amount.is_some() || matches!(duty.due, DutyDue::On { .. }))
        {
            found.push(Finding::warning("form", "涉及金钱或约定日后履行，宜签书面协议。"));
        }
        if self.facts.trim().is_empty() {
            found.push(Finding::warning("facts", "纠纷的主要事实未填。"));
        }
        found
    }

    fn check_clause(&self, i: usize, clause: &str, found: &mut Vec<Finding>) {
        let field = format!("clauses[{i}]");
        for token in clause.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(token, _)| token)) {
            if self.token(token).is_none() {
                found.push(Finding::error(
                    field.clone(),
                    format!("“{{{token}}}”没有对应的期次，可用的有 {{合计}}、{{第1期}}。"),
                ));
            }
        }
        let total = self.total();
        if total == Amount::ZERO || clause.contains('{') {
            return;
        }
        if let Some(sum) = super::sums::written_sum_at(clause)
            .map(|(sum, _)| sum)
            .filter(|sum| *sum != total && !self.plan.iter().any(|duty| duty.amount == Some(*sum)))
        {
            let no = super::amount::chinese_ordinal(i);
            found.push(Finding::warning(field, format!("第{no}条写 {}，合计 {}。", sum.told(), total.told())));
        }
    }
}

/// 「6666元（大写：陆仟陆佰陆拾陆元整）」.
fn written_sum(amount: Amount) -> String {
    let plain = if amount.fen() % 100 == 0 {
        (amount.fen() / 100).to_string()
    } else {
        format!("{}.{:02}", amount.fen() / 100, amount.fen() % 100)
    };
    format!("{plain}元（大写：{}）", amount.capital_words())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn instalment(yuan: i64, due: &str) -> Obligation {
        Obligation {
            debtor: Side::Second,
            duty: DutyKind::Money,
            text: String::new(),
            amount: Some(Amount::from_yuan(yuan)),
            due: DutyDue::On { day: day(due) },
            method: PaymentMethod::Cash,
        }
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
        let mut a = agreement();
        a.signed = Signatures { parties: Some(day("2026-06-18")), mediator: Some(day("2026-06-18")), seal: None };
        assert_eq!((a.effective_on(), a.state(day("2026-06-18"))), (None, AgreementState::Incomplete));
        a.signed.seal = Some(day("2026-06-22"));
        assert_eq!(a.effective_on(), Some(day("2026-06-22")));
    }

    #[test]
    fn duties_fall_due_and_are_done_one_by_one() {
        let mut a = agreement();
        a.signed = Signatures {
            parties: Some(day("2026-06-18")),
            mediator: Some(day("2026-06-18")),
            seal: Some(day("2026-06-18")),
        };
        a.performed = vec![Performance {
            obligation: 1,
            on: day("2026-06-18"),
            amount: Some(Amount::from_yuan(10_000)),
            evidence: "收条".into(),
        }];
        assert_eq!(a.state(day("2026-07-20")), AgreementState::Running);
        assert_eq!(
            (a.duty_state(1, day("2026-07-21")), a.state(day("2026-07-21"))),
            (Some(DutyState::Overdue), AgreementState::Overdue)
        );
        a.plan.truncate(1);
        assert_eq!(a.state(day("2026-07-21")), AgreementState::Performed);
    }

    #[test]
    fn a_lasting_duty_is_never_overdue() {
        let mut a = agreement();
        a.plan = vec![Obligation {
            debtor: Side::First,
            duty: DutyKind::Forbearance,
            text: "该地今后不再葬坟".into(),
            amount: None,
            due: DutyDue::Perpetual {},
            method: PaymentMethod::Deed,
        }];
        assert_eq!(a.duty_state(0, day("2030-01-01")), Some(DutyState::Lasting));
    }

    #[test]
    fn nonsense_is_refused_with_its_sentence() {
        let mut a = agreement();
        a.mediators = vec!["田某丁".into()];
        a.signed.parties = Some(day("2026-06-17"));
        let messages: Vec<_> =
            a.check(day("2026-06-18")).into_iter().filter(Finding::blocks).map(|f| f.message).collect();
        assert_eq!(messages, ["田某丁是当事人，不能同时担任调解员。", "签章日期早于调解日期，请核对。"]);
    }
}
