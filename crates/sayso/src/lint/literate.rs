//! The literate cases of rules: `corpus/lint.md` says how they are written.

use std::sync::LazyLock;

use proptest::prelude::*;
use sayso_annotate::{Annotators, Marked};
use sayso_core::{Address, Article, Text};

use super::{ALL, House, lint};
use crate::eval::attribution::{MarkedFile, read_marked};
use crate::eval::meaning::marked;

static ANNOTATORS: LazyLock<Annotators> = LazyLock::new(Annotators::standard);

/// A rule, what the case shows, and its section.
type Case<'corpus> = (&'corpus str, &'corpus str, &'corpus str);

fn cases(corpus: &str) -> Vec<Case<'_>> {
    let sections = corpus.split("\n## ").skip(1);
    let case = |section| -> Option<Case<'_>> {
        let heading: &str = str::lines(section).next()?;
        let (rule, shows) = heading.split_once('/')?;
        Some((rule, shows, section))
    };
    sections.map(|section| case(section).expect("a rule, a slash and what it shows")).collect()
}

/// The article of a case, as people marked it.
fn article(section: &str) -> (Article, Vec<Marked>) {
    let file = MarkedFile { name: "lint.md".to_owned(), text: format!("\n## case\n{section}\n") };
    let gold = read_marked(&[file]).expect("is marked right").remove(0);
    let text = Text::new(gold.text.as_str()).expect("short");
    let marked = gold.attributions.iter().filter_map(|relation| marked(&text, relation)).collect();
    (Article::new(Address::new("made/up.txt"), text), marked)
}

#[test]
fn rules_find_what_their_cases_say() {
    let cases = cases(include_str!("../../corpus/lint.md"));
    let annotated =
        ANNOTATORS.annotate_marked(cases.iter().map(|(_, _, section)| article(section)).collect());
    let house = House::standard();
    let mut wrong = Vec::new();
    for ((rule, shows, section), annotated) in cases.iter().zip(&annotated) {
        let expected: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("- ")).collect();
        let findings = lint(annotated, &house).into_iter().filter(|finding| finding.rule == *rule);
        let found: Vec<&str> = findings.map(|finding| &annotated.article().text[finding.span]).collect();
        if found != expected {
            wrong.push(format!("{rule}, {shows}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_that_is_on_has_a_case_that_it_finds_and_one_that_it_does_not() {
    let cases = cases(include_str!("../../corpus/lint.md"));
    let house = House::standard();
    for rule in ALL.iter().filter(|rule| house.of(rule).is_on()) {
        let own = || cases.iter().filter(|(name, _, _)| *name == rule.name);
        let finds = |(_, _, section): &&Case<'_>| section.contains("\n- ");
        assert!(own().any(|case| finds(&case)) && !own().all(|case| finds(&case)), "{}", rule.name);
    }
}

/// Pieces that rules look for, in any order.
const PIECES: [&str; 16] = [
    "Sources said that ",
    "the official ",
    "accused Roth of lying",
    "“Roth is a liar,” said ",
    "a colleague, who asked not to be named",
    "It is alleged that ",
    "Critics say ",
    "Roth denied it.",
    "declined to comment",
    " is ",
    "“",
    "”",
    ". ",
    "\n\n",
    "é\u{301}",
    "👩\u{200d}🚒",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_can_be_linted(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..40), any in ".{0,40}") {
        let text = Text::new(format!("{}{any}", pieces.concat())).expect("short");
        let article = Article::new(Address::new("made/up.txt"), text.clone());
        let annotated = ANNOTATORS.annotate(vec![article]).remove(0);
        for finding in lint(&annotated, &House::standard()) {
            prop_assert!(!text[finding.span].is_empty());
        }
    }
}
