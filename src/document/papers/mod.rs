//! The papers of the office, one builder each (文书).
//!
//! A builder takes a view: the facts of one paper as plain words and numbers, already chosen, masked and ordered. The
//! placeholders of the form files in `assets/forms` are the names of a view's fields, in Chinese, because the clerk reads
//! them in messages and an office may edit the files.

mod agreement;
mod registers;
mod report;

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::{DocumentError, Meta, RegisterForm, Template};

pub use agreement::{AgreementView, ClauseView, InstalmentView, PartyView};
pub use registers::{
    DisputeLedgerView, DisputeRow, IssueRegisterView, IssueRow, MediationRegisterView, PetitionRegisterView,
    PetitionRow,
};
pub use report::{FigureRow, FigureTable, ReportView, SectionPart, SectionView};

/// The form files, read and checked.
#[derive(Debug)]
pub struct Forms {
    /// 人民调解协议书.
    pub agreement: Template,
    /// 半年、全年工作总结.
    pub report: Template,
    /// 信访登记簿.
    pub petition_register: RegisterForm,
    /// 矛盾纠纷排查化解台账.
    pub dispute_ledger: RegisterForm,
    /// 文书发文登记簿.
    pub issue_register: RegisterForm,
    /// 信访情况统计表.
    pub statistics: RegisterForm,
    /// 矛盾纠纷情况表, behind it.
    pub statistics_disputes: RegisterForm,
    /// 矛盾纠纷排查登记簿.
    pub screening_register: RegisterForm,
    /// 调解案件汇总登记簿.
    pub mediation_register: RegisterForm,
    /// 人民调解回访登记簿.
    pub follow_up_register: RegisterForm,
    /// 调解协议履行台账.
    pub performance_register: RegisterForm,
    /// 人民调解案件情况统计表.
    pub mediation_statistics: RegisterForm,
    /// 人民调解案件分类统计表, its second page.
    pub mediation_breakdown: RegisterForm,
    /// 人民调解组织队伍经费保障情况统计表.
    pub mediation_organisation: RegisterForm,
}

/// The form files that come with the program: file name, what it is, its text.
pub const BUNDLED: [(&str, &str, &str); 14] = [
    ("agreement.txt", "人民调解协议书", include_str!("../../../assets/forms/agreement.txt")),
    ("report.txt", "工作总结", include_str!("../../../assets/forms/report.txt")),
    ("petition-register.json", "信访登记簿", include_str!("../../../assets/forms/petition-register.json")),
    ("dispute-ledger.json", "矛盾纠纷排查化解台账", include_str!("../../../assets/forms/dispute-ledger.json")),
    ("issue-register.json", "文书发文登记簿", include_str!("../../../assets/forms/issue-register.json")),
    ("mediation-register.json", "调解案件汇总登记簿", include_str!("../../../assets/forms/mediation-register.json")),
    ("follow-up-register.json", "回访登记簿", include_str!("../../../assets/forms/follow-up-register.json")),
    ("performance-register.json", "协议履行台账", include_str!("../../../assets/forms/performance-register.json")),
    (
        "mediation-statistics.json",
        "人民调解案件情况统计表",
        include_str!("../../../assets/forms/mediation-statistics.json"),
    ),
    (
        "mediation-breakdown.json",
        "人民调解案件分类统计表",
        include_str!("../../../assets/forms/mediation-breakdown.json"),
    ),
    (
        "mediation-organisation.json",
        "人民调解组织队伍经费保障情况统计表",
        include_str!("../../../assets/forms/mediation-organisation.json"),
    ),
    ("screening-register.json", "矛盾纠纷排查登记簿", include_str!("../../../assets/forms/screening-register.json")),
    ("statistics.json", "信访情况统计表", include_str!("../../../assets/forms/statistics.json")),
    ("statistics-disputes.json", "矛盾纠纷情况表", include_str!("../../../assets/forms/statistics-disputes.json")),
];

impl Forms {
    /// The forms that come with the program.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Form`] names the file and line that is not well formed.
    pub fn bundled() -> Result<Self, DocumentError> {
        Self::read(|_, _| Ok(None))
    }

    /// The forms that come with the program, each replaced by the file of the same name in `folder` if there is one.
    ///
    /// # Errors
    ///
    /// As [`Forms::bundled`].
    pub fn with_folder(folder: &Path) -> Result<Self, DocumentError> {
        Self::read(|file, name| match std::fs::read_to_string(folder.join(file)) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => {
                let what = format!("文件“{file}”打不开（{error}）");
                Err(DocumentError::Form { form: name.to_owned(), line: 0, what })
            }
        })
    }

    fn read(own: impl Fn(&str, &str) -> Result<Option<String>, DocumentError>) -> Result<Self, DocumentError> {
        let text = |at: usize| {
            let (file, name, bundled) = BUNDLED[at];
            Ok((name, own(file, name)?.unwrap_or_else(|| bundled.to_owned())))
        };
        let template = |at| text(at).and_then(|(name, text)| Template::parse(name, &text));
        let register = |at| text(at).and_then(|(name, text)| RegisterForm::parse(name, &text));
        Ok(Self {
            agreement: template(0)?,
            report: template(1)?,
            petition_register: register(2)?,
            dispute_ledger: register(3)?,
            issue_register: register(4)?,
            mediation_register: register(5)?,
            follow_up_register: register(6)?,
            performance_register: register(7)?,
            mediation_statistics: register(8)?,
            mediation_breakdown: register(9)?,
            mediation_organisation: register(10)?,
            screening_register: register(11)?,
            statistics: register(12)?,
            statistics_disputes: register(13)?,
        })
    }
}

/// Who makes a paper, and when: for the file's properties.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// The issuing body.
    pub body: String,
    /// The moment, with the office's offset.
    pub created: DateTime<FixedOffset>,
}

impl Issue {
    /// File properties of a paper. Names and numbers of persons do not belong here.
    pub fn meta(&self, title: impl Into<String>, subject: &str) -> Meta {
        Meta {
            title: title.into(),
            author: self.body.clone(),
            subject: subject.to_owned(),
            keywords: vec![subject.to_owned()],
            created: self.created,
        }
    }
}
