//! `sayso who`, `timeline`, `outlets` and `diff` as a shell sees them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A command in the root of the repository, on the ledger of the test of this name.
fn sayso(test: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).args(arguments);
    command.env("SAYSO_LEDGER", folder(test).join("ledger.sayso")).stdin(Stdio::null());
    command.output().expect("runs")
}

fn folder(test: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("sources-{test}"))
}

/// A new ledger with the examples.
fn add_examples(test: &str) {
    let _ = fs::remove_dir_all(folder(test));
    fs::create_dir_all(folder(test)).expect("creates");
    let added = sayso(test, &["add", "-q", "examples/denial.html", "examples/three.jsonl"]);
    assert_eq!(added.status.code(), Some(0));
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

#[test]
fn who_tells_what_somebody_said_across_articles_and_who_denies_it() {
    add_examples("who");
    let calloway = sayso("who", &["who", "Ines", "Calloway"]);
    let shown = stdout(&calloway);
    assert!(
        shown.starts_with("Ines Calloway  person") || shown.starts_with("Ines Calloway person"),
        "{shown}"
    );
    assert!(shown.contains("The Tern Courier") && shown.contains("Radio Selin"), "{shown}");
    let days: Vec<&str> =
        shown.lines().filter_map(|line| line.get(..10)).filter(|day| day.starts_with("2026-")).collect();
    assert!(days.len() > 2 && days.is_sorted(), "{days:?}");
    let sorrow = sayso("who", &["who", "sorrow"]);
    assert!(stdout(&sorrow).contains("↰ denied by Gries"), "{}", stdout(&sorrow));
}

#[test]
fn whoever_is_not_named_is_nobody_to_who() {
    add_examples("nobody");
    for name in ["officials", "two officials", "sources", "people upstairs"] {
        let output = sayso("nobody", &["who", name]);
        assert_eq!((output.status.code(), stdout(&output)), (Some(4), ""), "{name}");
    }
}

#[test]
fn a_timeline_tells_which_clock_gave_the_day() {
    add_examples("timeline");
    let output = sayso("timeline", &["timeline", "--act", "deny"]);
    let lines: Vec<&str> = stdout(&output).lines().collect();
    assert!(lines.iter().any(|line| line.starts_with("said ")), "{lines:#?}");
    assert!(lines.iter().any(|line| line.starts_with("published ")), "{lines:#?}");
}

#[test]
fn outlets_are_counted_and_not_rated() {
    add_examples("outlets");
    assert_eq!(sayso("outlets", &["add", "-q", "examples/harbour.jsonl"]).status.code(), Some(0));
    let output = sayso("outlets", &["outlets"]);
    let shown = stdout(&output);
    assert!(shown.contains("They rate nobody"), "{shown}");
    assert_eq!(shown.matches("Quay Gazette").count(), 1, "with “The” and without it is one outlet: {shown}");
}

#[test]
fn a_diff_tells_what_vanished_changed_and_came() {
    add_examples("diff");
    let place = "https://quaygazette.example/court/berth-lists";
    assert_eq!(sayso("diff", &["diff", place]).status.code(), Some(4), "there is one version");
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/three.jsonl");
    let text = fs::read_to_string(examples).expect("reads");
    let line = text.lines().find(|line| line.contains(place)).expect("the article");
    let changed =
        line.replace("Gries denies having given any such order", "Gries denies having given any such orders");
    assert_ne!(line, changed);
    let later = folder("diff").join("later.jsonl");
    fs::write(&later, changed).expect("writes");
    sayso("diff", &["add", "-q", later.to_str().expect("UTF-8")]);
    let shown = sayso("diff", &["diff", place]);
    assert!(stdout(&shown).contains("[-order-] {+orders+}"), "{}", stdout(&shown));
    assert!(stdout(&shown).contains("1 changed, 0 vanished, 0 came"), "{}", stdout(&shown));
    let told = sayso("diff", &["diff", place, "-f", "jsonl"]);
    let rows = stdout(&told);
    assert!(rows.contains("{\"change\":\"changed\",") && rows.contains("\"later content\":"), "{rows}");
}
