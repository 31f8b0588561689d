//! 仿宋: the face of official papers, which we may not bring along and therefore look for.
//!
//! GB/T 9704-2012 sets body text in 仿宋 of size 3. Every office computer has such a face, but none with full
//! coverage is free to bundle. [`FangSong::find`] takes, in this order, the file chosen in 设置, an installed
//! 仿宋_GB2312, 仿宋, 方正仿宋 or 朱雀仿宋, and else the bundled Noto Serif SC. Text is laid out in em cells, so
//! that the line breaks are the same whichever is found.
//!
//! A face whose maker forbids embedding (OS/2 `fsType`, value 2) is refused, and so is one without the
//! characters of an ordinary paper.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use fontdb::{Database, FaceInfo, Style, Weight};
use ttf_parser::Permissions;

use super::Face;

/// Why a font file cannot serve as 仿宋.
#[derive(Debug, thiserror::Error)]
pub enum FangSongError {
    /// The file is gone, or may not be read.
    #[error("cannot read the font file")]
    Unreadable(#[source] std::io::Error),
    /// The file is no OpenType or TrueType font.
    #[error("not a font file")]
    NotAFont(#[source] ttf_parser::FaceParsingError),
    /// The font's licence bits forbid putting it into a document.
    #[error("the font may not be embedded")]
    Restricted,
    /// The font is not for Chinese: it lacks characters that every paper has.
    #[error("the font lacks common Chinese characters")]
    NotChinese,
}

impl FangSongError {
    /// What the clerk reads: what is wrong with the chosen file, and what to do.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "所选仿宋字体文件打不开，请在“设置”中重新选择。",
            Self::NotAFont(_) => "所选文件不是可用的字体文件，请在“设置”中另选 .ttf、.ttc 或 .otf 文件。",
            Self::Restricted => "所选字体的授权不允许嵌入文件，请在“设置”中另选仿宋字体。",
            Self::NotChinese => "所选字体缺少常用汉字，请在“设置”中另选仿宋字体。",
        }
    }
}

/// Where the face in use was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The file chosen in 设置.
    Chosen(PathBuf),
    /// A face of this computer, by its family name.
    Installed(String),
    /// Noto Serif SC stands in.
    StandIn,
}

/// A face to set 仿宋 text in.
#[derive(Debug)]
pub struct FangSong {
    /// Where it was found.
    pub origin: Origin,
    /// The face's number in its file; 0 unless the file is a collection (`.ttc`).
    pub index: u32,
    /// Why the chosen file is not in use, if one was chosen and refused.
    pub refused: Option<FangSongError>,
    bytes: Cow<'static, [u8]>,
}

/// Characters every paper has; a face without one of them is no Chinese text face.
const PROBE: &str = "关于年月日信访办理意见告知书，。一〇0123";

/// The families looked for, best first. Names as the name tables give them, spaces, hyphens, underscores and
/// case aside; the match is on the beginning, since makers append a code or a version.
const FAMILIES: [&[&str]; 4] = [
    &["仿宋gb2312", "fangsonggb2312"],
    &["仿宋", "fangsong"],
    &["方正仿宋", "fzfangsong", "fzfs"],
    &["朱雀仿宋", "zhuquefangsong"],
];

impl FangSong {
    /// Finds the face, asking the operating system for its installed fonts.
    ///
    /// `chosen` is the file named in 设置. Reads the font folders of the computer: call it once and off the
    /// window's thread.
    pub fn find(chosen: Option<&Path>) -> Self {
        let mut installed = Database::new();
        installed.load_system_fonts();
        Self::find_in(chosen, &installed)
    }

    /// Finds the face among `installed`.
    pub fn find_in(chosen: Option<&Path>, installed: &Database) -> Self {
        let refused = match chosen.map(Self::from_file) {
            Some(Ok(found)) => return found,
            Some(Err(refused)) => Some(refused),
            None => None,
        };
        let found = Self::installed(installed).unwrap_or_else(Self::stand_in);
        Self { refused, ..found }
    }

    /// The bundled stand-in, without looking for another: what tests and samples print with.
    pub fn stand_in() -> Self {
        Self { origin: Origin::StandIn, index: 0, refused: None, bytes: Cow::Borrowed(Face::Serif.bytes()) }
    }

    /// The font file's bytes; use them with [`FangSong::index`].
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// One line for the preview: why this is not 仿宋, or why the chosen file is not in use.
    pub fn remark(&self) -> Option<String> {
        let stands_in = "本机未找到仿宋字体，暂以宋体代替，版面和换行不受影响；可在“设置”中指定仿宋字体文件。";
        match (&self.refused, &self.origin) {
            (Some(refused), Origin::Installed(family)) => Some(format!("{}现用本机字体“{family}”。", refused.advice())),
            (Some(refused), _) => Some(format!("{}现以宋体代替。", refused.advice())),
            (None, Origin::StandIn) => Some(stands_in.to_owned()),
            (None, _) => None,
        }
    }

    /// Opens the font file at `path`; of a collection, the first face.
    ///
    /// # Errors
    ///
    /// Unreadable, no font, not Chinese, or not to be embedded.
    pub fn from_file(path: &Path) -> Result<Self, FangSongError> {
        let bytes = fs::read(path).map_err(FangSongError::Unreadable)?;
        check(&bytes, 0)?;
        Ok(Self { origin: Origin::Chosen(path.to_owned()), index: 0, refused: None, bytes: Cow::Owned(bytes) })
    }

    fn installed(database: &Database) -> Option<Self> {
        let mut candidates: Vec<(usize, &FaceInfo, &str)> = database
            .faces()
            .filter(|face| face.style == Style::Normal && face.weight <= Weight::MEDIUM)
            .filter_map(|face| {
                let ranked = face.families.iter().filter_map(|(name, _)| Some((rank(name)?, name.as_str())));
                ranked.min().map(|(rank, name)| (rank, face, name))
            })
            .collect();
        // Of one family the regular weight; the path settles what is left, so that every start finds the same.
        candidates.sort_by_key(|(rank, face, name)| {
            (
                *rank,
                face.weight.0.abs_diff(Weight::NORMAL.0),
                name.to_string(),
                face.post_script_name.clone(),
                face.index,
            )
        });
        candidates.into_iter().find_map(|(_, face, name)| {
            let bytes = database
                .with_face_data(face.id, |data, index| check(data, index).is_ok().then(|| (data.to_vec(), index)));
            let (bytes, index) = bytes??;
            Some(Self { origin: Origin::Installed(name.to_owned()), index, refused: None, bytes: Cow::Owned(bytes) })
        })
    }
}

/// The place of a family name in [`FAMILIES`]; `None` for every other family.
fn rank(family: &str) -> Option<usize> {
    let plain: String = family.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).flat_map(char::to_lowercase).collect();
    FAMILIES.iter().position(|names| names.iter().any(|name| plain.starts_with(name)))
}

fn check(bytes: &[u8], index: u32) -> Result<(), FangSongError> {
    let font = ttf_parser::Face::parse(bytes, index).map_err(FangSongError::NotAFont)?;
    // A font without the table says nothing and forbids nothing.
    if font.tables().os2.is_some_and(|os2| os2.permissions() == Some(Permissions::Restricted)) {
        return Err(FangSongError::Restricted);
    }
    let whole = PROBE.chars().all(|c| font.glyph_index(c).is_some());
    if whole { Ok(()) } else { Err(FangSongError::NotChinese) }
}

#[cfg(test)]
mod tests {
    // A test may stop at the first surprise.
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// The cut Kai under another family name and with other embedding bits. Both names have 11 letters, so that
    /// the bytes keep their places.
    fn font_named(family: &str, fs_type: u16) -> Vec<u8> {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        let (old, new) = (utf16("Xinfang Kai"), utf16(family));
        assert_eq!(old.len(), new.len());
        let mut bytes = Face::Kai.bytes().to_vec();
        let table = |bytes: &[u8], tag: &[u8]| {
            let record = 12 + 16 * (0..40).find(|n| &bytes[12 + 16 * n..][..4] == tag).unwrap();
            let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
            (number(record + 8), number(record + 12))
        };
        let (start, length) = table(&bytes, b"name");
        let at: Vec<usize> = (start..start + length - old.len()).filter(|at| bytes[*at..].starts_with(&old)).collect();
        assert!(!at.is_empty());
        for at in at {
            bytes[at..at + new.len()].copy_from_slice(&new);
        }
        let (os2, _) = table(&bytes, b"OS/2");
        bytes[os2 + 8..os2 + 10].copy_from_slice(&fs_type.to_be_bytes());
        bytes
    }

    fn database(fonts: &[(&str, u16)]) -> Database {
        let mut database = Database::new();
        for (family, fs_type) in fonts {
            database.load_font_data(font_named(family, *fs_type));
        }
        database
    }

    #[test]
    fn without_any_the_stand_in_serves_and_says_so() {
        let found = FangSong::find_in(None, &Database::new());
        assert_eq!(found.origin, Origin::StandIn);
        assert_eq!(found.bytes(), Face::Serif.bytes());
        assert!(found.remark().unwrap().contains("以宋体代替"));
    }

    #[test]
    fn an_installed_face_is_taken_in_the_order_of_the_list() {
        let installed = database(&[("Zhuque Fang", 0), ("FZFangSong0", 8), ("FangSong XX", 4)]);
        let found = FangSong::find_in(None, &installed);
        assert_eq!(found.origin, Origin::Installed("FangSong XX".to_owned()));
        assert_eq!(found.remark(), None);
    }

    #[test]
    fn other_chinese_faces_are_not_taken_for_fang_song() {
        assert_eq!(FangSong::find_in(None, &database(&[("SimSun12345", 0)])).origin, Origin::StandIn);
        assert_eq!(rank("仿宋_GB2312"), Some(0));
        assert_eq!(rank("FangSong_GB2312"), Some(0));
        assert_eq!(rank("仿宋"), Some(1));
        assert_eq!(rank("FangSong"), Some(1));
        assert_eq!(rank("方正仿宋_GBK"), Some(2));
        assert_eq!(rank("FZFangSong-Z02"), Some(2));
        assert_eq!(rank("朱雀仿宋（预览测试版）"), Some(3));
        assert_eq!(rank("Zhuque Fangsong (technical preview)"), Some(3));
        assert_eq!(rank("宋体"), None);
        assert_eq!(rank("Noto Serif SC"), None);
    }

    #[test]
    fn a_face_that_forbids_embedding_is_passed_over() {
        let installed = database(&[("FangSong XX", 2), ("FZFangSong0", 0)]);
        assert_eq!(FangSong::find_in(None, &installed).origin, Origin::Installed("FZFangSong0".to_owned()));
    }

    #[test]
    fn the_chosen_file_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("fang.ttf");
        fs::write(&path, font_named("Office Fang", 8)).unwrap();
        let found = FangSong::find_in(Some(&path), &database(&[("FangSong XX", 0)]));
        assert_eq!(found.origin, Origin::Chosen(path));
        assert_eq!(found.remark(), None);
    }

    #[test]
    fn a_chosen_file_that_cannot_serve_is_refused_with_a_reason() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("chosen.ttf");
        let found = || FangSong::find_in(Some(&path), &Database::new());

        assert!(matches!(found().refused, Some(FangSongError::Unreadable(_))));
        fs::write(&path, "no font").unwrap();
        assert!(matches!(found().refused, Some(FangSongError::NotAFont(_))));
        fs::write(&path, font_named("Office Fang", 2)).unwrap();
        assert!(matches!(found().refused, Some(FangSongError::Restricted)));
        fs::write(&path, super::super::Icon::Fill.bytes()).unwrap();
        let last = found();
        assert!(matches!(last.refused, Some(FangSongError::NotChinese)));
        assert_eq!(last.origin, Origin::StandIn);
        assert_eq!(last.remark().unwrap(), "所选字体缺少常用汉字，请在“设置”中另选仿宋字体。现以宋体代替。");
    }
}
