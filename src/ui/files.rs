//! Files outside the register: asking for a name, opening with the system's viewer, printing. All on helper threads.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use eframe::egui::Context;

use super::icons;
use super::screen::{Effect, Pick, PickKind};
use super::widgets::form::{self, Note};
use super::widgets::{Button, Dialog, TextField};

/// An answer sooner than this cannot come from a person: there is no dialog service.
const TOO_QUICK: Duration = Duration::from_millis(400);

/// What a helper thread reports.
enum Report {
    /// The dialog's answer and whether there was a dialog at all.
    Picked(Option<PathBuf>, bool),
    /// A sentence that something was done.
    Said(String),
    /// A sentence that something was not done.
    Failed(String),
}

/// The file dialogs and file jobs of the window.
pub(super) struct Files {
    reports: Receiver<Report>,
    send: Sender<Report>,
    asking: Option<Pick>,
    typing: Option<(Pick, String)>,
    native: bool,
}

impl Files {
    /// `native`: use the system's dialogs; tests type the path instead.
    pub fn new(native: bool) -> Self {
        let (send, reports) = channel();
        Self { reports, send, asking: None, typing: None, native }
    }

    /// Asks for a file.
    pub fn pick(&mut self, ctx: &Context, pick: Pick) {
        if !self.native {
            self.type_path(pick);
            return;
        }
        if self.asking.is_some() {
            return; // the dialog of before is still open somewhere
        }
        let mut dialog = rfd::FileDialog::new().set_title(&pick.title);
        if !pick.name.is_empty() {
            dialog = dialog.set_file_name(&pick.name);
        }
        let (name, endings) = &pick.filter;
        if !endings.is_empty() {
            dialog = dialog.add_filter(name, endings);
        }
        let dialog = dialog.add_filter("所有文件", &["*"]).set_directory(documents());
        let kind = pick.kind;
        self.asking = Some(pick);
        self.spawn(ctx, move || {
            let start = Instant::now();
            let answer = match kind {
                PickKind::Open => dialog.pick_file(),
                PickKind::Save => dialog.save_file(),
                PickKind::Folder => dialog.pick_folder(),
            };
            let there_was_one = answer.is_some() || start.elapsed() > TOO_QUICK;
            Report::Picked(answer, there_was_one)
        });
    }

    fn type_path(&mut self, pick: Pick) {
        let start = documents().join(&pick.name);
        self.typing = Some((pick, start.display().to_string()));
    }

    /// Opens a file with the system's viewer.
    pub fn open(&self, ctx: &Context, path: PathBuf) {
        self.spawn(ctx, move || match open_with_viewer(&path) {
            Ok(()) => Report::Said("已用系统程序打开".into()),
            Err(sentence) => Report::Failed(sentence),
        });
    }

    /// Sends a PDF to the printer, or opens it if there is no print service.
    pub fn print(&self, ctx: &Context, path: PathBuf) {
        self.spawn(ctx, move || print(&path));
    }

    fn spawn(&self, ctx: &Context, work: impl FnOnce() -> Report + Send + 'static) {
        let (send, ctx) = (self.send.clone(), ctx.clone());
        let spawned = std::thread::Builder::new().name("files".into()).spawn(move || {
            let _ = send.send(work());
            ctx.request_repaint();
        });
        if spawned.is_err() {
            let _ = self.send.send(Report::Failed("电脑太忙，没能完成。请稍后再试。".into()));
        }
    }

    /// What the helper threads lead to.
    pub fn poll(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while let Ok(report) = self.reports.try_recv() {
            match report {
                Report::Picked(answer, there_was_one) => {
                    let Some(pick) = self.asking.take() else { continue };
                    match answer {
                        Some(path) => effects.extend((pick.then)(with_ending(path, pick.kind, &pick.filter.1))),
                        None if there_was_one => {}
                        None => self.type_path(pick),
                    }
                }
                Report::Said(words) => effects.push(Effect::Toast(words)),
                Report::Failed(words) => effects.push(Effect::Error(words)),
            }
        }
        effects
    }

    /// Our own dialog with a typed path, for systems without a dialog service.
    pub fn show(&mut self, ctx: &Context) -> Vec<Effect> {
        let Some((pick, typed)) = &mut self.typing else { return Vec::new() };
        let kind = pick.kind;
        let path = PathBuf::from(typed.trim());
        let (error, remark) = judge(&path, kind);
        let go_words = match kind {
            PickKind::Open => "打开",
            PickKind::Save => "存到这里",
            PickKind::Folder => "用这个文件夹",
        };
        let title = pick.title.clone();
        let out = Dialog::new("typed path", &title).icon(icons::FOLDER_OPEN).width(560.0).show(
            ctx,
            |ui| {
                form::note(ui, Note::Hint("没有找到系统的文件对话框，请填写文件的完整位置。"));
                let id = TextField::id_in(ui, "path");
                let mut field = TextField::new("path", typed).named("文件位置").error(error);
                if let Some(remark) = remark {
                    field = field.note(Note::Suggestion(remark));
                }
                let response = field.show(ui);
                if ui.ctx().memory(|memory| memory.focused().is_none()) {
                    ui.memory_mut(|memory| memory.request_focus(id));
                }
                response
            },
            |ui| {
                let go = ui.add(Button::primary(go_words).enabled(error.is_none())).clicked();
                let stay = ui.add(Button::plain("取消").key("Esc")).clicked();
                (go, stay)
            },
        );
        let (go, stay) = out.footer;
        let go = go || (out.enter && error.is_none() && !stay);
        if !(go || stay || out.dismissed) {
            return Vec::new();
        }
        Dialog::closed(ctx, "typed path");
        let Some((pick, _)) = self.typing.take() else { return Vec::new() };
        if go { (pick.then)(with_ending(path, kind, &pick.filter.1)) } else { Vec::new() }
    }
}

/// What is wrong with a typed path, or worth knowing.
fn judge(path: &Path, kind: PickKind) -> (Option<&'static str>, Option<&'static str>) {
    if path.as_os_str().is_empty() {
        return (Some("请填写位置。"), None);
    }
    match kind {
        PickKind::Open if !path.is_file() => (Some("没有这个文件，请核对。"), None),
        PickKind::Folder if !path.is_dir() => (Some("没有这个文件夹，请核对。"), None),
        PickKind::Save if path.is_dir() => (Some("这是文件夹，请在后面加上文件名。"), None),
        PickKind::Save if !path.parent().is_some_and(Path::is_dir) => (Some("没有这个文件夹，请核对。"), None),
        PickKind::Save if path.exists() => (None, Some("已有同名文件，会被换掉。")),
        _ => (None, None),
    }
}

/// A file to write gets its ending if the clerk left it out.
fn with_ending(path: PathBuf, kind: PickKind, endings: &[String]) -> PathBuf {
    match endings.first() {
        Some(ending) if kind == PickKind::Save && path.extension().is_none() => path.with_extension(ending),
        _ => path,
    }
}

/// The clerk's folder for documents.
pub fn documents() -> PathBuf {
    let home = std::env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from);
    let Some(home) = home.filter(|home| home.is_dir()) else { return std::env::temp_dir() };
    ["文档", "Documents"].iter().map(|name| home.join(name)).find(|folder| folder.is_dir()).unwrap_or(home)
}

fn open_with_viewer(path: &Path) -> Result<(), String> {
    let mut command = if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        Command::new("xdg-open")
    };
    let status = command.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("这台电脑没有能打开它的程序。文件在 {}", path.display())),
    }
}

fn print(path: &Path) -> Report {
    let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let sent = Command::new("lp")
        .args(["-o", "media=A4", "-t", &title, "--"])
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match sent {
        Ok(status) if status.success() => Report::Said("已送打印机".into()),
        Ok(_) => Report::Failed(format!("打印机没有回应。文件已存好，可稍后再印：{}", path.display())),
        Err(_) => match open_with_viewer(path) {
            Ok(()) => Report::Said("已打开文件，请在看文件的程序里打印".into()),
            Err(sentence) => Report::Failed(sentence),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_path_is_judged_before_anything_is_done() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("清单.xlsx");
        assert!(judge(&file, PickKind::Open).0.is_some());
        assert_eq!(judge(&file, PickKind::Save), (None, None));
        std::fs::write(&file, b"x")?;
        assert_eq!(judge(&file, PickKind::Open), (None, None));
        assert!(judge(&file, PickKind::Save).1.is_some());
        assert!(judge(folder.path(), PickKind::Save).0.is_some());
        assert!(judge(Path::new(""), PickKind::Save).0.is_some());
        Ok(())
    }

    #[test]
    fn a_file_to_write_gets_its_ending() {
        let endings = vec!["xlsx".to_owned()];
        assert_eq!(with_ending("a/清单".into(), PickKind::Save, &endings), PathBuf::from("a/清单.xlsx"));
        assert_eq!(with_ending("a/清单.xls".into(), PickKind::Save, &endings), PathBuf::from("a/清单.xls"));
        assert_eq!(with_ending("a/清单".into(), PickKind::Open, &endings), PathBuf::from("a/清单"));
    }
}
