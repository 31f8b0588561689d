//! What is asked of the worker for a volume.

use super::w;
use crate::domain::volume::Volume;
use crate::papers::dossier::{NewScan, plan, take_in};
use crate::store::Register;
use crate::typeset::{file::save_pdf, scan::inspect};
use crate::ui::pages::petition::PaperAction;
use crate::ui::pages::print::{press, viewer_file};
use crate::ui::screen::{Change, Done, Effect, Pick, PickKind};
use crate::ui::worker::Progress;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

/// What the clerk asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum VolumeAction {
    /// Back to where one came from.
    Back,
    /// Open the agreement.
    OpenAgreement(String),
    /// About a paper.
    Paper(PaperAction),
    /// Choose a file to be taken in.
    Choose,
    /// Look at a file that was dropped.
    Read(PathBuf),
    /// Take a file in.
    Add(Box<NewScan>, Arc<Vec<u8>>),
    /// Show a scan in the system's viewer.
    OpenScan(i64),
    /// Take a scan out of the volume.
    Remove {
        /// The scan.
        id: i64,
        /// Why.
        reason: String,
    },
    /// Keep what the sheets say; a volume without a number gets one.
    File(Box<Volume>),
    /// Make the whole volume; what is missing has been shown.
    Bind {
        /// What the sheets say.
        volume: Box<Volume>,
        /// On both sides.
        duplex: bool,
        /// Proposed file name.
        name: String,
    },
}

/// A file that was chosen and is whole: the page asks what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    pub title: String,
    pub data: Arc<Vec<u8>>,
}

/// A job that only reads, or changes the volume.
pub(super) fn effect(action: VolumeAction) -> Vec<Effect> {
    match action {
        VolumeAction::Back => vec![Effect::Back],
        VolumeAction::OpenAgreement(number) => vec![Effect::Go(crate::ui::route::Route::Agreement(number))],
        VolumeAction::Paper(action) => vec![action.effect()],
        VolumeAction::Choose => vec![Effect::PickFile(Pick {
            title: w::ADD.into(),
            kind: PickKind::Open,
            name: String::new(),
            filter: (w::SCAN_FILES.into(), ["jpg", "jpeg", "png", "pdf"].map(str::to_owned).into()),
            then: Box::new(|path| vec![Effect::Do(read(path))]),
        })],
        VolumeAction::Read(path) => vec![Effect::Do(read(path))],
        VolumeAction::Add(new, data) => vec![Effect::Do(add(*new, data))],
        VolumeAction::OpenScan(id) => vec![Effect::Do(open_scan(id))],
        VolumeAction::Remove { id, reason } => vec![Effect::Do(remove(id, reason))],
        VolumeAction::File(volume) => vec![Effect::Do(Change::new(w::SAVING, move |register, now| {
            let volume = put(register, *volume, now)?;
            Ok(Done::saying(w::filed(&volume.number)).tell(volume))
        }))],
        VolumeAction::Bind { volume, duplex, name } => vec![Effect::PickFile(Pick {
            title: w::PRINT.into(),
            kind: PickKind::Save,
            name,
            filter: (w::FILE_KIND.into(), vec!["pdf".into()]),
            then: Box::new(move |path| vec![Effect::Do(bind(*volume, duplex, path))]),
        })],
    }
}

fn read(path: PathBuf) -> Change {
    Change::on_desk(w::READING, move |_, _, _| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let data = std::fs::read(&path).map_err(|_| format!("读不了“{name}”，没有添加。请核对文件。"))?;
        if data.len() <= crate::domain::scan::LARGEST {
            inspect(&data).map_err(|error| error.to_string())?;
        }
        let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Done::quietly().tell(Chosen { title, data: Arc::new(data) }))
    })
    .reads_only()
}

fn add(new: NewScan, data: Arc<Vec<u8>>) -> Change {
    Change::on_desk(w::ADDING, move |desk, now, _| {
        let register = desk.register().map_err(|error| error.advice())?;
        let scan = take_in(register, new, &data, now).map_err(|error| error.to_string())?;
        let undo = Change::new(w::SAVING, move |register, now| {
            register.remove_scan(scan.id, Some("添加后撤销"), now)?;
            Ok(Done::quietly())
        });
        Ok(Done::saying(w::added(&scan.title)).undo(undo))
    })
}

fn remove(id: i64, reason: String) -> Change {
    Change::new(w::SAVING, move |register, now| {
        let scan = register.remove_scan(id, Some(&reason), now)?;
        let undo = Change::new(w::SAVING, move |register, now| {
            register.remove_scan(id, None, now)?;
            Ok(Done::quietly())
        });
        Ok(Done::saying(w::removed(&scan.title)).undo(undo))
    })
}

fn open_scan(id: i64) -> Change {
    Change::on_desk(w::READING, move |desk, _, _| {
        let register = desk.register().map_err(|error| error.advice())?;
        let scan = register.scan(id).map_err(|error| error.advice())?;
        let data = register.scan_bytes(id).map_err(|error| error.advice())?;
        Ok(Done::quietly().then(Effect::OpenFile(viewer_file(&scan.file_name(), &data)?)))
    })
    .reads_only()
}

fn put(
    register: &mut Register,
    volume: Volume,
    now: chrono::NaiveDateTime,
) -> Result<Volume, crate::store::StoreError> {
    if volume.number.is_empty() { register.file_volume(volume, now) } else { register.amend_volume(volume, now) }
}

/// Files the volume and binds it. A stop leaves no file.
fn bind(volume: Volume, duplex: bool, path: PathBuf) -> Change {
    Change::on_desk(w::BINDING, move |desk, now, progress: &Progress| {
        let register = desk.register().map_err(|error| error.advice())?;
        register.refuse_own_place(&path).map_err(|error| error.advice())?;
        let volume = put(register, volume, now).map_err(|error| error.advice())?;
        let found = plan(register, volume.subject.record()).map_err(|error| error.advice())?.with_note();
        let press = press(register.settings()).map_err(|error| error.to_string())?;
        let told = &mut |done, total| {
            progress.set(done, total);
            if progress.cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let bound = press.dossier(register, &found, now.date(), duplex, told).map_err(|error| error.to_string())?;
        save_pdf(&path, &bound.pdf).map_err(|error| error.to_string())?;
        let open = Change::on_desk(w::READING, move |_, _, _| Ok(Done::quietly().then(Effect::OpenFile(path))));
        let words = w::bound(&volume.number, bound.pages);
        Ok(Done::saying(words).tell(volume).offer(w::OPEN, open.reads_only()))
    })
}
