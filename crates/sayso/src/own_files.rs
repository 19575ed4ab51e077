//! The files of the ledger that is written to: they are no articles.

use std::fs;
use std::path::{Path, PathBuf};

use sayso_core::Address;
use sayso_ingest::Place;

/// What SQLite puts behind the name of a file, the file itself first.
static ENDINGS: &[&str] = &["", "-wal", "-shm", "-journal"];

/// The files of one ledger.
#[derive(Debug)]
pub(crate) struct OwnFiles(Vec<PathBuf>);

impl OwnFiles {
    /// Those of the ledger at `path` that are not among `places`: who asks to read one is told why it cannot be.
    pub(crate) fn new(path: &Path, places: &[Place]) -> OwnFiles {
        let asked: Vec<PathBuf> = places.iter().filter_map(real).collect();
        let ledger = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let files = ENDINGS.iter().map(|ending| {
            let mut name = ledger.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        });
        OwnFiles(files.filter(|file| !asked.contains(file)).collect())
    }

    /// Whether the one at `address` is among them.
    pub(crate) fn has(&self, address: &Address) -> bool {
        let path = Path::new(address.as_str());
        let is_called_so = self.0.iter().any(|file| file.file_name() == path.file_name());
        is_called_so && fs::canonicalize(path).is_ok_and(|path| self.0.contains(&path))
    }
}

/// Where a place is, by whatever way it is named.
fn real(place: &Place) -> Option<PathBuf> {
    match place {
        Place::Path(path) => fs::canonicalize(path).ok(),
        Place::Stdin => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use sayso_core::Address;
    use sayso_ingest::Place;

    use super::OwnFiles;

    #[test]
    fn the_files_of_the_ledger_are_its_own_unless_they_are_asked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for name in ["desk.sayso", "desk.sayso-wal", "letter.txt", "other.sayso"] {
            fs::write(at(name), "").expect("writes");
        }
        let has = |files: &OwnFiles, name: &str| files.has(&Address::new(at(name).to_string_lossy()));
        let files = OwnFiles::new(&at("desk.sayso"), &[Place::Path(folder.path().to_owned()), Place::Stdin]);
        let own = ["desk.sayso", "desk.sayso-wal", "letter.txt", "other.sayso"].map(|name| has(&files, name));
        assert_eq!(own, [true, true, false, false]);
        let files = OwnFiles::new(&at("desk.sayso"), &[Place::Path(at("./desk.sayso"))]);
        assert_eq!([has(&files, "desk.sayso"), has(&files, "desk.sayso-wal")], [false, true]);
    }
}
