//! `sayso lint` as a shell sees it.

mod shell;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use shell::{lines as articles, stderr, stdout};

/// Lints in the root of the repository, so that addresses are short and the same everywhere.
fn lint(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));
    command.env_remove("NO_COLOR").stdin(Stdio::null());
    command.arg("lint").args(arguments).output().expect("runs")
}

/// The rule and the words of each finding in the first article.
fn found(arguments: &[&str]) -> Vec<(String, String)> {
    let articles = articles(&lint(&[arguments, &["-f", "json"]].concat()));
    let findings = articles[0]["findings"].as_array().expect("a list").iter();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    findings.map(|finding| (text(&finding["rule"]), text(&finding["words"]["exact"]))).collect()
}

/// A rule file of the test of this name.
fn rules(test: &str, toml: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}.toml"));
    fs::write(&path, toml).expect("writes");
    path
}

const PLANTED: &str = "examples/lint-planted.html";
const CLEAN: &str = "examples/lint-clean.html";

/// Every fault that is planted in the example, in reading order.
const FAULTS: &[(&str, &str)] = &[
    ("no-descriptor", "Sources"),
    ("no-basis", "Sources"),
    (
        "no-basis",
        "A senior official in the city’s building department, who was not authorised to speak to reporters,",
    ),
    ("no-reason", "A city engineer familiar with the contract"),
    ("plural-for-one", "Officials briefed on the audit"),
    ("single-source-allegation", "A person who attended a meeting of the bridge committee"),
    (
        "unverified-quotation",
        "“Every load was weighed when it came in, said Brekke at the end of the committee’s hearing on Wednesday.",
    ),
    ("no-response", "accused"),
    ("vague-authority", "Critics"),
    ("unattributed-passive", "It is understood"),
    ("unnamed-attack", "“Tveit is a liar, and everyone in that building knows it,”"),
];

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let found = found(&[PLANTED]);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(rule, words)| (rule.as_str(), words.as_str())).collect();
    assert_eq!(found, FAULTS);
    assert_eq!(lint(&[PLANTED]).status.code(), Some(5));
}

#[test]
fn nothing_is_found_where_sourcing_is_as_it_should_be() {
    let output = lint(&[CLEAN]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), ""));
    assert_eq!(stderr(&output), "sayso: 1 article read, 29 statements; nothing found\n");
    assert_eq!(found(&[CLEAN]), []);
}

/// The model decides what stands here: after a change of it, look at the difference before accepting it.
#[test]
fn findings_read_well() {
    insta::assert_snapshot!(stdout(&lint(&[PLANTED])));
}

#[test]
fn machines_get_each_finding_with_its_place() {
    let output = lint(&[PLANTED, "-f", "json"]);
    let article = articles(&output).remove(0);
    assert_eq!((&article["sayso"], &article["address"]), (&Value::from(1), &Value::from(PLANTED)));
    let plural = &article["findings"][4];
    insta::assert_snapshot!(serde_json::to_string_pretty(plural).expect("is JSON"));
}

#[test]
fn findings_go_to_a_file_that_is_whole_or_not_there() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("findings.jsonl");
    let _ = fs::remove_file(&file);
    let name = file.to_str().expect("UTF-8");
    let nothing = lint(&["missing.html", "-o", name]);
    assert_eq!(nothing.status.code(), Some(4), "{}", stderr(&nothing));
    assert!(!file.exists(), "nothing was read");
    let output = lint(&["examples/denial.html", "-o", name]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(5), ""), "{}", stderr(&output));
    let told = lint(&["examples/denial.html", "-f", "json"]);
    assert_eq!(fs::read_to_string(&file).expect("is there"), stdout(&told));
}

#[test]
fn unnamed_sources_are_no_entities() {
    let output = lint(&[PLANTED, "-f", "json"]);
    for field in ["mentions", "clusters", "speaker", "entities"] {
        assert!(!stdout(&output).contains(&format!("\"{field}\"")), "{field}");
    }
}

#[test]
fn no_finding_says_what_is_true() {
    let output = lint(&[PLANTED]);
    let ours = stdout(&output).lines().filter(|line| !line.starts_with("  │"));
    let words = ["true", "false", "untrue", "lie", "lied", "wrong", "incorrect", "inaccurate"];
    for line in ours {
        assert!(line.split(|c: char| !c.is_alphabetic()).all(|word| !words.contains(&word)), "{line}");
    }
}

#[test]
fn a_level_leaves_out_what_is_below_it() {
    let errors = lint(&[PLANTED, "--level", "error"]);
    assert!(!stdout(&errors).contains("warning["), "{}", stdout(&errors));
    assert!(stderr(&errors).ends_with("found 6 errors\n"), "{}", stderr(&errors));
    let quiet = rules("level", "[no-response]\nseverity = \"warning\"\n");
    let quiet = lint(&[PLANTED, "--level", "error", "--rules", quiet.to_str().expect("UTF-8")]);
    assert!(stderr(&quiet).ends_with("found 5 errors\n"), "{}", stderr(&quiet));
}

#[test]
fn a_desk_has_rules_of_its_own() {
    let own = "start = \"nothing\"\n[bare-refusal]\nseverity = \"error\"\nreference = \"Desk book, 4.2\"\n";
    let own = rules("own", own);
    let output = lint(&[PLANTED, "--rules", own.to_str().expect("UTF-8")]);
    let told = stdout(&output);
    assert!(told.starts_with("error[bare-refusal]: "), "{told}");
    assert!(
        told.contains("│ The mayor’s office declined to comment.")
            && told.contains("  see: Desk book, 4.2\n"),
        "{told}"
    );
    assert!(stderr(&output).ends_with("found 1 error\n"), "{}", stderr(&output));
}

#[test]
fn a_rule_file_that_makes_no_sense_is_refused_with_its_line() {
    let own = rules("refused", "# ours\n[no-reson]\n");
    let own = own.to_str().expect("UTF-8");
    let output = lint(&[PLANTED, "--rules", own]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""));
    let expected = format!("sayso: {own}:2: there is no rule no-reson; the rules are no-descriptor, ");
    assert!(stderr(&output).starts_with(&expected), "{}", stderr(&output));
    let output = lint(&[PLANTED, "--rules", "missing.toml"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), ""));
    assert!(stderr(&output).contains("cannot read the rules in missing.toml; "), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn a_rule_file_without_an_end_is_refused() {
    let output = lint(&[PLANTED, "--rules", "/dev/zero"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""));
    assert!(stderr(&output).contains("are longer than 1 MiB"), "{}", stderr(&output));
}

#[test]
fn the_rules_we_ship_are_a_rule_file() {
    let printed = lint(&["--print-rules"]);
    assert_eq!(printed.status.code(), Some(0));
    let same = rules("same", stdout(&printed));
    let output = lint(&[PLANTED, "--rules", same.to_str().expect("UTF-8")]);
    assert_eq!(stdout(&output), stdout(&lint(&[PLANTED])));
}

#[test]
fn what_cannot_be_read_is_named_at_the_end_and_stops_nothing() {
    let output = lint(&["missing.txt", PLANTED, CLEAN]);
    assert_eq!(output.status.code(), Some(5));
    assert!(stdout(&output).starts_with("error[no-descriptor]: "));
    let told: Vec<&str> = stderr(&output).lines().collect();
    assert!(told[0].starts_with("sayso: skipped missing.txt: "), "{told:?}");
    assert!(told[1].contains("2 articles read, ") && told[1].contains("1 skipped (1 missing)"), "{told:?}");
    assert_eq!(lint(&["missing.txt", CLEAN]).status.code(), Some(3));
    assert_eq!(lint(&["missing.txt"]).status.code(), Some(4));
}
