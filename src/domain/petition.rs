//! 信访件: one registered item (one letter, one visit, one call, one online post).
//!
//! Several items may belong to one matter (信访事项): a repeat is a new item that names the earlier one.
//! Four head-counts are kept apart: people present or signing ([`Petition::headcount`]), people affected
//! ([`Petition::affected`]), representatives (at most five), and the visits' 人次 that statistics add up.
//!
//! Statute asks only for name, address, demand, facts and reasons (信访条例 2005 Art. 17; 信访工作条例 2022
//! Art. 19); every other field is optional.

use super::{
    deadline::Preset,
    finding::Finding,
    identity,
    listed::{Category, Listed},
    place::Place,
    protection,
    settings::Settings,
    terms::{Channel, Flag, Level, MatterClass, ReferralKind, Sex},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most representatives a group may send.
///
/// Source: 信访条例 (2005) Art. 18; 信访工作条例 (2022) Art. 20.
pub const MAX_REPRESENTATIVES: usize = 5;

/// How a petitioner who must stay unknown is called.
pub const SOMEBODY: &str = "某信访人";

/// 信访人: a person or an organisation that petitions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Petitioner {
    /// 姓名 or 名称, as written by the petitioner.
    pub name: String,
    /// 代表: speaks for the others.
    #[serde(default, skip_serializing_if = "is_false")]
    pub representative: bool,
    /// 性别.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// 民族.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ethnicity: String,
    /// 证件号码, normalised; never required.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id_no: String,
    /// 联系电话.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// 住址.
    #[serde(default, skip_serializing_if = "Place::is_empty")]
    pub address: Place,
    /// 职业.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub occupation: String,
}

/// 初信初访 or 重信重访. Both at once cannot be written.
///
/// Same person and same matter make a repeat; the program suggests, the clerk decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Occurrence {
    /// Not looked into.
    #[default]
    Unstated,
    /// 初信初访.
    First,
    /// 重信重访.
    Repeat {
        /// 编号 of the earlier item, when it is in this register.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        earlier: Option<String>,
    },
}

/// 上级转交办: the sheet that came with the item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Referral {
    /// 来文单位.
    pub from: String,
    /// 来文号, to be quoted in the report.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// 转送 or 交办.
    pub kind: ReferralKind,
    /// 限办时间 set by the sender; may be shorter than the statutory limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
}

/// One item of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Petition {
    /// 登记编号; empty until the register gives one.
    #[serde(default)]
    pub number: String,
    /// 信访形式.
    pub channel: Channel,
    /// 邮戳, 来电号码, 平台编号: whatever the channel brings along.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub channel_detail: String,
    /// 信访日期: the visit, or the date of the letter.
    pub petitioned_on: NaiveDate,
    /// 收到日期: the clock of the notice starts here. For referred items the arrival at the township.
    pub received_on: NaiveDate,
    /// Time of day of the visit or call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_at: Option<NaiveTime>,
    /// 登记时间: when it was typed, apart from when it happened.
    pub registered_at: NaiveDateTime,
    /// 登记人.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub registrar: String,
    /// 接待人 of a visit, 受信人 of a letter.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub received_by: String,
    /// 接访领导.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receiving_leader: String,
    /// 信访来源: where it was handed in; [`Level::Township`] for 群众直接提出.
    pub source: Level,
    /// 转交办 sheet, when a superior sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<Referral>,
    /// 匿名: waives the duty to notify.
    #[serde(default, skip_serializing_if = "is_false")]
    pub anonymous: bool,
    /// 信访人, the representative first by custom; empty only when anonymous.
    #[serde(default)]
    pub petitioners: Vec<Petitioner>,
    /// 信访人数: present or signing, at least 1.
    pub headcount: u32,
    /// 涉及人数: people affected, not the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affected: Option<u32>,
    /// 初次 or 重复.
    #[serde(default)]
    pub occurrence: Occurrence,
    /// 越级: the level the petitioners had gone to before or instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub went_to: Option<Level>,
    /// Other marks.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub flags: BTreeSet<Flag>,
    /// 问题属地: where the matter lies, not where the petitioner lives.
    #[serde(default, skip_serializing_if = "Place::is_empty")]
    pub place: Place,
    /// 标题, at most 60 characters; does not begin with 「反映」.
    pub title: String,
    /// 反映的主要问题.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
    /// 诉求, one by one: the reply must answer each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub demands: Vec<String>,
    /// 被反映人或单位. Never the handler of an accusation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub accused: String,
    /// 事项大类.
    pub class: MatterClass,
    /// 信访目的 of the older dictionary, when kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Listed>,
    /// 内容分类.
    pub category: Category,
    /// 责任单位.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// 协办单位.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assisting: Vec<String>,
    /// 承办人.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub handler: String,
    /// 包案领导.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub leader: String,
    /// 附件材料, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub enclosures: String,
    /// 备注.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
    /// 编号 of the item this one was split off from (分件).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<String>,
    /// 编号 of the items that were merged into this one (并案). Each counts as an item all the same.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub merged_from: BTreeSet<String>,
    /// Cancelled with this reason (作废): kept with its number, counted nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<String>,
}

pub(crate) fn is_false(value: &bool) -> bool {
    !*value
}

impl Petition {
    /// A blank item of `channel` received at `now`, direct from the people.
    pub fn blank(channel: Channel, now: NaiveDateTime) -> Self {
        Self {
            number: String::new(),
            channel,
            channel_detail: String::new(),
            petitioned_on: now.date(),
            received_on: now.date(),
            received_at: None,
            registered_at: now,
            registrar: String::new(),
            received_by: String::new(),
            receiving_leader: String::new(),
            source: Level::Township,
            referral: None,
            anonymous: false,
            petitioners: vec![Petitioner { representative: true, ..Petitioner::default() }],
            headcount: 1,
            affected: None,
            occurrence: Occurrence::Unstated,
            went_to: None,
            flags: BTreeSet::new(),
            place: Place::default(),
            title: String::new(),
            content: String::new(),
            demands: Vec::new(),
            accused: String::new(),
            class: MatterClass::Appeal,
            purpose: None,
            category: Category::default(),
            unit: String::new(),
            assisting: Vec::new(),
            handler: String::new(),
            leader: String::new(),
            enclosures: String::new(),
            remark: String::new(),
            split_from: None,
            merged_from: BTreeSet::new(),
            cancelled: None,
        }
    }

    /// 保密件: who petitioned is nobody's business but the clerk's. Lists, searches, papers for outside and exports of
    /// lists show neither the people nor what they tell, only the number, the days and the stage.
    ///
    /// Source: 信访条例 (2005) Art. 23, 44 and 信访工作条例 (2022) Art. 30, 46 (accusations must not become known to
    /// the accused); 保密 on other items is set by the clerk.
    pub fn is_sealed(&self) -> bool {
        self.class == MatterClass::Accusation || self.flags.contains(&Flag::Confidential)
    }

    /// What a list shows as 标题: 「检举控告事项（保密）」 for a sealed item.
    pub fn shown_title(&self) -> &str {
        match self.class {
            _ if !self.is_sealed() => &self.title,
            MatterClass::Accusation => "检举控告事项（保密）",
            _ => "信访事项（保密）",
        }
    }

    /// One of several matters of a letter, to be registered by itself: the same people, day and sender, another
    /// title and content.
    pub fn part(&self, title: &str, content: &str) -> Self {
        Self {
            number: String::new(),
            title: title.into(),
            content: content.into(),
            demands: Vec::new(),
            unit: String::new(),
            assisting: Vec::new(),
            handler: String::new(),
            split_from: Some(self.number.clone()),
            merged_from: BTreeSet::new(),
            cancelled: None,
            ..self.clone()
        }
    }

    /// 「李某乙 等 3 人」, 「匿名」, 「某信访人」 on a sealed item: who, for lists and sentences.
    pub fn who(&self) -> String {
        if self.is_sealed() { SOMEBODY.into() } else { self.who_in_full() }
    }

    /// As [`who`](Self::who), on a sealed item too: for its own file only.
    pub fn who_in_full(&self) -> String {
        let lead = self.petitioners.iter().find(|p| p.representative).or(self.petitioners.first());
        match lead {
            _ if self.anonymous => "匿名".into(),
            None => "未填姓名".into(),
            Some(person) if self.headcount > 1 => format!("{} 等 {} 人", person.name, self.headcount),
            Some(person) => person.name.clone(),
        }
    }

    /// 集体访: a visit of at least `from` people (the threshold is a setting, 5 by default).
    pub fn is_collective(&self, from: u32) -> bool {
        self.channel == Channel::Visit && self.headcount >= from
    }

    /// 越级: went above the competent body and the next level up. For a township matter 县 is in order.
    ///
    /// Source: 信访条例 (2005) Art. 16; 信访工作条例 (2022) Art. 20.
    pub fn is_out_of_level(&self) -> bool {
        self.went_to.is_some_and(|level| level > Level::County)
    }

    /// 重信重访.
    pub fn is_repeat(&self) -> bool {
        matches!(self.occurrence, Occurrence::Repeat { .. })
    }

    /// Whether a written notice is owed: always, unless the item is marked 匿名, which the clerk also does when
    /// name or address are too unclear to reach anybody. An address field left blank alone waives nothing.
    ///
    /// Source: 信访条例 (2005) Art. 21–22; 信访工作条例 (2022) Art. 23 (not when name or address is unclear).
    pub fn notice_owed(&self) -> bool {
        !self.anonymous
    }

    /// Checks the item as typed. Errors block registration, warnings do not.
    pub fn check(&self, today: NaiveDate, settings: &Settings) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.received_on > today {
            found.push(Finding::error("received_on", "日期晚于今日，请核对。"));
        }
        if self.petitioned_on > self.received_on {
            found.push(Finding::error("petitioned_on", "信访日期晚于收到日期，请核对。"));
        }
        if self.title.trim().is_empty() {
            found.push(Finding::error("title", "标题未填，请用一句话写明何地何事。"));
        } else if self.title.chars().count() > 60 {
            found.push(Finding::error("title", format!("标题最多 60 字，现有 {} 字。", self.title.chars().count())));
        } else if self.title.starts_with("反映") {
            found.push(Finding::warning("title", "标题不必以“反映”开头。"));
        }
        if self.content.trim().is_empty() {
            found.push(Finding::error("content", "诉求未填，请写清时间、地点、对象、要求。"));
        }
        if self.category.main.code.is_empty() {
            found.push(Finding::error("category", "内容分类未选。"));
        }
        if self.headcount == 0 {
            found.push(Finding::error("headcount", "人数至少 1 人。"));
        }
        self.check_people(today, settings, &mut found);
        if let Some(referral) = &self.referral {
            if referral.from.trim().is_empty() {
                found.push(Finding::error("referral.from", "来文单位未填。"));
            }
            if referral.due.is_some_and(|due| due < self.received_on) {
                found.push(Finding::warning("referral.due", "限办时间早于收到日期，请核对来文。"));
            }
        }
        let exposed = protection::exposed_fields(self, None);
        found.extend(exposed.into_iter().map(|(field, sentence)| Finding::error(field, sentence)));
        let late = settings.limits.notice_days;
        if (today - self.received_on).num_days() > late.into() && self.registered_at.date() > self.received_on {
            found.push(Finding::warning("received_on", format!("收到已超过 {late} 日，补登后即为告知超期。")));
        }
        found
    }

    fn check_people(&self, today: NaiveDate, settings: &Settings, found: &mut Vec<Finding>) {
        if self.anonymous {
            return;
        }
        let named = self.petitioners.iter().filter(|p| !p.name.trim().is_empty()).count();
        if named == 0 {
            found.push(Finding::error("petitioners[0].name", "信访人姓名未填；不愿具名的请勾选匿名。"));
        }
        if named > self.headcount as usize {
            let (people, typed) = (self.headcount, named);
            found.push(Finding::error(
                "headcount",
                format!("人数 {people} 人，已填 {typed} 人，请改人数或删去 {} 人。", typed - people as usize),
            ));
        }
        let representatives = self.petitioners.iter().filter(|p| p.representative).count();
        if representatives > MAX_REPRESENTATIVES {
            found.push(Finding::error(
                "petitioners",
                format!("代表最多 {MAX_REPRESENTATIVES} 人，现有 {representatives} 人。"),
            ));
        }
        // A province may allow fewer; what was registered before its rules were taken over is not refused for it.
        let preset = Preset::named(&settings.limits.preset).filter(|_| self.channel == Channel::Visit);
        if let Some((preset, most)) =
            preset.and_then(|preset| Some((preset, preset.representatives_of(self.headcount)?)))
            && representatives > most
            && representatives <= MAX_REPRESENTATIVES
        {
            found.push(Finding::warning(
                "petitioners",
                format!("按{}，{} 人走访代表最多 {most} 人，现有 {representatives} 人。", preset.law, self.headcount),
            ));
        }
        for (i, person) in self.petitioners.iter().enumerate() {
            let field = |name: &str| format!("petitioners[{i}].{name}");
            if person.name.trim().is_empty() && (!person.id_no.is_empty() || !person.phone.is_empty()) {
                found.push(Finding::error(field("name"), "姓名未填。"));
            }
            if !person.id_no.is_empty() {
                match identity::read_id(&person.id_no, today) {
                    Err(problem) => found.push(Finding::error(field("id_no"), problem.to_string())),
                    Ok(id) if person.sex.is_some_and(|sex| sex != id.sex) => {
                        found.push(Finding::warning(field("sex"), format!("证件号码显示为{}，请核对。", id.sex)));
                    }
                    Ok(_) => {}
                }
                if self.petitioners[..i].iter().any(|p| p.id_no == person.id_no) {
                    found.push(Finding::error(field("id_no"), "与上面一人的证件号码相同，请核对。"));
                }
            }
            if let Some(problem) = identity::phone_problem(&person.phone) {
                found.push(Finding::warning(field("phone"), problem));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn visit() -> Petition {
        let now = "2026-06-18T09:42:00".parse().unwrap();
        let mut item = Petition::blank(Channel::Visit, now);
        item.title = "要求补偿水库放水造成的稻田减产损失".into();
        item.content = "大坝口水库承包人3月初放水捕鱼。".into();
        item.category.main = Listed::new("nync", "农业农村");
        item.petitioners[0].name = "李某乙".into();
        item
    }

    fn messages(item: &Petition) -> Vec<String> {
        let today = "2026-06-18".parse().unwrap();
        item.check(today, &Settings::default())
            .into_iter()
            .filter(Finding::blocks)
            .map(|f| format!("{}: {}", f.field, f.message))
            .collect()
    }

    #[test]
    fn a_complete_visit_may_be_registered() {
        assert_eq!(messages(&visit()), Vec::<String>::new());
    }

    #[test]
    fn bad_input_gets_its_sentence() {
        let mut item = visit();
        item.petitioners[0].id_no = "990121197111050016".into();
        assert_eq!(messages(&item), ["petitioners[0].id_no: 末位与前 17 位对不上，请照证件逐位核对。"]);

        let mut item = visit();
        item.received_on = "2026-06-19".parse().unwrap();
        assert_eq!(messages(&item), ["received_on: 日期晚于今日，请核对。"]);

        let mut item = visit();
        item.headcount = 8;
        item.petitioners = (0..6)
            .map(|i| Petitioner { name: format!("王某{i}"), representative: true, ..Petitioner::default() })
            .collect();
        assert_eq!(messages(&item), ["petitioners: 代表最多 5 人，现有 6 人。"]);

        // Zhejiang: up to ten visitors send three, more send five; letters are not visits.
        let mut settings = Settings::default();
        settings.limits.preset = "zhejiang-2016".into();
        item.petitioners.truncate(4);
        let mut said = |channel, headcount| {
            (item.channel, item.headcount) = (channel, headcount);
            let found = item.check(item.received_on, &settings);
            found.iter().any(|found| found.message.contains("8 人走访代表最多 3 人，现有 4 人") && !found.blocks())
        };
        assert!(said(Channel::Visit, 8));
        assert!(!said(Channel::Visit, 11) && !said(Channel::Letter, 8));

        let mut item = visit();
        item.headcount = 3;
        item.petitioners = (0..4).map(|i| Petitioner { name: format!("王某{i}"), ..Petitioner::default() }).collect();
        assert_eq!(messages(&item), ["headcount: 人数 3 人，已填 4 人，请改人数或删去 1 人。"]);
    }

    #[test]
    fn an_accusation_is_never_handled_by_the_accused() {
        let mut item = visit();
        item.class = MatterClass::Accusation;
        item.accused = "红岩村村民委员会".into();
        item.unit = "红岩村委会".into();
        assert_eq!(messages(&item), ["unit: 检举控告不能交给被反映的单位办理，请改责任单位。"]);
    }

    #[test]
    fn five_is_both_the_smallest_group_and_the_most_delegates() {
        let mut item = visit();
        item.headcount = 5;
        assert!(item.is_collective(5));
        item.channel = Channel::Letter;
        assert!(!item.is_collective(5), "a letter is never a visit of a group");
    }
}
