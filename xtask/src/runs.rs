//! Runs other programs.

use std::ffi::OsStr;
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use serde_json::Value;

/// Runs `command`; it must succeed.
pub(crate) fn succeed(command: &mut Command) -> anyhow::Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    ensure!(status.success(), "{} ended with {status}", shown(command));
    Ok(())
}

/// What `command` writes to standard output; it must succeed.
pub(crate) fn output(command: &mut Command) -> anyhow::Result<String> {
    let ran = command.stderr(Stdio::inherit()).output();
    let ran = ran.with_context(|| format!("cannot start {}", shown(command)))?;
    ensure!(ran.status.success(), "{} ended with {}", shown(command), ran.status);
    String::from_utf8(ran.stdout)
        .with_context(|| format!("{} wrote something other than UTF-8", shown(command)))
}

/// The JSON value that `command` writes; it must succeed.
pub(crate) fn json(command: &mut Command) -> anyhow::Result<Value> {
    let written = output(command)?;
    serde_json::from_str(&written)
        .with_context(|| format!("{} wrote something other than JSON", shown(command)))
}

/// The command as one would type it.
fn shown(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
