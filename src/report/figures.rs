//! The figures of a period, each with its formula, its base and the filter behind it.

use super::{
    facts::Facts,
    filter::{AgreementIs, Case, Condition, DisputeIs, Filter, PetitionIs},
    mediation::{ConfirmationIs, MediationIs},
};
use crate::domain::{
    agreement::{AgreementForm, DutyState},
    amount::Amount,
    dispute::{AvertedKind, DisputeFlag},
    period::Period,
    settings::Counting,
    terms::{Channel, Level, Opinion, terms},
    worklog::WorkKind,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

terms! {
    /// Every figure. The code is the stable id of `figures --json` and of the tokens in report texts.
    FigureId {
        Petitions = "petitions", "信访总量";
        Letters = "letters", "来信";
        LetterPeople = "letter_people", "来信人数";
        Visits = "visits", "来访";
        Visitors = "visitors", "来访人次";
        Calls = "calls", "来电";
        Online = "online", "网上";
        OtherChannels = "other_channels", "其他形式";
        JointLetters = "joint_letters", "联名信";
        JointLetterPeople = "joint_letter_people", "联名信人数";
        SingleVisits = "single_visits", "个访";
        CollectiveVisits = "collective_visits", "集体访";
        CollectiveVisitors = "collective_visitors", "集体访人次";
        First = "first", "初信初访";
        Repeat = "repeat", "重复信访";
        RepeatRate = "repeat_rate", "重复信访率";
        OccurrenceUnstated = "occurrence_unstated", "初重未定";
        FirstOnceRate = "first_once_rate", "一次性化解率";
        Accepted = "accepted", "受理";
        Closed = "closed", "办结";
        ClosedRate = "closed_rate", "办结率";
        ClosedOnTimeRate = "closed_on_time_rate", "按期办结率";
        NoticeOnTimeRate = "notice_on_time_rate", "按期告知率";
        Open = "open", "在办";
        Overdue = "overdue", "超期";
        Extended = "extended", "延期";
        Supported = "supported", "支持诉求";
        PartlySupported = "partly_supported", "部分支持";
        Explained = "explained", "解释说明";
        NotSupported = "not_supported", "不予支持";
        Resolved = "resolved", "信访化解";
        ResolvedRate = "resolved_rate", "信访化解率";
        Assigned = "assigned", "上级交办";
        Reported = "reported", "交办已报结";
        ReportedRate = "reported_rate", "上级交办回复率";
        ReportedOnTime = "reported_on_time", "交办按期报结";
        ReportedOnTimeRate = "reported_on_time_rate", "交办按期回复率";
        ToCounty = "to_county", "到县上访";
        ToCountyPeople = "to_county_people", "到县上访人次";
        ToCountyCollective = "to_county_collective", "到县集体访";
        ToCountyRepeat = "to_county_repeat", "到县重复访";
        ToCity = "to_city", "到市上访";
        ToCityPeople = "to_city_people", "到市上访人次";
        ToCityCollective = "to_city_collective", "到市集体访";
        ToCityRepeat = "to_city_repeat", "到市重复访";
        ToProvince = "to_province", "到省上访";
        ToProvincePeople = "to_province_people", "到省上访人次";
        ToProvinceCollective = "to_province_collective", "到省集体访";
        ToProvinceRepeat = "to_province_repeat", "到省重复访";
        ToNation = "to_nation", "进京上访";
        ToNationPeople = "to_nation_people", "进京上访人次";
        ToNationCollective = "to_nation_collective", "进京集体访";
        ToNationRepeat = "to_nation_repeat", "进京重复访";
        OutOfLevel = "out_of_level", "越级上访";
        FollowedUp = "followed_up", "回访";
        Rated = "rated", "已评价";
        RatedRate = "rated_rate", "参评率";
        SatisfiedRate = "satisfied_rate", "回访满意率";
        ReceptionDays = "reception_days", "领导接访天数";
        ReceptionBatches = "reception_batches", "领导接访批次";
        ReceptionPeople = "reception_people", "领导接访人次";
        ScreeningRounds = "screening_rounds", "排查次数";
        Disputes = "disputes", "排查矛盾纠纷";
        DisputesPeople = "disputes_people", "纠纷涉及人数";
        DisputesClaimed = "disputes_claimed", "纠纷涉及金额";
        DisputesSettled = "disputes_settled", "化解";
        DisputesOpen = "disputes_open", "正在化解";
        DisputesInCourt = "disputes_in_court", "转诉讼";
        DisputesFailed = "disputes_failed", "调解不成";
        DisputesHandedUp = "disputes_handed_up", "上交";
        DisputesSettledRate = "disputes_settled_rate", "化解率";
        DisputesSettledInPeriod = "disputes_settled_in_period", "本期化解";
        DisputesPrevented = "disputes_prevented", "预防纠纷";
        MassAverted = "mass_averted", "避免群体性事件";
        CivilToCriminal = "civil_to_criminal", "防止民转刑";
        CivilToCriminalPeople = "civil_to_criminal_people", "防止民转刑人数";
        Suicides = "suicides", "防止自杀";
        SuicidesPeople = "suicides_people", "防止自杀人数";
        Fights = "fights", "制止群体性械斗";
        FightsPeople = "fights_people", "制止群体性械斗人数";
        MassPetitions = "mass_petitions", "防止群体性上访";
        MassPetitionsPeople = "mass_petitions_people", "防止群体性上访人数";
        MassIncidents = "mass_incidents", "制止群体性事件";
        MassIncidentsPeople = "mass_incidents_people", "制止群体性事件人数";
        Mediated = "mediated", "调解受理";
        MediatedSettled = "mediated_settled", "调解成功";
        MediatedSettledRate = "mediated_settled_rate", "调解成功率";
        MediatedPeople = "mediated_people", "调解涉及当事人";
        MediatedAmount = "mediated_amount", "调解协议金额";
        MediatedWritten = "mediated_written", "达成书面协议";
        MediatedOral = "mediated_oral", "达成口头协议";
        MediatedPerformed = "mediated_performed", "协议已履行";
        MediatedPartly = "mediated_partly", "协议部分履行";
        MediatedNotDue = "mediated_not_due", "协议未到期";
        MediatedOverdue = "mediated_overdue", "协议逾期";
        ConfirmationsApplied = "confirmations_applied", "申请司法确认";
        ConfirmationsGranted = "confirmations_granted", "司法确认有效";
        ConfirmationsRejected = "confirmations_rejected", "司法确认驳回";
        Agreements = "agreements", "签订协议";
        AgreementsWritten = "agreements_written", "书面协议";
        AgreementsOral = "agreements_oral", "口头协议";
        AgreementsAmount = "agreements_amount", "协议金额";
        Bulletins = "bulletins", "信访信息";
        Meetings = "meetings", "会议";
        Trainings = "trainings", "培训";
        Studies = "studies", "业务学习";
        Publicity = "publicity", "宣传";
        Statements = "statements", "责任书";
        StatementsSigned = "statements_signed", "签订责任书份数";
        UrgentReports = "urgent_reports", "紧急报送";
        OnSite = "on_site", "下访";
    }
}

/// What a figure says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A count in the figure's unit.
    Count(u64),
    /// A share: part of whole. Nothing of nothing is 「—」, never 100 %.
    Share {
        /// Numerator.
        part: u64,
        /// Denominator.
        whole: u64,
    },
    /// A sum of money.
    Money(Amount),
}

impl Value {
    /// 「11」, 「100%」, 「82.0%」, 「—」, 「89,266.00」: the value without its unit.
    pub fn text(&self) -> String {
        match self {
            Self::Count(n) => with_commas(*n),
            Self::Share { whole: 0, .. } => "—".into(),
            Self::Share { part, whole } => percent(*part, *whole),
            Self::Money(amount) => amount.with_commas(),
        }
    }
}

/// One decimal, half up, from whole numbers; 「100%」 and 「0%」 only when they are exactly that.
fn percent(part: u64, whole: u64) -> String {
    if part == 0 || part == whole {
        return if part == 0 { "0%".into() } else { "100%".into() };
    }
    let tenths = ((part * 2_000 + whole) / (whole * 2)).clamp(1, 999);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// 「1,126」.
pub fn with_commas(n: u64) -> String {
    let digits = n.to_string();
    let head = digits.len() % 3;
    let mut out = digits[..head].to_owned();
    for group in digits.as_bytes()[head..].chunks(3) {
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&String::from_utf8_lossy(group));
    }
    out
}

/// A figure of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Which.
    pub id: FigureId,
    /// What it says.
    pub value: Value,
    /// 件, 批, 人次, 份, 元 … ; empty for shares.
    pub unit: &'static str,
    /// How it comes about, for the clerk: 「办结 ÷ 受理」.
    pub formula: &'static str,
    /// The cases behind it (of a share: its numerator).
    pub filter: Filter,
}

impl Figure {
    /// 「11件」, 「100%」.
    pub fn told(&self) -> String {
        match &self.value {
            Value::Money(amount) => amount.told(),
            Value::Count(n) => format!("{n}{}", self.unit),
            share => share.text(),
        }
    }
}

/// All figures of a period, in the order of [`FigureId::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The period.
    pub period: Period,
    /// The day the figures are taken on: the last day of the period, or today while it runs.
    pub as_of: NaiveDate,
    /// 计量口径 of [`FigureId::Petitions`].
    pub counting: Counting,
    /// The figures.
    pub all: Vec<Figure>,
}

/// How a figure measures its cases.
#[derive(Clone, Copy)]
enum Measure {
    /// How many.
    Cases,
    /// By the office's counting convention.
    Convention,
    /// Their people.
    People,
    /// On how many different days.
    Days,
    /// Their batches.
    Batches,
    /// Their sums.
    Amount,
    /// Their number as a share of another condition's.
    ShareOf(PetitionBase),
}

/// The whole a share refers to.
#[derive(Clone, Copy)]
enum PetitionBase {
    All,
    ClosedOrOverdue,
    NoticeDue,
    Assigned,
    Rated,
    Disputes,
    Mediated,
    First,
    Closed,
    ReportDue,
    FollowedUp,
}

/// One row of the table of figures.
struct Definition {
    id: FigureId,
    unit: &'static str,
    condition: Condition,
    measure: Measure,
    formula: &'static str,
}

fn definitions() -> Vec<Definition> {
    use Condition::{
        Agreements, Averted, Confirmation, Disputes, Mediation, Petitions, Prevented, Receptions, Screenings,
        SettledInPeriod, Work,
    };
    use FigureId as F;
    use Measure::{Amount, Batches, Cases, Convention, Days, People, ShareOf};
    let row = |id, unit, condition, measure, formula| Definition { id, unit, condition, measure, formula };
    let petitions = |id, unit, is, formula| row(id, unit, Petitions(is), Cases, formula);
    let averted = |id, unit, kind, measure| row(id, unit, Averted(kind), measure, "本期经过中记的“防止激化”");
    let mediated = |id, is, formula| row(id, "件", Mediation(is), Cases, formula);
    let work = |id, unit, kind| row(id, unit, Work(kind), Cases, "本期工作记录");
    vec![
        row(F::Petitions, "件", Petitions(PetitionIs::Any), Convention, "本期收到的信访件，按计量口径"),
        petitions(F::Letters, "件", PetitionIs::Channel(Channel::Letter), "本期收到的来信"),
        row(F::LetterPeople, "人", Petitions(PetitionIs::Channel(Channel::Letter)), People, "来信署名人数之和"),
        petitions(F::Visits, "批", PetitionIs::Channel(Channel::Visit), "本期来访，一次接待为一批"),
        row(F::Visitors, "人次", Petitions(PetitionIs::Channel(Channel::Visit)), People, "各批来访人数之和"),
        petitions(F::Calls, "件", PetitionIs::Channel(Channel::Call), "本期来电"),
        petitions(F::Online, "件", PetitionIs::Channel(Channel::Online), "本期网上信访"),
        petitions(F::OtherChannels, "件", PetitionIs::Channel(Channel::Other), "本期其他形式"),
        petitions(F::JointLetters, "件", PetitionIs::JointLetter, "2 人以上署名的来信"),
        row(F::JointLetterPeople, "人", Petitions(PetitionIs::JointLetter), People, "联名信署名人数之和"),
        petitions(F::SingleVisits, "批", PetitionIs::SingleVisit, "未达到集体访人数的来访"),
        petitions(F::CollectiveVisits, "批", PetitionIs::Collective, "达到集体访人数的来访"),
        row(F::CollectiveVisitors, "人次", Petitions(PetitionIs::Collective), People, "集体访人数之和"),
        petitions(F::First, "件", PetitionIs::First, "初信初访"),
        petitions(F::Repeat, "件", PetitionIs::Repeat, "同人同事再次信访"),
        row(F::RepeatRate, "", Petitions(PetitionIs::Repeat), ShareOf(PetitionBase::All), "重复 ÷ 总件数"),
        petitions(F::OccurrenceUnstated, "件", PetitionIs::Unstated, "没有登记初次还是重复"),
        row(
            F::FirstOnceRate,
            "",
            Petitions(PetitionIs::FirstOnce),
            ShareOf(PetitionBase::First),
            "初次件中截止日没有再次信访的 ÷ 初次件",
        ),
        petitions(F::Accepted, "件", PetitionIs::Accepted, "截止日前已受理"),
        petitions(F::Closed, "件", PetitionIs::Closed, "本期收到、截止日前已办结"),
        row(F::ClosedRate, "", Petitions(PetitionIs::Closed), ShareOf(PetitionBase::All), "办结 ÷ 总件数"),
        row(
            F::ClosedOnTimeRate,
            "",
            Petitions(PetitionIs::ClosedOnTime),
            ShareOf(PetitionBase::ClosedOrOverdue),
            "期限内办结 ÷（已办结 + 超期未办结）",
        ),
        row(
            F::NoticeOnTimeRate,
            "",
            Petitions(PetitionIs::NoticeOnTime),
            ShareOf(PetitionBase::NoticeDue),
            "期限内告知 ÷ 应告知，匿名件除外",
        ),
        petitions(F::Open, "件", PetitionIs::Open, "截止日未办结"),
        petitions(F::Overdue, "件", PetitionIs::Overdue, "截止日未办结且已过办理期限"),
        petitions(F::Extended, "件", PetitionIs::Extended, "截止日前办理过延期"),
        petitions(F::Supported, "件", PetitionIs::Opinion(Opinion::Supported), "处理意见为支持"),
        petitions(F::PartlySupported, "件", PetitionIs::Opinion(Opinion::PartlySupported), "处理意见为部分支持"),
        petitions(F::Explained, "件", PetitionIs::Opinion(Opinion::Explained), "处理意见为解释说明"),
        petitions(F::NotSupported, "件", PetitionIs::Opinion(Opinion::Refused), "处理意见为不予支持"),
        petitions(F::Resolved, "件", PetitionIs::Resolved, "办结时四个不放过都确认，记为化解"),
        row(F::ResolvedRate, "", Petitions(PetitionIs::Resolved), ShareOf(PetitionBase::Closed), "信访化解 ÷ 办结"),
        petitions(F::Assigned, "件", PetitionIs::Assigned, "上级交办、要求报结果"),
        petitions(F::Reported, "件", PetitionIs::Reported, "交办件中已报送结果"),
        row(F::ReportedRate, "", Petitions(PetitionIs::Reported), ShareOf(PetitionBase::Assigned), "已报结 ÷ 上级交办"),
        petitions(F::ReportedOnTime, "件", PetitionIs::ReportedOnTime, "限办时间内报送结果，没有限办时间的报送即算"),
        row(
            F::ReportedOnTimeRate,
            "",
            Petitions(PetitionIs::ReportedOnTime),
            ShareOf(PetitionBase::ReportDue),
            "按期报结 ÷（已报结 + 已到限办时间未报结）",
        ),
        petitions(F::ToCounty, "批", PetitionIs::WentTo(Level::County), "到县信访部门反映"),
        row(F::ToCountyPeople, "人次", Petitions(PetitionIs::WentTo(Level::County)), People, "到县上访人数之和"),
        petitions(F::ToCountyCollective, "批", PetitionIs::WentToCollective(Level::County), "达到集体访人数的到县上访"),
        petitions(F::ToCountyRepeat, "批", PetitionIs::WentToRepeat(Level::County), "重复的到县上访"),
        petitions(F::ToCity, "批", PetitionIs::WentTo(Level::City), "到市信访部门反映"),
        row(F::ToCityPeople, "人次", Petitions(PetitionIs::WentTo(Level::City)), People, "到市上访人数之和"),
        petitions(F::ToCityCollective, "批", PetitionIs::WentToCollective(Level::City), "达到集体访人数的到市上访"),
        petitions(F::ToCityRepeat, "批", PetitionIs::WentToRepeat(Level::City), "重复的到市上访"),
        petitions(F::ToProvince, "批", PetitionIs::WentTo(Level::Province), "到省信访部门反映"),
        row(F::ToProvincePeople, "人次", Petitions(PetitionIs::WentTo(Level::Province)), People, "到省上访人数之和"),
        petitions(
            F::ToProvinceCollective,
            "批",
            PetitionIs::WentToCollective(Level::Province),
            "达到集体访人数的到省上访",
        ),
        petitions(F::ToProvinceRepeat, "批", PetitionIs::WentToRepeat(Level::Province), "重复的到省上访"),
        petitions(F::ToNation, "批", PetitionIs::WentTo(Level::Nation), "到国家信访部门反映"),
        row(F::ToNationPeople, "人次", Petitions(PetitionIs::WentTo(Level::Nation)), People, "进京上访人数之和"),
        petitions(F::ToNationCollective, "批", PetitionIs::WentToCollective(Level::Nation), "达到集体访人数的进京上访"),
        petitions(F::ToNationRepeat, "批", PetitionIs::WentToRepeat(Level::Nation), "重复的进京上访"),
        petitions(F::OutOfLevel, "批", PetitionIs::OutOfLevel, "到市、省、京"),
        petitions(F::FollowedUp, "件", PetitionIs::FollowedUp, "截止日前已回访"),
        petitions(F::Rated, "件", PetitionIs::Rated, "回访时作了评价"),
        row(F::RatedRate, "", Petitions(PetitionIs::Rated), ShareOf(PetitionBase::FollowedUp), "已评价 ÷ 回访"),
        row(
            F::SatisfiedRate,
            "",
            Petitions(PetitionIs::Satisfied),
            ShareOf(PetitionBase::Rated),
            "（满意 + 基本满意）÷ 已评价的回访",
        ),
        row(F::ReceptionDays, "天", Receptions, Days, "本期已过的接访日，同日多人只计一天"),
        row(F::ReceptionBatches, "批", Receptions, Batches, "各接访日批次之和"),
        row(F::ReceptionPeople, "人次", Receptions, People, "各接访日人次之和"),
        row(F::ScreeningRounds, "次", Screenings, Cases, "本期登记的排查；没有登记的月份计工作记录里的排查"),
        row(F::Disputes, "件", Disputes(DisputeIs::Any), Cases, "本期排查发现的纠纷"),
        row(F::DisputesPeople, "人", Disputes(DisputeIs::Any), People, "各纠纷涉及人数之和"),
        row(F::DisputesClaimed, "元", Disputes(DisputeIs::Any), Amount, "各纠纷涉及金额之和"),
        row(F::DisputesSettled, "件", Disputes(DisputeIs::Settled), Cases, "截止日已化解，转诉讼按设置计入"),
        row(F::DisputesOpen, "件", Disputes(DisputeIs::Open), Cases, "截止日正在化解"),
        row(F::DisputesInCourt, "件", Disputes(DisputeIs::InCourt), Cases, "截止日已转诉讼"),
        row(F::DisputesFailed, "件", Disputes(DisputeIs::Failed), Cases, "截止日调解不成"),
        row(F::DisputesHandedUp, "件", Disputes(DisputeIs::HandedUp), Cases, "截止日已上交"),
        row(F::DisputesSettledRate, "", Disputes(DisputeIs::Settled), ShareOf(PetitionBase::Disputes), "化解 ÷ 排查"),
        row(F::DisputesSettledInPeriod, "件", SettledInPeriod, Cases, "本期化解，不论何时发现"),
        row(F::DisputesPrevented, "件", Prevented, People, "各轮排查记下的、未形成即消除的纠纷"),
        row(
            F::MassAverted,
            "件",
            Disputes(DisputeIs::Flagged(DisputeFlag::MassAverted)),
            Cases,
            "标记为避免群体性事件",
        ),
        averted(F::CivilToCriminal, "件", AvertedKind::CivilToCriminal, Cases),
        averted(F::CivilToCriminalPeople, "人", AvertedKind::CivilToCriminal, People),
        averted(F::Suicides, "件", AvertedKind::Suicide, Cases),
        averted(F::SuicidesPeople, "人", AvertedKind::Suicide, People),
        averted(F::Fights, "件", AvertedKind::Fight, Cases),
        averted(F::FightsPeople, "人", AvertedKind::Fight, People),
        averted(F::MassPetitions, "件", AvertedKind::MassPetition, Cases),
        averted(F::MassPetitionsPeople, "人", AvertedKind::MassPetition, People),
        averted(F::MassIncidents, "件", AvertedKind::MassIncident, Cases),
        averted(F::MassIncidentsPeople, "人", AvertedKind::MassIncident, People),
        mediated(F::Mediated, MediationIs::Accepted, "本期人民调解受理，没有受理记录的按调解日"),
        mediated(F::MediatedSettled, MediationIs::Settled, "受理案件中截止日协议已生效"),
        row(
            F::MediatedSettledRate,
            "",
            Mediation(MediationIs::Settled),
            ShareOf(PetitionBase::Mediated),
            "调解成功 ÷ 调解受理",
        ),
        row(F::MediatedPeople, "人", Mediation(MediationIs::Accepted), People, "受理案件的当事人，一案只计一次"),
        row(F::MediatedAmount, "元", Mediation(MediationIs::Settled), Amount, "成功案件的协议金额之和"),
        mediated(F::MediatedWritten, MediationIs::Form(AgreementForm::Written), "成功案件中的书面协议"),
        mediated(F::MediatedOral, MediationIs::Form(AgreementForm::Oral), "成功案件中的口头协议"),
        mediated(F::MediatedPerformed, MediationIs::Standing(DutyState::Done), "截止日已全部履行"),
        mediated(F::MediatedPartly, MediationIs::Standing(DutyState::Partly), "截止日已履行一部分，其余未到期"),
        mediated(F::MediatedNotDue, MediationIs::Standing(DutyState::NotDue), "截止日还没有到期的"),
        mediated(F::MediatedOverdue, MediationIs::Standing(DutyState::Overdue), "截止日有到期未履行的"),
        row(F::ConfirmationsApplied, "件", Confirmation(ConfirmationIs::Applied), Cases, "本期申请司法确认"),
        row(F::ConfirmationsGranted, "件", Confirmation(ConfirmationIs::Granted), Cases, "本期法院确认有效"),
        row(F::ConfirmationsRejected, "件", Confirmation(ConfirmationIs::Rejected), Cases, "本期法院驳回"),
        row(F::Agreements, "份", Agreements(AgreementIs::InForce), Cases, "本期生效：签字盖章齐备"),
        row(F::AgreementsWritten, "份", Agreements(AgreementIs::Form(AgreementForm::Written)), Cases, "书面"),
        row(F::AgreementsOral, "份", Agreements(AgreementIs::Form(AgreementForm::Oral)), Cases, "口头"),
        row(F::AgreementsAmount, "元", Agreements(AgreementIs::InForce), Amount, "已生效协议的金额之和"),
        work(F::Bulletins, "期", WorkKind::Bulletin),
        work(F::Meetings, "次", WorkKind::Meeting),
        work(F::Trainings, "次", WorkKind::Training),
        work(F::Studies, "次", WorkKind::Study),
        work(F::Publicity, "次", WorkKind::Publicity),
        work(F::Statements, "次", WorkKind::Statement),
        row(F::StatementsSigned, "份", Work(WorkKind::Statement), People, "责任书份数之和"),
        work(F::UrgentReports, "次", WorkKind::UrgentReport),
        work(F::OnSite, "次", WorkKind::OnSite),
    ]
}

impl Figures {
    /// The figures of `period` as known at the end of `today`.
    pub fn of(facts: &Facts, period: Period, today: NaiveDate) -> Self {
        let as_of = period.last().min(today);
        let filter = |condition| Filter { period, as_of, condition };
        let count = |is| filter(Condition::Petitions(is)).cases(facts).len() as u64;
        let base = |base| match base {
            PetitionBase::All => count(PetitionIs::Any),
            PetitionBase::ClosedOrOverdue => count(PetitionIs::Closed) + count(PetitionIs::Overdue),
            PetitionBase::NoticeDue => count(PetitionIs::NoticeDue),
            PetitionBase::Assigned => count(PetitionIs::Assigned),
            PetitionBase::Rated => count(PetitionIs::Rated),
            PetitionBase::First => count(PetitionIs::First),
            PetitionBase::Closed => count(PetitionIs::Closed),
            PetitionBase::ReportDue => count(PetitionIs::ReportDue),
            PetitionBase::FollowedUp => count(PetitionIs::FollowedUp),
            PetitionBase::Mediated => filter(Condition::Mediation(MediationIs::Accepted)).cases(facts).len() as u64,
            PetitionBase::Disputes => filter(Condition::Disputes(DisputeIs::Any)).cases(facts).len() as u64,
        };
        let all = definitions()
            .into_iter()
            .map(|Definition { id, unit, condition, measure, formula }| {
                let filter = filter(condition);
                let cases = filter.cases(facts);
                let people = |cases: &[Case]| cases.iter().map(|case| case.people).sum::<u64>();
                let value = match measure {
                    Measure::Cases => Value::Count(cases.len() as u64),
                    Measure::People => Value::Count(people(&cases)),
                    Measure::Days => {
                        Value::Count(cases.iter().map(|case| case.day).collect::<BTreeSet<_>>().len() as u64)
                    }
                    Measure::Batches => Value::Count(cases.iter().map(|case| case.batches).sum()),
                    Measure::Amount => Value::Money(cases.iter().map(|case| case.amount).sum()),
                    Measure::ShareOf(whole) => Value::Share { part: cases.len() as u64, whole: base(whole) },
                    Measure::Convention => Value::Count(match facts.settings.counting {
                        Counting::Items | Counting::ItemTimes => cases.len() as u64,
                        Counting::ItemsAndPeople => {
                            let visits = Filter {
                                condition: Condition::Petitions(PetitionIs::Channel(Channel::Visit)),
                                ..filter.clone()
                            }
                            .cases(facts);
                            (cases.len() - visits.len()) as u64 + people(&visits)
                        }
                    }),
                };
                let unit = match (id, facts.settings.counting) {
                    (FigureId::Petitions, counting) => counting.label(),
                    (FigureId::Visits, Counting::Items) => "件",
                    _ => unit,
                };
                Figure { id, value, unit, formula, filter }
            })
            .collect();
        Self { period, as_of, counting: facts.settings.counting, all }
    }

    /// One figure.
    pub fn get(&self, id: FigureId) -> &Figure {
        // `all` holds every id in the order of the vocabulary; a test keeps it so.
        &self.all[id as usize]
    }

    /// A count or the numerator of a share; money in 分.
    pub fn count(&self, id: FigureId) -> u64 {
        match self.get(id).value {
            Value::Count(n) => n,
            Value::Share { part, .. } => part,
            Value::Money(amount) => amount.fen().unsigned_abs(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{
        domain::{calendar, petition::Petition, settings::Settings},
        store::petitions::PetitionFile,
    };

    #[test]
    fn every_figure_stands_at_its_place() {
        let ids: Vec<FigureId> = definitions().iter().map(|definition| definition.id).collect();
        assert_eq!(ids, FigureId::ALL);
    }

    fn facts(counting: Counting, items: &[(Channel, u32, u32)]) -> Facts {
        let mut files = Vec::new();
        for &(channel, items, people) in items {
            for i in 0..items {
                let mut item = Petition::blank(channel, "2024-03-01T09:00:00".parse().unwrap());
                // The people are spread over the items; what does not divide goes to the first.
                item.headcount = people / items + if i == 0 { people % items } else { 0 };
                files.push(PetitionFile { petition: item, steps: Vec::new() });
            }
        }
        Facts::of_petitions(files, Settings { counting, ..Settings::default() }, &calendar::built_in())
    }

    fn total(facts: &Facts) -> (u64, &'static str) {
        let figures = Figures::of(facts, "2024H1".parse().unwrap(), "2024-12-31".parse().unwrap());
        (figures.count(FigureId::Petitions), figures.get(FigureId::Petitions).unit)
    }

    /// County year report: 8 letters and 214 + 904 people make 1126 件(人)次.
    #[test]
    fn items_and_people_recreates_the_county_year_report() {
        let facts = facts(Counting::ItemsAndPeople, &[(Channel::Letter, 8, 8), (Channel::Visit, 300, 214 + 904)]);
        assert_eq!(total(&facts), (1126, "件（人）次"));
    }

    /// County 2024 H1: 来访 95 + 来信 19 + 网投 29 = 143 件次, 来访 127 人次.
    #[test]
    fn item_times_recreates_the_county_half_year() {
        let facts = facts(
            Counting::ItemTimes,
            &[(Channel::Visit, 95, 127), (Channel::Letter, 19, 19), (Channel::Online, 29, 29)],
        );
        assert_eq!(total(&facts), (143, "件次"));
        let figures = Figures::of(&facts, "2024H1".parse().unwrap(), "2024-12-31".parse().unwrap());
        assert_eq!((figures.count(FigureId::Visits), figures.count(FigureId::Visitors)), (95, 127));
    }

    #[test]
    fn nothing_of_nothing_is_a_dash() {
        let figures =
            Figures::of(&facts(Counting::Items, &[]), "2024H1".parse().unwrap(), "2024-12-31".parse().unwrap());
        assert_eq!(figures.get(FigureId::ClosedRate).told(), "—");
        assert_eq!(percent(11, 11), "100%");
        assert_eq!((percent(1_999, 2_000), percent(1, 3_000)), ("99.9%".into(), "0.1%".into()));
        assert_eq!(percent(105, 128), "82.0%");
        assert_eq!(percent(6_217, 6_368), "97.6%");
        assert_eq!(percent(5_894, 5_935), "99.3%");
    }

    #[test]
    fn counts_are_written_with_commas() {
        assert_eq!([0, 999, 1_126, 4_216_000].map(with_commas), ["0", "999", "1,126", "4,216,000"]);
    }
}
