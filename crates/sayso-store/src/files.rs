//! The files that a ledger is kept in: one, and those that SQLite puts beside it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// How files of SQLite begin: every ledger is one.
const DATABASE: &[u8] = b"SQLite format 3\0";

/// How the files beside one begin, by whatever name: its log, in either order of bytes, and its journal.
static BESIDE: &[&[u8]] = &[b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"];

/// What SQLite puts behind the name of a database for the files beside it.
static ENDINGS: &[&str] = &["-wal", "-shm", "-journal"];

/// Whether the file at `path` is a ledger or another database of SQLite, by whatever name.
pub fn is_database(path: &Path) -> bool {
    begins_with(path, DATABASE)
}

/// Whether the file at `path` goes with a database of SQLite, or would if it were made: what was written of late is there and
/// nowhere else. A link does what it leads to does.
pub fn is_beside_database(path: &Path) -> bool {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    [path, &real].into_iter().flat_map(databases).any(|database| is_database(&database))
        || BESIDE.iter().any(|beginning| begins_with(path, beginning))
}

/// The database that a file with this name would go with.
fn databases(path: &Path) -> impl Iterator<Item = PathBuf> {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let names = ENDINGS.iter().filter_map(move |ending| name.strip_suffix(*ending));
    names.filter(|name| !name.is_empty()).map(move |name| path.with_file_name(name))
}

fn begins_with(path: &Path, expected: &[u8]) -> bool {
    let mut beginning = vec![0; expected.len()];
    // Opening a pipe waits for its writer, so a look at what it is comes first.
    let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    let is_read = is_file && File::open(path).and_then(|mut file| file.read_exact(&mut beginning)).is_ok();
    is_read && beginning == expected
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{is_beside_database, is_database};
    use crate::fixture::{article, entry, ledger, run, says};
    use crate::{Error, Ledger};

    #[test]
    fn what_sqlite_puts_beside_a_ledger_goes_with_it() {
        let (folder, ledger) = ledger();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("notes"), "Lee said no.").expect("writes");
        assert!(is_database(ledger.path()) && !is_beside_database(ledger.path()));
        for (name, is_beside) in [
            ("ledger.sayso-wal", true),
            ("ledger.sayso-shm", true),
            ("ledger.sayso-journal", true),
            ("ledger.sayso-walk", false),
            ("notes-wal", false),
            ("-wal", false),
            ("said.jsonl", false),
        ] {
            assert_eq!(is_beside_database(&at(name)), is_beside, "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_a_log_by_another_name_go_with_a_ledger_too() {
        let (folder, mut ledger) = ledger();
        let (letter, run) = (article("a.example/1", "Lee said no."), run(1));
        ledger.append(&entry(&letter, &run, vec![says(&letter, "Lee", "no")])).expect("appends");
        let at = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink(at("ledger.sayso-shm"), at("said.jsonl")).expect("links");
        fs::hard_link(at("ledger.sayso-wal"), at("said.csv")).expect("links");
        assert!(is_beside_database(&at("said.jsonl")) && is_beside_database(&at("said.csv")));
    }

    #[test]
    fn no_ledger_is_made_where_the_log_of_another_one_belongs() {
        let (folder, _ledger) = ledger();
        let path = folder.path().join("ledger.sayso-journal");
        assert!(matches!(Ledger::create(&path), Err(Error::NotALedger { .. })));
        assert!(!path.exists());
    }
}
