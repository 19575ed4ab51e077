//! Why the ledger could not do as asked.

use std::path::PathBuf;

use thiserror::Error;

/// What stops work on a ledger.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no file.
    #[error("there is no ledger at {}; `sayso add` makes one, and --ledger names another", path.display())]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{} is not a ledger of sayso; name another file with --ledger", path.display())]
    NotALedger {
        /// The file.
        path: PathBuf,
    },
    /// A later sayso made it.
    #[error(
        "{} was written by a newer sayso (version {found} of the ledger; this one knows up to {known}); \
         use the newer one",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The latest version known here.
        known: i64,
    },
    /// Somebody else is writing.
    #[error("another program is writing to the ledger; wait until it is done, and run this again")]
    Busy,
    /// The disk is full.
    #[error("the disk is full; make room and run this again: what was added before is safe")]
    Full,
    /// The file may not be written to.
    #[error("the ledger cannot be written to; see who may write to its file and folder")]
    ReadOnly,
    /// What is in the file contradicts itself.
    #[error("the ledger is damaged: {what}; `sayso verify` tells how much of it, and a backup has the rest")]
    Damaged {
        /// What is wrong.
        what: String,
    },
    /// No statement or article has the id.
    #[error("nothing in the ledger has the id {id}; `sayso search` shows ids")]
    Unknown {
        /// What was asked for.
        id: String,
    },
    /// Several have an id that begins so.
    #[error("several ids in the ledger begin with {id}; give more of its digits")]
    Ambiguous {
        /// What was asked for.
        id: String,
    },
    /// Any other failure of SQLite.
    #[error("the ledger failed")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode::{
            DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, NotADatabase, ReadOnly,
        };
        match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => Error::Busy,
            Some(DiskFull) => Error::Full,
            Some(ReadOnly) => Error::ReadOnly,
            Some(DatabaseCorrupt | NotADatabase) => Error::Damaged { what: error.to_string() },
            _ => Error::Sqlite(error),
        }
    }
}
