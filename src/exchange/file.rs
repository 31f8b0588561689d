//! Writing an export: whole or not at all.

use std::{io::Write, path::Path};

/// An export could not be written; nothing was changed.
#[derive(Debug, thiserror::Error)]
#[error("“{name}”没有写成，原有文件没有改动。请检查磁盘空间和写入权限，或换一个位置。")]
pub struct WriteFailed {
    name: String,
    #[source]
    source: std::io::Error,
}

/// Writes `bytes` beside the target, flushes them to the disk, and only then takes the target's name.
///
/// # Errors
///
/// [`WriteFailed`]; nothing half-written stays behind.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteFailed> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let attempt = || {
        let mut temporary = tempfile::Builder::new().prefix(".导出").suffix(".tmp").tempfile_in(folder)?;
        temporary.write_all(bytes)?;
        temporary.as_file().sync_all()?;
        temporary.persist(path).map_err(|error| error.error)
    };
    attempt().map(|_| ()).map_err(|source| WriteFailed { name: path.display().to_string(), source })
}
