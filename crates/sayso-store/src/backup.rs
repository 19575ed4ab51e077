//! Copies of a ledger.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::files::is_beside_database;
use crate::ledger::as_file;
use crate::{Error, Ledger};

/// So many pages are copied between two words on how far it is: 4 MiB.
const PAGES: i32 = 1024;

/// Whether a copy may take the place of another file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// It may.
    Yes,
    /// It may not.
    No,
}

impl Ledger {
    /// Copies the ledger as it is at this moment to `path`, whoever goes on writing to it. There is a file at `path` once
    /// the copy is whole and `check` holds of it. Tells `progress` how much of how many pages is copied.
    pub fn backup(
        &self,
        path: &Path,
        replace: Replace,
        progress: &mut dyn FnMut(usize, usize),
        check: &mut dyn FnMut(&Ledger) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        self.demand_free(path, replace)?;
        let unwritable = |source| Error::Unwritable { path: path.to_owned(), source };
        let name = path.file_name().ok_or_else(|| unwritable(std::io::ErrorKind::InvalidInput.into()))?;
        let partial =
            path.with_file_name(format!(".{}.{}.partial", name.to_string_lossy(), std::process::id()));
        // SQLite would only say that it cannot open it.
        File::create_new(&partial).map_err(unwritable)?;
        let copied = self.copy(&partial, progress).and_then(|()| {
            let is_good = check(&Ledger::read_unchanging(&partial)?)?;
            if is_good { Ok(()) } else { Err(Error::BadCopy { path: path.to_owned() }) }
        });
        let placed = copied.and_then(|()| {
            self.demand_free(path, replace)?;
            fs::rename(&partial, path).map_err(unwritable)
        });
        if placed.is_err() {
            // It is in nobody's way but its folder's.
            let _ = fs::remove_file(&partial);
        }
        placed
    }

    fn copy(&self, partial: &Path, progress: &mut dyn FnMut(usize, usize)) -> Result<(), Error> {
        let mut copy = Connection::open(as_file(partial))?;
        // One view of the ledger, from first page to last: others who write do not make the copy start again.
        let view = self.connection.unchecked_transaction()?;
        view.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        let backup = Backup::new(&self.connection, &mut copy)?;
        loop {
            let step = backup.step(PAGES)?;
            let pages = backup.progress();
            let count = |pages: i32| usize::try_from(pages).unwrap_or_default();
            progress(count(pages.pagecount - pages.remaining), count(pages.pagecount));
            match step {
                StepResult::Done => break,
                StepResult::Busy | StepResult::Locked => return Err(Error::Busy),
                _ => {}
            }
        }
        drop(backup);
        view.commit()?;
        Ok(copy.close().map_err(|(_, error)| error)?)
    }

    /// Fails if something at `path` is in the way of a copy.
    fn demand_free(&self, path: &Path, replace: Replace) -> Result<(), Error> {
        let is_same = |other: &Path| matches!((fs::canonicalize(other), fs::canonicalize(path)), (Ok(a), Ok(b)) if a == b);
        let in_the_way = || Error::InTheWay { path: path.to_owned() };
        if is_same(&self.path) {
            return Err(Error::OntoItself { path: path.to_owned() });
        }
        if is_beside_database(path) {
            return Err(Error::BesideLedger { path: path.to_owned() });
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => Err(Error::Unwritable {
                path: path.to_owned(),
                source: std::io::ErrorKind::IsADirectory.into(),
            }),
            Ok(_) if replace == Replace::No => Err(in_the_way()),
            // SQLite would take the log beside another ledger for one of the copy.
            Ok(_) | Err(_)
                if has_content(&beside(path, "-wal")) || has_content(&beside(path, "-journal")) =>
            {
                Err(Error::InUse { path: path.to_owned() })
            }
            Ok(_) | Err(_) => Ok(()),
        }
    }
}

fn has_content(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.len() > 0)
}

/// The file whose name has `ending` behind that of `path`.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::Replace;
    use crate::fixture::{article, entry, ledger, run, says};
    use crate::{Error, Ledger};

    #[test]
    fn a_copy_has_what_was_there_when_it_was_begun() {
        let (folder, mut ledger) = ledger();
        let run = run(1);
        let letter =
            |number| article(&format!("a.example/{number}"), &format!("Lee said no {number} times."));
        let articles: Vec<_> = (0..40).map(letter).collect();
        for article in &articles[..39] {
            ledger.append(&entry(article, &run, vec![says(article, "Lee", "no")])).expect("appends");
        }
        let path = folder.path().join("copy.sayso");
        let reader = Ledger::read(ledger.path()).expect("opens");
        let last = &articles[39];
        let mut is_written = false;
        let mut progress = |_, _| {
            if !std::mem::replace(&mut is_written, true) {
                ledger.append(&entry(last, &run, vec![says(last, "Lee", "no")])).expect("appends");
            }
        };
        reader
            .backup(&path, Replace::No, &mut progress, &mut |copy| Ok(copy.known(&articles[0])?.is_some()))
            .expect("copies");
        let copy = Ledger::read(&path).expect("opens");
        assert!(copy.known(&articles[38]).expect("reads").is_some());
        assert_eq!(copy.known(last).expect("reads"), None);
    }

    #[test]
    fn nothing_is_replaced_unasked_and_a_bad_copy_leaves_no_trace() {
        let (folder, ledger) = ledger();
        let path = folder.path().join("copy.sayso");
        std::fs::write(&path, "mine").expect("writes");
        let copy = |path: &std::path::Path, replace, is_good| {
            ledger.backup(path, replace, &mut |_, _| {}, &mut |_| Ok(is_good))
        };
        assert!(matches!(copy(&path, Replace::No, true), Err(Error::InTheWay { .. })));
        assert!(matches!(copy(&path, Replace::Yes, false), Err(Error::BadCopy { .. })));
        assert_eq!(std::fs::read(&path).expect("reads"), b"mine");
        copy(&path, Replace::Yes, true).expect("copies");
        Ledger::read(&path).expect("is a ledger");
        assert!(matches!(copy(ledger.path(), Replace::Yes, true), Err(Error::OntoItself { .. })));
        for ending in ["-wal", "-shm", "-journal"] {
            let beside = super::beside(ledger.path(), ending);
            assert!(matches!(copy(&beside, Replace::Yes, true), Err(Error::BesideLedger { .. })), "{ending}");
        }
        assert!(matches!(
            copy(&folder.path().join("no/copy"), Replace::No, true),
            Err(Error::Unwritable { .. })
        ));
        let names: Vec<_> = std::fs::read_dir(folder.path()).expect("lists").collect();
        assert!(!format!("{names:?}").contains("partial"), "{names:?}");
    }
}
