//! What may stand in the repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use regex::Regex;

use crate::{demand_none, read, root, shown};

/// Every file that git keeps and that is there.
fn tracked() -> Vec<PathBuf> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output().expect("git runs");
    assert!(listed.status.success(), "git cannot list its files");
    let names = String::from_utf8(listed.stdout).expect("names in UTF-8");
    let paths = names.split_terminator('\0').map(|name| root().join(name));
    paths.filter(|path| path.is_file()).collect()
}

/// Folders of somebody's own machine, from the root of the file system on.
fn machine_path() -> Regex {
    Regex::new(r#"(?:^|[\s"'`(=:,])/(?:(?:home|Users)/[A-Za-z]|(?:root|work)/)"#).expect("a valid pattern")
}

#[test]
fn no_file_names_a_folder_of_somebody_s_machine() {
    let pattern = machine_path();
    let mut wrong = Vec::new();
    for path in tracked() {
        // What is not text names no folder.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let lines = (1..).zip(text.lines()).filter(|(_, line)| pattern.is_match(line));
        wrong.extend(lines.map(|(number, _)| format!("{}:{number}", shown(&path))));
    }
    demand_none("no path of a developer's machine", wrong);
}

#[test]
fn a_folder_of_somebody_s_machine_is_known_by_its_beginning() {
    let pattern = machine_path();
    let folders =
        ["home/ada/x", "Users/Ada/x", "root/x", "work/x"].map(|folder| format!("read \"/{folder}\""));
    assert!(folders.iter().all(|line| pattern.is_match(line)));
    // In pieces: searches for such folders by other means would find it here.
    let others = concat!("https://wire.example/wo", "rk/1 and src/ro", "ot/x and /homework");
    assert!(!pattern.is_match(others));
}

/// Larger files than this cannot be reviewed or taken back: 25 MiB.
const LARGEST: u64 = 25 << 20;

#[test]
fn no_file_is_too_large() {
    let is_large = |path: &&PathBuf| fs::metadata(path).expect("there").len() > LARGEST;
    demand_none("at most 25 MiB", tracked().iter().filter(is_large).map(|path| shown(path)).collect());
}

#[test]
fn both_licences_are_there() {
    for (name, words) in [("LICENSE-MIT", "MIT License"), ("LICENSE-APACHE", "Apache License")] {
        assert!(read(&root().join(name)).contains(words), "{name}");
    }
}

/// The files that a Markdown file links to.
fn links(text: &str) -> Vec<String> {
    let link = Regex::new(r"\]\(([^)\s#]+)[^)]*\)").expect("a valid pattern");
    let targets = link.captures_iter(text).map(|found| found[1].to_owned());
    targets.filter(|target| !target.contains("://") && !target.starts_with("mailto:")).collect()
}

#[test]
fn what_documents_link_to_is_there() {
    let is_document = |path: &&PathBuf| {
        let folder = path.parent().unwrap_or(Path::new(""));
        let is_ours = folder == root() || folder.starts_with(root().join("docs"));
        is_ours && path.extension().is_some_and(|ending| ending == "md")
    };
    let mut wrong = Vec::new();
    for path in tracked().iter().filter(is_document) {
        let folder = path.parent().expect("in a folder");
        let missing = links(&read(path)).into_iter().filter(|target| !folder.join(target).exists());
        wrong.extend(missing.map(|target| format!("{}: {target}", shown(path))));
    }
    demand_none("links lead somewhere", wrong);
}

#[test]
fn links_to_other_places_are_not_ours_to_keep() {
    let text = "[a](docs/a.md#top), [b](https://b.example) and [c](c.md \"C\") ![d](#e)";
    assert_eq!(links(text), ["docs/a.md", "c.md"]);
}
