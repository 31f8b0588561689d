//! What the first page knows of the disk.

use std::path::PathBuf;

/// Which places are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WelcomeQuery {
    /// The file that would be made.
    pub target: Option<PathBuf>,
    /// The sample's file.
    pub sample: PathBuf,
}

/// What is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WelcomeModel {
    /// The file looked at, and whether it exists.
    pub taken: Option<PathBuf>,
    /// Whether the sample was made before.
    pub sample_there: bool,
}

impl WelcomeModel {
    /// Looks at the disk.
    pub fn load(query: &WelcomeQuery) -> Self {
        Self { taken: query.target.clone().filter(|path| path.exists()), sample_there: query.sample.exists() }
    }
}
