//! `sayso unanswered` tells apart that all is answered and that nothing matches.

use std::path::Path;
use std::process::{Command, Output};

/// One claim that is denied, and one that nobody answers.
const ARTICLES: &str = r#"
{"outlet":"Tern Courier","published":"2026-05-04T06:00:00Z","text":"The mole at Selin is unsafe, engineer Pim Dor said on Monday.\n\nHarbour chief Ida Larch denied that the mole at Selin was unsafe."}
{"outlet":"Quay Gazette","published":"2026-05-04T06:00:00Z","text":"The ferry Osk will be sold to a buyer from Estmark, two officials of the port said on Monday."}
"#;

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut sayso = Command::new(env!("CARGO_BIN_EXE_sayso"));
    sayso.current_dir(folder).args(words).env_remove("SAYSO_LEDGER").output().expect("runs")
}

/// How `sayso unanswered` with this word ends, and what it writes to standard output and standard error.
fn asked(word: &str) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("articles.jsonl"), ARTICLES.trim_start()).expect("writes");
    let added = run(folder.path(), &["add", "--quiet", "articles.jsonl"]);
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    let ran = run(folder.path(), &["unanswered", word]);
    let text = |written: Vec<u8>| String::from_utf8(written).expect("is UTF-8");
    (ran.status.code(), text(ran.stdout), text(ran.stderr))
}

#[test]
fn that_all_is_answered_is_said_and_no_failure() {
    let told = "sayso: 1 claim matches, and it is answered; `sayso origins` shows by whom\n";
    assert_eq!(asked("mole"), (Some(0), String::new(), told.to_owned()));
}

#[test]
fn what_nobody_answers_is_shown() {
    let (code, shown, told) = asked("ferry");
    assert!(code == Some(0) && shown.contains("The ferry Osk will be sold"), "{shown}");
    assert_eq!(told, "");
}

#[test]
fn that_nothing_matches_is_said_as_before() {
    let (code, shown, told) = asked("zebra");
    assert_eq!((code, shown.as_str()), (Some(4), ""));
    assert!(told.contains("nothing in the ledger matches"), "{told}");
}
