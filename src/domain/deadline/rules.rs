//! The table of all clocks.
//!
//! A row says what starts the clock, how long it runs unless the office has set another length, whose duty it is, where
//! it stands in the law of 2005 and of 2022, and what follows when it is missed. Offices change lengths in
//! [`super::Limits`]; provinces are data ([`super::presets`]).
//!
//! Sources: 《信访条例》 (国务院令第431号, 2005-05-01 to 2022-04-30), 《信访工作条例》 (from 2022-05-01), 《信访事项简易办理
//! 办法》 (2016 on trial, 2022), 《人民调解法》 Art. 33, 《民事诉讼法》 Art. 95 (public notice, by analogy). The rows marked
//! [`Force::Local`] differ from place to place, those marked [`Force::Office`] are practice and stand in no law.
//!
//! 申请听证 never runs: nobody writes down on which day a petitioner was told of that right, so no step could start it.
//! Its row tells the length that the hearing papers and the settings go by. 申请司法确认 runs on agreements, 月报表 on the
//! office as such.

use super::length::Length;
use crate::domain::terms::terms;

terms! {
    /// Which clock.
    ClockId {
        Register = "register", "登记";
        Notice = "notice", "受理告知";
        NoticeReferred = "notice_referred", "受理告知（转交办件）";
        Objection = "objection", "退回异议";
        Transfer = "transfer", "转送交办";
        TransferCounty = "transfer_county", "县级转送交办";
        Finish = "finish", "办结";
        Extension = "extension", "延期";
        Report = "report", "报送结果";
        SimpleDecision = "simple_decision", "简易程序决定";
        SimpleReply = "simple_reply", "简易答复";
        SimpleForward = "simple_forward", "简易转送";
        Review = "review", "申请复查";
        ReviewOpinion = "review_opinion", "复查意见";
        ReviewAcceptance = "review_acceptance", "复查复核受理";
        ReReview = "re_review", "申请复核";
        ReReviewOpinion = "re_review_opinion", "复核意见";
        Suggestion = "suggestion", "建议回复";
        LawfulDuty = "lawful_duty", "履行法定职责";
        Improvement = "improvement", "督办反馈";
        Urgent = "urgent", "紧急上报";
        UrgentWritten = "urgent_written", "紧急书面上报";
        HearingRequest = "hearing_request", "申请听证";
        HearingNotice = "hearing_notice", "听证通知";
        HearingConclusion = "hearing_conclusion", "听证结论";
        Confirmation = "confirmation", "申请司法确认";
        PublicNotice = "public_notice", "公告送达";
        MonthlyReturn = "monthly_return", "月报表";
        Rating = "rating", "满意度评价";
    }
}

terms! {
    /// Whose clock it is.
    Owner {
        Office = "office", "本机关";
        Clerk = "clerk", "信访专干";
        Petitioner = "petitioner", "信访人";
        Department = "department", "信访部门";
        Reviewer = "reviewer", "复查机关";
        ReReviewer = "re_reviewer", "复核机关";
        Body = "body", "有关单位";
        Organiser = "organiser", "听证组织单位";
        Parties = "parties", "当事人双方";
    }
}

impl ClockId {
    /// 告知, however the item came.
    pub fn is_notice(self) -> bool {
        matches!(self, Self::Notice | Self::NoticeReferred)
    }
}

impl Owner {
    /// A duty of the township and its petition office.
    pub fn is_ours(self) -> bool {
        matches!(self, Self::Office | Self::Clerk)
    }
}

terms! {
    /// What happens to an end that falls on a rest day.
    Roll {
        /// Moves to the first working day after (民法典 Art. 203).
        Next = "next", "顺延";
        /// Stays: the sender wrote a day, or hours are counted.
        Never = "never", "不顺延";
        /// Counted backwards from the trigger: not later than this many days before.
        Before = "before", "提前";
    }
}

terms! {
    /// What the clock asks.
    Kind {
        /// Something must be done by its end.
        Duty = "duty", "应办";
        /// Something may be done until its end.
        Right = "right", "可办";
        /// A duty that runs only where the office has set a length: it is not settled that it is a township's.
        Optional = "optional", "设定后计算";
    }
}

terms! {
    /// What the clock stands on.
    Force {
        /// The regulation itself. Runs only under the rule set that has an article for it.
        Statute = "statute", "法定";
        /// Rules of a province or a city, or other law by analogy.
        Local = "local", "地方规定";
        /// Practice, a reminder without legal force.
        Office = "office", "本单位设置";
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Which clock.
    pub id: ClockId,
    /// The day that starts it, as in 「自收到之日起」.
    pub trigger: &'static str,
    /// How long, unless the office has set another length.
    pub length: Length,
    /// What happens on a rest day.
    pub roll: Roll,
    /// Whose duty or right.
    pub owner: Owner,
    /// What it stands on.
    pub force: Force,
    /// Article under the rules of 2005, as printed; empty when it has none.
    pub r2005: &'static str,
    /// Article under the rules of 2022, as printed; empty when it has none.
    pub r2022: &'static str,
    /// What follows when it is missed.
    pub on_expiry: &'static str,
    /// Duty or right.
    pub kind: Kind,
}

impl Rule {
    /// Something the office must do, as against what it may do and what others must.
    pub fn is_our_duty(&self) -> bool {
        self.owner.is_ours() && self.kind != Kind::Right
    }

    /// The article under the rules in force on the day of receipt.
    pub fn article(&self, r2022: bool) -> &'static str {
        if r2022 { self.r2022 } else { self.r2005 }
    }
}

/// The row of a clock.
pub fn rule(id: ClockId) -> &'static Rule {
    // The table has one row for each, in the same order; a test looks.
    &RULES[id as usize]
}

macro_rules! rules {
    ($($id:ident: $trigger:literal, $length:expr, $roll:ident, $owner:ident, $force:ident, $kind:ident,
        $r2005:literal, $r2022:literal, $expiry:literal;)+) => {
        &[$(Rule {
            id: ClockId::$id, trigger: $trigger, length: $length, roll: Roll::$roll, owner: Owner::$owner,
            force: Force::$force, kind: Kind::$kind, r2005: $r2005, r2022: $r2022, on_expiry: $expiry,
        }),+]
    };
}

/// Every clock, in the order of the procedure.
pub const RULES: &[Rule] = rules! {
    Register: "收到", Length::SAME_DAY, Never, Clerk, Statute, Duty,
        "《信访条例》第二十一条、第二十二条", "《信访工作条例》第二十二条、第二十三条", "补登并注明实际收到日期";
    Notice: "收到", Length::days(15), Next, Office, Statute, Duty,
        "《信访条例》第二十二条", "《信访工作条例》第二十三条", "告知超期，可被督办和追责";
    NoticeReferred: "收到来文", Length::days(15), Next, Office, Statute, Duty,
        "《信访条例》第二十一条", "《信访工作条例》第二十三条", "告知超期，可被督办和追责";
    Objection: "收到来文", Length::workdays(5), Next, Office, Statute, Right,
        "", "《信访工作条例》第二十三条", "视为接受转送、交办";
    Transfer: "收到", Length::days(15), Next, Department, Statute, Optional,
        "《信访条例》第二十一条", "《信访工作条例》第二十二条", "转送、交办超期";
    TransferCounty: "收到", Length::days(4), Next, Department, Local, Optional,
        "", "", "转送、交办超期";
    Finish: "受理", Length::days(60), Next, Office, Statute, Duty,
        "《信访条例》第三十三条", "《信访工作条例》第三十四条", "办理超期，可被督办和追责";
    Extension: "原期限届满", Length::days(30), Next, Office, Statute, Right,
        "《信访条例》第三十三条", "《信访工作条例》第三十四条", "只能延长一次";
    Report: "收到来文", Length::AS_SET, Never, Office, Statute, Duty,
        "《信访条例》第二十一条", "《信访工作条例》第二十二条", "报送超期，可被督办，计入回复率";
    SimpleDecision: "收到", Length::workdays(3), Next, Office, Statute, Duty,
        "《信访事项简易办理办法（试行）》", "《信访事项简易办理办法》", "转为普通程序";
    SimpleReply: "受理", Length::workdays(10), Next, Office, Statute, Duty,
        "《信访事项简易办理办法（试行）》", "《信访事项简易办理办法》", "转为普通程序，六十日仍从受理之日起算";
    SimpleForward: "收到", Length::workdays(1), Next, Office, Statute, Optional,
        "《信访事项简易办理办法（试行）》", "《信访事项简易办理办法》", "尽快转出";
    Review: "收到书面答复", Length::days(30), Next, Petitioner, Statute, Right,
        "《信访条例》第三十四条", "《信访工作条例》第三十五条", "逾期未申请复查，程序终结";
    ReviewOpinion: "收到复查请求", Length::days(30), Next, Reviewer, Statute, Duty,
        "《信访条例》第三十四条", "《信访工作条例》第三十五条", "向复查机关询问";
    ReviewAcceptance: "收到请求", Length::workdays(3), Next, Reviewer, Local, Optional,
        "", "", "向复查、复核机关询问";
    ReReview: "收到复查意见", Length::days(30), Next, Petitioner, Statute, Right,
        "《信访条例》第三十五条", "《信访工作条例》第三十六条", "逾期未申请复核，程序终结";
    ReReviewOpinion: "收到复核请求", Length::days(30), Next, ReReviewer, Statute, Duty,
        "《信访条例》第三十五条", "《信访工作条例》第三十六条", "向复核机关询问";
    Suggestion: "收到", Length::days(60), Next, Office, Office, Duty,
        "《信访条例》第二十九条", "《信访工作条例》第二十九条", "尽快回复，法规没有规定日数";
    LawfulDuty: "导入法定程序", Length::months(2), Next, Body, Office, Duty,
        "", "《信访工作条例》第三十一条", "向承办单位询问";
    Improvement: "督办", Length::days(30), Next, Body, Statute, Duty,
        "《信访条例》第三十六条", "", "催促书面反馈";
    Urgent: "知悉", Length::SAME_DAY, Never, Clerk, Statute, Duty,
        "《信访条例》第二十六条", "《信访工作条例》第二十五条", "瞒报、谎报、缓报要追究责任";
    UrgentWritten: "知悉", Length::hours(2), Never, Clerk, Office, Duty,
        "", "", "补报书面材料，注明报告时间";
    HearingRequest: "告知听证权利", Length::days(7), Next, Petitioner, Local, Right,
        "", "", "视为放弃听证";
    HearingNotice: "听证", Length::days(7), Before, Organiser, Local, Duty,
        "", "", "改期听证";
    HearingConclusion: "听证结束", Length::days(20), Next, Organiser, Local, Duty,
        "", "", "尽快作出听证结论";
    Confirmation: "协议生效", Length::days(30), Next, Parties, Statute, Right,
        "《人民调解法》第三十三条", "《人民调解法》第三十三条", "不能再申请司法确认，协议仍有效";
    PublicNotice: "公告", Length::days(30), Never, Petitioner, Local, Right,
        "参照《民事诉讼法》公告送达的规定", "参照《民事诉讼法》第九十五条", "视为送达";
    MonthlyReturn: "月末", Length::days(5), Next, Clerk, Office, Duty,
        "", "", "报表迟报";
    Rating: "答复录入系统", Length::UNLIMITED, Next, Petitioner, Office, Right,
        "", "", "超期未评价";
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deadline::Unit;

    #[test]
    fn every_clock_has_its_row_in_its_place() {
        assert_eq!(RULES.len(), ClockId::ALL.len());
        for &id in ClockId::ALL {
            assert_eq!(rule(id).id, id);
        }
    }

    /// The lengths and articles of both regulations; nothing here may change by accident.
    #[test]
    fn the_statutory_rows_say_what_the_law_says() {
        for (id, length, r2005, r2022) in [
            (ClockId::Notice, "15 日", "第二十二条", "第二十三条"),
            (ClockId::NoticeReferred, "15 日", "第二十一条", "第二十三条"),
            (ClockId::Objection, "5 个工作日", "", "第二十三条"),
            (ClockId::Transfer, "15 日", "第二十一条", "第二十二条"),
            (ClockId::Finish, "60 日", "第三十三条", "第三十四条"),
            (ClockId::Extension, "30 日", "第三十三条", "第三十四条"),
            (ClockId::Report, "按来文", "第二十一条", "第二十二条"),
            (ClockId::SimpleDecision, "3 个工作日", "简易办理办法（试行）", "简易办理办法"),
            (ClockId::SimpleReply, "10 个工作日", "简易办理办法（试行）", "简易办理办法"),
            (ClockId::SimpleForward, "1 个工作日", "简易办理办法（试行）", "简易办理办法"),
            (ClockId::Review, "30 日", "第三十四条", "第三十五条"),
            (ClockId::ReviewOpinion, "30 日", "第三十四条", "第三十五条"),
            (ClockId::ReReview, "30 日", "第三十五条", "第三十六条"),
            (ClockId::ReReviewOpinion, "30 日", "第三十五条", "第三十六条"),
            (ClockId::Improvement, "30 日", "第三十六条", ""),
            (ClockId::Urgent, "当日", "第二十六条", "第二十五条"),
            (ClockId::Confirmation, "30 日", "《人民调解法》第三十三条", "《人民调解法》第三十三条"),
        ] {
            let row = rule(id);
            assert_eq!(row.length.to_string(), length, "{id}");
            assert!(row.r2005.contains(r2005) && row.r2022.contains(r2022), "{id}");
            assert_eq!((row.r2005.is_empty(), row.r2022.is_empty()), (r2005.is_empty(), r2022.is_empty()), "{id}");
        }
    }

    #[test]
    fn days_are_working_days_only_where_the_text_says_so() {
        let workdays: Vec<_> = RULES.iter().filter(|row| row.length.unit == Unit::Workday).map(|row| row.id).collect();
        use ClockId as K;
        assert_eq!(workdays, [K::Objection, K::SimpleDecision, K::SimpleReply, K::SimpleForward, K::ReviewAcceptance]);
    }
}
