//! Opens ledgers, and brings older ones up to date.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::Error;
use crate::files::{is_beside_database, is_database};

/// Marks a SQLite file as a ledger: `says` in ASCII.
const APPLICATION_ID: i64 = 0x7361_7973;

/// What makes each version out of the one before; the first makes it out of nothing.
static UPGRADES: &[&str] = &[include_str!("schema/1.sql"), include_str!("schema/2.sql")];

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long until it is tried again, where SQLite does not wait by itself.
const MOMENT: Duration = Duration::from_millis(10);

/// Every article that was read, and what it says. Nothing in it is changed; what is taken out is recorded.
///
/// One program writes at a time, any number read. What was appended is on the disk before `append` returns.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
}

impl Ledger {
    /// A ledger that is in no file, and gone when it is dropped.
    pub fn in_memory() -> Result<Ledger, Error> {
        let mut ledger = Ledger::with(Connection::open_in_memory()?, Path::new(""))?;
        ledger.upgrade()?;
        Ok(ledger)
    }

    /// Opens the ledger at `path` to write, and makes it where there is none.
    pub fn create(path: &Path) -> Result<Ledger, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        Ledger::open_with(path, flags)
    }

    /// Opens the ledger at `path` to write.
    pub fn open(path: &Path) -> Result<Ledger, Error> {
        demand_file(path)?;
        Ledger::open_with(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// Opens the ledger at `path` to read only.
    pub fn read(path: &Path) -> Result<Ledger, Error> {
        demand_file(path)?;
        let connection = Connection::open_with_flags(as_file(path), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let opened = Ledger::with(connection, path).and_then(|ledger| ledger.version().map(|_| ledger));
        match opened {
            // Where the disk cannot be written to, neither can the shared memory that goes with a ledger.
            Err(Error::Sqlite(_) | Error::ReadOnly | Error::Disk(_)) => Ledger::read_unchanging(path),
            opened => opened?.readable(),
        }
    }

    /// Opens the ledger at `path`, which nobody changes, to read only. Makes no file beside it.
    pub(crate) fn read_unchanging(path: &Path) -> Result<Ledger, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        Ledger::with(Connection::open_with_flags(unchanging(&as_file(path)), flags)?, path)?.readable()
    }

    /// Moves what was written of late into the file itself, so that one file is all there is to copy.
    pub fn settle(&self) -> Result<(), Error> {
        Ok(self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn open_with(path: &Path, flags: OpenFlags) -> Result<Ledger, Error> {
        // SQLite would read it as part of the ledger that it goes with.
        let is_beside_another = is_beside_database(path) && !is_database(path);
        if path.is_dir() || is_beside_another {
            return Err(Error::NotALedger { path: path.to_owned() });
        }
        let opened = Connection::open_with_flags(as_file(path), flags);
        let connection = opened.map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::CannotOpen) => Error::Unopenable { path: path.to_owned() },
            _ => error.into(),
        })?;
        let mut ledger = Ledger::with(connection, path)?;
        ledger.demand_kind()?;
        ledger.keep_log()?;
        // FULL: what is committed survives a power cut.
        ledger.connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;")?;
        ledger.upgrade()?;
        Ok(ledger)
    }

    /// Has SQLite keep a log of what is written (WAL). Where another program does the same to a new file, SQLite does not wait for it
    /// by itself.
    fn keep_log(&self) -> Result<(), Error> {
        let began = Instant::now();
        loop {
            match self.connection.execute_batch("PRAGMA journal_mode = WAL") {
                Err(error)
                    if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy)
                        && began.elapsed() < PATIENCE =>
                {
                    std::thread::sleep(MOMENT);
                }
                kept => return Ok(kept?),
            }
        }
    }

    fn with(connection: Connection, path: &Path) -> Result<Ledger, Error> {
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(64);
        let settings = "PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000; PRAGMA trusted_schema = OFF;";
        match connection.execute_batch(settings) {
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
                Err(Error::NotALedger { path: path.to_owned() })
            }
            set => set.map(|()| Ledger { connection, path: path.to_owned() }).map_err(Error::from),
        }
    }

    /// The ledger, if this sayso can read it as it is.
    fn readable(self) -> Result<Ledger, Error> {
        self.demand_kind()?;
        let newest = UPGRADES.len() as i64;
        match self.version()? {
            version if version == newest => Ok(self),
            0 => Err(Error::Empty { path: self.path }),
            // Reading must not write, and an older ledger has to be brought up to date first.
            _ => Ledger::open(&self.path),
        }
    }

    /// The version of its schema; 0 for a file that is empty yet.
    fn version(&self) -> Result<i64, Error> {
        Ok(self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
    }

    fn demand_kind(&self) -> Result<(), Error> {
        let path = || self.path.clone();
        // What it is marked as and what is in it, at one moment: another program may be making it.
        let _moment = self.connection.unchecked_transaction()?;
        let kind: i64 = self.connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let tables: i64 =
            self.connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if kind != APPLICATION_ID && (kind != 0 || tables > 0) {
            return Err(Error::NotALedger { path: path() });
        }
        let (found, known) = (self.version()?, UPGRADES.len() as i64);
        if found > known { Err(Error::Newer { path: path(), found, known }) } else { Ok(()) }
    }

    /// Brings the schema up to date, all of it or nothing.
    fn upgrade(&mut self) -> Result<(), Error> {
        if self.version()? == UPGRADES.len() as i64 {
            return Ok(());
        }
        let transaction = self.writing()?;
        let from: usize = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
        for upgrade in &UPGRADES[from.min(UPGRADES.len())..] {
            transaction.execute_batch(upgrade)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", UPGRADES.len() as i64)?;
        Ok(transaction.commit()?)
    }

    /// Starts to write. Nobody else can until it is committed or dropped; what is asked of the ledger meanwhile still holds
    /// when it is. It fails where a write has begun already.
    pub(crate) fn writing(&self) -> Result<Transaction<'_>, Error> {
        Ok(Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?)
    }
}

fn demand_file(path: &Path) -> Result<(), Error> {
    let missing = || Error::Missing { path: path.to_owned() };
    let metadata = fs::metadata(path).map_err(|_| missing())?;
    if metadata.is_file() { Ok(()) } else { Err(Error::NotALedger { path: path.to_owned() }) }
}

/// `path` in a form that names a file and nothing else: SQLite keeps what is called `:memory:` in memory, and takes what begins
/// with `file:` for an address with settings.
pub(crate) fn as_file(path: &Path) -> PathBuf {
    if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) }
}

/// The address of a file of which SQLite may take for granted that nobody changes it.
fn unchanging(path: &Path) -> String {
    let mut address = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                address.push(char::from(*byte))
            }
            _ => address.push_str(&format!("%{byte:02x}")),
        }
    }
    address + "?immutable=1"
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{as_file, unchanging};

    #[test]
    fn no_name_of_a_file_is_special() {
        for name in [":memory:", "file:foo?mode=memory", "", "ledger.sayso"] {
            assert_eq!(as_file(Path::new(name)), Path::new(&format!("./{name}")));
        }
        let address = unchanging(&as_file(Path::new(":memory:")));
        assert_eq!(address, "file:./%3amemory%3a?immutable=1");
    }
}
