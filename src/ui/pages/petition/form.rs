//! What the dialog of a step collects, and the timeline entries it makes of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{
    field::{Choice, Field, Kind},
    moves::{Asked, Move},
    w,
};
use crate::domain::{
    calendar::Calendar,
    deadline::{ClockId, Clocks},
    mediation::MediationResult,
    procedure::{self, Act, Progress, Step},
    settings::Settings,
    terms::{
        DeliveredPaper, DeliveryManner, Flag, MatterClass, MediationNature, Retention, ReviewLevel, ReviewOutcome,
        SettledManner, UrgeManner,
    },
};
use crate::store::petitions::PetitionFile;
use crate::ui::pages::due;

/// What is typed into the dialog of a step. As JSON it is its draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepForm {
    /// Which step.
    pub step: Move,
    /// Lines of text, and codes of choices.
    pub text: BTreeMap<Field, String>,
    /// Days.
    pub day: BTreeMap<Field, Option<NaiveDate>>,
    /// Names, and codes of what is ticked among several.
    pub list: BTreeMap<Field, Vec<String>>,
    /// 延长天数.
    pub days: u32,
    /// What is ticked.
    pub ticked: BTreeSet<Field>,
}

/// What is wrong, and where.
pub type Lack = (Field, String);

impl StepForm {
    /// A blank form of `step` for `file`; `leader` approves by default.
    pub fn new(step: Move, file: &PetitionFile, today: NaiveDate, leader: &str, settings: &Settings) -> Self {
        let mut form = Self::blank(step);
        form.day.insert(Field::On, Some(today));
        form.days = u32::from(settings.limits.extension_max);
        form.set(Field::By, &settings.office.clerk);
        form.propose(file, leader, settings);
        form
    }

    /// A form with nothing in it.
    pub(super) fn blank(step: Move) -> Self {
        Self {
            step,
            text: BTreeMap::new(),
            day: BTreeMap::new(),
            list: BTreeMap::new(),
            days: 1,
            ticked: BTreeSet::new(),
        }
    }

    /// Fills in what is usually so.
    fn propose(&mut self, file: &PetitionFile, leader: &str, settings: &Settings) {
        let item = &file.petition;
        let lead = item.petitioners.iter().find(|p| p.representative).or(item.petitioners.first());
        let name = lead.filter(|_| !item.anonymous).map(|person| person.name.clone()).unwrap_or_default();
        self.set(Field::Recipient, &name);
        self.set(Field::Approver, leader);
        let sender = item.referral.as_ref().map(|referral| referral.from.clone()).unwrap_or_default();
        let to = match self.step {
            Move::Assign | Move::Urge => item.unit.clone(),
            Move::Report | Move::Return => sender,
            Move::ReportUp => format!("{}信访局", settings.office.county),
            _ => String::new(),
        };
        self.set(Field::To, &to);
        let body = match self.step {
            Move::ToMediation => settings.office.committee(),
            Move::RequestReview => match review_level(&file.progress()) {
                ReviewLevel::Review => format!("{}人民政府", settings.office.county),
                ReviewLevel::ReReview => String::new(),
            },
            _ => String::new(),
        };
        self.set(Field::Body, &body);
        let pending = item.flags.contains(&Flag::Litigation);
        let nature = if pending { MediationNature::Pending } else { MediationNature::Civil };
        self.set(Field::Nature, nature.code());
        self.set(Field::Track, procedure::usual_track(item).code());
        self.set(Field::Manner, DeliveryManner::InPerson.code());
        self.set(Field::SettledBy, SettledManner::Mediated.code());
        self.set(Field::UrgedBy, UrgeManner::Remind.code());
        self.set(Field::Retention, proposed_retention(file).code());
        if self.step == Move::Archive {
            self.set(Field::FileNumber, &item.number);
        }
        if self.step == Move::Accept && item.notice_owed() {
            self.ticked.insert(Field::WithNotice);
        }
    }

    /// Takes over how the mediation came out.
    pub fn take_result(&mut self, result: &MediationResult) {
        self.day.insert(Field::On, Some(result.on));
        self.set(Field::Agreement, result.agreement.as_deref().unwrap_or_default());
    }

    /// Goes over to another step; what is typed stays, what was only proposed follows.
    pub fn turn_to(&mut self, step: Move, file: &PetitionFile, today: NaiveDate, leader: &str, settings: &Settings) {
        let before = Self::new(self.step, file, today, leader, settings);
        let after = Self::new(step, file, today, leader, settings);
        for (field, proposed) in after.text {
            if self.get(field) == before.get(field) {
                self.text.insert(field, proposed);
            }
        }
        self.step = step;
        self.ticked.extend(after.ticked);
    }

    /// What stands in a line, or the code of a choice.
    pub fn get(&self, field: Field) -> &str {
        self.text.get(&field).map_or("", |text| text.trim())
    }

    /// Puts it there.
    pub fn set(&mut self, field: Field, text: &str) {
        self.text.insert(field, text.to_owned());
    }

    pub(super) fn owned(&self, field: Field) -> String {
        self.get(field).to_owned()
    }

    pub(super) fn day(&self, field: Field) -> Option<NaiveDate> {
        self.day.get(&field).copied().flatten()
    }

    pub(super) fn names(&self, field: Field) -> Vec<String> {
        self.list.get(&field).cloned().unwrap_or_default()
    }

    /// The fields that are to be seen now, in their order.
    pub fn shown(&self, file: &PetitionFile) -> Vec<Asked> {
        let refused = self.ticked.contains(&Field::Refused);
        let seen = |field| match field {
            Field::Track => file.petition.class == MatterClass::Appeal,
            // A dispute that is there already has its parties and its category.
            Field::Other | Field::DisputeCategory => self.get(Field::Dispute).is_empty(),
            Field::WithNotice => file.petition.notice_owed(),
            Field::Recipient if self.step == Move::Accept => {
                file.petition.notice_owed() && self.ticked.contains(&Field::WithNotice)
            }
            Field::Recipient => !refused,
            Field::Witness => refused,
            Field::Proof => refused || self.get(Field::Manner) != DeliveryManner::InPerson.code(),
            _ => true,
        };
        self.step.fields().iter().copied().filter(|(field, ..)| seen(*field)).collect()
    }

    /// The fields of an entry that is corrected: all that are to be seen, but not the links to other records, which
    /// are struck and made anew, nor what makes an entry of its own.
    pub fn correctable(&self, file: &PetitionFile) -> Vec<Asked> {
        let linked =
            |field| matches!(field, Field::WithNotice | Field::Dispute | Field::Other | Field::DisputeCategory);
        self.shown(file).into_iter().filter(|(field, ..)| !linked(*field)).collect()
    }

    /// What stands in a field, as it is read.
    pub fn told(&self, field: Field, today: NaiveDate) -> String {
        let label = |choices: &[Choice], code: &str| {
            choices.iter().find(|(known, _)| *known == code).map_or(code, |(_, label)| label).to_owned()
        };
        match field.kind() {
            Kind::Day => self.day(field).map(|day| due::dated(day, today)).unwrap_or_default(),
            Kind::Days => format!("{} {}", self.days, w::DAY),
            Kind::Names => self.names(field).join("、"),
            Kind::Ticks(choices) => {
                self.names(field).iter().map(|code| label(&choices, code)).collect::<Vec<_>>().join("、")
            }
            Kind::Parts(choices) | Kind::Radios(choices) | Kind::Pick(choices) => label(&choices, self.get(field)),
            Kind::Tick(_) => w::yes_no(self.ticked.contains(&field)).into(),
            Kind::Lines(_)
            | Kind::Line(_)
            | Kind::Unit(_)
            | Kind::Person
            | Kind::Case
            | Kind::Dispute
            | Kind::DisputeCategory => self.owned(field),
        }
    }

    /// What differs from `other` in the data of the step: label and value.
    pub fn differs(&self, other: &Self, today: NaiveDate) -> Vec<(&'static str, String)> {
        let asked = self.step.fields().iter().filter(|(field, ..)| *field != Field::Document);
        let told = asked.map(|(field, label, _)| (*label, self.told(*field, today), other.told(*field, today)));
        told.filter(|(_, now, was)| now != was).map(|(label, now, _)| (label, now)).collect()
    }

    /// The titles of the matters that 分件 sets apart.
    pub fn parts(&self) -> Vec<String> {
        self.get(Field::Parts).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// The entries it makes, typed at `now`.
    ///
    /// # Errors
    ///
    /// The field that still lacks something, with its sentence.
    pub fn steps(&self, file: &PetitionFile, now: NaiveDateTime) -> Result<Vec<Step>, Lack> {
        let on = self.day(Field::On).ok_or((Field::On, w::DATE_MISSING.to_owned()))?;
        for (field, label, needed) in self.shown(file) {
            if needed && field.is_choice() && self.get(field).is_empty() {
                return Err((field, w::not_chosen(label)));
            }
        }
        if self.step == Move::Split && self.parts().is_empty() {
            return Err((Field::Parts, w::NO_PARTS.into()));
        }
        let step = Step {
            by: self.owned(Field::By),
            text: self.owned(Field::Text),
            document: self.owned(Field::Document),
            ..Step::new(on, now, self.act(&file.progress())?)
        };
        let mut steps = vec![step];
        if self.step == Move::Accept && self.ticked.contains(&Field::WithNotice) && file.petition.notice_owed() {
            let told = Act::delivered(DeliveredPaper::Notice, DeliveryManner::InPerson, self.owned(Field::Recipient));
            steps.push(Step { by: self.owned(Field::By), ..Step::new(on, now, told) });
        }
        Ok(steps)
    }

    /// The entries, if the rules let them follow what happened so far.
    ///
    /// # Errors
    ///
    /// The first sentence against it, with its field.
    pub fn checked(
        &self,
        file: &PetitionFile,
        now: NaiveDateTime,
        settings: &Settings,
        calendar: &Calendar,
    ) -> Result<Vec<Step>, Lack> {
        let steps = self.steps(file, now)?;
        let mut history = file.steps.clone();
        for step in &steps {
            procedure::check_step(&file.petition, &history, step, now.date(), settings, calendar)
                .map_err(|refused| (self.field_of(&refused.0, file), refused.0))?;
            history.push(step.clone());
        }
        Ok(steps)
    }

    /// What is worth a look in entries that the rules allow.
    pub fn warnings(
        &self,
        steps: &[Step],
        file: &PetitionFile,
        today: NaiveDate,
        settings: &Settings,
        calendar: &Calendar,
    ) -> Vec<String> {
        let first = steps.first().into_iter();
        first
            .flat_map(|step| procedure::step_warnings(&file.petition, &file.steps, step, today, settings, calendar))
            .collect()
    }

    /// The rules answer in sentences; the dialog shows each under the field it is about.
    fn field_of(&self, sentence: &str, file: &PetitionFile) -> Field {
        let asked = self.shown(file).into_iter().map(|(field, ..)| field);
        let shown: Vec<Field> = asked.chain([Field::On, Field::Text]).collect();
        Field::of_sentence(sentence, &shown)
    }

    /// What the entries would start or move, in one sentence; `None` when nothing.
    pub fn consequence(
        &self,
        file: &PetitionFile,
        now: NaiveDateTime,
        settings: &Settings,
        calendar: &Calendar,
    ) -> Option<String> {
        let mut history = file.steps.clone();
        if self.step != Move::Close {
            history.extend(self.steps(file, now).ok()?);
        }
        let clocks = Clocks::of(&file.petition, &history, settings, calendar);
        let day = |id| clocks.due(id).map(|due| due::with_weekday(due.legal));
        match self.step {
            Move::Accept => Some(w::finish_by(&day(ClockId::Finish)?)),
            Move::Extend => Some(w::extended_to(&day(ClockId::Finish)?)),
            Move::DeliverReply => Some(w::review_until(&day(ClockId::Review)?)),
            Move::Close => Some(match day(ClockId::Review) {
                Some(day) => format!("{}{}", w::CLOSE_HINT, w::review_until(&day)),
                None => w::CLOSE_HINT.into(),
            }),
            Move::DecideReview if self.get(Field::ReviewOutcome) == ReviewOutcome::Revoked.code() => {
                Some(w::REVOKED_HINT.into())
            }
            Move::Merge => Some(w::MERGE_HINT.into()),
            Move::Split => Some(w::SPLIT_HINT.into()),
            Move::ToMediation => Some(w::MEDIATION_HINT.into()),
            Move::Archive => Some(w::ARCHIVE_HINT.into()),
            _ => None,
        }
    }
}

/// Which of the two the petitioner may ask for now.
pub fn review_level(progress: &Progress) -> ReviewLevel {
    if progress.last_decision().is_some() { ReviewLevel::ReReview } else { ReviewLevel::Review }
}

/// The period a case file is usually kept: for good when leaders instructed, thirty years when it has a result.
///
/// Source: 机关文书档案保管期限 as commonly taken over by townships; the office's own table goes before it.
fn proposed_retention(file: &PetitionFile) -> Retention {
    let steps = file.corrected();
    let instructed = steps.iter().any(|step| matches!(step.act, Act::Instructed { .. }));
    let answered = steps.iter().any(|step| {
        matches!(step.act, Act::Replied { .. } | Act::Answered { .. } | Act::Settled { .. } | Act::Closed { .. })
    });
    match (instructed, answered) {
        (true, true) => Retention::Permanent,
        (false, true) => Retention::ThirtyYears,
        _ => Retention::TenYears,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;
    use crate::domain::terms::DeclineGround;
    use crate::domain::{calendar, petition::Petition, petition::Petitioner, terms::Channel};

    fn file() -> PetitionFile {
        let at = "2026-05-07T10:15:00".parse::<NaiveDateTime>().unwrap();
        let mut petition = Petition::blank(Channel::Visit, at);
        petition.petitioners = vec![Petitioner { name: "李某乙".into(), ..Petitioner::default() }];
        PetitionFile { petition, steps: vec![Step::new(at.date(), at, Act::Registered {})] }
    }

    fn form(step: Move) -> StepForm {
        StepForm::new(step, &file(), "2026-05-08".parse().unwrap(), "罗某平", &Settings::default())
    }

    fn checked(form: &StepForm) -> Result<Vec<Step>, Lack> {
        let now = "2026-05-08T16:30:00".parse().unwrap();
        form.checked(&file(), now, &Settings::default(), &calendar::built_in())
    }

    #[test]
    fn accepting_hands_the_notice_over_at_once() {
        let accept = form(Move::Accept);
        let steps = checked(&accept).unwrap();
        assert_eq!(steps.iter().map(Step::heading).collect::<Vec<_>>(), ["受理", "送达告知书"]);
        let now = "2026-05-08T16:30:00".parse().unwrap();
        let told = accept.consequence(&file(), now, &Settings::default(), &calendar::built_in());
        assert_eq!(told.as_deref(), Some("应于 7月7日 周二 前办结。"));
    }

    #[test]
    fn each_sentence_stands_under_its_field() {
        let mut accept = form(Move::Accept);
        accept.day.insert(Field::On, "2026-05-09".parse().ok());
        assert_eq!(checked(&accept).unwrap_err(), (Field::On, "日期晚于今日，请核对。".into()));
        accept.day.insert(Field::On, None);
        assert_eq!(checked(&accept).unwrap_err().0, Field::On);
        let mut accept = form(Move::Accept);
        accept.set(Field::Recipient, "");
        assert_eq!(checked(&accept).unwrap_err().0, Field::Recipient);
        let mut decline = form(Move::Decline);
        assert_eq!(checked(&decline).unwrap_err(), (Field::Ground, "理由未选。".into()));
        decline.set(Field::Ground, DeclineGround::OutsideRemit.code());
        assert_eq!(checked(&decline).unwrap_err().0, Field::DirectTo);
        decline.set(Field::DirectTo, "清河县自然资源局");
        assert_eq!(checked(&decline).unwrap()[0].heading(), "不予受理");
        for (step, field) in [
            (Move::Reply, Field::Opinion),
            (Move::FollowUp, Field::Satisfaction),
            (Move::Propose, Field::Proposal),
            (Move::Merge, Field::Case),
            (Move::Shelve, Field::Text),
            (Move::Split, Field::Parts),
            (Move::Instruct, Field::Leader),
            (Move::AskSupplement, Field::What),
            (Move::NotReaccept, Field::NotAgain),
            (Move::Direct, Field::Route),
            (Move::Return, Field::To),
            (Move::Terminate, Field::Termination),
        ] {
            assert_eq!(checked(&form(step)).unwrap_err().0, field, "{step:?}");
        }
    }

    #[test]
    fn another_outcome_keeps_what_was_typed_and_proposes_anew() {
        let mut form = form(Move::Accept);
        form.set(Field::Text, "写错地方也留着");
        form.set(Field::Recipient, "王某甲");
        let settings = Settings::default();
        form.turn_to(Move::Forward, &file(), "2026-05-08".parse().unwrap(), "罗某平", &settings);
        assert_eq!(
            (form.step, form.get(Field::Text), form.get(Field::Recipient)),
            (Move::Forward, "写错地方也留着", "王某甲")
        );
        form.set(Field::To, "清河县水利局");
        assert_eq!(checked(&form).unwrap().len(), 1, "a notice goes only with the acceptance");
    }
}
