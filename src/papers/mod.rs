//! From the register to a paper: which records go on it, and in which words.
//!
//! This is the one place where the register meets the forms. [`PaperRequest`] says which paper; a module a paper
//! turns records into the plain view its form asks for; [`Press`] lays it out and makes the PDF that command line
//! and window print, save and show. The same register, request and day give the same bytes.

mod agreement;
pub mod dossier;
pub mod forms;
pub mod issue;
pub mod issue_register;
mod mediation_registers;
pub mod narrative;
mod registers;
mod statistics;
mod words;

pub use mediation_registers::MediationRegister;
pub use registers::PetitionBook;

use crate::{
    document::{
        Document, DocumentError,
        papers::{Forms, Issue},
    },
    domain::{
        final_report::FinalReport,
        period::{Period, PeriodKind},
        settings::Settings,
    },
    exchange::xlsx::{self, WorkbookError},
    fonts::FangSong,
    store::{Register, StoreError},
    typeset::{Faces, Laid, TypesetError, Typesetter, file::SaveError},
};
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use std::collections::BTreeMap;

/// Which paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperRequest {
    /// 季度分析, 半年小结 or 年终总结, by the period.
    Narrative {
        /// Of which period.
        period: Period,
    },
    /// 定稿: an edition as it was handed in, to the byte.
    Final {
        /// Of which period.
        period: Period,
        /// Which edition.
        edition: u32,
    },
    /// 信访情况统计表: 月报表, and that of any other period.
    Statistics {
        /// Of which period.
        period: Period,
    },
    /// 信访登记簿.
    PetitionRegister {
        /// Received in this period.
        period: Period,
        /// Only these numbers (a selection), all of the period for `None`.
        numbers: Option<Vec<String>>,
    },
    /// 来信, 来访, 上级交办, 越级 … apart.
    PetitionBook {
        /// Which.
        book: PetitionBook,
        /// Received in this period.
        period: Period,
    },
    /// 矛盾纠纷排查化解台账.
    DisputeRegister {
        /// Found in this period.
        period: Period,
        /// Only these numbers (a selection), all of the period for `None`.
        numbers: Option<Vec<String>>,
    },
    /// 文书发文登记簿.
    IssueRegister {
        /// Issued in this period.
        period: Period,
    },
    /// A register of mediation: 汇总登记簿, 回访登记簿, 协议履行台账.
    Mediation {
        /// Which.
        which: MediationRegister,
        /// Of which period.
        period: Period,
    },
    /// 调解协议书.
    Agreement {
        /// 编号.
        number: String,
    },
    /// 来访、来信、来电登记表, by the item's channel.
    Registration {
        /// 编号.
        number: String,
    },
    /// 脱敏: a register for others, which shows no person in full.
    Masked(Box<PaperRequest>),
}

impl PaperRequest {
    /// Whether it is a register that names people, which can be masked for others.
    pub fn names_people(&self) -> bool {
        match self {
            Self::PetitionRegister { .. }
            | Self::PetitionBook { .. }
            | Self::DisputeRegister { .. }
            | Self::IssueRegister { .. } => true,
            Self::Mediation { which, .. } => {
                !matches!(which, MediationRegister::Statistics | MediationRegister::Organisation)
            }
            Self::Narrative { .. }
            | Self::Final { .. }
            | Self::Statistics { .. }
            | Self::Agreement { .. }
            | Self::Registration { .. }
            | Self::Masked(_) => false,
        }
    }

    /// A file name for the paper, without a folder.
    pub fn file_name(&self) -> String {
        match self {
            Self::Narrative { period } if period.kind() == PeriodKind::Quarter => {
                format!("{}信访形势分析.pdf", period.label())
            }
            Self::Narrative { period } => format!("{}信访工作总结.pdf", period.label()),
            Self::Final { period, edition } => {
                let name = Self::Narrative { period: *period }.file_name();
                name.replace(".pdf", &format!("（第{edition}稿）.pdf"))
            }
            Self::Statistics { period } => format!("{}信访情况统计表.pdf", period.label()),
            Self::PetitionBook { book, period } => format!("{}{book}.pdf", period.label()),
            Self::PetitionRegister { period, .. } => format!("{}信访登记簿.pdf", period.label()),
            Self::DisputeRegister { period, .. } => format!("{}矛盾纠纷排查化解台账.pdf", period.label()),
            Self::IssueRegister { period } => format!("{}文书发文登记簿.pdf", period.label()),
            Self::Mediation { which, period } => format!("{}{which}.pdf", period.label()),
            Self::Agreement { number } => format!("{number}协议书.pdf"),
            Self::Registration { number } => format!("{number}登记表.pdf"),
            Self::Masked(inner) => inner.file_name().replace(".pdf", "（脱敏）.pdf"),
        }
    }
}

/// Why a paper could not be made. `Display` is what the clerk reads.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The register cannot be read, or has no such record.
    #[error("{}", .0.advice())]
    Store(#[from] StoreError),
    /// A form file is not in order.
    #[error("{0}")]
    Document(#[from] DocumentError),
    /// A character no font has, or another trouble of the pages.
    #[error("{0}")]
    Typeset(#[from] TypesetError),
    /// There is no workbook of it.
    #[error("{0}")]
    Workbook(#[from] WorkbookError),
    /// The file could not be written.
    #[error("{0}")]
    Save(#[from] SaveError),
}

/// Forms and faces, read once and used for every paper.
#[derive(Debug)]
pub struct Press {
    forms: Forms,
    typesetter: Typesetter,
    fang_song_remark: Option<String>,
}

/// A paper laid out and written.
#[derive(Debug)]
pub struct Printed {
    /// The pages with the regions of their fields, for the preview.
    pub laid: Laid,
    /// The PDF.
    pub pdf: Vec<u8>,
}

impl Press {
    /// The press of an office: its forms, its 仿宋.
    ///
    /// # Errors
    ///
    /// When a form file is not in order.
    pub fn new(settings: &Settings) -> Result<Self, PaperError> {
        let fang_song = FangSong::find(settings.fang_song_file.as_deref());
        Ok(Self {
            forms: Forms::bundled()?,
            typesetter: Typesetter::new(Faces::with(&fang_song)),
            fang_song_remark: fang_song.remark().map(|remark| remark.to_string()),
        })
    }

    /// What the preview says about the 仿宋 face, if anything.
    pub fn fang_song_remark(&self) -> Option<&str> {
        self.fang_song_remark.as_deref()
    }

    /// The paper as a value, dated `date`.
    ///
    /// # Errors
    ///
    /// When a record is missing or a form is not in order.
    pub fn document(
        &self,
        register: &Register,
        request: &PaperRequest,
        date: NaiveDate,
    ) -> Result<Document, PaperError> {
        let issue = issue(register.settings(), date);
        let (request, masked) = match request {
            PaperRequest::Masked(inner) => (&**inner, true),
            open => (open, false),
        };
        match request {
            PaperRequest::Narrative { period } if !masked => {
                narrative::document(&self.forms, &issue, register, *period, date)
            }
            PaperRequest::Statistics { period } if !masked => {
                statistics::document(&self.forms, &issue, register, *period, date)
            }
            PaperRequest::PetitionRegister { period, numbers } => {
                let what = (PetitionBook::All, numbers.as_deref());
                registers::petitions(&self.forms, &issue, register, *period, what, (date, masked))
            }
            PaperRequest::PetitionBook { book, period } => {
                registers::petitions(&self.forms, &issue, register, *period, (*book, None), (date, masked))
            }
            PaperRequest::DisputeRegister { period, numbers } => {
                registers::disputes(&self.forms, &issue, register, *period, numbers.as_deref(), (date, masked))
            }
            PaperRequest::IssueRegister { period } => {
                issue_register::document(&self.forms, &issue, register, *period, (date, masked))
            }
            PaperRequest::Mediation { which, period } => {
                mediation_registers::document(&self.forms, &issue, register, *which, *period, (date, masked))
            }
            PaperRequest::Agreement { number } if !masked => {
                let form = agreement::in_use(register)?;
                Ok(agreement::document(&form, &issue, &register.agreement(number)?)?)
            }
            PaperRequest::Registration { number } if !masked => {
                let form = issue::registration_form(register.petition(number)?.petition.channel);
                self.form(register, form, number, &BTreeMap::new(), "", date)
            }
            PaperRequest::Final { .. } => Err(StoreError::Refused("定稿照原样重印，不重新排版。".into()).into()),
            // An original has legal use, and the summary shows no person.
            _ => Err(StoreError::Refused("只有登记簿和台账可以脱敏，请不加脱敏重印。".into()).into()),
        }
    }

    /// A register or table as an Excel workbook, from the same document as the paper.
    ///
    /// # Errors
    ///
    /// As [`document`](Self::document); [`WorkbookError::NoTable`] for what has no table.
    pub fn workbook(
        &self,
        register: &Register,
        request: &PaperRequest,
        date: NaiveDate,
    ) -> Result<Vec<u8>, PaperError> {
        Ok(xlsx::workbook(&self.document(register, request, date)?)?)
    }

    /// 定稿: lays the report of a period out and keeps it as its next edition, pages and all.
    ///
    /// # Errors
    ///
    /// When it cannot be laid out or kept.
    pub fn finalise(
        &self,
        register: &mut Register,
        period: Period,
        now: NaiveDateTime,
    ) -> Result<FinalReport, PaperError> {
        let issue = issue(register.settings(), now.date());
        let (report, document) = narrative::edition(&self.forms, &issue, register, period, now.date())?;
        let pdf = self.print(&document)?.pdf;
        Ok(register.finalise(report, &pdf, now)?)
    }

    /// An agreement that is still being written, for the live preview.
    ///
    /// # Errors
    ///
    /// When the form is not in order.
    pub fn agreement_draft(
        &self,
        register: &Register,
        agreement: &crate::domain::agreement::Agreement,
        date: NaiveDate,
    ) -> Result<Document, PaperError> {
        let form = agreement::in_use(register)?;
        Ok(agreement::document(&form, &issue(register.settings(), date), agreement)?)
    }

    /// Lays a document out and writes its PDF.
    ///
    /// # Errors
    ///
    /// [`TypesetError`] naming a character that no font has.
    pub fn print(&self, document: &Document) -> Result<Printed, PaperError> {
        let laid = self.typesetter.lay_out(document)?;
        let pdf = self.typesetter.write_pdf(&laid)?;
        Ok(Printed { laid, pdf })
    }

    /// The PDF of a paper.
    ///
    /// # Errors
    ///
    /// As [`document`](Self::document) and [`print`](Self::print).
    pub fn pdf(&self, register: &Register, request: &PaperRequest, date: NaiveDate) -> Result<Vec<u8>, PaperError> {
        if let PaperRequest::Final { period, edition } = request {
            return Ok(register.final_report_bytes(*period, *edition)?);
        }
        Ok(self.print(&self.document(register, request, date)?)?.pdf)
    }
}

/// Who makes the paper, and when: the day stands in the file, not the minute, so that printing again the same day
/// gives the same bytes.
fn issue(settings: &Settings, date: NaiveDate) -> Issue {
    let east8 = FixedOffset::east_opt(8 * 3600).unwrap_or_else(|| Utc.fix());
    let moment = date.and_time(NaiveTime::MIN);
    let created = east8.from_local_datetime(&moment).single().unwrap_or_else(|| moment.and_utc().with_timezone(&east8));
    Issue { body: settings.office.name.clone(), created }
}
