//! The corpora that figures are measured on. They are no part of this repository.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use flate2::read::MultiGzDecoder;

use crate::places;

/// The environment variable that names their folder.
pub(crate) const VARIABLE: &str = "SAYSO_DATA";

/// The folder that holds corpora.
pub(crate) struct Corpora(PathBuf);

impl Corpora {
    /// The folder that was `asked` for, else the one the environment names; `None` where neither does.
    ///
    /// Refuses a folder that is not there: whoever named it expects figures.
    pub(crate) fn open(asked: Option<&Path>) -> anyhow::Result<Option<Corpora>> {
        let named = std::env::var_os(VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let Some(folder) = asked.map(Path::to_owned).or(named) else { return Ok(None) };
        ensure!(folder.is_dir(), "there is no folder of corpora at {}", folder.display());
        Ok(Some(Corpora(folder.canonicalize()?)))
    }

    /// The file at `path` in the folder, which must be there.
    pub(crate) fn file(&self, path: &str) -> anyhow::Result<PathBuf> {
        let file = self.0.join(path);
        ensure!(file.is_file(), "the corpora have no {path}");
        Ok(file)
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    /// A folder with the pages of `path`, unpacked.
    pub(crate) fn pages(&self, path: &str) -> anyhow::Result<PathBuf> {
        let unpacked = places::workshop("pages")?;
        let packed = self.0.join(path);
        let pages = fs::read_dir(&packed).with_context(|| format!("the corpora have no {path}"))?;
        for page in pages {
            let page = page?.path();
            let Some(name) =
                page.file_stem().filter(|_| page.extension().is_some_and(|ending| ending == "gz"))
            else {
                continue;
            };
            let mut bytes = MultiGzDecoder::new(File::open(&page)?);
            io::copy(&mut bytes, &mut File::create(unpacked.join(name))?)
                .with_context(|| format!("cannot unpack {}", page.display()))?;
        }
        Ok(unpacked)
    }
}
