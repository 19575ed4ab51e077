//! `sayso read` as a shell sees it.

mod shell;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use shell::{lines as articles, stderr, stdout};

/// A command in the root of the repository, so that addresses are short and the same everywhere.
fn sayso(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).args(arguments);
    command.env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

fn read(arguments: &[&str]) -> Output {
    sayso(&[&["read"], arguments].concat()).output().expect("runs")
}

/// A folder of its own for the test of this name, empty.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("creates");
    folder
}

const SAID: &str = "Ann Lee said on Monday that the bridge was safe. “I drove over it myself,” she said.\n";

const EXAMPLES: &[&str] = &["examples/denial.html", "examples/three.jsonl"];

/// The model decides what stands here: after a change of it, look at the difference before accepting it.
#[test]
fn the_denial_reads_well() {
    insta::assert_snapshot!(stdout(&read(&["examples/denial.html"])));
}

#[test]
fn every_exact_is_the_text_at_its_offsets() {
    let output = read(&[EXAMPLES, &["-f", "jsonl", "--with-text"]].concat());
    let articles = articles(&output);
    assert_eq!(articles.len(), 4);
    let mut spans = 0;
    for article in &articles {
        let text: Vec<char> = article["text"].as_str().expect("asked for").chars().collect();
        for attribution in article["attributions"].as_array().expect("a list") {
            for role in ["source", "cue", "content"] {
                for span in attribution[role].as_array().expect("a list") {
                    let at = |end: &str| span[end].as_u64().expect("an offset") as usize;
                    let exact: String = text[at("start")..at("end")].iter().collect();
                    assert_eq!(span["exact"], exact);
                    spans += 1;
                }
            }
        }
    }
    assert!(spans > 100, "only {spans} spans in the examples");
}

#[test]
fn the_order_of_the_input_is_kept() {
    let output = read(&["-f", "jsonl", "examples/three.jsonl", "examples/denial.html"]);
    let articles = articles(&output);
    let ids: Vec<&str> = articles.iter().filter_map(|article| article["id"].as_str()).collect();
    assert_eq!(ids[..3], ["wire-0412", "court-77", "air-0900"]);
    assert_eq!(articles[3]["address"], "examples/denial.html");
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    for format in ["ledger", "jsonl", "html"] {
        let with = |threads| read(&[EXAMPLES, &["-f", format, "-j", threads]].concat());
        let (one, two) = (with("1"), with("2"));
        assert!(one.stdout == two.stdout, "{format} differs between one thread and two");
        assert!(!one.stdout.is_empty());
    }
}

#[test]
fn what_is_read_together_reads_as_it_does_alone() {
    let together = read(&[EXAMPLES, &["-f", "jsonl"]].concat());
    let alone: Vec<u8> = EXAMPLES.iter().flat_map(|example| read(&["-f", "jsonl", example]).stdout).collect();
    assert!(together.stdout == alone);
}

#[test]
fn a_pipe_gets_no_escapes() {
    for format in ["ledger", "jsonl", "html"] {
        let output = read(&[EXAMPLES, &["-f", format, "missing\x1b[31m"]].concat());
        let is_control = |c: char| c.is_control() && c != '\n';
        assert!(!stdout(&output).contains(is_control), "{format}");
        assert!(!stderr(&output).contains(is_control), "{}", stderr(&output));
    }
    assert!(stdout(&read(&["examples/denial.html", "--color", "always"])).contains("\x1b[1m"));
}

/// Reads `bytes` from a file of this name between two good ones.
#[track_caller]
fn check_skipped(name: &str, bytes: &[u8], reason: &str) {
    let folder = folder(&format!("skipped-{name}"));
    let path = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    let (first, bad, last) = (path("1.txt"), path(name), path("3.txt"));
    fs::write(&first, SAID).expect("writes");
    fs::write(&bad, bytes).expect("writes");
    fs::write(&last, SAID).expect("writes");
    let output = read(&["-f", "jsonl", &first, &bad, &last]);
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    assert!(stderr(&output).contains(&format!("skipped {bad}")), "{}", stderr(&output));
    assert!(stderr(&output).contains(reason), "{}", stderr(&output));
    let articles = articles(&output);
    let addresses: Vec<&Value> = articles.iter().map(|article| &article["address"]).collect();
    assert_eq!(addresses, [&first, &last]);
    assert_eq!(read(&[&bad]).status.code(), Some(4));
}

#[test]
fn an_empty_file_is_skipped() {
    check_skipped("empty.txt", b"", "1 skipped (1 empty)");
}

#[test]
fn a_binary_file_is_skipped() {
    check_skipped(
        "picture.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0",
        "(1 binary)",
    );
}

#[test]
fn a_page_without_an_article_is_skipped() {
    let page =
        b"<!doctype html><html><head><title>Log in</title></head><body><form><input></form></body></html>";
    check_skipped("login.html", page, "(1 no article)");
}

#[test]
fn a_text_of_100_megabytes_is_skipped() {
    check_skipped("long.txt", SAID.repeat(100_000_000 / SAID.len()).as_bytes(), "(1 too long)");
}

#[test]
fn a_line_that_is_no_object_is_skipped_and_named() {
    let folder = folder("line");
    let path = folder.join("lines.jsonl");
    let good = serde_json::json!({"id": "good", "text": SAID}).to_string();
    fs::write(&path, format!("{good}\n[1, 2]\n{good}\n")).expect("writes");
    let path = path.to_str().expect("UTF-8");
    let output = read(&["-f", "jsonl", path]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains(&format!("skipped {path}:2: ")), "{}", stderr(&output));
    assert_eq!(articles(&output).len(), 2);
}

#[test]
fn a_missing_file_among_good_ones_is_named() {
    let output = read(&["examples/three.jsonl", "examples/none.html"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("skipped examples/none.html: "), "{}", stderr(&output));
    assert!(stderr(&output).contains("3 articles read") && stderr(&output).contains("1 skipped (1 missing)"));
}

#[test]
fn bytes_that_are_not_utf_8_do_no_harm() {
    let folder = folder("latin");
    let path = folder.join("latin.txt");
    let latin: Vec<u8> =
        SAID.replace(['“', '”'], "\"").replace("Ann", "Ren\u{e9}").chars().map(|c| c as u8).collect();
    fs::write(&path, latin).expect("writes");
    let output = read(&["-f", "jsonl", "--with-text", path.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(articles(&output)[0]["text"].as_str().expect("asked for").starts_with("René Lee"));
}

#[test]
fn unpaired_quotation_marks_do_no_harm() {
    let folder = folder("unpaired");
    let path = folder.join("unpaired.txt");
    fs::write(&path, "“The bridge is safe, said Ann Lee. \"It is not, said Bo. ‘No” way’ »\n")
        .expect("writes");
    let output = read(&[path.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn what_is_piped_in_is_read() {
    for arguments in [&["read", "-f", "jsonl"][..], &["read", "-f", "jsonl", "-"]] {
        let mut child = sayso(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("runs");
        let mut stdin = child.stdin.take().expect("piped");
        stdin.write_all(SAID.as_bytes()).expect("is read");
        drop(stdin);
        let output = child.wait_with_output().expect("ends");
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(articles(&output)[0]["address"], "-");
    }
}

#[test]
fn a_file_appears_when_it_is_whole_and_not_before() {
    let folder = folder("output");
    let path = folder.join("said.jsonl");
    let name = path.to_str().expect("UTF-8");
    assert_eq!(read(&["-f", "jsonl", "-o", name, "examples/three.jsonl"]).status.code(), Some(0));
    let written = fs::read(&path).expect("is there");
    assert!(written == read(&["-f", "jsonl", "examples/three.jsonl"]).stdout);

    assert_eq!(read(&["-f", "jsonl", "-o", name, "missing.txt"]).status.code(), Some(4));
    assert!(written == fs::read(&path).expect("is there"), "an empty result took the place of a good one");
    assert_eq!(fs::read_dir(&folder).expect("is there").count(), 1, "something is left beside the file");
}

#[test]
fn a_file_that_cannot_be_written_is_an_error() {
    let output = read(&["-o", "no/such/folder/said.txt", "examples/three.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).starts_with("sayso: cannot write to no/such/folder/said.txt"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut child = sayso(&["read", "examples/denial.html", "examples/three.jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
}

#[test]
fn misuse_is_told_from_failure() {
    assert_eq!(read(&["--format", "xml", "examples/denial.html"]).status.code(), Some(2));
    assert_eq!(read(&["--width", "20", "examples/denial.html"]).status.code(), Some(2));
    assert_eq!(read(&["--with-text", "examples/denial.html"]).status.code(), Some(2));
    assert_eq!(read(&["--depth", "1", "-f", "html", "examples/denial.html"]).status.code(), Some(2));
    assert_eq!(read(&["--show", "people", "-f", "jsonl", "examples/denial.html"]).status.code(), Some(2));
    assert_eq!(read(&["--show", "verdicts", "examples/denial.html"]).status.code(), Some(2));
    assert_eq!(sayso(&["red"]).output().expect("runs").status.code(), Some(2));
}

#[test]
fn sections_are_shown_as_asked_for() {
    let output = read(&["examples/denial.html", "--show", "summary"]);
    let shown = stdout(&output);
    assert!(shown.contains(" statements") && !shown.contains(" ← "), "{shown}");
    let output = read(&["examples/denial.html", "--show", "statements", "--depth", "0"]);
    let shown = stdout(&output);
    assert!(shown.contains("└─ … ") && !shown.contains("├─"), "{shown}");
}

#[test]
fn quiet_leaves_only_what_was_skipped() {
    let output = read(&["-q", "examples/three.jsonl", "missing.txt"]);
    assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    assert_eq!(stderr(&read(&["-q", "examples/three.jsonl"])), "");
}

#[test]
fn the_help_names_every_format_and_exit_code() {
    let help = read(&["--help"]);
    let help = stdout(&help);
    let codes = ["0", "1", "2", "3", "4", "5", "6", "130"];
    let rows = sayso_ingest::formats().iter().map(|format| format.name).chain(codes);
    for row in rows.map(|name| format!("  {name:<11} ")) {
        assert!(help.lines().any(|line| line.starts_with(&row)), "there is no row of {row} in the help");
    }
    for name in ["ledger", "jsonl", "html"] {
        assert!(help.contains(&format!("- {name}: ")), "{name} is not in the help");
    }
}

#[test]
fn the_name_of_a_file_tells_the_format() {
    let folder = folder("endings");
    let path = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    for (name, beginning) in [("said.JSONL", "{\"sayso\":1"), ("said.html", "<!doctype html>")] {
        assert_eq!(read(&["-o", &path(name), "examples/three.jsonl"]).status.code(), Some(0));
        assert!(fs::read_to_string(folder.join(name)).expect("is there").starts_with(beginning), "{name}");
    }
    let refused = read(&["-o", &path("said.csv"), "examples/three.jsonl"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains(".txt, .jsonl, .html"), "{}", stderr(&refused));
    assert_eq!(fs::read_dir(&folder).expect("there").count(), 2, "nothing was written");
}

#[test]
fn a_ledger_is_not_replaced_by_what_is_read() {
    let folder = folder("onto-a-ledger");
    let ledger = folder.join("ledger.sayso");
    let name = ledger.to_str().expect("UTF-8");
    let added = sayso(&["add", "-q", "examples/three.jsonl", "--ledger", name]).output().expect("runs");
    assert_eq!(added.status.code(), Some(0), "{}", stderr(&added));
    let before = fs::read(&ledger).expect("is there");
    let refused = read(&["-o", name, "examples/denial.html"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("is a ledger or another database"), "{}", stderr(&refused));
    assert!(fs::read(&ledger).expect("is there") == before);
    for ending in ["-wal", "-shm", "-journal"] {
        let beside = format!("{name}{ending}");
        let refused = read(&["-o", &beside, "examples/denial.html"]);
        assert_eq!(refused.status.code(), Some(2), "{ending}: {}", stderr(&refused));
        assert!(stderr(&refused).contains("goes with one"), "{ending}: {}", stderr(&refused));
    }
}

#[test]
fn what_is_to_be_read_is_not_written_over() {
    let folder = folder("onto-what-is-read");
    let article = folder.join("article.txt");
    let (name, spelled) = (article.to_str().expect("UTF-8"), folder.join(".").join("article.txt"));
    fs::write(&article, "Ada Finch said that the mill will close.").expect("writes");
    for output in [name, spelled.to_str().expect("UTF-8")] {
        let refused = read(&["-o", output, name]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(stderr(&refused).contains("is to be read"), "{}", stderr(&refused));
    }
    assert_eq!(fs::read_to_string(&article).expect("is there").len(), 40);
}
