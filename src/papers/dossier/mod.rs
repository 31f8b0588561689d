//! 调解卷宗: which papers and scans of a mediation make up its volume, what is missing, and the whole as one PDF.
//!
//! A paper is in the volume when it was issued or its signed copy was scanned; an agreement also when it is in force in
//! the register. Cover, contents, note and back cover are made anew at every printing, with the page numbers of the day.

mod bound;
mod plan;

pub use plan::{Entry, Held, Plan, plan};

use super::{PaperError, Press};
use crate::{
    domain::{forms::FormId, issued::PaperSubject, scan::ScanKind},
    store::{Register, StoreError, scans::ScanDraft},
    typeset::{
        bind::BindError,
        scan::{ScanError, inspect},
    },
};
use chrono::{NaiveDate, NaiveDateTime};

/// The whole volume.
#[derive(Debug)]
pub struct Bound {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// The contents as printed: title and first page.
    pub contents: Vec<(String, u32)>,
    /// How many numbered pages.
    pub pages: u32,
}

/// Why a volume was not made.
#[derive(Debug, thiserror::Error)]
pub enum DossierError {
    /// A paper could not be made, or the register not be read.
    #[error("{0}")]
    Paper(#[from] PaperError),
    /// The papers could not be bound.
    #[error("{0}")]
    Bind(#[from] BindError),
}

impl From<StoreError> for DossierError {
    fn from(error: StoreError) -> Self {
        Self::Paper(error.into())
    }
}

/// What the clerk says of a file to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewScan {
    /// The record it belongs to.
    pub subject: PaperSubject,
    /// What it shows.
    pub kind: ScanKind,
    /// Which paper it is a signed copy of.
    pub form: Option<FormId>,
    /// Its name.
    pub title: String,
    /// The day on the paper.
    pub dated: Option<NaiveDate>,
}

/// Why a scan was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// The file is no scan, or is damaged.
    #[error("{0}")]
    File(#[from] ScanError),
    /// The register refuses.
    #[error("{}", .0.advice())]
    Store(#[from] StoreError),
}

/// Looks at a file and keeps it with its record.
///
/// # Errors
///
/// [`TakeError`]: a sentence for the clerk; nothing was kept.
pub fn take_in(
    register: &mut Register,
    new: NewScan,
    data: &[u8],
    now: NaiveDateTime,
) -> Result<crate::domain::scan::Scan, TakeError> {
    let file = match inspect(data) {
        // Too large is said before anything else is: the clerk scans again anyhow.
        Err(_) if data.len() > crate::domain::scan::LARGEST => None,
        looked => Some(looked?),
    };
    let NewScan { subject, kind, form, title, dated } = new;
    let (format, pages) = file.map_or((crate::domain::scan::ScanFormat::Pdf, 0), |file| (file.format, file.pages));
    Ok(register.add_scan(ScanDraft { subject, kind, form, title, dated, format, pages }, data, now)?)
}

impl Press {
    /// The volume of `plan` as one PDF, dated `date`. `told` hears of every part that is done and may stop.
    ///
    /// # Errors
    ///
    /// [`DossierError`]; nothing is written.
    pub fn dossier(
        &self,
        register: &Register,
        plan: &Plan,
        date: NaiveDate,
        duplex: bool,
        told: crate::typeset::bind::Told<'_>,
    ) -> Result<Bound, DossierError> {
        bound::bind(self, register, plan, date, duplex, told)
    }
}
