//! What every source file has.

use std::path::PathBuf;

use walkdir::WalkDir;

use crate::{demand_none, read, root, shown};

/// Every Rust file of this repository's own.
pub(crate) fn rust_files() -> Vec<PathBuf> {
    let folders = ["crates", "xtask"].map(|folder| WalkDir::new(root().join(folder)).sort_by_file_name());
    let files = folders.into_iter().flatten().map(|entry| entry.expect("readable").into_path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

#[test]
fn every_module_opens_with_what_it_is() {
    let opens = |path: &PathBuf| read(path).lines().next().is_some_and(|line| line.starts_with("//! "));
    let wrong = rust_files().iter().filter(|path| !opens(path)).map(|path| shown(path)).collect();
    demand_none("the first line is `//!` and a sentence", wrong);
}

/// Names that say nothing of what is inside.
const DRAWERS: &[&str] = &["util", "utils", "helper", "helpers", "common", "misc", "manager", "stuff"];

#[test]
fn no_module_is_a_drawer() {
    let is_drawer = |path: &PathBuf| {
        let names = path.iter().filter_map(|name| name.to_str());
        let mut names = names.map(|name| name.trim_end_matches(".rs"));
        names.any(|name| DRAWERS.contains(&name))
    };
    let in_files = rust_files().into_iter().filter(is_drawer).map(|path| shown(&path));
    let pattern = format!(r"(?m)^\s*(?:pub(?:\([a-z]+\))? )?mod (?:{})\b", DRAWERS.join("|"));
    let module = regex::Regex::new(&pattern).expect("a valid pattern");
    let in_text =
        rust_files().into_iter().filter(|path| module.is_match(&read(path))).map(|path| shown(&path));
    demand_none("a module is named for what it holds", in_files.chain(in_text).collect());
}
