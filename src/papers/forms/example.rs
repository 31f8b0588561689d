//! An invented case and invented answers for every form: what the editor of the forms shows while the clerk writes.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::example_slips;
pub use super::example_slips::papers;
use crate::{
    document::forms::{Facts, Field, FieldKind},
    domain::{
        directory::{Directory, Unit},
        forms::FormId,
        petition::{Occurrence, Petition, Referral},
        place::Place,
        procedure::{Act, Step},
        settings::{Office, Settings},
        terms::{
            Channel, DeclineGround, DeliveredPaper, DeliveryManner, LegalRoute, Level, MatterClass,
            NotReacceptedGround, Opinion, ReferralKind, Satisfaction, Settlement, UrgeCause, UrgeManner,
        },
    },
    store::petitions::PetitionFile,
};

/// The day of the papers of the example.
pub fn date() -> NaiveDate {
    day(6, 18)
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
}

/// `settings` with what the example's papers need and the office has not filled in yet.
pub fn settings(settings: &Settings) -> Settings {
    let mut settings = settings.clone();
    let usual = Office::default();
    let office = &mut settings.office;
    for (set, usual, example) in [
        (&mut office.name, usual.name.as_str(), "清水镇信访工作办公室"),
        (&mut office.town, usual.town.as_str(), "清水镇"),
        (&mut office.county, usual.county.as_str(), "清河县"),
        (&mut office.clerk, "", "沈某安"),
        (&mut office.phone, "", "000-0000000"),
        (&mut office.address, "", "清水镇人民政府一楼"),
        (&mut office.review_address, "", "清河县信访接待中心"),
        (&mut office.review_phone, "", "000-0000001"),
        (&mut office.re_review_body, "", "市人民政府"),
    ] {
        if set.trim().is_empty() || set.as_str() == usual {
            example.clone_into(set);
        }
    }
    settings
}

/// 联络网 of the example.
pub fn directory() -> Directory {
    let unit = Unit { name: "农业农村办".into(), phone: "000-0000002".into() };
    Directory { units: vec![unit], ..Directory::default() }
}

/// The case of the example, as far as it has come when the paper is made.
pub fn file(id: FormId) -> PetitionFile {
    let now = NaiveDateTime::new(day(3, 10), NaiveTime::from_hms_opt(9, 40, 0).unwrap_or_default());
    let mut item = Petition::blank(Channel::Visit, now);
    item.number = "2026-0031".into();
    item.title = "要求补偿大坝口水库放水造成的稻田减产损失".into();
    item.content = "大坝口水库承包人3月初放水捕鱼，下游稻田无水插秧，预计减产。信访人多次找承包人协商未果。".into();
    item.demands = vec!["要求承包人补偿稻田减产损失".into(), "要求今后放水捕鱼前与下游农户协商".into()];
    if let Some(person) = item.petitioners.first_mut() {
        person.name = "李某乙".into();
        person.phone = "00000000000".into();
        person.address = Place::of("红岩村", "三组");
    }
    item.headcount = 3;
    item.place = Place::of("红岩村", "三组");
    item.unit = "农业农村办".into();
    item.handler = "何某川".into();
    item.received_by = "沈某安".into();
    item.enclosures = "稻田照片4张、承包合同复印件1份".into();
    item.category.main.code = "nync".into();
    item.occurrence = Occurrence::First;
    if matches!(id, FormId::F13 | FormId::F27 | FormId::F11) {
        item.source = Level::County;
        item.referral = Some(Referral {
            from: "清河县信访局".into(),
            document: "清县信转〔2026〕12号".into(),
            kind: ReferralKind::Assigned,
            due: Some(day(4, 30)),
        });
    }
    match id {
        FormId::F19 => {
            item.class = MatterClass::Suggestion;
            item.title = "建议在镇卫生院门前增设公交站牌".into();
            item.demands = vec!["在镇卫生院门前增设公交站牌".into()];
        }
        FormId::F02 => {
            item.channel = Channel::Letter;
            item.channel_detail = "清河 3月8日".into();
        }
        FormId::F03 => {
            item.channel = Channel::Call;
            item.channel_detail = "00000000000".into();
        }
        FormId::F07 => item.occurrence = Occurrence::Repeat { earlier: Some("2025-0012".into()) },
        _ => {}
    }
    let text = |act, on: NaiveDate, words: &str| Step { text: words.into(), ..Step::new(on, now, act) };
    let accepted = || text(Act::accepted(), day(3, 11), "拟由农业农村办调查处理，沈某安跟进。");
    let assigned = || Step {
        document: "清政信交〔2026〕3号".into(),
        ..text(Act::assigned("农业农村办", Some(day(4, 10))), day(3, 12), "")
    };
    let replied = || Step {
        document: "清政信处〔2026〕2号".into(),
        ..text(Act::replied(Opinion::PartlySupported), day(4, 20), "承包人补偿每亩200元；今后放水提前七日通知。")
    };
    let delivered = || {
        let act = Act::delivered(DeliveredPaper::Reply, DeliveryManner::InPerson, "李某乙");
        text(act, day(4, 21), "")
    };
    let mut steps = vec![text(Act::Registered {}, day(3, 10), "")];
    steps.extend(match id {
        FormId::F01 | FormId::F02 | FormId::F03 => Vec::new(),
        FormId::F04 => {
            let act = Act::Proposed { opinion: "拟由农业农村办调查处理，沈某安跟进。".into() };
            vec![text(act, day(3, 10), "")]
        }
        FormId::F07 => {
            let act = Act::NotReaccepted {
                ground: NotReacceptedGround::ReReviewed,
                earlier: "2025-0012".into(),
                document: "市政信核〔2025〕6号".into(),
            };
            vec![text(act, day(3, 12), "")]
        }
        FormId::F09 => {
            let act = Act::Directed {
                route: LegalRoute::Arbitration, organ: "清河县农村土地承包仲裁委员会".into()
            };
            vec![text(act, day(3, 12), "")]
        }
        FormId::F13 => {
            let act = Act::Returned { to: "清河县信访局".into() };
            vec![text(act, day(3, 13), "大坝口水库由县水利局管理，水库调度不属于镇人民政府职责")]
        }
        FormId::F06 => {
            let act = Act::Declined {
                ground: DeclineGround::LegalRoute,
                direct_to: "清河县人民法院清水人民法庭".into(),
            };
            vec![text(act, day(3, 12), "")]
        }
        FormId::F08 | FormId::F10 => {
            vec![text(Act::Forwarded { to: "清河县水利局".into() }, day(3, 12), "")]
        }
        FormId::F14 | FormId::F14A => {
            let act = Act::Extended { days: 30, approver: "镇长陈某山".into() };
            vec![accepted(), assigned(), text(act, day(4, 28), "减产数量须待收割后测定")]
        }
        FormId::F18 | FormId::F19 => vec![accepted()],
        FormId::F12 => {
            let act = Act::Urged {
                manner: UrgeManner::Supervise,
                to: "农业农村办".into(),
                cause: Some(UrgeCause::Late),
                due: Some(day(6, 25)),
            };
            vec![accepted(), assigned(), text(act, day(6, 18), "")]
        }
        FormId::F15 => {
            let act = Act::SupplementAsked {
                what: "土地承包经营权证复印件\n2025年度种植情况证明".into(),
                due: Some(day(6, 28)),
            };
            vec![text(act, day(6, 18), "")]
        }
        FormId::F05 | FormId::F11 | FormId::F16 | FormId::F17 => vec![accepted(), assigned()],
        _ => vec![
            accepted(),
            assigned(),
            replied(),
            delivered(),
            text(Act::closed(Some(Settlement::Settled)), day(5, 25), ""),
            text(Act::followed_up("电话，李某乙", Satisfaction::Satisfied), day(6, 2), ""),
        ],
    });
    PetitionFile { petition: item, steps }
}

/// Answers to what the form asks, made up by type where [`TOLD`] has none.
pub fn answers<'a>(fields: impl Iterator<Item = &'a Field>, file: &PetitionFile) -> BTreeMap<String, String> {
    let demands = file.petition.demands.len();
    fields.filter(|field| field.asked).map(|field| (field.name.clone(), answer(field, demands))).collect()
}

/// Leaves to the case what it proposes better than an answer that was only made up.
pub(super) fn leave_to_the_case(answers: &mut BTreeMap<String, String>, facts: &Facts) {
    answers.retain(|name, _| told(name).is_some() || facts.get(name).is_none());
}

fn told(name: &str) -> Option<String> {
    let mut all = TOLD.iter().chain(example_slips::TOLD);
    all.find(|(told, _)| *told == name).map(|(_, words)| (*words).to_owned())
}

fn answer(field: &Field, demands: usize) -> String {
    let told = told(&field.name);
    match (&field.kind, told) {
        (FieldKind::List, Some(words)) if !field.per_demand => words,
        (FieldKind::List, Some(words)) => {
            let lines: Vec<&str> = words.lines().cycle().take(demands).collect();
            lines.join("\n")
        }
        (_, Some(words)) => words,
        (FieldKind::List, None) => vec![format!("{}（示例）", field.name); demands.max(1)].join("\n"),
        (FieldKind::Date, None) => date().to_string(),
        (FieldKind::Moment, None) => format!("{} 9:30", date()),
        (FieldKind::Number, None) => "1".into(),
        (FieldKind::Amount, None) => "6666".into(),
        (FieldKind::Person, None) => "沈某安".into(),
        (FieldKind::Body, None) => "清河县水利局".into(),
        (FieldKind::Choice(choices), None) => choices.first().cloned().unwrap_or_default(),
        (FieldKind::Rows(columns), None) => columns.join("|"),
        (FieldKind::Text | FieldKind::LongText, None) => format!("{}（示例）", field.name),
    }
}

/// Answers that read like a real paper, by the name of the place.
const TOLD: &[(&str, &str)] = &[
    ("联系人", "何某川"),
    ("联系电话", "000-0000002"),
    ("拟办意见", "拟由农业农村办调查处理，沈某安跟进。"),
    ("情形", "已经或者依法应当通过诉讼、仲裁、行政复议等法定途径解决"),
    ("理由说明", "你与大坝口水库承包人之间的补偿争议属于民事纠纷，依法应当通过诉讼、仲裁等途径解决。"),
    ("分项说明", ""),
    ("不予受理依据", "《信访工作条例》第二十条、第二十三条"),
    ("该机关地址电话", "地址：清河县清水镇人民路1号，电话：000-0000003"),
    ("时效提示", "诉讼时效为三年，自知道或者应当知道权利受到损害以及义务人之日起计算"),
    ("终结说明", ""),
    ("转送函文号", "清政信转〔2026〕1号"),
    ("该单位联系方式", "电话：000-0000004"),
    ("本机关办理的事项", "红岩村三组灌溉渠清淤"),
    ("应备材料", "仲裁申请书\n身份证复印件\n土地承包合同复印件"),
    ("附件页数", "6"),
    ("抄告要求", "请将处理结果抄告我镇"),
    ("改进建议", "请明确专人负责，三日内到现场核实减产面积，主动与信访人联系。"),
    ("职责依据", "县水利局职责配置规定第三条"),
    ("建议转", "清河县水利局"),
    ("办理进展", "已到现场核实受损面积142.5亩，召集双方调解一次，未达成协议。"),
    ("信访专干", "沈某安"),
    ("信访机构电话", "000-0000000"),
    ("信访机构地址", "清水镇人民政府一楼"),
    (
        "查明事实",
        "经现场核实和询问双方，3月2日至6日承包人放水捕鱼属实，红岩村三组稻田142.5亩无水插秧，农业农村办测算减产约两成。\n\
         承包合同没有约定放水前通知下游农户，村民委员会也没有组织过协商。",
    ),
    ("适用依据", "《中华人民共和国民法典》第一千一百六十五条\n《清水镇小型水库管理办法》第九条"),
    (
        "处理结论",
        "予以支持。由承包人按每亩200元补偿，共计28500元，双方已签订调解协议。\n\
         予以支持。今后放水捕鱼，承包人应当提前七日书面通知红岩村村民委员会，由村民委员会组织协商。",
    ),
    ("落实安排", "以上支持事项由农业农村办督促，于2026年7月31日前落实。"),
    ("抄送", "清河县信访局，农业农村办"),
    ("答复内容", "红岩村三组路灯已于3月12日修复，今后损坏请拨打农业农村办电话报修。"),
    ("答复方式", "电话"),
    ("答复时间", "2026-03-13 10:20"),
    ("答复对象", "李某乙"),
    ("答复人", "沈某安"),
    ("采纳情况", "予以采纳"),
    ("研究答复", "已商县公交公司，拟于今年8月底前设站，施工期间由镇卫生院维护秩序。"),
];
