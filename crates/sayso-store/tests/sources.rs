//! Sources across articles: who is one, who is not, and who is nobody.

use sayso_core::{Address, Article, Digest, Run, Span, Text};
use sayso_store::{
    Appended, Entry, Error, Ledger, Named, NewSameness, NewStatement, Query, SameVerdict, SourceKind,
};

/// Moments are all alike: the order of judgements is that in which they were made.
const MADE: &str = "2026-03-01T08:00:00Z";

fn ledger() -> Ledger {
    Ledger::in_memory().expect("a ledger")
}

fn span(article: &Article, words: &str) -> Span {
    let start = article.text.as_str().find(words).expect("words of the text");
    article.text.span(start..start + words.len()).expect("on borders")
}

/// An article at `place` in which `source`, of this kind, says that all is well.
fn append(ledger: &mut Ledger, place: &str, source: &str, sourcing: &'static str) -> Result<Appended, Error> {
    append_worded(ledger, place, source, sourcing, "all is well")
}

fn append_worded(
    ledger: &mut Ledger,
    place: &str,
    source: &str,
    sourcing: &'static str,
    content: &str,
) -> Result<Appended, Error> {
    let text = Text::new(format!("{source} said {content}.")).expect("short");
    let article = Article { outlet: Some("The Tern".to_owned()), ..Article::new(Address::new(place), text) };
    let run = Run { version: "0.0.0", model: Digest::of(&[]), instruction_set: "none" };
    let statement = NewStatement {
        parent: None,
        source: vec![span(&article, source)],
        cue: vec![span(&article, "said")],
        content: vec![span(&article, content)],
        quotation: "indirect",
        confidence: 0.9,
        act: Some("assert"),
        sourcing: Some(sourcing),
        said: None,
        speaker: Some(0),
        answers: vec![],
        reasons: vec![],
    };
    let named = vec![Named { kind: SourceKind::Person, name: span(&article, source), facts: vec![] }];
    let captured = MADE.to_owned();
    ledger.append(&Entry {
        article: &article,
        run: &run,
        captured,
        capture: None,
        statements: vec![statement],
        named,
    })
}

/// A ledger with an article for each of these names.
fn with(names: &[&str]) -> Ledger {
    let mut ledger = ledger();
    for name in names {
        append(&mut ledger, name, name, "named_person").expect("appends");
    }
    ledger
}

fn number(ledger: &Ledger, name: &str) -> i64 {
    let identities = ledger.identities(name).expect("reads");
    identities
        .iter()
        .flat_map(|identity| &identity.sources)
        .find(|source| source.name == name)
        .expect("there")
        .id
}

fn judge(ledger: &mut Ledger, is_person: bool, [one, other]: [&str; 2], verdict: SameVerdict) -> i64 {
    let (source, other) = (number(ledger, one), number(ledger, other));
    let who = if is_person { "Ada" } else { "a rule" };
    let new = NewSameness { made: MADE, who, is_person, source, other, verdict, why: "so" };
    ledger.judge_same(&new).expect("judges")
}

/// How many statements are found of whoever is called `name`.
fn found(ledger: &Ledger, name: &str) -> usize {
    let speakers = ledger.sources_called(name).expect("reads");
    let query = Query { speakers, is_by_speaker: true, limit: 10, ..Query::default() };
    ledger.search(&query).expect("searches").count
}

#[test]
fn whoever_is_not_named_is_never_an_entity() {
    for sourcing in ["unnamed", "vague", "unattributed"] {
        let mut ledger = ledger();
        let refused = append(&mut ledger, "a", "two officials", sourcing);
        assert!(refused.is_err(), "{sourcing}");
        assert!(ledger.identities("two officials").expect("reads").is_empty());
        assert!(ledger.outlets().expect("reads").is_empty(), "nothing of the article is kept");
    }
}

#[test]
fn a_question_for_one_name_finds_what_is_said_under_others() {
    let mut ledger = with(&["Ines Calloway", "Inés M. Calloway"]);
    assert_eq!(found(&ledger, "Ines Calloway"), 1);
    judge(&mut ledger, false, ["Ines Calloway", "Inés M. Calloway"], SameVerdict::Yes);
    assert_eq!(found(&ledger, "Ines Calloway"), 2);
}

#[test]
fn a_part_of_a_name_finds_everyone_who_has_it_the_one_with_just_it_first() {
    let ledger = with(&["Dana Kowalcek", "Kowalcek", "Ilse Kówalcek-Roe", "Kowalcekova"]);
    let names = |part: &str| {
        let found = ledger.identities_with(part).expect("reads");
        found.iter().map(|identity| identity.sources[0].name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names("KOWALCEK"), ["Kowalcek", "Dana Kowalcek", "Ilse Kówalcek-Roe"]);
    assert_eq!(names("ilse roe"), ["Ilse Kówalcek-Roe"]);
    assert_eq!((names("kowal"), names("—")), (vec![], vec![]));
    let refused = ledger.identity(99_999);
    assert!(matches!(refused, Err(Error::NoSource { id: 99_999 })), "{refused:?}");
}

#[test]
fn a_merge_can_be_taken_back_and_judged_anew() {
    let mut ledger = with(&["Ines Calloway", "Inés M. Calloway"]);
    let merge = judge(&mut ledger, false, ["Ines Calloway", "Inés M. Calloway"], SameVerdict::Yes);
    let undoing = ledger.undo(merge, MADE, "Ada", "two people").expect("undoes");
    assert_eq!(found(&ledger, "Ines Calloway"), 1);
    assert!(matches!(ledger.undo(undoing, MADE, "Ada", ""), Err(Error::Undone { .. })));
    judge(&mut ledger, true, ["Ines Calloway", "Inés M. Calloway"], SameVerdict::Yes);
    assert_eq!(found(&ledger, "Ines Calloway"), 2);
    assert!(matches!(ledger.undo(99, MADE, "Ada", "none"), Err(Error::NoJudgement { .. })));
}

#[test]
fn a_person_stands_above_a_machine_whoever_comes_last() {
    let pair = ["Ines Calloway", "Inés M. Calloway"];
    let mut ledger = with(&pair);
    judge(&mut ledger, true, pair, SameVerdict::No);
    judge(&mut ledger, false, pair, SameVerdict::Yes);
    assert_eq!(found(&ledger, "Ines Calloway"), 1);
    judge(&mut ledger, true, pair, SameVerdict::Yes);
    assert_eq!(found(&ledger, "Ines Calloway"), 2);
}

#[test]
fn what_is_one_with_one_is_one_with_the_other_unless_a_person_says_no() {
    let mut ledger = with(&["Nora Quist", "Nora M. Quist", "Mrs Nora Quist"]);
    judge(&mut ledger, false, ["Nora Quist", "Nora M. Quist"], SameVerdict::Yes);
    judge(&mut ledger, false, ["Mrs Nora Quist", "Nora M. Quist"], SameVerdict::Yes);
    assert_eq!(found(&ledger, "Nora Quist"), 3);
    judge(&mut ledger, true, ["Mrs Nora Quist", "Nora Quist"], SameVerdict::No);
    assert_eq!(found(&ledger, "Nora Quist"), 2);
}

#[test]
fn who_may_be_the_same_is_told_apart_and_not_found() {
    let mut ledger = with(&["Nora Quist", "Quist"]);
    judge(&mut ledger, false, ["Quist", "Nora Quist"], SameVerdict::Unsure);
    assert_eq!(found(&ledger, "Nora Quist"), 1);
    let identities = ledger.identities("Nora Quist").expect("reads");
    assert_eq!(identities[0].perhaps[0].0.name, "Quist");
    assert_eq!(ledger.unsure_pairs(9).expect("reads").len(), 1);
    judge(&mut ledger, true, ["Quist", "Nora Quist"], SameVerdict::No);
    assert!(ledger.unsure_pairs(9).expect("reads").is_empty());
}

#[test]
fn of_versions_the_last_one_counts_and_all_can_be_compared() {
    let mut ledger = ledger();
    append(&mut ledger, "a", "Nora Quist", "named_person").expect("appends");
    let second = append_worded(&mut ledger, "a", "Nora Quist", "named_person", "nothing is well");
    assert_eq!(second.expect("appends"), Appended::NewVersion);
    let outlets = ledger.outlets().expect("reads");
    assert_eq!((outlets[0].articles, outlets[0].statements, outlets[0].articles_with_one_source), (1, 1, 1));
    let versions = ledger.versions("a").expect("reads");
    let said = versions.iter().map(|(article, statements)| article.words(&statements[0].content));
    assert_eq!(said.collect::<Vec<_>>(), ["all is well", "nothing is well"]);
    assert_eq!(ledger.versions(&versions[0].0.id[..12]).expect("reads").len(), 2);
}

#[test]
fn nobody_has_a_name_that_is_too_long_to_look_for() {
    let mut ledger = ledger();
    append(&mut ledger, "a", "Ann Lee", "named_person").expect("appends");
    assert_eq!(ledger.identities_with("lee").expect("reads").len(), 1);
    for name in ["lee".repeat(30_000), "lee ".repeat(30_000)] {
        assert!(ledger.identities_with(&name).expect("reads").is_empty());
        assert!(ledger.sources_called(&name).expect("reads").is_empty());
    }
}
