//! An item on its way to a stage, and steps with all they must carry.

use chrono::{Days, NaiveDate};
use xinfang::domain::{
    calendar::{self, Calendar},
    petition::{Petition, Petitioner, Referral},
    procedure::{self, Act, Correction, Progress, Stage, Step, StepKind},
    settings::Settings,
    terms::*,
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn today() -> NaiveDate {
    day("2026-12-31")
}

pub fn step(on: NaiveDate, act: Act) -> Step {
    let typed = on.and_hms_opt(9, 0, 0).unwrap();
    Step { text: "有关情况。".into(), by: "沈某安".into(), ..Step::new(on, typed, act) }
}

pub fn item() -> Petition {
    let mut item = Petition::blank(Channel::Letter, day("2026-03-02").and_hms_opt(9, 0, 0).unwrap());
    item.petitioners = vec![Petitioner { name: "李某乙".into(), ..Petitioner::default() }];
    item.title = "要求补偿稻田减产损失".into();
    item.content = "大坝口水库放水，稻田减产。".into();
    item.category.main = xinfang::domain::listed::Listed::new("nync", "农业农村");
    item
}

/// A record that grows a day at a time.
pub struct Walk {
    pub item: Petition,
    pub steps: Vec<Step>,
    pub settings: Settings,
    pub calendar: Calendar,
}

impl Walk {
    pub fn new(item: Petition) -> Self {
        let first = step(item.received_on, Act::Registered {});
        Self { item, steps: vec![first], settings: Settings::default(), calendar: calendar::built_in() }
    }

    pub fn progress(&self) -> Progress {
        Progress::of(&self.steps)
    }

    pub fn next_day(&self) -> NaiveDate {
        self.progress().last_on.unwrap() + Days::new(1)
    }

    pub fn check(&self, step: &Step) -> Result<(), String> {
        procedure::check_step(&self.item, &self.steps, step, today(), &self.settings, &self.calendar)
            .map_err(|refused| refused.0)
    }

    pub fn warnings(&self, step: &Step, today: NaiveDate) -> Vec<String> {
        procedure::step_warnings(&self.item, &self.steps, step, today, &self.settings, &self.calendar)
    }

    pub fn take(&mut self, step: Step) -> Result<(), String> {
        self.check(&step)?;
        self.steps.push(step);
        Ok(())
    }

    pub fn go(mut self, acts: &[Act]) -> Self {
        for act in acts {
            let next = step(self.next_day(), act.clone());
            self.take(next).unwrap_or_else(|why| panic!("{act:?}: {why}"));
        }
        self
    }
}

pub fn accepted(track: Track) -> Act {
    Act::Accepted { track }
}

pub fn replied() -> Act {
    Act::replied(Opinion::Supported)
}

pub fn delivered(paper: DeliveredPaper) -> Act {
    Act::delivered(paper, DeliveryManner::InPerson, "李某乙")
}

pub fn requested(level: ReviewLevel) -> Act {
    Act::ReviewRequested { level, body: "清河县人民政府".into() }
}

pub fn decided(level: ReviewLevel, outcome: ReviewOutcome) -> Act {
    Act::ReviewDecided { level, outcome, document: "清政复查〔2026〕1号".into() }
}

pub fn answered() -> Act {
    Act::Answered { way: AnswerWay::Phone, to: "李某乙".into() }
}

pub fn settled() -> Act {
    Act::Settled { manner: SettledManner::Mediated, agreement: "调2026-001".into() }
}

/// An item at `stage` to which `kind` can be put: of the class, sender and track that the step is for.
pub fn at(stage: Stage, kind: StepKind) -> Walk {
    let mut item = item();
    let sent =
        Referral {
            from: "清河县信访局".into(), document: String::new(), kind: ReferralKind::Forwarded, due: None
        };
    if kind == StepKind::Returned || stage == Stage::Returned {
        item.referral = Some(sent);
    }
    item.anonymous = kind == StepKind::Shelved || stage == Stage::Shelved;
    let simple = matches!(kind, StepKind::Answered | StepKind::Converted) && stage != Stage::Extended;
    if kind == StepKind::Answered && stage == Stage::Extended {
        (item.class, item.accused) = (MatterClass::Accusation, "某承包人".into());
    }
    let accept = accepted(if simple { Track::Simple } else { Track::Ordinary });
    let mut acts = Vec::new();
    let mut then = |more: &[Act]| acts.extend_from_slice(more);
    let to = |stage| complete(kind_to(stage), Stage::Registered);
    match stage {
        Stage::Registered => {}
        Stage::InProgress => then(&[accept]),
        Stage::Extended | Stage::Mediating | Stage::Drafted | Stage::Replied | Stage::Settled if !simple => {
            then(&[accept, to(stage)]);
        }
        Stage::Delivered if simple => then(&[accept, answered()]),
        // What a simple item never comes to is reached the ordinary way.
        Stage::Extended | Stage::Mediating | Stage::Drafted | Stage::Replied | Stage::Settled => {
            then(&[accepted(Track::Ordinary), to(stage)]);
        }
        Stage::Delivered => then(&[accept, replied(), delivered(DeliveredPaper::Reply)]),
        Stage::Closed => then(&[accepted(Track::Ordinary), replied(), delivered(DeliveredPaper::Reply), to(stage)]),
        Stage::UnderReview | Stage::Reviewed | Stage::UnderReReview => {
            then(&[accepted(Track::Ordinary), replied(), delivered(DeliveredPaper::Reply)]);
            then(&[requested(ReviewLevel::Review)]);
            if stage != Stage::UnderReview {
                then(&[decided(ReviewLevel::Review, ReviewOutcome::Maintained)]);
            }
            if stage == Stage::UnderReReview {
                then(&[requested(ReviewLevel::ReReview)]);
            }
        }
        Stage::Terminated => then(&[accepted(Track::Ordinary), to(stage)]),
        Stage::Archived => then(&[accepted(Track::Ordinary), settled(), Act::closed(None), to(stage)]),
        disposed => then(&[to(disposed)]),
    }
    let walk = Walk::new(item).go(&acts);
    assert_eq!(walk.progress().stage, stage);
    walk
}

/// The step that brings an item to a stage.
fn kind_to(stage: Stage) -> StepKind {
    match stage {
        Stage::AwaitingInstruction => StepKind::Proposed,
        Stage::Mediating => StepKind::ToMediation,
        other => StepKind::from_code(other.code()).unwrap(),
    }
}

/// A step of `kind` with all it must carry, as it is taken at `stage`.
pub fn complete(kind: StepKind, stage: Stage) -> Act {
    use StepKind as K;
    let unit = || "农业农村办".to_owned();
    match kind {
        K::Registered => Act::Registered {},
        K::Proposed => Act::Proposed { opinion: "拟由农业农村办办理。".into() },
        K::Instructed => Act::Instructed { leader: "陈某山".into(), post: "镇长".into(), due: None },
        K::Accepted => accepted(Track::Ordinary),
        K::Declined => Act::Declined { ground: DeclineGround::OtherPower, direct_to: "清河县人民法院".into() },
        K::NotReaccepted => Act::NotReaccepted {
            ground: NotReacceptedGround::ReReviewed,
            earlier: String::new(),
            document: "市复核〔2025〕3号".into(),
        },
        K::Forwarded => Act::Forwarded { to: "清河县水利局".into() },
        K::Directed => Act::Directed { route: LegalRoute::Arbitration, organ: "清河县仲裁委".into() },
        K::Merged => Act::Merged { into: "2026-0001".into() },
        K::Shelved => Act::Shelved {},
        K::Returned => Act::Returned { to: "清河县信访局".into() },
        K::SplitOff => Act::SplitOff { into: vec!["2026-0002".into()] },
        K::ReportedUp => Act::ReportedUp { to: "清河县信访局".into() },
        K::SupplementAsked => Act::SupplementAsked { what: "承包合同".into(), due: None },
        K::Assigned => Act::assigned(unit(), None),
        K::Investigated => Act::Investigated {
            place: "上塘村".into(),
            persons: vec!["何某川".into(), "马某原".into()],
            asked: "王某甲".into(),
        },
        K::Heard => {
            Act::Heard { until: None, place: "镇政府".into(), chair: "罗某平".into(), conclusion: String::new() }
        }
        K::ToMediation => Act::to_mediation("清水镇人民调解委员会", "何某川"),
        K::MediationFailed => Act::MediationFailed {},
        K::Settled => settled(),
        K::Urged => Act::Urged { manner: UrgeManner::Remind, to: unit(), cause: Some(UrgeCause::Late), due: None },
        K::Extended => Act::Extended { days: 30, approver: "陈某山".into() },
        K::Drafted => Act::Drafted {},
        K::Replied => replied(),
        K::Answered => answered(),
        K::Converted => Act::Converted {},
        K::Delivered => delivered(DeliveredPaper::Reply),
        K::Performed => Act::Performed {},
        K::Reported => Act::Reported { to: "清河县信访局".into() },
        K::Closed => Act::closed(Some(Settlement::Settled)),
        K::Withdrawn => Act::Withdrawn {},
        K::ReviewRequested => {
            requested(if stage == Stage::Reviewed { ReviewLevel::ReReview } else { ReviewLevel::Review })
        }
        K::ReviewDecided => {
            let level = if stage == Stage::UnderReReview { ReviewLevel::ReReview } else { ReviewLevel::Review };
            decided(level, ReviewOutcome::Maintained)
        }
        K::Terminated => Act::Terminated { reason: TerminationReason::Died },
        K::Reopened => Act::Reopened { reason: "上级要求重新办理".into() },
        K::FollowedUp => Act::followed_up("电话，李某乙", Satisfaction::Satisfied),
        K::Archived => Act::Archived { file_number: "清水镇-2026-001".into(), retention: None },
        K::Corrected => {
            Act::Corrected { entry: 1, change: Correction { by: Some("马某原".into()), ..Correction::default() } }
        }
        K::Noted => Act::Noted { label: "现场核实".into() },
    }
}

/// The same step without what it must carry, and the sentence for that; `None` when nothing can be missing.
pub fn incomplete(kind: StepKind, stage: Stage) -> Option<(Step, &'static str)> {
    use StepKind as K;
    let blank = String::new;
    let act = complete(kind, stage);
    let (act, text, sentence) = match kind {
        K::Proposed => (Act::Proposed { opinion: blank() }, "", "拟办意见未填。"),
        K::Instructed => (act, "", "批示内容未填。"),
        K::Declined => (
            Act::Declined { ground: DeclineGround::OtherPower, direct_to: blank() },
            "情况",
            "不予受理须告诉信访人应向哪里提出，请填写。",
        ),
        K::NotReaccepted => (
            Act::NotReaccepted { ground: NotReacceptedGround::Lapsed, earlier: blank(), document: blank() },
            "情况",
            "不再受理须写明原件编号或复核意见文号。",
        ),
        K::Forwarded => (Act::Forwarded { to: blank() }, "情况", "去向单位未填。"),
        K::Reported => (Act::Reported { to: blank() }, "情况", "去向单位未填。"),
        K::Directed => (
            Act::Directed { route: LegalRoute::Arbitration, organ: blank() },
            "情况",
            "导入法定程序须写明由哪个机关受理。",
        ),
        K::Merged => (Act::Merged { into: blank() }, "情况", "并入哪一件未填。"),
        K::Shelved => (act, "", "存查须写明理由。"),
        K::Returned => (act, "", "退回须写明不属本机关职责的理由和依据。"),
        K::SplitOff => (Act::SplitOff { into: Vec::new() }, "情况", "分出的件号未填。"),
        K::ReportedUp => (Act::ReportedUp { to: blank() }, "情况", "上报单位未填。"),
        K::SupplementAsked => (Act::SupplementAsked { what: blank(), due: None }, "情况", "须补充的材料未填。"),
        K::Assigned => (Act::assigned("", None), "情况", "责任单位未填。"),
        K::Investigated => (act, "", "调查情况未填。"),
        K::Heard => {
            let act = Act::Heard { until: None, place: blank(), chair: blank(), conclusion: blank() };
            (act, "情况", "听证主持人未填。")
        }
        K::ToMediation => (Act::to_mediation("", "何某川"), "情况", "调解组织未填。"),
        K::Settled => (
            Act::Settled { manner: SettledManner::Conciliated, agreement: blank() },
            "情况",
            "调解、和解须有协议书，协议书编号未填。",
        ),
        K::Urged => {
            let act = Act::Urged { manner: UrgeManner::Supervise, to: "民政办".into(), cause: None, due: None };
            (act, "情况", "催办、督办的事由未选。")
        }
        K::Extended => (Act::Extended { days: 30, approver: blank() }, "情况", "延期须经负责人批准，批准人未填。"),
        K::Answered => (act, "", "答复内容未填；简易答复也须留下记录。"),
        K::Delivered => (
            Act::delivered(DeliveredPaper::Reply, DeliveryManner::InPerson, ""),
            "情况",
            "当面送达须填签收人；拒收的填见证人。",
        ),
        K::Performed => (act, "", "落实情况未填。"),
        K::ReviewRequested => match act {
            Act::ReviewRequested { level, .. } => {
                (Act::ReviewRequested { level, body: blank() }, "情况", "复查、复核机关未填。")
            }
            _ => return None,
        },
        K::ReviewDecided => match act {
            Act::ReviewDecided { level, outcome, .. } => {
                (Act::ReviewDecided { level, outcome, document: blank() }, "情况", "复查、复核意见的文号未填。")
            }
            _ => return None,
        },
        K::Reopened => (Act::Reopened { reason: blank() }, "情况", "重新办理须写明原因。"),
        K::Closed => (
            Act::Closed {
                settlement: Some(Settlement::Settled),
                outcome: None,
                checks: [ClosingCheck::FactsClear, ClosingCheck::Measures].into(),
            },
            "情况",
            "记作化解须四个不放过都已确认，还差：问题解决、上访人员息访；没有做到的请选“未化解”。",
        ),
        K::Archived => (Act::Archived { file_number: blank(), retention: None }, "情况", "档号未填。"),
        K::Corrected => (act, "", "更正须写明原因。"),
        K::Noted => (Act::Noted { label: blank() }, "", "记事内容未填。"),
        K::Registered
        | K::Accepted
        | K::MediationFailed
        | K::Drafted
        | K::Replied
        | K::Converted
        | K::Withdrawn
        | K::Terminated
        | K::FollowedUp => return None,
    };
    Some((Step { text: text.into(), ..step(day("2026-03-02"), act) }, sentence))
}
