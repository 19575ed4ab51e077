//! Why the ledger could not do as asked.

use std::path::PathBuf;

use thiserror::Error;

use crate::Removal;

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
    /// Text to search for that has no word.
    #[error("there is no word to look for in “{text}”; give one with letters or digits")]
    NoWord {
        /// What was asked for.
        text: String,
    },
    /// What is asked for was taken out.
    #[error("{0}")]
    Removed(Box<Removal>),
    /// It was taken out before.
    #[error("{0}; there is nothing more to take out")]
    AlreadyRemoved(Box<Removal>),
    /// It was not taken down, or is gone for good.
    #[error("there is no takedown of {id} to lift; `sayso show {id}` tells what holds of it")]
    NotTakenDown {
        /// What was asked for.
        id: String,
    },
    /// A statement, where only an article will do.
    #[error(
        "{id} is a statement, and only whole articles are erased; take it down, or erase its article {article}"
    )]
    NotAnArticle {
        /// What was asked for.
        id: String,
        /// The id of its article.
        article: String,
    },
    /// There is no such judgement.
    #[error("no judgement has the number {id}; `sayso show ID` shows those on a statement")]
    NoJudgement {
        /// What was asked for.
        id: i64,
    },
    /// A judgement that does not stand.
    #[error(
        "judgement {id} {}; judge anew instead",
        who.as_ref().map_or_else(|| "takes another one back".to_owned(), |who| format!("was taken back by {who}"))
    )]
    Undone {
        /// Its number.
        id: i64,
        /// Who took it back; nobody where it takes back another itself.
        who: Option<String>,
    },
    /// A statement by nobody who could be somebody else.
    #[error(
        "the article of {id} does not name its source, and whoever is not named is nobody who could be split"
    )]
    NotNamed {
        /// The statement.
        id: String,
    },
    /// There is no such source.
    #[error("no source has the number {id}; `sayso who NAME` shows numbers")]
    NoSource {
        /// What was asked for.
        id: i64,
    },
    /// Somebody who is to be somebody else, and is the same.
    #[error("the source is #{id} already; name another one, or none for somebody new")]
    SplitFromItself {
        /// The number of the source.
        id: i64,
    },
    /// One statement where two are wanted.
    #[error("both are statement {id}; name another one")]
    AlikeItself {
        /// Its identity.
        id: String,
    },
    /// A file that nothing was put into.
    #[error("{} is empty; `sayso add` puts articles into it", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// A file that cannot be opened or made.
    #[error("cannot open or make a ledger at {}; name a file in a folder that is there", path.display())]
    Unopenable {
        /// Where it should be.
        path: PathBuf,
    },
    /// The disk refuses.
    #[error(
        "the disk would not read or write; see that there is room, and that nothing limits the size of files"
    )]
    Disk(#[source] rusqlite::Error),
    /// Another file is in the way of a new one.
    #[error("{} is there already; name another file, or replace it with --force", path.display())]
    InTheWay {
        /// The file.
        path: PathBuf,
    },
    /// A copy in the place of what it is made of.
    #[error("{} is the ledger itself; name another file", path.display())]
    OntoItself {
        /// The file.
        path: PathBuf,
    },
    /// A copy in the place of a file that goes with a ledger.
    #[error("{} goes with a ledger, or would; name another file", path.display())]
    BesideLedger {
        /// The file.
        path: PathBuf,
    },
    /// Another program has the file in use.
    #[error("{} is a ledger in use, or was one; end what uses it, or name another file", path.display())]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// A file cannot be put where it should be.
    #[error("cannot write {}; name a file in a folder you may write to", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A copy that is not what it was made of.
    #[error("the copy at {} is not whole, and was taken away; see that the disk is sound", path.display())]
    BadCopy {
        /// The file.
        path: PathBuf,
    },
    /// Words of what was erased may still be in the file.
    #[error(
        "it is erased, but another program that reads the ledger keeps old pages; end it, and erase this again"
    )]
    StillRead,
    /// Any other failure of SQLite.
    #[error("the ledger failed")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode::{
            DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, NotADatabase, ReadOnly, SystemIoFailure,
        };
        match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => Error::Busy,
            Some(DiskFull) => Error::Full,
            Some(ReadOnly) => Error::ReadOnly,
            Some(DatabaseCorrupt | NotADatabase) => Error::Damaged { what: error.to_string() },
            Some(SystemIoFailure) => Error::Disk(error),
            _ => Error::Sqlite(error),
        }
    }
}
