//! What the dialog of a step collects, and the timeline entries it makes of it.

use crate::domain::{
    calendar::Calendar,
    deadline::{ClockId, Clocks},
    procedure::{self, Act, Step},
    settings::Settings,
    terms::{DeclineGround, DeliveredPaper, DeliveryManner, Opinion, Satisfaction, Settlement, Track},
};
use crate::store::petitions::PetitionFile;
use crate::ui::pages::due;
use chrono::{NaiveDate, NaiveDateTime};

use super::{offers::Move, w};

/// The fields of all dialogs; each shows its own.
#[derive(Clone, Debug, PartialEq)]
pub struct StepForm {
    /// Which step.
    pub step: Move,
    /// 日期.
    pub on: Option<NaiveDate>,
    /// 经办人.
    pub by: String,
    /// 说明.
    pub text: String,
    /// 文书号.
    pub document: String,
    /// 告知书同时当面送达.
    pub with_notice: bool,
    /// 办理程序 of an acceptance.
    pub track: Track,
    /// 理由 of a refusal.
    pub ground: Option<DeclineGround>,
    /// Where the petitioner is pointed to, the unit, the superior.
    pub to: String,
    /// Day by which the unit reports.
    pub due: Option<NaiveDate>,
    /// 延长天数.
    pub days: u32,
    /// 批准人.
    pub approver: String,
    /// 处理意见.
    pub opinion: Option<Opinion>,
    /// 送达方式.
    pub manner: DeliveryManner,
    /// 签收人, or the witness of a refusal.
    pub recipient: String,
    /// 拒收.
    pub refused: bool,
    /// 化解情况.
    pub settlement: Option<Settlement>,
    /// 回访对象 and way.
    pub contact: String,
    /// 满意度.
    pub satisfaction: Option<Satisfaction>,
}

/// Which field a sentence belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// 日期.
    On,
    /// 理由.
    Ground,
    /// 去向, 责任单位.
    To,
    /// 天数.
    Days,
    /// 批准人.
    Approver,
    /// 处理意见.
    Opinion,
    /// 签收人.
    Recipient,
    /// 化解情况.
    Settlement,
    /// 满意度.
    Satisfaction,
    /// None of them.
    Whole,
}

impl StepForm {
    /// A blank form of `step` for `file`; `leader` approves by default.
    pub fn new(step: Move, file: &PetitionFile, today: NaiveDate, leader: &str, settings: &Settings) -> Self {
        let item = &file.petition;
        let lead = item.petitioners.iter().find(|p| p.representative).or(item.petitioners.first());
        let recipient = lead.filter(|_| !item.anonymous).map(|person| person.name.clone()).unwrap_or_default();
        let to = match step {
            Move::Assign => item.unit.clone(),
            Move::Report => item.referral.as_ref().map(|referral| referral.from.clone()).unwrap_or_default(),
            _ => String::new(),
        };
        Self {
            step,
            on: Some(today),
            by: settings.office.clerk.clone(),
            text: String::new(),
            document: String::new(),
            with_notice: step == Move::Accept && item.notice_owed(),
            track: procedure::usual_track(item),
            ground: None,
            to,
            due: None,
            days: u32::from(settings.limits.extension_max),
            approver: leader.into(),
            opinion: None,
            manner: DeliveryManner::InPerson,
            recipient,
            refused: false,
            settlement: None,
            contact: String::new(),
            satisfaction: None,
        }
    }

    /// The entries it makes, typed at `now`.
    ///
    /// # Errors
    ///
    /// The field that still lacks something, with its sentence.
    pub fn steps(&self, now: NaiveDateTime) -> Result<Vec<Step>, (Field, String)> {
        let on = self.on.ok_or((Field::On, w::DATE_MISSING.to_owned()))?;
        let mut steps = vec![Step {
            by: self.by.trim().to_owned(),
            text: self.text.trim().to_owned(),
            document: self.document.trim().to_owned(),
            ..Step::new(on, now, self.act()?)
        }];
        if self.with_notice && self.step == Move::Accept {
            let notice = self.delivered(DeliveredPaper::Notice);
            steps.push(Step { by: self.by.trim().to_owned(), ..Step::new(on, now, notice) });
        }
        Ok(steps)
    }

    fn delivered(&self, paper: DeliveredPaper) -> Act {
        let recipient = self.recipient.trim().to_owned();
        let (manner, refused) = (self.manner, self.refused);
        let (recipient, witness) = if refused { (String::new(), recipient) } else { (recipient, String::new()) };
        Act::Delivered { paper, manner, recipient, refused, witness, proof: String::new() }
    }

    fn act(&self) -> Result<Act, (Field, String)> {
        let to = self.to.trim().to_owned();
        let lacks = |field, sentence: &str| (field, sentence.to_owned());
        Ok(match self.step {
            Move::Accept => Act::Accepted { track: self.track },
            Move::Decline => {
                let ground = self.ground.ok_or(lacks(Field::Ground, w::GROUND_MISSING))?;
                Act::Declined { ground, direct_to: to }
            }
            Move::Forward => Act::Forwarded { to },
            Move::DeliverNotice => self.delivered(DeliveredPaper::Notice),
            Move::Reply => Act::replied(self.opinion.ok_or(lacks(Field::Opinion, w::OPINION_MISSING))?),
            Move::DeliverReply => self.delivered(DeliveredPaper::Reply),
            Move::Close => {
                let settlement = self.settlement.ok_or(lacks(Field::Settlement, w::SETTLEMENT_MISSING))?;
                Act::closed(Some(settlement))
            }
            Move::Assign => Act::assigned(to, self.due),
            Move::Extend => {
                let days = u16::try_from(self.days).unwrap_or(u16::MAX);
                Act::Extended { days, approver: self.approver.trim().to_owned() }
            }
            Move::Report => Act::Reported { to },
            Move::FollowUp => {
                let satisfaction = self.satisfaction.ok_or(lacks(Field::Satisfaction, w::SATISFACTION_MISSING))?;
                Act::followed_up(self.contact.trim(), satisfaction)
            }
            Move::Withdraw => Act::Withdrawn {},
        })
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
    ) -> Result<Vec<Step>, (Field, String)> {
        let steps = self.steps(now)?;
        let mut history = file.steps.clone();
        for step in &steps {
            procedure::check_step(&file.petition, &history, step, now.date(), settings, calendar)
                .map_err(|refused| (self.field_of(&refused.0), refused.0))?;
            history.push(step.clone());
        }
        Ok(steps)
    }

    /// The rules answer in sentences; the dialog shows each under the field it is about.
    fn field_of(&self, sentence: &str) -> Field {
        let about = |word: &str| sentence.contains(word);
        match self.step {
            _ if sentence.starts_with("日期") => Field::On,
            Move::Extend if about("批准人") => Field::Approver,
            Move::Extend if sentence.starts_with("延长") => Field::Days,
            Move::Assign | Move::Forward | Move::Report | Move::Decline if about("单位") || about("哪里") => {
                Field::To
            }
            _ if about("签收人") => Field::Recipient,
            _ => Field::Whole,
        }
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
            history.extend(self.steps(now).ok()?);
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
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // Dates in tests are literals.
    use super::*;
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

    fn checked(form: &StepForm) -> Result<Vec<Step>, (Field, String)> {
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
        accept.on = "2026-05-09".parse().ok();
        assert_eq!(checked(&accept).unwrap_err(), (Field::On, "日期晚于今日，请核对。".into()));
        accept.on = None;
        assert_eq!(checked(&accept).unwrap_err().0, Field::On);
        let mut accept = form(Move::Accept);
        accept.recipient.clear();
        assert_eq!(checked(&accept).unwrap_err().0, Field::Recipient);
        let mut decline = form(Move::Decline);
        assert_eq!(checked(&decline).unwrap_err().0, Field::Ground);
        decline.ground = Some(DeclineGround::OtherPower);
        assert_eq!(checked(&decline).unwrap_err().0, Field::To);
        decline.to = "清河县人民法院".into();
        assert_eq!(checked(&decline).unwrap()[0].heading(), "不予受理");
        assert_eq!(checked(&form(Move::Reply)).unwrap_err().0, Field::Opinion);
        assert_eq!(checked(&form(Move::FollowUp)).unwrap_err().0, Field::Satisfaction);
    }
}
