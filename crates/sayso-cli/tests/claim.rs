//! `sayso claim` tells which statement it takes, and takes none where several may be meant.

use std::path::Path;
use std::process::{Command, Output};

use sayso_store::{Ledger, Query};
use tempfile::TempDir;

/// A folder with a ledger.
struct Desk(TempDir);

impl Desk {
    /// With a ledger of articles of these texts.
    fn with(texts: &[&str]) -> Desk {
        let desk = Desk(tempfile::tempdir().expect("a folder"));
        let records = texts.iter().map(|text| {
            let published = "2026-05-04T06:00:00Z";
            serde_json::json!({ "outlet": "Tern Courier", "published": published, "text": text }).to_string()
        });
        let lines: Vec<String> = records.collect();
        std::fs::write(desk.path().join("articles.jsonl"), lines.join("\n")).expect("writes");
        let added = desk.run(&["add", "--quiet", "articles.jsonl"]);
        assert!(added.status.success(), "{}", stderr(&added));
        desk
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
        command.current_dir(self.path()).args(arguments).env_remove("SAYSO_LEDGER");
        command.output().expect("runs")
    }

    /// The ids of the statements in which the words stand.
    fn ids(&self, words: &str) -> Vec<String> {
        let ledger = Ledger::read(&self.path().join("ledger.sayso")).expect("opens");
        let query = Query { text: words.to_owned(), limit: 9, ..Query::default() };
        let found = ledger.search(&query).expect("searches").statements;
        found.iter().map(|statement| statement.id.to_string()).collect()
    }
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

const FACADE: &str = "The facade will be painted, the harbour master of Selin, Ilse Rothe, said on Monday.";
const FERRY: &str = "The ferry is late, Captain Pim Dor said on Tuesday.";

#[test]
fn what_is_taken_for_words_is_said_with_the_statement_that_is_taken() {
    let desk = Desk::with(&[FACADE, FERRY]);
    let id = desk.ids("facade").remove(0);
    for words in ["facade", "the facade will get new paint"] {
        let ran = desk.run(&["claim", words]);
        assert!(stdout(&ran).contains("facade will be painted"), "{words}: {}", stdout(&ran));
        let told = format!("sayso: “{words}” is taken for words; {id} says most nearly the same\n");
        assert_eq!(stderr(&ran), told);
    }
}

#[test]
fn an_id_is_taken_without_a_word() {
    let desk = Desk::with(&[FACADE, FERRY]);
    let id = desk.ids("ferry").remove(0);
    let ran = desk.run(&["claim", &id]);
    assert!(ran.status.success() && stdout(&ran).contains("ferry is late"), "{}", stdout(&ran));
    assert_eq!(stderr(&ran), "");
}

#[test]
fn digits_that_several_ids_begin_with_are_not_taken_for_words() {
    // Every id begins with a 0, and one statement says it.
    let desk = Desk::with(&["“0,” Captain Pim Dor said on Tuesday.", FERRY]);
    let ran = desk.run(&["claim", "0"]);
    assert_eq!((ran.status.code(), stdout(&ran)), (Some(1), ""));
    assert!(stderr(&ran).contains("several ids in the ledger begin with 0"), "{}", stderr(&ran));
}

#[test]
fn an_id_that_nothing_has_and_nobody_says_is_refused() {
    let desk = Desk::with(&[FACADE]);
    let ran = desk.run(&["claim", "1234"]);
    assert_eq!(stdout(&ran), "");
    assert!(stderr(&ran).contains("nothing in the ledger has the id 1234"), "{}", stderr(&ran));
}
