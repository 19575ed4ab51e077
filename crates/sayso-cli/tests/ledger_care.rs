//! A ledger is kept well, as a shell sees it: judged, hidden, erased, verified, copied.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use sayso_core::{Address, Article, Digest, Run, Text};
use sayso_store::{Entry, Ledger, NewSameness, NewStatement, Query, SameVerdict};
use serde_json::Value;
use tempfile::TempDir;

/// A ledger of the examples, in a folder of its own.
struct Desk {
    /// What the ledger and its files are in.
    folder: TempDir,
    /// What else there is.
    letters: TempDir,
}

impl Desk {
    fn empty() -> Desk {
        let folder = || tempfile::tempdir().expect("a folder");
        Desk { folder: folder(), letters: folder() }
    }

    fn of_examples() -> Desk {
        let desk = Desk::empty();
        check_code(&desk.run(&["add", "examples/denial.html", "examples/three.jsonl"]), 0);
        desk
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
        command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).args(arguments);
        command.env_remove("NO_COLOR").env("USER", "Ann").env("SAYSO_LEDGER", self.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("runs")
    }

    /// Runs with these lines on standard input.
    fn type_in(&self, arguments: &[&str], lines: &str) -> Output {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().expect("runs");
        child.stdin.take().expect("piped").write_all(lines.as_bytes()).expect("takes lines");
        child.wait_with_output().expect("ends")
    }

    /// Adds a letter of these words, and returns where it is.
    fn add_letter(&self, words: &str) -> String {
        let letter = self.letters.path().join("letter.txt");
        fs::write(&letter, words).expect("writes");
        let letter = letter.to_str().expect("UTF-8").to_owned();
        check_code(&self.run(&["add", &letter]), 0);
        letter
    }

    /// What `show` tells of `id`, in long lines.
    fn show(&self, id: &str) -> String {
        let output = self.run(&["show", id, "--width", "400"]);
        check_code(&output, 0);
        shown(&output).to_owned()
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("ledger.sayso")
    }

    fn ledger(&self) -> Ledger {
        Ledger::read(&self.path()).expect("opens")
    }

    /// The id of the first denial.
    fn denial(&self) -> String {
        shown(&self.run(&["search", "told of the January", "--act", "deny", "-n", "1"]))[..12].to_owned()
    }

    /// The id of the article of the statement.
    fn article_of(&self, statement: &str) -> String {
        self.ledger().statement(statement).expect("is there").article.id.clone()
    }

    /// How many statements search finds.
    fn count(&self) -> usize {
        self.ledger().search(&Query::default()).expect("searches").count
    }

    /// Whether any file of the folder holds `word`.
    fn holds(&self, word: &str) -> bool {
        fs::read_dir(self.folder.path()).expect("lists").any(|file| {
            let bytes = fs::read(file.expect("a file").path()).expect("reads").to_ascii_lowercase();
            bytes.windows(word.len()).any(|window| window == word.as_bytes())
        })
    }
}

fn shown(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn said(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

#[track_caller]
fn check_code(output: &Output, code: i32) {
    assert_eq!(output.status.code(), Some(code), "{}{}", shown(output), said(output));
}

#[track_caller]
fn check_sound(desk: &Desk) {
    let output = desk.run(&["verify"]);
    check_code(&output, 0);
    assert!(shown(&output).contains("no fault"), "{}", shown(&output));
}

#[test]
fn a_new_ledger_has_no_fault_and_machines_are_told_how_much_was_looked_at() {
    let desk = Desk::of_examples();
    check_sound(&desk);
    let output = desk.run(&["verify", "--format", "jsonl"]);
    let summary: Value = serde_json::from_str(shown(&output)).expect("one line of JSON");
    assert_eq!((summary["articles"].as_u64(), summary["faults"].as_u64()), (Some(4), Some(0)));
    assert!(summary["spans"].as_u64() > Some(100));
}

#[test]
fn a_changed_text_is_named_and_a_cut_file_too() {
    let desk = Desk::of_examples();
    let mut bytes = fs::read(desk.path()).expect("reads");
    // The word stands in a text once, where no index has it in capitals.
    let text =
        desk.ledger().statement(&desk.denial()).expect("is there").article.text.as_str()[..24].to_owned();
    let places: Vec<usize> = bytes
        .windows(text.len())
        .enumerate()
        .filter_map(|(place, window)| (window == text.as_bytes()).then_some(place))
        .collect();
    places.iter().for_each(|place| bytes[*place] = b'~');
    fs::write(desk.path(), &bytes).expect("writes");
    let output = desk.run(&["verify"]);
    check_code(&output, 5);
    assert!(shown(&output).contains("fault (text digest): article"), "{}", shown(&output));

    let cut = bytes.len() / 2 / 4096 * 4096;
    fs::write(desk.path(), &bytes[..cut]).expect("writes");
    let output = desk.run(&["verify"]);
    assert!(matches!(output.status.code(), Some(1 | 5)), "{}", shown(&output));
    assert!(format!("{}{}", shown(&output), said(&output)).contains("malformed"), "{}", shown(&output));
}

#[test]
fn a_judgement_shows_with_its_name_and_can_be_taken_back() {
    let desk = Desk::of_examples();
    let (denial, before) = (desk.denial(), desk.count());
    check_code(&desk.run(&["judge", &denial, "no", "--why", "nobody says it"]), 0);
    let output = desk.run(&["show", &denial]);
    assert!(shown(&output).contains("judged wrong by Ann"), "{}", shown(&output));
    assert!(shown(&output).contains("nobody says it"));
    assert_eq!(desk.count(), before - 1);
    assert!(shown(&desk.run(&["search", "--rejected"])).contains(&denial));
    check_sound(&desk);

    check_code(&desk.run(&["judge", "--undo", "1", "--who", "Ben"]), 0);
    assert_eq!(desk.count(), before);
    let output = desk.run(&["judge", "--undo", "1"]);
    check_code(&output, 1);
    assert!(said(&output).contains("taken back by Ben"), "{}", said(&output));
    check_code(&desk.run(&["judge", "--undo", "99"]), 4);
}

#[test]
fn a_judgement_that_makes_no_sense_records_nothing() {
    let desk = Desk::of_examples();
    let denial = desk.denial();
    for arguments in [
        &["judge", &denial][..],
        &["judge", "--undo", "1", "--act", "deny"],
        &["judge", "--undo", "1", "--note", "odd"],
        &["judge", &denial, "--note", "odd", "--why", "nobody says it"],
        &["judge", &denial, "--act", "shout"],
    ] {
        check_code(&desk.run(arguments), 2);
    }
    let output = desk.run(&["judge", &denial, "--act", "shout"]);
    assert!(said(&output).contains("assert, deny, partly_deny"), "{}", said(&output));

    let found = desk.ledger().search(&Query { limit: 99, ..Query::default() }).expect("searches").statements;
    let unnamed = found.iter().find(|statement| statement.sourcing.as_deref() == Some("unnamed"));
    let id = unnamed.expect("one is").id.to_string();
    let before = desk.count();
    check_code(&desk.run(&["judge", &id, "no", "--split"]), 1);
    assert_eq!(desk.count(), before, "what was refused was not recorded in part");
    assert!(!desk.show(&id).contains("judgement 1"), "{}", desk.show(&id));
}

#[test]
fn words_are_put_right_by_what_they_are_or_where_they_stand() {
    let desk = Desk::empty();
    desk.add_letter("“É, it is safe,” Ann Lee said on Monday. Ann Lee said the bridge was new and safe.\n");
    let found = desk.run(&["search", "bridge"]);
    let id = &shown(&found)[..12];
    for (option, typed, expected) in [
        ("--content", "bridge was new", "content is “bridge was new”"),
        ("--source", "Ann Lee", "source is “Ann Lee”"),
        ("--cue", "", "no cue"),
        ("--act", "partly deny", "act is partly deny"),
        ("--sourcing", "document", "source is document"),
        ("--note", "odd", "note · by Ann"),
        ("--content", "4..14", "content is “it is safe”"),
    ] {
        check_code(&desk.run(&["judge", id, option, typed]), 0);
        assert!(desk.show(id).contains(expected), "{option}: {}", desk.show(id));
    }
    for (option, typed, reason) in [
        ("--content", "the tunnel", "does not have the words"),
        ("--content", "5..900", "has no characters 5..900"),
        ("--content", "Ann Lee said", "stand there 2 times; say which: 17..29, "),
    ] {
        let output = desk.run(&["judge", id, option, typed]);
        check_code(&output, 1);
        assert!(said(&output).contains(reason), "{}", said(&output));
    }
    let output = desk.run(&["judge", id, "--content", "bridge was", "--content", "was new"]);
    assert!(said(&output).contains("share words"), "{}", said(&output));
    check_code(&desk.run(&["judge", id, "--content", "and safe", "--content", "bridge"]), 0);
    assert!(desk.show(id).contains("content is “bridge … and safe”"), "{}", desk.show(id));
    check_sound(&desk);
}

#[test]
fn a_review_goes_by_keys_and_each_can_be_taken_back() {
    let desk = Desk::of_examples();
    let before = desk.count();
    let output = desk.type_in(&["review", "-n", "4"], "y\nn no statement\nb\na deny\nm odd\n\n?\nu\nq\n");
    check_code(&output, 0);
    assert!(shown(&output).contains("1 of 4"), "{}", shown(&output));
    assert!(shown(&output).contains("act corrected by Ann"), "{}", shown(&output));
    assert!(shown(&output).contains("quit\n"), "a key that means nothing shows those that do");
    assert!(said(&output).contains("4 judgements recorded in the name of Ann"), "{}", said(&output));
    assert_eq!(desk.count(), before, "the rejection was taken back");
    let again = desk.type_in(&["review", "-n", "4"], "q\n");
    assert!(!shown(&again).contains("judged right"), "what is judged does not come again");
    let wrong = desk.type_in(&["review", "-n", "1"], "a shout\n");
    assert!(said(&wrong).contains("is no act"), "{}", said(&wrong));
    let nothing = desk.type_in(&["review", "--below", "0"], "");
    check_code(&nothing, 4);
}

#[test]
fn a_review_asks_who_is_whom() {
    let desk = Desk::of_examples();
    let named = |name: &str| desk.ledger().sources_called(name).expect("reads")[0];
    let speakers: Vec<String> = {
        let found = desk.ledger().search(&Query { limit: 99, ..Query::default() }).expect("searches");
        let speakers = found.statements.iter().filter_map(|statement| statement.speaker.clone());
        speakers.filter(|speaker| speaker.kind == "person").map(|speaker| speaker.name).collect()
    };
    let (one, other) =
        (&speakers[0], speakers.iter().find(|name| **name != speakers[0]).expect("two people"));
    let (source, with) = (named(one), named(other));
    let new = NewSameness {
        made: "2026-03-01T08:00:00Z",
        who: "rule",
        is_person: false,
        source,
        other: with,
        verdict: SameVerdict::Unsure,
        why: "they sound alike",
    };
    Ledger::open(&desk.path()).expect("opens").judge_same(&new).expect("judges");
    let output = desk.type_in(&["review", "--only", "sources", "-n", "1"], "a deny\ny the byline says so\n");
    check_code(&output, 0);
    assert!(shown(&output).contains("Are these the same?"), "{}", shown(&output));
    assert!(shown(&output).contains("unsure: they sound alike"), "{}", shown(&output));
    assert!(said(&output).contains("the two are the same, or are not"), "{}", said(&output));
    assert_eq!(desk.ledger().identity(source).expect("reads").ids().len(), 2);
    check_sound(&desk);
}

#[test]
fn a_speaker_can_be_judged_to_be_somebody_else_and_no_unnamed_one_can() {
    let desk = Desk::of_examples();
    let found = desk.ledger().search(&Query { limit: 99, ..Query::default() }).expect("searches").statements;
    let named = found.iter().find(|statement| statement.speaker.is_some()).expect("one is named");
    let speaker = named.speaker.clone().expect("is named");
    let number = |id: &str| desk.ledger().statement(id).expect("is there").speaker.map(|speaker| speaker.id);
    let id = named.id.to_string();
    let output = desk.run(&["judge", &id, "--split", "--why", "the son, of the same name"]);
    check_code(&output, 0);
    let son = number(&id).expect("is named");
    assert_ne!(son, speaker.id);
    assert!(said(&output).contains(&format!("the speaker is #{son}: judgement 1")), "{}", said(&output));
    let who = desk.run(&["who", &format!("#{son}"), "--width", "400"]);
    let told = format!(
        "is not {} #{}: the son, of the same name · judged by Ann · judgement 1",
        speaker.name, speaker.id
    );
    assert!(shown(&who).contains(&told), "{}", shown(&who));
    check_code(&desk.run(&["judge", "--undo", "1"]), 0);
    assert_eq!(number(&id), Some(speaker.id));

    let unnamed =
        found.iter().find(|statement| statement.sourcing.as_deref() == Some("unnamed")).expect("one is");
    let output = desk.run(&["judge", &unnamed.id.to_string(), "--split"]);
    check_code(&output, 1);
    assert!(said(&output).contains("does not name its source"), "{}", said(&output));
    check_code(&desk.run(&["judge", &id, "--split=Lee"]), 2);
    check_code(&desk.run(&["judge", &id, "--split=#99999"]), 4);

    let output = desk.type_in(
        &["review", "-n", "1", "--only", "statements", "--speaker", &speaker.name],
        "x somebody\nx\nb\nq\n",
    );
    check_code(&output, 0);
    assert!(said(&output).contains("name a source by its number"), "{}", said(&output));
    assert!(said(&output).contains("the speaker is #"), "{}", said(&output));
    assert!(said(&output).contains("is taken back"), "{}", said(&output));
    check_sound(&desk);
}

#[test]
fn what_is_taken_down_says_so_wherever_it_is_asked_for() {
    let desk = Desk::of_examples();
    let (denial, before) = (desk.denial(), desk.count());
    check_code(&desk.run(&["takedown", &denial, "--why", "a court asked"]), 0);
    assert!(desk.count() < before);
    assert!(desk.show(&denial).contains("was taken down on"), "{}", desk.show(&denial));
    assert!(desk.show(&denial).contains("by Ann: a court asked"), "{}", desk.show(&denial));
    let output = desk.run(&["judge", &denial, "yes"]);
    check_code(&output, 1);
    assert!(said(&output).contains("was taken down on"), "{}", said(&output));
    check_sound(&desk);
    check_code(&desk.run(&["takedown", &denial, "--undo", "--why", "the order was lifted"]), 0);
    assert_eq!(desk.count(), before);

    let article = desk.article_of(&denial);
    check_code(&desk.run(&["takedown", &article[..9], "--why", "all of it"]), 0);
    assert!(desk.show(&article[..9]).contains("all of it"));
    assert!(desk.show(&denial).contains("all of it"));
    let output = desk.run(&["diff", &article[..9]]);
    assert!(said(&output).contains("all of it"), "{}", said(&output));
    let output = desk.run(&["timeline"]);
    assert!(!shown(&output).contains(&denial), "{}", shown(&output));
    check_sound(&desk);
}

/// Everything that the commands show of an article and of all that is in the ledger, in long lines.
fn shown_everywhere(desk: &Desk, article: &str) -> String {
    let mut shown = String::new();
    let mut show = |output: Output| shown += &String::from_utf8_lossy(&output.stdout);
    let (_, statements) = desk.ledger().article(article).expect("is there");
    for format in ["text", "jsonl", "csv", "html"] {
        for question in
            [&["search", "-n", "999"][..], &["timeline", "-n", "999"], &["show", article], &["outlets"]]
        {
            show(desk.run(&[question, &["-f", format, "--width", "9000"]].concat()));
        }
    }
    for format in ["jsonl", "csv", "annotation", "markdown", "html"] {
        show(desk.run(&["export", "-q", "-f", format]));
    }
    show(desk.run(&["export", "--corrections"]));
    show(desk.run(&["diff", article, "--width", "9000"]));
    show(desk.type_in(&["review", "-n", "999", "--width", "9000"], &"\n".repeat(999)));
    for statement in &statements {
        show(desk.run(&["show", &statement.id.to_string(), "--width", "9000"]));
    }
    let speakers = statements.iter().filter_map(|statement| Some(statement.speaker.as_ref()?.id));
    for speaker in speakers.collect::<BTreeSet<_>>() {
        show(desk.run(&["who", &format!("#{speaker}"), "--width", "9000"]));
    }
    shown
}

#[test]
fn the_words_of_what_is_taken_down_show_nowhere() {
    let desk = Desk::of_examples();
    let article = desk.article_of(&desk.denial());
    let (_, statements) = desk.ledger().article(&article).expect("is there");
    // Fewer words may stand elsewhere by chance.
    let is_long = |words: &&str| words.split_whitespace().count() > 3;
    // In pages marks are written otherwise.
    let plain = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), " ");
    let before = plain(&shown_everywhere(&desk, &article));
    let mut hidden = Vec::new();
    for statement in statements.iter().step_by(3) {
        let text = &statement.article.text;
        let Some(words) = statement.content.iter().map(|span| &text[*span]).find(is_long) else { continue };
        let output = desk.run(&["takedown", &statement.id.to_string(), "--why", "a court asked"]);
        assert!(output.status.success() || said(&output).contains("nothing more to take out"));
        hidden.push(plain(words.trim_matches(|c: char| !c.is_alphanumeric())));
    }
    let shown = shown_everywhere(&desk, &article);
    assert!(shown.contains(&article[..12]), "the rest of it is there");
    let after = plain(&shown);
    for words in &hidden {
        assert!(before.contains(words) && !after.contains(words), "{words}");
    }
    assert!(hidden.len() > 2, "{hidden:?}");
    check_sound(&desk);
}

#[test]
fn what_is_erased_is_in_no_file_and_is_not_read_again() {
    let desk = Desk::of_examples();
    let words =
        "Quorvaxil Zyptoblon said on Monday that the wexquith was safe. “I ate the wexquith,” she said.\n";
    let letter = desk.add_letter(words);
    let statement = shown(&desk.run(&["search", "wexquith"]))[..12].to_owned();
    let article = desk.article_of(&statement);
    let words = ["uorvaxil", "zyptoblon", "wexquith"];
    words.iter().for_each(|word| assert!(desk.holds(word), "{word} is there before"));
    let output = desk.run(&["erase", &article, "--why", "asked for"]);
    check_code(&output, 1);
    assert!(said(&output).contains("--yes"), "{}", said(&output));
    check_code(&desk.run(&["erase", &article, "--why", "asked for", "--yes"]), 0);
    for word in words {
        assert!(!desk.holds(word), "{word}");
    }
    assert!(desk.show(&statement).contains("was erased on"));
    assert!(desk.show(&article).contains("was erased on"));
    let output = desk.run(&["add", &letter]);
    assert!(said(&output).contains("1 there already"), "{}", said(&output));
    check_sound(&desk);
}

#[test]
fn a_backup_is_a_ledger_of_its_own_and_replaces_nothing_unasked() {
    let desk = Desk::of_examples();
    let copy = desk.folder.path().join("copy.sayso");
    let copy = copy.to_str().expect("UTF-8");
    check_code(&desk.run(&["backup", copy]), 0);
    let output = desk.run(&["verify", "--ledger", copy]);
    check_code(&output, 0);
    let output = desk.run(&["backup", copy]);
    check_code(&output, 1);
    assert!(said(&output).contains("--force"), "{}", said(&output));
    check_code(&desk.run(&["backup", copy, "--force"]), 0);
    let own = desk.path();
    check_code(&desk.run(&["backup", own.to_str().expect("UTF-8"), "--force"]), 2);
    let log = format!("{}-wal", own.display());
    check_code(&desk.run(&["backup", &log, "--force"]), 2);
    check_code(&desk.run(&["backup", "no/such/folder/copy.sayso"]), 1);
}

#[test]
fn what_an_older_run_read_is_read_again_and_judgements_that_fit_no_more_are_told() {
    let desk = Desk::empty();
    let text = "Ann Lee said on Monday that the bridge was safe.";
    let article = Article::new(Address::new("a.example/1"), Text::new(text).expect("short"));
    let run = Run { version: "0.0.0", model: Digest::of(&[b"old"]), instruction_set: "none" };
    let words = |words: &str| {
        let start = text.find(words).expect("there");
        vec![article.text.span(start..start + words.len()).expect("on borders")]
    };
    let odd = NewStatement {
        parent: None,
        source: words("Monday"),
        cue: words("said"),
        content: words("bridge"),
        quotation: "indirect",
        confidence: 0.5,
        act: Some("assert"),
        sourcing: Some("vague"),
        said: None,
        speaker: None,
        answers: Vec::new(),
        reasons: Vec::new(),
    };
    let (captured, named) = ("2026-03-01T08:00:00Z".to_owned(), Vec::new());
    let entry = Entry { article: &article, run: &run, captured, capture: None, statements: vec![odd], named };
    Ledger::create(&desk.path()).expect("makes").append(&entry).expect("appends");
    let id = shown(&desk.run(&["search"]))[..12].to_owned();
    check_code(&desk.run(&["judge", &id, "yes"]), 0);

    let output = desk.run(&["reannotate"]);
    check_code(&output, 0);
    assert!(shown(&output).contains(&id), "{}", shown(&output));
    assert!(shown(&output).contains("judged right by Ann"), "{}", shown(&output));
    assert!(said(&output).contains("1 article read again; 1 statement with judgements"), "{}", said(&output));
    let output = desk.run(&["search", "bridge"]);
    assert!(shown(&output).contains("Ann Lee"), "{}", shown(&output));
    let output = desk.run(&["reannotate"]);
    assert!(said(&output).contains("0 articles read again"), "{}", said(&output));
    check_sound(&desk);
}
