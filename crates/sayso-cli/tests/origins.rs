//! `sayso origins` on the worked case: five articles, one person, a denial, an open question, a circle.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What `sayso` with these words writes about the worked case.
fn asked(words: &[&str]) -> String {
    asked_of(Path::new("examples/harbour.jsonl"), words)
}

/// A file of these articles in `folder`.
fn written(folder: &Path, articles: &str) -> PathBuf {
    let path = folder.join("articles.jsonl");
    std::fs::write(&path, articles.trim_start()).expect("writes");
    path
}

/// What `sayso` with these words writes about the articles in a file.
fn asked_of(articles: &Path, words: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = folder.path().join("ledger.sayso");
    let sayso = |words: &[&str]| {
        let mut sayso = Command::new(env!("CARGO_BIN_EXE_sayso"));
        let ran = sayso.args(words).arg("--ledger").arg(&ledger).current_dir(root()).output().expect("runs");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).expect("is UTF-8")
    };
    sayso(&["add", "--quiet", articles.to_str().expect("is UTF-8")]);
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
    assert!(plan.contains("denied by Tarvos Answers") && !plan.contains("said against it by"));
}

#[test]
fn the_page_has_a_picture_its_table_and_the_denial_on_one_card() {
    let page = asked(&["origins", "Hellin", "-f", "html"]);
    let card = page.split("<section").nth(2).expect("a second card");
    assert!(card.contains("<svg") && card.contains("<table>") && card.contains("No plan of the operation"));
    let round = page.split("<section").nth(1).expect("a first card");
    assert!(round.matches("edge circle").count() >= 2, "each of the two outlets rests on the other");
    assert!(!page.contains("<script") && page.contains("default-src 'none'"));
}

#[test]
fn an_answer_goes_to_a_file_in_the_form_that_its_name_tells() {
    let folder = tempfile::tempdir().expect("a folder");
    let written = |words: &[&str], name: &str| {
        let path = folder.path().join(name);
        let shown = asked(&[words, &["-o", path.to_str().expect("is UTF-8")]].concat());
        assert_eq!(shown, "", "{name}");
        std::fs::read_to_string(path).expect("it is written")
    };
    assert!(written(&["origins", "Hellin"], "origins.html").starts_with("<!doctype html>"));
    assert!(written(&["origins", "Hellin"], "origins.txt").contains("origins: at least 1, at most 1"));
    assert!(written(&["search", "Hellin"], "said.csv").lines().next().is_some_and(|head| head.contains(",")));
    let json = written(&["search", "Hellin", "-f", "jsonl"], "said.txt");
    assert!(json.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 4, "nothing else is left");
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
    let content = &second["content"][0];
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

/// A word that has no letters but those of hexadecimal numbers.
const FACADE: &str = r#"
{"outlet":"Tern Courier","published":"2026-05-04T06:00:00Z","text":"The facade will be painted, the harbour master of Selin, Ilse Rothe, said on Monday."}
"#;

#[test]
fn a_word_that_could_be_an_id_is_looked_for_as_a_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let articles = written(folder.path(), FACADE);
    let shown = asked_of(&articles, &["claim", "facade"]);
    assert!(shown.contains("facade will be painted"), "{shown}");
}

/// Two statements of which it takes a person to tell whether they say the same.
const MOLE: &str = r#"
{"outlet":"Tern Courier","published":"2026-05-04T06:00:00Z","text":"The mole at Selin is unsafe for ships, the harbour master, Ilse Rothe, said on Monday."}
{"outlet":"Lindqvist Post","published":"2026-05-06T06:00:00Z","text":"The stones of the mole at Selin have moved, Captain Pim Dor said on Tuesday."}
"#;

#[test]
fn the_page_names_what_perhaps_says_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let articles = written(folder.path(), MOLE);
    let shown = asked_of(&articles, &["origins", "Selin", "--width", "200"]);
    let doubtful = shown.lines().find_map(|line| line.split_once("perhaps the same: ")).expect("some are");
    let first = doubtful.1.split(", ").next().expect("an id").to_owned();
    let page = asked_of(&articles, &["origins", "Selin", "-f", "html"]);
    assert!(page.contains(&format!("perhaps the same: {first}")), "{page}");
}

#[test]
fn what_leaves_of_an_unnamed_source_is_a_class_and_a_number() {
    for form in ["json", "html"] {
        let written = asked(&["origins", "Hellin", "-n", "2", "-f", form]);
        assert!(written.contains("One person (unnamed) says"), "{form}: {written}");
    }
    let json = asked(&["origins", "Hellin", "-n", "2", "-f", "json"]);
    let origins: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
    let first = &origins["claims"][1]["origins"][0];
    assert_eq!(first["words"], "one person (unnamed)");
    assert_eq!(first["statements"][0]["source"][0]["withheld"], "unnamed");
}

#[test]
fn what_is_denied_is_not_unanswered() {
    let shown = asked(&["unanswered", "Hellin"]);
    assert!(shown.contains("night watch of the harbour police was halved"), "{shown}");
    assert!(!shown.contains("was shown a plan"), "{shown}");
}

#[test]
fn more_articles_than_are_linked_whole_are_in_the_claim_and_that_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let articles = folder.path().join("many.jsonl");
    let line = |number: u32| {
        let outlet = format!("Courier of Town {number}");
        let text = "The ferry Osk will be sold to a buyer from Estmark, the harbour office said.";
        serde_json::json!({ "outlet": outlet, "published": "2026-05-04T06:00:00Z", "text": text }).to_string()
    };
    let lines: Vec<String> = (0..90).map(line).collect();
    std::fs::write(&articles, lines.join("\n")).expect("writes");
    let shown = asked_of(&articles, &["claim", "the ferry Osk sold to a buyer", "--width", "200"]);
    assert!(shown.contains("90 statements in 90 articles"), "{shown}");
    assert!(shown.contains("of more statements than can be linked at once"), "{shown}");
}

/// An outlet takes a report from another, and loses a hedge; a third has it from the second, under half of its name.
const REPEATED: &str = r#"
{"outlet":"Tern Courier","published":"2026-05-04T06:00:00Z","text":"The harbour master of Selin, Ilse Rothe, may resign before the herring season, a person close to the guild told the Courier."}
{"outlet":"Estmark Evening Post","published":"2026-05-04T09:00:00Z","text":"Selin’s harbour master Ilse Rothe will resign before the herring season, the Tern Courier reported on Monday."}
{"outlet":"Lindqvist Post","published":"2026-05-04T15:00:00Z","text":"Harbour master Ilse Rothe will resign before the herring season, several people close to the guild told the Evening Post."}
"#;

#[test]
fn a_hedge_that_is_lost_on_the_way_is_told_with_both_wordings_and_no_verdict() {
    let folder = tempfile::tempdir().expect("a folder");
    let articles = written(folder.path(), REPEATED);
    let shown = asked_of(&articles, &["origins", "Rothe", "--width", "200"]);
    let [_, differ] = shown.split("≠ ").collect::<Vec<_>>()[..] else { panic!("one alteration: {shown}") };
    assert!(differ.starts_with("the words differ: a hedge stands in the first alone"), "{differ}");
    assert!(differ.contains("may resign before") && differ.contains("will resign before"), "{differ}");
    assert!(shown.contains("cites Estmark Evening Post"), "{shown}");

    let json = asked_of(&articles, &["origins", "Rothe", "-f", "json"]);
    let origins: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
    let altered = &origins["claims"][0]["alterations"][0];
    assert_eq!(altered["kind"], "hedge_lost");
    assert_eq!(altered["original"]["article"]["outlet"], "Tern Courier");
    assert_eq!(altered["repeated"]["article"]["outlet"], "Estmark Evening Post");

    let page = asked_of(&articles, &["origins", "Rothe", "-f", "html"]);
    assert!(page.contains("<h3>Passed on in other words</h3>"), "{page}");
}

/// Two outlets with a report each, and a table that says that they belong together.
const TWICE: &str = r#"
{"outlet":"Tern Courier","published":"2026-05-04T06:00:00Z","text":"The ferry Osk will be sold to a buyer from Estmark, one person with knowledge of the talks told the Courier."}
{"outlet":"Quay Gazette","published":"2026-05-05T09:00:00Z","text":"The ferry Osk will be sold to a buyer from Estmark before autumn, two officials of the port said on Tuesday."}
"#;
const TABLE: &str = "[[group]]\nname = \"Quay Press\"\noutlets = [\"Tern Courier\", \"The Quay Gazette\"]\nrests-on = \"their imprint\"\n";

#[test]
fn outlets_of_one_group_may_have_one_origin_and_the_upper_bound_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let [articles, table] = ["twice.jsonl", "groups.toml"].map(|name| folder.path().join(name));
    std::fs::write(&articles, TWICE.trim_start()).expect("writes");
    std::fs::write(&table, TABLE).expect("writes");
    let table = table.to_str().expect("is UTF-8");
    let shown = asked_of(&articles, &["origins", "Osk", "--width", "200"]);
    assert!(shown.contains("origins: at least 1, at most 2") && !shown.contains('≈'), "{shown}");
    let shown = asked_of(&articles, &["origins", "Osk", "--width", "200", "--groups", table]);
    assert!(shown.contains("origins: at least 1, at most 2"), "{shown}");
    let kin = "≈ perhaps one: 1 and 2, as Tern Courier and Quay Gazette are of one group, Quay Press (their imprint)";
    assert!(shown.contains(kin), "{shown}");
    let json = asked_of(&articles, &["origins", "Osk", "-f", "json", "--groups", table]);
    let origins: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
    assert_eq!(origins["claims"][0]["kin"][0]["group"], "Quay Press");
    let page = asked_of(&articles, &["origins", "Osk", "-f", "html", "--groups", table]);
    assert!(page.contains("perhaps one: 1 and 2"), "{page}");
}

#[test]
fn a_table_of_groups_that_has_a_fault_is_refused_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("groups.toml");
    std::fs::write(&table, "\n[[groups]]\n").expect("writes");
    let mut sayso = Command::new(env!("CARGO_BIN_EXE_sayso"));
    let ran = sayso.args(["origins", "Osk", "--groups"]).arg(&table).output().expect("runs");
    let told = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.code() == Some(2) && told.contains("groups.toml:2: unknown field"), "{told}");
}

#[test]
fn the_usage_says_that_words_are_needed() {
    for command in ["origins", "unanswered", "claim"] {
        let mut sayso = Command::new(env!("CARGO_BIN_EXE_sayso"));
        let ran = sayso.args([command, "--help"]).output().expect("runs");
        let help = String::from_utf8(ran.stdout).expect("is UTF-8");
        let usage = help.lines().find(|line| line.starts_with("Usage:")).expect("a usage");
        assert!(usage.ends_with("WORDS>..."), "{usage}");
    }
}

#[test]
fn the_table_of_groups_goes_to_the_file_that_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("groups.toml");
    let mut sayso = Command::new(env!("CARGO_BIN_EXE_sayso"));
    let ran = sayso.args(["origins", "--print-groups", "-o"]).arg(&file).output().expect("runs");
    assert!(ran.status.success() && ran.stdout.is_empty());
    assert!(std::fs::read_to_string(file).expect("is written").contains("[[group]]"));
}

#[test]
fn the_groups_we_ship_are_a_file_to_start_from() {
    let mut sayso = Command::new(env!("CARGO_BIN_EXE_sayso"));
    let ran = sayso.args(["origins", "--print-groups"]).output().expect("runs");
    let printed = String::from_utf8(ran.stdout).expect("is UTF-8");
    assert!(ran.status.success() && printed.contains("[[group]]") && printed.contains("rests-on"));
}

#[test]
fn what_a_person_holds_of_two_statements_counts_and_is_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let [articles, ledger] = ["twice.jsonl", "ledger.sayso"].map(|name| folder.path().join(name));
    std::fs::write(&articles, TWICE.trim_start()).expect("writes");
    let sayso = |words: &[&str]| {
        let mut sayso = Command::new(env!("CARGO_BIN_EXE_sayso"));
        let sayso = sayso.args(words).arg("--ledger").arg(&ledger);
        let ran = sayso.output().expect("runs");
        assert!(ran.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ran.stderr));
        (String::from_utf8(ran.stdout).expect("is UTF-8"), String::from_utf8_lossy(&ran.stderr).into_owned())
    };
    sayso(&["add", "--quiet", articles.to_str().expect("is UTF-8")]);
    let claims = || -> serde_json::Value {
        serde_json::from_str(&sayso(&["origins", "Osk", "-f", "json"]).0).expect("is JSON")
    };
    let before = claims();
    let ids: Vec<&str> = before["claims"][0]["origins"]
        .as_array()
        .expect("origins")
        .iter()
        .map(|origin| origin["statements"][0]["id"].as_str().expect("an id"))
        .collect();
    let [one, other] = ids[..] else { panic!("two origins: {before}") };
    let (_, told) = sayso(&["judge", one, "no", "--same-as", other, "--who", "Ann"]);
    let judgement = told.trim().rsplit(' ').next().expect("a number").to_owned();
    let apart = claims();
    assert_eq!(apart["claims"].as_array().map(Vec::len), Some(2), "{apart}");
    assert_eq!(apart["claims"][0]["judged"][0]["verdict"], "no");
    let (shown, _) = sayso(&["origins", "Osk", "--width", "200"]);
    assert!(shown.contains(&format!("held not to say the same by Ann · judgement {judgement}")), "{shown}");
    sayso(&["judge", "--undo", &judgement, "--who", "Ann"]);
    assert_eq!(claims(), before);
}

#[test]
fn doubtful_pairs_are_offered_until_a_person_has_said_something() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = folder.path().join("ledger.sayso");
    let review = |keys: &str| {
        let mut sayso = Command::new(env!("CARGO_BIN_EXE_sayso"));
        let sayso =
            sayso.args(["review", "Selin", "--only", "claims", "--who", "Ann", "--ledger"]).arg(&ledger);
        let sayso = sayso.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut ran = sayso.spawn().expect("runs");
        ran.stdin.take().expect("a pipe").write_all(keys.as_bytes()).expect("writes");
        String::from_utf8(ran.wait_with_output().expect("ends").stdout).expect("is UTF-8")
    };
    let mut add = Command::new(env!("CARGO_BIN_EXE_sayso"));
    add.arg("add").arg("--quiet").arg(written(folder.path(), MOLE)).arg("--ledger").arg(&ledger);
    assert!(add.status().expect("runs").success());
    let pairs = |shown: &str| -> usize {
        let first = shown.lines().find(|line| line.starts_with("1 of ")).unwrap_or("1 of 0");
        first["1 of ".len()..].parse().expect("a number")
    };
    let shown = review("n another matter\nq\n");
    assert!(shown.contains("Do these say the same?"), "{shown}");
    assert!(pairs(&review("q\n")) < pairs(&shown), "{shown}");
}
