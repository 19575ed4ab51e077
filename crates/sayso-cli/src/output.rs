//! Where results go: standard output, or a file that is whole or not there at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::path::{Display, Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use anyhow::Context as _;
use clap::Args;
use sayso_store::{is_beside_database, is_database};

use crate::ending::{Ending, misused};

/// Where the user wants what is written.
#[derive(Clone, Debug, Args)]
pub(crate) struct Destination {
    /// Write to FILE, which appears or is replaced when everything is written, and not before. `-` is standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Destination {
    /// The file; `None` for standard output.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.to_str() != Some("-"))
    }

    pub(crate) fn is_file(&self) -> bool {
        self.path().is_some()
    }

    pub(crate) fn open(&self) -> anyhow::Result<Output> {
        Output::open(self.path())
    }

    /// What it is called where something is wrong with it.
    pub(crate) fn name(&self) -> Display<'_> {
        self.path().unwrap_or(Path::new("standard output")).display()
    }

    /// Whether all was written: not where a reader has seen enough, such as `head`, which is no error.
    pub(crate) fn has_all(&self, written: io::Result<()>) -> anyhow::Result<bool> {
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
            Err(error) => Err(error).with_context(|| format!("cannot write to {}", self.name())),
            Ok(()) => Ok(true),
        }
    }

    /// The format that is `asked` for, else the one among `formats` that the name of the file ends with, else the first of
    /// them. Refuses an ending that stands for another format.
    pub(crate) fn format<Format: Copy>(
        &self,
        asked: Option<Format>,
        formats: &[(&str, Format)],
    ) -> anyhow::Result<Format> {
        let usual = || formats.first().map(|(_, format)| *format).context("there is no format to write in");
        let ending = self.path().and_then(ending).filter(|_| asked.is_none());
        let (Some(path), Some(ending)) = (self.path(), ending) else { return asked.map_or_else(usual, Ok) };
        match formats.iter().find(|(known, _)| *known == ending) {
            Some((_, format)) => Ok(*format),
            None if ENDINGS.contains(&ending.as_str()) => {
                let known: Vec<String> = formats.iter().map(|(known, _)| format!(".{known}")).collect();
                Err(misused(format!(
                    "this command writes no .{ending}, as {} ends with; name a file that ends with {}, or choose with --format",
                    path.display(),
                    known.join(", ")
                )))
            }
            None => usual(),
        }
    }

    /// Refuses a file that must not be replaced, before the work is begun.
    pub(crate) fn demand_free(&self) -> anyhow::Result<()> {
        self.path().map_or(Ok(()), demand_no_database)
    }

    /// Writes all of `shown`.
    pub(crate) fn write(&self, shown: impl AsRef<[u8]>) -> anyhow::Result<ExitCode> {
        let Some(path) = self.path() else { return write(&shown) };
        let mut output = self.open()?;
        let written = output.write(shown).and_then(|()| output.finish());
        output.discard();
        written.with_context(|| format!("cannot write to {}", path.display()))?;
        Ok(Ending::AllRead.into())
    }
}

/// Every ending of a name that tells a format to some command: no other format is written under it.
static ENDINGS: [&str; 8] = ["csv", "html", "json", "jsonl", "jsonld", "md", "parquet", "txt"];

/// How the name of the file ends; capitals do not matter.
fn ending(path: &Path) -> Option<String> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    Some(if ending == "htm" { "html".to_owned() } else { ending })
}

/// Where something was written, for a summary; and in which `format`, where nobody asked for it and the name of the file does not
/// tell it.
pub(crate) fn written_to(path: &Path, is_asked: bool, format: &str) -> String {
    let is_clear = is_asked || ending(path).is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
    let path = path.display();
    if is_clear { format!("written to {path}") } else { format!("written to {path} as {format}") }
}

/// Refuses a file that is a ledger or goes with one, by whatever name: what is in it is worth more than an answer.
fn demand_no_database(path: &Path) -> anyhow::Result<()> {
    if is_database(path) || is_beside_database(path) {
        return Err(misused(format!(
            "{} is a ledger or another database, or goes with one; name another file to write to",
            path.display()
        )));
    }
    Ok(())
}

/// Writes `shown` to standard output; a reader that has seen enough, such as `head`, is no error.
pub(crate) fn write(shown: &(impl AsRef<[u8]> + ?Sized)) -> anyhow::Result<ExitCode> {
    match io::stdout().write_all(shown.as_ref()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        Ok(()) | Err(_) => Ok(Ending::AllRead.into()),
    }
}

/// An open output.
pub(crate) enum Output {
    /// Standard output, flushed after each write.
    Stdout,
    /// A device or pipe, which cannot be replaced.
    Device(File),
    /// A new file, which takes its name when it is whole.
    File(NewFile),
}

/// An output that one thread writes to and Ctrl-C, on another, ends.
#[derive(Clone)]
pub(crate) struct SharedOutput(Arc<Mutex<Output>>);

impl SharedOutput {
    /// The output, once nobody is in the middle of a write to it.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Output> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The output, if nobody is in the middle of a write to it.
    pub(crate) fn try_lock(&self) -> Option<MutexGuard<'_, Output>> {
        match self.0.try_lock() {
            Ok(output) => Some(output),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }
}

/// A file in the making.
pub(crate) struct NewFile {
    file: BufWriter<File>,
    /// Where it is now; `None` once it has its name.
    partial: Option<PathBuf>,
    path: PathBuf,
}

impl Output {
    /// Opens the file at `path`, or standard output for none.
    pub(crate) fn open(path: Option<&Path>) -> anyhow::Result<Output> {
        let Some(path) = path else { return Ok(Output::Stdout) };
        demand_no_database(path)?;
        let opened = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) if !metadata.is_file() => {
                OpenOptions::new().write(true).open(path).map(Output::Device)
            }
            Ok(_) | Err(_) => NewFile::beside(path).map(Output::File),
        };
        opened.with_context(|| {
            format!("cannot write to {}; name a file in a folder you may write to", path.display())
        })
    }

    /// Lets other threads at it, one at a time.
    pub(crate) fn share(self) -> SharedOutput {
        SharedOutput(Arc::new(Mutex::new(self)))
    }

    /// Writes `shown`, all of it or an error.
    pub(crate) fn write(&mut self, shown: impl AsRef<[u8]>) -> io::Result<()> {
        let shown = shown.as_ref();
        match self {
            Output::Stdout => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(shown)?;
                stdout.flush()
            }
            Output::Device(file) => file.write_all(shown),
            Output::File(new) => new.file.write_all(shown),
        }
    }

    /// Puts everything in its place.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        match self {
            Output::Stdout | Output::Device(_) => Ok(()),
            Output::File(new) => new.finish(),
        }
    }

    /// The same after work that ended so, unless nothing was read: an earlier result is worth more than an empty one.
    pub(crate) fn finish_after(&mut self, ending: Ending) -> io::Result<()> {
        match ending {
            Ending::NothingRead => Ok(()),
            _ => self.finish(),
        }
    }

    /// Leaves no trace of a file that is not whole.
    pub(crate) fn discard(&mut self) {
        match self {
            Output::Stdout | Output::Device(_) => {}
            Output::File(new) => new.discard(),
        }
    }
}

impl NewFile {
    fn beside(path: &Path) -> io::Result<NewFile> {
        // A link stays a link: what it leads to is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let partial =
            path.with_file_name(format!(".{}.{}.partial", name.to_string_lossy(), std::process::id()));
        let file = OpenOptions::new().write(true).create_new(true).open(&partial)?;
        if let Ok(old) = fs::metadata(&path) {
            file.set_permissions(old.permissions())?;
        }
        Ok(NewFile { file: BufWriter::new(file), partial: Some(partial), path })
    }

    fn finish(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        if let Some(partial) = &self.partial {
            fs::rename(partial, &self.path)?;
        }
        self.partial = None;
        Ok(())
    }

    fn discard(&mut self) {
        if let Some(partial) = self.partial.take() {
            // It is in nobody's way but its folder's.
            let _ = fs::remove_file(partial);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Destination, ENDINGS, written_to};
    use crate::render;

    /// What a command that writes text, and JSON line by line, makes of a file of this name.
    fn format(name: &str, asked: Option<&'static str>) -> anyhow::Result<&'static str> {
        let destination = Destination { output: Some(PathBuf::from(name)) };
        destination.format(asked, &[("txt", "text"), ("jsonl", "jsonl"), ("html", "html")])
    }

    #[test]
    fn the_name_of_a_file_tells_the_format_unless_one_is_asked_for() {
        let check =
            |name: &str, asked, expected| assert_eq!(format(name, asked).ok(), Some(expected), "{name}");
        check("said.jsonl", None, "jsonl");
        check("said.HTML", None, "html");
        check("said.htm", None, "html");
        check("said", None, "text");
        check("notes.2026", None, "text");
        check("said.json", Some("jsonl"), "jsonl");
    }

    #[test]
    fn a_single_dash_is_no_file() {
        let destination = |name: &str| Destination { output: Some(PathBuf::from(name)) };
        assert!(!destination("-").is_file() && destination("-").path().is_none());
        assert!(destination("./-").is_file());
        assert_eq!(format("-", None).ok(), Some("text"));
    }

    #[test]
    fn the_format_is_told_where_nothing_else_tells_it() {
        let check = |name: &str, is_asked, expected: &str| {
            assert_eq!(written_to(Path::new(name), is_asked, "jsonl"), format!("written to {expected}"));
        };
        check("said.jsonl", false, "said.jsonl");
        check("said.lines", false, "said.lines as jsonl");
        check("said", false, "said as jsonl");
        check("said", true, "said");
    }

    #[test]
    fn an_ending_of_another_format_is_refused_with_those_there_are() {
        let told = format("said.json", None).expect_err("it would be JSON").to_string();
        assert!(told.contains("no .json") && told.contains(".txt, .jsonl, .html"), "{told}");
        assert!(format("said.Parquet", None).is_err());
    }

    #[test]
    fn every_ending_of_a_format_is_known() {
        let exported = sayso_export::ALL.iter().map(|format| format.ending);
        let mut endings = exported.chain(render::ALL.iter().map(|format| format.ending));
        assert!(endings.all(|ending| ENDINGS.contains(&ending)));
    }
}
