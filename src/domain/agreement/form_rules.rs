//! 协议的形式: the stricter list of what an agreement states, as warnings that may be overridden with a reason.
//!
//! The law of 2010 says that an agreement *may* state facts, terms and performance (人民调解法 Art. 29); the ministry's
//! rules of 2002 say that it *shall* (人民调解工作若干规定 Art. 34, 35). Effect hangs on signatures and seal alone, so a gap
//! here never blocks. The last rules look ahead to the court, which confirms nothing that is unclear, that decides
//! ownership or that concerns marriage, parentage or adoption (民诉法解释 Art. 355, 358).

use super::{Agreement, AgreementForm, DutyDue, terms};
use crate::domain::{
    amount::{Amount, chinese_ordinal},
    dispute::Side,
    sums::written_sum_at,
};
use serde::{Deserialize, Serialize};

terms! {
    /// A rule of form.
    FormRule {
        PartyBasics = "party_basics", "当事人基本情况";
        Facts = "facts", "主要事实、争议事项";
        Responsibility = "responsibility", "各方责任";
        Performance = "performance", "履行方式、地点、期限";
        Mediator = "mediator", "调解员";
        Copies = "copies", "份数";
        OralForm = "oral_form", "书面形式";
        Sums = "sums", "金额一致";
        Vague = "vague", "条款明确";
        Ownership = "ownership", "不涉确权";
        StatusRelation = "status_relation", "不涉身份关系";
    }
}

/// A rule knowingly not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormOverride {
    /// Which.
    pub rule: FormRule,
    /// Why.
    pub reason: String,
}

/// Something the strict form asks for and the agreement lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormGap {
    /// By which rule.
    pub rule: FormRule,
    /// Path of the field.
    pub field: String,
    /// What is missing, in Chinese.
    pub message: String,
}

/// Words by which a clause decides who owns something.
const OWNED: [&str; 5] = ["归", "属于", "属", "所有权", "使用权"];
const THINGS: [&str; 11] = ["地", "山", "林", "坟", "房", "屋", "宅", "塘", "田", "墓", "水面"];
const STATUS: [&str; 7] = ["离婚", "结婚", "收养", "解除婚姻", "亲子关系", "亲生", "断绝关系"];
/// Words of a clause that promises money, and of one that promises anything.
const PAYING: [&str; 6] = ["支付", "赔偿", "补偿", "给付", "付清", "偿还"];
const DOING: [&str; 8] = ["修复", "拆除", "清理", "恢复", "归还", "返还", "搬离", "疏通"];
const WHEN: [&str; 14] =
    ["日", "月", "年", "当场", "一次性", "立即", "即时", "今后", "长期", "永久", "内", "前", "随时", "期"];

impl Agreement {
    /// Everything the strict form asks for and the agreement lacks, overridden or not.
    pub fn form_gaps(&self) -> Vec<FormGap> {
        let mut gaps = Vec::new();
        let mut gap = |rule, field: &str, message: String| gaps.push(FormGap { rule, field: field.into(), message });
        for (i, party) in self.parties.iter().enumerate().filter(|(_, party)| !party.name.trim().is_empty()) {
            let person: [(&str, bool); 6] = [
                ("性别", party.sex.is_none()),
                ("年龄", party.age.is_none()),
                ("民族", party.ethnicity.is_empty()),
                ("职业", party.occupation.is_empty()),
                ("住址", party.address.is_empty()),
                ("电话", party.phone.is_empty()),
            ];
            let body = [("住所", party.address.is_empty()), ("法定代表人（负责人）", party.representative.is_empty())];
            let asked: &[(&str, bool)] = if party.is_body() { &body } else { &person };
            let missing: Vec<&str> = asked.iter().filter(|(_, missing)| *missing).map(|(word, _)| *word).collect();
            if !missing.is_empty() {
                let message = format!("{}的{}未填。", party.name.trim(), missing.join("、"));
                gap(FormRule::PartyBasics, &format!("parties[{i}]"), message);
            }
        }
        if self.facts.trim().is_empty() {
            gap(FormRule::Facts, "facts", "纠纷的主要事实未填。".into());
        }
        let told = |word: &str| self.facts.contains(word) || self.clauses.iter().any(|clause| clause.contains(word));
        if self.responsibility.trim().is_empty() && !told("责") && !told("过错") {
            gap(FormRule::Responsibility, "responsibility", "各方当事人的责任未写明。".into());
        }
        if self.mediators.iter().all(|name| name.trim().is_empty()) {
            gap(FormRule::Mediator, "mediators", "调解员未填。".into());
        }
        let least = u32::try_from(self.parties.len()).unwrap_or(2) + 1;
        if self.form == AgreementForm::Written && self.copies() < least {
            gap(FormRule::Copies, "copies", format!("份数少于 {least} 份，不够当事人每人一份、留存一份。"));
        }
        let later = |due: &DutyDue| matches!(due, DutyDue::On { .. } | DutyDue::Within { .. });
        if self.form == AgreementForm::Oral && self.plan.iter().any(|duty| duty.amount.is_some() || later(&duty.due)) {
            gap(FormRule::OralForm, "form", "涉及金钱或约定日后履行，宜签书面协议。".into());
        }
        self.performance_gaps(&mut gaps);
        for (i, clause) in self.clauses.iter().enumerate() {
            self.clause_gaps(i, clause, &mut gaps);
        }
        gaps
    }

    /// The gaps for which no reason is kept.
    pub fn open_gaps(&self) -> Vec<FormGap> {
        let kept = |rule: FormRule| self.overrides.iter().any(|kept| kept.rule == rule);
        self.form_gaps().into_iter().filter(|gap| !kept(gap.rule)).collect()
    }

    /// Keeps one reason for every open gap. Nothing is kept for an empty reason.
    pub fn keep_reason(&mut self, reason: &str) {
        if reason.trim().is_empty() {
            return;
        }
        let mut rules: Vec<FormRule> = self.open_gaps().into_iter().map(|gap| gap.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        self.overrides.extend(rules.into_iter().map(|rule| FormOverride { rule, reason: reason.trim().to_owned() }));
    }

    fn performance_gaps(&self, gaps: &mut Vec<FormGap>) {
        let money =
            |clause: &String| written_sum_at(clause).is_some() || PAYING.iter().any(|word| clause.contains(word));
        let message = if self.plan.is_empty() {
            if !self.clauses.iter().any(money) {
                return;
            }
            "履行计划未填：由谁、何时、以什么方式履行。".to_owned()
        } else {
            let nowhere: Vec<String> = self
                .plan
                .iter()
                .enumerate()
                .filter(|(_, duty)| !matches!(duty.due, DutyDue::Perpetual {}) && duty.place.trim().is_empty())
                .map(|(i, _)| (i + 1).to_string())
                .collect();
            if nowhere.is_empty() {
                return;
            }
            format!("第 {} 期的履行地点未填。", nowhere.join("、"))
        };
        gaps.push(FormGap { rule: FormRule::Performance, field: "plan".into(), message });
    }

    fn clause_gaps(&self, i: usize, clause: &str, gaps: &mut Vec<FormGap>) {
        let clause = clause.trim();
        if clause.is_empty() {
            return;
        }
        let (field, no) = (format!("clauses[{i}]"), chinese_ordinal(i));
        let mut gap = |rule, message: String| gaps.push(FormGap { rule, field: field.clone(), message });
        let total = self.total();
        if total != Amount::ZERO
            && !clause.contains('{')
            && let Some((sum, _)) = written_sum_at(clause)
            && sum != total
            && !self.plan.iter().any(|duty| duty.amount == Some(sum))
        {
            gap(FormRule::Sums, format!("第{no}条写 {}，合计 {}。", sum.told(), total.told()));
        }
        if self.confirmation_bar_today().is_some() {
            return;
        }
        let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
        let named = self.parties.iter().any(|party| !party.name.is_empty() && clause.contains(party.name.as_str()));
        let sides = Side::ALL.iter().any(|side| clause.contains(side.label()));
        let (pays, acts) = (has(&PAYING), has(&DOING));
        let sum = clause.contains('{') || written_sum_at(clause).is_some();
        let missing: Vec<&str> = [
            ("由谁履行", (pays || acts) && !named && !sides && !has(&["双方", "各方"])),
            ("金额", pays && !sum && total == Amount::ZERO),
            ("期限", (pays || acts) && !has(&WHEN) && self.plan.is_empty()),
        ]
        .into_iter()
        .filter(|(_, missing)| *missing)
        .map(|(word, _)| word)
        .collect();
        if !missing.is_empty() {
            gap(FormRule::Vague, format!("第{no}条没有写明{}，内容不明确的协议法院不予确认。", missing.join("、")));
        }
        if has(&OWNED) && clause.contains("所有") | clause.contains("归") | clause.contains("属") && has(&THINGS) {
            gap(FormRule::Ownership, format!("第{no}条像是确定土地、房屋等的归属，法院不受理确权内容的司法确认。"));
        }
        if has(&STATUS) {
            gap(FormRule::StatusRelation, format!("第{no}条涉及身份关系，法院不受理这类司法确认。"));
        }
    }

    /// As [`confirmation_bar`](Self::confirmation_bar), before effect by the day of the session.
    fn confirmation_bar_today(&self) -> Option<&'static str> {
        self.body_kind.confirmation_bar(self.effective_on().unwrap_or(self.mediated_on))
    }
}
