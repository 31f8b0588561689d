//! Facts of the sheets that follow a case: who signs for what, which opinion is contested, what the file holds.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::gather::Case;
use crate::{
    document::forms::{Fact, Facts},
    domain::{
        case_file::{self, Filed},
        forms::FormId,
        issued::{IssuedPaper, KeptPaper},
        petition::{Petition, Petitioner},
        procedure::{Act, Step},
        terms::{DeliveryManner, ReviewLevel, ReviewOutcome},
    },
    papers::words,
    store::petitions::PetitionFile,
};

/// Puts in what the item, its steps and its papers say.
pub(super) fn put(facts: &mut Facts, file: &PetitionFile, person: &Petitioner, case: Case<'_>) {
    let item = &file.petition;
    facts.put("责任单位", item.unit.as_str());
    facts.put("接访时间", Fact::Moment(item.received_on, item.received_at));
    facts.put("接访领导", item.receiving_leader.as_str());
    let about = ["性别", "民族", "职业"].iter().filter_map(|name| facts.get(name).map(Fact::words));
    let home = facts.get("信访人住址").map(|home| format!("住{}", home.words()));
    let phone = Some(&person.phone).filter(|phone| !phone.is_empty()).map(|phone| format!("联系电话{phone}"));
    let about: Vec<String> = about.chain(home).chain(phone).collect();
    facts.put("信访人情况", about.join("，"));
    if let Some(Fact::Date(day)) = facts.get("调查日") {
        facts.put("调查时间", Fact::Moment(*day, None));
    }
    let to = facts.get("转送单位").or(facts.get("法定机关")).cloned();
    facts.put_some("去向单位", to);
    delivery(facts, item, case.papers, &file.corrected());
    review(facts, &file.corrected(), case);
    case_file(facts, file, case);
}

/// 送达回证: the papers whose delivery is still to be proved, else the last one that was delivered.
fn delivery(facts: &mut Facts, item: &Petition, papers: &[KeptPaper], steps: &[Step]) {
    let proved = |kept: &&KeptPaper| kept.is_in_force() && kept.paper.form_id().is_some_and(|form| form.entry().proof);
    let open: Vec<&KeptPaper> = papers.iter().filter(proved).filter(|kept| kept.delivered.is_none()).collect();
    let chosen = if open.is_empty() { papers.iter().rev().find(proved).into_iter().collect() } else { open };
    let line = |paper: &IssuedPaper| {
        let number = paper.number.as_ref().map(|number| format!("（{}）", number.text)).unwrap_or_default();
        format!("{}{number}　1份", paper.title)
    };
    facts.put("送达文书", chosen.iter().map(|kept| line(&kept.paper)).collect::<Vec<_>>());
    if !item.anonymous {
        let name = facts.get("信访人").cloned();
        facts.put_some("受送达人", name);
        let home = facts.get("信访人住址").cloned();
        facts.put_some("送达地点", home);
    }
    let manner = steps.iter().rev().find_map(|step| match &step.act {
        Act::Delivered { manner, .. } => Some(*manner),
        _ => None,
    });
    facts.put_some(
        "送达方式",
        manner.map(|manner| match manner {
            DeliveryManner::InPerson => "当面",
            DeliveryManner::Mail => "邮寄",
            DeliveryManner::PublicNotice => "公告",
            DeliveryManner::Other => "其他",
        }),
    );
}

/// 复查 and 复核: which opinion is contested where, and what the last decision says.
fn review(facts: &mut Facts, steps: &[Step], case: Case<'_>) {
    let asked = steps.iter().rev().find_map(|step| match &step.act {
        Act::ReviewRequested { level, .. } => Some(*level),
        _ => None,
    });
    let decided = steps.iter().rev().find_map(|step| match &step.act {
        Act::ReviewDecided { level, outcome, document } => Some((step, *level, *outcome, document)),
        _ => None,
    });
    // A decided review is what a 复核 is asked against.
    let level = match (asked, decided) {
        (Some(level), _) => level,
        (None, Some(_)) => ReviewLevel::ReReview,
        (None, None) => ReviewLevel::Review,
    };
    let office = &case.settings.office;
    let first = facts.get("复查受理机关").map_or_else(|| office.review_body(), Fact::words);
    facts.put("复查级别", level.label());
    let (against, number, got, to) = match level {
        ReviewLevel::Review => ("落款", "处理意见文号", "意见送达日", first),
        ReviewLevel::ReReview => {
            facts.put("原意见机关", first);
            let second = facts.get("复核受理机关").map_or_else(|| office.re_review_body.clone(), Fact::words);
            ("原意见机关", "复查意见文号", "", second)
        }
    };
    for (name, from) in [("原意见机关", against), ("原意见文号", number), ("原意见收到日", got)] {
        let fact = facts.get(from).cloned();
        facts.put_some(name, fact);
    }
    facts.put("受理申请机关", to);
    if let Some((step, level, outcome, document)) = decided {
        let body = match level {
            ReviewLevel::Review => facts.get("复查受理机关"),
            ReviewLevel::ReReview => facts.get("复核受理机关"),
        };
        let body = body.cloned();
        facts.put_some("意见作出机关", body);
        facts.put("意见书文号", document.as_str());
        facts.put("意见书日期", step.on);
        facts.put(
            "意见书结论",
            match outcome {
                ReviewOutcome::Maintained => "维持",
                ReviewOutcome::Changed => "变更",
                ReviewOutcome::Revoked => "撤销",
            },
        );
    }
}

/// 卷皮 and 卷内目录.
fn case_file(facts: &mut Facts, file: &PetitionFile, case: Case<'_>) {
    let item = &file.petition;
    facts.put("年度", Fact::Number(item.received_on.year().into()));
    let who = facts.get("信访人").map(Fact::words).unwrap_or_default();
    facts.put("案卷题名", format!("{who}关于{}的信访事项", item.title));
    let filed = case_file::filed(case.papers);
    if filed.is_empty() {
        return;
    }
    facts.put("卷内件数", Fact::Number(i64::try_from(filed.len()).unwrap_or(0)));
    facts.put("卷内页数", Fact::Number(case_file::pages(&filed).into()));
    let rows = filed.iter().enumerate().map(|(nth, item)| row(facts, item, nth + 1 == filed.len())).collect();
    facts.put("卷内文件", Fact::Rows(rows));
}

/// A line of the 卷内目录: the page is the first of the paper, for the last paper both.
fn row(facts: &Facts, item: &Filed<'_>, last: bool) -> BTreeMap<String, String> {
    let paper = item.paper;
    let author = match paper.form_id() {
        Some(FormId::F21 | FormId::F25 | FormId::F26) => facts.get("信访人").map(Fact::words),
        Some(FormId::F22) => paper.answers.get("意见作出机关").cloned(),
        _ => facts.get("落款").map(Fact::words),
    };
    let page =
        if last && item.last > item.first { format!("{}—{}", item.first, item.last) } else { item.first.to_string() };
    let number = paper.number.as_ref().map(|number| number.text.clone()).unwrap_or_default();
    [
        ("文号", number),
        ("责任者", author.unwrap_or_default()),
        ("题名", paper.title.clone()),
        ("日期", words::short_date(Some(paper.issued_on)).replace('-', "")),
        ("页号", page),
        ("备注", String::new()),
    ]
    .map(|(name, words)| (name.to_owned(), words))
    .into()
}
