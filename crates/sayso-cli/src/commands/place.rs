//! Where the ledger is.

use std::path::{Path, PathBuf};

use clap::Args;
use sayso_store::{Error, Ledger};

/// Which ledger is meant.
#[derive(Debug, Args)]
pub(crate) struct LedgerPlace {
    /// The ledger: one file. SAYSO_LEDGER in the environment names another than the one in this folder.
    #[arg(long, value_name = "FILE", env = "SAYSO_LEDGER", default_value = "ledger.sayso", hide_env = true)]
    ledger: PathBuf,
}

impl LedgerPlace {
    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.ledger
    }

    /// Opens it to read.
    pub(crate) fn read(&self) -> Result<Ledger, Error> {
        Ledger::read(&self.ledger)
    }
}
