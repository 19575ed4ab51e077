//! Virtual environments with what a lock file names, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;

use crate::runs;

/// A virtual environment of Python.
pub(crate) struct Environment {
    folder: PathBuf,
}

impl Environment {
    /// The environment in `folder`, laid anew unless it already holds what `lock` names.
    pub(crate) fn open(folder: PathBuf, lock: &Path) -> anyhow::Result<Environment> {
        let wanted = fs::read_to_string(lock).with_context(|| format!("cannot read {}", lock.display()))?;
        let environment = Environment { folder };
        // Written last: an environment that broke off half-way has none.
        let stamp = environment.folder.join("installed.lock");
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(environment);
        }
        runs::succeed(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment.folder))?;
        let mut install = environment.python();
        // The lock file is complete, so that nothing is looked for beyond it.
        install.args(["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--requirement"]);
        runs::succeed(install.arg(lock))?;
        fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))?;
        Ok(environment)
    }

    /// Its interpreter.
    pub(crate) fn python(&self) -> Command {
        Command::new(self.programs().join("python"))
    }

    /// The folder of its programs.
    pub(crate) fn programs(&self) -> PathBuf {
        self.folder.join("bin")
    }
}
