//! Opens the window, and says in one sentence why it could not.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use chrono::{Local, NaiveDate};
use eframe::egui::{ViewportBuilder, vec2};

use super::app::{App, Setup};
use super::prefs::Prefs;
use super::screen::Desk;
use super::theme;
use crate::store::{Register, StoreError};

/// Class of the window, as the desktop file names it.
pub const APP_ID: &str = "xinfang";

/// Why the window did not open, or closed by itself. `Display` is the sentence for the clerk.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Neither X11 nor Wayland.
    #[error("没有找到图形界面，窗口打不开。请登录桌面后再启动；只要文件不要窗口时，可用命令行（xinfang --help）。")]
    NoDisplay,
    /// A system library is missing.
    #[error("系统缺少组件 {0}，窗口打不开。请安装它后再启动，台账没有改动。")]
    MissingLibrary(String),
    /// No usable OpenGL.
    #[error("显卡驱动不支持 OpenGL 2.0，窗口打不开。请更新显卡驱动，台账没有改动。")]
    NoGraphics,
    /// Anything else.
    #[error("窗口没能打开，台账没有改动：{0}")]
    Other(String),
    /// The program broke off while running.
    #[error("程序意外中断。已保存的都在，没保存的草稿下次打开可以接着填。")]
    Crashed,
}

/// Opens the window on `register`, or on the one opened last, and returns when it is closed.
///
/// With `today` the window lives on that day whatever the clock's date says: the sample register is looked at on the
/// morning after its half-year.
///
/// Must be called before any thread is started: it may start the program again with another locale.
///
/// # Errors
///
/// [`StartError`]; nothing of the register is touched then.
pub fn run(register: Option<PathBuf>, today: Option<NaiveDate>) -> Result<(), StartError> {
    mend_locale();
    let prefs_file = Prefs::file();
    let mut prefs = prefs_file.as_deref().map(Prefs::load).unwrap_or_default();
    let (desk, notice) = lay_out(register.or_else(|| prefs.register.clone()), &mut prefs);
    let viewport = viewport(&prefs);
    let mut setup = Setup::real(desk, prefs, prefs_file);
    setup.notice = notice;
    if let Some(day) = today {
        setup.clock = Box::new(move || day.and_time(Local::now().time()));
        setup.dated = true;
    }

    let options = eframe::NativeOptions { viewport, centered: true, ..eframe::NativeOptions::default() };
    let opened = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(
            "信访台账",
            options,
            Box::new(|cc| {
                theme::install(&cc.egui_ctx);
                Ok(Box::new(App::new(&cc.egui_ctx, setup)?))
            }),
        )
    }));
    match opened {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(explain(&error.to_string())),
        Err(payload) => {
            let words = payload
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| payload.downcast_ref::<&str>().map(|words| (*words).to_owned()))
                .unwrap_or_default();
            // xkbcommon-dl panics when its library is missing instead of reporting it.
            Err(if missing_library(&words).is_some() { explain(&words) } else { StartError::Crashed })
        }
    }
}

/// Opens the register for the desk. What went wrong is told in the window.
fn lay_out(path: Option<PathBuf>, prefs: &mut Prefs) -> (Desk, Option<String>) {
    let Some(path) = path else { return (Desk::default(), None) };
    let opened = match Register::open(&path) {
        Err(StoreError::Locked(_) | StoreError::ReadOnly(_)) => Register::open_to_read(&path),
        other => other,
    };
    match opened {
        Ok(register) => {
            prefs.register = Some(path);
            (Desk { register: Some(register) }, None)
        }
        Err(error) => (Desk::default(), Some(error.advice())),
    }
}

fn viewport(prefs: &Prefs) -> ViewportBuilder {
    let [width, height] = prefs.size.unwrap_or([1366.0, 768.0]);
    let builder = ViewportBuilder::default()
        .with_title("信访台账")
        .with_app_id(APP_ID)
        .with_inner_size(vec2(width.clamp(640.0, 8000.0), height.clamp(400.0, 8000.0)))
        .with_min_inner_size(vec2(640.0, 400.0))
        .with_maximized(prefs.maximized);
    match eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon/xinfang-256.png")) {
        Ok(icon) => builder.with_icon(icon),
        Err(_) => builder,
    }
}

/// One sentence for what the window system says in English.
fn explain(words: &str) -> StartError {
    if let Some(library) = missing_library(words) {
        return StartError::MissingLibrary(library);
    }
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    if has(&["DISPLAY", "XOpenDisplay", "XNotSupported", "WaylandNotSupported", "NoCompositor"]) {
        StartError::NoDisplay
    } else if has(&["glutin", "GLX", "EGL", "OpenGL", "opengl", "GL_"]) {
        StartError::NoGraphics
    } else {
        StartError::Other(words.to_owned())
    }
}

/// The first `lib….so…` named in `words`, if they speak of loading one.
fn missing_library(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    if !["load", "open", "cannot", "no such file"].iter().any(|part| lower.contains(part)) {
        return None;
    }
    words
        .split(|ch: char| !(ch.is_ascii_alphanumeric() || matches!(ch, '.' | '-' | '_' | '+')))
        .find(|word| word.starts_with("lib") && word.contains(".so"))
        .map(|word| word.trim_end_matches('.').to_owned())
}

/// Starts the program again under a UTF-8 locale if the present one is none: without it, X11 silently drops every
/// character an input method commits. The environment of a running process cannot be changed safely, so the program
/// replaces itself, once.
#[cfg(unix)]
fn mend_locale() {
    use std::os::unix::process::CommandExt;

    const MARK: &str = "XINFANG_LOCALE_MENDED";
    let var = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = var("LC_ALL").or_else(|| var("LC_CTYPE")).or_else(|| var("LANG")).unwrap_or_default();
    if var(MARK).is_some() || locale_works(&locale, installed_locales) {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    // Only returns if the program could not be replaced; then it goes on as it is.
    let _ = std::process::Command::new(program)
        .args(std::env::args_os().skip(1))
        .env_remove("LC_ALL")
        .env("LC_CTYPE", "C.UTF-8")
        .env(MARK, "1")
        .exec();
}

#[cfg(not(unix))]
fn mend_locale() {}

/// Whether a locale name means UTF-8 and the system has it. `C.UTF-8` is always there.
#[cfg_attr(not(unix), expect(dead_code, reason = "locales are a matter of unix"))]
fn locale_works(name: &str, installed: impl Fn() -> Option<Vec<String>>) -> bool {
    let plain = |name: &str| name.to_lowercase().replace('-', "");
    let wanted = plain(name);
    if !wanted.ends_with("utf8") {
        return false;
    }
    wanted == "c.utf8" || installed().is_none_or(|all| all.iter().any(|have| plain(have) == wanted))
}

#[cfg(unix)]
fn installed_locales() -> Option<Vec<String>> {
    let out = std::process::Command::new("locale").arg("-a").output().ok().filter(|out| out.status.success())?;
    Some(String::from_utf8_lossy(&out.stdout).lines().map(str::to_owned).collect())
}

/// The folder for a new register: 「信访台账」 in the clerk's documents.
pub fn default_folder() -> PathBuf {
    super::files::documents().join("信访台账")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_window_system_says_becomes_one_chinese_sentence() {
        let none = "neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.";
        assert!(matches!(explain(none), StartError::NoDisplay));
        assert!(matches!(explain("XNotSupported(XOpenDisplayFailed)"), StartError::NoDisplay));
        assert!(matches!(explain("glutin error: GLXBadFBConfig"), StartError::NoGraphics));
        let missing = "Library libxkbcommon-x11.so could not be loaded.";
        let said = explain(missing);
        assert!(matches!(&said, StartError::MissingLibrary(name) if name == "libxkbcommon-x11.so"), "{said}");
        let missing = "libXcursor.so.1: cannot open shared object file: No such file or directory";
        assert!(matches!(explain(missing), StartError::MissingLibrary(_)));
    }

    #[test]
    fn only_a_utf8_locale_that_exists_is_kept() {
        let debian = || Some(vec!["C".to_owned(), "C.utf8".to_owned(), "POSIX".to_owned()]);
        assert!(locale_works("C.UTF-8", debian));
        assert!(!locale_works("zh_CN.UTF-8", debian));
        assert!(!locale_works("C", debian));
        assert!(!locale_works("", debian));
        assert!(locale_works("zh_CN.UTF-8", || Some(vec!["zh_CN.utf8".to_owned()])));
        assert!(locale_works("zh_CN.UTF-8", || None));
    }
}
