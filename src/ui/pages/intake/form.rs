//! The state of the registration form, apart from any window: what was typed, and what it means.
//!
//! [`IntakeForm`] is kept as a draft (JSON) while it is being typed. Fields of the other channels keep their text when
//! the channel is swapped, so nothing is lost by a wrong click; only what belongs to the chosen channel is registered.
//! [`IntakeForm::registration`] turns the form into an item and its first steps; [`IntakeForm::check`] says what is
//! still wrong with it. Both are pure.

use crate::domain::{
    calendar::Calendar,
    finding::Finding,
    identity,
    listed::{Category, Listed},
    lists::{self, PetitionCategory},
    petition::{Occurrence, Petition, Petitioner, Referral},
    place::Place,
    procedure::{self, Act, Step},
    settings::Settings,
    terms::{
        Channel, DeliveredPaper, DeliveryManner, Flag, Level, MatterClass, Opinion, ReferralKind, Settlement, terms,
    },
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

terms! {
    /// 处理方式: what the clerk decides while registering; it becomes the first steps.
    Handling {
        Later = "later", "暂不处理";
        Own = "own", "本级办理";
        Forward = "forward", "转送";
        Assign = "assign", "交办";
        OnSpot = "on_spot", "当场答复";
    }
}

/// 初信初访 and 重复, as ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tick {
    /// Neither.
    #[default]
    None,
    /// 初信初访.
    First,
    /// 重复.
    Repeat,
}

/// One row of the petitioners' table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonForm {
    /// Who. The address inside is not used: see [`IntakeForm::address`] and [`own_address`](Self::own_address).
    pub who: Petitioner,
    /// An address of their own, when it is not the common one.
    pub own_address: Option<Place>,
}

impl PersonForm {
    /// Whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        let who = &self.who;
        who.name.trim().is_empty() && who.id_no.trim().is_empty() && who.phone.trim().is_empty()
    }
}

/// Everything the clerk typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IntakeForm {
    /// The item as it stands in the register, when it is being amended.
    pub base: Option<Box<Petition>>,
    /// 登记人.
    pub registrar: String,
    /// 信访形式.
    pub channel: Channel,
    /// 来访时间, 收信日期, 来电时间, 提交时间: the day.
    pub received_on: Option<NaiveDate>,
    /// The time of day; not for letters.
    pub received_at: Option<NaiveTime>,
    /// 落款日期 of a letter, 信访日期 of a referred item; the day of receipt when empty.
    pub petitioned_on: Option<NaiveDate>,
    /// 信封邮戳.
    pub postmark: String,
    /// 受信人.
    pub addressee: String,
    /// 来电号码.
    pub caller: String,
    /// 平台编号.
    pub platform: String,
    /// What another channel brings along (传真号 and the like).
    pub other_detail: String,
    /// 接待人, 接听人, 经办人.
    pub received_by: String,
    /// 接访领导.
    pub receiving_leader: String,
    /// 来源.
    pub source: Level,
    /// 来文单位.
    pub referral_from: String,
    /// 来文号.
    pub referral_document: String,
    /// 转送 or 交办.
    pub referral_kind: ReferralKind,
    /// 限办时间.
    pub referral_due: Option<NaiveDate>,
    /// 人数.
    pub headcount: u32,
    /// 涉及人数, 0 when not known.
    pub affected: u32,
    /// 匿名.
    pub anonymous: bool,
    /// 信访人, at least one row.
    pub people: Vec<PersonForm>,
    /// 住址 of all who have none of their own.
    pub address: Place,
    /// 问题属地, when it is not where they live.
    pub place: Option<Place>,
    /// 标题.
    pub title: String,
    /// 诉求.
    pub content: String,
    /// 内容分类, first level.
    pub main: Option<Listed>,
    /// 内容分类, second level.
    pub sub: Option<Listed>,
    /// 信访目的 (事项大类).
    pub class: MatterClass,
    /// 被反映人或单位.
    pub accused: String,
    /// 初信初访 or 重复.
    pub tick: Tick,
    /// 编号 of the earlier item of a repeat.
    pub earlier: String,
    /// 越级: where they went.
    pub went_to: Option<Level>,
    /// Other marks.
    pub flags: BTreeSet<Flag>,
    /// 处理方式, once the clerk chose; else by channel (see [`handling`](Self::handling)).
    pub chosen_handling: Option<Handling>,
    /// 责任单位.
    pub unit: String,
    /// 协办单位.
    pub assisting: Vec<String>,
    /// Day by which a unit reports, for 交办.
    pub assigned_due: Option<NaiveDate>,
    /// 转送单位.
    pub forward_to: String,
    /// 答复意见, for 当场答复.
    pub opinion: Option<Opinion>,
    /// 答复内容.
    pub reply: String,
    /// 化解: the trouble itself is over, for 当场答复.
    pub settled: bool,
    /// 承办人.
    pub handler: String,
    /// 包案领导.
    pub leader: String,
    /// 附件材料.
    pub enclosures: String,
    /// 备注.
    pub remark: String,
    /// Numbers of items the clerk said are not the same matter.
    pub not_same: BTreeSet<String>,
}

impl Default for IntakeForm {
    fn default() -> Self {
        Self {
            base: None,
            registrar: String::new(),
            channel: Channel::Visit,
            received_on: None,
            received_at: None,
            petitioned_on: None,
            postmark: String::new(),
            addressee: String::new(),
            caller: String::new(),
            platform: String::new(),
            other_detail: String::new(),
            received_by: String::new(),
            receiving_leader: String::new(),
            source: Level::Township,
            referral_from: String::new(),
            referral_document: String::new(),
            referral_kind: ReferralKind::Forwarded,
            referral_due: None,
            headcount: 1,
            affected: 0,
            anonymous: false,
            people: vec![first_person()],
            address: Place::default(),
            place: None,
            title: String::new(),
            content: String::new(),
            main: None,
            sub: None,
            class: MatterClass::Appeal,
            accused: String::new(),
            tick: Tick::None,
            earlier: String::new(),
            went_to: None,
            flags: BTreeSet::new(),
            chosen_handling: None,
            unit: String::new(),
            assisting: Vec::new(),
            assigned_due: None,
            forward_to: String::new(),
            opinion: None,
            reply: String::new(),
            settled: false,
            handler: String::new(),
            leader: String::new(),
            enclosures: String::new(),
            remark: String::new(),
            not_same: BTreeSet::new(),
        }
    }
}

fn first_person() -> PersonForm {
    PersonForm { who: Petitioner { representative: true, ..Petitioner::default() }, own_address: None }
}

impl IntakeForm {
    /// A new item of `channel` that arrives `now`, taken down by `clerk`.
    pub fn blank(channel: Channel, now: NaiveDateTime, clerk: &str) -> Self {
        Self {
            registrar: clerk.to_owned(),
            channel,
            received_on: Some(now.date()),
            received_at: NaiveTime::from_hms_opt(now.hour(), now.minute(), 0),
            received_by: clerk.to_owned(),
            ..Self::default()
        }
    }

    /// The form of an item that is in the register already. What the form has no field for stays as it was.
    pub fn amend(item: &Petition) -> Self {
        let mut form = Self {
            registrar: item.registrar.clone(),
            channel: item.channel,
            received_on: Some(item.received_on),
            received_at: item.received_at,
            petitioned_on: (item.petitioned_on != item.received_on).then_some(item.petitioned_on),
            received_by: item.received_by.clone(),
            receiving_leader: item.receiving_leader.clone(),
            source: item.source,
            headcount: item.headcount,
            affected: item.affected.unwrap_or(0),
            anonymous: item.anonymous,
            title: item.title.clone(),
            content: item.content.clone(),
            main: (!item.category.main.code.is_empty()).then(|| item.category.main.clone()),
            sub: item.category.sub.clone(),
            class: item.class,
            accused: item.accused.clone(),
            went_to: item.went_to,
            flags: item.flags.clone(),
            unit: item.unit.clone(),
            assisting: item.assisting.clone(),
            handler: item.handler.clone(),
            leader: item.leader.clone(),
            enclosures: item.enclosures.clone(),
            remark: item.remark.clone(),
            base: Some(Box::new(item.clone())),
            ..Self::default()
        };
        let detail = item.channel_detail.clone();
        match item.channel {
            Channel::Letter => {
                (form.postmark, form.addressee) = (detail, std::mem::take(&mut form.received_by));
            }
            Channel::Call => form.caller = detail,
            Channel::Online => form.platform = detail,
            Channel::Visit | Channel::Other => form.other_detail = detail,
        }
        if let Some(referral) = &item.referral {
            form.referral_from.clone_from(&referral.from);
            form.referral_document.clone_from(&referral.document);
            (form.referral_kind, form.referral_due) = (referral.kind, referral.due);
        }
        match &item.occurrence {
            Occurrence::Unstated => {}
            Occurrence::First => form.tick = Tick::First,
            Occurrence::Repeat { earlier } => {
                (form.tick, form.earlier) = (Tick::Repeat, earlier.clone().unwrap_or_default());
            }
        }
        form.address = item.petitioners.first().map_or_else(|| item.place.clone(), |person| person.address.clone());
        let lived = Place { detail: String::new(), ..form.address.clone() };
        form.place = (item.place != lived).then(|| item.place.clone());
        if !item.petitioners.is_empty() {
            let own = |person: &Petitioner| (person.address != form.address).then(|| person.address.clone());
            form.people = item
                .petitioners
                .iter()
                .map(|person| PersonForm { who: person.clone(), own_address: own(person) })
                .collect();
        }
        form
    }

    /// The form of a draft; `None` when it was written by a version that is not understood.
    pub fn from_draft(json: &str) -> Option<Self> {
        let mut form: Self = serde_json::from_str(json).ok()?;
        if form.people.is_empty() {
            form.people.push(first_person());
        }
        Some(form)
    }

    /// The form as a draft.
    pub fn to_draft(&self) -> String {
        // Nothing in the form can fail to become JSON: no maps with odd keys, no own serialisers.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Under which name the draft is kept: one for new items, one for each item being amended.
    pub fn draft_key(&self) -> String {
        self.base.as_ref().map_or_else(|| "petition".to_owned(), |item| format!("petition/{}", item.number))
    }

    /// 处理方式: as chosen, else 暂不处理 for letters (they are read by a leader first) and 本级办理 for the rest.
    pub fn handling(&self) -> Handling {
        self.chosen_handling.unwrap_or(match self.channel {
            Channel::Letter => Handling::Later,
            _ => Handling::Own,
        })
    }

    /// Whether an item of the register is being amended.
    pub fn is_amending(&self) -> bool {
        self.base.is_some()
    }

    /// Adds a row for one more petitioner; the number of people follows.
    pub fn add_person(&mut self) {
        self.people.push(PersonForm::default());
        self.headcount = self.headcount.max(u32::try_from(self.people.len()).unwrap_or(u32::MAX));
    }

    /// Takes a row away; the last one is only emptied.
    pub fn remove_person(&mut self, index: usize) {
        if self.people.len() > 1 && index < self.people.len() {
            let gone = self.people.remove(index);
            if gone.who.representative && !self.people.iter().any(|person| person.who.representative) {
                self.people[0].who.representative = true;
            }
        } else {
            self.people = vec![first_person()];
        }
    }

    /// The categories valid on the day of receipt.
    pub fn categories(&self, today: NaiveDate) -> &'static [PetitionCategory] {
        lists::built_in().petition_categories_on(self.received_on.unwrap_or(today))
    }

    /// After the day of receipt moved into the time of another list, looks the chosen words up there; what is not
    /// found must be chosen again. The words of an item being amended stay while its day stays.
    pub fn follow_category_list(&mut self, today: NaiveDate) {
        let kept = |base: &Petition| Some(base.received_on) == self.received_on;
        if self.base.as_deref().is_some_and(kept) {
            return;
        }
        let Some(main) = &self.main else { return };
        let found = self.categories(today).iter().find(|category| category.label == main.label);
        let sub = |category: &PetitionCategory| {
            let sub = self.sub.as_ref()?;
            category.children.iter().find(|entry| entry.label == sub.label).map(lists::Entry::listed)
        };
        (self.main, self.sub) = match found {
            Some(category) => (Some(Listed::new(&category.code, &category.label)), sub(category)),
            None => (None, None),
        };
    }

    /// What is registered: the item and its first steps. `now` is when it is typed.
    ///
    /// For an item being amended the steps are empty: what happened is never rewritten by the form.
    pub fn registration(&self, now: NaiveDateTime) -> (Petition, Vec<Step>) {
        let mut item = self.item(now);
        item.petitioners
            .retain(|person| !(person.name.is_empty() && person.id_no.is_empty() && person.phone.is_empty()));
        if item.anonymous {
            item.petitioners.clear();
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
        item
    }

    /// Whether the day the petitioner wrote or came may differ from the day it reached the office.
    pub fn has_own_date(&self) -> bool {
        self.channel == Channel::Letter || self.source != Level::Township || self.petitioned_on.is_some()
    }

    fn referral(&self) -> Option<Referral> {
        if self.source == Level::Township {
            return None;
        }
        let blank = self.referral_from.trim().is_empty()
            && self.referral_document.trim().is_empty()
            && self.referral_due.is_none();
        // An old item may name a source without a sheet; it is not forced to invent one.
        if blank && self.base.as_ref().is_some_and(|base| base.referral.is_none() && base.source == self.source) {
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
            Handling::Own => steps.push(step(Act::Accepted {})),
            Handling::Forward => {
                steps.push(step(Act::Forwarded { to: self.forward_to.trim().to_owned() }));
            }
            Handling::Assign => {
                steps.push(step(Act::Accepted {}));
                steps.push(step(Act::Assigned { to: item.unit.clone(), due: self.assigned_due }));
            }
            Handling::OnSpot => {
                steps.push(step(Act::Accepted {}));
                let opinion = self.opinion.unwrap_or(Opinion::Explained);
                steps.push(Step { text: self.reply.trim().to_owned(), ..step(Act::Replied { opinion }) });
                steps.push(step(delivered_to(item)));
                let settlement = if self.settled { Settlement::Settled } else { Settlement::Unsettled };
                steps.push(step(Act::Closed { settlement: Some(settlement) }));
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

/// Handing over the answer: in person to the one who speaks for a visit, else as the channel allows.
fn delivered_to(item: &Petition) -> Act {
    let speaker = item.petitioners.iter().find(|person| person.representative).or(item.petitioners.first());
    let recipient = speaker.filter(|_| !item.anonymous).map(|person| person.name.clone()).unwrap_or_default();
    let in_person = item.channel == Channel::Visit && !recipient.is_empty();
    let manner = if in_person { DeliveryManner::InPerson } else { DeliveryManner::Other };
    Act::Delivered { paper: DeliveredPaper::Reply, manner, recipient, refused: false }
}
