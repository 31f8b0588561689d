//! The fields of the first page, and the file they name.

use std::path::{Path, PathBuf};

use super::w;
use crate::domain::{finding::Finding, settings::Office};

/// The ending of a register file.
pub const ENDING: &str = "xinfang";

/// Where one begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// 新建台账.
    #[default]
    New,
    /// 打开台账.
    Open,
    /// 试用示例.
    Sample,
}

/// The form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WelcomeForm {
    /// What is chosen.
    pub choice: Choice,
    /// 单位名称.
    pub name: String,
    /// 信访专干.
    pub clerk: String,
    /// 保存位置, a folder.
    pub folder: String,
    /// 台账文件 to be opened.
    pub file: String,
}

impl WelcomeForm {
    /// The file a new register would have.
    pub fn target(&self) -> Option<PathBuf> {
        let folder = self.folder.trim();
        (!folder.is_empty()).then(|| Path::new(folder).join(self.file_name()))
    }

    /// Name of that file.
    pub fn file_name(&self) -> String {
        let name = self.name.trim();
        let stem = if name.is_empty() { String::new() } else { file_stem(&Office::named(name).short_name) };
        format!("{stem}台账.{ENDING}")
    }

    /// What keeps a new register from being made; `taken` is a file known to exist.
    pub fn findings(&self, taken: Option<&Path>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut wrong = |field: &str, words: String| findings.push(Finding::error(field, words));
        if self.name.trim().is_empty() {
            wrong("name", w::E_NAME.into());
        }
        if self.clerk.trim().is_empty() {
            wrong("clerk", w::E_CLERK.into());
        }
        match self.target() {
            None => wrong("folder", w::E_FOLDER.into()),
            Some(path) if !path.is_absolute() => wrong("folder", w::E_RELATIVE.into()),
            Some(path) if taken == Some(path.as_path()) => wrong("folder", w::e_taken(&self.file_name())),
            Some(_) => {}
        }
        findings
    }
}

/// A name without the characters that no file system takes.
fn file_stem(name: &str) -> String {
    let stem: String = name.chars().filter(|ch| !ch.is_control() && !r#"\/:*?"<>|"#.contains(*ch)).take(60).collect();
    let stem = stem.trim_matches(|ch: char| ch == '.' || ch.is_whitespace());
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_named_after_the_office() {
        let form = |name: &str| WelcomeForm { name: name.into(), folder: "/台账".into(), ..WelcomeForm::default() };
        for (name, file) in [
            ("清水镇信访工作办公室", "清水镇信访办台账.xinfang"),
            (" 信访:办/? ", "信访办台账.xinfang"),
            ("..", "台账.xinfang"),
            ("", "台账.xinfang"),
        ] {
            assert_eq!(form(name).target(), Some(Path::new("/台账").join(file)), "{name}");
        }
    }

    #[test]
    fn nothing_is_made_without_names_and_place() {
        let form = WelcomeForm { folder: "台账".into(), ..WelcomeForm::default() };
        let fields: Vec<String> = form.findings(None).into_iter().map(|finding| finding.field).collect();
        assert_eq!(fields, ["name", "clerk", "folder"]);
    }
}
