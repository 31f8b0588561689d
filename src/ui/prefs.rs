//! What the window remembers between starts: zoom by screen, its size, the last register. Nothing of value: the
//! file may be deleted at any time.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// The remembered things.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// Zoom by screen (「1366x768」), 0.8 to 2.0.
    pub zoom: BTreeMap<String, f32>,
    /// Inner size of the window in points of the system.
    pub size: Option<[f32; 2]>,
    /// Whether it was maximised.
    pub maximized: bool,
    /// The register opened last.
    pub register: Option<PathBuf>,
}

impl Prefs {
    /// Where they are kept: the user's configuration folder.
    pub fn file() -> Option<PathBuf> {
        let var = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let base = if cfg!(windows) {
            var("APPDATA")?
        } else {
            var("XDG_CONFIG_HOME").or_else(|| var("HOME").map(|home| home.join(".config")))?
        };
        Some(base.join("xinfang").join("window.json"))
    }

    /// Reads them; anything unreadable counts as nothing remembered.
    pub fn load(file: &Path) -> Self {
        std::fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes them, first beside and then over the old file. Failure is of no consequence.
    pub fn save(&self, file: &Path) {
        let Ok(bytes) = serde_json::to_vec_pretty(self) else { return };
        let Some(folder) = file.parent() else { return };
        let beside = file.with_extension("tmp");
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&beside, bytes));
        if written.and_then(|()| std::fs::rename(&beside, file)).is_err() {
            let _ = std::fs::remove_file(&beside);
        }
    }
}

/// The zoom for a screen `width` points wide that nothing is remembered for: 115 % from 1680 on.
pub fn first_zoom(width: f32) -> f32 {
    if width >= 1680.0 { 1.15 } else { 1.0 }
}

/// The next step of 10 % up or down, within 80 to 200 %.
pub fn step_zoom(zoom: f32, up: bool) -> f32 {
    let tenths = (zoom * 10.0).round() as i32 + if up { 1 } else { -1 };
    tenths.clamp(8, 20) as f32 / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zoom_goes_by_tenths_and_stops_at_both_ends() {
        assert_eq!(step_zoom(1.0, true), 1.1);
        assert_eq!(step_zoom(1.15, true), 1.3);
        assert_eq!(step_zoom(0.8, false), 0.8);
        assert_eq!(step_zoom(2.0, true), 2.0);
    }

    #[test]
    fn what_is_remembered_comes_back_and_rubbish_is_forgotten() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("a").join("window.json");
        let prefs = Prefs { size: Some([1366.0, 768.0]), ..Prefs::default() };
        prefs.save(&file);
        assert_eq!(Prefs::load(&file), prefs);
        std::fs::write(&file, b"{ broken")?;
        assert_eq!(Prefs::load(&file), Prefs::default());
        Ok(())
    }
}
