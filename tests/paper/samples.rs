//! Invented papers. No person, place or number in them is real.

use chrono::DateTime;
use xinfang::document::papers::{
    AgreementView, ClauseView, DisputeLedgerView, DisputeRow, FigureRow, FigureTable, InstalmentView, Issue, PartyView,
    PetitionRegisterView, PetitionRow, ReportView, SectionPart, SectionView,
};
use xinfang::document::{
    Align, BlankRows, Block, Document, FormCell, FormGrid, FormRow, Kind, Masthead, Paper, Row, Run, Seal, SignLine,
    SignLines, Signature, Style, Table, Text, Title,
};

pub fn issue() -> Issue {
    Issue {
        body: "清水镇人民政府".to_owned(),
        created: DateTime::parse_from_rfc3339("2026-07-01T09:30:00+08:00").unwrap(),
    }
}

fn party(side: &str, name: &str, age: &str, job: &str, address: &str, phone: &str) -> PartyView {
    PartyView {
        side: side.to_owned(),
        name: name.to_owned(),
        sex: "男".to_owned(),
        ethnicity: "汉族".to_owned(),
        age: age.to_owned(),
        occupation: job.to_owned(),
        address: address.to_owned(),
        phone: phone.to_owned(),
        ..PartyView::default()
    }
}

pub fn agreement() -> AgreementView {
    let instalment = |due: &str, amount: &str, method: &str| InstalmentView {
        due: due.to_owned(),
        amount: amount.to_owned(),
        method: method.to_owned(),
        who: String::new(),
    };
    let clause = |text: &str| ClauseView { text: text.to_owned(), plan: Vec::new() };
    AgreementView {
        title: "人民调解协议书".to_owned(),
        by_committee: true,
        number: "清调〔2026〕20号".to_owned(),
        parties: vec![
            party("甲方", "田某丁", "51", "养殖户", "清水镇柳湾村二组", "000 0000 4471"),
            party("乙方", "高某戌", "46", "施工承包", "清水镇清水社区", "000 0000 9035"),
        ],
        facts: "2026年5月9日，高某戌施工队在柳湾村二组清淤水渠时挖断田某丁鱼塘进水管，未及时告知，致鱼塘缺水缺氧，死鱼约1,300公斤。\
                双方对赔偿数额有争议，田某丁于5月12日申请调解。"
            .to_owned(),
        clauses: vec![
            ClauseView {
                text: "高某戌赔偿田某丁鱼苗及死鱼损失共计人民币26,000元（大写：人民币贰万陆仟元整），分三期付清：".to_owned(),
                plan: vec![
                    instalment("2026年6月18日", "10,000.00", "现金"),
                    instalment("2026年7月20日", "8,000.00", "转账"),
                    instalment("2026年8月20日", "8,000.00", "转账"),
                ],
            },
            clause("高某戌于2026年6月25日前修复进水管并恢复通水，费用自理。"),
            clause("田某丁收到全部款项后，不再就此事提出其他要求。"),
            clause("双方可自本协议生效之日起30日内共同向人民法院申请司法确认。"),
        ],
        fingerprints: false,
        committee: "清水镇人民调解委员会".to_owned(),
        date: "2026年6月18日".to_owned(),
        ..AgreementView::default()
    }
}

fn part(heading: &str, text: &str) -> SectionPart {
    SectionPart { heading: heading.to_owned(), text: text.to_owned() }
}

pub fn report() -> ReportView {
    let section = |field: &str, heading: &str, parts: Vec<SectionPart>| SectionView {
        field: field.to_owned(),
        heading: heading.to_owned(),
        parts,
        table: None,
    };
    let row = |label: &str, figures: [&str; 3]| FigureRow {
        label: label.to_owned(),
        figures: figures.map(str::to_owned).to_vec(),
    };
    ReportView {
        mast: "清水镇人民政府文件".to_owned(),
        number: "清政报〔2026〕7号".to_owned(),
        title: vec!["清水镇人民政府".to_owned(), "关于2026年上半年".to_owned(), "信访工作情况的报告".to_owned()],
        addressee: "清河县信访局".to_owned(),
        opening: "2026年以来，全镇信访工作在镇党委、政府领导下，认真落实《信访工作条例》，坚持把矛盾化解在基层。现将上半年工作情况报告如下。".to_owned(),
        sections: vec![
            SectionView {
                table: Some(FigureTable {
                    title: "表1　上半年主要数据".to_owned(),
                    heads: vec!["本期".to_owned(), "上年同期".to_owned(), "同比".to_owned()],
                    rows: vec![
                        row("信访总量（件）", ["128", "141", "↓9.2%"]),
                        row("来访（批）", ["71", "83", "↓14.5%"]),
                        row("来信（件）", ["22", "27", "↓18.5%"]),
                        row("按期办结率", ["98.1%", "95.5%", "↑2.6个百分点"]),
                        row("越级访（批）", ["0", "0", "—"]),
                    ],
                }),
                ..section(
                    "基本情况",
                    "基本情况",
                    vec![
                        part("", "截至6月30日，全镇共登记信访事项128件，同比下降9.2%。其中来访71批164人次，来信22件，网上24件，来电11件。已办结105件，办结率82.0%，按期办结率98.1%；在办23件，其中超期2件。"),
                        part("", "重复信访25件，同比下降30.6%；集体访6批，同比下降33.3%；到县越级访4批，无到省进京访。共排查矛盾纠纷46件，化解41件，化解率89.1%，签订人民调解协议19份。"),
                    ],
                )
            },
            section(
                "主要特点",
                "主要特点",
                vec![
                    part("土地类问题占比较高", "自然资源类34件，占26.6%，集中在征地补偿、采矿用地复垦等方面。"),
                    part("网上信访上升", "网上信访24件，同比上升33.3%，占比由12.8%升至18.8%，多为政策咨询和民生诉求。"),
                    part("重复信访和集体访减少", "推行首接负责、领导包案，一批“老大难”问题得到解决——例如红岩村矿区复垦一事，经镇党委书记包案，三次到现场听取意见，已商定复垦方案……群众比较满意。"),
                ],
            ),
            section(
                "主要做法",
                "主要做法",
                vec![
                    part("领导带头接访", "严格执行每天一名领导接待、党政主要领导每月两天接待的制度，上半年领导接访48批，当场答复31批。"),
                    part("每月排查纠纷", "会同派出所、司法所每月开展一次矛盾纠纷排查，做到排查一件、登记一件、调处一件。"),
                    part("加强回访", "对办结事项逐件回访，问清是否收到答复、答复是否落实、态度是否满意。"),
                ],
            ),
            section(
                "存在问题",
                "存在的问题",
                vec![part("", "一是个别村组处理问题未保留痕迹材料，后续核查困难；二是部分村委会履职能力较弱，初信初访一次性化解率不高；三是上塘村、下塘村水费收缴矛盾仍有反复的可能。")],
            ),
            section(
                "下步打算",
                "下步打算",
                vec![
                    part("", "（1）抓好信访员业务培训，8月底前轮训一遍；（2）对未化解的5件矛盾纠纷逐件明确包案领导、责任单位和时限；（3）完善村级台账，确保件件有登记、事事有回音。"),
                    part("", "以上报告，请审阅。"),
                ],
            ),
        ],
        body: "清水镇人民政府".to_owned(),
        date: "2026年7月3日".to_owned(),
        sealed: true,
        duplex: true,
        ..ReportView::default()
    }
}

const VILLAGES: [&str; 8] = ["上塘村", "下塘村", "红岩村", "柳湾村", "石桥村", "兰草村", "青杨村", "清水社区"];

pub fn petition_register(count: u32) -> PetitionRegisterView {
    let gists = [
        "反映本组水渠多年失修，汛期田块受淹，要求尽快修复。",
        "反映邻居翻建房屋占用公共通道，影响出行，请求协调退让。",
        "要求补付2025年度土地租金2,600元。",
        "反映红岩村三组142.5亩耕地租用期满后未复垦、租金未付清，村民多次协商无果，要求镇政府督促石料厂限期复垦并公开账目；另反映下游水渠被石渣堵塞，影响春耕用水。",
    ];
    PetitionRegisterView {
        book: "信访登记簿".into(),
        office: "清水镇".into(),
        period: "2026年上半年".into(),
        from: "2026年1月1日".into(),
        to: "6月30日".into(),
        checker: String::new(),
        clerk: "沈某安".into(),
        date: "2026年7月1日".into(),
        rows: (1..=count)
            .map(|no| PetitionRow {
                no,
                number: format!("LF2026-{no:04}"),
                received: format!("2026-{:02}-{:02}", no % 6 + 1, no % 27 + 1),
                channel: ["来访", "来信", "来电", "网上"][no as usize % 4].into(),
                name: ["王某甲", "李某", "欧阳某", "赵某丙"][no as usize % 4].into(),
                address: format!("{}{}组", VILLAGES[no as usize % 8], no % 5 + 1),
                people: no % 7 + 1,
                gist: gists[no as usize % 4].into(),
                category: ["农村农业", "城乡建设", "自然资源", "民政"][no as usize % 4].into(),
                unit: ["水务站", "村建所", "红岩村委会", "民政办"][no as usize % 4].into(),
                accepted: "2026-03-10".into(),
                due: "2026-05-09".into(),
                finished: if no % 3 == 0 { String::new() } else { "2026-04-20".into() },
                result: if no % 3 == 0 { "在办".into() } else { "已办结".into() },
                remark: String::new(),
            })
            .collect(),
        blank_rows: None,
    }
}

pub fn dispute_ledger(count: u32) -> DisputeLedgerView {
    DisputeLedgerView {
        office: "清水镇".into(),
        period: "2026年上半年".into(),
        from: "2026年1月1日".into(),
        to: "6月30日".into(),
        checker: String::new(),
        clerk: "沈某安".into(),
        date: "2026年7月1日".into(),
        counting: "转诉讼、仲裁的事项按本镇口径计入“化解”。".into(),
        rows: (1..=count)
            .map(|no| DisputeRow {
                no,
                number: format!("纠2026-{no:03}"),
                found: if no == 2 { "3月初".into() } else { format!("2026-{:02}-{:02}", no % 6 + 1, no % 27 + 1) },
                place: format!("{}{}组", VILLAGES[no as usize % 8], no % 5 + 1),
                parties: "田某丁、高某戌".into(),
                people: if no % 5 == 0 { None } else { Some(no + 1) },
                category: ["山林土地", "损害赔偿", "邻里", "合同"][no as usize % 4].into(),
                facts: "施工队在清淤水渠时挖断鱼塘进水管，未及时告知，致鱼塘缺水缺氧死鱼约1,300公斤，双方对赔偿数额有争议。".into(),
                risk: ["一般", "较大", "黄色"][no as usize % 3].into(),
                leader: "罗某义".into(),
                unit: "司法所".into(),
                person: "兰某梅".into(),
                measures: "6月12日现场核实；6月15日召集双方调解；6月18日签订协议。".into(),
                due: "2026-07-12".into(),
                way: "人民调解".into(),
                agreed: if no % 3 == 0 { None } else { Some(2_600_000) },
                state: if no % 4 == 0 { "正在化解".into() } else { "已化解".into() },
                resolved: if no % 4 == 0 { String::new() } else { "2026-06-18".into() },
                remark: String::new(),
            })
            .collect(),
        blank_rows: None,
    }
}

/// Pages of body text alone, as the ruler of the outside checks wants them.
pub fn body_pages() -> Document {
    let text = "清水镇坚持把矛盾纠纷化解在基层解决在萌芽状态认真落实信访工作条例做到件件有登记事事有回音。全镇共登记信访事项128件，\
                同比下降9.2%；其中来访71批164人次，来信22件，按照“三到位一处理”的要求——诉求合理的解决问题到位、诉求无理的思想教育到位、\
                生活困难的帮扶救助到位、行为违法的依法处理……逐件办理，逐件回访。";
    let blocks = (0..14).map(|_| Block::paragraph(Style::Body, text)).collect();
    Document::new(issue().meta("版心样张", "样张"), Paper::official(), blocks)
}

/// One of everything.
pub fn every_kind() -> Document {
    let table = |rows: Vec<Row>| Table {
        blank_rows: BlankRows::Count(2),
        total: Some(Row::from(vec!["合计", "—", "12"])),
        ..Table::simple(
            vec![(30.0, Align::Centre, "村"), (90.0, Align::Left, "事项"), (30.0, Align::Right, "件数")],
            rows,
        )
    };
    let long = "反映村民小组水渠多年失修，汛期田块受淹，要求尽快修复并公布账目。".repeat(24);
    let sign = |label: &str, dated| SignLine { label: Text::from(label), dated };
    let cell = |text: &str, columns, rows| FormCell { columns, rows, ..FormCell::value(text) };
    Document {
        running_foot: Some("打印时间 2026-07-01 09:30　信访台账 0.1.0".into()),
        ..Document::new(
            issue().meta("各类样张", "样张"),
            Paper::official(),
            vec![
                Kind::Masthead(Masthead {
                    body: "清水镇信访工作联席会议办公室文件".into(),
                    number: "清信联办〔2026〕12号".into(),
                    signer: Some("罗某义".into()),
                    preprinted: false,
                })
                .into(),
                Kind::Title(Title::parse(
                    Style::Title,
                    "清水镇信访工作联席会议办公室|关于红岩村三组矿区占地复垦|及租金支付信访事项|办理情况的报告",
                ))
                .into(),
                Block::paragraph(Style::Subtitle, "（送审稿）"),
                Block::paragraph(Style::Addressee, "清河县信访局、清河县自然资源局、清河县农业农村局，清水镇党委、镇人民政府："),
                Block::heading(1, "一、第一级标题"),
                Block::heading(2, "（一）第二级标题"),
                Block::heading(3, "1.第三级标题"),
                Block::heading(4, "（1）第四级标题"),
                Block::paragraph(
                    Style::Body,
                    vec![
                        Run::plain("信访人"),
                        Run::name("欧阳某戊"),
                        Run::plain("反映，"),
                        Run::strong("黑体强调"),
                        Run::plain("，填空"),
                        Run::fill("已填内容", 8),
                        Run::plain("和"),
                        Run::fill("", 10),
                        Run::plain("。阿依古丽·买买提于2026年6月18日签收，☑同意　☐不同意。GB/T 9704—2012、¥26,000.00、第20号、80%、37℃。"),
                    ],
                ),
                table(vec![
                    Row::from(vec!["石桥村", "灌溉用水分配", "3"]),
                    Row::from(vec!["红岩村", &long, "9"]),
                ])
                .into(),
                Kind::Notes(vec![
                    Text::from("本表按件统计，一件来访不论人数记一件；同一事项重复来访的，每次记一件，另在备注中说明首次来访的登记编号。"),
                    Text::from("转诉讼的事项计入“化解”。"),
                ])
                .into(),
                Kind::Grid(FormGrid {
                    columns: vec![12.0, 30.0, 40.0, 30.0, 40.0],
                    rows: vec![
                        FormRow {
                            fill: false,
                            height: 9.0,
                            cells: vec![
                                FormCell { rows: 3, ..FormCell::label("当事人") },
                                FormCell::label("姓名"),
                                cell("田某丁", 1, 1),
                                FormCell::label("性别"),
                                cell("男", 1, 1),
                            ],
                        },
                        FormRow { height: 9.0, fill: false, cells: vec![FormCell::label("住址"), cell("清水镇柳湾村二组", 3, 1)] },
                        FormRow { height: 9.0, fill: false, cells: vec![FormCell::label("电话"), cell("000 0000 4471", 3, 1)] },
                    ],
                })
                .into(),
                Kind::SignLines(SignLines {
                    columns: 2,
                    fingerprint: true,
                    lines: vec![
                        sign("甲方（签名、盖章或者按指印）：", true),
                        sign("乙方（签名、盖章或者按指印）：", true),
                    ],
                })
                .into(),
                Kind::SignLines(SignLines {
                    columns: 2,
                    fingerprint: false,
                    lines: vec![sign("调解员：", true), sign("记录人：", true)],
                })
                .into(),
                Block::paragraph(Style::Body, "特此报告，请审阅。"),
                Kind::Signature(Signature {
                    body: "清水镇信访工作联席会议办公室".into(),
                    date: "2026年7月3日".into(),
                    seal: Seal::Unsealed,
                })
                .into(),
            ],
        )
    }
}
