//! The literate cases of the layers: `corpus/paragraphs.md`, `sentences.md` and `quotes.md` say how theirs are written.

use sayso_core::{Address, Article, Draft, ParagraphKind, Span, Text};

use super::paragraphs::Paragraphs;
use super::quotes::Quotes;
use super::sentences::Sentences;
use crate::Annotator;

const CLOSED: [char; 2] = ['⟨', '⟩'];
const FURNITURE: [char; 2] = ['⟪', '⟫'];
const UNCLOSED: [char; 2] = ['⟨', '⟫'];

/// What is found, and the marks it is written in.
type Found = Vec<(Span, [char; 2])>;

#[test]
fn paragraphs_are_found_as_marked() {
    check(include_str!("../../corpus/paragraphs.md"), 16, |draft| {
        let marks = |kind| match kind {
            ParagraphKind::Body => CLOSED,
            ParagraphKind::Furniture => FURNITURE,
        };
        draft.paragraphs().iter().map(|paragraph| (paragraph.span, marks(paragraph.kind))).collect()
    });
}

#[test]
fn sentences_are_found_as_marked() {
    check(include_str!("../../corpus/sentences.md"), 17, |draft| {
        draft.sentences().iter().map(|&sentence| (sentence, CLOSED)).collect()
    });
}

#[test]
fn quotes_are_found_as_marked() {
    check(include_str!("../../corpus/quotes.md"), 28, |draft| {
        let marks = |is_closed| if is_closed { CLOSED } else { UNCLOSED };
        draft.quotes().iter().map(|quote| (quote.span, marks(quote.is_closed))).collect()
    });
}

/// Compares the cases of `corpus`, of which there are `count`, with what `found` reads from their drafts.
fn check(corpus: &str, count: usize, found: impl Fn(&Draft) -> Found) {
    let cases: Vec<(&str, String)> = cases(corpus).collect();
    assert_eq!(cases.len(), count);
    for (heading, expected) in cases {
        let plain = expected.replace(['⟨', '⟩', '⟪', '⟫'], "");
        let draft = draft(&plain);
        assert_eq!(marked(&plain, &found(&draft)), expected, "{heading}");
    }
}

fn draft(plain: &str) -> Draft {
    let text = Text::new(plain).expect("short");
    let mut drafts = [Draft::new(Article::new(Address::new("-"), text))];
    let layers: [&dyn Annotator; 3] = [&Paragraphs, &Sentences, &Quotes];
    layers.iter().for_each(|layer| layer.annotate(&mut drafts));
    let [draft] = drafts;
    draft
}

/// The heading and the block of each case, with the characters that do not show.
fn cases(corpus: &str) -> impl Iterator<Item = (&str, String)> {
    corpus.split("\n## ").skip(1).map(|case| {
        let (heading, rest) = case.split_once('\n').expect("a case has a heading");
        let (_, block) = rest.split_once("\n```\n").expect("a case has a block");
        let (block, _) = block.split_once("\n```").expect("a block ends");
        (heading, with_white_space(block))
    })
}

fn with_white_space(block: &str) -> String {
    let shown = [("⍽", "\u{a0}"), ("␍", "\r"), ("␉", "\t"), ("␤", "\u{2028}"), ("␢", "\u{200b}")];
    shown.iter().fold(block.to_owned(), |block, (shown, character)| block.replace(shown, character))
}

/// `plain` with marks around everything `found`.
fn marked(plain: &str, found: &Found) -> String {
    // By place; where one ends and another begins, the end comes first, and inner ones end before outer ones.
    let opening =
        found.iter().map(|(span, marks)| (span.start(), 1, std::cmp::Reverse(span.end()), marks[0]));
    let closing =
        found.iter().map(|(span, marks)| (span.end(), 0, std::cmp::Reverse(span.start()), marks[1]));
    let mut marks: Vec<_> = opening.chain(closing).collect();
    marks.sort();
    let mut written = plain.to_owned();
    for (place, _, _, mark) in marks.into_iter().rev() {
        written.insert(place, mark);
    }
    written
}
