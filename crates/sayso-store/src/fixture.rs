//! Small entries for tests.

use sayso_core::{Address, Article, Digest, Run, Span, Text};

use crate::{Entry, Ledger, Named, NewAnswer, NewReason, NewStatement, SourceKind};

/// A moment of capture.
pub(crate) const CAPTURED: &str = "2026-03-01T08:00:00Z";

/// A run, by a number.
pub(crate) fn run(number: u8) -> Run {
    Run { version: "0.0.0", model: Digest::of(&[&[number]]), instruction_set: "none" }
}

/// An empty ledger in a folder of its own, which goes with the folder.
pub(crate) fn ledger() -> (tempfile::TempDir, Ledger) {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = Ledger::create(&folder.path().join("ledger.sayso")).expect("a ledger");
    (folder, ledger)
}

/// The article at `address` with this text.
pub(crate) fn article(address: &str, text: &str) -> Article {
    Article::new(Address::new(address), Text::new(text).expect("short"))
}

/// An entry for `article` with these statements: those whom they name are people.
pub(crate) fn entry<'article>(
    article: &'article Article,
    run: &'article Run,
    statements: Vec<NewStatement>,
) -> Entry<'article> {
    let mut named = Vec::new();
    let mut statements = statements;
    for statement in &mut statements {
        if statement.sourcing == Some("named_person") {
            let name = statement.source[0];
            statement.speaker = Some(named.len());
            named.push(Named { kind: SourceKind::Person, name, facts: Vec::new() });
        }
    }
    Entry { article, run, captured: CAPTURED.to_owned(), capture: None, statements, named }
}

/// The first place of `words` in the article.
pub(crate) fn span(article: &Article, words: &str) -> Span {
    let start = article.text.as_str().find(words).expect("words of the text");
    article.text.span(start..start + words.len()).expect("on borders")
}

/// `source` is reported to have said `content`; an empty source is none.
pub(crate) fn says(article: &Article, source: &str, content: &str) -> NewStatement {
    let source = if source.is_empty() { Vec::new() } else { vec![span(article, source)] };
    let sourcing = if source.is_empty() { "unattributed" } else { "named_person" };
    let content = vec![span(article, content)];
    NewStatement {
        parent: None,
        reasons: vec![NewReason {
            field: "act".to_owned(),
            value: "assert".to_owned(),
            rule: "nothing else fits".to_owned(),
            words: source.first().copied(),
        }],
        source,
        cue: Vec::new(),
        content,
        quotation: "indirect",
        confidence: 0.75,
        act: Some("assert"),
        sourcing: Some(sourcing),
        said: None,
        speaker: None,
        answers: Vec::new(),
    }
}

/// `statement` as a denial of the one at position `answered`.
pub(crate) fn denying(statement: NewStatement, answered: usize) -> NewStatement {
    let answers = vec![NewAnswer { to: Ok(answered), scope: None, confidence: 0.5 }];
    NewStatement { act: Some("deny"), answers, ..statement }
}
