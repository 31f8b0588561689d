//! The state of the registration form, apart from any window: what was typed, and what it means.
//!
//! [`IntakeForm`] is kept as a draft (JSON) while it is being typed. Fields of the other channels keep their text when
//! the channel is swapped, so nothing is lost by a wrong click; only what belongs to the chosen channel is registered.
//! [`IntakeForm::registration`] turns the form into an item and its first steps; [`IntakeForm::check`] says what is
//! still wrong with it. Both are pure.

use crate::domain::{
    listed::Listed,
    lists::{self, PetitionCategory},
    petition::{Occurrence, Petition, Petitioner},
    place::Place,
    terms::{Channel, Flag, Level, MatterClass, Opinion, ReferralKind, terms},
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
    /// 逐项诉求, one a line; empty: 诉求 is one demand.
    #[serde(default)]
    pub demands: String,
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
            demands: String::new(),
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
            demands: item.demands.join("\n"),
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
}
