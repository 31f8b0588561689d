//! Sending a paper from any page: made on the worker, opened in the system's viewer, where it is read and printed.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;

use chrono::NaiveDateTime;

use crate::domain::settings::Settings;
use crate::papers::{PaperError, PaperRequest, Press};
use crate::store::{Register, StoreError};
use crate::typeset::file::save_pdf;
use crate::ui::screen::{Change, Done, Effect, Pick, PickKind};

type Kept = Option<(Option<PathBuf>, Rc<Press>)>;

thread_local! {
    /// Looking for the 仿宋 face and reading the forms takes a while; the worker has one thread and keeps them there.
    static PRESS: RefCell<Kept> = const { RefCell::new(None) };
}

/// The press of this office, made at the first call and again when another 仿宋 file is set. Call it on the worker.
///
/// # Errors
///
/// When a form file is not in order.
pub fn press(settings: &Settings) -> Result<Rc<Press>, PaperError> {
    PRESS.with_borrow_mut(|kept| {
        if let Some((file, press)) = kept
            && *file == settings.fang_song_file
        {
            return Ok(Rc::clone(press));
        }
        let press = Rc::new(Press::new(settings)?);
        *kept = Some((settings.fang_song_file.clone(), Rc::clone(&press)));
        Ok(press)
    })
}

/// Makes the paper and opens it. A registration sheet is issued by it, so that what was signed is kept.
pub fn print(request: PaperRequest) -> Effect {
    let keeps = matches!(request, PaperRequest::Registration { .. });
    let change = Change::on_desk("正在排版", move |desk, now, _| {
        let register = desk.register().map_err(|error| error.advice())?;
        let press = press(register.settings()).map_err(|error| error.to_string())?;
        let pdf = pdf(register, &press, &request, now).map_err(|error| error.to_string())?;
        note_look(register, &request, now).map_err(|error| error.advice())?;
        Ok(Done::quietly().then(Effect::OpenFile(viewer_file(&request.file_name(), &pdf)?)))
    });
    Effect::Do(if keeps { change } else { change.reads_only() })
}

/// The bytes of a paper. A register that is only read, and an item made void, keep no new sheet.
fn pdf(
    register: &mut Register,
    press: &Press,
    request: &PaperRequest,
    now: NaiveDateTime,
) -> Result<Vec<u8>, PaperError> {
    if let PaperRequest::Registration { number } = request
        && register.is_writable()
        && register.petition(number)?.petition.cancelled.is_none()
    {
        let sheet = press.registration_sheet(register, number, now)?;
        return Ok(register.paper_bytes(sheet.id)?);
    }
    press.pdf(register, request, now.date())
}

/// A PDF where the system's viewer can open it.
///
/// # Errors
///
/// The sentence for the clerk.
pub fn viewer_file(name: &str, pdf: &[u8]) -> Result<PathBuf, String> {
    let folder = std::env::temp_dir().join("xinfang");
    let kept = |_| "没能写出文件：临时文件夹写不进去。台账没有改动，请清出空间后重试。".to_owned();
    std::fs::create_dir_all(&folder).map_err(kept)?;
    let path = folder.join(name);
    save_pdf(&path, pdf).map_err(|error| error.to_string())?;
    Ok(path)
}

/// The registration form of a sealed item shows who it is from: that it was printed is in the journal.
fn note_look(register: &mut Register, request: &PaperRequest, now: NaiveDateTime) -> Result<(), StoreError> {
    match request {
        PaperRequest::Registration { number } if register.petition(number)?.petition.is_sealed() => {
            register.note_look(number, "登记表", now)
        }
        _ => Ok(()),
    }
}

/// In which form a paper leaves the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// PDF.
    Pdf,
    /// An Excel workbook.
    Excel,
}

impl Form {
    /// Title of the dialog, what the files are called, and how their names end.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Pdf => ("导出 PDF", "PDF 文件", "pdf"),
            Self::Excel => ("导出 Excel", "Excel 工作簿", "xlsx"),
        }
    }
}

/// Asks where, makes the paper and writes it there; the toast offers to open it.
pub fn export(request: PaperRequest) -> Effect {
    export_as(request, Form::Pdf)
}

/// As [`export`], in the form that is wanted.
pub fn export_as(request: PaperRequest, form: Form) -> Effect {
    let (title, kind, ending) = form.words();
    Effect::PickFile(Pick {
        title: title.into(),
        kind: PickKind::Save,
        name: request.file_name().replace(".pdf", &format!(".{ending}")),
        filter: (kind.into(), vec![ending.into()]),
        then: Box::new(move |path| {
            vec![Effect::Do(
                Change::on_desk("正在导出", move |desk, now, _| {
                    let register = desk.register().map_err(|error| error.advice())?;
                    register.refuse_own_place(&path).map_err(|error| error.advice())?;
                    let press = press(register.settings()).map_err(|error| error.to_string())?;
                    let made = match form {
                        Form::Pdf => press.pdf(register, &request, now.date()),
                        Form::Excel => press.workbook(register, &request, now.date()),
                    };
                    let bytes = made.map_err(|error| error.to_string())?;
                    note_look(register, &request, now).map_err(|error| error.advice())?;
                    save_pdf(&path, &bytes).map_err(|error| error.to_string())?;
                    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                    let open =
                        Change::on_desk("正在打开", move |_, _, _| Ok(Done::quietly().then(Effect::OpenFile(path))));
                    Ok(Done::saying(format!("已导出 {name}")).offer("打开", open.reads_only()))
                })
                .reads_only(),
            )]
        }),
    })
}
