//! The data of a step as the fields of its dialog, both ways: what is typed becomes an [`Act`], and an entry that is to be
//! corrected comes back into the fields.

use super::{
    field::Field,
    form::{Lack, StepForm, review_level},
    moves::Move,
    w,
};
use crate::domain::{
    procedure::{Act, Progress, Step, StepKind},
    terms::{
        AnswerWay, ClosingCheck, DeclineGround, DeliveredPaper, DeliveryManner, LegalRoute, MediationConsent,
        MediationNature, NotReacceptedGround, Opinion, Outcome, Retention, ReviewLevel, ReviewOutcome, Satisfaction,
        SettledManner, Settlement, TerminationReason, Track, UrgeCause, UrgeManner,
    },
};

impl StepForm {
    fn delivered(&self, paper: DeliveredPaper) -> Act {
        let refused = self.ticked.contains(&Field::Refused);
        let only = |when: bool, field| if when { self.owned(field) } else { String::new() };
        Act::Delivered {
            paper,
            manner: DeliveryManner::from_code(self.get(Field::Manner)).unwrap_or(DeliveryManner::InPerson),
            recipient: only(!refused, Field::Recipient),
            refused,
            witness: only(refused, Field::Witness),
            proof: self.owned(Field::Proof),
        }
    }

    /// The step's own data, as typed.
    ///
    /// # Errors
    ///
    /// A choice that is missing.
    pub(super) fn act(&self, progress: &Progress) -> Result<Act, Lack> {
        let text = |field| self.owned(field);
        let yes = |field| match self.get(field) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let rating = |field| Satisfaction::from_code(self.get(field));
        // A choice that is missing was told before; here it is only named again.
        fn term<T>(form: &StepForm, field: Field, from: fn(&str) -> Option<T>) -> Result<T, Lack> {
            from(form.get(field)).ok_or_else(|| (field, w::NOT_CHOSEN.to_owned()))
        }
        Ok(match self.step {
            Move::Accept => Act::Accepted { track: term(self, Field::Track, Track::from_code)? },
            Move::Decline => Act::Declined {
                ground: term(self, Field::Ground, DeclineGround::from_code)?,
                direct_to: text(Field::DirectTo),
            },
            Move::NotReaccept => Act::NotReaccepted {
                ground: term(self, Field::NotAgain, NotReacceptedGround::from_code)?,
                earlier: text(Field::Earlier),
                document: text(Field::Decision),
            },
            Move::Forward => Act::Forwarded { to: text(Field::To) },
            Move::Direct => {
                Act::Directed { route: term(self, Field::Route, LegalRoute::from_code)?, organ: text(Field::Organ) }
            }
            Move::Merge => Act::Merged { into: text(Field::Case) },
            Move::Shelve => Act::Shelved {},
            Move::Return => Act::Returned { to: text(Field::To) },
            // The numbers are given when the new items are registered.
            Move::Split => Act::SplitOff { into: self.parts() },
            Move::Propose => Act::Proposed { opinion: text(Field::Proposal) },
            Move::Instruct => {
                Act::Instructed { leader: text(Field::Leader), post: text(Field::Post), due: self.day(Field::Due) }
            }
            Move::ReportUp => Act::ReportedUp { to: text(Field::To) },
            Move::AskSupplement => Act::SupplementAsked { what: text(Field::What), due: self.day(Field::Due) },
            Move::Assign => {
                Act::Assigned { to: text(Field::To), due: self.day(Field::Due), persons: self.names(Field::Persons) }
            }
            Move::Investigate => Act::Investigated {
                place: text(Field::Place),
                persons: self.names(Field::Persons),
                asked: text(Field::AskedOne),
            },
            Move::Hear => Act::Heard {
                until: self.day(Field::Until),
                place: text(Field::Place),
                chair: text(Field::Chair),
                conclusion: text(Field::Conclusion),
            },
            Move::ToMediation => Act::ToMediation {
                body: text(Field::Body),
                nature: Some(term(self, Field::Nature, MediationNature::from_code)?),
                agreed: self.names(Field::Agreed).iter().filter_map(|code| MediationConsent::from_code(code)).collect(),
                other: if self.get(Field::Dispute).is_empty() { text(Field::Other) } else { String::new() },
                category: if self.get(Field::Dispute).is_empty() {
                    text(Field::DisputeCategory)
                } else {
                    String::new()
                },
                dispute: text(Field::Dispute),
            },
            Move::MediationFailed => Act::MediationFailed {},
            Move::Settle => Act::Settled {
                manner: term(self, Field::SettledBy, SettledManner::from_code)?,
                agreement: text(Field::Agreement),
            },
            Move::Urge => Act::Urged {
                manner: term(self, Field::UrgedBy, UrgeManner::from_code)?,
                to: text(Field::To),
                cause: UrgeCause::from_code(self.get(Field::Cause)),
                due: self.day(Field::Due),
            },
            Move::Extend => {
                let days = u16::try_from(self.days).unwrap_or(u16::MAX);
                Act::Extended { days, approver: text(Field::Approver) }
            }
            Move::Draft => Act::Drafted {},
            Move::Reply => Act::replied(term(self, Field::Opinion, Opinion::from_code)?),
            Move::Answer => {
                Act::Answered { way: term(self, Field::Way, AnswerWay::from_code)?, to: text(Field::Recipient) }
            }
            Move::Convert => Act::Converted {},
            Move::DeliverNotice | Move::DeliverReply | Move::DeliverExtension | Move::DeliverReview => {
                self.delivered(self.step.paper().unwrap_or(DeliveredPaper::Other))
            }
            Move::Perform => Act::Performed {},
            Move::Report => Act::Reported { to: text(Field::To) },
            Move::Close => Act::Closed {
                settlement: Settlement::from_code(self.get(Field::Settlement)),
                outcome: Outcome::from_code(self.get(Field::Outcome)),
                checks: self.names(Field::Checks).iter().filter_map(|code| ClosingCheck::from_code(code)).collect(),
            },
            Move::Withdraw => Act::Withdrawn {},
            Move::RequestReview => Act::ReviewRequested { level: review_level(progress), body: text(Field::Body) },
            Move::DecideReview => Act::ReviewDecided {
                level: progress.reviews.last().map_or(ReviewLevel::Review, |review| review.level),
                outcome: term(self, Field::ReviewOutcome, ReviewOutcome::from_code)?,
                document: text(Field::Decision),
            },
            Move::Terminate => {
                Act::Terminated { reason: term(self, Field::Termination, TerminationReason::from_code)? }
            }
            Move::Reopen => Act::Reopened { reason: text(Field::Reason) },
            Move::FollowUp => Act::FollowedUp {
                contact: text(Field::Contact),
                satisfaction: term(self, Field::Satisfaction, Satisfaction::from_code)?,
                office_rating: rating(Field::OfficeRating),
                unit_rating: rating(Field::UnitRating),
                got_reply: yes(Field::GotReply),
                performed: yes(Field::Carried),
                new_demand: text(Field::NewDemand),
            },
            Move::Archive => Act::Archived {
                file_number: text(Field::FileNumber),
                retention: Retention::from_code(self.get(Field::Retention)),
            },
        })
    }

    /// As [`act`](Self::act) for an entry that is corrected: what no field asks stays as it was.
    ///
    /// # Errors
    ///
    /// A choice that is missing.
    pub(super) fn corrected(&self, before: &Act, progress: &Progress) -> Result<Act, Lack> {
        let mut act = self.act(progress)?;
        match (&mut act, before) {
            (Act::ReviewRequested { level, .. }, Act::ReviewRequested { level: was, .. })
            | (Act::ReviewDecided { level, .. }, Act::ReviewDecided { level: was, .. }) => *level = *was,
            (Act::Replied { answered, .. }, Act::Replied { answered: was, .. }) => *answered = *was,
            // An older record does not tell the parties and the category that its dispute was opened with.
            (
                Act::ToMediation { other, category, nature, .. },
                Act::ToMediation { other: other_was, category: category_was, nature: nature_was, .. },
            ) => {
                other.clone_from(other_was);
                category.clone_from(category_was);
                *nature = if nature_was.is_none() { None } else { *nature };
            }
            _ => {}
        }
        Ok(act)
    }

    /// The fields filled with an entry that stands in the record; `None` for entries that no dialog makes (登记, 更正,
    /// 记事, 送达 of another paper).
    pub fn of_step(step: &Step) -> Option<Self> {
        let mut form = Self::blank(Move::of_act(&step.act)?);
        form.day.insert(Field::On, Some(step.on));
        form.set(Field::By, &step.by);
        form.set(Field::Text, &step.text);
        form.set(Field::Document, &step.document);
        form.fill(&step.act);
        Some(form)
    }

    fn fill(&mut self, act: &Act) {
        use Field as F;
        let codes = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let yes_no = |answer: &Option<bool>| match answer {
            None => "",
            Some(true) => "yes",
            Some(false) => "no",
        };
        let rated = |rating: &Option<Satisfaction>| rating.map_or("", Satisfaction::code);
        match act {
            Act::Registered {}
            | Act::Shelved {}
            | Act::MediationFailed {}
            | Act::Drafted {}
            | Act::Converted {}
            | Act::Performed {}
            | Act::Withdrawn {}
            | Act::Corrected { .. }
            | Act::Noted { .. } => {}
            Act::Accepted { track } => self.set(F::Track, track.code()),
            Act::Declined { ground, direct_to } => self.lines(&[(F::Ground, ground.code()), (F::DirectTo, direct_to)]),
            Act::NotReaccepted { ground, earlier, document } => {
                self.lines(&[(F::NotAgain, ground.code()), (F::Earlier, earlier), (F::Decision, document)]);
            }
            Act::Forwarded { to } | Act::Returned { to } | Act::ReportedUp { to } | Act::Reported { to } => {
                self.set(F::To, to);
            }
            Act::Directed { route, organ } => self.lines(&[(F::Route, route.code()), (F::Organ, organ)]),
            Act::Merged { into } => self.set(F::Case, into),
            Act::SplitOff { into } => self.set(F::Parts, &into.join("\n")),
            Act::Proposed { opinion } => self.set(F::Proposal, opinion),
            Act::Instructed { leader, post, due } => {
                self.lines(&[(F::Leader, leader), (F::Post, post)]);
                self.day.insert(F::Due, *due);
            }
            Act::SupplementAsked { what, due } => {
                self.set(F::What, what);
                self.day.insert(F::Due, *due);
            }
            Act::Assigned { to, due, persons } => {
                self.set(F::To, to);
                self.day.insert(F::Due, *due);
                self.list.insert(F::Persons, persons.clone());
            }
            Act::Investigated { place, persons, asked } => {
                self.lines(&[(F::Place, place), (F::AskedOne, asked)]);
                self.list.insert(F::Persons, persons.clone());
            }
            Act::Heard { until, place, chair, conclusion } => {
                self.lines(&[(F::Place, place), (F::Chair, chair), (F::Conclusion, conclusion)]);
                self.day.insert(F::Until, *until);
            }
            Act::ToMediation { body, nature, agreed, other, category, dispute } => {
                let nature = nature.unwrap_or(MediationNature::Civil).code();
                self.lines(&[(F::Body, body), (F::Nature, nature), (F::Dispute, dispute)]);
                self.lines(&[(F::Other, other), (F::DisputeCategory, category)]);
                self.list.insert(F::Agreed, codes(agreed.iter().map(|side| side.code()).collect()));
            }
            Act::Settled { manner, agreement } => {
                self.lines(&[(F::SettledBy, manner.code()), (F::Agreement, agreement)]);
            }
            Act::Urged { manner, to, cause, due } => {
                self.lines(&[(F::UrgedBy, manner.code()), (F::To, to), (F::Cause, cause.map_or("", UrgeCause::code))]);
                self.day.insert(F::Due, *due);
            }
            Act::Extended { days, approver } => {
                self.days = (*days).into();
                self.set(F::Approver, approver);
            }
            Act::Replied { opinion, .. } => self.set(F::Opinion, opinion.code()),
            Act::Answered { way, to } => self.lines(&[(F::Way, way.code()), (F::Recipient, to)]),
            Act::Delivered { manner, recipient, refused, witness, proof, .. } => {
                self.lines(&[(F::Manner, manner.code()), (F::Recipient, recipient)]);
                self.lines(&[(F::Witness, witness), (F::Proof, proof)]);
                self.ticked.extend(refused.then_some(F::Refused));
            }
            Act::Closed { settlement, outcome, checks } => {
                let settlement = settlement.map_or("", Settlement::code);
                self.lines(&[(F::Settlement, settlement), (F::Outcome, outcome.map_or("", Outcome::code))]);
                self.list.insert(F::Checks, codes(checks.iter().map(|check| check.code()).collect()));
            }
            Act::ReviewRequested { body, .. } => self.set(F::Body, body),
            Act::ReviewDecided { outcome, document, .. } => {
                self.lines(&[(F::ReviewOutcome, outcome.code()), (F::Decision, document)]);
            }
            Act::Terminated { reason } => self.set(F::Termination, reason.code()),
            Act::Reopened { reason } => self.set(F::Reason, reason),
            Act::FollowedUp { contact, satisfaction, office_rating, unit_rating, got_reply, performed, new_demand } => {
                self.lines(&[(F::Contact, contact), (F::Satisfaction, satisfaction.code())]);
                self.lines(&[(F::OfficeRating, rated(office_rating)), (F::UnitRating, rated(unit_rating))]);
                self.lines(&[(F::GotReply, yes_no(got_reply)), (F::Carried, yes_no(performed))]);
                self.set(F::NewDemand, new_demand);
            }
            Act::Archived { file_number, retention } => {
                self.lines(&[(F::FileNumber, file_number), (F::Retention, retention.map_or("", Retention::code))]);
            }
        }
    }

    fn lines(&mut self, lines: &[(Field, &str)]) {
        for (field, text) in lines {
            self.set(*field, text);
        }
    }
}

impl Move {
    /// The step that makes such an entry.
    fn of_act(act: &Act) -> Option<Self> {
        match act {
            Act::Delivered { paper, .. } => Self::all().find(|step| step.paper() == Some(*paper)),
            act if matches!(act.kind(), StepKind::Registered | StepKind::Corrected | StepKind::Noted) => None,
            act => Self::all().find(|step| step.kind() == act.kind()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;

    /// Every step that has a dialog comes back from its fields as it was.
    #[test]
    fn an_entry_comes_back_from_its_fields() {
        let day = "2026-05-12".parse().ok();
        let acts = vec![
            Act::Accepted { track: Track::Simple },
            Act::Declined { ground: DeclineGround::OutsideRemit, direct_to: "清河县水利局".into() },
            Act::NotReaccepted {
                ground: NotReacceptedGround::Lapsed,
                earlier: "2025-0003".into(),
                document: "清政复查〔2025〕1号".into(),
            },
            Act::Directed { route: LegalRoute::Arbitration, organ: "清河县仲裁委".into() },
            Act::SplitOff { into: vec!["2026-0002".into(), "2026-0003".into()] },
            Act::Instructed { leader: "陈某山".into(), post: "镇长".into(), due: day },
            Act::Assigned { to: "民政办".into(), due: day, persons: vec!["何某川".into(), "马某原".into()] },
            Act::Heard {
                until: day, place: "镇政府".into(), chair: "罗某平".into(), conclusion: "维持".into()
            },
            Act::to_mediation("清水镇人民调解委员会", "何某川"),
            Act::Settled { manner: SettledManner::Conciliated, agreement: "协2026-020".into() },
            Act::Urged {
                manner: UrgeManner::Supervise, to: "民政办".into(), cause: Some(UrgeCause::Late), due: day
            },
            Act::Extended { days: 20, approver: "陈某山".into() },
            Act::Replied { opinion: Opinion::Explained, answered: Some(2) },
            Act::Answered { way: AnswerWay::Phone, to: "李某乙".into() },
            Act::Delivered {
                paper: DeliveredPaper::Reply,
                manner: DeliveryManner::InPerson,
                recipient: String::new(),
                refused: true,
                witness: "马某原".into(),
                proof: "照片".into(),
            },
            Act::closed(Some(Settlement::Settled)),
            Act::ReviewRequested { level: ReviewLevel::ReReview, body: "市人民政府".into() },
            Act::ReviewDecided {
                level: ReviewLevel::ReReview,
                outcome: ReviewOutcome::Maintained,
                document: "市复核〔2026〕2号".into(),
            },
            Act::Terminated { reason: TerminationReason::Died },
            Act::FollowedUp {
                contact: "电话，李某乙".into(),
                satisfaction: Satisfaction::Satisfied,
                office_rating: Some(Satisfaction::Dissatisfied),
                unit_rating: None,
                got_reply: Some(true),
                performed: Some(false),
                new_demand: "修渠".into(),
            },
            Act::Archived { file_number: "2026-001".into(), retention: Some(Retention::ThirtyYears) },
        ];
        let at = "2026-05-12T09:00:00".parse::<chrono::NaiveDateTime>().unwrap();
        for act in acts {
            let form = StepForm::of_step(&Step::new(at.date(), at, act.clone())).unwrap();
            assert_eq!(form.corrected(&act, &Progress::of(&[])).unwrap(), act);
        }
    }
}
