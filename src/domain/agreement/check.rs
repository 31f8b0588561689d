//! What is wrong with an agreement as typed. Nonsense is refused; matters of form only warn.

use super::{Agreement, AgreementParty, ClausePiece, FormRule, PartyKind, pieces};
use crate::domain::{
    amount::{Amount, chinese_ordinal},
    credit_code::credit_code_problem,
    dispute::Side,
    finding::Finding,
    identity::read_id,
    sums::{told_instalments, written_dates, written_sums},
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

const SHOWN_BESIDE_FIELDS: [FormRule; 3] = [FormRule::Sums, FormRule::OralForm, FormRule::Facts];

impl Agreement {
    /// Checks the agreement as typed. Form is a matter of warnings; only nonsense is an error.
    ///
    /// The strict form as a whole, which matters when it is signed, is told by [`form_gaps`](Self::form_gaps).
    ///
    /// Source: 人民调解法 Art. 28–29; 人民调解工作若干规定 Art. 34–35 (the stricter list, as warnings).
    pub fn check(&self, today: NaiveDate) -> Vec<Finding> {
        let mut found = Vec::new();
        self.check_parties(today, &mut found);
        if self.clauses.iter().all(|clause| clause.trim().is_empty()) {
            found.push(Finding::error("clauses", "协议条款未填。"));
        }
        for (i, clause) in self.clauses.iter().enumerate() {
            self.check_clause(i, clause, &mut found);
        }
        self.check_plan(&mut found);
        self.check_days(today, &mut found);
        if self.overrides.iter().any(|kept| kept.reason.trim().is_empty()) {
            found.push(Finding::error("overrides", "不照规定办的理由未填。"));
        }
        if self.supplement.as_ref().is_some_and(|earlier| earlier.to == self.number) {
            found.push(Finding::error("supplement", "补充协议变更的是另一份协议，不能是它自己。"));
        }
        let gaps = self.open_gaps().into_iter().filter(|gap| SHOWN_BESIDE_FIELDS.contains(&gap.rule));
        found.extend(gaps.map(|gap| Finding::warning(gap.field, gap.message)));
        found
    }

    fn check_parties(&self, today: NaiveDate, found: &mut Vec<Finding>) {
        for (i, party) in self.parties.iter().enumerate() {
            let name = party.name.trim();
            if name.is_empty() {
                found.push(Finding::error(format!("parties[{i}].name"), "当事人姓名未填。"));
            } else if self.parties[..i].iter().any(|p| p.side != party.side && p.name.trim() == name) {
                found.push(Finding::error(format!("parties[{i}].name"), format!("{name}同时列在两方，请核对。")));
            } else if self.mediators.iter().any(|m| m.trim() == name) {
                found.push(Finding::error("mediators", format!("{name}是当事人，不能同时担任调解员。")));
            }
            check_numbers(i, party, today, found);
            for agent in party.agents() {
                if self.mediators.iter().any(|m| m.trim() == agent) {
                    found.push(Finding::warning("mediators", format!("{agent}是{name}的代理人，不宜担任调解员。")));
                }
                let other = |p: &AgreementParty| {
                    p.side != party.side && (p.name.trim() == agent || p.agents().any(|one| one == agent))
                };
                if self.parties.iter().any(other) {
                    let message = format!("{agent}代理{name}，又在另一方，请核对。");
                    found.push(Finding::warning(format!("parties[{i}].agent"), message));
                }
            }
        }
        if self.sides().len() < 2 {
            found.push(Finding::error("parties", "协议至少有两方当事人。"));
        }
    }

    /// The sides that take part.
    pub(super) fn sides(&self) -> BTreeSet<Side> {
        self.parties.iter().map(|party| party.side).collect()
    }

    fn check_clause(&self, i: usize, clause: &str, found: &mut Vec<Finding>) {
        let field = format!("clauses[{i}]");
        for piece in pieces(clause) {
            match piece {
                ClausePiece::Token(token) if self.token(token).is_none() => {
                    let message = format!("“{token}”没有对应的期次，可用的有 {{合计}}、{{第1期}}。");
                    found.push(Finding::error(field.clone(), message));
                }
                ClausePiece::Words(words) if words.contains(['{', '}']) => {
                    let message = "花括号没有成对，照原样印出；写金额请用 {合计}、{第1期}。";
                    found.push(Finding::warning(field.clone(), message));
                }
                _ => {}
            }
        }
        let no = chinese_ordinal(i);
        for (text, exists) in written_dates(clause) {
            if !exists {
                found.push(Finding::warning(field.clone(), format!("第{no}条写的“{text}”没有这一天，请核对。")));
            }
        }
        let payments = self.plan.iter().filter(|duty| duty.amount.is_some()).count();
        if let Some(told) = told_instalments(clause).filter(|told| payments > 0 && *told != payments) {
            let message = format!("第{no}条写分 {told} 期，履行计划有 {payments} 期。");
            found.push(Finding::warning(field.clone(), message));
        }
        let sums = written_sums(&self.clause_text(i).unwrap_or_default());
        if let Some((total, parts)) = sums.split_first().filter(|(_, parts)| parts.len() > 1 && clause.contains('期'))
        {
            let sum: Amount = parts.iter().copied().sum();
            if sum != *total {
                let message = format!("第{no}条各期合计 {}，与总额 {} 不符。", sum.told(), total.told());
                found.push(Finding::warning(field, message));
            }
        }
    }

    fn check_plan(&self, found: &mut Vec<Finding>) {
        let sides = self.sides();
        for (i, duty) in self.plan.iter().enumerate() {
            let no = i + 1;
            if duty.creditor == Some(duty.debtor) {
                let message = format!("第 {no} 期由{}履行给自己，请核对。", duty.debtor.label());
                found.push(Finding::error(format!("plan[{i}].creditor"), message));
            }
            for side in [Some(duty.debtor), duty.creditor].into_iter().flatten().filter(|side| !sides.contains(side)) {
                let message = format!("第 {no} 期涉及{}，当事人中没有这一方。", side.label());
                found.push(Finding::warning(format!("plan[{i}].debtor"), message));
            }
            if duty.amount == Some(Amount::ZERO) {
                found.push(Finding::warning(format!("plan[{i}].amount"), format!("第 {no} 期金额为零，请核对。")));
            }
        }
    }

    fn check_days(&self, today: NaiveDate, found: &mut Vec<Finding>) {
        const LATE: &str = "日期晚于今日，请核对。";
        if self.mediated_on > today {
            found.push(Finding::error("mediated_on", LATE));
        }
        let signed = self.signed.days();
        if signed.iter().any(|day| *day < self.mediated_on) {
            found.push(Finding::error("signed", "签章日期早于调解日期，请核对。"));
        }
        if signed.iter().any(|day| *day > today) {
            found.push(Finding::error("signed", "签章日期晚于今日，请核对。"));
        }
        for (i, done) in self.performed.iter().enumerate() {
            if done.on > today {
                found.push(Finding::error(format!("performed[{i}].on"), LATE));
            }
            if done.obligation == 0 || done.obligation as usize > self.plan.len() {
                let message = format!("履行计划中没有第 {} 项。", done.obligation);
                found.push(Finding::error(format!("performed[{i}].obligation"), message));
            }
        }
        for (i, event) in self.events.iter().enumerate() {
            if event.on > today {
                found.push(Finding::error(format!("events[{i}].on"), LATE));
            }
        }
    }
}

/// Numbers of persons and bodies. Wrong ones have been issued, so they only warn.
fn check_numbers(i: usize, party: &AgreementParty, today: NaiveDate, found: &mut Vec<Finding>) {
    if party.kind == PartyKind::Person
        && !party.id_no.trim().is_empty()
        && let Err(problem) = read_id(&party.id_no, today)
    {
        found.push(Finding::warning(format!("parties[{i}].id_no"), format!("身份证号{problem}")));
    }
    if let Some(problem) = credit_code_problem(&party.credit_code) {
        found.push(Finding::warning(format!("parties[{i}].credit_code"), problem));
    }
}
