//! Where things are in this repository.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;

use crate::runs;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().map_or_else(|| manifest.to_owned(), Path::to_owned)
}

/// The folder for what is built and may be removed.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |target| root().join(target))
}

/// A folder of that name under the target folder, made if need be.
pub(crate) fn workshop(name: &str) -> anyhow::Result<PathBuf> {
    let folder = target().join(name);
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Ok(folder)
}

/// The `sayso` command as users get it, built now.
pub(crate) fn sayso() -> anyhow::Result<PathBuf> {
    built(&["sayso-cli"], "sayso")
}

/// An example of the crate `sayso` that tells training what the program sees, built now.
pub(crate) fn training_example(name: &str) -> anyhow::Result<PathBuf> {
    built(&["sayso", "--features", "training", "--example", name], &format!("examples/{name}"))
}

/// A file that a release build makes of a package, the first of `words`.
fn built(words: &[&str], file: &str) -> anyhow::Result<PathBuf> {
    let build = ["build", "--release", "--locked", "--package"];
    runs::succeed(Command::new("cargo").args(build).args(words).current_dir(root()))?;
    Ok(target().join("release").join(file))
}
