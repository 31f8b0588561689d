//! What is asked of the worker for a paper.

use super::w;
use crate::domain::issued::IssuedPaper;
use crate::papers::issue::Order;
use crate::store::{Register, StoreError};
use crate::typeset::file::save_pdf;
use crate::ui::pages::print::{press, viewer_file};
use crate::ui::pages::proof::PreviewPages;
use crate::ui::screen::{Change, Done, Effect, Pick, PickKind};
use chrono::NaiveDateTime;
use std::path::PathBuf;

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum PaperAction {
    /// A page of the paper as it would be issued.
    Preview {
        /// The paper.
        order: Box<Order>,
        /// Page, from 0.
        page: usize,
        /// Resolution.
        dpi: f32,
    },
    /// Issue it.
    Issue(Box<Order>),
    /// Open the kept PDF in the system's viewer, where it is read and printed.
    Open(i64),
    /// Write the kept PDF somewhere.
    Save {
        /// The paper.
        id: i64,
        /// Proposed file name.
        name: String,
    },
    /// 作废.
    Void {
        /// The paper.
        id: i64,
        /// Why.
        reason: String,
    },
}

impl PaperAction {
    /// The action as a job of the worker.
    pub fn effect(self) -> Effect {
        match self {
            Self::Preview { order, page, dpi } => {
                let work = move |register: &mut Register, _: NaiveDateTime| {
                    let pages = PreviewPages::of(page, dpi, || {
                        let press = press(register.settings()).map_err(|error| error.to_string())?;
                        let document = press.draft(register, &order).map_err(|error| error.to_string())?;
                        Ok((press, document))
                    });
                    Ok(Done::quietly().tell(pages))
                };
                Effect::Do(Change::new("", work).reads_only())
            }
            Self::Issue(order) => Effect::Do(Change::on_desk(w::ISSUING, move |desk, now, _| {
                let register = desk.register().map_err(|error| error.advice())?;
                let paper = issue(register, &order, now)?;
                let done = Done::saying(w::issued(&paper.name())).tell(paper.subject.record().to_owned());
                Ok(done.offer(w::PRINT, open(paper.id)))
            })),
            Self::Open(id) => Effect::Do(open(id)),
            Self::Save { id, name } => save(id, name),
            Self::Void { id, reason } => Effect::Do(Change::new(w::ISSUING, move |register, now| {
                let paper = register.void_paper(id, &reason, now)?;
                Ok(Done::saying(w::voided(&paper.name())).tell(paper.subject.record().to_owned()))
            })),
        }
    }
}

/// Issues a paper with the office's press.
///
/// # Errors
///
/// The sentence for the clerk.
pub fn issue(register: &mut Register, order: &Order, now: NaiveDateTime) -> Result<IssuedPaper, String> {
    let press = press(register.settings()).map_err(|error| error.to_string())?;
    press.issue(register, order, now).map_err(|error| error.to_string())
}

fn open(id: i64) -> Change {
    Change::on_desk(w::OPENING, move |desk, now, _| {
        let register = desk.register().map_err(|error| error.advice())?;
        let (paper, pdf) = kept(register, id, now).map_err(|error| error.advice())?;
        Ok(Done::quietly().then(Effect::OpenFile(viewer_file(&paper.file_name(), &pdf)?)))
    })
    .reads_only()
}

fn save(id: i64, name: String) -> Effect {
    Effect::PickFile(Pick {
        title: w::SAVE.into(),
        kind: PickKind::Save,
        name,
        filter: (w::FILE_KIND.into(), vec!["pdf".into()]),
        then: Box::new(move |path: PathBuf| {
            vec![Effect::Do(
                Change::on_desk(w::OPENING, move |desk, now, _| {
                    let register = desk.register().map_err(|error| error.advice())?;
                    register.refuse_own_place(&path).map_err(|error| error.advice())?;
                    let (_, pdf) = kept(register, id, now).map_err(|error| error.advice())?;
                    save_pdf(&path, &pdf).map_err(|error| error.to_string())?;
                    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                    Ok(Done::saying(w::saved(&name)))
                })
                .reads_only(),
            )]
        }),
    })
}

/// The kept paper; that one on a sealed item was looked at is in the journal.
fn kept(register: &mut Register, id: i64, now: NaiveDateTime) -> Result<(IssuedPaper, Vec<u8>), StoreError> {
    let paper = register.kept_paper(id)?.paper;
    let pdf = register.paper_bytes(id)?;
    let record = paper.subject.record();
    if register.is_writable() && register.petition(record).is_ok_and(|file| file.petition.is_sealed()) {
        register.note_look(record, &paper.title, now)?;
    }
    Ok((paper, pdf))
}
