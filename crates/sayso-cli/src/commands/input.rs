//! What a command reads: files and folders, or what is piped in.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read as _};
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

/// The longest table of rules or groups, in bytes: 1 MiB. Those that we ship have a few thousand.
const LONGEST_TABLE: u64 = 1 << 20;

/// The text of the table at `path`, in which `what` stand. Refuses what is longer than a table may be, such as a device
/// without an end.
pub(super) fn table(path: &Path, what: &str) -> anyhow::Result<String> {
    let name = path.display();
    let unreadable = || format!("cannot read the {what} in {name}; name a text file in UTF-8");
    let mut bytes = Vec::new();
    let opened = File::open(path).with_context(unreadable)?;
    let length = opened.take(LONGEST_TABLE + 1).read_to_end(&mut bytes).with_context(unreadable)?;
    if length as u64 > LONGEST_TABLE {
        return Err(misused(format!("the {what} in {name} are longer than 1 MiB; name a shorter file")));
    }
    String::from_utf8(bytes).with_context(unreadable)
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
