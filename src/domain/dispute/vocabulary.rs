//! The fixed words of the dispute ledger.

use crate::domain::terms::terms;
use chrono::NaiveDate;

terms! {
    /// 纠纷来源.
    DisputeSource {
        Screening = "screening", "定期排查";
        Campaign = "campaign", "专项排查";
        Letter = "letter", "来信";
        Visit = "visit", "来访";
        Call = "call", "来电";
        Online = "online", "网上";
        Superior = "superior", "上级交办";
        Department = "department", "部门移送";
        Village = "village", "村级上报";
        Party = "party", "当事人申请";
        Incident = "incident", "突发事件";
        Work = "work", "工作发现";
    }
}

terms! {
    /// 当事人的一方. Three sides occur.
    Side {
        First = "first", "甲方";
        Second = "second", "乙方";
        Third = "third", "丙方";
    }
}

terms! {
    /// What a party is. A side can be a clan, or many households without one name.
    PartyKind {
        Person = "person", "个人";
        Household = "household", "户";
        Clan = "clan", "家族";
        Masses = "masses", "多户群众";
        Village = "village", "村组";
        Company = "company", "企业";
        Body = "body", "单位";
    }
}

terms! {
    /// 纠纷性质. It decides whether a people's mediation committee may take it up.
    ///
    /// Source: 人民调解工作若干规定 (2002) Art. 20, 22; 司法部、国家信访局 2025 opinion on mediation of petition
    /// matters: civil disputes and civil-type disputes with an administrative body qualify.
    #[derive(Default)]
    DisputeNature {
        #[default]
        Civil = "civil", "民间纠纷";
        CivilWithBody = "civil_with_body", "与行政机关的民事性质纠纷";
        Administrative = "administrative", "行政争议";
        Reserved = "reserved", "专门机关管辖或者禁止调解的事项";
    }
}

terms! {
    /// 风险与特征标记.
    DisputeFlag {
        CivilToCriminal = "civil_to_criminal", "民转刑风险";
        Mass = "mass", "群体性";
        OutOfLevel = "out_of_level", "越级访风险";
        Extreme = "extreme", "极端行为";
        Death = "death", "涉死亡";
        Minor = "minor", "涉未成年人";
        LongStanding = "long_standing", "疑难积案";
        MassAverted = "mass_averted", "避免群体性事件";
        Sensitive = "sensitive", "敏感时期";
        Major = "major", "重大疑难";
    }
}

terms! {
    /// 化解方式.
    SettlementManner {
        PeoplesMediation = "peoples_mediation", "人民调解";
        Administrative = "administrative", "行政调解";
        Police = "police", "公安调解";
        Judicial = "judicial", "司法调解";
        Petition = "petition", "信访办理";
        Decision = "decision", "行政处理";
        Agreement = "agreement", "当事人和解";
        /// Told to go to court: counted like matters in court.
        Guided = "guided", "引导诉讼、仲裁、复议";
        Other = "other", "其他方式";
    }
}

terms! {
    /// 纠纷状态 on a given day.
    DisputeStatus {
        Found = "found", "待处理";
        InProgress = "in_progress", "正在化解";
        Settled = "settled", "已化解";
        ToCourt = "to_court", "转诉讼";
        HandedUp = "handed_up", "已上交";
        Failed = "failed", "调解不成";
        Relapsed = "relapsed", "反弹";
        Cancelled = "cancelled", "撤销登记";
    }
}

impl DisputeStatus {
    /// Whether it counts as 化解 in the half-year sentence. Matters in court count when the setting says so.
    pub fn counts_as_settled(self, court_counts: bool) -> bool {
        self == Self::Settled || (court_counts && self == Self::ToCourt)
    }

    /// Still being worked on: 待处理, 正在化解, 反弹. What was handed up is another office's.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Found | Self::InProgress | Self::Relapsed)
    }
}

terms! {
    /// 受理依据 of a mediation, the 案件来源 of its registration form.
    ///
    /// Source: 人民调解法 (2010) Art. 17–18.
    AcceptBasis {
        Applied = "applied", "当事人申请";
        Initiated = "initiated", "主动调解";
        Referred = "referred", "委托移送";
    }
}

terms! {
    /// 转入的法定途径.
    #[derive(Default)]
    LegalWay {
        #[default]
        Litigation = "litigation", "诉讼";
        Arbitration = "arbitration", "仲裁";
        Reconsideration = "reconsideration", "复议";
    }
}

terms! {
    /// 防止激化: what handling a dispute kept from happening. Reported as cases and people.
    AvertedKind {
        CivilToCriminal = "civil_to_criminal", "防止民转刑";
        Suicide = "suicide", "防止自杀";
        Fight = "fight", "制止群体性械斗";
        MassPetition = "mass_petition", "防止群体性上访";
        MassIncident = "mass_incident", "避免群体性事件";
    }
}

terms! {
    /// Why a dispute may not be mediated by a people's mediation committee.
    NotMediable {
        PartyRefuses = "party_refuses", "一方当事人明确拒绝调解";
        Administrative = "administrative", "属于行政争议";
        Reserved = "reserved", "只能由专门机关管辖处理或者禁止采用民间调解方式";
        InLitigation = "in_litigation", "已经进入诉讼、仲裁或者复议，尚未终结";
    }
}

impl NotMediable {
    /// The rule it rests on, as in force on `day`.
    ///
    /// 人民调解法 is in force since 2011-01-01, 人民调解工作若干规定 since 2002-11-01; the opinion of 司法部 and
    /// 国家信访局 on mediation in petition work is of 2025-02-10.
    pub fn rule(self, day: NaiveDate) -> &'static str {
        let law = NaiveDate::from_ymd_opt(2011, 1, 1).is_some_and(|from| day >= from);
        let opinion = NaiveDate::from_ymd_opt(2025, 2, 10).is_some_and(|from| day >= from);
        match self {
            Self::PartyRefuses if law => "《人民调解法》第十七条",
            Self::PartyRefuses => "《人民调解工作若干规定》第六条",
            _ if opinion => {
                "《人民调解工作若干规定》第二十二条、2025年《关于进一步深化人民调解参与信访工作对接的意见》"
            }
            _ => "《人民调解工作若干规定》第二十二条",
        }
    }

    /// What the office can do instead.
    pub fn instead(self) -> &'static str {
        match self {
            Self::PartyRefuses => "请告知当事人可以依法通过仲裁、行政、司法等途径维护权利",
            Self::Administrative => "请告知当事人申请行政复议或者提起行政诉讼，也可以作信访办理",
            Self::Reserved => "请引导当事人向有管辖权的机关提出",
            Self::InLitigation => "请待程序终结，或者由受理机关组织调解、委托移送后再办",
        }
    }
}

terms! {
    /// What kind of entry of the story. The codes are those of the `act` of a step.
    ActKind {
        Event = "event", "情况";
        Measure = "measure", "调处";
        Accepted = "accepted", "调解受理";
        Consented = "consented", "同意调解";
        Declined = "declined", "拒绝调解";
        NotMediable = "not_mediable", "不予调解";
        RiskChanged = "risk_changed", "风险变更";
        ReportedUp = "reported_up", "上报";
        Urged = "urged", "督办";
        Averted = "averted", "防止激化";
        HandedUp = "handed_up", "上交";
        Settled = "settled", "化解";
        ToCourt = "to_court", "转诉讼";
        Failed = "failed", "调解不成";
        Relapsed = "relapsed", "反弹";
        Cancelled = "cancelled", "撤销登记";
    }
}
