//! Where annotated articles are read from.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use sayso::eval::attribution::{GoldArticle, MarkedFile, read_gold, read_marked};

use super::read_file;

/// The ending of files of marked text.
const MARKED: &str = "md";

/// The annotated articles at `path`: marked text, if it is a folder or ends so, else JSON lines.
pub(in crate::commands::eval) fn read(path: &Path) -> anyhow::Result<Vec<GoldArticle>> {
    let files = match path {
        folder if folder.is_dir() => marked_files(folder)?,
        file if is_marked(file) => vec![file.to_owned()],
        file => return read_file(file, read_gold),
    };
    let files: Vec<MarkedFile> = files.iter().map(|file| open(file)).collect::<anyhow::Result<_>>()?;
    Ok(read_marked(&files)?)
}

/// The annotated articles at all of `paths`.
pub(in crate::commands::eval) fn read_all(paths: &[PathBuf]) -> anyhow::Result<Vec<GoldArticle>> {
    let read: Vec<Vec<GoldArticle>> = paths.iter().map(|path| read(path)).collect::<anyhow::Result<_>>()?;
    Ok(read.into_iter().flatten().collect())
}

/// The files of marked text in `folder`, by name.
fn marked_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let unreadable = || format!("cannot read {}", folder.display());
    let entries = fs::read_dir(folder).with_context(unreadable)?;
    let paths: Result<Vec<PathBuf>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut marked = paths.with_context(unreadable)?;
    marked.retain(|path| is_marked(path));
    marked.sort();
    Ok(marked)
}

fn is_marked(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == MARKED)
}

fn open(path: &Path) -> anyhow::Result<MarkedFile> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(MarkedFile { name: path.display().to_string(), text })
}
