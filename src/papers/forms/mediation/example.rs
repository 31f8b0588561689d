//! An invented mediation for every form: what the editor of the forms shows while the clerk writes.

use super::Mediation;
use crate::{
    document::{
        Document, DocumentError,
        forms::{Fact, Facts, Form},
    },
    domain::{
        agreement::{Agreement, AgreementForm, AgreementParty, DutyDue, Obligation, Performance, Signatures},
        amount::Amount,
        calendar,
        dispute::{AcceptBasis, Dispute, DisputeAct, DisputeSource, DisputeStep, SettlementManner, Side},
        forms::FormId,
        listed::Listed,
        partial_date::PartialDate,
        place::Place,
        settings::Settings,
        terms::Sex,
    },
    papers::forms::{CaseFacts, case_paper, example},
};
use chrono::NaiveDate;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
}

/// The dispute of the example with its agreement.
pub fn mediation(form: AgreementForm) -> Mediation {
    let mut dispute = Dispute::blank(day(3, 10));
    dispute.number = "纠2026-012".into();
    dispute.source = DisputeSource::Party;
    dispute.places = vec![Place::of("红岩村", "三组")];
    dispute.category = Listed::new("06", "损害赔偿");
    dispute.title = "红岩村三组稻田减产赔偿纠纷".into();
    dispute.facts =
        "2026年3月2日至4日，马某原在大坝口水库放水捕鱼，未通知下游农户，致李某乙三亩八分稻田推迟插秧。".into();
    dispute.demands = "赔偿稻田减产损失；今后放水前提前通知".into();
    for (party, name) in dispute.parties.iter_mut().zip(["李某乙", "马某原"]) {
        party.name = name.into();
    }
    let step = |on: NaiveDate, text: &str, act| DisputeStep {
        on: Some(PartialDate::day(on)),
        who: String::new(),
        text: text.into(),
        act,
    };
    dispute.steps = vec![
        step(day(3, 11), "受理调解申请", DisputeAct::Accepted { basis: AcceptBasis::Applied, from: String::new() }),
        step(day(3, 25), "双方达成协议", DisputeAct::Settled { manner: SettlementManner::PeoplesMediation }),
    ];
    let mut agreement = Agreement::blank("清水镇人民调解委员会", day(3, 25));
    agreement.number = "协2026-004".into();
    agreement.paper_number = "清人调字〔2026〕第4号".into();
    agreement.dispute = Some(dispute.number.clone());
    agreement.form = form;
    agreement.parties = vec![
        AgreementParty {
            sex: Some(Sex::Male),
            age: Some(46),
            ethnicity: "汉族".into(),
            occupation: "农民".into(),
            address: "清水镇红岩村三组".into(),
            phone: "00000000000".into(),
            ..AgreementParty::named(Side::First, "李某乙")
        },
        AgreementParty {
            sex: Some(Sex::Male),
            age: Some(48),
            ethnicity: "汉族".into(),
            occupation: "水库承包人".into(),
            address: "清水镇柳湾村一组".into(),
            phone: "00000000002".into(),
            ..AgreementParty::named(Side::Second, "马某原")
        },
    ];
    agreement.mediators = vec!["罗某平".into(), "何某川".into()];
    agreement.recorder = "沈某安".into();
    agreement.facts = "2026年3月2日至4日，乙方在大坝口水库放水捕鱼，未通知下游农户，致甲方三亩八分稻田推迟插秧、减产。\
                       双方对赔偿数额有争议。"
        .into();
    agreement.clauses = vec![
        "乙方一次性赔偿甲方稻田减产损失{合计}，签订之日付清。".into(),
        "乙方今后放水捕鱼，提前七日通知红岩村三组，协商一致后放水。".into(),
    ];
    let sum = Amount::from_fen(260_000);
    agreement.plan = vec![Obligation::payment(Side::Second, sum, DutyDue::AtSigning {})];
    agreement.performed = vec![Performance::new(1, day(3, 25), Some(sum), "收条")];
    agreement.signed = Signatures::all_on(day(3, 25));
    Mediation { dispute: Some(dispute), agreement: Some(agreement) }
}

/// What only the volume knows.
fn volume(facts: &mut Facts) {
    facts.put("卷号", "（2026）清人调字第4号");
    facts.put("立卷日", day(4, 30));
    facts.put("审核人", "陈某山");
    facts.put("保管期限", "长期");
    facts.put("卷宗页数", Fact::Number(12));
    facts.put("卷宗说明", "本卷文书齐全，收条为原件，身份证为复印件。");
    let rows = [
        ("人民调解申请书", "1"),
        ("人民调解当事人权利义务告知书", "2"),
        ("当事人身份证明", "3"),
        ("人民调解调查记录", "5"),
        ("人民调解记录", "7"),
        ("人民调解协议书", "9"),
        ("收条", "10"),
        ("人民调解回访记录", "11"),
        ("卷宗情况说明", "12"),
    ];
    let row = |(at, (title, page)): (usize, &(&str, &str))| {
        [
            ("序号", (at + 1).to_string()),
            ("文书名称", (*title).to_owned()),
            ("页号", (*page).to_owned()),
            ("备注", String::new()),
        ]
        .map(|(name, words)| (name.to_owned(), words))
        .into()
    };
    facts.put("卷宗目录", Fact::Rows(rows.iter().enumerate().map(row).collect()));
}

/// A paper of the example with the wording of `form`.
pub(in crate::papers::forms) fn paper(form: &Form, settings: &Settings) -> Result<Document, DocumentError> {
    let kind = if form.id() == FormId::M07 { AgreementForm::Oral } else { AgreementForm::Written };
    let mut facts = CaseFacts::of_mediation(mediation(kind), settings, &calendar::built_in(), day(4, 30));
    volume(facts.facts_mut());
    let nobody = example::file(FormId::F05);
    let mut answers = example::answers(form.fields().iter(), &nobody);
    answers.retain(|name, _| facts.for_paper(form.id()).get(name).is_none());
    for (name, words) in TOLD {
        if let Some(answer) = answers.get_mut(*name) {
            (*words).clone_into(answer);
        }
    }
    case_paper(form, &facts, &answers, "")
}

/// Answers that read like a real paper, by the name of the place.
const TOLD: &[(&str, &str)] = &[
    ("申请日", "2026-03-10"),
    ("受理日", "2026-03-11"),
    ("移送单位", ""),
    ("受理备注", ""),
    ("告知日", "2026-03-11"),
    ("调查开始", "2026-03-18 9:30"),
    ("调查结束", "10时20分"),
    ("调查地点", "红岩村村民委员会"),
    ("调查参加人", "罗某平、何某川"),
    ("被调查人", "马某原"),
    ("被调查人性别", "男"),
    ("被调查人民族", "汉族"),
    ("被调查人年龄", "48"),
    ("被调查人职业", "水库承包人"),
    ("被调查人电话", "00000000002"),
    ("被调查人住址", "清水镇柳湾村一组"),
    (
        "调查问答",
        "问：请你说一下3月初水库放水的经过。\n答：3月2日至4日，我为了捕鱼放了三天水，当时没有想到下游要插秧。\n\
         问：放水之前，你有没有通知下游的农户？\n答：没有。\n问：你还有什么要补充的？\n答：没有了。",
    ),
    ("调解时间", "2026-03-25 9:30"),
    ("调解地点", "清水镇人民调解室"),
    ("参加人", "王某甲（红岩村三组组长）"),
    (
        "调解陈述",
        "李某乙：三月初水库放水，我家三亩八分田没有水插秧，请求赔偿减产损失，今后放水先通知。\n\
         马某原：放水是事实，愿意赔偿，请按实际减产计算；今后放水提前通知。",
    ),
    ("调解方案", "调解员提出按每亩约684元计算，赔偿2600元，当场付清。双方同意。"),
    ("协议备注", ""),
    ("被回访人", "李某乙"),
    ("回访时间", "2026-04-24 15:00"),
    ("满意程度", "满意"),
    ("诉讼情况", "没有"),
    ("反弹苗头", "没有"),
    ("采取措施", "告知双方今后放水的通知办法，留下联系电话。"),
    ("送达地址", "清水镇红岩村三组\n清水镇柳湾村一组"),
    ("卷宗备注", ""),
    ("领导意见", ""),
];
