//! Fixed vocabularies: each term has a stored code (never changed) and the Chinese label the clerk reads.
//!
//! A vocabulary belongs here when the *rules* depend on it. Words an office may rename or extend
//! (content categories, occupations, risk levels) are data: see [`super::listed`].

/// Declares a vocabulary: an enum whose variants carry a stable code and a Chinese label.
///
/// The code is what the register file and the exchange form hold; the label is what is shown and printed.
macro_rules! terms {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal, $label:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[doc = concat!("「", $label, "」")] #[serde(rename = $code)] $variant,)+ }

        impl $name {
            /// Every term, in the order it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stored code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The Chinese label that is shown and printed.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// The term of a stored code, `None` for a code this version does not know.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.label()) }
        }
    };
}
pub(crate) use terms;

terms! {
    /// 信访形式: how an item reached the office.
    Channel {
        Visit = "visit", "来访";
        Letter = "letter", "来信";
        Call = "call", "来电";
        Online = "online", "网上";
        Other = "other", "其他";
    }
}

terms! {
    /// 信访来源 and 到达层级: a level of administration.
    Level {
        Township = "township", "乡镇";
        County = "county", "县";
        City = "city", "市";
        Province = "province", "省";
        Nation = "nation", "国家";
    }
}

terms! {
    /// 事项大类: the three classes that decide which procedure applies.
    ///
    /// Source: 信访工作条例 (2022) Art. 29 (建议意见), 30 (检举控告), 31 (申诉求决).
    MatterClass {
        Appeal = "appeal", "申诉求决";
        Suggestion = "suggestion", "建议意见";
        Accusation = "accusation", "检举控告";
    }
}

terms! {
    /// 性别.
    Sex {
        Male = "male", "男";
        Female = "female", "女";
    }
}

terms! {
    /// 标记: properties of an item that the clerk ticks. 初次/重复, 集体 and 越级 have rules and fields of their own.
    Flag {
        Urgent = "urgent", "重大紧急";
        Threat = "threat", "扬言";
        Litigation = "litigation", "涉法涉诉";
        LongStanding = "long_standing", "积案";
        CrossBoundary = "cross_boundary", "三跨三分离";
        ProjectRelated = "project", "涉项目建设";
        Confidential = "confidential", "保密";
    }
}

terms! {
    /// 处理意见: what the written reply says to the demand.
    ///
    /// Source: 信访工作条例 (2022) Art. 32; "部分支持" is office practice.
    Opinion {
        Supported = "supported", "支持";
        PartlySupported = "partly", "部分支持";
        Explained = "explained", "解释说明";
        Refused = "refused", "不予支持";
    }
}

terms! {
    /// 不予受理的理由, for the tick list of the notice.
    ///
    /// Source: 信访条例 (2005) Art. 21; 信访工作条例 (2022) Art. 20–23; 2014 rules on visits level by level.
    DeclineGround {
        OtherPower = "other_power", "属于人大、法院、检察院职权范围";
        LegalRoute = "legal_route", "已经或者依法应当通过诉讼、仲裁、行政复议等法定途径解决";
        AlreadyRunning = "already_running", "下级机关已经受理或者正在办理";
        LevelSkipped = "level_skipped", "越过有权处理的机关和上一级机关";
        ReviewSkipped = "review_skipped", "未申请复查、复核而向上级提出";
        ReviewLapsed = "review_lapsed", "逾期未申请复查、复核且无正当理由";
        Ended = "ended", "信访程序已经终结";
        OutsideRemit = "outside_remit", "不属于本机关职责范围";
    }
}

terms! {
    /// 送达方式.
    DeliveryManner {
        InPerson = "in_person", "当面送达";
        Mail = "mail", "邮寄送达";
        PublicNotice = "public_notice", "公告送达";
        Other = "other", "其他方式";
    }
}

terms! {
    /// Which paper was delivered.
    DeliveredPaper {
        Notice = "notice", "告知书";
        Reply = "reply", "处理意见书";
        Extension = "extension", "延期告知书";
        ReviewOpinion = "review_opinion", "复查意见书";
        Other = "other", "其他文书";
    }
}

terms! {
    /// 化解情况 at closing: 办结 says the procedure ended, 化解 says the trouble did.
    Settlement {
        Settled = "settled", "化解";
        Unsettled = "unsettled", "未化解";
    }
}

terms! {
    /// 满意度评价.
    Satisfaction {
        Satisfied = "satisfied", "满意";
        FairlySatisfied = "fairly", "基本满意";
        Dissatisfied = "dissatisfied", "不满意";
        NotRated = "not_rated", "未评价";
    }
}

terms! {
    /// 上级来件的性质: 转送 asks for nothing back, 交办 wants a report by a date.
    ReferralKind {
        Forwarded = "forwarded", "转送";
        Assigned = "assigned", "交办";
    }
}

terms! {
    /// 办理程序 of an accepted item.
    ///
    /// Source: 信访工作条例 (2022) Art. 29 and 31(6); 信访事项简易办理办法 (2016 trial, 2022).
    #[derive(Default)]
    Track {
        #[default]
        Ordinary = "ordinary", "普通程序";
        Simple = "simple", "简易程序";
        Suggestion = "suggestion", "建议意见办理";
    }
}

terms! {
    /// 导入的法定程序.
    ///
    /// Source: 信访工作条例 (2022) Art. 31(1)–(5).
    LegalRoute {
        Litigation = "litigation", "诉讼、行政复议、法律监督";
        Arbitration = "arbitration", "仲裁";
        PartyAppeal = "party_appeal", "党员申诉、申请复审";
        Administrative = "administrative", "行政裁决、确认、许可、处罚";
        StatutoryDuty = "statutory_duty", "申请履行法定职责";
    }
}

terms! {
    /// 不再受理的理由.
    ///
    /// Source: 信访条例 (2005) Art. 35; 信访工作条例 (2022) Art. 36; other endings by provincial rules.
    NotReacceptedGround {
        ReReviewed = "re_reviewed", "已由复核机关作出复核意见";
        Lapsed = "lapsed", "逾期未申请复查、复核，信访程序已经终结";
        AuditClosed = "audit_closed", "已经上级审核认定办结";
        Ended = "ended", "已经按其他方式办理终结";
    }
}

terms! {
    /// 催促办理的方式.
    UrgeManner {
        Remind = "remind", "催办";
        Supervise = "supervise", "督办";
    }
}

terms! {
    /// 督办事由.
    ///
    /// Source: 信访条例 (2005) Art. 36; 信访工作条例 (2022) Art. 40.
    UrgeCause {
        Late = "late", "无正当理由未按期办结";
        NotReported = "not_reported", "未按要求报告办理结果";
        Irregular = "irregular", "未按规定程序办理";
        Stalling = "stalling", "推诿、敷衍、拖延";
        NotExecuted = "not_executed", "不执行处理意见";
        Falsified = "falsified", "办理中弄虚作假";
        Other = "other", "其他需要督办的情形";
    }
}

terms! {
    /// 结案协议: 调解 before a mediator, 和解 between the parties.
    ///
    /// Source: 信访工作条例 (2022) Art. 33: an agreement must be put into writing.
    SettledManner {
        Mediated = "mediated", "调解";
        Conciliated = "conciliated", "和解";
    }
}

terms! {
    /// 纠纷性质: whether a matter that came as a petition may be handed to mediation.
    ///
    /// Source: 人民调解法 (2010); 司法部、国家信访局关于人民调解参与信访工作的意见 (2025): civil disputes and civil-type
    /// disputes with an administrative body qualify; administrative disputes, what the law reserves to a special
    /// body, and unfinished litigation do not.
    MediationNature {
        Civil = "civil", "民事纠纷";
        CivilWithBody = "civil_with_body", "与行政机关的民事性质纠纷";
        Administrative = "administrative", "行政争议";
        Reserved = "reserved", "依法由专门机关处理的事项";
        Pending = "pending", "诉讼、仲裁、复议尚未结束";
    }
}

terms! {
    /// Who agreed to mediation. Both sides must.
    MediationConsent {
        Petitioner = "petitioner", "信访人同意";
        Other = "other", "对方当事人同意";
    }
}

terms! {
    /// 简易答复的方式.
    AnswerWay {
        InPerson = "in_person", "当面";
        Phone = "phone", "电话";
        Message = "message", "短信";
        Online = "online", "网上";
        Letter = "letter", "书面";
    }
}

terms! {
    /// 复查 and 复核.
    ///
    /// Source: 信访条例 (2005) Art. 34–35; 信访工作条例 (2022) Art. 35–36.
    ReviewLevel {
        Review = "review", "复查";
        ReReview = "re_review", "复核";
    }
}

terms! {
    /// 复查、复核结果.
    ReviewOutcome {
        Maintained = "maintained", "维持";
        Changed = "changed", "变更";
        Revoked = "revoked", "撤销";
    }
}

terms! {
    /// 终结原因.
    TerminationReason {
        Told = "told", "告知完毕";
        ForwardDone = "forward_done", "转送完毕";
        ReviewLapsed = "review_lapsed", "逾期未复查";
        ReReviewed = "re_reviewed", "复核终结";
        Mediated = "mediated", "调解";
        Withdrawn = "withdrawn", "撤回";
        Died = "died", "死亡终止";
    }
}

terms! {
    /// 三到位一处理: what was done, by the worth of the demand.
    ///
    /// Source: 信访工作条例 (2022) Art. 27.
    Outcome {
        Solved = "solved", "诉求合理，解决问题到位";
        Persuaded = "persuaded", "诉求无理，思想教育到位";
        Helped = "helped", "生活困难，帮扶救助到位";
        Punished = "punished", "行为违法，依法处理";
    }
}

terms! {
    /// 四个不放过: what must be in order before the trouble counts as 化解.
    ClosingCheck {
        FactsClear = "facts_clear", "问题查清";
        ProblemSolved = "problem_solved", "问题解决";
        PetitionerAtPeace = "petitioner_at_peace", "上访人员息访";
        Measures = "measures", "稳控措施落实";
    }
}

terms! {
    /// 保管期限.
    Retention {
        Permanent = "permanent", "永久";
        ThirtyYears = "thirty_years", "30年";
        TenYears = "ten_years", "10年";
    }
}
