//! 依据: which article a paper cites.
//!
//! Two dates decide, and they may fall under different rules: the rules an item is handled by are those in force on
//! the day it was received; the law a paper cites is the one in force on the day of the paper.
//!
//! Sources: 信访条例 (国务院令第431号, 2005-05-01 to 2022-04-30); 信访工作条例 (2022-02-25, from 2022-05-01).

use super::terms::terms;
use chrono::NaiveDate;

terms! {
    /// 规则版本.
    RuleSet {
        R2005 = "2005", "信访条例";
        R2022 = "2022", "信访工作条例";
    }
}

impl RuleSet {
    /// The rules in force on `day`.
    pub fn on(day: NaiveDate) -> Self {
        let from = NaiveDate::from_ymd_opt(2022, 5, 1).unwrap_or_default();
        if day < from { Self::R2005 } else { Self::R2022 }
    }
}

terms! {
    /// What an article is cited for.
    Topic {
        Notice = "notice", "受理告知";
        Declined = "declined", "不予受理";
        LegalRoute = "legal_route", "导入法定程序";
        NotReaccepted = "not_reaccepted", "不再受理";
        Forwarded = "forwarded", "转送交办";
        Returned = "returned", "转送异议";
        Suggestion = "suggestion", "建议意见";
        Accusation = "accusation", "检举控告";
        Protection = "protection", "保护检举控告人";
        Recusal = "recusal", "回避";
        Hearing = "hearing", "听证";
        Finish = "finish", "办理期限";
        Extension = "extension", "延长期限";
        Opinion = "opinion", "处理意见";
        Mediation = "mediation", "调解和解";
        Execution = "execution", "督促落实";
        Review = "review", "复查";
        ReReview = "re_review", "复核";
        Supervision = "supervision", "督办";
        Urgent = "urgent", "重大紧急信访";
        Representatives = "representatives", "推选代表";
        Outcome = "outcome", "三到位一处理";
    }
}

/// Topic, article of 2005, article of 2022. Empty where that law has none.
const ARTICLES: &[(Topic, &str, &str)] = &[
    (Topic::Notice, "第二十一条、第二十二条", "第二十三条"),
    (Topic::Declined, "第二十一条", "第二十三条"),
    (Topic::LegalRoute, "第二十一条", "第三十一条"),
    (Topic::NotReaccepted, "第三十五条", "第三十六条"),
    (Topic::Forwarded, "第二十一条", "第二十二条"),
    (Topic::Returned, "", "第二十三条"),
    (Topic::Suggestion, "", "第二十九条"),
    (Topic::Accusation, "", "第三十条"),
    (Topic::Protection, "第二十三条", "第三十条"),
    (Topic::Recusal, "第三十条", "第二十八条"),
    (Topic::Hearing, "第三十一条", "第三十一条"),
    (Topic::Finish, "第三十三条", "第三十四条"),
    (Topic::Extension, "第三十三条", "第三十四条"),
    (Topic::Opinion, "第三十二条", "第三十二条"),
    (Topic::Mediation, "", "第三十三条"),
    (Topic::Execution, "第三十二条", "第三十二条"),
    (Topic::Review, "第三十四条", "第三十五条"),
    (Topic::ReReview, "第三十五条", "第三十六条"),
    (Topic::Supervision, "第三十六条", "第四十条"),
    (Topic::Urgent, "第二十六条", "第二十五条"),
    (Topic::Representatives, "第十八条", "第二十条"),
    (Topic::Outcome, "", "第二十七条"),
];

/// 「《信访工作条例》第二十三条」: what a paper dated `document_date` cites; `None` when the law of that day has no
/// article for it.
pub fn citation(topic: Topic, document_date: NaiveDate) -> Option<String> {
    let rules = RuleSet::on(document_date);
    let (_, old, new) = ARTICLES.iter().find(|(known, _, _)| *known == topic)?;
    let article = if rules == RuleSet::R2005 { old } else { new };
    (!article.is_empty()).then(|| format!("《{rules}》{article}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_law_of_the_papers_day_is_cited() {
        let on = |topic, day: &str| citation(topic, day.parse().unwrap());
        assert_eq!(on(Topic::Finish, "2022-04-30").as_deref(), Some("《信访条例》第三十三条"));
        assert_eq!(on(Topic::Finish, "2022-05-01").as_deref(), Some("《信访工作条例》第三十四条"));
        assert_eq!(on(Topic::Recusal, "2009-06-30").as_deref(), Some("《信访条例》第三十条"));
        assert_eq!(on(Topic::Returned, "2009-06-30"), None);
        assert_eq!(on(Topic::Mediation, "2026-06-30").as_deref(), Some("《信访工作条例》第三十三条"));
    }

    #[test]
    fn every_topic_has_its_row() {
        assert!(ARTICLES.iter().map(|(topic, _, _)| topic).eq(Topic::ALL));
    }
}
