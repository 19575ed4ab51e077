//! What every export format keeps to: one suite over the table of formats.

use std::collections::BTreeSet;

use parquet::file::reader::{FileReader as _, SerializedFileReader};
use sayso_core::{Address, Article, Digest, Run, Span, Text};
use sayso_export::{ALL, About, Export, Format};
use sayso_store::{
    Entry, Error, Ledger, Matched, Named, NewAnswer, NewReason, NewStatement, Query, SourceKind,
};

/// What is exported from a ledger with this article and these statements.
fn matched(article: &Article, statements: Vec<NewStatement>, named: Vec<Named>) -> Matched {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::create(&folder.path().join("ledger.sayso")).expect("a ledger");
    let run = Run { version: "0.0.0", model: Digest::of(&[b"none"]), instruction_set: "none" };
    let captured = "2026-03-01T08:00:00Z".to_owned();
    let entry = Entry { article, run: &run, captured, capture: None, statements, named };
    ledger.append(&entry).expect("appends");
    let mut all = Vec::new();
    let each = |matched| {
        all.push(matched);
        Ok::<_, Error>(())
    };
    ledger.each_article(&Query::default(), each).expect("a ledger");
    all.pop().expect("an article")
}

fn exported(format: &Format, matched: &Matched) -> Vec<u8> {
    let mut export = Export::open(format, &About { title: "All".to_owned(), version: "0.0.0" });
    let mut written = export.article(matched);
    written.extend(export.closing());
    written
}

/// Whatever a reader of `written` can read in it.
fn readable(format: &Format, written: Vec<u8>) -> String {
    if format.is_text {
        return String::from_utf8(written).expect("UTF-8");
    }
    let reader = SerializedFileReader::new(bytes::Bytes::from(written)).expect("a file");
    let rows = reader.get_row_iter(None).expect("rows");
    rows.map(|row| row.expect("a row").to_string() + "\n").collect()
}

/// Every format with what it makes of `matched`.
fn each(matched: &Matched) -> Vec<(&'static str, String)> {
    ALL.iter().map(|format| (format.name, readable(format, exported(format, matched)))).collect()
}

fn article(text: &str) -> Article {
    Article::new(Address::new("made/up.txt"), Text::new(text).expect("short"))
}

fn span(article: &Article, words: &str) -> Span {
    let start = article.text.as_str().find(words).expect("words of the text");
    article.text.span(start..start + words.len()).expect("on borders")
}

/// `source` is reported to have said `content`.
fn says(article: &Article, source: &str, content: &str) -> NewStatement {
    NewStatement {
        parent: None,
        source: vec![span(article, source)],
        cue: Vec::new(),
        content: vec![span(article, content)],
        quotation: "indirect",
        confidence: 0.75,
        act: Some("assert"),
        sourcing: Some("role_named_person"),
        said: None,
        speaker: None,
        answers: Vec::new(),
        reasons: Vec::new(),
    }
}

fn denying(statement: NewStatement, answered: usize) -> NewStatement {
    let answers = vec![NewAnswer { to: Ok(answered), scope: None, confidence: 0.75 }];
    NewStatement { act: Some("deny"), answers, ..statement }
}

/// Words that occur once each, `w0000 w0001 …`.
fn numbered(words: std::ops::Range<usize>) -> String {
    words.map(|number| format!("w{number:04}")).collect::<Vec<_>>().join(" ")
}

/// The numbers of the words that occur in `text`.
fn numbers(text: &str) -> BTreeSet<usize> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter_map(|word| word.strip_prefix('w')?.parse().ok()).collect()
}

#[test]
fn no_more_than_a_share_of_an_article_leaves() {
    let article = article(&numbered(0..1000));
    let statements = (0..40).map(|at| {
        let start = at * 25;
        says(&article, &numbered(start..start + 2), &numbered(start + 2..start + 24))
    });
    let matched = matched(&article, statements.collect(), vec![]);
    for (format, written) in each(&matched) {
        // 899 of 5,999 characters: six statements with 142 each, and the sources of four more with 11 each.
        assert_eq!(numbers(&written).len(), 6 * 24 + 4 * 2, "{format}");
    }
}

#[test]
fn no_span_gives_out_more_than_three_hundred_characters() {
    let article = article(&numbered(0..1000));
    let matched = matched(&article, vec![says(&article, &numbered(0..2), &numbered(2..100))], vec![]);
    for (format, written) in each(&matched) {
        let left = numbers(&written);
        assert_eq!(left, (0..52).collect(), "{format}");
    }
}

#[test]
fn where_no_words_leave_their_places_and_the_digest_of_the_text_do() {
    let article = article("Zoe said no.");
    let digest = Digest::of(&[article.text.as_str().as_bytes()]).to_string();
    let matched = matched(&article, vec![says(&article, "Zoe", "no")], vec![]);
    for (format, written) in each(&matched) {
        assert!(!written.contains("Zoe"), "{format}: {written}");
        assert!(written.contains(&digest) && written.contains("9") && written.contains("11"), "{format}");
    }
}

#[test]
fn content_never_leaves_without_its_source() {
    // The share is 18 characters: enough for the content, not for the source.
    let article = article(&format!("The long name of a committee said noway. {}", "a ".repeat(40)));
    let matched = matched(&article, vec![says(&article, "The long name of a committee", "noway")], vec![]);
    for (format, written) in each(&matched) {
        assert!(!written.contains("noway"), "{format}: {written}");
    }
}

#[test]
fn a_claim_carries_its_denial_and_its_title_says_who_said_it() {
    let article = article(&format!("Zoe said yes. Bob denied it. {}", "a ".repeat(200)));
    let mut found = vec![says(&article, "Zoe", "yes"), denying(says(&article, "Bob", "it"), 0)];
    found[0].act = Some("accuse");
    let mut matched = matched(&article, found, vec![]);
    matched.wanted = vec![0];
    let denial = matched.statements[1].id.to_string();
    for (format, written) in each(&matched) {
        let title = written.contains("Zoe said: “yes” (denied by Bob)");
        assert!(title && written.contains(&denial), "{format}: {written}");
    }
}

#[test]
fn what_may_answer_something_else_is_told_with_a_perhaps() {
    let article = article(&format!("Zoe said yes. Bob denied it. {}", "a ".repeat(200)));
    let mut denial = denying(says(&article, "Bob", "it"), 0);
    denial.answers[0].confidence = 0.5;
    let matched = matched(&article, vec![says(&article, "Zoe", "yes"), denial], vec![]);
    for (format, written) in each(&matched) {
        assert!(written.contains("(perhaps denied by Bob)"), "{format}: {written}");
    }
}

#[test]
fn whoever_denies_the_whole_is_told_with_the_part_and_the_other_way_round() {
    let text = format!(
        "The Post said that Zoe said yes. Bob denied the former. Cy denied the latter. {}",
        "a ".repeat(300)
    );
    let article = article(&text);
    let inner = NewStatement { parent: Some(0), ..says(&article, "Zoe", "yes") };
    let statements = vec![
        says(&article, "The Post", "that Zoe said yes"),
        inner,
        denying(says(&article, "Bob", "the former"), 0),
        denying(says(&article, "Cy", "the latter"), 1),
    ];
    let mut matched = matched(&article, statements, vec![]);
    for wanted in [0, 1] {
        matched.wanted = vec![wanted];
        for (format, written) in each(&matched) {
            assert!(written.contains("(denied by Bob; denied by Cy)"), "{format}: {written}");
        }
    }
    for (format, written) in each(&matched) {
        assert!(written.contains("according to The Post"), "{format}: {written}");
    }
}

#[test]
fn of_unnamed_sources_a_class_leaves_and_a_number_and_no_more() {
    let text =
        format!("Two secret-officials said yes, being secret-basis, on secret-terms. {}", "a ".repeat(300));
    let article = article(&text);
    let reason = |field: &str, value: &str, words: &str| NewReason {
        field: field.to_owned(),
        value: value.to_owned(),
        rule: "a rule".to_owned(),
        words: Some(span(&article, words)),
    };
    let unnamed = NewStatement {
        cue: vec![span(&article, "on secret-terms")],
        sourcing: Some("unnamed"),
        reasons: vec![
            reason("sourcing.kind", "unnamed", "officials"),
            reason("sourcing.unnamed.count", "exactly", "Two"),
            reason("sourcing.unnamed.basis", "", "secret-basis"),
            reason("sourcing.unnamed.terms", "", "secret-terms"),
        ],
        ..says(&article, "Two secret-officials", "yes")
    };
    for (format, written) in each(&matched(&article, vec![unnamed], vec![])) {
        assert!(!written.contains("secret"), "{format}: {written}");
        assert!(written.contains("two people (unnamed) said: “yes”"), "{format}: {written}");
        assert!(
            !written.contains("\"speaker\":{") && !written.contains("| speaker |"),
            "{format}: {written}"
        );
    }
}

#[test]
fn the_number_of_unnamed_sources_leaves_beside_their_count() {
    let article = article(&format!("Two officials said yes. {}", "a ".repeat(300)));
    let count = NewReason {
        field: "sourcing.unnamed.count".to_owned(),
        value: "exactly".to_owned(),
        rule: "a rule".to_owned(),
        words: Some(span(&article, "Two")),
    };
    let unnamed = NewStatement {
        sourcing: Some("unnamed"),
        reasons: vec![count],
        ..says(&article, "Two officials", "yes")
    };
    let matched = matched(&article, vec![unnamed], vec![]);
    let format = sayso_export::named("jsonl").expect("a format");
    let line: serde_json::Value =
        serde_json::from_slice(&exported(format, &matched)).expect("a line of JSON");
    assert_eq!((&line["sourcing"]["count"], &line["sourcing"]["number"]), (&"exactly".into(), &2.into()));
    assert_eq!(line["source"][0], serde_json::json!({ "start": 0, "end": 13, "withheld": "unnamed" }));
    let mut export = Export::open(format, &About { title: "All".to_owned(), version: "0.0.0" });
    export.article(&matched);
    assert_eq!(export.shortened(), 0, "they are kept for a source's sake, not for the publisher's");
}

/// So many rows are one group of a Parquet file.
const GROUP: usize = 8_192;

#[test]
fn a_table_is_whole_however_many_rows_it_has() {
    let article = article(&format!("Zoe said yes. {}", "a ".repeat(200)));
    let mut matched = matched(&article, vec![says(&article, "Zoe", "yes")], vec![]);
    let format = sayso_export::named("parquet").expect("a format");
    for rows in [1, GROUP, GROUP + 1, 2 * GROUP] {
        matched.wanted = vec![0; rows];
        let reader = SerializedFileReader::new(bytes::Bytes::from(exported(format, &matched)));
        let written = reader.expect("a file").metadata().file_metadata().num_rows();
        assert_eq!(written, rows as i64);
    }
}

#[test]
fn named_sources_leave_with_their_names() {
    let article = article(&format!("Zoe Lee spoke. She said yes. {}", "a ".repeat(200)));
    let named = Named { kind: SourceKind::Person, name: span(&article, "Zoe Lee"), facts: vec![] };
    let she =
        NewStatement { speaker: Some(0), sourcing: Some("named_person"), ..says(&article, "She", "yes") };
    for (format, written) in each(&matched(&article, vec![she], vec![named])) {
        assert!(written.contains("Zoe Lee"), "{format}: {written}");
    }
}

#[test]
fn what_is_hidden_does_not_leave_nor_does_what_stands_in_it() {
    let article = article(&format!("Bob said that Zoe said secret. Cy said fine. {}", "a ".repeat(200)));
    let statements = vec![
        says(&article, "Bob", "that Zoe said secret"),
        NewStatement { parent: Some(0), ..says(&article, "Zoe", "secret") },
        denying(says(&article, "Cy", "fine"), 0),
    ];
    let mut matched = matched(&article, statements, vec![]);
    // As the ledger hands it out when the first is taken down.
    matched.hidden = matched.statements.remove(0).content;
    matched.wanted = vec![0, 1];
    for (format, written) in each(&matched) {
        assert!(written.contains("Cy") && written.contains("fine"), "{format}: {written}");
        assert!(!written.contains("secret") && !written.contains("Zoe"), "{format}: {written}");
    }
}

/// What strangers may write.
const ATTACK: &str = "=cmd|'/c'!A1\"'><script>alert(1)</script>&`*_[x](javascript:1) \u{1b}[31m\u{9b}\r\n# h";

fn attacked() -> Matched {
    let text = format!("{ATTACK}! {}", "a ".repeat(1000));
    let mut article = article(&text);
    article.title = Some(ATTACK.to_owned());
    article.outlet = Some(ATTACK.to_owned());
    article.byline = Some(ATTACK.to_owned());
    article.published = Some(ATTACK.to_owned());
    article.updated = Some(ATTACK.to_owned());
    article.address = Address::new(ATTACK);
    article.canonical =
        Some(format!("https://a.example/\"><script>{}", ATTACK.replace(char::is_whitespace, "")));
    let one = NewStatement { cue: vec![span(&article, ATTACK)], ..says(&article, ATTACK, ATTACK) };
    let other = denying(says(&article, ATTACK, "a a a"), 0);
    let named = Named { kind: SourceKind::Person, name: span(&article, ATTACK), facts: vec![] };
    let statements = vec![NewStatement { speaker: Some(0), sourcing: Some("named_person"), ..one }, other];
    matched(&article, statements, vec![named])
}

#[test]
fn strangers_words_have_no_power() {
    let matched = attacked();
    for format in ALL.iter().filter(|format| format.is_text) {
        let written = readable(format, exported(format, &matched));
        let steering = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        assert_eq!(written.chars().find(steering), None, "{}", format.name);
        match format.name {
            "html" => {
                assert!(!written.contains("<script"), "{written}");
                assert_eq!(written.matches('"').count() % 2, 0);
            }
            "markdown" => {
                assert!(!written.replace("\\<", "").contains("<script"), "{written}");
                assert!(!written.contains("\n# h"), "{written}");
            }
            "csv" => check_csv(&written),
            "jsonl" => {
                let lines = written.lines().map(serde_json::from_str::<serde_json::Value>);
                assert_eq!(lines.filter(Result::is_ok).count(), 2);
            }
            "annotation" => {
                serde_json::from_str::<serde_json::Value>(&written).expect("JSON");
            }
            name => panic!("{name} is not looked at"),
        }
    }
}

/// Every row has all columns, and nothing in one begins like a formula.
fn check_csv(written: &str) {
    let mut fields = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut characters = written.chars().peekable();
    while let Some(character) = characters.next() {
        let row = fields.last_mut().expect("a row");
        match character {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                row.last_mut().expect("a field").push('"');
                characters.next();
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\r' if !is_quoted => assert_eq!(characters.peek(), Some(&'\n')),
            '\n' if !is_quoted => fields.push(vec![String::new()]),
            _ => row.last_mut().expect("a field").push(character),
        }
    }
    assert_eq!(fields.pop(), Some(vec![String::new()]), "the last row is ended");
    assert_eq!(fields.len(), 3);
    for row in fields {
        assert_eq!(row.len(), sayso_export::COLUMNS.len());
        let is_formula = |field: &&String| field.trim_start().starts_with(['=', '+', '-', '@']);
        assert_eq!(row.iter().find(is_formula), None);
    }
}

#[test]
fn the_same_leaves_as_the_same_bytes_and_nothing_as_none() {
    let matched = attacked();
    let nothing = Matched { wanted: vec![], ..matched.clone() };
    for format in ALL {
        assert_eq!(exported(format, &matched), exported(format, &matched), "{}", format.name);
        assert!(exported(format, &nothing).is_empty(), "{}", format.name);
    }
}

#[test]
fn names_and_endings_are_told_apart() {
    let names: BTreeSet<&str> = ALL.iter().map(|format| format.name).collect();
    let endings: BTreeSet<&str> = ALL.iter().map(|format| format.ending).collect();
    assert_eq!((names.len(), endings.len()), (ALL.len(), ALL.len()));
}

#[test]
fn words_that_leave_are_the_text_at_their_places() {
    let article = article(&format!("“Né” said 😀 Zoe. {}", "a ".repeat(200)));
    let matched = matched(&article, vec![says(&article, "Zoe", "“Né”")], vec![]);
    let format = sayso_export::named("jsonl").expect("a format");
    let line: serde_json::Value =
        serde_json::from_slice(&exported(format, &matched)).expect("a line of JSON");
    let characters: Vec<char> = article.text.as_str().chars().collect();
    for excerpt in [&line["content"][0], &line["source"][0]] {
        let at = |end: &str| excerpt[end].as_u64().expect("an offset") as usize;
        let exact: String = characters[at("start")..at("end")].iter().collect();
        assert_eq!(excerpt["exact"], exact);
    }
}
