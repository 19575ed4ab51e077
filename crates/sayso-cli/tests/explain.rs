//! `sayso explain` as a shell sees it.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Explains in the root of the repository, so that addresses are short and the same everywhere.
fn explain(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));
    command.env_remove("NO_COLOR").stdin(Stdio::null());
    command.arg("explain").args(arguments).output().expect("runs")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

#[track_caller]
fn check_refused(arguments: &[&str], code: i32, message: &str) {
    let output = explain(arguments);
    let told = std::str::from_utf8(&output.stderr).expect("UTF-8");
    assert_eq!((output.status.code(), stdout(&output)), (Some(code), ""), "{told}");
    assert!(told.contains(message), "{told}");
}

#[test]
fn a_statement_is_explained_by_its_number() {
    let output = explain(&["examples/denial.html", "0"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("\nquotation: "), "{}", stdout(&output));
    assert!(!stdout(&output).contains('\x1b'));
    let coloured = explain(&["examples/denial.html", "0", "--color", "always"]);
    assert!(stdout(&coloured).contains("\x1b[1m"));
}

#[test]
fn machines_get_the_statement_and_its_reasons() {
    let output = explain(&["examples/three.jsonl", "0", "--id", "court-77", "--format", "json"]);
    let explanation: Value = serde_json::from_str(stdout(&output)).expect("is JSON");
    assert_eq!((&explanation["sayso"], &explanation["id"]), (&Value::from(1), &Value::from("court-77")));
    assert_eq!(explanation["attribution"]["ix"], 0);
    let reasons = explanation["reasons"].as_array().expect("a list");
    assert_eq!(reasons[0]["field"], "quotation");
    assert_eq!(reasons[0]["value"], explanation["attribution"]["quotation"]);
}

#[test]
fn an_explanation_goes_to_a_file_in_the_form_that_its_name_ends_with() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("explained.json");
    let output = explain(&["examples/denial.html", "0", "-o", file.to_str().expect("UTF-8")]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), ""));
    let told = explain(&["examples/denial.html", "0", "-f", "json"]);
    assert_eq!(std::fs::read_to_string(file).expect("is there"), stdout(&told));
}

#[test]
fn a_number_that_no_statement_has_is_refused_with_how_many_there_are() {
    let read = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .args(["read", "-f", "jsonl", "examples/denial.html"])
        .output()
        .expect("runs");
    let article: Value = serde_json::from_slice(&read.stdout).expect("is JSON");
    let count = article["attributions"].as_array().map_or(0, Vec::len);
    let expected =
        format!("no statement 999 in examples/denial.html: it has {count}, from 0 to {}", count - 1);
    check_refused(&["examples/denial.html", "999"], 2, &expected);
}

#[test]
fn a_place_with_several_articles_asks_which() {
    let advice = "holds several articles, such as wire-0412 and court-77; choose one with --id ID";
    check_refused(&["examples/three.jsonl", "0"], 2, advice);
    check_refused(
        &["examples/three.jsonl", "0", "--id", "none"],
        2,
        "no article in examples/three.jsonl has the id none",
    );
}

#[test]
fn a_place_without_an_article_says_why() {
    check_refused(&["missing.txt", "0"], 4, "skipped missing.txt: ");
    check_refused(&["missing.txt", "0"], 4, "there is no article in missing.txt");
}
