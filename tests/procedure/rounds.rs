//! Rounds, tracks, reviews and corrections: what the table alone does not tell.

use super::case::*;
use xinfang::domain::{
    procedure::{Act, Correction, Stage, StepKind},
    terms::*,
};

fn replied_and_delivered() -> [Act; 3] {
    [accepted(Track::Ordinary), replied(), delivered(DeliveredPaper::Reply)]
}

#[test]
fn a_revoked_opinion_sends_the_item_back_to_handling() {
    let walk = Walk::new(item())
        .go(&replied_and_delivered())
        .go(&[requested(ReviewLevel::Review), decided(ReviewLevel::Review, ReviewOutcome::Revoked)]);
    let progress = walk.progress();
    assert_eq!((progress.stage, progress.accepted_on), (Stage::InProgress, Some(day("2026-03-07"))));
    assert_eq!((progress.earlier.len(), progress.earlier[0].revoked), (1, true));
    assert_eq!(progress.first_accepted_on(), Some(day("2026-03-03")));
    let same = step(day("2026-03-08"), replied());
    assert!(walk.warnings(&same, today()).iter().any(|why| why.contains("不得以同一事实和理由")));
    let other = step(day("2026-03-08"), Act::replied(Opinion::Refused));
    assert!(walk.warnings(&other, day("2026-03-08")).is_empty());
    // A new round has its own extension.
    let walk = walk.go(&[Act::Extended { days: 30, approver: "陈某山".into() }]);
    assert_eq!(walk.progress().stage, Stage::Extended);
}

#[test]
fn a_re_review_ends_the_matter_and_a_review_comes_first() {
    let walk = Walk::new(item()).go(&replied_and_delivered());
    let early = step(walk.next_day(), requested(ReviewLevel::ReReview));
    assert_eq!(walk.check(&early).unwrap_err(), "先申请复查，不服复查意见的再申请复核。");
    let walk = walk.go(&[
        requested(ReviewLevel::Review),
        decided(ReviewLevel::Review, ReviewOutcome::Maintained),
        requested(ReviewLevel::ReReview),
        decided(ReviewLevel::ReReview, ReviewOutcome::Maintained),
    ]);
    let progress = walk.progress();
    assert_eq!(progress.terminated, Some((day("2026-03-09"), TerminationReason::ReReviewed)));
    assert_eq!((progress.stage, progress.closed_on), (Stage::Terminated, Some(day("2026-03-09"))));
}

#[test]
fn a_simple_answer_that_does_not_content_becomes_ordinary_from_the_simple_acceptance() {
    let walk = Walk::new(item()).go(&[accepted(Track::Simple)]);
    let why = |act: Act| walk.check(&step(walk.next_day(), act)).unwrap_err();
    assert!(why(replied()).contains("先转普通程序"));
    assert!(why(complete(StepKind::Extended, Stage::InProgress)).contains("先转普通程序"));
    let walk = walk.go(&[answered(), Act::Converted {}]);
    let progress = walk.progress();
    assert_eq!((progress.stage, progress.track), (Stage::InProgress, Track::Ordinary));
    assert_eq!((progress.accepted_on, progress.reply_delivered_on), (Some(day("2026-03-03")), None));
    assert_eq!(progress.told_on(), Some(day("2026-03-04")));
    walk.go(&[replied()]);
}

#[test]
fn the_simple_track_is_only_for_what_it_fits() {
    use xinfang::domain::petition::{Occurrence, Referral};
    let refused = |item| {
        let walk = Walk::new(item);
        walk.check(&step(walk.next_day(), accepted(Track::Simple))).unwrap_err()
    };
    let sent = Referral { from: "县".into(), document: String::new(), kind: ReferralKind::Assigned, due: None };
    let base = item();
    assert!(refused(xinfang::domain::petition::Petition { referral: Some(sent), ..base.clone() }).contains("上级交办"));
    let repeat = Occurrence::Repeat { earlier: None };
    assert!(refused(xinfang::domain::petition::Petition { occurrence: repeat, ..base.clone() }).contains("重复信访"));
    let mut item = base;
    item.flags.insert(Flag::Litigation);
    assert!(refused(item).contains("涉法涉诉"));
}

/// No 处理意见书 for suggestions, accusations, what is directed elsewhere or transferred; no review of them.
#[test]
fn only_an_appeal_gets_an_opinion_and_a_review() {
    for (class, track) in [(MatterClass::Suggestion, Track::Suggestion), (MatterClass::Accusation, Track::Ordinary)] {
        let mut item = item();
        (item.class, item.accused) = (class, "某承包人".into());
        let walk = Walk::new(item).go(&[accepted(track)]);
        let why = |act: Act| walk.check(&step(walk.next_day(), act)).unwrap_err();
        assert_eq!(why(replied()), "建议意见、检举控告不出具处理意见书，请用“答复”告知结果。");
        assert_eq!(why(Act::Drafted {}), why(replied()));
        let walk = walk.go(&[answered()]);
        let asked = step(walk.next_day(), requested(ReviewLevel::Review));
        assert_eq!(walk.check(&asked).unwrap_err(), "没有送达处理意见书，不能申请复查。");
    }
    let walk = Walk::new(item()).go(&[accepted(Track::Ordinary)]);
    let oral = step(walk.next_day(), answered());
    assert_eq!(walk.check(&oral).unwrap_err(), "普通程序须书面答复，请出具处理意见书。");
}

#[test]
fn an_extension_comes_once_before_the_end_and_within_the_limit() {
    let walk = Walk::new(item()).go(&[accepted(Track::Ordinary)]);
    let extend = |days| Act::Extended { days, approver: "陈某山".into() };
    // Accepted 03-03: the sixty days end on 05-02, a holiday, moved to 05-06.
    assert!(walk.check(&step(day("2026-05-06"), extend(30))).is_ok());
    assert!(walk.check(&step(day("2026-05-07"), extend(30))).unwrap_err().contains("2026-05-06 届满"));
    assert!(walk.check(&step(day("2026-05-06"), extend(31))).is_err());
    let walk = walk.go(&[extend(10), complete(StepKind::ToMediation, Stage::Extended)]);
    assert_eq!(walk.check(&step(walk.next_day(), extend(10))).unwrap_err(), "已延期一次，不能再延。");
    assert_eq!(walk.go(&[Act::MediationFailed {}]).progress().stage, Stage::Extended);
}

#[test]
fn each_demand_is_answered() {
    let mut item = item();
    item.demands = vec!["补偿减产损失".into(), "修复水渠".into()];
    let walk = Walk::new(item).go(&[accepted(Track::Ordinary)]);
    let reply = |answered| step(walk.next_day(), Act::Replied { opinion: Opinion::Supported, answered });
    assert_eq!(walk.check(&reply(Some(1))).unwrap_err(), "诉求 2 项，已答复 1 项，须逐项答复。");
    assert!(walk.check(&reply(Some(2))).is_ok() && walk.check(&reply(None)).is_ok());
    assert_eq!(walk.warnings(&reply(None), day("2026-03-04")), ["诉求 2 项，须逐项答复。"]);
}

#[test]
fn an_ending_fits_its_stage_and_waits_for_the_window() {
    let end = |reason| Act::Terminated { reason };
    let walk = Walk::new(item()).go(&replied_and_delivered());
    let at = |day_: &str, reason| walk.check(&step(day(day_), end(reason)));
    // Delivered 03-05: the petitioner's thirty days end on 04-04, 清明, moved to 04-07.
    assert!(at("2026-04-07", TerminationReason::ReviewLapsed).unwrap_err().contains("2026-04-07"));
    assert_eq!(at("2026-04-08", TerminationReason::ReviewLapsed), Ok(()));
    assert!(at("2026-04-08", TerminationReason::ForwardDone).unwrap_err().contains("改选终结原因"));
    assert!(at("2026-04-08", TerminationReason::ReReviewed).is_err());
    assert_eq!(at("2026-03-06", TerminationReason::Died), Ok(()));
    let gone = Walk::new(item()).go(&[complete(StepKind::Forwarded, Stage::Registered)]);
    gone.go(&[end(TerminationReason::ForwardDone)]);
}

#[test]
fn a_file_is_archived_after_the_window_and_opened_again_only_with_a_reason() {
    let walk = Walk::new(item()).go(&replied_and_delivered()).go(&[Act::closed(None)]);
    let file = |on: &str| step(day(on), complete(StepKind::Archived, Stage::Closed));
    assert!(walk.check(&file("2026-04-07")).unwrap_err().contains("期满后归档"));
    let mut walk = walk;
    walk.take(file("2026-04-08")).unwrap();
    assert!(walk.check(&step(day("2026-04-09"), complete(StepKind::Performed, Stage::Closed))).is_err());
    let walk = walk.go(&[complete(StepKind::Noted, Stage::Archived)]);
    let walk = walk.go(&[complete(StepKind::Reopened, Stage::Archived)]);
    assert_eq!((walk.progress().stage, walk.progress().closed_on), (Stage::InProgress, None));
    assert_eq!(walk.progress().earlier[0].closed_on, Some(day("2026-03-06")));
}

/// The rules an item goes by are those of the day of receipt.
#[test]
fn old_items_are_refused_and_new_ones_directed() {
    let decline = Act::Declined { ground: DeclineGround::LegalRoute, direct_to: "清河县人民法院".into() };
    let walk = Walk::new(item());
    assert!(walk.check(&step(walk.next_day(), decline.clone())).unwrap_err().contains("导入法定程序"));
    let mut old = item();
    (old.received_on, old.petitioned_on) = (day("2009-03-02"), day("2009-03-02"));
    let walk = Walk::new(old);
    assert_eq!(walk.check(&step(walk.next_day(), decline)), Ok(()));
    let direct = complete(StepKind::Directed, Stage::Registered);
    assert!(walk.check(&step(walk.next_day(), direct)).unwrap_err().contains("请选“不予受理”"));
}

#[test]
fn a_wrong_transfer_goes_back_within_five_working_days() {
    // E9: in hand on 2026-04-30, the fifth working day is 05-11.
    let mut walk = at(Stage::Registered, StepKind::Returned);
    (walk.item.received_on, walk.item.petitioned_on) = (day("2026-04-30"), day("2026-04-28"));
    walk.steps[0].on = day("2026-04-30");
    let back = |on: &str| walk.check(&step(day(on), complete(StepKind::Returned, Stage::Registered)));
    assert_eq!(back("2026-05-11"), Ok(()));
    assert!(back("2026-05-12").unwrap_err().contains("2026-05-11 届满"));
}

#[test]
fn a_date_in_the_past_that_makes_the_item_overdue_is_told() {
    let walk = Walk::new(item());
    let late = step(day("2026-03-03"), accepted(Track::Ordinary));
    assert!(walk.warnings(&late, day("2026-06-01")).iter().any(|why| why.contains("2026-05-06 届满")));
    assert!(walk.warnings(&late, day("2026-03-04")).is_empty());
}

#[test]
fn corrections_add_and_never_edit() {
    let correct = |entry, change, on: &str| step(day(on), Act::Corrected { entry, change });
    let dated = |on: &str| Correction { on: Some(day(on)), ..Correction::default() };
    let mut walk = Walk::new(item()).go(&[accepted(Track::Ordinary), replied()]);
    let record = walk.steps.clone();
    walk.take(correct(2, dated("2026-03-02"), "2026-03-10")).unwrap();
    assert_eq!(walk.progress().accepted_on, Some(day("2026-03-02")));
    assert_eq!(walk.steps[..3], record, "what was typed stays as it was");
    // The corrected record must be one the rules allow.
    let after_reply = correct(2, dated("2026-03-05"), "2026-03-10");
    assert!(walk.check(&after_reply).unwrap_err().starts_with("更正后的办理记录不成立：日期早于上一步"));
    let strike = |entry| {
        let change = Correction { strike: true, ..Correction::default() };
        correct(entry, change, "2026-03-10")
    };
    assert!(walk.check(&strike(2)).unwrap_err().starts_with("更正后的办理记录不成立："));
    for (wrong, why) in [
        (strike(1), "登记不能撤销"),
        (strike(9), "没有第 9 条"),
        (strike(4), "更正不能再更正"),
        (correct(2, Correction::default(), "2026-03-10"), "更正的内容未填"),
        (
            correct(2, Correction { act: Some(Box::new(Act::Withdrawn {})), ..Correction::default() }, "2026-03-10"),
            "不能改变步骤的种类",
        ),
    ] {
        assert!(walk.check(&wrong).unwrap_err().contains(why), "{why}");
    }
    walk.take(strike(3)).unwrap();
    assert_eq!((walk.progress().stage, walk.progress().replied_on), (Stage::InProgress, None));
}

#[test]
fn what_was_lawful_when_it_was_done_stays_lawful() {
    // Sixty days more, as Zhejiang allowed, read under limits of thirty.
    let mut walk = Walk::new(item()).go(&[accepted(Track::Ordinary)]);
    walk.steps.push(step(day("2026-04-01"), Act::Extended { days: 60, approver: "陈某山".into() }));
    let read =
        xinfang::domain::procedure::check_record(&walk.item, &walk.steps, today(), &walk.settings, &walk.calendar);
    assert_eq!(read, Ok(()));
}

/// Promise: what was passed on or refused may be filed at once, and filing ends it; what was accepted may not.
#[test]
fn filing_what_was_passed_on_ends_it() {
    let walk = Walk::new(item()).go(&[Act::Forwarded { to: "清河县水利局".into() }]);
    let filed_on = walk.next_day();
    let filed = walk.go(&[complete(StepKind::Archived, Stage::Forwarded)]).progress();
    assert_eq!((filed.stage, filed.closed_on), (Stage::Archived, Some(filed_on)));
    let handled = Walk::new(item()).go(&[accepted(Track::Ordinary)]);
    let early = step(handled.next_day(), complete(StepKind::Archived, Stage::InProgress));
    assert!(handled.check(&early).unwrap_err().contains("办结或终结后可归档"));
}
