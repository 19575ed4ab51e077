//! `sayso eval` as a shell sees it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// A folder of its own for the test of this name, with these files in it.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("eval").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("creates");
    for (name, content) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("creates");
        fs::write(file, content).expect("writes");
    }
    folder
}

fn eval(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.current_dir(folder).arg("eval").args(arguments).stdin(Stdio::null());
    command.output().expect("runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// A quoted statement and a denial by people without a name.
const GOLD: &str = concat!(
    r#"{"id":"a","publisher":"the-vale-post","text":"Ada Finch said “no way at all”. Two officials denied that the mill will close.","attributions":["#,
    r#"{"source":[[0,9]],"cue":[[10,14]],"content":[[15,30]]},"#,
    r#"{"source":[[32,45]],"cue":[[46,52]],"content":[[53,77]]}]}"#,
    "\n"
);

/// The quoted statement alone, without its marks.
const FOUND: &str =
    r#"{"id":"a","attributions":[{"source":[[4,9]],"cue":[[10,14]],"content":[{"start":16,"end":29}]}]}"#;

#[test]
fn figures_stand_in_a_table() {
    let folder = folder("table", &[("gold.jsonl", GOLD), ("found.jsonl", FOUND)]);
    let arguments = [
        "attribution",
        "gold.jsonl",
        "--predictions",
        "found.jsonl",
        "--train",
        "gold.jsonl",
        "--bootstrap",
        "40",
    ];
    let output = eval(&folder, &arguments);
    assert_eq!(text(&output.stderr), "");
    let lines: Vec<&str> = text(&output.stdout).lines().map(str::trim_end).collect();
    assert!(lines.iter().all(|line| line.chars().count() <= 80), "{lines:#?}");
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn machines_get_shares() {
    let folder = folder("json", &[("gold.jsonl", GOLD), ("found.jsonl", FOUND)]);
    let output = eval(&folder, &["attribution", "gold.jsonl", "--predictions", "found.jsonl", "--json"]);
    let figures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let linked = json!({ "gold": 2, "predicted": 1, "precision": 1.0, "recall": 0.5, "f1": 2.0 / 3.0 });
    assert_eq!(figures["measures"]["linked.exact.all"], linked);
    assert_eq!(figures["outlets"]["the-vale-post"]["measures"]["linked.exact.all"], linked);
    assert_eq!(figures["recall"]["denial"]["found"], 0);
    assert_eq!(figures["recall"]["newcue"], Value::Null);
    assert_eq!(figures["measures"]["nested.iou50.all"], Value::Null);
    assert_eq!([&figures["calibration"], &figures["judged"]], [&Value::Null, &Value::Null]);
}

#[test]
fn the_model_is_measured_where_there_are_no_predictions() {
    let folder = folder("model", &[("gold.jsonl", GOLD)]);
    let output = eval(&folder, &["attribution", "gold.jsonl", "--json"]);
    let figures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(figures["articles_with_predictions"], 1);
    assert_eq!(figures["measures"]["linked.iou50.direct"]["gold_found"], Value::Null);
    assert_eq!(figures["measures"]["linked.iou50.direct"]["recall"], 1.0);
}

/// A statement in a statement, and an answer that did not come.
const MARKED: &str = "# Cases

## a One
```
[s1 Ada] [q1 said] [c1 [s2? two aides] [q2- denied] [c2 that the mill was shut]]. [s3 Bo] [q3/ has not replied].
```
";

/// The nested statement without the one around it, and the missing answer with too much content.
const MARKED_FOUND: &str = concat!(
    r#"{"id":"a","attributions":["#,
    r#"{"parent":1,"source":[[9,18]],"cue":[[19,25]],"content":[[26,47]],"confidence":0.75},"#,
    r#"{"source":[[49,51]],"cue":[[52,67]],"content":[[9,18]],"confidence":0.25}]}"#
);

#[test]
fn marked_text_tells_more() {
    let files =
        [("gold/a.md", MARKED), ("gold/HOW.md", "## The marks\nBrackets.\n"), ("found.jsonl", MARKED_FOUND)];
    let folder = folder("marked", &files);
    let arguments = ["attribution", "gold", "--predictions", "found.jsonl"];
    let output = eval(&folder, &arguments);
    assert_eq!(text(&output.stderr), "");
    let lines: Vec<&str> = text(&output.stdout).lines().map(str::trim_end).collect();
    assert!(lines.iter().all(|line| line.chars().count() <= 80), "{lines:#?}");
    insta::assert_snapshot!(lines.join("\n"));

    let output = eval(&folder, &[&arguments[..], &["--json", "--judged"]].concat());
    let figures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(figures["measures"]["nested.iou50.all"]["f1"], 1.0);
    assert_eq!(figures["recall"]["depth1"]["found"], 1);
    assert_eq!(figures["calibration"]["ece"], 0.25);
    assert_eq!(
        figures["calibration"]["review"][0],
        json!({ "precision": 0.95, "threshold": 0.75, "checked": 0.5, "kept": 1.0 })
    );
    assert_eq!(figures["judged"], json!([[0.25, 0, 0], [0.75, 1, 1]]));
}

#[test]
fn a_bad_article_is_named_with_its_file() {
    let folder = folder("bad-marks", &[("gold.md", &MARKED.replace("[q1 said]", "said"))]);
    let output = eval(&folder, &["attribution", "gold.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stderr).trim_end(),
        "sayso: gold.md, article a One: attribution 1 has 0 cues; mark one"
    );
}

#[test]
fn a_bad_line_is_named_with_its_file() {
    let folder = folder("bad", &[("gold.jsonl", &format!("{GOLD}{{\"id\":7}}\n"))]);
    let output = eval(&folder, &["attribution", "gold.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(
        message.starts_with("sayso: gold.jsonl: line 2 is not an article with attributions: "),
        "{message}"
    );
    assert!(message.contains("expected a string"), "{message}");
}

#[test]
fn main_text_is_measured_page_by_page() {
    let article = "The mill will close in May, the council of the valley said on Friday evening. ".repeat(8);
    let truth =
        json!({ "page": { "articleBody": article }, "blank": { "articleBody": "It opens." } }).to_string();
    let page = format!("<html><body><article><p>{article}</p></article></body></html>");
    let folder = folder("pages", &[("truth.json", &truth), ("page.html", &page), ("blank.html", "<p></p>")]);
    let output = eval(&folder, &["main-text", "truth.json", ".", "--json"]);
    let figures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(figures["pages"], 2);
    assert_eq!([&figures["precision"], &figures["recall"]], [1.0, 0.5]);
}

/// A Sunday that is found, and a word that nobody would mark.
const TIMES: &str = r#"{"id":"a","dct":"2031-05-07","text":"On Sunday it sank, or not.","timex":[{"start":3,"end":9,"type":"DATE","value":"2031-05-04"},{"start":19,"end":21,"type":"DATE","value":"PAST_REF"}]}"#;

#[test]
fn times_are_measured_as_marked() {
    let folder = folder("times", &[("gold.jsonl", TIMES)]);
    let output = eval(&folder, &["times", "gold.jsonl", "--json"]);
    assert_eq!(text(&output.stderr), "");
    let figures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!([&figures["articles"], &figures["gold"], &figures["found"]], [1, 2, 1]);
    for measure in ["strict", "relaxed", "type", "value"] {
        assert_eq!(figures["measures"][measure]["precision"], 1.0);
        assert_eq!(figures["measures"][measure]["recall"], 0.5);
    }
    assert!(text(&eval(&folder, &["times", "gold.jsonl"]).stdout).contains("1 found"));
}

/// Two articles that stand elsewhere, one of which has it from the other.
const PRINTED: &str = concat!(
    r#"{"id":"a","date":"2025-03-01","title":"Mill to close","authors":"","text":"“The mill will close in May,” Ada Finch told The Vale Post on Monday."}"#,
    "\n",
    r#"{"id":"b","date":"2025-03-02","text":"The Vale Post reported that Ada Finch had said that the mill will close in May. Bo Larch denied that the mill will close in May."}"#,
    "\n"
);

/// What is marked in them, in bytes.
const LABELS: &str = r#"
title = "The mill"
articles = [
  { id = "a", outlet = "The Vale Post" },
  { id = "b", outlet = "The Selin Herald" },
]

[[claim]]
id = "c1"
says = "Ada Finch says that the mill will close"
statements = [
  { article = "a", content = [3, 29] },
  { article = "b", content = [52, 78] },
]
origins = 1
why = "One woman."
from = [{ article = "b", of = "a", span = [0, 22] }]

[[answer]]
article = "b"
words = [101, 127]
act = "deny"
to = "c1"
"#;

#[test]
fn a_real_story_is_measured_by_the_places_of_its_labels() {
    let folder = folder("real", &[("story.toml", LABELS), ("texts.jsonl", PRINTED)]);
    let output = eval(&folder, &["origins", "story.toml", "--texts", "texts.jsonl", "--json"]);
    assert_eq!(text(&output.stderr), "");
    let figures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for (name, marked) in [("statements", 2), ("pairs", 1), ("bounds", 1), ("credits", 1), ("answers", 1)] {
        assert_eq!([&figures[name]["marked"], &figures[name]["right"]], [marked, marked], "{name}");
    }
    assert_eq!(figures["circles"], Value::Null);
}

#[test]
fn a_label_beyond_its_text_is_named_with_its_file() {
    let check = |labels: &str, expected: &str| {
        let folder = folder("real-wrong", &[("story.toml", labels), ("texts.jsonl", PRINTED)]);
        let output = eval(&folder, &["origins", "story.toml", "--texts", "texts.jsonl"]);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(text(&output.stderr).trim_end(), format!("sayso: story.toml: {expected}"));
    };
    // Byte 1 is within a quotation mark.
    check(
        &LABELS.replacen("[3, 29]", "[1, 29]", 1),
        "article a has no words from byte 1 to 29; the texts are others than those that were labelled",
    );
    check(
        &LABELS.replace(r#"id = "b""#, r#"id = "z""#),
        "the texts have no article z; give those that were labelled",
    );
}
