//! 文书目录: which papers the office issues in the course of a petition or a mediation, and what each is.
//!
//! One row a paper: its number series (代字类), whom it goes to, whether the law asks for it, at which steps it is
//! offered and whether its delivery must be proved. The wording is not here: it is data in `assets/forms`.
//!
//! Source: 信访工作条例 (2022) Art. 22–36, 信访条例 (2005) Art. 21–35; the list of sheets is office practice. The township
//! issues, never its petition office. The papers of mediation (M…) follow 人民调解法 (2010) and the ministry's forms
//! (司发通〔2010〕239号): they go into the file of the case and bear no 文书号.

use super::terms::terms;

terms! {
    /// A paper of the catalogue (文书).
    FormId {
        F01 = "F01", "来访登记表";
        F02 = "F02", "来信登记表";
        F03 = "F03", "来电（网上）登记表";
        F04 = "F04", "信访事项呈批表";
        F05 = "F05", "信访事项受理告知书";
        F06 = "F06", "信访事项不予受理告知书";
        F07 = "F07", "信访事项不再受理告知书";
        F08 = "F08", "信访事项转送告知书";
        F09 = "F09", "导入法定程序告知书";
        F10 = "F10", "信访事项转送函";
        F11 = "F11", "信访事项交办函";
        F12 = "F12", "信访事项督办通知书";
        F13 = "F13", "信访事项退回函";
        F14 = "F14", "延长办理期限告知书";
        F14A = "F14A", "延期办理审批表";
        F15 = "F15", "补充材料通知书";
        F16 = "F16", "调查笔录";
        F17 = "F17", "信访事项处理意见书";
        F18 = "F18", "信访事项简易办理答复单";
        F19 = "F19", "建议意见回复函";
        F20 = "F20", "送达回证";
        F21 = "F21", "复查（复核）申请书";
        F22 = "F22", "复查（复核）意见书";
        F23 = "F23", "听证通知书";
        F23A = "F23A", "听证公告";
        F23B = "F23B", "听证笔录";
        F23C = "F23C", "听证报告";
        F24 = "F24", "信访事项和解协议书";
        F25 = "F25", "息访承诺书";
        F26 = "F26", "撤回信访申请书";
        F27 = "F27", "信访事项办理情况报告";
        F28 = "F28", "介绍信";
        F29 = "F29", "领导接访登记表";
        F30 = "F30", "回访记录表";
        F31 = "F31", "约访（下访）记录表";
        F31A = "F31A", "领导包案情况表";
        F32 = "F32", "重大紧急信访信息报告单";
        F33 = "F33", "信访案卷卷皮";
        F33A = "F33A", "卷内目录";
        F33B = "F33B", "卷内备考表";
        M01 = "M01", "人民调解申请书";
        M02 = "M02", "人民调解受理登记表";
        M03 = "M03", "人民调解当事人权利义务告知书";
        M04 = "M04", "人民调解调查记录";
        M05 = "M05", "人民调解记录";
        M06 = "M06", "人民调解协议书";
        M07 = "M07", "人民调解口头协议登记表";
        M08 = "M08", "人民调解回访记录";
        M09 = "M09", "司法确认申请书";
        M10 = "M10", "调解卷宗封面";
        M11 = "M11", "卷内目录";
        M12 = "M12", "卷宗情况说明";
        M13 = "M13", "卷宗封底";
        M14 = "M14", "人民调解结案报告表";
        M15 = "M15", "人民调解案件登记单";
    }
}

terms! {
    /// 代字类: the papers that share one number sequence within a year, as in 「清政信受〔2026〕1号」.
    Series {
        Accept = "accept", "受";
        Decline = "decline", "不受";
        NotReaccept = "not_reaccept", "不再受";
        Forward = "forward", "转";
        Direct = "direct", "导";
        Assign = "assign", "交";
        Urge = "urge", "督";
        Return = "return", "退";
        Extend = "extend", "延";
        Supplement = "supplement", "补";
        Opinion = "opinion", "处";
        Answer = "answer", "复";
        Hearing = "hearing", "听";
        Report = "report", "报";
        Introduce = "introduce", "介";
    }
}

terms! {
    /// Whom a paper goes to.
    Receiver {
        Petitioner = "petitioner", "信访人";
        Unit = "unit", "承办（受送）单位";
        Superior = "superior", "来文（上级）单位";
        Leaders = "leaders", "领导";
        File = "file", "存卷";
    }
}

/// What the catalogue says of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The paper.
    pub id: FormId,
    /// Its number series; none for sheets that only go on file.
    pub series: Option<Series>,
    /// Whom it goes to.
    pub to: Receiver,
    /// The law or the regulation asks for it.
    pub statutory: bool,
    /// Delivery must be proved (送达回证).
    pub proof: bool,
    /// Codes of the steps at which it is offered, the first first; none for the papers of mediation.
    pub steps: &'static [&'static str],
}

/// The whole catalogue, in the order of the ids.
pub const CATALOGUE: &[Entry] = {
    use FormId as F;
    use Receiver::{File, Leaders, Petitioner, Superior, Unit};
    const fn row(
        id: FormId,
        series: Option<Series>,
        to: Receiver,
        (statutory, proof): (bool, bool),
        steps: &'static [&'static str],
    ) -> Entry {
        Entry { id, series, to, statutory, proof, steps }
    }
    const LAW: (bool, bool) = (true, false);
    const LAW_PROVED: (bool, bool) = (true, true);
    const CUSTOM: (bool, bool) = (false, false);
    &[
        row(F::F01, None, File, LAW, &["registered"]),
        row(F::F02, None, File, LAW, &["registered"]),
        row(F::F03, None, File, LAW, &["registered"]),
        row(F::F04, None, Leaders, CUSTOM, &["proposed", "instructed"]),
        row(F::F05, Some(Series::Accept), Petitioner, LAW_PROVED, &["accepted"]),
        row(F::F06, Some(Series::Decline), Petitioner, LAW_PROVED, &["declined"]),
        row(F::F07, Some(Series::NotReaccept), Petitioner, LAW_PROVED, &["not_reaccepted"]),
        row(F::F08, Some(Series::Forward), Petitioner, LAW_PROVED, &["forwarded"]),
        row(F::F09, Some(Series::Direct), Petitioner, LAW_PROVED, &["directed"]),
        row(F::F10, Some(Series::Forward), Unit, LAW, &["forwarded"]),
        row(F::F11, Some(Series::Assign), Unit, CUSTOM, &["assigned"]),
        row(F::F12, Some(Series::Urge), Unit, CUSTOM, &["urged"]),
        row(F::F13, Some(Series::Return), Superior, LAW, &["returned"]),
        row(F::F14, Some(Series::Extend), Petitioner, LAW_PROVED, &["extended"]),
        row(F::F14A, None, Leaders, LAW, &["extended"]),
        row(F::F15, Some(Series::Supplement), Petitioner, CUSTOM, &["supplement_asked"]),
        row(F::F16, None, File, CUSTOM, &["investigated"]),
        row(F::F17, Some(Series::Opinion), Petitioner, LAW_PROVED, &["replied", "drafted"]),
        row(F::F18, None, Petitioner, CUSTOM, &["answered"]),
        row(F::F19, Some(Series::Answer), Petitioner, LAW, &["answered"]),
        row(F::F20, None, File, LAW, &["delivered"]),
        row(F::F21, None, Superior, LAW, &["review_requested"]),
        row(F::F22, None, File, LAW, &["review_decided"]),
        row(F::F23, Some(Series::Hearing), Petitioner, LAW_PROVED, &["heard"]),
        row(F::F23A, Some(Series::Hearing), Petitioner, CUSTOM, &["heard"]),
        row(F::F23B, None, File, CUSTOM, &["heard"]),
        row(F::F23C, None, File, CUSTOM, &["heard"]),
        row(F::F24, None, File, LAW, &["settled"]),
        row(F::F25, None, File, CUSTOM, &["settled", "closed"]),
        row(F::F26, None, File, CUSTOM, &["withdrawn"]),
        row(F::F27, Some(Series::Report), Superior, LAW, &["reported"]),
        row(F::F28, Some(Series::Introduce), Unit, CUSTOM, &["forwarded", "directed"]),
        row(F::F29, None, File, CUSTOM, &["registered", "instructed"]),
        row(F::F30, None, File, CUSTOM, &["followed_up"]),
        row(F::F31, None, File, CUSTOM, &["investigated", "followed_up"]),
        row(F::F31A, None, Leaders, CUSTOM, &["instructed", "assigned"]),
        row(F::F32, None, Superior, LAW, &["reported_up"]),
        row(F::F33, None, File, CUSTOM, &["archived"]),
        row(F::F33A, None, File, CUSTOM, &["archived"]),
        row(F::F33B, None, File, CUSTOM, &["archived"]),
        row(F::M01, None, File, CUSTOM, &[]),
        row(F::M02, None, File, CUSTOM, &[]),
        row(F::M03, None, File, LAW, &[]),
        row(F::M04, None, File, CUSTOM, &[]),
        row(F::M05, None, File, LAW, &[]),
        row(F::M06, None, File, LAW, &[]),
        row(F::M07, None, File, LAW, &[]),
        row(F::M08, None, File, CUSTOM, &[]),
        row(F::M09, None, Superior, LAW, &[]),
        row(F::M10, None, File, CUSTOM, &[]),
        row(F::M11, None, File, CUSTOM, &[]),
        row(F::M12, None, File, CUSTOM, &[]),
        row(F::M13, None, File, CUSTOM, &[]),
        row(F::M14, None, File, CUSTOM, &[]),
        row(F::M15, None, File, CUSTOM, &[]),
    ]
};

impl FormId {
    /// Its row of the catalogue.
    pub fn entry(self) -> &'static Entry {
        // The table has a row for every id, in their order; a test holds it to that.
        &CATALOGUE[self as usize]
    }

    /// Whether it is a paper of mediation (人民调解文书), on a dispute or an agreement.
    pub const fn is_mediation(self) -> bool {
        self.code().as_bytes()[0] == b'M'
    }
}

/// The papers offered at a step, in the order of the catalogue.
pub fn offered_at(step: &str) -> impl Iterator<Item = &'static Entry> {
    CATALOGUE.iter().filter(move |entry| entry.steps.contains(&step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paper_has_its_row() {
        assert_eq!(CATALOGUE.len(), FormId::ALL.len());
        for &id in FormId::ALL {
            assert_eq!(id.entry().id, id);
            assert_eq!(id.entry().steps.is_empty(), id.is_mediation(), "{id}");
        }
    }

    /// What goes to a petitioner by law is numbered and its delivery is proved, the reply to a suggestion apart.
    #[test]
    fn notices_of_the_law_are_numbered() {
        let proved: Vec<&str> = CATALOGUE.iter().filter(|entry| entry.proof).map(|entry| entry.id.code()).collect();
        assert_eq!(proved, ["F05", "F06", "F07", "F08", "F09", "F14", "F17", "F23"]);
        assert!(CATALOGUE.iter().filter(|entry| entry.proof).all(|entry| entry.series.is_some()));
        assert_eq!(offered_at("forwarded").map(|entry| entry.id.code()).collect::<Vec<_>>(), ["F08", "F10", "F28"]);
    }
}
