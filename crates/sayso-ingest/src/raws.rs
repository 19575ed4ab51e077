//! Opens places and splits what stands there into items: the only part that touches the file system.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use encoding_rs_io::DecodeReaderBytesBuilder;
use sayso_core::Address;
use walkdir::{DirEntry, WalkDir};

use crate::lines::{Line, read_line};
use crate::{Format, LONGEST_ITEM, Skipped, Splitting, encoding, formats, signatures};

/// How many bytes sniffs may look at.
const HEAD: usize = 64 << 10;

/// Where to read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file; or a folder: its files, recursively, in sorted order, hidden ones left out.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

/// One item as it came: a file, or a line of one.
#[derive(Clone, Debug)]
pub struct Raw {
    /// Where it came from.
    pub address: Address,
    /// What stands there.
    pub bytes: Vec<u8>,
    /// What it looks like.
    pub format: &'static Format,
}

type Item = Result<Raw, (Address, Skipped)>;
type Items = Box<dyn Iterator<Item = Item> + Send>;

/// The items at `places`, in order, one at a time: nothing is read before it is asked for.
pub fn raws(places: Vec<Place>) -> impl Iterator<Item = Item> + Send {
    places.into_iter().flat_map(|place| match place {
        Place::Stdin => in_reader(Address::new("-"), "", Box::new(io::stdin())),
        Place::Path(path) => at_path(&path),
    })
}

/// How many bytes stand in the files at `places`, those that [`raws`] leaves out not counted; `None` where nobody knows
/// before they are read.
pub fn size(places: &[Place]) -> Option<u64> {
    let bytes = |place: &Place| match place {
        Place::Stdin => None,
        Place::Path(path) => {
            let entries = shown(path).filter_map(Result::ok);
            let files = entries.filter_map(|entry| entry.metadata().ok()).filter(fs::Metadata::is_file);
            Some(files.map(|file| file.len()).sum::<u64>())
        }
    };
    places.iter().map(bytes).sum()
}

fn at_path(path: &Path) -> Items {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => in_folder(path),
        Ok(_) => in_file(path),
        Err(error) => skip(address_of(path), refusal(&error)),
    }
}

fn in_folder(folder: &Path) -> Items {
    let mut files = shown(folder).peekable();
    if files.peek().is_none() {
        return skip(address_of(folder), Skipped::EmptyFolder);
    }
    Box::new(files.flat_map(|entry| match entry {
        Ok(file) => in_file(file.path()),
        Err(error) => unread_entry(&error),
    }))
}

/// What stands at `path` and, if it is a folder, in it: in sorted order, without folders and without what is hidden.
fn shown(path: &Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> + use<> {
    let is_shown =
        |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    let is_folder =
        |entry: &walkdir::Result<DirEntry>| entry.as_ref().is_ok_and(|found| found.file_type().is_dir());
    let entries =
        WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_shown);
    entries.filter(move |entry| !is_folder(entry))
}

fn unread_entry(error: &walkdir::Error) -> Items {
    let address = error.path().map_or_else(|| Address::new("?"), address_of);
    let reason = match error.io_error() {
        Some(error) => refusal(error),
        // walkdir has no other error that is not the file system's.
        None => Skipped::Loop,
    };
    skip(address, reason)
}

fn in_file(path: &Path) -> Items {
    let address = address_of(path);
    // Opening a pipe waits for its writer, so a look at what it is comes first.
    let opened = fs::metadata(path).and_then(|metadata| match metadata.is_file() {
        true => File::open(path).map(Some),
        false => Ok(None),
    });
    let name = path.file_name().unwrap_or(OsStr::new("")).to_string_lossy();
    match opened {
        Ok(Some(file)) => in_reader(address, &name, Box::new(file)),
        Ok(None) => skip(address, Skipped::NotAFile),
        Err(error) => skip(address, refusal(&error)),
    }
}

fn in_reader(address: Address, name: &str, mut reader: Box<dyn Read + Send>) -> Items {
    let mut head = Vec::new();
    if let Err(error) = reader.by_ref().take(HEAD as u64).read_to_end(&mut head) {
        return skip(address, refusal(&error));
    }
    if head.trim_ascii().is_empty() && head.len() < HEAD {
        return skip(address, Skipped::Empty);
    }
    if let Some(reason) = signatures::recognize(&head) {
        return skip(address, reason);
    }
    let format = formats::of(&encoding::decode_head(&head), name);
    // Lines with a zero among them are refused one by one.
    if format.splitting == Splitting::WholeFile && is_binary(&head) {
        return skip(address, signatures::unknown());
    }
    let whole = Cursor::new(head).chain(reader);
    match format.splitting {
        Splitting::WholeFile => Box::new(std::iter::once(read_whole(address, format, whole))),
        Splitting::Lines => Box::new(Lines::new(address, format, whole)),
    }
}

fn read_whole(address: Address, format: &'static Format, reader: impl Read) -> Item {
    let mut bytes = Vec::new();
    let read = reader.take(LONGEST_ITEM as u64 + 1).read_to_end(&mut bytes);
    match read {
        Err(error) => Err((address, refusal(&error))),
        Ok(length) if length > LONGEST_ITEM => Err((address, Skipped::TooLong)),
        Ok(_) if is_binary(&bytes) => Err((address, signatures::unknown())),
        Ok(_) => Ok(Raw { address, bytes, format }),
    }
}

fn is_binary(bytes: &[u8]) -> bool {
    bytes.contains(&0) && !encoding::is_marked_wide(bytes)
}

/// The lines of one file that are not blank.
struct Lines {
    file: Address,
    format: &'static Format,
    // `None` after the end, or after an error, beyond which there is nothing to find.
    reader: Option<Box<dyn BufRead + Send>>,
    number: usize,
}

impl Lines {
    fn new(file: Address, format: &'static Format, reader: impl Read + Send + 'static) -> Lines {
        let decoded = DecodeReaderBytesBuilder::new().utf8_passthru(true).strip_bom(true).build(reader);
        Lines { file, format, reader: Some(Box::new(BufReader::new(decoded))), number: 0 }
    }
}

impl Iterator for Lines {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            let reader = self.reader.as_mut()?;
            self.number += 1;
            let address = Address::new(format!("{}:{}", self.file, self.number));
            match read_line(reader, LONGEST_ITEM) {
                Ok(Line::Whole(bytes)) if bytes.trim_ascii().is_empty() => {}
                Ok(Line::Whole(bytes)) => return Some(Ok(Raw { address, bytes, format: self.format })),
                Ok(Line::TooLong) => return Some(Err((address, Skipped::TooLong))),
                Ok(Line::End) => self.reader = None,
                Err(error) => {
                    self.reader = None;
                    return Some(Err((address, refusal(&error))));
                }
            }
        }
    }
}

fn skip(address: Address, reason: Skipped) -> Items {
    Box::new(std::iter::once(Err((address, reason))))
}

fn address_of(path: &Path) -> Address {
    Address::new(path.to_string_lossy())
}

fn refusal(error: &io::Error) -> Skipped {
    match error.kind() {
        io::ErrorKind::NotFound => Skipped::Missing,
        io::ErrorKind::PermissionDenied => Skipped::Forbidden,
        _ => Skipped::Unreadable { reason: error.to_string() },
    }
}
