//! Who turns a demand down, or takes a report back, is not counted among those who say it.

use std::path::Path;
use std::process::{Command, Output};

/// Somebody demands something; two turn that down.
const DEMAND: &str = r#"
{"outlet":"Tern Courier","published":"2026-05-04T06:00:00Z","text":"Captain Pim Dor demanded that harbour master Ilse Rothe step down."}
{"outlet":"Quay Gazette","published":"2026-05-04T08:00:00Z","text":"Mayor Ada Quist rejected calls for harbour master Ilse Rothe to step down."}
{"outlet":"Lindqvist Post","published":"2026-05-05T08:00:00Z","text":"Judge Jan Larch dismissed demands that harbour master Ilse Rothe step down."}
"#;

/// An outlet takes back what it reported.
const REPORT: &str = r#"
{"outlet":"Selin Wire","published":"2026-05-04T06:00:00Z","text":"The ferry Osk carried 140 passengers, the coast guard said."}
{"outlet":"Selin Wire","published":"2026-05-06T06:00:00Z","text":"Selin Wire reported erroneously, citing the coast guard, that the ferry Osk carried 140 passengers."}
"#;

fn run(folder: &Path, words: &[&str]) -> Output {
    let mut sayso = Command::new(env!("CARGO_BIN_EXE_sayso"));
    let ran = sayso.current_dir(folder).args(words).env_remove("SAYSO_LEDGER").output().expect("runs");
    assert!(ran.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ran.stderr));
    ran
}

/// How many statements each claim has in which the word is found.
fn counts(articles: &str, word: &str) -> Vec<usize> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("articles.jsonl"), articles.trim_start()).expect("writes");
    run(folder.path(), &["add", "--quiet", "articles.jsonl"]);
    let shown = run(folder.path(), &["origins", word, "-n", "9", "-f", "json"]).stdout;
    let origins: serde_json::Value = serde_json::from_slice(&shown).expect("is JSON");
    let claims = origins["claims"].as_array().expect("claims").iter();
    let origins = claims.map(|claim| claim["origins"].as_array().expect("origins"));
    let statements = |origin: &serde_json::Value| origin["statements"].as_array().map_or(0, Vec::len);
    origins.map(|origins| origins.iter().map(statements).sum()).collect()
}

#[test]
fn who_turns_a_demand_down_does_not_support_it() {
    let counts = counts(DEMAND, "Rothe");
    assert!(!counts.is_empty() && counts.iter().all(|count| *count == 1), "{counts:?}");
}

#[test]
fn a_report_that_is_taken_back_is_not_counted_again() {
    let counts = counts(REPORT, "Osk");
    assert!(!counts.is_empty() && counts.iter().all(|count| *count == 1), "{counts:?}");
}
