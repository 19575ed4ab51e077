//! `sayso origins` on the worked case: five articles, one person, a denial, an open question, a circle.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What `sayso` with these words writes about the worked case.
fn asked(words: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = folder.path().join("ledger.sayso");
    let sayso = |words: &[&str]| {
        let mut sayso = Command::new(env!("CARGO_BIN_EXE_sayso"));
        let ran = sayso.args(words).arg("--ledger").arg(&ledger).current_dir(root()).output().expect("runs");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).expect("is UTF-8")
    };
    sayso(&["add", "--quiet", "examples/harbour.jsonl"]);
    sayso(words)
}

#[test]
fn five_articles_have_one_origin_a_denial_an_open_part_and_a_circle() {
    let shown = asked(&["origins", "Hellin", "-n", "2"]);
    insta::assert_snapshot!(shown);
    let claims: Vec<&str> = shown.split("\n\n").collect();
    let [watch, plan, ..] = claims[..] else { panic!("two claims: {shown}") };
    assert!(watch.contains("night watch") && watch.contains("origins: at least 1, at most 1"));
    assert!(watch.contains("a circle: Lindqvist Post ← Meridian News Agency ← Lindqvist Post"));
    assert!(watch.contains("nobody here denies or confirms it"));
    assert!(plan.contains("shown a plan") && plan.contains("origins: at least 1, at most 1"));
    assert!(plan.contains("denied by the account, Tarvos Answers") && !plan.contains("said against it by"));
}

#[test]
fn the_page_has_a_picture_its_table_and_the_denial_on_one_card() {
    let page = asked(&["origins", "Hellin", "-f", "html"]);
    let card = page.split("<section").nth(2).expect("a second card");
    assert!(card.contains("<svg") && card.contains("<table>") && card.contains("No plan of the operation"));
    assert!(!page.contains("<script") && page.contains("default-src 'none'"));
}

#[test]
fn machines_get_bounds_reasons_and_offsets() {
    let json = asked(&["origins", "Hellin", "-f", "json"]);
    let origins: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
    let claim = &origins["claims"][0];
    assert_eq!((&claim["lower"], &claim["upper"]), (&1.into(), &1.into()));
    assert_eq!(claim["circles"][0].as_array().map(Vec::len), Some(2));
    let second = &claim["origins"][0]["statements"][1];
    assert_eq!(second["collapse"]["reason"], "the same words");
    let content = &second["source"][0];
    let (start, end) =
        (content["start"].as_u64().expect("a start"), content["end"].as_u64().expect("an end"));
    assert_eq!((end - start) as usize, content["exact"].as_str().expect("words").chars().count());
}

#[test]
fn one_statement_leads_to_its_claim() {
    let json = asked(&["origins", "Hellin", "-f", "json"]);
    let origins: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
    let first = &origins["claims"][0];
    let id = first["origins"][0]["statements"][4]["id"].as_str().expect("an id");
    let json = asked(&["claim", id, "-f", "json"]);
    let claims: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
    assert_eq!(claims["claims"][0]["title"], first["title"]);
}

#[test]
fn what_is_said_in_other_words_leads_to_its_claim() {
    let shown = asked(&["claim", "in autumn the minister had already seen the drawings of the operation"]);
    assert!(shown.contains("was shown a plan of the January 3 raid"), "{shown}");
}

#[test]
fn what_is_denied_is_not_unanswered() {
    let shown = asked(&["unanswered", "Hellin"]);
    assert!(shown.contains("night watch of the harbour police was halved"), "{shown}");
    assert!(!shown.contains("was shown a plan"), "{shown}");
}
