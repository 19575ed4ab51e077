//! `sayso export` and the other ways out of a ledger, as a shell sees them.

mod shell;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use serde_json::Value;

use shell::{lines, stderr, stdout};

/// A ledger of the examples and of an article that means harm.
static LEDGER: LazyLock<PathBuf> = LazyLock::new(|| {
    // Each test may run as a process of its own.
    let folder = folder(&format!("export-ledger-{}", std::process::id()));
    let attack = folder.join("attack.jsonl");
    fs::write(&attack, ATTACK).expect("writes");
    let ledger = folder.join("ledger.sayso");
    let place = attack.to_str().expect("UTF-8").to_owned();
    let arguments = ["add", "--quiet", "examples/denial.html", "examples/three.jsonl", &place, "--ledger"];
    let added = sayso(&[&arguments[..], &[ledger.to_str().expect("UTF-8")]].concat());
    assert!(added.status.success(), "{}", stderr(&added));
    ledger
});

/// An article whose words would like to be markup.
const ATTACK: &str = r#"{"id": "attack", "title": "=1+1<script>document.title='taken'</script>", "outlet": "@<img src=x onerror=alert(1)>", "url": "javascript:alert(1)", "text": "Mayor <script>document.title='taken'</script>Ann Lee said on Monday that the <b>bridge</b> was sound. “I drove over it myself, =cmd|'/c calc'!A1,” she said. Bob Vance denied that the bridge was safe. The council met on Tuesday and talked about other matters for a long time, none of which had anything to do with bridges, rivers or roads of any kind, as the minutes of that evening show in some detail and at great length."}
"#;

fn sayso(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).args(arguments);
    command.env_remove("SAYSO_LEDGER").stdin(Stdio::null()).output().expect("runs")
}

/// A command on the ledger.
fn asked(arguments: &[&str]) -> Output {
    let ledger = LEDGER.to_str().expect("UTF-8");
    sayso(&[arguments, &["--ledger", ledger]].concat())
}

/// A folder of its own for the test of this name, empty.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("creates");
    folder
}

#[test]
fn all_that_match_leave_in_the_order_in_which_they_came_and_always_the_same() {
    let all = asked(&["export"]);
    let statements = lines(&all);
    assert!(statements.len() > 60, "{}", statements.len());
    let places: Vec<_> = statements
        .iter()
        .map(|line| (line["article"]["id"].clone(), line["source"][0]["start"].as_u64()))
        .collect();
    assert_eq!(places.iter().filter(|(id, _)| *id == places[0].0).count(), 45);
    assert_eq!(all.stdout, asked(&["export"]).stdout);
    let denials = lines(&asked(&["export", "--act", "deny"]));
    assert!(!denials.is_empty() && denials.iter().all(|line| line["act"]["value"] == "deny"));
}

#[test]
fn no_article_leaves_whole() {
    let all = lines(&asked(&["export"]));
    let mut given = vec![false; 1 << 14];
    let first = &all[0]["article"];
    for line in all.iter().filter(|line| line["article"] == *first) {
        let ties = ["answers", "answered_by", "within"].map(|ties| line[ties].as_array().expect("a list"));
        let sayings = [line].into_iter().chain(ties.into_iter().flatten());
        for saying in sayings {
            let parts = ["source", "cue", "content"].iter().filter_map(|part| saying[part].as_array());
            for excerpt in parts.flatten() {
                let words = excerpt["exact"].as_str().or(excerpt["beginning"].as_str()).unwrap_or_default();
                let start = excerpt["start"].as_u64().expect("an offset") as usize;
                given[start..start + words.chars().count()].fill(true);
            }
        }
    }
    let given = given.iter().filter(|given| **given).count() as u64;
    let characters = first["characters"].as_u64().expect("a number");
    assert!(given > 0 && given * 100 <= characters * 15, "{given} of {characters}");
}

#[test]
fn the_ending_of_a_file_tells_the_format_and_nothing_leaves_it_as_it_was() {
    let folder = folder("export-files");
    let path = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    for (name, beginning) in [
        ("a.md", "# Statements: bridge"),
        ("a.csv", "id,title,"),
        ("a.parquet", "PAR1"),
        ("a.jsonld", "{\"@context\""),
        ("a.html", "<!doctype html>"),
        ("a.data", "{\"sayso\":1"),
    ] {
        let output = asked(&["export", "bridge", "-o", &path(name)]);
        assert!(output.status.success(), "{name}: {}", stderr(&output));
        assert!(stderr(&output).contains("exported"), "{}", stderr(&output));
        let written = fs::read(folder.join(name)).expect("there");
        assert!(written.starts_with(beginning.as_bytes()), "{name}");
    }
    let refused = asked(&["export", "bridge", "-o", &path("a.txt")]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("no .txt"), "{}", stderr(&refused));
    let nothing = asked(&["export", "zyzzyva", "-o", &path("a.csv")]);
    assert_eq!((nothing.status.code(), stdout(&nothing)), (Some(4), ""));
    assert!(fs::read(folder.join("a.csv")).expect("there").starts_with(b"id,title,"));
    assert_eq!(fs::read_dir(&folder).expect("there").count(), 6);
}

#[test]
fn what_is_named_by_its_id_leaves_alone() {
    let all = lines(&asked(&["export"]));
    let id = all[3]["id"].as_str().expect("an id");
    let one = lines(&asked(&["export", "--id", &id[..12]]));
    assert_eq!((one.len(), &one[0]["id"]), (1, &all[3]["id"]));
    let article = all[0]["article"]["id"].as_str().expect("an id");
    assert_eq!(lines(&asked(&["export", "--id", article])).len(), 45);
    assert_eq!(asked(&["export", "--id", "ffffffffffff"]).status.code(), Some(4));
    assert_eq!(asked(&["export", "--id", id, "words"]).status.code(), Some(2));
}

#[test]
fn questions_are_answered_in_every_form() {
    let found = lines(&asked(&["search", "bridge", "-n", "2", "--format", "jsonl"]));
    assert_eq!(found.len(), 2);
    let id = found[0]["id"].as_str().expect("an id");
    assert_eq!(lines(&asked(&["show", id, "-f", "jsonl"]))[0]["title"], found[0]["title"]);
    let said = lines(&asked(&["who", "calloway", "-f", "jsonl"]));
    let is_hers =
        |line: &Value| line["speaker"]["name"].as_str().is_some_and(|name| name.contains("Calloway"));
    assert!(!said.is_empty() && said.iter().all(is_hers));
    assert!(stdout(&asked(&["who", "calloway", "-f", "html"])).contains("Calloway"));
    let table = asked(&["search", "bridge", "-f", "csv"]);
    assert!(stdout(&table).starts_with("id,title,source,"));
    let page = asked(&["show", found[0]["article"]["id"].as_str().expect("an id"), "-f", "html"]);
    assert!(stdout(&page).starts_with("<!doctype html>") && stdout(&page).ends_with("</html>\n"));
}

#[test]
fn what_is_not_in_the_vocabulary_is_misuse_and_what_is_not_in_the_ledger_matches_nothing() {
    for arguments in [
        &["search", "--act", "foo"][..],
        &["search", "--act", "deny,foo"],
        &["export", "--sourcing", "foo"],
        &["timeline", "-n", "0"],
        &["search", "bridge", "-n", "0"],
    ] {
        let refused = asked(arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}: {}", stderr(&refused));
    }
    let told = asked(&["search", "--act", "deny,foo"]);
    assert!(stderr(&told).contains("partly_deny, confirm, decline"), "{}", stderr(&told));
    let denials = |act: &str| asked(&["search", "--act", act, "-f", "jsonl"]).stdout;
    assert!(denials("Deny") == denials("deny") && !denials("deny").is_empty());
    for arguments in [
        &["search", "--outlet", "The Nowhere Times"][..],
        &["show", "ffffffffffff"],
        &["diff", "https://nowhere.example/page"],
        &["diff", "ffffffffffff"],
    ] {
        let nothing = asked(arguments);
        assert_eq!(nothing.status.code(), Some(4), "{arguments:?}: {}", stderr(&nothing));
    }
}

/// Runs the command with the ledger as the file to write to, by another of its names.
#[track_caller]
fn check_ledger_stays(arguments: &[&str], file: &Path) {
    let before = fs::read(&*LEDGER).expect("is there");
    let refused = asked(&[arguments, &["-o", file.to_str().expect("UTF-8")]].concat());
    assert_eq!(refused.status.code(), Some(2), "{arguments:?}: {}", stderr(&refused));
    assert!(stderr(&refused).contains("is a ledger or another database"), "{}", stderr(&refused));
    assert!(fs::read(&*LEDGER).expect("is there") == before, "{arguments:?}");
}

#[test]
fn no_answer_takes_the_place_of_the_ledger() {
    let folder = LEDGER.parent().expect("in a folder");
    let around = folder.join("..").join(folder.file_name().expect("a name")).join("ledger.sayso");
    for file in [LEDGER.as_path(), &around] {
        for arguments in [
            &["search", "bridge"][..],
            &["search", "bridge", "-f", "csv"],
            &["export", "bridge"],
            &["timeline"],
            &["outlets"],
            &["origins", "bridge"],
            &["origins", "--print-groups"],
            &["claim", "the bridge was sound"],
        ] {
            check_ledger_stays(arguments, file);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_the_ledger_is_the_ledger() {
    let link = folder("export-link").join("said.csv");
    std::os::unix::fs::symlink(&*LEDGER, &link).expect("links");
    check_ledger_stays(&["export", "bridge"], &link);
}

#[test]
fn what_was_taken_out_is_told_in_every_form_and_to_a_file() {
    let asked = own_ledger("export-removed");
    let id = lines(&asked(&["export"]))[0]["id"].as_str().expect("an id").to_owned();
    let told = ["--why", "secret-name asked", "--who", "Ada"];
    assert!(asked(&[&["takedown", &id], &told[..]].concat()).status.success());
    let row = &lines(&asked(&["show", &id, "-f", "jsonl"]))[0];
    assert_eq!((&row["removed"], &row["id"]), (&"taken_down".into(), &id.as_str().into()));
    let file = folder("export-removed-file").join("removed.csv");
    let written = asked(&["show", &id, "-o", file.to_str().expect("UTF-8")]);
    assert_eq!((written.status.code(), stdout(&written)), (Some(0), ""));
    let table = fs::read_to_string(file).expect("is there");
    assert!(table.starts_with("removed,id,article,") && !table.contains("secret-name"), "{table}");
}

#[test]
fn every_command_has_its_manual_page_and_its_completions() {
    let folder = folder("manual").join("man1");
    let written = sayso(&["manual", "--output", folder.to_str().expect("UTF-8")]);
    assert!(written.status.success(), "{}", stderr(&written));
    for page in ["sayso.1", "sayso-export.1", "sayso-eval-times.1"] {
        assert!(folder.join(page).is_file(), "{page}");
    }
    assert_eq!(sayso(&["manual", "sing"]).status.code(), Some(1));
    assert!(stdout(&sayso(&["manual", "export"])).contains(".SH SYNOPSIS"));
    assert!(stdout(&sayso(&["completions", "bash"])).contains("complete -F _sayso"));
}

/// A ledger of its own, as the shared one was when this test began, and a command on it.
fn own_ledger(test: &str) -> impl Fn(&[&str]) -> Output {
    let ledger = folder(test).join("ledger.sayso");
    fs::copy(&*LEDGER, &ledger).expect("copies");
    let ledger = ledger.to_str().expect("UTF-8").to_owned();
    move |arguments: &[&str]| sayso(&[arguments, &["--ledger", &ledger]].concat())
}

#[test]
fn what_people_judged_leaves_as_they_judged_it() {
    let asked = own_ledger("export-judged");
    let denials = lines(&asked(&["export", "--act", "deny"]));
    let id = |at: usize| denials[at]["id"].as_str().expect("an id").to_owned();
    assert_eq!(asked(&["export", "--corrections"]).status.code(), Some(4));
    let told = ["--who", "Ada", "--why", "secret-name is behind it"];
    let judged = asked(&[&["judge", &id(0), "--act", "confirm"], &told[..]].concat());
    assert!(judged.status.success(), "{}", stderr(&judged));
    assert!(asked(&[&["judge", &id(1), "no"], &told[..]].concat()).status.success());

    let corrected = &lines(&asked(&["export", "--id", &id(0)]))[0];
    assert_eq!(
        (&corrected["act"]["value"], &corrected["act"]["rule"]),
        (&"confirm".into(), &"put right by a person".into())
    );
    assert_eq!(
        (&corrected["judgements"][0]["verdict"], &corrected["judgements"][0]["who"]),
        (&"corrected".into(), &"Ada".into())
    );
    let ids: Vec<Value> = lines(&asked(&["export"])).into_iter().map(|line| line["id"].clone()).collect();
    assert!(!ids.contains(&id(1).into()), "what is judged to be none matches nothing");
    let rejected = asked(&["search", "--rejected", "-f", "jsonl"]);
    assert!(stdout(&rejected).contains("[judged to be no statement]"));

    let corrections = asked(&["export", "--corrections"]);
    assert!(!stdout(&corrections).contains("secret-name"), "why does not leave");
    let corrections = lines(&corrections);
    assert_eq!(corrections.len(), 2);
    let right = corrections.iter().find(|line| line["found"]["id"] == id(0)).expect("a line");
    assert_eq!(
        (&right["found"]["act"]["value"], &right["corrected"]["act"]["value"]),
        (&"deny".into(), &"confirm".into())
    );
    assert_ne!(right["found"]["act"]["rule"], "put right by a person");
    assert_eq!(asked(&["export", "--corrections", "-f", "csv"]).status.code(), Some(2));
}

#[test]
fn what_is_taken_down_does_not_leave_in_any_format() {
    let asked = own_ledger("export-hidden");
    let claim = lines(&asked(&["export", "the bridge was sound"]));
    let said = claim
        .iter()
        .find(|line| line["article"]["outlet"].as_str().is_some_and(|outlet| outlet.starts_with('@')));
    let id = said.expect("the Mayor's statement")["id"].as_str().expect("an id");
    let exported = |format: &str| asked(&["export", "-q", "-f", format]).stdout;
    let has_words = |bytes: &[u8]| bytes.windows(5).any(|words| words == b"sound");
    assert!(has_words(&exported("jsonl")));
    assert!(asked(&["takedown", id, "--why", "a court asked", "--who", "Ada"]).status.success());
    for format in ["jsonl", "csv", "annotation", "markdown", "html", "parquet"] {
        assert!(!has_words(&exported(format)), "{format}");
    }
    assert_eq!(asked(&["export", "--id", id]).status.code(), Some(1));
}

/// A browser that can be asked for what it shows.
fn browser() -> &'static str {
    let is_there = |name: &&str| Command::new(name).arg("--version").output().is_ok();
    let browser = BROWSERS.iter().copied().find(is_there);
    browser.unwrap_or_else(|| panic!("no browser can look at pages; install one of {}", BROWSERS.join(", ")))
}

/// By what names browsers of the one sort that can be asked are known.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// What is measured of a page in frames of several widths: its title, its cards, and how many columns stick out.
const MEASURES: &str = "<!doctype html><body><script>
const widths = [320, 600, 1200], told = [];
for (const width of widths) {
  const frame = document.createElement('iframe');
  frame.style.width = width + 'px';
  frame.onload = () => {
    const page = frame.contentDocument, root = page.documentElement;
    told.push({ width, title: page.title, cards: page.querySelectorAll('.statement').length,
                out: root.scrollWidth - root.clientWidth, scripts: page.querySelectorAll('script, img').length });
    if (told.length === widths.length) {
      const pre = document.createElement('pre');
      pre.textContent = JSON.stringify(told);
      document.body.replaceChildren(pre);
    }
  };
  frame.src = 'page.html';
  document.body.append(frame);
}
</script>";

/// Looks at `page` in a browser: nothing sticks out at any width, and no word of a stranger has become part of it.
fn look_at(name: &str, page: &[u8], title: &str) {
    let folder = folder(name);
    fs::write(folder.join("page.html"), page).expect("writes");
    fs::write(folder.join("measures.html"), MEASURES).expect("writes");
    let mut looking = Command::new(browser());
    looking.args(["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]);
    looking.args(["--virtual-time-budget=10000", "--dump-dom"]);
    looking.arg(format!("--user-data-dir={}", folder.join("profile").display()));
    let shown = looking.arg(folder.join("measures.html")).output().expect("runs");
    let shown = stdout(&shown);
    let told = shown.split("<pre>").nth(1).and_then(|told| told.split("</pre>").next());
    let told = told.unwrap_or_else(|| panic!("the browser shows {shown}"));
    let told = told.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let told: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told.as_array().map(Vec::len), Some(3));
    for told in told.as_array().into_iter().flatten() {
        assert_eq!((&told["out"], &told["scripts"]), (&0.into(), &0.into()), "{told}");
        assert!(told["cards"].as_u64() > Some(2), "{told}");
        assert_eq!(told["title"].as_str(), Some(title), "{told}");
    }
}

#[test]
#[ignore = "it takes a browser; `cargo xtask test` has a step for it"]
fn a_browser_shows_the_cards_and_nothing_that_strangers_would_add() {
    let page = asked(&["export", "-f", "html", "-q"]);
    look_at("export-page", &page.stdout, "All statements · sayso");
}

#[test]
#[ignore = "it takes a browser; `cargo xtask test` has a step for it"]
fn a_browser_shows_articles_and_nothing_that_strangers_would_add() {
    let attack = LEDGER.with_file_name("attack.jsonl");
    let arguments = ["read", "-f", "html", "-q", attack.to_str().expect("UTF-8"), "examples/denial.html"];
    let page = sayso(&arguments);
    look_at("read-page", &page.stdout, "=1+1<script>document.title='taken'</script> · sayso");
}
