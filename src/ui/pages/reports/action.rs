//! What the clerk asks for, and what it leads to.

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::model::Cases;
use super::paper::Paper;
use super::w;
use crate::domain::period::Period;
use crate::papers::PaperRequest;
use crate::report::narrative::REPORT;
use crate::store::agreements::AgreementFilter;
use crate::store::disputes::DisputeFilter;
use crate::store::petitions::PetitionFilter;
use crate::ui::pages::print;
use crate::ui::route::Route;
use crate::ui::screen::{Change, Done, Effect};
use crate::ui::widgets::preview::Picture;

/// What the clerk asked for.
#[derive(Clone, Debug)]
pub enum ReportsAction {
    /// A figure was pressed: show its cases.
    Open(Cases),
    /// Make a paper and open it.
    Print(PaperRequest),
    /// Write a paper to a file.
    Export(PaperRequest),
    /// Write a table to an Excel workbook.
    Excel(PaperRequest),
    /// 定稿.
    Finalise(Period),
    /// 恢复自动文字: `own` is what the clerk had written, for 撤销.
    Restore {
        /// Of which half-year.
        period: Period,
        /// Which section.
        section: String,
        /// The clerk's text.
        own: String,
    },
    /// The preview needs a page, from 0, at so many dots an inch.
    Draw {
        /// Of which paper.
        paper: Arc<Paper>,
        /// Which page.
        page: usize,
        /// How fine.
        dpi: f32,
    },
}

/// A section's text on its way to the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveText {
    /// Of which half-year.
    pub period: Period,
    /// Which section.
    pub section: String,
    /// What is typed.
    pub text: String,
    /// It is what the program would write: nothing is kept.
    pub automatic: bool,
}

/// The worker tells that a text is on the disk.
pub(super) struct Saved(pub NaiveDateTime);

/// The worker has drawn a page.
pub(super) struct Drawn {
    pub key: PictureKey,
    pub picture: Picture,
}

/// Paper, page, resolution.
pub(super) type PictureKey = (u64, usize, u32);

impl SaveText {
    /// Keeps it, quietly.
    pub fn effect(self) -> Effect {
        Effect::Do(Change::new(w::SAVING, move |register, now| {
            let text = (!self.automatic).then_some(self.text.as_str());
            register.save_report_text(REPORT, self.period, &self.section, text, now)?;
            Ok(Done::quietly().tell(Saved(now)))
        }))
    }
}

impl ReportsAction {
    /// What it leads to.
    pub fn effects(self) -> Vec<Effect> {
        vec![match self {
            Self::Open(cases) => Effect::Go(cases.route()),
            Self::Print(request) => print::print(request),
            Self::Export(request) => print::export(request),
            Self::Excel(request) => print::export_as(request, print::Form::Excel),
            Self::Finalise(period) => finalise(period),
            Self::Restore { period, section, own } => restore(period, section, own),
            Self::Draw { paper, page, dpi } => Effect::Do(
                Change::on_desk(w::DRAWING, move |_, _, _| {
                    let picture = paper.picture(page, dpi)?;
                    let key = (paper.sheets.stamp, page, dpi.round() as u32);
                    Ok(Done::quietly().tell(Drawn { key, picture }))
                })
                .reads_only(),
            ),
        }]
    }
}

impl Cases {
    /// Where they are listed.
    pub fn route(self) -> Route {
        match self {
            Self::Petitions(numbers) => {
                Route::Petitions(Some(PetitionFilter { numbers: Some(numbers), ..PetitionFilter::default() }))
            }
            Self::Disputes(numbers) => {
                Route::Disputes(Some(DisputeFilter { numbers: Some(numbers), ..DisputeFilter::default() }))
            }
            Self::Agreements(numbers) => {
                Route::Agreements(Some(AgreementFilter { numbers: Some(numbers), ..AgreementFilter::default() }))
            }
            Self::Receptions(_) => Route::Receptions,
            Self::Screenings(_) => Route::Screenings,
            Self::Work(_) => Route::WorkLog,
        }
    }
}

fn finalise(period: Period) -> Effect {
    Effect::Do(Change::on_desk(w::FINALISING, move |desk, now, _| {
        let register = desk.register().map_err(|error| error.advice())?;
        let press = print::press(register.settings()).map_err(|error| error.to_string())?;
        let kept = press.finalise(register, period, now).map_err(|error| error.to_string())?;
        Ok(Done::saying(w::kept(&kept.title, kept.edition)))
    }))
}

fn restore(period: Period, section: String, own: String) -> Effect {
    Effect::Do(Change::new(w::SAVING, move |register, now| {
        register.save_report_text(REPORT, period, &section, None, now)?;
        let undo = Change::new(w::SAVING, move |register, now| {
            register.save_report_text(REPORT, period, &section, Some(&own), now)?;
            Ok(Done::saying(w::OWN_BACK))
        });
        Ok(Done::saying(w::RESTORED).undo(undo))
    }))
}
