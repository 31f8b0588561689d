//! Every cell: which step is allowed at which stage, what it must carry, where it leads; and the sentence of every
//! refusal.

use super::case::{at, complete, incomplete, item, step};
use chrono::Days;
use xinfang::domain::procedure::{Permission, Stage, StepKind, permission};

/// `+` may be done, `.` not yet, `-` never (any more). The stages: 待受理, 待批示 | 办理中, 已延期, 调解中, 待审签 | 待送达,
/// 已送达, 已和解 | 已转送, 导入法定程序, 不予受理, 不再受理, 已并案, 已存查, 已退回, 已撤回 | 已办结, 复查中, 已复查,
/// 复核中 | 已终结, 已归档.
const EXPECTED: &str = "
                   reg awa  inp ext med dra  rep del set  fwd dir dec nre mer she ret wit  clo urv rvd urr  ter arc
registered          -   -    -   -   -   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
proposed            +   .    -   -   -   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
instructed          +   +    +   +   +   +    +   +   +    +   +   +   +   +   +   +   +    +   +   +   +    +   -
accepted            +   .    -   -   -   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
declined            +   .    -   -   -   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
not_reaccepted      +   .    -   -   -   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
forwarded           +   .    -   -   -   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
directed            +   .    -   -   -   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
merged              +   .    -   -   -   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
shelved             +   .    -   -   -   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
returned            +   .    -   -   -   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
split_off           +   +    +   +   +   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
reported_up         +   +    +   +   +   +    +   +   +    +   +   +   +   +   +   +   +    +   +   +   +    +   -
supplement_asked    +   +    +   +   +   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
assigned            .   .    +   +   +   +    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
investigated        .   .    +   +   +   +    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
heard               .   .    +   +   +   +    -   -   -    -   -   -   -   -   -   -   -    -   -   -   +    -   -
to_mediation        .   .    +   +   -   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
mediation_failed    .   .    .   .   +   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
settled             .   .    +   +   +   +    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
urged               .   .    +   +   +   +    +   +   +    -   -   -   -   -   -   -   -    +   -   +   -    +   -
extended            .   .    +   -   +   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
drafted             .   .    +   +   +   +    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
replied             .   .    +   +   +   +    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
answered            .   .    +   +   .   -    -   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
converted           .   .    +   -   -   -    -   +   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
delivered           .   .    .   .   .   .    +   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
performed           .   .    .   .   .   .    +   +   +    -   -   -   -   -   -   -   -    +   +   +   +    +   -
reported            .   .    +   +   +   +    +   +   +    +   +   +   +   +   +   -   +    +   +   +   +    +   -
closed              .   .    .   .   .   .    .   +   +    +   +   +   +   +   +   +   +    -   .   +   .    -   -
withdrawn           +   +    +   +   +   +    +   -   -    -   -   -   -   -   -   -   -    -   -   -   -    -   -
review_requested    .   .    .   .   .   .    .   +   -    -   -   -   -   -   -   -   -    +   -   +   -    -   -
review_decided      .   .    .   .   .   .    .   .   -    -   -   -   -   -   -   -   -    .   +   .   +    -   -
terminated          +   +    +   +   +   +    +   +   +    +   +   +   +   +   +   +   +    +   +   +   +    -   -
reopened            -   -    -   -   -   -    -   +   +    +   +   +   +   +   +   +   +    +   -   +   -    +   +
followed_up         .   .    .   .   .   .    .   .   .    .   .   .   .   .   .   .   .    +   .   .   .    +   -
archived            .   .    .   .   .   .    .   .   .    +   +   +   +   +   +   +   +    +   .   .   .    +   -
corrected           +   +    +   +   +   +    +   +   +    +   +   +   +   +   +   +   +    +   +   +   +    +   +
noted               +   +    +   +   +   +    +   +   +    +   +   +   +   +   +   +   +    +   +   +   +    +   +
";

/// What the refusal of a step says: first when it comes too early, then why it is too late. Where a column has its
/// own reason, that of the column may stand instead.
const REASONS: &[(&str, &str, &[&str])] = &[
    ("registered", "", &["已经登记"]),
    ("proposed", "批示后", &["已经受理"]),
    ("accepted", "批示后", &["已经受理"]),
    ("declined", "批示后", &["已经受理"]),
    ("not_reaccepted", "批示后", &["已经受理"]),
    ("forwarded", "批示后", &["已经受理"]),
    ("directed", "批示后", &["已经受理"]),
    ("merged", "批示后", &["已经受理"]),
    ("shelved", "批示后", &["已经受理"]),
    ("returned", "批示后", &["已经受理"]),
    ("split_off", "", &["不再分件"]),
    ("supplement_asked", "", &["不再要求补充材料", "已经答复"]),
    ("assigned", "受理后可交办", &["已经答复"]),
    ("investigated", "受理后可调查", &["已经答复"]),
    ("heard", "受理后可听证", &["已经答复", "办理时或者复核时"]),
    ("to_mediation", "受理后可转调解", &["已经转入调解", "不再转调解", "已经答复"]),
    ("mediation_failed", "转调解后", &["没有进行中的调解", "已经答复"]),
    ("settled", "受理后可", &["已经答复"]),
    ("urged", "受理后可催办", &[]),
    ("extended", "受理后可延期", &["已延期一次", "不能延期", "不必延期"]),
    ("drafted", "受理后可拟稿", &["已经答复"]),
    ("replied", "受理后可答复", &["已经答复"]),
    ("answered", "后可答复", &["请签发处理意见书", "已经答复"]),
    ("converted", "简易受理后", &["已按普通程序"]),
    ("delivered", "签发后可送达", &["已经送达"]),
    ("performed", "答复后", &[]),
    ("reported", "受理后可报送", &[]),
    ("closed", "后可办结", &[]),
    ("withdrawn", "", &["已送达，不能撤回", "请记“终结”"]),
    ("review_requested", "送达后可申请复查", &[]),
    ("review_decided", "申请", &[]),
    ("reopened", "", &["还在办理"]),
    ("followed_up", "办结后可回访", &[]),
    ("archived", "办结或终结后可归档", &[]),
];

/// What a stage says to a step that no longer fits it.
fn reason_of(stage: Stage) -> &'static str {
    match stage {
        Stage::Settled => "和解",
        Stage::Forwarded => "转送",
        Stage::Directed => "法定程序",
        Stage::Declined => "不予受理",
        Stage::NotReaccepted => "不再受理",
        Stage::Merged => "并案",
        Stage::Shelved => "存查",
        Stage::Returned => "退回",
        Stage::Withdrawn => "撤回",
        Stage::Closed => "已办结",
        Stage::UnderReview | Stage::Reviewed => "复查",
        Stage::UnderReReview => "复核",
        Stage::Terminated => "终结",
        Stage::Archived => "归档",
        _ => "没有这个理由",
    }
}

/// Where an allowed step leads; `None` when it changes no stage.
fn leads_to(kind: StepKind, from: Stage) -> Option<Stage> {
    use StepKind as K;
    let accepted = !from.is_disposed();
    Some(match kind {
        K::Proposed => Stage::AwaitingInstruction,
        K::Instructed if from == Stage::AwaitingInstruction => Stage::Registered,
        K::Accepted | K::MediationFailed | K::Converted => Stage::InProgress,
        K::Extended if from == Stage::Mediating => Stage::Mediating,
        K::ToMediation => Stage::Mediating,
        K::Answered => Stage::Delivered,
        K::ReviewRequested if from == Stage::Reviewed => Stage::UnderReReview,
        K::ReviewRequested => Stage::UnderReview,
        K::ReviewDecided if from == Stage::UnderReReview => Stage::Terminated,
        K::ReviewDecided => Stage::Reviewed,
        K::Reopened if accepted => Stage::InProgress,
        K::Reopened => Stage::Registered,
        K::Declined
        | K::NotReaccepted
        | K::Forwarded
        | K::Directed
        | K::Merged
        | K::Shelved
        | K::Returned
        | K::Settled
        | K::Extended
        | K::Drafted
        | K::Replied
        | K::Delivered
        | K::Closed
        | K::Withdrawn
        | K::Terminated
        | K::Archived => Stage::from_code(kind.code()).unwrap(),
        _ => return None,
    })
}

fn cells() -> Vec<(StepKind, Stage, char)> {
    let mut rows = EXPECTED.lines().filter(|line| !line.trim().is_empty());
    assert_eq!(rows.next().unwrap().split_whitespace().count(), Stage::ALL.len());
    let mut cells = Vec::new();
    for row in rows {
        let mut words = row.split_whitespace();
        let kind = StepKind::from_code(words.next().unwrap()).unwrap();
        let symbols: Vec<char> = words.map(|word| word.chars().next().unwrap()).collect();
        assert_eq!(symbols.len(), Stage::ALL.len(), "{kind}");
        cells.extend(Stage::ALL.iter().zip(symbols).map(|(&stage, symbol)| (kind, stage, symbol)));
    }
    cells
}

#[test]
fn every_cell_is_as_the_rules_say() {
    let cells = cells();
    assert_eq!(cells.len(), StepKind::ALL.len() * Stage::ALL.len());
    for &(kind, stage, symbol) in &cells {
        let found = match permission(stage, kind) {
            Permission::Allowed => '+',
            Permission::NotYet(_) => '.',
            Permission::Never(_) => '-',
        };
        assert_eq!(found, symbol, "{kind} at {stage}");
    }
    let count = |symbol| cells.iter().filter(|(.., found)| *found == symbol).count();
    println!("cells: {}, allowed: {}, not yet: {}, never: {}", cells.len(), count('+'), count('.'), count('-'));
}

#[test]
fn every_allowed_cell_takes_its_step_and_leads_where_it_should() {
    let mut taken = 0;
    for (kind, stage, _) in cells().into_iter().filter(|(.., symbol)| *symbol == '+') {
        let mut walk = at(stage, kind);
        // A file is closed for good only when nobody can ask for a review any more.
        let days = if kind == StepKind::Archived { 90 } else { 0 };
        let on = walk.next_day() + Days::new(days);
        walk.take(step(on, complete(kind, stage))).unwrap_or_else(|why| panic!("{kind} at {stage}: {why}"));
        assert_eq!(walk.progress().stage, leads_to(kind, stage).unwrap_or(stage), "{kind} at {stage}");
        taken += 1;
    }
    println!("allowed cells taken: {taken}");
}

#[test]
fn every_allowed_cell_refuses_the_step_without_what_it_must_carry() {
    let mut refused = 0;
    for (kind, stage, _) in cells().into_iter().filter(|(.., symbol)| *symbol == '+') {
        let Some((mut lacking, sentence)) = incomplete(kind, stage) else { continue };
        let walk = at(stage, kind);
        lacking.on = walk.next_day();
        assert_eq!(walk.check(&lacking), Err(sentence.to_owned()), "{kind} at {stage}");
        refused += 1;
    }
    println!("incomplete steps refused: {refused}");
}

#[test]
fn every_refused_cell_says_why() {
    let mut refused = 0;
    for (kind, stage, symbol) in cells().into_iter().filter(|(.., symbol)| *symbol != '+') {
        let walk = at(stage, StepKind::Noted);
        let why = walk.check(&step(walk.next_day(), complete(kind, stage))).unwrap_err();
        let reasons = REASONS.iter().find(|(code, ..)| *code == kind.code());
        let expected = match (symbol, reasons) {
            ('.', Some((_, when, _))) => !when.is_empty() && why.contains(when),
            // 退回, 撤回 … end an item in a way of their own; 未办结 in review says what it waits for.
            (_, Some((.., whys))) => whys.iter().any(|reason| why.contains(reason)) || why.contains(reason_of(stage)),
            (_, None) => why.contains(reason_of(stage)),
        };
        assert!(expected && why.ends_with('。'), "{kind} at {stage}: {why}");
        refused += 1;
    }
    println!("refused cells with their sentence: {refused}");
}

#[test]
fn days_run_forward_and_not_beyond_today() {
    let walk = at(Stage::InProgress, StepKind::Replied);
    let on = |day: &str| walk.check(&step(day.parse().unwrap(), complete(StepKind::Replied, Stage::InProgress)));
    assert_eq!(on("2027-01-04").unwrap_err(), "日期晚于今日，请核对。");
    assert_eq!(on("2026-03-01").unwrap_err(), "日期早于收到日期 2026-03-02，请核对。");
    assert_eq!(on("2026-03-02").unwrap_err(), "日期早于上一步的 2026-03-03，请核对。");
    assert_eq!(on("2026-03-03"), Ok(()));
    assert_eq!(item().received_on.to_string(), "2026-03-02");
}
