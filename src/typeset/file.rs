//! A paper onto the disk: whole or not at all.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use thiserror::Error;

/// Why a file was not written. The message is shown to the clerk.
#[derive(Debug, Error)]
pub enum SaveError {
    /// The folder does not exist.
    #[error("文件夹“{0}”不存在，没有保存。请另选文件夹。")]
    NoFolder(String),
    /// The folder or the file may not be written.
    #[error("“{0}”是只读的或没有写入权限，没有保存。请另选文件夹，例如“文档”。")]
    ReadOnly(String),
    /// No room.
    #[error("磁盘已满，“{0}”没有保存。请清理磁盘或另选磁盘后重试。")]
    Full(String),
    /// Another program holds the file.
    #[error("“{0}”正被其他程序打开，没有保存。请关闭该文件后重试，或换一个文件名。")]
    Busy(String),
    /// What was read back is not what was written.
    #[error("“{0}”写入后核对不一致，没有保存。磁盘可能有故障，请换一个磁盘后重试。")]
    Differs(String),
    /// Anything else.
    #[error("“{0}”没有保存（{1}）。请另选位置后重试。")]
    Other(String, #[source] io::Error),
}

/// Writes a PDF so that at no moment a half-written file bears its name: into a temporary file beside it, flushed to the
/// disk, read back and compared, then renamed. A file that was there before stays whole until the new one replaces it,
/// and nothing is left behind on failure.
///
/// # Errors
///
/// [`SaveError`] says what to do in Chinese; nothing was changed.
pub fn save_pdf(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(SaveError::NoFolder(folder.display().to_string()));
    }
    let told = |error: io::Error| tell(error, &name);
    if std::fs::metadata(path).is_ok_and(|there| there.permissions().readonly()) {
        return Err(SaveError::ReadOnly(name));
    }
    let mut temporary = tempfile::Builder::new().prefix(".~").suffix(".pdf").tempfile_in(folder).map_err(told)?;
    temporary.write_all(bytes).map_err(told)?;
    temporary.as_file().sync_all().map_err(told)?;
    let mut back = Vec::with_capacity(bytes.len());
    File::open(temporary.path()).and_then(|mut file| file.read_to_end(&mut back)).map_err(told)?;
    if back != bytes {
        return Err(SaveError::Differs(name));
    }
    // A temporary file is the owner's alone; a paper is read by whoever may read the folder.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(path).map_or(0o644, |there| there.permissions().mode());
        temporary.as_file().set_permissions(std::fs::Permissions::from_mode(mode)).map_err(told)?;
    }
    temporary.persist(path).map_err(|error| told(error.error))?;
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        // The rename itself reaches the disk with its folder; a file system without this call has done it anyway.
        let _ = folder.sync_all();
    }
    Ok(())
}

fn tell(error: io::Error, name: &str) -> SaveError {
    let name = name.to_owned();
    // Windows: 32 sharing violation, 33 lock violation, 112 disk full; 5 when the target is open elsewhere.
    match (error.kind(), error.raw_os_error()) {
        (ErrorKind::StorageFull | ErrorKind::QuotaExceeded, _) => SaveError::Full(name),
        (ErrorKind::ReadOnlyFilesystem, _) => SaveError::ReadOnly(name),
        (_, Some(112)) if cfg!(windows) => SaveError::Full(name),
        (_, Some(32 | 33)) if cfg!(windows) => SaveError::Busy(name),
        (ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy, _) => SaveError::Busy(name),
        (ErrorKind::PermissionDenied, _) => SaveError::ReadOnly(name),
        _ => SaveError::Other(name, error),
    }
}

#[cfg(test)]
mod tests {
    // A test may stop at the first surprise.
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("协议书.pdf");
        save_pdf(&path, b"old").unwrap();
        save_pdf(&path, b"new and longer").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new and longer");
        assert_eq!(names(folder.path()), ["协议书.pdf"]);
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = save_pdf(&folder.path().join("没有/协议书.pdf"), b"x").unwrap_err();
        assert!(matches!(&error, SaveError::NoFolder(name) if name.ends_with("没有")));
        assert!(error.to_string().contains("没有保存"));
    }

    #[test]
    fn a_read_only_file_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("协议书.pdf");
        std::fs::write(&path, b"old").unwrap();
        let mut permissions = std::fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).unwrap();
        let error = save_pdf(&path, b"new").unwrap_err();
        assert!(matches!(error, SaveError::ReadOnly(_)));
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["协议书.pdf"]);
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_leaves_no_scraps() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("协议书.pdf");
        std::fs::create_dir(&path).unwrap();
        assert!(save_pdf(&path, b"new").is_err());
        assert_eq!(names(folder.path()), ["协议书.pdf"]);
    }

    #[test]
    fn what_the_system_reports_becomes_a_sentence_for_the_clerk() {
        let full = tell(io::Error::from(ErrorKind::StorageFull), "甲.pdf");
        assert_eq!(full.to_string(), "磁盘已满，“甲.pdf”没有保存。请清理磁盘或另选磁盘后重试。");
        let busy = tell(io::Error::from(ErrorKind::ResourceBusy), "甲.pdf");
        assert!(busy.to_string().contains("正被其他程序打开"));
    }
}
