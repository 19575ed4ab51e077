//! What comes to a ledger again is known again, and what was asked for is found by whatever spelling.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use sayso_store::{Ledger, Query};
use tempfile::TempDir;

/// A folder to stand in, with a ledger of the usual name.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().expect("a folder"))
    }

    /// Where this file of the folder is, once it has these words.
    fn file(&self, name: &str, words: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("in the folder")).expect("creates");
        fs::write(&path, words).expect("writes");
        path
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
        command.current_dir(self.0.path()).args(arguments).env_remove("SAYSO_LEDGER").env("USER", "Ann");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.type_in(arguments, "")
    }

    fn type_in(&self, arguments: &[&str], typed: &str) -> Output {
        let mut child = self.command(arguments).spawn().expect("runs");
        // Whoever reads nothing closes it.
        let _ = child.stdin.take().expect("piped").write_all(typed.as_bytes());
        child.wait_with_output().expect("ends")
    }

    /// Adds what is at `place`, and returns what is said of it.
    #[track_caller]
    fn add(&self, place: &str) -> String {
        let output = self.run(&["add", place]);
        assert_eq!(output.status.code(), Some(0), "{place}: {}", stderr(&output));
        stderr(&output).to_owned()
    }

    #[track_caller]
    fn check_known(&self, place: &str) {
        let said = self.add(place);
        assert!(said.contains("0 articles read") && said.contains("1 there already"), "{place}: {said}");
    }

    /// What a search for the word shows.
    fn search(&self, word: &str) -> String {
        stdout(&self.run(&["search", word, "--width", "400"])).to_owned()
    }

    /// The id of the article of the only statement.
    fn article(&self) -> String {
        let ledger = Ledger::read(&self.0.path().join("ledger.sayso")).expect("opens");
        let found = ledger.search(&Query { limit: 9, ..Query::default() }).expect("searches").statements;
        assert_eq!(found.len(), 1);
        found[0].article.id.clone()
    }
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

/// A record of an article of The Tern in which Ann Lee says that the `thing` is safe.
fn record(url: Option<&str>, thing: &str) -> String {
    let url = url.map(|url| format!(r#""url": "{url}", "#)).unwrap_or_default();
    format!(
        r#"{{{url}"outlet": "The Tern", "published": "2026-03-01", "text": "Ann Lee said on Monday that the {thing} was safe."}}"#
    )
}

const URL: Option<&str> = Some("https://tern.example/bridge");

#[test]
fn what_was_erased_or_taken_down_does_not_come_back_by_another_path() {
    for (how, more) in [("erase", &["--yes"][..]), ("takedown", &[])] {
        for url in [URL, None] {
            let desk = Desk::new();
            let path = desk.file("one.jsonl", &record(url, "bridge"));
            desk.file("sub/one.jsonl", &record(url, "bridge"));
            desk.add("one.jsonl");
            let article = desk.article();
            let output = desk.run(&[&[how, &article, "--why", "asked for"], more].concat());
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            for place in ["./one.jsonl", "sub/one.jsonl", path.to_str().expect("UTF-8")] {
                desk.check_known(place);
            }
            assert_eq!(desk.search("bridge"), "", "{how}, {url:?}");
        }
    }
}

#[test]
fn an_article_is_the_same_in_whichever_file_it_is_read() {
    for url in [URL, None] {
        let desk = Desk::new();
        let record = record(url, "bridge");
        let path = desk.file("one.jsonl", &record);
        desk.file("copy.jsonl", &record);
        desk.add("one.jsonl");
        for place in ["one.jsonl", "./one.jsonl", "copy.jsonl", path.to_str().expect("UTF-8")] {
            desk.check_known(place);
        }
        let typed = desk.type_in(&["add", "-"], &record);
        assert!(stderr(&typed).contains("1 there already"), "{}", stderr(&typed));
        assert!(desk.search("bridge").contains("1 statement"), "{}", desk.search("bridge"));
    }
}

#[test]
fn ids_do_not_go_by_how_a_path_is_spelled() {
    let ids = |name: &str, place: &str| {
        let desk = Desk::new();
        desk.file(name, &record(URL, "bridge"));
        stdout(&desk.run(&["add", "--ids", place])).to_owned()
    };
    let id = ids("one.jsonl", "one.jsonl");
    assert_eq!(id.trim_end().len(), 64, "{id}");
    assert_eq!(ids("one.jsonl", "./one.jsonl"), id);
    assert_eq!(ids("sub/other.jsonl", "sub"), id);
}

#[test]
fn letters_that_are_typed_one_after_another_are_all_found() {
    let desk = Desk::new();
    for thing in ["bridge", "tunnel"] {
        let typed =
            desk.type_in(&["add", "-"], &format!("Ann Lee said on Monday that the {thing} was safe.\n"));
        assert!(!stderr(&typed).contains("other words"), "{}", stderr(&typed));
    }
    assert!(desk.search("bridge").contains("1 statement") && desk.search("tunnel").contains("1 statement"));
}

#[test]
fn a_page_that_goes_back_to_its_first_words_is_found_by_these() {
    let desk = Desk::new();
    for thing in ["bridge", "tunnel"] {
        desk.file("page.jsonl", &record(URL, thing));
        desk.add("page.jsonl");
    }
    assert_eq!(desk.search("bridge"), "");
    desk.file("page.jsonl", &record(URL, "bridge"));
    desk.add("page.jsonl");
    assert_eq!(desk.search("tunnel"), "");
    assert!(desk.search("bridge").contains("1 statement"), "{}", desk.search("bridge"));
    let verified = desk.run(&["verify"]);
    assert!(stdout(&verified).contains("2 articles") && stdout(&verified).contains("no fault"));
}

#[test]
fn a_ledger_is_a_file_whatever_it_is_called_and_is_no_article() {
    for name in [":memory:", "file:desk?mode=memory", "ledger.sayso"] {
        let desk = Desk::new();
        desk.file("letter.txt", "Ann Lee said on Monday that the bridge was safe.\n");
        for (times, expected) in [("first", "1 article read"), ("second", "1 there already")] {
            let output = desk.run(&["add", ".", "--ledger", name]);
            assert_eq!(output.status.code(), Some(0), "{name}, {times}: {}", stderr(&output));
            assert!(stderr(&output).contains(expected), "{name}, {times}: {}", stderr(&output));
            assert!(!stderr(&output).contains("skipped"), "{name}, {times}: {}", stderr(&output));
        }
        assert!(desk.0.path().join(name).is_file(), "{name}");
        let found = desk.run(&["search", "bridge", "--ledger", name]);
        assert!(stdout(&found).contains("1 statement"), "{name}: {}", stderr(&found));
    }
    let desk = Desk::new();
    desk.file("letter.txt", "Ann Lee said on Monday that the bridge was safe.\n");
    desk.add("letter.txt");
    let output = desk.run(&["add", "ledger.sayso"]);
    assert!(stderr(&output).contains("skipped"), "who names it is told why: {}", stderr(&output));
}

#[test]
fn text_without_a_word_is_refused() {
    let desk = Desk::new();
    desk.file("one.jsonl", &record(URL, "bridge"));
    desk.add("one.jsonl");
    for arguments in [["export", "—"], ["search", "—"], ["timeline", "…"], ["origins", "—"]] {
        let output = desk.run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stdout(&output));
        assert!(stderr(&output).contains("there is no word to look for in"), "{}", stderr(&output));
    }
}

#[test]
fn who_shows_everyone_who_has_the_words_in_their_name() {
    let desk = Desk::new();
    let letter = "Dana Kowalcek said on Monday that the bridge was safe. Ilse Kówalcek said on Monday that the tunnel was safe.\n";
    desk.file("letter.txt", letter);
    desk.add("letter.txt");
    let output = desk.run(&["who", "KOWALCEK", "--width", "400"]);
    let shown = stdout(&output);
    assert!(shown.contains("Dana Kowalcek person") && shown.contains("Ilse Kówalcek person"), "{shown}");
    let output = desk.run(&["who", "KOWALCEK", "-f", "jsonl"]);
    assert_eq!(stdout(&output).lines().count(), 2, "{}", stdout(&output));
    let output = desk.run(&["who", "kowal"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(4), ""));
    let output = desk.run(&["who", "#99999"]);
    assert_eq!(output.status.code(), Some(4));
    assert!(stderr(&output).contains("no source has the number 99999"), "{}", stderr(&output));
}

#[test]
fn every_spelling_of_an_outlet_is_that_outlet() {
    let desk = Desk::new();
    for (number, outlet) in ["Tern Courier", "The Tern Courier", "ÉCHO", "écho"].iter().enumerate() {
        let text = format!("Ann Lee said on Monday that bridge {number} was safe.");
        desk.file(&format!("{number}.jsonl"), &format!(r#"{{"outlet": "{outlet}", "text": "{text}"}}"#));
    }
    desk.add(".");
    for name in ["tern courier", "The Tern Courier", "Écho", "echo"] {
        let output = desk.run(&["search", "bridge", "--outlet", name]);
        assert!(stdout(&output).contains("2 statements"), "{name}: {}{}", stdout(&output), stderr(&output));
    }
}

#[test]
fn records_of_a_file_that_is_written_anew_hide_none_of_the_old() {
    let desk = Desk::new();
    let record = |id: &str, thing: &str| {
        format!(r#"{{"id": "{id}", "text": "Ann Lee said on Monday that the {thing} was safe."}}"#)
    };
    for (id, thing) in [("mon-1", "bridge"), ("tue-1", "ferry")] {
        desk.file("today.jsonl", &record(id, thing));
        let said = desk.add("today.jsonl");
        assert!(said.contains("1 article read") && !said.contains("other words"), "{said}");
        desk.check_known("today.jsonl");
    }
    for thing in ["bridge", "ferry"] {
        assert!(desk.search(thing).contains("1 statement"), "{thing}: {}", desk.search(thing));
    }
    desk.file("today.jsonl", &record("tue-1", "tunnel"));
    assert!(desk.add("today.jsonl").contains("has other words than before"));
    assert_eq!(desk.search("ferry"), "");
}

#[test]
fn an_answer_goes_to_standard_output_or_says_its_format() {
    let desk = Desk::new();
    desk.file("one.txt", "Ann Lee said on Monday that the bridge was safe.");
    desk.add("one.txt");
    let output = desk.run(&["export", "bridge", "-o", "-"]);
    assert!(stdout(&output).starts_with('{') && !desk.0.path().join("-").exists(), "{}", stderr(&output));
    let output = desk.run(&["export", "bridge", "-o", "bridge.lines"]);
    assert!(stderr(&output).ends_with("written to bridge.lines as jsonl\n"), "{}", stderr(&output));
}

#[test]
fn what_is_typed_by_the_thousand_or_steers_a_terminal_does_no_harm() {
    let desk = Desk::new();
    desk.file("one.txt", "Ann Lee said on Monday that the bridge was safe.");
    desk.add("one.txt");
    let output = desk.run(&["who", &"lee ".repeat(20_000)]);
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    let output = desk.run(&["search", &"bridge ".repeat(10_000)]);
    assert!(stdout(&output).contains("1 statement"), "{}", stderr(&output));
    let output = desk.run(&["search", "--act", "deny\u{202E}\u{1B}[2J"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!stderr(&output).contains(['\u{202E}', '\u{1B}']), "{}", stderr(&output));
}
