//! A desk with an invented register, as it might look on 18 June 2026.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code, missing_docs)] // A failure here is the test's failure.

pub mod window;

use chrono::{NaiveDate, NaiveDateTime};
use xinfang::domain::{
    agreement::{
        Agreement, AgreementAct, AgreementEvent, DutyDue, FollowUpResult, Obligation, Performance, Signatures,
    },
    dispute::{Dispute, Side},
    listed::{Category, Listed},
    petition::{Occurrence, Petition, Petitioner, Referral},
    place::Place,
    procedure::{Act, Step},
    reception::{Reception, ReceptionForm},
    settings::Settings,
    terms::{Channel, DeliveredPaper, DeliveryManner, Opinion, ReferralKind, Settlement, Sex},
    worklog::{WorkKind, WorkRecord},
};
use xinfang::store::Register;

pub const TODAY: &str = "2026-06-18";

pub fn at(text: &str) -> NaiveDateTime {
    format!("{text}T09:42:00").parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn today() -> NaiveDate {
    day(TODAY)
}

pub fn now() -> NaiveDateTime {
    at(TODAY)
}

/// 报表报送.
pub fn sent(on: &str, title: &str) -> WorkRecord {
    WorkRecord {
        on: day(on),
        kind: WorkKind::Return,
        number: String::new(),
        title: title.into(),
        text: String::new(),
        people: "清河县信访局".into(),
        count: None,
    }
}

pub struct Desk {
    /// Holds the file.
    pub folder: tempfile::TempDir,
    pub register: Register,
}

impl Desk {
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.office.name = "清水镇信访工作办公室".into();
        settings.office.short_name = "清水镇信访办".into();
        settings.office.town = "清水镇".into();
        settings.office.county = "清河县".into();
        settings.office.clerk = "沈某安".into();
        settings.numbering.document_code = "清信".into();
        let register = Register::create(&folder.path().join("清水镇.xinfang"), settings, at("2025-01-01")).unwrap();
        Self { folder, register }
    }

    pub fn filled() -> Self {
        let mut desk = Self::empty();
        for (index, row) in ITEMS.iter().enumerate() {
            desk.item(index, row);
        }
        desk.detail();
        desk.others();
        desk
    }

    fn item(
        &mut self,
        index: usize,
        &(on, channel, name, people, village, group, title, category, unit, mark, way): &Row,
    ) {
        let mut item = petition(on, channel, name, people, village, group, title, category);
        item.unit = unit.into();
        match mark {
            "初" => item.occurrence = Occurrence::First,
            "重" => item.occurrence = Occurrence::Repeat { earlier: None },
            _ => {}
        }
        item.petitioners[0].phone = format!("000 0000 {:04}", 1200 + index);
        let typed = item.registered_at;
        let number = self.register.register_petition(item, vec![], typed).unwrap().petition.number;
        let mut add = |steps: Vec<Step>| {
            self.register.add_steps(&number, steps, now()).unwrap();
        };
        let later = |days: u64| day(on).checked_add_days(chrono::Days::new(days)).unwrap().to_string();
        let accepted = || {
            let notice = delivered(DeliveredPaper::Notice, name);
            vec![step(&later(1), Act::accepted()), step(&later(2), notice)]
        };
        match way {
            "新" => {}
            "受" => add(vec![step(&later(1), Act::accepted())]),
            "办" => add(accepted()),
            "延" => {
                add(accepted());
                add(vec![step(&later(50), Act::Extended { days: 30, approver: "罗某平".into() })]);
            }
            "结" => {
                add(accepted());
                add(vec![
                    step(&later(20), Act::replied(Opinion::Supported)),
                    step(&later(21), delivered(DeliveredPaper::Reply, name)),
                    step(&later(21), Act::closed(Some(Settlement::Settled))),
                ]);
            }
            "转" => add(vec![step(&later(2), Act::Forwarded { to: "县自然资源局".into() })]),
            other => panic!("no such way: {other}"),
        }
    }

    /// The item of the detail page, told step by step.
    fn detail(&mut self) {
        let mut item = petition(
            "2026-05-07",
            Channel::Visit,
            "李某乙",
            3,
            "上塘村",
            "三组",
            "大坝口水库放水致稻田缺水，要求补偿",
            0,
        );
        item.occurrence = Occurrence::First;
        item.received_at = "10:15:00".parse().ok();
        item.registrar = "沈某安".into();
        item.receiving_leader = "何某川".into();
        item.category.sub = Some(Listed::new("nync-sl", "水利灌溉"));
        item.petitioners[0].sex = Some(Sex::Female);
        item.petitioners[0].id_no = "990121196805070027".into();
        item.petitioners[0].phone = "000 0000 1207".into();
        item.petitioners[0].address = Place::of("上塘村", "三组");
        for name in ["王某甲", "张某丙"] {
            item.petitioners.push(Petitioner { name: name.into(), ..Petitioner::default() });
        }
        item.content = "大坝口水库承包人3月初放水捕鱼，三组46亩稻田育秧期缺水，农户自费抽水。".into();
        item.demands = vec!["补偿抽水电费1840元".into(), "修好闸门".into()];
        item.unit = "农业农村办".into();
        item.handler = "马某原".into();
        item.assisting = vec!["水利站".into(), "上塘村委会".into()];
        item.leader = "罗某平（党委副书记）".into();
        let number = self.register.register_petition(item, vec![], at("2026-05-07")).unwrap().petition.number;
        let mut accepted = step("2026-05-08", Act::accepted());
        accepted.at = "16:30:00".parse().ok();
        accepted.document = "清信受〔2026〕31号".into();
        accepted.text = "自当日起 60 日内办结。".into();
        let mut assigned = step("2026-05-12", Act::assigned("农业农村办", Some(day("2026-06-30"))));
        assigned.at = "11:20:00".parse().ok();
        assigned.document = "清信交〔2026〕12号".into();
        assigned.text = "先保灌溉，再商补偿。".into();
        let mut note = step("2026-05-22", Act::Noted { label: "领导批示".into() });
        note.at = "09:05:00".parse().ok();
        note.by = "罗某平".into();
        note.text = "请农业农村办先保灌溉，再商补偿，6 月底前拿出意见。".into();
        let mut visit = step("2026-06-12", Act::Noted { label: "现场核实".into() });
        visit.at = "15:40:00".parse().ok();
        visit.by = "马某原".into();
        visit.text =
            "会同水利站、上塘村委会到库区查看：存水约三成，闸门不能正常启闭，三组 46.2 亩稻田已改抽水灌溉，农户自付电费 1,840 元。"
                .into();
        let steps =
            vec![accepted, step("2026-05-08", delivered(DeliveredPaper::Notice, "李某乙")), assigned, note, visit];
        self.register.add_steps(&number, steps, now()).unwrap();
    }

    fn others(&mut self) {
        let mut dispute = Dispute::blank(day("2026-06-02"));
        dispute.title = "兰草村两户相邻采光纠纷".into();
        dispute.category = Listed::new("02", "邻里纠纷");
        dispute.parties[0].name = "田某丁".into();
        dispute.parties[1].name = "高某戌".into();
        dispute.unit = "兰草村".into();
        dispute.due = Some(day("2026-06-27"));
        let dispute = self.register.add_dispute(dispute, at("2026-06-02")).unwrap();

        let mut agreement = Agreement::blank("清水镇人民调解委员会", day("2026-03-05"));
        agreement.parties[0].name = "龙某甲".into();
        agreement.parties[1].name = "龙某乙".into();
        agreement.clauses = vec!["龙某乙分两期补偿坟地占地 {合计}。".into()];
        agreement.dispute = Some(dispute.number);
        for (amount, on) in [(800_000, "2026-03-20"), (800_000, "2026-06-19")] {
            let amount = xinfang::domain::amount::Amount::from_fen(amount);
            agreement.plan.push(Obligation::payment(Side::Second, amount, DutyDue::On { day: day(on) }));
        }
        let number = self.register.add_agreement(agreement, at("2026-03-05")).unwrap().number;
        self.register.sign_agreement(&number, Signatures::all_on(day("2026-03-05")), at("2026-03-06")).unwrap();
        let amount = Some(xinfang::domain::amount::Amount::from_fen(800_000));
        let paid = Performance::new(1, day("2026-03-18"), amount, "收条");
        self.register.record_performance(&number, paid, at("2026-03-18")).unwrap();
        let visit = AgreementAct::FollowedUp { result: FollowUpResult::Partly, visited: "龙某甲".into() };
        let visit = AgreementEvent::new(day("2026-03-26"), visit);
        self.register.record_agreement_event(&number, visit, at("2026-03-26")).unwrap();

        self.register.save_work(None, &sent("2026-06-03", "5月信访报表"), now()).unwrap();

        let reception = Reception {
            on: today(),
            leader: "何某川".into(),
            post: "副镇长".into(),
            hours: "9:00—11:30，14:30—17:00".into(),
            place: "一楼接访室".into(),
            form: ReceptionForm::Fixed,
            instead_of: String::new(),
            batches: 2,
            people: 3,
            note: String::new(),
        };
        self.register.save_reception(None, &reception, now()).unwrap();
    }
}

fn delivered(paper: DeliveredPaper, name: &str) -> Act {
    Act::delivered(paper, DeliveryManner::InPerson, name)
}

pub fn step(on: &str, act: Act) -> Step {
    Step::new(day(on), at(on), act)
}

#[allow(clippy::too_many_arguments)]
pub fn petition(
    on: &str,
    channel: Channel,
    name: &str,
    people: u32,
    village: &str,
    group: &str,
    title: &str,
    category: usize,
) -> Petition {
    let mut item = Petition::blank(channel, at(on));
    item.anonymous = name == "匿名";
    item.petitioners = vec![Petitioner { name: name.into(), representative: true, ..Petitioner::default() }];
    if item.anonymous {
        item.petitioners.clear();
    }
    if item.petitioners.is_empty() {
        item.petitioners.push(Petitioner::default());
    }
    item.headcount = people;
    item.place = Place::of(village, group);
    item.title = title.into();
    item.content = format!("{title}，请镇上处理。");
    let (code, label) = CATEGORIES[category];
    item.category = Category { main: Listed::new(code, label), sub: None };
    if title.starts_with("县局交办") {
        item.referral = Some(Referral {
            from: "清河县信访局".into(),
            document: "清河信交〔2026〕9号".into(),
            kind: ReferralKind::Assigned,
            due: Some(day("2026-06-22")),
        });
    }
    item
}

const CATEGORIES: [(&str, &str); 8] = [
    ("nync", "农业农村"),
    ("zrzy", "自然资源"),
    ("cxjs", "城乡建设"),
    ("ldsb", "劳动社保"),
    ("mz", "民政"),
    ("sthj", "生态环境"),
    ("zf", "政法"),
    ("qt", "其他"),
];

type Row = (
    &'static str,
    Channel,
    &'static str,
    u32,
    &'static str,
    &'static str,
    &'static str,
    usize,
    &'static str,
    &'static str,
    &'static str,
);

use Channel::{Call, Letter, Visit};
const ITEMS: [Row; 26] = [
    ("2025-07-08", Visit, "朱某午", 8, "红岩村", "三组", "矿区运输损坏村道，要求修复和补偿", 2, "规划建设办", "", "转"),
    ("2025-08-18", Visit, "杨某巳", 1, "青杨村", "一组", "坟地迁移补偿标准咨询", 4, "社会事务办", "重", "结"),
    ("2025-10-09", Letter, "韩某辰", 1, "兰草村", "五组", "耕地地力补偿款发放对象有误", 0, "农业农村办", "", "结"),
    ("2025-11-21", Visit, "沈某卯", 2, "上塘村", "二组", "林木误伐补偿争议", 1, "司法所", "", "结"),
    ("2025-12-25", Visit, "蒋某寅", 1, "柳湾村", "一组", "水渠清淤堆土压苗，要求补偿", 0, "柳湾村委会", "", "结"),
    ("2026-01-09", Call, "卫某癸", 1, "石桥村", "二组", "宅基地退出补偿未兑现", 1, "自然资源所", "", "结"),
    ("2026-01-21", Visit, "陈某丑", 1, "下塘村", "一组", "饮水管道改迁毁田要求补偿", 2, "规划建设办", "", "结"),
    ("2026-02-13", Visit, "冯某壬", 1, "青杨村", "四组", "修路占地 0.6 亩未领到补偿", 2, "规划建设办", "重", "结"),
    ("2026-02-25", Letter, "吴某酉", 1, "清水社区", "", "退休手续办理迟缓", 3, "劳动保障所", "初", "结"),
    ("2026-03-03", Visit, "郑某辛", 1, "兰草村", "二组", "低保复核未告知结果", 4, "社会事务办", "", "结"),
    ("2026-03-11", Visit, "许某酉", 1, "兰草村", "一组", "果园滴灌设施被损坏", 0, "农业农村办", "", "结"),
    ("2026-03-26", Visit, "周某戊", 1, "红岩村", "二组", "矿山粉尘影响菜地", 5, "应急环保办", "", "结"),
    ("2026-04-08", Visit, "赵某戊", 6, "红岩村", "一组", "采石扬尘损坏青菜，要求补偿损失", 5, "应急环保办", "", "延"),
    ("2026-04-14", Visit, "石某庚", 1, "石桥村", "四组", "机井电费分摊不公", 0, "农业农村办", "", "办"),
    ("2026-04-15", Letter, "钱某庚", 21, "红岩村", "三组", "采矿用地未复垦，拖欠租金和补偿", 1, "自然资源所", "", "办"),
    ("2026-04-20", Visit, "何某辛", 1, "兰草村", "二组", "合作社拖欠土地流转费、青苗补偿", 0, "农业农村办", "", "办"),
    ("2026-04-21", Visit, "孙某己", 4, "清水社区", "", "务工人员工资及误工补偿被拖欠", 3, "劳动保障所", "", "办"),
    ("2026-05-11", Visit, "刘某丁", 1, "柳湾村", "五组", "高压线下果树砍伐补偿标准偏低", 1, "自然资源所", "重", "办"),
    ("2026-05-19", Letter, "匿名", 1, "石桥村", "", "征地补偿款公示不清", 1, "自然资源所", "", "受"),
    ("2026-05-26", Letter, "金某丙", 1, "下塘村", "三组", "县局交办：下塘村饮水管网漏损", 2, "规划建设办", "", "办"),
    ("2026-06-03", Visit, "田某壬", 2, "柳湾村", "三组", "柳湾村低保停发", 4, "社会事务办", "初", "新"),
    ("2026-06-08", Visit, "叶某癸", 1, "青杨村", "二组", "宅基地审批迟缓", 1, "自然资源所", "初", "受"),
    ("2026-06-09", Call, "白某子", 1, "上塘村", "四组", "村道路灯长期不亮", 2, "规划建设办", "", "受"),
    ("2026-06-16", Visit, "马某丑", 1, "石桥村", "一组", "医保缴费记录缺失", 3, "劳动保障所", "", "新"),
    ("2026-06-17", Visit, "江某寅", 1, "兰草村", "一组", "果园滴灌设施被损坏要求补偿", 0, "", "初", "新"),
    ("2026-06-18", Visit, "方某卯", 5, "红岩村", "一组", "村集体林地承包合同到期续签", 1, "", "", "新"),
];
