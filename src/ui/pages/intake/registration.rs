//! What the form means: the item it registers, its first steps, and what is still wrong with it.

use super::form::{Handling, IntakeForm, PersonForm, Tick};
use crate::domain::{
    calendar::Calendar,
    finding::Finding,
    identity,
    listed::Category,
    petition::{Occurrence, Petition, Petitioner, Referral},
    place::Place,
    procedure::{self, Act, Step},
    settings::Settings,
    terms::{AnswerWay, Channel, DeliveredPaper, DeliveryManner, Level, MatterClass, Opinion, Settlement},
};
use chrono::NaiveDateTime;

impl IntakeForm {
    /// What is registered: the item and its first steps. `now` is when it is typed.
    ///
    /// For an item being amended the steps are empty: what happened is never rewritten by the form.
    pub fn registration(&self, now: NaiveDateTime) -> (Petition, Vec<Step>) {
        let mut item = self.item(now);
        item.petitioners
            .retain(|person| !(person.name.is_empty() && person.id_no.is_empty() && person.phone.is_empty()));
        // A new anonymous item bears no names. One that has some in the register (a phone, say) is left as it is.
        if item.anonymous && self.base.as_ref().is_none_or(|base| !base.anonymous) {
            item.petitioners.clear();
        }
        if !self.is_amending() {
            for person in &mut item.petitioners {
                let told = identity::read_id(&person.id_no, now.date()).ok().map(|id| id.sex);
                person.sex = person.sex.or(told);
            }
        }
        let steps = if self.is_amending() { Vec::new() } else { self.steps(&item, now) };
        (item, steps)
    }

    /// The item with every petitioner's row, so that findings point at the right one.
    pub fn item(&self, now: NaiveDateTime) -> Petition {
        let trimmed = |text: &str| text.trim().to_owned();
        let mut item = match &self.base {
            Some(base) => Petition::clone(base),
            None => Petition { registrar: self.registrar.clone(), ..Petition::blank(self.channel, now) },
        };
        item.channel = self.channel;
        item.received_on = self.received_on.unwrap_or(now.date());
        let told = self.petitioned_on.filter(|_| self.has_own_date());
        item.petitioned_on = told.unwrap_or(item.received_on);
        item.received_at = self.received_at.filter(|_| self.channel != Channel::Letter);
        item.channel_detail = trimmed(match self.channel {
            Channel::Letter => &self.postmark,
            Channel::Call => &self.caller,
            Channel::Online => &self.platform,
            Channel::Visit | Channel::Other => &self.other_detail,
        });
        item.received_by = trimmed(if self.channel == Channel::Letter { &self.addressee } else { &self.received_by });
        let meets = matches!(self.channel, Channel::Visit | Channel::Other);
        item.receiving_leader = if meets { trimmed(&self.receiving_leader) } else { String::new() };
        item.source = self.source;
        item.referral = self.referral();
        item.anonymous = self.anonymous;
        item.headcount = self.headcount;
        item.affected = (self.affected > 0).then_some(self.affected);
        item.petitioners = self.people.iter().map(|row| self.petitioner(row)).collect();
        item.place = match &self.place {
            Some(place) => place.clone(),
            None => Place { detail: String::new(), ..self.address.clone() },
        };
        item.title = trimmed(&self.title);
        item.content = trimmed(&self.content);
        item.category = Category { main: self.main.clone().unwrap_or_default(), sub: self.sub.clone() };
        item.class = self.class;
        item.accused = trimmed(&self.accused);
        item.occurrence = match self.tick {
            Tick::None => Occurrence::Unstated,
            Tick::First => Occurrence::First,
            Tick::Repeat => {
                let earlier = trimmed(&self.earlier);
                Occurrence::Repeat { earlier: (!earlier.is_empty()).then_some(earlier) }
            }
        };
        item.went_to = self.went_to;
        item.flags.clone_from(&self.flags);
        item.unit = trimmed(&self.unit);
        item.assisting.clone_from(&self.assisting);
        item.handler = trimmed(&self.handler);
        item.leader = trimmed(&self.leader);
        item.enclosures = trimmed(&self.enclosures);
        item.remark = trimmed(&self.remark);
        item.demands = self.demands.lines().map(trimmed).filter(|line| !line.is_empty()).collect();
        item
    }

    /// Whether the day the petitioner wrote or came may differ from the day it reached the office.
    pub fn has_own_date(&self) -> bool {
        self.channel == Channel::Letter || self.is_referred() || self.petitioned_on.is_some()
    }

    /// Whether the form asks for a superior's sheet.
    pub fn is_referred(&self) -> bool {
        self.source != Level::Township || self.base.as_ref().is_some_and(|base| base.referral.is_some())
    }

    fn referral(&self) -> Option<Referral> {
        if !self.is_referred() {
            return None;
        }
        let blank = self.referral_from.trim().is_empty()
            && self.referral_document.trim().is_empty()
            && self.referral_due.is_none();
        // An old item may name a source without a sheet, and is not forced to invent one; a sheet that was typed by
        // mistake is taken away by emptying it.
        let unforced = |base: &Petition| base.referral.is_none() && base.source == self.source;
        if blank && (self.source == Level::Township || self.base.as_deref().is_some_and(unforced)) {
            return None;
        }
        Some(Referral {
            from: self.referral_from.trim().to_owned(),
            document: self.referral_document.trim().to_owned(),
            kind: self.referral_kind,
            due: self.referral_due,
        })
    }

    fn petitioner(&self, row: &PersonForm) -> Petitioner {
        let mut who = row.who.clone();
        who.name = who.name.trim().to_owned();
        who.phone = who.phone.trim().to_owned();
        who.id_no = identity::normalise_id(&who.id_no);
        who.address = row.own_address.clone().unwrap_or_else(|| self.address.clone());
        who
    }

    /// The steps that 处理方式 stands for, after 登记. What is answered on the spot is dated on the day it was
    /// received; everything else is done today.
    fn steps(&self, item: &Petition, now: NaiveDateTime) -> Vec<Step> {
        let on_spot = self.handling() == Handling::OnSpot;
        let on = if on_spot { item.received_on } else { now.date() };
        let step = |act: Act| Step { by: item.registrar.clone(), ..Step::new(on, now, act) };
        let registered = Step {
            at: item.received_at,
            by: item.registrar.clone(),
            ..Step::new(item.received_on, now, Act::Registered {})
        };
        let mut steps = vec![registered];
        match self.handling() {
            Handling::Later => {}
            Handling::Own => steps.push(step(Act::Accepted { track: procedure::usual_track(item) })),
            Handling::Forward => {
                steps.push(step(Act::Forwarded { to: self.forward_to.trim().to_owned() }));
            }
            Handling::Assign => {
                steps.push(step(Act::Accepted { track: procedure::usual_track(item) }));
                steps.push(step(Act::assigned(item.unit.clone(), self.assigned_due)));
            }
            Handling::OnSpot => {
                steps.push(step(Act::Accepted { track: procedure::usual_track(item) }));
                let text = self.reply.trim().to_owned();
                // Only an 申诉求决 gets a 处理意见书.
                if item.class == MatterClass::Appeal {
                    let opinion = self.opinion.unwrap_or(Opinion::Explained);
                    steps.push(Step { text, ..step(Act::replied(opinion)) });
                    steps.push(step(delivered_to(item)));
                } else {
                    steps.push(Step { text, ..step(answered_to(item)) });
                }
                let settlement = if self.settled { Settlement::Settled } else { Settlement::Unsettled };
                steps.push(step(Act::closed(Some(settlement))));
            }
        }
        steps
    }

    /// What is still wrong, and what is worth a look, in the order of the form.
    ///
    /// The findings of the item itself come from [`Petition::check`], those of the steps from
    /// [`procedure::check_step`]; added is only what the form alone knows.
    pub fn check(&self, now: NaiveDateTime, settings: &Settings, calendar: &Calendar) -> Vec<Finding> {
        let item = self.item(now);
        let mut found = item.check(now.date(), settings);
        if self.received_on.is_none() {
            found.push(Finding::error("received_on", "日期未填，请写成 2026-06-18 或 6-18。"));
        }
        if !self.anonymous && self.address.is_empty() && self.people.iter().any(|person| !person.is_blank()) {
            found.push(Finding::warning("address", "住址未填，告知书无处送达。"));
        }
        if !self.is_amending() {
            self.check_handling(&item, now, settings, calendar, &mut found);
        }
        found
    }

    fn check_handling(
        &self,
        item: &Petition,
        now: NaiveDateTime,
        settings: &Settings,
        calendar: &Calendar,
        found: &mut Vec<Finding>,
    ) {
        let handling = self.handling();
        if matches!(handling, Handling::Own | Handling::Assign) && item.unit.is_empty() {
            found.push(Finding::error("unit", "责任单位未填；一时定不下来的选“暂不处理”。"));
        }
        if handling == Handling::Forward && self.forward_to.trim().is_empty() {
            found.push(Finding::error("forward_to", "转送单位未填。"));
        }
        if handling == Handling::OnSpot && self.opinion.is_none() {
            found.push(Finding::error("opinion", "答复意见未选。"));
        }
        // The rules of the steps speak only when the fields they stand on are right.
        if found.iter().any(Finding::blocks) {
            return;
        }
        let steps = self.steps(item, now);
        for (at, step) in steps.iter().enumerate() {
            if let Err(refused) = procedure::check_step(item, &steps[..at], step, now.date(), settings, calendar) {
                let field = match step.act {
                    Act::Forwarded { .. } => "forward_to",
                    Act::Assigned { .. } => "unit",
                    Act::Registered {} => "received_on",
                    _ => "handling",
                };
                found.push(Finding::error(field, refused.0));
                return;
            }
        }
    }
}

/// Answering a suggestion or an accusation on the spot.
fn answered_to(item: &Petition) -> Act {
    let way = match item.channel {
        Channel::Visit | Channel::Other => AnswerWay::InPerson,
        Channel::Letter => AnswerWay::Letter,
        Channel::Call => AnswerWay::Phone,
        Channel::Online => AnswerWay::Online,
    };
    Act::Answered { way, to: item.who() }
}

/// Handing over the answer: in person to the one who speaks for a visit, else as the channel allows.
fn delivered_to(item: &Petition) -> Act {
    let speaker = item.petitioners.iter().find(|person| person.representative).or(item.petitioners.first());
    let recipient = speaker.filter(|_| !item.anonymous).map(|person| person.name.clone()).unwrap_or_default();
    let in_person = item.channel == Channel::Visit && !recipient.is_empty();
    let manner = if in_person { DeliveryManner::InPerson } else { DeliveryManner::Other };
    Act::delivered(DeliveredPaper::Reply, manner, recipient)
}
