//! What a command reads: files and folders, or what is piped in.

use std::io::{self, IsTerminal as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use sayso_ingest::Place;

use crate::ending::misused;

/// Everything to read, in order: what stands at `paths`, or standard input where there are none.
pub(super) fn places(paths: &[PathBuf]) -> anyhow::Result<Vec<Place>> {
    if paths.is_empty() && io::stdin().is_terminal() {
        return Err(misused("nothing to read: name a file or a folder, or pipe an article in"));
    }
    Ok(if paths.is_empty() { vec![Place::Stdin] } else { paths.iter().map(|path| place(path)).collect() })
}

/// What the user means by `path`.
pub(super) fn place(path: &Path) -> Place {
    match path.to_str() {
        Some("-") => Place::Stdin,
        Some(_) | None => Place::Path(path.to_owned()),
    }
}

/// Refuses to write over what is to be read.
pub(super) fn demand_other(paths: &[PathBuf], output: Option<&Path>) -> anyhow::Result<()> {
    let Some(written) = output.and_then(|path| path.canonicalize().ok()) else { return Ok(()) };
    let is_written = |path: &&PathBuf| path.canonicalize().is_ok_and(|read| read == written);
    paths.iter().find(is_written).map_or(Ok(()), |path| {
        Err(misused(format!("{} is to be read; name another file to write to", path.display())))
    })
}

/// More threads than these only wait for one another.
const MOST_THREADS: usize = 256;

/// The threads to work on: as many as asked for, within reason, or one for each core.
pub(super) fn pool(threads: Option<NonZeroUsize>) -> anyhow::Result<rayon::ThreadPool> {
    let threads = threads.map_or(0, NonZeroUsize::get).min(MOST_THREADS);
    // Pages with tags in tags in tags need more than a thread gets by default.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(16 << 20).build();
    pool.context("cannot start threads; ask for fewer with -j")
}
